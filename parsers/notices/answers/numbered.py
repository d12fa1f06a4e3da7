"""An answer that is a list (M7): by name (1. 许南星，同意 2. 白一舟，不同意), or by number alone (1同意，2不同意)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import structs

from parsers.dates.numerals import value_of
from parsers.notices.layout.fields import Statement
from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

_MARK: Final = Pattern(rf"\s*(?:{NUMBER}|[①-⑳]|[-*•·](?=\s))\s*")
_NEXT: Final = Pattern(rf"[；;。]\s*(?={NUMBER})|(?=[①-⑳])")
_BEHIND_NAME: Final = Pattern(r"\s*[,，:：、—–-]\s*|\s+")
_HEAD: Final = Pattern(r"[^,，:：、\s—–-]{2,4}(?=[,，:：、\s—–-])")
_NOT_FILLED_IN: Final = Pattern(r"[^:：，,。；;!！]{1,30}：\s*")
"""A line of the form that has been left as it was: nothing is said of that person."""
MOST: Final = 50
"""Places at which a line is cut; what follows is one item."""

_NUMBER: Final = r"(?:[1-9]\d?|[①-⑳])"
_VERDICT: Final = r"\s?(?:[都均]|全部)?(?:不?同意|不?批准|不续|按期|到期|续|延|撤)"
_RANGE: Final = rf"[1-9]\d?\s?[-~–—至到]\s?[1-9]\d?(?={_VERDICT})"
"""1-3同意: only right before a verdict; 7-15 alone is a day."""
_SPACED: Final = rf"[1-9]\d?(?:\s[1-9]\d?){{1,9}}(?={_VERDICT})"
"""1 2 续到7.15: nothing but blanks between them, right before a verdict; 1 7.15 is a number and a day."""
_DAY: Final = r"(?!(?:0?[1-9]|1[0-2])/(?:[12]\d|3[01])(?![\d/]))"
"""7/15 is a day, and names no two of a letter."""
_NUMBERS: Final = rf"{_DAY}(?:{_RANGE}|{_SPACED}|{_NUMBER}(?:\s?[、,，/&和及与]\s?{_NUMBER}){{0,49}})"
_REST: Final = (
    r"(?:(?:其余|其[他它]|剩下|剩余|余下)(?:的?人|的?[几两]位|各位|同事|人员)?的?(?:[都均也]|一律|全部)?"
    r"(?=不(?!变)|按期|到期|按时|同意|续|延|撤|释放|离场)"
    r"|(?:the )?(?:rest|others)(?: (?:are|is|will be))? (?=not\b|no\b|as planned|leaves?\b|released|extend|stay))"
)
_OTHERS: Final = (
    r"(?:另外?|其[他它]|剩下|余下)的?[一两二三四五六七八九\d][个位名](?:人|同事)?[都均也]?"
    r"(?=不(?!变)|按期|到期|按时|同意|续|延|撤|释放|离场)"
)
_OF_THE_REST: Final = Pattern(rf"(?i)\s*(?:{_OTHERS}|(?:另外|此外)?{_REST})")
_HOW_MANY: Final = Pattern(r"\s*(?:另外?|其[他它]|剩下|余下)的?(?P<count>[一两二三四五六七八九]|\d(?!\d))[个位名]")
_ENGLISH: Final = (
    r"\s?(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|weeks?|months?|days?)\b|more\s)"
)
"""15 July, 2 more weeks."""
_REFERENCE: Final = Pattern(
    rf"(?i)(?:(?<=[\s,，;；。!！])|(?<=另外)|^)(?P<rest>{_REST})|(?:(?<=[\s,，;；。!！])(?<![a-z]\s)|(?<=\bok\s)|(?<=\byes\s)|(?<=\bno\s)|(?<=另外)|^|(?=[(（]{_NUMBER}[)）]|[①-⑳]))[(（]?"
    rf"(?:第\s?(?P<spelled>{_NUMBERS}|[一二三四五六七八九])\s?(?:项|条|位|个)|(?:#|no\.?\s?|item\s|编号\s?)?(?P<bare>{_NUMBERS}))"
    rf"(?!\d|\s\d(?!\d?月\d)|\s?(?:[./-]\d|月|日|号|年|点|时|个|天|周|人|名|位|%|~|至(?!\d{{1,2}}[月.])|到(?!期|\d{{1,2}}[月.])|-|/|st\b|nd\b|rd\b|th\b|{_ENGLISH}))"
    r"\s?[)）]?\s?[.、:：)）]?\s*"
)
ADDRESSED: Final = r"(?:总|经理|老师|工|同学|组长)"
"""What whoever is spoken to is called behind the name, as a part of an expression."""
_GREETED: Final = Pattern(
    rf"(?i)(?:[^\d\s,，:：]{{1,8}}{ADDRESSED}|好的?|收到|嗯|noted|thanks|thank you|hi|hello)"
    r"[,，:：。.!]\s?(?=[\d①-⑳第#(（])"
)
"""What is said to the reader before the first number is no answer: 黄总，1同意; 好的，1同意."""
_EACH: Final = Pattern(_NUMBER)
_UNREAD_NUMBER: Final = Pattern(rf"\s*[1-9]\d?\s?(?:[.、:：)）]|(?:至|到)?{_VERDICT})")
"""A line that begins with a number and is none of the above may be about somebody, and no reason of the one before."""
_TO: Final = Pattern(r"[-~–—至到]")
_ENDS: Final = 2
"""Of a range: its first and its last number."""
_SPELLED: Final = "一二三四五六七八九"


class Numbered(NamedTuple):
    """What an answer says of the people of some numbers in the letter that it answers; with none, of all the others."""

    numbers: tuple[int, ...]
    lines: list[Statement]


def of_the_rest(text: str) -> tuple[str, int | None] | None:
    """What a clause says of everybody of whom nothing else is said, and how many they are (其余按期撤场, 另外两个不续).

    None where it is no such clause; the number is None where none is told.
    """
    found, counted = _OF_THE_REST.match(text), _HOW_MANY.match(text)
    return (text[found.end() :], value_of(counted["count"]) if counted else None) if found else None


def by_number(lines: Sequence[Statement]) -> list[Numbered]:
    """What stands behind each number, up to the next; empty where more than courtesy stands before the first."""
    found: list[Numbered] = []
    for told in _without_greeting(lines):
        marks = [mark for mark, _ in zip(_REFERENCE.finditer(told.value), range(MOST), strict=False)]
        before = told.value[: marks[0].start()] if marks else told.value
        if before.strip() and not _continued(found, structs.replace(told, value=before)):
            return []
        ends = [*(mark.start() for mark in marks), len(told.value)][1:]
        for mark, end in zip(marks, ends, strict=True):
            found.append(Numbered(_numbers(mark), [structs.replace(told, value=told.value[mark.end() : end].strip())]))
    return found if any(item.numbers for item in found) else []


def has_numbers(lines: Sequence[Statement]) -> bool:
    """Whether the lines have numbers that may be those of a letter's people, wherever they stand."""
    return any(mark["rest"] is None for told in lines for mark in _REFERENCE.finditer(told.value))


