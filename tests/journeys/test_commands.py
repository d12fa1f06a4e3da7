"""The command line as its contract states it: exit codes, JSON lines, the daemon's beginning and end, power cuts."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.department import (
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PEOPLE,
    PROJECT,
    Department,
    Letter,
    kinds,
    moment,
    notice_text,
    person_entry,
)
from tests.servers.daemon_process import running

JUNE = "2026/06/01 - 2026/06/30"
EXAMPLES = Path(__file__).parents[2] / "examples" / "mails"
Founder = Callable[..., Department]


def lent(department: Department) -> None:
    """Two people in two projects, confirmed on 22 May; of one of them too much is asked."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.notice(OTHER_LEADER, "2026/06/08 - 2026/07/10", "2026-05-22T10:01", person=OTHER_MEMBER)
    department.notice(
        OTHER_LEADER, "2026/06/15 - 2026/06/19", "2026-05-22T10:02", person=OTHER_MEMBER, project=OTHER_PROJECT
    )
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"] * 3 + ["double_booking"]


# once


def test_once_says_what_it_did_as_one_line_of_json(department: Department) -> None:
    """`once --json`: one object on standard output, the log on standard error; as a real process."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    result = department.process("once", "--config", department.config, "--at", "2026-05-22T10:05", "--json")
    assert result.code == 0
    (row,) = result.rows
    assert (row["handled"], row["sent"], row["unsent"]) == (1, 1, 0)
    assert "confirmation" in result.err


@pytest.mark.parametrize(
    "at", ["2026-06-16T09:00", "2026-06-16T09:00+08:00", "2026-06-16T01:00+00:00", "2026-06-16T01:00Z"]
)
def test_at_with_and_without_an_offset(department: Department, at: str) -> None:
    """`--at`: an offset-less time is in the configured time zone."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    assert department.on("once", "--at", at).code == 0
    assert kinds(department.letters()) == ["extension_request"]


def test_at_in_another_zone_before_the_hour(department: Department) -> None:
    """09:00 in London is 16:00 in Shanghai; 00:59Z is before the hour there."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    assert department.on("once", "--at", "2026-06-16T00:59Z").code == 0
    assert department.letters() == []


def test_since_reaches_back(department: Department) -> None:
    """`--since DATE`: older mail, received on that day or later, is handled once."""
    department.notice(LEADER, JUNE, "2026-05-21T23:00")
    department.notice(OTHER_LEADER, JUNE, "2026-05-20T23:00", person=OTHER_MEMBER)
    mailbox = department.folder / "mailbox"
    for file in (mailbox / "new").iterdir():
        file.rename(mailbox / "cur" / f"{file.name}:2,S")
    assert department.once("2026-05-22T10:05", "--since", "2026-05-21") != []
    assert [row["person"] for row in department.status()] == [MEMBER]
    assert department.once("2026-05-22T10:06", "--since", "2026-05-01") != []
    assert department.once("2026-05-22T10:07", "--since", "2026-05-01") == []
    assert len(department.status()) == 2


# status, show, simulate, check, parse


def test_status_is_as_of_the_last_cycle(department: Department) -> None:
    """`status --json`: the contract's keys; states and next mails as of the last cycle, never of the wall clock."""
    assert department.on("status", "--json").out == ""
    lent(department)
    rows = department.status()
    assert set(rows[0]) >= {
        "id",
        "project",
        "person",
        "role",
        "start",
        "end",
        "estimated_days",
        "support_days",
        "state",
        "extension",
        "next_mail",
    }
    assert {row["state"] for row in rows} == {"planned"}
    department.once("2026-06-10T09:00")
    assert sorted((row["state"], row["next_mail"]["on"]) for row in department.status()) == [
        ("active", "2026-06-16"),
        ("active", "2026-06-26"),
        ("planned", "2026-06-12"),
    ]
    department.once("2026-06-12T09:00")
    next_mail = next(row["next_mail"] for row in department.status() if row["project"] == OTHER_PROJECT)
    assert next_mail == {"kind": "extension_request", "on": "2026-06-15"}
    department.once("2026-07-20T09:00")
    assert {(row["state"], row["next_mail"]) for row in department.status()} == {("released", None)}


