"""Tables in which what was stands beside what is to be: 变更前 | 变更后 over columns, or at the head of rows (D4).

What was lends nobody. Its columns, or rows, are taken out before the table is read; who stands in it alone is asked
about (`former`). Where 变更前 and 变更后 are columns of days behind one of names, `moved_periods` tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from parsers.message import Line, Table
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.former_rows import Side, side_of
from parsers.notices.layout.marks import field_named
from parsers.notices.layout.table_heads import Row, groups_of
from parsers.notices.words.amendment_words import NEW_EFFORTS
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.spans import efforts, has_range
from parsers.notices.words.topics import ESTIMATED
from parsers.patterns import Pattern

_TITLES: Final = 1
"""Rows of one cell that may stand above the headings."""
_EFFORT: Final = Pattern(
    r"(?P<when>(?:变更|调整|修改|更新|更改|更正)之?[前后]|原来?|登记|现在?|新|最新)的?"
    r"(?P<what>(?:预估|预计|评估|协调|支撑|投入|核定|批准|确认)?(?:支撑|开发)?(?:工时|人天|人日|工作量|天数|时间|周期|日期|起止)?)"
    r"(?:\([^()]{0,8}\))?"
)
"""调整前工时, 变更后人天（人天）; 调整后 alone, where its cells are efforts, or days from one to another."""
_MARKED: Final = Pattern(
    r"(?P<what>[^()（）]{1,12})[(（](?P<side>[^()（）]{1,6})[)）]|(?P<head>原定?|原来的?|新|现|最新)的?(?P<fact>[^()（）]{2,12})"
)
"""开始（原）, 新结束日期: a fact, and of which side it is."""
_OF_DAYS_OR_WORK: Final = frozenset({"period", "start", "end", "estimated", "support"})
_OF_EFFORT: Final = Pattern(r"工时|人天|人日|工作量|天数")
_DAYS: Final = "支撑周期"
_BOTH: Final = frozenset({"before", "after"})


class Told(Struct, frozen=True):
    """The tables and lines of what is to be, and what stood in the others."""

    tables: tuple[Table, ...]
    lines: tuple[Line, ...]
    former: tuple[Statement, ...] = ()


class _Cut(Struct, frozen=True):
    """The rows that stay, by their places in the table, and the cells that do not."""

    kept: dict[int, Row]
    former: tuple[tuple[int, str], ...]


def without_former_columns(tables: Sequence[Table], lines: Sequence[Line]) -> Told:
    """The tables without the columns and rows of what was, and the lines as these tables have them."""
    found: list[Table] = []
    texts: dict[int, str] = {}
    former: list[Statement] = []
    for table in tables:
        cut = next(filter(None, (one(table.rows) for one in (_by_columns, _by_rows, _by_facts, _by_marks))), None)
        if cut is None:
            found.append(table)
            continue
        written = {number: " ".join(table.rows[at]).strip() for at, number in enumerate(table.numbers)}
        texts |= {number: " ".join(cut.kept.get(at, ())).strip() for at, number in enumerate(table.numbers)}
        former += [Statement("person", cell, 0, written[table.line + at]) for at, cell in cut.former]
        rows = tuple(cut.kept.values())
        if len(rows[0]) > 1:  # one column is lines
            found.append(structs.replace(table, rows=rows, line=table.line + min(cut.kept)))
    said = (structs.replace(line, text=texts[line.number]) if line.number in texts else line for line in lines)
    return Told(tuple(found), tuple(said), tuple(former))


def _by_columns(rows: Sequence[Row]) -> _Cut | None:
    """The table with the columns under 变更前 cut out; None where no row of headings tells both sides."""
    head = next((at for at, row in enumerate(rows[: _TITLES + 1]) if {*map(side_of, row)} >= _BOTH), None)
    if head is None or head + 1 >= len(rows) or len({len(row) for row in rows[head:]}) != 1:
        return None
    groups = groups_of(rows[head])
    sides = [side_of(group or cell) for group, cell in zip(groups, rows[head], strict=True)]
    wide = any(group and side for group, side in zip(groups, sides, strict=True))
    named = any(field_named(fold(cell)) == "person" for cell in rows[head])
    if not wide and (named or len(list(filter(None, sides))) > len(_BOTH)):
        return None
    former = [(at, cell) for at, row in enumerate(rows[head + 1 :], head + 1) for cell in _of("before", row, sides)]
    below = [*enumerate(rows[head + 1 :], head + 1)]
    if wide:  # the headings go on in the row below
        columns = zip(rows[head + 1], sides, rows[head], strict=True)
        told = tuple(own or ("" if side else upper) for own, side, upper in columns)
        below[0] = (head + 1, told)
    return _Cut({at: _without_before(row, sides) for at, row in below}, tuple(former))


def _of(side: Side, row: Row, sides: Sequence[Side | None]) -> Iterator[str]:
    return (
        cell for cell, of in zip(row, sides, strict=True) if of == side and tidy(cell) and not field_named(fold(cell))
    )


def _without_before(row: Row, sides: Sequence[Side | None]) -> Row:
    return tuple(cell for cell, side in zip(row, sides, strict=True) if side != "before")


def _by_facts(rows: Sequence[Row]) -> _Cut | None:
    """A table with efforts, or days, that were and those that are to be, the latter under a label of their own."""
    told = [_EFFORT.fullmatch(fold(tidy(cell))) for cell in rows[0]] if len(rows) > 1 else []
    before = [at for at, one in enumerate(told) if one is not None and side_of(one["when"]) == "before"]
    after = [at for at, one in enumerate(told) if one is not None and side_of(one["when"]) == "after"]
    if len(before) != 1 or len(after) != 1 or not any(field_named(fold(cell)) == "person" for cell in rows[0]):
        return None
    called = any(one is not None and _OF_EFFORT.search(one["what"]) for one in told)
    ranged = not called and _are(has_range, rows[1:], after[0])
    if not (called or ranged or _are(efforts, rows[1:], after[0])):
        return None
    named = list(rows[0])
    named[after[0]] = _DAYS if ranged else NEW_EFFORTS[bool(ESTIMATED.told_in(fold(rows[0][after[0]])))]
    kept = {at: tuple(cell for column, cell in enumerate(row) if column not in before) for at, row in enumerate(rows)}
    kept[0] = tuple(cell for column, cell in enumerate(named) if column not in before)
    return _Cut(kept, ())


def _by_marks(rows: Sequence[Row]) -> _Cut | None:
    """A table of which facts stand twice, marked by their side: 开始（原）, 结束（原）, 开始（新）, 结束（新）."""
    told = [_MARKED.fullmatch(fold(tidy(cell))) for cell in rows[0]] if len(rows) > 1 else []
    facts: dict[Side, dict[str, int]] = {"before": {}, "after": {}}
    for at, one in enumerate(told):
        side = side_of(one["side"] or one["head"]) if one is not None else None
        what = (one["what"] or one["fact"]) if one is not None else ""
        if side is not None and field_named(what) in _OF_DAYS_OR_WORK:
            facts[side][what] = at
    before, after = facts["before"], facts["after"]
    if not before or before.keys() != after.keys() or len({len(row) for row in rows}) != 1:
        return None
    if {field_named(what) for what in before} <= {"end"}:
        return None  # 原结束时间, 新结束时间: a last day that moves is known by these very words
    named = {at: what for what, at in after.items()}
    head = tuple(named.get(at, cell) for at, cell in enumerate(rows[0]))
    left = {*before.values()}
    kept = {number: row if number else head for number, row in enumerate(rows)}
    return _Cut({n: tuple(cell for at, cell in enumerate(row) if at not in left) for n, row in kept.items()}, ())


def _are(holds: Callable[[str], object], rows: Sequence[Row], column: int) -> bool:
    """Whether all cells of a column (folded) are of a kind: efforts, or days from one to another."""
    cells = [cell for row in rows if len(row) > column and (cell := fold(tidy(row[column])))]
    return bool(cells) and all(holds(cell) for cell in cells)


def _by_rows(rows: Sequence[Row]) -> _Cut | None:
    """A table without headings, whose rows begin with their side, without those of what was; else None."""
    sides = [side_of(row[0]) if row else None for row in rows]
    if set(sides) != _BOTH:
        return None
    former = [(at, cell) for at, row in enumerate(rows) if sides[at] == "before" for cell in row[1:] if tidy(cell)]
    return _Cut({at: row[1:] for at, row in enumerate(rows) if sides[at] == "after"}, tuple(former))
