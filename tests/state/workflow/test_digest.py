"""The week's digest and the quarter's review list, as values (`[digest]`, D9b)."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from state.letters import Digest, Letter, ReviewList
from state.model import LetterRecord, Project
from state.notice import Period
from state.workflow.digest import digest_day, digests
from state.workflow.draft import Change
from state.workflow.review_list import latest_due, quarter_of, review
from tests.state.workflow.casting import (
    BACKEND,
    CALENDAR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_PROJECT,
    POLICY,
    REFUSE,
    Stage,
    asked,
    day,
    extend,
    facts,
    line,
    moment,
    names,
    played,
    to,
)

SECOND_QUARTER = quarter_of(day("06-30"))


@pytest.mark.parametrize(
    ("on", "goes"),
    [
        ("06-15", "06-15"),  # a Monday
        ("06-21", "06-15"),  # the Sunday of that week
        ("10-07", "10-08"),  # Monday to Wednesday are off
        ("05-04", "05-06"),  # 1 to 5 May are off
        ("2025-10-06", "2025-10-09"),
        ("2026-02-18", "2026-02-24"),  # a whole week off, and the Monday after it
    ],
)
def test_the_digest_goes_on_the_first_working_day_of_the_week(on: str, goes: str) -> None:
    """Monday, or the first working day after it."""
    assert digest_day(day(on), CALENDAR) == day(goes)


def test_the_digest_is_one_letter_over_all_projects_of_a_manager() -> None:
    """Who leaves within four weeks, the last day of them included, soonest first, and what waits."""
    stage, question = asked()
    stage.word(MANAGER, extend("07-31"), question)
    stage.notice(MANAGER, line(BACKEND, "06-01", "07-14"), people=(OTHER_LEADER,))
    other = Stage("06-16", OTHER_PROJECT)
    other.notice(MANAGER, line(BACKEND, "06-20", "06-24"), line(MEMBER, "06-01", "07-15"), people=(LEADER,))
    (letter,) = digests((stage.project, other.project), stage.context())
    said = facts(letter, Digest)
    assert (letter.kind, to(letter), letter.cc, letter.at_hand) == ("digest", names(MANAGER), (), False)
    assert said.until == day("07-14")
    assert [(one.project, one.support.person, one.days_left) for one in said.leaving] == [
        (OTHER_PROJECT, BACKEND.name, 8),
        (stage.project.name, MEMBER.name, 14),
        (stage.project.name, BACKEND.name, 28),
    ]
    ((waiting),) = said.waiting
    assert (waiting.person, waiting.asked, waiting.about) == (MEMBER.name, (LEADER.name,), day("07-31"))


def test_the_digest_tells_nothing_of_what_is_settled_or_over() -> None:
    """No letter when there is nothing to read; a refused extension leaves somebody who leaves."""
    stage, question = asked()
    stage.word(MANAGER, REFUSE, question)
    (letter,) = digests((stage.project,), stage.context())
    assert facts(letter, Digest).waiting == ()
    assert facts(letter, Digest).leaving[0].extension == "declined"
    stage.run("07-01")
    assert digests((stage.project, Project("空项目")), stage.context()) == ()


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("06-30 08:59", "2026-Q1"),
        ("06-30 09:00", "2026-Q2"),
        ("07-01 00:00", "2026-Q2"),
        ("09-30 09:00", "2026-Q3"),
        ("2027-01-01 12:00", "2026-Q4"),
        ("2028-12-29 09:00", "2028-Q4"),  # the 30th and 31st are a weekend
        ("2028-12-28 09:00", "2028-Q3"),
    ],
)
def test_d9b_a_quarter_is_due_at_the_hour_of_its_last_working_day(at: str, name: str) -> None:
    """D9b: and stays the latest until the next one is."""
    on, hour = at.split()
    now = dt.datetime.combine(day(on), dt.time.fromisoformat(hour), moment("06-01").tzinfo)
    assert latest_due(now, POLICY, CALENDAR).name == name


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        ("01-01", "01-01", "03-31"),
        ("05-15", "04-01", "06-30"),
        ("09-30", "07-01", "09-30"),
        ("12-31", "10-01", "12-31"),
    ],
)
def test_d9b_quarters(on: str, first: str, last: str) -> None:
    """Both days included."""
    assert quarter_of(day(on)) == (day(first), day(last))


def test_d9b_the_lead_gets_who_supported_the_project_and_when() -> None:
    """Everybody whose period touches the quarter, whatever became of it since; not who was cancelled."""
    stage = played("06-01", start="06-01", end="07-10")
    stage.notice(MANAGER, line(BACKEND, "06-08", "06-12"), people=(OTHER_LEADER,))
    stage.notice(MANAGER, line(LEADER, "07-01", "07-31"))
    stage.run("06-29")
    cancelled = structs.replace(stage.project.assignments[0], id="X", state="cancelled", person="撤销者")
    project = structs.replace(stage.project, assignments=(cancelled, *stage.project.assignments))
    change = review(project, SECOND_QUARTER, stage.context())
    (letter,) = change.letters
    said = facts(letter, ReviewList)
    assert (to(letter), letter.at_hand, said.number, said.provisional) == (names(LEAD), False, 2, False)
    assert [(one.support.person, one.working_days) for one in said.lines] == [(MEMBER.name, 21), (BACKEND.name, 5)]
    assert review(_kept(change, letter), SECOND_QUARTER, stage.context()).letters == ()


def test_d9b_only_the_days_of_support_count() -> None:
    """The gaps of a period with gaps are no support."""
    stage = played()
    pieces = (Period(day("06-01"), day("06-05")), Period(day("06-29"), day("06-30")))
    stage.project = structs.replace(stage.project, assignments=(structs.replace(stage.record, segments=pieces),))
    (letter,) = review(stage.project, SECOND_QUARTER, stage.context()).letters
    assert facts(letter, ReviewList).lines[0].working_days == 7


def test_d9b_without_a_lead_or_anybody_lent_there_is_no_list() -> None:
    """Nobody to tell, or nothing to tell."""
    stage = played()
    leaderless = structs.replace(stage.project, rd_lead=None)
    assert review(leaderless, SECOND_QUARTER, stage.context()) == Change(leaderless)
    assert review(stage.project, quarter_of(day("01-01")), stage.context()) == Change(stage.project)


def _kept(change: Change, letter: Letter) -> Project:
    record = LetterRecord("L1", letter.kind, letter.to, (), "", "<1@y>", moment("06-30"), key=letter.key)
    return structs.replace(change.project, letters=(*change.project.letters, record))
