"""One letter of every shape, with made-up facts: what `rosterd check` renders, and what the tests and pictures show."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from state.letters import AdminDigest, Letter, NotEntitled
from templates.calendar_samples import calendar_samples
from templates.sample_cast import ADMIN, MEMBER, PROJECT, answer
from templates.samples_of_asking import asking_letters
from templates.samples_of_changes import cancellation_letters, conflict_letters, end_letters, lead_letters
from templates.samples_of_confirmations import confirmation_letters
from templates.samples_of_corrections import correction_letters
from templates.samples_of_extensions import extension_letters
from templates.samples_of_handover import handover_letters
from templates.samples_of_presales import presales_letters
from templates.samples_of_releases import release_letters
from templates.samples_of_several import letters_of_several

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
        **confirmation_letters(),
        **correction_letters(),
        **extension_letters(),
        **release_letters(),
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
        **{name: answer("not_entitled", facts, MEMBER) for name, facts in not_entitled.items()},
        "not-entitled-nobody": answer("not_entitled", NotEntitled("notice", None, ()), MEMBER),
        "admin-digest": Letter("admin_digest", (ADMIN,), digest),
    }
