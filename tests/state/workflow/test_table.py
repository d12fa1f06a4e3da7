"""The two tables are the process: what is in them happens, what is not cannot."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from state.model import AssignmentState, HandoverState, RequestState
from state.workflow.table import (
    ASSIGNMENTS,
    HANDOVERS,
    REQUESTS,
    AssignmentEvent,
    HandoverEvent,
    ImpossibleTransition,
    RequestEvent,
    assignment_after,
    handover_after,
    request_after,
)

ASSIGNMENT_CASES = list(product(get_args(AssignmentState), get_args(AssignmentEvent)))
REQUEST_CASES = list(product(get_args(RequestState), get_args(RequestEvent)))


@pytest.mark.parametrize(("state", "event"), ASSIGNMENT_CASES)
def test_what_is_over_never_changes(state: AssignmentState, event: AssignmentEvent) -> None:
    """Released and cancelled assignments know no event."""
    if (state, event) in ASSIGNMENTS:
        assert state in {"planned", "active"}
        assert assignment_after(state, event) == ASSIGNMENTS[state, event].state
    else:
        with pytest.raises(ImpossibleTransition, match=event):
            assignment_after(state, event)


@pytest.mark.parametrize(("state", "event"), REQUEST_CASES)
def test_a_request_is_settled_once(state: RequestState, event: RequestEvent) -> None:
    """Only an open one knows an event."""
    if state == "open":
        assert request_after(state, event) == REQUESTS[state, event].state
    else:
        with pytest.raises(ImpossibleTransition, match=event):
            request_after(state, event)


@pytest.mark.parametrize(("state", "event"), list(product(get_args(HandoverState), get_args(HandoverEvent))))
def test_d10_only_an_open_hand_over_ends(state: HandoverState, event: HandoverEvent) -> None:
    """D10: what has ended can only be asked anew."""
    if state == "asked" or event == "leader is asked":
        assert handover_after(state, event) == HANDOVERS[state, event].state
    else:
        with pytest.raises(ImpossibleTransition, match=event):
            handover_after(state, event)


def test_every_row_names_its_rule() -> None:
    """A letter and a number of PROCESS."""
    rules = [row.rule for row in ASSIGNMENTS.values()] + [row.rule for row in REQUESTS.values()]
    assert all(rule[0] in "DPT" and rule[1].isdigit() for rule in rules)
