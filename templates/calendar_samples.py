"""Samples of the letters that remind, sum up and report: see `templates.samples`."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import (
    BounceReport,
    Digest,
    Facts,
    HandoverRequest,
    Leaving,
    Letter,
    NeedForward,
    NeedOffer,
    OpenQuestion,
    OutageTold,
    Reminder,
    ReviewLine,
    ReviewList,
)
from state.letters.presales import PresalesApproval, PresalesForward
from state.notice import Need
from state.reminded import Reminded
from templates.sample_cast import JUNE, LEAD, LEADER, MANAGER, MEMBER, PROJECT, SUPERIOR, TOKEN

_OTHER_PROJECT = "滨江大学算力平台"
_TO_JULY = structs.replace(JUNE, person="白一舟", role=None, end=dt.date(2026, 7, 10))


def calendar_samples() -> dict[str, Letter]:
    """Reminders, digests, review lists and reports of bounces, by a name that says which."""
    return {**_reminders(), **_digests(), **_review_lists(), **_bounce_reports(), **_outages()}


def _reminders() -> dict[str, Letter]:
    notice_on = dt.date(2026, 6, 23)
    facts = Reminder("extension", PROJECT, JUNE, None, dt.date(2026, 6, 16), 8, TOKEN, notice_on)
    proposal = structs.replace(facts, about=dt.date(2026, 7, 31), release_notice_on=None, days_left=5)
    release = structs.replace(proposal, purpose="early_release", about=dt.date(2026, 6, 19))
    open_ended = structs.replace(release, support=structs.replace(JUNE, end=None), days_left=None)
    last = structs.replace(facts, last=True)
    return {
        "reminder": Letter("reminder", (MANAGER,), facts, token=TOKEN),
        "reminder-last": Letter("reminder", (MANAGER,), last, cc=(SUPERIOR,), token=TOKEN),
        "reminder-last-alone": Letter("reminder", (MANAGER,), last, token=TOKEN),
        "reminder-proposal": Letter("reminder", (LEADER,), proposal, token=TOKEN),
        "reminder-release": Letter("reminder", (LEADER,), release, token=TOKEN),
        **_reminders_of_questions(),
        "reminder-release-open-ended": Letter("reminder", (LEADER,), open_ended, token=TOKEN),
    }


def _reminders_of_questions() -> dict[str, Letter]:
    """The letters that asked, once more: to the person, and the last one with a copy to the superior."""
    once, last = Reminded(dt.date(2026, 6, 2)), Reminded(dt.date(2026, 6, 2), last=True)
    need = Need("后端开发", 1, 15.0, dt.date(2026, 6, 15), dt.date(2026, 6, 30))
    facts: dict[str, Facts] = {
        "need": NeedForward(PROJECT, need, MANAGER.name, TOKEN, reminded=once),
        "offer": NeedOffer(PROJECT, need, (JUNE,), LEADER.name, TOKEN, reminded=once),
        "handover": HandoverRequest(PROJECT, (), "陶知言", MANAGER.name, None, TOKEN, reminded=last),
        "presales": PresalesForward(PROJECT, "技术交流", "星河市数据局", "陶知言", TOKEN, reminded=once),
        "presales-approval": PresalesApproval(PROJECT, None, "陶知言", "杜裕琴", (), TOKEN, reminded=last),
    }
    return {
        f"reminder-{name}": Letter("reminder", (LEADER,), fact, cc=(SUPERIOR,), token=TOKEN)
        for name, fact in facts.items()
    }


def _digests() -> dict[str, Letter]:
    leaving = (
        Leaving(PROJECT, JUNE, 15, "requested"),
        Leaving(PROJECT, _TO_JULY, 25, "declined"),
        Leaving(_OTHER_PROJECT, structs.replace(_TO_JULY, person="唐小满"), 25),
    )
    asked = OpenQuestion(PROJECT, "许南星", "extension", ("黄俊杰",), None, dt.date(2026, 6, 12), dt.date(2026, 6, 30))
    waiting = (
        asked,
        structs.replace(asked, asked=("查甘望", "杜裕琴"), about=dt.date(2026, 7, 31)),
        structs.replace(asked, purpose="early_release", asked=(), about=dt.date(2026, 6, 19)),
        structs.replace(asked, purpose="need", person="测试", asked=("查甘望",)),
        structs.replace(asked, purpose="offer", person="许南星、白一舟"),
        structs.replace(asked, purpose="handover", person="", asked=("查甘望", "杜裕琴")),
        structs.replace(asked, purpose="presales", person="技术交流", asked=("杜裕琴",)),
    )
    facts = Digest(dt.date(2026, 6, 15), dt.date(2026, 7, 13), leaving, waiting)
    return {
        "digest": Letter("digest", (MANAGER,), facts, at_hand=False),
        "digest-leaving": Letter("digest", (MANAGER,), structs.replace(facts, waiting=()), at_hand=False),
        "digest-waiting": Letter("digest", (MANAGER,), structs.replace(facts, leaving=()), at_hand=False),
    }


def _review_lists() -> dict[str, Letter]:
    lines = (ReviewLine(JUNE, 21), ReviewLine(_TO_JULY, 21), ReviewLine(structs.replace(_TO_JULY, end=None), 0))
    facts = ReviewList(PROJECT, dt.date(2026, 4, 1), dt.date(2026, 6, 30), lines)
    provisional = structs.replace(facts, lines=lines[:1], provisional=True)
    return {
        "review-list": Letter("review_list", (LEAD,), facts, at_hand=False),
        "review-list-provisional": Letter("review_list", (LEAD,), provisional, at_hand=False),
    }


def _bounce_reports() -> dict[str, Letter]:
    subject = f"【{PROJECT}】撤场通知：许南星，最后一天6月30日"
    facts = BounceReport(PROJECT, subject, dt.date(2026, 6, 23), (MEMBER,))
    return {
        "bounce-report": Letter("bounce_report", (LEADER,), facts),
        "bounce-report-several": Letter("bounce_report", (LEADER,), structs.replace(facts, not_reached=(MEMBER, LEAD))),
    }


def _outages() -> dict[str, Letter]:
    zone = dt.timezone(dt.timedelta(hours=8))
    since, why = dt.datetime(2026, 6, 16, 9, 5, tzinfo=zone), "imap.corp.example:993: refuses the login"
    facts = OutageTold("mailbox", since, None, why)
    until = since + dt.timedelta(minutes=95)
    return {
        "outage-mailbox": Letter("outage", (LEADER,), facts, at_hand=False),
        "outage-over": Letter("outage", (LEADER,), structs.replace(facts, until=until), at_hand=False),
        "outage-outgoing": Letter("outage", (LEADER,), structs.replace(facts, part="outgoing"), at_hand=False),
        "outage-outgoing-over": Letter(
            "outage", (LEADER,), structs.replace(facts, part="outgoing", until=until), at_hand=False
        ),
    }
