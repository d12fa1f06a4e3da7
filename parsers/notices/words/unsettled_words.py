"""The words of what is not settled (M4): conditions, plans, hearsay, questions and denials, and where they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import CONSENT, TO_COME, sharing
from parsers.notices.words.wordings import Vocabulary

UNSETTLED: Final = Vocabulary(
    sharing(
        "ONCE WHEN ONLY SO HANGS SETTLES WITH PREVAILS WAITS AWAITS NEEDS APPROVES CONFIRMS SIGNS AGREED AFTER AGAIN "
        "THEN MIGHT CONSIDERS OPEN HEARD TELLS QUESTION WHETHER OR_NOT POLITE HOW NO_NEED UNNEEDED NOT_NOW DONT "
        "CANCELS SHELVES PUTS_OFF HARMLESS",
        {
            "DONE": "已 已经 业经 现 今日 今天",
            "VIA": "经",
            "MEANS": "意见 验收",
            "PARTY": "客户 甲方 业主 领导 对方 总部",
            "HAPPENS": "回来 离职 到岗 到位 入职 返岗 休假 调岗 上线",
            "IF_ANY": "如有 若有 如果有",
            "ADVICE": "问题 疑问 异议 联系 请联系 反馈",
            "CONTENT": "没有异议 无异议 没有意见 没有问题",
            "NO_OBJECTION": "若无异议 如无异议 若没有异议 如没有异议",
            "OPEN": "待批 审批中 流程中 等通知 以正式通知为准 以最终通知为准",
            "BECAUSE": "因 因为 由于 鉴于 应 按 按照 根据 依据 遵照",
            "SAYS": "要求 希望 提出 wants",
            "TELLS": "称 反映 表示",
            "PLANS": "怀疑 我怀疑 不确定 不清楚 不知道 拿不准 本来想 原来想 本想 原想 "
            "倾向于 倾向 我想 想把 想将 想让 应该 应当 大约 有可能 争取 提议 讨论 商议 "
            "plan planned planning intend suggest propose",
            "MAY_PLAN": "计划 准备 预计 该结项 该终止 初步 申请 请求 意向 近期 择期 择日 或变更 或终止 或结项 研究一下",
            "OPPOSES": "不是 并非 不同意 反对",
            "ASKS": "了没有 了没 征求 反馈意见 提意见 提出意见 的意见 意见吗 行吗 好吗 呢 行不行 "
            "什么时候 何时 怎么 请问",
            "IS_IT": "is has did should could can shall",
            "DENIES": "否决 拒绝 不宜 无必要 不必 不可 不能 不该 不应 有误 "
            "暂停 中断 无法 驳回 未通过 失败 不予 不会 没有 并未 未曾 "
            "not never won't isn't don't doesn't wasn't hasn't can't won’t isn’t don’t doesn’t wasn’t hasn’t can’t",
            "DISOWNS": "误传 谣传 作罢 不实 未获批 被否决 被拒绝",
            "CANCELS": "撤回",
            "RETURNS": "恢复 恢复为 改回 换回 又改 现改为 再改为",
            "MEANWHILE": "期间 临时 暂由 暂代 代理 代为",
            "HARMLESS": "后续 不得不 不再担任 不担任 不再任 不会再担任 "
            "已征求 经征求 称为 名称 职称 原计划 项目计划 支撑计划 投入计划 人员计划 "
            "计划进场时间 计划进场日期 计划入场时间 计划到岗时间 计划离场时间 计划撤场时间 计划开始时间 计划结束时间 "
            "计划支撑时间 计划投入时间 "
            "预计工作量 预计工时 预计开发 预计时间 预计投入 申请人 准备工作 应用 应急",
            "STOP": ", 。 ; !",
            "COLON": ":",
        },
    )
)
"""The longest word counts: 后端 is no 后, 不得不 no 不."""
_IN_CLAUSE: Final = "(!( STOP | COLON | END ) ANY)"
ANY_CONSENT: Final = f"({CONSENT} | AGREED | MEANS)"
_AFTER: Final = "(AFTER | AGAIN | THEN)"
CONSENT_TO_COME: Final = UNSETTLED.wordings(
    # 待客户确认后, 等审批, 需领导审批, 须经客户同意
    f"({TO_COME} | NEEDS) {_IN_CLAUSE}{{0,5}}? {ANY_CONSENT}",
)
AWAITED: Final = UNSETTLED.wordings(
    # …撤场，待客户确认
    f"{TO_COME} {_IN_CLAUSE}{{0,5}}? {ANY_CONSENT}",
    # 客户同意后，…撤场; 等黄丽回来后，…
    f"(START | STOP | COLON) (!( STOP | COLON | DONE | VIA | END ) ANY){{0,6}}? {ANY_CONSENT}{{1,2}} {_AFTER}",
    f"(START | STOP) {TO_COME} {_IN_CLAUSE}{{0,5}}? HAPPENS {_AFTER}",
    # …撤场，需客户同意; who leads the group is asked by itself (D7)
    f"NEEDS {_IN_CLAUSE}{{0,2}}? PARTY {_IN_CLAUSE}{{0,3}}? {ANY_CONSENT}",
)
ONLY_AWAITED: Final = UNSETTLED.wordings(
    # 待客户确认, 等领导批复后; not 等客户验收后就撤
    f"START {TO_COME} {_IN_CLAUSE}{{0,5}}? {ANY_CONSENT} AFTER? END",
)
"""Of a clause: it says no more than that somebody's word is awaited."""
AFTERWARDS: Final = UNSETTLED.wordings(
    # 客户确认后, 审批通过后, 方启明离职后; 经领导批准后 is done
    f"(START | STOP | COLON) (!( STOP | COLON | DONE | VIA | END ) ANY){{0,6}}? "
    f"({ANY_CONSENT} | HAPPENS){{1,2}} {_AFTER}",
)
HANGING: Final = UNSETTLED.wordings(
    # 视客户意见而定, 以客户确认为准
    f"HANGS {_IN_CLAUSE}{{1,6}}? SETTLES",
    f"WITH {_IN_CLAUSE}{{0,4}}? {ANY_CONSENT} {_IN_CLAUSE}{{0,2}}? PREVAILS",
    # 客户同意的话, 一旦客户付款, once the client approves, 只有客户签字，…才
    "!( START | STOP | COLON ) ANY SO",
    f"(ONCE | WHEN) {_IN_CLAUSE}{{1,8}}",
    f"ONLY {_IN_CLAUSE}{{0,4}}? {ANY_CONSENT}",
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
    *("ASKS", "QUESTION", "WHETHER", "OR_NOT", "POLITE", "HOW", "START IS_IT"),
    *("DISOWNS", "START (HEARD | OPPOSES)", f"START {_IN_CLAUSE}{{1,3}}? TELLS"),
)
"""Of a sentence: somebody is asked about what it states, or it is called untrue, or begins with whose word it is."""
_PLANS: Final = "(MIGHT | CONSIDERS | PLANS)"
PLANNED: Final = UNSETTLED.wordings(f"START {_PLANS}")
_UNLESS_BECAUSE: Final = "START (!( BECAUSE | VIA | END ) ANY){0,60}?"
_DENIES: Final = "(DENIES | NOT_NOW | DONT | NO_NEED | UNNEEDED | SHELVES)"
DENIED: Final = UNSETTLED.wordings(f"{_UNLESS_BECAUSE} ({_DENIES} | OPPOSES | HEARD)")
"""Of a clause that states something: it does not hold, or is hearsay."""
DOUBTS: Final = DENIED + UNSETTLED.wordings(
    # 计划由…, 不同意…, 听说…; behind 因 it is a reason
    f"{_UNLESS_BECAUSE} ({_PLANS} | MAY_PLAN)",
    # 客户要求…, 白一舟说…; 应客户要求 is a reason
    "START (!( BECAUSE | END ) ANY){0,3}? (SAYS | TELLS) !( STOP | COLON | END )",
)
"""Of a clause that states something: it is planned, denied, or somebody else's word."""
REVOKED: Final = UNSETTLED.wordings(f"{_UNLESS_BECAUSE} CANCELS")
PUT_OFF: Final = UNSETTLED.wordings(f"{_UNLESS_BECAUSE} PUTS_OFF")
FOR_A_WHILE: Final = UNSETTLED.wordings("RETURNS", "MEANWHILE")
"""Of a change of office: it is said of some days, or of what was changed again."""
