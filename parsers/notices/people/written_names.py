"""How names are written: what looks like one, and what two ways of writing the same have in common."""

from __future__ import annotations

from typing import Final

from parsers.notices.people.no_names import MISSING, NO_NAMES, NOBODY
from parsers.notices.people.surnames import DOUBLE, FORMS_OF_ADDRESS, SINGLE, TITLES, surname_of
from parsers.notices.words.fold import fold, words
from parsers.patterns import Pattern
from parsers.remembered import remembered

_DOTS: Final = frozenset("·•‧・．")
_LONGEST_DOTTED, _MOST_PARTS, _LONGEST_PART = 35, 4, 8
_NO_LAST_WORDS: Final = words("续期 延期 续签 延长 续 支撑 支援 投入 撤场 释放 离场 退场 接替 提前 撤")
"""阿依古丽·买买提续期: a verb behind a name with dots is no part of it."""
_LATIN: Final = Pattern(r"[A-Za-z][A-Za-z.'’-]{0,24}(?: [A-Za-z][A-Za-z.'’-]{0,24}){0,3}")
_CAPITALISED: Final = Pattern(r"[A-Z][a-z'’-]{1,24} [A-Z][A-Za-z'’.-]{0,24}(?: [A-Z][A-Za-z'’-]{1,24})?")


_POINT: Final = Pattern(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
"""The dot of 阿依古丽.买买提, as some keyboards have it."""
_OF_WORK: Final = Pattern(r"支[撑援持]|投入|参与|协助|负责|全程|全职|兼职|远程|驻场|配合|跟进|需要|安排")
"""Words that stand beside names and in none: 全程支撑."""


@remembered
def key_of(name: str) -> str:
    """What two ways of writing one name have in common."""
    key = "".join(fold(name).split()).replace("•", "·").replace("‧", "·").replace("・", "·")
    return _POINT.sub("·", key) if "." in key else key


def could_be_name(text: str) -> bool:
    """Whether `text`, standing where a name is expected, may be one."""
    if fold(text) in NOBODY or fold(text) in MISSING or _OF_WORK.search(fold(text)) is not None:
        return False
    return _is_short_han(text) or is_dotted(text) or _LATIN.fullmatch(text) is not None


def is_latin(text: str) -> bool:
    """Whether `text` is written in Latin letters, as an English name is."""
    return _LATIN.fullmatch(text) is not None


def is_han(text: str) -> bool:
    """Whether every character of `text` is a Chinese one."""
    return all("\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000" for char in text)


def _is_short_han(text: str) -> bool:
    """Whether `text` is two to four Chinese characters."""
    return 2 <= len(text) <= 4 and is_han(text)  # noqa: PLR2004  as long as names are


def is_dotted(text: str) -> bool:
    """Whether `text` is written as the names of many minorities are: 阿依古丽·买买提."""
    if len(text) > _LONGEST_DOTTED or _DOTS.isdisjoint(text) or text.endswith(_NO_LAST_WORDS):
        return False
    parts = "".join("·" if char in _DOTS else char for char in text).split("·")
    return len(parts) <= _MOST_PARTS and all(1 <= len(part) <= _LONGEST_PART and is_han(part) for part in parts)


_NO_SURNAME: Final = (
    *("项目", "别的", "有其", "有别", "有新"),
    *("那就", "那边", "那个", "那些", "那位", "那里", "那次", "那我", "那你", "那咱", "那他", "那她"),
)
"""项目将于…: the word, and no 项 by name; 8月有其他项目; 那就定了; 星河那边."""
_NO_LAST: Final = "不"
"""平台不|支持: the denial of what follows."""
_NO_LAST_OF_THREE: Final = tuple("也都均就已还才又仍")
"""黄丽也|一起支撑: what is said of somebody, and no part of the name."""


def looks_like_name(text: str) -> bool:
    """Whether `text`, standing anywhere, is most likely a name: family name and one or two characters more."""
    if text in NO_NAMES or fold(text) in NO_NAMES or text.startswith(_NO_SURNAME) or text.endswith(_NO_LAST):
        return False
    if is_dotted(text) or _CAPITALISED.fullmatch(text):
        return True
    surname = surname_of(text)
    if surname is None or not _is_short_han(text) or (len(text) > 2 and text.endswith(_NO_LAST_OF_THREE)):  # noqa: PLR2004
        return False
    return 1 <= len(text) - len(surname) <= 2 and titled(text) is None  # noqa: PLR2004  given names are that long


@remembered
def has_title(text: str) -> bool:
    """Whether a form of address may stand anywhere in the text: most texts have no title at all."""
    return any(map(text.__contains__, (*TITLES, *FORMS_OF_ADDRESS)))


def titled(text: str) -> tuple[str, str] | None:
    """Family name and title of 张工, 李经理, 小王, 欧阳老师; None for anything else."""
    if len(text) == 2 and text[0] in FORMS_OF_ADDRESS and text[1] in SINGLE:  # noqa: PLR2004
        return text[1], text[0]
    if text.endswith(TITLES):
        for title in TITLES:
            surname = text.removesuffix(title)
            if surname != text and (surname in SINGLE or surname in DOUBLE):
                return surname, title
    return None
