"""What every store promises (`state.store.port.Store`). A new store brings only an entry in STORES."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from state.model import Assignment, Contact, Entry, HandledMail, LetterRecord, Project, Request, Vote, unfiled_key
from state.notice import Period, Source
from state.store.memory_store import MemoryStore
from state.store.port import BusyPeriod, DaemonRecord, LetterAddress, Store
from state.store.tinydb_store import TinyDBStore

CHINA = dt.timezone(dt.timedelta(hours=8))
AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=CHINA)
JUNE, JULY = dt.date(2026, 6, 1), dt.date(2026, 7, 1)

Again = Callable[[Store], Store]
"""Turns a store into one that must know the same: opened anew, or laid over it."""


def _same(store: Store) -> Store:
    return store


def _reopened(path: Path) -> Again:
    def again(store: Store) -> Store:
        store.close()
        return TinyDBStore(path)

    return again


def _laid_over(path: Path) -> Again:
    def again(store: Store) -> Store:
        if isinstance(store, MemoryStore):
            return store
        store.close()
        return MemoryStore(TinyDBStore(path, read_only=True))

    return again


STORES: dict[str, Callable[[Path], tuple[Store, Again]]] = {
    "tinydb": lambda path: (TinyDBStore(path), _same),
    "tinydb opened anew": lambda path: (TinyDBStore(path), _reopened(path)),
    "memory": lambda path: (MemoryStore(), _same),
    "memory over tinydb": lambda path: (TinyDBStore(path), _laid_over(path)),
}


@pytest.fixture(params=STORES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Store, Again]:
    return STORES[request.param](tmp_path / "state-files")


@pytest.fixture
def store(made: tuple[Store, Again]) -> Iterator[Store]:
    yield made[0]
    made[0].close()


@pytest.fixture
def again(made: tuple[Store, Again]) -> Again:
    return made[1]


def letter(number: int, mark: str | None = None, **changes: object) -> LetterRecord:
    plain = LetterRecord(
        id=f"l{number}",
        kind="confirmation",
        to=(Contact("查甘望", "ChaGanWang@example.com"),),
        cc=(Contact("杜裕琴", "duyuqin@example.com"),),
        subject="回复：支撑通知",
        message_id=f"<letter-{number}@staffing.example.com>",
        made_at=AT,
        state="sent",
        token=mark,
    )
    return replace(plain, **changes)


def mail(number: int, **changes: object) -> HandledMail:
    plain = HandledMail(
        key=f"key-{number}",
        message_id=f"<mail-{number}@example.com>",
        sender="chaganwang@example.com",
        subject="支撑通知",
        received=AT,
        kind="staffing_notice",
        outcome="recorded",
    )
    return replace(plain, **changes)


def lent(number: int, person: str, **changes: object) -> Assignment:
    plain = Assignment(f"a{number}", person, "前端开发", JUNE, dt.date(2026, 6, 30), 20.0, 22.5, "active")
    return replace(plain, **changes)


FULL = Project(
    name="经开政务ai应用项目",
    manager="黄俊杰",
    rd_lead="尤硕愚",
    team=("赵卓熠", "邓杰"),
    contacts=(Contact("外来人", "guest@example.org"),),
    assignments=(
        lent(1, "鲍丙坤", segments=(Period(JUNE, JUNE),), sources=(Source("person", 3, '姓名："鲍丙坤"\n'),)),
        lent(2, "许南星", state="released", end=None, estimated_days=None),
    ),
    requests=(
        Request(
            id="r1",
            purpose="extension",
            assignment="a1",
            last_day=JULY,
            needs=("project", "group"),
            opened_at=AT,
            opened_by=None,
            votes=(Vote("project", "黄俊杰", None, "不再需要", AT),),
        ),
    ),
    mails=(mail(1),),
    letters=(letter(1, "T1"),),
    history=(Entry(AT, "记录了鲍丙坤的支撑"),),
    wake_on=JULY,
)


def test_loads_what_was_committed(store: Store, again: Again) -> None:
    """A project comes back as it was committed, every field of it."""
    store.commit(FULL)
    store = again(store)
    assert store.load(FULL.name) == FULL
    assert store.names() == (FULL.name,)
    assert list(store.projects()) == [FULL]


def test_an_empty_store_knows_nothing(store: Store, again: Again) -> None:
    """Nothing is known before the first commit, and asking is no error."""
    store = again(store)
    assert store.load("x") is None
    assert not store.names()
    assert not store.due(JULY)
    assert not store.busy("x")
    assert not list(store.projects())
    assert not list(store.unsettled_letters())
    assert not store.has_mail("x")
    assert store.project_of_mail("x") is None
    assert store.find_letter("x") is store.find_token("x") is None
    assert store.answers_to("x@example.com", JUNE) == 0


def test_a_commit_replaces_the_whole_record(store: Store, again: Again) -> None:
    """The project is the unit of consistency: nothing of the earlier record remains, in no look-up."""
    store.commit(FULL)
    store = again(store)
    bare = Project(FULL.name)
    store.commit(bare)
    store = again(store)
    assert store.load(FULL.name) == bare
    assert not store.has_mail("key-1")
    assert store.project_of_mail("<mail-1@example.com>") is None
    assert store.find_letter("<letter-1@staffing.example.com>") is store.find_token("T1") is None
    assert not store.busy("鲍丙坤")
    assert not store.due(JULY)


def test_names_alike_are_one_project(store: Store, again: Again) -> None:
    """Names alike after NFKC, case folding and dropping white space are one project, under its latest spelling."""
    store.commit(Project("GPU 平台", mails=(mail(1),)))
    store = again(store)
    assert store.load("ｇｐｕ平台") == Project("GPU 平台", mails=(mail(1),))
    store.commit(Project("gpu平台", mails=(mail(1),)))
    store = again(store)
    assert store.names() == ("gpu平台",)
    assert store.load("GPU 平台") == Project("gpu平台", mails=(mail(1),))
    assert store.project_of_mail("<mail-1@example.com>") == "gpu平台"


@pytest.mark.parametrize("name", ["a/../../b", "。/", "..", "x" * 400, "项" * 300, "a\x00b", "-", "Ⅷ.json"])
def test_any_name_can_be_kept(store: Store, again: Again, name: str) -> None:
    """A project's name is free text: its file's name is harmless and never too long."""
    store.commit(Project(name, manager="甲"))
    store.commit(Project(name + "!", manager="乙"))
    store = again(store)
    assert store.load(name) == Project(name, manager="甲")
    assert store.load(name + "!") == Project(name + "!", manager="乙")


def test_names_and_projects_are_sorted_without_the_unfiled(store: Store, again: Again) -> None:
    """What concerns no known project is loaded by its month's key, and is no project."""
    unfiled = Project("", month="2026-06", mails=(mail(9),), letters=(letter(9, "T9", state="waiting"),))
    for project in (Project("b"), unfiled, Project("a"), Project("2026-06")):
        store.commit(project)
    store = again(store)
    assert store.names() == ("2026-06", "a", "b")
    assert [project.name for project in store.projects()] == ["2026-06", "a", "b"]
    key = unfiled_key("2026-06")
    assert store.load(key) == unfiled
    assert store.has_mail("key-9")
    assert store.project_of_mail("<mail-9@example.com>") == key
    assert store.find_token("T9") == LetterAddress(key, "l9", "T9")
    assert list(store.unsettled_letters()) == [(key, unfiled.letters[0])]


