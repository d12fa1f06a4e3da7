"""Somebody who is said to be at the project from one day to another, in a line of which nobody read that (M4).

小许6.22到7.10给本项目补血缘解析的坑, 7月1日-7月31日她在本项目做安全测试: who may be lent, the project, and a
first and a last day are no talk, under whatever subject; but what is done there besides being lent is (`OTHER_WORK`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, has_two_days, periods
from parsers.notices.words.topics import REPORTS
from parsers.patterns import Pattern

SHORT: Final = 60
"""Characters of a line of days below one of names."""
_PROJECT: Final = "本项目"
_AT: Final = Pattern(
    rf"(?:[在到去来进给借放调派赴过归帮跟转]|进入|借给|锁给|留给|支[撑援持]|增援|参[加与]|加入|投入|驻场|兼做|→)(?:[^,，。;；:：\d]{{0,6}}){_PROJECT}"
    rf"|{_PROJECT}[^,，。;；]{{0,8}}(?:支[撑援持]|报到|驻场|现场)|[日号\d]\s?[到来进撤走](?=[,，。、]|$)|为止(?=[,，。]|$)"
    r"|(?:派|抽|调|借)[^,，。\d]{2,10}[,，]?\s?(?:做|干|待|用)?到\s?\d|\d\s?[日号]?\s?(?:过[去来]|进[组场项]|报到|到岗)[^,，。]{0,8}[,，][^,，。]{0,8}"
    r"(?:[到至]\s?\d|\d\s?[日号]?\s?(?:收工|返|回|撤|离|结束))"
    r"|归[^,，。]{1,6}用|[待干做用跟留]到\s?\d[^,，。]*(?=[,，。]|$)"
    rf"|{_PROJECT}.{{0,60}}人天|人天.{{0,60}}{_PROJECT}|{_PROJECT}[^,，。]{{0,6}}借"
    rf"|\b(?:joins?|(?:assigned|moves?) to) {_PROJECT}"
)
"""Being at the project, coming to it or leaving it on a day, or an effort for it."""
NOTHING_OF_IT: Final = Pattern(
    r"有效期|开通|申请|使用时间|联系人|窗口|权限|[账帐]号|虚机|服务器|机票|酒店|住宿|会议室|会议号|年假|休假|出差"
    r"|完成|提交|提测|上线|进度|缺陷|用例|报告|版本"
)
"""What is for somebody there, and what is done until a day."""
_WHOLE_MONTH: Final = Pattern(
    r"[整全]个?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月|月份?[整全]个?月|[整全]个?月[都均]?在"
)
"""整个六月都在本项目写需求."""
_CLAUSES: Final = Pattern(r"[,，。;；!！]")


def is_there(text: str, page: Page, project: str | None, above: str = "") -> bool:
    """Whether a line says that somebody who may be lent is at the mail's project for days that are told.

    He is named in it, in the subject, or in the line `above`.
    """
    roll = page.roll
    if (
        project is None
        or not roll.names_member(f"{page.subject} {above} {text}")
        or REPORTS.search(page.folded_subject)
    ):
        return False
    clauses = (clause for clause in _CLAUSES.split(text.replace(project, _PROJECT)) if not _is_of_more(clause))
    said = "，".join(clauses)
    folded = fold(said)
    if not (has_two_days(folded) or _WHOLE_MONTH.search(folded)):
        return False
    subject = _AT.search(_subject(page, project)) is not None and roll.names_member(text)
    return subject or _AT.search(folded) is not None


def _subject(page: Page, project: str) -> str:
    """The subject (folded), with the project as a word, by its short name as well: 前端两位同事到滨江."""
    shorts = page.known.project_by_short if page.known else {}
    called = (project, *(short for short, meant in shorts.items() if meant == project))
    name = next((one for one in called if one in page.subject), "")
    return fold(page.subject.replace(name, _PROJECT) if name else page.subject)


def _is_of_more(clause: str) -> bool:
    folded = fold(clause)
    return OTHER_WORK.told_in(folded) or NOTHING_OF_IT.search(folded) is not None


def with_days_below(told: Sequence[Statement], roll: Roll) -> Iterator[Statement]:
    """The lines; one that names somebody and says no day has that of the short line below it."""
    for at, one in enumerate(told):
        below = told[at + 1] if at + 1 < len(told) else None
        alone = below is not None and not periods(fold(one.value[:200])) and bool(roll.named_in(one.value))
        if below is not None and alone and len(below.value) <= SHORT and has_range(fold(below.value)):
            yield structs.replace(one, value=f"{one.value.rstrip(':： ')}，{below.value}")
        else:
            yield one
