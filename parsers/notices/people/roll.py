"""Whom of the directory a written name means.

A name is never guessed: it is the one person of the directory who bears it, or a display name of the notice's own
To and Cc, or it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from parsers.message import Mailbox
from parsers.notices.people.feelings import is_felt, without_feelings
from parsers.notices.people.known_names import KnownNames, KnownPerson, longest_by_beginning
from parsers.notices.people.likeness import MOST, is_part_of, one_slip, without_bracket
from parsers.notices.people.names_within import is_apart
from parsers.notices.people.no_names import NO_NAMES
from parsers.notices.people.written_names import could_be_name, key_of, looks_like_name, titled
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch
from parsers.remembered import remembered
from state.notice import Remark

if TYPE_CHECKING:
    from parsers.notices.people.people import People


class Resolved(Struct, frozen=True):
    """Whom a written name means: the name to record; where that is not sure, the problem code and who may be meant."""

    name: str
    code: str | None = None
    near: tuple[str, ...] = ()

    def remark(self, field: str, line: str | None) -> Remark | None:
        """The problem with the name, as it is told to the sender (M4), or None."""
        return Remark(self.code, field, line, self.name, self.name, self.near) if self.code else None


_POLITE: Final = ("同学", "同事", "老师", "先生", "女士", "工程师", "经理", "总", "工")


_BLANKS: Final = frozenset(filter(str.isspace, map(chr, range(0x3001))))
"""A name may be written with some before it."""

MOST_OFFERED: Final = 10
"""Names of one mail for which others are offered, and people who are offered for one."""


class Roll:
    """Everybody a mail may name: the directory, if one is given, and the mail's own To and Cc."""

    def __init__(
        self, known: KnownNames | None = None, mailboxes: Iterable[Mailbox] = (), shown: tuple[str, ...] = ()
    ) -> None:
        self.known = known
        self._shown = shown
        self._offers = MOST_OFFERED
        self.lists: dict[tuple[str, bool], People] = {}
        """The lists of people that were read with this roll, by their text and whether strictly (`read_people`)."""
        self._display = {key_of(name): name for box in mailboxes if box.name and (name := _display_name(box.name))}
        self._display |= {key_of(name): name for name in shown}
        self._reach = max(known.longest if known else 0, 8)

    def holds(self, text: str) -> bool:
        """Whether `text` is a name of the directory or of the mail's own To and Cc."""
        key = key_of(text)
        return key in self._display or (self.known is not None and key in self.known.by_key)

    def is_of_several(self, name: str) -> bool:
        """Whether several of the directory bear the name."""
        return self.known is not None and len(self.known.by_key.get(key_of(name), ())) > 1

    def is_name(self, text: str) -> bool:
        """Whether `text` is, or most likely is, a name."""
        return self.holds(text) or looks_like_name(text)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The people of the directory whose names stand anywhere in `text`, as the directory lists them."""
        if self.known:
            return self.known.named_in(text)
        bare = without_feelings(text)
        return tuple(name for name in self._shown if name in bare)

    def people_in(self, text: str) -> set[str]:
        """The names of those whom the names in `text` mean."""
        return {self.resolve(name).name for name in self.named_in(text)}

    def names_member(self, text: str) -> bool:
        """Whether somebody who may be lent is named in `text`."""
        return not self.members.isdisjoint(self.named_in(text))

    def projects_in(self, text: str) -> tuple[str, ...]:
        """The known projects whose names stand anywhere in `text`."""
        return self.known.projects_in(text) if self.known else ()

    @property
    def everybody(self) -> tuple[str, ...]:
        """The names of the directory; without one, those that the mail itself shows."""
        return tuple(person.name for person in self.known.people) if self.known else self._shown

    @property
    def members(self) -> frozenset[str]:
        """Who may be lent when named: see `KnownNames.members`; without a directory, whom the mail itself shows."""
        return self.known.members if self.known else frozenset(self._shown)

    def is_part(self, text: str) -> bool:
        """Whether `text` is a part of a name of the directory: 南星, Tom. Whose, is asked."""
        return self.known is not None and key_of(text) in self.known.parts and fold(text) not in NO_NAMES

    def has_family(self, text: str) -> bool:
        """Whether `text` is family name and title (张工) of somebody in the directory."""
        form = titled(text)
        return form is not None and self.known is not None and form[0] in self.known.by_surname

    def is_of_heads(self, text: str) -> bool:
        """Whether everybody whom a form of address (老查) may mean is one of those who lend, and is not lent."""
        form = titled(text)
        bearers = self.known.by_surname.get(form[0], ()) if form and self.known else ()
        return bool(bearers) and not any(person.name in self.members for person in bearers)

    def resolve(self, name: str, hints: tuple[str, ...] = ()) -> Resolved:
        """Whom `name` means; `hints` are the words beside it (group, role, address) that may settle a homonym."""
        if self.known is None:
            return Resolved(name)
        for written in _as_called(name):
            if people := self._bearers(written, hints):
                return _one_of(written, people, hints)
            if (shown := self._display.get(key_of(written))) is not None:
                return Resolved(shown)
        return self._by_title(name, hints)

    def _bearers(self, name: str, hints: tuple[str, ...]) -> tuple[KnownPerson, ...]:
        by_key = self.known.by_key if self.known else {}
        for hint in hints:
            if exact := by_key.get(key_of(f"{name}({hint})")):
                return exact
        return by_key.get(key_of(name), ())

    def _by_title(self, name: str, hints: tuple[str, ...]) -> Resolved:
        form = titled(name)
        if form is None or self.known is None:
            return self._unknown(name)
        family = self.known.by_surname.get(form[0], ())
        if form[1] == "经理" and len(family) > 1:
            family = tuple(p for p in family if "project_manager" in p.roles) or family
        return _one_of(name, family, hints) if family else self._unknown(name)

    def _unknown(self, name: str) -> Resolved:
        """Nobody's name, with the names of the directory that are most like it; of a few names of one mail."""
        people = self.known.people if self.known and self._offers else ()
        self._offers -= bool(people)
        key = key_of(name)
        near = (one.name for one in people if _is_near(key, one))
        return Resolved(name, "unknown-person", tuple(islice(near, MOST)))

    def cut(self, text: str) -> tuple[str, ...]:
        """The names that `text` is made of without a mark between them, longest first; () when it is not."""
        names: list[str] = []
        at = 0
        while at < len(text):
            name = self.longest_at(text, at)
            if not name:
                return ()
            names.append(name)
            at += len(name)
        return tuple(names)

    def places(self, text: str) -> Iterator[Stretch]:
        """Where the names that are known stand, aliases too, from left to right, each the longest that stands there."""
        end = 0
        firsts = self._firsts
        for at in [at for at, char in enumerate(fold(text)) if char in firsts or char in _BLANKS]:
            if at >= end and (name := self.longest_at(text, at)):
                end = at + len(name)
                yield Stretch(at, end)

    def without_names(self, text: str) -> str:
        """The text with a blank instead of each name that is known, aliases too."""
        kept, end = "", 0
        for place in self.places(text):
            kept, end = f"{kept}{text[end : place.start]} ", place.end
        return kept + text[end:]

    def longest_at(self, text: str, at: int) -> str:
        """The longest name known that stands at the place, or ""."""
        first = key_of(text[at : at + 1])
        if first and first[0] not in self._firsts:
            return ""
        pair = key_of(text[at : at + 2])
        reach = self._reach_of(pair)
        if not reach:
            return ""
        rest = text[at : at + self._reach]
        rest = rest if len(key_of(rest)) < len(rest) else rest[:reach]  # blanks may stand within a name
        ends = range(len(rest), 1, -1)
        found = next((rest[:end] for end in ends if self.holds(rest[:end]) and is_apart(text, at, at + end)), "")
        return "" if found and is_felt(text, at) else found

    def may_call_at(self, text: str) -> list[int]:
        """The places at which a name that is known, or a part of one, may begin: at most places none does."""
        firsts, parts = self._firsts, self.known.firsts_of_parts if self.known else frozenset()
        return [at for at, char in enumerate(fold(text)) if char in firsts or char in parts or char in _BLANKS]

    def begins_in(self, text: str, within: int) -> bool:
        """Whether a name known begins anywhere in the first `within` characters of the text."""
        firsts = self._firsts
        return any(self.longest_at(text, at) for at, char in enumerate(fold(text[:within])) if char in firsts)

    def _reach_of(self, pair: str) -> int:
        """How long a name is at the most that begins with two characters (folded); behind a point any may go on."""
        if pair[1:] in {"", "."}:
            return self._reach
        known = self.known.beginnings.get(pair, 0) if self.known else 0
        return max(known, self._shown_beginnings.get(pair, 0))

    @cached_property
    def _shown_beginnings(self) -> Mapping[str, int]:
        return longest_by_beginning(self._display)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The characters that names begin with: at most places of a text none of them stands."""
        known = self.known.firsts if self.known else frozenset()
        shown = frozenset([key[:1] for key in self._display])
        return known if shown <= known else known | shown


@remembered
def _display_name(written: str) -> str:
    """A person's name out of a display name such as `许南星(后端)` or `"许南星"`."""
    bare = re.sub(r"[(（\[【<].{0,40}$", "", written).strip(" \"'“”")
    return bare if could_be_name(bare) else ""


