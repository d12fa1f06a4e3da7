"""What an IMAP server says, for people: on one line, bounded, without what Python puts around bytes."""

from __future__ import annotations

import re

LONGEST = 200
_WRAPPED = re.compile(r"""\[?b(['"])(.*?)\1\]?""")
_COMMAND = re.compile(r"^(?:command: )?[\w.+ -]+ (?:failed: |command error: BAD |=> )")


def said(error: BaseException) -> str:
    """The server's own words in an error of the client library, else the error's."""
    first = str(error).partition("\n\n")[0]  # behind it the library explains searching
    text = _WRAPPED.sub(r"\2", _COMMAND.sub("", first)).replace("socket error: EOF", "closed by the server")
    text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(text.split())[:LONGEST] or type(error).__name__
