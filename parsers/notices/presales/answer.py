"""Coordinators' answers to pre-sales requests (P2 to P4): a name, a change with its reason, a verdict."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct, structs

from parsers.notices.lending.periods import first_end, first_later_start
from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_names
from parsers.notices.presales.beside import is_when
from parsers.notices.presales.clauses import Clause, clauses_of, named_alone
from parsers.notices.presales.left_open import leaves_open
from parsers.notices.presales.reason import reason_of
from parsers.notices.presales.wordings import Verdict
from parsers.notices.presales.words import PRESALES, topics_in
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.spans import has_range, periods
from parsers.patterns import Pattern
from state.notice import PresalesAnswer, Remark

_BEGINS: Final = Pattern(
    r"^(?:自|从)?(?!即|今|现|本|当|已|刚|马上|立[即刻])[^,]{1,6}(?:起|开始)(?:$|由|请|安排)"
    r"|\b(?:from|starting|as of) (?!now|today|our|my|the)"
)

_LASTS: Final = Pattern(rf"(?:为期|历时|支[撑持援]|投入|负责|时间|周期|\bfor)[:为是]?\s?(?P<long>{LENGTH})")
_CONTACTS: Final = Pattern(
    r"(?:请|烦请|麻烦)[^,，]{2,8}?(?:[与和跟](?:[他她其]|对方))?(?:直接|及时|尽快)?(?:对接|联系|沟通)(?:一下)?\W*"
)
_AGREES: Final = frozenset({"同意", "我同意", "agreed", "approved"})


class Answer(Struct, frozen=True):
    """A coordinator's answer, and what is wrong with it: names that nobody bears, lines that decide nothing."""

    answer: PresalesAnswer
    problems: tuple[Remark, ...] = ()


def is_answer(page: Page) -> bool:
    """Whether a mail answers a pre-sales request with a name, a change or a verdict (P2 to P4).

    A mail that names somebody on a condition, or plans to, does, too, and is asked about.
    """
    if is_of_presales(page.folded_subject):
        return _answers(page)
    return _tells_a_change(page)


def _answers(page: Page) -> bool:
    found = read_answer(page)
    return bool(found.answer.people) or found.answer.verdict is not None or bool(found.problems)


def answers_plainly(page: Page) -> bool:
    """Whether a mail of pre-sales answers without a period: 由秦朗负责，6月1日起 lends nobody until a day."""
    if not is_of_presales(page.folded_subject) or page.rows or page.of("person", "period", "start", "end"):
        return False
    if any(has_range(fold(told.value)) for told in page.loose):
        return False
    return _answers(page)


def is_of_presales(folded: str) -> bool:
    """Whether a text (folded) speaks of what is done before a sale."""
    return PRESALES.told_in(folded) or bool(topics_in(folded))


def _tells_a_change(page: Page) -> bool:
    """Whether a clause says of what kind of request somebody takes somebody's place: 方案支撑人员由甲变更为乙 (P3)."""
    if not any(is_of_presales(fold(told.line)) for told in page.statements):
        return False
    return any(is_of_presales(fold(clause.text)) and clause.replaced for clause in clauses_of(page))


def read_answer(page: Page) -> Answer:
    """Names, change and verdict of the answer; every clause that is none of them is a reason."""
    clauses = _with_contacts(_told_by_name(list(clauses_of(page)), page))
    numbers = frozenset(number for number, clause in enumerate(clauses) if clause.decides)
    texts = ["" if clause.why else fold(clause.text) for clause in clauses]
    in_doubt = _names_others(clauses, page) or leaves_open(texts, numbers)
    deciding = [] if in_doubt else [clause for clause in clauses if clause.decides]
    people = {name: problem for clause in deciding for name, problem in clause.people.items()}
    replaced = tuple(name for clause in deciding for name in clause.replaced) or _left(clauses, people)
    verdict, adds = _verdict(deciding), _adds(deciding)
    given = reason_of(clauses, page) if replaced or verdict or adds else None
    source = deciding[0].told.source("answer") if deciding else None
    agreed = verdict or _agreed(clauses, people, page)
    ends = _ends(clauses, page) if people else None
    answer = PresalesAnswer(tuple(people), replaced, agreed, given, source, adds, _start(clauses, page), ends)
    held = _held(clauses) if in_doubt else _other_days(clauses, answer, page)
    return Answer(answer, (*(problem for problem in people.values() if problem is not None), *held))


def _agreed(clauses: list[Clause], people: dict[str, Remark | None], page: Page) -> Verdict | None:
    """同意，由秦朗负责 in an answer agrees to what was asked, and names who is to do it (P4)."""
    agrees = any(fold(clause.text) in _AGREES for clause in clauses)
    return "accepted" if people and agrees and page.is_reply else None


def _told_by_name(clauses: list[Clause], page: Page) -> list[Clause]:
    """A mail of its own that is a name and no more, and not its writer's, says who it is; of a reply that is known."""
    if len(clauses) != 1 or page.is_reply or clauses[0].decides or fold(clauses[0].text) in own_names(page):
        return clauses
    return [named_alone(clauses[0], page)]


