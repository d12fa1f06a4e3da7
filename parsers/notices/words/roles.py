"""What a person is lent as: the words for roles, alone and inside a sentence."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.words.fold import fold
from parsers.patterns import Pattern
from parsers.remembered import remembered

_FIELDS: Final = (
    "前端 后端 后台 服务端 客户端 移动端 小程序 测试 自动化测试 性能测试 功能测试 产品 系统 运维 "
    "算法 大数据 数据 数据治理 数据库 数仓 架构 全栈 安卓 "
    "android ios java python golang go c++ php vue react web h5 ui ue ux ui设计 ui/ue 交互 视觉 美工 "
    "设计 需求 需求分析 需求调研 实施 "
    "部署 安全 网络 硬件 嵌入式 爬虫 模型 大模型 ai nlp gis bi etl 报表 大屏 研发 开发 技术 技术支持 "
    "技术支撑 售前 解决方案 方案 项目管理 "
    "前后端 平台 接口 中台 软件 质量 qa devops sre dba frontend backend front-end back-end fullstack full-stack "
    "tester test developer product 标注 建模 数据标注 业务 交付 驻场 文档"
)
_SUFFIXES: Final = (
    "开发工程师|研发工程师|测试工程师|设计工程师|实施工程师|运维工程师|算法工程师|工程师|开发人员|测试人员|产品人员|技术人员|研发人员|开发岗|"
    "架构师|设计师|分析师|开发|研发|测试|设计|经理|专员|负责人|人员|同学|同事|助理|运维|实施|支持|支撑|"
    "组长|组员|组|岗|师|端|developer|engineer|designer|manager|analyst|dev"
)
_SHORTS: Final = "fe|be"
_SHORT: Final = rf"(?<![a-z])(?:{_SHORTS})(?=\s?[:)]|$)"
"""FE：许南星; "to be" is none."""
_FIELD: Final = "|".join((*(re.escape(word) for word in sorted(_FIELDS.split(), key=len, reverse=True)), _SHORT))
_OF_WHAT: Final = (
    "大模型|大数据|移动|数据|业务|系统|平台|中台|性能|接口|嵌入式|算法"
    "|web|java|python|golang|go|vue|react|h5|android|ios|gis|ai|nlp"
)
"""What a trade is in particular: 大模型算法, Web前端, 系统测试."""
_TRADES: Final = "前端|后端|后台|服务端|客户端|算法|测试|运维|架构|产品|全栈"
_LEVELS: Final = "高级|资深|中级|初级|senior |junior "
_BEGINS: Final = "".join(
    sorted({word[0] for word in (*_FIELDS.split(), *f"{_OF_WHAT}|{_LEVELS}".split("|"), *_SHORTS.split("|"))})
)
"""What a role begins with: at most places of a text none does, and nothing more is tried there."""
ROLE: Final = Pattern(
    rf"(?=[{re.escape(_BEGINS)}])(?:{_LEVELS})?(?:(?:{_OF_WHAT})\s?(?=(?:{_TRADES})))?"
    rf"(?P<field>{_FIELD})(?:[/+&](?:{_FIELD}))?(?:\s?(?:{_SUFFIXES})){{0,2}}"
)
"""A role where it begins: 前端, 高级后端开发工程师, UI/UX."""
A_CRAFT: Final = rf"(?:{_TRADES}|ui|设计)(?:开发|测试|设计)?"
"""The plain word for what one is in charge of: 负责前端."""
A_TRADE: Final = rf"(?:{_TRADES}|ui|设计|实施|开发|研发|数据|大数据|安卓|android|ios)"
"""The plain word for what people do, as labels begin with it: 前端支撑周期."""
A_ROLE: Final = ROLE.pattern.replace("?P<field>", "?:")
"""The same as a part of other expressions, which names nothing."""
ANY_WORK: Final = frozenset(("开发", "研发", "技术", "业务", "交付", "需求", "平台", "系统", "数据", "实施", "方案"))
"""What everybody is lent for says nothing of the role."""
_ALONE: Final = frozenset(_SUFFIXES.split("|"))
_OF_A_GROUP: Final = Pattern(r"(?:组|支[撑援持])$")
_ASKS: Final = Pattern(
    r"(?:(?<!不)缺[少口]?[:：]?|还差|协调|需要|需|安排|增加|补充|抽调|增派|调配|投入|支援|申请|请|派)\s?"
)
_NUMBER: Final = r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})\s?"
_COUNTED: Final = Pattern(rf"\s?{_NUMBER}[名位人个]")
_COUNTED_BEFORE: Final = Pattern(rf"{_NUMBER}[名位个]\s?")


_AND_ANOTHER: Final = Pattern(
    r"\s?[和与及、,，]\s?(?:[\d一两二三四五]\s?[名位个]|[^\W\d]{1,8}[\d一两二三四五]\s?[名位人])"
)
"""1名UI设计师和1名前端开发: whose role which is, is not told."""


def is_role(folded: str) -> bool:
    """Whether the whole text is a role's name and nothing else."""
    return folded in _ALONE or ROLE.fullmatch(folded) is not None


def without_group(role: str) -> str:
    """A role as a heading has it, without what stands behind it there: 前端组, 后端支撑."""
    group = _OF_A_GROUP.search(role)
    return role[: group.start()] if group and is_role(fold(role[: group.start()])) else role


@remembered
def asked_role(folded: str) -> tuple[str, int, int] | None:
    """The one role that a sentence asks for (start and end of its words); None when not exactly one."""
    found = {asked for verb in _ASKS.finditer(folded) if (asked := _asked_behind(folded, verb.end())) is not None}
    if len({role for role, _, _ in found}) != 1:
        return None
    return min(found, key=lambda hit: hit[1])


def _asked_behind(folded: str, at: int) -> tuple[str, int, int] | None:
    """The role behind a word that asks, if it is counted: 协调前端开发一位, 协调一位前端开发."""
    before = _COUNTED_BEFORE.match(folded, at)
    role = ROLE.match(folded, before.end() if before else at)
    if role is None or not (before or _COUNTED.match(folded, role.end())) or _AND_ANOTHER.match(folded, role.end()):
        return None
    return role[0], role.start(), role.end()
