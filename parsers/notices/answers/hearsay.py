"""Hearsay in an answer: what somebody else has said, or is asked to say (M7). Only the sender's own word counts.

Nor does the sender's own where it is yet to be said.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from parsers.notices.answers.reply_words import Sense, tokens_of
from parsers.notices.page.page import Page
from parsers.notices.page.voices import has_a_voice, may_be_lent, own_names
from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.hearsay_words import EMPHASIS, EVERYBODY, HEARSAY, is_title
from parsers.notices.words.roles import is_role
from parsers.notices.words.wordings import Sentence
from parsers.patterns import Pattern

_WHO: Final = "who:( (!( MARK | STOP | COLON | END ) ANY){1,20}? )"
_WORD: Final = "word:( NOT? (CONSENTS | AGREES | NODS) | REFUSES )"
_TOLD, _QUOTED, _ASKED, _WITH_SENDER = HEARSAY.wordings(
    # 黄俊杰同意, 经黄俊杰那边口头批准, 两位组长都说可以, 领导已点头
    f"START (BY | GOT | ALREADY)? {_WHO} SIDE? (said:(ALREADY | JUST | SAYS | NODS | EXAMINES) | ALSO)* {_WORD}",
    # 黄俊杰：同意, which may be said to him, or be what he has said
    f"START {_WHO} COLON",
    # 请查甘望批准, 麻烦批准一下
    "START ASKS (!( STOP | COLON | END ) ANY){0,20}? (CONSENTS | ANY (EXAMINES | NODS))",
    # 我和白一舟都同意, 我们这边与前端都同意
    "START I SIDE? WITH",
)
_ASKS_FOR_WORD: Final = HEARSAY.wordings(
    "START ASKS (!( WAITS | GIVES_WORD | STOP | COLON | END ) ANY){0,12}? "
    "(GIVES_WORD | CONSENTS | EXAMINES | NODS) ONCE? OVER? STOP? END"
)
"""请组长审批, 麻烦甘望那边确认一下: what is asked of the other side."""
_PLANNED: Final = HEARSAY.wordings(
    # 计划同意, 我们计划续期至7月31日; not 计划可以, 计划：…, 计划时间
    "START (I | SIDE | ALSO){0,3} PLANS !( AGREES | OF_A_PLAN | COLON | STOP | END )",
    # 将同意; not 将许南星续期
    "START (I | SIDE | ALSO){0,3} WILL (CONSENTS | AGREES)",
)
"""What the sender means to say one day, and has not said yet."""
_CLEAR: Final = ("没问题", "没有问题", "可以")
_COUNTED: Final = Pattern(r"[这那]?[几两二三四五\d][个位]")
_AND: Final = Pattern(r"[、和与跟及/&]")


class Hearsay(Struct, frozen=True):
    """A clause with somebody else's word: what it counts for, and whether it may be a verdict on whom it names."""

    verdict: Literal["doubt", "none"]
    """Another's consent makes the answer doubtful; another's refusal may be the reason of the sender's own."""
    on_name: bool = False
    """The name stands right before the verdict, without a word of telling (已, 说, 了): 许南星同意."""


class _Told(Struct, frozen=True):
    """Who is told of, and how."""

    who: str
    between: str
    """What stands between who is told of and what they say."""
    opens: bool
    """Nothing stands before who is told of."""
    refuses: bool
    clear: bool
    """没问题, 可以: a word that is said of a person; 同意 and 没意见 are what they say themselves."""
    reported: bool
    """With a word of telling: 已, 说, 了. Without it, 许南星和白一舟都同意 is the sender's verdict on those two."""


def includes_sender(sentence: Sentence) -> bool:
    """Whether a clause (cut by `HEARSAY`) begins with the sender and somebody else: 我和白一舟都同意."""
    return _WITH_SENDER.stands_in(sentence)


def asks_for_word(sentence: Sentence) -> bool:
    """Whether a clause (cut by `HEARSAY`) asks somebody to agree or to confirm, and says no more."""
    return sentence.says(_ASKS_FOR_WORD)


def is_planned(sentence: Sentence) -> bool:
    """Whether a clause (cut by `HEARSAY`) says what its writer is going to say: 计划同意."""
    return sentence.says(_PLANNED)


def read_hearsay(sentence: Sentence, folded: str, page: Page) -> Hearsay | None:
    """What a clause (folded, and cut by `HEARSAY`) with somebody else's word counts for; None of the sender's own."""
    if _ASKED.stands_in(sentence) or _is_quoted(sentence, folded, page):
        return Hearsay("doubt")
    told = None if includes_sender(sentence) else _told_in(sentence, folded)
    if (
        told is None
        or _is_of_whom_is_asked_about(told, page)
        or not (_is_somebody_else(told, page) or _are_others(told, page))
    ):
        return None
    bare = told.opens and not told.between and not folded.endswith("了")
    return Hearsay("none" if told.refuses else "doubt", on_name=bare and not is_title(told.who))


def _is_of_whom_is_asked_about(told: _Told, page: Page) -> bool:
    """Whether it is the sender's own word on them: 两位都没问题, 许南星没问题; 许南星同意 may be what she has said."""
    if not told.opens or told.reported:
        return False
    return _COUNTED.fullmatch(told.who) is not None or (told.clear and may_be_lent(told.who, page))


def _told_in(sentence: Sentence, folded: str) -> _Told | None:
    found = next(_TOLD.found_in(sentence), None)
    if found is None:
        return None
    (start, end), (word, _) = found.spans["who"], found.spans["word"]
    who = folded[start:end].rstrip()
    reported = "said" in found.spans or folded.endswith("了")
    return _Told(
        who,
        folded[start + len(who) : word],
        start == 0,
        folded.startswith("不", word),
        folded.startswith(_CLEAR, word),
        reported,
    )


def _is_quoted(sentence: Sentence, folded: str, page: Page) -> bool:
    found = next(_QUOTED.found_in(sentence), None)
    if found is None:
        return False
    who = folded[slice(*found.spans["who"])].rstrip()
    return has_a_voice(who, page) and who not in own_names(page)


def _is_somebody_else(told: _Told, page: Page) -> bool:
    who = told.who
    if is_title(who):
        return True
    if told.between.isspace():  # 许南星 同意, as in a list
        return False
    if who in EMPHASIS or who in own_names(page) or (not page.roll.holds(who) and _is_filling(who)):
        return False
    return page.roll.is_name(who) or looks_like_name(who)


def _are_others(told: _Told, page: Page) -> bool:
    """Whether several are named who have agreed (许南星和白一舟都同意了), or who have a voice of their own."""
    if told.who in EVERYBODY:
        return told.reported
    who = [name for part in _AND.split(told.who) if (name := part.strip())]
    named = all(page.roll.is_name(name) or is_title(name) or is_role(name) for name in who)
    return len(who) > 1 and named and (told.reported or any(has_a_voice(name, page) for name in who))


def _is_filling(who: str) -> bool:
    return all(token.sense is not Sense.OTHER for token in tokens_of(who, ()))
