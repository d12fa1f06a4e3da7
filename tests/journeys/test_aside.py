"""Mails set aside (DESIGN: Poison): one bad mail never stops the queue, and nothing of it is lost."""

from __future__ import annotations

import importlib
import os
import time

import pytest

import daemon.cycle
import daemon.intake
import daemon.time_limit
import daemon.trial
from daemon.assembly import assemble
from daemon.clock import StandingClock
from daemon.cycle import TRIES_IN_HAND, run_cycle
from parsers.mail import read_mail
from parsers.message import Mail
from state.store.aside import AsideFolder
from tests.journeys.department import LEADER, MANAGER, MEMBER, OTHER_MEMBER, Department, Result, kinds, moment

JUNE = "6月1日-6月30日"
POISON = "毒药"


def aside(department: Department, act: str, *words: str) -> Result:
    return department.command("aside", act, *words, "--config", department.config)


def set_aside(department: Department) -> list[dict[str, str]]:
    return aside(department, "list", "--json").rows


class Killed(BaseException):
    """The process ends here, as by the system's hand."""


def deadly(data: bytes) -> Mail:
    """The reader, if it ended the process at one mail."""
    mail = read_mail(data)
    if POISON in mail.subject:
        raise Killed
    return mail


def faulty(data: bytes) -> Mail:
    """The reader, if it had a fault that one mail brings out."""
    mail = read_mail(data)
    if POISON in mail.subject and not faulty_at_rest:
        raise ZeroDivisionError
    return mail


faulty_at_rest: list[bool] = []


def runs_until_through(department: Department) -> int:
    """Start the daemon again and again until a cycle comes through; how often it was killed."""
    for killed in range(50):
        with assemble(department.config) as assembly:
            assembly.clock = StandingClock(moment("2026-05-22T12:00"))
            try:
                run_cycle(assembly)
            except Killed:
                continue
            return killed
    raise AssertionError("it never came through")


def test_a_mail_that_ends_the_process_is_set_aside_unread(
    department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the mail in hand is blamed; after three times it is tried once more, then the queue goes on."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", person=MEMBER, to=[MANAGER])
    department.send(LEADER, POISON, "…", "2026-05-22T10:01")
    department.notice(LEADER, JUNE, "2026-05-22T10:02", person=OTHER_MEMBER, to=[MANAGER])
    monkeypatch.setattr(daemon.intake, "read_mail", deadly)
    assert runs_until_through(department) == 1 + TRIES_IN_HAND
    assert sorted(kinds(department.letters())) == ["admin_digest", "confirmation", "confirmation"]
    (row,) = set_aside(department)
    assert row["reason"] == "处理这封邮件时程序多次中断"


