"""The words of a need that is none, or none yet (D2b, M4), and in which orders they say so of a clause."""

from __future__ import annotations

from typing import Final

from parsers.notices.wordings import Vocabulary

NEEDS: Final = Vocabulary(
    {
        "NO": "不再 不用 不必 不缺 不申请 不需 不需要 不想 不打算 不要 无需 无须 没必要 并非 "
        "not no no|longer don't doesn't didn't won't isn't aren't can't couldn't wouldn't wasn't",
        "NO_MENTION": "不提",
        "UNDO": "取消 撤销 撤回 作废 暂缓 搁置",
        "SPARED": "免了 cancel cancelled withdraw",
        "LEAVES": "别 先别",
        "ONCE": "原来 原本 原定 原计划 本来 之前",
        "CHANGES": "改 调整 变更 减 减少 增 增加",
        "TO": "为 成 至 到",
        "MIGHT": "可能 也许 或许 大概 估计 考虑 打算 拟 建议 听说 据说 假设 觉得 认为 说 想问 想了解 "
        "may might perhaps maybe consider considering plan|to planning|to heard say says said",
        "PLANS": "计划申请 计划增 计划补 计划再 计划找 计划要 计划安排 计划抽调",
        "WANTS": "需 需要 缺 要 用",
        "ASKS": "增派 补充 安排 抽调 协调 请求 找 need needs needed needing request requests requested requesting "
        "require requires required requiring lack lacks lacking look looking",
        "APPLIES": "申请",
        "WHETHER": "是否 是不是 要不要 需不需 需不需要 用不用 有没有必要",
        "DOES": "do does should whether",
        "ANYBODY": "we it they to",
        "QUESTION": "吗 么",
        "MARK": "? . - ( ) [ ] ! 。",
        "WAITS": "待 等",
        "CONSENT": "确认 同意 批准 批复 审批 签订 签署 签约 签了 通过 敲定 落实 回复 定了 到账 拍板",
        "AGAIN": "再 才",
        "AFTER": "后 之后 以后",
        "HANGS": "视 看",
        "SETTLES": "而定",
        "NOT_YET": "没 未",
        "FULLY": "最终 完全",
        "SETTLED": "定 定下 确定 批",
        "OPEN": "待定 待批准 待审批 待确认 再定 再议 不一定 未必 once as|soon|as depend|on depends|on depending|on "
        "to|be|confirmed tbc tbd",
        "NOTE": "备注 说明 状态",
        "COLON": ":",
        "THIS": "以上 以下 上述 本 该 此 这个 原",
        "HANDS": "人员 人力 人手 人",
        "NEED": "需求",
        "SAYS_SO": "已 现 目前 现在 先 暂 暂时 还 均 都 是",
        "GETS": "了 支援 支撑 登记 处理 派人",
        "HARMLESS": "不要求 考虑到 模拟 虚拟 拟定 拟合 未定义 没定义 未批制 是否可 是否可以 是否能 是否方便 是否有",
    }
)
"""The longest word counts: 不要求 is no 不要, 是否可以 a polite word."""
_ANY: Final = "(!( END ) ANY)"
_ASKS_FOR: Final = "(WANTS | ASKS | APPLIES | CHANGES | NEED)"
_HELD: Final = (
    # 待客户确认, 等合同签了再; 合同签订后
    f"WAITS {_ANY}{{1,8}}? (CONSENT | AGAIN) | CONSENT (AFTER | GETS? AGAIN) | HANGS {_ANY}{{1,6}}? SETTLES | "
    "NOT_YET FULLY? SETTLED | NOT_YET CONSENT | AGAIN SETTLED | OPEN"
)
HELD: Final = NEEDS.wordings(_HELD)
TAKEN_BACK: Final = NEEDS.wordings(
    # 暂不需要2名前端, 取消…, 原计划…, 前端改为…
    *("NO", "UNDO", "SPARED", "START MARK* ONCE", "CHANGES TO"),
    # 可能需要…, 计划申请…; 是否需要…, do we need…
    f"MIGHT {_ANY}{{0,10}}? {_ASKS_FOR}",
    *("PLANS", "ONCE (APPLIES | ASKS)", "WHETHER", "DOES ANYBODY"),
    # 需要2名前端吗
    f"(WANTS | NEED) {_ANY}{{0,12}}? QUESTION MARK? END",
)
ALONE: Final = NEEDS.wordings(
    # 以上需求先取消, 人员需求暂不提了, 备注：待定
    "START MARK* (NOTE COLON)? THIS? HANDS? (NEED | APPLIES)? (SAYS_SO | TO)* "
    f"((NO | NO_MENTION | UNDO | LEAVES) (GETS | HANDS | APPLIES | CHANGES | ASKS)* | ({_HELD}) {_ANY}{{0,12}}?) "
    "MARK* END",
)
"""Of a short clause: it takes the mail's need back, or leaves it open."""
CALLED_OFF: Final = NEEDS.wordings("UNDO GETS? END")
