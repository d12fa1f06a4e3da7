"""What must happen in a year, worked out from the rules of PROCESS alone: an expectation to hold the daemon to.

Only the working calendar is the product's. Dates are included; a cycle handles its mails in the order in which they
were received, then does what is due (T3).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from state.working_days import WorkingCalendar

DAY = dt.timedelta(days=1)
WEEK = 7
FORTNIGHT = 14
HOUR = dt.time(9)
CALENDAR = WorkingCalendar()

Voice = Literal["manager", "leader"]


@dataclass(frozen=True)
class Project:
    """A project as the directory file states it."""

    name: str
    manager: str
    lead: str
    team: tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """Somebody who is lent, with the leader of the group and the superior."""

    name: str
    leader: str
    superior: str


@dataclass
class Ask:
    """A question put to a voice: `about` is the proposed last day, None asks whether to extend at all."""

    stint: Stint
    voice: Voice
    about: dt.date | None
    purpose: Literal["extension", "early_release"] = "extension"
    last_day: dt.date = dt.date.max
    asked_on: dt.date = dt.date.max
    open: bool = True
    reminded: set[str] = field(default_factory=set)

    @property
    def person(self) -> str:
        """Who is asked."""
        return self.stint.project.manager if self.voice == "manager" else self.stint.member.leader


@dataclass
class Stint:
    """One person lent to one project."""

    project: Project
    member: Member
    start: dt.date
    end: dt.date
    noticed: dt.date
    """When the mailbox received the notice."""
    known: dt.date
    """When the daemon learnt of the present last day."""
    told: dt.date | None = None
    told_to: frozenset[str] = frozenset()
    asked: dt.date | None = None
    extension: str | None = None
    talk: dict[Voice, dt.date] | None = None
    """Of an open extension: which voice has named which last day."""
    leaving: dt.date | None = None
    """Of an early release that waits for the leader's word: the day."""
    asks: list[Ask] = field(default_factory=list)
    over: bool = False

    def put(self, ask: Ask, today: dt.date) -> Ask:
        """A new question takes the place of earlier ones to the same voice."""
        self.close(ask.purpose, ask.voice)
        ask.last_day, ask.asked_on = self.end, today
        self.asks.append(ask)
        return ask

    def close(self, purpose: str, voice: Voice | None = None) -> None:
        """Earlier questions decide nothing any more."""
        for ask in self.asks:
            if ask.purpose == purpose and voice in {None, ask.voice}:
                ask.open = False


@dataclass(frozen=True)
class Expected:
    """A letter that must go out. `cc` is None where only everybody together is laid down."""

    kind: str
    everybody: frozenset[str]
    to: frozenset[str] | None = None
    about: tuple[str, ...] = ()
    """Words that must stand in it."""
    answers: str | None = None
    ask: Ask | None = None
    late: bool | None = None
    alike: tuple[object, ...] | None = None
    """What letters of the calendar have in common that are one letter; None where this one stands alone."""
    items: tuple[tuple[str, Ask | None], ...] = ()
    """Of a letter about several people: who has which number, and the question about each."""


def joined(expected: list[Expected]) -> list[Expected]:
    """Nobody gets two mails in one cycle that could be one: what is alike goes to all who would get any of it."""
    groups: dict[tuple[object, ...], list[Expected]] = {}
    for number, one in enumerate(expected):
        groups.setdefault((number,) if one.alike is None else one.alike, []).append(one)
    return [group[0] if len(group) == 1 else _one(group) for group in groups.values()]


def _one(group: list[Expected]) -> Expected:
    """What asks is addressed to the one who decides."""
    return Expected(
        group[0].kind,
        frozenset().union(*(one.everybody for one in group)),
        next((one.to for one in group if one.to is not None), None),
        tuple(word for one in group for word in one.about),
        late=None if group[0].late is None else any(one.late for one in group),
        alike=group[0].alike,
        items=tuple((one.about[0], one.ask) for one in group),
    )


Word = Literal["yes", "no", "extend", "unclear"]


@dataclass(frozen=True)
class Event:
    """A mail as the model hears it."""

    received: dt.datetime
    message_id: str
    hear: Callable[[Year, Event], None]


