"""The words of a need that is none, or none yet (D2b, M4), and in which orders they say so of a clause."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import CONSENT, TO_COME, sharing
from parsers.notices.words.wordings import Vocabulary

NEEDS: Final = Vocabulary(
    sharing(
        "ONCE HANGS RESTS SETTLES WAITS AWAITS APPROVES CONFIRMS SIGNS AFTER AGAIN MIGHT CONSIDERS OPEN LATER_ON "
        "NOT_YET FULLY SETTLED HEARD TELLS WHETHER OR_NOT NO_NEED UNNEEDED WAS CANCELS SHELVES HARMLESS",
        {
            "NO": "不再 不必 不缺 不申请 不想 不打算 不要 并非 "
            "not no no|longer don't doesn't didn't won't isn't aren't can't couldn't wouldn't wasn't",
            "NO_MENTION": "不提",
            "TELLS": "say",
            "CANCELS": "撤回",
            "SPARED": "免了 cancel cancelled withdraw",
            "LEAVES": "别 先别",
            "WAS": "原来 之前",
            "CHANGES": "改 调整 变更 减 减少 增 增加",
            "TO": "为 成 至 到",
            "MIGHT": "估计",
            "CONSIDERS": "假设 觉得 认为 想问 想了解 may plan|to planning|to",
            "PLANS": "计划申请 计划增 计划补 计划再 计划找 计划要 计划安排 计划抽调",
            "WANTS": "需 需要 缺 要 用",
            "ASKS": "增派 补充 安排 抽调 协调 请求 找 need needs needed needing request requests requested requesting "
            "require requires required requiring lack lacks lacking look looking",
            "APPLIES": "申请",
            "OR_NOT": "需不需 需不需要 有没有必要",
            "DOES": "do does should whether",
            "ANYBODY": "we it they to",
            "QUESTION": "吗 么",
            "MARK": "? . - ( ) [ ] ! 。",
            "DECIDED": "敲定 落实 回复 定了",
            "SETTLED": "批",
            "OPEN": "待确认 待批准 待审批",
            "MORE_OR_LESS": "暂定",
            "NOTE": "备注 说明 状态",
            "COLON": ":",
            "THIS": "以上 以下 上述 本 该 此 这个 原",
            "HANDS": "人员 人力 人手 人",
            "NEED": "需求",
            "SAYS_SO": "已 现 目前 现在 先 暂 暂时 还 均 都 是",
            "GETS": "了 支援 支撑 登记 处理 派人",
            "HARMLESS": "拟合 不要求 未批制 是否可 是否可以 是否能 是否方便 是否有",
        },
    )
)
"""The longest word counts: 不要求 is no 不要, 是否可以 a polite word. Whoever needs hands for 暂定 days needs them."""
_ANY: Final = "(!( END ) ANY)"
_ASKS_FOR: Final = "(WANTS | ASKS | APPLIES | CHANGES | NEED)"
_CONSENT: Final = f"({CONSENT} | DECIDED)"
_UNDOES: Final = "(CANCELS | SHELVES)"
_DENIES: Final = "(NO | NO_NEED | UNNEEDED)"
_HELD: Final = (
    # 待客户确认, 等合同签了再; 合同签订后
    f"{TO_COME} {_ANY}{{1,8}}? ({_CONSENT} | AGAIN) | {_CONSENT} (AFTER | GETS? AGAIN) | "
    f"HANGS {_ANY}{{1,6}}? SETTLES | NOT_YET FULLY? SETTLED | NOT_YET {_CONSENT} | AGAIN SETTLED | "
    "OPEN | LATER_ON | ONCE | RESTS"
)
HELD: Final = NEEDS.wordings(_HELD)
TAKEN_BACK: Final = NEEDS.wordings(
    # 暂不需要2名前端, 取消…, 原计划…, 前端改为…
    *(_DENIES, _UNDOES, "SPARED", "START MARK* WAS", "CHANGES TO"),
    # 可能需要…, 计划申请…; 是否需要…, do we need…
    f"(MIGHT | CONSIDERS | HEARD | TELLS) {_ANY}{{0,10}}? {_ASKS_FOR}",
    *("PLANS", "WAS (APPLIES | ASKS)", "WHETHER", "OR_NOT", "DOES ANYBODY"),
    # 需要2名前端吗
    f"(WANTS | NEED) {_ANY}{{0,12}}? QUESTION MARK? END",
)
ALONE: Final = NEEDS.wordings(
    # 以上需求先取消, 人员需求暂不提了, 备注：待定
    "START MARK* (NOTE COLON)? THIS? HANDS? (NEED | APPLIES)? (SAYS_SO | TO)* "
    f"(({_DENIES} | NO_MENTION | {_UNDOES} | LEAVES) (GETS | HANDS | APPLIES | CHANGES | ASKS)* | "
    f"({_HELD}) {_ANY}{{0,12}}?) MARK* END",
)
"""Of a short clause: it takes the mail's need back, or leaves it open."""
CALLED_OFF: Final = NEEDS.wordings(f"{_UNDOES} GETS? END")
