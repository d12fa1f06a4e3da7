"""A mailbox as an Exchange server keeps it: folders, items, what changed since when, and mail as it writes it anew."""

from __future__ import annotations

import base64
import datetime as dt
import re
import secrets
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

OWN_FOLDERS = {"msgfolderroot": "Top of Information Store", "inbox": "Inbox", "sentitems": "Sent Items"}
KEPT = ("from", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references")
"""Headers that a server which writes a mail anew still writes."""
LOST = re.compile(rb"(?im)^(?:auto-submitted|x-[a-z-]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")


def _identity() -> str:
    return base64.b64encode(secrets.token_bytes(24)).decode()


@dataclass
class Folder:
    """A folder, and what happened in it: a number that grows, what, and to which item."""

    name: str
    parent: str
    id: str = field(default_factory=_identity)
    log: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass
class Item:
    """A mail that lies in a folder."""

    folder: str
    data: bytes
    received: dt.datetime
    id: str = field(default_factory=_identity)
    change: int = 1
    is_read: bool = False
    flag: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)


class EwsMailbox:
    """One mailbox. `rewrites`: it gives mail written anew, without the headers that such servers drop."""

    def __init__(self, address: str, *, rewrites: bool = False) -> None:
        self.address = address
        self.rewrites = rewrites
        self.lock = threading.RLock()
        self.folders: dict[str, Folder] = {}
        self.items: dict[str, Item] = {}
        self.sent: list[bytes] = []
        """Letters that went out, with the headers that were kept."""
        self.receivers: list[list[str]] = []
        self.epoch = secrets.token_hex(4)
        """Of which states it still knows."""
        self.names: dict[str, str] = {}
        self.address_list: list[tuple[str, str]] = []
        """Display names and addresses of the organisation's people."""
        self._clock = 0
        root = self.make_folder(OWN_FOLDERS["msgfolderroot"], "")
        self.own = {"msgfolderroot": root.id}
        for name in ("inbox", "sentitems"):
            self.own[name] = self.make_folder(OWN_FOLDERS[name], root.id).id

    def make_folder(self, name: str, parent: str) -> Folder:
        """Make a folder."""
        with self.lock:
            folder = Folder(name, parent)
            self.folders[folder.id] = folder
            return folder

    def deliver(self, data: bytes, received: dt.datetime, folder: str | None = None) -> Item:
        """A mail arrives."""
        with self.lock:
            item = Item(folder or self.own["inbox"], data, received, headers=_headers(data))
            self.items[item.id] = item
            self._note(item.folder, "Create", item.id)
            return item

    def move(self, item: Item, folder: str) -> Item:
        """An item that is moved is another one, under another id."""
        with self.lock:
            moved = Item(folder, item.data, item.received, is_read=item.is_read, flag=item.flag, headers=item.headers)
            self.remove(item)
            self.items[moved.id] = moved
            self._note(folder, "Create", moved.id)
            return moved

    def remove(self, item: Item) -> None:
        """An item is deleted."""
        with self.lock:
            del self.items[item.id]
            self._note(item.folder, "Delete", item.id)

    def touch(self, item: Item) -> None:
        """An item has changed."""
        with self.lock:
            item.change += 1
            self._note(item.folder, "Update", item.id)

    def _note(self, folder: str, what: str, item: str) -> None:
        self._clock += 1
        self.folders[folder].log.append((self._clock, what, item))

    def forget_states(self) -> None:
        """As after a restore: no state that was given is known any more."""
        self.epoch = secrets.token_hex(4)

    def changes(self, folder: str, state: str, most: int) -> tuple[list[tuple[str, str]], str, bool]:
        """What came of each item since a state, the state after it, and whether that is all. Raises KeyError."""
        since = 0
        if state:
            epoch, _, told = base64.b64decode(state).decode().partition(":")
            if epoch != self.epoch:
                raise KeyError(state)
            since = int(told)
        with self.lock:
            log = self.folders[folder].log
            before = {item for number, what, item in log if number <= since and what == "Create"}
            touched: dict[str, int] = {}
            for number, _, item in log:
                if number > since:
                    touched.setdefault(item, number)
            found: list[tuple[str, str]] = []
            reached = since
            for item, number in touched.items():
                if len(found) >= most:
                    return found, self._state(reached), False
                lies = item in self.items and self.items[item].folder == folder
                if lies:
                    found.append(("Update" if item in before else "Create", item))
                elif item in before:
                    found.append(("Delete", item))
                reached = number
            return found, self._state(max([reached, *(number for number, _, _ in log)])), True

    def _state(self, number: int) -> str:
        return base64.b64encode(f"{self.epoch}:{number}".encode()).decode()

    def mime(self, item: Item) -> bytes:
        """The mail as the server gives it."""
        return _rewritten(item.data) if self.rewrites else item.data

    def keep_sent(self, data: bytes, headers: list[tuple[str, str]], receivers: list[str], folder: str | None) -> None:
        """A letter goes out. Headers that get lost are lost, unless they are told beside the MIME content."""
        with self.lock:
            bare = LOST.sub(b"", data)
            there = {name.lower() for name, _ in _headers(bare)}
            told = b"".join(f"{name}: {value}\r\n".encode() for name, value in headers if name.lower() not in there)
            letter = told + bare
            self.sent.append(letter)
            self.receivers.append(receivers)
            if folder is not None:
                self.deliver(letter, dt.datetime.now(dt.UTC).replace(microsecond=0), folder).is_read = True


def _headers(data: bytes) -> list[tuple[str, str]]:
    """The headers as the server keeps them beside the mail."""
    message = message_from_bytes(data)
    return [(name, "".join(char for char in str(value) if char.isprintable())) for name, value in message.items()]


def _rewritten(data: bytes) -> bytes:
    """The mail written anew: plain text becomes two parts, other parts stay, and most headers are gone."""
    old = message_from_bytes(data, policy=default)
    assert isinstance(old, EmailMessage)
    lines = message_from_bytes(data)
    new = EmailMessage(policy=SMTP)
    if old.get_content_type() == "text/plain":
        text = old.get_content()
        new.set_content(text, charset="utf-8")
        new.add_alternative(f"<html><body><pre>{_escaped(text)}</pre></body></html>", subtype="html")
        body = new.as_bytes()
    else:
        for name in list(lines.keys()):
            if name.lower() not in {"content-type", "content-transfer-encoding", "mime-version"}:
                del lines[name]
        body = lines.as_bytes(policy=lines.policy.clone(linesep="\r\n"))
    source = message_from_bytes(data)
    kept = [(name, value) for name, value in source.items() if name.lower() in KEPT]
    return b"".join(f"{name}: {value}\r\n".encode("utf-8", "surrogateescape") for name, value in kept) + body


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
