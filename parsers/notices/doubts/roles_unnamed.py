"""A role in a list of roles with nobody behind it: 前端：白一舟 6.8-6.26, and below it 测试：6.15-6.30 (D2, M4).

Whoever is lent in it was left out, or comes later. What stands apart from such a list is the phase of a plan (测试：
6月15日-6月30日), or tells what is done (后端：接口开发), and lends nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from msgspec import Struct

from parsers.dates.numerals import value_of
from parsers.message import Line
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.marks import Mark, marks
from parsers.notices.layout.tables import outside_tables
from parsers.notices.lending.sentences import LENT
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, words
from parsers.notices.words.labels import DATED, FIELD_OF
from parsers.notices.words.roles import A_ROLE, ANY_WORK, ROLE
from parsers.notices.words.spans import Stretch, efforts, is_dated, periods, without_efforts
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.notice import Remark

LONGEST: Final = 200
"""Characters of a line that is looked at, and `MOST` lines."""
MOST: Final = 300
_SEVERAL: Final = 2
_LED: Final = Pattern(
    rf"(?:(?<=[\s,，、;；。|)）(（\[【.])|^)(?P<role>{A_ROLE})"
    r"(?:\s?[(（](?P<inner>[^()（）]{1,8})[)）]|\s?(?P<count>(?:\d{1,2}|[一二两三四五六七八九十])\s?[人名位]))?\s?[\]】]?\s?[:：]"
)
"""A role with its colon, wherever it begins a part of a line: 前端：, 测试（2人）：, 【后端】：."""
_BARE: Final = Pattern(rf"\W*(?P<role>{A_ROLE})\s*(?:(?=\d|[(（]\d)|$)")
"""A role with days, or nothing, and no colon: 测试 7.1-7.31."""
_NUMBER: Final = Pattern(r"\W*(?:共\s?)?(\d{1,2}|[一二两三四五六七八九十])\s?[人名位个]")
_DEVELOPERS: Final = frozenset(words("研发 开发 技术 研发人员 开发人员 技术人员 研发组 开发组"))
_SUB_ROLE: Final = Pattern(r"\W*(?:前端|后端|后台|服务端|客户端|移动端|算法|全栈|架构|数据|大数据|Java|Web|java|web)")
_PARTS: Final = Pattern(r"[;；]")
_ENDS: Final = " \t\n·•\u3000,，、;；。.:：()（）[]【】*|"
_MARKS: Final = "-—–~至到起止共约各均为由"
_NOBODY: Final = Pattern(
    r"(?:暂时?)?(?:无|没有|不[需用必再]\S{0,4}|无[需须人]\S{0,4}|不(?:涉及|投入|安排|参与))|/|[-—–×✗x]{1,4}|0\s?[人名位]?"
)
"""后端：无, 后端：不需要: nobody is wanted."""
_TO_COME: Final = Pattern(
    r"待|后续|另行|另定|再[定议说]|缺|招聘|未[定到]|暂|tbd|(?:\d{1,2}|[一二两三四五六七八九十])\s?[人名位](?![天日月周])"
    r"|由[^,，。;；]{1,8}(?:协调|安排|落实|指派|推荐|提供|确定)(?:$|[\s,，。;；)）])|^同"
)
"""What says that somebody comes who is not named: 后端：缺1人, 由查甘望协调, 同上."""
_BY_OTHERS: Final = Pattern(r"^\W*由[^,，。;；]{1,8}(?:协调|安排|落实|指派|推荐|提供|确定)(?:$|[\s,，。;；)）])")
_OF_WORK: Final = ANY_WORK.difference(words("开发 研发")).union(words("文档 接口 大屏 报表 部署 安全 模型 网络 硬件"))
"""Such a word before a colon tells of the work, too: 需求：待评审. With days behind it, it is one of the list."""


class _Led(Struct, frozen=True):
    """A part of a line that begins with a role: the role, and what stands behind it."""

    role: str
    value: str
    wanted: int = 0
    """How many people it says that there are: 前端（2人）：."""


def roles_unnamed(page: Page, statements: Sequence[Statement]) -> Iterator[Remark]:
    """The roles of a list that names others, with days, an effort, a number of people, or nothing behind them."""
    yield from _empty_labels(statements)
    lines = list(_joined([line for line in _lines(page) if line.text.strip()][:MOST]))
    roles = {told.number for told in statements if told.field == "role"}  # 后端, below somebody's days
    short = [line for line in lines if len(line.text) <= LONGEST and line.number not in roles]
    led = {line.number: found for line in short if (found := _led(line.text))}
    if not led:
        return
    listed = {told.number for told in statements if told.field == "person" and told.label in {"", LENT}}
    listed |= {number for number, found in led.items() if any(_names(one, page) for one in found)}
    unnamed = {number: [one for one in found if _is_unnamed(one, page)] for number, found in led.items()}
    for above, below in pairwise(lines):
        if any(one.role in _DEVELOPERS for one in unnamed.get(above.number, ())) and _SUB_ROLE.match(below.text):
            del unnamed[above.number]  # 研发：, above 后端：许南星
    empty = {number for number, found in unnamed.items() if found}
    written = {line.number: line.text.partition("\n")[0].strip() for line in lines} if empty else {}
    for number in _in_one_run([line.number for line in lines], listed, empty):
        for one in unnamed[number]:
            value = f"{one.role}：{one.value}".replace("\n", "").strip(" ,，;；、：")
            yield Remark("missing-person", "person", written[number], value=value)


def _empty_labels(statements: Sequence[Statement]) -> Iterator[Remark]:
    """Labels of people that are left empty and say as what, or before days: 后端支撑人员：, 姓名： 时间：6.8-6.19.

    The first of a mail heads all that follows.
    """
    for before, told, behind in zip_longest(statements, statements[1:], statements[2:]):
        if told is None or told.field != "person" or told.value:
            continue
        of_role = before is not None and before.field == "role" and before.number == told.number
        dated = behind is not None and behind.field in DATED and behind.number - told.number <= 1
        if of_role or dated:
            yield Remark("missing-person", "person", told.line, value=told.line)


def _lines(page: Page) -> list[Line]:
    """The lines outside tables and plans."""
    planned = {told.number for told in page.tasks}
    return [line for line in outside_tables(page.mail.new_lines, page.mail.tables) if line.number not in planned]


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; one that is a role and no more goes on with the line below, which has no label of its own."""
    taken = False
    for line, below in zip_longest(lines, lines[1:]):
        if taken or line is None:
            taken = False
            continue
        goes_on = below is not None and _is_role_alone(line.text)
        taken = goes_on and below is not None and not _has_own_head(fold(below.text))
        yield Line(line.number, f"{line.text}\n{below.text}") if taken and below is not None else line


