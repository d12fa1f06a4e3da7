"""People of the directory whose names look like days (赵三月, 周一): disguised before days are looked for (M4).

Every character of such a name but the first becomes a rare one, in the mail and in the names known, so that nothing
takes it for a day; the reading then gets the name back. Lines keep their length.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, json, structs

from parsers.message import Line, Mail, Mailbox, Table
from parsers.notices.people.known_names import KnownNames
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day
from parsers.patterns import Pattern
from parsers.reading import Reading

_RARE: Final = tuple(map(chr, range(0x3400, 0x3500)))
_MOST: Final = len(_RARE)
"""Names of the directory that are disguised."""
_OF_DAYS: Final = Pattern(r"(?:时间|周期|日期|期间|时段|period|dates?)\s?(?:[:为是]|从|自)?\s*$")
_BESIDE: Final = Pattern(r"\s*(?:$|[、,;。:(@和与及/|将为是由于在自从接替顶参投支负续延撤离释均都]|\s(?![至到~-]))")


class Disguise(Struct, frozen=True):
    """A mail and the names known, both in disguise, and which name each disguise stands for."""

    mail: Mail
    known: KnownNames
    names: Mapping[str, str]

    def lifted(self, reading: Reading) -> Reading:
        """The reading with the names as they are."""
        written = json.encode(reading).decode()
        for mask, name in self.names.items():
            written = written.replace(mask, json.encode(name).decode()[1:-1])
        return json.decode(written, type=Reading)


def disguised(mail: Mail, known: KnownNames) -> Disguise | None:
    """The mail and names in disguise, or None where the mail has no name that looks like a day."""
    if not known.dated:
        return None
    everything = "\n".join((mail.subject, *(line.text for line in mail.new_lines), *_cells(mail.tables)))
    found = [name for name in known.dated[:_MOST] if name in everything]
    if not found:
        return None
    worn = {name: name[0] + _RARE[at] * (len(name) - 1) for at, name in enumerate(found)}
    people = tuple(
        structs.replace(
            person,
            name=worn.get(person.name, person.name),
            aliases=(*(worn.get(alias, alias) for alias in person.aliases), *_as_written(person.name, worn)),
        )
        for person in known.people
    )
    names = {mask: name for name, mask in worn.items()}
    return Disguise(_with_masks(mail, worn), structs.replace(known, people=people), names)


def _as_written(name: str, worn: Mapping[str, str]) -> tuple[str, ...]:
    """The name itself stays known: where it may be a day, the line is asked about."""
    return (name,) if name in worn else ()


def _cells(tables: tuple[Table, ...]) -> tuple[str, ...]:
    return tuple(cell for table in tables for row in table.rows for cell in row)


def _with_masks(mail: Mail, worn: Mapping[str, str]) -> Mail:
    def boxes(found: tuple[Mailbox, ...]) -> tuple[Mailbox, ...]:
        return tuple(structs.replace(box, name=_masked(box.name, worn)) for box in found)

    return structs.replace(
        mail,
        subject=_masked(mail.subject, worn),
        senders=boxes(mail.senders),
        to=boxes(mail.to),
        cc=boxes(mail.cc),
        new_lines=tuple(Line(line.number, _masked(line.text, worn)) for line in mail.new_lines),
        tables=tuple(
            structs.replace(table, rows=tuple(tuple(_masked(cell, worn) for cell in row) for row in table.rows))
            for table in mail.tables
        ),
    )


def _masked(text: str, worn: Mapping[str, str]) -> str:
    """The text, each of the names that stands in it as one in disguise."""
    for name, mask in worn.items():
        if name not in text:
            continue
        if not is_single_day(fold(name)):  # 赵三月: the family name tells it from a month
            text = text.replace(name, mask)
            continue
        parts = text.split(name)
        text = parts[0]
        for behind in parts[1:]:
            text += (mask if _is_name_between(text, behind) else name) + behind
    return text


def _is_name_between(before: str, behind: str) -> bool:
    """Whether a name that is a day of the week (周一) stands between these as a name: in a list, not of days."""
    alone = not before or not before[-1].isalnum() or before[-1] in "和与及由请派为"
    return alone and _OF_DAYS.search(fold(before)) is None and _BESIDE.match(fold(behind)) is not None
