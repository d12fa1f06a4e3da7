"""Amendments by wording (D4): "陆晚晴的支撑周期由8月6日-8月15日调整为8月6日-8月20日" as labels of what holds now.

Only whole clauses are taken: names (or nothing), a label of days, perhaps what was, a verb of change, what is to be.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct, structs

from parsers.dates import read_period
from parsers.message import Line
from parsers.notices.amendments.in_english import told_in_english
from parsers.notices.amendments.last_day_moved import last_day_moved
from parsers.notices.amendments.placed import behind_project, without_place
from parsers.notices.amendments.reasons_before import without_reasons
from parsers.notices.amendments.replacement import told_as_label
from parsers.notices.amendments.said_first import is_content, without_lead_in
from parsers.notices.amendments.whole_period import WHOLE_PERIOD, whole_period
from parsers.notices.layout.each_apart import each_apart
from parsers.notices.layout.efforts_behind import without_efforts_behind
from parsers.notices.layout.fields import LONGEST_LINE, MOST_LINES, Statement, read_statements
from parsers.notices.layout.in_their_place import in_one_label
from parsers.notices.people.lead_wordings import changes_an_office
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.amendment_words import (
    AMENDING,
    CONDITION,
    CONDITIONS,
    EXTENDED_TO,
    EXTENDS,
    NEW_END,
    NEW_START,
    cut,
    speaks_of_change,
)
from parsers.notices.words.double_negatives import without_double_negatives
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED, FIELD_OF, STRONG
from parsers.notices.words.list_marks import HEAD
from parsers.notices.words.spans import first_period, has_range, is_dated, is_single_day
from parsers.notices.words.topics import PRESALES, UNSURE
from parsers.notices.words.wordings import Sentence
from parsers.patterns import Pattern

_VALUE: Final = "(!( COMMA | STOP | END | MOVED | EXTENDED ) ANY)"
_VERB: Final = "verb:( MOVED | EXTENDED ) COLON?"
_EFFORT: Final = AMENDING.wordings(
    # 协调支撑时间由8人天调整为10人天, 协调支撑时间调整为10人天
    "label:(LABEL | EFFORT_LABEL) COLON? old:( (WAS{1,2} OF? AMOUNT COMMA?)? (MOVED | EXTENDED | ADDED) COLON? ) "
    "new:AMOUNT",
)
_LABELLED: Final = AMENDING.wordings(
    # 支撑周期由8月6日-8月15日调整为8月6日-8月20日, 支撑周期：8月6日-8月15日改为…, 支撑周期调整为…
    f"label:(LABEL | EFFORT_LABEL) (COMMA | COLON)? NOW? "
    f"(WAS{{1,2}} OF? old:( {_VALUE}{{1,20}} ) | was:( DAY {_VALUE}{{0,20}} ))? COMMA? NOW? "
    f"{_VERB} new:( {_VALUE}{{1,20}} )",
    # 结束时间写错了，应为7月10日; 结束时间不是6月30日，是7月10日
    f"label:LABEL WRONG COMMA {_VERB} new:( {_VALUE}{{1,20}} )",
    "label:LABEL NOT_THAT old:DAY COMMA? verb:( IS | MOVED ) new:DAY",
    # 结束时间是7月10日
    "label:LABEL verb:IS new:DAY OVER? &( COMMA | STOP | END )",
    f"label:(LABEL | EFFORT_LABEL) COLON old:( {_VALUE}{{1,20}} ) COMMA? NOW? {_VERB} new:( {_VALUE}{{1,20}} )",
)
_BEFORE_NAMES: Final = Pattern(rf"^{HEAD}(?:故|所以|因此|因而|为此)?(?:现|请|需|经协商|已)?(?:将|把)?\s?")
_HENCE: Final = Pattern(r"\s?(?:故|所以|因此|因而|为此)")
_OF: Final = Pattern(r"(?:在[^在,;:。]{2,40}?(?:项目|平台|系统)[组中上里]?)?\s?的?(?:支撑|投入)?(?:的)?$")
_CLAUSE: Final = Pattern(r"[,，。;；:：]")
_CLAUSES: Final = re.compile(r"[,，。;；:：]")
_CORRECTS: Final = Pattern(r"(?:更正|纠正|订正|修正|勘误|补充|说明|通知)(?:一下|如下|说明)?\s?[:：]\s*$")
"""更正一下：许南星的结束时间…: what leads to a change, and is no label of whom it names."""
_RANGED: Final = Pattern(r"[-~至到—–]")
_SUM: Final = Pattern(r"\s?[,，;；]\s?(?:共计?|合计|预[估计])?\s?\d{1,4}\s?人天")
_AS_BEFORE: Final = Pattern(r"[,，]\s?(?:支[撑援持])?(?:周期|时间|起止时间|日期|角色|其[他余它])\S{0,3}不变\W*$")
"""…调整为20人天，周期不变."""
_STATES: Final = frozenset("是为")
_NOT_THAT: Final = Pattern(
    r"^[,，(（]?\s?(?:而不是|不是|而非|并非|非)(?:原来的|之前的|原)?[\d年月日号/.\s至到~-]{3,24}[)）]?(?=$|[,，。;；])"
)
"""…，不是6月30日: what does not hold, said of the same side."""
LONGEST: Final = 300
"""Characters of a line that may be an amendment."""
MOST_CHANGES: Final = 20
"""In one line."""


class _Change(Struct, frozen=True):
    """A change as it stands in a line: the words of its sides, its verb, and where it begins and ends."""

    start: int
    end: int
    label: str
    old: str
    verb: str
    new: str

    @property
    def extends(self) -> bool:
        return self.verb in EXTENDS


class _Before(Struct, frozen=True):
    """What stands before a label: talk, names, or a whole label; `named` is False where it is anything else."""

    talk: str = ""
    names: str = ""
    labelled: str = ""
    named: bool = True


def read_amended(
    lines: Iterable[Line], roll: Roll, sent: dt.date | None, *, replacing: bool = True
) -> tuple[Statement, ...]:
    """The statements of the mail, its amendments by wording told as labels; each keeps the line as it stood.

    `replacing`: whether one person in the place of another is an amendment too, and not a pre-sales answer (P3).
    """
    told = [line for line, _ in zip(lines, range(MOST_LINES), strict=False)]
    written = {line.number: line.text[:LONGEST_LINE].strip() for line in told}
    told = in_one_label(told) if replacing else told
    statements = read_statements(
        new for line in told for new in _placed(line, roll, sent, replacing) or _told(line, roll, sent, replacing)
    )
    begun = {statement.number for statement in statements if statement.field == "start"}
    return tuple(_as_written(statement, written, begun) for statement in statements)


def _placed(line: Line, roll: Roll, sent: dt.date | None, replacing: bool) -> list[Line]:
    """The line of a change that begins with its project, told as labels; [] where it begins otherwise, or has none."""
    project, rest = behind_project(line.text, roll)
    if not project:
        return []
    behind = structs.replace(line, text=rest)
    told = _told(behind, roll, sent, replacing)
    changed = [one.text for one in told] != [one.text for one in _apart(behind, roll, sent)]
    return [structs.replace(line, text=f"支撑项目：{project}"), *told] if changed else []


def _told(line: Line, roll: Roll, sent: dt.date | None, replacing: bool) -> list[Line]:
    """The line, its changes told as labels."""
    if told := told_in_english(line, roll):
        return list(told)
    parts = _apart(line, roll, sent)
    parts = [_replaced(part, roll) for part in parts] if replacing else parts
    # 变更内容：结束时间延长至7月15日 is of whoever another label names.
    named = is_content(line.text)
    return [new for part in parts for new in _in_force(part, roll, sent, named=named)]


def _apart(line: Line, roll: Roll, sent: dt.date | None) -> list[Line]:
    """The line without what only leads to a change, in its parts."""
    parts = each_apart(_bare(line.text, roll, sent), roll)
    return [Line(line.number, text) for part in parts for text in without_efforts_behind(part, roll)]


def _bare(text: str, roll: Roll, sent: dt.date | None) -> str:
    """A line without why it is so, and what else leads to what it says."""
    return without_lead_in(without_double_negatives(without_reasons(without_place(text, roll), roll)), roll, sent)


def _as_written(statement: Statement, written: Mapping[int, str], begun: Collection[int]) -> Statement:
    """A statement with its line as it stood; beside a first day, a last day that is moved ends the same period.

    `begun`: the lines that state a first day; a last day of an extension ends the period of its own line alone.
    """
    ends = (begun and statement.label == NEW_END) or (statement.number in begun and statement.label == EXTENDED_TO)
    field = "end" if ends else statement.field
    return structs.replace(statement, field=field, line=written.get(statement.number, statement.line))


def _replaced(line: Line, roll: Roll) -> Line:
    """The line, one in another's place told as a label; not an office (D9), nor who supports a sale (P3)."""
    told = told_as_label(line, roll)
    folded = fold(line.text[:LONGEST])
    kept = told.text != line.text and (PRESALES.told_in(folded) or changes_an_office(folded, roll))
    return line if kept else told


