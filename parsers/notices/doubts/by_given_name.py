"""Somebody who is recorded by the given name alone: 一舟 is read as 白一舟, and asked about (M4).

The name is that of one person of the directory, but who writes may mean somebody whom it does not have. All else of
the mail is read, so a word does for the form (M7).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.given_alone import GIVEN_NAME
from parsers.reading import Reading
from state.notice import Remark

LONGEST: Final = 300
"""Characters of the line that is quoted."""


def by_given_name(reading: Reading, page: Page) -> Iterator[Remark]:
    """The problems with those whom the reading states something of, and whom the mail names in full nowhere."""
    alone = {name: given for given, name in page.known.called_alone} if page.known else {}
    for name in dict.fromkeys(_stated(reading)) if alone else ():
        if name in alone:
            yield Remark(GIVEN_NAME, "person", _line_of(alone[name], page), value=alone[name], near=(name,))


def is_read(reading: Reading) -> bool:
    """Whether nothing of a reading is asked about but who is meant by a given name."""
    return all(one.code == GIVEN_NAME for one in reading.problems)


def _stated(reading: Reading) -> Iterator[str]:
    """Everybody of whom something would be recorded or changed."""
    change, answer = reading.lead_change, reading.presales_answer
    told = [name for line in reading.assignments for name in (line.person, line.replaces)]
    told += [line.person for line in reading.releases]
    told += [*reading.withdrawn, reading.rd_lead, reading.project_manager]
    told += [change.lead, change.old] if change else []
    told += [*answer.people, *answer.replaced] if answer else []
    yield from filter(None, told)


def _line_of(given: str, page: Page) -> str | None:
    """The first line that has the given name in it, or else the subject."""
    lines = (line.text.strip() for line in page.mail.new_lines)
    cells = (" ".join(row).strip() for table in page.mail.tables for row in table.rows)
    texts = (*lines, *cells, page.mail.subject)
    return next((text[:LONGEST] for text in texts if given in text), None)
