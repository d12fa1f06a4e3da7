"""Whose words a line is: the sender's own, a quote's, or a signature's.

There are two shapes of quote. In one, each quoted line is marked (`>`, an HTML blockquote), and answers may stand
above, below and between. In the other, a client's separator (a rule, a block of From, Sent and Subject, an attribution)
stands above unmarked lines: from there to the end everything is quoted, for nothing tells where it stops.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from parsers.mail.attributions import CUES as ATTRIBUTION_CUES
from parsers.mail.attributions import attribution
from parsers.mail.header_blocks import CUES as BLOCK_CUES
from parsers.mail.header_blocks import LONGEST, header_block, is_whole
from parsers.mail.html import OWN, QUOTE, SIGNATURE, SOFT
from parsers.mail.lotus_notes import notes_heading
from parsers.mail.signature import signature_lines
from parsers.message import Line
from parsers.patterns import Pattern

HEADER = "h"
_LINE = "[-_=*—–─]"
_TITLES = "|".join(
    (
        r"(?:回复的|转发的|被转发的|轉寄的)?(?:原始|原)?(?:邮件|郵件|信件|消息|訊息)(?:原件|原文|信息|訊息|内容)?",
        r"历史邮件|邮件原文|以下[是为](?:原始|原)?(?:邮件|来信|原文)",
        r"(?:原始|原)(?:内容|內容|信息|資訊|约会|約會|会议|會議)|原始|转发|轉寄|引用|回复原文",
        r"(?:转发|轉發)(?:邮件|郵件)(?:信息|訊息)",
        r"(?:Original|Replied)(?: Messages?| E?-?mails?| Appointment)?",
        r"Forwarded(?: (?:messages?|mails?))?(?: from .{1,80}?)?|Begin forwarded message",
    )
)
_SPACE = r"(?:\s|&nbsp;)*+"
_RULE = Pattern(rf"[\s>]*+{_LINE}{{2,}}{_SPACE}(?:{_TITLES})\s*+[:：]?{_SPACE}{_LINE}{{2,}}+\s*+\Z", re.IGNORECASE)
_BEGIN = Pattern(
    r"[\s>]*(?:Begin forwarded message"
    r"|下面是被转发的邮件|以下是转发的邮件|开始转发的邮件|以下為轉寄的郵件|以下[是为](?:原始|原)(?:文|邮件)(?:内容)?)\s*[:：]\s*\Z",
    re.IGNORECASE,
)
_BARE_RULE = Pattern(rf"\s*+{_LINE}{{3,}}+\s*+\Z")
_BARE_TITLE = Pattern(rf"\s*+(?:{_TITLES})\s*+[:：]?\s*+\Z", re.IGNORECASE)
_CUE: Final = Pattern(
    "|".join(
        (
            *("邮件", "郵件", "信件", "消息", "訊息", "内容", "內容", "原始", "原文", "转发", "轉寄", "引用"),
            *("original", "replied", "forwarded", *BLOCK_CUES, *ATTRIBUTION_CUES),
        )
    )
)
"""Every separator has one of these in it. Where none is in the text, no line needs a closer look."""


class Division(Struct, frozen=True):
    """The role of each line (own, quoted, header, signature) and where the first quote's own lines begin, if any."""

    roles: list[str]
    quote_start: int | None


def divide(
    lines: Sequence[str],
    marks: Sequence[str],
    reply: bool,
    *,
    passed_on: bool = False,
    sent: dt.datetime | None = None,
) -> Division:
    """Tell the roles of lines. In what is no reply only separators and known quote boxes make quotes.

    The day on which the mail was `sent` tells a day of writing from any other.
    What is `passed_on` is quoted as replies are, and signed as a notice; a note above a quote is signed as an answer.
    """
    answer = reply and not passed_on
    if not _may_quote(lines):
        roles = [_role(mark, reply) for mark in marks]
        _sign_off(lines, roles, answer=answer, sent=sent)
        return Division(roles, None)
    roles = []
    quote_start: int | None = None
    position = 0
    while position < len(lines):
        length = _separator(lines, position)
        if length:
            roles.extend([HEADER] * length)
            position += length
            quote_start = position if quote_start is None else quote_start
            if not marks_follow(marks, lines, position):
                roles.extend([QUOTE] * (len(lines) - position))
                break
            reply = True
            continue
        roles.append(_role(marks[position], reply))
        position += 1
    _sign_off(lines, roles, answer=answer or (quote_start is not None and not passed_on), sent=sent)
    return Division(roles, quote_start)


def _may_quote(lines: Sequence[str]) -> bool:
    """Whether a client's separator may be among the lines."""
    return _CUE.search("\n".join(lines).lower()) is not None


def _role(mark: str, reply: bool) -> str:
    if mark in {QUOTE, SOFT} and not reply:
        return OWN
    return QUOTE if mark == SOFT else mark


def marks_follow(marks: Sequence[str], lines: Sequence[str], position: int) -> bool:
    """Whether the first line of the quote is marked, so that only marked lines are quoted."""
    while position < len(lines) and not lines[position].strip():
        position += 1
    return position < len(lines) and marks[position] in {QUOTE, SOFT}


def _separator(lines: Sequence[str], position: int) -> int:
    """How many lines from here are a client's separator, header block included; 0 for none."""
    line = lines[position]
    if not line or line.isspace() or len(line) > LONGEST:
        return 0
    if _RULE.match(line) or _BEGIN.match(line):
        length, kinds = header_block(lines, position + 1)
        return 1 + (length if kinds else attribution(lines, position + 1))
    if _BARE_RULE.match(line) or _BARE_TITLE.match(line):
        # A line of dashes or a bare title counts with the block below it, else it is the sender's own.
        length, kinds = header_block(lines, position + 1)
        return 1 + length if is_whole(kinds) else 0
    length, kinds = header_block(lines, position)
    if is_whole(kinds):
        return length
    if heading := notes_heading(lines, position):
        return _with_header_block(lines, position, heading)
    return attribution(lines, position)


def _with_header_block(lines: Sequence[str], position: int, heading: int) -> int:
    """The length of a heading with the block of From and To that follows it, maybe behind an empty line."""
    below = position + heading
    below += below < len(lines) and not lines[below].strip()
    length, kinds = header_block(lines, below)
    return below + length - position if is_whole(kinds) else heading


def _sign_off(lines: Sequence[str], roles: list[str], *, answer: bool, sent: dt.datetime | None) -> None:
    """Mark the signature of each stretch of own lines."""
    end = len(lines)
    while end > 0:
        if roles[end - 1] != OWN:
            end -= 1
            continue
        start = end
        while start > 0 and roles[start - 1] == OWN:
            start -= 1
        for number in signature_lines(lines, start, end, answer=answer, sent=sent):
            roles[number] = SIGNATURE
        end = start


def own_lines(lines: Sequence[str], division: Division) -> tuple[Line, ...]:
    """The sender's own lines that hold anything."""
    return tuple(
        Line(number, line)
        for number, (line, role) in enumerate(zip(lines, division.roles, strict=True), start=1)
        if role == OWN and line.strip()
    )
