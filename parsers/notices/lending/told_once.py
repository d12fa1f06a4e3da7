"""A line that names one list of people, one period and their effort, whatever other words it has (D2).

监控页面由白一舟来做，6月8日进组，7月3日结束: where the readers of sentences do not know every word, this asks what
the rest may *not* say (`talk_words`), as `mere_talk` does of clauses without facts. It needs a plain word of coming;
more people, days or efforts than one belong together in ways that only the readers of sentences know (M4).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from parsers.dates.numerals import value_of
from parsers.notices.layout.asides import duty_in
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.shared_efforts import adds_up
from parsers.notices.lending.days_told_once import days_told_once
from parsers.notices.lending.lending import OWN_PROJECT
from parsers.notices.lending.once_clauses import are_known
from parsers.notices.lending.plainly_put import plainly_put
from parsers.notices.lending.sentences import as_field
from parsers.notices.people.people import People, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.filler import without_accord
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import Field
from parsers.notices.words.moods import is_plain
from parsers.notices.words.once_words import CLAUSES, EFFORT, PEOPLE
from parsers.notices.words.once_words import ROLE as ROLE_TOKEN
from parsers.notices.words.roles import ANY_WORK, ROLE, is_role
from parsers.notices.words.spans import Stretch, efforts, periods
from parsers.notices.words.talk_words import (
    COMES,
    COUNTS,
    EACH,
    GUESSED,
    HARMLESS,
    IN_CHARGE,
    MEANS_MORE,
    STRUCTURE,
    WAVERS,
    has_unknown_english,
)
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT, UNSURE
from parsers.notices.words.wordings import DAY, Token
from parsers.patterns import Pattern

LONGEST: Final = 200
"""Characters of such a line."""
_BOTH: Final = 2
"""An estimate, and what is agreed."""
_CLAUSE: Final = Pattern(r"[^,，;；。]+[,，;；。]*")
_NUMBER: Final = Pattern(
    r"(?P<sends>出|派|给|安排|抽调?|协调)?(?P<count>[一两二三四五六1-6])(?:个人|名(?:同[事学])?|位(?:同[事学])?|人)(?![天日月周/合共])"
)
_VERB: Final = Pattern(
    rf"(?:支[撑援持]|投入|参与|加入|负责|承担|从事|做)(?:的|{OWN_PROJECT}的?)*(?P<work>[^,;。]{{2,16}})(?=[,;。]|$)"
)
_BESIDE_A_GUESS: Final = Pattern(
    r"[,;、。\s和]{0,3}(?:最终|最后|实际|双方|谈[好定妥]|说好|(?:我?这边|我方|我们?)(?=[批给按核定]|同意)){0,3}(?:按照?|协调|商定|核定|核准|批准|批|给|约定|认可|同意|支[撑援持]|投入|预估|预计|评估|估计|agreed|estimated?)?(?:\seffort)?"
    r"(?:工作量|工时|时间|投入|支[撑援持]|为|是|了|[:\s]){0,3}"
)
"""评估12人天，|协调|15人天: which of two amounts is which."""
_FORBIDDEN: Final = (WAVERS, UNSURE, ANOTHER_MATTER, NOT_LENT, OTHER_WORK)
_ROLE_BEHIND: Final = Pattern(r"\s?\((?P<role>[^()]{2,8})\)")
"""白一舟（前端）."""
_JOINERS: Final = "、,，和与及跟 以"


class _Told(Struct, frozen=True):
    people: Stretch
    days: str
    efforts: tuple[Stretch, ...]
    tokens: tuple[Token, ...]
    """What stands where."""
    rest: str
    """All other words (folded), with blanks for those."""


def told_once(statement: Statement, text: str, roll: Roll, project: str | None) -> list[Statement]:
    """Who is lent, and when, as statements; [] where it is told more than once, or anything forbids it.

    Of several people with days of their own each is told once: 黄丽8月10日到21日，高兴8月10日到28日.
    """
    if len(text) > LONGEST:
        return []
    text = plainly_put(_without_number(_owned(without_accord(text), project), roll), roll)
    if not _sends_somebody(text, roll):
        return []
    parts = _each_apart(text, roll)
    told = [_one_of(statement, part, roll, alone=len(parts) == 1) for part in parts]
    as_what = {sum(one.field == "role" for one in found) for found in told}
    return [one for found in told for one in found] if all(told) and len(as_what) == 1 else []


def _sends_somebody(text: str, roll: Roll) -> bool:
    """Whether a word of coming shows that somebody is lent, or he who may be is in charge of work of the project."""
    folded = fold(text)
    in_charge = IN_CHARGE.search(folded) is not None and roll.members.issuperset(roll.named_in(text))
    return in_charge or COMES.search(folded) is not None


def _without_number(text: str, roll: Roll) -> str:
    """The text without how many come, where it names as many: 测试组出两个人，黄丽…，高兴….

    Who is sent behind somebody named is one more: 前端组派白一舟、后端组派一人.
    """
    told = _NUMBER.search(fold(text))
    places = list(roll.places(text)) if told else []
    names = {text[start:end].strip() for start, end in places}
    further = told is not None and told["sends"] and any(place.end <= told.start() for place in places)
    as_many = told is not None and value_of(told["count"]) == len(names) and not further
    return f"{text[: told.start()]}{text[told.end() :]}" if told and as_many else text


def _one_of(statement: Statement, text: str, roll: Roll, *, alone: bool) -> list[Statement]:
    told = _parts(text, roll)
    if told is None or not says_no_more(told.rest) or not is_known(text, told.tokens):
        return []
    names = text[told.people.start : told.people.end]
    people = read_people(names, roll, strict=True)
    effort = _effort(text, told, people, alone=alone)
    roles = _roles(text, told)
    behind = _ROLE_BEHIND.match(fold(text), told.people.end)
    if behind is not None and is_role(behind["role"].strip()):
        roles = [*roles, behind["role"].strip()] if len(people.names) == 1 else ["", ""]  # of the last alone
    if not people.is_whole or people.choice or effort is None or len(roles) > 1:
        return []
    found = [as_field("person", names, statement, sure=True)]
    if roles and not any(one.role for one in people.names):
        found.append(as_field("role", roles[0], statement))
    found.append(as_field("period", told.days, statement, sure=True))
    return [*found, *(as_field(field, amount, statement) for field, amount in effort.items())]


def _each_apart(text: str, roll: Roll) -> list[str]:
    """The clauses together that are of one list of people: each begins where somebody new is named behind days."""
    parts = [""]
    for found in _CLAUSE.finditer(text):
        named = next(roll.places(parts[-1]), None) is not None and bool(periods(fold(parts[-1])))
        if named and next(roll.places(found[0]), None) is not None:
            parts.append("")
        parts[-1] += found[0]
    return parts


def _effort(text: str, told: _Told, people: People, *, alone: bool) -> dict[Field, str] | None:
    """The efforts by their fields, {} where there is none; None where it is not told whose one is, or which.

    Of one person it may be an estimate and what is agreed: 评估12人天，协调15人天.
    """
    found: dict[Field, str] = {}
    if len(told.efforts) == _BOTH and not _BESIDE_A_GUESS.fullmatch(fold(_between(text, told.efforts))):
        return None  # 前期评估12人天，后期15人天
    for one in told.efforts:
        before, amount = text[: one.start], text[one.start : one.end]
        field: Field = "estimated" if GUESSED.search(fold(before)) else "support"
        if field in found or (not alone and (adds_up(before) or EACH.search(fold(before)))):
            return None  # of all of them, perhaps
        if len(people.names) > 1 and not EACH.search(fold(before)):
            if not adds_up(before):
                return None
            amount = f"共{amount}"
        found[field] = amount
    return found if len(people.names) == 1 or len(found) <= 1 else None


def _between(text: str, amounts: Sequence[Stretch]) -> str:
    return text[amounts[0].end : amounts[1].start]


def _owned(text: str, project: str | None) -> str:
    return text.replace(project, OWN_PROJECT) if project else text


def _parts(text: str, roll: Roll) -> _Told | None:
    folded = fold(text)
    people = _people(text, roll)
    if people is None or roll.projects_in(text):
        return None
    spans, amounts = periods(folded), efforts(folded)
    days = days_told_once(text, spans)
    if not days or len(amounts) > _BOTH:
        return None
    wide = [_with_guess(folded, one) for one in amounts]
    rest = _without(folded, (people, *spans, *wide))
    parts = [(PEOPLE, people), *((DAY, span) for span in spans), *((EFFORT, one) for one in wide)]
    tokens = tuple(Token(kind, *_without_blanks(text, span)) for kind, span in parts)
    return _Told(people, days, amounts, tokens, rest)


def _with_guess(folded: str, amount: Stretch) -> Stretch:
    """An amount with the words right before it that call it an estimate."""
    guessed = GUESSED.search(folded, 0, amount.start)
    return Stretch(guessed.start(), amount.end) if guessed else amount


def _without_blanks(text: str, span: Stretch) -> Stretch:
    start, end = span
    said = text[start:end]
    return Stretch(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))


def _without(folded: str, parts: Sequence[Stretch]) -> str:
    rest = list(folded)
    for start, end in parts:
        rest[start:end] = " " * (end - start)
    return "".join(rest)


def _people(text: str, roll: Roll) -> Stretch | None:
    """Where the one list of people stands that may be lent; None where there is none, or somebody besides."""
    places = list(roll.places(text))
    if not places:
        return None
    for before, behind in pairwise(places):
        if text[before.end : behind.start].strip(_JOINERS):
            return None
    return Stretch(places[0].start, places[-1].end)


def says_no_more(rest: str) -> bool:
    """Whether words (folded) say nothing that limits, denies or moves."""
    bare = STRUCTURE.sub("", HARMLESS.sub("", rest))
    if not is_plain(rest) or any(topic.told_in(rest) for topic in _FORBIDDEN):
        return False
    return not (COUNTS.told_in(bare) or MEANS_MORE.search(bare) or has_unknown_english(rest))


def is_known(text: str, settled: Sequence[Token]) -> bool:
    """Whether all words beside what is `settled` are known, or stand where the work does."""
    folded = fold(text)
    taken = list(settled)
    for found in ROLE.finditer(folded):
        if all(found.end() <= one.start or one.end <= found.start() for one in taken):
            taken.append(Token(ROLE_TOKEN, *found.span()))
    return are_known(CLAUSES.cut(folded, taken).tokens)


_WANTED: Final = Pattern(
    r"^[^,，。]{0,30}(?:需要?|缺少?)\s?[一1]\s?[名位个][^,，。]{0,24}[,，](?=\s?[现特兹]?(?:协调|安排|由|派|请|抽调))"
)
"""项目需要一位产品同事梳理需求，|现协调阿依古丽支撑: whom one is named for."""
_ON_WHAT: Final = Pattern(r"\s(?:on|for|with) the [A-Za-z][a-z ]{1,30}(?=[.。]|$)")


def names_told_once(text: str, roll: Roll, project: str | None) -> str:
    """The one list of people whom a line without days and efforts says to come; "" for any other line.

    现派前端工程师白一舟支撑本项目，具体如下： the days stand below.
    """
    text = plainly_put(_owned(text, project), roll) if len(text) <= LONGEST else ""
    text = _ON_WHAT.sub("", _WANTED.sub("", without_accord(text)))
    people = _people(text, roll)
    if people is None or roll.projects_in(text):
        return ""
    folded = fold(text)
    if not COMES.search(folded) or periods(folded) or efforts(folded) or not says_no_more(_without(folded, (people,))):
        return ""
    if not is_known(text, (Token(PEOPLE, *people),)):
        return ""
    names = text[people.start : people.end]
    roles = _roles_before(text, people.start)
    return "" if len(roles) > 1 else f"{roles[0]}：{names}" if roles else names


def _roles(text: str, told: _Told) -> list[str]:
    """The roles that are told: right before the names, in a clause of their own, or as the work behind a verb."""
    clauses = (clause.strip(" ,，;；。") for clause in _CLAUSE.findall(text))
    found = [*_roles_before(text, told.people.start), *map(duty_in, clauses)]
    for verb in _VERB.finditer(fold(text)):
        work = verb["work"].removesuffix("工作").removesuffix("任务")
        found.append(work if is_role(work) and work not in ANY_WORK else "")
    return list(dict.fromkeys(role for role in found if role))


def _roles_before(text: str, at: int) -> list[str]:
    """The roles right before the names: 前端工程师|白一舟, 后端由|许南星; several are perhaps those of each in turn."""
    before = fold(text[max(0, at - 16) : at]).rstrip("由为是的: ")
    found = [one for one in ROLE.finditer(before) if one.end() == len(before)]
    if not found:
        return []
    listed = before[: found[0].start()].endswith(("、", "/", "和", "及", "与", ","))
    others = [one[0] for one in ROLE.finditer(before) if listed and one.end() == found[0].start() - 1]
    return [*others, found[0][0]]
