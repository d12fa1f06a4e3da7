"""What a step of the workflow is told besides its event: the time, the directory, the calendar, the policy, a nonce."""

from __future__ import annotations

from msgspec import structs

from daemon.assembly import Assembly
from state.policy import Policy
from state.workflow.draft import Context


def step_context(assembly: Assembly) -> Context:
    """The context of a step that is taken now."""
    return Context(
        now=assembly.clock.now(),
        directory=assembly.directory,
        calendar=assembly.calendar,
        policy=_policy(assembly),
        nonce=assembly.nonce(),
        language=assembly.configuration.daemon.language,
    )


def _policy(assembly: Assembly) -> Policy:
    """The numbers of the process, and what answers a pre-sales request at once (P5)."""
    presales = assembly.configuration.presales
    return structs.replace(
        assembly.configuration.policy.process,
        materials=presales.materials or "",
        demo_environment=presales.demo_environment or "",
    )
