"""An effort that is said once of several people (D2): 各10人天 is everybody's own, 共20人天 nobody's in particular.

Whose a sum of several people is, or an effort that stands apart below them, cannot be told: it is asked about (M4).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import TOTAL, Statement
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import efforts, periods
from parsers.notices.words.topics import ESTIMATED
from parsers.patterns import Pattern

EffortField = Literal["estimated", "support"]
_FIELDS: Final[tuple[EffortField, ...]] = ("estimated", "support")
_WORK: Final = (
    r"(?:预估|预计|评估|估计|协调|支[撑援持]|投入|工作量|工时|开发|计划|安排|约定|为|是|需要?|estimated|effort|[:：\s])"
)
_EVERYBODY: Final = Pattern(
    rf"\W*{_WORK}{{0,4}}(?:以上|上述|这)?(?:[\d两二三四五六七八九十]{{1,2}}[人名位])?(?:人员|同[事学])?{_WORK}{{0,4}}"
    rf"(?:每[人位](?:同[事学])?(?:各|均|都)?|人均|各[自人]?|[均都]|分别|\beach\b(?: of them)?|\bboth\b){_WORK}{{0,4}}"
)
"""What says before an effort that it is everybody's own: 各, 每人, 均投入."""
_ONLY_WORK: Final = Pattern(rf"\W*{_WORK}{{0,4}}")
_EACH_BEHIND: Final = Pattern(r"\s?\(?(?:each|per person|per head|apiece|每人|/人|/\s?person)\W*")
_ENDS: Final = Pattern(r"\W*")
_ADDED_UP: Final = Pattern(r"\W*(?:工作量|人天|投入)?(?:一共|总[共计]?|[共合]计?|total|altogether|in total)")
_CALLED_A_SUM: Final = Pattern(r"[(（]?(?:合计|总计|总(?!监)|共计?|累计|total)|[\w、]{0,8}(?:合计|总计|共计)[)）]?$")
"""A column 合计人天, 协调人天（合计）."""
_LEADS_TO_A_SUM: Final = Pattern(
    r"(?:一共|总[共计]?|[共合]计|共|(?<![\d名位各每])[\d两二三四五六七八九十]{1,2}[人名位])"
    r"(?:投入|支[撑援持]|协调|[核审议商约]定|核准|批准|批复|确认|申请|预[估计]|评估|工作量|为|是|[:：\s]){0,3}$"
)
_IN_TURN: Final = Pattern(r"\W*(?:工作量|投入|协调|支撑)?分别")
_ROLES: Final = Pattern(
    r"[,，\s]*(?:均|都|全部|分别|各自|两人|三人|二人){1,2}(?:是|为|做|任|担任|负责|承担|从事|支[撑持])(?P<roles>[^,，。;；\d]{2,30}?)"
    r"(?:工作|方向|任务)?\W*"
)
_AND: Final = Pattern(r"[、和与及/]")
_NUMBERS: Final = {"两人": 2, "二人": 2, "三人": 3}
_CLAUSES: Final = Pattern(r"(?=[,，])")
_NOBODY_KNOWN: Final = Roll()
_FAR: Final = 20
LONGEST: Final = 60
"""Characters of a clause that states an effort of several people."""


class Tail(Struct, frozen=True):
    """A sentence without the efforts of several people at its end."""

    sentence: str
    own: tuple[tuple[EffortField, str], ...] = ()
    """Of everybody in it: under which field, and how much."""
    unsettled: str = ""
    """What is somebody's, and does not say whose."""
    roles: tuple[str, ...] = ()
    """The role of everybody (均为后端开发), or that of each in turn (分别负责后端、前端)."""


def own_effort(text: str) -> str | None:
    """The amount that a text gives to everybody it is said of (各10人天, 10 person-days each), or None."""
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    found = efforts(folded)
    if len(found) != 1:
        return None
    before, behind = folded[: found[0].start], folded[found[0].end :]
    each = _EVERYBODY.fullmatch(before) and _ENDS.fullmatch(behind)
    return text[slice(*found[0])] if each or (_ONLY_WORK.fullmatch(before) and _EACH_BEHIND.fullmatch(behind)) else None


def is_sum(text: str) -> bool:
    """Whether a text is an effort that adds something up: 共20人天."""
    folded = fold(text[:LONGEST])
    return bool(efforts(folded)) and _ADDED_UP.match(folded) is not None


def adds_up(before: str) -> bool:
    """Whether what stands right before an effort says that it adds something up: 两人共, 合计, 2人20人天."""
    return _LEADS_TO_A_SUM.search(fold(before[-LONGEST:])) is not None


def field_of(text: str) -> EffortField:
    """Whether an effort with its words is an estimate."""
    return "estimated" if ESTIMATED.told_in(fold(text)) else "support"


def without_tail(sentence: str) -> Tail:
    """A sentence of people and their days, parted from the efforts of several people behind the last of its days."""
    days = periods(fold(sentence))
    if not days:
        return Tail(sentence)
    kept: list[str] = []
    own: list[tuple[EffortField, str]] = []
    unsettled: list[str] = []
    alone = not efforts(fold(sentence[: days[-1].end]))
    roles: tuple[str, ...] = ()
    for clause in _CLAUSES.split(sentence[days[-1].end :]):
        if len(days) > 1 and _counts_right(clause, len(days)) and (said := roles_in(clause)):
            roles = said
        elif (amount := own_effort(clause)) is not None:
            own.append((field_of(clause), amount))
        elif _is_unsettled(clause, several=len(days) > 1, alone=alone) and not (
            _is_last_ones(clause, kept, alone=alone) and not own
        ):
            unsettled.append(clause)
        else:
            kept.append(clause)
    return Tail(sentence[: days[-1].end] + "".join(kept), tuple(own), "".join(unsettled).strip(" ,，"), roles)


