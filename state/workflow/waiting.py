"""Letters that wait to be sent, when their question has been settled meanwhile."""

from __future__ import annotations

from msgspec import structs

from state.model import LetterRecord
from state.workflow.draft import Draft


def without_stale_letters(draft: Draft) -> Draft:
    """Letters not yet sent are withdrawn once their questions are closed: nobody is asked about what is settled."""
    closed = {ask.token for request in draft.project.requests for ask in request.asks if not ask.open}
    closed |= {ask.token for need in draft.project.needs for ask in need.asks if not ask.open}
    if draft.project.handover is not None:
        closed |= {ask.token for ask in draft.project.handover.asks if not ask.open}
    closed |= {ask.token for record in draft.project.presales for ask in record.asks if not ask.open}
    letters = tuple(_withdrawn(letter) if _asks_in_vain(letter, closed) else letter for letter in draft.project.letters)
    draft.project = structs.replace(draft.project, letters=letters)
    return draft


def _asks_in_vain(letter: LetterRecord, closed: set[str]) -> bool:
    asks = letter.kind in {
        "approval_request",
        "extension_request",
        "reminder",
        "need_forward",
        "handover_request",
        "presales_forward",
    }
    return asks and letter.state == "waiting" and bool(letter.questions) and closed.issuperset(letter.questions)


def _withdrawn(letter: LetterRecord) -> LetterRecord:
    return structs.replace(letter, state="withdrawn", frozen=None)
