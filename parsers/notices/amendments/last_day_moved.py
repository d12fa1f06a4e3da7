"""A last day, or a first, that another takes the place of, with what was planned before it (D4, D5).

原定许南星支撑到6月30日，因需求变化，现调整至7月15日 is told as labels: 人员：许南星；结束日期改为：7月15日.
Why it moves stands between, and names nobody else.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from parsers.message import Line
from parsers.notices.amendments.whole_period import WHOLE_PERIOD
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.amendment_words import AMENDING, EXTENDED_TO, EXTENDS, NEW_END, NEW_START, cut
from parsers.notices.words.filler import without_accord, without_plea, without_unchanged
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day
from parsers.notices.words.topics import UNSURE
from parsers.notices.words.wordings import Sentence, Wording
from parsers.patterns import Pattern

_VERB: Final = "verb:( MOVED | EXTENDED ) COLON?"
_WHY: Final = "(COMMA (!( COMMA | STOP | COLON | DAY | MOVED | EXTENDED | END ) ANY){1,14}){0,2}"
_OVER: Final = "(OVER | LABEL)"
_LATER: Final = f"why:( {_WHY} ) COMMA (NOW | WISH){{0,2}}"
_NEW_DAY: Final = f"new:DAY {_OVER}? (STOP | COMMA)? END"
_MOVED_ON: Final = AMENDING.wordings(
    # 原定许南星支撑到6月30日，因需求变化，现调整至7月15日
    f"START WAS{{1,2}} OF? who:( RUN{{1,6}} ) OF? SUPPORT? TILL? old:DAY {_OVER}? {_LATER} {_VERB} {_NEW_DAY}",
    # 许南星的支撑周期原定6月30日结束，现改为7月15日结束
    f"START who:( RUN{{1,6}} ) OF? (SUPPORT | LABEL)? WAS{{1,2}} (WILL | TAKE)? SUPPORT? TILL? old:DAY "
    f"({_OVER} SUPPORT?)? {_LATER} {_VERB} {_NEW_DAY}",
    # 许南星撤场时间推迟到7月10日
    f"START who:( RUN{{1,6}} ) OF? OVER TIME? (WAS{{1,2}} old:DAY)? {_VERB} {_NEW_DAY}",
    # 拟将许南星支撑期限由8月31日延长至9月30日
    f"START (WISH | NOW | TAKE){{0,3}} who:( RUN{{1,6}} ) OF? (SUPPORT | LABEL)? WAS{{1,2}} old:DAY "
    f"verb:EXTENDED {_NEW_DAY}",
    # 许南星6月30日到期，因测试未完成，希望续期至8月15日
    f"START who:( RUN{{1,6}} ) OF? (SUPPORT | LABEL)? (WILL | TAKE)? SUPPORT? TILL? old:DAY {_OVER} {_LATER} "
    f"verb:EXTENDED {_NEW_DAY}",
)
_NO_EARLIER: Final = f"(WAS{{1,2}} (WILL | TAKE)? old:DAY COMES COMMA)? NOW? why:( {_WHY} ) COMMA?"
_NO_WAIT: Final = "OF? SUPPORT? (NO_WAIT old:DAY PARTICLE? COMMA)? NOW? place:( RUN )? SUPPORT?"
_TILL_AS_BEFORE: Final = "SUPPORT? (COMMA LABEL (STILL | IS) last:DAY)? (STOP | COMMA)? END"
_BEGINS_LATER: Final = AMENDING.wordings(
    # 许南星原定6月1日进场，推迟到6月15日
    f"START who:( RUN{{1,6}} ) OF? SUPPORT? WAS{{1,2}} (WILL | TAKE)? old:DAY COMES {_LATER} "
    f"verb:MOVED new:DAY COMES? (STOP | COMMA)? END",
    # 许南星提前到5月27日进场
    f"START who:( RUN{{1,6}} ) {_NO_WAIT} verb:MOVED new:DAY COMES {_TILL_AS_BEFORE}",
    # 许南星6月8日才能进场
    f"START who:( RUN{{1,6}} ) {_NO_EARLIER} new:DAY ONLY_THEN (COMES | TILL) (STOP | COMMA)? END",
    # 许南星晚一周来，6月8日到
    f"START who:( RUN{{1,6}} ) {_NO_EARLIER} LATER_BY COMMA NOW? new:DAY ONLY_THEN? (COMES | TILL) (STOP | COMMA)? END",
)
_BEGINS_ON: Final = AMENDING.wordings(
    # 许南星不等6月1日了，改为5月27日开始，结束时间还是6月30日; 许南星改为5月27日开始支撑
    f"START who:( RUN{{1,6}} ) {_NO_WAIT} verb:MOVED new:DAY {_TILL_AS_BEFORE}",
)
"""Their day has its 开始 in it."""
_SENTENCES: Final = Pattern(r"(?<=[。；;])")
_WAS_OR_ENDS: Final = Pattern(
    r"[原由自从晚迟才推方]|[为成到][\d月日号年./-]{3,12}(?:开始|[进入]场|到[岗位场])|[撤离]场|到期|期满|届满|结束"
)
_BEGUN: Final = ("开始", "起")
_SHORTENS: Final = ("提前", "缩短")
"""Who leaves early is read as such (D7)."""
_SUPPOSES: Final = Pattern(r"(?:^|[,，])\s?(?:若(?!干)|如(?![上下前]|期)|假[如若]|倘|要是|万一|只要|除非|等)")
"""…，若测试未完成，延长到6月30日: no reason, but a condition."""
_WISHED: Final = Pattern(r"希望能够?|建议")
MOST: Final = 20
"""Sentences of a line that are looked at."""


class _Moved(NamedTuple):
    """Who is moved by which verb (folded) to which day (folded); the last day and the project, where they are told."""

    who: str
    verb: str
    day: str
    last: str = ""
    place: str = ""


def last_day_moved(line: Line, roll: Roll) -> tuple[Line, ...]:
    """原定许南星支撑到6月30日，因需求变化，现调整至7月15日: one last day in the place of another, and perhaps why."""
    if not _WAS_OR_ENDS.search(line.text):
        return ()
    parts = [(part, _one_moved_on(part, roll)) for part in _SENTENCES.split(line.text)[:MOST]]
    told = tuple(Line(line.number, moved or part) for part, moved in parts if part.strip())
    return told if any(moved for _, moved in parts) else ()


def _one_moved_on(sentence: str, roll: Roll) -> str:
    """The sentence as labels, or "" where it is another one."""
    bare = without_unchanged(without_plea(without_accord(sentence)))
    tokens = cut(fold(bare))
    if UNSURE.told_in(_WISHED.sub("", fold(sentence))):
        return ""
    if told := _as_labels(_MOVED_ON, tokens, bare, roll):
        label = EXTENDED_TO if told.verb in EXTENDS else NEW_END
        return "" if told.verb.startswith(_SHORTENS) else f"人员：{told.who}；{label}：{told.day}"
    told = _as_labels(_BEGINS_LATER, tokens, bare, roll)
    begins = told or _as_labels(_BEGINS_ON, tokens, bare, roll)
    return _begun(begins) if begins is not None and (told or begins.day.endswith(_BEGUN)) else ""


def _begun(told: _Moved) -> str:
    """The labels of a first day that is moved, with the project and the last day that its sentence names."""
    first = next((told.day.removesuffix(mark) for mark in _BEGUN if told.day.endswith(mark)), told.day)
    days = f"{WHOLE_PERIOD}：{first}-{told.last}" if told.last else f"{NEW_START}：{first}"
    placed = f"支撑项目：{told.place}；" if told.place else ""
    return f"{placed}{'支撑人员' if told.last else '人员'}：{told.who}；{days}"


def _as_labels(wordings: tuple[Wording, ...], tokens: Sentence, text: str, roll: Roll) -> _Moved | None:
    """What a sentence moves, where its parts are nothing else."""
    found = next((one for wording in wordings for one in wording.found_in(tokens)), None)
    if found is None:
        return None
    who, old, why, verb, new, last, place = (
        found.words(part, text) for part in ("who", "old", "why", "verb", "new", "last", "place")
    )
    days = all(map(is_single_day, (fold(day) for day in (old, new, last) if day)))
    if (
        not days
        or _SUPPOSES.search(why)
        or not read_people(who, roll, strict=True).is_whole
        or names_somebody(why, roll)
    ):
        return None
    if place and not (roll.known and place in roll.known.projects):
        return None
    return _Moved(who, fold(verb), fold(new), fold(last), place)
