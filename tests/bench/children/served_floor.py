"""What the servers allow: fetch all mails in batches, send as many letters of the same size, write each durably.

Usage: python -m tests.bench.children.served_floor FOLDER PLACES, a JSON object of what `Places` holds.
"""

from __future__ import annotations

import json
import smtplib
import ssl
import sys
import time
from pathlib import Path

import msgspec
from imapclient import IMAPClient  # type: ignore[import-untyped]
from msgspec import Struct

from tests.bench.measuring import write_durably

BATCH = 50
LETTER = b"Subject: a letter\r\n\r\n" + (b"x" * 76 + b"\r\n") * 100
"""About as long as a confirmation."""


class Places(Struct):
    """Where the servers are, who logs in, and how many mails wait."""

    imap_port: int
    smtp_port: int
    ca_file: str
    user: str
    password: str
    smtp_login: str
    """As AUTH PLAIN carries it: the library's login takes ASCII only."""
    count: int


def main(folder: Path, places: Places) -> None:
    """Print the seconds a mail takes at least."""
    folder.mkdir()
    context = ssl.create_default_context(cafile=places.ca_file)
    began = time.monotonic()
    with IMAPClient("127.0.0.1", places.imap_port, ssl_context=context) as imap:
        imap.login(places.user, places.password)
        imap.select_folder("INBOX", readonly=True)
        uids = imap.search()
        if len(uids) != places.count:
            raise SystemExit(f"{len(uids)} mails instead of {places.count}")
        for at in range(0, places.count, BATCH):
            imap.fetch(uids[at : at + BATCH], ["BODY.PEEK[]", "INTERNALDATE"])
    with smtplib.SMTP("127.0.0.1", places.smtp_port) as smtp:
        smtp.starttls(context=context)
        smtp.ehlo()
        smtp.docmd("AUTH", f"PLAIN {places.smtp_login}")
        for number in range(places.count):
            smtp.sendmail("a@corp.example", [f"b{number % 60}@corp.example", "c@corp.example"], LETTER)
            write_durably(folder / str(number), LETTER)
    print(json.dumps({"seconds": (time.monotonic() - began) / places.count}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), msgspec.json.decode(sys.argv[2], type=Places))
