"""What stands in brackets behind a name and is neither role nor group, nor days, nor an effort (M4).

许南星（驻场） says how somebody works; （已离场）, （待批） and （10天） change what is lent, and are asked about.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.people import Written
from parsers.notices.people.surnames import DOUBLE, SINGLE
from parsers.notices.people.written_names import key_of
from parsers.notices.words.bracket_words import takes_out, tells_of_leaving
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import has_range, is_dated, is_effort
from parsers.notices.words.unfilled_words import is_unfilled
from parsers.patterns import Pattern
from state.notice import Remark

LONGEST: Final = 80
_SIZES: Final = (2, 3, 4)
"""Characters of names."""
_SUBSTITUTE: Final = Pattern(
    r"^\s*[+＋&和与及]|替|备[份选用岗]|候补|后备|接[手任]|[换代](?![码理表])|轮换|[AaBb]角|协助|一起|共同|带"
)
_AMOUNT: Final = Pattern(r"(?:\d|[一二两三四五六七八九十半])\s?个?(?:人[天日月周]|工日|工作日|天|周|月(?!\d))")
_RHYTHM: Final = Pattern(
    r"隔[周天日]|[单双]周|周末|节假日|[上下]半?午|半[天日]|[早中晚夜白]班|轮[班休]|倒班|晚上|夜间|半职|兼职|一半(?:时间|精力)|不定期|按需"
    r"|part[- ]time|half[- ]time|weekends?|mornings?|afternoons?"
)
"""At which times of the days lent somebody comes: no record holds that."""
_NO_AMOUNT: Final = Pattern(r"[每第]|最后")
"""每周3天 is asked about as a share of somebody's time (`left_over`)."""


def doubt(written: Written, line: str, page: Page, *, replaces: bool) -> Remark | None:
    """The problem with what is in the brackets behind a name, or None; `replaces`: whom he replaces was read."""
    for note in written.notes:
        if not replaces and _names_another(note, written.name, page):
            return Remark("ambiguous-person", "person", line, value=f"{written.name}（{note}）")
        if _is_of_another_family(note, written.name, page):
            return Remark("ambiguous-person", "person", line, value=f"{written.name}（{note}）")
        if (remark := _doubt(note[:LONGEST], line, page)) is not None:
            return remark
    return None


def is_said_plainly(written: Written) -> bool:
    """Whether nothing in the brackets behind a name is said on a condition, or left open: 黄丽（暂缓）."""
    return all(is_plain(fold(note[:LONGEST])) for note in written.notes)


def _doubt(note: str, line: str, page: Page) -> Remark | None:
    folded = fold(note).strip()
    if is_role(folded) or page.roll.holds(note) or _is_of_another(note, page):
        return None
    if is_unfilled(folded):
        return Remark("missing-person", "person", line, value=note)
    if _RHYTHM.search(folded) and not is_dated(folded):
        return Remark("unreadable-period", "period", line, value=note)
    if takes_out(folded) or _leaves(folded) or not is_plain(folded) or _is_elsewhere(note, page):
        return Remark("unreadable-period", "period", line, value=note)
    if not (is_dated(folded) or is_effort(folded) or _NO_AMOUNT.search(folded)) and _AMOUNT.search(folded):
        return Remark("unreadable-effort", "support_days", line, value=note)
    return None


def _is_of_another(note: str, page: Page) -> bool:
    """Whether somebody else is said not to come, who is not in the list: 苏映雪（温如玉不参与）."""
    return any(page.roll.is_name(note[:size]) and takes_out(fold(note[size:])) for size in _SIZES)


def _leaves(folded: str) -> bool:
    """Whether somebody leaves; the last day of a range is when he does so anyway: 6月1日-6月15日，15日离场."""
    return tells_of_leaving(folded) and not has_range(folded)


def _is_elsewhere(note: str, page: Page) -> bool:
    """Whether the words name a project of the directory that is not the mail's."""
    told = (page.subject, *(one.value for one in page.of("project")))
    projects = page.known.projects if page.known else ()
    return any(one in note and not any(one in text for text in told) for one in projects)


def _is_of_another_family(note: str, name: str, page: Page) -> bool:
    """Whether the bracket behind a part of a name holds a family name that is not his: Tom（陈）."""
    person = page.roll.resolve(name).name
    bearers = page.known.by_key.get(key_of(name), ()) if page.known and person != name else ()
    called = [word for one in bearers for word in (one.name, *one.aliases)]
    return bool(called) and note in {*SINGLE, *DOUBLE} and not any(word.startswith(note) for word in called)


def _names_another(note: str, name: str, page: Page) -> bool:
    """Whether there is another one in the bracket, who may come, too, or no longer: 许南星（替白一舟）."""
    return _SUBSTITUTE.search(note) is not None and any(one != name for one in page.roll.named_in(note))
