"""A project ends for everybody at once, and may be opened again (PROCESS, settled details "Closing")."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Person
from state.events import ProjectClosed
from state.letters import ClosingForm, Confirmation, Correction, ExtensionResult, Letter, NotEntitled, ProjectEnded
from state.notice import ProjectOutcome, Remark
from state.workflow.importing import ImportRow, import_rows
from tests.state.workflow.casting import (
    ANOTHER_MANAGER,
    BACKEND,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    OTHER_PROJECT,
    PROJECT,
    TEAM_MEMBER,
    Stage,
    asked,
    day,
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


def close(
    stage: Stage,
    sender: Person = MANAGER,
    outcome: ProjectOutcome = "closed",
    *problems: Remark,
    received: str | None = None,
) -> list[Letter]:
    """The project is closed or terminated by mail."""
    return stage.take(ProjectClosed(stage.mail(sender, (), received), outcome, None, problems))


def running_and_planned() -> Stage:
    """Somebody in June, and somebody else planned for July; it is 10 June."""
    stage = played()
    stage.notice(MANAGER, line(BACKEND, "07-01", "07-31"), people=(OTHER_LEADER,))
    stage.run("06-10")
    return stage


@pytest.mark.parametrize("sender", [MANAGER, HEAD])
def test_closing_takes_effect_on_the_mails_day(sender: Person) -> None:
    """Who is active ends that day and is released the next, who is planned is cancelled; without D7's week."""
    stage = running_and_planned()
    letters = close(stage, sender)
    assert kinds(letters) == ["project_end"]
    assert stage.states == ["active", "cancelled"]
    assert stage.records == [("06-01", "06-10"), ("07-01", "07-31")]
    assert (stage.project.ended, stage.project.ended_on) == ("closed", day("06-10"))
    assert [letter for _, letter in stage.run("08-10")] == []
    assert stage.states == ["released", "cancelled"]
    assert stage.missed == []
    assert stage.project.wake_on is None


def test_closing_is_told_to_persons_superiors_and_team() -> None:
    """One letter, to the sender and the manager, everybody else copied; it shows what becomes of whom."""
    letter = only(close(running_and_planned(), HEAD), "project_end")
    assert to(letter) == names(HEAD, MANAGER)
    assert everybody(letter) == names(HEAD, MANAGER, LEAD, TEAM_MEMBER, MEMBER, LEADER, BACKEND, OTHER_LEADER)
    ended = facts(letter, ProjectEnded)
    assert [(e.support.person, e.support.end, e.before, e.cancelled) for e in ended.people] == [
        (MEMBER.name, day("06-10"), day("06-30"), False),
        (BACKEND.name, day("07-31"), day("07-31"), True),
    ]


@pytest.mark.parametrize(("sender", "settled"), [(MANAGER, "declined"), (HEAD, "lapsed")])
def test_closing_d5_ends_what_is_open_and_both_sides_are_told(sender: Person, settled: str) -> None:
    """D5: declined if by the manager, else lapsed; a late word on it decides nothing."""
    stage, question = asked()
    letters = close(stage, sender, outcome="terminated")
    assert sorted(kinds(letters)) == ["extension_result", "project_end"]
    lapsed = only(letters, "extension_result")
    assert (facts(lapsed, ExtensionResult).why_lapsed, to(lapsed)) == ("closed", names(MANAGER, LEADER))
    assert (stage.request.state, stage.record.extension) == (settled, settled)
    stage.word(MANAGER, extend("07-15"), question)
    assert stage.record.end == day("06-16")
    assert stage.request.state == settled


def test_closing_ends_an_open_ended_assignment() -> None:
    """P2: it lasted until the project is closed or terminated."""
    stage = played()
    open_ended = structs.replace(stage.record, end=None)
    stage.project = structs.replace(stage.project, assignments=(open_ended,))
    close(stage.at("07-20"))
    assert (stage.record.end, stage.record.state) == (day("07-20"), "active")
    stage.run("07-21")
    assert stage.states == ["released"]


@pytest.mark.parametrize("at", ["06-10 15:00", "06-11", "07-20"])
def test_closing_a_later_notice_opens_the_project_again(at: str) -> None:
    """As a new assignment, on the very day too; the confirmation says so."""
    stage = played()
    close(stage.at("06-10"))
    stage.at(at)
    stage.tick()
    start = at[:5]
    letters = stage.notice(MANAGER, line(MEMBER, start, "08-31"), people=(LEADER,))
    confirmation = facts(only(letters, "confirmation"), Confirmation)
    assert confirmation.reopened
    assert [said.effect for said in confirmation.lines] == ["opened"]
    assert stage.records == [("06-01", "06-10"), (start, "08-31")]
    assert stage.project.ended_on is None
    again = stage.notice(MANAGER, line(MEMBER, start, "08-31"), people=(LEADER,))
    assert not facts(only(again, "confirmation"), Confirmation).reopened


def test_closing_counts_by_when_the_mail_was_received() -> None:
    """T3: handled two days later, the last day is the mail's; the next cycle releases."""
    stage = played().at("06-12")
    close(stage, received="06-10")
    assert stage.records == [("06-01", "06-10")]
    stage.tick()
    assert (stage.states, stage.missed) == (["released"], [])


def test_closing_before_the_first_cycle_of_a_period() -> None:
    """A period that begins on the very day has begun, whether or not the calendar has been asked."""
    stage = played("05-20", start="06-01").at("06-01 08:00")
    close(stage)
    assert (stage.records, stage.states) == ([("06-01", "06-01")], ["active"])


def test_closing_twice_and_closing_what_nobody_knows() -> None:
    """Nothing changes; only the sender is told."""
    stage = played()
    close(stage)
    (letter,) = close(stage.at("06-05"), HEAD, "terminated")
    assert everybody(letter) == names(HEAD)
    assert letter.kind == "confirmation"
    ended = facts(letter, ProjectEnded)
    assert (ended.already, ended.outcome, ended.on) == (True, "closed", day("06-01"))
    assert stage.outcome == "answered"
    (unknown,) = close(Stage(project=OTHER_PROJECT), HEAD)
    said = facts(unknown, Correction)
    assert [(p.code, p.value) for p in said.problems] == [("no-such-project", OTHER_PROJECT)]
    assert said.form == (ClosingForm("closed"),)


def test_closing_again_ends_what_was_imported_since() -> None:
    """U2: an import is no notice and opens nothing again, but what it recorded ends like the rest."""
    stage = played()
    close(stage)
    row = ImportRow(2, PROJECT, BACKEND.name, "后端", day("06-01"))
    stage.settle(import_rows(stage.project, [row], "team.csv", stage.context()).change)
    assert kinds(close(stage.at("06-10"))) == ["project_end"]
    assert stage.records == [("06-01", "06-01"), ("06-01", "06-10")]
    assert stage.project.ended_on == day("06-10")


@pytest.mark.parametrize("sender", [LEAD, LEADER, ONE_LEADER, MEMBER, ANOTHER_MANAGER])
def test_closing_m3_nobody_else_may(sender: Person) -> None:
    """M3: one line saying who may."""
    stage = played()
    (letter,) = close(stage, sender)
    assert facts(letter, NotEntitled) == NotEntitled("closing", PROJECT, (MANAGER.name, HEAD.name))
    assert stage.project.ended_on is None
    assert stage.record.end == day("06-30")


def test_closing_m4_what_does_not_read_is_asked_about() -> None:
    """M4: two projects in one mail."""
    stage = played()
    assert kinds(close(stage, MANAGER, "closed", Remark("ambiguous-project", "project"))) == ["correction_request"]
    assert stage.record.end == day("06-30")
