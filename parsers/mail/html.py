"""HTML to lines of text, marked where they are quoted or a signature, with tables kept as tables.

What a reader of the mail does not see (comments, scripts, hidden elements) is not in the text. lxml is imported when
the first HTML mail is met: start-up does without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from msgspec import Struct

from parsers.limits import DEFAULT, Limits, OverLimitError
from parsers.mail.html_tables import Grid, goes_on, in_one_line, is_real, notes, span, titles
from parsers.mail.struck import STRUCK, TAGS, is_struck, row_of, strikes, words_of
from parsers.mail.styles import Look, concealed_names, struck_names
from parsers.message import LeftOut, Line, Table
from parsers.patterns import Pattern

QUOTE, SOFT, SIGNATURE, OWN = "q", "s", "i", ""

_SPACES = " \t\r\n\f\v\u200b"
_SPACE = Pattern(r"[ \t\r\n\f\v]+")
_HAN = "\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_WRAPPED = Pattern(rf"(?<=[{_HAN}])[\r\n][ \t\r\n]*+(?=[{_HAN}])")
"""Where a line of the source ends within Chinese words and marks, which have no spaces between them."""
_TAG = Pattern(r"<[a-zA-Z]")
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20)])
_BLANKED = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_SURROGATE = Pattern("[\ud800-\udfff]")
_NEVER_DEEP = 200
"""With so few tags no mail is nested deeper than libxml2 follows: to 256, with those that it adds."""
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "includetail", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SPECIAL = frozenset(("br", "hr", "li", "img", "table"))
_UNSEEN = frozenset(
    (
        *("script", "style", "title", "head", "template", "object", "applet", "select", "option", "textarea"),
        *("svg", "math", "audio", "video"),
        *TAGS,
    )
)
"""What is not shown, and what is shown struck out: its writer no longer says it."""
_LISTS = frozenset(("ol", "ul"))
_SIGNATURES = frozenset(("xm-signature",))
"""Elements of WeChat Work and exmail."""
_TELLING = frozenset(("blockquote", "ol", "pre", "ul")) | _SIGNATURES
"""Elements that make a look of their own even without attributes."""
_QUOTING = Pattern(
    r"isreplycontent|isforwardcontent|gmail_quote|yahoo_quoted|protonmail_quote|previous_quote|quote-wrapper|mailmaster-quote"
    r"|qmquote|qqmailquote|alimail-quote|mail-quote|zmail_extra|reply-quote|history-quote"
)
_SIGNING = Pattern(r"signature|mail-sign|foxmail_sign|moz-signature")
_NAMING = ("class", "id", "name")
_MOST_KEPT = 1024
_LONGEST_KEPT = 500
"""Characters of an element's attributes beyond which nothing is remembered of it."""
_EDGE = Pattern(r"border-(?:top|left)[a-z-]{0,20}:[^;]{0,200}solid")


class Rendered(Struct, frozen=True):
    """Lines of text, the mark of each (`q` quoted, `s` perhaps quoted, `i` signature, or nothing), and the tables."""

    lines: list[str]
    marks: list[str]
    tables: tuple[Table, ...] = ()
    strikes_out: bool = False
    """Words are struck out in it, which plain text cannot show."""
    left_out: tuple[tuple[int, LeftOut], ...] = ()
    """What is struck out, and hidden rows of tables, each with the line that it stands in or before."""


def render(source: str, limits: Limits = DEFAULT) -> Rendered:
    """The text of HTML. Raises `OverLimitError` for source too long, too many or too deeply nested tags, and cells."""
    if len(source) > limits.html:
        raise OverLimitError("html")
    root = _parse(source, limits)
    if root is None:
        return Rendered([], [])
    sheets = "\n".join(style.text or "" for style in root.iter("style"))
    renderer = _Renderer(_Document(root, sheets), limits)
    renderer.walk(root)
    renderer.flush()
    return Rendered(renderer.lines, renderer.marks, tuple(renderer.tables), left_out=tuple(renderer.left_out))


