"""A change becomes durable: letters are written to their very bytes, then everything is committed at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from daemon.assembly import Assembly
from state.model import Entry, HandledMail, LetterRecord, Notable, Project, unfiled_key
from state.workflow.calendar_day import wake_on
from state.workflow.draft import Change

if TYPE_CHECKING:
    from templates.message import Answered


TOGETHER = 1000
"""Projects committed together at most."""


def commit(
    assembly: Assembly, change: Change, handled: HandledMail | None = None, answered: Answered | None = None
) -> None:
    """Write the letters, then the project with its ledger, letters and history: one durable act.

    Raises StoreUnwritable; then nothing has changed.
    """
    project = change.project
    records = list(project.letters)
    if change.letters:
        records += _written(assembly, change, len(records), answered)
    project = structs.replace(project, letters=tuple(records))
    if handled is not None:
        project = structs.replace(project, mails=(*project.mails, handled))
    assembly.store.commit(_with_wake(assembly, project))


def _written(assembly: Assembly, change: Change, count: int, answered: Answered | None) -> list[LetterRecord]:
    """The letters as records, numbered on from those there are."""
    from daemon.writing import write_letter  # a cycle without letters does not load the templates

    nonce = assembly.nonce()
    return [
        write_letter(assembly, letter, f"L{number}", nonce, answered)
        for number, letter in enumerate(change.letters, count + 1)
    ]


def _with_wake(assembly: Assembly, project: Project) -> Project:
    day = wake_on(project, assembly.configuration.policy.process, assembly.calendar)
    return structs.replace(project, wake_on=day)


def some_at_a_time(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys of projects, as many at a time as are committed together."""
    for start in range(0, len(keys), TOGETHER):
        yield keys[start : start + TOGETHER]


def unfiled(assembly: Assembly) -> Project:
    """This month's record of what concerns no known project."""
    month = assembly.clock.now().strftime("%Y-%m")
    return assembly.store.load(unfiled_key(month)) or Project(name="", month=month)


def file_away(assembly: Assembly, handled: HandledMail, notable: Notable | None = None) -> None:
    """Note a mail that changes nothing in the ledger of the month; the admin hears of what is notable."""
    project = unfiled(assembly)
    if notable is not None:
        english = assembly.configuration.daemon.language == "en"
        form = '{} "{}": {}' if english else "{}「{}」：{}"
        what = form.format(handled.sender, handled.subject, handled.reason)
        entry = Entry(assembly.clock.now(), what, handled.message_id, notable)
        project = structs.replace(project, history=(*project.history, entry))
    commit(assembly, Change(project), handled)


def tell_admin(assembly: Assembly, notable: Notable, lines: tuple[str, ...]) -> None:
    """Lines for the next admin_digest; what is on the board already is not put there again."""
    project = unfiled(assembly)
    known = {entry.what for entry in project.history if entry.for_admin == notable}
    new = tuple(Entry(assembly.clock.now(), line, None, notable) for line in lines if line not in known)
    if new:
        commit(assembly, Change(structs.replace(project, history=(*project.history, *new))))
