"""`rosterd run`: the daemon."""

from __future__ import annotations

from pathlib import Path

import click

from daemon import log
from daemon.commands.options import config_option
from daemon.service import serve


@click.command()
@config_option
@click.option("--log-json", is_flag=True, help="Log one JSON object a line.")
def run(config: Path, log_json: bool) -> None:
    """The daemon: until SIGTERM or SIGINT, which end it after the mail in hand. SIGHUP reads the files again."""
    log.set_up(structured=log_json)
    serve(config)
