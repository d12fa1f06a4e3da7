"""The reading of a mail: one kind, its facts, and what is wrong or odd about them. The entry of this package."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import structs

from parsers.message import Mail
from parsers.notices.blocks import DATED
from parsers.notices.claims import Evidence, claim
from parsers.notices.extension import read_extension
from parsers.notices.lead import read_holder
from parsers.notices.names import KnownNames, key_of
from parsers.notices.notice import notice_blocks, read_notice
from parsers.notices.page import Page, lay_out
from parsers.notices.project_names import ProjectName, read_project
from parsers.notices.prose import with_prose
from parsers.notices.release import read_releases
from parsers.notices.reply import read_decision
from parsers.reading import Reading
from state.notice import Kind, Remark
from state.working_days import WorkingCalendar

LONGEST_WORDS: Final = 40_000
"""Characters of the sender's own words: far more than any notice has, and few enough to be read within a second."""
_MACHINE: dict[str, Kind] = {"bounce": "bounce", "list": "other"}


def read(
    mail: Mail,
    known: KnownNames | None = None,
    sent: dt.date | None = None,
    calendar: WorkingCalendar | None = None,
) -> Reading:
    """What `mail` says. Never raises.

    `known` are the names of the directory: without it, names are read as written. Dates without a year are relative
    to `sent`, by default the day of the mail's Date header in its own offset.
    """
    if mail.over_limit is not None:
        return Reading("other", problems=(Remark("over-limit", value=mail.over_limit),))
    if sum(len(line.text) for line in mail.new_lines) > LONGEST_WORDS:
        return Reading("other", problems=(Remark("over-limit", value="words"),))
    if mail.machine is not None:
        return Reading(_MACHINE.get(mail.machine, "auto_reply"))
    page = lay_out(mail, known, sent, calendar)
    project = read_project(page)
    statements = with_prose(page, project.name)
    found = Evidence(
        page=page,
        statements=statements,
        blocks=notice_blocks(page, statements),
        project=project.name,
        lead=read_holder(page, "lead"),
        manager=read_holder(page, "manager"),
        extension=read_extension(page, project.name),
    )
    return _of_kind(claim(found), found, project)


def _of_kind(kind: Kind, found: Evidence, project: ProjectName) -> Reading:
    if kind in {"other", "help"}:
        return Reading(kind)
    if kind == "reply":
        return Reading(kind, decision=read_decision(found.page))
    if kind == "staffing_notice":
        return _staffing(found, project)
    if kind == "release_notice":
        releases = read_releases(found.page)
        return _with_project(Reading(kind, releases=releases.lines, problems=releases.problems), found.page, project)
    if kind == "lead_change":
        return _lead_change(found, project)
    return _plain(kind, found, project)


def _staffing(found: Evidence, project: ProjectName) -> Reading:
    extension = found.extension
    dated = any("person" in block and block.keys() & DATED for block in found.blocks)
    if extension is not None and (extension.amends or not found.page.is_reply) and not dated:
        reading = Reading(
            "staffing_notice",
            assignments=extension.assignments,
            decision=extension.decision,
            problems=extension.problems,
            warnings=extension.warnings,
        )
    elif not found.blocks and (found.lead.name or found.manager.name or found.lead.problem or found.manager.problem):
        reading = Reading("staffing_notice")
    else:
        lines = read_notice(found.page, found.blocks)
        reading = Reading(
            "staffing_notice", assignments=lines.assignments, problems=lines.problems, warnings=lines.warnings
        )
    return _with_project(_with_heads(reading, found), found.page, project)


def _lead_change(found: Evidence, project: ProjectName) -> Reading:
    reading = _with_heads(Reading("lead_change"), found)
    if reading.rd_lead is None and not reading.problems:
        missing = (Remark("missing-person", "rd_lead"),)
        reading = Reading("lead_change", project_manager=reading.project_manager, problems=missing)
    return _with_project(reading, found.page, project)


def _plain(kind: Kind, found: Evidence, project: ProjectName) -> Reading:
    """Kinds of which the project, the lead and the manager are all that is read here."""
    reading = _with_heads(Reading(kind), found) if kind in {"handover", "need"} else Reading(kind)
    if kind == "cancellation" or found.page.is_reply:
        return _named(reading, project)
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
    if project.name and page.known is not None and key_of(project.name) not in page.known.project_by_key:
        line = project.source.text if project.source else None
        warnings = (*warnings, Remark("unknown-project", "project", line, value=project.name))
    return structs.replace(_named(reading, project), problems=problems, warnings=warnings)
