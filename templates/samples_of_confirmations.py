"""Made-up confirmations of notices (D3, D4)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import Confirmation, ConfirmedLine, Letter, Overlap
from state.model import Voice
from state.notice import Period, Remark
from templates.sample_cast import ASK_ON, JUNE, NOTICE_ON, PROJECT, answer

_VOICES: tuple[tuple[Voice, str, bool], ...] = (("project", "黄俊杰", False), ("group", "查甘望", True))


def confirmation_letters() -> dict[str, Letter]:
    """What was understood, in every shape."""
    several = (
        _line(),
        *(_line(support=structs.replace(JUNE, person=name, role=None)) for name in ("白一舟", "唐小满")),
    )
    return {
        "confirmation": _confirmed(_line()),
        "confirmation-several": _confirmed(*several, rd_lead_learnt=True, manager_learnt=True),
        "confirmation-changes": _confirmed(*_changes()),
        "confirmation-odd": _confirmed(*_oddities(), new_project=True, similar_project="星河数据治理平台项目"),
        "confirmation-reopened": _confirmed(_line(), reopened=True),
        "confirmation-replaced": _confirmed(*_replacements()),
        "confirmation-no-lead": _confirmed(_line(), rd_lead=None, lead_refused="尤硕愚"),
        "confirmation-passed-over": _confirmed(_line(), passed_over=("负责接口改造。", "小许本人还没松口。")),
        "confirmation-unchanged": _confirmed(_line(effect="unchanged")),
        "confirmation-questions": _confirmed(
            _line(release_notice_now=True, release_notice_on=None, extension_request_on=None, provisional=True),
            manager=None,
            manager_missing=True,
            lead_refused="尤硕愚",
            similar_project="星河数据治理平台项目",
        ),
    }


def _line(**changes: object) -> ConfirmedLine:
    line = ConfirmedLine(
        "opened", JUNE, extension_request_on=ASK_ON, release_notice_on=NOTICE_ON, working_days=21, voices=_VOICES
    )
    return structs.replace(line, **changes)


def _confirmed(*lines: ConfirmedLine, **more: object) -> Letter:
    facts = Confirmation(PROJECT, lines, manager="黄俊杰", rd_lead="方启明")
    return answer("confirmation", structs.replace(facts, **more))


def _changes() -> tuple[ConfirmedLine, ...]:
    august = structs.replace(JUNE, start=dt.date(2026, 8, 3), end=dt.date(2026, 8, 28), support_days=20.0)
    shorter = structs.replace(JUNE, end=dt.date(2026, 6, 19))
    other = structs.replace(JUNE, person="白一舟", role="前端开发", support_days=15.5)
    return (
        _line(effect="amended", support=other, before=structs.replace(JUNE, person="白一舟"), lapsed_extension=True),
        _line(effect="moved", support=august, before=JUNE),
        _line(effect="opened_second", support=august, before=JUNE),
        _line(effect="extension_opened", wanted_end=dt.date(2026, 7, 31)),
        _line(effect="extension_opened", wanted_end=dt.date(2026, 7, 31), in_talks=dt.date(2026, 7, 15)),
        _line(effect="release_recorded", support=shorter, before=JUNE, extension_request_on=None),
        _line(effect="release_asked", wanted_end=dt.date(2026, 6, 19)),
        _line(effect="release_asked", wanted_end=dt.date(2026, 6, 19), in_talks=dt.date(2026, 6, 22)),
    )


def _replacements() -> tuple[ConfirmedLine, ...]:
    nobody = Remark("nobody-to-replace", "person", value="祁连山")
    taker = structs.replace(JUNE, person="白一舟", start=dt.date(2026, 6, 15))
    left = structs.replace(JUNE, end=dt.date(2026, 6, 14))
    planned = structs.replace(JUNE, person="唐小满", start=dt.date(2026, 6, 22))
    return (
        _line(support=taker, replaces="许南星", warnings=(nobody,)),
        _line(effect="release_recorded", support=left, before=JUNE, replaced_by="白一舟", extension_request_on=None),
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
    over = structs.replace(JUNE, person="唐小满", end=dt.date(2026, 6, 1), estimated_days=None, support_days=0.5)
    return (
        _line(support=structs.replace(JUNE, segments=gaps), warnings=warnings, overlaps=overlaps, working_days=17),
        _line(support=over, warnings=(Remark("already-over"), Remark("no-working-day")), working_days=0),
        _line(support=structs.replace(JUNE, person="白一舟", end=None), release_notice_on=None),
    )
