"""`rosterd import`: records what is running already, silently (PROCESS rule U2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from daemon.assembly import Assembly
from daemon.commands.options import config_option
from daemon.commands.records_to_change import records_to_change
from daemon.committing import commit
from daemon.import_file import read_rows
from daemon.step_context import step_context
from state.directory import name_key
from state.model import Assignment, Project
from state.outlook import next_mail
from state.workflow.importing import Imported, ImportRow, Mistake, import_rows


@click.command("import")
@config_option
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and change nothing.")
@click.argument("file", type=click.Path(path_type=Path))
def import_records(config: Path, file: Path, *, dry_run: bool) -> int:
    """Record what is running already, from a CSV; no letter goes out for it."""
    with records_to_change(config, dry_run=dry_run) as assembly:
        days_per_month = assembly.configuration.policy.days_per_month
        read = read_rows(file, assembly.directory, assembly.clock.now().date(), days_per_month)
        imports = [_import(assembly, rows, file.name) for rows in _by_project(read.rows)]
        mistakes = sorted((*read.mistakes, *(mistake for one in imports for mistake in one.mistakes)))
        if mistakes:
            _show_mistakes(file, mistakes)
            return 1
        with assembly.store.together():
            for one in imports:
                if one.recorded:
                    commit(assembly, one.change)
        _show(assembly, file, imports, dry_run=dry_run)
    return 0


def _by_project(rows: Iterable[ImportRow]) -> Iterator[tuple[ImportRow, ...]]:
    """The rows of each project together, in the file's order."""
    for _, group in groupby(sorted(rows, key=lambda row: name_key(row.project)), lambda row: name_key(row.project)):
        yield tuple(group)


def _import(assembly: Assembly, rows: tuple[ImportRow, ...], file: str) -> Imported:
    return import_rows(_project(assembly, rows[0].project), rows, file, step_context(assembly))


def _project(assembly: Assembly, name: str) -> Project:
    known = assembly.store.load(name)
    if known is not None:
        return known
    stated = assembly.directory.project(name)
    return Project(name=stated.name if stated else name)


def _show_mistakes(file: Path, mistakes: Iterable[Mistake]) -> None:
    for mistake in mistakes:
        click.echo(f"{file}:{mistake.line}: {mistake.what}", err=True)
    click.echo("rosterd: nothing was recorded; mend the lines above and import the file again", err=True)


def _show(assembly: Assembly, file: Path, imports: list[Imported], *, dry_run: bool) -> None:
    done = "would be recorded" if dry_run else "recorded"
    lines = [
        *((row.line, _recorded_words(assembly, row, record, done)) for one in imports for row, record in one.recorded),
        *(
            (row.line, f"already on record, skipped: {_words(row, record)}")
            for one in imports
            for row, record in one.skipped
        ),
    ]
    for line, words in sorted(lines):
        click.echo(f"{file}:{line}: {words}")
    recorded = sum(len(one.recorded) for one in imports)
    click.echo(f"{recorded} {done}, {len(lines) - recorded} already on record")


def _recorded_words(assembly: Assembly, row: ImportRow, record: Assignment, done: str) -> str:
    policy = assembly.configuration.policy.process
    coming = next_mail(record, assembly.clock.now(), policy, assembly.calendar)
    after = f"; next mail: {coming.kind} on {coming.on}" if coming else ""
    return f"{done}: {_words(row, record)}{after}"


def _words(row: ImportRow, record: Assignment) -> str:
    return f"{row.project}, {record.person}, {record.start} to {record.end or 'an open end'}, {record.state}"
