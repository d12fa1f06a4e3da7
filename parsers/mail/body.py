"""Which parts of a mail are its words, and those words as lines (RFC 2046 section 5.1, RFC 3676)."""

from __future__ import annotations

import re

from msgspec import Struct

from parsers.limits import Limits, OverLimitError
from parsers.mail.charset import decode
from parsers.mail.html import QUOTE, Rendered, render
from parsers.mail.mime import Part
from parsers.mail.unseen import UNSEEN, without_unseen
from parsers.patterns import Pattern

_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*+=\s*+["']?\s*+([\w:.-]{2,40})|\A<\?xml[^>]{0,100}encoding=["']([\w.-]+)""", re.I
)
_UNTIDY = Pattern(f"[{UNSEEN}\xa0\n\r\x0b\x0c\u0085\u2028\u2029]")
_LINE_ENDS = Pattern("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")
_STUB = Pattern(
    r"html|浏览器|瀏覽器|browser|view this (?:e-?mail|message)|不支持|不支援|无法显示|無法顯示|multi-?part message"
)
_LONGEST_STUB = 200
_BULLET = Pattern(r"^[ \t]{0,20}[lnuvqoüØ§þ](?:[ \t]{2,40}|\t)(?=[^\x00-\x7f])")
_UNREADABLE = frozenset({"application/ms-tnef", "application/vnd.ms-tnef", "multipart/encrypted",
                         "application/pkcs7-mime", "application/x-pkcs7-mime"})  # fmt: skip
_TNEF = b"\x78\x9f\x3e\x22"
"""How every TNEF stream begins (MS-OXTNEF section 2.1.3.1): relays rename winmail.dat."""
_TNEF_IN_BASE64 = b"eJ8+I"
_ENCRYPTED = (b"-----BEGIN PGP MESSAGE-----", b"-----BEGIN PKCS7-----", b"LS0tLS1CRUdJTiBQR1AgTUVTU0FHRS")
_TEXT = frozenset({"text/plain", "text/html", "text/enriched", "text/richtext"})
_ATTACHED = frozenset({"message/rfc822", "message/global"})
_STRUCK_OUT = Pattern(r"<(?ai:s|strike|del)[\s>]")
_STRUCK_THROUGH = Pattern(r"-(?ai:(?<=line-)through)")
"""The mark goes first and the look-behind after it, which makes the search fast."""


class Segment(Struct, frozen=True):
    """A stretch of the mail's words: as plain text, as HTML, or as both."""

    plain: Part | None = None
    html: Part | None = None


class Bodies(Struct):
    """The parts of a mail by what they are for."""

    segments: list[Segment]
    attached: list[Part]
    """Attached mails."""
    files: list[Part]
    calendars: list[Part]
    unreadable: list[str]
    """Names of parts that hold words nobody here can read (TNEF, encrypted mail)."""


def bodies_of(root: Part) -> Bodies:
    """Sort the parts of a mail. What lies in attached mails is not looked at."""
    found = Bodies([], [], [], [], [])
    _sort(root, found)
    return found


def _sort(part: Part, found: Bodies) -> None:
    if _is_unreadable(part):
        found.unreadable.append(part.filename() or ("PGP" if part.kind in _TEXT else part.kind))
    elif part.kind in _ATTACHED:
        found.attached.extend(part.parts)
    elif part.kind == "multipart/alternative":
        _sort_alternatives(part, found)
    elif part.parts:
        for inner in part.parts[: 1 if part.kind == "multipart/signed" else None]:
            _sort(inner, found)
    elif part.kind in {"text/calendar", "application/ics"}:
        found.calendars.append(part)
    elif part.kind in _TEXT and not _is_file(part):
        found.segments.append(Segment(html=part) if part.kind == "text/html" else Segment(plain=part))
    else:
        found.files.append(part)


def _is_unreadable(part: Part) -> bool:
    """Whether a part's words are wrapped or encrypted in a form that nobody here opens."""
    if part.kind in _UNREADABLE or part.filename().lower() in {"winmail.dat", "smime.p7m"}:
        return True
    if part.parts or part.kind == "text/html":
        return False
    head = part.body[:200].lstrip()
    if part.kind == "application/octet-stream" and head.startswith((_TNEF, _TNEF_IN_BASE64)):
        return True
    return head.startswith(_ENCRYPTED)


