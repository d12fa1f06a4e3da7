"""A storage for TinyDB that replaces its file whole, durably, and writes JSON that people like to read.

TinyDB's own storage overwrites the file in place: a crash in the middle leaves neither the old content nor the new.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from state.errors import StateFileUnreadable
from state.store.files import read_file, replace_file
from state.store.seal import sealed

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]


class DurableStorage(Storage):
    """Keeps all tables of one TinyDB database in one file; `write` is one durable step (see `state.store.files`).

    With the `replace` of a group of files, what is written is durable when the group is.
    """

    def __init__(self, path: str | Path, replace: Callable[[str, bytes], None] = replace_file) -> None:
        self._path = str(path)
        self._replace = replace

    def read(self) -> Tables | None:
        """All tables, or None when there is no file yet. Raises StateFileUnreadable."""
        data = read_file(self._path)
        if data is None:
            return None
        try:
            return msgspec.json.decode(data, type=Tables)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise StateFileUnreadable(f"{self._path}: is no TinyDB database ({error})") from error

    def write(self, data: Tables) -> None:
        """Replace the file's content by these tables. Raises StoreUnwritable."""
        self._replace(self._path, to_json(data))


def to_json(tables: Tables) -> bytes:
    """The tables as indented JSON, sealed where they have a place for it.

    An item of a list within a document takes one line, as a field does.

    Joining lines by their indentation is safe: a line break in a text is written as two other characters.
    """
    indented = msgspec.json.format(msgspec.json.encode(tables), indent=2)
    return sealed(indented.replace(b"\n          ", b" ").replace(b"\n        }", b" }") + b"\n")
