"""The staffing notice (D1, D2): everybody the mail lends, with role, days and effort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import structs

from parsers.notices.doubts.changes_at_project import changes_at_project
from parsers.notices.doubts.days_at_project import days_at_project
from parsers.notices.doubts.efforts_at_project import efforts_at_project
from parsers.notices.doubts.efforts_twice import efforts_twice
from parsers.notices.doubts.for_us_alone import left_to_us
from parsers.notices.doubts.former_beside import former_beside
from parsers.notices.doubts.left_over import left_over
from parsers.notices.doubts.one_effort import one_effort
from parsers.notices.doubts.other_amounts import other_amounts
from parsers.notices.doubts.unheard import unheard_lines
from parsers.notices.doubts.unnamed_rows import unnamed_rows
from parsers.notices.doubts.vague_coming import vague_coming
from parsers.notices.layout.blocks import Block, leaving_ends, read_blocks
from parsers.notices.layout.common_days import EVERYBODY
from parsers.notices.layout.fields import TOTAL, Statement
from parsers.notices.layout.shared_efforts import own_effort, unsettled, with_shared
from parsers.notices.lending.assignments import Lines, Role, people_wanted, read_lines
from parsers.notices.lending.lent_again import lent_twice, said_once, without_repeated, without_wider
from parsers.notices.lending.periods import LASTING, by_value, read_words
from parsers.notices.lending.planned import MOST, planned
from parsers.notices.lending.recorded_efforts import recorded_efforts
from parsers.notices.needs.need_beside import asked_for, is_further, sentences_of
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.people.somebody import moves_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED, EFFORTS
from parsers.notices.words.roles import A_ROLE, asked_role, is_role
from parsers.notices.words.spans import has_length, has_range, is_dated, is_effort
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark, Source

MOST_PEOPLE: Final = 500
LONGEST: Final = 300
"""Characters of a line that may add people up."""
_ALTOGETHER: Final = Pattern(
    r"(?:^|[,，。;；:：\s])(?:以上|上述|本次|此次|我[部组司们]|本[部组]){0,2}(?:支[撑援持]|投入|开发)?(?:人员|同事|同学|名单)?(?:一共|总共|总计|共计|合计|共)"
    r"(?:投入|支[撑援持]|安排|派[出驻往]?|抽调|选派|借[调出])?\s?[:：]?\s?(?P<count>(?:\d{1,2}|[一两二三四五六七八九十])\s?[人名位])(?!\s?[天日月次])"
)
"""以上共3人; 项目组共12人 says of others."""
_INCLUDED: Final = Pattern(
    rf"(?:含(?<!包含)|包括|带)(?:{A_ROLE}|外包|外协|实习生?|组员|同事|人员){{1,2}}\s?[一二两三1-9]\s?[名位人](?![天日月周])[:：]?\s?"
)
_WANTED: Final = ("需", "所需", "申请", "用", "急需")
"""How the label of a number begins that is wanted, and not lent."""


def notice_blocks(page: Page, statements: tuple[Statement, ...]) -> tuple[Block, ...]:
    """The blocks of the mail: its table's rows, else its fields and sentences."""
    blocks = read_blocks(_sorted(statements, page))
    if not page.rows:
        return with_shared(blocks)
    rows = [_by_value(row) for row in page.rows]
    shared = {field: told for block in blocks if "person" not in block for field, told in block.items()}
    dated = any(row.keys() & DATED for row in rows)
    common = {f: told for f, told in shared.items() if not dated and f in DATED}
    named = [row for row in rows if "person" in row]
    own = {f: told for f, told in shared.items() if f in EFFORTS and (len(named) == 1 or own_effort(told.value))}
    lent = [{**common, **own, **row} for row in named]
    inside = {one.name for row in lent for one in read_people(row["person"].value, page.roll).names}
    return (*lent, *(block for block in blocks if "person" in block and not _is_listed(block, inside, page)))


