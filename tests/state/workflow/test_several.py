"""One reply about several people (M7, D5): each one's own open question, and nobody else's.

Their support ends on two days, so that each is asked about in a letter of its own: see `test_together` for one letter.
"""

from __future__ import annotations

import pytest

from state.directory import Person
from state.events import WordGiven
from state.letters import Correction, ExtensionResult, Letter, NotEntitled
from state.model import Assignment
from state.notice import Decision
from tests.state.workflow.casting import (
    BACKEND,
    BOTH,
    DELEGATE,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    TESTER,
    Stage,
    apart,
    day,
    facts,
    kinds,
    line,
    only,
    say,
    to,
)


def both_asked() -> tuple[Stage, Letter, Letter]:
    """Two people lent until 30 June and 1 July, and the manager's question about each."""
    stage = Stage()
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), line(BACKEND, "06-01", "07-01"), people=(LEADER,))
    first, second = [letter for _, letter in stage.run("06-17") if letter.kind == "extension_request"]
    return stage, first, second


def words(stage: Stage, sender: Person, letter: Letter | None, *said: Decision, direct: bool = True) -> list[Letter]:
    """A reply with a decision on each of several people."""
    token = letter.token if letter else None
    return stage.take(WordGiven(stage.mail(sender), None, token, direct, decisions=said))


def of(stage: Stage, person: Person) -> Assignment:
    """What is on record of the person."""
    return next(a for a in stage.project.assignments if a.person == person.name)


LATER = say("extend", "07-15", person=MEMBER.name)
NOT = say("decline", reason="人手不足", person=BACKEND.name)
LEAVES = say("release", person=BACKEND.name)


@pytest.mark.parametrize("other", [NOT, LEAVES])
@pytest.mark.parametrize("answered", [0, 1])
def test_d5_m7_each_persons_own_question_is_decided(answered: int, other: Decision) -> None:
    """Whichever of the two letters is answered: one is proposed on, the other one declined."""
    stage, *letters = both_asked()
    sent = words(stage, MANAGER, letters[answered], LATER, other)
    assert sorted(kinds(sent)) == ["approval_request", "extension_result"]
    assert to(only(sent, "approval_request")) == {LEADER.name}
    result = facts(only(sent, "extension_result"), ExtensionResult)
    assert (result.support.person, result.result) == (BACKEND.name, "declined")
    assert [of(stage, one).extension for one in (MEMBER, BACKEND)] == ["requested", "declined"]
    assert stage.outcome == "decided"


def test_d5_m7_a_delegate_answers_for_the_one_who_was_asked() -> None:
    stage, first, _ = both_asked()
    words(stage, DELEGATE, first, LATER, NOT)
    assert of(stage, BACKEND).extension == "declined"


@pytest.mark.parametrize("sender", [LEADER, LEAD, MEMBER])
def test_m3_m7_nobody_else_answers_several_questions(sender: Person) -> None:
    """A name is worth nothing from somebody who was asked about nobody."""
    stage, first, _ = both_asked()
    before = stage.project.requests
    assert words(stage, sender, first, LATER, NOT) == []
    assert (stage.project.requests, stage.outcome) == (before, "unanswered")


def test_m7_people_among_themselves_decide_nothing_by_name() -> None:
    stage, first, _ = both_asked()
    before = stage.project.requests
    assert words(stage, MANAGER, first, LATER, NOT, direct=False) == []
    assert stage.project.requests == before


def test_m4_m7_whom_the_sender_was_not_asked_about_is_asked_about() -> None:
    """The leader was asked about one of the two: that is decided, and one letter names the other."""
    stage, first, second = both_asked()
    approval = only(stage.word(MANAGER, say("extend", "07-15"), first), "approval_request")
    stage.word(MANAGER, say("extend", "07-15"), second)
    sent = words(stage, LEADER, approval, say("approve", person=MEMBER.name), say("approve", person=BACKEND.name))
    said = facts(only(sent, "correction_request"), Correction)
    assert [(p.code, p.value) for p in said.problems] == [("not-asked", BACKEND.name)]
    assert said.others_decided
    assert [of(stage, one).end for one in (MEMBER, BACKEND)] == [day("07-15"), day("07-01")]
    assert stage.outcome == "decided"


def test_m4_m7_a_name_that_is_not_lent_makes_the_whole_answer_unsure() -> None:
    """温竹君同意，季青禾同意 may tell what the two have said: nothing of it is consent."""
    stage, first, _ = both_asked()
    approval = only(stage.word(MANAGER, say("extend", "07-15"), first), "approval_request")
    before = stage.project.requests
    agreed = (say("approve", person=name) for name in (MANAGER.name, MEMBER.name))
    said = facts(only(words(stage, LEADER, approval, *agreed), "correction_request"), Correction)
    assert [(p.code, p.value) for p in said.problems] == [("not-lent", MANAGER.name)]
    assert not said.others_decided
    assert stage.project.requests == before


