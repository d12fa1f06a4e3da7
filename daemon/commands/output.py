"""What goes to standard output: JSON lines for programs, tables for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from templates.cleaning import clean

if TYPE_CHECKING:
    from rich.console import Console


def print_json(value: object) -> None:
    """One JSON object on a line, UTF-8, not escaped."""
    click.echo(msgspec.json.encode(value).decode())


def warn(line: str | None) -> None:
    """One line on standard error, where there is something to say."""
    if line:
        click.echo(f"rosterd: {' '.join(line.split())}", err=True)


def console() -> Console:
    """Where tables are printed: as wide as the terminal, or wide enough where there is none."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class Harmless(Console):
        """What comes from mails is shown without what would command the terminal or turn the text around."""

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
            for text, style, control in super().render(renderable, options):
                yield Segment(text if control else harmless(text), style, control)

    plain = Harmless(highlight=False, markup=False)
    return plain if plain.is_terminal else Harmless(highlight=False, markup=False, width=200)


def harmless(text: str) -> str:
    """The text line by line, without control characters, invisible characters and bidirectional controls."""
    return "\n".join(map(clean, text.split("\n")))
