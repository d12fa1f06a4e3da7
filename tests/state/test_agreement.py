"""Two parties agree on a last day (D5): the fold over their words, in every order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from state.agreement import agreement_of
from state.model import Voice, Vote

AT = dt.datetime(2026, 6, 16, 9, tzinfo=dt.UTC)
BOTH: tuple[Voice, Voice] = ("project", "group")
DAYS = {"10": dt.date(2026, 7, 10), "31": dt.date(2026, 7, 31)}


def votes(words: str) -> list[Vote]:
    """Words like "P31 G10 G-": the project names the 31st, the group the 10th, then the group refuses."""
    said: list[Vote] = []
    for word in words.split():
        voice: Voice = "project" if word[0] == "P" else "group"
        until = DAYS.get(word[1:])
        said.append(Vote(voice, word[0], until, "没有人手" if until is None else None, AT))
    return said


@pytest.mark.parametrize(
    ("words", "state", "on_table"),
    [
        ("", "open", None),
        ("P31", "open", "31"),
        ("P31 G31", "agreed", "31"),
        ("G31 P31", "agreed", "31"),
        ("P31 P31", "open", "31"),
        ("P31 G10", "open", "10"),
        ("P31 G10 P10", "agreed", "10"),
        ("P31 G10 P31", "open", "31"),
        ("P31 G10 P31 G31", "agreed", "31"),
        ("P31 G10 G31", "agreed", "31"),
        ("P31 P10 G31", "open", "31"),
        ("P31 P10 G10", "agreed", "10"),
        ("P-", "declined", None),
        ("P31 G-", "declined", None),
        ("P31 G- G31", "declined", None),
    ],
)
def test_d5_each_voices_latest_word_counts(words: str, state: str, on_table: str | None) -> None:
    """Agreed is what both have named last; a refusal ends it."""
    standing = agreement_of(votes(words), BOTH)
    assert (standing.state, standing.on_table) == (state, DAYS.get(on_table or ""))


def test_d5_a_refusal_keeps_who_refused_and_why() -> None:
    """For the letter to both."""
    standing = agreement_of(votes("P31 G- P31"), BOTH)
    assert (standing.refused_by, standing.reason) == ("G", "没有人手")


def test_d7_one_voice_may_be_enough() -> None:
    """A week ahead only the manager's is needed."""
    assert agreement_of(votes("P31"), ("project",)).state == "agreed"
    assert agreement_of(votes("G31"), ("project",)).state == "open"


def test_d5_what_is_proposed_without_a_voice_is_on_the_table_and_agreed_by_nobody() -> None:
    """The R&D lead starts it, and does not decide."""
    standing = agreement_of([], BOTH, proposed=DAYS["31"])
    assert (standing.on_table, standing.agreed_by, standing.state) == (DAYS["31"], (), "open")
    assert agreement_of(votes("P31"), BOTH, proposed=DAYS["31"]).agreed_by == (("project", "P"),)


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(st.lists(st.sampled_from(["P31", "P10", "P-", "G31", "G10", "G-"]), max_size=8))
def test_d5_never_agreed_without_both_and_never_after_a_refusal(words: Sequence[str]) -> None:
    """Whatever is said, in whatever order."""
    standing = agreement_of(votes(" ".join(words)), BOTH)
    last = {word[0]: word[1:] for word in words}
    refused = any(word.endswith("-") for word in words)
    both_say_the_same = len(last) == 2 and len(set(last.values())) == 1
    assert (standing.state == "declined") == refused
    assert (standing.state == "agreed") == (both_say_the_same and not refused)
