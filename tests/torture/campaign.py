"""The daemon is killed again and again while people write and answer; everything is counted."""

from __future__ import annotations

import random
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tests.servers.smtp_server import Faults
from tests.torture.correspondence import STEP, Correspondence
from tests.torture.failpoints import Failpoint
from tests.torture.posts import ExchangePost, Founders, Post
from tests.torture.zygote import Order, Zygote


class Campaign(Correspondence):
    """A run is one `rosterd once`, eleven minutes after the last."""

    def __init__(self, founders: Founders, zygote: Zygote, post: Post, *, evidence: bool = True) -> None:
        super().__init__(founders, post, evidence=evidence)
        self.zygote = zygote
        self.broken: str | None = None
        self.seconds = 0.5
        """How long an undisturbed run took."""

    def run(
        self, failpoint: str | None = None, passing: int = 1, kill_after: float | None = None, fault: str | None = None
    ) -> int:
        """One run, killed or not; people answer what has arrived. How it ended."""
        self.now += STEP
        arguments = ["once", "--config", str(self.department.config), "--at", self.now.isoformat()]
        order = Order(arguments, str(self.log), failpoint, passing, kill_after, self.broken, fault)
        began = time.monotonic()
        code = self.zygote.run(order)
        if code == 0:
            self.seconds = time.monotonic() - began
        self.counts.kills += code == -signal.SIGKILL
        self.department.settled()
        self.hear()
        return code


def at_each_failpoint(campaign: Campaign, points: Iterable[Failpoint], passings: tuple[int, ...] = (1,)) -> list[str]:
    """Kill the daemon at every failpoint in turn, while a notice and answers are under way; those never come past."""
    killed = {point: [_killed_at(campaign, point, passing) for passing in passings] for point in points}
    return [point.name for point, times in killed.items() if not any(times)]


def _killed_at(campaign: Campaign, point: Failpoint, passing: int) -> bool:
    campaign.write(1)
    if point.resting:
        campaign.run("before: a letter is handed over")
    killed = campaign.run(point.name, passing) == -signal.SIGKILL
    campaign.run()
    return killed


def at_random_instants(campaign: Campaign, notices: int, kills: int, dice: random.Random) -> None:
    """Kill the daemon at random instants while notices and answers come in and servers drop connections."""
    each = max(1, -(-notices // max(1, kills)))
    while campaign.counts.kills < kills or campaign.counts.notices < notices:
        campaign.write(min(each, notices - campaign.counts.notices))
        with _faults(campaign, dice):
            campaign.run(kill_after=dice.uniform(0.02, 1.1) * campaign.seconds)
        if dice.random() < 0.4:
            with _faults(campaign, dice):
                campaign.run()


@contextmanager
def _faults(campaign: Campaign, dice: random.Random) -> Iterator[None]:
    """Within, in every other run, connections are dropped: all at once, or one before or after a letter is stored."""
    if isinstance(campaign.department, ExchangePost):
        campaign.counts.faults += 1
        with campaign.department.answers_lost(dice):
            yield
        return
    smtp = campaign.department.smtp
    if smtp is None or dice.random() < 0.5:
        yield
        return
    smtp.coming = lambda: _drop_some(campaign, smtp.faults, dice)
    cut = threading.Timer(dice.uniform(0.0, 1.0) * campaign.seconds, campaign.department.cut_connections)
    cut.start()
    campaign.counts.faults += 1
    try:
        yield
    finally:
        cut.join()
        smtp.coming = lambda: None
        smtp.faults.cut_before_storing = smtp.faults.cut_after_storing = False


def _drop_some(campaign: Campaign, faults: Faults, dice: random.Random) -> None:
    roll = dice.random()
    faults.cut_before_storing, faults.cut_after_storing = roll < 0.15, 0.15 <= roll < 0.3
    campaign.counts.faults += roll < 0.3
