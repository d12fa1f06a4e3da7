"""Whom a fresh mail speaks to in the line that says everything: 黄俊杰，许南星6月1日-6月30日支撑 (D2, D7, M4).

A head (group leader, manager, coordinator), or a title, before somebody else with a verb is spoken to, and neither lent
nor released. Where that is not sure (小许，白一舟6月15日撤场) whoever stands first is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.layout.fields import Statement
from parsers.notices.people.given_alone import FIRST_LINES
from parsers.notices.people.greeted import HEADS, greeting
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import moves_somebody, names_known
from parsers.notices.people.written_names import has_title, is_latin, key_of, titled
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

_TITLES_OF_HEADS: Final = frozenset({"总监", "经理", "主任", "组长", "主管", "院长", "部长", "总"})
_HEAD: Final = Pattern(r"(?P<name>[^\W\d][^,，:：、。;；\d]{1,20})(?P<mark>[,，:：])(?P<rest>.+)", re.DOTALL)
_BLANK: Final = Pattern(r"(?P<name>[^\W\d_a-zA-Z]{2,4})(?P<mark>[ \u3000])(?P<rest>.+)", re.DOTALL)
_CLAUSE: Final = Pattern(r"[^,，。;；:：]+")
_PLEA: Final = Pattern(r"(?:请(?!假)|烦请|麻烦|辛苦|拜托|劳烦|(?:could you )?(?:please|kindly|pls)\b)")
_BOTH: Final = Pattern(r"[均都]|两人|二人|两位|一起|一同|分别|共同|\bboth\b|同意|批准")
"""Of a list of people, or of what a head has said: 查甘望，许南星均6月15日撤场; 黄经理：同意许南星撤场."""
_TAKES_BACK: Final = Pattern(r"撤[销回]|取消|作废")
_PUTS_OFF: Final = Pattern(r"(?:时间|周期|日期)[^,，\d]{0,6}(?:推|挪|移|延|提前|改|调整|变更)")
_CALLED: Final = Pattern(r"\s*(?:@[^\s@,，:：]{1,20}[\s,，:：]{1,3}){1,5}")
_GREETED: Final = Pattern(
    r"^\W{0,3}(?:[Hh]i|[Hh]ello|[Dd]ear)[ ,]\s?[A-Z][A-Za-z.'’-]{1,20}"
    r"(?: [A-Z][A-Za-z.'’-]{1,20})?\s?[,，:：!]\s?(?=\S)"
)
"""Hi Junjie, 白一舟 will leave…: who is greeted is spoken to, and spoken of by no name."""
_HEADS_CALLED: Final = Pattern(r"^(?:各位|两位|诸位)(?:组长|领导|经理|老师|同事|负责人)\s?[,，:：]\s?")
_SENTENCES: Final = Pattern(r"[。；;!！\n]")
_MOST_TALK: Final = 5
_LONGEST_NAME: Final = 20
LONGEST: Final = 400
"""Characters of a line that may begin so."""
MOST: Final = 40
"""Statements that are looked at."""


_INFORMED: Final = Pattern(
    r"\W*(?:(?:还?请|麻烦|烦请|望)?(?P<who>[^\d,，。;；:：]{2,40}?)(?:等)?(?:老师|经理|总|各位|两位|二位|同事)?(?:知悉|周知|悉知|知晓)"
    r"|(?:抄送|并抄)(?:给)?(?P<copied>[^\d,，。;；:：]{2,40}?)"
    r"|(?:由|经|按|受|应)(?P<sends>[^\d,，。;；:：]{2,12}?)(?:来|统一)?(?:安排|指派|委派|委托|协调|推荐|介绍|批准|同意|确认|要求|请求)"
    r"|(?P<called>[^\W\d]{2,4}(?=[:：])))[,，:：。;；]\s?(?=\S)"
)
"""Who takes note, gets a copy, has sent somebody, or is called."""
_AND: Final = Pattern(r"[、和与及跟@\s]|请")


def without_addressee(lines: Sequence[Line], roll: Roll) -> tuple[Line, ...]:
    """The lines, whom the first of them that is no greeting speaks to taken away where that is sure."""
    lines = [_without_greeted(_without_mention(line, roll), roll) for line in _without_given(lines, roll.known)]
    lines = [_without_informed(line, roll) for line in lines]
    at = next((at for at, line in enumerate(lines) if not is_courtesy(fold(line.text))), len(lines))
    said = _HEAD.fullmatch(lines[at].text.strip()) if at < len(lines) and len(lines[at].text) <= LONGEST else None
    if said is None or not _is_addressed(said["name"].strip(), said["rest"].strip(), roll, colon=said["mark"] in ":："):
        return tuple(lines)
    return (*lines[:at], structs.replace(lines[at], text=said["rest"].strip()), *lines[at + 1 :])


def _without_given(lines: Sequence[Line], known: KnownNames | None) -> Sequence[Line]:
    """The lines, the first of them without whom they greet by the given name and go on: 俊杰，许南星…."""
    if known is None:
        return lines
    told = list(lines)
    for at in [at for at, line in enumerate(lines) if line.text.strip()][:FIRST_LINES]:
        end = greeting(lines[at].text, known)
        rest = lines[at].text[end:].strip() if end else ""
        told[at] = structs.replace(lines[at], text=rest) if rest else lines[at]
    return told


def _without_greeted(line: Line, roll: Roll) -> Line:
    """The line without whom it greets by name, where it goes on with somebody."""
    greeted = _GREETED.match(line.text[:LONGEST])
    rest = line.text[greeted.end() :] if greeted else ""
    return structs.replace(line, text=rest) if rest and names_known(rest, roll) else line


def _without_informed(line: Line, roll: Roll) -> Line:
    """The line without those who are to take note of it: 请甲、乙知悉，丙6月1日-6月30日支撑…."""
    told = _INFORMED.match(line.text[:LONGEST])
    rest = line.text[told.end() :] if told else ""
    if told is None or not rest or _AND.sub("", roll.without_names(next(filter(None, told.groups())))).strip():
        return line
    goes_on = names_known(rest, roll) if told["called"] is None else roll.longest_at(rest, 0)
    return structs.replace(line, text=rest) if goes_on and is_dated(fold(rest)) else line


def _without_mention(line: Line, roll: Roll) -> Line:
    """The line without whom it calls: @查甘望 许南星续到7月15日; @许南星 @白一舟 6月1日-6月30日 lends those."""
    called = _CALLED.match(line.text[:LONGEST]) if "@" in line.text else None
    rest = _HEADS_CALLED.sub("", line.text[called.end() :].lstrip(" ，,：:")) if called else ""
    if called is None or not rest:
        return line
    asks = _PLEA.match(fold(rest)) and names_known(rest, roll)
    follows = any(roll.holds(rest[:size]) for size in (2, 3, 4) if size <= len(rest)) or asks
    return structs.replace(line, text=rest) if follows else line


def _is_addressed(name: str, rest: str, roll: Roll, *, colon: bool = False) -> bool:
    head, whole = _is_head(name, roll), roll.holds(name)
    if not (head or whole):
        return False
    rest = rest if whole else _behind_talk(rest, roll)
    asked = _PLEA.match(fold(rest)) is not None
    told = (head or asked) and _is_of_another(name, rest, roll)
    return told and (asked or _moves(rest) or _dates(rest, in_part=not whole, colon=colon))


def _dates(rest: str, *, in_part: bool, colon: bool) -> bool:
    """Whether the first clause has days of somebody else, behind a colon or less than a name: 俊杰，Tom Lee 6月3日…."""
    clause = fold(_first_clause(rest))
    return (colon and has_range(clause)) or (in_part and is_dated(clause))


def _behind_talk(rest: str, roll: Roll) -> str:
    """What is said to somebody who is called by less than a name, from the first clause on that is of anybody.

    俊杰，客户催得急，许南星…; behind a whole name the clause may be his: 黄俊杰，另有任务，许南星….
    """
    for clause in islice(_CLAUSE.finditer(rest), _MOST_TALK):
        said = clause[0]
        if is_dated(fold(said)) or moves_somebody(said) or names_known(said, roll):
            return rest[clause.start() :]
    return rest


def _moves(rest: str) -> bool:
    clause = _first_clause(rest)
    return moves_somebody(clause) or _TAKES_BACK.search(clause) is not None or _PUTS_OFF.search(clause) is not None


def _first_clause(rest: str) -> str:
    clause = _CLAUSE.match(rest)
    return clause[0] if clause else ""


def _is_of_another(name: str, rest: str, roll: Roll) -> bool:
    """Whether the first clause behind a name says something of somebody else, and of no list of both."""
    clause = _first_clause(rest)
    names = names_known(clause, roll) and not roll.holds(clause.strip())
    return names and name not in rest and not _BOTH.search(fold(clause))


def _is_head(name: str, roll: Roll) -> bool:
    form = titled(name)
    if form is not None:
        return roll.has_family(name) and (form[1] in _TITLES_OF_HEADS or roll.is_of_heads(name))
    if not (meant := _meant(name, roll)) and roll.is_part(name):  # 俊杰，许南星支撑到6月12日
        meant = tuple(one for one in roll.known.people if one.name.endswith(name)) if roll.known else ()
        return bool(meant) and all(HEADS.intersection(one.roles) for one in meant)
    return any(HEADS.intersection(person.roles) for person in meant)


def _meant(name: str, roll: Roll) -> tuple[KnownPerson, ...]:
    return roll.known.by_key.get(key_of(name), ()) if roll.known else ()


def perhaps_spoken_to(told: Sequence[Statement], roll: Roll, persons: Collection[str]) -> Iterator[Remark]:
    """The problem with the first line of a fresh mail, where one of `persons`, lent or released, may be spoken to."""
    yield from _called_upon(told, roll, persons)
    line = next((one.line[:LONGEST] for one in told if not is_courtesy(fold(one.line))), "")
    for form in (_HEAD, _BLANK):
        said = form.fullmatch(line)
        if said is None or not _may_be(name := said["name"].strip(), roll, blank=form is _BLANK):
            continue
        clause = _first_clause(rest := said["rest"].strip())
        states = is_dated(fold(clause)) or moves_somebody(clause)
        if roll.resolve(name).name in persons and states and _is_of_another(name, rest, roll):
            yield Remark("ambiguous-person", "person", line, value=name)


def _called_upon(statements: Sequence[Statement], roll: Roll, persons: Collection[str]) -> Iterator[Remark]:
    """The problems with heads of `persons` before a colon and somebody else: is he spoken to, or are they his words?

    …已定。黄经理：白一舟6月1日-6月30日支撑; …。黄俊杰，白一舟6月1日-6月30日支撑, behind another sentence.
    """
    lines = list(dict.fromkeys(one.line[:LONGEST] for one in statements[:MOST]))
    if not any(_may_be_head(one, roll) for one in persons):
        lines = list(filter(has_title, lines))
    for line, at, sentence in ((told, at, one) for told in lines for at, one in enumerate(_SENTENCES.split(told))):
        yield from (
            Remark("ambiguous-person", "person", line, value=name)
            for name, rest in _heads_before(sentence.strip(), roll, behind_another=at > 0)
            if roll.resolve(name).name in persons and _is_of_another(name, rest, roll)
        )


def _may_be_head(person: str, roll: Roll) -> bool:
    """Whether somebody of whom a mail tells may be a head whom it calls without a title."""
    return titled(person) is not None or roll.is_part(person) or _is_head(person, roll)


def _heads_before(sentence: str, roll: Roll, *, behind_another: bool) -> Iterator[tuple[str, str]]:
    """The heads of a sentence that stand before a mark, each with what is behind: all that is no list of names.

    One before the first comma of a line is `perhaps_spoken_to`'s.
    """
    clauses = list(islice(_CLAUSE.finditer(sentence), MOST))
    for at, clause in enumerate(clauses[:-1]):
        colon = sentence[clause.end() : clause.end() + 1] in (":", "：")
        listed = at > 0 and roll.holds(clauses[at - 1][0].strip())
        if listed or not (colon or behind_another or at > 0):
            continue
        if name := _head_at_end(clause[0].strip(), roll) if colon else _head_alone(clause[0].strip(), roll):
            yield name, sentence[clause.end() + 1 :].strip()


def _head_alone(text: str, roll: Roll) -> str:
    return text if text and len(text) <= _LONGEST_NAME and _is_head(text, roll) else ""


def _head_at_end(text: str, roll: Roll) -> str:
    """The head whom a text ends with, behind the name of a group at the most: 前端组查甘望."""
    if _is_head(text, roll):
        return text
    return next((name for name in roll.named_in(text) if text.endswith(name) and _is_head(name, roll)), "")


def _may_be(name: str, roll: Roll, *, blank: bool) -> bool:
    """Whether a name is one that is spoken to: of a head, by a form of address, or in English."""
    if blank:
        return _is_head(name, roll)
    return _is_head(name, roll) or titled(name) is not None or (is_latin(name) and roll.holds(name))
