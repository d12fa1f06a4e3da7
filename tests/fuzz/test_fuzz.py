"""Some of what `make fuzz` does, always the same: whatever arrives is read without a fault, and handled (M4)."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.corpus import corpus, found
from tests.fuzz.delivery import Handling, moved_here
from tests.fuzz.mutations import mutated
from tests.fuzz.reading import check
from tests.fuzz.shrinking import shrunk


@pytest.mark.parametrize("seeds", [range(first, first + 60) for first in range(0, 600, 60)], ids=str)
def test_no_broken_mail_makes_the_readers_raise(seeds: range) -> None:
    """M4: the same bytes are the same reading, and what it shows as the mail's own words stands in the mail."""
    for seed in seeds:
        check(mutated(Random(seed)), twice=seed % 8 == 0)  # noqa: S311 - dice, no secret


@pytest.mark.parametrize("part", range(5))
def test_the_unbroken_mails_keep_to_it_too(part: int) -> None:
    """M4: what fuzzing has found, and all of the mails that are broken."""
    for at, data in enumerate((*found(), *corpus()[part::5])):
        check(data, twice=at % 5 == 0)


def test_every_broken_mail_is_handled() -> None:
    """D8, M3, M4: recorded, answered, set aside or ignored with a reason; letters hold nothing that is not theirs."""
    with Handling() as handling:
        handling.handle([moved_here(data) for data in found()], "found before")
        for first in range(0, 90, 15):
            handling.play(range(first, first + 15))
        assert handling.failures == []
        assert handling.outcomes["recorded"]
        assert handling.letters


def test_what_fails_is_made_small() -> None:
    """Of a long mail that fails, what makes it fail is left."""
    assert (
        shrunk(b"a" * 300 + b"bad" + b"c" * 500 + b"!" + b"d" * 90, lambda less: b"bad" in less and b"!" in less)
        == b"bad!"
    )
