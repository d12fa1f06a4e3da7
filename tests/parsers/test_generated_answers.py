"""Answers put together from verdicts, names and numbers: what is decided is what was written, or nothing (M4, M7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.people.known_names import KnownNames, KnownPerson
from state.notice import Action, Decision, every_word
from tests.parsers.test_reply import answer_read, word

Verdict = tuple[Action, dt.date | None]

_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "阿依古丽·买买提", "Tom Lee")
_LEADER: Final = KnownPerson("查甘望", (), "chaganwang@corp.example", "前端", ("group_leader",))
_KNOWN: Final = KnownNames(
    (*(KnownPerson(name, (), f"p{n}@corp.example", None, ("member",)) for n, name in enumerate(_NAMES)), _LEADER),
    ("星河数据治理项目",),
)
_JULY, _MID_JULY, _AUGUST, _JUNE = (dt.date(2026, *day) for day in ((7, 31), (7, 15), (8, 31), (6, 25)))
_DECIDED: Final[Mapping[str, Verdict]] = {
    "同意": ("approve", None),
    "批准": ("approve", None),
    "可以": ("approve", None),
    "没问题": ("approve", None),
    "不同意": ("decline", None),
    "不续了": ("decline", None),
    "不行": ("decline", None),
    "不需要续期": ("decline", None),
    "续期至7月31日": ("extend", _JULY),
    "续到7月15日": ("extend", _MID_JULY),
    "延到8月底": ("extend", _AUGUST),
    "到7月15日": ("extend", _MID_JULY),
    "继续支撑到7月31日": ("extend", _JULY),
    " 7月31日": ("extend", _JULY),
    "：7月31日": ("extend", _JULY),
    "：续期至7月31日": ("extend", _JULY),
    "：同意": ("approve", None),
    "：按期撤场": ("release", None),
    "按期撤场": ("release", None),
    "到期释放": ("release", None),
    "撤": ("release", None),
    "可以走了": ("release", None),
    "6月25日撤场": ("release", _JUNE),
    "提前到6月25日撤场": ("release", _JUNE),
}
_OPEN: Final = (
    *("还要用", "再留一两周", "待定", "再看看", "问问客户再说", "先不撤", "不能撤", "留", "走吧"),
    *("不延期也不撤", "我再想想", "同意，前提是验收通过"),
)
_REASONS: Final = ("", "，人手不足", "，因为项目结束了", "（另有安排）")
_BETWEEN: Final = ("，", "；", "。", "\n", " ", "，但", "。另外")
_BEFORE: Final = ("", "各位好，\n", "黄总，", "收到，", "好的，")
_BEHIND: Final = ("", "。", "\n谢谢", "\n查甘望 6/16")
_REST: Final[Mapping[str, Verdict | None]] = {
    "其余按期撤场": ("release", None),
    "其余不续": ("decline", None),
    "其余还要用": None,
}


class Written(NamedTuple):
    """An answer, and what it says of each name, number or the rest; None where it decides nothing about them."""

    text: str
    meant: Mapping[str | int, Verdict | None]


@st.composite
def answers(draw: st.DrawFn) -> Written:
    """An answer about one to four people, by name, by number or by both."""
    by_number, by_name = draw(st.sampled_from([(False, True), (False, True), (True, True), (True, False)]))
    people = draw(st.permutations(_NAMES))[: draw(st.integers(1, 4))]
    meant: dict[str | int, Verdict | None] = {}
    items: list[str] = []
    for number, name in enumerate(people, 1):
        verdict = draw(st.sampled_from((*_DECIDED, *_OPEN)))
        decided = _DECIDED.get(verdict)
        explained = decided is not None and decided[0] in {"decline", "release"}
        mark = f"{number}{draw(st.sampled_from(['. ', '、', '：', ' ', ') ']))}" if by_number else ""
        reason = draw(st.sampled_from(_REASONS)) if explained else ""
        items.append(f"{mark}{name if by_name else ''}{verdict if by_name else verdict.lstrip('： ')}{reason}")
        meant[name if by_name else number] = decided
    if len(people) > 1 and draw(st.integers(0, 5)) == 0:
        items.append(draw(st.sampled_from(list(_REST))))
        meant["rest"] = _REST[items[-1]]
    body = draw(st.sampled_from(_BETWEEN)).join(items)
    return Written(draw(st.sampled_from(_BEFORE)) + body + draw(st.sampled_from(_BEHIND)), meant)


def _said_of(one: Decision) -> str | int | None:
    return "rest" if one.rest else one.number or one.person


def _is_asked_about(words: Sequence[Decision]) -> bool:
    """Whether nobody is decided about: nothing is, or it is said of nobody where names or numbers stand (M4)."""
    return all(_said_of(one) is None and (one.listed or one.beside) for one in words)


@given(answers())
@settings(max_examples=600, deadline=None)
def test_m4_m7_nothing_is_decided_that_was_not_written(answer: Written) -> None:
    """M7: a decision about somebody is the one written of them; M4: whoever is left out is known to be named."""
    reading = answer_read(answer.text, _KNOWN)
    words = every_word(reading.decision, reading.decisions)
    if reading.problems or (reading.kind == "reply" and _is_asked_about(words)):
        return
    assert reading.kind == "reply"
    read = {_said_of(one): (one.action, one.until) for one in words}
    assert {key: answer.meant.get(key) if key is not None else None for key in read} == read
    beside = {name for one in words for name in one.beside}
    assert {key for key, verdict in answer.meant.items() if verdict is not None} <= read.keys() | beside


@given(st.permutations(_NAMES), st.lists(st.sampled_from(list(_DECIDED)), min_size=2, max_size=4), st.booleans())
@settings(max_examples=200, deadline=None)
def test_m7_a_line_for_each_is_read(people: list[str], verdicts: list[str], numbered: bool) -> None:
    """M7: a list of names with a verdict each reads back to the same."""
    told = list(zip(people, verdicts, strict=False))
    lines = [
        f"{f'{n}. ' if numbered else ''}{name}{verdict if verdict[0] in '： ' else f'：{verdict}'}"
        for n, (name, verdict) in enumerate(told, 1)
    ]
    reading = word("\n".join(lines), _KNOWN)
    assert {one.person: (one.action, one.until) for one in reading.decisions} == {
        name: _DECIDED[verdict] for name, verdict in told
    }
