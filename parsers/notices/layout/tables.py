"""Tables of a mail: by their header row, or label and value side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Final

from msgspec import structs

from parsers.message import Line, Table
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.marks import field_named
from parsers.notices.layout.moved_ends import with_moved_ends
from parsers.notices.layout.table_heads import in_two_rows, is_remark, side_by_side, spread_out
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.labels import Field
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered

MOST_ROWS: Final = 500
_SUMS: Final = frozenset(words("合计 总计 小计 共计 汇总 total"))
_GROUPS: Final = frozenset(words("组别 小组 所属组 所在组 组 所属小组 group team"))
_NOTHING: Final = "-"
_OFFICES: Final[dict[str, Field]] = {"项目经理": "manager", "研发负责人": "lead", "技术负责人": "lead"}
_COMES: Final = frozenset(words("进场 入场 到岗 到位"))
_GOES: Final = frozenset(words("离场 撤场 退场 撤离"))
_DAYS: Final[frozenset[Field]] = frozenset({"period", "start", "end", "release_on"})
_EFFORTS: Final[frozenset[Field]] = frozenset({"estimated", "support"})
_INHERITED: Final[frozenset[Field]] = _DAYS | {"person", "release_person"}
_EMPTY: Final = frozenset(("", "-", "--", "—", "——", "/", "\\"))
_SAME: Final = frozenset(("", *words("同上 〃 ″ ditto")))
_IN_BRACKETS: Final = Pattern(r"\([^()]{0,24}\)")
_BETWEEN_CELLS: Final = Pattern(r"[\s|│┃]+")
_REMARK: Final = "备注"
_DECIDES: Final = Pattern(
    r"是否(?:参与|参加|到岗|到位|投入|支撑|确认|同意|通过|批准|可用|[进入]场|加入)\w{0,4}|(?:审批|确认|到岗|参与|投入|当前|目前)?(?:状态|情况|结果)|确认|参与|参加|审批|availab(?:le|ility)|confirmed|status"
)
"""Columns whose cell says whether the row holds."""
_REPLACED: Final = Pattern(
    r"(?:被?(?:替换|接替|顶替|替代)|原(?:来的?)?(?:支撑)?)(?:人员?|对象|同事|成员)|replac(?:es|ing)"
)
"""Columns of whose place somebody takes."""
_SHARE: Final = Pattern(r"fte|投入度|投入占比|投入比例|allocation")
_OF_DAYS: Final = Pattern(
    r"结束|截止|[离撤退]场|释放|延[期长]|续期|变更后|调整后|实际|最后|到岗|[进入]场|last day|extended|released?"
)
Header = tuple[Field | None, ...]


def read_tables(tables: Iterable[Table]) -> tuple[tuple[Block, ...], tuple[Statement, ...]]:
    """The rows that name people, and the statements of tables that are label and value side by side."""
    rows: list[Block] = []
    statements: list[Statement] = []
    for table in chain.from_iterable(map(_pieces, tables)):
        upright = _upright(table)
        at, header = _header(upright)
        if not header:
            statements += _pairs(table)
            continue
        statements += _pairs(Table(rows=table.rows[:at], line=table.line))
        for part in _parts(upright, at, header):
            for row in _blocks(part, turned=upright is not table):
                head = _head_of(row)
                statements += [head] if head else []
                rows += [row] if not head or any(is_dated(fold(row[day].value)) for day in _DAYS & row.keys()) else []
    return tuple(rows[:MOST_ROWS]), tuple(statements[:MOST_ROWS])


def _pieces(table: Table) -> Iterator[Table]:
    """The tables that were written as one: headings of people that come again, or others, begin a new one."""
    heads = [at for at, row in enumerate(table.rows[:MOST_ROWS]) if _is_all_headings(row)]
    second = len(heads) > 1 and heads[1] == heads[0] + 1 and in_two_rows(table.rows, heads[0], _field_of) is not None
    cuts = [0, *heads[1 + second :], len(table.rows)]
    for start, end in pairwise(cuts):
        yield Table(rows=table.rows[start:end], line=table.line + start)


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
    rows = table.rows
    labels = [field_named(fold(row[0])) for row in rows if row]
    people = next((row for row, label in zip(rows, labels, strict=False) if label == "person"), ())
    wide = len(rows) > 1 and len(people) > 2 and {len(row) for row in rows} == {len(people)}  # noqa: PLR2004
    named = wide and None not in labels and all(people)
    if not named or any(field_named(fold(cell)) for row in rows for cell in row[1:]):
        return table
    filled = ([cell.strip() or _NOTHING for cell in row] for row in rows)
    return Table(rows=tuple(zip(*filled, strict=True)), line=table.line)


def outside_tables(lines: Iterable[Line], tables: tuple[Table, ...]) -> list[Line]:
    """The lines of the text that are not the text of a table's row."""
    places = [
        (table.line, table.line + 2 * len(table.rows) + 2, {_squeezed("".join(row)) for row in table.rows} | {""})
        for table in tables
    ]
    return [
        line
        for line in lines
        if not any(first <= line.number <= last and _squeezed(line.text) in rows for first, last, rows in places)
    ]


