"""Two notices of the table in one line, about different people: nobody gets what is another's (D2, M4)."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.read import read
from tests.parsers.test_read import KNOWN, a_mail, summary

_SUBJECT: Final = "【星河数据治理项目】人员支撑安排"
_OTHERS: Final = {"许南星": "高兴", "小许": "高兴", "白一舟": "黄丽"}
_LEFT_OUT: Final = ("高兴", "黄丽", "@", "后端，许南星", "如有", "黄", "查组长", "需要")
"""The others themselves; whom a mail speaks to at its head; a role of a need or before a comma, and advice."""
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
    one_line = "\n" not in row.get("text", "\n").strip() and row.get("subject", _SUBJECT) == _SUBJECT
    lends = bool(told) and all(line.startswith("assign ") for line in told)
    return one_line and lends and row.get("known", False) and not any(word in row["text"] for word in _LEFT_OUT)


_PLAIN: Final = [row for row in _ROWS if _is_plain(row)]


def _lent(row: dict[str, Any]) -> set[str]:
    return {line for line in row["expect"] if line.startswith("assign ")}


def test_there_are_enough_of_them() -> None:
    """M4: a test of pairs that finds no rows proves nothing."""
    assert len(_PLAIN) > 40


@settings(max_examples=800, deadline=None)
@given(st.sampled_from(list(itertools.permutations(range(len(_PLAIN)), 2))), st.sampled_from(["。", "；", "，"]))
def test_d2_m4_two_sentences_in_one_line_are_two_or_asked_about(pair: tuple[int, int], mark: str) -> None:
    """D2: everybody with what was written of them; M4: else there is a problem."""
    first, second = (_PLAIN[at] for at in pair)
    mark = "。" if any(word in second["text"] for word in "均都各每") else mark  # behind a comma it says so of all
    text = first["text"].strip().rstrip("。！!.") + mark + _others(second["text"].strip())
    reading = read(a_mail(_SUBJECT, text), KNOWN)
    if not reading.problems:
        told = {line for line in summary(reading) if line.startswith("assign ")}
        assert told == _lent(first) | set(map(_others, _lent(second))), text
