"""Pre-sales mail (P1 to P4): requests with their topic, and coordinators' answers: a name, a change, a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy, words
from parsers.notices.page import Page
from parsers.notices.people import read_people
from parsers.notices.reasons import reason_in
from parsers.notices.topics import Topic as Matter
from parsers.notices.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import PresalesAnswer, PresalesRequest, Remark, Source, Topic

_TOPICS: Final[dict[Topic, Matter]] = {
    "定制方案": Matter("定制方案 定制化方案 方案定制 定制需求 定制开发", "custom(?:ised|ized)"),
    "技术交流": Matter("技术交流 technical|exchange".replace("|", " ")),
    "需求调研": Matter("需求调研", "requirements? study"),
    "演示环境": Matter("演示环境", "demo environment"),
    "标准化货架资料": Matter("货架资料 标准化资料 产品资料 宣传资料 标准资料", r"\bmaterials\b"),
    "方案支撑": Matter("方案支撑 方案支持 解决方案支撑 解决方案支持 解决方案同事", "solution support"),
}
_REQUEST: Final = Pattern(
    r"(?:售前|方案|技术交流|演示环境|需求调研|货架资料|产品资料|定制)[^，。]{0,8}?(?:申请|请求|需求"
    r"|支撑|支持)|申请[^，。]{0,6}(?:售前|方案支撑|技术交流|演示环境|货架资料)|pre-?sales"
)
_TOPIC_ASKED: Final = Pattern(r"\W{0,5}(?:现|特|请)?(?:申请|请求|需要|请提供|请协助提供|请安排)")
_ASKS: Final = Matter("申请 请求 需求 request")
_ABOUT: Final = Matter("售前", "pre-?sales")
_LACKS: Final = Pattern(
    r"(?:公共|公用|现有|线上|共享).{0,12}(?:缺少?|没有|不满足|不支持|不具备|无法|用不了|不够)|(?:缺少|没有|不支持|不具备|不满足).{0,20}功能"
    r"|需要?人员|人员支持|派人|现场(?:支持|讲解|演示)|专人|(?:安排|协调|派)[^，。\n]{0,10}(?:同事|人员|老师|工程师)"
    r"|lacks?\b|does not (?:have|support)|need(?:s)? (?:a person|somebody)"
)
"""What a configured text is not enough for (P5)."""
_CLAUSE: Final = Pattern(r"[^,，。;；!！\n]+")
_LEAD: Final = Pattern(r"^(?:\s|同意|好的?|收到|经协商|已|现|拟|决定|本次|该需求|此需求)+(?=\S)")
_ASSIGNS: Final = Pattern(
    r"(?:请|安排|指派|由|派|指定|协调|(?:解决方案|支撑|对接|负责)(?:负责)?(?:人员?)?\s?[:：])\s?(?P<names>[^,，。;；:：]{2,40}?)"
    r"\s?(?:同学|老师|同事)?\s?(?:来|去|进行|前往)?(?:负责|支撑|支持|对接|跟进|参加|前往|交流|处理|配合|协助|$).{0,20}$"
)
_SERVES: Final = Pattern(
    r"^(?:(?P<english>[A-Za-z'-]{1,25} [A-Za-z'-]{1,25}) (?:will|can) (?:support|take|handle|join|attend|do)\b.{0,40}$)"
    r"|^(?P<names>[^,，。;；:：]{2,40}?)(?:来|去|可以?)?(?:负责|支撑|支持|对接|跟进|参加|前往)(?:一下)?$"
)
_CHANGES: Final = Pattern(
    r"(?:由|原)?\s?(?P<old>[^,，。;；:：由]{2,20}?)?\s?(?:变更为|更换为|调整为|改为|换为|换成|改由|接替者?为)\s?[:：]?\s?(?P<new>[^,，。;；:：]{2,30})$"
)
_DECLINED: Final = Matter("不做响应 不予响应 不响应 无法响应")
_ACCEPTED: Final = Matter("", r"合同外(?:响应|支撑|承接|处理|支持)|accepted outside the contract")
_NO_NAMES: Final = frozenset(words("组长 各位 大家 领导 相关同事"))
LONGEST, MOST_CLAUSES = 300, 40


class Answer(Struct, frozen=True):
    """A coordinator's answer, and the names in it that nobody or several bear."""

    answer: PresalesAnswer
    problems: tuple[Remark, ...] = ()


