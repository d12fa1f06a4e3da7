"""Where labels stand in a line, and what a table's heading names: words looked up at the places where they may begin.

A label counts when something ends it: a colon, 为 or 是, brackets of its own, or space at the head of a line. The
longest that fits is taken, so that 支撑周期 is never read as 周期.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct, structs

from parsers.notices.words.labels import ALONE, DATED, EFFORTS, FIELD_OF, NEW_ENDS, STRONG, Field
from parsers.notices.words.lexicon import Lexicon, plain
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.roles import A_TRADE, is_role
from parsers.patterns import Pattern
from parsers.remembered import remembered

LABELS: Final = Lexicon(FIELD_OF)
OF_DAYS: Final = plain(word for word, field in FIELD_OF.items() if field in DATED | EFFORTS and len(word) > 1)
"""The labels of days and efforts, which may be told from those that no longer hold: 原支撑周期, 调整后工时."""

_OLD: Final = r"(?:原(?:来|定|有)?|旧|(?:变更|调整|更新|修改|更改)前)的?"
_NEW: Final = (
    r"(?:新(?!的?(?:截止|结束)日期)|现(?!(?:截止|结束)(?:日期|时间)|到期日)|最新|(?:变更|调整|更新|修改|更改)后)的?"
)
_AGED: Final = Pattern(rf"(?:(?P<old>{_OLD})|{_NEW})\s?")
_A_STAGE: Final = r"(?:压测|回归|联调|维保|运维|现场|本期|本次|此次|试运行|上线|验收|实施|保障|日常|专项)"
_OF_A_ROLE: Final = Pattern(rf"(?:(?P<role>{A_TRADE}(?:开发)?)|{_A_STAGE})的?(?=[支协投驻借派抽增])")
"""前端支撑人员, and 维保支撑人员, which says no role."""
_LENT: Final = frozenset({"person", "period", "start", "end", "estimated", "support"})
_AS_A_UNIT: Final = (
    r"(?:人?(?:小时|时)|h|hours?|人[天日月周]|[天日月周]|[pm]ds?|(?:person|man)[- ]?(?:day|week|month)s?"
    r"|days?|weeks?|months?)"
)
_UNIT: Final = rf"(?P<unit>(?:\s?\([^()\n]{{0,24}}\)|\s?/\s?{_AS_A_UNIT}(?=\s?[:=]))?)"
_START: Final = Pattern(r"(?<![^\W的其次事们_])[\w*\[]")
_ORNAMENT: Final = Pattern(r"\*{0,2}(?:\[\s?)?")
_BESIDE: Final = Pattern(r"\s?(?:[/|]|以?及|[与和、])?\s?\(?\s?")
_JOINED: Final = Pattern(r"\s?(?:[、/]|及其?|以及|和|与)\s?")
_OF_PEOPLE: Final = frozenset({"person", "release_person"})
_OF_THEIRS: Final = frozenset({"period", "start", "end", "role", "release_on"})
"""人员及支撑周期：甲（6月1日-6月30日）: a label of people, and of what stands beside each."""
_IN_ENGLISH_TOO: Final = Pattern(r"\s?[/|(]?\s?agreed(?: effort)?\s?\)?(?=\s?:)")
"""协调 Agreed：; alone it is no label of an effort."""
_BESIDE_AN_OFFICE: Final = Pattern(r"\s?[/|]?\s?\(?\s?")
_OFFICES: Final = frozenset({"lead", "manager"})
_BESIDE_END: Final = Pattern(r"\s?\)?")
_STOP: Final = Pattern(
    rf"{_UNIT}(?:(?<=[员人名])\s?(?:\d{{1,2}}|[一二三四五六七八九十])(?=\s?:(?!\d)))?\s?\*{{0,2}}"
    r"(?:\s?\]\s?\*{0,2}[:=为]?|\s{0,8}(?:分别|[均都]|统一)?(?:为|是)?\s{0,8}(?:[:=→]|——?(?=\s?[^\s—]))|\s?(?:分别|[均都]|统一)?[为是](?![了否谁])|\s?(?:包括|包含)(?!但不限)"
    r"|(?<=[期间段])\s{0,2}(?=\d{1,4}\s?[年月./-])|(?=\d{1,4}(?:\.\d)?\s?人[天日月]))\*{0,2}"
)
"""What ends a label: a colon, 为, 是, its own brackets, or a number where the label is one of days."""
_CLOSES: Final = Pattern(r"\]\s?\*{0,2}$")
_OPENED: Final = Pattern(r"\[\s?\*{0,2}(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.、)]\s?)?$")
"""Brackets are a label's own where they open before it: 【项目】云杉, but not 【云杉(二期)项目】的需求."""
_MAY_STOP: Final = Pattern(r"[\]:=→—为是包]|[期间段]\s{0,2}\d|人[天日月]")
_ITEM: Final = Pattern(r"\s*(?P<number>[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.、)）]\s?)?")
_A_DAY: Final = Pattern(r"\s{1,30}(?:20\d\d\s?[./年-])?\s?\d{1,2}\s?[./月-]\s?\d{1,2}\s?[日号]?\s*")
"""What shows that 起 or 到 at the head of a line is a label."""
_GAP: Final = Pattern(rf"{_UNIT}(?:\s?[|;]\s?|\s{{1,30}})(?=\S)")
FOREIGN: Final = Pattern(r"^\W*[\w/&()]{1,14}\s?:(?!//)")
"""Some label that is none of ours: it ends the lines that go on with the value before it."""


