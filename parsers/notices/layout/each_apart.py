"""Several people, each with a day, an amount or a role of their own in turn: 甲、乙分别于6月1日、6月8日进场 (D2).

Such a sentence is told person by person, before anything reads it. Where there are other numbers of people and of what
they have, it stays as it is, and is asked about (M4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.layout.shared_efforts import own_effort
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known, names_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import efforts, is_dated, periods
from parsers.patterns import Pattern

APART: Final = "分别"
LONGEST: Final = 200
"""Characters of such a sentence, and `FARTHEST` the place where the first name may stand."""
FARTHEST: Final = 40
_SEVERAL: Final = 2
_SENTENCE: Final = Pattern(r"[^。；;！!\n]+")
_CLAUSE: Final = Pattern(r"[^,，]+[,，]?")
_AND: Final = r"\s?(?:以及|[、和与及跟,])\s?"
_PARTS: Final = Pattern(_AND)
_NEXT_NAME: Final = Pattern(r"\s?(?:以及|[、和与及跟,，])\s?")
_BRACKET: Final = Pattern(r"[（(][^()（）]{1,20}[)）]")
_NUMBER: Final = r"\d{1,3}(?:\.\d)?"
_AMOUNT: Final = Pattern(_NUMBER)
_UNIT: Final = r"\s?个?(?:人[天日月周]|工日)"
_AMOUNTS: Final = Pattern(rf"(?:{_NUMBER}(?:{_UNIT})?{_AND}){{1,9}}{_NUMBER}(?P<unit>{_UNIT})")
_OF_ROLES: Final = Pattern(
    r"分别(?:为|是|做|任|担任|负责|承担|支[撑援持]|从事)(?P<roles>[^,，。\d]{3,40}?)(?:工作)?(?=[,，]|$)"
)
_ROLES_FIRST: Final = Pattern(r"(?P<roles>[^,，。\d]{3,40}?)分别(?:由|是|为|安排)\s?$")
_ENDS_OPEN: Final = Pattern(r"[、和与及跟/&]\s?$")
_ALL: Final = Pattern(r"^\s?(?:[两二三四五]?[人位](?:都|均)?|均|都)(?=[^,，]{2})")
_MONTH: Final = Pattern(r"\d{4}年\d{1,2}月|\d{1,2}月")
_DAY_ALONE: Final = Pattern(r"\d{1,2}[日号]")


def each_apart(text: str, roll: Roll) -> list[str]:
    """The lines that a line comes to, each sentence of people in turn person by person."""
    if APART not in text:
        return [text]
    return _SENTENCE.sub(lambda hit: "\n".join(_told(hit[0], roll)) or hit[0], text).split("\n")


def values_in_turn(value: str, people: int) -> list[str]:
    """What a label's value gives to each of so many people, in their order: 分别为10、15人天; [] for any other."""
    lists = list(_lists(value)) if value.startswith(APART) and len(value) <= LONGEST else []
    return lists[0][2] if len(lists) == 1 and len(lists[0][2]) == people else []


def _told(sentence: str, roll: Roll) -> list[str]:
    """The sentence for each person, [] where it is none of people in turn, or the numbers differ."""
    if APART not in sentence or len(sentence) > LONGEST:
        return []
    begun, end, names = _names(sentence, roll)
    head = sentence[:begun]
    if len(names) < _SEVERAL or is_dated(fold(head)) or _ENDS_OPEN.search(head) or names_somebody(head, roll):
        return []
    if names_known(sentence[end:], roll):  # whose turn it is cannot be told
        return []
    roles: Sequence[str] = ()
    if (first := _ROLES_FIRST.search(head)) is not None:
        roles, head = _PARTS.split(first["roles"].strip()), head[: first.start()]
        if len(roles) != len(names) or not all(is_role(fold(role)) for role in roles):
            return []
    clauses = [_in_turn(hit[0], len(names)) for hit in _CLAUSE.finditer(sentence[end:])]
    if not all(clauses) or (not roles and APART not in sentence[end:]):
        return []
    written = [f"{name}（{role}）" for name, role in zip(names, roles, strict=True)] if roles else names
    return [f"{head}{name}{''.join(clause[at] for clause in clauses)}" for at, name in enumerate(written)]


def _names(sentence: str, roll: Roll) -> tuple[int, int, list[str]]:
    """Where the list of known names begins and ends, and the names with the brackets behind them."""
    begun = next((at for at in range(min(len(sentence), FARTHEST)) if roll.longest_at(sentence, at)), 0)
    names: list[str] = []
    at = end = begun
    while name := roll.longest_at(sentence, at):
        bracket = _BRACKET.match(sentence, at + len(name))
        end = bracket.end() if bracket else at + len(name)
        names.append(sentence[at:end])
        mark = _NEXT_NAME.match(sentence, end)
        if mark is None:
            break
        at = mark.end()
    else:
        return begun, end, []  # somebody whom nobody knows
    return begun, end, names


def _in_turn(clause: str, people: int) -> list[str]:
    """The clause for each of so many people; [] where it cannot be told what each of them has."""
    if APART not in clause:
        bare = _ALL.sub("", clause)
        shared = not efforts(fold(clause)) or own_effort(clause.strip(",， ")) is not None
        return [bare if shared and not efforts(fold(clause)) else clause] * people if shared else []
    lists = list(_lists(clause))
    if not lists or any(len(values) != people for _, _, values in lists):
        return []
    return [_with(clause, [(start, end, values[at]) for start, end, values in lists]) for at in range(people)]


def _with(clause: str, values: Sequence[tuple[int, int, str]]) -> str:
    """The clause with one value in the place of each list, and without 分别."""
    for start, end, value in sorted(values, reverse=True):
        clause = f"{clause[:start]}{value}{clause[end:]}"
    return clause.replace(APART, "", 1)


def _lists(clause: str) -> Iterator[tuple[int, int, list[str]]]:
    """The lists of days, amounts and roles in a clause: from where to where, and their values."""
    folded = fold(clause)
    spans = periods(folded)
    if spans:
        start, end = spans[0].start, spans[-1].end
        parts = [part.strip() for part in _PARTS.split(folded[start:end])]
        if len(parts) > 1 and all(is_dated(part) for part in parts):
            yield start, end, list(_with_months(parts))
    for found in _AMOUNTS.finditer(folded):
        amounts = (_AMOUNT.match(part.strip()) for part in _PARTS.split(found[0]))
        yield found.start(), found.end(), [f"{one[0]}{found['unit']}" for one in amounts if one]
    roles = _OF_ROLES.search(folded)
    listed = _PARTS.split(roles["roles"]) if roles is not None else []
    if roles is not None and len(listed) > 1 and all(is_role(role.strip()) for role in listed):
        yield roles.start("roles"), roles.end("roles"), listed


def _with_months(parts: Sequence[str]) -> Iterator[str]:
    """Each day with the month of the one before it: 7月10日、20日."""
    month = ""
    for part in parts:
        own = list(_MONTH.finditer(part))
        yield f"{month}{part}" if not own and _DAY_ALONE.match(part) else part
        month = own[-1][0] if own else month
