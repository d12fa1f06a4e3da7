"""Whether a mailbox on Exchange is in order, step by step, for `rosterd check`. Leaves no trace there."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.transports.checking import Steps, until_trouble
from daemon.transports.exchange_connection import ExchangeConnection, Place, Refusal, Rights
from daemon.transports.exchange_discovery import located
from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.server import Login, ServerTrouble
from daemon.transports.server_pace import Pace


def check_exchange_inbox(
    endpoint: Endpoint, login: Login, folder: str, processed_folder: str | None, pace: Pace | None = None
) -> Steps:
    """Each step with its trouble, None when it is in order. Ends with the first trouble."""
    return until_trouble(_inbox_steps(endpoint, login, folder, processed_folder, pace or Pace()))


def check_exchange_sender(
    endpoint: Endpoint, login: Login, sent_folder: str, *, save_copy: bool, pace: Pace | None = None
) -> Steps:
    """See above."""
    return until_trouble(_sender_steps(endpoint, login, sent_folder if save_copy else None, pace or Pace()))


def _inbox_steps(
    endpoint: Endpoint, login: Login, folder: str, processed_folder: str | None, pace: Pace
) -> Iterator[str]:
    """The name of each step when it is in order. Raises ServerTrouble at the one that is not."""
    connection = ExchangeConnection(located(endpoint, login, pace), login, pace)
    try:
        place = connection.folder("inbox")
        _rights(connection, place, endpoint, "inbox")
        yield "login"
        place = connection.folder(folder)
        rights = _rights(connection, place, endpoint, folder)
        yield "folder"
        if processed_folder is not None:
            if not rights.delete:
                what = f"mail may not be moved out of {folder}"
                raise ServerTrouble(
                    endpoint.server, "permission", what, "give the user the right, or leave processed_folder out"
                )
            _may_fill(connection, endpoint, processed_folder)
            yield "processed folder"
    finally:
        connection.close()


def _sender_steps(endpoint: Endpoint, login: Login, sent_folder: str | None, pace: Pace) -> Iterator[str]:
    connection = ExchangeConnection(located(endpoint, login, pace), login, pace)
    try:
        _rights(connection, connection.folder("inbox"), endpoint, "inbox")
        yield "login"
        if sent_folder is not None:
            _may_fill(connection, endpoint, sent_folder)
            yield "sent folder"
    finally:
        connection.close()


def _rights(connection: ExchangeConnection, place: Place | None, endpoint: Endpoint, folder: str) -> Rights:
    """What the user may do in the folder. Raises ServerTrouble when it is not there or may not be read."""
    try:
        rights = connection.rights(place) if place is not None else None
    except Refusal as refusal:
        what = f"the folder {folder} cannot be opened ({refusal})"
        raise ServerTrouble(endpoint.server, "folder", what, "check that it is there and may be read") from refusal
    if rights is None or not rights.read:
        what = f"the folder {folder} is not there, or may not be read"
        raise ServerTrouble(endpoint.server, "folder", what, 'check the name: "inbox", or a path like "Teams/Staffing"')
    return rights


def _may_fill(connection: ExchangeConnection, endpoint: Endpoint, folder: str) -> None:
    """The folder is there and may be filled, or can be made."""
    place = connection.folder(folder)
    if place is not None:
        if not _rights(connection, place, endpoint, folder).create_contents:
            what = f"nothing may be put into the folder {folder}"
            raise ServerTrouble(endpoint.server, "permission", what, "give the user the right to")
        return
    above = connection.folder("msgfolderroot")
    if not _rights(connection, above, endpoint, "msgfolderroot").create_folders:
        what = f"the folder {folder} cannot be made"
        raise ServerTrouble(endpoint.server, "permission", what, "create it, or give the user the right to")
