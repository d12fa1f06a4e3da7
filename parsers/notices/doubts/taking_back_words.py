"""The words of taking a notice back (PROCESS, "Cancellation"), and in which orders they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

TAKING_BACK: Final = Vocabulary(
    {
        "WITHDRAWS": "撤销 撤回 取消 作废 收回 cancel withdraw recall undo",
        "IGNORES": "忽略 ignore disregard",
        "LETTER": "上一封 上封 前一封 前封 这封 那封 last previous",
        "THAT": "该 此 本 本次 这次 此次 昨天 刚才 刚刚 以上 上述 原 原来 the my above",
        "BEFORE": "之前 此前 earlier",
        "NOTICE": (
            "支撑 邮件 通知 安排 登记 记录 支撑安排 支撑通知 人员支撑安排 人员安排 mail notice message e-mail email"
        ),
        "OF": "的",
        "PLEASE": "请 现 特此 麻烦 烦请 请大家 请各位 请予以 予以 已 均 please",
        "DONE": "了",
        "EXCEPT": "除 除了 除外 以外 之外 保留 不含 不包括 仍然有效 照旧 其余 其他 其它 except but",
        "PART": "中 里 关于 部分 其中 两封 三封 几封 上上封 各封",
        "SENT": "发出 发送 发 所发 发布",
        "NODS": "好的 好 收到 ok 嗯",
        "STOP": ", 。 . ; ! :",
    }
)
_NOT_OVER: Final = "(!( STOP | END ) ANY)"
_EARLIER: Final = (
    "((THAT OF? | BEFORE OF?){0,2} LETTER (OF? NOTICE)? | (THAT OF? | BEFORE OF?){1,3} (SENT OF?)? NOTICE)"
)
WHOLE: Final = TAKING_BACK.wordings(
    # 撤销刚才的通知; 之前的通知作废, 本通知撤销, 刚才那封作废
    f"START PLEASE{{0,2}} WITHDRAWS {_EARLIER} DONE? (STOP | END)",
    f"START PLEASE? {_EARLIER} PLEASE{{0,2}} WITHDRAWS DONE? (STOP | END)",
    # 请忽略上一封邮件; 请忽略此邮件 says nothing of another
    "START PLEASE{0,2} IGNORES THAT? (LETTER (OF? NOTICE)? | BEFORE OF? (SENT OF?)? NOTICE) DONE? (STOP | END)",
)
"""A notice is taken back as a whole."""
EXCEPTED: Final = TAKING_BACK.wordings("EXCEPT", "START NODS STOP")
"""…，许南星除外: not as a whole. 好的，撤销上一封 answers something else, too."""
OPENED: Final = TAKING_BACK.wordings(
    # 撤销上一封中许南星的安排, 撤销5月20日的通知
    f"(START | START NODS STOP) PLEASE{{0,2}} WITHDRAWS {_NOT_OVER}{{0,8}}? (NOTICE | LETTER | PART | EXCEPT)",
    # 上一封中许南星的部分作废
    f"(START | START NODS STOP) PLEASE? {_EARLIER} {_NOT_OVER}{{0,8}}? WITHDRAWS",
)
"""Something of a notice is taken back: what, has to be told."""
