"""One person takes another's place for the rest of a period (PROCESS rules D4, D7)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Person
from state.events import NoticeTakenBack
from state.letters import ConfirmedLine, Letter
from state.notice import AssignmentLine
from tests.state.workflow.casting import (
    AGREE,
    BACKEND,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    TESTER,
    Stage,
    cc,
    confirmed,
    day,
    kinds,
    only,
    played,
    to,
)
from tests.state.workflow.casting import line as plain_line
from tests.state.workflow.casting import names as names_of


def line(start: str, end: str, person: Person = BACKEND, replaces: Person = MEMBER) -> AssignmentLine:
    """Somebody in the place of somebody else."""
    return plain_line(person, start, end, replaces=replaces.name)


def effects(letters: list[Letter]) -> list[str]:
    """What became of each line of the confirmation."""
    return [said.effect for said in confirmed(letters).lines]


def test_d7_who_is_replaced_leaves_the_day_before() -> None:
    """By the manager, a week ahead: both records in one confirmation, and the early release is told at once."""
    stage = played()
    letters = stage.notice(MANAGER, line("06-15", "06-30"))
    assert kinds(letters) == ["early_release", "confirmation"]
    taker, left = confirmed(letters).lines
    assert (taker.effect, taker.replaces) == ("opened", MEMBER.name)
    assert (left.effect, left.replaced_by, left.support.end) == ("release_recorded", BACKEND.name, day("06-14"))
    assert stage.records == [("06-01", "06-14"), ("06-15", "06-30")]
    stage.run("07-01")
    assert stage.states == ["released", "released"]


def test_d7_with_less_than_a_week_the_group_leader_is_asked() -> None:
    """The new person is recorded; the old one's last day waits for the missing word, and moves with it."""
    stage = played().at("06-10")
    stage.tick()
    letters = stage.notice(MANAGER, line("06-15", "06-30"))
    assert effects(letters) == ["opened", "release_asked"]
    question = only(letters, "approval_request")
    assert to(question) == names_of(LEADER)
    assert stage.records == [("06-01", "06-30"), ("06-15", "06-30")]
    stage.word(LEADER, AGREE, question)
    assert stage.records == [("06-01", "06-14"), ("06-15", "06-30")]


def test_d7_by_a_group_leader_the_manager_is_asked() -> None:
    """D7: only the manager's word shortens what runs."""
    stage = played()
    letters = stage.notice(LEADER, line("06-15", "06-30"))
    assert effects(letters) == ["opened", "release_asked"]
    assert to(only(letters, "approval_request")) == names_of(MANAGER)


def test_d4_what_has_not_begun_is_amended_freely() -> None:
    """D4: June is cut in May, by a group leader too."""
    stage = played("05-20")
    letters = stage.notice(LEADER, line("06-15", "06-30"))
    assert kinds(letters) == ["confirmation"]
    assert effects(letters) == ["opened", "amended"]
    assert stage.records == [("06-01", "06-14"), ("06-15", "06-30")]


@pytest.mark.parametrize("start", ["05-25", "06-01"])
def test_d4_a_whole_place_is_taken(start: str) -> None:
    """Nothing is left of what has not begun: it is cancelled, and person and superior are told."""
    stage = played("05-20")
    letters = stage.notice(ONE_LEADER, line(start, "06-30"))
    assert kinds(letters) == ["cancellation", "confirmation"]
    assert effects(letters) == ["opened", "cancelled"]
    told = only(letters, "cancellation")
    assert (to(told), cc(told)) == (names_of(MEMBER), names_of(LEADER, MANAGER))
    assert stage.states == ["cancelled", "planned"]


@pytest.mark.parametrize("start", ["06-08", "06-10"])
def test_d7_nobody_leaves_on_a_day_that_is_over(start: str) -> None:
    """Replaced from today on, or from earlier: the last day is today at the earliest."""
    stage = played().at("06-10")
    stage.tick()
    letters = stage.notice(MANAGER, line(start, "06-30"))
    assert effects(letters) == ["opened", "release_asked"]
    assert confirmed(letters).lines[1].wanted_end == day("06-10")


