"""Where the facts of a reading stood in its mail, and whose each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from parsers.reading import Reading
from state.notice import Fact, Source

_OF_RELEASE: Final = {"person": "release_person", "on": "release_on"}


def sources_of(reading: Reading) -> Iterator[tuple[str | None, Source | Fact]]:
    """Where each fact of the mail stood, and whose it is where it is one person's."""
    yield from ((None, source) for source in reading.sources)
    yield from ((line.person, source) for line in reading.assignments for source in line.sources)
    yield from ((None, source) for need in reading.needs for source in need.sources)
    for release in reading.releases:
        for told in release.sources:
            yield release.person, Source(_OF_RELEASE.get(told.field, told.field), told.line, told.text)
    yield from ((decision.person, decision.source) for decision in reading.decisions if decision.source)
    yield from ((None, source) for source in _of_others(reading) if source is not None)


def _of_others(reading: Reading) -> Iterable[Source | Fact | None]:
    yield from reading.lead_change.sources if reading.lead_change else ()
    yield from reading.handover.facts if reading.handover else ()
    stated = (reading.decision, reading.project_end, reading.presales_request, reading.presales_answer)
    yield from (one.source for one in stated if one is not None)
