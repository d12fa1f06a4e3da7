"""What a mail states on a condition, or says is not to be done (M4): …，前提是客户同意; 研发负责人先不变更为…"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from parsers.notices.fold import fold
from parsers.notices.moods import is_held, is_plain
from parsers.notices.open_need import leaves_need_open
from parsers.notices.page import Page
from parsers.notices.people import read_people
from parsers.notices.somebody import names_somebody
from parsers.notices.spans import has_range, is_dated
from parsers.notices.topics import LENDS, RELEASE, is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_NOT_YET_SAID: Final = Pattern(r"[?]|[吗么嘛]\W*$|是否|[能可]否|[能可行]不[能可行]|到时|再行?(?:通知|定|说)|另行")
"""A question, or the promise of another mail: such a line states nothing."""
_NOT_CHANGED: Final = Pattern(r"不(?:再|用|必)?(?:由[^,，。;；]{2,12})?(?:变更|更换|调整|改为|换)")
_NOT_TAKEN_BACK: Final = Pattern(r"不(?:用|必|再)?(?:撤[销回]|取消|作废|收回|忽略)")
_NOT_LEAVING: Final = Pattern(
    r"(?:不再|不用|不必|无需|无须|暂不|先不|[别勿])(?!.{0,2}(?:需要|支[撑援持]))[^,，。;]{0,14}?(?:[撤离退]场|释放)"
    r"|(?:^|[,，。;])\s?我?不(?:同意|批准)(?:$|[,，。;!])"
    r"|(?:^|[,.;])\s?(?:i )?(?:disagree|do not agree|not (?:approved|agreed))\b"
)
_DENIALS: Final[dict[str, Callable[[str], object]]] = {
    "need": leaves_need_open,
    "lead_change": _NOT_CHANGED.search,
    "release_notice": _NOT_LEAVING.search,
    "cancellation": _NOT_TAKEN_BACK.search,
}
"""By the kind of the mail: how it says that the very thing is not to be done."""


def conditions(page: Page, kind: str) -> Iterator[Remark]:
    """The problems with lines of a mail of that kind that hold on a condition, or say what is not to be done."""
    denies = _DENIALS.get(kind)
    for line, words in (*((line, line) for line in _lines(page)), *_remarks(page)):
        folded = fold(words[:LONGEST])
        is_open = _is_open(folded, kind) or (denies is not None and denies(folded))
        if is_open and not is_courtesy(folded) and not is_of_names(line, page):
            yield Remark("on-condition", None, line)


def is_of_names(line: str, page: Page) -> bool:
    """Whether a line is names behind a label, one of which has a word of condition in it: 万一鸣."""
    told = next((one for one in page.of("person") if one.line == line and one.label), None)
    if told is None or not line.endswith(told.value):
        return False
    people = read_people(told.value, page.roll, strict=True)
    return bool(people.names) and not people.rest


def _remarks(page: Page) -> Iterator[tuple[str, str]]:
    """The remarks in the rows of the mail's tables, each behind its row."""
    cells = (row["note"] for row in page.rows[:MOST] if "note" in row)
    return ((cell.line, cell.value) for cell in cells)


def _is_open(folded: str, kind: str) -> bool:
    """Whether the line is not said plainly; to take back (作废) is what a cancellation says plainly."""
    return is_held(folded) if kind == "cancellation" else not is_plain(folded)


def lends_on_condition(page: Page) -> bool:
    """Whether a line lends somebody for days on a condition: 如果客户同意，许南星6月1日-6月30日支撑."""
    return any(LENDS.told_in(folded) and has_range(folded) for folded in _open_lines(page))


def releases_on_condition(page: Page) -> bool:
    """Whether a line releases somebody on a condition: 如果客户同意，许南星6月20日撤场."""
    return any(RELEASE.told_in(folded) and is_dated(folded) for folded in _open_lines(page))


def _open_lines(page: Page) -> Iterator[str]:
    """The lines (folded) that say something of somebody without stating or asking it."""
    for line in _lines(page):
        folded = fold(line[:LONGEST])
        if not is_plain(folded) and not _NOT_YET_SAID.search(folded) and names_somebody(line, page.roll):
            yield folded


def _lines(page: Page) -> list[str]:
    return list(dict.fromkeys(told.line for told in page.statements))[:MOST]
