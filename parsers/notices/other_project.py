"""A change of a lead, or an end, that a line states of another project than the mail's: asked about (M4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from parsers.notices.fold import fold
from parsers.notices.names import key_of
from parsers.notices.page import Page
from state.notice import Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300


def of_another_project(page: Page, project: str | None, about: Callable[[str], object]) -> Iterator[Remark]:
    """The problems with the lines that are `about` the thing and name another known project, and not this one."""
    if page.known is None or project is None:
        return
    own = key_of(project)
    for told in page.loose[:MOST]:
        line = told.value[:LONGEST]
        if about(fold(line)):
            others = (name for written, name in page.known.project_by_key.items() if _names(written, own, key_of(line)))
            yield from (
                Remark("ambiguous-project", "project", told.line, value=f"{project} / {other}") for other in others
            )


def _names(written: str, own: str, line: str) -> bool:
    """Whether a line names the other project, and not a longer name of this one."""
    return bool(written) and written != own and written not in own and written in line.replace(own, "")
