"""Bad input, each with one clear outcome: never a traceback, never a lost mail, never a guess."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.department import (
    ADDRESSES,
    ADMIN,
    CONFIGURATION,
    DAEMON,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PEOPLE,
    PROJECT,
    Department,
    Letter,
    kinds,
    notice_text,
    only,
    visible_words,
)
from tests.servers.daemon_process import running

JUNE = "2026/06/01 - 2026/06/30"
Founder = Callable[..., Department]


def outcomes(department: Department) -> list[tuple[str, str | None]]:
    """What came of every mail."""
    return list(department.ledger().values())


def still_works(department: Department, at: str) -> None:
    """The next good mail is handled as ever."""
    department.notice(LEADER, JUNE, at)
    assert "confirmation" in kinds(department.once(at))


def test_an_empty_mail(department: Department) -> None:
    """Nobody's mail: unanswered, in the ledger with its reason, and the queue goes on."""
    department.put(b"", "2026-05-22T08:00")
    assert kinds(department.once("2026-05-22T08:30")) == []
    ((outcome, reason),) = outcomes(department)
    assert outcome in {"unanswered", "ignored"}
    assert reason
    still_works(department, "2026-05-22T08:40")


def test_who_leaves_in_a_notice_that_lends_others(department: Department) -> None:
    """M4, D7: a mail says one thing; nobody is dropped in silence, and the sender hears how to write it."""
    text = f"{MEMBER}6月1日-6月30日支撑{PROJECT}。{OTHER_MEMBER}6月20日撤场。"
    department.send(LEADER, f"【{PROJECT}】人员支撑", text, "2026-05-22T08:00")
    letter = only(department.once("2026-05-22T08:30"), "correction_request")
    assert f"「{OTHER_MEMBER}6月20日撤场」说的是撤场" in letter.text
    assert department.status() == []


def test_a_project_that_is_called_like_the_month_of_unfiled_mail(department: Department) -> None:
    """A control character in a subject makes no key of the store's own: the project is recorded as it is seen (D3)."""
    department.send(MANAGER, "【\x1f2026-05】人员支撑", f"{MEMBER}6月1日-6月30日支撑。", "2026-05-22T08:00")
    assert kinds(department.once("2026-05-22T08:30")) == ["confirmation"]
    assert [row["project"] for row in department.status()] == ["2026-05"]
    assert len(list((department.state / "projects").glob("*.json"))) == 1
    assert not list((department.state / "unfiled").glob("*.json"))
    still_works(department, "2026-05-22T08:40")


def test_an_answer_that_decides_nothing_has_its_reason(department: Department) -> None:
    """M7: a bare word in a thread in which nothing is asked gets no answer, and the ledger says why."""
    department.notice(LEADER, JUNE, "2026-05-22T08:00")
    confirmation = only(department.once("2026-05-22T08:30"), "confirmation")
    department.reply(confirmation, LEADER, "同意", "2026-05-22T08:40")
    assert department.once("2026-05-22T08:50") == []
    assert outcomes(department)[1] == ("unanswered", "回信没有作出决定")


def test_a_mail_without_text(department: Department) -> None:
    """A known person's empty mail gets no answer: it asks for nothing."""
    department.send(LEADER, "", "", "2026-05-22T08:00")
    assert department.once("2026-05-22T08:30") == []
    assert outcomes(department) == [("unanswered", "不是给本系统的内容")]


def test_a_mail_of_30_mb(department: Department) -> None:
    """Set aside with its reason, flagged in the mailbox; the admin hears of it; time and memory stay bounded."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE))
    mail.add_attachment(os.urandom(22_500_000), maintype="application", subtype="octet-stream")
    assert len(mail.as_bytes()) > 30_000_000
    department.put(mail, "2026-05-22T08:00")
    began = time.process_time()
    assert kinds(department.once("2026-05-22T09:00")) == ["admin_digest"]
    assert time.process_time() - began < 3
    ((outcome, reason),) = outcomes(department)
    assert outcome == "set_aside"
    assert reason
    (kept,) = (department.folder / "mailbox" / "cur").iterdir()
    assert kept.name.endswith(":2,FS")
    still_works(department, "2026-05-22T10:00")


def test_a_mail_of_more_words_than_anybody_writes(department: Department) -> None:
    """Set aside with its reason: what a sender writes is read up to a bound, so that no mail takes long."""
    department.send(LEADER, f"【{PROJECT}】人员支撑", "支撑人员：许南星、白一舟\n" * 4_000, "2026-05-22T08:00")
    assert kinds(department.once("2026-05-22T09:00")) == ["admin_digest"]
    assert outcomes(department) == [("set_aside", "超出限制：正文太长")]
    still_works(department, "2026-05-22T10:00")


def test_a_mail_without_from(department: Department) -> None:
    """Nobody's mail changes nothing and is not answered; the admin sees it."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE))
    del mail["From"]
    department.put(mail, "2026-05-22T08:00")
    assert kinds(department.once("2026-05-22T09:00")) == ["admin_digest"]
    assert department.status() == []
    assert [outcome for outcome, _ in outcomes(department)] == ["unanswered"]