def _sorted(statements: tuple[Statement, ...], page: Page) -> list[Statement]:
    """The statements under the fields that their values belong to, without the totals."""
    sums = _sums(statements, page)
    told = [one for one in leaving_ends(statements) if one not in sums]
    told = [sorted_out for one in told for sorted_out in by_value(one)]
    lengths = {
        at: one
        for at, one in enumerate(told)
        if one.field == "period" and one.label.endswith(LASTING) and not is_dated(fold(one.value))
    }
    return list(_with_lengths(told, lengths)) if lengths else told


def _with_lengths(told: list[Statement], lengths: Mapping[int, Statement]) -> Iterator[Statement]:
    """The statements; how long it is (工期：20个工作日), said below a whole period, checks that period."""
    for at, one in enumerate(told):
        below = next((lengths[at + ahead] for ahead in (1, 2) if at + ahead in lengths), None)
        if _is_whole(one) and below is not None:
            yield structs.replace(one, value=f"{one.value}（{below.value}）")
        elif not (at in lengths and any(_is_whole(told[at - back]) for back in (1, 2) if at >= back)):
            yield one


def _is_whole(told: Statement) -> bool:
    return told.field == "period" and has_range(fold(told.value))


def _is_listed(block: Block, inside: set[str], page: Page) -> bool:
    """Whether a label only names whom the table's rows lend, with their days."""
    if block.keys() & (DATED | EFFORTS):
        return False
    return {one.name for one in read_people(block["person"].value, page.roll).names} <= inside


def _sums(statements: tuple[Statement, ...], page: Page) -> tuple[Statement, ...]:
    """The totals among the statements (合计：16人天), where there are efforts or people to be added up."""
    totals = tuple([told for told in statements if told.label == TOTAL])
    if not totals:
        return ()
    several = sum(
        told.field in EFFORTS for told in (*statements, *(cell for row in page.rows for cell in row.values()))
    )
    return totals if several > len(totals) or len(page.rows) > 1 else ()


def _by_value(row: Block) -> Block:
    """A row with every cell under the field its value belongs to; a cell of its own goes first.

    An effort like a day (10/15) beside days of its own is none of them: it stays, and is asked about.
    """
    found: Block = {}
    for field, cell in row.items():
        for told in by_value(cell):
            if told.field != field and told.field in DATED and row.keys() & DATED and field in EFFORTS:
                found[field] = cell
            elif told.field is not None and (told.field not in found or told in row.values()):
                found[told.field] = told
    return found


def read_notice(page: Page, blocks: tuple[Block, ...], statements: tuple[Statement, ...], project: str | None) -> Lines:
    """The assignment lines of all blocks of a notice about `project`, with problems and warnings, each said once.

    `statements` are those of the mail with its readable sentences: a line of a person and a period that is still
    unlabelled among them was not read, and is asked about (M4).
    """
    if going_to := tuple(planned(page)):
        return Lines(problems=going_to[:MOST])
    role = _asked(page, blocks)
    doubtful = tuple(unsettled(blocks, {told.number for told in page.statements}))
    roles = [role or _asked_before(page, block, blocks) for block in blocks]
    parts = without_repeated(
        [read_lines(_without(block, doubtful), page, asked) for block, asked in zip(blocks, roles, strict=True)]
    )
    lent = without_wider(_once([line for part in parts for line in part.assignments][:MOST_PEOPLE]))
    assignments = said_once(lent)
    told = _sorted(statements, page)
    problems = [remark for part in parts for remark in part.problems]
    problems += left_over(page, statements, assignments, _sums(statements, page), problems)
    vague = [one for one in vague_coming(page, assignments) if one.line not in {asked.line for asked in problems}]
    assignments = _without_days_of(assignments, {one.line for one in vague})
    problems += vague
    doubtful += _nobodys(page, blocks, told, assignments)
    problems += [*_other_days(page, told, assignments), *_not_of_all(page, statements, assignments)]
    problems += [
        *lent_twice(assignments),
        *_too_few(statements, assignments),
        *_included(page, assignments),
        *_roles_alone(blocks, told),
        *unnamed_rows(page, assignments),
        *former_beside(page, assignments),
        *efforts_twice(page, [line for part in parts for line in part.assignments]),
    ]
    shared = [
        *one_effort(page, [line for part in parts for line in part.assignments]),
        *other_amounts(page, assignments),
    ]
    problems += shared
    assignments = _without_effort_of(assignments, {one.line for one in shared})
    problems += [Remark("unreadable-effort", "support_days", told.line, value=told.value) for told in doubtful]
    if not blocks:
        return _unread(page, tuple(dict.fromkeys(_dated_lines(page, project)))[:MOST])
    warnings = [remark for part in parts for remark in part.warnings]
    return Lines(assignments, tuple(dict.fromkeys(problems)), tuple(dict.fromkeys(warnings)))


