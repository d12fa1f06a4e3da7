"""Facts of letters to administrators, and of letters that did not arrive (M5)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.model import Contact


class AdminDigest(Struct, frozen=True):
    """What the administrator must know, once a day: strangers, missed letters, failures, set-aside mail."""

    day: dt.date
    strangers: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    bounces: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class OutageTold(Struct, frozen=True):
    """A server has been out of reach for a while; `until` is when it was back, None while it is not."""

    part: Literal["mailbox", "outgoing"]
    since: dt.datetime
    until: dt.datetime | None
    why: str


class BounceReport(Struct, frozen=True):
    """M5: a letter, by its subject and the day it was written, did not reach these people."""

    project: str
    subject: str
    written_on: dt.date
    not_reached: tuple[Contact, ...]