def test_d5_m7_the_date_that_one_of_them_lacks_is_asked_for_under_its_own_question() -> None:
    stage, first, second = both_asked()
    sent = words(stage, MANAGER, first, LATER, say("approve", person=BACKEND.name))
    said = facts(only(sent, "correction_request"), Correction)
    assert (said.asks_for_date, said.token) == (True, second.token)
    assert kinds(sent) == ["approval_request", "correction_request"]


def test_m1_m7_several_troubles_get_one_answer() -> None:
    """Neither has a date: one letter asks for both, can be answered, and nothing has changed."""
    stage, first, _ = both_asked()
    before = stage.project.requests
    agreed = (say("approve", person=one.name) for one in (MEMBER, BACKEND))
    (letter,) = words(stage, MANAGER, first, *agreed)
    said = [facts(one, Correction) for one in apart([letter])]
    assert [(one.about and one.about.person, one.asks_for_date) for one in said] == [
        (MEMBER.name, True),
        (BACKEND.name, True),
    ]
    assert letter.answer
    assert (stage.project.requests, stage.outcome) == (before, "answered")
    sent = stage.word(MANAGER, say("extend", "07-15"), letter)
    assert {one for letter in sent for one in to(letter)} == {LEADER.name, ONE_LEADER.name, OTHER_LEADER.name}


def test_m7_the_same_answer_again_changes_nothing() -> None:
    stage, first, _ = both_asked()
    words(stage, MANAGER, first, LATER, NOT)
    before = stage.project.requests
    (letter,) = words(stage, MANAGER, first, LATER, NOT)
    assert [p.code for p in facts(letter, Correction).problems] == ["said-before", "not-asked"]
    assert stage.project.requests == before


def test_t5_m7_after_the_last_day_nobody_is_decided_about() -> None:
    stage, first, _ = both_asked()
    before = stage.project.requests
    words(stage.at("07-02"), MANAGER, first, LATER, NOT)
    assert stage.project.requests == before


def test_m7_an_old_day_is_not_agreed_to_by_name() -> None:
    """A bare yes by name agrees to the day that is on the table now: the leader's, not the manager's own."""
    stage, first, second = both_asked()
    approval = only(stage.word(MANAGER, say("extend", "07-31"), first), "approval_request")
    counter = only(stage.word(LEADER, say("extend", "07-10"), approval), "approval_request")
    sent = words(stage, MANAGER, second, say("approve", person=MEMBER.name), NOT)
    assert counter.token != second.token
    assert of(stage, MEMBER).end == day("07-10")
    assert "correction_request" not in kinds(sent)


def everybody(action: str, token: Letter, stage: Stage, sender: Person) -> list[Letter]:
    """全部同意, 全部不同意."""
    decision = Decision("approve" if action == "approve" else "decline", everybody=True)
    return stage.take(WordGiven(stage.mail(sender), decision, token.token))


def test_d5_m7_all_of_them_are_declined_at_once() -> None:
    stage, first, _ = both_asked()
    assert kinds(everybody("decline", first, stage, MANAGER)) == ["extension_result"]
    assert [of(stage, one).extension for one in (MEMBER, BACKEND)] == ["declined"] * 2


def test_d5_m7_all_means_those_the_sender_is_asked_about() -> None:
    """The frontend's leader agrees to all: the backend's people are not his to agree to."""
    stage, first, second = both_asked()
    approval = only(stage.word(MANAGER, say("extend", "07-15"), first), "approval_request")
    stage.word(MANAGER, say("extend", "07-15"), second)
    everybody("approve", approval, stage, LEADER)
    assert [of(stage, one).end for one in (MEMBER, BACKEND)] == [day("07-15"), day("07-01")]


def test_m3_m7_all_by_somebody_who_was_not_asked_is_refused() -> None:
    stage, first, _ = both_asked()
    said = everybody("approve", first, stage, LEADER)
    assert facts(only(said, "not_entitled"), NotEntitled).who == (MANAGER.name,)


def test_m7_two_questions_about_one_person_are_not_guessed_between() -> None:
    """An extension and an early release wait for the same voice: the name alone does not say which is meant."""
    stage = Stage(project="双全测试台")
    stage.notice(BOTH, line(TESTER, "06-01", "06-30"), line(MEMBER, "06-01", "07-01"), people=(LEADER,))
    first, second = [letter for _, letter in stage.run("06-17") if letter.kind == "extension_request"]
    stage.release(LEAD, TESTER, "06-20")
    about_member = first if first.assignments[0] == of(stage, MEMBER).id else second
    waiting = [r for r in stage.project.requests if r.state == "open" and r.assignment == of(stage, TESTER).id]
    assert len(waiting) == len({"extension", "early_release"})
    both = (say("decline", person=TESTER.name), say("decline", person=MEMBER.name))
    said = facts(only(words(stage, BOTH, about_member, *both), "correction_request"), Correction)
    assert [p.code for p in said.problems] == ["several-questions"]
    assert of(stage, MEMBER).extension == "declined"
