"""The days of a heading, with each of the people in the list below it: 都是全职，6月1日到6月26日： (D1, D2).

Every item has to begin with somebody who is known, and to have no days of its own; a heading of another matter (who
takes part in a review) gives nothing away. `headed_days` does so for headings that are days and a role alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import Stretch, has_range, is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE
from parsers.patterns import Pattern

MOST: Final = 30
"""Lines of a list, and `LONGEST` characters of each and of its heading."""
LONGEST: Final = 120
_OF_PEOPLE: Final = Pattern(
    r"以下|下列|如下|名单|人员|同事|成员|同学|全职|专职|[这那]么派|支[撑援持]|投入|派驻|驻场|借调|安排|都是|均为|均|由|下月|本月|下周"
    r"|情况|[的为是]|项目(?:组)?|各位|大家"
)
"""All that such a heading may have beside days, project and who is spoken to: 暂停支撑的同事 has more."""
_GOES_TO: Final = Pattern(r"\s?(?:去|到|在)本项目\W*$")
_EFFORT: Final = Pattern(r"\W{0,3}(?:预估|商定|协调|共)?\s?\d{1,3}(?:\.\d)?\s?人[天日月]\W*$")
_EMPTY: Final = Pattern(r"[(（]\s*[)）]")
_ITEM: Final = Pattern(
    rf"^\s*(?:{NUMBER}|[-*•·●①-⑳]|[(（]?[一二三四五六七八九十\d]{{1,2}}[)）、.])?\s*(?:[前后]端|测试|产品)?(?:的|组)?\s?"
)


def with_headed_lists(lines: Sequence[Line], roll: Roll) -> list[Line]:
    """The lines, each item of such a list with the days of its heading behind the name."""
    found = list(lines)
    for at, line in enumerate(lines):
        days = _days_of(line, roll)
        if days is None:
            continue
        items = _items_below(lines, at + 1, roll)
        if items:
            words = line.text[days.start : days.end].strip(" ()（）")
            found[at] = structs.replace(line, text=_EMPTY.sub("", f"{line.text[: days.start]}{line.text[days.end :]}"))
            for place, behind in items:
                found[place] = _with_days(lines[place], behind, words)
    return found


def _with_days(line: Line, behind: int, words: str) -> Line:
    rest = line.text[behind:].lstrip("，, :：")
    return structs.replace(line, text=f"{line.text[:behind]}，{words}" + (f"，{rest}" if rest else ""))


def _days_of(line: Line, roll: Roll) -> Stretch | None:
    """Where the one range of days of such a heading stands."""
    if len(line.text) > LONGEST or not line.text.rstrip().endswith((":", "：")) or roll.names_member(line.text):
        return None
    folded = fold(line.text)
    if ANOTHER_MATTER.told_in(folded) or OTHER_WORK.told_in(folded) or UNSURE.told_in(folded):
        return None
    spans = [one for one in periods(folded) if any(map(str.isdigit, folded[one.start : one.end].lstrip("q")[1:]))]
    days = spans[0] if len(spans) == 1 and has_range(folded[spans[0].start : spans[0].end]) else None
    return days if days is not None and _is_plain(folded[: days.start] + " " + folded[days.end :], roll) else None


def _is_plain(heading: str, roll: Roll) -> bool:
    """Whether a heading (folded), without its days, says only that people follow, and for which project."""
    for project in roll.projects_in(heading):
        heading = heading.replace(fold(project), " ")
    first, _, rest = heading.partition(",")
    heading = rest if roll.is_part(first.strip()) or roll.named_in(first) else heading
    told = _OF_PEOPLE.sub("", heading)
    return not any(map(str.isalnum, told)) and any(map(str.isalnum, heading))


def _items_below(lines: Sequence[Line], at: int, roll: Roll) -> list[tuple[int, int]]:
    """The items right below, as their places and where the name ends in each; [] where one of them has days."""
    items: list[tuple[int, int]] = []
    for place, line in enumerate(lines[at : at + MOST], at):
        text = line.text[:LONGEST]
        if not text.strip() and not items:
            continue
        begins = _ITEM.match(text)
        start = begins.end() if begins else 0
        name = roll.longest_at(text, start)
        if not name:
            break
        behind = _behind_bracket(text, start + len(name))
        if is_dated(fold(text)) or not _says_no_more(text[behind:], roll):
            return []
        items.append((place, behind))
    return items


def _says_no_more(rest: str, roll: Roll) -> bool:
    """Whether behind a name there is nothing, an effort, or to which project."""
    folded = fold(rest)
    for project in roll.projects_in(rest):
        folded = folded.replace(fold(project), "本项目")
    return not folded.strip(" ,;。.") or bool(_EFFORT.fullmatch(folded) or _GOES_TO.fullmatch(folded))


_BRACKET: Final = Pattern(r"\s?[(（](?P<in>[^()（）]{1,12})[)）]")


def _behind_bracket(text: str, end: int) -> int:
    """Behind a name and the bracket that belongs to it: 张伟（前端）."""
    bracket = _BRACKET.match(text, end)
    return bracket.end() if bracket and is_role(fold(bracket["in"]).removesuffix("组")) else end
