"""M5: who was not reached is in the record, the notice's sender hears of it once, and nobody else's word counts."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.letters import BounceReport
from state.model import LetterKind, LetterRecord, Project
from state.workflow.bounce import Heard, hear_bounce
from tests.state.workflow.casting import (
    BACKEND,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    Stage,
    facts,
    line,
    names,
    only,
    played,
    to,
)

BOUNCE = "<bounce@mx.example>"


def announced() -> tuple[Stage, LetterRecord]:
    """A period until 30 June that the manager has noticed, and its release notice."""
    stage = played()
    stage.run("06-23")
    return stage, next(letter for letter in stage.project.letters if letter.kind == "release_notice")


def heard(stage: Stage, letter: LetterRecord, *failed: str) -> Heard:
    """A bounce arrives, and what follows is kept."""
    answer = hear_bounce(stage.project, letter, failed, BOUNCE, stage.context())
    stage.project = answer.change.project
    return answer


def test_m5_the_record_says_who_was_not_reached_and_the_notices_sender_hears_of_it() -> None:
    """With the Message-ID of the bounce; the report threads under the notice."""
    stage, letter = announced()
    answer = heard(stage, letter, MEMBER.email.upper())
    entry = stage.project.history[-1]
    assert entry.mail == BOUNCE
    assert f"没有送达 {MEMBER.name} <{MEMBER.email}>" in entry.what
    assert answer.lines == (f"{stage.project.name}：{entry.what}",)
    report = only(answer.change.letters, "bounce_report")
    assert (to(report), report.follows, report.answer) == (names(MANAGER), stage.record.mail, False)
    assert facts(report, BounceReport).not_reached == (MEMBER.contact,)


def test_m5_it_is_told_once() -> None:
    """Mail systems repeat themselves; somebody else who is not reached is news."""
    stage, letter = announced()
    heard(stage, letter, MEMBER.email)
    again = heard(stage, letter, MEMBER.email)
    assert (again.change.letters, again.lines) == ((), ())
    more = heard(stage, letter, MEMBER.email, LEADER.email)
    assert facts(only(more.change.letters, "bounce_report"), BounceReport).not_reached == (LEADER.contact,)
    assert len(more.lines) == 1


def test_m5_of_a_letter_about_several_people_each_notices_sender_hears() -> None:
    """Each once, in the thread of their own notice."""
    stage = Stage()
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), people=(LEADER,))
    stage.notice(ONE_LEADER, line(BACKEND, "06-01", "06-30"))
    stage.run("06-23")
    letter = next(letter for letter in stage.project.letters if letter.kind == "release_notice")
    reports = heard(stage, letter, MEMBER.email).change.letters
    assert [(to(report), report.follows) for report in reports] == [
        (names(MANAGER), stage.project.assignments[0].mail),
        (names(ONE_LEADER), stage.project.assignments[1].mail),
    ]


def test_m5_where_the_notices_sender_was_not_reached_only_the_admin_hears_of_it() -> None:
    """Of the calendar's letter and of an answer alike."""
    stage, letter = announced()
    answer = heard(stage, letter, MANAGER.email)
    assert (answer.change.letters, len(answer.lines)) == ((), 1)
    confirmation = structs.replace(stage.project.letters[0], answers="<1@heng.example>")
    assert confirmation.kind == "confirmation"
    assert heard(stage, confirmation, MANAGER.email).change.letters == ()


def test_m5_a_bounced_copy_of_an_answer_is_told_to_whom_it_answered() -> None:
    """M5b: the leader is copied on the confirmation; in a rehearsal the sender is among those it was meant for."""
    stage = Stage("06-01")
    stage.notice(HEAD, line(MEMBER, "06-01", "06-30"))
    confirmation = structs.replace(stage.project.letters[0], answers="<1@heng.example>")
    report = only(heard(stage, confirmation, LEADER.email).change.letters, "bounce_report")
    assert (to(report), report.follows) == (names(HEAD), "<1@heng.example>")
    rehearsed = structs.replace(confirmation, id="L9", to=(LEAD.contact,), cc=(), meant_for=confirmation.to)
    assert to(only(heard(stage, rehearsed, LEAD.email).change.letters, "bounce_report")) == names(HEAD)


@pytest.mark.parametrize("kind", ["bounce_report", "admin_digest"])
def test_m5_a_report_about_a_report_would_go_on_for_ever(kind: LetterKind) -> None:
    """Only the admin hears; that the daily letter does not arrive is said once, whatever its date."""
    stage, letter = announced()
    report = structs.replace(letter, kind=kind)
    assert heard(stage, report, MEMBER.email).change.letters == ()
    tomorrow = structs.replace(report, id="L99", subject="管理日报：6月24日")
    assert bool(heard(stage, tomorrow, MEMBER.email).lines) == (kind == "bounce_report")


def test_m5_only_who_got_the_letter_can_be_out_of_reach() -> None:
    """A bounce is anybody's to write: of strangers' addresses it says nothing about anybody; the admin sees it."""
    stage, letter = announced()
    answer = heard(stage, letter, "victim@elsewhere.example")
    assert answer.change.letters == ()
    assert "没有写明" in answer.lines[0]
    assert "victim" not in stage.history
    assert heard(stage, letter).lines == ()


def test_m5_a_bounce_that_names_nobody_is_about_the_only_receiver() -> None:
    """As 45 of 100 bounces are not made to be read by machines."""
    stage, letter = announced()
    alone = structs.replace(letter, cc=(), to=(MEMBER.contact,))
    assert f"没有送达 {MEMBER.name}" in heard(stage, alone).lines[0]


def test_m5_no_token_stands_in_what_is_told() -> None:
    """Trust: it is for the eyes of the one who is asked."""
    stage, letter = announced()
    asking = structs.replace(letter, subject="【衡川】续期确认：季青禾 [#0123456789ab]")
    answer = heard(stage, asking, MEMBER.email)
    said = facts(only(answer.change.letters, "bounce_report"), BounceReport).subject
    assert said == "【衡川】续期确认：季青禾"
    assert "0123456789ab" not in f"{answer.lines}{stage.history}"


def test_m5_of_what_concerns_no_project_the_record_of_the_month_says_it() -> None:
    """No notice, nobody to tell but the admin."""
    stage, letter = announced()
    stage.project = Project("", month="2026-06")
    answer = heard(stage, structs.replace(letter, kind="digest", assignments=()), MEMBER.email)
    assert answer.change.letters == ()
    assert answer.lines[0].startswith("退信：")
