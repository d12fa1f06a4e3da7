"""Where else people are lent, as the workflow is told (D3): asked of the store's index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from daemon.assembly import Assembly
from state.directory import name_key
from state.letters import Overlap
from state.model import Project


def lent_elsewhere(assembly: Assembly, persons: Iterable[str], project: Project) -> Mapping[str, tuple[Overlap, ...]]:
    """For each person the periods in other projects, by the key of the name."""
    return {name_key(person): _periods(assembly, person, project) for person in persons}


def _periods(assembly: Assembly, person: str, project: Project) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(busy.project, busy.start, busy.end)
        for busy in assembly.store.busy(person)
        if name_key(busy.project) != name_key(project.name)
    )
