"""Names that the directory does not know, looked up in the mail server's own address list where that is switched on."""

from __future__ import annotations

from typing import Protocol

from msgspec import structs

from parsers.message import Mail, Mailbox
from parsers.reading import Reading
from state.directory import address_key, name_key
from state.model import Contact

AT_MOST = 10
"""Names of one mail that are looked up."""


class AddressList(Protocol):
    """Who is who in the organisation, by the mail server."""

    def find(self, name: str) -> tuple[Contact, ...]:
        """The people whom the server takes the name for; none where it cannot be asked. Does not raise."""


def unknown_names(reading: Reading) -> tuple[str, ...]:
    """The names that stopped the reading because nobody is known by them, each once."""
    names = (problem.value for problem in reading.problems if problem.code == "unknown-person" and problem.value)
    return tuple(dict.fromkeys(names))[:AT_MOST]


def with_listed_people(mail: Mail, reading: Reading, addresses: AddressList) -> Mail | None:
    """The mail as if it had been copied to those whom its unknown names mean; None where that is nobody.

    A person is known from the directory, or for this project from a display name in the notice's own To and Cc (D3):
    what the address list says counts for no more than such a name. Only a name that is exactly one person's counts.
    """
    found = [box for name in unknown_names(reading) if (box := _only(name, addresses)) is not None]
    known = {address_key(box.address) for box in (*mail.to, *mail.cc)}
    new = tuple(box for box in found if address_key(box.address) not in known)
    return structs.replace(mail, cc=(*mail.cc, *new)) if new else None


def _only(name: str, addresses: AddressList) -> Mailbox | None:
    called = {
        address_key(person.address): person
        for person in addresses.find(name)
        if name_key(person.name) == name_key(name) and person.address
    }
    if len(called) != 1:
        return None
    (person,) = called.values()
    return Mailbox(person.name, person.address)