class Year:
    """The department as the rules have it."""

    def __init__(
        self, team_of: Callable[[Project], tuple[str, ...]], admin: str, head: str, downtime: frozenset[dt.date]
    ) -> None:
        self.listed = team_of
        self.admin = admin
        self.head = head
        """The superior of the group leaders; managers have none."""
        self.downtime = downtime
        self.stints: list[Stint] = []
        self.expected: list[Expected] = []
        self.notes: list[str] = []
        self.digest_on: dt.date | None = None
        self.now = dt.datetime.min.replace(tzinfo=dt.UTC)
        self.counted: Counter[str] = Counter()

    @property
    def today(self) -> dt.date:
        """The day of the cycle."""
        return self.now.date()

    def cycle(self, now: dt.datetime, events: list[Event]) -> list[Expected]:
        """Which letters must go out in this cycle."""
        self.now, self.expected = now, []
        for event in sorted(events, key=lambda event: event.received):
            event.hear(self, event)
        written, self.expected = self.expected, []
        for stint in self.stints:
            if not stint.over:
                self._due(stint)
        self.expected = [*written, *joined(self.expected)]
        for notice in self.expected:
            self._told_together(notice)
        if self._hour() and self.notes and self.digest_on != self.today:
            self._expect("admin_digest", {self.admin}, about=tuple(self.notes))
            self.notes, self.digest_on = [], self.today
        return self.expected

    def _told_together(self, notice: Expected) -> None:
        """D6: the same people are told when a release is off, whoever of those that leave they were told for."""
        if notice.alike is None or notice.alike[0] != "release_notice":
            return
        names = {name for name, _ in notice.items}
        for stint in self.stints:
            if stint.project == notice.alike[1] and stint.member.name in names and stint.told == stint.end:
                stint.told_to = notice.everybody

    def _hour(self) -> bool:
        return self.now.time() >= HOUR and CALENDAR.is_working_day(self.today)

    def _expect(
        self,
        kind: str,
        everybody: set[str],
        *,
        to: set[str] | None = None,
        about: tuple[str, ...] = (),
        answers: str | None = None,
        ask: Ask | None = None,
        late: bool | None = None,
        alike: tuple[object, ...] | None = None,
    ) -> None:
        addressed = None if to is None else frozenset(to)
        self.expected.append(Expected(kind, frozenset(everybody), addressed, about, answers, ask, late, alike))

    # notices (D2, D3, D4)

    def notice(self, event: Event, stint: Stint, sender: str, addressed: set[str]) -> None:
        """D3, M5b, T2: confirmed; a release notice whose date has passed goes along with it."""
        stint.known = self.today
        self.stints.append(stint)
        self.confirm(event, stint, sender, addressed)
        if release_day(stint) < self.today <= stint.end:
            self._release(stint)
            self.counted["release notice with the confirmation"] += 1

    def amend(self, event: Event, stint: Stint, sender: str, start: dt.date, end: dt.date) -> None:
        """D4: before it begins."""
        stint.start, stint.end, stint.known = start, end, self.today
        self.confirm(event, stint, sender, {stint.member.leader})

    def confirm(self, event: Event, stint: Stint, sender: str, addressed: set[str]) -> None:
        """M5b: to the sender alone, and to the leader who neither sent it nor stands on it."""
        left_out = {stint.member.leader} - addressed - {sender}
        about = (stint.member.name, stint.project.name)
        self._expect("confirmation", {sender} | left_out, to={sender}, about=about, answers=event.message_id)

    def correct(self, event: Event, sender: str, *about: str) -> None:
        """M4."""
        self._expect("correction_request", {sender}, about=about, answers=event.message_id)

    def refuse_sender(self, event: Event, sender: str) -> None:
        """M3: one line."""
        self._expect("not_entitled", {sender}, answers=event.message_id)

    def note(self, text: str) -> None:
        """The admin sees it in the next digest."""
        self.notes.append(text)

    def later_end(self, event: Event, stint: Stint, end: dt.date) -> None:
        """D4: the leader's later end opens an extension with the leader's voice; the manager is asked."""
        self.confirm(event, stint, stint.member.leader, set())
        stint.extension, stint.asked, stint.talk = "requested", stint.end, {"leader": end}
        self._ask(stint, "manager", end)

    # words (D5, D7)

    def word(self, event: Event, ask: Ask, word: Word, until: dt.date | None = None) -> None:
        """A reply to a question."""
        stint, said_on = ask.stint, event.received.date()
        if not ask.open or said_on > ask.last_day:
            if word == "extend" and until is not None and self._starts_again(stint, ask, until, said_on):
                self._names(stint, ask, until)
            elif word != "unclear":
                self._expect("extension_result", {ask.person}, about=(stint.member.name,), answers=event.message_id)
                self.counted["late word"] += 1
            return
        day = ask.about if word == "yes" else until
        if word == "no":
            self._refused(stint, ask)
        elif day is None or (ask.purpose == "early_release" and day < said_on):
            self.correct(event, ask.person, stint.member.name)
        elif ask.purpose == "early_release":
            self._leaves_early(stint, day, frozenset({ask.person}))
        else:
            self._names(stint, ask, day)

    def _starts_again(self, stint: Stint, ask: Ask, until: dt.date, said_on: dt.date) -> bool:
        """D5: either voice may start it unasked, with a date, while the person is there."""
        talk = stint.talk or {}
        if stint.over or said_on > stint.end or until <= stint.end or talk.get(ask.voice) == until:
            return False
        if stint.talk is None:
            stint.extension, stint.asked = "requested", stint.end
        self.counted["started again"] += 1
        return True

    def _names(self, stint: Stint, ask: Ask, day: dt.date) -> None:
        talk = stint.talk = {**(stint.talk or {}), ask.voice: day}
        if talk.get("manager") == talk.get("leader"):
            self._extended(stint, day)
        else:
            self._ask(stint, "leader" if ask.voice == "manager" else "manager", day)

    def _ask(self, stint: Stint, voice: Voice, day: dt.date) -> None:
        ask = stint.put(Ask(stint, voice, day), self.today)
        if stint.end < self.today:  # T3: nothing is sent about a period already over
            self.counted["spoke in time, heard too late to ask the other"] += 1
            return
        self._expect("approval_request", {ask.person}, about=(stint.member.name, chinese(day)), ask=ask)

    def _result(self, stint: Stint, *about: str) -> None:
        """D5: to both voices, copying lead, person and team."""
        voices = {stint.project.manager, stint.member.leader}
        everybody = voices | {stint.project.lead, stint.member.name} | self._team(stint.project)
        self._expect("extension_result", everybody, to=voices, about=(stint.member.name, *about))

    def _refused(self, stint: Stint, ask: Ask) -> None:
        stint.close(ask.purpose)
        if ask.purpose == "extension":
            stint.talk, stint.extension = None, "declined"
            self._result(stint)
            return
        stint.leaving = None
        self._expect("extension_result", {stint.project.manager, stint.member.leader}, about=(stint.member.name,))
        self.counted["early release refused"] += 1

    def _extended(self, stint: Stint, day: dt.date) -> None:
        old = stint.end
        stint.close("extension")
        stint.talk, stint.extension, stint.end, stint.known = None, "agreed", day, self.today
        self._result(stint, chinese(day))
        if stint.told == old:
            self._expect("release_withdrawn", set(stint.told_to), about=(stint.member.name, chinese(day)))
            stint.told = None
            self.counted["release withdrawn"] += 1

    def leave(self, event: Event, stint: Stint, on: dt.date) -> None:
        """D7: at once a week ahead, else with the leader's word. (The leader stands on the mail's Cc.)"""
        self.confirm(event, stint, stint.project.manager, {stint.member.leader})
        if (on - event.received.date()).days >= WEEK:
            self._leaves_early(stint, on)
            return
        stint.leaving = on
        ask = stint.put(Ask(stint, "leader", on, "early_release"), self.today)
        self._expect("approval_request", {ask.person}, about=(stint.member.name, chinese(on)), ask=ask)

    def _leaves_early(self, stint: Stint, on: dt.date, agreed_by: frozenset[str] = frozenset()) -> None:
        stint.close("early_release")
        stint.leaving = None
        if stint.talk is not None:
            stint.close("extension")
            stint.talk, stint.extension = None, "declined"
            self._result(stint)
            self.counted["extension closed by an early release"] += 1
        stint.end = stint.told = stint.asked = on
        stint.known, stint.told_to = self.today, frozenset(self._all(stint))
        self._expect("early_release", self._all(stint) | agreed_by, about=(stint.member.name, chinese(on)))

    # the calendar (D5, D6, T1, T2, T3, T5)

    def _due(self, stint: Stint) -> None:
        if stint.end < self.today:
            self._ends(stint)
            return
        if stint.leaving is not None and stint.leaving < self.today:
            stint.leaving = None
            stint.close("early_release")
        if not self._hour():
            return
        told_now: frozenset[str] = frozenset()
        if stint.told != stint.end and release_day(stint) <= self.today:
            self._release(stint)
            told_now = frozenset(stint.told_to)
        elif self._question_due(stint):
            self._expect(
                "extension_request",
                {stint.project.manager, stint.project.lead},
                to={stint.project.manager},
                about=(stint.member.name, self._days_left(stint)),
                ask=self._question(stint),
                alike=("extension_request", stint.project),
            )
        self._remind(stint, "extension", told_now)
        self._remind(stint, "early_release", frozenset())

    def _remind(self, stint: Stint, purpose: str, told_now: frozenset[str]) -> None:
        """Settled details, Reminders: of the latest question, while nobody has answered it.

        Who gets the release notice this very cycle gets no second mail.
        """
        ask = next((ask for ask in reversed(stint.asks) if ask.purpose == purpose), None)
        if ask is None or not ask.open:
            return
        due = {turn for turn, day in reminder_days(ask).items() if day <= self.today} - ask.reminded
        if due and ask.person in told_now:
            ask.reminded |= due
            self.counted["reminder spared by the release notice"] += 1
        elif due:
            superior = {self.head} if "last" in due and ask.voice == "leader" else set[str]()
            alike = ("reminder", stint.project, ask.person, purpose, ask.about is None, "last" in due)
            self._expect("reminder", {ask.person, *superior}, to={ask.person}, about=(stint.member.name,), alike=alike)
            ask.reminded |= due
            self.counted[f"{' and '.join(sorted(due))} reminder"] += 1

    def _question_due(self, stint: Stint) -> bool:
        day = ask_day(stint)
        return stint.asked != stint.end and stint.talk is None and day is not None and day <= self.today

    def _question(self, stint: Stint) -> Ask:
        stint.asked, stint.extension, stint.talk = stint.end, "requested", {}
        return stint.put(Ask(stint, "manager", None), self.today)

    def _release(self, stint: Stint) -> None:
        left = (stint.end - self.today).days
        late = left < WEEK
        if late:
            self._excuse(stint)
        question = self._question(stint) if self._question_due(stint) else None
        stint.told, stint.told_to = stint.end, frozenset(self._all(stint))
        self._expect(
            "release_notice",
            self._all(stint),
            to={stint.project.manager} if question else None,
            about=(stint.member.name, chinese(stint.end), self._days_left(stint)),
            ask=question,
            late=late,
            alike=("release_notice", stint.project),
        )
        self.counted["release notice that puts the question" if question else "release notice"] += 1

    def _days_left(self, stint: Stint) -> str:
        """T3: how many days are left."""
        left = (stint.end - self.today).days
        return {0: "今天", 1: "明天"}.get(left, f"还有 {left} 天")

    def _excuse(self, stint: Stint) -> None:
        """Less than a week ahead is allowed only where downtime or late news of the last day left no week."""
        day = release_day(stint)
        assert stint.known > day or day in self.downtime, (stint.member.name, stint.end)
        self.counted["late by downtime" if day in self.downtime else "late by a late notice"] += 1

    def _ends(self, stint: Stint) -> None:
        stint.over = True
        if stint.talk is not None:
            stint.talk, stint.extension = None, "lapsed"
            self.counted["lapsed unanswered"] += 1
        for purpose in ("extension", "early_release"):
            stint.close(purpose)
        if stint.told != stint.end and stint.noticed <= stint.end:
            self.note(stint.member.name)
            self.counted["missed"] += 1

    def _team(self, project: Project) -> set[str]:
        lent = {s.member.name for s in self.stints if s.project == project and s.start <= self.today <= s.end}
        return {project.manager, project.lead, *project.team, *lent}

    def _all(self, stint: Stint) -> set[str]:
        return self._team(stint.project) | {stint.member.name, stint.member.superior}


