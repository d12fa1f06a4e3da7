"""`rosterd run` as a process of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def running(line: Sequence[str], **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The process of a command line; killed at the end if it still runs: a check that fails never hangs the suite."""
    with subprocess.Popen(
        line,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    ) as process:
        try:
            yield process
        finally:
            process.kill()
