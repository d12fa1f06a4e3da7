"""The power goes at any moment: on every disk that it may leave, what had been committed is there, whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.torture.power_cut import failures, violations


def test_what_was_committed_is_there_whole(tmp_path: Path) -> None:
    """On every disk that a power cut may leave: each commit that had returned, nothing half, ledger as outbox."""
    count, wrong = violations(tmp_path, None, random.Random(1))  # noqa: S311 - dice, no secret
    assert wrong == []
    assert count > 300


@pytest.mark.parametrize("breakage", ["no_fsync", "no_file_sync", "no_folder_sync", "written_in_place"])
def test_a_store_that_does_not_sync_is_caught(breakage: str, tmp_path: Path) -> None:
    """Negative controls: the same disks, made by a store that is broken on purpose."""
    _, wrong = violations(tmp_path, breakage, random.Random(1))  # noqa: S311 - dice, no secret
    assert wrong


def test_after_a_power_cut_every_mail_is_answered_once(tmp_path: Path) -> None:
    """Mailbox, state folder and outgoing Maildir are cut off at one moment; some of the disks, by chance."""
    count, wrong = failures(tmp_path, None, 100)
    assert wrong == []
    assert count > 40


def test_a_daemon_on_a_store_without_fsync_is_caught(tmp_path: Path) -> None:
    """Negative control: mails are lost, doubled or stuck."""
    _, wrong = failures(tmp_path, "no_fsync", 60)
    assert wrong
