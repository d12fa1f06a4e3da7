"""A department whose daemon is killed again and again: people write and answer, and everything is counted."""

from __future__ import annotations

import datetime as dt
import random
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.journeys.department import (
    LEAD,
    LEADER,
    MANAGER,
    PEOPLE,
    Letter,
    moment,
    notice_text,
    person_entry,
    project_entry,
)
from tests.servers.smtp_server import Faults
from tests.torture.failpoints import Failpoint
from tests.torture.posts import Founders, Post
from tests.torture.zygote import Order, Zygote

SURNAMES, FIRST, SECOND = "沐司宋白叶卓尹沙岑凌", "一二三四五六", "川南秋海湖"
NAMES = [f"{surname}{first}{second}" for surname in SURNAMES for first in FIRST for second in SECOND]
PROJECTS = [f"云杉{number}期数据平台项目" for number in "一二三四五六七八九十"]
BEGUN = moment("2026-05-25T10:00")
STEP = dt.timedelta(minutes=11)
"""Between two runs: longer than the grace of an uncertain letter."""
PERIOD, LONGER = "2026-05-18 至 2026-07-24", "2026-08-21"
RUNS_TO_REST = 8


def people() -> str:
    """people.toml: three hundred members, ten projects."""
    members = (person_entry(n, f"k{i}@corp.example", "member", group="前端") for i, n in enumerate(NAMES))
    return "\n".join((PEOPLE, *members, *(project_entry(project, MANAGER, LEAD) for project in PROJECTS)))


@dataclass
class Counts:
    """What was done, and what came of it."""

    notices: int = 0
    letters: int = 0
    kills: int = 0
    faults: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing is lost, doubled or stuck."""
        return not (self.lost or self.doubled or self.stuck)

    def __str__(self) -> str:
        done = f"{self.notices} notices, {self.letters} letters, {self.kills} kills, {self.faults} faults"
        return f"{done} → lost {len(self.lost)}, doubled {len(self.doubled)}, stuck {len(self.stuck)}"

    @property
    def details(self) -> str:
        """The first of each that is wrong."""
        return "\n".join(str(found[:3]) for found in (self.lost, self.doubled, self.stuck) if found)


@dataclass(frozen=True)
class Asked:
    """A mail that was put in, and the letter that must follow from it."""

    kind: str
    person: str


class Campaign:
    """One department, one daemon; a run is one `rosterd once`, eleven minutes after the last."""

    def __init__(self, founders: Founders, zygote: Zygote, post: Post, *, evidence: bool = True) -> None:
        self.post = post
        self.department = founders.found(post, people(), evidence=evidence)
        self.zygote = zygote
        self.log = self.department.folder / "log"
        self.broken: str | None = None
        self.counts = Counts()
        self.now = BEGUN
        self.asked: dict[str, Asked] = {}
        self.arrived: set[str] = set()
        self.digests: set[dt.date] = set()
        self.seconds = 0.5
        """How long an undisturbed run took."""
        self._names = iter(NAMES)

    def write(self, notices: int) -> None:
        """So many leaders write one notice each, every one about another person."""
        for name in (next(self._names) for _ in range(notices)):
            project = PROJECTS[self.counts.notices % len(PROJECTS)]
            text = notice_text(name, PERIOD, project)
            mail = self.department.mail(LEADER, f"【{project}】人员支撑安排同步", text, to=[MANAGER])
            self.asked[self.department.put(mail, self.now)] = Asked("confirmation", name)
            self.counts.notices += 1

    def run(
        self, failpoint: str | None = None, passing: int = 1, kill_after: float | None = None, fault: str | None = None
    ) -> int:
        """One run, killed or not; people answer what has arrived. How it ended."""
        self.now += STEP
        arguments = ["once", "--config", str(self.department.config), "--at", self.now.isoformat()]
        log = str(self.log)
        order = Order(arguments, log, failpoint, passing, kill_after, self.broken, fault)
        began = time.monotonic()
        code = self.zygote.run(order)
        if code == 0:
            self.seconds = time.monotonic() - began
        self.counts.kills += code == -signal.SIGKILL
        self._hear()
        return code

    def rest(self) -> None:
        """Run until nothing is left to do, or it is clear that there always will be."""
        for _ in range(RUNS_TO_REST):
            if self.run() == 0 and not self.asked:
                break
            self.now += dt.timedelta(minutes=50)

    def _hear(self) -> None:
        for letter in self.department.letters():
            self.counts.letters += 1
            if letter.id in self.arrived:
                self.counts.doubled.append(f"again under its Message-ID: {letter.kind} {letter.subject}")
                continue
            self.arrived.add(letter.id)
            asked = self._answered_by(letter)
            if asked is not None:
                self._answer(letter, asked.person)
            elif letter.kind != "admin_digest" or letter.date.date() in self.digests:
                self.counts.doubled.append(f"nobody has asked for: {letter.kind} {letter.subject}")
            else:
                self.digests.add(letter.date.date())

    def _answered_by(self, letter: Letter) -> Asked | None:
        """The mail that it follows from: which it answers, or whose person it is about."""
        answered = letter.header("In-Reply-To")
        if answered not in self.asked or self.asked[answered].kind != letter.kind:
            about = (key for key, one in self.asked.items() if one.kind == letter.kind and one.person in letter.text)
            answered = next(about, "")
        return self.asked.pop(answered, None)

    def _answer(self, letter: Letter, person: str) -> None:
        if letter.kind == "confirmation":
            reply, follows = self.department.answer(letter, MANAGER, f"{person}续期至 {LONGER}"), "approval_request"
        elif letter.kind == "approval_request":
            reply, follows = self.department.answer(letter, LEADER, "同意"), "extension_result"
        else:
            return
        self.asked[self.department.put(reply, self.now)] = Asked(follows, person)

    def count(self) -> Counts:
        """Bring it to rest, and hold records, mailbox and letters to what must be."""
        self.rest()
        self.counts.lost += [f"no {asked.kind} about {asked.person}" for asked in self.asked.values()]
        agreed = [
            row["person"] for row in self.department.status() if row["end"] == LONGER and row["extension"] == "agreed"
        ]
        noticed = NAMES[: self.counts.notices]
        self.counts.lost += [f"not on record: {name}" for name in noticed if agreed.count(name) != 1]
        self.counts.stuck += self._stuck()
        return self.counts

    def _stuck(self) -> Iterator[str]:
        waiting = self.department.waiting()
        if waiting:
            yield f"{waiting} mails lie in the mailbox"
        if (code := self.run()) != 0:
            yield f"once ends with {code}"
        for row in self.department.command("aside", "list", "--json", "--config", self.department.config).rows:
            yield f"set aside: {row['subject']} {row['reason']}"
        for file in self.department.state.rglob("*.tmp"):
            yield f"left over: {file.name}"
        if "Traceback" in self.log.read_text(encoding="utf-8"):
            yield f"a traceback in {self.log}"


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
