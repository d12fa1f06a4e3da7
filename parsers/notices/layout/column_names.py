"""What a column of days is called, put together of whose days and which (D1): 计划入场, 支持时段, 离岗时间, 借调开始.

Only a table's heading is taken for such: in a sentence the same words say more.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.labels import FIELD_OF, Field
from parsers.patterns import Pattern

_MEANT: Final = r"(?:计划|预计|拟定|约定|协调|本次|本期|人员)?"
_LENT: Final = r"(?:支撑|支持|支援|投入|借调|服务|驻场|派驻|参与|协调|抽调|使用|在场|在岗|在项)"
_COMES: Final = r"(?:进场|入场|进组|入组|入项|进项|到场|到岗|到位|上场|上岗|报到|进驻|加入)"
_GOES: Final = r"(?:离场|撤场|退场|出场|下场|离岗|下岗|出项|离项|出组|离组|撤离|离开|释放|退出)"
_DAY: Final = r"(?:时间|日期|日)"
_BEGINS: Final = r"(?:开始|起始|起)"
_ENDS: Final = r"(?:结束|截止|终止|截至|止)"
_SPAN: Final = r"(?:周期|期间|时段|时间段|时间区间|起止|起止时间|起止日期|期限|时间|日期|区间)"
_COLUMNS: Final[tuple[tuple[Field, Pattern], ...]] = (
    ("start", Pattern(rf"{_MEANT}(?:{_COMES}{_DAY}?|{_LENT}?{_BEGINS}{_DAY}?)|从|由")),
    ("end", Pattern(rf"{_MEANT}{_LENT}?{_ENDS}{_DAY}?|到")),
    ("release_on", Pattern(rf"{_MEANT}{_GOES}{_DAY}?")),
    ("period", Pattern(rf"{_MEANT}{_LENT}(?:{_SPAN}|月份)")),
    (
        "support",
        Pattern(
            r"(?:合计|总计|总|累计|每人|人均|各人)(?:支撑|投入|协调)?(?:人天|人日|人月|工作量|天数|工时)|(?:支撑|投入|协调)?人月数?|(?:人天|人日|天数)(?:合计|总计|数)"
        ),
    ),
    ("person", Pattern(r"名字|中文(?:姓?名)|工程师|(?:已?到位|落实|派出|确定|指派)(?:支[撑援持])?人员")),
)
_BESIDE: Final = Pattern(
    r"(?P<what>[^\W\d_]{2,6})[及和与/、](?:联系方式|电话|联系电话|手机号?码?|邮箱|工号|部门|岗位|角色|(?:支[撑援持])?(?:周期|时间))"
)
"""姓名及电话: what stands beside a name in its cell is told by the cell."""
_LONGEST: Final = 12


def named_in_parts(heading: str) -> Field | None:
    """The field that a column's heading (folded) names by its parts, or None."""
    if len(heading) > _LONGEST:
        return None
    beside = _BESIDE.fullmatch(heading)
    if beside is not None and FIELD_OF.get(beside["what"]) == "person":
        return "person"
    return next((field for field, pattern in _COLUMNS if pattern.fullmatch(heading)), None)
