"""Pre-sales requests (P1): whether a mail opens one, its topic, and whether a configured text is enough (P5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.project_names import ProjectName
from parsers.notices.page.said import lines_beside
from parsers.notices.page.tags import is_tag
from parsers.notices.people.somebody import names_somebody
from parsers.notices.presales.answer import is_answer
from parsers.notices.presales.clauses import LONGEST
from parsers.notices.presales.left_open import is_on_condition
from parsers.notices.presales.plain import plain_topics
from parsers.notices.presales.wish_words import CHANGES, ENOUGH, LACKS, WISHING
from parsers.notices.presales.words import ASKING, ASKS, PRESALES, topics_in
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER
from parsers.patterns import Pattern
from state.notice import PresalesRequest, Source, Topic

_ANYTHING: Final = "(!( MARK | ATTENDS ) ANY){0,12}"
_NAMED: Final = ASKING.wordings(
    # 售前支撑申请, 技术交流需求, 方案支撑
    "(PRESALES | TOPIC | PLAN) RUN? (APPLIES | WANTS | SUPPORTS)",
    # 解决方案支撑, but not 方案支撑安排, 方案支撑人选
    "SOLUTION !( DOES | OUTCOME )",
    # 申请技术交流
    "APPLIES RUN? (PRESALES | TOPIC | SOLUTION)",
    # 请求演示环境, 需要一次技术交流
    "(WANTS | PLEASE) DOES? RUN? (TOPIC | SOLUTION) (MARK | END)",
)
_ONLY_TOPIC: Final = ASKING.wordings(
    # 星河数据治理项目技术交流, behind a project's or a customer's name; demo environment for Star River
    "START PLEASE? MARK? RUN{0,3} (TOPIC | SOLUTION) END",
    "START PLEASE? (TOPIC | SOLUTION) FOR RUN{1,3} END",
)
"""A subject that is a topic, and no more."""
_ASKED_FOR: Final = ASKING.wordings(
    # 麻烦安排一位同事, 需要一套演示环境, we would like a technical exchange
    f"(PLEASE | APPLIES) {_ANYTHING} (DOES | TOPIC | SOLUTION | STAFF) {_ANYTHING} (MARK | END)"
)
_BEGINS_BY_ASKING: Final = ASKING.wordings(
    f"START MARK? (RUN? (PLEASE | APPLIES | WANTS)) {_ANYTHING} (TOPIC | SOLUTION)"
)
_CLAUSE_END: Final = Pattern(r"[,，。;；]")
_WHOSE: Final = frozenset({"project", "customer", "kind", "requester"})
_NEEDS_A_PERSON: Final = ASKING.wordings(
    "PUBLIC ANY{0,8} (LACKS | SHORT)",
    f"LACKS {_ANYTHING} FUNCTION",
    "PERSON",
    f"DOES {_ANYTHING} STAFF",
    "LACKS (MARK | END)",
)
"""What a configured text is not enough for (P5): 公共环境缺少功能, 需要人员现场讲解."""
_TOPIC: Final = (
    r"(?:售前|方案支[撑持]|技术交流|需求调研|定制化?方案|演示环境|(?:标准化)?(?:货架|产品)资料)"
    r"(?:支[撑持])?(?:申请|需求|请求)?"
)
_PROJECT: Final = r"(?P<name>(?!\d)(?:(?!请|协助|帮|需要|尽快|急|提交|要求|安排|同事|老师|谢|支持)[\w()·]){2,30})"
_BEHIND: Final = Pattern(rf"\[?{_TOPIC}\]?\s?[-—–:_/|]{{1,2}}\s?{_PROJECT}\s*")
_BEFORE: Final = Pattern(rf"{_PROJECT}\s?[-—–:_/|]{{1,2}}\s?{_TOPIC}\s*")


def is_request(page: Page) -> bool:
    """Whether a mail opens a pre-sales request (P1): by label, by its subject, or by its subject's topic and a line."""
    if page.is_reply:
        return bool(page.of("project")) and bool(page.of("kind"))  # the form sent back (M4)
    if any(topics_in(fold(told.value)) for told in page.of("kind")):
        return True
    asks = ASKS.told_in(page.folded_subject)
    if page.of("person") or (ANOTHER_MATTER.told_in(page.folded_subject) and not asks):
        return False
    if asks and _asked_in_subject(page):
        return True
    return (_asked_in_subject(page) or _is_about_a_topic(page)) and not is_answer(page)