def _with_contacts(clauses: list[Clause]) -> list[Clause]:
    """The clauses; behind one that names somebody, 请王销售对接 says who is to speak with them, and assigns nobody.

    Of a name of the directory that is not certain: it is asked about.
    """
    named: set[str] = set()
    told: list[Clause] = []
    for clause in clauses:
        if named and not clause.people.keys() <= named and _CONTACTS.fullmatch(fold(clause.text)):
            told.append(structs.replace(clause, people={}, held=not all(clause.people.values())))
            continue
        named |= clause.people.keys()
        told.append(clause)
    return told


def _names_others(clauses: list[Clause], page: Page) -> bool:
    """Whether somebody is named by the way, or on a condition: who comes then, and whether, is asked about."""
    settled = {name for clause in clauses for name in (*clause.people, *clause.replaced, *clause.leaving)}
    besides = {name for clause in clauses for name in clause.besides if fold(name) not in own_names(page)}
    half = any(clause.half_said for clause in clauses) and not any(clause.decides for clause in clauses)
    return half or any(clause.held for clause in clauses) or not besides <= settled


def _left(clauses: list[Clause], people: dict[str, Remark | None]) -> tuple[str, ...]:
    """不再由秦朗负责，由陆子昂负责: who is named takes the place of who leaves."""
    return tuple(name for clause in clauses for name in clause.leaving) if people else ()


def _held(clauses: list[Clause]) -> tuple[Remark, ...]:
    """What would name somebody or give a verdict, were it plain; a question is talk, or asked about by the workflow."""
    lines = dict.fromkeys(one.told.line for one in clauses if one.held or one.half_said or one.decides)
    return tuple(Remark("on-condition", None, line) for line in lines if not _asks(line))


def _asks(line: str) -> bool:
    return fold(line).rstrip().endswith(("?", "吗"))


def _adds(deciding: list[Clause]) -> bool:
    """Whether everybody who is named comes beside those who are there: 一起 says so of one, and of several nothing."""
    naming = [clause for clause in deciding if clause.people]
    return bool(naming) and all(clause.adds for clause in naming)


def _start(clauses: list[Clause], page: Page) -> dt.date | None:
    """6月1日起: the only later day from which on the answer says that it holds; of a change, any later day."""
    said = [clause for clause in clauses if clause.decides or is_when(fold(clause.text))]
    days = (first_later_start(one.text, page, bare=bool(one.replaced) or not one.decides) for one in said)
    starts = {day for day in days if day is not None}
    return starts.pop() if len(starts) == 1 else None


def _ends(clauses: list[Clause], page: Page) -> str | None:
    """The words with which the answer says until when, or how long, somebody supports."""
    for clause in clauses:
        if not (clause.decides or is_when(fold(clause.text)) or _LASTS.match(fold(clause.text))):
            continue
        if lasts := _LASTS.search(fold(clause.text)):
            return clause.text[slice(*lasts.span("long"))].strip()
        if (until := first_end(clause.text, page)) is not None:
            return until
    return None


def _other_days(clauses: list[Clause], answer: PresalesAnswer, page: Page) -> tuple[Remark, ...]:
    """The problems with lines that leave open on which day the answer begins to hold (P2, P3)."""
    if not answer.people:
        return ()
    lines = _days_apart(clauses, page)
    if not lines and answer.start is None:
        unread = [clause.told.line for clause in clauses if _begins_some_day(clause)]
        lines = unread or [clause.told.line for clause in clauses if _is_of_their_day(clause, answer, page)]
    return tuple(Remark("unreadable-period", "period", line) for line in dict.fromkeys(lines))


def _days_apart(clauses: list[Clause], page: Page) -> list[str]:
    """由甲负责，乙6月5日起参加: one answer begins for everybody on one day."""
    naming = [clause for clause in clauses if clause.people]
    days = [first_later_start(clause.text, page) for clause in naming]
    dated = [clause.told.line for clause, day in zip(naming, days, strict=True) if day is not None]
    return dated if len({*days}) > 1 else []


def _begins_some_day(clause: Clause) -> bool:
    """节后开始, from next spring: a beginning that is no day that can be read."""
    folded = fold(clause.text)
    return _BEGINS.search(folded) is not None and next(iter(periods(folded)), None) is None


def _is_of_their_day(clause: Clause, answer: PresalesAnswer, page: Page) -> bool:
    """由甲变更为乙，甲6月1日起休假: whether the change waits for that day is asked."""
    theirs = bool(answer.replaced) or any(name in clause.text for name in answer.people)
    return theirs and first_later_start(clause.text, page) is not None


def _verdict(clauses: list[Clause]) -> Verdict | None:
    told = [clause.verdict for clause in clauses if clause.verdict]
    return "declined" if "declined" in told else next(iter(told), None)
