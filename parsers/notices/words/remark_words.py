"""Remarks of a few words that bound what a row says (M4): 到6月20日, 仅前两周, 半天, 每周 3, ？"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.spans import periods
from parsers.patterns import Pattern

_BOUNDS: Final = Pattern(
    r"(?:仅|只|就|最晚|最早|最多|预计|大概|左右|约|到|至|自|从|在|于|前|后|起|止|之前|之后|以前|以后|支[撑援持]|投入|参与|有效|[\s()])*"
)
_LENGTH: Final = r"[\d一两二三四五六七八九十半]{1,3}\s?个?(?:天|周|星期|礼拜|月|工作日)"
_SHORTER: Final = Pattern(
    rf"(?:(?:仅|只|就)(?:能|有|可)?|最多)?(?:前|后|支[撑援持]|投入|参与|来|做){{1,2}}\s?{_LENGTH}\W*|(?:仅|只|就)(?:能|有|可)?\s?{_LENGTH}\W*"
    rf"|(?:再)?(?:延长|延期|续期|顺延|延后|缩短|减少|推迟|提前|晚到?|早到?)\s?{_LENGTH}(?:[进入撤离]场|到岗|释放|结束)?\W*"
    r"|(?:[上下]半[月年]|月[初中底末])(?:投入|支[撑援持]|参与|到岗)?\W*|撤[回销]\W*|[^,，。;；\d]{2,8}(?:之?后|以后)(?:[进入]场|到岗|投入|参与)\W*"
    r"|(?:仅|只)?(?:每天)?(?:半[天日职]|上午|下午|兼职|一半时间)(?:投入|支[撑援持]|参与)?\W*"
)
_BY_THE_WEEK: Final = Pattern(
    r"每周(?:投入|支[撑援持]|到场|工作)?(?:天数|时间)?\s?[:：]?\s?(?:[1-4]|[一二两三四半])\s?天?\W*"
)
_QUESTION: Final = Pattern(r"[?？\s]{1,5}")


def bounds_days(folded: str) -> bool:
    """Whether a remark (folded) is days and no more than what bounds by them: 最晚6月20日到."""
    rest = folded
    for span in reversed(periods(folded)):
        rest = rest[: span.start] + rest[span.end :]
    return rest != folded and _BOUNDS.fullmatch(rest) is not None


def bounds_length(folded: str) -> bool:
    """Whether a remark (folded) says how long or what part of the day somebody comes, or asks: 仅前两周, 半天, ？"""
    return _SHORTER.fullmatch(folded) is not None or _QUESTION.fullmatch(folded) is not None


def is_by_the_week(folded: str) -> bool:
    """Whether a remark (folded) says on how many days of a week, fewer than all: 每周天数：3."""
    return _BY_THE_WEEK.fullmatch(folded) is not None
