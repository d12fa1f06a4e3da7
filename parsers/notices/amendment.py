"""Amendments by wording (D4): "陆晚晴的支撑周期由8月6日-8月15日调整为8月6日-8月20日" as labels of what holds now.

Only whole clauses are taken: names (or nothing), a label of days, perhaps what was, a verb of change, what is to be.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.dates import read_period
from parsers.message import Line
from parsers.notices.fields import LONGEST_LINE, MOST_LINES, Statement, read_statements
from parsers.notices.fold import fold
from parsers.notices.labels import FIELD_OF, STRONG
from parsers.notices.names import Roll
from parsers.notices.people import read_people
from parsers.notices.replacement import told_as_label
from parsers.notices.spans import first_period, has_range, is_single_day
from parsers.notices.topics import UNSURE
from parsers.patterns import Pattern

_LABELS: Final = "|".join(
    sorted(
        (word for word in FIELD_OF if FIELD_OF[word] in {"period", "start", "end"} and len(word) > 1),
        key=len,
        reverse=True,
    )
)
_CHANGED: Final = Pattern(
    rf"(?P<label>{_LABELS})\s?(?:[,:]\s?)?(?:现在?|已经?|需|统一)?"
    r"(?P<old>(?:由|从|自|原(?:来|定|计划)?的?|(?<=:))[^,;。\n]{1,40}?|(?<=[:\s])\d[^,;。\n]{1,40}?)?"
    r"\s?[,]?\s?(?:现在?|已经?|统一)?"
    r"(?P<verb>更?改|调整|更新|变更|修改|修订|延后|推后|推迟|后延|提前|延长|延期|续期|顺延)(?:为|成|到|至)"
    r"\s?:?\s?(?P<new>[^,;。\n]{1,60})"
)
_UNLABELLED: Final = Pattern(
    r"^\W*(?:(?:因|由于|经)[^,;。]{1,30},)?(?:现|请)?(?:将|把)?(?P<who>[^,;:。由从在\d]{2,60}?)(?:在(?P<place>[^,;。由从\d]{2,40}?))?"
    r"(?:的)?(?:支[撑援持](?:工作)?)?(?:由|从)\s?(?:原(?:来|定|计划)?的?)?(?P<old>[^,;。]{3,40}?)"
    r"(?P<verb>更?改|调整|更新|变更|修改|延长|延期|顺延|提前|推迟|延后)(?:为|成|到|至)\s?(?P<new>[^,;。]{3,40})[。;,]?$"
)
_NAMED_PLACE: Final = Pattern(r"(?!本|该|此|我们|这)(?P<project>[^,;。]{2,38}?项目)[组中上里]?")
_AMOUNT: Final = r"\d{1,4}(?:\.\d)?\s?(?:人[天日月]|个?工作日|天)"
_EFFORT_CHANGED: Final = Pattern(
    rf"(?<=[间量时入])(?P<old>\s?(?::\s?)?(?:由|从|原)\s?{_AMOUNT}\s?[,]?(?:更?改|调整|更新|变更|修改|增加|减少|追加)(?:为|成|到|至)\s?)"
    rf"(?P<new>{_AMOUNT})"
)
"""协调支撑时间由8人天调整为10人天."""
_CONDITION: Final = Pattern(
    r"前提|条件|待.{0,12}确认|(?:同意|审批|批准|通过|确认|验收)(?:之?后|才|方)|[但需须]经?.{0,8}同意"
)
_EXTENDING: Final = frozenset({"延长", "延期", "续期", "顺延"})
_BEFORE_NAMES: Final = Pattern(r"^\W*(?:\d{1,2}\s?[.、)]\s?)?(?:现|请|需|经协商|已)?(?:将|把)?\s?")
_OF: Final = Pattern(r"(?:在[^在,;:。]{2,40}?(?:项目|平台|系统)[组中上里]?)?\s?的?(?:支撑|投入)?(?:的)?$")
_CLAUSE: Final = Pattern(r"[,，。;；:：]")
_WAS: Final = Pattern(r"^(?:由|从|自|原(?:来|定|计划)?的?)\s?")
_RANGED: Final = Pattern(r"[-~至到—–]")
_VERB: Final = Pattern(r"(?:改|整|新|更|订|后|迟|前|长|期|延)(?:为|成|到|至)")
LONGEST: Final = 300
"""Characters of a line that may be an amendment."""
MOST_CHANGES: Final = 20
"""In one line."""
NEW_END: Final = "结束日期改为"
"""The label of a last day that is moved by wording: no word of extending, no decision."""


def read_amended(
    lines: Iterable[Line], roll: Roll, sent: dt.date | None, *, replacing: bool = True
) -> tuple[Statement, ...]:
    """The statements of the mail, its amendments by wording told as labels; each keeps the line as it stood.

    `replacing`: whether one person in the place of another is an amendment too, and not a pre-sales answer (P3).
    """
    told = [line for line, _ in zip(lines, range(MOST_LINES), strict=False)]
    written = {line.number: line.text[:LONGEST_LINE].strip() for line in told}
    told = [told_as_label(line, roll) for line in told] if replacing else told
    statements = read_statements(new for line in told for new in _in_force(line, roll, sent))
    begun = any(statement.field == "start" for statement in statements)
    return tuple(
        structs.replace(
            statement,
            field="end" if begun and statement.label == NEW_END else statement.field,
            line=written.get(statement.number, statement.line),
        )
        for statement in statements
    )


def _in_force(line: Line, roll: Roll, sent: dt.date | None, left: int = MOST_CHANGES) -> Iterator[Line]:
    """The line, its changes told as labels; `left` bounds how many of them are looked for."""
    folded = fold(line.text[:LONGEST_LINE])
    short = len(folded) <= LONGEST and _VERB.search(folded) is not None
    if short and (effort := _EFFORT_CHANGED.search(folded)) is not None:
        yield Line(line.number, f"{line.text[: effort.start('old')]}：{line.text[effort.start('new') :]}")
        return
    if short and (told := _whole_period(line, folded, roll)):
        yield from told
        return
    change = _CHANGED.search(folded) if short else None
    if not left or change is None or UNSURE.told_in(folded) or _CONDITION.search(folded):
        yield line
        return
    before, after = line.text[: change.start()], line.text[change.end() :]
    talk, names, labelled = _names_before(before, roll)
    label = change["label"]
    field = _field(label, change["new"])
    if names is None or (field in {"start", "end"} and not names and not labelled and label not in STRONG):
        yield line
        return
    value = _value(change, field, sent)
    if talk:
        yield Line(line.number, talk)
    shown = {"period": label, "start": label, "end": "续期至" if change["verb"] in _EXTENDING else NEW_END}[field]
    people = "" if not names else f"{'人员：' if field in {'start', 'end'} and not labelled else ''}{names}；"
    yield Line(line.number, f"{labelled}{people}{shown}：{value}{_with_tail(after)}")
    for rest in _tail(line.number, after):
        yield from _in_force(rest, roll, sent, left - 1)


def _whole_period(line: Line, folded: str, roll: Roll) -> tuple[Line, ...]:
    """许南星由8月6日-8月15日调整为8月6日-8月20日, 许南星的支撑由原8月15日延期至8月20日, without any label.

    Both periods are whole, or both are single days and the last one moves: nothing is guessed.
    """
    change = _UNLABELLED.match(folded)
    if change is None or UNSURE.told_in(folded):
        return ()
    sides = (change["old"].strip(), change["new"].strip())
    if not all(map(has_range, sides)) and not (all(map(is_single_day, sides)) and "支" in folded):
        return ()
    who = line.text[slice(*change.span("who"))].strip()
    people = read_people(who, roll, strict=True)
    if not people.names or people.rest or people.missing or _CONDITION.search(folded):
        return ()
    place = line.text[slice(*change.span("place"))].strip() if change["place"] else ""
    label = "支撑周期" if has_range(sides[1]) else "续期至" if change["verb"] in _EXTENDING else NEW_END
    people_label = "支撑人员" if has_range(sides[1]) else "人员"
    told = Line(line.number, f"{people_label}：{who}；{label}：{sides[1]}")
    named = _NAMED_PLACE.fullmatch(place)
    return (Line(line.number, f"支撑项目：{named['project']}"), told) if named else (told,)


def _field(label: str, new: str) -> str:
    """支撑周期延长到8月20日 moves the end as 支撑结束时间改为8月20日 does; a range is the whole period."""
    if FIELD_OF[label] == "start":
        return "start"
    days = first_period(new)
    return "end" if FIELD_OF[label] == "end" or (days and not _RANGED.search(new[days.start : days.end])) else "period"


def _with_tail(after: str) -> str:
    """What goes on in the same breath (，共8人天) belongs to the value."""
    return after if re.match(r"\s?[,，;；]\s?(?:共计?|合计|预[估计])?\s?\d{1,4}\s?人天", after) else ""


def _tail(number: int, after: str) -> Iterator[Line]:
    rest = after.lstrip("，,；;。 \t")
    if rest and not _with_tail(after):
        yield Line(number, rest)


def _names_before(before: str, roll: Roll) -> tuple[str, str | None, str]:
    """What stands before the label: talk, names (None where the last clause is neither names nor empty), a label."""
    cuts = [0, *(mark.end() for mark in _CLAUSE.finditer(before))]
    last = before[cuts[-1] :]
    if not last.strip() and len(cuts) > 1:
        # "人员：陆晚晴，支撑周期改为…": what was said before stays as it is
        return "", "", before
    bare = _OF.sub("", _BEFORE_NAMES.sub("", last)).strip()
    if not bare:
        return before[: cuts[-1]], "", ""
    start = cuts[-1]
    people = read_people(bare, roll, strict=True)
    if not people.names or people.rest or people.missing:
        return "", None, ""
    if before[:start].rstrip().endswith((":", "：")):
        return "", f"{bare}", before[:start]
    return before[:start], bare, ""


def _value(change: re.Match[str], field: str, sent: dt.date | None) -> str:
    """The new days; both sides as they stand where what was does not read: nothing is guessed (M4)."""
    old = _WAS.sub("", change["old"] or "").strip()
    if old and sent is not None and (not first_period(old) or read_period(old, sent).problems):
        return f"{old} {change['verb']}为 {change['new']}"
    return change["new"].strip()
