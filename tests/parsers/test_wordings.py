"""The small grammar that sentences are read by: words by kind, orders of them, and what they name."""

from __future__ import annotations

import pytest

from parsers.notices.words.wordings import Token, Vocabulary

WORDS = Vocabulary(
    {
        "BY": "由",
        "TAKES": "接替 takes|over|from",
        "POST": "负责人",
        "SERVES": "担任 任",
        "AND": "、",
        "COURTESY": "同学",
    },
    alone={"OF": "本 项目 的"},
    silent=("GAP", "COURTESY"),
)
REPLACES = WORDS.wordings("BY? new:RUN TAKES old:RUN")
ALL = WORDS.wordings("BY new:( RUN (AND RUN)* ) SERVES OF* POST")
WHOLE = WORDS.wordings("START new:RUN TAKES old:RUN &( END | AND )")
UNCHANGED = WORDS.wordings("SERVES !( POST ) ANY{1,2}")


def told(text: str) -> str:
    """The kinds of a text's tokens."""
    return " ".join(token.kind for token in WORDS.cut(text).tokens)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("由许南星接替方启明", "START BY RUN TAKES RUN END"),
        ("许南星任本项目负责人", "START RUN SERVES OF OF POST END"),  # words that count in a run of their own
        ("本初任负责人", "START RUN SERVES POST END"),  # and in no other
        ("ann lee takes over from bo", "START RUN TAKES RUN END"),  # a blank inside a Latin name parts nothing
        ("许南星 同学", "START RUN GAP COURTESY END"),
        ("mistakes over from", "START RUN END"),  # a Latin word counts as a whole
        ("", "START END"),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, kinds: str) -> None:
    """M4: every character belongs to one token, and what no word explains is a run."""
    assert told(text) == kinds


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("由许南星接替方启明", "许南星", "方启明"),
        ("许南星同学 接替 方启明", "许南星", "方启明"),
        ("ann lee takes over from bo chan", "ann lee", "bo chan"),
    ],
)
def test_a_wording_names_its_parts(text: str, new: str, old: str) -> None:
    """D9: the stretches that a wording names, whatever silent words stand between."""
    (found,) = REPLACES[0].found_in(WORDS.cut(text))
    assert {part: found.words(part, text) for part in found.spans} == {"new": new, "old": old}
    assert found.words("was", text) == ""


def test_a_span_may_hold_several_tokens() -> None:
    """D9: a second name is taken with the first."""
    text = "由许南星、白一舟任本项目负责人"
    (found,) = ALL[0].found_in(WORDS.cut(text))
    assert text[slice(*found.spans["new"])] == "许南星、白一舟"


@pytest.mark.parametrize(("text", "holds"), [("许南星任负责人", False), ("许南星任组长", True), ("许南星任", True)])
def test_what_must_not_follow(text: str, holds: bool) -> None:
    """M4: a wording may say what must not stand behind."""
    assert WORDS.tells(UNCHANGED, text) is holds


@pytest.mark.parametrize(
    ("text", "behind"),
    [("许南星接替方启明", ""), ("许南星接替方启明、高兴", "、高兴"), ("许南星接替方启明任负责人", None)],
)
def test_what_has_to_follow(text: str, behind: str | None) -> None:
    """D4: a wording may say what has to stand behind; the text goes on with that."""
    found = next(WHOLE[0].found_in(WORDS.cut(text)), None)
    assert (text[found.last.end :] if found else None) == behind


def test_a_token_that_is_settled_stands_as_it_is() -> None:
    """D9: a name with a word of the vocabulary in it is one run when it is known to be a name."""
    sentence = WORDS.cut("由任建国任负责人", (Token("RUN", 1, 4),))
    assert [token.kind for token in sentence.tokens] == ["START", "BY", "RUN", "SERVES", "POST", "END"]


@pytest.mark.parametrize(("text", "holds"), [("由许南星", True), ("由 许南星", False)])
def test_where_no_kind_is_silent_a_blank_must_be_written(text: str, holds: bool) -> None:
    """D2: a project's name ends at a blank."""
    spoken = Vocabulary({"BY": "由"}, silent=())
    assert spoken.tells(spoken.wordings("BY RUN"), text) is holds
    assert spoken.tells(spoken.wordings("BY GAP? RUN"), text)


def test_a_built_in_kind_is_not_listed_again() -> None:
    """M4: a kind called ANY would stand for every word."""
    with pytest.raises(ValueError, match="ANY"):
        Vocabulary({"ANY": "任何"})
