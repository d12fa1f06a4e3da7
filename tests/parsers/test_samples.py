"""The sixteen sample mails of the process, from their bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from parsers.mail import read_mail
from parsers.read import read

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))


def _holds(expected: object, actual: object) -> bool:
    """Whether every key that is expected holds; lists are as long as expected."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(_holds(value, actual.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(actual, list) and len(expected) == len(actual) and all(map(_holds, expected, actual))
    return expected == actual


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_as_expected(name: str) -> None:
    """D1, D2, D7, D9, M2, M4, M7, P1, T4: the process's own mails."""
    reading = msgspec.json.decode(msgspec.json.encode(read(read_mail((SAMPLES / f"{name}.eml").read_bytes()))))
    for remarks in ("problems", "warnings"):
        reading[remarks] = [remark["code"] for remark in reading[remarks]]
    assert _holds(EXPECTED[name], reading)
