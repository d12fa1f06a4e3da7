"""What was understood of the lines of a notice that are asked about: it stands in the form that goes back (M4).

Nothing here is recorded. A line that nobody could read may name people of the directory and days all the same; its
sender should have to write what is missing, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.blocks import Block
from parsers.notices.lending.assignments import read_lines
from parsers.notices.lending.called_in_part import called_in_part, whole_name
from parsers.notices.lending.changed_loosely import calls_off_loosely, changed_loosely
from parsers.notices.lending.loose_efforts import amounts, of_one, tells_both, tells_unit
from parsers.notices.lending.periods import read_until, read_words
from parsers.notices.lending.recorded_efforts import recorded_efforts
from parsers.notices.lending.told_loosely import PERHAPS, Named, tells_change, told_loosely
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import titled
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.roles import A_TRADE, ROLE
from parsers.notices.words.spans import Stretch, has_range, periods
from parsers.patterns import Pattern
from state.notice import AssignmentLine, ReleaseLine, Remark, Source

MOST: Final = 20
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_NEAR: Final = 2
"""How far above a line somebody is named whom it goes on about."""
_BESIDE: Final = Pattern(rf"(?P<role>{A_TRADE})(?:组)?的?$")
_BEHIND: Final = Pattern(rf"\s?[(（]\s?(?P<role>{A_TRADE})(?:组)?[^()（）]{{0,4}}[)）]")
"""What tells one of two people of one name: 后端的张伟, 张伟（后端那位）."""
_OF_PEOPLE: Final = frozenset(
    {"missing-person", "missing-period", "unreadable-period", "on-condition", "still-planned"}
)
"""Codes of what is wrong with a line that lends somebody."""
_OF_DAYS: Final = frozenset({"missing-period", "unreadable-period"})
_OF_EFFORTS: Final = "unreadable-effort"
_TO_WHOM: Final = Pattern(r"\W*(?:(?:to|cc|收件人?|抄送|主送|致|呈)\s?:|(?:工作)?(?:交接|移交))")
"""Whom the mail is for, and when the work is handed over: of neither is anybody lent."""
_NOT_LENT: Final = frozenset({"release_on", "rd_lead", "project_manager"})
"""Fields of people who leave, or lead."""
_OF_CHANGE: Final = frozenset({"release_on", "until", "until_now", "note"})
"""Fields of a last day, which a sentence may name as a label does: 最后工作日为6月12日."""
_OF_ENDS: Final = frozenset({"start", "end"})
"""And of those of days that are told beside the ones that were: …进场推迟到6月15日，结束日期7月10日不变."""
_SOMEBODY: Final = "张三"
_ENDS: Final = Pattern(
    r"(?:结束|截止|截至|最后一天|到期|离场|撤场|终止)[^,，。;；\d]{0,8}$|[到至]\s?$|\b(?:until|till)\s?$"
)
_BEGINS: Final = Pattern(r"(?:开始|起始|进场|入场|到岗)[^,，。;；\d]{0,8}$|\b(?:from|starting)\s?$")
_BEGUN: Final = Pattern(r"\s?(?:[起始]|开始|进场|入场|到岗)")
_WAS_TILL_NOW: Final = Pattern(
    r"(?:原(?:来|定|先|本|为)?的?(?:计划|排期|安排|定)?|计划)(?:是|为|于|写的是)?\s?[:：]?\s?$"
)
"""原计划6.22-7.10: what is to be stands behind it, or is what the form lacks."""
_IS_WRONG: Final = Pattern(r"\W?\s?(?:有误|是?(?:写错|笔误|误写)|错了|不对|作废)")
_SENTENCE: Final = Pattern(r"[^。！？!?]+[。！？!?]*|[。！？!?]+")
_ENDED: Final = Pattern(r"\s?(?:[止前]|为止|结束|离场|撤场)")


def understood(
    page: Page, blocks: Sequence[Block], lines: Sequence[AssignmentLine], problems: Sequence[Remark]
) -> tuple[AssignmentLine, ...]:
    """The lines of the form that goes back: those that were read, with what the lines asked about say of others.

    Empty where nothing is to be asked. A line may have a person without days, and days without a person ("").
    """
    if not problems:
        return ()
    named = (structs.replace(one, person=whole_name(one.person, page.roll)) for one in lines)
    found = [*named, *_nobodys(page, blocks, lines)]
    for draft in (*_one_sided(page, blocks), *_drafts(page, problems)):
        _put(found, draft)
    told = [one for one in found if one.person or not (_is_told(one, found) or _is_of_a_change(one, found))]
    return tuple(_with_efforts_elsewhere(_with_whom(told, page), page, problems))


def _with_whom(found: Sequence[AssignmentLine], page: Page) -> Sequence[AssignmentLine]:
    """The days of nobody with the one whom the sentences of the mail lend: 派许南星支持贵组。一、支持时间：…"""
    labelled = {told.number for told in page.of("period", "start", "end")}
    if len(found) != 1 or found[0].person or not labelled.intersection(one.line for one in found[0].sources):
        return found
    texts = [page.subject, *(told.value[:LONGEST] for told in page.loose[:MOST])]
    whose = {name: text for text in reversed(texts) for name in page.roll.named_in(text)}
    names = [name for name in whose if name in page.roll.members]
    if len(names) != 1 or tells_change(whose[names[0]], page):
        return found
    source = next(
        (Source("person", told.number, told.line) for told in page.loose if told.value == whose[names[0]]), None
    )
    return [structs.replace(found[0], person=names[0], sources=(*filter(None, (source,)), *found[0].sources))]


def _with_efforts_elsewhere(
    found: Sequence[AssignmentLine], page: Page, problems: Sequence[Remark]
) -> Sequence[AssignmentLine]:
    """The one line with the efforts that other lines of the mail tell, which name nobody else: 三、工作量为17人天."""
    if len(found) != 1:
        return found
    one, bare = found[0], tells_unit(page)
    texts = [told.value[:LONGEST] for told in page.loose[:MOST]]
    texts += [told.line[:LONGEST] for told in problems if told.line]
    own = [text for text in texts if {*page.roll.named_in(text)} & page.roll.members <= {found[0].person}]
    told = [one for text in own for one in amounts(text, page, bare=bare or tells_both(fold(text)))]
    days = zip((one.estimated_days, one.support_days), of_one(told), strict=True)
    estimated, support = (mine if mine is not None else more for mine, more in days)
    return [structs.replace(one, estimated_days=estimated, support_days=support)]


def leaving(page: Page, lines: Sequence[ReleaseLine], problems: Sequence[Remark]) -> tuple[AssignmentLine, ...]:
    """Who leaves by the form that goes back (D7): those of the lines that were not read, each with the day."""
    found = [AssignmentLine(line.person, end=line.on, sources=line.sources) for line in lines]
    for told in problems:
        line = (told.line or "")[:LONGEST] if told.code in _OF_PEOPLE else ""
        for name, span in _named_with_days(line, page) if line else ():
            words = line[span.start : span.end].strip() if span else ""
            day = read_until(words, words, page).end if words else None
            if name or day:
                _put(found, AssignmentLine(name, end=day, sources=(Source("end", 0, line),)))
    return tuple(one for one in found if one.person or not _is_told(one, found))


def left_loosely(page: Page, problems: Sequence[Remark]) -> tuple[str, tuple[AssignmentLine, ...]]:
    """The one line of a release that was not read, and who leaves by it (`changed_loosely`); nobody where it says more.

    What is asked about of the subject alone, 高兴下周撤, is told by the line below it that has the day.
    """
    lines = {told.line: told.number for told in reversed(page.loose) if told.number}
    asked = {one.line for one in problems if one.line and one.line != page.mail.subject}
    if any(one.code not in _OF_DAYS for one in problems) or not asked <= lines.keys():
        return "", ()
    told = [(line, _changed_in(line[:LONGEST], lines[line], page)) for line in asked or lines]
    found = [(line, people) for line, people in told if people]
    whole = len(found) == 1 and all(one.leaves and one.end for one in found[0][1])
    return found[0] if whole else ("", ())


def told_whole(problems: Sequence[Remark]) -> tuple[Remark, ...]:
    """The problems of an early release, where a day that stands in its line is no missing one: the line is unread."""
    return tuple(
        structs.replace(one, value=one.line)
        if one.code == "missing-period" and one.value is None and periods(fold(one.line or ""))
        else one
        for one in problems
    )


def _nobodys(page: Page, blocks: Sequence[Block], lines: Sequence[AssignmentLine]) -> Iterator[AssignmentLine]:
    """The days, role and effort that belong to nobody: 协调开发人员：待定, or a second 支撑周期."""
    days = {(line.start, line.end) for line in lines}
    for block in blocks[:MOST]:
        people = read_people(block["person"].value, page.roll).names if "person" in block else ()
        line = None if people else _of_nobody(page, block)
        if line is not None and (line.start, line.end) not in days and (line.end or line.role or line.support_days):
            yield line


def _of_nobody(page: Page, block: Block) -> AssignmentLine | None:
    """A block without names, read as if it named somebody."""
    told = block.get("person") or next(iter(block.values()))
    whose: Block = {**block, "person": structs.replace(told, field="person", value=_SOMEBODY, label="")}
    read = read_lines(whose, page).assignments
    role = ROLE.search(fold(told.value)) if told.field == "person" else None
    return structs.replace(read[0], person="", role=read[0].role or (role[0] if role else None)) if read else None


def _one_sided(page: Page, blocks: Sequence[Block]) -> Iterator[AssignmentLine]:
    """People with a first or a last day under a label, and not the other."""
    for block in blocks[:MOST]:
        sides = block.keys() & {"start", "end"}
        if "person" not in block or "period" in block or len(sides) != 1:
            continue
        told = block[next(iter(sides))]
        read = read_until(told.value, told.line, page)
        for one in read_people(block["person"].value, page.roll).names:
            name = page.roll.resolve(one.name, one.notes).name
            day = AssignmentLine(name, since=read.end) if "start" in sides else AssignmentLine(name, end=read.end)
            yield structs.replace(day, sources=(told.source("start"),))


def _drafts(page: Page, problems: Sequence[Remark]) -> Iterator[AssignmentLine]:
    """Whom the lines that are asked about name, each with the days that stand by the name."""
    asked = [one.line for one in problems if one.code in _OF_PEOPLE and one.field not in _NOT_LENT and one.line]
    efforts = [one.line for one in problems if one.code == _OF_EFFORTS and one.line and one.line not in asked]
    numbers = {told.line: told.number for told in reversed(page.statements)}
    for line in list(dict.fromkeys((*asked, *efforts)))[:MOST]:
        if not numbers.get(line) or _TO_WHOM.match(fold(line[:LONGEST])):
            continue
        if line in asked:
            yield from _of_line(line[:LONGEST], numbers[line], page)
        elif _is_sentence(line, page):
            yield from _told_in(line[:LONGEST], numbers[line], page)


def _of_line(line: str, number: int, page: Page) -> Iterator[AssignmentLine]:
    # Days under a label are of the people above it, or of nobody: `_nobodys` has these.
    fields = {told.field for told in page.statements if told.line == line and told.field is not None}
    loose = not fields or (fields == {"note"} and any(told.line == line for told in page.loose))
    if (loose or _is_sentence(line, page)) and (told := _told_in(line, number, page)):
        yield from told
        return
    changed = _changed_in(line, number, page) if fields <= _OF_CHANGE | _OF_ENDS else ()
    if changed and (fields <= _OF_CHANGE or all(one.was is not None for one in changed)):
        yield from changed
        return
    off = calls_off_loosely(fold(line))
    for name, span in _named_with_days(line, page):
        if off and name:  # the days are those that were
            yield _with_days(name, line, None, number, page)
        elif not off and (name or (loose and span is not None and has_range(fold(line)))):
            yield _with_days(name, line, span, number, page)


def _is_sentence(line: str, page: Page) -> bool:
    """Whether somebody is named in a line before the labels of it: 请黄丽过去，6月1日到6月12日，投入9人天."""
    told = next((told for told in page.statements if told.line == line and told.field is not None), None)
    label = fold(line).find(fold(told.label)) if told is not None and told.label else -1
    named = _lent_in(line[: label if label > 0 else len(line)], page, alone=True)
    return bool(named) and (told is None or not page.roll.holds(told.value.strip()))


def _changed_in(line: str, number: int, page: Page) -> tuple[AssignmentLine, ...]:
    """Until when the people of a line stay, or when they leave, where it tells that alone."""
    if _lists_strangers(line, page):
        return ()
    people = _lent_in(line, page, alone=True) or _lent_above(number, page)
    return changed_loosely(line, people, number, page)


def _told_in(line: str, number: int, page: Page) -> tuple[AssignmentLine, ...]:
    """What the line tells, or the sentences of it that name somebody, each with those behind it."""
    if _lists_strangers(line, page):
        return ()
    people = _lent_in(line, page, alone=True)
    if told := told_loosely(line, people or _lent_above(number, page), number, page):
        return told
    named = [(part, _lent_in(part, page, alone=True)) for part in _with_those_behind(line, page)]
    parts = [told_loosely(part, people, number, page) for part, people in named if people]
    return tuple(one for told_of in parts for one in told_of) if all(parts) else ()


def _lists_strangers(line: str, page: Page) -> bool:
    """Whether the list of people of a line has one who is unknown, 许南星和小王: nobody of it is left out."""
    folded = fold(line)
    listed = _listed(line, periods(folded), page) if len(folded) == len(line) else []
    return not all(page.roll.holds(one.name) for one in listed)


def _lent_above(number: int, page: Page) -> list[Named]:
    """Who alone may be lent of those whom the line above names, or the subject: 他6月1日过去 goes on about him."""
    above = [told.value for told in page.loose if number - _NEAR <= told.number < number][-1:]
    named = [_lent_in(text[:LONGEST], page, alone=False) for text in (*above, page.subject)]
    found = next(filter(None, named), [])
    return [Named(found[0].name, 0)] if len(found) == 1 else []


def _with_those_behind(line: str, page: Page) -> Sequence[str]:
    """The sentences of a line; those that name nobody are of the one before."""
    parts: list[str] = []
    for sentence in _SENTENCE.findall(line):
        if parts and not _lent_in(sentence, page, alone=True):
            parts[-1] += sentence
        else:
            parts.append(sentence)
    return parts


def _named_with_days(line: str, page: Page) -> Iterator[tuple[str, Stretch | None]]:
    """Whom a line names, each with the days right behind, or the only ones, which are of nobody named before them."""
    folded = fold(line)
    spans = periods(folded) if len(folded) == len(line) else ()
    listed = _listed(line, spans, page)
    names = {one.name for one in listed}
    named = [*listed, *(one for one in _lent_in(line, page, alone=not listed) if one.name not in names)]
    spans = tuple(span for span in spans if not _is_former(folded, span)) or spans
    led = bool(spans) and any(one.at < spans[0].start for one in named)
    for one in named:
        behind = [span for span in spans if span.start >= one.at]
        yield one.name, behind[0] if behind else spans[0] if len(spans) == 1 and not led else None
    if not named and len(spans) == 1:
        yield "", spans[0]


def _is_former(folded: str, days: Stretch) -> bool:
    """Whether days are called those that were, or a mistake."""
    return _WAS_TILL_NOW.search(folded[: days.start]) is not None or _IS_WRONG.match(folded, days.end) is not None


def _listed(line: str, spans: Sequence[Stretch], page: Page) -> list[Named]:
    """The list of people before the only days of a line, where somebody of the directory is one of them."""
    if len(spans) != 1:
        return []
    people = read_people(without_filler(tidy(line[: spans[0].start])), page.roll)
    known = any(page.roll.holds(one.name) for one in people.names)
    named = all(page.roll.is_name(one.name) or titled(one.name) for one in people.names)
    if not known or not named or people.rest:
        return []
    return [Named(page.roll.resolve(one.name, one.notes).name, 0) for one in people.names]


def _lent_in(line: str, page: Page, *, alone: bool) -> list[Named]:
    """The people of the directory whom a line names: those who may be lent; all where these are none (`alone`)."""
    told = sorted(_named_in(line, page.roll), key=lambda one: one.at)
    named = list({one.name: one for one in reversed(told)}.values())[::-1]
    if not all(one.name for one in named):
        return []
    return [one for one in named if one.name in page.roll.members] or (named if alone else [])


def _named_in(line: str, roll: Roll) -> Iterator[Named]:
    for place in roll.places(line):
        name = line[place.start : place.end]
        beside = _BESIDE.search(line[max(0, place.start - 6) : place.start]) or _BEHIND.match(line, place.end)
        role = beside["role"] if beside is not None else None
        resolved = roll.resolve(name, (role,) if role else ())
        yield Named(resolved.name, place.start, role if name == resolved.name else None)
    for name, at in called_in_part(line, roll, list(roll.places(line))):
        yield Named(name, at)


def _with_days(name: str, line: str, span: Stretch | None, number: int, page: Page) -> AssignmentLine:
    person = (Source("person", number, line),) if name else ()
    if span is None:
        return AssignmentLine(name, sources=person)
    words = line[span.start : span.end].strip()
    written = (*person, Source("start", number, words))
    read = read_words(words, words, number, page)
    # 6月支撑几天 is not all of June: a month is left in its own words.
    if read.start is not None and read.end is not None and has_range(fold(words)):
        told = (*written, Source(PERHAPS, number, words))
        return AssignmentLine(name, start=read.start, end=read.end, segments=read.segments, sources=told)
    before, behind = line[: span.start], line[span.end :]
    if _ENDS.search(before) or _ENDED.match(behind):
        return AssignmentLine(name, end=read_until(words, words, page).end, sources=written)
    if read.first is not None or _BEGINS.search(before) or _BEGUN.match(behind):
        return AssignmentLine(name, since=read.first or read.start, sources=written)
    return AssignmentLine(name, sources=written)


def _put(found: list[AssignmentLine], draft: AssignmentLine) -> None:
    """Add a line, or its days where its person has none yet; what somebody's days are already is left as it is."""
    own = [at for at, line in enumerate(found) if line.person == draft.person]
    if not own:
        found.append(draft)
        return
    for at in own:
        line = found[at]
        dated = line.start or line.end or line.since
        if not dated or _is_of_the_same(line, draft, own):
            days = structs.replace(line, start=draft.start, end=draft.end, since=draft.since, segments=draft.segments)
            efforts = (draft.estimated_days, draft.support_days)
            if not dated:
                efforts = (line.estimated_days or efforts[0], line.support_days or efforts[1])
            days = structs.replace(days, estimated_days=efforts[0], support_days=efforts[1])
            days = structs.replace(days, leaves=draft.leaves, was=draft.was)
            found[at] = structs.replace(days, sources=draft.sources or line.sources)
        elif (line.start, line.end) == (draft.start, draft.end):
            found[at] = _with_efforts(line, draft)


