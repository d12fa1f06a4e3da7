"""A notice that says in its subject who is lent, and when: 如题，已和俊杰沟通，请知悉 below it (D2).

What stands below is courtesy, or refers to the subject and is mere talk beside that; anything else is asked about
(M4). In a subject dashes may stand where a sentence has commas: 前端支撑-滨江大学算力平台-白一舟-6.1-6.12.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.layout.mere_talk import is_talk
from parsers.notices.lending.named_in_subject import without_same_days
from parsers.notices.page.in_the_subject import AS_ABOVE, says_it_in_the_subject
from parsers.notices.page.page import Page
from parsers.notices.words.filler import without_plea
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 20
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_FEW: Final = 3
"""Lines of a mail that only talks below its subject."""
_PEOPLE: Final = frozenset({"person", "release_person", "lead", "manager"})
_NO_BRACKETS: Final = str.maketrans("【】[]", "    ")
_CLAUSE: Final = Pattern(r"[^,，。;；!！\n]+")
_DASH: Final = Pattern(
    r"(?<=[\u4e00-\u9fff)）])(?<![日号月年])\s?[-—–_|]{1,2}\s?(?=[\w(（])"
    r"|(?<=\w)\s?[-—–_|]{1,2}\s?(?=[\u4e00-\u9fff])"
)


def left_to_the_subject(page: Page) -> bool:
    """Whether a fresh mail leaves to its subject what it has to say."""
    return says_it_in_the_subject(page) or (_refers_to_it(page) and without_same_days(page) == page.subject)


def beside_the_subject(page: Page) -> Iterator[Remark]:
    """The problems with the lines of such a mail that say something more."""
    own = page.roll.projects_in(page.subject)
    for told in page.loose[:MOST] if _refers_to_it(page) else ():
        text = told.value[:LONGEST]
        for name in own:
            text = text.replace(name, "本项目")
        if not (_says_nothing(text, page) or _signs(text, page)):
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def _refers_to_it(page: Page) -> bool:
    if page.is_reply or page.rows or any(told.field in _PEOPLE for told in page.statements):
        return False
    if any(AS_ABOVE.match(fold(told.value)) for told in page.loose[:MOST]):
        return True
    few = len(page.statements) == len(page.loose) <= _FEW
    return few and has_range(page.folded_subject) and all(_says_nothing(told.value, page) for told in page.loose)


def _signs(text: str, page: Page) -> bool:
    """Whether a line is the name of somebody of the directory who is lent to nobody: he signs."""
    return page.roll.holds(text.strip()) and not page.roll.names_member(text)


def _says_nothing(text: str, page: Page) -> bool:
    clauses = _CLAUSE.findall(AS_ABOVE.sub("", without_plea(fold(text))))
    return all(is_courtesy(fold(clause)) or is_talk(clause.strip(), page.roll, None) for clause in clauses)


def subject_as_told(page: Page) -> Statement:
    """The subject as a statement: 许南星支撑星河数据治理项目（6月1日-6月30日）."""
    plain = page.subject.translate(_NO_BRACKETS).strip()
    return Statement(None, _DASH.sub("，", plain), 0, page.mail.subject)
