"""Numbers as people write them in Chinese notices: 15, 十五, 二〇二五, 廿五, 一百二十."""

from __future__ import annotations

from functools import lru_cache

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
TENS = {"十": 10, "廿": 20, "卅": 30}
HUNDRED = "百"
CHARACTERS = "".join(DIGITS) + "".join(TENS) + HUNDRED


@lru_cache(maxsize=1024)
def value_of(text: str) -> int | None:
    """The whole number that `text` writes in Arabic or Chinese figures; None when it writes none (两三, 十几)."""
    if text.isdecimal() and text.isascii():
        return int(text)
    if not text or any(char not in CHARACTERS for char in text):
        return None
    if all(char in DIGITS for char in text):
        return _figures(text)
    hundreds, mark, rest = text.rpartition(HUNDRED)
    if not mark:
        return _below_hundred(rest)
    return _hundreds(hundreds, rest)


def _figures(text: str) -> int | None:
    """Figure by figure, as years are written: one figure, or four. Two stand for "two or three", not for 23."""
    if len(text) not in {1, 4}:
        return None
    return int("".join(str(DIGITS[char]) for char in text))


def _hundreds(hundreds: str, rest: str) -> int | None:
    """一百, 一百零五, 一百二十. 一百二 is 120 to some and 102 to others: None."""
    if len(hundreds) != 1 or not DIGITS.get(hundreds) or rest in DIGITS:
        return None
    below = _below_hundred(rest.lstrip("零〇")) if rest else 0
    return None if below is None else DIGITS[hundreds] * 100 + below


def _below_hundred(text: str) -> int | None:
    """三, 十, 十五, 二十, 二十五, 廿五."""
    units = 0
    if text and text[-1] in DIGITS:
        units, text = DIGITS[text[-1]], text[:-1]
        if units == 0:
            return None
    if not text:
        return units or None
    tens = TENS.get(text[-1])
    if tens is None or len(text) > 2:  # noqa: PLR2004 - at most "二十" is left here
        return None
    if len(text) == 1:
        return tens + units
    times = DIGITS.get(text[0], 0)
    return times * 10 + units if tens == TENS["十"] and times else None
