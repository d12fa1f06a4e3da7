"""Every order of events keeps the promises of the process: notices, words, releases and days in any sequence.

Nothing here says what a single step answers (the other tests do): after each step, whatever came before it, the
promises of D4 to D7, T1 to T5 and M3 must hold. At the end the calendar runs on until everything is over.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from state.directory import Person
from state.entitlement import group_voices, is_manager
from state.events import Event, Notice, ReleaseAnnounced, WordGiven
from state.letters import ApprovalRequest, ExtensionRequest, Letter, ReleaseNotice, Reminder
from state.model import Ask, Assignment, Contact, Project, Request, Vote
from state.notice import Action, AssignmentLine, Decision, ReleaseLine
from state.workflow.calendar_day import due
from state.workflow.importing import ImportRow, import_rows
from tests.state.workflow.casting import (
    ANOTHER_MANAGER,
    BACKEND,
    BOTH,
    CALENDAR,
    DELEGATE,
    DIRECTORY,
    HEAD,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    ONE_LEADER,
    OTHER_LEADER,
    OTHER_PROJECT,
    POLICY,
    PROJECT,
    TEAM_MEMBER,
    TESTER,
    ZONE,
    Stage,
    apart,
    everybody,
)

WEEK = 7
ALIVE = {"planned", "active"}
SENDERS = (MANAGER, LEADER, LEAD, HEAD, ONE_LEADER, OTHER_LEADER, DELEGATE, BOTH, MEMBER, ANOTHER_MANAGER)
WORDS = ("approve", "decline", "release", "undecided", "extend", "extend", "extend", "release on", "approve on")
NAMED: tuple[Action, ...] = ("approve", "decline", "release", "extend", "extend")
NEWS = {"extension_request", "release_notice", "early_release", "release_withdrawn"}
"""Of which there is one letter at a time: all of it concerns the same manager, or the same team."""
SHIFTS = st.integers(-25, 25)
SETTINGS = settings(
    max_examples=80,
    stateful_step_count=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class EveryOrder(RuleBasedStateMachine):
    """A project, two people lent to it, and everybody who has a say in it or none."""

    project: ClassVar[str] = PROJECT
    lent: ClassVar[tuple[Person, ...]] = (MEMBER, BACKEND)
    may_be_cancelled: ClassVar[bool] = False
    """Of what comes to an end before it begins."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage("09-01 10:00", self.project)
        self.last_seen = self.stage.now
        self.letters: list[Letter] = []
        self.occasions: Counter[tuple[str, str, int]] = Counter()
        self.turns: Counter[str] = Counter()

    # what may happen

    @initialize(start=st.integers(-5, 15), days=st.integers(5, 40))
    def first_notice(self, start: int, days: int) -> None:
        """There is something to talk about."""
        self._notice(HEAD, self._line(self.lent[0], start, days))

    @rule(sender=st.sampled_from(SENDERS), who=st.integers(0, 1), start=st.integers(-20, 40), days=st.integers(0, 45))
    def notice(self, sender: Person, who: int, start: int, days: int) -> None:
        """A period that may be new, touch another or not, be over already, or be very short."""
        self._notice(sender, self._line(self.lent[who], start, days))

    @rule(who=st.integers(0, 1), start=st.integers(-20, 40), days=st.none() | st.integers(0, 45))
    def row_imported(self, who: int, start: int, days: int | None) -> None:
        """A row of an import (U2), open-ended or not: silent, and what is on record stays as it is."""
        before = self.stage.project
        first = self.stage.now.date() + dt.timedelta(start)
        end = None if days is None else first + dt.timedelta(days)
        row = ImportRow(2, self.project, self.lent[who].name, "开发", first, end)
        done = import_rows(before, [row], "team.csv", self.stage.context())
        assert self.stage.settle(done.change) == []
        assert self.stage.project.assignments[: len(before.assignments)] == before.assignments
        assert len(done.recorded) + len(done.skipped) == 1
        self._look_at(before, [], None)

    @rule(
        sender=st.sampled_from(SENDERS), which=st.integers(0, 5), earlier=st.integers(-3, 3), more=st.integers(-25, 25)
    )
    @precondition(lambda self: self.stage.project.assignments)
    def amend(self, sender: Person, which: int, earlier: int, more: int) -> None:
        """A period near one that is on record: shorter, longer, moved, or the same."""
        record = self._record(which)
        if record.end is not None:
            start, end = record.start - dt.timedelta(earlier), record.end + dt.timedelta(more)
            self._notice(sender, AssignmentLine(record.person, start=min(start, end), end=end))

    @rule(sender=st.sampled_from(SENDERS), first=st.integers(-5, 30), gap=st.integers(2, 30))
    def two_periods(self, sender: Person, first: int, gap: int) -> None:
        """One person twice in one notice."""
        lines = (self._line(self.lent[0], first, 5), self._line(self.lent[0], first + 5 + gap, 10))
        self._notice(sender, *lines)

    @rule(
        sender=st.sampled_from(SENDERS),
        word=st.sampled_from(WORDS),
        letter=st.integers(0, 12),
        days=st.integers(-15, 30),
        late=st.booleans(),
    )
    def any_word(self, sender: Person, word: str, letter: int, days: int, *, late: bool) -> None:
        """Anybody's word under one of the latest letters or under none, handled at once or later than received."""
        under = self.letters[-letter] if 0 < letter <= len(self.letters) else None
        self._word(sender, word, under.token if under else None, days, late=late)

    @rule(word=st.sampled_from(WORDS), which=st.integers(0, 5), days=st.integers(-10, 25), open_only=st.booleans())
    @precondition(lambda self: self._asks())
    def word_of_the_one_who_is_asked(self, word: str, which: int, days: int, *, open_only: bool) -> None:
        """The right person, with the right token, be it of the last step or of an old one."""
        asks = [ask for ask in self._asks() if ask.open] if open_only else []
        asks = asks or self._asks()
        ask = asks[-1 - which % len(asks)]
        sender = DIRECTORY.by_name(ask.person)
        if sender is not None:
            self._word(sender, word, self._carrier(ask), days, late=False)

    @rule(
        sender=st.sampled_from(SENDERS),
        letter=st.integers(0, 5),
        words=st.tuples(st.sampled_from(NAMED), st.sampled_from(NAMED)),
        days=st.integers(-10, 25),
    )
    def words_about_both(self, sender: Person, letter: int, words: tuple[Action, Action], days: int) -> None:
        """Anybody's reply with a decision on each of the two people, under one of the latest letters or under none."""
        under = self.letters[-letter] if 0 < letter <= len(self.letters) else None
        self._words(sender, words, under.token if under else None, days)

    @rule(
        which=st.integers(0, 5),
        words=st.tuples(st.sampled_from(NAMED), st.sampled_from(NAMED)),
        numbered=st.booleans(),
    )
    @precondition(lambda self: any(ask.open for ask in self._asks()))
    def words_about_both_of_the_one_who_is_asked(
        self, which: int, words: tuple[Action, Action], *, numbered: bool
    ) -> None:
        """The right person about both, by name or by number, whoever of the two it was that they were asked about."""
        asks = [ask for ask in self._asks() if ask.open]
        ask = asks[-1 - which % len(asks)]
        sender = DIRECTORY.by_name(ask.person)
        if sender is not None:
            self._words(sender, words, self._carrier(ask), 7, numbered=numbered)

    @rule(sender=st.sampled_from(SENDERS), which=st.integers(0, 5))
    @precondition(lambda self: self._asks())
    def a_word_about_everybody(self, sender: Person, which: int) -> None:
        """全部同意 under any question, by anybody."""
        ask = self._asks()[-1 - which % len(self._asks())]
        said = Decision("approve", everybody=True)
        self._happens(WordGiven(self.stage.mail(sender), said, self._carrier(ask)))

    @rule(sender=st.sampled_from(SENDERS), which=st.integers(0, 5), days=st.integers(-2, 20))
    @precondition(lambda self: self.stage.project.assignments)
    def early_release(self, sender: Person, which: int, days: int) -> None:
        """A leaving date, a week ahead or not."""
        on = self.stage.now.date() + dt.timedelta(days)
        line = ReleaseLine(self._record(which).person, on)
        self._happens(ReleaseAnnounced(self.stage.mail(sender), (line,)))

    @rule(days=st.sampled_from((0, 1, 1, 2, 3, 5, 9)), hour=st.sampled_from((0, 8, 9, 15)))
    def days_pass(self, days: int, hour: int) -> None:
        """The clock moves on, with the daemon standing still: only the next cycle asks what is due."""
        then = (self.stage.now + dt.timedelta(days)).replace(hour=hour)
        self.stage.now = max(self.stage.now, then)

    @rule(which=st.integers(0, 5), days=st.integers(-8, 2))
    @precondition(lambda self: self.stage.project.assignments)
    def a_last_day_comes_near(self, which: int, days: int) -> None:
        """Or goes by."""
        end = self._record(which).end
        if end is not None and end + dt.timedelta(days) > self.stage.now.date():
            self.stage.now = dt.datetime.combine(end + dt.timedelta(days), dt.time(10), ZONE)

    @rule()
    def cycle(self) -> None:
        """What is due is done; asked again, nothing is."""
        before = self.stage.project
        letters = self.stage.tick()
        self._look_at(before, letters, None)
        self.last_seen = self.stage.now
        done = self.stage.project
        assert self.stage.tick() == []
        assert self.stage.project == done
        today = self.stage.now.date()
        assert all(a.end is None or a.end >= today for a in done.assignments if a.state in ALIVE)
        assert all(r.latest_day >= today for r in done.requests if r.state == "open")

    # how it happens

    def _line(self, person: Person, start: int, days: int) -> AssignmentLine:
        first = self.stage.now.date() + dt.timedelta(start)
        return AssignmentLine(person.name, start=first, end=first + dt.timedelta(days))

    def _record(self, which: int) -> Assignment:
        return self.stage.project.assignments[-1 - which % len(self.stage.project.assignments)]

    def _asks(self) -> list[Ask]:
        return [ask for request in self.stage.project.requests for ask in request.asks]

    def _carrier(self, ask: Ask) -> str:
        """The token of the latest letter that put the question, which may be about several people."""
        letters = reversed(self.stage.project.letters)
        return next((one.token for one in letters if one.token and ask.token in one.questions), ask.token)

    def _notice(self, sender: Person, *lines: AssignmentLine) -> None:
        self._happens(Notice(self.stage.mail(sender, (MEMBER,)), lines))

    def _word(self, sender: Person, word: str, token: str | None, days: int, *, late: bool) -> None:
        end = self._record(0).end if self.stage.project.assignments else None
        until = (end or self.stage.now.date()) + dt.timedelta(days)
        person = self._record(0).person if token is None and self.stage.project.assignments else None
        decisions = {
            "approve": Decision("approve"),
            "decline": Decision("decline", reason="人手不够"),
            "release": Decision("release"),
            "undecided": None,
            "extend": Decision("extend", until, person=person),
            "release on": Decision("release", until),
            "approve on": Decision("approve", until),
        }
        mail = self.stage.mail(sender, (), f"{self.last_seen:%m-%d %H:%M}" if late else None)
        self._happens(WordGiven(mail, decisions[word], token))

    def _words(
        self, sender: Person, words: tuple[Action, Action], token: str | None, days: int, *, numbered: bool = False
    ) -> None:
        until = (self._record(0).end or self.stage.now.date()) + dt.timedelta(days)
        said = tuple(
            Decision(
                action,
                until if action == "extend" else None,
                person=None if numbered else person.name,
                number=number if numbered else None,
            )
            for number, (action, person) in enumerate(zip(words, self.lent, strict=False), 1)
        )
        self._happens(WordGiven(self.stage.mail(sender), None, token, decisions=said))

    def _happens(self, event: Event) -> None:
        before = self.stage.project
        letters = self.stage.take(event)
        self._look_at(before, letters, event)
        if isinstance(event, WordGiven):
            self._nothing_by_a_wrong_token(before, event)

    # what must hold

    def _look_at(self, before: Project, letters: list[Letter], event: Event | None) -> None:
        after = self.stage.project
        known = {a.id: a for a in before.assignments}
        for new in after.assignments:
            old = known.get(new.id)
            if old is not None:
                self._lawful(old, new, event)
                self.turns[new.id] += old.end != new.end
        self._every_change_is_in_the_history(before, after)
        self._words_are_of_those_who_hold_the_voice(before, after)
        self._letters_are_right(letters, event)
        self.letters.extend(letters)

    def _lawful(self, old: Assignment, new: Assignment, event: Event | None) -> None:
        """Released stays released; days of what has begun move only as agreed (D4, D5, D7)."""
        if old.state not in ALIVE:
            assert new == old
            return
        if event is None:
            assert (new.start, new.end) == (old.start, old.end)
            return
        said_on = event.mail.said_on
        begun = old.start <= said_on
        assert not begun or new.start == old.start
        if new.end is None or new.end == old.end:
            assert new.end == old.end
            return
        assert old.end is None or old.end >= said_on
        if not begun and isinstance(event, Notice):
            return
        if old.end is not None and new.end > old.end:
            assert self._agreed(new, "extension", old.end, new.end) >= {"project", "group"}
        else:
            self._lawfully_shortened(new, old.end, new.end, event)

    def _lawfully_shortened(self, new: Assignment, old_end: dt.date | None, on: dt.date, event: Event) -> None:
        """Never without the manager; with less than a week never without the group's voice (D7)."""
        assert on >= event.mail.said_on
        voices = self._agreed(new, "early_release", old_end, on)
        by_manager = is_manager(event.mail.sender, self.stage.project, DIRECTORY)
        in_time = (on - event.mail.said_on).days >= WEEK
        assert "project" in voices or by_manager
        assert "group" in voices or in_time

    def _agreed(self, assignment: Assignment, purpose: str, old_end: dt.date | None, end: dt.date) -> set[str]:
        """Which voices' last word in the request that has been agreed names the new last day."""
        for request in reversed(self.stage.project.requests):
            ours = (request.assignment, request.purpose, request.last_day) == (assignment.id, purpose, old_end)
            if ours and request.state == "agreed":
                last = {vote.voice: vote.until for vote in request.votes}
                return {voice for voice, until in last.items() if until == end}
        return set()

    def _nothing_by_a_wrong_token(self, before: Project, event: WordGiven) -> None:
        """A word without a date needs the right person and a token that is still open (M3, M7)."""
        by_name = event.decisions or (event.decision is not None and event.decision.everybody)
        put = next((one.questions for one in before.letters if one.token == event.token), (event.token,))
        asks = [(r, ask) for r in before.requests for ask in r.asks if by_name or ask.token in put]
        open_to = [
            request.assignment
            for request, ask in asks
            if ask.open and request.state == "open" and event.mail.said_on <= request.latest_day
            if DIRECTORY.speaks_for(event.mail.sender, ask.person)
        ]
        undated = event.decision is None or event.decision.until is None
        if undated and not open_to:
            assert self.stage.project.assignments == before.assignments
            assert self.stage.project.requests == before.requests
        if by_name:
            decided = {request.assignment for request in self.stage.project.requests if request not in before.requests}
            assert decided <= set(open_to)

    def _every_change_is_in_the_history(self, before: Project, after: Project) -> None:
        """Also every word; only the first day of a period begins by itself."""
        if _matters(before) != _matters(after):
            assert len(after.history) > len(before.history)

    def _words_are_of_those_who_hold_the_voice(self, before: Project, after: Project) -> None:
        heard = {vote for request in before.requests for vote in request.votes}
        for request in after.requests:
            assignment = next(a for a in after.assignments if a.id == request.assignment)
            for vote in request.votes:
                if vote not in heard:
                    self._holds_the_voice(vote, request, assignment, after)

    def _holds_the_voice(self, vote: Vote, request: Request, assignment: Assignment, project: Project) -> None:
        person = DIRECTORY.by_name(vote.person)
        assert person is not None
        was_asked = any(ask.voice == vote.voice and DIRECTORY.speaks_for(person, ask.person) for ask in request.asks)
        if vote.voice == "project":
            assert was_asked or is_manager(person, project, DIRECTORY)
        else:
            holders = group_voices(assignment, DIRECTORY)
            assert any(DIRECTORY.speaks_for(person, holder.name) for holder in holders)

    def _letters_are_right(self, letters: list[Letter], event: Event | None) -> None:
        asked: list[tuple[str, tuple[str, ...]]] = []
        self._could_not_be_one(letters)
        for letter in letters:
            addresses = [contact.address for contact in (*letter.to, *letter.cc)]
            assert len(addresses) == len(set(addresses))
            assert everybody(letter) <= self._concerned(letter, event)
        for letter in apart(letters):
            asked.extend((c.name, letter.assignments) for c in letter.to if letter.kind == "approval_request")
            self._once(letter)
            self._reminds_of_what_is_open(letter)
            self._never_less_than_a_week_unsaid(letter)
        assert len(asked) == len(set(asked))

    def _could_not_be_one(self, letters: list[Letter]) -> None:
        """Nobody gets two mails in one cycle that could be one."""
        told = [letter.kind for letter in letters if letter.kind in NEWS]
        assert len(told) == len(set(told))
        asked = [
            (letter.kind, letter.to, type(one.facts), one.facts.purpose, getattr(one.facts, "last", None))
            for letter in letters
            for one in apart([letter])[:1]
            if isinstance(one.facts, ApprovalRequest | Reminder)
            if not (isinstance(one.facts, Reminder) and one.facts.about is None)
        ]
        assert len(asked) == len(set(asked))

    def _once(self, letter: Letter) -> None:
        """One question and one release notice for each last day (D5, D6)."""
        if letter.kind in {"extension_request", "release_notice"}:
            (assignment,) = letter.assignments
            occasion = (assignment, letter.kind, self.turns[assignment])
            self.occasions[occasion] += 1
            assert self.occasions[occasion] == 1

    def _reminds_of_what_is_open(self, letter: Letter) -> None:
        """Settled details, Reminders: twice at most, of a question that is open, to whoever has not named the day."""
        if not isinstance(letter.facts, Reminder):
            return
        asks = [(request, ask) for request in self.stage.project.requests for ask in request.asks]
        (request, ask) = next((request, ask) for request, ask in asks if ask.token == letter.token)
        last = {vote.voice: vote.until for vote in request.votes}
        assert (request.state, ask.open) == ("open", True)
        assert last.get(ask.voice) is None or last[ask.voice] != request.proposed
        assert ask.person in {contact.name for contact in letter.to}
        occasion = (ask.token, "last" if letter.facts.last else "first", 0)
        self.occasions[occasion] += 1
        assert self.occasions[occasion] == 1
        assert CALENDAR.is_working_day(self.stage.now.date())
        assert self.stage.now.time() >= POLICY.send_at

    def _never_less_than_a_week_unsaid(self, letter: Letter) -> None:
        facts = letter.facts
        if isinstance(facts, ReleaseNotice):
            assert facts.days_left >= 0
            assert facts.late == (facts.days_left < WEEK)
        if isinstance(facts, ReleaseNotice | ExtensionRequest) and not letter.at_hand:
            assert CALENDAR.is_working_day(self.stage.now.date())
            assert self.stage.now.time() >= POLICY.send_at

    def _concerned(self, letter: Letter, event: Event | None) -> set[str]:
        """Sender, project team, delegate; of each assignment person, superior, leaders, and who started a request."""
        project = self.stage.project
        names = {project.manager, project.manager_stand_in, project.rd_lead, *project.team}
        names |= {event.mail.sender.name} if event is not None else set()
        names |= {a.person for a in project.assignments if a.state in ALIVE}
        for assignment in project.assignments:
            if assignment.id in letter.assignments:
                person = DIRECTORY.by_name(assignment.person)
                superior = DIRECTORY.superior_of(person) if person else None
                names |= {holder.name for holder in group_voices(assignment, DIRECTORY)}
                names |= {superior.name} if superior else set()
                names |= {r.opened_by for r in project.requests if r.assignment == assignment.id}
                names |= _told_before(project, assignment) if letter.kind == "release_withdrawn" else set()
        names |= _superiors(letter.to) if letter.kind == "reminder" else set()
        named = {name for name in names if name}
        known = (DIRECTORY.by_name(name) for name in named)
        return named | {person.delegate for person in known if person is not None and person.delegate}

    @invariant()
    def open_requests_are_about_what_is_on_record(self) -> None:
        """One of each purpose, about the present last day of what is alive; tokens are never used twice."""
        project = self.stage.project
        alive = {a.id: a for a in project.assignments if a.state in ALIVE}
        open_now = [r for r in project.requests if r.state == "open"]
        assert len({(r.assignment, r.purpose) for r in open_now}) == len(open_now)
        assert all(r.assignment in alive and alive[r.assignment].end == r.last_day for r in open_now)
        assert all(not ask.open for r in project.requests if r.state != "open" for ask in r.asks)
        tokens = [ask.token for r in project.requests for ask in r.asks]
        assert len(tokens) == len(set(tokens))
        asking = {a.id for a in project.assignments if a.extension == "requested"}
        assert asking == {r.assignment for r in open_now if r.purpose == "extension"}

    @invariant()
    def nothing_is_due_before_it_is_time_to_wake(self) -> None:
        """Asked on any day before `wake_on`, the calendar has nothing to do: such days may be skipped."""
        project = self.stage.project
        if not project.assignments:
            return
        today, wake = self.stage.now.date(), project.wake_on
        for ahead in range(min((wake - today).days, 20) if wake else 3):
            context = self.stage.context()
            then = self.stage.now if ahead == 0 else self.stage.now.replace(hour=23) + dt.timedelta(ahead)
            change = due(project, type(context)(**{**vars(context), "now": then}))
            assert (change.project, change.letters) == (project, ())

    def teardown(self) -> None:
        """Day by day or only on the days to wake: the same letters go out, and in the end everything is over."""
        daily, waking = copy.copy(self.stage), copy.copy(self.stage)
        tomorrow = daily.now.date() + dt.timedelta(1)
        sent = _by_day(daily)
        assert [_seen(*pair) for pair in sent] == [_seen(*pair) for pair in _by_waking(waking)]
        for on, letter in ((day, one) for day, sent_then in sent for one in apart([sent_then])):
            if isinstance(letter.facts, ReleaseNotice) and letter.facts.support.end is not None:
                proper_day = CALENDAR.on_or_before(letter.facts.support.end - dt.timedelta(WEEK))
                assert on == max(proper_day, CALENDAR.on_or_after(tomorrow))
        assert daily.project.wake_on is None
        for assignment in daily.project.assignments:
            if self.may_be_cancelled and assignment.state == "cancelled":
                continue
            assert assignment.state == ("released" if assignment.end else "active")
            assert assignment.release_told_for == assignment.end or "错过撤场通知" in daily.history
        assert all(request.state != "open" for request in daily.project.requests)


