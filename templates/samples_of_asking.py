"""Made-up letters to people who ask: for the forms, and for hands (D2b)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import (
    AgreedNotice,
    Correction,
    Forms,
    ForwardedNeed,
    Letter,
    NeedForward,
    NeedOffer,
    NeedResult,
    NeedTaken,
    Support,
)
from state.notice import Need, Remark
from templates.sample_cast import LEAD, LEADER, MANAGER, MEMBER, PROJECT, TOKEN

_NEED = Need("前端开发", 2, 20.0, dt.date(2026, 6, 1), dt.date(2026, 6, 30))
_BARE = Need("测试", None, None, dt.date(2026, 6, 1), dt.date(2026, 6, 30))
_JUNE = Support(MEMBER.name, "前端开发", _NEED.start, _NEED.end, support_days=10.0)
_PEOPLE = (_JUNE, structs.replace(_JUNE, person="白一舟", start=dt.date(2026, 6, 8), support_days=None))


def asking_letters() -> dict[str, Letter]:
    """Forms, a need on its way, and how it ends."""
    return {**_forms(), **_needs(), **_need_results()}


def _forms() -> dict[str, Letter]:
    """For a manager, a group leader, and somebody who has none to fill in."""
    forms = {
        "forms": (
            MANAGER,
            Forms(("kickoff", "notice", "need", "extension", "release", "lead_change", "closing", "cancellation")),
        ),
        "forms-solution": (MEMBER, Forms(("handover",))),
        "forms-leader": (LEADER, Forms(("notice", "extension", "cancellation"))),
        "forms-none": (MEMBER, Forms(())),
    }
    return {name: Letter("forms", (to,), facts, answer=True) for name, (to, facts) in forms.items()}


def _needs() -> dict[str, Letter]:
    taken = NeedTaken(
        PROJECT, (ForwardedNeed(_NEED, "前端", (LEADER.name,)), ForwardedNeed(_BARE, "测试", ("白一舟", "唐小满")))
    )
    forward = NeedForward(PROJECT, _NEED, MANAGER.name, TOKEN, words=("要熟悉大屏开发，能出差。",))
    unknown = Remark("unknown-person", "person", value="小张", near=("张望舒",))
    offer = NeedOffer(PROJECT, _NEED, _PEOPLE, LEADER.name, TOKEN)
    no_group = Remark("unknown-group", "role", "需求岗位：大数据", value="大数据", near=("前端", "后端"))
    two_groups = Remark("ambiguous-group", "role", "需求岗位：前端后端", value="前端后端", near=("前端", "后端"))
    return {
        "need-taken": Letter("confirmation", (MANAGER,), taken, answer=True),
        "need-taken-new": Letter("confirmation", (MANAGER,), structs.replace(taken, new_project=True), answer=True),
        "need-taken-again": Letter("confirmation", (MANAGER,), structs.replace(taken, already=True), answer=True),
        "need-forward": Letter("need_forward", (LEADER,), forward, token=TOKEN),
        "need-forward-bare": Letter("need_forward", (LEADER,), structs.replace(forward, need=_BARE), token=TOKEN),
        "need-forward-again": Letter(
            "correction_request",
            (LEADER,),
            structs.replace(forward, again=True, problems=(unknown,)),
            answer=True,
            token=TOKEN,
        ),
        "need-offer": Letter("approval_request", (MANAGER,), offer, token=TOKEN),
        "need-offer-again": Letter(
            "correction_request",
            (MANAGER,),
            structs.replace(offer, need=_BARE, again=True),
            answer=True,
            token=TOKEN,
        ),
        "correction-need": Letter(
            "correction_request", (MANAGER,), Correction(PROJECT, (no_group, two_groups), ()), answer=True
        ),
        "staffing-notice": Letter(
            "staffing_notice", (MEMBER,), AgreedNotice(PROJECT, _PEOPLE, MANAGER.name, LEADER.name), cc=(MANAGER, LEAD)
        ),
    }


def _need_results() -> dict[str, Letter]:
    agreed = NeedResult(PROJECT, _NEED, "agreed", MANAGER.name, people=_PEOPLE)
    declined = structs.replace(agreed, result="declined", reason="需要熟悉地图组件的人")
    nobody = NeedResult(PROJECT, _NEED, "nobody", LEADER.name, "六月人手已满")
    withdrawn = NeedResult(PROJECT, _NEED, "withdrawn", MANAGER.name, "这个需求取消，客户不做了")
    told = {
        "need-result": Letter("need_result", (LEADER,), agreed),
        "need-result-declined": Letter("need_result", (LEADER,), declined, cc=(MANAGER,)),
        "need-result-nobody": Letter("need_result", (MANAGER,), nobody, cc=(LEADER,)),
        "need-result-no-reason": Letter("need_result", (MANAGER,), structs.replace(nobody, reason=None)),
        "need-result-withdrawn": Letter("need_result", (LEADER,), withdrawn, cc=(MANAGER,)),
    }
    late = structs.replace(agreed, decided_by=None, late=True)
    standing = {
        "agreed": late,
        "declined": structs.replace(late, result="declined", reason="需要熟悉地图组件的人"),
        "lapsed": structs.replace(late, result="lapsed"),
        "asked": structs.replace(late, result="asked", people=()),
        "offered": structs.replace(late, result="offered"),
        "withdrawn": structs.replace(late, result="withdrawn", people=()),
    }
    answers = {
        f"need-result-late-{name}": Letter("need_result", (LEADER,), facts, answer=True)
        for name, facts in standing.items()
    }
    return {**told, **answers}
