"""An early release (D7, T5): announced by the manager, a week ahead or with the group's word."""

from __future__ import annotations

import pytest
from msgspec import structs

from state.directory import Directory, Person
from state.letters import (
    ApprovalRequest,
    Confirmation,
    Correction,
    EarlyRelease,
    ExtensionResult,
    LateWord,
    ReleaseWithdrawn,
)
from tests.state.workflow.casting import (
    AGREE,
    ANOTHER_MANAGER,
    BACKEND,
    DELEGATE,
    DIRECTORY,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    REFUSE,
    TEAM_MEMBER,
    Stage,
    cc,
    confirmed,
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


@pytest.mark.parametrize("sender", [MANAGER, DELEGATE])
def test_d7_a_week_ahead_the_managers_word_is_enough(sender: Person) -> None:
    """Person, superior and project team are told at once; the sender gets a confirmation."""
    stage = played("06-10")
    letters = stage.release(sender, MEMBER, "06-17")
    assert kinds(letters) == ["early_release", "confirmation"]
    said = facts(letters[0], EarlyRelease)
    assert everybody(letters[0]) == names(MEMBER, LEADER, MANAGER, LEAD, TEAM_MEMBER)
    assert (said.old_end, said.support.end, said.days_left, said.agreed_by) == (day("06-30"), day("06-17"), 7, None)
    assert confirmed(letters).lines[0].effect == "release_recorded"
    assert stage.records == [("06-01", "06-17")]
    assert "提前撤场：2026-06-30 → 2026-06-17" in stage.history


EARLY_REFUSED = structs.replace(say("decline"), early=True)


def test_d7_everybody_lent_to_the_project_that_day_is_on_the_team() -> None:
    """Not who comes later, nor who has left."""
    stage = played("06-10")
    stage.notice(MANAGER, line(BACKEND, "06-08", "07-31"), line(HEAD, "07-01", "07-31"), people=(ONE_LEADER,))
    stage.notice(MANAGER, line(ONE_LEADER, "05-04", "06-09"))
    letter = only(stage.release(MANAGER, MEMBER, "06-20"), "early_release")
    assert everybody(letter) == names(MEMBER, LEADER, MANAGER, LEAD, TEAM_MEMBER, BACKEND)


def test_d7_its_letter_takes_the_place_of_release_notice_and_extension_request() -> None:
    """And the last day is included: the person is released the day after."""
    stage = played("06-10")
    stage.release(MANAGER, MEMBER, "06-25")
    assert stage.run("06-25") == []
    assert stage.states == ["active"]
    assert stage.run("06-26") == []
    assert stage.states == ["released"]
    assert "季青禾 提前撤场：2026-06-25" in stage.history
    assert stage.missed == []


def test_d7_u4_the_delegate_whose_word_agreed_has_the_letter() -> None:
    """Who has agreed in the leader's place hears that the person leaves."""
    people = tuple(
        structs.replace(p, delegate=ANOTHER_MANAGER.name) if p.name == LEADER.name else p for p in DIRECTORY.people
    )
    stage = Stage("06-01", directory=Directory(people, DIRECTORY.projects))
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), people=(LEADER,))
    approval = only(stage.at("06-10").release(MANAGER, MEMBER, "06-14"), "approval_request")
    letter = only(stage.word(ANOTHER_MANAGER, AGREE, approval), "early_release")
    assert ANOTHER_MANAGER.name in everybody(letter)


def test_d7_less_than_a_week_is_recorded_only_when_the_leader_agrees() -> None:
    """Six days are less than a week."""
    stage = played("06-10")
    letters = stage.release(MANAGER, MEMBER, "06-16")
    assert kinds(letters) == ["approval_request", "confirmation"]
    said = facts(letters[0], ApprovalRequest)
    assert (to(letters[0]), said.purpose, said.until) == (names(LEADER), "early_release", day("06-16"))
    (line_,) = facts(letters[1], Confirmation).lines
    assert (line_.effect, line_.wanted_end) == ("release_asked", day("06-16"))
    assert stage.records == [("06-01", "06-30")]
    letter = only(stage.word(LEADER, AGREE, letters[0]), "early_release")
    assert facts(letter, EarlyRelease).agreed_by == LEADER.name
    assert stage.records == [("06-01", "06-16")]


