"""An extension needs both voices on the same new last day (D5, T3, T5, M3, M7)."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Directory, Person
from state.letters import (
    ApprovalRequest,
    Correction,
    ExtensionRequest,
    ExtensionResult,
    LateWord,
    Letter,
    NotEntitled,
    ReleaseNotice,
    ReleaseWithdrawn,
)
from state.notice import Decision, Longer
from tests.state.workflow.casting import (
    AGREE,
    ANOTHER_MANAGER,
    AS_PLANNED,
    BACKEND,
    BOTH,
    CAST,
    DELEGATE,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    OUTSIDER,
    PROJECTS,
    REFUSE,
    TEAM_MEMBER,
    TESTER,
    Stage,
    asked,
    cc,
    day,
    days_and_kinds,
    everybody,
    extend,
    facts,
    kinds,
    line,
    names,
    only,
    played,
    say,
    to,
)


def test_d5_the_manager_is_asked_and_the_lead_is_copied() -> None:
    """Fourteen days ahead; a delegate who may answer is copied too."""
    stage, question = asked()
    assert (to(question), cc(question)) == (names(MANAGER), names(LEAD, DELEGATE))
    said = facts(question, ExtensionRequest)
    assert (said.days_left, said.release_notice_on, said.overdue) == (14, day("06-23"), False)
    assert stage.record.extension == "requested"


def test_d5_both_agree_on_the_same_day() -> None:
    """The manager names a day, the leader is asked and agrees; everybody hears of it."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    said = facts(approval, ApprovalRequest)
    assert to(approval) == names(LEADER)
    assert (said.until, said.voice, said.proposed_by) == (day("07-31"), "group", MANAGER.name)
    assert stage.records == [("06-01", "06-30")]
    letters = stage.word(LEADER, AGREE, approval)
    assert kinds(letters) == ["extension_result"]
    assert (to(letters[0]), cc(letters[0])) == (names(MANAGER, LEADER), names(LEAD, MEMBER, TEAM_MEMBER))
    assert stage.records == [("06-01", "07-31")]
    assert stage.record.extension == "agreed"
    assert "续期：2026-06-30 → 2026-07-31（盛怀远、温竹君）" in stage.history


