"""A notice is taken back (PROCESS, settled details "Cancellation"; D4, D7)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Person
from state.events import NoticeTakenBack
from state.letters import Cancellation, ExtensionResult, Letter, NotEntitled, ReleaseWithdrawn
from state.model import LetterRecord
from tests.state.workflow.casting import (
    AGREE,
    BACKEND,
    BOTH,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    TEAM_MEMBER,
    TESTER,
    Stage,
    cc,
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


def take_back(stage: Stage, sender: Person, *answers: str | None, received: str | None = None) -> list[Letter]:
    """撤销上一封, as an answer to these mails, the nearest first."""
    mail = structs.replace(stage.mail(sender, (), received), answers=tuple(a for a in answers if a))
    return stage.take(NoticeTakenBack(mail))


def effects(letters: list[Letter]) -> list[str]:
    """What the sender is told of each record."""
    return [told.effect for told in facts(only(letters, "confirmation"), Cancellation).lines]


def planned() -> tuple[Stage, str | None]:
    """June is noticed in May; the notice's Message-ID."""
    stage = played("05-20")
    return stage, stage.record.mail


@pytest.mark.parametrize("meant", ["unclear", "on_condition"])
def test_m4_cancellation_of_what_cannot_be_told_cancels_nothing(meant: str) -> None:
    """M4: 撤销上一封，许南星除外 is asked about, and 黄总说上一封作废; the record stays as it is."""
    stage, notice = planned()
    mail = structs.replace(stage.mail(MANAGER, ()), answers=(notice or "",))
    letters = stage.take(NoticeTakenBack(mail, unclear=meant == "unclear", on_condition=meant == "on_condition"))
    assert facts(only(letters, "correction_request"), Cancellation).meant == meant
    assert stage.record.state == "planned"


def test_cancellation_of_what_has_not_begun() -> None:
    """What the notice opened becomes `cancelled`; person and superior are told, and who takes it back is answered."""
    stage, notice = planned()
    letters = take_back(stage, MANAGER, notice)
    assert kinds(letters) == ["confirmation", "cancellation"]
    assert effects(letters) == ["cancelled"]
    told = only(letters, "cancellation")
    assert (to(told), cc(told)) == (names(MEMBER), names(LEADER))
    assert (stage.states, stage.outcome) == (["cancelled"], "recorded")
    assert stage.run("07-31") == []
    assert stage.project.wake_on is None


def test_cancellation_by_answering_the_confirmation() -> None:
    """The confirmation stands for the notice that it answers."""
    stage, notice = planned()
    confirmation = stage.project.letters[0]
    answering = structs.replace(confirmation, answers=notice)
    stage.project = structs.replace(stage.project, letters=(answering,))
    assert effects(take_back(stage, LEADER, "<elsewhere@heng.example>", confirmation.message_id)) == ["cancelled"]


def test_cancellation_of_what_has_begun_needs_an_early_release() -> None:
    """D7: the answer says so, nothing changes, and nobody else is written to."""
    stage, notice = planned()
    stage.run("06-01")
    letters = take_back(stage, MANAGER, notice)
    assert kinds(letters) == ["confirmation"]
    assert effects(letters) == ["begun"]
    assert (stage.record.state, stage.record.end, stage.outcome) == ("active", day("06-30"), "answered")


def test_cancellation_counts_by_when_the_mail_was_received() -> None:
    """T3: received before the period began, handled after."""
    stage, notice = planned()
    stage.run("06-02")
    assert effects(take_back(stage, MANAGER, notice, received="05-31")) == ["cancelled"]


def test_cancellation_puts_back_what_the_notice_amended() -> None:
    """D4: days, role and effort go back to what they were; the first notice may then be taken back as well."""
    stage, first = planned()
    stage.notice(LEADER, line(MEMBER, "06-08", "07-31", role="测试", support_days=30.0))
    second = stage.record.mail
    assert second != first
    letters = take_back(stage, LEADER, second)
    assert kinds(letters) == ["confirmation", "cancellation"]
    (told,) = facts(only(letters, "confirmation"), Cancellation).lines
    assert told.before is not None
    assert (told.effect, told.before.end, told.support.end) == ("restored", day("07-31"), day("06-30"))
    assert (to(only(letters, "cancellation")), cc(only(letters, "cancellation"))) == (names(MEMBER), names(MANAGER))
    record = stage.record
    assert (record.start, record.end, record.role, record.support_days) == (day("06-01"), day("06-30"), None, None)
    assert (record.mail, record.earlier) == (first, ())
    assert effects(take_back(stage, MANAGER, first)) == ["cancelled"]


def test_cancellation_of_a_notice_that_another_has_amended() -> None:
    """The newest goes first: the sender is told, and nothing changes."""
    stage, first = planned()
    stage.notice(LEADER, line(MEMBER, "06-08", "07-31"))
    before = stage.project.assignments
    assert effects(take_back(stage, MANAGER, first)) == ["changed_since"]
    assert stage.project.assignments == before


def test_cancellation_of_a_later_end_that_waits_for_agreement() -> None:
    """D5: the extension that the notice opened is declined if by the manager, else it lapses; both sides are told."""
    stage = played()
    stage.notice(MANAGER, line(MEMBER, "06-01", "07-15"))
    asked_in = stage.request.mail
    letters = take_back(stage, MANAGER, asked_in)
    assert sorted(kinds(letters)) == ["confirmation", "extension_result"]
    assert effects(letters) == ["withdrawn"]
    assert facts(only(letters, "extension_result"), ExtensionResult).why_lapsed == "taken_back"
    assert (stage.request.state, stage.record.end, stage.outcome) == ("declined", day("06-30"), "recorded")
    stage.notice(MANAGER, line(MEMBER, "06-01", "07-15", role="测试"))
    assert effects(take_back(stage, LEADER, stage.request.mail)) == ["restored"]
    assert (stage.request.state, stage.record.role) == ("lapsed", None)