def test_d7_a_refusal_goes_to_the_manager_with_its_reason() -> None:
    """And nothing changes."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    result = only(stage.word(LEADER, REFUSE, approval), "extension_result")
    said = facts(result, ExtensionResult)
    assert everybody(result) == names(MANAGER, LEADER)
    assert (said.purpose, said.result, said.reason) == ("early_release", "declined", "人手不够")
    assert (stage.records, stage.record.extension) == ([("06-01", "06-30")], None)


def test_d7_a_word_on_leaving_early_is_about_the_day_that_is_asked_about() -> None:
    """同意提前撤场, 不同意提前撤场; M7: to the question whether to extend neither is an answer."""
    for word, until in ((structs.replace(say("release"), early=True), "06-16"), (EARLY_REFUSED, "06-30")):
        stage = played("06-10")
        approval = only(stage.release(MANAGER, MEMBER, "06-16"), "approval_request")
        stage.word(LEADER, word, approval)
        assert stage.records == [("06-01", until)]
        stage = played("06-10")
        question = only([letter for _, letter in stage.run("06-16")], "extension_request")
        assert kinds(stage.word(MANAGER, word, question)) == ["correction_request"]
        assert stage.record.extension == "requested"


def test_d7_a_counter_date_goes_back_to_the_manager() -> None:
    """A week or more from his word, his word is enough; the leader has named it anyway."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    counter = only(stage.word(LEADER, say("release", "06-15"), approval), "approval_request")
    said = facts(counter, ApprovalRequest)
    assert (to(counter), said.until, said.counter) == (names(MANAGER), day("06-15"), True)
    stage.word(MANAGER, AGREE, counter)
    assert stage.records == [("06-01", "06-15")]


def test_d7_a_counter_date_of_the_managers_own_goes_back_to_the_leader() -> None:
    """Until both have named the same day."""
    stage = played("06-10")
    first = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    second = only(stage.word(LEADER, say("release", "06-16"), first), "approval_request")
    third = only(stage.word(MANAGER, say("release", "06-15"), second), "approval_request")
    assert to(third) == names(LEADER)
    stage.word(LEADER, say("approve", "06-15"), third)
    assert stage.records == [("06-01", "06-15")]


def test_d7_a_yes_with_another_date_names_that_date() -> None:
    """同意，6月15日撤场 is a counter-proposal, not a yes to the 12th."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    assert to(only(stage.word(LEADER, say("approve", "06-15"), approval), "approval_request")) == names(MANAGER)
    assert stage.records == [("06-01", "06-30")]


def test_d7_the_leads_mail_becomes_an_approval_request_to_the_manager() -> None:
    """Who agrees a week ahead with his word alone."""
    stage = played("06-10")
    letters = stage.release(LEAD, MEMBER, "06-20")
    assert to(only(letters, "approval_request")) == names(MANAGER)
    letter = only(stage.word(MANAGER, AGREE, letters[0]), "early_release")
    assert facts(letter, EarlyRelease).announced_by == MANAGER.name
    assert stage.records == [("06-01", "06-20")]


def test_d7_the_week_is_counted_from_the_managers_word() -> None:
    """The lead asked ten days ahead, the manager agrees four days ahead: the leader is asked as well."""
    stage = played("06-10")
    approval = only(stage.release(LEAD, MEMBER, "06-20"), "approval_request")
    second = only(stage.at("06-16").word(MANAGER, AGREE, approval), "approval_request")
    assert to(second) == names(LEADER)
    assert stage.records == [("06-01", "06-30")]
    stage.word(LEADER, AGREE, second)
    assert stage.records == [("06-01", "06-20")]


def test_d7_the_managers_refusal_of_the_leads_wish_goes_to_him_and_the_lead() -> None:
    """The leader was never asked, and does not hear of it."""
    stage = played("06-10")
    approval = only(stage.release(LEAD, MEMBER, "06-20"), "approval_request")
    result = only(stage.word(MANAGER, REFUSE, approval), "extension_result")
    assert (to(result), cc(result)) == (names(MANAGER), names(LEAD))


def test_d7_the_leaders_own_wish_needs_only_the_managers_word() -> None:
    """Less than a week ahead too: the group's voice has spoken."""
    stage = played("06-10")
    approval = only(stage.release(LEADER, MEMBER, "06-12"), "approval_request")
    assert to(approval) == names(MANAGER)
    stage.word(MANAGER, AGREE, approval)
    assert stage.records == [("06-01", "06-12")]


