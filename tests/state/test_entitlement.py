"""The table "Who may do what": a row a test."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from state.directory import Directory, Person
from state.entitlement import (
    deciding_manager,
    group_voices,
    is_lead,
    is_manager,
    may_change_project,
    may_name_lead,
    may_send_notice,
    may_start_extension,
    voices_of,
)
from state.model import Assignment, Project

MANAGER = Person("盛怀远", "sheng@heng.example", roles=("project_manager",), delegate="蒋代言")
DELEGATE = Person("蒋代言", "jiang@heng.example", roles=("member",))
LEAD = Person("涂若川", "tu@heng.example", roles=("rd_lead",))
OTHER_MANAGER = Person("路过桥", "lu@heng.example", roles=("project_manager",))
OTHER_LEAD = Person("齐岸行", "qian@heng.example", roles=("rd_lead",))
LEADER = Person("温竹君", "wen@heng.example", roles=("group_leader",), group="前端", superior="费仲谋")
CO_LEADER = Person("阮成蹊", "ruan@heng.example", roles=("group_leader",), group="前端", superior="费仲谋")
STRANGER_LEADER = Person("卓尔凡", "zhuo@heng.example", roles=("group_leader",), group="后端")
MEMBER = Person("季青禾", "ji@heng.example", roles=("member",), group="前端")
LONER = Person("闵独行", "min@heng.example", roles=("member",), superior="费仲谋")
HEAD = Person("费仲谋", "fei@heng.example", roles=("coordinator",))
NOBODYS = Person("孤云", "gu@heng.example", roles=("member",))
DIRECTORY = Directory(
    (
        *(MANAGER, DELEGATE, LEAD, OTHER_MANAGER, OTHER_LEAD, LEADER, CO_LEADER),
        *(STRANGER_LEADER, MEMBER, LONER, HEAD, NOBODYS),
    )
)
PROJECT = Project("衡川水务平台", manager=MANAGER.name, rd_lead=LEAD.name)
UNKNOWN = Project("南浦档案馆")


def lent(person: str, noticed_by: str | None = None) -> Assignment:
    """Somebody lent for June."""
    return Assignment("a", person, None, dt.date(2026, 6, 1), dt.date(2026, 6, 30), noticed_by=noticed_by)


@pytest.mark.parametrize(
    ("project", "may"),
    [
        (PROJECT, {MANAGER, DELEGATE, LEAD, LEADER, CO_LEADER, STRANGER_LEADER, HEAD}),
        (UNKNOWN, set(DIRECTORY.people) - {MEMBER, LONER, NOBODYS}),
        (structs.replace(PROJECT, rd_lead=None), set(DIRECTORY.people) - {MEMBER, LONER, NOBODYS, OTHER_MANAGER}),
        (structs.replace(PROJECT, manager=None), set(DIRECTORY.people) - {MEMBER, LONER, NOBODYS, OTHER_LEAD}),
    ],
)
def test_supplement_notice(project: Project, may: set[Person]) -> None:
    """The project's manager or R&D lead, any group leader, a coordinator; where one is unknown, anyone of the role."""
    assert {p for p in DIRECTORY.people if may_send_notice(p, project, DIRECTORY)} == may


def test_extension_the_projects_voice() -> None:
    """The manager (or the delegate), not the R&D lead."""
    held = {p.name for p in DIRECTORY.people if "project" in voices_of(p, lent("季青禾"), PROJECT, DIRECTORY)}
    assert held == {MANAGER.name, DELEGATE.name}


def test_extension_the_projects_voice_where_no_manager_is_known() -> None:
    """The sender of the latest notice stands in; a known manager comes first."""
    stood_in = structs.replace(UNKNOWN, manager_stand_in=LEADER.name)
    assert deciding_manager(stood_in) == LEADER.name
    assert voices_of(LEADER, lent("季青禾"), stood_in, DIRECTORY) == ("project", "group")
    assert deciding_manager(structs.replace(stood_in, manager=MANAGER.name)) == MANAGER.name
    assert deciding_manager(UNKNOWN) is None
    assert not is_manager(MANAGER, UNKNOWN, DIRECTORY)


@pytest.mark.parametrize(
    ("assignment", "voices"),
    [
        (lent("季青禾"), (LEADER, CO_LEADER)),
        (lent("温竹君"), (HEAD,)),
        (lent("闵独行"), (HEAD,)),
        (lent("孤云"), (HEAD,)),
        (lent("莫问津", "卓尔凡"), (STRANGER_LEADER,)),
        (lent("莫问津", "盛怀远"), (HEAD,)),
        (lent("莫问津"), (HEAD,)),
    ],
)
def test_extension_the_groups_voice(assignment: Assignment, voices: tuple[Person, ...]) -> None:
    """The group's leaders; for leaders and where there is none the superior; from To and Cc the leader who sent it."""
    assert group_voices(assignment, DIRECTORY) == voices


def test_extension_one_person_may_be_both_voices() -> None:
    """A manager who leads the group."""
    project = structs.replace(PROJECT, manager=LEADER.name)
    assert voices_of(LEADER, lent("季青禾"), project, DIRECTORY) == ("project", "group")
    assert voices_of(STRANGER_LEADER, lent("季青禾"), project, DIRECTORY) == ()


def test_extension_who_may_start_it() -> None:
    """Either voice, and the R&D lead."""
    may = {p.name for p in DIRECTORY.people if may_start_extension(p, lent("季青禾"), PROJECT, DIRECTORY)}
    assert may == {MANAGER.name, DELEGATE.name, LEAD.name, LEADER.name, CO_LEADER.name}
    assert is_lead(LEAD, PROJECT, DIRECTORY)
    assert not is_lead(OTHER_LEAD, PROJECT, DIRECTORY)


@pytest.mark.parametrize(
    ("project", "may"),
    [(PROJECT, {MANAGER, DELEGATE, HEAD}), (UNKNOWN, {MANAGER, DELEGATE, OTHER_MANAGER, HEAD})],
)
def test_changing_the_lead_and_closing_the_project(project: Project, may: set[Person]) -> None:
    """The project's manager or a coordinator; where no manager is known, any project manager."""
    assert {p for p in DIRECTORY.people if may_change_project(p, project, DIRECTORY)} == may


def test_naming_the_first_lead() -> None:
    """The project's manager or a coordinator; not a leader of some group."""
    unled = structs.replace(PROJECT, rd_lead=None)
    assert may_name_lead(MANAGER, unled, DIRECTORY)
    assert may_name_lead(HEAD, unled, DIRECTORY)
    assert not may_name_lead(STRANGER_LEADER, unled, DIRECTORY)
    assert not may_name_lead(MEMBER, unled, DIRECTORY)
