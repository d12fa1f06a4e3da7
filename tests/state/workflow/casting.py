"""The cast and the stage of the workflow tests: people, a clock, a project that commits what each step answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import count
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import structs

from state.directory import Directory, KnownProject, Person
from state.events import Event, MailInHand, Notice, ReleaseAnnounced, WordGiven
from state.letters import Confirmation, Correction, Facts, Letter, Several
from state.model import Assignment, Contact, LetterKind, LetterRecord, LetterState, Outcome, Project, Request
from state.notice import Action, AssignmentLine, Decision, ReleaseLine
from state.policy import Policy
from state.workflow.calendar_day import due, wake_on
from state.workflow.draft import Change, Context
from state.workflow.step import step, with_directory
from state.working_days import ONE_DAY, WorkingCalendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkingCalendar()
POLICY = Policy()
PROJECT = "衡川水务平台"
OTHER_PROJECT = "南浦档案馆"

MANAGER = Person("盛怀远", "sheng@heng.example", roles=("project_manager",), delegate="蒋代言")
DELEGATE = Person("蒋代言", "jiang@heng.example", roles=("member",))
LEAD = Person("涂若川", "tu@heng.example", roles=("rd_lead",))
TEAM_MEMBER = Person("岑远帆", "cen@heng.example", roles=("member",))
LEADER = Person(
    "温竹君", "wen@heng.example", ("zhujun@heng.example",), ("group_leader",), group="前端", superior="费仲谋"
)
MEMBER = Person("季青禾", "ji@heng.example", roles=("member",), group="前端", superior="温竹君")
ONE_LEADER = Person("卓尔凡", "zhuo@heng.example", roles=("group_leader",), group="后端", superior="费仲谋")
OTHER_LEADER = Person("阮成蹊", "ruan@heng.example", roles=("group_leader",), group="后端", superior="费仲谋")
BACKEND = Person("庞一鸣", "pang@heng.example", roles=("member",), group="后端", superior="阮成蹊")
HEAD = Person("费仲谋", "fei@heng.example", roles=("coordinator",))
LONER = Person("闵独行", "min@heng.example", roles=("member",), superior="费仲谋")
BOTH = Person("易双全", "yi@heng.example", roles=("project_manager", "group_leader"), group="测试", superior="费仲谋")
TESTER = Person("戚慎之", "qi@heng.example", roles=("member",), group="测试", superior="易双全")
ANOTHER_MANAGER = Person("路过桥", "lu@heng.example", roles=("project_manager",))
CAST = (
    *(MANAGER, DELEGATE, LEAD, TEAM_MEMBER, LEADER, MEMBER, ONE_LEADER, OTHER_LEADER, BACKEND, HEAD, LONER),
    *(BOTH, TESTER, ANOTHER_MANAGER),
)
OUTSIDER = Contact("莫问津", "mo@partner.example")
PROJECTS = (
    KnownProject(PROJECT, MANAGER.name, LEAD.name, (TEAM_MEMBER.name,)),
    KnownProject("双全测试台", BOTH.name, LEAD.name),
)
DIRECTORY = Directory(CAST, PROJECTS)
CASE = TypeVar("CASE", bound=Facts)


def day(text: str) -> dt.date:
    """A day of 2026, as "06-30", or of another year as "2027-01-05"."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def moment(text: str) -> dt.datetime:
    """A moment, as "06-30 09:00"; without an hour ten o'clock."""
    on, _, hour = text.partition(" ")
    return dt.datetime.combine(day(on), dt.time.fromisoformat(hour or "10:00"), ZONE)


def line(person: Person | Contact | str, start: str | None, end: str | None, **facts: object) -> AssignmentLine:
    """One line of a notice."""
    name = person if isinstance(person, str) else person.name
    plain = AssignmentLine(name, start=day(start) if start else None, end=day(end) if end else None)
    return structs.replace(plain, **facts)


def say(action: Action, until: str | None = None, reason: str | None = None, person: str | None = None) -> Decision:
    """A word, as a reply gives it."""
    return Decision(action, day(until) if until else None, reason, person)