def test_json_is_utf_8_and_not_escaped(department: Department) -> None:
    """`--json`: UTF-8, one object a line and nothing else; as a real process in a bare environment."""
    lent(department)
    for arguments in (["status"], ["show", PROJECT], ["simulate", "--until", "2026-07-31"]):
        line = department.line(arguments[0], "--config", department.config, *arguments[1:], "--json")
        done = subprocess.run(line, capture_output=True, check=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
        text = done.stdout.decode("utf-8")
        assert PROJECT in text
        assert all(isinstance(json.loads(row), dict) for row in text.splitlines())


def test_tables_for_people(department: Department) -> None:
    """Without --json: tables that name everybody; a bare locale does no harm."""
    lent(department)
    for arguments in (["status"], ["show", PROJECT], ["simulate", "--until", "2026-07-31"]):
        result = department.on(*arguments)
        assert result.code == 0
        assert MEMBER in result.out
    line = department.line("status", "--config", department.config)
    done = subprocess.run(line, capture_output=True, check=False, env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
    assert done.returncode == 0
    assert MEMBER in done.stdout.decode("utf-8")


def test_show_tells_history_and_mails(department: Department) -> None:
    """`show`: one project with its history and mails."""
    lent(department)
    shown = department.show()
    assert shown["name"] == PROJECT
    assert [row["person"] for row in shown["assignments"]] == [MEMBER, OTHER_MEMBER]
    assert [mail["outcome"] for mail in shown["mails"]] == ["recorded", "recorded"]
    assert [letter["kind"] for letter in shown["letters"]] == ["confirmation", "confirmation"]
    assert any(MEMBER in entry["what"] for entry in shown["history"])


def test_reading_changes_nothing(department: Department) -> None:
    """`status`, `show`, `simulate` and `parse` leave every file as it was."""
    lent(department)
    before = {file: file.read_bytes() for file in department.folder.rglob("*") if file.is_file()}
    department.on("status")
    department.on("show", PROJECT)
    assert department.on("simulate", "--until", "2026-12-31").out != ""
    department.command("parse", "--config", department.config, EXAMPLES / "01-supplement.eml")
    assert {file: file.read_bytes() for file in department.folder.rglob("*") if file.is_file()} == before


def test_simulate_tells_what_then_really_happens(department: Department, tmp_path: Path) -> None:
    """`simulate`: the same letters, on the same days, to the same people, as when nobody writes; nothing is sent."""
    lent(department)
    department.send("陌生人 <stranger@elsewhere.example>", "您好", "您好", "2026-05-23T07:00")
    department.notice(
        OTHER_LEADER, "2026/09/01 - 2026/10/17", "2026-05-22T18:00", person=OTHER_MEMBER, project="青鸾报表项目"
    )
    department.once("2026-05-23T08:00")  # a Saturday: the digest waits
    told = department.on("simulate", "--until", "2026-10-31", "--json").rows
    assert department.letters() == []
    copy = shutil.copytree(department.folder, tmp_path / "copy")
    other = Department(tmp_path / "founded")
    other.folder, other.config, other.read = copy, copy / "rosterd.toml", set(department.read)
    happened = []
    day = dt.date(2026, 5, 23)
    while day <= dt.date(2026, 10, 31):
        letters = other.once(f"{day}T09:00")
        happened += [(str(day), letter.kind, letter.addresses("To"), letter.addresses("Cc")) for letter in letters]
        day += dt.timedelta(days=1)
    expected = [(row["at"][:10], row["kind"], row["to"], row["cc"]) for row in told]
    assert sorted(expected) == sorted(happened)
    assert [row["at"] for row in told] == sorted(row["at"] for row in told)
    kinds = Counter(row["kind"] for row in told)
    assert kinds == {"admin_digest": 1, "extension_request": 4, "reminder": 5, "release_notice": 4}
    assert department.on("simulate", "--until", "2026-05-23", "--json").out == ""


def test_simulate_before_the_first_cycle(department: Department) -> None:
    """Nothing is known, nothing would go out."""
    result = department.on("simulate", "--until", "2026-12-31")
    assert (result.code, result.out) == (0, "")


def test_check_finds_everything_in_place(department: Department) -> None:
    """`check`: exit 0, a line for each part."""
    result = department.on("check")
    assert result.code == 0
    for part in ("configuration", "directory", "state folder", "mailbox", "outgoing", "letters"):
        assert part in result.out
    assert "FAIL" not in result.out


@pytest.mark.parametrize("part", ["outgoing", "mailbox", "state-files"])
def test_check_says_what_is_wrong(department: Department, part: str) -> None:
    """`check`: exit 1, and the line that fails names the place."""
    shutil.rmtree(department.folder / part, ignore_errors=True)
    (department.folder / part).write_text("in the way")
    result = department.on("check")
    assert result.code == 1
    failures = [line for line in result.out.splitlines() if line.startswith("FAIL")]
    assert len(failures) == 1
    assert part in failures[0]


def test_m3_check_warns_where_nobody_is_admin(department: Department) -> None:
    """M3: what a person has to look at would reach nobody; the daemon runs all the same."""
    file = department.folder / "people.toml"
    file.write_text(file.read_text("utf-8").replace('"admin"', '"observer"'), "utf-8")
    result = department.on("check")
    assert result.code == 0
    (warning,) = [line for line in result.out.splitlines() if line.startswith("warn")]
    assert "people.toml" in warning
    assert "admin" in warning


def test_check_leaves_mail_alone(department: Department) -> None:
    """`check` handles nothing and sends nothing."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    assert department.on("check").code == 0
    assert len(list((department.folder / "mailbox" / "new").iterdir())) == 1
    assert department.letters() == []


def test_parse_says_how_each_mail_is_read(department: Department) -> None:
    """`parse --json`: an object a file with the contract's keys; exit 1 when any has problems."""
    files = sorted(EXAMPLES.glob("*.eml"))
    result = department.command("parse", "--json", *files)
    rows = result.rows
    assert [Path(row["file"]).name for row in rows] == [file.name for file in files]
    keys = ["file", "kind", "project", "rd_lead", "project_manager", "assignments", "releases", "decision"]
    assert all(list(row) == [*keys, "decisions", "problems", "warnings", "facts"] for row in rows)
    assert result.code == int(any(row["problems"] for row in rows)) == 1
    broken = next(row for row in rows if "04-" in row["file"])
    assert [problem["code"] for problem in broken["problems"]] == ["end-before-start"]
    assert set(broken["problems"][0]) == {"code", "field", "line", "message"}
    whole = [file for file, row in zip(files, rows, strict=True) if not row["problems"]]
    assert department.command("parse", "--json", *whole).code == 0
    assert "支撑" in department.command("parse", *whole).out


def test_parse_gives_the_line_of_every_fact(department: Department) -> None:
    """`parse --json`: `facts` says where in the mail's own text project, people, days and efforts stood."""
    file = department.folder / "notice.eml"
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text("许南星", JUNE))
    file.write_bytes(mail.as_bytes())
    facts = department.command("parse", "--json", file).rows[0]["facts"]
    assert {fact["field"] for fact in facts} >= {"project", "person", "start", "end"}
    assert {fact["person"] for fact in facts} == {None, "许南星"}
    told = [line.strip() for line in (f"【{PROJECT}】人员支撑", *notice_text("许南星", JUNE).splitlines())]
    assert all(any(fact["line"] in line for line in told) for fact in facts)


def test_t4_parse_reads_a_mail_by_the_day_of_the_configured_zone(department: Department, tmp_path: Path) -> None:
    """T4: a Sunday evening in UTC is a Monday morning in Beijing; without a configuration the default zone counts."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, "本周三至本周五"))
    mail["Date"] = "Sun, 21 Jun 2026 23:30:00 +0000"
    file = tmp_path / "notice.eml"
    file.write_bytes(bytes(mail))
    for options in ((), ("--config", department.config)):
        (line,) = department.command("parse", *options, "--json", file).rows[0]["assignments"]
        assert (line["start"], line["end"]) == ("2026-06-24", "2026-06-26")


def test_parse_with_a_configuration_knows_the_people(department: Department) -> None:
    """`parse --config`: an unknown person is a problem; without it names are read as written."""
    file = department.folder / "notice.eml"
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text("百里无名", JUNE))
    file.write_bytes(mail.as_bytes())
    assert department.command("parse", "--json", file).code == 0
    known = department.command("parse", "--config", department.config, "--json", file)
    assert known.code == 1
    assert [problem["code"] for problem in known.rows[0]["problems"]] == ["unknown-person"]


def test_parse_shows_the_rows_of_an_attached_table(department: Department) -> None:
    """D1: what was read of them is marked where it stands, as in the text."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", "安排见附件。")
    mail.add_attachment("姓名,开始,结束\n许南星,2026/6/1,2026/6/30\n", subtype="csv", filename="安排.csv")
    file = department.folder / "notice.eml"
    file.write_bytes(mail.as_bytes())
    shown = department.command("parse", file).out.splitlines()
    assert any("许南星 2026/6/1 2026/6/30" in line and "开始日期、结束日期" in line for line in shown)


