"""What is on record of a project beyond who said what and when: a notice that says it again changes nothing (D4)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.model import Project, Vote

_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def on_record(project: Project) -> Project:
    """The project without its mails, letters and history; of the words, the latest of each voice."""
    words = tuple(structs.replace(r, votes=_latest(r.votes), asks=()) for r in project.requests)
    assignments = tuple(structs.replace(a, sources=(), mail=None) for a in project.assignments)
    return structs.replace(project, assignments=assignments, requests=words, mails=(), letters=(), history=())


def _latest(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    latest = {vote.voice: structs.replace(vote, at=_LONG_AGO, mail=None) for vote in votes}
    return tuple(latest[voice] for voice in sorted(latest))
