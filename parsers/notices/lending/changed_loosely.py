"""Until when somebody most likely stays, or when he leaves, in a line that nobody read: for the form (M4, D5, D7).

小许在星河再留一阵，到6月19号: one person, one day to come, and a word of staying. Whether it is later or earlier than
the last day on record, the records tell (`state/workflow/whole_form`), and only where both agree a word may do. A line
that tells the last day that was (原定5月29日撤场，现续期到6月30日) needs no word where the records have that very day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct, structs

from parsers.message import Line
from parsers.notices.amendments.reasons_before import without_reasons
from parsers.notices.layout.plain_days import with_plain_days
from parsers.notices.lending.change_clauses import says_no_more, without_background
from parsers.notices.lending.loose_efforts import amounts, of_one
from parsers.notices.lending.periods import read_words
from parsers.notices.lending.plainer_days import with_plainer_days
from parsers.notices.lending.told_loosely import Named
from parsers.notices.lending.until_told import COMES_FIRST, each_until, one_day, until_told
from parsers.notices.page.page import Page
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, efforts, has_range, periods
from parsers.notices.words.topics import ANOTHER_MATTER
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Former, Source

_CLAUSES: Final = Pattern(r"[^,，。;；!！\n()（）]+")
_WAS: Final = Pattern(
    r"原|本来|本该|不是|不再是|而不是|而非|不等|不用等|不必等|到期(?!之?后)|之前(?:定|说)|误写|错写|[写打填输弄]成|有误|笔误|写错|错了"
    r"|(?:不用|不必|无需|不需要?)再?(?:继续)?(?:[做干待留]|支[撑援持])?[到至]|不(?:能|会)?再?(?:继续)?(?:[做干待留]|支[撑援持])[到至]"
    r"|instead of|not (?:june|july|\d)|original|\bcurrent"
)
"""A clause of the day that holds no longer."""
_FROM: Final = Pattern(r"(?:[从由]|\bfrom)\s?\d?$")
_BEGUN: Final = Pattern(r"(?:起|开始)$")
_ORIGINALLY: Final = Pattern(r"(?P<mark>^\W?|[。;!]\W?)原(?:计划|定于?|本|来|先)?")
"""原定…的支撑取消: what was planned, and is called off or moved behind it."""
_FROM_THE_HEAD: Final = Pattern(r"^[从由自]\s?")
_TURNS: Final = Pattern(r"现|改|续|延|调整|变更|应[该为]|正确|实际")
_BEFORE: Final = Pattern(
    r"(?:原(?:来|定|先|计划|本|为)?|计划|排期|写成了?|写的是?|之前(?:定|说)?|从|由)[^,，。;；\d]{0,8}$"
)
_BRACKET: Final = Pattern(r"[(（]\s?原[^()（）\d]{0,8}$")
_ARROWS: Final = Pattern(r"(→|-{1,2}>|=>)")
_ARROW: Final = Pattern(r"\s?(?:→|-{1,2}>|=>|改为|改成|调整为|变更为)\s?")
_CALLS_OFF: Final = Pattern(
    r"取消|撤销|作废|作罢|不(?:用|必|再)?(?:过)?[来去]了|\b(?:no longer need|cancel(?:led|ed)?|call(?:ed)? off)\b"
)
_KEPT: Final = Pattern(
    r"[不没未别勿](?:会|用|要|能|必)?(?:取消|撤销|作废)|(?:取消|撤销)(?:不了|与否|还是)|换|接[替手]|顶替|改[为成到]|[顺后]延|延[期到至长]|推迟"
    r"|另行|再(?:安排|定|议|说|看)|改期|择期"
)
_PLANNED: Final = Pattern(r"(?:计划|预计|打算|安排)(?=\s?\d)|跟[你您](?:说|讲|通个气)一?[声下]")
_OF_LENDING: Final = Pattern(r"结束|到期|截止|支[撑援持]|投入|驻场|借调|撤|离场")
_BRACKETED: Final = Pattern(r"[(（][^()（）]{0,12}[)）]")
_JOINERS: Final = "、,，和与及跟以 前后端测试组的"
_OTHERS: Final = Pattern(r"换|接[替手班]|顶|代替|替(?:他|她)|取消|作废|负责人|[1-9]\d?\s?%(?!不变)")
_INSTEAD: Final = Pattern(r"而不是|而非|不是|instead of|rather than")
_STAYS: Final = Pattern(r"再?[留待]|再[干做用]|[干做用]到|续|延|\b(?:extend\w*|stays?|until)\b")
_STAYS_AND_LEAVES: Final = Pattern(
    r"(?<![再续])(?:支[撑援持]|[做干待呆留用])(?=[到至]\s?[\d月][^,，。]{1,14}?(?:就|后|然后|便)(?:可以)?(?:[撤离回走]|归队|返))"
)
"""做到5月29日就撤出来: he leaves on that day."""
_LEAVES: Final = Pattern(
    r"(?<![成做干待留])[就只]?[就只]到\s?(?=[\d今明后本下])|比原(?:来|定|先|计划)?的?[^,，\d]{0,3}早|最后[^,，。\d]{1,9}(?:日子|日期|那天)|即日起(?:终止|结束|撤)|撤|离场|离开|回(?:来|去|组|原|部门|[^,，。\d]{1,5}组)|返[回组]|归队|归还|释放|最后(?:一天|一个?工作日|工作日)|提前"
    r"|\b(?:leaves?|roll\w* off|last (?:working )?day|released?)\b"
)
_LONGER: Final = Pattern(r"续|延|再[待留干做]|多[待留]")
_MORE: Final = Pattern(
    r"换|接[替手班]|顶|替|取消|作废|不去|不来|推迟|推后|提早|晚[到来去]|进场|到岗|负责人|人天|[1-9]\d?\s?%(?!不变)|另一?个?人"
)
"""What else is changed: a last day alone does not tell it."""
_RETURNS: Final = Pattern(
    r"(?:\d\s?[日号]?|周[一二三四五六日天]|[明后]天)(?:\([^()]{1,6}\))?(?:就|再|开始|起|去|要)?"
    r"(?:回|返|归队|办(?:理)?[^,，。]{0,4}手续|休[年产婚病]假|去?[^,，。\d]{0,6}(?:报到|入职))"
)
"""6月1号回组, 6月12日办离职手续: behind the last day, the first one elsewhere."""
_MARKED: Final = Pattern(r"\d|月[底末]")
"""A day of the calendar, and no length, nor 昨天."""
_BESIDE: Final = Pattern(
    r"[跟与和]\s?(?:这个|这事|此|支[撑援持]|他|她)(?:事|安排)?[^,，。\d]{0,2}(?:没|无)(?:有)?关|(?:演示|评审|上线|割接)[^,，。\d]{0,8}(?:线上|远程)参加"
    r"|^\W*[^,，。\d]{0,6}(?:割接|上线|验收|提测|发布|演示|评审|封网|停电|投产)(?:定?在|于|时间[是为]?)?\s?\d[^,，。]{0,12}$"
)
"""A day of something else: 25号部门团建的事跟这个没关系."""
_TILL: Final = Pattern(r"(?:[到至就]|最后(?:一天|一个工作日|工作日)[是为]?|截止|截至)\s?$")
_OF_A_MONTH: Final = Pattern(r"(?:\d月|\d[./])0?(?P<day>[1-9]\d?)(?!\d|[./年月])")
_THEN: Final = Pattern(r"(?:号|日)?(?:开始|起|进场|入场|到岗|过[来去]|来|去)?\s?[,，]?\s?(?:到|至)?\s?")
_AS_A_RANGE: Final = Pattern(r"(?:开始|起|进场|入场|到岗|过[来去]|来|去)?\s?[,，]\s?(?:到|至)?\s?(?=\d)")
_BARE: Final = Pattern(r"0?(?P<day>[1-9]\d?)\s?[日号]")
_OVER: Final = Pattern(r"\s?(?:为?止|[是为]?最后|结束|撤|离场|离开|走(?=[,，。]|$))")
"""到今天, 今天撤: a day told in words, and no mere talk of it."""
_BEGINS: Final = Pattern(r"\s?(?:\([^()]{1,6}\))?\s?(?:[起进去来]|开始|到[岗位场]|报到|过[去来]|加入)")
"""Behind a first day, which is no last one."""
_TWO: Final = 2
_KEPT_END: Final = Pattern(
    r"(?:结束|截止|到期|撤场|离场)[^,，。;；]{0,12}(?:不变|不动|照旧|不改)|(?:还是|仍)[^,，。;；]{0,8}(?:结束|到期|撤场)"
)
_COMES_THEN: Final = Pattern(r"进[场组入驻]|入场|到岗|报到|(?:开始|起始)(?:时间|日期)?|\d[日号]?进")
_LEAVES_TOO: Final = Pattern(r"提前(?:撤|离|结束)|续期|延长")


class _Days(Struct):
    """What the clauses of a line tell: the days that are to be, those that were, and the words beside the former."""

    now: list[dt.date]
    was: list[dt.date]
    words: str = ""
    of_day: str = ""
    """The clause of the day that is to be."""
    returns: bool = False
    """Whether the first day elsewhere stands behind it: …，5月28日起回组里."""


def changed_loosely(line: str, named: Sequence[Named], number: int, page: Page) -> tuple[AssignmentLine, ...]:
    """The people of a line, who stand together, with the one change that it tells; empty where it says more.

    A line without a last day calls off what `was`.
    """
    if names_another_project(line, page):
        return ()
    if not named or page.sent is None:
        return ()
    each = tuple(each_until(line, [one.name for one in named], page)) if len(named) > 1 else ()
    if not each and _stand_together(line, named, page.roll) and (told := _told_of_all(line, number, page)) is not None:
        if len(named) == 1 and told.start is not None:
            estimated, agreed = of_one(amounts(line, page))
            told = structs.replace(told, estimated_days=estimated, support_days=agreed)
        each = tuple(structs.replace(told, person=one.name) for one in named)
    return tuple(structs.replace(one, sources=_sources(one, line, number)) for one in each)


def _told_of_all(line: str, number: int, page: Page) -> AssignmentLine | None:
    """The change that a line tells of whom it names, nobody's yet."""
    bare = without_reasons(line, page.roll)
    folded = fold(next(with_plain_days([Line(number, bare)], page.sent)).text)
    folded = without_background(with_plainer_days(folded), page)
    told = _called_off(folded, number, page) or _moved(folded, number, page) or _begins_then(folded, page)
    if told is not None or COMES_FIRST.search(folded):
        return told
    return _last_day(folded, page) or until_told(folded, line, page)


