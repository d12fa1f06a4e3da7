"""Blocks of From, Sent, To and Subject that a client sets above what it quotes or forwards.

What the time is called differs from client to client (发送时间, 已发送, 传送时间 …): a block is told by the labels that
all of them have, and a label between them that nobody knows is the time's where its value is a moment (M7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.patterns import Pattern

_NO_DAY = r"(?=\s{0,6}[:：]\s{0,6}[^\s\d一二三四五六七八九十本上下今明后即])"
"""What 自 and 至 stand before where they are From and To: 自：6月1日 is the first day of a period."""
LABEL = Pattern(
    r"[\s>|*_\"]{0,20}(?:(?P<sender>发件人|发信人|發件人|寄件者|寄件人|发送人|发送者|From|Sender)"
    r"|(?P<date>发送时间|发信时间|发送日期|發送時間|发件时间|发件日期|寄件日期|寄件時間|傳送時間|日\s*期|时\s*间"
    r"|(?:Sent|Send)(?: (?:Time|Date|At|On))?|Date|Time)"
    rf"|(?P<to>收件人|收信人|收件者|抄\s*送|抄送[人至]|密送|副本|至{_NO_DAY}|To|Recipients?|B?cc)"
    r"|(?P<subject>主\s*题|主\s*題|主\s*旨|标\s*题|Subject)"
    r"|(?P<other>附\s*件|附加檔案|重要性|优先级|敏感度|Importance|Attachments?|Reply-To|回复给)"
    rf"|(?P<by>[自由]{_NO_DAY}))(?:[\s*_\"|]{{0,6}}[:：|]|\t|\s*+\Z)",
    re.IGNORECASE,
)
CUES = (
    *("发件人", "发信人", "發件人", "寄件者", "寄件人", "发送人", "发送者", "from", "sender"),
    *("主题", "主題", "主旨", "标题", "subject"),
)
"""Every block has one of these in it."""
_UNKNOWN = Pattern(
    r"[\s>|*_\"]{0,20}[^\s:：|,，。;；、<>]{1,12}(?: [a-z]{1,10}){0,2}[\s*_\"|]{0,6}[:：|]", re.IGNORECASE
)
_MOMENT = Pattern(r"\d{4}\s?[年/.-]\s?\d{1,2}|\d{1,2}[:：]\d{2}|[a-z]{3,9} \d{1,2}, \d{4}", re.IGNORECASE)
_COMMAS = (";", "；", ",", "，", "、")
_LABELLED = Pattern(r"[:：]")
WINDOW = 20
LONGEST = 400
_KINDS = 4


def is_whole(kinds: Sequence[str]) -> bool:
    """Whether labels make a block by themselves; 自 and 由, which are words as well, only with a subject."""
    enough = len(set(kinds) - {"other"}) >= _KINDS - 1
    return enough and (kinds[0] == "sender" or (kinds[0] == "by" and "subject" in kinds))


class _Block:
    """The block that has been read so far."""

    def __init__(self, start: int) -> None:
        self.kinds: list[str] = []
        self.end = start
        self.blank = False
        """Whether an empty line has stood since its last label."""
        self.unknown: list[bool] = []
        """The lines with unknown labels since its last label: whether each of them has a moment."""
        self.dated = False

    def take(self, line: str, above: str, number: int) -> bool:
        """Whether a line is the block's."""
        label = LABEL.match(line)
        kind = label.lastgroup if label else None
        if not line.strip():
            self.blank = True
            return "subject" not in self.kinds
        if kind == "other" and (self.blank or not self.kinds):
            return False
        if kind and self._is_new(kind):
            self._add(kind, number)
            return True
        if kind or self.blank or not self.kinds:
            return False
        if _continues(line, self.kinds[-1], above):
            self.end = number + 1
            return True
        return self._take_unknown(line)

    def _is_new(self, kind: str) -> bool:
        if self.unknown and "subject" in self.kinds and kind != "to":
            return False
        return kind not in self.kinds or (kind in {"to", "other"} and not self.blank)

    def _add(self, kind: str, number: int) -> None:
        self.kinds.append(kind)
        self.dated = self.dated or any(self.unknown)
        self.end, self.blank, self.unknown = number + 1, False, []

    def _take_unknown(self, line: str) -> bool:
        """An unknown label is the block's if one that is known follows; behind the subject that has to be To."""
        label = _UNKNOWN.match(line)
        if label is None or ("subject" in self.kinds and ("to" in self.kinds or self.unknown)):
            return False
        self.unknown.append(_MOMENT.search(line, label.end()) is not None)
        return True


def header_block(lines: Sequence[str], position: int) -> tuple[int, list[str]]:
    """The length of a block of From, Sent, To and Subject that begins here, and which of them it has, in order.

    The quoted words follow at once: they may begin with labels of their own ("时间：…"), which are no part of it.
    """
    block = _Block(position)
    for number in range(position, min(position + WINDOW, len(lines))):
        if not block.take(lines[number][:LONGEST], lines[number - 1], number):
            break
    return block.end - position, [*block.kinds, "date"] if block.dated else block.kinds


def _continues(line: str, kind: str, above: str) -> bool:
    """Whether a line goes on with a label's value: a list of people that was broken, or a line set in."""
    if line[:1] in {" ", "\t"}:
        return True
    people = kind == "to" and not _LABELLED.search(line)
    return people and ("@" in line or line.rstrip().endswith(_COMMAS) or above.rstrip().endswith(_COMMAS))
