"""A notice is recorded and confirmed (D2, D3, M3, M4, M5b, and the table "Who may do what")."""

from __future__ import annotations

import pytest

from state.directory import Person
from state.events import Notice
from state.letters import AssignmentForm, Correction, NotEntitled
from state.notice import Remark, Source
from tests.state.workflow.casting import (
    ANOTHER_MANAGER,
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
    OTHER_PROJECT,
    OUTSIDER,
    TEAM_MEMBER,
    Stage,
    cc,
    confirmed,
    day,
    everybody,
    facts,
    kinds,
    line,
    names,
    only,
    played,
    to,
)


def test_d3_a_notice_is_recorded_and_its_sender_gets_a_confirmation() -> None:
    """Field by field, with the days on which the two letters will go out."""
    stage = Stage("05-25")
    letters = stage.notice(LEADER, line(MEMBER, "06-01", "06-30", role="前端开发", estimated_days=12.0))
    assert kinds(letters) == ["confirmation"]
    assert everybody(letters[0]) == names(LEADER)
    assert letters[0].answer
    (said,) = confirmed(letters).lines
    assert said.effect == "opened"
    assert (said.support.role, said.support.estimated_days) == ("前端开发", 12.0)
    assert (said.extension_request_on, said.release_notice_on) == (day("06-16"), day("06-23"))
    assert stage.record.state == "planned"
    assert "记录 季青禾" in stage.history


def test_d3_the_dates_told_are_those_on_which_the_letters_really_go() -> None:
    """A question whose day has passed goes on the next working day: the confirmation names that one."""
    stage = Stage("06-19")  # a day off
    (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), people=(LEADER,))).lines
    assert (said.extension_request_on, said.release_notice_on) == (day("06-22"), day("06-23"))
    assert [on for on, _ in stage.run("06-30")] == ["06-22", "06-23"]


@pytest.mark.parametrize(
    ("start", "end", "codes"),
    [
        ("06-01", "06-30", set()),
        ("06-01", "06-05", {"effort-exceeds-period"}),
        ("05-04", "06-30", {"already-begun"}),
        ("05-04", "05-15", {"already-over", "effort-exceeds-period"}),
        ("06-20", "06-21", {"no-working-day", "effort-exceeds-period"}),
    ],
)
def test_d3_what_looks_odd_is_recorded_as_written_and_said(start: str, end: str, codes: set[str]) -> None:
    """Effort larger than the working days, a period that has begun or is over, one without a working day."""
    stage = Stage("05-25")
    letters = stage.notice(MANAGER, line(MEMBER, start, end, support_days=10.0), people=(LEADER,))
    assert stage.records == [(start, end)]
    assert {remark.code for remark in confirmed(letters).lines[0].warnings} == codes


def test_d3_a_project_that_nobody_knew_is_recorded_and_the_manager_is_asked_about() -> None:
    """The sender stands in for the manager until one is named."""
    stage = Stage(project="南浦档案馆")
    said = confirmed(stage.notice(LEADER, line(MEMBER, "06-01", "06-30")))
    assert said.new_project
    assert said.manager_missing
    assert stage.project.manager_stand_in == LEADER.name


def test_d3_a_notice_may_name_the_manager() -> None:
    """Then nobody stands in, and nobody is asked."""
    stage = Stage(project="南浦档案馆")
    said = confirmed(stage.notice(LEADER, line(MEMBER, "06-01", "06-30"), manager=ANOTHER_MANAGER.name))
    assert said.manager_learnt
    assert not said.manager_missing
    assert (stage.project.manager, stage.project.manager_stand_in) == (ANOTHER_MANAGER.name, None)


def test_d3_a_manager_whom_the_directory_does_not_know_cannot_decide_and_is_asked_about() -> None:
    """Letters to nobody would leave the question of D5 without anyone to answer it."""
    stage = Stage(project="南浦档案馆")
    said = confirmed(stage.notice(LEADER, line(MEMBER, "06-01", "06-30"), manager="查无此人"))
    assert said.manager_missing
    assert stage.project.manager_stand_in == LEADER.name


