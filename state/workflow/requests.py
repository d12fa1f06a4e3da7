"""Requests as records: a question with up to two voices is opened, put to people, and closed (D5, D7, T5)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import ExtensionResult
from state.letters.extension import WhyLapsed
from state.model import Ask, Assignment, Purpose, Request, Voice
from state.workflow.draft import Draft
from state.workflow.receivers import sides_of
from state.workflow.table import RequestEvent, request_after
from state.workflow.views import support_of

BOTH: tuple[Voice, ...] = ("project", "group")

PURPOSE_WORDS: dict[Purpose, str] = {"extension": "续期", "early_release": "提前撤场"}
LEAVES_EARLY = "提前撤场"
"""The reason of an extension that is declined because the manager releases early (D5)."""
PURPOSE_IN_ENGLISH: dict[Purpose, str] = {"extension": "extension", "early_release": "early release"}
_EVENTS: dict[WhyLapsed, RequestEvent] = {
    "unanswered": "period is over",
    "amended": "end is amended",
    "early_release": "leaves early",
    "cancelled": "leaves early",
    "replaced": "leaves early",
    "taken_back": "end is amended",
    "closed": "leaves early",
}
_WHY_WORDS: dict[WhyLapsed, str] = {
    "unanswered": "到期前没有定论，按期撤场",
    "amended": "周期已变更",
    "early_release": "人员提前撤场",
    "cancelled": "安排已撤销",
    "replaced": "人选已变更",
    "taken_back": "提出它的通知已撤销",
    "closed": "项目已结束",
}
_WHY_IN_ENGLISH: dict[WhyLapsed, str] = {
    "unanswered": "nothing agreed in time, released as planned",
    "amended": "the period was amended",
    "early_release": "leaves early",
    "cancelled": "the support was cancelled",
    "replaced": "somebody else took the place",
    "taken_back": "the notice that proposed it was taken back",
    "closed": "the project has ended",
}


def open_request(draft: Draft, assignment: Assignment, purpose: Purpose, by: str | None) -> Request:
    """A new request about the assignment's present last day; nobody has spoken and nobody is asked yet.

    An open-ended assignment can only be left early: nothing of it can be extended (ValueError).
    """
    if assignment.end is None and purpose == "extension":
        raise ValueError("an open-ended assignment has no last day to extend")
    request = Request(
        id=f"{assignment.id}-R{len(draft.project.requests) + 1}",
        purpose=purpose,
        assignment=assignment.id,
        last_day=assignment.end,
        needs=BOTH if purpose == "extension" else ("project",),
        opened_at=draft.context.now,
        opened_by=by,
        mail=draft.mail.message_id if draft.mail else None,
    )
    if purpose == "extension":
        draft.put(structs.replace(assignment, extension="requested", question_put_for=assignment.end))
    return draft.put_request(request)


def put_ask(draft: Draft, request_id: str, person: str, voice: Voice, about: dt.date | None) -> str:
    """Note that a person is asked about a last day (None: whether to extend at all); the token of the answer."""
    ask = Ask(draft.new_token(), person, voice, about)
    request = draft.request(request_id)
    draft.put_request(structs.replace(request, asks=(*request.asks, ask)))
    return ask.token


def close_asks(draft: Draft, request: Request, voice: Voice) -> None:
    """What this voice was asked before decides nothing any more: it is asked anew."""
    asks = tuple(structs.replace(ask, open=False) if ask.voice == voice else ask for ask in request.asks)
    draft.put_request(structs.replace(request, asks=asks))


def close(draft: Draft, request: Request, event: RequestEvent, reason: str | None) -> Request:
    """The request ends: no answer to it decides anything any more."""
    closed = structs.replace(
        request,
        state=request_after(request.state, event),
        asks=tuple(structs.replace(ask, open=False) for ask in request.asks),
        closed_at=draft.context.now,
        reason=reason,
    )
    return draft.put_request(closed)


def lapse(draft: Draft, request: Request, why: WhyLapsed, *, declined: bool = False) -> None:
    """The request has become pointless; both sides are told, but for one that simply was not answered (T5).

    `declined`: the manager's own mail has made an extension pointless, which is on record as a refusal (D5).
    """
    close(draft, request, "is refused" if declined else _EVENTS[why], why)
    assignment = draft.assignment(request.assignment)
    if request.purpose == "extension":
        assignment = draft.put(structs.replace(assignment, extension="declined" if declined else "lapsed"))
    because, in_english = _why_in_words(request.purpose, why)
    draft.note(
        f"{assignment.person} 的{PURPOSE_WORDS[request.purpose]}请求失效：{because}",
        f"{assignment.person}'s {PURPOSE_IN_ENGLISH[request.purpose]} lapsed: {in_english}",
    )
    if why == "unanswered":
        return
    facts = ExtensionResult(
        purpose=request.purpose,
        project=draft.project.name,
        support=support_of(assignment),
        result="lapsed",
        old_end=request.last_day,
        new_end=assignment.end,
        why_lapsed=why,
    )
    starter = draft.contact(request.opened_by) if request.purpose == "early_release" else None
    draft.send("extension_result", sides_of(draft, request), facts, cc=(starter,), assignments=(assignment.id,))


def lapse_release(draft: Draft, assignment: Assignment) -> None:
    """Another last day has made the early release that is still talked about pointless, if there is one (D6)."""
    pending = draft.open_request(assignment, "early_release")
    if pending is not None:
        lapse(draft, pending, "amended")


def _why_in_words(purpose: Purpose, why: WhyLapsed) -> tuple[str, str]:
    """For the history; who was not agreed to leave early stays."""
    if purpose == "early_release" and why == "unanswered":
        return "到期前没有定论，不提前撤场", "nothing agreed in time, stays as planned"
    return _WHY_WORDS[why], _WHY_IN_ENGLISH[why]