@cache
def _etree() -> Any:
    return import_module("lxml.etree")


@cache
def _parser() -> Any:
    return _etree().HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )


def _parse(source: str, limits: Limits) -> Any:
    tags = source.count("<")
    if tags > limits.tags and sum(1 for _ in _TAG.finditer(source)) > limits.tags:
        raise OverLimitError("tags")
    etree, parser = _etree(), _parser()
    try:
        root = etree.fromstring(_encoded(source), parser)
    except etree.LxmlError:
        root = None
    # Beyond a depth of 256 libxml2 gives up on the rest: the text would be cut short without a word.
    if tags > _NEVER_DEEP and any("depth" in (entry.message or "").lower() for entry in parser.error_log):
        raise OverLimitError("tags")
    return root


def _encoded(source: str) -> bytes:
    """The source in UTF-8, with a blank for every character that no HTML may hold."""
    try:
        encoded = source.encode("utf-8")
    except UnicodeEncodeError:
        encoded = _SURROGATE.sub(" ", source).encode("utf-8")
    return encoded.translate(_BLANKED)


_PLAIN = Look()
_Attributes = tuple[tuple[str, str], ...]


class _Document:
    """What must be known of the whole document before a part of it is written."""

    def __init__(self, root: Any, sheets: str) -> None:
        self.concealed = concealed_names(sheets)
        self.struck = struck_names(sheets)
        self.around_table = _around(root, "table")
        self.around_quote = _around(root, "blockquote")


def _around(root: Any, tag: str) -> set[Any]:
    """Every element that has such an element in it."""
    found: set[Any] = set()
    for element in root.iter(tag):
        outer = element.getparent()
        while outer is not None and outer not in found:
            found.add(outer)
            outer = outer.getparent()
    return found


