"""Which kind of mail this is: the claims, in the order in which they are heard. The first that holds has the mail.

A claim rests on what the mail shows (labels, tables, headings), never on what it might have meant. What nobody claims
is `reply` when it answers a mail, else `other`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from parsers.notices.asking import asks_for_help, takes_back
from parsers.notices.attachment import refers_to_attachment
from parsers.notices.blocks import DATED, Block
from parsers.notices.change_words import BECOMES
from parsers.notices.extension import Extension
from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.labels import Field
from parsers.notices.lead import Holder
from parsers.notices.lead_words import speaks_of_office
from parsers.notices.lengthened import LENGTH
from parsers.notices.need import asks_for_people, asks_plainly
from parsers.notices.page import Page
from parsers.notices.people import read_people
from parsers.notices.presales_answer import is_answer
from parsers.notices.presales_request import is_request
from parsers.notices.project_end import says_in_body, says_in_form, says_in_subject
from parsers.notices.release import read_releases, speaks_of_release
from parsers.notices.sentences import LENT
from parsers.notices.somebody import DENIED, OTHER_WORK, moves_somebody, names_somebody
from parsers.notices.spans import has_range, is_dated, periods
from parsers.notices.topics import (
    ANOTHER_MATTER,
    CHANGE,
    LENDING,
    LENDS,
    LISTED,
    NOT_LENT,
    RELEASE,
    RELEASE_OF_PEOPLE,
    UNSURE,
    Topic,
    is_courtesy,
)
from parsers.patterns import Pattern
from state.notice import Kind

_LEAD_SUBJECT: Final = Pattern(r"(?:研发|技术)负责人|rd lead|r&d lead")
_NEED_SUBJECT: Final = Pattern(
    r"(?:人员|人力|用人|资源|开发|支撑人员|研发)(?:支撑)?(?:需求|申请|请求)|需求人员|缺人|申请(?:增加"
    r"|补充|协调)?(?:人员|人力|开发|支撑人员)|staff(?:ing)? (?:need|request)"
)
_NEED_BODY: Final = Pattern(
    r"(?:需要|还需|缺|申请|希望(?:协调|增加)|请协调|需协调|急需|请(?:帮忙)?(?:安排|支援"
    r"|支持))[^，。;]{0,12}?(?:\d|[一二两三四五六])\s?[名位人个]"
    r"|\b(?:need|request|require|looking for)s?\b[^.;]{0,30}\b(?:developer|tester|engineer|designer)s?\b"
)
_NAMING: Final = Topic(f"{BECOMES} 接任 接替 担任 新任", r"由.{1,12}负责")
"""Of a mail under the subject 研发负责人变更: words that say who it is now."""
_HANDOVER: Final = Pattern(r"交底|项目(?:交接|移交)|售前转交付|hand-?over")
_RANGE: Final = Pattern(r"\d\s?[日号]?\s?(?:-|~|—|–|至|到|起)")
_TAG: Final = Pattern(r"\[[^\[\]]{0,60}\]")
_MOVES: Final = Pattern(r"(?:改|调整|变更|更正|延[长期后]|提前|推迟)[为到至成]")
_MOVED_BY: Final = Pattern(rf"(?:后移|前移|顺延|推迟|延后|提前|再支[撑援持])\s?{LENGTH}")
"""支撑时间整体后移一周: by how much, and not to which day."""
_COVERS: Final = Pattern(r"由[^,，。;；]{2,12}?(?:顶替|接替|代替|替换|代班|支[撑援持])")
"""休年假，期间由白一舟顶替: whoever is away, somebody is lent."""
_BARE_NEED: Final = Pattern(r"^\W*(?:需求|申请|用人|求助)\W*$")
_KICK_OFF: Final = Pattern(r"启动.{0,80}人员(?:支撑)?(?:安排|投入|名单)")
"""The minutes of a kick-off meeting may be its notice (D1)."""
_PROJECT: Final = Pattern(r"项目|\bproject\b")
_VERDICT: Final = Pattern(r"(?:不?同意|不?批准|不?可以|好的?|ok|收到|agreed?|approved?)(?=[\s,。;!]|$)")
MOST_LINES: Final = 40
"""Lines that are looked at for what was passed over."""
_MEETING: Final = frozenset({"meeting", "absence"})


class Evidence(Struct, frozen=True):
    """What the readers have found in a mail, for the claims to weigh."""

    page: Page
    statements: tuple[Statement, ...]
    blocks: tuple[Block, ...]
    project: str | None
    lead: Holder
    manager: Holder
    extension: Extension | None
    texts: tuple[str, ...]
    """The unlabelled lines (folded) that say something."""

    @property
    def lends(self) -> bool:
        """Whether subject or a line says that people are lent."""
        return LENDING.told_in(self.page.folded_subject) or any(map(LENDING.told_in, self.texts))

    @property
    def elsewhere(self) -> bool:
        """Whether subject or labels say that the mail is about something else: a meeting, leave, a weekly report."""
        subject = self.page.folded_subject
        labels = any(told.field in _MEETING for told in self.statements)
        return (labels or ANOTHER_MATTER.told_in(subject)) and not _KICK_OFF.search(subject)


def spoken(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """The unlabelled lines (folded) that do more than greet, thank or close."""
    loose = (fold(told.value) for told in statements if told.field is None)
    return tuple(text for text in loose if not is_courtesy(text))


def _cancellation(found: Evidence) -> bool:
    """A mail that takes one notice back and states another (上一封作废，…) is the other one."""
    if _has_dated_people(found) or any(has_range(text) and LENDS.told_in(text) for text in found.texts):
        return False
    return takes_back(found.page, found.texts, found.statements)


def _lead_change(found: Evidence) -> bool:
    if _has_dated_people(found) or any(map(UNSURE.told_in, found.texts)):
        return False
    named = bool(found.lead.name or found.lead.problem)
    if found.lead.changed:
        return named
    subject = found.page.folded_subject
    about = _LEAD_SUBJECT.search(subject) is not None and CHANGE.told_in(subject)
    told = named or bool(found.page.of("lead", "old_lead")) or any(map(_NAMING.told_in, found.texts))
    return about and told and not found.page.is_reply


def _has_dated_people(found: Evidence) -> bool:
    return any("person" in block and block.keys() & DATED for block in found.blocks)


def _project_end(found: Evidence) -> bool:
    if _has_dated_people(found):
        return False
    if found.page.is_reply:
        return says_in_form(found.page)
    return says_in_subject(found.page) or (says_in_body(found.texts, found.project) and not found.elsewhere)


def _handover(found: Evidence) -> bool:
    about = _HANDOVER.search(found.page.folded_subject) is not None
    facts = [
        told
        for told in found.statements
        if told.field in {"project", "customer", "manager", "handover", "lead", "start", "end", "period", "note"}
    ]
    meeting = any(told.field == "meeting" for told in found.statements)
    answers = found.page.is_reply and not {"project", "handover"} <= {told.field for told in facts}
    return about and not _has_people(found) and not answers and len(facts) > 1 and not meeting


def _has_people(found: Evidence) -> bool:
    return any("person" in block for block in found.blocks)


def _release(found: Evidence) -> bool:
    page = found.page
    if not speaks_of_release(page, found.project) or found.elsewhere:
        return False
    if page.is_reply:
        return bool(page.of("release_person")) and bool(page.of("release_on", "end", "period"))
    if page.of("release_person"):
        return True
    if any(map(UNSURE.told_in, (page.folded_subject, *found.texts))) and not page.of("release_on"):
        return False
    if _lends_others(found):
        return False
    return bool(read_releases(page, found.project).lines) or (
        found.project is not None and RELEASE_OF_PEOPLE.told_in(page.folded_subject)
    )


def _lends_others(found: Evidence) -> bool:
    """Whether the mail states days of people besides those who leave: it is a notice, and who leaves is asked about."""
    leave = {line.person for line in read_releases(found.page, found.project).lines}
    ranged = [block for block in found.blocks if "person" in block and _is_ranged(block)]
    dated = [block["person"].value for block in ranged]
    lent = {one.name for names in dated for one in read_people(names, found.page.roll).names}
    return bool(leave) and bool(lent - leave)


def _is_ranged(block: Block) -> bool:
    return {"start", "end"} <= block.keys() or ("period" in block and has_range(fold(block["period"].value)))


def _need(found: Evidence) -> bool:
    fields = {told.field for told in found.statements} | set(found.page.by_field)
    if _has_people(found) or (found.page.is_reply and not ("count" in fields and fields & {"asked", "role"})):
        return False
    about = fields & {"role", "period", "start", "estimated", "support"}
    labelled = "asked" in fields or ("count" in fields and about)
    asked = _asks(found) and (
        fields & {"role", "period", "start", "support"}
        or any(_NEED_BODY.search(text) or asks_for_people(text) for text in (*found.texts, *_noted(found)))
    )
    return bool(labelled or asked or _wants_hands(found)) and not found.elsewhere


def _noted(found: Evidence) -> tuple[str, ...]:
    """What the labels of the need itself say (需求：前端 2人，…), folded."""
    return tuple(fold(told.value) for told in found.statements if told.field == "note")


def _wants_hands(found: Evidence) -> bool:
    """Whether a sentence of a fresh mail about a project asks for hands: 现在缺两名前端, we need two testers."""
    return (
        not found.page.is_reply
        and _is_about_a_project(found)
        and any(asks_plainly(told, found.page.roll) for told in found.page.loose[:MOST_LINES])
    )


def _is_about_a_project(found: Evidence) -> bool:
    texts = (found.page.folded_subject, *found.texts)
    return found.project is not None or any(map(_PROJECT.search, texts))


def _asks(found: Evidence) -> bool:
    """Whether the subject asks for people."""
    subject = _TAG.sub("", found.page.folded_subject)
    return (_NEED_SUBJECT.search(subject) or _BARE_NEED.match(subject)) is not None


def _notice(found: Evidence) -> bool:
    """People with days or effort, under labels that say so, or in a mail that lends."""
    if found.extension is not None and (found.extension.amends or not found.page.is_reply):
        return not found.elsewhere
    if _answers(found):
        return False
    strong = {
        told.field
        for told in (*found.statements, *(told for row in found.page.rows for told in row.values()))
        if told.strong
    }
    if _has_people(found) and _told_with(found, "person"):
        if {"person", "period"} <= strong:
            return True
        return not found.elsewhere and (bool(strong & {"person", "period", "start", "support"}) or _stated(found))
    if found.elsewhere or any(map(UNSURE.told_in, found.texts)):
        return False
    return _half(found, strong) or _unread(found) or _in_attachment(found)


def _in_attachment(found: Evidence) -> bool:
    """A fresh mail about a project that lends by its subject and leaves whom to a file that nobody here reads."""
    page = found.page
    files = page.mail.documents or page.mail.unreadable
    lends = found.project is not None and LENDING.told_in(page.folded_subject)
    return bool(files) and lends and not page.is_reply and refers_to_attachment(page.mail)


def _answers(found: Evidence) -> bool:
    """Whether an answer begins with a verdict and has one day at most: 同意 查甘望 5/29 is signed, and lends nobody."""
    told = found.page.statements
    return (
        found.page.is_reply
        and bool(told)
        and _VERDICT.match(fold(told[0].value)) is not None
        and not any(one.field is not None or has_range(fold(one.value)) for one in told)
    )


def _unread(found: Evidence) -> bool:
    """A fresh mail under a notice's subject, with days and a word of lending, that nobody could read is asked about."""
    if found.page.is_reply or not LENDING.told_in(found.page.folded_subject) or _has_people(found):
        return False
    lending = [text for text in found.texts if LENDS.told_in(text) and not NOT_LENT.told_in(text)]
    return any(has_range(text) or _comes_and_goes(text) for text in lending) or any(map(_moves_days, found.texts))


