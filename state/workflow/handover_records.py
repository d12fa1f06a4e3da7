"""A hand-over as a record (PROCESS rule D10): whom it asks, who has spoken, when it is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import structs

from state.letters import GroupAnswer, Support
from state.model import Ask, HandoverAnswer, HandoverRecord, Project
from state.workflow.draft import Draft
from state.workflow.table import HandoverEvent, handover_after
from state.working_days import ONE_DAY

WITHOUT_CONTRACT = dt.timedelta(days=90)
"""How long answers are waited for where the mail states no last day of the contract: every question ends."""


def handover_of(draft: Draft) -> HandoverRecord:
    """The project's hand-over, which is known to be there."""
    if draft.project.handover is None:
        raise ValueError("the project has no hand-over")
    return draft.project.handover


def put_handover(draft: Draft, handover: HandoverRecord) -> HandoverRecord:
    """Replace the project's hand-over."""
    draft.project = structs.replace(draft.project, handover=handover)
    return handover


def put_handover_ask(draft: Draft, leader: str) -> str:
    """Note that a group leader is asked; the token of the answer."""
    handover = handover_of(draft)
    ask = Ask(draft.new_token(), leader, "group", None)
    state = handover_after(handover.state, "leader is asked")
    put_handover(draft, structs.replace(handover, state=state, asks=(*handover.asks, ask), closed_at=None))
    return ask.token


def find_handover_ask(draft: Draft, token: str | None) -> Ask | None:
    """The question about the hand-over that carries this token."""
    handover = draft.project.handover
    if token is None or handover is None:
        return None
    return next((ask for ask in handover.asks if ask.token == token), None)


def waiting_for(handover: HandoverRecord) -> tuple[Ask, ...]:
    """The questions of those who have not spoken."""
    spoken = {answer.leader for answer in handover.answers}
    return tuple(ask for ask in handover.asks if ask.open and ask.person not in spoken)


def close_handover(draft: Draft, event: HandoverEvent) -> HandoverRecord:
    """It ends: no answer to it decides anything any more."""
    handover = handover_of(draft)
    return put_handover(
        draft,
        structs.replace(
            handover,
            state=handover_after(handover.state, event),
            asks=tuple(structs.replace(ask, open=False) for ask in handover.asks),
            closed_at=draft.context.now,
        ),
    )


def last_day_of(handover: HandoverRecord) -> dt.date:
    """After it no answer is waited for: the contract's last day, or some months after the mail."""
    return max(handover.end or dt.date.min, handover.opened_at.date() + WITHOUT_CONTRACT)


def lapse_handover(draft: Draft) -> None:
    """What some leader has not answered by its last day comes to nothing; the administrator is told."""
    handover = draft.project.handover
    if handover is None or not handover.is_open or draft.context.today <= last_day_of(handover):
        return
    missing = "、".join(ask.person for ask in waiting_for(handover))
    close_handover(draft, "period is over")
    draft.note(
        f"交底的人员安排没有定论，已失效（没有答复：{missing}）",
        f"no team came of the hand-over (not answered: {missing.replace('、', ', ')})",
    )
    draft.told(
        f"{draft.project.name}：交底的人员安排没有定论，没有登记（没有答复：{missing}）",
        f"{draft.project.name}: no team came of the hand-over; not answered: {missing.replace('、', ', ')}",
    )


def handover_days(project: Project) -> Iterable[dt.date]:
    """The day on which `lapse_handover` has something to do."""
    if project.handover is not None and project.handover.is_open:
        yield last_day_of(project.handover) + ONE_DAY


def answer_as_told(answer: HandoverAnswer) -> GroupAnswer:
    """What a leader has said, as letters show it."""
    people = tuple(
        Support(line.person, line.role, line.start, line.end, line.segments, line.estimated_days, line.support_days)
        for line in answer.lines
    )
    return GroupAnswer(answer.leader, people)
