"""What a mail states on a condition, or says is not to be done (M4): …，前提是客户同意; 研发负责人先不变更为…"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.fold import fold
from parsers.notices.page import Page
from parsers.notices.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CONDITION: Final = Pattern(
    r"前提(?:是|为|条件|[:：])|如果|假如|倘若|要是|除非"
    r"|[若如](?=客户|对方|甲方|业主|领导|验收|合同|能够?|获|通过)"
    r"|\b(?:if|unless|provided that|subject to)\b"
)
_ADVICE: Final = Pattern(
    r"[如若](?:果)?(?:有|需|遇)|问题|疑问|联系|反馈|异议|变[化动]|\b(?:questions?|contact|let (?:me|us) know)\b"
)
"""如有问题请联系我: what closes a mail is no condition."""
_NOT_NOW: Final = Pattern(
    r"(?:先|暂时?|目前|还|尚)?不(?:再|用|必)?(?:由[^,，。;；]{2,12})?(?:需要|申请|变更|更换|调整|改为|换)"
    r"|(?:无需|无须|不用|不必)(?:再)?(?:变更|更换|申请)"
)


def conditions(page: Page, *, denied: bool) -> Iterator[Remark]:
    """The problems with lines that hold on a condition; with `denied` also with those that say what is not done."""
    for line in list(dict.fromkeys(told.line for told in page.statements))[:MOST]:
        folded = fold(line[:LONGEST])
        if is_courtesy(folded):
            continue
        held = _CONDITION.search(folded) is not None and not _ADVICE.search(folded)
        if held or (denied and _NOT_NOW.search(folded)):
            yield Remark("on-condition", None, line)
