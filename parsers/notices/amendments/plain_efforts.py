"""Efforts that change, in the words that the readers of changes know (D4).

预计 12 → 8 人天 as 预估工时由12人天改为8人天; 预估15人天（原12） as 预估工时由12人天改为15人天;
跟方启明商定按14人天结 as 协调工时改为14人天. What an effort is by its own words (预估, 商定) it stays; one without
such words is what is agreed.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.words.topics import ESTIMATED
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that are looked at."""
_NUMBER: Final = r"\d{1,3}(?:\.\d)?"
_UNIT: Final = r"\s?人[天日]"
_GUESSED: Final = r"预估|预计|评估|估计|估算"
_AGREED: Final = r"(?:双方|两边|最终)?(?:商定|约定|谈定|议定|协调|核定|敲定)好?"
_WHAT: Final = rf"(?P<what>(?:{_GUESSED}|{_AGREED})(?:的|数(?=\s?[:：由从\d]))?)?"
_NOUN: Final = r"(?P<noun>(?:支[撑援持]|投入|开发|测试)?(?:工作量|工时|人天数?|投入|用时))?"
_TURN: Final = r"(?:→|➔|➜|-{1,2}>|=>|(?:改|调|调整|降|涨|加|增|减|砍|压|缩|提|核|变)(?:为|到|成|至)|改)"
_CHANGED: Final = Pattern(
    rf"{_WHAT}{_NOUN}\s?[:：]?\s?(?P<now>相应地?|也|均|都)?\s?(?:由|从)?\s?(?:原来的?)?(?P<was>{_NUMBER})(?P<unit>{_UNIT})?"
    rf"\s?(?P<turn>{_TURN})了?\s?(?P<to>{_NUMBER}){_UNIT}"
)
"""预计 12 → 8 人天, 双方商定的工作量由12人天改为10人天."""
_TOLD_FORMER: Final = Pattern(
    rf"(?P<what>{_GUESSED}|{_AGREED}|(?=工作量|工时)){_NOUN}\s?[:：为]?\s?(?P<to>{_NUMBER}){_UNIT}"
    rf"\s?[(（]\s?(?:原(?:来|先|定|本|为)?(?:是|为)?|(?:之前|此前|前次|上次|原来?)?[误错]?[写填报][错成为]{{0,2}}了?)\s?[:：]?\s?(?P<was>{_NUMBER})(?:{_UNIT})?\s?[)）]"
)
"""预估 15 人天（原12）, 协调工作量：10人天（之前误写为12人天）."""
_SETTLED_AT: Final = Pattern(
    rf"(?:[跟和与同经][^,，。;；\d]{{2,8}}?)?(?:商定|约定|谈定|议定|说好|敲定)(?:的?工作量|的?工时)?(?:按照?|为|是)?\s?(?P<to>{_NUMBER}){_UNIT}"
    r"(?:来)?(?:结算?|计算?|算|核算|执行)?(?=[,，。;；]|$)"
)
"""跟方启明商定按 14 人天结."""
_RECKONED_ANEW: Final = Pattern(
    rf"的?(?:工作量|工时|人天|投入)(?:又|已|已经)?重新(?:评估|核算|核|测算|估算|估|算)过?了?(?:一遍|一下|一次|一轮)?[,，:：]\s?"
    rf"(?=(?:{_GUESSED}|{_AGREED})[^,，。;；]{{0,8}}\d)"
)
"""白一舟|的工作量重新评估了一遍，|预估15人天."""
_ARROWS: Final = frozenset("→➔➜>")
_MAY_TELL: Final = Pattern(r"人[天日]")
_MAY_CHANGE: Final = Pattern(r"[→➔➜>改原]|(?:整|[调降涨加增减砍压缩提核变])[为到成至]|重新")
"""What a line has that changes an effort in any of these words."""


def with_plain_efforts(line: Line) -> Line:
    """The line, its changed efforts told by one verb, each with its unit; other lines as they are."""
    text = line.text
    if len(text) > LONGEST or not _MAY_TELL.search(text) or not _MAY_CHANGE.search(text):
        return line
    told = _CHANGED.sub(_changed, text)
    told = _TOLD_FORMER.sub(lambda hit: f"{_called(hit)}由{hit['was']}人天改为{hit['to']}人天", told)
    if told != text or _RECKONED_ANEW.search(text):
        told = _RECKONED_ANEW.sub("的", _SETTLED_AT.sub(r"协调工时改为\g<to>人天", told))
    return line if told == text else structs.replace(line, text=told)


def _changed(hit: re.Match[str]) -> str:
    """An effort and what it is now; as it stands where nothing shows that the first number is one of work."""
    arrow = not _ARROWS.isdisjoint(hit["turn"])
    if not (hit["unit"] or arrow):
        return hit[0]
    return f"{_called(hit)}{hit['now'] or ''}由{hit['was']}人天改为{hit['to']}人天"


def _called(hit: re.Match[str]) -> str:
    """The label of the effort: the estimate where it is called so."""
    written = f"{hit['what'] or ''}{hit['noun'] or ''}"
    if not hit["what"]:
        return hit["noun"] or ""
    return "预估工时" if ESTIMATED.told_in(written) else "协调工时"
