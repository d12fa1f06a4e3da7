"""Notices without labels: sentences, and lines of names with their period below or a heading above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import structs

from parsers.notices.layout.common_days import with_common_days
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.headed_days import with_headed_days
from parsers.notices.layout.mere_talk import effort_alone, without_talk
from parsers.notices.layout.shared_efforts import field_of, own_effort
from parsers.notices.lending.but_for_some import but_for_some
from parsers.notices.lending.days_apart import in_columns, with_months, without_stage
from parsers.notices.lending.efforts_in_turn import with_efforts_in_turn
from parsers.notices.lending.in_charge import with_those_in_charge
from parsers.notices.lending.left_to_the_subject import left_to_the_subject, subject_as_told
from parsers.notices.lending.listed_efforts import listed_effort
from parsers.notices.lending.name_lists import (
    DATED,
    LEAD,
    LONGEST,
    NUMBERED,
    NameLists,
    headings_of,
    is_led_by_role,
    is_list,
    names_alone,
    role_alone,
    without_lead,
)
from parsers.notices.lending.named_in_subject import with_subjects_people
from parsers.notices.lending.of_all_above import of_all_above
from parsers.notices.lending.own_values import with_own_values
from parsers.notices.lending.same_days import with_days_above
from parsers.notices.lending.sentences import as_field, is_one_sided, read_sentences
from parsers.notices.lending.told_once import told_once
from parsers.notices.lending.undated import has_no_day, without_open_days
from parsers.notices.lending.whose_project import without_owner
from parsers.notices.page.page import Page
from parsers.notices.people.heads_before import without_heads
from parsers.notices.people.people import without_numbers
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import in_plain_words
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import Field
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import Stretch, has_range, has_two_days, is_effort, periods
from parsers.notices.words.topics import LENDING, LENDS, PRESALES, is_courtesy
from parsers.patterns import Pattern

_NAME_IN_BRACKETS: Final = Pattern(r"\s*(?:【(?P<name>[^【】]{2,20})】|\[(?P<thin>[^\[\]]{2,20})\])")
_BRACKET: Final = Pattern(r"\([^()]{0,60}\)")
_NOW: Final = ("调整后", "更新后", "修改后", "更改后")
_CALLED: Final = Pattern(r"\s*(?:@[^\s@]{1,20}\s{1,3}){1,5}")
_MARKS: Final = Pattern(r"[,;:，；：。！!?？、]")
_BLANKS: Final = Pattern(r"(?<=[\u4e00-\u9fff\d])[ \u3000]{1,3}(?=[\u4e00-\u9fff\d])")
"""Between the clauses of a line without any marks: 白一舟5月25号过来支撑 到6月5号 跟启明对接."""
_COMMA: Final = Pattern(r"[,;，；]")


def with_prose(page: Page, project: str | None) -> tuple[Statement, ...]:
    """The statements of the mail, its readable sentences turned into fields."""
    found: list[Statement] = []
    written = (subject_as_told(page), *page.statements) if left_to_the_subject(page) else page.statements
    settled = [_as_it_is_now(one) for one in in_columns(with_days_above(written, page.roll))]
    undated = has_no_day(settled)
    settled = [without_open_days(one) for one in settled] if undated else settled
    settled = [_without_owner(one, page.roll, project) for one in settled]
    told = [_unbracketed(_without_heads(one, page.roll, project), page.roll) for one in settled]
    named = with_subjects_people(told, page, project, lambda one: _read_in_part(one, page, project))
    headed = with_headed_days(named, lambda one: is_list(one, page.roll, project) or bool(_with_effort(one, page.roll)))
    charged = list(with_those_in_charge(list(headed), page.roll))
    common = tuple(with_common_days(_under_names(charged, page.roll, project)))
    statements = _with_days_of_all(common, page, project)
    subject = page.folded_subject
    fresh = not page.is_reply and project is not None and not PRESALES.told_in(subject)
    lending = fresh and LENDING.told_in(subject)
    lists = NameLists(statements, page.roll, project, fresh=fresh, lending=lending, undated=undated)
    headings = headings_of(lists)
    dated = any(told.field in DATED for told in statements)
    for at, statement in enumerate(statements):
        if statement.field is not None:
            found += _each_with_days(statement, page, project) or [effort_alone(statement, page.roll, project)]
            continue
        if at in headings:
            found.append(as_field("person", statement.value, statement))
            continue
        read = _read_in_part(statement, page, project)
        if not read and dated:
            read = _with_effort(statement, page.roll)
        names = None if read else names_alone(lists, at)
        found += read or ([names] if names else [statement])
    found = with_efforts_in_turn(found, page.roll)
    found = list(with_own_values(but_for_some(list(_under_roles(found)), page.roll), page.roll))
    return tuple(_with_own_efforts(found, people=any("person" in row for row in page.rows)))


def _with_effort(statement: Statement, roll: Roll) -> list[Statement]:
    """Somebody with an effort of his own: 1. 许南星，后端，20人天."""
    return list(listed_effort(without_lead(statement.value), statement, roll))


def _with_days_of_all(told: tuple[Statement, ...], page: Page, project: str | None) -> tuple[Statement, ...]:
    """The statements, with the days that a sentence says of everybody above it: 以上人员6月1日-6月30日支撑."""

    def names(at: int) -> bool:
        return (
            told[at].field == "person" or is_led_by_role(fold(told[at].value)) or is_list(told[at], page.roll, project)
        )

    return tuple(of_all_above(told, names, lambda one: _read_in_part(one, page, project)))


def _as_it_is_now(statement: Statement) -> Statement:
    """调整后：许南星，6月1日-7月15日: people and days under a label of a change are a sentence of their own."""
    if statement.field == "note" and statement.label in _NOW and has_range(fold(statement.value[:LONGEST])):
        return structs.replace(statement, field=None, label="", unit="")
    return statement


def _unbracketed(statement: Statement, roll: Roll) -> Statement:
    """【许南星】后端6月1日-6月30日: who the line is about, in brackets at its head; or as what: 【后端】许南星."""
    head = _NAME_IN_BRACKETS.match(statement.value) if statement.field is None else None
    name = (head["name"] or head["thin"]).strip() if head else ""
    rest = statement.value[head.end() :].lstrip(" ：:，,") if head else ""
    if rest and is_role(fold(name)):
        return structs.replace(statement, value=f"{name}：{rest}")
    return structs.replace(statement, value=f"{name} {rest}") if head and roll.holds(name) else statement


def _under_roles(found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements; a line that is a role and no more (后端：, 二、后端) is that of the people right below it."""
    heads = [role_alone(told) for told in found]
    if not any(heads):
        yield from found
        return
    role = ""
    reached = 0
    own = {told.number for told in found if told.field == "role" or is_led_by_role(fold(told.value))}
    for told, headed in zip(found, heads, strict=True):
        if headed:
            role, reached = headed, told.number
            continue
        role = role if told.number - reached <= 1 else ""
        reached = told.number
        yield told
        if role and told.field == "person" and told.number not in own:
            yield as_field("role", role, told)


