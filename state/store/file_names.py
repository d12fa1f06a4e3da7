"""Which file a record lies in. No file name is taken from a mail's text unfiltered, and none is too long to write."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

from state.directory import name_key
from state.model import UNFILED

PROJECTS = "projects"
UNFILED_FOLDER = "unfiled"
MAILS = "mails"
SUFFIX = ".json"

_LONGEST_STEM = 180  # bytes: with the hash, the ending and the temporary file's additions it stays under 200
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def identity(key: str) -> str:
    """What all spellings of a project's key have in common; an unfiled month's key is its own."""
    return key if key.startswith(UNFILED) else name_key(key)


def record_file(key: str) -> Path:
    """The file of that key, relative to the state folder."""
    if not key.startswith(UNFILED):
        return Path(PROJECTS, project_file(key))
    month = key.removeprefix(UNFILED)
    if not _MONTH.fullmatch(month):
        raise ValueError(f"not a project's key: {key!r}")
    return Path(UNFILED_FOLDER, month + SUFFIX)


def project_file(name: str) -> str:
    """The project's file name: what is harmless of its name, and a hash that tells alike ones apart."""
    readable = "".join(character if character.isalnum() else "_" for character in name)
    stem = readable.encode()[:_LONGEST_STEM].decode(errors="ignore")
    return stem + hash_suffix(name_key(name))


def hash_suffix(project: str) -> str:
    """How every file name of the project with that identity ends, however its name is spelt."""
    return f"-{hashlib.blake2b(project.encode(errors='surrogatepass'), digest_size=4).hexdigest()}{SUFFIX}"


def is_file_of(file: str, project: str) -> bool:
    """Whether the record with that identity may lie in a file of this name."""
    if project.startswith(UNFILED):
        return file == project.removeprefix(UNFILED) + SUFFIX
    return file.endswith(hash_suffix(project))


def copies_file(made_at: dt.datetime) -> str:
    """The file of the copies of a day's letters, relative to the state folder."""
    return f"{MAILS}/{made_at.date().isoformat()}.mbox"
