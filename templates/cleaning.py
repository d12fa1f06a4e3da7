"""Makes what others wrote harmless in a letter: one line, no control characters, nothing that turns text around.

A name with a line break could add a line to a letter or a header to a mail, a bidirectional control could make a
date read backwards. HTML and template syntax need no care here: values are escaped when they are shown, and never
compiled.
"""

from __future__ import annotations

import re
from typing import TypeVar, cast

import msgspec

T = TypeVar("T")

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SUSPECT = re.compile(
    rb"\\[bfnrtu]|\x7f|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0\x8e"
    rb"|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]"
)
"""The same characters in JSON's bytes: one look at a whole record tells whether it needs any cleaning."""
_encode = msgspec.json.Encoder().encode


def clean(text: str) -> str:
    """The text on one line, without control characters, invisible characters and bidirectional controls."""
    return _UNSEEN.sub("", _BREAKS.sub(" ", text))


def cleaned(record: T) -> T:
    """The record with every text in it clean; the record itself when there is nothing to clean."""
    return cast(T, _clean_all(record)) if _is_suspect(record) else record


def _is_suspect(record: object) -> bool:
    try:
        return _SUSPECT.search(_encode(record)) is not None
    except UnicodeEncodeError:  # half a character, left over from a wrong decoding
        return True


def _clean_all(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_clean_all(item) for item in value)
    if isinstance(value, msgspec.Struct):
        return type(value)(**{name: _clean_all(getattr(value, name)) for name in value.__struct_fields__})
    return value


def shortened(text: str, limit: int) -> str:
    """The text, cut with an ellipsis where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
