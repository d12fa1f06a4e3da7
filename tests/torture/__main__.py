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
from tests.torture.zygote import Zygote

PASSINGS = (1, 2, 3)
"""At which call of a failpoint the process ends, one run for each."""


def main(notices: int = 300, kills: int = 100, seed: int = 2026) -> int:
    """Play everything and print what came of it."""
    founders, zygote = Founders(Path(tempfile.mkdtemp(prefix="rosterd-torture-"))), Zygote()
    print(f"seed {seed}", flush=True)
    clean = True
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