@pytest.mark.parametrize("project", [Project(""), Project("", month="../x"), Project("", month="2026-13")])
def test_what_has_no_key_is_refused(store: Store, project: Project) -> None:
    """Neither a name nor a month: a mistake of the program, and nothing is kept."""
    with pytest.raises(ValueError, match="key"):
        store.commit(project)
    assert store.names() == ()


def test_the_ledger_is_found_over_all_projects(store: Store, again: Again) -> None:
    """D4: the same mail again is known by its key, wherever it stands; a Message-ID leads to its project."""
    store.commit(Project("a", mails=(mail(1), mail(2, message_id=None))))
    store.commit(Project("b", mails=(mail(3),)))
    store = again(store)
    assert [store.has_mail(key) for key in ("key-1", "key-2", "key-3", "key-4")] == [True, True, True, False]
    assert store.project_of_mail("<mail-1@example.com>") == "a"
    assert store.project_of_mail("<mail-3@example.com>") == "b"
    assert store.project_of_mail("<mail-2@example.com>") is None


def test_letters_are_found_by_message_id_and_token(store: Store, again: Again) -> None:
    """An answer finds its letter by In-Reply-To or by the token; of several letters with one token, the latest."""
    store.commit(Project("a", letters=(letter(1, "T"), letter(2, "T"), letter(3))))
    store = again(store)
    assert store.find_letter("<letter-3@staffing.example.com>") == LetterAddress("a", "l3", None)
    assert store.find_letter("<letter-1@staffing.example.com>") == LetterAddress("a", "l1", "T")
    assert store.find_token("T") == LetterAddress("a", "l2", "T")
    assert store.find_letter("<no@staffing.example.com>") is store.find_token("t") is None


