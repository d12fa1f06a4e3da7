"""Progress of a long catch-up, for a person who watches: on a terminal only, and only when it takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daemon.handled import Handled

AFTER_MAILS = 50


@contextmanager
def progress() -> Iterator[Callable[[Handled], None]]:
    """Gives what is to be called for each mail handled."""
    if not sys.stderr.isatty():
        yield lambda handled: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} mails handled"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("mails", total=None, visible=False)

        def seen(_: Handled) -> None:
            bar.advance(task)
            bar.update(task, visible=bar.tasks[task].completed > AFTER_MAILS)

        yield seen
