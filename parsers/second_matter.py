"""Another matter in a mail that is carried out at once: asked about, and not lost (D2b, D4, D9, P2, M4).

Each kind has one reader, which takes its own part of the mail: a release beside which a need stands, a notice that
ends the project. Who else comes or goes is told by the readers of that kind (`left_over`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from parsers.notices.answers.decision_beside import decision_beside
from parsers.notices.changes.changed_beside import is_extended
from parsers.notices.doubts.all_leave import all_leave
from parsers.notices.doubts.beside import places_beside, successors
from parsers.notices.doubts.comes_too import comes_too
from parsers.notices.doubts.leave_within import is_leave_within
from parsers.notices.doubts.of_the_others import of_the_others
from parsers.notices.doubts.second_thoughts import second_thoughts
from parsers.notices.doubts.taken_back_beside import taken_back_beside
from parsers.notices.doubts.telling_labels import Told, telling_labels
from parsers.notices.evidence import Evidence
from parsers.notices.layout.spoken_to import perhaps_spoken_to
from parsers.notices.leaving.end_beside import end_beside
from parsers.notices.leaving.leaving_beside import beside_leaving
from parsers.notices.leaving.leaving_heading import under_leaving
from parsers.notices.leaving.left_beside import says_who_leaves
from parsers.notices.needs.need_beside import need_beside
from parsers.notices.page.helped import unequal
from parsers.reading import Reading
from state.notice import Kind, Remark

_CARRIED_OUT: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice", "lead_change"})
"""What is carried out, and would hide another matter in the same mail."""


def second_matters(reading: Reading, found: Evidence) -> Iterator[Remark]:
    """The problems with an end, a need, a place or a head in a mail that lends, releases or changes the lead."""
    if reading.kind not in _CARRIED_OUT:
        return
    persons = _persons(reading)
    matters = list(_matters(reading, found, persons))
    states = reading.assignments or reading.releases or reading.lead_change
    for further in (
        taken_back_beside(found.page, persons, instead=reading.instead is not None) if states else (),
        beside_leaving(found.page, reading.releases),
        of_the_others(found.page, persons) if reading.assignments else (),
        all_leave(found.page, {line.end for line in reading.assignments}),
        comes_too(found.page, persons, lends=bool(reading.assignments)) if states else (),
    ):
        asked = {problem.line for problem in (*reading.problems, *matters)}
        matters += [one for one in dict.fromkeys(further) if one.line not in asked]
    if reading.assignments or reading.releases:
        matters += telling_labels(found.page, _told(reading), [*reading.problems, *matters])
    yield from matters


def with_second_thoughts(reading: Reading, found: Evidence) -> Reading:
    """The reading of a notice with the problems of sentences that nobody read, in lines that nothing asks about yet."""
    extends = found.extension is not None and reading.assignments == found.extension.assignments
    if reading.kind != "staffing_notice" or not reading.assignments or extends:
        return reading
    asked = {problem.line for problem in reading.problems}
    ends = [line for line in reading.assignments if line.start is None and line.end is not None]
    thoughts = dict.fromkeys(second_thoughts(found.page, found.statements, asked))
    further = tuple(
        one
        for one in thoughts
        if not (
            is_extended(one, ends, found.page)
            or is_leave_within(one.value or "", reading.assignments, found.page)
            or says_who_leaves(one.value or "", ends, found.page, found.project)
        )
    )
    return structs.replace(reading, problems=(*reading.problems, *further)) if further else reading


def _matters(reading: Reading, found: Evidence, persons: frozenset[str]) -> Iterator[Remark]:
    yield from end_beside(found.page, reading.project)
    if reading.decision is None and not found.extension:
        yield from decision_beside(found.page)
    if reading.assignments or reading.releases or reading.lead_change:
        yield from need_beside(found.page, [(line.start, line.end) for line in reading.assignments])
        yield from places_beside(found.page, persons)
        yield from under_leaving(found.page, reading.assignments)
        yield from successors(found.page, persons)
        yield from unequal(found.page, reading)
        if not found.page.is_reply:
            yield from perhaps_spoken_to(found.page.statements, found.page.roll, persons)
    for head in (found.lead, found.manager) if reading.kind == "release_notice" and reading.releases else ():
        if head.changed and head.name is not None:
            line = head.source.text if head.source else None
            yield Remark("lead-beside", "rd_lead" if head is found.lead else "project_manager", line, value=head.name)


def _told(reading: Reading) -> Told:
    days = [day for line in reading.assignments for day in (line.start, line.end)]
    days += [line.on for line in reading.releases]
    lends = bool(reading.assignments)
    return Told(_who_moves(reading), frozenset(day for day in days if day), reading.project, lends)


def _persons(reading: Reading) -> frozenset[str]:
    """Everybody of whom the reading says something."""
    change = reading.lead_change
    heads = (reading.rd_lead, reading.project_manager, *((change.lead, change.old) if change else ()))
    return _who_moves(reading) | {name for name in heads if name}


def _who_moves(reading: Reading) -> frozenset[str]:
    """Everybody who is lent, replaced or released."""
    lent = [name for line in reading.assignments for name in (line.person, line.replaces)]
    return frozenset(name for name in (*lent, *(line.person for line in reading.releases)) if name)
