"""In what mood a line speaks: plainly, on a condition, leaving it open, taking it back, or telling another's word (M4).

Only what is said plainly is carried out. 待客户确认后，许南星6月20日撤场 and 许南星6月20日撤场，暂缓 are asked about.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import words
from parsers.notices.words.mood_words import CONSENT, KINDS, SUPPOSED, TO_COME, sharing
from parsers.notices.words.spans import is_dated
from parsers.notices.words.wordings import Sentence, Vocabulary
from parsers.patterns import Pattern
from parsers.remembered import remembered

_TELLS: Final = "发 通知 公布 宣布 公开 对外 外传 声张 告知 告诉 知会"
_MOODS: Final = Vocabulary(
    sharing(
        "IF UNLESS ONCE WHEN LIKE AS SO PREMISE GROUND HANGS RESTS SETTLES WITH PREVAILS "
        "WAITS AWAITS NEEDS APPROVES CONFIRMS SIGNS AGREED AFTER AGAIN OPEN LATER_ON HEARD TELLS WHETHER OR_NOT "
        "WAS CANCELS SHELVES CALLS_OFF HARMLESS",
        {
            "COMMA": ", — –",
            "STOP": "。 ; ! ?",
            "BRACKET": "( ) [ ]",
            "COLON": ":",
            "PREMISE": "项目前提是 项目前提为 项目前提条件",
            "WHEN": "after upon pending",
            "AGREED": "signature",
            "SHOULD": "should",
            "PARTY": "客户 对方 甲方 业主 验收 合同 获 预算 条件 需要 允许",
            "CAN": "能 能够 可",
            "SO_DOES": "就 则",
            "ADVICE": "有 遇 问题 疑问 异议 变化 变动 questions question problems problem issues anything",
            "CONTACT": "联系 告知 提出 提交 发起 通知我 沟通 回复 contact let|me|know let|us|know",
            "SETTLES": "来定 再决定",
            "ON_WHAT": "意见 情况 进度 结果 反馈",
            "THIS": "本 此 上 下 以下 这",
            "WORD": "通知 批复",
            "TOPIC": "的安排 的计划 的事 的事情 这个事 这个事情 这件事 这事 此事 该安排 此安排 一事 "
            "以上 上述 以上安排 上述安排 以上时间 上述时间 以上计划 上述计划 以上人员 上述人员 以上内容 本安排 该计划",
            "TALK": "主要是 目前 暂时 已 已经 都 均 先 还 也 请 请您 你 您 我 我们 大家 领导 时间 日期 具体 最终 了 "
            "呢 吧 "
            "恐怕 看来 应该 可能 不过 but this that it is still for|now yet please",
            "SIGNS": "答复",
            "OPEN": "拟 草拟 大概就这样 大概是这样 差不多就这样 未最终确定 没最终确定 还没最终确定 尚未最终确定 "
            "待确认 没有定 还没定 还没有定 尚未定 没有确定 还没有确定 未确定 尚未确定 "
            "未确认 尚未确认 还未确认 不确定 没想好 再问问 再问 问问 等通知 等消息 觉得呢 看呢 觉得如何 "
            "如何 怎么样 定夺 斟酌 拍板 裁定 tentative not|yet|decided not|decided yet|not|decided "
            "undecided no|decision|yet no|decision open",
            "NOT_YET": "还没 还没有 尚未 仍未 还未",
            "UNDONE": "先不发 暂不发 先别发 别发 勿发 先不通知 暂不通知 先别通知 先不公布 暂不公布 先不对外 "
            "忽略 不用管 别管 暂停 无效 不算 不作数 放一放 缓一缓 缓缓 on|hold wait",
            "SETTLING": "协调 沟通 协商 商量 讨论 评估 报批 报备 走审批 走流程",
            "OVER": "过",
            "UNTOLD": " ".join(off + tells for off in words(KINDS["NOT_NOW"]) for tells in words(_TELLS)),
            "UNFIT": "恐怕不行 可能不行 不可行 没必要 没有必要 不合适 不妥 行不通 no|way not|possible",
            "OR_NOT": "会不会",
            "PASSES": "通过 完成 顺利 到位 允许 达标 签订 签署 到账",
            "HEARD": "i|heard according|to",
            "TELLS": "told|me told|us",
            "HARMLESS": "know|if let|me|know|if let|us|know|if",
            "WAS": "原本计划",
            "IS_OFF": "这段取消 这段支撑取消 这段支持取消 这次支撑取消 这次支持取消 支撑取消 支持取消 "
            "支撑都取消 支持都取消 "
            "支撑作废 支持作废 投入取消 借调取消 驻场取消 这段作废 这段安排取消 这段就取消 现取消 现予取消 现已取消",
            "NOW": "现 现在 改 改为 调整 调整为 变更 实际 更正 后来 但 但是",
        },
    )
)
_MARK: Final = "(COMMA | STOP | BRACKET | COLON)"
_CLAUSE: Final = f"(!( {_MARK} ) ANY)"
_SENTENCE: Final = "(START | STOP)"
_CLAUSE_BEGINS: Final = "(START | STOP | COMMA)"
_BEGINS: Final = "(START | STOP | COMMA | BRACKET)"
"""Behind a label's colon stands a value, which has a reader of its own: 研发负责人：待定."""
_ENDS: Final = f"({_MARK} | END)"
_IS_ADVICE: Final = f"{_CLAUSE}{{0,16}}? (ADVICE | {_MARK} {_CLAUSE}{{0,8}}? CONTACT)"
_OUTCOME: Final = f"(WORD | {CONSENT} | ON_WHAT | CONTACT)"
_HELD: Final = _MOODS.wordings(
    # 如果客户同意，…; not 如果有问题，请联系我
    f"({SUPPOSED} | (LIKE | AS) &( PARTY | CAN ) | START SHOULD) !( {_IS_ADVICE} )",
    "(PREMISE | GROUND COLON)",
    f"SO {_ENDS}",
    "RESTS",
    # （如联调通过）
    f"BRACKET (LIKE | AS | SHOULD) {_CLAUSE}{{1,8}}? (PASSES | {CONSENT}) {_CLAUSE}{{0,2}}? BRACKET",
    # 能续就续
    f"{_BEGINS} CAN {_CLAUSE} SO_DOES",
    # when the customer confirms, pending approval
    f"{_BEGINS} WHEN {_CLAUSE}{{0,5}}? AGREED",
    # 待客户确认后, 等领导批准再安排
    f"({TO_COME} | NEEDS) {_CLAUSE}{{0,6}}? {CONSENT} (AFTER | AGAIN)",
    # 视项目进度而定, 视客户意见
    f"{_BEGINS} (!( {_MARK} | WHETHER ) ANY){{0,16}}? HANGS {_CLAUSE}{{1,6}}? SETTLES",
    f"{_BEGINS} HANGS {_CLAUSE}{{0,4}}? ON_WHAT {_ENDS}",
    # 以正式通知为准; not 以此为准
    f"{_BEGINS} TALK{{0,8}} WITH !( THIS ) {_CLAUSE}{{0,4}}? {_OUTCOME} {_CLAUSE}{{0,2}}? PREVAILS",
)
_MAY_HANG: Final = Pattern(r"[如若]|要是|一旦|万一|除非|倘|假|\b(?:if|unless|once|provided|as|in case)\b")
_NO_ADVICE: Final = f"(!( {_MARK} | CONTACT | ON_WHAT | WORD | HARMLESS ) ANY)"
_THEN: Final = _MOODS.wordings(
    f"({SUPPOSED} | (LIKE | AS) &( ADVICE | NEEDS | {TO_COME} )) {_CLAUSE}{{1,16}}? "
    f"COMMA then:( {_NO_ADVICE}{{1,16}} ) {_ENDS}"
)
"""如有需要，许南星6月20日撤场: a day that hangs on it is no advice, as 如有问题，请于6月20日前联系我 is."""
_CONDITIONS: Final = _MOODS.wordings(SUPPOSED, "PREMISE", "GROUND", f"(LIKE | AS) &( PARTY | CAN | {CONSENT} )")
_LEFT: Final = "(OPEN | LATER_ON)"
_UNDONE: Final = "(CANCELS | SHELVES | CALLS_OFF | UNDONE)"
_OPEN: Final = _MOODS.wordings(
    # 许南星6月20日撤场，时间待定; 的安排先放一放
    f"({_BEGINS} | TOPIC) (TALK | TOPIC){{0,8}} ({_LEFT} | {_UNDONE} | UNFIT) TALK{{0,4}} {_ENDS}",
    f"{_CLAUSE_BEGINS} TALK{{0,8}} OR_NOT",
    # 许南星6月20日撤场，先不发; 通知先别发
    f"{_CLAUSE_BEGINS} {_CLAUSE}{{0,4}}? UNTOLD",
    # …，但客户还没同意
    f"{_CLAUSE_BEGINS} {_CLAUSE}{{0,4}}? NOT_YET TALK{{0,2}} {CONSENT} TALK{{0,2}} {_ENDS}",
    # 需领导审批, 还需协调
    f"{_BEGINS} TALK{{0,4}} NEEDS {_CLAUSE}{{0,4}}? ({CONSENT} | SETTLING) TALK{{0,2}} {_ENDS}",
    # （待查总确认）
    f"BRACKET ({TO_COME} | NEEDS) {_CLAUSE}{{0,6}}? {CONSENT} BRACKET",
    f"{_CLAUSE_BEGINS} HEARD",
    # 原计划许南星6月20日撤场; not 原计划6月30日，现改为7月15日; nor 原计划许南星6月1日-6月30日支撑，这段取消
    f"{_SENTENCE} WAS !( ANY{{0,60}} (NOW | IS_OFF) )",
)
_TOLD: Final = _MOODS.wordings(
    f"{_CLAUSE_BEGINS} {_CLAUSE}{{1,3}}? TELLS (OVER? (COMMA | COLON))? said:( {_CLAUSE}{{1,16}} )",
)