AGREE = say("approve")
REFUSE = say("decline", reason="人手不够")
AS_PLANNED = say("release")


def extend(until: str, person: Person | None = None) -> Decision:
    """续期至 …"""
    return say("extend", until, person=person.name if person else None)


class Stage:
    """One project, played through: every step is committed as the daemon does, and its letters count as sent."""

    def __init__(self, at: str = "06-01", project: str = PROJECT, directory: Directory = DIRECTORY) -> None:
        self.now = moment(at)
        self.directory = directory
        self.project = Project(project)
        self.outcome: Outcome = "ignored"
        self.missed: list[str] = []
        self.posted: list[tuple[dt.datetime, Letter]] = []
        self._numbers = count(1)
        self._answered: str | None = None
        self.sending: LetterState = "sent"

    def at(self, text: str) -> Stage:
        """The clock moves on; nothing else happens."""
        self.now = moment(text)
        return self

    def notice(
        self,
        sender: Person,
        *lines: AssignmentLine,
        people: Iterable[Person | Contact] = (),
        received: str | None = None,
        manager: str | None = None,
        lead: str | None = None,
    ) -> list[Letter]:
        """A staffing notice arrives."""
        mail = self.mail(sender, people, received)
        return self.take(Notice(mail, lines, project_manager=manager, rd_lead=lead))

    def release(self, sender: Person, person: Person, on: str | None, received: str | None = None) -> list[Letter]:
        """An early release is announced."""
        line_ = ReleaseLine(person.name, day(on) if on else None)
        return self.take(ReleaseAnnounced(self.mail(sender, (), received), (line_,)))

    def word(
        self,
        sender: Person,
        decision: Decision | None,
        to: Letter | str | None = None,
        received: str | None = None,
        *,
        direct: bool = True,
    ) -> list[Letter]:
        """A reply arrives: under a letter of the daemon's (or its token), or under none."""
        token = to.token if isinstance(to, Letter) else to
        return self.take(WordGiven(self.mail(sender, (), received), decision, token, direct))

    def mail(self, sender: Person, people: Iterable[Person | Contact] = (), received: str | None = None) -> MailInHand:
        """A mail in hand, received now unless said otherwise."""
        contacts = tuple(p.contact if isinstance(p, Person) else p for p in people)
        at = moment(received) if received else self.now
        return MailInHand(f"<{next(self._numbers)}@heng.example>", at, sender, contacts)

    def take(self, event: Event) -> list[Letter]:
        """One step, committed."""
        self._answered = event.mail.message_id
        change, self.outcome = step(self.project, event, self.context())
        return self._commit(change)

    def tick(self) -> list[Letter]:
        """What is due now, committed."""
        return self._commit(due(with_directory(self.project, self.directory), self.context()))

    def settle(self, change: Change) -> list[Letter]:
        """A change that neither a mail nor the calendar has brought about, committed."""
        return self._commit(change)

    def run(self, until: str, *, reminders: bool = False) -> list[tuple[str, Letter]]:
        """Every day at nine, from tomorrow until that day: what goes out, with its day ("06-30").

        Reminders, which most tests are not about, are only told of on request.
        """
        sent: list[tuple[str, Letter]] = []
        while self.now.date() < day(until):
            self.now = dt.datetime.combine(self.now.date() + ONE_DAY, dt.time(9), ZONE)
            sent.extend((self.now.strftime("%m-%d"), letter) for letter in self.tick())
        return [(on, letter) for on, letter in sent if reminders or letter.kind != "reminder"]

    def context(self) -> Context:
        """What a step is told."""
        return Context(self.now, self.directory, CALENDAR, POLICY, nonce=f"nonce {next(self._numbers)}")

    def _commit(self, change: Change) -> list[Letter]:
        records = tuple(self._record(letter) for letter in change.letters)
        project = structs.replace(change.project, letters=(*change.project.letters, *records))
        self.project = structs.replace(project, wake_on=wake_on(project, POLICY, CALENDAR))
        self.missed.extend(change.missed)
        self.posted.extend((self.now, letter) for letter in change.letters)
        return list(change.letters)

    def _record(self, letter: Letter) -> LetterRecord:
        return LetterRecord(
            id=f"L{next(self._numbers)}",
            kind=letter.kind,
            to=letter.to,
            cc=letter.cc,
            subject="",
            message_id=f"<{next(self._numbers)}@rosterd.example>",
            made_at=self.now,
            state=self.sending,
            key=letter.key,
            assignments=letter.assignments,
            token=letter.token,
            asks=letter.asks,
            answers=self._answered if letter.answer else None,
            form=letter.facts.whole if isinstance(letter.facts, Correction) else (),
        )

    @property
    def record(self) -> Assignment:
        """The only assignment."""
        (assignment,) = self.project.assignments
        return assignment

    @property
    def records(self) -> list[tuple[str, str]]:
        """First and last day of every assignment, in order ("06-01", "06-30")."""
        return [(f"{a.start:%m-%d}", f"{a.end:%m-%d}" if a.end else "") for a in self.project.assignments]

    @property
    def states(self) -> list[str]:
        """The state of every assignment, in order."""
        return [assignment.state for assignment in self.project.assignments]

    @property
    def request(self) -> Request:
        """The latest request."""
        return self.project.requests[-1]

    @property
    def history(self) -> str:
        """Every line of the history."""
        return "\n".join(entry.what for entry in self.project.history)