def _without_greeting(lines: Sequence[Statement]) -> Iterator[Statement]:
    """The lines; the first without what is only said to the reader."""
    for number, told in enumerate(lines):
        greeted = None if number else _GREETED.match(told.value)
        yield structs.replace(told, value=told.value[greeted.end() :]) if greeted else told


def _continued(found: list[Numbered], told: Statement) -> bool:
    """Whether words without a number belong to the number before them, or are courtesy that opens the answer."""
    if found:
        found[-1].lines.append(told)
    if found and _UNREAD_NUMBER.match(told.value):
        return False
    return bool(found) or is_courtesy(fold(told.value.strip(" ,，。!！")))


def _numbers(mark: re.Match[str]) -> tuple[int, ...]:
    if mark["rest"]:
        return ()
    spelled = mark["spelled"] or ""
    if spelled in _SPELLED and spelled:
        return (_SPELLED.index(spelled) + 1,)
    told = spelled or mark["bare"]
    numbers = _EACH.findall(told)
    if len(numbers) == _ENDS and _TO.search(told):
        return tuple(range(int(numbers[0]), int(numbers[1]) + 1))
    return tuple(int(one) if one.isascii() else ord(one) - ord("①") + 1 for one in numbers)


def items_of(lines: Sequence[Statement], names: Sequence[str]) -> list[Statement]:
    """The lines of an answer; those of a list without their marks, each beginning "name：" where a name comes first.

    `names` are folded, the longest first. One mark alone makes no list: it may be the answer itself.
    """
    parts = [part for told in lines for part in _parts(told)]
    if sum(_MARK.match(part.value) is not None for part in parts) < 2:  # noqa: PLR2004  one alone is no list
        return list(lines)
    told = [structs.replace(part, value=_led_by_name(_without_mark(part.value), names)) for part in parts]
    return [part for part in told if not _NOT_FILLED_IN.fullmatch(part.value)]


def _parts(told: Statement) -> list[Statement]:
    ends = [found.end() for found in _NEXT.finditer(told.value, 1)][:MOST]
    texts = [told.value[start:end].strip() for start, end in pairwise([0, *ends, len(told.value)])]
    return [structs.replace(told, value=text) for text in texts if text]


def _without_mark(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def _led_by_name(text: str, names: Sequence[str]) -> str:
    head = _HEAD.match(text)
    name = next((name for name in names if fold(text).startswith(name)), "")
    if not name and head is not None and looks_like_name(head[0]):
        name = head[0]
    behind = _BEHIND_NAME.match(text, len(name)) if name else None
    return f"{text[: len(name)]}：{text[behind.end() :]}" if behind else text
