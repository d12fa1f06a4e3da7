"""Made-up letters about what could not be read (M4)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import (
    AssignmentForm,
    ClosingForm,
    Correction,
    HandoverForm,
    LeadForm,
    Letter,
    NeedForm,
    PresalesForm,
    ReleaseForm,
    Support,
)
from state.model import Contact
from state.notice import AssignmentLine, Fact, Remark
from templates.sample_cast import LEADER, MANAGER, PROJECT, TOKEN

_FIRST, _LAST = dt.date(2026, 6, 1), dt.date(2026, 6, 30)
_JUNE = Support("许南星", "后端开发", _FIRST, _LAST, estimated_days=20.0, support_days=22.0)

_TALK = "前前后后聊下来就许南星合适，6月1日进来，6月30日撤"
_FORM = (AssignmentForm("许南星", None, _FIRST, _LAST),)
_TOLD = AssignmentLine("许南星", start=_FIRST, end=_LAST)


def correction_letters() -> dict[str, Letter]:
    """Of every kind of mail: what could not be read, and its form; and the words that decide nothing."""
    problems = (
        Remark("end-before-start", "period", "支撑周期：2026/06/30 - 2026/06/01", "许南星", "2026/06/30 - 2026/06/01"),
        Remark("unknown-person", "person", "协调开发人员：许南星、小张", None, "小张"),
        Remark("missing-project", "project"),
    )
    form = (
        AssignmentForm("许南星", "后端开发", period_text="2026/06/30 - 2026/06/01", support_days=8.0),
        AssignmentForm(None, None, dt.date(2026, 6, 1), dt.date(2026, 6, 30), estimated_days=2.5),
    )
    doubted = Remark("not-sure", None, _TALK)
    whole = Correction(PROJECT, (doubted,), _FORM, whole=(_TOLD,))
    ask_date = Correction(PROJECT, (), (), asks_for_date=True, about=_JUNE, token=TOKEN)
    wrong_date = Remark("end-before-start", "until", value="2026-06-20")
    undecided = Correction(PROJECT, (), (), undecided=True, about=_JUNE, token=TOKEN)
    not_asked = Remark("not-asked", "decision", "许南星续期至7月15日，白一舟不续", value="白一舟")
    several = Correction(PROJECT, (not_asked,), (), undecided=True, others_decided=True)
    proposed = structs.replace(undecided, until=dt.date(2026, 7, 31))
    return {
        **_forms_of_other_kinds(),
        **_replies_to_what_asked_nothing(),
        "correction": _answered(Correction(PROJECT, problems[:1], form[:1])),
        "correction-whole": _answered(whole),
        "correction-several": _answered(Correction(None, problems, form)),
        "correction-no-form": _answered(Correction(PROJECT, (Remark("over-limit", "mail"),), ())),
        "correction-date": _answered(ask_date, MANAGER),
        "correction-date-wrong": _answered(structs.replace(ask_date, problems=(wrong_date,)), MANAGER),
        "correction-undecided": _answered(undecided, MANAGER),
        "correction-undecided-several": _answered(several),
        "correction-undecided-proposal": _answered(proposed),
        "correction-undecided-release": _answered(structs.replace(proposed, purpose="early_release")),
    }


def _replies_to_what_asked_nothing() -> dict[str, Letter]:
    """A correction under a confirmation; one of something else than people; a single line in answer to a form."""
    on_record = AssignmentForm("许南星", "后端开发", _FIRST, _LAST, estimated_days=20.0, support_days=22.0)
    changed = Remark("answers-nothing", "mail", "结束时间改为6月19日")
    other = Remark("nothing-changed", "mail", "需求改成1人")
    line = Remark("whole-form", "mail", "支撑周期：6月1日-6月30日")
    nod = Remark("say-yes", "mail", "收到")
    return {
        "correction-reply": _answered(Correction(PROJECT, (changed,), (on_record,)), MANAGER),
        "correction-reply-nothing": _answered(Correction(PROJECT, (other,), ()), MANAGER),
        "correction-reply-nod": _answered(Correction(PROJECT, (nod,), _FORM, whole=(_TOLD,)), MANAGER),
        "correction-reply-line": _answered(Correction(PROJECT, (line,), ()), MANAGER),
    }


def _forms_of_other_kinds() -> dict[str, Letter]:
    """Release, need, hand-over, new lead, end, pre-sales request and answer."""
    no_project = Remark("missing-project", "project")
    no_day = Remark("missing-leaving-date", "release_on", "撤场人员：许南星", "许南星")
    no_role = Remark("missing-role", "asked", "需求人数：2人")
    shared = Remark("shared-effort", "need_effort", "预估工作量：20人天", value="20")
    unknown = Remark("unknown-person", "rd_lead", "研发负责人变更为：小张", value="小张", near=("张望舒",))
    needs = (NeedForm(None, 2, 20.0, _FIRST, _LAST), NeedForm("测试", period_text="六月某天"))
    facts = (Fact("客户名称", "海晏水务集团", 1), Fact("合同工期", "2026-06-01 至 2026-09-30", 2))
    corrections = {
        "release": Correction(PROJECT, (no_day,), (ReleaseForm("许南星", None),), kind="release"),
        "need-form": Correction(PROJECT, (no_role, shared), needs, kind="need"),
        "handover": Correction(None, (no_project,), (HandoverForm(facts),), kind="handover"),
        "lead": Correction(PROJECT, (unknown,), (LeadForm("小张"),), kind="lead_change"),
        "closing": Correction(None, (no_project,), (ClosingForm("terminated", "客户预算取消"),), kind="closing"),
        "closing-unknown": Correction(
            "星河项目",
            (Remark("no-such-project", "project", value="星河项目"),),
            (ClosingForm("closed"),),
            kind="closing",
        ),
        "closing-to-come": Correction(
            PROJECT,
            (Remark("end-to-come", "project_end", "项目计划于8月31日结项", value="项目计划于8月31日结项"),),
            (ClosingForm("closed"),),
            kind="closing",
        ),
        "presales": Correction(
            PROJECT,
            (Remark("missing-topic", "topic"),),
            (PresalesForm(None, "海晏水务集团", needs_person=True),),
            kind="presales",
        ),
        "presales-answer": Correction(PROJECT, (Remark("no-request", "topic"),), (), kind="presales_answer"),
    }
    return {f"correction-{name}": _answered(facts) for name, facts in corrections.items()}


def _answered(facts: Correction, to: Contact = LEADER) -> Letter:
    return Letter("correction_request", (to,), facts, answer=True)
