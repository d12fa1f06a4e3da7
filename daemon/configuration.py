"""The configuration file: one declarative list of its keys (type, default, what is expected), read and checked."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_type_hints
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from daemon.errors import ConfigurationError
from daemon.mail_sections import (
    ImapMailbox,
    MailboxSection,
    MaildirMailbox,
    MaildirOutgoing,
    OutgoingSection,
    SmtpOutgoing,
    read_mailbox,
    read_outgoing,
)
from daemon.toml_file import Place, bare, did_you_mean, read_table, read_toml, shown
from daemon.toml_values import NAME, Address, File, Folder, OptionalFile, Switch
from state.policy import Policy

SERVER_NAME = r"^[^\s;()\"\\]{0,255}\Z"
ZONE = ZoneInfo("Asia/Shanghai")
HOUR = r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z"

Name: TypeAlias = Annotated[str, Meta(pattern=NAME, max_length=200, description="a name on one line, not empty")]
Hour: TypeAlias = Annotated[str, Meta(pattern=HOUR, description='an hour between quotes like "09:00"')]
Zone: TypeAlias = Annotated[ZoneInfo, Meta(description='the name of a time zone like "Asia/Shanghai"')]
Language: TypeAlias = Annotated[Literal["zh_CN", "en"], Meta(description='"zh_CN" or "en"')]
Schemas: TypeAlias = dict[str, tuple[type[Struct], ...]]
Said: TypeAlias = Annotated[
    str,
    Meta(pattern=r"\S", max_length=4000, description="a text to be said, not empty (leave the key out to say none)"),
]
Text: TypeAlias = Annotated[str, Meta(description="a text between quotes")]


class DaemonSection(Struct, frozen=True, kw_only=True):
    """[daemon]: who the daemon is, and where its files lie."""

    address: Address
    name: Name = "人员支撑助手"
    timezone: Zone = ZONE
    language: Language = "zh_CN"
    state_dir: Folder
    directory: File
    holidays: OptionalFile = None
    """The operator's own working calendar, for a year that the packaged one does not know."""


class PolicySection(Struct, frozen=True, kw_only=True):
    """[policy]: the numbers of the process."""

    release_notice_days: Annotated[
        int, Meta(ge=7, le=366, description="a number of days, at least 7 (release notices are a week ahead)")
    ] = 7
    extension_request_days: Annotated[int, Meta(ge=1, le=366, description="a number of days from 1 to 366")] = 14
    send_at: Hour = "09:00"
    poll_seconds: Annotated[int, Meta(ge=1, le=86400, description="a number of seconds from 1 to 86400")] = 60
    reminder_days: Annotated[int, Meta(ge=1, le=60, description="a number of working days from 1 to 60")] = 3
    keep_mail_days: Annotated[int, Meta(ge=1, le=36500, description="a number of days from 1 to 36500")] = 400
    days_per_month: Annotated[
        float, Meta(gt=0, le=31, description="a number of working days a month, over 0 and at most 31")
    ] = 21.75
    rehearsal: Switch = False
    lead_duties: Text = ""

    @property
    def process(self) -> Policy:
        """The numbers that the workflow asks for."""
        send_at = dt.time.fromisoformat(self.send_at)
        return Policy(
            self.release_notice_days,
            self.extension_request_days,
            send_at,
            reminder_days=self.reminder_days,
            lead_duties=self.lead_duties,
        )


class DigestSection(Struct, frozen=True, kw_only=True):
    """[digest]: letters that sum up."""

    enabled: Switch = False
    review_list: Switch = False


class HealthSection(Struct, frozen=True, kw_only=True):
    """[health]: proof of life, and when an outage is told."""

    port: Annotated[int, Meta(ge=1, le=65535, description="a port from 1 to 65535")] | None = None
    """Where /healthz and /metrics are served, on this machine only; none: nowhere."""
    outage_minutes: Annotated[int, Meta(ge=1, le=1440, description="a number of minutes from 1 to 1440")] = 15


class TrustSection(Struct, frozen=True, kw_only=True):
    """[trust]: whose word about a mail's authentication counts."""

    authserv_id: Annotated[str, Meta(pattern=SERVER_NAME, description='a name like "mx.corp.example"')] = ""
    """The name that our own mail server gives itself in Authentication-Results; empty: senders are taken as named."""


class PresalesSection(Struct, frozen=True, kw_only=True):
    """[presales]: texts that answer a request at once."""

    materials: Said | None = None
    """Where the materials lie; without it requests for them go to a coordinator."""
    demo_environment: Said | None = None
    """Which environment to use first, and whom to ask when it lacks a function; without it as above."""


