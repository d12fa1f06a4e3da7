"""Made-up letters about pre-sales requests (P1 to P5)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import Letter
from state.letters.presales import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from state.model import Contact
from state.notice import Remark
from templates.sample_cast import TOKEN

_PROJECT = "海棠政务门户项目"
_SALES = Contact("温如许", "wenruxu@example.com")
_COORDINATOR = Contact("秦望舒", "qinwangshu@example.com")
_SOLUTION = Contact("白一舟", "baiyizhou@example.com")
_CUSTOMER = "滨江区政务服务局"
_ASSIGNED = PresalesResult(
    _PROJECT,
    "方案支撑",
    _CUSTOMER,
    "assigned",
    (_SOLUTION.name,),
    open_ended=True,
    decided_by=_COORDINATOR.name,
    asked_by=_SALES.name,
)


def presales_letters() -> dict[str, Letter]:
    """A request on its way, its verdicts, and what comes of it."""
    return {**_taken(), **_forwards(), **_approvals(), **_results()}


def _taken() -> dict[str, Letter]:
    taken = PresalesTaken(_PROJECT, "方案支撑", _CUSTOMER, (_COORDINATOR.name, "祁连山"), new_project=True)
    again = structs.replace(taken, already=True, new_project=False)
    nobody = structs.replace(again, already=False, coordinators=(), customer=None, reopened=True)
    settled = structs.replace(again, people=(_SOLUTION.name,))
    facts = {
        "presales-taken": taken,
        "presales-taken-again": again,
        "presales-taken-nobody": nobody,
        "presales-taken-settled": settled,
    }
    return {name: Letter("confirmation", (_SALES,), one, answer=True) for name, one in facts.items()}


def _forwards() -> dict[str, Letter]:
    words = ("6月18日下午，线上。", "请安排熟悉政务云的同事。")
    asked = PresalesForward(_PROJECT, "技术交流", _CUSTOMER, _SALES.name, TOKEN, words=words)
    customised = structs.replace(asked, topic="定制方案")
    change = structs.replace(
        asked,
        again=True,
        people=(_SOLUTION.name,),
        problems=(Remark("missing-reason", "reason", "由白一舟变更为许南星"),),
        words=(),
    )
    verdict = structs.replace(customised, again=True, problems=(Remark("missing-verdict", "decision", "请白一舟负责"),))
    letters = {
        "presales-forward": asked,
        "presales-forward-customised": customised,
        "presales-forward-agreed": structs.replace(customised, agreed=True),
        "presales-forward-orphaned": structs.replace(asked, orphaned=True, customer=None),
    }
    again = {"presales-forward-change": change, "presales-forward-verdict": verdict}
    return {
        **{name: Letter("presales_forward", (_COORDINATOR,), one, token=TOKEN) for name, one in letters.items()},
        **{
            name: Letter("correction_request", (_COORDINATOR,), one, answer=True, token=TOKEN)
            for name, one in again.items()
        },
    }


def _approvals() -> dict[str, Letter]:
    facts = PresalesApproval(_PROJECT, _CUSTOMER, _SALES.name, "祁连山", (), TOKEN)
    named = structs.replace(facts, people=(_SOLUTION.name,))
    again = structs.replace(named, again=True, needs_reason=True)
    return {
        "presales-approval": Letter("approval_request", (_COORDINATOR,), facts, token=TOKEN),
        "presales-approval-named": Letter("approval_request", (_COORDINATOR,), named, token=TOKEN),
        "presales-approval-again": Letter("correction_request", (_COORDINATOR,), again, answer=True, token=TOKEN),
    }


def _results() -> dict[str, Letter]:
    text = ("演示环境：demo.example，账号见共享盘「演示账号」。", "缺少功能的，请找祁连山。")
    answered = PresalesResult(_PROJECT, "演示环境", None, "answered", text=text)
    told = {**_assigned(), **_verdicts()}
    return {
        **{name: Letter("presales_result", (_SALES, _SOLUTION), one, cc=(_COORDINATOR,)) for name, one in told.items()},
        "presales-result-text": Letter("presales_result", (_SALES,), answered, answer=True),
        **{name: Letter("presales_result", (_COORDINATOR,), one, answer=True) for name, one in _late_words().items()},
    }


def _assigned() -> dict[str, PresalesResult]:
    people = (_SOLUTION.name,)
    reason = "客户在外地，就近安排"
    return {
        "presales-result": _ASSIGNED,
        "presales-result-begins": structs.replace(
            _ASSIGNED, start=dt.date(2026, 6, 1), words=("请白一舟负责，6月1日起", "先去客户现场")
        ),
        "presales-result-added": structs.replace(
            _ASSIGNED, result="added", people=(*people, "许南星"), added=("许南星",)
        ),
        "presales-result-changed": structs.replace(
            _ASSIGNED, result="changed", people=("许南星",), replaced=people, reason=reason
        ),
    }


def _verdicts() -> dict[str, PresalesResult]:
    declined = structs.replace(
        _ASSIGNED, topic="定制方案", result="declined", people=(), open_ended=False, reason="与标准产品路线不符"
    )
    accepted = structs.replace(declined, result="accepted", reason=None)
    return {"presales-result-declined": declined, "presales-result-accepted": accepted}


def _late_words() -> dict[str, PresalesResult]:
    late = structs.replace(_ASSIGNED, late=True)
    nobody = structs.replace(late, people=())
    return {
        "presales-result-late-assigned": late,
        "presales-result-late-agreeing": structs.replace(nobody, result="agreeing"),
        "presales-result-late-agreeing-named": structs.replace(late, result="agreeing"),
        "presales-result-late-declined": structs.replace(nobody, topic="定制方案", result="declined"),
        "presales-result-late-ended": structs.replace(nobody, result="ended"),
        "presales-result-late-accepted": structs.replace(nobody, result="accepted"),
    }