def test_d5_after_an_agreement_everything_starts_anew() -> None:
    """The next question and release notice follow the new last day, and the result says when."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    said = facts(stage.word(LEADER, AGREE, approval)[0], ExtensionResult)
    assert (said.extension_request_on, said.release_notice_on) == (day("07-17"), day("07-24"))
    assert days_and_kinds(stage.run("08-01")) == [("07-17", "extension_request"), ("07-24", "release_notice")]
    assert stage.record.state == "released"


@pytest.mark.parametrize(("first", "second"), [(MANAGER, LEADER), (LEADER, MANAGER)])
def test_d5_either_may_start_it_unasked(first: Person, second: Person) -> None:
    """By mail, in either order; then the daemon asks no more."""
    stage = played()
    approval = only(stage.word(first, extend("07-31")), "approval_request")
    assert to(approval) == names(second)
    stage.word(second, AGREE, approval)
    assert stage.records == [("06-01", "07-31")]
    assert stage.run("06-30") == []


def test_d5_started_unasked_the_question_is_not_put_again() -> None:
    """It is being talked about."""
    stage = played()
    stage.word(LEADER, extend("07-31"))
    assert days_and_kinds(stage.run("06-30")) == [("06-23", "release_notice")]


def test_d5_the_lead_may_start_it_but_does_not_decide() -> None:
    """Both voices are asked; the manager's word alone is not enough, nor the leader's."""
    stage = played()
    letters = stage.word(LEAD, extend("07-31"))
    assert [to(letter) for letter in letters] == [names(MANAGER), names(LEADER)]
    assert stage.word(MANAGER, AGREE, letters[0]) == []
    assert stage.records == [("06-01", "06-30")]
    stage.word(LEADER, AGREE, letters[1])
    assert stage.records == [("06-01", "07-31")]


def test_d5_the_lead_may_start_it_under_the_question_that_he_is_copied_on() -> None:
    """It answers nothing, but is an extension started by mail."""
    stage, question = asked()
    letters = stage.word(LEAD, extend("07-31"), question)
    assert [to(letter) for letter in letters] == [names(MANAGER), names(LEADER)]
    assert stage.request.votes == ()


def test_d5_a_leads_other_wish_does_not_displace_what_the_voices_talk_about() -> None:
    """He is told what stands."""
    stage = played()
    approval = only(stage.word(MANAGER, extend("07-31")), "approval_request")
    said = facts(only(stage.word(LEAD, extend("09-30")), "extension_result"), LateWord)
    assert (said.standing, said.asked_now) == ("open", day("07-31"))
    stage.word(LEADER, AGREE, approval)
    assert stage.records == [("06-01", "07-31")]


def test_d5_a_counter_proposal_goes_back_as_a_new_approval_request() -> None:
    """Back and forth, until both have named the same day."""
    stage, question = asked()
    first = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    second = only(stage.word(LEADER, extend("07-10"), first), "approval_request")
    said = facts(second, ApprovalRequest)
    assert to(second) == names(MANAGER)
    assert (said.until, said.counter, said.own_until) == (day("07-10"), True, day("07-31"))
    third = only(stage.word(MANAGER, extend("07-17"), second), "approval_request")
    assert to(third) == names(LEADER)
    stage.word(LEADER, AGREE, third)
    assert stage.records == [("06-01", "07-17")]


def test_d5_a_voice_may_insist_on_its_day_after_a_counter_proposal() -> None:
    """The same day said again, under the new question, puts it back on the table."""
    stage, question = asked()
    first = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    second = only(stage.word(LEADER, extend("07-10"), first), "approval_request")
    third = only(stage.word(MANAGER, extend("07-31"), second), "approval_request")
    assert to(third) == names(LEADER)
    stage.word(LEADER, AGREE, third)
    assert stage.records == [("06-01", "07-31")]


def test_d5_a_leader_who_comes_round_to_the_managers_day_agrees() -> None:
    """Each voice's latest word counts: both have named 31 July."""
    stage, question = asked()
    first = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.word(LEADER, extend("07-10"), first)
    stage.word(LEADER, extend("07-31"), first)
    assert stage.records == [("06-01", "07-31")]


def test_d5_a_manager_who_thinks_better_of_it_may_withdraw_before_the_leader_has_spoken() -> None:
    """His question is still his: 按期撤场 settles it."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.word(MANAGER, AS_PLANNED, question)
    assert stage.record.extension == "declined"
    stage.word(LEADER, AGREE, approval)
    assert stage.records == [("06-01", "06-30")]


def test_d5_a_refusal_with_its_reason_goes_to_both() -> None:
    """Copying lead, person and team."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    result = only(stage.word(LEADER, REFUSE, approval), "extension_result")
    said = facts(result, ExtensionResult)
    assert (to(result), cc(result)) == (names(MANAGER, LEADER), names(LEAD, MEMBER, TEAM_MEMBER))
    assert (said.result, said.decided_by, said.reason) == ("declined", LEADER.name, "人手不够")
    assert (stage.record.extension, stage.records) == ("declined", [("06-01", "06-30")])


@pytest.mark.parametrize("word", [REFUSE, AS_PLANNED, say("release", "06-30")])
def test_d5_a_no_to_the_question_settles_it_and_the_leader_is_not_asked(word: Decision) -> None:
    """不同意 or 按期撤场; the release follows as planned."""
    stage, question = asked()
    letters = stage.word(MANAGER, word, question)
    assert kinds(letters) == ["extension_result"]
    assert stage.record.extension == "declined"
    assert days_and_kinds(stage.run("07-01")) == [("06-23", "release_notice")]
    assert stage.record.state == "released"


def test_d5_yes_without_a_date_to_the_question_is_asked_for_the_date() -> None:
    """Under the same question, which stays open."""
    stage, question = asked()
    letter = only(stage.word(MANAGER, AGREE, question), "correction_request")
    said = facts(letter, Correction)
    assert (said.asks_for_date, said.problems[0].code, said.token) == (True, "missing-period", question.token)
    approval = only(stage.word(MANAGER, extend("07-31"), letter), "approval_request")
    assert to(approval) == names(LEADER)