def test_a_mail_with_two_senders(department: Department) -> None:
    """Several From addresses make a mail nobody's (DESIGN: Trust)."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE))
    mail.replace_header("From", f"{mail['From']}, someone@elsewhere.example")
    department.put(mail, "2026-05-22T08:00")
    assert department.once("2026-05-22T08:30") == []
    assert department.status() == []


def test_a_mail_without_date(department: Department) -> None:
    """The day on which the mailbox received it is the day that its dates are read by (T4)."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, "6月1日-6月30日"))
    mail["Message-ID"] = "<undated@corp.example>"
    department.put(mail, "2026-05-22T10:00", stamped=False)
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-06-30")


@pytest.mark.parametrize("date", ["Fri, 01 Jan 9999 00:00:00 +0000", "Sat, 22 May 2032 10:00:00 +0800"])
def test_t4_a_date_of_a_clock_that_is_far_ahead_counts_for_nothing(department: Department, date: str) -> None:
    """T4: days without a year are relative to the mail's date; that cannot lie behind its arrival."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, "6月1日-6月30日"))
    mail["Date"] = date
    department.put(mail, "2026-05-22T10:00", stamped=False)
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-06-30")


@pytest.mark.parametrize(
    ("date", "period", "days"),
    [
        ("Sun, 21 Jun 2026 23:30:00 +0000", "本周三至本周五", ("2026-06-24", "2026-06-26")),
        ("Mon, 22 Jun 2026 07:30:00 +0800", "本周三至本周五", ("2026-06-24", "2026-06-26")),
        ("Sun, 21 Jun 2026 16:30:00 -0700", "今天至6月30日", ("2026-06-22", "2026-06-30")),
    ],
)
def test_t4_the_day_a_mail_was_sent_is_that_of_the_configured_zone(
    department: Department, date: str, period: str, days: tuple[str, str]
) -> None:
    """T4: mailers that write their Date in UTC mean the same morning; a Monday's 本周 is the week that begins."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, period))
    mail["Date"] = date
    department.put(mail, "2026-06-22T07:30", stamped=False)
    department.once("2026-06-22T07:35")
    assert (department.row()["start"], department.row()["end"]) == days


def test_a_mail_without_message_id(department: Department) -> None:
    """It is recorded once, however often it is delivered; its answer has nothing to thread under."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE))
    mail["Date"] = "Fri, 22 May 2026 10:00:00 +0800"
    department.put(mail, "2026-05-22T10:00", stamped=False)
    department.put(mail, "2026-05-22T10:01", stamped=False)
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    assert confirmation.to == {LEADER}
    assert confirmation.header("In-Reply-To") == ""
    assert len(department.status()) == 1


def test_a_mail_with_neither_date_nor_message_id_nor_subject(department: Department) -> None:
    """What is left is enough when the words say everything."""
    mail = department.mail(LEADER, "", f"项目：{PROJECT}\n{notice_text(MEMBER, JUNE)}")
    del mail["Subject"]
    department.put(mail, "2026-05-22T10:00", stamped=False)
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\x01" * 500,
        b"From: \xff\xff\xff\nSubject: =?utf-8?b?!!!?=\n\n\xff\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x--\n",
        b"\n\n\n",
        b"From: " + b"a" * 25_000 + b"\n\nx\n",
        f"From: {LEADER} <suyingchuan@corp.example>\nContent-Type: text/plain; charset=klingon\n\n支撑\n".encode(),
        f"From: {LEADER} <suyingchuan@corp.example>\nContent-Type: text/html\n\n{'<div>' * 3000}".encode(),
        f"From: {LEADER} <suyingchuan@corp.example>\nSubject: x\x00y\nDate: nonsense\nMessage-ID: <<>>\n\nx".encode(),
    ],
)
def test_garbage(department: Department, data: bytes) -> None:
    """Whatever it is, it ends in the ledger within 3 s (DESIGN: Trust), and the queue goes on."""
    department.put(data, "2026-05-22T08:00")
    began = time.process_time()
    department.once("2026-05-22T08:30")
    assert time.process_time() - began < 3
    assert len(outcomes(department)) == 1
    still_works(department, "2026-05-22T08:40")


def test_a_reply_to_a_letter_of_another_project(department: Department) -> None:
    """The right words under a letter that asks somebody else, about another project, decide nothing."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.notice(OTHER_LEADER, JUNE, "2026-05-22T10:00", person=OTHER_MEMBER, project=OTHER_PROJECT)
    department.once("2026-05-22T10:05")
    letters = department.once("2026-06-16T09:00")
    others = next(letter for letter in letters if OTHER_PROJECT in letter.subject)
    mail = department.answer(others, MANAGER, "续期至 7月15日")
    mail.replace_header("Subject", f"Re: 【{PROJECT}】续期确认：{MEMBER}")
    department.put(mail, "2026-06-16T10:00")
    answers = department.once("2026-06-16T10:05")
    assert kinds(answers) == ["not_entitled"]
    assert answers[0].to == {MANAGER}
    assert [row["extension"] for row in department.status()] == ["requested", "requested"]
    assert "approval_request" not in kinds(department.once("2026-06-17T09:00"))


