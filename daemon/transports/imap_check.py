"""Whether an IMAP mailbox is in order, step by step, for `rosterd check`. Leaves no trace there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from daemon.transports.checking import Steps, until_trouble
from daemon.transports.imap_connection import ImapConnection, Refusal
from daemon.transports.imap_login import connect, leave, log_in
from daemon.transports.server import Login, Server, ServerTrouble
from daemon.transports.server_pace import Pace


def check_imap(
    server: Server, login: Login, folder: str, processed_folder: str | None, pace: Pace | None = None
) -> Steps:
    """Each step with its trouble, None when it is in order. Ends with the first trouble."""
    steps = _steps(server, login, folder, processed_folder, pace or Pace())
    return until_trouble(steps, _named("processed folder"))


def check_sent_folder(server: Server, login: Login, folder: str, *, saves: bool, pace: Pace | None = None) -> Steps:
    """Whether copies of sent letters can be looked up and, where the daemon `saves` them, be put there."""
    steps = _sent_folder_steps(server, login, folder, pace or Pace(), saves=saves)
    return until_trouble(steps, _named("sent folder"))


def _named(filled: str) -> Callable[[ServerTrouble], str]:
    """The step in which a trouble comes up; `filled` is the folder that mail is put into."""
    known = {"login": "login", "folder": "folder", "permission": filled}
    return lambda trouble: known.get(trouble.step, "connection")


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
