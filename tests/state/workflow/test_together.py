"""One letter about several people of a project, and the answers to it (D5, D6, D7, M7): by name, by number, of all."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Person
from state.events import ReleaseAnnounced, WordGiven
from state.letters import (
    ApprovalRequest,
    Correction,
    EarlyRelease,
    ExtensionRequest,
    ExtensionResult,
    LateWord,
    Letter,
    NotEntitled,
    ReleaseNotice,
    ReleaseWithdrawn,
    Reminder,
    Several,
)
from state.letters.several import OfSeveral
from state.model import Assignment
from state.notice import Action, Decision, ReleaseLine
from tests.state.workflow.casting import (
    BACKEND,
    DELEGATE,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    TEAM_MEMBER,
    Stage,
    apart,
    day,
    everybody,
    facts,
    kinds,
    line,
    only,
    say,
    to,
)

THREE = (MEMBER, BACKEND, TEAM_MEMBER)


def all_asked() -> tuple[Stage, Letter]:
    """Three people lent until 30 June, and the one letter that asks the manager about them, on the 16th."""
    stage = Stage()
    stage.notice(MANAGER, *(line(one, "06-01", "06-30") for one in THREE), people=(LEADER,))
    ((on, letter),) = stage.run("06-16")
    assert (on, letter.kind) == ("06-16", "extension_request")
    return stage, letter


def answered(stage: Stage, sender: Person, letter: Letter, *said: Decision, direct: bool = True) -> list[Letter]:
    """A reply that says one thing, or one for each of several people."""
    one = said[0] if len(said) == 1 else None
    several = said if len(said) > 1 or said[0].number or said[0].person else ()
    return stage.take(WordGiven(stage.mail(sender), one, letter.token, direct, decisions=several))


def numbered(number: int, action: Action, until: str | None = None, reason: str | None = None) -> Decision:
    """2 不同意."""
    return structs.replace(say(action, until, reason), number=number)


def of(stage: Stage, person: Person) -> Assignment:
    """What is on record of the person."""
    return next(a for a in stage.project.assignments if a.person == person.name)


def standing(stage: Stage) -> list[str | None]:
    """The state of each one's extension."""
    return [of(stage, one).extension for one in THREE]


def named(letter: Letter, case: type[OfSeveral]) -> list[str]:
    """Whom the letter is about, in the order of its numbers; each item is of that class."""
    items = facts(letter, Several).items
    assert all(isinstance(item, case) for item in items)
    found = (item.about if isinstance(item, Correction) else item.support for item in items)
    return [support.person for support in found if support is not None]


# what goes out


def test_d5_one_letter_asks_about_all_who_leave_in_one_cycle() -> None:
    """Issue: nobody gets two mails in one cycle that could be one. Each question keeps a token of its own."""
    stage, letter = all_asked()
    assert named(letter, ExtensionRequest) == [one.name for one in THREE]
    assert letter.assignments == tuple(of(stage, one).id for one in THREE)
    asks = [ask.token for request in stage.project.requests for ask in request.asks]
    assert list(letter.asks) == asks
    assert letter.token not in asks


def test_d5_two_last_days_in_one_cycle_are_one_letter() -> None:
    """T2: the 11th, a Saturday, and the 12th are both moved to Friday."""
    stage = Stage()
    stage.notice(MANAGER, line(MEMBER, "06-01", "07-04"), line(BACKEND, "06-01", "07-05"), people=(LEADER,))
    ((_, letter),) = stage.run("06-19")
    assert named(letter, ExtensionRequest) == [MEMBER.name, BACKEND.name]


def test_d6_one_notice_tells_everybody_of_all_who_leave() -> None:
    """To the persons and the manager; the superiors of both and the team are copied."""
    stage, question = all_asked()
    answered(stage, MANAGER, question, say("release"))
    ((on, notice),) = [pair for pair in stage.run("06-23") if pair[1].kind == "release_notice"]
    assert on == "06-23"
    assert named(notice, ReleaseNotice) == [one.name for one in THREE]
    assert {one.name for one in THREE} | {MANAGER.name} == to(notice)
    assert {LEADER.name, OTHER_LEADER.name, LEAD.name} <= everybody(notice)


def test_t3_a_notice_that_asks_about_some_of_them_is_addressed_to_the_manager() -> None:
    """After downtime only the notice goes, and puts the question about whoever was not asked yet."""
    stage = Stage()
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), people=(LEADER,))
    stage.run("06-16")
    stage.at("06-20").notice(MANAGER, line(BACKEND, "06-01", "06-30"), people=(LEADER,))
    letters = stage.at("06-24").tick()
    notice = only(letters, "release_notice")
    assert [item.question for item in facts(notice, Several).items if isinstance(item, ReleaseNotice)] == [False, True]
    assert to(notice) == {MANAGER.name}
    stage.word(MANAGER, say("extend", "07-15"), notice)
    assert [r.proposed for r in stage.project.requests] == [None, day("07-15")]


