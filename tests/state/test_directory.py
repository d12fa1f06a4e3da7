"""Who is who: look-ups by name and address, groups, superiors, delegates."""

from __future__ import annotations

import pytest

from state.directory import Directory, KnownProject, Person, address_key, name_key

HEAD = Person("费仲谋", "fei@heng.example", roles=("coordinator",))
LEADER = Person(
    "温竹君", "wen@heng.example", ("温老师", "zhujun@heng.example"), ("group_leader",), "前端", superior="费仲谋"
)
SECOND = Person("阮成蹊", "ruan@heng.example", roles=("group_leader", "project_manager"), group="前端")
MEMBER = Person("季青禾", "ji@heng.example", roles=("member",), group="前端", superior="阮成蹊", delegate="温老师")
NAMESAKE = Person("温老师", "other@heng.example", roles=("member",), group="前端")
LONER = Person("闵独行", "min@heng.example")
DIRECTORY = Directory((HEAD, LEADER, SECOND, MEMBER, LONER), (KnownProject("Heng 水务平台", "阮成蹊"),))


@pytest.mark.parametrize(
    ("address", "person"),
    [
        ("wen@heng.example", LEADER),
        (" WEN@Heng.Example ", LEADER),
        ("zhujun@heng.example", LEADER),
        ("温老师", None),
        ("we.n@heng.example", None),
        ("wen@heng.example.net", None),
    ],
)
def test_addresses_are_compared_ignoring_case_and_nothing_else(address: str, person: Person | None) -> None:
    """Aliases with an at sign are addresses too."""
    assert DIRECTORY.by_address(address) == person


@pytest.mark.parametrize(
    ("name", "person"),
    [("温竹君", LEADER), ("温 竹君", LEADER), ("温老师", LEADER), ("温", None), ("", None), (None, None)],
)
def test_names_are_compared_after_nfkc_case_and_white_space(name: str | None, person: Person | None) -> None:
    """Aliases without an at sign are names too."""
    assert DIRECTORY.by_name(name) == person


def test_a_name_comes_before_an_alias() -> None:
    """Whoever is really called so is meant, in whatever order the file has them."""
    for people in ((LEADER, NAMESAKE), (NAMESAKE, LEADER)):
        assert Directory(people).by_name("温老师") == NAMESAKE


def test_projects_alike_after_nfkc_and_case_folding_are_one() -> None:
    """Full-width letters and spaces make no difference."""
    assert DIRECTORY.project("ｈｅｎｇ水务平台") == DIRECTORY.projects[0]
    assert DIRECTORY.project("水务平台") is None


def test_keys() -> None:
    """What two spellings have in common."""
    assert name_key("Ａｎｎ 李") == name_key("ann李") == "ann李"
    assert address_key(" A@B.example") == "a@b.example"


def test_d5_the_leaders_of_a_persons_group_without_the_person() -> None:
    """In the file's order."""
    assert DIRECTORY.leaders_of(MEMBER) == (LEADER, SECOND)
    assert DIRECTORY.leaders_of(LEADER) == (SECOND,)
    assert DIRECTORY.leaders_of(LONER) == ()


def test_d6_the_superior_is_the_stated_one_else_the_first_leader_of_the_group() -> None:
    """None where the file knows of none."""
    assert DIRECTORY.superior_of(MEMBER) == SECOND
    assert DIRECTORY.superior_of(SECOND) == LEADER
    assert DIRECTORY.superior_of(LONER) is None


def test_a_delegate_speaks_for_whoever_named_them() -> None:
    """And not the other way round; by name or alias."""
    assert DIRECTORY.speaks_for(LEADER, "季青禾")
    assert DIRECTORY.speaks_for(MEMBER, "季青禾")
    assert not DIRECTORY.speaks_for(MEMBER, "温竹君")
    assert not DIRECTORY.speaks_for(MEMBER, "查无此人")
    assert not DIRECTORY.speaks_for(LONER, None)


def test_everybody_with_a_role() -> None:
    """One person may hold several."""
    assert DIRECTORY.with_role("group_leader") == (LEADER, SECOND)
    assert DIRECTORY.with_role("project_manager") == (SECOND,)
    assert DIRECTORY.with_role("admin") == ()
