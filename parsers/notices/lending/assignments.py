"""A block as assignment lines: each person with role, days and effort, and what is wrong or odd about them."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from msgspec import Struct, structs

from parsers.dates.doubt import are_dates, are_doubtful
from parsers.dates.numerals import value_of
from parsers.notices.amendments.added import ADDED
from parsers.notices.amendments.replacement import replaced
from parsers.notices.layout.background import tells_what_to_bring
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.shared_efforts import is_of_several
from parsers.notices.lending.brackets import doubt
from parsers.notices.lending.own_side import one_side_of, side_told, with_own_side
from parsers.notices.lending.periods import Effort, Span, read_days, read_words
from parsers.notices.page.page import Page
from parsers.notices.people.people import People, Written, read_people
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import DATED
from parsers.notices.words.roles import ROLE, is_role
from parsers.notices.words.spans import (
    LISTED,
    effort_in,
    first_period,
    has_range,
    is_dated,
    is_effort,
    without_efforts,
)
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Period, Remark, Source

_LABELLED_ROLE: Final = Pattern(r"(前端|后端|测试|产品)(?:开发)?(?=人员)")
_REMARK_WORDS: Final = Pattern(
    r"负责|参与|协助|支撑|支持|开发|主要|兼|现场|远程|驻场|全职|其中|包括|含|等|如下|详见|见|共|合计"
    r"|计划|任务|工作|投入|天|周|月|日|\d"
)
_COUNT: Final = Pattern(r"\W*(?:共\s?)?(?P<number>\d{1,2}|[一两二三四五六七八九十]{1,2})\s?[名位人个]?\W*")
_ROLES: Final = Pattern(r"[、,，/和与及]")
_SHORT: Final = 8
_RUNS: Final = Pattern(r"[、；;，,/\n]")
_OF_EACH: Final = Pattern(r"[均都各]|两段|分[两三]段")
_BRACKET: Final = Pattern(r"[(（][^()（）]{0,60}[)）]")
_SEVERAL: Final = 2


class Lines(Struct, frozen=True):
    """What a block comes to."""

    assignments: tuple[AssignmentLine, ...] = ()
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def read_lines(block: Block, page: Page, asked: Role | None = None) -> Lines:
    """The lines of one block; `asked` is the role that the mail as a whole asks for."""
    person = block.get("person")
    people = read_people(person.value, page.roll) if person else People()
    stated = bool(block.keys() & DATED)
    block = _with_rest(block, people)
    people = _with_roles_in_turn(people, block.get("role"))
    span = _span(block, people, page)
    estimated = read_days(block.get("estimated"), "estimated_days", page)
    support = read_days(block.get("support"), "support_days", page)
    shared = _Shared(person, span, estimated, support, _role(block, asked))
    lines = [_line(written, shared, page) for written in people.names]
    problems = [*_people_problems(people, person, block, page), *_own(lines), *span.problems]
    problems += [effort.problem for effort in (estimated, support) if effort.problem]
    problems += _other_days(people, person, span, page) if stated and person else []
    problems += _days_in_turn(people, block.get("period"))
    problems += _days_of_one(people, person, block) if stated else []
    if several := _of_several(people):
        problems.append(Remark("unreadable-effort", "support_days", person.line if person else None, value=several))
    warnings = [*span.warnings, *(remark for line in lines for remark in line.warnings)]
    warnings += _too_much(shared, len(lines), page)
    told = tuple(structs.replace(line.assignment, slashed=people.slashed) for line in lines)
    return Lines(told, tuple(problems), tuple(warnings))


def _other_days(people: People, person: Statement, span: Span, page: Page) -> list[Remark]:
    """Days among the names beside others under a label: 支撑人员：甲。乙，7月1日-7月31日, and 支撑周期：6.1-6.30."""
    told = [word for word in people.rest if has_range(fold(word))]
    read = {word: read_words(without_efforts(word).strip(), person.line, person.number, page) for word in told}
    others = [word for word, days in read.items() if (days.start, days.end) != (span.start, span.end)]
    return [Remark("unreadable-period", "period", person.line, value=word) for word in others if span.start is not None]


def _days_in_turn(people: People, told: Statement | None) -> list[Remark]:
    """As many runs of days as there are people, in one field: 甲、乙 and 6月1日-6月12日、6月15日-7月31日."""
    if told is None or len(people.names) < _SEVERAL:
        return []
    runs = [run for run in _RUNS.split(told.value) if run.strip()]
    if len(runs) != len(people.names):
        return []
    whole = all(has_range(fold(run)) for run in runs) and not _OF_EACH.search(told.value)
    return [Remark("unreadable-period", "period", told.line, value=told.value)] if whole else []


def _days_of_one(people: People, person: Statement | None, block: Block) -> list[Remark]:
    """Days behind one of several who is named there once more: 支撑人员：甲、乙，其中甲支撑周期为6月1日-6月30日."""
    if len(people.names) < _SEVERAL:
        return []
    told = Counter(one.name for one in people.names)
    bare = _BRACKET.sub("", person.value) if person is not None else ""
    again = len({bare.count(name) - times for name, times in told.items()}) > 1
    days = [block[field] for field in ("period", "start", "end") if field in block]
    if person is None or not again or person.number != days[0].number:
        return []
    return [Remark("unreadable-period", "period", person.line, value=days[0].value)]


class Role(NamedTuple):
    """As what people are lent, and the line that says so."""

    name: str
    source: Source


class _Shared(Struct, frozen=True):
    """What everybody of a block has in common."""

    person: Statement | None
    span: Span
    estimated: Effort
    support: Effort
    role: Role | None


class _Line(Struct, frozen=True):
    assignment: AssignmentLine
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def _with_roles_in_turn(people: People, told: Statement | None) -> People:
    """The people with the roles of a label, where it has one for each of them in order: 角色：后端、前端."""
    roles = [role.strip() for role in _ROLES.split(told.value)] if told is not None else []
    if len(roles) != len(people.names) or len(roles) < _SEVERAL or not all(is_role(fold(role)) for role in roles):
        return people
    named = tuple(structs.replace(one, role=one.role or role) for one, role in zip(people.names, roles, strict=True))
    return structs.replace(people, names=named)


def _own(lines: list[_Line]) -> list[Remark]:
    return [remark for line in lines for remark in line.problems]


def _of_several(people: People) -> str:
    """Efforts among several names that do not say whose they are, or "": 分别10、8人天, 共18人天 behind own days."""
    if len(people.names) < _SEVERAL or not people.rest:
        return ""
    words = "、".join(people.rest)
    apart = all(_own_days(written) for written in people.names)
    return words if is_of_several(words, apart=apart) else ""


def _with_rest(block: Block, people: People) -> Block:
    """Days and efforts that stand among the names fill the fields that are empty."""
    person = block.get("person")
    words = "，".join(people.rest)
    if person is None or not words:
        return block
    filled = dict(block)
    if (effort := effort_in(fold(words))) and "support" not in filled and not _of_several(people):
        filled["support"] = Statement("support", effort, person.number, person.line)
        words = without_efforts(words)
    if is_dated(fold(words)) and not filled.keys() & DATED:
        dates = "，".join(word for word in words.split("，") if is_dated(fold(word)))
        filled["period"] = Statement("period", tidy(dates), person.number, person.line)
    return filled


def _span(block: Block, people: People, page: Page) -> Span:
    """The block's days; none are missed where each person has days of their own in brackets."""
    span = with_own_side(block, page)
    all_own = bool(people.names) and all(_own_days(written) for written in people.names)
    return Span() if all_own and not block.keys() & DATED else span


