"""An answer to a question about a need is read for names, or for nobody (D2b)."""

from __future__ import annotations

from msgspec import structs

from daemon.known_names import known_names
from parsers.message import Mail
from parsers.notices.needs.offer import read_offer
from state.directory import Directory
from state.events import Event, WordGiven


def with_offer(event: Event | None, mail: Mail, directory: Directory) -> Event | None:
    """The event, where it is a word under one of the daemon's questions with what it offers."""
    if not isinstance(event, WordGiven) or event.token is None:
        return event
    return structs.replace(event, offer=read_offer(mail, known_names(directory)))
