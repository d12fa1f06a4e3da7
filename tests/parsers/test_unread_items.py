"""Items of a list whose person cannot be told are asked about, never dropped (M4)."""

from __future__ import annotations

import pytest

from parsers.mail import read_mail
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_round_trip import mail

DAYS = "2026-05-25至2026-06-15"
KNOWN = KnownNames(people=(KnownPerson("许南星"), KnownPerson("赵三月")), projects=())


def _read(text: str) -> Reading:
    return read(read_mail(mail("云帆项目", text)), KNOWN)


@pytest.mark.parametrize("name", ["赵三月", "待定", "外协同事", "新员工（未定）", "周一", "XX", "?"])
@pytest.mark.parametrize(
    "item",
    [
        "{at}、{name}（前端），{days}",
        "- {name}（前端），{days}，5人天",
        "{name}（前端），{days}",
        "{name}，{days}，5人天",
    ],
)
@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_m4_an_item_whose_person_cannot_be_told_is_asked_about(name: str, item: str, parted: str) -> None:
    items = [item.format(at=at, name=each, days=DAYS) for at, each in enumerate(("许南星", name), 1)]
    reading = _read(parted.join(["人员安排如下：", *items]))
    named = [line.person for line in reading.assignments]
    asked = [(one.line or "").removeprefix("- ") for one in reading.problems]
    assert named == ["许南星", name] or asked == [items[1].removeprefix("- ")]


@pytest.mark.parametrize(
    "more",
    [
        "2、验收时间：2026-06-10至2026-06-12",
        "2、验收阶段2026-06-10至2026-06-12",
        "2、其他安排另行通知",
        "项目周期：2026-05-01至2026-12-31",
    ],
)
def test_m4_what_lends_nobody_is_passed_over(more: str) -> None:
    reading = _read(f"人员安排如下：\n1、许南星（前端），{DAYS}\n{more}")
    assert [line.person for line in reading.assignments] == ["许南星"]
    assert reading.problems == ()