class _Renderer:
    """The lines written so far, and the line being written."""

    def __init__(self, document: _Document, limits: Limits) -> None:
        self.lines: list[str] = []
        self.marks: list[str] = []
        self.tables: list[Table] = []
        self.left_out: list[tuple[int, LeftOut]] = []
        self.document = document
        self.limits = limits
        self.cells_left = limits.cells
        self._line: list[str] = []
        self._mark = OWN

    def walk(self, element: Any, outer: Look = _PLAIN) -> None:
        """Write an element and all that is in it. It is no deeper nested than libxml2 follows."""
        look = self._open(element, outer)
        if look.gone:
            return
        if text := element.text:
            self._write(text, look)
        for inner in element[:]:  # cheaper than an iterator
            self.walk(inner, look)
            if self._line and inner.tag in _BLOCKS:
                self.flush()
            if tail := inner.tail:
                self._write(tail, look)

    def _open(self, element: Any, outer: Look) -> Look:
        tag = element.tag
        if not isinstance(tag, str):
            return outer.unseen()
        if tag in _UNSEEN:
            self._leave_out(element)
            return outer.unseen()
        look = _look_inside(outer, tag, element, self.document)
        if look.gone:
            self._leave_out(element)
        if self._line and (look.mark != outer.mark or (tag in _BLOCKS and not look.gone)):
            self.flush()
        if tag in _SPECIAL and not look.gone:
            return self._special(element, tag, look)
        return look

    def _leave_out(self, element: Any) -> None:
        """Remember words that are struck out; what nobody sees is none of the mail's."""
        if strikes(element, self.document.struck) and (words := words_of(element)):
            self.left_out.append((len(self.lines) + 1, LeftOut(words, "words")))

    def _special(self, element: Any, tag: str, look: Look) -> Look:
        """Write what an element is by itself; the look of what is in it."""
        if tag == "table":
            return look.unseen() if self._table(element, look) else look
        if tag == "br":
            self._break(look)
        elif tag == "hr":
            self._put("-" * 20, look)
        elif tag == "li":
            self._put(f"{look.items.next()}. " if look.items else "- ", look)
        elif tag == "img":
            # An emoji may be the whole answer; other alternative texts are noise.
            alt = (element.get("alt") or "")[:5]
            if alt and len(alt) < 5 and not alt.isascii():  # noqa: PLR2004
                self._put(alt, look)
        return look

    def _put(self, text: str, look: Look) -> None:
        if look.visible:
            self._line.append(text)
            self._mark = look.mark

    def _write(self, text: str, look: Look) -> None:
        if not look.visible:
            return
        if look.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._put(first, look)
            for line in rest:
                self._break(look)
                self._put(line, look)
            return
        if not look.pre:
            if not self._line and not text.strip(_SPACES):
                return  # what stands between two blocks
            text = _in_flow(text)
        self._line.append(text)
        self._mark = look.mark

    def _break(self, look: Look) -> None:
        self.lines.append(_tidy("".join(self._line)))
        self.marks.append(look.mark)
        self._line = []

    def flush(self) -> None:
        """End the line, if one was begun."""
        if not self._line:
            return
        line = "".join(self._line)
        if not line.isspace() or "\xa0" in line:
            self.lines.append(_tidy(line))
            self.marks.append(self._mark)
        self._line = []

    def _table(self, table: Any, look: Look) -> bool:
        """Write a real table row by row; a layout table is left to be written like any block."""
        if table in self.document.around_table or look.pre:
            return False
        left_out = len(self.left_out)
        grid = self._grid(table)
        if not is_real(grid.rows):
            del self.left_out[left_out:]  # met again as blocks
            return False
        for caption in table.iterchildren("caption"):
            self.lines.extend(lines := self._cell(caption))
            self.marks.extend([look.mark] * len(lines))
        self._keep(grid, look)
        return True

    def _keep(self, grid: Grid, look: Look) -> None:
        """Write the rows; what stands in a row of its own above or below the others is none of the table."""
        rows, first = grid.texts(), len(self.lines) + 1
        above, below = titles(rows), notes(rows)
        told = Table(
            rows=tuple(rows[above : len(rows) - below]),
            line=first + above,
            merges_told=True,
            repeats=frozenset((first + at, cell) for at, cell in grid.repeats),
            wide=frozenset((first + at, cell) for at, cell in grid.wide),
            unshown=tuple(Line(first + at, cell) for at, cell in grid.unshown),
        )
        if self.tables and not above and goes_on(self.tables[-1], told):
            self.tables[-1] = self.tables[-1].with_below(told)
        else:
            self.tables.append(told)
        for row in rows:
            self.lines.append("\t".join(row).rstrip())
            self.marks.append(look.mark)

    def _grid(self, table: Any) -> Grid:
        grid = Grid([], [], [], [])
        spanning: dict[int, tuple[int, list[str]]] = {}
        for row in table.iter("tr"):
            left_out = len(self.left_out)
            gone = self._is_gone(row)
            cells = [] if gone else self._row(row, spanning, grid)
            if any(any(cell) and cell != [STRUCK] for cell in cells):
                grid.rows.append(cells)
            elif gone or len(self.left_out) > left_out:
                self.left_out[left_out:] = [(len(self.lines) + 1, row_of(row))]
        return grid

    def _is_gone(self, element: Any) -> bool:
        """Whether nobody sees a row, or a cell, or sees it struck out."""
        return _look_inside(_PLAIN, element.tag, element, self.document).gone

    def _row(self, row: Any, spanning: dict[int, tuple[int, list[str]]], grid: Grid) -> list[list[str]]:
        """The cells of a row; one that reaches down over rows is repeated, one over columns leaves empty ones."""
        cells: list[list[str]] = []
        at = len(grid.rows)
        for cell in row.iter("td", "th"):
            if spanning:
                grid.reach_down(cells, spanning)
            text = self._cell(cell)
            if not text and self._is_gone(cell) and (words := words_of(cell)):
                grid.unshown.append((at, words))
            down, across = span(cell, "rowspan"), span(cell, "colspan")
            if text and across > 1:
                grid.wide.append((at, in_one_line(text)))
            self._spend_cells(across)
            for content in (text, *([[]] * (across - 1))):
                if down > 1:
                    spanning[len(cells)] = (down - 1, content)
                cells.append(content)
        grid.reach_down(cells, spanning)
        return cells

    def _spend_cells(self, number: int) -> None:
        self.cells_left -= number
        if self.cells_left < 0:
            raise OverLimitError("cells")

    def _cell(self, cell: Any) -> list[str]:
        if len(cell) == 0 and not cell.get("style") and not (self.document.concealed and cell.get("class")):
            line = _tidy(_in_flow(cell.text or ""))
            return [line] if line else []
        inner = _Renderer(self.document, self.limits)
        inner.walk(cell)
        inner.flush()
        self.left_out += [(len(self.lines) + 1, told) for _, told in inner.left_out]
        lines = [line for line in inner.lines if line.strip()]
        return lines or ([STRUCK] if is_struck(cell, self.document.struck) else [])


