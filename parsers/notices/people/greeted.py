"""Who is only greeted, by the given name, in the first line of a mail: 俊杰，许南星6月1日-6月30日支撑 (M4).

He is spoken to as 黄经理 is, and neither lent nor released. Behind a head's name anything goes on that is no day,
behind another's what is said to him (一舟，你…): 一舟，许南星6月1日-6月30日 may be a list of both.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.written_names import key_of
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that is looked at."""
_LENGTH: Final = 2
_LONGEST_NAME: Final = 8
_GREETS: Final = Pattern(r"[\s@•·●○◦▪◆*–—-]*(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|致|尊敬的|亲爱的)[\s,，:：]*)?")
_ENDS: Final = Pattern(r"(?:[总哥姐]|老师|经理)?\s?(?:[您你]好|早上?好?|[上下]午好)?[\s,，:：、!！。~～]*$")
_SALUTES: Final = Pattern(r"\s?(?:[您你]好|早上?好?|[上下]午好)[\s,，:：、!！。~～]*")
_OF_SEVERAL: Final = Pattern(r"\s?[,，、和及&]\s?[^,，:：。\d]{1,8}[:：]\s*")
_MARK: Final = Pattern(r"\s*[,，:：!！]\s*(?=[^\d\s])")
_SECOND: Final = Pattern(r"[您你咱]|请(?!假)|麻烦|辛苦|劳烦|拜托")
_YOU: Final = Pattern(r"[您你]")
_CLAUSE: Final = Pattern(r"[^,，。;；]*")
HEADS: Final = frozenset({"group_leader", "project_manager", "coordinator"})
"""Who lends, or is lent to, and hardly lent."""


def greeting(line: str, known: KnownNames) -> int:
    """How many characters at the beginning of a line greet somebody by the given name; 0 where none do."""
    text = line[:LONGEST]
    hails = _GREETS.match(text)
    at = hails.end() if hails else 0
    end = at + _LENGTH
    person = known.by_given.get(text[at:end])
    if person is None:
        return 0
    for form in (_ENDS, _SALUTES, _OF_SEVERAL):
        if (said := form.match(text, end)) is not None:
            return said.end()
    is_head = not {*HEADS, "rd_lead"}.isdisjoint(person.roles)
    if (mark := _MARK.match(text, end)) is not None:
        clause = _CLAUSE.match(text, mark.end())
        return mark.end() if is_head or (clause and _SECOND.search(clause[0])) else 0
    return end if is_head and _goes_on_to_him(text, end, known) else 0


def _goes_on_to_him(text: str, at: int, known: KnownNames) -> bool:
    """Whether a name goes on behind, without a mark, of somebody who is told of to the one greeted.

    俊杰小许6月1号开始过去帮你们; without 你 it may be a list of names.
    """
    rest = text[at:].lstrip()
    sizes = range(_LENGTH, min(_LONGEST_NAME, len(rest)) + 1)
    return _YOU.search(rest) is not None and any(key_of(rest[:size]) in known.by_key for size in sizes)
