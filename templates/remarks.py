"""What a problem or a warning is in plain words: one sentence for each code, in the language's `remarks.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast

from state.notice import Remark
from templates.cleaning import clean, shortened

_LONGEST_VALUE = 80


@cache
def _catalogue(language: str) -> dict[str, Any]:
    text = files("templates").joinpath(language, "remarks.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def known_codes(language: str = "zh_CN") -> frozenset[str]:
    """The codes that have a sentence of their own."""
    return frozenset(_catalogue(language)["codes"])


def remark_message(remark: Remark, language: str = "zh_CN") -> str:
    """One plain sentence that says what is wrong or odd, and for a problem what is expected instead."""
    catalogue = _catalogue(language)
    sentences: dict[str, str] = catalogue["codes"].get(remark.code, catalogue["unknown"])
    value = shortened(clean(remark.value or "").strip(), _LONGEST_VALUE)
    sentence = sentences["named"] if value and "named" in sentences else sentences["plain"]
    whose = catalogue["whose"].replace("{person}", clean(remark.person)) if remark.person else ""
    return sentence.format(whose=whose, value=value, code=clean(remark.code)) + _near(remark, catalogue)


def _near(remark: Remark, catalogue: dict[str, Any]) -> str:
    """The names most like one that nobody bears, to choose from (M4)."""
    names = [shortened(clean(name), _LONGEST_VALUE) for name in remark.near]
    return catalogue["near"].replace("{near}", catalogue["or"].join(names)) if names else ""


def field_label(field: str | None, language: str = "zh_CN") -> str | None:
    """What the field is called in a notice, so that a sender finds it again."""
    if field is None:
        return None
    return cast(str, _catalogue(language)["fields"].get(field, clean(field)))
