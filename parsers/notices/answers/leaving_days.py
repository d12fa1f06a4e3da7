"""The last day of whoever is not to stay longer: 不续，最后一天定6月18日, 不用续，到6月30日为止 (D5, D7, M7).

最后一天 names the day of an extension as well as that of leaving: beside a word that nothing is to be longer, or that
somebody leaves, it is the latter. What leads to it (反而可以提前, 放假前就可以让他走) is told by it; one that does not
read (最后一天他说是6月18日) is asked about. 目前6月30日到期，不续了 has its day as well: the record tells whether it is
the present last one.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import structs

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.verdicts import Verdict
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.last_days import last_day, leaving_day
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

_LAST: Final = Pattern(r"(?<!的)最后(?:一[天日]|工作日|支撑日)|为止")
_TILL_NOW: Final = Pattern(
    r"\s*(?:[他她人]|支撑)?(?:原来|本来|原本|原定|原计划|原先|目前|现在)[^\d,。;不没]{0,8}[^,。;不没续延留改]{1,20}(?:到期|期满|结束|截止)[了的]?\W*"
)
_LENGTHENS: Final = Pattern(r"[续延留改]")
_NO_LONGER: Final = Pattern(
    r"(?:(?!同意|批|准).){0,8}?(?:不|没必要|没有必要|无需|无须|别)(?!同意|批|准)[^,。;\d]{0,6}?[续延]"
)
"""不续, 无需延长; 不同意续期 may refuse the day that is asked about, and 最后一天 beside it be another one."""
_CANNOT_GO: Final = Pattern(r"[走撤放离]不[了开]")
_EARLY: Final = Pattern(
    r"(?:反而|其实|甚至|而且|并且|还|也|倒是?|就|都|是|现在|目前|[他她人]){0,4}(?:可以|能|可|打算|想|要|计划)?"
    r"再?提前(?:走|撤场?|离场|退场|释放|放人?|结束|完成)?[了吧的]?"
)
_BEFORE: Final = Pattern(
    r"[^,。;不没未恐难]{0,12}?(?:之前|以前|前)(?:就|都|也|即|[他她人])*(?:可以|能|可)?[让放]?[他她人]?"
    r"(?:走|撤场?|离场|退场|回去|释放|放人?)[了吧]?"
)


def with_leaving_days(clauses: list[Clause], page: Page) -> list[Clause]:
    """The clauses; a last day beside a word of leaving is that of leaving, and takes the place of what leads to it."""
    if not any(map(_ends, clauses)) or any(_CANNOT_GO.search(fold(one.text)) for one in clauses):
        return clauses
    told = [structs.replace(one, verdict=_of_last_day(one)) if _is_last_day(one) else one for one in clauses]
    day = next((day for one in told if one.verdict == "leave" and (day := _left_on(one, page))), None)
    return told if day is None else [one for one in told if not _leads_to(day, one, page)]


def _is_last_day(clause: Clause) -> bool:
    """Whether a clause names a last day, and no word of extending."""
    folded = fold(clause.text)
    if clause.verdict == "none" and runs_till(clause):
        return True
    named = _LAST.search(folded) is not None and _LENGTHENS.search(folded) is None
    return named and clause.verdict in {"extend", "none"} and is_dated(folded)


def runs_till(clause: Clause) -> bool:
    """Whether a clause says until when somebody is lent: 目前6月30日到期."""
    return clause.date is not None and _TILL_NOW.fullmatch(fold(clause.text)) is not None


def _of_last_day(clause: Clause) -> Verdict:
    return "leave" if clause.date and (clause.verdict == "extend" or runs_till(clause)) else "doubt"


def _ends(clause: Clause) -> bool:
    """Whether a clause says that nothing is to be longer, or that somebody leaves."""
    return clause.verdict == "leave" or (
        clause.verdict == "no" and not clause.date and _NO_LONGER.match(fold(clause.text)) is not None
    )


def _left_on(clause: Clause, page: Page) -> dt.date | None:
    return leaving_day(clause.date, page.sent) if clause.date else None


def _leads_to(day: dt.date, clause: Clause, page: Page) -> bool:
    """Whether a clause only says that somebody may go early, or before a later day than the one told."""
    said = tidy(fold(clause.text))
    if clause.people or clause.reported or clause.verdict == "none":
        return False
    until = last_day(clause.date, page.sent) if clause.date else None
    early = clause.date is None and _EARLY.fullmatch(said) is not None
    return early or (clause.verdict == "doubt" and _BEFORE.fullmatch(said) is not None and (until or day) >= day)
