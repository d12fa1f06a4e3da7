"""Whether a fresh mail says all it has to say in its subject: nothing below but courtesy, or 如题."""

from __future__ import annotations

from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.words.filler import without_plea
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

AS_ABOVE: Final = Pattern(r"^\W*(?:如题|如标题|见(?:标题|主题)|如主题|同标题|内容如题)\W*")


def says_it_in_the_subject(page: Page) -> bool:
    """Whether a fresh mail has nothing below its subject but courtesy, or a word that all is said above: 如题."""
    if page.is_reply or page.rows or any(told.field is not None for told in page.statements):
        return False
    return all(map(_says_nothing, page.statements))


def _says_nothing(told: Statement) -> bool:
    return is_courtesy(AS_ABOVE.sub("", without_plea(fold(told.value))) or "谢谢")
