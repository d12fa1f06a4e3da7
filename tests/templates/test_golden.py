"""Every letter in every variant, word for word (D3 to D7, M3, M4, M6, M7). Written by `write_golden.py`."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from templates.rendering import letter_names, render
from templates.samples import samples

FOLDER = Path(__file__).with_name("golden")
EXPECTED: dict[str, str] = runpy.run_path(str(Path(__file__).with_name("write_golden.py")))["golden_files"]()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_letter_says_what_it_said(name: str) -> None:
    """M6: text and HTML of every sample are the ones that were read and found good."""
    assert EXPECTED[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_letter_is_left_over() -> None:
    """A sample that is gone takes its files with it."""
    assert {path.name for path in FOLDER.iterdir()} == set(EXPECTED)


def test_the_samples_use_every_template() -> None:
    """What `check` renders leaves no template out."""
    beginnings = {
        "admin_digest": "admin-digest",
        "answers_wanted": "several-answers-wanted",
        "approval_requests": "several-approval-request",
        "early_releases": "several-early-release",
        "extension_requests": "several-extension-request",
        "extension_results": "several-extension-result",
        "late_words": "several-late-word",
        "release_notices": "several-release-notice",
        "releases_withdrawn": "several-release-withdrawn",
        "reminders": "several-reminder",
        "approval_request": "approval",
        "bounce_report": "bounce-report",
        "cancellation": "cancellation",
        "confirmation": "confirmation",
        "correction_request": "correction",
        "digest": "digest",
        "early_release": "early-release",
        "extension_request": "extension-request",
        "extension_result": "result",
        "forms": "forms",
        "late_word": "late",
        "lead_conflict": "lead-conflict",
        "double_booking": "double-booking",
        "handover_noted": "handover-noted",
        "handover_request": "handover-request",
        "handover_result": "handover-result",
        "handover_taken": "handover-taken",
        "lead_duties": "lead-duties",
        "outage": "outage",
        "need_forward": "need-forward",
        "need_offer": "need-offer",
        "need_result": "need-result",
        "need_taken": "need-taken",
        "new_lead": "new-lead",
        "presales_approval": "presales-approval",
        "presales_forward": "presales-forward",
        "presales_result": "presales-result",
        "presales_taken": "presales-taken",
        "project_end": "project-end",
        "not_entitled": "not-entitled",
        "release_notice": "release-notice",
        "release_withdrawn": "release-withdrawn",
        "reminder": "reminder",
        "review_list": "review-list",
        "staffing_notice": "staffing-notice",
    }
    assert set(letter_names()) == set(beginnings)
    assert all(any(name.startswith(start) for name in samples()) for start in beginnings.values())


def test_an_unknown_language_is_chinese() -> None:
    """M6: Chinese by default."""
    letter = samples()["confirmation"]
    assert type(letter)(letter.kind, letter.to, letter.facts, language="xx").language == "xx"
    other = type(letter)(letter.kind, letter.to, letter.facts, letter.cc, letter.answer, language="xx")
    assert render(other, "staffing@example.com") == render(letter, "staffing@example.com")
