"""Where an answer decides nothing for sure although some of its clauses do (M7, M4)."""

from __future__ import annotations

from typing import Final

from parsers.mail.signatories import signing_words
from parsers.notices.answers.clause_marks import is_aside, is_of_everybody
from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.one_decision import is_thanks
from parsers.notices.answers.own_terms import is_of_other_work, limits, moves_on_a_day, offers
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
_STAYS: Final = Pattern(
    r"(?:[她他人]|请|暂时?|先|目前|现在)*(?:不|别|不能|不要|不用|不会|不急着?)(?:提前|按期|到期)?(?:撤场?|走|放人?|离场|退场|释放)[了吧哈啊]?"
)
"""不撤 beside a later last day says the same."""
_AS_WELL: Final = Pattern(r"(?:也|一起|一同|一并)(?:[去来续延撤留走放回派上]|支[撑持援]|投入|参与|\W*$)")
_NODS: Final = Pattern(r"\W*(?:是的|好[的滴嘞]?|行|嗯+|ok|okay|okk|yes|yep|yeah|y|sure|fine)[吧啊呀哈的呢]?\W*")
_LEADS: Final = Pattern(r"组长|领导|主管")
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
        if unnamed and also and clause.people and (clause.verdict in {"bare", "yes"} or _decides(clause)):
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


def without_said_twice(clauses: list[Clause]) -> list[Clause]:
    """The clauses of a proposal to stay until a day, without what goes without saying (不撤, 请组长确认)."""
    proposes = any(clause.verdict == "extend" and clause.date for clause in clauses)
    if not proposes or any(STRONG_YES.search(fold(clause.text)) for clause in clauses if clause.verdict != "doubt"):
        return clauses
    return [clause for clause in clauses if not (clause.verdict == "doubt" and _goes_without_saying(clause))]


def _goes_without_saying(clause: Clause) -> bool:
    folded = tidy(fold(clause.text))
    awaits = _LEADS.search(folded) is not None and UNSETTLED.tells(ONLY_AWAITED, folded)
    return clause.asks or awaits or (not clause.people and _STAYS.fullmatch(folded) is not None)


def is_weak_consent(deciding: list[Clause], counted: list[Clause], clauses: list[Clause]) -> bool:
    """Whether all that decides is consent, and stands beside what may be a condition or a matter of its own."""
    if not {clause.verdict for clause in deciding} <= {"yes", "bare"}:
        return False
    if any(map(_is_dated_aside, clauses)):
        return True
    beside = (
        _only_received(deciding, counted) or _only_nods(deciding, counted) or _speaks_of_somebody(deciding, counted)
    )
    return beside or any(map(_conditions, counted))


def changes_terms(deciding: list[Clause], clauses: list[Clause]) -> bool:
    """Whether consent stands beside other terms than were asked about: 同意，每周3天; 续期到7月15日，换成乙."""
    verdicts = {clause.verdict for clause in deciding}
    if not verdicts & {"yes", "bare", "extend"}:
        return False
    if any(clause.verdict == "yes" and _CONSENT_TO_COME.search(fold(clause.text)) for clause in clauses):
        return True
    beside = [clause for clause in clauses if clause.verdict == "none" and (clause.people or not clause.filling)]
    if "extend" not in verdicts and any(limits(fold(one.text)) for one in clauses if one.verdict == "none"):
        return True
    return any(
        TERMS.tells(OTHER_TERMS, fold(clause.text)) or _IS_ENOUGH.search(fold(clause.text)) or _is_of_another(clause)
        for clause in beside
    )


def _is_of_another(clause: Clause) -> bool:
    """Whether somebody is named with a day of their own, or to come instead or as well: 换乙过来, 让乙也去."""
    if not clause.people:
        return False
    folded = fold(clause.text)
    return clause.date is not None or TERMS.tells(A_CHANGE, folded) or _AS_WELL.search(folded) is not None


def is_awaiting(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether it is said beside a refusal, or a later last day, that somebody's word is awaited: that is open.

    So is a refusal beside which something else is offered.
    """
    if {clause.verdict for clause in deciding} not in ({"no"}, {"extend"}):
        return False
    told = [tidy(fold(clause.tail or clause.text)) for clause in counted if clause.verdict != "extend"]
    if deciding[0].verdict == "no" and any(map(offers, told)):
        return True
    if deciding[0].verdict == "extend":
        told = [text for text in told if not _LEADS.search(text)]  # who leads the group is asked anyway (D5)
    return any(UNSETTLED.tells(ONLY_AWAITED, text) for text in told)


def _only_received(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a weak word of consent stands beside 收到: 好的，收到 has read the question, and may not answer it."""
    return not _is_strong(deciding) and any(_RECEIVED.search(fold(clause.text)) for clause in counted)


def _only_nods(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a nod stands beside words of its own: 是的，还在排期 and 好的，最近人手吃紧 nod to those.

    On a line below, who signs is none of them.
    """
    lines = {clause.statement.line for clause in deciding}
    words = [one for one in counted if one.verdict == "none" and not one.filling]
    beside = (one for one in words if one.statement.line in lines or not signing_words(one.statement.line))
    nods = all(_NODS.fullmatch(fold(clause.text)) for clause in deciding)
    return nods and any(not is_thanks(fold(one.text)) for one in beside)


def _speaks_of_somebody(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a weak word stands beside what is said of somebody and does not read: 好的，许南星还要用."""
    said = (clause for clause in counted if clause.verdict == "none" and not clause.filling)
    return not _is_strong(deciding) and any(clause.people for clause in said)


def _is_strong(deciding: list[Clause]) -> bool:
    return any(STRONG_YES.search(fold(clause.text)) for clause in deciding)


def _is_dated_aside(clause: Clause) -> bool:
    """Whether an aside has a day that may be of whom is asked about: 另外7月10日她要回来; of a meeting it is not."""
    if clause.date is None or not is_aside(clause):
        return False
    return not is_of_other_work(fold(clause.text))


def _conditions(clause: Clause) -> bool:
    """Whether a clause beside consent may be a condition: it has a day of its own, or a word such as 先 or 等."""
    dated = clause.date is not None and (not _SOON.search(clause.date) or moves_on_a_day(fold(clause.text)))
    return clause.shaky or (clause.verdict == "none" and dated)
