"""The columns of a table that moves last days: the day that was, and the day that is to be (D4, D5).

姓名|当前结束|续期至, 姓名|原结束时间|新结束时间: the new one is until when somebody stays, the old one a fact.
Whether 现结束 is the one or the other is told by the column beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import Field
from parsers.notices.words.wordings import Vocabulary, Wording

End = Literal["before", "now", "after", "until", "whether"]
_ENDS: Final = Vocabulary(
    {
        "END_DAY": "结束 截止 到期 撤场 离场 退场 终止 期满 end expiry release leaving",
        "WHEN": "时间 日期 日 天 支撑 date day",
        "BEFORE": "原 原来 原定 原有 旧 之前 调整前 变更前 延期前 续期前 original old previous",
        "NOW": "现 现有 现行 当前 目前 现在 current present",
        "AFTER": "新 新的 最新 续期后 延期后 延长后 调整后 变更后 更新后 修改后 顺延后 new revised extended",
        "WISH": "建议 拟 申请 希望 计划",
        "UNTIL": "续期至 续期到 延期至 延期到 延长至 延长到 续至 续到 延至 延到 顺延至 extend|to extended|to "
        "extend|until",
        "WHETHER": "是否 要否 与否",
        "EXTENDS": "续期 延期 延长 续签 顺延",
        "OF": "的",
    }
)
_KINDS: Final[tuple[tuple[End, tuple[Wording, ...]], ...]] = (
    ("until", _ENDS.wordings("START WISH? UNTIL WHEN{0,2} END")),
    ("after", _ENDS.wordings("START WISH? AFTER OF? WHEN? END_DAY WHEN{0,2} END", "START AFTER WHEN END_DAY END")),
    ("before", _ENDS.wordings("START BEFORE OF? WHEN? END_DAY WHEN{0,2} END")),
    ("now", _ENDS.wordings("START NOW? OF? WHEN? END_DAY WHEN{0,2} END")),
    ("whether", _ENDS.wordings("START WHETHER EXTENDS END", "START EXTENDS WHETHER END")),
)


def with_moved_ends(fields: tuple[Field | None, ...], headings: Sequence[str]) -> tuple[Field | None, ...]:
    """The fields of a table's columns, with those of last days by what the columns beside them say."""
    if "person" not in fields or {"start", "period"}.intersection(fields):
        return fields  # beside whole periods whether somebody is lent or stays on is asked about
    kinds = [_kind(heading) for heading in headings]
    new = _new_of(kinds)
    if new is None:
        return fields
    return tuple(
        "until" if kind == new else "until_now" if kind in {"before", "now"} else field
        for field, kind in zip(fields, kinds, strict=True)
    )


def _new_of(kinds: Sequence[End | None]) -> End | None:
    """Which kind of column holds the new last day; None where none does, or no other holds the old one."""
    new: End
    for new in ("until", "after"):
        if new in kinds:
            return new if {"before", "now"}.intersection(kinds) or new == "until" else None
    if "whether" in kinds:
        return "whether"
    return "now" if {"before", "now"} <= set(kinds) else None


def _kind(heading: str) -> End | None:
    sentence = _ENDS.cut(tidy(fold(heading)))
    return next((kind for kind, wordings in _KINDS if sentence.says(wordings)), None)
