"""A hand-over that is put off, or leaves open who leads (D10, M4): 项目交底暂缓, 如果合同没签，以上作废.


Its facts may hold conditions of the contract (付款：如果验收通过，付三成); those go to the group leaders as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.fold import fold
from parsers.notices.open_answer import heads_left_open, only_thinks_of_head
from parsers.notices.page import Page
from parsers.notices.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

LONGEST: Final = 60
"""Characters of a line that puts the whole off; a longer one is a fact."""
MOST: Final = 60
_OFF: Final = r"(?:取消|作废|暂缓|推迟|延期|延后|搁置|终止)"
_NOT_YET: Final = r"(?:先不|暂不|暂时不|不再|不用|无需|不需要|不)(?:要|用|做|进行|安排|启动|开始)?"
_HANDS_OVER: Final = r"(?:项目)?(?:交底|交接|移交|转交付)(?:会议?|信息|工作|邮件)?"
_SUBJECT: Final = Pattern(
    rf"{_HANDS_OVER}[^,，]{{0,6}}?{_OFF}|{_OFF}[^,，]{{0,4}}?{_HANDS_OVER}|{_NOT_YET}{_HANDS_OVER}"
    rf"|(?:是否|要不要|能否|可否|拟|建议|考虑|计划)[^,，]{{0,8}}?{_HANDS_OVER}|{_HANDS_OVER}[^,，]{{0,8}}?(?:讨论|模板|征求|待定)"
    r"|\bhand-?over\b[^,.]{0,20}\b(?:cancel|postpone|on hold)"
)
_LINE: Final = Pattern(
    rf"(?:项目|{_HANDS_OVER}|以[上下](?:信息|内容|安排)?|本邮件|上述(?:信息|内容)?)[^,，。;；]{{0,6}}?{_OFF}"
    rf"|{_HANDS_OVER}[^,，。;；]{{0,4}}?{_NOT_YET}|{_NOT_YET}(?:{_HANDS_OVER}|启动)"
    r"|(?:以[上下]|上述|本|此)(?:信息|内容|安排|项目|交底)?[^,，。;；]{0,4}?(?:待|须|需|等)[^,，。;；]{1,14}?(?:确认|同意|批准|审批|签)"
    r"|(?:如果|若|除非|假如)[^。;；]{1,30}?(?:作废|取消|不(?:做|启动|交底))|^\W*前提(?:是|为|[:：])"
    r"|待[^,，。;；]{1,14}?(?:签订|签署|确认|批准|中标)后(?:再|才)?(?:启动|交底|安排|投入|开始)"
)


def open_handover(page: Page) -> Iterator[Remark]:
    """The problems with a hand-over's subject, its heads, and the lines that put it off."""
    if _SUBJECT.search(page.untagged_subject):
        yield Remark("on-condition", None, page.subject)
    yield from heads_left_open(page)
    for line in list(dict.fromkeys(told.line for told in page.loose))[:MOST]:
        folded = fold(line)
        if len(folded) <= LONGEST and not is_courtesy(folded) and (_LINE.search(folded) or only_thinks_of_head(folded)):
            yield Remark("on-condition", None, line)