def _as_called(name: str) -> Iterator[str]:
    """The name, and what it is without a form of courtesy."""
    yield name
    yield from (short for word in _POLITE if (short := name.removesuffix(word)) != name and len(short) > 1)


def _one_of(name: str, people: tuple[KnownPerson, ...], hints: tuple[str, ...]) -> Resolved:
    if len(people) == 1:
        return Resolved(people[0].name)
    fitting = [person for person in people if any(_fits(person, hint) for hint in hints)]
    if len(fitting) == 1:
        return Resolved(fitting[0].name)
    return Resolved(name, "ambiguous-person", tuple(dict.fromkeys(map(_told_apart, people)))[:MOST_OFFERED])


def _is_near(key: str, person: KnownPerson) -> bool:
    """Whether a name nobody bears (folded) may be a slip for this person's, a part of it, or their account's."""
    bare = without_bracket(person.name)
    return one_slip(key, key_of(bare)) or is_part_of(key, bare, person.address)


def _told_apart(person: KnownPerson) -> str:
    """A person's name with the group, as a sender may write it to say who is meant."""
    return f"{person.name}（{person.group}）" if person.group and person.group not in person.name else person.name


def _fits(person: KnownPerson, hint: str) -> bool:
    """Whether a word beside a name tells of this person: their address, group, or role."""
    word = key_of(hint)
    group = key_of(person.group or "")
    return word == person.address.lower() or bool(group and (group in word or word in group))
