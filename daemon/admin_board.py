"""The administrator's letter (PROCESS, Settled details): strangers, missed letters, bounces, failures, once a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import structs

from daemon.assembly import Assembly
from daemon.committing import commit, unfiled
from daemon.configuration import Language
from state.due_dates import may_send_now
from state.letters import AdminDigest, Letter
from state.model import Entry, Notable, Project, unfiled_key
from state.workflow.draft import Change

AT_MOST = 100
"""Lines under one heading; the ledger holds the rest."""
TOLD = "管理日报"
"""The line of the history behind which the next digest begins."""


def send_admin_digest(assembly: Assembly) -> None:
    """Decide the day's admin_digest when there is something to tell and the hour has come."""
    policy = assembly.configuration.policy.process
    now = assembly.clock.now()
    to = assembly.admins
    if not to or not may_send_now(now, policy, assembly.calendar):
        return
    months = _months(assembly, now)
    told = _last_told(months)
    if told is not None and told.date() >= now.date():
        return
    entries = _untold(months)
    if entries:
        facts = _digest(entries, now.date(), assembly.configuration.daemon.language)
        letter = Letter("admin_digest", to, facts, at_hand=False)
        marked = structs.replace(months[-1], history=(*months[-1].history, Entry(now, TOLD)))
        commit(assembly, Change(marked, (letter,)))


def _months(assembly: Assembly, now: dt.datetime) -> tuple[Project, ...]:
    """The records that may hold something untold: of the last cycle's month, of last month, and of this one."""
    last_cycle = assembly.store.daemon_record().last_cycle or now
    days = (last_cycle.astimezone(now.tzinfo), now.replace(day=1) - dt.timedelta(days=1))
    earlier = sorted({day.strftime("%Y-%m") for day in days if day < now} - {now.strftime("%Y-%m")})
    known = [assembly.store.load(unfiled_key(month)) for month in earlier]
    return (*(month for month in known if month is not None), unfiled(assembly))


def _untold(months: Iterable[Project]) -> list[Entry]:
    """What came after the latest digest, in the order of the history: times of one second tell nothing apart."""
    untold: list[Entry] = []
    for entry in (entry for month in months for entry in month.history):
        if entry.what == TOLD:
            untold.clear()
        elif entry.for_admin is not None:
            untold.append(entry)
    return untold


def _last_told(months: Iterable[Project]) -> dt.datetime | None:
    made = (letter.made_at for month in months for letter in month.letters if letter.kind == "admin_digest")
    return max(made, default=None)


def _digest(entries: Iterable[Entry], day: dt.date, language: Language) -> AdminDigest:
    lines: dict[Notable, list[str]] = {}
    for entry in entries:
        if entry.for_admin is not None:
            lines.setdefault(entry.for_admin, []).append(entry.what)
    return AdminDigest(
        day=day,
        strangers=_bounded(lines.get("stranger"), language),
        missed=_bounded(lines.get("missed"), language),
        bounces=_bounded(lines.get("bounce"), language),
        failures=_bounded(lines.get("failure"), language),
        set_aside=_bounded(lines.get("set_aside"), language),
        notes=_bounded(lines.get("note"), language),
    )


def _bounded(lines: list[str] | None, language: Language) -> tuple[str, ...]:
    if not lines:
        return ()
    more = len(lines) - AT_MOST
    rest = f"… and {more} more" if language == "en" else f"… 另有 {more} 条"
    return (*lines[:AT_MOST], rest) if more > 0 else tuple(lines)
