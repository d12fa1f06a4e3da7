"""One event, one step: who may, what is recorded, which letters follow (the table is in `table`)."""

from __future__ import annotations

from msgspec import structs

from state.directory import Directory, Person
from state.entitlement import deciding_manager, may_send_notice
from state.events import (
    Event,
    FormsAsked,
    HandoverStated,
    LeadReplaced,
    NeedStated,
    Notice,
    NoticeTakenBack,
    PresalesAnswered,
    PresalesAsked,
    ProjectClosed,
    ReleaseAnnounced,
    Unread,
    WordGiven,
)
from state.letters import NotEntitled
from state.model import LetterRecord, Outcome, Project
from state.notice import AssignmentLine, ReleaseLine, Remark
from state.workflow.amend import Meant, records_meant, shortens_into_the_past
from state.workflow.borne_out import borne_out
from state.workflow.changing_reply import ask_about_change, ask_who_is_lent, is_on_record
from state.workflow.closing import close_project
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Change, Context, Draft
from state.workflow.filling_in import text_of
from state.workflow.forms import send_forms
from state.workflow.handover import take_handover
from state.workflow.handover_answer import hear_handover_answer
from state.workflow.handover_records import find_handover_ask
from state.workflow.kept_days import with_kept_days
from state.workflow.lead import replace_lead
from state.workflow.need import take_need
from state.workflow.need_answer import hear_need_answer
from state.workflow.need_records import find_need_ask
from state.workflow.need_withdrawal import take_back_needs
from state.workflow.notice import record_notice
from state.workflow.plain_change import take_plain_change
from state.workflow.presales import hear_about_text, take_presales
from state.workflow.presales_answer import as_answer, hear_presales_answer, take_presales_answer
from state.workflow.presales_records import find_presales_ask
from state.workflow.release import announce_release, running_of
from state.workflow.replacing import for_the_rest
from state.workflow.taking_back import take_back, take_place
from state.workflow.together import hear_words
from state.workflow.waiting import without_stale_letters
from state.workflow.whole_form import as_notice, ask_for_a_yes, form_answered


def step(project: Project, event: Event, context: Context) -> tuple[Change, Outcome]:
    """What follows from the event: the changed project with its letters, and what came of the mail."""
    draft = Draft(with_directory(project, context.directory), context, event.mail)
    outcome = _take(draft, event)
    return without_stale_letters(draft).done(), outcome


def with_directory(project: Project, directory: Directory) -> Project:
    """The project as the directory file states it: that comes before what notices taught."""
    known = directory.project(project.name)
    if known is None:
        return project
    project = _with_lead(project, known.rd_lead)
    return structs.replace(project, manager=known.project_manager or project.manager, team=known.team or project.team)


def _with_lead(project: Project, stated: str | None) -> Project:
    """The lead as the file states it, unless an explicit change replaced the very one whom it still names (D9)."""
    if stated is None or stated == project.rd_lead_replaced:
        return project
    return structs.replace(project, rd_lead=stated, rd_lead_replaced=None)


def _take(draft: Draft, event: Event) -> Outcome:
    return (
        _answer_to_need(draft, event)
        or _answer_to_handover(draft, event)
        or _answer_to_presales(draft, event)
        or hear_about_text(draft, event)
        or _take_alone(draft, event)
    )


def _answer_to_need(draft: Draft, event: Event) -> Outcome | None:
    """What comes of an answer to a question about a need (D2b); None where the event is none."""
    if not isinstance(event, Notice | Unread | WordGiven):
        return None
    asked = find_need_ask(draft, event.token)
    return hear_need_answer(draft, event, *asked) if asked is not None else None


def _answer_to_handover(draft: Draft, event: Event) -> Outcome | None:
    """What comes of an answer to a question about a hand-over (D10); None where the event is none."""
    if not isinstance(event, Notice | Unread | WordGiven | LeadReplaced):
        return None
    asked = find_handover_ask(draft, event.token)
    return hear_handover_answer(draft, event, asked) if asked is not None else None


