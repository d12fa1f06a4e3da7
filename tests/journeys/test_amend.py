"""Records are read, not edited (PROCESS rule U5): an edit by hand is refused, and `rosterd amend` corrects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.department import (
    ADMIN,
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PROJECT,
    SUPERIOR,
    Department,
    Result,
    kinds,
    only,
)

AT = "2026-05-22T10:00"
WHY = ("--reason", "通知里写错了日期")


@pytest.fixture
def lent(department: Department) -> Department:
    """The member is lent for June."""
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT)
    department.once(AT)
    return department


def amend(department: Department, *changes: str, project: str = PROJECT, why: tuple[str, ...] = WHY) -> Result:
    """`rosterd amend`, as an administrator types it."""
    return department.command("amend", "--config", department.config, project, *changes, *why)


def edited(department: Department) -> Path:
    """The project's file with another last day, as an editor saves it."""
    (file,) = department.state.glob("projects/*.json")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"end": "2026-06-30"', '"end": "2026-07-31"'), encoding="utf-8")
    return file


@pytest.mark.parametrize("command", ["once", "status", "simulate", "amend"])
def test_u5_an_edit_by_hand_is_refused_in_one_line(lent: Department, command: str) -> None:
    """U5: the line names the file and the remedy; the file stays as it is; with the edit undone all goes on."""
    (file,) = lent.state.glob("projects/*.json")
    whole = file.read_bytes()
    edited(lent)
    more = {"simulate": ("--until", "2026-07-31"), "amend": (PROJECT, "--lead", LEAD, *WHY)}.get(command, ())
    result = lent.on(command, *more)
    assert result.code == 1
    (line,) = result.err.splitlines()
    assert str(file) in line
    assert "changed by hand" in line
    assert "rosterd amend" in line
    assert file.read_bytes() != whole
    file.write_bytes(whole)
    assert lent.row()["end"] == "2026-06-30"


def test_u5_check_names_the_edited_file_and_tells_it_from_half_a_file(lent: Department) -> None:
    """U5: `rosterd check` says so, too; a file that was cut off is another matter."""
    file = edited(lent)
    result = lent.on("check")
    assert result.code == 1
    assert "changed by hand" in next(line for line in result.out.splitlines() if line.startswith("FAIL"))
    file.write_bytes(file.read_bytes()[:500])
    failed = next(line for line in lent.on("check").out.splitlines() if line.startswith("FAIL"))
    assert "not a whole project file" in failed
    assert "by hand" not in failed


def test_u5_what_has_not_begun_is_amended_freely(lent: Department) -> None:
    """U5, D4: old → new; the confirmation goes to who corrects, a copy to the leader; the history says why."""
    result = amend(lent, "--person", MEMBER, "--end", "2026-07-31", "--role", "后端开发")
    assert result.code == 0, result.err
    assert "2026-06-01 to 2026-06-30 -> 2026-06-01 to 2026-07-31" in result.out
    row = lent.row()
    assert (row["end"], row["role"], row["state"]) == ("2026-07-31", "后端开发", "planned")
    (letter,) = lent.once("2026-05-22T11:00")
    assert letter.kind == "confirmation"
    assert letter.header("Auto-Submitted") == "auto-generated"
    assert (letter.to, letter.cc) == ({ADMIN}, {LEADER})
    history = [entry["what"] for entry in lent.show()["history"]]
    assert any(ADMIN in what and "通知里写错了日期" in what for what in history)


def test_u5_a_later_end_of_what_runs_needs_both_voices(lent: Department) -> None:
    """U5, D4, D5: as by a notice; by the manager's word his voice is heard already."""
    lent.once("2026-06-02T09:00")
    result = amend(lent, "--person", MEMBER, "--end", "2026-07-31", "--by", MANAGER)
    assert result.code == 0, result.err
    assert "2026-07-31 is asked for" in result.out
    assert lent.row()["end"] == "2026-06-30"
    letters = lent.once("2026-06-02T09:30")
    assert kinds(letters) == ["approval_request", "confirmation"]
    assert only(letters, "approval_request").to == {LEADER}
    lent.reply(only(letters, "approval_request"), LEADER, "同意", "2026-06-02T10:00")
    lent.once("2026-06-02T10:00")
    assert lent.row()["end"] == "2026-07-31"


def test_u5_an_earlier_end_of_what_runs_is_the_managers(lent: Department) -> None:
    """U5, D7: by anybody but the manager it becomes an approval request to him."""
    lent.once("2026-06-02T09:00")
    assert amend(lent, "--person", MEMBER, "--end", "2026-06-20").code == 0
    assert only(lent.once("2026-06-02T09:30"), "approval_request").to == {MANAGER}
    assert lent.row()["end"] == "2026-06-30"


def test_u5_cancelled_person_and_superior_are_told(lent: Department) -> None:
    """U5, Settled details (Cancellation)."""
    result = amend(lent, "--person", MEMBER, "--cancel")
    assert result.code == 0, result.err
    assert lent.row()["state"] == "cancelled"
    told = only(lent.once("2026-05-22T11:00"), "cancellation")
    assert {MEMBER, SUPERIOR} <= told.everybody


def test_u5_a_missing_record_is_opened(lent: Department) -> None:
    """U5, D3: as by a notice, with what looks odd."""
    assert amend(lent, "--person", OTHER_MEMBER, "--start", "2026-06-01", "--end", "2026-06-30").code == 0
    assert lent.row(OTHER_MEMBER)["state"] == "planned"
    assert only(lent.once("2026-05-22T11:00"), "confirmation").cc == {OTHER_LEADER}


