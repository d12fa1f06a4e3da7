"""Whether a clause with a word of consent in it is consent: the grammar of what agrees (M7).

Known words alone make no consent: 需要领导审批, 产品同意 and 审批中 have no word that nobody knows. Whoever agrees says
so in a clause of few places: who (the sender, or whom it is about), how, the word itself, and what is agreed to.
"""

from __future__ import annotations

from typing import Final, Literal

from parsers.notices.answers.consent_words import CONSENT, NEEDLESS
from parsers.notices.answers.reply_words import Sense, is_spelled_out, unknown_spans
from parsers.notices.answers.reply_words import Token as Told
from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_teams
from parsers.notices.words.fold import words
from parsers.notices.words.wordings import DAY, Sentence, Token

_KINDS: Final = {Sense.EXTEND: "EXTENDS", Sense.DATE: DAY}
_NEEDLESS: Final = frozenset(words(NEEDLESS))
_PROJECTS: Final = ("项目", "平台", "系统")
_WHOSE: Final = "(EXTENDS | REQUEST | PLEA)"
_THING: Final = (
    f"(THIS | SO | THAT &( {_WHOSE} | PROJECT | NAME ) | {_WHOSE} | NAME OF? | (HE OF? | PEOPLE) &( {_WHOSE} )"
    f" | PROJECT OF? &( THIS | {_WHOSE} | COLON ))"
)
_OPENS: Final = (
    "START (MARK | PARTICLE | (CALLED | NAME){0,4} HELLO | CALLED{1,4} (WELL | COLON)"
    " | (OPINION | GIVES_WORD) COLON){0,6}"
)
_SENDER: Final = "((I | OURS) SIDE? (AND NAME)? | SIDE | OWN)"
_HOW: Final = "(ALSO | SOFT | MARK){0,5}"
_TOPIC: Final = f"(FOR? {_THING}{{1,5}} COLON?)?"
_OBJECT: Final = (
    f"((FOR | LETS | AND | OF | AGAIN | ALSO)? ({_THING} | ASKS? DOES | THESE) | HE | OF? MARK | COLON){{0,8}}"
)
_MAY: Final = f"(OF | LETS (HE | NAME | PEOPLE){{0,2}} &( EXTENDS | DOES ) | DOES | {_THING}){{0,5}}"
_WORD: Final = f"(GIVES_WORD? AGREES {_OBJECT} | CLEAR | OK | (FINE | GOES_ON) {_MAY})"
_PLAIN: Final = (
    f"({_TOPIC} ({_SENDER} {_TOPIC})? {_HOW} {_WORD} | THESE ALSO{{0,2}} (CLEAR | OK | FINE)"
    f" | ((SO | THAT | THIS | {_WHOSE}){{1,4}} COLON?)? {_SENDER}? ALSO{{0,2}} GRANTED"
    f" | ({_SENDER} | SO | NAME | THESE)? ALSO{{0,2}} (LONE | PASSES) | (THIS | THAT)? (APPLIES | PLEA) COLON? PASSES)"
)
_IT: Final = "(IT | EXTENDS | REQUEST | HE | NAME)"
_MATTER: Final = f"(TO &( {_IT} ) | WITH &( IT ) | IT | EXTENDS | REQUEST | HE &( {_IT} | TO ) | NAME OF? | BY_ME)"
_ENGLISH: Final = (
    f"(WE? ALSO? AGREED {_MATTER}{{0,6}} | IT_IS? (OK | AGREED) {_MATTER}{{0,6}}"
    f" | I_AM OK WITH &( IT ) {_MATTER}{{1,6}} | IT{{0,2}} EXTENDS IT_IS? AGREED)"
)
_OF_WHOM: Final = "((NAME (AND | MARK)?){1,5} COLON?)? ALSO{0,2}"
_PHRASE: Final = f"({_PLAIN} | {_OF_WHOM} SURE BY_ME? | PLEASE? PROCEEDS | {_ENGLISH})"
_SAYS: Final = (
    f"({_PHRASE} (OVER | PARTICLE | MARK){{0,4}}"
    f" | ({_OF_WHOM} GOOD | WELL &( PARTICLE | MARK | END )) (PARTICLE | MARK){{0,4}})"
)
_NEEDED: Final = (
    "(FOR? (THIS | SO | NAME OF? | EXTENDS | HE &( EXTENDS )){1,4} COLON?)? (ALSO | SOFT | AGAIN){0,3} NEEDS"
    " (AGAIN &( HE | NAME | EXTENDS ) | HE | NAME | EXTENDS){0,5}"
)
_ENDS: Final = "(OF | PARTICLE | MARK | THANKS YOU? | PLEASE | BY_ME){0,8} END"
_AGREES: Final = CONSENT.wordings(
    # 我同意许南星续期, 好的没问题, I'm OK with this
    f"{_OPENS} {_SAYS}{{1,4}} {_ENDS}",
    # 中, 能, 能续: in any other place they are a part of something else
    f"{_OPENS} {_SENDER}? BARE EXTENDS{{1,2}} {_ENDS}",
    f"{_OPENS} BARE (OF | PARTICLE | MARK){{0,4}} END",
    # 需要, 还需要她; 需要她同意 is a condition
    f"{_OPENS} {_NEEDED} {_ENDS}",
)
_COURTEOUS: Final = CONSENT.wordings(
    # 各位领导好: 好 that greets
    "START (CALLED | YOU | NAME){1,5} (WELL | GOOD) (PARTICLE | MARK){0,3} END",
    # 谢谢批准: thanks for a consent, which is somebody else's
    "START THANKS",
)
_SAYS_YES: Final = "(AGREES | GRANTED | PASSES | CLEAR | FINE | OK | AGREED)"
_OTHERS: Final = CONSENT.wordings(
    # 产品同意续期至7月15日, 后端没问题, she agreed until July 15
    f"(YOU | TEAM | PEOPLE | CALLED | PROJECT) SIDE? (ALSO | SOFT){{0,3}} !( FINE EXTENDS ) {_SAYS_YES}",
    # not 前端这边可以支持到7月20日
    "(YOU | TEAM | PEOPLE | CALLED | PROJECT) (ALSO | SOFT){0,3} FINE EXTENDS",
    "(HE | THESE) SIDE? (ALSO | SOFT){0,3} (AGREES | AGREED)",
    # 需要领导审批续期至7月15日
    "NEEDS (I | HE | NAME){0,2} (YOU | CALLED | GIVES_WORD)",
)
_NOT_NEEDED: Final = CONSENT.wordings(
    # 不需要, 我们不用她了, 不需要后端支撑; not 不用回复
    f"{_OPENS} {_TOPIC} {_SENDER}? (ALSO | SOFT | MARK){{0,3}} NEEDLESS (HE | NAME | EXTENDS | THIS | THAT | SO"
    " | PROJECT | THESE | PEOPLE | AGAIN | UNTIL | DAY | OVER | OF | LETS &( HE | NAME )"
    f" | TEAM &( EXTENDS | PEOPLE | OVER | PARTICLE | END )){{0,8}} {_ENDS}"
)


