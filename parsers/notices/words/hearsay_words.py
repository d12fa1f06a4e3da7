"""The words of hearsay: of who has said something, is asked to, or was talked with, and what such people are called."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import words
from parsers.notices.words.wordings import Vocabulary

_OFFICES: Final = words("总 经理 组长 主任 总监 老板 领导 主管 负责人")
_ADDRESSES: Final = words("工 老师 姐 哥")
_TITLES: Final = (*_OFFICES, *_ADDRESSES)
_BEFORE: Final = {**dict.fromkeys(_OFFICES, range(5)), **dict.fromkeys(_ADDRESSES, range(1, 4))}
"""How many characters may stand before each: a name, or what somebody is the head of."""
_CROWDS: Final = frozenset(words("大家 各位 所有人 各方 双方 两边 三边 对方 客户 甲方 他 她 他们 她们"))
_COUNTED: Final = words("几位 两位 三位")
_LONGEST_COUNTED: Final = 6
EMPHASIS: Final = frozenset(words("强烈 高度 十分 万分 于是 充分 双手 举双手"))
"""强烈同意: looks like a name and is none."""
EVERYBODY: Final = frozenset(words("都 均 全"))

HEARSAY: Final = Vocabulary(
    {
        "BY": "经",
        "GOT": "获 获得 已获 得到",
        "ALREADY": "已经",
        "JUST": "已 刚 刚刚 刚才",
        "OFFICE": " ".join(_OFFICES),
        "SIDE": "那边 那里 这边 本人",
        "SAYS": "说 表示 口头 回复 答复",
        "ALSO": "也 都 均 了 是 觉得 认为 当然 肯定",
        "NODS": "点头",
        "NOT": "不",
        "CONSENTS": "同意 批准 核准 准予 认可",
        "AGREES": "可以 赞成 没问题 没有问题 没意见 没有意见 无意见 无异议 ok okay okk",
        "REFUSES": "不行",
        "MAY_LEAVE": "可以走 可以撤 可以放 可以离 可以释 可以回去 可以回组 可以回部门",
        "EXAMINES": "审批",
        "GIVES_WORD": "确认 审核 批示 批复 approve confirm",
        "ONCE": "一下 下",
        "ASKS": "请 烦请 还请 麻烦 劳烦 有劳 恳请 望 盼 求 please kindly",
        "I": "我 我们",
        "WITH": "和 与 跟 同 及",
        "WAITS": "需 要 再 先 等 待",
        "TALKS": "沟通 讨论 商量",
        "CHANNEL": "微信 微信上 微信里 电话 电话里 邮件 邮件里 钉钉 钉钉上 飞书 飞书上 当面 线下 私下 内部 会上 群里",
        "PLANS": "计划",
        "WILL": "将",
        "OF_A_PLAN": "时间 日期 周期 安排 支撑 支援 支持 投入 表 内",
        "OVER": "过 好 一致 清楚",
        "COLON": ":",
        "STOP": ", ; 。",
        "MARK": "@ ( )",
    }
)


def is_title(called: str) -> bool:
    """Whether somebody is called by a title, or a crowd by its word: 王经理, 两位同事, 客户."""
    if called in _CROWDS or (called.startswith(_COUNTED) and len(called) <= _LONGEST_COUNTED):
        return True
    titles = (title for title in _TITLES if called.endswith(title)) if called.endswith(_TITLES) else ()
    return any(len(called) - len(title) in _BEFORE[title] for title in titles)