def test_after_a_calm_cycle_mails_are_handled_together_again(
    department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The daemon's record blames nobody any longer."""
    department.send(LEADER, POISON, "…", "2026-05-22T10:01")
    monkeypatch.setattr(daemon.intake, "read_mail", deadly)
    runs_until_through(department)
    with assemble(department.config) as assembly:
        record = assembly.store.daemon_record()
        assert (record.batch_open, record.suspect, record.suspect_tries) == (False, None, 0)


def test_what_was_set_aside_is_shown_tried_again_and_dropped(
    department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`rosterd aside`: the very bytes, the reason, another try when the fault is mended, and away with it."""
    text = "项目：云杉数据平台项目\n协调开发人员：陆晚晴\n支撑周期：6月1日-6月30日"
    department.send(LEADER, f"{POISON}【云杉数据平台项目】人员支撑", text, "2026-05-22T10:00", to=[MANAGER])
    department.send(LEADER, f"{POISON}二", text, "2026-05-22T10:01", to=[MANAGER])
    faulty_at_rest.clear()
    monkeypatch.setattr(daemon.intake, "read_mail", faulty)
    assert kinds(department.once("2026-05-22T10:05")) == ["admin_digest"]
    first, second = set_aside(department)
    shown = department.process("aside", "show", first["id"], "--config", department.config)
    assert "支撑周期：6月1日-6月30日" in shown.out
    assert "ZeroDivisionError" in first["reason"]

    faulty_at_rest.append(True)
    assert aside(department, "replay", first["id"]).code == 0
    assert kinds(department.once("2026-05-22T10:10")) == ["confirmation"]
    assert set_aside(department) == [second]

    assert aside(department, "drop", second["id"]).code == 0
    assert set_aside(department) == []
    assert "no mail is set aside" in aside(department, "list").out


@pytest.mark.parametrize("name", ["000000000000", "../../etc/passwd", "", "x"])
@pytest.mark.parametrize("act", ["show", "replay", "drop"])
def test_an_id_that_is_none(department: Department, act: str, name: str) -> None:
    """One line with the remedy."""
    result = aside(department, act, name)
    assert result.code == 1
    assert "rosterd aside list shows them" in result.err


def test_a_mail_that_was_only_in_hand_is_not_blamed(department: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed from outside whenever it was in hand: tried in a process of its own it is sound, and is handled."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", person=MEMBER, to=[MANAGER])

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as outside:
        outside.setattr(daemon.cycle, "_handle_one", killed)
        for _ in range(2 + TRIES_IN_HAND):
            with assemble(department.config) as assembly, pytest.raises(Killed):
                run_cycle(assembly)
    assert kinds(department.once("2026-05-22T12:00")) == ["confirmation"]
    assert set_aside(department) == []


def test_a_mail_that_never_comes_to_an_end_is_set_aside(
    department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trial that takes too long is ended: who watches the daemon has ended it the times before."""
    department.send(LEADER, POISON, "…", "2026-05-22T10:01")
    monkeypatch.setattr(daemon.trial, "PATIENCE", 0.2)

    def endless(data: bytes) -> Mail:
        if os.getpid() == ours:
            raise Killed
        while True:
            time.sleep(1)

    ours = os.getpid()
    monkeypatch.setattr(daemon.intake, "read_mail", endless)
    assert runs_until_through(department) == 1 + TRIES_IN_HAND
    assert len(set_aside(department)) == 1


def set_one_aside(department: Department, monkeypatch: pytest.MonkeyPatch) -> str:
    """A notice that a fault of the reader has set aside; its id, with the fault mended and another try asked for."""
    text = "项目：云杉数据平台项目\n协调开发人员：陆晚晴\n支撑周期：6月1日-6月30日"
    department.send(LEADER, f"{POISON}【云杉数据平台项目】人员支撑", text, "2026-05-22T10:00", to=[MANAGER])
    faulty_at_rest.clear()
    with monkeypatch.context() as fault:
        fault.setattr(daemon.intake, "read_mail", faulty)
        department.once("2026-05-22T10:05")
    (row,) = set_aside(department)
    assert aside(department, "replay", row["id"]).code == 0
    return row["id"]


def test_a_replay_that_was_cut_off_is_not_answered_twice(
    department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the commit and the end of the replay: the next run finds it handled, and answers once."""
    set_one_aside(department, monkeypatch)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as cut, assemble(department.config) as assembly:
        cut.setattr(AsideFolder, "drop", killed)
        with pytest.raises(Killed):
            run_cycle(assembly)
    assert kinds(department.once("2026-05-22T10:10")) == ["confirmation"]
    assert set_aside(department) == []
    assert kinds(department.once("2026-05-22T10:20")) == []


def test_a_replay_that_ends_the_process_stays_aside(department: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried in a process of its own, which ends; the daemon goes on, and does not try it at every start."""
    wanted = set_one_aside(department, monkeypatch)
    department.notice(LEADER, JUNE, "2026-05-22T10:08", person=OTHER_MEMBER, to=[MANAGER])
    monkeypatch.setattr(daemon.intake, "read_mail", deadly)
    assert kinds(department.once("2026-05-22T10:10")) == ["confirmation"]
    assert [row["id"] for row in set_aside(department)] == [wanted]
    assert not list(department.state.glob("aside/*.again"))


@pytest.mark.parametrize(("module", "reader"), [("daemon.intake", "read_mail"), ("daemon.reading", "read")])
def test_a_mail_that_is_read_for_too_long_is_set_aside_at_once(
    department: Department, monkeypatch: pytest.MonkeyPatch, module: str, reader: str
) -> None:
    """A limit like the others, of processor time: nobody has to end the process for it, and the queue goes on."""
    monkeypatch.setattr(daemon.time_limit, "SECONDS", 0.5)
    sound = getattr(importlib.import_module(module), reader)

    def endless(mail: bytes | Mail, *more: object, **named: object) -> object:
        while POISON in (read_mail(mail) if isinstance(mail, bytes) else mail).subject:
            pass
        return sound(mail, *more, **named)

    monkeypatch.setattr(f"{module}.{reader}", endless)
    department.send(LEADER, POISON, "…", "2026-05-22T10:01")
    department.notice(LEADER, JUNE, "2026-05-22T10:02", person=MEMBER, to=[MANAGER])
    assert sorted(kinds(department.once("2026-05-22T10:05"))) == ["admin_digest", "confirmation"]
    (row,) = set_aside(department)
    assert row["reason"] == "超出限制：读得太久"
    assert row["subject"] == (POISON if reader == "read" else "")