def is_request(page: Page) -> bool:
    """Whether a mail opens a pre-sales request (P1)."""
    if page.is_reply:
        return bool(page.of("project")) and bool(page.of("kind"))  # the form sent back (M4)
    subject = page.folded_subject
    if any(_topics_in(fold(told.value)) for told in page.of("kind")):
        return True
    named = _REQUEST.search(subject) is not None and (bool(_topics_in(subject)) or _ABOUT.told_in(subject))
    named = named or ("request" in subject and bool(_topics_in(subject)))
    named = named or (_ASKS.told_in(subject) and any(map(_asks_for_topic, page.loose)))
    if not named or page.of("person"):
        return False
    return _ASKS.told_in(subject) or not is_answer(page)


def _asks_for_topic(told: Statement) -> bool:
    """Whether a line begins by asking for one of the topics: 申请标准化货架资料."""
    folded = fold(told.value[:LONGEST])
    return _TOPIC_ASKED.match(folded) is not None and bool(_topics_in(folded))


def is_answer(page: Page) -> bool:
    """Whether a mail answers a pre-sales request with a name, a change or a verdict (P2 to P4)."""
    if not (_ABOUT.told_in(page.folded_subject) or _topics_in(page.folded_subject)):
        return False
    found = read_answer(page).answer
    return bool(found.people) or found.verdict is not None


def _topics_in(folded: str) -> list[Topic]:
    """The topics a text names: a customised solution is none of solution support."""
    found = [topic for topic, matter in _TOPICS.items() if matter.told_in(folded)]
    return [topic for topic in found if topic != "方案支撑" or "定制方案" not in found]


def read_request(page: Page) -> PresalesRequest:
    """The request: the topic its label names, else its subject, else its lines; None when it is not one topic."""
    places = [
        [(fold(told.value), told.source("topic")) for told in page.of("kind")],
        [(page.folded_subject, Statement(None, page.subject, 0, page.mail.subject).source("topic"))],
        [(fold(told.value), told.source("topic")) for told in page.loose if len(told.value) <= LONGEST],
    ]
    topic, source = None, None
    for place in places:
        found = {topic: where for text, where in place for topic in _topics_in(text)}
        if found:
            topic, source = next(iter(found.items())) if len(found) == 1 else (None, None)
            break
    customer = next((told.value for told in page.of("customer") if told.value), None)
    requester = next((told.value for told in page.of("requester") if told.value), None)
    by = page.roll.resolve(requester).name if requester else None
    lacks = any(_LACKS.search(told.line[:LONGEST]) for told in page.statements)
    return PresalesRequest(topic, customer, by, source, needs_person=lacks)


def read_answer(page: Page) -> Answer:
    """Names, change and verdict of the answer; every clause that is none of them is a reason."""
    people: dict[str, Remark | None] = {}
    replaced: list[str] = []
    verdict: Literal["accepted", "declined"] | None = None
    source: Source | None = None
    reasons: list[str] = []
    for clause, told in _clauses(page):
        change, folded = _CHANGES.search(clause), fold(clause)
        old = _names(change["old"] or "", page, told) if change else {}
        new = _names(change["new"] if change else _assigned(clause), page, told)
        if new:
            people |= new
            replaced += old
        elif _DECLINED.told_in(folded):
            verdict = "declined"
        elif _ACCEPTED.told_in(folded):
            verdict = verdict or "accepted"
        else:
            reasons.append(clause)
            continue
        source = source or told.source("answer")
    reason = reason_in(told.value for told in page.loose) or _labelled_reason(page) or tidy("，".join(reasons)) or None
    given = reason if replaced or verdict else None
    answer = PresalesAnswer(tuple(people), tuple(replaced), verdict, given, source)
    return Answer(answer, tuple(remark for remark in people.values() if remark is not None))


def _labelled_reason(page: Page) -> str | None:
    return next((told.value for told in page.of("reason") if told.value), None)


def _clauses(page: Page) -> Iterator[tuple[str, Statement]]:
    left = MOST_CLAUSES
    for told in page.statements:
        if told.field not in {None, "note", "role"} or len(told.line) > LONGEST:
            continue
        for part in _CLAUSE.finditer(told.value if told.field is None else told.line):
            bare = _LEAD.sub("", part[0].strip())
            if bare and not is_courtesy(fold(bare)) and left:
                left -= 1
                yield bare, told


def _assigned(clause: str) -> str:
    found = _ASSIGNS.search(clause) or _SERVES.match(clause)
    if found is None:
        return ""
    return found["names"] or found.groupdict().get("english") or ""


def _names(text: str, page: Page, told: Statement) -> dict[str, Remark | None]:
    """The people of a text that is nothing but names, each with the problem of the name."""
    people = read_people(text, page.roll, strict=True) if text else None
    if people is None or people.rest or people.missing or not people.names:
        return {}
    found: dict[str, Remark | None] = {}
    for written in people.names:
        person = page.roll.resolve(written.name, written.notes)
        found[person.name] = person.remark("person", told.line)
    return found