def _moves_days(folded: str) -> bool:
    """Whether a line moves one day to another without saying whose: 原通知中6月30日改为7月15日."""
    return _MOVES.search(folded) is not None and len(periods(folded)) > 1 and not ANOTHER_MATTER.told_in(folded)


def _comes_and_goes(folded: str) -> bool:
    """Whether a line says who leaves and who comes, each on a day: nobody can record half of it."""
    return RELEASE.told_in(folded) and len(periods(folded)) > 1


def _told_with(found: Evidence, field: Field) -> bool:
    """Whether some person of the mail has days or an effort, or stands under a label of lending."""
    facts = DATED | {"estimated", "support"}
    return any(
        field in block
        and (
            block.keys() & facts
            or block[field].strong
            or block[field].label == LENT
            or is_dated(fold(block[field].value))
        )
        for block in found.blocks
    )


def _stated(found: Evidence) -> bool:
    """Weak labels and bare lists count where the mail says that it lends, or names its project over a list."""
    heading = any(map(LISTED.told_in, found.texts)) or any(
        told.field == "person" and not told.value for told in found.statements
    )
    if found.page.is_reply and not found.texts and _ranged(found):
        return True
    if found.project is not None and any(told.label == LENT for told in found.statements):
        return True
    if found.lends or (found.project is not None and (heading or bool(found.page.rows))):
        return True
    return _labelled_project(found) and (not found.page.is_reply or _ranged(found))


