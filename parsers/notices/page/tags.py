"""What stands in a subject's brackets, or before a mark at its head, and is no project (D3): 【知会】, 【P0】.

A tag is told by being made of nothing but words for how a mail is to be taken, whom it is for, what it is about, and
when or in which version it was written.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.page.project_words import TAGS
from parsers.notices.words.roles import is_role
from parsers.patterns import Pattern
from parsers.remembered import remembered

_MANNERS: Final = (
    "十万火急|紧急|特急|加急|急件|重要|很重要|高优先?级?|优先级?|优先|尽快|立即|马上|限时|务必|今[日天]|必[看读]|重点|置顶|机密|保密|秘密|绝密|敏感|公开|内部|外部|内网|外网|"
    "垃圾|可疑|群发|自动|系统|普通|一般|[高中低特]|很|请|敬请|致"
)
_ACTS: Final = (
    "知会|周知|悉知|知悉|通知|公告|通告|通报|告知|函告|抄送|转发|代发|补发|重发|再次?发送?|提醒|提示|温馨|关注|讨论|邀请|感谢|分享|同步|处理|回复|答复|确认|审批|批示|请示|查收|查阅|阅|配合|协助|支持|"
    "报备|备案|沟通|待办|待|已|反馈|跟进|更正|勘误|修订|更新|最新|订正|定稿|终版|终稿|初稿|草稿|草案|版本?|函|件|邮件|消息|信息|[单表书]|登记|联络|派工|回执"
)
_MATTERS: Final = (
    "人力资源|人力|人员|资源|增派|增援|支援|支撑|补充|新增|借调|调配|调整|变更|安排|计划|排期|排班|启动|立项|进场|入场|撤场|协调|需求|申请|合同|售前|交付|会议|纪要|"
    "周报|日报|月报|新项目|项目|行政|财务|产研|产品|研发|全员|全体|各位|大家|各|部门|公司|集团|总部|好|您|你"
)
_DAYS: Final = (
    r"(?:20\d\d\s?年?)?\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|q[1-4]|[一二三四]季度)|20\d\d\s?年?"
    r"|第?[一二三四五\d]{1,2}[版次]"
)
_CODES: Final = (
    r"v?\d(?:\.\d){0,2}|[ps]\d|[abc一二三]\s?[类级]|fyi|info|action|required|confidential|re|fw|ok|hr|it|test|draft|final"
    r"|spam|update"
)
_PLACES: Final = (
    "北京|上海|广州|深圳|杭州|南京|成都|武汉|西安|重庆|天津|苏州|华[东南北中]|西[南北]|东北|总部|[东西南北]区"
)
_A_TAG: Final = Pattern(rf"(?:{_MANNERS}|{_ACTS}|{_MATTERS}|{_PLACES}|{_DAYS}|{_CODES}|[\s!！/、]){{1,6}}")
_UNIT: Final = Pattern(r"[^项目]{1,8}(?:部|部门|组|处|科|室|分公司|公司|组长)")
"""Who writes it, or for whom it is: 前端组, 交付二部, 致各组长."""


@remembered
def is_tag(folded: str) -> bool:
    """Whether what stands in brackets (folded) is a tag and no project's name."""
    return (
        folded in TAGS or _A_TAG.fullmatch(folded) is not None or _UNIT.fullmatch(folded) is not None or is_role(folded)
    )
