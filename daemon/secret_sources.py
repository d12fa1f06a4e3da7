"""Secrets: they lie in the environment, in a file, or are what a command prints; never in the configuration.

No line that is shown or logged holds what a source says.
"""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daemon.toml_file import Place

COMMAND_SECONDS = 30.0
LONGEST = 4096
"""Bytes read of a file with a secret."""


@dataclass(frozen=True)
class SecretSource:
    """Where a secret lies: the key that says so ("password_file") and its value."""

    key: str
    value: str | Path | list[str]

    def read(self, place: Place) -> str:
        """The secret. Raises ConfigurationError, one line, when it cannot be had."""
        if isinstance(self.value, Path):
            return _from_file(self.value, self.key, place)
        if self.key.endswith("_env") and isinstance(self.value, str):
            return _from_environment(self.value, self.key, place)
        return _from_command(command_words(self.value, self.key, place), self.key, place)


def source_of(section: object, keys: Sequence[str]) -> SecretSource | None:
    """The first of the keys that the section names; None where it names none."""
    named = ((key, getattr(section, key)) for key in keys)
    return next((SecretSource(key, value) for key, value in named if value is not None), None)


def command_words(command: str | list[str], key: str, place: Place) -> list[str]:
    """The words of a command, split as a shell does, which is not asked. Raises ConfigurationError."""
    try:
        words = shlex.split(command) if isinstance(command, str) else command
    except ValueError as error:
        raise place.mistake(key, f"does not read ({error}); close the quotes") from error
    if not words or not words[0] or "\0" in "".join(words):
        raise place.mistake(key, "is no command; name the program and its words")
    return words


def _from_environment(variable: str, key: str, place: Place) -> str:
    """The value of an environment variable."""
    value = os.environ.get(variable)
    if value is None:
        raise place.mistake(key, f"the variable {variable} is not set; set it where rosterd is started")
    return _usable(value, key, f"the variable {variable}", place)


def _from_file(file: Path, key: str, place: Place) -> str:
    """The first line of a file that only its owner and group may read."""
    try:
        with file.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            data = stream.read(LONGEST)
    except OSError as error:
        what = f"{file} cannot be read ({error.strerror}); check the name and the rights of the file"
        raise place.mistake(key, what) from error
    if mode & stat.S_IRWXO:
        raise place.mistake(key, f"{file} is open to everybody; run chmod 600 {shlex.quote(str(file))}")
    return _first_line(data, key, str(file), place)


def _from_command(words: list[str], key: str, place: Place) -> str:
    """The first line that a command prints, run without a shell in the folder of the configuration file.

    What it says on standard error is thrown away: it may hold the secret.
    """
    import subprocess  # noqa: PLC0415 - a cycle without such a command does not pay for it

    name = words[0]
    try:
        done = subprocess.run(  # noqa: S603 - the administrator's own command
            words,
            cwd=place.file.absolute().parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        what = f"{name} takes longer than {COMMAND_SECONDS:.0f} seconds"
    except subprocess.CalledProcessError as error:
        what = f"{name} ended with {error.returncode}"
    except OSError as error:
        what = f"{name} cannot be run ({error.strerror})"
    else:
        return _first_line(done.stdout[:LONGEST], key, f"what {name} prints", place)
    raise place.mistake(key, f"{what}; try the command as the user that rosterd runs as")


def _first_line(data: bytes, key: str, where: str, place: Place) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise place.mistake(key, f"{where} is not UTF-8 text; write it in UTF-8")
    return _usable(text.partition("\n")[0].removesuffix("\r"), key, where, place)


def _usable(password: str, key: str, where: str, place: Place) -> str:
    """A password that a server can be told: not empty, no control characters (RFC 4616)."""
    if not password:
        raise place.mistake(key, f"{where} holds no {_noun(key)}; its first line is the {_noun(key)}")
    if any(ord(char) < ord(" ") or "\ud800" <= char <= "\udfff" for char in password):
        raise place.mistake(key, f"{where} holds characters that no {_noun(key)} has; write it on one line")
    return password


def _noun(key: str) -> str:
    """What the key is about: "password" of password_file, "client secret" of client_secret_env."""
    return key.rpartition("_")[0].replace("_", " ")
