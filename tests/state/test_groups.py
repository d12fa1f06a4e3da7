"""Which group a role belongs to (D2b)."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from state.directory import Directory, Person
from state.groups import groups_for, known_groups, leaders_of_group


def leader(name: str, group: str) -> Person:
    return Person(name, f"{group}-{name}@heng.example", roles=("group_leader",), group=group)


DIRECTORY = Directory(
    (
        leader("甲", "前端"),
        leader("乙", "后端研发组"),
        leader("丙", "后端研发组"),
        leader("丁", "测试"),
        leader("戊", "自动化测试"),
        leader("己", "QA"),
        Person("庚", "geng@heng.example", roles=("member",), group="算法"),
    )
)


@pytest.mark.parametrize(
    ("role", "groups"),
    [
        ("前端开发", ("前端",)),
        ("前端", ("前端",)),
        ("后端开发工程师", ("后端研发组",)),
        ("测试人员", ("测试",)),
        ("自动化测试", ("自动化测试",)),
        ("qa engineer", ("QA",)),
        ("front-end engineer", ("前端",)),
        ("Backend developer", ("后端研发组",)),
        ("tester", ("测试",)),
        ("前端和后端", ("前端", "后端研发组")),
        ("大数据", ()),
        ("算法", ()),
    ],
)
def test_d2b_the_group_whose_name_is_in_the_role(role: str, groups: tuple[str, ...]) -> None:
    """D2b: none and several are for the asker to settle; a group without a leader can be asked nothing."""
    assert groups_for(role, DIRECTORY) == groups


def test_d2b_any_leader_of_the_group_is_asked() -> None:
    """D2b: a group may have several."""
    assert known_groups(DIRECTORY) == ("前端", "后端研发组", "测试", "自动化测试", "QA")
    assert [person.name for person in leaders_of_group("后端研发组", DIRECTORY)] == ["乙", "丙"]


def test_u4_the_leaders_are_those_of_the_day_however_often_they_were_asked_for() -> None:
    """U4: what the directory remembers of a group is of its own day; another day has its own leaders."""
    day = dt.date(2026, 6, 1)
    people = [structs.replace(one, left=day) if one.name == "乙" else one for one in DIRECTORY.people]
    directory = Directory(people)

    def named(on: dt.date) -> list[str]:
        return [person.name for person in leaders_of_group("后端研发组", directory.as_of(on))]

    for _ in range(2):
        assert named(day) == ["乙", "丙"]
        assert named(day + dt.timedelta(days=1)) == ["丙"]
