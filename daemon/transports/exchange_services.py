"""The operations of EWS that rosterd uses, as the library asks them and as the answers lie in their XML.

Only what is needed is asked for and read. An item of a kind that the library does not know must not stop the others.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from exchangelib import Account, errors
from exchangelib.extended_properties import ExtendedProperty, Flag
from exchangelib.fields import FieldPath
from exchangelib.folders import Folder
from exchangelib.items import (
    AUTO_RESOLVE,
    ID_ONLY,
    SAVE_ONLY,
    SEND_AND_SAVE_COPY,
    SEND_ONLY,
    SEND_TO_NONE,
    SHALLOW,
    Message,
)
from exchangelib.properties import DistinguishedFolderId, FolderId, ItemId, Mailbox
from exchangelib.queryset import Q
from exchangelib.restriction import Restriction
from exchangelib.services import (
    CreateFolder,
    CreateItem,
    DeleteFolder,
    FindFolder,
    FindItem,
    GetFolder,
    GetItem,
    MoveItem,
    ResolveNames,
    SyncFolderItems,
    UpdateItem,
)
from exchangelib.services.sync_folder_hierarchy import SyncFolder
from exchangelib.util import MNS, TNS

SYNC_AT_ONCE = 500
"""Changes of one answer; Exchange allows 512."""
FOLDERS_AT_ONCE = 1000
FLAGGED = 2
"""Flagged for follow-up (MS-OXOFLAG section 2.2.1.1)."""
_OF_THE_SERVER = (
    errors.ErrorServerBusy,
    errors.ErrorTimeoutExpired,
    errors.ErrorInternalServerTransientError,
    errors.ErrorMailboxStoreUnavailable,
    errors.ErrorTooManyObjectsOpened,
    errors.ErrorExceededConnectionCount,
    errors.ErrorMailboxMoveInProgress,
    errors.ErrorConnectionFailed,
    errors.ErrorConnectionFailedTransientError,
    errors.ErrorInternalServerError,
)
OF_AN_ITEM = tuple(
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, errors.ResponseMessageError)
    and kind is not errors.ResponseMessageError
    and not issubclass(kind, _OF_THE_SERVER)
)
"""What may be said of one item among others, which are none the worse for it."""


def resolve(account: Account, name: str) -> list[tuple[str, str]]:
    """Display name and address of everybody in the global address list whom the server takes the name for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that more than a hundred people bear is nobody's
        found = list(ResolveNames(protocol=account.protocol).call([name], search_scope="ActiveDirectory"))
    return [(box.name or "", box.email_address or "") for box in found if not isinstance(box, Exception) and box]


class FlaggedMessage(Message):  # type: ignore[misc]  # its base has no types
    """A mail with its flag for follow-up."""


FlaggedMessage.register("flag", Flag)


class _Changes(SyncFolderItems):  # type: ignore[misc]  # its base has no types
    """The library looks for a state in a refusal too, which has none."""

    def _get_element_container(self, message: Any, name: str | None = None) -> Any:
        if message.find(f"{{{MNS}}}SyncState") is None:
            return super(SyncFolder, self)._get_element_container(message, name)
        return super()._get_element_container(message, name)


class Letter(Message):  # type: ignore[misc]  # its base has no types
    """A mail with headers of its own, which Exchange would drop if they stood in its MIME content alone."""


_fields_of_headers: dict[str, str] = {}


def _header_field(name: str) -> str:
    """The field of `Letter` for a header (PS_INTERNET_HEADERS, MS-OXPROPS section 1.3.2)."""
    if name not in _fields_of_headers:
        field = name.lower().replace("-", "_")
        asked = {"distinguished_property_set_id": "InternetHeaders", "property_name": name, "property_type": "String"}
        Letter.register(f"header_{field}", type(f"Header_{field}", (ExtendedProperty,), asked))
        _fields_of_headers[name] = f"header_{field}"
    return _fields_of_headers[name]


def send(
    account: Account, data: bytes, headers: Sequence[tuple[str, str]], blind: Sequence[str], copies: Any | None
) -> None:
    """Send a letter, with a copy kept in the folder if there is one. `blind` names receivers that no header names."""
    item = Letter(
        account=account,
        mime_content=data,
        is_read=True,
        bcc_recipients=[Mailbox(email_address=address) for address in blind] or None,
        **{_header_field(name): value for name, value in headers},
    )
    _only(
        CreateItem(account=account),
        items=[item],
        folder=copies,
        message_disposition=SEND_ONLY if copies is None else SEND_AND_SAVE_COPY,
        send_meeting_invitations=SEND_TO_NONE,
    )


def is_of_an_item(error: Exception) -> bool:
    """Whether Exchange says it of an item or of what was asked, and not of itself."""
    return isinstance(error, OF_AN_ITEM)


def distinguished(name: str, address: str) -> Any:
    """A folder that every mailbox has, by the name that EWS has for it."""
    return DistinguishedFolderId(id=name, mailbox=Mailbox(email_address=address))


def get_folder(account: Account, folder: Any) -> Any:
    """The folder's element with its id, name, and what the user may do there."""
    fields = [_path(Folder, name) for name in ("name", "total_count", "effective_rights")]
    service = GetFolder(account=account)
    return _only(service, folders=[folder], additional_fields=fields, shape=ID_ONLY)


