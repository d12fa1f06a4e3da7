"""What the calendar brings about: release notices, questions, downtime, the end (D5, D6, T1, T2, T3, T5)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Directory, Person
from state.letters import ExtensionRequest, ReleaseNotice
from state.model import LetterKind, Project
from state.workflow.calendar_day import wake_on
from state.workflow.conclude import withdraw_release
from state.workflow.draft import Draft
from state.workflow.release_notice import tell_if_overdue
from tests.state.workflow.casting import (
    AGREE,
    AS_PLANNED,
    BACKEND,
    CALENDAR,
    DELEGATE,
    HEAD,
    LEAD,
    LEADER,
    LONER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    OUTSIDER,
    POLICY,
    TEAM_MEMBER,
    Stage,
    cc,
    day,
    days_and_kinds,
    everybody,
    extend,
    facts,
    kinds,
    line,
    names,
    only,
    played,
    to,
)

QUESTION: LetterKind = "extension_request"
RELEASE: LetterKind = "release_notice"


def test_d6_a_release_notice_goes_to_person_superior_and_project_team() -> None:
    """Manager, R&D lead, the listed team, everybody lent to the project that day."""
    stage = played()
    stage.notice(MANAGER, line(BACKEND, "06-01", "07-31"), line(LONER, "07-01", "07-31"), people=(ONE_LEADER, HEAD))
    notice = [letter for _, letter in stage.run("06-23") if letter.kind == RELEASE][-1]
    assert to(notice) == names(MEMBER, MANAGER)
    assert cc(notice) == names(LEADER, LEAD, TEAM_MEMBER, BACKEND)
    assert not notice.at_hand


@pytest.mark.parametrize(("person", "superior"), [(BACKEND, OTHER_LEADER), (LONER, HEAD), (LEADER, HEAD)])
def test_d6_the_superior_is_the_one_the_directory_states(person: Person, superior: Person) -> None:
    """Of several leaders only the stated one."""
    stage = Stage("06-01")
    stage.notice(MANAGER, line(person, "06-01", "06-30"))
    notice = only([letter for _, letter in stage.run("06-23")], RELEASE)
    assert superior.name in cc(notice)
    assert ONE_LEADER.name not in everybody(notice)


def test_d6_for_somebody_from_to_and_cc_the_groups_voice_is_told() -> None:
    """There is no superior on record."""
    stage = Stage("06-01")
    stage.notice(ONE_LEADER, line(OUTSIDER, "06-01", "06-30"), people=(OUTSIDER,))
    notice = [letter for _, letter in stage.run("06-23") if letter.kind == RELEASE][-1]
    assert everybody(notice) == names(OUTSIDER, MANAGER, LEAD, TEAM_MEMBER, ONE_LEADER)


def test_d6_with_nothing_agreed_the_person_leaves_at_the_end() -> None:
    """The last day is included; the day after it is over."""
    stage = played()
    stage.run("06-30")
    assert stage.states == ["active"]
    stage.run("07-01")
    assert stage.states == ["released"]
    assert "季青禾 按期撤场：2026-06-30" in stage.history
    assert stage.missed == []


def test_d6_a_planned_period_begins_on_its_first_day() -> None:
    """At any hour, working day or not."""
    stage = played("05-25", start="06-06", end="06-30")
    stage.run("06-05")
    assert stage.states == ["planned"]
    stage.at("06-06 00:05").tick()
    assert stage.states == ["active"]


# 2026: 25 to 27 September and 1 to 7 October are off; Sunday 20 September and Saturday 10 October are worked.
NATIONAL_DAY: list[tuple[str, str, list[tuple[str, LetterKind]]]] = [
    ("09-01", "09-30", [("09-16", QUESTION), ("09-23", RELEASE)]),
    ("09-01", "10-02", [("09-18", QUESTION), ("09-24", RELEASE)]),
    ("09-01", "10-04", [("09-20", QUESTION), ("09-24", RELEASE)]),
    ("09-01", "10-08", [("09-24", QUESTION), ("09-30", RELEASE)]),
    ("09-01", "10-12", [("09-28", QUESTION), ("09-30", RELEASE)]),
    ("09-01", "10-15", [("09-30", QUESTION), ("10-08", RELEASE)]),
    ("09-01", "10-17", [("09-30", QUESTION), ("10-10", RELEASE)]),
    ("09-30", "10-16", [("09-30", QUESTION), ("10-09", RELEASE)]),
    ("10-01", "10-16", [("10-08", QUESTION), ("10-09", RELEASE)]),
]
SHORT: list[tuple[str, str, list[tuple[str, LetterKind]]]] = [
    ("10-01", "10-07", [("09-30", RELEASE)]),
    ("10-05", "10-14", [("09-30", RELEASE), ("10-08", QUESTION)]),
    ("10-10", "10-11", [("09-30", RELEASE), ("10-10", QUESTION)]),
]


@pytest.mark.parametrize(("start", "end", "letters"), NATIONAL_DAY)
def test_t1_letters_go_out_on_working_days_at_least_a_week_ahead(
    start: str, end: str, letters: list[tuple[str, LetterKind]]
) -> None:
    """A date on a day off moves to the working day before; make-up days are working days."""
    stage = played("08-31", start=start, end=end)
    sent = stage.run("10-31")
    assert days_and_kinds(sent) == letters
    said = facts(only([letter for _, letter in sent], RELEASE), ReleaseNotice)
    assert said.days_left >= 7
    assert not said.late


@pytest.mark.parametrize(("start", "end", "letters"), SHORT)
def test_t2_a_short_period_is_asked_about_on_its_first_working_day(
    start: str, end: str, letters: list[tuple[str, LetterKind]]
) -> None:
    """The release notice waits for its date, even before the first day; without a working day nobody is asked."""
    sent = played("08-31", start=start, end=end).run("10-31")
    assert days_and_kinds(sent) == letters


def test_t3_where_both_letters_are_due_on_one_morning_only_the_release_notice_goes() -> None:
    """And it puts the question: to the manager, copying everybody else."""
    stage = played("08-31", start="09-01", end="10-14")
    ((on, notice),) = stage.run("10-08")
    said = facts(notice, ReleaseNotice)
    assert (on, said.question, said.late, said.extension_open) == ("09-30", True, False, False)
    assert (to(notice), cc(notice)) == (names(MANAGER), names(MEMBER, LEADER, LEAD, TEAM_MEMBER, DELEGATE))
    approval = only(stage.word(MANAGER, extend("10-30"), notice), "approval_request")
    letters = stage.word(LEADER, AGREE, approval)
    assert everybody(only(letters, "release_withdrawn")) == everybody(notice)


def test_d6_what_is_announced_and_taken_back_in_one_step_is_told_to_nobody() -> None:
    """A hand-over's last answer may record somebody late and extend them at once: two letters would cancel out."""
    stage = played("06-01", end="06-30")
    draft = Draft(stage.project, stage.at("06-25").context(), stage.mail(MANAGER))
    assert tell_if_overdue(draft, draft.project.assignments[0])
    told = draft.project.assignments[0]
    withdraw_release(draft, told, draft.put(structs.replace(told, end=day("07-31"))))
    assert draft.letters == []
    assert draft.project.assignments[0].release_told_for is None


