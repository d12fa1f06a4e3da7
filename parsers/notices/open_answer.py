"""An answer with names and days that is left open by another line of it (D2b, D10, M4): 可以吗？ 等我确认后再定."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.lead import FIELD, read_holder
from parsers.notices.lead_words import OFFICES, TITLES, speaks_of_office
from parsers.notices.no_names import MISSING
from parsers.notices.page import Page
from parsers.notices.topics import UNSURE, is_courtesy
from parsers.notices.voices import may_be_lent
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

LONGEST: Final = 40
"""Characters of such a line; a longer one describes the work."""
LONGEST_NAMED: Final = 300
"""Characters of a line that is looked at for somebody else's name."""
MOST: Final = 20
_LEFT_OPEN: Final = Pattern(
    r"[?？吗么]\W*$|行不行|可不可以|怎么样"
    r"|(?:待|等|需|须|还要|要)[^,，。;；]{0,14}?(?:确认|同意|批准|审批|商量|讨论|评估|拍板|问一?下)"
    r"|再(?:定|确认|议|说|看|商量)|[还尚]?[没未](?:最终|完全)?(?:定|确定|敲定)(?!义)|不一定|未必|看情况|说不准|不(?:敢|能)?保证"
    r"|(?:先|暂时?)(?:不要?|别|勿)(?:登记|通知|对外|记录|安排|发)|初步|暂定|草案|仅供参考|问问|问一下"
    r"|\b(?:maybe|perhaps|not sure|to be confirmed|tbc|tbd|still (?:need|have) to|let me check)\b"
)
_MOOD: Final = Pattern(
    r"如果|假如|倘若|要是|除非|前提(?:是|为|条件|[:：])|[若如](?=客户|对方|甲方|业主|领导|验收|合同|通过)"
    r"|[待等][^,，。;；]{1,14}?(?:后|再|才|之前|确认|同意|批准|审批)|[视看][^,，。;；]{1,12}而定|听说|据说|(?<![\w])\w{2,4}说(?!明)"
    r"|可能|也许|或许|大概|打算|考虑|建议|(?<![模虚])拟(?![定合])|是否|[能可]否|要不要|请问|[?？吗]\W*$|我?再(?:想想|确认|定|议)"
    r"|(?:^|[,，。;；:：\s])(?:我们|本组|我组)?(?:计划(?!如下|投入|支[撑援持]|时间|周期|工|人|开始|结束|安排如下)"
    r"|先不|暂不|不再|并非|不是|不由|无需|无须|不用|先别)|还[没未]定|不一定|未必|看情况|待定|暂定|先别"
    r"|\b(?:if|unless|provided that|once|maybe|perhaps|might|may|could|should we|not)\b"
)
"""Words of a mood in any line of an answer, read or not."""
_ADVICE: Final = Pattern(r"[如若](?:果)?(?:有|需|遇)|问题|疑问|联系|变[化动]|\b(?:questions?|contact)\b")
"""如有变化再通知: what closes a mail leaves nothing open."""


_HEAD_OPEN: Final = Pattern(
    r"待定|暂定|未定|[没未]定|待[^,，。;；]{0,10}(?:确认|同意|批准|定)|[(（]\s?拟\s?[)）]|拟$|如果|前提|或者"
    r"|\b(?:tbc|tbd|if|unless|to be confirmed)\b"
)
"""Behind the name of a head: 研发负责人：甲（待定）."""
_DENIES: Final = Pattern(r"不|没|未|别|勿|无需|无须|取消|建议|拟|考虑|计划|打算|\b(?:not|no|n't)\b")


def heads_left_open(page: Page) -> Iterator[Remark]:
    """The problems with the labels of who leads or manages, where the name is not settled."""
    for office in OFFICES:
        for told in page.of(office):
            if fold(told.value) not in MISSING and _HEAD_OPEN.search(fold(told.value)):
                yield Remark("on-condition", FIELD[office], told.line)


def left_open(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> tuple[Remark, ...]:
    """The problems with what an answer says beside the people it lends: what it leaves open, and of whom else."""
    found = {remark.line: remark for remark in _left_open(page, statements, lines)} if page.is_reply else {}
    return tuple(found.values())


def _left_open(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    yield from heads_left_open(page)
    yield from (Remark("on-condition", None, line) for line in _lines(page) if _MOOD.search(fold(line)))
    named = {line.person for line in lines} | {read_holder(page, office).name for office in OFFICES}
    yield from _unread_lead(page)
    for told in [told for told in statements if told.field is None and len(told.value) <= LONGEST_NAMED][:MOST]:
        folded = fold(told.value)
        if is_courtesy(folded) or _ADVICE.search(folded):
            continue
        if (len(folded) <= LONGEST and _LEFT_OPEN.search(folded)) or only_thinks_of_head(folded):
            yield Remark("on-condition", None, told.line)
        elif (other := _another(told.value, page, named)) is not None:
            yield _of_another(other, told.line, folded)


def _unread_lead(page: Page) -> Iterator[Remark]:
    """A line that says who leads in words that nobody read: 许南星6月1日-6月30日投入，并担任研发负责人."""
    if read_holder(page, "lead").name is not None:
        return
    for told in page.loose[:MOST]:
        if any(title in fold(told.line) for title in TITLES["lead"]) and _anybody(told.value, page):
            yield Remark("missing-person", FIELD["lead"], told.line)


def _anybody(text: str, page: Page) -> bool:
    return any(one.name in text for one in (page.known.people if page.known else ()))


def _lines(page: Page) -> list[str]:
    lines = dict.fromkeys(told.line for told in page.statements if fold(told.value) not in MISSING)
    return [line for line in lines if not (is_courtesy(fold(line)) or _ADVICE.search(fold(line)))][:MOST]


def only_thinks_of_head(folded: str) -> bool:
    """Whether a line (folded) denies or plans who leads or manages: 拟由甲担任研发负责人."""
    return speaks_of_office(folded) and (_DENIES.search(folded) is not None or UNSURE.told_in(folded))


def _another(text: str, page: Page, named: Collection[str | None]) -> str | None:
    """Somebody of the directory who may be lent, and whom the answer does not lend."""
    people = page.known.people if page.known else ()
    others = (one.name for one in people if one.name in text and one.name not in named)
    return next((name for name in others if may_be_lent(name, page)), None)


def _of_another(name: str, line: str, folded: str) -> Remark:
    """另外乙也去 has no days that were read; 乙先不去, 建议乙任研发负责人 are to be settled."""
    if speaks_of_office(folded) or _DENIES.search(folded) or UNSURE.told_in(folded):
        return Remark("on-condition", None, line)
    return Remark("unreadable-period", "period", line, name)
