"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

config_option = click.option(
    "--config", "config", required=True, type=click.Path(path_type=Path), help="The configuration file (rosterd.toml)."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, nothing else.")


class Date(click.ParamType[dt.date]):
    """A date like 2026-06-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date, or a usage error that says what is expected."""
        try:
            return dt.date.fromisoformat(value)
        except (TypeError, ValueError):
            self.fail(f"{value!r} is not a date like 2026-06-30", param, ctx)


class Time(click.ParamType[dt.datetime]):
    """A time in ISO 8601, with or without an offset."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """The time, or a usage error that says what is expected."""
        try:
            return dt.datetime.fromisoformat(value)
        except (TypeError, ValueError):
            self.fail(f"{value!r} is not a time like 2026-06-30T09:00", param, ctx)


def in_zone(time: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The time in the configured zone; without an offset it is meant there."""
    return time.replace(tzinfo=zone) if time.tzinfo is None else time.astimezone(zone)
