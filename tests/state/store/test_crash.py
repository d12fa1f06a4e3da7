"""Power cuts and kill -9: the file on disk is always whole and holds the last commit that was acknowledged."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from state.store.file_names import project_file
from state.store.tinydb_store import TinyDBStore

ROOT = Path(__file__).parents[3]
KILLS = 30
WRITER = """
import datetime as dt, sys
from state.model import Entry, Project
from state.store.tinydb_store import TinyDBStore
store = TinyDBStore(sys.argv[1])
project = store.load("项目") or Project("项目", manager="0")
number = int(project.manager)
at = dt.datetime(2026, 6, 1, tzinfo=dt.timezone.utc)
print(number, flush=True)
while True:
    number += 1
    store.commit(Project("项目", manager=str(number), history=(Entry(at, "长" * 100),) * (number % 300)))
    print(number, flush=True)
"""


def _writer(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_kill_minus_nine(tmp_path: Path) -> None:
    """Killed at random moments, thirty times: whole, with everything acknowledged, at most one commit further on."""
    for _ in range(KILLS):
        writer = _writer(tmp_path)
        assert writer.stdout is not None
        assert writer.stdout.readline(), "the writer starts"
        time.sleep(secrets.randbelow(60) / 1000)
        writer.kill()
        acknowledged = [int(line) for line in writer.communicate()[0].splitlines()]
        project = TinyDBStore(tmp_path, read_only=True).load("项目")
        if project is not None and project.manager is not None:
            number = int(project.manager)
            assert len(project.history) == number % 300
            assert number - max(acknowledged, default=number) in (0, 1)
        else:
            assert not acknowledged


def test_readers_never_see_half_a_file(tmp_path: Path) -> None:
    """An administrator may read the files at any moment while commits go on."""
    writer = _writer(tmp_path)
    try:
        assert writer.stdout is not None
        for _ in range(3):
            writer.stdout.readline()
        path = tmp_path / "projects" / project_file("项目")
        seen = set()
        until = time.monotonic() + 1
        while time.monotonic() < until:
            seen.add(msgspec.json.decode(path.read_bytes())["project"]["1"]["manager"])
            assert TinyDBStore(tmp_path, read_only=True).names() == ("项目",)
        assert len(seen) > 10
    finally:
        writer.kill()
        writer.communicate()
