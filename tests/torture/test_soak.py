"""One daemon for months, while mailbox and outgoing server fail: nothing lost, doubled or stuck, and memory flat."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.torture.posts import Founders
from tests.torture.soak import MOST_A_MONTH, Soak


def test_months_with_faults_keep_the_memory_flat(tmp_path: Path) -> None:
    """Two months here, a year in `make torture`: what a month of mails adds is the records of that month."""
    with closing(Founders(tmp_path)) as founders, closing(Soak(founders, 1)) as soak:
        soak.play(2)
        counts = soak.count()
    assert counts.clean, f"{counts}\n{counts.details}"
    assert counts.faults > 20
    assert soak.memory[1] - soak.memory[0] < MOST_A_MONTH, soak.memory
