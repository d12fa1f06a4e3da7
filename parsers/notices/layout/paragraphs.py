"""A paragraph of one line cut into what its labels belong to: sentences, and those lent by their roles (D1, D2).

研发负责人：方启明；前端：白一舟。以上人员支撑时间…: one line, and a lead, people and days of everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from parsers.notices.layout.marks import marks
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import A_ROLE
from parsers.notices.words.spans import effort_in, is_dated
from parsers.patterns import Pattern

MOST_SENTENCES: Final = 20
"""Of one line that are cut apart."""
_ROLE_LABEL: Final = rf"{A_ROLE}(?:人员)?\s?:"
_MEMBERS_BEHIND: Final = Pattern(rf"\s{{0,2}}[;。]\s{{0,2}}(?={_ROLE_LABEL})")
"""研发负责人：方启明；前端：白一舟；…: where those who are lent begin, behind who leads."""
_NEXT_SENTENCE: Final = Pattern(
    rf"。\s{{0,2}}(?={_ROLE_LABEL}|(?:以上|上述)(?:人员|同事|成员|各位)|[两二三四五六][人位])"
)
"""人员安排如下。前端：白一舟；…。以上人员支撑时间…: where a line is of people, or of their days, from here on."""
_SENTENCE_END: Final = Pattern(r"(?<=[。！!])(?![)）\]】”’」』。！!])")
_NEXT_ITEM: Final = Pattern(r"(?<=[\s;；,，。])[(（]?\d{1,2}\s?[.、)）]\s?$")
"""The number of the next item: 支撑周期：6月1日-6月30日 3.协调支撑时间：8人天."""
_FIRST_ITEM: Final = Pattern(r"\s*[(（]?[1一]\s?[.、)）]")
_NUMBERED_ITEM: Final = Pattern(r"[\s;；,，。]{0,4}[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.、)）]\s?$")
"""The same in a line that begins with the first: （1）项目名称：甲（2）人员：乙; no （2） of it belongs to the name."""
_DAYS_OF_ONE: Final = r"[^,，。;；\d]{2,14}\d{1,4}\s?[年月./-]"
_OF_THEM: Final = Pattern(rf"[,，;；]\s?其中[,，:：]?(?={_DAYS_OF_ONE}[^,，。;；]{{4,60}}[,，;；]{_DAYS_OF_ONE})")
"""Before the days of two at least, one by one."""
_COLON: Final = Pattern("[:：]")
_ONE_OF_THEM: Final = Pattern(r"^\s*其中[,，]?")
_HEAD_BEHIND: Final = Pattern(
    r"(?<=[)）天])[,，]\s?(?=(?:本?项目的?)?(?:研发|技术)负责人(?:为|是|由)?\s?[^\W\d_由改变换调]{2,10}(?:担任)?[。.!！]?\s*$)"
)
"""…（协调18人天，预估20人天），|研发负责人方启明: a sentence of its own behind one that lends."""
_NEXT_OWNER: Final = Pattern(r"[,，;；。]\s?(?P<owner>[^\s,，;；。:：\d]{2,12}的)\s?$")
"""许南星的支撑周期为6月1日-6月30日，白一舟的|支撑周期为…: whose the next label is."""


def sentences_of(line: str) -> list[str]:
    """The sentences of a line that has labels: …进入开发阶段。后端由甲支撑，支撑时间6月1日至6月30日。前端由…

    Words without a label stay together, for the next sentence may go on with whom this one names.
    """
    line = _HEAD_BEHIND.sub("。", line) if "负责人" in line else line
    if not ("。" in line or "其中" in line or "；" in line) or not marks(fold(line)):
        return [line]
    line = _each_of_them(line) if "其中" in line else line
    told = [part for part in _SENTENCE_END.split(line, MOST_SENTENCES) if part.strip()]
    return [part for sentence in told for part in _each_by_itself(sentence)]


def _each_by_itself(sentence: str) -> list[str]:
    """甲支撑时间为…，投入12人天；乙支撑时间为…，投入14人天: each part has days and an effort, and goes by itself."""
    parts = sentence.split("；", MOST_SENTENCES) if "；" in sentence and not _COLON.search(sentence) else [sentence]
    whole = len(parts) > 1 and all(is_dated(folded) and effort_in(folded) for folded in map(fold, parts))
    return [_ONE_OF_THEM.sub("", part) for part in parts] if whole else [sentence]


def _each_of_them(line: str) -> str:
    """支撑人员为甲和乙，其中甲支撑时间为…，乙支撑时间为…: from 其中 on it is a sentence of its own."""
    return _OF_THEM.sub("。", line, 1)


def by_roles(text: str) -> Iterator[str]:
    """What stands in a line without a label, cut where its next sentence is of people by their roles, or of all."""
    at = 0
    for stop in (*islice(_NEXT_SENTENCE.finditer(fold(text)), MOST_SENTENCES), None):
        yield text[at : stop.start() if stop else len(text)].strip(" \t\u3000")
        at = stop.end() if stop else at


def head_and_lent(value: str) -> tuple[str, str]:
    """方启明；前端：白一舟；后端：许南星: who holds the office, and those lent by their roles that follow, or ""."""
    found = _MEMBERS_BEHIND.search(fold(value))
    return (value[: found.start()], value[found.end() :]) if found else (value, "")


def before_next_item(value: str, line: str) -> str:
    """A value without the number of the item that follows it in its line."""
    return (_NUMBERED_ITEM if _FIRST_ITEM.match(fold(line)) else _NEXT_ITEM).sub("", value)


def before_next_owner(value: str) -> tuple[str, str]:
    """The days of one, and whose the next label is (白一舟的), or ""."""
    found = _NEXT_OWNER.search(value)
    return (value[: found.start()], found["owner"]) if found else (value, "")
