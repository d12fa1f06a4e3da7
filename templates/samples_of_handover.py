"""Made-up letters about a hand-over (D10)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import (
    ConfirmedLine,
    GroupAnswer,
    HandoverNoted,
    HandoverRequest,
    HandoverResult,
    HandoverTaken,
    Letter,
    Overlap,
    Support,
)
from state.model import Contact
from state.notice import Fact, Remark
from templates.sample_cast import LEADER, MANAGER, PROJECT, TOKEN

SOLUTION = Contact("陶知言", "taozhiyan@example.com")
OTHER_LEADER = Contact("唐小满", "tangxiaoman@example.com")
_FACTS = (
    Fact("客户名称", "星河市数据局", 2),
    Fact("项目交付经理", "黄俊杰", 3),
    Fact("合同工期", "2026-06-01 至 2026-12-31", 4),
    Fact("合同金额", "120 万元", 5),
)
_PERSON = Support("许南星", "前端开发", dt.date(2026, 6, 1), dt.date(2026, 9, 30))
_LINE = ConfirmedLine(
    "opened", _PERSON, overlaps=(Overlap("松云政务平台项目", dt.date(2026, 6, 15), dt.date(2026, 6, 30)),)
)


def handover_letters() -> dict[str, Letter]:
    """Facts received, leaders asked, their answers, and how it ends."""
    return {**_taken(), **_asked(), **_ended()}


def _taken() -> dict[str, Letter]:
    leaders = (LEADER.name, OTHER_LEADER.name)
    taken = HandoverTaken(PROJECT, _FACTS, leaders, leaders, MANAGER.name, new_project=True)
    variants = {
        "handover-taken": taken,
        "handover-taken-heads": structs.replace(
            taken, manager=None, lead_refused="方启明", new_project=False, asked=(), waiting=(LEADER.name,)
        ),
        "handover-taken-again": structs.replace(taken, asked=(), new_project=False, unchanged=True),
        "handover-taken-nobody": structs.replace(taken, asked=(), waiting=(), rd_lead="方启明", lead_refused="白一舟"),
    }
    return {name: Letter("confirmation", (SOLUTION,), facts, answer=True) for name, facts in variants.items()}


def _asked() -> dict[str, Letter]:
    request = HandoverRequest(
        PROJECT, _FACTS, SOLUTION.name, MANAGER.name, None, TOKEN, dt.date(2026, 6, 1), dt.date(2026, 12, 31)
    )
    unread = Remark("missing-period", "period", person="许南星")
    again = structs.replace(request, again=True, people=("许南星",), problems=(unread,), rd_lead="方启明")
    noted = HandoverNoted(PROJECT, GroupAnswer(LEADER.name, (_PERSON,)), "方启明", (OTHER_LEADER.name,))
    nobody = structs.replace(noted, answer=GroupAnswer(LEADER.name), rd_lead=None)
    return {
        "handover-request": Letter("handover_request", (LEADER,), request, token=TOKEN),
        "handover-request-bare": Letter(
            "handover_request", (LEADER,), structs.replace(request, start=None, end=None, facts=()), token=TOKEN
        ),
        "handover-request-again": Letter("correction_request", (LEADER,), again, answer=True, token=TOKEN),
        "handover-noted": Letter("confirmation", (LEADER,), noted, answer=True),
        "handover-noted-nobody": Letter("confirmation", (LEADER,), nobody, answer=True),
    }


def _ended() -> dict[str, Letter]:
    answers = (GroupAnswer(LEADER.name, (_PERSON,)), GroupAnswer(OTHER_LEADER.name))
    result = HandoverResult(PROJECT, "settled", answers, (_LINE,), MANAGER.name, "方启明")
    nobody = structs.replace(result, answers=(GroupAnswer(LEADER.name),), lines=(), manager=None, rd_lead=None)
    late = structs.replace(result, lines=(), late=True)
    return {
        "handover-result": Letter("handover_result", (SOLUTION, MANAGER, LEADER), result),
        "handover-result-nobody": Letter("handover_result", (SOLUTION,), nobody),
        "handover-result-late": Letter("handover_result", (LEADER,), late, answer=True),
        "handover-result-late-lapsed": Letter(
            "handover_result", (LEADER,), structs.replace(late, result="lapsed"), answer=True
        ),
        "handover-result-late-asked": Letter(
            "handover_result",
            (LEADER,),
            structs.replace(late, result="asked", answers=(), waiting=(OTHER_LEADER.name,)),
            answer=True,
        ),
    }
