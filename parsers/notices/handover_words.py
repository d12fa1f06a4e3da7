"""The words of a hand-over (D10), and in which orders they put it off or leave it open (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.wordings import Vocabulary

HANDOVER: Final = Vocabulary(
    {
        "HANDS_OVER": "交底 交接 移交 转交付 handover hand-over",
        "PROJECT": "项目",
        "PART": "会 会议 信息 工作 邮件 内容 安排",
        "THIS": "以上 以下 上述 本 此 本邮件",
        "CALLED_OFF": "取消 作废",
        "OFF": "暂缓 推迟 延期 延后 搁置 终止 cancelled canceled cancel postpone postponed on|hold",
        "NOT": "不 先不 暂不 暂时不 不再 不用 无需 不需要",
        "DO": "要 用 做 进行",
        "STARTS": "启动",
        "BEGINS": "开始 投入",
        "MIGHT": "是否 要不要 能否 可否 拟 建议 考虑 计划",
        "DRAFT": "讨论 模板 征求 待定",
        "WAITS": "待 等 须 需",
        "CONSENT": "确认 同意 批准 审批 签 签了 签订 签署 中标",
        "AFTER": "后 后再 后才",
        "IF": "如果 若 除非 假如",
        "PREMISE": "前提是 前提为",
        "GROUND": "前提",
        "COMMA": ",",
        "STOP": "。 ; .",
        "COLON": ":",
        "BRACKET": "( ) [ ]",
    }
)
_THEN: Final = "(!( COMMA | END ) ANY)"
_CLAUSE: Final = "(!( COMMA | STOP | END ) ANY)"
_OFF: Final = "(CALLED_OFF | OFF)"
_TO_DO: Final = "NOT (DO | STARTS | BEGINS | PART)?"
OFF_IN_SUBJECT: Final = HANDOVER.wordings(
    # 项目交底会取消, 取消项目交底, 暂不安排交底
    f"HANDS_OVER {_THEN}{{0,6}}? {_OFF}",
    f"{_OFF} {_THEN}{{0,3}}? HANDS_OVER",
    f"{_TO_DO} PROJECT? HANDS_OVER",
    # 是否需要项目交底, 项目交底征求意见
    f"MIGHT {_THEN}{{0,6}}? HANDS_OVER",
    f"HANDS_OVER {_THEN}{{0,6}}? DRAFT",
)
OFF_IN_LINE: Final = HANDOVER.wordings(
    # 项目暂缓, 以上信息作废; 交底先不做, 先不启动
    f"(PROJECT | HANDS_OVER | THIS) {_CLAUSE}{{0,4}}? {_OFF}",
    f"HANDS_OVER {_CLAUSE}{{0,3}}? NOT",
    f"{_TO_DO} PROJECT? HANDS_OVER",
    "NOT DO? STARTS",
    # 以上安排待客户确认, 待合同签订后再启动
    f"THIS {_CLAUSE}{{0,3}}? WAITS {_CLAUSE}{{1,6}}? CONSENT",
    f"WAITS {_CLAUSE}{{1,6}}? CONSENT AFTER (STARTS | BEGINS | HANDS_OVER | PART)",
    # 如果合同没签，以上作废; 前提是客户同意
    "IF (!( STOP | END ) ANY){0,12}? (CALLED_OFF | NOT (DO | STARTS | HANDS_OVER))",
    "START (COMMA | STOP | COLON | BRACKET)* (PREMISE | GROUND COLON)",
)
"""Of a short line; a longer one is a fact."""
