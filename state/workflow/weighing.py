"""Words are heard and weighed: conclude, or ask whoever has not spoken yet (PROCESS rules D5, D7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import structs

from state.agreement import Agreement, agreement_of
from state.directory import Person
from state.letters import ApprovalRequest
from state.model import Request, Voice, Vote
from state.workflow import conclude
from state.workflow.draft import Draft
from state.workflow.receivers import delegate_of, voice_holders
from state.workflow.requests import BOTH, PURPOSE_IN_ENGLISH, PURPOSE_WORDS, close_asks, lapse_release, put_ask
from state.workflow.table import request_after
from state.workflow.views import days_left, support_of

WEEK = 7
"""Calendar days: an early release announced less than this ahead needs the group's voice too (D7)."""


def propose(
    draft: Draft,
    request: Request,
    sender: Person,
    until: dt.date,
    voices: Iterable[Voice],
    *,
    reason: str | None = None,
) -> bool:
    """Somebody names a last day: with the voices they hold, or as a mere proposal where they hold none.

    A word that changes nothing is not heard again: the answer is False.
    """
    held = tuple(voices)
    if _adds_nothing(request, until, held):
        return False
    votes = tuple(_vote(draft, sender, voice, until, reason) for voice in held)
    assignment = draft.assignment(request.assignment)
    draft.note(
        f"{sender.name} 提出 {assignment.person} {PURPOSE_WORDS[request.purpose]}：{until}",
        f"{sender.name} proposes {assignment.person}'s {PURPOSE_IN_ENGLISH[request.purpose]}: {until}",
    )
    if request.purpose == "extension" and "project" in held:
        # Who names a later last day no longer wants the early release that is still talked about.
        lapse_release(draft, assignment)
    weigh(draft, structs.replace(request, votes=(*request.votes, *votes), proposed=until))
    return True


def _adds_nothing(request: Request, until: dt.date, voices: tuple[Voice, ...]) -> bool:
    """Repeated by a voice while its day is on the table; or a proposal without a voice, once a voice has spoken."""
    if not voices:
        return request.proposed == until or bool(request.votes)
    return request.proposed == until and last_words(request).items() >= dict.fromkeys(voices, until).items()


def last_words(request: Request) -> dict[Voice, dt.date | None]:
    """What each voice has said last."""
    return {vote.voice: vote.until for vote in request.votes}


def refuse(draft: Draft, request: Request, sender: Person, voice: Voice, reason: str | None) -> None:
    """One voice says no: that ends the request."""
    vote = _vote(draft, sender, voice, None, reason)
    weigh(draft, structs.replace(request, votes=(*request.votes, vote)))


def weigh(draft: Draft, request: Request) -> None:
    """Fold the words heard so far and do what follows from them."""
    request = draft.put_request(structs.replace(request, needs=needed_voices(request)))
    standing = agreement_of(request.votes, request.needs, request.proposed)
    if standing.state == "agreed":
        conclude.agreed(draft, request, standing)
    elif standing.state == "declined":
        conclude.declined(draft, request, standing)
    else:
        state = request_after(request.state, "word leaves it open")
        ask_the_others(draft, draft.put_request(structs.replace(request, state=state)), standing)


def needed_voices(request: Request) -> tuple[Voice, ...]:
    """Both for an extension; for an early release the group's only when less than a week is left (D7).

    The week is counted from the manager's own word to the last day that is on the table.
    """
    if request.purpose == "extension":
        return BOTH
    days = [(vote.until - vote.at.date()).days for vote in request.votes if vote.voice == "project" and vote.until]
    return BOTH if days and days[-1] < WEEK else ("project",)


def ask_the_others(draft: Draft, request: Request, standing: Agreement) -> None:
    """An approval request to every needed voice that has not named the day on the table (D5)."""
    if standing.on_table is None:
        return
    for voice in request.needs:
        if not standing.has(voice) and not _is_asked(draft, request, voice, standing.on_table):
            _ask(draft, request, voice, standing, draft.mail.sender.name if draft.mail else None)


def ask_anew(draft: Draft, request: Request, voice: Voice) -> None:
    """The question on the table once more, to who holds the voice now (U4)."""
    standing = agreement_of(request.votes, request.needs, request.proposed)
    if standing.on_table is not None:
        spoke = [vote.person for vote in request.votes if vote.until == standing.on_table]
        _ask(draft, request, voice, standing, spoke[-1] if spoke else request.opened_by)


def _is_asked(draft: Draft, request: Request, voice: Voice, day: dt.date) -> bool:
    """Whether that question still waits for somebody who holds the voice: who holds both is asked once.

    A voice that has answered it with another day is asked anew.
    """
    if voice in last_words(request):
        return False
    asked = {ask.person for ask in draft.request(request.id).asks if ask.open and ask.about == day}
    return not asked.isdisjoint(voice_holders(draft, draft.assignment(request.assignment), voice))


def _ask(draft: Draft, request: Request, voice: Voice, standing: Agreement, by: str | None) -> None:
    assignment = draft.assignment(request.assignment)
    close_asks(draft, draft.request(request.id), voice)
    for name in voice_holders(draft, assignment, voice):
        token = put_ask(draft, request.id, name, voice, standing.on_table)
        facts = _approval(draft, request, standing, voice, token, by=by)
        draft.send(
            "approval_request",
            (draft.contact(name),),
            facts,
            cc=(delegate_of(draft, name),),
            assignments=(assignment.id,),
            token=token,
        )


def _approval(
    draft: Draft, request: Request, standing: Agreement, voice: Voice, token: str, *, by: str | None
) -> ApprovalRequest:
    own = [vote.until for vote in request.votes if vote.voice == voice and vote.until is not None]
    return ApprovalRequest(
        purpose=request.purpose,
        project=draft.project.name,
        support=support_of(draft.assignment(request.assignment)),
        until=standing.on_table or request.latest_day,
        days_left=days_left(request.last_day, draft.context.today) if request.last_day else None,
        proposed_by=by,
        voice=voice,
        token=token,
        reason=standing.reason,
        counter=bool(own),
        own_until=own[-1] if own else None,
        agreed=standing.agreed_by,
    )


def _vote(draft: Draft, sender: Person, voice: Voice, until: dt.date | None, reason: str | None) -> Vote:
    mail = draft.mail
    at = mail.received if mail else draft.context.now
    return Vote(voice, sender.name, until, reason, at, mail.message_id if mail else None)