def _is_file(part: Part) -> bool:
    disposition, _ = part.disposition()
    return disposition == "attachment" or (bool(part.filename()) and disposition != "inline")


def _sort_alternatives(part: Part, found: Bodies) -> None:
    """The last plain text and the last HTML among the alternatives are one segment; the rest stands beside it."""
    inner = Bodies([], found.attached, found.files, found.calendars, found.unreadable)
    for alternative in part.parts:
        _sort(alternative, inner)
    plains = [segment.plain for segment in inner.segments if segment.plain]
    pages = [segment.html for segment in inner.segments if segment.html]
    if plains or pages:
        found.segments.append(Segment(plains[-1] if plains else None, pages[-1] if pages else None))


def plain_lines(part: Part | None) -> list[str]:
    """The lines of a plain text part, soft line ends joined."""
    if part is None:
        return []
    text = tidy(decode(part.content(), part.params.get("charset")))
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if part.params.get("format", "").lower() == "flowed":
        return unflow(lines, part.params.get("delsp", "").lower() == "yes")
    return lines


def tidy(text: str) -> str:
    """Text with LF line ends, without characters that nobody sees."""
    if "\r" in text or not text.isascii():
        text = _LINE_ENDS.sub("\n", text)
    return without_unseen(text).replace("\xa0", " ")


def _tidy_lines(lines: list[str]) -> list[str]:
    """Each line by itself tidy; most texts are, and one look at the whole tells."""
    if not _UNTIDY.search("".join(lines)):
        return lines
    return [tidy(line).replace("\n", " ") for line in lines]


def unflow(lines: list[str], delete_space: bool) -> list[str]:
    """Lines of format=flowed (RFC 3676 section 4), paragraphs joined; quote marks stay in front."""
    out: list[str] = []
    pending: list[str] = []
    pending_depth = 0
    for line in lines:
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if pending and (depth != pending_depth or content == "-- "):
            out.append("".join(pending))
            pending = []
        if not pending and depth:
            pending.append(">" * depth + " ")
        pending_depth = depth
        if content.endswith(" ") and content != "-- ":
            pending.append(content[:-1] if delete_space else content)
        else:
            pending.append(content)
            out.append("".join(pending))
            pending = []
    return [*out, "".join(pending)] if pending else out


def plain(part: Part | None, limits: Limits) -> Rendered:
    """A plain text part as marked lines. Raises `OverLimitError` for text too long."""
    if part is not None and part.body.count(b"\n") > 2 * limits.lines:
        raise OverLimitError("lines")
    if part is not None and len(part.body) > 6 * limits.text:
        raise OverLimitError("text")
    lines = with_bullets(plain_lines(part))
    return Rendered(lines, [QUOTE if is_marked(line) else "" for line in lines])


def with_bullets(lines: list[str]) -> list[str]:
    """The lines with a dash for the letters that Word writes for its bullets, in a font of symbols."""
    return [_BULLET.sub("- ", line, count=1) if "  " in line or "\t" in line else line for line in lines]


def is_marked(line: str) -> bool:
    """Whether a line begins with a quote mark."""
    return line.startswith((">", " >", "|>"))


def page(part: Part, limits: Limits) -> Rendered:
    """An HTML part as marked lines. Raises `OverLimitError`."""
    data = part.content()
    if len(data) > 4 * limits.html:
        raise OverLimitError("html")
    meta = _META.search(data, 0, 4_000)
    second = (meta[1] or meta[2]).decode("ascii", "replace") if meta else None
    source = decode(data, part.params.get("charset"), second)
    rendered = render(source, limits)
    lines = with_bullets(_tidy_lines(rendered.lines))
    marks = [QUOTE if is_marked(line) else mark for line, mark in zip(lines, rendered.marks, strict=True)]
    return Rendered(lines, marks, rendered.tables, _strikes_out(source), rendered.left_out)


def _strikes_out(source: str) -> bool:
    """Whether HTML strikes words out."""
    return _STRUCK_THROUGH.search(source) is not None or _STRUCK_OUT.search(source) is not None


def is_stub(lines: list[str]) -> bool:
    """Whether a plain text only says that the words are in the HTML."""
    words = " ".join(lines).strip()
    return not words or (len(words) < _LONGEST_STUB and _STUB.search(words.lower()) is not None)
