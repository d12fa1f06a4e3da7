"""Names of projects that are one, and names that are nearly one (D3)."""

from __future__ import annotations

import pytest

from state.project_likeness import like_project, same_project

KNOWN = ("星河数据治理项目", "滨江大学算力平台", "云杉(二期)", "云杉二期项目")


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("星河数据治理", "星河数据治理项目"),
        ("星河数据治理项目", "星河数据治理项目"),
        ("滨江大学算力平台项目", "滨江大学算力平台"),
        ("星河", None),
        ("云杉二期", None),
        ("项目", None),
    ],
)
def test_d3_the_word_for_project_makes_no_other_one(name: str, same: str | None) -> None:
    """D3, M4: with or without it; where two are called so, neither is taken."""
    assert same_project(name, KNOWN) == same


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("星河", "星河数据治理项目"),
        ("星河数剧治理项目", "星河数据治理项目"),
        ("星河数据治理项目", None),
        ("金桂停车项目", None),
        ("星", None),
        ("星河数据治理项目二期", None),
        ("星河数据治理项目2026", None),
        ("星河数据治理V2项目", None),
        ("云杉一期", None),
        ("第二星河数据治理项目", None),
    ],
)
def test_d3_a_name_that_is_nearly_another_is_told(name: str, near: str | None) -> None:
    """D3: the confirmation of a project that nobody knew names the one that may be meant."""
    assert like_project(name, KNOWN) == near
