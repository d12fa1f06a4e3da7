"""变更前：甲, 变更后：乙: of who leads where the mail speaks of that, else of who manages, or is lent (D4, D9).

原人员：甲, 新人员：乙 are of who is lent in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.lead_words import TITLES
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED, NEW_PEOPLE
from parsers.notices.words.spans import is_single_day
from parsers.patterns import Pattern

_BEFORE: Final = "变更前"
_AFTER: Final = "变更后"
_BRACKET: Final = Pattern(r"[(（][^()（）]*[)）]")
_OLD_PEOPLE: Final = Pattern(r"^\W*(?:原(?:支撑)?|被替换|被接替|换下|(?:替换|变更|调整)前)人员\s?[:：]\s?")
_DAY_OF_CHANGE: Final = Pattern(r"^\W*(?:变更|替换|接替|接手|生效)(?:开始)?(?:时间|日期)\s?[:：]\s?")
_SEVERAL: Final = Pattern(r"[^\W\d][、,，/和与][^\W\d]")
"""Whose place each of several takes is not told here."""
_LEADS: Final = (*TITLES["lead"], "负责人")


def of_members(statements: Sequence[Statement], subject: str) -> Iterable[Statement]:
    """The statements; the two labels of a change are those of people lent where nothing speaks of an office.

    Whose place somebody takes is read where each label stands once.
    """
    new = [told for told in statements if told.label in NEW_PEOPLE and told.field == "person"]
    old = [told for told in statements if _OLD_PEOPLE.match(told.value) and told.field is None] if new else []
    if len(old) == len(new) == 1:
        return _with_first_day(_of_people(statements, old, new))
    before = [told for told in statements if told.label == _BEFORE and told.field == "old_lead"]
    after = [told for told in statements if told.label == _AFTER and told.field == "lead"]
    if not (before or after):
        return statements
    texts = [fold(text) for text in (subject, *(told.line for told in statements))]
    if _speak(texts, _LEADS):
        return statements
    if _speak(texts, TITLES["manager"]):
        return _of_the_manager(statements, (*before, *after))
    return _with_first_day(_of_people(statements, before, after))


def _speak(texts: Iterable[str], titles: Iterable[str]) -> bool:
    return any(title in text for text in texts for title in titles)


def _of_the_manager(statements: Sequence[Statement], changed: Sequence[Statement]) -> Iterator[Statement]:
    for told in statements:
        of_him = "manager" if told.label == _AFTER else "note"
        yield structs.replace(told, field=of_him) if told in changed else told


def _of_people(
    statements: Sequence[Statement], before: Sequence[Statement], after: Sequence[Statement]
) -> Iterator[Statement]:
    whole = _OLD_PEOPLE.sub("", before[0].value) if len(before) == len(after) == 1 else ""
    whole = "" if whole and (_SEVERAL.search(whole) or _SEVERAL.search(after[0].value)) else whole
    for told in statements:
        if told in after:
            value = f"{told.value}（接替{_BRACKET.sub('', whole).strip()}）" if whole else told.value
            yield structs.replace(told, field="person", value=value)
        elif told in before:
            yield structs.replace(told, field="note" if whole else None)
        else:
            yield told


def _with_first_day(statements: Iterable[Statement]) -> list[Statement]:
    """The statements; where no days are stated, the day of the change is the first of whoever comes."""
    told = list(statements)
    dated = any(one.field in DATED and one.field != "end" for one in told)
    days = [_DAY_OF_CHANGE.sub("", one.value) if one.field is None else one.value for one in told]
    return [
        structs.replace(one, field="start", value=day) if day != one.value and not dated and is_single_day(day) else one
        for one, day in zip(told, days, strict=True)
    ]
