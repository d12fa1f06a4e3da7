"""How much is read and written a second of CPU time, by the readers and the templates alone, as one JSON object.

Usage: python -m tests.bench.children.reading
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from parsers.dates import read_period
from parsers.mail import read_mail
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from templates.rendering import render
from templates.samples import samples
from tests.bench.department import leaders, managers, members, project_names
from tests.bench.notices import SENT, mail, notice
from tests.bench.plan import PROJECTS, STATED

T = TypeVar("T")

SECONDS = 1.0
PERIODS = (
    "2026/04/10 - 2026/05/14",
    "4月10日-5月14日",
    "2026年4月10日至2026年5月14日",
    "4月上旬到5月底",
    "12月22日~1月16日",
    "自2026-04-10起，为期6周",
    "4.10-4.30、5.6-5.29",
    "4月13日（周一）至4月24日（周五）",
    "即日起至4月30日",
    "二〇二六年四月十日至五月十四日",
)


def main() -> None:
    """Measure, and print."""
    people = (*leaders(), *managers(), *members())
    known = KnownNames(
        people=tuple(KnownPerson(one.name, (), one.email, one.group, (one.role,)) for one in people),
        projects=tuple(project_names(STATED)),
    )

    def read_whole(data: bytes) -> None:
        if read(read_mail(data), known, SENT.date()).kind != "staffing_notice":
            raise SystemExit("bench: a notice was not read as one")

    figures = {
        "periods": _a_second(lambda text: read_period(text, SENT.date()), PERIODS),
        "text": _a_second(read_whole, [mail(notice(number, PROJECTS), html=False) for number in range(1_000)]),
        "html": _a_second(read_whole, [mail(notice(number, PROJECTS), html=True) for number in range(1_000)]),
        "letters": _a_second(lambda letter: render(letter, "staffing@corp.example"), list(samples().values())),
    }
    print(json.dumps(figures))


def _a_second(work: Callable[[T], object], items: Sequence[T]) -> float:
    """How many items a second of CPU time; everything is loaded, grammars of rare words too, before time counts."""
    for item in items:
        work(item)
    done, before = 0, time.process_time()
    while time.process_time() - before < SECONDS:
        for item in items[done % len(items) :][:20]:
            work(item)
            done += 1
    return done / (time.process_time() - before)


if __name__ == "__main__":
    main()
