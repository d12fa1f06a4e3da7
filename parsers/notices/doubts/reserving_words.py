"""The words that take back or leave open what stands in a row or a line of people (M4), and where they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import CONSENT, sharing
from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Vocabulary

RESERVING: Final = Vocabulary(
    sharing(
        "AWAITS NEEDS APPROVES CONFIRMS SIGNS AFTER AGAIN THEN HARMLESS",
        {
            "DONE": "已",
            "NOW": "暂 尚未 未",
            "RESERVED": "取消 作废 撤销 废止 确认中 待确认中 未确认 未确认中 待审批 待批准 待核实 备选 候选 预留",
            "TENTATIVE": "暂定",
            "UNCONFIRMED": "待确认",
            "EARLY": "提前",
            "LEFT": "撤场 离场 退场 释放 删除",
            "NO_MORE": "不再",
            "LENT": "支撑 投入 参与",
            "TAKES_EFFECT": "生效 执行 进场 到位 开始 确定",
            "ARRANGED": "安排",
            "THIS": "此 本 该 以上 以下 上述",
            "PLAN": "计划 名单",
            "WHEN": "周期 时间",
            "ALL": "均 都",
            "IS": "为 是",
            "DRAFT": "初步",
            "LIST": "如下 人员",
            "OPENS": "( [",
            "CLOSES": ") ]",
            "COLON": ":",
            "STOP": ", ; 。",
        },
    ),
    silent=(),  # a blank parts the cells of a row
)
MAY_RESERVE: Final = Topic(
    "取消 作废 撤 废止 暂定 确认 批 核 备选 候选 预留 离场 退场 释放 删除 不再 初步 "
    "同意 认可 首肯 点头 拍板 签 通过 中标 立项 付 款 到账"
)
"""Without any of these a line reserves nothing."""
_HERE: Final = "(!( STOP ) ANY)"
_RESERVED: Final = "(DONE | NOW | AWAITS)? (RESERVED | TENTATIVE | UNCONFIRMED)"
ALONE: Final = RESERVING.wordings(
    # 许南星（取消）, 许南星 待确认
    f"(START | GAP | OPENS | COLON | STOP) words:( {_RESERVED} ) &( END | GAP | CLOSES | STOP )"
)
IN_A_CELL: Final = RESERVING.wordings(
    # a row that is no longer, or not yet, to be recorded
    f"(START | GAP) words:( {_RESERVED} | (DONE | EARLY)? LEFT | NO_MORE LENT ) &( END | GAP )"
)
HELD: Final = RESERVING.wordings(
    # 待客户确认后生效
    f"words:( (AWAITS | NEEDS) {_HERE}{{1,10}}? {CONSENT} AFTER (AGAIN | THEN)? (TAKES_EFFECT | ARRANGED) )",
    # 以上安排为暂定, 暂定名单
    "words:( THIS? (ARRANGED | PLAN | WHEN) ALL? IS? (DRAFT | TENTATIVE | UNCONFIRMED) )",
    "words:( TENTATIVE (ARRANGED | PLAN | LIST) )",
)
