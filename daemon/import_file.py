"""The file of `rosterd import`: a CSV, read and checked row by row (PROCESS rule U2).

UTF-8, with or without a byte-order mark, or GB18030; the first row names the columns, in any order.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from daemon.errors import RosterdError
from daemon.toml_file import did_you_mean, read_bytes, shown
from parsers.dates import PeriodReading, read_period
from parsers.effort import DAYS_PER_MONTH, read_effort
from parsers.notices.people.likeness import most_like
from state.directory import Directory
from state.workflow.importing import ImportRow, Mistake

Value = TypeVar("Value")

MUST_STAND = ("project", "person", "role", "start")
MAY_STAND = ("end", "estimated_days", "support_days", "project_manager", "rd_lead")
COLUMNS = (*MUST_STAND, *MAY_STAND)
MOST_BYTES = 10_000_000
MOST_LINES = 10_000
"""More than a department of two thousand lends; each is compared with what is on record."""
LONGEST_CELL = 200
"""Characters: as many as a name of the directory may have."""
LIKE = 0.5
"""How alike two names must be to be offered where no name is one slip of the pen away."""


class UnreadableFile(RosterdError):
    """The file is no such CSV; the message names it."""


class RowsRead(Struct, frozen=True):
    """The rows that read, and what is wrong with the others."""

    rows: tuple[ImportRow, ...]
    mistakes: tuple[Mistake, ...]


class _WrongCell(Exception):
    """One line that names the column and says what is expected."""


def read_rows(path: Path, directory: Directory, today: dt.date, days_per_month: float = DAYS_PER_MONTH) -> RowsRead:
    """Every row of the file; dates without a year are read relative to `today`, a 人月 has `days_per_month`.

    Raises ConfigurationError for a file that cannot be opened, UnreadableFile for one that is no such CSV.
    """
    rows: list[ImportRow] = []
    mistakes: list[Mistake] = []
    for line, cells in _table(path):
        try:
            rows.append(_row(line, cells, directory, today, days_per_month))
        except _WrongCell as wrong:
            mistakes.append(Mistake(line, str(wrong)))
    return RowsRead(tuple(rows), tuple(mistakes))


def _table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its first line, its cells by their column."""
    columns: tuple[str, ...] | None = None
    for line, cells in _lines(path):
        if columns is None:
            columns = _columns(path, line, cells)
        elif any(cells):
            yield line, dict(zip(columns, cells, strict=False)) | _beyond(columns, cells)
    if columns is None:
        raise _unreadable(path, 1, f"is empty; expected a header row: {','.join(COLUMNS)}")


_BEYOND = "more cells than columns"


def _beyond(columns: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    return {_BEYOND: "yes"} if any(cells[len(columns) :]) else {}


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if line > MOST_LINES:
                raise _unreadable(path, line, f"has more than {MOST_LINES} lines; split the file")
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise _unreadable(path, line, f"is no row of a CSV ({error}); mend the quotes") from error


def _text(path: Path) -> str:
    data = read_bytes(path)
    if len(data) > MOST_BYTES:
        raise _unreadable(path, 1, f"has more than {MOST_BYTES} bytes; split the file")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, 1, "is neither UTF-8 nor GB18030; save the file as CSV UTF-8")


def _columns(path: Path, line: int, cells: list[str]) -> tuple[str, ...]:
    """The columns that the header names. Empty cells at its end are no columns."""
    names = [cell.casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS:
            offer = did_you_mean([name], COLUMNS) or f"; known: {', '.join(COLUMNS)}"
            raise _unreadable(path, line, f"unknown column {shown(name)}{offer}")
        if names.count(name) > 1:
            raise _unreadable(path, line, f"column {name} stands twice; keep one")
    for name in MUST_STAND:
        if name not in names:
            raise _unreadable(path, line, f"column {name} is missing; expected {','.join(COLUMNS)}")
    return tuple(names)


def _unreadable(path: Path, line: int, what: str) -> UnreadableFile:
    return UnreadableFile(f"{path}:{line}: {what}")


def _row(line: int, cells: dict[str, str], directory: Directory, today: dt.date, days_per_month: float) -> ImportRow:
    if _BEYOND in cells:
        raise _WrongCell(f"{_BEYOND}; mend the commas")
    for column, cell in cells.items():
        _require_plain(column, cell)
    for column in MUST_STAND:
        if not cells.get(column):
            raise _WrongCell(f"{column}: is empty")
    start = _start(cells["start"], today)
    return ImportRow(
        line=line,
        project=cells["project"],
        person=_name("person", cells["person"], directory),
        role=cells["role"],
        start=start,
        end=_given(cells, "end", lambda cell: _end(cell, start, today)),
        estimated_days=_given(cells, "estimated_days", lambda cell: _effort("estimated_days", cell, days_per_month)),
        support_days=_given(cells, "support_days", lambda cell: _effort("support_days", cell, days_per_month)),
        manager=_given(cells, "project_manager", lambda cell: _name("project_manager", cell, directory)),
        rd_lead=_given(cells, "rd_lead", lambda cell: _name("rd_lead", cell, directory)),
        text=",".join(cells.values()),
    )


def _given(cells: dict[str, str], column: str, read: Callable[[str], Value]) -> Value | None:
    """The cell as `read` reads it; None where it is empty or absent."""
    cell = cells.get(column)
    return read(cell) if cell else None


def _require_plain(column: str, cell: str) -> None:
    if len(cell) > LONGEST_CELL:
        raise _WrongCell(f"{column}: has more than {LONGEST_CELL} characters")
    if not cell.isprintable():
        raise _WrongCell(f"{column}: {shown(cell)} is not text on one line")


def _name(column: str, cell: str, directory: Directory) -> str:
    """The person's own name, for any name the directory knows. Nobody is guessed (M4): the nearest are offered."""
    person = directory.by_name(cell)
    if person is not None:
        return person.name
    names = [name for one in directory.people for name in (one.name, *(a for a in one.aliases if "@" not in a))]
    near = most_like(cell, names) or difflib.get_close_matches(cell, names, 3, LIKE)
    offer = f"did you mean {' or '.join(near)}?" if near else "add that person to the directory, or mend the name"
    raise _WrongCell(f"{column}: nobody is called {shown(cell)}; {offer}")


def _start(cell: str, today: dt.date) -> dt.date:
    reading = _read_date("start", cell, today)
    if reading.start is None or reading.end not in {None, reading.start}:
        raise _WrongCell(f"start: {shown(cell)} is not one day like 2026-06-01")
    return reading.start


def _end(cell: str, start: dt.date, today: dt.date) -> dt.date:
    reading = _read_date("end", cell, today)
    if reading.end is None or reading.start not in {None, reading.end}:
        raise _WrongCell(f"end: {shown(cell)} is not one day like 2026-06-30; leave it empty for an open end")
    if reading.end < start:
        raise _WrongCell(f"end: {reading.end} comes before the start, {start}")
    return reading.end


def _read_date(column: str, cell: str, today: dt.date) -> PeriodReading:
    """What `read_period` makes of the cell; one that contradicts itself (another weekday) is not guessed (M4)."""
    reading = read_period(cell, today)
    doubts = [remark.code for remark in (*reading.problems, *reading.warnings)]
    if doubts:
        raise _WrongCell(f"{column}: {shown(cell)} does not read as a day like 2026-06-01 ({doubts[0]})")
    return reading


def _effort(column: str, cell: str, days_per_month: float) -> float:
    days = read_effort(cell, days_per_month)
    if days is None:
        raise _WrongCell(f"{column}: {shown(cell)} is no number of person-days like 8 or 2.5")
    return float(days)
