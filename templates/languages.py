"""Which language a letter is written in (PROCESS rule M6): Chinese by default, English on request."""

from __future__ import annotations

import re

from state.directory import Directory
from state.letters import Letter

LONGEST = 20_000
"""Characters of a mail that are looked at."""
_CHINESE = re.compile("[\u3400-\u9fff]+")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_FEW = 4
"""Of so many English words one Chinese character, a name in an English mail, is not enough to call it mixed."""


def language_of(text: str) -> str | None:
    """The language that a mail is written in; None where it is mixed, or has no words."""
    looked_at = text[:LONGEST]
    chinese, latin = sum(map(len, _CHINESE.findall(looked_at))), len(_LATIN_WORD.findall(looked_at))
    if not chinese and latin < _FEW:
        return None  # "help", "OK thanks": words that anybody writes
    if chinese * _FEW < latin:
        return "en"
    return "zh_CN" if chinese >= latin and chinese else None


def language_for(letter: Letter, directory: Directory, answered: str | None, default: str) -> str:
    """The language of whom the letter is addressed to first, else of the mail it answers, else the default.

    A letter to several people has one language: nobody gets the same words twice.
    """
    person = directory.by_address(letter.to[0].address) if letter.to else None
    stated = person.language if person else None
    return stated or (answered if letter.answer else None) or default
