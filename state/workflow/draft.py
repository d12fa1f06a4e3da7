"""A step under way: the project as it becomes, the letters that are decided, the lines of its history.

The records stay frozen; a draft only remembers the newest of them while one event is worked through.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct, structs

from state.directory import Directory, name_key
from state.events import MailInHand
from state.letters import Facts, Letter, Overlap
from state.model import Assignment, Contact, Entry, LetterKind, Project, Purpose, Request
from state.policy import Policy
from state.workflow.joining import joined, unique, without
from state.workflow.records import with_newest
from state.working_days import WorkingCalendar

TOKEN_LENGTH = 12


@dataclass(frozen=True)
class Context:
    """What a step is told besides project and event: the time, who is who, the calendar, the policy.

    `nonce` is a fresh random text of the caller's, from which the step makes its tokens; `lent_elsewhere` gives for a
    person the periods in other projects.
    """

    now: dt.datetime
    directory: Directory
    calendar: WorkingCalendar
    policy: Policy
    nonce: str
    lent_elsewhere: Mapping[str, tuple[Overlap, ...]] = field(default_factory=dict)
    language: str = "zh_CN"
    """What the administrator reads."""

    @property
    def today(self) -> dt.date:
        """The day on which the step is taken."""
        return self.now.date()


class Change(Struct, frozen=True):
    """What a step answers: the project as it is from now on, and the letters that follow."""

    project: Project
    letters: tuple[Letter, ...] = ()
    missed: tuple[str, ...] = ()
    """What the administrator must hear of: letters that will never go out (T3)."""


class Draft:
    """The newest records of a project while one step is taken."""

    def __init__(self, project: Project, context: Context, mail: MailInHand | None = None) -> None:
        self.project = project
        self.context = context
        self.mail = mail
        self.letters: list[Letter] = []
        self.missed: list[str] = []
        self._tokens = 0

    @property
    def directory(self) -> Directory:
        """Who is who."""
        return self.context.directory

    @property
    def said_on(self) -> dt.date:
        """The day that counts: when the mailbox received the mail in hand, else today (T3)."""
        return self.mail.said_on if self.mail else self.context.today

    def done(self) -> Change:
        """What the step has come to."""
        return Change(self.project, joined(self.letters, self.new_token), tuple(self.missed))

    def told(self, chinese: str, english: str) -> None:
        """A line for the administrator, in the language of the configuration (M6)."""
        self.missed.append(english if self.context.language == "en" else chinese)

    def note(self, chinese: str, english: str) -> None:
        """A line of the history, in the language of the configuration (M6)."""
        what = english if self.context.language == "en" else chinese
        entry = Entry(self.context.now, what, self.mail.message_id if self.mail else None)
        self.project = structs.replace(self.project, history=(*self.project.history, entry))

    def assignment(self, assignment_id: str) -> Assignment:
        """The newest record of that assignment."""
        return next(a for a in self.project.assignments if a.id == assignment_id)

    def new_assignment_id(self) -> str:
        """The id of the next assignment that is opened: a digest of the project's name, and a number."""
        digest = hashlib.blake2b(name_key(self.project.name).encode(), digest_size=3).hexdigest()
        return f"{digest}-{len(self.project.assignments) + 1}"

    def put(self, assignment: Assignment) -> Assignment:
        """Replace the record of that id, or add it."""
        self.project = structs.replace(self.project, assignments=with_newest(self.project.assignments, assignment))
        return assignment

    def put_request(self, request: Request) -> Request:
        """Replace the request of that id, or add it."""
        self.project = structs.replace(self.project, requests=with_newest(self.project.requests, request))
        return request

    def request(self, request_id: str) -> Request:
        """The newest record of that request."""
        return next(r for r in self.project.requests if r.id == request_id)

    def open_request(self, assignment: Assignment, purpose: Purpose) -> Request | None:
        """The open request of that purpose about that assignment, if there is one."""
        return next((r for r in self.open_requests(assignment) if r.purpose == purpose), None)

    def open_requests(self, assignment: Assignment) -> tuple[Request, ...]:
        """Every open request about that assignment: at most one of each purpose."""
        return tuple(r for r in self.project.requests if r.assignment == assignment.id and r.state == "open")

    def new_token(self) -> str:
        """A token that nobody can guess who does not know the nonce."""
        self._tokens += 1
        digest = hashlib.blake2b(f"{self.context.nonce}/{self._tokens}".encode(), digest_size=16).hexdigest()
        return digest[:TOKEN_LENGTH]

    def contact(self, name: str | None) -> Contact | None:
        """Where letters to that person go: by the directory, else as the project knows them; nowhere once they left."""
        if name is None:
            return None
        person = self.directory.by_name(name)
        if person is not None:
            return person.contact if self.directory.is_here(person) else None
        return next((c for c in self.project.contacts if name_key(c.name) == name_key(name)), None)

    def office(self, name: str | None) -> Contact | None:
        """Where letters go that somebody gets by what they do: to who acts in their place once they left (U4)."""
        person = self.directory.acting(name)
        return person.contact if person is not None else self.contact(name)

    def send(
        self,
        kind: LetterKind,
        to: tuple[Contact | None, ...],
        facts: Facts,
        *,
        cc: tuple[Contact | None, ...] = (),
        answer: bool = False,
        at_hand: bool = True,
        key: str | None = None,
        assignments: tuple[str, ...] = (),
        token: str | None = None,
        follows: str | None = None,
    ) -> None:
        """Decide a letter. Receivers nobody knows are left out, and nobody is in it twice."""
        receivers = unique(to)
        copied = without(unique(cc), receivers)
        if not receivers:
            receivers, copied = copied[:1], copied[1:]
        if not receivers:
            self.note(f"无法送达（没有邮箱地址）：{kind}", f"cannot be sent (no address): {kind}")
            return
        self.letters.append(
            Letter(
                kind=kind,
                to=receivers,
                cc=copied,
                facts=facts,
                answer=answer,
                at_hand=at_hand,
                key=key,
                assignments=assignments,
                token=token,
                follows=follows,
            )
        )

    def answer(
        self, kind: LetterKind, facts: Facts, *, cc: tuple[Contact | None, ...] = (), assignments: tuple[str, ...] = ()
    ) -> None:
        """Answer the mail in hand: to its sender, in its thread (M1)."""
        if self.mail is not None:
            self.send(kind, (self.mail.sender.contact,), facts, cc=cc, answer=True, assignments=assignments)
