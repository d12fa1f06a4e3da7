"""Whether an answer says yes to all that it answers, and nothing else: 对, 确认无误, 没问题，请登记 (M4, M7).

收到 and 好的 say only that it was read (`acknowledging`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.wordings import Vocabulary
from parsers.patterns import Pattern

LONGEST: Final = 40
"""Characters of such a line."""
_VOCABULARY: Final = Vocabulary(
    {
        "YES": "对 对的 对啊 对得上 是 是的 是对的 没错 正确 无误 确认 确认了 确认无误 核对无误 信息无误 没问题 "
        "没问题的 没有问题 没有错 没毛病 属实 可以 可以的 同意 都对 全对 得对 "
        "就是这个意思 是这个意思 就是这样 不用改 不必改 无需修改 不需要改 +1 👍 "
        "照此 照办 行 yes correct confirmed confirm right approved agreed that|is|right all|correct go|ahead",
        "POLITE": "好 好的 嗯 收到 ok ok的 okay 👌 谢谢 多谢 感谢 麻烦了 辛苦了 小助手 助手 你好 您好 hi hello 看过了 "
        "核对过了 已核对 已看过 thanks thank|you please",
        "ABOUT": "以上 上面 下面 下面的 表 表格 表里 表里的 内容 信息 安排 理解 你理解 你理解的 你的理解 人 人员 "
        "项目 时间 日期 人天 天数 工时 周期 "
        "就 都 也 请 按 照 按照 这个 这样 这么 此 帮忙 的 予 来 it this all is as the form",
        "RECORD": "登记 登记吧 登记了 登记即可 登记就好 登记就行 记录 办理 录入 就这样 即可 吧 record",
        "MARK": ', 。 ! ~ ; 、 . : [ ] “ ” "',
    }
)
_SAYS_YES: Final = _VOCABULARY.wordings(
    "START (POLITE | MARK | ABOUT){0,9} (YES | RECORD) (POLITE | MARK | ABOUT | YES | RECORD){0,9} END",
)
_SIGNS: Final = Pattern(
    r"(?:此致|敬礼|祝好|顺祝商祺|顺颂商祺|(?:祝|周末|节日|工作)(?:您|你)?(?:愉快|顺利|快乐))[!。~]?"
    r"|[^\d,，。]{0,16}(?:部|组|中心|公司|经理|总监|工程师|负责人|组长)(?:\s?\d{3,5})?"
    r"|(?:地址|addr)[:：].*|(?:[^\W\d]{0,4}+[\s:：]{0,3}+[\d*#+\- ]{4,24}+){1,3}"
)
"""A line below the words: what is wished, where somebody works, a telephone."""


def only_confirms(lines: Iterable[str], words: Iterable[str], roll: Roll) -> bool:
    """Whether one of the lines says yes, and those that do more than greet or thank (`words`) say nothing else."""
    return any(map(_says_yes, lines)) and all(_says_yes(one) or _signs(one, roll) for one in words)


def _says_yes(line: str) -> bool:
    return len(line) <= LONGEST and _VOCABULARY.cut(fold(line)).says(_SAYS_YES)


def _signs(line: str, roll: Roll) -> bool:
    return len(line) <= LONGEST and (roll.holds(line.strip()) or _SIGNS.fullmatch(fold(line)) is not None)
