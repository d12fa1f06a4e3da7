"""One person in the place of another: "由许南星改为白一舟接替，支撑周期8月6日-8月20日", told as a label.

The line becomes 支撑人员：白一舟（接替许南星）, with what follows. Only whole clauses are taken, whose two sides are
names and nothing else: what is said of offices (由甲接替乙担任研发负责人) is left as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.message import Line
from parsers.notices.amendments.replacement_words import (
    BECOMES,
    BEHIND_ITS_DAYS,
    FROM_A_DAY,
    REFERRING,
    REFERS,
    REPLACED,
    REPLACED_IN_ENGLISH,
    SUCCEEDS,
    UNABLE_FROM_A_DAY,
    UNABLE_SINCE_A_DAY,
    UNABLE_WITH_DAYS,
    WAS_WRONG,
    cut,
)
from parsers.notices.layout.marks import marks
from parsers.notices.layout.one_period import drawn_together
from parsers.notices.people.people import People, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import is_latin
from parsers.notices.words.filler import in_plain_words
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.spans import efforts, has_range, is_dated, is_single_day, periods
from parsers.notices.words.topics import UNSURE, Topic, is_courtesy
from parsers.notices.words.wordings import Found
from parsers.patterns import Pattern

_REMAINDER: Final = Pattern(r"^[，,；;。\s]*(?:剩余|其余|其他|余下)[^，,；;。:：\d]{0,10}")
"""What goes on as it was says nothing of days that can be recorded."""
_REPLACES: Final = Topic(f"{SUCCEEDS} {BECOMES} 换 由", r"\b(?:replaced by|replaces?|takes? over|the place of)\b")
_HIS_DAYS: Final = Pattern(r"^的?(?:支[撑援持])?(?:时间|周期|期)?\s?[:：为]?\s?(?=\d)")
_REFERS: Final = Topic("更正 为准 错 有误", "(?:通知|邮件|安排)[中里内]")
_SINCE: Final = Topic("自 从 起")
_SINCE_THEN: Final = ("起", "开始", "始")
_MARKS: Final = Pattern(r"\W*")
_OF_IT: Final = Pattern(r"^(?:项目)?(?:[里中上]的?|的)(?=[^\W\d])")
_BEGINS: Final = (",", "，", ":", "：", "将", "把")
MOST: Final = 10
"""Replacements in one line."""
LONGEST: Final = 300
"""Characters of a line that may state one."""
_LONGEST_REFERENCE, _LONGEST_REASON, _LONGEST_SIDE = 40, 20, 30
_SHORTEST_NAME = _WORDS_OF_A_NAME = 2
_SIDES: Final = ("old", "new")
REPLACES: Final = "接替"
_BEFORE_NAMES: Final = words(SUCCEEDS, "原")
_UNTIL_THEN: Final = Pattern(
    r"[,，]\s?(?:支[撑援持]|投入)?(?:周期|时间|期限?)?\s?(?:为|[:：])?\s?(?:至|到|截止到?|截至|直到)\s?"
    r"(?P<last>\d[\d年月日号/.-]{2,11}?)(?:为止|止|结束)?(?=[,，。;；]|$)"
)
"""…，支撑周期至6月30日, behind who comes in whose place."""
_STOPS: Final = ("。", "；", ";")


def may_replace(text: str) -> bool:
    """Whether a line may say so, or refer to an earlier letter, whoever is named in it."""
    folded = fold(text)
    return _REFERS.told_in(folded) or _REPLACES.told_in(folded)


def told_as_label(line: Line, roll: Roll) -> Line:
    """The line, replacements in it told as 支撑人员：乙（接替甲）; any other line as it is, but for 原通知中."""
    if len(line.text) > LONGEST:
        return line
    text = line.text[_behind_reference(fold(line.text)) :]
    told = _placed(in_plain_words(text), roll) if _REPLACES.told_in(fold(text)) else ""
    return Line(line.number, told or text)


def _placed(text: str, roll: Roll) -> str:
    """The labels of a text, with its project where that stands before what somebody does: 星河…项目的测试支撑由…."""
    if told := _told(text, roll):
        return told
    for project in roll.projects_in(text):
        before, _, behind = text.partition(project)
        if _OF_IT.match(behind) and (not before.strip() or before.rstrip().endswith(_BEGINS)):
            told = _told(before + _OF_IT.sub("", behind), roll)
            return f"支撑项目：{project}；{told}" if told else ""
    return ""


def _behind_reference(folded: str) -> int:
    """Where a line goes on behind 原通知中 or 更正：, else 0."""
    if not _REFERS.told_in(folded) or (marks_before := _MARKS.match(folded)) is None:
        return 0
    start = marks_before.end()
    sentence = REFERRING.cut(folded[start : start + _LONGEST_REFERENCE])
    behind = next((start + found.last.end for wording in REFERS for found in wording.found_in(sentence)), 0)
    wrong = (start + found.last.end for wording in WAS_WRONG for found in wording.found_in(sentence))
    return next((end for end in wrong if is_dated(folded[end:])), behind)


def _told(written: str, roll: Roll, left: int = MOST) -> str:
    """The text with labels for the first replacement in it and for those behind it, or "" where it states none."""
    text, days = _days_apart(_begun(written))
    if not left or UNSURE.told_in(fold(text)):
        return ""
    text = text[behind_mark(fold(text)) :]
    for found in _found(text):
        old, new = (_names(text, found, side, roll) for side in _SIDES)
        if old and new and _in_place(new, old, roll):
            # What follows is left behind the people: it is no part of the role.
            work = found.words("work", text) or found.words("head", text)
            days, behind = _until_then(days, _behind(text, found, new))
            labels = [f"角色：{work}" if work else "", f"支撑人员：{_in_place(new, old, roll)}", days]
            return "；".join(filter(None, [*labels, _rest(behind, roll, left - 1)]))
    return ""


def _until_then(days: str, behind: str) -> tuple[str, str]:
    """The label of the first day told before the names, with the last one told behind them, and what is left.

    自6月8日起由乙接替甲，支撑周期至6月30日。甲支撑至6月5日止: the second sentence is of whoever goes.
    """
    until = _UNTIL_THEN.match(fold(behind)) if days.endswith(_SINCE_THEN) and len(fold(behind)) == len(behind) else None
    if until is None:
        return days, behind
    label, first = days.split("：", 1)
    first = next(first.removesuffix(word) for word in _SINCE_THEN if first.endswith(word))
    return f"{label}：{first.lstrip('自从')}至{until['last']}", behind[until.end() :]


def _behind(text: str, found: Found, new: str) -> str:
    """What stands behind a replacement; who comes is not named again: …由高兴接替，高兴支撑时间6月10日-6月30日."""
    behind = text[found.last.end :]
    rest = behind.lstrip("，,；;。 ")
    days = rest.removeprefix(new) if rest.startswith(new) else ""
    return f"，{_HIS_DAYS.sub('', days)}" if _HIS_DAYS.match(days) else behind


def _in_place(new: str, old: str, roll: Roll) -> str:
    """Who comes, with whose place each takes: one behind the other; "" where several go and others are as many not."""
    comes, goes = (read_people(side, roll, strict=True).names for side in (new, old))
    if len(goes) == 1:
        return f"{new}（{REPLACES}{old}）"
    if len(goes) != len(comes):
        return ""
    return "、".join(f"{one.name}（{REPLACES}{other.name}）" for one, other in zip(comes, goes, strict=True))


def _found(text: str) -> Iterator[Found]:
    """Where two sides stand in the text that may be names."""
    sentence = cut(fold(text))
    for found in (found for wording in REPLACED for found in wording.found_in(sentence)):
        if _is_brief(found):
            yield found
    for found in (found for wording in REPLACED_IN_ENGLISH for found in wording.found_in(sentence)):
        # A third word may be talk: Note Alice Wang will be replaced by Bob Li.
        sides = (found.words(side, text) for side in _SIDES)
        if all(not is_latin(side) or len(side.split()) == _WORDS_OF_A_NAME for side in sides):
            yield found


def _is_brief(found: Found) -> bool:
    """Whether what is said of why is too short to say anything else."""
    spans = (found.spans.get(part, (0, 0)) for part in ("reason", "cause"))
    return all(end - start <= _LONGEST_REASON for start, end in spans)


def _names(text: str, found: Found, side: str, roll: Roll) -> str:
    """The words of a side where they are names and nothing else, or "": 原许南星, 白一舟来; 原野 and 王来 are names."""
    told = found.words(side, text)
    bare = (told.removeprefix("原") if side == "old" else told.removesuffix("来").removesuffix("进行")).strip()
    names = told if roll.holds(told) or len(bare) < _SHORTEST_NAME else bare
    people = read_people(names, roll, strict=True) if _SHORTEST_NAME <= len(names) <= _LONGEST_SIDE else People()
    return names if people.is_whole else ""


def _rest(behind: str, roll: Roll, left: int) -> str:
    """What stands behind a replacement: another one, its days, labels; anything else is a remark and names nobody."""
    rest = _REMAINDER.sub("", behind).lstrip("，,；;。. ")
    if behind.startswith(_STOPS) and roll.named_in(rest):
        return rest
    folded = fold(rest)
    if not folded or marks(folded):
        return rest
    if another := _told(rest, roll, left):
        return another
    if not is_dated(folded) and not efforts(folded):
        return "" if is_courtesy(folded) or not any(map(str.isalnum, folded)) else f"备注：{rest}"
    first = next(iter(periods(folded)), None)
    one_day = (
        first is not None and is_single_day(folded[first.start : first.end]) and folded[first.end - 1] not in "起止前始"
    )
    return f"支撑周期：{rest[: first.end]}起{rest[first.end :]}" if first and one_day else f"支撑周期：{rest}"


def _begun(text: str) -> str:
    """甲自7月1日起由乙接替，至7月31日, with the day before the names, as the other wordings have it."""
    bare = text[behind_mark(fold(text)) :]
    sentence = cut(fold(bare))
    wordings = (*FROM_A_DAY, *UNABLE_FROM_A_DAY, *UNABLE_SINCE_A_DAY) if _SINCE.told_in(text) else ()
    for found in (one for wording in wordings for one in wording.found_in(sentence)):
        old, day, by, till = (found.words(part, bare) for part in ("old", "day", "by", "till"))
        by = by or f"由{found.words('new', bare)}{REPLACES}"
        first = fold(day).removesuffix("起")
        since = is_single_day(first) or (fold(day).endswith("起") and not has_range(first))  # 下周起 begins on one day
        if since and _is_brief(found):
            return f"自{first}起{by}{old}，{till}" if till else f"自{fold(day)}{by}{old}"
    for found in (one for wording in UNABLE_WITH_DAYS for one in wording.found_in(sentence)):
        old, new, day, rest = (found.words(part, bare) for part in ("old", "new", "day", "rest"))
        days = _HIS_DAYS.sub("", rest.removeprefix(new))
        if fold(days).startswith(fold(day).removesuffix("起")) and has_range(fold(days)) and _is_brief(found):
            return f"由{new}{REPLACES}{old}，{days}"
    for found in (one for wording in BEHIND_ITS_DAYS for one in wording.found_in(sentence)):
        old, new, day = (found.words(part, bare) for part in ("old", "new", "day"))
        if has_range(fold(day)):
            return f"{day}由{new}{REPLACES}{old}"
    return text


def _days_apart(text: str) -> tuple[str, str]:
    """The line without the days at its head, and those as a label: 自7月13日起由乙接替甲，至7月31日."""
    drawn = drawn_together(text)
    folded = fold(drawn)
    first = next(iter(periods(folded)), None)
    if (
        first is None
        or tidy(folded[: first.start]).strip("从自现经协商请")
        or (is_single_day(folded[first.start : first.end]) and not folded[: first.end].endswith(_SINCE_THEN))
    ):
        return text, ""
    return drawn[first.end :].lstrip("，, "), f"支撑周期：{folded[first.start : first.end]}"


def replaced(notes: tuple[str, ...], roll: Roll) -> str | None:
    """Whose place somebody takes by the bracket behind the name: 白一舟（接替许南星）, 白一舟（原许南星）."""
    for note in notes:
        for word in (*_BEFORE_NAMES, "replacing "):
            if note.startswith(word) and roll.is_name(name := note.removeprefix(word).strip("为是：: ")):
                return roll.resolve(name).name
    return None
