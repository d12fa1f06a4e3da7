"""What a mail states on a condition, or says is not to be done (M4): …，前提是客户同意; 研发负责人先不变更为…"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from parsers.notices.lending.brackets import is_said_plainly
from parsers.notices.needs.open_need import leaves_need_open
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.denying_words import DENYING, NOT_CHANGED, NOT_LEAVING, NOT_TAKEN_BACK, NOT_YET_SAID
from parsers.notices.words.disowned import is_called_void, is_disowned
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import REMARKS
from parsers.notices.words.moods import is_held, is_plain
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import LENDS, RELEASE, is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
_EXTENDS: Final = Pattern(r"(?<![可持陆后])续[期至到]|延[长期至到]|顺延")
_AGREES: Final = r"(?:同意|批准?|点头|认可|拍板|松口|答应)了?(?=[,。;:\s]|$)"
_MAY_AGREE: Final = Pattern(_AGREES)
_NOT_AGREED: Final = Pattern(
    rf"(?:^|[,。;:]\s?)(?:希望|但愿|盼|求|须|需|尚需|还[需得要]|得|看|差|等|估计|应该|可能|大概|听说)[^,。;:\d]{{1,6}}{_AGREES}"
    rf"|(?:^|[,。;:]\s?)(?:请|让)客户{_AGREES}"
    rf"|(?:^|[,。;:]\s?)[^,。;:\d]{{1,6}}(?:应该|可能|估计|基本|勉强|大概|差不多)[^,。;:\d]{{0,2}}{_AGREES}"
)
"""还得方总批，…; 客户基本同意，…: consent that is hoped for, and is not there yet."""
_STAR: Final = Pattern(r"^\s*[*※★☆＊]+\s?[:：]?\s*")
"""*：时间待定, below a name with a star."""
_PLANNED: Final = Pattern(r"[^\w]{0,4}(?:\d{1,2}[、.)]\s?)?原(?:计划|定)[^,，。:：\d]{0,6}[:：]")
"""原计划进场：6月1日."""
LONGEST: Final = 300
_DENIALS: Final[dict[str, Callable[[str], bool]]] = {
    "need": leaves_need_open,
    "lead_change": partial(DENYING.tells, NOT_CHANGED),
    "release_notice": partial(DENYING.tells, NOT_LEAVING),
    "cancellation": partial(DENYING.tells, NOT_TAKEN_BACK),
}
"""By the kind of the mail: how it says that the very thing is not to be done."""
_WHOM_TO_ASK: Final = Pattern(
    r"^\s*如果?有(?:任何|什么)?(?:问题|疑问|疑义|需要)[^,。;\d]{0,6},?\s?(?:请|可以?|欢迎)?(?:随时|直接|及时)?"
    r"(?:与|和|跟|找|向)?[^,。;\d]{0,8}(?:联系|咨询|沟通|反馈|询问)[^,。;\d]{0,6}[,;。]"
)
"""如有问题请联系我，…: a courtesy, on which nothing behind it depends."""


def conditions(page: Page, kind: str) -> Iterator[Remark]:
    """The problems with lines of a mail of that kind that hold on a condition, or say what is not to be done.

    What was planned before a change (原计划：6月1日-6月30日) holds no longer.
    """
    denies = _DENIALS.get(kind)
    former = {told.line for told in page.of("note") if not told.label and has_range(fold(told.value))}
    former |= {told.line for told in page.of("note") if told.label.startswith("原") or _PLANNED.match(told.line)}
    for line, words in (*((line, line) for line in _lines(page)), *_remarks(page)):
        folded = _WHOM_TO_ASK.sub("", fold(words[:LONGEST]))
        is_open = _is_open(folded, kind) or (denies is not None and denies(folded))
        if is_open and line not in former and not is_courtesy(folded) and not is_of_names(line, page):
            yield Remark("on-condition", None, line)


def is_of_names(line: str, page: Page) -> bool:
    """Whether a line is names behind a label, one of which has a word of condition in it: 万一鸣."""
    told = next((one for one in page.of("person") if one.line == line and one.label), None)
    if told is None or not line.endswith(told.value):
        return False
    people = read_people(told.value, page.roll, strict=True)
    return bool(people.names) and not people.rest and all(map(is_said_plainly, people.names))


def _remarks(page: Page) -> Iterator[tuple[str, str]]:
    """The remarks in the rows of the mail's tables, each behind its row, and those behind a label or a star."""
    cells = [row["note"] for row in page.rows[:MOST] if "note" in row]
    cells = [cell for cell in cells if not cell.value.startswith("原")]  # 原定离场：6月30日
    labelled = [told for told in page.statements[:MOST] if told.field == "note" and told.label in REMARKS]
    starred = [told for told in page.loose[:MOST] if _STAR.match(told.line)]
    yield from ((cell.line, cell.value) for cell in (*cells, *labelled))
    yield from ((told.line, _STAR.sub("", told.line)) for told in starred)


def _is_open(folded: str, kind: str) -> bool:
    """Whether the line is not said plainly; to take back (作废) is what a cancellation says plainly."""
    if kind == "cancellation":
        return is_held(folded)
    hoped_for = _MAY_AGREE.search(folded) is not None and _NOT_AGREED.search(folded) is not None
    return hoped_for or not is_plain(folded) or is_disowned(folded) or is_called_void(folded)


def lends_on_condition(page: Page) -> bool:
    """Whether a line lends somebody for days on a condition: 如果客户同意，许南星6月1日-6月30日支撑."""
    return any(LENDS.told_in(folded) and has_range(folded) for folded in _open_lines(page))


def extends_on_condition(page: Page) -> bool:
    """Whether a line keeps somebody until a day on a condition: 如果客户同意，许南星续期到7月15日."""
    return any(_EXTENDS.search(folded) and is_dated(folded) for folded in _open_lines(page))


def releases_on_condition(page: Page) -> bool:
    """Whether a line releases somebody on a condition: 如果客户同意，许南星6月20日撤场."""
    return any(RELEASE.told_in(folded) and is_dated(folded) for folded in _open_lines(page))


def _open_lines(page: Page) -> Iterator[str]:
    """The lines (folded) that say something of somebody without stating or asking it."""
    for line in _lines(page):
        folded = fold(line[:LONGEST])
        if not is_plain(folded) and not DENYING.tells(NOT_YET_SAID, folded) and names_somebody(line, page.roll):
            yield folded


def _lines(page: Page) -> list[str]:
    return list(dict.fromkeys(told.line for told in page.statements))[:MOST]