def test_unsettled_letters_oldest_first(store: Store, again: Again) -> None:
    """The outbox: waiting and uncertain letters of all projects, oldest first; settled ones leave it."""
    hour = dt.timedelta(hours=1)
    waiting = letter(1, state="waiting", made_at=AT + hour)
    later = letter(2, state="waiting", made_at=AT + 2 * hour)
    uncertain = letter(3, state="uncertain", made_at=AT)
    done = (letter(4), letter(5, state="failed"), letter(6, state="withdrawn"))
    store.commit(Project("a", letters=(replace(waiting, frozen="Subject: 1\r\n\r\n1"), later, *done)))
    store.commit(Project("b", letters=(uncertain,)))
    store = again(store)
    assert list(store.unsettled_letters()) == [("b", uncertain), ("a", waiting), ("a", later)]
    for _, one in store.unsettled_letters():
        assert one in (uncertain, waiting, later)
        store.commit(Project("b", letters=(replace(uncertain, state="sent"),)))  # settling while reading is safe
    assert list(store.unsettled_letters()) == [("a", waiting), ("a", later)]
    project = store.load("a")
    assert project is not None
    assert [one.frozen for one in project.letters[:2]] == ["Subject: 1\r\n\r\n1", None]


def test_due_projects(store: Store, again: Again) -> None:
    """What is due is a question for a date: downtime loses nothing, and what has nothing to do sleeps on."""
    store.commit(Project("b", wake_on=JUNE))
    store.commit(Project("a", wake_on=JULY))
    store.commit(Project("c"))
    store = again(store)
    assert store.due(JUNE - dt.timedelta(1)) == ()
    assert store.due(JUNE) == ("b",)
    assert store.due(dt.date(2027, 1, 1)) == ("a", "b")
    store.commit(Project("b", wake_on=JULY))
    assert store.due(JUNE) == ()
    assert store.due(JULY) == ("a", "b")


def test_busy_periods_of_a_person(store: Store, again: Again) -> None:
    """Planned and active assignments of all projects count, whatever the spelling of the person's name."""
    gaps = (Period(JUNE, JUNE), Period(JULY, JULY))
    store.commit(Project("a", assignments=(lent(1, "Li Wei"), lent(2, "LI WEI", end=None, segments=gaps))))
    store.commit(Project("b", assignments=(lent(1, "Li Wei", state="planned"), lent(2, "Li Wei", state="released"))))
    store.commit(Project("c", assignments=(lent(1, "Li Wei", state="cancelled"), lent(2, "Wang"))))
    store = again(store)
    end = dt.date(2026, 6, 30)
    expected = [
        BusyPeriod("a", "a1", JUNE, end, (), 22.5),
        BusyPeriod("a", "a2", JUNE, None, gaps, 22.5),
        BusyPeriod("b", "a1", JUNE, end, (), 22.5),
    ]
    assert sorted(store.busy("liwei"), key=lambda period: (period.project, period.assignment)) == expected
    store.commit(Project("a"))
    assert [period.project for period in store.busy("Li Wei")] == ["b"]


