"""A need: two voices in turn, a record of what was asked, offered and settled (PROCESS rule D2b)."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import get_args

import pytest

from state.directory import Person
from state.events import NeedStated, Notice, ProjectClosed, Unread, WordGiven
from state.letters import AgreedNotice, Correction, Letter, NeedForward, NeedOffer, NeedResult, NeedTaken, NotEntitled
from state.model import NeedRecord, NeedState
from state.notice import AssignmentLine, Decision, Need, Offer, Remark
from state.workflow.calendar_day import wake_on
from state.workflow.table import NEEDS, ImpossibleTransition, NeedEvent, need_after
from tests.state.workflow.casting import (
    AGREE,
    ANOTHER_MANAGER,
    BACKEND,
    BOTH,
    CALENDAR,
    DELEGATE,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    POLICY,
    REFUSE,
    TEAM_MEMBER,
    TESTER,
    Stage,
    cc,
    confirmed,
    day,
    everybody,
    extend,
    facts,
    kinds,
    line,
    names,
    only,
    say,
    to,
)

NEED = Need("前端开发", 1, 15.0, day("06-15"), day("06-30"))
BACKEND_NEED = Need("后端", 2, 20.0, day("06-15"), day("06-30"))


def state(stage: Stage, sender: Person = MANAGER, *needs: Need, problems: tuple[Remark, ...] = ()) -> list[Letter]:
    """A need arrives."""
    return stage.take(NeedStated(stage.mail(sender), needs or (NEED,), problems))


def asked(stage: Stage, need: Need = NEED) -> Letter:
    """The question to the group's leader (the first of them)."""
    return next(letter for letter in state(stage, MANAGER, need) if letter.kind == "need_forward")


def names_given(stage: Stage, sender: Person, letter: Letter, *people: Person) -> list[Letter]:
    """An answer that has names and nothing else."""
    offer = Offer(tuple(person.name for person in people))
    return stage.take(WordGiven(stage.mail(sender), None, letter.token, offer=offer))


def nobody(stage: Stage, sender: Person, letter: Letter, reason: str | None = None) -> list[Letter]:
    """没有人"""
    return stage.take(WordGiven(stage.mail(sender), None, letter.token, offer=Offer(nobody=True, reason=reason)))


def lines_given(stage: Stage, sender: Person, letter: Letter, *lines: AssignmentLine) -> list[Letter]:
    """An answer that reads like a notice."""
    return stage.take(Notice(stage.mail(sender), lines, token=letter.token))


def offered(stage: Stage) -> Letter:
    """The offer of one person, with the asker."""
    return only(names_given(stage, LEADER, asked(stage), MEMBER), "approval_request")


def record(stage: Stage) -> NeedRecord:
    """The latest need."""
    return stage.project.needs[-1]


REFUSED = {("declined", "people are offered"), ("declined", "is taken back")}


@pytest.mark.parametrize(("now", "event"), list(product(get_args(NeedState), get_args(NeedEvent))))
def test_a_need_is_settled_once(now: NeedState, event: NeedEvent) -> None:
    """D2b: what is not in the table cannot happen; what is settled knows none, a refusal another offer or its end."""
    if (now, event) in NEEDS:
        assert now in {"asked", "offered"} or (now, event) in REFUSED
        assert need_after(now, event) == NEEDS[now, event].state
        assert NEEDS[now, event].rule == "D2b"
    else:
        with pytest.raises(ImpossibleTransition, match=event):
            need_after(now, event)


def test_d2b_the_leader_is_asked_and_the_asker_told() -> None:
    """D2b: the record keeps the need with the lines it came from; the letters carry a token."""
    stage = Stage()
    letters = state(stage)
    assert kinds(letters) == ["need_forward", "confirmation"]
    assert stage.outcome == "recorded"
    forward = only(letters, "need_forward")
    assert to(forward) == names(LEADER)
    assert forward.token == record(stage).asks[0].token
    assert facts(forward, NeedForward).need == NEED
    taken = facts(only(letters, "confirmation"), NeedTaken)
    assert [(one.group, one.leaders) for one in taken.needs] == [("前端", (LEADER.name,))]
    assert record(stage).state == "asked"
    assert stage.project.assignments == ()


def test_d2b_names_alone_take_the_period_of_the_need() -> None:
    """D2b: and its person-days, where one person is asked for."""
    stage = Stage()
    offer = facts(offered(stage), NeedOffer)
    (support,) = offer.people
    assert (support.person, support.role, support.start, support.end) == (MEMBER.name, NEED.role, NEED.start, NEED.end)
    assert support.estimated_days == NEED.days
    assert stage.project.assignments == ()


