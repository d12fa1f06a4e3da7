"""Every order of events, with leads named and changed, endings, unread mails, forms and bounces among them.

`test_every_kind_of_mail` has hand-overs, pre-sales and people who leave beside all of it.

Who may change the lead or end a project is written here from PROCESS's table "Who may do what", not asked of
`state.entitlement`.
"""

from __future__ import annotations

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from state.directory import Person
from state.events import Event, FormsAsked, Notice, ProjectClosed, Unread
from state.letters import Letter
from state.model import Project
from state.notice import ProjectOutcome
from state.workflow.bounce import hear_bounce
from tests.state.workflow.casting import DELEGATE, HEAD, LEAD, MANAGER, TEAM_MEMBER
from tests.state.workflow.test_every_order import SENDERS, SETTINGS
from tests.state.workflow.test_every_order_of_needs import WithNeeds

MAY_CHANGE_LEAD_OR_END = frozenset({MANAGER.name, DELEGATE.name, HEAD.name})
"""The project's manager, who speaks for him, a coordinator."""


class WithEverything(WithNeeds):
    """What else arrives in a mailbox."""

    @rule(
        sender=st.sampled_from(SENDERS),
        lead=st.sampled_from((LEAD, TEAM_MEMBER)),
        changes=st.booleans(),
        start=st.integers(-5, 20),
    )
    def notice_that_names_a_lead(self, sender: Person, lead: Person, start: int, *, changes: bool) -> None:
        """D9: a second lead beside the first, or in the first one's place."""
        line = self._line(self.lent[0], start, 10)
        mail = self.stage.mail(sender)
        self._happens(Notice(mail, (line,), MANAGER.name, lead.name, changes_lead=changes))

    @rule(sender=st.sampled_from(SENDERS), outcome=st.sampled_from(("terminated", "closed")))
    def end(self, sender: Person, outcome: ProjectOutcome) -> None:
        """P2, and the table's row: 终止 as well as 结项."""
        self._happens(ProjectClosed(self.stage.mail(sender), outcome))

    @rule(sender=st.sampled_from(SENDERS), which=st.integers(0, 12))
    def unread(self, sender: Person, which: int) -> None:
        """M4: what could not be read changes no record, whatever question it stands under."""
        under = self.letters[-which].token if 0 < which <= len(self.letters) else None
        before = _records(self.stage.project)
        self._happens(Unread(self.stage.mail(sender), (), token=under))
        assert _records(self.stage.project) == before

    @rule(sender=st.sampled_from(SENDERS))
    def forms(self, sender: Person) -> None:
        """Whoever asks for forms changes nothing."""
        before = _records(self.stage.project)
        self._happens(FormsAsked(self.stage.mail(sender)))
        assert _records(self.stage.project) == before

    @rule(which=st.integers(0, 12), stranger=st.booleans())
    @precondition(lambda self: self.stage.project.letters)
    def bounce(self, which: int, *, stranger: bool) -> None:
        """M5: a letter came back; nothing but the history changes, and the same bounce is told of once."""
        before = self.stage.project
        letter = before.letters[-1 - which % len(before.letters)]
        failed = ["nobody@else.example"] if stranger or not letter.to else [letter.to[0].address]
        self.stage.settle(hear_bounce(before, letter, failed, "<bounce@heng.example>", self.stage.context()).change)
        assert _records(self.stage.project) == _records(before)
        again = hear_bounce(self.stage.project, letter, failed, "<bounce@heng.example>", self.stage.context())
        assert again.change.letters == ()

    def _look_at(self, before: Project, letters: list[Letter], event: Event | None) -> None:
        super()._look_at(before, letters, event)
        after = self.stage.project
        moved = before.rd_lead is not None and after.rd_lead != before.rd_lead
        ended = after.ended_on is not None and before.ended_on is None
        if moved or ended:
            assert event is not None, "neither is the calendar's to do"
            assert event.mail.sender.name in MAY_CHANGE_LEAD_OR_END
            assert any(entry.mail == event.mail.message_id for entry in after.history[len(before.history) :])


def _records(project: Project) -> tuple[object, object, object, str | None, dt.date | None]:
    return project.assignments, project.requests, project.needs, project.rd_lead, project.ended_on


TestWithEverything = WithEverything.TestCase
TestWithEverything.settings = settings(SETTINGS, max_examples=150)
