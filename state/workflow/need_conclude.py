"""What follows from the answers to a need (PROCESS rule D2b): an offer, an agreement that is recorded, or nothing."""

from __future__ import annotations

from typing import Literal

from msgspec import structs

from state.directory import Person
from state.events import Notice
from state.letters import AgreedNotice, NeedOffer, NeedResult, Support
from state.model import Ask, Contact, NeedRecord
from state.notice import AssignmentLine
from state.workflow.draft import Draft
from state.workflow.need_records import close_need, need_in_english, need_of, need_words, put_need, put_need_ask
from state.workflow.need_views import bare, offered
from state.workflow.notice import record_notice
from state.workflow.receivers import delegate_of, person_of, team_of
from state.workflow.table import NeedEvent, need_after
from state.workflow.views import support_of

_Result = Literal["agreed", "declined", "nobody"]
_NOT_YET = {"extension_opened", "release_asked"}
"""What became of a line where its days are not on record yet: another word is needed (D4)."""


def offer_people(draft: Draft, need: NeedRecord, lines: tuple[AssignmentLine, ...]) -> None:
    """The asker gets the offer, to agree or not; another offer takes the place of the one before."""
    if draft.mail is None:
        raise ValueError("only a mail brings an offer")
    sender = draft.mail.sender
    asks = tuple(
        structs.replace(ask, open=ask.voice == "group" and _may_change(draft, need, ask, sender)) for ask in need.asks
    )
    need = put_need(
        draft,
        structs.replace(
            need,
            state=need_after(need.state, "people are offered"),
            offer=lines,
            offered_by=sender.name,
            offered_in=draft.mail.message_id,
            asks=asks,
            closed_at=None,
            reason=None,
        ),
    )
    draft.note(
        f"人员需求 {need.id}：{sender.name} 提出 {'、'.join(line.person for line in lines)}",
        f"need {need.id}: {sender.name} offers {', '.join(line.person for line in lines)}",
    )
    if draft.directory.speaks_for(sender, need.asked_by):
        agree_need(draft, need)
    else:
        ask_asker(draft, need)


def _may_change(draft: Draft, need: NeedRecord, ask: Ask, sender: Person) -> bool:
    """Whose offer it is may change it; another leader of the group need not answer any more."""
    return (ask.open or not need.is_open) and draft.directory.speaks_for(sender, ask.person)


def ask_asker(draft: Draft, need: NeedRecord) -> None:
    """The offer, to whoever stated the need, or acts in their place."""
    asker = draft.directory.acting(need.asked_by)
    token = put_need_ask(draft, need.id, asker.name if asker else need.asked_by, "project")
    facts = NeedOffer(draft.project.name, bare(need), offered(need), need.offered_by or "", token)
    to, copied = (draft.office(need.asked_by),), (delegate_of(draft, need.asked_by),)
    draft.send("approval_request", to, facts, cc=copied, token=token, follows=need.mail)


def agree_need(draft: Draft, need: NeedRecord) -> None:
    """Both have agreed: recorded as a supplement notice would be, and the daemon itself sends that notice."""
    if draft.mail is None:
        raise ValueError("only a mail brings an agreement")
    need = close_need(draft, need_of(draft, need.id), "is agreed")
    draft.note(
        f"人员需求 {need.id} 已商定：{need_words(need.need)}（{need.asked_by}、{need.offered_by}）",
        f"need {need.id} agreed: {need_in_english(need.need)} ({need.asked_by}, {need.offered_by})",
    )
    # The lines of the leader's mail are not lines of this one: what is recorded quotes neither.
    lines = tuple(structs.replace(line, sources=()) for line in need.offer)
    recorded = record_notice(draft, Notice(draft.mail, lines, agreed_with=need.offered_by))
    people = tuple(support_of(assignment) for assignment, done in recorded if done.effect not in _NOT_YET)
    lent = tuple(person_of(draft, assignment) for assignment, done in recorded if done.effect not in _NOT_YET)
    if people:
        _send_notice(draft, need, people, lent, tuple(assignment.id for assignment, _ in recorded))
    _tell(draft, need, "agreed", need.offered_by, people or offered(need))


def _send_notice(
    draft: Draft,
    need: NeedRecord,
    people: tuple[Support, ...],
    lent: tuple[Contact | None, ...],
    assignments: tuple[str, ...],
) -> None:
    """To the project team and the people lent (D2b)."""
    facts = AgreedNotice(draft.project.name, people, need.asked_by, need.offered_by or "")
    team = team_of(draft, draft.context.today)
    draft.send("staffing_notice", lent, facts, cc=team, assignments=tuple(dict.fromkeys(assignments)))


def decline_need(draft: Draft, need: NeedRecord, event: NeedEvent, reason: str | None) -> None:
    """Nobody is free, or the offer is refused: the other side hears of it with the reason, who said so is copied."""
    close_need(draft, need_of(draft, need.id), event, reason)
    nobody = event == "nobody is free"
    words = "没有人可以安排" if nobody else "不同意人选"
    in_english = "has nobody free" if nobody else "declines the offer"
    who = draft.mail.sender.name if draft.mail else ""
    draft.note(
        f"人员需求 {need.id}：{who} {words}{f'：{reason}' if reason else ''}",
        f"need {need.id}: {who} {in_english}{f': {reason}' if reason else ''}",
    )
    other = need.asked_by if nobody else need.offered_by
    _tell(draft, need_of(draft, need.id), "nobody" if nobody else "declined", other, () if nobody else offered(need))


def _tell(draft: Draft, need: NeedRecord, result: _Result, other: str | None, people: tuple[Support, ...]) -> None:
    """The other side, in the thread of its own mail, copying the leaders who were asked: they need not answer any more.

    Nobody is told what they have said themselves, but of a refusal.
    """
    speaker = draft.mail.sender if draft.mail else None
    if speaker is not None and draft.directory.speaks_for(speaker, other):
        return
    facts = NeedResult(
        project=draft.project.name,
        need=bare(need),
        result=result,
        decided_by=speaker.name if speaker else None,
        reason=need.reason,
        people=people,
    )
    asked = (draft.contact(ask.person) for ask in need.asks if ask.voice == "group")
    copied = (delegate_of(draft, other), speaker.contact if speaker and result != "agreed" else None, *asked)
    follows = need.mail if other == need.asked_by else need.offered_in
    draft.send("need_result", (draft.office(other),), facts, cc=copied, follows=follows)
