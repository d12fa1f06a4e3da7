"""The command line: `rosterd`. A failure is one line on standard error and an exit code, never a traceback."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import click

from daemon.errors import RosterdError
from state.errors import StoreError

COMMANDS = (
    "demo",
    "run",
    "once",
    "import",
    "amend",
    "parse",
    "status",
    "show",
    "check",
    "simulate",
    "aside",
    "authorize",
)
MODULES = {"import": "import_records"}
"""Where a command's module cannot be called like the command."""


class _Commands(click.Group):
    """Finds a command in its own module when it is called: an empty cycle does not pay for the others' imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = MODULES.get(cmd_name, cmd_name)
        command = getattr(import_module(f"daemon.commands.{name}"), name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rosterd")
def rosterd() -> None:
    """The mail daemon that remembers who is lent to which project, and until when."""


GARBAGE = 10_000
"""Objects made before the garbage collector looks for cycles: a mail makes thousands, and hardly one is in a cycle."""


def collect_seldom() -> None:
    """Let the garbage collector look for cycles after so many objects."""
    gc.set_threshold(GARBAGE, 20, 50)


def main() -> None:
    """Run the command line and end with its exit code."""
    collect_seldom()
    try:
        sys.exit(rosterd(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        _end("interrupted", 130)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.UsageError as error:
        hint = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
        _end(f"{error.format_message()}{hint}", 2)
    except click.ClickException as error:
        _end(error.format_message(), error.exit_code)
    except RosterdError as error:
        _end(str(error), error.exit_code)
    except StoreError as error:
        _end(str(error), 1)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _end(line: str, code: int) -> None:
    click.echo(f"rosterd: {' '.join(line.split())}", err=True)
    sys.exit(code)
