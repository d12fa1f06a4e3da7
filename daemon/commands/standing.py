"""How things stood at the last cycle: a row an assignment, and the daemon's health (INTERFACES, `status --json`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from daemon.reading_room import ReadingRoom
from state.model import Assignment, AssignmentState, ExtensionState, Project
from state.outlook import NextMail, next_mail
from state.store.aside import AsideFolder
from state.store.lock import is_held
from state.store.port import Outage


class Row(Struct, frozen=True):
    """An assignment as `status --json` prints it."""

    id: str
    project: str
    person: str
    role: str | None
    start: dt.date
    end: dt.date | None
    estimated_days: float | None
    support_days: float | None
    state: AssignmentState
    extension: ExtensionState | None
    next_mail: NextMail | None


class Health(Struct, frozen=True):
    """Whether a daemon runs now; the last cycle, letters that wait or are uncertain, mails set aside, servers away."""

    running: bool
    last_cycle: dt.datetime | None
    waiting: int
    uncertain: int
    aside: int
    outages: tuple[Outage, ...]


def health_of(room: ReadingRoom) -> Health:
    """How the daemon did at its last cycle."""
    letters = [letter.state for _, letter in room.store.unsettled_letters()]
    state_dir = room.configuration.daemon.state_dir
    aside, running = AsideFolder(state_dir).count(), is_held(state_dir)
    uncertain = letters.count("uncertain")
    return Health(running, room.now, len(letters) - uncertain, uncertain, aside, room.store.daemon_record().outages)


def rows_of(room: ReadingRoom) -> Iterator[Row]:
    """A row an assignment, by project and start."""
    for project in room.store.projects():
        for assignment in project.assignments:
            yield row_of(room, project, assignment)


def row_of(room: ReadingRoom, project: Project, assignment: Assignment) -> Row:
    """The assignment as of the last cycle."""
    return Row(
        id=assignment.id,
        project=project.name,
        person=assignment.person,
        role=assignment.role,
        start=assignment.start,
        end=assignment.end,
        estimated_days=assignment.estimated_days,
        support_days=assignment.support_days,
        state=assignment.state,
        extension=assignment.extension,
        next_mail=next_mail(assignment, room.now, room.policy, room.calendar) if room.now else None,
    )