def roles_in(clause: str) -> tuple[str, ...]:
    """The roles that a clause gives to several people, everybody the one or each theirs in turn; () for none."""
    found = _ROLES.fullmatch(fold(clause)) if len(clause) <= LONGEST else None
    if found is None:
        return ()
    roles = tuple(part.strip() for part in _AND.split(clause[found.start("roles") : found.end("roles")]))
    return roles if all(is_role(fold(role)) for role in roles) else ()


def _is_unsettled(clause: str, *, several: bool, alone: bool) -> bool:
    """Whether a clause has an effort of which cannot be told whose it is; `alone`: nobody before it has one."""
    folded = fold(clause)
    found = efforts(folded)
    if not found or len(folded) > LONGEST:
        return False
    if _IN_TURN.match(folded):
        return True
    bare = folded[:1] == "," and _ONLY_WORK.fullmatch(folded[: found[0].start]) is not None
    return several and (_ADDED_UP.match(folded) is not None or (bare and alone))


def _counts_right(clause: str, people: int) -> bool:
    """Whether a clause that says of how many people it speaks (两人都是后端) means all of them."""
    said = next((number for word, number in _NUMBERS.items() if word in clause), people)
    return said == people


def _is_last_ones(clause: str, kept: Sequence[str], *, alone: bool) -> bool:
    """Whether a sum is that of the last one alone: 甲…，共10人天，乙…，共8人天."""
    owned = any(efforts(fold(before)) for before in kept)
    return not alone and not owned and not _IN_TURN.match(fold(clause))


def is_of_several(text: str, *, apart: bool) -> bool:
    """Whether an effort among names is several people's, and does not say whose: 分别10、8人天; `apart`, 共18人天."""
    folded = fold(text)
    in_turn = _IN_TURN.match(folded) is not None and own_effort(text) is None
    return bool(efforts(folded)) and (in_turn or (apart and _ADDED_UP.match(folded) is not None))


def with_shared(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; an effort that is everybody's own is that of the people above it, too, who have none."""
    found = [dict(block) for block in blocks]
    for field in _FIELDS:
        for at, block in enumerate(found):
            told = block.get(field)
            if told is None or not _is_of_all_above(told, found[: at + 1]):
                continue
            for above in found[:at]:
                if "person" in above:
                    above.setdefault(field, told)
    return tuple(found)


def _is_of_all_above(told: Statement, blocks: Sequence[Block]) -> bool:
    """Whether an effort is everybody's own, and not only that of the several people of its block, the last one."""
    person = blocks[-1].get("person")
    if own_effort(told.value) is None:
        return False
    return person is None or not _names_several(person) or (not told.label and _adjoin(blocks))


def _names_several(person: Statement) -> bool:
    return len(read_people(person.value, _NOBODY_KNOWN).names) > 1


def _adjoin(blocks: Sequence[Block]) -> bool:
    """Whether no empty line parts the blocks."""
    lines = [[told.number for told in block.values()] for block in blocks if block]
    return all(min(below) - max(above) <= 1 for above, below in pairwise(lines))


def unsettled(blocks: Sequence[Block], written: Container[int]) -> Iterator[Statement]:
    """The efforts of the blocks of which cannot be told whose of several people they are.

    `written` are the numbers of the lines that are not empty.
    """
    people = [block for block in blocks if "person" in block]
    yield from merged(people)
    for block in people:
        for field in _FIELDS:
            told = block.get(field)
            others = [other.get(field) for other in people if other is not block]
            if told is None:
                continue
            if (_adds_up(told) and _names_several(block["person"])) or (
                others and _is_nobodys(told, block, others, written)
            ):
                yield told


def _adds_up(told: Statement) -> bool:
    """Whether an effort, or its label, says that it is what several do together."""
    called = (fold(told.label), fold(told.unit).strip())
    return is_sum(told.value) or told.label == TOTAL or any(map(_CALLED_A_SUM.match, called))


def merged(rows: Sequence[Block]) -> Iterator[Statement]:
    """The efforts that stand in one merged cell beside several rows: one effort, that those in them share."""
    for above, below in pairwise(rows):
        for field in _FIELDS:
            told = below.get(field)
            if told is not None and told.repeated and not any(map(own_effort, (told.value, f"{told.value}人天"))):
                before = above.get(field)
                yield from (before, told) if before is not None and before.value == told.value else (told,)


def _is_nobodys(told: Statement, block: Block, others: Sequence[Statement | None], written: Container[int]) -> bool:
    """Whether others have none while this one stands apart, or one of their own beside one that is everybody's."""
    if own_effort(told.value) is not None and not told.label:
        return any(other != told for other in others)
    return None in others and _stands_apart(told, block, written)


def _stands_apart(told: Statement, block: Block, written: Container[int]) -> bool:
    """Whether an empty line parts an effort from the people and days of its block, or it adds up what stands above."""
    others = [other.number for other in block.values() if other is not told]
    nearest = min(others, key=lambda number: abs(number - told.number), default=told.number)
    if _ADDED_UP.match(fold(told.value)):
        return nearest != told.number
    between = range(min(nearest, told.number) + 1, max(nearest, told.number))
    return any(number not in written for number in between[:_FAR])
