"""What a notice says and nobody read: asked about, never dropped (M4).

A reader takes what it understands. Whatever is left under a notice and is like days or like an effort is told to the
sender as a problem of its line: people before a range of days, another range in a line that lends, an effort that no
record has, a share of somebody's time (50%投入), a total that is not the sum.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.notices.changes.near_heads import near_heads
from parsers.notices.doubts.beside import beside
from parsers.notices.doubts.efforts_left import efforts_again, efforts_given, efforts_unread, shares, totals_unmatched
from parsers.notices.doubts.further_words import further_words
from parsers.notices.doubts.heads_lent import heads_lent
from parsers.notices.doubts.reservations import reservations
from parsers.notices.doubts.roles_unnamed import roles_unnamed
from parsers.notices.doubts.unread_items import LONGEST, marked, unread_items
from parsers.notices.layout.cut_off import second_halves
from parsers.notices.layout.fields import BESIDE_A_HEAD, Statement
from parsers.notices.leaving.leaving import leavings
from parsers.notices.lending.left_to_the_subject import beside_the_subject
from parsers.notices.lending.periods import read_words
from parsers.notices.lending.row_remarks import days_beside, row_remarks, shares_beside
from parsers.notices.lending.sentences import REST
from parsers.notices.page.page import Page
from parsers.notices.page.voices import may_be_lent
from parsers.notices.people.heads_coming import heads_coming
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.people import read_people
from parsers.notices.people.somebody import moves_somebody, names_known, names_somebody
from parsers.notices.words.amendment_words import NEW_END, NEW_START
from parsers.notices.words.called_off import calls_off
from parsers.notices.words.filler import without_accord, without_filler
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import FIELD_OF, REMARKS
from parsers.notices.words.spans import efforts, has_range, has_two_days, is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER, LENDS, NOT_LENT, UNSURE, is_courtesy
from parsers.patterns import Pattern
from state.notice import AssignmentLine, ReleaseLine, Remark

MOST: Final = 20
"""Lines that are asked about."""
_BEFORE: Final = ("前", "期", "工期", "周期", "期限")
"""The ends of labels of what was before, and of how long the project is."""
_OPENS: Final = Pattern(
    r"^\s*(?:各位|大家|您|你们?)\w{0,4}好\s?[：:！!,，]\s?|^\W*(?:注意?\d?|ps)\s?[：:]\s?", re.IGNORECASE
)
"""What a line opens with that says nothing: a greeting, 注：."""
_STAYS: Final = Pattern(r"延期|续期|延长|续[至到]|延[至到]")
_JOINS_TOO: Final = Pattern(
    r"(?:也|一起|一并|同时)[^,，。]{0,6}(?:支[撑援]|投入(?!使用)|加入|驻场|进场)|增加|增派|新增|代班|替班|顶替"
)
"""白一舟也一起支撑: whoever joins, on whatever days, beside what was read."""
_ASKS: Final = Pattern(r"\?|吗|[是能可]否|[能可行要][不没]")
"""A question to somebody is talk; 许南星可能支撑至6月12日 leaves open what is on record of him."""
_UNTIL: Final = Pattern(r"(?:支[撑援持]|投入|延[长期]?|续期?|改|调整)[到至]")
_OVER: Final = Pattern(r"之前|此前|以前|曾|去年|上个?月|已经?完成")
"""Of what somebody has done."""
_THE_SAME: Final = Pattern(r"同上|同前|同期|同样时间|时间(?:相同|一样)")
_PHASE: Final = Pattern(r"联调|测试|开发|需求|设计|上线|部署|验收|试运行|分析|评审|编码|迭代|阶段|里程碑|准备")
"""What a line of a plan is about: 6月11日-6月20日 开发 lends nobody."""
_LEFT_OPEN: Final = Pattern(r"待定|未定|另定|另行通知|待确认")
_JOINS: Final = Pattern(r"支[撑援持]|投入|加入|参与|待定|未定|另定|另行")


def left_over(
    page: Page,
    statements: Sequence[Statement],
    lines: Sequence[AssignmentLine],
    totals: Sequence[Statement],
    before: Sequence[Remark] = (),
) -> list[Remark]:
    """The problems with what is left; `statements` are those of the mail with its readable sentences.

    `before` are the problems with what was read: their lines are asked about once.
    """
    unread = [told for told in statements if told.field is None and len(told.value) <= LONGEST][:MOST]
    sure = [told for told in unread if not _is_talk(fold(told.value))]
    items = list(unread_items(statements, page.roll, lambda name: may_be_lent(name, page), marked(page.mail.new_lines)))
    asked = {remark.line for remark in items}
    found = [
        *_days(page, [told for told in (*sure, *_notes(statements)) if told.line not in asked], lines),
        *_others(page, (*unread, *_remarked(statements)), lines),
        *_beside_heads(page, unread),
        *_behind_days(page, statements, lines),
        *second_halves(statements),
        *items,
        *efforts_unread(page, (*sure, *_notes(statements), *_whole_rows(page)), lines),
        *shares((*statements, *_whole_rows(page)), lines),
        *totals_unmatched(page, totals, lines),
    ]
    again = (*efforts_again(page, statements, lines), *efforts_given(page, lines))
    found += _unasked(again, (*before, *found))
    found += _unasked(_changed(page, statements, lines), (*before, *found))
    found += _unasked(reservations(page, statements, lines), (*before, *found))
    asked = {remark.line for remark in found}
    silent = [told for told in (*sure, *_notes((*statements, *_cells(page)))) if told.line not in asked]
    found += beside(page, silent, lines)
    asked = {remark.line for remark in found}
    found += further_words(page, [told for told in unread if told.line not in asked], lines)
    found += _unasked(near_heads(page, lines), (*before, *found))
    others = (*roles_unnamed(page, statements), *heads_lent(page, lines)) if lines else ()
    found += _unasked(others, (*before, *found))
    found += _unasked(beside_the_subject(page) if lines else (), (*before, *found))
    asked = {remark.line for remark in (*before, *found)}
    found += _moved(page, statements, lines, asked)
    return [*found, *_unasked(_named_beside(page, (*unread, *page.of("note")), lines), (*before, *found))][:MOST]


def _unasked(remarks: Iterable[Remark], before: Iterable[Remark]) -> list[Remark]:
    """The problems with lines that are not asked about before."""
    told = list(remarks)
    asked = {remark.line for remark in before} if told else set()
    return [remark for remark in told if remark.line not in asked]


def _changed(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """What remarks, days and shares beside those who were read change of them."""
    if lines:
        yield from (*row_remarks(page), *days_beside(page, statements, lines), *shares_beside(statements, lines))


def _moved(
    page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine], asked: set[str | None]
) -> Iterator[Remark]:
    """A side that is moved beside people who were read with both: 6月1日-6月30日支撑。截止时间改为7月15日."""
    sides = {day for line in lines for day in (line.start, line.end)}
    persons = _written_as({line.person for line in lines}, page)
    for told in statements if lines and None not in sides else ():
        moved = told.label in {NEW_END, NEW_START} and told.line not in asked
        others = moved and any(name not in persons for name in page.roll.named_in(told.line))
        if moved and (others or sides.isdisjoint(_days_of(told, told.value, page))):
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def _cells(page: Page) -> list[Statement]:
    """The cells of the tables' rows."""
    return [told for row in page.rows for told in row.values()]