def child_folders(account: Account, parent: Any) -> list[Any]:
    """The elements of the folders in a folder."""
    service = FindFolder(account=account)
    found: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        payload = service.get_payload(
            folders=[parent],
            additional_fields=[_path(Folder, "name")],
            restriction=None,
            shape=ID_ONLY,
            depth=SHALLOW,
            page_size=FOLDERS_AT_ONCE,
            offset=offset,
        )
        ((page, offset),) = service._get_elements(payload)
        found += _children(page, "Folders")
    return found


def create_folder(account: Account, parent: Any, name: str) -> Any:
    """Make a folder; its element."""
    return _only(CreateFolder(account=account), folders=[Folder(name=name)], parent_folder=parent)


def delete_folder(account: Account, folder: Any) -> None:
    """Remove an empty folder that `create_folder` made."""
    list(DeleteFolder(account=account).call(folders=[folder], delete_type="HardDelete"))


def changes(account: Account, folder: Any, state: str | None) -> tuple[list[Any], str, bool]:
    """What changed in a folder since a state, the state after it, and whether that is all."""
    service = _Changes(account=account)
    payload = service.get_payload(
        folder=folder,
        shape=ID_ONLY,
        additional_fields=[_path(Message, "datetime_received"), _path(Message, "size")],
        sync_state=state,
        ignore=None,
        max_changes_returned=SYNC_AT_ONCE,
        sync_scope=None,
    )
    found = list(service._get_elements(payload))
    return found, str(service.sync_state), bool(service.includes_last_item_in_range)


def find_items(account: Account, folder: Any, query: Q, fields: Sequence[str], most: int | None = None) -> list[Any]:
    """The elements of the items that a query finds, `most` at most, with these fields."""
    service = FindItem(account=account)
    found: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        payload = service.get_payload(
            folders=[folder],
            additional_fields=[_path(Message, name) for name in fields],
            restriction=Restriction(query, [Folder()], Restriction.ITEMS),
            order_fields=None,
            query_string=None,
            shape=ID_ONLY,
            depth=SHALLOW,
            calendar_view=None,
            page_size=most or SYNC_AT_ONCE,
            offset=offset,
        )
        ((page, offset),) = service._get_elements(payload)
        found += _children(page, "Items")
        if most is not None:
            return found
    return found


def get_items(account: Account, ids: Sequence[str], fields: Sequence[str]) -> list[Any]:
    """The items' elements in this order, an exception in the place of one that is not given."""
    service = GetItem(account=account, chunk_size=max(1, len(ids)))
    payload_fields = [_path(Message, name) for name in fields]
    return _each(service, items=[ItemId(id=one) for one in ids], additional_fields=payload_fields, shape=ID_ONLY)


def mark(account: Account, ids: Sequence[tuple[str, str]], *, flagged: bool) -> list[Any]:
    """Flag items (id and change key) for a person's eyes, else mark them as read. An exception where that fails."""
    change: dict[str, Any] = {"flag": FLAGGED} if flagged else {"is_read": True}
    items = [(FlaggedMessage(id=one, changekey=key, **change), list(change)) for one, key in ids]
    return _each(
        UpdateItem(account=account),
        items=items,
        conflict_resolution=AUTO_RESOLVE,
        message_disposition=SAVE_ONLY,
        send_meeting_invitations_or_cancellations=SEND_TO_NONE,
        suppress_read_receipts=True,
    )


def move(account: Account, ids: Sequence[str], folder: Any) -> list[Any]:
    """Move items into a folder. An exception in the place of one that does not move."""
    return _each(MoveItem(account=account), items=[ItemId(id=one) for one in ids], to_folder=folder)


def text_of(element: Any, name: str) -> str:
    """The text of a child in the namespace of EWS's types; empty without it."""
    return (element.findtext(f"{{{TNS}}}{name}") or "") if element is not None else ""


def child(element: Any, *names: str) -> Any:
    """The element down this way; None where it ends before."""
    for name in names:
        element = element.find(f"{{{TNS}}}{name}") if element is not None else None
    return element


def folder_of(element: Any) -> Any:
    """The folder id in a folder's element."""
    identity = child(element, "FolderId")
    return FolderId(id=identity.get("Id"), changekey=identity.get("ChangeKey"))


def _path(model: Any, name: str) -> Any:
    return FieldPath(field=model.get_field_by_fieldname(name))


def _only(service: Any, **asked: Any) -> Any:
    """The one element of the answer. Raises what Exchange said instead of giving it."""
    (answer,) = service._get_elements(service.get_payload(**asked))
    if isinstance(answer, Exception):
        raise answer
    return answer


def _each(service: Any, **asked: Any) -> list[Any]:
    """What is said of each item. The server's own error about one is an item that it cannot read."""
    service.ERRORS_TO_CATCH_IN_RESPONSE = (*OF_AN_ITEM, errors.ErrorInternalServerError)
    return list(service._get_elements(service.get_payload(**asked)))


def _children(page: Any, name: str) -> Iterator[Any]:
    if isinstance(page, Exception):
        raise page
    if page is not None:
        yield from page.find(f"{{{TNS}}}{name}")
