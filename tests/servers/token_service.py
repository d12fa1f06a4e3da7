"""A token service on loopback (RFC 6749, 8628, 7523, 7662): what Microsoft's and Google's answer to our libraries.

It vouches for a client by its secret, by a certificate, for a person by device code, and for a service account. Dovecot
asks it about tokens. Users are told by `client_id`, which in these tests is the name of the mailbox's user.
"""

from __future__ import annotations

import json
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt

SECRET = "a client's secret"  # noqa: S105 - a test's own
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
ACCOUNT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


class TokenService:
    """Issues tokens over HTTPS, and says over HTTP which are good."""

    def __init__(self, certificate: Path, ca_file: Path) -> None:
        self.ca_file = ca_file
        self.secret = SECRET
        self.public_key: str | None = None
        """Of the certificate that a client may come with, or of the service account."""
        self.signed_in = False
        """Whether the person has entered the code."""
        self.fault: int | None = None
        """The status of every answer, instead of what was asked for."""
        self.refusal: dict[str, str] | None = None
        """What every request for a token is refused with."""
        self.lifetime = 3600
        self.issued = 0
        self._good: dict[str, str] = {}
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self._servers = [self._serve(context), self._serve(None)]

    def _serve(self, context: ssl.SSLContext | None) -> ThreadingHTTPServer:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return server

    @property
    def authority(self) -> str:
        """What the configuration names."""
        return f"https://localhost:{self._servers[0].server_address[1]}"

    @property
    def introspection(self) -> str:
        """Where a server asks about tokens."""
        return f"http://127.0.0.1:{self._servers[1].server_address[1]}/introspect?token="

    def user_of(self, token: str) -> str | None:
        """Whose a good token is."""
        return self._good.get(token)

    def revoke(self) -> None:
        """No token that is out there is good any more."""
        self._good.clear()

    def issue(self, user: str) -> dict[str, object]:
        """A new token for the user."""
        self.issued += 1
        token = f"token-{self.issued}-{user}"
        self._good[token] = user
        return {"access_token": token, "token_type": "Bearer", "expires_in": self.lifetime}

    def close(self) -> None:
        """Stop."""
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """What is said to a request."""
        if self.fault is not None:
            return self.fault, {"error": "server_error"}
        if path.endswith("openid-configuration"):
            return 200, self._discovery(path.split("/")[1])
        if path == "/introspect":
            user = self.user_of(form.get("token", ""))
            return 200, {"active": user is not None, "username": user or ""}
        if path.endswith("/devicecode"):
            return 200, self._device_flow(form["client_id"])
        if self.refusal is not None:
            return 400, dict(self.refusal)
        return self._token(form)

    def _discovery(self, tenant: str) -> dict[str, object]:
        base = f"{self.authority}/{tenant}"
        return {
            "issuer": f"{base}/v2.0",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
            "token_endpoint": f"{base}/oauth2/v2.0/token",
            "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
        }

    def _device_flow(self, client: str) -> dict[str, object]:
        return {
            "device_code": client,
            "user_code": "WORD-CODE",
            "verification_uri": f"{self.authority}/device",
            "message": "enter WORD-CODE there",
            "expires_in": 60,
            "interval": 1,
        }

    def _token(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        grant = form.get("grant_type")
        if grant == DEVICE:
            if not self.signed_in:
                return 400, {"error": "authorization_pending"}
            return 200, self._for_a_person(form["device_code"])
        if grant == "refresh_token":
            return 200, self._for_a_person(form["refresh_token"].removeprefix("refresh-"))
        if grant == ACCOUNT:
            claims = jwt.decode(form["assertion"], self.public_key or "", ["RS256"], options={"verify_aud": False})
            return 200, self.issue(str(claims["sub"]))
        if form.get("client_secret") == self.secret or self._is_signed(form):
            return 200, self.issue(form["client_id"])
        return 401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret.\r\nTrace"}

    def _is_signed(self, form: dict[str, str]) -> bool:
        if self.public_key is None or "client_assertion" not in form:
            return False
        algorithms = ["RS256", "PS256"]
        claims = jwt.decode(form["client_assertion"], self.public_key, algorithms, options={"verify_aud": False})
        return bool(claims["iss"] == form["client_id"])

    def _for_a_person(self, user: str) -> dict[str, object]:
        now = int(time.time())
        claims = {"sub": user, "oid": user, "tid": "tenant", "preferred_username": user, "aud": user}
        identity = jwt.encode({**claims, "iss": "x", "iat": now, "exp": now + 3600}, "k" * 32)
        more = {
            "refresh_token": f"refresh-{user}",
            "id_token": identity,
            "client_info": "eyJ1aWQiOiJ1IiwidXRpZCI6InQifQ",
        }
        return {**self.issue(user), **more, "scope": "IMAP.AccessAsUser.All SMTP.Send"}


def _handler_of(service: TokenService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """GET and POST, both answered with JSON."""

        timeout = 10

        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _answer(self, query: str) -> None:
            form = {name: values[0] for name, values in parse_qs(query).items()}
            status, said = service.answer(urlsplit(self.path).path, form)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Quiet."""

    return Handler