def _look_inside(outer: Look, tag: str, element: Any, document: _Document) -> Look:
    """The look within an element."""
    attributes = tuple(element.items())
    if not attributes and tag not in _TELLING:
        return outer
    return _LOOKS[outer, tag, attributes, document.concealed, element in document.around_quote]


def _look_by(outer: Look, tag: str, attributes: _Attributes, concealed: frozenset[str], around_quote: bool) -> Look:
    named = dict(attributes)
    look = outer.with_element(tag, named, concealed) if named or tag in {"pre", "ol"} else outer
    mark = _mark_of(tag, named, outer.mark, around_quote)
    return look if mark == look.mark else look.marked(mark)


class _Looks(dict[tuple[Look, str, _Attributes, frozenset[str], bool], Look]):
    """Looks within elements that were met. Mails repeat a few of them hundreds of times."""

    def __missing__(self, place: tuple[Look, str, _Attributes, frozenset[str], bool]) -> Look:
        look = _look_by(*place)
        _, tag, attributes, *_ = place
        if tag not in _LISTS and sum(len(value) for _, value in attributes) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[place] = look
        return look


_LOOKS = _Looks()


def _in_flow(text: str) -> str:
    """Text as it is shown: where the source breaks its lines is a space, and within Chinese words nothing."""
    if text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", text if text.isascii() else _WRAPPED.sub("", text))


def _tidy(line: str) -> str:
    return line.replace("\xa0", " ").strip(" ") if "\xa0" in line else line.strip(" ")


def _mark_of(tag: str, attributes: Mapping[str, str], outer: str, around_quote: bool) -> str:
    """How an element's words are marked: quotes that clients name as such, and what only looks like one."""
    if outer in {QUOTE, SIGNATURE} or not (attributes or tag in _TELLING):
        return outer
    names = " ".join([attributes[key] for key in _NAMING if key in attributes]).lower()
    if names and _QUOTING.search(names):
        # A quoting box with blockquotes in it holds answers between them, and those are no quote.
        if tag == "blockquote" or not around_quote:
            return QUOTE
    elif tag == "blockquote":
        if attributes.get("type") == "cite" or attributes.get("cite"):
            return QUOTE
        return outer if _is_indented(attributes.get("style") or "") else SOFT
    if tag in _SIGNATURES or (names and _SIGNING.search(names)):
        return SIGNATURE
    return SOFT if tag == "div" and _looks_quoted(attributes.get("style") or "") else outer


def _is_indented(style: str) -> bool:
    """Whether a blockquote's style says that it is none: how Gmail and Outlook set in the writer's own words."""
    plain = style.lower().replace(" ", "")
    return "border:none" in plain and "margin:" in plain and "border-left" not in plain


def _looks_quoted(style: str) -> bool:
    plain = style.lower().replace(" ", "")
    return "border" in plain and _EDGE.search(plain) is not None
