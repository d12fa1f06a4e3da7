"""An effort that is another from now on (D4): 许南星的工时由8人天调整为10人天，周期不变, told as labels."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec import structs

from parsers.message import Line
from parsers.notices.amendments.whose_change import Whose, names_before
from parsers.notices.people.roll import Roll
from parsers.notices.words.amendment_words import AMENDING, KEPT, NEW_EFFORTS, speaks_of_change
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS, FIELD_OF, Field
from parsers.notices.words.spans import is_dated
from parsers.notices.words.wordings import Found, Sentence
from parsers.patterns import Pattern

_WAS: Final = "OF? AMOUNT COMMA? NOW{0,2}"
_WRONG: Final = "WRONG PARTICLE? COMMA"
_VERB: Final = "(MOVED | EXTENDED | ADDED | ARROW) COLON?"
_WORDINGS: Final = AMENDING.wordings(
    # 协调支撑时间由8人天调整为10人天, 工时均调整为10人天, 工时8人天→10人天, 支撑由8人天改为10人天
    f"label:(LABEL | EFFORT_LABEL | SUPPORT) COLON? NOW{{0,2}} old:( (WAS{{0,2}} {_WAS})? {_VERB} ) new:AMOUNT",
    # 协调支撑时间写错了，应为15人天; 工时误写为12人天，应为15人天
    f"label:(LABEL | EFFORT_LABEL) NOW? old:( ({_WRONG} | MISWRITTEN AMOUNT PARTICLE? COMMA) NOW{{0,2}} MOVED COLON? ) "
    "new:AMOUNT",
    # 协调支撑时间维持原来的13人天
    "label:EFFORT_LABEL old:( STILL ) new:AMOUNT",
    # 许南星由8人天调整为10人天
    f"old:( WAS{{1,2}} {_WAS} {_VERB} ) new:AMOUNT",
)
_AS_BEFORE: Final = Pattern(
    rf"[,，。(（]\s?(?:支[撑援持])?(?:周期|时间|起止(?:时间|日期|日)?|开始和结束时间|日期|角色|其[他余它]|(?:协调|预估)[^,，。;；\d]{{0,6}})\S{{0,3}}(?:{'|'.join(KEPT)})[)）]?"
    r"(?:[,，。]\s?(?:请|特此|谢谢|感谢|望|烦请)[^,，。;；\d]{0,12})?\W*$"
)
"""…调整为20人天，周期不变."""
_NOT_SO_MUCH: Final = Pattern(
    r"\s?[,，(（]\s?(?:而?不是|而非|并非|不为|原(?:来|先|定|本)?(?:写的)?[是为]?)\s?\d{1,4}(?:\.\d)?\s?人?[天日月][)）]?(?=\W|$)"
)
"""应为15人天，|不是12人天|，其余不变: how much it was by mistake."""
_GOES_ON: Final = Pattern(r"\s?[,，;；。]\s?")
_OF_WORK: Final = Pattern(r"人[天日月]")


class EffortChanged(NamedTuple):
    """The lines that tell the effort as it is now, and what the line goes on with."""

    lines: tuple[Line, ...] = ()
    rest: str = ""


def effort_changed(line: Line, sentence: Sentence, roll: Roll) -> EffortChanged:
    """The first changed effort of a line (`sentence`: folded, as tokens); without lines where there is none."""
    found = next((found for wording in _WORDINGS for found in wording.found_in(sentence)), None)
    if found is None:
        return EffortChanged()
    if _is_second(line.text[: found.first.start]):
        return EffortChanged()  # 支撑周期由…调整为…，工时由…调整为…: one after the other
    label = line.text[slice(*found.spans.get("label", (found.first.start, found.first.start)))]
    before = names_before(line.text[: found.first.start], roll)
    amount, rest = _amount(line.text, found)
    field = _field(fold(label), fold(amount))
    if not (before.named and before.names):
        if not before.named and is_dated(fold(line.text[: found.first.start])):
            return EffortChanged()  # 许南星7月的工时调整为10人天 is no effort of all the days
        head = line.text[: found.first.start]
        # 预估开发时间由10人天更正为14人天 below a name: the days are those on record.
        shown = label if field is None or head.strip() else NEW_EFFORTS[field == "estimated"]
        told = Line(line.number, f"{head}{shown}：{amount}")
        return EffortChanged((told,), rest) if FIELD_OF.get(fold(label)) else EffortChanged()
    shown = label if field is None else NEW_EFFORTS[field == "estimated"]
    told_of_them = _named(line.number, before, f"{shown}：{amount}{_kept(rest, before, roll)}") if shown else ()
    return EffortChanged(told_of_them, rest) if told_of_them else EffortChanged()


def effort_behind_days(line: Line, sentence: Sentence) -> tuple[Line, ...]:
    """The line, cut before an effort that changes behind a change of days: …延长到8月7日，|协调支撑时间增加到40人天."""
    found = next((found for wording in _WORDINGS for found in wording.found_in(sentence)), None)
    if found is None or not _is_second(line.text[: found.first.start]):
        return ()
    parts = line.text[: found.first.start].rstrip("，,；; "), line.text[found.first.start :]
    return tuple(structs.replace(line, text=part) for part in parts)


def _is_second(before: str) -> bool:
    """Whether a change of days stands before it, in a clause of its own."""
    return (
        before.rstrip().endswith(("，", ",", "；", ";")) and speaks_of_change(fold(before)) and is_dated(fold(before))
    )


def _amount(text: str, found: Found) -> tuple[str, str]:
    """What the effort is now, as it is written, and what the line goes on with: another change."""
    start, end = found.spans["new"]
    text = text[:end] + _NOT_SO_MUCH.sub("", text[end:], count=1) if _NOT_SO_MUCH.match(text, end) else text
    goes_on = _GOES_ON.match(text, end)
    if goes_on is not None and speaks_of_change(fold(text[goes_on.end() :])):
        return text[start:end], text[goes_on.end() :]
    return _AS_BEFORE.sub("", text[start:]), ""


def _field(label: str, amount: str) -> Field | None:
    """The effort that is meant; None where days may be: 支撑周期由15天调整为20天."""
    field = FIELD_OF.get(label, "support")
    if field in EFFORTS:
        return field
    return "support" if _OF_WORK.search(amount) else None


def _kept(rest: str, before: Whose, roll: Roll) -> str:
    """The days of those whose effort changes, where the line goes on with the days of others: they stay."""
    others = any(name not in before.names for name in roll.named_in(rest))
    return f"；支撑周期：{KEPT[0]}" if others and is_dated(fold(rest)) else ""


def _named(number: int, before: Whose, told: str) -> tuple[Line, ...]:
    """The lines of an effort behind the names whose it is, and what is said before them."""
    # Days of somebody else in the same line are none of theirs; 自6月8日起 says that not all of it is meant.
    days = "；支撑周期：待定" if is_dated(fold(before.talk)) else ""
    named = Line(number, f"{before.labelled}支撑人员：{before.names}；{told}{days}")
    placed = f"支撑项目：{before.place}" if before.place else ""
    return (*(Line(number, one) for one in (before.talk, placed) if one), named)
