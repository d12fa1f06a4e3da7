"""One person in the place of another: "由许南星改为白一舟接替，支撑周期8月6日-8月20日", told as a label.

The line becomes 支撑人员：白一舟（接替许南星）, with what follows. Only whole clauses are taken, whose two sides are
names and nothing else: what is said of offices (由甲接替乙担任研发负责人) is left as it stands.
"""

from __future__ import annotations

from typing import Final

from parsers.message import Line
from parsers.notices.filler import in_plain_words
from parsers.notices.fold import fold, tidy
from parsers.notices.marks import marks
from parsers.notices.names import Roll
from parsers.notices.one_period import drawn_together
from parsers.notices.people import read_people
from parsers.notices.roles import ROLE
from parsers.notices.spans import efforts, is_dated, is_single_day, periods
from parsers.notices.topics import UNSURE, Topic
from parsers.patterns import Pattern

_NAMES: Final = r"[^,;:。由()\[\]\d]{2,30}?"
_WORK: Final = ROLE.pattern.replace("?P<field>", "?:")
_PLACE: Final = r"(?:的(?:工作|支撑|位置|岗位))?"
_LEAD: Final = Pattern(
    r"\W*(?:\d{1,2}\s?[.、)]\s?)?(?:现|经协商,?|即日起,?|因[^,;。]{1,20},)?"
    r"(?:支撑|协调|投入)?(?:人员)?\s?:?\s?(?:将|把)?"
)
_FORMS: Final = (
    Pattern(
        rf"(?:由|原)?\s?(?P<old>{_NAMES})\s?(?:变更为|改为|更换为|换[成为]|调整为|替换为|改由|换(?!人))\s?(?:由)?"
        rf"(?P<new>{_NAMES})\s?(?:来|进行)?(?:接替|支撑|接手|顶替|代替|负责)?(?=$|[,;。])"
    ),
    Pattern(rf"(?P<old>{_NAMES}){_PLACE}由(?P<new>{_NAMES})(?:来|进行)?(?:接替|接手|顶替|替换|代替)(?=$|[,;。])"),
    Pattern(
        rf"(?:取消)?(?P<old>{_NAMES})(?:的(?:支撑)?安排|(?:因|临时|另有|有事|家里|身体)[^,;。\d]{{0,14}}),(?:现|故)?(?:[改转换]|期间)?由"
        rf"(?P<new>{_NAMES})(?:来)?(?:接替|接手|顶替|替换|代替|支[撑援持])(?=$|[,;。]|\d)"
    ),
    Pattern(
        rf"(?:由|请|让|派|安排)?(?P<new>{_NAMES})(?:来)?(?:接替|接手|顶替|替换)(?P<old>{_NAMES}){_PLACE}(?:(?:的)?支[撑援持](?P<work>{_WORK}))?(?:工作|任务)?(?=$|[,;。])"
    ),
)
_NAME: Final = r"[a-z'’-]{2,25} [a-z'’-]{2,25}"
_ENDS: Final = r"(?=\s?$|\s?[,。.;]| from\b| starting\b| as of\b)"
_ENGLISH: Final = (
    Pattern(rf"\W*(?P<old>{_NAME}) (?:will be|is|was|has been) replaced by (?P<new>{_NAME}){_ENDS}"),
    Pattern(
        rf"\W*(?P<new>{_NAME}) (?:will )?(?:replaces?|takes? over from|takes? the place of) (?P<old>{_NAME}){_ENDS}"
    ),
)
"""Alice Wang will be replaced by Bob Li from Aug 10 to Aug 28."""
_REFERS: Final = Pattern(
    r"\W*(?:原|上一?封|上次的?|之前的?|此前的?|昨[天日]的?)(?:的)?(?:通知|邮件|安排)(?:中|里|内)的?[,:]?\s?"
    r"|\W*(?:(?:上|前)一?封(?:邮件|通知)?(?:作废|有误|写错了?|发错了?|错了)[,;。]\s?)?"
    r"(?:更正(?:一下|如下)?|以此(?:封|邮件)?为准|以本邮件为准|以这封为准)[,:]\s?"
)
"""原通知中，: what follows holds now."""
_FROM_A_DAY: Final = Pattern(
    r"\W*(?:因[^,;。]{1,20},)?(?P<old>[^,;:。由自从()\[\]\d]{2,30}?)(?:自|从)(?P<day>[^,;。由]{3,16}?起?),?"
    r"(?P<by>由[^,;:。由()\[\]\d]{2,30}?(?:接替|接手|顶替|替换))(?:其?(?:工作|支撑)?)[,。]?(?P<rest>(?:支撑|一直)?[至到直][^,;。]{2,20})?[。]?$"
)
"""甲自7月1日起由乙接替，至7月31日."""
_REMAINDER: Final = Pattern(r"^[，,；;。\s]*(?:剩余|其余|其他|余下)[^，,；;。:：\d]{0,10}")
"""What goes on as it was says nothing of days that can be recorded."""
_COURTESY: Final = Pattern(
    r"^(?:敬?请)?(?:各位|大家|相关同事)?(?:知悉|悉知|知晓|周知|配合|支持|予以配合|谢谢|感谢|多谢|辛苦了?)?(?:大家|各位|支持|配合)?\W*$"
)
"""What ends the sentence and names nobody, or is no word at all."""
_CHANGES: Final = Topic(
    "接替 接手 顶替 替换 代替 换 改由 由 变更为 改为 更换为 换成 调整为 改由",
    r"\b(?:replaced by|replaces?|takes? over|the place of)\b",
)
MOST: Final = 10
"""Replacements in one line."""
LONGEST: Final = 300
"""Characters of a line that may state one."""
REPLACES: Final = "接替"
_BEFORE_NAMES: Final = (REPLACES, "接手", "顶替", "替换", "原")


