"""A change of days in an English sentence, told as labels (D4): Tom Lee's end date is now July 5."""

from __future__ import annotations

import re
from typing import Final

from parsers.message import Line
from parsers.notices.amendments.whole_period import WHOLE_PERIOD
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.amendment_words import NEW_END, NEW_START
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_single_day, periods
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may state one."""
_LEADS: Final = (
    r"(?:[^:：.。;；,，\d]{1,20}[:：] )?(?:(?:[Dd]ue to|[Bb]ecause of|[Oo]wing to) [^:：,.;\d]{2,60}, )?"
    r"(?:[Pp]lease (?:note|be informed)(?: that)? |[Nn]ote(?: that)? )?"
)
_NAMES: Final = r"[^:：,;.]{2,60}?"
_PLACE: Final = r"(?: (?:for|on|in) (?P<place>[^:：,;.]{2,60}?))?"
_SET: Final = r"(?:is now|are now|will now be|will be|(?:is|was|are|were|has been|have been) set)"
_MOVED: Final = r"(?:changed|moved|adjusted|extended|postponed|shifted)"
_MOVES: Final = rf"(?:(?:is|was|are|were|has been|have been|has|have) {_MOVED}|changes?|moves?)"
_CHANGES: Final = ("changed", "changes", "change", "adjusted", "extended")
_BECOMES: Final = rf" (?:{_SET}(?: from| to)?|(?P<verb>{_MOVES})(?: from (?P<old>[^,;]{{4,40}}?))? to) "


def _of_somebody(label: str) -> str:
    """Tom Lee's end date is now …, and The end date of Tom Lee is now …."""
    own = rf"(?P<who>{_NAMES})['’]s (?:new )?(?:support |assignment )?(?:{label}){_PLACE}"
    of = rf"[Tt]he (?:new )?(?:support |assignment )?(?:{label}) (?:of|for) (?P<of>{_NAMES})"
    return rf"{_LEADS}(?:{own}|{of}){_BECOMES}(?=\S)"


_WHOLE: Final = Pattern(_of_somebody("period|dates|time|assignment|stay|support"))
_END: Final = Pattern(_of_somebody("end dates?|last day|end"))
_BEGIN: Final = Pattern(_of_somebody("start dates?|first day|start"))
_NOW_ENDS: Final = Pattern(
    rf"{_LEADS}(?P<who>{_NAMES})['’]s (?:support|assignment|period|stay){_PLACE} (?:now ends|will now end)(?: on)? "
    r"(?=\S)"
)
_LATER: Final = r"(?: (?:an?|one|two|three) (?:\w{3,5} )?(?:weeks?|days?) later,?| later,?| only)?"
_STARTS: Final = Pattern(
    rf"{_LEADS}(?P<who>{_NAMES}) (?:will |is going to )?(?:starts?|joins?|begins?){_LATER} (?:on )?(?=\S)"
)
_FORMER: Final = Pattern(
    r"\s?\((?:was|were|formerly|previously|instead of|not)[^()]{3,40}\)"
    r"|,? (?:instead of|rather than|not) (?:on )?[A-Za-z\d ,-]{4,30}(?=\W*$)"
)
_UNCHANGED: Final = Pattern(
    r"\.? ?(?:[Tt]he (?:end|last)(?: date| day)?|(?:[Ee]verything|[Aa]ll) else|[Tt]he rest)"
    r" (?:is|remains|stays) (?:unchanged|the same)\W*$"
)
_MAY_TELL: Final = Pattern(r"['’]s |\b(?:will|starts?|joins?|begins?) |[Tt]he [a-z ]{3,30} (?:of|for) ")
"""What most lines lack."""
_SENTENCE_END: Final = " \t\n.!"


def may_tell(text: str) -> bool:
    """Whether a line may be such a sentence, whoever is named in it."""
    return len(text) <= LONGEST and _MAY_TELL.search(text) is not None


def told_in_english(line: Line, roll: Roll) -> tuple[Line, ...]:
    """The line as labels of what holds now; () where it is another one."""
    if not may_tell(line.text):
        return ()
    text = _UNCHANGED.sub("", line.text)
    bare = _FORMER.sub("", text)
    later = "later" in text or bare != text or text != line.text
    for form, label in _FORMS:
        found = form.match(bare)
        told = _told(found, bare, label, roll) if found is not None and (form is not _STARTS or later) else ""
        told = "" if found is not None and (form, label) == (_WHOLE, NEW_END) and not _moves_its_end(found) else told
        if found is not None and told:
            return (*_placed(line, found), Line(line.number, told))
    return ()


_FORMS: Final = (
    (_WHOLE, WHOLE_PERIOD),
    (_WHOLE, NEW_END),
    (_END, NEW_END),
    (_NOW_ENDS, NEW_END),
    (_BEGIN, NEW_START),
    (_STARTS, NEW_START),
)
"""A period that is changed from one day to another ends on the second."""


def _told(found: re.Match[str], text: str, label: str, roll: Roll) -> str:
    """The labels of a sentence; "" where its days are others than the label's, or anything else stands in it."""
    parts = found.groupdict("")
    days = text[found.end() :].rstrip(_SENTENCE_END)
    who = (parts["who"] or parts.get("of", "")).strip("-* ")
    whole = [(span.start, span.end) for span in periods(fold(days))] == [(0, len(days))]
    fits = has_range(fold(days)) if label == WHOLE_PERIOD else is_single_day(fold(days))
    if not (whole and fits and read_people(who, roll, strict=True).is_whole):
        return ""
    return f"{'支撑人员' if label == WHOLE_PERIOD else '人员'}：{who}；{label}：{days}"


def _moves_its_end(found: re.Match[str]) -> bool:
    """Whether a period is changed from one last day to another: one that is moved may begin on the second."""
    return is_single_day(fold(found["old"] or "")) and (found["verb"] or "").endswith(_CHANGES)


def _placed(line: Line, found: re.Match[str]) -> tuple[Line, ...]:
    """The project that the sentence names, as a label of its own."""
    place = found.groupdict().get("place")
    return (Line(line.number, f"支撑项目：{place}"),) if place else ()
