"""The power goes at any moment (`tests.torture.disk`): what a store and a whole daemon do, and what must be there then.

The store by itself: what had been committed is there, whole. The whole daemon on Maildirs: started again on such a disk
it comes to rest with every mail answered once.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from daemon.mailbox_marks import FileMarkKeeper, Mark
from state.errors import StoreError
from state.model import Entry, HandledMail, LetterRecord, Project
from state.store.aside import AsideFolder, SetAside
from state.store.port import DaemonRecord
from state.store.tinydb_store import TinyDBStore
from tests.journeys.department import LEADER, MANAGER, MEMBER, OTHER_MEMBER, Department
from tests.state.store.test_contract import AT, FULL, letter, mail
from tests.torture.breakages import broken
from tests.torture.disk import Recording, State, write_state

NAMES = ("甲项目", "乙项目", "丙项目")
MARK = Mark(user="u", folder="INBOX", validity=1, first=1, next=1)
ASIDE = SetAside("0123456789ab", "1.1", AT, "a@b.example", "毒药", "超出限制")


@dataclass(frozen=True)
class Said:
    """What was said of a thing: that it is about to be written, or that it is there."""

    thing: str
    version: int
    kept: bool


def project(name: str, version: int) -> Project:
    """A project as of its so-manieth commit: everything in it tells which."""
    letters = tuple(_letter(name, number, version) for number in range(1, version + 1))
    mails = tuple(mail(number, key=f"{name}-{number}") for number in range(1, version + 1))
    history = tuple(Entry(AT, f"{number}: {'长' * 40}") for number in range(version))
    return replace(FULL, name=name, manager=str(version), letters=letters, mails=mails, history=history)


def _letter(name: str, number: int, version: int) -> LetterRecord:
    waits = number == version
    changes: dict[str, Any] = {"state": "waiting", "frozen": "From: d\r\n\r\n" + "x" * 99} if waits else {}
    return letter(number, message_id=f"<{name}-{number}@d.example>", **changes)


class Work:
    """A program that does all that a store can do, and says what it does."""

    def __init__(self, folder: Path, recording: Recording) -> None:
        self.folder = folder
        self.recording = recording
        self.versions: dict[str, int] = {}

    def _written(self, things: tuple[str, ...], act: Callable[[dict[str, int]], None]) -> None:
        versions = {thing: self.versions.get(thing, 0) + 1 for thing in things}
        for kept in (False, True):
            for thing, version in versions.items():
                self.recording.note(Said(thing, version, kept))
            if not kept:
                act(versions)
        self.versions |= versions

    def _commit(self, store: TinyDBStore, *names: str) -> None:
        def act(versions: dict[str, int]) -> None:
            with store.together():
                for name in names:
                    store.commit(project(name, versions[name]))

        self._written(names, act)

    def _record(self, store: TinyDBStore) -> None:
        self._written(
            ("daemon",), lambda versions: store.save_daemon_record(DaemonRecord(suspect_tries=versions["daemon"]))
        )

    def do(self) -> None:
        """Everything."""
        store = TinyDBStore(self.folder)
        self._commit(store, NAMES[0])
        self._record(store)
        self._commit(store, NAMES[1])
        self._commit(store, NAMES[0], NAMES[2])
        store.keep_copy("<1@d.example>", AT, b"Message-ID: <1@d.example>\r\n\r\nFrom here\r\n")
        self._record(store)
        self._commit(store, NAMES[2], NAMES[1])
        marks, aside = FileMarkKeeper(self.folder), AsideFolder(self.folder)
        for _ in range(2):
            self._written(("mark",), lambda versions: marks.save(replace(MARK, next=versions["mark"])))
        self._written(("aside",), lambda versions: aside.put(ASIDE, b"poison"))
        store.close()


def found(folder: Path) -> dict[str, int]:
    """The versions of everything that lies on a disk. Raises what a reader of it raises, or AssertionError."""
    versions = {}
    store = TinyDBStore(folder)
    try:
        for name in NAMES:
            if (stored := store.load(name)) is not None:
                versions[name] = int(stored.manager or 0)
                assert stored == project(name, versions[name])
                _require_agreement(store, name, stored.mails, stored.letters)
        versions["daemon"] = store.daemon_record().suspect_tries
        store.read_copy("<1@d.example>", AT)
        store.keep_copy("<2@d.example>", AT, b"Message-ID: <2@d.example>\r\n\r\n\r\n")
        assert store.read_copy("<2@d.example>", AT) == b"Message-ID: <2@d.example>\r\n\r\n\r\n"
    finally:
        store.close()
    kept = FileMarkKeeper(folder).load()
    versions["mark"] = 0 if kept is None else kept.next
    aside = AsideFolder(folder)
    aside.clear()
    versions["aside"] = len(aside.all())
    assert all(aside.data(one) == b"poison" for one in aside.all())
    assert not list(folder.rglob("*/.*.tmp"))
    return versions


def _require_agreement(
    store: TinyDBStore, name: str, mails: tuple[HandledMail, ...], letters: tuple[LetterRecord, ...]
) -> None:
    """Ledger and outbox, as the index has them, are those of the record."""
    assert all(store.has_mail(one.key) for one in mails)
    assert not store.has_mail(f"{name}-{len(mails) + 1}")
    waiting = [one.message_id for key, one in store.unsettled_letters() if key == name]
    assert waiting == [one.message_id for one in letters if one.state == "waiting"]


def violations(folder: Path, breakage: str | None, dice: random.Random) -> tuple[int, list[str]]:
    """How many disks there were, and what was wrong on them."""
    work_folder = folder / "work"
    work_folder.mkdir()
    recording = Recording(work_folder)
    with recording.recording(), broken(breakage):
        Work(work_folder / "state-files", recording).do()
    if breakage is None:
        assert recording.state_at_the_end() == recording.now()
    wrong, count = [], 0
    for count, (notes, state) in enumerate(recording.cuts(dice), 1):
        disk = folder / f"disk-{count}"
        write_state(disk, state)
        wrong += _wrong(disk / "state-files", notes)
    return count, wrong


def _wrong(disk: Path, notes: list[Said]) -> list[str]:
    try:
        versions = found(disk)
    except (StoreError, AssertionError) as error:
        return [f"{type(error).__name__}: {error}"]
    wrong = []
    for thing in {note.thing for note in notes}:
        begun = max(note.version for note in notes if note.thing == thing)
        kept = max((note.version for note in notes if note.thing == thing and note.kept), default=0)
        if not kept <= versions.get(thing, 0) <= begun:
            wrong.append(f"{thing}: {versions.get(thing, 0)}, committed {kept}, begun {begun}")
    return wrong


# the whole daemon

JUNE = "6月1日-6月30日"
HOURS = ("2026-05-22T12:00", "2026-05-22T12:30", "2026-05-22T13:00")


def recorded_cycles(folder: Path, breakage: str | None) -> Recording:
    """A daemon that handles two notices, and its acts on mailbox, outgoing Maildir and state folder."""
    department = Department(folder)
    for person in (MEMBER, OTHER_MEMBER):
        department.notice(LEADER, JUNE, "2026-05-22T10:00", person=person, to=[MANAGER])
    recording = Recording(folder)
    with recording.recording(), broken(breakage):
        department.once(HOURS[0])
    assert recording.state_at_the_end() == recording.now()
    return recording


def lost_or_doubled(folder: Path, state: State) -> list[str]:
    """Start the daemon on that disk, and let it come to rest: what is not as it must be."""
    write_state(folder, state)
    department = Department(folder)
    codes = [department.cycle(at).code for at in HOURS[1:]]
    letters = department.letters()
    answered = sorted(letter.header("In-Reply-To") for letter in letters)
    wrong = [] if answered == ["<m1@corp.example>", "<m2@corp.example>"] else [f"answered: {answered}"]
    wrong += [] if codes[-1] == 0 else [f"ends with {codes}"]
    wrong += [f"waits: {name.name}" for name in (folder / "mailbox" / "new").iterdir()]
    status = department.on("status", "--json")
    people = sorted(row["person"] for row in status.rows)
    return wrong + ([] if people == sorted((MEMBER, OTHER_MEMBER)) else [f"on record: {people}"])


def failures(folder: Path, breakage: str | None, among: int | None, seed: int = 1) -> tuple[int, list[str]]:
    """How many disks the daemon was started on, and what was wrong."""
    dice = random.Random(seed)  # noqa: S311 - dice, no secret
    recording = recorded_cycles(folder / "work", breakage)
    wrong, count = [], 0
    for count, (_, state) in enumerate(recording.cuts(dice, among), 1):
        wrong += lost_or_doubled(folder / f"disk-{count}", state)
    return count, wrong
