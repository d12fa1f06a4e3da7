"""Coordinators' answers to pre-sales requests (P2 to P4): a name, a change with its reason, a verdict."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from parsers.notices.fold import fold
from parsers.notices.page import Page
from parsers.notices.periods import first_later_start
from parsers.notices.presales_clauses import Clause, clauses_of, is_when, named_alone
from parsers.notices.presales_open import leaves_open
from parsers.notices.presales_reason import reason_of
from parsers.notices.presales_wordings import Verdict
from parsers.notices.presales_words import PRESALES, topics_in
from parsers.notices.spans import has_range
from parsers.notices.voices import own_names
from state.notice import PresalesAnswer, Remark


class Answer(Struct, frozen=True):
    """A coordinator's answer, and what is wrong with it: names that nobody bears, lines that decide nothing."""

    answer: PresalesAnswer
    problems: tuple[Remark, ...] = ()


def is_answer(page: Page) -> bool:
    """Whether a mail answers a pre-sales request with a name, a change or a verdict (P2 to P4).

    A mail that names somebody on a condition, or plans to, does, too, and is asked about.
    """
    if is_of_presales(page.folded_subject):
        found = read_answer(page)
        return bool(found.answer.people) or found.answer.verdict is not None or bool(found.problems)
    return _tells_a_change(page)


def answers_plainly(page: Page) -> bool:
    """Whether a mail of pre-sales answers without a period: 由秦朗负责，6月1日起 lends nobody until a day."""
    if not is_of_presales(page.folded_subject) or page.rows or page.of("person", "period", "start", "end"):
        return False
    if any(has_range(fold(told.value)) for told in page.loose):
        return False
    answer = read_answer(page).answer
    return bool(answer.people) or answer.verdict is not None


def is_of_presales(folded: str) -> bool:
    """Whether a text (folded) speaks of what is done before a sale."""
    return PRESALES.told_in(folded) or bool(topics_in(folded))


def _tells_a_change(page: Page) -> bool:
    """Whether a clause says of what kind of request somebody takes somebody's place: 方案支撑人员由甲变更为乙 (P3)."""
    return any(is_of_presales(fold(clause.text)) and clause.replaced for clause in clauses_of(page))


def read_answer(page: Page) -> Answer:
    """Names, change and verdict of the answer; every clause that is none of them is a reason."""
    clauses = _told_by_name(list(clauses_of(page)), page)
    numbers = frozenset(number for number, clause in enumerate(clauses) if clause.decides)
    texts = ["" if clause.why else fold(clause.text) for clause in clauses]
    in_doubt = _names_others(clauses, page) or leaves_open(texts, numbers)
    deciding = [] if in_doubt else [clause for clause in clauses if clause.decides]
    people = {name: problem for clause in deciding for name, problem in clause.people.items()}
    replaced = tuple(name for clause in deciding for name in clause.replaced) or _left(clauses, people)
    verdict, adds = _verdict(deciding), _adds(deciding)
    given = reason_of(clauses, page) if replaced or verdict or adds else None
    source = deciding[0].told.source("answer") if deciding else None
    answer = PresalesAnswer(tuple(people), replaced, verdict, given, source, adds, _start(clauses, page))
    held = _held(clauses) if in_doubt else _another_day(clauses, answer, page)
    return Answer(answer, (*(problem for problem in people.values() if problem is not None), *held))


def _told_by_name(clauses: list[Clause], page: Page) -> list[Clause]:
    """A mail of its own that is a name and no more, and not its writer's, says who it is; of a reply that is known."""
    if len(clauses) != 1 or page.is_reply or clauses[0].decides or fold(clauses[0].text) in own_names(page):
        return clauses
    return [named_alone(clauses[0], page)]


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


def _another_day(clauses: list[Clause], answer: PresalesAnswer, page: Page) -> tuple[Remark, ...]:
    """由甲变更为乙，甲6月1日起休假; 由甲、乙负责，乙6月1日起: whether the answer waits for that day is asked."""
    if answer.start is not None:
        return ()
    about = [clause for clause in clauses if answer.replaced or any(name in clause.text for name in answer.people)]
    days = (clause.told.line for clause in about if first_later_start(clause.text, page) is not None)
    return tuple(Remark("unreadable-period", "period", line) for line in dict.fromkeys(days))


def _verdict(clauses: list[Clause]) -> Verdict | None:
    told = [clause.verdict for clause in clauses if clause.verdict]
    return "declined" if "declined" in told else next(iter(told), None)
