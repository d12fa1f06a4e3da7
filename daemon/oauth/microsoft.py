"""Tokens for Microsoft 365, by msal: on the daemon's own account (client credentials) or a person's (device code).

The only place that imports msal, which ships no types. IMAP and SMTP want XOAUTH2 there; the application needs
IMAP.AccessAsApp and SMTP.SendAsApp, or a person's consent to IMAP.AccessAsUser.All and SMTP.Send.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msal
import requests

from daemon.oauth.cache import TokenCacheFile
from daemon.oauth.http import Session
from daemon.oauth.section import OAuth2Section, Service
from daemon.oauth.tokens import TokenTrouble

_AUTHORITIES: Final[dict[Service, str]] = {
    "microsoft": "https://login.microsoftonline.com",
    "microsoft-china": "https://login.partner.microsoftonline.cn",
}
_RESOURCES: Final[dict[Service, str]] = {
    "microsoft": "https://outlook.office365.com",
    "microsoft-china": "https://partner.outlook.cn",
}
MAIL: Final = ("IMAP.AccessAsUser.All", "SMTP.Send")
EWS: Final = ("EWS.AccessAsUser.All",)
_PASSING: Final = ("temporarily_unavailable", "server_error", "slow_down")

logging.getLogger("msal").addHandler(logging.NullHandler())  # it would write to standard error


@dataclass
class MicrosoftTokens:
    """Tokens of one section. msal keeps them until five minutes before they expire."""

    section: OAuth2Section
    user: str
    cache: TokenCacheFile
    wanted: tuple[str, ...] = MAIL
    """What a person is asked to consent to."""
    secret: Callable[[], str] | None = None
    """Reads the client's secret, at each use; raises ConfigurationError."""

    def at_hand(self) -> str:
        """See `Tokens.at_hand`."""
        return self._token(anew=False)

    def renewed(self) -> str:
        """See `Tokens.renewed`."""
        return self._token(anew=True)

    def sign_in(self, show: Callable[[str], None]) -> None:
        """Have the person sign in: `show` is given what to do, then it is waited for. Raises TokenTrouble."""
        with _troubles():
            application = self._application()
            flow = application.initiate_device_flow(scopes=self._scopes())
            if "user_code" not in flow:
                raise _refusal(flow)
            show(str(flow["message"]))
            answer = application.acquire_token_by_device_flow(flow)
        self._taken(answer)

    def _token(self, *, anew: bool) -> str:
        with _troubles():
            application = self._application()
            if self.section.for_a_person:
                answer = self._silently(application, anew=anew)
            else:
                if anew:
                    application.remove_tokens_for_client()
                answer = application.acquire_token_for_client(scopes=self._scopes())
        return self._taken(answer)

    def _silently(self, application: Any, *, anew: bool) -> Mapping[str, Any]:
        accounts = application.get_accounts(username=self.user)
        if not accounts:
            what, remedy = f"{self.user} has not signed in yet", "run rosterd authorize"
            raise TokenTrouble(what, remedy, refused=True)
        answer = application.acquire_token_silent_with_error(self._scopes(), accounts[0], force_refresh=anew)
        return answer or {"error": "invalid_grant", "error_description": "the sign-in has expired"}

    def _taken(self, answer: Mapping[str, Any]) -> str:
        self.cache.save()
        if "access_token" not in answer:
            raise _refusal(answer)
        return str(answer["access_token"])

    def _scopes(self) -> list[str]:
        resource = (self.section.resource or _RESOURCES[self.section.service]).rstrip("/")
        wanted = self.wanted if self.section.for_a_person else (".default",)
        return [f"{resource}/{scope}" for scope in wanted]

    def _application(self) -> Any:
        """Made anew for each token: a secret or a certificate that has been changed is heard of."""
        section = self.section
        authority = section.authority or _AUTHORITIES[section.service]
        common = {
            "authority": f"{authority}/{section.tenant}",
            "token_cache": self.cache.load(),
            "http_client": Session(section.ca_file),
            "instance_discovery": False,
        }
        if section.for_a_person:
            return msal.PublicClientApplication(section.client_id, **common)
        return msal.ConfidentialClientApplication(section.client_id, client_credential=self._credential(), **common)

    def _credential(self) -> str | dict[str, str]:
        if self.secret is not None:
            return self.secret()
        return _certificate(self.section.certificate_file or Path())


def _certificate(file: Path) -> dict[str, str]:
    """The key and the certificate of a PEM file, as msal wants them."""
    from cryptography import x509  # noqa: PLC0415 - who has a secret does without
    from cryptography.hazmat.primitives.hashes import SHA1, SHA256  # noqa: PLC0415 - see above

    try:
        text = file.read_text(encoding="ascii")
        certificate = x509.load_pem_x509_certificate(text[text.index("-----BEGIN CERTIFICATE") :].encode())
    except (OSError, ValueError) as error:
        what = f"{file} does not read as a certificate with its key ({error})"
        raise TokenTrouble(what, "put both into it, in PEM", refused=True) from error
    thumbprint = certificate.fingerprint(SHA1()).hex()  # noqa: S303 - the service's own name for it
    return {
        "private_key": text,
        "public_certificate": text[text.index("-----BEGIN CERTIFICATE") :],
        "thumbprint": thumbprint,
        "thumbprint_sha256": certificate.fingerprint(SHA256()).hex(),
    }


class _troubles:  # noqa: N801 - used as a function
    """Sorts what the library raises: a service that is out of reach may be back, a wrong setting stays wrong."""

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, requests.RequestException):
            what = f"the token service cannot be reached ({type(error).__name__})"
            raise TokenTrouble(what, "check the network, authority and ca_file", refused=False) from error
        if isinstance(error, ValueError | msal.exceptions.MsalError):
            what = f"the token service gives no sensible answer ({str(error)[:200]})"
            raise TokenTrouble(what, "check tenant, client_id and authority", refused=False) from error


def _refusal(answer: Mapping[str, Any]) -> TokenTrouble:
    code = str(answer.get("error", "no answer"))
    words = str(answer.get("error_description", "")).partition("\n")[0].strip()
    remedies = {
        "invalid_client": "check client_id and its secret or certificate; secrets expire",
        "unauthorized_client": "check client_id and tenant, and that an administrator has consented",
        "invalid_scope": "check service: the clouds have different addresses",
        "invalid_grant": "run rosterd authorize",
        "authorization_declined": "run rosterd authorize again and agree",
        "expired_token": "run rosterd authorize again; the code is good for some minutes",
    }
    remedy = remedies.get(code, "check tenant, client_id and its permissions")
    return TokenTrouble(f"no token is given ({code}: {words})", remedy, refused=code not in _PASSING)