def test_parse_shows_what_is_forwarded_and_what_is_said_of_it(department: Department) -> None:
    """D2, M4: what was read below the words, and the words that are asked about."""
    quoted = "发件人: 甲 <a@corp.example>\n发送时间: 2026年5月21日 9:00\n收件人: 乙\n主题: 安排\n\n"
    for note in ("按7月20日执行", "这份是错的"):
        mail = department.mail(
            LEADER, f"转发: 【{PROJECT}】人员支撑", f"{note}\n\n{quoted}{notice_text('许南星', JUNE)}"
        )
        file = department.folder / "forward.eml"
        file.write_bytes(mail.as_bytes())
        shown = department.command("parse", file).out
        above, _, rest = shown.partition("✗")
        assert note in above
        assert "许南星" in rest


@pytest.mark.parametrize("what", [b"", b"\xff\xfe", b"From: x\n\n" + b"x" * 21_000_000])
def test_parse_answers_for_any_mail(department: Department, what: bytes) -> None:
    """`parse` answers over-limit and garbled mail too."""
    file = department.folder / "any.eml"
    file.write_bytes(what)
    result = department.command("parse", "--json", file)
    assert result.rows[0]["kind"] == "other"
    if len(what) > 20_000_000:
        assert [problem["code"] for problem in result.rows[0]["problems"]] == ["over-limit"]


