"""Blocks: which statements belong to one another, so that each person gets the period that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.labels import Field
from parsers.notices.spans import has_range
from parsers.patterns import Pattern

_BRACKETS: Final = Pattern(r"\([^()]{0,80}\)")
Block = dict[Field, Statement]
"""What is said of one person, or of several that share it: at most one statement a field."""

GROUPED: Final = frozenset({"person", "role", "period", "start", "end", "estimated", "support", "asked", "count"})
DATED: Final = frozenset({"period", "start", "end"})
MOST_BLOCKS: Final = 200


def read_blocks(statements: Iterable[Statement]) -> tuple[Block, ...]:
    """The blocks that the labelled statements of a mail form."""
    told = [one for one in _without_extended(list(statements)) if one.field in GROUPED and one.value]
    paragraphs = _paragraphs(told)
    if not any(len(paragraph) > 1 for paragraph in paragraphs):
        paragraphs = [told]
    return tuple(_merged([block for paragraph in paragraphs for block in _split(paragraph)])[:MOST_BLOCKS])


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
        if statement.field is None:
            continue
        if not blocks or statement.field in blocks[-1]:
            blocks.append({})
        blocks[-1][statement.field] = statement
    return blocks


def _merged(blocks: list[Block]) -> list[Block]:
    """A block that names nobody belongs to the one before it, or to the one behind it, where they do not collide."""
    whole: list[Block] = []
    for block in blocks:
        if whole and not ("person" in block and "person" in whole[-1]) and not block.keys() & whole[-1].keys():
            whole[-1] |= block
        else:
            whole.append(dict(block))
    return _shared(whole)


def _shared(blocks: list[Block]) -> list[Block]:
    """The only period of a mail holds for everybody in it but for who has days of his own beside the name."""
    dated = [block for block in blocks if block.keys() & DATED]
    if len(dated) != 1:
        return blocks
    period = {field: statement for field, statement in dated[0].items() if field in DATED}
    named = [block for block in blocks if "person" in block]
    if dated[0] in named or not named:
        return [block if block is dated[0] or not _lacks_days(block) else {**period, **block} for block in blocks]
    return [{**period, **block} if len(named) == 1 or _lacks_days(block) else block for block in named]


def _lacks_days(block: Block) -> bool:
    """Whether a block names people without days behind them: not 许南星 6月1日-6月30日."""
    person = block.get("person")
    return person is not None and not has_range(_BRACKETS.sub("", fold(person.value)))