@pytest.mark.parametrize(
    ("longer", "until"), [(Longer(days=14), "07-14"), (Longer(months=1), "07-31"), (Longer(working_days=5), "07-07")]
)
def test_d5_a_length_is_counted_from_the_last_day_on_record(longer: Longer, until: str) -> None:
    """延两周: the leader is asked about the day that comes of it."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, Decision("extend", longer=longer), question), "approval_request")
    only(stage.word(LEADER, AGREE, approval), "extension_result")
    assert stage.records == [("06-01", until)]


def test_d5_a_length_in_answer_to_another_day_is_asked_about() -> None:
    """Asked about 31 July, 延两周 may mean until 14 July, or two weeks more than that: M4."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    said = facts(
        only(stage.word(LEADER, Decision("extend", longer=Longer(days=14)), approval), "correction_request"), Correction
    )
    assert (said.asks_for_date, stage.records) == (True, [("06-01", "06-30")])


@pytest.mark.parametrize("until", ["06-30", "06-20"])
def test_d5_a_day_that_is_not_later_is_asked_about(until: str) -> None:
    """An extension to the present last day or before it is none."""
    stage, question = asked()
    said = facts(only(stage.word(MANAGER, extend(until), question), "correction_request"), Correction)
    assert (said.problems[0].code, said.problems[0].value) == ("end-before-start", f"2026-{until}")


def test_d5_an_earlier_day_to_the_question_is_no_extension_and_an_early_release() -> None:
    """撤场时间：6月25日, a week ahead of it, by the manager."""
    stage, question = asked()
    letters = stage.word(MANAGER, say("release", "06-25"), question)
    assert kinds(letters) == ["extension_result", "early_release"]
    assert (stage.record.extension, stage.records) == ("declined", [("06-01", "06-25")])


def test_m4_leaving_later_than_on_record_is_no_refusal_to_extend() -> None:
    """7月15日必须走 may mean that the person stays until then; 同意，撤吧 may agree to the day or to the leaving."""
    stage, question = asked()
    assert kinds(stage.word(MANAGER, say("release", "07-15"), question)) == ["correction_request"]
    approval = only(stage.word(MANAGER, extend("07-15"), question), "approval_request")
    for word in (say("release", "07-15"), structs.replace(say("release"), agrees=True)):
        assert kinds(stage.word(LEADER, word, approval)) == ["correction_request"]
    assert (stage.record.extension, stage.records) == ("requested", [("06-01", "06-30")])


def test_d5_nobody_can_leave_before_the_first_day() -> None:
    """Asked about before it begins: the day is asked for again."""
    stage = played("05-20")
    letters = stage.word(LEADER, extend("07-31"))
    letter = only(stage.word(MANAGER, say("release", "05-25"), letters[0]), "correction_request")
    assert facts(letter, Correction).problems[0].code == "end-before-start"
    assert stage.records == [("06-01", "06-30")]


def test_d5_where_one_person_is_both_voices_one_word_is_enough() -> None:
    """Asked once, answered once."""
    stage = Stage(project="双全测试台")
    stage.notice(BOTH, line(TESTER, "06-01", "06-30"))
    question = only([letter for _, letter in stage.run("06-16")], "extension_request")
    assert kinds(stage.word(BOTH, extend("07-31"), question)) == ["extension_result"]
    assert stage.records == [("06-01", "07-31")]


def test_d5_who_is_both_voices_is_asked_once() -> None:
    """The lead starts it: one approval request, one word."""
    stage = Stage(project="双全测试台")
    stage.notice(BOTH, line(TESTER, "06-01", "06-30"))
    (approval,) = stage.word(LEAD, extend("07-31"))
    stage.word(BOTH, AGREE, approval)
    assert stage.records == [("06-01", "07-31")]


def test_d5_any_one_of_several_leaders_is_enough() -> None:
    """All are asked, each with a token of their own; the first word counts."""
    stage, question = asked(BACKEND)
    letters = stage.word(MANAGER, extend("07-31"), question)
    assert [to(letter) for letter in letters] == [names(ONE_LEADER), names(OTHER_LEADER)]
    assert letters[0].token != letters[1].token
    stage.word(OTHER_LEADER, AGREE, letters[1])
    assert stage.records == [("06-01", "07-31")]
    late = only(stage.word(ONE_LEADER, REFUSE, letters[0]), "extension_result")
    assert facts(late, LateWord).standing == "agreed"