def _with_own_efforts(found: Sequence[Statement], *, people: bool) -> Iterator[Statement]:
    """The statements; below people, a line or a sentence that gives everybody an effort of their own is one (D2)."""
    for told in found:
        people = people or told.field == "person"
        own = people and told.field is None and own_effort(told.value) is not None
        yield as_field(field_of(told.value), told.value, told) if own else told


def _under_names(statements: Sequence[Statement], roll: Roll, project: str | None) -> Iterator[Statement]:
    """The statements; a line that is days, or an effort, and nothing else has its label from the names right above."""
    above: Statement | None = None
    goes_on = False
    for told, below in zip_longest(statements, statements[1:]):
        right_below = above is not None and told.field is None and told.number - above.number <= 1
        bare = _bare_field(told, above) if above is not None and right_below else None
        if bare == "role" and below and below.number - told.number <= 1 and is_list(below, roll, project):
            bare = None  # it is theirs who follow
        goes_on = bare is not None and above is not None and (goes_on or is_list(above, roll, project))
        yield as_field(bare, told.value, told) if bare and goes_on else told
        above = told


def _bare_field(told: Statement, above: Statement) -> Field | None:
    """What an unlabelled line is that holds a range of days, an effort, or a role below days, and nothing else."""
    folded = fold(told.value).strip() if len(told.value) <= LONGEST else ""
    if is_effort(folded):
        return "support"
    if is_role(folded) and not told.colon and has_range(fold(above.value)):
        return "role"
    return "period" if has_range(folded) and periods(folded)[:1] == (Stretch(0, len(folded)),) else None