def test_a_notice_for_an_unknown_person(department: Department) -> None:
    """M4: the sender is told which name, with the rest of the form filled in; nothing is recorded."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", person="百里无名")
    letters = department.once("2026-05-22T10:05")
    assert kinds(letters) == ["correction_request"]
    assert "百里无名" in letters[0].text
    assert "2026-06-01 至 2026-06-30" in letters[0].text
    assert department.status() == []


def failed(department: Department, code: int, *says: str) -> None:
    """`once` ends with one line on standard error that says so, as a process of its own."""
    result = department.process("once", "--config", department.config, "--at", "2026-05-22T10:00")
    assert result.code == code, result.err
    assert result.out == ""
    (line,) = [line for line in result.err.splitlines() if line.startswith("rosterd: ")]
    assert result.err.splitlines()[-1] == line
    for said in says:
        assert said in line


def test_a_state_folder_that_cannot_be_written(department: Department) -> None:
    """One line that names it, exit 1, the mail waits. A file in its place: rights do not bind root."""
    department.state.write_text("in the way")
    department.notice(LEADER, JUNE, "2026-05-22T09:00")
    failed(department, 1, "state-files")
    assert len(list((department.folder / "mailbox" / "new").iterdir())) == 1
    department.state.unlink()
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]


def test_a_project_folder_that_cannot_be_written(department: Department) -> None:
    """The same inside the state folder: nothing is flagged that was not recorded."""
    department.once("2026-05-21T10:00")
    (department.state / "projects").rmdir()
    (department.state / "projects").write_text("in the way")
    department.notice(LEADER, JUNE, "2026-05-22T09:00")
    failed(department, 1, "projects")
    assert len(list((department.folder / "mailbox" / "new").iterdir())) == 1


def test_a_state_file_cut_in_half(department: Department) -> None:
    """An error at start that names the file; it is never overwritten, and the mail waits."""
    department.notice(LEADER, JUNE, "2026-05-20T10:00")
    department.once("2026-05-20T10:05")
    (file,) = department.state.glob("projects/*.json")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    department.notice(OTHER_LEADER, JUNE, "2026-05-21T10:00", person=OTHER_MEMBER)
    failed(department, 1, file.name)
    assert file.read_bytes() == whole[: len(whole) // 2]
    for command in ("status", "show", "check", "simulate"):
        more = {"show": [PROJECT], "simulate": ["--until", "2026-07-01"]}.get(command, [])
        result = department.on(command, *more)
        assert result.code == 1
        assert file.name in result.out + result.err
    file.write_bytes(whole)
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]


def test_a_state_file_of_nonsense(department: Department) -> None:
    """Valid JSON that is no record is refused as well."""
    department.notice(LEADER, JUNE, "2026-05-20T10:00")
    department.once("2026-05-20T10:05")
    (file,) = department.state.glob("projects/*.json")
    file.write_text(json.dumps({"assignments": 3}))
    failed(department, 1, file.name)
    assert json.loads(file.read_text()) == {"assignments": 3}


def test_a_second_daemon_on_the_same_folder(department: Department) -> None:
    """One flock keeps a second daemon out: exit 1, one line; those who only read need no lock."""
    line = department.line("run", "--config", department.config)
    with running(line) as first:
        try:
            assert first.stderr is not None
            assert "running" in first.stderr.readline()
            failed(department, 1, "another rosterd")
            result = department.process("run", "--config", department.config, timeout=20)
            assert result.code == 1
            assert "another rosterd" in result.err
            assert department.on("status", "--json").code == 0
            checked = department.on("check")
            assert (checked.code, "FAIL" in checked.out) == (0, False)
        finally:
            first.terminate()
            assert first.wait(10) == 0
            first.communicate()


def test_a_directory_file_changed_to_nonsense_while_running(department: Department) -> None:
    """U4: reported in the log and to the admin; the one read before stays in force until it reads again."""
    department.config.write_text(CONFIGURATION + "\n[policy]\npoll_seconds = 1\n", encoding="utf-8")
    letters: list[Letter] = []

    def went_out() -> list[Letter]:
        letters.extend(department.letters())
        return letters

    line = department.line("run", "--config", department.config, "--log-json")
    with running(line) as daemon:
        try:
            assert daemon.stderr is not None
            assert "running" in daemon.stderr.readline()
            department.people_file.write_text('[[people]]\nname = "只剩半', encoding="utf-8")
            while "people.toml" not in (said := daemon.stderr.readline()):
                assert said, "the daemon ended"
            now = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
            department.notice(LEADER, "2030/06/03 - 2030/06/28", now)
            wait_for(lambda: [letter for letter in went_out() if letter.kind == "confirmation"])
        finally:
            daemon.terminate()
            assert daemon.wait(10) == 0
            rest = daemon.communicate()[1]
    assert "Traceback" not in rest
    result = department.cycle("2030-01-01T10:00")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "people.toml" in result.err
    department.people_file.write_text(PEOPLE, encoding="utf-8")
    # On a working day after the hour the digest goes out within the run itself, before the confirmation or after.
    told = [letter for letter in went_out() if letter.kind == "admin_digest"]
    digest = only(told or department.once("2030-01-02T10:00"), "admin_digest")
    assert digest.to == {ADMIN}
    assert "people.toml" in digest.text


def wait_for(look: Callable[[], list[Letter]], seconds: float = 10) -> list[Letter]:
    """What is found, as soon as there is something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("nothing came")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('timezone = "Asia/Shanghai"', 'timezone = "Asia/Shangri-La"', "timezone"),
        ('state_dir = "state-files"', 'state_dir = "state-files"\ncolour = "red"', "colour"),
        (f'address = "{DAEMON}"', "address = 7", "address"),
        ('type = "maildir"\npath = "mailbox"', 'type = "pigeon"\npath = "mailbox"', "type"),
        ("[daemon]", "[daemon", "rosterd.toml"),
        ('directory = "people.toml"', 'directory = "nobody.toml"', "nobody.toml"),
    ],
)
@pytest.mark.parametrize("command", ["once", "check", "status"])
def test_a_bad_configuration(found: Founder, old: str, new: str, says: str, command: str) -> None:
    """Exit 2, one clear line that names the file and the key."""
    department = found(configuration=CONFIGURATION.replace(old, new))
    result = department.on(command)
    if says == "nobody.toml" and command == "status":  # those who only read the records need no directory
        assert result.code in {0, 2}
        return
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("rosterd: ")
    assert result.err.count("\n") == 1
    assert says in result.err
    assert ".toml" in result.err


