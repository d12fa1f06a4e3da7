"""Invented staffing notices as a department writes them: in plain text, or with HTML beside it as mail programs do."""

from __future__ import annotations

import datetime as dt
import os
from base64 import b64encode, encodebytes
from collections.abc import Iterable
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from msgspec import Struct

from tests.bench.department import DAEMON, DOMAIN, GROUPS, MEMBERS, Person, leaders, manager_of, members, project_names

SENT = dt.datetime(2026, 3, 16, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
"""A Monday, before the hour at which the letters of the calendar go out."""
PEOPLE_A_BLOCK, PROJECTS_A_BLOCK = 20, 10
_NEEDS = ("BI大屏的开发", "接口联调与性能优化", "历史数据的清洗入库", "移动端页面改造", "验收前的回归测试")
_KICKOFF, _AMENDMENT = 1, 4
_ROUNDS = 5
_BOUNDARY = "----=_NextPart_5F2A"

_PARAGRAPH = (
    '<p class=MsoNormal style="margin:0cm;text-align:justify;line-height:150%"><span style="font-size:11.0pt;'
    'font-family:&quot;微软雅黑&quot;,sans-serif;color:#1F1F1F">{}<o:p></o:p></span></p>\n'
)
_CELL = (
    '<td width=120 valign=top style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class=MsoNormal>{}</p></td>'
)
_PAGE = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>'
    "<!-- p.MsoNormal {{margin:0cm;font-size:10.5pt;font-family:等线;}} a:link {{color:#0563C1;}} "
    '--></style></head><body lang=ZH-CN link="#0563C1"><div class=WordSection1>\n{}</div></body></html>\n'
)


class Line(Struct, frozen=True):
    """One person with the days of support."""

    person: Person
    start: dt.date
    end: dt.date
    days: int


class Notice(Struct, frozen=True):
    """What a notice states, and who wrote it."""

    number: int
    project: str
    manager: Person
    sender: Person
    shape: int
    lines: tuple[Line, ...]


@cache
def _projects(count: int) -> list[str]:
    return project_names(count)


def notice(number: int, projects: int) -> Notice:
    """The notice of that number, one after another about each of the projects.

    Of five about a project the second is a kick-off with two people, and the last amends what the first stated.
    """
    turn, project = divmod(number, projects)
    shape = turn % _ROUNDS
    manager, leader = manager_of(project), leaders()[project % len(GROUPS)]
    people = 2 if shape == _KICKOFF else 1
    moved = 7 if shape == _AMENDMENT else 0
    first = 0 if shape == _AMENDMENT else turn * 2
    return Notice(
        number=number,
        project=_projects(projects)[project],
        manager=manager,
        sender=manager if number % 3 == 0 else leader,
        shape=shape,
        lines=tuple(_line(project, first + more, moved) for more in range(people)),
    )


