"""The words of a hand-over (D10), and in which orders they put it off or leave it open (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import CONSENT, TO_COME, sharing
from parsers.notices.words.wordings import Vocabulary

HANDOVER: Final = Vocabulary(
    sharing(
        "IF UNLESS LIKE PREMISE GROUND WAITS AWAITS NEEDS APPROVES CONFIRMS SIGNS AFTER CONSIDERS "
        "WHETHER OR_NOT POLITE NOT_NOW NO_NEED UNNEEDED CANCELS SHELVES PUTS_OFF CALLS_OFF",
        {
            "HANDS_OVER": "交底 交接 移交 转交付 handover hand-over",
            "PROJECT": "项目",
            "PART": "会 会议 信息 工作 邮件 内容 安排",
            "THIS": "以上 以下 上述 本 此 本邮件",
            "PUTS_OFF": "终止 postpone postponed on|hold",
            "NOT": "不 不再",
            "DO": "要 用 做 进行",
            "STARTS": "启动",
            "BEGINS": "开始 投入",
            "PLANS": "计划",
            "DRAFT": "讨论 模板 征求 待定",
            "AFTER": "后再 后才",
            "COMMA": ",",
            "STOP": "。 ; .",
            "COLON": ":",
            "BRACKET": "( ) [ ]",
        },
    )
)
_THEN: Final = "(!( COMMA | END ) ANY)"
_CLAUSE: Final = "(!( COMMA | STOP | END ) ANY)"
_OFF: Final = "(CANCELS | SHELVES | PUTS_OFF | CALLS_OFF)"
_NOT: Final = "(NOT | NOT_NOW | NO_NEED | UNNEEDED)"
_WAITS: Final = f"({TO_COME} | NEEDS)"
_TO_DO: Final = f"{_NOT} (DO | STARTS | BEGINS | PART)?"
OFF_IN_SUBJECT: Final = HANDOVER.wordings(
    # 项目交底会取消, 取消项目交底, 暂不安排交底
    f"HANDS_OVER {_THEN}{{0,6}}? {_OFF}",
    f"{_OFF} {_THEN}{{0,3}}? HANDS_OVER",
    f"{_TO_DO} PROJECT? HANDS_OVER",
    # 是否需要项目交底, 项目交底征求意见
    f"(WHETHER | OR_NOT | POLITE | CONSIDERS | PLANS) {_THEN}{{0,6}}? HANDS_OVER",
    f"HANDS_OVER {_THEN}{{0,6}}? DRAFT",
)
OFF_IN_LINE: Final = HANDOVER.wordings(
    # 项目暂缓, 以上信息作废; 交底先不做, 先不启动
    f"(PROJECT | HANDS_OVER | THIS) {_CLAUSE}{{0,4}}? {_OFF}",
    f"HANDS_OVER {_CLAUSE}{{0,3}}? ({_NOT} | OR_NOT | POLITE)",
    f"{_TO_DO} PROJECT? HANDS_OVER",
    f"{_NOT} DO? STARTS",
    # 以上安排待客户确认, 待合同签订后再启动
    f"THIS {_CLAUSE}{{0,3}}? {_WAITS} {_CLAUSE}{{1,6}}? {CONSENT}",
    f"{_WAITS} {_CLAUSE}{{1,6}}? {CONSENT} AFTER (STARTS | BEGINS | HANDS_OVER | PART)",
    # 如果合同没签，以上作废; 前提是客户同意
    f"(IF | UNLESS | LIKE) (!( STOP | END ) ANY){{0,12}}? (CANCELS | {_NOT} (DO | STARTS | HANDS_OVER))",
    "START (COMMA | STOP | COLON | BRACKET)* (PREMISE | GROUND COLON)",
)
"""Of a short line; a longer one is a fact."""
