"""From tokens to phrases: what reads over is dropped, and what belongs together becomes one `Said`.

A weekday beside a date is kept as a cross-check, as is a date in brackets behind another ("本周五(8月8日)"); a year
before a date is the date's own; times of day go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from parsers.dates.atoms import Atom, BareWeekday, Civil, Fixed, Number, Refusal, single_day
from parsers.dates.lengths import Length
from parsers.dates.orders import settle
from parsers.dates.tokens import Dashed, Kind, Token, Triple, Value, YearOnly

AHEAD = 5
"""How far it is looked ahead: a range in brackets has four tokens behind the one that opens."""


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
    plain = _with_dashes_read(_without_times(counted))
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
    """Whether a joiner and another date or 8-6 come right before or after."""
    joiners, dates = {"TO", "DASH"}, {"DATE", "DASHED"}
    after = [token.kind for token in tokens[index + 1 : index + 3]]
    before = [token.kind for token in tokens[max(index - 2, 0) : index]]
    return (len(after) > 1 and after[0] in joiners and after[1] == "DASHED") or (
        len(before) > 1 and before[1] in joiners and before[0] in dates
    )


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
    if said is not None and kinds[:2] == ["DATE", "CLOSE"]:
        joined[-1] = _with_date_in_bracket(said, inside[0])
        return 3
    if said is not None and kinds in (["DATE", "TO", "DATE", "CLOSE"], ["DATE", "DASH", "DATE", "CLOSE"]):
        joined.append(Phrase("ECHO", "("))
    if inside and inside[0].kind == "LENGTH":
        joined.append(Phrase("SEPARATOR", "("))
    return 1


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
