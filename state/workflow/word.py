"""A reply is heard (PROCESS rules D5, D7, M3, M7): the right person, the right token, a word that is plain.

A reply that answers one of the daemon's questions needs the token of that very question. An extension may also be
started, or started again, by anybody entitled who names a date: that needs no token.
"""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.directory import Person, name_key
from state.entitlement import may_start_extension, voices_of
from state.events import WordGiven
from state.lengths import last_day
from state.letters import Correction, LateWord, NotEntitled
from state.model import Ask, Assignment, Outcome, Request, Voice
from state.notice import Decision, Remark
from state.workflow.draft import Draft
from state.workflow.plain_change import take_plain_change
from state.workflow.receivers import answerers, may_answer, voice_holders
from state.workflow.records import asked_under
from state.workflow.release import shorten
from state.workflow.requests import open_request
from state.workflow.unasked import ask_what_to_record
from state.workflow.views import support_of
from state.workflow.weighing import last_words, propose, refuse
from state.working_days import ONE_DAY


def hear_word(draft: Draft, event: WordGiven) -> Outcome:
    """Do what the reply decides; "unanswered" when it decides nothing here and gets no answer."""
    found = find_ask(draft, event.token)
    return _unasked(draft, event) if found is None else hear_about(draft, event, *found)


def hear_about(draft: Draft, event: WordGiven, request: Request, ask: Ask) -> Outcome:
    """Do what the reply decides about this very question."""
    if not may_answer(draft, event.mail.sender, request, ask):
        own = _asked_the_same(draft, event, request, ask)
        return hear_about(draft, event, request, own) if own else _somebody_elses(draft, event, request, ask)
    if not is_open(draft, request, ask):
        return _late(draft, event, request)
    word = event.decision or _asked_for(draft, event, request, ask)
    if word is None or _speaks_of_others(draft, event.mail.sender, request, word):
        return _undecided(draft, event, request, ask)
    if word.count not in {None, 1} or _agrees_to_leave(word, request, ask):
        return _undecided(draft, event, request, ask)
    return _late(draft, event, request) if is_off_the_table(request, ask, word) else decide(draft, request, ask, word)


def _asked_for(draft: Draft, event: WordGiven, request: Request, ask: Ask) -> Decision | None:
    """7月10日行吗: another last day than is asked about, put to the other side; it agrees to nothing (D5, M4)."""
    asked = event.wish.proposes if event.wish is not None else None
    if asked is None or request.purpose != "extension" or not event.direct:
        return None
    proposal = _with_day(draft, request, ask, asked)
    held = voices_of(event.mail.sender, draft.assignment(request.assignment), draft.project, draft.directory)
    new = proposal.until is not None and request.latest_day < proposal.until not in {ask.about, request.proposed}
    return proposal if new and len({*held, ask.voice}) == 1 else None


def _agrees_to_leave(decision: Decision, request: Request, ask: Ask) -> bool:
    """Whether it agrees to a day and lets somebody leave, which is the very thing only of an early release."""
    return decision.agrees and ask.about is not None and (decision.as_planned or request.purpose == "extension")


def find_ask(draft: Draft, token: str | None) -> tuple[Request, Ask] | None:
    """The request and the question that carry this token."""
    return asked_under(draft.project.requests, token)


def _somebody_elses(draft: Draft, event: WordGiven, request: Request, ask: Ask) -> Outcome:
    """A word under a question that was put to another: it answers nothing, but may start an extension of its own."""
    if event.decision is None:
        return "unanswered"
    assignment = draft.assignment(request.assignment)
    named = _names_later_day(draft, assignment, event.decision)
    if request.purpose == "extension" and named and _may_start(draft, event, assignment):
        return _start_extension(draft, event, assignment)
    if (voice := _gives_up(draft, event, request)) is not None:
        refuse(draft, request, event.mail.sender, voice, event.decision.reason)
        return "decided"
    draft.answer("not_entitled", NotEntitled("decision", draft.project.name, answerers(draft, request, ask)))
    return "answered"


def _gives_up(draft: Draft, event: WordGiven, request: Request) -> Voice | None:
    """The voice of a sender who has named a day, and says 不续了 or 按期撤场 while the other side is asked about it."""
    word, assignment = event.decision, draft.assignment(request.assignment)
    if word is None or request.purpose != "extension" or request.state != "open" or _too_late(draft, request):
        return None
    about_it = word.person is None or name_key(word.person) == name_key(assignment.person)
    ends = (word.action == "decline" and word.of_staying) or (word.action == "release" and word.as_planned)
    said = last_words(request)
    held = [v for v in voices_of(event.mail.sender, assignment, draft.project, draft.directory) if v in said]
    return held[0] if held and ends and about_it and not word.agrees and word.count in {None, 1} else None