def test_d3_somebody_known_from_to_and_cc_is_known_for_this_project() -> None:
    """Their address comes from the notice; D6 writes to them."""
    stage = Stage()
    stage.notice(LEADER, line(OUTSIDER, "06-01", "06-30"), people=(OUTSIDER,))
    assert stage.project.contacts == (OUTSIDER,)
    assert OUTSIDER.name in everybody(stage.run("06-23")[-1][1])


@pytest.mark.parametrize("sender", [MANAGER, DELEGATE, LEAD, LEADER, ONE_LEADER, HEAD])
def test_d2_those_of_the_table_may_send_a_notice(sender: Person) -> None:
    """The project's manager (or the delegate) or R&D lead, any group leader, a coordinator."""
    stage = Stage()
    assert "confirmation" in kinds(stage.notice(sender, line(MEMBER, "06-01", "06-30")))
    assert stage.outcome == "recorded"


@pytest.mark.parametrize("sender", [MEMBER, TEAM_MEMBER, ANOTHER_MANAGER])
def test_m3_others_get_one_line_saying_who_may(sender: Person) -> None:
    """And nothing is recorded."""
    stage = Stage()
    letters = stage.notice(sender, line(MEMBER, "06-01", "06-30"))
    assert kinds(letters) == ["not_entitled"]
    assert facts(letters[0], NotEntitled).who == (MANAGER.name, LEAD.name, HEAD.name)
    assert everybody(letters[0]) == names(sender)
    assert stage.records == []


def test_m3_whoever_may_not_release_hears_that_the_manager_may() -> None:
    """Early release is the manager's, not the coordinators'."""
    stage = Stage()
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"))
    letter = only(stage.release(TEAM_MEMBER, MEMBER, "06-20"), "not_entitled")
    assert facts(letter, NotEntitled).who == (MANAGER.name,)
    assert stage.records == [("06-01", "06-30")]


@pytest.mark.parametrize(("sender", "may"), [(ANOTHER_MANAGER, True), (LEADER, True), (LEAD, True), (MEMBER, False)])
def test_d2_for_an_unknown_project_anyone_with_a_role_of_the_row_may(sender: Person, *, may: bool) -> None:
    """Of any project's manager, lead, leader or coordinator."""
    stage = Stage(project="南浦档案馆")
    stage.notice(sender, line(MEMBER, "06-01", "06-30"))
    assert bool(stage.records) == may


def test_m4_a_line_without_its_period_is_asked_about_with_the_form_filled_in() -> None:
    """The field and the mail's own line are named."""
    stage = Stage()
    written = line(MEMBER, None, None, role="前端开发", sources=(Source("period", 4, "支撑周期：待定"),))
    letter = only(stage.notice(MANAGER, written), "correction_request")
    said = facts(letter, Correction)
    assert [(p.code, p.field, p.line) for p in said.problems] == [("missing-period", "period", "支撑周期：待定")]
    assert said.form == (AssignmentForm(MEMBER.name, "前端开发", period_text="待定"),)
    assert stage.records == []


def test_m5b_the_persons_leader_is_copied_when_neither_sender_nor_addressed() -> None:
    """So that the group's voice knows."""
    letter = only(Stage().notice(MANAGER, line(MEMBER, "06-01", "06-30")), "confirmation")
    assert (to(letter), cc(letter)) == (names(MANAGER), names(LEADER))


@pytest.mark.parametrize("address", ["wen@heng.example", "WEN@heng.example", "zhujun@heng.example"])
def test_m5b_a_leader_among_to_and_cc_by_any_address_is_not_copied(address: str) -> None:
    """An alias is the same person."""
    leader = Person("温老师", address).contact
    letter = only(Stage().notice(MANAGER, line(MEMBER, "06-01", "06-30"), people=(leader,)), "confirmation")
    assert everybody(letter) == names(MANAGER)