_INSIDE_ENGLISH: Final = Pattern(r"[a-z] (?:project|owner|scope)\b")
"""Here is what we agreed for the Cedar project: the end of a sentence, and no label; nor is Product Owner: one."""
_MOST_JOINED: Final = 3
MOST_FIELDS: Final = 40
"""Of one line."""


_IN_BRACKETS: Final = Pattern(r"\([^()]{1,24}\)")
_GUESSED: Final = Pattern(r"\s?\(\s?(?:预估|预计|评估|估算|估计|初估|est\.?|estimated?)(?:值|数)?\s?\)")
_AGREED: Final = Pattern(r"协调|核|商定|约定|批|双方|agreed")


class Mark(Struct, frozen=True):
    """A label of a line: where it begins, and where its value does."""

    start: int
    end: int
    label: str
    unit: str = ""
    """What the label says in brackets: 预估开发时间(人天)."""
    old: bool = False
    """Whether it names what no longer holds: 原支撑周期."""
    role: str = ""
    """As what those are lent of whom it tells (folded): 前端支撑人员, 支撑人员(前端)."""


@remembered
def marks(folded: str) -> tuple[Mark, ...]:
    """The labels of a line (folded) that something ends; of one line at most `MOST_FIELDS`."""
    return tuple(islice(_marks(folded), MOST_FIELDS)) if _MAY_STOP.search(folded) else ()


def _marks(folded: str) -> Iterator[Mark]:
    reached = 0
    for place in _START.finditer(folded):
        if place.start() >= reached and (mark := _mark(folded, place.start())) is not None:
            yield mark
            reached = mark.end


def _mark(folded: str, start: int) -> Mark | None:
    if _INSIDE_ENGLISH.match(folded, max(0, start - 2)):
        return None
    at = start
    if folded[start] in "*[" and (ornament := _ORNAMENT.match(folded, start)) is not None:
        at = ornament.end()
    if (of_role := _OF_A_ROLE.match(folded, at)) is not None:
        named = _ended(folded, start, of_role.end(), old=False)
        if named is not None and named.label in STRONG and FIELD_OF[named.label] in _LENT:
            return structs.replace(named, role=of_role["role"] or "")
    aged = _AGED.match(folded, at)
    whole = LABELS.longest_at(folded, at)  # 现截止, 变更后到期日: a label as it stands
    if aged is None or whole in NEW_ENDS or not OF_DAYS.longest_at(folded, aged.end()):
        return _ended(folded, start, at, old=False)
    named = _ended(folded, start, aged.end(), old=bool(aged["old"]), opened=at)
    return named or _ended(folded, start, at, old=False)


def _ended(folded: str, start: int, at: int, *, old: bool, opened: int | None = None) -> Mark | None:
    """The longest label at a place that something ends, maybe with another beside it: 人员/岗位, 人员及周期.

    `opened` is where brackets around it have to open, by default right before it: 【原|时间】.
    """
    opening = folded[max(0, start - 8) : at if opened is None else opened]
    for label in LABELS.at(folded, at):
        for end in _ends(folded, _behind_theirs(folded, label, at + len(label)), label):
            stop = _STOP.match(folded, end)
            if stop is not None and (not _CLOSES.search(stop[0]) or _OPENED.search(opening)):
                unit = stop["unit"] or _unit_beside(folded, label, at + len(label), end)
                return Mark(start, stop.end(), label, unit, old, _role_in(label, stop["unit"]))
    return None


