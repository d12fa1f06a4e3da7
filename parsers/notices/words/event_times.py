"""When something is to be that is nobody's support: 复测时间暂定在7月第一周 leaves none of his days open (M4)."""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

_EVENT: Final = Pattern(
    r"(?:复测|验收|上线|评审|会议|汇报|割接|演示|测评|检查|发布|答辩|例会|启动会|交付|提测)的?(?:时间|日期)"
    r"(?:暂定|初定|暂时定)?[在为是于]?(?![^。;；]{0,60}(?:支[撑援持]|留|投入|干|做|待)[到至])[^,，。;；]{0,16}"
)
"""Not where somebody stays until then: 验收时间暂定6月30日，许南星支撑到验收."""


def without_event_times(folded: str) -> str:
    """The text (folded) without the clauses that say when such a thing is to be."""
    return _EVENT.sub("", folded)
