"""The reading of a mail: one kind, its facts, and what is wrong or odd about them. The entry of this package."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from msgspec import structs

from parsers.effort import DAYS_PER_MONTH
from parsers.kinds import of_kind
from parsers.lines_apart import lines_apart
from parsers.message import Mail
from parsers.notices.answers.apart import as_own, quoting, what_counts
from parsers.notices.changes.extension import read_extension
from parsers.notices.changes.lead import read_holder
from parsers.notices.claims import claim
from parsers.notices.doubts.by_given_name import by_given_name, is_read
from parsers.notices.doubts.doubting_talk import doubting_talk
from parsers.notices.doubts.efforts_at_project import answered_with_efforts
from parsers.notices.doubts.elsewhere_within import elsewhere_within
from parsers.notices.doubts.left_out import left_out, void_sheets
from parsers.notices.doubts.lent_and_left import lent_and_left
from parsers.notices.doubts.on_condition import conditions
from parsers.notices.doubts.open_below import open_below
from parsers.notices.doubts.other_project import of_another_project, places_in_another
from parsers.notices.doubts.passed_over import passed_over
from parsers.notices.doubts.roles_between import roles_between
from parsers.notices.doubts.taking_place import beside_place
from parsers.notices.doubts.told_otherwise import (
    kept_twice,
    of_another_day,
    of_another_last_day,
    of_other_days,
    told_otherwise,
)
from parsers.notices.doubts.two_days_told import two_days_told
from parsers.notices.doubts.undecided_tags import undecided_tags
from parsers.notices.doubts.unheard import lends_in_answer
from parsers.notices.doubts.unsettled import states, unsettled
from parsers.notices.doubts.wavering import wavering
from parsers.notices.evidence import Evidence, spoken
from parsers.notices.layout.clause_lines import in_one
from parsers.notices.layout.double_spaced import single_spaced
from parsers.notices.layout.wrapped import unwrapped
from parsers.notices.lending.called_in_part import with_whole_names
from parsers.notices.lending.prose import with_prose
from parsers.notices.lending.understood import leaving, left_loosely, told_whole, understood
from parsers.notices.lending.whole import is_whole
from parsers.notices.notice import notice_blocks
from parsers.notices.page.noted import beside_below, doubted, passed_on
from parsers.notices.page.page import Page, lay_out
from parsers.notices.page.project_names import ProjectName, read_project
from parsers.notices.page.short_projects import spelled_out
from parsers.notices.people.dated_names import disguised
from parsers.notices.people.given_alone import GIVEN_NAME, with_given_alone
from parsers.notices.people.given_names import with_given_names
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.roll import Roll
from parsers.notices.words.attachment import refers_to_attachment
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_held
from parsers.reading import SAYS_NOTHING, Reading
from parsers.second_matter import second_matters, with_second_thoughts
from state.notice import AssignmentLine, Kind, Remark
from state.working_days import WorkingCalendar

LONGEST_WORDS: Final = 40_000
"""Characters of the sender's own words: far more than any notice has, and few enough to be read within a second."""
_READ_TWICE: Final = 200
"""Lines of a mail that is read a second time for sentences that change something: nobody tells one in so many."""
_STAYS: Final = frozenset({"on-condition", "still-planned", "end-to-come", "part-ended", "unclear-cancellation"})
"""Problems with what a mail says: with its lines put together it says so still, and a line less may hide it."""
_MACHINE: dict[str, Kind] = {"bounce": "bounce", "list": "other"}


class _Look(Protocol):
    """How a mail is looked at; `again`: in the second reading."""

    def __call__(self, one: Mail, *, again: bool = False) -> Reading: ...


