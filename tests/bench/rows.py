"""What is measured, row by row. Each figure is the lowest of a few runs: other work on the machine only adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import plan
from tests.bench.department import write_configuration
from tests.bench.exchange import over_exchange
from tests.bench.measuring import AT, Wrong, floor, run_child, run_once, warm_up
from tests.bench.notices import write_notices
from tests.bench.servers import over_servers
from tests.bench.table import Row

MILLI = 1_000


def all_rows(folder: Path) -> Iterator[Row]:
    """Every row, as it is measured."""
    warm_up(_configuration(folder, "warm"))
    start = empty_cycle(folder)
    yield Row("empty cycle, empty store", start, "s", target=0.5)
    for html in (False, True):
        yield notices(folder, start, html=html)
    small = full_store(folder, "small", plan.PROJECTS_OF_A_SMALL_STORE)
    large = full_store(folder, "large", plan.PROJECTS_OF_A_LARGE_STORE)
    yield memory(folder)
    yield from stored(folder, small, large)
    yield tick(folder, large)
    yield from over_servers(folder, start)
    yield from over_exchange(folder / "exchange", start)
    yield from reading()


def empty_cycle(folder: Path) -> float:
    """CPU seconds of `once` with nothing to do: what every run costs before its first mail."""
    config = _configuration(folder, "empty")
    return min(_checked(run_once(config), handled=0) for _ in range(5))


def notices(folder: Path, start: float, *, html: bool) -> Row:
    """A thousand notices for two hundred projects through `once`, without the start."""
    kind = "HTML" if html else "plain text"
    runs, floors = [], []
    for turn in range(2):
        config = _configuration(folder, f"notices-{html}-{turn}")
        mails = write_notices(config.parent / "mailbox/new", range(plan.NOTICES), plan.PROJECTS, html=html)
        floors.append(floor(mails, config.parent / "floor", plan.PROJECTS))
        cpu = _checked(run_once(config), handled=plan.NOTICES, sent=plan.NOTICES, recorded=plan.NOTICES)
        runs.append((cpu - start) / plan.NOTICES)
    what = f"a notice of {plan.NOTICES:,} for {plan.PROJECTS} projects, {kind}"
    return Row(what, min(runs) * MILLI, "ms", floor=min(floors) * MILLI, target=4, ambition=2)


def full_store(folder: Path, name: str, projects: int) -> Path:
    """A configuration whose store holds so many projects, with one empty cycle behind it."""
    config = _configuration(folder, name)
    run_child("fill_store", config.parent / "state-files", projects)
    _checked(run_once(config), handled=0, sent=0)
    return config


def memory(folder: Path) -> Row:
    """The most memory of a cycle with mail, with ten thousand assignments in the store."""
    config = full_store(folder, "middle", plan.PROJECTS_OF_A_MIDDLE_STORE)
    _post(config, "mailbox/new", 0, plan.WARM)
    figures = run_child("cycles", config, AT)
    _check(figures["cycles"][0], handled=plan.WARM)
    return Row("memory of a cycle, 10,000 assignments", figures["memory"] / 1024, "MB", target=80)


def stored(folder: Path, small: Path, large: Path) -> Iterator[Row]:
    """What a mail costs with a large store and with a small one, in turns; and how long the large one is read."""
    costs: dict[Path, list[float]] = {small: [], large: []}
    starts, floors = [], []
    for turn in range(2):
        for config, found in costs.items():
            first = turn * (plan.WARM + plan.COUNTED)
            _post(config, "mailbox/new", first, plan.WARM)
            later = _post(config, "later", first + plan.WARM, plan.COUNTED)
            if config == large:
                floors.append(floor(later, config.parent / f"floor-{turn}", plan.PROJECTS_OF_A_SMALL_STORE))
            figures = run_child("cycles", config, AT, config.parent / "later")
            _check(figures["cycles"][1], handled=plan.COUNTED)
            found.append(figures["cycles"][1]["cpu"] / plan.COUNTED)
            if config == large:
                starts.append(figures["start"])
    pairs = [after / before for before, after in zip(costs[small], costs[large], strict=True)]
    yield Row("100,000 assignments read at start", min(starts), "s", target=2)
    yield Row("a notice, 1,000 assignments stored", min(costs[small]) * MILLI, "ms", floor=min(floors) * MILLI)
    yield Row("a notice, 100,000 assignments stored", min(costs[large]) * MILLI, "ms", floor=min(floors) * MILLI)
    yield Row("  … compared with 1,000 stored", median(pairs), "×", target=1.2)


def tick(folder: Path, config: Path) -> Row:
    """The letters that the calendar brings about in the large store on one day, a cycle with nothing else to do."""
    figures = run_child("cycles", config, f"{plan.DUE_ON}T09:00:00+08:00")
    _check(figures["cycles"][0], handled=0, sent=plan.DUE)
    letters = sorted((config.parent / "outgoing/new").iterdir(), key=lambda file: file.stat().st_mtime)[-plan.DUE :]
    least = floor(letters, folder / "floor-tick", plan.DUE)
    cpu = figures["cycles"][0]["cpu"] / plan.DUE
    return Row(f"a letter of a day's {plan.DUE}, 100,000 stored", cpu * MILLI, "ms", floor=least * MILLI, target=4)


def reading() -> Iterator[Row]:
    """What readers and templates do by themselves."""
    yield Row("the readers loaded", min(run_child("loading")["cpu"] for _ in range(5)), "s", target=0.15)
    figures = run_child("reading")
    yield Row("periods read", figures["periods"], "/s", at_least=10_000)
    yield Row("notices read, plain text", figures["text"], "/s", at_least=500)
    yield Row("notices read, HTML", figures["html"], "/s", at_least=500)
    yield Row("letters rendered", figures["letters"], "/s")


def _configuration(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return write_configuration(place, plan.STATED)


def _post(config: Path, place: str, first: int, count: int) -> list[Path]:
    numbers = range(first, first + count)
    return write_notices(config.parent / place, numbers, plan.PROJECTS_OF_A_SMALL_STORE, html=False)


def _checked(run: tuple[float, dict[str, Any]], **expected: int) -> float:
    cpu, did = run
    _check(did, **expected)
    return cpu


def _check(did: dict[str, Any], **expected: int) -> None:
    """A figure counts only when the run did what was to be measured."""
    wrong = {name: did[name] for name, count in expected.items() if did[name] != count}
    if wrong:
        raise Wrong(f"a run was to do {expected} and did {wrong}")
