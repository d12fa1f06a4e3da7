"""A sentence of a fresh mail that moves somebody, and that no claim has heard: the mail is asked about (M4).

The last net. A sentence that names somebody of the directory (or everybody), has a word of lending, leaving, staying
on or taking somebody's place, and says when or for how long, is no talk: whatever no reader could make of it is told
to the sender. What only thanks, asks, supposes, reports or is about another matter stays people's talk (M3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.notices.evidence import Evidence
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.subject_topic import OF_PEOPLE, STAFFS, has_own_matter, is_of_a_task
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import DENIED, OTHER_WORK, moves_somebody, names_known
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.moods import is_held
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, NOT_LENT, REPORTS, UNSURE, is_courtesy
from parsers.patterns import Pattern

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SENTENCES: Final = re.compile(r"[。；;!！\n]|\. (?=[A-Z\u4e00-\u9fff])")
_CLAUSES: Final = re.compile(r"[,，]")
_SOME_TIME: Final = Pattern(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s?\d{1,2}\b"
    rf"|{LENGTH}|尽快|尽早|立即|马上|即刻|长期|全程|本?月内|周末前"
)
_CHANGED: Final = Pattern(
    r"由[^,，。]{2,12}?(?:更换|变更|调整|替换|换|改)(?:[为成]|到)|(?:更?换|替换|改)[为成由](?!\s?\d)|改派|[调转派](?:到|至|往|去|入)"
    r"|改(?:到|去|往)(?!\s?[\d一二三四五六七八九十上下本明后今周])"
    r"|(?:由|让|请)[^,，。]{2,12}?(?:接[替手任]|顶替|代替|替换)"
)
"""Whoever takes another's place, or goes to another project, is moved whether or not a day is told."""
_COLLOQUIAL: Final = Pattern(
    r"[干待呆留做用][到至]|帮(?:我们|忙|着|做)|回(?:去|来|部门|原|组|公司|总部|归)|过[来去]|补[上位]|顶上|交给|换下|下来|不在(?:项目|组|现场)|接着[做干]"
    r"|[抽拉调派][走回来去进入过]|[来走](?=[,，。了吧]|$)|[\u4e00-\u9fff]上(?=[,，。]|$)"
)
"""How people speak of coming and going: 许南星干到6月底, 高兴6月8日来."""
_REDATED: Final = Pattern(r"(?:改|更正|调整|变更|挪)[为成到至]\s?\d")
_EVERYBODY: Final = Pattern(
    r"(?:全体|所有|全部|现有|[各上]述?|以上|上述|该项目)(?:的|项目组?|支[撑援])*(?:成员|人员|同事|人(?!天|日|月))"
    r"|人员[^,，。;；]{0,10}(?:全部|全都|全员|[均都])"
)
_BEFORE: Final = Pattern(
    r"(?:之前|此前|曾经?|去年|前年|上个?月|上周|已经?(?:于|在)?)[^,，。]{0,12}(?:支[撑援持]|参与|加入|投入)(?:过|了|完)|以来|支[撑援]期间"
)
"""What is over and done with."""
_PLANNED: Final = Pattern(r"拟(?=[由将把派]|安排|投入)")
"""前端拟由白一舟变更为查甘望: planned, with its days, in a mail of its own."""
_OFFICE: Final = Pattern(r"负责人|组长|主管|接口人|经理|总监|\b(?:lead|manager|head)\b")
"""Who holds an office is for its own readers (D9); that of a customer's or a group's is none of ours."""
_WISHED: Final = Pattern(r"[我也还]?想(?:跟|向|找|请|和|再?借)|希望")
"""想跟您借一下白一舟: asked of its reader, and settled by nobody yet."""


def is_unheard(found: Evidence) -> bool:
    """Whether a fresh mail of people, or about a project, says in a sentence that somebody is moved."""
    page = found.page
    subject = page.folded_subject
    other = found.elsewhere or UNSURE.told_in(subject) or REPORTS.search(subject)
    if page.is_reply or page.known is None or other:
        return False
    placed = found.project is not None or found.about_a_project or page.roll.holds(page.subject)
    placed = placed or LENDING.told_in(subject) or OF_PEOPLE.search(subject) is not None
    placed = placed or found.calls_a_project
    return placed and next(unheard_lines(page, found.project), None) is not None


def unheard_lines(page: Page, project: str | None) -> Iterator[str]:
    """The lines with such a sentence."""
    own_matter = has_own_matter(page, project)
    lending = LENDING.told_in(page.folded_subject)
    for told in (*page.loose[:MOST], *_labelled(page)):
        if not is_of_a_task(told.value, page) and any(
            _moves(sentence, page.roll, plainly=own_matter, lending=lending) for sentence in _sentences(told)
        ):
            yield told.line


def _labelled(page: Page) -> Iterator[Statement]:
    """The lines, as they stand, of which the end was taken for labelled days: 甲可以过去帮忙，时间是6月3日至6月17日."""
    for told in page.of("period", "start", "end")[:MOST]:
        before = told.line.partition(told.value)[0] if told.value else ""
        if names_known(told.label, page.roll) or names_known(before[:LONGEST], page.roll):
            yield Statement(None, told.line, told.number, told.line)


def _sentences(told: Statement) -> Iterator[str]:
    yield from filter(str.strip, _SENTENCES.split(told.value[:LONGEST]))


def _moves(sentence: str, roll: Roll, *, plainly: bool, lending: bool) -> bool:
    """Whether the plain clauses of a sentence move somebody at some time.

    `plainly`: only in plain words of lending; `lending`: a range of days is enough, since the subject lends.
    """
    folded = _PLANNED.sub("", fold(sentence))
    if is_held(folded) or UNSURE.told_in(folded) or _WISHED.search(folded):
        return False
    plain = [clause for clause in _CLAUSES.split(sentence) if not _is_talk(fold(clause))]
    said = "，".join(plain)
    folded = fold(said)
    named = names_known(said, roll) or _EVERYBODY.search(folded) is not None
    timed = is_dated(folded) or _SOME_TIME.search(folded) is not None
    if not named or (plainly and not STAFFS.told_in(folded)):
        return False
    if (lending or _REDATED.search(folded)) and has_range(folded):
        return True
    return bool(_CHANGED.search(folded) or (timed and (moves_somebody(said) or _COLLOQUIAL.search(folded))))


def _is_talk(folded: str) -> bool:
    return (
        is_courtesy(folded)
        or any(pattern.search(folded) for pattern in (_BEFORE, _OFFICE))
        or any(topic.told_in(folded) for topic in (NOT_LENT, ANOTHER_MATTER, OTHER_WORK, DENIED))
    )