def read(
    mail: Mail,
    known: KnownNames | None = None,
    sent: dt.date | None = None,
    calendar: WorkingCalendar | None = None,
    days_per_month: float = DAYS_PER_MONTH,
) -> Reading:
    """What `mail` says. Never raises.

    `known` are the names of the directory: without it, names are read as written. Dates without a year are relative
    to `sent`, by default the day of `mail.date` in the zone that it is told in (T4). A 人月 has `days_per_month`
    person-days.
    """
    if mail.over_limit is not None:
        return Reading("other", problems=(Remark("over-limit", value=mail.over_limit),))
    if sum([len(line.text) for line in mail.new_lines]) > LONGEST_WORDS:
        return Reading("other", problems=(Remark("over-limit", value="words"),))
    if mail.machine is not None:
        return Reading(_MACHINE.get(mail.machine, "auto_reply"))

    def look_at(one: Mail, *, again: bool = False) -> Reading:
        return _of_mail(one, known, sent, calendar, days_per_month, again=again)

    reading = _best_of(mail, known, look_at)
    nowhere = _has_no_project(reading)  # words above a notice are heard beside it
    if (reading.kind == "other" or nowhere) and (passing := passed_on(mail)) is not None:
        below = look_at(passing)
        told = structs.replace(below, problems=(*below.problems, *beside_below(mail)))
        reading = told if below.kind in _HELD else reading
    apart = tuple(lines_apart(reading, mail, known, look_at))
    reading = structs.replace(reading, problems=apart, whole=False) if apart else reading
    reading = _with_attachments(reading, mail)
    reading = _with_left_out(reading, mail, known) if mail.left_out else reading
    return _with_passed_over(reading, mail, known)


def _best_of(mail: Mail, known: KnownNames | None, look_at: _Look) -> Reading:
    """The mail as it stands, with its lines put together, or in the second reading: whatever says more."""
    reading = look_at(mail)
    if _is_broken(reading) and (lines := unwrapped(mail.new_lines)) is not None:
        reading = _better(reading, look_at(structs.replace(mail, new_lines=lines)))
    if _is_broken(reading) and _is_unheard(reading):
        reading = _better(reading, _in_one(mail, Roll(known), look_at) or reading)
    if _is_broken(reading) and not mail.tables and not mail.is_reply and len(mail.new_lines) <= _READ_TWICE:
        again = look_at(mail, again=True)
        reading = again if again.kind in _HELD and is_read(again) else reading
    return reading


def _with_attachments(reading: Reading, mail: Mail) -> Reading:
    """The reading, and the files that nobody here reads; documents where something is asked about, or left to them."""
    asked = mail.documents and (reading.problems or refers_to_attachment(mail))
    names = (*mail.unreadable, *(mail.documents if asked else ()))
    unread = tuple(Remark("unreadable-attachment", "mail", value=name) for name in names)
    return structs.replace(reading, warnings=(*reading.warnings, *unread)) if unread else reading


def _may_be_recorded(reading: Reading) -> bool:
    """Whether nothing of it is asked about, or the records may bear it out."""
    return not reading.problems or any(line.was is not None for line in reading.understood)


def _with_passed_over(reading: Reading, mail: Mail, known: KnownNames | None) -> Reading:
    """The reading of what is recorded, or of what a reply states by itself, and the sentences beside it (D3)."""
    if reading.apart is not None:
        return structs.replace(reading, apart=_with_passed_over(reading.apart, mail, known))
    if reading.kind not in {"staffing_notice", "release_notice"} or not _may_be_recorded(reading):
        return reading
    return structs.replace(reading, passed_over=passed_over(mail, reading, Roll(known)))


def _as_called(reading: Reading, project: ProjectName) -> Reading:
    """What was read under the whole name of a project, under the beginning of it by which the mail calls it (D3)."""
    if reading.project is None or project.name is None or reading.kind in SAYS_NOTHING:
        return reading
    line = project.source.text if project.source else None
    unknown = Remark("unknown-project", "project", line, value=project.name)
    of_it = (one for one in reading.sources if one.field != "project")
    sources = (project.source, *of_it) if project.source else tuple(of_it)
    known = tuple(one for one in reading.warnings if one.code != unknown.code)
    warnings = (*known, unknown) if reading.kind in _HELD else reading.warnings
    return structs.replace(reading, project=project.name, sources=sources, warnings=warnings)


