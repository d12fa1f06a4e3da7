"""What a label, a column or a heading that nobody reads says of the people beside it: asked about (M4, D2).

组长意见：暂不同意, a column 到位情况 | 未到位, 剔除人员：白一舟, 年假： over somebody's days, and 6月1日-6月30日 ×
take something back, or move it, and stand in no field. Labels that only tell of the work are none of these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from parsers.notices.lending.periods import read_words
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.spans import has_range, is_dated
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 60
"""Lines, or rows of a table, that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 200
_MARKS: Final = Pattern(r"\W+")
_LABELLED: Final = Pattern(r"^\W{0,4}(?:\d{1,2}[.、)]\s?)?(?P<label>[^\W\d_]{2,9})\s?[:：]\s?(?P<value>\S.*)$")
_NOT_THEM: Final = Pattern(r"(?:剔除|排除|冲突|候选|候补|备选)(?:的)?(?:人员|人|同事|名单)?")
_THEM_TOO: Final = Pattern(
    r"(?:协助|新增|同行|同去|后续|另需|搭档|副手|替换|更换|变更后|调整后|换为|换成)(?:的)?(?:人员|人|同事|名单)?"
)
_HELPING: Final = Pattern(r"(?:协助|配合|辅助|帮忙)(?:的)?(?:人员|人|同事|名单)?")
"""协助：白一舟 below who is lent: whether he is lent from day to day as well, nobody says."""
_OF_DAYS: Final = Pattern(
    r"(?:最终|实际|批准|确认|客户确认|客户要求|新|展期|延期|延长|提前|撤离?|离开|可?到岗|预计到岗|最早可?到?|请假|休假|年假|间隔|不支[撑援持]|扣除)"
    r"(?:结束|支[撑援持]|可?到岗|撤场|安排)?(?:周期|期限|时间|日期|日|至|到)?"
)
_OF_A_STATE: Final = Pattern(
    r"(?:[^\W\d_]{1,4})?意见|是否(?:确认|参[与加]|支[撑援持]|到[岗位]|有效|生效|可用|同意|可行|批准)|状态|限制|前提|条件|生效|可用|到岗(?:情况)?|到位情况|进度"
)
_OPEN: Final = Pattern(r"特殊情况|待定事项|待确认事项|未决事项")
_CALLED_OFF: Final = Pattern(r"(?:是否)?(?:取消|作废|撤销)")
_NOTHING: Final = Pattern(r"\s*(?:[-—–/×✗✘]+|否|无|没有|暂无|不涉及|n|no|none|n/a)\s*")
_LIMITED: Final = Pattern(r"[(（][^()（）]{0,10}(?:口头|想法|只|仅(?!工作日[)）])|半天|上午|下午)[^()（）]{0,10}[)）]")
"""A bracket behind days that takes them back in part."""
_OF_A_YEAR: Final = Pattern(r"年份|年度|年")
_YEAR: Final = Pattern(r"20\d\d年?")
_MONTH: Final = Pattern(r"\W*\d{1,2}月份?\s?(?:[(（][^()（）]{1,8}[)）])?\s?[:：]\s*")
_AFTERWARDS: Final = frozenset({"变更后", "调整后"})
"""Over names they are no field of days."""
_OF_A_PROJECT: Final = Pattern(r"(?:实际|兼顾|第二|新|所在|另一)项目|调往")
_DOUBT: Final = Pattern(
    r"不(?!限|涉及|冲突|变)|否|未|只|仅|最多|草稿|暂(?!无)|待(?!开始|启动|[入进]场|到岗|执行)|撤场|签|洽谈|\bno?\b|[×✗✘]"
)
_HARMLESS: Final = Pattern(r"未(?:开始|启动|[入进]场|到期|开工)|未发现|是否|否则|没有?意见|无意见|没问题|不变")
_CROSSES: Final = ("×", "✗", "✘")
_NOT_SO: Final = Pattern(r"^[^\t|]*(?:日|号|\d)\s{0,3}[×✗✘]\s*$")
_HEADING: Final = Pattern(
    r"\W*(?:[一二三四五六\d]{1,2}[、.)]\s?)?(?:休假|年假|请假|出差|培训|值班|原来?|调整前|变更前|上次|客户想要|方案[a-d一二三四]|首选|次选|其次"
    r"|争取|机动|备选|待定|未定)\W*"
)


