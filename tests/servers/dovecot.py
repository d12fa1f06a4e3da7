"""A real Dovecot on loopback, with its own configuration in a folder of its own; needs no rights."""

from __future__ import annotations

import datetime as dt
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.servers.certificates import Authority

PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
PASSWORD = 'a password with "quotes" and \\'  # noqa: S105 - a test's own
CHINESE_USER, CHINESE_PASSWORD = "chinese", "密码 words"  # a password that LOGIN cannot carry
USERS = 500
"""The file of users is written at the start: Dovecot does not see two changes within one second."""
UNPRIVILEGED = "dovecot"
"""Who runs it when the tests are run by root: Debian's package makes this user."""

CONFIGURATION = """
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{certificate}
ssl_dh =
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login {mechanisms}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_uid = {user}
mail_gid = {group}
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 100
mailbox_idle_check_interval = 1 secs
{more}
{tokens}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    address = 127.0.0.1
    port = {plain_port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
  }}
}}
service imap {{
  service_count = 200
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
"""


TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/tokens.conf
}}
"""
TOKENS_CONFIGURATION = """
introspection_mode = get
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


def require_dovecot() -> None:
    """Skip where there is no Dovecot; in CI that is a failure."""
    if Path(PROGRAM).exists():
        return
    if os.environ.get("CI"):
        pytest.fail("Dovecot is not installed; CI needs it (Debian: dovecot-imapd)")
    pytest.skip("Dovecot is not installed (Debian: dovecot-imapd), so nothing is tried against a real IMAP server")


def _ends_with_us() -> list[str]:
    """What to put before a command so that it ends with this process, even one that is killed (prctl, Linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []


class Dovecot:
    """A server with as many users as tests ask for, all with the same password."""

    def __init__(
        self, folder: Path, authority: Authority, capability: str | None = None, introspection: str | None = None
    ) -> None:
        """`capability`: what it says it can do after the login, instead of all that it can.

        `introspection`: where it asks about tokens; then it lets people in by XOAUTH2 too.
        """
        self._introspection = introspection
        self.folder = folder
        self.plain_port, self.tls_port = _free_ports(2)
        self.ca_file = authority.ca_file
        self._authority = authority
        self._more = f"imap_capability = {capability}" if capability else ""
        self._process: subprocess.Popen[bytes] | None = None
        self._users = 0

    def start(self) -> None:
        """Start it, and wait until it answers."""
        is_root = os.geteuid() == 0
        account = pwd.getpwnam(UNPRIVILEGED) if is_root else pwd.getpwuid(os.geteuid())
        self._write_files(account)
        with open(self.folder / "output", "ab") as output:
            self._process = subprocess.Popen(
                [*_ends_with_us(), PROGRAM, "-F", "-c", str(self.folder / "dovecot.conf")],
                stdout=output,
                stderr=output,
                start_new_session=True,
                user=account.pw_uid if is_root else None,
                group=account.pw_gid if is_root else None,
                extra_groups=[] if is_root else None,
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """Stop it with all its processes, at once: asked politely, some would live on for a second."""
        if self._process is None:
            return
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(20)
        self._process = None
        while self._answers():
            time.sleep(0.01)

    def restart(self) -> None:
        """Stop it, which cuts every connection, and start it again on the same ports."""
        self.stop()
        self.start()

    def new_user(self) -> str:
        """A user with an empty mailbox."""
        self._users += 1
        assert self._users <= USERS
        return f"user{self._users}"

    def log_in(self, user: str) -> imaplib.IMAP4:
        """A plain client, as another program of the user's."""
        client = imaplib.IMAP4("127.0.0.1", self.plain_port, timeout=20)
        try:
            client.login(user, PASSWORD)
        except BaseException:
            client.shutdown()
            raise
        return client

    def _write_files(self, account: pwd.struct_passwd) -> None:
        group = subprocess.run(["id", "-gn", account.pw_name], capture_output=True, text=True, check=True).stdout
        text = CONFIGURATION.format(
            folder=self.folder,
            certificate=self._authority.issue("127.0.0.1", "localhost"),
            user=account.pw_name,
            group=group.strip(),
            plain_port=self.plain_port,
            tls_port=self.tls_port,
            more=self._more,
            mechanisms="xoauth2" if self._introspection else "",
            tokens=TOKENS.format(folder=self.folder) if self._introspection else "",
        )
        if self._introspection:
            (self.folder / "tokens.conf").write_text(TOKENS_CONFIGURATION.format(url=self._introspection))
        (self.folder / "dovecot.conf").write_text(text, encoding="utf-8")
        users = "".join(f"user{number}:{{PLAIN}}{PASSWORD}\n" for number in range(1, USERS + 1))
        users += f"{CHINESE_USER}:{{PLAIN}}{CHINESE_PASSWORD}\n"
        (self.folder / "users").write_text(users, encoding="utf-8")
        (self.folder / "mail").mkdir(exist_ok=True)
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, account.pw_uid, account.pw_gid)

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self._process is not None and self._process.poll() is None:
            if self._answers():
                return
            time.sleep(0.02)
        pytest.fail(f"Dovecot does not start: {(self.folder / 'output').read_text()}")

    def _answers(self) -> bool:
        """Whether it greets; what is left of one that was stopped only takes the connection."""
        try:
            with socket.create_connection(("127.0.0.1", self.plain_port), 1) as connection:
                return connection.recv(100).startswith(b"* OK")
        except ConnectionRefusedError:
            return False
        except OSError:
            return self._process is None


