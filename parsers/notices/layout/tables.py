"""Tables of a mail: by their header row, or label and value side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final

from msgspec import structs

from parsers.mail.table_cells import is_header
from parsers.message import Line, Table
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.cell_remarks import DAYS, EMPTY, SAME, cell_remarks, decides
from parsers.notices.layout.cells_beside import REMARK, CellsBeside
from parsers.notices.layout.column_names import named_in_parts
from parsers.notices.layout.fields import Statement, effort_under
from parsers.notices.layout.former_rows import side_of
from parsers.notices.layout.in_their_place import in_one_column
from parsers.notices.layout.marks import field_named
from parsers.notices.layout.moved_ends import with_moved_ends
from parsers.notices.layout.moved_periods import with_moved_periods
from parsers.notices.layout.parted_columns import with_parted_columns
from parsers.notices.layout.signed_numbers import is_signed_effort, is_signed_number
from parsers.notices.layout.table_heads import (
    by_role,
    goes_on_above,
    in_two_rows,
    side_by_side,
    spread_out,
    with_first_days,
)
from parsers.notices.layout.table_kinds import has_tasks, is_of_contacts, section
from parsers.notices.layout.table_sums import is_sum, unmatched
from parsers.notices.layout.wide_cells import for_each_column
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.labels import EFFORTS, Field
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered

MOST_ROWS: Final = 500
_GROUPS: Final = frozenset(words("组别 小组 所属组 所在组 组 所属小组 group team"))
_PLAIN: Final[dict[str, Field]] = {"谁": "person", "哪位": "person", "从": "start", "到": "end"}
"""Words that are headings and nothing else: in a line they begin no label."""
_LENGTHS: Final[dict[str, Field]] = dict.fromkeys(words("周数 月数"), "period")
"""How long it is, beside a first day and no last one."""
_COMES: Final[dict[str, Field]] = dict.fromkeys(words("进场 入场 进组 到岗 到位 报到"), "start")
_GOES: Final[dict[str, Field]] = dict.fromkeys(words("离场 撤场 退场 离岗 出场 离组"), "end")
_COMES_OR_GOES: Final = {**_COMES, **_GOES}
_NOTHING: Final = "-"
_OFFICES: Final[dict[str, Field]] = {"项目经理": "manager", "研发负责人": "lead", "技术负责人": "lead"}
_HEADS: Final = Pattern(r"负责人|经理|lead|manager")
_HEADS_NOTHING: Final = Pattern(r"(?:字段|内容|项目|项|信息|类别|属性|条目)?")
"""The heading of the labels in the first column."""
_PEOPLE: Final = "人员"
_IS_NAME: Final = Pattern(r"\s*[^\W\d_]{2,12}(?:[·. ][^\W\d_]{1,12}){0,3}\s*")
"""What stands beside an empty corner."""
_FEWEST: Final = 2
"""Columns of a table of who leads and manages."""
_INHERITED: Final[frozenset[Field]] = DAYS | {"person", "release_person", "role"}
_IN_BRACKETS: Final = Pattern(r"\([^()]{0,24}\)")
_BEHIND_A_SLASH: Final = Pattern(r"/[^/()]{1,24}$")
_BETWEEN_CELLS: Final = Pattern(r"[\s|│┃]+")

Header = tuple[Field | None, ...]


def read_tables(tables: Iterable[Table]) -> tuple[tuple[Block, ...], tuple[Statement, ...]]:
    """The rows that name people, and the statements of tables that are label and value side by side.

    A list of whom to reach (姓名, 角色, 电话) beside a table of people with days lends nobody.
    """
    rows: list[Block] = []
    reached: list[Block] = []
    statements: list[Statement] = []
    for written in chain.from_iterable(map(_pieces, tables)):
        table = with_parted_columns(in_one_column(written), _field_of)
        upright = _upright(table)
        at, header = _header(upright)
        if not header:
            statements += _of_heads(written) or _pairs(written)
            continue
        statements += _pairs(structs.replace(written, rows=written.rows[:at]))
        for part in _parts(upright, at, header):
            if upright is table:
                statements += unmatched(part.rows, _fields_of(part.rows[0], part.rows[1:]), part.line)
            for told in _blocks(part, turned=upright is not table):
                row = told if table is written else _as_written(told, written)
                head = _head_of(row)
                statements += [head] if head else []
                if not head or any(is_dated(fold(row[day].value)) for day in DAYS & row.keys()):
                    (reached if is_of_contacts(header, part.rows[0]) else rows).append(row)
    dated = any(row.keys() & DAYS for row in rows)
    return tuple((rows if dated else [*rows, *reached])[:MOST_ROWS]), tuple(statements[:MOST_ROWS])


def _as_written(block: Block, table: Table) -> Block:
    """The block of a row, its line as the table has it."""
    lines = {table.line + at: _line(row) for at, row in enumerate(table.rows)}
    return {field: structs.replace(told, line=lines.get(told.number, told.line)) for field, told in block.items()}


def _line(row: tuple[str, ...]) -> str:
    return " ".join(cell.strip() for cell in row).strip()


def _pieces(table: Table) -> Iterator[Table]:
    """The tables that were written as one: headings of people that come again, or others, begin a new one."""
    heads = [at for at, row in enumerate(table.rows[:MOST_ROWS]) if _is_all_headings(row)]
    second = len(heads) > 1 and heads[1] == heads[0] + 1 and in_two_rows(table.rows, heads[0], _field_of) is not None
    cuts = [0, *heads[1 + second :], len(table.rows)]
    for start, end in pairwise(cuts):
        yield structs.replace(table, rows=table.rows[start:end], line=table.line + start)


def _is_all_headings(row: tuple[str, ...]) -> bool:
    """Whether every cell of a row that says anything names a field, one of them people."""
    told = [_field_of(cell) for cell in row if cell.strip()]
    return len(told) > 1 and None not in told and bool({"person", "release_person"} & set(told))


def _head_of(row: Block) -> Statement | None:
    """Who manages or leads, of a row whose role says so; one without days lends nobody."""
    role, person = row.get("role"), row.get("person")
    field = _OFFICES.get(tidy(fold(role.value))) if role else None
    return structs.replace(person, field=field, label=role.value) if field and person and role else None


def _upright(table: Table) -> Table:
    """The table; one whose labels stand in its first column, with a column for each person, turned to have a header.

    An empty cell in it is nobody's: it says nothing of the one beside it.
    """
    spread = for_each_column(table)
    rows = _labelled(spread.rows)
    labels = [field_named(fold(row[0])) for row in rows if row]
    people = next((row for row, label in zip(rows, labels, strict=False) if label == "person"), ())
    wide = len(rows) > 1 and len(people) > 2 and {len(row) for row in rows} == {len(people)}  # noqa: PLR2004
    named = wide and None not in labels and all(people)
    if not named or any(field_named(fold(cell)) for row in rows for cell in row[1:]):
        return table
    filled = ([cell.strip() or _NOTHING for cell in row] for row in rows)
    return structs.replace(spread, rows=tuple(zip(*filled, strict=True)))


def outside_tables(lines: Iterable[Line], tables: tuple[Table, ...]) -> list[Line]:
    """The lines of the text that are not the text of a table's row."""
    if not tables:
        return list(lines)
    places = [
        (table.line, table.line + 2 * len(table.rows) + 2, {_squeezed("".join(row)) for row in table.rows} | {""})
        for table in tables
    ]
    return [
        line
        for line in lines
        if not any(first <= line.number <= last and _squeezed(line.text) in rows for first, last, rows in places)
    ]


