"""An answer's lines without whoever signs them: the sender's own name, with the day, the department or a telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from parsers.message import Line, Mail
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.last_days import last_day
from parsers.notices.words.spans import is_single_day, periods
from parsers.patterns import Pattern

MOST: Final = 6
"""Lines that a signature has."""
_BELOW_A_NAME: Final = Pattern(
    r"[\w()&·, /-]{0,24}(?:部|组|中心|公司|集团|处|室|团队|经理|总监|主管|组长|工程师|department|dept|team)\W{0,3}"
    r"|(?:tel|mobile|phone|电话|手机)?[\s:.]{0,3}\+?\d[\d -]{6,18}|[\w.+-]{1,64}@[\w.-]{1,64}"
)


def unsigned(lines: Sequence[Line], mail: Mail, known: KnownNames | None) -> tuple[Line, ...]:
    """The lines with words in them, up to the sender's name where nothing but what belongs below one follows it."""
    told = tuple(line for line in lines if line.text.strip())
    own = _own_keys(mail, known)
    for at in range(len(told) - 1, max(0, len(told) - MOST), -1):
        text = told[at].text.strip()
        if key_of(_without_day(text, mail)).strip("-—~") in own:
            return told[:at]
        if not (_is_past_day(text, mail) or _BELOW_A_NAME.fullmatch(fold(text[:100]))):
            break
    return told[:-1] if len(told) > 1 and _is_past_day(told[-1].text.strip(), mail) else told


def _own_keys(mail: Mail, known: KnownNames | None) -> set[str]:
    """What the sender is called."""
    boxes = mail.senders
    people = [person for box in boxes for person in (known.by_key.get(key_of(box.address), ()) if known else ())]
    return {key_of(name) for name in (*(box.name for box in boxes), *(person.name for person in people)) if name}


def _is_past_day(text: str, mail: Mail) -> bool:
    return bool(text) and not _without_day(text, mail)


def _without_day(text: str, mail: Mail) -> str:
    """The text without the day of the mail, or one gone by, at its end."""
    folded = fold(text)
    days = periods(folded)
    if mail.date is None or len(days) != 1 or days[0].end != len(folded):
        return text
    return text if _is_to_come(folded[days[0].start :], mail.date.date()) else text[: days[0].start].rstrip()


def _is_to_come(day: str, sent: dt.date) -> bool:
    return not is_single_day(day) or last_day(day, sent) not in {None, sent}