def _in_force(
    line: Line, roll: Roll, sent: dt.date | None, left: int = MOST_CHANGES, *, named: bool = False
) -> Iterable[Line]:
    """The line, its changes told as labels; `left` bounds how many of them are looked for.

    `named`: whether the line has named before whom it is about: 甲的进场时间推迟到6月8日，结束时间顺延到7月15日.
    """
    folded = fold(line.text[:LONGEST_LINE])
    if not left or len(folded) > LONGEST or not speaks_of_change(folded):
        return (line,)
    sentence = cut(folded)
    if told := _effort(line, sentence, roll):
        return told
    if CONDITION.tells(CONDITIONS, folded):
        return (line,)
    if told := last_day_moved(line, roll):
        return [new for part in told for new in whole_period(part, roll) or (part,)]
    return (line,) if UNSURE.told_in(folded) else _changed(line, sentence, roll, sent, left, named=named)


def _changed(
    line: Line, sentence: Sentence, roll: Roll, sent: dt.date | None, left: int, *, named: bool
) -> Iterable[Line]:
    """The line, its changes of days told as labels."""
    if told := whole_period(line, roll):
        return told
    change = _first(sentence, fold(line.text[:LONGEST_LINE]))
    if change is None or not (told := _labelled(line, change, roll, sent, named=named)):
        return (line,)
    named = named or "人员：" in told[-1].text
    behind = _behind(line, change)
    return (*told, *(new for rest in behind for new in _in_force(rest, roll, sent, left - 1, named=named)))


