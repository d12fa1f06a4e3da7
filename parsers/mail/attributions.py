"""Lines that say who wrote what is quoted below them, and when: 在 2026-06-16 09:00:00，甲 写道： and its like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.mail.header_blocks import LONGEST
from parsers.patterns import Pattern

_STARTS = Pattern(
    r"\s*+(?:-{2,8}\s*+)?(?:在|于|於|(?:On|Am|Le)\b|20\d\d|[\"“「<]"
    r"|[^:：]{1,60}?\s*+(?:<|写于|寫於|于|於|在|20\d\d|\[mailto|wrote on\b))",
    re.IGNORECASE,
)
_WROTE = Pattern(
    r"(?:写道|寫道|写到|撰写|撰寫|wrote|writes|a écrit|的邮件中(?:写道|说|提到)?)\s*+[:：]?\s*+[-—]*+\s*+\Z"
    r"|来信\s*+[:：]\s*+\Z"
    r"|(?:写于|寫於|wrote on)\s*\d[\d\s年月日/.-]{4,20}(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*[:：]\s*\Z"
    r"|\bschrieb\s[^:：]{1,100}[:：]\s*\Z",
    re.IGNORECASE,
)
_SAID = Pattern(r"(?:写了|寫了|说道|說道)\s*[:：]\s*\Z")
"""What people write of one another as well: only below a time of day is it a client's."""
_VERBS: Final = ("写", "寫", "说道", "說道", "wrote", "writes", "schrieb", "écrit", "的邮件中", "来信")
"""One of them is in whatever _WROTE or _SAID finds."""
_NAME_ALONE = Pattern(
    r"\s*+[\"“]?(?!\S{0,8}(?:邮件|来信|信[里中]|群里|文档|纪要|昨天|今天|刚才|客户|甲方|对方|领导|他|她|我|谁))"
    r"(?:[\u4e00-\u9fff·]{2,6}|[A-Za-z.'-]{1,20}(?: [A-Za-z.'-]{1,20}){0,3})[\"”]?\s{0,3}"
    r"(?:<[^<>\s]{3,100}>\s{0,3})?(?:写道|寫道|wrote)\s{0,3}[:：]\s*\Z"
)
"""A name and the verb, and nothing else in the line: who tells what another wrote says more."""
_WHEN = Pattern(r"\d{4}|\d{1,2}:\d{2}|\d{1,2}\s*[月/.-]\s*\d{1,2}|[^\s@]@[^\s@]")
_TIME = Pattern(r"\d{1,2}:\d{2}")
_ADDRESS_AND_TIME = Pattern(
    r"\s*+[^<>@:：]{0,60}<[^<>\s@]{1,64}@[^<>\s@]{1,100}>[\d\s年月日号/.,()（）星期周一二三四五六上下午AMPam-]{4,40}"
    r"\d:\d{2}(?::\d{2})?(?:\s?[AP]M)?\s?[:：]\s*\Z"
)
CUES: Final = (
    *("写道", "寫道", "写到", "写于", "寫於", "写了", "寫了", "说道", "說道", "撰写", "撰寫", "的邮件中", "来信"),
    *("wrote", "writes", "schrieb", "écrit", "@"),
)
"""Every attribution has one of these in it."""


def attribution(lines: Sequence[str], position: int) -> int:
    """How many lines from here are an attribution ("… 写道："), which mailers wrap over up to three lines."""
    first = lines[position][:LONGEST] if position < len(lines) else ""
    if _is_dated_address(first) or _NAME_ALONE.match(first):
        return 1
    joined = ""
    for length, written in enumerate(lines[position : position + 3] if _STARTS.match(first) else (), 1):
        line = written.strip()
        if not line or len(joined) + len(line) > LONGEST:
            return 0
        joined += " " + line
        if any(verb in line.lower() for verb in _VERBS) and (told := _is_told(line, joined)) is not None:
            return length if told else 0
    return 0


def _is_told(line: str, joined: str) -> bool | None:
    """Whether the moment stands with a verb that ends a line; None where none ends it."""
    if _WROTE.search(line):
        return _WHEN.search(joined) is not None
    return _TIME.search(joined) is not None if _SAID.search(line) else None


def _is_dated_address(line: str) -> bool:
    """Whether a line is an attribution without any word: 2026年6月16日 09:00 甲 <a@corp.example>: or 甲 <a@…> 9:00:"""
    told = line.rstrip()
    address = told[:-2].rpartition("<")[2] if told.endswith((">:", ">：")) else ""
    if "@" in address and not address.count(" "):
        return _TIME.search(told) is not None
    return "@" in told and _ADDRESS_AND_TIME.match(told) is not None
