"""A list of people, each with one day, below a heading that says what the day is: 延长人员及新到期日 (D5, D7).

白一舟 7/10 below it is 白一舟延长至7/10; below 提前撤场人员及最后一天 it is 白一舟7/10撤场. Every item has to be
names and a day, and nothing else; the list ends with the first line that is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import ITEM
from parsers.notices.words.spans import is_single_day, periods
from parsers.patterns import Pattern

MOST: Final = 20
"""Items of a list, and `LONGEST` characters of each and of its heading."""
LONGEST: Final = 40
_WHOM: Final = r"(?:的?(?:人员|同事|名单|同学|成员))?"
_DAY: Final = r"(?:结束|到期|截止|截至)(?:日|日期|时间)?"
_STAYS: Final = Pattern(
    rf"^\W*(?:以下|本次|下列)?(?:支[撑援持])?(?:延[长期]|续期|顺延){_WHOM}(?:及|和|与|、|的)?(?:新的?|延[长期]后的?|续期后的?)?(?:{_DAY})?(?:如下)?\s?[:：]?\s*$"
)
_LEAVES: Final = Pattern(
    rf"^\W*(?:以下|本次|下列)?(?:提前)?(?:撤场|离场|释放|退场|撤出){_WHOM}(?:及|和|与|、|的)?(?:(?:撤场|离场|释放)?(?:日|日期|时间)|最后(?:一天|工作日|支[撑援持]日))?(?:如下)?\s?[:：]?\s*$"
)
_LINKS: Final = " ：:，,—–-→>到至于"


def with_headed_ends(lines: Sequence[Line], roll: Roll) -> list[Line]:
    """The lines, the items of such a list as sentences of their own, and its heading gone."""
    found = list(lines)
    for at, line in enumerate(lines):
        if len(line.text) > LONGEST:
            continue
        stays, leaves = _STAYS.match(line.text) is not None, _LEAVES.match(line.text) is not None
        if stays == leaves:
            continue
        items = _items(lines[at + 1 : at + 1 + MOST], roll)
        for place, (who, day) in enumerate(items, at + 1):
            told = f"{who}延长至{day}。" if stays else f"{who}{day}撤场。"
            found[place] = structs.replace(lines[place], text=told)
        if items:
            found[at] = structs.replace(line, text="")
    return found


def _items(lines: Sequence[Line], roll: Roll) -> list[tuple[str, str]]:
    items: list[tuple[str, str]] = []
    for line in lines:
        text = ITEM.sub("", line.text[:LONGEST]) if len(line.text) <= LONGEST else ""
        spans = periods(fold(text))
        who = text[: spans[0].start].strip(_LINKS) if len(spans) == 1 else ""
        people = read_people(who, roll, strict=True) if who else None
        known = people is not None and people.is_whole and all(roll.holds(one.name) for one in people.names)
        day = text[slice(*spans[0])].strip() if known else ""
        if not known or not is_single_day(fold(day)) or text[spans[0].end :].strip(" 。;；"):
            break
        items.append((who, day))
    return items
