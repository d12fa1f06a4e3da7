"""A change told of people who stand below it, or beside its label, as the one sentence that it is (D4, D5, D7).

以下三位同事由6月26日延长至7月10日： above a list of names; 变更：取消 below 人员：白一舟. Where the list has other
words, or another number of names than is told, the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.dates.numerals import value_of
from parsers.message import Line
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.amendment_words import moves_onto
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import ITEM
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.notices.words.talk_words import WAVERS
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern

MOST: Final = 20
"""Lines of a list, and `LONGEST` characters of each and of what stands above it."""
LONGEST: Final = 100
_ABOVE: Final = Pattern(
    r"(?P<whom>(?:以下|下列|如下)(?:(?P<count>[两二三四五六七八九十]|\d{1,2})[位名个])?的?(?:同事|人员|同学|成员|人)们?)"
    r"(?P<what>[^:：]{1,60})(?P<mark>[:：]\s*)$"
)
_CHANGES: Final = Pattern(
    r"延(?:长|期|至|到)|续(?:期|到|至)|顺延|撤场|离场|提前(?:撤场|离场|释放)?|释放|支[撑援持](?:时间|周期|期限?)?|投入(?:时间)?|时间|周期|期限|结束|最后一天"
    r"|统一|[都均的为是由从自于到至在将]|同意|项目"
)
"""All that such a change may say beside its days: 的任务提前到 is of a task."""
_MOVES: Final = Pattern(r"延(?:长|期|至|到)|续(?:期|到|至)|顺延|撤场|离场|释放")
_PERSON: Final = Pattern(r"^\s*【?(?:支[撑援持])?(?:人员|姓名)】?\s?[:：]\s?(?P<name>[^:：,，。;；\s]{2,12})\s*$")
_TAKEN_BACK: Final = Pattern(
    r"^\s*【?(?:变更|变更内容|变更类型|类型|状态|处理|操作|调整)】?\s?[:：]\s?(?:取消|撤销|作废)(?:支[撑援持])?(?:安排|计划)?[。.]?\s*$"
)
_WHOSE: Final = Pattern(
    r"^\s*(?:关于)?(?P<who>[^:：,，。;；\d]{2,40}?)(?:的?(?:支[撑援持])?(?:工时|工作量|人天|安排|信息|时间|周期|日期|投入)?(?:变更|调整|更正|修订|修改|修正|变化)(?:内容|情况|说明)?(?:如下)?)?[:：]\s*$"
)
"""许南星：, 许南星的工时变更如下：."""
_HANDS_OVER: Final = Pattern(
    r"^\W{0,3}(?:人员|工作)?(?:交接|替换|更换|接替|轮换)(?:日|日期|时间|安排|计划|说明|情况|内容)\s?[:：]\s?(?=[^\W\d])"
)
"""交接日：|许南星支撑到6月12日，Tom Lee自6月15日起支撑至7月31日: a label of a whole sentence."""
_CHANGED: Final = Pattern(
    r"^\s*(?:\d{1,2}[.、)）]\s?)?(?:预估|协调|支[撑援持]|工时|工作量|开始|结束|进场|撤场|截止)[^:：,，。;；\d]{0,8}(?:[由从自原]|[为到至]|写错|不变)"
)
"""预估开发时间由10人天更正为14人天: what stands below, of whoever is named above it."""


def with_headed_changes(lines: Sequence[Line], roll: Roll) -> list[Line]:
    """The lines, such a heading with its list as one sentence; it keeps the number of the heading."""
    headings = [_ABOVE.search(line.text) if len(line.text) <= LONGEST else None for line in lines]
    told = _in_one_sentence(lines, headings, roll) if any(headings) else lines
    return _taken_back(_whose(told, roll))


def _in_one_sentence(lines: Sequence[Line], headings: Sequence[re.Match[str] | None], roll: Roll) -> list[Line]:
    """The lines, each of these headings and what stands below it put together where that is a change."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        line, above = lines[at], headings[at]
        names, end = _names_below(lines, at + 1, roll) if above else ([], at + 1)
        counted = value_of(above["count"]) if above and above["count"] else len(names)
        if above and names and counted == len(names) and _is_change(above, roll) and not _goes_on(lines, end, roll):
            head, tail = line.text[: above.start()], line.text[above.end("whom") : above.start("mark")]
            found.append(structs.replace(line, text=f"{head}{'、'.join(names)}{tail}。"))
            at = end
        else:
            found.append(line)
            at += 1
    return found


