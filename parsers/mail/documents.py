"""Attached files that people write notices in and nothing here reads: documents, archives, pictures, by their names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from parsers.mail.mime import Part
from parsers.patterns import Pattern

_NAMED: Final = (
    *(
        ".pdf",
        ".doc",
        ".docx",
        ".wps",
        ".odt",
        ".rtf",
        ".txt",
        ".md",
        ".ppt",
        ".pptx",
        ".dps",
        ".ofd",
        ".html",
        ".htm",
        ".msg",
    ),
    *(".zip", ".rar", ".7z", ".gz", ".tgz"),
    *(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".heic", ".webp"),
)
_PICTURE_OF_A_SIGNATURE: Final = Pattern(r"(?:image|outlook|logo|sig)[-_]?\w{0,12}\.\w{3,4}")
"""How mail programs name the pictures of a signature, also where they forget to call them inline."""
MOST: Final = 5
LONGEST_NAME: Final = 200


def unread_documents(files: Iterable[Part]) -> tuple[str, ...]:
    """The names of the first few such files. Pictures that the words show (inline, or with a Content-ID) are none."""
    names = (" ".join(part.filename().split())[:LONGEST_NAME] for part in files if not _is_shown(part))
    return tuple(islice((name for name in names if _is_document(name.lower())), MOST))


def _is_shown(part: Part) -> bool:
    disposition, _ = part.disposition()
    return part.kind.startswith("image/") and (disposition == "inline" or part.header("content-id") is not None)


def _is_document(name: str) -> bool:
    return name.endswith(_NAMED) and _PICTURE_OF_A_SIGNATURE.fullmatch(name) is None
