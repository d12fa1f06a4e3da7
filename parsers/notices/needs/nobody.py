"""Nobody is free, and why: an answer to a need or a hand-over that offers no one (D2b, D10).

It says so only in a clause that says nothing else: 没有人反对, 没有人吗 and 无法安排全程 do not. What stands beside it
must be its reason: 但下周可以, 等客户确认后再安排 and 除非延期 leave it open, and are asked about (M4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.needs.nobody_wordings import says_nobody
from parsers.notices.needs.nobody_words import BESIDE, DOUBTED, HELD
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.moods import has_condition
from parsers.notices.words.open_words import ASKED, OPENS
from parsers.notices.words.reasons import BECAUSE, reason_in
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

_ENDS: Final = Pattern(r"[,，。;；:：!！()（）、\n]|(?<=[\u4e00-\u9fff])\s+|\s(?=(?:because|since|due to)\b)")
_NODS: Final = frozenset(("可以", "好的", "同意", "收到"))


def line_of_nobody(lines: Sequence[str]) -> int | None:
    """The number (from 0) of the first line with a clause that says that nobody is free, and nothing else."""
    return next((at for at, line in enumerate(lines) if any(map(_is_nobody, _clauses(line)))), None)


def is_left_open(lines: Sequence[str]) -> bool:
    """Whether the lines ask, or what stands beside the words for nobody is more than a reason."""
    others = [clause for line in lines for clause in _clauses(line) if not _is_nobody(clause)]
    return any(OPENS.tells(ASKED, fold(line)) for line in lines) or any(map(_holds, others)) or _reserves(others)


def why_nobody(lines: Sequence[str]) -> str | None:
    """因为 …, or what stands behind the words for nobody in the first of these lines, or on the next one."""
    head, *more = lines
    behind = next((at.end() for at in _ENDS.finditer(head) if _is_nobody(head[: at.start()])), len(head))
    after = tidy(BECAUSE.sub("", tidy(head[behind:])))
    return reason_in(lines) or after or next(iter(more), None)


def _clauses(line: str) -> list[str]:
    return [clause for clause in _ENDS.split(line) if clause.strip()]


def _is_nobody(clause: str) -> bool:
    return says_nobody(fold(clause))


def _holds(clause: str) -> bool:
    folded = fold(clause)
    return not is_courtesy(folded) and (has_condition(folded) or BESIDE.tells(HELD, folded))


def _reserves(clauses: Sequence[str]) -> bool:
    """Whether a clause that is not called a reason has words of doubt; none behind 原因 is looked at."""
    clauses = [clause for clause in clauses if fold(clause).strip() not in _NODS]
    called = next((at for at, clause in enumerate(clauses) if BECAUSE.match(fold(clause).strip())), len(clauses))
    return any(BESIDE.tells(DOUBTED, fold(clause)) and not is_courtesy(fold(clause)) for clause in clauses[:called])
