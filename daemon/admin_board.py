"""The administrator's letter (PROCESS, Settled details): strangers, missed letters, bounces, failures, once a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from daemon.assembly import Assembly
from daemon.committing import admins, commit, unfiled
from state.due_dates import may_send_now
from state.letters import AdminDigest, Letter
from state.model import Entry, Notable, Project, unfiled_key
from state.workflow.draft import Change

AT_MOST = 100
"""Lines under one heading; the ledger holds the rest."""


def send_admin_digest(assembly: Assembly) -> None:
    """Decide the day's admin_digest when there is something to tell and the hour has come."""
    policy = assembly.configuration.policy.process
    now = assembly.clock.now()
    to = admins(assembly)
    if not to or not may_send_now(now, policy, assembly.calendar):
        return
    months = (_last_month(assembly, now), unfiled(assembly))
    told = _last_told(months)
    if told is not None and told.date() >= now.date():
        return
    entries = [e for month in months for e in month.history if e.for_admin and (told is None or e.at > told)]
    if entries:
        letter = Letter("admin_digest", to, _digest(entries, now.date()), at_hand=False)
        commit(assembly, Change(months[-1], (letter,)))


def _last_month(assembly: Assembly, now: dt.datetime) -> Project:
    month = (now.replace(day=1) - dt.timedelta(days=1)).strftime("%Y-%m")
    return assembly.store.load(unfiled_key(month)) or Project(name="", month=month)


def _last_told(months: Iterable[Project]) -> dt.datetime | None:
    made = (letter.made_at for month in months for letter in month.letters if letter.kind == "admin_digest")
    return max(made, default=None)


def _digest(entries: Iterable[Entry], day: dt.date) -> AdminDigest:
    lines: dict[Notable, list[str]] = {}
    for entry in entries:
        if entry.for_admin is not None:
            lines.setdefault(entry.for_admin, []).append(entry.what)
    return AdminDigest(
        day=day,
        strangers=_bounded(lines.get("stranger")),
        missed=_bounded(lines.get("missed")),
        bounces=_bounded(lines.get("bounce")),
        failures=_bounded(lines.get("failure")),
        set_aside=_bounded(lines.get("set_aside")),
        notes=_bounded(lines.get("note")),
    )


def _bounded(lines: list[str] | None) -> tuple[str, ...]:
    if not lines:
        return ()
    more = len(lines) - AT_MOST
    return (*lines[:AT_MOST], f"… 另有 {more} 条") if more > 0 else tuple(lines)
