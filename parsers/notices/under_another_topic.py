"""A mail whose subject, or a label, is of another matter, and that lends somebody all the same: asked about (M4).

【…】离职交接 with 许南星6月15日离场 below; 培训时间：5月28日 beside the days of support. Reports, and
what is said in meetings of every week, tell what people do, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.doubts.unheard import moves
from parsers.notices.evidence import Evidence
from parsers.notices.layout.fields import Statement
from parsers.notices.notice_claims import states_a_notice
from parsers.notices.page.page import Page
from parsers.notices.people.somebody import names_known
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, RELEASE, REPORTS
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_COVERS: Final = Pattern(r"期间由?[^,，。;；]{2,12}?(?:顶替|接替|代替|代班|支[撑援])")
"""休年假，期间由白一舟支撑: whoever is away, somebody is lent."""
_ROTA: Final = Pattern(r"(?:人员|人力|支撑|投入)(?:情况|计划)?排班")
"""6月人员排班: who is lent on which days, or only on duty."""


def lends_under_another_topic(found: Evidence) -> bool:
    """A fresh mail about a known project, of another matter by its subject or a label, that lends or takes away."""
    page = found.page
    known = page.known is not None and key_of(found.project or "") in page.known.project_by_key
    if page.is_reply or not known or not found.elsewhere or REPORTS.search(page.folded_subject):
        return False
    if not (ANOTHER_MATTER.told_in(page.folded_subject) or LENDING.told_in(page.folded_subject)):
        return False
    rota = _ROTA.search(page.folded_subject) is not None and found.has_dated_people
    return rota or _lends_by_label(found) or any(_moves(told, page) for told in page.loose[:MOST])


def _lends_by_label(found: Evidence) -> bool:
    """Whether somebody stands with days under a label of lending: 支撑人员."""
    return any("person" in block and block["person"].strong and block.keys() & DATED for block in found.blocks)


def _moves(told: Statement, page: Page) -> bool:
    """Whether a line lends somebody of the directory from day to day, or takes somebody away on a day."""
    folded = fold(told.value[:LONGEST])
    ranged = has_range(folded) or (is_dated(folded) and RELEASE.told_in(folded))
    if not ranged or not names_known(told.value, page.roll):
        return False
    return _COVERS.search(folded) is not None or moves(told.value[:LONGEST], page, plainly=True)


def of_another_topic(found: Evidence) -> Iterator[Remark]:
    """The problem with such a mail, unless its own labels say for certain what it is."""
    if found.elsewhere and lends_under_another_topic(found) and not states_a_notice(found):
        labels = (told.line for told in found.statements if told.field in {"meeting", "absence"})
        subject = found.page.mail.subject
        line = subject if ANOTHER_MATTER.told_in(found.page.folded_subject) else next(labels, subject)
        yield Remark("another-topic", None, line, value=line.strip())
