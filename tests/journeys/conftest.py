"""The department that the journeys are played in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.department import CONFIGURATION, PEOPLE, Department

Founder = Callable[..., Department]


@pytest.fixture
def department(tmp_path: Path) -> Department:
    """A small department: two projects, two groups, an administrator."""
    return Department(tmp_path / "department")


@pytest.fixture
def found(tmp_path: Path) -> Founder:
    """Founds a department with people and configuration of one's own."""

    def founded(name: str = "own", people: str = PEOPLE, configuration: str = CONFIGURATION) -> Department:
        return Department(tmp_path / name, people, configuration)

    return founded
