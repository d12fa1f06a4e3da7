"""From a reading to the event that the workflow takes; None where the mail brings nothing about."""

from __future__ import annotations

from daemon.thread import Thread
from parsers.notices.answers.apart import decides_unasked
from parsers.reading import Reading
from state.events import (
    Event,
    FormsAsked,
    HandoverStated,
    LeadReplaced,
    MailInHand,
    NeedStated,
    Notice,
    NoticeTakenBack,
    PresalesAnswered,
    PresalesAsked,
    ProjectClosed,
    ReleaseAnnounced,
    Unread,
    WordGiven,
)
from state.notice import Handover, Remark


def event_of(reading: Reading, in_hand: MailInHand, thread: Thread, project: str) -> Event | None:
    """The event; `project` is the name that reading and thread have come to, empty where there is none."""
    if reading.kind == "reply":
        return _word(reading, in_hand, thread, project)
    if reading.kind in {"cancellation", "help"}:
        return _short(reading, in_hand, project)
    problems = _problems(reading, project)
    if reading.kind in {"lead_change", "project_end", "need", "handover"}:
        return _about_project(reading, in_hand, problems, thread.token)
    if reading.kind in {"presales_request", "presales_answer"}:
        return _presales(reading, in_hand, problems, thread, project)
    if reading.kind in {"staffing_notice", "release_notice"}:
        return _about_people(reading, in_hand, problems, thread.token)
    return None


def _short(reading: Reading, in_hand: MailInHand, project: str) -> Event | None:
    """A mail of a word or two: forms are asked for, or a notice of the project is taken back."""
    if reading.kind == "help":
        return FormsAsked(in_hand)
    # One that answers a mail of no project is people's talk; one that answers none is told what to answer (M3).
    talk = not project and bool(in_hand.answers)
    held = any(problem.code == "on-condition" for problem in reading.problems)
    unclear = bool(reading.problems) and not held
    if reading.understood:  # the records tell whether these are all of somebody's days
        line = reading.understood[0].sources[-1].text
        told = (Remark("unreadable-period", "period", line),)
        return Unread(in_hand, told, understood=reading.understood, whole=True)
    return None if talk else NoticeTakenBack(in_hand, reading.withdrawn, unclear=unclear, on_condition=held)


def _about_project(reading: Reading, in_hand: MailInHand, problems: tuple[Remark, ...], token: str | None) -> Event:
    """It is handed over, its lead changes, it ends, or it needs hands; who may is asked before the problems are."""
    if reading.kind == "handover":
        handover = reading.handover or Handover()
        return HandoverStated(in_hand, handover, reading.project_manager, reading.rd_lead, problems)
    if reading.kind == "need":
        return NeedStated(in_hand, reading.needs, problems, reading.words)
    if reading.project_end is not None:
        return ProjectClosed(in_hand, reading.project_end.outcome, reading.project_end.reason, problems)
    change = reading.lead_change
    return LeadReplaced(in_hand, change.lead if change else None, problems, token, change.later if change else None)


def _about_people(
    reading: Reading, in_hand: MailInHand, problems: tuple[Remark, ...], token: str | None
) -> Notice | ReleaseAnnounced | Unread:
    problems = problems if token else _without_ends_of_records(reading, problems)
    if problems:
        is_release = reading.kind == "release_notice"
        lines, releases = reading.assignments, reading.releases
        return Unread(
            in_hand,
            problems,
            lines,
            releases,
            token,
            is_release,
            reading.change,
            reading.understood,
            whole=reading.whole,
            passed_over=reading.passed_over,
            heads=tuple(name for name in (reading.project_manager, reading.rd_lead) if name),
        )
    if reading.kind == "release_notice":
        return ReleaseAnnounced(in_hand, reading.releases, reading.warnings, reading.passed_over)
    return Notice(
        mail=in_hand,
        lines=reading.assignments,
        project_manager=reading.project_manager,
        rd_lead=reading.rd_lead,
        changes_lead=reading.lead_change is not None,
        later=reading.later,
        instead=reading.instead,
        warnings=reading.warnings,
        sources=reading.sources,
        token=token,
        passed_over=reading.passed_over,
    )


def _without_ends_of_records(reading: Reading, problems: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The problems, but for last days that the records may tell (D4).

    Of who takes another's place from a day on, of whom nothing but the first day or the effort changes, and of who
    stays longer by a length.
    """
    without = [line for line in reading.assignments if line.end is None]
    told = [
        line.keeps_days or line.longer is not None or (line.since is not None and line.replaces is not None)
        for line in without
    ]
    if not told or not all(told):
        return problems
    return tuple(problem for problem in problems if problem.code != "missing-period")


def _presales(
    reading: Reading, in_hand: MailInHand, problems: tuple[Remark, ...], thread: Thread, project: str
) -> Event | None:
    """A request (P1), or an answer to one (P2 to P4): one that names no project and answers nothing is talk."""
    request, answer = reading.presales_request, reading.presales_answer
    if request is not None:
        return PresalesAsked(
            mail=in_hand,
            topic=request.topic,
            customer=request.customer,
            needs_person=request.needs_person,
            source=request.source,
            problems=problems,
            words=request.words,
        )
    if answer is None or not project:
        return None
    return PresalesAnswered(
        mail=in_hand,
        people=answer.people,
        replaced=answer.replaced,
        verdict=answer.verdict,
        reason=answer.reason,
        source=answer.source,
        token=thread.token,
        direct=thread.direct,
        problems=problems,
        adds=answer.adds,
        start=answer.start,
        ends=answer.ends,
    )


_NOT_READ = frozenset({"unreadable-attachment", "left-out", "sheet-left-out"})
"""Codes of what a mail has and nobody read."""


def _problems(reading: Reading, project: str) -> tuple[Remark, ...]:
    """What stops the mail from being recorded; its project may be known from its thread.

    What could not be read of the mail may be why something is missing: it is told beside the problems.
    """
    problems = tuple(p for p in reading.problems if not (project and p.code == "missing-project"))
    unread = tuple(warning for warning in reading.warnings if warning.code in _NOT_READ)
    return (*problems, *unread) if problems else ()


def _word(reading: Reading, in_hand: MailInHand, thread: Thread, project: str) -> WordGiven | None:
    """A reply in a thread of ours, or one that decides or changes something about a project that is known."""
    own = reading.apart
    decision = reading.decision if thread.letter is not None or decides_unasked(reading) else None
    if not project or (thread.letter is None and decision is None and own is None):
        return None
    return WordGiven(
        in_hand,
        decision,
        thread.token,
        thread.direct,
        decisions=reading.decisions,
        wish=reading.wish,
        apart=_about_people(own, in_hand, _problems(own, project), None) if own is not None else None,
    )
