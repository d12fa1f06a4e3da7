"""变更前：甲, 变更后：乙: of who leads where the mail speaks of that, else of who manages, or is lent (D4, D9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.lead_words import TITLES
from parsers.notices.words.fold import fold

_BEFORE: Final = "变更前"
_AFTER: Final = "变更后"
_LEADS: Final = (*TITLES["lead"], "负责人")


def of_members(statements: Sequence[Statement], subject: str) -> Iterable[Statement]:
    """The statements; the two labels of a change are those of people lent where nothing speaks of an office.

    Whose place somebody takes is read where each label stands once.
    """
    before = [told for told in statements if told.label == _BEFORE and told.field == "old_lead"]
    after = [told for told in statements if told.label == _AFTER and told.field == "lead"]
    if not (before or after):
        return statements
    texts = [fold(text) for text in (subject, *(told.line for told in statements))]
    if _speak(texts, _LEADS):
        return statements
    if _speak(texts, TITLES["manager"]):
        return _of_the_manager(statements, (*before, *after))
    whole = len(before) == len(after) == 1
    return _of_people(statements, before[0].value if whole else "", (*before, *after))


def _speak(texts: Iterable[str], titles: Iterable[str]) -> bool:
    return any(title in text for text in texts for title in titles)


def _of_the_manager(statements: Sequence[Statement], changed: Sequence[Statement]) -> Iterator[Statement]:
    for told in statements:
        of_him = "manager" if told.label == _AFTER else "note"
        yield structs.replace(told, field=of_him) if told in changed else told


def _of_people(statements: Sequence[Statement], before: str, changed: Sequence[Statement]) -> Iterator[Statement]:
    for told in statements:
        if told not in changed:
            yield told
        elif told.label == _AFTER:
            value = f"{told.value}（接替{before}）" if before else told.value
            yield structs.replace(told, field="person", value=value)
        else:
            yield structs.replace(told, field="note" if before else None)
