"""How long reading one mail may take: thinking that finds no end must not stop the queue (DESIGN: Poison)."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 30.0
"""Of processor time, so that a loaded machine blames no mail: ten times what any one may take."""


class TookTooLongError(BaseException):
    """Reading the mail took longer than it may. No Exception: a reader that gets over those does not get over this."""


@contextmanager
def in_time() -> Iterator[None]:
    """Within, no more than SECONDS. Raises TookTooLongError, at any place: only what keeps nothing may stand within.

    Only the main thread can be interrupted; in another one nothing is limited.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _end(number: int, frame: FrameType | None) -> None:
    raise TookTooLongError
