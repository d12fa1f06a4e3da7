"""Autodiscover: the address of EWS, asked of the host that the mailbox's domain names for it (MS-OXDSCLI).

Only over HTTPS with a checked certificate, only of one host, and without following where it leads: the password goes
along. What the library has for it follows redirects and DNS, and keeps what it found in a file that others can write.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from lxml import etree

from daemon.transports.exchange_client import open_account
from daemon.transports.exchange_endpoint import AUTODISCOVER_PATH, Endpoint
from daemon.transports.exchange_trouble import trouble_of
from daemon.transports.server import Login, ServerTrouble, is_loopback
from daemon.transports.server_pace import Pace

REQUEST = """<?xml version="1.0" encoding="utf-8"?>\
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>\
<EMailAddress>{address}</EMailAddress><AcceptableResponseSchema>\
http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>\
</Request></Autodiscover>"""


def located(endpoint: Endpoint, login: Login, pace: Pace) -> Endpoint:
    """The endpoint with the address of EWS in it; unchanged where that is configured. Raises ServerTrouble."""
    if not endpoint.autodiscover:
        return endpoint
    asked = replace(endpoint, url=_discovery_url(endpoint.url), autodiscover=False)
    try:
        answer = _ask(asked, login, pace)
        found = next((each.text or "" for each in answer.iter("{*}EwsUrl")), "").strip()
        return _trusted(replace(endpoint, url=found, autodiscover=False), asked)
    except ServerTrouble:
        raise
    except Exception as error:  # whatever the other end sends
        raise trouble_of(error, asked, login.user) from error


def _discovery_url(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{AUTODISCOVER_PATH}"


def _ask(asked: Endpoint, login: Login, pace: Pace) -> etree._Element:
    protocol = open_account(asked, login, login.password(), pace).protocol
    try:
        session = protocol.get_session()
        data = REQUEST.format(address=asked.mailbox).encode()
        headers = {"Content-Type": "text/xml; charset=utf-8"}
        answer = session.post(asked.url, data=data, headers=headers, allow_redirects=False, timeout=protocol.TIMEOUT)
        protocol.retry_policy.raise_response_errors(answer)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(answer.content, parser)
    finally:
        protocol.close()


def _trusted(found: Endpoint, asked: Endpoint) -> Endpoint:
    """The endpoint, if the password may go there."""
    try:
        server = found.server
    except ValueError:
        server = None
    if server is None or (server.tls == "none" and not is_loopback(server.host)):
        what = "autodiscover names no address of EWS over HTTPS"
        raise ServerTrouble(asked.server, "name", what, "set server, and leave autodiscover out")
    return found
