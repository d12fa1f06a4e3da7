"""Early releases put together from names and days: who leaves when is what was written, or is asked about (D7, M4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "阿依古丽·买买提", "Tom Lee", "周一鸣")
_KNOWN: Final = KnownNames(
    tuple(KnownPerson(name, (), f"p{number}@c.example", None, ("member",)) for number, name in enumerate(_NAMES)),
    (_PROJECT,),
)
_SUBJECTS: Final = (f"【{_PROJECT}】提前撤场通知", f"{_PROJECT}人员撤场", f"【{_PROJECT}】撤场通知")
_BEFORE: Final = ("", "各位好：\n", "查组长，您好：\n")
_BEHIND: Final = ("", "\n谢谢！", "\n请知悉。")
_OF_ALL: Final = (
    "{who}{day}撤场",
    "撤场人员：{who}\n撤场时间：{day}",
    "{who}工作已完成，将于{day}撤场，请知悉。",
    "{who}提前撤场，最后一天为{day}。",
    "因项目需求减少，{who}支撑到{day}即可撤场。",
)
"""Of several people on one day."""
_FIRST_DAY_WITHOUT: Final = "{day}起不再需要{who}支撑。"
_DAYS: Final = ("{0.month}月{0.day}日", "{0.month}.{0.day}", "{0.month}/{0.day}", "{0.month}月{0.day}号", "{0}")


class Written(NamedTuple):
    """A mail, and on what last day it releases each person."""

    subject: str
    text: str
    meant: Mapping[str, dt.date]


@st.composite
def _days(draw: st.DrawFn) -> tuple[dt.date, str]:
    day = draw(st.dates(dt.date(2026, 6, 5), dt.date(2026, 8, 31)))
    return day, draw(st.sampled_from(_DAYS)).format(day)


@st.composite
def releases(draw: st.DrawFn) -> Written:
    """A mail that releases one to three people, on one day or each on a day of their own."""
    people = draw(st.permutations(_NAMES))[: draw(st.integers(1, 3))]
    if draw(st.booleans()):
        (day, written), shape = draw(_days()), draw(st.sampled_from((*_OF_ALL, _FIRST_DAY_WITHOUT)))
        body = shape.format(who=draw(st.sampled_from(("、", "，", "和"))).join(people), day=written)
        last = day - dt.timedelta(1) if shape == _FIRST_DAY_WITHOUT else day
        meant = dict.fromkeys(people, last)
    else:
        days = {person: draw(_days()) for person in people}
        verb = draw(st.sampled_from(("撤场", "释放", "离场")))
        parts = [f"{who}{draw(st.sampled_from(('', '：', '，', ' ')))}{text}{verb}" for who, (_, text) in days.items()]
        body = draw(st.sampled_from(("；", "，", "\n", "、"))).join(parts)
        meant = {who: day for who, (day, _) in days.items()}
    text = draw(st.sampled_from(_BEFORE)) + body + draw(st.sampled_from(_BEHIND))
    return Written(draw(st.sampled_from(_SUBJECTS)), text, meant)


@given(releases())
@settings(max_examples=400, deadline=None)
def test_d7_m4_nobody_is_released_who_was_not_written(release: Written) -> None:
    """D7: everybody on their own last day; M4: else there is a problem, and never silence."""
    reading = read(a_mail(release.subject, release.text), _KNOWN)
    assert reading.kind == "release_notice"
    if not reading.problems:
        assert {line.person: line.on for line in reading.releases} == release.meant
