"""What stands behind a statement and changes nothing of it leaves it read; what means more is asked about (M4)."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_NAMES: Final = ("许南星", "白一舟", "查甘望")
_KNOWN: Final = KnownNames(
    tuple(KnownPerson(name, (), f"p{at}@c.example", None, ("member",)) for at, name in enumerate(_NAMES)), (_PROJECT,)
)
_LENDS: Final = (
    "许南星6月1日至6月30日支撑本项目",
    "现安排许南星6月1日-6月30日支撑",
    "由许南星于6月1日到6月30日支撑后端开发",
)
_EXTENDS: Final = ("许南星续期至6月30日", "许南星的支撑延长到6月30日", "申请将许南星续期至6月30日")
_ASIDES: Final = (
    "，主要负责接口开发。",
    "，负责后端接口的开发与联调。",
    "，全程驻场。",
    "，工作由项目经理统一安排。",
    "，费用按人天结算。",
    "，已与本人沟通。",
    "，组长已同意。",
    "，请组长审批。",
    "，完成二期功能开发。",
    "，配合客户完成联调工作。",
    "，以满足项目上线要求。",
    "，确保6月底上线。",
    "，地点在杭州。",
    "，共22个工作日。",
    "，为期一个月。",
    "，到期后返回原部门。",
    "，是否续期到时再定。",
)
_OF_EXTENSIONS: Final = (
    "，请审批。",
    "，原定5月31日。",
    "，因项目延期。",
    "，工作内容不变。",
    "，其他不变。",
    "，组长已同意。",
)
_MEANS_MORE: Final = (
    "，白一舟6月8日加入。",
    "，另需一名测试。",
    "，只投入一半时间。",
    "，每周三天。",
    "，暂不驻场。",
    "，前端另行安排。",
    "，客户还没有同意。",
    "，待定。",
    "，前提是客户同意。",
)


def _read(subject: str, words: str) -> Reading:
    return read(a_mail(f"【{_PROJECT}】{subject}", words), _KNOWN)


def _ends(reading: Reading) -> list[tuple[str, dt.date | None]]:
    return [(line.person, line.end) for line in reading.assignments]


@pytest.mark.parametrize("aside", _ASIDES)
def test_d2_what_changes_nothing_keeps_nobody_from_reading(aside: str) -> None:
    """D2: days and people are read as without it."""
    for words in _LENDS:
        reading = _read("人员支撑安排", words + aside)
        assert (_ends(reading), reading.problems) == ([("许南星", dt.date(2026, 6, 30))], ())


@pytest.mark.parametrize("aside", _OF_EXTENSIONS)
def test_d5_nor_from_reading_an_extension(aside: str) -> None:
    """D5: the new last day counts."""
    for words in _EXTENDS:
        reading = _read("人员续期", words + aside)
        assert (_ends(reading), reading.problems) == ([("许南星", dt.date(2026, 6, 30))], ())


@pytest.mark.parametrize("more", _MEANS_MORE)
def test_m4_what_means_more_is_asked_about(more: str) -> None:
    """M4: of others, of a share, of a condition: nothing is recorded without a question."""
    for words in (*_LENDS, *_EXTENDS):
        assert _read("人员支撑安排", words + more).problems
