"""Passwords: they lie in the environment, in a file, or are what a command prints; never in the configuration.

A password is asked for at each login. No line that is shown or logged holds what a source says.
"""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Callable
from pathlib import Path

from daemon.errors import ConfigurationError
from daemon.mail_sections import ServerSection, command_words
from daemon.toml_file import Place
from daemon.transports.server import Login, ServerTrouble

COMMAND_SECONDS = 30.0
LONGEST = 4096
"""Bytes read of a password file."""


def login_of(user: str, section: ServerSection, place: Place) -> Login:
    """Who logs in to the server; the password raises ServerTrouble when it cannot be had."""
    return Login(user, lambda: _at_login(section, place))


def check_password(section: ServerSection, place: Place) -> None:
    """Whether the password is where the configuration says. Raises ConfigurationError.

    A command is left for the login: it may take long, and may ask somebody something.
    """
    if section.user is not None and section.password_command is None:
        password_of(section, place)()


def password_of(section: ServerSection, place: Place) -> Callable[[], str]:
    """What gives the password; it raises ConfigurationError, one line, when it cannot."""
    if (variable := section.password_env) is not None:
        return lambda: from_environment(variable, place)
    if (file := section.password_file) is not None:
        return lambda: from_file(file, place)
    words = command_words(section.password_command or [], place)
    return lambda: from_command(words, place)


def from_environment(variable: str, place: Place) -> str:
    """The value of an environment variable."""
    value = os.environ.get(variable)
    if value is None:
        raise place.mistake("password_env", f"the variable {variable} is not set; set it where rosterd is started")
    return _usable(value, "password_env", f"the variable {variable}", place)


def from_file(file: Path, place: Place) -> str:
    """The first line of a file that only its owner and group may read."""
    try:
        with file.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            data = stream.read(LONGEST)
    except OSError as error:
        what = f"{file} cannot be read ({error.strerror}); check the name and the rights of the file"
        raise place.mistake("password_file", what) from error
    if mode & stat.S_IRWXO:
        raise place.mistake("password_file", f"{file} is open to everybody; run chmod 600 {shlex.quote(str(file))}")
    return _first_line(data, "password_file", str(file), place)


def from_command(words: list[str], place: Place) -> str:
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
        return _first_line(done.stdout[:LONGEST], "password_command", f"what {name} prints", place)
    raise place.mistake("password_command", f"{what}; try the command as the user that rosterd runs as")


def _first_line(data: bytes, key: str, where: str, place: Place) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise place.mistake(key, f"{where} is not UTF-8 text; write the password in UTF-8")
    return _usable(text.partition("\n")[0].removesuffix("\r"), key, where, place)


def _usable(password: str, key: str, where: str, place: Place) -> str:
    """A password that a server can be told: not empty, no control characters (RFC 4616)."""
    if not password:
        raise place.mistake(key, f"{where} holds no password; its first line is the password")
    if any(ord(char) < ord(" ") or "\ud800" <= char <= "\udfff" for char in password):
        raise place.mistake(key, f"{where} holds characters that no password has; write it on one line")
    return password


def _at_login(section: ServerSection, place: Place) -> str:
    """The password. A source that fails while the daemon runs is a server out of reach, not the end of the run."""
    try:
        return password_of(section, place)()
    except ConfigurationError as error:
        what, _, remedy = str(error).rpartition("; ")
        raise ServerTrouble(section.server, "login", f"there is no password ({what})", remedy) from error
