"""The process as tables: what can happen to an assignment, to a request and to a need, and what follows.

An **assignment** is lent time: planned until its first day, active until its last day is over, then released. Its end
moves only by agreement once it runs. A **request** is a question with up to two voices: it is open until both have
named the same day (agreed), one has refused (declined), or it has become pointless (lapsed). A **need** is asked of a
group's leader until people are offered, then of whoever stated it, until they agree or refuse; who stated it may take
it back. A **hand-over** is asked of group leaders until all have spoken.

Every change of one goes through `assignment_after`, `request_after`, `need_after` or `handover_after`: what is not
in a table cannot happen.
"""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

from state.model import AssignmentState, HandoverState, NeedState, PresalesState, RequestState

AssignmentEvent: TypeAlias = Literal[
    "begins",
    "ends",
    "is amended",
    "is extended",
    "leaves early",
    "is cancelled",
    "project ends",
]
RequestEvent: TypeAlias = Literal[
    "word leaves it open",
    "both agree",
    "is refused",
    "end is amended",
    "leaves early",
    "period is over",
]


NeedEvent: TypeAlias = Literal[
    "people are offered", "nobody is free", "is agreed", "is refused", "is taken back", "period is over"
]

HandoverEvent: TypeAlias = Literal["leader is asked", "all have spoken", "period is over", "project ends"]

PresalesEvent: TypeAlias = Literal[
    "people are named",
    "a text answers it",
    "a person is asked for",
    "one accepts",
    "both accept",
    "is refused",
    "project ends",
]
State = TypeVar("State", AssignmentState, RequestState, NeedState, HandoverState, PresalesState)


class Follows(NamedTuple, Generic[State]):
    """The state that follows, the letters that go out at once, and the rule that says so."""

    state: State
    letters: tuple[str, ...]
    rule: str


ASSIGNMENTS: dict[tuple[AssignmentState, AssignmentEvent], Follows[AssignmentState]] = {
    ("planned", "begins"): Follows("active", (), "D6"),
    ("planned", "ends"): Follows("released", (), "T3"),
    ("planned", "is amended"): Follows("planned", ("confirmation",), "D4"),
    ("planned", "is extended"): Follows("planned", ("extension_result",), "D5"),
    ("planned", "leaves early"): Follows("planned", ("early_release",), "D7"),
    ("planned", "is cancelled"): Follows("cancelled", (), "D4"),
    ("active", "ends"): Follows("released", (), "D6"),
    ("active", "is amended"): Follows("active", ("confirmation",), "D4"),
    ("active", "is extended"): Follows("active", ("extension_result",), "D5"),
    ("active", "leaves early"): Follows("active", ("early_release",), "D7"),
    ("active", "is cancelled"): Follows("cancelled", (), "D4"),
    ("active", "project ends"): Follows("active", ("project_end",), "P2"),
}

REQUESTS: dict[tuple[RequestState, RequestEvent], Follows[RequestState]] = {
    ("open", "word leaves it open"): Follows("open", ("approval_request",), "D5"),
    ("open", "both agree"): Follows("agreed", ("extension_result or early_release",), "D5, D7"),
    ("open", "is refused"): Follows("declined", ("extension_result",), "D5, D7"),
    ("open", "end is amended"): Follows("lapsed", ("extension_result",), "D4"),
    ("open", "leaves early"): Follows("lapsed", ("extension_result",), "D5"),
    ("open", "period is over"): Follows("lapsed", (), "T5"),
}


NEEDS: dict[tuple[NeedState, NeedEvent], Follows[NeedState]] = {
    ("asked", "people are offered"): Follows("offered", ("approval_request",), "D2b"),
    ("asked", "nobody is free"): Follows("declined", ("need_result",), "D2b"),
    ("asked", "is taken back"): Follows("withdrawn", ("need_result",), "D2b"),
    ("asked", "period is over"): Follows("lapsed", (), "D2b"),
    ("offered", "people are offered"): Follows("offered", ("approval_request",), "D2b"),
    ("offered", "nobody is free"): Follows("declined", ("need_result",), "D2b"),
    ("offered", "is agreed"): Follows("agreed", ("confirmation", "staffing_notice", "need_result"), "D2b"),
    ("offered", "is refused"): Follows("declined", ("need_result",), "D2b"),
    ("offered", "is taken back"): Follows("withdrawn", ("need_result",), "D2b"),
    ("offered", "period is over"): Follows("lapsed", (), "D2b"),
    ("declined", "people are offered"): Follows("offered", ("approval_request",), "D2b"),
    ("declined", "is taken back"): Follows("withdrawn", ("need_result",), "D2b"),
}


