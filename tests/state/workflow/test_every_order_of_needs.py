"""Every order of events, with needs among them: stated, answered, agreed to, refused, forgotten (D2b)."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from state.directory import Person
from state.entitlement import leads_project
from state.events import Event, MailInHand, NeedStated, Notice, WordGiven
from state.groups import leaders_of_group
from state.letters import Letter, NeedForward, NeedOffer
from state.model import Ask, Assignment, NeedRecord, Project
from state.notice import AssignmentLine, Decision, Need, Offer
from tests.state.workflow.casting import BACKEND, DIRECTORY, LEAD, MANAGER, MEMBER
from tests.state.workflow.test_every_order import ALIVE, SENDERS, SETTINGS
from tests.state.workflow.test_every_order_of_ends import WithEnds

ROLES = ("前端", "后端开发", "测试")
ANSWERS = ("names", "names", "lines", "nobody", "approve", "approve", "decline", "undecided")
IN_TURN = (
    ("names", "approve"),
    ("names", "approve"),
    ("lines", "approve"),
    ("names", "decline"),
    ("nobody", "approve"),
)
"""What the leader says, and what the asker says."""


class WithNeeds(WithEnds):
    """Hands are asked for, besides everything else."""

    @initialize(role=st.sampled_from(ROLES), start=st.integers(-3, 20), days=st.integers(0, 30))
    def first_need(self, role: str, start: int, days: int) -> None:
        """There is something to be offered."""
        self.need(MANAGER, role, start, days)

    @rule(
        sender=st.sampled_from((MANAGER, LEAD, *SENDERS)),
        role=st.sampled_from(ROLES),
        start=st.integers(-3, 20),
        days=st.integers(0, 30),
    )
    def need(self, sender: Person, role: str, start: int, days: int) -> None:
        """Recorded only from somebody entitled."""
        before = self.stage.project.needs
        first = self.stage.now.date() + dt.timedelta(start)
        event = NeedStated(self.stage.mail(sender), (Need(role, 1, None, first, first + dt.timedelta(days)),))
        self._happens(event)
        if len(self.stage.project.needs) > len(before):
            assert leads_project(sender, self.stage.project, DIRECTORY)

    @rule(
        answer=st.sampled_from(ANSWERS),
        which=st.integers(0, 5),
        who=st.integers(0, 1),
        days=st.integers(-3, 20),
        late=st.booleans(),
        anybody=st.none() | st.sampled_from(SENDERS),
    )
    @precondition(lambda self: self.stage.project.needs)
    def answer(self, answer: str, which: int, who: int, days: int, *, late: bool, anybody: Person | None) -> None:
        """Under one of the questions about a need, mostly by whoever is asked, mostly under a new one."""
        asks = self._asks_of_needs()
        ask = asks[which % len(asks)]
        sender = anybody or DIRECTORY.by_name(ask.person)
        if sender is not None:
            received = f"{self.last_seen:%m-%d %H:%M}" if late else None
            first = self.stage.now.date() + dt.timedelta(days)
            line = AssignmentLine((MEMBER, BACKEND)[who].name, start=first, end=first + dt.timedelta(9))
            self._happens(_answered(answer, self.stage.mail(sender, (), received), ask, line))

    @rule(words=st.sampled_from(IN_TURN), who=st.integers(0, 1), days=st.integers(-3, 20))
    @precondition(lambda self: self._open_asks())
    def whose_turn_it_is(self, words: tuple[str, str], who: int, days: int) -> None:
        """The leader, then the asker, each with a word that fits."""
        ask = self._open_asks()[-1]
        self.answer(
            words[ask.voice == "project"], self._asks_of_needs().index(ask), who, days, late=False, anybody=None
        )

    def _asks_of_needs(self) -> list[Ask]:
        """The newest first."""
        return [ask for need in reversed(self.stage.project.needs) for ask in reversed(need.asks)]

    def _open_asks(self) -> list[Ask]:
        asks = [ask for ask in self._asks_of_needs() if ask.open]
        return sorted(asks, key=lambda ask: ask.voice == "project")

    def _nothing_by_a_wrong_token(self, before: Project, event: WordGiven) -> None:
        """A word moves a need on only with its own open token, by the right person, in time (M3, M7).

        After a refusal, or another leader's nobody, an offer does, too (D2b).
        """
        asked = [(need, ask) for need in before.needs for ask in need.asks if ask.token == event.token]
        if not asked:
            super()._nothing_by_a_wrong_token(before, event)
            return
        ((need, ask),) = asked
        offers = need.state == "declined" and ask.voice == "group" and event.offer is not None and event.offer.people
        awaited = (ask.open and need.is_open) or offers
        if (
            not awaited
            or not DIRECTORY.speaks_for(event.mail.sender, ask.person)
            or event.mail.said_on > need.last_day
            or before.ended_on is not None
        ):
            assert self.stage.project.needs == before.needs
            assert _days(self.stage.project) == _days(before)

    def _lawful(self, old: Assignment, new: Assignment, event: Event | None) -> None:
        """An agreement changes records as a notice of whoever agrees would."""
        if isinstance(event, WordGiven) and self._is_about_a_need(event):
            super()._lawful(old, new, Notice(event.mail))
        else:
            super()._lawful(old, new, event)

    def _is_about_a_need(self, event: WordGiven) -> bool:
        return any(ask.token == event.token for need in self.stage.project.needs for ask in need.asks)

    def _concerned(self, letter: Letter, event: Event | None) -> set[str]:
        names = super()._concerned(letter, event)
        if letter.kind in {
            "need_forward",
            "need_result",
            "approval_request",
            "staffing_notice",
            "reminder",
            "project_end",
        }:
            people = [name for need in self.stage.project.needs for name in _people_of(need)]
            delegates = {p.delegate for name in people if (p := DIRECTORY.by_name(name)) is not None and p.delegate}
            names |= {*people, *delegates}
        return names

    def _reminds_of_what_is_open(self, letter: Letter) -> None:
        """Settled details, Reminders: of a need twice at most, while its question is open."""
        super()._reminds_of_what_is_open(letter)
        facts = letter.facts
        if not isinstance(facts, NeedForward | NeedOffer) or facts.reminded is None:
            return
        assert any(ask.token == letter.token and ask.open for need in self.stage.project.needs for ask in need.asks)
        occasion = (str(letter.token), "last" if facts.reminded.last else "first", 0)
        self.occasions[occasion] += 1
        assert self.occasions[occasion] == 1

    @invariant()
    def a_need_is_asked_of_one_side_at_a_time(self) -> None:
        """An offer is with its asker alone; what is settled asks nobody; what is agreed is on record."""
        for need in self.stage.project.needs:
            asking = [ask for ask in need.asks if ask.open and ask.voice == "project"]
            assert len(asking) == (need.state == "offered")
            assert need.is_open or not any(ask.open for ask in need.asks)
            assert bool(need.offer) == (need.offered_by is not None)
        tokens = [ask.token for need in self.stage.project.needs for ask in need.asks]
        assert len(tokens) == len(set(tokens))


def _answered(answer: str, mail: MailInHand, ask: Ask, line: AssignmentLine) -> Event:
    if answer == "lines":
        return Notice(mail, (line,), token=ask.token)
    said = {
        "names": (None, Offer((line.person,))),
        "nobody": (None, Offer(nobody=True)),
        "approve": (Decision("approve"), Offer()),
        "decline": (Decision("decline", reason="人手不够"), Offer()),
        "undecided": (None, Offer()),
    }
    decision, offer = said[answer]
    return WordGiven(mail, decision, ask.token, offer=offer)


def _people_of(need: NeedRecord) -> list[str]:
    leaders = [leader.name for leader in leaders_of_group(need.group, DIRECTORY)]
    return [need.asked_by, *leaders, *([need.offered_by] if need.offered_by else [])]


def _days(project: Project) -> list[object]:
    return [(a.id, a.start, a.end, a.state in ALIVE) for a in project.assignments]


TestWithNeeds = WithNeeds.TestCase
TestWithNeeds.settings = SETTINGS
