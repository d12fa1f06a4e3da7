"""A need is stated (PROCESS rule D2b): who may, which group it is for, and the question to that group's leaders."""

from __future__ import annotations

from msgspec import structs

from state.entitlement import deciding_manager, leads_project
from state.events import MailInHand, NeedStated
from state.groups import groups_for, known_groups, leaders_of_group
from state.letters import ForwardedNeed, NeedForward, NeedTaken, NotEntitled
from state.model import NeedRecord, Outcome
from state.notice import Need, Remark
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.need_records import need_in_english, need_words, new_need_id, put_need, put_need_ask
from state.workflow.receivers import delegate_of
from state.workflow.views import was_unknown


def take_need(draft: Draft, event: NeedStated) -> Outcome:
    """Ask the leaders of each group; "recorded" unless it is refused, unclear, or was asked before."""
    project = draft.project
    if not leads_project(event.mail.sender, project, draft.directory):
        heads = (deciding_manager(project), project.rd_lead)
        who = tuple(dict.fromkeys(name for name in heads if name))
        draft.answer("not_entitled", NotEntitled("need", project.name or None, who))
        return "answered"
    problems = event.problems or tuple(r for need in event.needs if (r := _problem_with(draft, need)) is not None)
    if problems:
        ask_to_correct(draft, event, problems)
        return "answered"
    return _ask_groups(draft, event)


def _problem_with(draft: Draft, need: Need) -> Remark | None:
    """What only the directory and the day can tell: no group or several for the role; a period that is over."""
    line = need.sources[0].text if need.sources else None
    if need.role is None:
        return Remark("missing-role", "role", line)
    if need.start is None or need.end is None:
        return Remark("missing-period", "period", line)
    if need.end < draft.said_on:
        return Remark("already-over", "period", line)
    groups = groups_for(need.role, draft.directory)
    if len(groups) > 1:
        return Remark("ambiguous-group", "role", line, value=need.role, near=groups)
    return (
        None if groups else Remark("unknown-group", "role", line, value=need.role, near=known_groups(draft.directory))
    )


def _ask_groups(draft: Draft, event: NeedStated) -> Outcome:
    new_project = was_unknown(draft.project)
    new = [need for need in event.needs if not _is_asked(draft, need, event.mail)]
    for need in new:
        _ask_group(draft, need, event)
    forwarded = tuple(_forwarded(draft, need) for need in event.needs)
    draft.answer("confirmation", NeedTaken(draft.project.name, forwarded, new_project, already=not new))
    return "recorded" if new else "answered"


def _is_asked(draft: Draft, need: Need, mail: MailInHand) -> bool:
    """Whether the same person has asked for the very same, and it is still open."""
    asked = (record for record in draft.project.needs if record.is_open and record.asked_by == mail.sender.name)
    return any(_bare(record.need) == _bare(need) for record in asked)


def _bare(need: Need) -> Need:
    return structs.replace(need, sources=())


def _group_of(draft: Draft, need: Need) -> str:
    return groups_for(need.role or "", draft.directory)[0]


def _forwarded(draft: Draft, need: Need) -> ForwardedNeed:
    group = _group_of(draft, need)
    return ForwardedNeed(_bare(need), group, tuple(leader.name for leader in leaders_of_group(group, draft.directory)))


def _ask_group(draft: Draft, need: Need, event: NeedStated) -> None:
    mail = event.mail
    group = _group_of(draft, need)
    record = put_need(
        draft,
        NeedRecord(
            id=new_need_id(draft),
            need=need,
            asked_by=mail.sender.name,
            group=group,
            opened_at=draft.context.now,
            mail=mail.message_id,
            words=event.words,
        ),
    )
    draft.note(
        f"人员需求 {record.id}：{need_words(need)}（{mail.sender.name}），询问「{group}」",
        f"need {record.id}: {need_in_english(need)} ({mail.sender.name}), asking {group}",
    )
    ask_leaders(draft, record)


def ask_leaders(draft: Draft, record: NeedRecord) -> None:
    """The question to everybody who leads the group, or acts in their place."""
    for leader in leaders_of_group(record.group, draft.directory):
        token = put_need_ask(draft, record.id, leader.name, "group")
        facts = NeedForward(draft.project.name, _bare(record.need), record.asked_by, token, words=record.words)
        copied = (delegate_of(draft, leader.name),)
        draft.send("need_forward", (leader.contact,), facts, cc=copied, token=token)