def _without_days_of(lines: tuple[AssignmentLine, ...], told: set[str | None]) -> tuple[AssignmentLine, ...]:
    """The lines, those that have their days from one of these without them: no form is to show them."""
    if not told:
        return lines
    own = [any(one.field in {"start", "end"} and one.text in told for one in line.sources) for line in lines]
    return tuple(
        structs.replace(line, start=None, end=None, segments=()) if vague else line
        for line, vague in zip(lines, own, strict=True)
    )


def _without_effort_of(lines: tuple[AssignmentLine, ...], told: set[str | None]) -> tuple[AssignmentLine, ...]:
    """The lines, those that have their effort from one of these without it."""
    if not told:
        return lines
    own = [any(one.field == "support_days" and one.text in told for one in line.sources) for line in lines]
    return tuple(
        structs.replace(line, support_days=None) if shared else line for line, shared in zip(lines, own, strict=True)
    )


def _other_days(page: Page, statements: list[Statement], lines: tuple[AssignmentLine, ...]) -> Iterator[Remark]:
    """Days under a label of lending beside a table with days of its own, which are those of no row, nor of all."""
    starts = [line.start for line in lines if line.start]
    ends = [line.end for line in lines if line.end]
    if not page.rows or not starts or not ends:
        return
    known = {(line.start, line.end) for line in lines} | {(min(starts), max(ends))}
    for told in statements:
        if told.field == "period" and told.strong:
            span = read_words(told.value, told.line, told.number, page)
            if span.start and (span.start, span.end) not in known:
                yield Remark("unreadable-period", "period", told.line, value=told.value)


def _not_of_all(page: Page, statements: tuple[Statement, ...], lines: tuple[AssignmentLine, ...]) -> Iterator[Remark]:
    """Days that are said to be everybody's (均为…) where somebody has others."""
    for told in statements:
        if told.label == EVERYBODY and lines:
            span = read_words(told.value, told.line, told.number, page)
            if any((line.start, line.end) != (span.start, span.end) for line in lines):
                yield Remark("unreadable-period", "period", told.line, value=told.value)


def _included(page: Page, lines: tuple[AssignmentLine, ...]) -> Iterator[Remark]:
    """…支撑（含测试一名）: somebody more whom nobody names."""
    for line in page.mail.new_lines[:MOST] if lines and _INCLUDED.search(page.folded_text) else ():
        for found in _INCLUDED.finditer(fold(line.text[:LONGEST])):
            if not page.roll.longest_at(line.text, found.end()):
                yield Remark("missing-person", "person", line.text.strip(), value=line.text[slice(*found.span())])


def _too_few(statements: tuple[Statement, ...], lines: tuple[AssignmentLine, ...]) -> Iterator[Remark]:
    """支撑人数：2人, or 以上共2人, where one is named; of 需求人数：2人 one may be all that there is."""
    people = len({line.person for line in lines})
    for told in statements if lines else ():
        summed = _ALTOGETHER.search(fold(told.value[:LONGEST])) if told.field in {None, "note"} else None
        if summed is not None and people_wanted(summed["count"]) > people:
            yield Remark("missing-person", "person", told.line, value=summed["count"])
    counts = [told for told in statements if told.field == "count" and not told.label.startswith(_WANTED)]
    if lines and sum(people_wanted(told.value) for told in counts) > people:
        yield Remark("missing-person", "person", counts[0].line, value=counts[0].value)


