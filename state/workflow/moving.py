"""What was recorded under a project's name as it was written is the known project's that its sender meant (D3, M7).

The confirmation of a project that nobody knew offers a known one of nearly that name. A plain yes in answer, or that
name, moves what the confirmation told: it is recorded there as a notice of the answer's sender, and ends here.
"""

from __future__ import annotations

from msgspec import structs

from state.events import Event, Notice, NoticeTakenBack, ReleaseAnnounced, Unread, WordGiven
from state.model import Assignment, LetterRecord, Project
from state.project_likeness import same_project
from state.workflow.draft import Change, Context, Draft
from state.workflow.earlier import remembered
from state.workflow.ending_requests import end_requests
from state.workflow.receivers import is_alive
from state.workflow.table import assignment_after
from state.workflow.views import as_it_stands


def project_meant(project: Project, event: Event) -> str | None:
    """The known project that a reply to the daemon's own letter takes for the one that was written, or None."""
    letter = _answered(project, event)
    if letter is None or letter.offers is None or not isinstance(event, WordGiven) or event.wish is None:
        return None
    named = event.wish.of_project
    names_it = named is not None and same_project(named[0], (letter.offers,)) is not None
    return letter.offers if event.wish.affirms or names_it else None


def as_notice(project: Project, event: Event) -> Notice:
    """What the letter that is answered told, as a notice for the project that is meant."""
    lines = tuple(
        structs.replace(as_it_stands(one), segments=one.segments, sources=one.sources) for one in _told(project, event)
    )
    opened = next((one.mail for one in _told(project, event)), None)
    mail = structs.replace(event.mail, message_id=opened or event.mail.message_id)
    return Notice(mail, lines, project_manager=project.manager, rd_lead=project.rd_lead)


def moved_away(project: Project, event: Event, meant: str, context: Context) -> Change:
    """The project without what the letter told: it is cancelled here, and nobody is told of that."""
    draft = Draft(project, context, event.mail)
    for assignment in _told(project, event):
        state = assignment_after(assignment.state, "is cancelled")
        gone = draft.put(structs.replace(assignment, state=state, earlier=remembered(draft, assignment)))
        draft.note(f"归入【{meant}】：{gone.person}", f"moved to [{meant}]: {gone.person}")
        end_requests(draft, draft.open_requests(gone), "cancelled")
    return draft.done()


def _answered(project: Project, event: Event) -> LetterRecord | None:
    if not isinstance(event, WordGiven) or not event.direct:
        return None
    return next((one for one in project.letters if one.message_id in event.mail.answers[:1]), None)


def _told(project: Project, event: Event) -> tuple[Assignment, ...]:
    letter = _answered(project, event)
    told = letter.assignments if letter is not None else ()
    return tuple(one for one in project.assignments if one.id in told and is_alive(one, event.mail.said_on))


def persons_changed(event: Event) -> frozenset[str]:
    """Everybody whose record a mail changes, where it opens none: who leaves, stays longer, or is taken back."""
    if isinstance(event, NoticeTakenBack):
        return frozenset(event.people)
    if isinstance(event, ReleaseAnnounced) or (isinstance(event, Unread) and event.is_release):
        return frozenset(line.person for line in (event.releases if isinstance(event, Unread) else event.lines))
    lines = event.lines if isinstance(event, Notice | Unread) else ()
    return frozenset(line.person for line in lines) if all(line.start is None for line in lines) else frozenset()
