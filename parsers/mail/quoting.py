"""Whose words a line is: the sender's own, a quote's, or a signature's.

There are two shapes of quote. In one, each quoted line is marked (`>`, an HTML blockquote), and answers may stand
above, below and between. In the other, a client's separator (a rule, a block of From, Sent and Subject, an attribution)
stands above unmarked lines: from there to the end everything is quoted, for nothing tells where it stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

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
    r"|下面是被转发的邮件|以下是转发的邮件|开始转发的邮件|以下為轉寄的郵件)\s*[:：]\s*\Z",
    re.IGNORECASE,
)
_BARE_RULE = Pattern(rf"\s*+{_LINE}{{3,}}+\s*+\Z")
_BARE_TITLE = Pattern(rf"\s*+(?:{_TITLES})\s*+[:：]?\s*+\Z", re.IGNORECASE)
LABEL = Pattern(
    r"[\s>|*_\"]{0,20}(?:(?P<sender>发件人|发信人|發件人|寄件者|寄件人|发送人|发送者|From|Sender)"
    r"|(?P<date>发送时间|发信时间|发送日期|發送時間|发件时间|发件日期|寄件日期|寄件時間|傳送時間|日\s*期|时\s*间"
    r"|(?:Sent|Send)(?: (?:Time|Date|At|On))?|Date|Time)"
    r"|(?P<to>收件人|收信人|收件者|抄\s*送|抄送[人至]|密送|副本|To|Recipients?|B?cc)"
    r"|(?P<subject>主\s*题|主\s*題|主\s*旨|标\s*题|Subject)"
    r"|(?P<other>附\s*件|附加檔案|重要性|优先级|敏感度|Importance|Attachments?|Reply-To|回复给))(?:[\s*_\"|]{0,6}[:：|]|\t|\s*+\Z)",
    re.IGNORECASE,
)
_STARTS = Pattern(
    r"\s*+(?:-{2,8}\s*+)?(?:在|于|於|On\b|20\d\d|[\"“「<]|[^:：]{1,60}?\s*+(?:<|写于|寫於|于|於|在|20\d\d|\[mailto))",
    re.IGNORECASE,
)
_WROTE = Pattern(
    r"(?:写道|寫道|写到|撰写|撰寫|wrote|writes|的邮件中(?:写道|说|提到)?)\s*+[:：]?\s*+[-—]*+\s*+\Z"
    r"|来信\s*+[:：]\s*+\Z"
    r"|(?:写于|寫於)\s*\d[\d\s年月日/.-]{4,20}(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*[:：]\s*\Z",
    re.IGNORECASE,
)
_VERBS: Final = ("写", "寫", "wrote", "writes", "的邮件中", "来信")
"""One of them is in whatever _WROTE finds."""
_WHEN = Pattern(r"\d{4}|\d{1,2}:\d{2}|\d{1,2}\s*[月/.-]\s*\d{1,2}|[^\s@]@[^\s@]")
_TIME = Pattern(r"\d{1,2}:\d{2}")
_CUES: Final = (
    *(
        "邮件",
        "郵件",
        "信件",
        "消息",
        "訊息",
        "内容",
        "內容",
        "原始",
        "转发",
        "轉寄",
        "引用",
        "回复原文",
        "original",
        "replied",
        "forwarded",
    ),
    *(
        "发件人",
        "发信人",
        "發件人",
        "寄件者",
        "寄件人",
        "发送人",
        "发送者",
        "from",
        "写道",
        "寫道",
        "写到",
        "写于",
        "寫於",
        "撰写",
        "撰寫",
        "wrote",
        "writes",
        "来信",
        ">:",
        ">：",
        "主题",
        "主題",
        "主旨",
        "subject",
    ),
)
"""Every separator has one of these in it. Where none is in the text, no line needs a closer look."""
_COMMAS = (";", "；", ",", "，", "、")
_LABELLED = Pattern(r"[:：]")
WINDOW = 20
LONGEST = 400
_KINDS = 4


class Division(Struct, frozen=True):
    """The role of each line (own, quoted, header, signature) and where the first quote's own lines begin, if any."""

    roles: list[str]
    quote_start: int | None


def divide(lines: Sequence[str], marks: Sequence[str], reply: bool) -> Division:
    """Tell the roles of lines. In what is no reply only separators and known quote boxes make quotes."""
    if not _may_quote(lines):
        roles = [_role(mark, reply) for mark in marks]
        _sign_off(lines, roles)
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
    _sign_off(lines, roles)
    return Division(roles, quote_start)


