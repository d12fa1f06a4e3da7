"""A reply is heard (PROCESS rules D5, D7, M3, M7): the right person, the right token, a word that is plain.

A reply that answers one of the daemon's questions needs the token of that very question. An extension may also be
started, or started again, by anybody entitled who names a date: that needs no token.
"""

from __future__ import annotations

import datetime as dt

from state.directory import name_key
from state.entitlement import deciding_manager, may_start_extension, voices_of
from state.events import WordGiven
from state.letters import Correction, LateWord, NotEntitled
from state.model import Ask, Assignment, Outcome, Request, Voice
from state.notice import Decision, Remark
from state.workflow.draft import Draft
from state.workflow.release import shorten
from state.workflow.requests import open_request
from state.workflow.views import support_of
from state.workflow.weighing import propose, refuse


def hear_word(draft: Draft, event: WordGiven) -> Outcome:
    """Do what the reply decides; "unanswered" when it decides nothing here and gets no answer."""
    found = find_ask(draft, event.token)
    if found is None:
        return _unasked(draft, event)
    request, ask = found
    if not _may_answer(draft, event, ask):
        draft.answer("not_entitled", NotEntitled("decision", draft.project.name, (ask.person,)))
        return "answered"
    if request.state != "open" or not ask.open or _too_late(draft, request):
        return _late(draft, event, request)
    if event.decision is None:
        return _undecided(draft, event, request, ask)
    return _decide(draft, request, ask, event.decision)


def find_ask(draft: Draft, token: str | None) -> tuple[Request, Ask] | None:
    """The request and the question that carry this token."""
    for request in draft.project.requests:
        for ask in request.asks:
            if token is not None and ask.token == token:
                return request, ask
    return None


def _may_answer(draft: Draft, event: WordGiven, ask: Ask) -> bool:
    return draft.directory.speaks_for(event.mail.sender, ask.person)


def _too_late(draft: Draft, request: Request) -> bool:
    """After the last day nothing can be agreed any more (T5)."""
    return draft.said_on > request.last_day


