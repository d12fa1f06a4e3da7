"""Weekdays that are told by their figures alone behind a whole one: 下周二、三, 下周一至五, 下周二三 (T4).

A figure behind a date of another kind, 六月八日、九 or 6月、七, has lost its unit, and refuses the period (M4); so does
one of weekdays before a word that may be its own: 下周二、三亚现场. In 下周二、三楼 the three counts floors.
"""

from __future__ import annotations

from typing import Final

from parsers.dates.atoms import BareWeekday, Number, Refusal
from parsers.dates.tokens import Kind, Token
from parsers.dates.words import WEEKDAY_FIGURES
from parsers.patterns import Pattern

_JOINERS: Final[frozenset[Kind]] = frozenset({"TO", "DASH"})
_WEEKDAY: Final = Pattern(r"[周期拜][一二三四五六日天1-7]$")
_LISTING: Final = frozenset("、,/&和及与")


def with_weekdays_listed(tokens: list[Token]) -> list[Token]:
    """The tokens with a weekday, or a word, for every figure that stands alone."""
    if not any(map(_is_figure, tokens)):
        return tokens
    read: list[Token] = []
    for token in tokens:
        read += _read(token, read) if _is_figure(token) else [token]
    return read


def _is_figure(token: Token) -> bool:
    return token.kind == "FIGURE" or (isinstance(token.value, Number) and token.text in WEEKDAY_FIGURES)


def _read(token: Token, before: list[Token]) -> list[Token]:
    """What a figure is by the date before it, and by the mark between them."""
    mark, date = _behind(before)
    certain = token.kind == "DATE" or isinstance(token.value, int)
    alike = date is not None and date.text[-1].isdecimal() == token.text.isdecimal()
    if date is None or not (alike and _is_weekday(date) and (certain or mark is not None or token.text == "日")):
        return [_without_weekdays(token, mark, date, certain=certain)]
    if token.text not in WEEKDAY_FIGURES or not certain:
        raise Refusal("unreadable-period", token.text)
    joined = [] if mark is not None else [Token("SEPARATOR", "、")]
    return [*joined, Token("DATE", token.text, BareWeekday(WEEKDAY_FIGURES[token.text]))]


def _without_weekdays(token: Token, mark: Token | None, date: Token | None, *, certain: bool) -> Token:
    if token.kind == "DATE":
        return token
    if certain and date is not None and mark is not None:
        raise Refusal("unreadable-period", token.text)
    return Token("WORD", token.text)


def _behind(before: list[Token]) -> tuple[Token | None, Token | None]:
    """The mark that parts or joins a figure and the date before it, if there is one, and that date."""
    told = [token for token in before[-6:] if token.kind not in {"OPEN", "CLOSE"}]
    mark = told.pop() if told and (told[-1].kind in _JOINERS or told[-1].text in _LISTING) else None
    date = told[-1] if told and told[-1].kind in {"DATE", "WEEKDAY", "DASHED"} else None
    return mark, date


def _is_weekday(date: Token) -> bool:
    """Whether a date is a day of a week that is told as one: 下周二, 周二, and the 三 behind it."""
    return isinstance(date.value, BareWeekday) or _WEEKDAY.search(date.text) is not None
