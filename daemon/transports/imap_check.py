"""Whether an IMAP mailbox is in order, step by step, for `rosterd check`. Leaves no trace there."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.transports.imap_connection import ImapConnection, Refusal
from daemon.transports.imap_login import connect, leave, log_in
from daemon.transports.server import Login, Server, ServerTrouble
from daemon.transports.server_pace import Pace


def check_imap(
    server: Server, login: Login, folder: str, processed_folder: str | None, pace: Pace | None = None
) -> Iterator[tuple[str, ServerTrouble | None]]:
    """Each step with its trouble, None when it is in order. Ends with the first trouble."""
    yield from _until_trouble(_steps(server, login, folder, processed_folder, pace or Pace()))


def check_sent_folder(
    server: Server, login: Login, folder: str, *, saves: bool, pace: Pace | None = None
) -> Iterator[tuple[str, ServerTrouble | None]]:
    """Whether copies of sent letters can be looked up and, where the daemon `saves` them, be put there."""
    yield from _until_trouble(_sent_folder_steps(server, login, folder, pace or Pace(), saves=saves), "sent folder")


def _until_trouble(
    steps: Iterator[str], filled: str = "processed folder"
) -> Iterator[tuple[str, ServerTrouble | None]]:
    """Each step, the last with its trouble; `filled` is the folder that mail is put into."""
    while True:
        try:
            step = next(steps, None)
        except ServerTrouble as trouble:
            yield _name(trouble, filled), trouble
            return
        if step is None:
            return
        yield step, None


def _name(trouble: ServerTrouble, filled: str) -> str:
    """The step in which a trouble comes up."""
    known = {"login": "login", "folder": "folder", "permission": filled}
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


def _sent_folder_steps(server: Server, login: Login, folder: str, pace: Pace, *, saves: bool) -> Iterator[str]:
    client = connect(server, pace)
    try:
        log_in(client, server, login)
        connection = ImapConnection(client, server, pace, lost=lambda _: None)
        if saves:
            _may_fill(connection, server, folder)
        elif not connection.has_folder(folder):
            what = f"there is no folder {folder}, in which the server would keep what it sends"
            raise ServerTrouble(server, "permission", what, "give sent_folder of [outgoing] its right name")
        yield "sent folder"
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
