"""Which of the daemon's letters a mail answers, and which project's thread it stands in (M1, M7)."""

from __future__ import annotations

import re

from msgspec import Struct

from parsers.message import Mail
from state.store.port import LetterAddress, Store

SUBJECT_TOKEN = re.compile(r"\[#([0-9a-f]{6,32})\]")


class Thread(Struct, frozen=True):
    """What a mail answers: a letter of ours, or a mail in a project's ledger, or nothing that is known."""

    letter: LetterAddress | None = None
    direct: bool = True
    """It answers our letter itself; else our letter is only further up in what people wrote to each other."""
    project: str | None = None

    @property
    def token(self) -> str | None:
        """The token of the letter that is answered."""
        return self.letter.token if self.letter else None


def find_thread(mail: Mail, store: Store) -> Thread:
    """By In-Reply-To, else by References, else by the token in the subject, else by the project's ledger."""
    for message_id in mail.in_reply_to:
        letter = store.find_letter(message_id)
        if letter is not None:
            return Thread(letter, direct=True, project=letter.project)
    for message_id in reversed(mail.references):
        letter = store.find_letter(message_id)
        if letter is not None:
            return Thread(letter, direct=not mail.in_reply_to, project=letter.project)
    for token in SUBJECT_TOKEN.findall(mail.subject):
        letter = store.find_token(token)
        if letter is not None:
            return Thread(letter, direct=not mail.in_reply_to, project=letter.project)
    return Thread(project=_project_of(mail, store), direct=False)


def _project_of(mail: Mail, store: Store) -> str | None:
    answered = (*mail.in_reply_to, *reversed(mail.references))
    return next((key for key in map(store.project_of_mail, answered) if key is not None), None)
