"""The days of an answer without what leads to them: how long somebody was lent till now, and what was agreed before.

原来6月30日到期，延到7月15日 says no more than 延到7月15日, and 按上次会上说好的7月30日办 no more than 按7月30日
(D5, M7). What somebody else has said (按客户说的7月30日办) is not taken for agreed. 从6月30日延到7月15日 has both ends,
and is told as such.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from parsers.notices.words.fold import fold
from parsers.notices.words.spans import find_periods, first_period, is_single_day, period_at
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that is looked at."""
_TILL_NOW: Final = Pattern(
    r"\s*(?:[他她]|支撑)?(?:原来|本来|原本|原定|原计划|原先|目前|现在)(?:是|的)?(?:支撑)?(?:周期|时间|期限|计划)?(?:[到在至为]|截止到?)?\s?"
)
_ENDED: Final = Pattern(r"\s?(?:到期|结束|为止|截?止)?的?[,，。;]\s?(?=[^。;不没无别未]{0,24}?[续延留改])")
"""Behind it somebody stays longer: beside a refusal, and with a word of leaving, the day counts: 现在6月23日撤场."""
_FROM: Final = Pattern(r"\s*(?:在|从|由|自)?\s?")
_ON_TOP: Final = Pattern(r"\s?(?:往后|(?:的)?基础上)再?(?=续|延|顺延)")
_TO_A_DAY: Final = Pattern(r"(?:往后|开始|起)?再?(?:续期?|延[长期]?|顺延|改|调整|变更|推迟)[到至为成]\s?")
_AS_AGREED: Final = Pattern(
    r"(?<![不没未别])按照?(?:我们|咱们|双方|之前|此前|先前|上次|上回|上周|昨天|前天|当时|会上|会议上?|例会上?|电话里?|群里|微信里?|邮件里?"
    r"|[跟和与][你您]|已经?|都)*(?:(?:说|商|商量|定|约|谈|讲|议|讨论|沟通|确认|协商)(?:好|定|妥|过)?了?的)?\s?(?=\d)"
)
_IS_DONE: Final = Pattern(r"(?:[办来走算]|执行|安排|处理)(?=\s?[吧了,，。;；!！]|\s*$)")


def with_plain_days(text: str) -> str:
    """The text with its new last day alone, as far as it is known what leads to it."""
    if len(text) > LONGEST:
        return text
    return _as_agreed(_as_range(_without_till_now(text)))


def _without_till_now(text: str) -> str:
    """The text behind what it says of the present last day: 原计划6月30日到期，…; 在6月30日的基础上…."""
    folded = fold(text)
    day = first_period(folded)
    if day is None or not is_single_day(folded[day.start : day.end]):
        return text
    if _TILL_NOW.fullmatch(folded, 0, day.start) and (ended := _ENDED.match(folded, day.end)):
        return text[ended.end() :]
    on_top = _ON_TOP.match(folded, day.end) if _FROM.fullmatch(folded, 0, day.start) else None
    return text[on_top.end() :] if on_top is not None else text


def _as_range(text: str) -> str:
    """The text with 续期6月30日至7月15日 for 从6月30日延到7月15日."""
    folded = fold(text)
    found = list(islice(find_periods(folded), 2))
    if len(found) < 2:  # noqa: PLR2004
        return text
    (start, old), (new, end) = found
    start -= folded[start - 1 : start] == "由"
    if folded[start] not in "从自由" or _TO_A_DAY.fullmatch(folded, old, new) is None:
        return text
    return f"{text[:start]}续期{text[start + 1 : old].strip()}至{text[new:end]}{text[end:]}"


def _as_agreed(text: str) -> str:
    """The text with 按7月30日 for 按上次会上说好的7月30日办."""
    folded = fold(text)
    found = _AS_AGREED.search(folded)
    end = period_at(folded, found.end()) if found is not None else 0
    if found is None or not end:
        return text
    done = _IS_DONE.match(folded, end)
    return f"{text[: found.start()]}按{text[found.end() : end]}{text[done.end() if done else end :]}"
