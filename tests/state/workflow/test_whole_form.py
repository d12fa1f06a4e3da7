"""A form that lacks nothing is recorded at a word (PROCESS rules M4, M7)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Person
from state.events import Unread, WordGiven
from state.letters import AssignmentForm, Correction, Letter
from state.notice import AssignmentLine, Remark, Source, Wish
from tests.state.workflow.casting import (
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OUTSIDER,
    TEAM_MEMBER,
    Stage,
    day,
    facts,
    kinds,
    line,
    only,
    played,
)

DOUBT = Remark("unreadable-period", "period", "前前后后聊下来就他合适，6月8日进来，7月22日撤")
TOLD = line(MEMBER, "06-08", "07-22", support_days=20.0, sources=(Source("start", 3, "6月8日进来，7月22日"),))
QUESTION = "0123456789ab"
"""The token of another letter's question."""
YES = Wish(confirms=True)


def asked(
    stage: Stage, *lines: AssignmentLine, problem: Remark = DOUBT, whole: bool = True, heads: tuple[str, ...] = ()
) -> Letter:
    """The form that comes back for a mail that could not be read for sure."""
    mail = stage.mail(MANAGER)
    event = Unread(mail, (problem,), understood=lines or (TOLD,), whole=whole, heads=heads)
    return only(stage.take(event), "correction_request")


def answer(stage: Stage, sender: Person, wish: Wish = YES, letter: int = 0, *, direct: bool = True) -> list[Letter]:
    """A reply to that letter, by default the first one of the project."""
    written = [one for one in stage.project.letters if one.kind == "correction_request"][letter]
    mail = structs.replace(stage.mail(sender), answers=(written.message_id,), words=("…",))
    return stage.take(WordGiven(mail, None, direct=direct, wish=wish))


def test_m7_a_yes_records_what_the_form_says() -> None:
    """M7, M4: as a notice of whoever answers, whose lines the first mail told."""
    stage = Stage()
    letter = asked(stage)
    assert facts(letter, Correction).whole == (TOLD,)
    assert stage.records == []
    assert kinds(answer(stage, LEADER)) == ["confirmation"]
    assert stage.records == [("06-08", "07-22")]
    record = stage.project.assignments[0]
    first = next(one for one in stage.project.letters if one.kind == "correction_request")
    assert (record.support_days, record.sources, record.mail) == (20.0, TOLD.sources, first.answers)
    assert record.noticed_by == LEADER.name


def test_m7_a_second_yes_changes_nothing() -> None:
    """M7, M2: it is told once more that it is on record."""
    stage = Stage()
    asked(stage)
    answer(stage, MANAGER)
    before = stage.project.assignments
    assert kinds(answer(stage, MANAGER)) == ["confirmation"]
    assert stage.project.assignments == before


def test_m7_what_was_recorded_since_is_not_taken_back() -> None:
    """M7, D4: the form that was sent back with other days stands; a yes to the old one says nothing."""
    stage = Stage()
    asked(stage)
    stage.notice(MANAGER, line(MEMBER, "06-15", "07-10"))
    answer(stage, MANAGER)
    assert stage.records == [("06-15", "07-10")]
    assert stage.outcome == "unanswered"


def test_m3_who_may_not_send_notices_is_told_who_may() -> None:
    """M3: a yes is a notice."""
    stage = Stage()
    asked(stage)
    assert kinds(answer(stage, TEAM_MEMBER)) == ["not_entitled"]
    assert stage.records == []


@pytest.mark.parametrize(
    ("wish", "direct"), [(Wish(), True), (Wish(corrects="…"), True), (Wish(affirms=True), True), (YES, False)]
)
def test_m4_nothing_else_records_it(wish: Wish, *, direct: bool) -> None:
    """M4: talk, a correction, and a yes further down the thread."""
    stage = Stage()
    asked(stage)
    answer(stage, MANAGER, wish, direct=direct)
    assert stage.records == []


def test_m4_that_it_was_read_is_no_yes() -> None:
    """M4, M3: 收到 under a form is asked about: nothing is lost in silence."""
    stage = Stage()
    asked(stage)
    letters = answer(stage, MANAGER, Wish(acknowledges=True))
    assert [one.code for one in facts(only(letters, "correction_request"), Correction).problems] == ["say-yes"]
    assert stage.records == []