def test_settled_one_reminder_for_one_letter_and_what_is_left_alone() -> None:
    """Reminders: whoever has been decided about is not reminded of."""
    stage, letter = all_asked()
    answered(stage, MANAGER, letter, numbered(2, "release"))
    reminder = next(one for _, one in stage.run("06-22", reminders=True) if one.kind == "reminder")
    assert named(reminder, Reminder) == [MEMBER.name, TEAM_MEMBER.name]
    assert reminder.token not in {letter.token, *letter.asks}
    sent = stage.word(MANAGER, say("extend", "07-15"), reminder)
    assert standing(stage) == ["requested", "declined", "requested"]
    assert set(kinds(sent)) == {"approval_request"}


def test_settled_a_reminder_of_one_of_them_is_answered_for_that_one() -> None:
    stage, letter = all_asked()
    answered(stage, MANAGER, letter, numbered(1, "release"), numbered(2, "release"))
    reminder = next(one for _, one in stage.run("06-22", reminders=True) if one.kind == "reminder")
    assert facts(reminder, Reminder).support.person == TEAM_MEMBER.name
    stage.word(MANAGER, say("release"), reminder)
    assert standing(stage) == ["declined"] * 3


def test_d5_each_voice_gets_one_approval_request() -> None:
    """A leader is asked in one letter about the people of the group, and about nobody else."""
    stage, letter = all_asked()
    sent = stage.word(MANAGER, say("extend", "07-15"), letter)
    by_leader = {name: letter for letter in sent for name in to(letter)}
    assert set(by_leader) == {
        LEADER.name,
        ONE_LEADER.name,
        OTHER_LEADER.name,
        HEAD.name,
    }  # the last for who has no group
    assert len(sent) == len(by_leader)
    for one in sent:
        assert all(isinstance(single.facts, ApprovalRequest) for single in apart([one]))


def test_d7_one_letter_tells_of_all_who_leave_early() -> None:
    stage, _ = all_asked()
    lines = tuple(ReleaseLine(one.name, day("06-25")) for one in (MEMBER, BACKEND))
    sent = stage.take(ReleaseAnnounced(stage.mail(MANAGER), lines))
    assert kinds(sent) == ["extension_result", "early_release", "confirmation"]
    assert named(only(sent, "early_release"), EarlyRelease) == [MEMBER.name, BACKEND.name]
    assert named(only(sent, "extension_result"), ExtensionResult) == [MEMBER.name, BACKEND.name]


def test_d6_one_letter_takes_the_releases_back() -> None:
    """To everybody who had the notice."""
    stage, letter = all_asked()
    approvals = stage.word(MANAGER, say("extend", "07-15"), letter)
    notice = next(one for _, one in stage.run("06-23") if one.kind == "release_notice")
    mine = next(one for one in approvals if to(one) == {OTHER_LEADER.name})
    sent = stage.word(OTHER_LEADER, say("approve"), mine)
    gone_on = [single.facts.support.person for single in apart(sent) if isinstance(single.facts, ReleaseWithdrawn)]
    assert gone_on == [one.name for one in THREE if of(stage, one).end == day("07-15")] != []
    assert everybody(only(sent, "release_withdrawn")) == everybody(notice)


# how it is answered


@pytest.mark.parametrize("sender", [MANAGER, DELEGATE])
def test_m7_a_word_of_nobody_in_particular_is_of_all(sender: Person) -> None:
    """The letter says so."""
    stage, letter = all_asked()
    sent = answered(stage, sender, letter, say("release"))
    assert standing(stage) == ["declined"] * 3
    assert kinds(sent) == ["extension_result"]
    assert named(sent[0], ExtensionResult) == [one.name for one in THREE]


def test_m7_by_number() -> None:
    stage, letter = all_asked()
    sent = answered(
        stage,
        MANAGER,
        letter,
        numbered(1, "extend", "07-15"),
        numbered(2, "decline", reason="人手不足"),
        numbered(3, "release"),
    )
    assert standing(stage) == ["requested", "declined", "declined"]
    assert of(stage, MEMBER).end == day("06-30")
    assert kinds(sent) == ["approval_request", "extension_result"]


def test_m7_by_one_number_the_others_still_wait() -> None:
    stage, letter = all_asked()
    answered(stage, MANAGER, letter, numbered(3, "release"))
    assert standing(stage) == ["requested", "requested", "declined"]
    assert stage.outcome == "decided"


def test_m7_by_one_name_the_others_still_wait() -> None:
    stage, letter = all_asked()
    answered(stage, MANAGER, letter, say("release", person=BACKEND.name))
    assert standing(stage) == ["requested", "declined", "requested"]


def test_m4_m7_a_number_that_the_letter_has_not_is_asked_about() -> None:
    """The others are done, and the answer says what is not."""
    stage, letter = all_asked()
    sent = answered(stage, MANAGER, letter, numbered(1, "release"), numbered(4, "release"))
    assert standing(stage) == ["declined", "requested", "requested"]
    said = facts(only(sent, "correction_request"), Correction)
    assert [(p.code, p.value) for p in said.problems] == [("not-asked", "4")]
    assert said.others_decided