def _roles_alone(blocks: tuple[Block, ...], statements: list[Statement]) -> Iterator[Remark]:
    """A role under a label of its own that none of the people has: 岗位：测试 below those of 岗位：后端."""
    held = {(block["role"].label, block["role"].value) for block in blocks if "person" in block and "role" in block}
    labels = {label for label, _ in held if label}
    for told in statements:
        alone = told.label in labels and (told.label, told.value) not in held
        if alone and told.field == "role" and is_role(fold(told.value)):
            yield Remark("missing-person", "person", told.line, value=told.value)


def _without(block: Block, doubtful: tuple[Statement, ...]) -> Block:
    return {field: told for field, told in block.items() if told not in doubtful}


def _nobodys(
    page: Page, blocks: tuple[Block, ...], told: list[Statement], lines: tuple[AssignmentLine, ...]
) -> tuple[Statement, ...]:
    """The efforts that stand in no block of people, unless they only say again what is recorded."""
    held = [one for block in blocks if "person" in block for one in block.values()]
    stated = [one for one in told if one.field in EFFORTS and is_effort(fold(one.value).strip("() "))]
    again = recorded_efforts(lines)
    return tuple(one for one in stated if one not in held and page.effort(one.value) not in again) if lines else ()


def _dated_lines(page: Page, project: str | None) -> Iterator[str]:
    """The lines with days from one to another, and the tasks of a plan, else the first that moves somebody on a day."""
    ranged = [told.line for told in (*page.loose, *page.tasks) if has_range(fold(told.value))]
    ranged = [told.line for told in (*page.loose, *page.tasks) if told.line in ranged or _lasts(told, page)]
    ranged = ranged or [told.line for told in page.of("note") if has_range(fold(told.value))]
    moving = None if ranged else _moving(page)
    heard = ranged or ([moving] if moving else [*unheard_lines(page, project)])
    heard = heard or [*days_at_project(page, project)] or [*efforts_at_project(page, project)]
    heard = heard or [*changes_at_project(page, project)]
    yield from heard or left_to_us(page)


def _lasts(told: Statement, page: Page) -> bool:
    """Whether a line names somebody who may be lent, and days by their first and how many: 自6月15日起两个月."""
    folded = fold(told.value[:LONGEST])
    return has_length(folded) and page.roll.names_member(told.value[:LONGEST])


def _unread(page: Page, lines: tuple[str, ...]) -> Lines:
    """What nobody could read: people of the directory, each where a line names one alone, stand in the form (M4)."""
    named = {line: page.roll.named_in(line) for line in lines}
    alone = {line: names[0] for line, names in named.items() if len(names) == 1}
    if not alone:
        line = next(iter(lines), None)
        return Lines(problems=(Remark("missing-person", "person", line), Remark("missing-period", "period", line)))
    numbers = {told.line: told.number for told in reversed((*page.loose, *page.tasks))}
    written = [
        AssignmentLine(name, sources=(Source("person", numbers.get(line, 0), line),)) for line, name in alone.items()
    ]
    unread = [Remark("unreadable-period", "period", line, value=line.strip()) for line in alone]
    return Lines(tuple(written), tuple(unread))


def _moving(page: Page) -> str | None:
    """The first line with a day that moves somebody."""
    dated = (told for told in page.loose if is_dated(fold(told.value)))
    return next((told.line for told in dated if moves_somebody(told.value)), None)


_FACTS: Final = ("role", "estimated_days", "support_days", "replaces")


