"""A reply about several people (M7): each one's open question is answered by itself, by the sender's own voice.

The token of the letter that is answered covers the questions of that letter alone. For others the reply counts where
their question waits for this very sender; whom nobody has asked the sender about is asked about, in one letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import structs

from state.directory import name_key
from state.events import WordGiven
from state.letters import Correction, Letter, NotEntitled
from state.model import Ask, Outcome, Request
from state.notice import Decision, Remark
from state.workflow.draft import Draft
from state.workflow.receivers import may_answer
from state.workflow.word import decide, find_ask, is_off_the_table, is_open


class Unclear(NamedTuple):
    """A decision that comes to nothing: why, and the letters that would say so if it were the only one."""

    remark: Remark
    letters: tuple[Letter, ...] = ()


class VoiceQuestion(NamedTuple):
    """An open request, and what was asked of one of its voices."""

    request: Request
    ask: Ask


def hear_each(draft: Draft, words: tuple[Decision, ...], hear: Callable[[Decision], Unclear | None]) -> Outcome:
    """Do what the reply decides about each of several people; nothing where it names somebody who is not lent."""
    strangers = tuple(word for word in words if word.person is not None and not _is_lent(draft, word.person))
    if strangers:  # the names may be of people who have said so (M4): nothing is sure then
        return ask_which(draft, [Unclear(remark_of("not-lent", word)) for word in strangers], 0)
    unclear = [one for word in words if (one := hear(word)) is not None]
    return ask_which(draft, unclear, len(words) - len(unclear)) if unclear else "decided"


def words_of(draft: Draft, event: WordGiven) -> tuple[Decision, ...]:
    """One decision for each person; 全部同意 speaks of everybody about whom the sender is asked."""
    decision = event.decision
    if event.decisions or decision is None or not decision.everybody:
        return event.decisions
    found = find_ask(draft, event.token)
    asked = list(questions_to(draft, event))
    if found is None or found not in asked:
        return ()
    return for_everybody(draft, decision, asked)


def for_everybody(draft: Draft, decision: Decision, asked: list[VoiceQuestion]) -> tuple[Decision, ...]:
    """What is said of all of them at once, as a decision about each."""
    people = dict.fromkeys(draft.assignment(request.assignment).person for request, _ in asked)
    return tuple(structs.replace(decision, person=person) for person in people)


def questions_to(draft: Draft, event: WordGiven) -> Iterator[VoiceQuestion]:
    """The questions that wait for the sender, each request's latest first."""
    for request in draft.project.requests:
        for ask in reversed(request.asks):
            if is_open(draft, request, ask) and may_answer(draft, event.mail.sender, request, ask):
                yield VoiceQuestion(request, ask)


def _is_lent(draft: Draft, name: str) -> bool:
    return any(name_key(a.person) == name_key(name) for a in draft.project.assignments)


def hear_by_name(draft: Draft, event: WordGiven, word: Decision) -> Unclear | None:
    """One of the decisions is carried out, or nothing happens and the answer says why."""
    meant = [one for one in questions_to(draft, event) if is_about(draft, one, word.person)]
    answered = [one for one in meant if one.ask.token == event.token]
    if not answered and len({request.id for request, _ in meant}) != 1:
        return Unclear(remark_of("several-questions" if meant else "not-asked", word))
    request, ask = (answered or meant)[0]
    if is_off_the_table(request, ask, word):
        return Unclear(remark_of("not-asked", word))
    return unclear_unless_decided(draft, word, word.person, lambda: decide(draft, request, ask, word))


def is_about(draft: Draft, question: VoiceQuestion, person: str | None) -> bool:
    """Whether the question is about the person of that name."""
    return name_key(draft.assignment(question.request.assignment).person) == name_key(person or "")


def unclear_unless_decided(
    draft: Draft, word: Decision | None, person: str | None, hear: Callable[[], Outcome]
) -> Unclear | None:
    """Hear a word about the person; the letters of one that comes to nothing are taken back."""
    before = len(draft.letters)
    if hear() == "decided":
        return None
    letters = tuple(draft.letters[before:])
    del draft.letters[before:]
    return Unclear(_why(word, person, letters), letters)


def _why(word: Decision | None, person: str | None, letters: tuple[Letter, ...]) -> Remark:
    """What the letter of its own would have asked for; a word that was said before changes nothing."""
    problems = [p for letter in letters if isinstance(letter.facts, Correction) for p in letter.facts.problems]
    if problems:
        return structs.replace(problems[0], person=person)
    source = word.source if word is not None else None
    return Remark("said-before", "decision", source.text if source else None, value=person)


def remark_of(code: str, word: Decision) -> Remark:
    """What is the matter with a word, by the name or the number that it is said of."""
    said_of = word.person or (str(word.number) if word.number else None)
    return Remark(code, "decision", word.source.text if word.source else None, value=said_of)


def ask_which(draft: Draft, unclear: list[Unclear], decided: int) -> Outcome:
    """One answer about all that came to nothing; where all want the same, the letter that can be answered."""
    if len({_want(one) for one in unclear}) == 1 and unclear[0].letters:
        draft.letters.extend(_of_the_rest(letter, unclear, decided) for one in unclear for letter in one.letters)
    else:
        problems = tuple(one.remark for one in unclear)
        facts = Correction(draft.project.name, problems, form=(), undecided=True, others_decided=decided > 0)
        draft.answer("correction_request", facts)
    return "decided" if decided else "answered"


def _of_the_rest(letter: Letter, unclear: list[Unclear], decided: int) -> Letter:
    """Where some of the words did something, who may not have said the others is told of whom (M3)."""
    if not decided or not isinstance(letter.facts, NotEntitled):
        return letter
    people = tuple(dict.fromkeys(one.remark.value for one in unclear if one.remark.value))
    return structs.replace(letter, facts=structs.replace(letter.facts, only=people))


def _want(unclear: Unclear) -> tuple[object, ...]:
    """What its letters ask for: those that want the same become one letter."""
    facts = [letter.facts for letter in unclear.letters]
    return tuple(
        (one.asks_for_date, one.purpose, one.until is None) if isinstance(one, Correction) else type(one)
        for one in facts
    )
