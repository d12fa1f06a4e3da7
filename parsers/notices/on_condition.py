"""What a mail states on a condition, or says is not to be done (M4): …，前提是客户同意; 研发负责人先不变更为…"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
_NOT_CHANGED: Final = Pattern(r"不(?:再|用|必)?(?:由[^,，。;；]{2,12})?(?:变更|更换|调整|改为|换)")
_NOT_NEEDED: Final = Pattern(
    r"\W*(?:目前|现在?|本?项目|我们){0,2}(?:先|暂时?|还|尚)?(?:不(?:再|用)?(?:需要?|申请|缺)|无需|无须)"
)
_NOT_TAKEN_BACK: Final = Pattern(r"不(?:用|必|再)?(?:撤销|取消|作废)")
_DENIALS: Final[dict[str, Callable[[str], object]]] = {
    "lead_change": _NOT_CHANGED.search,
    "need": _NOT_NEEDED.match,
    "cancellation": _NOT_TAKEN_BACK.search,
}
"""By the kind of the mail: how it says that the very thing is not to be done."""


def conditions(page: Page, kind: str) -> Iterator[Remark]:
    """The problems with lines of a mail of that kind that hold on a condition, or say what is not to be done."""
    denies = _DENIALS.get(kind)
    for line in list(dict.fromkeys(told.line for told in page.statements))[:MOST]:
        folded = fold(line[:LONGEST])
        if is_courtesy(folded):
            continue
        held = _CONDITION.search(folded) is not None and not _ADVICE.search(folded)
        if held or (denies is not None and denies(folded)):
            yield Remark("on-condition", None, line)
