"""What a mail states, by the kind that has been claimed for it: its facts, its project, and what is odd about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import structs

from parsers.notices.answers.reply import read_word
from parsers.notices.answers.reply_change import changed_in_full
from parsers.notices.answers.wish import read_wish
from parsers.notices.changes.changed_beside import with_extended
from parsers.notices.changes.extension import only_until
from parsers.notices.changes.lead import named_for_later, named_for_later_beside
from parsers.notices.doubts.asking import (
    is_of_somebody,
    is_pending,
    is_void,
    says_why,
    takes_back,
    unclear_what,
    withdrawn,
    withdraws_elsewhere,
)
from parsers.notices.doubts.called_off_days import days_called_off, names_whom
from parsers.notices.doubts.efforts_left import shares
from parsers.notices.doubts.left_over import beside_a_change, beside_heads, beside_others
from parsers.notices.doubts.open_answer import left_open
from parsers.notices.doubts.open_handover import open_handover
from parsers.notices.doubts.open_taking_back import held_back, open_taking_back
from parsers.notices.doubts.other_project import of_another_project
from parsers.notices.doubts.reservations import reservations
from parsers.notices.doubts.taken_back_beside import stated_beside
from parsers.notices.doubts.taking_place import beside_place, instead_of
from parsers.notices.doubts.unsettled import states
from parsers.notices.evidence import Evidence, spoken
from parsers.notices.layout.fields import Statement
from parsers.notices.leaving.end_to_come import not_ended_yet
from parsers.notices.leaving.left_beside import left_beside, without_told
from parsers.notices.leaving.part_end import part_ended
from parsers.notices.leaving.project_end import read_end
from parsers.notices.leaving.release import read_releases
from parsers.notices.leaving.stays_behind import stays_behind
from parsers.notices.lending.row_remarks import row_remarks
from parsers.notices.needs.handover import lent_beside, lent_in, read_handover, without_lent
from parsers.notices.needs.need import read_needs
from parsers.notices.needs.open_need import lends_by_name, names_asked_for, open_subject
from parsers.notices.notice import read_notice
from parsers.notices.notice_claims import lends_in_words
from parsers.notices.page.page import Page
from parsers.notices.page.project_names import ProjectName
from parsers.notices.people.written_names import key_of
from parsers.notices.presales.answer import read_answer
from parsers.notices.presales.request import project_beside_topic, read_request
from parsers.notices.presales.unasked import unasked
from parsers.notices.unannounced import tasks_beside, unannounced
from parsers.notices.under_another_topic import of_another_topic
from parsers.notices.words.disowned import is_disowned_last
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range
from parsers.reading import Reading
from state.notice import AssignmentLine, Kind, LeadChange, Remark


def of_kind(kind: Kind, found: Evidence, project: ProjectName) -> Reading:
    """What a mail of this kind states; `project` is what the mail calls its project."""
    page = found.page
    if kind in {"other", "help"}:
        return Reading(kind)
    if kind == "reply":
        word = read_word(page)
        return Reading(kind, decision=word.decision, decisions=word.decisions, wish=read_wish(page, word))
    if kind == "staffing_notice":
        return _staffing(found, project)
    if kind == "lead_change":
        return _lead_change(found, project)
    reading = _with_heads(_facts(kind, found), found) if kind in {"handover", "need"} else _facts(kind, found)
    # An answer's project is known from its thread; so is that of a notice that is taken back.
    if kind == "cancellation" or (page.is_reply and kind == "presales_answer"):
        return _named(reading, project)
    beside = project_beside_topic(page) if kind == "presales_request" and _is_missing(project) else None
    return _with_project(reading, page, beside or project)


def _is_missing(project: ProjectName) -> bool:
    return project.problem is not None and project.problem.code == "missing-project"


def _facts(kind: Kind, found: Evidence) -> Reading:
    """The reading of a kind that states no assignments, without its project."""
    reader = _READERS.get(kind)
    return reader(found) if reader else Reading(kind)


def _release(found: Evidence) -> Reading:
    releases = read_releases(found.page, found.project)
    others = beside_others(found.page, releases.lines) if releases.lines else ()
    lines = tuple({(line.person, line.on): line for line in reversed(releases.lines)}.values())[::-1]  # said once
    return Reading("release_notice", releases=lines, problems=(*releases.problems, *others))


def _need(found: Evidence) -> Reading:
    asked = read_needs(found.page, found.statements, found.project)
    problems = (*open_subject(found.page), *lends_by_name(found.page), *asked.problems)
    return Reading("need", needs=asked.needs, problems=problems, warnings=asked.warnings, words=asked.words)


def _handover(found: Evidence) -> Reading:
    lent = lent_in(found.blocks)
    problems = (*open_handover(found.page), *lent_beside(lent))
    return Reading("handover", handover=without_lent(read_handover(found.page), lent), problems=problems)


def _end(found: Evidence) -> Reading:
    unsure = (not_ended_yet(found.page), part_ended(found.page, found.project))
    if not any(unsure):
        unsure = (stays_behind(found.page), None)
    return Reading("project_end", project_end=read_end(found.page), problems=tuple(filter(None, unsure)))


def _answer(found: Evidence) -> Reading:
    answered = read_answer(found.page)
    return Reading("presales_answer", presales_answer=answered.answer, problems=answered.problems)


def _cancellation(found: Evidence) -> Reading:
    if lines := days_called_off(found.page):
        return Reading("cancellation", withdrawn=tuple(line.person for line in lines), understood=lines, whole=True)
    texts = spoken(found.page.statements)
    moved = found.extension is not None
    unclear = unclear_what(found.page, texts, found.project, beside=moved) and not is_void(found.page)
    persons = withdrawn(found.page, texts)
    unclear = unclear or (found.has_dated_people and not is_void(found.page))
    unclear = unclear or (bool(persons) and not found.page.is_reply and any(map(has_range, texts[1:])))
    unclear = unclear or (not persons and (is_of_somebody(found.page, texts) or names_whom(found.page)))
    unclear = unclear or is_pending(texts)
    unclear = unclear or any(map(is_disowned_last, texts[:1])) or stated_beside(found.page, persons)
    said = texts[0].strip() if texts else fold(found.page.mail.subject)
    problems = (Remark("unclear-cancellation", "person", value=said),) if unclear else ()
    plain = takes_back(found.page, texts, found.statements, found.project)
    line = open_taking_back(found.page, texts, found.project) if not (problems or plain) else None
    problems = (Remark("on-condition", None, line),) if line is not None else problems
    held = () if is_void(found.page) or says_why(found.page, texts) or problems else held_back(found.page)
    problems = (*problems, *held)
    elsewhere = withdraws_elsewhere(found.page, found.project, persons)
    problems = (*problems, *of_another_project(found.page, found.project, elsewhere))
    return Reading("cancellation", withdrawn=persons, problems=problems)


_READERS: Final[dict[Kind, Callable[[Evidence], Reading]]] = {
    "release_notice": _release,
    "need": _need,
    "handover": _handover,
    "project_end": _end,
    "cancellation": _cancellation,
    "presales_request": lambda found: Reading(
        "presales_request", presales_request=read_request(found.page), problems=tuple(unasked(found.page))
    ),
    "presales_answer": _answer,
}


def _staffing(found: Evidence, project: ProjectName) -> Reading:
    """A notice; who leaves by a line of his own beside others who are lent, or stay, is one of its lines (D4, D7)."""
    left = left_beside(found.page, found.project)
    if left.lines:
        statements = tuple(told for told in found.statements if told not in left.told)
        apart = structs.replace(found, page=without_told(found.page, left.told), statements=statements)
        others = _lent(apart, project)
        persons = {line.person for line in others.assignments}
        if persons and persons.isdisjoint(line.person for line in left.lines):
            problems = tuple(dict.fromkeys((*others.problems, *of_another_topic(found))))
            return structs.replace(
                others, assignments=(*others.assignments, *left.lines), decision=None, problems=problems
            )
    return _lent(found, project)


def _lent(found: Evidence, project: ProjectName) -> Reading:
    extension = found.extension
    stated = extension is not None and (not found.has_dated_people or only_until(found.blocks, extension))
    if extension is not None and stated and (extension.amends or not found.page.is_reply):
        reading = Reading(
            "staffing_notice",
            assignments=extension.assignments,
            decision=extension.decision,
            problems=(
                *extension.problems,
                *beside_others(found.page, extension.assignments),
                *_in_rows(found.page, found.statements, extension.assignments),
                *(() if extension.problems else shares(found.statements, extension.assignments)),
            ),
            warnings=extension.warnings,
        )
    elif not (found.blocks or lends_in_words(found)) and (
        found.lead.name or found.manager.name or found.lead.problem or found.manager.problem
    ):
        reading = Reading(
            "staffing_notice", problems=(*beside_heads(found.page), *left_open(found.page, found.statements, ()))
        )
    else:
        lines = read_notice(found.page, found.blocks, found.statements, found.project)
        told, asked = with_extended(found.page, lines.assignments, lines.problems, extension)
        problems = (*asked, *names_asked_for(found.page, lines.assignments), *of_another_topic(found))
        problems = (*problems, *unannounced(found), *tasks_beside(found, lines.assignments))
        reading = Reading("staffing_notice", assignments=told, problems=problems, warnings=lines.warnings)
        reading = _of_nobody(reading, found.page)
    reading = structs.replace(reading, later=named_for_later_beside(found.page, found.lead, found.manager))
    if reading.assignments and (instead := instead_of(found.page)[0]) is not None:
        reading = structs.replace(reading, instead=instead, problems=beside_place(reading.problems, found.page))
    return _with_project(_with_heads(_with_lead_change(reading, found), found), found.page, project)


def _of_nobody(reading: Reading, page: Page) -> Reading:
    """A notice that changes something in full and names nobody: the records may tell of whom it is (D4)."""
    if reading.assignments or any(one.code not in _NOBODYS for one in reading.problems):
        return reading
    change = changed_in_full(page)
    return structs.replace(reading, change=change) if change is not None else reading


_NOBODYS: Final = frozenset({"missing-person", "missing-period"})


def _in_rows(page: Page, statements: tuple[Statement, ...], lines: tuple[AssignmentLine, ...]) -> tuple[Remark, ...]:
    """The problems with rows of a table of extensions that do not hold, or not yet: 待客户确认 in a remark."""
    return (*row_remarks(page), *reservations(page, statements, lines)) if page.rows else ()


def _with_lead_change(reading: Reading, found: Evidence) -> Reading:
    """A notice that says explicitly that the lead is another one now (D9)."""
    lead = found.lead
    if not lead.changed or lead.name is None:
        return reading
    return structs.replace(reading, lead_change=LeadChange(lead.name, lead.old, (lead.source,) if lead.source else ()))


def _lead_change(found: Evidence, project: ProjectName) -> Reading:
    lead = found.lead
    told = structs.replace(
        found, lead=structs.replace(lead, changed=True)
    )  # 研发负责人变更 as a subject says so as well
    reading = _with_heads(_with_lead_change(Reading("lead_change"), told), found)
    if reading.lead_change is not None:
        later = structs.replace(reading.lead_change, later=named_for_later(found.page))
        labelled = found.page.of("release_person")[:1]
        released = (Remark("release-beside", "release_on", told.line, value=told.value) for told in labelled)
        beside = (*beside_a_change(found.page, states("lead_change")), *released)
        reading = structs.replace(reading, lead_change=later, problems=(*reading.problems, *beside))
    if lead.name is None and not reading.problems:
        reading = structs.replace(reading, problems=(Remark("missing-person", "rd_lead"),))
    return _with_project(reading, found.page, project)


def _with_heads(reading: Reading, found: Evidence) -> Reading:
    """The reading with lead and manager."""
    heads = (found.lead, found.manager)
    return structs.replace(
        reading,
        rd_lead=found.lead.name,
        project_manager=found.manager.name,
        problems=(*reading.problems, *(head.problem for head in heads if head.problem)),
        sources=(*reading.sources, *(head.source for head in heads if head.source)),
    )


def _named(reading: Reading, project: ProjectName) -> Reading:
    """The reading with its project and where that stood."""
    sources = (project.source, *reading.sources) if project.source else reading.sources
    return structs.replace(reading, project=project.name, sources=sources)


def _with_project(reading: Reading, page: Page, project: ProjectName) -> Reading:
    """The reading with its project, the problem with it, and the warning that nobody knew it."""
    problems = (project.problem, *reading.problems) if project.problem else reading.problems
    warnings = reading.warnings
    known = page.known is None or project.name is None or key_of(project.name) in page.known.project_by_key
    if project.name and (project.short or not known):
        line = project.source.text if project.source else None
        warnings = (*warnings, Remark("unknown-project", "project", line, value=project.name))
    return structs.replace(_named(reading, project), problems=problems, warnings=warnings)