def test_d2b_agreed_it_is_recorded_as_a_notice_is() -> None:
    """D2b, D3: confirmed to the asker, the notice to team and people lent, the result to the leader."""
    stage = Stage()
    letters = stage.word(MANAGER, AGREE, offered(stage))
    assert kinds(letters) == ["confirmation", "staffing_notice", "need_result"]
    (done,) = confirmed(letters).lines
    assert done.effect == "opened"
    assert done.voices == (("project", MANAGER.name, True), ("group", LEADER.name, True))
    assert done.release_notice_on is not None
    assert cc(only(letters, "confirmation")) == set()
    notice = only(letters, "staffing_notice")
    assert everybody(notice) == names(MEMBER, MANAGER, LEAD, TEAM_MEMBER)
    assert facts(notice, AgreedNotice).offered_by == LEADER.name
    assert to(only(letters, "need_result")) == names(LEADER)
    assert stage.records == [("06-15", "06-30")]
    assert record(stage).state == "agreed"


def test_d2b_a_period_of_the_leaders_own() -> None:
    """D2b: names with a period; what is recorded is what was offered."""
    stage = Stage()
    letters = lines_given(stage, LEADER, asked(stage), line(MEMBER, "06-16", "06-26", support_days=8.0))
    stage.word(MANAGER, AGREE, only(letters, "approval_request"))
    assert stage.records == [("06-16", "06-26")]
    assert stage.record.support_days == 8.0
    assert stage.record.role == NEED.role


def test_d2b_a_block_without_a_period_is_names_alone() -> None:
    """D2b: 协调开发人员：… with nothing else is no trouble here; a name nobody bears is (M4)."""
    stage = Stage()
    forward = asked(stage)
    unknown = Unread(stage.mail(LEADER), (Remark("unknown-person", "person"),), (line("某某", None, None),))
    asked_again = stage.take(Unread(unknown.mail, unknown.problems, unknown.lines, token=forward.token))
    again = only(asked_again, "correction_request")
    assert facts(again, NeedForward).problems == unknown.problems
    assert again.token == forward.token
    bare = Unread(
        stage.mail(LEADER), (Remark("missing-period", "period"),), (line(MEMBER, None, None),), token=forward.token
    )
    assert kinds(stage.take(bare)) == ["approval_request"]


@pytest.mark.parametrize(
    ("start", "end", "code"), [("06-26", "06-20", "end-before-start"), ("05-20", "05-29", "already-over")]
)
def test_m4_days_that_cannot_be_offered(start: str, end: str, code: str) -> None:
    """M4: told at once, under the same question."""
    stage = Stage()
    (again,) = lines_given(stage, LEADER, asked(stage), line(MEMBER, start, end))
    assert [remark.code for remark in facts(again, NeedForward).problems] == [code]
    assert record(stage).state == "asked"


@pytest.mark.parametrize("decision", [REFUSE, say("decline")])
def test_d2b_a_refusal_goes_to_the_leader(decision: Decision) -> None:
    """D2b: with its reason; the asker, who knows, is copied."""
    stage = Stage()
    (result,) = stage.word(MANAGER, decision, offered(stage))
    assert (to(result), cc(result)) == (names(LEADER), names(MANAGER))
    assert facts(result, NeedResult).reason == decision.reason
    assert record(stage).state == "declined"
    assert stage.project.assignments == ()


@pytest.mark.parametrize("by_word", [True, False])
def test_d2b_nobody_goes_to_the_asker(*, by_word: bool) -> None:
    """D2b: 没有人, or 不同意 with its reason."""
    stage = Stage()
    forward = asked(stage)
    (result,) = stage.word(LEADER, REFUSE, forward) if by_word else nobody(stage, LEADER, forward, "人手不够")
    assert (to(result), cc(result)) == (names(MANAGER), names(LEADER, DELEGATE))
    assert (facts(result, NeedResult).result, facts(result, NeedResult).reason) == ("nobody", "人手不够")


def test_d2b_any_leader_of_the_group_answers_and_the_others_are_too_late() -> None:
    """D2b: the first answer counts; the second gets what stands, and is not taken for a notice."""
    stage = Stage()
    forwards = [letter for letter in state(stage, MANAGER, BACKEND_NEED) if letter.kind == "need_forward"]
    assert [to(letter) for letter in forwards] == [names(ONE_LEADER), names(OTHER_LEADER)]
    names_given(stage, OTHER_LEADER, forwards[1], BACKEND)
    (late,) = lines_given(stage, ONE_LEADER, forwards[0], line(BACKEND, "06-20", "06-30"))
    assert facts(late, NeedResult).late
    assert stage.project.assignments == ()
    assert record(stage).offered_by == OTHER_LEADER.name


