"""M7: `mailto:` links write the reply, and nothing gets into them that is not meant to be there."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from msgspec import structs

from state.letters import ExtensionRequest
from templates.links import ReplyLink
from templates.rendering import render
from templates.sample_cast import TOKEN
from templates.samples import samples

LETTERS = samples()


def fields_of(link: str) -> dict[str, str]:
    """The header fields of a `mailto:` link; every one is there once."""
    pairs = parse_qsl(urlsplit(link).query, keep_blank_values=True, strict_parsing=True)
    assert len({name for name, _ in pairs}) == len(pairs)
    return dict(pairs)


def replies(name: str) -> list[str]:
    """The bodies that the buttons of a letter write."""
    return [fields_of(link)["body"] for link in links_in(render(LETTERS[name], "staffing@example.com").html)]


def links_in(page: str) -> list[str]:
    return [html.unescape(link) for link in re.findall(r'href="([^"]*)"', page)]


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("extension-request", ["续期至 ", "按期撤场"]),
        ("release-notice-question", ["续期至 ", "按期撤场"]),
        ("correction-date", ["续期至 ", "按期撤场"]),
        ("approval", ["同意", "不同意，原因：", "续期至 "]),
        ("approval-counter", ["同意", "不同意，原因：", "续期至 "]),
        ("approval-release", ["同意", "不同意，原因：", "撤场时间："]),
        ("confirmation-questions", ["项目经理："]),
        ("confirmation", []),
        ("result-agreed", []),
    ],
)
def test_buttons_write_the_words_of_the_process(name: str, bodies: list[str]) -> None:
    """M7: 同意 / 不同意 / 续期至 … / 按期撤场."""
    assert replies(name) == bodies


def test_a_link_answers_the_letter() -> None:
    """M1, M7: its subject with the token, and its Message-ID for programs that take it."""
    words = render(LETTERS["approval"], "staffing@example.com", message_id="<k3f9.1@example.com>")
    fields = fields_of(links_in(words.html)[0])
    assert fields == {"subject": f"Re: {words.subject}", "body": "同意", "In-Reply-To": "<k3f9.1@example.com>"}
    assert words.subject.endswith(f"[#{TOKEN}]")


def test_the_form_is_in_the_link_ready_to_be_sent_back() -> None:
    """M4: the form filled in with everything that was understood."""
    (link,) = links_in(render(LETTERS["correction"], "staffing@example.com").html)
    lines = fields_of(link)["body"].split("\r\n")
    assert lines[:3] == ["项目：星河数据治理项目", "协调开发人员：许南星", "岗位：后端开发"]
    assert "协调支撑时间：8人天" in lines
    assert "预估开发时间：" in lines


def test_a_form_too_long_for_a_link_has_none() -> None:
    """Some mail programs cut a link at 2,000 characters: half a form would be worse than none."""
    link = ReplyLink("staffing@example.com", "主题")
    assert link("同意")
    assert link("人" * 300) == ""


def test_a_long_subject_keeps_its_token_and_its_buttons() -> None:
    """M7: the token is what the reply must have, however long project and name are."""
    letter = LETTERS["extension-request"]
    assert isinstance(letter.facts, ExtensionRequest)
    support = structs.replace(letter.facts.support, person="许" * 300)
    letter = structs.replace(letter, facts=structs.replace(letter.facts, project="项" * 300, support=support))
    for link in links_in(render(letter, "staffing@example.com", message_id=f"<{'k' * 60}@example.com>").html):
        assert fields_of(link)["subject"].endswith(f"[#{TOKEN}]")
        assert len(link) < 2000


def test_a_subject_cannot_add_fields_to_a_link() -> None:
    """RFC 6068: `&`, `?`, `#`, `%` and quotes in names are only characters."""
    nasty = 'A&bcc=evil@example.com?body=同意#%0d%0a"><script>'
    link = ReplyLink("staffing@example.com", nasty)("同意")
    assert fields_of(link) == {"subject": f"Re: {nasty}", "body": "同意"}
    assert not re.search(r'[\s"<>#]', link)


def test_an_address_cannot_add_receivers_to_a_link() -> None:
    """RFC 6068: the address is one address."""
    link = ReplyLink("a@example.com,evil@example.com?cc=x@example.com", "主题")("同意")
    assert link.startswith("mailto:a@example.com%2Cevil@example.com%3Fcc%3Dx@example.com?subject=")
