"""Sentences of a mail that is carried out, and that say of somebody else what a mail of their own would say (M4).

Each kind has readers that look beside it; what none of them has heard is read once more, line by line: whatever would
be recorded or asked about by itself is asked about, and not lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import structs

from parsers.message import Line, Mail
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.roll import Roll
from parsers.notices.people.shown_names import shown_names
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from parsers.reading import SAYS_NOTHING, Reading
from state.notice import Kind, Remark

MOST: Final = 6
"""Lines that are read by themselves, and `LONGEST` characters of each."""
LONGEST: Final = 60
_CARRIED_OUT: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice", "lead_change", "cancellation"})
_OTHERS: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice", "cancellation", "need"})
LONGEST_LINE: Final = 400
_SENTENCES: Final = Pattern(r"[。；;]")
_ADDS: Final = Pattern(
    r"\W*(?:另外?|再|同时|并)?(?:增派|加派|新增|增补)(?:[一二两三]名|人员)?[:：]?(?=[^\W\d]{2,4}\W*$)"
)
"""增派白一舟: since when is not told."""
_LABEL: Final = Pattern(r"^\W*(?P<label>[^:：]{1,16})[:：]")
Alone = Callable[[Mail], Reading]


def lines_apart(reading: Reading, mail: Mail, known: KnownNames | None, alone: Alone) -> Iterator[Remark]:
    """The problems with the lines of a fresh mail that move somebody of whom the reading says nothing.

    `alone` reads a mail without looking at its lines. Where something is asked about anyway, or the mail has tables,
    nothing is read twice.
    """
    if not reading.project or mail.is_reply or mail.tables or reading.problems or reading.kind not in _CARRIED_OUT:
        return
    roll = Roll(known, shown=() if known else shown_names([line.text for line in mail.new_lines]))
    code = "unclear-cancellation" if reading.kind == "cancellation" else "missing-person"
    for line in _unheard(reading, mail, roll)[:MOST]:
        by_itself = structs.replace(mail, subject=f"【{reading.project}】人员", new_lines=(Line(1, line),), text=line)
        told = alone(by_itself)
        if _ADDS.match(line) or (_states(told) and (told.kind in _OTHERS or reading.kind == "cancellation")):
            yield Remark(code, "person", line, value=line)


def _states(told: Reading) -> bool:
    """Whether a line by itself would be recorded or asked about."""
    facts = (told.problems, told.assignments, told.releases, told.withdrawn, told.needs, told.rd_lead)
    return told.kind == "project_end" or (told.kind not in SAYS_NOTHING and any(facts))


def _unheard(reading: Reading, mail: Mail, roll: Roll) -> list[str]:
    """The short lines that name members of the directory, none of whom the reading speaks of.

    Below the line that takes something back, any other: who leads then, or that the project ends.
    """
    persons, takes_back = _persons(reading), reading.kind == "cancellation"
    everybody = {*roll.named_in("\n".join(line.text[:LONGEST_LINE] for line in mail.new_lines))}
    if not takes_back and everybody <= persons:
        return []
    lines = (part.strip() for line in mail.new_lines for part in _SENTENCES.split(line.text[:LONGEST_LINE]))
    short = [line for line in lines if 0 < len(line) <= LONGEST and not is_courtesy(fold(line))]
    return [
        line
        for at, line in enumerate(short if len(short) > 1 else ())
        if _is_of_others(line, persons, roll) or (takes_back and at > 0 and not persons & set(roll.named_in(line)))
    ]


def _is_of_others(line: str, persons: set[str], roll: Roll) -> bool:
    named = set(roll.named_in(line))
    label = _LABEL.match(line)
    of_label = label is not None and not any(name in label["label"] for name in named)
    return bool(named & roll.members) and not named & persons and not of_label


def _persons(reading: Reading) -> set[str]:
    """Everybody of whom the reading says something."""
    change = reading.lead_change
    told = [
        reading.rd_lead,
        reading.project_manager,
        *reading.withdrawn,
        *((change.lead, change.old) if change else ()),
    ]
    told += [name for line in reading.assignments for name in (line.person, line.replaces)]
    told += [line.person for line in reading.releases]
    return {name for name in told if name}
