"""TOML files checked against a schema: every mistake is one line that names the file, the key and the remedy.

A schema is a msgspec Struct. Each field says its type, its default, and, in the description of its `Meta`, what is
expected of it in words that complete "expected …".
"""

from __future__ import annotations

import difflib
import itertools
import json
import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin
from zoneinfo import ZoneInfo, available_timezones

import msgspec
from msgspec import Meta, Struct, ValidationError

from daemon.errors import ConfigurationError

SHOWN = 60
"""How many characters of a wrong value a line repeats."""

NEAR = 0.63
"""How alike two words must be for one to be offered in the place of the other: two of three characters are."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Table = TypeVar("Table", bound=Struct)


class Place(Struct, frozen=True):
    """Where in which file a mistake is: `table` as a reader finds it there, like "[policy]"."""

    file: Path
    table: str = ""

    def mistake(self, key: str, what: str) -> ConfigurationError:
        """The mistake about `key` (none when empty), in one line."""
        where = " ".join(filter(None, (self.table, bare(key))))
        return ConfigurationError(f"{self.file}: {where}: {what}" if where else f"{self.file}: {what}")


def bare(key: str) -> str:
    """A key as TOML writes it, without quotes where it needs none."""
    return key if not key or _BARE_KEY.fullmatch(key) else shown(key)


def shown(value: object) -> str:
    """A value on one line, what is invisible in it escaped, and not more of it than a line bears."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in written)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def did_you_mean(words: Iterable[str], known: Iterable[str]) -> str:
    """The tail of a line that offers the known word nearest to one of `words`; empty when none is near."""
    choices = tuple(known)
    for word in words:
        if word not in choices and (near := difflib.get_close_matches(word, choices, 1, NEAR)):
            return f"; did you mean {near[0]}?"
    return ""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that an administrator wrote; ConfigurationError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        trouble = error.strerror or str(error)
    raise ConfigurationError(f"{path}: cannot be read ({trouble}); check the name and the rights of the file")


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte-order mark."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    raise ConfigurationError(f"{path}: line {line} is not UTF-8 text; save the file as UTF-8")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except RecursionError:
        trouble = "nested too deeply"
    except ValueError as error:  # beside TOMLDecodeError, a number too long for Python is a plain ValueError
        trouble = " ".join(str(error).split())
    raise ConfigurationError(f"{path}: not valid TOML: {trouble}; mend that line")


def read_table(table: object, schema: type[Table], place: Place) -> Table:
    """A table of the file as its schema wants it."""
    if not isinstance(table, dict):
        raise place.mistake("", f"expected a table, found {shown(table)}")
    fields = _fields(schema)
    refuse_unknown(table, fields, place)
    for field in fields.values():
        if field.required and field.name not in table:
            raise place.mistake(field.name, f"missing; expected {expectation(field.type)}")
    return schema(**{key: _read_value(key, value, fields[key].type, place) for key, value in table.items()})


@cache
def _fields(schema: type[Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """The keys of a schema; working them out takes long, and a directory has hundreds of tables."""
    return {field.name: field for field in msgspec.structs.fields(schema)}


def refuse_unknown(table: dict[str, Any], known: Iterable[str], place: Place) -> None:
    """Refuse a key that the schema does not name, and offer the nearest that it does."""
    names = tuple(known)
    for key in table:
        if key not in names:
            offer = did_you_mean([key], names) or f"; known here: {', '.join(names)}"
            raise place.mistake(key, f"unknown key{offer}")


def expectation(kind: Any) -> str:
    """What the schema says is expected."""
    own = [meta.description for meta in getattr(kind, "__metadata__", ()) if isinstance(meta, Meta)]
    inner = (expectation(part) for part in get_args(kind))
    return next(filter(None, itertools.chain(own, inner)), "")


def _read_value(key: str, value: object, kind: Any, place: Place) -> Any:
    try:
        return msgspec.convert(value, kind, dec_hook=_decoder(place.file.parent))
    except ValidationError:
        words = value if isinstance(value, list) else [value]
        offer = did_you_mean((word for word in words if isinstance(word, str)), _choices(kind))
    raise place.mistake(key, f"expected {expectation(kind)}, found {shown(value)}{offer}")


def _choices(kind: Any) -> Iterable[str]:
    """The words that a type allows, where it allows only certain words."""
    if kind is ZoneInfo:
        return available_timezones()
    if get_origin(kind) is Literal:
        return get_args(kind)
    return [choice for part in get_args(kind) for choice in _choices(part)]


def _decoder(folder: Path) -> Callable[[type, Any], Any]:
    """What reads the types msgspec does not know: paths (relative to the file's folder) and time zones."""

    def decode(kind: type, value: Any) -> Any:
        if not isinstance(value, str) or not value or _CONTROL.search(value):
            raise ValueError(value)
        try:
            return folder / Path(value).expanduser() if kind is Path else ZoneInfo(value)
        except (KeyError, OSError, RuntimeError) as error:  # "Asia" is a folder of time zones; nobody's home is "~x"
            raise ValueError(value) from error

    return decode
