"""What a line that nobody could read most likely says: it stands in the form, and is never recorded unasked (M4).

许南星6月8日进来，7月22日撤: one person, and the one period that the days can be (`loose_days`). Several people have one
together, or each his own, in turn. Where a line tells more than it can be told whose, nothing is said: the words of the
sentence are not looked at, only who, which days and which efforts stand in it, and in what order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from parsers.notices.lending.called_in_part import called_in_part
from parsers.notices.lending.loose_days import Told, counting, first_and_last, one_period
from parsers.notices.lending.loose_efforts import Amount, amounts, of_one, tells_both, tells_unit
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, periods
from parsers.notices.words.talk_words import HARMLESS
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Source

PERHAPS: Final = "perhaps"
"""The source of days that stand next to somebody in a line of which it could not be told whose they are."""
_FEW: Final = 8
"""People, or days, of a line that are told apart."""
_ALL: Final = Pattern(r"[都均皆](?:是|做到|干到|到|至|为)?\s?$|(?:一起|同时|统一)(?:做到|干到|到|至|撤)?\s?$")
_BESIDE_ANOTHER: Final = Pattern(
    r"[配协替跟和与及帮代找向比带对]|接(?!着|下来)|同(?!时)|给(?![你您他她贵])|\b(?:with|and|for|to)\b"
)
"""Between the beginning of a clause and a name: the clause is another's."""
_HELPED: Final = Pattern(r"(?:配合|协助|协同|跟着?|帮|带|找|对接|交接?给|替)\s?$")
"""Right before somebody who stands in another's clause."""
_MATTERS: Final = Pattern(r"[,，。;；:：!！?？()（）\n]|(?<=人天)[、和]")
_BEGINNING: Final = 40
"""Characters of a clause before a name that are looked at."""


_CHANGES: Final = Pattern(
    r"取消|撤销|撤回|作废|原[定来先计有排安]|原(?=\s?[\d:：])|本[来该]|原本|发成|改过来|[现改](?=\s?\d)|[改换][为成到至由]|更[改换正]|变[更为]|推[迟后]|[延后]期|延[后到至长]|顺延"
    r"|提前|调整|代?替|接[手替任]|换|不[去来用再是行]|[没别][去来]|接着[干做待用留]|误|错|缩|续|到期|作罢|暂停|暂缓|终止|退回"
    r"|\b(?:not?|cancel\w*|instead|replac\w*|extend\w*|chang\w*|correct\w*|postpon\w*|longer|earlier|later)\b"
)
"""A line that takes back, moves or replaces: which of its days are to be, a form of days alone does not tell."""


_A_NAME: Final = "0"
_OF_WORK: Final = Pattern(
    r"把[^,，。;；\d]{1,14}[改换][成为][^,，。;；\d]{1,12}|不是(?=[一二两三几半\d]{1,3}\s?个?[周天月])"
    r"|不再(?:承?接|安排|参与|负责|承?担|做|兼)[^,，。;；\d]{0,8}(?:其[他它]|别的|任务|工作|需求|项目)"
    r"|(?:本来|原来|原本|原先|原)(?=预?[估计]|评估)|不用再?(?:开会|讨论|商量|回复|走流程|确认)"
    r"|\bno need to (?:reply|respond|answer|confirm|worry|come back)\b"
)


class Named(Struct, frozen=True):
    """Somebody of the directory, and where in a line he is named."""

    name: str
    at: int
    role: str | None = None


def tells_change(text: str, page: Page) -> bool:
    """Whether words take back, move or replace, other than those of work: 把作业页改成响应式的, 连续覆盖."""
    kept, end = "", 0
    for place in page.roll.places(text):
        kept, end = f"{kept}{text[end : place.start]}{_A_NAME}", place.end
    folded = _OF_WORK.sub(" ", fold(kept + text[end:]))
    return _CHANGES.search(HARMLESS.sub(" ", folded)) is not None


def told_loosely(line: str, named: Sequence[Named], number: int, page: Page) -> tuple[AssignmentLine, ...]:
    """The people of a line with the days, and the efforts, that can only be theirs; empty where that cannot be told."""
    folded = fold(line)
    if len(folded) != len(line) or tells_change(line, page) or not 0 < len(named) <= _FEW:
        return ()
    if not 0 < len(periods(folded)) <= 2 * _FEW:
        return ()
    mentions = sorted(_mentions(line, named, page), key=lambda one: one.at)
    if len(named) == 1:
        told = one_period(line, [one.at for one in mentions], number, page)
        efforts = of_one(amounts(line, page, bare=tells_unit(page) or tells_both(folded)))
        return (_line(named[0], line, told, efforts, number),) if told else ()
    whose = _together(line, named, mentions, number, page)
    whose = whose or _each(line, named, mentions, number, page)
    if not whose and not any(_HELPED.search(folded[: one.at]) for one in named):
        whose = _in_turn(folded, named, number, page)
    of_each = _efforts(line, named, mentions, page)
    return tuple(_line(one, line, told, of_each.get(one.name, (None, None)), number) for one, told in whose)


_Whose = list[tuple[Named, Told]]


