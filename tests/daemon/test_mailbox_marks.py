"""The mark of a mailbox on a server: kept in a file for its owner alone."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest

from daemon.mailbox_marks import FileMarkKeeper, Mark
from state.errors import StateFileUnreadable, StoreUnwritable

MARK = Mark(
    user="staffing@corp.example",
    folder="通知",
    validity=1732305600,
    first=7,
    next=9,
    newest=dt.datetime(2026, 6, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=8))),
)


def test_a_first_start_has_no_mark(tmp_path: Path) -> None:
    assert FileMarkKeeper(tmp_path).load() is None


def test_a_mark_is_kept_for_people_to_read_and_for_this_user_alone(tmp_path: Path) -> None:
    keeper = FileMarkKeeper(tmp_path)
    keeper.save(MARK)
    keeper.save(MARK)
    (file,) = tmp_path.iterdir()
    assert FileMarkKeeper(tmp_path).load() == MARK
    assert '\n  "folder": "通知",\n' in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"user": "x"}', b"\xff", b'{"user": "x", "newest": "today"}'])
def test_a_file_that_does_not_read_is_one_line_and_stays(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "mailbox.json"
    file.write_bytes(data)
    with pytest.raises(StateFileUnreadable) as caught:
        FileMarkKeeper(tmp_path).load()
    assert str(caught.value).startswith(f"{file}: is not whole (")
    assert "\n" not in str(caught.value)
    assert file.read_bytes() == data


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable):
        FileMarkKeeper(tmp_path / "missing").save(MARK)
