"""M4: the page that tells managers what they may write says what the tests prove."""

from __future__ import annotations

from tests.parsers.write_page import ANSWERS, PAGE, page, table_of


def test_m4_page_for_managers_is_up_to_date() -> None:
    """M4: after a change of the tables, `python tests/parsers/write_page.py` writes the page anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_m4_page_shows_only_what_the_tests_prove() -> None:
    """M4: what is shown stands in the table, and is read in the week that the page speaks of."""
    for group in table_of("phrases.toml")["group"]:
        assert set(group.get("shown", ())) <= set(group["phrases"])
        assert "shown" not in group or str(group["sent"]) == "2025-07-28"
    efforts = table_of("efforts.toml")
    assert all(set(group.get("shown", ())) <= set(group["texts"]) for group in [*efforts["read"], efforts["asked"]])


def test_m7_page_shows_answers_that_the_tests_prove() -> None:
    """M7: every answer on the page stands in the table under what it decides."""
    table = table_of("replies.toml")
    assert all(set(texts) <= set(table[kind]) for _, kind, texts in ANSWERS)
