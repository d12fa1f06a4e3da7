"""Which kind of mail this is: the claims, in the order in which they are heard. The first that holds has the mail.

A claim rests on what the mail shows (labels, tables, headings), never on what it might have meant. What nobody claims
is `reply` when it answers a mail, else `other`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from parsers.notices.amendments.replacement import REPLACES
from parsers.notices.doubts.asking import (
    asks_for_help,
    calls_release_off,
    is_of_somebody,
    is_void,
    says_why,
    subject_takes_back,
    takes_back,
    unclear_what,
)
from parsers.notices.doubts.both_efforts import has_both_efforts
from parsers.notices.doubts.called_off_days import days_called_off
from parsers.notices.doubts.changes_at_project import has_change_at_project
from parsers.notices.doubts.days_at_project import has_days_at_project
from parsers.notices.doubts.efforts_at_project import has_efforts_at_project
from parsers.notices.doubts.for_us_alone import is_left_to_us
from parsers.notices.doubts.on_condition import releases_on_condition
from parsers.notices.doubts.open_taking_back import held_back, open_taking_back
from parsers.notices.doubts.unheard import is_unheard
from parsers.notices.doubts.unread_lists import has_unread_list
from parsers.notices.evidence import Evidence, spoken
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.leaving.left_beside import left_beside
from parsers.notices.leaving.project_end import says_in_body, says_in_form, says_in_subject, takes_it_back
from parsers.notices.leaving.release import read_releases, speaks_of_release
from parsers.notices.needs.handover import FEWEST, told_in_prose, told_of_a_contract
from parsers.notices.needs.need_claim import states_a_need
from parsers.notices.notice_claims import names_only_heads, states_a_notice
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.presales.answer import answers_plainly, is_answer, is_of_presales
from parsers.notices.presales.plain import asked_by_sales, asks_plainly
from parsers.notices.presales.request import is_request
from parsers.notices.unannounced import names_people_with_days
from parsers.notices.under_another_topic import lends_under_another_topic
from parsers.notices.words.amendment_words import EXTENDED_TO, NEW_END
from parsers.notices.words.change_words import BECOMES
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.notices.words.topics import (
    CHANGE,
    LENDING,
    LENDS,
    RELEASE,
    RELEASE_OF_PEOPLE,
    UNSURE,
    Topic,
    without_courtesy,
)
from parsers.patterns import Pattern
from state.notice import Kind, ReleaseLine

_LEAD_SUBJECT: Final = Pattern(r"(?:研发|技术)负责人|rd lead|r&d lead")
_CHANGES_LEAD: Final = Pattern(r"(?:换|更换|变更|调整)(?:一下)?负责人")
_NAMING: Final = Topic(f"{BECOMES} 接任 接替 担任 新任", r"由.{1,12}负责")
"""Of a mail under the subject 研发负责人变更: words that say who it is now."""
_DRAFT_SUBJECT: Final = Pattern(
    r"[(\[](?:草稿|初稿|草案|征求意见稿?|draft)[)\]]|^\W*(?:草稿|初稿|草案|征求意见稿?|draft)\s?[-—–:_]"
)
_DRAFT: Final = Pattern(
    r"\W*(?:以[上下](?:内容|信息|安排)?|本邮件|这[封份]?(?:邮件)?)?\s?[仅只]?[为是供]?\s?"
    r"(?:草稿|初稿|草案|草拟|示例|样例|举例|征求意见稿?|draft\b)(?!项目|的)"
)
_BEGINS: Final = Pattern(
    r"\s?(?:正式)?(?:就|即|才)?(?:进场|入场|到岗|到位|到场|进驻|进组|加入|报到|过来|过去|来|进来|[进上到去](?=[,，、。\s]))"
)
_GOES_THERE: Final = Pattern(
    r"\s?(?:\([^()]{1,6}\))?\s?(?:正式|就|会|起|开始|早上|上午){0,3}[到去来进赴在](?:[你您]们?|我们)?(?:那边|这边)?"
    r"[^,，。;；\d]{2,24}(?:报到|上班|干活|工作|驻场|支[撑援持]|进场|开工)(?=[,，。;；]|$)"
)
"""…5月25日（周一）到你们滨江大学算力平台报到: behind the day on which somebody begins."""
_PUTS_OFF: Final = Pattern(r"推迟|延后|推后|延迟|往后推")
_COMES_TOO: Final = Pattern(r"[进入]场|到岗|补充|接[替手]|[更替]?换|调整|变[更动]")
"""A subject of leaving that is of who comes, too."""
LONGEST: Final = 400
"""Characters of a line that may lend somebody until he leaves."""
_LONGEST_NOTE: Final = 30
"""Characters of a line that calls the mail a draft."""
_HANDOVER_ALONE: Final = Pattern(
    r"\W*(?:(?:项目|售前)?(?:交底|交接|移交|转交付)(?:信息|说明|邮件|材料|内容)?|(?:project )?hand-?over)\W*"
)
_OF_A_PROJECT: Final = frozenset({"project", "customer", "manager", "handover"})
_HANDOVER: Final = Pattern(r"交底|项目(?:交接|移交)|售前转交付|hand-?over")


def _cancellation(found: Evidence) -> bool:
    """A mail that takes one back and states another (上一封作废，…) is the other one; 先不撤销 takes none back."""
    if is_void(found.page):
        return not found.page.is_reply
    if days_called_off(found.page):
        return not held_back(found.page)
    if found.has_dated_people:
        return subject_takes_back(found.page, found.texts)
    texts = spoken(_before_days(found.page.statements))
    if calls_release_off(found.page, texts):
        return True
    unclear = unclear_what(found.page, texts, found.project, beside=found.extension is not None)
    lends = any(has_range(text) and LENDS.told_in(text) for text in found.texts)
    if not unclear and (lends or not takes_back(found.page, texts, found.statements, found.project)):
        return not lends and open_taking_back(found.page, texts, found.project) is not None
    held = held_back(found.page)
    # 取消支撑 over 那位同事的支撑取消吧，用不上了: whose it is has to be asked about (M4).
    whose = is_of_somebody(found.page, texts) and subject_takes_back(found.page, texts)
    whose = whose and found.project is not None and not any(map(UNSURE.told_in, texts))
    return not held or says_why(found.page, texts) or whose


def _before_days(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements up to the first that states days: 甲续期至7月15日，此安排取消 takes nothing back."""
    return tuple(takewhile(lambda told: told.field not in {"until", "end", "start", "period"}, statements))


