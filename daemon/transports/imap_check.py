"""Whether an IMAP mailbox is in order, step by step, for `rosterd check`. Leaves no trace there."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.transports.imap_connection import ImapConnection, Refusal
from daemon.transports.imap_login import connect, leave, log_in
from daemon.transports.imap_pace import Pace
from daemon.transports.server import Login, Server, ServerTrouble


def check_imap(
    server: Server, login: Login, folder: str, processed_folder: str | None, pace: Pace | None = None
) -> Iterator[tuple[str, ServerTrouble | None]]:
    """Each step with its trouble, None when it is in order. Ends with the first trouble."""
    steps = _steps(server, login, folder, processed_folder, pace or Pace())
    while True:
        try:
            step = next(steps, None)
        except ServerTrouble as trouble:
            yield _name(trouble), trouble
            return
        if step is None:
            return
        yield step, None


def _name(trouble: ServerTrouble) -> str:
    """The step in which a trouble comes up."""
    known = {"login": "login", "folder": "folder", "permission": "processed folder"}
    return known.get(trouble.step, "connection")


def _steps(server: Server, login: Login, folder: str, processed_folder: str | None, pace: Pace) -> Iterator[str]:
    """The name of each step when it is in order. Raises ServerTrouble at the one that is not."""
    client = connect(server, pace)
    try:
        yield "connection"
        log_in(client, server, login)
        yield "login"
        connection = ImapConnection(client, server, pace, lost=lambda _: None)
        may_delete = connection.select(folder).may_delete
        yield "folder"
        if processed_folder is not None:
            _may_move(server, folder, may_delete=may_delete)
            _may_fill(connection, server, processed_folder)
            yield "processed folder"
    finally:
        leave(client)


def _may_move(server: Server, folder: str, *, may_delete: bool) -> None:
    """Taking mail out of a folder needs the right to delete there (RFC 4314, section 4)."""
    if not may_delete:
        what = f"mail may not be moved out of {folder}"
        raise ServerTrouble(server, "permission", what, "give the user the right, or leave processed_folder out")


def _may_fill(connection: ImapConnection, server: Server, folder: str) -> None:
    """The processed folder is there, or can be made: it is made and removed again."""
    if connection.has_folder(folder):
        return
    try:
        connection.create(folder)
        connection.remove(folder)
    except Refusal as refusal:
        what = f"the folder {folder} cannot be made ({refusal})"
        raise ServerTrouble(server, "permission", what, "create it, or give the user the right to") from refusal
