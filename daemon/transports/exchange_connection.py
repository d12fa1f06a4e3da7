"""A connection to one mailbox on Exchange: the few operations that inbox and sender need, with typed answers.

An operation answers, or Exchange refuses it (`Refusal`), or the server is of no use now (ServerTrouble). What is said
of single mails stands in their place in the answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, NewType, TypeAlias

from exchangelib import UTC, EWSDateTime, errors
from exchangelib.queryset import Q

from daemon.transports import exchange_services as services
from daemon.transports.exchange_client import open_account
from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.exchange_mail import Item, item_of
from daemon.transports.exchange_trouble import is_said_by_ews, said, trouble_of, was_not_reached
from daemon.transports.server import Login, ServerTrouble
from daemon.transports.server_pace import Pace
from state.model import Contact

Place = NewType("Place", object)
"""A folder on the server."""
Extent: TypeAlias = Literal["whole", "parts", "head"]
"""How much of a mail is asked for: as it is written out, what it can be put together from, or its headers alone."""
HEAD = (
    *("headers", "subject", "author", "to_recipients", "cc_recipients", "datetime_sent", "message_id", "in_reply_to"),
    "references",
)
FIELDS: dict[Extent, tuple[str, ...]] = {
    "whole": ("mime_content", "headers"),
    "parts": (*HEAD, "body", "attachments"),
    "head": HEAD,
}
LOOKED_AT = 20
"""Sent letters whose Message-ID is compared with the one looked for."""


_FOR_GOOD = (
    errors.ErrorInvalidRecipients,
    errors.ErrorMessageSizeExceeded,
    errors.ErrorMimeContentInvalid,
    errors.ErrorMimeContentInvalidBase64String,
)


class Refusal(Exception):
    """Exchange's words with which it refused an operation."""

    def __init__(self, error: Exception) -> None:
        super().__init__(said(error))
        self.is_invalid_state = isinstance(error, errors.ErrorInvalidSyncStateData)
        self.is_for_good = isinstance(error, _FOR_GOOD)
        """Whether the same letter would be refused again."""


