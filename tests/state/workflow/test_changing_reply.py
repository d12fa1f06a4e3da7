"""A reply in a colleague's thread that changes something (PROCESS rules M3, M4, D4, D7)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Person
from state.events import Notice, ReleaseAnnounced, Unread, WordGiven
from state.letters import AssignmentForm, Correction, Letter, ReleaseForm
from state.notice import AssignmentLine, Change, Decision, ReleaseLine, Remark, Wish
from tests.state.workflow.casting import (
    BACKEND,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    TEAM_MEMBER,
    Stage,
    asked,
    day,
    extend,
    facts,
    kinds,
    line,
    only,
    played,
    say,
)

NOTHING = Remark("answers-nothing", "mail", "…")


def reply(
    stage: Stage,
    sender: Person,
    *lines: AssignmentLine | ReleaseLine,
    change: Change | None = None,
    decision: Decision | None = None,
    answers: tuple[str, ...] = (),
    token: str | None = None,
) -> list[Letter]:
    """A reply that states all of the lines, or, with a change, no more than a part."""
    mail = structs.replace(stage.mail(sender), answers=answers)
    lent = tuple(one for one in lines if isinstance(one, AssignmentLine))
    left = tuple(one for one in lines if isinstance(one, ReleaseLine))
    whole: Notice | ReleaseAnnounced = ReleaseAnnounced(mail, left) if left else Notice(mail, lent)
    part = Unread(mail, (NOTHING,), lent, left, is_release=bool(left))
    own = part if change is not None else whole
    return stage.take(WordGiven(mail, decision, token, wish=Wish(changes=change), apart=own))


def form(letters: list[Letter]) -> tuple[AssignmentForm | ReleaseForm, ...]:
    """The form that comes back."""
    asked_back = facts(only(letters, "correction_request"), Correction)
    assert [problem.code for problem in asked_back.problems] == ["answers-nothing"]
    rows = tuple(one for one in asked_back.form if isinstance(one, AssignmentForm | ReleaseForm))
    assert len(rows) == len(asked_back.form)
    return rows


def dates(rows: tuple[AssignmentForm | ReleaseForm, ...]) -> list[tuple[str | None, str | None, str | None]]:
    """Who stands in a form of a notice, and from when to when."""
    shown = [row for row in rows if isinstance(row, AssignmentForm)]
    return [(one.person, str(one.start) if one.start else None, str(one.end) if one.end else None) for one in shown]


def test_d7_what_is_stated_in_full_is_carried_out() -> None:
    """D7, D4: as in a mail of its own; the word beside it decides nothing, since nothing was asked."""
    stage = played()
    letters = reply(stage, MANAGER, ReleaseLine(MEMBER.name, day("06-19")), decision=say("release", "06-19"))
    assert set(kinds(letters)) == {"confirmation", "early_release"}
    assert stage.records == [("06-01", "06-19")]
    reply(stage, LEADER, line(BACKEND, "06-08", "06-30"))
    assert stage.records[1:] == [("06-08", "06-30")]


def test_d4_what_is_on_record_changes_nothing() -> None:
    """D4, M3: it is said among people, and is not answered."""
    stage = played()
    assert reply(stage, LEADER, line(MEMBER, "06-01", "06-30")) == []
    assert reply(stage, LEADER, line(MEMBER, None, "06-30")) == []
    assert reply(stage, MANAGER, ReleaseLine(MEMBER.name, day("06-30")), decision=say("release", "06-30")) == []
    assert reply(stage, MANAGER, change=Change("…", (MEMBER.name,), (day("06-01"),), start=day("06-01"))) == []
    assert stage.outcome == "unanswered"
    assert kinds(reply(stage, LEADER, line(MEMBER, "06-01", "06-30", support_days=8.0))) == ["confirmation"]


@pytest.mark.parametrize("sender", [MANAGER, LEAD, LEADER])
def test_m4_a_part_is_asked_about(sender: Person) -> None:
    """M4: whoever may send notices gets the form of what is on record, with the day that was understood."""
    stage = played()
    change = Change("…", (MEMBER.name,), (day("07-10"),), end=day("07-10"))
    assert dates(form(reply(stage, sender, change=change))) == [(MEMBER.name, "2026-06-01", "2026-07-10")]
    assert stage.outcome == "answered"
    assert stage.records == [("06-01", "06-30")]


def test_m3_nobody_else_is_asked() -> None:
    """M3: of those who may not send notices only who states all of it hears who may."""
    stage = played()
    assert reply(stage, TEAM_MEMBER, change=Change("…", (MEMBER.name,), (day("07-10"),))) == []
    assert stage.outcome == "unanswered"
    assert kinds(reply(stage, TEAM_MEMBER, line(MEMBER, "06-01", "07-10"))) == ["not_entitled"]


def test_m4_the_form_is_of_whom_it_is_about() -> None:
    """M4: of those named and those who are new, else of the notice that is answered, else of all."""
    stage = played()
    stage.notice(LEADER, line(BACKEND, "06-08", "06-26"))
    noticed = stage.project.assignments[1].mail or ""
    swap = Change("…", (MEMBER.name, "某新人"))
    assert dates(form(reply(stage, MANAGER, change=swap))) == [
        (MEMBER.name, "2026-06-01", "2026-06-30"),
        ("某新人", None, None),
    ]
    added = Change("…", ("某新人",), (day("06-08"),), start=day("06-08"))
    assert dates(form(reply(stage, MANAGER, change=added))) == [("某新人", "2026-06-08", None)]
    moved = Change("…", (), (day("06-10"),), start=day("06-10"))
    answered = reply(stage, MANAGER, change=moved, answers=(noticed,))
    assert dates(form(answered)) == [(BACKEND.name, "2026-06-10", "2026-06-26")]
    everybody = reply(stage, MANAGER, change=Change("…"))
    assert [person for person, _, _ in dates(form(everybody))] == [MEMBER.name, BACKEND.name]


def test_m4_an_early_release_comes_back_with_its_own_form() -> None:
    """D7, M4: 可以让…撤场 is no announcement, and says who leaves when."""
    stage = played()
    change = Change("…", (MEMBER.name,), (day("06-19"),), end=day("06-19"))
    letters = reply(stage, MANAGER, change=change, decision=say("release", "06-19"))
    assert form(letters) == (ReleaseForm(MEMBER.name, day("06-19")),)


def test_m7_an_answer_to_a_question_stays_a_decision() -> None:
    """M7, D5: the token tells that it was asked; what its words would state elsewhere counts for nothing."""
    stage, question = asked()
    letters = reply(stage, MANAGER, line(MEMBER, None, "07-15"), decision=extend("07-15"), token=question.token)
    assert kinds(letters) == ["approval_request"]
    assert stage.outcome == "decided"


def test_d5_an_extension_is_started_as_before() -> None:
    """D5: either voice starts it by a later day; the other is asked."""
    stage = played()
    letters = reply(stage, MANAGER, line(MEMBER, None, "07-15"), decision=extend("07-15", MEMBER))
    assert kinds(letters) == ["approval_request"]


def test_m3_of_a_project_with_nobody_on_record_a_part_is_talk() -> None:
    """M3: there is nothing that it changes."""
    assert reply(Stage(), MANAGER, change=Change("…", (MEMBER.name,), (day("07-10"),))) == []
