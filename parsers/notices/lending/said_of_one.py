"""A sentence that says when, and leaves out of whom: read as if it were said of one person (D2).

6月1日进场，6月30日离场, whoever it is said of: everybody named above it, or whom the subject names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.sentences import LENT
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated

LONGEST: Final = 120
"""Characters of such a sentence."""
_SOMEBODY: Final = "张三"

Reader = Callable[[Statement], list[Statement]]
"""What an unlabelled statement states."""


def said_of_one(told: Statement, read: Reader, start: int = 0) -> list[Statement]:
    """What the text of `told` from `start` on says of somebody; [] where not all of it is understood."""
    if len(told.value) > LONGEST or not is_dated(fold(told.value)):
        return []
    said = read(structs.replace(told, value=f"{_SOMEBODY}{told.value[start:]}"))
    if [one.value for one in said if one.field == "person"] != [_SOMEBODY] or any(one.field is None for one in said):
        return []
    return [structs.replace(one, label=LENT) if one.field == "period" else one for one in said if one.field != "person"]
