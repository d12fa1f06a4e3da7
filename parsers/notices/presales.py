"""Pre-sales mail (P1 to P4): requests by their type, and coordinators' answers with a name."""

from __future__ import annotations

from typing import Final

from parsers.notices.fold import fold
from parsers.notices.page import Page
from parsers.patterns import Pattern

_TYPE: Final = Pattern(
    r"方案支撑|方案支持|解决方案支撑|技术交流|需求调研|定制方案|定制化方案|演示环境|货架资料"
    r"|标准化资料|产品资料|宣传资料|demo environment|technical exchange"
)
_REQUEST: Final = Pattern(
    r"(?:售前|方案|技术交流|演示环境|需求调研|货架资料|产品资料|定制)[^，。]{0,8}?(?:申请|请求|需求"
    r"|支撑|支持)|申请[^，。]{0,6}(?:售前|方案支撑|技术交流|演示环境|货架资料)|pre-?sales"
)
_ABOUT: Final = Pattern(r"售前|方案支撑|技术交流|需求调研|定制方案|演示环境|货架资料|pre-?sales")
_NAMES: Final = Pattern(
    r"^(?:请)?(?:安排|指派|由|派|指定|协调)\s?[^\s，。,;]{2,12}?(?:同学|老师|同事)?\s?(?:负责|支撑"
    r"|支持|对接|跟进|参加|前往|交流|[,。!]|$)|由[^，。]{2,12}?变更为|变更为|"
    r"(?:解决方案|支撑|对接|负责)(?:负责)?人(?:员)?\s?[:：]|不做响应|不予响应|合同外(?:响应|支撑|承接)"
)


def is_request(page: Page) -> bool:
    """Whether a mail opens a pre-sales request."""
    if page.is_reply:
        return False
    typed = any(_TYPE.search(fold(told.value)) for told in page.of("kind"))
    subject = page.folded_subject
    named = _REQUEST.search(subject) is not None and (_TYPE.search(subject) or "售前" in subject or "pre" in subject)
    return typed or (bool(named) and not page.of("person"))


def is_answer(page: Page) -> bool:
    """Whether a mail answers a pre-sales request with a name, a change or a verdict of P4."""
    about = _ABOUT.search(page.folded_subject) is not None
    lines = [fold(told.line).strip() for told in page.statements[:5]]
    return about and any(_NAMES.search(line) for line in lines)
