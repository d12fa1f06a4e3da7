"""Whether a mail states a need (D2b): by labels, by its subject, or by a sentence that asks for hands."""

from __future__ import annotations

from typing import Final

from parsers.notices.evidence import Evidence
from parsers.notices.layout.fields import Statement
from parsers.notices.needs.hands import hands_in
from parsers.notices.needs.need import asks_for_people, asks_plainly
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known, names_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

LONGEST: Final = 300
MOST_LINES: Final = 40
"""Lines that are looked at for a sentence that asks."""
NEED_SUBJECT: Final = Pattern(
    r"(?:人员|人力|用人|资源|开发|支撑人员|研发)(?:支撑)?(?:需求|申请|请求)|需求人员|缺人|人[手员力]?缺口|再?[要加借缺]一?个人|申请(?:增加"
    r"|补充|协调)?(?:人员|人力|开发|支撑人员)|staff(?:ing)? (?:need|request)"
    r"|求支?援|[要借求]人手?(?=\W|$)|需求(?:取消|撤销|撤回)|取消需求"
)
_NEED_BODY: Final = Pattern(
    r"(?:需要|还需|缺|申请|希望(?:协调|增加)|请协调|需协调|急需|请(?:帮忙)?(?:安排|支援"
    r"|支持))[^，。;]{0,12}?(?:\d|[一二两三四五六])\s?[名位人个]"
    r"|\b(?:need|request|require|looking for)s?\b[^.;]{0,30}\b(?:developer|tester|engineer|designer)s?\b"
)
_BARE_NEED: Final = Pattern(r"^\W*(?:需求|申请|用人|求助|needs?|request)\W*$")

_CLAUSES: Final = Pattern(r"[,，。；;]")
_SENDS: Final = Pattern(
    r"\s*(?:现|特|已|决定|故|[^,，]{0,8}(?:商定|商量好|说好|决定|确定))?(?:经)?(?:协调|安排|抽调|调配|委派|指派|派|由)"
)
_FILLS: Final = Pattern(r"[名位人个]\s?[:：(（]\s?")
"""需协调前端1名（白一舟）."""
ASKS_FOR: Final = Pattern(
    r"\W*(?:(?:目前|现在?|项目|我们|还|急|各位好|您好)[,，:]?)*+(?:需要?|请(?!知)|申请|希望|想|缺|麻烦|能否|可否|能不能|可不可以|想)"
)
"""需要许南星，6月1日-6月30日."""


def states_a_need(found: Evidence) -> bool:
    """A mail that asks for hands and names nobody; an answer does only as the form sent back (M4)."""
    fields = {told.field for told in found.statements} | set(found.page.by_field)
    if (
        found.has_people
        or _sends_somebody(found)
        or (found.page.is_reply and not ("count" in fields and fields & {"asked", "role"}))
    ):
        return False
    about = fields & {"role", "period", "start", "estimated", "support"}
    labelled = "asked" in fields or ("count" in fields and about)
    asked = asks_in_subject(found) and (
        fields & {"role", "period", "start", "support"}
        or any(_NEED_BODY.search(text) or asks_for_people(text) for text in (*found.texts, *_noted(found)))
        or any(_asks_for_somebody(told, found.page.roll) or _counts(told) for told in found.page.loose[:MOST_LINES])
    )
    return bool(labelled or asked or wants_hands(found)) and not found.elsewhere


def _sends_somebody(found: Evidence) -> bool:
    """Whether a clause behind the need says who comes: 需要一位产品同事，现协调许南星支撑，支撑时间…."""
    if found.page.is_reply:
        return False
    clauses = [clause for told in found.page.loose[:MOST_LINES] for clause in _CLAUSES.split(told.value[:LONGEST])]
    return any(_names_whom(clause, found.page.roll) for clause in clauses)


def _names_whom(clause: str, roll: Roll) -> bool:
    if _SENDS.match(clause) and names_known(clause, roll):
        return True
    return any(roll.longest_at(clause, filled.end()) for filled in _FILLS.finditer(clause))


def _counts(told: Statement) -> bool:
    """Whether a line has a number of people in a role, and a time: 两个前端两周，6月8日开始."""
    return is_dated(fold(told.value[:LONGEST])) and any(hands.count for hands in hands_in(told))


def _asks_for_somebody(told: Statement, roll: Roll) -> bool:
    """Whether a line asks for somebody by name on some days: 希望安排许南星，6月1日-6月30日. As what, is asked."""
    folded = fold(told.value)
    if ASKS_FOR.match(folded) is None or not is_dated(folded):
        return False
    return bool(roll.named_in(told.value)) or names_somebody(told.value, roll)


def _noted(found: Evidence) -> tuple[str, ...]:
    """What the labels of the need itself say (需求：前端 2人，…), folded."""
    return tuple(fold(told.value) for told in found.statements if told.field == "note")


def wants_hands(found: Evidence) -> bool:
    """Whether a sentence of a fresh mail about a project asks for hands: 现在缺两名前端, we need two testers."""
    return (
        not found.page.is_reply
        and found.about_a_project
        and any(asks_plainly(told, found.page.roll) for told in found.page.loose[:MOST_LINES])
    )


def asks_in_subject(found: Evidence) -> bool:
    """Whether the subject asks for people."""
    subject = found.page.untagged_subject
    return (NEED_SUBJECT.search(subject) or _BARE_NEED.match(subject)) is not None
