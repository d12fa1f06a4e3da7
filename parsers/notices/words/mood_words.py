"""The words of moods by kind (M4): conditions, consent to come, doubt, hearsay, questions, denials, what is called off.

Whether a line is said plainly is asked by several grammars: of any line, of a change, of an answer, a need, a
hand-over, before a sale. Each takes the kinds it knows from here, and adds wordings and words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from parsers.notices.words.fold import words

KINDS: Final[Mapping[str, str]] = {
    # Conditions
    "IF": "如果 假如 倘若 假设 要是 若是 if assuming provided provided|that subject|to in|case as|long|as",
    "UNLESS": "除非 unless",
    "ONCE": "一旦 万一 once as|soon|as",
    "WHEN": "when",
    "ONLY": "只有 只要",
    "LIKE": "若",
    "AS": "如",
    "SO": "的话",
    "PREMISE": "前提是 前提为 前提条件 前置条件 先决条件",
    "GROUND": "前提",
    "HANGS": "视 看 取决于",
    "RESTS": "depending|on depends|on",
    "SETTLES": "而定",
    "WITH": "以",
    "PREVAILS": "为准",
    # Somebody's consent that is still to come
    "AWAITS": "待 有待",
    "WAITS": "等 等到 等待",
    "NEEDS": "须 需 须经 需经 尚需 还需 仍需 必须 需要",
    "APPROVES": "同意 批了 批下来 批准 审批 批复 批示 核准 认可 首肯",
    "CONFIRMS": "确认 点头 拍板",
    "SIGNS": "签 签订 签署 签字 签约 签了 签完 通过 中标 立项 付款 付费 回款 到账",
    "AGREED": "approval approve approved approves agree agreed agrees agreement "
    "confirm confirmed confirms confirmation sign signed signs",
    "AFTER": "后 之后 以后",
    "AGAIN": "再 才",
    "THEN": "方 方可",
    # Doubt
    "MIGHT": "可能 也许 或许 大概 maybe perhaps might",
    "CONSIDERS": "考虑 建议 打算 拟 consider considering",
    "OPEN": "待定 待议 暂定 未定 没定 不定 不一定 未必 tbd tbc to|be|confirmed to|be|decided not|sure",
    "LATER_ON": "再定 再议 再说 再看",
    "NOT_YET": "没 未",
    "FULLY": "最终 完全",
    "SETTLED": "定 定下 确定 敲定",
    # Another's word
    "HEARD": "听说 据说 据悉 传闻 听闻 听到 有人说 heard apparently reportedly rumour rumor",
    "TELLS": "说 says said",
    # Questions
    "QUESTION": "? 吗",
    "WHETHER": "是否",
    "OR_NOT": "是不是 要不要 用不用",
    "POLITE": "能否 可否 能不能 可不可以",
    "HOW": "如何 怎么样 怎样",
    # Denials, and what is called off or put off
    "NOT_NOW": "先不 先不要 先勿 先别 暂不 暂不要 暂时不 暂时不要 暂别 暂勿 暂时别 暂时勿",
    "NO_NEED": "无需 无须 不用",
    "UNNEEDED": "不需 不需要 没必要",
    "DONT": "不要 别 勿",
    "WAS": "原计划 原定 原本 本来",
    "CANCELS": "取消 作废 撤销",
    "SHELVES": "暂缓 搁置",
    "PUTS_OFF": "推迟 延期 延后 改期",
    "CALLS_OFF": "cancel cancelled canceled",
    # Words that have one of these in them, and are none
    "HARMLESS": "需求 等等 再次 若干 待遇 优先 先前 先进 视频 看板 别的 分别 特别 级别 类别 识别 区别 个别 "
    "性别 后端 后台 后期 后勤 方案 方面 方式 方法 签到 考虑到 模拟 虚拟 拟定 不定期 未定义 没定义 没定期 未定期 "
    "计划开始 计划结束 计划周期 计划时间 说明 说定 说好 说法 前提交 前提供 前提出 前提醒 at|once once|a once|per",
}
"""The longest word counts: 后端 is no 后, 等等 no 等."""
CONSENT: Final = "(APPROVES | CONFIRMS | SIGNS)"
SUPPOSED: Final = "(IF | UNLESS | ONCE)"
TO_COME: Final = "(AWAITS | WAITS)"


def sharing(kinds: str, own: Mapping[str, str]) -> dict[str, str]:
    """The shared kinds that a grammar takes, by their names, and its own: a kind of both has the words of both.

    A word counts as the grammar itself says, where it does. Raises KeyError for a kind that is not shared.
    """
    said = frozenset(words(*own.values()))
    shared = {kind: " ".join(word for word in words(KINDS[kind]) if word not in said) for kind in words(kinds)}
    return shared | {kind: f"{shared.get(kind, '')} {listed}".strip() for kind, listed in own.items()}