@pytest.mark.parametrize(
    "one",
    [
        line(MEMBER, "06-08", None),
        line(MEMBER, None, "07-22"),
        line(MEMBER, "07-22", "06-08"),
        line(OUTSIDER, "06-08", "07-22"),
        structs.replace(TOLD, replaces="某人"),
        structs.replace(TOLD, leaves=True),
        structs.replace(TOLD, more_days=3.0),
    ],
)
def test_m4_a_form_that_lacks_something_wants_all_of_it(one: AssignmentLine) -> None:
    """M4: days, who it is, or what the form does not show."""
    stage = Stage()
    assert facts(asked(stage, TOLD, one), Correction).whole == ()
    assert answer(stage, MANAGER) == []
    assert stage.records == []


@pytest.mark.parametrize("code", ["ambiguous-project", "unknown-person", "end-before-start", "unknown-project"])
def test_m4_what_a_form_does_not_settle_wants_all_of_it(code: str) -> None:
    """M4: which of several, and what cannot be."""
    assert facts(asked(Stage(), problem=Remark(code)), Correction).whole == ()


@pytest.mark.parametrize(
    ("problem", "whole"),
    [
        (Remark("unreadable-effort", "support_days", "协调20人天，他说好"), True),
        (Remark("unknown-person", "person", value="一舟", near=(MEMBER.name,)), True),
        (Remark("unknown-person", "person", value="一舟", near=(LEAD.name,)), False),
        (Remark("unknown-person", "person", value="一舟", near=(MEMBER.name, LEAD.name)), False),
    ],
)
def test_m7_what_the_form_shows_is_settled_by_a_word(problem: Remark, *, whole: bool) -> None:
    """M7, M4: an effort that stands in it, and whoever is called in part, if only one may be meant and is in it."""
    assert bool(facts(asked(Stage(), problem=problem), Correction).whole) is whole


def test_m4_what_a_mail_says_beside_its_form_is_not_dropped() -> None:
    """M4, D9: another lead or manager than the one on record, or efforts that the form has not."""
    assert facts(asked(Stage(), heads=(MANAGER.name, LEAD.name)), Correction).whole
    assert facts(asked(Stage(), heads=(MEMBER.name,)), Correction).whole == ()
    assert facts(asked(Stage(), whole=False), Correction).whole == ()


def test_d2b_what_answers_a_question_of_another_kind_wants_all_of_it() -> None:
    """D2b, D10, M4: who is offered for a need is no notice yet."""
    stage = Stage()
    event = structs.replace(Unread(stage.mail(MANAGER), (DOUBT,), understood=(TOLD,), whole=True), token=QUESTION)
    letters = stage.take(event)
    assert facts(only(letters, "correction_request"), Correction).whole == ()


@pytest.mark.parametrize(("day_told", "leaves"), [("07-10", False), ("06-12", True)])
def test_d5_d7_of_who_stays_or_leaves_the_form_has_the_record(day_told: str, *, leaves: bool) -> None:
    """D5, D7, M4: first day and role are on record; a yes asks the other side, as a notice of that day does."""
    stage = played()
    told = line(MEMBER, None, day_told, leaves=leaves)
    letter = facts(asked(stage, told), Correction)
    (form,) = letter.form
    assert isinstance(form, AssignmentForm)
    assert (form.start, form.end) == (day("06-01"), day(day_told))
    assert letter.whole
    by_notice = played()
    by_notice.notice(MANAGER, line(MEMBER, "06-01", day_told, leaves=leaves))
    answer(stage, MANAGER)
    assert stage.records == by_notice.records
    assert [r.purpose for r in stage.project.requests] == [r.purpose for r in by_notice.project.requests]


@pytest.mark.parametrize(("day_told", "leaves"), [("06-12", False), ("07-10", True), ("05-20", True), ("06-30", False)])
def test_m4_who_stays_shorter_or_leaves_later_is_asked_for_all_of_it(day_told: str, *, leaves: bool) -> None:
    """M4, D5, D7: the words and the record do not agree."""
    stage = played()
    assert facts(asked(stage, line(MEMBER, None, day_told, leaves=leaves)), Correction).whole == ()
    assert answer(stage, MANAGER) == []
    assert stage.records == [("06-01", "06-30")]


def test_m4_which_record_is_meant_has_to_be_sure() -> None:
    """M4: of nobody on record, or of two periods of one person, a last day alone tells nothing."""
    assert facts(asked(Stage(), line(MEMBER, None, "07-10")), Correction).whole == ()
    stage = played()
    stage.notice(MANAGER, line(MEMBER, "08-03", "08-28", further=True))
    assert facts(asked(stage, line(MEMBER, None, "07-10")), Correction).whole == ()