def test_answers_that_record_nothing_are_counted(store: Store, again: Again) -> None:
    """Each address gets a bounded number a day of corrections, forms, late words and the like; nothing else counts."""
    late, decided = "<mail-1@example.com>", "<mail-2@example.com>"
    letters = (
        letter(1, kind="correction_request"),
        letter(2, kind="not_entitled"),
        letter(3, kind="forms", made_at=AT + dt.timedelta(days=1)),
        letter(4, kind="confirmation", answers=late),
        letter(5, kind="extension_result", answers=late),
        letter(6, kind="extension_result", answers=decided),
        letter(7, kind="extension_result"),
    )
    store.commit(Project("a", mails=(mail(1, outcome="answered"), mail(2, outcome="decided")), letters=letters))
    store.commit(Project("b", letters=(letter(8, kind="forms"),)))
    store = again(store)
    assert store.answers_to("chaganwang@EXAMPLE.com", JUNE) == 4
    assert store.answers_to("chaganwang@example.com", JUNE + dt.timedelta(1)) == 1
    assert store.answers_to("duyuqin@example.com", JUNE) == 0
    assert (store.answers_on(JUNE), store.answers_on(JUNE + dt.timedelta(1))) == (4, 1)
    store.commit(Project("b", letters=(letter(8, kind="forms"), letter(9, kind="forms"))))
    assert store.answers_to("chaganwang@example.com", JUNE) == 5
    assert store.answers_on(JUNE) == 5


def test_the_daemon_remembers_itself(store: Store, again: Again) -> None:
    """As of the last cycle: what `status` and `show` call today."""
    assert store.daemon_record() == DaemonRecord()
    record = DaemonRecord(AT, JUNE, "abc", ("<1@x>",))
    store.save_daemon_record(record)
    store = again(store)
    assert store.daemon_record() == record


def test_copies_of_letters_are_kept(store: Store, again: Again) -> None:
    """The rendered text is kept with the letter once it is sent, byte for byte, whatever its Message-ID."""
    ids = ("<1@y>", "<11@y>", "<../../x@y>")
    copies = {one: f"Subject: 1\r\nMessage-ID: {one}\r\n\r\nFrom here\r\n\r\n>From there".encode() for one in ids}
    for one, data in copies.items():
        store.keep_copy(one, AT, data)
    store = again(store)
    assert {one: store.read_copy(one, AT) for one in ids} == copies
    assert store.read_copy("<gone@y>", AT) is None
    assert store.read_copy("<1@y>", AT + dt.timedelta(days=1)) is None


def test_u6_copies_of_before_a_day_are_forgotten(store: Store, again: Again) -> None:
    """U6: the texts go, the day itself and what came after stay, and so do the records."""
    days = [AT + dt.timedelta(days=number) for number in (-400, -1, 0, 1)]
    for number, made_at in enumerate(days):
        store.keep_copy(f"<{number}@y>", made_at, b"Message-ID: <%d@y>\r\n\r\nText\r\n" % number)
    sent = letter(1, state="sent", made_at=days[0])
    store.commit(Project("甲", letters=(sent,)))
    assert store.forget_copies(AT.date()) == 2
    assert store.forget_copies(AT.date()) == 0
    store = again(store)
    assert [store.read_copy(f"<{number}@y>", made_at) is None for number, made_at in enumerate(days)] == [
        *(True, True, False, False)
    ]
    project = store.load("甲")
    assert project is not None
    assert project.letters == (sent,)


def test_commits_together(store: Store, again: Again) -> None:
    """What is committed together is seen at once by every look-up, the last state counts, and lasts."""
    store.commit(Project("a", manager="1"))
    with store.together():
        store.commit(Project("a", manager="2", mails=(mail(1),)))
        store.commit(Project("b", letters=(letter(2, "T"),)))
        with store.together():
            store.commit(Project("a", manager="3", mails=(mail(1),), wake_on=JUNE))
        assert store.load("a") == Project("a", manager="3", mails=(mail(1),), wake_on=JUNE)
        assert store.has_mail(mail(1).key)
        assert store.find_token("T") == LetterAddress("b", "l2", "T")
        assert [project.name for project in store.projects()] == ["a", "b"]
        assert store.due(JUNE) == ("a",)
    store = again(store)
    assert store.load("a") == Project("a", manager="3", mails=(mail(1),), wake_on=JUNE)
    assert store.names() == ("a", "b")


def test_an_exception_between_commits_undoes_none(store: Store, again: Again) -> None:
    """Each commit is whole in itself: what was committed before the mailbox broke away is durable."""
    with contextlib.suppress(TimeoutError), store.together():
        store.commit(Project("a"))
        raise TimeoutError
    assert again(store).names() == ("a",)
