"""A notice is taken back (PROCESS, settled details "Cancellation"): what it opened is cancelled, what it amended
goes back. What has begun follows D7 as ever, and what was changed again since stays as it is.
"""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.entitlement import is_manager
from state.events import Notice, NoticeTakenBack
from state.letters import Cancellation, TakenBack
from state.letters.ending import NoNotice
from state.model import Assignment, Contact, Outcome, Project
from state.notice import Instead
from state.workflow.conclude import told_of_release, withdraw_release
from state.workflow.draft import Draft
from state.workflow.earlier import before, changed_by, opened_by, remembered
from state.workflow.ending_requests import end_requests
from state.workflow.need_withdrawal import take_back_needs
from state.workflow.receivers import manager_of, person_of, superior_of
from state.workflow.release_notice import tell_if_overdue
from state.workflow.table import assignment_after
from state.workflow.views import period_in_english, period_words, support_of

_CONFIRMING = frozenset({"confirmation", "handover_result"})


def take_back(draft: Draft, event: NoticeTakenBack) -> Outcome:
    """Take back what the notice did that is answered; "answered" where nothing of it can be taken back."""
    if event.unclear or event.on_condition:
        return _take_back_nothing(draft, event, "unclear" if event.unclear else "on_condition")
    notice = _notice_meant(draft, event.mail.answers)
    whole = not event.people
    if notice is None and whole and take_back_needs(draft, event.mail.answers, None):
        return "recorded"
    named = () if notice is not None else _only_records_of(draft, event)
    if named:
        return _take_back_all(draft, [(a, _cancelled_or_begun(draft, a)) for a in named])
    if notice is None:
        return _take_back_nothing(draft, event, _no_notice(draft.project, event.mail.answers))
    about = [a for a in draft.project.assignments if not event.people or a.person in event.people]
    touched = [a for a in about if _touched(draft, a, notice)]
    return _take_back_all(draft, [(a, _take_back_one(draft, a, notice)) for a in touched])


def _take_back_nothing(draft: Draft, event: NoticeTakenBack, meant: NoNotice | None) -> Outcome:
    """Say that nothing was taken back, and why."""
    facts = Cancellation(draft.project.name or None, event.mail.sender.name, meant=meant)
    draft.answer("correction_request", facts)
    return "answered"


def _take_back_all(draft: Draft, lines: list[tuple[Assignment, TakenBack]]) -> Outcome:
    """Confirm what was taken back, and tell of it."""
    done = [(a, line) for a, line in lines if line.changed]
    ids = _ids([assignment for assignment, _ in lines])
    draft.answer("confirmation", _facts(draft, tuple(line for _, line in lines)), assignments=ids)
    tell_of_cancellation(draft, tuple(a for a, _ in done), tuple(line for _, line in done))
    return "recorded" if done or any(line.effect == "withdrawn" for _, line in lines) else "answered"


def take_place(draft: Draft, notice: Notice, instead: Instead) -> None:
    """What the notice comes in the place of: whom the one that it answers lent and it does not is taken back (D4).

    It is asked about where it answers none, and its sender has lent others; where it says that it holds, and leaves
    out only some; and where it says no more than that the other was wrong, unless it corrects what is said of somebody.
    """
    stated = {name_key(line.person) for line in notice.lines}
    earlier = _notice_meant(draft, notice.mail.answers)
    alive = [a for a in draft.project.assignments if not _is_over(draft, a)]
    sender = notice.mail.sender.name
    lent = [a for a in alive if (opened_by(a) == earlier if earlier is not None else a.noticed_by == sender)]
    left_out = [a for a in lent if name_key(a.person) not in stated]
    some = len(left_out) < len(lent)
    if not left_out or (instead == "corrects" and some):
        return
    clear = instead == "void" or (instead == "holds" and not some)
    people = tuple(a.person for a in left_out)
    take_back(draft, NoticeTakenBack(notice.mail, people, unclear=earlier is None or not clear))


def _only_records_of(draft: Draft, event: NoticeTakenBack) -> tuple[Assignment, ...]:
    """The records of those whom a mail of its own names; nothing where somebody has none, or more than one."""
    project = draft.project
    known = {letter.message_id for letter in project.letters} | {mail.message_id for mail in project.mails}
    alive = [a for a in project.assignments if a.person in event.people and not _is_over(draft, a)]
    once = sorted(a.person for a in alive) == sorted(event.people)
    return tuple(alive) if once and known.isdisjoint(event.mail.answers) else ()


def _cancelled_or_begun(draft: Draft, assignment: Assignment) -> TakenBack:
    begun = assignment.start <= draft.said_on
    return TakenBack("begun", support_of(assignment)) if begun else cancel_planned(draft, assignment)


def cancel_planned(draft: Draft, assignment: Assignment) -> TakenBack:
    """Cancel what has not begun: what is open about it lapses, and both sides are told (D5)."""
    cancelled = draft.put(
        structs.replace(
            assignment,
            state=assignment_after(assignment.state, "is cancelled"),
            earlier=remembered(draft, assignment),
        )
    )
    draft.note(
        f"撤销 {assignment.person}：{period_words(assignment.start, assignment.end)}（{_sender_name(draft)}）",
        f"cancelled {assignment.person}: {period_in_english(assignment.start, assignment.end)} ({_sender_name(draft)})",
    )
    end_requests(draft, draft.open_requests(cancelled), "cancelled")
    return TakenBack("cancelled", support_of(cancelled))


