"""What a forward passes on: the innermost notice, the notes above it, and its subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from parsers.mail.header_blocks import LABEL, LONGEST, WINDOW
from parsers.mail.html import OWN, QUOTE
from parsers.mail.quoting import divide, marks_follow, own_lines
from parsers.mail.threads import bare_subject, says_subject
from parsers.message import Line
from parsers.patterns import Pattern

_NESTED = Pattern(r">\s?>")
_DEPTH_OF_FORWARDS = 10


class Forwarded(Struct, frozen=True):
    """What is forwarded: its own words, and the notes of those who only passed it on before."""

    lines: tuple[Line, ...] = ()
    note: tuple[Line, ...] = ()


def forwarded_lines(
    lines: Sequence[str], marks: Sequence[str], start: int, is_note: Callable[[Sequence[Line]], bool], subject: str
) -> Forwarded:
    """The own words of what is forwarded from a line on, its subject first where the mail's own does not say it.

    Of a forward of a forward it is the innermost, where those before it only pass it on (`is_note`).
    """
    notes: tuple[Line, ...] = ()
    for _ in range(_DEPTH_OF_FORWARDS):
        inner_lines, inner_marks = _opened(lines[start:], marks[start:])
        division = divide(inner_lines, inner_marks, reply=True, passed_on=True)
        found = _moved(own_lines(inner_lines, division), start)
        if found and (division.quote_start is None or not is_note(found)):
            heading = _subject_above(lines, start)
            new = heading is not None and not says_subject(subject, heading.text)
            return Forwarded((heading, *found) if heading and new else found, notes)
        notes += found
        if division.quote_start is None:
            break
        start += division.quote_start
    return Forwarded(notes)


def _moved(lines: Sequence[Line], by: int) -> tuple[Line, ...]:
    return tuple(Line(line.number + by, line.text) for line in lines)


def _subject_above(lines: Sequence[str], start: int) -> Line | None:
    """The subject in the block of From, Sent and Subject that ends above a line."""
    for number in range(start - 1, max(start - WINDOW, -1), -1):
        label = LABEL.match(lines[number][:LONGEST])
        if label is not None and label.lastgroup == "subject":
            told = bare_subject(lines[number][label.end() : LONGEST].strip(' \t|*"'))
            return Line(number + 1, told) if told else None
        if label is None and lines[number].strip():
            return None
    return None


def _opened(lines: Sequence[str], marks: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Forwarded lines with the first level of quote marks taken off, where the forward is marked at all."""
    if not marks_follow(marks, lines, 0):
        return lines, marks
    return [_unmark(line) for line in lines], [QUOTE if _NESTED.match(line) else OWN for line in lines]


def _unmark(line: str) -> str:
    return line[1:].removeprefix(" ") if line.startswith(">") else line
