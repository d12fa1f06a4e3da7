"""One letter of every shape, with made-up facts: what `rosterd check` renders, and what the tests and pictures show."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import structs

from state.letters import (
    AdminDigest,
    ApprovalRequest,
    Confirmation,
    ConfirmedLine,
    EarlyRelease,
    ExtensionRequest,
    ExtensionResult,
    Facts,
    LateWord,
    Letter,
    NotEntitled,
    Overlap,
    ReleaseNotice,
    ReleaseWithdrawn,
    Support,
)
from state.model import Contact, LetterKind, Voice
from state.notice import Period, Remark
from templates.calendar_samples import calendar_samples
from templates.samples_of_asking import asking_letters
from templates.samples_of_changes import cancellation_letters, conflict_letters, end_letters, lead_letters
from templates.samples_of_corrections import correction_letters
from templates.samples_of_handover import handover_letters
from templates.samples_of_presales import presales_letters
from templates.samples_of_several import letters_of_several

PROJECT = "星河数据治理项目"
MANAGER = Contact("黄俊杰", "huangjunjie@example.com")
LEADER = Contact("查甘望", "chaganwang@example.com")
LEAD = Contact("方启明", "fangqiming@example.com")
MEMBER = Contact("许南星", "xunanxing@example.com")
ADMIN = Contact("管理员", "admin@example.com")
TOKEN = "k3f9a07c21de"  # noqa: S105 - of a made-up letter

_JUNE = Support("许南星", "后端开发", dt.date(2026, 6, 1), dt.date(2026, 6, 30), estimated_days=20.0, support_days=22.0)
_JULY = structs.replace(_JUNE, end=dt.date(2026, 7, 31))
_VOICES: tuple[tuple[Voice, str, bool], ...] = (("project", "黄俊杰", False), ("group", "查甘望", True))
_AGREED: tuple[tuple[Voice, str, bool], ...] = (("project", "黄俊杰", True), ("group", "查甘望", True))
_ASK_ON = dt.date(2026, 6, 16)
_NOTICE_ON = dt.date(2026, 6, 23)
_ACTS: tuple[
    Literal["notice", "release", "decision", "extension", "lead", "kickoff", "closing", "need", "handover"], ...
] = (
    "notice",
    "release",
    "decision",
    "extension",
    "lead",
    "kickoff",
    "handover",
    "closing",
    "need",
)


def samples() -> dict[str, Letter]:
    """Every letter in every variant, by a name that says which."""
    return {
        **_confirmations(),
        **correction_letters(),
        **_extension_requests(),
        **_approval_requests(),
        **_results(),
        **_late_words(),
        **_releases(),
        **_others(),
        **conflict_letters(),
        **lead_letters(),
        **end_letters(),
        **cancellation_letters(),
        **calendar_samples(),
        **asking_letters(),
        **handover_letters(),
        **presales_letters(),
        **letters_of_several(),
    }


def _answer(kind: LetterKind, facts: Facts, to: Contact = LEADER, *cc: Contact) -> Letter:
    return Letter(kind, (to,), facts, cc=cc, answer=True)


def _question(kind: LetterKind, facts: Facts, to: Contact, *cc: Contact) -> Letter:
    return Letter(kind, (to,), facts, cc=cc, token=TOKEN)


def _line(**changes: object) -> ConfirmedLine:
    line = ConfirmedLine(
        "opened", _JUNE, extension_request_on=_ASK_ON, release_notice_on=_NOTICE_ON, working_days=21, voices=_VOICES
    )
    return structs.replace(line, **changes)


def _confirmed(*lines: ConfirmedLine, **more: object) -> Letter:
    facts = Confirmation(PROJECT, lines, manager="黄俊杰", rd_lead="方启明")
    return _answer("confirmation", structs.replace(facts, **more))


def _confirmations() -> dict[str, Letter]:
    several = (
        _line(),
        *(_line(support=structs.replace(_JUNE, person=name, role=None)) for name in ("白一舟", "唐小满")),
    )
    return {
        "confirmation": _confirmed(_line()),
        "confirmation-several": _confirmed(*several, rd_lead_learnt=True, manager_learnt=True),
        "confirmation-changes": _confirmed(*_changes()),
        "confirmation-odd": _confirmed(*_oddities(), new_project=True, similar_project="星河数据治理平台项目"),
        "confirmation-reopened": _confirmed(_line(), reopened=True),
        "confirmation-replaced": _confirmed(*_replacements()),
        "confirmation-no-lead": _confirmed(_line(), rd_lead=None, lead_refused="尤硕愚"),
        "confirmation-unchanged": _confirmed(_line(effect="unchanged")),
        "confirmation-questions": _confirmed(
            _line(release_notice_now=True, release_notice_on=None, extension_request_on=None, provisional=True),
            manager=None,
            manager_missing=True,
            lead_refused="尤硕愚",
            similar_project="星河数据治理平台项目",
        ),
    }


def _changes() -> tuple[ConfirmedLine, ...]:
    august = structs.replace(_JUNE, start=dt.date(2026, 8, 3), end=dt.date(2026, 8, 28), support_days=20.0)
    shorter = structs.replace(_JUNE, end=dt.date(2026, 6, 19))
    other = structs.replace(_JUNE, person="白一舟", role="前端开发", support_days=15.5)
    return (
        _line(effect="amended", support=other, before=structs.replace(_JUNE, person="白一舟"), lapsed_extension=True),
        _line(effect="moved", support=august, before=_JUNE),
        _line(effect="opened_second", support=august, before=_JUNE),
        _line(effect="extension_opened", wanted_end=dt.date(2026, 7, 31)),
        _line(effect="extension_opened", wanted_end=dt.date(2026, 7, 31), in_talks=dt.date(2026, 7, 15)),
        _line(effect="release_recorded", support=shorter, before=_JUNE, extension_request_on=None),
        _line(effect="release_asked", wanted_end=dt.date(2026, 6, 19)),
        _line(effect="release_asked", wanted_end=dt.date(2026, 6, 19), in_talks=dt.date(2026, 6, 22)),
    )


def _replacements() -> tuple[ConfirmedLine, ...]:
    nobody = Remark("nobody-to-replace", "person", value="祁连山")
    taker = structs.replace(_JUNE, person="白一舟", start=dt.date(2026, 6, 15))
    left = structs.replace(_JUNE, end=dt.date(2026, 6, 14))
    planned = structs.replace(_JUNE, person="唐小满", start=dt.date(2026, 6, 22))
    return (
        _line(support=taker, replaces="许南星", warnings=(nobody,)),
        _line(effect="release_recorded", support=left, before=_JUNE, replaced_by="白一舟", extension_request_on=None),
        ConfirmedLine("cancelled", planned, replaced_by="白一舟"),
    )


def _oddities() -> tuple[ConfirmedLine, ...]:
    gaps = (Period(dt.date(2026, 6, 1), dt.date(2026, 6, 5)), Period(dt.date(2026, 6, 15), dt.date(2026, 6, 30)))
    overlaps = (
        Overlap("滨江大学算力平台", dt.date(2026, 6, 8), dt.date(2026, 6, 12)),
        Overlap("经开政务ai应用项目", dt.date(2026, 6, 22), None),
    )
    warnings = (
        Remark("effort-exceeds-period", "support_days"),
        Remark("overlaps-other-assignment", "period"),
        Remark("has-gaps", "period"),
        Remark("already-begun", "period"),
        Remark("weekday-disagrees", "period", value="周三"),
    )
    over = structs.replace(_JUNE, person="唐小满", end=dt.date(2026, 6, 1), estimated_days=None, support_days=0.5)
    return (
        _line(support=structs.replace(_JUNE, segments=gaps), warnings=warnings, overlaps=overlaps, working_days=17),
        _line(support=over, warnings=(Remark("already-over"), Remark("no-working-day")), working_days=0),
        _line(support=structs.replace(_JUNE, person="白一舟", end=None), release_notice_on=None),
    )


def _extension_requests() -> dict[str, Letter]:
    facts = ExtensionRequest(PROJECT, _JUNE, 14, _NOTICE_ON, TOKEN)
    overdue = structs.replace(facts, days_left=1, release_notice_on=None, overdue=True)
    return {
        "extension-request": _question("extension_request", facts, MANAGER, LEAD),
        "extension-request-overdue": _question("extension_request", overdue, MANAGER, LEAD),
    }


def _approval_requests() -> dict[str, Letter]:
    facts = ApprovalRequest("extension", PROJECT, _JUNE, dt.date(2026, 7, 31), 12, "黄俊杰", "group", TOKEN)
    first = structs.replace(facts, reason="接口联调要到七月底", agreed=(("project", "黄俊杰"),))
    counter = structs.replace(
        facts, until=dt.date(2026, 7, 15), proposed_by="查甘望", voice="project", counter=True, own_until=facts.until
    )
    release = structs.replace(facts, purpose="early_release", until=dt.date(2026, 6, 19), proposed_by="方启明")
    open_ended = structs.replace(release, support=structs.replace(_JUNE, end=None), days_left=None)
    return {
        "approval": _question("approval_request", first, LEADER),
        "approval-counter": _question("approval_request", counter, MANAGER),
        "approval-release": _question("approval_request", release, LEADER),
        "approval-release-open-ended": _question("approval_request", open_ended, LEADER),
        "approval-unnamed": _question("approval_request", structs.replace(counter, proposed_by=None), MANAGER),
    }


def _results() -> dict[str, Letter]:
    agreed = ExtensionResult(
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
    base = structs.replace(agreed, support=_JUNE, new_end=None, extension_request_on=None, voices=_VOICES)
    declined = structs.replace(base, result="declined", decided_by="查甘望", reason="另有项目要用人")
    lapsed = structs.replace(base, result="lapsed", why_lapsed="unanswered", release_notice_on=None)
    release = structs.replace(
        agreed,
        purpose="early_release",
        support=_JUNE,
        new_end=dt.date(2026, 6, 19),
        extension_request_on=None,
        release_notice_on=None,
    )
    facts = {
        "result-agreed": agreed,
        "result-declined": declined,
        "result-declined-no-reason": structs.replace(declined, reason=None, voices=()),
        "result-declined-leaving": structs.replace(declined, reason="提前撤场"),
        "result-unanswered": lapsed,
        "result-amended": structs.replace(lapsed, why_lapsed="amended", new_end=dt.date(2026, 8, 31)),
        "result-early-release": structs.replace(lapsed, why_lapsed="early_release", new_end=dt.date(2026, 6, 19)),
        "result-cancelled": structs.replace(lapsed, why_lapsed="cancelled"),
        "result-replaced": structs.replace(lapsed, why_lapsed="replaced"),
        "result-taken-back": structs.replace(lapsed, why_lapsed="taken_back"),
        "result-closed": structs.replace(lapsed, why_lapsed="closed"),
        "result-release-agreed": release,
        "result-release-declined": structs.replace(declined, purpose="early_release"),
        "result-release-declined-open-ended": structs.replace(
            declined,
            purpose="early_release",
            support=structs.replace(_JUNE, end=None),
            old_end=None,
            release_notice_on=None,
        ),
        "result-release-lapsed": structs.replace(lapsed, purpose="early_release"),
    }
    return {name: Letter("extension_result", (MANAGER, LEADER), fact, cc=(LEAD,)) for name, fact in facts.items()}


def _late_words() -> dict[str, Letter]:
    settled = LateWord("extension", PROJECT, _JULY, "agreed", dt.date(2026, 7, 31))
    asked_anew = structs.replace(
        settled, standing="open", support=_JUNE, last_day=_JUNE.end, asked_now=dt.date(2026, 7, 15)
    )
    facts = {
        "late-agreed": settled,
        "late-declined": structs.replace(settled, standing="declined", last_day=dt.date(2026, 6, 30)),
        "late-lapsed": structs.replace(settled, standing="lapsed", purpose="early_release", last_day=None),
        "late-open": asked_anew,
        "late-open-question": structs.replace(asked_anew, asked_now=None),
    }
    return {name: _answer("extension_result", fact, MANAGER) for name, fact in facts.items()}


def _releases() -> dict[str, Letter]:
    notice = ReleaseNotice(PROJECT, _JUNE, 7, late=False)
    question = structs.replace(notice, days_left=3, late=True, late_reason="downtime", question=True, token=TOKEN)
    late = structs.replace(notice, days_left=2, late=True, late_reason="late_notice", extension_open=True)
    announced = {
        "release-notice": notice,
        "release-notice-late": late,
        "release-notice-last-day": structs.replace(notice, days_left=0, late=True),
    }
    off = ReleaseWithdrawn(PROJECT, _JULY, dt.date(2026, 6, 30), dt.date(2026, 7, 31))
    early = EarlyRelease(PROJECT, _JUNE, dt.date(2026, 8, 15), "黄俊杰", 9)
    urgent = structs.replace(early, old_end=None, days_left=3, agreed_by="查甘望")
    return {
        **{name: Letter("release_notice", (MEMBER,), fact, (LEADER, MANAGER)) for name, fact in announced.items()},
        "release-notice-question": _question("release_notice", question, MANAGER, MEMBER, LEADER, LEAD),
        "release-withdrawn": Letter("release_withdrawn", (MEMBER,), off, (LEADER, MANAGER)),
        "release-withdrawn-open": Letter("release_withdrawn", (MEMBER,), structs.replace(off, new_end=None)),
        "early-release": Letter("early_release", (MEMBER, MANAGER), early, (LEADER,)),
        "early-release-agreed": Letter("early_release", (MEMBER, MANAGER), urgent, (LEADER,)),
    }


def _others() -> dict[str, Letter]:
    digest = AdminDigest(
        day=dt.date(2026, 6, 23),
        strangers=("2026-06-23 09:12 wang@elsewhere.example：报价单",),
        missed=(f"{PROJECT} 许南星：撤场通知（2026-06-12 已结束）",),
        bounces=("撤场通知 → xunanxing@example.com：550 mailbox unavailable",),
        failures=("续期确认 → huangjunjie@example.com：454 try again later",),
        set_aside=("<a1@example.com> 三次没有读完",),
        notes=("通讯录没有重新读入：people.toml 第 12 行 email 缺失",),
    )
    not_entitled = {f"not-entitled-{act}": NotEntitled(act, PROJECT, ("黄俊杰", "方启明")) for act in _ACTS}
    return {
        **{name: _answer("not_entitled", facts, MEMBER) for name, facts in not_entitled.items()},
        "not-entitled-nobody": _answer("not_entitled", NotEntitled("notice", None, ()), MEMBER),
        "admin-digest": Letter("admin_digest", (ADMIN,), digest),
    }
