"""Texts that would make a careless regular expression slow, and how slow they make it."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Iterator
from random import Random
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any, Final

from msgspec import Struct

SIZES: Final = (*range(8, 42, 2), 62, 125, 250, 500, 1_000, 2_000, 4_000)
"""Characters; small steps first, for an expression that takes twice as long for every character more."""
DOUBTFUL: Final = (8_000, 16_000, 32_000)
"""Also tried, one after the other, where the last times look as if they grew too fast."""
LONGER: Final = 24.0
"""Times as long for eight times the text: a linear expression takes 8, a quadratic one 64."""
SLOW: Final = 0.02
"""Seconds of CPU time; what takes less has no ratio to speak of, and is no trouble."""
_SAMPLES: Final = 20
_LONGEST_SAMPLE: Final = 60
_CATEGORIES: Final = {code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "a"}
_OTHERS: Final = 'a1 、人;<"('
Compiled = re.Pattern[str] | re.Pattern[bytes]


class Text(Struct, frozen=True):
    """A beginning, a unit that is repeated, and an end."""

    start: str
    unit: str
    end: str

    def of(self, size: int) -> str:
        """With `size` characters in the middle."""
        return self.start + (self.unit * (size // len(self.unit) + 1))[:size] + self.end


def blows_up(compiled: Compiled, method: str) -> str:
    """A hostile text on which `method` takes more than LONGER, with its times; empty where there is none."""
    return next((found for text in dict.fromkeys(_texts(compiled)) if (found := _too_slow(compiled, method, text))), "")


def seconds(compiled: Compiled, method: str, text: str, times: int = 1) -> float:
    """CPU time, the best of `times`."""
    given = text.encode("latin-1", "replace") if isinstance(compiled.pattern, bytes) else text
    call = getattr(compiled, method)
    costs = []
    for _ in range(times):
        began = time.process_time()
        found = call(given)
        if method == "finditer":
            deque(found, maxlen=0)
        costs.append(time.process_time() - began)
    return min(costs)


def _too_slow(compiled: Compiled, method: str, text: Text) -> str:
    taken: dict[int, float] = {}
    for size in (*SIZES, *DOUBTFUL):
        before = taken.get(size // 16)
        if size > SIZES[-1] and before and taken[size // 2] < before * LONGER / 1.5:
            return ""  # grows as it should
        taken[size] = seconds(compiled, method, text.of(size))
        if taken[size] > SLOW:
            more = seconds(compiled, method, text.of(size), 1 if taken[size] > 1 else 3)
            once = seconds(compiled, method, text.of(size // 8), 5)
            if more > SLOW and more > once * LONGER:
                return f"{text.start!r} {text.unit!r} {text.end!r}: {size} take {more:.3f} s, an eighth {once:.5f} s"
        if taken[size] > 5 * SLOW:
            return ""  # slow, but not by how long the text is
    return ""


def _texts(compiled: Compiled) -> Iterator[Text]:
    """Cut out of texts that the expression finds."""
    pattern = compiled.pattern
    source = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    tree = grammar.parse(source, compiled.flags & ~re.UNICODE)
    random = Random(1)  # noqa: S311 - dice, no secret
    for _ in range(_SAMPLES):
        sample = _sample(tree, random)[:_LONGEST_SAMPLE]
        if sample:
            at = random.randrange(len(sample))
            end = random.randrange(at, len(sample)) + 1
            yield Text(sample[:at], sample[at], "\x01")
            yield Text(sample[:at], sample[at:end], "\n\x01")
            yield Text("", sample[:end], "")


def _sample(tree: Any, random: Random) -> str:
    """A text that the expression finds, or nearly: what is looked at ahead or behind is left out."""
    return "".join(_piece(kind, value, random) for kind, value in tree)


def _piece(kind: Any, value: Any, random: Random) -> str:
    if kind is code.LITERAL:
        return chr(value)
    if kind in {code.ANY, code.NOT_LITERAL}:
        return random.choice(_OTHERS)
    if kind is code.IN:
        return _one_of(value, random)
    if kind in {code.BRANCH, code.SUBPATTERN, code.ATOMIC_GROUP}:
        group = {code.BRANCH: lambda: random.choice(value[1]), code.SUBPATTERN: lambda: value[3]}
        return _sample(group.get(kind, lambda: value)(), random)
    if kind in {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}:
        least, most, repeated = value
        times = min(int(most), max(int(least), random.choice((1, 1, 2, 3))), _LONGEST_SAMPLE)
        return "".join(_sample(repeated, random) for _ in range(times))
    return ""


def _one_of(members: Any, random: Random) -> str:
    named = [chr(value) for kind, value in members if kind is code.LITERAL]
    named += [chr(random.choice(value)) for kind, value in members if kind is code.RANGE]
    named += [_CATEGORIES.get(value, "、") for kind, value in members if kind is code.CATEGORY]
    if members[0][0] is code.NEGATE:
        named = [other for other in _OTHERS if other not in named]
    return random.choice(named) if named else ""
