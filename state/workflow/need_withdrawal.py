"""A need is taken back by whoever stated it (PROCESS rule D2b, "Cancellation"): who was asked hears of it."""

from __future__ import annotations

from state.entitlement import leads_project
from state.letters import NeedResult
from state.model import Contact, NeedRecord
from state.workflow.draft import Draft
from state.workflow.need_records import close_need, is_past, need_in_english, need_words
from state.workflow.need_views import bare
from state.workflow.receivers import delegate_of

_CAN_BE_TAKEN_BACK = frozenset({"asked", "offered", "declined"})


def take_back_needs(draft: Draft, answers: tuple[str, ...], why: str | None) -> bool:
    """Take back what was asked for in the mail that is answered, or whose confirmation is; False where nothing was.

    `answers` are the Message-IDs of the mails answered, the nearest first; `why` are the words that say so.
    """
    needs = [need for need in _asked_in(draft, answers) if _is_alive(draft, need) and _may(draft, need)]
    for need in needs:
        take_back_need(draft, need, why)
    return bool(needs)


def take_back_need(draft: Draft, need: NeedRecord, why: str | None) -> None:
    """Nothing can come of it any more, and the leaders are told so with these words."""
    closed = close_need(draft, need, "is taken back")
    draft.note(
        f"人员需求 {need.id} 已撤回：{need_words(need.need)}（{_speaker(draft)}）",
        f"need {need.id} withdrawn: {need_in_english(need.need)} ({_speaker(draft)})",
    )
    _tell(draft, closed, why)


def _asked_in(draft: Draft, answers: tuple[str, ...]) -> list[NeedRecord]:
    """The needs that the nearest of these mails stated, or confirms."""
    nearest = answers[:1]
    confirmed = [letter.answers for letter in draft.project.letters if letter.message_id in nearest]
    return [need for need in draft.project.needs if need.mail is not None and need.mail in {*nearest, *confirmed}]


def _is_alive(draft: Draft, need: NeedRecord) -> bool:
    """Whether something may still come of it; after a refusal a leader may still offer somebody."""
    return need.state in _CAN_BE_TAKEN_BACK and not is_past(draft.project, need, draft.said_on)


def _may(draft: Draft, need: NeedRecord) -> bool:
    """Whoever stated it, or who may state needs of the project (M3)."""
    if draft.mail is None:
        return False
    sender = draft.mail.sender
    return draft.directory.speaks_for(sender, need.asked_by) or leads_project(sender, draft.project, draft.directory)


def _tell(draft: Draft, need: NeedRecord, why: str | None) -> None:
    """The leaders who were asked, in the thread of the question or of the offer; whoever takes it back is copied."""
    facts = NeedResult(draft.project.name, bare(need), "withdrawn", _speaker(draft), why)
    asked = tuple(ask.person for ask in need.asks if ask.voice == "group")
    tokens = {ask.token for ask in need.asks if ask.voice == "group"}
    question = next((letter.message_id for letter in draft.project.letters if letter.token in tokens), None)
    copied: tuple[Contact | None, ...] = (
        draft.mail.sender.contact if draft.mail else None,
        draft.office(need.asked_by),
        *(delegate_of(draft, person) for person in asked),
    )
    leaders = tuple(draft.contact(person) for person in asked)
    draft.send("need_result", leaders, facts, cc=copied, follows=need.offered_in or question)


def _speaker(draft: Draft) -> str:
    return draft.mail.sender.name if draft.mail is not None else ""
