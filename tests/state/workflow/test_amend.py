"""A later notice on the same person and project (D4)."""

from __future__ import annotations

from msgspec import structs

from state.letters import Correction, ExtensionResult, ReleaseNotice, ReleaseWithdrawn
from state.notice import Period
from tests.state.workflow.casting import (
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OUTSIDER,
    TEAM_MEMBER,
    Stage,
    asked,
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
    to,
)


def test_d4_a_notice_that_changes_nothing_says_so() -> None:
    """It is never recorded twice."""
    stage = played("05-25")
    history = stage.project.history
    letters = stage.notice(LEADER, line(MEMBER, "06-01", "06-30"))
    assert kinds(letters) == ["confirmation"]
    assert confirmed(letters).lines[0].effect == "unchanged"
    assert stage.records == [("06-01", "06-30")]
    assert stage.project.history == history


def test_d4_before_it_begins_a_period_is_amended_freely() -> None:
    """By anybody who may send a notice; the confirmation shows old → new."""
    stage = played("05-25")
    letters = stage.notice(ONE_LEADER, line(MEMBER, "06-03", "06-26", role="前端开发"), people=(LEADER,))
    (said,) = confirmed(letters).lines
    assert kinds(letters) == ["confirmation"]
    assert said.effect == "amended"
    assert said.before is not None
    assert (said.before.start, said.before.end) == (day("06-01"), day("06-30"))
    assert (said.support.start, said.support.end, said.support.role) == (day("06-03"), day("06-26"), "前端开发")
    assert stage.records == [("06-03", "06-26")]
    assert "2026-06-01 至 2026-06-30 → 2026-06-03 至 2026-06-26" in stage.history


def test_d4_a_first_day_alone_keeps_the_last_one() -> None:
    """进场时间推迟到6月3日: of what is planned; where nothing is, or it has begun, the last day is asked for."""
    moved = line(MEMBER, None, None, since=day("06-03"), keeps_days=True)
    stage = played("05-25")
    assert confirmed(stage.notice(LEADER, moved)).lines[0].effect == "amended"
    assert stage.records == [("06-03", "06-30")]
    for stage, who in ((played("06-01"), MEMBER), (played("05-25"), TEAM_MEMBER)):
        letters = stage.notice(LEADER, structs.replace(moved, person=who.name))
        (problem,) = facts(only(letters, "correction_request"), Correction).problems
        assert problem.code == "missing-period"
        assert stage.records == [("06-01", "06-30")]


def test_d4_days_told_to_come_beside_move_nothing() -> None:
    """追加: a period that touches none opens a second one, even where the first has not begun."""
    for at in ("05-25", "06-01"):
        stage = played(at)
        (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "08-03", "08-28", further=True))).lines
        assert said.effect == "opened_second"
        assert stage.records == [("06-01", "06-30"), ("08-03", "08-28")]
    stage = played("05-25")
    (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "07-01", "07-15", further=True))).lines
    assert (said.effect, stage.records) == ("amended", [("07-01", "07-15")])


def test_d4_what_comes_to_an_effort_is_added_once() -> None:
    """增加8人天 beside a new last day: without an effort on record, or said again, it is asked about."""
    stage = played("05-25")
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30", support_days=12.0))
    more = line(MEMBER, None, "07-15", more_days=8.0)
    assert confirmed(stage.notice(MANAGER, more)).lines[0].support.support_days == 20
    for again in (stage, played("05-25")):
        (problem,) = facts(only(again.notice(MANAGER, more), "correction_request"), Correction).problems
        assert (problem.code, problem.value) == ("unreadable-effort", "增加8人天")
    assert stage.project.assignments[0].support_days == 20


