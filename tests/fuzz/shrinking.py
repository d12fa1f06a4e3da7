"""Makes what fails smaller, so that a person sees what it is."""

from __future__ import annotations

from collections.abc import Callable


def shrunk(data: bytes, fails: Callable[[bytes], bool], tries: int = 2_000) -> bytes:
    """The smallest piece of `data` found that fails still: ever smaller stretches are left out while it does."""
    length = len(data) // 2
    while length and tries > 0:
        at = 0
        while at < len(data) and tries > 0:
            less = data[:at] + data[at + length :]
            tries -= 1
            if fails(less):
                data = less
            else:
                at += length
        length //= 2
    return data