def test_d5_of_a_leader_the_superior_holds_the_groups_voice() -> None:
    """Nobody speaks for their own group about themselves."""
    stage, question = asked(LEADER)
    assert to(only(stage.word(MANAGER, extend("07-31"), question), "approval_request")) == names(HEAD)


@pytest.mark.parametrize(("sender", "voice"), [(ONE_LEADER, ONE_LEADER), (MANAGER, HEAD)])
def test_d5_of_somebody_from_to_and_cc_the_leader_who_sent_the_notice_has_the_voice(
    sender: Person, voice: Person
) -> None:
    """Else a coordinator."""
    stage = Stage()
    stage.notice(sender, line(OUTSIDER, "06-01", "06-30"), people=(OUTSIDER,))
    question = only([letter for _, letter in stage.run("06-16")], "extension_request")
    assert to(only(stage.word(MANAGER, extend("07-31"), question), "approval_request")) == names(voice)


def test_d5_where_no_manager_is_known_the_sender_of_the_latest_notice_stands_in() -> None:
    """And is asked."""
    stage = Stage(project="南浦档案馆")
    stage.notice(LEADER, line(MEMBER, "06-01", "06-30"))
    stage.notice(HEAD, line(BACKEND, "06-01", "06-26"))
    questions = [letter for _, letter in stage.run("06-16") if letter.kind == "extension_request"]
    assert [to(letter) for letter in questions] == [names(HEAD), names(HEAD)]


def test_d5_a_delegate_speaks_for_the_manager() -> None:
    """With the manager's token."""
    stage, question = asked()
    assert kinds(stage.word(DELEGATE, extend("07-31"), question)) == ["approval_request"]


def test_d5_a_delegate_speaks_for_the_leader() -> None:
    """The approval request is copied to whom the leader has named."""
    people = [structs.replace(p, delegate=TEAM_MEMBER.name) if p is LEADER else p for p in CAST]
    stage = Stage(directory=Directory(people, PROJECTS))
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"))
    approval = only(stage.word(MANAGER, extend("07-31")), "approval_request")
    assert (to(approval), cc(approval)) == (names(LEADER), names(TEAM_MEMBER))
    stage.word(TEAM_MEMBER, AGREE, approval)
    assert stage.records == [("06-01", "07-31")]


@pytest.mark.parametrize("word", [AGREE, REFUSE, AS_PLANNED])
@pytest.mark.parametrize("stranger", [MEMBER, LEADER, ANOTHER_MANAGER, LEAD])
def test_m3_another_persons_token_never_decides(stranger: Person, word: Decision) -> None:
    """One line says whose answer it is."""
    stage, question = asked()
    letter = only(stage.word(stranger, word, question), "not_entitled")
    assert facts(letter, NotEntitled).who == (MANAGER.name,)
    assert (stage.request.state, stage.request.votes) == ("open", ())


def test_m3_a_word_of_thanks_from_somebody_copied_gets_no_answer() -> None:
    """It asks for nothing."""
    stage, question = asked()
    assert stage.word(MEMBER, None, question) == []
    assert stage.outcome == "unanswered"


def test_m3_who_may_not_start_an_extension_hears_who_may() -> None:
    """Both voices."""
    letter = only(played().word(MEMBER, extend("07-31")), "not_entitled")
    assert facts(letter, NotEntitled).who == (MANAGER.name, LEADER.name)


def test_m4_an_undecided_answer_to_the_question_is_asked_which_word_is_meant() -> None:
    """But not what people write to each other further down."""
    stage, question = asked()
    said = facts(only(stage.word(MANAGER, None, question), "correction_request"), Correction)
    assert (said.undecided, said.token, said.until) == (True, question.token, None)
    assert stage.word(MANAGER, None, question, direct=False) == []
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    assert facts(only(stage.word(LEADER, None, approval), "correction_request"), Correction).until == day("07-31")


