"""D2, M4: without a directory a name shows itself by where it stands, and is then known wherever the mail has it."""

from __future__ import annotations

import pytest

from parsers.mail import read_mail
from parsers.notices.people.shown_names import shown_names
from parsers.read import read
from tests.parsers.test_whole_mails import mail_of

SHOWN = {
    "许南星6月1日-6月30日支撑": ("许南星",),
    "支撑人员：许南星、白一舟，黄丽": ("许南星", "白一舟", "黄丽"),
    "由许南星和白一舟负责": ("许南星", "白一舟"),
    "6月30日后由白一舟接手": ("白一舟",),
    "再加黄丽": ("黄丽",),
    "后续白一舟也会参与": ("白一舟",),
    "另外欧阳小满下周也来": ("欧阳小满",),
    "1、欧阳明月：2026-06-15": ("欧阳明月",),
    "小许 6.8-6.26 在现场": ("小许",),
    "Tom Lee will leave on June 20": ("Tom Lee",),
    "From June 1 to 30: Alice Wang": (),
    "后端组：6月1日-6月30日": (),
    "原前端由别人接替": (),
    "安排以下同事支撑": (),
    "方案评审时间另行通知": (),
    "项目将于6月30日验收": (),
    "周期为6月1日-6月30日": (),
    "高峰期间需要支持": (),
    "秦朗": (),
    "人员：秦朗": ("秦朗",),
}


@pytest.mark.parametrize(("text", "names"), SHOWN.items())
def test_d2_a_name_shows_itself(text: str, names: tuple[str, ...]) -> None:
    assert shown_names([text]) == names


@pytest.mark.parametrize(
    "below",
    [
        "白一舟暂不参与",
        "白一舟除外",
        "白一舟6月8日才到",
        "许南星与白一舟轮流支撑",
        "黄丽也一起支撑",
        "6月30日后由黄丽接手",
        "再加黄丽",
    ],
)
def test_m4_what_a_line_says_of_somebody_is_asked_about_without_a_directory_too(below: str) -> None:
    text = f"\n支撑人员：许南星、白一舟\n支撑周期：6月1日-6月30日\n{below}"
    reading = read(read_mail(mail_of({"subject": "【星河数据治理项目】人员支撑安排", "text": text})))
    assert list(dict.fromkeys(line.person for line in reading.assignments)) == ["许南星", "白一舟"]
    assert reading.problems, below


def test_d2_a_few_days_of_leave_within_the_period_change_nothing() -> None:
    text = "\n支撑人员：许南星\n支撑周期：6月1日-6月30日\n许南星6月8日-6月12日休年假。"
    reading = read(read_mail(mail_of({"subject": "【星河数据治理项目】人员支撑安排", "text": text})))
    assert not reading.problems


@pytest.mark.parametrize(
    "leave", ["6月1日-6月30日休假", "7月10日请假一天", "6月8日-6月12日休年假，由白一舟代替", "请产假"]
)
def test_m4_leave_that_touches_the_period_is_asked_about(leave: str) -> None:
    text = f"\n支撑人员：许南星\n支撑周期：6月1日-6月30日\n许南星{leave}。"
    reading = read(read_mail(mail_of({"subject": "【星河数据治理项目】人员支撑安排", "text": text})))
    assert reading.problems