@pytest.mark.parametrize("command", ["once", "run", "status", "check", "simulate", "show"])
def test_a_missing_configuration(department: Department, command: str) -> None:
    """Exit 2, one line that names the file."""
    department.config.unlink()
    more = {"show": [PROJECT], "simulate": ["--until", "2026-07-01"]}.get(command, [])
    result = department.on(command, *more)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "rosterd.toml" in result.err


def test_an_unknown_project_in_show(department: Department) -> None:
    """Exit 1, one line."""
    result = department.on("show", "无此项目")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "无此项目" in result.err


def test_a_missing_mail_in_parse(department: Department) -> None:
    """Exit 2: one line that names the file."""
    result = department.command("parse", department.folder / "missing.eml")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "missing.eml" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--colour",),
        ("dance",),
        ("once",),
        ("once", "--config", "x.toml", "--at", "soon"),
        ("once", "--config", "x.toml", "--since", "2026-13-01"),
        ("simulate", "--config", "x.toml"),
        ("show", "--config", "x.toml"),
        ("parse",),
    ],
)
def test_usage_errors(department: Department, arguments: tuple[str, ...]) -> None:
    """Exit 2 and one clear line."""
    result = department.command(*arguments)
    assert result.code == 2
    if arguments:
        assert result.err.count("\n") == 1
        assert result.err.startswith("rosterd: ")