def _sources(told: AssignmentLine, line: str, number: int) -> tuple[Source, ...]:
    return (Source("person", number, line), Source("end" if told.start is None else "start", number, line))


def calls_off_loosely(folded: str) -> bool:
    """Whether a line (folded) calls somebody's days off, in whatever words."""
    return _CALLS_OFF.search(folded) is not None and not _KEPT.search(folded)


def names_another_project(line: str, page: Page) -> bool:
    """Whether a line names several known projects, or another one than the subject."""
    named, own = page.roll.projects_in(line), page.roll.projects_in(page.subject)
    return len(named) > 1 or bool(own and not set(named) <= set(own))


def _stand_together(line: str, named: Sequence[Named], roll: Roll) -> bool:
    """Whether nothing but joiners and brackets stands between the people of a line, where each is named first."""
    first: dict[str, Stretch] = {}
    for place in roll.places(line):
        first.setdefault(roll.resolve(line[place.start : place.end].strip()).name, place)
    listed = sorted(first[one.name] for one in named if one.name in first)
    between = (line[one.end : other.start] for one, other in pairwise(listed))
    return all(not _BRACKETED.sub("", text).strip(_JOINERS) for text in between)


def _last_day(folded: str, page: Page) -> AssignmentLine | None:
    """Until when somebody stays, or when he leaves; nobody's yet."""
    if _MORE.search(folded) or _KEPT_END.search(folded) or page.sent is None:
        return None
    told = _told(folded, page)
    days, was = set(told.now), set(told.was)
    if len(days) != 1 or len(was) > 1 or (day := days.pop()) < page.sent:
        return None
    leaves = _LEAVES.search(told.words) is not None
    stays = _STAYS.search(_STAYS_AND_LEAVES.sub("", told.words)) is not None
    before = was.pop() if was else None
    if before is not None and (stays or leaves or _OF_LENDING.search(folded)):
        stays, leaves = day > before, day < before
    if stays and leaves and (_STAYS.search(told.of_day) is None) != (_LEAVES.search(told.of_day) is None):
        stays, leaves = _STAYS.search(told.of_day) is not None, _LEAVES.search(told.of_day) is not None
    if stays and leaves and told.returns:
        stays = _LONGER.search(told.words) is not None
        leaves = not stays
    if stays == leaves:
        return None
    former = Former(None, before) if before is not None and says_no_more(folded, page) else None
    return AssignmentLine("", end=day, leaves=leaves, was=former)


