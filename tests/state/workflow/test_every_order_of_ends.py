"""Every order of events, with a project that is closed and opened again, notices taken back, people replaced."""

from __future__ import annotations

from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from msgspec import structs

from state.directory import Person
from state.entitlement import is_manager, may_change_project
from state.events import Event, LeadReplaced, NoticeTakenBack, ProjectClosed
from state.letters import Letter
from state.model import Assignment, Project
from tests.state.workflow.casting import DIRECTORY, HEAD, LEAD, MANAGER, TEAM_MEMBER
from tests.state.workflow.test_every_order import ALIVE, SENDERS, SETTINGS, EveryOrder


class WithEnds(EveryOrder):
    """What else ends a record, or brings it back."""

    may_be_cancelled: ClassVar[bool] = True

    @rule(sender=st.sampled_from((*SENDERS, MANAGER, HEAD)), late=st.booleans())
    def close(self, sender: Person, *, late: bool) -> None:
        """结项, handled at once or later than received."""
        mail = self.stage.mail(sender, (), f"{self.last_seen:%m-%d %H:%M}" if late else None)
        self._happens(ProjectClosed(mail, "closed"))
        if may_change_project(sender, self.stage.project, DIRECTORY):
            today = self.stage.now.date()
            assert all(a.end is not None and a.end <= today for a in self.stage.project.assignments if a.state in ALIVE)

    @rule(sender=st.sampled_from((*SENDERS, MANAGER)), which=st.integers(0, 20), late=st.booleans())
    @precondition(lambda self: self._mails())
    def take_back(self, sender: Person, which: int, *, late: bool) -> None:
        """撤销上一封, one of all the mails that changed something."""
        mails = self._mails()
        mail = self.stage.mail(sender, (), f"{self.last_seen:%m-%d %H:%M}" if late else None)
        self._happens(NoticeTakenBack(structs.replace(mail, answers=(mails[-1 - which % len(mails)],))))

    @rule(sender=st.sampled_from(SENDERS), who=st.integers(0, 1), start=st.integers(-10, 30), days=st.integers(0, 30))
    def replace(self, sender: Person, who: int, start: int, days: int) -> None:
        """One of the two in the other's place."""
        line = self._line(self.lent[who], start, days)
        self._notice(sender, structs.replace(line, replaces=self.lent[1 - who].name))

    @rule(sender=st.sampled_from(SENDERS), lead=st.sampled_from((LEAD, TEAM_MEMBER)))
    def change_lead(self, sender: Person, lead: Person) -> None:
        """There is one at all times, once there is one (D9)."""
        before = self.stage.project.rd_lead
        self._happens(LeadReplaced(self.stage.mail(sender), lead.name))
        assert self.stage.project.rd_lead in {before, lead.name}

    def _mails(self) -> list[str]:
        project = self.stage.project
        known = [a.mail for a in project.assignments] + [r.mail for r in project.requests]
        known += [earlier.mail for a in project.assignments for earlier in a.earlier]
        return sorted({mail for mail in known if mail})

    def _lawful(self, old: Assignment, new: Assignment, event: Event | None) -> None:
        """Besides what may happen anyhow: the project's end, and going back to what was before."""
        moved = old.state in ALIVE and (old.start, old.end) != (new.start, new.end)
        if moved and isinstance(event, ProjectClosed):
            assert (new.start, new.end) == (old.start, event.mail.said_on)
            assert old.start <= event.mail.said_on
            assert old.end is None or old.end > event.mail.said_on
        elif moved and isinstance(event, NoticeTakenBack):
            self._lawfully_put_back(old, new, event)
        else:
            super()._lawful(old, new, event)

    def _lawfully_put_back(self, old: Assignment, new: Assignment, event: NoticeTakenBack) -> None:
        """To a value it had; what has begun only to a later last day, by the manager (D7)."""
        assert (new.start, new.end) in {(earlier.start, earlier.end) for earlier in old.earlier}
        assert new.end is None or new.end >= event.mail.said_on
        if old.start <= event.mail.said_on:
            assert new.start == old.start
            assert old.end is not None
            assert new.end is None or new.end > old.end
            assert is_manager(event.mail.sender, self.stage.project, DIRECTORY)

    def _concerned(self, letter: Letter, event: Event | None) -> set[str]:
        project = self.stage.project
        about = [a for a in project.assignments if a.id in letter.assignments]
        names = super()._concerned(letter, event) | {a.person for a in about} | _told_of_leads(letter, project)
        if letter.kind == "project_end":
            names |= _told_in(letter)
        if letter.kind == "cancellation":
            names |= {a.noticed_by for a in about if a.noticed_by}
            names |= {name for a in about for name in _told_of(project, a)}
        return names


def _told_of_leads(letter: Letter, project: Project) -> set[str]:
    """The lead before the change is no longer on record."""
    return {LEAD.name, TEAM_MEMBER.name} if letter.kind == "lead_changed" and project.rd_lead else set()


def _told_in(letter: Letter) -> set[str]:
    """Whoever was in the team while the project went on."""
    return {contact.name for contact in letter.cc} & {person.name for person in SENDERS}


def _told_of(project: Project, assignment: Assignment) -> set[str]:
    told = (r for r in project.letters if assignment.id in r.assignments)
    return {c.name for r in told if r.kind in {"release_notice", "early_release"} for c in (*r.to, *r.cc)}


TestWithEnds = WithEnds.TestCase
TestWithEnds.settings = SETTINGS
