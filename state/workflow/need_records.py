"""Needs as records (PROCESS rule D2b): put, asked about, closed; and when one is over, which the calendar tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import structs

from state.model import Ask, NeedRecord, Project, Voice
from state.notice import Need
from state.workflow.draft import Draft
from state.workflow.records import asked_under, with_newest
from state.workflow.table import NeedEvent, need_after
from state.working_days import ONE_DAY


def new_need_id(draft: Draft) -> str:
    """The id of the next need of the project: N1, N2, …"""
    return f"N{len(draft.project.needs) + 1}"


def need_of(draft: Draft, need_id: str) -> NeedRecord:
    """The newest record of that need."""
    return next(need for need in draft.project.needs if need.id == need_id)


def put_need(draft: Draft, need: NeedRecord) -> NeedRecord:
    """Replace the need of that id, or add it."""
    draft.project = structs.replace(draft.project, needs=with_newest(draft.project.needs, need))
    return need


def put_need_ask(draft: Draft, need_id: str, person: str, voice: Voice) -> str:
    """Note that a person is asked, for the group or for the project; the token of the answer."""
    ask = Ask(draft.new_token(), person, voice, None)
    need = need_of(draft, need_id)
    put_need(draft, structs.replace(need, asks=(*need.asks, ask)))
    return ask.token


def find_need_ask(draft: Draft, token: str | None) -> tuple[NeedRecord, Ask] | None:
    """The need and the question that carry this token."""
    return asked_under(draft.project.needs, token)


def close_need(draft: Draft, need: NeedRecord, event: NeedEvent, reason: str | None = None) -> NeedRecord:
    """The need ends: no answer to it decides anything any more."""
    closed = structs.replace(
        need,
        state=need_after(need.state, event),
        asks=tuple(structs.replace(ask, open=False) for ask in need.asks),
        closed_at=draft.context.now,
        reason=reason,
    )
    return put_need(draft, closed)


def is_past(project: Project, need: NeedRecord, day: dt.date) -> bool:
    """Whether nothing can come of it on that day: its last day is over, or the project is."""
    return day > need.last_day or project.ended_on is not None


def lapse_needs(draft: Draft) -> None:
    """What nobody has settled by its last day comes to nothing; nobody is written to about what is over (T3)."""
    for need in draft.project.needs:
        if need.is_open and is_past(draft.project, need, draft.context.today):
            close_need(draft, need, "period is over")
            draft.note(
                f"人员需求 {need.id} 没有定论，已失效：{need_words(need.need)}",
                f"need {need.id} lapsed, nothing agreed: {need_in_english(need.need)}",
            )


def need_days(project: Project) -> Iterable[dt.date]:
    """The days on which `lapse_needs` has something to do."""
    for need in project.needs:
        if need.is_open and need.last_day < dt.date.max:
            over = need.last_day + ONE_DAY
            yield min(over, project.ended_on) if project.ended_on is not None else over


def need_words(need: Need) -> str:
    """A need in the history: "前端开发 2 人，2026-06-01 至 2026-06-30"."""
    count = f" {need.count} 人" if need.count is not None else ""
    return f"{need.role}{count}，{need.start} 至 {need.end}"


def need_in_english(need: Need) -> str:
    """The same for an English history: "tester x 2, 2026-06-01 to 2026-06-30"."""
    count = f" x {need.count}" if need.count is not None else ""
    return f"{need.role}{count}, {need.start} to {need.end}"
