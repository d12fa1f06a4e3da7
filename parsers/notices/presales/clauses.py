"""The clauses of a coordinator's answer (P2 to P4): who is named, whose place they take, the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct, structs

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.signed import signature
from parsers.notices.people.people import read_people
from parsers.notices.people.somebody import names_somebody
from parsers.notices.people.written_names import key_of
from parsers.notices.presales.beside import is_of_no_weight
from parsers.notices.presales.left_open import holds_open, is_on_condition, tells_of_before
from parsers.notices.presales.wordings import (
    ADDS,
    ASSIGNS,
    CHANGES,
    IN_DOUBT,
    LEAVES,
    OF_A_VERDICT,
    TAKES_IT,
    VERDICTS,
    Verdict,
)
from parsers.notices.presales.words import ANSWERING, DECIDING, DENIED
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.reasons import BECAUSE
from parsers.notices.words.topics import is_courtesy
from parsers.notices.words.wordings import Found, Sentence, Token, Wording
from parsers.patterns import Pattern
from state.notice import Remark

WHICH: Final = "which-of-them"
"""The problem with 秦朗/陆子昂: whether both are meant, or one of them."""
LONGEST, MOST_CLAUSES = 300, 40
"""Characters of a line that is looked at, and clauses of a mail."""
_CLAUSE: Final = Pattern(r"[^,，。;；!！\n]+")
_HEADS: Final = frozenset({"lead", "old_lead"})
_READ: Final = _HEADS | {None, "note", "role", "reason"}
_SIDES: Final = {"变更前": True, "变更后": False}
"""Labels of a change: whether they say who leaves."""
_ASKING: Final = frozenset({"sales", "solution", "member", "rd_lead"})
"""Roles of those who ask, and of those who are assigned."""
_TAKES_PART: Final = Pattern(
    r"(?:参加|参与|加入|支[撑持援]|配合|协助|辅助|陪同|负责|跟进|对接|牵头|主导|主责|统筹|带队|主讲|接手|一起|共同|增加)"
    r"(?!过|了|另|其[他它]|别的)|\b(?:joins?|supports?|helps?)\b"
)
_IS_AWAY: Final = Pattern(
    r"没|不|休|假|差|忙|另有|有事|有别|其他|其它|手头|手上|满|离职|调岗|知悉|知晓|知会|抄送|了解|熟悉|清楚|沟通|商量|说|推荐|之前|以前"
    r"|上次|曾|过|回来|\b(?:is|has|on leave|busy|knows?|said|was)\b"
)
"""What is said of somebody who does not come, or of whom is told: 陆子昂没空, 秦朗知悉."""
_ASKS_FOR_A_NAME: Final = Pattern(r"安排|指派|推荐|指定|人选|找人|调人|派人")


class Clause(Struct, frozen=True):
    """What one clause says: who is named, whose place they take, the verdict; nothing of these is a reason."""

    text: str
    told: Statement
    people: dict[str, Remark | None] = {}
    replaced: tuple[str, ...] = ()
    verdict: Verdict | None = None
    adds: bool = False
    held: bool = False
    """It names somebody, or has a verdict, and decides nothing by it: 计划由秦朗负责."""
    half_said: bool = False
    """It has the words of an answer, and denies it, or says something else: 先不安排秦朗, 不用同意合同外响应."""
    leaving: tuple[str, ...] = ()
    """Who is said to serve no longer: whoever is named beside it takes their place."""
    besides: tuple[str, ...] = ()
    """Who is said to join, or to help, in words that are no answer: 陆子昂6月5日加入."""
    labelled: bool = False
    """It stands under the label of a reason."""
    why: bool = False
    """It is the first there: a reason, whatever its words are."""

    @property
    def decides(self) -> bool:
        """Whether somebody is named, or a verdict given."""
        return bool(self.people) or self.verdict is not None


def clauses_of(page: Page) -> Iterator[Clause]:
    """The clauses that do more than greet, thank or close, each read by itself."""
    left, signed = MOST_CLAUSES, signature(page)
    for told in page.statements:
        if told.field not in _READ or len(told.line) > LONGEST or told.number in signed:
            continue
        for clause in _clauses_in(told, page):
            if left:
                left -= 1
                yield clause


def _clauses_in(told: Statement, page: Page) -> Iterator[Clause]:
    if told.field in _HEADS and told.label not in _SIDES:
        return
    whole = told.field in {"note", "role"}
    text = told.line if whole else told.value
    parts = (part[0][behind_mark(fold(part[0])) :].strip() for part in _CLAUSE.finditer(text))
    condition = False
    for number, bare in enumerate(part for part in parts if part):
        if told.field == "reason" and number == 0:
            yield Clause(bare, told, labelled=True, why=True)
        elif told.label in _SIDES and number == 0:
            yield _side(bare, told, page)
        elif condition or not is_courtesy(fold(bare)) or _besides(fold(bare), page):
            yield structs.replace(_read(bare, told, page), labelled=told.field == "reason")
        condition = is_on_condition(fold(bare))  # 如时间有变，请提前告知: what is asked for then is no mere courtesy


def named_alone(clause: Clause, page: Page) -> Clause:
    """The clause as an answer, if it is names of the directory and no more."""
    people = _people(clause.text, _Said(clause.text, ANSWERING.cut(""), clause.told, page))
    return structs.replace(clause, people=people) if all(map(page.roll.holds, people)) else clause


def _side(text: str, told: Statement, page: Page) -> Clause:
    """Whose place is taken, or who takes it, under a label."""
    people = _people(text, _Said(text, ANSWERING.cut(""), told, page))
    return Clause(text, told, leaving=tuple(people)) if _SIDES[told.label] else Clause(text, told, people)


def _read(text: str, told: Statement, page: Page) -> Clause:
    folded = fold(text)
    days = day_tokens(folded)
    said = _Said(text, ANSWERING.cut(folded, (*days, *_names_in(folded, page))), told, page)
    if leaving := next(_found(LEAVES, "old", said), None):
        return Clause(text, told, leaving=tuple(leaving[1]))
    named, denied = _named(said), DENIED.told_in(folded)
    verdict = None if named else _verdict(folded, page)
    if (named is None and verdict is None) or (named and denied):
        besides = _besides(folded, page)
        half = named is not None or DECIDING.tells(OF_A_VERDICT, folded) or (besides != () and holds_open(folded))
        held = any(_found(IN_DOUBT, "new", said))
        return Clause(text, told, held=held, half_said=half, besides=besides)
    before = tells_of_before(folded)  # in an answer it is talk of what was
    if before or holds_open(folded) or (named and not named.plain):
        return Clause(text, told, held=not (before and page.is_reply))
    if named is None:
        return Clause(text, told, verdict=verdict)
    return Clause(text, told, named.people, named.replaced, adds=named.adds)


def _besides(folded: str, page: Page) -> tuple[str, ...]:
    """People who are said to take part, unless they are said not to, or to have done so, or it is why.

    Of whom a clause begins to speak may take part, too, in words that nobody read: 陆子昂演示.
    """
    if DENIED.told_in(folded) or BECAUSE.match(folded):
        return ()
    known = page.known.people if page.known else ()
    named = (one.name for one in known if fold(one.name) in folded and not _sells(one.name, page))
    if _TAKES_PART.search(folded):
        return tuple(named)
    return () if _IS_AWAY.search(folded) else tuple(name for name in named if folded.startswith(fold(name)))


def _names_in(folded: str, page: Page) -> Iterator[Token]:
    """Where people of the directory are named: a word within a name (王|可|欣) is none of the vocabulary's."""
    at = 0
    for name in sorted(_known_in(folded, page), key=folded.index):
        if (start := folded.find(name, at)) >= 0:
            at = start + len(name)
            yield Token("NAME", start, at)


