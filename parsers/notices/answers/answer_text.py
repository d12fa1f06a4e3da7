"""An answer cut into its clauses: its lines without a signature, its lists without their marks, nobody addressed."""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.mail.signatories import is_day
from parsers.notices.answers.clauses import Clause, read_clause
from parsers.notices.answers.numbered import ADDRESSED, items_of, of_the_rest
from parsers.notices.answers.told_days import with_plain_days
from parsers.notices.layout.fields import MOST_LINES, Statement
from parsers.notices.page.page import Page
from parsers.notices.page.signed import without_signatories, without_signature
from parsers.notices.page.voices import own_teams
from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import in_days
from parsers.patterns import Pattern

_CLAUSE: Final = Pattern(r"[^,，。；;！!\n]+[，,。；;！!\n]*")
_STOP: Final = Pattern(r"(?:(?<=[A-Za-z])|(?<=[A-Za-z] \d)|(?<=[A-Za-z] \d\d)|(?<=-\d\d))\.(?=\s)")
"""The end of an English sentence: agreed. until July 15. Not the number of a list: 1. Alice Wang."""
_REFUSED: Final = Pattern(r"(?i)^\s*((?:i )?(?:declined?|reject(?:ed)?|refused?|disagreed?|no))\s?[:：]\s?(?=\S)")
"""A refusal with its reason behind a colon."""
_BRACKET: Final = Pattern(
    r"\s?[(（](?!(?:[本这上]|下{1,2})?个?(?:周.[)）]|星期|礼拜))([^()（）\d]{2,30})[)）](?=\s?(?:[,，。；;！!\n]|$))"
)
"""A reason in brackets behind what is decided: 不续（另有安排）; a weekday is the day's own."""
_ASKED: Final = Pattern(
    r"(?i)^\s*是否(?:同意|批准|续期|延期|续签|延长|继续支撑|同意续期|同意延期|同意延长)\s?[:：]?\s?"
    r"(?:(?:是的?|同意|y(?:es)?|√)|(?P<no>否|不同意|不|n(?:o)?|×))(?=$|[\s,，。;；!！])"
)
_WAVE: Final = Pattern(r"(?<=[^\W\d_a-zA-Z日号周月年天末底旬])[~～]+(?=[^\W\d_周星下本])")
"""The tilde that ends a clause: 同意~辛苦了; between days it is their range."""
_BEFORE_THE_REST: Final = Pattern(r"(?<=[^\s,，。；;])\s{1,4}(?=其余|其他人|剩下)")
_SENTENCE_END: Final = Pattern(r"[。！!\n]")
_WE_EXTEND: Final = Pattern(
    r"(?i)\b(?:let['’]?s|let us|(?:we|i)(?:['’]d| would) like to|(?:we|i)(?: will| shall|['’]ll)|you (?:can|may))\s+"
    r"(?=(?:extend|keep)\b)"
)
"""Let's extend, we would like to keep him: what others order."""
_EXTEND_WHAT: Final = Pattern(
    r"(?i)\b(?P<verb>extend)\s+(?:it|him|her|them|this|(?:the|his|her|their) (?:support|assignment|period|stay))\s+"
    r"(?=(?:to|until|till|by|for)\b)"
)
_LET_GO: Final = Pattern(r"(?i)\blet (?:him|her|them) (?:go|leave)\b")
_UNTIL: Final = Pattern(r"(?i)\b(?:until|till)\s*\Z")
_LONGEST_UNTIL: Final = 12
_MENTION: Final = Pattern(rf"@\S{{1,20}}|\S{{1,8}}{ADDRESSED}[,，:：]\s?(?=\S)")


def own_lines(page: Page) -> list[Statement]:
    """The lines as they stand: an answer's labels (续期至：7月15日) are words like any other."""
    if page.mail.tables:
        return []
    lines = [(line.number, line.text.strip()) for line in page.mail.new_lines[:MOST_LINES]]
    told = [Statement(None, _plain(text, page), number, text) for number, text in lines if text]
    return _with_days_below(without_signatories(without_signature(told, page), page))


def _with_days_below(lines: list[Statement]) -> list[Statement]:
    """The lines with the day that one leaves to the next: Approved until over July 15 (M7)."""
    told: list[Statement] = []
    for line in lines:
        if told and is_day(line.value) and _UNTIL.search(told[-1].value[-_LONGEST_UNTIL:]):
            told[-1] = structs.replace(told[-1], value=f"{told[-1].value} {line.value}")
        else:
            told.append(line)
    return told


def _plain(text: str, page: Page) -> str:
    """A line with the last day that it comes to."""
    return with_plain_days(in_days(_answered(text), page.sent))


def _answered(text: str) -> str:
    """A line of a form without the question of its label: 是否同意：是 says 同意; in English, what is ordered."""
    if text.isascii():
        text = _LET_GO.sub("he can leave", _EXTEND_WHAT.sub(r"\g<verb> ", _WE_EXTEND.sub("please ", text)))
    form = _ASKED.match(text)
    if form is None:
        return text
    return f"{'不' if form['no'] else ''}同意{text[form.end() :]}"


def clauses_of(lines: list[Statement], page: Page) -> list[Clause]:
    """The clauses of these lines, each read by itself."""
    whole = fold("\n".join(told.value for told in lines))
    names = tuple(name for name in _names(page) if name in whole)
    lines = items_of(lines, names)
    clauses: list[Clause] = []
    first = True
    for told in lines:
        for part in _CLAUSE.finditer(_parted(told.value)):
            clause = _clause(part[0], told, first, names, page)
            follows = any(before.verdict != "none" for before in clauses)
            clauses.append(structs.replace(clause, follows=follows))
            ends = _SENTENCE_END.search(part[0]) is not None
            first = first and not (ends and clauses[-1].verdict != "none")
        first = first and not any(clause.verdict != "none" for clause in clauses)
    return clauses


def _parted(text: str) -> str:
    """The text with a comma where a clause ends without one, and without whom it addresses."""
    text = _WAVE.sub("，", _STOP.sub("。", _REFUSED.sub(r"\1, ", _MENTION.sub("", text))))
    return _BEFORE_THE_REST.sub("，", _BRACKET.sub(r"，\1", text))


def _clause(text: str, told: Statement, first: bool, names: tuple[str, ...], page: Page) -> Clause:
    said = of_the_rest(text)
    if said is None:
        return read_clause(text, told, first, names, page)
    words, count = said
    return structs.replace(read_clause(words, told, first, names, page), text=text.strip(), rest=True, count=count)


def _names(page: Page) -> tuple[str, ...]:
    """Words that are names here: of the mail's people, and what the subject of the question named."""
    boxes = [box.name for box in (*page.mail.to, *page.mail.cc, *page.mail.senders)]
    subject = [word for word in re.split(r"[\s：:，,【】\[\]|]+", page.subject) if len(word) > 1]
    known = [person.name for person in page.known.people] if page.known else []
    people = [fold(name) for name in (*boxes, *known) if len(name) > 1]
    projects = [fold(word) for word in subject if word.endswith(("项目", "平台", "系统")) or looks_like_name(word)]
    return tuple(sorted({*people, *projects, *own_teams(page)}, key=len, reverse=True))
