"""The configuration file: what it may say, and the one line for each mistake in it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daemon.configuration import PolicySection, load_configuration
from daemon.errors import ConfigurationError
from daemon.exchange_sections import ExchangeMailbox
from daemon.mail_sections import ImapMailbox, MaildirMailbox, MaildirOutgoing, SmtpOutgoing
from daemon.toml_file import Place, read_table
from daemon.transports.server import Server
from state.policy import Policy

SMALLEST = """\
[daemon]
address = "staffing@example.com"
state_dir = "state-files"
directory = "people.toml"

[mailbox]
type = "maildir"
path = "mailbox"

[outgoing]
type = "maildir"
path = "outgoing"
"""

CONTRACT = """\
[daemon]
address = "staffing@example.com"
name = "人员支撑助手"
timezone = "Asia/Shanghai"
language = "zh_CN"
state_dir = "state-files"
directory = "people.toml"
holidays = "holidays.json"

[mailbox]
type = "maildir"
path = "mailbox"

[outgoing]
type = "maildir"
path = "outgoing"

[policy]
release_notice_days = 7
extension_request_days = 14
send_at = "09:00"
poll_seconds = 60
reminder_days = 3
keep_mail_days = 400
days_per_month = 21.75
rehearsal = false

[digest]
enabled = false
review_list = false

[trust]
authserv_id = ""

[presales]
"""

SERVERS = """\
[daemon]
address = "staffing@example.com"
state_dir = "state-files"
directory = "people.toml"

[mailbox]
type = "imap"
host = "imap.example.com"
user = "staffing"
password_env = "MAIL_PASSWORD"

[outgoing]
type = "smtp"
host = "smtp.example.com"
user = "staffing"
password_file = "smtp-password"
"""

EXCHANGE = """\
[daemon]
address = "staffing@example.com"
state_dir = "state-files"
directory = "people.toml"

[outgoing]
type = "maildir"
path = "outgoing"

