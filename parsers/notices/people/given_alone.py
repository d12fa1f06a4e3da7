"""Who is called by the given name in a mail that has the whole one nowhere: 一舟6月1日-6月30日过去 (M4).

It is the name of the one person of the directory who bears it, where it stands as a name does: behind a mark or a word
that leads to one, and before a mark, a day or a word of a sentence. Whom the mail only greets (俊杰，…), and who signs
it, is named by none. What is recorded of such a person is asked about (`doubts/by_given_name`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.message import Mail
from parsers.notices.people.given_names import BEFORE
from parsers.notices.people.greeted import greeting
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.surnames import surname_of
from parsers.notices.people.written_names import is_han, looks_like_name
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import A_TRADE
from parsers.patterns import Pattern

MOST: Final = 6_000
"""Characters of a mail in which names are looked for."""
_MOST_PLACES: Final = 40
"""Places of a mail that one name is looked at in."""
_LEADS: Final = Pattern(
    rf"(?:[是给为被叫让派请由借调抽换把将及和与跟同有到从选定:@的]|安排|协调|增派|支援|项目|平台|系统|通知|指派|{A_TRADE}(?:组|同[学事]|工程师)?)\s?$"
)
"""What may lead to a name without a mark: 派一舟, 前端一舟, 星河数据治理项目一舟."""
_GOES_ON: Final = Pattern(
    r"\s*(?:$|\W|\d|[从自于在去来到过至和跟与同及的会将已可应由就也都先再还仍继续延支参投加借调撤离退出进入回归帮负做干顶接替换给要只能没不每因按即"
    r"驻兼全半那这待留住呆跑管盯写测改周本下上今明后一二两三四五六七八九十]|[他她](?!们)|可能|需要|同[学事]|方面)"
)
"""What may stand behind a name: a mark, a day, or a word of the sentence."""
_MORE: Final = Pattern(
    r"公司|科技|集团|系统|平台|项目|大学|学院|医院|银行|大厦|[路街市县区省镇]|先生|女士|[老教]师|[总工哥姐导]|经理|主任|组长"
)
"""What makes a part of another name, or a form of address, of it."""
GIVEN_NAME: Final = "given-name"
"""The code of the problem with somebody who is read so."""
FIRST_LINES: Final = 2
"""Lines that may greet somebody."""


def with_given_alone(known: KnownNames, mail: Mail) -> KnownNames:
    """The names, with the given ones by which a mail calls people whom it names in full nowhere."""
    lines = _lines_of(mail)
    text = "\n".join(lines)[:MOST]
    found = dict(_called(known, text, mail))
    if not found:
        return known
    people = (
        structs.replace(one, aliases=(*one.aliases, *found[one.name])) if one.name in found else one
        for one in known.people
    )
    alone = tuple((given, name) for name, names in found.items() for given in names)
    return structs.replace(known, people=tuple(people), called_alone=alone)


def _lines_of(mail: Mail) -> list[str]:
    cells = (cell for table in mail.tables for row in table.rows for cell in row)
    return [mail.subject, *(line.text for line in mail.new_lines), *cells]


def _called(known: KnownNames, text: str, mail: Mail) -> Iterator[tuple[str, tuple[str, ...]]]:
    found = known.given_within.of(text)
    named = known.named_in(text) if found else ()
    senders = {fold(box.address) for box in mail.senders}
    for given in found:
        person = known.by_given[given]
        apart = f"{person.name.removesuffix(given)} {given}"  # 许 南星
        if person.name in named or apart in text or fold(person.address) in senders:
            continue
        if _stands_as_name(given, text, known):
            yield person.name, (given,)


def _stands_as_name(given: str, text: str, known: KnownNames) -> bool:
    """Whether the given name stands somewhere as a name does, and nowhere as a part of somebody else's."""
    lines = [line.strip() for line in text.split("\n")]
    said = [line for line in lines[1:] if line]
    found = False
    for number, line in enumerate(lines):
        for at in _places(given, line):
            if _is_of_another(line, at, at + len(given)):
                return False
            first = number > 0 and line in said[:FIRST_LINES]
            signs = bool(said) and line == given == said[-1]
            greeted = first and at < greeting(line, known)
            found = found or (not (signs or greeted) and _is_name_at(line, at, at + len(given)))
    return found


def _places(given: str, line: str) -> Iterable[int]:
    found = re.finditer(re.escape(given), line)
    return [one.start() for one, _ in zip(found, range(_MOST_PLACES), strict=False)]


def _is_of_another(line: str, at: int, end: int) -> bool:
    """Whether it is a part of a whole name that nobody knows (陈一舟), or of a company's."""
    before = line[max(0, at - 1) : at]
    leads = not before or before in BEFORE or _LEADS.search(line[max(0, at - 8) : at]) is not None
    whole = not leads and is_han(before) and surname_of(before + "一一") is not None
    return (whole and looks_like_name(line[at - 1 : end])) or _MORE.match(line, end) is not None


def _is_name_at(line: str, at: int, end: int) -> bool:
    before = line[max(0, at - 8) : at]
    leads = not before or before[-1] in BEFORE or not before[-1].isalnum() or _LEADS.search(fold(before)) is not None
    return leads and _GOES_ON.match(line, end) is not None
