"""Several projects named side by side (M4): a notice about two is asked about, and never recorded of one."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_KIND: Final = r"(?:项目|平台|系统|工程|门户|网站|大屏|中台|[一二三四五六七八九\d]期)(?:\([^()]{1,8}\))?"
_NAME: Final = rf"[^\W\d][^\W日号]{{1,20}}?{_KIND}"
_SIDE_BY_SIDE: Final = Pattern(
    rf"(?P<first>{_NAME})(?:[、/&]|(?<=[目期])(?:和|与|及|以及))\s?(?P<second>{_NAME})(?![\w]{{0,4}}项目)"
)
"""数据平台与大屏项目 is one project: 和 parts names only behind 项目 and 二期."""
_PARTS: Final = frozenset("、/&和与及")
"""One of these is between any two."""
_LEADS: Final = Pattern(r"^.*(?:支[撑援持]|参与|投入到?|加入|针对|关于|对|为|将|现)")
LONGEST: Final = 300


def several_in(text: str) -> tuple[str, ...]:
    """The two projects that a text names side by side, or (): 海棠门户二期、云杉数据平台."""
    folded = fold(text)
    parted = len(text) <= LONGEST and not _PARTS.isdisjoint(folded)
    found = _SIDE_BY_SIDE.search(folded) if parted else None
    if found is None:
        return ()
    first, second = (text[slice(*found.span(side))] for side in ("first", "second"))
    return _LEADS.sub("", first), second