def _effort(line: Line, sentence: Sentence, roll: Roll) -> tuple[Line, ...]:
    """协调支撑时间由8人天调整为10人天: the label with what it is now, behind the names that stand before it."""
    found = next(_EFFORT[0].found_in(sentence), None)
    if found is None:
        return ()
    (label, _), (old, _), (new, _) = (found.spans[part] for part in ("label", "old", "new"))
    before = _names_before(line.text[:label], roll)
    amount = _AS_BEFORE.sub("", line.text[new:])
    told = Line(line.number, f"{line.text[label:old]}：{amount}")
    if not (before.named and before.names):
        return (structs.replace(told, text=f"{line.text[:old]}：{amount}"),)
    # Days of somebody else in the same line are none of theirs.
    days = "；支撑周期：不变" if is_dated(fold(before.talk)) else ""
    named = structs.replace(told, text=f"{before.labelled}支撑人员：{before.names}；{told.text}{days}")
    return (Line(line.number, before.talk), named) if before.talk else (named,)


def _first(sentence: Sentence, folded: str) -> _Change | None:
    """The first change of days under a label of days, or under one of effort that holds days: 协调支撑时间."""
    for found in (found for wording in _LABELLED for found in wording.found_in(sentence)):
        label, old, was, verb, new = (found.words(part, folded) for part in ("label", "old", "was", "verb", "new"))
        if FIELD_OF[label] in DATED or first_period(new) is not None:
            old = (old or was).lstrip("从自")
            return _Change(found.first.start, found.spans["new"][1], label, old, verb, new)
    return None


