"""A department in a temporary folder: its people, its mailbox, and the command line played upon it."""

from __future__ import annotations

import contextlib
import datetime as dt
import html as html_entities
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

from daemon.cli import main

ZONE = ZoneInfo("Asia/Shanghai")
DAEMON = "staffing@rosterd.example"
PROJECT = "云杉数据平台项目"
OTHER_PROJECT = "海棠政务门户项目"
MANAGER, LEAD, LEADER, MEMBER = "林知远", "顾南舟", "苏映川", "陆晚晴"
SUPERIOR, TEAM_MEMBER, COORDINATOR, ADMIN = "沈怀瑾", "白简之", "秦望舒", "管清和"
OTHER_MANAGER, OTHER_LEADER, OTHER_MEMBER = "贺兰溪", "程砚秋", "叶知微"

ADDRESSES = {
    MANAGER: "linzhiyuan@corp.example",
    LEAD: "gunanzhou@corp.example",
    LEADER: "suyingchuan@corp.example",
    MEMBER: "luwanqing@corp.example",
    SUPERIOR: "shenhuaijin@corp.example",
    TEAM_MEMBER: "baijianzhi@corp.example",
    COORDINATOR: "qinwangshu@corp.example",
    ADMIN: "guanqinghe@corp.example",
    OTHER_MANAGER: "helanxi@corp.example",
    OTHER_LEADER: "chengyanqiu@corp.example",
    OTHER_MEMBER: "yezhiwei@corp.example",
}

CONFIGURATION = f"""\
[daemon]
address = "{DAEMON}"
name = "人员支撑助手"
timezone = "Asia/Shanghai"
state_dir = "state-files"
directory = "people.toml"

[mailbox]
type = "maildir"
path = "mailbox"

[outgoing]
type = "maildir"
path = "outgoing"
"""


def person_entry(name: str, address: str, *roles: str, group: str = "", superior: str = "", more: str = "") -> str:
    """A person as people.toml states them."""
    lines = ["[[people]]", f'name = "{name}"', f'email = "{address}"', f"roles = {json.dumps(roles)}"]
    lines += [f'group = "{group}"'] if group else []
    lines += [f'superior = "{superior}"'] if superior else []
    return "\n".join((*lines, more, ""))


def project_entry(name: str, manager: str, lead: str, team: Iterable[str] = ()) -> str:
    """A project as people.toml states it."""
    members = json.dumps(list(team), ensure_ascii=False)
    return f'[[projects]]\nname = "{name}"\nproject_manager = "{manager}"\nrd_lead = "{lead}"\nteam = {members}\n'


def _small_department() -> str:
    entry = person_entry
    return "\n".join(
        (
            entry(MANAGER, ADDRESSES[MANAGER], "project_manager"),
            entry(LEAD, ADDRESSES[LEAD], "rd_lead"),
            entry(LEADER, ADDRESSES[LEADER], "group_leader", group="前端", superior=SUPERIOR),
            entry(MEMBER, ADDRESSES[MEMBER], "member", group="前端", superior=SUPERIOR),
            entry(SUPERIOR, ADDRESSES[SUPERIOR], "observer"),
            entry(TEAM_MEMBER, ADDRESSES[TEAM_MEMBER], "member"),
            entry(COORDINATOR, ADDRESSES[COORDINATOR], "coordinator"),
            entry(ADMIN, ADDRESSES[ADMIN], "admin"),
            entry(OTHER_MANAGER, ADDRESSES[OTHER_MANAGER], "project_manager"),
            entry(OTHER_LEADER, ADDRESSES[OTHER_LEADER], "group_leader", group="后端", superior=SUPERIOR),
            entry(OTHER_MEMBER, ADDRESSES[OTHER_MEMBER], "member", group="后端", superior=OTHER_LEADER),
            project_entry(PROJECT, MANAGER, LEAD, [TEAM_MEMBER]),
            project_entry(OTHER_PROJECT, OTHER_MANAGER, LEAD),
        )
    )


PEOPLE = _small_department()