def _is_broken(reading: Reading) -> bool:
    """Whether another way of reading may find more."""
    return reading.kind == "other" or not (is_read(reading) or any(one.code in _STAYS for one in reading.problems))


def _in_one(mail: Mail, roll: Roll, look_at: Callable[[Mail], Reading]) -> Reading | None:
    """The reading of clauses put together, empty lines between all of them or not; None where there are none."""
    single = single_spaced(mail)
    close = single.mail if single else mail
    lines = in_one(close.new_lines, roll)
    if lines is None:
        return None
    reading = look_at(structs.replace(close, new_lines=lines))
    return single.lifted(reading) if single else reading


def _better(reading: Reading, joined: Reading) -> Reading:
    """The reading with lines put together, where it says more: all, anything, or a form that lacks nothing."""
    if joined.kind in SAYS_NOTHING:
        return reading
    heard = reading.kind == "other" and joined.kind in _HELD
    whole = joined.whole and not reading.whole and _is_unheard(reading)
    return joined if is_read(joined) or heard or whole else reading


def _is_unheard(reading: Reading) -> bool:
    """Whether nothing is wrong with it but that lines were not read."""
    return all(one.code in {*_UNHEARD, GIVEN_NAME} for one in reading.problems)


def _has_no_project(reading: Reading) -> bool:
    """Whether nothing says for which project it is, and lines were not read."""
    return reading.project is None and any(one.code == "missing-project" for one in reading.problems)


def _with_left_out(reading: Reading, mail: Mail, known: KnownNames | None) -> Reading:
    """The reading, and what a reply states by itself, with what the mail shows struck out or hides."""
    apart = _with_left_out(reading.apart, mail, known) if reading.apart is not None else None
    problems = tuple(dict.fromkeys((*reading.problems, *void_sheets(mail, reading))))
    warnings = (*reading.warnings, *left_out(mail, reading, known))
    return structs.replace(reading, problems=problems, warnings=warnings, apart=apart)


def _of_mail(
    mail: Mail,
    known: KnownNames | None,
    sent: dt.date | None,
    calendar: WorkingCalendar | None,
    days_per_month: float,
    *,
    again: bool = False,
) -> Reading:
    single = single_spaced(mail)
    mail = single.mail if single else mail

    def with_names(names: KnownNames | None) -> Reading:
        return _with_names(mail, names, sent, calendar, days_per_month, again=again)

    known = with_given_names(known, _text_of(mail)) if known else None
    alone = with_given_alone(known, mail) if known else None
    reading = with_names(alone)
    if mail.is_reply and alone is not known and reading.kind not in _HELD:
        reading = with_names(known)  # what an answer decides it says of nobody by the given name
    return single.lifted(reading) if single else reading


def _with_names(
    mail: Mail,
    known: KnownNames | None,
    sent: dt.date | None,
    calendar: WorkingCalendar | None,
    days_per_month: float,
    *,
    again: bool,
) -> Reading:
    worn = disguised(mail, known) if known else None
    names = worn.known if worn else known
    page = lay_out(worn.mail if worn else mail, names, sent, calendar, days_per_month, again=again)
    project = read_project(page)
    told = project
    full = None if page.mail.tables or project.name is None else spelled_out(page)
    if full:
        page = lay_out(full.mail, page.known, sent, calendar, days_per_month, again=again)
        told = read_project(page)
    elif project.short and project.name and page.known:  # in its sentences, too, it is a project's name
        page = lay_out(page.mail, page.known.with_project(project.name), sent, calendar, days_per_month, again=again)
    reading = _of_page(page, told)
    reading = _as_called(reading, project) if full and project.short else reading
    reading = full.lifted(reading) if full else reading
    return worn.lifted(reading) if worn else reading


def _text_of(mail: Mail) -> str:
    return "\n".join((mail.subject, *(line.text for line in mail.new_lines)))


_HELD: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice", "lead_change", "need", "project_end"})
"""What is recorded at once, and is asked about where it holds on a condition; so are pre-sales requests (`unasked`)."""