def _answer_to_presales(draft: Draft, event: Event) -> Outcome | None:
    """What comes of an answer to a question about a pre-sales request (P2 to P4); None where the event is none."""
    if not isinstance(event, PresalesAnswered | WordGiven | Notice | Unread):
        return None
    asked = find_presales_ask(draft, event.token)
    if asked is None:
        return None
    return hear_presales_answer(draft, event if isinstance(event, PresalesAnswered) else as_answer(event), *asked)


def _take_alone(draft: Draft, event: Event) -> Outcome:
    if isinstance(event, WordGiven):
        return "decided" if _takes_back_a_need(draft, event) else _take_word(draft, event)
    if isinstance(event, FormsAsked | NeedStated | PresalesAsked | PresalesAnswered):
        return _take_asking(draft, event)
    if isinstance(event, LeadReplaced | ProjectClosed | HandoverStated):
        return _take_change_of_project(draft, event)
    if not may_send_notice(event.mail.sender, draft.project, draft.directory):
        draft.answer("not_entitled", _refusal(draft, event))
        return "answered"
    if isinstance(event, NoticeTakenBack):
        return take_back(draft, event)
    return _take_statement(draft, event)


def _take_word(draft: Draft, event: WordGiven) -> Outcome:
    """What comes of a reply: as an answer; else, where it states something of its own, as a mail of its own would."""
    if (letter := form_answered(draft, event)) is not None and (said := _to_whole_form(draft, event, letter)):
        return said
    outcome = hear_words(draft, event)
    if outcome != "unanswered" or is_on_record(draft, event):
        return outcome
    if event.apart is not None and not isinstance(event.apart, Unread):
        return _take_alone(draft, event.apart)
    return "answered" if ask_about_change(draft, event) or ask_who_is_lent(draft, event) else outcome


def _to_whole_form(draft: Draft, event: WordGiven, letter: LetterRecord) -> Outcome | None:
    """What comes of a word under a form that lacks nothing (M7): yes records it; None where it says something else."""
    notice = as_notice(draft, event, letter)
    if notice is None:
        return "answered" if ask_for_a_yes(draft, event, letter) else None
    return _take_alone(draft, notice)


def _takes_back_a_need(draft: Draft, event: WordGiven) -> bool:
    """这个需求取消 in answer to a need, or to its confirmation."""
    said = event.wish.takes_back if event.wish is not None and event.direct else None
    return said is not None and take_back_needs(draft, event.mail.answers, said)


def _take_asking(draft: Draft, event: FormsAsked | NeedStated | PresalesAsked | PresalesAnswered) -> Outcome:
    """For forms, for hands, for pre-sales support, and what coordinators say to that: each asks itself who may."""
    if isinstance(event, PresalesAsked):
        return take_presales(draft, event)
    if isinstance(event, PresalesAnswered):
        return take_presales_answer(draft, event)
    return take_need(draft, event) if isinstance(event, NeedStated) else send_forms(draft)


def _take_change_of_project(draft: Draft, event: LeadReplaced | ProjectClosed | HandoverStated) -> Outcome:
    """Its beginning, its lead, or its end: other people may change those, and each asks that itself."""
    if isinstance(event, HandoverStated):
        return take_handover(draft, event)
    return replace_lead(draft, event) if isinstance(event, LeadReplaced) else close_project(draft, event)


def _refusal(draft: Draft, event: Notice | ReleaseAnnounced | Unread | NoticeTakenBack) -> NotEntitled:
    """One line saying who may (M3)."""
    if isinstance(event, ReleaseAnnounced):
        manager = deciding_manager(draft.project)
        return NotEntitled("release", draft.project.name, (manager,) if manager else ())
    return NotEntitled("notice", draft.project.name, who_may(draft))


