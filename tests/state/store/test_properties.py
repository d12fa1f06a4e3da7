"""Whatever is committed: it comes back as it was, and the index answers as if every file had been looked through."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable, Sequence
from tempfile import TemporaryDirectory
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.directory import name_key
from state.model import Assignment, Contact, HandledMail, LetterRecord, Project
from state.store.codec import from_json, to_tables
from state.store.durable_storage import to_json
from state.store.memory_store import MemoryStore
from state.store.port import ANSWERS_THAT_RECORD_NOTHING, LetterAddress, Store
from state.store.tinydb_store import TinyDBStore

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    float: st.floats(allow_nan=False, allow_infinity=False),
    dt.datetime: st.datetimes(timezones=OFFSETS),
    dt.date: st.dates(),
    int: st.integers(-(2**63), 2**63 - 1),
}


def values(wanted: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    if wanted in SIMPLE:
        return SIMPLE[wanted]
    if get_origin(wanted) is Literal:
        return st.sampled_from(get_args(wanted))
    if get_origin(wanted) in (Union, types.UnionType):
        return st.one_of([values(part) for part in get_args(wanted)])
    if get_origin(wanted) is tuple:
        return st.lists(values(get_args(wanted)[0]), max_size=3).map(tuple)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        hints = get_type_hints(wanted)
        return st.builds(wanted, **{field: values(hints[field]) for field in wanted.__struct_fields__})
    return st.from_type(wanted)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values(Project))
def test_any_record_comes_back_as_it_was(project: Project) -> None:
    """No field is lost on the way to the file and back, whatever it holds and whatever it defaults to."""
    assert from_json(to_json(to_tables(project)), "file") == project


FEW = st.sampled_from(["甲", "乙", "B b", "bB"])
DAYS = st.dates(dt.date(2026, 6, 1), dt.date(2026, 6, 3))
MADE = DAYS.map(lambda day: dt.datetime.combine(day, dt.time(9), dt.UTC))
LETTERS = st.builds(
    LetterRecord,
    id=FEW,
    kind=st.sampled_from(["confirmation", "forms", "extension_result"]),
    to=FEW.map(lambda name: (Contact(name, f"{name}@x"),)),
    cc=st.just(()),
    subject=FEW,
    message_id=FEW,
    made_at=MADE,
    state=st.sampled_from(["waiting", "sent"]),
    token=st.none() | FEW,
    answers=st.none() | FEW,
)
MAILS = st.builds(
    HandledMail,
    key=FEW,
    message_id=st.none() | FEW,
    sender=FEW,
    subject=FEW,
    received=MADE,
    kind=FEW,
    outcome=st.sampled_from(["answered", "recorded"]),
)
LENT = st.builds(
    Assignment,
    id=FEW,
    person=FEW,
    role=st.none(),
    start=DAYS,
    end=DAYS,
    state=st.sampled_from(["planned", "active", "released"]),
)
PROJECTS = st.builds(
    Project,
    name=FEW,
    assignments=st.lists(LENT, max_size=2).map(tuple),
    mails=st.lists(MAILS, max_size=2).map(tuple),
    letters=st.lists(LETTERS, max_size=2).map(tuple),
    wake_on=st.none() | DAYS,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PROJECTS, max_size=6), st.lists(PROJECTS, max_size=4))
def test_the_index_answers_as_a_search_would(first: list[Project], then: list[Project]) -> None:
    """After any commits, opened anew, laid over: every look-up agrees with looking through all projects."""
    with TemporaryDirectory() as folder:
        store = TinyDBStore(folder)
        commit_and_check(store, first, {})
        store.close()
        known = {name_key(project.name): project for project in first}
        base = TinyDBStore(folder, read_only=True)
        check(base, known)
        commit_and_check(MemoryStore(base), then, known)
        check(base, known)
        store = TinyDBStore(folder)
        commit_and_check(store, then, known)
        store.close()


def commit_and_check(store: Store, projects: Iterable[Project], known: dict[str, Project]) -> None:
    known = dict(known)
    for project in projects:
        store.commit(project)
        known[name_key(project.name)] = project
    check(store, known)


def check(store: Store, known: dict[str, Project]) -> None:
    projects = list(known.values())
    assert list(store.projects()) == sorted(projects, key=lambda project: project.name)
    for text in ("甲", "乙", "B b", "bB"):
        assert store.has_mail(text) == any(mail.key == text for project in projects for mail in project.mails)
        assert store.project_of_mail(text) in candidates(projects, "mails", "message_id", text)
        check_letter(store.find_letter(text), candidates(projects, "letters", "message_id", text))
        check_letter(store.find_token(text), candidates(projects, "letters", "token", text))
        assert len(store.busy(text)) == sum(
            lent.state != "released" and name_key(lent.person) == name_key(text)
            for project in projects
            for lent in project.assignments
        )
        for day in (dt.date(2026, 6, 1), dt.date(2026, 6, 2)):
            assert store.answers_to(f"{text}@x", day) == answers(projects, f"{text}@x", day)
            due = sorted(project.name for project in projects if project.wake_on and project.wake_on <= day)
            assert list(store.due(day)) == due
    waiting = [letter for project in projects for letter in project.letters if letter.state == "waiting"]
    assert len(list(store.unsettled_letters())) == len(waiting)


def candidates(projects: Sequence[Project], table: str, field: str, text: str) -> set[str | None]:
    found: set[str | None] = {
        p.name for p in projects if any(getattr(record, field) == text for record in getattr(p, table))
    }
    return found or {None}


def check_letter(address: LetterAddress | None, among: set[str | None]) -> None:
    assert (address.project if address else None) in among


def answers(projects: Iterable[Project], address: str, day: dt.date) -> int:
    count = 0
    for project in projects:
        answered = {mail.message_id for mail in project.mails if mail.outcome == "answered"} - {None}
        for letter in project.letters:
            late_word = letter.kind == "extension_result" and letter.answers in answered
            if letter.kind in ANSWERS_THAT_RECORD_NOTHING or late_word:
                same_day = letter.made_at.date() == day
                count += sum(same_day and to.address.casefold() == address.casefold() for to in letter.to)
    return count
