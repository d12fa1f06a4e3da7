"""What stands beside a refusal and takes nothing from it (M7, D5): 不同意续期，经费用完了，有需要的话下半年重新申请.

When to ask again, and until when contract and money run, say why. Beside consent they would be a condition, or other
terms; 不同意，需要再沟通 is open.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.verdicts import Verdict
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import fold
from parsers.notices.words.wordings import Vocabulary
from parsers.patterns import Pattern

_REFUSING: Final[frozenset[Verdict]] = frozenset({"no", "planned", "leave"})
_WORDS: Final = Vocabulary(
    {
        "IF": "如 如果 若 要是 假如 倘若 如若",
        "HAS": "有需要 有需求 有用人需求 有新需求 有新的需求 有活",
        "NEED": "需要 需要人 要人 用人",
        "SO": "的话 时 的时候",
        "LATER": "后续 后面 后期 以后 之后 将来 今后 明年 到时候 届时 到时 下次 二期 三期",
        "AGAIN": "再 重新 另行 另 单独 再次",
        "ASKS": "申请 提 提出 提需求 提申请 联系 说 沟通 找 协调 走流程 走申请 发起 商量 借 借人 讨论 谈 发邮件 说明",
        "BESIDE": "你 您 你们 您们 大家 贵组 前端组 后端组 测试组 组里 组长 我 我们 我方 这边 与 和 跟 向 给 吧 了 "
        "即可 就 会 请 也 另外 还 真 真的 确 确实 又 仍",
        "MARK": ", . 。 ! ; ~",
    }
)
_BESIDE: Final = "(BESIDE | LATER | DAY){0,4}"
_NEEDED: Final = f"START {_BESIDE} (IF {_BESIDE} (HAS | NEED) SO? | HAS SO? | NEED SO)"
_IS_ASKED: Final = "AGAIN{0,2} (BESIDE | LATER | DAY){0,4} AGAIN{0,2} ASKS{1,2} (BESIDE | MARK){0,4} END"
_ASKED_AGAIN: Final = _WORDS.wordings(
    # 后续有需要再申请, 有需要的话下半年重新申请
    f"{_NEEDED} {_BESIDE} {_IS_ASKED}",
    # 如果后面有需要, with 再重新申请 behind it
    f"{_NEEDED} MARK{{0,2}} END",
)
_GIVES_REASON: Final = Pattern(r"\s*(?:理由|原因)(?:是|为|[:：])")
"""理由是开发已经全部完成，只剩测试: what follows says why."""
_RUNS_OUT: Final = Pattern(
    r"(?:[\d.年月日号底末就也已经]{1,12})?(?:我们?的?|本|该|客户的?|现有|目前|原)*(?:项目)?"
    r"(?:合同|协议|订单|工期|服务期|质保|预算|经费|费用|资金|框架)[^,。;续延留同可撤放走换]{0,16}[,。;!]*"
)
"""合同工期6月30日截止, 预算只到6月底, 6月30日合同就截止了."""


def with_refusal_alone(clauses: list[Clause]) -> list[Clause]:
    """The clauses; where nothing but a refusal is decided, what may stand beside one is its reason, and no doubt."""
    why = next((at for at, clause in enumerate(clauses) if _GIVES_REASON.match(fold(clause.text))), len(clauses))
    told = [
        _as_reason(clause) if _may_stand_beside(clause, reason=at >= why) else clause
        for at, clause in enumerate(clauses)
    ]
    said = {clause.verdict for clause in told} - {"none"}
    return told if "no" in said and said <= _REFUSING else clauses


def _may_stand_beside(clause: Clause, *, reason: bool) -> bool:
    aside = clause.verdict == "doubt" and not clause.people and not clause.reported
    return aside and (reason or _takes_nothing(clause))


def _takes_nothing(clause: Clause) -> bool:
    folded = fold(clause.text)
    return _RUNS_OUT.fullmatch(folded) is not None or _WORDS.cut(folded, [*day_tokens(folded)]).says(_ASKED_AGAIN)


def _as_reason(clause: Clause) -> Clause:
    return structs.replace(clause, verdict="none", by_name="none", date=None, shaky=False)
