"""The operations of EWS on a mailbox: what rosterd asks for, as far as it asks for it."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from email.utils import getaddresses
from typing import Any, TypeAlias

from tests.servers.ews_faults import Faults
from tests.servers.ews_mailbox import EwsMailbox, Folder, Item
from tests.servers.ews_xml import NAMES, EwsError, answer, m, t

Element: TypeAlias = Any
"""Of lxml, whose stubs know no more of what a path finds."""
Said: TypeAlias = list[Element] | EwsError


class Operations:
    """Answers requests about one mailbox."""

    def __init__(self, mailbox: EwsMailbox, faults: Faults) -> None:
        self.mailbox = mailbox
        self.faults = faults
        self.may: dict[str, bool] = {}
        """Rights that the user lacks, by their name in EffectiveRights."""
        self._known: dict[str, Callable[[Element], list[Said]]] = {
            "GetFolder": self._get_folder,
            "FindFolder": self._find_folder,
            "CreateFolder": self._create_folder,
            "SyncFolderItems": self._sync,
            "FindItem": self._find_item,
            "GetItem": self._get_item,
            "UpdateItem": self._update_item,
            "MoveItem": self._move_item,
            "CreateItem": self._create_item,
            "ResolveNames": self._resolve,
        }

    def carry_out(self, operation: str, asked: Element) -> Element:
        """The answer. Raises KeyError for an operation that is not there."""
        if self.faults.code is not None and self.faults.concern(operation):
            return answer(operation, [EwsError(self.faults.code)])
        with self.mailbox.lock:
            return answer(operation, self._known[operation](asked))

    def _resolve(self, asked: Element) -> list[Said]:
        """Like Exchange: everybody whose display name or address begins with what is asked."""
        entry = str(asked.xpath("string(./m:UnresolvedEntry)", namespaces=NAMES)).casefold()
        people = self.mailbox.address_list
        found = [one for one in people if any(part.casefold().startswith(entry) for part in one)]
        if not found:
            return [EwsError("ErrorNameResolutionNoResults")]
        shown = [t("Resolution", _person(name, address)) for name, address in found]
        return [[m("ResolutionSet", *shown, TotalItemsInView=str(len(shown)), IncludesLastItemInRange="true")]]

    def _folder(self, asked: Element) -> Folder:
        """The folder that an element names."""
        for each in asked.iter("{*}FolderId", "{*}DistinguishedFolderId"):
            name = each.get("Id") or ""
            known = self.mailbox.own.get(name, name)
            if known in self.mailbox.folders:
                return self.mailbox.folders[known]
        raise EwsError("ErrorFolderNotFound")

    def _each_item(self, asked: Element, do: Callable[[Item], list[Element]]) -> list[Said]:
        said: list[Said] = []
        for each in asked.xpath(".//t:ItemId", namespaces=NAMES):
            item = self.mailbox.items.get(each.get("Id") or "")
            try:
                if item is not None and item.data in self.faults.vanishing:
                    self.mailbox.remove(item)
                    item = None
                said.append(do(item) if item is not None else EwsError("ErrorItemNotFound"))
            except EwsError as error:
                said.append(error)
        return said

    def _get_folder(self, asked: Element) -> list[Said]:
        try:
            return [[m("Folders", self._shown_folder(self._folder(asked), rights=True))]]
        except EwsError as error:
            return [error]

    def _find_folder(self, asked: Element) -> list[Said]:
        parent = self._folder(asked)
        found = [folder for folder in self.mailbox.folders.values() if folder.parent == parent.id]
        inside = t("Folders", *(self._shown_folder(folder) for folder in found))
        return [[_page("RootFolder", inside, len(found), last=True)]]

    def _create_folder(self, asked: Element) -> list[Said]:
        if not self.may.get("CreateHierarchy", True):
            return [EwsError("ErrorAccessDenied")]
        (name,) = asked.xpath(".//t:DisplayName/text()", namespaces=NAMES)
        made = self.mailbox.make_folder(str(name), self._folder(asked).id)
        return [[m("Folders", t("Folder", t("FolderId", Id=made.id, ChangeKey="AQ==")))]]

    def _shown_folder(self, folder: Folder, *, rights: bool = False) -> Element:
        shown = t("Folder", t("FolderId", Id=folder.id, ChangeKey="AQ=="), t("DisplayName", folder.name))
        if rights:
            shown.append(t("TotalCount", str(sum(item.folder == folder.id for item in self.mailbox.items.values()))))
            names = ("CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify", "Read")
            told = (t(name, "true" if self.may.get(name, True) else "false") for name in names)
            shown.append(t("EffectiveRights", *told))
        return shown

    def _sync(self, asked: Element) -> list[Said]:
        (most,) = asked.xpath("./m:MaxChangesReturned/text()", namespaces=NAMES)
        state = asked.findtext("m:SyncState", "", NAMES)
        folder = self._folder(asked)
        try:
            found, after, complete = self.mailbox.changes(folder.id, state, int(most))
        except (KeyError, ValueError):
            return [EwsError("ErrorInvalidSyncStateData")]
        changes = m("Changes", *(self._change(what, item) for what, item in found))
        last = m("IncludesLastItemInRange", "true" if complete else "false")
        return [[m("SyncState", after), last, changes]]

    def _change(self, what: str, item: str) -> Element:
        if what == "Delete":
            return t("Delete", t("ItemId", Id=item, ChangeKey="AQ=="))
        return t(what, self._shown_item(self.mailbox.items[item], ("item:Size", "item:DateTimeReceived")))

    def _find_item(self, asked: Element) -> list[Said]:
        folder = self._folder(asked)
        wanted = _fields(asked)
        (view,) = asked.xpath("./m:IndexedPageItemView", namespaces=NAMES)
        start, most = int(view.get("Offset")), int(view.get("MaxEntriesReturned"))
        items = [item for item in self.mailbox.items.values() if item.folder == folder.id and _fits(item, asked)]
        some = items[start : start + most]
        inside = t("Items", *(self._shown_item(item, wanted) for item in some))
        last = start + most >= len(items)
        return [[_page("RootFolder", inside, len(items), last=last, offset=start + len(some))]]

    def _get_item(self, asked: Element) -> list[Said]:
        wanted = _fields(asked)

        def got(item: Item) -> list[Element]:
            if "item:MimeContent" in wanted and item.data in self.faults.unwritable:
                raise EwsError(self.faults.unwritable_code)
            return [m("Items", self._shown_item(item, wanted))]

        return self._each_item(asked, got)

    def _update_item(self, asked: Element) -> list[Said]:
        changes = {
            change.xpath("./t:ItemId/@Id", namespaces=NAMES)[0]: change
            for change in asked.xpath(".//t:ItemChange", namespaces=NAMES)
        }

        def updated(item: Item) -> list[Element]:
            change = changes[item.id]
            if change.xpath(".//t:IsRead", namespaces=NAMES):
                item.is_read = True
            item.flag = change.xpath("string(.//t:ExtendedProperty/t:Value)", namespaces=NAMES) or item.flag
            self.mailbox.touch(item)
            return [m("Items", self._shown_item(item, ())), m("ConflictResults", t("Count", "0"))]

        return self._each_item(asked, updated)

    def _move_item(self, asked: Element) -> list[Said]:
        try:
            folder = self._folder(asked.xpath("./m:ToFolderId", namespaces=NAMES)[0])
        except EwsError:
            return [EwsError("ErrorToFolderNotFound")] * len(asked.xpath(".//t:ItemId", namespaces=NAMES))
        return self._each_item(
            asked, lambda item: [m("Items", self._shown_item(self.mailbox.move(item, folder.id), ()))]
        )

    def _create_item(self, asked: Element) -> list[Said]:
        (encoded,) = asked.xpath(".//t:MimeContent/text()", namespaces=NAMES)
        data = base64.b64decode(str(encoded))
        told = asked.xpath(".//t:ExtendedProperty", namespaces=NAMES)
        headers = [(_property(each), each.findtext("t:Value", "", NAMES)) for each in told]
        blind = [str(each) for each in asked.xpath(".//t:BccRecipients//t:EmailAddress/text()", namespaces=NAMES)]
        receivers = [*_receivers(data), *blind]
        if not receivers:
            return [EwsError("ErrorInvalidRecipients")]
        copies = asked.get("MessageDisposition") == "SendAndSaveCopy"
        self.mailbox.keep_sent(data, headers, receivers, self._folder(asked).id if copies else None)
        return [[m("Items")]]

    def _shown_item(self, item: Item, wanted: tuple[str, ...]) -> Element:
        """An item with the fields that are wanted, in the order of the schema."""
        message: Any = message_from_bytes(item.data, policy=default)
        shown = t("Message")
        if "item:MimeContent" in wanted:
            shown.append(t("MimeContent", base64.b64encode(self.mailbox.mime(item)).decode(), CharacterSet="UTF-8"))
        shown.append(t("ItemId", Id=item.id, ChangeKey=base64.b64encode(str(item.change).encode()).decode()))
        if "item:Subject" in wanted:
            shown.append(t("Subject", str(message["Subject"] or "")))
        if "item:Body" in wanted:
            body = message.get_body(("html", "plain"))
            kind = "HTML" if body is not None and body.get_content_type() == "text/html" else "Text"
            shown.append(t("Body", body.get_content() if body is not None else "", BodyType=kind))
        if "item:Attachments" in wanted and (attached := list(_attachments(message))):
            shown.append(t("Attachments", *attached))
        if "item:DateTimeReceived" in wanted:
            at = item.received.astimezone(dt.UTC)
            shown.append(t("DateTimeReceived", at.strftime("%Y-%m-%dT%H:%M:%SZ")))
            shown.append(t("Size", str(len(item.data))))
        if "item:InReplyTo" in wanted and message["In-Reply-To"]:
            shown.append(t("InReplyTo", str(message["In-Reply-To"])))
        if "item:InternetMessageHeaders" in wanted and item.headers:
            told = (t("InternetMessageHeader", value, HeaderName=name) for name, value in item.headers)
            shown.append(t("InternetMessageHeaders", *told))
        if "message:InternetMessageId" in wanted and message["Message-ID"]:
            shown.append(t("InternetMessageId", str(message["Message-ID"]).strip()))
        return shown


def _person(name: str, address: str) -> Element:
    told = (t("Name", name), t("EmailAddress", address), t("RoutingType", "SMTP"), t("MailboxType", "Mailbox"))
    return t("Mailbox", *told)


def _attachments(message: Any) -> Iterator[Element]:
    for part in message.iter_attachments():
        name = part.get_filename()
        if name:
            yield t("FileAttachment", t("AttachmentId", Id="AQ=="), t("Name", name))


def _fields(asked: Element) -> tuple[str, ...]:
    return tuple(str(each) for each in asked.xpath(".//t:AdditionalProperties/t:FieldURI/@FieldURI", namespaces=NAMES))


def _property(element: Element) -> str:
    """The header that an extended property stands for."""
    return str(element.xpath("string(./t:ExtendedFieldURI/@PropertyName)", namespaces=NAMES))


def _fits(item: Item, asked: Element) -> bool:
    """Whether an item fits the restriction: a Message-ID, within or whole, or when it was received."""
    value = asked.xpath("string(./m:Restriction//t:Constant/@Value)", namespaces=NAMES)
    if not value:
        return True
    message_id = str(message_from_bytes(item.data)["Message-ID"] or "").strip()
    if asked.xpath("./m:Restriction/t:IsEqualTo", namespaces=NAMES):
        return message_id == str(value)
    if asked.xpath("./m:Restriction/t:Contains", namespaces=NAMES):
        return str(value).lower() in message_id.lower()
    return item.received >= dt.datetime.fromisoformat(str(value))


def _receivers(data: bytes) -> list[str]:
    message = message_from_bytes(data)
    lines = [str(line) for name in ("To", "Cc", "Bcc") for line in message.get_all(name, [])]
    return [address for _, address in getaddresses(lines) if address]


def _page(name: str, inside: Element, total: int, *, last: bool, offset: int = 0) -> Element:
    told = {"TotalItemsInView": str(total), "IncludesLastItemInRange": "true" if last else "false"}
    if not last:
        told["IndexedPagingOffset"] = str(offset)
    return m(name, inside, **told)
