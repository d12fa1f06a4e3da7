"""The seal of a state file: a digest of its very bytes, in the file, that an edit by hand breaks (PROCESS rule U5).

It keeps nobody out, for anybody can compute it: it tells a file that rosterd wrote from one that was changed since.
"""

from __future__ import annotations

import hashlib

_DIGITS = 16
UNSEALED = "0" * _DIGITS
"""What stands in the seal's place while the digest is made."""
_MARK = b'"seal": "'
_HEAD = 200
"""Bytes within which the seal stands."""


def sealed(data: bytes) -> bytes:
    """The file's content with its seal in the place of UNSEALED; unchanged where there is no such place."""
    at = _place(data)
    return data if at is None else data[:at] + _digest(data, at) + data[at + _DIGITS :]


def is_intact(data: bytes) -> bool:
    """Whether the content is as rosterd sealed it."""
    at = _place(data)
    return at is not None and data[at : at + _DIGITS] == _digest(data, at)


def _place(data: bytes) -> int | None:
    at = data.find(_MARK, 0, _HEAD)
    return None if at < 0 else at + len(_MARK)


def _digest(data: bytes, at: int) -> bytes:
    digest = hashlib.blake2b(data[:at], digest_size=_DIGITS // 2)
    digest.update(UNSEALED.encode())
    digest.update(memoryview(data)[at + _DIGITS :])
    return digest.hexdigest().encode()
