"""A change that a reply tells in full, but for whose it is (D4): 结束时间更正为7月30日; 工作量调整为20人天，时间不变.

Whose it is, the thread tells. Every word of the line is one of these; what says anything else is asked about (M4).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import structs

from parsers.dates import read_period
from parsers.notices.answers.reply_change_words import AMOUNT, CHANGING, PERSON
from parsers.notices.page.page import Page
from parsers.notices.words.topics import ESTIMATED
from parsers.notices.words.wordings import Found, Sentence
from parsers.patterns import Pattern
from state.notice import Change

_FILL: Final = "(FILL | OF | FROM | ALSO){0,4}"
_LEADS: Final = (
    f"START {_FILL} (NODS (COMMA | STOP))? {_FILL} ((WRONG | CORRECTS) {_FILL} (COLON | COMMA | STOP)? {_FILL})? "
    f"({PERSON} (AND {PERSON}){{0,5}} {_FILL})?"
)
_WAS: Final = f"((FROM | WAS){{0,2}} FILL? (DAY | {AMOUNT}) (COMES | BEGINS | ENDS)?)? {_FILL} (COMMA FILL{{0,2}})?"
_BECOMES: Final = (
    "(BECOMES | LASTS | CHANGES TO? | MOVES TO? | IS | TO | COLON | ARROW | CORRECTS (COLON | COMMA)? TO?)"
)
_CLOSES: Final = (
    f"((COMMA | STOP | BRACKET) {_FILL} (SPAN | EFFORT | LAST | FIRST | OTHERS) {_FILL} SAME BRACKET?)? "
    f"((COMMA | STOP) (FILL | WAS | WORK){{0,3}} WRONG)? (COMMA | STOP)? END"
)
_WHOLE: Final = CHANGING.wordings(
    # 更正，结束日期7月30日; 结束时间由6月30日更正为7月30日; 工作量调整为20人天，时间不变; 进场时间推迟到6月8日
    f"{_LEADS} label:(SPAN | LAST | FIRST | EFFORT) {_FILL} (WRONG COMMA {_FILL})? {_WAS} {_BECOMES}? "
    f"new:(DAY | {AMOUNT}) {_FILL} (COMES | BEGINS | ENDS)? {_CLOSES}",
    # please change the effort to 20 person-days
    f"{_LEADS} CHANGES {_FILL} label:(SPAN | LAST | FIRST | EFFORT) {_FILL} (TO | BECOMES) "
    f"new:(DAY | {AMOUNT}) {_CLOSES}",
    # 改到6月8日进场, 6月8日开始
    f"{_LEADS} {_WAS} {_BECOMES}? new:DAY {_FILL} first:(COMES | BEGINS) {_CLOSES}",
)
_MOST_PARTS: Final = 3
_LAST: Final = Pattern(r"结束|截止|到期|最后|\bend|\blast")
_FIRST: Final = Pattern(r"开始|起始|[进入]场|到岗|\bstart")
_OF_WORK: Final = Pattern(r"人[天日月]|person|man")


_PARTS: Final = Pattern(r"[^,;，；]+")
_TOLD: Final = ("start", "end", "estimated_days", "support_days")


def all_told_in_full(change: Change, folded: str, page: Page, cut: Callable[[str], Sentence]) -> Change:
    """The change with what its line (folded) says in full, in one wording or clause by clause: 周期改为…，工时改为…"""
    whole = told_in_full(change, cut(folded), folded, page)
    parts = [part.strip() for part in _PARTS.findall(folded)]
    if whole.whole or not 1 < len(parts) <= _MOST_PARTS:
        return whole
    bare = structs.replace(change, start=None, end=None)
    told = [told_in_full(bare, cut(part), part, page) for part in parts]
    facts = {name: [getattr(one, name) for one in told if getattr(one, name) is not None] for name in _TOLD}
    if not all(one.whole for one in told) or any(len(said) > 1 for said in facts.values()):
        return change
    start, end, estimated, support = (next(iter(facts[name]), None) for name in _TOLD)
    days = structs.replace(bare, start=start, end=end)
    return structs.replace(days, estimated_days=estimated, support_days=support, whole=True)


def told_in_full(change: Change, sentence: Sentence, folded: str, page: Page) -> Change:
    """The change with the days or the effort of its line (folded, and as tokens), where it says nothing else."""
    found = next((found for wording in _WHOLE for found in wording.found_in(sentence)), None)
    if found is None or page.sent is None:
        return change
    label, new = found.words("label", folded), found.words("new", folded)
    if _OF_WORK.search(new):
        days = page.effort(new)
        estimated = ESTIMATED.told_in(label)
        of_work = days is not None and not (_LAST.search(label) or _FIRST.search(label))
        told = structs.replace(change, estimated_days=days) if estimated else structs.replace(change, support_days=days)
        return structs.replace(told, whole=True) if of_work else change
    return _with_days(change, found, label, new, page)


def _with_days(change: Change, found: Found, label: str, new: str, page: Page) -> Change:
    """The change with its new days, where it is told which they are."""
    read = read_period(new, page.sent) if page.sent is not None else None
    if read is None or read.problems or read.start is None or read.end is None:
        return change
    if _LAST.search(label) and read.start == read.end:
        return structs.replace(change, start=None, end=read.end, whole=True)
    if (_FIRST.search(label) or "first" in found.spans) and read.start == read.end:
        return structs.replace(change, start=read.start, end=None, whole=True)
    ranged = read.start < read.end and not (_LAST.search(label) or _FIRST.search(label) or "first" in found.spans)
    return structs.replace(change, start=read.start, end=read.end, whole=True) if ranged else change