def told_as_label(line: Line, roll: Roll) -> Line:
    """The line, replacements in it told as 支撑人员：乙（接替甲）; any other line as it is, but for 原通知中."""
    if len(line.text) > LONGEST:
        return line
    referred = _REFERS.match(fold(line.text))
    text = line.text[referred.end() :] if referred else line.text
    told = _told(in_plain_words(text), roll) if _CHANGES.told_in(fold(text)) else ""
    return Line(line.number, told or text)


def _told(written: str, roll: Roll, left: int = MOST) -> str:
    """The text with labels for the first replacement in it and for those behind it, or "" where it states none."""
    text, days = _days_apart(_begun(written))
    folded = fold(text)
    if not left or UNSURE.told_in(folded):
        return ""
    lead = _LEAD.match(folded)
    for form in (*_FORMS, *_ENGLISH):
        found = form.match(folded, lead.end() if lead else 0)
        if found is None:
            continue
        old, new = (text[slice(*found.span(side))].strip() for side in ("old", "new"))
        if _is_people(old, roll) and _is_people(new, roll):
            work = text[slice(*found.span("work"))] if found.groupdict().get("work") else ""
            # What follows is left behind the people: it is no part of the role.
            labels = [f"角色：{work}" if work else "", f"支撑人员：{new}（{REPLACES}{old}）", days]
            return "；".join(filter(None, [*labels, _rest(text[found.end() :], roll, left - 1)]))
    return ""


def _rest(behind: str, roll: Roll, left: int) -> str:
    """What stands behind a replacement: another one, its days, labels; anything else is a remark and names nobody."""
    rest = _COURTESY.sub("", _REMAINDER.sub("", behind).lstrip("，,；;。. "))
    folded = fold(rest)
    if not folded or marks(folded):
        return rest
    if another := _told(rest, roll, left):
        return another
    if not is_dated(folded) and not efforts(folded):
        return f"备注：{rest}"
    first = next(iter(periods(folded)), None)
    one_day = (
        first is not None and is_single_day(folded[first.start : first.end]) and folded[first.end - 1] not in "起止前始"
    )
    return f"支撑周期：{rest[: first.end]}起{rest[first.end :]}" if first and one_day else f"支撑周期：{rest}"


def _begun(text: str) -> str:
    """甲自7月1日起由乙接替，至7月31日, with the day before the names, as the other forms have it."""
    folded = fold(text)
    told = _FROM_A_DAY.match(folded)
    if told is None or not is_single_day(told["day"].removesuffix("起")):
        return text
    old, by, rest = (text[slice(*told.span(part))] for part in ("old", "by", "rest"))
    return f"自{told['day'].removesuffix('起')}起{by}{old}，{rest}" if rest else f"自{told['day']}{by}{old}"


def _days_apart(text: str) -> tuple[str, str]:
    """The line without the days at its head, and those as a label: 自7月13日起由乙接替甲，至7月31日."""
    drawn = drawn_together(text)
    folded = fold(drawn)
    first = next(iter(periods(folded)), None)
    if (
        first is None
        or tidy(folded[: first.start]).strip("从自现经协商请")
        or (is_single_day(folded[first.start : first.end]) and not folded[: first.end].endswith("起"))
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


def _is_people(text: str, roll: Roll) -> bool:
    people = read_people(text, roll, strict=True)
    return bool(people.names) and not people.rest and not people.missing
