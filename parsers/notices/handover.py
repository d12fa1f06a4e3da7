"""The facts of a project before its hand-over meeting (D10), as the mail states them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.fold import tidy
from parsers.notices.page import Page
from parsers.notices.periods import read_words
from parsers.patterns import Pattern
from state.notice import Fact, Handover

_LABEL: Final = r"[\w/&（）()]{2,14}|[A-Za-z]{2,15}(?: [A-Za-z]{2,15}){1,3}"
_OTHER: Final = Pattern(rf"\W{{0,5}}(?P<label>{_LABEL})\s?[:：]\s?(?P<value>\S.{{0,300}})$")
"""A label that is none of ours, with its value: 合同金额：120万."""
MOST: Final = 60


def read_handover(page: Page) -> Handover:
    """Every labelled fact in order; first and last day of the contract where one period states them."""
    facts = tuple(_facts(page))[:MOST]
    spans = [
        read_words(told.value, told.line, told.number, page) for told in page.of("period", "handover") if told.value
    ]
    sure = [span for span in spans if span.start and span.end and span.start != span.end]
    if len(sure) != 1:
        return Handover(facts)
    return Handover(facts, sure[0].start, sure[0].end)


def _facts(page: Page) -> Iterator[Fact]:
    for told in page.statements:
        if told.field is not None and told.value:
            yield Fact(told.label, told.value, told.number)
        elif told.field is None and (other := _OTHER.match(told.value[:400])) is not None:
            yield Fact(other["label"], tidy(other["value"]), told.number)
