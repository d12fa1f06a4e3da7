"""Who the made-up letters are about: a project, its people, and what one of them is lent for."""

from __future__ import annotations

import datetime as dt

from state.letters import Facts, Letter, Support
from state.model import Contact, LetterKind

PROJECT = "星河数据治理项目"
MANAGER = Contact("黄俊杰", "huangjunjie@example.com")
LEADER = Contact("查甘望", "chaganwang@example.com")
SUPERIOR = Contact("杜裕琴", "duyuqin@example.com")
LEAD = Contact("方启明", "fangqiming@example.com")
MEMBER = Contact("许南星", "xunanxing@example.com")
ADMIN = Contact("管理员", "admin@example.com")
TOKEN = "k3f9a07c21de"  # noqa: S105 - of a made-up letter
JUNE = Support("许南星", "后端开发", dt.date(2026, 6, 1), dt.date(2026, 6, 30), estimated_days=20.0, support_days=22.0)
ASK_ON = dt.date(2026, 6, 16)
NOTICE_ON = dt.date(2026, 6, 23)
"""When the two letters of the calendar about `JUNE` go out."""


def answer(kind: LetterKind, facts: Facts, to: Contact = LEADER, *cc: Contact) -> Letter:
    """A letter that answers a mail."""
    return Letter(kind, (to,), facts, cc=cc, answer=True)


def question(kind: LetterKind, facts: Facts, to: Contact, *cc: Contact) -> Letter:
    """A letter whose answer decides something."""
    return Letter(kind, (to,), facts, cc=cc, token=TOKEN)
