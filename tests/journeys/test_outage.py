"""An outage that lasts is told once, and once more when it is over (FIELD-NOTES: what users of such systems miss)."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import ADMIN, CONFIGURATION, LEADER, MANAGER, Department, kinds, only
from tests.servers.smtp_server import SmtpServer

JUNE = "6月1日-6月30日"


@pytest.fixture
def away(department: Department) -> Department:
    """A department whose mailbox cannot be read since ten o'clock."""
    department.notice(LEADER, JUNE, "2026-05-22T09:50", to=[MANAGER])
    department.once("2026-05-22T09:55")
    (department.folder / "mailbox").rename(department.folder / "elsewhere")
    (department.folder / "mailbox").write_text("no folder")
    assert department.cycle("2026-05-22T10:00").code == 1
    return department


def back(department: Department) -> None:
    (department.folder / "mailbox").unlink()
    (department.folder / "elsewhere").rename(department.folder / "mailbox")


def test_a_mailbox_out_of_reach_is_told_after_a_quarter_of_an_hour_and_once_more_when_it_is_back(
    away: Department,
) -> None:
    for minute in ("05", "10", "14"):
        away.cycle(f"2026-05-22T10:{minute}")
        assert away.letters() == []
    away.cycle("2026-05-22T10:15")
    letter = only(away.letters(), "outage")
    assert letter.to == {ADMIN}
    assert "收信邮箱无法连接" in letter.subject
    for hour in ("11", "12"):
        away.cycle(f"2026-05-22T{hour}:00")
        assert away.letters() == []
    back(away)
    away.notice(LEADER, "6月1日-7月10日", "2026-05-22T11:30", to=[MANAGER])
    letters = away.once("2026-05-22T12:30")
    assert kinds(letters) == ["confirmation", "outage"]
    assert "已恢复" in only(letters, "outage").subject
    assert away.once("2026-05-22T12:40") == []


def test_a_short_outage_is_nobodys_concern(away: Department) -> None:
    back(away)
    assert away.once("2026-05-22T10:14") == []
    shutil.move(away.folder / "mailbox", away.folder / "elsewhere")
    (away.folder / "mailbox").write_text("no folder")
    away.cycle("2026-05-22T10:16")
    assert away.letters() == []


def test_an_outgoing_server_out_of_reach_is_told_when_letters_go_again(found: Founder) -> None:
    """The letter about it waits with the others; the log has said so before."""
    with closing(SmtpServer("none")) as server:
        port, address = server.port, "127.0.0.1"
        head = CONFIGURATION.partition("[outgoing]")[0]
        smtp = f'[outgoing]\ntype = "smtp"\nhost = "{address}"\nport = {port}\ntls = "none"\n'
        department = found(configuration=head + smtp)
        server.stop()
        department.notice(LEADER, JUNE, "2026-05-22T09:50", to=[MANAGER])
        assert department.cycle("2026-05-22T10:00").code == 1
        assert "out of reach since" in department.cycle("2026-05-22T10:20").err
        server.start()
        assert department.cycle("2026-05-22T10:30").code == 0
        department.cycle("2026-05-22T10:31")
        subjects = [received.data.partition(b"\r\n\r\n")[0] for received in server.received]
        assert sum(b"X-Rosterd-Kind: outage" in head for head in subjects) == 2
        assert sum(b"X-Rosterd-Kind: confirmation" in head for head in subjects) == 1
