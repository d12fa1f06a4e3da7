"""The grammar of a period: from phrases to segments, by recursive descent.

    period   := [length SEPARATOR] said { [SEPARATOR] said }                  the mark may lack between two ranges
    said     := segment [ECHO segment]                                        下周(6月1日-5日), 三季度(7月1日-9月30日)
    segment  := opening date [START] lengths [ends date [closing]] lengths      8月6日起两周, 从8月6日到15日止
              | (TO | END) date [closing] [behind] lengths                      截止8月15日
              | date closing [behind] lengths                                   8月15日前
    behind   := [SEPARATOR] (opening date | date START)                         结束：8月15日，开始：8月6日
    ends     := TO | DASH | END, the latter with or without a SEPARATOR before it
    opening  := FROM | START | nothing        closing := END | BEFORE

Words that say nothing about dates may stand before and behind; between dates they may only follow a date that is
marked as the start ("8月6日进场支撑，8月15日离场"). What is left when a rule ends refuses the period.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from parsers.dates.atoms import Refusal, is_whole
from parsers.dates.lengths import Length
from parsers.dates.phrases import Phrase, Said
from parsers.dates.tokens import Kind

DATED: frozenset[Kind] = frozenset({"DATE", "LENGTH"})
PREFIXES: frozenset[Kind] = frozenset({"FROM", "START", "TO", "END", "BETWEEN"})
SUFFIXES: frozenset[Kind] = frozenset({"START", "END", "BEFORE"})
DANGLING: frozenset[Kind] = frozenset({"TO", "DASH", "AFTER"})


class Segment(Struct, frozen=True):
    """One run of days as it is said. `start` and `end` are the same object for a single date, None for an open side.

    With `lengths` and no `end`, the first length makes the end; all others are cross-checks.
    """

    start: Said | None
    end: Said | None
    lengths: tuple[Length, ...] = ()
    echo: Segment | None = None
    """The same days once more, in brackets, day by day."""


def parse(phrases: list[Phrase]) -> tuple[Segment, ...]:
    """The segments of a period. Raises `Refusal` for what is not one period."""
    reader = _Reader(_core(phrases))
    leading = reader.leading_length()
    segments = [reader.said(leading)]
    while reader.skip("SEPARATOR") or reader.at_another_range(segments[-1]):
        segments.append(reader.said(alone=False))
    reader.expect_end()
    return tuple(segments)


def _core(phrases: list[Phrase]) -> list[Phrase]:
    """From the first date, with the marks right before it, to the last, with the marks right behind it."""
    dated = [index for index, phrase in enumerate(phrases) if phrase.kind in DATED]
    first, last = dated[0], dated[-1] + 1
    while first and phrases[first - 1].kind in PREFIXES:
        first -= 1
    while last < len(phrases) and phrases[last].kind in SUFFIXES:
        last += 1
    core = phrases[first:last]
    if first and _is_cut(phrases[first - 1], core):
        raise Refusal("unreadable-period", phrases[first - 1].text)
    if last < len(phrases) and (phrases[last].kind in DANGLING or _is_narrowed(core, phrases[last])):
        raise Refusal("unreadable-period", phrases[last].text)
    return core


def _is_cut(before: Phrase, core: list[Phrase]) -> bool:
    """Whether what stands right before the dates belongs to them: 之前, 上线后, or a dash that marks no entry but wants
    another date or means "about" (~8月6日).
    """
    if before.kind in {"BEFORE", "AFTER"}:
        return True
    if before.kind != "DASH":
        return False
    return "~" in before.text or not any(phrase.kind in {"TO", "DASH"} for phrase in core)


def _is_narrowed(core: list[Phrase], following: Phrase) -> bool:
    """Whether a word right behind the last date may change what it means: it may say which part of a whole month or
    year is meant ("明年开春"), or what else happens on the date of another clause ("…，9月1日验收").
    """
    if following.kind not in {"WORD", "STRANGE"} or (date := core[-1].said) is None:
        return False
    clauses = [
        index for index, phrase in enumerate(core) if phrase.kind == "SEPARATOR" and phrase.text in {",", ";", "。"}
    ]
    alone = clauses and not any(phrase.kind in {"START", "END", "TO"} for phrase in core[clauses[-1] :])
    return is_whole(date.atom) or bool(alone)


class _Reader:
    """Walks over the phrases, one rule of the grammar a method."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self._phrases = phrases
        self._kinds: list[Kind | None] = [*(phrase.kind for phrase in phrases), None]
        self._at = 0

    def skip(self, *kinds: Kind) -> bool:
        """Steps over all phrases of the kinds; whether there were any."""
        begin = at = self._at
        while self._kinds[at] in kinds:
            at += 1
        self._at = at
        return at > begin

    def at_another_range(self, segment: Segment) -> bool:
        """Whether a range follows a range, and only a blank parts them: 6月8日-12日 15日-19日."""
        is_range = None is not segment.start is not segment.end is not None
        return is_range and self._kinds[self._at] == "DATE" and self._kinds[self._at + 1] in {"TO", "DASH"}

    def expect_end(self) -> None:
        """Nothing may be left."""
        if self._at < len(self._phrases):
            raise Refusal("unreadable-period", self._phrases[self._at].text)

    def _date(self) -> Said:
        if self._kinds[self._at] is None:
            raise Refusal("unreadable-period", self._phrases[-1].text)
        phrase = self._phrases[self._at]
        if phrase.said is None:
            raise Refusal("unreadable-period", phrase.text)
        self._at += 1
        return phrase.said

    def _length(self) -> Length | None:
        if self._kinds[self._at] != "LENGTH":
            return None
        self._at += 1
        return self._phrases[self._at - 1].length

    def leading_length(self) -> tuple[Length, ...]:
        """两周(8月6日-8月19日)."""
        length = self._length()
        self.skip("SEPARATOR")
        return (length,) if length else ()

    def _lengths(self) -> tuple[Length, ...]:
        """The lengths that follow a date: the first at once or behind a separator, the others behind separators."""
        lengths: list[Length] = []
        while True:
            begin = self._at
            separated = self.skip("SEPARATOR")
            length = self._length() if separated or not lengths else None
            if length is None:
                self._at = begin
                return tuple(lengths)
            lengths.append(length)

    def said(self, leading: tuple[Length, ...] = (), *, alone: bool = True) -> Segment:
        """One run of days, with what is said of it again in brackets."""
        segment = self.segment(leading, alone=alone)
        return replace(segment, echo=self.segment()) if self.skip("ECHO") else segment

    def segment(self, leading: tuple[Length, ...] = (), *, alone: bool = True) -> Segment:
        """One run of days. Among several, a length behind a single day is a cross-check ("8月6日、7日两天")."""
        between = self.skip("BETWEEN")
        opened = self.skip("FROM", "START")
        if not opened and self.skip("TO", "END"):
            return self._closed(leading)
        start = self._date()
        opened = self.skip("START") or opened
        if not opened and self.skip("END", "BEFORE"):
            self._at -= 1
            return self._closed(leading, start)
        lengths = leading + self._lengths()
        end = self._other_end(marked=opened, and_joins=between)
        if end is not None:
            return Segment(start, end, lengths + self._lengths())
        makes_end = opened or (lengths and alone and not is_whole(start.atom))
        return Segment(start, None if makes_end else start, lengths)

    def _closed(self, leading: tuple[Length, ...], said: Said | None = None) -> Segment:
        """A period of which only the end is said; "before August" does not say which day that is."""
        end = said or self._date()
        self.skip("END", "BEFORE")
        if is_whole(end.atom):
            raise Refusal("unreadable-period", end.text)
        return Segment(self._start_behind(), end, leading + self._lengths())

    def _start_behind(self) -> Said | None:
        """The start that is named after the end, and marked: 结束：8月15日，开始：8月6日."""
        begin = self._at
        self.skip("SEPARATOR")
        marked = self.skip("FROM", "START")
        if self._kinds[self._at] == "DATE":
            start = self._date()
            if self.skip("START") or marked:
                return start
        self._at = begin
        return None

    def _other_end(self, *, marked: bool, and_joins: bool) -> Said | None:
        """The date at the other end, if this is a range: behind a joiner, or marked as the end of a marked start."""
        begin = self._at
        separated = self.skip("SEPARATOR")
        if self.skip("TO", "DASH") or (and_joins and separated):
            self.skip("END", "TO", "DASH", "SEPARATOR")
            end = self._date()
            self.skip("END", "BEFORE")
            return end
        if marked and self._to_next_clause(separated):
            is_end = self.skip("END", "TO")
            end_date = self._date() if self._kinds[self._at] == "DATE" else None
            if end_date is not None and (self.skip("END", "BEFORE") or is_end):
                return end_date
        self._at = begin
        return None

    def _to_next_clause(self, separated: bool) -> bool:
        """Steps over words up to a separator. Words right before the end may say anything ("延长到8月20日")."""
        return separated or not self.skip("WORD", "STRANGE") or self.skip("SEPARATOR")
