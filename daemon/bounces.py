"""A bounce is matched to the letter it is about, and what follows from it is committed (PROCESS rule M5)."""

from __future__ import annotations

from daemon.assembly import Assembly
from daemon.committing import commit, tell_admin
from daemon.step_context import step_context
from parsers.message import Mail
from state.model import HandledMail, LetterRecord, Project
from state.workflow.bounce import hear_bounce


def take_bounce(assembly: Assembly, mail: Mail, entry: HandledMail) -> str | None:
    """The name of the project whose letter came back, with the bounce in its ledger; None for a bounce of no letter.

    The bounce itself is never answered (M2).
    """
    found = _letter(assembly, mail.bounced_message_id)
    if found is None:
        return None
    project, letter = found
    heard = hear_bounce(project, letter, mail.failed_recipients, mail.message_id, step_context(assembly))
    commit(assembly, heard.change, entry)
    tell_admin(assembly, "bounce", heard.lines)
    return project.name


def _letter(assembly: Assembly, message_id: str | None) -> tuple[Project, LetterRecord] | None:
    address = assembly.store.find_letter(message_id) if message_id else None
    project = assembly.store.load(address.project) if address else None
    if project is None or address is None:
        return None
    return project, next(letter for letter in project.letters if letter.id == address.letter)
