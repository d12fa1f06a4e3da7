"""Blocks: which statements belong to one another, so that each person gets the period that was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.effort import read_effort
from parsers.notices.layout.common_days import EVERYBODY, OTHERS
from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED, EFFORTS, Field
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern

_BRACKETS: Final = Pattern(r"\([^()]{0,80}\)")
_COMES: Final = Pattern(r"[进入到]场|到[岗位]|加入|进组|介入|[起自从]|开始")
OWN_SIDE: Final = "…"
"""Stands for the label of a first or last day that is somebody's own, beside the days of all."""
Block = dict[Field, Statement]
"""What is said of one person, or of several that share it: at most one statement a field."""

GROUPED: Final = frozenset({"person", "role", "period", "start", "end", "estimated", "support", "asked", "count"})
MOST_BLOCKS: Final = 200


def read_blocks(statements: Iterable[Statement]) -> tuple[Block, ...]:
    """The blocks that the labelled statements of a mail form."""
    told = [one for one in _without_extended(list(statements)) if one.field in GROUPED and one.value]
    paragraphs = _paragraphs(told)
    if not any(len(paragraph) > 1 for paragraph in paragraphs):
        paragraphs = [told]
    return tuple(_merged([block for paragraph in paragraphs for block in _split(paragraph)])[:MOST_BLOCKS])