def _may_quote(lines: Sequence[str]) -> bool:
    """Whether a client's separator may be among the lines."""
    text = "\n".join(lines).lower()
    return any(map(text.__contains__, _CUES))


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
        length, kinds = _header_block(lines, position + 1)
        return 1 + (length if kinds else _attribution(lines, position + 1))
    if _BARE_RULE.match(line) or _BARE_TITLE.match(line):
        # A line of dashes or a bare title counts with the block below it, else it is the sender's own.
        length, kinds = _header_block(lines, position + 1)
        return 1 + length if _is_whole(kinds) else 0
    length, kinds = _header_block(lines, position)
    if _is_whole(kinds):
        return length
    if heading := notes_heading(lines, position):
        return _with_header_block(lines, position, heading)
    return _attribution(lines, position)


def _with_header_block(lines: Sequence[str], position: int, heading: int) -> int:
    """The length of a heading with the block of From and To that follows it, maybe behind an empty line."""
    below = position + heading
    below += below < len(lines) and not lines[below].strip()
    length, kinds = _header_block(lines, below)
    return below + length - position if _is_whole(kinds) else heading


def _is_whole(kinds: Sequence[str]) -> bool:
    return kinds[:1] == ["sender"] and len(set(kinds) - {"other"}) >= _KINDS - 1


def _header_block(lines: Sequence[str], position: int) -> tuple[int, list[str]]:
    """The length of a block of From, Sent, To and Subject that begins here, and which of them it has, in order.

    The quoted words follow at once: they may begin with labels of their own ("时间：…"), which are no part of it.
    """
    kinds: list[str] = []
    end, blank = position, False
    for number in range(position, min(position + WINDOW, len(lines))):
        line = lines[number][:LONGEST]
        label = LABEL.match(line)
        kind = label.lastgroup if label else None
        if not line.strip():
            if "subject" in kinds:
                break
            blank = True
        elif kind == "other" and (blank or not kinds):
            break
        elif kind and (kind not in kinds or (kind in {"to", "other"} and not blank)):
            kinds.append(kind)
            end, blank = number + 1, False
        elif kind or blank or not kinds or not _continues(line, kinds[-1], lines[number - 1]):
            break
        else:
            end = number + 1
    return end - position, kinds


def _continues(line: str, kind: str, above: str) -> bool:
    """Whether a line goes on with a label's value: a list of people that was broken, or a line set in."""
    if line[:1] in {" ", "\t"}:
        return True
    people = kind == "to" and not _LABELLED.search(line)
    return people and ("@" in line or line.rstrip().endswith(_COMMAS) or above.rstrip().endswith(_COMMAS))


def _attribution(lines: Sequence[str], position: int) -> int:
    """How many lines from here are an attribution ("… 写道："), which mailers wrap over up to three lines."""
    first = lines[position][:LONGEST] if position < len(lines) else ""
    if _is_dated_address(first):
        return 1
    joined = ""
    for length, written in enumerate(lines[position : position + 3] if _STARTS.match(first) else (), 1):
        line = written.strip()
        if not line or len(joined) + len(line) > LONGEST:
            return 0
        joined += " " + line
        if any(verb in line.lower() for verb in _VERBS) and _WROTE.search(line):
            return length if _WHEN.search(joined) else 0
    return 0


def _is_dated_address(line: str) -> bool:
    """Whether a line is an attribution without any word: 2026年6月16日 09:00 甲 <a@corp.example>:"""
    told = line.rstrip()
    address = told[:-2].rpartition("<")[2] if told.endswith((">:", ">：")) else ""
    return "@" in address and not address.count(" ") and _TIME.search(told) is not None


def _sign_off(lines: Sequence[str], roles: list[str]) -> None:
    """Mark the signature of each stretch of own lines."""
    end = len(lines)
    while end > 0:
        if roles[end - 1] != OWN:
            end -= 1
            continue
        start = end
        while start > 0 and roles[start - 1] == OWN:
            start -= 1
        for number in signature_lines(lines, start, end):
            roles[number] = SIGNATURE
        end = start


def own_lines(lines: Sequence[str], division: Division) -> tuple[Line, ...]:
    """The sender's own lines that hold anything."""
    return tuple(
        Line(number, line)
        for number, (line, role) in enumerate(zip(lines, division.roles, strict=True), start=1)
        if role == OWN and line.strip()
    )
