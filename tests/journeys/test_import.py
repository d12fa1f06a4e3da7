"""`rosterd import` from the command line on (PROCESS rule U2): the file, what is said about it, what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.department import (
    CONFIGURATION,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    PROJECT,
    TEAM_MEMBER,
    Department,
    kinds,
    only,
)

HEADER = "project,person,role,start,end,estimated_days,support_days,project_manager,rd_lead"
NEW = "海棠算力平台项目"
ROWS = (
    f"{PROJECT},{MEMBER},前端开发,2026-06-01,2026-06-30,20,22人天,{MANAGER},{LEAD}",
    f"{NEW},{OTHER_MEMBER},后端开发,6月1日,,,,{OTHER_MANAGER},",
)


def written(department: Department, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    """The file, as a spreadsheet program saves it."""
    file = department.folder / "team.csv"
    file.write_bytes("\r\n".join((header, *rows, "")).encode(encoding))
    return file


def running(department: Department) -> Department:
    """A department whose last cycle was on the morning of 10 June."""
    assert department.once("2026-06-10T09:30") == []
    return department


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_u2_from_import_to_release(department: Department, encoding: str) -> None:
    """U2: silent; then question, agreement, and release notice as for others, in each encoding."""
    file = written(running(department), *ROWS, encoding=encoding)
    done = department.on("import", file)
    assert (done.code, done.err) == (0, "")
    assert department.once("2026-06-10T10:00") == []
    row = department.row()
    assert (row["start"], row["end"], row["state"]) == ("2026-06-01", "2026-06-30", "active")
    assert (row["estimated_days"], row["support_days"]) == (20, 22)
    assert row["next_mail"] == {"kind": "extension_request", "on": "2026-06-16"}
    question = only(department.once("2026-06-16T09:00"), "extension_request")
    assert (question.to, question.cc) == ({MANAGER}, {LEAD})
    department.reply(question, MANAGER, "续期至 2026年7月10日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:01"), "approval_request")
    department.reply(approval, LEADER, "同意", "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:01")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-10"


def test_u2_dry_run_changes_nothing(department: Department) -> None:
    """U2: `--dry-run` shows what would be recorded; no file of the state folder is touched."""
    file = written(running(department), *ROWS)
    before = {path: path.read_bytes() for path in department.state.rglob("*") if path.is_file()}
    shown = department.on("import", "--dry-run", file)
    assert shown.code == 0
    assert f"{file}:2: would be recorded: {PROJECT}, {MEMBER}, 2026-06-01 to 2026-06-30" in shown.out
    assert {path: path.read_bytes() for path in department.state.rglob("*") if path.is_file()} == before
    assert department.status() == []


def test_u2_dry_run_before_anything_else(department: Department) -> None:
    """U2: not even the state folder is made."""
    assert department.on("import", "--dry-run", written(department, *ROWS)).code == 0
    assert not department.state.exists()


def test_u2_a_row_already_recorded_is_skipped_and_said(department: Department) -> None:
    """U2: the same file twice; the second time nothing changes."""
    file = written(running(department), *ROWS)
    department.on("import", file)
    before = department.status()
    again = department.on("import", file)
    assert again.code == 0
    assert again.out.count("already on record, skipped") == len(ROWS)
    assert department.status() == before


def test_u2_what_a_notice_recorded_is_not_imported_again(department: Department) -> None:
    """U2: a mail has recorded the person already."""
    department.notice(LEADER, "2026-06-01 至 2026-06-30", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    said = department.on("import", written(department, ROWS[0]))
    assert "already on record" in said.out
    assert len(department.status()) == 1


BAD = [
    (f"{PROJECT},陆晚,前端,2026-06-01", f'person: nobody is called "陆晚"; did you mean {MEMBER}?'),
    (f"{PROJECT},欧阳不详,前端,2026-06-01", "person: nobody is called"),
    (f",{MEMBER},前端,2026-06-01", "project: is empty"),
    (f"{PROJECT},{MEMBER},,2026-06-01", "role: is empty"),
    (f"{PROJECT},{MEMBER},前端,", "start: is empty"),
    (f"{PROJECT},{MEMBER},前端,待定", "start: "),
    (f"{PROJECT},{MEMBER},前端,2026-06-31", "start: "),
    (f"{PROJECT},{MEMBER},前端,2026-06-01 至 2026-06-30", "start: "),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,6/8/2026", "end: "),
    (f"{PROJECT},{MEMBER},前端,2026-06-10,2026-06-01", "end: 2026-06-01 comes before the start, 2026-06-10"),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,,若干", "estimated_days: "),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,,,3-5", "support_days: "),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,,,,不详人", "project_manager: nobody is called"),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,,,,{OTHER_MANAGER}", f"project_manager: {OTHER_MANAGER} is not {MANAGER}"),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,,,,,{LEADER}", f"rd_lead: {LEADER} is not {LEAD}"),
    (f"{PROJECT},{MEMBER},前端,2026-06-01,,,,,,more", "more cells than columns"),
    (f'"{PROJECT}\n二期",{MEMBER},前端,2026-06-01', "project: "),
    (f"{'长' * 201},{MEMBER},前端,2026-06-01", "project: has more than 200 characters"),
    (f"=cmd|'/c calc',{MEMBER}\x07,前端,2026-06-01", "person: "),
]


@pytest.mark.parametrize(("bad", "said"), BAD)
def test_u2_a_row_that_does_not_read_stops_the_import(department: Department, bad: str, said: str) -> None:
    """U2, M4: one line with file, line and column; exit 1; the good rows are not recorded either."""
    file = written(running(department), ROWS[1], "", bad)
    result = department.on("import", file)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[0].startswith(f"{file}:4: {said}")
    assert department.status() == []


def test_u2_every_bad_row_has_its_line(department: Department) -> None:
    """U2: one line each, in the file's order."""
    file = written(running(department), *(bad for bad, _ in BAD if "\n" not in bad))
    lines = department.on("import", file).err.splitlines()
    numbers = [int(line.removeprefix(f"{file}:").partition(":")[0]) for line in lines[:-1]]
    assert numbers == list(range(2, len(BAD) + 1))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00\xd8", "is neither UTF-8 nor GB18030"),
        ("项目,person,role,start\n".encode(), "unknown column"),
        (b"project,person,role,begin\n", "unknown column"),
        (b"project,person,role\n", "column start is missing"),
        (b"project,person,role,start,start\n", "column start stands twice"),
        (b'project,person,role,start\n"a"b,c,d,e\n', "is no row of a CSV"),
        (b"project,person,role,start\n" + b"\n" * 10_000, "has more than 10000 lines"),
        (b"project,person,role,start\n" + b"a" * 10_000_000, "has more than 10000000 bytes"),
        (b"project,person,role,start\n" + b"a" * 200_000, "field larger than field limit"),
    ],
)
def test_a_file_that_is_no_such_csv(department: Department, data: bytes, said: str) -> None:
    """One line that names the file and its line, exit 1."""
    file = department.folder / "team.csv"
    file.write_bytes(data)
    result = department.on("import", file)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_file_that_is_not_there(department: Department) -> None:
    """One line, as for any other file that is named and missing."""
    result = department.on("import", department.folder / "nothing.csv")
    assert result.code == 2
    assert "nothing.csv" in result.err


