"""A reply that states something under a letter of the daemon's which asked nothing of its sender (M3, M4).

The letters say that corrections may be sent as a reply. One that cannot be carried out as it stands goes back with the
form of what is on record, or of the early release that it names: nothing of it is dropped in silence.
"""

from __future__ import annotations

import datetime as dt
import re

from state.directory import Directory
from state.entitlement import may_send_notice
from state.events import Unread, WordGiven
from state.letters import Correction
from state.model import Assignment, LetterRecord
from state.notice import AssignmentLine, Decision, ReleaseLine, Remark, every_word
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.receivers import is_alive

_DAY = re.compile(
    r"\d{1,2}\s?月|\b\d{4}[-/.]\d{1,2}\b|\b\d{1,2}/\d{1,2}\b"
    r"|\b\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[^:：]{0,12}(?:项目|人员|岗位|周期|时间|人数|负责人|经理|类型|客户|原因|工作量)\s?[:：]\s?\S"
    r"|[^:：]{0,20}(?:project|people|person|role|period|effort|date|lead|manager|type|reason)\s?[:：]\s?\S",
    re.IGNORECASE,
)
"""A label of one of the forms; a telephone in a signature has others."""
_OF_A_CHANGE = re.compile(
    r"改|更正|更换|变更|调整|提前|推迟|延长|延期|延至|续期|撤场|周期|结束|开始|为止|应为|应该|写错|有误"
    r"|chang|extend|correct|instead|wrong|period|until|should",
    re.IGNORECASE,
)

_CORRECTS = re.compile(
    r"改为|改成|改到|换成|应为|应是|应该是|写错|搞错|弄错|有误|不对|取消|不需要|不再需要|更正"
    r"|chang\w{0,3} to|should be|wrong|mistake|cancel|no longer need",
    re.IGNORECASE,
)
_SOME_TIME = re.compile(r"如有|若有|如果|要是|再通知|再联系|再发|再说|再议|\bif\b|\blater\b", re.IGNORECASE)
"""What may come is no correction yet."""
_CONFIRMING = frozenset({"confirmation", "project_end"})


def ask_what_to_record(draft: Draft, event: WordGiven) -> bool:
    """Ask what is to be recorded, of whoever may say so; False where the reply is no more than talk."""
    letter = _letter_answered(draft, event)
    if letter is None:
        return False
    if letter.kind == "correction_request":
        return _ask_for_all_of_it(draft, event)
    dated = [word for word in every_word(event.decision, event.decisions) if word.until is not None]
    own = letter.kind in _CONFIRMING and event.mail.sender.contact in (letter.meant_for or letter.to)
    text = _line_of_a_change(event) if own else None
    about = [a for a in map(draft.assignment, letter.assignments) if is_alive(a, draft.said_on)]
    if about and (dated or text) and may_send_notice(event.mail.sender, draft.project, draft.directory):
        _send(draft, event, about, dated, text)
        return True
    if about or text is None:
        return False
    nothing = Remark("nothing-changed", "mail", text)
    draft.answer("correction_request", Correction(draft.project.name or None, (nothing,), form=()))
    return True


def _letter_answered(draft: Draft, event: WordGiven) -> LetterRecord | None:
    nearest = event.mail.answers[:1] if event.direct else ()
    return next((one for one in draft.project.letters if one.message_id in nearest), None)


def _ask_for_all_of_it(draft: Draft, event: WordGiven) -> bool:
    line = line_of_a_form(event.mail.words, draft.directory)
    if line is None:
        return False
    draft.answer("correction_request", all_of_it(draft.project.name or None, line))
    return True


def line_of_a_form(words: tuple[str, ...], directory: Directory) -> str | None:
    """The first line that may be what a form lacked: a label with its value, a day, or nothing but a name."""
    return next((line for line in words if _may_fill_in(line, directory)), None)


def _may_fill_in(line: str, directory: Directory) -> bool:
    named = directory.by_name(line) is not None or directory.project(line) is not None
    return named or _LABEL.match(line) is not None or _DAY.search(line) is not None


def all_of_it(project: str | None, line: str) -> Correction:
    """One line of a form says nothing without the others, which are not put together by guessing (M4)."""
    return Correction(project, (Remark("whole-form", "mail", line),), form=())


def _line_of_a_change(event: WordGiven) -> str | None:
    """The first line that corrects something, or names a day and speaks of a change."""
    lines = (line for line in event.mail.words if not _SOME_TIME.search(line))
    return next(
        (one for one in lines if _CORRECTS.search(one) or (_DAY.search(one) and _OF_A_CHANGE.search(one))), None
    )


def _send(draft: Draft, event: WordGiven, about: list[Assignment], dated: list[Decision], text: str | None) -> None:
    said = next((word.source.text for word in dated if word.source is not None), text)
    problem = Remark("answers-nothing", "mail", said)
    named = {word.person: word.until for word in dated if word.person is not None}
    alone = dated[0].until if len(dated) == 1 and len(about) == 1 else None
    days = {a.id: named.get(a.person, alone) for a in about}
    leaving = bool(dated) and all(word.action == "release" for word in dated)
    releases = tuple(ReleaseLine(a.person, days[a.id]) for a in about if days[a.id] or not any(days.values()))
    lines = tuple(_as_it_stands(a, days[a.id]) for a in about)
    ask_to_correct(
        draft,
        Unread(event.mail, (problem,), () if leaving else lines, releases if leaving else (), is_release=leaving),
        (problem,),
    )


def _as_it_stands(assignment: Assignment, until: dt.date | None) -> AssignmentLine:
    """The record as a line of a notice, with the last day that is named for it."""
    return AssignmentLine(
        assignment.person,
        assignment.role,
        assignment.start,
        until or assignment.end,
        estimated_days=assignment.estimated_days,
        support_days=assignment.support_days,
    )