def _ranged(found: Evidence) -> bool:
    """Whether everybody has a period with two ends: an answer of names and days to a need (D2b)."""
    return all("person" in block and _has_range(block) for block in found.blocks)


def _has_range(block: Block) -> bool:
    period = block.get("period")
    return {"start", "end"} <= block.keys() or (period is not None and _RANGE.search(fold(period.value)) is not None)


def _labelled_project(found: Evidence) -> bool:
    return any(told.field == "project" for told in found.statements) or (
        found.project is not None and _all_labelled(found)
    )


def _all_labelled(found: Evidence) -> bool:
    return not found.texts


def _half(found: Evidence, strong: set[Field | None]) -> bool:
    """A notice with a hole in it: days without people under a label of lending, in a mail that lends."""
    if found.page.is_reply or (_asks(found) and not found.page.of("person")):
        return False
    moved = any(told.field == "until" and told.value for told in found.statements)
    dated = moved or any(block.keys() & DATED for block in found.blocks)
    empty = any(told.field == "person" and not told.value for told in found.statements)
    labelled = bool(strong & {"period", "person", "start", "until"})
    return (dated or empty) and labelled and (found.lends or found.project is not None)


def _only_heads(found: Evidence) -> bool:
    """A mail that says who manages or leads and nothing else."""
    named = found.lead.name or found.lead.problem or found.manager.name or found.manager.problem
    others = [
        told for told in found.statements if told.field not in {None, "project", "lead", "manager", "note", "customer"}
    ]
    talk = [text for text in found.texts if not speaks_of_office(text)]
    placed = found.project is not None or found.page.is_reply
    return (
        bool(named)
        and placed
        and not others
        and not talk
        and not any(map(UNSURE.told_in, found.texts))
        and not found.elsewhere
    )


