"""A reply about several people (M7): each one's open question is answered by itself, by the sender's own voice.

The token of the letter that is answered covers its own request alone. For the others the reply counts where their
question waits for this very sender; whom nobody has asked the sender about is asked about, in one letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from state.directory import name_key
from state.events import WordGiven
from state.letters import Correction, Letter
from state.model import Ask, Outcome, Request
from state.notice import Decision, Remark
from state.workflow.draft import Draft
from state.workflow.word import decide, find_ask, hear_word, is_off_the_table, is_open


class _Unclear(NamedTuple):
    """A decision that comes to nothing: why, and the letters that would say so if it were the only one."""

    remark: Remark
    letters: tuple[Letter, ...] = ()


def hear_words(draft: Draft, event: WordGiven) -> Outcome:
    """Do what the reply decides about one person, or about each of several."""
    words = _words(draft, event) if event.direct else ()
    if len(words) <= 1 or not list(_asked(draft, event)):
        return hear_word(draft, event)
    strangers = tuple(word for word in words if not _is_lent(draft, word))
    if strangers:  # the names may be of people who have said so (M4): nothing is sure then
        return _ask_which(draft, [_Unclear(_remark("not-lent", word)) for word in strangers], 0)
    unclear = [one for word in words if (one := _hear(draft, event, word)) is not None]
    return _ask_which(draft, unclear, len(words) - len(unclear)) if unclear else "decided"


def _words(draft: Draft, event: WordGiven) -> tuple[Decision, ...]:
    """One decision for each person; 全部同意 speaks of everybody about whom the sender is asked."""
    decision = event.decision
    if event.decisions or decision is None or not decision.everybody:
        return event.decisions
    found = find_ask(draft, event.token)
    asked = list(_asked(draft, event))
    if found is None or found not in asked:
        return ()
    people = dict.fromkeys(draft.assignment(request.assignment).person for request, _ in asked)
    return tuple(structs.replace(decision, person=person) for person in people)


def _asked(draft: Draft, event: WordGiven) -> Iterator[tuple[Request, Ask]]:
    """The questions that wait for the sender, each request's latest first."""
    for request in draft.project.requests:
        for ask in reversed(request.asks):
            if is_open(draft, request, ask) and draft.directory.speaks_for(event.mail.sender, ask.person):
                yield request, ask


def _is_lent(draft: Draft, word: Decision) -> bool:
    return any(name_key(a.person) == name_key(word.person or "") for a in draft.project.assignments)


def _hear(draft: Draft, event: WordGiven, word: Decision) -> _Unclear | None:
    """One of the decisions is carried out, or nothing happens and the answer says why."""
    meant = [
        (request, ask)
        for request, ask in _asked(draft, event)
        if name_key(draft.assignment(request.assignment).person) == name_key(word.person or "")
    ]
    answered = [one for one in meant if one[1].token == event.token]
    if not answered and len({request.id for request, _ in meant}) != 1:
        return _Unclear(_remark("several-questions" if meant else "not-asked", word))
    request, ask = (answered or meant)[0]
    if is_off_the_table(request, ask, word):
        return _Unclear(_remark("not-asked", word))
    before = len(draft.letters)
    if decide(draft, request, ask, word) == "decided":
        return None
    letters = tuple(draft.letters[before:])
    del draft.letters[before:]
    return _Unclear(_why(word, letters), letters)


def _why(word: Decision, letters: tuple[Letter, ...]) -> Remark:
    """What the letter of its own would have asked for; a word that was said before changes nothing."""
    problems = [p for letter in letters if isinstance(letter.facts, Correction) for p in letter.facts.problems]
    return structs.replace(problems[0], person=word.person) if problems else _remark("said-before", word)


def _remark(code: str, word: Decision) -> Remark:
    return Remark(code, "decision", word.source.text if word.source else None, value=word.person)


def _ask_which(draft: Draft, unclear: list[_Unclear], decided: int) -> Outcome:
    """One answer about all that came to nothing; about one alone the letter of its own, which can be answered."""
    if len(unclear) == 1 and unclear[0].letters:
        draft.letters.extend(unclear[0].letters)
    else:
        problems = tuple(one.remark for one in unclear)
        facts = Correction(draft.project.name, problems, form=(), undecided=True, others_decided=decided > 0)
        draft.answer("correction_request", facts)
    return "decided" if decided else "answered"