def _line(project: int, place: int, moved: int) -> Line:
    block = project // PROJECTS_A_BLOCK * PEOPLE_A_BLOCK
    person = members()[(block + (project * 2 + place) % PEOPLE_A_BLOCK) % MEMBERS]
    start = dt.date(2026, 4, 7) + dt.timedelta(days=(project * 3 + place * 5) % 40)
    days = 25 + project % 7 * 9 + moved
    # Little enough that nobody is double-booked, which would bring about letters of its own (D3).
    return Line(person, start, start + dt.timedelta(days=days), days // 5)


def _text(stated: Notice, between: str = "：", end: str = "；") -> list[str]:
    """The paragraphs of the notice, greeting and signature included; of each field its label, `between`, its value."""
    if stated.shape == _KICKOFF:
        return ["大家好，", *_kickoff(stated), *_ending(stated)]
    fields = [f"{label}{between}{value}{end}" for label, value in _fields(stated)]
    return ["大家好，", _need(stated), *fields, *_ending(stated)]


def _kickoff(stated: Notice) -> list[str]:
    lines = [
        f"{line.person.name}；支撑时间为：{line.start.month}月{line.start.day}日-{line.end.month}月{line.end.day}日。"
        for line in stated.lines
    ]
    return [f"【{stated.project}】已完成交底，投入人员安排如下：", *lines, "请各组长知悉。"]


def _need(stated: Notice) -> str:
    need = _NEEDS[stated.number % len(_NEEDS)]
    return f"针对【{stated.project}】的当前阶段需求，需要协调开发一位，支撑{need}，支撑信息如下："


def _fields(stated: Notice) -> list[tuple[str, str]]:
    line = stated.lines[0]
    return [
        ("预估开发时间", f"{line.days}人天"),
        ("协调支撑时间", f"{line.days + 2}人天"),
        ("协调开发人员", line.person.name),
        ("支撑周期", f"{line.start:%Y/%m/%d} - {line.end:%Y/%m/%d}"),
    ]


def _ending(stated: Notice) -> list[str]:
    return [
        "如有疑问、建议或变更，欢迎随时反馈沟通。",
        "感谢大家的配合与支持！",
        "",
        "——",
        f"{stated.sender.name}｜产品研发部",
        f"电话：0571-5550{stated.number % 10_000:04}",
    ]


def _page(stated: Notice) -> str:
    """The notice as HTML, its fields in a table."""
    if stated.shape == _KICKOFF:
        return _PAGE.format(_paragraphs(_text(stated)))
    rows = "".join(f"<tr>{_CELL.format(label)}{_CELL.format(value)}</tr>\n" for label, value in _fields(stated))
    table = f'<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style="border-collapse:collapse">{rows}'
    return _PAGE.format(f"{_paragraphs(['大家好，', _need(stated)])}{table}</table>{_paragraphs(_ending(stated))}")


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(_PARAGRAPH.format(text or "&nbsp;") for text in texts)


def mail(stated: Notice, *, html: bool) -> bytes:
    """The mail that carries the notice."""
    sent = format_datetime(SENT - dt.timedelta(minutes=stated.number % 600))
    subject = f"【{stated.project}】人员支撑安排同步"
    lines = (
        f"Received: from mail.{DOMAIN} by mx.{DOMAIN}; {sent}",
        f"From: {_boxes(stated.sender)}",
        f"To: {_boxes(stated.manager, *(line.person for line in stated.lines))}",
        f"Cc: {_boxes(*leaders()[:3])}, <{DAEMON}>",
        f"Subject: {_word(subject[:12])} {_word(subject[12:])}",
        f"Date: {sent}",
        f"Message-ID: <{'html' if html else 'text'}.{stated.number}@{DOMAIN}>",
        "X-Mailer: Mail 15.0",
        "MIME-Version: 1.0",
    )
    paragraphs = _text(stated, "\t", "") if html else _text(stated)
    text = "\n\n".join(paragraphs) + "\n"
    body = _alternative(text, _page(stated)) if html else _part("plain", text)
    return ("\n".join(lines) + "\n" + body).encode()


def _boxes(*people: Person) -> str:
    return ",\n ".join(f"{_word(person.name)} <{person.email}>" for person in people)


def _word(text: str) -> str:
    return f"=?utf-8?B?{b64encode(text.encode()).decode()}?="


def _part(subtype: str, text: str) -> str:
    body = encodebytes(text.encode()).decode()
    return f'Content-Type: text/{subtype}; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n{body}'


def _alternative(text: str, page: str) -> str:
    head = f'Content-Type: multipart/alternative; boundary="{_BOUNDARY}"\n\n'
    parts = "".join(f"--{_BOUNDARY}\n{part}" for part in (_part("plain", text), _part("html", page)))
    return f"{head}{parts}--{_BOUNDARY}--\n"


def write_notices(folder: Path, numbers: Iterable[int], projects: int, *, html: bool) -> list[Path]:
    """Put the notices of these numbers into a folder of a Maildir, received in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, number, mail(notice(number, projects), html=html)) for number in numbers]


def _write(folder: Path, number: int, data: bytes) -> Path:
    file = folder / f"{number:06}.mail"
    file.write_bytes(data)
    received = SENT.timestamp() - 36_000 + number
    os.utime(file, (received, received))
    return file
