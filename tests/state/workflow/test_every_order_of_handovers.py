"""Every order of events about a hand-over: stated, answered, changed, noticed over, people leaving (D10, U4)."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec import structs

from state.directory import Directory, Person
from state.entitlement import may_hand_over
from state.events import Event, HandoverStated, LeadReplaced, Notice, ProjectClosed, WordGiven
from state.letters import Letter
from state.notice import AssignmentLine, Fact, Handover, Offer
from state.workflow.departures import replace_in
from tests.state.workflow.casting import Stage
from tests.state.workflow.test_every_order import SETTINGS

SOLUTION = Person("陶知言", "tao@heng.example", roles=("solution",))
MANAGER = Person("盛怀远", "sheng@heng.example", roles=("project_manager",))
FRONT = Person("温竹君", "wen@heng.example", roles=("group_leader",), group="前端", delegate="阮成蹊")
BACK = Person("阮成蹊", "ruan@heng.example", roles=("group_leader",), group="后端", superior="费仲谋")
DELEGATE = Person("蒋代言", "jiang@heng.example", roles=("member",))
HEAD = Person("费仲谋", "fei@heng.example", roles=("coordinator",))
MEMBER = Person("季青禾", "ji@heng.example", roles=("member",), group="前端")
OTHER = Person("庞一鸣", "pang@heng.example", roles=("member",), group="后端")
CAST = (SOLUTION, MANAGER, FRONT, BACK, DELEGATE, HEAD, MEMBER, OTHER)
SENDERS = st.sampled_from(CAST)


class Handovers(RuleBasedStateMachine):
    """One project before its hand-over meeting, and people who answer anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage("03-02 10:00", "栖霞防汛平台", Directory(CAST))
        self.leads: set[str] = set()

    @rule(sender=SENDERS, value=st.integers(0, 2), to=st.lists(SENDERS, max_size=3), manager=st.booleans())
    def stated(self, sender: Person, value: int, to: list[Person], *, manager: bool) -> None:
        """D10: only who may opens it; the facts keep their lines."""
        if not self._is_here(sender):
            return
        before = self.stage.project.handover
        facts = Handover((Fact("合同金额", f"{value} 万", 2),), dt.date(2026, 3, 16), dt.date(2026, 6, 30))
        mail = self.stage.mail(sender, to)
        self._happens(HandoverStated(mail, facts, MANAGER.name if manager else None))
        if self.stage.project.handover != before:
            assert may_hand_over(sender, self.stage.project, self.stage.directory)

    @rule(
        which=st.integers(0, 9),
        anybody=st.none() | SENDERS,
        answer=st.sampled_from(("lines", "lines", "nobody", "names", "lead", "undecided")),
        person=st.sampled_from((MEMBER, OTHER)),
        lead=st.none() | st.sampled_from((MEMBER.name, OTHER.name)),
    )
    @precondition(lambda self: self.stage.project.handover and self.stage.project.handover.asks)
    def answered(self, which: int, anybody: Person | None, answer: str, person: Person, lead: str | None) -> None:
        """Under some question, old or new, by whoever is asked or by anybody."""
        handover = self.stage.project.handover
        assert handover is not None
        ask = handover.asks[which % len(handover.asks)]
        sender = anybody or self.stage.directory.acting(ask.person)
        if sender is None or not self._is_here(sender):
            return
        mail = self.stage.mail(sender)
        today = self.stage.now.date()
        line = AssignmentLine(person.name, start=today, end=today + dt.timedelta(30))
        events: dict[str, Event] = {
            "lines": Notice(mail, (line,), rd_lead=lead, token=ask.token),
            "nobody": WordGiven(mail, None, ask.token, offer=Offer(nobody=True)),
            "names": WordGiven(mail, None, ask.token, offer=Offer((person.name,))),
            "lead": LeadReplaced(mail, lead, token=ask.token),
            "undecided": WordGiven(mail, None, ask.token, offer=Offer()),
        }
        self._happens(events[answer])

    @rule(sender=st.sampled_from((MANAGER, HEAD, FRONT)))
    def closed(self, sender: Person) -> None:
        """Nothing is asked any more of a project that is over."""
        if self._is_here(sender):
            self._happens(ProjectClosed(self.stage.mail(sender), "closed"))
        if self.stage.project.ended_on is not None and self.stage.project.handover is not None:
            assert not self.stage.project.handover.is_open

    @rule(leader=st.sampled_from((FRONT, BACK)))
    def leaves(self, leader: Person) -> None:
        """U4: nobody who has left is asked, and nothing waits for them."""
        today = self.stage.now.date()
        gone = dt.timedelta(days=1)
        people = [structs.replace(p, left=today - gone) if p.name == leader.name else p for p in self._people()]
        self.stage.directory = Directory(people).as_of(today)
        letters = self.stage.settle(replace_in(self.stage.project, self.stage.context()))
        self._look_at(letters)

    @rule(days=st.integers(0, 60))
    def days_pass(self, days: int) -> None:
        """Reminders, and the end of what nobody answers."""
        for _ in range(days):
            self.stage.now += dt.timedelta(days=1)
            self._look_at(self.stage.tick())

    def _people(self) -> tuple[Person, ...]:
        return self.stage.directory.people

    def _is_here(self, sender: Person) -> bool:
        """Whoever has left is a stranger, whose mail is no event."""
        person = self.stage.directory.by_name(sender.name)
        return person is not None and self.stage.directory.is_here(person)

    def _happens(self, event: Event) -> None:
        before = self.stage.project
        self._look_at(self.stage.take(event))
        after = self.stage.project
        if (before.handover, before.assignments, before.rd_lead) != (after.handover, after.assignments, after.rd_lead):
            assert len(after.history) > len(before.history)
        if before.rd_lead is not None:
            assert after.rd_lead == before.rd_lead or isinstance(event, LeadReplaced | Notice)

    def _look_at(self, letters: list[Letter]) -> None:
        here = {person.email for person in self._people() if self.stage.directory.is_here(person)}
        for letter in letters:
            assert {contact.address for contact in (*letter.to, *letter.cc)} <= here
            if letter.kind == "handover_request":
                assert letter.token is not None
                assert len(letter.to) == 1

    @invariant()
    def an_open_one_waits_for_somebody_and_a_settled_one_for_nobody(self) -> None:
        """D10: all have spoken, or somebody is asked; whose answer is recorded is on record."""
        handover = self.stage.project.handover
        if handover is None:
            return
        spoken = {answer.leader for answer in handover.answers}
        waiting = [ask for ask in handover.asks if ask.open and ask.person not in spoken]
        assert bool(waiting) == handover.is_open
        assert handover.is_open or not any(ask.open for ask in handover.asks)
        assert len({ask.token for ask in handover.asks}) == len(handover.asks)
        recorded = {line.person for answer in handover.answers if answer.recorded for line in answer.lines}
        assert recorded <= {assignment.person for assignment in self.stage.project.assignments}


TestHandovers = Handovers.TestCase
TestHandovers.settings = SETTINGS