def _squeezed(text: str) -> str:
    return _BETWEEN_CELLS.sub("", text)


def _header(table: Table) -> tuple[int, Header]:
    """The first row that names a column of people and another of ours, and the fields it names."""
    for at, row in enumerate(table.rows[:5]):
        fields = with_moved_ends(tuple(map(_field_of, row)), row)
        named = {field for field in fields if field}
        people = named & {"person", "release_person"}
        asked = "count" in named and bool(named & {"role", "asked"})
        if (people or asked) and len(named - {"note"}) > 1 and len(table.rows) > at + 1 and not _is_pair(table, at):
            return at, _fields_of(row)
    return 0, ()


def _parts(table: Table, at: int, header: Header) -> Iterator[Table]:
    """The table from its headings on: these may stand in two rows, and several tables side by side."""
    headings = in_two_rows(table.rows, at, _field_of)
    below = at + 1 + (headings is not None)
    for rows in side_by_side([headings or table.rows[at], *table.rows[below:]]):
        yield Table(rows=tuple(rows), line=table.line + below - 1)


def _fields_of(headings: tuple[str, ...]) -> Header:
    fields = with_moved_ends(tuple(map(_field_of, headings)), headings)
    return _with_leaving(_with_group(fields, headings))


def _field_of(heading: str) -> Field | None:
    """The field that a heading names; of a column 进场 or 离场 stands for its day."""
    folded = tidy(fold(heading))
    return "start" if folded in _COMES else "release_on" if folded in _GOES else field_named(fold(heading))


def _is_pair(table: Table, at: int) -> bool:
    """Whether a row of labels is really label, value, label, value: the row below begins with a label too.

    Where all of them are labels it is a header, and 项目经理 below one says who somebody is.
    """
    below = table.rows[at + 1]
    headed = all(_field_of(cell) is not None for cell in table.rows[at] if cell.strip())
    return bool(below) and field_named(fold(below[0])) is not None and not headed


def _with_group(fields: Header, row: tuple[str, ...]) -> Header:
    """Where no column says what people are lent as, the one of their group does: 组别."""
    at = next((at for at, cell in enumerate(row) if tidy(fold(cell)) in _GROUPS), None)
    return fields if "role" in fields or at is None else (*fields[:at], "role", *fields[at + 1 :])


def _with_leaving(fields: Header) -> Header:
    """Beside a first day, the day of leaving is the last day of the period (入场时间, 撤场时间)."""
    if "start" not in fields or "end" in fields:
        return fields
    return tuple("end" if field == "release_on" else field for field in fields)


def _blocks(table: Table, *, turned: bool) -> Iterator[Block]:
    """The rows below the headings as blocks; of a `turned` table all of them stand where the table does."""
    headings = table.rows[0]
    header, rows = spread_out(_fields_of(headings), table.rows)
    names = [_named(cell) for cell in headings]
    above: Block = {}
    for offset, row in enumerate(rows[1:], 1):
        line = " ".join(cell.strip() for cell in row if not turned or cell != _NOTHING).strip()
        number = table.line if turned else table.line + offset
        block: Block = {}
        for field, cell, (label, unit) in zip(header, row, names, strict=False):
            if field and field not in block and not _says_nothing(field, cell):
                block[field] = Statement(field, tidy(cell), number, line, label, unit)
        remarks = _remarks(row, header, headings)
        if remarks and block:
            block["note"] = Statement("note", "；".join(remarks), number, line, _REMARK)
        if block and not any(fold(cell).strip() in _SUMS for cell in row[:2]):
            above = _with_merged(block, header, row, above)
            yield above