_UNHEARD: Final = frozenset({"missing-person", "missing-period", "unreadable-period", "missing-project"})
"""Codes of what nobody read, of which other lines may tell more."""


def _of_page(page: Page, project: ProjectName) -> Reading:
    statements = with_prose(page, project.name)
    found = Evidence(
        page=page,
        statements=statements,
        blocks=notice_blocks(page, statements),
        project=project.name,
        lead=read_holder(page, "lead"),
        manager=read_holder(page, "manager"),
        extension=read_extension(page, project.name),
        texts=spoken(statements),
    )
    claimed, only_caught = claim(found)
    reading = of_kind(claimed, found, project)
    if only_caught and not reading.problems:
        about = Remark("another-topic", None, page.mail.subject, value=page.mail.subject.strip())
        reading = structs.replace(reading, problems=(about,))
    if reading.kind == "reply":
        return _with_own(reading, found)
    if reading.kind not in _HELD:
        return structs.replace(reading, problems=(*reading.problems, *by_given_name(reading, page)))
    if others := tuple(second_matters(reading, found)):
        reading = structs.replace(reading, problems=(*reading.problems, *others))
    settled = with_second_thoughts(_with_doubts(reading, page), found)
    named = tuple(by_given_name(settled, page))
    return _with_form(structs.replace(settled, problems=(*settled.problems, *named)), found)


def _with_doubts(reading: Reading, page: Page) -> Reading:
    """The reading of what is recorded, with what leaves open in the mail whether it is so (M4)."""
    told = tuple(_doubts(reading, page))
    held = tuple(dict.fromkeys(beside_place(told, page) if reading.instead else told))
    lines = {one.line for one in held if one.line and is_held(fold(one.line))}
    known = [one for one in reading.problems if one.line not in lines or not _is_missed(one)]
    # A last day that is missing may be on record (D4): that alone asks nobody whether the rest is settled.
    kept = any(line.since is not None or line.keeps_days or line.longer for line in reading.assignments)
    asked = {one.line for one in known if not (kept and one.code == "missing-period")}
    return structs.replace(reading, problems=(*known, *(one for one in held if one.line not in asked)))


def _doubts(reading: Reading, page: Page) -> Iterator[Remark]:
    lines, extends = reading.assignments, reading.decision is not None
    yield from conditions(page, reading.kind)
    yield from unsettled(page, "extension" if extends else reading.kind)
    yield from told_otherwise(page, reading.kind, lines, reading.project, extends=extends)
    yield from of_another_day(page, lines, reading.releases)
    yield from kept_twice(lines)
    if reading.kind == "staffing_notice":
        yield from of_another_last_day(page, lines)
        yield from of_other_days(page, lines)
        yield from elsewhere_within(page, lines)
        yield from doubting_talk(page) if lines and not reading.problems else ()
    yield from doubted(page)
    yield from undecided_tags(page, reading.kind)
    yield from _elsewhere(reading, page)
    yield from wavering(page, reading.kind, extends=extends)
    yield from open_below(page)
    yield from roles_between(page, lines)
    yield from lent_and_left(page, reading.releases)
    yield from two_days_told(page, lines, reading.releases, extends=extends)


def _with_form(reading: Reading, found: Evidence) -> Reading:
    """The reading with what stands in the form that goes back, where something is asked about (M4)."""
    if reading.problems and is_read(reading):
        return _with_all(reading)
    if reading.kind == "release_notice" and reading.problems:
        line, last_days = left_loosely(found.page, reading.problems)
        unread = (Remark("unreadable-period", "period", line, value=line),)
        if all(one.on is None for one in reading.releases) and is_whole(found.page, last_days, unread):
            return _with_last_days(reading, last_days, unread)
        lines = leaving(found.page, reading.releases, reading.problems)
        return structs.replace(reading, understood=lines, problems=told_whole(reading.problems))
    if reading.kind != "staffing_notice" or not reading.problems:
        return reading
    lines = understood(found.page, found.blocks, reading.assignments, reading.problems)
    told = with_whole_names(reading.problems, found.page.roll)
    return structs.replace(reading, understood=lines, problems=told, whole=_is_whole(reading, found.page, lines))