def _known_in(folded: str, page: Page) -> set[str]:
    names = (fold(person.name) for person in (page.known.people if page.known else ()))
    return {name for name in names if len(name) > 1 and name in folded}


class _Said(Struct, frozen=True):
    """A clause as the wordings see it."""

    text: str
    sentence: Sentence
    told: Statement
    page: Page


def _found(wordings: Iterable[Wording], side: str, said: _Said) -> Iterator[tuple[Found, dict[str, Remark | None]]]:
    """Where one of the wordings has people on that side, and nothing else."""
    for found in (found for wording in wordings for found in wording.found_in(said.sentence)):
        if people := _people(found.words(side, said.text), said):
            yield found, people


def _verdict(folded: str, page: Page) -> Verdict | None:
    sentence = DECIDING.cut(folded)
    for verdict, wordings in VERDICTS:
        found = (found for wording in wordings for found in wording.found_in(sentence))
        if any(is_of_no_weight(one.words("lead", folded), page) for one in found):
            return verdict
    return None


class _Named(Struct, frozen=True):
    """Whom a clause names, whose place they take, whether they come beside who is there, and whether it all reads."""

    people: dict[str, Remark | None]
    replaced: tuple[str, ...]
    adds: bool
    plain: bool


def _named(said: _Said) -> _Named | None:
    for wordings in (CHANGES, ADDS[:1], ADDS[1:], ASSIGNS):
        for found, new in _found(wordings, "new", said):
            if all(_sells(name, said.page) for name in new):
                continue  # 请温如许配合: who asked is told what to do
            old = tuple(_people(found.words("old", said.text), said))
            together = wordings == ADDS[:1] or (wordings == ADDS[1:] and len(new) == 1)
            people = _all_of_them(new) if wordings == ADDS[1:] else new
            return _Named(people, old, together, _is_plain(said, found))
    return _taken(said)


