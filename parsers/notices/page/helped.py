"""People of one line whom the reading takes for equals, and the line does not: 许南星协助黄丽6月15日撤场 (D2, D7, M4).

Who helps another, hands over to another, comes before another goes, or sees to a leaving, and who of them is lent or
leaves, only the sender can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import periods
from parsers.notices.words.topics import RELEASE
from parsers.notices.words.wordings import Vocabulary
from parsers.patterns import Pattern
from parsers.reading import Reading
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_PERSON: Final = "\ue001"
"""Stands in a line for a name of somebody whom the reading lends or releases."""
_MAY: Final = Pattern(
    r"支[援持撑]|协助|协同|配合|帮[助忙]?|辅助|指导|陪同|陪|带教|交接|移交|后(?![端台续勤期])|负责|安排|组织|跟进|处理|接[替手]|顶替"
)
_HELPING: Final = Vocabulary(
    {
        "PERSON": _PERSON,
        "LENDS": "支援 支持 支撑",
        "HELPS": "协助 协同 配合 帮助 帮 帮忙 辅助 指导 陪同 带教 负责",
        "WITH": "与 和 跟 同 向 给",
        "HANDS_OVER": "交接 移交 对接",
        "DONE": "完成 做好 做 办理 进行 的 已 将",
        "BETWEEN": "、",
        "STOP": ", 。 ; : ! ( )",
        "SEES_TO": "负责 组织 跟进 处理 办理",
        "LEAVING": "撤场 离场 释放 退场 撤离",
        "WORK": "工作 事宜 事项 手续 流程 事务 事",
        "ARRIVES": "到位 到岗 进场 入场 到场 接手 上手 加入 回来",
        "AFTER": "后 之后 以后",
    }
)
_HERE: Final = "(!( STOP | PERSON | END ) ANY)"
_UNEQUAL: Final = _HELPING.wordings(
    # 许南星协助黄丽6月15日撤场
    f"PERSON {_HERE}{{0,2}}? HELPS {_HERE}{{0,2}}? PERSON",
    # 黄丽支援黄俊杰，时间…: who is helped is not lent
    "PERSON LENDS PERSON",
    # 许南星和白一舟完成交接，6月15日撤场
    "PERSON WITH PERSON (DONE | WORK){0,4} HANDS_OVER",
    "PERSON (DONE | WORK){0,3} HANDS_OVER WITH PERSON",
    # 白一舟6月15日到位后许南星撤场
    f"PERSON {_HERE}{{0,4}}? ARRIVES AFTER {_HERE}{{0,2}}? PERSON",
)
_SEES_TO_IT: Final = _HELPING.wordings(f"PERSON {_HERE}{{0,2}}? SEES_TO {_HERE}{{0,4}}? LEAVING {_HERE}{{0,2}}? WORK")


def unequal(page: Page, reading: Reading) -> Iterator[Remark]:
    """The problems with lines of which several are lent, or leave, and one only helps or hands over."""
    lent = {line.person for line in reading.assignments}
    leave = {line.person for line in reading.releases}
    for told in page.loose[:MOST] if lent or leave else ():
        line = told.value[:LONGEST]
        if _MAY.search(line) is None:
            continue
        several = any(sum(name in line for name in names) > 1 for names in (lent, leave))
        wordings = (*(_UNEQUAL if several else ()), *(_SEES_TO_IT if RELEASE.told_in(line) else ()))
        if wordings and _HELPING.tells(wordings, _shown(line, lent | leave)):
            yield Remark("ambiguous-person", "person", told.line, value=told.value)


def _shown(line: str, names: set[str]) -> str:
    """The line (folded), without its days, and with a mark for each of the names."""
    folded = fold(line)
    for span in reversed(periods(folded)):
        folded = folded[: span.start] + folded[span.end :]
    for name in names:
        folded = folded.replace(fold(name), _PERSON)
    return folded
