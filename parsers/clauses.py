"""Clauses of an answer: what each of them says by itself (M7).

A clause decides only when all of its words are accounted for. A word of doubt beside a verdict makes it doubtful; a
clause with words of its own is a reason, or doubtful where it has consent in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

from parsers.dates import read_period
from parsers.fields import Statement
from parsers.fold import fold, tidy, words
from parsers.names import looks_like_name
from parsers.page import Page
from parsers.reply_words import STRONG_YES, WEAK_DOUBT, Sense, Token, tokens_of

Verdict = Literal["yes", "no", "extend", "planned", "leave", "bare", "doubt", "none"]

_UNFINISHED: Final = ("至", "到", "为", "至:", "到:", " to", " until")
_CLEAR_NO: Final = ("不续", "不延", "拒绝", "不需要续")
_LENGTH: Final = re.compile(r"[周月天年]")
_RELATIVE: Final = re.compile(r"今|明|后天|周|星期|礼拜|即日|起|始")
_HARMLESS: Final = frozenset(words("收到 了解 知悉 已收到 noted received"))
_BESIDE_A_DAY: Final = frozenset(
    words(
        "到 至 为 直到 直至 截止到 截止至 吧 就 那 那就 按 的 了 我 我们 期 最后一天 最后支撑日 日期 请 "
        "to until till by ! 。 , ; : 、 ~ . ( ) / 改"
    )
)
_SECONDS: Final = frozenset({Sense.DOUBT, Sense.BUT})
_DECISIVE: Final = frozenset({Sense.YES, Sense.NO, Sense.EXTEND, Sense.AS_PLANNED, Sense.LEAVE, Sense.NOT})


class Clause(Struct, frozen=True):
    """A clause of an answer: what it says, and of whom."""

    text: str
    verdict: Verdict
    statement: Statement
    first_sentence: bool
    date: str | None = None
    person: str | None = None
    shaky: bool = False
    """Whether it has a word that would be doubt beside a verdict."""
    tail: str = ""
    """Of a refusal: the words behind it that are its reason (不同意因为人手不足)."""


def read_clause(text: str, told: Statement, first: bool, names: tuple[str, ...], page: Page) -> Clause:
    folded = fold(text).rstrip(",;。!\n ")
    tokens = tokens_of(folded, names)
    verdict = _verdict(tokens, folded, page)
    dates = [folded[token.start : token.end] for token in tokens if token.sense is Sense.DATE]
    person = next((name for name in _people_in(text, tokens, folded, page)), None)
    other = next((token.start for token in tokens if token.sense is Sense.OTHER), None)
    return Clause(
        text=text.strip(),
        verdict=verdict,
        statement=told,
        first_sentence=first,
        date=dates[0] if len(dates) == 1 and last_day(dates[0], page.sent) != page.sent else None,
        person=person,
        shaky=bool(_doubts(tokens, folded) - _HARMLESS),
        tail=tidy(text[other:]) if verdict == "no" and other is not None else "",
    )


def _doubts(tokens: list[Token], folded: str) -> set[str]:
    return {folded[token.start : token.end] for token in tokens if token.sense in _SECONDS}


def _people_in(text: str, tokens: list[Token], folded: str, page: Page) -> Iterable[str]:
    """People named in a clause that decides something about them."""
    for token in tokens:
        word = text[token.start : token.end]
        if token.sense is Sense.FILL and (looks_like_name(word) or (len(word) > 1 and page.roll.holds(word))):
            yield word
    for run in _unknown_runs(tokens, folded):
        if looks_like_name(run):
            yield run


def _unknown_runs(tokens: list[Token], folded: str) -> list[str]:
    """The stretches of a clause that no word explains."""
    runs: list[list[int]] = []
    for token in tokens:
        if token.sense is Sense.OTHER:
            if runs and runs[-1][1] == token.start:
                runs[-1][1] = token.end
            else:
                runs.append([token.start, token.end])
    return [folded[start:end] for start, end in runs]


def _verdict(tokens: list[Token], folded: str, page: Page) -> Verdict:
    senses = [token.sense for token in tokens]
    decisive = set(senses) & _DECISIVE
    doubts = _doubts(tokens, folded)
    runs = _unknown_runs(tokens, folded)
    explained = all(page.roll.is_name(run) for run in runs)
    if Sense.EXTEND in decisive and folded.endswith(_UNFINISHED):
        return "doubt"
    if doubts and ((decisive and (explained or STRONG_YES.search(folded))) or doubts - WEAK_DOUBT):
        return "doubt"
    if not explained:
        return _beside_other_words(senses, folded)
    verdict = _of_senses(senses)
    if verdict == "extend" and Sense.EXTEND not in senses and not _only_a_day(tokens, folded, page):
        return "none"
    return verdict


def _only_a_day(tokens: list[Token], folded: str, page: Page) -> bool:
    """Whether a day without a word of extending is the answer: 到7月15日, not 明天安排, not a signature's date."""
    day = next(folded[token.start : token.end] for token in tokens if token.sense is Sense.DATE)
    beside = {folded[token.start : token.end] for token in tokens if token.sense is Sense.FILL}
    return not _RELATIVE.search(day) and beside <= _BESIDE_A_DAY and last_day(day, page.sent) != page.sent