def test_d7_a_manager_who_announces_what_the_lead_had_asked_for_agrees() -> None:
    """One release, no lapsed request."""
    stage = played("06-10")
    stage.release(LEAD, MEMBER, "06-20")
    letters = stage.release(MANAGER, MEMBER, "06-20")
    assert kinds(letters) == ["early_release", "confirmation"]
    assert stage.request.state == "agreed"


def test_d7_the_same_announcement_again_changes_nothing() -> None:
    """Recorded, or still waiting for the leader: nobody is written to but the sender."""
    stage = played("06-10")
    stage.release(MANAGER, MEMBER, "06-20")
    again = stage.release(MANAGER, MEMBER, "06-20")
    assert (kinds(again), confirmed(again).lines[0].effect) == (["confirmation"], "unchanged")
    stage = played("06-10")
    stage.release(MANAGER, MEMBER, "06-12")
    assert kinds(stage.release(MANAGER, MEMBER, "06-12")) == ["confirmation"]
    assert len(stage.request.votes) == 1


def test_t5_unanswered_by_the_day_it_does_not_happen() -> None:
    """The person stays until the planned end; a late yes gets what stands."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    stage.run("06-12")
    assert stage.run("06-13") == []
    assert (stage.request.state, stage.records) == ("lapsed", [("06-01", "06-30")])
    said = facts(only(stage.word(LEADER, AGREE, approval), "extension_result"), LateWord)
    assert (said.purpose, said.standing) == ("early_release", "lapsed")
    assert days_and_kinds(stage.run("07-01")) == [("06-16", "extension_request"), ("06-23", "release_notice")]


@pytest.mark.parametrize(("received", "end"), [("06-12 23:59", "06-12"), ("06-13 00:01", "06-30")])
def test_t3_the_yes_counts_by_when_the_mailbox_received_it(received: str, end: str) -> None:
    """On the day itself it is in time, and the day after it is not."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-12"), "approval_request")
    stage.at("06-15").word(LEADER, AGREE, approval, received=received)
    assert stage.records == [("06-01", end)]


def test_d5_an_open_extension_is_declined_by_the_managers_early_release_and_both_are_told() -> None:
    """The result goes out before the letter of the early release."""
    stage = played()
    approval = only(stage.word(MANAGER, extend("07-31")), "approval_request")
    letters = stage.release(MANAGER, MEMBER, "06-20")
    assert kinds(letters) == ["extension_result", "early_release", "confirmation"]
    assert to(letters[0]) == names(MANAGER, LEADER)
    assert facts(letters[0], ExtensionResult).result == "declined"
    assert stage.record.extension == "declined"
    assert facts(only(stage.word(LEADER, AGREE, approval), "extension_result"), LateWord).standing == "declined"
    assert stage.records == [("06-01", "06-20")]


def test_d5_declined_also_where_the_managers_delegate_has_spoken() -> None:
    """A delegate speaks for the manager."""
    stage = played()
    stage.word(MANAGER, extend("07-31"))
    stage.release(DELEGATE, MEMBER, "06-20")
    assert stage.record.extension == "declined"


