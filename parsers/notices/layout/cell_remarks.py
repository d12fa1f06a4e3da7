"""What the cells of a row say beside its people and days: remarks, and columns that change what the row says (M4).

是否参与, 状态, 实际离场 beside the last day, FTE: told as remarks, which `lending/row_remarks` looks through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.mail.struck import STRUCK
from parsers.notices.layout.table_heads import is_remark
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.labels import Field
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

DAYS: Final[frozenset[Field]] = frozenset({"period", "start", "end", "release_on"})
EMPTY: Final = frozenset(("", "-", "--", "—", "——", "/", "\\", STRUCK))
SAME: Final = frozenset(("", *words("同上 〃 ″ ditto")))
"""A cell that repeats the one above."""
_DECIDES: Final = Pattern(
    r"是否(?:参与|参加|到岗|到位|投入|支撑|确认|同意|通过|批准|可用|[进入]场|加入|有效|在岗|在场|落实|就位|可以)\w{0,4}"
    r"|(?:审批|确认|到岗|参与|投入|当前|目前)?(?:状态|情况|结果)|[^\W\d]{0,6}意见|[^\W\d]{0,4}(?:确认|审批|批准)|参与|参加"
    r"|availab(?:le|ility)|confirmed|status"
)
"""Columns whose cell says whether the row holds."""
_BECOMES: Final = Pattern(
    r"(?:人员)?(?:变更|变动|调整|操作|处理|增减)(?:类型|类别|动作|方式|情况|性质|说明|内容|事项|备注)?|类型|动作|操作|是否(?:需要?)?(?:提前)?"
    r"(?:释放|离场|撤场|退场|退出|续期|延期|延长|取消|暂停|替换|更换|变更|调整)"
)
"""Columns whose cell says what becomes of somebody: 新增, 减少, 是否释放."""
_REPLACED: Final = Pattern(
    r"(?:被?(?:替换|接替|顶替|替代)|原(?:来的?)?(?:支撑)?)(?:人员?|对象|同事|成员)|replac(?:es|ing)"
)
"""Columns of whose place somebody takes."""
_EFFORT: Final = Pattern(r"人天|人日|人月|工作量|工时")
_AMOUNT: Final = Pattern(r"\d[\d.]{0,5}(?:\s?[/+~-]\s?\d[\d.]{0,5})?\s?(?:人天|人日|人月|天|小时|h)?")
_WAS: Final = Pattern(r"\s?原")
"""原结束, of a day that was."""
_SHARE: Final = Pattern(r"fte|每周|占比|工作量占比|投入度|投入占比|投入比例|allocation")
_OF_DAYS: Final = Pattern(
    r"结束|截止|[离撤退]场|释放|延[期长]|续期"
    r"|(?:变更|调整|更正|更改|修改|更新)[后为]|改为|实际|最后|到[岗位]|报到|开始|[进入]场|last day|extended|released?"
)


def cell_remarks(row: tuple[str, ...], header: Sequence[Field | None], headings: Sequence[str]) -> list[str]:
    """What a row says in remarks, and in columns that change it: 是否参与, 实际离场 beside the last day, FTE."""
    told: list[str] = []
    seen: set[Field | None] = set()
    for field, cell, heading in zip(header, row, headings, strict=False):
        if fold(cell).strip() in EMPTY | SAME:
            continue
        if field == "note" or (not heading.strip() and seen and is_remark(cell)):
            was = f"{tidy(heading)}：" if _WAS.match(fold(heading)) else ""
            told.append(f"{was}{tidy(cell) or cell.strip()}")
        elif (field is None or (field in DAYS and field in seen)) and _changes_a_row(fold(heading), fold(cell)):
            told.append(_told_under(tidy(heading), tidy(cell)))
        elif (field == "person" and field in seen) or (field is None and _is_effort(fold(heading), fold(cell))):
            told.append(f"{tidy(heading)}：{tidy(cell)}")
        seen.add(field)
    return told


def decides(heading: str) -> bool:
    """Whether what a heading (folded) names says whether the rest holds: 审批状态."""
    return _DECIDES.fullmatch(heading) is not None


def _told_under(heading: str, cell: str) -> str:
    """What a cell says, with as much of its heading as it takes to understand it."""
    folded = fold(heading)
    if _DECIDES.fullmatch(folded) or (_BECOMES.fullmatch(folded) and not folded.startswith("是否")):
        return cell
    return f"替换：{cell}" if _REPLACED.fullmatch(folded) else f"{heading}：{cell}"


def _is_effort(heading: str, cell: str) -> bool:
    """Whether a column of no field of ours has an effort: 实际人天."""
    return _EFFORT.search(heading) is not None and _AMOUNT.fullmatch(cell.strip()) is not None


def _changes_a_row(heading: str, cell: str) -> bool:
    """Whether a column of no field of ours, or a second one of days, may change what the others say of a row."""
    heading = tidy(heading)
    if (
        _DECIDES.fullmatch(heading)
        or _BECOMES.fullmatch(heading)
        or _SHARE.match(heading)
        or _REPLACED.fullmatch(heading)
    ):
        return True
    return is_dated(cell) and _OF_DAYS.search(heading) is not None
