"""The words beside "nobody is free" (D2b, D10) that leave it open, or tell what somebody else thinks (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import TO_COME, sharing
from parsers.notices.words.wordings import Vocabulary

BESIDE: Final = Vocabulary(
    sharing(
        "ONLY LIKE SO SETTLES WAITS AWAITS APPROVES CONFIRMS AFTER MIGHT OPEN LATER_ON HARMLESS",
        {
            "BUT": "但 不过 只能 只是 but except only until|we",
            "OPEN": "看情况 先别 想想 再想 再确认",
            "HOLD": "别",
            "RECORDS": "登记",
            "DOUBT": "再 视 先 可以 能安排 能派 能出 能抽 考虑 协调 看看 估计 尽量 争取 努力 应该 好像 据 "
            "听 说 建议 不可能 不行 需要 还要 yet let|me check later could think say says heard",
            "HARMLESS": "等项目 等多个 等几个 暂定期 待定期",
            "STOP": ", 。 ;",
        },
    )
)
"""The longest word counts: 优先 is no 先, 别的 no 别."""
_CONSENT: Final = "(APPROVES | CONFIRMS)"
HELD: Final = BESIDE.wordings(
    *("BUT", "ONLY", "OPEN", "LATER_ON", "SETTLES", "SO", "START LIKE", "HOLD RECORDS"),
    # 等客户确认, 同意后
    f"{TO_COME} (!( STOP | END ) ANY){{0,5}}? {_CONSENT}",
    f"{_CONSENT} AFTER",
)
"""What leaves it open even within a reason."""
DOUBTED: Final = BESIDE.wordings(
    *("OPEN", "LATER_ON", "SETTLES", "MIGHT", "DOUBT", "HOLD", "CONFIRMS", "AWAITS", "WAITS !( END )")
)