def test_m4_hearsay_is_no_consent() -> None:
    """A yes that names somebody who is neither the person lent nor its writer is asked about, not counted."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    hearsay = Decision("approve", person=MANAGER.name)
    said = facts(only(stage.word(LEADER, hearsay, approval), "correction_request"), Correction)
    assert said.undecided
    assert stage.record.end == day("06-30")
    own = Decision("approve", person=stage.record.person)
    only(stage.word(LEADER, own, approval), "extension_result")
    assert stage.record.end == day("07-31")


def test_m7_an_old_steps_token_never_decides() -> None:
    """The manager's first question is closed by the leader's counter-proposal: a bare yes to it gets what stands."""
    stage, question = asked()
    first = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.word(LEADER, extend("07-10"), first)
    for word in (AGREE, REFUSE, AS_PLANNED):
        said = facts(only(stage.word(MANAGER, word, question), "extension_result"), LateWord)
        assert (said.standing, said.asked_now) == ("open", day("07-10"))
    assert stage.records == [("06-01", "06-30")]


def test_m7_a_bare_yes_to_what_one_has_countered_decides_nothing() -> None:
    """An old mail cannot be replayed; a no still counts."""
    stage, question = asked()
    first = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.word(LEADER, extend("07-10"), first)
    said = facts(only(stage.word(LEADER, AGREE, first), "extension_result"), LateWord)
    assert (said.standing, said.asked_now) == ("open", day("07-10"))
    stage.word(LEADER, REFUSE, first)
    assert stage.record.extension == "declined"


def test_m7_a_token_of_another_project_decides_nothing() -> None:
    """It is not known here."""
    stage, _ = asked()
    _, elsewhere = asked()
    before = stage.project
    foreign = structs.replace(elsewhere, token="0123456789ab")  # noqa: S106
    assert stage.word(MANAGER, AGREE, foreign) == []
    assert stage.project == before


def test_d5_a_word_repeated_gets_what_stands() -> None:
    """While it is open, and after it is agreed."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    assert facts(only(stage.word(MANAGER, extend("07-31"), question), "extension_result"), LateWord).standing == "open"
    stage.word(LEADER, AGREE, approval)
    for sender, word, letter in ((LEADER, AGREE, approval), (MANAGER, extend("07-31"), question)):
        said = facts(only(stage.word(sender, word, letter), "extension_result"), LateWord)
        assert (said.standing, said.last_day) == ("agreed", day("07-31"))
    assert len(stage.project.requests) == 1


def test_d5_an_extension_started_twice_is_started_once() -> None:
    """The same mail again, without any token, gets what stands, and adds no word."""
    stage = played()
    stage.word(MANAGER, extend("07-31"))
    said = facts(only(stage.word(MANAGER, extend("07-31")), "extension_result"), LateWord)
    assert said.asked_now == day("07-31")
    assert len(stage.request.votes) == 1
    stage.word(LEAD, extend("07-31"))
    assert len(stage.request.votes) == 1


def test_d5_a_notice_repeated_while_the_leader_thinks_adds_no_word() -> None:
    """And asks nobody again."""
    stage = played("06-10")
    stage.notice(MANAGER, line(MEMBER, "06-01", "07-15"), people=(LEADER,))
    history = len(stage.project.history)
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "07-15"), people=(LEADER,))
    assert kinds(letters) == ["confirmation"]
    assert len(stage.request.votes) == 1
    assert len(stage.project.history) == history


def test_d5_after_a_refusal_a_dated_word_starts_again() -> None:
    """By a voice; a bare yes gets what stands."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.word(LEADER, REFUSE, approval)
    assert facts(only(stage.word(LEADER, AGREE, approval), "extension_result"), LateWord).standing == "declined"
    again = only(stage.word(MANAGER, extend("07-15"), question), "approval_request")
    stage.word(LEADER, AGREE, again)
    assert stage.records == [("06-01", "07-15")]


@pytest.mark.parametrize(("received", "end"), [("06-30 23:59", "07-31"), ("07-01 00:01", "06-30")])
def test_t3_a_word_counts_by_when_the_mailbox_received_it(received: str, end: str) -> None:
    """On the last day it is in time, whenever it is handled; the day after it is too late (T5)."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.run("06-29")
    stage.at("07-03").word(LEADER, AGREE, approval, received=received)
    assert stage.records == [("06-01", end)]


