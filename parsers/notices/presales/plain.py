"""Pre-sales requests in plain words (P1, P5): 请提供一份产品白皮书, 客户想看系统演示，请安排, under any subject.

They are heard where nobody else claims the mail, and of sales and solution people alone: what others ask one another
for is their own matter (M3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.evidence import Evidence
from parsers.notices.page.page import Page
from parsers.notices.people.known_names import KnownPerson
from parsers.notices.people.somebody import names_known
from parsers.notices.people.written_names import key_of, titled
from parsers.notices.presales.answer import is_answer
from parsers.notices.presales.plain_words import (
    A_MATTER,
    ANOTHER,
    ASKED_FOR,
    ASKED_OUTRIGHT,
    OF_A_CUSTOMER,
    PLAIN,
    TOPIC_OF,
)
from parsers.notices.presales.words import topics_in
from parsers.notices.words.fold import fold, words
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.spans import has_range
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, is_courtesy
from parsers.notices.words.wordings import Sentence
from parsers.patterns import Pattern
from state.notice import Topic

LONGEST: Final = 200
"""Characters of a line that asks."""
MOST: Final = 20
_HELLO: Final = Pattern(r"\W*(?:hi|hello|hey|dear)\s{1,3}(?P<who>[a-z]{2,20})\b")
_ALL: Final = frozenset(words("all team everyone everybody colleagues there both sir madam folks guys friends sales"))
_FIRST: Final = 3
"""Lines of which one may call somebody; others greet everybody."""
_CALLED: Final = Pattern(r"@?(?P<who>[^\W\d_]{2,4})[,，:：!！]")
_MAY_ASK: Final = frozenset({"sales", "solution"})


_VISITS: Final = Pattern(r"来访|接待|参观|投标|招标|答疑")
"""A subject of a visit, or of a tender: what is shown or written for it is asked of colleagues."""


def asks_plainly(found: Evidence) -> bool:
    """Whether a fresh mail asks for something of before a sale, by its subject, or for a customer."""
    page = found.page
    if page.is_reply or page.rows or found.has_people or not _may_ask(page) or is_answer(page):
        return False
    subject = PLAIN.cut(page.untagged_subject)
    lines = list(_lines(page))
    if LENDING.told_in(page.folded_subject) or any(one.says(ANOTHER) for one in (subject, *lines)):
        return False
    of_a_customer = any(one.says(OF_A_CUSTOMER) for one in (subject, *lines)) or bool(page.of("customer"))
    by_name = any(topics_in(fold(told.value)) for told in page.loose[:MOST])
    if not of_a_customer and _calls_a_colleague(page):
        return False
    if subject.says(A_MATTER) and any(one.says(ASKED_FOR) for one in (subject, *lines)):
        return True
    other = ANOTHER_MATTER.told_in(page.folded_subject) or _VISITS.search(page.folded_subject)
    return (of_a_customer or by_name) and not other and any(one.says(ASKED_OUTRIGHT) for one in lines)


def _calls_a_colleague(page: Page) -> bool:
    """Whether one of the first lines calls one person, who coordinates nothing: Hi Tom, could you prepare a demo."""
    lines = [line.text.strip() for line in page.mail.new_lines if line.text.strip()]
    return any(_calls_one(line[behind_mark(fold(line)) :], page) for line in lines[:_FIRST])


def _calls_one(line: str, page: Page) -> bool:
    english = _HELLO.match(fold(line))
    if english is not None:
        return english["who"] not in _ALL
    called = _CALLED.match(line)
    who = called["who"] if called else ""
    bearers = page.known.by_key.get(key_of(who), ()) if page.known else ()
    named = page.roll.holds(who) or page.roll.is_part(who) or titled(who) is not None
    return bool(who) and named and not any("coordinator" in person.roles for person in bearers)


def asked_by_sales(found: Evidence) -> bool:
    """Whether sales people ask, who state no need of a project's (D2b): 客户来交流，希望派一位专家."""
    return any(_MAY_ASK.intersection(person.roles) for person in _senders(found.page)) and asks_plainly(found)


def _may_ask(page: Page) -> bool:
    """Whether the sender is sales or solution, or nobody whom the directory knows."""
    senders = _senders(page)
    return not senders or any(_MAY_ASK.intersection(person.roles) for person in senders)


def _senders(page: Page) -> list[KnownPerson]:
    known = page.known.by_key if page.known else {}
    return [person for box in page.mail.senders for person in known.get(box.address.lower(), ())]


def _lines(page: Page) -> Iterator[Sentence]:
    """The lines that may ask: none that lends somebody of the directory from day to day."""
    for line in list(dict.fromkeys(told.line for told in page.statements))[:MOST]:
        folded = fold(line)
        lent = has_range(folded) and names_known(line, page.roll)
        if len(folded) <= LONGEST and not lent and not is_courtesy(folded):
            yield PLAIN.cut(folded)


def plain_topics(folded: str) -> tuple[Topic, ...]:
    """The topics that a text (folded) names in plain words, each once; a plan that is explained is an exchange."""
    kinds = dict.fromkeys(token.kind for token in PLAIN.cut(folded[:LONGEST]).tokens)
    found = [TOPIC_OF[kind] for kind in kinds if kind in TOPIC_OF]
    return tuple(topic for topic in found if topic != "方案支撑" or len(found) == 1)