def _called_off(folded: str, number: int, page: Page) -> AssignmentLine | None:
    """All of somebody's days, which are called off: 原定6月1日至7月1日的支撑取消; nobody's yet."""
    folded = _PLANNED.sub("", folded)
    spans = [one for one in periods(folded) if _MARKED.search(folded[one.start : one.end])]
    if len(spans) != 1 or not calls_off_loosely(folded):
        return None
    words = folded[spans[0].start : spans[0].end].strip()
    read = read_words(words, words, number, page) if has_range(words) else None
    if read is None or read.start is None or read.end is None or read.segments or not _says_no_more(folded, page):
        return None
    return AssignmentLine("", was=Former(read.start, read.end))


def _moved(folded: str, number: int, page: Page) -> AssignmentLine | None:
    """All of somebody's days, and those that were: 原来6月8日—7月10日，改成6月15日—7月17日; nobody's yet."""
    spans = list(_ranges(folded))
    if len(spans) == 1:
        spans += _new_days(folded, spans[0])
    folded, amounts = _without_amount(folded)
    if len(spans) != _TWO or len(amounts) > 1 or _OTHERS.search(folded) or not says_no_more(folded, page):
        return None
    between = folded[spans[0].end : spans[1].start]
    was = _BEFORE.search(folded[: spans[0].start]) is not None and _TURNS.search(between) is not None
    was = was or _ARROW.fullmatch(between) is not None
    if not was and not (_INSTEAD.search(between) or _BRACKET.search(between)):
        return None
    old, new = spans if was else spans[::-1]
    words = [_AS_A_RANGE.sub("至", folded[one.start : one.end]).strip() for one in (old, new)]
    before, now = (read_words(one, one, number, page) for one in words)
    if before.start is None or before.end is None or now.start is None or now.end is None or now.segments:
        return None
    return AssignmentLine("", None, now.start, now.end, was=Former(before.start, before.end))


