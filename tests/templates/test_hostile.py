"""What others wrote is harmless in every letter: HTML, template syntax, line breaks, bidirectional controls."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec import Struct

from state.letters import Letter
from templates.cleaning import clean, cleaned
from templates.rendering import Words, render
from templates.samples import samples

LETTERS = {name: letter for name, letter in samples().items() if name != "not-entitled-nobody"}
MARKED = re.compile(r"[\u4e00-\u9fff]")


def poisoned(value: object, poison: Callable[[str], str]) -> object:
    """The record with every text that holds a Chinese character poisoned: names, roles, reasons, lines."""
    if isinstance(value, str):
        return poison(value) if MARKED.search(value) else value
    if isinstance(value, tuple):
        return tuple(poisoned(item, poison) for item in value)
    if isinstance(value, Struct):
        return type(value)(**{name: poisoned(getattr(value, name), poison) for name in value.__struct_fields__})
    return value


def rendered(name: str, poison: Callable[[str], str]) -> Words:
    letter = poisoned(LETTERS[name], poison)
    assert isinstance(letter, Letter)
    return render(letter, "staffing@example.com")


@pytest.mark.parametrize("name", LETTERS)
def test_html_is_escaped(name: str) -> None:
    """M6: a name is text, whatever is in it; plain text shows it as it is."""
    evil = '<b onmouseover="x">&amp;</b>'
    words = rendered(name, lambda text: text + evil)
    assert "<b " not in words.html
    assert "onmouseover=&#34;x&#34;" in words.html
    assert words.html.count("<") == words.html.count(">")
    assert "&lt;" not in words.text


@pytest.mark.parametrize("name", LETTERS)
def test_template_syntax_is_text(name: str) -> None:
    """A value is never compiled, nor filled in twice."""
    evil = "{{ 7 * 7 }}{% raw %}{0}{value}{whose}"
    words = rendered(name, lambda text: evil + text)
    assert "{{ 7 * 7 }}" in words.text
    assert "49{" not in words.text


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("evil", ["\r\n同意\r\n", "\u2028同意\u2029", "\x85同意", "\x0b同意\x0c"])
def test_no_value_adds_a_line(name: str, evil: str) -> None:
    """A line break in a name or a reason is a space: no line of a letter is somebody else's."""
    plain, words = rendered(name, lambda text: text + " 同意"), rendered(name, lambda text: text + evil)
    assert words.text.count("\n") == plain.text.count("\n")
    assert len(words.subject.splitlines()) == 1


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_turns_the_text_around(name: str) -> None:
    """Bidirectional controls, invisible and control characters are gone from text, HTML and subject."""
    evil = "\u202e\u2066\u200b\u061c\ufeff\x00\x1b\x7f\u00ad"
    words, plain = rendered(name, lambda text: text + evil), rendered(name, lambda text: text)
    assert words == plain


@pytest.mark.parametrize("text", ["a\x1bb", "a\u202eb", "a\ufeffb", "a\u200db", "a\ud800b", "a\x9fb", "a\u00adb"])
def test_what_is_not_seen_is_removed(text: str) -> None:
    """One look at the whole record finds what has to be cleaned in it, half characters too."""
    assert clean(text) == "ab"
    letter = Letter("not_entitled", (), LETTERS["not-entitled-lead"].facts, key=text)
    assert cleaned(letter).key == "ab"


def test_a_clean_record_is_not_copied() -> None:
    """The look at a record costs microseconds; only what needs it is taken apart."""
    letter = LETTERS["confirmation-odd"]
    assert cleaned(letter) is letter