def _once(lines: list[AssignmentLine]) -> tuple[AssignmentLine, ...]:
    """The same line once, however often the mail states it: in a sentence with less than its table says, too.

    What one says of the role and the other of the effort is of one line: … will join as tester, … 测试工作, 22人天.
    """
    if len(lines) == 1:
        return tuple(lines)
    kept: dict[tuple[object, ...], list[AssignmentLine]] = {}
    for line in lines:
        alike = kept.setdefault((line.person, line.start, line.end, line.since, line.segments, line.keeps_days), [])
        same = next((other for other in alike if _is_one(line, other)), None)
        alike[:] = [*(other for other in alike if other is not same), _together(same, line) if same else line]
    order = {(line.person, line.start, line.end): at for at, line in reversed([*enumerate(lines)])}
    told = [line for alike in kept.values() for line in alike]
    return tuple(sorted(told, key=lambda line: order[line.person, line.start, line.end]))


def _is_one(line: AssignmentLine, other: AssignmentLine) -> bool:
    """Whether two lines of somebody's days say nothing that differs, and not both of them an effort."""
    facts = [(getattr(line, fact), getattr(other, fact)) for fact in _FACTS]
    if any(None not in pair and pair[0] != pair[1] for pair in facts):
        return False
    first, second = ([pair[at] is not None for pair in facts] for at in (0, 1))
    tells = all(one or not two for one, two in zip(first, second, strict=True))
    told = all(two or not one for one, two in zip(first, second, strict=True))
    return tells or told or not any(first[1:]) or not any(second[1:])


def _together(line: AssignmentLine, other: AssignmentLine) -> AssignmentLine:
    """What two lines of the same days say, as one; of two that say the same, the later one."""
    facts = {fact: told if (told := getattr(other, fact)) is not None else getattr(line, fact) for fact in _FACTS}
    more = any(facts[fact] != getattr(other, fact) for fact in _FACTS)
    sources = (*other.sources, *(one for one in line.sources if one not in other.sources)) if more else other.sources
    return structs.replace(other, sources=sources, **facts)


def _asked_before(page: Page, block: Block, blocks: tuple[Block, ...]) -> Role | None:
    """The role that a sentence of somebody's own line asks for, with nobody else between: 需要后端一名，协调甲，…."""
    person = block.get("person")
    own = next((told for told in page.loose if person and told.line == person.line), None)
    at = _place(block, page)
    if person is None or own is None or at < 0 or "role" in block or len(person.line) > LONGEST:
        return None
    others = [_place(other, page) for other in blocks if other.get("person") and other["person"].line == person.line]
    first = max((place for place in others if place < at), default=-1) + 1
    lent = len(read_people(person.value, page.roll).names)
    for sentence in reversed(sentences_of(person.line)):
        begins = person.line.find(sentence)
        hit = asked_role(fold(sentence)) if not is_further(sentence) else None
        if hit is not None and first <= begins + hit[1] < at and asked_for(sentence) <= max(lent, 1):
            return Role(sentence[hit[1] : hit[2]], own.source("role"))
    return None


def _place(block: Block, page: Page) -> int:
    """Where the first person of a block stands in his line; -1 where he has none."""
    person = block.get("person")
    names = read_people(person.value, page.roll).names if person else ()
    return person.line.find(names[0].name) if person and names else -1


def _asked(page: Page, blocks: tuple[Block, ...]) -> Role | None:
    """The one role that the mail's sentences ask for ("协调前端开发一位"), where one block is all there is."""
    if len(blocks) != 1:
        return None
    lent = len(read_people(blocks[0]["person"].value, page.roll).names) if "person" in blocks[0] else 0
    found = [
        Role(sentence[hit[1] : hit[2]], told.source("role"))
        for told in page.loose
        if len(told.value) < 1000  # noqa: PLR2004
        for sentence in sentences_of(told.value)
        if not is_further(sentence) and (hit := asked_role(fold(sentence))) is not None
        if asked_for(sentence) <= max(lent, 1)
    ]
    return found[0] if len({role.name for role in found}) == 1 else None
