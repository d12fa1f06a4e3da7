"""No text makes the reading take more than about twice the time for twice the length (M4: mail is hostile)."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from parsers.notices.words.fold import words
from parsers.read import LONGEST_WORDS, read
from tests.parsers.test_read import KNOWN, a_mail

HALF = LONGEST_WORDS // 4
FRAGMENTS = (
    *words(
        "支撑人员： 支撑周期： 支撑周期 6月1日-6月30日 6月1日 许南星 白一舟 许 、 和 与 ； ， 。 ： ( ) （ ） 【 】 [ "
        "]",
        "8人天 5 待定 续期至 续期两周 延长至 同意 不 如果 研发负责人 项目经理 变更为 由 担任 接替 撤场人员： 撤场",
        "项目： 项目 起 至 - @ | 12月 2026/ 吗？ 前端 支撑 因 经 改为 调整为 等 等人 等3人 或 二选一 → 均为后端",
        "本周 周五 为期 两周 x2 的 * ** ！ 请 安排 需要 2名 一位 各位 大家好 你好 / & 工 · a· 一 a@c.example 1、",
        "因客户原因 终止 结项 不做响应 负责 原 不再担任 Tom and will support to （原8月6日）",
    ),
    *("\n", "\n\n", " ", "\u3000", "\t"),
)
WORST = [
    "研发负责人",
    "项目经理由",
    "6月1日-",
    "6月1日至",
    "许许和许许与",
    "等3人",
    "江晓雯或",
    "支撑人员：",
    "由甲改为乙接替，",
    "支撑周期改为6月1日-6月30日，",
    "6月30日到期，延长两周",
    "前端2名，",
    "因因因因",
    "a.",
    "a-",
    "1、",
    "（",
    "【】",
    "同意，",
    "\n周五8人天项目经理&",
    "2026/，周五",
    "调整为\n撤场研发负责人6月1日-6月30日；",
]
"""Units that were the slowest once, or are likely to be."""


def _found() -> Iterator[str]:
    """Units put together of fragments far apart: always the same ones, so that a failure can be looked at."""
    count = len(FRAGMENTS)
    for at in range(0, count, 3):
        yield "".join(FRAGMENTS[at * step % count] for step in (1, 7, 31, 53)[: at % 4 + 1])


def _cost(unit: str, size: int) -> float:
    """CPU seconds of reading so many characters of a unit said again and again, as a notice and as an answer."""
    text = (unit * (size // len(unit) + 1))[:size]
    mails = [a_mail(unit[:60], text, reply=reply, tables=()) for reply in (False, True)]
    costs = []
    for _ in range(2):
        began = time.process_time()
        for mail in mails:
            read(mail, KNOWN)
        costs.append(time.process_time() - began)
    return min(costs)


@pytest.mark.parametrize("unit", [*WORST, *_found()])
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    """M4: no expression and no loop of the reader takes more than linear time."""
    half, whole = _cost(unit, HALF), _cost(unit, 2 * HALF)
    # A few milliseconds besides: what costs next to nothing has no ratio.
    assert whole < 3 * half + 0.02