def _whole_rows(page: Page) -> list[Statement]:
    """The people of the tables' rows with all that stands in the row, in columns of no field of ours, too."""
    return [structs.replace(row["person"], value=row["person"].line) for row in page.rows if "person" in row]


def beside_others(page: Page, lines: Sequence[AssignmentLine | ReleaseLine]) -> tuple[Remark, ...]:
    """What a mail that extends or releases somebody says of others, unread: 后端增加许南星…。白一舟延长到6月底."""
    people = _written_as({line.person for line in lines}, page)
    found = [
        Remark("missing-person", "person", told.line, value=sentence)
        for told in page.loose[:MOST]
        for sentence in re.findall(r"[^。；;\n]+", told.value[:LONGEST])[:MOST]
        if any(_lends_another(part, people, page) for part in _parts(sentence, people))
    ]
    found += [
        Remark("missing-person", "person", told.line) for told in page.of("period") if _of_another(told, people, page)
    ]
    found += [
        Remark("unreadable-period", "period", told.line, value=told.value)
        for told in page.of("person")
        if is_dated(fold(told.value[:LONGEST])) and not people.issuperset(_lent_by_name(told.value, page))
    ]
    found += [
        Remark("missing-person", "person", told.line) for told in page.loose[:MOST] if _goes_on(told, people, page)
    ]
    return tuple(dict.fromkeys(found))