def _of_a_sentence(line: Line, roll: Roll) -> Line:
    """The line without a label that only says that somebody hands over: what stands behind it names who and when."""
    over = _HANDS_OVER.match(line.text[:LONGEST])
    if over is None or not roll.longest_at(line.text, over.end()) or not is_dated(fold(line.text[:LONGEST])):
        return line
    return structs.replace(line, text=line.text[over.end() :])


def _whose(lines: Sequence[Line], roll: Roll) -> list[Line]:
    """The lines, a name above what changes of him (许南星： over 预估开发时间由10人天更正为14人天) under a label."""
    told = [_of_a_sentence(line, roll) for line in lines]
    for at, (line, below) in enumerate(pairwise(told)):
        if len(line.text) > LONGEST or not line.text.rstrip().endswith((":", "：")):
            continue
        changes = _CHANGED.match(below.text[:LONGEST]) and moves_onto(fold(below.text[:LONGEST]))
        whose = _WHOSE.match(line.text) if changes else None
        if whose is None:
            continue
        people = read_people(whose["who"], roll, strict=True)
        if people.is_whole and all(roll.holds(one.name) for one in people.names):
            told[at] = structs.replace(line, text=f"人员：{whose['who']}")
    return told


def _is_change(above: re.Match[str], roll: Roll) -> bool:
    """Whether a heading changes the days of those below it, in words that are all known, and nothing stands before."""
    what, before = fold(above["what"]), fold(above.string[: above.start()])
    for project in roll.projects_in(above.string):
        what, before = what.replace(fold(project), " "), before.replace(fold(project), " ")
    for span in reversed(periods(what)):
        what = f"{what[: span.start]} {what[span.end :]}"
    clause = re.split(r"[,，。;；]", before)[-1]
    dated = is_dated(fold(above["what"])) and _MOVES.search(what) is not None
    left = _CHANGES.sub("", what) + _CHANGES.sub("", clause)
    return dated and not any(map(str.isalnum, left)) and not (UNSURE.told_in(before) or WAVERS.told_in(before))


def _goes_on(lines: Sequence[Line], at: int, roll: Roll) -> bool:
    """Whether a line right below the list says something else of somebody: 黄丽不延."""
    behind = next((line.text for line in lines[at : at + 1]), "")
    return bool(roll.longest_at(ITEM.sub("", behind[:LONGEST]), 0))


def _names_below(lines: Sequence[Line], at: int, roll: Roll) -> tuple[list[str], int]:
    """The names of a list, as its lines have them, and where it ends."""
    names: list[str] = []
    for line in lines[at : at + MOST]:
        text = ITEM.sub("", line.text[:LONGEST]).strip()
        people = read_people(text, roll, strict=True) if text else None
        if people is None and not names:
            at += 1
            continue
        noted = people is not None and any(not is_role(fold(note)) for one in people.names for note in one.notes)
        if people is None or not people.is_whole or noted or not all(roll.holds(one.name) for one in people.names):
            break
        names.append(text)
        at += 1
    return names, at


def _taken_back(lines: list[Line]) -> list[Line]:
    """The lines, 变更：取消 as the sentence that takes back what is arranged for the one person under a label."""
    taken_back = [_TAKEN_BACK.match(line.text[:LONGEST]) is not None for line in lines]
    if not any(taken_back):
        return lines
    people = [hit["name"] for line in lines if (hit := _PERSON.match(line.text[:LONGEST])) is not None]
    dated = any(has_range(fold(line.text[:LONGEST])) for line in lines)
    if len(people) != 1 or not dated:
        return lines
    return [
        structs.replace(line, text=f"取消{people[0]}的支撑安排。") if taken else line
        for line, taken in zip(lines, taken_back, strict=True)
    ]
