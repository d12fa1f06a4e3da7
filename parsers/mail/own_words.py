"""The words of a mail: its lines put together, whose they are, what is forwarded, and whether its parts agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct, structs

from parsers.limits import Limits, OverLimitError
from parsers.mail.addresses import date_of
from parsers.mail.body import Bodies, Segment, bodies_of, is_marked, is_stub, page, plain
from parsers.mail.encoded import header_text
from parsers.mail.forwards import Forwarded, forwarded_lines
from parsers.mail.html import QUOTE, Rendered
from parsers.mail.html_tables import notes, titles
from parsers.mail.mime import Part
from parsers.mail.passed_on import passes_on
from parsers.mail.quoting import HEADER, Division, divide, own_lines
from parsers.mail.sheets import Sheet
from parsers.mail.text_tables import find_tables
from parsers.mail.threads import bare_subject, is_forward_subject, is_reply_mail, says_subject
from parsers.mail.unseen import without_unseen
from parsers.message import Below, LeftOut, Line, Table
from parsers.patterns import Pattern
from parsers.remembered import remembered

_NOISE = Pattern(r"https?://\S+|<[^<>\n]{0,300}>|\[(?:cid|image|图片)[^\]\n]{0,300}\]", re.I)
_LIST_MARK = Pattern(r"\A\s*+(?:[(（]?\d{1,2}[.、)）]|[-*+•·●○■▪◆])\s*")
_NOT_WORDS = Pattern("[^\\w\U0001f300-\U0001faff\u2705\u274c]|_")
_SAYS_SOMETHING = Pattern(
    r"\d|同意|批准|准了|不行|不可以|不能|先不|不要|拒绝|按期|没问题|可以|取消|撤销|👍"
    r"|\bok\b|\byes\b|\bno\b|agree|approve|decline|reject",
    re.I,
)
_LABELLED = Pattern(
    r"(?:项目|專案|支撑|支援|人员|人員|周期|期间|时间|開始|开始|结束|负责人|负责|客户|需求)\S{0,8}[:：]"
)
_EMPHASIS = Pattern(r"\*([^\s*](?:[^*\n]{0,200}[^\s*])?)\*")
_LONGEST_NOTE = 200
_WORKBOOKS = (".xlsx", ".xlsm")


class Words(Struct, frozen=True):
    """What `Mail` tells of its words; see its fields."""

    lines: list[str]
    new_lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    is_forward: bool = False
    note: tuple[Line, ...] = ()
    below: Below | None = None
    parts_disagree: bool = False
    left_out: tuple[LeftOut, ...] = ()


class _Said(Struct, frozen=True):
    """Whose words the lines of one rendering are."""

    new_lines: tuple[Line, ...]
    division: Division
    is_forward: bool = False
    note: tuple[Line, ...] = ()
    below: Forwarded = Forwarded()


def read_words(root: Part, bodies: Bodies, sent: dt.datetime | None, limits: Limits) -> Words:
    """The words of a mail that was `sent` then, and of the mail attached to it. Raises `OverLimitError`."""
    reply, subject = is_reply_mail(root), subject_of(root)
    chosen, shown = _renderings(bodies.segments, limits)
    _check_length(chosen.lines, limits)
    said = _said(chosen, reply, subject, sent)
    said_shown = said if shown is chosen else _said(shown, reply, subject, sent)
    disagreeing = shown is not chosen and disagree(chosen, said, shown, said_shown)
    if reply and not said.new_lines and said_shown.new_lines:
        # The plain part marks no quotes, the HTML does: answers below and between can be told only there.
        chosen, said = shown, said_shown
    elif shown is not chosen and not disagreeing and _own_tables(shown, said_shown.new_lines):
        # The same words, and the HTML keeps which cell stands in which row.
        chosen, said = shown, said_shown
    words = Words(
        lines=chosen.lines,
        new_lines=said.new_lines,
        tables=_tables(chosen, shown, said.new_lines, said_shown.new_lines),
        is_forward=said.is_forward,
        note=said.note,
        below=_below(chosen, shown, said.below, said_shown.below),
        parts_disagree=disagreeing,
        left_out=_left_out(shown, said_shown.new_lines),
    )
    if not bodies.attached or reply:
        return words
    carried = _with_attached(words, bodies.attached, subject, limits)
    if not says_something(said.new_lines):
        return carried
    below = Below(carried.new_lines, carried.tables, carried.note[len(words.new_lines) :])
    return structs.replace(words, lines=carried.lines, below=words.below or (below if carried.is_forward else None))


def subject_of(part: Part) -> str:
    """A part's subject as a person reads it, or nothing."""
    return header_text(part.first.get("subject", b""))


