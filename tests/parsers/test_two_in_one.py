"""Two notices of the table in one line, about different people: nobody gets what is another's (D2, M4)."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from parsers.read import read
from tests.parsers.test_read import KNOWN, a_mail, summary

_SUBJECT: Final = "【星河数据治理项目】人员支撑安排"
_OTHERS: Final = {"许南星": "高兴", "小许": "高兴", "白一舟": "黄丽"}
_LEFT_OUT: Final = ("高兴", "黄丽", "@", "下周二、三")
"""The others themselves; whom a line calls at its head (@查甘望 许南星…): behind another sentence nobody can tell him
from the first of a list. Not mended yet: …甲（下周四、五）；后端、前端：乙、丙… gives 甲 the role behind the mark."""
_TABLE: Final = Path(__file__).parent / "more_mails.toml"
_ROWS: Final[list[dict[str, Any]]] = tomllib.loads(_TABLE.read_text("utf-8"))["mail"]


def _others(text: str) -> str:
    """The same about two other people."""
    for name, other in _OTHERS.items():
        text = text.replace(name, other)
    return text


def _is_plain(row: dict[str, Any]) -> bool:
    """Whether a row is one line of ours that lends, and leaves nothing to ask or to say."""
    told = [line for line in row["expect"] if not line.startswith(("kind staffing", "project "))]
    one_line = "text" in row and "\n" not in row["text"].strip() and row.get("subject", _SUBJECT) == _SUBJECT
    lends = bool(told) and all(line.startswith("assign ") for line in told)
    return one_line and lends and row.get("known", False) and not any(word in row["text"] for word in _LEFT_OUT)


_PLAIN: Final = [row for row in _ROWS if _is_plain(row)]
_BESIDE: Final = 20
"""Rows that each of them is put beside: as many as fit into seconds, others for each, spread over the table."""


def _beside(first: dict[str, Any]) -> list[dict[str, Any]]:
    step = max(1, len(_PLAIN) // _BESIDE)
    return _PLAIN[_PLAIN.index(first) % step :: step]


def _lent(row: dict[str, Any]) -> set[str]:
    return {line for line in row["expect"] if line.startswith("assign ")}


def test_there_are_enough_of_them() -> None:
    """M4: a test of pairs that finds no rows proves nothing."""
    assert len(_PLAIN) > 40


@pytest.mark.parametrize("first", _PLAIN, ids=[row["rule"] for row in _PLAIN])
def test_d2_m4_two_sentences_in_one_line_are_two_or_asked_about(first: dict[str, Any]) -> None:
    """D2: everybody with what was written of them, whatever stands behind, and by whatever mark; M4: or a problem."""
    for second, mark in itertools.product(_beside(first), "。；，"):
        if second is first or (mark != "。" and any(word in second["text"] for word in "均都各每")):
            continue  # behind a comma it says so of all
        if mark == "，" and any(word in first["text"] for word in ("人员：", "的门户前端", "需要2名后端")):
            continue  # behind a comma the role before the colon, or the work, may go on; a need is of all before it
        text = first["text"].strip().rstrip("。！!.") + mark + _others(second["text"].strip())
        reading = read(a_mail(_SUBJECT, text), KNOWN)
        told = {line for line in summary(reading) if line.startswith("assign ")}
        assert reading.problems or told == _lent(first) | set(map(_others, _lent(second))), text
