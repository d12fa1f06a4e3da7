"""`rosterd amend`: corrects a record, by the rules of a notice (PROCESS rule U5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click
from msgspec import structs

from daemon.assembly import Assembly
from daemon.commands.options import Date, config_option
from daemon.commands.records_to_change import records_to_change
from daemon.committing import commit
from daemon.double_booking import looked_over
from daemon.errors import RosterdError
from daemon.lent_elsewhere import lent_elsewhere
from daemon.step_context import step_context
from state.directory import Directory, Person
from state.letters import ConfirmedLine, Support
from state.model import Project
from state.workflow.amending import Amended, Amendment, AmendmentRefused, ProblemFound
from state.workflow.amending import amend as amended
from state.workflow.draft import Context
from templates.remarks import remark_message


class CannotAmend(RosterdError):
    """The amendment is refused; nothing has changed."""


class Changes(TypedDict):
    """What may be different, as `Amendment` has it."""

    person: str | None
    assignment: str | None
    start: dt.date | None
    end: dt.date | None
    role: str | None
    estimated_days: float | None
    support_days: float | None
    cancel: bool
    manager: str | None
    rd_lead: str | None


@click.command()
@config_option
@click.argument("project")
@click.option("--person", help="Whose support; a new record where there is none that has not ended.")
@click.option("--assignment", help="Which record, where the person has several (rosterd status --json names them).")
@click.option("--start", type=Date(), help="The first day.")
@click.option("--end", type=Date(), help="The last day, included.")
@click.option("--role", help="The role.")
@click.option("--estimated-days", type=click.FloatRange(0, 10_000), help="Estimated effort in person-days.")
@click.option("--support-days", type=click.FloatRange(0, 10_000), help="Agreed effort in person-days.")
@click.option("--cancel", is_flag=True, help="Cancel what has not begun.")
@click.option("--manager", help="Who manages the project.")
@click.option("--lead", "rd_lead", help="Who is the R&D lead.")
@click.option("--reason", required=True, help="Why; it stands in the history.")
@click.option("--by", help="Whose word it is; the first admin of the directory by default.")
@click.option("--dry-run", is_flag=True, help="Show what would be changed, and change nothing.")
def amend(
    config: Path, project: str, *, reason: str, by: str | None, dry_run: bool, **changes: Unpack[Changes]
) -> None:
    """Correct a record, by the same rules as a notice; the letters go out with the next cycle.

    Stop the daemon first.
    """
    with records_to_change(config, dry_run=dry_run) as assembly:
        directory = assembly.directory
        amendment = Amendment(_speaker(directory, by), " ".join(reason.split()), **changes)
        _require_sense(amendment)
        heads = {"manager": _known(directory, amendment.manager), "rd_lead": _known(directory, amendment.rd_lead)}
        known = _project(assembly, project)
        context = _context(assembly, known, amendment.person)
        try:
            done = amended(known, structs.replace(amendment, **heads), context)
        except ProblemFound as found:
            raise CannotAmend(f"{project}: {remark_message(found.remark, 'en')}") from found
        except AmendmentRefused as refused:
            raise CannotAmend(f"{project}: {refused}") from refused
        done = structs.replace(done, change=looked_over(assembly, known, done.change))
        if not dry_run:
            commit(assembly, done.change)
        _show(done, dry_run=dry_run)


def _require_sense(amendment: Amendment) -> None:
    if not amendment.reason:
        raise click.UsageError("--reason must say why")
    if amendment.changes_person and amendment.person is None:
        raise click.UsageError("--person is missing: whose support is to be different?")
    if amendment.cancel and any(value is not None for value in amendment.changed_values):
        raise click.UsageError("--cancel takes no other change of the record")
    if not (amendment.changes_person or amendment.manager or amendment.rd_lead):
        raise click.UsageError("nothing to change: give --start, --end, --role, --cancel, --manager, --lead, …")


def _speaker(directory: Directory, by: str | None) -> Person:
    found = directory.by_name(by) if by else next(iter(directory.with_role("admin")), None)
    if found is None or not directory.is_here(found):
        who = f"{by}: nobody of the directory is called so" if by else "no admin in the directory; name somebody"
        raise CannotAmend(f"{who} (--by NAME)")
    return found


def _known(directory: Directory, name: str | None) -> str | None:
    if name is None:
        return None
    person = directory.by_name(name)
    if person is None or not directory.is_here(person):
        raise CannotAmend(f"{name}: nobody of the directory is called so, or no longer here")
    return person.name


def _project(assembly: Assembly, name: str) -> Project:
    known = assembly.store.load(name) if name else None
    if known is None:
        raise CannotAmend(f"{name}: no such project is on record; rosterd status lists them")
    return known


def _context(assembly: Assembly, project: Project, person: str | None) -> Context:
    elsewhere = lent_elsewhere(assembly, (person,) if person else (), project)
    return replace(step_context(assembly), lent_elsewhere=elsewhere)


def _show(done: Amended, *, dry_run: bool) -> None:
    for line in done.lines:
        click.echo(_words(line))
    if done.cancelled is not None:
        click.echo(f"{done.cancelled.person}: cancelled, {_days(done.cancelled)}")
    for letter in done.change.letters:
        receivers = ", ".join(contact.name or contact.address for contact in (*letter.to, *letter.cc))
        click.echo(f"letter: {letter.kind} to {receivers}")
    click.echo("nothing was changed (--dry-run)" if dry_run else "recorded; the letters go out with the next cycle")


def _words(line: ConfirmedLine) -> str:
    before = f"{_days(line.before)} -> " if line.before is not None else ""
    wanted = f", {line.wanted_end} is asked for" if line.wanted_end else ""
    if line.in_talks:
        wanted = f", {line.wanted_end} is put to nobody: {line.in_talks} is being talked about"
    return f"{line.support.person}: {line.effect.replace('_', ' ')}, {before}{_days(line.support)}{wanted}"


def _days(support: Support) -> str:
    return f"{support.start} to {support.end or 'an open end'}"