def _own_days(written: Written) -> str | None:
    """The days in the brackets behind a name, all of them: 许南星（6月1日-6月15日、7月1日-7月15日）.

    With the words of the bracket that leave them open, which refuse them (M4): 6月1日-6月30日，可延长.
    """
    notes = [note for note in written.notes if not is_effort(fold(note))]
    if not any(is_dated(fold(note)) for note in notes):
        return None
    return "、".join(note for note in notes if _is_of_days_told(fold(note)))


def _is_of_days_told(note: str) -> bool:
    """Whether a note (folded) tells days, or leaves them open; a figure alone is cut from those before it."""
    return is_dated(note) or are_doubtful(note) or are_dates(note) or LISTED.fullmatch(note) is not None


def _side(written: Written, common: Span) -> str:
    """The remark behind a name that tells one side of the days that all have, where no other tells days; else ""."""
    dated = [note for note in written.notes if is_dated(fold(note))]
    return dated[0] if common.start is not None and len(dated) == 1 and side_told(dated[0]) else ""


def _own_effort(note: str) -> str | None:
    """The effort that a bracket behind a name holds, alone or behind days: 许南星（6月1日-6月15日 8人天）."""
    folded = fold(note)
    return note if is_effort(folded) else effort_in(folded) if is_dated(folded) else None


def _line(written: Written, shared: _Shared, page: Page) -> _Line:
    roles = (written.role, shared.role.name if shared.role else None)
    person = page.roll.resolve(written.name, (*written.notes, *(role for role in roles if role)))
    text, number = (shared.person.line, shared.person.number) if shared.person else ("", 0)
    span = shared.span
    side = _side(written, shared.span)
    if side:
        span = one_side_of(shared.span, side, text, number, page, last=side_told(side) == "end")
        written = structs.replace(written, notes=tuple(note for note in written.notes if note != side))
    elif (words := _own_days(written)) is not None:
        span = read_words(without_efforts(words).strip(), text, number, page)
        if span.start is not None and span.start == span.end and _is_of_days(shared.span) and "天" not in words:
            # 许南星（7月6日） beside everybody's period: that day alone, or from it on, or until it.
            span = Span(problems=(Remark("unreadable-period", "period", text, value=words),))
    effort = next((amount for note in written.notes if (amount := _own_effort(note)) is not None), None)
    support = read_days(Statement("support", effort, number, text), "support_days", page) if effort else shared.support
    unsure = person.remark("person", text)
    own = span if span is not shared.span else Span()
    assignment = AssignmentLine(
        person=person.name,
        replaces=replaced(written.notes, page.roll),
        role=written.role or (shared.role.name if shared.role else None),
        since=span.first,
        keeps_days=span.keeps_days,
        further=ADDED in written.notes,
        start=span.start,
        end=span.end,
        segments=span.segments,
        estimated_days=shared.estimated.days,
        support_days=support.days,
        sources=_sources(shared, span, support, text, number),
    )
    days = support.problem if effort else None
    other = doubt(written, text, page, replaces=bool(assignment.replaces))
    odd = own if other is None else Span()
    return _Line(assignment, (*filter(None, (unsure, days, other)), *odd.problems), odd.warnings)


