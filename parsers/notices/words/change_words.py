"""The words by which one takes another's place: in an office, in a project, in a pre-sales request (D4, D9, P3)."""

from __future__ import annotations

from typing import Final

BECOMES: Final = (
    "变更为 变更成 变更至 更换为 更换成 更改为 改成 调整为 调整成 改由 改为 更正为 换为 换成 转为 转由 交接给 移交给 "
    "移交至 替换为 变为 交由 => -> →"
)
"""研发负责人由方启明|变更为|沈知微."""
BECOMES_IN_ENGLISH: Final = "is|changed|to changed|to changes|to moves|to"
SUCCEEDS: Final = "接任 接手 接替"
"""沈知微|接替|方启明."""
SERVES: Final = (
    "担任 来担任 出任 任命为 被任命为 作为 成为 任 当 兼任 任职 serves|as acts|as is|appointed has|been|appointed"
)
"""沈知微|担任|研发负责人."""