def _without_amount(folded: str) -> tuple[str, Sequence[Stretch]]:
    """The line with blanks for the effort in it, and the efforts: `told_loosely` says whose it is."""
    amounts = efforts(folded)
    for one in amounts:
        folded = f"{folded[: one.start]}{' ' * (one.end - one.start)}{folded[one.end :]}"
    return folded, amounts


def _new_days(folded: str, old: Stretch) -> Iterator[Stretch]:
    """The new days behind the range that was, which are told one by one: 改成7月6日开始，7月31日结束."""
    days = [one for one in periods(folded) if one.start >= old.end and _MARKED.search(folded[one.start : one.end])]
    if len(days) == _TWO and _THEN.fullmatch(folded[days[0].end : days[1].start]) and _OVER.match(folded, days[1].end):
        yield Stretch(days[0].start, days[1].end)


def _begins_then(folded: str, page: Page) -> AssignmentLine | None:
    """A first day that moves, where the last stays: 原定6月8日进场，改成6月15日进场，7月17日结束不变; nobody's yet."""
    if not _COMES_THEN.search(folded) or _OTHERS.search(folded) or _LEAVES_TOO.search(folded):
        return None
    sides: dict[str, list[dt.date]] = {"was": [], "now": [], "kept": []}
    for clause in _CLAUSES.findall(folded):
        side = "kept" if _KEPT_END.search(clause) else "was" if _WAS.search(clause) else "now"
        spans = (one for one in periods(clause) if _MARKED.search(clause[one.start : one.end]))
        sides[side] += [_day(clause, span, page) for span in spans]
    if any(len(days) != 1 for days in sides.values()) or [dt.date.min] in sides.values():
        return None
    was, now, kept = (days[0] for days in sides.values())
    follow = max(was, now) <= kept and _says_no_more(folded, page)
    return AssignmentLine("", start=now, end=kept, was=Former(was, kept)) if follow else None


