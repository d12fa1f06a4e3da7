"""What every kind of record with an id has in common: the newest takes its place; a question's token finds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from state.model import Ask, Assignment, NeedRecord, PresalesRecord, Request

Kept = TypeVar("Kept", bound=Assignment | NeedRecord | PresalesRecord | Request)
Asking = TypeVar("Asking", bound=NeedRecord | PresalesRecord | Request)


def with_newest(kept: tuple[Kept, ...], record: Kept) -> tuple[Kept, ...]:
    """The records with this one in the place of the one of its id, or behind all of them."""
    if any(other.id == record.id for other in kept):
        return tuple(record if other.id == record.id else other for other in kept)
    return (*kept, record)


def asked_under(records: Iterable[Asking], token: str | None) -> tuple[Asking, Ask] | None:
    """The record and the question that carry this token; None where none does, or the mail carries none."""
    if token is None:
        return None
    return next(((record, ask) for record in records for ask in record.asks if ask.token == token), None)