def _check_length(lines: Sequence[str], limits: Limits) -> None:
    if sum(map(len, lines)) + len(lines) - 1 > limits.text:
        raise OverLimitError("text")
    if len(lines) > limits.lines:
        raise OverLimitError("lines")


def _renderings(segments: Sequence[Segment], limits: Limits) -> tuple[Rendered, Rendered]:
    """The mail's lines as chosen (plain text where there is any that says it all), and as its HTML shows them."""
    chosen: list[Rendered] = []
    shown: list[Rendered] = []
    for segment in segments:
        text = plain(segment.plain, limits)
        html = page(segment.html, limits) if segment.html else None
        text = _without_emphasis(text, html) if html else text
        chosen.append(html if html and (html.strikes_out or is_stub(text.lines)) else text)
        shown.append(html or text)
    if all(one is other for one, other in zip(chosen, shown, strict=True)):
        joined = _join(chosen)
        return joined, joined
    return _join(chosen), _join(shown)


def _without_emphasis(text: Rendered, html: Rendered) -> Rendered:
    """A plain text without the stars that mailers put around bold words (*7月6日*) and the HTML lacks."""
    if "*" not in "".join(text.lines) or "*" in "".join(html.lines):
        return text
    return structs.replace(text, lines=[_EMPHASIS.sub(r"\1", line) if "*" in line else line for line in text.lines])


def _join(renderings: Sequence[Rendered]) -> Rendered:
    if len(renderings) == 1:
        return renderings[0]
    whole = Rendered([], [])
    tables: list[Table] = []
    left_out: list[tuple[int, LeftOut]] = []
    for part in renderings:
        tables.extend(_moved(part.tables, len(whole.lines)))
        left_out.extend((line + len(whole.lines), told) for line, told in part.left_out)
        whole.lines.extend(part.lines)
        whole.marks.extend(part.marks)
    return Rendered(whole.lines, whole.marks, tuple(tables), left_out=tuple(left_out))


def _moved(tables: Sequence[Table], by: int) -> list[Table]:
    return [table.moved_to(table.line + by) for table in tables]


def _said(rendered: Rendered, reply: bool, subject: str, sent: dt.datetime | None) -> _Said:
    division = divide(rendered.lines, rendered.marks, reply, sent=sent)
    own = own_lines(rendered.lines, division)
    if not reply and own and all(is_marked(line.text) for line in own):
        told = _forwarded(rendered, own[0].number - 1, subject)
        return _Said(told.lines, division, is_forward=True, note=told.note)
    if reply or division.quote_start is None:
        return _Said(own, division)
    inner = _forwarded(rendered, division.quote_start, subject)
    if says_something(own):
        return _Said(own, division, below=inner if is_forward_subject(subject) else Forwarded())
    if not inner.lines:
        return _Said(own, division, is_forward=is_forward_subject(subject))
    return _Said(inner.lines, division, is_forward=True, note=(*own, *inner.note))


def _forwarded(rendered: Rendered, start: int, subject: str) -> Forwarded:
    return forwarded_lines(rendered.lines, rendered.marks, start, lambda lines: not says_something(lines), subject)


def says_something(lines: Sequence[Line]) -> bool:
    """Whether words are more than a note that goes with what is forwarded ("请知悉，谢谢", "同意，请按下面登记")."""
    words = " ".join(line.text for line in islice(lines, 50))
    if passes_on(words):
        return False
    return len(words) > _LONGEST_NOTE or bool(_SAYS_SOMETHING.search(words) or _LABELLED.search(words))


