"""Words with which an answer leaves open what it says of people (M4), beside those of `moods` and `unsettled_words`."""

from __future__ import annotations

from typing import Final

from parsers.notices.unsettled_words import UNSETTLED
from parsers.notices.wordings import Vocabulary

OPENS: Final = Vocabulary(
    {
        "MIGHT": "可能 也许 或许 大概 打算 考虑 建议 拟 maybe perhaps might",
        "ASKS": "? 吗 请问 是否 能否 可否 要不要 行不行 可不可以 能不能 是不是 怎么样",
        "ASKS_LAST": "吧 呢",
        "MAY": "may could should|we not",
        "EITHER": "或者",
        "PLANS": "计划",
        "NOT": "先不 先不要 先勿 暂不 暂不要 暂时不 暂时不要 暂别 暂勿 暂时别 暂时勿 "
        "不再 并非 不是 不由 无需 无须 不用",
        "WE": "我们 本组 我组",
        "NOT_YET": "没 未",
        "FULLY": "最终 完全",
        "SETTLED": "定 确定 敲定",
        "OPEN": "待定 暂定 不一定 未必 看情况 说不准 不保证 不敢保证 不能保证 先别 "
        "再定 再确认 再议 再说 再看 再商量 再想想 还要问 "
        "not|sure to|be|confirmed tbc tbd still|need|to still|needs|to still|have|to let|me|check",
        "DRAFT": "初步 草案 仅供参考",
        "HOLD": "不要 别 勿",
        "RECORDS": "登记 通知 对外 记录 安排 发",
        "WAITS": "待 等 需 须 要 还要",
        "TALKS": "商量 讨论 评估 拍板",
        "ENQUIRES": "问问 问一下 问下",
        "HARMLESS": "模拟 虚拟 拟定 拟合 未定义 没定义 计划如下 计划投入 计划支撑 计划支援 计划支持 计划时间 "
        "计划周期 计划工 计划人 计划开始 计划结束 计划安排如下",
        "STOP": ", 。 ; :",
    }
)
"""The longest word counts: 模拟 is no 拟, 计划投入 no 计划."""
LEFT_OPEN: Final = OPENS.wordings("MIGHT", "OPEN", "ASKS", "NOT_YET FULLY? SETTLED")
OF_PEOPLE: Final = OPENS.wordings("MAY", "(START | STOP | GAP) WE? (PLANS | NOT)")
"""Of a line of an answer: 我组先不安排…; a name may be May."""
OF_A_HEAD: Final = OPENS.wordings("EITHER")
IN_SHORT: Final = OPENS.wordings("DRAFT", "ENQUIRES", "(NOT | HOLD) RECORDS", "WAITS (!( STOP | END ) ANY){0,6}? TALKS")
"""Of a short line; a longer one describes the work: 需参加方案讨论."""
ASKED: Final = OPENS.wordings("ASKS", "ASKS_LAST STOP? END")
NOT_HIS_WORD: Final = UNSETTLED.wordings(
    "HEARD",
    # 黄丽说许南星6月1日投入
    "(START | STOP | COLON) (!( STOP | COLON | END ) ANY){1,4}? TELLS",
)
TO_COME: Final = UNSETTLED.wordings(
    # 等合同签了再, 待客户确认
    "WAITS (!( STOP | COLON | END ) ANY){0,6}? (CONSENT | AFTER)",
)