def test_t5_too_late_gets_what_stands_and_that_is_the_release() -> None:
    """Nothing is open any more, even if the calendar has not yet been asked."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    letter = only(stage.at("07-01").word(LEADER, AGREE, approval), "extension_result")
    said = facts(letter, LateWord)
    assert (said.standing, said.asked_now, said.last_day) == ("lapsed", None, day("06-30"))


def test_t5_a_decision_that_is_not_there_by_the_last_day_means_released_as_planned() -> None:
    """The record says so; nobody is written to again."""
    stage, question = asked()
    stage.word(MANAGER, extend("07-31"), question)
    assert days_and_kinds(stage.run("07-05")) == [("06-23", "release_notice")]
    assert (stage.record.state, stage.record.extension, stage.request.state) == ("released", "lapsed", "lapsed")
    assert "到期前没有定论，按期撤场" in stage.history
    assert "季青禾 按期撤场：2026-06-30" in stage.history


def test_t5_the_last_day_itself_is_still_in_time() -> None:
    """It is included in the period."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    stage.run("06-30")
    assert stage.record.state == "active"
    stage.word(LEADER, AGREE, approval)
    assert stage.records == [("06-01", "07-31")]


def test_d6_an_open_extension_is_said_in_the_release_notice() -> None:
    """That day it is still open."""
    stage, question = asked()
    stage.word(MANAGER, extend("07-31"), question)
    ((_, notice),) = stage.run("06-23")
    said = facts(notice, ReleaseNotice)
    assert (said.extension_open, said.question) == (True, False)


def test_d6_agreed_after_the_release_notice_the_same_people_are_told_that_it_is_off() -> None:
    """Exactly the same, and at once; the next notice goes to its own day."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-31"), question), "approval_request")
    ((_, notice),) = stage.run("06-23")
    stage.notice(MANAGER, line(BACKEND, "06-01", "08-31"), people=(ONE_LEADER,))  # on the team, but told of nothing
    letters = stage.word(LEADER, AGREE, approval)
    off = only(letters, "release_withdrawn")
    assert everybody(off) == everybody(notice)
    assert (facts(off, ReleaseWithdrawn).old_end, facts(off, ReleaseWithdrawn).new_end) == (day("06-30"), day("07-31"))
    own = [letter for letter in stage.run("07-31") if letter[1].assignments == (stage.project.assignments[0].id,)]
    assert days_and_kinds(own) == [("07-17", "extension_request"), ("07-24", "release_notice")]


def test_d6_an_extension_agreed_so_late_that_no_week_is_left_says_why() -> None:
    """The daemon did not stand still: the last day was agreed late."""
    stage, question = asked()
    approval = only(stage.word(MANAGER, extend("07-03"), question), "approval_request")
    stage.run("06-29")
    result = only(stage.word(LEADER, AGREE, approval), "extension_result")
    assert facts(result, ExtensionResult).release_notice_on == day("06-29")
    ((on, notice),) = stage.run("07-03")
    said = facts(notice, ReleaseNotice)
    assert (on, said.late, said.late_reason, said.question) == ("06-30", True, "late_notice", True)


@pytest.mark.parametrize("kind", ["approval_request", "extension_request"])
def test_a_letter_that_still_waits_is_withdrawn_when_its_question_is_settled(kind: str) -> None:
    """Nobody is asked about what is settled: by a word, or by the end of the period."""
    stage = played()
    stage.sending = "waiting"
    stage.run("06-16")
    if kind == "approval_request":
        stage.word(LEADER, extend("07-31"))
    stage.run("07-01")
    (state,) = {letter.state for letter in stage.project.letters if letter.kind == kind}
    assert state == "withdrawn"


def test_d5_letters_that_ask_are_addressed_to_the_one_who_decides() -> None:
    """Others are only copied (DESIGN: the outbox)."""
    stage, question = asked()
    letters: list[Letter] = [question, *stage.word(MANAGER, extend("07-31"), question)]
    assert [len(letter.to) for letter in letters] == [1, 1]
    assert all(letter.token for letter in letters)
