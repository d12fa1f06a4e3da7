"""What goes to standard output: JSON lines for programs, tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

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
    from rich.console import Console

    plain = Console(highlight=False, markup=False)
    return plain if plain.is_terminal else Console(highlight=False, markup=False, width=200)
