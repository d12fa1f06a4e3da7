"""Names that a mail shows by where they stand, for reading without a directory: as written, nobody's for certain.

A directory knows a name anywhere. Without one a name shows itself at the head of a clause or in a list, by its family
name and by what follows it; shown once, it is a name wherever else the mail has it: 白一舟除外 is not passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from parsers.notices.people.no_names import NO_NAMES
from parsers.notices.people.surnames import DOUBLE
from parsers.notices.people.written_names import is_han, looks_like_name, titled
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

_LONGEST: Final = 400
"""Characters of a line that are looked at, `_MOST` places in it, and `_LINES` lines."""
_MOST: Final = 40
_LINES: Final = 400
_BEFORE: Final = Pattern(
    r"(?:^|[\s,，。;；:：、(（!！【\[@\d.)）/]|请|由于?|因为?(?!此)|鉴于|将|把|派|让|安排|另外?|此外|同时|还有|借调?|抽调"
    r"|[增再]?[加派补]|新增|补充|取消|撤销|原定|通知|协调|同意|接替|顶替|除|替|换[成为]?|后续|[组和与及跟同])(?=[^\W\d_a-zA-Z]{2})"
)
"""What the name of a sentence or of a list stands behind."""
_BEHIND: Final = Pattern(
    r"\s?(?:\d|$|[、，,:：;；。（(【\[)）】\]/|]|[和与及跟])|\s|[QqHh]\d"
    r"|支[撑援]|参[加与]|投入|离[开场组]|进[场组]|到[岗位]|负责|担任|接[替手]|同[步样]|立即|马上|全程|过来|过去|家里|这边|手头|工作|开发|测试|任务|时间|周期|人天|长期"
    r"|保留|维护|[从自于将的在由原现续延撤暂已也只再因不起今明下上本先另替换顶改调转回产休请轮外做干要需可会是留六七八九十一二三四五两]"
)
"""What it is followed by: a mark, a day, a word of what is said of somebody."""
_FULL: Final = 3
"""Characters of most names: fewer alone in a line are as likely another word."""
_NO_LAST: Final = frozenset("先只再在将从到")
"""黄丽先|到岗: what is said of somebody, and no part of the name."""
_ENGLISH: Final = Pattern(
    r"\b(?P<name>[A-Z][a-z'’-]{1,24} [A-Z][a-z'’-]{1,24})"
    r"(?= (?:will|joins?|supports?|is|has|from|leaves?|only|until)\b|\s?\d)"
)


def shown_names(lines: Sequence[str]) -> tuple[str, ...]:
    """The names that these lines show, each once, in order. Whoever stands alone in the last of them signs."""
    said = [line.strip() for line in lines if line.strip()]
    while said and (is_courtesy(fold(said[-1])) or _is_shown(said[-1])):
        said.pop()
    found = (name for text in said[:_LINES] for name in _in(text[:_LONGEST]))
    return tuple(dict.fromkeys(found))


def _in(text: str) -> Iterator[str]:
    for place in islice(_BEFORE.finditer(text), _MOST):
        if name := _at(text, place.end()):
            yield name
    english = (found["name"] for found in islice(_ENGLISH.finditer(text), _MOST))
    yield from (name for name in english if not is_dated(fold(f"{name} 1")))


def _at(text: str, at: int) -> str:
    """The name that begins at the place, or ""."""
    for size in (4, 3) if text[at : at + 2] in DOUBLE else (3, 2):
        name, behind = text[at : at + size], text[at + size :].strip()
        alone = size < _FULL and not behind and not text[:at].strip()
        if len(name) == size and not alone and _is_shown(name) and _BEHIND.match(text, at + size):
            return name
    name = text[at : at + 2]
    return name if titled(name) and text[at + 2 : at + 4].strip()[:1].isdigit() else ""


def _is_shown(name: str) -> bool:
    """Whether it looks like a name, and is neither a role nor begins with another word: 原前端, 安排以下."""
    other_word = is_role(name) or is_role(name[1:]) or name[:2] in NO_NAMES or name[-1:] in _NO_LAST
    return is_han(name) and looks_like_name(name) and not other_word