def test_d5_an_extension_agreed_meanwhile_ends_the_early_release_that_is_still_talked_about() -> None:
    """It was about a last day that is no more: a late yes cannot bring it back."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-14"), "approval_request")
    letters = stage.word(LEADER, extend("07-31"))
    stage.word(MANAGER, AGREE, only(letters, "approval_request"))
    assert stage.records == [("06-01", "07-31")]
    stage.word(LEADER, AGREE, approval)
    assert stage.records == [("06-01", "07-31")]


def test_d7_the_leads_wish_for_more_time_does_not_void_the_managers_release() -> None:
    """He may start an extension; the early release still waits for the leader."""
    stage = played("06-10")
    approval = only(stage.release(MANAGER, MEMBER, "06-14"), "approval_request")
    stage.notice(LEAD, line(MEMBER, "06-01", "07-31"), people=(LEADER,))
    stage.word(LEADER, AGREE, approval)
    assert stage.records == [("06-01", "06-14")]
    assert stage.record.extension == "declined"


def test_d7_an_extension_after_an_early_release_takes_it_back() -> None:
    """Both agree; who was told of the release is told that it is off."""
    stage = played("06-10")
    told = only(stage.release(MANAGER, MEMBER, "06-20"), "early_release")
    approval = only(stage.word(MANAGER, extend("07-31")), "approval_request")
    off = only(stage.word(LEADER, AGREE, approval), "release_withdrawn")
    assert everybody(off) == everybody(told)
    assert facts(off, ReleaseWithdrawn).old_end == day("06-20")
    stage.run("08-01")
    assert "季青禾 按期撤场：2026-07-31" in stage.history


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (None, "missing-leaving-date"),
        ("06-09", "already-over"),
        ("07-15", "not-earlier"),
    ],
)
def test_m4_a_leaving_date_that_cannot_be_is_asked_about(on: str | None, code: str) -> None:
    """None at all, one that is over, or one after the end on record."""
    stage = played("06-10")
    letter = only(stage.release(MANAGER, MEMBER, on), "correction_request")
    assert facts(letter, Correction).problems[0].code == code
    assert stage.records == [("06-01", "06-30")]


def test_m4_nobody_leaves_before_the_first_day_or_without_being_there() -> None:
    """The line is named."""
    stage = played("05-10")
    for person, code in ((MEMBER, "end-before-start"), (BACKEND, "nobody-to-release")):
        said = facts(only(stage.release(MANAGER, person, "05-20"), "correction_request"), Correction)
        assert said.problems[0].code == code


def test_d7_of_two_periods_the_one_that_holds_the_day_is_meant() -> None:
    """The other stays as it is."""
    stage = Stage("05-25")
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-12"), line(MEMBER, "07-01", "07-31"), people=(LEADER,))
    stage.release(MANAGER, MEMBER, "07-20")
    assert stage.records == [("06-01", "06-12"), ("07-01", "07-20")]


def test_d5_also_an_early_release_that_others_asked_for_while_the_extension_was_talked_about() -> None:
    """The manager has not answered the lead's wish; the leader's yes to the extension ends it."""
    stage = played("06-10")
    approval = only(stage.word(MANAGER, extend("07-31")), "approval_request")
    wish = only(stage.release(LEAD, MEMBER, "06-25"), "approval_request")
    letters = stage.word(LEADER, AGREE, approval)
    told = [letter for letter in letters if letter.kind == "extension_result"]
    assert [(facts(x, ExtensionResult).purpose, facts(x, ExtensionResult).result) for x in told] == [
        ("early_release", "lapsed"),
        ("extension", "agreed"),
    ]
    assert everybody(told[0]) == names(MANAGER, LEAD)
    stage.word(MANAGER, AGREE, wish)
    assert stage.records == [("06-01", "07-31")]
