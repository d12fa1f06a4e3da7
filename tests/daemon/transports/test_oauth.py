"""Logins by OAuth 2 (XOAUTH2) against Dovecot, an SMTP server and a token service, all on loopback."""

from __future__ import annotations

import datetime as dt
import json
import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

import daemon.oauth.http
from daemon.errors import ConfigurationError
from daemon.mail_sections import ImapMailbox as ImapSection
from daemon.mail_sections import SmtpOutgoing, read_mailbox, read_outgoing
from daemon.oauth.cache import NAME, TokenCacheFile
from daemon.oauth.http import Session
from daemon.oauth.microsoft import MicrosoftTokens
from daemon.oauth.tokens import TokenTrouble
from daemon.secrets import check_password, login_of
from daemon.toml_file import Place
from daemon.transports.imap_check import check_imap
from daemon.transports.server import Login, LoginRefused, ServerTrouble
from daemon.transports.smtp_check import check_smtp
from tests.daemon.transports.imap_mailbox import running
from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_server import SmtpServer
from tests.servers.token_service import SECRET, TokenService


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def service(authority: Authority) -> Iterator[TokenService]:
    with closing(TokenService(authority.issue("localhost"), authority.ca_file)) as running_service:
        yield running_service


@pytest.fixture(scope="module")
def imap(service: TokenService) -> Iterator[Dovecot]:
    with running(introspection=service.introspection) as server:
        yield server


@pytest.fixture(autouse=True)
def in_order(service: TokenService) -> None:
    service.secret, service.fault, service.refusal, service.signed_in = SECRET, None, None, False
    service.lifetime, service.public_key = 3600, None
    service.revoke()


class Client:
    """A user's mailbox as the configuration names it, and the login that comes of it."""

    def __init__(self, folder: Path, authority: Authority, service: TokenService, user: str, **keys: object) -> None:
        self.folder, self.user = folder, user
        self.place = Place(folder / "rosterd.toml", "[mailbox]")
        self.oauth2 = {
            "tenant": "corp.example",
            "client_id": user,
            "authority": service.authority,
            "ca_file": str(authority.ca_file),
            **keys,
        }

    def section(self, imap: Dovecot) -> ImapSection:
        table = {
            "type": "imap",
            "host": "127.0.0.1",
            "port": imap.tls_port,
            "user": self.user,
            "ca_file": str(imap.ca_file),
            "oauth2": self.oauth2,
        }
        section = read_mailbox(table, self.place)
        assert isinstance(section, ImapSection)
        return section

    def login(self, imap: Dovecot) -> Login:
        section = self.section(imap)
        check_password(section, self.place)
        return login_of(self.user, section, self.place, self.folder / "state")

    def steps(self, imap: Dovecot) -> list[tuple[str, ServerTrouble | None]]:
        return list(check_imap(self.section(imap).where, self.login(imap), "INBOX", None))


@pytest.fixture
def client(tmp_path: Path, authority: Authority, service: TokenService, imap: Dovecot) -> Client:
    (tmp_path / "secret").write_text(SECRET)
    (tmp_path / "secret").chmod(0o600)
    return Client(tmp_path, authority, service, imap.new_user(), client_secret_file="secret")  # noqa: S106 - a name of a file


