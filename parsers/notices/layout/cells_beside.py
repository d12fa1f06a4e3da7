"""What a table tells beside the cells that are seen: merged cells, and hidden columns (D2, M4)."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from parsers.message import Table
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.table_heads import is_remark
from parsers.notices.words.fold import tidy
from parsers.notices.words.labels import EFFORTS

REMARK: Final = "备注"


class CellsBeside:
    """What a table tells beside its cells: which repeat the one above, and what stands in hidden columns."""

    def __init__(self, table: Table) -> None:
        self._repeats = {(line, tidy(cell)) for line, cell in table.repeats}
        self._hidden: dict[int, list[str]] = {}
        for line in table.unshown:
            if is_remark(line.text):
                self._hidden.setdefault(line.number, []).append(line.text)

    def told(self, block: Block) -> Block:
        """A row's block with that."""
        if not block:
            return block
        place = next(iter(block.values()))
        told: Block = {
            field: structs.replace(one, repeated=(one.number, one.value) in self._repeats)
            for field, one in block.items()
            if field in EFFORTS
        }
        if hidden := self._hidden.get(place.number):
            seen = [block["note"].value] if "note" in block else []
            note = "；".join([*seen, *hidden])
            told["note"] = structs.replace(place, field="note", value=note, label=REMARK, unit="")
        return {**block, **told}