def test_u4_who_was_told_of_a_release_and_has_left_does_not_hear_that_it_is_off() -> None:
    """D6, U4: who acts in their place does; whoever is left out of the office has no letters."""
    stage = played("08-31", start="09-01", end="10-14")
    ((_, notice),) = stage.run("10-08")
    approval = only(stage.word(MANAGER, extend("10-30"), notice), "approval_request")
    left = [structs.replace(p, left=day("10-07")) if p == LEAD else p for p in stage.directory.people]
    stage.directory = Directory(left, stage.directory.projects).as_of(day("10-08"))
    off = only(stage.word(LEADER, AGREE, approval), "release_withdrawn")
    assert everybody(off) == everybody(notice) - names(LEAD) | names(HEAD)


def test_d5_as_planned_under_a_release_notice_that_puts_the_question_settles_it() -> None:
    """The leader is not asked."""
    stage = played("08-31", start="09-01", end="10-14")
    ((_, notice),) = stage.run("10-08")
    assert kinds(stage.word(MANAGER, AS_PLANNED, notice)) == ["extension_result"]
    assert stage.record.extension == "declined"


@pytest.mark.parametrize(
    ("at", "goes"),
    [("06-16 08:59", False), ("06-16 09:00", True), ("06-16 23:59", True), ("06-20 12:00", False)],
)
def test_t1_letters_go_at_the_configured_hour_of_a_working_day(at: str, *, goes: bool) -> None:
    """Or later that day; never on a day off."""
    assert bool(played().at(at).tick()) == goes


