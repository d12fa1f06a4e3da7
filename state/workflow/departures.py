"""Somebody has left, or the directory has changed (U4): what they were asked is asked anew of who acts instead."""

from __future__ import annotations

from msgspec import structs

from state.directory import Person, Role, name_key
from state.entitlement import holds_role
from state.groups import leaders_of_group
from state.model import Ask, Assignment, NeedRecord, Project
from state.workflow.draft import Change, Context, Draft
from state.workflow.handover import ask_leader
from state.workflow.handover_answer import settle_handover
from state.workflow.handover_records import handover_of, put_handover, waiting_for
from state.workflow.holders import ask_present_holders, note_successor
from state.workflow.need import ask_leaders
from state.workflow.need_conclude import ask_asker
from state.workflow.need_records import need_of, put_need
from state.workflow.presales_assign import ask_second
from state.workflow.presales_records import forward, put_presales
from state.workflow.receivers import is_alive
from state.workflow.views import period_words
from state.workflow.waiting import without_stale_letters


def replace_in(project: Project, context: Context) -> Change:
    """Every question that waits for somebody who has left, or holds the voice no longer, is put to who does now.

    `missed` are the administrator's lines: whose support has not ended. That is not ended here, for nobody has said on
    which day (D7 or an amendment says it).
    """
    draft = Draft(project, context)
    ask_present_holders(draft)
    _needs(draft)
    _handover(draft)
    _presales(draft)
    _tell_of_still_lent(draft)
    return without_stale_letters(draft).done()


def _has_left(draft: Draft, name: str) -> bool:
    person = draft.directory.by_name(name)
    return person is not None and not draft.directory.is_here(person)


def _closed(asks: tuple[Ask, ...], gone: list[Ask]) -> tuple[Ask, ...]:
    """The questions, without those that are asked of others now."""
    return tuple(structs.replace(ask, open=ask.open and ask not in gone) for ask in asks)


def _without_office(draft: Draft, asks: tuple[Ask, ...], role: Role) -> list[Ask]:
    """The open questions to somebody who has left, or has the role no longer."""
    people = ((ask, draft.directory.by_name(ask.person)) for ask in asks if ask.open)
    return [ask for ask, one in people if one is not None and not _holds(draft, one, role)]


def _holds(draft: Draft, person: Person, role: Role) -> bool:
    return draft.directory.is_here(person) and holds_role(person, (role, "admin"), draft.directory)


def _leads_no_longer(draft: Draft, need: NeedRecord, ask: Ask) -> bool:
    """Whether others lead the group that is asked, now; who stated the need answers for it himself."""
    leaders = leaders_of_group(need.group, draft.directory)
    return ask.voice == "group" and bool(leaders) and ask.person not in {leader.name for leader in leaders}


def _needs(draft: Draft) -> None:
    for need in draft.project.needs:
        asked = [ask for ask in need.asks if ask.open]
        gone = [ask for ask in asked if _has_left(draft, ask.person) or _leads_no_longer(draft, need, ask)]
        if not need.is_open or not gone:
            continue
        need = put_need(draft, structs.replace(need, asks=_closed(need.asks, gone)))  # noqa: PLW2901
        voice = "group" if need.state == "asked" else "project"
        if any(ask.open and ask.voice == voice for ask in need.asks):
            continue
        _note(draft, gone[-1])
        if voice == "group":
            ask_leaders(draft, need_of(draft, need.id))
        else:
            ask_asker(draft, need_of(draft, need.id))


def _handover(draft: Draft) -> None:
    handover = draft.project.handover
    if handover is None or not handover.is_open:
        return
    spoken = {answer.leader for answer in handover.answers}
    gone = _without_office(draft, handover.asks, "group_leader")
    put_handover(draft, structs.replace(handover, asks=_closed(handover.asks, gone)))
    for ask in gone:
        successor = _leads_instead(draft, ask.person)
        asked = {other.person for other in handover_of(draft).asks if other.open}
        if ask.person not in spoken and successor is not None and successor.name not in asked:
            note_successor(draft, ask, (successor.name,))
            ask_leader(draft, successor)
    if gone and not waiting_for(handover_of(draft)):
        settle_handover(draft)


def _leads_instead(draft: Draft, name: str) -> Person | None:
    """Who acts for a leader who has left, or leads the group of one who leads it no longer."""
    person = draft.directory.by_name(name)
    if person is not None and draft.directory.is_here(person):
        return next(iter(draft.directory.leaders_of(person)), None)
    return draft.directory.acting(name)


def _presales(draft: Draft) -> None:
    for record in draft.project.presales:
        gone = _without_office(draft, record.asks, "coordinator")
        if not record.waits or not gone:
            continue
        record = put_presales(draft, structs.replace(record, asks=_closed(record.asks, gone)))  # noqa: PLW2901
        if any(ask.open for ask in record.asks):
            continue
        _note(draft, gone[-1])
        if record.state == "agreeing":
            ask_second(draft, record)
        else:
            forward(draft, record, agreed=record.state == "accepted")


def _note(draft: Draft, ask: Ask) -> None:
    successor = draft.directory.acting(ask.person)
    left = successor is not None and successor.name != ask.person
    note_successor(draft, ask, (successor.name,) if successor is not None and left else ())


def _tell_of_still_lent(draft: Draft) -> None:
    names = {name_key(person.name): person for person in draft.directory.people}
    for assignment in draft.project.assignments:
        person = names.get(name_key(assignment.person))
        if person is None or draft.directory.is_here(person) or not is_alive(assignment, draft.context.today):
            continue
        project, start, end = draft.project.name, assignment.start, assignment.end
        remedy, in_english = _remedy(draft, assignment)
        draft.told(
            f"{person.name} 已于 {person.left} 离开，【{project}】的支撑 {period_words(start, end)} 仍在登记中："
            f"{remedy}，或用 rosterd amend 更正",
            f"{person.name} left on {person.left}, and the support of [{project}] from {start} to {end or '…'} "
            f"is still on record: {in_english}, or rosterd amend corrects it",
        )


def _remedy(draft: Draft, assignment: Assignment) -> tuple[str, str]:
    """Who settles it: a coordinator, of pre-sales support, by naming somebody else (P3); else the manager (D7)."""
    if any(assignment.id in record.assignments for record in draft.project.presales):
        return "请产研协调人变更人选", "a coordinator names somebody else"
    return "请项目经理发提前撤场通知", "the manager announces an early release"