def _is_of_days(span: Span) -> bool:
    return span.start is not None and span.end is not None and span.start < span.end


def _sources(shared: _Shared, span: Span, support: Effort, text: str, number: int) -> tuple[Source, ...]:
    told = [Source("person", number, text), *span.sources]
    told += [effort.source for effort in (shared.estimated, support) if effort.source]
    told += [shared.role.source] if shared.role else []
    return tuple(told)


def _role(block: Block, asked: Role | None) -> Role | None:
    """The role of the block: its own field, the label of its people (测试人员), or what the mail asks for."""
    told = block.get("role") or block.get("asked")
    if told is not None and told.value and (told.field == "role" or is_role(fold(told.value))):
        return Role(told.value, told.source("role"))
    person = block.get("person")
    if person is not None and (hit := _LABELLED_ROLE.search(person.label)) is not None:
        return Role(hit[0], person.source("role"))
    return asked


def _people_problems(people: People, person: Statement | None, block: Block, page: Page) -> list[Remark]:
    first = person or next(iter(block.values()), None)
    line = first.line if first else None
    value = person.value if person else None
    wanted = people_wanted(person.unit) if person and person.unit else 0
    if not people.names or people.missing or wanted > len(people.names):
        return [Remark("missing-person", "person", line, value=value)]
    if people.choice:
        return [Remark("ambiguous-person", "person", line, value=value)]
    strange = [word for word in people.rest if _is_strange(word, people, page)]
    hidden = [word for word in people.rest if word not in strange and _hides(word, people, page)]
    apart = [word for word in people.rest if _is_of_another(word, people, page) or word in hidden]
    return [
        *(Remark("unknown-person", "person", line, word, word) for word in strange),
        *(Remark("unreadable-period", "period", line, value=word) for word in apart),
    ]


def people_wanted(words: str) -> int:
    """How many people a label says that it has, 支撑人员（3名）, or one of their number; 0 where it says none."""
    found = _COUNT.fullmatch(fold(words))
    return (value_of(found["number"]) or 0) if found else 0


def _is_of_another(word: str, people: People, page: Page) -> bool:
    """Whether a part of a list has days and more: of 甲、乙，后端丙6月1日-8月31日 they may be 丙's alone."""
    folded = fold(word)
    days = first_period(folded)
    if days is None:
        return False
    bare = without_filler(f"{word[: days.start]}、{word[days.end :]}").strip("、,， 。()（）均都各")
    return bool(bare) and bare not in {one.name for one in people.names} and read_people(bare, page.roll).names != ()


def _hides(word: str, people: People, page: Page) -> bool:
    """Whether a part of a list that is no name says something of somebody who is not in the list."""
    others = {*page.roll.named_in(word)} & page.roll.members - {one.name for one in people.names}
    return len(word) > _SHORT and bool(others)


def _is_strange(word: str, people: People, page: Page) -> bool:
    """Whether a word among the names may be somebody, or begins with somebody's name who is not in the list."""
    known = page.roll.longest_at(word, 0)
    if known and known not in {one.name for one in people.names}:
        return not is_dated(fold(word))
    return len(word) <= _SHORT and not _is_remark(word, page)


def _is_remark(word: str, page: Page) -> bool:
    folded = fold(word)
    if tells_what_to_bring(word, page.roll):
        return True
    return _REMARK_WORDS.search(folded) is not None or ROLE.search(folded) is not None


def _too_much(shared: _Shared, people: int, page: Page) -> list[Remark]:
    """More effort than working days (T1) for everybody who shares the line."""
    span = shared.span
    if span.start is None or span.end is None or not people:
        return []
    days = page.calendar.count_all(span.segments or (Period(span.start, span.end),)) * people
    efforts = ((shared.estimated, "estimated_days"), (shared.support, "support_days"))
    told = [(effort, field) for effort, field in efforts if effort.days is not None and effort.days > days]
    if not told:
        return []
    effort, field = told[-1]
    return [
        Remark("effort-exceeds-period", field, effort.source.text if effort.source else None, value=f"{effort.days:g}")
    ]