def _decide(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    """Turn the word into a vote: a last day, a refusal, or the question which day is meant."""
    if decision.action == "decline":
        return _refuse(draft, request, ask, decision)
    if request.purpose == "extension":
        return _decide_extension(draft, request, ask, decision)
    return _decide_release(draft, request, ask, decision)


def _decide_extension(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    until = ask.about if decision.action == "approve" and decision.until is None else decision.until
    if decision.action == "release":
        return _release_instead(draft, request, ask, decision)
    if until is None or until <= request.last_day:
        return _ask_for_date(draft, request, ask, until)
    return _vote(draft, request, ask, until, decision.reason)


def _release_instead(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    """按期撤场 to the question settles it as declined; a date before the end is an early release (D5, D7)."""
    if decision.until is None or decision.until >= request.last_day:
        return _refuse(draft, request, ask, decision)
    if decision.until < draft.said_on:
        return _ask_for_date(draft, request, ask, decision.until)
    shorten(draft, draft.assignment(request.assignment), decision.until)
    return "decided"


def _decide_release(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    on = ask.about if decision.action == "approve" else decision.until
    if decision.action == "release" and on is None:
        on = ask.about
    if on is None or on >= request.last_day or on < draft.said_on:
        return _ask_for_date(draft, request, ask, on)
    return _vote(draft, request, ask, on, decision.reason)


def _vote(draft: Draft, request: Request, ask: Ask, until: dt.date, reason: str | None) -> Outcome:
    if draft.mail is None:
        return "unanswered"
    sender = draft.mail.sender
    held = voices_of(sender, draft.assignment(request.assignment), draft.project, draft.directory)
    voices: tuple[Voice, ...] = tuple(dict.fromkeys((ask.voice, *held)))
    if all((voice, until) in _last_words(request) for voice in voices):
        _send_standing(draft, request)
        return "answered"
    propose(draft, request, sender, until, voices, reason=reason)
    return "decided"


def _last_words(request: Request) -> set[tuple[Voice, dt.date | None]]:
    return set({vote.voice: vote.until for vote in request.votes}.items())


def _refuse(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    if draft.mail is not None:
        refuse(draft, request, draft.mail.sender, ask.voice, decision.reason)
    return "decided"


def _ask_for_date(draft: Draft, request: Request, ask: Ask, until: dt.date | None) -> Outcome:
    """同意 without a date, or a date that is none: the sender is asked for the date, under the same question."""
    problem = Remark(
        "missing-period" if until is None else "end-before-start", "until", value=str(until) if until else None
    )
    facts = Correction(
        project=draft.project.name,
        problems=(problem,),
        form=(),
        asks_for_date=True,
        about=support_of(draft.assignment(request.assignment)),
        token=ask.token,
    )
    return _answer_with_question(draft, facts, request)


def _undecided(draft: Draft, event: WordGiven, request: Request, ask: Ask) -> Outcome:
    """A reply to the daemon's question that decides nothing for sure: which word is meant? (M4)."""
    if not event.direct:
        return "unanswered"
    facts = Correction(
        project=draft.project.name,
        problems=(),
        form=(),
        undecided=True,
        purpose=request.purpose,
        until=ask.about,
        about=support_of(draft.assignment(request.assignment)),
        token=ask.token,
    )
    return _answer_with_question(draft, facts, request)


def _answer_with_question(draft: Draft, facts: Correction, request: Request) -> Outcome:
    if draft.mail is not None:
        draft.send(
            "correction_request",
            (draft.mail.sender.contact,),
            facts,
            answer=True,
            assignments=(request.assignment,),
            token=facts.token,
        )
    return "answered"


def _late(draft: Draft, event: WordGiven, request: Request) -> Outcome:
    """A word on what is settled, or was asked anew since: a dated one by a voice starts again, else what stands."""
    if event.decision is None:
        return "unanswered"
    assignment = draft.assignment(request.assignment)
    if request.purpose == "extension" and _starts_again(draft, event, assignment, event.decision):
        return _start_extension(draft, event, assignment)
    _send_standing(draft, request)
    return "answered"


def _starts_again(draft: Draft, event: WordGiven, assignment: Assignment, decision: Decision) -> bool:
    sender = event.mail.sender
    if decision.action != "extend" or decision.until is None or not _can_be_extended(draft, assignment):
        return False
    voices = voices_of(sender, assignment, draft.project, draft.directory)
    if not voices or assignment.end is None or decision.until <= assignment.end:
        return False
    open_now = draft.open_request(assignment, "extension")
    said = _last_words(open_now) if open_now else set()
    return not all((voice, decision.until) in said for voice in voices)


def _send_standing(draft: Draft, request: Request) -> None:
    """What stands, short and kind."""
    assignment = draft.assignment(request.assignment)
    latest = next((r for r in reversed(draft.project.requests) if r.assignment == assignment.id), request)
    asked_now = next((vote.until for vote in reversed(latest.votes) if vote.until), latest.proposed)
    facts = LateWord(
        purpose=latest.purpose,
        project=draft.project.name,
        support=support_of(assignment),
        standing=latest.state,
        last_day=assignment.end,
        asked_now=asked_now if latest.state == "open" else None,
    )
    draft.answer("extension_result", facts, assignments=(assignment.id,))


def _unasked(draft: Draft, event: WordGiven) -> Outcome:
    """A reply that carries no token of ours: only a dated extension of a person who is named starts something."""
    decision = event.decision
    if decision is None or decision.action != "extend" or decision.until is None:
        return "unanswered"
    assignment = _meant(draft, decision)
    if assignment is None or assignment.end is None or decision.until <= assignment.end:
        return "unanswered"
    if not may_start_extension(event.mail.sender, assignment, draft.project, draft.directory):
        who = deciding_manager(draft.project)
        draft.answer("not_entitled", NotEntitled("extension", draft.project.name, (who,) if who else ()))
        return "answered"
    return _start_extension(draft, event, assignment)


def _start_extension(draft: Draft, event: WordGiven, assignment: Assignment) -> Outcome:
    """Either voice, or the R&D lead who has none, starts an extension by mail (D5)."""
    if event.decision is None or event.decision.until is None:
        return "unanswered"
    sender = event.mail.sender
    request = draft.open_request(assignment, "extension") or open_request(draft, assignment, "extension", sender.name)
    voices = voices_of(sender, draft.assignment(assignment.id), draft.project, draft.directory)
    propose(draft, request, sender, event.decision.until, voices, reason=event.decision.reason)
    return "decided"


def _meant(draft: Draft, decision: Decision) -> Assignment | None:
    """The record a reply is about: the person's it names, else the only one that is alive."""
    alive = [a for a in draft.project.assignments if _can_be_extended(draft, a)]
    if decision.person is not None:
        alive = [a for a in alive if name_key(a.person) == name_key(decision.person)]
    return alive[0] if len(alive) == 1 else None


def _can_be_extended(draft: Draft, assignment: Assignment) -> bool:
    if assignment.state not in {"planned", "active"} or assignment.end is None:
        return False
    return draft.said_on <= assignment.end
