"""Whom the subject of a notice lends, where the lines below only say when and how much (D2).

许南星支撑星河数据治理项目 over 6月1日-6月30日，20人天. The subject has to be names and words of lending, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_words
from parsers.notices.lending.said_of_one import Reader, said_of_one
from parsers.notices.lending.sentences import as_field
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.words.filler import without_accord, without_filler
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_month, periods
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, LENDS, PRESALES, RELEASE, UNSURE
from parsers.patterns import Pattern

MOST: Final = 12
"""Lines of a mail that says no more than that."""
_TAG: Final = Pattern(r"[\[【][^\[\]【】]{0,60}[\]】]")
_OF_A_MAIL: Final = Pattern(
    r"^\W*(?:关于|有关)|(?:的?(?:通知|邮件|说明|函))\W*$|(?:延期|续期|借用)(?=的?(?:通知|邮件|说明)?\W*$)"
)
_DASHES: Final = Pattern(r"\s?[-—–_|｜]{1,2}\s?")
"""人员支撑-星河数据治理项目-许南星."""
_LENT: Final = Pattern(r"借[调用]")
_DATED: Final = frozenset({"period", "start"})
_PEOPLE: Final = frozenset({"person", "release_person"})
_HEADS: Final = frozenset({"lead", "manager"})


def with_subjects_people(
    statements: Sequence[Statement], page: Page, project: str | None, read: Reader
) -> list[Statement]:
    """The statements, led by the people of the subject where they name nobody and say when."""
    names = _names(page, project) if _may_lack(statements, page) else ""
    if not names:
        return list(statements)
    told: list[Statement] = []
    for one in statements:
        said = said_of_one(one, read) if one.field is None else None
        told += said or [one]
    if not any(one.field in _DATED for one in told):
        return list(statements)
    return [as_field("person", names, Statement(None, names, 0, page.mail.subject), sure=True), *told]


def _may_lack(statements: Sequence[Statement], page: Page) -> bool:
    """Whether the lines are few and name nobody."""
    few = len(statements) <= MOST and not page.is_reply and not page.rows
    lent = (told for told in statements if told.field not in _HEADS)
    return few and not any(told.field in _PEOPLE or page.roll.named_in(told.value) for told in lent)


def without_same_days(page: Page) -> str:
    """The subject without its days, where a label below says the same days again."""
    spans = periods(fold(page.subject))
    whole = len(spans) == 1 and is_month(fold(page.subject)[slice(*spans[0])].strip())
    told = page.of("period") if len(spans) == 1 and (whole or has_range(fold(page.subject))) else ()
    if len(told) != 1:
        return page.subject
    days = page.subject[slice(*spans[0])]
    own = read_words(days, page.subject, 0, page)
    below = read_words(told[0].value, told[0].line, told[0].number, page)
    same = own.start is not None and (own.start, own.end) == (below.start, below.end)
    return page.subject.replace(days, " ").rstrip(" -—–（）()") if same else page.subject


def _names(page: Page, project: str | None) -> str:
    """The people of a subject that says that they are lent, and nothing else; or ""."""
    folded = page.folded_subject
    lends = LENDS.told_in(folded) or LENDING.told_in(folded) or _LENT.search(folded)
    if not lends or any(topic.told_in(folded) for topic in (RELEASE, PRESALES, UNSURE, ANOTHER_MATTER)):
        return ""
    written = without_same_days(page)
    subject = _DASHES.sub("、", written.replace(project, "、")).strip("、 ") if project else written
    bare = without_filler(without_accord(_OF_A_MAIL.sub("", _TAG.sub("", subject).strip())))
    people = read_people(bare, page.roll, strict=True)
    known = all(page.roll.holds(one.name) for one in people.names)
    return bare if people.is_whole and known and not people.choice else ""
