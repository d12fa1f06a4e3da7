"""Letters that could be one are one: the same question or news about several people of a project, in one step.

Nobody gets two mails in one cycle that could be one. Letters are joined where they are of one kind and put the same
question to the same person; news goes to everybody who would have got any of it. The people in a joined letter are
numbered. Its token is its own and answers each of its questions, whose tokens stay as they are: what is left of it may
be reminded of alone. Of answers to the mail in hand only those are joined that ask about its words, or say what stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import TypeGuard, get_args

from msgspec import structs

from state.letters import (
    ApprovalRequest,
    Correction,
    ExtensionRequest,
    ExtensionResult,
    Letter,
    NotEntitled,
    OfSeveral,
    Reminder,
    Several,
)
from state.model import Contact

_JOINABLE = get_args(OfSeveral)


def joined(letters: Sequence[Letter], new_token: Callable[[], str]) -> tuple[Letter, ...]:
    """The letters, those that could be one as one, in the place of the first of them."""
    groups: dict[Hashable, list[Letter]] = {}
    for number, letter in enumerate(letters):
        groups.setdefault(_likeness(letter) or number, []).append(letter)
    return tuple(group[0] if len(group) == 1 else _one(group, new_token) for group in groups.values())


def _likeness(letter: Letter) -> Hashable:
    """What letters that could be one have in common; None where this one stands alone."""
    facts = letter.facts
    if isinstance(facts, NotEntitled):
        return letter.to, facts  # the same line again
    return (letter.kind, letter.answer, type(facts), _question(letter, facts)) if _is_joinable(facts) else None


def _is_joinable(facts: object) -> TypeGuard[OfSeveral]:
    """Whether it speaks of one person, and could as well speak of several."""
    return isinstance(facts, _JOINABLE) and not (isinstance(facts, Correction) and facts.about is None)


def _question(letter: Letter, facts: OfSeveral) -> Hashable:
    """Who is asked what; of news, what it is about."""
    if isinstance(facts, Reminder):
        return letter.to, facts.purpose, facts.about is None, facts.last
    if isinstance(facts, Correction):
        return facts.asks_for_date, facts.purpose, facts.until is None
    if isinstance(facts, ApprovalRequest):
        return letter.to, facts.purpose, facts.voice
    if isinstance(facts, ExtensionResult):
        return facts.purpose
    return letter.to if isinstance(facts, ExtensionRequest) else None


def _one(letters: list[Letter], new_token: Callable[[], str]) -> Letter:
    """One letter in the place of several that put the same question or tell the same news."""
    items = tuple(letter.facts for letter in letters if _is_joinable(letter.facts))
    if not items:
        return letters[0]
    asks = tuple(letter.token for letter in letters if letter.token is not None)
    token = new_token() if len(asks) > 1 else next(iter(asks), None)
    to = unique(chain.from_iterable(letter.to for letter in letters if letter.token is not None or not asks))
    cc = unique(chain.from_iterable((*letter.to, *letter.cc) for letter in letters))
    return structs.replace(
        letters[0],
        to=to,
        cc=without(cc, to),
        facts=Several(items[0].project or "", items, token),
        key=" ".join(letter.key for letter in letters if letter.key) or None,
        assignments=tuple(chain.from_iterable(letter.assignments for letter in letters)),
        token=token,
        asks=asks if len(asks) > 1 else (),
    )


def unique(contacts: Iterable[Contact | None]) -> tuple[Contact, ...]:
    """The contacts in order, each address once."""
    by_address: dict[str, Contact] = {}
    for contact in contacts:
        if contact is not None:
            by_address.setdefault(contact.address, contact)
    return tuple(by_address.values())


def without(contacts: Iterable[Contact], others: Iterable[Contact]) -> tuple[Contact, ...]:
    """The contacts, but for the addresses of the others."""
    taken = {contact.address for contact in others}
    return tuple(contact for contact in contacts if contact.address not in taken)
