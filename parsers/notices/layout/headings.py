"""A heading of people with people behind it in the same line: 项目今日启动。团队如下：许南星（6月1日-6月30日）(D1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.heading_words import behind_heading
from parsers.notices.words.spans import is_dated

LONGEST: Final = 300
"""Characters of a line in which a heading is looked for."""


def with_headings_apart(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements; a heading of people, and what stands behind it in its line, are two of them."""
    for told in statements:
        may_be = told.field in {None, "lead", "manager"} and len(told.value) <= LONGEST
        at = behind_heading(fold(told.value)) if may_be else 0
        if not at:
            yield told
            continue
        plain = structs.replace(told, field=None, label="", unit="")
        begun = 1 + max(told.value.rfind(mark, 0, at) for mark in "。，,；;")
        if told.field is not None or is_dated(fold(told.value[:begun])):
            yield structs.replace(told, value=tidy(told.value[:begun]))
        else:
            begun = 0  # 各位，名单如下： is one
        yield structs.replace(plain, value=told.value[begun:at], colon=True)
        yield structs.replace(plain, value=told.value[at:].strip())