@remembered
def _is_role_alone(line: str) -> bool:
    """Whether a line is a role and no more."""
    alone = fold(line).strip()
    head = _LED.match(alone) or _BARE.match(alone)
    return head is not None and head.end() == len(alone)


def _has_own_head(folded: str) -> bool:
    """Whether a line (folded) has a label, or begins with a role, of its own."""
    return bool(marks(folded)) or _LED.search(folded) is not None or ROLE.match(folded.strip()) is not None


@remembered
def _led(line: str) -> tuple[_Led, ...]:
    """The parts of a line that begin with a role."""
    folded = fold(line)
    labels = marks(folded)
    heads = [head for head in _LED.finditer(folded) if _is_of_people(head.start(), labels)]
    if not heads and not labels and (bare := _BARE.match(folded)) is not None:
        return (_Led(line[slice(*bare.span("role"))], line[bare.end() :]),)
    if not heads:
        return tuple(_led_without_colon(line))
    stops = sorted([*(head.start() for head in heads), *(mark.start for mark in labels), len(line)])
    return tuple(_behind(head, line[head.end() : _next(stops, head.end())], line) for head in heads)


def _behind(head: re.Match[str], value: str, line: str) -> _Led:
    """A part of a line; what stands in brackets behind the role may be who it is, or how many."""
    inner = line[slice(*head.span("inner"))]
    number = _NUMBER.match(fold(inner or head["count"] or ""))
    value = value if number or not inner else f"{inner} {value}"
    return _Led(line[slice(*head.span("role"))], value, (value_of(number[1]) or 0) if number else 0)


def _is_of_people(at: int, labels: Sequence[Mark]) -> bool:
    """Whether the label before a place is of people, or there is none: not 支撑周期：前端：6.8-6.26；后端：6.1-7.31."""
    label = next((label for label in reversed(labels) if label.start < at), None)
    return label is None or FIELD_OF[label.label] == "person"


def _next(stops: Sequence[int], at: int) -> int:
    return next(stop for stop in stops if stop >= at)


def _led_without_colon(line: str) -> list[_Led]:
    """前端 白一舟 6.8-6.19；测试 6.15-6.30: parts with a role each, of which one may have days alone."""
    if ";" not in (folded := fold(line)):
        return []
    label = next(iter(marks(folded)), None)
    parts = [part.strip(_ENDS) for part in _PARTS.split(line[label.end if label else 0 :])]
    heads = [ROLE.match(fold(part)) for part in parts] if len(parts) >= _SEVERAL else []
    if not heads or not all(heads) or (label is not None and FIELD_OF[label.label] != "person"):
        return []
    return [_Led(part[: head.end()], part[head.end() :]) for part, head in zip(parts, heads, strict=True) if head]


def _names(one: _Led, page: Page) -> int:
    """How many people are named behind a role: by 由查甘望协调 nobody is."""
    bare = "" if _BY_OTHERS.search(one.value) else without_filler(_without_days(one.value)).strip(_ENDS + _MARKS)
    return len(read_people(bare, page.roll, strict=True).names) if bare else 0


def _is_unnamed(one: _Led, page: Page) -> bool:
    """Whether nobody is named behind a role, though somebody is lent in it, or was left out."""
    value, folded = one.value.strip(_ENDS), fold(one.value).strip(_ENDS)
    if _NOBODY.fullmatch(folded) or (named := _names(one, page)) >= max(one.wanted, 1):
        return False
    if named:
        return True
    to_come = _TO_COME.search(folded) is not None
    if is_dated(folded) or efforts(folded):
        return to_come or not without_filler(_without_days(value)).strip(_ENDS + _MARKS)
    return fold(one.role) not in _OF_WORK and (not value or to_come)


def _without_days(text: str) -> str:
    """A text without its days and its efforts."""
    plain = without_efforts(text)
    spans = [Stretch(0, 0), *periods(fold(plain)), Stretch(len(plain), len(plain))]
    return "、".join(plain[before.end : after.start] for before, after in pairwise(spans))


def _in_one_run(order: Sequence[int], listed: set[int], unnamed: set[int]) -> list[int]:
    """The lines of `unnamed` that only such lines part from one that is listed."""
    found: set[int] = set()
    for direction in (order, order[::-1]):
        running = False
        for number in direction:
            running = number in listed or (running and number in unnamed)
            found |= {number} if running and number in unnamed else set()
    return sorted(found)
