"""The words of taking a notice back (PROCESS, "Cancellation"), and in which orders they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.wordings import Vocabulary

TAKING_BACK: Final = Vocabulary(
    {
        "WITHDRAWS": "撤销 撤回 取消 作废 收回 忽略 cancel withdraw recall undo ignore disregard",
        "THAT": (
            "上一封 上封 前一封 前封 该 此 本 本次 这封 那封 这次 此次 昨天 刚才 刚刚 之前 此前 以上 上述 原 原来 "
            "the my last previous above earlier"
        ),
        "NOTICE": "邮件 通知 安排 登记 记录 支撑安排 支撑通知 人员支撑安排 人员安排 mail notice message e-mail email",
        "OF": "的",
        "PLEASE": "请 现 特此 麻烦 烦请 请大家 请各位 请予以 予以 已 均 please",
        "ANNOUNCES": "了",
        "EXCEPT": "除 除了 除外 以外 之外 保留 不含 不包括 仍然有效 照旧 其余 其他 其它 except but",
        "PART": "中 里 关于 部分 其中 两封 三封 几封 上上封 各封",
        "SENT": "发出 发送 发 所发 发布",
        "STOP": ", 。 . ; ! :",
    }
)
WHOLE: Final = TAKING_BACK.wordings(
    # 请忽略上一封邮件, 取消此前的通知
    "START PLEASE{0,2} WITHDRAWS (THAT OF?){1,3} (SENT OF?)? NOTICE? ANNOUNCES? (STOP | END)",
    # 之前的通知作废, 本通知撤销, 刚才那封作废
    "START PLEASE? (THAT OF?){1,3} (SENT OF?)? NOTICE? PLEASE{0,2} WITHDRAWS ANNOUNCES? (STOP | END)",
)
"""A notice is taken back as a whole."""
EXCEPTED: Final = TAKING_BACK.wordings("EXCEPT")
"""…，许南星除外: not as a whole."""
OPENED: Final = TAKING_BACK.wordings(
    # 撤销上一封中许南星的安排, 撤销5月20日的通知
    "START PLEASE{0,2} WITHDRAWS (!( STOP | END ) ANY){0,8}? (NOTICE | THAT | PART | EXCEPT)",
    # 上一封中许南星的部分作废
    "START PLEASE? (THAT OF?){1,3} (!( STOP | END ) ANY){0,8}? WITHDRAWS",
)
"""Something of a notice is taken back: what, has to be told."""