def _unit_beside(folded: str, label: str, at: int, end: int) -> str:
    """The unit that a label of effort is joined with, as if it stood in brackets: 预估工作量/人月, 预估工作量 人月."""
    return folded[at:end] if FIELD_OF[label] in EFFORTS and at < end else ""


def _role_in(label: str, unit: str) -> str:
    """The role that a label of people or of their days has in brackets: 支撑人员(前端)."""
    inner = unit.strip(" ()")
    return inner if FIELD_OF[label] in _LENT and is_role(inner) else ""


def _behind_theirs(folded: str, label: str, at: int) -> int:
    """Where the labels end that a label of people is joined with: 人员、岗位及时间."""
    if FIELD_OF[label] not in _OF_PEOPLE:
        return at
    for _ in range(_MOST_JOINED):
        joined = _JOINED.match(folded, at)
        names = LABELS.at(folded, joined.end()) if joined else ()
        second = next((name for name in names if FIELD_OF[name] in _OF_THEIRS), None)
        if joined is None or second is None:
            break
        at = joined.end() + len(second)
    return at


def _ends(folded: str, at: int, label: str) -> Iterator[int]:
    """Where a label may end that is written up to `at`: behind a second one, or there. Two offices are two labels."""
    beside = (_BESIDE_AN_OFFICE if FIELD_OF[label] in _OFFICES else _BESIDE).match(folded, at)
    english = _IN_ENGLISH_TOO.match(folded, at) if FIELD_OF[label] in EFFORTS else None
    if english is not None:
        yield english.end()
    which = beside is not None and "(" in beside[0] and FIELD_OF[label] in EFFORTS  # 工作量(预估): said by its unit
    for second in LABELS.at(folded, beside.end()) if beside and beside.end() > at and not which else ():
        closed = _BESIDE_END.match(folded, (beside.end() if beside else at) + len(second))
        yield closed.end() if closed else at
    yield at


@remembered
def opening(folded: str) -> Mark | None:
    """A label at the head of a line, parted from its value by space, or by a mistyped mark (支撑人员;)."""
    at = behind_mark(folded)
    for label in LABELS.at(folded, at):
        english_word = label.isascii() and label.isalpha()
        short = len(label) == 1 and _A_DAY.fullmatch(folded, at + 1) is None
        if not (short or english_word) and (gap := _GAP.match(folded, at + len(label))) is not None:
            # Label beside label is the heading of a table: 姓名  最后支撑日.
            return None if field_named(folded[gap.end() :]) else Mark(0, gap.end(), label, gap["unit"])
    return None


@remembered
def heading(folded: str) -> Mark | None:
    """A label that is a line of its own, numbered or strong: 一、支撑人员 has its value on the next lines."""
    item = _ITEM.match(folded)
    at = item.end() if item else 0
    label = folded[at:].strip()
    known = label in FIELD_OF if item and item["number"] else label in ALONE
    return Mark(0, len(folded), label) if known and not label.isascii() else None


def effort_in_brackets(field: Field | None, label: str, unit: str) -> Field | None:
    """The field of an effort whose label says in brackets which one it is: 工作量（预估）, Effort (est.).

    协调支撑时间（评估后） and 工作量（原预估8人天） are agreed.
    """
    guessed = field == "support" and _GUESSED.fullmatch(unit) is not None and not _AGREED.match(label)
    return "estimated" if guessed else field


@remembered
def field_named(heading: str) -> Field | None:
    """The field that a table's heading (folded) names, or None."""
    told = heading.strip()
    aged = _AGED.match(told)
    if aged is not None and OF_DAYS.longest_at(told, aged.end()):
        return "note" if aged["old"] else field_named(told[aged.end() :])
    plain_words = re.sub(r"[\s*:]+", "", re.sub(r"\([^()]{0,24}\)|/.{0,24}$", "", heading)) or told
    parts = told.split() or [""]  # 姓名 Name, Agreed 协调
    first, last = parts[0], parts[-1] if parts[0].isascii() else ""
    bracket = _IN_BRACKETS.search(heading)
    if bracket is not None and (field := FIELD_OF.get(plain_words)) in EFFORTS:
        return effort_in_brackets(field, plain_words, bracket[0])
    halves = (half for half in (first, last) if not half.isascii())
    spellings = (plain_words, heading.strip(" :*"), heading.replace(" ", ""), *halves)
    return next((FIELD_OF[spelling] for spelling in spellings if spelling in FIELD_OF), None)
