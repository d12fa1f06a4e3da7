"""Coordinators' answers to pre-sales requests (P2 to P4): a name, a change with its reason, a verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy
from parsers.notices.lexicon import plain
from parsers.notices.page import Page
from parsers.notices.people import read_people
from parsers.notices.periods import first_later_start
from parsers.notices.presales_words import (
    ACCEPTED,
    ANSWERING,
    BEFORE_A_VERDICT,
    CONDITIONAL,
    DECLINED,
    DENIED,
    PRESALES,
    topics_in,
)
from parsers.notices.reasons import reason_in
from parsers.notices.topics import UNSURE, is_courtesy
from parsers.patterns import Pattern
from state.notice import PresalesAnswer, Remark

Verdict = Literal["accepted", "declined"]
_CLAUSE: Final = Pattern(r"[^,，。;；!！\n]+")
_BEFORE: Final = plain(BEFORE_A_VERDICT)
_NAMES: Final = "new:( (RUN | POST){1,6} )"
_CHANGES: Final = ANSWERING.wordings(
    # 由秦朗变更为陆子昂
    f"(BY | WAS)? old:RUN? BECOMES COLON? {_NAMES} END",
    # Tom Lee is replaced by Bob Li from 1 June
    f"START old:RUN REPLACED_BY {_NAMES} (SINCE ANY{{0,12}})? END",
)
_ADDS: Final = ANSWERING.wordings(
    # 增加陆子昂, 再加一位陆子昂一起支撑
    f"BY? ADDS COUNT? {_NAMES} TOGETHER? (GOES? (SERVES | HELPS) ANY{{0,12}})? END",
    # 请陆子昂一起支撑, 由陆子昂共同负责
    f"(BY | START) {_NAMES} TOGETHER GOES? (SERVES | HELPS) ANY{{0,12}} END",
)
_ASSIGNS: Final = ANSWERING.wordings(
    # 安排秦朗、陆子昂参加, 解决方案：秦朗
    f"(BY | POST COLON) {_NAMES} GOES? END",
    f"(BY | POST COLON) {_NAMES} GOES? (SERVES | HELPS) ANY{{0,12}} END",
    f"BY {_NAMES} GOES ANY{{0,6}} END",
    # 秦朗支持, Tom Lee will support
    f"START {_NAMES} GOES? SERVES JUST? END",
    f"START {_NAMES} WILL ANY{{0,12}} END",
)
LONGEST, MOST_CLAUSES = 300, 40
"""Characters of a line that is looked at, and clauses of a mail."""


class Answer(Struct, frozen=True):
    """A coordinator's answer, and the names in it that nobody or several bear."""

    answer: PresalesAnswer
    problems: tuple[Remark, ...] = ()


class _Clause(Struct, frozen=True):
    """What one clause says: who is named, whose place they take, the verdict; nothing of these is a reason."""

    text: str
    told: Statement
    people: dict[str, Remark | None]
    replaced: tuple[str, ...]
    verdict: Verdict | None
    adds: bool = False

    @property
    def decides(self) -> bool:
        return bool(self.people) or self.verdict is not None


def is_answer(page: Page) -> bool:
    """Whether a mail answers a pre-sales request with a name, a change or a verdict (P2 to P4)."""
    if _is_of_presales(page.folded_subject):
        found = read_answer(page).answer
        return bool(found.people) or found.verdict is not None
    return _tells_a_change(page)


def _is_of_presales(folded: str) -> bool:
    return PRESALES.told_in(folded) or bool(topics_in(folded))


def _tells_a_change(page: Page) -> bool:
    """Whether a clause says of what kind of request somebody takes somebody's place: 方案支撑人员由甲变更为乙 (P3)."""
    return any(_is_of_presales(fold(text)) and _read(text, told, page).replaced for text, told in _clauses(page))


