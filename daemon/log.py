"""One line for each thing that happens: readable, or JSON on request. Never a mail's text, never a secret."""

from __future__ import annotations

import logging
import sys
from typing import Any

import msgspec

_LOGGER = logging.getLogger("rosterd")


class _Readable(logging.Formatter):
    """`2026-06-16 09:00:01 INFO mail kind=reply outcome=decided`."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = getattr(record, "fields", {})
        words = " ".join(f"{key}={_plain(value)}" for key, value in fields.items() if value is not None)
        when = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        return f"{when} {record.levelname} {record.getMessage()} {words}".rstrip()


class _Structured(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = getattr(record, "fields", {})
        head = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname.lower()}
        said = {key: _whole(value) for key, value in fields.items() if value is not None}
        return msgspec.json.encode({**head, "event": record.getMessage(), **said}).decode()


def _whole(value: object) -> object:
    """A value that can be encoded: half a character, of a file's name, becomes a sign that stands for it."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _plain(value: object) -> str:
    """A value on one line: no control characters of a hostile mail reach the log."""
    text = str(value)
    if not text.isprintable():
        text = "".join(character if character.isprintable() else "�" for character in text)
    return f'"{text}"' if " " in text else text


class Log:
    """The daemon's log: an event with its fields."""

    def info(self, event: str, **fields: object) -> None:
        """Something that happened as it should."""
        _LOGGER.info(event, extra={"fields": fields})

    def warning(self, event: str, **fields: object) -> None:
        """Something an administrator should look at."""
        _LOGGER.warning(event, extra={"fields": fields})

    def error(self, event: str, **fields: object) -> None:
        """Something that went wrong."""
        _LOGGER.error(event, extra={"fields": fields})


log = Log()


def set_up(*, structured: bool = False, level: int = logging.INFO) -> None:
    """Log to standard error: standard output is for what was asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Structured() if structured else _Readable())
    _LOGGER.handlers[:] = [handler]
    _LOGGER.setLevel(level)
    _LOGGER.propagate = False
