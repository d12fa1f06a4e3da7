"""A mail that says in full what changes, and not of whom: thread and records tell of whom it is (D4, M4).

结束时间更正为7月30日, 工作量调整为20人天，时间不变. Where one record alone can be meant, it is carried out as a notice
would be; anything else goes back with the form.
"""

from __future__ import annotations

from state.directory import Person, name_key
from state.entitlement import may_send_notice, voices_of
from state.events import MailInHand, Notice
from state.model import Assignment
from state.notice import AssignmentLine, Change, Source
from state.workflow.draft import Draft
from state.workflow.notice import record_notice
from state.workflow.receivers import is_alive


def take_plain_change(draft: Draft, mail: MailInHand, change: Change | None, *, direct: bool | None = None) -> bool:
    """Record what the mail changes of the one record that it can mean; False where that is not sure.

    `direct`: of a reply, whether it answers the very mail that it is in reply to; None of a mail of its own.
    """
    if change is None or not change.whole or not may_send_notice(mail.sender, draft.project, draft.directory):
        return False
    alive = [a for a in draft.project.assignments if is_alive(a, draft.said_on)]
    meant = _of_whom(change, alive if direct is None else _answered(draft, mail, alive, direct=direct))
    line = _line(draft, mail.sender, change, meant[0]) if len(meant) == 1 else None
    if line is None:
        return False
    record_notice(draft, Notice(mail, (line,)))
    return True


def _answered(draft: Draft, mail: MailInHand, alive: list[Assignment], *, direct: bool) -> list[Assignment]:
    """The records of the letter or of the notice that is answered; in another thread days may be anything's."""
    nearest = mail.answers[:1] if direct else ()
    letters = [one for one in draft.project.letters if one.message_id in nearest]
    if any(letter.kind == "correction_request" for letter in letters):
        return []  # a form asks for all of it
    told = {told for letter in letters for told in letter.assignments}
    return [a for a in alive if a.id in told or (a.mail is not None and a.mail in mail.answers)]


def _of_whom(change: Change, records: list[Assignment]) -> list[Assignment]:
    named = {name_key(name) for name in change.names}
    return [a for a in records if not named or name_key(a.person) in named]


def _line(draft: Draft, sender: Person, change: Change, record: Assignment) -> AssignmentLine | None:
    """The record as the change leaves it; None where it cannot be changed so.

    What has not begun is amended freely; of what runs a later last day opens an extension, by whoever has a voice.
    """
    start, end = change.start or record.start, change.end or record.end
    moved = (start, end) != (record.start, record.end)
    if end is None or end < start:
        return None
    if record.start <= draft.said_on and moved and not _extends(draft, sender, change, record):
        return None
    return AssignmentLine(
        record.person,
        start=start,
        end=end,
        segments=() if moved else record.segments,
        estimated_days=change.estimated_days,
        support_days=change.support_days,
        sources=(Source("mail", 0, change.line),),
    )


def _extends(draft: Draft, sender: Person, change: Change, record: Assignment) -> bool:
    later = change.end is not None and record.end is not None and change.end > record.end
    voices = voices_of(sender, record, draft.project, draft.directory)
    return later and change.start in {None, record.start} and bool(voices)
