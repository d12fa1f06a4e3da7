"""Days of everybody in a list, in a line of their own: 均为6月1日-6月30日, 以下人员6月1日-6月30日支撑 (D2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, has_range, periods
from parsers.notices.words.topics import without_courtesy
from parsers.notices.words.wordings import DAY, Token, Vocabulary

EVERYBODY: Final = "均"
"""Stands for the label of such days: they are those of whoever the list names."""
OTHERS: Final = "其余"
"""The same of those who have none of their own beside the name."""
LONGEST: Final = 60
_COMMON: Final = Vocabulary(
    {
        "THESE": "以上 以下 上述 下述 下列 上面 下面 他们 她们 大家 所有人 全员 全体 全部 两人 二人 三人 四人 五人 "
        "六人 两位 三位 四位 五位 几位 各位 所有",
        "OTHERS": "其余 其他 其它 余下 其余人 其他人 其余人员 其他人员 其余同事 其他同事",
        "PEOPLE": "人员 同事 成员 同学 人 团队 团队成员",
        "WHEN": "时间 周期 期间 日期 起止时间 支撑时间 支撑周期 支撑期 支撑期间 投入时间 投入周期 服务期 参与时间",
        "ALL": "均 都 统一 一律 全 各 皆 同",
        "IS": "为 是 自 从 在 于 的 安排",
        "LENT": "支撑 支援 支持 投入 参与 驻场 进场 入场 到岗 到位 本项目 该项目 项目 全职 全程",
        "MARK": ": , 。 ; ( )",
    }
)
_BEFORE: Final = "(THESE | OTHERS | PEOPLE | WHEN | ALL | IS | LENT | MARK)"
_BEHIND: Final = "(LENT | IS | MARK)"
_OF_ALL: Final = _COMMON.wordings(
    f"START MARK? (THESE | PEOPLE | WHEN | ALL) {_BEFORE}{{0,6}} DAY {_BEHIND}{{0,5}} END",
)
_OF_OTHERS: Final = _COMMON.wordings(f"START MARK? OTHERS {_BEFORE}{{0,6}} DAY {_BEHIND}{{0,5}} END")


def with_common_days(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements; a line that gives the people of a list one period is a statement of that period."""
    for told in statements:
        folded = fold(without_courtesy(told.value)) if told.field is None and len(told.value) <= LONGEST else ""
        spans = periods(folded)
        label = _whose(folded, spans[0]) if len(spans) == 1 and has_range(folded) else ""
        days = told.value[slice(*spans[0])] if label else ""
        yield structs.replace(told, field="period", value=days, label=label, unit="") if label else told


def _whose(folded: str, span: Stretch) -> str:
    sentence = _COMMON.cut(folded, [Token(DAY, *span)])
    return OTHERS if sentence.says(_OF_OTHERS) else EVERYBODY if sentence.says(_OF_ALL) else ""
