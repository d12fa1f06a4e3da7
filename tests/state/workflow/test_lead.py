"""One R&D lead a project: nominated, refused, replaced, told (PROCESS rule D9)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Directory, KnownProject, Person
from state.events import LeadReplaced, Notice
from state.letters import LeadConflict, LeadDuties, Letter, NewLead, NotEntitled
from state.model import Contact
from state.notice import Remark
from tests.state.workflow.casting import (
    ANOTHER_MANAGER,
    BACKEND,
    CAST,
    DIRECTORY,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_PROJECT,
    PROJECT,
    TEAM_MEMBER,
    Stage,
    confirmed,
    everybody,
    facts,
    kinds,
    line,
    names,
    only,
    to,
)

SECOND = BACKEND


def replace(stage: Stage, sender: Person, lead: str | None, *problems: Remark) -> list[Letter]:
    """研发负责人变更为 …"""
    return stage.take(LeadReplaced(stage.mail(sender), lead, problems))


def test_d9_a_second_nomination_is_not_recorded_but_the_rest_is() -> None:
    """D9: the sender and the present lead are told; the people of the notice are recorded."""
    stage = Stage()
    letters = stage.notice(LEADER, line(MEMBER, "06-05", "06-30"), lead=SECOND.name)
    assert kinds(letters) == ["confirmation", "lead_conflict"]
    assert confirmed(letters).lead_refused == SECOND.name
    conflict = only(letters, "lead_conflict")
    assert to(conflict) == names(LEADER, LEAD)
    assert conflict.answer
    assert facts(conflict, LeadConflict) == LeadConflict(PROJECT, SECOND.name, LEAD.name, LEADER.name)
    assert stage.project.rd_lead == LEAD.name
    assert stage.records == [("06-05", "06-30")]


def test_d9_nominating_the_present_lead_says_nothing() -> None:
    """D9: it is the one whom everybody knows."""
    assert kinds(Stage().notice(LEADER, line(MEMBER, "06-05", "06-30"), lead=LEAD.name)) == ["confirmation"]


def test_d9_the_first_lead_is_told_of_the_duties_at_once() -> None:
    """D9: named by the notice of somebody who may; nobody led before, so nobody hears of a change."""
    stage = Stage(project=OTHER_PROJECT)
    letters = stage.notice(HEAD, line(MEMBER, "06-05", "06-30"), lead=LEAD.name)
    assert kinds(letters) == ["confirmation", "lead_duties"]
    duties = only(letters, "lead_duties")
    assert to(duties) == names(LEAD)
    assert (facts(duties, LeadDuties).before, facts(duties, LeadDuties).named_by) == (None, HEAD.name)
    assert kinds(stage.notice(HEAD, line(MEMBER, "06-05", "07-30"), lead=LEAD.name)) == ["confirmation"]


@pytest.mark.parametrize("sender", [MANAGER, HEAD])
def test_d9_an_explicit_change_replaces_the_lead(sender: Person) -> None:
    """D9: by manager or coordinator; the new lead is told of the duties, the old one and the manager of the change."""
    stage = Stage()
    letters = replace(stage, sender, SECOND.name)
    assert kinds(letters) == ["confirmation", "lead_duties", "lead_changed"]
    assert to(only(letters, "confirmation")) == names(sender)
    assert to(only(letters, "lead_duties")) == names(SECOND)
    assert everybody(only(letters, "lead_changed")) == names(LEAD, MANAGER) - names(sender)
    assert facts(only(letters, "lead_changed"), NewLead) == NewLead(PROJECT, SECOND.name, LEAD.name, sender.name)
    assert (stage.project.rd_lead, stage.outcome) == (SECOND.name, "recorded")
    assert f"{LEAD.name} → {SECOND.name}" in stage.history


@pytest.mark.parametrize("sender", [LEAD, LEADER, MEMBER, ANOTHER_MANAGER])
def test_d9_m3_nobody_else_replaces_the_lead(sender: Person) -> None:
    """M3: one line saying who may; a lead does not name the next one."""
    stage = Stage()
    (letter,) = replace(stage, sender, SECOND.name)
    assert facts(letter, NotEntitled) == NotEntitled("lead", PROJECT, (MANAGER.name, HEAD.name))
    assert (stage.project.rd_lead, stage.outcome) == (LEAD.name, "answered")


def test_d9_where_no_manager_is_known_any_project_manager_may() -> None:
    """The table: anyone with one of the roles of the row."""
    stage = Stage(project=OTHER_PROJECT)
    assert kinds(replace(stage, ANOTHER_MANAGER, LEAD.name)) == ["confirmation", "lead_duties"]
    assert facts(stage.posted[0][1], NewLead).new_project


def test_d9_a_change_within_a_notice_counts_when_it_is_said_outright() -> None:
    """D9: the manager's notice that says 研发负责人变更为… lends people and replaces the lead."""
    stage = Stage()
    notice = Notice(stage.mail(MANAGER), (line(MEMBER, "06-05", "06-30"),), rd_lead=SECOND.name, changes_lead=True)
    letters = stage.take(notice)
    assert kinds(letters) == ["confirmation", "lead_duties", "lead_changed"]
    again = stage.take(structs.replace(notice, mail=stage.mail(LEADER), rd_lead=LEAD.name))
    assert "lead_conflict" in kinds(again)
    assert stage.project.rd_lead == SECOND.name


def test_d9_naming_the_present_lead_again_changes_nothing() -> None:
    """D9: the sender is told that nothing changed, and nobody else is written to."""
    stage = Stage()
    (letter,) = replace(stage, MANAGER, LEAD.name)
    assert facts(letter, NewLead).unchanged
    assert "→" not in stage.history


def test_d9_the_change_stands_until_the_directory_file_names_another() -> None:
    """D9: the file still names whom the change replaced; when it is brought up to date its word counts again."""
    stage = Stage()
    replace(stage, MANAGER, SECOND.name)
    stage.tick()
    assert stage.project.rd_lead == SECOND.name
    other = KnownProject(PROJECT, MANAGER.name, TEAM_MEMBER.name)
    stage.directory = Directory(CAST, (other,))
    stage.tick()
    assert (stage.project.rd_lead, stage.project.rd_lead_replaced) == (TEAM_MEMBER.name, None)
    stage.directory = DIRECTORY
    stage.tick()
    assert stage.project.rd_lead == LEAD.name


def test_d9_m4_a_name_that_does_not_read_is_asked_about() -> None:
    """M4: nothing is recorded, and only those who may are asked."""
    stage = Stage()
    unknown = Remark("unknown-person", "rd_lead", "研发负责人变更为小王", value="小王")
    assert kinds(replace(stage, MANAGER, None, unknown)) == ["correction_request"]
    assert kinds(replace(stage, MEMBER, None, unknown)) == ["not_entitled"]
    assert stage.project.rd_lead == LEAD.name


def test_d9_somebody_outside_the_directory_is_reached_by_the_mails_own_addresses() -> None:
    """D3, D9: known for this project from To and Cc."""
    stage, outsider = Stage(), Contact("莫问津", "mo@partner.example")
    letters = stage.take(LeadReplaced(stage.mail(MANAGER, (outsider,)), outsider.name))
    assert only(letters, "lead_duties").to == (outsider,)