def played(at: str = "06-01", person: Person = MEMBER, start: str = "06-01", end: str = "06-30") -> Stage:
    """A stage on which the manager has lent one person, the day before the first of June or whenever `at` says."""
    stage = Stage(at)
    stage.notice(MANAGER, line(person, start, end), people=(LEADER,))
    return stage


def asked(person: Person = MEMBER) -> tuple[Stage, Letter]:
    """A running assignment until 30 June whose extension question has just gone out, on 16 June."""
    stage = played(person=person)
    sent = stage.run("06-16")
    return stage, only([letter for _, letter in sent], "extension_request")


def only(letters: Iterable[Letter], kind: LetterKind) -> Letter:
    """The one letter of that kind."""
    (letter,) = [letter for letter in letters if letter.kind == kind]
    return letter


def apart(letters: Iterable[Letter]) -> list[Letter]:
    """What the letters say of each person, as if in a letter of its own, with the token of its own question."""
    return [one for letter in letters for one in _apart(letter)]


def _apart(letter: Letter) -> list[Letter]:
    if not isinstance(letter.facts, Several):
        return [letter]
    pairs = zip(letter.facts.items, letter.assignments, strict=True)
    return [
        structs.replace(letter, facts=item, assignments=(about,), token=getattr(item, "token", None), asks=())
        for item, about in pairs
    ]


def kinds(letters: Iterable[Letter]) -> list[LetterKind]:
    """What kinds of letters they are, in order."""
    return [letter.kind for letter in letters]


def days_and_kinds(sent: Iterable[tuple[str, Letter]]) -> list[tuple[str, LetterKind]]:
    """On which day what kind of letter went out."""
    return [(on, letter.kind) for on, letter in sent]


def to(letter: Letter) -> set[str]:
    """To whom a letter is addressed."""
    return {contact.name for contact in letter.to}


def cc(letter: Letter) -> set[str]:
    """Who is copied."""
    return {contact.name for contact in letter.cc}


def everybody(letter: Letter) -> set[str]:
    """Everybody who gets the letter."""
    return to(letter) | cc(letter)


def names(*people: Person | Contact) -> set[str]:
    """Their names."""
    return {person.name for person in people}


def facts(letter: Letter, case: type[CASE]) -> CASE:
    """What the letter is about, of the class that is expected."""
    assert isinstance(letter.facts, case)
    return letter.facts


def confirmed(letters: Iterable[Letter]) -> Confirmation:
    """What the confirmation among them says."""
    return facts(only(letters, "confirmation"), Confirmation)
