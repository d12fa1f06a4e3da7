"""What a step of the workflow is told besides its event: the time, the directory, the calendar, the policy, a nonce."""

from __future__ import annotations

from daemon.assembly import Assembly
from state.workflow.draft import Context


def step_context(assembly: Assembly) -> Context:
    """The context of a step that is taken now."""
    return Context(
        now=assembly.clock.now(),
        directory=assembly.directory,
        calendar=assembly.calendar,
        policy=assembly.configuration.policy.process,
        nonce=assembly.nonce(),
    )
