"""One person in the place of another (D4): what of a line is a name, and what is said beside it."""

from __future__ import annotations

import pytest

from parsers.message import Line
from parsers.notices.amendments.replacement import told_as_label
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.notices.people.roll import Roll

KNOWN = Roll(KnownNames((KnownPerson("原小满"), KnownPerson("白一来"), KnownPerson("许南星"))))


def told(text: str, roll: Roll) -> str:
    """The line as it is read on."""
    return told_as_label(Line(1, text), roll).text


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("原小满改为白一来", "白一来", "原小满"),
        ("由白一来来接替原小满", "白一来", "原小满"),
        ("原许南星的工作由高来进行接手", "高来", "许南星"),
        ("原野改为许南星", "许南星", "原野"),
    ],
)
def test_a_known_name_may_hold_the_words_beside_names(text: str, new: str, old: str) -> None:
    """D4: 原 before a name and 来 behind it belong to it where somebody bears it so, or nothing else is left."""
    assert told(text, KNOWN) == f"支撑人员：{new}（接替{old}）"


def test_without_a_directory_they_are_words_beside_it() -> None:
    """M4: 由白一来接替 says that 白一 comes; 原小满 is nobody's name who was there before."""
    assert told("高兴由白一来接替", Roll()) == "支撑人员：白一（接替高兴）"
    assert told("原小满改为高兴", Roll()) == "原小满改为高兴"


def test_a_long_reason_may_say_something_else() -> None:
    """M4: what is said of why is passed over only where it is short."""
    short, long = "因客户要求，", "因客户要求在七月之前完成所有接口的联调和性能测试，"
    assert told(f"{short}由高兴接替许南星", KNOWN) == "支撑人员：高兴（接替许南星）"
    assert told(f"{long}由高兴接替许南星", KNOWN) == f"{long}由高兴接替许南星"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1、许南星自7月1日起由高兴接替，至7月31日", "支撑人员：高兴（接替许南星）；支撑周期：7月1日至7月31日"),
        ("- 原通知中，6月30日改为7月15日", "6月30日改为7月15日"),
        ("上一封作废，更正如下：许南星换成高兴；请知悉", "支撑人员：高兴（接替许南星）"),
        ("这里要换人了", "这里要换人了"),
    ],
)
def test_a_line_goes_on_behind_what_refers_to_another(text: str, shown: str) -> None:
    """D4: 原通知中 and 更正 say that the rest holds now; the day from which it does is told as a label."""
    assert told(text, KNOWN) == shown
