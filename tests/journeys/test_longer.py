"""Somebody stays longer by a length, and the record says from which day on (PROCESS rules D4, D5, M4)."""

from __future__ import annotations

import pytest

from tests.journeys.department import LEADER, MANAGER, MEMBER, OTHER_MEMBER, PROJECT, Department, kinds, only

JUNE = "2026-06-01 至 2026-06-30"
SUBJECT = f"【{PROJECT}】支撑调整"


@pytest.fixture
def lent(department: Department) -> Department:
    """The member is lent for June."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    return department


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("延长两周。", "2026-07-14"),
        ("再续一个月，请知悉。", "2026-07-31"),
        (f"在{PROJECT}再留两周。", "2026-07-14"),
        ("延期10个工作日。", "2026-07-14"),
    ],
)
def test_d4_before_it_begins_the_last_day_is_moved(lent: Department, words: str, end: str) -> None:
    lent.send(LEADER, SUBJECT, f"{MEMBER}{words}", "2026-05-25T10:00")
    confirmation = only(lent.once("2026-05-25T10:05"), "confirmation")
    assert "→" in confirmation.text
    assert (lent.row()["start"], lent.row()["end"]) == ("2026-06-01", end)


def test_d5_once_it_runs_the_other_voice_is_asked(lent: Department) -> None:
    """D5: the leader's own voice counts, and the manager is asked about the day that the length comes to."""
    lent.send(LEADER, SUBJECT, f"{MEMBER}延长两周。", "2026-06-05T10:00")
    letters = lent.once("2026-06-05T10:05")
    request = only(letters, "approval_request")
    assert "2026年7月14日" in request.text
    assert lent.row()["end"] == "2026-06-30"
    lent.reply(request, MANAGER, "同意", "2026-06-05T11:00")
    lent.once("2026-06-05T11:05")
    assert lent.row()["end"] == "2026-07-14"


@pytest.mark.parametrize(
    "text", [f"{OTHER_MEMBER}延长两周。", f"{MEMBER}延长半个月左右。", f"{MEMBER}的支撑周期顺延两周。"]
)
def test_m4_of_whom_nothing_is_on_record_or_by_no_sure_length_it_is_asked(lent: Department, text: str) -> None:
    lent.send(LEADER, SUBJECT, text, "2026-05-25T10:00")
    assert kinds(lent.once("2026-05-25T10:05")) == ["correction_request"]
    assert lent.row()["end"] == "2026-06-30"
