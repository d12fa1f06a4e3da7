"""People of the directory with days to come, in a mail that does not say what they are for: asked about (M4).

后端：许南星 6月1日-6月30日 under 项目计划, in minutes, or under a subject that says nothing. A task of a plan lends
nobody; its owner, in a mail that lends others, is asked about where nothing else lends him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.evidence import Evidence, does_not_begin
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.plans import owners
from parsers.notices.lending.periods import read_span
from parsers.notices.notice_claims import states_a_notice
from parsers.notices.people.people import read_people
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, has_two_days, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, LENDS, NOT_LENT, RELEASE_OF_PEOPLE, UNSURE
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_MINUTES: Final = Pattern(r"纪要|\bminutes\b")
_COMES_TOO: Final = Pattern(r"[进入][场离退撤、和与及]|变[更动]|调整|更换|替换|续|延|[增加]")
_SOON_OVER: Final = Pattern(r"周报|日报|月报|总结|周计划|请假|休假|值班|出差|加班")
"""What tells of everybody's week, or of absences, names people with days and lends nobody."""
MOST: Final = 40
"""Lines and rows that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300


def names_people_with_days(found: Evidence) -> bool:
    """A fresh mail about a project, with somebody of the directory and a period to come in a line of his own."""
    page = found.page
    if page.is_reply or found.project is None or page.known is None or _SOON_OVER.search(page.folded_subject):
        return False
    minuted = _MINUTES.search(page.folded_subject) is not None and found.lists_people
    if found.elsewhere and not minuted:
        return False
    if any(map(UNSURE.told_in, found.texts)):
        return False
    lent = any(_is_of_somebody(block, found) for block in found.blocks[:MOST]) or _is_a_team(found)
    return lent or _plans_for_people(found) or _lists_people(found) or _is_unread(found)


def _is_of_somebody(block: Block, found: Evidence) -> bool:
    """Whether a block is a known person and days that lie ahead."""
    person = block.get("person")
    if person is None:
        return False
    if not any(map(found.page.roll.holds, _names(block, found))):
        return False
    if is_dated(fold(person.value)) and LENDS.told_in(fold(person.value)):
        return True  # 人员：许南星支撑至6月30日
    span = read_span(block, found.page)
    return span.start is not None and span.end is not None and (found.page.sent is None or span.end > found.page.sent)


def _is_a_team(found: Evidence) -> bool:
    """Whether a mail that starts a project lists who is in it, without days: they are asked for (D1)."""
    people = [one for block in found.blocks[:MOST] if "person" in block for one in _names(block, found)]
    listed = found.lists_people or any(told.field == "person" and told.label for told in found.statements)
    return found.kicks_off and listed and any(map(found.page.roll.holds, people))


def _names(block: Block, found: Evidence) -> list[str]:
    return [one.name for one in read_people(block["person"].value, found.page.roll).names]


def _plans_for_people(found: Evidence) -> bool:
    """Whether a mail that lends says nothing of people but whose tasks they are: 由许南星投入，计划如下."""
    lends = found.lends or any(LENDS.told_in(text) and names_known(text, found.page.roll) for text in found.texts)
    return lends and next(owners(found.page.tasks, found.page.roll), None) is not None


def _is_unread(found: Evidence) -> bool:
    """Whether a mail that starts a project names somebody with a period to come, in words that nobody read."""
    texts = found.texts[:MOST] if found.kicks_off else ()
    sure = (text for text in texts if not (ANOTHER_MATTER.told_in(text) or NOT_LENT.told_in(text)))
    dated = any(has_range(fold(told.value)) for told in found.page.of("period"))
    timed = (text for text in sure if dated or has_two_days(text))
    return any(names_known(text, found.page.roll) for text in timed)


def _lists_people(found: Evidence) -> bool:
    """Whether a mail that lends has a table with somebody and his days in it that nobody read: 任务, 负责人, 起止."""
    rows = [row for table in found.page.mail.tables for row in table.rows[:MOST]] if found.lends else []
    named = any(found.page.roll.holds(cell.strip()) for row in rows for cell in row)
    return named and not found.page.rows and any(is_dated(fold(cell)) for row in rows for cell in row)


def unannounced(found: Evidence) -> Iterator[Remark]:
    """The problem with such a mail, unless its own words say for certain what it is; and with a start put off."""
    for told in found.page.loose[:MOST] if found.has_dated_people else ():
        if does_not_begin(fold(told.value[:LONGEST])):
            yield Remark("on-condition", None, told.line)
    if (about := _lent_under_leaving(found)) is not None:
        yield about
    starts = found.kicks_off and not found.has_dated_people
    if found.has_people and not starts and not states_a_notice(found) and names_people_with_days(found):
        subject = found.page.mail.subject
        yield Remark("another-topic", None, subject, value=subject.strip())


def _lent_under_leaving(found: Evidence) -> Remark | None:
    """The problem with whole periods under a subject of leaving alone: the days that were, or days to come."""
    subject = found.page.untagged_subject
    leaves = RELEASE_OF_PEOPLE.told_in(subject) and not found.page.is_reply
    if not leaves or found.lends or LENDING.told_in(subject) or LENDS.told_in(subject) or _COMES_TOO.search(subject):
        return None
    row = next((one for one in found.page.rows[:MOST] if {"start", "end"} <= one.keys()), None)
    labelled = found.page.of("start") if found.page.of("end") else ()
    line = row["start"].line if row else next((one.line for one in labelled), None)
    return Remark("another-topic", None, line, value=line.strip()) if line else None


def tasks_beside(found: Evidence, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the tasks of people whom the mail does not lend, and who neither lead nor manage."""
    known = {line.person for line in lines} | {found.lead.name, found.manager.name}
    for told, named in owners(found.page.tasks[:MOST], found.page.roll):
        if not known.issuperset(named):
            yield Remark("unreadable-period", "period", told.line, value=told.value)
