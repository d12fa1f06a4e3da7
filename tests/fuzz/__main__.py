"""`make fuzz`: broken mails through the readers, and some of them through the whole daemon; prints what fell out.

Usage: python -m tests.fuzz [READ [HANDLED [SEED]]]. Each mail is made by its own seed, from SEED on, and every machine
makes the same one; every core reads its share. What fails is shrunk and left in tests/fuzz/found/ as a mail; the suite
reads those ever after. Ends with 1 when anything failed.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from random import Random

from tests.fuzz.corpus import FOUND, corpus
from tests.fuzz.delivery import Handling
from tests.fuzz.mutations import mutated
from tests.fuzz.reading import check
from tests.fuzz.shrinking import shrunk

TWICE = 8
"""One mail in so many is read a second time, to see that nothing is remembered of the first."""
SHARE = 500
"""Mails that a core reads before it takes up the next."""
SEVERAL = 25
"""Mails that lie in the mailbox together."""
Failure = tuple[str, str]


def failure_of(data: bytes, *, twice: bool = True) -> Failure | None:
    """What is wrong with the reading of `data`: the failure and the place in the code; None when nothing is."""
    try:
        check(data, twice=twice)
    except Exception as error:  # whatever it is, it is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:18]}", f"{where.filename.rpartition('/')[2]}:{where.lineno}"
    return None


def read_all(seeds: range) -> Counter[Failure]:
    """Read the corpus and a mail of each seed, on every core; what failed, how often."""
    shares = [None, *(seeds[at : at + SHARE] for at in range(0, len(seeds), SHARE))]
    with ProcessPoolExecutor() as cores:
        return sum(cores.map(_read, shares), Counter())


def _read(seeds: range | None) -> Counter[Failure]:
    """Read a mail of each seed, or the corpus; the first of each failure is kept."""
    failures: Counter[Failure] = Counter()
    for seed, data in ((-1, data) for data in corpus()) if seeds is None else ((seed, b"") for seed in seeds):
        broken = data or mutated(Random(seed))  # noqa: S311 - dice, no secret
        failed = failure_of(broken, twice=seed % TWICE == 0)
        if failed is not None:
            failures[failed] += 1
            if failures[failed] == 1:
                print(f"seed {seed}: {failed[0]} at {failed[1]}; kept as {_keep(broken, failed)}", flush=True)
    return failures


def _keep(data: bytes, failed: Failure) -> str:
    small = shrunk(data, lambda less: failure_of(less) == failed)
    FOUND.mkdir(exist_ok=True)
    file = FOUND / f"{hashlib.blake2b(small, digest_size=6).hexdigest()}.eml"
    file.write_bytes(small)
    return file.name


def main() -> int:
    """Fuzz as the command line says; 1 when anything failed."""
    given = [int(word) for word in sys.argv[1:]]
    to_read, to_handle, seed = given + [20_000, 1_000, 0][len(given) :]
    failures = read_all(range(seed, seed + to_read))
    spent = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    print(
        f"read {to_read} mails: {failures.total()} failed; {spent / 60:.1f} CPU minutes, "
        f"{to_read / spent:.0f} a second of one core"
    )
    began = time.process_time()
    with Handling() as handling:
        for first in range(seed, seed + to_handle, SEVERAL):
            handling.play(range(first, min(first + SEVERAL, seed + to_handle)))
    print(f"handled {to_handle} mails: {handling.told()}; {(time.process_time() - began) / 60:.1f} CPU minutes")
    return int(bool(failures) or bool(handling.failures))


if __name__ == "__main__":
    sys.exit(main())