def test_d2b_a_better_offer_takes_the_place_of_the_first() -> None:
    """D2b: a yes to the old offer decides nothing, a yes to the new one does."""
    stage = Stage()
    forward = asked(stage)
    first = only(names_given(stage, LEADER, forward, MEMBER), "approval_request")
    second = only(names_given(stage, LEADER, forward, BACKEND), "approval_request")
    assert first.token != second.token
    (late,) = stage.word(MANAGER, AGREE, first)
    assert (late.kind, facts(late, NeedResult).result) == ("need_result", "offered")
    stage.word(MANAGER, AGREE, second)
    assert stage.record.person == BACKEND.name


def test_m2_the_same_offer_again_changes_nothing() -> None:
    """M2: what stands, and no second question to the asker."""
    stage = Stage()
    forward = asked(stage)
    names_given(stage, LEADER, forward, MEMBER)
    letters = names_given(stage, LEADER, forward, MEMBER)
    assert kinds(letters) == ["need_result"]
    assert stage.outcome == "answered"


def test_d2b_a_question_not_yet_sent_is_withdrawn_when_it_is_settled() -> None:
    """D2b: the other leader is not asked about what is settled."""
    stage = Stage()
    stage.sending = "waiting"
    forwards = [letter for letter in state(stage, MANAGER, BACKEND_NEED) if letter.kind == "need_forward"]
    nobody(stage, ONE_LEADER, forwards[0])
    withdrawn = [letter for letter in stage.project.letters if letter.state == "withdrawn"]
    assert [letter.token for letter in withdrawn] == [letter.token for letter in forwards]


def test_d2b_who_holds_both_voices_needs_one_word() -> None:
    """D2b: the asker who leads the group himself is not asked whether he agrees with himself."""
    stage = Stage(project="双全测试台")
    letters = state(stage, BOTH, Need("测试", 1, None, day("06-15"), day("06-30")))
    letters = names_given(stage, BOTH, only(letters, "need_forward"), TESTER)
    assert kinds(letters) == ["confirmation", "staffing_notice"]
    assert stage.record.person == TESTER.name


def test_d2b_a_delegate_speaks_for_the_manager() -> None:
    """ "Who may do what": the delegate states the need, and is asked himself."""
    stage = Stage()
    letters = names_given(stage, LEADER, only(state(stage, DELEGATE), "need_forward"), MEMBER)
    offer = only(letters, "approval_request")
    assert to(offer) == names(DELEGATE)
    assert "staffing_notice" in kinds(stage.word(DELEGATE, AGREE, offer))


@pytest.mark.parametrize("sender", [LEADER, HEAD, MEMBER, ANOTHER_MANAGER])
def test_m3_who_may_not_state_a_need(sender: Person) -> None:
    """ "Who may do what": the project's manager or R&D lead alone."""
    stage = Stage()
    (letter,) = state(stage, sender, problems=(Remark("missing-period", "period"),))
    assert facts(letter, NotEntitled).act == "need"
    assert facts(letter, NotEntitled).who == (MANAGER.name, LEAD.name)
    assert stage.project.needs == ()


@pytest.mark.parametrize(
    ("need", "code", "near"),
    [
        (Need("大数据", 1, None, NEED.start, NEED.end), "unknown-group", ("前端", "后端", "测试")),
        (Need("前端后端", 1, None, NEED.start, NEED.end), "ambiguous-group", ("前端", "后端")),
        (Need(None, 1, None, NEED.start, NEED.end), "missing-role", ()),
        (Need("前端", 1), "missing-need-period", ()),
        (Need("前端", 1, None, day("05-01"), day("05-29")), "already-over", ()),
    ],
)
def test_m4_what_cannot_be_asked(need: Need, code: str, near: tuple[str, ...]) -> None:
    """D2b, M4: the asker is told which groups there are; nothing of the mail is recorded."""
    stage = Stage()
    (letter,) = state(stage, MANAGER, NEED, need)
    (problem,) = facts(letter, Correction).problems
    assert (problem.code, problem.near) == (code, near)
    assert stage.project.needs == ()


@pytest.mark.parametrize("decision", [None, extend("07-15"), say("approve", person="庞一鸣"), say("approve", "06-20")])
def test_m4_neither_yes_nor_no_is_asked_again(decision: Decision | None) -> None:
    """M4: a yes to somebody who was not offered, or to another date, is no yes."""
    stage = Stage()
    offer = offered(stage)
    (again,) = stage.word(MANAGER, decision, offer)
    assert again.token == offer.token
    assert facts(again, NeedOffer).again
    assert "staffing_notice" in kinds(stage.word(MANAGER, AGREE, again))


def test_m3_peoples_talk_gets_no_answer() -> None:
    """M3: undecided words further down the thread, or of somebody who was not asked."""
    stage = Stage()
    forward = asked(stage)
    assert stage.word(LEADER, None, forward, direct=False) == []
    assert stage.word(MEMBER, None, forward) == []
    (refused,) = stage.word(MEMBER, AGREE, forward)
    assert facts(refused, NotEntitled).who == (LEADER.name,)