def test_cancellation_of_an_early_release_by_the_manager() -> None:
    """The last day goes back, and who was told of the release hears that it is off (D6)."""
    stage = played()
    stage.release(MANAGER, MEMBER, "06-15")
    release = stage.record.earlier[-1].mail
    assert effects(take_back(stage, LEADER, release)) == ["begun"]
    letters = take_back(stage, MANAGER, release)
    assert sorted(kinds(letters)) == ["cancellation", "confirmation", "release_withdrawn"]
    off = only(letters, "release_withdrawn")
    assert facts(off, ReleaseWithdrawn).new_end == day("06-30")
    assert everybody(off) == names(MEMBER, MANAGER, LEADER, LEAD, TEAM_MEMBER)
    assert (stage.record.end, stage.record.released_early) == (day("06-30"), False)
    assert [on for on, _ in stage.run("06-23")][:1] == ["06-16"]


def test_cancellation_of_an_agreed_extension_needs_an_early_release() -> None:
    """D7: one person who is both voices has extended by a notice; going back would be leaving early."""
    stage = Stage(project="双全测试台")
    stage.notice(BOTH, line(TESTER, "06-01", "06-30"))
    stage.notice(BOTH, line(TESTER, "06-01", "07-15"))
    assert stage.record.end == day("07-15")
    assert effects(take_back(stage, BOTH, stage.record.earlier[-1].mail)) == ["begun"]
    assert stage.record.end == day("07-15")


def test_cancellation_after_an_agreement_leaves_it_alone() -> None:
    """D5: what both have agreed to since is another mail's."""
    stage = played("05-20")
    notice = stage.record.mail
    stage.notice(MANAGER, line(MEMBER, "06-01", "07-15"))
    stage.run("06-02")
    stage.notice(MANAGER, line(MEMBER, "06-01", "07-31"))
    asked_in = stage.request.mail
    stage.word(LEADER, AGREE, stage.request.asks[-1].token)
    assert stage.record.end == day("07-31")
    assert effects(take_back(stage, MANAGER, asked_in)) == ["changed_since"]
    assert effects(take_back(stage, MANAGER, notice)) == ["changed_since"]


def test_cancellation_of_several_people() -> None:
    """One notice, two people: one has begun, the other has not."""
    stage = Stage("06-01")
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), line(BACKEND, "06-08", "06-30"))
    letters = take_back(stage, MANAGER, stage.project.assignments[0].mail)
    assert effects(letters) == ["begun", "cancelled"]
    assert to(only(letters, "cancellation")) == names(BACKEND)
    assert stage.states == ["active", "cancelled"]


def test_cancellation_of_one_of_several_people() -> None:
    """撤销…的支撑安排 takes back that person's part alone; a name the notice does not have takes back nothing."""
    stage = Stage("05-20")
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), line(BACKEND, "06-08", "06-30"), people=(LEADER,))
    first, second = stage.project.assignments
    answered = structs.replace(stage.mail(MANAGER), answers=(first.mail or "",))
    stage.take(NoticeTakenBack(answered, (TEAM_MEMBER.name,)))
    assert [a.state for a in stage.project.assignments] == ["planned", "planned"]
    assert effects(stage.take(NoticeTakenBack(answered, (second.person,)))) == ["cancelled"]
    assert [a.state for a in stage.project.assignments] == ["planned", "cancelled"]


def test_cancellation_again_and_of_nothing() -> None:
    """M4: which notice is meant is not guessed."""
    stage, notice = planned()
    take_back(stage, MANAGER, notice)
    assert effects(take_back(stage, MANAGER, notice)) == ["over"]
    for answers in ((), ("<unknown@heng.example>",)):
        (asked,) = take_back(stage, MANAGER, *answers)
        assert asked.kind == "correction_request"
        assert facts(asked, Cancellation).lines == ()


def test_cancellation_after_the_release_notice_has_gone_out() -> None:
    """Whoever was told that the person leaves hears that nothing comes of it at all."""
    stage = played("05-20", start="06-01", end="06-03")
    stage.run("05-27")
    told_before = [r for r in stage.project.letters if r.kind == "release_notice"]
    letters = take_back(stage, MANAGER, stage.record.mail)
    assert everybody(only(letters, "cancellation")) == _receivers(told_before[0]) - names(MANAGER)


def _receivers(letter: LetterRecord) -> set[str]:
    return {contact.name for contact in (*letter.to, *letter.cc)}


@pytest.mark.parametrize("sender", [LEAD, LEADER, ONE_LEADER, HEAD])
def test_cancellation_may_be_sent_by_whoever_may_send_a_notice(sender: Person) -> None:
    """The table "Who may do what"."""
    stage, notice = planned()
    assert effects(take_back(stage, sender, notice)) == ["cancelled"]


def test_cancellation_m3_nobody_else_may() -> None:
    """M3: one line saying who may."""
    stage, notice = planned()
    (letter,) = take_back(stage, MEMBER, notice)
    assert facts(letter, NotEntitled).act == "notice"
    assert stage.states == ["planned"]