def test_only_the_first_four_columns_must_stand(department: Department) -> None:
    """INTERFACES: the last five may be absent, here from the header too; columns in any order."""
    file = written(running(department), f"2026-06-01,{MEMBER},{PROJECT},前端", header="start,person,project,role")
    assert department.on("import", file).code == 0
    assert department.row()["end"] is None


def test_an_import_before_the_first_cycle_counts_from_today(department: Department) -> None:
    """U2: without a last cycle the day is today's; a project begun long ago without an end is active."""
    file = written(department, f"{NEW},{MEMBER},前端,2024-06-03")
    department.on("import", file)
    (row,) = department.status()
    assert (row["state"], row["end"]) == ("active", None)


def test_an_open_end_lives_through_everything(department: Department) -> None:
    """U2, D4, D7: shown, simulated, amended, and left early at somebody else's wish."""
    department.on("import", written(running(department), ROWS[1]))
    assert NEW in department.on("status").out
    assert department.on("simulate", "--until", "2027-06-30").out == ""
    assert department.show(NEW)["assignments"][0]["end"] is None
    assert department.on("show", NEW).code == 0
    department.notice(OTHER_LEADER, "2026-06-01 至 2026-09-30", "2026-06-10T10:00", person=OTHER_MEMBER, project=NEW)
    letters = department.once("2026-06-10T10:01")
    assert kinds(letters) == ["approval_request", "confirmation"]
    department.reply(only(letters, "approval_request"), OTHER_MANAGER, "不同意，还要继续", "2026-06-10T11:00")
    refused = only(department.once("2026-06-10T11:01"), "extension_result")
    assert "仍为长期支撑" in refused.text
    department.send(
        OTHER_MANAGER, f"【{NEW}】提前撤场", f"{OTHER_MEMBER}的最后一天为2026年6月26日，提前撤场。", "2026-06-11T10:00"
    )
    assert "early_release" in kinds(department.once("2026-06-11T10:01"))
    assert department.row(OTHER_MEMBER, NEW)["end"] == "2026-06-26"


