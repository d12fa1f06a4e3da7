"""A line that changes somebody's days, its days told as its reader knows them: for the form (M4, D4, D5, D7).

到期（6月30日）之后 as 6月30日到期，之后; 6月22日开始、7月17日结束 as 6月22日-7月17日; 6月15日结束，16日起回组 with
the month of the 16th. Nothing is said that the line does not say.
"""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

_A_DAY: Final = r"\d{1,2}(?:月|[./])(?:\d{1,2}[日号]?|[底末初中]|[上中下]旬)"
_TILL_IN_BRACKETS: Final = Pattern(rf"(?P<till>到期|期满|截止|原定?)\s?\(\s?(?P<day>{_A_DAY})\s?\)")
"""到期(6月30日)之后再续两周."""
_BEGUN_AND_ENDED: Final = Pattern(
    rf"(?P<first>{_A_DAY})(?:开始|起|进场|过去)\s?[、,，]\s?(?:到|至|直到)?\s?(?P<last>{_A_DAY})(?:结束|止|为止|撤场|离场|到期)"
)
"""6月22日开始、7月17日结束."""
_THERE_UNTIL: Final = Pattern(
    rf"(?P<first>{_A_DAY})(?P<what>(?:过?去|进|进场|支[撑援持])[^,，。;；\d]{{0,16}})[,，]\s?(?:一直|做|干|待)?[到至]\s?(?P<last>{_A_DAY})(?=[,，。;；]|$)"
)
"""6月29日去滨江大学算力平台，到7月底."""
_NOT_BEGUN: Final = Pattern(
    r"\([^()\d]{0,20}(?:没|未|尚未|没有)(?:正式)?(?:开始|进场|动身|去|到岗|入场|执行|启动)[^()\d]{0,6}\)"
    r"|,\s?(?:人|目前)?(?:还|尚)?(?:没有?|未)(?:正式)?(?:开始|进场|动身|去|到岗|入场)(?=\))"
    r"|(?<=[,，。;；])\s?(?:这个|人|这段|目前|计划|该安排)*(?:都|也)?(?:还|尚)(?:没有?|未)(?:开始|进场|去|动|到岗|入场|执行)(?:呢)?(?=[,，。;；]|$)"
)
"""（还没去）, 人还没动: what is called off, or moved, has not begun."""
_TOLD_ON: Final = Pattern(rf"(?:我|我们)?(?:于|在)?{_A_DAY}(?:发|通知|安排|定|说|邮件)(?:出|过|好)?的(?:那[封份个条])?")
"""撤销我5月18日发的安排: the day of an earlier mail."""
_WHAT_IS_OFF: Final = Pattern(
    r"(?P<of>的|[这那](?:个|段|次|项))(?:计划|安排|事情?|支[撑援持])(?=(?:已经?|现|也|就|全部|都)?(?:取消|撤销|作废))"
)
"""…的计划取消, 这个安排取消."""
_SLASH: Final = Pattern(r"\s[/|]\s")
_NO_MONTH: Final = Pattern(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]|(?<![\d月/.:-])(?P<alone>\d{1,2})[日号]")


def with_plainer_days(folded: str) -> str:
    """The line (folded), its days told so."""
    told = _NOT_BEGUN.sub("", _SLASH.sub(",", folded))
    told = _WHAT_IS_OFF.sub(lambda hit: "的支撑" if hit["of"] == "的" else "支撑", _TOLD_ON.sub("", told))
    told = _TILL_IN_BRACKETS.sub(lambda hit: f"{hit['day']}{'到期' if hit['till'][0] != '原' else ''},", told)
    told = _BEGUN_AND_ENDED.sub(r"\g<first>-\g<last>", told)
    return _with_months(_THERE_UNTIL.sub(r"\g<first>-\g<last>\g<what>", told))


def _with_months(folded: str) -> str:
    """The line, each day without its month with that of the day before it, where it lies behind that one."""
    parts: list[str] = []
    at, month, last = 0, "", 0
    for found in _NO_MONTH.finditer(folded):
        if found["month"]:
            month, last = found["month"], int(found["day"])
        elif month and int(found["alone"]) >= last:
            parts.append(f"{folded[at : found.start()]}{month}月")
            at = found.start()
    return "".join((*parts, folded[at:]))
