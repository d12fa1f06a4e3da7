"""The facts of a project before its hand-over meeting (D10), as the mail states them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.blocks import Block, read_blocks
from parsers.notices.lending.periods import read_span, read_words
from parsers.notices.page.page import Page
from parsers.notices.page.said import lines_said
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import DATED
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern
from state.notice import NO_LABEL, Fact, Handover, Remark

_LABEL: Final = r"[\w/&（）()]{2,14}|[A-Za-z]{2,15}(?: [A-Za-z]{2,15}){1,3}"
_OTHER: Final = Pattern(rf"\W{{0,5}}(?P<label>{_LABEL})\s?[:：]\s?(?P<value>\S.{{0,300}})$")
"""A label that is none of ours, with its value: 合同金额：120万."""
_OF_THE_WORK: Final = Pattern(r"(?:合同|实施|服务|建设|项目|履约|交付)(?:起止)?(?:周期|期限|工期|时间|日期|期间|期)$")
"""Labels of the days of the contract, or of the work."""
MOST: Final = 60


_PROSE: Final = Pattern(
    r"客户|甲方|合同|金额|万元|工期|交付|上线|验收|实施|建设|中标|范围|\b(?:customer|contract|delivers?|go live)\b"
)
_OF_A_CONTRACT: Final = Pattern(r"合同|金额|万元|中标|工期|(?:客户|甲方)[是为:]|\b(?:contract|customer is)\b")
_SENTENCES: Final = Pattern(r"[。;；]")
FEWEST: Final = 2
"""Facts under labels; with fewer the sentences of a mail are its facts."""
LONGEST: Final = 300
"""Characters of a sentence that is taken for a fact as it stands."""


def told_in_prose(page: Page) -> bool:
    """Whether the mail has facts of a project, in sentences and without a label."""
    return any(_is_prose(told.line) for told in page.statements)


def told_of_a_contract(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether a line that lends nobody tells of the contract."""
    lent = {block["person"].line for block in blocks if "person" in block}
    lines = (told.line for told in page.statements if told.line not in lent)
    return any(_is_prose(line) and _OF_A_CONTRACT.search(fold(line)) for line in lines)


def lent_in(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The people of a hand-over who have days of their own."""
    return tuple(block for block in blocks if "person" in block and block.keys() & DATED)


def lent_beside(lent: Sequence[Block]) -> Iterator[Remark]:
    """The problems with people and their days in a hand-over: its leaders are asked for the team (D10, M4)."""
    for told in (block["person"] for block in lent):
        yield Remark("lent-beside", "person", told.line, value=told.line.strip())


def without_lent(handover: Handover, lent: Sequence[Block]) -> Handover:
    """The hand-over without the lines of whom it lends: its form asks for the facts alone."""
    lines = {told.number for block in lent for told in block.values()}
    return structs.replace(handover, facts=tuple(fact for fact in handover.facts if fact.line not in lines))


def _is_prose(line: str) -> bool:
    """Whether a sentence of a line states what such facts are about, and leaves nothing open."""
    folded = fold(line)
    sentences = _SENTENCES.split(folded) if len(folded) <= LONGEST else ()
    return any(_PROSE.search(sentence) and not UNSURE.told_in(sentence) for sentence in sentences)


def read_handover(page: Page) -> Handover:
    """Every labelled fact in order, and what else the mail says; first and last day of the contract where one period
    states them."""
    facts = tuple(_facts(page))[:MOST]
    if len(facts) < FEWEST:
        facts = tuple(_lines(page))[:MOST] or facts
    else:
        facts = tuple(sorted((*facts, *_notes(page, facts)), key=lambda fact: fact.line))[:MOST]
    spans = [
        read_words(told.value, told.line, told.number, page) for told in page.of("period", "handover") if told.value
    ]
    spans += [read_words(one.value, one.value, one.line, page) for one in facts if _OF_THE_WORK.search(one.label)]
    spans += [read_span(block, page) for block in read_blocks(page.statements) if block.keys() >= {"start", "end"}]
    sure = [span for span in spans if span.start and span.end and span.start != span.end]
    if len({(span.start, span.end) for span in sure}) != 1:
        return Handover(facts)
    return Handover(facts, sure[0].start, sure[0].end)


def _notes(page: Page, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """The lines beside the labelled facts: what is needed, from when on, whatever has no label."""
    taken = {fact.line for fact in facts}
    said = set(lines_said(page.mail))
    for told in page.loose:
        if told.number not in taken and told.line.strip()[:LONGEST] in said:
            yield Fact(NO_LABEL, tidy(told.line[:LONGEST]), told.number)
            taken.add(told.number)


def _lines(page: Page) -> Iterator[Fact]:
    """Each line that states facts in sentences, as it stands; one with a label by its label."""
    lines = {told.number: told.line for told in page.statements}
    for number, line in lines.items():
        if (labelled := _OTHER.match(line[:400])) is not None:
            yield Fact(labelled["label"], tidy(labelled["value"]), number)
        elif _is_prose(line):
            yield Fact(NO_LABEL, tidy(line), number)


def _facts(page: Page) -> Iterator[Fact]:
    for told in page.statements:
        if told.field is not None and told.value:
            yield Fact(told.label, told.value, told.number)
        elif told.field is None and (other := _OTHER.match(told.value[:400])) is not None:
            yield Fact(other["label"], tidy(other["value"]), told.number)
