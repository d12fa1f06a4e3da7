"""No regular expression of the product blows up on hostile mail: eight times the text costs about eight times (M4)."""

from __future__ import annotations

import re
import time
from typing import Final

import pytest

from parsers.mail.mime import _delimiters
from tests.fuzz.expressions import Expression, built_at_run_time, expressions
from tests.fuzz.hostile import Compiled, Text, blows_up, seconds

BOUNDED: Final = {
    "parsers.dates.tokens._CLASS": (1_000, Text("", "[", "\x01")),  # reads the product's own expressions, no mail
    "parsers.mail.authentication._SEGMENT": (30_000, Text("", '"a"', ";")),  # quotes that do not close were refused
}
"""What takes longer than it should of a long text, and never sees one: the most characters, and the worst text."""
PARTS: Final = 6
EVERY: Final = expressions()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_expression_blows_up(part: int) -> None:
    """M4: input is bounded in time, used as the sources use it (`match` is not tried as `search`)."""
    found = {
        f"{one.name}.{method}": worst
        for one in EVERY[part::PARTS]
        if one.name not in BOUNDED
        for method in sorted(one.methods)
        if (worst := blows_up(one.compiled, method))
    }
    assert found == {}


@pytest.mark.parametrize("name", BOUNDED)
def test_what_is_bounded_is_quick_at_its_bound(name: str) -> None:
    """The text that is worst for it, as long as it may be, takes less than ten milliseconds."""
    size, text = BOUNDED[name]
    one = _named(name)
    assert all(seconds(one.compiled, method, text.of(size), 9) < 0.01 for method in one.methods)


@pytest.mark.parametrize(
    ("careless", "method"),
    [
        (re.compile(r"(?:a+)+b"), "match"),  # exponential
        (re.compile(r"(?:截止到?|到|截)+$"), "search"),  # exponential, by two ways to read the same words
        (re.compile(r"\s*\n"), "finditer"),  # quadratic
        (re.compile(r"\s*:?\s*x"), "match"),  # quadratic, begun at one place only
        (re.compile(rb"<.*>"), "search"),  # quadratic, of bytes
        (re.compile(r"\s*:?\s*:?\s*x"), "fullmatch"),  # cubic
    ],
)
def test_a_careless_expression_is_caught(careless: Compiled, method: str) -> None:
    """Whether the time grows with the square, the cube or a power of the length."""
    assert blows_up(careless, method)


def test_a_careful_expression_is_not() -> None:
    """A long way to one match is no fault, nor is one that `match` begins once and `search` would begin everywhere."""
    assert not blows_up(re.compile(r"\s*+\n"), "match")
    assert not blows_up(re.compile(r"[^,]{2,60}?x"), "search")


def test_what_is_built_while_it_runs_is_known() -> None:
    """None but these is put together of words of a mail, and what they take in is escaped; each is tried below."""
    assert set(built_at_run_time()) == {
        # of the product's own words, when it is loaded, and tried above
        "parsers.dates.tokens._Matcher.__init__",
        "parsers.mail.machine_words.Beginnings.__init__",
        "parsers.notices.people.names_within.NamesWithin.__init__",  # one character of those that names begin with
        "parsers.notices.people.given_alone._places",  # a given name of the directory, which stands for itself
        "parsers.notices.words.topics.Topic.__init__",
        "parsers.notices.words.wordings.Vocabulary._places",  # one character of those with which its words begin
        "parsers.notices.words.wordings.Wording._pattern",
        "parsers.notices.words.wordings._any_of",  # of wordings, each of them tried above
        "parsers.patterns.Pattern.compiled",
    }


@pytest.mark.parametrize("boundary", ["(a+)+$", "a" * 2_000, "--" * 500, "[", "\\", "a|b", ".*", "-"])
def test_a_boundary_stands_for_itself_and_takes_linear_time(boundary: str) -> None:
    """RFC 2046 section 5.1.1: whatever a mail calls its boundary, the parts are found by it and by nothing else."""
    mark = boundary.encode()
    line = b"--" + mark
    assert len([*_delimiters(line, mark)]) == 1
    assert not [*_delimiters(b"x" + line, mark)]
    begun = time.perf_counter()
    for text in (line[:-1] * (1_000_000 // len(line)), (line + b" ") * 1_000, b"\n" + line + b" " * 1_000_000 + b"x"):
        assert not [*_delimiters(b"x" + text, mark)]
    assert time.perf_counter() - begun < 1


def test_the_expressions_of_every_kind_are_found() -> None:
    """Held by a name, in a tuple, by a class, in an object, written where it is used, and of bytes; with their use."""
    assert len(EVERY) > 400
    assert _named("parsers.mail.attributions._STARTS").methods == {"match"}
    assert _named("parsers.notices.doubts.asking._OF_PEOPLE").methods == {"match"}
    assert _named("templates.look.Unbroken").methods == {"finditer"}
    assert _named("parsers.mail.machine.BOUNCE_OPENING")
    assert any(isinstance(one.compiled.pattern, bytes) for one in EVERY)
    assert any(re.match(r"parsers\.notices\.\w+\.\w+:\d+$", one.name) for one in EVERY)


def _named(name: str) -> Expression:
    return next(one for one in EVERY if one.name == name)
