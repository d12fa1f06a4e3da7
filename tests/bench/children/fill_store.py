"""Fills a state folder with projects of ten assignments each, as years of mail would leave it.

Usage: python -m tests.bench.children.fill_store FOLDER PROJECTS. The files are written by the store's own codec, but
not fsynced one by one: that would take most of the bench's time and measure nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from msgspec import structs

from state.model import Assignment, Contact, Entry, HandledMail, LetterRecord, Project
from state.notice import Source
from state.policy import Policy
from state.store.codec import to_tables
from state.store.durable_storage import to_json
from state.store.file_names import PROJECTS, record_file
from state.workflow.calendar_day import wake_on
from state.working_days import WorkingCalendar
from tests.bench.department import DOMAIN, leaders, manager_of, people_names, project_names
from tests.bench.notices import PEOPLE_A_BLOCK, PROJECTS_A_BLOCK, SENT
from tests.bench.plan import ASSIGNMENTS, DUE, DUE_ON, PROJECTS_OF_A_LARGE_STORE

_POLICY, _CALENDAR = Policy(), WorkingCalendar()
_ENDED = 4
"""Of a project's assignments so many are over."""
_APART = PROJECTS_OF_A_LARGE_STORE // DUE


def main(folder: Path, projects: int) -> None:
    """Write the files."""
    (folder / PROJECTS).mkdir(parents=True)
    people = people_names(projects // PROJECTS_A_BLOCK * PEOPLE_A_BLOCK)
    for number, name in enumerate(project_names(projects)):
        block = number // PROJECTS_A_BLOCK * PEOPLE_A_BLOCK
        _write(folder, _project(number, name, people[block : block + PEOPLE_A_BLOCK]))


def _write(folder: Path, project: Project) -> None:
    project = structs.replace(project, wake_on=wake_on(project, _POLICY, _CALENDAR))
    descriptor = os.open(folder / record_file(project.key), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:
        file.write(to_json(to_tables(project)))


def _project(number: int, name: str, people: list[str]) -> Project:
    """Each assignment with its notice, its confirmation and its line of the history, and a release notice when over."""
    lent = [_assignment(number, place, people[(number * 2 + place) % PEOPLE_A_BLOCK]) for place in range(ASSIGNMENTS)]
    confirmations = [_letter(number, place, "confirmation", one) for place, one in enumerate(lent)]
    releases = [
        structs.replace(_letter(number, ASSIGNMENTS + place, "release_notice", one), answers=None)
        for place, one in enumerate(lent[:_ENDED])
    ]
    return Project(
        name=name,
        manager=manager_of(number).name,
        rd_lead=leaders()[0].name,
        assignments=tuple(lent),
        mails=tuple(_mail(number, one) for one in lent),
        letters=(*confirmations, *releases),
        history=tuple(_entry(one) for one in lent),
    )


def _assignment(number: int, place: int, person: str) -> Assignment:
    start, end = _days(number, place)
    over = place < _ENDED
    text = f"支撑周期：{start:%Y/%m/%d} - {end:%Y/%m/%d}。"
    return Assignment(
        id=f"{number:06x}-{place + 1}",
        person=person,
        role="前端开发",
        start=start,
        end=end,
        estimated_days=20.0,
        support_days=22.0,
        state="released" if over else "active" if start <= SENT.date() else "planned",
        question_put_for=end if over or end - dt.timedelta(days=7) == DUE_ON else None,
        release_told_for=end if over else None,
        noticed_by=leaders()[0].name,
        sources=tuple(Source(field, 9, text) for field in ("person", "start", "end")),
        mail=f"<stored.{number}.{place}@{DOMAIN}>",
    )


def _days(number: int, place: int) -> tuple[dt.date, dt.date]:
    """Some over, some running and some to come; on the one day that counts only those of some projects are due."""
    if place < _ENDED:
        start = dt.date(2025, 3, 3) + dt.timedelta(days=number % 50 + place * 60)
        return start, start + dt.timedelta(days=45)
    if place == _ENDED and number % _APART == 0 and number // _APART < DUE:
        ahead = 7 if number // _APART % 2 else 14
        return DUE_ON - dt.timedelta(days=60), DUE_ON + dt.timedelta(days=ahead)
    start = dt.date(2026, 1, 5) if place % 2 else dt.date(2026, 6, 1)
    return start, dt.date(2026, 8, 3) + dt.timedelta(days=number % 90 + place)


def _letter(number: int, place: int, kind: str, lent: Assignment) -> LetterRecord:
    at = dt.datetime.combine(lent.start - dt.timedelta(days=20), dt.time(10), SENT.tzinfo)
    leader, manager = leaders()[0], manager_of(number)
    return LetterRecord(
        id=f"L{place + 1}",
        kind="release_notice" if kind == "release_notice" else "confirmation",
        to=(Contact(leader.name, leader.email),),
        cc=(Contact(manager.name, manager.email),),
        subject="回复：人员支撑安排同步",
        message_id=f"<rosterd.{number:08x}{place:02x}@{DOMAIN}>",
        made_at=at,
        state="sent",
        assignments=(lent.id,),
        answers=lent.mail,
        sent_at=at,
        tries=1,
    )


def _mail(number: int, lent: Assignment) -> HandledMail:
    leader = leaders()[0]
    return HandledMail(
        key=f"{lent.mail}/{number:016x}",
        message_id=lent.mail,
        sender=f"{leader.name} <{leader.email}>",
        subject="人员支撑安排同步",
        received=dt.datetime.combine(lent.start - dt.timedelta(days=20), dt.time(9), SENT.tzinfo),
        kind="staffing_notice",
        outcome="recorded",
    )


def _entry(lent: Assignment) -> Entry:
    at = dt.datetime.combine(lent.start - dt.timedelta(days=20), dt.time(10), SENT.tzinfo)
    return Entry(at, f"记录 {lent.person}：{lent.start} 至 {lent.end}（{lent.noticed_by}）", lent.mail)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
