"""An effort behind a new last day: 许南星延期至7月15日，新增工作量8人天 (D5, M4).

The days are read by themselves, and so is the effort (`efforts_beside`): where it cannot be told whether it is added to
the one on record, or takes its place, it is asked about.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.filler import without_plea
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, has_range, is_dated
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that are looked at."""
_SENTENCES: Final = Pattern(r"(?<=[。；;])")
_CLAUSES: Final = Pattern(r"[,，]")
_MARKS: Final = ",，。；; "
_EXTENDS: Final = Pattern(r"(?:续[期签]?|延[期长续]?|顺延|继续支[撑援持])(?:支[撑援持])?\s?[至到为](?=\s?[\d本下明])")


def may_have_effort_behind(text: str) -> bool:
    """Whether a line may have an effort behind a new last day."""
    return len(text) <= LONGEST and "人" in text and _EXTENDS.search(fold(text)) is not None


def without_efforts_behind(text: str, roll: Roll) -> list[str]:
    """The line, and the clauses of an effort behind a new last day as lines of their own."""
    if not may_have_effort_behind(text):
        return [text]
    parts = [_parted(sentence, roll) for sentence in _SENTENCES.split(text)]
    for at, ((before, _), (said, _)) in enumerate(pairwise(parts), 1):  # …延长到7月17日；工时增加到20人天
        if _EXTENDS.search(fold(before)) and not has_range(fold(before)) and _is_all_effort(said, roll):
            parts[at] = ("", [said.strip(_MARKS)])
    return ["".join(bare for bare, _ in parts), *(clause for _, behind in parts for clause in behind)]


def _parted(sentence: str, roll: Roll) -> tuple[str, list[str]]:
    clauses = _CLAUSES.split(without_plea(sentence))
    kept = len(clauses)
    while kept > 1 and (is_effort(clauses[kept - 1], roll) or is_courtesy(fold(clauses[kept - 1]))):
        kept -= 1
    extends = kept < len(clauses) and _EXTENDS.search(fold(clauses[kept - 1])) is not None
    if not extends or has_range(fold(clauses[kept - 1])):
        return sentence, []
    stop = sentence[-1] if sentence[-1:] in {*"。；;"} else ""
    return "，".join(clauses[:kept]) + stop, [clause for clause in clauses[kept:] if is_effort(clause, roll)]


def _is_all_effort(sentence: str, roll: Roll) -> bool:
    clauses = [clause for clause in _CLAUSES.split(sentence.strip(_MARKS)) if not is_courtesy(fold(clause))]
    return len(clauses) == 1 and is_effort(clauses[0], roll)


def is_effort(clause: str, roll: Roll) -> bool:
    """Whether a clause tells how much, and neither when nor who."""
    folded = fold(clause)
    return bool(efforts(folded)) and not is_dated(folded) and not names_known(clause, roll)
