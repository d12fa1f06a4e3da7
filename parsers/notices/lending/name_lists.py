"""Lines that are names and nothing else, and what stands around them that says that they are lent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.layout.background import behind_background
from parsers.notices.layout.common_days import EVERYBODY, OTHERS
from parsers.notices.layout.each_apart import APART
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.sentences import as_field
from parsers.notices.lending.who_comes import might_come, who_comes
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import BRACKETS, without_accord, without_filler, without_own_project
from parsers.notices.words.fold import fold
from parsers.notices.words.heading_words import heads_people
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import A_ROLE, ROLE, is_role, without_group
from parsers.notices.words.spans import LISTED_MONTHS, is_dated
from parsers.notices.words.talk_words import COMES
from parsers.notices.words.topics import LENDS
from parsers.patterns import Pattern

LEAD: Final = Pattern(
    rf"^\s*(?!{LISTED_MONTHS})(?:(?:更新|更正|调整|变更|最新|补充|修正|通知|同步|告知)(?:如下|后|一下|为)?\s?[:：]|[-*·•]|兹?定于(?=\s?\d)|"
    rf"(?:补充|新?增加?|增派|协调|安排|另)?[一1]\s?[名位个](?={A_ROLE}\s?[:：])|(?:很|非常|十分)高兴(?:地?(?:通知|告知|宣布)\S{{0,3}}[,，:：])?|高兴的是[,，]|"
    rf"需要?(?:协调|安排|增加|补充)?(?={A_ROLE}(?:开发)?\s?[\d一两二三四五]\s?[名位人]\s?[:：(（])|{NUMBER}|[（(]?[一二三四五六七八九十]{{1,2}}[、)）.]"
    r"|第[一二三四五六七八九十\d]{1,2}(?:批次?|阶段|期|组)(?:进场|入场|投入|支[撑援持]|人员){0,2}\s?[:：])\s*"
)
NUMBERED: Final = Pattern(rf"\s*{NUMBER}")
_COUNTED: Final = Pattern(r"\d\s?[人名位]|[一二两三四五六七八九十][人名位]")
_ROUND: Final = Pattern(r"([(（][^()（）]{1,80}[)）])")
"""Days in it are read with all that stands beside them."""
_COLON: Final = Pattern(r"\s?[:：]")
_HEADING: Final = Pattern(r"(?:人员|名单|成员|同事)[^，。]{0,6}(?:如下|见下|为|是)?\s?[:：]$")
LONGEST: Final = 300
_LONGEST_ROLE: Final = 24
"""Characters of a line that is a role, with its number."""
_SEVERAL: Final = 2
_OF_ONE: Final = frozenset({"note", "role", "estimated", "support", "manager", "lead"})
"""What may stand between people and their days; a note may be the old period: the new one stands below it."""
DATED: Final = frozenset({"period", "start"})
_INFORMS: Final = Pattern(r"\W*(?:敬?请|烦请|望|并请)\D{1,40}(?:知悉|知晓|周知|悉知|查收|查阅|关注|备案)\W*")
"""请查甘望知悉: who is told of it is not lent by it."""


def without_lead(text: str) -> str:
    """A line without its number, or what leads to whom it lists."""
    lead = LEAD.match(text)
    return text[lead.end() :] if lead is not None else text


class NameLists:
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
            self._known[at] = is_list(self.statements[at], self.roll, self.project)
        return self._known[at]


def role_alone(told: Statement) -> str:
    """The role that a line is with its number, brackets and colon, and no more: 后端：, 二、后端, 【后端】; else ""."""
    if told.field is not None or len(told.value) > _LONGEST_ROLE:
        return ""
    bare = without_lead(told.value).strip(" :：【】[]")
    return without_group(bare) if is_role(fold(bare)) else ""


def headings_of(lists: NameLists) -> frozenset[int]:
    """The names with a colon over labels of days, where there are several: one alone is whom the mail speaks to."""
    statements = lists.statements
    headed = [at for at, told in enumerate(statements) if told.field is None and told.colon]
    if len(headed) <= 1 or any(told.field == "person" for told in statements):
        return frozenset()
    found = [at for at in headed if _is_one_name(statements[at], lists.roll) and _dated_below(lists, at)]
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_one_name(told: Statement, roll: Roll) -> bool:
    people = read_people(without_lead(told.value).rstrip(" :："), roll, strict=True)
    return people.is_whole and len(people.names) == 1


def names_alone(lists: NameLists, at: int) -> Statement | None:
    """A line of names: its period follows (许南星与白一舟；支撑时间为：…), or a heading or a role stands before it."""
    statement = lists.statements[at]
    if not lists.has(at):
        return _undecided(lists, at) or _named_above_days(lists, at)
    bare = _listed(statement, lists.roll)
    if _COUNTED.search(bare) and not _is_complete(bare, lists.roll):
        return as_field("person", BRACKETS.sub("、", bare), statement) if _dated_below(lists, at) else None
    lends = LENDS.told_in(fold(bare))
    told = lists.lending and (lends or (lists.undated and _is_of_several(bare, lists)))
    told = told or _closes_list(lists, at)
    if told or is_led_by_role(fold(bare)) or _dated_below(lists, at) or _announced(lists, at):
        return as_field("person", _names_in(bare, lists.project), statement, sure=lends)
    return None


def _closes_list(lists: NameLists, at: int) -> bool:
    """Whether a list of names, each above his days, ends with a name without any, which signs nothing."""
    if at < _SEVERAL or at + 1 < len(lists.statements):
        return False
    above, days, here = lists.statements[at - 2 : at + 1]
    close = above.number + 1 == days.number == here.number - 1
    return (
        close
        and days.field == "period"
        and not days.label
        and lists.has(at - 2)
        and lists.roll.names_member(here.value)
    )


def _named_above_days(lists: NameLists, at: int) -> Statement | None:
    """A line that says in whatever words who comes, above labelled days: 现派前端工程师白一舟支撑本项目，具体如下：."""
    statement = lists.statements[at]
    if statement.field is not None or not (lists.lending or _comes(lists, at) or _has_own_days_behind(lists, at)):
        return None
    if not _dated_below(lists, at):
        return None
    text = without_lead(statement.value)
    names = who_comes(text, lists.roll, lists.project)
    return as_field("person", names, statement, sure=lists.lending or LENDS.told_in(fold(text))) if names else None


def _comes(lists: NameLists, at: int) -> bool:
    return lists.fresh and COMES.search(fold(lists.statements[at].value)) is not None


def _has_own_days_behind(lists: NameLists, at: int) -> bool:
    """Whether the same line goes on with a label of days: 甲、乙参加本项目封闭开发，支撑周期均为6月22日至7月3日."""
    here, below = lists.statements[at], lists.statements[at + 1 : at + 2]
    own = any(one.number == here.number and one.field in DATED for one in below)
    return lists.fresh and own and not might_come(here.value)


def _is_of_several(bare: str, lists: NameLists) -> bool:
    """Whether a list has several names, or a role: one name alone may be who signs."""
    names = read_people(_names_in(bare, lists.project), lists.roll, strict=True).names
    return len(names) > 1 or any(one.role for one in names)


def _is_complete(text: str, roll: Roll) -> bool:
    """Whether a list has as many names as it says that it has people: 前端3人：甲、乙 has not."""
    people = read_people(BRACKETS.sub("、", text), roll, strict=True)
    return not (people.names and people.missing and not people.rest)


def _undecided(lists: NameLists, at: int) -> Statement | None:
    """A numbered line of people whose days are not known yet (3、黄丽，测试，待定): asked about, not passed over."""
    statement = lists.statements[at]
    if statement.field is not None or len(statement.value) > LONGEST or not NUMBERED.match(statement.value):
        return None
    bare = _names_in(without_lead(statement.value), lists.project)
    people = read_people(bare, lists.roll, strict=True)
    return as_field("person", bare, statement) if people.names and people.missing and not people.rest else None


def is_led_by_role(folded: str) -> bool:
    """Whether the line begins with a role and a colon: 前端：许南星."""
    return _behind_role(folded) > 0


def is_list(statement: Statement, roll: Roll, project: str | None) -> bool:
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
    return behind_background(without_lead(statement.value), roll)


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


def _dated_below(lists: NameLists, at: int) -> bool:
    """Whether a period follows, with nothing but more names, and the roles over them, between."""
    statements = lists.statements
    for below in range(at + 1, min(len(statements), at + 40)):
        following = statements[below]
        if following.number - statements[below - 1].number > 2:  # noqa: PLR2004  one empty line may lie between
            return False
        if following.field in _OF_ONE or role_alone(following):
            continue
        if following.field is not None:
            return following.field in DATED
        if following.field is None and not lists.has(below):
            return False
    return False


def _announced(lists: NameLists, at: int) -> bool:
    """Whether a heading such as 人员名单如下：, or a role, stands above, with nothing but more names between."""
    for above in range(at - 1, max(-1, at - 40), -1):
        heading = lists.statements[above]
        if heading.label in {EVERYBODY, OTHERS}:
            return heading.colon
        if role_alone(heading):
            return heading.colon or not is_role(fold(heading.value.strip()))  # 前端组 alone may be of who signs
        if heading.field is None and heading.colon:
            return _HEADING.search(fold(heading.value)) is not None or heads_people(fold(heading.value))
        if not lists.has(above):
            return False
    return False