def test_d4_every_period_that_reaches_into_the_place_is_taken() -> None:
    """What ends before it stays, what runs is shortened, what is planned is cancelled."""
    stage = Stage("05-20")
    periods = (("05-20", "05-29"), ("06-01", "06-30"), ("07-13", "07-31"))
    stage.notice(MANAGER, *(plain_line(MEMBER, *period) for period in periods))
    stage.run("06-02")
    letters = stage.notice(MANAGER, line("06-15", "07-31"))
    assert effects(letters) == ["opened", "release_recorded", "cancelled"]
    assert stage.records == [("05-20", "05-29"), ("06-01", "06-14"), ("07-13", "07-31"), ("06-15", "07-31")]
    assert stage.states == ["released", "active", "cancelled", "planned"]


def test_d3_where_nobody_is_to_be_replaced_the_confirmation_says_so() -> None:
    """D3: the new person is recorded as written."""
    stage = Stage()
    (said,) = confirmed(stage.notice(MANAGER, line("06-15", "06-30"))).lines
    assert [(w.code, w.value) for w in said.warnings if w.code == "nobody-to-replace"] == [
        ("nobody-to-replace", MEMBER.name)
    ]
    assert said.replaces is None


def test_d4_said_twice_it_changes_nothing() -> None:
    """D4: a notice is never recorded twice."""
    stage = played()
    stage.notice(MANAGER, line("06-15", "06-30"))
    before = stage.project.assignments
    letters = stage.notice(MANAGER, line("06-15", "06-30"))
    assert kinds(letters) == ["confirmation"]
    assert effects(letters) == ["unchanged", "unchanged"]
    assert stage.project.assignments == before


def test_d4_two_take_the_place_of_one() -> None:
    """The first of them says when it is left."""
    stage = played()
    letters = stage.notice(MANAGER, line("06-22", "06-30"), line("06-15", "06-30", TESTER))
    assert [(said.support.person, said.effect) for said in confirmed(letters).lines] == [
        (BACKEND.name, "opened"),
        (TESTER.name, "opened"),
        (MEMBER.name, "release_recorded"),
    ]
    assert stage.records[0] == ("06-01", "06-14")


def test_d4_what_the_notice_itself_states_of_the_old_person_counts() -> None:
    """Both are in it with their days: the stated last day is the one."""
    stage = played()
    letters = stage.notice(MANAGER, line("06-15", "06-30"), plain_line(MEMBER, "06-01", "06-19"))
    assert effects(letters) == ["opened", "release_recorded"]
    assert stage.records[0] == ("06-01", "06-19")


def test_m5b_the_leaders_of_both_are_copied() -> None:
    """M5b: neither stands on the notice."""
    stage = played()
    letters = stage.notice(MANAGER, line("06-15", "06-30"))
    assert cc(only(letters, "confirmation")) == names_of(LEADER, ONE_LEADER, OTHER_LEADER)


def test_cancellation_of_a_replacement_puts_both_back() -> None:
    """The new record is cancelled, the early release is off."""
    stage = played()
    stage.notice(MANAGER, line("06-15", "06-30"))
    answering = structs.replace(stage.mail(MANAGER), answers=(stage.project.assignments[1].mail or "",))
    stage.take(NoticeTakenBack(answering))
    assert stage.states == ["active", "cancelled"]
    assert stage.records[0] == ("06-01", "06-30")


def _by_person(letters: list[Letter]) -> dict[str, ConfirmedLine]:
    return {said.support.person: said for said in confirmed(letters).lines}


def test_d7_an_open_ended_record_gives_way_too() -> None:
    """P2: it ends the day before."""
    stage = played()
    open_ended = structs.replace(stage.record, end=None)
    stage.project = structs.replace(stage.project, assignments=(open_ended,))
    letters = stage.notice(MANAGER, line("06-15", "06-30"))
    assert _by_person(letters)[MEMBER.name].effect == "release_recorded"
    assert stage.records[0] == ("06-01", "06-14")
