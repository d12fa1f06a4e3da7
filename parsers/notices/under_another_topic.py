"""A mail whose subject, or a label, is of another matter, and that lends somebody all the same: asked about (M4).

【…】离职交接 with 许南星6月15日离场 below; 培训时间：5月28日 beside the days of support. Reports, and
what is said in meetings of every week, tell what people do, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.doubts.unheard import moves
from parsers.notices.evidence import Evidence, has_both_days
from parsers.notices.notice_claims import states_a_notice
from parsers.notices.page.page import Page
from parsers.notices.people.somebody import names_known
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.moods import is_plain
from parsers.notices.words.moving_words import THINGS
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, RELEASE, REPORTS, UNSURE
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_COVERS: Final = Pattern(r"期间由?[^,，。;；]{2,12}?(?:顶替|接替|代替|代班|支[撑援])")
"""休年假，期间由白一舟支撑: whoever is away, somebody is lent."""
_CHANGES: Final = Pattern(
    r"支[撑援持](?:时间|周期|期|工作)?(?:延长|延期|续期|顺延|提前|缩短|推迟|结束|终止|到期|截止)|(?:结束|终止)(?:其|该)?支[撑援持]"
)
"""2. 许南星的支撑延长到7月22日, of minutes: a last day that is moved."""
_CLAUSES: Final = Pattern(r"[,，。;；]")
_THING: Final = Pattern(THINGS)
_GIVES_BACK: Final = Pattern(r"释放|归还|回收|续期")
_ROTA: Final = Pattern(r"排班")
_ON_DUTY: Final = Pattern(r"值[班守日]|轮[值班]|[早中晚夜白]班|上班|倒班")
"""【…】6月排班: who is lent from day to day, or only on duty; where it says on duty, nobody is."""
_PHASE: Final = Pattern(r"第?[一二三四五六\d]\s?(?:阶段|期)")
"""第一阶段（6.1-6.12）：许南星: days of a project's, whichever it is."""


def lends_under_another_topic(found: Evidence) -> bool:
    """A fresh mail about a known project, of another matter by its subject or a label, that lends or takes away."""
    page = found.page
    known = page.known is not None and key_of(found.project or "") in page.known.project_by_key
    rota = _is_rota(found)
    known = known or (rota and any(_PHASE.search(fold(line.text[:LONGEST])) for line in page.mail.new_lines[:MOST]))
    if page.is_reply or not known or not found.elsewhere or REPORTS.search(page.folded_subject):
        return False
    another = found.of_things or ANOTHER_MATTER.told_in(page.folded_subject)
    if not (another or LENDING.told_in(page.folded_subject)):
        return False
    return (
        rota or _lends_by_label(found) or any(_moves(_of_people(told.value, found), page) for told in page.loose[:MOST])
    )


def _is_rota(found: Evidence) -> bool:
    """Whether a rota that says nothing of duty has known people with ranges of days."""
    page = found.page
    said = (page.folded_subject, *(fold(line.text[:LONGEST]) for line in page.mail.new_lines[:MOST]))
    if page.known is None or not _ROTA.search(page.folded_subject) or any(map(_ON_DUTY.search, said)):
        return False
    ranged = filter(has_both_days, found.blocks[:MOST])
    return any("person" in block and names_known(block["person"].value, page.roll) for block in ranged)


def _lends_by_label(found: Evidence) -> bool:
    """Whether somebody stands with days under a label of lending: 支撑人员."""
    return any("person" in block and block["person"].strong and block.keys() & DATED for block in found.blocks)


def _of_people(text: str, found: Evidence) -> str:
    """A line; under a subject of things without its clauses about these, and without the verbs that they have."""
    if not found.of_things:
        return text[:LONGEST]
    clauses = (one for one in _CLAUSES.split(text[:LONGEST]) if not _THING.search(fold(one)))
    return _GIVES_BACK.sub("", "，".join(clauses))


def _moves(text: str, page: Page) -> bool:
    """Whether a line lends somebody of the directory from day to day, or takes somebody away on a day."""
    folded = fold(text)
    ranged = has_range(folded) or (is_dated(folded) and RELEASE.told_in(folded))
    if is_dated(folded) and _CHANGES.search(folded) and page.roll.names_member(text):
        return is_plain(folded) and not UNSURE.told_in(folded)
    if not ranged or not names_known(text, page.roll):
        return False
    return _COVERS.search(folded) is not None or moves(text, page, plainly=True)


def of_another_topic(found: Evidence) -> Iterator[Remark]:
    """The problem with such a mail, unless its own labels say for certain what it is."""
    if found.elsewhere and lends_under_another_topic(found) and not states_a_notice(found):
        labels = (told.line for told in found.statements if told.field in {"meeting", "absence"})
        subject = found.page.mail.subject
        another = found.of_things or ANOTHER_MATTER.told_in(found.page.folded_subject)
        line = subject if another else next(labels, subject)
        yield Remark("another-topic", None, line, value=line.strip())
