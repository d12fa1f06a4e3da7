"""The words of an amendment (D4): labels of days, what was, the verbs that move it, and the words of a condition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import words
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.mood_words import CONSENT, sharing
from parsers.notices.words.wordings import Sentence, Token, Vocabulary
from parsers.patterns import Pattern

NEW_END: Final = "结束日期改为"
"""The label of a last day that is moved by wording: no word of extending, no decision."""
EXTENDED_TO: Final = "续期至"
NEW_START: Final = "开始日期改为"
"""The label of a first day that is moved by wording."""
NEW_EFFORTS: Final = ("工时改为", "预估工时改为")
"""The labels of an effort, and of an estimate, that is another by wording: the days are those on record."""
KEPT: Final = ("不变", "不动", "照旧", "保持不变", "维持不变")
"""What stands for days that stay as they are on record: 支撑周期：不变."""
_MOVES: Final = words(
    "改 更改 更正 修正 订正 应改 应更正 调整 更新 变更 修改 修订 延后 推后 推迟 后延 提前 缩短 "
    "变 挪 后移 前移 往后挪 往前挪 往后推 往后移 往前移 往后顺延"
)
_EXTENDS: Final = words("延长 延期 续期 顺延 延 续")
_OUGHT: Final = (
    "应为 应是 应该是 应该为 应当为 应当是 实际应为 实际应是 实际应该是 实际为 实际是 "
    "正确应为 正确的应为 正确的是 正确的为 正确的应该是"
)
"""结束时间应为7月10日: what was written before does not hold."""
_MISWRITES: Final = words("误写 错写 误填 错填 误发 写 填 写错 填错 错误写 错误地写")
_ADDS: Final = words("增加 减少 追加 加 增 减 降 提高 降低 缩减 压缩 核减 核增 调减 调增 下调 上调 削减")
_TO: Final = words("为 成 到 至")


def _onto(verbs: Iterable[str]) -> str:
    """改为, 改成, 改到, 改至 …"""
    return " ".join(f"{verb}{to}" for verb in verbs for to in _TO)


def _labels(*fields: str) -> str:
    # 开始日期改为 is what a change is told as, and has the verb in it.
    listed = (word for word, field in FIELD_OF.items() if field in fields and len(word) > 1 and word[-1] != "为")
    return " ".join(word.replace(" ", "|") for word in listed)


AMENDING: Final = Vocabulary(
    {
        "LABEL": _labels("period", "start", "end"),
        "EFFORT_LABEL": _labels("estimated", "support"),
        "AMOUNT": "",
        "MOVED": f"{_onto(_MOVES)} {_OUGHT}",
        "IS": "是 为",
        "NOT_THAT": "不是 不为",
        "WRONG": "写错 写错了 有误 错了 填错 填错了 弄错了 不对 笔误 有笔误",
        "MISWRITTEN": " ".join(f"{verb}{to}" for verb in _MISWRITES for to in ("为", "成", "成了", "为了")),
        "NO_WAIT": "不等",
        "PARTICLE": "了",
        "STILL": "还是 仍是 仍为 仍然是 仍 依然是 依旧是 "
        "维持原来的 维持原定的 仍按原来的 保持原来的 维持 保持 仍维持 仍保持",
        "EXTENDED": _onto(_EXTENDS),
        "ADDED": _onto(_ADDS),
        "WAS": "由 从 自 原 原来 原定 原计划 原本 原定于 原计划于",
        "ARROW": "→ -> => 改",
        "TILL": "到 至 截止 截至 截止到",
        "OVER": "到期 到期后 到期之后 期满后 届满后 为止 期满 届满 撤场 离场 止",
        "TIME": "时间 日期 时间点",
        "COMES": "进场 入场 到岗 到位 到场 开始 过来 来 报到",
        "ONLY_THEN": "才 才能 才可 才可以 才会 方能 方可",
        "LATER_BY": "",
        "WISH": "希望 希望能 希望能够 申请 拟 建议 想 需要 同意",
        "WILL": "将于 即将 即将于 于",
        "OF": "的",
        "NOW": "现 现在 已 已经 需 统一 请 均 都 全部 一并 相应 随之 同步 也",
        "TAKE": "将 把",
        "IN": "在",
        "SUPPORT": "支撑 支援 支持 支撑工作 支援工作",
        "BECAUSE": "因 因为 由于 经",
        "COLON": ":",
        "COMMA": ",",
        "STOP": "; 。",
    }
)
EXTENDS: Final = frozenset(words(_onto(_EXTENDS)))
_ONTO: Final = (
    f"[{''.join(sorted({verb[-1] for verb in (*_MOVES, *_EXTENDS, *_ADDS)}))}][{''.join(_TO)}]|应该?当?[是为]"
    "|→|->|=>|改\\d|实际[是为]|正确的?[应是为]"
)
_ONTO_A_DAY: Final = Pattern(_ONTO)
_ANY_VERB: Final = Pattern(
    f"{_ONTO}|(?:时间|日期)(?:不是|是|为)|(?:时间|日期|周期)(?:还是|仍|依[然旧])"
    "|(?:天|时间|工作量|工时|投入)(?:仍?[维保]持)|才[能可会到来进过]|[推晚迟]\\S{1,5}[到来进,]"
)
NOT_THAT: Final = (
    r"\s?(?:(?:而不是|不是|而非|并非|非)(?:原来的|之前的|原)?|(?:原(?:来|先|定|本|计划)?|之前|此前)的?[是为]?)\s?"
    r"[\d年月日号/.\s至到~—–-]{3,24}[)）]?"
)
"""…，不是6月30日; …（原6月30日）: what does not hold, said of the same side."""
CONDITION: Final = Vocabulary(
    sharing(
        "GROUND AWAITS APPROVES CONFIRMS SIGNS AFTER AGAIN THEN NEEDS HARMLESS",
        {"GROUND": "条件", "SIGNS": "验收", "BUT": "但", "DEMAND": "需求"},
    )
)
CONDITIONS: Final = CONDITION.wordings(
    # 前提是…, 待客户确认, 审批通过后, 但需组长同意
    "GROUND",
    "AWAITS ANY{0,6}? CONFIRMS",
    f"{CONSENT} (AFTER | AGAIN | THEN)",
    "(BUT | NEEDS) ANY{0,4}? APPROVES",
)
_LATER_BY: Final = Pattern(
    rf"(?:进场时间|进场)?(?:需要?|得|会|要)?(?:推迟|延后|延迟|推后|往后推|向后推|晚|迟)(?:进场|到岗|来)?了?\s?{LENGTH}(?:再|才|左右)?(?:进场|到岗|到位|到|来)?"
)
"""晚一周来，6月8日到: by how much; the day is what counts."""
_AMOUNT: Final = Pattern(r"\d{1,4}(?:\.\d)?\s?(?:人[天日月]|个?工作日|天)")


def speaks_of_change(folded: str) -> bool:
    """Whether a line (folded) may have one of the verbs that move days or efforts."""
    return _ANY_VERB.search(folded) is not None


def moves_onto(folded: str) -> bool:
    """Whether a line (folded) may have a verb that says what is to be: 改为, 延长至, 应为."""
    return _ONTO_A_DAY.search(folded) is not None


def cut(folded: str) -> Sentence:
    """A line (folded) as tokens, its days and amounts of work each as one."""
    days = day_tokens(folded)
    amounts = (Token("AMOUNT", *found.span()) for found in _AMOUNT.finditer(folded))
    later = (Token("LATER_BY", *found.span()) for found in _LATER_BY.finditer(folded))
    return AMENDING.cut(folded, (*days, *amounts, *later))
