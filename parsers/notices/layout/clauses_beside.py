"""Clauses beside the statement of a fresh mail that are no part of it: taken off before anybody reads it (D2, D4, D7).

许南星6月1日-6月30日支撑，每周例会周三下午2点，工位已安排. Each is known word by word (`beside_words`); one with a word
that nobody knows, with somebody who may be lent, or with another project stays, and is read or asked about (M4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import has_title, titled
from parsers.notices.words.beside_words import (
    BY_ACCORD,
    CLAUSES,
    HARMLESS,
    HEAD,
    HOUR,
    MEMBER,
    NUMBER,
    OF_WORK,
    THANKS,
    WEEKLY,
    WHOLE,
)
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, is_dated
from parsers.notices.words.wordings import Token, Wording
from parsers.patterns import Pattern

LONGEST: Final = 400
"""Characters of a line that is looked at, and `LONGEST_CLAUSE` of such a clause."""
LONGEST_CLAUSE: Final = 30
_FORM: Final = range(4, 1, -1)
"""Characters of a form of address: 查组长, 老查."""
_CLAUSE: Final = Pattern(r"(?P<said>(?:[^(（,，。；;！!]++|[(（][^()（）]{0,80}[)）]|[(（])++)(?P<mark>[,，。；;！!]*)")
_DATED: Final = Pattern(r"\d\s?[月./-]\s?\d")
_MAY_BE_DATED: Final = Pattern(
    r"不是|而非|并非|(?:完成|做[完好]|办[完好])[^,，]{0,8}(?:交接|手续)|[节假]|端午|中秋|国庆|清明|元旦|五一|十一"
)
"""A date is part of such a clause only if it is a feast's, one that does not hold, or by which work is handed over."""
_INCLUDES: Final = Pattern(r"[^,，含包括]*[含包括]")
_COUNTED: Final = Pattern(r"[\d一二两三四五六七八九十半]\s?个?[名位人天日周月次%]")
"""（含测试一名）, （含15天远程）: how many, or how much."""
_LED: Final = Pattern(r"[^,，()（）\d]{3,24}?(?=(?:由|让|派|请|安排|增派|借调|抽调|新增)[^,，])")
_COMMAS: Final = frozenset({"", "，", ","})
_THANKED: Final = ("辛苦", "麻烦", "有劳", "欢迎")
_MARKS: Final = " ,，。；;！!"
_IN_BRACKETS: Final = Pattern(r"\s?[(（](?P<inner>[^()（）]{2,30})[)）]")
_CLOCK: Final = (
    r"(?:\d{1,2}(?::\d{2}|[点时](?:半|整|\d{1,2}分?)?)|[一二三四五六七八九十]{1,2}点(?:半|整)?)[前左右]{0,2}"
)
_HOURS: Final = Pattern(rf"{_CLOCK}(?:[~-]{_CLOCK})?")
_WEEKDAYS: Final = Pattern(r"每?(?:周|星期)[一二三四五六日天](?:[、和至到~-](?:周|星期)?[一二三四五六日天]){0,5}")
_WHOLE: Final = Pattern(r"100\s?%")
_NUMBER: Final = Pattern(r"1\d{10}|\d{3,4}-?\d{7,8}|\d{1,2}(?:楼|层|号楼)")


def without_clauses_beside(lines: Sequence[Line], roll: Roll) -> Iterator[Line]:
    """The lines with days, each without the clauses and brackets that say nothing of them."""
    for line in lines:
        text = line.text
        looked_at = len(text) <= LONGEST and _states(fold(text))
        bare = _without(text, roll) if looked_at else text
        yield structs.replace(line, text=bare) if bare != text and _states(fold(bare)) else line


def _states(folded: str) -> bool:
    """Whether a line has days, or an effort."""
    return is_dated(folded) or bool(efforts(folded))