def _lead_change(found: Evidence) -> bool:
    subject = found.page.folded_subject
    presales = is_of_presales(subject) and not _LEAD_SUBJECT.search(subject)
    extends = found.extension is not None and found.extension.assignments and not found.page.is_reply
    if presales or found.has_dated_people or extends or any(map(UNSURE.told_in, found.texts)):
        return False
    named = bool(found.lead.name or found.lead.problem)
    if found.lead.changed:
        return named
    about = _LEAD_SUBJECT.search(subject) is not None and CHANGE.told_in(subject)
    about = about or _CHANGES_LEAD.search(subject) is not None
    told = named or bool(found.page.of("lead", "old_lead")) or any(map(_NAMING.told_in, found.texts))
    return about and told and not found.page.is_reply


def _lead_change_beside(found: Evidence) -> bool:
    """A change of the lead beside people with days of which nobody else makes anything: 查甘望 6.22, as one signs."""
    plain = found.lead.changed and not found.page.is_reply and not any(map(UNSURE.told_in, found.texts))
    return plain and bool(found.lead.name or found.lead.problem) and not is_of_presales(found.page.folded_subject)


def _project_end(found: Evidence) -> bool:
    if found.has_dated_people:
        return False
    if found.page.is_reply:
        return says_in_form(found.page)
    if says_in_subject(found.page):
        return not takes_it_back(found.texts)
    return says_in_body(found.texts, found.project, found.page.folded_subject) and not found.elsewhere


def _handover(found: Evidence) -> bool:
    about = _HANDOVER.search(found.page.folded_subject) is not None
    facts = [
        told
        for told in found.statements
        if told.field in {"project", "customer", "manager", "handover", "lead", "start", "end", "period", "note"}
    ]
    meeting = any(told.field == "meeting" for told in found.statements)
    answers = found.page.is_reply and not {"project", "handover"} <= {told.field for told in facts}
    if not about or found.has_people or answers or meeting:
        return False
    return len(facts) >= FEWEST or _is_bare_handover(found)


