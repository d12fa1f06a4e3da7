"""Tables for people: `status` and `show` on a terminal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from state.model import Project

if TYPE_CHECKING:
    from daemon.commands.status import Health, Row

STATES = {"planned": "未开始", "active": "支撑中", "released": "已撤场", "cancelled": "已撤销"}
EXTENSIONS = {None: "", "requested": "待答复", "agreed": "已续期", "declined": "不续期", "lapsed": "已失效"}
KINDS = {"extension_request": "续期确认", "release_notice": "撤场通知"}
OUTCOMES = {
    "recorded": "已记录",
    "answered": "已答复",
    "decided": "已定",
    "ignored": "忽略",
    "unanswered": "未答复",
    "set_aside": "搁置",
}
LETTER_STATES = {
    "waiting": "待发",
    "uncertain": "待核实",
    "sent": "已发",
    "failed": "失败",
    "withdrawn": "已撤回",
}
SERVERS = {"mailbox": "收信邮箱", "outgoing": "发信服务器"}
_COLOURS = {"active": "green", "planned": "cyan", "released": "dim", "cancelled": "dim"}


def status_table(rows: tuple[Row, ...], now: dt.datetime | None) -> RenderableType:
    """Every assignment; the caption says as of when."""
    if not rows:
        return Text("还没有记录。" if now else "还没有运行过：rosterd once 或 rosterd run。")
    table = Table(caption=f"截至 {now:%Y-%m-%d %H:%M}" if now else None, caption_justify="left")
    for name in ("项目", "人员", "岗位", "支撑周期", "人天", "状态", "续期", "下一封邮件"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(
            row.project,
            row.person,
            row.role or "",
            _period(row.start, row.end),
            _days(row.support_days if row.support_days is not None else row.estimated_days),
            Text(STATES[row.state], _COLOURS[row.state]),
            EXTENSIONS[row.extension],
            f"{row.next_mail.on} {KINDS[row.next_mail.kind]}" if row.next_mail else "",
        )
    return table


def health_line(health: Health) -> Text:
    """The daemon's own health on one line, red where somebody should look."""
    if health.last_cycle is None:
        return Text("运行状况：还没有运行过")
    said = [
        f"最近一轮 {health.last_cycle:%Y-%m-%d %H:%M}",
        f"待发 {health.waiting} 封",
        f"待核实 {health.uncertain} 封",
    ]
    said.append(f"搁置 {health.aside} 封")
    said += [f"{SERVERS[outage.part]}自 {outage.since:%m-%d %H:%M} 起无法连接" for outage in health.outages]
    troubled = health.outages or health.aside or health.uncertain
    return Text(f"运行状况：{'，'.join(said)}", "red" if troubled else "green")


def project_view(project: Project, rows: tuple[Row, ...], now: dt.datetime | None) -> RenderableType:
    """One project with its assignments, mails and history."""
    heads = Text(
        f"{project.name}\n项目经理：{project.manager or '（未知）'}　研发负责人：{project.rd_lead or '（未知）'}"
        + (f"　项目组：{'、'.join(project.team)}" if project.team else "")
        + (f"　已结束：{project.ended_on}" if project.ended_on else "")
    )
    return Group(heads, status_table(rows, now), _mails(project), _letters(project), _history(project))


def _mails(project: Project) -> Table:
    table = Table(title="收到的邮件", title_justify="left")
    for name in ("时间", "发件人", "主题", "结果"):
        table.add_column(name, overflow="fold")
    for mail in project.mails:
        outcome = OUTCOMES[mail.outcome] + (f"：{mail.reason}" if mail.reason else "")
        table.add_row(f"{mail.received:%Y-%m-%d %H:%M}", mail.sender, mail.subject, outcome)
    return table


def _letters(project: Project) -> Table:
    table = Table(title="发出的邮件", title_justify="left")
    for name in ("时间", "类型", "收件人", "主题", "状态"):
        table.add_column(name, overflow="fold")
    for letter in project.letters:
        receivers = "、".join(contact.name or contact.address for contact in (*letter.to, *letter.cc))
        when = letter.sent_at or letter.made_at
        state = LETTER_STATES[letter.state] + (f"：{letter.trouble}" if letter.trouble else "")
        table.add_row(f"{when:%Y-%m-%d %H:%M}", letter.kind, receivers, letter.subject, state)
    return table


def _history(project: Project) -> Table:
    table = Table(title="经过", title_justify="left")
    table.add_column("时间")
    table.add_column("事项", overflow="fold")
    for entry in project.history:
        table.add_row(f"{entry.at:%Y-%m-%d %H:%M}", entry.what)
    return table


def _period(start: dt.date, end: dt.date | None) -> str:
    return f"{start} 至 {end or '（未定）'}"


def _days(days: float | None) -> str:
    return "" if days is None else f"{days:g}"
