"""Tables for people: `status` and `show` on a terminal, in the language of the configuration."""

from __future__ import annotations

import datetime as dt

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from daemon.commands.standing import Health, Row
from daemon.commands.table_words import CHINESE, TableWords
from state.model import Project

_COLOURS = {"active": "green", "planned": "cyan", "released": "dim", "cancelled": "dim"}


def status_table(rows: tuple[Row, ...], now: dt.datetime | None, words: TableWords = CHINESE) -> RenderableType:
    """Every assignment; the caption says as of when."""
    if not rows:
        return Text(words.nothing if now else words.never_run)
    caption = words.as_of.format(f"{now:%Y-%m-%d %H:%M}") if now else None
    table = _table(words.status_columns, caption=caption)
    for row in rows:
        table.add_row(
            row.project,
            row.person,
            row.role or "",
            words.period.format(row.start, row.end or words.open_end),
            _days(row.support_days if row.support_days is not None else row.estimated_days),
            Text(words.states[row.state], _COLOURS[row.state]),
            words.extensions[row.extension],
            f"{row.next_mail.on} {words.next_mails[row.next_mail.kind]}" if row.next_mail else "",
        )
    return table


def health_line(health: Health, words: TableWords = CHINESE) -> Text:
    """The daemon's own health on one line, red where somebody should look."""
    if health.last_cycle is None:
        return Text(words.health.format(words.not_run))
    values = (f"{health.last_cycle:%Y-%m-%d %H:%M}", health.waiting, health.uncertain, health.aside)
    said = [words.running[health.running]]
    said += [phrase.format(value) for phrase, value in zip(words.cycle, values, strict=True)]
    said += [
        words.unreachable.format(words.servers[outage.part], f"{outage.since:%m-%d %H:%M}") for outage in health.outages
    ]
    troubled = health.outages or health.aside or health.uncertain
    return Text(words.health.format(words.comma.join(said)), "red" if troubled else "green")


def project_view(
    project: Project, rows: tuple[Row, ...], now: dt.datetime | None, words: TableWords = CHINESE
) -> RenderableType:
    """One project with its assignments, the facts of its hand-over, mails and history."""
    parts: list[RenderableType] = [_heads(project, words), status_table(rows, now, words)]
    if project.handover is not None:
        parts.append(_handover(project, words))
    return Group(*parts, _mails(project, words), _letters(project, words), _history(project, words))


def _heads(project: Project, words: TableWords) -> Text:
    manager, lead, team, ended = words.heads
    said = manager.format(project.manager or words.unknown) + lead.format(project.rd_lead or words.unknown)
    said += team.format(words.between_names.join(project.team)) if project.team else ""
    said += ended.format(project.ended_on) if project.ended_on else ""
    return Text(f"{project.name}\n{said}")


def _table(columns: tuple[str, ...], *, title: str | None = None, caption: str | None = None) -> Table:
    table = Table(title=title, title_justify="left", caption=caption, caption_justify="left")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _handover(project: Project, words: TableWords) -> Table:
    table = _table(words.handover_columns, title=words.handover)
    for fact in project.handover.facts if project.handover else ():
        table.add_row(fact.label, fact.value, str(fact.line))
    return table


def _mails(project: Project, words: TableWords) -> Table:
    table = _table(words.mail_columns, title=words.mails)
    for mail in project.mails:
        outcome = words.outcomes[mail.outcome] + (f"{words.colon}{mail.reason}" if mail.reason else "")
        table.add_row(f"{mail.received:%Y-%m-%d %H:%M}", mail.sender, mail.subject, outcome)
    return table


def _letters(project: Project, words: TableWords) -> Table:
    table = _table(words.letter_columns, title=words.letters)
    for letter in project.letters:
        receivers = words.between_names.join(contact.name or contact.address for contact in (*letter.to, *letter.cc))
        when = letter.sent_at or letter.made_at
        state = words.letter_states[letter.state] + (f"{words.colon}{letter.trouble}" if letter.trouble else "")
        table.add_row(f"{when:%Y-%m-%d %H:%M}", letter.kind, receivers, letter.subject, state)
    return table


def _history(project: Project, words: TableWords) -> Table:
    table = _table(words.history_columns, title=words.history)
    for entry in project.history:
        table.add_row(f"{entry.at:%Y-%m-%d %H:%M}", entry.what)
    return table


def _days(days: float | None) -> str:
    return "" if days is None else f"{days:g}"