def tell_of_cancellation(draft: Draft, assignments: tuple[Assignment, ...], lines: tuple[TakenBack, ...]) -> None:
    """Person and superior hear of it; so do the manager, whoever sent the notice, and who was told of a release."""
    persons: list[Contact | None] = []
    others: list[Contact | None] = []
    for assignment in assignments:
        persons.append(person_of(draft, assignment))
        others += [superior_of(draft, assignment), draft.office(assignment.noticed_by)]
        others += told_of_release(draft, assignment) if assignment.release_told_for else ()
    sender = draft.mail.sender.contact if draft.mail else None
    told = tuple(contact for contact in persons if contact != sender)
    copied = tuple(contact for contact in (*others, manager_of(draft)) if contact != sender)
    if lines and (told or copied):
        draft.send("cancellation", told, _facts(draft, lines), cc=copied, assignments=_ids(assignments))


def _notice_meant(draft: Draft, answered: tuple[str, ...]) -> str | None:
    """The mail that is answered, if it changed something here; a confirmation stands for what it answers.

    What people wrote to each other in between is passed over, what is known here never: a thread has many notices.
    """
    project = draft.project
    confirmed = {letter.message_id: letter.answers for letter in project.letters if letter.kind in _CONFIRMING}
    known = {letter.message_id for letter in project.letters} | {mail.message_id for mail in project.mails}
    changing = _mails_that_changed_something(project)
    for message_id in answered:
        notice = confirmed.get(message_id) or message_id
        if notice in changing:
            return notice
        if message_id in known:
            return None
    return None


def _no_notice(project: Project, answered: tuple[str, ...]) -> NoNotice | None:
    """What the mail answers that is no notice: a change of the lead, an end of the project, what both sides agreed."""
    letter = next((letter for letter in project.letters if letter.message_id in answered[:1]), None)
    if letter is not None and letter.kind == "extension_result":
        return "agreement"
    meant = letter.answers if letter is not None else next(iter(answered), None)
    kinds = [mail.kind for mail in project.mails if mail.message_id == meant and mail.outcome == "recorded"]
    if "lead_change" in kinds:
        return "lead_change"
    return "project_end" if "project_end" in kinds else None


def _mails_that_changed_something(project: Project) -> set[str | None]:
    opened = {opened_by(assignment) for assignment in project.assignments}
    changed = {earlier.mail for assignment in project.assignments for earlier in assignment.earlier}
    return opened | changed | {request.mail for request in project.requests}


def _touched(draft: Draft, assignment: Assignment, notice: str) -> bool:
    requests = (request for request in draft.project.requests if request.assignment == assignment.id)
    return changed_by(assignment, notice) or any(request.mail == notice for request in requests)


def _take_back_one(draft: Draft, assignment: Assignment, notice: str) -> TakenBack:
    if _is_over(draft, assignment):
        return TakenBack("over", support_of(assignment))
    asked = [request for request in draft.open_requests(assignment) if request.mail == notice]
    end_requests(draft, asked, "taken_back")
    line = _undo(draft, draft.assignment(assignment.id), notice)
    return TakenBack("withdrawn", line.support) if asked and not line.changed else line


def _undo(draft: Draft, assignment: Assignment, notice: str) -> TakenBack:
    """The newest change first: what another mail has changed since stays as it is."""
    was = before(assignment, notice)
    if was is not None:
        return _put_back(draft, assignment, was)
    if opened_by(assignment) == notice and not assignment.earlier:
        return _cancelled_or_begun(draft, assignment)
    return TakenBack("changed_since", support_of(assignment))


def _is_over(draft: Draft, assignment: Assignment) -> bool:
    over = assignment.end is not None and assignment.end < draft.said_on
    return over or assignment.state in {"released", "cancelled"} or assignment.ended_with_project


def _put_back(draft: Draft, assignment: Assignment, was: Assignment) -> TakenBack:
    if not _may_go_back(draft, assignment, was):
        return TakenBack("begun", support_of(assignment))
    draft.put(was)
    days = f"{period_words(assignment.start, assignment.end)} → {period_words(was.start, was.end)}"
    was_days, is_days = period_in_english(assignment.start, assignment.end), period_in_english(was.start, was.end)
    draft.note(
        f"撤销 {was.person} 的变更：{days}（{_sender_name(draft)}）",
        f"taken back for {was.person}: {was_days} -> {is_days} ({_sender_name(draft)})",
    )
    if was.end != assignment.end:
        end_requests(draft, draft.open_requests(was), "amended")
        withdraw_release(draft, assignment, draft.assignment(was.id))
        tell_if_overdue(draft, draft.assignment(was.id))
    return TakenBack("restored", support_of(was), support_of(assignment))


def _may_go_back(draft: Draft, assignment: Assignment, was: Assignment) -> bool:
    """What has not begun goes back freely. What runs keeps its first day; its last day only the manager puts back,
    and only to a later one: that undoes an early release of his own, while an earlier one needs D7.
    """
    if was.end is not None and was.end < draft.said_on:
        return False
    if assignment.start > draft.said_on and assignment.state == "planned":
        return True
    if was.start != assignment.start or was.end == assignment.end:
        return was.start == assignment.start
    later = assignment.end is not None and (was.end is None or was.end > assignment.end)
    return later and draft.mail is not None and is_manager(draft.mail.sender, draft.project, draft.directory)


def _facts(draft: Draft, lines: tuple[TakenBack, ...]) -> Cancellation:
    return Cancellation(draft.project.name, _sender_name(draft), lines)


def _sender_name(draft: Draft) -> str:
    return draft.mail.sender.name if draft.mail else ""


def _ids(assignments: list[Assignment] | tuple[Assignment, ...]) -> tuple[str, ...]:
    return tuple(assignment.id for assignment in assignments)
