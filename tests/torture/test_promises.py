"""docs/RELIABILITY.md: each promise names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "RELIABILITY.md"
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_each_promise_names_tests_that_exist() -> None:
    """No row of the table without a test, no test that is not there."""
    text = PAGE.read_text(encoding="utf-8")
    promises = [line for line in text.splitlines() if line.startswith("| ") and "proved by" not in line]
    assert len(promises) > 10
    assert [line for line in promises if not _TEST.search(line)] == []
    missing = [f"{file}::{name}" for file, name in _TEST.findall(text) if not _defines(ROOT / file, name)]
    assert missing == []


def _defines(file: Path, name: str) -> bool:
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return re.search(rf"^(    )?def {name}\b", text, re.MULTILINE) is not None
