"""Every order of events about pre-sales requests keeps the promises of P1 to P5."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec import structs

from state.directory import Directory, Person
from state.events import Event, PresalesAnswered, PresalesAsked, ProjectClosed, WordGiven
from state.letters import Letter
from state.model import PresalesRecord, Project
from state.notice import Decision, Topic
from state.workflow.presales import may_ask
from state.workflow.presales_records import OPEN_ENDED, coordinates
from tests.state.workflow.casting import Stage
from tests.state.workflow.test_every_order import SETTINGS

SALES = Person("温如许", "wen@heng.example", roles=("sales",))
SOLUTION = Person("陶知言", "tao@heng.example", roles=("solution",))
FIRST = Person("秦望舒", "qin@heng.example", roles=("coordinator",), delegate="蒋代言")
DELEGATE = Person("蒋代言", "jiang@heng.example", roles=("member",))
SECOND = Person("祁连山", "qi@heng.example", roles=("coordinator",))
NARROW = Person("管一隅", "guan@heng.example", roles=("coordinator",), topics=("技术交流",))
MEMBER = Person("季青禾", "ji@heng.example", roles=("member",))
ADMIN = Person("费仲谋", "fei@heng.example", roles=("admin",))
CAST = (SALES, SOLUTION, FIRST, DELEGATE, SECOND, NARROW, MEMBER, ADMIN)
DIRECTORY = Directory(CAST)
TOPICS: tuple[Topic, ...] = ("方案支撑", "技术交流", "定制方案", "演示环境")
NAMED = st.lists(st.sampled_from((SOLUTION.name, MEMBER.name, DELEGATE.name)), max_size=2, unique=True).map(tuple)
REASONS = st.none() | st.just("客户在外地")


class Presales(RuleBasedStateMachine):
    """One project, two sides, and coordinators who may answer anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage("03-02 10:00", "海棠政务门户", DIRECTORY)
        self.accepted: dict[str, set[str]] = {}
        """Who has accepted each customised requirement since it was last asked."""
        self.named: set[str] = set()
        """Whoever was ever named for a request: who is replaced hears so."""

    @rule(sender=st.sampled_from(CAST), topic=st.sampled_from(TOPICS), needs_person=st.booleans())
    def asked(self, sender: Person, topic: Topic, *, needs_person: bool) -> None:
        """P1: only sales and solution open a request."""
        before = len(self.stage.project.presales)
        self._happens(PresalesAsked(self.stage.mail(sender), topic, "甲方", needs_person))
        assert len(self.stage.project.presales) in {before, before + 1}
        if len(self.stage.project.presales) > before:
            assert may_ask(sender, DIRECTORY)

    @rule(
        sender=st.sampled_from(CAST),
        people=NAMED,
        verdict=st.sampled_from((None, None, "accepted", "declined")),
        reason=REASONS,
        which=st.none() | st.integers(0, 9),
        adds=st.booleans(),
    )
    @precondition(lambda self: self.stage.project.presales)
    def answered(
        self,
        sender: Person,
        people: tuple[str, ...],
        verdict: str | None,
        reason: str | None,
        which: int | None,
        *,
        adds: bool,
    ) -> None:
        """In the thread of some question, old or new, or in a mail of its own."""
        tokens = [ask.token for record in self.stage.project.presales for ask in record.asks]
        token = tokens[which % len(tokens)] if which is not None and tokens else None
        event = PresalesAnswered(
            self.stage.mail(sender),
            people,
            verdict=verdict,  # type: ignore[arg-type]
            reason=reason,
            token=token,
            adds=adds and bool(people),
        )
        self._happens(event)

    @rule(
        sender=st.sampled_from((FIRST, SECOND, DELEGATE, SALES)),
        word=st.sampled_from((Decision("approve"), Decision("decline", reason="没有排期"), Decision("decline"), None)),
        which=st.integers(0, 9),
    )
    @precondition(lambda self: any(record.asks for record in self.stage.project.presales))
    def word(self, sender: Person, word: Decision | None, which: int) -> None:
        """A plain yes or no under a question."""
        tokens = [ask.token for record in self.stage.project.presales for ask in record.asks]
        self._happens(WordGiven(self.stage.mail(sender), word, tokens[which % len(tokens)]))

    @rule(sender=st.sampled_from((FIRST, SALES)))
    def closed(self, sender: Person) -> None:
        """P2: everything ends with the project."""
        self._happens(ProjectClosed(self.stage.mail(sender), "closed"))

    @rule(days=st.integers(0, 40))
    def days_pass(self, days: int) -> None:
        """The calendar has nothing to ask about what is open-ended."""
        self.stage.now += dt.timedelta(days)
        letters = self.stage.tick()
        assert not {letter.kind for letter in letters} & {"extension_request", "release_notice"}

    def _happens(self, event: Event) -> None:
        before = self.stage.project
        letters = self.stage.take(event)
        self._only_coordinators_decide(before, event)
        for old, new in zip(before.presales, self.stage.project.presales, strict=False):
            self._lawful(old, new, event)
        if _records(before) != _records(self.stage.project):
            assert len(self.stage.project.history) > len(before.history)
        for letter in letters:
            self._concerned(letter, event)

    def _only_coordinators_decide(self, before: Project, event: Event) -> None:
        for old, new in zip(before.presales, self.stage.project.presales, strict=False):
            decided = old.people != new.people or old.state != new.state
            if decided and isinstance(event, PresalesAnswered | WordGiven):
                assert coordinates(event.mail.sender, old.topic, DIRECTORY)

    def _lawful(self, old: PresalesRecord, new: PresalesRecord, event: Event) -> None:
        if old.state == "assigned" and set(new.people) != set(old.people) and new.state == "assigned":
            assert isinstance(event, PresalesAnswered)
            added = event.adds and set(new.people) > set(old.people)
            assert added or event.reason, "P3: no change without a reason"
        if new.state == "declined" and old.state != "declined":
            assert new.reason, "P4: declined only with a reason"
        if old.topic != "定制方案" or old.state == new.state:
            return
        if new.state == "agreeing":
            self.accepted[new.id] = {_speaker(event)}
        if old.state == "agreeing" and new.state in {"accepted", "assigned"}:
            assert _speaker(event) not in self.accepted[new.id], "P4: two different coordinators"
        if new.state == "assigned" and old.state == "asked":
            raise AssertionError("P4: people are named only after both have agreed")

    def _concerned(self, letter: Letter, event: Event) -> None:
        """Never a letter to somebody not concerned."""
        concerned = {event.mail.sender.email, ADMIN.email, FIRST.email, SECOND.email, DELEGATE.email, NARROW.email}
        for record in self.stage.project.presales:
            self.named |= set(record.people)
            concerned |= {
                person.email
                for name in (record.asked_by, *self.named)
                if (person := DIRECTORY.by_name(name)) is not None
            }
        concerned |= {p.email for a in self.stage.project.assignments if (p := DIRECTORY.by_name(a.person)) is not None}
        assert {contact.address for contact in (*letter.to, *letter.cc)} <= concerned
        if letter.kind == "presales_forward":
            assert NARROW.contact not in letter.to or "技术交流" in str(letter.facts)

    @invariant()
    def records_agree_with_assignments(self) -> None:
        """P2: open-ended while the request is assigned, and only for topics that make any; nothing outlives the end."""
        project = self.stage.project
        alive = {a.id: a for a in project.assignments if a.state in {"planned", "active"} and not a.ended_with_project}
        running = {a for record in project.presales for a in record.assignments if a in alive}
        assert set(alive) == running
        assert len({(a.person, a.role) for a in alive.values()}) == len(alive), "nobody is recorded twice"
        for record in project.presales:
            if record.state == "assigned" and record.topic in OPEN_ENDED:
                assert {alive[a].person for a in record.assignments if a in alive} == set(record.people)
            assert not (record.assignments and record.topic not in OPEN_ENDED)
            assert record.waits or not any(ask.open for ask in record.asks) or record.state != "ended"
        assert all(assignment.end is None for assignment in alive.values())
        if project.ended_on is not None:
            assert not alive
            assert all(record.state == "ended" for record in project.presales)

    @invariant()
    def tokens_are_nobodys_but_ones_own(self) -> None:
        tokens = [ask.token for record in self.stage.project.presales for ask in record.asks]
        assert len(tokens) == len(set(tokens))


def _speaker(event: Event) -> str:
    """The coordinator whose word it is, a delegate's being the one's who named him."""
    sender = event.mail.sender
    return FIRST.name if sender == DELEGATE else sender.name


def _records(project: Project) -> object:
    return [structs.replace(record, asks=()) for record in project.presales]


TestPresales = Presales.TestCase
TestPresales.settings = SETTINGS