@dataclass(frozen=True)
class Letter:
    """A letter of the daemon's, as its receivers see it."""

    mail: EmailMessage
    file: Path

    def header(self, name: str) -> str:
        """A header's text, on one line; empty when it is not there."""
        return " ".join(str(self.mail.get(name, "")).split())

    @cached_property
    def kind(self) -> str:
        """What kind of letter it is."""
        return self.header("X-Rosterd-Kind")

    @cached_property
    def id(self) -> str:
        """Its Message-ID."""
        return self.header("Message-ID")

    @cached_property
    def subject(self) -> str:
        """Its subject."""
        return self.header("Subject")

    @cached_property
    def date(self) -> dt.datetime:
        """Its Date."""
        moment = dt.datetime.strptime(self.header("Date"), "%a, %d %b %Y %H:%M:%S %z")
        return moment.astimezone(ZONE)

    def people(self, header: str) -> set[str]:
        """The display names in To, Cc or the like."""
        return {name for name, _ in getaddresses([str(value) for value in self.mail.get_all(header, [])])}

    def addresses(self, *headers: str) -> list[str]:
        """The addresses in To, Cc or the like."""
        found = (str(value) for header in headers for value in self.mail.get_all(header, []))
        return [address for _, address in getaddresses(list(found))]

    @cached_property
    def to(self) -> set[str]:
        """Who is addressed."""
        return self.people("To")

    @cached_property
    def cc(self) -> set[str]:
        """Who is copied."""
        return self.people("Cc")

    @property
    def everybody(self) -> set[str]:
        """Everybody who gets it."""
        return self.to | self.cc

    @cached_property
    def text(self) -> str:
        """The plain part."""
        return self._part("plain")

    @cached_property
    def html(self) -> str:
        """The HTML part."""
        return self._part("html")

    def _part(self, subtype: str) -> str:
        body = self.mail.get_body((subtype,))
        return str(body.get_content()).replace("\r\n", "\n") if body is not None else ""

    @cached_property
    def links(self) -> list[str]:
        """The mailto: links of the HTML part."""
        return [html_entities.unescape(found) for found in re.findall(r'href="(mailto:[^"]*)"', self.html)]

    def link_that_says(self, beginning: str) -> str:
        """The link whose reply begins with these words."""
        return next(link for link in self.links if unquote(link_parts(link)["body"]).startswith(beginning))


def link_parts(link: str) -> dict[str, str]:
    """What a mail program takes from a mailto: link: to, subject, body, and the headers it may or may not heed."""
    parts = urlsplit(link)
    query = {name: values[0] for name, values in parse_qs(parts.query.replace("+", "%2B")).items()}
    return {"to": unquote(parts.path), **query}


@dataclass(frozen=True)
class Result:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines; anything else on it is a failure."""
        return [json.loads(line) for line in self.out.splitlines()]


def moment(at: str | dt.datetime) -> dt.datetime:
    """A time of the department's."""
    if isinstance(at, dt.datetime):
        return at
    time = dt.datetime.fromisoformat(at)
    return time if time.tzinfo else time.replace(tzinfo=ZONE)


