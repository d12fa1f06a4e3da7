"""Samples of the letters about several people of a project: see `templates.samples`."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import (
    ApprovalRequest,
    Correction,
    EarlyRelease,
    ExtensionRequest,
    ExtensionResult,
    LateWord,
    Letter,
    OfSeveral,
    ReleaseNotice,
    ReleaseWithdrawn,
    Reminder,
    Several,
    Support,
)
from state.model import Contact, LetterKind
from state.notice import Remark
from templates.sample_cast import LEAD, LEADER, MANAGER, PROJECT, SUPERIOR

_TOKEN = "c21de5a07f9k"  # noqa: S105 - of a made-up letter
_OWN = "k3f9a07c21de"  # of one of its questions

_END, _LATER, _JULY = dt.date(2026, 6, 30), dt.date(2026, 7, 10), dt.date(2026, 7, 31)
_FIRST = Support("许南星", "后端开发", dt.date(2026, 6, 1), _END, support_days=22.0)
_SECOND = structs.replace(_FIRST, person="白一舟", role=None)
_THIRD = structs.replace(_FIRST, person="Alice Wang", role="测试", end=_LATER)
_OPEN_ENDED = structs.replace(_FIRST, person="陶知言", role="解决方案", end=None)
_NOTICE_ON, _LATER_NOTICE_ON = dt.date(2026, 6, 23), dt.date(2026, 7, 3)


def letters_of_several() -> dict[str, Letter]:
    """By a name that says which."""
    return {
        **_questions(),
        **_reminders(),
        **_news(),
        **_results(),
        **_answers(),
    }


def _letter(kind: LetterKind, to: Contact, *items: OfSeveral, token: str | None = None) -> Letter:
    facts = Several(PROJECT, items, token)
    return Letter(kind, (to,), facts, cc=(LEAD,), token=token, answer=kind == "correction_request")


def _questions() -> dict[str, Letter]:
    asked = ExtensionRequest(PROJECT, _FIRST, 14, _NOTICE_ON, _OWN)
    later = structs.replace(asked, support=_THIRD, days_left=24, release_notice_on=_LATER_NOTICE_ON)
    proposed = ApprovalRequest("extension", PROJECT, _FIRST, _JULY, 14, "黄俊杰", "group", _OWN)
    one, other = (("project", "黄俊杰"),), (("group", "程砚秋"),)
    other_day = structs.replace(proposed, support=_THIRD, until=dt.date(2026, 8, 14), reason="联调延后", agreed=one)
    counter = structs.replace(proposed, counter=True, own_until=dt.date(2026, 8, 14), reason="另有项目", agreed=other)
    release = structs.replace(proposed, purpose="early_release", until=dt.date(2026, 6, 19))
    return {
        "several-extension-request": _letter(
            "extension_request", MANAGER, asked, structs.replace(asked, support=_SECOND), token=_TOKEN
        ),
        "several-extension-request-days": _letter(
            "extension_request",
            MANAGER,
            structs.replace(asked, overdue=True),
            structs.replace(asked, support=_SECOND, release_notice_on=None),
            later,
            structs.replace(later, support=structs.replace(_THIRD, person="唐小满")),
            token=_TOKEN,
        ),
        "several-approval-request": _letter(
            "approval_request", LEADER, proposed, structs.replace(proposed, support=_SECOND), token=_TOKEN
        ),
        "several-approval-request-days": _letter("approval_request", LEADER, proposed, other_day, token=_TOKEN),
        "several-approval-request-counter": _letter(
            "approval_request", MANAGER, counter, structs.replace(counter, support=_SECOND), token=_TOKEN
        ),
        "several-approval-request-release": _letter(
            "approval_request",
            LEADER,
            release,
            structs.replace(release, support=_OPEN_ENDED, days_left=None, proposed_by=None),
            token=_TOKEN,
        ),
    }


def _reminders() -> dict[str, Letter]:
    reminded = Reminder("extension", PROJECT, _FIRST, None, dt.date(2026, 6, 16), 11, _OWN, _NOTICE_ON)
    proposal = structs.replace(reminded, about=_JULY, last=True)
    release = structs.replace(reminded, purpose="early_release", about=dt.date(2026, 6, 19))
    open_ended = structs.replace(release, support=_OPEN_ENDED, days_left=None)
    last = _letter("reminder", LEADER, proposal, structs.replace(proposal, support=_THIRD), token=_TOKEN)
    return {
        "several-reminder": _letter(
            "reminder", MANAGER, reminded, structs.replace(reminded, support=_SECOND), token=_TOKEN
        ),
        "several-reminder-proposal": structs.replace(last, cc=(SUPERIOR,)),
        "several-reminder-release": _letter("reminder", LEADER, release, open_ended, token=_TOKEN),
    }


def _news() -> dict[str, Letter]:
    leaves = ReleaseNotice(PROJECT, _FIRST, 7, late=False)
    asked = structs.replace(leaves, support=_SECOND, late=True, days_left=4, question=True, token=_OWN)
    early = EarlyRelease(PROJECT, structs.replace(_FIRST, end=dt.date(2026, 6, 19)), _END, "黄俊杰", 10)
    off = ReleaseWithdrawn(PROJECT, structs.replace(_FIRST, end=_JULY), _END, _JULY)
    notice: LetterKind = "release_notice"
    return {
        "several-release-notice": _letter(
            notice, MANAGER, leaves, structs.replace(leaves, support=_THIRD, days_left=17, extension_open=True)
        ),
        "several-release-notice-asks": _letter(
            notice,
            MANAGER,
            structs.replace(asked, late_reason="downtime"),
            structs.replace(asked, support=_FIRST, late_reason="downtime"),
            token=_TOKEN,
        ),
        "several-release-notice-asks-of-one": _letter(
            notice, MANAGER, leaves, structs.replace(asked, late_reason="late_notice"), token=_OWN
        ),
        "several-early-release": _letter(
            "early_release", MANAGER, early, structs.replace(early, support=_THIRD, old_end=None, agreed_by="查甘望")
        ),
        "several-release-withdrawn": _letter(
            "release_withdrawn", MANAGER, off, structs.replace(off, support=_OPEN_ENDED, new_end=None)
        ),
    }


def _results() -> dict[str, Letter]:
    agreed = ExtensionResult(
        "extension",
        PROJECT,
        structs.replace(_FIRST, end=_JULY),
        "agreed",
        _END,
        _JULY,
        voices=(("project", "黄俊杰", True), ("group", "查甘望", True)),
        extension_request_on=dt.date(2026, 7, 17),
        release_notice_on=dt.date(2026, 7, 24),
    )
    declined = ExtensionResult(
        "extension", PROJECT, _SECOND, "declined", _END, _END, decided_by="黄俊杰", reason="人手不足"
    )
    lapsed = ExtensionResult("early_release", PROJECT, _THIRD, "lapsed", _LATER, why_lapsed="amended")
    return {
        "several-extension-result": _letter("extension_result", MANAGER, agreed, declined),
        "several-extension-result-lapsed": _letter(
            "extension_result", MANAGER, lapsed, structs.replace(lapsed, support=_FIRST, result="declined")
        ),
    }


def _answers() -> dict[str, Letter]:
    stands = LateWord("extension", PROJECT, _FIRST, "agreed", _JULY)
    dated = Correction(PROJECT, (Remark("missing-period", "until"),), (), asks_for_date=True, about=_FIRST)
    undecided = Correction(PROJECT, (), (), undecided=True, about=_FIRST, until=_JULY)
    refused = structs.replace(dated, problems=(Remark("end-before-start", "until", value="2026-06-01"),))
    kind: LetterKind = "correction_request"
    return {
        "several-late-word": _letter(
            "extension_result",
            MANAGER,
            stands,
            structs.replace(stands, support=_THIRD, standing="open", asked_now=_JULY),
            structs.replace(stands, support=_OPEN_ENDED, purpose="early_release", standing="lapsed", last_day=None),
        ),
        "several-answers-wanted-date": _letter(
            kind, MANAGER, dated, structs.replace(dated, about=_THIRD), token=_TOKEN
        ),
        "several-answers-wanted-later": _letter(
            kind, MANAGER, refused, structs.replace(refused, about=_THIRD), token=_TOKEN
        ),
        "several-answers-wanted": _letter(
            kind, LEADER, undecided, structs.replace(undecided, about=_OPEN_ENDED), token=_TOKEN
        ),
    }
