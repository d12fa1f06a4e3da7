"""A letter came back (PROCESS rule M5): the record says whom it missed, the notice's sender and the admin hear of it.

A bounce is anybody's to write: only people whom the letter went to are believed to be out of reach, and of each letter
each of them is told of once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from state.directory import address_key
from state.letters import BounceReport
from state.model import Contact, Entry, LetterRecord, Project
from state.workflow.draft import Change, Context, Draft

_TOKENS = re.compile(r"(?<!\s)\s*+\[#[0-9a-f]{6,32}\]", re.ASCII)
"""A token is for the eyes of the one who is asked."""
_UNREPORTED = frozenset({"bounce_report", "admin_digest"})
"""Of these only the admin hears: a report about a report would go on for ever."""


class Heard(NamedTuple):
    """What follows from a bounce; `lines` are the admin's."""

    change: Change
    lines: tuple[str, ...]


def hear_bounce(
    project: Project, letter: LetterRecord, failed: Iterable[str], mail: str | None, context: Context
) -> Heard:
    """Note that a letter of the project did not reach those of its receivers whose addresses are among `failed`.

    `mail` is the Message-ID of the bounce. A bounce that names none of them is about the only receiver, where there is
    but one; else nobody knows whom it means, and only the admin hears of it.
    """
    known = {entry.what for entry in project.history}
    unreached = _unreached(letter, failed)
    new = tuple(contact for contact in unreached if _line(letter, contact, context.language) not in known)
    lines = [_line(letter, contact, context.language) for contact in new]
    if not unreached and (unclear := _line(letter, None, context.language)) not in known:
        lines = [unclear]
    entries = tuple(Entry(context.now, line, mail) for line in lines)
    draft = Draft(structs.replace(project, history=(*project.history, *entries)), context)
    if new and letter.kind not in _UNREPORTED:
        _report(draft, letter, new)
    return Heard(draft.done(), tuple(f"{project.name}：{line}" if project.name else line for line in lines))


def _unreached(letter: LetterRecord, failed: Iterable[str]) -> tuple[Contact, ...]:
    receivers = (*letter.to, *letter.cc)
    keys = {address_key(address) for address in failed}
    named = tuple(contact for contact in receivers if address_key(contact.address) in keys)
    return named or (receivers if len(receivers) == 1 else ())


def _line(letter: LetterRecord, contact: Contact | None, language: str) -> str:
    """What is said of it. The daily letter has no date here: that it does not arrive is told once, not every day."""
    if language == "en":
        return _line_in_english(letter, contact)
    who = f"{contact.name} <{contact.address}>" if contact else "其中一位收件人（退信没有写明是谁）"
    if letter.kind == "admin_digest":
        return f"退信：管理日报没有送达 {who}"
    return f"退信：{letter.made_at:%Y-%m-%d}「{_bare(letter.subject)}」（{letter.id}）没有送达 {who}"


def _line_in_english(letter: LetterRecord, contact: Contact | None) -> str:
    who = f"{contact.name} <{contact.address}>" if contact else "one of its receivers (the bounce does not say which)"
    if letter.kind == "admin_digest":
        return f"Bounce: the admin digest did not reach {who}"
    return f'Bounce: "{_bare(letter.subject)}" of {letter.made_at:%Y-%m-%d} ({letter.id}) did not reach {who}'


def _bare(subject: str) -> str:
    return _TOKENS.sub("", subject)


def _report(draft: Draft, letter: LetterRecord, unreached: tuple[Contact, ...]) -> None:
    """To who sent a notice that the letter answers or rests upon, unless that is who was not reached."""
    failed = {address_key(contact.address) for contact in unreached}
    facts = BounceReport(draft.project.name, _bare(letter.subject), letter.made_at.date(), unreached)
    for sender, notice in _senders_and_notices(draft, letter).items():
        if address_key(sender.address) not in failed:
            draft.send("bounce_report", (sender,), facts, assignments=letter.assignments, follows=notice)


def _senders_and_notices(draft: Draft, letter: LetterRecord) -> dict[Contact, str | None]:
    """Each sender once, with a notice of theirs: a letter about several people may rest upon several."""
    if letter.answers is not None:
        return dict.fromkeys((letter.meant_for or letter.to)[:1], letter.answers)
    found: dict[Contact, str | None] = {}
    for assignment in draft.project.assignments:
        if assignment.id in letter.assignments and assignment.noticed_by is not None:
            sender = draft.office(assignment.noticed_by)
            if sender is not None:
                found.setdefault(sender, assignment.mail)
    return found