def _says_no_more(folded: str, page: Page) -> bool:
    """Whether a line says no more, of which what was planned may be told in a sentence of its own."""
    return says_no_more(_ORIGINALLY.sub(r"\g<mark>", folded), page)


def _ranges(folded: str) -> Iterator[Stretch]:
    """Where ranges of days stand; none goes on over an arrow."""
    start = 0
    for part in _ARROWS.split(folded):
        spans = (Stretch(start + one.start, start + one.end) for one in periods(part))
        yield from (one for one in spans if has_range(folded[one.start : one.end]))
        start += len(part)


def _told(folded: str, page: Page) -> _Days:
    told = _Days([], [])
    whole = {found["day"] for found in _OF_A_MONTH.finditer(folded)}
    for clause in _CLAUSES.findall(folded):
        spans = [one for one in periods(clause) if _is_a_day(clause, one)]
        spans = [one for one in spans if not _is_told_again(clause[one.start : one.end], whole)]
        if spans and (ANOTHER_MATTER.told_in(clause) or _BESIDE.search(clause)):
            continue
        days = list(_read(clause, spans, page))
        turn = _turn(clause, spans)
        if turn is not None:
            told.was.append(days[1 - turn])
            told.now.append(days[turn])
            told.words += clause[spans[0].end if turn else 0 :] + ","
        elif spans and _WAS.search(clause):
            told.was += days
        elif (
            told.now
            and len(days) <= 1
            and _RETURNS.search(clause)
            and _lie_behind([_day(clause, one, page) for one in spans], told)
        ):
            told.returns = True
            told.words += clause + ","
        else:
            told.of_day = clause if days else told.of_day
            told.now += days
            told.words += clause + ","
    return told


def _lie_behind(days: Sequence[dt.date], told: _Days) -> bool:
    """Whether days (date.min for one that only begins something) may stand behind the last one."""
    return all(day == dt.date.min or day > told.now[-1] for day in days)


def _is_told_again(words: str, days: set[str]) -> bool:
    """Whether it is a day of a month told without the month, which the line tells, too: 只到24号，…支持到6月24号."""
    bare = _BARE.fullmatch(words.strip())
    return bare is not None and bare["day"] in days


def _is_a_day(clause: str, span: Stretch) -> bool:
    """Whether a day is one of the calendar, or one in words (今天) on which something ends."""
    ends = _TILL.search(clause[: span.start]) is not None or _OVER.match(clause, span.end) is not None
    return ends or _MARKED.search(clause[span.start : span.end]) is not None


def _turn(clause: str, spans: Sequence[Stretch]) -> int | None:
    """Which of the two days of a clause is to be, where it tells that the other was; None for any other clause."""
    if len(spans) != _TWO:
        return None
    between = clause[spans[0].end : spans[1].start]
    if _INSTEAD.search(between):
        return 0
    was = _FROM.search(clause[: spans[0].start + 1]) or _WAS.search(clause[: spans[0].start])
    return 1 if was and _TURNS.search(between) else 1 if _FROM.search(clause[: spans[0].start + 1]) else None


def _read(clause: str, spans: Sequence[Stretch], page: Page) -> Iterator[dt.date]:
    """The days of a clause; date.min for what is none for certain."""
    for span in spans:
        yield dt.date.min if _BEGINS.match(clause, span.end) is not None else _day(clause, span, page)


def _day(clause: str, span: Stretch, page: Page) -> dt.date:
    """One day of the calendar; date.min for what is none for certain."""
    return one_day(clause, span, page, _BEGUN.sub("", _FROM_THE_HEAD.sub("", clause[span.start : span.end].strip())))