def _without_owner(statement: Statement, roll: Roll, project: str | None) -> Statement:
    """The statement without whose project it is: 黄丽支援黄俊杰的星河数据治理项目."""
    bare = without_owner(statement.value, roll, project) if statement.field is None else statement.value
    return structs.replace(statement, value=bare) if bare != statement.value else statement


def _without_heads(statement: Statement, roll: Roll, project: str | None) -> Statement:
    """The statement without who manages and leads at its head, where that leaves a list of people."""
    if statement.field is not None or statement.colon:
        return statement
    headless = structs.replace(statement, value=without_heads(statement.value))
    return headless if headless.value != statement.value and is_list(headless, roll, project) else statement


def _without_mention(text: str, roll: Roll) -> str:
    """The text without whom it calls (@查甘望 许南星…): @许南星 @白一舟 6月1日-6月30日 lends whom it names so."""
    called = _CALLED.match(text)
    rest = text[called.end() :] if called else ""
    follows = any(roll.holds(rest[:size]) for size in (2, 3, 4) if size <= len(rest))
    return rest if follows else text


def _each_with_days(statement: Statement, page: Page, project: str | None) -> list[Statement]:
    """支撑人员：许南星6月1日-7月31日，白一舟6月15日-7月31日: a label's people, each with days of their own."""
    folded = fold(statement.value[:LONGEST]) if statement.field == "person" else ""
    if not has_two_days(folded) or not (_has_own_days(folded) or LENDS.told_in(folded)):
        return []
    read = _read_in_part(structs.replace(statement, field=None, label="", unit=""), page, project)
    if any(told.field is None for told in read):
        return []
    return [structs.replace(told, label=statement.label) if told.field == "person" else told for told in read]


def _has_own_days(folded: str) -> bool:
    """Whether a label's people have days: each his own, or all in one list before them: 甲、乙6月1日-6月30日."""
    bare = _BRACKET.sub("", folded)
    spans = periods(bare)
    return len(spans) > 1 or (len(spans) == 1 and not _COMMA.search(bare, 0, spans[0].start))


def _read_in_part(statement: Statement, page: Page, project: str | None) -> list[Statement]:
    """What an unlabelled statement states, as it stands, without who manages at its head, or without mere talk.

    An answer (好的，许南星6月1日-6月30日) is no lending by itself: what it states is read apart. Days alone lend none,
    nor does what has none.
    """
    days = periods(fold(statement.value))
    if not days or days == (Stretch(0, len(statement.value)),):
        return []
    read = _read_at_first(statement, page, project)
    if page.is_reply or _is_whole(read) or len(statement.value) > LONGEST:
        return read
    bare = without_talk(in_plain_words(statement.value), page.roll, project)
    again = _read_at_first(structs.replace(statement, value=bare), page, project) if bare != statement.value else []
    again = again if _is_whole(again) else told_once(statement, bare, page.roll, project)
    if _is_whole(again) or _MARKS.search(statement.value) or not _BLANKS.search(statement.value):
        return again if _is_whole(again) else read
    parted = _read_in_part(structs.replace(statement, value=_BLANKS.sub("，", statement.value)), page, project)
    return parted if _is_whole(parted) else read


def _is_whole(read: Sequence[Statement]) -> bool:
    """Whether all of a line was read, and lends somebody for whole days."""
    fields = {told.field for told in read}
    return {"person", "period"} <= fields and None not in fields and not any(map(is_one_sided, read))


def _read_at_first(statement: Statement, page: Page, project: str | None) -> list[Statement]:
    bare = without_heads(statement.value)
    for text in (statement.value, bare) if bare != statement.value else (bare,):
        read = list(_read(structs.replace(statement, value=text), page, project))
        if any(told.field is not None for told in read):
            return read
    return []


def _read(statement: Statement, page: Page, project: str | None) -> Iterator[Statement]:
    text = statement.value
    if len(text) > LONGEST or is_courtesy(fold(text)):
        return
    text = without_numbers(text)
    # Behind a number "许工，" is the first of a list; at the head of a line it is whom the mail speaks to.
    text = _without_mention(text, page.roll)
    text = without_stage(text)
    bare = LEAD.sub("、" if NUMBERED.match(text) else "", text)
    yield from read_sentences(in_plain_words(with_months(bare)), statement, page.roll, project)
