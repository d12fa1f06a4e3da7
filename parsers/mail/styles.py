"""What of an HTML mail is seen: the part of inline styles and style sheets that conceals words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct, structs

from parsers.patterns import Pattern

_CONCEALING = Pattern(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|opacity:0(?:\.0+)?(?![.\d])"
    r"|text-indent:-\d{3,}|clip:rect\(0|(?:left|top):-\d{4,}"
    r"|text-decoration(?:-line)?:[^;]{0,100}line-through"  # seen, but no longer said
)
_STRIKES = Pattern(r"text-decoration(?:-line)?:[^;]{0,100}line-through")
_NO_SIZE = Pattern(r"(?:height|width):0(?:px|pt|em)?(?=[;!]|\Z)")
_FONT_SIZE = Pattern(r"(?:\A|;)font(?:-size)?:(?:[^;]*\s)?([\d.]+)")
_WHITE = Pattern(
    r"(?:\A|;)color:(?:#fff(?:fff)?|white|transparent|rgb\(255,255,255\)|rgba\(\d+,\d+,\d+,0\))(?=[;!]|\Z)"
)
_COLOR = Pattern(r"(?:\A|;)color:")
_SIMPLE = Pattern(r"(?:[a-z]+)?([.#][\w-]+)\Z")
_COMMENT = Pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LONGEST_SHEET = 200_000
_LONGEST_STYLE = 4_000
_SPACE = Pattern(r"\s+")


class Items:
    """Counts the items of an ordered list."""

    def __init__(self) -> None:
        """Begin before the first."""
        self.count = 0

    def next(self) -> int:
        """The next item's number."""
        self.count += 1
        return self.count


class Look(Struct, frozen=True):
    """How words look at a place: concealed or not, in which mark; derived from the place around it."""

    gone: bool = False
    """Nothing in here is seen, whatever its own style says."""
    tiny: bool = False
    white: bool = False
    backed: bool = False
    """On a background of its own, where white is readable."""
    pre: bool = False
    items: Items | None = None
    """Of the ordered list around, if any."""
    mark: str = ""

    @property
    def visible(self) -> bool:
        """Whether a reader sees words here."""
        return not (self.gone or self.tiny or (self.white and not self.backed))

    def unseen(self) -> Look:
        """The look inside an element whose content is not written."""
        return structs.replace(self, gone=True)

    def marked(self, mark: str) -> Look:
        """The same look with another mark."""
        return structs.replace(self, mark=mark)

    def with_element(self, tag: str, attributes: Mapping[str, str], concealed: frozenset[str]) -> Look:
        """The look inside an element of that tag and those attributes."""
        changes: dict[str, Any] = {}
        if tag in {"ol", "ul"}:
            changes["items"] = Items() if tag == "ol" else None
        if tag == "pre":
            changes["pre"] = True
        if attributes:
            changes |= _by_attributes(tag, attributes)
            if concealed and not concealed.isdisjoint(names_of(attributes)):
                changes["gone"] = True
        return structs.replace(self, **changes) if changes else self


def _by_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if attributes.get("bgcolor") or attributes.get("background"):
        changes["backed"] = True
    if tag == "font" and attributes.get("color"):
        changes["white"] = attributes["color"].strip().lower() in {"white", "#ffffff", "#fff", "ffffff"}
    style = attributes.get("style")
    if style:
        changes |= _by_style(style[:_LONGEST_STYLE])
    if "hidden" in attributes:
        changes["gone"] = True
    return changes


@lru_cache(maxsize=256)
def _by_style(style: str) -> dict[str, bool]:
    """What an inline style changes of the look; mails repeat the same few styles hundreds of times."""
    lowered = _SPACE.sub(" ", style.lower()).replace(": ", ":").replace("; ", ";").replace(" :", ":").strip()
    plain = lowered.replace(" ", "")
    changes: dict[str, bool] = {}
    if _conceals(plain):
        changes["gone"] = True
    if "background" in plain and "background:none" not in plain and "transparent" not in plain:
        changes["backed"] = True
    if "color:" in plain and _COLOR.search(plain):
        changes["white"] = _WHITE.search(plain) is not None
    size = _FONT_SIZE.search(lowered) if "font" in lowered else None
    if size:
        changes["tiny"] = size[1].strip("0.") == ""
    if "white-space:pre" in plain:
        changes["pre"] = True
    return changes


def _conceals(style: str) -> bool:
    """Whether a style without white space leaves nothing to see, or only words struck out."""
    if _CONCEALING.search(style):
        return True
    return "overflow:hidden" in style and _NO_SIZE.search(style) is not None


def names_of(attributes: Mapping[str, str]) -> list[str]:
    """What a style sheet may call an element by: its classes (`.x`) and its identifier (`#x`)."""
    names = ["." + name for name in (attributes.get("class") or "").lower().split()]
    return [*names, "#" + attributes["id"].lower()] if attributes.get("id") else names


def concealed_names(sheet: str) -> frozenset[str]:
    """The classes (`.x`) and identifiers (`#x`) that a style sheet's plain rules conceal."""
    if not any(word in sheet for word in ("none", "hidden", "mso-hide", "line-through")):
        return frozenset()
    return _names_where(sheet, _conceals)


def struck_names(sheet: str) -> frozenset[str]:
    """The classes and identifiers that a style sheet's plain rules strike out."""
    return _names_where(sheet, _STRIKES.search) if "line-through" in sheet else frozenset()


def _names_where(sheet: str, holds: Callable[[str], object]) -> frozenset[str]:
    found: set[str] = set()
    for rule in _COMMENT.sub("", sheet[:_LONGEST_SHEET].lower()).split("}"):
        selectors, _, body = rule.rpartition("{")
        if selectors and holds(_SPACE.sub("", body)):
            names = selectors.rpartition("{")[2].split(",")
            matches = (_SIMPLE.match(name.strip()) for name in names)
            found.update(match[1] for match in matches if match)
    return frozenset(found)
