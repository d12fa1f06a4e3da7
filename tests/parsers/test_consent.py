"""Consent put together from words that are all known: it is none where the yes is another's, or of something else."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest

from parsers.notices.answers.consent_words import YES_WORDS
from parsers.notices.words.fold import words
from tests.parsers.test_generated_answers import _KNOWN
from tests.parsers.test_reply import answer_read


def _every(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Each of the first parts with each of the second ones."""
    return tuple("".join(one) for one in product(*parts))


_OTHERS: Final = words("产品 后端 测试 同学 同事 人员 领导 老师 你 您 大家 各位 项目 后端组 产品那边")
_MATTERS: Final = words("审批 处理 安排 决定 确认 时间 人员 意见 领导 产品 后端 测试 答复 方案 理由 日期")
_STATES: Final = words("审批 处理 安排 决定 确认 执行 办理 回复 支撑 继续 项目 方案")
_VERBS: Final = words("同意 批准 准予 核准 赞成 认可 支持 接受 准许 没问题 没意见 无异议 可以 ok")
_ENGLISH: Final = ("agree", "agreed", "approve", "approved", "accepted", "ok", "fine", "sure", "confirmed")
_CASES: Final = {
    "somebody else's": _every(_OTHERS, _VERBS),
    "somebody else's, told": _every(("他", "她", "他们", "让他", "让她", "请您"), words("同意 批准 认可 赞成 没意见")),
    "what is needed": _every(("需要", "我需要", "还需要", "续期需要", "这个需要"), _MATTERS),
    "a condition": _every(
        words("需要 还需要 需要他 还需要她 需要我们 我需要"), words("同意 批准 通过 认可 可以 没问题")
    ),
    "half a word": _every(("并", "本", "好"), words("行 麻烦 辛苦 感谢 能")),
    "nothing behind it": _every(words("可以 同意 需要"), words("将 把 对 给 让 再 还 和 由")),
    "under way": _every(("", "还在", "正在", "我这边", "领导"), _STATES, ("中",)),
    "done, not agreed": _every(_STATES, ("好", "好了", "妥了", "行了", "可", "能")),
    "of another matter": _every(
        words("同意 批准 通过 赞成"), (*_OTHERS, *words("时间 日期 到期 还人 后执行 后处理 领导的决定"))
    ),
    "thanks": _every(words("谢谢 感谢 多谢 感谢领导 谢谢您"), words("同意 批准 认可 支持批准")),
    "greetings": _every(("各位", "大家", "领导", "各位领导", "各位老师", "你们", "同事们"), ("好", "好！", "好啊")),
    "leaving early": _every(words("能 可以 需要 可 行"), words("提前 到期 还人")),
    "English, another's": _every(("she ", "he ", "they ", "you "), _ENGLISH),
    "English, to come": _every(("please ", "to be ", "will be ", "I will "), _ENGLISH[:5]),
    "English, a state": _every(("I am ", "we are ", "are you ", "is he "), ("fine", "sure", "ok")),
}
_A_THANKS: Final = "支持"
"""Alone it is what thanks end with, and courtesy."""
_NEEDLESS: Final = _every(
    ("不需要", "不用", "不必", "无需"), words("回复 答复 审批 处理 领导审批 时间 理由 给我意见 意见 再确认")
)


@pytest.mark.parametrize("case", _CASES)
def test_m7_known_words_in_a_dangerous_order_decide_nothing(case: str) -> None:
    """D5, D7, M7: every word of consent, behind and before every noun that is not whom or what it is about."""
    taken = [text for text in _CASES[case] if (reading := answer_read(text, _KNOWN)).decision or reading.decisions]
    assert taken == []


def test_m7_what_is_not_needed_is_no_refusal() -> None:
    """D5, M7: 不用回复 spares an answer, and nobody."""
    assert [text for text in _NEEDLESS if answer_read(text, _KNOWN).decision] == []


@pytest.mark.parametrize("kind", sorted(YES_WORDS.keys() - {"BARE"}))
def test_m7_every_word_of_consent_is_one_alone(kind: str) -> None:
    """M7: alone, and with what is said around it."""
    told = [word.replace("|", " ") for word in words(YES_WORDS[kind])]
    texts = [f"{word}{end}" for word in told if word != _A_THANKS for end in ("", "。谢谢")]
    decided = {text: answer_read(text, _KNOWN).decision for text in texts}
    assert [text for text, one in decided.items() if one is None or one.action != "approve"] == []
