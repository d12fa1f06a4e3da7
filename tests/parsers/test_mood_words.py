"""The words of moods that several grammars share (M4)."""

from __future__ import annotations

from collections import Counter

import pytest

from parsers.notices.words.mood_words import KINDS, sharing


def test_m4_no_shared_word_is_of_two_kinds() -> None:
    """M4: a word has one kind, so that every grammar means the same by it."""
    counted = Counter(word for listed in KINDS.values() for word in listed.split())
    assert [word for word, times in counted.items() if times > 1] == []


def test_m4_a_grammar_adds_words_of_its_own_and_its_own_say_counts() -> None:
    """M4: a kind in both has the words of both; what the grammar lists elsewhere is of that kind alone."""
    assert sharing("NOT_YET FULLY", {"FULLY": "全部", "DENIES": "未"}) == {
        "NOT_YET": "没",
        "FULLY": "最终 完全 全部",
        "DENIES": "未",
    }


def test_m4_a_kind_that_is_not_shared_is_an_error() -> None:
    """M4: a misspelt kind is found at once."""
    with pytest.raises(KeyError):
        sharing("FULY", {})
