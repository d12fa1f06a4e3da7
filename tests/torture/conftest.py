"""The process that forks daemons, started once, and departments over every post."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.torture.posts import Founders
from tests.torture.zygote import Zygote


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Loaded and warm."""
    with closing(Zygote()) as started:
        yield started


@pytest.fixture
def founders(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Founders]:
    """On the suite's Dovecot, which is started when it is first needed."""

    def dovecot() -> Dovecot:
        found: Dovecot = request.getfixturevalue("dovecot")
        return found

    with closing(Founders(tmp_path, dovecot)) as started:
        yield started