def _mentions(line: str, named: Sequence[Named], page: Page) -> Iterator[Named]:
    """Every place at which one of the people is named."""
    names = {one.name: one for one in named}
    for place in page.roll.places(line):
        written = line[place.start : place.end]
        one = names.get(page.roll.resolve(written).name) or names.get(written)
        if one is not None:
            yield Named(one.name, place.start, one.role)
    for name, at in called_in_part(line, page.roll, list(page.roll.places(line))):
        if name in names:
            yield Named(name, at)


def _together(line: str, named: Sequence[Named], mentions: Sequence[Named], number: int, page: Page) -> _Whose:
    """甲和乙…，6月1日-6月30日: all of them stand on one side of the days."""
    told = one_period(line, [one.at for one in mentions], number, page)
    if told is None:
        return []
    one_side = all(one.at < told.start for one in named) or all(one.at > told.end for one in named)
    return [(one, told) for one in named] if one_side else []


def _each(line: str, named: Sequence[Named], mentions: Sequence[Named], number: int, page: Page) -> _Whose:
    """甲先去，6月1日到6月12日；乙接着，6月15日到6月30日: each with the days between his name and the next."""
    parts = list(_parts(line, mentions))
    before = line[: parts[0][1].start] if parts else line
    if counting(fold(before), [], number, page):
        return []
    found: dict[str, Told] = {}
    for one, part in parts:
        text = line[part.start : part.end]
        if not periods(fold(text)):
            continue
        told = one_period(text, [0], number, page)
        if told is None or one.name in found:
            return []
        found[one.name] = Told(told.span, part.start + told.start, part.start + told.end)
    return [(one, found[one.name]) for one in named] if len(found) == len(named) else []


def _parts(line: str, mentions: Sequence[Named]) -> Iterator[tuple[Named, Stretch]]:
    """Who begins a clause, and the text from his name to where the next one does."""
    leads = [one for at, one in enumerate(mentions) if _leads(line, one, mentions[:at])]
    for at, one in enumerate(leads):
        end = leads[at + 1].at if at + 1 < len(leads) else len(line)
        yield one, Stretch(one.at, end)


def _leads(line: str, one: Named, before: Sequence[Named]) -> bool:
    """Whether a name is the first of its clause, which is said of nobody else: 后端请小许, not 配合小许."""
    start = max(0, one.at - _BEGINNING)
    marks = [found.end() for found in _MATTERS.finditer(line, start, one.at)]
    beginning = marks[-1] if marks else start
    alone = not any(beginning <= other.at for other in before)
    return alone and not _BESIDE_ANOTHER.search(fold(line[beginning : one.at]))


def _in_turn(folded: str, named: Sequence[Named], number: int, page: Page) -> _Whose:
    """6月1日-6月12日为甲，6月15日-6月30日为乙; 甲7月27日进、乙8月3日进，都做到8月21日."""
    days = counting(folded, [], number, page)
    if len(days) == len(named) and all(one.is_range for one in days):
        return _paired(named, [Told(one.read, *one.at) for one in days])
    if len(days) == 2 * len(named):
        pairs = [first_and_last(folded, pair, number, page) for pair in zip(days[::2], days[1::2], strict=True)]
        return _paired(named, pairs)
    if len(days) == len(named) + 1 and _ALL.search(folded[: days[-1].at.start]):
        pairs = [first_and_last(folded, (one, days[-1]), number, page) for one in days[:-1]]
        whose = _paired(named, [told and Told(told.span, *one.at) for told, one in zip(pairs, days, strict=False)])
        return [(one, Told(told.span, told.start, days[-1].at.end)) for one, told in whose]
    return []


def _paired(named: Sequence[Named], told: Sequence[Told | None]) -> _Whose:
    """The people with their days, where each stands right behind, or right before, his own."""
    pairs = [(one, days) for one, days in zip(named, told, strict=True) if days is not None]
    if len(pairs) != len(named):
        return []
    behind = all(one.at < days.start for one, days in pairs)
    behind = behind and all(days.start < later.at for (_, days), (later, _) in pairwise(pairs))
    before = all(one.at > days.start for one, days in pairs)
    before = before and all(one.at < later.start for (one, _), (_, later) in pairwise(pairs))
    return pairs if behind or before else []


_Efforts = tuple[float | None, float | None]


def _efforts(line: str, named: Sequence[Named], mentions: Sequence[Named], page: Page) -> dict[str, _Efforts]:
    """The estimate and what is agreed of each of several people, where all have some, or it is said of each."""
    told = amounts(line, page, bare=tells_unit(page) or tells_both(fold(line)))
    if any(one.together for one in told):
        return {}
    shared, apart = [one for one in told if one.of_each], [one for one in told if not one.of_each]
    own: dict[str, list[Amount]] = {one.name: [] for one in named}
    for one, part in _parts(line, mentions):
        own[one.name] += [amount for amount in apart if part.start <= amount.at.start < part.end]
    placed = sum(map(len, own.values())) == len(apart) and (not apart or all(own.values()))
    return {name: of_one((*shared, *amounts)) for name, amounts in own.items()} if placed and told else {}


def _line(one: Named, line: str, told: Told, efforts: _Efforts, number: int) -> AssignmentLine:
    source = Source("start", number, line[told.start : told.end].strip())
    return AssignmentLine(
        one.name,
        one.role,
        told.span.start,
        told.span.end,
        segments=told.span.segments,
        estimated_days=efforts[0],
        support_days=efforts[1],
        sources=(Source("person", number, line), source),
    )