[mailbox]
type = "exchange"
server = "mail.example.com"
user = "staffing@example.com"
password_env = "SECRET"
"""

DAEMON, POLICY = "[daemon]\n", SMALLEST + "[policy]\n"


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "rosterd.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def complaint(file: Path) -> str:
    """The line about the file, which is named as it was given."""
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(file)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{file}: ")
    return line.removeprefix(f"{file}: ")


def test_the_smallest_file_has_the_contracts_defaults(tmp_path: Path) -> None:
    smallest = load_configuration(write(tmp_path, SMALLEST))
    (tmp_path / "whole").mkdir()
    whole = load_configuration(write(tmp_path / "whole", CONTRACT))
    for section in ("policy", "digest", "trust", "presales"):
        assert getattr(smallest, section) == getattr(whole, section)
    for key in ("address", "name", "timezone", "language"):
        assert getattr(smallest.daemon, key) == getattr(whole.daemon, key)
    assert smallest.daemon.holidays is None
    assert whole.daemon.holidays == tmp_path / "whole" / "holidays.json"


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    elsewhere = SMALLEST.replace('"outgoing"', f'"{tmp_path}/far/outgoing"')
    configuration = load_configuration(write(tmp_path, elsewhere))
    assert configuration.daemon.state_dir == tmp_path / "state-files"
    assert configuration.daemon.directory == tmp_path / "people.toml"
    assert configuration.mailbox == MaildirMailbox(type="maildir", path=tmp_path / "mailbox")
    assert configuration.outgoing == MaildirOutgoing(type="maildir", path=tmp_path / "far" / "outgoing")


def test_a_path_below_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/staffing")
    configuration = load_configuration(write(tmp_path, SMALLEST.replace('"mailbox"', '"~/Maildir"')))
    assert configuration.mailbox == MaildirMailbox(type="maildir", path=Path("/home/staffing/Maildir"))


def test_the_numbers_of_the_process(tmp_path: Path) -> None:
    text = POLICY + 'release_notice_days = 10\nextension_request_days = 21\nsend_at = "23:59"\nrehearsal = true\n'
    policy = load_configuration(write(tmp_path, text)).policy
    assert policy.process == Policy(10, 21, dt.time(23, 59))
    assert policy.rehearsal


@pytest.mark.parametrize("encoded", [("\ufeff" + SMALLEST).encode(), SMALLEST.replace("\n", "\r\n").encode()])
def test_a_file_from_a_windows_editor(tmp_path: Path, encoded: bytes) -> None:
    assert load_configuration(write(tmp_path, encoded)).daemon.address == "staffing@example.com"


MISTAKES = {
    # a key or a section that nobody knows
    POLICY + 'send_att = "09:00"': "[policy] send_att: unknown key; did you mean send_at?",
    POLICY + "x = 1": (
        "[policy] x: unknown key; known here: release_notice_days, extension_request_days, send_at, poll_seconds, "
        "reminder_days, keep_mail_days, days_per_month, rehearsal, lead_duties"
    ),
    POLICY + '"a\\nb" = 1': (
        '[policy] "a\\nb": unknown key; known here: release_notice_days, extension_request_days, send_at, '
        "poll_seconds, reminder_days, keep_mail_days, days_per_month, rehearsal, lead_duties"
    ),
    SMALLEST + "[polcy]\n": "[polcy]: unknown section; did you mean [policy]?",
    SMALLEST + "[x]\n": (
        "[x]: unknown section; "
        "known: [daemon], [mailbox], [outgoing], [policy], [digest], [trust], [health], [presales]"
    ),
    'address = "a@b.example"\n' + SMALLEST: "address: stands outside its section; put it under [daemon]",
    'path = "mailbox"\n' + SMALLEST: "path: stands outside its section; put it under [mailbox] or [outgoing]",
    "x = 1\n" + SMALLEST: (
        "x: stands outside any section, and no section knows it; "
        "known: [daemon], [mailbox], [outgoing], [policy], [digest], [trust], [health], [presales]"
    ),
    SMALLEST + "[[policy]]\n": "[policy]: expected a table, found [{}]; write it as [policy]",
    "policy = 7\n" + SMALLEST: "[policy]: expected a table, found 7; write it as [policy]",
    # what must stand there and does not
    "": '[daemon] address: missing; expected an address like "staffing@example.com"',
    SMALLEST.replace('directory = "people.toml"\n', ""): (
        "[daemon] directory: missing; expected the path of a file, relative to this file"
    ),
    SMALLEST.replace('type = "maildir"\npath = "mailbox"\n', ""): (
        '[mailbox] type: missing; expected "maildir", "imap" or "exchange"'
    ),
    SMALLEST.replace('path = "outgoing"\n', ""): (
        "[outgoing] path: missing; expected the path of a folder, relative to this file"
    ),
    # wrong types and values
    SMALLEST.replace('"staffing@example.com"', "7"): (
        '[daemon] address: expected an address like "staffing@example.com", found 7'
    ),
    **{
        SMALLEST.replace("staffing@example.com", wrong): (
            f'[daemon] address: expected an address like "staffing@example.com", found "{wrong}"'
        )
        for wrong in (
            "",
            "staffing",
            "人员@example.com",
            "a b@example.com",
            "a@b@c.example",
            "<a@b.example>",
            "a@b.\\n",
        )
    },
    SMALLEST.replace("staffing@", "\ufeffstaffing@"): (
        '[daemon] address: expected an address like "staffing@example.com", found "\\ufeffstaffing@example.com"'
    ),
    SMALLEST.replace(DAEMON, DAEMON + 'name = " "\n'): (
        '[daemon] name: expected a name on one line, not empty, found " "'
    ),
    SMALLEST.replace(DAEMON, DAEMON + 'name = "a\\nBcc: b"\n'): (
        '[daemon] name: expected a name on one line, not empty, found "a\\nBcc: b"'
    ),
    SMALLEST.replace(DAEMON, DAEMON + 'timezone = "Asia/Shanghi"\n'): (
        '[daemon] timezone: expected the name of a time zone like "Asia/Shanghai", found "Asia/Shanghi"; '
        "did you mean Asia/Shanghai?"
    ),
    **{
        SMALLEST.replace(DAEMON, DAEMON + f"timezone = {wrong}\n"): (
            f'[daemon] timezone: expected the name of a time zone like "Asia/Shanghai", found {wrong}'
        )
        for wrong in ('"Asia"', '"../../etc/passwd"', '"+08:00"', '""', "8", '"中国"')
    },
    SMALLEST.replace(DAEMON, DAEMON + 'language = "zh-CN"\n'): (
        '[daemon] language: expected "zh_CN" or "en", found "zh-CN"; did you mean zh_CN?'
    ),
    SMALLEST.replace('"state-files"', '""'): (
        '[daemon] state_dir: expected the path of a folder, relative to this file, found ""'
    ),
    SMALLEST.replace('"state-files"', '"a\\u0000"'): (
        '[daemon] state_dir: expected the path of a folder, relative to this file, found "a\\u0000"'
    ),
    SMALLEST.replace('"state-files"', '"~nobody-of-this-name/x"'): (
        '[daemon] state_dir: expected the path of a folder, relative to this file, found "~nobody-of-this-name/x"'
    ),
    SMALLEST.replace('"maildir"\npath = "mailbox"', '"mailder"\npath = "mailbox"'): (
        '[mailbox] type: expected "maildir", "imap" or "exchange", found "mailder"; did you mean maildir?'
    ),
    SMALLEST.replace('"outgoing"', '"mailbox"'): (
        "[outgoing] path: is the folder of [mailbox] path too; give it a folder of its own"
    ),
    SMALLEST.replace('"mailbox"', '"./state-files/"'): (
        "[mailbox] path: is the folder of [daemon] state_dir too; give it a folder of its own"
    ),
    SMALLEST.replace('"mailbox"', '"x/../outgoing"'): (
        "[outgoing] path: is the folder of [mailbox] path too; give it a folder of its own"
    ),
    **{
        POLICY + f"send_at = {wrong}": (
            f'[policy] send_at: expected an hour between quotes like "09:00", found {found}'
        )
        for wrong, found in {
            '"25:00"': '"25:00"',
            '"9:00"': '"9:00"',
            '"09:60"': '"09:60"',
            '"09:00\\n"': '"09:00\\n"',
            '"０９:00"': '"０９:00"',
            "9": "9",
            "09:00:00": '"09:00:00"',
        }.items()
    },
    **{
        POLICY + f"release_notice_days = {wrong}": (
            "[policy] release_notice_days: expected a number of days, at least 7 (release notices are a week ahead), "
            f"found {wrong}"
        )
        for wrong in ("6", "-7", "7.5", '"7"', "true", "9999999999999999999999")
    },
    **{
        POLICY + f"extension_request_days = {wrong}": (
            f"[policy] extension_request_days: expected a number of days from 1 to 366, found {wrong}"
        )
        for wrong in ("0", "367")
    },
    POLICY + "poll_seconds = 0": "[policy] poll_seconds: expected a number of seconds from 1 to 86400, found 0",
    POLICY + 'rehearsal = "yes"': '[policy] rehearsal: expected true or false, found "yes"',
    POLICY + f'send_at = "{"9" * 99}"': (
        f'[policy] send_at: expected an hour between quotes like "09:00", found "{"9" * 59}…'
    ),
    # what this version lacks
    EXCHANGE + 'auth = "oauth2"\n': '[mailbox] oauth2: missing; auth = "oauth2" needs it',
    EXCHANGE + 'oauth2 = { tenant = "t" }\n': '[mailbox] oauth2 client_id: missing; service "microsoft" needs it',
    EXCHANGE + 'oauth2 = { tenant = "t", client_id = "c" }\n': ('[mailbox] oauth2: stands without auth = "oauth2"'),
    # Exchange
    EXCHANGE.replace('server = "mail.example.com"\n', ""): (
        "[mailbox] server: missing; expected the server's host or the address of EWS, or set autodiscover to true"
    ),
    EXCHANGE.replace('"mail.example.com"', '"http://mail.example.com/EWS/Exchange.asmx"'): (
        '[mailbox] server: "http:" is only for this machine itself; write "https:"'
    ),
    EXCHANGE.replace('"mail.example.com"', '"https://mail.example.com:99999/"'): (
        '[mailbox] server: is no address of a server; write a host, or "https://mail.example.com/EWS/Exchange.asmx"'
    ),
    EXCHANGE.replace('"mail.example.com"', '"ftp://mail.example.com"'): (
        '[mailbox] server: expected a host like "mail.example.com" or an address like '
        '"https://mail.example.com/EWS/Exchange.asmx", found "ftp://mail.example.com"'
    ),
    EXCHANGE.replace('user = "staffing@example.com"', 'user = "CORP\\\\staffing"'): (
        "[mailbox] mailbox: missing; expected the mailbox's address, for user is none"
    ),
    EXCHANGE + 'version = "Exchange2015"\n': (
        '[mailbox] version: expected a version of EWS like "Exchange2016", found "Exchange2015"; '
        "did you mean Exchange2016?"
    ),
    EXCHANGE + 'access = "owner"\n': '[mailbox] access: expected "delegate" or "impersonation", found "owner"',
    EXCHANGE + 'processed_folder = "inbox"\n': (
        "[mailbox] processed_folder: is the folder that mail is read from; give it another name"
    ),
    EXCHANGE + "port = 993\n": '[mailbox] port: is not a key of type "exchange"; remove it, or set another type',
    EXCHANGE.replace('password_env = "SECRET"\n', ""): (
        "[mailbox] user: nothing says where the password is; "
        "add password_env, password_file or password_command, or oauth2"
    ),
    SMALLEST + '[trust]\nauthserv_id = "mx.example.com; x"': (
        '[trust] authserv_id: expected a name like "mx.corp.example", found "mx.example.com; x"'
    ),
    SMALLEST + '[presales]\nmaterials = ""': (
        '[presales] materials: expected a text to be said, not empty (leave the key out to say none), found ""'
    ),
    # what is not even TOML
    DAEMON + "address\n": (
        "not valid TOML: Expected '=' after a key in a key/value pair (at line 2, column 8); mend that line"
    ),
    "[daemon": "not valid TOML: Expected ']' at the end of a table declaration (at end of document); mend that line",
    SMALLEST + DAEMON: "not valid TOML: Cannot declare ('daemon',) twice (at line 13, column 8); mend that line",
    "x = " + "[" * 5000: "not valid TOML: nested too deeply; mend that line",
}


IN, OUT = '"imap.example.com"', '"smtp.example.com"'
ENV, FILE = 'password_env = "MAIL_PASSWORD"', 'password_file = "smtp-password"'
THREE_WAYS = "password_env, password_file or password_command"

SERVER_MISTAKES = {
    # what must stand there
    SERVERS.replace('host = "imap.example.com"\n', ""): (
        '[mailbox] host: missing; expected a host like "mail.example.com" (the port stands in port)'
    ),
    SERVERS.replace('user = "staffing"\npassword_env', "password_env"): (
        "[mailbox] user: missing; expected the name to log in with"
    ),
    SERVERS.replace('user = "staffing"\npassword_file', "password_file"): (
        "[outgoing] user: missing; expected the name to log in with, for there is a password_file"
    ),
    SERVERS.replace(ENV, ""): f"[mailbox] user: nothing says where the password is; add {THREE_WAYS}, or oauth2",
    SERVERS.replace(FILE, ""): f"[outgoing] user: nothing says where the password is; add {THREE_WAYS}, or oauth2",
    # passwords
    SERVERS.replace(ENV, 'password = "hunter2"'): (
        f"[mailbox] password: a password does not stand in this file; "
        f"take it out and name where it is with {THREE_WAYS}"
    ),
    SERVERS.replace(FILE, 'password = "hunter2"'): (
        f"[outgoing] password: a password does not stand in this file; "
        f"take it out and name where it is with {THREE_WAYS}"
    ),
    SERVERS.replace(ENV, ENV + '\npassword_file = "x"'): (
        "[mailbox] password_file: stands beside password_env; keep one of them"
    ),
    SERVERS.replace(FILE, FILE + '\npassword_command = "pass mail"'): (
        "[outgoing] password_command: stands beside password_file; keep one of them"
    ),
    SERVERS.replace('"MAIL_PASSWORD"', '"$MAIL"'): (
        '[mailbox] password_env: expected the name of an environment variable, found "$MAIL"'
    ),
    SERVERS.replace(FILE, 'password_command = "pass \'show"'): (
        "[outgoing] password_command: does not read (No closing quotation); close the quotes"
    ),
    **{
        SERVERS.replace(FILE, f"password_command = {wrong}"): (
            "[outgoing] password_command: is no command; name the program and its words"
        )
        for wrong in ('""', '" "', "[]", '[""]', '["a\\u0000"]')
    },
    **{
        SERVERS.replace(FILE, f"password_command = {wrong}"): (
            '[outgoing] password_command: expected a command like "pass show mail" or ["pass", "show", "mail"], '
            f"found {wrong}"
        )
        for wrong in ("7", "[7]", "true")
    },
    **{
        SERVERS.replace(key, 'oauth2 = "app"'): f'[{section}] oauth2: expected a table, found "app"'
        for section, key in (("mailbox", ENV), ("outgoing", FILE))
    },
    SERVERS.replace(ENV, ENV + '\noauth2 = { tenant = "x", client_id = "y" }'): (
        "[mailbox] oauth2: stands beside password_env; keep one of them"
    ),
    SERVERS.replace(ENV, "oauth2 = { }"): '[mailbox] oauth2 tenant: missing; service "microsoft" needs it',
    # providers
    SERVERS.replace(IN, IN + '\nprovider = "hotmail"'): (
        "[mailbox] provider: expected one of 163, 126, qq, exmail, aliyun, feishu, outlook, outlook-cn, gmail, "
        'found "hotmail"; did you mean gmail?'
    ),
    SERVERS.replace(IN, IN + '\nprovider = "outlook"'): (
        '[mailbox] oauth2: missing; provider "outlook" lets nobody in by password'
    ),
    # TLS
    SERVERS.replace(IN, IN + '\ntls = "none"'): (
        '[mailbox] tls: "none" is only for this machine itself (localhost, 127.0.0.1, ::1); '
        'set it to "implicit" or "starttls"'
    ),
    SERVERS.replace(OUT, OUT + '\ntls = "none"'): (
        '[outgoing] tls: "none" is only for this machine itself (localhost, 127.0.0.1, ::1); '
        'set it to "implicit" or "starttls"'
    ),
    SERVERS.replace(OUT, OUT + '\ntls = "ssl"'): (
        '[outgoing] tls: expected "implicit", "starttls" or "none", found "ssl"'
    ),
    # hosts and ports
    **{
        SERVERS.replace(IN, wrong): (
            f'[mailbox] host: expected a host like "mail.example.com" (the port stands in port), found {wrong}'
        )
        for wrong in ('""', '"imap.example.com:993"', '"imaps://imap.example.com"', '"a b"', '"[::1]"', '"a\\n"', "7")
    },
    **{
        SERVERS.replace(IN, f"{IN}\nport = {wrong}"): (
            f"[mailbox] port: expected a number from 1 to 65535, found {wrong}"
        )
        for wrong in ("0", "65536", '"993"', "true")
    },
    # keys of another type, and folders
    SMALLEST.replace('path = "mailbox"', 'path = "mailbox"\nhost = "imap.example.com"'): (
        '[mailbox] host: is not a key of type "maildir"; remove it, or set another type'
    ),
    SERVERS.replace(IN, IN + '\npath = "mailbox"'): (
        '[mailbox] path: is not a key of type "imap"; remove it, or set another type'
    ),
    SERVERS.replace(OUT, OUT + '\npath = "outgoing"'): (
        '[outgoing] path: is not a key of type "smtp"; remove it, or set another type'
    ),
    SERVERS.replace(IN, IN + '\nfoldr = "INBOX"'): "[mailbox] foldr: unknown key; did you mean folder?",
    SERVERS.replace(IN, IN + '\nprocessed_folder = "INBOX"'): (
        "[mailbox] processed_folder: is the folder that mail is read from; give it another name"
    ),
    SERVERS.replace(IN, IN + '\nfolder = "a\\nb"'): (
        '[mailbox] folder: expected the name of a folder on the server, found "a\\nb"'
    ),
    SERVERS.replace(OUT, OUT + '\nsent_folder = "INBOX"'): (
        "[outgoing] sent_folder: is a folder of [mailbox] too; give it a folder of its own"
    ),
    SERVERS.replace(OUT, OUT + "\nsave_copy = false"): (
        "[outgoing] save_copy: says nothing without sent_folder; name the server's folder, or remove it"
    ),
    SERVERS[: SERVERS.index("[mailbox]")]
    + '[mailbox]\ntype = "maildir"\npath = "mailbox"\n\n'
    + SERVERS[SERVERS.index("[outgoing]") :]
    + 'sent_folder = "Sent"\n': (
        '[outgoing] sent_folder: lies on the server of [mailbox], which is not of type "imap"; remove it'
    ),
    SERVERS.replace('type = "smtp"', 'type = "imap"'): (
        '[outgoing] type: expected "maildir", "smtp" or "exchange", found "imap"'
    ),
    'host = "x"\n' + SERVERS: "host: stands outside its section; put it under [mailbox] or [outgoing]",
}
MISTAKES.update(SERVER_MISTAKES)


@pytest.mark.parametrize(
    ("section", "tls", "port"),
    [
        ("mailbox", "", 993),
        ("mailbox", "implicit", 993),
        ("mailbox", "starttls", 143),
        ("outgoing", "", 465),
        ("outgoing", "implicit", 465),
        ("outgoing", "starttls", 587),
    ],
)
def test_the_port_is_the_usual_one_for_the_way_to_guard_the_connection(
    tmp_path: Path, section: str, tls: str, port: int
) -> None:
    """RFC 8314 section 7, RFC 6409 section 3.1."""
    host = IN if section == "mailbox" else OUT
    text = SERVERS.replace(host, f'{host}\ntls = "{tls}"' if tls else host)
    server = getattr(load_configuration(write(tmp_path, text)), section).where
    assert (server.tls, server.port) == (tls or "implicit", port)
    text = text.replace(host, f"{host}\nport = 1234")
    assert getattr(load_configuration(write(tmp_path, text)), section).where.port == 1234


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "127.8.8.8"])
def test_without_tls_only_to_this_machine_and_smtp_without_a_login(tmp_path: Path, host: str) -> None:
    text = SERVERS.replace(OUT, f'"{host}"\ntls = "none"').replace(FILE, "")
    text = text[: text.rindex("user =")]
    outgoing = load_configuration(write(tmp_path, text)).outgoing
    assert isinstance(outgoing, SmtpOutgoing)
    assert outgoing.where == Server(host, 25, "none")
    assert outgoing.user is None


def test_every_key_of_a_server(tmp_path: Path) -> None:
    more = '\nca_file = "ca.pem"\nfolder = "通知"\nprocessed_folder = "已处理"'
    copies = '\nca_file = "ca.pem"\nsent_folder = "已发送"'
    text = SERVERS.replace(IN, IN + more).replace(OUT, OUT + copies)
    configuration = load_configuration(write(tmp_path, text))
    mailbox, outgoing = configuration.mailbox, configuration.outgoing
    assert isinstance(mailbox, ImapMailbox)
    assert isinstance(outgoing, SmtpOutgoing)
    assert mailbox.where == Server("imap.example.com", 993, "implicit", tmp_path / "ca.pem")
    assert (mailbox.user, mailbox.folder, mailbox.processed_folder) == ("staffing", "通知", "已处理")
    assert outgoing.where == Server("smtp.example.com", 465, "implicit", tmp_path / "ca.pem")
    assert (outgoing.password_file, outgoing.sent_folder) == (tmp_path / "smtp-password", "已发送")


@pytest.mark.parametrize(("text", "line"), MISTAKES.items(), ids=[line[:60] for line in MISTAKES.values()])
def test_each_mistake_is_one_line(tmp_path: Path, text: str, line: str) -> None:
    assert complaint(write(tmp_path, text)) == line


@pytest.mark.parametrize("wrong", [0, -1, 31.5, float("nan"), float("inf"), "21.75", True])
def test_a_month_has_at_most_31_days(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(ConfigurationError, match="expected a number of working days a month, over 0 and at most 31"):
        read_table({"days_per_month": wrong}, PolicySection, Place(tmp_path, "[policy]"))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(CONTRACT)), st.integers(0, 12), st.text("[]{}=\"'\\\n#.,-09aé中\x00\ufeff", max_size=6))
def test_whatever_is_typed_is_read_or_refused_in_one_line(tmp_path: Path, at: int, cut: int, typed: str) -> None:
    for text in (CONTRACT, SERVERS):
        file = write(tmp_path, text[:at] + typed + text[at + cut :])
        line = said_of(file)
        assert line.isprintable()
        assert line.startswith(f"{file}: ")


def said_of(file: Path) -> str:
    try:
        load_configuration(file)
    except ConfigurationError as error:
        return str(error)
    return f"{file}: read"


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = write(tmp_path, (SMALLEST + '\n[presales]\nmaterials = "共享盘"\n').encode("gb18030"))
    assert complaint(file) == "line 15 is not UTF-8 text; save the file as UTF-8"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    line = "cannot be read (No such file or directory); check the name and the rights of the file"
    assert complaint(tmp_path / "rosterd.toml") == line


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    line = "cannot be read (Is a directory); check the name and the rights of the file"
    assert complaint(tmp_path) == line


def test_a_number_too_long_for_python(tmp_path: Path) -> None:
    line = complaint(write(tmp_path, POLICY + f"poll_seconds = {'9' * 5000}"))
    assert line.startswith("not valid TOML: Exceeds the limit (4300 digits)")


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("rosterd*.toml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_the_examples_read(example: Path) -> None:
    assert load_configuration(example).daemon.address.endswith(".example")


@pytest.mark.parametrize(
    ("server", "url"),
    [
        ("mail.example.com", "https://mail.example.com/EWS/Exchange.asmx"),
        ("https://mail.example.com", "https://mail.example.com/EWS/Exchange.asmx"),
        ("https://mail.example.com:8443/ews/exchange.asmx", "https://mail.example.com:8443/ews/exchange.asmx"),
        ("http://localhost:8080", "http://localhost:8080/EWS/Exchange.asmx"),
    ],
)
def test_where_ews_is(tmp_path: Path, server: str, url: str) -> None:
    file = write(tmp_path, EXCHANGE.replace('"mail.example.com"', f'"{server}"'))
    mailbox = load_configuration(file).mailbox
    assert isinstance(mailbox, ExchangeMailbox)
    assert (mailbox.endpoint.url, mailbox.endpoint.mailbox) == (url, "staffing@example.com")
    assert mailbox.endpoint.warning is None


@pytest.mark.parametrize("host", ["outlook.office365.com", "partner.outlook.cn", "Outlook.Office365.com."])
def test_exchange_online_is_warned_about_with_the_day_on_which_it_closes(tmp_path: Path, host: str) -> None:
    mailbox = load_configuration(write(tmp_path, EXCHANGE.replace("mail.example.com", host))).mailbox
    assert isinstance(mailbox, ExchangeMailbox)
    assert "2027-04-01" in str(mailbox.endpoint.warning)


def test_reading_a_configuration_imports_nothing_heavy() -> None:
    code = "import sys, daemon.configuration, daemon.directory_file, daemon.transports.maildir; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {
        "watchfiles",
        "anyio",
        "email.parser",
        "pydantic",
        "smtplib",
        "imapclient",
        "exchangelib",
        "lxml",
    } & set(done.stdout.split())
