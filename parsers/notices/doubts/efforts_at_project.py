"""Somebody who may be lent, a project, days to come and person-days, close together, under whatever subject (M4).

So many person-days from one day to another are told of nobody who only meets, travels or reports: where nobody read
them, the mail is asked about, though it be called a trip, minutes or a review. Not of what is asked or supposed, of
what is counted afterwards, and of leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.dates import read_period
from parsers.notices.evidence import Evidence
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.short_projects import calls_known
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import efforts, has_range, is_single_day, periods
from parsers.patterns import Pattern
from parsers.reading import Reading
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_NEAR: Final = 2
"""Lines above and below that may tell the rest."""
_COUNTED: Final = Pattern(
    r"周报|日报|月报|总结|[简快]报|汇报|任务|指派|工单|缺陷|工时|考勤|加班|调休|请假|休假|值班|报销|结算|统计|评估|估算|测算|预算"
    r"|合同|报价|培训|里程碑|迭代|排期|(?:[周月]|开发|测试|工作|项目|进度)计划|进度|\breport\b|\bsprint\b"
)
"""A subject of what is counted, afterwards or beforehand, or of who is away."""
_ASKS: Final = Pattern(
    r"[?？]|吗(?=\W|$)|[能可是]否|[能可行]不[能可行]|要不要|想[借要]|希望|申请|\b(?:could|would|can) you\b"
)
_QUESTION: Final = Pattern(r"^[^。!?？]*(?:是吧|对吧|是不是)[?？](?=[^。!?？]{6})")
_OF_WORK: Final = Pattern(
    r"任务|用例|缺陷|故事点|排期|上线|提测|里程碑|工单|余额|已用|剩余|年假|培训|责任人|处理人|迭代|\bowner\b"
)
"""Person-days of what is to be done, or of what is left."""
_DAYS: Final = Pattern(r"[\d一二三四五六七八九十]")
_FIGURES_ALONE: Final = Pattern(
    r"(?<!\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-~–—至到]\s?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
"""0601-0618, which nobody reads: it may be the hours of a day."""
_TO_A_PROJECT: Final = Pattern(
    r"项目|[去赴往](?![年掉除])[^\W\d]{2}|(?:调|派|借|过)[去到往]|支[撑援持]|(?:平台|系统|工程)\W*\n|\b(?:project|support)"
)
"""In a subject and, behind a line break, a line."""
_LABEL: Final = Pattern(r"[^\d,，。;；]{2,12}?\s?[:：—=→|-]")
_ELSEWHERE: Final = Pattern(r"出差|会议|开会|参会|拜访|参观|考察|体检|团建|学习|考试|面试|客户现场|完成|已经|本周")


def has_efforts_at_project(found: Evidence) -> bool:
    """Whether a mail has such lines."""
    page = found.page
    if page.is_reply or page.known is None or found.of_things or _COUNTED.search(page.folded_subject):
        return False
    return next(efforts_at_project(page, found.project), None) is not None


def efforts_at_project(page: Page, project: str | None) -> Iterator[str]:
    """The lines with days to come, or else with the person-days, of a person and a project that are named near.

    Of a project that nobody knows the very line has to tell all of it.
    """
    told = _said(page)
    everything = " ".join((page.subject, *(one.line[:LONGEST] for one in told)))
    known = project is not None or calls_known(everything, page, None)
    for at, one in enumerate(told):
        near = told[max(0, at - _NEAR) : at + _NEAR + 1] if known else (one,)
        if not efforts(fold(one.line[:LONGEST])) or not _are_lent(near, page) or not _is_sure(near):
            continue
        if known or _is_at_unknown(one.line[:LONGEST], page):
            yield one.line


def _is_at_unknown(line: str, page: Page) -> bool:
    """Whether a line, under a subject that calls nothing known, sends somebody to a project: 去云杉，12人天."""
    text = fold(line)
    told = f"{page.folded_subject}\n{text}"
    return has_range(text) and _TO_A_PROJECT.search(told) is not None and not _ELSEWHERE.search(told)


def _said(page: Page) -> list[Statement]:
    """The lines of the mail, each once, without those of a reply that it quotes."""
    by_line = {told.number: told for told in reversed(page.statements[:MOST])}
    return [by_line[number] for number in sorted(by_line)]


def _are_lent(near: Sequence[Statement], page: Page) -> bool:
    """Whether the lines, or the subject, name somebody who may be lent, and the lines days to come.

    Beside so many person-days a head may go as well.
    """
    named = page.roll.names_member(" ".join((page.subject, *(one.line[:LONGEST] for one in near))))
    named = named or any(efforts(fold(line := one.line[:LONGEST])) and page.roll.named_in(line) for one in near)
    texts = [fold(one.line[:LONGEST]) for one in near]
    return named and (any(_has_days_to_come(text, page) for text in texts) or _have_both_days(texts, page))


def _have_both_days(texts: Sequence[str], page: Page) -> bool:
    """Whether two lines tell one day to come each, under what may be labels: 起始日 — 5月25日."""
    days = [text[span.start : span.end].strip() for text in texts if _LABEL.match(text) for span in periods(text)]
    read = [read_period(day, page.sent, page.calendar).start for day in days if page.sent and is_single_day(day)]
    return len({day for day in read if day and page.sent and day >= page.sent}) > 1


def _has_days_to_come(folded: str, page: Page) -> bool:
    """Whether a line tells days, from one to another or about when, that do not all lie behind."""
    if page.sent is None:
        return False
    if _FIGURES_ALONE.search(folded):
        return True
    texts = [folded[span.start : span.end].strip() for span in periods(folded)]
    texts = [text for text in texts if _DAYS.search(text)]
    read = [read_period(text, page.sent, page.calendar) for text in texts]
    told = [*zip(texts, read, strict=True)]
    ahead = [text for text, one in told if one.start is None or one.start >= page.sent]
    whole = any(has_range(text) and (one.end is None or one.end > page.sent) for text, one in told)
    return whole or len(ahead) > 1 or any(not is_single_day(text) for text in ahead)


def _is_sure(near: Sequence[Statement]) -> bool:
    """Whether no line asks or supposes, but in a sentence of its own before: 15号开始联调是吧？那我让高兴去."""
    texts = [_QUESTION.sub("", fold(one.line[:LONGEST])) for one in near]
    return not any(not is_plain(text) or _ASKS.search(text) or _OF_WORK.search(text) for text in texts)


def answered_with_efforts(answer: Reading, own: Reading, page: Page) -> Reading | None:
    """`own`, what an answer among people states as a mail of its own (`page`), where it has such lines unread.

    None of what decides something.
    """
    if answer.decision is not None or answer.decisions or own.kind != "staffing_notice" or not own.problems:
        return None
    line = next(efforts_at_project(page, own.project), None)
    if line is None:
        return None
    return structs.replace(own, problems=(*own.problems, Remark("answers-nothing", "mail", line.strip())))