def test_an_outgoing_that_cannot_be_written(department: Department) -> None:
    """Exit 1 while something stays unsent; the letter goes out under the same Message-ID once it can."""
    (department.folder / "outgoing").write_text("in the way")
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    assert department.cycle("2026-05-22T10:05").code == 1
    assert department.row()["person"] == MEMBER
    (made,) = department.show()["letters"]
    (department.folder / "outgoing").unlink()
    confirmation = only(department.once("2026-05-22T10:30"), "confirmation")
    assert confirmation.id == made["message_id"]


def test_a_mailbox_that_cannot_be_read(department: Department) -> None:
    """Exit 1, said in one line; what is due goes out all the same."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    (department.folder / "mailbox").rename(department.folder / "away")
    (department.folder / "mailbox").write_text("in the way")
    result = department.cycle("2026-06-16T09:00")
    assert result.code == 1
    assert "mailbox" in result.err
    assert kinds(department.letters()) == ["extension_request"]


@pytest.mark.parametrize("name", [b"a\nb\x1b[2J", b"\xff\xfe", "名字".encode(), b"-rf"])
@pytest.mark.parametrize("size", [1, 30_000])
def test_a_file_of_any_name_is_handled_and_leaves_words_alone_in_the_log(
    department: Department, name: bytes, size: int
) -> None:
    """A Maildir's files may be called anything: also one that is set aside. Nothing of it commands a terminal."""
    department.once("2026-05-22T09:00")
    new = department.folder / "mailbox" / "new"
    head = f"From: {ADDRESSES[LEADER]}\r\nTo: {DAEMON}\r\nSubject: x\r\n\r\n".encode()
    (new / os.fsdecode(name)).write_bytes(head + b"x\r\n" * size)
    result = department.process("once", "--config", department.config, "--at", "2026-05-22T10:00")
    assert result.code == 0
    assert [file.name for file in new.iterdir()] == []
    assert all(re.match(r"\d{4}-\d\d-\d\d ", line) and line.isprintable() for line in result.err.splitlines())
    assert len(list((department.state / "aside").glob("*.eml"))) == (size > 1)


TALK = f"{MEMBER}那边我再想想办法，星期五之前给你话。"


def test_m4_what_is_written_to_the_daemon_alone_is_never_passed_over_in_silence(department: Department) -> None:
    """M4: a mail to nobody but the daemon that names somebody who may be lent is no talk among people (M3)."""
    department.send(LEADER, PROJECT, TALK, "2026-05-22T08:00")
    letter = only(department.once("2026-05-22T08:30"), "correction_request")
    assert letter.to == {LEADER}
    assert TALK.rstrip("。") in letter.text
    assert department.status() == []


@pytest.mark.parametrize(
    ("subject", "text", "more"),
    [
        (PROJECT, TALK, {"to": (MANAGER,)}),
        (f"Re: {PROJECT}", TALK, {"headers": {"In-Reply-To": "<q@corp.example>"}}),
        (f"{PROJECT}周报", TALK, {}),
        ("周五聚餐", "周五聚餐，报名截止5月28日。", {}),
    ],
    ids=["to others too", "an answer among people", "another matter", "nobody who may be lent"],
)
def test_m3_people_s_talk_is_not_answered(department: Department, subject: str, text: str, more: Any) -> None:
    """M3: talk among people gets no answer, and the ledger says why."""
    department.send(LEADER, subject, text, "2026-05-22T08:00", **more)
    assert department.once("2026-05-22T08:30") == []
    ((outcome, reason),) = outcomes(department)
    assert outcome == "unanswered"
    assert reason


def test_d3_the_confirmation_shows_what_it_passed_over(department: Department) -> None:
    """D3, M6: what was not taken into account stands in both parts of the letter."""
    said = "他本人那边有点勉强。"
    department.send(
        LEADER, f"【{PROJECT}】人员支撑", f"{MEMBER}6月1日-6月30日支撑{PROJECT}。{said}", "2026-05-22T08:00"
    )
    letter = only(department.once("2026-05-22T08:30"), "confirmation")
    assert said in letter.text
    assert said in visible_words(letter.html)
