"""One way of writing for what people write in many: full-width forms, traditional characters, odd spaces."""

from __future__ import annotations

import unicodedata

from parsers.patterns import Pattern

_TRADITIONAL = "號週個兩禮從後開結間時點內爲為這與離場進當約確預計暫無屆滿臨貳壹參肆伍陸柒捌玖拾○"
_SIMPLIFIED = "号周个两礼从后开结间时点内为为这与离场进当约确预计暂无届满临二一三四五六七八九十〇"
_FINANCIAL = {"贰": "二", "叁": "三", "陆": "六", "廾": "廿"}
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0e\ufe0f"
_FOLD = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)) | _FINANCIAL | dict.fromkeys(_INVISIBLE, ""))

_CIRCLED = dict.fromkeys((*range(0x2460, 0x2474), *range(0x2776, 0x2794)), " ")
"""①8月6日: a number in a circle counts entries, and must not fold into the date behind it."""

_SPACES = Pattern(r"[^\S\n]+")
_SPLIT_UNITS = Pattern(
    "(?<=[0-9一二三四五六七八九十〇两]) (?=[年月日号天周个人])|(?<=[年月]) (?=[0-9一二三四五六七八九十])"
)


def fold(text: str) -> str:
    """`text` in compatibility form (NFKC), simplified characters and lower case, "8 月 6 日" closed up."""
    folded = unicodedata.normalize("NFKC", text.translate(_CIRCLED)).translate(_FOLD).lower()
    folded = _SPACES.sub(" ", folded)
    return _SPLIT_UNITS.sub("", folded) if " " in folded else folded