def test_d4_what_comes_to_an_effort_that_an_extension_waits_with_is_not_added_again() -> None:
    """D5: the same words in a second mail, before the group's word is there."""
    stage = played("05-25")
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30", support_days=12.0))
    stage.at("06-02")
    more = line(MEMBER, None, "07-15", more_days=8.0)
    assert confirmed(stage.notice(MANAGER, more)).lines[0].effect == "extension_opened"
    assert kinds(stage.notice(MANAGER, more)) == ["correction_request"]
    assert stage.project.assignments[0].support_days == 20


def test_d7_who_leaves_by_a_notice_leaves_no_later_than_on_record() -> None:
    """撤场 beside who comes: an earlier day follows D7; a later one, or nobody on record, is asked about."""
    stage = played()
    letters = stage.notice(MANAGER, line(MEMBER, None, "06-12", leaves=True))
    assert kinds(letters) == ["early_release", "confirmation"]
    assert confirmed(letters).lines[0].effect == "release_recorded"
    assert stage.records == [("06-01", "06-12")]
    for who, code in ((MEMBER, "not-earlier"), (TEAM_MEMBER, "nobody-to-release")):
        letters = stage.notice(MANAGER, line(who, None, "06-26", leaves=True))
        (problem,) = facts(only(letters, "correction_request"), Correction).problems
        assert problem.code == code
    assert stage.records == [("06-01", "06-12")]


def test_d4_the_day_before_is_before_and_the_first_day_is_not() -> None:
    """The period begins with its first day."""
    stage = played("05-31")
    assert confirmed(stage.notice(LEAD, line(MEMBER, "06-01", "07-15"))).lines[0].effect == "amended"
    stage = played("06-01")
    assert confirmed(stage.notice(LEAD, line(MEMBER, "06-01", "07-15"))).lines[0].effect == "extension_opened"
    assert stage.records == [("06-01", "06-30")]


def test_d4_it_counts_when_the_mailbox_received_the_notice() -> None:
    """T3: received before the first day, handled after it."""
    stage = played("05-25")
    stage.at("06-02").notice(LEAD, line(MEMBER, "06-01", "07-15"), received="05-31 18:00")
    assert stage.records == [("06-01", "07-15")]


def test_d4_a_period_that_does_not_touch_moves_what_has_not_begun() -> None:
    """The confirmation says so."""
    stage = played("05-25")
    (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "08-03", "08-28"))).lines
    assert said.effect == "moved"
    assert stage.records == [("08-03", "08-28")]


def test_d4_a_period_that_does_not_touch_opens_a_second_beside_what_has_begun() -> None:
    """And the first goes on as it was."""
    stage = played()
    (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "08-03", "08-28"))).lines
    assert said.effect == "opened_second"
    assert stage.records == [("06-01", "06-30"), ("08-03", "08-28")]
    sent = days_and_kinds(stage.run("08-31"))
    assert [pair for pair in sent if pair[1] == "release_notice"] == [
        ("06-23", "release_notice"),
        ("08-21", "release_notice"),
    ]


def test_d4_a_period_that_follows_without_a_gap_touches() -> None:
    """1 to 31 July after 1 to 30 June is an extension, not a second assignment."""
    stage = played("06-10")
    (said,) = confirmed(stage.notice(MANAGER, line(MEMBER, "07-01", "07-31"))).lines
    assert (said.effect, said.wanted_end) == ("extension_opened", day("07-31"))


def test_d4_after_its_end_or_release_a_notice_opens_a_new_record() -> None:
    """What is over is never changed."""
    stage = played()
    stage.run("07-01")
    assert stage.record.state == "released"
    assert confirmed(stage.notice(MANAGER, line(MEMBER, "06-25", "07-31"))).lines[0].effect == "opened"
    assert stage.records == [("06-01", "06-30"), ("06-25", "07-31")]


def test_d4_two_periods_of_one_person_in_one_notice_are_two_records() -> None:
    """And sent again they change nothing."""
    stage = Stage("05-25")
    both = (line(MEMBER, "06-01", "06-12"), line(MEMBER, "07-06", "07-17"))
    stage.notice(MANAGER, *both)
    again = confirmed(stage.notice(MANAGER, *both))
    assert [said.effect for said in again.lines] == ["unchanged", "unchanged"]
    assert stage.records == [("06-01", "06-12"), ("07-06", "07-17")]