def _without(text: str, roll: Roll) -> str:
    """A line without what is beside the statement; one of a single clause is no more than that."""
    bare = text
    if "(" in text or "（" in text:
        bare = _IN_BRACKETS.sub(lambda hit: "" if is_beside(hit["inner"], roll) else hit[0], text)
    clauses = list(_CLAUSE.finditer(bare))
    if len(clauses) == 1 and clauses[0][0] == text and not _LED.match(text):
        return text
    kept, dropped = "", False
    for found in clauses:
        dropped = is_beside(found["said"], roll) or _thanks(found["said"], bare, roll)
        if not dropped:
            kept += _behind_accord(found[0], roll)
        elif found["mark"] not in _COMMAS and kept:
            kept = kept.rstrip(_MARKS) + found["mark"]
    return kept.rstrip(_MARKS) if dropped else kept


def _thanks(clause: str, text: str, roll: Roll) -> bool:
    """Whether a clause thanks somebody whom the rest of the text names, too: 许南星6月1日-6月30日支撑，辛苦许南星."""
    named = roll.named_in(clause) if clause.startswith(_THANKED) else ()
    return bool(named) and all(text.count(name) > 1 for name in named) and is_beside(clause, roll, THANKS)


def _behind_accord(clause: str, roll: Roll) -> str:
    """The clause without whose accord it has: 与查甘望商定|由许南星6月1日-6月12日支撑."""
    head = _LED.match(clause)
    return clause[head.end() :] if head is not None and is_beside(head[0], roll, (*HARMLESS, *BY_ACCORD)) else clause


def is_beside(clause: str, roll: Roll, wordings: Sequence[Wording] = HARMLESS) -> bool:
    """Whether a clause is known (by `wordings`) to say nothing of who is lent, and when."""
    bare = clause.strip()
    if not 1 < len(bare) <= LONGEST_CLAUSE:
        return False
    if roll.projects_in(bare):
        wordings = [one for one in wordings if one in OF_WORK]
    folded = fold(bare)
    if _DATED.search(folded) and not _MAY_BE_DATED.search(folded):
        return False
    includes = _INCLUDES.match(folded)
    if includes is not None and _COUNTED.search(folded, includes.end()):
        return False
    return CLAUSES.cut(folded, list(_settled(bare, folded, roll))).says(wordings)


def _settled(clause: str, folded: str, roll: Roll) -> Iterator[Token]:
    """What is known before words are looked for: hours and days of the week, all of somebody's time, days, people."""
    taken: list[Token] = []
    found = (
        *(Token(WEEKLY, *hit.span()) for hit in _WEEKDAYS.finditer(folded)),
        *(Token(HOUR, *hit.span()) for hit in _HOURS.finditer(folded)),
        *(Token(WHOLE, *hit.span()) for hit in _WHOLE.finditer(folded)),
        *(Token(NUMBER, *hit.span()) for hit in _NUMBER.finditer(folded)),
        *day_tokens(folded),
        *_people(clause, roll),
    )
    for token in found:
        if all(token.end <= one.start or one.end <= token.start for one in taken):
            taken.append(token)
            yield token


def _people(clause: str, roll: Roll) -> Iterator[Token]:
    """Who is named: a head, or somebody who may be lent."""
    end = 0
    for at in range(len(clause)) if has_title(clause) else roll.may_call_at(clause):
        if at >= end and (called := _called_at(clause, at, roll)):
            end = at + len(called)
            yield Token(MEMBER if _may_be_lent(called, roll) else HEAD, at, end)


def _called_at(clause: str, at: int, roll: Roll) -> str:
    forms = (clause[at : at + size] for size in _FORM)
    return roll.longest_at(clause, at) or next((form for form in forms if _is_called(form, roll)), "")


def _is_called(text: str, roll: Roll) -> bool:
    """Whether it is a form of address, or a part of a name: 黄经理, 老查, 俊杰."""
    return (titled(text) is not None and not text.startswith("原")) or roll.is_part(text)


def _may_be_lent(called: str, roll: Roll) -> bool:
    return roll.resolve(called).name in roll.members or any(called in name for name in roll.members)
