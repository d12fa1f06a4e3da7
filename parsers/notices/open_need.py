"""A need that is none, or none yet (D2b, M4): 暂不需要2名前端, 2名前端的需求取消, 可能需要…, 待合同签订后需要….

A polite question asks for hands all the same: 能否安排2名前端？ So does a line that denies something beside them:
需要2名前端，不需要驻场.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.notices.fold import fold
from parsers.notices.need_claim import ASKS_FOR, NEED_SUBJECT
from parsers.notices.page import Page
from parsers.notices.roles import ROLE
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_ENDS: Final = re.compile(r"[,，。;；!！\n]|(?<=[?])")
_COUNTED: Final = Pattern(r"[\d一二两三四五六七八九十]\s?[名位人个]|\b(?:\d|an?|one|two|three|four|five|six) ")
_BESIDE: Final = ("驻场", "交付", "文档", "业务")
"""Roles by the letter, which a need may go without: 不需要驻场."""
_DENIED: Final = Pattern(
    r"不(?:再|用|必|缺|申请|需要?|想|打算|要(?!求))|无需|无须|没必要|并非|取消|撤[销回]|作废|暂缓|搁置|免了"
    r"|^\W*(?:原来|原本|原定|原计划|本来|之前)|(?:改|调整|变更|减少?|增加?)[为成至到]"
    r"|\b(?:not?|no longer|cancel(?:led)?|withdraw)\b|n't\b"
)
_ASKS: Final = r"(?:需|缺|申请|增[加派]|补充|安排|抽调|协调|要|请求|找|\b(?:need|request|require|lack|look)\w*)"
_CONSIDERED: Final = Pattern(
    r"(?:可能|也许|或许|大概|估计|考虑(?!到)|打算|(?<![模虚])拟(?![定合])|建议|听说|据说|假设|觉得|认为|说(?!明)"
    r"|想问|想了解|计划(?=申请|增|补|再|找|要|安排|抽调)"
    r"|\b(?:may|might|perhaps|maybe|consider(?:ing)?|plan(?:ning)? to|heard|says?|said)\b)"
    rf"[^,，。;；]{{0,14}}?{_ASKS}"
)
_ASKED: Final = Pattern(
    r"是否(?!可以?|能|方便|有)|是不是|要不要|需不需要?|用不用|有没有必要"
    r"|\b(?:do|does|should|whether) (?:we|it|they|to)\b"
)
_QUESTION: Final = Pattern(r"(?:需要?|缺|要|用)[^,，。;；]{0,30}[吗么]\s?[?]?$")
_CONSENT: Final = r"(?:确认|同意|批准|批复|审批|签订|签署|签约|签了|通过|敲定|落实|回复|定了|到账|拍板)"
_HELD: Final = Pattern(
    rf"[待等][^,，。;；]{{1,20}}?(?:{_CONSENT}|再|才)|{_CONSENT}(?:之?后|以后|了再|才)|[视看][^,，。;；]{{1,12}}(?:而定|再定)"
    r"|[还尚]?[没未](?:最终|完全)?(?:定下?|确定|敲定|批)(?!义|制)|待(?:定|确认|审批|批准)|再[定议]|不一定|未必"
    r"|\b(?:once|as soon as|depends? on|depending on|to be confirmed|tbc|tbd)\b"
)
_ALONE: Final = Pattern(
    r"\W*(?:(?:备注|说明|状态)\s?:\s?)?(?:以[上下]|上述|本|该|此|这个|原)?(?:人员|人力)?(?:需求|申请)?(?:已|现|目前|现在|先|暂时?|还|均|都|为|是)*+"
    r"(?:(?:不(?:用|需要|申请|要|提)|先?别|取消|作废|暂缓|搁置|撤[销回])(?:了|人员?|人手|支[援撑]|申请|登记|处理|增加|安排|派人)*+"
    rf"|(?:{_HELD.pattern})[^,，。;；]{{0,12}})\W*"
)
"""A short line of its own that takes the mail's need back, or leaves it open."""
_CALLED_OFF: Final = Pattern(r"(?:取消|作废|暂缓|搁置|撤[销回])了?$")
_LONGEST_ALONE: Final = 30


def open_subject(page: Page) -> tuple[Remark, ...]:
    """The problem with a subject that takes the need back, or leaves it open: 取消人员需求, 人员需求（待定）."""
    subject = page.untagged_subject
    held = NEED_SUBJECT.search(subject) and (_takes_back(subject) or _HELD.search(subject))
    return (Remark("on-condition", None, page.subject),) if held else ()


def leaves_need_open(folded: str) -> bool:
    """Whether a line (folded) says that the hands are not asked for, or not for sure."""
    clauses = [clause for clause in _ENDS.split(folded) if clause.strip()]
    hands = [clause for clause in clauses if _asks_for_hands(clause)]
    if not hands:
        return len(folded) <= _LONGEST_ALONE and any(map(_ALONE.fullmatch, clauses))
    counted = [clause for clause in hands if _COUNTED.search(clause)]
    if any(_HELD.search(clause) or _CALLED_OFF.search(clause) or _ALONE.fullmatch(clause) for clause in clauses):
        return True
    return any(map(_takes_back, counted)) if counted else all(map(_takes_back, hands))


def names_asked_for(page: Page, lines: Sequence[AssignmentLine]) -> tuple[Remark, ...]:
    """The lines under a need's subject that ask for somebody by name: whether he is agreed on is not said (D2, D2b)."""
    if not NEED_SUBJECT.search(page.untagged_subject):
        return ()
    asking = dict.fromkeys(told.line for told in page.loose if ASKS_FOR.match(fold(told.line)))
    named = (line for line in asking if any(one.person in line for one in lines))
    return tuple(Remark("still-planned", "period", line) for line in named)


def _asks_for_hands(clause: str) -> bool:
    return any(not found[0].startswith(_BESIDE) for found in ROLE.finditer(clause))


def _takes_back(clause: str) -> bool:
    """Whether a clause denies the hands it names, asks whether they are needed, or only thinks of them."""
    return any(pattern.search(clause) for pattern in (_DENIED, _CONSIDERED, _ASKED, _QUESTION))