_OF_HIM: Final = Pattern(r"^\s*(?:[他她](?:们|俩)?|此人|该同[事学]|其)(?!他)")
"""他从6月1日开始支撑…: of whom the sentence before names."""


def _lent_by_name(text: str, page: Page) -> set[str]:
    return {name for name in page.roll.named_in(text) if may_be_lent(name, page)}


def _goes_on(told: Statement, people: set[str], page: Page) -> bool:
    """Whether a sentence lends somebody else whom only the sentence before names: …安排黄丽做大屏。他从6月1日…."""
    sentences = re.findall(r"[^。；;\n]+", told.value[:LONGEST])[:MOST]
    return any(
        _OF_HIM.match(own) is not None
        and is_dated(fold(own))
        and moves_somebody(own)
        and not people.issuperset(_lent_by_name(before, page))
        for before, own in pairwise(sentences)
    )


def _of_another(told: Statement, people: set[str], page: Page) -> bool:
    """Whether labelled days stand behind the name of somebody else: 后端由高兴支撑，支撑时间6月1日-6月30日."""
    before = told.line.partition(told.value)[0][-LONGEST:] if told.value else ""
    names = page.roll.named_in(before) if has_range(fold(told.value)) else ()
    return any(name not in people and may_be_lent(name, page) for name in names)


def _written_as(persons: set[str], page: Page) -> set[str]:
    """Those people by whatever names the directory has for them."""
    known = page.known.aliases if page.known else {}
    return persons.union(*(known.get(name, ()) for name in persons))


def beside_a_change(page: Page, about: Callable[[str], object]) -> tuple[Remark, ...]:
    """What a mail that changes who leads says of somebody who comes, stays or leaves on a day: asked about."""
    clauses = [
        (clause, told.line)
        for told in (*page.loose[:MOST], *page.of("lead"))
        for clause in re.split(r"[,，。；;]", told.value[:LONGEST])
        if not about(fold(clause)) and not _is_talk(fold(clause))
    ]
    moving = [line for clause, line in clauses if _moves_on_a_day(clause, page)]
    return tuple(Remark("missing-person", "person", line, value=line) for line in dict.fromkeys(moving))


def _moves_on_a_day(clause: str, page: Page) -> bool:
    folded = fold(clause)
    when = is_dated(folded) or calls_off(folded) or _JOINS_TOO.search(folded)
    return bool(when) and moves_somebody(clause) and names_somebody(clause, page.roll)


def beside_heads(page: Page) -> tuple[Remark, ...]:
    """A range of days, or another last day, with somebody's name, where only who leads or manages was read."""
    lent = [
        told
        for told in page.loose[:MOST]
        if is_dated(fold(told.value[:LONGEST])) and _lends_beside_heads(told.value[:LONGEST], page)
    ]
    dated = tuple(Remark("unreadable-period", "period", told.line, value=told.value) for told in lent)
    undated = (told for told in page.loose[:MOST] if told not in lent and _is_lent_undated(told.value[:LONGEST], page))
    return (*dated, *(Remark("missing-period", "period", told.line) for told in undated))


