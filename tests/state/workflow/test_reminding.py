"""Reminders of unanswered questions: when, to whom, once, and never about what is settled (Settled details)."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from state.letters import Reminder
from state.model import Contact, Project
from state.workflow.calendar_day import due, wake_on
from state.workflow.draft import Context
from tests.state.workflow.casting import (
    AGREE,
    AS_PLANNED,
    BACKEND,
    CALENDAR,
    DELEGATE,
    DIRECTORY,
    HEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    POLICY,
    REFUSE,
    Stage,
    asked,
    cc,
    day,
    days_and_kinds,
    extend,
    facts,
    kinds,
    line,
    names,
    only,
    played,
    to,
)

ASKED_ON, RELEASE_ON = "06-16", "06-23"
"""Of a period until 30 June; 19 June is a day off (端午节)."""


def reminders(stage: Stage, until: str) -> list[tuple[str, Reminder]]:
    """The reminders of every day until then, with their days."""
    return [
        (on, facts(letter, Reminder)) for on, letter in stage.run(until, reminders=True) if letter.kind == "reminder"
    ]


def long_asked() -> Stage:
    """A period until Friday 14 August whose question has gone out on 31 July; the release notice is due on 7 August."""
    stage = played("07-01", start="07-01", end="08-14")
    only([letter for _, letter in stage.run("07-31", reminders=True)], "extension_request")
    return stage


def test_reminders_an_unanswered_question_is_put_again_after_three_working_days_and_on_the_day_before_the_notice() -> (
    None
):
    """Each once: on Wednesday 5 August to the manager, on Thursday the 6th to manager and superior."""
    sent = days_and_kinds(long_asked().run("08-14", reminders=True))
    assert sent == [("08-05", "reminder"), ("08-06", "reminder"), ("08-07", "release_notice")]


def test_reminders_the_first_goes_to_the_person_asked() -> None:
    """With the delegate who may answer, the token that is still valid, threading under the request."""
    stage = long_asked()
    question = stage.project.letters[-1]
    ((_, letter),) = stage.run("08-05", reminders=True)
    said = facts(letter, Reminder)
    assert (to(letter), cc(letter)) == (names(MANAGER), names(DELEGATE))
    assert (letter.token, letter.follows, letter.at_hand) == (question.token, question.message_id, False)
    assert (said.asked_on, said.days_left, said.release_notice_on, said.last) == (day("07-31"), 9, day("08-07"), False)
    assert kinds(stage.word(MANAGER, extend("08-28"), letter)) == ["approval_request"]


def test_reminders_the_last_copies_the_superior() -> None:
    """Of the person asked, not of the one who is lent."""
    stage, _ = asked()
    (approval,) = stage.at("06-16 11:00").word(MANAGER, extend("07-15"))
    ((_, letter),) = stage.run("06-22", reminders=True)
    assert facts(letter, Reminder).last
    assert (to(letter), cc(letter)) == (names(LEADER), names(HEAD))
    assert letter.token == approval.token


def test_reminders_where_both_are_due_on_one_morning_one_letter_stands_for_both() -> None:
    """Asked on 16 June: the third working day is the 22nd, and so is the day before the release notice."""
    stage, _ = asked()
    assert [(on, said.last) for on, said in reminders(stage, "06-30")] == [("06-22", True)]


def test_reminders_every_leader_who_was_asked_is_reminded() -> None:
    """Any one of them may answer; each with a token of their own."""
    stage = played("07-01", person=BACKEND, start="07-01", end="08-14")
    stage.run("07-31", reminders=True)
    approvals = stage.at("07-31 11:00").word(MANAGER, extend("08-28"))
    sent = [letter for on, letter in stage.run("08-05", reminders=True) if on == "08-05"]
    assert [to(letter) for letter in sent] == [names(ONE_LEADER), names(OTHER_LEADER)]
    assert [letter.token for letter in sent] == [letter.token for letter in approvals]


@pytest.mark.parametrize("word", [REFUSE, AS_PLANNED])
def test_reminders_nobody_is_asked_about_what_is_settled(word: object) -> None:
    """A refusal ends the question before its reminders."""
    stage, question = asked()
    stage.at("06-16 11:00").word(MANAGER, word, question)  # type: ignore[arg-type]
    assert days_and_kinds(stage.run("06-30", reminders=True)) == [(RELEASE_ON, "release_notice")]


def test_reminders_the_side_that_has_answered_is_not_reminded() -> None:
    """Only whoever has not spoken; and nobody once both agree."""
    stage, question = asked()
    (approval,) = stage.at("06-16 11:00").word(MANAGER, extend("07-15"), question)
    assert [to(letter) for _, letter in stage.run("06-22", reminders=True)] == [names(LEADER)]
    stage.word(LEADER, AGREE, approval)
    assert [kind for _, kind in days_and_kinds(stage.run("06-30", reminders=True))] == []


def test_reminders_of_a_counter_proposal_go_only_to_the_side_that_is_asked_anew() -> None:
    """The manager's first question is closed: one reminder, with the token of the second."""
    stage = long_asked()
    (approval,) = stage.at("07-31 11:00").word(MANAGER, extend("08-28"), stage.project.letters[-1].token)
    (counter,) = stage.at("07-31 15:00").word(LEADER, extend("08-21"), approval)
    ((_, letter),) = stage.run("08-05", reminders=True)
    assert (to(letter), letter.token) == (names(MANAGER), counter.token)


