"""A mail in whose handling the process has ended too often is tried in a process of its own (DESIGN: Poison).

Whoever kills the daemon from outside meets some mail in hand. Only a mail that ends the trial, too, is to blame.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace

from daemon.assembly import Assembly
from daemon.ports import Envelope
from state.store.aside import SetAside
from state.store.indexed_store import IndexedStore
from state.store.memory_store import MemoryStore

PATIENCE = 60.0
"""Seconds a trial may take: twenty times what any one mail may."""
_LOOK = 0.02


def ends_the_process(assembly: Assembly, envelope: Envelope, again: SetAside | None = None) -> bool:
    """Whether handling the mail ends the process, or never comes to an end. Nothing of the trial is kept.

    With `again`, it is handled as one that was set aside before.
    """
    child = os.fork()
    if child == 0:
        _try(assembly, envelope, again)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(_LOOK)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _try(assembly: Assembly, envelope: Envelope, again: SetAside | None) -> None:
    """In the process of its own, which it ends: everything but the commit. A fault that can be caught is no end."""
    from daemon.intake import handle  # noqa: PLC0415 - loaded where there is mail

    code = 1
    try:
        signal.setitimer(signal.ITIMER_REAL, 0)
        store = assembly.store
        base = store if isinstance(store, IndexedStore) else None
        handle(replace(assembly, store=MemoryStore(base), aside=None), envelope, again)
        code = 0
    except Exception:  # the mail is set aside with this as its reason when it is handled in earnest
        code = 0
    finally:
        os._exit(code)