_GOES_THERE: Final = Pattern(r"(?:^|[由将请,，\s])(?:委|选|增|加)?派(?!单|发)|协助|配合|帮忙|调配给")


def _is_lent_undated(text: str, page: Page) -> bool:
    """Whether a clause beside who leads or manages lends somebody else and has no day: 派甲支持，15人天，负责人乙."""
    for clause in re.split(r"[,，。;；]", text):
        folded = fold(clause)
        lends = moves_somebody(clause) or _GOES_THERE.search(folded) is not None
        if lends and not speaks_of_office(folded) and not _is_talk(folded) and page.roll.names_member(clause):
            return True
    return False


def _lends_beside_heads(text: str, page: Page) -> bool:
    others = _without_heads(text)
    folded = fold(others)
    lends = has_range(fold(text)) or (is_dated(folded) and moves_somebody(others) and not _is_talk(folded))
    told = (has_two_days(folded) or bool(efforts(folded))) and page.roll.names_member(others)
    return (lends and names_somebody(others, page.roll)) or told


def _without_heads(text: str) -> str:
    return "，".join(clause for clause in re.split(r"[,，]", text) if not speaks_of_office(fold(clause)))


def _parts(sentence: str, people: set[str]) -> list[str]:
    """A sentence, or its clauses where it is about one of the people: 甲6月15日撤场，乙延长到7月15日."""
    return re.split(r"[,，]", sentence) if any(person in sentence for person in people) else [sentence]


def _lends_another(sentence: str, people: set[str], page: Page) -> bool:
    folded = fold(without_accord(sentence))
    if any(person in sentence for person in people) or _ASKS.search(folded) or ANOTHER_MATTER.told_in(folded):
        return False
    if calls_off(folded) or _JOINS_TOO.search(folded):
        return names_somebody(sentence, page.roll) and not UNSURE.told_in(folded)
    if _LEFT_OPEN.search(folded) and sentence.strip().startswith(tuple(page.roll.members)):
        return True
    if NOT_LENT.told_in(folded) or not is_dated(folded):
        return False
    named = names_somebody(sentence, page.roll) or page.roll.names_member(sentence)
    return (named and moves_somebody(sentence)) or any(one not in people for one in heads_coming(sentence, page.roll))


def _remarked(statements: Sequence[Statement]) -> list[Statement]:
    """What stands behind 备注：, which may be anything."""
    return [told for told in statements if told.label in REMARKS and len(told.value) <= LONGEST][:MOST]