def _may_start(draft: Draft, event: WordGiven, assignment: Assignment) -> bool:
    return may_start_extension(event.mail.sender, assignment, draft.project, draft.directory)


def _names_later_day(draft: Draft, assignment: Assignment, decision: Decision) -> bool:
    """Whether the word extends a record that can still be extended."""
    if decision.action != "extend" or decision.until is None or assignment.end is None:
        return False
    later = decision.until > assignment.end and not _leaves_out_days(decision, assignment.end)
    return _can_be_extended(draft, assignment) and later


def _asked_the_same(draft: Draft, event: WordGiven, request: Request, ask: Ask) -> Ask | None:
    """The sender's own open question about the same day, answered under the letter of another who was asked it, too."""
    same = (own for own in request.asks if own.open and (own.voice, own.about) == (ask.voice, ask.about))
    return next((own for own in same if may_answer(draft, event.mail.sender, request, own)), None)


def is_open(draft: Draft, request: Request, ask: Ask) -> bool:
    """Whether an answer to this question still counts."""
    return request.state == "open" and ask.open and not _too_late(draft, request)


def _too_late(draft: Draft, request: Request) -> bool:
    """After the last day nothing can be agreed any more (T5)."""
    return draft.said_on > request.latest_day


def _speaks_of_others(draft: Draft, sender: Person, request: Request, decision: Decision) -> bool:
    """A word that names neither the person lent nor its own writer is hearsay, or about somebody else: no consent."""
    if decision.person is None:
        return False
    meant = (draft.assignment(request.assignment).person, sender.name)
    return name_key(decision.person) not in {name_key(name) for name in meant}


def is_off_the_table(request: Request, ask: Ask, decision: Decision) -> bool:
    """A bare yes to a day in place of which its reader has meanwhile proposed another: an old step decides nothing."""
    asked_anew = ask.about is not None and ask.about != request.proposed
    return decision.action == "approve" and decision.until is None and asked_anew


