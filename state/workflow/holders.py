"""Who holds a voice changes while a question waits (PROCESS, "Who may do what"; D5, D7, U4).

A word that was given stands: it was its speaker's to give. A question that waits is whoever's who holds the voice now.
"""

from __future__ import annotations

from msgspec import structs

from state.model import Ask, Request
from state.workflow.asking import ask_manager
from state.workflow.draft import Draft
from state.workflow.receivers import answerers
from state.workflow.requests import PURPOSE_IN_ENGLISH, PURPOSE_WORDS
from state.workflow.unanswered import unanswered_asks
from state.workflow.weighing import ask_anew


def ask_present_holders(draft: Draft) -> None:
    """Every question of a request that waits for somebody who no longer holds its voice is put anew."""
    for request in draft.project.requests:
        if request.latest_day < draft.context.today:
            continue
        waiting = unanswered_asks(request)
        gone = [ask for ask in waiting if ask.person not in answerers(draft, request, ask)]
        if gone:
            _replace(draft, request, gone)


def _replace(draft: Draft, request: Request, gone: list[Ask]) -> None:
    asks = tuple(structs.replace(ask, open=ask.open and ask not in gone) for ask in request.asks)
    draft.put_request(structs.replace(request, asks=asks))
    for ask in {ask.voice: ask for ask in gone}.values():
        now = draft.request(request.id)
        if any(other.open and other.voice == ask.voice for other in now.asks):
            continue
        person = draft.assignment(request.assignment).person
        about = f"：{person} {PURPOSE_WORDS[request.purpose]}", f": {person}'s {PURPOSE_IN_ENGLISH[request.purpose]}"
        note_successor(draft, ask, answerers(draft, request, ask), about)
        if ask.about is None:
            ask_manager(draft, now, f"{request.assignment}/extension_request/{ask.token}")
        else:
            ask_anew(draft, now, ask.voice)


def note_successor(draft: Draft, ask: Ask, successors: tuple[str, ...], about: tuple[str, str] = ("", "")) -> None:
    """The history says who is asked instead, and why."""
    person = draft.directory.by_name(ask.person)
    left = person is not None and not draft.directory.is_here(person)
    why, in_english = ("已离开", "has left") if left else ("不再负责", "is no longer in charge")
    names = "、".join(successors)
    draft.note(
        f"{ask.person} {why}，改问{f' {names}' if names else '接替的人'}{about[0]}",
        f"{ask.person} {in_english}; asking {', '.join(successors) or 'whoever acts instead'}{about[1]}",
    )
