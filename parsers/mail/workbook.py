"""A workbook (.xlsx, ECMA-376 part 1, chapter 18) to rows of cell texts, as its reader sees them.

What is hidden (sheets, rows, columns) or struck out is not read: hidden rows and columns, and what is struck out, are
told beside the rows. The archive is unpacked within a budget, the XML is
read as a stream without entities and network. lxml and zipfile are imported when the first workbook is met.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from msgspec import Struct

from parsers.limits import Limits, OverLimitError, Unpacking
from parsers.mail.cell_formats import BUILT_IN, shape_of, shown
from parsers.mail.cell_places import place, spread
from parsers.mail.sheets import LONGEST_NAME, Sheet
from parsers.mail.struck import STRUCK
from parsers.message import LeftOut

_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 1_000
_TRUE = frozenset({"1", "true"})


class UnreadableError(Exception):
    """The file is no workbook that can be read."""


class _Entry(Struct, frozen=True):
    """A sheet's name, and the part of the archive that it is."""

    name: str
    part: str


class _Style(Struct, frozen=True):
    """How a cell shows what is in it: the shape of a day, and struck out or not."""

    shape: str = ""
    struck: bool = False


class _Text(Struct, frozen=True):
    """What a cell says, and what is struck out in it."""

    seen: str
    struck: str = ""


class _Styles(Struct, frozen=True):
    """The styles of cells by their number, and the day that counting starts from."""

    by_number: list[_Style]
    from_1904: bool

    def of(self, cell: Any) -> _Style:
        number = _number(cell.get("s", "0"))
        return self.by_number[number] if 0 <= number < len(self.by_number) else _Style()


def read_workbook(data: bytes, limits: Limits, unpacking: Unpacking) -> list[Sheet]:
    """Each visible sheet; of a sheet with too many rows, one row too many.

    Raises `UnreadableError`, and `OverLimitError` for too much to unpack.
    """
    zipfile = import_module("zipfile")
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise OverLimitError("unpacked")
    try:
        return _read(_Archive(zipfile.ZipFile(BytesIO(data)), unpacking), limits)
    except (zipfile.BadZipFile, *_failures()) as failure:
        raise UnreadableError from failure


def _failures() -> tuple[type[Exception], ...]:
    """What the libraries raise for damaged, encrypted and strange archives and for broken XML."""
    etree, zlib = import_module("lxml.etree"), import_module("zlib")
    return (etree.LxmlError, zlib.error, struct.error, LookupError, ValueError, EOFError, RuntimeError, OSError)


