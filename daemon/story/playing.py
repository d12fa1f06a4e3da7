"""Stories: people write, the clock moves on, the daemon answers. Played in a folder, scene by scene."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

from msgspec import Struct

from daemon.assembly import assemble
from daemon.clock import StandingClock
from daemon.cycle import run_cycle
from daemon.story.cast import lay_out
from daemon.story.post import Post
from state.model import Contact


class Letters:
    """The daemon's latest letters: of each kind, and of each kind to each person."""

    def __init__(self) -> None:
        self._latest: dict[tuple[str, str | None], EmailMessage] = {}

    def remember(self, letter: EmailMessage) -> None:
        """A letter has gone out."""
        kind = str(letter["X-Rosterd-Kind"])
        self._latest[kind, None] = letter
        for _, address in getaddresses([str(letter["To"])]):
            self._latest[kind, address] = letter

    def of(self, kind: str, to: Contact | None = None) -> EmailMessage:
        """The latest of that kind, or the latest of it to that person."""
        return self._latest[kind, to.address if to is not None else None]


class Scene(Struct, frozen=True):
    """A moment of the story: who writes (nobody, when only the calendar moves on), and when the daemon looks."""

    at: str
    title: str
    sender: Contact | None = None
    mail: Callable[[Letters], EmailMessage] | None = None


class Story(Struct, frozen=True):
    """A department's people file, what its configuration has beside the usual, the project, and what happens."""

    people: str
    project: str
    scenes: tuple[Scene, ...]
    more: str = ""


class Played(Struct, frozen=True):
    """What came of a scene."""

    at: dt.datetime
    title: str
    letters: tuple[EmailMessage, ...]


def play(story: Story, folder: Path) -> Iterator[Played]:
    """Play the story in a folder, scene by scene."""
    config = lay_out(folder, story.people, story.more)
    with assemble(config) as assembly:
        post, latest = Post(folder), Letters()
        for scene in story.scenes:
            at = dt.datetime.fromisoformat(scene.at).replace(tzinfo=assembly.configuration.daemon.timezone)
            assembly.clock = StandingClock(at)
            if scene.mail is not None and scene.sender is not None:
                post.put(scene.mail(latest), scene.sender, at)
            run_cycle(assembly)
            letters = tuple(post.letters())
            for letter in letters:
                latest.remember(letter)
            yield Played(at, scene.title, letters)
