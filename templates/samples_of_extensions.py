"""Made-up letters about extensions and early releases that need somebody's word (D5, D7)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import ApprovalRequest, ExtensionRequest, ExtensionResult, LateWord, Letter
from state.model import Voice
from templates.sample_cast import JUNE, LEAD, LEADER, MANAGER, NOTICE_ON, PROJECT, TOKEN, answer, question

_JULY = structs.replace(JUNE, end=dt.date(2026, 7, 31))
_VOICES: tuple[tuple[Voice, str, bool], ...] = (("project", "黄俊杰", False), ("group", "查甘望", True))
_AGREED: tuple[tuple[Voice, str, bool], ...] = (("project", "黄俊杰", True), ("group", "查甘望", True))
_EXTENDED = ExtensionResult(
    purpose="extension",
    project=PROJECT,
    support=_JULY,
    result="agreed",
    old_end=dt.date(2026, 6, 30),
    new_end=dt.date(2026, 7, 31),
    voices=_AGREED,
    extension_request_on=dt.date(2026, 7, 17),
    release_notice_on=dt.date(2026, 7, 24),
)
_AS_PLANNED = structs.replace(_EXTENDED, support=JUNE, new_end=None, extension_request_on=None, voices=_VOICES)


def extension_letters() -> dict[str, Letter]:
    """The questions, what came of them, and words that come too late."""
    return {**_extension_requests(), **_approval_requests(), **_results(), **_late_words()}


def _extension_requests() -> dict[str, Letter]:
    facts = ExtensionRequest(PROJECT, JUNE, 14, NOTICE_ON, TOKEN)
    overdue = structs.replace(facts, days_left=1, release_notice_on=None, overdue=True)
    return {
        "extension-request": question("extension_request", facts, MANAGER, LEAD),
        "extension-request-overdue": question("extension_request", overdue, MANAGER, LEAD),
    }


def _approval_requests() -> dict[str, Letter]:
    facts = ApprovalRequest("extension", PROJECT, JUNE, dt.date(2026, 7, 31), 12, "黄俊杰", "group", TOKEN)
    first = structs.replace(facts, reason="接口联调要到七月底", agreed=(("project", "黄俊杰"),))
    counter = structs.replace(
        facts, until=dt.date(2026, 7, 15), proposed_by="查甘望", voice="project", counter=True, own_until=facts.until
    )
    release = structs.replace(facts, purpose="early_release", until=dt.date(2026, 6, 19), proposed_by="方启明")
    open_ended = structs.replace(release, support=structs.replace(JUNE, end=None), days_left=None)
    return {
        "approval": question("approval_request", first, LEADER),
        "approval-counter": question("approval_request", counter, MANAGER),
        "approval-release": question("approval_request", release, LEADER),
        "approval-release-open-ended": question("approval_request", open_ended, LEADER),
        "approval-unnamed": question("approval_request", structs.replace(counter, proposed_by=None), MANAGER),
    }


def _results() -> dict[str, Letter]:
    facts = {**_agreed(), **_declined(), **_lapsed()}
    return {name: Letter("extension_result", (MANAGER, LEADER), fact, cc=(LEAD,)) for name, fact in facts.items()}


def _agreed() -> dict[str, ExtensionResult]:
    release = structs.replace(
        _EXTENDED,
        purpose="early_release",
        support=JUNE,
        new_end=dt.date(2026, 6, 19),
        extension_request_on=None,
        release_notice_on=None,
    )
    return {"result-agreed": _EXTENDED, "result-release-agreed": release}


def _declined() -> dict[str, ExtensionResult]:
    declined = structs.replace(_AS_PLANNED, result="declined", decided_by="查甘望", reason="另有项目要用人")
    release = structs.replace(declined, purpose="early_release")
    open_ended = structs.replace(JUNE, end=None)
    return {
        "result-declined": declined,
        "result-declined-no-reason": structs.replace(declined, reason=None, voices=()),
        "result-declined-leaving": structs.replace(declined, reason="提前撤场"),
        "result-release-declined": release,
        "result-release-declined-open-ended": structs.replace(
            release, support=open_ended, old_end=None, release_notice_on=None
        ),
    }


def _lapsed() -> dict[str, ExtensionResult]:
    lapsed = structs.replace(_AS_PLANNED, result="lapsed", why_lapsed="unanswered", release_notice_on=None)
    return {
        "result-unanswered": lapsed,
        "result-amended": structs.replace(lapsed, why_lapsed="amended", new_end=dt.date(2026, 8, 31)),
        "result-early-release": structs.replace(lapsed, why_lapsed="early_release", new_end=dt.date(2026, 6, 19)),
        "result-cancelled": structs.replace(lapsed, why_lapsed="cancelled"),
        "result-replaced": structs.replace(lapsed, why_lapsed="replaced"),
        "result-taken-back": structs.replace(lapsed, why_lapsed="taken_back"),
        "result-closed": structs.replace(lapsed, why_lapsed="closed"),
        "result-release-lapsed": structs.replace(lapsed, purpose="early_release"),
    }


def _late_words() -> dict[str, Letter]:
    settled = LateWord("extension", PROJECT, _JULY, "agreed", dt.date(2026, 7, 31))
    asked_anew = structs.replace(
        settled, standing="open", support=JUNE, last_day=JUNE.end, asked_now=dt.date(2026, 7, 15)
    )
    facts = {
        "late-agreed": settled,
        "late-declined": structs.replace(settled, standing="declined", last_day=dt.date(2026, 6, 30)),
        "late-lapsed": structs.replace(settled, standing="lapsed", purpose="early_release", last_day=None),
        "late-open": asked_anew,
        "late-open-question": structs.replace(asked_anew, asked_now=None),
    }
    return {name: answer("extension_result", fact, MANAGER) for name, fact in facts.items()}