@remembered
def _squeezed(text: str) -> str:
    return _BETWEEN_CELLS.sub("", text)


def _header(table: Table) -> tuple[int, Header]:
    """The first row that names a column of people and another of ours, and the fields it names."""
    for at, row in enumerate(table.rows[:5]):
        fields = _moved(row, table.rows[at + 1 :])
        named = {field for field in fields if field}
        people = named & {"person", "release_person"}
        asked = "count" in named and bool(named & {"role", "asked"})
        if (people or asked) and len(named - {"note"}) > 1 and len(table.rows) > at + 1 and not _is_pair(table, at):
            first = at - 1 if goes_on_above(table.rows, at, _field_of) else at
            return first, _fields_of(row, table.rows[at + 1 :])
    return 0, ()


def _parts(table: Table, at: int, header: Header) -> Iterator[Table]:
    """The table from its headings on: these may stand in two rows, and several tables side by side."""
    headings = in_two_rows(table.rows, at, _field_of)
    below = at + 1 + (headings is not None)
    for rows in side_by_side([headings or table.rows[at], *table.rows[below:]]):
        for one in by_role(rows, _field_of):
            yield structs.replace(table, rows=tuple(one), line=table.line + below - 1)


def _fields_of(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Header:
    """The fields that headings name above those rows."""
    return _with_leaving(_with_group(_moved(headings, rows), headings))


def _moved(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Header:
    """The fields that headings name, with those of days that were and are to be."""
    named = tuple(map(_field_of, headings))
    if _says_from_where(headings, rows):
        named = tuple(None if tidy(fold(one)) in _PLAIN else field for one, field in zip(headings, named, strict=True))
    if "start" in named and not {"period", "end"} & set(named):
        named = tuple(field or _LENGTHS.get(tidy(fold(one))) for field, one in zip(named, headings, strict=True))
    return with_moved_periods(with_moved_ends(named, headings), headings, rows)


def _says_from_where(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether 从 and 到 stand over no day at all: 北京, 杭州."""
    at = [place for place, heading in enumerate(headings) if _PLAIN.get(tidy(fold(heading))) in DAYS]
    cells = [row[place].strip() for row in rows for place in at if place < len(row)]
    return any(cells) and not any(is_dated(fold(cell)) for cell in cells)


@remembered
def _field_of(heading: str) -> Field | None:
    """The field that a heading names; of a column 进场 or 离场 stands for its day."""
    folded = fold(heading)
    return field_named(folded) or _PLAIN.get(tidy(folded)) or named_in_parts(_named(heading)[0].replace(" ", ""))


def _is_pair(table: Table, at: int) -> bool:
    """Whether a row of labels is really label, value, label, value: the row below begins with a label too.

    Where all of them are labels it is a header, and 项目经理 below one says who somebody is.
    """
    below = table.rows[at + 1]
    headed = all(_field_of(cell) is not None for cell in table.rows[at] if cell.strip())
    return bool(below) and field_named(fold(below[0])) is not None and side_of(below[0]) is None and not headed


def _with_group(fields: Header, row: tuple[str, ...]) -> Header:
    """Where no column says what people are lent as, the one of their group does: 组别."""
    at = next((at for at, cell in enumerate(row) if tidy(fold(cell)) in _GROUPS), None)
    return fields if "role" in fields or at is None else (*fields[:at], "role", *fields[at + 1 :])


def _labelled(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The rows without one above and one below whose first cell names nothing: 第1人 | 第2人, 合计.

    Where no other row names people, those beside an empty corner do.
    """
    first = bool(rows and rows[0] and _HEADS_NOTHING.fullmatch(tidy(fold(rows[0][0]))))
    last = len(rows) > _FEWEST and bool(rows[-1]) and is_sum(rows[-1][:1])
    kept = rows[first : len(rows) - last]
    if any(field_named(fold(row[0])) == "person" for row in kept if row):
        return kept
    corner = first and not rows[0][0].strip() and all(map(_IS_NAME.fullmatch, rows[0][1:]))
    return ((_PEOPLE, *rows[0][1:]), *kept) if corner else rows


def _with_leaving(fields: Header) -> Header:
    """Beside a first day, the day of leaving is the last day of the period, but for who leaves (离场人员, 离场时间)."""
    if "start" not in fields or {"end", "release_person"} & set(fields):
        return fields
    return tuple("end" if field == "release_on" else field for field in fields)


def _blocks(table: Table, *, turned: bool) -> Iterator[Block]:
    """The rows below the headings as blocks; of a `turned` table all of them stand where the table does."""
    headings = table.rows[0]
    header, rows = spread_out(_fields_of(headings, table.rows[1:]), table.rows)
    header = with_first_days(header, rows)
    above: Block = {}
    group: Statement | None = None
    beside = CellsBeside(table)
    for offset, row in enumerate(rows[1:], 1):
        line = " ".join(cell.strip() for cell in row if not turned or cell != _NOTHING).strip()
        number = table.line if turned else table.line + offset
        if (told := section(row, header)) is not None:
            group = structs.replace(told, number=number, line=line)
            continue
        block = beside.told(_block(row, header, headings, Statement(None, "", number, line)))
        if group is not None and block and "role" not in header:
            block["role"] = group
        if block and not is_sum(row):
            blank = _blank(header, row, merges_told=table.merges_told)
            above = _with_merged(block, blank, above)
            yield above


def _block(row: tuple[str, ...], header: Header, headings: tuple[str, ...], place: Statement) -> Block:
    """What a row at that place says under the fields of its columns, its remarks together."""
    block: Block = {}
    for field, cell, heading in zip(header, row, headings, strict=False):
        if field and field not in block and not _says_nothing(field, cell):
            label, unit = _named(heading)
            block[field] = structs.replace(place, field=field, value=_value(field, cell), label=label, unit=unit)
    remarks = cell_remarks(row, header, headings)
    if remarks and block:
        block["note"] = structs.replace(place, field="note", value="；".join(remarks), label=REMARK)
    return block


def _value(field: Field, cell: str) -> str:
    """What a cell says, without the marks at its ends; a number keeps its sign, and is asked about (M4): -2, (2)."""
    signed = field in EFFORTS | {"period"} and (is_signed_number(cell) or (field in EFFORTS and is_signed_effort(cell)))
    return cell.strip() if signed else tidy(cell)


def _says_nothing(field: Field, cell: str) -> bool:
    """Whether a cell is empty, or repeats the one above; 同上 of an effort may be everybody's, and is asked about."""
    told = fold(cell).strip()
    return told in EMPTY or (told in SAME and field not in EFFORTS)


def _blank(header: Header, row: tuple[str, ...], *, merges_told: bool) -> dict[Field, str]:
    """The fields of a row that say 同上, or nothing, which a role may have; of merged cells that are told, no days."""
    cells = [(field, fold(cell).strip()) for field, cell in zip(header, row, strict=False) if field]
    own = DAYS | {"role"} if merges_told else {"role"}
    return {field: cell for field, cell in cells if cell in SAME and (cell or field not in own)}


def _with_merged(block: Block, blank: Mapping[Field, str], above: Block) -> Block:
    """A row with what stands above its empty cells, as a merged cell is pasted: a person, and days where it has none.

    A cell with a dash or 待定 is no empty one. An effort belongs to its own row, but where the days are those above.
    """
    dated = block.keys() & DAYS
    told = blank.keys() & above.keys()
    filled = {field: above[field] for field in told & _INHERITED if not (field in DAYS and dated)}
    if any(not blank[field] for field in filled.keys() & DAYS):  # a merged cell, so that the effort may be one, too
        place = next(iter(block.values()))
        shared = {field: above[field] for field in told & EFFORTS if not blank[field]}
        filled |= {
            field: structs.replace(one, number=place.number, line=place.line, repeated=True)
            for field, one in shared.items()
        }
    if "person" in filled and _is_for_another_role(block, above):
        role = block["role"]
        filled["person"] = Statement("person", "", role.number, role.line)  # who that is, is asked
    named = block.keys() & {"person", "release_person"} or dated
    return {**block, **filled} if named else block


def _is_for_another_role(block: Block, above: Block) -> bool:
    """Whether a row without a name has a role of its own: 后端 below 前端 白一舟 may be hers, or nobody's yet."""
    return "role" in block and "role" in above and block["role"].value != above["role"].value


def _of_heads(table: Table) -> list[Statement]:
    """The cells below headings of who leads or manages, and of other facts: 项目, 原研发负责人, 现研发负责人."""
    headings, *below = table.rows[:MOST_ROWS] or ((),)
    fields = [field_named(fold(heading)) for heading in headings]
    of_heads = any(
        field in {"lead", "manager"} and _HEADS.search(fold(told)) for field, told in zip(fields, headings, strict=True)
    )
    second = below[0] if below else headings
    named = len(list(filter(None, fields)))
    if not of_heads or named < _FEWEST or has_tasks(headings) or any(field_named(fold(cell)) for cell in second):
        return []
    return [
        Statement(field, _value(field, cell), table.line + offset, _line(row), *_named(heading))
        for offset, row in enumerate(below, 1)
        for field, heading, cell in zip(fields, headings, row, strict=False)
        if field and cell.strip()
    ]


@remembered
def _named(heading: str) -> tuple[str, str]:
    """A heading as label and unit: 预估开发时间（人天）, 工时/h."""
    folded = fold(heading)
    unit = _IN_BRACKETS.search(folded) or _BEHIND_A_SLASH.search(folded)
    named = "(人月)" if "人月" in folded else ""
    return folded.partition("(")[0].strip(" :\n\t"), unit[0] if unit else named


def _pairs(table: Table) -> Iterator[Statement]:
    """Label and value side by side, one pair or several a row; 进场 and 撤场 together are first and last day."""
    heads = {fold(tidy(cell)) for row in table.rows[:MOST_ROWS] for cell in row[::2]}
    both = bool(heads & _COMES.keys() and heads & _GOES.keys())
    for offset, row in enumerate(table.rows[:MOST_ROWS]):
        if _is_all_headings(row) or (offset == 0 and has_tasks(row) and is_header(row)):
            continue
        line = _line(row)
        for heading, cell in zip(row[::2], row[1::2], strict=False):
            field = field_named(fold(heading))
            label, unit = _named(heading)
            if both and field is None:
                field = _COMES_OR_GOES.get(fold(tidy(heading)))
            if field is None and decides(label):  # 审批状态 | 待审批
                field, label = "note", REMARK
            if field and cell.strip():
                yield Statement(field, _value(field, cell), table.line + offset, line, label, unit)
            elif field is None and (effort := effort_under(label, cell)) is not None:  # 实际 | 40人天
                yield structs.replace(effort, number=table.line + offset, line=line)
