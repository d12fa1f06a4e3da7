"""Clauses of an answer: what each of them says by itself, of whom, and why (M7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from parsers.dates.numerals import value_of
from parsers.notices.answers.consent import is_polite
from parsers.notices.answers.hearsay import asks_for_word, includes_sender, is_planned, read_hearsay
from parsers.notices.answers.reply_words import WHOLE_YES, Sense, Token, tokens_of
from parsers.notices.answers.verdicts import DECISIVE, Verdict, doubts, read_verdict, unknown_runs
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.hearsay_words import HEARSAY
from parsers.notices.words.last_days import last_day
from parsers.notices.words.topics import Topic
from parsers.patterns import Pattern

_HARMLESS: Final = frozenset(words("收到 了解 知悉 已知悉 已收到 已阅 已读 noted received"))
_PARTICLES: Final = frozenset(words("的 了 吧 呢 啊 哈 本次 此次 这次 该 这 谢谢 ! 。 , ; : 、 ~ . ( - —"))
_ALL: Final = Topic("全部 所有 都", r"\b(?:all|everybody|everyone)\b")
_COUNTED: Final = Pattern(
    r"(?:(?:同意|批准|请|将|把)\s?)?(?:(?:这|那)(?=[两二三四五六七八九\d]))?"
    r"(?P<who>(?P<number>[两二三四五六七八九]|[2-9]|[1-4]\d)[个位名人](?:人|同学|同事)?)(?=都|均|全|续|延|留|按期|继续)"
)
"""两个都…: everybody of so many."""
_ONE: Final = Pattern(r"(?:那?就)?要?[她他](?:了|吧)?")
"""就她了: of several it does not say who."""
_BOTH: Final = Pattern(r"\bboth\b")
_SAYS_NOTHING: Final = (Sense.FILL, Sense.DOUBT)


class Clause(Struct, frozen=True):
    """A clause of an answer: what it says, and of whom, as far as it names people."""

    text: str
    verdict: Verdict
    statement: Statement
    first_sentence: bool
    date: str | None = None
    people: tuple[str, ...] = ()
    shaky: bool = False
    """Whether it has a word that would be doubt beside a verdict."""
    tail: str = ""
    """Of a refusal: the words behind it that are its reason (不同意因为人手不足)."""
    by_name: Verdict = "none"
    """What it says of those it names. Alone 许南星同意 may be what somebody else has said; beside others it is not."""
    reported: bool = False
    """It tells what somebody else thinks."""
    rest: bool = False
    """It is said of everybody of whom nothing else is said: 其余按期撤场."""
    follows: bool = False
    """Something that is no mere courtesy stands before it."""
    asks: bool = False
    """It asks for somebody's word: 请组长确认."""
    filling: bool = False
    """It has no words of its own: a greeting, thanks, a name."""
    count: int | None = None
    """Of how many it is said, where it says so (两个都同意)."""


def read_clause(text: str, told: Statement, first: bool, names: tuple[str, ...], page: Page) -> Clause:
    """A clause that is written in the line `told`; `names` (folded) stand for nothing but themselves."""
    text = " ".join(text.split())
    folded = fold(text).rstrip(",;。!\n ")
    counted = _COUNTED.match(folded)
    names = (*names, counted["who"]) if counted else names
    tokens = tokens_of(folded, names)
    sentence = HEARSAY.cut(folded)
    hearsay = read_hearsay(sentence, folded, page)
    doubting = doubts(tokens, folded, sentence)
    whole = folded[counted.end() :] if counted else folded.strip()
    own = "yes" if whole in WHOLE_YES else read_verdict(tokens, folded, doubting, page)
    own = "doubt" if own != "none" and is_planned(sentence) else own
    verdict = hearsay.verdict if hearsay else own
    days = [folded[token.start : token.end] for token in tokens if token.sense is Sense.DATE]
    people = () if includes_sender(sentence) else tuple(dict.fromkeys(_people_in(text, tokens, folded, page)))
    return Clause(
        text=text.strip(),
        verdict=verdict,
        statement=told,
        first_sentence=first,
        date=days[0] if len(days) == 1 and _is_counted(days[0], verdict, page) else None,
        people=people,
        shaky=hearsay is not None or not doubting <= _HARMLESS or _not_all(tokens, folded),
        tail=_reason_in(text, folded, (*names, *map(fold, people))) if own == "no" else "",
        by_name=own if hearsay is None or hearsay.on_name else "doubt",
        reported=hearsay is not None,
        asks=asks_for_word(sentence),
        filling=all(token.sense in _SAYS_NOTHING for token in tokens)
        or (verdict == "none" and is_polite(tokens, folded, page)),
        count=value_of(counted["number"]) if counted else _few(folded),
    )


def _few(folded: str) -> int | None:
    """Of how few it is said without a number: 就她了, both until July 31."""
    return 1 if _ONE.fullmatch(folded) else 2 if _BOTH.search(folded) else None


def _is_counted(day: str, verdict: Verdict, page: Page) -> bool:
    """Whether a day is more than that of the mail; who leaves may leave on that very day."""
    return verdict == "leave" or last_day(day, page.sent) != page.sent


def _not_all(tokens: list[Token], folded: str) -> bool:
    """不是全部 beside consent takes a part of it back, and does not say which."""
    return any(token.sense is Sense.NOT for token in tokens) and _ALL.told_in(folded)


def _people_in(text: str, tokens: list[Token], folded: str, page: Page) -> Iterator[str]:
    """People named in a clause that decides something about them."""
    for token in tokens:
        word = text[token.start : token.end]
        if token.sense is Sense.FILL and (looks_like_name(word) or (len(word) > 1 and page.roll.holds(word))):
            yield word
    runs = unknown_runs(tokens, folded)
    yield from (_called(run, page) for run in runs if looks_like_name(run) or page.roll.holds(run))


def _called(run: str, page: Page) -> str:
    """The name of whom a word means, where it is another name of one of the directory: 小许."""
    meant = page.roll.resolve(run) if page.roll.holds(run) else None
    return meant.name if meant is not None and meant.code is None else run


def _reason_in(text: str, folded: str, names: tuple[str, ...]) -> str:
    return tidy(text[_reason_at(tokens_of(folded, names), folded) :])


def _reason_at(tokens: list[Token], folded: str) -> int:
    """Where the reason of a refusal begins: behind its last word of refusing, where words of its own follow."""
    other = next((token.start for token in tokens if token.sense is Sense.OTHER), None)
    if other is None:
        return len(folded)
    said = [number for number, token in enumerate(tokens) if token.start < other and token.sense in DECISIVE]
    behind = tokens[said[-1] + 1 :] if said else tokens
    return next((token.start for token in behind if folded[token.start : token.end] not in _PARTICLES), other)