class Department:
    """The folder with configuration, people, mailbox, outgoing and state files, and the commands run upon it."""

    def __init__(self, folder: Path, people: str = PEOPLE, configuration: str = CONFIGURATION) -> None:
        self.folder = folder
        self.config = folder / "rosterd.toml"
        self.people_file = folder / "people.toml"
        self.state = folder / "state-files"
        self.addresses = dict(ADDRESSES)
        self.read: set[str] = set()
        self.count = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.config.write_text(configuration, encoding="utf-8")
        self.people_file.write_text(people, encoding="utf-8")
        for name in ("tmp", "new", "cur"):
            (folder / "mailbox" / name).mkdir(parents=True, exist_ok=True)

    # people write

    def mail(
        self,
        sender: str,
        subject: str,
        text: str,
        *,
        to: Iterable[str] = (),
        cc: Iterable[str] = (),
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """A mail of a person's: with the daemon on To when nobody else is named there."""
        mail = EmailMessage()
        mail["From"] = self._mailbox(sender)
        mail["To"] = ", ".join(self._mailbox(name) for name in (*to,)) or f"人员支撑助手 <{DAEMON}>"
        copied = [self._mailbox(name) for name in cc] + ([f"人员支撑助手 <{DAEMON}>"] if to else [])
        if copied:
            mail["Cc"] = ", ".join(copied)
        mail["Subject"] = subject
        for name, value in (headers or {}).items():
            mail[name] = value
        mail.set_content(text)
        return mail

    def _mailbox(self, name: str) -> str:
        return name if "@" in name else f"{name} <{self.addresses[name]}>"

    def put(self, mail: EmailMessage | bytes, at: str | dt.datetime, *, stamped: bool = True) -> str:
        """Put a mail into the mailbox, received at that time; its Message-ID."""
        self.count += 1
        time = moment(at)
        if isinstance(mail, EmailMessage):
            if stamped and mail["Date"] is None:
                mail["Date"] = format_datetime(time)
            if stamped and mail["Message-ID"] is None:
                mail["Message-ID"] = f"<m{self.count}@corp.example>"
            data = mail.as_bytes(policy=policy.SMTP)
            message_id = str(mail["Message-ID"] or "")
        else:
            data, message_id = mail, ""
        self._deliver(data, time)
        return message_id

    def _deliver(self, data: bytes, at: dt.datetime) -> None:
        name = f"{int(at.timestamp())}.{self.count:06}.corp"
        written = self.folder / "mailbox" / "tmp" / name
        written.write_bytes(data)
        os.utime(written, (at.timestamp(), at.timestamp()))
        written.rename(self.folder / "mailbox" / "new" / name)

    def send(self, sender: str, subject: str, text: str, at: str | dt.datetime, **more: Any) -> str:
        """A mail of a person's, put into the mailbox; its Message-ID."""
        return self.put(self.mail(sender, subject, text, **more), at)

    def notice(
        self,
        sender: str,
        period: str,
        at: str | dt.datetime,
        *,
        person: str = MEMBER,
        project: str = PROJECT,
        effort: str = "预估开发时间：8人天；\n协调支撑时间：10人天；",
        **more: Any,
    ) -> str:
        """A supplement notice (D2), put into the mailbox; its Message-ID."""
        text = notice_text(person, period, project, effort)
        return self.send(sender, f"【{project}】人员支撑安排同步", text, at, **more)

    def answer(self, letter: Letter, sender: str, text: str) -> EmailMessage:
        """A reply to a letter, as a mail program makes it."""
        headers = {"In-Reply-To": letter.id, "References": f"{letter.header('References')} {letter.id}".strip()}
        return self.mail(sender, f"Re: {letter.subject}", text, headers=headers)

    def reply(self, letter: Letter, sender: str, text: str, at: str | dt.datetime) -> str:
        """Reply to a letter at that time; the Message-ID."""
        return self.put(self.answer(letter, sender, text), at)

    # the daemon works

    def command(self, *arguments: str | Path) -> Result:
        """A command of rosterd, in this process: the same entry point as the installed one."""
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.object(sys, "argv", ["rosterd", *map(str, arguments)]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main()
                code = 0
            except SystemExit as leave:
                code = leave.code if isinstance(leave.code, int) else int(leave.code is not None)
        result = Result(code, out.getvalue(), err.getvalue())
        assert "Traceback" not in result.out + result.err
        return result

    def process(self, *arguments: str | Path, timeout: float = 60) -> Result:
        """A command of rosterd, as a process of its own."""
        done = subprocess.run(self.line(*arguments), capture_output=True, text=True, timeout=timeout, check=False)
        assert "Traceback" not in done.stdout + done.stderr
        return Result(done.returncode, done.stdout, done.stderr)

    def line(self, *arguments: str | Path) -> list[str]:
        """The command line of a process."""
        return [str(Path(sys.executable).with_name("rosterd")), *map(str, arguments)]

    def on(self, command: str, *arguments: str | Path) -> Result:
        """A command upon this department's configuration, in this process."""
        return self.command(command, "--config", self.config, *arguments)

    def cycle(self, at: str | dt.datetime, *options: str) -> Result:
        """One cycle at that time, whatever it comes to."""
        return self.on("once", "--at", moment(at).isoformat(), *options)

    def once(self, at: str | dt.datetime, *options: str) -> list[Letter]:
        """One cycle at that time, which must succeed; the letters that went out."""
        result = self.cycle(at, *options)
        assert result.code == 0, result.err
        return self.letters()

    def letters(self) -> list[Letter]:
        """The letters that went out since the last look."""
        fresh = list(self._unread())
        self.read.update(letter.file.name for letter in fresh)
        return fresh

    def _unread(self) -> Iterator[Letter]:
        folder = self.folder / "outgoing" / "new"
        names = sorted(set(os.listdir(folder)) - self.read) if folder.is_dir() else []
        for name in names:
            data = (folder / name).read_bytes()
            yield Letter(message_from_bytes(data, policy=policy.default), folder / name)

    # what is on record

    def status(self) -> list[dict[str, Any]]:
        """The rows of `status --json`."""
        result = self.on("status", "--json")
        assert result.code == 0, result.err
        return result.rows

    def row(self, person: str = MEMBER, project: str = PROJECT) -> dict[str, Any]:
        """The only assignment of that person in that project."""
        (row,) = [row for row in self.status() if (row["person"], row["project"]) == (person, project)]
        return row

    def show(self, project: str = PROJECT) -> dict[str, Any]:
        """A project as `show --json` prints it."""
        result = self.on("show", project, "--json")
        assert result.code == 0, result.err
        return result.rows[0]

    def state_files(self) -> list[Path]:
        """Every state file that holds records."""
        return sorted((*self.state.glob("projects/*.json"), *self.state.glob("unfiled/*.json")))

    def ledger(self) -> dict[str, tuple[str, str | None]]:
        """Every mail in a ledger of a state file, by its Message-ID: what came of it, and why."""
        found: dict[str, tuple[str, str | None]] = {}
        for file in self.state_files():
            for mail in json.loads(file.read_text(encoding="utf-8")).get("mails", {}).values():
                found[mail.get("message_id") or mail["key"]] = (mail["outcome"], mail.get("reason"))
        return found


def notice_text(person: str, period: str, project: str = PROJECT, effort: str = "") -> str:
    """The words of a supplement notice."""
    return (
        "大家好，\n\n"
        f"针对【{project}】的当前阶段需求，需要协调前端开发一位，支撑信息如下：\n\n"
        f"{effort}\n协调开发人员：{person}；\n支撑周期：{period}。\n\n如有疑问，请随时沟通。\n"
    )


def only(letters: Iterable[Letter], kind: str) -> Letter:
    """The one letter of that kind."""
    (letter,) = [letter for letter in letters if letter.kind == kind]
    return letter


def kinds(letters: Iterable[Letter]) -> list[str]:
    """The kinds of the letters, sorted."""
    return sorted(letter.kind for letter in letters)


def visible_words(html: str) -> str:
    """What a reader sees of an HTML part, without white space."""
    body = re.sub(r"(?s)<(head|style|script|title).*?</\1>", "", html)
    return "".join(html_entities.unescape(re.sub(r"<[^>]+>", " ", body)).split())