class _Archive:
    """The parts of the archive, unpacked within a budget: no part gives more bytes than it declares."""

    def __init__(self, archive: Any, unpacking: Unpacking) -> None:
        self._archive = archive
        self._unpacking = unpacking

    def has(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def elements(self, name: str, *tags: str) -> Iterator[tuple[str, Any]]:
        """The elements of a part with these local names, at their ends."""
        self._unpacking.spend(self._archive.getinfo(name).file_size)
        data = self._archive.read(name)
        if b"<!DOCTYPE" in data[:1_000]:
            raise UnreadableError
        events = import_module("lxml.etree").iterparse(
            BytesIO(data),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, element in events:
            yield element.tag.rpartition("}")[2], element


def _read(archive: _Archive, limits: Limits) -> list[Sheet]:
    sheets, from_1904 = _sheets(archive)
    if len(sheets) > limits.sheets:
        raise OverLimitError("sheets")
    strings = _strings(archive)
    styles = _Styles(_styles(archive), from_1904)
    return [_sheet(archive, sheet, strings, styles, limits) for sheet in sheets]


def _sheets(archive: _Archive) -> tuple[list[_Entry], bool]:
    """The visible sheets in order, and whether days count from 1904."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for _, element in archive.elements("xl/_rels/workbook.xml.rels", "Relationship")
    }
    from_1904, found = False, []
    for name, element in archive.elements("xl/workbook.xml", "workbookPr", "sheet"):
        if name == "workbookPr":
            from_1904 = element.get("date1904") in _TRUE
        elif element.get("state", "visible") == "visible":
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            target = relations.get(relation, "")
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            found.append(_Entry(element.get("name", "")[:LONGEST_NAME], part))
    return [entry for entry in found if "worksheets/" in entry.part], from_1904


def _strings(archive: _Archive) -> list[_Text]:
    """The shared strings; readings of characters (`rPh`) are no part of them."""
    strings: list[_Text] = []
    if archive.has("xl/sharedStrings.xml"):
        for _, element in archive.elements("xl/sharedStrings.xml", "si"):
            strings.append(_text(element))
            element.clear()
    return strings


def _text(element: Any) -> _Text:
    seen: list[str] = []
    struck: list[str] = []
    for inner in element.iter("{*}t"):
        run = inner.getparent()
        if run.tag.rpartition("}")[2] != "rPh":
            (struck if _is_struck(run.find("{*}rPr")) else seen).append(inner.text or "")
    return _Text("".join(seen), "".join(struck))


def _is_struck(font: Any) -> bool:
    """Whether a font, or the properties of a stretch of text, strikes it out."""
    strike = font.find("{*}strike") if font is not None else None
    return strike is not None and strike.get("val", "1") not in {"0", "false"}


def _styles(archive: _Archive) -> list[_Style]:
    """The styles of cells (ECMA-376 part 1, 18.8.10)."""
    if not archive.has("xl/styles.xml"):
        return []
    codes: dict[str, str] = {}
    struck: list[bool] = []
    found: list[_Style] = []
    for name, element in archive.elements("xl/styles.xml", "numFmt", "fonts", "cellXfs"):
        if name == "numFmt":
            codes[element.get("numFmtId", "")] = shape_of(element.get("formatCode", ""))
        elif name == "fonts":
            struck = [_is_struck(font) for font in element]
        else:
            found = [_style(style, codes, struck) for style in element]
    return found


def _style(style: Any, codes: Mapping[str, str], struck: Sequence[bool]) -> _Style:
    number, font = style.get("numFmtId", "0"), _number(style.get("fontId", "0"))
    shape = codes.get(number) or BUILT_IN.get(_number(number), "")
    return _Style(shape, 0 <= font < len(struck) and struck[font])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1  # noqa: PLR2004


def _sheet(archive: _Archive, entry: _Entry, strings: list[_Text], styles: _Styles, limits: Limits) -> Sheet:
    """The rows of a sheet that are seen, those without any text left out."""
    found: dict[int, dict[int, str]] = {}
    hidden: set[int] = set()
    merged: list[str] = []
    left_out: list[LeftOut] = []
    for name, element in archive.elements(entry.part, "col", "row", "mergeCell"):
        if name == "col" and element.get("hidden") in _TRUE:
            first, last = _number(element.get("min", "")), _number(element.get("max", ""))
            hidden.update(range(max(first, 1), min(last, limits.columns) + 1))
        elif name == "row":
            row, struck = _row(element, strings, styles, limits)
            if element.get("hidden") in _TRUE or not row:
                left_out += _row_left_out([*row.values(), *struck])
            else:
                found[_number(element.get("r", "")) if element.get("r") else len(found) + 1] = row
                left_out += [LeftOut(text, "words") for text in struck]
            element.clear()
            if max(len(found), len(left_out)) > limits.rows:
                break
        elif name == "mergeCell" and len(merged) < limits.cells:
            merged.append(element.get("ref", ""))
    repeats = list(spread(found, merged))
    return _seen(entry.name, found, hidden, repeats, left_out)


def _row_left_out(texts: Sequence[str]) -> list[LeftOut]:
    text = " ".join(text for text in texts if text != STRUCK)
    return [LeftOut(text, "row")] if text else []


def _seen(
    title: str,
    found: Mapping[int, Mapping[int, str]],
    hidden: set[int],
    repeats: Sequence[tuple[int, str]],
    left_out: Sequence[LeftOut],
) -> Sheet:
    """The sheet without its hidden columns."""
    width = max((max(row) for row in found.values()), default=0)
    numbers = {number: at for at, number in enumerate(sorted(found))}
    columns = [column for column in range(1, width + 1) if column not in hidden]
    return Sheet(
        [[found[number].get(column, "") for column in columns] for number in numbers],
        title,
        tuple((numbers[number], text) for number, text in repeats),
        tuple(
            (at, row[column]) for number, at in numbers.items() for column in hidden if column in (row := found[number])
        ),
        tuple(left_out),
    )


def _in(columns: set[int], row: Mapping[int, str]) -> list[str]:
    return [text for column, text in row.items() if column in columns]


def _row(element: Any, strings: list[_Text], styles: _Styles, limits: Limits) -> tuple[dict[int, str], list[str]]:
    """The cells of a row that hold text, by their columns (from 1), and what is struck out; no cells where all is."""
    row: dict[int, str] = {}
    struck: list[str] = []
    column = 0
    for cell in element.iterchildren("{*}c"):
        at = place(cell.get("r", ""))
        column = at[1] if at else column + 1
        if column > limits.columns:
            break
        told = _cell(cell, strings, styles)
        text, gone = (" ".join(part.split())[: limits.cell_text] for part in (told.seen, told.struck))
        if text and styles.of(cell).struck:
            text, gone = "", text
        if gone:
            struck.append(gone)
            text = text or STRUCK
        if text:
            row[column] = text
    return (row if any(text != STRUCK for text in row.values()) else {}), struck


def _cell(cell: Any, strings: list[_Text], styles: _Styles) -> _Text:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        return strings[int(value)] if value else _Text("")
    if kind == "d":
        return _Text(str(value[:10]))
    if kind != "n" or not value:
        return _Text(str(value))
    return _Text(shown(value, styles.of(cell).shape, styles.from_1904))
