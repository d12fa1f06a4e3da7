"""Closing a project and taking back a notice end what is open about a record, and both sides are told (D5)."""

from __future__ import annotations

from collections.abc import Iterable

from state.entitlement import is_manager
from state.letters.extension import WhyLapsed
from state.model import Request
from state.workflow.draft import Draft
from state.workflow.requests import lapse


def end_requests(draft: Draft, requests: Iterable[Request], why: WhyLapsed) -> None:
    """An extension counts as declined where the manager's own mail ends it, else as lapsed; a release lapses (D5)."""
    mail = draft.mail
    by_manager = mail is not None and is_manager(mail.sender, draft.project, draft.directory)
    for request in requests:
        lapse(draft, request, why, declined=by_manager and request.purpose == "extension")
