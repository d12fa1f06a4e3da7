"""Whose a change is: what stands before its label (D4): names, or nothing, or a whole label of its own."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import HEAD
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

_BEFORE_NAMES: Final = Pattern(rf"^{HEAD}(?:故|所以|因此|因而|为此)?(?:现|请|需|经协商|已)?(?:将|把)?\s?")
_HENCE: Final = Pattern(r"\s?(?:故|所以|因此|因而|为此)")
_OF: Final = Pattern(
    r"(?:(?:在|支[撑援持]|参与)(?:[本该此这]项目|(?P<place>[^在,;:。]{2,40}?(?:项目|平台|系统)))[组中上里]?)?"
    r"\s?的?(?:支撑|投入)?(?:的)?$"
)
_CLAUSE: Final = Pattern(r"[,，。;；:：]")
_CORRECTS: Final = Pattern(r"(?:更正|纠正|订正|修正|勘误|补充|说明|通知)(?:一下|如下|说明)?\s?[:：]\s*$")
"""更正一下：许南星的结束时间…: what leads to a change, and is no label of whom it names."""


class Whose(Struct, frozen=True):
    """What stands before a label: talk, names, or a whole label; `named` is False where it is anything else."""

    talk: str = ""
    names: str = ""
    labelled: str = ""
    place: str = ""
    """The project that is named before the label: a known one before the names, or one that the directory has not."""
    named: bool = True


def names_before(before: str, roll: Roll) -> Whose:
    """What stands before the label: talk, and names or nothing in the last clause."""
    start = _last_clause(before)
    last = before[start:]
    if start and not last.strip():
        return _headed(before, roll)
    if _HENCE.match(last) and is_dated(fold(before[:start])) and names_known(before[:start], roll):
        return Whose(named=False)  # what stands before has somebody's days, and is no mere reason
    of = _OF.search(last)
    bare = _BEFORE_NAMES.sub("", last[: of.start()] if of is not None else last).strip()
    if not bare:
        return Whose(before[:start])
    project = _known_project(bare, roll)
    bare = bare.removeprefix(project).lstrip("的中里上组：: ") if project else bare
    if not read_people(bare, roll, strict=True).is_whole:
        return Whose(named=False)
    if before[:start].rstrip().endswith((":", "：")) and not _CORRECTS.search(before[:start]):
        return Whose(names=bare, labelled=before[:start])
    place = project or (_elsewhere(of["place"] or "", roll) if of is not None else "")
    return Whose(before[:start], bare, place=place)


def _last_clause(text: str) -> int:
    return max((mark.end() for mark in _CLAUSE.finditer(text)), default=0)


def _headed(before: str, roll: Roll) -> Whose:
    """陆晚晴：支撑周期改为… names somebody; 人员：陆晚晴，支撑周期改为… leaves what was said before as it is."""
    head = before.rstrip()
    if head.endswith((":", "：")):
        start = _last_clause(head[:-1])
        if read_people(name := head[start:-1].strip(), roll, strict=True).is_whole:
            return Whose(head[:start], name)
    elif head.endswith((",", "，")):  # 星河数据治理项目，黄丽，商定人天改为15人天
        start = _last_clause(head[:-1])
        name, above = head[start:-1].strip(), head[:start].rstrip(" ,，:：")
        project = _known_project(above, roll)
        if above == project and read_people(name, roll, strict=True).is_whole:
            return Whose(names=name, place=project)
    return Whose(labelled=before)


def _known_project(words: str, roll: Roll) -> str:
    """The known project that words begin with: 星河数据治理项目白一舟的协调支撑时间."""
    projects = roll.known.projects_by_beginning.get(words[:1], ()) if roll.known else ()
    return max((one for one in projects if words.startswith(one)), key=len, default="")


def _elsewhere(place: str, roll: Roll) -> str:
    """A project that the directory has not, by its whole name (as it has them) or by how one begins: 星河项目."""
    stem = place[:-2]
    return "" if any(one.startswith(stem) for one in (roll.known.projects if roll.known else ())) else place