def test_a_project_without_manager_still_tells_of_the_release(department: Department) -> None:
    """U2, D5, D6: nobody can be asked whether to extend, which the admin hears; person and superior hear of the end."""
    department.on("import", written(running(department), f"{NEW},{TEAM_MEMBER},产品,2026-06-01,2026-06-30"))
    told = only(department.once("2026-06-16T09:00"), "admin_digest")
    assert f"{TEAM_MEMBER} 于 2026-06-30 到期，不知道项目经理是谁" in told.text
    assert department.once("2026-06-17T09:00") == []
    notice = only(department.once("2026-06-23T09:00"), "release_notice")
    assert TEAM_MEMBER in notice.to


def test_a_running_daemon_keeps_the_import_out(department: Department) -> None:
    """The state folder has one writer: one line, exit 1; a dry run only reads."""
    from state.store.tinydb_store import TinyDBStore  # noqa: PLC0415 - only this test holds the folder

    file = written(running(department), *ROWS)
    holder = TinyDBStore(department.state)
    try:
        result = department.on("import", file)
        assert (result.code, result.out) == (1, "")
        assert result.err.count("\n") == 1
        assert department.on("import", "--dry-run", file).code == 0
    finally:
        holder.close()


def test_d2_a_month_has_the_configured_days(department: Department) -> None:
    """D2, U2: `[policy] days_per_month` counts in mails, in `parse --config`, and in a file that is imported."""
    department.config.write_text(CONFIGURATION + "\n[policy]\ndays_per_month = 20\n", encoding="utf-8")
    text = f"支撑人员：{MEMBER}\n支撑周期：2026年6月1日-7月31日\n支撑工作量：2人月"
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", text)
    file = department.folder / "notice.eml"
    file.write_bytes(mail.as_bytes())
    parsed = department.command("parse", "--json", "--config", department.config, file)
    assert parsed.rows[0]["assignments"][0]["support_days"] == 40
    department.on(
        "import", written(running(department), f"{NEW},{OTHER_MEMBER},后端开发,6月1日,,1人月,,{OTHER_MANAGER},")
    )
    department.put(mail, "2026-06-10T10:00")
    department.once("2026-06-10T10:01")
    days = {row["person"]: (row["estimated_days"], row["support_days"]) for row in department.status()}
    assert days == {MEMBER: (None, 40), OTHER_MEMBER: (20, None)}