def _with_last_days(reading: Reading, lines: tuple[AssignmentLine, ...], unread: tuple[Remark, ...]) -> Reading:
    """An early release of which the form has all, and that was not read for certain: a notice of last days (D7)."""
    told = structs.replace(reading, kind="staffing_notice", releases=(), problems=unread, understood=lines)
    return structs.replace(told, whole=True)


def _with_all(reading: Reading) -> Reading:
    """The reading of what is only asked about for a given name, with all of it in the form that goes back (M7)."""
    if reading.kind == "release_notice":
        lines = tuple(
            AssignmentLine(one.person, end=one.on, leaves=True, sources=one.sources) for one in reading.releases
        )
        return structs.replace(reading, understood=lines, whole=bool(lines) and all(line.end for line in lines))
    if reading.kind != "staffing_notice":
        return reading
    lines = reading.assignments
    shown = not (_has_more(reading) or any(map(_is_more, lines)))
    return structs.replace(reading, understood=lines, whole=bool(lines) and shown)


def _is_whole(reading: Reading, page: Page, lines: tuple[AssignmentLine, ...]) -> bool:
    """Whether a notice states nothing that its form does not show (M7)."""
    if any(one.code == "length-disagrees" for one in reading.warnings):  # 6月8日至6月26日，12天: the days may be work
        return False
    return not _has_more(reading) and is_whole(page, lines, reading.problems)


def _has_more(reading: Reading) -> bool:
    """Whether a notice states something that no line of its form shows."""
    more = (reading.releases, reading.lead_change, reading.instead, reading.change, reading.later)
    return any(more)


def _is_more(line: AssignmentLine) -> bool:
    """Whether a line would record something beside a person, days and efforts."""
    more = (
        line.replaces
        or line.more_days is not None
        or line.keeps_days
        or line.longer
        or line.segments
        or line.since is not None
    )
    return bool(more) or line.end is None


def _with_own(reading: Reading, found: Evidence) -> Reading:
    """A reply with what its words state as a mail of their own."""
    own = as_own(found.page, found.project)
    if own is None:
        return reading
    told = _of_page(own, read_project(own))
    counts = what_counts(reading, told, own, found.page, found.project)
    asks = counts is not None and counts.problems
    if asks and (anew := as_own(found.page, found.project, again=True)) is not None:
        once_more = _of_page(anew, read_project(anew))
        if once_more.kind in _HELD and is_read(once_more):
            own, told = anew, once_more
            counts = what_counts(reading, told, own, found.page, found.project)
    quoted = quoting(told, own.mail.subject, found.page.mail.subject)
    counts = counts or lends_in_answer(reading, quoted, own) or answered_with_efforts(reading, quoted, own)
    return structs.replace(reading, apart=counts)


_MISSED: Final = frozenset({"missing-person", "missing-period"})


def _is_missed(problem: Remark) -> bool:
    """Whether a line on a condition seems to lack this, since it was not read: that it holds on one is the trouble."""
    whole = problem.value is not None and problem.value == problem.line
    return problem.code in _MISSED or (problem.code == "unreadable-period" and whole)


def _elsewhere(reading: Reading, page: Page) -> Iterator[Remark]:
    """What a change of a lead, an end, a notice, a release or a need says of another project."""
    if reading.kind in {"staffing_notice", "release_notice", "need"}:
        yield from places_in_another(page, reading.project, reading.kind)
        heads = {fold(source.text) for source in reading.sources if source.field in {"rd_lead", "project_manager"}}
        yield from of_another_project(page, reading.project, heads.__contains__) if heads else ()
    if reading.kind in {"lead_change", "project_end"} or reading.lead_change is not None:
        about = states("project_end" if reading.kind == "project_end" else "lead_change")
        yield from of_another_project(page, reading.project, about)