HANDOVERS: dict[tuple[HandoverState, HandoverEvent], Follows[HandoverState]] = {
    ("asked", "leader is asked"): Follows("asked", ("handover_request",), "D10"),
    ("asked", "all have spoken"): Follows("settled", ("handover_result",), "D10"),
    ("asked", "period is over"): Follows("lapsed", (), "D10"),
    ("asked", "project ends"): Follows("lapsed", (), "D10"),
    ("settled", "leader is asked"): Follows("asked", ("handover_request",), "D10"),
    ("lapsed", "leader is asked"): Follows("asked", ("handover_request",), "D10"),
}


PRESALES: dict[tuple[PresalesState, PresalesEvent], Follows[PresalesState]] = {
    ("asked", "people are named"): Follows("assigned", ("presales_result",), "P2"),
    ("asked", "a text answers it"): Follows("answered", ("presales_result",), "P5"),
    ("asked", "one accepts"): Follows("agreeing", ("approval_request",), "P4"),
    ("asked", "is refused"): Follows("declined", ("presales_result",), "P4"),
    ("asked", "project ends"): Follows("ended", ("project_end",), "P2"),
    ("agreeing", "both accept"): Follows("accepted", ("presales_result", "presales_forward"), "P4"),
    ("agreeing", "is refused"): Follows("declined", ("presales_result",), "P4"),
    ("agreeing", "project ends"): Follows("ended", ("project_end",), "P2"),
    ("accepted", "people are named"): Follows("assigned", ("presales_result",), "P4"),
    ("accepted", "is refused"): Follows("declined", ("presales_result",), "P4"),
    ("accepted", "project ends"): Follows("ended", ("project_end",), "P2"),
    ("answered", "a person is asked for"): Follows("asked", ("presales_forward",), "P5"),
    ("answered", "people are named"): Follows("assigned", ("presales_result",), "P5"),
    ("answered", "project ends"): Follows("ended", (), "P2"),
    ("assigned", "people are named"): Follows("assigned", ("presales_result",), "P3"),
    ("assigned", "project ends"): Follows("ended", ("project_end",), "P2"),
    ("declined", "one accepts"): Follows("agreeing", ("approval_request",), "P4"),
    ("declined", "people are named"): Follows("assigned", ("presales_result",), "P2"),
    ("declined", "project ends"): Follows("ended", (), "P2"),
}


class ImpossibleTransition(Exception):
    """The table does not know this event in this state: a fault of the program, never of a mail."""


def assignment_after(state: AssignmentState, event: AssignmentEvent) -> AssignmentState:
    """The state that follows. Raises ImpossibleTransition for what is not in the table."""
    if (state, event) not in ASSIGNMENTS:
        raise ImpossibleTransition(f"assignment {state}: {event}")
    return ASSIGNMENTS[state, event].state


def request_after(state: RequestState, event: RequestEvent) -> RequestState:
    """The state that follows. Raises ImpossibleTransition for what is not in the table."""
    if (state, event) not in REQUESTS:
        raise ImpossibleTransition(f"request {state}: {event}")
    return REQUESTS[state, event].state


def need_after(state: NeedState, event: NeedEvent) -> NeedState:
    """The state that follows. Raises ImpossibleTransition for what is not in the table."""
    if (state, event) not in NEEDS:
        raise ImpossibleTransition(f"need {state}: {event}")
    return NEEDS[state, event].state


def handover_after(state: HandoverState, event: HandoverEvent) -> HandoverState:
    """The state that follows. Raises ImpossibleTransition for what is not in the table."""
    if (state, event) not in HANDOVERS:
        raise ImpossibleTransition(f"hand-over {state}: {event}")
    return HANDOVERS[state, event].state


def presales_after(state: PresalesState, event: PresalesEvent) -> PresalesState:
    """The state that follows. Raises ImpossibleTransition for what is not in the table."""
    if (state, event) not in PRESALES:
        raise ImpossibleTransition(f"pre-sales request {state}: {event}")
    return PRESALES[state, event].state