def leaving_ends(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements; beside a first day, the day of leaving is the last day of the period."""
    if not any(told.field == "start" for told in statements) or any(
        told.field == "release_person" for told in statements
    ):
        return tuple(statements)
    return tuple(structs.replace(told, field="end") if told.field == "release_on" else told for told in statements)


def _without_extended(told: list[Statement]) -> list[Statement]:
    """The statements without who has a new last day right behind the name, where others are lent beside them."""
    extended = [one for one, behind in pairwise(told) if one.field == "person" and _extends(one, behind)]
    others = any(one.field == "person" and one not in extended for one in told)
    dated = any(one.field in DATED for one in told)
    return [one for one in told if one not in extended] if extended and others and dated else told


def _extends(person: Statement, behind: Statement) -> bool:
    return behind.field == "until" and bool(behind.value) and behind.number == person.number


def _paragraphs(told: list[Statement]) -> list[list[Statement]]:
    """The statements, parted wherever lines lie between them."""
    paragraphs: list[list[Statement]] = []
    for statement in told:
        if paragraphs and statement.number - paragraphs[-1][-1].number <= 1:
            paragraphs[-1].append(statement)
        else:
            paragraphs.append([statement])
    return paragraphs


def _split(paragraph: list[Statement]) -> list[Block]:
    """A new block begins where a field comes again."""
    blocks: list[Block] = []
    for statement in paragraph:
        if statement.field is None or (statement.field == "role" and blocks and _says_again(statement, blocks[-1])):
            continue
        if not blocks or statement.field in blocks[-1]:
            blocks.append({})
        blocks[-1][statement.field] = statement
    return blocks


def _of_that_role(block: Block, before: list[Block]) -> Block | None:
    """The only people whose days or efforts are told under a label with their role: 前端支撑周期 below 后端支撑人员."""
    if "person" in block or "role" not in block or block["role"].label:
        return None
    alike = [one for one in before if "person" in one and "role" in one and one["role"].value == block["role"].value]
    return alike[0] if len(alike) == 1 and alike[0].keys() & block.keys() == {"role"} else None


def _says_again(role: Statement, block: Block) -> bool:
    """Whether a label says once more what the people right above it are lent as: 前端支撑人员, 前端支撑周期."""
    return "role" in block and block["role"].value == role.value and not role.label


def _merged(blocks: list[Block]) -> list[Block]:
    """A block that names nobody belongs to the one before it, or to the one behind it, where they do not collide."""
    whole: list[Block] = []
    for block in blocks:
        if (of_role := _of_that_role(block, whole)) is not None:
            of_role |= block
        elif _is_effort_again(block, whole):
            continue  # the doubts ask about it, if it is another
        elif whole and not ("person" in block and "person" in whole[-1]) and not block.keys() & whole[-1].keys():
            whole[-1] |= block
        else:
            whole.append(dict(block))
    return _shared(whole)


def _is_effort_again(block: Block, whole: list[Block]) -> bool:
    """Whether a block is a second effort of people before it, and nobody else's: 预估开发时间：6人天 below 5人天.

    One whose number is told under another label would pass for that one.
    """
    if not any("person" in one for one in whole) or not block.keys() <= EFFORTS & whole[-1].keys():
        return False
    told = {read_effort(one[field].value) for one in whole for field in EFFORTS & one.keys()}
    return all(
        one.value == whole[-1][field].value or read_effort(one.value) not in told for field, one in block.items()
    )


def _shared(blocks: list[Block]) -> list[Block]:
    """The only period of a mail holds for everybody in it but for who has days of his own beside the name.

    What stands in somebody's own line is his alone: 后端：许南星 6月1日-6月30日 says nothing of who stands below.
    """
    blocks = _without_further(blocks)
    dated = [block for block in blocks if block.keys() & DATED]
    named = [block for block in blocks if "person" in block]
    left = [block for block in dated if _label_of(block) == OTHERS]
    if len(left) == 1 and named:
        return _given(_days_in(left[0]), [block for block in blocks if "person" in block])
    common = _common(dated)
    if common is None or (len(dated) > 1 and not any(map(_takes_days, blocks))):
        return blocks
    period = _days_in(common)
    if _is_own(common):
        return [{**period, **block} if _has_them_too(block, common) else block for block in blocks]
    blocks = [block if _follows(block, common) else with_own_side(block, period) for block in blocks]
    if common in named or not named:
        return [
            {**period, **block} if _lacks_days(block) and not _follows(block, common) else block for block in blocks
        ]
    return _given(period, [block for block in blocks if "person" in block])


def _has_them_too(block: Block, common: Block) -> bool:
    """Whether people of the same line have its only days: not 甲和乙。甲的支撑周期为…, which names 甲 again alone."""
    same_line = _lacks_days(block) and block["person"].number == common["person"].number
    return same_line and (block is common or common["person"].value not in block["person"].value)


def _common(dated: list[Block]) -> Block | None:
    """The block whose days are everybody's: the only one, or the only one whose days stand in nobody's own line."""
    shared = dated if len(dated) == 1 else [block for block in dated if not _is_own(block)]
    return shared[0] if len(shared) == 1 else None


def with_own_side(block: Block, common: Block) -> Block:
    """A block with a first or a last day of its own beside the days of all: 测试：黄丽（6月15日入场）."""
    own = block.get("period")
    side = _side(own) if own is not None and _is_own(block) else None
    if own is None or side is None:
        return block
    rest: Block = {field: told for field, told in block.items() if field != "period"}
    return {**rest, **common, side: structs.replace(own, field=side, label=OWN_SIDE)}


def _takes_days(block: Block) -> bool:
    """Whether the days of all may hold for somebody, or one side of them."""
    lacks = not block.keys() & DATED and _lacks_days(block)
    return lacks or ("period" in block and _is_own(block) and _side(block["period"]) is not None)


def _side(days: Statement) -> Field | None:
    """Which side of a period some days are, by the words of their line; None where they are a whole one."""
    if has_range(fold(days.value)):
        return None
    if days.value.startswith("至"):
        return "end"
    return "start" if days.value.endswith(("起", "开始")) and _COMES.search(fold(days.line)) else None


def _follows(block: Block, dated: Block) -> bool:
    """Whether somebody stands below days that stand below another: whether they are his, too, cannot be told."""
    if "person" not in dated or "person" not in block:
        return False
    last = max(day.number for day in _days_in(dated).values())
    return dated["person"].number < last < block["person"].number


def _without_further(blocks: list[Block]) -> list[Block]:
    """The blocks without days that are everybody's, where others are stated: whether they differ is asked elsewhere."""
    dated = [block for block in blocks if block.keys() & DATED]
    if len(dated) < 2:  # noqa: PLR2004
        return blocks
    return [block for block in blocks if "person" in block or _label_of(block) != EVERYBODY]


def _given(period: Block, named: list[Block]) -> list[Block]:
    """The blocks of people, who have that period where they have no days."""
    return [{**period, **block} if len(named) == 1 or _lacks_days(block) else block for block in named]


def _days_in(block: Block) -> Block:
    return {field: statement for field, statement in block.items() if field in DATED}


def _label_of(block: Block) -> str:
    return block["period"].label if "period" in block else ""


def _is_own(block: Block) -> bool:
    """Whether days stand in the line of the one whom the block names."""
    person = block.get("person")
    return person is not None and all(day.number == person.number for day in _days_in(block).values())


def _lacks_days(block: Block) -> bool:
    """Whether a block names people without days behind them: not 许南星 6月1日-6月30日."""
    person = block.get("person")
    return person is not None and not has_range(_BRACKETS.sub("", fold(person.value)))
