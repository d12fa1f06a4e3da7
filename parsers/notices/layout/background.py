"""What stands around a statement and is no part of it (D1, D2): 感谢前端组支持，…; …，需要出差; （自带电脑）.

Each is a clause of its own whose words are all known. What is to come first (需领导批准, 待确认) is none of it, and
somebody who is named counts, but in thanks, in what was agreed with him, and in what he has done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.dates.numerals import value_of
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known, names_somebody
from parsers.notices.words.background_words import BACKGROUND, BEFORE, BRINGS, LACKS, NAME, STATES
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.filler import without_accord
from parsers.notices.words.fold import fold
from parsers.notices.words.hearsay_words import is_title
from parsers.notices.words.roles import ROLE, is_role
from parsers.notices.words.spans import has_range, has_two_days, is_dated, periods
from parsers.notices.words.wordings import Token
from parsers.patterns import Pattern

LONGEST: Final = 40
"""Characters of such a clause."""
MOST: Final = 12
_REST: Final = "…"
"""Stands for the rest of a sentence."""
_COUNT: Final = Pattern(r"^\D*?(?P<count>\d|[一两二三四五六七八九])\s?[名位人个]\D*$")
_ASKS: Final = Pattern(r"请|希望|望|能否|可否|能不能|麻烦|建议|[?？吗]")
"""需要1名前端，请协调白一舟支撑 asks for him."""
_CLAUSE: Final = Pattern(r"[^,，:：]+[,，:：]?")
_BEHIND: Final = Pattern(r"[,，][^,，]*")
_CONSENTS: Final = Pattern(
    r"(?P<title>[^\W\d]{1,4}?(?:组长|经理|主任|总监|总|工))?(?:已经?|也)?(?:同意|批准|答应)(?:安排|派|由|让)?"
)
_IN_BRACKETS: Final = Pattern(r"\s?[(（](?P<inner>[^()（）]{2,20})[)）]")


def without_background(sentence: str, roll: Roll) -> str:
    """The sentence without the clauses before and behind its days, and the brackets, that are no part of it."""
    if not has_two_days(fold(sentence)):
        return sentence
    begun = _behind_consent(sentence, _begins(sentence, roll), roll)
    rest = sentence[begun:]
    if not has_two_days(fold(rest)):
        return sentence
    rest = _IN_BRACKETS.sub(lambda hit: "" if tells_what_to_bring(hit["inner"], roll) else hit[0], rest)
    end = periods(fold(rest))[0].end
    behind = _BEHIND.sub(lambda hit: "" if tells_what_to_bring(hit[0][1:], roll) else hit[0], rest[end:])
    return f"{rest[:end]}{behind}"


def behind_background(sentence: str, roll: Roll) -> str:
    """The sentence behind the clauses at its head that are no part of it: 项目6月15日要提测，|许南星续期至7月15日."""
    return sentence[_begins(sentence, roll) :]


def _begins(sentence: str, roll: Roll) -> int:
    """Where the statement begins: behind the clauses at the head that are none."""
    begun = 0
    for clause in list(_CLAUSE.finditer(sentence))[:MOST]:
        said, mark = clause[0][:-1], clause[0][-1:]
        if mark not in ",，:：" or (mark in ":：" and is_role(fold(said).strip())):
            break  # 产品经理：白一舟 6月1日-6月12日: what he is lent as
        rest = sentence[clause.end() :]
        if mark in ":：" and _is_filled(said, rest, roll) and (role := ROLE.search(fold(said))) is not None:
            return clause.start() + role.start()  # 需协调|后端两名：甲、乙 are both 后端
        if not (_is_background(said, roll) or _is_accord(said) or _is_filled(said, rest, roll)):
            break
        begun = clause.end()
    return begun


def _behind_consent(sentence: str, at: int, roll: Roll) -> int:
    """Where whom somebody lets go is named: 查甘望已同意|白一舟6月1日-6月30日支撑."""
    name = roll.longest_at(sentence, at)
    consents = _CONSENTS.match(sentence, at + len(name))
    if consents is None or not (name or is_title(consents["title"] or "")):
        return at
    return consents.end() if roll.longest_at(sentence, consents.end()) not in {"", name} else at


def _is_accord(clause: str) -> bool:
    """Whether a clause says whose accord the statement has, or why: 根据项目进展."""
    return without_accord(f"{clause}，{_REST}") == _REST


def _is_background(clause: str, roll: Roll) -> bool:
    if len(clause) > LONGEST or has_range(fold(clause)):
        return False
    settled = list(_settled(clause, roll))
    tokens = BACKGROUND.cut(fold(clause), settled)
    if tokens.says(BEFORE):
        return True
    return tokens.says(STATES) and not names_somebody(_without_names(clause, settled), roll)


def _is_filled(clause: str, rest: str, roll: Roll) -> bool:
    """Whether a clause says how many are wanted, and the rest names as many people: 需要后端1名，协调许南星."""
    count = _COUNT.search(fold(clause)) if len(clause) <= LONGEST and not _ASKS.search(rest) else None
    if count is None or has_range(fold(clause)) or names_somebody(clause, roll):
        return False
    if not BACKGROUND.cut(fold(clause), list(_settled(clause, roll))).says(LACKS):
        return False
    return len(roll.named_in(rest)) == value_of(count["count"])


def tells_what_to_bring(clause: str, roll: Roll) -> bool:
    """Whether a clause says only what those who come have to do or to bring: 需要出差, 请自带电脑."""
    bare = clause.strip()
    if len(bare) > LONGEST or is_dated(fold(bare)) or names_known(bare, roll):
        return False
    return BACKGROUND.cut(fold(bare)).says(BRINGS)


def _without_names(clause: str, settled: list[Token]) -> str:
    """The clause without the names that its wording has understood."""
    for token in reversed(settled):
        if token.kind == NAME:
            clause = f"{clause[: token.start]}{clause[token.end :]}"
    return clause


def _settled(clause: str, roll: Roll) -> Iterator[Token]:
    """The days and the names of the clause."""
    taken = list(day_tokens(fold(clause)))
    yield from taken
    for place in roll.places(clause):
        if all(place.end <= day.start or day.end <= place.start for day in taken):
            yield Token(NAME, place.start, place.end)