def test_u5_d9_the_lead_is_changed_and_told(lent: Department) -> None:
    """U5, D9: the new lead hears of the duties, the old one of the change."""
    assert amend(lent, "--lead", OTHER_LEADER).code == 0
    letters = lent.once("2026-05-22T11:00")
    assert only(letters, "lead_duties").to == {OTHER_LEADER}
    assert LEAD in only(letters, "lead_changed").everybody
    assert lent.show()["rd_lead"] == OTHER_LEADER


def test_u5_a_manager_whom_the_directory_names_is_changed_there(lent: Department) -> None:
    """U5: what the directory file states comes before; the line says so."""
    result = amend(lent, "--manager", OTHER_MANAGER)
    assert result.code == 1
    assert "directory file" in result.err
    assert lent.show()["manager"] == MANAGER


REFUSED = {
    "was over": ("--person", MEMBER, "--end", "2026-06-01"),
    "began on": ("--person", MEMBER, "--start", "2026-06-08"),
    "cannot be cancelled": ("--person", MEMBER, "--cancel"),
    "nobody of that name": ("--person", "无名氏", "--start", "2026-07-01", "--end", "2026-07-31"),
    "may not change that": ("--person", MEMBER, "--role", "测试", "--by", SUPERIOR),
    "may": ("--lead", OTHER_LEADER, "--by", LEADER),
    "called so": ("--lead", OTHER_LEADER, "--by", "无名氏"),
    "no record": ("--person", OTHER_MEMBER, "--cancel"),
    "--assignment": ("--person", MEMBER, "--assignment", "x-9", "--role", "测试"),
}


@pytest.mark.parametrize("expected", REFUSED)
def test_u5_what_a_notice_may_not_amend_may_not(lent: Department, expected: str) -> None:
    """U5: refused in one line, exit 1; nothing has changed and nobody is written to."""
    lent.once("2026-06-02T09:00")
    before = lent.show()
    result = amend(lent, *REFUSED[expected])
    assert result.code == 1
    assert len(result.err.splitlines()) == 1
    assert expected.removeprefix("--assignment") in result.err
    assert lent.show() == before
    assert lent.once("2026-06-02T09:30") == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ((), WHY),
        (("--person", MEMBER), WHY),
        (("--end", "2026-07-31"), WHY),
        (("--person", MEMBER, "--end", "2026-07-31"), ()),
        (("--person", MEMBER, "--end", "2026-07-31"), ("--reason", " ")),
        (("--person", MEMBER, "--end", "31 July"), WHY),
        (("--person", MEMBER, "--cancel", "--end", "2026-07-31"), WHY),
        (("--person", MEMBER, "--support-days", "-1"), WHY),
    ],
)
def test_u5_a_mistake_in_the_call_is_exit_2(lent: Department, changes: tuple[str, ...], why: tuple[str, ...]) -> None:
    """INTERFACES: a usage error is one line and exit 2."""
    result = amend(lent, *changes, why=why)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert lent.row()["end"] == "2026-06-30"


def test_u5_an_unknown_project_is_exit_1(lent: Department) -> None:
    """U5: `rosterd status` lists those there are."""
    result = amend(lent, "--lead", LEAD, project="没有这个项目")
    assert result.code == 1
    assert "rosterd status" in result.err


def test_u5_a_dry_run_changes_nothing(lent: Department) -> None:
    """U5: it says what would change, and to whom letters would go."""
    before = lent.state_files()[0].read_bytes()
    result = amend(lent, "--person", MEMBER, "--end", "2026-07-31", "--dry-run")
    assert result.code == 0
    assert "2026-07-31" in result.out
    assert f"letter: confirmation to {ADMIN}" in result.out
    assert lent.state_files()[0].read_bytes() == before


def test_u5_d3_an_overlap_elsewhere_is_said(lent: Department) -> None:
    """D3: the confirmation of an amendment warns as that of a notice does."""
    lent.notice(COORDINATOR, "2026-07-06 至 2026-07-17", "2026-05-22T10:30", project=OTHER_PROJECT)
    lent.once("2026-05-22T10:30")
    assert amend(lent, "--person", MEMBER, "--end", "2026-07-10").code == 0
    assert OTHER_PROJECT in only(lent.once("2026-05-22T11:00"), "confirmation").text


def test_u5_d5_another_manager_is_asked_what_waits(department: Department) -> None:
    """U5, D5: of a project known from notices; the question that waits goes to who manages now, with the next cycle."""
    new = "栖霞防汛平台项目"
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT, project=new)
    department.once(AT)
    assert only(department.once("2026-06-16T09:00"), "extension_request").to == {LEADER}
    assert amend(department, "--manager", OTHER_MANAGER, project=new).code == 0
    assert only(department.once("2026-06-16T10:00"), "extension_request").to == {OTHER_MANAGER}
    assert [letter.to for letter in department.once("2026-06-22T09:00")] == [{OTHER_MANAGER}]


def test_u2_d5_a_manager_whom_an_import_names_is_asked_what_waits(department: Department) -> None:
    """U2, D5: the import itself is silent; the question is put anew when the first reminder would be due."""
    new = "栖霞防汛平台项目"
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT, project=new)
    department.once(AT)
    assert only(department.once("2026-06-16T09:00"), "extension_request").to == {LEADER}
    file = department.folder / "team.csv"
    file.write_text(
        "project,person,role,start,end,project_manager\n"
        f"{new},{OTHER_MEMBER},后端,2026-06-01,2026-08-31,{OTHER_MANAGER}\n",
        encoding="utf-8",
    )
    assert department.on("import", file).code == 0
    letters = [letter for at in ("17", "18", "22") for letter in department.once(f"2026-06-{at}T09:00")]
    assert [(letter.kind, letter.to) for letter in letters] == [("extension_request", {OTHER_MANAGER})]
