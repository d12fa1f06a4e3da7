"""The day on which a mail was sent (T4): that of the configured zone, whatever zone its Date header is written in."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec import structs

from parsers.message import Mail

AHEAD = dt.timedelta(days=31)
"""How much later than its arrival a mail may say that it was sent; beyond that its Date counts for nothing."""


def sent_in(zone: ZoneInfo, mail: Mail) -> Mail:
    """The mail with its Date told in a zone: Sunday 23:30 in UTC is Monday 07:30 in Beijing (本周五!)."""
    if mail.date is None:
        return mail
    try:
        return structs.replace(mail, date=mail.date.astimezone(zone))
    except OverflowError:  # at either end of the calendar no other zone has that moment
        return mail


def sent_before(received: dt.datetime, mail: Mail) -> Mail:
    """The mail with the moment of its arrival for a Date that it lacks, or that a clock far ahead has written."""
    if mail.date is not None and mail.date - received <= AHEAD:
        return mail
    return structs.replace(mail, date=received)
