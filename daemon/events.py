"""From a reading to the event that the workflow takes; None where the mail brings nothing about."""

from __future__ import annotations

from daemon.thread import Thread
from parsers.reading import Reading
from state.events import Event, MailInHand, Notice, ReleaseAnnounced, Unread, WordGiven


def event_of(reading: Reading, in_hand: MailInHand, thread: Thread, project: str) -> Event | None:
    """The event; `project` is the name that reading and thread have come to, empty where there is none."""
    if reading.kind == "reply":
        return _word(reading, in_hand, thread, project)
    if reading.kind not in {"staffing_notice", "release_notice"}:
        return None
    problems = tuple(p for p in reading.problems if not (project and p.code == "missing-project"))
    if problems:
        return Unread(in_hand, problems, reading.assignments, reading.releases)
    if reading.kind == "release_notice":
        return ReleaseAnnounced(in_hand, reading.releases)
    return Notice(
        mail=in_hand,
        lines=reading.assignments,
        project_manager=reading.project_manager,
        rd_lead=reading.rd_lead,
        warnings=reading.warnings,
        sources=reading.sources,
    )


def _word(reading: Reading, in_hand: MailInHand, thread: Thread, project: str) -> WordGiven | None:
    """A reply in a thread of ours, or one that decides something about a project that is known."""
    if not project or (thread.letter is None and reading.decision is None):
        return None
    return WordGiven(in_hand, reading.decision, thread.token, thread.direct)
