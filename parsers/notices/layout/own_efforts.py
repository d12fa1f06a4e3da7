"""A sentence that gives several people an effort each, told as labels: 白一舟预估28人天；许南星预估30人天 (D2).

Each sentence is understood as a whole or not at all. Days and people are told elsewhere in the mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, periods
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that is looked at."""
_SENTENCE: Final = Pattern(r"[^。]+。?")
_LEADS: Final = Pattern(r"\s*(?:其中|具体|分别)?(?:为|是)?\s?[,，:：]?\s?")
_EFFORT: Final = Pattern(
    r"\s?(?:的|[:：])?(?:(?P<guess>预估|预计|评估|估算)|协调|支[撑援持]|约定|双方商定|商定|核定|投入){0,2}"
    r"(?:开发|测试|支[撑援持]|投入)?(?:工作量|工时|时间|人天)?(?:为|是|[:：])?\s?(?P<amount>\d{1,3}(?:\.\d)?\s?人[天日月])"
)
_NEXT: Final = Pattern(r"\s?[,，、]\s?")
_ENDS: Final = Pattern(r"\s?[;；,，、]\s?|\s?[。.]?\s*$")
_SEVERAL: Final = 2
_LABELS: Final = {"guess": "预估工作量", "": "协调支撑时间"}

Efforts = dict[str, dict[str, str]]
"""Whether it is a guess → the name → the effort, as they are written."""


def with_own_efforts(lines: Sequence[Line], roll: Roll) -> Iterator[Line]:
    """The lines; a sentence of names and efforts says what each person's is, label by label.

    Only where one period and nobody else stand in the mail: beside others' days it is asked about whose they are.
    """
    told = [_told_apart(line, roll) for line in lines]
    if told == list(lines) or not _have_one_period(lines):
        yield from lines
        return
    everybody = roll.members.intersection(name for line in lines for name in roll.named_in(line.text))
    for line, apart in zip(lines, told, strict=True):
        yield apart if everybody.issubset(roll.named_in(line.text)) else line


def _told_apart(line: Line, roll: Roll) -> Line:
    if line.text.count("人") < _SEVERAL or len(line.text) > LONGEST:
        return line
    text = "".join(_told(sentence, roll) for sentence in _SENTENCE.findall(line.text))
    return structs.replace(line, text=text) if text != line.text else line


def _have_one_period(lines: Sequence[Line]) -> bool:
    """Whether the lines have one range of days, or a first and a last day, and no others."""
    texts = [fold(line.text) for line in lines if len(line.text) <= LONGEST]
    days = sum(len(periods(text)) for text in texts)
    return days == 1 or (days == _SEVERAL and not any(map(has_range, texts)))


def _told(sentence: str, roll: Roll) -> str:
    found = _read(sentence, roll)
    if found is None or any(len(own) < _SEVERAL for own in found.values()):
        return sentence
    shown = (f"{_LABELS[kind]}：{'，'.join(map(''.join, own.items()))}" for kind, own in found.items())
    return "；".join(shown)


def _read(sentence: str, roll: Roll) -> Efforts | None:
    """The efforts of a sentence that says nothing else; None for any other."""
    lead = _LEADS.match(sentence)
    at = lead.end() if lead else 0
    found: Efforts = {}
    while at < len(sentence):
        name = roll.longest_at(sentence, at)
        end = _read_efforts(sentence, at + len(name), name, found) if name else 0
        ended = _ENDS.match(sentence, end) if end else None
        if ended is None:
            return None
        at = ended.end()
    return found


def _read_efforts(sentence: str, at: int, name: str, found: Efforts) -> int:
    """Put one person's efforts with the others; where they end, or 0 where there is none, or one is told twice."""
    end = 0
    while (effort := _EFFORT.match(sentence, at)) is not None:
        own = found.setdefault("guess" if effort["guess"] else "", {})
        if name in own:
            return 0
        own[name] = effort["amount"]
        end = effort.end()
        following = _NEXT.match(sentence, end)
        if following is None:
            break
        at = following.end()
    return end
