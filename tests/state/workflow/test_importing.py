"""Import (PROCESS rule U2), and open-ended assignments in what follows (D4, D5, D7)."""

from __future__ import annotations

from msgspec import structs

from state.directory import Person
from state.due_dates import question_on, release_on
from state.letters import ApprovalRequest, ExtensionResult, ReleaseNotice
from state.workflow.importing import Imported, ImportRow, import_rows
from tests.state.workflow.casting import (
    AGREE,
    ANOTHER_MANAGER,
    BACKEND,
    CALENDAR,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_PROJECT,
    POLICY,
    PROJECT,
    REFUSE,
    Stage,
    confirmed,
    day,
    extend,
    facts,
    kinds,
    line,
    only,
    to,
)


def row(person: Person, start: str, end: str | None = None, **more: object) -> ImportRow:
    """A row of the file."""
    plain = ImportRow(2, PROJECT, person.name, "开发", day(start), day(end) if end else None, text="as written")
    return structs.replace(plain, **more)


def imported(stage: Stage, *rows: ImportRow) -> Imported:
    """The rows imported and committed, unless one of them is a mistake."""
    done = import_rows(stage.project, rows, "team.csv", stage.context())
    if not done.mistakes:
        stage.settle(done.change)
    return done


def open_ended(at: str = "06-10") -> Stage:
    """A person lent since 1 June without an end, imported."""
    stage = Stage(at)
    imported(stage, row(MEMBER, "06-01"))
    return stage


def test_u2_is_silent_and_says_where_a_record_is_from() -> None:
    """U2: no letter goes out for the import; the history names file and line."""
    stage = Stage("06-10")
    done = imported(stage, row(MEMBER, "06-01", "06-30", estimated_days=20.0, support_days=22.0))
    assert done.change.letters == ()
    assert stage.tick() == []
    assert (stage.record.state, stage.record.estimated_days, stage.record.support_days) == ("active", 20, 22)
    assert "team.csv 第 2 行" in stage.project.history[-1].what


def test_u2_the_calendar_goes_on_from_there() -> None:
    """U2, D5, D6: question and release notice of what is due later go out as for others."""
    stage = Stage("06-10")
    imported(stage, row(MEMBER, "06-01", "06-30"), row(BACKEND, "06-15", "07-10"))
    sent = [(on, letter.kind) for on, letter in stage.run("07-01") if letter.kind != "reminder"]
    assert sent == [
        ("06-16", "extension_request"),
        ("06-23", "release_notice"),
        ("06-26", "extension_request"),
    ]
    assert [a.state for a in stage.project.assignments] == ["released", "active"]


def test_u2_t3_what_is_overdue_goes_once_and_not_for_downtime() -> None:
    """T3: both are overdue at the import, so only the release notice goes, with the question; it blames no downtime."""
    stage = Stage("06-26 09:30")
    imported(stage, row(MEMBER, "06-01", "06-30"))
    (letter,) = stage.tick()
    notice = facts(letter, ReleaseNotice)
    assert (notice.question, notice.late_reason, notice.days_left) == (True, "late_notice", 4)
    assert stage.tick() == []


def test_u2_t3_what_is_over_is_released_and_nothing_is_missed() -> None:
    """T3: about a period already over nothing is sent."""
    stage = Stage("06-10")
    imported(stage, row(MEMBER, "05-01", "05-29"))
    assert stage.record.state == "released"
    assert stage.run("06-20") == []
    assert stage.missed == []


def test_u2_a_row_on_record_is_skipped() -> None:
    """U2: imported twice, recorded once; what was agreed or cancelled since stands."""
    stage = Stage("06-10")
    rows = (row(MEMBER, "06-01", "06-30"), row(BACKEND, "06-15", "07-10"))
    imported(stage, *rows)
    stage.word(MANAGER, extend("07-15", MEMBER))
    (approval,) = [letter for _, letter in stage.posted if letter.kind == "approval_request"]
    stage.word(LEADER, AGREE, approval)
    before = stage.project
    again = imported(stage, *rows)
    assert [record.end for _, record in again.skipped] == [day("07-15"), day("07-10")]
    assert again.recorded == ()
    assert stage.project == before


def test_u2_a_cancelled_record_is_not_imported_again() -> None:
    """U2: what was taken back stays taken back; another period of that person is recorded."""
    stage = Stage("06-10")
    imported(stage, row(MEMBER, "06-15", "06-30"))
    cancelled = structs.replace(stage.record, state="cancelled")
    stage.project = structs.replace(stage.project, assignments=(cancelled,))
    assert imported(stage, row(MEMBER, "06-15", "06-30")).recorded == ()
    assert len(imported(stage, row(MEMBER, "06-16", "06-30")).recorded) == 1


def test_u2_manager_and_lead_are_learnt() -> None:
    """U2, D9: for a project that nobody knew; the history says so."""
    stage = Stage("06-10", OTHER_PROJECT)
    imported(stage, row(MEMBER, "06-01", "06-30", manager=ANOTHER_MANAGER.name, rd_lead=LEAD.name))
    assert (stage.project.manager, stage.project.rd_lead) == (ANOTHER_MANAGER.name, LEAD.name)
    assert [entry.what for entry in stage.project.history][:2] == [
        f"项目经理：{ANOTHER_MANAGER.name}",
        f"研发负责人：{LEAD.name}",
    ]
    (question,) = [letter for on, letter in stage.run("06-16") if on == "06-16"]
    assert question.to == (ANOTHER_MANAGER.contact,)


