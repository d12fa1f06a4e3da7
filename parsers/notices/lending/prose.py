"""Notices without labels: sentences, and lines of names with their period below or a heading above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import structs

from parsers.notices.layout.background import behind_background
from parsers.notices.layout.common_days import EVERYBODY, OTHERS, with_common_days
from parsers.notices.layout.each_apart import APART
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.headed_days import with_headed_days
from parsers.notices.layout.mere_talk import effort_alone, without_talk
from parsers.notices.layout.shared_efforts import field_of, own_effort
from parsers.notices.lending.but_for_some import but_for_some
from parsers.notices.lending.days_apart import in_columns, with_months, without_stage
from parsers.notices.lending.left_to_the_subject import left_to_the_subject, subject_as_told
from parsers.notices.lending.listed_efforts import listed_effort
from parsers.notices.lending.named_in_subject import with_subjects_people
from parsers.notices.lending.of_all_above import of_all_above
from parsers.notices.lending.own_values import with_own_values
from parsers.notices.lending.same_days import with_days_above
from parsers.notices.lending.sentences import as_field, is_one_sided, read_sentences
from parsers.notices.lending.told_once import told_once
from parsers.notices.lending.undated import has_no_day, without_open_days
from parsers.notices.lending.who_comes import might_come, who_comes
from parsers.notices.page.page import Page
from parsers.notices.people.heads_before import without_heads
from parsers.notices.people.people import read_people, without_numbers
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import BRACKETS, in_plain_words, without_accord, without_filler, without_own_project
from parsers.notices.words.fold import fold
from parsers.notices.words.heading_words import heads_people
from parsers.notices.words.labels import Field
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import A_ROLE, ROLE, is_role, without_group
from parsers.notices.words.spans import LISTED_MONTHS, Stretch, has_range, is_dated, is_effort, periods
from parsers.notices.words.talk_words import COMES
from parsers.notices.words.topics import LENDING, LENDS, PRESALES, is_courtesy
from parsers.patterns import Pattern

_LEAD: Final = Pattern(
    rf"^\s*(?!{LISTED_MONTHS})(?:(?:更新|更正|调整|变更|最新|补充|修正|通知|同步|告知)(?:如下|后|一下|为)?\s?[:：]|[-*·•]|兹?定于(?=\s?\d)|"
    rf"(?:补充|新?增加?|增派|协调|安排|另)?[一1]\s?[名位个](?={A_ROLE}\s?[:：])|(?:很|非常|十分)高兴(?:地?(?:通知|告知|宣布)\S{{0,3}}[,，:：])?|高兴的是[,，]|"
    rf"{NUMBER}|[（(]?[一二三四五六七八九十]{{1,2}}[、)）.]"
    r"|第[一二三四五六七八九十\d]{1,2}(?:批次?|阶段|期|组)(?:进场|入场|投入|支[撑援持]|人员){0,2}\s?[:：])\s*"
)
_NAME_IN_BRACKETS: Final = Pattern(r"\s*(?:【(?P<name>[^【】]{2,20})】|\[(?P<thin>[^\[\]]{2,20})\])")
_NUMBERED: Final = Pattern(rf"\s*{NUMBER}")
_COUNTED: Final = Pattern(r"\d\s?[人名位]|[一二两三四五六七八九十][人名位]")
_BRACKET: Final = Pattern(r"\([^()]{0,60}\)")
_ROUND: Final = re.compile(r"([(（][^()（）]{1,80}[)）])")
"""Days in it are read with all that stands beside them."""
_NOW: Final = ("调整后", "更新后", "修改后", "更改后")
_CALLED: Final = Pattern(r"\s*(?:@[^\s@]{1,20}\s{1,3}){1,5}")
_COLON: Final = Pattern(r"\s?[:：]")
_HEADING: Final = Pattern(r"(?:人员|名单|成员|同事)[^，。]{0,6}(?:如下|见下|为|是)?\s?[:：]$")
_MARKS: Final = Pattern(r"[,;:，；：。！!?？、]")
_BLANKS: Final = Pattern(r"(?<=[\u4e00-\u9fff\d])[ \u3000]{1,3}(?=[\u4e00-\u9fff\d])")
"""Between the clauses of a line without any marks: 白一舟5月25号过来支撑 到6月5号 跟启明对接."""
_COMMA: Final = Pattern(r"[,;，；]")
LONGEST: Final = 300
LONGEST_ROLE: Final = 24
"""Characters of a line that is a role, with its number."""
_OF_ONE: Final = frozenset({"note", "role", "estimated", "support", "manager", "lead"})
"""What may stand between people and their days; a note may be the old period: the new one stands below it."""
_DATED: Final = frozenset({"period", "start"})


_INFORMS: Final = Pattern(r"\W*(?:敬?请|烦请|望|并请)\D{1,40}(?:知悉|知晓|周知|悉知|查收|查阅|关注|备案)\W*")
"""请查甘望知悉: who is told of it is not lent by it."""


class _Lists:
    """Which statements are names and nothing else; each is looked at once, however often its neighbours ask."""

    def __init__(
        self,
        statements: Sequence[Statement],
        roll: Roll,
        project: str | None,
        *,
        fresh: bool = False,
        lending: bool = False,
        undated: bool = False,
    ) -> None:
        self.statements = statements
        self.roll = roll
        self.project = project
        self.fresh = fresh
        """Whether the mail is no answer, and is of a project."""
        self.lending = lending
        """Whether the mail lends by its subject: 许南星全职投入 names somebody then, whose days are asked about."""
        self.undated = undated
        """Whether the mail has no day at all: a list of people is asked for them then."""
        self._known: dict[int, bool] = {}

    def has(self, at: int) -> bool:
        """Whether the statement at that place is one."""
        if at not in self._known:
            self._known[at] = _is_list(self.statements[at], self.roll, self.project)
        return self._known[at]


def with_prose(page: Page, project: str | None) -> tuple[Statement, ...]:
    """The statements of the mail, its readable sentences turned into fields."""
    found: list[Statement] = []
    written = (subject_as_told(page), *page.statements) if left_to_the_subject(page) else page.statements
    settled = [_as_it_is_now(one) for one in in_columns(with_days_above(written, page.roll))]
    undated = has_no_day(settled)
    settled = [without_open_days(one) for one in settled] if undated else settled
    told = [_unbracketed(_without_heads(one, page.roll, project), page.roll) for one in settled]
    named = with_subjects_people(told, page, project, lambda one: _read_in_part(one, page, project))
    headed = with_headed_days(
        named, lambda one: _is_list(one, page.roll, project) or bool(_with_effort(one, page.roll))
    )
    common = tuple(with_common_days(_under_names(list(headed), page.roll, project)))
    statements = _with_days_of_all(common, page, project)
    subject = page.folded_subject
    fresh = not page.is_reply and project is not None and not PRESALES.told_in(subject)
    lending = fresh and LENDING.told_in(subject)
    lists = _Lists(statements, page.roll, project, fresh=fresh, lending=lending, undated=undated)
    headings = _headings(lists)
    dated = any(told.field in _DATED for told in statements)
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
        names = None if read else _names_alone(lists, at)
        found += read or ([names] if names else [statement])
    found = list(with_own_values(but_for_some(list(_under_roles(found)), page.roll), page.roll))
    return tuple(_with_own_efforts(found, people=any("person" in row for row in page.rows)))


def _with_effort(statement: Statement, roll: Roll) -> list[Statement]:
    """Somebody with an effort of his own: 1. 许南星，后端，20人天."""
    return list(listed_effort(_LEAD.sub("", statement.value), statement, roll))


def _with_days_of_all(told: tuple[Statement, ...], page: Page, project: str | None) -> tuple[Statement, ...]:
    """The statements, with the days that a sentence says of everybody above it: 以上人员6月1日-6月30日支撑."""

    def names(at: int) -> bool:
        return (
            told[at].field == "person"
            or _is_led_by_role(fold(told[at].value))
            or _is_list(told[at], page.roll, project)
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
    role = ""
    reached = 0
    own = {told.number for told in found if told.field == "role" or _is_led_by_role(fold(told.value))}
    for told in found:
        if headed := _role_alone(told):
            role, reached = headed, told.number
            continue
        role = role if told.number - reached <= 1 else ""
        reached = told.number
        yield told
        if role and told.field == "person" and told.number not in own:
            yield as_field("role", role, told)


def _role_alone(told: Statement) -> str:
    """The role that a line is with its number, brackets and colon, and no more: 后端：, 二、后端, 【后端】; else ""."""
    if told.field is not None or len(told.value) > LONGEST_ROLE:
        return ""
    bare = _LEAD.sub("", told.value).strip(" :：【】[]")
    return without_group(bare) if is_role(fold(bare)) else ""


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
        bare = _bare_field(told, above) if above is not None and told.number - above.number <= 1 else None
        if bare == "role" and below and below.number - told.number <= 1 and _is_list(below, roll, project):
            bare = None  # it is theirs who follow
        goes_on = bare is not None and above is not None and (goes_on or _is_list(above, roll, project))
        yield as_field(bare, told.value, told) if bare and goes_on else told
        above = told


def _bare_field(told: Statement, above: Statement) -> Field | None:
    """What an unlabelled line is that holds a range of days, an effort, or a role below days, and nothing else."""
    folded = fold(told.value).strip() if told.field is None and len(told.value) <= LONGEST else ""
    if is_effort(folded):
        return "support"
    if is_role(folded) and not told.colon and has_range(fold(above.value)):
        return "role"
    return "period" if has_range(folded) and periods(folded)[:1] == (Stretch(0, len(folded)),) else None


def _headings(lists: _Lists) -> frozenset[int]:
    """The names with a colon over labels of days, where there are several: one alone is whom the mail speaks to."""
    statements = lists.statements
    if any(told.field == "person" for told in statements):
        return frozenset()
    found = [
        at
        for at, told in enumerate(statements)
        if told.field is None and told.colon and _is_one_name(told, lists.roll) and _dated_below(lists, at)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_one_name(told: Statement, roll: Roll) -> bool:
    people = read_people(_LEAD.sub("", told.value).rstrip(" :："), roll, strict=True)
    return people.is_whole and len(people.names) == 1


def _names_alone(lists: _Lists, at: int) -> Statement | None:
    """A line of names: its period follows (许南星与白一舟；支撑时间为：…), or a heading or a role stands before it."""
    statement = lists.statements[at]
    if not lists.has(at):
        return _undecided(lists, at) or _named_above_days(lists, at)
    bare = _listed(statement, lists.roll)
    if _COUNTED.search(bare) and not _is_complete(bare, lists.roll):
        return as_field("person", BRACKETS.sub("、", bare), statement) if _dated_below(lists, at) else None
    lends = LENDS.told_in(fold(bare))
    told = lists.lending and (lends or (lists.undated and _is_of_several(bare, lists)))
    if told or _is_led_by_role(fold(bare)) or _dated_below(lists, at) or _announced(lists, at):
        return as_field("person", _names_in(bare, lists.project), statement, sure=lends)
    return None


def _named_above_days(lists: _Lists, at: int) -> Statement | None:
    """A line that says in whatever words who comes, above labelled days: 现派前端工程师白一舟支撑本项目，具体如下：."""
    statement = lists.statements[at]
    comes = lists.fresh and COMES.search(fold(statement.value)) is not None
    if not (lists.lending or comes or _has_own_days_behind(lists, at)) or statement.field is not None:
        return None
    if not _dated_below(lists, at):
        return None
    text = _LEAD.sub("", statement.value)
    names = who_comes(text, lists.roll, lists.project)
    return as_field("person", names, statement, sure=lists.lending or LENDS.told_in(fold(text))) if names else None


def _has_own_days_behind(lists: _Lists, at: int) -> bool:
    """Whether the same line goes on with a label of days: 甲、乙参加本项目封闭开发，支撑周期均为6月22日至7月3日."""
    here, below = lists.statements[at], lists.statements[at + 1 : at + 2]
    own = any(one.number == here.number and one.field in _DATED for one in below)
    return lists.fresh and own and not might_come(here.value)


def _is_of_several(bare: str, lists: _Lists) -> bool:
    """Whether a list has several names, or a role: one name alone may be who signs."""
    names = read_people(_names_in(bare, lists.project), lists.roll, strict=True).names
    return len(names) > 1 or any(one.role for one in names)


def _is_complete(text: str, roll: Roll) -> bool:
    """Whether a list has as many names as it says that it has people: 前端3人：甲、乙 has not."""
    people = read_people(BRACKETS.sub("、", text), roll, strict=True)
    return not (people.names and people.missing and not people.rest)


def _undecided(lists: _Lists, at: int) -> Statement | None:
    """A numbered line of people whose days are not known yet (3、黄丽，测试，待定): asked about, not passed over."""
    statement = lists.statements[at]
    if statement.field is not None or len(statement.value) > LONGEST or not _NUMBERED.match(statement.value):
        return None
    bare = _names_in(_LEAD.sub("", statement.value), lists.project)
    people = read_people(bare, lists.roll, strict=True)
    return as_field("person", bare, statement) if people.names and people.missing and not people.rest else None


def _is_led_by_role(folded: str) -> bool:
    """Whether the line begins with a role and a colon: 前端：许南星."""
    return _behind_role(folded) > 0


def _is_list(statement: Statement, roll: Roll, project: str | None) -> bool:
    """Whether an unlabelled line is names and nothing else; a salutation ends with a colon and is none."""
    if statement.field is not None or statement.colon or len(statement.value) > LONGEST:
        return False
    if _INFORMS.fullmatch(fold(statement.value)):
        return False
    if APART in statement.value and is_dated(fold(statement.value)):
        return False  # whose days they are is told by the sentence alone
    people = read_people(_names_in(_listed(statement, roll), project), roll, strict=True)
    return people.is_whole


def _listed(statement: Statement, roll: Roll) -> str:
    """A line of names without its number, and without why they are wanted: 需要增补前端1名，|协调白一舟支撑."""
    return behind_background(_LEAD.sub("", statement.value), roll)


def _names_in(text: str, project: str | None) -> str:
    """A line without its project and the words that add nothing; 开发 before a colon is a role, and stays."""
    words = BRACKETS.sub("、", without_accord(text))
    words = without_own_project(words, project) if project else words
    led = _behind_role(words)
    parts = _ROUND.split(words[led:])
    return words[:led] + "".join(
        part if _ROUND.match(part) and is_dated(fold(part)) else without_filler(part) for part in parts
    )


def _behind_role(text: str) -> int:
    """Where the text behind a role and its colon begins; 0 where it does not begin with one."""
    role = ROLE.match(fold(text))
    colon = _COLON.match(fold(text), role.end()) if role is not None else None
    return colon.end() if colon is not None else 0


def _dated_below(lists: _Lists, at: int) -> bool:
    """Whether a period follows, with nothing but more names, and the roles over them, between."""
    statements = lists.statements
    for below in range(at + 1, min(len(statements), at + 40)):
        following = statements[below]
        if following.number - statements[below - 1].number > 2:  # noqa: PLR2004  one empty line may lie between
            return False
        if following.field in _OF_ONE or _role_alone(following):
            continue
        if following.field is not None:
            return following.field in _DATED
        if following.field is None and not lists.has(below):
            return False
    return False


def _announced(lists: _Lists, at: int) -> bool:
    """Whether a heading such as 人员名单如下：, or a role, stands above, with nothing but more names between."""
    for above in range(at - 1, max(-1, at - 40), -1):
        heading = lists.statements[above]
        if heading.label in {EVERYBODY, OTHERS}:
            return heading.colon
        if _role_alone(heading):
            return heading.colon or not is_role(fold(heading.value.strip()))  # 前端组 alone may be of who signs
        if heading.field is None and heading.colon:
            return _HEADING.search(fold(heading.value)) is not None or heads_people(fold(heading.value))
        if not lists.has(above):
            return False
    return False


def _without_heads(statement: Statement, roll: Roll, project: str | None) -> Statement:
    """The statement without who manages and leads at its head, where that leaves a list of people."""
    bare = without_heads(statement.value) if statement.field is None else statement.value
    headless = structs.replace(statement, value=bare) if bare != statement.value else statement
    return headless if headless is not statement and _is_list(headless, roll, project) else statement


def _without_mention(text: str, roll: Roll) -> str:
    """The text without whom it calls (@查甘望 许南星…): @许南星 @白一舟 6月1日-6月30日 lends whom it names so."""
    called = _CALLED.match(text)
    rest = text[called.end() :] if called else ""
    follows = any(roll.holds(rest[:size]) for size in (2, 3, 4) if size <= len(rest))
    return rest if follows else text


def _each_with_days(statement: Statement, page: Page, project: str | None) -> list[Statement]:
    """支撑人员：许南星6月1日-7月31日，白一舟6月15日-7月31日: a label's people, each with days of their own."""
    folded = fold(statement.value[:LONGEST]) if statement.field == "person" else ""
    if not has_range(folded) or not (_has_own_days(folded) or LENDS.told_in(folded)):
        return []
    read = list(_read(structs.replace(statement, field=None, label="", unit=""), page, project))
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

    An answer (好的，许南星6月1日-6月30日) is no lending by itself: what it states is read apart.
    """
    read = _read_at_first(statement, page, project)
    if page.is_reply or _is_whole(read) or len(statement.value) > LONGEST or not periods(fold(statement.value)):
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
    bare = _LEAD.sub("、" if _NUMBERED.match(text) else "", text)
    yield from read_sentences(in_plain_words(with_months(bare)), statement, page.roll, project)