def test_demo_tells_the_story() -> None:
    """`demo`: exit 0; every step of the story, and where the files lie."""
    line = Department.line(Department.__new__(Department), "demo")
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=60)
    for kind in ("confirmation", "extension_request", "approval_request", "extension_result", "release_notice"):
        assert kind in done.stdout
    assert "已撤场" in done.stdout
    (said,) = re.findall(r"(/\S+?)/mailbox", done.stdout)
    folder = Path(said)
    assert (folder / "state-files" / "projects").is_dir()
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (
            "delivery",
            "handover_request handover_result need_forward staffing_notice confirmation extension_request "
            "approval_request extension_result early_release release_notice project_end",
        ),
        ("presales", "presales_forward presales_result correction_request approval_request project_end"),
    ],
)
def test_demo_tells_a_full_story(story: str, told: str) -> None:
    """`demo --story`: from the first mail of a project to its end, D1 to D10 and P1 to P5."""
    line = Department.line(Department.__new__(Department), "demo", "--story", story)
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=60)
    kinds = re.findall(r"^    (\w+) → ", done.stdout, re.M)
    assert set(told.split()) <= set(kinds)
    assert "not_entitled" not in kinds
    assert set(re.findall(r"支撑中|未开始|已撤场|已撤销", done.stdout.rpartition("━┓")[2])) <= {"已撤场", "已撤销"}
    (said,) = re.findall(r"(/\S+?)/mailbox", done.stdout)
    shutil.rmtree(said)


def test_help_and_version(department: Department) -> None:
    """Every command has a help that ends with 0."""
    assert department.command("--version").code == 0
    for command in ("demo", "run", "once", "parse", "status", "show", "check", "simulate"):
        result = department.command(command, "--help")
        assert (result.code, result.err) == (0, "")


# run


def test_run_handles_mail_at_once_and_ends_when_told(department: Department) -> None:
    """`run`: a mail that arrives is answered within seconds; SIGTERM ends it with 0, and the state is whole."""
    line = department.line("run", "--config", department.config)
    with running(line) as daemon:
        assert daemon.stderr is not None
        assert "running" in daemon.stderr.readline()
        now = dt.datetime.now(dt.UTC)
        department.notice(LEADER, f"{now.year + 1}/06/01 - {now.year + 1}/06/30", now)
        assert kinds(arriving(department)) == ["confirmation"]
        department.notice(MANAGER, f"{now.year + 1}/06/01 - {now.year + 1}/06/29", now + dt.timedelta(seconds=1))
        assert kinds(arriving(department)) == ["confirmation"]
        began = time.monotonic()
        daemon.send_signal(signal.SIGTERM)
        out, err = daemon.communicate(timeout=10)
        assert time.monotonic() - began < 10
    assert daemon.returncode == 0
    assert out == ""
    assert "Traceback" not in err
    assert department.row()["end"].endswith("-06-29")
    assert [mail["outcome"] for mail in department.show()["mails"]] == ["recorded", "recorded"]


