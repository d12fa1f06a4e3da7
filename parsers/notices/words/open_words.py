"""Words with which an answer leaves open what it says of people (M4), beside those of `moods` and `unsettled_words`."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import TO_COME, sharing
from parsers.notices.words.unsettled_words import ANY_CONSENT, UNSETTLED
from parsers.notices.words.wordings import Vocabulary

OPENS: Final = Vocabulary(
    sharing(
        "MIGHT CONSIDERS OPEN LATER_ON NOT_YET FULLY SETTLED QUESTION WHETHER OR_NOT POLITE NOT_NOW NO_NEED DONT "
        "WAITS AWAITS NEEDS HARMLESS",
        {
            "ASKS": "请问 行不行 怎么样",
            "ASKS_LAST": "吧 呢",
            "MAY": "may could should|we not",
            "EITHER": "或者",
            "PLANS": "计划",
            "NOT_HE": "不再 并非 不是 不由",
            "WE": "我们 本组 我组",
            "OPEN": "看情况 说不准 不保证 不敢保证 不能保证 先别 再确认 再商量 再想想 还要问 "
            "still|need|to still|needs|to still|have|to let|me|check",
            "DRAFT": "初步 草案 仅供参考",
            "RECORDS": "登记 通知 对外 记录 安排 发",
            "WANTS": "要 还要",
            "TALKS": "商量 讨论 评估 拍板",
            "ENQUIRES": "问问 问一下 问下",
            "HARMLESS": "拟合 计划如下 计划投入 计划支撑 计划支援 计划支持 计划工 计划人 计划安排如下",
            "STOP": ", 。 ; :",
        },
    )
)
"""The longest word counts: 模拟 is no 拟, 计划投入 no 计划."""
_ASKS: Final = ("ASKS", "QUESTION", "WHETHER", "OR_NOT", "POLITE")
LEFT_OPEN: Final = OPENS.wordings("MIGHT", "CONSIDERS", "OPEN", "LATER_ON", *_ASKS, "NOT_YET FULLY? SETTLED")
OF_PEOPLE: Final = OPENS.wordings("MAY", "(START | STOP | GAP) WE? (PLANS | NOT_HE | NOT_NOW | NO_NEED)")
"""Of a line of an answer: 我组先不安排…; a name may be May."""
OF_A_HEAD: Final = OPENS.wordings("EITHER")
IN_SHORT: Final = OPENS.wordings(
    *("DRAFT", "ENQUIRES", "(NOT_NOW | NO_NEED | NOT_HE | DONT) RECORDS"),
    f"({TO_COME} | NEEDS | WANTS) (!( STOP | END ) ANY){{0,6}}? TALKS",
)
"""Of a short line; a longer one describes the work: 需参加方案讨论."""
ASKED: Final = OPENS.wordings(*_ASKS, "ASKS_LAST STOP? END")
NOT_HIS_WORD: Final = UNSETTLED.wordings(
    "HEARD",
    # 黄丽说许南星6月1日投入
    "(START | STOP | COLON) (!( STOP | COLON | END ) ANY){1,4}? TELLS",
)
AWAITED: Final = UNSETTLED.wordings(
    # 等合同签了再, 待客户确认
    f"{TO_COME} (!( STOP | COLON | END ) ANY){{0,6}}? ({ANY_CONSENT} | AFTER | AGAIN | THEN)",
)