def _notes(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The remarks, and under a label of no fact of ours what is like people and days: 需求：6月1日-6月12日 许南星."""
    for told in statements:
        plan = told.field == "note" and FIELD_OF.get(told.label) == "note" and has_range(fold(told.value[:LONGEST]))
        lends = told.label in REMARKS or (plan and not told.label.endswith(_BEFORE))
        if lends and len(told.value) <= LONGEST and not _is_talk(fold(told.value)):
            yield told


def _is_talk(folded: str) -> bool:
    return UNSURE.told_in(folded) or ANOTHER_MATTER.told_in(folded) or NOT_LENT.told_in(folded)


def _days(page: Page, unread: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """Ranges of days behind people, at the head of a line, or in one that lends, which no record has."""
    recorded = {(line.start, line.end) for line in lines}
    for told in unread:
        folded = fold(told.value)
        if _THE_SAME.search(folded) and lines and names_somebody(told.value, page.roll):
            yield Remark("unreadable-period", "period", told.line, value=told.value)
        if not has_range(folded):
            continue
        first = periods(folded)[0]
        people = read_people(without_filler(without_accord(told.value[: first.start])), page.roll, strict=True)
        named = bool(people.names) and not people.rest
        goes_on = bool(lines) and not without_filler(tidy(told.value[: first.start])) and not _PHASE.search(folded)
        lends = bool(lines) and (goes_on or LENDS.told_in(folded))
        new = lends and _days_of(told, folded[first.start : first.end], page) not in recorded
        if named or new:
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def _named_beside(page: Page, told: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """Lines with somebody of the directory and days, beside others who were read; clauses of talk count for nothing."""
    persons = _written_as({line.person for line in lines}, page)
    for one in told if lines else ():
        if all(name in persons for name in page.roll.named_in(one.value[:LONGEST])):
            continue
        plain = "，".join(part for part in re.split(r"[,，。；;]", one.value[:LONGEST]) if not _is_told(fold(part)))
        others = any(name not in persons for name in page.roll.named_in(plain))
        moved = _UNTIL.search(plain) is not None or (one.field is not None and moves_somebody(plain))
        several = has_two_days(fold(plain))
        if others and (several or (is_dated(fold(plain)) and moved)):
            yield Remark("unreadable-period", "period", one.line, value=one.value)


def _is_told(folded: str) -> bool:
    """Whether a clause is no news: talk, or what is over."""
    return _is_talk(folded) or is_courtesy(folded) or _OVER.search(folded) is not None


def _others(page: Page, unread: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """Who leaves, by a notice that lends others; and who else is lent, in a sentence beside one that was read."""
    persons = {line.person for line in lines}
    for told in unread if lines else ():
        if told.label == REST and _joins(told, page, persons):
            yield Remark("missing-period", "period", told.line, value=told.value)
        elif _leaves(bare := structs.replace(told, value=_OPENS.sub("", told.value)), page, persons):
            yield Remark("unreadable-period", "release_on", told.line, value=told.value)
        elif _stays(bare, page):
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def _joins(told: Statement, page: Page, persons: set[str]) -> bool:
    """Whether a sentence says of somebody else that he is lent, too."""
    folded = fold(told.value)
    if not _JOINS.search(folded) or NOT_LENT.told_in(folded):
        return False
    return told.value.startswith(tuple(name for name in page.roll.everybody if name not in persons))


def _beside_heads(page: Page, unread: Sequence[Statement]) -> Iterator[Remark]:
    """项目经理：黄俊杰，许南星: whether the other one manages too, or is lent, cannot be told."""
    for told in unread:
        if told.label == BESIDE_A_HEAD and names_somebody(told.value, page.roll):
            yield Remark("ambiguous-person", "person", told.line, value=told.value)


def _behind_days(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """支撑周期：6月1日-6月30日，黄丽也一起支撑: who else comes or goes, behind the days of a label."""
    persons = _written_as({line.person for line in lines}, page)
    for told in statements if lines else ():
        if told.field == "period" and told.label and len(told.value) <= LONGEST:
            _, *behind = re.split(r"[,，]", told.value)
            if any(_moves_another(clause, page, persons) for clause in behind):
                yield Remark("missing-period", "period", told.line, value=None)


def _moves_another(clause: str, page: Page, persons: set[str]) -> bool:
    if is_dated(fold(clause)) or _is_talk(fold(clause)) or any(person in clause for person in persons):
        return False
    return moves_somebody(clause) and names_somebody(clause, page.roll)


def _leaves(told: Statement, page: Page, persons: set[str]) -> bool:
    """Whether a line releases somebody on a day, or somebody else at all: 顾南舟不再支撑 does not say when."""
    found = leavings((told,), page.roll, None, announced=False)
    return any(leaving.day or not persons.issuperset(one.name for one in leaving.people.names) for leaving in found)


def _stays(told: Statement, page: Page) -> bool:
    folded = fold(told.value)
    stays = _STAYS.search(folded) is not None and is_dated(folded) and not _is_talk(folded)
    return stays and (names_somebody(told.value, page.roll) or names_known(told.value, page.roll))


def _days_of(told: Statement, words: str, page: Page) -> tuple[dt.date | None, dt.date | None]:
    span = read_words(words, told.line, told.number, page)
    return span.start, span.end
