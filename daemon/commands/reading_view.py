"""A reading for people: what was understood, then the mail itself with each line that was read marked and named."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from msgspec import UNSET, UnsetType
from rich.text import Text

from daemon.commands.reading_row import ApartRow, ReadingRow, RemarkRow
from daemon.commands.sources import sources_of
from parsers.message import Below, Mail
from parsers.reading import Reading
from state.notice import Fact
from templates.cleaning import clean
from templates.remarks import field_label

SUBJECT: Final = 0
"""The number of the subject among the lines of a mail."""
MOST_LINES: Final = 400
"""Lines of one mail that are shown."""
_GAP: Final = 10
_MARK: Final = "←"


def reading_view(row: ReadingRow, reading: Reading, mail: Mail) -> Iterator[Text]:
    """The facts, then the mail's subject and own lines: marked with what they were read as, problems below them."""
    yield Text(row.file, "bold")
    unread = (("unreadable", name) for name in mail.unreadable)
    for name, value in (*_facts(row), *_apart(row.apart), *_other_facts(reading), *unread):
        yield Text(f"  {name:<{_GAP}} {clean(value)}")
    remarks = [(remark, "✗", "red") for remark in row.problems] + [(one, "!", "yellow") for one in row.warnings]
    named = _named(reading)
    told = dict(_lines(mail, named))
    placed = [
        (_place(remark, told), Text(f"       {mark} {clean(remark.message)}", colour))
        for remark, mark, colour in remarks
    ]
    yield Text("")
    yield from _marked(told, named, placed)
    yield from (Text(f"  {text.plain.strip()}", text.style) for place, text in placed if place is None)
    yield Text("")


def _facts(row: ReadingRow) -> Iterator[tuple[str, str]]:
    yield "kind", row.kind
    heads = (("project", row.project), ("manager", row.project_manager), ("R&D lead", row.rd_lead))
    yield from ((name, value) for name, value in heads if value)
    yield from _people(row)
    for named in row.decisions:
        told = (named.person or named.number or "其余", named.action, named.until, named.reason)
        yield "decision", "  ".join(str(word) for word in told if word)
    if row.decision and not row.decisions:
        decision = (row.decision.action, row.decision.until, row.decision.reason)
        yield "decision", "  ".join(str(word) for word in decision if word)


def _people(row: ReadingRow | ApartRow) -> Iterator[tuple[str, str]]:
    """Who is lent, and who leaves."""
    for line in row.assignments:
        efforts = [f"预估 {line.estimated_days:g} 人天"] if line.estimated_days is not None else []
        efforts += [f"支撑 {line.support_days:g} 人天"] if line.support_days is not None else []
        words = (line.person, line.role or "", f"{line.start or '…'} 至 {line.end or '…'}", *efforts)
        yield "assignment", "  ".join(word for word in words if word)
    for release in row.releases:
        yield "release", f"{release.person}  {release.on or '…'}"


def _apart(own: ApartRow | UnsetType) -> Iterator[tuple[str, str]]:
    """What a reply states where it answers no question."""
    if own is not UNSET:
        yield "apart", own.kind
        yield from (("apart", value) for _, value in _people(own))
        yield from (("apart", f"✗ {problem.message}") for problem in own.problems)


def _other_facts(reading: Reading) -> Iterator[tuple[str, str]]:
    """The facts of the kinds that lend nobody."""
    for need in reading.needs:
        parts = (need.role, f"×{need.count}" if need.count else "", f"{need.start or '…'} 至 {need.end or '…'}")
        days = f"{need.days:g} 人天" if need.days is not None else ""
        yield "need", "  ".join(part for part in (*parts, days) if part)
    if reading.withdrawn:
        yield "withdrawn", "、".join(reading.withdrawn)
    if reading.lead_change and reading.lead_change.old:
        yield "lead", f"{reading.lead_change.old} → {reading.lead_change.lead}"
    if end := reading.project_end:
        yield "project end", "  ".join(filter(None, (end.outcome, end.reason)))
    if request := reading.presales_request:
        yield "request", "  ".join(filter(None, (request.topic, request.customer, request.requester)))
    if answer := reading.presales_answer:
        yield "answer", "  ".join(filter(None, ("、".join(answer.people), answer.verdict, answer.reason)))
    for fact in reading.handover.facts if reading.handover else ():
        yield "fact", f"{fact.label}：{fact.value}"


def _lines(mail: Mail, named: Container[int]) -> Iterator[tuple[int, str]]:
    """Subject and own lines of the mail by their numbers, the notes above a forward, the rows of attached tables too.

    What is quoted is left out, what is forwarded below is shown where facts were read of it (`named`).
    """
    yield SUBJECT, clean(mail.subject).strip()
    below = mail.below if mail.below and any(line.number in named for line in mail.below.lines) else Below(())
    told = {line.number: line.text for line in (*mail.note, *mail.new_lines, *below.note, *below.lines)}
    attached = [table for table in (*mail.tables, *below.tables) if table.line not in told]
    written = mail.text.split("\n") if attached else []
    for table in attached:
        rows = range(table.line, table.line + len(table.rows))
        told |= {number: written[number - 1] for number in rows if number not in told}
    for number in sorted(told)[:MOST_LINES]:
        yield number, clean(told[number]).rstrip()


def _marked(told: dict[int, str], named: dict[int, list[str]], placed: list[tuple[int | None, Text]]) -> Iterator[Text]:
    """Every line with what it was read as, and what is wrong with it."""
    for number, text in told.items():
        names = named.get(number, [])
        trouble = [remark for place, remark in placed if place == number]
        gutter = "主题" if number == SUBJECT else f"{number:>4}"
        line = Text(f"  {gutter} │ ", "dim").append(text, "bold green" if names else "red" if trouble else "dim")
        yield line.append(f"   {_MARK} {'、'.join(names)}", "cyan") if names else line
        yield from trouble


def _place(remark: RemarkRow, told: dict[int, str]) -> int | None:
    """The number of the line that a remark is about: it is one line of the mail, or stands behind a bullet in one."""
    line = clean(remark.line or "").strip()
    whole = next((number for number, text in told.items() if line and text.strip() == line), None)
    return whole or next((number for number, text in told.items() if line and text.endswith(line)), None)


def _named(reading: Reading) -> dict[int, list[str]]:
    """What each line was read as, in the words of the letters."""
    found: dict[int, list[str]] = {}
    for number, name in _sources(reading):
        names = found.setdefault(number, [])
        if name not in names:
            names.append(name)
    return found


def _sources(reading: Reading) -> Iterator[tuple[int, str]]:
    for _, source in sources_of(reading):
        name = source.label if isinstance(source, Fact) else field_label(source.field) or source.field
        yield source.line, name