class Told(Struct, frozen=True):
    """What was read of a mail: of whom it speaks, all first, last and leaving days, and the project."""

    persons: frozenset[str]
    days: frozenset[dt.date]
    project: str | None
    lends: bool


def telling_labels(page: Page, told: Told, asked: Sequence[Remark]) -> Iterator[Remark]:
    """The problems with such labels, columns and headings of a mail that lends people, or releases them.

    Lines that are `asked` about already are not asked about twice.
    """
    before = {_MARKS.sub("", one.line) for one in asked if one.line}
    for line, label, value in (*_labelled(page), *_cells(page)):
        if _tells(label, value, page, told) and _MARKS.sub("", line) not in before:
            yield Remark("on-condition", None, line)
    yield from _headed(page, told)


def _labelled(page: Page) -> Iterator[tuple[str, str, str]]:
    for line in page.mail.new_lines[:MOST]:
        found = _LABELLED.match(line.text) if len(line.text) <= LONGEST else None
        if found is not None:
            yield line.text.strip(), fold(found["label"]), found["value"]


def _cells(page: Page) -> Iterator[tuple[str, str, str]]:
    """The cells of the tables, each with its row and the head of its column."""
    for table in page.mail.tables:
        head = [fold(cell) for cell in table.rows[0]] if table.rows else []
        for row in table.rows[1:MOST]:
            for label, cell in zip(head, row, strict=False):
                if cell.strip() and len(cell) <= LONGEST:
                    yield " | ".join(row), label, cell


def _tells(label: str, value: str, page: Page, told: Told) -> bool:
    """Whether what stands under a label counts, and was not read."""
    folded = fold(value)
    if _OF_A_STATE.fullmatch(label):
        return _DOUBT.search(_HARMLESS.sub("", folded if told.lends else folded.replace("撤场", ""))) is not None
    if _CALLED_OFF.fullmatch(label) or _OPEN.fullmatch(label):
        return _NOTHING.fullmatch(folded) is None
    if label in FIELD_OF and label not in _AFTERWARDS:
        return FIELD_OF[label] == "period" and _LIMITED.search(folded) is not None
    others = {one for one in page.roll.projects_in(value) if one != told.project}
    elsewhere = _OF_A_PROJECT.fullmatch(label) is not None and bool(others)
    return elsewhere or _names_others(label, value, page, told) or _moves_days(label, value, page, told)


def _names_others(label: str, value: str, page: Page, told: Told) -> bool:
    """Whether a label takes somebody away, or names one who was not read."""
    named = page.roll.people_in(value)
    if _NOT_THEM.fullmatch(label):
        return bool(named)
    if _HELPING.fullmatch(label) and named & told.persons:
        return True
    return _THEM_TOO.fullmatch(label) is not None and not named <= told.persons


def _moves_days(label: str, value: str, page: Page, told: Told) -> bool:
    """Whether a label has days, or a year, that are nobody's who was read."""
    if _OF_A_YEAR.fullmatch(label) and _YEAR.fullmatch(value.strip()):
        return int(value.strip()[:4]) not in {day.year for day in told.days}
    if not _OF_DAYS.fullmatch(label) or not is_dated(fold(value)):
        return False
    days = read_words(value, value, 0, page)
    known = {day for day in (days.start, days.end) if day}
    return not known or not known <= told.days


def _headed(page: Page, told: Told) -> Iterator[Remark]:
    """The headings over somebody with days, the marks behind days, and a month over one whom nobody read."""
    cells = {at for table in page.mail.tables for at in table.numbers}
    lines = [line for line in page.mail.new_lines[:MOST] if line.number not in cells]
    texts = [line.text for line in lines if line.text.strip() and len(line.text) <= LONGEST]
    for text, below in zip(texts, (*texts[1:], ""), strict=False):
        folded = fold(text)
        if _HEADING.fullmatch(folded) and has_range(fold(below)) and page.roll.names_member(below):
            yield Remark("on-condition", None, text.strip())
        if _MONTH.fullmatch(folded) and not page.roll.people_in(below) <= told.persons:
            yield Remark("unreadable-period", "period", below.strip(), value=text.strip())
        crossed = text.rstrip().endswith(_CROSSES) and _NOT_SO.search(text)
        if crossed and has_range(folded) and page.roll.names_member(text):
            yield Remark("on-condition", None, text.strip())
