"""Tables of who leaves when and who comes in his place, a row told as the sentence that it is (D4, D7).

离场人员 | 离场日期 | 接替人员 | 接替开始 | 接替结束: 高兴6月12日撤场，由黄丽接替，支撑周期6月15日-7月17日. Only a table
of these columns, and none other, each row of which is full; any other stays as it stands, and is asked about (M4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import structs

from parsers.message import Line, Table
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.spans import has_range, is_single_day
from parsers.patterns import Pattern

Column = Literal["goes", "on", "comes", "from", "till", "days"]
_CALLED: Final[dict[Column, str]] = {
    "goes": "离场人员 撤场人员 退场人员 撤出人员 换下人员 被替换人员 被替换人 被接替人员 被接替人 原人员 "
    "原支撑人员 移交人 "
    "移交人员 交出人员",
    "on": "离场日期 离场时间 撤场日期 撤场时间 退场日期 退场时间 撤出日期 最后支撑日 最后支持日 最后一天 最后工作日 "
    "原人员截止 支撑至",
    "comes": "接替人员 接替人 接手人员 接手人 接任人员 顶替人员 替换人员 换上人员 新人员 新支撑人员 接收人 接收人员",
    "from": "接替开始 接替开始日期 接替开始时间 接替日期 接手日期 接手开始 接替进场 接替进场日期 进场日期 "
    "进场时间 开始日期",
    "till": "接替结束 接替结束日期 接替结束时间 接手结束 接替截止 接替截止日期 结束日期 支撑结束日期",
    "days": "接替周期 接替时间 接手周期 接手时间 接替支撑周期 接替支撑时间 支撑周期 支撑时间",
}
_COLUMN: Final[dict[str, Column]] = {word: column for column, listed in _CALLED.items() for word in words(listed)}
_FULL: Final[tuple[frozenset[Column], ...]] = (
    frozenset({"goes", "on", "comes", "from", "till"}),
    frozenset({"goes", "on", "comes", "days"}),
)
_MATTERS: Final = {
    "number": "序号 编号 no.",
    "who": "姓名 人员 成员 人员姓名 支撑人员",
    "what": "事项 类型 调整事项 变更事项 变更类型 调整类型 调整内容 变更内容 变动 变动类型 操作 动作 调整 变更 情况",
    "day": "日期 时间 生效日期 截止日期 最后一天 最后日期 截止时间 到哪天",
}
_MATTER: Final = {word: column for column, listed in _MATTERS.items() for word in words(listed)}
"""姓名 | 调整事项 | 日期."""
_STAYS: Final = Pattern(r"(?:延期|续期|延长|顺延|续签|延)(?:支[撑援持])?[至到]?")
_GOES: Final = Pattern(r"(?:提前)?(?:撤场|离场|退场|释放|撤出)")
_LEADS_IN: Final = Pattern(
    r"(?:[和与及、的]|各位|大家|两位|好|您好|同事|人员|支[撑援持]|工作|驻场|时间|周期|调换|替换|交接|更换|轮换|换班|接替|重新|调整|安排"
    r"|排过?|情况|计划|变动|变更|改|有?更新|了|一下|如下|为|通知|见下表?|以下|\W)*"
)
MOST: Final = 40
"""Rows of such a table, and `LONGEST` characters of a line that may lead in to it."""
LONGEST: Final = 60


def with_exchanges(
    tables: Sequence[Table], lines: Sequence[Line], roll: Roll
) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """The tables without those, and the lines with a sentence for each of their rows; what leads in to one is blank."""
    kept: list[Table] = []
    texts: dict[int, str] = {}
    for table in tables:
        told = _sentences(table, roll)
        if not told:
            kept.append(table)
            continue
        texts |= dict(zip(table.numbers, ("", *told), strict=True))
        above = next((line for line in reversed(lines) if line.number < table.line and line.text.strip()), None)
        if above is not None and only_leads_in(above.text, roll):
            texts[above.number] = ""
    said = (structs.replace(line, text=texts[line.number]) if line.number in texts else line for line in lines)
    return tuple(kept), tuple(said)


def only_leads_in(text: str, roll: Roll) -> bool:
    """Whether a line says no more than that something of some people follows: 黄丽和高兴的人员调换如下：."""
    return len(text) <= LONGEST and _LEADS_IN.fullmatch(roll.without_names(text)) is not None


def _sentences(table: Table, roll: Roll) -> list[str]:
    """A sentence for each row; [] where the table is another one, or a row is not full."""
    head = [_COLUMN.get(fold(tidy(cell))) for cell in table.rows[0]]
    columns = {column: at for at, column in enumerate(head) if column is not None}
    rows = table.rows[1:]
    if told := _matters(table, roll):
        return told
    if frozenset(columns) not in _FULL or len(columns) != len(head) or not 0 < len(rows) <= MOST:
        return []
    cells = [{column: row[at].strip() for column, at in columns.items()} for row in rows if len(row) == len(head)]
    told = [_sentence(row, roll) for row in cells]
    return told if all(told) and len(told) == len(rows) == len(table.numbers) - 1 else []


def _sentence(row: dict[Column, str], roll: Roll) -> str:
    days = row["days"] if "days" in row else f"{row['from']}至{row['till']}"
    ends = all(is_single_day(fold(row[side])) for side in ("on", "from", "till") if side in row)
    if not (ends and has_range(fold(days)) and roll.holds(row["goes"]) and roll.holds(row["comes"])):
        return ""
    return f"{row['goes']}{row['on']}撤场，由{row['comes']}接替，支撑周期{days}。"


def _matters(table: Table, roll: Roll) -> list[str]:
    """A sentence for each row of who, what of him changes, and on which day; [] of any other table."""
    head = [_MATTER.get(fold(tidy(cell))) for cell in table.rows[0]]
    told = [one for one in head if one != "number"]
    rows = table.rows[1:]
    if (
        sorted(map(str, told)) != ["day", "what", "who"]
        or not 0 < len(rows) <= MOST
        or len(rows) != len(table.numbers) - 1
    ):
        return []
    cells = [dict(zip(head, map(tidy, row), strict=True)) for row in rows if len(row) == len(head)]
    said = [_matter(row["who"], row["what"], row["day"], roll) for row in cells]
    return said if len(said) == len(rows) and all(said) else []


def _matter(who: str, what: str, day: str, roll: Roll) -> str:
    stays, goes = _STAYS.fullmatch(what), _GOES.fullmatch(what)
    if not (roll.holds(who) and is_single_day(fold(day)) and (stays or goes)):
        return ""
    return f"{who}延期至{day}。" if stays else f"{who}{day}{what}。"