def _passed_over(found: Evidence) -> bool:
    """A fresh mail about a project, with somebody who comes, stays or goes on a day: asked about, never passed over."""
    page = found.page
    if page.is_reply or found.elsewhere:
        return False
    lending = LENDS.told_in(page.folded_subject)
    return _is_about_a_project(found) and any(
        (lending or moves_somebody(told.value))
        and (is_dated(fold(told.value)) or _MOVED_BY.search(fold(told.value)))
        and names_somebody(told.value, page.roll)
        for told in page.loose[:MOST_LINES]
        if not _is_talk(fold(told.value), covering=lending)
    )


def _is_talk(folded: str, *, covering: bool) -> bool:
    """Whether a line is none of lending; in a mail that lends, whoever covers for somebody away is lent."""
    if covering and _COVERS.search(folded):
        return UNSURE.told_in(folded)
    return is_courtesy(folded) or any(
        matter.told_in(folded) for matter in (UNSURE, NOT_LENT, ANOTHER_MATTER, OTHER_WORK, DENIED)
    )


CLAIMS: Final[tuple[tuple[Kind, Callable[[Evidence], bool]], ...]] = (
    ("help", lambda found: asks_for_help(found.page, found.texts, found.statements)),
    ("cancellation", _cancellation),
    ("presales_request", lambda found: is_request(found.page)),
    ("lead_change", _lead_change),
    ("release_notice", _release),
    ("staffing_notice", _notice),
    ("project_end", _project_end),
    ("handover", _handover),
    ("need", _need),
    ("presales_answer", lambda found: is_answer(found.page)),
    ("staffing_notice", _only_heads),
    ("staffing_notice", _passed_over),
)


def claim(found: Evidence) -> Kind:
    """The kind of the mail."""
    for kind, holds in CLAIMS:
        if holds(found):
            return kind
    return "reply" if found.page.is_reply else "other"
