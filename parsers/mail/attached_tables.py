"""Staffing tables in attached files (.xlsx, .csv): offered to the readers like tables in the mail's own text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from io import StringIO

from msgspec import Struct

from parsers.limits import Limits, OverLimitError, Unpacking
from parsers.mail.charset import decode
from parsers.mail.documents import LONGEST_NAME, MOST
from parsers.mail.mime import Part
from parsers.mail.sheets import Rows, Sheet, titled
from parsers.mail.table_cells import is_header, names_people
from parsers.mail.workbook import UnreadableError, read_workbook
from parsers.message import LeftOut

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = frozenset({"text/csv", "application/csv", "text/comma-separated-values", "text/tab-separated-values"})
_OTHER_WORKBOOKS = (".xls", ".xlsb", ".xlt", ".et", ".ett", ".ods", ".numbers")
"""Workbooks of other forms, which nothing here reads: their sender hears so."""
_DELIMITERS = (",", "\t", ";", "，")
_HEADER_WITHIN = 5
"""The header is one of so many first rows; a title may stand above it."""


class AttachedTables(Struct, frozen=True):
    """The tables of attached files, each with its file's name, and the names of files that could not be read."""

    tables: tuple[tuple[str, Sheet], ...] = ()
    unreadable: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    """The names of files without any staffing table: like a document, they may hold what the mail leaves to them."""
    left_out: tuple[LeftOut, ...] = ()


def attached_tables(files: Iterable[Part], limits: Limits) -> AttachedTables:
    """The staffing tables of the first few workbooks and CSV files. Other files and other tables are passed over."""
    tables: list[tuple[str, Sheet]] = []
    left_out: list[LeftOut] = []
    unreadable: list[str] = []
    passed_over: list[str] = []
    unpacking = Unpacking(limits)
    tabular = [part for part in files if _kind(part)]
    for part in tabular[: limits.files]:
        name = _name(part)
        try:
            sheets = _sheets(part, limits, unpacking)
        except (UnreadableError, OverLimitError):
            unreadable.append(name)
            continue
        staffing = [sheet for sheet in sheets if _is_staffing(sheet.rows)]
        holding = [sheet for sheet in staffing if sheet.holds] or staffing
        if any(len(sheet.rows) > limits.rows for sheet in holding):
            unreadable.append(name)
        else:
            tables.extend((name, sheet) for sheet in titled(holding))
            left_out.extend(LeftOut(sheet.name, "sheet") for sheet in staffing if sheet not in holding)
            left_out.extend(LeftOut(sheet.name, "void") for sheet in holding if not sheet.holds)
            left_out.extend(told for sheet in holding for told in sheet.left_out)
            passed_over.extend(() if staffing else (name,))
    unreadable.extend(map(_name, tabular[limits.files : limits.files + MOST]))
    return AttachedTables(tuple(tables), tuple(unreadable), tuple(passed_over), tuple(left_out))


def _name(part: Part) -> str:
    return " ".join(part.filename().split())[:LONGEST_NAME] or part.kind


def _kind(part: Part) -> str:
    name = part.filename().lower().rstrip()
    if part.kind == _WORKBOOK or name.endswith((".xlsx", ".xlsm")):
        return "xlsx"
    if part.kind == "application/vnd.ms-excel" and not name.endswith((".csv", ".tsv")):
        return "other"
    if name.endswith(_OTHER_WORKBOOKS):
        return "other"
    return "csv" if part.kind in _CSV or name.endswith((".csv", ".tsv")) else ""


def _sheets(part: Part, limits: Limits, unpacking: Unpacking) -> list[Sheet]:
    if _kind(part) == "other":
        raise UnreadableError
    data = part.content()
    if _kind(part) == "xlsx":
        return read_workbook(data, limits, unpacking)
    unpacking.spend(len(data))
    return [Sheet(_csv(data, part.params.get("charset"), limits))]


def _csv(data: bytes, label: str | None, limits: Limits) -> Rows:
    """The rows of a CSV file (RFC 4180) in whatever charset and with whatever delimiter spreadsheets write."""
    csv = import_module("csv")
    text = decode(data, _wide(data) or label).replace("\x00", "")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return _kept(csv.reader(StringIO(text, newline=""), delimiter=delimiter), limits)
    except csv.Error as failure:
        raise UnreadableError from failure


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, by the zero bytes of its delimiters."""
    head = data[:2_000]
    if not head.count(b"\x00"):
        return None
    return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _kept(rows: Iterable[list[str]], limits: Limits) -> Rows:
    kept: Rows = []
    for number, row in enumerate(rows):
        cells = [" ".join(cell.split())[: limits.cell_text] for cell in row[: limits.columns]]
        if any(cells):
            kept.append(cells)
        if len(kept) > limits.rows:
            break
        if number > limits.lines:
            raise OverLimitError("lines")
    return kept


def _is_staffing(rows: Sequence[list[str]]) -> bool:
    """Whether one of the first rows heads columns of people and of something else that notices state."""
    return any(names_people(row) and is_header([cell for cell in row if cell]) for row in rows[:_HEADER_WITHIN])
