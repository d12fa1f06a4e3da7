"""Amendments by wording (D4): "陆晚晴的支撑周期由8月6日-8月15日调整为8月6日-8月20日" as labels of what holds now.

Only whole clauses are taken: names (or nothing), a label of days, perhaps what was, a verb of change, what is to be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct, structs

from parsers.dates import read_period
from parsers.message import Line
from parsers.notices.amendments.added import may_add, told_as_added
from parsers.notices.amendments.added_effort import with_added_effort
from parsers.notices.amendments.bare_amounts import with_unit
from parsers.notices.amendments.changing_hands import in_two_lines, may_change_hands, told_apart
from parsers.notices.amendments.effort_changed import EffortChanged, effort_behind_days, effort_changed
from parsers.notices.amendments.heads_of_all import without_head
from parsers.notices.amendments.in_english import may_tell, told_in_english
from parsers.notices.amendments.item_changed import with_item_changed
from parsers.notices.amendments.kept_words import in_the_known_word
from parsers.notices.amendments.last_day_moved import last_day_moved
from parsers.notices.amendments.placed import behind_project, without_place
from parsers.notices.amendments.plain_efforts import with_plain_efforts
from parsers.notices.amendments.plainer_changes import in_plainer_words
from parsers.notices.amendments.plainer_english import in_plainer_english
from parsers.notices.amendments.reasons_before import may_say_why, without_reasons
from parsers.notices.amendments.replacement import may_replace, told_as_label
from parsers.notices.amendments.said_first import is_content, may_lead_in, without_lead_in
from parsers.notices.amendments.taken_over import taken_over
from parsers.notices.amendments.whole_period import WHOLE_PERIOD, whole_period
from parsers.notices.amendments.whose_change import names_before
from parsers.notices.layout.each_apart import APART, each_apart
from parsers.notices.layout.efforts_behind import may_have_effort_behind, without_efforts_behind
from parsers.notices.layout.fields import LONGEST_LINE, MOST_LINES, Statement, read_statements
from parsers.notices.layout.in_their_place import in_one_label
from parsers.notices.people.lead_wordings import changes_an_office
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
    NOT_THAT,
    cut,
    speaks_of_change,
)
from parsers.notices.words.double_negatives import without_double_negatives
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED, FIELD_OF, NEW_ENDS, STRONG
from parsers.notices.words.spans import first_period, has_range, is_dated, is_single_day
from parsers.notices.words.topics import PRESALES, UNSURE
from parsers.notices.words.wordings import Sentence
from parsers.patterns import Pattern
from parsers.remembered import remembered

_VALUE: Final = "(!( COMMA | STOP | END | MOVED | EXTENDED ) ANY)"
_VERB: Final = "verb:( MOVED | EXTENDED ) COLON?"
_LABELLED: Final = AMENDING.wordings(
    # 支撑周期由8月6日-8月15日调整为8月6日-8月20日, 支撑周期：8月6日-8月15日改为…, 支撑周期调整为…
    f"label:(LABEL | EFFORT_LABEL) (COMMA | COLON)? NOW? "
    f"(WAS{{1,2}} OF? old:( {_VALUE}{{1,20}} ) | was:( DAY {_VALUE}{{0,20}} ))? COMMA? NOW? "
    f"{_VERB} new:( {_VALUE}{{1,20}} )",
    # 结束时间写错了，应为7月10日; 结束时间不是6月30日，是7月10日
    f"label:LABEL WRONG COMMA NOW? {_VERB} new:( {_VALUE}{{1,20}} )",
    "label:LABEL NOT_THAT old:DAY COMMA? verb:( IS | MOVED ) new:DAY",
    # 支撑周期误写为6月1日-6月30日，应为6月1日-7月10日
    "label:LABEL NOW? MISWRITTEN old:DAY PARTICLE? COMMA NOW{0,2} verb:MOVED COLON? new:DAY &( COMMA | STOP | END )",
    # 周期还是6月8日-6月26日
    "label:LABEL verb:STILL new:DAY &( COMMA | STOP | END )",
    # 结束时间是7月10日
    "label:LABEL verb:IS new:DAY OVER? &( COMMA | STOP | END )",
    f"label:(LABEL | EFFORT_LABEL) COLON old:( {_VALUE}{{1,20}} ) COMMA? NOW? {_VERB} new:( {_VALUE}{{1,20}} )",
)
_CLAUSES: Final = Pattern(r"[,，。;；:：]")
_RANGED: Final = Pattern(r"[-~至到—–]")
_SUM: Final = Pattern(r"\s?[,，;；]\s?(?:共计?|合计|预[估计])?\s?\d{1,4}\s?人天")
_STATES: Final = frozenset("是为")
_NOT_THAT: Final = Pattern(rf"^[,，(（]?{NOT_THAT}(?=$|[,，。;；])")
_THE_SAME_OF: Final = Pattern(
    r"^(?P<who>[^,，。;；:：的\d]{2,20})的(?=(?:现|也|均|都|则)?(?:改|调整|变更|延长|延期|推迟|提前|续期|更正)[为到至成]|还是)"
)
"""…，白一舟的改为7月15日: the same of somebody else."""
_NEEDED_BACK: Final = Pattern(
    r"^(?:[^\W\d]{0,4}组|部门|我们(?:这边|组)?)(?:里|这边)?[^,，。;；:：]{0,12}(?:需要|要|等着?|急需)[他她]们?(?:回来|回去|回)?"
    r"(?:备战|支持|帮忙|干活|用|做别的|接别的活)?[。;；]?\s*$"
)
"""…，前端组7月发版需要他回来备战: why somebody is wanted elsewhere, in a clause of its own at the end."""
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


def read_amended(
    lines: Iterable[Line], roll: Roll, sent: dt.date | None, *, replacing: bool = True
) -> tuple[Statement, ...]:
    """The statements of the mail, its amendments by wording told as labels; each keeps the line as it stood.

    `replacing`: whether one person in the place of another is an amendment too, and not a pre-sales answer (P3).
    """
    told = [line for line, _ in zip(lines, range(MOST_LINES), strict=False)]
    written = {line.number: line.text[:LONGEST_LINE].strip() for line in told}
    told = [
        in_plainer_words(in_plainer_english(line, roll), roll) for line in with_added_effort(with_item_changed(told))
    ]
    told = [without_head(_in_known_words(line), roll) for line in told]
    told = [taken_over(line, roll) for line in told] if replacing else told
    told = in_one_label(in_two_lines(told, roll, sent)) if replacing else told
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


@remembered
def _may_change(text: str) -> bool:
    """Whether any reader of changes has something to look for in a line, whoever is named in it: most have nothing."""
    return (
        (APART in text or without_double_negatives(text) != text or speaks_of_change(fold(text[:LONGEST_LINE])))
        or any(may(text) for may in (may_add, may_change_hands, may_say_why, may_replace, may_tell))
        or may_have_effort_behind(text)
        or may_lead_in(text)
    )


def _told(line: Line, roll: Roll, sent: dt.date | None, replacing: bool) -> list[Line]:
    """The line, its changes told as labels."""
    if not _may_change(line.text) and without_place(line.text, roll) == line.text:
        return [line]
    if told := told_in_english(line, roll):
        return list(told)
    if told := told_as_added(line, roll):
        return [new for part in told for new in _in_force(part, roll, sent)]
    halves = told_apart(line, roll, sent) if replacing else ()
    parts = [part for half in halves or (line,) for part in _apart(half, roll, sent)]
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


def _in_known_words(line: Line) -> Line:
    """The line, what it keeps and the efforts that it changes in the words that the readers of changes know."""
    return with_plain_efforts(with_unit(in_the_known_word(line)))


def _as_written(statement: Statement, written: Mapping[int, str], begun: Collection[int]) -> Statement:
    """A statement with its line as it stood; beside a first day, a last day that is moved ends the same period.

    `begun`: the lines that state a first day; a last day of an extension ends the period of its own line alone.
    """
    ends = (begun and statement.label in {NEW_END, *NEW_ENDS}) or (
        statement.number in begun and statement.label == EXTENDED_TO
    )
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
    effort = effort_changed(line, sentence, roll)
    if effort.lines:
        rest = (Line(line.number, effort.rest),) if effort.rest else ()
        named = named or any("人员：" in one.text for one in effort.lines)
        return (*effort.lines, *(new for one in rest for new in _in_force(one, roll, sent, left - 1, named=named)))
    if CONDITION.tells(CONDITIONS, folded):
        return (line,)
    if told := _days_and_effort(line, sentence, roll):
        return told
    if told := last_day_moved(line, roll):
        return [new for part in told for new in whole_period(part, roll) or (part,)]
    return (line,) if UNSURE.told_in(folded) else _changed(line, sentence, roll, sent, left, named=named)


def _days_and_effort(line: Line, sentence: Sentence, roll: Roll) -> tuple[Line, ...]:
    """Days without a label that change, and an effort behind them: …延长到8月7日，工时增加到40人天."""
    parts = () if UNSURE.told_in(fold(line.text)) else effort_behind_days(line, sentence)
    told = whole_period(parts[0], roll) if parts else ()
    effort = effort_changed(parts[1], cut(fold(parts[1].text)), roll) if told else EffortChanged()
    return (*told, *effort.lines) if effort.lines and not effort.rest else ()


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
    before = names_before(line.text[: change.start], roll)
    if change.verb in _STATES and not (FIELD_OF[change.label] == "end" and before.names):
        return ()  # 支撑时间为6月1日-6月30日 is a label of its own
    of_nobody = not (named or before.names or before.labelled or change.label in STRONG)
    if not before.named or (field != "period" and of_nobody) or _is_of_others(before.talk, roll):
        return ()
    whole = change.label if FIELD_OF[change.label] == field else WHOLE_PERIOD
    shown = NEW_START if field == "start" else whole
    shown = shown if field != "end" else EXTENDED_TO if change.extends else NEW_END
    people_label = "人员：" if field != "period" else "支撑人员：" if named else ""
    people_label = "" if before.labelled else people_label
    people = f"{people_label}{before.names}；" if before.names else ""
    sums = line.text[change.end :] if _SUM.match(line.text, change.end) else ""
    told = Line(line.number, f"{before.labelled}{people}{shown}：{_value(change, sent)}{sums}")
    placed = f"支撑项目：{before.place}" if before.place else ""
    return (*(Line(line.number, one) for one in (before.talk, placed) if one), told)


def _is_of_others(talk: str, roll: Roll) -> bool:
    """Whether what stands before a change gives somebody days, and goes on with a reason, or of others: both unread."""
    *first, last = [clause for clause in _CLAUSES.split(talk) if clause.strip()] or [""]
    dated = [clause for clause in first if is_dated(fold(clause)) and names_known(clause, roll)]
    return bool(dated) and not is_dated(fold(last))


def _behind(line: Line, change: _Change) -> tuple[Line, ...]:
    """What the line goes on with, unless it belongs to the value: ，共8人天."""
    rest = _NOT_THAT.sub("", line.text[change.end :]).lstrip("，,；;。 \t")
    rest = _THE_SAME_OF.sub(rf"\g<who>的{change.label}", _NEEDED_BACK.sub("", rest)) if change.label else rest
    return (Line(line.number, rest),) if rest and not _SUM.match(line.text, change.end) else ()


def _field(label: str, new: str) -> str:
    """支撑周期延长到8月20日 moves the end as 支撑结束时间改为8月20日 does; a range is the whole period."""
    days = first_period(new)
    told = new[days.start : days.end] if days else ""
    if FIELD_OF[label] == "start":
        return "period" if has_range(told) else "start"  # 进场时间整体推迟两周，即6月15日-7月15日
    one_day = is_single_day(told) or not _RANGED.search(told)  # 2026-08-20 has the marks of a range
    return "end" if FIELD_OF[label] == "end" or (days and one_day) else "period"


def _value(change: _Change, sent: dt.date | None) -> str:
    """The new days; both sides as they stand where what was does not read: nothing is guessed (M4)."""
    if change.old and sent is not None and (not first_period(change.old) or read_period(change.old, sent).problems):
        return f"{change.old} {change.verb} {change.new}"
    return change.new
