"""Every kind of mail in any order, by anybody, with people who leave: what the issue of the whole process promises.

Never two leads, never an extension without both parties, never a release notice less than a week ahead unless what
it rests upon came later, never a letter to somebody not concerned, nobody does what the table "Who may do what"
does not give them (`who_may`, written without `state.entitlement`), every open request ends, and every change of a
record is in its history with the mail that it came from.

`ROSTERD_ORDERS=2000 pytest tests/state/workflow/test_every_kind_of_mail.py` tries more orders than the suite does.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import Literal

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from msgspec import structs

from state.directory import Directory, Person
from state.events import (
    Event,
    FormsAsked,
    HandoverStated,
    LeadReplaced,
    MailInHand,
    NeedStated,
    Notice,
    NoticeTakenBack,
    PresalesAnswered,
    PresalesAsked,
    ProjectClosed,
    ReleaseAnnounced,
    Unread,
    WordGiven,
)
from state.letters import Letter, ReleaseNotice
from state.model import Ask, Assignment, Project
from state.notice import AssignmentLine, Decision, Fact, Handover, Need, Offer, ReleaseLine, Remark, Topic
from state.workflow.bounce import hear_bounce
from state.workflow.departures import replace_in
from tests.state.workflow.casting import Stage, apart
from tests.state.workflow.who_may import act_of, acts_for, group_of, is_gone, may, speaks_for

MANAGER = Person("盛怀远", "sheng@heng.example", roles=("project_manager",), delegate="蒋代言")
DELEGATE = Person("蒋代言", "jiang@heng.example", roles=("member",))
OTHER_MANAGER = Person("路过桥", "lu@heng.example", roles=("project_manager",))
LEAD = Person("涂若川", "tu@heng.example", roles=("rd_lead",), superior="费仲谋")
OTHER_LEAD = Person("岑远帆", "cen@heng.example", roles=("rd_lead",))
FRONT = Person("温竹君", "wen@heng.example", roles=("group_leader",), group="前端", superior="费仲谋")
BACK = Person("阮成蹊", "ruan@heng.example", roles=("group_leader",), group="后端", delegate="温竹君")
MEMBER = Person("季青禾", "ji@heng.example", roles=("member",), group="前端", superior="温竹君")
BACKEND = Person("庞一鸣", "pang@heng.example", roles=("member",), group="后端", superior="阮成蹊")
SALES = Person("温如许", "wenru@heng.example", roles=("sales",))
SOLUTION = Person("陶知言", "tao@heng.example", roles=("solution",))
HEAD = Person("费仲谋", "fei@heng.example", roles=("coordinator",))
NARROW = Person("管一隅", "guan@heng.example", roles=("coordinator",), topics=("技术交流",))
ADMIN = Person("管清和", "qing@heng.example", roles=("admin",))
CAST = (
    *(MANAGER, DELEGATE, OTHER_MANAGER, LEAD, OTHER_LEAD, FRONT, BACK, MEMBER, BACKEND, SALES, SOLUTION),
    *(HEAD, NARROW, ADMIN),
)
MAY_LEAVE = (MANAGER, LEAD, FRONT, BACK, HEAD, SALES, MEMBER)
TOPICS: tuple[Topic, ...] = ("方案支撑", "技术交流", "定制方案")
LENT = (MEMBER, BACKEND)
ALIVE = {"planned", "active"}
WEEK = 7
PHASES = (Phase.generate, Phase.shrink) if "ROSTERD_ORDERS" not in os.environ else (Phase.generate,)
ORDERS = int(os.environ.get("ROSTERD_ORDERS", "60"))
SENDER = st.sampled_from(CAST)


def mostly(*people: Person) -> st.SearchStrategy[Person]:
    """One of these, more often than anybody."""
    return st.sampled_from((*people, *people, *people)) | SENDER


LENDS, HEADS = mostly(MANAGER, LEAD, FRONT, HEAD), mostly(MANAGER, LEAD)
PERSON = st.sampled_from(LENT)
START, DAYS = st.integers(-10, 30), st.integers(0, 40)
Said = Literal["approve", "decline", "declined", "extend", "release", "names", "lines", "nobody", "nothing"]
WORDS: tuple[Said, ...] = (
    *("approve", "approve", "decline", "declined", "extend", "extend"),
    *("release", "names", "names", "lines", "nobody", "nothing"),
)


class EveryKindOfMail(RuleBasedStateMachine):
    """One project from its pre-sales to its end, and a department of which anybody writes anything."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage("09-01 10:00", "栖霞防汛平台", Directory(CAST).as_of(dt.date(2026, 9, 1)))
        self.senders: dict[str, str] = {}
        """Whose mail each Message-ID is."""
        self.of_presales: set[str] = set()
        """The assignments that pre-sales requests have made."""
        self.said_on: dict[str, dt.date] = {}
        self.told: set[str] = set()
        """Everybody whom the project has concerned: see `_concerned`."""

    # mails of their own

    @initialize(person=PERSON, start=START, days=DAYS, headed=st.booleans())
    def first_notice(self, person: Person, start: int, days: int, *, headed: bool) -> None:
        """There is something to talk about, with or without known heads."""
        manager, lead = (MANAGER.name, LEAD.name) if headed else (None, None)
        self._happens(Notice(self._mail(HEAD), (self._line(person, start, days),), manager, lead))

    @initialize(topic=st.none() | st.sampled_from(TOPICS), handed=st.booleans(), role=st.sampled_from(("前端", None)))
    def first_questions(self, topic: Topic | None, role: str | None, *, handed: bool) -> None:
        """There is something to be answered."""
        if topic is not None:
            self.presales(SALES, topic, needs_person=False)
        if handed:
            self.hand_over(SOLUTION, [], 1, readable=True)
        if role is not None:
            self.need(MANAGER, role, 5, 20)

    @rule(sender=LENDS, person=PERSON, start=START, days=DAYS, lead=st.sampled_from((None, LEAD, OTHER_LEAD)))
    def notice(self, sender: Person, person: Person, start: int, days: int, lead: Person | None) -> None:
        """D1, D2, D4: new, later, earlier, over; with a lead named or not (D9)."""
        name = lead.name if lead else None
        self._happens(Notice(self._mail(sender), (self._line(person, start, days),), MANAGER.name, name))

    @rule(sender=mostly(MANAGER, LEAD), person=PERSON, days=st.integers(-2, 30))
    def early_release(self, sender: Person, person: Person, days: int) -> None:
        """D7."""
        line = ReleaseLine(person.name, self._today() + dt.timedelta(days))
        self._happens(ReleaseAnnounced(self._mail(sender), (line,)))

    @rule(sender=HEADS, role=st.sampled_from(("前端", "后端开发", None)), start=START, days=DAYS)
    def need(self, sender: Person, role: str | None, start: int, days: int) -> None:
        """D2b."""
        first = self._today() + dt.timedelta(start)
        self._happens(NeedStated(self._mail(sender), (Need(role, 1, None, first, first + dt.timedelta(days)),)))

    @rule(
        sender=mostly(SOLUTION, HEAD), to=st.lists(SENDER, max_size=2), readable=st.booleans(), value=st.integers(0, 2)
    )
    def hand_over(self, sender: Person, to: list[Person], value: int, *, readable: bool) -> None:
        """D10."""
        facts = Handover((Fact("合同金额", f"{value} 万", 2),), dt.date(2026, 9, 14), dt.date(2026, 12, 31))
        problems = () if readable else (Remark("unknown-person", "project_manager"),)
        self._happens(HandoverStated(self._mail(sender, to), facts, problems=problems))

    @rule(sender=mostly(HEAD, MANAGER), lead=st.sampled_from((LEAD.name, OTHER_LEAD.name, None)))
    def change_lead(self, sender: Person, lead: str | None) -> None:
        """D9."""
        self._happens(LeadReplaced(self._mail(sender), lead))

    @rule(sender=SENDER, closed=st.booleans())
    def close(self, sender: Person, *, closed: bool) -> None:
        """结项 or 终止."""
        self._happens(ProjectClosed(self._mail(sender), "closed" if closed else "terminated"))

    @rule(sender=mostly(SALES, SOLUTION), topic=st.sampled_from((*TOPICS, None)), needs_person=st.booleans())
    def presales(self, sender: Person, topic: Topic | None, *, needs_person: bool) -> None:
        """P1."""
        self._happens(PresalesAsked(self._mail(sender), topic, "甲方", needs_person))

    @rule(
        sender=mostly(HEAD, NARROW),
        people=st.sets(st.sampled_from((SOLUTION.name, MEMBER.name)), max_size=2),
        told=st.booleans(),
    )
    def presales_answer(self, sender: Person, people: set[str], *, told: bool) -> None:
        """P2, P3: a mail of its own that names the project."""
        answer = PresalesAnswered(self._mail(sender), tuple(sorted(people)), reason="客户在外地" if told else None)
        self._happens(answer)

    @rule(sender=LENDS, which=st.integers(0, 9))
    @precondition(lambda self: self.senders)
    def take_back(self, sender: Person, which: int) -> None:
        """撤销上一封, any of the mails so far."""
        mails = list(self.senders)
        mail = structs.replace(self._mail(sender), answers=(mails[-1 - which % len(mails)],))
        self._happens(NoticeTakenBack(mail))

    @rule(sender=SENDER)
    def unread(self, sender: Person) -> None:
        """M4: nothing is guessed."""
        before = _records(self.stage.project)
        self._happens(Unread(self._mail(sender), (Remark("missing-period", "period"),)))
        assert _records(self.stage.project) == before

    @rule(sender=SENDER)
    def forms(self, sender: Person) -> None:
        """帮助."""
        before = self.stage.project.history
        self._happens(FormsAsked(self._mail(sender)))
        assert self.stage.project.history == before

    # answers

    @rule(which=st.integers(0, 9), word=st.integers(0, 9), person=PERSON, days=st.sampled_from((-3, 5, 14, 14, 30)))
    @precondition(lambda self: any(ask.open for ask in self._asks()))
    def answer_of_who_is_asked(self, which: int, word: int, person: Person, days: int) -> None:
        """To an open question, with a word that fits it."""
        asks = [ask for ask in self._asks() if ask.open]
        ask = asks[-1 - which % len(asks)]
        sender = acts_for(ask.person, self._people(), self._today())
        fitting = self._fitting(ask)
        if sender is not None:
            self._happens(self._said(fitting[word % len(fitting)], sender, ask, person, days))

    @rule(kind=st.integers(0, 3), person=PERSON, days=st.sampled_from((5, 14)), turns=st.integers(1, 5))
    @precondition(lambda self: any(ask.open for ask in self._asks()))
    def all_say_yes(self, kind: int, person: Person, days: int, turns: int) -> None:
        """What is asked is agreed to, turn by turn, by whoever is asked."""
        for _ in range(turns):
            kinds = [asks for asks in self._open_asks() if asks]
            if not kinds:
                return
            ask = kinds[kind % len(kinds)][-1]
            sender = acts_for(ask.person, self._people(), self._today())
            if sender is not None:
                self._happens(self._said(self._yes(ask), sender, ask, person, days))

    def _open_asks(self) -> list[list[Ask]]:
        """Of extensions and releases, needs, pre-sales requests, the hand-over."""
        project = self.stage.project
        found = [
            [ask for record in records for ask in record.asks if ask.open]
            for records in (project.requests, project.needs, project.presales)
        ]
        return [*found, [ask for ask in (project.handover.asks if project.handover else ()) if ask.open]]

    def _yes(self, ask: Ask) -> Said:
        fitting = self._fitting(ask)
        if ask.about is None and "extend" in fitting:
            return "extend"
        customised = any(ask in r.asks and r.topic == "定制方案" for r in self.stage.project.presales)
        accepted = any(ask in r.asks and r.state == "accepted" for r in self.stage.project.presales)
        return "approve" if customised and not accepted else fitting[0]

    @rule(which=st.integers(0, 9), said=st.sampled_from(WORDS), person=PERSON, sender=SENDER)
    @precondition(lambda self: self._asks())
    def answer_of_anybody(self, which: int, said: Said, person: Person, sender: Person) -> None:
        """To any question, old or new, with any word."""
        asks = self._asks()
        self._happens(self._said(said, sender, asks[-1 - which % len(asks)], person, 14))

    def _fitting(self, ask: Ask) -> tuple[Said, ...]:
        project = self.stage.project
        if any(ask in request.asks for request in project.requests):
            return ("approve", "extend", "approve", "extend", "decline", "release")
        if any(ask in record.asks for record in project.presales):
            return ("names", "approve", "names", "decline", "declined")
        if any(ask in need.asks and ask.voice == "project" for need in project.needs):
            return ("approve", "approve", "decline")
        return ("lines", "names", "nobody", "lines")

    def _said(self, said: Said, sender: Person, ask: Ask, person: Person, days: int) -> Event:
        """An answer; a day that is named lies so many days after the last day that is on record."""
        ends = [a.end for a in self.stage.project.assignments if a.end is not None and a.state in ALIVE]
        mail, until = self._mail(sender), max([*ends, self._today()]) + dt.timedelta(days)
        if said == "lines":
            last = self._today() + dt.timedelta(max(days, 5))
            return Notice(mail, (AssignmentLine(person.name, start=self._today(), end=last),), token=ask.token)
        decisions = {
            "approve": Decision("approve"),
            "decline": Decision("decline", reason="人手不够"),
            "declined": Decision("decline"),
            "extend": Decision("extend", until),
            "release": Decision("release"),
        }
        offers = {"names": Offer((person.name,)), "nobody": Offer(nobody=True)}
        return WordGiven(mail, decisions.get(said), ask.token, offer=offers.get(said, Offer()))

    # what else happens

    @rule(which=st.integers(0, 9), stranger=st.booleans())
    @precondition(lambda self: self.stage.project.letters)
    def bounce(self, which: int, *, stranger: bool) -> None:
        """M5: only whoever sent what the letter rests upon hears of it; nothing but the history changes."""
        project = self.stage.project
        letter = project.letters[-1 - which % len(project.letters)]
        failed = "nobody@else.example" if stranger else letter.to[0].address
        heard = hear_bounce(project, letter, [failed], "<b@heng.example>", self.stage.context())
        letters = self.stage.settle(heard.change)
        assert _records(self.stage.project) == _records(project)
        for report in letters:
            assert report.kind == "bounce_report"
            assert report.cc == ()
            assert failed not in {contact.address for contact in report.to}
            self._goes_to_those_concerned(report, None)
            answered = {contact.name for contact in letter.to[:1]} if letter.answers else set()
            noticed = {a.noticed_by for a in project.assignments if a.id in letter.assignments}
            successors = {p.name for n in noticed if n and (p := acts_for(n, self._people(), self._today()))}
            assert {contact.name for contact in report.to} <= answered | successors

    @rule(person=st.sampled_from(MAY_LEAVE))
    @precondition(lambda self: len(self.stage.directory.departed(self._today())) < 3)
    def leaves(self, person: Person) -> None:
        """U4: nobody who has left is asked, and nothing waits for them."""
        gone = self._today() - dt.timedelta(1)
        people = [structs.replace(p, left=gone) if p.name == person.name else p for p in self.stage.directory.people]
        self.stage.directory = Directory(people).as_of(self._today())
        self._moves_on()

    @rule(days=st.sampled_from((1, 1, 2, 3, 7, 14)))
    def days_pass(self, days: int) -> None:
        """The calendar asks, reminds, tells and ends."""
        self._play(days)

    @rule()
    @precondition(lambda self: any(a.end and a.state in ALIVE for a in self.stage.project.assignments))
    def until_it_is_asked_whether_to_extend(self) -> None:
        """Some days before the last day of somebody."""
        ends = [a.end for a in self.stage.project.assignments if a.end is not None and a.state in ALIVE]
        self._play(max((min(ends) - self._today()).days - 12, 0))

    def _play(self, days: int) -> None:
        for _ in range(days):
            self.stage.now = (self.stage.now + dt.timedelta(1)).replace(hour=9, minute=0)
            self.stage.directory = Directory(self.stage.directory.people).as_of(self._today())
            before = self.stage.project
            self._look_at(before, self.stage.tick(), None)

    def _moves_on(self) -> None:
        before = self.stage.project
        self._look_at(before, self.stage.settle(replace_in(before, self.stage.context())), None)

    # how it happens

    def _today(self) -> dt.date:
        return self.stage.now.date()

    def _people(self) -> dict[str, Person]:
        return {person.name: person for person in self.stage.directory.people}

    def _mail(self, sender: Person, to: list[Person] | None = None) -> MailInHand:
        return self.stage.mail(self._people()[sender.name], to or ())

    def _line(self, person: Person, start: int, days: int) -> AssignmentLine:
        first = self._today() + dt.timedelta(start)
        return AssignmentLine(person.name, start=first, end=first + dt.timedelta(days))

    def _asks(self) -> list[Ask]:
        project = self.stage.project
        asks = [ask for request in project.requests for ask in request.asks]
        asks += [ask for need in project.needs for ask in need.asks]
        asks += [ask for record in project.presales for ask in record.asks]
        return asks + list(project.handover.asks if project.handover else ())

    def _happens(self, event: Event) -> None:
        sender = event.mail.sender
        if is_gone(sender, self._today()):
            return  # who has left is a stranger: their mail is no event
        before = self.stage.project
        assert event.mail.message_id is not None
        self.senders[event.mail.message_id] = sender.name
        self.said_on[event.mail.message_id] = event.mail.said_on
        letters = self.stage.take(event)
        self._look_at(before, letters, event)
        self._only_who_may(before, letters, event)

    # what must hold

    def _only_who_may(self, before: Project, letters: list[Letter], event: Event) -> None:
        """The table "Who may do what": refused if and only if it is not given."""
        act = act_of(event, before)
        if act is None or getattr(event, "token", None) is not None:
            return
        allowed = may(act, event.mail.sender, before, self.stage.directory.people, self._today())
        refused = [letter for letter in letters if letter.kind == "not_entitled"]
        assert bool(refused) != allowed, f"{event.mail.sender.name}: {act}"
        if not allowed:
            assert letters == refused
            assert _records(self.stage.project) == _records(before)

    def _look_at(self, before: Project, letters: list[Letter], event: Event | None) -> None:
        after = self.stage.project
        self._history_names_the_mail(before, after, event)
        self._one_lead(before, after, event)
        self._words_are_of_who_holds_the_voice(before)
        self.of_presales |= {one for record in after.presales for one in record.assignments}
        old = {a.id: a for a in before.assignments}
        for new in after.assignments:
            if new.id in old:
                self._lawful(old[new.id], new, event)
            else:
                assert new.mail in self.senders, "every record names the mail it came from"
        for letter in letters:
            self._goes_to_those_concerned(letter, event)
            for one in apart([letter]):
                self._a_week_ahead(one)

    def _history_names_the_mail(self, before: Project, after: Project, event: Event | None) -> None:
        """Every record explains itself by its history: no change without a line, and each line has its mail."""
        entries = after.history[len(before.history) :]
        assert after.history[: len(before.history)] == before.history
        if _records(before) != _records(after):
            assert entries
        if event is None:
            assert all(entry.mail is None or entry.mail in self.senders for entry in entries)
        elif entries:
            assert event.mail.message_id in {entry.mail for entry in entries}
            assert {entry.mail for entry in entries} <= set(self.senders)

    def _one_lead(self, before: Project, after: Project, event: Event | None) -> None:
        """D9: the lead changes outright alone, and is never none again."""
        if before.rd_lead is None or before.rd_lead == after.rd_lead:
            return
        assert after.rd_lead is not None
        assert isinstance(event, LeadReplaced) or is_gone(self._people()[before.rd_lead], self._today())

    def _lawful(self, old: Assignment, new: Assignment, event: Event | None) -> None:
        """What is over stays so; a later end of what runs needs both voices, an earlier one the manager (D4 to D7)."""
        if old.state not in ALIVE:
            assert new == old
        if (old.start, old.end) == (new.start, new.end):
            return
        if event is None:  # the hand-over's last answer is not waited for any more: what has not begun may move
            assert old.start > self._today(), "the calendar moves no day"
            return
        if isinstance(event, ProjectClosed | NoticeTakenBack) or old.start > event.mail.said_on:
            return
        if new.id in self.of_presales:
            people, today = self.stage.directory.people, self._today()
            if may("pre-sales answer", event.mail.sender, self.stage.project, people, today):
                return  # P3: a coordinator's to change
        assert new.end is not None
        longer = old.end is not None and new.end > old.end
        purpose = "extension" if longer else "early_release"
        agreed = self._agreed(new.id, purpose, new.end)
        if longer:
            assert agreed == {"project", "group"}, "never an extension without both parties"
            return
        by_manager = self._is_manager(event.mail.sender)
        assert by_manager or "project" in agreed, f"{event.mail.sender.name}: {old} to {new.end}\n{self.stage.history}"
        assert (new.end - event.mail.said_on).days >= WEEK or "group" in agreed

    def _is_manager(self, sender: Person) -> bool:
        project = self.stage.project
        name = project.manager or project.manager_stand_in
        return name is not None and speaks_for(sender, name, self._people(), self._today())

    def _agreed(self, assignment: str, purpose: str, end: dt.date) -> set[str]:
        """Whose last word names that day, each by somebody who holds that voice."""
        found: set[str] = set()
        for request in self.stage.project.requests:
            if (request.assignment, request.purpose, request.state) == (assignment, purpose, "agreed"):
                last = {vote.voice: vote for vote in request.votes}
                found |= {voice for voice, vote in last.items() if vote.until == end}
        return found

    def _words_are_of_who_holds_the_voice(self, before: Project) -> None:
        """Rows "extension: the project's voice" and "the group's voice"."""
        project, today, people = self.stage.project, self._today(), self._people()
        heard = {vote for request in before.requests for vote in request.votes}
        for request in project.requests:
            assignment = next(a for a in project.assignments if a.id == request.assignment)
            for vote in set(request.votes) - heard:
                speaker = people[vote.person]
                manager = project.manager or project.manager_stand_in
                holders = {manager} if vote.voice == "project" else group_of(assignment, people, today)
                asked = {a.person for a in request.asks if a.voice == vote.voice}
                assert any(speaks_for(speaker, name, people, today) for name in holders | asked if name)

    def _goes_to_those_concerned(self, letter: Letter, event: Event | None) -> None:
        """Sender, team, heads; who is lent and their superiors and groups; who asks and who is asked; successors."""
        here = {p.email for p in self._people().values() if not is_gone(p, self._today())}
        receivers = (*letter.to, *letter.cc)
        gone = [contact.name for contact in receivers if contact.address not in here]
        assert not gone, f"{letter.kind} to {gone}, who left"
        assert len({contact.address for contact in receivers}) == len(receivers)
        strangers = {contact.name for contact in receivers} - self._concerned(event)
        assert not strangers, f"{letter.kind} to {strangers}"

    def _concerned(self, event: Event | None) -> set[str]:
        project, today, people = self.stage.project, self._today(), self._people()
        names = {project.manager, project.manager_stand_in, project.rd_lead, *project.team}
        names |= {event.mail.sender.name} if event is not None else set()
        for assignment in project.assignments:
            names |= {assignment.person, assignment.noticed_by, *group_of(assignment, people, today)}
            names.add(people[assignment.person].superior if assignment.person in people else None)
        names |= {ask.person for ask in self._asks()}
        names |= {need.asked_by for need in project.needs} | {r.opened_by for r in project.requests}
        names |= {project.handover.stated_by} if project.handover else set()
        names |= {name for record in project.presales for name in (record.asked_by, record.accepted_by, *record.people)}
        self.told |= {name for name in names if name}
        names |= self.told  # a lead before the change, whoever was told of a release that is off
        acting = {p.name for name in names if name and (p := acts_for(name, people, today)) is not None}
        above = {people[name].superior for name in acting if letter_goes_up(name, people)}
        acting |= {p.name for name in above if name and (p := acts_for(name, people, today)) is not None}
        return acting | {people[name].delegate or name for name in acting}

    def _a_week_ahead(self, letter: Letter) -> None:
        """Never less than a week, unless what it rests upon came later, or the daemon stood still (T1, T3)."""
        if not isinstance(letter.facts, ReleaseNotice) or letter.facts.days_left >= WEEK:
            return
        assert letter.facts.late
        record = next(a for a in self.stage.project.assignments if a.id in letter.assignments)
        changed = [self.said_on[mail] for mail in _mails_of(record, self.stage.project) if mail in self.said_on]
        assert record.end is not None
        assert max(changed) > record.end - dt.timedelta(WEEK + 10), "nothing came late, and the notice is late"

    def teardown(self) -> None:
        """Every open request ends: by its day, or at the latest with the project."""
        self._play(170)
        project = self.stage.project
        assert not [request.id for request in project.requests if request.state == "open"]
        assert not [need.id for need in project.needs if need.is_open]
        assert project.handover is None or not project.handover.is_open
        assert all(a.state not in ALIVE for a in project.assignments if a.end is not None)
        closer = acts_for(HEAD.name, self._people(), self._today())
        assert closer is not None
        self._happens(ProjectClosed(self._mail(closer), "closed"))
        self._play(2)
        project = self.stage.project
        assert all(not record.waits for record in project.presales)
        assert all(a.state not in ALIVE for a in project.assignments)
        assert not [ask for ask in self._asks() if ask.open]