class Configuration(Struct, frozen=True, kw_only=True):
    """The configuration file, checked; all paths can be opened as they are. A section without default must stand."""

    file: Path
    daemon: DaemonSection
    mailbox: MailboxSection
    outgoing: OutgoingSection
    policy: PolicySection = PolicySection()
    digest: DigestSection = DigestSection()
    trust: TrustSection = TrustSection()
    health: HealthSection = HealthSection()
    presales: PresalesSection = PresalesSection()


BY_TYPE: dict[str, Callable[[dict[str, Any], Place], Struct]] = {"mailbox": read_mailbox, "outgoing": read_outgoing}
"""What reads a section whose keys depend on its `type`."""


def load_configuration(path: Path) -> Configuration:
    """The configuration that the file states. Raises ConfigurationError, one line, for the first mistake in it."""
    tables = read_toml(path)
    schemas = section_schemas()
    _refuse_unknown_sections(tables, schemas, path)
    configuration = Configuration(file=path, **_read_sections(tables, schemas, path))
    _refuse_shared_folders(configuration)
    _refuse_homeless_copies(configuration)
    return configuration


def section_schemas() -> Schemas:
    """The sections, each with its schema, or with one for each type that it may name."""
    kinds = {name: kind for name, kind in get_type_hints(Configuration).items() if name != "file"}
    return {name: get_args(kind) or (kind,) for name, kind in kinds.items()}


def _read_sections(tables: Mapping[str, Any], schemas: Schemas, path: Path) -> dict[str, Any]:
    """Every section; one that does not stand in the file is read as empty, so that a key it must have is named."""
    return {name: _read_section(name, tables.get(name, {}), kinds, path) for name, kinds in schemas.items()}


def _read_section(name: str, table: dict[str, Any], kinds: tuple[type[Struct], ...], path: Path) -> Struct:
    place = Place(path, f"[{name}]")
    if name in BY_TYPE:
        return BY_TYPE[name](table, place)
    return read_table(table, kinds[0], place)


def _refuse_unknown_sections(tables: Mapping[str, Any], schemas: Schemas, path: Path) -> None:
    sections = [f"[{name}]" for name in schemas]
    for name, value in tables.items():
        if name in schemas and not isinstance(value, dict):
            raise Place(path, f"[{name}]").mistake("", f"expected a table, found {shown(value)}; write it as [{name}]")
        if name in schemas:
            continue
        if not isinstance(value, dict):
            raise _outside(name, schemas, Place(path))
        offer = did_you_mean([f"[{name}]"], sections) or f"; known: {', '.join(sections)}"
        raise Place(path, f"[{bare(name)}]").mistake("", f"unknown section{offer}")


def _outside(key: str, schemas: Schemas, place: Place) -> ConfigurationError:
    """The mistake of a key above the first section: which sections know it."""
    homes = [f"[{name}]" for name, kinds in schemas.items() if any(key in kind.__struct_fields__ for kind in kinds)]
    if homes:
        return place.mistake(key, f"stands outside its section; put it under {' or '.join(homes)}")
    known = ", ".join(f"[{name}]" for name in schemas)
    return place.mistake(key, f"stands outside any section, and no section knows it; known: {known}")


def _refuse_shared_folders(configuration: Configuration) -> None:
    """The daemon must not read its own letters, nor take mails for state files."""
    folders = [("[daemon]", "state_dir", configuration.daemon.state_dir)]
    if isinstance(configuration.mailbox, MaildirMailbox):
        folders.append(("[mailbox]", "path", configuration.mailbox.path))
    if isinstance(configuration.outgoing, MaildirOutgoing):
        folders.append(("[outgoing]", "path", configuration.outgoing.path))
    for (section, key, one), (table, name, other) in itertools.combinations(folders, 2):
        if os.path.abspath(one) == os.path.abspath(other):
            what = f"is the folder of {section} {key} too; give it a folder of its own"
            raise Place(configuration.file, table).mistake(name, what)


def _refuse_homeless_copies(configuration: Configuration) -> None:
    """Copies of sent letters lie on the server of the mailbox, apart from the mail that is read."""
    outgoing, mailbox = configuration.outgoing, configuration.mailbox
    if not isinstance(outgoing, SmtpOutgoing):
        return
    place = Place(configuration.file, "[outgoing]")
    if outgoing.sent_folder is None:
        if not outgoing.save_copy:
            raise place.mistake("save_copy", "says nothing without sent_folder; name the server's folder, or remove it")
        return
    if not isinstance(mailbox, ImapMailbox):
        raise place.mistake("sent_folder", 'lies on the server of [mailbox], which is not of type "imap"; remove it')
    if outgoing.sent_folder in {mailbox.folder, mailbox.processed_folder}:
        raise place.mistake("sent_folder", "is a folder of [mailbox] too; give it a folder of its own")
