"""A change of days in an English sentence, told as labels (D4): Tom Lee's end date is now July 5."""

from __future__ import annotations

from typing import Final

from parsers.message import Line
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.amendment_words import NEW_END, NEW_START
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_single_day, periods
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may state one."""
_WHO: Final = (
    r"(?:[^:：.。;；,，\d]{1,20}[:：] )?(?:[Pp]lease note(?: that)? |[Nn]ote(?: that)? )?(?P<who>[^:：,;.]{2,60}?)"
)
_SUPPORT: Final = r"(?:['’]s )(?:new )?(?:support |assignment )?"
_MOVED: Final = r"(?:changed|moved|set|adjusted|extended|postponed|shifted)"
_BECOMES: Final = (
    rf" (?:is now|will now be|will be|(?:is|was|has been) {_MOVED}|changes|moves)"
    r"(?: from (?P<old>[^,;]{4,40}?) to| to)? "
)
_WHOLE: Final = Pattern(rf"{_WHO}{_SUPPORT}(?:period|dates|time|assignment|stay){_BECOMES}(?=\S)")
_END: Final = Pattern(rf"{_WHO}{_SUPPORT}(?:end date|last day|end){_BECOMES}(?=\S)")
_BEGIN: Final = Pattern(rf"{_WHO}{_SUPPORT}(?:start date|first day|start){_BECOMES}(?=\S)")
_LATER: Final = r"(?: (?:an?|one|two|three) (?:\w{3,5} )?(?:weeks?|days?) later,?| later,?| only)?"
_STARTS: Final = Pattern(rf"{_WHO} (?:will |is going to )?(?:starts?|joins?|begins?){_LATER} (?:on )?(?=\S)")
_FORMER: Final = Pattern(
    r"\s?\((?:was|were|formerly|previously|instead of|not)[^()]{3,40}\)"
    r"|,? (?:instead of|rather than|not) (?:on )?[A-Za-z\d ,-]{4,30}(?=\W*$)"
)
_UNCHANGED: Final = Pattern(r"\.? ?[Tt]he (?:end|last)(?: date| day)? (?:is|remains|stays) (?:unchanged|the same)\W*$")
_MAY_TELL: Final = Pattern(r"['’]s |\b(?:will|starts?|joins?|begins?) ")
"""What most lines lack."""
_SENTENCE_END: Final = " \t\n.!"


def told_in_english(line: Line, roll: Roll) -> tuple[Line, ...]:
    """The line as labels of what holds now; () where it is another one."""
    if len(line.text) > LONGEST or not _MAY_TELL.search(line.text):
        return ()
    text = _UNCHANGED.sub("", line.text)
    bare = _FORMER.sub("", text)
    moved = bare != text or text != line.text or "later" in text
    for form, label in ((_WHOLE, "支撑周期"), (_END, NEW_END), (_BEGIN, NEW_START), (_STARTS, NEW_START)):
        found = form.match(bare)
        if found is None or (form is _STARTS and not moved):
            continue
        days = bare[found.end() :].rstrip(_SENTENCE_END)
        whole = [(span.start, span.end) for span in periods(fold(days))] == [(0, len(days))]
        fits = has_range(fold(days)) if form is _WHOLE else is_single_day(fold(days))
        if whole and fits and read_people(found["who"].strip("-* "), roll, strict=True).is_whole:
            people = "支撑人员" if form is _WHOLE else "人员"
            return (Line(line.number, f"{people}：{found['who'].strip('-* ')}；{label}：{days}"),)
    return ()