def _says_nothing(field: Field, cell: str) -> bool:
    """Whether a cell is empty, or repeats the one above; 同上 of an effort may be everybody's, and is asked about."""
    told = fold(cell).strip()
    return told in _EMPTY or (told in _SAME and field not in _EFFORTS)


def _remarks(row: tuple[str, ...], header: Header, headings: tuple[str, ...]) -> list[str]:
    """What a row says in remarks, and in columns that change it: 是否参与, 实际离场 beside the last day, FTE."""
    told: list[str] = []
    seen: set[Field | None] = set()
    for field, cell, heading in zip(header, row, headings, strict=False):
        if fold(cell).strip() in _EMPTY | _SAME:
            continue
        if field == "note" or (not heading.strip() and seen and is_remark(cell)):
            told.append(tidy(cell))
        elif (field is None or (field in _DAYS and field in seen)) and _changes_a_row(fold(heading), fold(cell)):
            told.append(_told_under(tidy(heading), tidy(cell)))
        seen.add(field)
    return told


def _told_under(heading: str, cell: str) -> str:
    """What a cell says, with as much of its heading as it takes to understand it."""
    folded = fold(heading)
    if _DECIDES.fullmatch(folded):
        return cell
    return f"替换：{cell}" if _REPLACED.fullmatch(folded) else f"{heading}：{cell}"


def _changes_a_row(heading: str, cell: str) -> bool:
    """Whether a column of no field of ours, or a second one of days, may change what the others say of a row."""
    heading = tidy(heading)
    if _DECIDES.fullmatch(heading) or _SHARE.match(heading) or _REPLACED.fullmatch(heading):
        return True
    return is_dated(cell) and _OF_DAYS.search(heading) is not None


def _with_merged(block: Block, header: Header, row: tuple[str, ...], above: Block) -> Block:
    """A row with what stands above its empty cells, as a merged cell is pasted: a person, and days where it has none.

    A cell with a dash or 待定 is no empty one, and an effort belongs to its own row.
    """
    cells = [(field, fold(cell).strip()) for field, cell in zip(header, row, strict=False) if field]
    blank = {field for field, cell in cells if cell in _SAME}
    repeated = {field for field, cell in cells if cell and cell in _SAME and field == "role"}
    dated = block.keys() & _DAYS
    taken = (repeated | (blank & _INHERITED)) & above.keys()
    filled = {field: above[field] for field in taken if not (field in _DAYS and dated)}
    if "person" in filled and _is_for_another_role(block, above):
        told = block["role"]
        filled["person"] = Statement("person", "", told.number, told.line)  # who that is, is asked
    named = block.keys() & {"person", "release_person"} or dated
    return {**block, **filled} if named else block


def _is_for_another_role(block: Block, above: Block) -> bool:
    """Whether a row without a name has a role of its own: 后端 below 前端 白一舟 may be hers, or nobody's yet."""
    return "role" in block and "role" in above and block["role"].value != above["role"].value


@remembered
def _named(heading: str) -> tuple[str, str]:
    """A heading as label and unit: 预估开发时间（人天）."""
    folded = fold(heading)
    bracket = _IN_BRACKETS.search(folded)
    return folded.partition("(")[0].strip(" :\n\t"), bracket[0] if bracket else ""


def _pairs(table: Table) -> Iterator[Statement]:
    """Label and value side by side, one pair or several a row."""
    for offset, row in enumerate(table.rows[:MOST_ROWS]):
        line = " ".join(cell.strip() for cell in row).strip()
        for heading, cell in zip(row[::2], row[1::2], strict=False):
            field = field_named(fold(heading))
            if field and cell.strip():
                label, unit = _named(heading)
                yield Statement(field, tidy(cell), table.line + offset, line, label, unit)