def test_d4_a_second_period_added_to_the_notice_does_not_move_the_first() -> None:
    """The first is named in the same notice: it stays."""
    stage = played("05-25")
    said = confirmed(stage.notice(MANAGER, line(MEMBER, "08-03", "08-28"), line(MEMBER, "06-01", "06-30")))
    assert [item.effect for item in said.lines] == ["opened", "unchanged"]
    assert stage.records == [("06-01", "06-30"), ("08-03", "08-28")]


def test_d4_of_two_records_that_of_most_common_days_is_meant() -> None:
    """Periods that follow on each other both touch the line."""
    stage = Stage("05-25")
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-12"), line(MEMBER, "06-13", "06-30"))
    stage.notice(MANAGER, line(MEMBER, "06-13", "06-26"))
    assert stage.records == [("06-01", "06-12"), ("06-13", "06-26")]


def test_d4_a_new_last_day_alone_keeps_the_gaps_of_the_period() -> None:
    """续期至 12 June cuts the second run of days, and leaves the first."""
    stage = Stage("05-25")
    gaps = (Period(day("06-01"), day("06-05")), Period(day("06-10"), day("06-16")))
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-16", segments=gaps))
    stage.notice(MANAGER, line(MEMBER, None, "06-12"))
    assert stage.record.segments == (gaps[0], Period(day("06-10"), day("06-12")))


def test_d4_once_it_runs_a_later_end_opens_d5_with_the_senders_voice() -> None:
    """The manager has spoken; the leader is asked."""
    stage = played("06-10")
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "07-15"), people=(LEADER,))
    assert kinds(letters) == ["approval_request", "confirmation"]
    assert to(letters[0]) == names(LEADER)
    assert stage.records == [("06-01", "06-30")]
    assert stage.record.extension == "requested"


def test_d4_a_later_end_by_a_sender_without_a_voice_asks_both() -> None:
    """The R&D lead may start it, and does not decide."""
    stage = played("06-10")
    letters = stage.notice(LEAD, line(MEMBER, "06-01", "07-15"), people=(LEADER,))
    assert [to(x) for x in letters if x.kind == "approval_request"] == [names(MANAGER), names(LEADER)]


def test_d4_a_later_end_that_completes_an_agreement_shows_old_and_new() -> None:
    """The leader had asked for that very day: with the manager's notice it is agreed."""
    stage = played("06-10")
    stage.word(LEADER, extend("07-15"))
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "07-15"), people=(LEADER,))
    (said,) = confirmed(letters).lines
    assert (said.effect, said.support.end, said.wanted_end) == ("amended", day("07-15"), None)
    assert stage.records == [("06-01", "07-15")]


def test_d4_once_it_runs_an_earlier_end_follows_d7() -> None:
    """The manager a week ahead: recorded; anybody else: put to the manager."""
    stage = played("06-10")
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "06-19"), people=(LEADER,))
    assert kinds(letters) == ["early_release", "confirmation"]
    assert confirmed(letters).lines[0].effect == "release_recorded"
    stage = played("06-10")
    letters = stage.notice(LEADER, line(MEMBER, "06-01", "06-19"))
    assert kinds(letters) == ["approval_request", "confirmation"]
    assert confirmed(letters).lines[0].effect == "release_asked"
    assert to(letters[0]) == names(MANAGER)
    assert stage.records == [("06-01", "06-30")]


def test_d4_once_it_runs_an_end_that_is_over_cannot_be_asked_for() -> None:
    """Nobody could agree to a day that has passed: the sender is told which field it is."""
    stage = played("06-15")
    letter = only(stage.notice(MANAGER, line(MEMBER, "06-01", "06-12")), "correction_request")
    assert facts(letter, Correction).problems[0].code == "already-over"
    assert stage.records == [("06-01", "06-30")]
    assert not stage.project.requests


