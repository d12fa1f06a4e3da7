"""Efforts that a notice states and no record has (M4): in lines nobody read, as a share (50%投入), as another total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.doubts.unread_items import LONGEST
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.loose_efforts import amounts as loosely
from parsers.notices.lending.loose_efforts import tells_efforts_alone
from parsers.notices.lending.recorded_efforts import recorded_efforts
from parsers.notices.lending.sentences import LENT
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS
from parsers.notices.words.spans import efforts
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_SHARE: Final = Pattern(
    r"(?<![\d.])(?:[1-9]\d?)(?:\.\d{1,2})?\s?%|(?<![一二三四五六七八九十\d])[一二三四五六七八九][成](?=投入|精力|工时|时间|工作量)"
)
_SHARE_ALONE: Final = Pattern(r"[,;、(\s]\s?[1-9]\d?(?:\.\d{1,2})?\s?%\s?\)?\W*$")
"""许南星：6月1日-6月30日，50%."""
_BY_THE_WEEK: Final = Pattern(
    r"每(?:人每)?周\s?(?:投入|支[撑援持]|到场|驻场)?\s?[\d一两二三四五半]{1,2}\s?个?(?:人?天|工作日|次)"
    r"|每[天日]\s?\d\s?个?小时"
)
"""每人每周3天: how many they are cannot be told."""
_HALF: Final = Pattern(
    r"半职|兼职|半天(?:投入|支撑|参与)|(?<=[(（,，、])\s?半[天日](?=[)）,，、。]|$)"
    r"|(?:投入|支[撑援持]|参与)\s?半[天日]|一半(?:时间|精力|工时)|\b(?:half|part)[- ]time\b"
)
_BARE: Final = Pattern(r"\s*\d{1,3}(?:\.\d{1,2})?\s*")
_UNDER_A_NAME: Final = Pattern(
    r"^\W{0,3}(?!.{0,12}(?:假|剩|余|培训|出差|加班|提前|间隔|周期|时长|共|计))[^\d,，。;；:：]{2,12}[:：\s=→—👉]{1,3}(?:每人|各)?\s?"
    r"(?P<amount>\d{1,3}(?:\.\d)?)\s?(?:个?人?天|个?工作日|[pm]?d)\W*$"
)
"""实批投入 12d, 几天（实际给）：每人17天: days under a name that is no label."""
_GIVEN: Final = Pattern(
    r"(?:估|报|要)的?\s?(\d{1,3})\s?(?:个?人?天)?\s?[,，、]?\s?(?:只?给|批|协调|定)(?:了|你们?|到)?\s?(\d{1,3})(?![\d月./号日])"
)
MOST: Final = 40
"""Lines that are looked at."""
_OTHER_UNIT: Final = Pattern(r"月|周|小时|\b(?:person-|man-)?(?:month|week|hour)|\b[hmw]\b")
_ROUGHLY: Final = Pattern(r"^(?:大约|大概|约|近)\s?|(?:左右|上下)$")
_OF_TIME: Final = Pattern(r"投入|精力|占比|比例|工时|支[撑援持]|allocat|of (?:his|her|their) time|fte")
_OF_PEOPLE: Final = frozenset({"person", "period", "role", "start", "end"})


def efforts_unread(page: Page, unread: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """Efforts in lines that were not read, unless they say again what is recorded."""
    if not lines:
        return
    recorded = recorded_efforts(lines)
    for told in unread:
        folded = fold(told.value)
        amounts = [folded[start:end] for start, end in efforts(folded)]
        named = _UNDER_A_NAME.match(fold(told.line[:LONGEST])) if told.field is None else None
        if named is not None and page.effort(f"{named['amount']}人天") not in recorded:
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
            continue
        called = loosely(told.value, page) if tells_efforts_alone(folded) else ()
        if any(one.days not in recorded for one in called) or any(
            page.effort(amount) not in recorded and not _is_guess_again(amount, lines, page) for amount in amounts
        ):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)


def efforts_again(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """A bare number under a label of efforts that no record has: 协调人天：30 above 核定人天：25."""
    told = [one for one in statements if one.field in EFFORTS and _is_bare(one)] if lines else []
    recorded = recorded_efforts(lines) if told else set()
    for one in told:
        if page.effort(f"{one.value.strip()}人天") not in recorded:
            yield Remark("unreadable-effort", "support_days", one.line, value=one.value)


def efforts_given(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """Two numbers that say what was asked for and what is given, and that no record has: 小许估20给18."""
    recorded = recorded_efforts(lines) if lines else set()
    for line in page.mail.new_lines[:MOST] if lines else ():
        told = [page.effort(f"{amount}人天") for found in _GIVEN.findall(fold(line.text[:LONGEST])) for amount in found]
        if any(days not in recorded for days in told):
            yield Remark("unreadable-effort", "support_days", line.text.strip())


def _is_bare(told: Statement) -> bool:
    """Whether the value is a number, and neither it nor the label says of what: 人月 may stand in the label."""
    return _BARE.fullmatch(fold(told.value)) is not None and not _OTHER_UNIT.search(fold(told.line))


def _is_guess_again(amount: str, lines: Sequence[AssignmentLine], page: Page) -> bool:
    """Whether a rough amount is the estimate on record, told again: 前端需要12人天左右 beside 预估12人天."""
    bare = _ROUGHLY.sub("", amount)
    return bare != amount and page.effort(bare.strip()) in {line.estimated_days for line in lines} - {None}


def shares(statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """50%投入, where no person-days are stated: how many they are cannot be told."""
    if not lines or any(line.support_days is not None or line.estimated_days is not None for line in lines):
        return
    for told in statements:
        folded = fold(told.value[:LONGEST])
        if _BY_THE_WEEK.search(folded):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
            continue
        share = _SHARE.search(folded) if "%" in folded or "成" in folded else None
        if share is None and told.field == "person" and told.label in {"", LENT}:
            yield from _share_behind(told)
        if share is not None and (told.field in _OF_PEOPLE or _OF_TIME.search(folded)):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
        elif told.field in {"person", None} and (half := _HALF.search(fold(told.line[:LONGEST]))) is not None:
            yield Remark("unreadable-effort", "support_days", told.line, value=half[0])


def _share_behind(told: Statement) -> Iterator[Remark]:
    """The share of somebody's time in a clause behind the days that were read: …，投入比例50%."""
    line = fold(told.line[:LONGEST])
    told_of_time = ("%" in line or "成" in line) and (_OF_TIME.search(line) or _SHARE_ALONE.search(line))
    share = _SHARE.search(line) if told_of_time else None
    share = share or _BY_THE_WEEK.search(line)
    if share is not None:
        yield Remark("unreadable-effort", "support_days", told.line, value=share[0])


def totals_unmatched(page: Page, totals: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """A total that is neither the sum of the efforts nor one that everybody shares."""
    for told in totals:
        if lines and page.effort(told.value) not in recorded_efforts(lines):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