def _labelled(line: Line, change: _Change, roll: Roll, sent: dt.date | None, *, named: bool) -> tuple[Line, ...]:
    """The change as a line of labels, behind the talk before it; nothing where its clause says anything else."""
    field = _field(change.label, change.new)
    before = _names_before(line.text[: change.start], roll)
    if change.verb in _STATES and not (FIELD_OF[change.label] == "end" and before.names):
        return ()  # 支撑时间为6月1日-6月30日 is a label of its own
    of_nobody = not (named or before.names or before.labelled or change.label in STRONG)
    if not before.named or (field != "period" and of_nobody) or _is_of_others(before.talk, roll):
        return ()
    whole = change.label if FIELD_OF[change.label] == field else WHOLE_PERIOD
    shown = NEW_START if field == "start" else whole
    shown = shown if field != "end" else EXTENDED_TO if change.extends else NEW_END
    people_label = "人员：" if field != "period" and not before.labelled else ""
    people = f"{people_label}{before.names}；" if before.names else ""
    sums = line.text[change.end :] if _SUM.match(line.text, change.end) else ""
    told = Line(line.number, f"{before.labelled}{people}{shown}：{_value(change, sent)}{sums}")
    return (Line(line.number, before.talk), told) if before.talk else (told,)


def _is_of_others(talk: str, roll: Roll) -> bool:
    """Whether what stands before a change gives somebody days, and goes on with a reason: nobody reads both."""
    *first, last = [clause for clause in _CLAUSES.split(talk) if clause.strip()] or [""]
    dated = [clause for clause in first if is_dated(fold(clause)) and names_known(clause, roll)]
    return bool(dated) and not is_dated(fold(last)) and not names_known(last, roll)


def _behind(line: Line, change: _Change) -> tuple[Line, ...]:
    """What the line goes on with, unless it belongs to the value: ，共8人天."""
    rest = _NOT_THAT.sub("", line.text[change.end :]).lstrip("，,；;。 \t")
    return (Line(line.number, rest),) if rest and not _SUM.match(line.text, change.end) else ()


def _field(label: str, new: str) -> str:
    """支撑周期延长到8月20日 moves the end as 支撑结束时间改为8月20日 does; a range is the whole period."""
    days = first_period(new)
    told = new[days.start : days.end] if days else ""
    if FIELD_OF[label] == "start":
        return "period" if has_range(told) else "start"  # 进场时间整体推迟两周，即6月15日-7月15日
    one_day = is_single_day(told) or not _RANGED.search(told)  # 2026-08-20 has the marks of a range
    return "end" if FIELD_OF[label] == "end" or (days and one_day) else "period"


def _names_before(before: str, roll: Roll) -> _Before:
    """What stands before the label: talk, and names or nothing in the last clause."""
    start = _last_clause(before)
    last = before[start:]
    if start and not last.strip():
        return _headed(before, roll)
    if _HENCE.match(last) and is_dated(fold(before[:start])) and names_known(before[:start], roll):
        return _Before(named=False)  # what stands before has somebody's days, and is no mere reason
    bare = _OF.sub("", _BEFORE_NAMES.sub("", last)).strip()
    if not bare:
        return _Before(before[:start])
    if not read_people(bare, roll, strict=True).is_whole:
        return _Before(named=False)
    if before[:start].rstrip().endswith((":", "：")) and not _CORRECTS.search(before[:start]):
        return _Before(names=bare, labelled=before[:start])
    return _Before(before[:start], bare)


def _last_clause(text: str) -> int:
    return max((mark.end() for mark in _CLAUSE.finditer(text)), default=0)


def _headed(before: str, roll: Roll) -> _Before:
    """陆晚晴：支撑周期改为… names somebody; 人员：陆晚晴，支撑周期改为… leaves what was said before as it is."""
    head = before.rstrip()
    if head.endswith((":", "：")):
        start = _last_clause(head[:-1])
        if read_people(name := head[start:-1].strip(), roll, strict=True).is_whole:
            return _Before(head[:start], name)
    return _Before(labelled=before)


def _value(change: _Change, sent: dt.date | None) -> str:
    """The new days; both sides as they stand where what was does not read: nothing is guessed (M4)."""
    if change.old and sent is not None and (not first_period(change.old) or read_period(change.old, sent).problems):
        return f"{change.old} {change.verb} {change.new}"
    return change.new
