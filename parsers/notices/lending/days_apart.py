"""Days whose place in a line says what they are (D2): columns without a header, phases, a month told once.

许南星 6/1 6/30 in line with others like it is since when and until when; 第一批（6月1日-6月12日）：许南星 is whose days
those are; of 许南星6月1日-30日，白一舟8日-26日 all is June.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, has_range, is_dated, periods
from parsers.patterns import Pattern

LONGEST: Final = 200
"""Characters of a line that is looked at."""
_FEWEST_CELLS, _MOST_CELLS = 3, 6
_FEWEST: Final = 2
"""Lines that are columns; in one alone two days may be two days."""
_DAY: Final = (
    r"(?:\d{4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,2}|\d{1,2}/\d{1,2}|(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号])"
)
_WORD: Final = r"[^\s\d,，。;；:：]{1,20}"
_COLUMNS: Final = Pattern(
    rf"\s{{0,8}}{_WORD}(?:[ \t]{{1,8}}{_WORD}){{0,2}}[ \t]{{1,8}}"
    rf"(?P<first>{_DAY})(?P<gap>[ \t]{{1,8}})(?P<last>{_DAY})(?=[ \t]|$)"
)
_STAGE: Final = r"(?:第[一二三四五六七八九十\d]{1,2}(?:批次?|阶段|期|轮)|[\u4e00-\u9fff]{2,6}阶段)"
_STAGE_WITH_DAYS: Final = Pattern(rf"\s*{_STAGE}\s?[（(](?P<days>[^（）()]{{3,30}})[）)]\s?[:：]?\s?(?=\S)")
_STAGE_BEFORE_DAYS: Final = Pattern(rf"(?:^|(?<=[。；;，,]))\s?{_STAGE}\s?[:：]?\s?(?=\d{{1,2}}\s?[月./])")
_TO: Final = r"\s?(?:-{1,2}|~|—{1,2}|–|至|到)\s?"
_IN_A_MONTH: Final = Pattern(
    rf"(?:\d{{4}}\s?年\s?)?(?P<month>\d{{1,2}})\s?月\s?(?P<first>\d{{1,2}})\s?[日号]?{_TO}(?:(?P=month)\s?月\s?)?\d{{1,2}}\s?[日号]?"
)
_OF_NO_MONTH: Final = Pattern(rf"(?P<first>\d{{1,2}})\s?[日号]?{_TO}\d{{1,2}}\s?[日号]")


def in_columns(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements; in lines that are columns the first and the last day stand as one period."""
    told = tuple(_without_slashes(one) for one in statements)
    found = {at: column for at, one in enumerate(told) if (column := _columns(one)) is not None}
    if len(found) < _FEWEST:
        return told
    return tuple(structs.replace(one, value=found.get(at, one.value)) for at, one in enumerate(told))


def _without_slashes(told: Statement) -> Statement:
    """许南星/后端/6.1-6.30/20人天: a row with slashes between its cells, one of which is a range of days."""
    cells = told.value.split("/") if told.field is None and len(told.value) <= LONGEST else []
    if not _FEWEST_CELLS <= len(cells) <= _MOST_CELLS:
        return told
    days = [cell for cell in map(fold, cells) if is_dated(cell)]
    whole = len(days) == 1 and has_range(days[0]) and periods(days[0])[:1] == (Stretch(0, len(days[0].rstrip())),)
    return structs.replace(told, value="，".join(cells)) if whole else told


def _columns(told: Statement) -> str | None:
    value = told.value
    parted = told.field is None and len(value) <= LONGEST and (" " in value or "\t" in value)
    column = _COLUMNS.match(value) if parted else None
    return f"{value[: column.start('gap')]}至{value[column.end('gap') :]}" if column is not None else None


def without_stage(text: str) -> str:
    """The text with the days of a phase before whom it names, and without the phase: 第一批（6月1日-6月12日）：甲."""
    stage = _STAGE_WITH_DAYS.match(text) if len(text) <= LONGEST else None
    if stage is not None and periods(fold(stage["days"])):
        return f"{stage['days']}：{text[stage.end() :]}"
    return _STAGE_BEFORE_DAYS.sub("", text) if "阶段" in text or "第" in text else text


def with_months(text: str) -> str:
    """The text; days without a month, not before those told in front of them, are of the same month."""
    folded = fold(text)
    found = list(_missing_months(folded)) if "月" in folded else []
    for at, month in reversed(found):
        text = f"{text[:at]}{month}月{text[at:]}"
    return text


def _missing_months(folded: str) -> Iterator[tuple[int, str]]:
    month, first = "", 0
    for before, span in pairwise(periods(folded)):
        if (known := _IN_A_MONTH.fullmatch(folded[before.start : before.end])) is not None:
            month, first = known["month"], int(known["first"])
        bare = _OF_NO_MONTH.fullmatch(folded[span.start : span.end])
        if bare is None:
            month = ""
        elif month and int(bare["first"]) >= first:
            yield span.start, month
            first = int(bare["first"])