def test_u2_d9_a_second_manager_or_lead_is_a_mistake() -> None:
    """D9: an import changes nobody; the line names the column and both people."""
    stage = Stage("06-10")
    done = imported(stage, row(MEMBER, "06-01", line=7, manager=ANOTHER_MANAGER.name, rd_lead=HEAD.name))
    assert [mistake.line for mistake in done.mistakes] == [7, 7]
    assert ANOTHER_MANAGER.name in done.mistakes[0].what
    assert MANAGER.name in done.mistakes[0].what


def test_u2_a_row_that_runs_opens_an_ended_project_again() -> None:
    """U2: who is lent now is lent to a project that goes on; a row that is over opens nothing."""
    stage = Stage("06-10")
    stage.project = structs.replace(stage.project, ended="closed", ended_on=day("05-29"))
    imported(stage, row(BACKEND, "05-04", "05-20"))
    before = stage.project
    imported(stage, row(MEMBER, "06-01", "06-30"))
    after = stage.project
    assert (before.ended, before.ended_on) == ("closed", day("05-29"))
    assert (after.ended, after.ended_on) == (None, None)


# open-ended assignments


def test_an_open_end_asks_for_no_letter() -> None:
    """U2: without an end there is neither a question nor a release notice."""
    stage = open_ended()
    assert stage.run("12-31") == []
    assert stage.record.state == "active"
    assert question_on(stage.record, POLICY, CALENDAR) is None
    assert release_on(stage.record, POLICY, CALENDAR) is None


def test_d7_the_manager_ends_an_open_ended_one() -> None:
    """D7: a leaving date a week ahead takes effect at once."""
    stage = open_ended()
    letters = stage.release(MANAGER, MEMBER, "06-19")
    assert sorted(kinds(letters)) == ["confirmation", "early_release"]
    assert (stage.record.end, stage.record.released_early) == (day("06-19"), True)


def test_d7_with_less_than_a_week_the_group_is_asked() -> None:
    """D7: the group's voice is needed, and its refusal leaves the end open."""
    stage = open_ended()
    approval = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    assert facts(approval, ApprovalRequest).days_left is None
    result = facts(only(stage.word(LEADER, REFUSE, approval), "extension_result"), ExtensionResult)
    assert (result.result, result.old_end) == ("declined", None)
    assert stage.record.end is None


def test_d7_anybody_elses_leaving_date_is_put_to_the_manager() -> None:
    """D7: an R&D lead's mail becomes an approval request to the manager, for an open end too."""
    stage = open_ended()
    approval = only(stage.release(LEAD, MEMBER, "06-26"), "approval_request")
    assert approval.to == (MANAGER.contact,)
    letters = stage.word(MANAGER, AGREE, approval)
    assert kinds(letters) == ["early_release"]
    assert stage.record.end == day("06-26")


def test_t5_a_leaving_date_nobody_agreed_to_lapses() -> None:
    """T5: the day goes by, the end stays open, and the calendar wakes for it."""
    stage = open_ended()
    stage.release(LEAD, MEMBER, "06-26")
    assert stage.project.wake_on is not None
    assert stage.project.wake_on <= day("06-27")
    stage.run("06-27")
    assert [request.state for request in stage.project.requests] == ["lapsed"]
    assert stage.record.end is None


def test_d4_a_notice_with_an_end_shortens_an_open_ended_one() -> None:
    """D4, D7: any end is earlier than none: at once by the manager, else put to him."""
    stage = open_ended()
    stage.notice(MANAGER, line(MEMBER, "06-01", "09-30"))
    assert stage.record.end == day("09-30")
    stage = open_ended()
    letters = stage.notice(LEADER, line(MEMBER, "06-01", "09-30"))
    assert [line_.effect for line_ in confirmed(letters).lines] == ["release_asked"]
    assert to(only(letters, "approval_request")) == {MANAGER.name}
    assert stage.record.end is None


def test_d4_a_planned_open_ended_one_is_amended_freely() -> None:
    """D4: before it begins, its end is simply stated; then D5 and D6 follow."""
    stage = Stage("06-10")
    imported(stage, row(MEMBER, "06-15"))
    stage.notice(LEADER, line(MEMBER, "06-15", "07-31"))
    assert stage.record.end == day("07-31")
    assert question_on(stage.record, POLICY, CALENDAR) == day("07-17")


def test_d5_nothing_of_an_open_end_is_extended() -> None:
    """D5: there is no last day to extend; the word does nothing and gets no answer."""
    stage = open_ended()
    assert stage.word(MANAGER, extend("07-15", MEMBER)) == []
    assert stage.outcome == "unanswered"


def test_d7_another_leaving_date_while_one_is_asked_about() -> None:
    """D7: the lead proposes, the manager names an earlier day with less than a week: the group is asked."""
    stage = open_ended()
    stage.release(LEAD, MEMBER, "06-26")
    approval = only(stage.release(MANAGER, MEMBER, "06-15"), "approval_request")
    assert approval.to == (LEADER.contact,)
    stage.word(LEADER, AGREE, approval)
    assert stage.record.end == day("06-15")


def test_u2_a_group_without_leader_in_the_row_still_has_a_voice() -> None:
    """D5: the group's voice of an imported record is the directory's."""
    stage = Stage("06-10")
    imported(stage, row(BACKEND, "06-01", "06-30"))
    stage.word(MANAGER, extend("07-15", BACKEND))
    asked = {letter.to[0].name for _, letter in stage.posted if letter.kind == "approval_request"}
    assert OTHER_LEADER.name in asked
