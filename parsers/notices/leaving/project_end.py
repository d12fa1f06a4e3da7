"""The end of a project: whether a mail states it, closed (结项) or terminated (终止), and why."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.reasons import reason_in
from parsers.notices.words.topics import UNSURE, Topic
from parsers.patterns import Pattern
from state.notice import ProjectEnd, Source

_SUBJECT: Final = Pattern(
    r"结项|项目(?:终止|关闭|结束|取消|中止)|终止(?:通知|项目|告知|说明|函)|关闭项目|项目(?:已)?(?:验收)?结束"
    r"|project (?:is )?(?:closed|closure|terminated|termination)"
)
_NOT_YET: Final = Topic("评审 会议 材料 报告 申请 准备 模板 流程 计划 会")
_BODY: Final = Pattern(
    r"项目[^，。,;；？?\n]{0,30}?(?:结项|终止|关闭|中止)(?:实施)?了?(?=[。，,;；!！\s]|$|请)"
    r"|^[^。;；？?\n]{0,20}项目[^。;；？?\n]{0,30}[,，](?:即日起?|现|今日起?|正式|予以|特此|于今日|同意){1,3}"
    r"(?:结项|终止|关闭|中止)(?=[。，,;；!！\s]|$)"
    r"|项目[^。;；？?\n]{0,20}(?:完成|办完|办理完|走完)了?结项(?:手续|流程)?(?=[。，,;；!！\s]|$)"
    r"|(?:决定|正式|即日起?|现|特此|予以)(?:终止|关闭|中止)(?:本|该|此)?项目(?=[。，,;；!！\s]|$)"
    r"|(?:\bproject|项目) (?:is|was|has been) (?:now )?(?:closed|terminated)"
)
_NOT_ENDING: Final = Pattern(
    r"(?:不|未|没有?|尚未|暂不|避免|防止|以免|取消|预计|计划|将于|准备|争取|力争|距离?|离|待|等|(?<![提目当])前|后|到|至)[^，。,;；]{0,12}"
    r"(?:结项|终止|关闭|中止)|(?:结项|终止|关闭|中止)(?:前|后|之前|之后|时间|计划)|\bnot (?:be )?(?:closed|terminated)"
)
"""An end that is denied, or only looked forward to."""
_DENIED: Final = Pattern(
    r"什么时候|何时|(?:(?<!得)不(?!得不)|未|没有?|暂缓|推迟|取消)[^，。,;；]{0,2}(?:结项|终止|关闭|中止)"
    r"|\b(?:not|never) (?:be |yet )?(?:closed|terminated)"
)
"""An end that is denied whatever the subject says; 不得不终止 is none."""
_SPOKEN_OF: Final = Pattern(r"结项|终止|关闭|中止|\b(?:closed?|closure|terminat)")
_BARE: Final = Pattern(
    r"\W*(?:项目)?(?:正式)?(?:结项|终止|关闭|中止)(?:通知|公告)?\W*|\W*project (?:closed|terminated)\W*"
)
_CLOSES: Final = Pattern(r"\W*[^\W\d]{2,14}(?:平台|系统|工程)(?:关闭|终止|中止)(?:通知|公告)?\W*")
_TERMINATED: Final = Topic("终止 中止 取消 terminat")
_CLOSED: Final = Topic("结项 关闭 结束 验收 clos")
OVER: Final = r"(?:收官|收工|圆满|落幕|完结|谢幕)"
_OVER: Final = Pattern(OVER)
"""Of a subject: what is over and done with, in a longer mail as well."""
_BEGINS: Final = 2
"""Characters by which a project is known where its name is cut."""
_FIRST, _FEW = 3, 6
"""Lines in which an end is stated, and fewer than which such a mail has."""


def as_the_project(folded: str, project: str | None) -> str:
    """A text (folded) with the project's name, if it has one, called 项目."""
    return folded.replace(fold(project), "项目") if project else folded


def says_in_subject(page: Page) -> bool:
    """Whether the subject announces the end, and is not about a meeting or papers of it."""
    subject = page.folded_subject
    named = _SUBJECT.search(subject) is not None and not _NOT_YET.told_in(subject)
    return named or _BARE.fullmatch(page.untagged_subject) is not None or _is_called_closed(page)


def _is_called_closed(page: Page) -> bool:
    """滨江算力平台关闭, where the first lines name a project that begins so: not the platform of an office."""
    if _CLOSES.fullmatch(page.untagged_subject) is None:
        return False
    named = (project for told in page.loose[:_FIRST] for project in page.roll.projects_in(told.value))
    return any(page.untagged_subject.startswith(fold(project)[:_BEGINS]) for project in named)


def takes_it_back(texts: tuple[str, ...]) -> bool:
    """Whether every line (folded) that speaks of the end asks about it or denies it; the subject ends nothing then."""
    spoken = [text for text in texts if _SPOKEN_OF.search(text)]
    return bool(spoken) and all(UNSURE.told_in(text) or _DENIED.search(text) for text in spoken)


def says_in_body(texts: tuple[str, ...], project: str | None, subject: str) -> bool:
    """Whether the first lines (folded) of a short mail, or of one whose subject is of what is done, state the end.

    The project may stand by its name.
    """
    texts = tuple(as_the_project(text, project) for text in texts)
    sure = [text for text in texts if not UNSURE.told_in(text) and not _NOT_ENDING.search(text)]
    over = _OVER.search(subject) is not None
    return any(_BODY.search(text) for text in sure[: _FEW if over else _FIRST]) and (over or len(texts) < _FEW)


def may_end(folded: str) -> bool:
    """Whether a text (folded) has a word of ending at all."""
    return _SPOKEN_OF.search(folded) is not None


def states_an_end(folded: str) -> bool:
    """Whether a clause (folded, the project called 项目) states the end for certain."""
    sure = not UNSURE.told_in(folded) and not _NOT_ENDING.search(folded)
    return sure and (_BODY.search(folded) or _BARE.fullmatch(folded)) is not None


def says_in_form(page: Page) -> bool:
    """Whether an answer is the form of such a mail: the project under its label, and the end under another (M4)."""
    return bool(page.of("project")) and bool(_labelled(page))


def read_end(page: Page) -> ProjectEnd:
    """How the project ended. The subject is heard first, then the lines; what says neither is closed (P2)."""
    places = [(page.folded_subject, Source("project_end", 0, page.mail.subject))]
    places += [(fold(told.value), told.source("project_end")) for told in (*_labelled(page), *page.loose)]
    stated = next((place for place in places if _TERMINATED.told_in(place[0]) or _CLOSED.told_in(place[0])), places[0])
    terminated = _TERMINATED.told_in(places[0][0]) or any(map(_terminates, (text for text, _ in places[1:])))
    labelled = next((told.value for told in page.of("reason") if told.value), None)
    reason = labelled or reason_in(re.sub(r"\s+", " ", told.value) for told in page.loose)
    return ProjectEnd("terminated" if terminated else "closed", reason, stated[1])


def _terminates(text: str) -> bool:
    """Whether a text (folded) states a termination: what its next sentence cancels is something else."""
    hit = _BODY.search(text)
    sentence = text[: hit.end()].rpartition("。")[2] if hit else text
    return (hit is not None or _BARE.fullmatch(text) is not None) and _TERMINATED.told_in(sentence)


def _labelled(page: Page) -> list[Statement]:
    return [told for told in page.of("note") if _BARE.fullmatch(fold(told.value))]
