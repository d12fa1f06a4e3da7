"""People whose names look like days: read as people where they stand as such, and days stay days (M4)."""

from __future__ import annotations

import pytest

from parsers.message import Mailbox
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from tests.parsers.test_read import a_mail, summary

KNOWN = KnownNames(
    (
        KnownPerson("赵三月", (), "zhao@c.example", "前端"),
        KnownPerson("周一", (), "zhou@c.example", "后端"),
        KnownPerson("王今日", ("周五",), "wang@c.example"),
        KnownPerson("许南星", (), "xu@c.example"),
    ),
    ("星河数据治理项目",),
)
JUNE = "2026-06-01 | 2026-06-30 |  | "


def in_june(*people: str) -> list[str]:
    """The facts of a notice that lends these people in June."""
    return [f"assign {name} |  | {JUNE}" for name in people]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("支撑人员：赵三月、周一、王今日\n支撑周期：6月1日-6月30日", in_june("赵三月", "周一", "王今日")),
        ("赵三月6月1日-6月30日支撑本项目", [f"assign 赵三月 |  | {JUNE}"]),
        ("周一将于6月1日至6月30日投入本项目", [f"assign 周一 |  | {JUNE}"]),
        ("由周一接替赵三月，6月1日-6月30日", [f"assign 周一 |  | {JUNE}", "instead 周一 | 赵三月"]),
        ("赵三月6月5日撤场", ["release 赵三月 | 2026-06-05"]),
        ("赵三月续期至7月15日", ["assign 赵三月 |  |  | 2026-07-15 |  | ", "decision extend | 2026-07-15 | 赵三月"]),
        ("姓名 | 周期\n周一 | 6月1日-6月30日\n赵三月 | 6月1日-6月30日", in_june("周一", "赵三月")),
        ("许南星下周一至周五支撑", ["assign 许南星 |  | 2026-05-25 | 2026-05-29 |  | "]),
        ("支撑人员：周一\n支撑时间：周一", ["assign 周一 |  |  |  |  | ", "problem unreadable-period"]),
    ],
)  # fmt: skip
def test_a_name_that_looks_like_a_day_is_read(text: str, facts: list[str]) -> None:
    """D2, D4, D7: a person of the directory is taken for no day, and a day for no person."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", text), KNOWN)
    assert summary(reading)[2:] == facts
    shown = [(line.person, source.text) for line in reading.assignments for source in line.sources[:1]]
    assert all(person in line for person, line in shown)


def test_a_day_of_the_week_before_a_date_may_be_a_name() -> None:
    """M4: 周一6月1日 is a Monday or a person; such a line is asked about."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", "周一6月1日起支撑，至6月30日"), KNOWN)
    assert [(remark.code, remark.line) for remark in reading.problems] == [
        ("missing-person", "周一6月1日起支撑，至6月30日"),
        ("missing-period", "周一6月1日起支撑，至6月30日"),
    ]


def test_names_of_to_and_cc_are_known_as_they_are() -> None:
    """D3: a display name of To is the same person, whatever the name looks like."""
    mail = a_mail(
        "【星河数据治理项目】人员支撑安排",
        "支撑人员：赵三月、孙七\n支撑周期：6月1日-6月30日",
        to=(Mailbox("孙七", "sun@x.example"), Mailbox("赵三月", "zhao@c.example")),
    )
    assert [line.person for line in read(mail, KNOWN).assignments] == ["赵三月", "孙七"]
