"""The words of what is not settled (M4): conditions, plans, hearsay, questions and denials, and where they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.wordings import Vocabulary

UNSETTLED: Final = Vocabulary(
    {
        "WAITS": "待 等 等待 有待 等到",
        "NEEDS": "须 需 须经 需经 尚需 还需 仍需 必须 需要",
        "NO_NEED": "无需 无须 不需 不需要 不用",
        "DONE": "已 已经 业经 现 今日 今天",
        "VIA": "经",
        "CONSENT": (
            "同意 批准 审批 批复 批示 确认 签字 签署 签订 通过 认可 首肯 核准 付款 回款 立项 中标 意见 验收 "
            "approves approve approved agrees agree confirms confirm signs signed"
        ),
        "PARTY": "客户 甲方 业主 领导 对方 总部",
        "HAPPENS": "回来 离职 到岗 到位 入职 返岗 休假 调岗 上线",
        "AFTER": "后 之后 以后 才 方 方可 再",
        "BEHIND": "后端 后台 后续 后期 后勤 再次",
        "DEPENDS": "视 看",
        "DECIDES": "而定",
        "BY": "以",
        "COUNTS": "为准",
        "SUPPOSED": "的话",
        "ONCE": "一旦 万一 once when",
        "ONLY": "只有 只要",
        "IF_ANY": "如有 若有 如果有",
        "ADVICE": "问题 疑问 异议 联系 请联系 反馈",
        "NO_OBJECTION": "若无异议 如无异议 若没有异议 如没有异议",
        "OPEN": "待定 审批中 流程中 待批 未定 待议 暂定 等通知 以正式通知为准 以最终通知为准",
        "BECAUSE": "因 因为 由于 鉴于 考虑到 应 按 按照 根据 依据 遵照",
        "SAYS": "要求 希望 提出 提议 wants",
        "TELLS": "说 称 反映 表示 says said",
        "HEARD": "听说 据说 据悉 传闻 听闻 听到 有人说 heard apparently reportedly rumour rumor",
        "PLANS": (
            "打算 拟 倾向于 倾向 考虑 我想 想把 想将 想让 应该 应当 大概 大约 可能 有可能 争取 提议 讨论 商议 建议 "
            "plan planned planning intend suggest propose might considering"
        ),
        "MAY_PLAN": ("计划 准备 预计 该结项 该终止 初步 申请 请求 意向 近期 择期 择日 或变更 或终止 或结项 研究一下"),
        "OPPOSES": "不是 并非 不同意 反对",
        "ASKS": (
            "如何 怎么样 怎样 了没有 了没 征求 反馈意见 提意见 提出意见 的意见 意见吗 行吗 好吗 吗 呢 ? "
            "行不行 可不可以 能不能 要不要 是不是 是否 能否 可否 什么时候 何时 怎么 请问"
        ),
        "IS_IT": "is has did should could can shall",
        "DENIES": (
            "先不 暂不 否决 拒绝 不宜 没必要 无必要 不必 不要 不可 不能 不该 不应 别 勿 有误 "
            "暂缓 暂停 中断 搁置 无法 驳回 未通过 失败 不予 不会 没有 并未 未曾 "
            "not never won't isn't don't doesn't wasn't hasn't can't won’t isn’t don’t doesn’t wasn’t hasn’t can’t"
        ),
        "DISOWNS": "误传 谣传 作罢 不实 未获批 被否决 被拒绝",
        "REVOKES": "取消 作废 撤销 撤回",
        "PUTS_OFF": "推迟 延后 延期 改期",
        "RETURNS": "恢复 恢复为 改回 换回 又改 现改为 再改为",
        "MEANWHILE": "期间 临时 暂由 暂代 代理 代为",
        "HARMLESS": (
            "不得不 分别 特别 级别 类别 识别 区别 个别 性别 不再担任 不担任 不再任 不会再担任 没有异议 无异议 没有意见 "
            "没有问题 已征求 经征求 说明 说法 称为 名称 职称 原计划 项目计划 支撑计划 投入计划 人员计划 "
            "计划开始 计划结束 计划周期 计划时间 预计工作量 预计工时 预计开发 预计时间 预计投入 申请人 "
            "准备工作 应用 应急"
        ),
        "STOP": ", 。 ; !",
        "COLON": ":",
    }
)
"""The longest word counts: 后端 is no 后, 不得不 no 不."""
_IN_CLAUSE: Final = "(!( STOP | COLON | END ) ANY)"
CONSENT_TO_COME: Final = UNSETTLED.wordings(
    # 待客户确认后, 等审批, 需领导审批, 须经客户同意
    f"(WAITS | NEEDS) {_IN_CLAUSE}{{0,5}}? CONSENT",
)
AWAITED: Final = UNSETTLED.wordings(
    # …撤场，待客户确认
    f"WAITS {_IN_CLAUSE}{{0,5}}? CONSENT",
    # 客户同意后，…撤场; 等黄丽回来后，…
    "(START | STOP | COLON) (!( STOP | COLON | DONE | VIA | END ) ANY){0,6}? CONSENT{1,2} AFTER",
    f"(START | STOP) WAITS {_IN_CLAUSE}{{0,5}}? HAPPENS AFTER",
    # …撤场，需客户同意; who leads the group is asked by itself (D7)
    f"NEEDS {_IN_CLAUSE}{{0,2}}? PARTY {_IN_CLAUSE}{{0,3}}? CONSENT",
)
AFTERWARDS: Final = UNSETTLED.wordings(
    # 客户确认后, 审批通过后, 方启明离职后; 经领导批准后 is done
    "(START | STOP | COLON) (!( STOP | COLON | DONE | VIA | END ) ANY){0,6}? (CONSENT | HAPPENS){1,2} AFTER",
)
HANGING: Final = UNSETTLED.wordings(
    # 视客户意见而定, 以客户确认为准
    f"DEPENDS {_IN_CLAUSE}{{1,6}}? DECIDES",
    f"BY {_IN_CLAUSE}{{0,4}}? CONSENT {_IN_CLAUSE}{{0,2}}? COUNTS",
    # 客户同意的话, 一旦客户付款, once the client approves, 只有客户签字，…才
    "(CONSENT | OPPOSES | HARMLESS) SUPPOSED",
    f"ONCE {_IN_CLAUSE}{{1,8}}",
    f"ONLY {_IN_CLAUSE}{{0,4}}? CONSENT",
    "NO_OBJECTION",
    # 如有变动，…; 如有问题，请联系我 is advice
    "START IF_ANY (!( STOP | ADVICE | END ) ANY){1,5}? STOP !( ADVICE )",
    # …，待定; 研发负责人：待定 names nobody
    "!( COLON ) ANY OPEN",
)
CONDITIONS: Final = AFTERWARDS + HANGING
"""Of a sentence: what it states holds on a condition."""
NOT_SO: Final = UNSETTLED.wordings("DISOWNS", "!( COLON ) ANY OPEN")
"""Of a sentence: it is called untrue, or left open."""
QUESTIONS: Final = UNSETTLED.wordings(
    "ASKS", "START IS_IT", "DISOWNS", "START (HEARD | OPPOSES)", f"START {_IN_CLAUSE}{{1,3}}? TELLS"
)
"""Of a sentence: somebody is asked about what it states, or it is called untrue, or begins with whose word it is."""
PLANNED: Final = UNSETTLED.wordings("START PLANS")
_UNLESS_BECAUSE: Final = "START (!( BECAUSE | VIA | END ) ANY){0,60}?"
DENIED: Final = UNSETTLED.wordings(f"{_UNLESS_BECAUSE} (DENIES | OPPOSES | NO_NEED | HEARD)")
"""Of a clause that states something: it does not hold, or is hearsay."""
DOUBTS: Final = DENIED + UNSETTLED.wordings(
    # 计划由…, 不同意…, 听说…; behind 因 it is a reason
    f"{_UNLESS_BECAUSE} (PLANS | MAY_PLAN)",
    # 客户要求…, 白一舟说…; 应客户要求 is a reason
    "START (!( BECAUSE | END ) ANY){0,3}? (SAYS | TELLS) !( STOP | COLON | END )",
)
"""Of a clause that states something: it is planned, denied, or somebody else's word."""
REVOKED: Final = UNSETTLED.wordings(f"{_UNLESS_BECAUSE} REVOKES")
PUT_OFF: Final = UNSETTLED.wordings(f"{_UNLESS_BECAUSE} PUTS_OFF")
FOR_A_WHILE: Final = UNSETTLED.wordings("RETURNS", "MEANWHILE")
"""Of a change of office: it is said of some days, or of what was changed again."""
