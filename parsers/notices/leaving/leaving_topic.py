"""Of whom a clause speaks that says something else than leaving: 许南星的开发已交接给白一舟，定于6月19日撤场 (D7).

The one it begins with is meant by the next clause, too, unless the clause names another who may be meant as well, or
tells what somebody has said or wants.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.people import People, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.topics import LENDS, NOT_LENT, UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 40
"""Characters of such a clause."""
_LONGEST_NAME: Final = 4
_SHORTEST_NAME: Final = 2
_MOST_NAMES: Final = 5
_AND: Final = Pattern(r"\s?[、和与及]\s?")
_HANDED_OVER: Final = Pattern(
    r"(?:的|将|已|把|手[头上]的?|剩余|全部|现有|工作|任务|内容){0,6}"
    r"(?:交接|移交|转交|交)(?:给|至|到)[^,，]{2,12}"
)
"""To whom work goes is not who leaves."""
_HANDED_ALL_OVER: Final = Pattern(
    r"(?:交接|移交)(?:工作|事项)?(?:已经?|均|都|全部)*(?:完毕|完成|结束|做好|到位|好|完)了?\s?$"
)
"""许南星工作已交接完毕: nobody else is meant."""
_OF_OTHERS: Final = Pattern(
    r"[说问审评查签催称]|反映|认为|觉得|提醒|验收|表示|通知|反馈|告知|确认|要求|同意|建议|提出|申请|(?<!另有)(?<!其他)(?<!别的)安排|协调|希望|批准|[给让请派带替接换代由]|组(?!件)|团队|部门|那边|小组"
    r"|[和与跟及、]|进场|入场|到岗|加入|调入|先|或|[不未没]|继续|[留续延]"
)


def topic_of(text: str, roll: Roll) -> People | None:
    """The known people whom a clause begins with and speaks of; None where others may be meant, or nothing is sure."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    names, behind = _names_at_head(text, roll)
    rest = _HANDED_ALL_OVER.sub("", fold(_HANDED_OVER.sub("", behind, 1)))
    if not names or not behind.strip():
        return None
    others = (LENDS, NOT_LENT, UNSURE)
    if _OF_OTHERS.search(rest) or any(topic.told_in(rest) for topic in others) or not is_plain(rest):
        return None
    return read_people("、".join(names), roll, strict=True)


def _names_at_head(text: str, roll: Roll) -> tuple[list[str], str]:
    """The names that stand side by side at the head of a text, and what stands behind them."""
    names: list[str] = []
    while len(names) < _MOST_NAMES:
        sizes = range(_LONGEST_NAME, _SHORTEST_NAME - 1, -1)
        name = next((text[:size] for size in sizes if roll.holds(text[:size]) and not text[:size].isascii()), "")
        if not name:
            return [], text  # behind a mark of joining stands no name
        names.append(name)
        text = text[len(name) :]
        joined = _AND.match(text)
        if joined is None:
            return names, text
        text = text[joined.end() :]
    return names, text


def known_in(text: str, roll: Roll) -> People | None:
    """The people of the directory whom a clause names anywhere; None where it names nobody."""
    named = roll.named_in(text)
    return read_people("、".join(named), roll, strict=True) if named and len(text) <= LONGEST else None