def _by_day(stage: Stage) -> list[tuple[dt.date, Letter]]:
    """Every day at nine, for longer than any period lasts."""
    return _played_on(stage, lambda: True)


def _by_waking(stage: Stage) -> list[tuple[dt.date, Letter]]:
    """The same, but only on the days that `wake_on` names."""
    return _played_on(stage, lambda: stage.project.wake_on is not None and stage.project.wake_on <= stage.now.date())


def _played_on(stage: Stage, awake: Callable[[], bool]) -> list[tuple[dt.date, Letter]]:
    sent: list[tuple[dt.date, Letter]] = []
    for _ in range(140):
        stage.now = (stage.now + dt.timedelta(1)).replace(hour=9, minute=0)
        sent.extend((stage.now.date(), letter) for letter in (stage.tick() if awake() else ()))
    return sent


def _seen(on: dt.date, letter: Letter) -> object:
    """A letter but for its token, which is new every time."""
    return on, letter.kind, letter.assignments, everybody(letter)


def _matters(project: Project) -> object:
    """What must not change without a line of the history."""
    records = [
        (a.id, a.start, a.end, a.role, a.support_days, a.extension, a.state in ALIVE) for a in project.assignments
    ]
    return records, [(r.id, r.state, r.proposed, r.votes) for r in project.requests]


