"""Days of somebody's support that a fresh mail calls off in words that are all known (D4, "Cancellation").

原定高兴6月15日至7月10日对星河数据治理项目的支撑取消; 取消以下支撑安排： above a list; 取消人员：, 取消周期：. Whether
these are the very days on record, the records tell (`state/workflow/borne_out`): where they are not, it is asked about
(M4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.amendments.reasons_before import without_reasons
from parsers.notices.doubts.called_off_words import (
    CALLED_OFF,
    DAYS,
    EFFORT,
    HEADING,
    ITEM,
    ITS_WORK_TOO,
    ONE_SENTENCE,
    PEOPLE,
    PLACE,
)
from parsers.notices.layout.clauses_beside import is_beside
from parsers.notices.layout.mere_talk import is_talk
from parsers.notices.lending.changed_loosely import names_another_project
from parsers.notices.lending.periods import read_words
from parsers.notices.page.page import Page
from parsers.notices.people.listed_together import lists_of_names
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import without_accord
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import efforts, has_range, is_single_day, periods
from parsers.notices.words.topics import UNSURE, is_courtesy, without_courtesy
from parsers.notices.words.wordings import Found, Sentence, Token, Wording
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Former, Source

LONGEST: Final = 200
"""Characters of a line that may say so, and the `MOST` lines of such a mail."""
MOST: Final = 20
_GIVEN: Final = 3
"""Characters of a given name."""
_CLAUSE: Final = Pattern(r"[^,，。;；!！]+[,，。;；!！]*")
_MARKS: Final = ",，。;；!！ "
_MAY_CALL_OFF: Final = Pattern(r"取消|撤[销回]|作废|不再?(?:执行|进行|生效)")
_AGREED_OFF: Final = Pattern(r"(?P<accord>[^,，]*(?:确认|商定|同意|沟通|协商一致))(?:取消|撤销|作废)了?")
"""…，已和黄俊杰、方启明确认取消: whose accord the calling off has."""
_FROM_THEN: Final = Pattern(r"^[从自于]\s?|\s?(?:起|开始)$")
_BEGINS: Final = Pattern(r"\s?(?:起|开始|[进入]场|到[岗位]|进组|报到)")
_FINDS: Final = Pattern(
    r"(?:我们?|组里|部门)?(?:这边)?(?:会|再|将|另外?|另行|尽快|重新){1,3}(?:帮|给|为)?(?:[你您]们?|项目组?)?"
    r"(?:找人|找别人|想办法|协调人手?|安排人手?|协调资源|物色人选)(?:吧|的)?"
    r"|(?:请|由)?(?:贵?项目组?|[你您]们?)(?:那边|这边)?(?:另行|自行|再)(?:安排|协调|想办法)(?:人员|人手)?"
)
"""我再帮你找人: who is to come instead is not told yet."""
_TAKEN_AWAY: Final = Pattern(
    r"(?:[^\W\d]{1,3}组|部门|那边|[他她])(?:那边|这边|里)?(?:临时|突然|最近){0,2}(?:被|有|接了?)[^,，。\d]{0,4}"
    r"(?:抽走|调走|借走|抽调|拉走|急事|急活儿?|别的安排|其[他它]安排|其[他它]任务)了?"
)
"""测试组那边临时被抽走: why he cannot come."""
_BULLET: Final = Pattern(r"^[•·●*-]\s{0,3}")
_WHY: Final = Pattern(r"^\W*(?:取消|撤销|变更)?(?:原因|理由|说明|缘由)\s?[:：]")
_LABELLED: Final = Pattern(
    r"^\W*(?:取消|撤销|作废)(?:支[撑援持]|投入)?的?(?:(?P<who>人员|同事|对象|人|姓名)|(?P<days>周期|时间|日期|时段|安排|支[撑援持]周期|支[撑援持]时间)"
    r"|(?P<place>项目))\s?[:：]\s?(?P<value>\S.*)$"
)


_WHOM: Final = Pattern(r"\W*(?:取消|撤销|作废|涉及|相关)?(?:支[撑援持]|投入)?的?(?:人员|同事|对象|姓名)(?:\s|[:|=])")
_VERDICT: Final = Pattern(
    r"^\W*(?:现|最终)?(?:处理(?:结果|意见|方式)?|状态|结论|安排|决定|调整|变更)(?:为)?\s?[:：]\s?(?:已|全部|予以|现)?(?:取消|撤销|作废)了?[。!！]?\s*$"
)
_NOT_BEGUN: Final = Pattern(r"\s?[(（](?:尚|还|仍)?(?:未|没有?)(?:开始|进场|到岗|执行|启动)[)）]\s*$")
_PLANNED: Final = Pattern(
    r"^\W*原(?:来的?|定的?|先的?)?(?:排期|计划|安排|支[撑援持](?:安排|计划|时间|周期)?|投入(?:安排|计划)?)\s?[:：]\s?(?P<value>\S.*)$"
)


def days_called_off(page: Page) -> tuple[AssignmentLine, ...]:
    """Everybody whose support the mail calls off, with the days that were (`was`); () where it says anything else."""
    if page.is_reply or not _MAY_CALL_OFF.search(page.folded_text):
        return ()
    lines = [(line.number, line.text.strip()) for line in page.mail.new_lines if line.text.strip()]
    lines = [(number, _BULLET.sub("", text)) for number, text in lines] if len(lines) == 1 else lines
    said = [one for one in lines if not is_courtesy(fold(one[1])) and not _says_why(one[1], page.roll)]
    if not 0 < len(said) <= MOST or any(len(text) > LONGEST for _, text in said):
        return ()
    if not any(_MAY_CALL_OFF.search(fold(text)) for _, text in said):
        return ()
    told = _under_labels(said, page) or _beside_labels(said, page)
    told = told or _with_a_verdict(said, page) or _under_a_heading(said, page)
    return told or (_of_sentence(*said[0], page, (*ONE_SENTENCE, *ITS_WORK_TOO)) if len(said) == 1 else ())


def names_whom(page: Page) -> bool:
    """Whether a label of a fresh mail names who is called off, 取消人员 | 许南星: it is not all of the last notice."""
    lines = [] if page.is_reply else page.mail.new_lines[:MOST]
    return any(_WHOM.match(fold(line.text)) and page.roll.names_member(line.text[:LONGEST]) for line in lines)


def _says_why(text: str, roll: Roll) -> bool:
    found = _WHY.match(text)
    return found is not None and is_plain(fold(text)) and not roll.names_member(text)


def _under_labels(said: Sequence[tuple[int, str]], page: Page) -> tuple[AssignmentLine, ...]:
    """取消人员：黄丽, 取消周期：7月1日至7月31日, and nothing else."""
    found = [(number, _LABELLED.match(text)) for number, text in said]
    who = [(number, one["value"]) for number, one in found if one is not None and one["who"]]
    days = [(number, one["value"]) for number, one in found if one is not None and one["days"]]
    rest = [number for number, one in found if one is None]
    if len(who) != 1 or len(days) != 1 or not set(rest) <= {told.number for told in page.of("project")}:
        return ()
    return tuple(_lines(who[0][1], days[0][1], who[0][0], page))


def _beside_labels(said: Sequence[tuple[int, str]], page: Page) -> tuple[AssignmentLine, ...]:
    """人员：黄丽, 支撑时间：7月1日至7月31日, and 状态：取消 below them, or 取消以下支撑： above, and nothing else."""
    off = [number for number, text in said if _VERDICT.match(text) or _tokens(text, page.roll).says(HEADING)]
    who, days = page.of("person"), page.of("period")
    labelled = {told.number for told in page.of("project", "role", "estimated", "support", "person", "period")}
    if not len(off) == len(who) == len(days) == 1 or not {number for number, _ in said} <= labelled | {*off}:
        return ()
    return tuple(_lines(who[0].value, _NOT_BEGUN.sub("", days[0].value), who[0].number, page))


def _with_a_verdict(said: Sequence[tuple[int, str]], page: Page) -> tuple[AssignmentLine, ...]:
    """原排期：黄丽，…，7月1日至7月31日, and 现处理：取消 below it; the other lines name nobody, and no day."""
    verdicts = [one for one in said if _VERDICT.match(one[1])]
    planned = [(number, found["value"]) for number, text in said if (found := _PLANNED.match(text))]
    others = [text for _, text in said if not (_VERDICT.match(text) or _PLANNED.match(text))]
    beside = all(
        is_plain(fold(text)) and not periods(fold(text)) and not page.roll.names_member(text) for text in others
    )
    if len(verdicts) != 1 or len(planned) != 1 or not beside or names_another_project(planned[0][1], page):
        return ()
    number, text = planned[0]
    names, days = list(lists_of_names(text, page.roll)), list(periods(fold(text)))
    if len(names) != 1 or len(days) != 1 or not has_range(fold(text[slice(*days[0])])):
        return ()
    return tuple(_lines(text[slice(*names[0])], text[slice(*days[0])], number, page))


def _under_a_heading(said: Sequence[tuple[int, str]], page: Page) -> tuple[AssignmentLine, ...]:
    """取消以下支撑安排： above a list of people, each with days."""
    (_, head), *items = said
    marks = [behind_mark(fold(text)) for _, text in items]
    if not items or len(set(map(bool, marks))) > 1 or not _tokens(head, page.roll).says(HEADING):
        return ()
    told = [_of_sentence(number, text[mark:], page, ITEM) for (number, text), mark in zip(items, marks, strict=True)]
    return tuple(line for of_one in told for line in of_one) if all(told) else ()


def _of_sentence(number: int, text: str, page: Page, wordings: tuple[Wording, ...]) -> tuple[AssignmentLine, ...]:
    """Of a sentence of which every word is known, but for who has agreed, why it is so, and mere talk."""
    bare = _bare(text, page)
    folded = fold(bare)
    if UNSURE.told_in(folded) or len(folded) != len(bare):
        return ()
    sentence = _tokens(bare, page.roll)
    found: Found | None = next((one for wording in wordings for one in wording.found_in(sentence)), None)
    if found is None or names_another_project(text, page):
        return ()
    if (again := found.words("again", bare)) and again != found.words("who", bare):
        return ()
    return tuple(_lines(found.words("who", bare), found.words("days", bare), number, page))


def _bare(text: str, page: Page) -> str:
    plain = without_accord(without_courtesy(without_reasons(text, page.roll)))
    clauses = [found[0] for found in _CLAUSE.finditer(plain)]
    if len(clauses) > 1 and _is_called(clauses[0].strip(_MARKS), page.roll):
        clauses = clauses[1:]
    kept = [clause for clause in clauses if not _is_beside(clause.strip(_MARKS), page.roll)]
    return "".join(kept).strip(_MARKS)


def _is_called(words: str, roll: Roll) -> bool:
    """Whether a clause is but a given name, of whoever is spoken to: 俊杰，…; one of a whole name counts."""
    return len(words) <= _GIVEN and roll.is_part(words)


def _is_beside(clause: str, roll: Roll) -> bool:
    agreed = _AGREED_OFF.fullmatch(clause)
    told = agreed["accord"] if agreed is not None else clause
    if _FINDS.fullmatch(clause) or (_TAKEN_AWAY.fullmatch(clause) and is_plain(clause)):
        return True
    return is_beside(told, roll) or (agreed is None and is_talk(clause, roll, None))


def _lines(who: str, days: str, number: int, page: Page) -> Iterator[AssignmentLine]:
    people, words = read_people(who, page.roll, strict=True), _FROM_THEN.sub("", fold(days))
    read = read_words(words, words, number, page)
    if read.start is None or read.end is None or read.segments or read.problems or not people.is_whole:
        return
    was = Former(read.start, read.end if has_range(words) else None)
    for one in people.names:
        person = page.roll.resolve(one.name, one.notes).name
        sources = (Source("person", number, who), Source("start", number, days))
        yield AssignmentLine(person, was=was, sources=sources)


def _tokens(text: str, roll: Roll) -> Sentence:
    folded = fold(text)
    return CALLED_OFF.cut(folded, list(_settled(text, folded, roll)))


def _begins(text: str, end: int, days: str, roll: Roll) -> bool:
    """Whether the day is the first one of what was planned: 7月1日起, 6月15日进场, 6月15日黄丽进场."""
    behind = end + len(roll.longest_at(text, end) or "")
    begins = _FROM_THEN.search(days) is not None or _BEGINS.match(fold(text), behind) is not None
    return begins and is_single_day(_FROM_THEN.sub("", days))


def _settled(text: str, folded: str, roll: Roll) -> Iterator[Token]:
    """What is known before words are looked for: lists of people, known projects, ranges of days, efforts."""
    yield from (Token(PEOPLE, *names) for names in lists_of_names(text, roll))
    for name in roll.projects_in(text):
        yield Token(PLACE, at := text.index(name), at + len(name))
    spans = ((span, folded[span.start : span.end]) for span in periods(folded))
    yield from (Token(DAYS, *span) for span, days in spans if has_range(days) or _begins(text, span.end, days, roll))
    yield from (Token(EFFORT, *span) for span in efforts(folded))
