"""The weekly digests and the lists of the quarter: over all projects, once, whatever crashes (`[digest]`)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from daemon.assembly import Assembly
from daemon.committing import commit, some_at_a_time, unfiled
from state.due_dates import may_send_now
from state.model import Entry, Project
from state.workflow.digest import digest_day, digests
from state.workflow.draft import Change, Context
from state.workflow.review_list import Quarter, latest_due, quarter_of, review
from state.workflow.step import with_directory
from state.working_days import WorkingCalendar

TOLD = "人员周报"
"""The line of the history that says that the week's digests have been decided; it is committed with them."""


def send_digests(assembly: Assembly, context: Context) -> None:
    """Decide the week's digests on its first working day, at the hour; a missed one is never made up for.

    The letters and the line that says so are one commit to the month's record.
    """
    if not assembly.configuration.digest.enabled or not _is_hour(context):
        return
    month = unfiled(assembly)
    if digest_day(context.today, context.calendar) != context.today or _told_on(month, context.today):
        return
    projects = (with_directory(project, context.directory) for project in assembly.store.projects())
    letters = digests(projects, context)
    marked = structs.replace(month, history=(*month.history, Entry(context.now, TOLD)))
    commit(assembly, Change(marked, letters))


def _is_hour(context: Context) -> bool:
    return may_send_now(context.now, context.policy, context.calendar)


def _told_on(month: Project, day: dt.date) -> bool:
    return any(entry.what == TOLD and entry.at.date() == day for entry in month.history)


def send_review_lists(assembly: Assembly, context: Context) -> None:
    """Decide the lists of a quarter that has come to its end (D9b), after downtime on the next working day (T3).

    Switched on between two quarters' ends, it begins with the next. A list that is in its project's record is not
    decided again, should a crash come before the quarter is noted as done.
    """
    if not assembly.configuration.digest.review_list or not _is_hour(context):
        return
    quarter = latest_due(context.now, context.policy, context.calendar)
    record = assembly.store.daemon_record()
    if record.reviewed is not None and record.reviewed >= quarter.name:
        return
    if record.reviewed is not None or _ends_today(quarter, context.today, context.calendar):
        _review_all(assembly, quarter, context)
    assembly.store.save_daemon_record(structs.replace(assembly.store.daemon_record(), reviewed=quarter.name))


def _ends_today(quarter: Quarter, today: dt.date, calendar: WorkingCalendar) -> bool:
    return calendar.on_or_before(quarter.end) == today and quarter == quarter_of(today)


def _review_all(assembly: Assembly, quarter: Quarter, context: Context) -> None:
    for names in some_at_a_time(assembly.store.names()):
        with assembly.store.together():
            for project in filter(None, map(assembly.store.load, names)):
                change = review(with_directory(project, context.directory), quarter, context)
                if change.letters:
                    commit(assembly, change)
