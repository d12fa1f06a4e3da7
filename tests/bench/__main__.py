"""The bench: python -m tests.bench prints the table that docs/BENCHMARKS.md explains."""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Wrong
from tests.bench.rows import all_rows
from tests.bench.table import Row, table


def main() -> int:
    """Measure everything in a temporary folder, saying on a terminal what has been measured."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="rosterd-bench-") as folder:
        try:
            for row in all_rows(Path(folder)):
                rows.append(row)
                if sys.stderr.isatty():
                    print(f"\r\x1b[K{row.what}", end="", file=sys.stderr, flush=True)
        except Wrong as trouble:
            print(f"bench: {trouble}", file=sys.stderr)
            return 1
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    print(table(rows))
    print("\nCPU time, user and system; the lowest of a few runs. What each row means: docs/BENCHMARKS.md")
    print(f"Python {platform.python_version()}, {platform.python_compiler()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