def test_t3_after_downtime_what_is_overdue_goes_once_and_says_how_many_days_are_left() -> None:
    """At the next cycle on a working day after the hour."""
    stage = played()
    assert stage.at("06-20 10:00").tick() == []  # Saturday
    assert stage.at("06-22 08:00").tick() == []
    (question,) = stage.at("06-22 10:00").tick()
    said = facts(question, ExtensionRequest)
    assert (said.overdue, said.days_left, said.release_notice_on) == (True, 8, day("06-23"))
    assert stage.tick() == []


def test_t3_where_both_are_overdue_only_the_release_notice_goes() -> None:
    """It is late, says so, and puts the question."""
    stage = played()
    (notice,) = stage.at("06-26").tick()
    said = facts(notice, ReleaseNotice)
    assert (notice.kind, said.question, said.late, said.late_reason, said.days_left) == (
        RELEASE,
        True,
        True,
        "downtime",
        4,
    )
    assert stage.run("06-30") == []


def test_t3_nothing_is_sent_about_a_period_that_is_over() -> None:
    """The record and the admin are told that the letter was missed."""
    stage = played()
    assert stage.at("07-06").tick() == []
    assert stage.states == ["released"]
    assert len(stage.missed) == 1
    assert MEMBER.name in stage.missed[0]
    assert "错过撤场通知" in stage.history
    stage.tick()
    assert len(stage.missed) == 1


def test_t3_a_period_missed_from_its_first_day_to_its_last_is_released_all_the_same() -> None:
    """Planned when the daemon stopped, over when it came back."""
    stage = played("06-01", start="06-22", end="06-26")
    stage.at("07-01").tick()
    assert stage.states == ["released"]


def test_t3_the_question_was_missed_and_the_release_notice_was_not() -> None:
    """Back between the two days: the question goes late, and the notice on its day."""
    stage = played()
    stage.at("06-22 07:00")
    assert days_and_kinds([("", letter) for letter in stage.at("06-22 09:00").tick()]) == [("", QUESTION)]
    assert days_and_kinds(stage.run("06-23")) == [("06-23", RELEASE)]


def test_due_asked_again_at_the_same_time_answers_nothing_more() -> None:
    """Neither letters nor a change."""
    stage = played()
    for at in ("06-16 09:00", "06-23 09:00", "07-01 00:00"):
        stage.at(at).tick()
        before = stage.project
        assert stage.tick() == []
        assert stage.project == before


def test_d5_without_anybody_to_ask_nothing_is_asked_and_the_release_goes_on() -> None:
    """A project without manager and without a notice's sender."""
    stage = played()
    stage.project = Project("南浦档案馆", assignments=stage.project.assignments)
    assert days_and_kinds(stage.run("07-01")) == [("06-23", RELEASE)]


def test_wake_on_is_the_next_day_with_something_to_do() -> None:
    """The question, its reminder, the release notice, the day after the end, and then nothing."""
    stage = played("05-25")
    days = [stage.project.wake_on]
    while stage.project.wake_on is not None:
        stage.now = stage.now.replace(month=stage.project.wake_on.month, day=stage.project.wake_on.day)
        stage.tick()
        days.append(stage.project.wake_on)
    assert days == [day("06-01"), day("06-16"), day("06-22"), day("06-23"), day("07-01"), None]


def test_wake_on_sees_an_early_release_that_would_lapse() -> None:
    """The day after the one that nobody has agreed to yet, once it has been reminded of."""
    stage = played("06-08")
    stage.release(MANAGER, MEMBER, "06-11")
    assert wake_on(stage.project, POLICY, CALENDAR) == day("06-10")
    stage.run("06-11")
    assert wake_on(stage.project, POLICY, CALENDAR) == day("06-12")