def test_m5b_one_of_several_leaders_is_enough() -> None:
    """Any one of several holds the group's voice."""
    stage = Stage()
    letter = only(stage.notice(MANAGER, line(BACKEND, "06-01", "06-30"), people=(OTHER_LEADER,)), "confirmation")
    assert everybody(letter) == names(MANAGER)
    letter = only(stage.notice(MANAGER, line(BACKEND, "07-01", "07-30")), "confirmation")
    assert cc(letter) == names(ONE_LEADER, OTHER_LEADER)


@pytest.mark.parametrize(
    ("sender", "project", "group"),
    [(MANAGER, True, False), (LEADER, False, True), (LEAD, False, False), (DELEGATE, True, False)],
)
def test_m5b_it_says_whose_word_is_on_record(sender: Person, *, project: bool, group: bool) -> None:
    """And whose is not."""
    said = confirmed(Stage().notice(sender, line(MEMBER, "06-01", "06-30"))).lines[0]
    assert said.voices == (("project", MANAGER.name, project), ("group", LEADER.name, group))


def test_m5b_where_there_is_no_leader_the_superior_holds_the_groups_voice() -> None:
    """And for somebody from To and Cc the group leader who sent the notice."""
    stage = Stage()
    said = confirmed(stage.notice(MANAGER, line(LONER, "06-01", "06-30"))).lines[0]
    assert said.voices[1] == ("group", HEAD.name, False)
    said = confirmed(stage.notice(ONE_LEADER, line(OUTSIDER, "06-01", "06-30"), people=(OUTSIDER,))).lines[0]
    assert said.voices[1] == ("group", ONE_LEADER.name, True)


def test_d9_a_second_lead_is_not_recorded() -> None:
    """The confirmation says so, and the rest of the notice is recorded."""
    stage = Stage()
    said = confirmed(stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), lead=ONE_LEADER.name))
    assert (said.lead_refused, said.rd_lead) == (ONE_LEADER.name, LEAD.name)
    assert stage.records == [("06-01", "06-30")]


def test_d3_whom_a_notice_names_manager_stands_in_the_history() -> None:
    """Every record explains itself: the line names the mail."""
    stage = Stage(project=OTHER_PROJECT)
    stage.notice(HEAD, line(MEMBER, "06-01", "06-30"), manager=ANOTHER_MANAGER.name)
    assert stage.project.manager == ANOTHER_MANAGER.name
    assert f"项目经理：{ANOTHER_MANAGER.name}" in stage.history
    assert {entry.mail for entry in stage.project.history} == {stage.record.mail}


def test_d3_effort_that_exceeds_the_period_is_said_once() -> None:
    """Of estimated and agreed effort alike, with both numbers."""
    stage = Stage("05-25")
    said = confirmed(stage.notice(MANAGER, line(MEMBER, "06-01", "06-05", estimated_days=20.0, support_days=22.0)))
    assert [(w.code, w.value) for w in said.lines[0].warnings] == [("effort-exceeds-period", "20 / 22")]


def test_d3_that_nobody_knew_the_project_is_said_once() -> None:
    """At the top, not beside each person."""
    stage = Stage("05-25", project="没听说过的项目")
    mail = stage.mail(HEAD)
    lines = (line(MEMBER, "06-01", "06-30"), line(BACKEND, "06-01", "06-30"))
    unknown = (Remark("unknown-project", "project", "项目：没听说过的项目"),)
    said = confirmed(stage.take(Notice(mail, lines, warnings=unknown)))
    assert said.new_project
    assert [told.warnings for told in said.lines] == [(), ()]


def test_d4_working_days_are_those_of_the_days_that_stand() -> None:
    """What is only asked for is not on record yet."""
    stage = played("06-10")
    (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "06-01", "07-31"))).lines
    assert said.effect == "extension_opened"
    assert said.working_days == CALENDAR.count(day("06-01"), day("06-30"))