def weighed_consent(tokens: list[Told], folded: str, page: Page) -> Literal["yes", "none", "doubt"]:
    """What a clause (folded, and as `tokens`) comes to whose words are all known, and one of which says yes.

    What is no consent leaves it open, but for a greeting and thanks, which say nothing: 审批中 and 产品同意 are doubt.
    """
    sentence = _cut(tokens, folded, page)
    if sentence.says(_AGREES):
        return "yes"
    return "none" if sentence.says(_COURTEOUS) else "doubt"


def is_polite(tokens: list[Told], folded: str, page: Page) -> bool:
    """Whether the yes of a clause only greets, or thanks for somebody else's: 各位领导好, 谢谢批准."""
    return any(one.sense is Sense.YES for one in tokens) and _cut(tokens, folded, page).says(_COURTEOUS)


def is_of_others(tokens: list[Told], folded: str, page: Page) -> bool:
    """Whether the yes beside a day or a word of leaving is somebody else's, or is yet needed: 产品同意7月15日撤场."""
    return any(one.sense is Sense.YES for one in tokens) and _cut(tokens, folded, page).says(_OTHERS)


def needs_no_answer(tokens: list[Told], folded: str, page: Page) -> bool:
    """Whether 不需要 or 无需 is said of something else than whom it is about: 不用回复, 不需要审批."""
    said = any(folded[one.start : one.end] in _NEEDLESS for one in tokens if one.sense is Sense.NO)
    return said and not _cut(tokens, folded, page).says(_NOT_NEEDED)


def _cut(tokens: list[Told], folded: str, page: Page) -> Sentence:
    """The clause cut anew, with the names, days and words of extending that its tokens have."""
    names = [Token("NAME", start, end) for start, end in unknown_spans(tokens)]
    own = own_teams(page)
    told = [Token(kind, one.start, one.end) for one in tokens if (kind := _kind_of(one, folded, own))]
    return CONSENT.cut(folded, (*names, *told))


def _kind_of(told: Told, folded: str, own: frozenset[str]) -> str:
    """The kind of a token that is no word of the vocabulary, "" for all others."""
    word = folded[told.start : told.end]
    if told.sense in _KINDS or word in own:
        return _KINDS.get(told.sense, "OWN")
    if told.sense is not Sense.FILL or is_spelled_out(word):
        return ""
    return "PROJECT" if word.endswith(_PROJECTS) else "NAME"
