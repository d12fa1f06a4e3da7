"""What leads in, in the same line, to people and the days of each (D4).

黄丽和高兴的驻场时间重新排过：黄丽6月1日-6月18日，高兴6月22日-7月10日.
The head names those who stand behind it, and says no more than that their days follow.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.amendments.exchanged_rows import only_leads_in
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, periods
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of such a line."""
_HEAD: Final = Pattern(
    r"^(?:[^\W\d]{1,6}(?:你好|您好)[,，!！])?(?P<head>[^:：,，。;；\d]{4,40})[:：]\s?(?P<rest>\S.*)$"
)


def without_head(line: Line, roll: Roll) -> Line:
    """The line without such a head; as it is where it has none."""
    found = _HEAD.match(line.text) if len(line.text) <= LONGEST else None
    named = roll.named_in(found["head"]) if found else ()
    if found is None or len(named) <= 1 or not only_leads_in(found["head"], roll):
        return line
    behind = roll.named_in(found["rest"])
    folded = fold(found["rest"])
    ranges = [span for span in periods(folded) if has_range(folded[span.start : span.end])]
    of_each = sorted(named) == sorted(behind) and len(ranges) == len(named)
    return structs.replace(line, text=found["rest"]) if of_each else line