class DovecotMailbox:
    """A user's mailbox, seen through another program of the user's."""

    def __init__(self, server: Dovecot, folder: str = "INBOX", user: str | None = None) -> None:
        """A new user's mailbox, if none is named."""
        self.server = server
        self.user = user or server.new_user()
        self.folder = folder
        self._client = server.log_in(self.user)
        if folder != "INBOX":
            self.make()

    def deliver(self, data: bytes, received: dt.datetime, folder: str | None = None) -> None:
        """Put a mail in by APPEND, which keeps the time it was received."""
        time_of = received.strftime('"%d-%b-%Y %H:%M:%S %z"')
        _done(self._client.append(quoted(folder or self.folder), "", time_of, data))

    def log_in_again(self) -> None:
        """After a restart of the server, which has cut the connection."""
        self._client.shutdown()
        self._client = self.server.log_in(self.user)

    def make(self, folder: str | None = None) -> None:
        """Make a folder."""
        _done(self._client.create(quoted(folder or self.folder)))

    def vanish(self, folder: str | None = None) -> None:
        """Delete a folder with what is in it."""
        _done(self._client.delete(quoted(folder or self.folder)))

    def folders(self) -> list[str]:
        """The names of all folders."""
        _, lines = self._client.list()
        names = [line.rpartition(b' "/" ')[2].strip(b'"') for line in lines if isinstance(line, bytes)]
        return sorted(name.decode("ascii") for name in names)

    def mails(self, folder: str | None = None) -> list[bytes]:
        """The mails of a folder that nobody has deleted."""
        self._open(folder)
        return [self._body(number) for number in self._numbers("UNDELETED")]

    def flags(self, folder: str | None = None) -> list[list[str]]:
        """The flags of each mail of a folder, deleted ones included, sorted; \\Recent left out."""
        self._open(folder)
        answers = (self._client.fetch(number, "(FLAGS)")[1][0] for number in self._numbers("ALL"))
        named = [imaplib.ParseFlags(answer) for answer in answers if isinstance(answer, bytes)]
        return [sorted(flag.decode() for flag in flags if flag != b"\\Recent") for flags in named]

    def everything(self) -> list[bytes]:
        """Every mail that nobody has deleted, in whatever folder."""
        return [mail for folder in self.folders() for mail in self.mails_by_raw_name(folder)]

    def mails_by_raw_name(self, name: str) -> list[bytes]:
        """The mails of a folder named as the protocol writes it."""
        _done(self._client.select(f'"{name}"'))
        return [self._body(number) for number in self._numbers("UNDELETED")]

    def flag(self, number: int, flag: str) -> None:
        """Flag a mail by its place in the folder, counted from 1."""
        self._open(None)
        _done(self._client.store(str(number), "+FLAGS", flag))

    def expunge(self, number: int) -> None:
        """Remove a mail for good by its place in the folder, counted from 1."""
        self.flag(number, "\\Deleted")
        _done(self._client.expunge())

    def close(self) -> None:
        """Log out."""
        try:
            self._client.logout()
        except (OSError, imaplib.IMAP4.error):  # the server has gone meanwhile
            with suppress(OSError):
                self._client.shutdown()

    def _open(self, folder: str | None) -> None:
        _done(self._client.select(quoted(folder or self.folder)))

    def _numbers(self, criterion: str) -> list[str]:
        _, found = self._client.search(None, criterion)
        return [number.decode() for number in found[0].split()]

    def _body(self, number: str) -> bytes:
        _, answer = self._client.fetch(number, "(BODY.PEEK[])")
        assert isinstance(answer[0], tuple)
        return answer[0][1]


def quoted(folder: str) -> str:
    """A folder's name as the protocol writes it (modified UTF-7, RFC 3501 section 5.1.3)."""
    parts = []
    for is_ascii, run in _runs(folder):
        encoded = run.replace("&", "&-") if is_ascii else "&" + _base64(run) + "-"
        parts.append(encoded)
    return '"' + "".join(parts).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _runs(text: str) -> list[tuple[bool, str]]:
    runs: list[tuple[bool, str]] = []
    for character in text:
        is_ascii = " " <= character <= "~"
        if runs and runs[-1][0] == is_ascii:
            runs[-1] = (is_ascii, runs[-1][1] + character)
        else:
            runs.append((is_ascii, character))
    return runs


def _base64(text: str) -> str:
    return text.encode("utf-7").decode("ascii").removeprefix("+").removesuffix("-").replace("/", ",")


def _done(answer: tuple[str, Sequence[object]]) -> None:
    assert answer[0] == "OK", answer


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [held.getsockname()[1] for held in sockets]
    for held in sockets:
        held.close()
    return ports