def test_d2b_a_notice_of_somebody_else_in_the_thread_stands_for_itself() -> None:
    """D2: whoever was not asked, and may send notices, has sent one."""
    stage = Stage()
    letters = lines_given(stage, HEAD, asked(stage), line(MEMBER, "06-15", "06-30"))
    assert "confirmation" in kinds(letters)
    assert record(stage).state == "asked"


def test_d2b_what_is_over_lapses_without_a_letter() -> None:
    """D2b, T3: reminded meanwhile, the calendar wakes for it the day after its last day."""
    stage = Stage()
    offer = offered(stage)
    assert [on for on, letter in stage.run("06-30", reminders=True) if letter.kind == "reminder"] != []
    assert wake_on(stage.project, POLICY, CALENDAR) == day("07-01")
    assert stage.at("07-01 09:00").tick() == []
    assert record(stage).state == "lapsed"
    assert wake_on(stage.project, POLICY, CALENDAR) is None
    (late,) = stage.word(MANAGER, AGREE, offer)
    assert facts(late, NeedResult).result == "lapsed"


def test_d2b_the_end_of_the_project_ends_what_is_asked() -> None:
    """D2b: nothing can be agreed for a project that is over."""
    stage = Stage()
    forward = asked(stage)
    stage.take(ProjectClosed(stage.mail(MANAGER), "closed"))
    (late,) = names_given(stage, LEADER, forward, MEMBER)
    assert facts(late, NeedResult).result == "lapsed"
    stage.tick()
    assert record(stage).state == "lapsed"


def test_d2b_a_word_counts_by_when_it_was_received() -> None:
    """T3: agreed on the last day, handled after it."""
    stage = Stage()
    offer = offered(stage)
    stage.at("07-02 09:00").word(MANAGER, AGREE, offer, received="06-30 18:00")
    assert record(stage).state == "agreed"


def test_d2b_asked_again_after_it_was_settled() -> None:
    """D2b: the same need is another one once the first is settled."""
    stage = Stage()
    nobody(stage, LEADER, asked(stage))
    assert kinds(state(stage)) == ["need_forward", "confirmation"]
    assert [need.id for need in stage.project.needs] == ["N1", "N2"]
    assert stage.project.needs[0].closed_at == dt.datetime.combine(day("06-01"), dt.time(10), stage.now.tzinfo)


def word_on_offer(stage: Stage, decision: Decision) -> list[Letter]:
    """The asker's word on two people who are offered."""
    offer = only(names_given(stage, LEADER, asked(stage), MEMBER, TESTER), "approval_request")
    return stage.word(MANAGER, decision, offer)


@pytest.mark.parametrize(
    "decision",
    [
        Decision("approve", beside=(TESTER.name,)),
        Decision("approve", beside=(MEMBER.name, TESTER.name, BACKEND.name)),
        Decision("approve", beside=(BACKEND.name,)),
        Decision("decline", person=TESTER.name),
        Decision("decline", beside=(BACKEND.name,)),
        Decision("release"),
        Decision("release", day("06-20")),
    ],
)
def test_d2b_m4_a_word_about_some_or_others_decides_nothing(decision: Decision) -> None:
    """M4: 同意，乙不用来 agrees to one of two, 可以，要丙 to somebody else; 撤场 answers another question."""
    stage = Stage()
    assert kinds(word_on_offer(stage, decision)) == ["correction_request"]
    assert record(stage).state == "offered"


@pytest.mark.parametrize("beside", [(), (MEMBER.name, TESTER.name), (LEADER.name,), (MANAGER.name,)])
def test_d2b_who_speaks_and_who_is_offered_may_be_named(beside: tuple[str, ...]) -> None:
    """D2b: 同意，甲乙来吧, and thanks to who offers them."""
    stage = Stage()
    assert "staffing_notice" in kinds(word_on_offer(stage, Decision("approve", beside=beside)))


def test_d2b_m4_a_refusal_of_one_by_name_is_no_refusal() -> None:
    """M4: 不安排甲，安排乙 refuses one and offers another."""
    stage = Stage()
    letters = stage.word(LEADER, Decision("decline", beside=(MEMBER.name,)), asked(stage))
    assert kinds(letters) == ["correction_request"]
    assert record(stage).state == "asked"


def test_d2b_m4_who_asks_is_not_offered() -> None:
    """M4: 盛怀远，安排季青禾 greets who asked."""
    stage = Stage()
    assert kinds(names_given(stage, LEADER, asked(stage), MANAGER, MEMBER)) == ["correction_request"]
    assert record(stage).state == "asked"
