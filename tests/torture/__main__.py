"""`make torture`: everything that may end the daemon, in full, over every transport; prints the counts.

Usage: python -m tests.torture [NOTICES [KILLS [SEED]]]. Ends with 1 when anything is lost, doubled or stuck, and when a
daemon that is broken on purpose is not caught.
"""

from __future__ import annotations

import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from tests.torture.campaign import Campaign, at_each_failpoint, at_random_instants
from tests.torture.correspondence import Correspondence, Counts
from tests.torture.failpoints import FAILPOINTS
from tests.torture.posts import POSTS, Founders, Post
from tests.torture.power_cut import failures, violations
from tests.torture.soak import MOST_A_MONTH, Soak
from tests.torture.zygote import Zygote

PASSINGS = (1, 2, 3)
"""At which call of a failpoint the process ends, one run for each."""
MONTHS = 12
SOME = 100
"""Of the disks of a daemon that is broken on purpose; the first of them is enough."""
CONTROLS = ("no_fsync", "no_file_sync", "no_folder_sync", "written_in_place")


class Torture:
    """What is played, in turn; `faulty` are the parts that did not come out as they must."""

    def __init__(self, notices: int, kills: int, seed: int) -> None:
        self.notices, self.kills, self.seed = notices, kills, seed
        self.faulty: list[str] = []
        self.folder = Path(tempfile.mkdtemp(prefix="rosterd-torture-"))

    def play(self) -> None:
        """Everything."""
        print(f"seed {self.seed}; files in {self.folder}", flush=True)
        with ExitStack() as until_the_end:
            founders = until_the_end.enter_context(closing(Founders(self.folder)))
            zygote = until_the_end.enter_context(closing(Zygote()))
            self._power_cuts()
            for post in POSTS:
                self._kill(Campaign(founders, zygote, post), f"{post}, each failpoint", _each_failpoint)
                self._kill(Campaign(founders, zygote, post), f"{post}, random instants", self._random_instants)
            self._control(Campaign(founders, zygote, "IMAP and SMTP"))
            self._soak(until_the_end.enter_context(closing(Soak(founders, self.seed))))

    def _dice(self) -> random.Random:
        return random.Random(self.seed)  # noqa: S311 - dice, no secret

    def _say(self, what: str, came: object, well: bool) -> None:
        print(f"{what}: {came}", flush=True)
        if not well:
            self.faulty.append(what)

    def _power_cuts(self) -> None:
        """Every disk that a power cut may leave, of the store and of the whole daemon; then the controls."""
        for breakage in (None, *CONTROLS):
            store = self.folder / f"store-{breakage}"
            store.mkdir()
            disks, wrong = violations(store, breakage, self._dice())
            name = f"power cuts, store{_broken(breakage)}"
            self._say(name, f"{disks} disks → {len(wrong)} violations", bool(wrong) == (breakage is not None))
        for breakage in (None, "no_fsync"):
            among = None if breakage is None else SOME
            disks, wrong = failures(self.folder / f"daemon-{breakage}", breakage, among, self.seed)
            name = f"power cuts, daemon{_broken(breakage)}"
            came = f"{disks} disks → {len(wrong)} times lost, doubled or stuck"
            self._say(name, came, bool(wrong) == (breakage is not None))

    def _kill(self, campaign: Campaign, name: str, play: Callable[[Campaign], None]) -> None:
        began = time.monotonic()
        play(campaign)
        counts = self._counted(campaign)
        self._say(name, f"{counts} ({time.monotonic() - began:.0f} s)", counts.clean)

    def _counted(self, campaign: Correspondence) -> Counts:
        counts = campaign.count()
        if not counts.clean:
            print(f"{counts.details}\nits files: {campaign.department.folder}", flush=True)
        return counts

    def _random_instants(self, campaign: Campaign) -> None:
        at_random_instants(campaign, self.notices, self.kills, self._dice())

    def _control(self, campaign: Campaign) -> None:
        """A blind resend, which the same kills and the same faults must catch."""
        campaign.broken = "blind_resend"
        at_random_instants(campaign, self.notices // 5, self.kills // 5, self._dice())
        counts = campaign.count()
        self._say(f"IMAP and SMTP, random instants{_broken('blind_resend')}", counts, bool(counts.doubled))

    def _soak(self, soak: Soak) -> None:
        soak.play(MONTHS)
        counts = self._counted(soak)
        grown = [after - before for before, after in zip(soak.memory, soak.memory[1:], strict=False)]
        came = (
            f"{counts}; memory {soak.memory[0] // 1024} to {soak.memory[-1] // 1024} MB, most a month {max(grown)} kB"
        )
        self._say(f"soak, {MONTHS} months", came, counts.clean and max(grown) < MOST_A_MONTH)


def _broken(breakage: str | None) -> str:
    return "" if breakage is None else f", broken on purpose ({breakage})"


def _each_failpoint(campaign: Campaign) -> None:
    post: Post = campaign.post
    points = [point for point in FAILPOINTS if post in point.posts]
    missed = at_each_failpoint(campaign, points, PASSINGS)
    campaign.counts.stuck += [f"never come past: {name}" for name in missed]


def main(notices: int = 300, kills: int = 100, seed: int = 2026) -> int:
    """Play everything and say what came of it."""
    logging.disable(logging.CRITICAL)  # the servers complain of clients that are killed
    torture = Torture(notices, kills, seed)
    torture.play()
    print(f"not as it must be: {torture.faulty}" if torture.faulty else "all as it must be", flush=True)
    return 1 if torture.faulty else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
