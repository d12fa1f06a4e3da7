"""Writes docs/WHAT-MANAGERS-WRITE.md from the tables that the tests read: python tests/parsers/write_page.py

A group of a table marks with `shown` what the page tells managers; its `heading` is the heading on the page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "WHAT-MANAGERS-WRITE.md"

INTRODUCTION = """\
# 通知怎么写 What managers write

下面的写法都能读准，读不准的会回信问您。本页出自测试用的同一张表，由 `tests/parsers/write_page.py` 写成。
*All of this is read; what cannot be read for sure is asked about. This page is written from the tables of the tests.*
"""
ASKED_BECAUSE = {
    "unreadable-period": "说不准是哪一天 not certain",
    "impossible-date": "没有这一天 no such day",
    "end-before-start": "结束早于开始 ends before it starts",
}
WARNED_OF = {
    "weekday-disagrees": "星期不符，会提示 the weekday disagrees",
    "length-disagrees": "时长不符，会提示 the length disagrees",
}
Row = tuple[str, str, str]


def table_of(name: str) -> dict[str, Any]:
    """One of the tests' tables."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def dates() -> Iterable[str]:
    """The section on periods."""
    yield "## 日期 Dates"
    yield "没写年份的，取离发信日最近的一年；最后一天算在内。下面的例子写于 2025 年 7 月 28 日，周一。"
    yield "*Without a year the nearest is meant; the last day is included. The examples are of Monday, 28 July 2025.*"
    shown = [group for group in table_of("phrases.toml")["group"] if "shown" in group]
    yield _table(
        (group["heading"], text, _period(group["phrases"][text])) for group in shown for text in group["shown"]
    )


def efforts() -> Iterable[str]:
    """The section on efforts."""
    yield "## 工作量 Effort"
    table = table_of("efforts.toml")
    read = [(text, f"{group['days']:g} 人天") for group in table["read"] for text in group.get("shown", ())]
    asked = [(text, "会问 asked") for text in table["asked"]["shown"]]
    yield _table(("人天 Person-days", text, read_as) for text, read_as in (*read, *asked))


SECTIONS = (dates, efforts)
"""What makes the page, in this order."""


def page() -> str:
    """The page as it must stand in docs/."""
    return INTRODUCTION + "".join(f"\n{part}\n" for section in SECTIONS for part in section())


def _period(read_as: str) -> str:
    """A reading in the notation of `phrases.toml`, in words."""
    days, _, warning = read_as.partition(" ! ")
    if days in ASKED_BECAUSE:
        return f"会问 asked: {ASKED_BECAUSE[days]}"
    words = days.removesuffix(" ..") + " 起" if days.endswith(" ..") else days.replace(" .. ", " 至 ")
    return words.replace("..", "至").replace(", ", "；") + (f"（{WARNED_OF[warning]}）" if warning in WARNED_OF else "")


def _table(rows: Iterable[Row]) -> str:
    """A table in Markdown. What is read alike shares a row, a heading stands only where it begins."""
    lines = ["| | 写法 written | 读作 read as |", "|---|---|---|"]
    before = ""
    for (heading, read_as), alike in groupby(rows, key=lambda row: (row[0], row[2])):
        texts = " · ".join(text for _, text, _ in alike)
        lines.append(f"| {heading if heading != before else ''} | {texts} | {read_as} |")
        before = heading
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