def _asked_in_subject(page: Page) -> bool:
    """Whether the subject asks: 售前支撑申请, 申请技术交流, or 需求申请 or 售前 above a line that asks for a topic."""
    subject = page.folded_subject
    about = bool(topics_in(subject)) or PRESALES.told_in(subject)
    if about and (ASKING.tells(_NAMED, subject) or ("pre" in subject and PRESALES.told_in(subject))):
        return True
    if "request" in subject and topics_in(subject):
        return True
    presales = PRESALES.told_in(subject) or bool(topics_in(subject))
    wordings = (*_BEGINS_BY_ASKING, *_ASKED_FOR) if presales else _BEGINS_BY_ASKING
    asks = (topics_in(folded) and ASKING.tells(wordings, folded) for folded in _lines(page))
    return (presales or ASKS.told_in(subject)) and any(asks)


def _is_about_a_topic(page: Page) -> bool:
    """Whether the subject is a topic and no more, and a line asks for it or names whose it is; nobody is lent (D2)."""
    subject = page.untagged_subject
    if not topics_in(subject) or not ASKING.tells(_ONLY_TOPIC, subject):
        return False
    lent = any(has_range(fold(told.value)) and names_somebody(told.value, page.roll) for told in page.loose)
    customer = any(told.value for told in page.of("customer"))
    return not lent and (customer or any(ASKING.tells(_ASKED_FOR, folded) for folded in _lines(page)))


def _lines(page: Page) -> Iterator[str]:
    return (fold(told.value) for told in page.loose if len(told.value) <= LONGEST)


def project_beside_topic(page: Page) -> ProjectName | None:
    """What the subject names beside its topic, parted by a dash: 方案支撑申请-南山水务."""
    folded = page.folded_subject
    found = _BEHIND.fullmatch(folded) or _BEFORE.fullmatch(folded)
    name = page.subject[slice(*found.span("name"))].strip() if found else ""
    known = name and (is_tag(fold(name)) or is_dated(fold(name)) or page.roll.holds(name) or topics_in(fold(name)))
    return None if not name or known else ProjectName(name, Source("project", 0, page.mail.subject))


def read_request(page: Page) -> PresalesRequest:
    """The request, its topic None when it is not one topic, or none."""
    topic, source = _topic_of(page)
    customer = next((_first_clause(told.value) for told in page.of("customer") if told.value), None)
    requester = next((told.value for told in page.of("requester") if told.value), None)
    by = page.roll.resolve(requester).name if requester else None
    lines = (fold(told.line[:LONGEST]) for told in page.statements)
    lacks = any(ASKING.tells(_NEEDS_A_PERSON, line) and not _is_enough(line) for line in lines)
    return PresalesRequest(topic, customer, by, source, needs_person=lacks, words=lines_beside(page, _WHOSE))


def _first_clause(value: str) -> str:
    """A customer's name without what a sentence goes on with: 客户：海晏水务，6月3日前提供."""
    return _CLAUSE_END.split(value)[0].strip() or value


def says_what_lacks(line: str) -> bool:
    """Whether a line of a reply says that what was answered is not enough (P5)."""
    folded = fold(line)
    return WISHING.tells(LACKS, folded) and not _is_enough(folded)


def changes_people(line: str) -> bool:
    """Whether a line of a reply speaks of people who change (P3)."""
    return WISHING.tells(CHANGES, fold(line))


def _is_enough(folded: str) -> bool:
    """Whether a line says that nobody is needed, or in what case somebody would be (P5): 缺少功能的话我再联系."""
    return WISHING.tells(ENOUGH, folded) or is_on_condition(folded)


def _topic_of(page: Page) -> tuple[Topic | None, Source | None]:
    """The topic that the label names, else the subject, else the lines."""
    subject = Statement(None, page.subject, 0, page.mail.subject)
    lines = tuple(told for told in page.loose if len(told.value) <= LONGEST)
    places = (page.of("kind"), (subject,), lines)
    for topics in (topics_in, plain_topics):
        for place in places:
            found = {topic: told.source("topic") for told in place for topic in topics(fold(told.value))}
            if found:
                return next(iter(found.items())) if len(found) == 1 else (None, None)
    return None, None
