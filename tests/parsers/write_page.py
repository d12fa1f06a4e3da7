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
PROJECT = "星河数据治理项目"
SUBJECT = f"【{PROJECT}】人员支撑安排"
FACTS = {
    "kind": "类型 kind",
    "project": "项目 project",
    "lead": "研发负责人 R&D lead",
    "manager": "项目经理 project manager",
    "instead": "接替 instead of",
    "release": "最后一天 last day",
    "problem": "会问 asked",
}
KINDS = {
    "staffing_notice": "人员支撑通知 staffing notice",
    "release_notice": "提前撤场 early release",
    "need": "人员需求 need",
    "lead_change": "更换研发负责人 change of the R&D lead",
    "project_end": "项目结束 end of the project",
    "presales_request": "售前支撑申请 pre-sales request",
    "cancellation": "撤销 cancellation",
    "other": "不是通知，不登记也不回信 no notice: not recorded, not answered",
    "missing-period": "没写时间 no period",
    "unreadable-effort": "说不准是多少人天 person-days not certain",
}
ANSWERS = (
    ("同意 agreed", "approve", ("同意", "同意续期。", "可以", "批准", "OK", "👍", "1", "Agreed.")),
    (
        "不同意，带上原因 declined, with the reason",
        "decline",
        ("不同意，另有项目要用人。", "驳回，理由：人手不足", "Decline: he is needed elsewhere"),
    ),
    (
        "续期至 extended until",
        "extend",
        ("续期至2026-07-15", "同意，续期到7月15日", "延长到8月底", "extend to July 15"),
    ),
    ("按期撤场 leaves as planned", "release_as_planned", ("按期撤场", "到期释放", "release as planned")),
    ("提前撤场 leaves early", "release", ("7月10日撤场，任务提前完成", "Please release him on 2026-07-10")),
    (
        "几个人各自的答复 several people in one answer",
        "several",
        ("陆晚晴续期至7月15日，白一舟按期撤场", "陆晚晴：同意\n白一舟：不同意，人手不足\n唐小满：续期至7月20日"),
    ),
    (
        "其余的人 the rest of those asked about",
        "named_before",
        ("许南星续期至7月31日，其余按期撤场", "许南星 7月31日\n白一舟 撤场"),
    ),
    (
        "按来信的编号 by the numbers of the letter",
        "numbered",
        ("1续期至7月31日，2按期撤场", "1、2同意，3不同意", "1: extend to July 31\n2: release as planned"),
    ),
    (
        "问到您的全部都是 everybody you are asked about",
        "everybody",
        ("全部同意", "agree to all", "都不同意，人手不足", "全部按期撤场"),
    ),
    (
        "不算答复，会再问 no answer yet, asked again",
        "undecided",
        ("收到，我问下再回复你。", "同意，但请提前一周撤场", "如果白一舟能来就同意"),
    ),
)
"""What the page shows of the answers."""
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


def notices() -> Iterable[str]:
    """The section on whole mails: each as it is written, with what it is read as."""
    yield "## 邮件 Mails"
    yield (
        f"项目写在主题的【】里，或写在「项目名称」后面。例子写于 2026 年 5 月 22 日，没写主题的，主题是「{SUBJECT}」。"
    )
    yield (
        "*The project stands in the subject's brackets or behind its label. The examples are of 22 May 2026; "
        "where no subject is shown, it names 星河数据治理项目.*"
    )
    shown = [case for case in table_of("more_mails.toml")["mail"] if "shown" in case]
    yield _table((case["shown"], _written(case), _facts(case)) for case in shown)


def replies() -> Iterable[str]:
    """The section on answers to the question whether to extend."""
    yield "## 答复 Answers"
    yield "直接回复一句话即可，引用的原文不影响。问是否续期时只回「同意」，会再问续到哪一天。"
    yield "例子写于 2026 年 6 月 16 日。"
    yield (
        "*One line in answer is enough. To the question whether to extend, an agreement without a date "
        "is asked until when. The examples are of 16 June 2026.*"
    )
    table = table_of("replies.toml")
    shown = [(heading, text, _answer(table[kind], text)) for heading, kind, texts in ANSWERS for text in texts]
    yield _table((heading, text.replace("\n", " / "), read_as or heading) for heading, text, read_as in shown)


def _answer(read_as: Any, text: str) -> str:
    """What the table of answers says that one means, apart from its heading."""
    if isinstance(read_as, dict):
        told = read_as[text]
        return "; ".join(" ".join(map(str, one)) for one in told) if isinstance(told, list) else str(told)
    return "" if text in read_as else "?"


def _written(case: dict[str, Any]) -> str:
    """A mail as a cell of a table, its empty lines left out."""
    subject = case.get("subject", SUBJECT)
    head = [] if subject == SUBJECT else [f"主题：{subject}"]
    lines = [*head, *filter(None, map(str.strip, case["text"].splitlines()))]
    return "<br>".join(lines).replace("|", "\\|")


def _facts(case: dict[str, Any]) -> str:
    """The facts that are read in a mail, as a cell of a table."""
    plain = ("kind staffing_notice", f"project {PROJECT}")
    return "<br>".join(_fact(line) for line in case["expect"] if line not in plain)


def _fact(line: str) -> str:
    """A line of an expectation, in words."""
    word, _, rest = line.partition(" ")
    told = [part.strip() for part in rest.split("|")]
    if word == "assign":
        person, role, start, end, estimated, support = told
        days = f"{start or '…'} 至 {end or '…'}" if start or end else ""
        efforts = [f"预估 {estimated} 人天" if estimated else "", f"支撑 {support} 人天" if support else ""]
        return "，".join(filter(None, [person, role, days, *efforts]))
    return f"{FACTS.get(word, word)}：{KINDS.get(rest, '，'.join(filter(None, told)))}"


SECTIONS = (dates, efforts, notices, replies)
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
