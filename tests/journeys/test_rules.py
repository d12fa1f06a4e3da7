"""Each rule of the process is proved through the command line, and `docs/RULES.md` says by which test."""

from __future__ import annotations

import pytest

from tests.journeys.write_rules import PAGE, RULES, page, proofs


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_proved_through_the_command_line(rule: str) -> None:
    assert any(rule in proof.rules for proof in proofs())


def test_the_page_is_up_to_date() -> None:
    """After a test was added or renamed: `python -m tests.journeys.write_rules`."""
    assert PAGE.read_text(encoding="utf-8") == page()