def _is_of_the_same(line: AssignmentLine, draft: AssignmentLine, own: Sequence[int]) -> bool:
    """Whether the very line that is asked about tells other days of somebody than were read of it."""
    whole = draft.start is not None and draft.end is not None and len(own) == 1
    other = (line.start, line.end) != (draft.start, draft.end) and line.was is None and not line.leaves
    return whole and other and _is_of_its_line(line, draft)


def _with_efforts(line: AssignmentLine, draft: AssignmentLine) -> AssignmentLine:
    """The line with the efforts that a looser look at it has found, where these are no others than its own."""
    own, told = (line.estimated_days, line.support_days), (draft.estimated_days, draft.support_days)
    other = any(one is not None and one != more for one, more in zip(own, told, strict=True))
    if other and not (any(told) and _is_of_its_line(line, draft)):
        return line
    return structs.replace(line, estimated_days=told[0], support_days=told[1])


def _is_of_its_line(line: AssignmentLine, draft: AssignmentLine) -> bool:
    """Whether nothing is told of somebody but by the very line that is asked about."""
    asked = {one.line for one in draft.sources if one.field == "person"}
    return bool(line.sources) and {one.line for one in line.sources} <= asked


def _is_of_a_change(line: AssignmentLine, found: Sequence[AssignmentLine]) -> bool:
    """Whether days of nobody stand in the line of a change of which the days are all told."""
    told = {source.line for one in found if one.was is not None for source in one.sources}
    return bool(line.sources) and told.issuperset(source.line for source in line.sources)


def _is_told(line: AssignmentLine, found: Sequence[AssignmentLine]) -> bool:
    """Whether days, or efforts, of nobody stand by a person too."""
    whose = [one for one in found if one.person]
    dated = line.start or line.end or line.since
    if dated and not any((one.start, one.end) == (line.start, line.end) for one in whose):
        return False
    efforts = {line.estimated_days, line.support_days} - {None}
    return bool(dated or efforts) and efforts <= recorded_efforts(whose)