def read_answer(page: Page) -> Answer:
    """Names, change and verdict of the answer; every clause that is none of them is a reason."""
    clauses = [_read(text, told, page) for text, told in _clauses(page)]
    conditional = any(CONDITIONAL.told_in(fold(clause.text)) for clause in clauses)
    deciding = [] if conditional else [clause for clause in clauses if clause.decides]
    people = {name: problem for clause in deciding for name, problem in clause.people.items()}
    replaced = tuple(name for clause in deciding for name in clause.replaced)
    verdict = _verdict(deciding)
    given = _reason(page, clauses) if replaced or verdict or _adds(deciding) else None
    source = deciding[0].told.source("answer") if deciding else None
    answer = PresalesAnswer(tuple(people), replaced, verdict, given, source, _adds(deciding), _start(page))
    return Answer(answer, tuple(problem for problem in people.values() if problem is not None))


def _adds(deciding: list[_Clause]) -> bool:
    """Whether everybody who is named comes beside those who are there: 一起 says so of one, and of several nothing."""
    naming = [clause for clause in deciding if clause.people]
    return bool(naming) and all(clause.adds for clause in naming)


def _start(page: Page) -> dt.date | None:
    """6月1日起: the only later day from which on the mail says that something begins."""
    starts = {day for told in page.loose if (day := first_later_start(told.value[:LONGEST], page)) is not None}
    return starts.pop() if len(starts) == 1 else None


def _verdict(clauses: list[_Clause]) -> Verdict | None:
    told = [clause.verdict for clause in clauses if clause.verdict]
    return "declined" if "declined" in told else next(iter(told), None)


def _reason(page: Page, clauses: list[_Clause]) -> str | None:
    """Why: a reason given as one, under a label, or what the other clauses say (P3, P4)."""
    given = reason_in(told.value for told in page.loose)
    labelled = next((told.value for told in page.of("reason") if told.value), None)
    others = tidy("，".join(clause.text for clause in clauses if not clause.decides))
    return given or labelled or others or None


def _clauses(page: Page) -> Iterator[tuple[str, Statement]]:
    left = MOST_CLAUSES
    for told in page.statements:
        if told.field not in {None, "note", "role"} or len(told.line) > LONGEST:
            continue
        for part in _CLAUSE.finditer(told.value if told.field is None else told.line):
            bare = _without_lead(part[0].strip())
            if bare and not is_courtesy(fold(bare)) and left:
                left -= 1
                yield bare, told


def _without_lead(clause: str) -> str:
    """A clause without 同意, 好的 and their like before its own words."""
    at = 0
    while word := _BEFORE.longest_at(clause, at):
        at += len(word)
        at += len(clause[at:]) - len(clause[at:].lstrip())
    return clause[at:] or clause


def _read(text: str, told: Statement, page: Page) -> _Clause:
    folded = fold(text)
    people, replaced = _named(text, folded, told, page)
    adds = not replaced and _comes_beside(folded, people)
    verdict: Verdict | None = None
    if not people and not UNSURE.told_in(folded):
        verdict = "declined" if DECLINED.told_in(folded) else "accepted" if ACCEPTED.told_in(folded) else None
    return _Clause(text, told, people, replaced, verdict, adds)


def _comes_beside(folded: str, people: dict[str, Remark | None]) -> bool:
    sentence = ANSWERING.cut(folded)
    beside, together = (wording.stands_in(sentence) for wording in _ADDS)
    return beside or (together and len(people) == 1)


def _named(text: str, folded: str, told: Statement, page: Page) -> tuple[dict[str, Remark | None], tuple[str, ...]]:
    """The people that a clause names, and those whose place they take."""
    if UNSURE.told_in(folded) or DENIED.told_in(folded):
        return {}, ()
    sentence = ANSWERING.cut(folded)
    for wording in (*_CHANGES, *_ADDS, *_ASSIGNS):
        for found in wording.found_in(sentence):
            if new := _people(found.words("new", text), page, told):
                return new, tuple(_people(found.words("old", text), page, told))
    return {}, ()


def _people(text: str, page: Page, told: Statement) -> dict[str, Remark | None]:
    """The people of a text that is nothing but names, each with the problem of the name."""
    people = read_people(text, page.roll, strict=True) if text else None
    if people is None or people.rest or people.missing or not people.names:
        return {}
    found: dict[str, Remark | None] = {}
    for written in people.names:
        person = page.roll.resolve(written.name, written.notes)
        found[person.name] = person.remark("person", told.line)
    return found
