"""An answer to a letter that asks about several people (M7): by name, by number, or one word for all of them.

What is said of nobody in particular is said of everybody in the letter, as the letter says. Once some of them have been
answered alone, or where numbers stand about that may be theirs, it is unclear of whom it is said, and asked about (M4).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from state.directory import name_key
from state.events import WordGiven
from state.model import LetterRecord, Outcome
from state.notice import Decision, every_word
from state.workflow.draft import Draft
from state.workflow.receivers import may_answer
from state.workflow.records import asked_under
from state.workflow.several import (
    Unclear,
    VoiceQuestion,
    ask_which,
    hear_by_name,
    hear_each,
    is_about,
    questions_to,
    remark_of,
    unclear_unless_decided,
    words_of,
)
from state.workflow.unanswered import unanswered_asks
from state.workflow.word import hear_about, hear_word, is_open, is_said_to_nothing


def hear_words(draft: Draft, event: WordGiven) -> Outcome:
    """Do what the reply decides about one person, or about each of several."""
    if _only_read(draft, event):
        return "unanswered"
    letter = _letter_of_several(draft, event.token) or _notice_of_several(draft, event)
    if letter is not None:
        return _hear(draft, event, letter)
    words = words_of(draft, event) if event.direct else ()
    if len(words) <= 1 or any(word.number or word.rest for word in words) or not list(questions_to(draft, event)):
        return hear_word(draft, event)
    return hear_each(draft, words, lambda word: hear_by_name(draft, event, word))


def _only_read(draft: Draft, event: WordGiven) -> bool:
    """Whether it says to a release notice that it was read, and no more: what that asks beside stays open (D5, D6)."""
    nearest = event.mail.answers[:1] if event.direct else ()
    told = any(one.kind == "release_notice" and one.message_id in nearest for one in draft.project.letters)
    return told and event.wish is not None and event.wish.acknowledges


def _letter_of_several(draft: Draft, token: str | None) -> LetterRecord | None:
    """The letter of that token, where it is about several people and puts a question."""
    of_token = (letter for letter in reversed(draft.project.letters) if token is not None and letter.token == token)
    letter = next(of_token, None)
    return letter if letter is not None and len(letter.assignments) > 1 and _put(draft, letter) else None


def _notice_of_several(draft: Draft, event: WordGiven) -> LetterRecord | None:
    """The release notice about several people that it answers, where it puts no question and one waits for the sender.

    While an extension is talked over, its answer is one to that question, as for a notice about one person (D5, D6).
    """
    says = event.mail.words or every_word(event.decision, event.decisions)  # thanks answer no question (M3)
    nearest = event.mail.answers[:1] if event.direct and says else ()
    notices = (one for one in draft.project.letters if one.kind == "release_notice" and one.message_id in nearest)
    letter = next(notices, None)
    several = letter is not None and len(letter.assignments) > 1 and not letter.questions
    return letter if several and letter is not None and _mine(draft, event, _put(draft, letter)) else None


def _put(draft: Draft, letter: LetterRecord) -> list[VoiceQuestion]:
    """The questions of the letter, as they stand now; of one that puts none, those that wait about its people."""
    if letter.questions:
        found = (asked_under(draft.project.requests, token) for token in letter.questions)
        return [VoiceQuestion(*one) for one in found if one is not None]
    requests = [request for told in letter.assignments for request in draft.open_requests(draft.assignment(told))]
    put = [(request, ask) for request in requests for ask in request.asks if is_open(draft, request, ask)]
    return list({(request.id, ask.person): VoiceQuestion(request, ask) for request, ask in put}.values())


def _mine(draft: Draft, event: WordGiven, put: list[VoiceQuestion]) -> list[VoiceQuestion]:
    """Those that wait for the sender."""
    return [one for one in put if may_answer(draft, event.mail.sender, *one)]


def _hear(draft: Draft, event: WordGiven, letter: LetterRecord) -> Outcome:
    put = _put(draft, letter)
    mine = _mine(draft, event, put)
    words = every_word(event.decision, event.decisions)
    if not letter.questions and any(map(is_said_to_nothing, words)):  # to what, it does not say (M4)
        return _hear_alike(draft, event, None, mine)
    if len(words) > 1:
        return _hear_each(draft, event, letter, mine or put) if event.direct else "unanswered"
    word = next(iter(words), None)
    mine = mine or _waiting(put) or put  # who was not asked speaks of what waits for others
    meant = _meant(draft, event, letter, mine, word) if word is not None else []
    if word is None or not meant:
        return _hear_alike(draft, event, None, _waiting(mine) or mine)
    return _hear_alike(draft, event, word, meant, _named_beside(draft, _waiting(mine), word, meant))


def _named_beside(
    draft: Draft, mine: list[VoiceQuestion], word: Decision, meant: list[VoiceQuestion]
) -> list[VoiceQuestion]:
    """Those about whom the answer says something that decides nothing: 甲按期撤场，乙还要用."""
    return [one for one in mine if one not in meant and any(is_about(draft, one, name) for name in word.beside)]


def _meant(
    draft: Draft, event: WordGiven, letter: LetterRecord, mine: list[VoiceQuestion], word: Decision
) -> list[VoiceQuestion]:
    """About whom a single word is said: one of them, or all; nobody where that is not sure."""
    if _is_of_nobody(word, event):
        if _named_beside(draft, mine, word, []):  # what is said of some is not said of all
            return []
        if word.count not in {None, len(mine)}:
            return []
        return mine if len(_waiting(mine)) in {0, len(mine)} else []
    found = _named(draft, letter, mine, word)
    return found if len(found) == 1 else []


def _is_of_nobody(word: Decision, event: WordGiven) -> bool:
    """Whether it is said of nobody in particular; its own writer's name says who says it."""
    named = word.person is not None and name_key(word.person) != name_key(event.mail.sender.name)
    return not (named or word.number is not None or word.listed)


