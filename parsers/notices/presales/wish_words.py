"""The words of a reply about a pre-sales request: that something lacks, or is enough (P5), that people change (P3)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import sharing
from parsers.notices.words.wordings import Vocabulary

WISHING: Final = Vocabulary(
    sharing(
        "POLITE WHETHER",
        {
            "LACKS": "不够 不足 不能 不行 不支持 不满足 不具备 打不开 进不去 用不了 无法 找不到 "
            "lack lacks missing cannot can't can’t does|not doesn't doesn’t do|not don't don’t not|enough",
            "SHORT": "缺 缺少",
            "NONE": "没有",
            "NOT": "没 不",
            "NO_MORE": "不再",
            "NEEDS": "需要 need needs needed",
            "ASKS": "请人 派人 安排人 请安排",
            "ANYTHING": "什么 其他 别的",
            "TROUBLE": "问题 需求",
            "ENOUGH": "无需 不用 够用 no|need no|more|need not|needed",
            "NAY": "否 无",
            "LATER": "再说 再联系 再申请 再找",
            "CHANGES": "撤掉 撤下 撤回 撤走 撤换 撤出 撤离 换 改为 改由 改派 改成 接替 代替 顶替 替 退出 "
            "instead replace replaced replaces no|longer",
            "ADDS": "增加 增派 再加 加派 加位 加名 加个 加一位 加一名 加一个 一起 共同 add adds added",
            "COLON": ":",
        },
    )
)
LACKS: Final = WISHING.wordings("(LACKS | SHORT | NONE | NEEDS | ASKS | POLITE)")
ENOUGH: Final = WISHING.wordings(
    # 没有其他问题, 没什么需要
    "(NONE | NOT) ANYTHING? (TROUBLE | NEEDS)",
    # 不再需要, 不缺
    "(NOT | NO_MORE) (NEEDS | SHORT)",
    "NONE SHORT",
    "ENOUGH",
    # 是否需要人员支持：否
    "WHETHER (!( COLON ) ANY){0,6} COLON (NAY | NOT | ENOUGH)",
    "LATER",
)
"""Nobody is needed, or not before somebody says so."""
CHANGES: Final = WISHING.wordings("(CHANGES | ADDS | NO_MORE)")