def _beside_other_words(senses: list[Sense], folded: str) -> Verdict:
    """A clause with words of its own: a reason, unless it begins with a refusal or has consent in it."""
    first = next((sense for sense in senses if sense is not Sense.FILL), None)
    if STRONG_YES.search(folded):
        return "no" if first is Sense.NO and len(STRONG_YES.findall(folded)) == 1 else "doubt"
    if Sense.AS_PLANNED in senses or (Sense.EXTEND in senses and (Sense.DATE in senses or _LENGTH.search(folded))):
        return "doubt"
    return "no" if first is Sense.NO and folded.startswith(_CLEAR_NO) else "none"


def _of_senses(senses: list[Sense]) -> Verdict:
    """The verdict of a clause whose words are all known."""
    told = set(senses)
    if Sense.NOT in told or (Sense.WISH in told and (Sense.DATE not in told or Sense.NO in told)):
        return "doubt" if told & (_DECISIVE - {Sense.NOT}) else "none"
    if Sense.NO in told:
        return _negative(senses)
    if Sense.AS_PLANNED in told and Sense.EXTEND in told:
        return "doubt"
    return next((verdict for sense, verdict in _VERDICTS if sense in told), "none")


_VERDICTS: Final[tuple[tuple[Sense, Verdict], ...]] = (
    (Sense.AS_PLANNED, "planned"),
    (Sense.LEAVE, "leave"),
    (Sense.DATE, "extend"),
    (Sense.YES, "yes"),
    (Sense.EXTEND, "bare"),
)


def _negative(senses: list[Sense]) -> Verdict:
    told = set(senses)
    if Sense.YES in told or senses.count(Sense.NO) > 1 or Sense.LEAVE in told:
        return "doubt"
    if Sense.DATE in told and Sense.EXTEND not in told and senses[-1] is Sense.NO:
        return "doubt"
    return "planned" if Sense.AS_PLANNED in told else "no"


def last_day(text: str, sent: dt.date | None) -> dt.date | None:
    """The one day that `text` means as a last day; a day gone by is none."""
    if sent is None:
        return None
    read = read_period(re.sub(r"^(?:从|自)", "", text), sent)
    if read.problems or read.end is None or (read.start is not None and read.start != read.end and not _vague(text)):
        return None
    return read.end if read.end >= sent else None


def _vague(text: str) -> bool:
    """Whether `text` means a stretch of time by one word (8月底, 下周), whose end is then meant."""
    return re.search(r"[-~至到—–]", fold(text)) is None
