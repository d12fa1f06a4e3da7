"""The words by which a mail says that the very thing it is about is not to be done, or not yet said (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import sharing
from parsers.notices.words.wordings import Vocabulary

DENYING: Final = Vocabulary(
    sharing(
        "QUESTION WHETHER POLITE LATER_ON NOT_NOW NO_NEED CANCELS HARMLESS",
        {
            "NOT": "不",
            "NO_MORE": "不再 不必",
            "HOLD": "别 勿",
            "BY": "由",
            "CHANGES": "变更 更换 调整 改为 换",
            "CANCELS": "撤回 收回 忽略",
            "LEAVES": "撤场 离场 退场 释放",
            "SUPPORTS": "支撑 支援 支持",
            "NEEDS": "需要",
            "I": "我 i",
            "REFUSES": "不同意 不批准 disagree do|not|agree not|approved not|agreed",
            "QUESTION": "行不行",
            "ASKS_LAST": "么 嘛",
            "POLITE": "能不可 可不能 行不能 行不可 能不行 可不行",
            "ANOTHER_TIME": "到时 另行 再通知 再行通知 再行定 再行说",
            "STOP": ", 。 ; ! .",
        },
    )
)
_HERE: Final = "(!( STOP ) ANY)"
NOT_CHANGED: Final = DENYING.wordings(
    # 研发负责人先不变更, 不再由方启明换
    f"(NOT | NO_MORE | NO_NEED | NOT_NOW) (BY {_HERE}{{1,4}}?)? CHANGES"
)
NOT_TAKEN_BACK: Final = DENYING.wordings("(NOT | NO_MORE | NO_NEED | NOT_NOW) CANCELS")
NOT_LEAVING: Final = DENYING.wordings(
    # 许南星暂不撤场; 不再需要许南星，释放 and 不再支撑 say that he leaves
    f"(NO_MORE | NO_NEED | NOT_NOW | HOLD) !( ANY? (NEEDS | SUPPORTS) ) {_HERE}{{0,8}}? LEAVES",
    "(START | STOP) I? REFUSES (STOP | END)",
)
NOT_YET_SAID: Final = DENYING.wordings(
    "QUESTION", "ASKS_LAST STOP* END", "WHETHER", "POLITE", "LATER_ON", "ANOTHER_TIME"
)
"""A question, or the promise of another mail."""
