"""One letter over an open connection: MAIL, RCPT, DATA, and what each answer means (RFC 5321 section 3.3)."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass

from daemon.ports import Refused, SendResult, Sent, Unknown
from daemon.transports.server import reason_of
from daemon.transports.smtp_connection import Answer, SmtpConnection, Timeouts, printable
from daemon.transports.smtp_letter import WireLetter, is_address

ABOUT_LOGIN = (530, 534, 535, 538)
"""Answers of RFC 4954 section 6: they speak of the login, not of the letter, which can go out once it is mended."""
CLOSING = 421
GO_AHEAD = 354
NO_SUCH_ADDRESS = Answer(553, "no mail can be sent to this address")
NEEDS_SMTPUTF8 = Answer(553, "the address is not ASCII, and the server does not offer SMTPUTF8")


@dataclass(frozen=True)
class Heard:
    """Who of the recipients is taken, and what the server says of the others."""

    taken: tuple[str, ...]
    refused: tuple[tuple[str, Answer], ...]

    @property
    def some_later(self) -> bool:
        """Whether somebody is refused for now only."""
        return not all(_is_final(answer) for _, answer in self.refused)

    @property
    def lines(self) -> tuple[str, ...]:
        """Who is refused and why, a line each."""
        return tuple(f"{printable(address)}: {answer}" for address, answer in self.refused)


def hand_over(connection: SmtpConnection, letter: WireLetter, timeouts: Timeouts, *, hold: bool) -> SendResult:
    """Send one letter to everybody whom the server takes.

    With `hold`, a recipient refused for now keeps the letter back for all: a letter is one mail to all its receivers.
    Raises OSError when the connection is lost before DATA: then nothing of the letter has been said.
    """
    if (lack := _lack(connection, letter)) is not None:
        return Refused(lack, permanent=True)
    answer = _ask(connection, f"MAIL FROM:<{letter.sender}>{_parameters(connection, letter)}")
    if not answer.accepts:
        return _refusal(answer)
    heard = _name_recipients(connection, letter.recipients)
    if not heard.taken or (hold and heard.some_later):
        return Refused("; ".join(heard.lines) or "nobody to send it to", permanent=not heard.some_later)
    answer = _ask(connection, "DATA")
    return _data(connection, letter, timeouts, heard) if answer.code == GO_AHEAD else _refusal(answer)


def _lack(connection: SmtpConnection, letter: WireLetter) -> str | None:
    """What the letter needs and the server does not have."""
    most = connection.esmtp_features.get("size", "")
    if most.isascii() and most.isdigit() and 0 < int(most[:19]) < len(letter.lines):
        return f"the letter has {len(letter.lines)} bytes, the server takes {most[:19]}"
    if letter.is_eight_bit and not connection.has_extn("8bitmime"):
        return "the letter holds 8-bit bytes, and the server does not offer 8BITMIME"
    if not is_address(letter.sender) or _needs_utf8(connection, letter.sender):
        return f"the server does not take the sender's address {letter.sender}"
    return None


def _needs_utf8(connection: SmtpConnection, address: str) -> bool:
    """Whether the address needs SMTPUTF8 and the server does not offer it (RFC 6531 section 3.4)."""
    return not address.isascii() and not connection.has_extn("smtputf8")


def _parameters(connection: SmtpConnection, letter: WireLetter) -> str:
    size = f" SIZE={len(letter.lines)}" if connection.has_extn("size") else ""
    body = " BODY=8BITMIME" if letter.is_eight_bit else ""
    wide = not "".join((letter.sender, *letter.recipients)).isascii() and connection.has_extn("smtputf8")
    return size + body + (" SMTPUTF8" if wide else "")


def _name_recipients(connection: SmtpConnection, recipients: tuple[str, ...]) -> Heard:
    answers = {address: _rcpt(connection, address) for address in recipients}
    taken = tuple(address for address, answer in answers.items() if answer.accepts)
    return Heard(taken, tuple((address, answer) for address, answer in answers.items() if not answer.accepts))


def _rcpt(connection: SmtpConnection, address: str) -> Answer:
    if not is_address(address):
        return NO_SUCH_ADDRESS
    if _needs_utf8(connection, address):
        return NEEDS_SMTPUTF8
    return _ask(connection, f"RCPT TO:<{address}>")


def _ask(connection: SmtpConnection, text: str) -> Answer:
    """The answer to a command before DATA; a server that closes is a lost connection (RFC 5321 section 3.8)."""
    answer = connection.command(text)
    if answer.code == CLOSING:
        connection.close()
        raise smtplib.SMTPServerDisconnected(str(answer))
    return answer


def _data(connection: SmtpConnection, letter: WireLetter, timeouts: Timeouts, heard: Heard) -> SendResult:
    """The letter's bytes and the answer to them: before the final dot it is not sent, after it nobody can tell."""
    try:
        connection.allow(timeouts.data)
        connection.send(letter.stuffed)
        connection.allow(timeouts.command)
    except OSError:
        connection.close()
        return Refused("the connection was lost in the middle of the letter", permanent=False)
    try:
        answer = connection.answer(timeouts.answer)
    except OSError as error:
        return Unknown(f"no answer after the letter ({reason_of(error)})")
    if answer.accepts:
        return Sent(refused=heard.lines)
    if answer.refuses_for_now or answer.refuses_for_good:
        return _refusal(answer)
    connection.close()
    return Unknown(f"no clear answer after the letter ({answer})")


def _refusal(answer: Answer) -> Refused:
    return Refused(str(answer), permanent=_is_final(answer))


def _is_final(answer: Answer) -> bool:
    return answer.refuses_for_good and answer.code not in ABOUT_LOGIN