def arriving(department: Department, seconds: float = 10) -> list[Letter]:
    """The letters that go out, as soon as there are some."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        letters = department.letters()
        if letters:
            return letters
        time.sleep(0.05)
    raise AssertionError("no letter came")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_ends_at_once_when_idle(department: Department, number: signal.Signals) -> None:
    """`run`: SIGTERM and SIGINT end it, with exit 0."""
    line = department.line("run", "--config", department.config, "--log-json")
    with running(line) as daemon:
        assert daemon.stderr is not None
        assert "running" in json.loads(daemon.stderr.readline())["event"]
        time.sleep(0.3)
        daemon.send_signal(number)
        err = daemon.communicate(timeout=10)[1]
    assert daemon.returncode == 0
    assert all(json.loads(line) for line in err.splitlines())


# the power goes


def test_nothing_is_lost_or_doubled_over_power_cuts(found: Founder) -> None:
    """kill -9 of `once` at random moments: every notice recorded and confirmed exactly once."""
    given = ("一川", "二南", "三秋", "四海", "五湖", "六合", "七星", "八方", "九洲", "十里")
    names = [f"{surname}{name}" for surname in "沐司宋白叶" for name in given]
    members = [person_entry(name, f"k{n}@corp.example", "member", group="前端") for n, name in enumerate(names)]
    department = found(people="\n".join((PEOPLE, *members)))
    kills = cut_off_again_and_again(department, list(names))
    department.once("2026-05-22T20:00")
    assert kills >= 20
    check_whole(department, names)


def cut_off_again_and_again(department: Department, names: list[str]) -> int:
    """Two notices more before every `once`, which is killed before it would be through; how often that was done."""
    rng = random.Random(7)  # noqa: S311 - a story that is the same every time
    line = department.line("once", "--config", department.config, "--at")
    began = time.monotonic()
    subprocess.run([*line, "2026-05-22T09:00"], stderr=subprocess.DEVNULL, check=True)
    needed, kills, minute = time.monotonic() - began, 0, moment("2026-05-22T12:00")
    deadline = began + 90
    while (names or kills < 20) and time.monotonic() < deadline:
        for name in (names.pop() for _ in range(min(2, len(names)))):
            _notice_about(department, name)
        minute += dt.timedelta(minutes=1)
        with subprocess.Popen([*line, minute.isoformat()], stderr=subprocess.DEVNULL) as cycle:
            began = time.monotonic()
            try:
                cycle.wait(needed * rng.uniform(0.5, 1.1))
                needed = time.monotonic() - began  # the machine has become faster, or there was less to do
            except subprocess.TimeoutExpired:
                kills += 1
                cycle.kill()
    return kills


def _notice_about(department: Department, name: str) -> None:
    project, manager = ((PROJECT, MANAGER), (OTHER_PROJECT, OTHER_MANAGER))[sum(map(ord, name)) % 2]
    sender = (LEADER, manager)[ord(name[0]) % 2]
    department.notice(sender, JUNE, "2026-05-22T10:00", person=name, project=project, cc=[LEADER], to=[manager])


def check_whole(department: Department, names: list[str]) -> None:
    """Each person recorded once, each notice in a ledger once, each confirmed by one letter that went out once."""
    assert sorted(row["person"] for row in department.status()) == sorted(names)
    count = len(names)
    assert len(department.ledger()) == count
    folder = department.folder / "outgoing"
    department.read.clear()
    letters = department.letters()
    assert list((folder / "cur").iterdir()) == []
    assert kinds(letters) == ["confirmation"] * count
    assert len({letter.id for letter in letters}) == count
    assert len({letter.header("In-Reply-To") for letter in letters}) == count
    assert list((department.folder / "mailbox" / "new").iterdir()) == []
    for project in {row["project"] for row in department.status()}:
        assert {letter["state"] for letter in department.show(project)["letters"]} == {"sent"}
    assert department.once("2026-05-25T10:00") == []