def has_condition(folded: str) -> bool:
    """Whether a line (folded) has a word of condition at all, be it of what to do in case: 如果客户没有意见."""
    return _MOODS.tells(_CONDITIONS, folded)


@remembered
def is_held(folded: str) -> bool:
    """Whether what a line (folded) says holds on a condition."""
    sentence = _MOODS.cut(folded)
    return sentence.says(_HELD) or _hangs(sentence, folded)


@remembered
def is_plain(folded: str) -> bool:
    """Whether a line (folded) states what it says, without a condition and without leaving it open."""
    sentence = _MOODS.cut(folded)
    return not (sentence.says((*_HELD, *_OPEN)) or _hangs(sentence, folded) or _tells_anothers(sentence, folded))


def _hangs(sentence: Sentence, folded: str) -> bool:
    """Whether what is to be on a day hangs on the clause before it."""
    if not _MAY_HANG.search(folded):
        return False
    return any(is_dated(found.words("then", folded)) for then in _THEN for found in then.found_in(sentence))


def _tells_anothers(sentence: Sentence, folded: str) -> bool:
    """Whether days are told as somebody's words: 张总说许南星6月20日撤场; 客户说还要测试 is a reason."""
    return any(is_dated(found.words("said", folded)) for told in _TOLD for found in told.found_in(sentence))
