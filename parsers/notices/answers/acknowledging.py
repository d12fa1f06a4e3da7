"""Whether an answer says no more than that it was read: 收到, 好的，知道了, 好的，会安排交接 (M3, D6).

To a letter that tells something it decides nothing, whatever else that letter asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.words.fold import fold
from parsers.notices.words.wordings import Vocabulary

LONGEST: Final = 40
"""Characters of such a line."""
_VOCABULARY: Final = Vocabulary(
    {
        "READ": "收到 已收到 收到了 知道 知道了 我知道了 了解 了解了 已了解 明白 明白了 知悉 已知悉 已阅 已读 好 好的 "
        "好嘞 好滴 嗯 嗯嗯 ok okay okok 👌 noted received got|it understood",
        "THANKS": "谢谢 感谢 多谢 谢谢您 谢谢告知 感谢告知 谢谢提醒 辛苦 辛苦了 thanks thank|you many|thanks",
        "SELF": "我 我们 我这边 我方 这边 本人 项目组",
        "DOES": "会 将 已 就 都 来 去 提前 按时 及时 尽快 安排 安排好 做好 做 准备 准备好 组织 完成 配合 人员",
        "HANDS_OVER": "交接 交接好 工作交接 交接工作 交接事宜 交接手续",
        "MARK": ", 。 ! ~ ; 、 . [ ] ( )",
    }
)
_READ: Final = _VOCABULARY.wordings(
    "START MARK{0,2} (READ | THANKS) (MARK{0,3} (READ | THANKS | SELF? DOES{0,4} HANDS_OVER)){0,6} MARK{0,3} END"
)


def only_acknowledges(words: Sequence[str]) -> bool:
    """Whether all that is said (`words`: the lines that do more than greet, thank or sign) is that it was read."""
    return all(len(line) <= LONGEST and _VOCABULARY.cut(fold(line)).says(_READ) for line in words)