def _handover_that_lends(found: Evidence) -> bool:
    """Facts of a contract under a subject of handing over: who is named in them is a fact, or asked about (D10)."""
    subject = found.page.folded_subject
    if found.page.is_reply or not found.has_people or LENDING.told_in(subject) or not _HANDOVER.search(subject):
        return False
    fields = {told.field for told in found.statements}
    labelled = {"customer", "handover"} & fields and len(fields & _OF_A_PROJECT) >= FEWEST
    return "meeting" not in fields and (bool(labelled) or told_of_a_contract(found.page, found.blocks))


def _is_bare_handover(found: Evidence) -> bool:
    """A fresh mail whose subject says 项目交底 and nothing else, with its facts in sentences."""
    subject = found.page.untagged_subject.replace(fold(found.project or ""), "")
    bare = _HANDOVER_ALONE.fullmatch(subject) is not None and found.project is not None
    return bare and not found.page.is_reply and told_in_prose(found.page)


def _release(found: Evidence) -> bool:
    page = found.page
    if not speaks_of_release(page, found.project) or found.elsewhere or _says_otherwise(page):
        return False
    if page.is_reply:
        return bool(page.of("release_person")) and bool(page.of("release_on", "end", "period"))
    if page.of("release_person"):
        return True
    if any(map(_is_in_doubt, (page.folded_subject, *found.texts))) and not page.of("release_on"):
        return found.project is not None and releases_on_condition(page)
    leaving = read_releases(page, found.project).lines
    if leaving:
        leave = _who_leave(found, leaving)
        return not (_lends_others(found, leave) or _extends_others(found, leave) or _says_when_all_end(found, leaving))
    return found.project is not None and found.extension is None and RELEASE_OF_PEOPLE.told_in(page.folded_subject)


def _says_otherwise(page: Page) -> bool:
    """Whether the project ends, who was to leave stays, or who is named comes: 白一舟6月8日起不再支撑，由许南星接手."""
    stays = any(told.label == EXTENDED_TO or _is_put_off(told) for told in page.of("until"))
    comes = any(f"（{REPLACES}" in told.value for told in page.of("person"))
    return (not page.of("release_person") and (stays or comes)) or _is_the_end(page)


def _is_put_off(told: Statement) -> bool:
    """Whether a day of leaving is a later one: 高兴的撤场日期从5月29日推迟到6月12日, under 高兴延期撤场."""
    return told.label == NEW_END and _PUTS_OFF.search(fold(told.line[:LONGEST])) is not None


def _is_in_doubt(folded: str) -> bool:
    """Whether a line that speaks of leaving, or of days, is talk: 许南星可能6月20日撤场."""
    text = without_courtesy(folded)
    return UNSURE.told_in(text) and (RELEASE.told_in(text) or is_dated(text))


def _is_the_end(page: Page) -> bool:
    """Whether the subject announces the project's end: who leaves in it leaves with everybody, or is asked about."""
    subject = page.folded_subject
    return says_in_subject(page) and not RELEASE.told_in(subject) and not page.of("release_person")


def _lends_others(found: Evidence, leave: set[str]) -> bool:
    """Whether the mail states days of people besides those who leave: it is a notice, and who leaves is asked about."""
    ranged = [block for block in found.blocks if "person" in block and _is_ranged(block)]
    dated = [block["person"].value for block in ranged]
    lent = {one.name for names in dated for one in read_people(names, found.page.roll).names}
    return bool(lent - leave)


def _who_leave(found: Evidence, leaving: Sequence[ReleaseLine]) -> set[str]:
    """Who leaves, of whom a subject of leaving stands over: 甲撤场，乙进场 above lines of their own is of 甲 alone."""
    dated = {line.person for line in leaving if line.on is not None}
    comes = {line.person for line in leaving} - dated
    apart = comes and dated and _COMES_TOO.search(found.page.folded_subject) is not None
    apart = apart and dated <= {line.person for line in left_beside(found.page, found.project).lines}
    return dated if apart and all(_is_lent_in_words(name, found) for name in comes) else dated | comes


