"""`make torture`: 300 notices and their replies while the daemon is killed, over every transport; prints the counts.

Usage: python -m tests.torture [NOTICES [KILLS [SEED]]]. Ends with 1 when anything is lost, doubled or stuck.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture.campaign import Campaign, at_each_failpoint, at_random_instants
from tests.torture.failpoints import FAILPOINTS
from tests.torture.posts import POSTS, Founders, Post
from tests.torture.power_cut import failures, violations
from tests.torture.zygote import Zygote

PASSINGS = (1, 2, 3)
"""At which call of a failpoint the process ends, one run for each."""


def main(notices: int = 300, kills: int = 100, seed: int = 2026) -> int:
    """Play everything and print what came of it."""
    folder = Path(tempfile.mkdtemp(prefix="rosterd-torture-"))
    print(f"seed {seed}", flush=True)
    clean = _power_cuts(folder, seed)
    founders, zygote = Founders(folder), Zygote()
    try:
        for post in POSTS:
            dice = random.Random(seed)  # noqa: S311 - dice, no secret
            clean &= _played(f"{post}, each failpoint", Campaign(founders, zygote, post), _each_failpoint)
            random_instants = Campaign(founders, zygote, post)
            clean &= _played(
                f"{post}, random instants",
                random_instants,
                lambda campaign: at_random_instants(campaign, notices, kills, dice),  # noqa: B023 - called at once
            )
    finally:
        founders.close()
        zygote.close()
    return 0 if clean else 1


def _power_cuts(folder: Path, seed: int) -> bool:
    """Every disk that a power cut may leave, of the store and of the whole daemon; then the controls."""
    clean = True
    for breakage in (None, "no_fsync", "no_file_sync", "no_folder_sync", "written_in_place"):
        store = folder / f"store-{breakage}"
        store.mkdir()
        disks, wrong = violations(store, breakage, random.Random(seed))  # noqa: S311 - dice, no secret
        clean &= bool(wrong) == (breakage is not None)
        print(f"power cuts, store, {breakage or 'as it is'}: {disks} disks → {len(wrong)} violations", flush=True)
    for breakage in (None, "no_fsync"):
        disks, wrong = failures(folder / f"daemon-{breakage}", breakage, None, seed)
        clean &= bool(wrong) == (breakage is not None)
        print(
            f"power cuts, daemon, {breakage or 'as it is'}: {disks} disks → {len(wrong)} times lost, doubled or stuck",
            flush=True,
        )
    return clean


def _each_failpoint(campaign: Campaign) -> None:
    post: Post = campaign.post
    points = [point for point in FAILPOINTS if post in point.posts]
    missed = at_each_failpoint(campaign, points, PASSINGS)
    campaign.counts.stuck += [f"never come past: {name}" for name in missed]


def _played(name: str, campaign: Campaign, play: Callable[[Campaign], None]) -> bool:
    began = time.monotonic()
    play(campaign)
    counts = campaign.count()
    print(f"{name}: {counts} ({time.monotonic() - began:.0f} s)", flush=True)
    if not counts.clean:
        print(f"{counts.details}\nits files: {campaign.department.folder}", flush=True)
    return counts.clean


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