def _take_statement(draft: Draft, event: Notice | ReleaseAnnounced | Unread) -> Outcome:
    event = with_kept_days(draft, for_the_rest(draft, event)) if isinstance(event, Notice) else event
    if isinstance(event, Unread) and take_plain_change(draft, event.mail, event.change):
        return "recorded"
    if isinstance(event, Unread) and (borne := borne_out(draft, event)) is not None:
        if isinstance(borne, NoticeTakenBack):
            return take_back(draft, borne)
        event = borne
    problems = _problems_with(draft, event)
    if problems:
        ask_to_correct(draft, event, problems)
        return "answered"
    if isinstance(event, Notice):
        if event.instead is not None:
            take_place(draft, event, event.instead)
        record_notice(draft, event)
    elif isinstance(event, ReleaseAnnounced):
        announce_release(draft, event)
    return "recorded"


def who_may(draft: Draft) -> tuple[str, ...]:
    """The names of those who may send notices about the project, where they are known (M3)."""
    heads = (deciding_manager(draft.project), draft.project.rd_lead)
    coordinators: tuple[Person, ...] = draft.directory.with_role("coordinator")
    return tuple(dict.fromkeys(name for name in (*heads, *(c.name for c in coordinators)) if name))


def _problems_with(draft: Draft, event: Notice | ReleaseAnnounced | Unread) -> tuple[Remark, ...]:
    """What the reading found, and what only the records can tell."""
    if isinstance(event, Unread):
        return event.problems
    if isinstance(event, Notice):
        meant = records_meant(event.lines, draft.project.assignments, draft.said_on)
        return tuple(remark for one in meant if (remark := line_problem(draft, one)) is not None)
    return tuple(r for release in event.lines if (r := _release_problem(draft, release)) is not None)


def line_problem(draft: Draft, meant: Meant) -> Remark | None:
    """What stops a line: it needs both ends, unless it names a new last day of a record that is there.

    What runs can be shortened only to a day that is still to come (D4, D7).
    """
    line, known = meant.line, meant.record
    person = draft.directory.by_name(line.person)
    if known is None and person is not None and not draft.directory.is_here(person):
        return Remark("has-left", "person", text_of(line), line.person, line.person)
    if line.leaves and (told := _leaving_problem(meant)) is not None:
        return told
    if line.end is None or (line.start is None and known is None):
        return Remark("missing-period", "period", text_of(line), line.person)
    if line.start is None and known is not None and line.end < known.start:
        return Remark("end-before-start", "period", text_of(line), line.person)
    if shortens_into_the_past(meant, draft.said_on):
        return Remark("already-over", "period", text_of(line), line.person)
    return _effort_problem(line)


def _leaving_problem(meant: Meant) -> Remark | None:
    """What stops a line by which somebody leaves, as it would stop an early release (D7)."""
    line, known = meant.line, meant.record
    if known is None:
        return Remark("nobody-to-release", "release_person", text_of(line), line.person, line.person)
    if known.end is not None and line.end is not None and line.end > known.end:
        return Remark("not-earlier", "period", text_of(line), line.person, str(known.end))
    return None


def _effort_problem(line: AssignmentLine) -> Remark | None:
    """What comes to an effort that no record tells, or which one tells already, is asked about (M4)."""
    if line.more_days is None:
        return None
    return Remark("unreadable-effort", "support_days", text_of(line), line.person, f"增加{line.more_days:g}人天")


def _release_problem(draft: Draft, line: ReleaseLine) -> Remark | None:
    text = line.sources[0].text if line.sources else None
    assignment = running_of(draft, line)
    if assignment is None:
        return Remark("nobody-to-release", "release_person", text, line.person, line.person)
    if line.on is None:
        return Remark("missing-leaving-date", "release_on", text, line.person)
    if line.on < draft.said_on:
        return Remark("already-over", "release_on", text, line.person)
    if line.on < assignment.start:
        return Remark("end-before-start", "release_on", text, line.person, str(line.on))
    if assignment.end is not None and line.on > assignment.end:
        return Remark("not-earlier", "release_on", text, line.person, str(assignment.end))
    return None
