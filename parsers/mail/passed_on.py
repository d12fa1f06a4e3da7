"""Notes that only pass on what is forwarded below them: who asks to record it, and agrees in doing so, says no more.

Every word has to be known. A note of consent alone is no such note: above a question it is the answer.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.patterns import Pattern

_ASKS: Final = r"登记|登錄|登录|录入|錄入|备案|備案|记录|入库|入系统|执行|執行|落实|办理|存档|归档"
_POINTS: Final = r"下面|下方|下述|下边|以下|如下|见下|見下|附件|原邮件|此邮件"
_CONSENTS: Final = r"同意|可以|没问题|沒問題|好的?|行|OK|确认|批准|无异议"
_DEADLINE: Final = (
    r"(?:于|在)?\s?(?:\d{1,2}月\d{1,2}[日号]|今天|明天|本周[一二三四五六日内]?|下周[一二三四五六日]?|周[一二三四五六日]|下班)"
    r"(?:之?前|内)"
)
_FILLS: Final = (
    r"各位|大家|领导|同事|同学|老师|助手|系统|支撑|人员|您好|你好|收到|已阅|已读|阅|悉|知悉|知晓|查收|查阅|参考|供|转发|转达|转|发|给|您|你|大家"
    r"|请|麻烦|烦请|辛苦|帮忙|协助|按照|按|照|依|根据|该|此|这个|这份|这封|的|了|下|一下|安排|通知|邮件|内容|信息|名单|计划|表|进行|并|和|尽快|及时"
    r"|谢谢|感谢|多谢|谢|见|如|在|FYI|thanks?|thank you|please|see below"
)
_NOTE: Final = Pattern(
    rf"(?:{_DEADLINE}|{_ASKS}|{_POINTS}|{_CONSENTS}|{_FILLS}|[\s,，。.;；:：!！~、@()（）-])++\Z", re.IGNORECASE
)
_PLAIN: Final = Pattern(rf"{_ASKS}|{_POINTS}")
"""What makes a note one that passes on: it points below itself, or asks to record."""
LONGEST: Final = 200


def passes_on(words: str) -> bool:
    """Whether a note asks to record what stands below it, and says nothing else but that it agrees."""
    return _PLAIN.search(words[:LONGEST]) is not None and only_agrees(words)


def only_agrees(words: str) -> bool:
    """Whether words say nothing but that somebody agrees, asks to record, and is polite."""
    return len(words) <= LONGEST and _NOTE.match(words) is not None