def test_d4_once_it_runs_role_and_effort_are_amended_freely() -> None:
    """Only days need agreement."""
    stage = played("06-10")
    (said,) = confirmed(stage.notice(LEADER, line(MEMBER, "06-01", "06-30", support_days=15.0))).lines
    assert said.effect == "amended"
    assert said.before is not None
    assert (said.before.support_days, said.support.support_days) == (None, 15.0)


def test_d4_an_extension_open_on_an_amended_end_lapses_and_both_sides_are_told() -> None:
    """The letter names the day that is on record now."""
    stage = played("05-20")
    stage.word(MANAGER, extend("07-31"))
    letters = stage.notice(HEAD, line(MEMBER, "06-01", "06-12"), people=(LEADER,))
    result = only(letters, "extension_result")
    said = facts(result, ExtensionResult)
    assert everybody(result) == names(MANAGER, LEADER)
    assert (said.result, said.why_lapsed, said.old_end, said.new_end) == (
        "lapsed",
        "amended",
        day("06-30"),
        day("06-12"),
    )
    assert confirmed(letters).lines[0].lapsed_extension
    assert stage.request.state == "lapsed"
    assert stage.record.extension == "lapsed"


def test_d4_an_extension_stays_open_while_its_end_is_not_amended() -> None:
    """Another first day or role is no matter of the end."""
    stage = played("05-20")
    stage.word(MANAGER, extend("07-31"))
    letters = stage.notice(HEAD, line(MEMBER, "06-03", "06-30"), people=(LEADER,))
    assert kinds(letters) == ["confirmation"]
    assert stage.request.state == "open"


def test_d4_everything_about_an_amended_end_starts_anew() -> None:
    """Question and release notice follow the new last day, also where it had been asked about before."""
    stage = played("05-20")
    stage.word(MANAGER, extend("07-31"))
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-26"))
    stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"))
    assert days_and_kinds(stage.run("06-30")) == [("06-16", "extension_request"), ("06-23", "release_notice")]


def test_d6_a_release_announced_before_the_first_day_is_withdrawn_when_the_period_is_lengthened() -> None:
    """A short period's notice lies before its first day; the same people hear that it is off."""
    stage = played("06-01", start="06-22", end="06-26")
    ((_, told),) = stage.run("06-18")
    letters = stage.notice(LEADER, line(MEMBER, "06-22", "07-24"))
    off = only(letters, "release_withdrawn")
    assert everybody(off) == everybody(told)
    assert facts(off, ReleaseWithdrawn).old_end == day("06-26")
    assert days_and_kinds(stage.run("07-24")) == [("07-10", "extension_request"), ("07-17", "release_notice")]


def test_d6_a_release_announced_is_withdrawn_even_after_a_detour() -> None:
    """Told of the 26th, shortened to the 25th, lengthened to the 30th: the people still believe the 26th."""
    stage = played("06-01", start="06-22", end="06-26")
    stage.run("06-18")
    stage.notice(LEADER, line(MEMBER, "06-22", "06-25"))
    letters = stage.notice(LEADER, line(MEMBER, "06-22", "07-24"))
    assert "release_withdrawn" in kinds(letters)


def test_d7_an_early_release_that_was_amended_away_leaves_no_trace_at_the_end() -> None:
    """Before the first day a longer period is amended freely; at its end nobody has left early."""
    stage = played("05-20")
    stage.release(MANAGER, MEMBER, "06-12")
    assert stage.record.released_early
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"))
    assert "release_withdrawn" in kinds(letters)
    sent = days_and_kinds(stage.run("07-01"))
    assert sent == [("06-16", "extension_request"), ("06-23", "release_notice")]
    assert "按期撤场：2026-06-30" in stage.history