@pytest.mark.parametrize(
    "said",
    [
        None,
        Decision("release", listed=True),
        Decision("release", number=7),
        Decision("release", person="查无此人"),
    ],
)
def test_m4_m7_what_may_mean_any_of_them_is_asked_about(said: Decision | None) -> None:
    """1 alone may be the first of them or consent to all; and who is not in the letter is not asked about in it."""
    stage, letter = all_asked()
    before = stage.project.requests
    (asking,) = stage.word(MANAGER, said, letter)
    assert named(asking, Correction) == [one.name for one in THREE]
    assert stage.project.requests == before
    answered(stage, MANAGER, asking, numbered(2, "release"))
    assert standing(stage) == ["requested", "declined", "requested"]


def test_m4_m7_after_one_was_answered_a_word_of_nobody_is_asked_about() -> None:
    """It may be for those that are left, or for all."""
    stage, letter = all_asked()
    answered(stage, MANAGER, letter, numbered(1, "extend", "07-15"))
    (asking,) = answered(stage, MANAGER, letter, say("release"))
    assert named(asking, Correction) == [BACKEND.name, TEAM_MEMBER.name]
    assert standing(stage) == ["requested"] * 3
    answered(stage, MANAGER, asking, say("release"))
    assert standing(stage) == ["requested", "declined", "declined"]


def test_d5_m7_agreement_without_a_date_is_asked_until_when_once() -> None:
    """One letter for all of them, answered in one word."""
    stage, letter = all_asked()
    (asking,) = answered(stage, MANAGER, letter, say("approve"))
    assert [facts(one, Correction).asks_for_date for one in apart([asking])] == [True] * 3
    answered(stage, MANAGER, asking, say("extend", "07-15"))
    assert [request.proposed for request in stage.project.requests] == [day("07-15")] * 3


def test_d5_m7_a_leader_agrees_to_all_of_the_group() -> None:
    """To nobody else's people."""
    stage, letter = all_asked()
    approvals = stage.word(MANAGER, say("extend", "07-15"), letter)
    mine = next(one for one in approvals if to(one) == {OTHER_LEADER.name})
    answered(stage, OTHER_LEADER, mine, say("approve"))
    ends = {one.name: of(stage, one).end for one in THREE}
    theirs = {a.person for a in stage.project.assignments if a.id in mine.assignments}
    assert {name for name, end in ends.items() if end == day("07-15")} == theirs


def test_m1_m7_late_words_about_several_get_one_answer() -> None:
    stage, letter = all_asked()
    answered(stage, MANAGER, letter, say("release"))
    (late,) = answered(stage, MANAGER, letter, say("release"))
    assert named(late, LateWord) == [one.name for one in THREE]
    assert late.answer
    assert stage.outcome == "answered"


def test_m3_m7_somebody_who_was_not_asked_decides_about_nobody() -> None:
    """One line saying who may, however many people the letter is about."""
    stage, letter = all_asked()
    before = stage.project.requests
    (refused,) = answered(stage, LEADER, letter, say("release"))
    assert facts(refused, NotEntitled).who == (MANAGER.name,)
    assert stage.project.requests == before


def test_d5_m7_the_lead_who_is_copied_starts_it_and_does_not_decide() -> None:
    stage, letter = all_asked()
    answered(stage, LEAD, letter, say("extend", "07-15"))
    assert [(r.proposed, r.votes) for r in stage.project.requests] == [(day("07-15"), ())] * 3
    assert {of(stage, one).end for one in THREE} == {day("06-30")}


def test_m7_people_among_themselves_decide_nothing_by_number() -> None:
    stage, letter = all_asked()
    before = stage.project.requests
    sent = answered(stage, MANAGER, letter, numbered(1, "release"), numbered(2, "release"), direct=False)
    assert (sent, stage.project.requests) == ([], before)


def test_d4_whose_end_was_amended_meanwhile_is_told_what_stands() -> None:
    """M4: the letter's question about one of them is settled: a word of nobody in particular is not sure any more."""
    stage, letter = all_asked()
    stage.notice(MANAGER, line(BACKEND, "06-01", "06-28"), people=(LEADER,))
    before = of(stage, BACKEND)
    (asking,) = [one for one in answered(stage, MANAGER, letter, say("release")) if one.kind == "correction_request"]
    assert BACKEND.name not in named(asking, Correction)
    assert of(stage, BACKEND) == before


def test_a_waiting_letter_is_withdrawn_once_all_of_it_is_settled() -> None:
    """Nobody is asked about what is settled; as long as one of them is open, it goes out."""
    stage = Stage()
    stage.sending = "waiting"
    stage.notice(MANAGER, *(line(one, "06-01", "06-30") for one in THREE), people=(LEADER,))
    ((_, letter),) = stage.run("06-16")
    record = stage.project.letters[-1].id
    answered(stage, MANAGER, letter, numbered(1, "release"), numbered(2, "release"))
    assert next(one for one in stage.project.letters if one.id == record).state == "waiting"
    answered(stage, MANAGER, letter, numbered(3, "release"))
    assert next(one for one in stage.project.letters if one.id == record).state == "withdrawn"
