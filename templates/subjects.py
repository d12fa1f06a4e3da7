"""Subjects: the mark of an answer (M1), the token at the end (M7), and a bearable length."""

from __future__ import annotations

import re

from templates.cleaning import clean, shortened

_LONGEST = 200
_ANSWER_MARK = re.compile(r"\s*+(?:re|回复|答复|回覆|答覆)\s*+(?:\[\d+\])?\s*+[:：]\s*+", re.IGNORECASE)
_TOKEN = re.compile(r"(?<!\s)\s*+\[#[^\]\s]{0,80}\]")


def token_of(subject: str) -> str:
    """The token a subject ends with, brackets included; empty where it has none."""
    found = _TOKEN.findall(subject)
    return found[-1].strip() if found else ""


def bounded(subject: str, longest: int = _LONGEST, token: str | None = None) -> str:
    """The subject cut to a bearable length; the token at its end (its own, unless another is given) is never cut."""
    token = token_of(subject) if token is None else token
    body = shortened(subject.removesuffix(token).rstrip(), longest - len(token))
    return f"{body} {token}" if token else body


def answering(answered: str, own: str) -> str:
    """The subject of an answer: that of the mail it answers, marked as an answer once, with the letter's own token."""
    subject, token = clean(answered).strip(), token_of(own)
    if not subject:
        return bounded(own)
    return bounded(_marked(_TOKEN.sub("", subject) if token else subject), token=token)


def _marked(subject: str) -> str:
    """The subject with exactly one mark of an answer: the one it begins with, else `Re: `."""
    mark = None
    rest = subject
    while found := _ANSWER_MARK.match(rest):
        mark = mark or found[0].strip()
        rest = rest[found.end() :]
    if mark is None:
        return f"Re: {rest}"
    return f"{mark}{'' if mark.endswith('：') else ' '}{rest}"