def certificate_with_key(folder: Path) -> tuple[Path, str]:
    """A PEM file with a key and its certificate, and the public key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "rosterd")])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
    certificate = builder.sign(key, hashes.SHA256())
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "client.pem"
    file.write_bytes(private + certificate.public_bytes(pem))
    public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    return file, public.decode()


def test_a_clients_secret_opens_the_mailbox(client: Client, imap: Dovecot, service: TokenService) -> None:
    before = service.issued
    assert client.steps(imap) == [("connection", None), ("login", None), ("folder", None)]
    assert client.steps(imap)[1] == ("login", None)
    assert service.issued == before + 1, "a token that is good is used again"
    kept = client.folder / "state" / NAME
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert SECRET not in kept.read_text()


def test_a_certificate_does_too(tmp_path: Path, authority: Authority, service: TokenService, imap: Dovecot) -> None:
    file, service.public_key = certificate_with_key(tmp_path)
    client = Client(tmp_path, authority, service, imap.new_user(), certificate_file=file.name)
    assert [trouble for _, trouble in client.steps(imap)] == [None, None, None]


def test_a_service_account_of_google(
    tmp_path: Path, authority: Authority, service: TokenService, imap: Dovecot
) -> None:
    file, service.public_key = certificate_with_key(tmp_path)
    key = {
        "type": "service_account",
        "client_email": "x@corp.example",
        "private_key": file.read_text().split("-----BEGIN CERT")[0],
    }
    (tmp_path / "key.json").write_text(json.dumps({**key, "token_uri": f"{service.authority}/google/token"}))
    client = Client(tmp_path, authority, service, imap.new_user())
    client.oauth2 = {"service": "google", "service_account_file": "key.json", "ca_file": str(authority.ca_file)}
    assert [trouble for _, trouble in client.steps(imap)] == [None, None, None]


def test_a_token_that_was_refused_is_renewed_once(client: Client, imap: Dovecot, service: TokenService) -> None:
    assert client.steps(imap)[1] == ("login", None)
    service.revoke()
    before = service.issued
    assert client.steps(imap)[1] == ("login", None)
    assert service.issued == before + 1


def test_a_login_refused_with_a_new_token_is_refused(client: Client, imap: Dovecot, service: TokenService) -> None:
    client.user = "user499"
    (*_, (step, trouble)) = client.steps(imap)
    assert step == "login"
    assert isinstance(trouble, LoginRefused)
    assert "check that the application may use IMAP" in trouble.remedy
    assert "token-" not in str(trouble)


def test_a_token_about_to_expire_is_not_used_again(client: Client, imap: Dovecot, service: TokenService) -> None:
    """RFC 6749 section 5.1: five minutes before its end it counts as gone."""
    service.lifetime = 200
    login = client.login(imap)
    assert login.password() != login.password()


@pytest.mark.parametrize(
    ("refusal", "remedy", "refused"),
    [
        (
            {"error": "invalid_client", "error_description": "AADSTS7000222: expired\r\nTrace ID: x"},
            "secrets expire",
            True,
        ),
        ({"error": "unauthorized_client", "error_description": "no"}, "consented", True),
        ({"error": "temporarily_unavailable"}, "check tenant", False),
    ],
)
def test_each_refusal_of_the_token_service_is_one_line(
    client: Client, imap: Dovecot, service: TokenService, *, refusal: dict[str, str], remedy: str, refused: bool
) -> None:
    service.refusal = refusal
    with pytest.raises(ServerTrouble) as caught:
        client.login(imap).password()
    assert isinstance(caught.value, LoginRefused) == refused
    assert refusal["error"] in caught.value.what
    assert remedy in caught.value.remedy
    assert "Trace" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("fault", ["away", "503"])
def test_a_token_service_that_is_away_is_no_refusal(
    client: Client, imap: Dovecot, service: TokenService, fault: str
) -> None:
    service.fault = 503
    if fault == "away":
        client.oauth2["authority"] = "https://localhost:1"
    with pytest.raises(ServerTrouble, match="token service") as caught:
        client.login(imap).password()
    assert not isinstance(caught.value, LoginRefused)


def test_a_person_signs_in_once(tmp_path: Path, authority: Authority, service: TokenService, imap: Dovecot) -> None:
    """Device code (RFC 8628): until then nobody is let in; then the cache of a new process knows the person."""
    client = Client(tmp_path, authority, service, imap.new_user())
    with pytest.raises(LoginRefused, match="run rosterd authorize"):
        client.login(imap).password()
    section = client.section(imap).oauth2
    assert section is not None
    tokens = MicrosoftTokens(section, client.user, TokenCacheFile(tmp_path / "state"))
    shown: list[str] = []

    def enter(message: str) -> None:
        shown.append(message)
        threading.Timer(0.2, lambda: setattr(service, "signed_in", True)).start()

    tokens.sign_in(enter)
    assert shown == ["enter WORD-CODE there"]
    assert [trouble for _, trouble in client.steps(imap)] == [None, None, None]
    service.revoke()
    assert client.steps(imap)[1] == ("login", None), "renewed by the refresh token"


def test_a_person_who_declines(tmp_path: Path, authority: Authority, service: TokenService, imap: Dovecot) -> None:
    client = Client(tmp_path, authority, service, imap.new_user())
    section = client.section(imap).oauth2
    assert section is not None
    service.refusal = {"error": "authorization_declined", "error_description": "no"}
    with pytest.raises(TokenTrouble, match="agree"):
        MicrosoftTokens(section, client.user, TokenCacheFile(tmp_path / "state")).sign_in(lambda _: None)


class TestSmtp:
    """The same over SMTP, where a refusal comes in two steps."""

    @pytest.fixture
    def smtp(self, authority: Authority, service: TokenService) -> Iterator[SmtpServer]:
        certificate = authority.issue("127.0.0.1", "localhost")
        with closing(SmtpServer("starttls", certificate, authority.ca_file, service.user_of)) as server:
            yield server

    def outgoing(self, client: Client, smtp: SmtpServer, authority: Authority) -> SmtpOutgoing:
        table = {
            "type": "smtp",
            "host": "127.0.0.1",
            "port": smtp.port,
            "tls": "starttls",
            "user": client.user,
            "ca_file": str(authority.ca_file),
            "oauth2": client.oauth2,
        }
        section = read_outgoing(table, client.place)
        assert isinstance(section, SmtpOutgoing)
        return section

    def test_letters_go_out(
        self, client: Client, smtp: SmtpServer, authority: Authority, service: TokenService
    ) -> None:
        section = self.outgoing(client, smtp, authority)
        login = login_of(client.user, section, client.place, client.folder / "state")
        wanted = [("connection", None), ("login", None), ("sending", None)]
        assert list(check_smtp(section.where, login, "staffing@corp.example")) == wanted
        service.revoke()
        assert list(check_smtp(section.where, login, "staffing@corp.example")) == wanted
        assert smtp.logins == [("XOAUTH2", True), ("XOAUTH2", False), ("XOAUTH2", True)]

    def test_a_refusal_is_one_line(self, client: Client, smtp: SmtpServer, authority: Authority) -> None:
        section = self.outgoing(client, smtp, authority)
        login = login_of("somebody", section, client.place, client.folder / "state")
        (*_, (step, trouble)) = check_smtp(section.where, login, "staffing@corp.example")
        assert step == "login"
        assert isinstance(trouble, LoginRefused)
        assert "535" in trouble.what
        assert "token-" not in str(trouble)
        assert len(smtp.logins) == 2, "once with the token at hand, once with a new one"


MISTAKES = {
    'expected a table, found "app"': "app",
    "tenant: missing": {"client_id": "x"},
    "client_id: missing": {"tenant": "x"},
    "client_secret: unknown key": {"client_secret": "x", "tenant": "x", "client_id": "x"},
    "client_secret_file: stands beside client_secret_env": {
        "tenant": "x",
        "client_id": "x",
        "client_secret_env": "X",
        "client_secret_file": "x",
    },
    "service_account_file: missing": {"service": "google"},
    'tenant: is not a key of service "google"': {"service": "google", "tenant": "x"},
    'service: expected "microsoft", "microsoft-china" or "google"': {"service": "yahoo"},
    "authority: expected an address": {"tenant": "x", "client_id": "x", "authority": "http://login.example"},
}


@pytest.mark.parametrize(("says", "oauth2"), MISTAKES.items(), ids=MISTAKES.keys())
def test_each_mistake_is_one_line(tmp_path: Path, says: str, oauth2: object) -> None:
    table = {"type": "imap", "host": "imap.corp.example", "user": "x", "oauth2": oauth2}
    with pytest.raises(ConfigurationError) as caught:
        read_mailbox(table, Place(tmp_path / "rosterd.toml", "[mailbox]"))
    line = str(caught.value)
    assert line.startswith(f"{tmp_path}/rosterd.toml: [mailbox] oauth2: {says}") or f" oauth2 {says}" in line
    assert len(line.splitlines()) == 1


def test_a_token_service_that_drips_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, the answer never ends."""
    monkeypatch.setattr(daemon.oauth.http, "SECONDS", 1)
    over = threading.Event()

    def drip(listener: socket.socket) -> None:
        client, _ = listener.accept()
        with client, suppress(OSError):
            client.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not over.wait(0.1):
                client.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        dripping = threading.Thread(target=drip, args=(listener,))
        dripping.start()
        with pytest.raises(requests.exceptions.ReadTimeout, match="takes too long"):
            Session(None).get(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        over.set()
        dripping.join()
