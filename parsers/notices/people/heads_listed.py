"""Who leads and who manages, as a line of a list says it (D1, D9): 甲 研发负责人, 项目经理、研发负责人分别由甲、乙担任.

A line, or a clause of one, of nothing but people who are known, titles and what parts them. Any other word makes it
talk, which other readers may understand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from parsers.notices.people.lead_words import TITLES, Office
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold, words
from parsers.notices.words.lexicon import plain
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern
from parsers.remembered import remembered

LONGEST: Final = 120
"""Characters of a line that is looked at."""
_TITLES: Final[dict[str, Office]] = {
    **{title: office for office, titles in TITLES.items() for title in titles},
    "pm": "manager",
}
_ANY_TITLE: Final = plain(frozenset(_TITLES))
_APART: Final = words("分别 各自 依次")
_BETWEEN: Final = plain(
    frozenset(
        words(
            "由 以 为 是 任 担任 出任 担当 作为 兼 兼任 和 与 及 以及 同志 同学 同事 老师 现 现由 "
            "明确 确定 任命 指定 聘任 会议明确 会议确定 决定 经研究 本项目 本项目的 "
            "、 / & : - — – | ( ) [ ] · • *",
            *_APART,
        )
    )
)
_MARK: Final = Pattern(r"\s{0,8}\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[.、)]")
_CLAUSE: Final = Pattern(r"[^,;。!]+")


def heads_in(text: str, roll: Roll) -> Mapping[Office, str]:
    """Who holds which office by a line, as it is written; empty where it says anything else."""
    folded = fold(text)
    if len(text) > LONGEST or not has_title(folded) or UNSURE.told_in(folded):
        return {}
    whole = _held(text.replace("，", " ").replace(",", " "), roll)
    if whole:
        return whole
    held: dict[Office, str] = {}
    for clause in _CLAUSE.finditer(folded):
        held = {**_held(text[clause.start() : clause.end()], roll), **held}
    return held


@remembered
def has_title(folded: str) -> bool:
    """Whether a line (folded) has a title of who leads or manages: most lines have none."""
    return any(map(folded.__contains__, _TITLES))


def _held(text: str, roll: Roll) -> dict[Office, str]:
    told = list(_cut(text, roll))
    if not told or "" in told:
        return {}
    titles = [_TITLES[one] for one in told if one in _TITLES]
    names = [one for one in told if one not in _TITLES]
    if len(names) == 1:
        return dict.fromkeys(titles, names[0])
    if len(names) != len(titles) or len(set(titles)) < len(titles):
        return {}
    turns = sum((one in _TITLES) != (other in _TITLES) for one, other in pairwise(told))
    if turns == 1 and any(word in fold(text) for word in _APART):
        return dict(zip(titles, names, strict=True))
    return dict(map(_pair, told[::2], told[1::2])) if turns == len(told) - 1 else {}


def _pair(one: str, other: str) -> tuple[Office, str]:
    return (_TITLES[one], other) if one in _TITLES else (_TITLES[other], one)


def _cut(text: str, roll: Roll) -> Iterator[str]:
    """The titles (folded) and the names of a text in their order; "" where it has any other word."""
    folded = fold(text)
    mark = _MARK.match(folded)
    at = mark.end() if mark else 0
    while at < len(text):
        if title := _ANY_TITLE.longest_at(folded, at):
            yield title
            at += len(title)
        elif name := roll.longest_at(text, at):
            yield name
            at += len(name)
        elif between := " " if text[at].isspace() else _BETWEEN.longest_at(folded, at):
            at += len(between)
        else:
            yield ""
            return