def _taken(said: _Said) -> _Named | None:
    """我来负责: whoever writes it is named, by the directory's name."""
    found = next((found for wording in TAKES_IT for found in wording.found_in(said.sentence)), None)
    box = said.page.mail.senders[0] if found is not None and said.page.mail.senders else None
    bearers = said.page.known.by_key.get(key_of(box.address), ()) if box is not None and said.page.known else ()
    if found is None or len(bearers) != 1:
        return None
    return _Named({bearers[0].name: None}, (), adds=False, plain=_is_plain(said, found))


def _all_of_them(people: dict[str, Remark | None]) -> dict[str, Remark | None]:
    """秦朗/陆子昂一起支撑: the slash parts people who all come."""
    return {name: None if told is not None and told.code == WHICH else told for name, told in people.items()}


def _sells(name: str, page: Page) -> bool:
    bearers = page.known.by_key.get(key_of(name), ()) if page.known else ()
    return bool(bearers) and all({*person.roles} & _ASKING == {"sales"} for person in bearers)


def _is_plain(said: _Said, found: Found) -> bool:
    """Whether nothing beside the names makes it another's word, another day's, or another's work."""
    tail = found.words("tail", said.text)
    others = bool(tail) and (names_somebody(tail, said.page.roll) or _ASKS_FOR_A_NAME.search(fold(tail)) is not None)
    beside = (fold(found.words(part, said.text)) for part in ("lead", "about"))
    return not others and all(is_of_no_weight(words, said.page) for words in beside)


def _people(text: str, said: _Said) -> dict[str, Remark | None]:
    """The people of a text that is nothing but names, each with the problem of the name."""
    roll = said.page.roll
    people = read_people(text, roll, strict=True) if text else None
    if people is None or people.rest or people.missing or not people.names:
        return {}
    found: dict[str, Remark | None] = {}
    for written in people.names:
        person = roll.resolve(written.name, written.notes)
        found[person.name] = person.remark("person", said.told.line)
    if people.slashed and len(found) > 1 and not any(found.values()):
        last = next(reversed(found))
        found[last] = Remark(WHICH, "person", said.told.line, value="/".join(found))  # one is asked for (P2)
    return found
