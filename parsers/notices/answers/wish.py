"""What a reply says beside its decision, or without one, under a letter that asked something else or nothing (M4).

It is for the workflow to tell by the letter that is answered whether it matters (P3, P5, D6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.answers.acknowledging import only_acknowledges
from parsers.notices.answers.confirming import only_confirms
from parsers.notices.answers.proposal import read_proposal
from parsers.notices.answers.reply import Word
from parsers.notices.answers.reply_change import decided_change, read_change
from parsers.notices.answers.unasked_words import (
    A_CHANGE,
    A_LABEL,
    ANSWERS,
    CORRECTS,
    OF_LATER,
    SOME_TIME,
    STAYS,
    TAKES_BACK,
    UNASKED,
)
from parsers.notices.page.page import Page
from parsers.notices.page.said import lines_said
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.people.written_names import key_of
from parsers.notices.presales.request import changes_people, says_what_lacks
from parsers.notices.presales.words import topics_in
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_held
from parsers.notices.words.spans import efforts, periods
from parsers.notices.words.wordings import DAY, Sentence, Token
from parsers.patterns import Pattern
from state.notice import Wish

_ASKS: Final = Pattern(r"[?]|吗|呢|是否|要不要")
_SHORT: Final = 30
"""Characters of an answer without the form."""
_DAYS: Final = Pattern(r"[\d一二三四五六七八九十]\s?个?(?:天|工作日)")
_PROJECT: Final = Pattern(r"\s*项目(?:名称?)?(?:应?为|应?是|[:：])\s?(?P<name>[^,，。;；\s]{2,40})")
_YES: Final = Pattern(
    r"(?:嗯,?)?(?:对(?:的|啊)?|是的?|没错|正确|yes|(?:[是对],?)?(?:就?是)?(?:同一个|它|这个项目)(?:项目)?(?:的)?)"
    r"(?:[,。!.]\s?(?:谢谢|多谢|麻烦了|辛苦了?|感谢|thanks?|thank you|就是(?:它|这个)(?:项目)?"
    r"|(?:是我)?(?:项目|名字|项目名)?[写打输敲]错(?:字|名字)?了?"
    r"|笔误|手误|请?(?:帮忙)?(?:改|更正)(?:过来|一下|掉)?)){0,2}[。!.]?"
)
"""对; 是的，打错字了，请改过来."""
_DIGITS: Final = frozenset("0123456789")


def read_wish(page: Page, word: Word) -> Wish:
    """What the lines say that do more than greet, thank or sign; `word` is what they decide."""
    words = lines_said(page.mail)
    named = {line: page.roll.named_in(line) for line in words}
    return Wish(
        needs_person=any(map(says_what_lacks, words)),
        changes_people=any(names and changes_people(line) for line, names in named.items()),
        names=tuple(dict.fromkeys(name for names in named.values() for name in names)),
        affirms=_affirmed(page) is not None,
        fills_in=line_of_a_form(words, page.known) or _affirmed(page),
        corrects=next((line for line in words if _corrects(_cut(line))), None),
        of_project=next(filter(None, (_project_named(line, page.known) for line in words)), None),
        stays=next((line for line in words if _cut(line).says(STAYS)), None),
        takes_back=_takes_back(words),
        changes=read_change(page) or decided_change(word),
        acknowledges=only_acknowledges(words),
        confirms=only_confirms((line.text.strip() for line in page.mail.new_lines), words, page.roll),
        proposes=None if word.decision or word.decisions else read_proposal(page),
    )


def _takes_back(words: Sequence[str]) -> str | None:
    """The lines of a reply that begins by taking back what was asked for, and says nothing uncertain beside it."""
    if not words or not _cut(words[0]).says(TAKES_BACK):
        return None
    unsure = any(is_held(fold(line)) or _ASKS.search(fold(line)) for line in words)
    return None if unsure else "\n".join(words)


def line_of_a_form(words: Sequence[str], known: KnownNames | None) -> str | None:
    """The first line that may be what a form lacked (M4).

    A label with its value, a day, an effort, nothing but a name, or a short answer to what was asked about: 是许南星.
    """
    roll = Roll(known)
    return next((line for line in words if _is_known(line, known) or _fills_in(line) or _answers(line, roll)), None)


def _affirmed(page: Page) -> str | None:
    """A first line that says yes and no more, which elsewhere is courtesy: 对, in answer to 是否指：许南星？."""
    first = next((line.text.strip() for line in page.mail.new_lines if line.text.strip()), "")
    return first if _YES.fullmatch(fold(first)) else None


def _project_named(line: str, known: KnownNames | None) -> tuple[str, str] | None:
    """The project that a line says it is, by a label or as one that is known, and the line."""
    label = _PROJECT.match(fold(line))
    if label is not None:
        return line[label.start("name") : label.end("name")], line
    named = [name for key, name in (known.project_by_key if known else {}).items() if key in key_of(line)]
    return (max(named, key=len), line) if named and len(line) <= _SHORT else None


def _is_known(line: str, known: KnownNames | None) -> bool:
    return known is not None and (key_of(line) in known.by_key or key_of(line) in known.project_by_key)


def _fills_in(line: str) -> bool:
    sentence = _cut(line)
    return sentence.says(A_LABEL) or any(token.kind == DAY for token in sentence.tokens)


def _answers(line: str, roll: Roll) -> bool:
    """Whether a short line answers a question: with a name, an effort, a correction, or a word that takes one thing."""
    sentence = _cut(line)
    if len(line) > _SHORT or sentence.says((*SOME_TIME, *OF_LATER)):
        return False
    told = names_known(line, roll) or bool(efforts(fold(line))) or _DAYS.search(fold(line)) is not None
    return told or bool(topics_in(fold(line))) or sentence.says((*ANSWERS, *CORRECTS))


def _corrects(sentence: Sentence) -> bool:
    """Whether a line corrects something, or names a day and speaks of a change."""
    return not sentence.says(SOME_TIME) and sentence.says((*CORRECTS, *A_CHANGE))


def _cut(line: str) -> Sentence:
    folded = fold(line)
    return UNASKED.cut(folded, _days(folded))


def _days(folded: str) -> Iterator[Token]:
    """The days of the calendar; today and next week in talk are none."""
    for span in periods(folded):
        if not _DIGITS.isdisjoint(folded[span.start : span.end]):
            yield Token(DAY, span.start, span.end)
