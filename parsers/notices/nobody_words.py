"""The words beside "nobody is free" (D2b, D10) that leave it open, or tell what somebody else thinks (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.wordings import Vocabulary

BESIDE: Final = Vocabulary(
    {
        "BUT": "但 不过 只有 只能 只是 只要 but except only until|we",
        "IF": "若 provided",
        "SO": "的话",
        "OPEN": "先别 没定 未定 暂定 待定 不一定 未必 想想 而定 看情况 再想 再定 再确认 再议 not|sure tbc tbd",
        "HOLD": "别",
        "RECORDS": "登记",
        "WAITS": "待",
        "AND_MORE": "等",
        "CONFIRMS": "确认",
        "CONSENT": "同意 批准 审批",
        "AFTER": "后",
        "DOUBT": "再 视 先 可以 能安排 能派 能出 能抽 考虑 协调 看看 尽量 争取 努力 可能 也许 大概 估计 应该 好像 据 "
        "听 说 建议 不可能 不行 需要 还要 yet maybe perhaps let|me check later might could think say says heard",
        "HARMLESS": "等等 等项目 等多个 等几个 优先 先前 先进 别的 没定期 未定期 暂定期 待定期",
        "STOP": ", 。 ;",
    }
)
"""The longest word counts: 优先 is no 先, 别的 no 别."""
HELD: Final = BESIDE.wordings(
    *("BUT", "OPEN", "SO", "START IF", "HOLD RECORDS"),
    # 等客户确认, 同意后
    "(WAITS | AND_MORE) (!( STOP | END ) ANY){0,5}? (CONFIRMS | CONSENT)",
    "(CONFIRMS | CONSENT) AFTER",
)
"""What leaves it open even within a reason."""
DOUBTED: Final = BESIDE.wordings("OPEN", "DOUBT", "HOLD", "CONFIRMS", "WAITS", "AND_MORE !( END )")
