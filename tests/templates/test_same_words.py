"""M6: plain text and HTML say the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from templates.rendering import Words, render
from templates.samples import samples

LETTERS = samples()


class Visible(HTMLParser):
    """The text that a reader of the HTML sees, and the addresses of its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._hidden = tag == "title" or self._hidden
        self.links.extend(value or "" for name, value in attrs if name in {"href", "src", "background"})

    def handle_endtag(self, tag: str) -> None:
        self._hidden = self._hidden and tag != "title"

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


def words_of(text: str) -> str:
    """Characters and digits alone: marks and spaces are each look's own."""
    return "".join(re.findall(r"\w", text))


def rendered(name: str) -> Words:
    return render(LETTERS[name], "staffing@example.com", message_id="<k3f9.1@example.com>")


@pytest.mark.parametrize("name", LETTERS)
def test_text_and_html_have_the_same_words(name: str) -> None:
    """M6: every word, in the same order."""
    words = rendered(name)
    assert words_of(words.text) == words_of("".join(Visible(words.html).text))


@pytest.mark.parametrize("name", LETTERS)
def test_html_loads_nothing_and_runs_nothing(name: str) -> None:
    """M7: the only links are `mailto:`, and there is nothing else that a mail program would fetch or run."""
    page = Visible(rendered(name).html)
    assert all(link.startswith("mailto:staffing@example.com?") for link in page.links)
    assert not {"script", "img", "link", "style", "iframe", "form", "input"} & set(page.tags)
    assert "url(" not in rendered(name).html


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_left_open(name: str) -> None:
    """No None, no braces of a template, no two empty lines, no line break inside a sentence of the text."""
    words = rendered(name)
    assert not re.search(r"None|Undefined|\{\{|\{%|\{\d\}", words.text + words.subject)
    assert "\n\n\n" not in words.text
    assert not re.search(r"[，、（]\n|^\s+$", words.text)


def test_not_entitled_is_one_line() -> None:
    """M3: one line saying who may."""
    for name in LETTERS:
        if name.startswith("not-entitled"):
            assert rendered(name).text.count("\n") == 1


@pytest.mark.parametrize("name", [name for name in LETTERS if name.startswith(("extension-request", "approval"))])
def test_the_next_step_comes_first(name: str) -> None:
    """M7: the words to reply with stand before everything that only informs."""
    text = rendered(name).text
    assert text.index("请直接回复") < text.index("项目：")