def letter_goes_up(name: str, people: dict[str, Person]) -> bool:
    """Reminders copy the superior of whoever is asked."""
    return name in people and people[name].superior is not None


def _mails_of(record: Assignment, project: Project) -> set[str]:
    """The mails that have made the record what it is."""
    mails = {record.mail, *(earlier.mail for earlier in record.earlier)}
    mails |= {entry.mail for entry in project.history if record.person in entry.what}
    return {mail for mail in mails if mail}


def _records(project: Project) -> object:
    """What is on record, without who has been asked and reminded, and what begins by itself."""
    assignments = [
        (a.id, a.start, a.end, a.role, a.extension, a.state in ALIVE, a.support_days) for a in project.assignments
    ]
    requests = [(r.id, r.state, r.proposed, r.votes) for r in project.requests]
    needs = [(n.id, n.state, n.offer) for n in project.needs]
    presales = [(p.id, p.state, p.people, p.accepted_by, p.reason) for p in project.presales]
    handover = (project.handover.state, project.handover.facts, project.handover.answers) if project.handover else None
    return assignments, requests, needs, presales, handover, project.rd_lead, project.manager, project.ended_on


TestEveryKindOfMail = EveryKindOfMail.TestCase
TestEveryKindOfMail.settings = settings(
    max_examples=ORDERS,
    stateful_step_count=25,
    derandomize=ORDERS == 60,
    database=None,
    phases=PHASES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