def _tables(chosen: Rendered, shown: Rendered, lines: Sequence[Line], lines_shown: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among lines of the mail, at their lines in the chosen text."""
    kept = _own_tables(shown, lines_shown)
    if not kept:
        return find_tables(lines)
    return kept if shown is chosen else tuple(_placed(kept, chosen.lines))


def _own_tables(shown: Rendered, lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables of the HTML that begin in the mail's own lines.

    What heads a quote may be a table too, whose last row is the forwarded subject.
    """
    numbers = {line.number for line in lines} if shown.tables else set()
    return tuple(table for table in shown.tables if table.line in numbers)


def _left_out(shown: Rendered, lines: Sequence[Line]) -> tuple[LeftOut, ...]:
    """What is struck out or hidden within the lines of the mail, or right behind them."""
    numbers = {line.number for line in lines} if shown.left_out else set()
    return tuple(told for line, told in shown.left_out if numbers & {line - 1, line})


def _below(chosen: Rendered, shown: Rendered, told: Forwarded, told_shown: Forwarded) -> Below | None:
    if not told.lines:
        return None
    return Below(told.lines, _tables(chosen, shown, told.lines, told_shown.lines), told.note)


def _placed(tables: Sequence[Table], lines: Sequence[str]) -> list[Table]:
    """The HTML's tables at the line of the plain text where their first cell stands."""
    placed: list[Table] = []
    position = 0
    for table in tables:
        first = next((cell for cell in table.rows[0] if cell), "")
        position = next((number for number in range(position, len(lines)) if first in lines[number]), position)
        placed.append(table.moved_to(min(position + 1, max(len(lines), 1))))
    return placed


def disagree(plain_text: Rendered, said: _Said, html: Rendered, said_html: _Said) -> bool:
    """Whether plain text and HTML say truly different things: own words of one that the other does not have.

    White space, punctuation, list marks, addresses of links and where lines break do not count.
    """
    return _lacks(said, html, said_html) or _lacks(said_html, plain_text, said)


def _lacks(said: _Said, other: Rendered, said_other: _Said) -> bool:
    """Whether the other rendering lacks words that are own here."""
    # Where no own words could be told from unmarked quotes, the whole text is searched.
    whole = said.is_forward or not said_other.new_lines
    roles = zip(other.lines, said_other.division.roles, strict=True)
    everything = _folded([line for line, role in roles if whole or role not in {QUOTE, HEADER}])
    # A merged cell stands in each of its rows in the HTML, and once in the plain text.
    return any(_fold(cell) not in everything for line in said.new_lines for cell in line.text.split("\t"))


def _folded(lines: Sequence[str]) -> str:
    return "".join(map(_fold, lines))


@remembered
def _fold(line: str) -> str:
    return _NOT_WORDS.sub("", _NOISE.sub("", _LIST_MARK.sub("", line, count=1))).lower()


def with_tables(words: Words, tables: Sequence[tuple[str, Sheet]], limits: Limits) -> Words:
    """The words with the tables of attached files below them, each under its file's name. Raises `OverLimitError`.

    What somebody called a sheet is a line above its table.
    """
    lines = list(words.lines)
    new_lines = list(words.new_lines)
    found = list(words.tables)
    for name, sheet in tables:
        rows = [tuple(map(without_unseen, row)) for row in sheet.rows]
        lines.extend(["", f"[{name}]"])
        if sheet.name:
            lines.append(sheet.name)
            new_lines.append(Line(len(lines), sheet.name))
        above, below, first = titles(rows), notes(rows), len(lines) + 1
        told = [*range(above), *range(len(rows) - below, len(rows))]
        new_lines.extend(Line(first + number, "".join(rows[number])) for number in told)
        found.append(
            Table(
                rows=tuple(rows[above : len(rows) - below]),
                line=first + above,
                merges_told=name.lower().endswith(_WORKBOOKS),
                repeats=frozenset((first + at, cell) for at, cell in sheet.repeats),
                unshown=tuple(Line(first + at, cell) for at, cell in sheet.unshown),
            )
        )
        lines.extend("\t".join(row).rstrip() for row in rows)
    _check_length(lines, limits)
    return structs.replace(words, lines=lines, new_lines=tuple(new_lines), tables=tuple(found))


def _with_attached(words: Words, attached: Sequence[Part], subject: str, limits: Limits) -> Words:
    """The words of attached mail after those of the mail that carries it: an attached notice is a forwarded one.

    So is its subject, where the mail's own does not say it.
    """
    lines = list(words.lines)
    new_lines: list[Line] = []
    notes: list[Line] = []
    tables: list[Table] = []
    left_out: list[LeftOut] = []
    for mail in attached:
        sent, own_subject = date_of(mail.header("date") or ""), bare_subject(subject_of(mail))
        inner = read_words(mail, bodies_of(mail), sent, limits)
        lines.extend(["", "-" * 20, f"主题: {subject_of(mail)}", ""])
        if inner.new_lines and own_subject and not says_subject(subject, own_subject):
            new_lines.append(Line(len(lines) - 1, own_subject))
        new_lines.extend(Line(line.number + len(lines), line.text) for line in inner.new_lines)
        notes.extend(Line(line.number + len(lines), line.text) for line in inner.note)
        tables.extend(_moved(inner.tables, len(lines)))
        left_out.extend(inner.left_out)
        lines.extend(inner.lines)
    if not new_lines:
        return words
    _check_length(lines, limits)
    told, note = tuple(new_lines), (*words.new_lines, *notes)
    return Words(
        lines,
        told,
        tuple(tables),
        is_forward=True,
        note=note,
        parts_disagree=words.parts_disagree,
        left_out=(*words.left_out, *left_out),
    )
