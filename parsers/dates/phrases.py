"""From tokens to phrases: what reads over is dropped, and what belongs together becomes one `Said`.

A weekday beside a date is kept as a cross-check, as is a date in brackets behind another ("本周五(8月8日)"); a year
before a date is the date's own; times of day go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from parsers.dates.atoms import Atom, BareWeekday, Civil, Fixed, Number, Refusal, is_whole, single_day
from parsers.dates.lengths import Length
from parsers.dates.orders import settle
from parsers.dates.tokens import Dashed, Kind, Token, Triple, Value, YearOnly
from parsers.dates.weekday_lists import with_weekdays_listed

AROUND = 8
"""How far the other end of a range is looked for: （周六）起，至 stands between them."""
AHEAD = 5
"""How far it is looked ahead: a range in brackets has four tokens behind the one that opens."""


JOINING: frozenset[Kind] = frozenset({"TO", "DASH", "END", "START"})
BESIDE_AN_END: frozenset[Kind] = JOINING | {"WEEKDAY", "OPEN", "CLOSE", "FROM", "SEPARATOR"}
"""What may stand between the two ends of a range: 从06-06（周六）起，到06-15."""


class Said(Struct, frozen=True):
    """One date as it is said: the piece, and the weekday and the other date that are stated with it."""

    atom: Atom
    text: str
    weekday: int | None = None
    echo: Atom | None = None


class Phrase(Struct, frozen=True):
    """A token that counts, or several put together."""

    kind: Kind
    text: str
    said: Said | None = None
    length: Length | None = None


def phrases(tokens: list[Token], sent: dt.date) -> list[Phrase]:
    """The phrases of a text's tokens, in order."""
    counted = [token for token in tokens if token.kind not in {"HARMLESS", "EFFORT"}]
    plain = _with_dashes_read(with_weekdays_listed(_without_times(counted)))
    return _joined(_with_orders_settled(plain, sent))


def _without_times(tokens: list[Token]) -> list[Token]:
    """Times of day are dropped, "9:00-18:00" as a whole."""
    if not any(token.kind == "TIME" for token in tokens):
        return tokens
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        between = [tokens[index - 1].kind, *(near.kind for near in tokens[index + 1 : index + 2])] if index else []
        joins_times = token.kind in {"TO", "DASH"} and between == ["TIME", "TIME"]
        if token.kind != "TIME" and not joins_times:
            kept.append(token)
    return kept


def _with_dashes_read(tokens: list[Token]) -> list[Token]:
    """8-6 is a date opposite another date ("8-6至8-15"), else two numbers with a dash between them."""
    if not any(token.kind == "DASHED" for token in tokens):
        return tokens
    read: list[Token] = []
    for index, token in enumerate(tokens):
        if not isinstance(token.value, Dashed):
            read.append(token)
        elif _stands_opposite_date(tokens, index):
            read.append(Token("DATE", token.text, single_day(None, token.value.left, token.value.right)))
        else:
            left, right = (Token("DATE", token.text, Number(side)) for side in (token.value.left, token.value.right))
            read += [left, Token("DASH", "-"), right]
    return read


def _stands_opposite_date(tokens: list[Token], index: int) -> bool:
    """Whether another 8-6, or before it any date, is the other end of one range: 2026-06-06（周六）至06-15."""
    before, after = tokens[max(index - AROUND, 0) : index], tokens[index + 1 : index + 1 + AROUND]
    return _joined_with({"DASHED"}, after) or _joined_with({"DATE", "DASHED"}, before[::-1])


def _joined_with(dates: set[Kind], near: list[Token]) -> bool:
    """Whether what joins two ends of a range stands before the next date of `near`, and else what stands with them."""
    joined = False
    for token in near:
        if token.kind in dates or token.kind not in BESIDE_AN_END:
            return joined and token.kind in dates
        joined = joined or token.kind in JOINING
    return False


def _with_orders_settled(tokens: list[Token], sent: dt.date) -> list[Token]:
    """The dates of three numbers in the one order that fits all of them."""
    triples = [token.value for token in tokens if isinstance(token.value, Triple)]
    if not triples:
        return tokens
    dates: Iterator[Civil] = iter(settle(triples, sent))
    return [
        Token(token.kind, token.text, next(dates)) if isinstance(token.value, Triple) else token for token in tokens
    ]  # fmt: skip


def _joined(tokens: list[Token]) -> list[Phrase]:
    """Years and weekdays put to their dates; brackets gone, but for a mark where one opens before a length."""
    joined: list[Phrase] = []
    index = 0
    while index < len(tokens):
        index += _put(joined, tokens, index)
    return joined


def _put(joined: list[Phrase], tokens: list[Token], index: int) -> int:
    """Adds what begins at `index`; returns how many tokens it took."""
    token = tokens[index]
    put = PUT.get(token.kind)
    if put is not None:
        return put(joined, token, tokens[index + 1 : index + AHEAD])
    if token.kind == "DATE":
        joined.append(_date(token))
    elif isinstance(token.value, Length):
        joined.append(Phrase(token.kind, token.text, length=replace(token.value, text=token.text.strip())))
    elif token.kind != "CLOSE":
        joined.append(Phrase(token.kind, token.text))
    return 1


