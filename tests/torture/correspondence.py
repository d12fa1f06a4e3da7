"""People write notices and answer what they get; whatever the daemon goes through, everything is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

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
from tests.torture.posts import Founders, Post

SURNAMES, FIRST, SECOND = "沐司宋白叶卓尹沙岑凌", "一二三四五六", "川南秋海湖"
NAMES = [f"{surname}{first}{second}" for surname in SURNAMES for first in FIRST for second in SECOND]
PROJECTS = [f"云杉{number}期数据平台项目" for number in "一二三四五六七八九十"]
BEGUN = moment("2026-05-25T10:00")
STEP = dt.timedelta(minutes=11)
"""Between two runs: longer than the grace of an uncertain letter."""
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


class Correspondence:
    """A department whose people write, and answer what they get; a subclass runs the daemon."""

    def __init__(self, founders: Founders, post: Post, *, evidence: bool = True) -> None:
        self.post = post
        self.department = founders.found(post, people(), evidence=evidence)
        self.log = self.department.folder / "log"
        self.counts = Counts()
        self.now = BEGUN
        self.asked: dict[str, Asked] = {}
        self.arrived: set[str] = set()
        self.told: set[str] = set()
        """Of what the administrator has heard."""
        self._names = iter(NAMES)

    def run(self) -> int:
        """One run of the daemon, some time after the last; people answer what has arrived. The exit code."""
        raise NotImplementedError

    def period(self) -> str:
        """For how long people are asked for."""
        return "2026-05-18 至 2026-07-24"

    def longer(self) -> dt.date:
        """Until when they are asked to stay once they are there."""
        return dt.date(2026, 8, 21)

    def write(self, notices: int) -> None:
        """So many leaders write one notice each, every one about another person."""
        for name in (next(self._names) for _ in range(notices)):
            project = PROJECTS[self.counts.notices % len(PROJECTS)]
            text = notice_text(name, self.period(), project)
            mail = self.department.mail(LEADER, f"【{project}】人员支撑安排同步", text, to=[MANAGER])
            self.asked[self.department.put(mail, self.now)] = Asked("confirmation", name)
            self.counts.notices += 1

    def rest(self) -> None:
        """Run until nothing is left to do, or it is clear that there always will be."""
        for _ in range(RUNS_TO_REST):
            if self.run() == 0 and not self.asked:
                break
            self.now += dt.timedelta(minutes=50)

    def hear(self) -> None:
        """Take what has arrived for what it is, and answer it."""
        for letter in self.department.letters():
            self.counts.letters += 1
            if letter.id in self.arrived:
                self.counts.doubled.append(f"again under its Message-ID: {letter.kind} {letter.subject}")
                continue
            self.arrived.add(letter.id)
            asked = self._answered_by(letter)
            if asked is not None:
                self._answer(letter, asked.person)
            elif not self.comes_by_itself(letter):
                self.counts.doubled.append(f"nobody has asked for: {letter.kind} {letter.subject}")

    def comes_by_itself(self, letter: Letter) -> bool:
        """Whether no mail asks for it: the administrator gets one digest a day, and each outage is told once."""
        if letter.kind not in {"admin_digest", "outage"}:
            return False
        told = str(letter.date.date()) if letter.kind == "admin_digest" else letter.subject
        is_the_first = told not in self.told
        self.told.add(told)
        return is_the_first

    def _answered_by(self, letter: Letter) -> Asked | None:
        """The mail that it follows from: which it answers, or whose person it is about."""
        answered = letter.header("In-Reply-To")
        if answered not in self.asked or self.asked[answered].kind != letter.kind:
            about = (key for key, one in self.asked.items() if one.kind == letter.kind and one.person in letter.text)
            answered = next(about, "")
        return self.asked.pop(answered, None)

    def _answer(self, letter: Letter, person: str) -> None:
        if letter.kind == "confirmation":
            reply = self.department.answer(letter, MANAGER, f"{person}续期至 {self.longer()}")
            follows = "approval_request"
        elif letter.kind == "approval_request":
            reply, follows = self.department.answer(letter, LEADER, "同意"), "extension_result"
        else:
            return
        self.asked[self.department.put(reply, self.now)] = Asked(follows, person)

    def count(self) -> Counts:
        """Bring it to rest, and hold records, mailbox and letters to what must be."""
        self.rest()
        self.counts.lost += [f"no {asked.kind} about {asked.person}" for asked in self.asked.values()]
        agreed = [row["person"] for row in self.department.status() if self.was_lengthened(row)]
        noticed = NAMES[: self.counts.notices]
        self.counts.lost += [f"not on record: {name}" for name in noticed if agreed.count(name) != 1]
        self.counts.stuck += self._stuck()
        return self.counts

    def was_lengthened(self, row: dict[str, Any]) -> bool:
        """Whether the record says what was agreed in the end."""
        return bool(row["extension"] == "agreed" and row["end"] == self.longer().isoformat())

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
        if self.log.exists() and "Traceback" in self.log.read_text(encoding="utf-8"):
            yield f"a traceback in {self.log}"