class Uncertain(Exception):
    """What became of a letter is not known: Exchange may have it or not."""

    def __init__(self, trouble: ServerTrouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


@dataclass(frozen=True)
class Listed:
    """What a folder's list says of a mail."""

    received: dt.datetime | None = None
    size: int | None = None
    change: str = ""
    """Its change key: in which version it was listed."""


@dataclass(frozen=True)
class Changes:
    """What changed in a folder since a state."""

    state: str
    new: Mapping[str, Listed]
    gone: frozenset[str]
    complete: bool
    """Whether there is no more."""


@dataclass(frozen=True)
class Rights:
    """What the user may do in a folder; what the server does not say is taken for allowed."""

    read: bool = True
    delete: bool = True
    create_contents: bool = True
    create_folders: bool = True


class ExchangeConnection:
    """One mailbox. Numbers of mails in one operation are the caller's to bound."""

    def __init__(self, endpoint: Endpoint, login: Login, pace: Pace) -> None:
        """Nothing is asked of the server yet. Raises ServerTrouble when there is no password."""
        self._endpoint = endpoint
        self._user = login.user
        password = login.password()
        with self._asking():
            self.account = open_account(endpoint, login, password, pace)

    def close(self) -> None:
        """Close the connection."""
        self.account.protocol.close()

    def folder(self, path: str) -> Place | None:
        """A folder by its path; None when it is not there. "inbox" and "sentitems" are EWS's own names."""
        with self._asking():
            place = self._root(path)
            for name in _names(path):
                found = services.child_folders(self.account, place)
                match = next((each for each in found if services.text_of(each, "DisplayName") == name), None)
                if match is None:
                    return None
                place = Place(services.folder_of(match))
            return place

    def make_folder(self, path: str) -> Place:
        """The folder of this path, made where it is missing, like those above it. Raises Refusal."""
        with self._asking():
            place = self._root(path)
            for name in _names(path):
                found = services.child_folders(self.account, place)
                match = next((each for each in found if services.text_of(each, "DisplayName") == name), None)
                element = match if match is not None else services.create_folder(self.account, place, name)
                place = Place(services.folder_of(element))
            return place

    def rights(self, place: Place) -> Rights:
        """What the user may do in a folder. Raises Refusal when it is not there."""
        with self._asking():
            element = services.child(services.get_folder(self.account, place), "EffectiveRights")
        told = {
            "read": services.text_of(element, "Read"),
            "delete": services.text_of(element, "Delete"),
            "create_contents": services.text_of(element, "CreateContents"),
            "create_folders": services.text_of(element, "CreateHierarchy"),
        }
        return Rights(**{name: text not in {"false", "0"} for name, text in told.items()})

    def changes(self, place: Place, state: str | None) -> Changes:
        """What came and went since a state, oldest changes first. Raises Refusal."""
        with self._asking():
            elements, after, complete = services.changes(self.account, place, state)
        new: dict[str, Listed] = {}
        gone: set[str] = set()
        for element in elements:
            kind = element.tag.rpartition("}")[2]
            if kind == "Create" and (listed := _listed(element[0])) is not None:
                new[listed[0]] = listed[1]
            elif kind == "Delete":
                gone.add(services.child(element, "ItemId").get("Id"))
        return Changes(after, new, frozenset(gone), complete)

    def received_since(self, place: Place, since: dt.datetime) -> dict[str, Listed]:
        """The mails that the server received then or later."""
        query = Q(datetime_received__gte=EWSDateTime.from_datetime(since.astimezone(dt.UTC)).astimezone(UTC))
        with self._asking():
            found = services.find_items(self.account, place, query, ("datetime_received", "size"))
        return dict(filter(None, map(_listed, found)))

    def items(self, ids: Sequence[str], extent: Extent) -> list[Item | Refusal | None]:
        """So much of the mails, in this order; None for one that is gone."""
        with self._asking():
            found = services.get_items(self.account, ids, FIELDS[extent])
        return [self._item(each) for each in found]

    def _item(self, found: Any) -> Item | Refusal | None:
        if isinstance(found, errors.ErrorItemNotFound):
            return None
        return Refusal(found) if isinstance(found, Exception) else item_of(found)

    def mark(self, mails: Sequence[tuple[str, str]], *, flagged: bool) -> list[str | None]:
        """Flag mails (id and change key) for a person's eyes, else mark them read; why not, where that failed."""
        with self._asking():
            return _whys(services.mark(self.account, mails, flagged=flagged))

    def move(self, ids: Sequence[str], place: Place) -> list[str | None]:
        """Move mails; why not, where that failed. One that is gone needs no moving. Raises Refusal."""
        with self._asking():
            return _whys(services.move(self.account, ids, place))

    def send(self, data: bytes, headers: Sequence[tuple[str, str]], blind: Sequence[str], copies: Place | None) -> None:
        """Send a letter. Raises Refusal, Uncertain; ServerTrouble when Exchange certainly does not have it."""
        try:
            services.send(self.account, data, headers, blind, copies)
        except Exception as error:  # whatever the other end sends
            trouble = trouble_of(error, self._endpoint, self._user)
            if services.is_of_an_item(error) and is_said_by_ews(error):
                raise (Refusal(error) if trouble.step == "connection" else trouble) from error
            if was_not_reached(error):
                raise trouble from error
            raise Uncertain(trouble) from error

    def sent_ids(self, place: Place, message_id: str, *, exact: bool) -> list[str]:
        """The Message-IDs of sent letters that have this one, or have it within theirs."""
        bare = message_id.strip("<>")
        query = Q(message_id=message_id) if exact else Q(message_id__icontains=bare)
        with self._asking():
            found = services.find_items(self.account, place, query, ("message_id",), LOOKED_AT)
        return [services.text_of(each, "InternetMessageId").strip() for each in found]

    def people_called(self, name: str) -> tuple[Contact, ...]:
        """Whom the global address list takes the name for. Raises Refusal."""
        with self._asking():
            return tuple(Contact(called, address) for called, address in services.resolve(self.account, name))

    def _root(self, path: str) -> Place:
        """The folder that a path begins in: one of EWS's own names, or the top of the mailbox."""
        name = path.split("/", maxsplit=1)[0].lower()
        known = name if name in OWN_NAMES else "msgfolderroot"
        return Place(services.distinguished(known, self._endpoint.mailbox))

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Sort out what goes wrong. Raises ServerTrouble, Refusal."""
        try:
            yield
        except (ServerTrouble, Refusal):
            raise
        except errors.ResponseMessageError as error:
            trouble = trouble_of(error, self._endpoint, self._user)
            if services.is_of_an_item(error) and trouble.step == "connection":
                raise Refusal(error) from error
            raise trouble from error
        except Exception as error:  # whatever the other end sends
            raise trouble_of(error, self._endpoint, self._user) from error


OWN_NAMES = frozenset({"inbox", "sentitems", "msgfolderroot"})
"""Of folders that every mailbox has, whatever they are called in its language."""


def _names(path: str) -> list[str]:
    """The names of the folders on the way, from the root on."""
    first, *others = [part for part in path.split("/") if part]
    return others if first.lower() in OWN_NAMES else [first, *others]


def _listed(element: Any) -> tuple[str, Listed] | None:
    """What the list says of an item; None where it does not even say its id."""
    identity = services.child(element, "ItemId")
    if identity is None:
        return None
    size = services.text_of(element, "Size")
    received = _time(services.text_of(element, "DateTimeReceived"))
    return identity.get("Id"), Listed(received, int(size) if size.isdigit() else None, identity.get("ChangeKey") or "")


def _time(text: str) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _whys(answers: Sequence[Any]) -> list[str | None]:
    failed = (isinstance(each, Exception) and not isinstance(each, errors.ErrorItemNotFound) for each in answers)
    return [said(each) if bad else None for each, bad in zip(answers, failed, strict=True)]