def _date(token: Token, weekday: int | None = None) -> Phrase:
    if not isinstance(token.value, Fixed | Civil | BareWeekday | Number):
        raise Refusal("unreadable-period", token.text)
    return Phrase("DATE", token.text, Said(token.value, token.text, weekday))


def _put_year(joined: list[Phrase], year: Token, following: list[Token]) -> int:
    """2025年 before a date without a year is that date's; alone it is the whole year."""
    if not isinstance(year.value, YearOnly):
        raise Refusal("unreadable-period", year.text)
    written = year.value.year
    dated = _in_year(following[0].value, written) if following else None
    if dated is not None:
        joined.append(_date(Token("DATE", year.text + following[0].text, dated)))
        return 2
    joined.append(_date(Token("DATE", year.text, Civil(written, 1, months=12) if written else None)))
    return 1


def _in_year(value: Value, year: int | None) -> Civil | Number | None:
    """A date without a year, in the year that is written before it; the year None is 次年."""
    if isinstance(value, Civil) and value.year is None and value.month is not None:
        return replace(value, year=year, next_year=year is None)
    if isinstance(value, Number) and value.year is None and year:
        return replace(value, year=year)
    return None


def _put_weekday(joined: list[Phrase], token: Token, following: list[Token]) -> int:
    """周三 belongs to the date before it, or to the date right after it; alone it is a day of this week."""
    weekday = token.value if isinstance(token.value, int) else 0
    said = joined[-1].said if joined else None
    if said is not None and said.weekday is None:
        joined[-1] = replace(joined[-1], said=replace(said, weekday=weekday))
        return 1
    english = token.text.isascii()
    comma = [near for near in following if english and near.kind == "SEPARATOR" and near.text == ","][:1]
    after = following[len(comma) : len(comma) + 1]
    if after and after[0].kind == "DATE" and not isinstance(after[0].value, BareWeekday):
        joined.append(_date(after[0], weekday))
        return 2 + len(comma)
    joined.append(_date(Token("DATE", token.text, BareWeekday(weekday))))
    return 1


def _put_bracket(joined: list[Phrase], _: Token, inside: list[Token]) -> int:
    """A date or a range in brackets behind a date says the same days again; a length in brackets stands apart."""
    said = joined[-1].said if joined else None
    kinds = [token.kind for token in inside]
    if kinds[:2] == ["YEAR", "CLOSE"] and (taken := _put_year_in_bracket(joined, inside)):
        return taken
    if said is not None and kinds[:2] == ["DATE", "CLOSE"] and _is_of_range(joined, inside[0].value):
        joined.append(Phrase("ECHO", "("))
        return 1
    if said is not None and kinds[:2] == ["DATE", "CLOSE"]:
        joined[-1] = _with_date_in_bracket(said, inside[0])
        return 3
    if said is not None and kinds in (["DATE", "TO", "DATE", "CLOSE"], ["DATE", "DASH", "DATE", "CLOSE"]):
        joined.append(Phrase("ECHO", "("))
    if inside and inside[0].kind == "LENGTH":
        joined.append(Phrase("SEPARATOR", "("))
    return 1


def _put_year_in_bracket(joined: list[Phrase], inside: list[Token]) -> int:
    """(2026年)6月1日-6月30日, and 6月1日-6月30日(2026年): the year of all dates without one; 0 where it is nobody's."""
    year = inside[0].value
    if not isinstance(year, YearOnly) or year.year is None:
        return 0
    if not joined or joined[-1].said is None:
        dated = _in_year(inside[2].value, year.year) if len(inside) > 2 else None  # noqa: PLR2004 - behind the bracket
        return _put_year(joined, inside[0], inside[2:]) + 2 if dated is not None else 0
    given = 0
    for index, phrase in enumerate(joined):
        atom = _in_year(phrase.said.atom, year.year) if phrase.said is not None else None
        if phrase.said is not None and atom is not None:
            joined[index] = replace(phrase, said=replace(phrase.said, atom=atom))
            given = 3
    return given


def _is_of_range(joined: list[Phrase], inside: Value) -> bool:
    """Whether a whole month or quarter in a bracket is a range again, and not its last day: 7月1日至9月底(Q3)."""
    last = joined[-1].said
    if last is None or len(joined) < 2 or joined[-2].kind not in {"TO", "DASH"}:  # noqa: PLR2004 - a joiner before it
        return False
    return isinstance(inside, Civil) and is_whole(inside) and (inside.months > 1 or not is_whole(last.atom))


def _with_date_in_bracket(said: Said, inside: Token) -> Phrase:
    """周三(8月6日) is the date with its weekday; 本周五(8月8日) is one day said twice."""
    if isinstance(said.atom, BareWeekday):
        return _date(inside, said.atom.weekday)
    repeated = _date(inside).said
    return Phrase("DATE", said.text, replace(said, echo=repeated.atom if repeated else None))


PUT: Mapping[Kind, Callable[[list[Phrase], Token, list[Token]], int]] = {
    "YEAR": _put_year,
    "WEEKDAY": _put_weekday,
    "OPEN": _put_bracket,
}
"""Each adds a token to the phrases, given the tokens that follow, and returns how many tokens it took."""
