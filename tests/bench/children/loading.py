"""The CPU seconds that loading the readers costs a program, as one JSON object.

Usage: python -m tests.bench.children.loading
"""

from __future__ import annotations

import json
import time


def main() -> None:
    """Load them, and print."""
    before = time.process_time()
    from parsers.mail import read_mail  # noqa: PLC0415  what is measured
    from parsers.read import read  # noqa: PLC0415

    cost = time.process_time() - before
    print(json.dumps({"cpu": cost, "loaded": [read_mail.__name__, read.__name__]}))


if __name__ == "__main__":
    main()
