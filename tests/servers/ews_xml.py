"""Elements of EWS: how answers are put together."""

from __future__ import annotations

from lxml import etree

from tests.servers.ews_schema import MESSAGES, SOAP, TYPES

NAMES = {"m": MESSAGES, "t": TYPES, "s": SOAP}


class EwsError(Exception):
    """What EWS says instead of an answer: a response code."""


def m(name: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    """An element of the messages' namespace."""
    return _element(MESSAGES, name, *children, **attributes)


def t(name: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    """An element of the types' namespace."""
    return _element(TYPES, name, *children, **attributes)


def _element(space: str, name: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{space}}}{name}", attributes, nsmap={"m": MESSAGES, "t": TYPES})
    for child in children:
        if isinstance(child, str):
            element.text = "".join(char if char in "\t\n\r" or char >= " " else "?" for char in child)
        else:
            element.append(child)
    return element


def envelope(body: etree._Element) -> bytes:
    """An answer as it goes out."""
    version = t("ServerVersionInfo", MajorVersion="15", MinorVersion="1", MajorBuildNumber="2507", MinorBuildNumber="6")
    whole = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"s": SOAP})
    etree.SubElement(whole, f"{{{SOAP}}}Header").append(version)
    etree.SubElement(whole, f"{{{SOAP}}}Body").append(body)
    return etree.tostring(whole, xml_declaration=True, encoding="utf-8")


def fault(code: str, back_off: int | None = None) -> bytes:
    """A SOAP fault, with what EWS says in it."""
    value = f'<t:MessageXml xmlns:t="{TYPES}"><t:Value Name="BackOffMilliseconds">{back_off}</t:Value></t:MessageXml>'
    errors = "http://schemas.microsoft.com/exchange/services/2006/errors"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{SOAP}"><s:Body><s:Fault>'
        f"<faultcode>a:{code}</faultcode><faultstring>{code}</faultstring><detail>"
        f'<e:ResponseCode xmlns:e="{errors}">{code}</e:ResponseCode><e:Message xmlns:e="{errors}">{code}</e:Message>'
        f"{value if back_off is not None else ''}</detail></s:Fault></s:Body></s:Envelope>"
    ).encode()


def answer(operation: str, messages: list[list[etree._Element] | EwsError]) -> etree._Element:
    """The answer to an operation: one message for each item or folder that was asked about."""
    return m(f"{operation}Response", m("ResponseMessages", *(_message(operation, each) for each in messages)))


def _message(operation: str, said: list[etree._Element] | EwsError) -> etree._Element:
    name = f"{operation}ResponseMessage"
    if isinstance(said, EwsError):
        code = str(said)
        extra = [m("Items")] if operation in {"GetItem", "CreateItem", "MoveItem", "UpdateItem"} else []
        told = [m("MessageText", f"It says {code}."), m("ResponseCode", code), m("DescriptiveLinkKey", "0")]
        return m(name, *told, *extra, ResponseClass="Error")
    return m(name, m("ResponseCode", "NoError"), *said, ResponseClass="Success")