def _waiting(mine: list[VoiceQuestion]) -> list[VoiceQuestion]:
    """Those that have not been answered."""
    return [one for one in mine if one.ask in unanswered_asks(one.request)]


def _named(draft: Draft, letter: LetterRecord, mine: list[VoiceQuestion], word: Decision) -> list[VoiceQuestion]:
    """The letter's questions about whom the word names, or whose number it says."""
    if word.number is None:
        return [one for one in mine if is_about(draft, one, word.person)]
    numbered = letter.assignments[word.number - 1 : word.number]
    return [one for one in mine if one.request.assignment in numbered]


def _is_miscounted(draft: Draft, letter: LetterRecord, mine: list[VoiceQuestion], words: tuple[Decision, ...]) -> bool:
    """Whether another is named beside a number than it stands for (2 不续，甲休产假): no number is sure then."""
    numbered = [(word, one) for word in words if word.number for one in _named(draft, letter, mine, word)]
    return any(not is_about(draft, one, name) for word, one in numbered for name in word.beside)


def _hear_each(draft: Draft, event: WordGiven, letter: LetterRecord, mine: list[VoiceQuestion]) -> Outcome:
    """Several words: each about one person of the letter, or by name about another question that waits."""

    if _is_miscounted(draft, letter, mine, event.decisions):
        return _hear_alike(draft, event, None, _waiting(mine) or mine)
    words = _told_of_each(draft, letter, mine, event.decisions)

    def hear(word: Decision) -> Unclear | None:
        meant = _named(draft, letter, mine, word)
        if len(meant) == 1:
            return _hear_one(draft, event, word, meant[0])
        if word.rest:
            return Unclear(remark_of("which-question", word))
        if meant or word.number is not None:
            return Unclear(remark_of("several-questions" if meant else "not-asked", word))
        return hear_by_name(draft, event, word)

    return hear_each(draft, words, hear)


def _told_of_each(
    draft: Draft, letter: LetterRecord, mine: list[VoiceQuestion], words: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    """The words; what is said of the rest is said of each who still waits and of whom nothing else is said."""
    named = [one for word in words if not word.rest for one in _named(draft, letter, mine, word)]
    left = [draft.assignment(one.request.assignment).person for one in _waiting(mine) if one not in named]
    told: list[Decision] = []
    for word in words:
        of_all = word.rest and word.count in {None, len(left)}
        told += [structs.replace(word, person=person, rest=False, count=None) for person in left if of_all] or [word]
    return tuple(told)


def _hear_alike(
    draft: Draft,
    event: WordGiven,
    word: Decision | None,
    meant: list[VoiceQuestion],
    unsure: Sequence[VoiceQuestion] = (),
) -> Outcome:
    """One word, or none that is clear, about each of these questions; of those that are `unsure` none is clear."""
    heard = [_hear_one(draft, event, word, one) for one in meant]
    heard += [_hear_one(draft, event, None, one) for one in unsure]
    unclear = [one for one in heard if one is not None and one.letters]
    decided = heard.count(None)
    if unclear:
        return ask_which(draft, unclear, decided)
    return "decided" if decided else "unanswered"


def _hear_one(draft: Draft, event: WordGiven, word: Decision | None, question: VoiceQuestion) -> Unclear | None:
    """What the reply says, as if the question stood in a letter of its own."""
    person = draft.assignment(question.request.assignment).person
    said = structs.replace(word, person=person, count=None) if word is not None else None
    alone = structs.replace(event, decision=said, decisions=())
    return unclear_unless_decided(draft, said, person, lambda: hear_about(draft, alone, *question))
