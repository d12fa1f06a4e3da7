"""Microsoft's schema of EWS, where it is there: every request and every answer is checked against it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from lxml import etree

MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages"
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
FOLDER = Path(os.environ.get("EWS_SCHEMA_DIR") or Path(__file__).parents[3] / "shared" / "ews-schema")


@cache
def schema() -> etree.XMLSchema | None:
    """The schema; None where it is not there."""
    file = FOLDER / "messages.xsd"
    return etree.XMLSchema(etree.parse(str(file))) if file.is_file() else None


def complaint(content: etree._Element) -> str | None:
    """What the schema has against the content of a SOAP body; None when it is in order, or there is no schema."""
    known = schema()
    if known is None:
        return None
    alone = etree.fromstring(etree.tostring(content))
    return None if known.validate(alone) else str(known.error_log)