def _superiors(contacts: tuple[Contact, ...]) -> set[str]:
    people = (DIRECTORY.by_name(contact.name) for contact in contacts)
    superiors = (DIRECTORY.superior_of(person) for person in people if person is not None)
    return {superior.name for superior in superiors if superior is not None}


def _told_before(project: Project, assignment: Assignment) -> set[str]:
    """Who has been told of the release that is off."""
    told = [r for r in project.letters if assignment.id in r.assignments]
    return {c.name for r in told if r.kind in {"release_notice", "early_release"} for c in (*r.to, *r.cc)}


class WhereOnePersonIsBothVoices(EveryOrder):
    """The manager leads the person's group."""

    project = "双全测试台"
    lent = (TESTER, MEMBER)


class WhereNobodyKnowsTheManager(EveryOrder):
    """The sender of the latest notice stands in."""

    project = OTHER_PROJECT
    lent = (LEADER, TEAM_MEMBER)


TestEveryOrder = EveryOrder.TestCase
TestEveryOrder.settings = SETTINGS
TestWhereOnePersonIsBothVoices = WhereOnePersonIsBothVoices.TestCase
TestWhereOnePersonIsBothVoices.settings = SETTINGS
TestWhereNobodyKnowsTheManager = WhereNobodyKnowsTheManager.TestCase
TestWhereNobodyKnowsTheManager.settings = SETTINGS