def _is_lent_in_words(name: str, found: Evidence) -> bool:
    """Whether a line lends somebody from day to day, and says so."""
    for block in (one for one in found.blocks if "person" in one and _is_ranged(one)):
        folded = fold(block["person"].line[:LONGEST])
        named = any(one.name == name for one in read_people(block["person"].value, found.page.roll).names)
        if named and LENDS.told_in(folded) and not RELEASE.told_in(folded):
            return True
    return False


def _extends_others(found: Evidence, leave: set[str]) -> bool:
    """Whether a mail says of others until when they stay, and lines of their own say who leaves.

    甲提前撤场，最后一天6月18日；乙延长支撑至7月24日
    """
    extension = found.extension
    if extension is None or extension.problems or found.page.is_reply:
        return False
    stay = {line.person for line in extension.assignments if line.end is not None} - leave
    return bool(stay) and leave <= {line.person for line in left_beside(found.page, found.project).lines}


def _says_when_all_end(found: Evidence, leaving: Sequence[ReleaseLine]) -> bool:
    """Whether lines that lend somebody from a day say themselves when everybody goes: 许南星6月1日进场，6月30日离场."""
    if RELEASE.told_in(found.page.folded_subject):
        return False
    lines = {told.number for told in found.page.loose if _begins_to_lend(fold(told.value[:LONGEST]))}
    return all({source.line for source in line.sources} <= lines for line in leaving)


def _begins_to_lend(folded: str) -> bool:
    days = periods(folded)
    comes = any(_BEGINS.match(folded, span.end) for span in days)
    comes = comes or any(_GOES_THERE.match(folded, span.end) for span in days[:-1])
    begins = any(folded[: span.end].endswith(("起", "开始")) for span in days) and LENDS.told_in(folded)
    return (comes or begins) and len(days) > 1


def _is_ranged(block: Block) -> bool:
    return {"start", "end"} <= block.keys() or ("period" in block and has_range(fold(block["period"].value)))


def _draft(found: Evidence) -> bool:
    """A fresh mail that calls itself a draft or an example: nothing in it is stated yet."""
    short = (text for text in found.texts if len(text) <= _LONGEST_NOTE)
    named = _DRAFT_SUBJECT.search(found.page.folded_subject) is not None or any(map(_DRAFT.match, short))
    return named and not found.page.is_reply


CLAIMS: Final[tuple[tuple[Kind, Callable[[Evidence], bool]], ...]] = (
    ("help", lambda found: asks_for_help(found.page, found.texts, found.statements)),
    ("other", _draft),
    ("cancellation", _cancellation),
    ("presales_request", lambda found: is_request(found.page)),
    ("presales_answer", lambda found: answers_plainly(found.page)),
    ("lead_change", _lead_change),
    ("release_notice", _release),
    ("handover", _handover_that_lends),
    ("staffing_notice", states_a_notice),
    ("project_end", _project_end),
    ("handover", _handover),
    ("need", lambda found: states_a_need(found) and not (asked_by_sales(found) or has_both_efforts(found))),
    ("presales_answer", lambda found: is_answer(found.page)),
    ("staffing_notice", names_only_heads),
    ("presales_request", asks_plainly),
    ("staffing_notice", has_unread_list),
    ("staffing_notice", lends_under_another_topic),
    ("lead_change", _lead_change_beside),
    ("staffing_notice", is_unheard),
    ("staffing_notice", names_people_with_days),
    ("staffing_notice", has_days_at_project),
    ("staffing_notice", has_efforts_at_project),
    ("staffing_notice", has_both_efforts),
    ("staffing_notice", has_change_at_project),
    ("staffing_notice", is_left_to_us),
)


_WIDEST: Final = (has_efforts_at_project, has_both_efforts, has_change_at_project)
"""The nets that hear a mail whatever its words are."""


def claim(found: Evidence) -> tuple[Kind, bool]:
    """The kind of the mail, and whether it is asked about whatever is read of it: only the widest net has heard it."""
    for kind, holds in CLAIMS:
        if holds(found):
            return kind, holds in _WIDEST
    return ("reply" if found.page.is_reply else "other"), False