def test_reminders_a_waiting_reminder_is_withdrawn_when_the_question_is_answered() -> None:
    """It had been decided and not yet sent."""
    stage, question = asked()
    stage.sending = "waiting"
    stage.run("06-22", reminders=True)
    stage.word(MANAGER, AS_PLANNED, question)
    (letter,) = [letter for letter in stage.project.letters if letter.kind == "reminder"]
    assert letter.state == "withdrawn"


def test_reminders_after_downtime_go_once() -> None:
    """Both days have passed: one letter, the last one; none beside the release notice, which puts the question."""
    stage = long_asked()
    (letter,) = stage.at("08-06 10:00").tick()
    assert facts(letter, Reminder).last
    stage = long_asked()
    assert stage.at("08-08 10:00").tick() == []  # Saturday
    assert kinds(stage.at("08-10 10:00").tick()) == ["release_notice"]
    assert stage.run("08-14", reminders=True) == []


def test_reminders_who_is_asked_on_the_day_before_the_notice_is_not_reminded_that_day() -> None:
    """The third working day still comes."""
    stage, question = asked()
    stage.at("06-22 08:00").word(MANAGER, extend("07-15"), question)
    assert [(on, said.last) for on, said in reminders(stage, "06-30")] == [("06-25", False)]


def test_reminders_of_an_early_release_go_before_its_day() -> None:
    """The working day before the last day that is proposed is the one that matters."""
    stage = played("07-01", start="07-01", end="08-31")
    stage.at("07-20").release(MANAGER, MEMBER, "07-24")
    assert [(on, said.last, said.purpose) for on, said in reminders(stage, "07-31")] == [
        ("07-23", True, "early_release")
    ]


def test_reminders_of_a_question_in_a_release_notice_carry_its_token() -> None:
    """T3: the notice put the question, so it is what is answered."""
    stage = played()
    (notice,) = stage.at("06-24").tick()
    ((on, letter),) = stage.run("06-30", reminders=True)
    assert (on, letter.kind, letter.token) == ("06-29", "reminder", notice.token)


def test_reminders_follow_the_policy() -> None:
    """`reminder_days` are working days."""
    stage = long_asked()
    policy = structs.replace(POLICY, reminder_days=1)
    assert wake_on(stage.project, policy, CALENDAR) == day("08-03")
    context = Context(stage.now + dt.timedelta(days=3), DIRECTORY, CALENDAR, policy, "nonce")
    assert kinds(due(stage.project, context).letters) == ["reminder"]


def test_reminders_without_anybody_to_write_to_are_decided_once_all_the_same() -> None:
    """The person asked has left the directory: the history says so once, not every minute."""
    stage = Stage("07-01")
    stage.project = Project(stage.project.name, contacts=(Contact("客座经理", "guest@partner.example"),))
    stage.notice(MANAGER, line(MEMBER, "07-01", "08-14"), people=(LEADER,))
    stage.project = structs.replace(stage.project, manager="客座经理")
    stage.directory = type(DIRECTORY)(DIRECTORY.people)
    stage.run("07-31", reminders=True)
    stage.project = structs.replace(stage.project, contacts=())
    before = len(stage.project.history)
    assert stage.at("08-05").tick() == []
    assert len(stage.project.history) == before + 2
    assert stage.tick() == []
    assert len(stage.project.history) == before + 2
