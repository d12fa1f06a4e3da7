"""What the checks of every server share: they go step by step and end with the first trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from daemon.transports.server import ServerTrouble

Steps: TypeAlias = Iterator[tuple[str, ServerTrouble | None]]
"""Each step by its name, with its trouble; None when it is in order."""


def until_trouble(steps: Iterator[str], name: Callable[[ServerTrouble], str] = lambda trouble: trouble.step) -> Steps:
    """The steps that are in order, then the one that raises ServerTrouble, called as `name` says."""
    try:
        for step in steps:
            yield step, None
    except ServerTrouble as trouble:
        yield name(trouble), trouble
