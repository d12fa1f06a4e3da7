"""An answer with names and days that is left open by another line of it (D2b, D10, M4): 可以吗？ 等我确认后再定."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from parsers.notices.changes.lead import FIELD, read_holder
from parsers.notices.doubts.on_condition import is_of_names
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.voices import may_be_lent
from parsers.notices.people.lead_words import OFFICES, TITLES, speaks_of_office
from parsers.notices.people.no_names import MISSING
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import has_condition, is_plain
from parsers.notices.words.open_words import AWAITED, IN_SHORT, LEFT_OPEN, NOT_HIS_WORD, OF_A_HEAD, OF_PEOPLE, OPENS
from parsers.notices.words.topics import UNSURE, Topic, is_courtesy
from parsers.notices.words.unsettled_words import CONSENT_TO_COME, HANGING, UNSETTLED
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

LONGEST: Final = 40
"""Characters of such a line; a longer one describes the work."""
LONGEST_NAMED: Final = 300
"""Characters of a line that is looked at for somebody else's name."""
MOST: Final = 20
_ADVICE: Final = Topic(
    "如有 如需 如遇 如果有 如果需 如果遇 若有 若需 若遇 问题 疑问 联系 变化 变动", r"\b(?:questions?|contact)\b"
)
"""如有变化再通知: what closes a mail leaves nothing open."""

_ASKS_LEADERS: Final = Pattern(
    r"\W*(?:烦?请|望|盼)[^,，。]{0,6}(?:组长|各组|部门)[^,，。]{0,6}(?:反馈|考虑|提[供名出]|推荐|确定|上报|确认)"
)
"""请各组长反馈拟投入人员及研发负责人: who leads is asked, and not thought of."""
_DENIES: Final = Topic("不 没 未 别 勿 无需 无须 取消 建议 拟 考虑 计划 打算", r"\b(?:not|no|n't)\b")


def heads_left_open(page: Page) -> Iterator[Remark]:
    """The problems with the labels of who leads or manages, where the name is not settled."""
    for office in OFFICES:
        for told in page.of(office):
            if fold(told.value) not in MISSING and _is_head_open(fold(told.value)):
                yield Remark("on-condition", FIELD[office], told.line)


def _is_head_open(folded: str) -> bool:
    """Whether what stands behind the name of a head settles nobody: 研发负责人：甲（待定）."""
    return _is_open(folded) or OPENS.tells(OF_A_HEAD, folded)


def is_left_open(folded: str) -> bool:
    """Whether a line (folded) of an answer does not say for sure what it says."""
    return _is_open(folded) or OPENS.tells(OF_PEOPLE, folded)


def is_left_open_in_short(folded: str) -> bool:
    """Whether a short line (folded) beside the people of an answer leaves them open: 先别登记, 还要商量."""
    return is_left_open(folded) or UNSETTLED.tells(CONSENT_TO_COME, folded) or OPENS.tells(IN_SHORT, folded)


def _is_open(folded: str) -> bool:
    doubted = has_condition(folded) or not is_plain(folded) or OPENS.tells(LEFT_OPEN, folded)
    return doubted or UNSETTLED.tells((*HANGING, *AWAITED, *NOT_HIS_WORD), folded)


def left_open(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> tuple[Remark, ...]:
    """The problems with what an answer says beside the people it lends: what it leaves open, and of whom else."""
    found = {remark.line: remark for remark in _left_open(page, statements, lines)} if page.is_reply else {}
    return tuple(found.values())


def _left_open(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    yield from heads_left_open(page)
    open_lines = (line for line in _lines(page) if is_left_open(fold(line)) and not is_of_names(line, page))
    yield from (Remark("on-condition", None, line) for line in open_lines)
    named = {line.person for line in lines} | {read_holder(page, office).name for office in OFFICES}
    yield from _unread_lead(page)
    for told in [told for told in statements if told.field is None and len(told.value) <= LONGEST_NAMED][:MOST]:
        folded = fold(told.value)
        if is_courtesy(folded) or _ADVICE.told_in(folded):
            continue
        if (len(folded) <= LONGEST and is_left_open_in_short(folded)) or only_thinks_of_head(folded):
            yield Remark("on-condition", None, told.line)
        elif (other := _another(told.value, page, named)) is not None:
            yield _of_another(other, told.line, folded)


def _unread_lead(page: Page) -> Iterator[Remark]:
    """A line that says who leads in words that nobody read: 许南星6月1日-6月30日投入，并担任研发负责人."""
    if read_holder(page, "lead").name is not None:
        return
    for told in page.loose[:MOST]:
        if any(title in fold(told.line) for title in TITLES["lead"]) and page.roll.named_in(told.value):
            yield Remark("missing-person", FIELD["lead"], told.line)


def _lines(page: Page) -> list[str]:
    lines = dict.fromkeys(told.line for told in page.statements if fold(told.value) not in MISSING)
    return [line for line in lines if not (is_courtesy(fold(line)) or _ADVICE.told_in(fold(line)))][:MOST]


def only_thinks_of_head(folded: str) -> bool:
    """Whether a line (folded) denies or plans who leads or manages: 拟由甲担任研发负责人."""
    if _ASKS_LEADERS.match(folded):
        return False
    return speaks_of_office(folded) and (_DENIES.told_in(folded) or UNSURE.told_in(folded))


def _another(text: str, page: Page, named: Collection[str | None]) -> str | None:
    """Somebody of the directory who may be lent, and whom the answer does not lend."""
    others = (name for name in page.roll.named_in(text) if name not in named)
    return next((name for name in others if may_be_lent(name, page)), None)


def _of_another(name: str, line: str, folded: str) -> Remark:
    """另外乙也去 has no days that were read; 乙先不去, 建议乙任研发负责人 are to be settled."""
    if speaks_of_office(folded) or _DENIES.told_in(folded) or UNSURE.told_in(folded):
        return Remark("on-condition", None, line)
    return Remark("unreadable-period", "period", line, name)
