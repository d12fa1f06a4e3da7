"""What every sender does: a back end brings an `outgoing` fixture that opens senders and shows what arrived."""

from __future__ import annotations

from typing import Protocol

from daemon.ports import Refused, Sender, Sent

RECIPIENTS = ("huangjunjie@corp.example",)
UNSENT = ("not_sent", "no_trace")


class Outgoing(Protocol):
    """An outgoing server under test, seen from the outside."""

    def sender(self) -> Sender:
        """A sender to it, as a daemon that starts now opens one."""

    def arrived(self) -> list[bytes]:
        """Every letter that it has taken."""

    def vanish(self) -> None:
        """Make it unreachable."""


def letter(message_id: str) -> bytes:
    return f"Message-ID: {message_id}\nSubject: =?utf-8?b?5pKk5Zy6?=\n\n撤场通知\n.\nFrom here\n".encode()


class SenderContract:
    def test_a_letter_arrives_byte_for_byte(self, outgoing: Outgoing) -> None:
        assert outgoing.sender().send(letter("<1@d.example>"), "<1@d.example>", RECIPIENTS) == Sent()
        assert outgoing.arrived() == [letter("<1@d.example>")]

    def test_letters_with_other_ids_are_other_letters(self, outgoing: Outgoing) -> None:
        sender = outgoing.sender()
        ids = ["<1@d.example>", "<11@d.example>", "<1@d.example2>", "<A@d.example>", "<a@d.example>"]
        for message_id in ids:
            assert sender.send(letter(message_id), message_id, RECIPIENTS) == Sent()
        assert sorted(outgoing.arrived()) == sorted(letter(message_id) for message_id in ids)

    def test_evidence_tells_or_says_that_it_cannot(self, outgoing: Outgoing) -> None:
        sender = outgoing.sender()
        assert sender.evidence("<1@d.example>") in UNSENT
        sender.send(letter("<1@d.example>"), "<1@d.example>", RECIPIENTS)
        for asked in (sender, outgoing.sender()):
            assert asked.evidence("<1@d.example>") in ("sent", "no_trace")
            assert asked.evidence("<1@d.exampl>") in UNSENT

    def test_a_server_out_of_reach_is_an_answer_not_an_exception(self, outgoing: Outgoing) -> None:
        sender = outgoing.sender()
        sender.send(letter("<1@d.example>"), "<1@d.example>", RECIPIENTS)
        outgoing.vanish()
        result = sender.send(letter("<2@d.example>"), "<2@d.example>", RECIPIENTS)
        assert isinstance(result, Refused)
        assert not result.permanent
        assert "\n" not in result.reason
        assert sender.evidence("<2@d.example>") != "sent"
        sender.close()
