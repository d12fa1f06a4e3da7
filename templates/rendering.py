"""From a letter as a value to its words: subject, text and HTML.

The words stand once, in one file a letter (`zh_CN/confirmation.jinja`), and are rendered twice: with the look of
plain text and with the look of HTML (see `templates.look`). So both say the same (M6).
"""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from types import ModuleType

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template
from jinja2.ext import Extension
from msgspec import Struct

from state.letters import (
    AdminDigest,
    AgreedNotice,
    ApprovalRequest,
    BounceReport,
    Cancellation,
    Confirmation,
    Correction,
    Digest,
    DoubleBooking,
    EarlyRelease,
    ExtensionRequest,
    ExtensionResult,
    Facts,
    Forms,
    HandoverNoted,
    HandoverRequest,
    HandoverResult,
    HandoverTaken,
    LateWord,
    LeadConflict,
    LeadDuties,
    Letter,
    NeedForward,
    NeedOffer,
    NeedResult,
    NeedTaken,
    NewLead,
    NotEntitled,
    OfSeveral,
    OutageTold,
    ProjectEnded,
    ReleaseNotice,
    ReleaseWithdrawn,
    Reminder,
    ReviewList,
    Several,
)
from state.letters.presales import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from templates import chinese, english
from templates.cleaning import cleaned, shortened
from templates.compiled import CompiledTemplates
from templates.links import ReplyLink
from templates.look import Look, Spaced, Unbroken, Values, parts_extension, read_look
from templates.new_mail import NewMailLink
from templates.remarks import field_label, remark_message
from templates.subjects import bounded

DEFAULT_LANGUAGE = "zh_CN"
_LINK_SUBJECT = 80
"""Characters of the subject in a link: nine bytes each, and some mail programs cut a link at 2,000."""
_FORMS: dict[str, ModuleType] = {"zh_CN": chinese, "en": english}
"""How each language writes dates and efforts."""
_LINES: dict[str, type[Extension]] = {"zh_CN": Unbroken, "en": Spaced}
"""How each language joins the lines of a template."""
_LETTERS: dict[type[Facts], str] = {
    AdminDigest: "admin_digest",
    AgreedNotice: "staffing_notice",
    ApprovalRequest: "approval_request",
    BounceReport: "bounce_report",
    Cancellation: "cancellation",
    Confirmation: "confirmation",
    Correction: "correction_request",
    Digest: "digest",
    DoubleBooking: "double_booking",
    EarlyRelease: "early_release",
    ExtensionRequest: "extension_request",
    ExtensionResult: "extension_result",
    Forms: "forms",
    HandoverNoted: "handover_noted",
    HandoverRequest: "handover_request",
    HandoverResult: "handover_result",
    HandoverTaken: "handover_taken",
    LateWord: "late_word",
    LeadConflict: "lead_conflict",
    LeadDuties: "lead_duties",
    NeedForward: "need_forward",
    NeedOffer: "need_offer",
    NeedResult: "need_result",
    NeedTaken: "need_taken",
    NewLead: "new_lead",
    NotEntitled: "not_entitled",
    OutageTold: "outage",
    ReleaseNotice: "release_notice",
    ProjectEnded: "project_end",
    ReleaseWithdrawn: "release_withdrawn",
    Reminder: "reminder",
    ReviewList: "review_list",
    PresalesApproval: "presales_approval",
    PresalesForward: "presales_forward",
    PresalesResult: "presales_result",
    PresalesTaken: "presales_taken",
}

_OF_SEVERAL: dict[type[OfSeveral], str] = {
    ApprovalRequest: "approval_requests",
    Correction: "answers_wanted",
    EarlyRelease: "early_releases",
    ExtensionRequest: "extension_requests",
    ExtensionResult: "extension_results",
    LateWord: "late_words",
    ReleaseNotice: "release_notices",
    ReleaseWithdrawn: "releases_withdrawn",
    Reminder: "reminders",
}
"""Of what items the letter about several people is."""


class Words(Struct, frozen=True):
    """A letter's words: its own subject (of an answer, see `message.subject_line`), its text and its HTML."""

    subject: str
    text: str
    html: str


def render(letter: Letter, reply_address: str, *, message_id: str | None = None, rehearsal: bool = False) -> Words:
    """The words of a letter. Links in it write to `reply_address`, and name `message_id` as what they answer.

    In a rehearsal they are those for its receivers, with a line that says who these are (U3).
    """
    letter = cleaned(letter)
    name = _template_name(letter.facts)
    language = letter.language if _has(letter.language, name) else DEFAULT_LANGUAGE
    values: dict[str, object] = {"facts": letter.facts, "to": letter.to, "cc": letter.cc, "language": language}
    values["rehearsal"] = rehearsal
    subject = _subject(_template(language, "text", name), values, letter)
    values.update(subject=subject, mailto=ReplyLink(reply_address, bounded(subject, _LINK_SUBJECT), message_id))
    values["new_mail"] = NewMailLink(reply_address)
    text = _template(language, "text", name).render(values)
    return Words(subject, text.strip() + "\n", _template(language, "html", name).render(values))


def _template_name(facts: Facts) -> str:
    return _OF_SEVERAL[type(facts.items[0])] if isinstance(facts, Several) else _LETTERS[type(facts)]


@cache
def _has(language: str, name: str) -> bool:
    """Whether the letter has words in that language; else it goes out in Chinese rather than not at all."""
    return language in _FORMS and name in letter_names(language)


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
    shown, escape = read_look(look, language), look == "html"
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("templates", language), PackageLoader("templates", f"looks/{look}")]),
        autoescape=escape,  # noqa: S701 - plain text shows a `<` as it is
        undefined=StrictUndefined,
        extensions=[_LINES[language], parts_extension(shown)],
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledTemplates(look, language),
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


def languages() -> tuple[str, ...]:
    """The languages that letters are written in."""
    return tuple(_FORMS)


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
