"""A mail whose subject says that something changes, about somebody at a known project, and that nobody read (M4).

更正：… over 误：51人天, 正：15人天; 起止时间都变了 over 旧：6/8–7/3, 新：6/15–7/10: its sender is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.evidence import Evidence
from parsers.notices.page.page import Page
from parsers.notices.page.short_projects import calls_known
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import efforts, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, REPORTS, is_courtesy
from parsers.patterns import Pattern

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CHANGES: Final = Pattern(
    r"更正|变更|更新|勘误|笔误|调整|更换|换成|换人|对调|接[手任替]|提前|延[期长后]|变了|有变|算[多少错]了|[写填发]错|改[为成到]"
    r"|取消|撤销|不[去派]了|早点[回撤走]|减半|加一?倍|\b(?:chang|updat|cancel|extend|extens|replac)\w*"
)
_OF_THINGS: Final = Pattern(
    r"会议|例会|评审|培训|排期|计划|需求|接口|文档|方案|版本|密码|账号|权限|环境|工位|座位|座次|流程|制度|考勤|上线|里程碑|预算|合同|报价|价格|食堂|班车|办公"
)
"""What else changes: of none of these is somebody's time asked."""
_A_SIDE: Final = Pattern(r"^\W{0,3}(?:误|正|旧|新|原|现|前|后)\s?[:：]")
_SIDES: Final = Pattern(
    r"^\W{0,3}(?:误|正|旧|新|原|现|前|后)\s?[:：]|误|改成|改为|变更为|接任|接手|待到|做到|[到至]\s?\d|取消|不再派|原[计定]|%\s?改"
    r"|\((?:before|after)\)|\buntil\b"
)
_WITHOUT_DAYS: Final = Pattern(r"人天|(?<![^\W_])取消(?!\w)|不再派|%\s?改")
"""What needs no day beside it."""
_TALK: Final = Pattern(
    r"建议|讨论|商量|征求|可能|听说|[?？]|吗(?=\W|$)|[能可是]否|许可证?|授权|模块|任务|提交|交付物|开发[,，。]|开发$|\b(?:maybe|perhaps|might)\b"
)
"""Talk of what may change, and of what else is done."""
_BULLET: Final = Pattern(r"^[^\w(\[]+")
_I: Final = Pattern(r"我(?:在|提前|将|就|于)")


def has_change_at_project(found: Evidence) -> bool:
    """Whether a fresh mail has such a line."""
    subject = found.page.folded_subject
    fresh = not found.page.is_reply and found.page.known is not None and _CHANGES.search(subject) is not None
    other = REPORTS.search(subject) or _OF_THINGS.search(subject) or ANOTHER_MATTER.told_in(subject)
    return fresh and not other and next(changes_at_project(found.page, found.project), None) is not None


def changes_at_project(page: Page, project: str | None) -> Iterator[str]:
    """The lines with what is to be, in a mail that names somebody of the directory and calls a project."""
    lines = [line.text[:LONGEST] for line in page.mail.new_lines[:MOST] if line.text.strip()]
    everything = "\n".join((page.subject, *lines))
    named = bool(page.roll.named_in(everything)) or any(_I.search(fold(line)) for line in lines)
    if not named or not (project is not None or calls_known(everything, page, None)):
        return
    yield from (line.strip() for line in lines if _tells_what_is_to_be(fold(line)) or _is_of_a_side(line, page))


def _tells_what_is_to_be(folded: str) -> bool:
    folded = _BULLET.sub("", folded)
    if not _SIDES.search(folded) or _TALK.search(folded) or is_courtesy(folded) or not is_plain(folded):
        return False
    told = is_dated(folded) or bool(efforts(folded)) or speaks_of_office(folded)
    return told or _WITHOUT_DAYS.search(folded) is not None


def _is_of_a_side(line: str, page: Page) -> bool:
    """Whether a line is somebody's name behind what says that he was, or is to be: 现：许南星."""
    return _A_SIDE.match(line) is not None and bool(page.roll.named_in(line))