def test_t2_a_release_notice_whose_date_has_passed_at_arrival_goes_out_with_the_confirmation() -> None:
    """To everybody whom it concerns, and it puts the question that is overdue as well."""
    stage = Stage("06-26 20:00")
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), people=(LEADER,))
    assert kinds(letters) == ["release_notice", "confirmation"]
    said = facts(letters[0], ReleaseNotice)
    assert (said.late, said.late_reason, said.question, said.days_left) == (True, "late_notice", True, 4)
    assert everybody(letters[0]) == names(MANAGER, MEMBER, LEADER, LEAD, TEAM_MEMBER) | {"蒋代言"}
    line_ = confirmed(letters).lines[0]
    assert line_.release_notice_now
    assert (line_.extension_request_on, line_.release_notice_on) == (None, None)
    assert stage.run("06-30") == []


def test_t2_of_a_short_period_the_question_still_follows_the_notice_that_went_at_once() -> None:
    """Not before the first working day of the period; the confirmation names it."""
    stage = Stage("06-18")
    letters = stage.notice(MANAGER, line(MEMBER, "06-22", "06-24"), people=(LEADER,))
    assert kinds(letters) == ["release_notice", "confirmation"]
    assert not facts(letters[0], ReleaseNotice).question
    assert confirmed(letters).lines[0].extension_request_on == day("06-22")
    assert days_and_kinds(stage.run("06-24")) == [("06-22", "extension_request")]


def test_t2_a_release_notice_due_on_the_day_of_arrival_waits_for_its_hour() -> None:
    """Its date has not passed."""
    stage = Stage("06-23 08:00")
    assert kinds(stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"))) == ["confirmation"]
    assert kinds(stage.at("06-23 09:00").tick()) == ["release_notice"]


def test_t3_what_became_overdue_while_the_notice_lay_in_the_mailbox_waits_for_the_other_mails() -> None:
    """All waiting mail is handled before anything due is sent: the second notice takes the first one's place."""
    stage = Stage("06-24")
    stage.notice(MANAGER, line(MEMBER, "06-29", "06-30"), received="06-12 10:00")
    stage.notice(MANAGER, line(MEMBER, "06-29", "07-31"), received="06-13 10:00")
    assert stage.tick() == []
    assert stage.records == [("06-29", "07-31")]


def test_t3_nothing_is_sent_about_a_period_that_was_over_when_its_notice_came() -> None:
    """It is recorded, and no letter was missed."""
    stage = Stage("06-22")
    letters = stage.notice(LEADER, line(OUTSIDER, "06-01", "06-12"), people=(OUTSIDER,))
    assert kinds(letters) == ["confirmation"]
    assert stage.run("06-23") == []
    assert stage.record.state == "released"
    assert stage.missed == []


def test_m5b_the_confirmation_of_an_amendment_copies_the_leader_alone() -> None:
    """Nobody else hears of it."""
    stage, _ = asked()
    letter = only(stage.notice(LEAD, line(MEMBER, "06-01", "06-30", role="前端")), "confirmation")
    assert (to(letter), cc(letter)) == (names(LEAD), names(LEADER))


def test_d4_two_lines_about_one_running_record_are_one_wish() -> None:
    """What ran so far and what follows, written apart: the later last day is asked for, and nothing else."""
    stage = played("06-10")
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "06-30"), line(MEMBER, "07-01", "07-31"), people=(LEADER,))
    assert kinds(letters) == ["approval_request", "confirmation"]
    assert [said.effect for said in confirmed(letters).lines] == ["unchanged", "extension_opened"]
    stage = played("06-20")
    letters = stage.notice(MANAGER, line(MEMBER, "06-01", "06-12"), line(MEMBER, "06-13", "06-30"), people=(LEADER,))
    assert [said.effect for said in confirmed(letters).lines] == ["unchanged", "unchanged"]
    assert stage.records == [("06-01", "06-30")]
