"""The one decision that clauses come to, with its day and its reason (M7)."""

from __future__ import annotations

from typing import Final

from parsers.notices.answers.clause_marks import is_aside, is_of_everybody
from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.leaving_days import runs_till
from parsers.notices.answers.reply_words import STRONG_YES
from parsers.notices.answers.same_day import LastDays, day_meant, the_days
from parsers.notices.answers.several import is_of_staying
from parsers.notices.answers.verdicts import EARLY, Verdict
from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_names
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.last_days import day_or_length, leaving_day, longer_by, range_meant
from parsers.notices.words.reasons import BECAUSE, is_no_reason
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Action, Decision

_COMBINED: Final[tuple[tuple[frozenset[str], frozenset[str], Action], ...]] = (
    (frozenset({"yes"}), frozenset({"yes"}), "approve"),
    (frozenset({"yes", "extend"}), frozenset({"extend"}), "extend"),
    (frozenset({"no", "extend"}), frozenset({"no", "extend"}), "extend"),
    (frozenset({"no", "planned"}), frozenset({"no"}), "decline"),
    (frozenset({"yes", "planned"}), frozenset({"planned"}), "release"),
    (frozenset({"yes", "leave", "no"}), frozenset({"leave"}), "release"),
)
"""What clauses of several verdicts come to: those allowed, those needed, the action. A refusal with another day is a
counter-proposal."""

_NO_REASON: Final = Pattern(
    r"(?:非常|十分|再次)?(?:感谢|谢谢|多谢|辛苦)|thanks|thank you"
    r"|[^\s,，。]{1,8}(?:也是|也一样|也同样|同样|同上|一样)的?[。.!！]?$"
)
"""谢谢小许这段时间的支持; 白一舟也是, which is said of another."""
_LENGTHENS: Final = Pattern(r"[续延]|extend|extension")


def combined(deciding: list[Clause], reason: str | None, page: Page) -> Decision | None:
    """One decision of the clauses that decide, or None where they do not agree on one."""
    verdicts: set[Verdict] = {"yes" if clause.verdict == "bare" else clause.verdict for clause in deciding}
    people = {name for clause in deciding for name in clause.people}
    days = the_days([clause for clause in deciding if clause.verdict in {"extend", "leave"}])
    dated = days.clauses
    if len({day_meant(clause, page) for clause in dated}) > 1 or (len(people) > 1 and not _same_for_all(deciding)):
        return None
    action = next((action for allowed, needed, action in _COMBINED if needed <= verdicts <= allowed), None)
    if action is None or (deciding[-1].verdict == "no" and (action == "extend" or _refuses_what_stands(deciding))):
        return None
    person = next(iter(people)) if len(people) == 1 else None
    early = not dated and _is_of_leaving_early(action, deciding)
    if action == "extend" or (
        action == "release" and "leave" in verdicts and not early and _needs_day(deciding, dated)
    ):
        return _dated(action, days, reason, person, page)
    source = deciding[0].statement.source("decision")
    everybody = len(deciding) == 1 and is_of_everybody(deciding[0])
    said = None if action == "approve" else reason
    planned = action == "release" and "planned" in verdicts
    return Decision(
        action,
        None,
        said,
        person,
        source,
        as_planned=planned,
        agrees=action == "release" and "yes" in verdicts,
        of_staying=action in {"approve", "decline"} and all(map(is_of_staying, deciding)),
        everybody=everybody,
        early=early,
    )


def _is_of_leaving_early(action: Action, deciding: list[Clause]) -> bool:
    """Whether it agrees to an early release, or refuses one, without a day: 同意提前撤场; 提前撤场 alone does not."""
    told = [fold(clause.text) for clause in deciding]
    agrees = action == "decline" or any(STRONG_YES.search(text) for text in told)
    return action in {"release", "decline"} and agrees and any(EARLY.search(text) for text in told)


def _refuses_what_stands(deciding: list[Clause]) -> bool:
    """Whether the last word refuses what was said before it: 6月20日撤场，不同意; 不续了 refuses to extend."""
    leaves = any(clause.verdict == "leave" for clause in deciding[:-1])
    return leaves and _LENGTHENS.search(fold(deciding[-1].text)) is None


def _same_for_all(deciding: list[Clause]) -> bool:
    """Whether every person named gets the same verdict and day: only then is it one decision."""
    said = {(clause.verdict, clause.date) for clause in deciding}
    return len(said) == 1 and all(clause.people for clause in deciding)


def _needs_day(deciding: list[Clause], dated: list[Clause]) -> bool:
    """Whether a word of leaving has, or must have, a day: 撤场 alone means as planned, 提前撤场 does not."""
    return bool(dated) or any("提前" in clause.text for clause in deciding)


def _dated(action: Action, days: LastDays, reason: str | None, person: str | None, page: Page) -> Decision | None:
    """The decision with its day, or None when the day cannot be read: it is then asked for.

    Of a length before the day (续两周吧，最后一天7月14日) the record tells whether the two agree.
    """
    dated = days.clauses
    if not dated or dated[0].date is None or "旬" in dated[0].date:
        return None  # a third of a month (中旬) names no day
    leaves = action == "release"
    until, longer = (
        (leaving_day(dated[0].date, page.sent), None)
        if leaves
        else day_or_length(dated[0].date, page.sent, stays=is_of_staying(dated[0]))
    )
    both = range_meant(dated[0].date, page.sent) if not (leaves or until or longer) else None
    since, until = both or (None, until)
    if days.length is not None:
        longer = longer_by(days.length, page.sent)
        until = until if longer is not None else None
    source = dated[0].statement.source("until")
    if until is None and longer is None:
        return None
    planned = leaves and any(map(runs_till, dated))
    return Decision(action, until, reason, person, source, longer=longer, since=since, as_planned=planned)


def _explains(clause: Clause) -> bool:
    """Whether a clause says why."""
    return bool(clause.tail) or (clause.verdict == "none" and not is_aside(clause))


def is_thanks(folded: str) -> bool:
    """Whether a clause (folded) only thanks, or says that another is alike."""
    return is_courtesy(folded) or _NO_REASON.match(folded) is not None


def reason_of(clauses: list[Clause], page: Page) -> str | None:
    """What else is said: why; a name that signs (不同意，查甘望) is no reason."""
    texts = [clause.tail or clause.text for clause in clauses if _explains(clause)]
    signed = own_names(page)
    texts = [text for text in texts if not (is_thanks(fold(text)) or tidy(fold(text)) in signed)]
    joined = BECAUSE.sub("", tidy("".join(text for text in texts if len(tidy(text)) > 1).replace("\n", "，")))
    if is_no_reason(fold(joined)):
        return None
    return (joined if "(" in joined or "（" in joined else joined.rstrip(")）")) or None
