"""Reminders, end to end: mails in a Maildir, `once --at`, what goes out and what is on record (Settled details)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.department import (
    CONFIGURATION,
    LEADER,
    MANAGER,
    MEMBER,
    SUPERIOR,
    Department,
    kinds,
    link_parts,
    only,
)

AUGUST = "2026/07/01 - 2026/08/14"
"""Its question goes out on Friday 31 July, its release notice on Friday 7 August."""
ASKED, REMINDED, DAY_BEFORE, TOLD = (f"2026-{on}T09:00" for on in ("07-31", "08-05", "08-06", "08-07"))


def lent(department: Department) -> None:
    """Somebody is lent until 14 August."""
    department.notice(LEADER, AUGUST, "2026-06-22T10:00")
    assert kinds(department.once("2026-06-22T10:05")) == ["confirmation"]


def test_reminders_to_the_person_and_then_to_the_superior_too(department: Department) -> None:
    """The third working day after the approval request, and the day before the release notice; then no more."""
    lent(department)
    question = only(department.once(ASKED), "extension_request")
    department.reply(question, MANAGER, "续期至 8月28日", "2026-07-31T11:00")
    approval = only(department.once("2026-07-31T11:05"), "approval_request")
    for quiet in ("2026-08-03T09:00", "2026-08-04T09:00", "2026-08-05T08:59"):
        assert department.once(quiet) == []
    (first,) = department.once(REMINDED)
    assert (first.kind, first.everybody) == ("reminder", {LEADER})
    assert first.header("In-Reply-To") == first.header("References") == approval.id
    assert first.header("Auto-Submitted") == "auto-generated"
    assert "7月31日的去信还没有收到答复" in first.text
    assert department.once("2026-08-05T09:01") == []
    (last,) = department.once(DAY_BEFORE)
    assert (last.kind, last.to, last.cc) == ("reminder", {LEADER}, {SUPERIOR})
    assert kinds(department.once(TOLD)) == ["release_notice"]
    for quiet in ("2026-08-10T09:00", "2026-08-11T09:00", "2026-08-14T09:00"):
        assert department.once(quiet) == []


def test_t3_a_reminder_missed_in_downtime_does_not_come_beside_the_release_notice(department: Department) -> None:
    """T3: of two mails of one cycle that could be one, the release notice goes, and says what is open."""
    lent(department)
    department.once(ASKED)
    assert kinds(department.once(TOLD)) == ["release_notice"]
    assert department.once("2026-08-10T09:00") == []


@pytest.mark.parametrize("threaded", [True, False], ids=["by its headers", "by the token in its subject"])
def test_reminders_carry_the_buttons_and_the_token_of_the_question(department: Department, *, threaded: bool) -> None:
    """M7: a word under the reminder answers the question."""
    lent(department)
    department.once(ASKED)
    reminder = only(department.once(REMINDED), "reminder")
    link = link_parts(reminder.link_that_says("续期至"))
    headers = {"In-Reply-To": reminder.id} if threaded else {}
    mail = department.mail(MANAGER, link["subject"], f"{link['body']}8月28日", headers=headers)
    department.put(mail, "2026-08-05T10:00")
    approval = only(department.once("2026-08-05T10:05"), "approval_request")
    assert approval.to == {LEADER}
    department.reply(approval, LEADER, "同意", "2026-08-05T11:00")
    assert kinds(department.once("2026-08-05T11:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-08-28"


def test_reminders_nobody_is_asked_about_what_is_settled(department: Department) -> None:
    """Declined: the calendar goes on without them."""
    lent(department)
    question = only(department.once(ASKED), "extension_request")
    department.reply(question, MANAGER, "按期撤场", "2026-08-05T08:00")
    assert kinds(department.once(REMINDED)) == ["extension_result"]
    assert department.once(DAY_BEFORE) == []


def test_reminders_after_downtime_go_once_and_are_no_next_mail(department: Department) -> None:
    """T3; `next_mail` is the next extension request or release notice, never a reminder."""
    lent(department)
    department.once(ASKED)
    assert department.row()["next_mail"] == {"kind": "release_notice", "on": "2026-08-07"}
    (reminder,) = department.once("2026-08-06T15:00")
    assert reminder.kind == "reminder"
    assert f"{MEMBER}" in reminder.text
    assert kinds(department.once(TOLD)) == ["release_notice"]


def test_reminders_after_as_many_working_days_as_configured(tmp_path: Path) -> None:
    """`[policy] reminder_days`."""
    department = Department(tmp_path / "department", configuration=CONFIGURATION + "\n[policy]\nreminder_days = 1\n")
    lent(department)
    department.once(ASKED)
    assert kinds(department.once("2026-08-03T09:00")) == ["reminder"]
