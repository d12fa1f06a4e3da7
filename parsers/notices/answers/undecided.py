"""Where an answer decides nothing for sure although some of its clauses do (M7, M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.answers.clause_marks import is_aside, is_of_everybody
from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.reply_words import STRONG_YES
from parsers.notices.answers.verdicts import Verdict
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.terms_words import A_CHANGE, OTHER_TERMS, TERMS
from parsers.notices.words.unsettled_words import ONLY_AWAITED, UNSETTLED
from parsers.patterns import Pattern

OF_ITS_OWN: Final[frozenset[Verdict]] = frozenset({"extend", "leave", "planned", "no"})
"""Verdicts that an aside may have of its own."""
_RECEIVED: Final = Pattern(r"收到|知悉|了解|\bnoted\b|\breceived\b")
_ALSO: Final = Pattern(r"也|同样|\b(?:also|too|as well)\b")
_ALSO_ALONE: Final = Pattern(r"\W*(?:另外?|此外|同时|顺便|还有|also|besides|in addition)\W*")
_CORRECTS: Final = Pattern(
    r"[写说打发看搞弄]错|笔误|口误|^\W*(?:更正|纠正|订正|改正|correction)|(?:上面|前面|刚才|以上)(?:说|写|答)?的?(?:不算|不对|作废|有误)|\btypo\b"
)
_TAKEN_BACK: Final = Pattern(
    r"\W*(?:我)?(?:撤回|收回|撤销|作废|算了|(?:撤回|收回)(?:同意|答复|以上|上面的?))(?:了|吧)?\W*"
)
_IS_ENOUGH: Final = Pattern(r"就(?:行|可以?|好|成)[了啦吧]?\W*$")
"""没问题，交接好就行: it hangs on that."""
_CONSENT_TO_COME: Final = Pattern(r"(?:同意|批准|确认)就(?:行|可以?|好|成)[了啦吧]?\W*$")
"""我这边可以，本人同意就行: whose consent it hangs on has not spoken."""
_SOON: Final = Pattern(r"今|明|后天|周|星期|礼拜|即日")


def says_two_things(clauses: list[Clause]) -> bool:
    """Whether people named get different verdicts (OK，甲继续，乙撤), or an aside decides something of its own.

    全部同意，许南星7月31日 says two things of 许南星.
    """
    named = [clause for clause in clauses if clause.people and clause.verdict != "none"]
    several = len({name for clause in named for name in clause.people}) > 1
    everybody = any(not clause.people and (is_of_everybody(clause) or clause.count) for clause in clauses)
    differ = several and len({(clause.verdict, clause.date) for clause in named}) > 1
    aside = any(is_aside(clause) and _decides(clause) for clause in clauses)
    rest = any(clause.rest for clause in clauses)
    apart = _alone_before_verdicts(clauses) or _also_of_another(clauses)
    return differ or aside or rest or apart or (everybody and named != [])


def _also_of_another(clauses: list[Clause]) -> bool:
    """Whether somebody is named beside what is said of nobody by name: 同意续期至7月15日。另外，白一舟也续."""
    opened = unnamed = False
    for clause in clauses:
        also = opened or _ALSO.search(fold(clause.text)) is not None
        if unnamed and also and clause.people and _decides(clause):
            return True
        unnamed = unnamed or (not clause.people and clause.verdict not in {"none", "doubt"})
        opened = _ALSO_ALONE.fullmatch(fold(clause.text)) is not None
    return False


def corrects_itself(clauses: list[Clause]) -> bool:
    """Whether an answer takes back what it has just said: …，写错了，是7月10日; 更正：7月10日; 撤回 alone."""
    said = False
    for clause in clauses:
        folded = fold(clause.text)
        if said and (_CORRECTS.search(folded) or _TAKEN_BACK.fullmatch(folded)):
            return True
        said = said or clause.verdict != "none"
    return False


def _alone_before_verdicts(clauses: list[Clause]) -> bool:
    """Whether names stand in clauses of their own and the verdicts differ: 甲，同意。乙，按期撤场."""
    silent = [clause for clause in clauses if clause.verdict == "none"]
    named = [clause for clause in silent if clause.filling or tidy(clause.text) in clause.people]
    alone = {name for clause in named for name in clause.people}
    given = {"yes" if clause.verdict == "bare" else clause.verdict for clause in clauses} - {"none"}
    return len(alone) > 1 and len(given) > 1


def _decides(clause: Clause) -> bool:
    """Whether an aside decides something; who is named with a day in one that does not read may be such a thing."""
    return clause.verdict in OF_ITS_OWN or (
        clause.date is not None and (clause.verdict == "doubt" or clause.people != ())
    )


def is_weak_consent(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether all that decides is consent, and stands beside what may be a condition or a matter of its own."""
    if not {clause.verdict for clause in deciding} <= {"yes", "bare"}:
        return False
    return any(map(_conditions, counted)) or _only_received(deciding, counted) or _speaks_of_somebody(deciding, counted)


def changes_terms(deciding: list[Clause], clauses: list[Clause]) -> bool:
    """Whether consent stands beside other terms than were asked about: 同意，每周3天; 续期到7月15日，换成乙."""
    verdicts = {clause.verdict for clause in deciding}
    if not verdicts & {"yes", "bare", "extend"}:
        return False
    if any(clause.verdict == "yes" and _CONSENT_TO_COME.search(fold(clause.text)) for clause in clauses):
        return True
    beside = [clause for clause in clauses if clause.verdict == "none" and not clause.filling]
    return any(
        TERMS.tells(OTHER_TERMS, fold(clause.text)) or _IS_ENOUGH.search(fold(clause.text)) or _is_of_another(clause)
        for clause in beside
    )


def _is_of_another(clause: Clause) -> bool:
    """Whether somebody is named with a day of their own, or to come instead: 换乙过来."""
    return clause.people != () and (clause.date is not None or TERMS.tells(A_CHANGE, fold(clause.text)))


def is_awaiting(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether all that decides is refusal, and it is said beside it that somebody's word is awaited: that is open."""
    if {clause.verdict for clause in deciding} != {"no"}:
        return False
    return any(UNSETTLED.tells(ONLY_AWAITED, tidy(fold(clause.tail or clause.text))) for clause in counted)


def _only_received(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a weak word of consent stands beside 收到: 好的，收到 has read the question, and may not answer it."""
    return not _is_strong(deciding) and any(_RECEIVED.search(fold(clause.text)) for clause in counted)


def _speaks_of_somebody(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a weak word stands beside what is said of somebody and does not read: 好的，许南星还要用."""
    said = (clause for clause in counted if clause.verdict == "none" and not clause.filling)
    return not _is_strong(deciding) and any(clause.people for clause in said)


def _is_strong(deciding: list[Clause]) -> bool:
    return any(STRONG_YES.search(fold(clause.text)) for clause in deciding)


def _conditions(clause: Clause) -> bool:
    """Whether a clause beside consent may be a condition: it has a day of its own, or a word such as 先 or 等."""
    dated = clause.date is not None and not _SOON.search(clause.date)
    return clause.shaky or (clause.verdict == "none" and dated)
