"""A full disk, a read-only one, one that fails: one clear line, exit code 1, and nothing lost (DESIGN: The store)."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.department import LEADER, MANAGER, Department
from tests.torture.campaign import Campaign
from tests.torture.posts import Founders
from tests.torture.zygote import Zygote

FAULTS: tuple[tuple[str, str], ...] = (
    ("open", "ENOSPC"),
    ("write", "ENOSPC"),
    ("fsync", "EIO"),
    ("replace", "EROFS"),
)


@pytest.mark.parametrize(("call", "error"), FAULTS)
def test_whichever_call_fails_nothing_is_lost(call: str, error: str, founders: Founders, zygote: Zygote) -> None:
    """The fault comes at the first such call of a cycle, the second, …, until none meets it: one line, and 1."""
    campaign, ended = Campaign(founders, zygote, "Maildir"), []
    for number in (*range(1, 8), *range(8, 60, 4)):
        campaign.write(1)
        before = campaign.log.stat().st_size if campaign.log.exists() else 0
        ended.append(campaign.run(fault=f"{call} {error} {number}"))
        said = campaign.log.read_bytes()[before:].decode()
        lines = [line for line in said.splitlines() if line.startswith("rosterd: ")]
        if ended[-1] == 0:
            break
        assert "Traceback" not in said
        assert ended[-1] == 1, said
        assert len(lines) <= 1, said
        assert os.strerror(getattr(errno, error)) in said
        campaign.run()
    assert ended.count(1) >= 4, ended
    assert ended[-1] == 0
    counts = campaign.count()
    assert counts.clean, f"{counts}\n{counts.details}"
    assert counts.letters >= 3 * counts.notices


def test_the_system_itself_refuses_to_write(tmp_path: Path) -> None:
    """No room for another byte (RLIMIT_FSIZE), in a process of its own: one line that says what to do."""
    department = Department(tmp_path / "department")
    department.notice(LEADER, "6月1日-6月30日", "2026-05-22T10:00", to=[MANAGER])
    done = subprocess.run(
        [sys.executable, "-c", "from daemon.cli import main; main()", "once", "--config", department.config],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        check=False,
    )
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("rosterd: ")]
    assert done.returncode == 1
    assert "make room on the disk" in line
    assert [letter.kind for letter in department.once("2026-05-22T12:00")] == ["confirmation"]


def test_the_daemon_ends_with_one_line(tmp_path: Path) -> None:
    """`rosterd run` on a disk without room ends by itself, so that whoever watches it hears of it."""
    department = Department(tmp_path / "department")
    department.notice(LEADER, "6月1日-6月30日", "2026-05-22T10:00", to=[MANAGER])
    full = "from tests.torture.disk_faults import set_up; set_up('write ENOSPC 4'); from daemon.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", full, "run", "--config", department.config],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("rosterd: ")]
    assert "No space left on device" in line
    assert [letter.kind for letter in department.once("2026-05-22T12:00")] == ["confirmation"]
