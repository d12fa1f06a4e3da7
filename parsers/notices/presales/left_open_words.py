"""The words that deny a clause of pre-sales mail, or leave it open (P1 to P4, M4), and in which orders they do."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import CONSENT, SUPPOSED, TO_COME, sharing
from parsers.notices.words.wordings import Vocabulary

_WEEKDAYS: Final = " ".join(f"下周{day}" for day in "一二三四五六日天")

OPENNESS: Final = Vocabulary(
    sharing(
        "IF UNLESS ONCE WHEN ONLY LIKE AS SO PREMISE GROUND HANGS RESTS WAITS AWAITS NEEDS APPROVES CONFIRMS SIGNS "
        "AGREED AFTER AGAIN MIGHT CONSIDERS OPEN LATER_ON HEARD QUESTION WHETHER OR_NOT POLITE HOW NO_NEED "
        "CANCELS SHELVES CALLS_OFF HARMLESS",
        {
            "COMMA": ", 。 ;",
            "COLON": ":",
            "IF_THEY": "如可行 如客户 如对方 如甲方 如业主 如领导 如无异议 如没异议 如没有异议",
            "IN_CASE": "if|any if|you|have|any if|there|are|any",
            "MILD_IF": "如需 如有必要 如能 if|possible if|you if|there if|it|suits",
            "RESTS": "取决于 pending depend depends depending until",
            "SUCH": "如有",
            "SETTLES": "而定 情况 需求 进度 时间 结果",
            "SIGNS": "回复 答复",
            "REPLIES": "反馈",
            "AFTER": "了后",
            "SOON": "后天 后年",
            "OWES": "报",
            "BY": "以 经",
            "COUNTS": "为准",
            "HOLDS": "生效",
            "PENDS": "定 商 商定 批 审",
            "STILL": "但 还 尚 仍 均 也 暂",
            "FIRST": "先",
            "FOR_NOW": "暂时 临时",
            "OPEN": "不确定 看情况",
            "TENTATIVE": "probably hopefully planned plans|to after said says tentative tentatively to|be|approved",
            "LATER": f"下周 {_WEEKDAYS} 下月 下个 下个月 下年 明天 明年 回头 稍后 届时 到时 到时候 晚点 后续",
            "PLANS": "计划 打算",
            "PLANNING": "plan|to planning|to",
            "PREPARES": "拟 准备 预计",
            "CONSIDERS": "may",
            "MAY_WE": "是否可以 是否能 可以吗 好吗",
            "IN_WHAT_WAY": "怎么 流程 how|to",
            "POLITE": "哪位 谁能 谁有 能给 能提供 "
            "could|you could|we could|i would|you would|we would|i can|you can|we can|i",
            "ASKS": "咋样 咋么样 好不好 可以不可以 合适不合适",
            "PARTICLE": "呢",
            "YOU": "您 你 这样 大家 看 觉得",
            "WHO": "人选 人员 具体",
            "PLEASE": "请 还请 麻烦",
            "ARRANGES": "安排",
            "APPLIES": "申请",
            "RAISES": "提出",
            "SUPPORTS": "支持 支撑",
            "SERVES": "负责",
            "DOES": "提供 协调 做 搞 开通",
            "WANTS": "要 必",
            "CAN": "可以",
            "MAY": "可 随时 欢迎 及时",
            "TROUBLE": "有问题 有疑问 有需要 有什么问题 有什么疑问 有什么需要 有任何问题 有任何疑问 有任何需要",
            "CONTACTS": "联系 告知 通知 沟通 咨询 说明 报备 提前 找",
            "ENGLISH": "contact let|me|know let|us|know",
            "NOT": "不 不再 不用 不必 不要",
            "NEVER": "不想 不打算 别 勿 没 没有 未 并未",
            "CALLS_OFF": "撤回 暂停 终止 中止 停止 结束了 不做了 黄了 no|longer not don't don’t cancels withdraw",
            "DONE": "已 已经",
            "PAST": "了",
            "ENDED": "完成 结束 做完 落实 到位",
            "MOVED": "推迟 延期 改到 改期 改在 定于 定在 效果 纪要 感谢 谢谢 辛苦 done postponed thank thanks",
            "NOW": "目前 现在 本项目 项目 我们 客户 这次",
            "EASY": "方便 能 有 遇",
            "FORMER": "之前 以前 此前 先前 原先 原来 原本 原定 上次 上回 曾 曾经 早前 去年 before previously formerly",
        },
    )
)
_HERE: Final = "(!( COMMA ) ANY)"
_GRANTS: Final = "(APPROVES | CONFIRMS)"
_MAYBE: Final = "(MIGHT | HEARD)"
_NEEDS: Final = "(NEEDS | OWES)"
_UNDOES: Final = "(CANCELS | SHELVES | CALLS_OFF)"
CONDITIONS: Final = OPENNESS.wordings(
    # 如果客户同意, 若客户同意, 前提是客户付费
    f"({SUPPOSED} | IF_THEY | IN_CASE | MILD_IF | ONLY | RESTS | SO | PREMISE)",
    "(START | COMMA | COLON) LIKE",
    "GROUND (COLON | COMMA | END)",
    # 视客户反馈而定
    f"HANGS {_HERE}{{0,8}}? (SETTLES | NEEDS | REPLIES)",
    # 客户确认后, when the customer agrees
    f"({CONSENT} | REPLIES) (AFTER | SOON)",
    "WHEN ANY{0,6}? AGREED",
)
"""What hangs on it is not so yet."""
HELD: Final = OPENNESS.wordings(
    f"({_MAYBE} | PLANS | PLANNING | TENTATIVE | OPEN | LATER_ON | ASKS | HOW | WHEN)",
    # 待客户确认, 待定, 下周再, 由秦朗暂时
    f"AWAITS (PENDS | {_HERE}{{0,8}}? {_GRANTS})",
    "(LATER | AFTER | SOON) AGAIN",
    "(FOR_NOW | FIRST) END",
)
"""Of a clause that names somebody, or has a verdict: it decides nothing."""
FORMERLY: Final = OPENNESS.wordings("START NOW? FORMER")
"""之前安排秦朗, 项目之前由秦朗负责: what was; not 6月1日之前安排秦朗."""
AWAITED: Final = OPENNESS.wordings(
    # 但需领导批准, 等客户确认后, 以客户确认为准
    f"START STILL{{0,2}} ({_NEEDS} | {TO_COME} | BY) {_HERE}{{0,8}}? ({_GRANTS} | COUNTS) "
    "(AFTER | AGAIN | OPEN | LATER_ON | HOLDS | END)",
    f"START PLEASE {_HERE}{{0,6}}? APPROVES END",
)
"""Of a clause beside: the answer waits for somebody else."""
ALONE: Final = OPENNESS.wordings(
    # 好不好？, 您看呢
    "START YOU{0,2} (ASKS | HOW | PARTICLE) QUESTION? END",
    # 人选还没定, 待确认, 回头再定
    "START (WHO | LATER | AFTER | STILL | FIRST){0,3} "
    f"({_MAYBE} | TENTATIVE | OPEN | LATER_ON | AWAITS (PENDS | CONFIRMS) | AGAIN CONFIRMS) END",
    # 拟同意, 计划批准
    "START (PLANS | PREPARES | CONSIDERS) APPROVES",
)
"""A clause of its own that takes back what the one beside it says."""
WAITS: Final = OPENNESS.wordings(f"START ({TO_COME} | OPEN) !( END )")
"""等秦朗忙完，: before what it hangs on."""
FIRST: Final = OPENNESS.wordings("START PLEASE? FIRST")
"""请先补充资料，再安排秦朗."""
THEN_ASKS: Final = OPENNESS.wordings("AFTER PLEASE !( ANY{0,8} (ARRANGES | SERVES | SUPPORTS) )")
"""需求确认后请发给他: what the reader is to do then."""
IN_NEED: Final = OPENNESS.wordings(
    f"START ({_HERE}{{0,3}}? (IF | IF_THEY | IN_CASE | MILD_IF | LIKE | AS | SUCH) | TROUBLE)"
)
ADVICE: Final = OPENNESS.wordings(
    "(PLEASE | MAY | CAN | SUCH | TROUBLE) ANY{0,3}? (CONTACTS | REPLIES | APPLIES)", "ENGLISH"
)
"""如需材料，请联系他: what closes a mail is no condition."""
_NOW: Final = "(NOW | DONE | FOR_NOW | FIRST | STILL){0,3}"
DENIED: Final = OPENNESS.wordings(
    # 先不安排技术交流, 目前无需演示环境
    "(NOT | NEVER | NO_NEED | OR_NOT) (AGAIN | FIRST | NEEDS | WANTS)? (ARRANGES | APPLIES | NEEDS | DOES)",
    f"START {_NOW} NO_NEED",
    _UNDOES,
)
"""Of a clause about what is asked for: it is not, or no longer, to be."""
LEAVES_IT: Final = OPENNESS.wordings("(NOT | NEVER) AGAIN? SERVES")
"""许南星不再负责方案支撑 tells who does it no more, and asks for nothing."""
NOTHING: Final = OPENNESS.wordings(
    f"START {_NOW} (NOT | NO_NEED) (NEEDS | WANTS | APPLIES | ARRANGES | SUPPORTS | DOES){{0,2}} PAST? END"
)
"""A clause that denies without saying what: 暂不需要, 先不申请了."""
UNSURE: Final = OPENNESS.wordings(
    f"({_MAYBE} | CONSIDERS | PLANNING | WHETHER | OR_NOT | HOW | IN_WHAT_WAY)",
    # 计划下月申请
    f"(PLANS | PREPARES) {_HERE}{{0,5}}? (APPLIES | NEEDS | RAISES)",
)
"""Whether it is to be is not said."""
QUESTION: Final = OPENNESS.wordings("(QUESTION | MAY_WE)")
BLUNT: Final = OPENNESS.wordings("START (!( POLITE | MAY_WE ) ANY){0,60}? QUESTION")
"""A question that is no request politely put: 能否安排技术交流？ is one."""
OVER: Final = OPENNESS.wordings("DONE (ARRANGES | DOES | ENDED)", "ENDED PAST? END", "MOVED")
"""It is news of what was asked for before."""
MILD: Final = OPENNESS.wordings(
    "(MILD_IF | IN_CASE | SUCH)",
    f"(IF | LIKE | AS) (EASY | CAN | {_MAYBE} | NEEDS | TROUBLE)",
    f"(EASY | CAN | {_MAYBE} | NEEDS) SO",
)
"""如果方便: a condition that asks no less."""
