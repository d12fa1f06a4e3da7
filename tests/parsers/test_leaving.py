"""What the words of leaving say (D7): that somebody leaves, stays, left before, or comes."""

from __future__ import annotations

import pytest

from parsers.notices.leaving.leaving_words import said
from parsers.notices.words.fold import words

LEAVING = words(
    "将按计划提前撤场 退出项目组 离场时间 不再需要 无需再由 停止后端支撑 无需许南星继续支撑 最后一个工作日 最后驻场日",
    "最后支撑的日期 提前结束支撑工作 结束支援 支撑工作正式结束 仅支撑到8月10日 已退场",
)
STAYING = words("暂不提前撤场 取消撤场 撤场安排取消 继续支撑 推迟离场 已经全部撤场 已于8月10日释放 已调离")
TALKING = words("许南星 不再负责 无须再担任 结束会议 最后 支撑到8月10日 mylast day unreleased")
ENGLISH = "许南星leaves the project early|will be released from the project|no longer needed|last working day|rolls off"


@pytest.mark.parametrize("text", [*LEAVING, *ENGLISH.split("|")])
def test_words_that_say_that_somebody_leaves(text: str) -> None:
    """D7: whatever the words, and in English whatever stands beside them."""
    assert said(text).leaves


@pytest.mark.parametrize("text", TALKING)
def test_words_that_say_nothing_of_it(text: str) -> None:
    """M4: of an office, of a meeting, or within a longer word."""
    assert not said(text).leaves


@pytest.mark.parametrize("text", [*STAYING, "will not be released", "has been released"])
def test_words_that_say_that_somebody_stays_or_left_before(text: str) -> None:
    """M4: who does not leave, or already has, is released by no such word."""
    assert said(text).denied


@pytest.mark.parametrize("text", ["8月10日起不再支撑", "no longer needed"])
def test_the_first_day_without_somebody(text: str) -> None:
    """D7: the last day is the one before it."""
    assert said(text).no_more


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("甲8月10日撤场,乙8月11日进场", True),
        ("甲8月10日撤场,由乙接替到8月31日", True),
        ("甲8月10日撤场,由乙接替", False),  # without a day of its own
        ("甲8月10日撤场,由乙到8月31日", True),
        ("由于需求变化到8月10日撤场,8月11日交接", False),
        ("甲原定8月10日撤场,现延期到8月20日", True),
        ("甲原定8月10日撤场,改到8月20日撤场", True),
        (
            "甲原定8月10日撤场,改到8月20日撤场,请各位同事提前做好所有工作的交接和文档的归档",
            False,
        ),  # says more than a day
        ("甲原计划8月31日撤场,现提前至8月10日", False),
        ("甲原定8月10日离场,再留一周", True),
        ("甲8月10日撤场,增加2人到岗", True),
    ],
)
def test_a_line_that_says_more_than_who_leaves(text: str, more: bool) -> None:
    """M4: who comes, and who stays on after all, is asked about."""
    assert said(text).more is more


@pytest.mark.parametrize(
    ("text", "listed"),
    [("甲甲6月12日、乙乙6月19日撤场", True), ("甲甲月底、乙乙下周五调离", True), ("甲甲、乙乙6月19日撤场", False)],
)
def test_a_verb_that_is_everybodys(text: str, listed: bool) -> None:
    """D7: several people who leave on days of their own."""
    assert said(text).listed is listed
