"""M4: one plain sentence for every problem and every warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from state.notice import Remark
from templates.remarks import field_label, known_codes, remark_message

JSON_PAGE = Path(__file__).parents[2] / "docs" / "JSON.md"
_CODE = re.compile(r"`([a-z]+(?:-[a-z]+)+)`(?=[^|\n]*\|[^|\n]*\|)")
PROBLEMS = [
    "ambiguous-project",
    "missing-project",
    "missing-person",
    "missing-period",
    "unreadable-period",
    "impossible-date",
    "end-before-start",
    "unreadable-effort",
    "unknown-person",
    "ambiguous-person",
    "given-name",
    "which-of-them",
    "unread-line",
    "effort-twice",
    "lent-twice",
    "open-ended",
    "over-limit",
    "missing-role",
    "unknown-group",
    "ambiguous-group",
    "has-left",
    "missing-topic",
    "missing-reason",
    "missing-verdict",
    "missing-change",
    "not-assigned",
    "ambiguous-request",
    "no-request",
    "missing-leaving-date",
    "missing-need-period",
    "no-such-project",
    "end-to-come",
    "part-ended",
    "unclear-cancellation",
    "still-planned",
    "on-condition",
    "shared-effort",
    "unreadable-leaving-date",
    "release-beside",
    "cancellation-beside",
    "need-beside",
    "another-topic",
    "decision-beside",
    "unreadable-count",
    "lead-beside",
    "lent-beside",
    "end-beside",
    "replacement-beside",
    "not-earlier",
    "nobody-to-release",
]
OF_ANSWERS = [
    "not-lent",
    "not-asked",
    "said-before",
    "which-question",
    "several-questions",
    "answers-nothing",
    "whole-form",
    "not-sure",
    "say-yes",
    "nothing-changed",
    "not-asked-here",
]
"""Why an answer, or its word about one of several people, was not acted upon (M4, M7)."""
WARNINGS = [
    "effort-exceeds-period",
    "no-working-day",
    "already-begun",
    "already-over",
    "overlaps-other-assignment",
    "unknown-project",
    "has-gaps",
    "unreadable-attachment",
    "left-out",
    "sheet-left-out",
    "nobody-to-replace",
    "weekday-disagrees",
    "length-disagrees",
]


def test_every_code_has_its_sentence() -> None:
    """M4: the codes of the interface, and none besides."""
    assert known_codes() == {*PROBLEMS, *OF_ANSWERS, *WARNINGS}


def test_every_code_is_told_to_the_administrator() -> None:
    """Each code stands in the page of codes, in the part that it belongs to, and no other does."""
    problems, warnings = (
        JSON_PAGE.read_text(encoding="utf-8").split("## Codes of problems")[1].split("## Codes of warn")
    )
    assert set(_CODE.findall(problems)) == {*PROBLEMS, *OF_ANSWERS}
    assert set(_CODE.findall(warnings)) == {*WARNINGS}


@pytest.mark.parametrize("code", [*PROBLEMS, *WARNINGS])
@pytest.mark.parametrize("value", [None, "6月31日"])
@pytest.mark.parametrize("person", [None, "许南星"])
def test_a_sentence_is_one_line_and_ends(code: str, value: str | None, person: str | None) -> None:
    """M4: whatever is known of the trouble, it is one whole sentence."""
    message = remark_message(Remark(code, "period", "支撑周期：6月31日", person, value))
    assert message.endswith("。")
    assert message.count("。") == 1
    assert "{" not in message
    assert "None" not in message


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_problem_says_what_is_expected(code: str) -> None:
    """M4: what is wrong, and what to write instead."""
    assert "请" in remark_message(Remark(code))


def test_a_sentence_names_the_characters_that_are_the_trouble() -> None:
    """M4: exactly what cannot be read, and whose it is."""
    assert "许南星的日期「6月31日」" in remark_message(Remark("impossible-date", value="6月31日", person="许南星"))
    assert "「小张」" in remark_message(Remark("unknown-person", value="小张"))


def test_an_unknown_name_comes_with_those_most_like_it() -> None:
    """M4: nothing is guessed, but the names to choose from are there."""
    remark = Remark("unknown-person", value="白一丹", near=("白一舟", "白一凡"))
    assert remark_message(remark).endswith("是否指：白一舟、白一凡？")
    assert remark_message(remark, "en").endswith("Did you mean 白一舟, 白一凡?")


def test_an_unknown_code_still_says_something() -> None:
    """Never raises, whatever a reader comes up with."""
    assert "new-code" in remark_message(Remark("new-code"))


def test_a_hostile_value_stays_a_value() -> None:
    """A brace is a brace, a line break a space, and a novel is cut."""
    message = remark_message(Remark("unknown-person", value="{code}\r\n\u202e" + "长" * 500, person="{value}"))
    assert "「{code} 长长" in message
    assert len(message) < 200
    assert remark_message(Remark("missing-period", person="{value}")).startswith("没有写明{value}的")


def test_fields_have_the_labels_of_the_form() -> None:
    """M4: a field is called what the sender calls it; an unknown one keeps its own name."""
    assert field_label("period") == "支撑周期"
    assert field_label("new") == "new"
    assert field_label(None) is None