def release_day(stint: Stint) -> dt.date:
    """T1: at least 7 calendar days before the last day, on the working day before where that is a day off."""
    return CALENDAR.on_or_before(stint.end - WEEK * DAY)


def ask_day(stint: Stint) -> dt.date | None:
    """T2: 14 calendar days before the last day, not before the period begins; none without a working day."""
    day = CALENDAR.on_or_before(stint.end - FORTNIGHT * DAY)
    return day if day >= stint.start else next((d for d in days(stint.start, stint.end) if _works(d)), None)


def reminder_days(ask: Ask) -> dict[str, dt.date]:
    """On the third working day, and on the working day before the release notice, or before an early leaving."""
    third = [day for day in days(ask.asked_on + DAY, ask.asked_on + 30 * DAY) if _works(day)][2]
    matters = ask.about if ask.purpose == "early_release" and ask.about else release_day(ask.stint)
    before = CALENDAR.on_or_before(matters - DAY)
    return {"first": third, **({"last": before} if ask.asked_on < before else {})}


def _works(day: dt.date) -> bool:
    return CALENDAR.is_working_day(day)


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day, both included."""
    while first <= last:
        yield first
        first += DAY


def chinese(day: dt.date) -> str:
    """A day as letters write it."""
    return f"{day.month}月{day.day}日"