def decide(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    """Turn the word into a vote: a last day, a refusal, or the question which day is meant."""
    decision = _with_day(draft, request, ask, decision)
    if request.purpose == "extension" and (decision.early or _ends_otherwise(draft, request, decision)):
        return _ask_again(draft, request, ask)
    if request.purpose == "early_release" and (decision.as_planned or decision.of_staying):
        return _ask_for_date(draft, request, ask, None)
    if decision.action == "decline":
        return _refuse(draft, request, ask, decision)
    if request.purpose == "extension":
        return _decide_extension(draft, request, ask, decision)
    return _decide_release(draft, request, ask, decision)


def _with_day(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Decision:
    """延两周, with the last day that the record makes of it; where a day is asked about, only that one will do.

    A day beside a length (续两周，最后一天7月14日) has to be the one that the length comes to (D5).
    """
    end = draft.assignment(request.assignment).end
    if _leaves_out_days(decision, end):
        return structs.replace(decision, until=None)
    if decision.longer is None or end is None:
        return decision
    try:
        until = last_day(decision.longer, end + ONE_DAY, draft.context.calendar)
    except (OverflowError, ValueError):
        return structs.replace(decision, until=None)
    means_it = decision.longer.day_of_month or (decision.until or ask.about) in {None, until}
    return structs.replace(decision, until=until if means_it else None)


def _ends_otherwise(draft: Draft, request: Request, decision: Decision) -> bool:
    """Whether it takes another day than the record's for the present last one: 目前6月23日到期，不续了 (D6, M4)."""
    end = draft.assignment(request.assignment).end
    return decision.as_planned and decision.until is not None and decision.until != end


def _leaves_out_days(decision: Decision, end: dt.date | None) -> bool:
    """Whether its days begin later than right behind the present last one: whoever stays on stays without a break."""
    return decision.since is not None and end is not None and decision.since > end + ONE_DAY


def _decide_extension(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    until = ask.about if decision.action == "approve" and decision.until is None else decision.until
    if decision.action == "release":
        return _release_instead(draft, request, ask, decision)
    if until is None or until <= request.latest_day:
        return _ask_for_date(draft, request, ask, until)
    return _vote(draft, request, ask, until, decision.reason)


def _release_instead(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    """按期撤场 to the question settles it as declined; a date before the end is an early release as well (D5, D7)."""
    on = decision.until
    if on is not None and on > request.latest_day:
        return _ask_again(draft, request, ask)  # whoever leaves later than now stays until then, or does not
    if on is not None and on < _first_leaving_day(draft, request):
        return _ask_for_date(draft, request, ask, on)
    if on is not None and on < request.latest_day:
        shorten(draft, draft.assignment(request.assignment), on)
    still = draft.request(request.id)  # a release in time has closed it: its last day is no more
    return _refuse(draft, still, ask, decision) if still.state == "open" else "decided"


def _decide_release(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    on = decision.until or (None if decision.action == "extend" else ask.about)
    if decision.until is not None and on == request.latest_day:
        return _refuse(draft, request, ask, decision)  # who stays until the present last day leaves no earlier
    if on is None or on >= request.latest_day or on < _first_leaving_day(draft, request):
        return _ask_for_date(draft, request, ask, on)
    return _vote(draft, request, ask, on, decision.reason)


def _first_leaving_day(draft: Draft, request: Request) -> dt.date:
    """Nobody leaves on a day that is over, or before the first day of support."""
    return max(draft.said_on, draft.assignment(request.assignment).start)


def _vote(draft: Draft, request: Request, ask: Ask, until: dt.date, reason: str | None) -> Outcome:
    if draft.mail is None:
        return "unanswered"
    sender = draft.mail.sender
    held = voices_of(sender, draft.assignment(request.assignment), draft.project, draft.directory)
    voices: tuple[Voice, ...] = tuple(dict.fromkeys((ask.voice, *held)))
    if propose(draft, request, sender, until, voices, reason=reason):
        return "decided"
    return _tell_what_stands(draft, request)


def _refuse(draft: Draft, request: Request, ask: Ask, decision: Decision) -> Outcome:
    if draft.mail is not None:
        refuse(draft, request, draft.mail.sender, ask.voice, decision.reason)
    return "decided"


def _ask_for_date(draft: Draft, request: Request, ask: Ask, until: dt.date | None) -> Outcome:
    """同意 without a date, or a date that is none: the sender is asked for the date, under the same question."""
    problem = Remark(
        "missing-period" if until is None else "end-before-start", "until", value=str(until) if until else None
    )
    facts = structs.replace(_put_again(draft, request, ask), problems=(problem,), asks_for_date=True)
    return _answer_with_question(draft, facts, request)


def _undecided(draft: Draft, event: WordGiven, request: Request, ask: Ask) -> Outcome:
    """A reply to the daemon's question that decides nothing for sure: which word is meant? (M4)."""
    return _ask_again(draft, request, ask) if event.direct else "unanswered"


def _ask_again(draft: Draft, request: Request, ask: Ask) -> Outcome:
    return _answer_with_question(draft, structs.replace(_put_again(draft, request, ask), undecided=True), request)


def _put_again(draft: Draft, request: Request, ask: Ask) -> Correction:
    """The question once more, under its own token."""
    return Correction(
        project=draft.project.name,
        problems=(),
        form=(),
        purpose=request.purpose,
        until=ask.about,
        about=support_of(draft.assignment(request.assignment)),
        token=ask.token,
    )


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
    return _tell_what_stands(draft, request)


def _starts_again(draft: Draft, event: WordGiven, assignment: Assignment, decision: Decision) -> bool:
    """A later day than stands on record, by a voice that has not named it already."""
    voices = voices_of(event.mail.sender, assignment, draft.project, draft.directory)
    if not voices or not _names_later_day(draft, assignment, decision):
        return False
    open_now = draft.open_request(assignment, "extension")
    said = last_words(open_now) if open_now else {}
    return any(said.get(voice) != decision.until for voice in voices)


def _tell_what_stands(draft: Draft, request: Request) -> Outcome:
    """What stands, short and kind."""
    assignment = draft.assignment(request.assignment)
    latest = _latest_about(draft, request)
    over = latest.state == "open" and _too_late(draft, latest)
    facts = LateWord(
        purpose=latest.purpose,
        project=draft.project.name,
        support=support_of(assignment),
        standing="lapsed" if over else latest.state,
        last_day=assignment.end,
        asked_now=latest.proposed if latest.state == "open" and not over else None,
    )
    draft.answer("extension_result", facts, assignments=(assignment.id,))
    return "answered"


def _latest_about(draft: Draft, request: Request) -> Request:
    """The latest request about the same record; one of the same purpose that is still open comes first."""
    same = [r for r in draft.project.requests if r.assignment == request.assignment]
    waiting = [r for r in same if r.state == "open" and r.purpose == request.purpose]
    return (waiting or same or [request])[-1]


def _unasked(draft: Draft, event: WordGiven) -> Outcome:
    """A reply that carries no token of ours: only a dated extension of a person who is meant starts something.

    Under a letter about one person, such as the release notice, it answers what waits for its sender about that person.
    """
    decision = event.decision
    told_about = _told_about(draft, event)
    own = _waits_for(draft, event, told_about) if told_about is not None and _speaks_of_it(event) else None
    if own is not None:
        bare = decision is None or is_said_to_nothing(decision)
        return _undecided(draft, event, *own) if bare else hear_about(draft, event, *own)
    change = event.wish.changes if event.wish is not None else None
    if take_plain_change(draft, event.mail, change, direct=event.direct):
        return "recorded"
    assignment = told_about or (_meant(draft, decision) if decision else None)
    if decision is None or assignment is None or not _names_later_day(draft, assignment, decision):
        if told_about is not None and (settled := _settled_otherwise(draft, event, told_about)) is not None:
            return _tell_what_stands(draft, settled)
        return "answered" if ask_what_to_record(draft, event) else "unanswered"
    if _may_start(draft, event, assignment):
        return _start_extension(draft, event, assignment)
    who = (*voice_holders(draft, assignment, "project"), *voice_holders(draft, assignment, "group"))
    draft.answer("not_entitled", NotEntitled("extension", draft.project.name, tuple(dict.fromkeys(who))))
    return "answered"


def _speaks_of_it(event: WordGiven) -> bool:
    """Whether it decides something, or says that somebody stays without a day."""
    return event.decision is not None or (event.wish is not None and event.wish.stays is not None)


def is_said_to_nothing(decision: Decision) -> bool:
    """Whether a word is a bare yes or no: under a letter that tells, and puts no question, to what it is is not said.

    不同意 to a release notice may object to the leaving, or to the extension that is talked over.
    """
    return decision.action == "approve" or (decision.action == "decline" and not decision.of_staying)


def _settled_otherwise(draft: Draft, event: WordGiven, assignment: Assignment) -> Request | None:
    """The latest request about the record, where a voice says the opposite of how it ended: that changes nothing."""
    word = event.decision
    about = [request for request in draft.project.requests if request.assignment == assignment.id]
    held = voices_of(event.mail.sender, assignment, draft.project, draft.directory)
    if word is None or word.until is not None or not about or not held:
        return None
    opposite = {"agreed": word.action != "approve", "declined": word.action == "approve"}
    return about[-1] if opposite.get(about[-1].state, False) else None


def _told_about(draft: Draft, event: WordGiven) -> Assignment | None:
    """The one person's record that the daemon's letter is about to which this is the answer; nobody's else."""
    letters = (letter for letter in draft.project.letters if letter.message_id in event.mail.answers[:1])
    ids = next((letter.assignments for letter in letters if event.direct), ())
    if len(ids) != 1:
        return None
    assignment = draft.assignment(ids[0])
    named = event.decision.person if event.decision is not None else None
    return assignment if named is None or name_key(named) == name_key(assignment.person) else None


def _waits_for(draft: Draft, event: WordGiven, assignment: Assignment) -> tuple[Request, Ask] | None:
    """The latest question about that record that waits for the sender."""
    asked = [(request, ask) for request in draft.open_requests(assignment) for ask in request.asks]
    own = [(r, ask) for r, ask in asked if is_open(draft, r, ask) and may_answer(draft, event.mail.sender, r, ask)]
    return own[-1] if own else None


def _start_extension(draft: Draft, event: WordGiven, assignment: Assignment) -> Outcome:
    """Either voice, or the R&D lead who has none, starts an extension by mail (D5)."""
    if event.decision is None or event.decision.until is None:
        return "unanswered"
    sender = event.mail.sender
    request = draft.open_request(assignment, "extension") or open_request(draft, assignment, "extension", sender.name)
    voices = voices_of(sender, draft.assignment(assignment.id), draft.project, draft.directory)
    if propose(draft, request, sender, event.decision.until, voices, reason=event.decision.reason):
        return "decided"
    return _tell_what_stands(draft, request)


def _meant(draft: Draft, decision: Decision) -> Assignment | None:
    """The record a reply is about: the person's it names, else the only one that is alive."""
    alive = [a for a in draft.project.assignments if _can_be_extended(draft, a)]
    if decision.person is not None:
        alive = [a for a in alive if name_key(a.person) == name_key(decision.person)]
    return alive[0] if len(alive) == 1 else None


def _can_be_extended(draft: Draft, assignment: Assignment) -> bool:
    if assignment.state not in {"planned", "active"} or assignment.end is None or assignment.ended_with_project:
        return False
    return draft.said_on <= assignment.end
