"""Words of those who are away: how people and their mail programs say so, and what only a program leaves it at."""

from __future__ import annotations

import re

from parsers.patterns import Pattern

MAYBE_AWAY = Pattern(
    r"\W{0,3}(?:我?(?:正在|在)?(?:休假|外出|年假|出差|度假)中?(?:通知|提醒)?"
    r"|on (?:annual )?leave|annual leave|away|vacation|holiday)\W{0,2}(?:\s*\Z|[:：])",
    re.IGNORECASE,
)
"""Subjects that people and machines alike begin with: only words as in AWAY_TEXT below make them a machine's."""
AWAY_TEXT = Pattern(
    r"(?:正在|最近在|目前在|我在)(?:休假|外出|出差|度假)|(?:休假|外出|出差|度假)(?:中|期间)|不在(?:办公室|辦公室|公司)"
    r"|(?:无法|不能|無法)(?:及时|亲自|立即|马上)?(?:回复|答复|处理|查看)|"
    r"(?:尽快|稍后|回来后|返回后)(?:给您|与您|再|会)?(?:回复|答复|联系)"
    r"|out of (?:the )?office|limited access|on (?:annual |sick )?leave|will (?:reply|respond|return|be back)",
    re.IGNORECASE,
)
ABSENT = Pattern(
    r"(?:\A|[\s，,。.！!；;：:])(?:我|本人)?(?:目前|现在|最近|这几天|期间|正在|正|将|已|在){0,4}+"
    r"(?:[于从][^，,。\s]{1,24})?(?:外地)?"
    r"(?:休(?:年|产|病|婚|陪产)?假|(?:年|产|病)假|出差|外出|度假|离职|不在(?:办公室|辦公室|公司|工位))"
    r"|\bI(?:'m| am| will be) (?:currently )?(?:out of (?:the )?office|ooo\b|on (?:\w+ )?leave)"
    r"|\bI(?:'m| am)? no longer (?:work(?:ing)? (?:at|for|here)|employed|with)\b",
    re.IGNORECASE,
)
"""Whoever writes is away, not somebody he names."""
NOT_REACHED = Pattern(
    r"(?:无法|不能|不便|無法)(?:及时|立即|马上|亲自|按时)?(?:回复|答复|查收|查看|回覆)"
    r"|(?:急事|紧急|緊急|要事|要紧)[^。！!\n]{0,12}(?:联系|致电|拨打|电话|聯繫|聯絡)|离职[^。！!\n]{0,8}(?:交接|联系)"
    r"|(?:limited|no) access|urgent[^.!\n]{0,30}contact|no longer[^\n]{0,80}contact",
    re.IGNORECASE,
)
SAYS_MORE = Pattern(
    r"同意|批准|续期|續期|延[期长長]|支[撑援]|撤[场場]|释放|[接顶代]替|替我|由.{1,8}(?:负责|处理|跟进)|决定|安排|人[员員]|项目|專案"
    r"|可以|没问题|不行|拒绝|approv|agree|extend|\bok\b|\byes\b|\bno\b(?! access| longer)",
    re.IGNORECASE,
)
"""A short answer whose writer is away, is not to be reached and says no more is what a mail program answers."""
