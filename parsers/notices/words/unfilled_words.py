"""A role that a notice leaves without anybody: 另有测试1名待协调, 前端人选待定 (D2b, M4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from parsers.notices.words.roles import ROLE
from parsers.notices.words.wordings import Token, Vocabulary
from parsers.patterns import Pattern
from parsers.remembered import remembered

_MOST: Final = 20
_MAY_BE: Final = Pattern(r"[待定未没还后补暂缺空行再]|[调排聘通实]中|tbd|to be")
"""In every word of what is open: most lines have none."""
_COUNT: Final = Pattern(
    r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s?[名位人](?![天日月周工次])|\b(?:one|two|three|an?)\b(?=\s)"
)
_IS_STAFF: Final = Pattern(r"(?:人员|同学|同事|师|岗|tester|developer|engineer|designer)$")
_UNFILLED: Final = Vocabulary(
    {
        "ROLE": "",
        "STAFF": "",
        "COUNT": "",
        "PEOPLE": "人员 人选 同事 同学 人 岗 岗位 工程师 名单",
        "OPEN": "待 待定 未定 暂定 待协调 待安排 待补充 待补 待确认 待确定 待落实 待招 待分配 待指定 待沟通 "
        "待通知 待到位 后补 后续补充 后续安排 后续确定 后续协调 后续通知 另行安排 另行通知 另行确定 再定 再安排 "
        "再补充 尚未 还未 未确定 未落实 未安排 没定 还没定 没有定 还没有 暂缺 空缺 暂无 暂未 协调中 安排中 "
        "招聘中 沟通中 落实中 tbd to|be|arranged to|be|confirmed to|be|decided",
        "FOLLOWS": "接替 接手 后续 后继 替换 补充",
        "FACT": "由 等 还 仍 目前 现 暂时 正在 正 需 要 的 也 名额 尚 会 将 请 is are still",
        "THEIRS": "客户 客户方 甲方 业主 业主方 厂商 供应商 对方 第三方",
        "MARK": ", 。 ; ! ( ) [ ]",
        "COLON": ":",
    }
)
_ROLE: Final = "(ROLE | STAFF)"
_HERE: Final = f"(!( MARK | COLON | {_ROLE} | COUNT | END ) ANY)"
_WORDINGS: Final = _UNFILLED.wordings(
    # 测试1名待协调, 一名前端由查甘望协调中
    f"({_ROLE} PEOPLE? COUNT PEOPLE? | COUNT {_ROLE} PEOPLE?) MARK? {_HERE}{{0,3}}? OPEN",
    # 前端人选待定
    "(ROLE PEOPLE | STAFF PEOPLE?) FACT{0,3} OPEN",
    # 测试暂缺
    f"(START | MARK) {_ROLE} FACT{{0,3}} OPEN (MARK | END)",
)
_SUCCESSOR: Final = _UNFILLED.wordings(
    # 前端接替人员待定, 接替人选未定
    "FOLLOWS PEOPLE FACT{0,3} OPEN",
)
_OF_OTHERS: Final = _UNFILLED.wordings(f"THEIRS {_ROLE}")


@remembered
def is_unfilled(folded: str) -> bool:
    """Whether a sentence (folded) has a place for somebody of ours who is not known yet."""
    if _MAY_BE.search(folded) is None:
        return False
    sentence = _UNFILLED.cut(folded, _settled(folded))
    return sentence.says(_WORDINGS) and not sentence.says(_OF_OTHERS)


@remembered
def leaves_successor_open(folded: str) -> bool:
    """Whether a sentence (folded) says that who takes another's place is not known yet."""
    return _UNFILLED.tells(_SUCCESSOR, folded)


def _settled(folded: str) -> Iterator[Token]:
    counts = [Token("COUNT", *found.span()) for found in islice(_COUNT.finditer(folded), _MOST)]
    yield from counts
    for found in islice(ROLE.finditer(folded), _MOST):
        token = Token("STAFF" if _IS_STAFF.search(found[0]) else "ROLE", found.start(), found.end())
        if not any(count.start < token.end and token.start < count.end for count in counts):
            yield token
