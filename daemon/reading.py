"""A mail is read: with the names of the directory, the working calendar, and the day on which it was sent."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from daemon.address_list import with_listed_people
from daemon.assembly import Assembly
from daemon.known_names import known_names
from daemon.mail_date import sent_before, sent_in
from daemon.time_limit import in_time
from parsers.message import Mail
from parsers.read import read
from parsers.reading import Reading
from state.directory import Directory, address_key


def reading_of(assembly: Assembly, mail: Mail, directory: Directory, received: dt.datetime) -> tuple[Mail, Reading]:
    """The reading, and the mail that was read.

    Where names are unknown it is read once more, with those whom the mail server's address list knows on it.
    """
    mail = structs.replace(mail, for_us_alone=_is_for_us_alone(mail, assembly.address.address))
    mail = sent_in(assembly.configuration.daemon.timezone, sent_before(received, mail))
    reading = _read(assembly, mail, directory)
    addresses = assembly.address_list
    listed = with_listed_people(mail, reading, addresses) if addresses is not None else None
    return (mail, reading) if listed is None else (listed, _read(assembly, listed, directory))


def _read(assembly: Assembly, mail: Mail, directory: Directory) -> Reading:
    days_per_month = assembly.configuration.policy.days_per_month
    with in_time():
        return read(mail, known_names(directory), calendar=assembly.calendar, days_per_month=days_per_month)


def _is_for_us_alone(mail: Mail, own: str) -> bool:
    """Whether To and Cc are the daemon's own address."""
    receivers = {address_key(box.address) for box in (*mail.to, *mail.cc)}
    return receivers == {address_key(own)}
