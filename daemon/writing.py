"""A letter is written once, to the very bytes that will be sent."""

from __future__ import annotations

import hashlib

from msgspec import structs

from daemon.assembly import Assembly
from state.letters import Confirmation, Correction, Letter
from state.model import Contact, LetterRecord
from templates.languages import language_for
from templates.message import Answered, compose, is_sendable, subject_line
from templates.rendering import render


def write_letter(
    assembly: Assembly, letter: Letter, number: str, nonce: str, answered: Answered | None
) -> LetterRecord:
    """Freeze a letter: its Message-ID, its date and its bytes never change again."""
    now = assembly.clock.now()
    message_id = _message_id(assembly, letter, number, nonce)
    letter = structs.replace(letter, language=_language(assembly, letter, answered))
    letter = structs.replace(letter, to=_sendable(letter.to), cc=_sendable(letter.cc))
    threaded = answered if letter.answer else _following(letter)
    diverted = _is_diverted(assembly, letter)
    words = render(letter, assembly.address.address, message_id=message_id, rehearsal=diverted)
    letter, meant_for = _addressed(assembly, letter)
    data = compose(
        words,
        letter=letter,
        sender=assembly.address,
        message_id=message_id,
        date=now,
        answered=threaded,
        meant_for=meant_for,
    )
    sendable = bool(letter.to or letter.cc)
    return LetterRecord(
        id=number,
        kind=letter.kind,
        to=letter.to,
        cc=letter.cc,
        subject=subject_line(words, letter, threaded),
        message_id=message_id,
        made_at=now,
        state="waiting" if sendable else "failed",
        trouble=None if sendable else "nobody to send it to",
        key=letter.key,
        assignments=letter.assignments,
        token=letter.token,
        asks=letter.asks,
        answers=threaded.message_id if threaded and letter.answer else None,
        offers=letter.facts.offered if isinstance(letter.facts, Confirmation) else None,
        form=letter.facts.whole if isinstance(letter.facts, Correction) else (),
        meant_for=meant_for,
        frozen=data.decode("ascii") if sendable else None,
    )


def _is_diverted(assembly: Assembly, letter: Letter) -> bool:
    """Whether a rehearsal keeps the letter from somebody (U3)."""
    receivers = {contact.address for contact in (*letter.to, *letter.cc)}
    return assembly.configuration.policy.rehearsal and not receivers <= {one.address for one in assembly.admins}


def _addressed(assembly: Assembly, letter: Letter) -> tuple[Letter, tuple[Contact, ...]]:
    """The letter to whom it is sent, and whom it was meant for where a rehearsal sends it to the admins (U3)."""
    if not assembly.configuration.policy.rehearsal:
        return letter, ()
    return structs.replace(letter, to=_sendable(assembly.admins), cc=()), (*letter.to, *letter.cc)


def _following(letter: Letter) -> Answered | None:
    """The earlier mail that a letter of the daemon's own accord threads under."""
    return Answered(letter.follows) if letter.follows else None


def _language(assembly: Assembly, letter: Letter, answered: Answered | None) -> str:
    """The receiver's language, which a rehearsal keeps (M6, U3)."""
    default = assembly.configuration.daemon.language
    return language_for(letter, assembly.directory, answered.language if answered else None, default)


def _message_id(assembly: Assembly, letter: Letter, number: str, nonce: str) -> str:
    """The token, where the letter carries one, and something nobody can guess (DESIGN: Trust)."""
    unique = hashlib.blake2b(f"{nonce}/{number}".encode(), digest_size=10).hexdigest()
    domain = assembly.address.address.rpartition("@")[2]
    return f"<{letter.token or 'rosterd'}.{unique}@{domain}>"


def _sendable(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    return tuple(contact for contact in contacts if is_sendable(contact.address))
