"""Sheets of a workbook: their rows, what is beside these, and which sheets say by their name that they do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, structs

from parsers.message import LeftOut
from parsers.patterns import Pattern

Rows = list[list[str]]
_NOT_IN_FORCE: Final = Pattern(
    r"作废|废弃|废止|停用|弃用|失效|无效|过期|归档|备份|历史|往期|以前|参考|上一?[版期次]|上个?[月周季]|前版|勿用|不用|取消|撤销"
    r"|^[旧原老]|旧$|[(（]旧[)）]|旧版|原版|原计划|原安排|[变调更修][更整新改]之?前|示例|样例|样表|模[板版]|范例|草稿|初稿|说明$|须知|字典|下拉"
    r"|\b(?:old|void|archived?|backup|history|deprecated|draft|example|sample|template|before)\b",
)
"""What a sheet is called whose people are none of the notice's."""
_ITS_NUMBER: Final = Pattern(r"(?:sheet|工作表|表格?)\s?\d{0,3}")
LONGEST_NAME: Final = 31
"""Characters of a sheet's name (ECMA-376 part 1, 18.2.19)."""


class Sheet(Struct, frozen=True):
    """The rows of a sheet that are seen, and what is beside them, with the number of its row (from 0)."""

    rows: Rows
    name: str = ""
    repeats: tuple[tuple[int, str], ...] = ()
    """Cells that reach down from a row above."""
    unshown: tuple[tuple[int, str], ...] = ()
    """What hidden columns say."""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether its name does not say that it is not in force: 旧版, 已作废."""
        return _NOT_IN_FORCE.search(self.name.lower()) is None


def titled(sheets: list[Sheet]) -> Iterator[Sheet]:
    """The sheets, each with its name only where that says something: of which several it is, or that it is void."""
    for sheet in sheets:
        named = _ITS_NUMBER.fullmatch(sheet.name.strip().lower()) is None
        alone = len(sheets) == 1 and sheet.holds
        yield structs.replace(sheet, name=sheet.name.strip() if named and not alone else "")
