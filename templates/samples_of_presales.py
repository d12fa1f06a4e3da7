"""Made-up letters about pre-sales requests (P1 to P5)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import Letter
from state.letters.presales import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from state.model import Contact
from state.notice import Remark

_PROJECT = "海棠政务门户项目"
_SALES = Contact("温如许", "wenruxu@example.com")
_COORDINATOR = Contact("秦望舒", "qinwangshu@example.com")
_SOLUTION = Contact("白一舟", "baiyizhou@example.com")
_TOKEN = "k3f9a07c21de"  # noqa: S105 - of a made-up letter
_CUSTOMER = "滨江区政务服务局"


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
    asked = PresalesForward(_PROJECT, "技术交流", _CUSTOMER, _SALES.name, _TOKEN, words=words)
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
        **{name: Letter("presales_forward", (_COORDINATOR,), one, token=_TOKEN) for name, one in letters.items()},
        **{
            name: Letter("correction_request", (_COORDINATOR,), one, answer=True, token=_TOKEN)
            for name, one in again.items()
        },
    }


def _approvals() -> dict[str, Letter]:
    facts = PresalesApproval(_PROJECT, _CUSTOMER, _SALES.name, "祁连山", (), _TOKEN)
    named = structs.replace(facts, people=(_SOLUTION.name,))
    again = structs.replace(named, again=True, needs_reason=True)
    return {
        "presales-approval": Letter("approval_request", (_COORDINATOR,), facts, token=_TOKEN),
        "presales-approval-named": Letter("approval_request", (_COORDINATOR,), named, token=_TOKEN),
        "presales-approval-again": Letter("correction_request", (_COORDINATOR,), again, answer=True, token=_TOKEN),
    }


def _results() -> dict[str, Letter]:
    people = (_SOLUTION.name,)
    base = PresalesResult(
        _PROJECT, "方案支撑", _CUSTOMER, "assigned", people, open_ended=True, decided_by=_COORDINATOR.name
    )
    base = structs.replace(base, asked_by=_SALES.name)
    changed = structs.replace(
        base, result="changed", people=("许南星",), replaced=people, reason="客户在外地，就近安排"
    )
    begins = structs.replace(base, start=dt.date(2026, 6, 1), words=("请白一舟负责，6月1日起", "先去客户现场"))
    added = structs.replace(base, result="added", people=(*people, "许南星"), added=("许南星",))
    declined = structs.replace(
        base, topic="定制方案", result="declined", people=(), open_ended=False, reason="与标准产品路线不符"
    )
    text = ("演示环境：demo.example，账号见共享盘「演示账号」。", "缺少功能的，请找祁连山。")
    answered = PresalesResult(_PROJECT, "演示环境", None, "answered", text=text)
    told = {
        "presales-result": base,
        "presales-result-begins": begins,
        "presales-result-added": added,
        "presales-result-changed": changed,
        "presales-result-declined": declined,
        "presales-result-accepted": structs.replace(declined, result="accepted", reason=None),
    }
    late = structs.replace(base, late=True)
    standing = {
        "assigned": late,
        "agreeing": structs.replace(late, result="agreeing", people=()),
        "agreeing-named": structs.replace(late, result="agreeing"),
        "declined": structs.replace(late, topic="定制方案", result="declined", people=()),
        "ended": structs.replace(late, result="ended", people=()),
        "accepted": structs.replace(late, result="accepted", people=()),
    }
    return {
        **{name: Letter("presales_result", (_SALES, _SOLUTION), one, cc=(_COORDINATOR,)) for name, one in told.items()},
        "presales-result-text": Letter("presales_result", (_SALES,), answered, answer=True),
        **{
            f"presales-result-late-{name}": Letter("presales_result", (_COORDINATOR,), one, answer=True)
            for name, one in standing.items()
        },
    }
