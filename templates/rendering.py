"""From a letter as a value to its words: subject, text and HTML.

The words stand once, in one file a letter (`zh_CN/confirmation.jinja`), and are rendered twice: with the look of
plain text and with the look of HTML (see `templates.look`). So both say the same (M6).
"""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from types import ModuleType

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template
from msgspec import Struct

from state.letters import (
    AdminDigest,
    ApprovalRequest,
    Confirmation,
    Correction,
    EarlyRelease,
    ExtensionRequest,
    ExtensionResult,
    Facts,
    LateWord,
    Letter,
    NotEntitled,
    ReleaseNotice,
    ReleaseWithdrawn,
)
from templates import chinese
from templates.cleaning import cleaned, shortened
from templates.compiled import CompiledTemplates
from templates.links import ReplyLink
from templates.look import Look, Unbroken, Values, parts_extension, read_look
from templates.remarks import field_label, remark_message
from templates.subjects import bounded

DEFAULT_LANGUAGE = "zh_CN"
_LINK_SUBJECT = 80
"""Characters of the subject in a link: nine bytes each, and some mail programs cut a link at 2,000."""
_FORMS: dict[str, ModuleType] = {"zh_CN": chinese}
"""How each language writes dates and efforts."""
_LETTERS: dict[type[Facts], str] = {
    AdminDigest: "admin_digest",
    ApprovalRequest: "approval_request",
    Confirmation: "confirmation",
    Correction: "correction_request",
    EarlyRelease: "early_release",
    ExtensionRequest: "extension_request",
    ExtensionResult: "extension_result",
    LateWord: "late_word",
    NotEntitled: "not_entitled",
    ReleaseNotice: "release_notice",
    ReleaseWithdrawn: "release_withdrawn",
}


class Words(Struct, frozen=True):
    """A letter's words: its own subject (of an answer, see `message.subject_line`), its text and its HTML."""

    subject: str
    text: str
    html: str


def render(letter: Letter, reply_address: str, *, message_id: str | None = None) -> Words:
    """The words of a letter. Links in it write to `reply_address`, and name `message_id` as what they answer."""
    letter = cleaned(letter)
    language = letter.language if letter.language in _FORMS else DEFAULT_LANGUAGE
    name = _LETTERS[type(letter.facts)]
    values: dict[str, object] = {"facts": letter.facts, "to": letter.to, "cc": letter.cc}
    subject = _subject(_template(language, "text", name), values, letter)
    values.update(subject=subject, mailto=ReplyLink(reply_address, bounded(subject, _LINK_SUBJECT), message_id))
    text = _template(language, "text", name).render(values)
    return Words(subject, text.strip() + "\n", _template(language, "html", name).render(values))


def _subject(template: Template, values: dict[str, object], letter: Letter) -> str:
    """The template's subject, with the token at its end for programs that drop the headers (M7)."""
    subject = "".join(template.blocks["subject"](template.new_context(values)))
    token = letter.token or getattr(letter.facts, "token", None)
    return f"{subject} [#{token}]" if token else subject


@cache
def _template(language: str, look: Look, name: str) -> Template:
    return _environment(language, look).get_template(f"{name}.jinja")


@cache
def _environment(language: str, look: Look) -> Environment:
    """Built when the first letter is written: what writes none (`rosterd status`) does not pay for it."""
    shown, escape = read_look(look), look == "html"
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("templates", language), PackageLoader("templates", f"looks/{look}")]),
        autoescape=escape,  # noqa: S701 - plain text shows a `<` as it is
        undefined=StrictUndefined,
        extensions=[Unbroken, parts_extension(shown)],
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledTemplates(look),
    )
    forms, values = _FORMS[language], Values(shown, escape=escape)
    environment.filters.update({name: getattr(forms, name) for name in forms.__all__})
    environment.filters.update(
        after=values.after,
        lines=values.lines,
        shortened=shortened,
        message=partial(remark_message, language=language),
        label=partial(field_label, language=language),
    )
    environment.globals["parts"] = environment.get_template("parts.jinja").module
    return environment


def letter_names(language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """The letters that a language has templates for."""
    shared = {"letter.jinja", "parts.jinja"}
    folder = files("templates").joinpath(language)
    return tuple(
        sorted(
            item.name.removesuffix(".jinja")
            for item in folder.iterdir()
            if item.name.endswith(".jinja") and item.name not in shared
        )
    )
