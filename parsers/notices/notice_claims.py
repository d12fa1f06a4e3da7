"""Whether a mail is a staffing notice (D1, D2): it states one, names only its heads, or moves somebody unread (M4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from parsers.message import Table
from parsers.notices.answers.answer_claim import answers_whether_to_extend, asks_back, is_answer, only_nods
from parsers.notices.answers.reply_change import changed_in_full
from parsers.notices.doubts.on_condition import extends_on_condition, lends_on_condition
from parsers.notices.evidence import Evidence
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.marks import field_named
from parsers.notices.layout.table_kinds import is_of_contacts
from parsers.notices.lending.periods import later_day
from parsers.notices.lending.sentences import LENT
from parsers.notices.needs.need_claim import asks_in_subject, wants_hands
from parsers.notices.page.page import Page
from parsers.notices.page.subject_topic import STAFFS, has_own_matter, is_of_people
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.people import read_people
from parsers.notices.people.somebody import moves_somebody, names_known
from parsers.notices.people.written_names import key_of
from parsers.notices.words.attachment import refers_to_attachment
from parsers.notices.words.fold import fold
from parsers.notices.words.heading_words import heads_people, is_of_a_plan
from parsers.notices.words.labels import DATED, EFFORTS, Field
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, LENDS, LISTED, NOT_LENT, RELEASE, UNSURE
from parsers.patterns import Pattern

_HEDGES: Final = Pattern(r"可能|也许|或许|大概率|初步|尚未确定|还没定|还未定|没有定|待确认|不一定|未必|意向")
"""Doubt that is no question to anybody."""
_IN_BRACKETS: Final = Pattern(r"\([^()?吗]{0,20}\)")
"""What is doubted of one in a list: （可能）, （大概率）. A question in brackets is one."""
_LENT: Final = Pattern(r"支[撑援持]|投入|参与|加入|驻场|[进入]场|到岗|到位")
_DENIED: Final = Pattern(r"(?:不|无需|无须|无法)(?:再|用|必|需要?|会|能)*(?:支[撑援持]|投入|参与|加入)")
_CLAUSES: Final = Pattern(r"[,，。;；()]")
_THANKS: Final = Pattern(r"感谢|谢谢|辛苦了?")
_SURELY_LENT: Final = Pattern(r"支[撑援]|投入(?!精力|使用)|驻场|[进入]场|到岗")
_RANGE: Final = Pattern(r"\d\s?[日号]?\s?(?:-|~|—|–|至|到|起)")
_TURN_TO: Final = Pattern(
    r"[^,，。;；\d]{0,16}(?:问题|事宜|事项|需要|疑问|需求)[^,，。;；\d]{0,6}[,，]?\s?(?:都|均|可以?|请|直接|及时|随时|统一|以后|后续){0,4}"
    r"(?:联系|找|咨询|沟通|对接|反馈)[^,，。;；\d]{0,10}[,，。!！]?"
)
_HEADS_FOLLOW: Final = Pattern(r"\W*(?:本|该)?(?:项目|主要|相关|各)*负责人(?:名单|信息|安排|角色)?如下\W*")
_OF_WHO_WORKS: Final = Pattern(r"投入|[增加]派|增补|抽调|组建|分工|项目组|[开研]发|实施|建设|加人|安排")
"""Words of a subject under which names and days are who works on it: 大屏开发, 项目组, 分工."""
_GOES_THERE: Final = Pattern(r"(?:[去到来在进借给赴归]|派[往到])(?:[你您我]们?)?(?:那边|这边)?本项目")
_LONGEST: Final = 300
"""Characters of a line in which somebody goes there."""
_MOST: Final = 60
"""Lines in which projects are looked for."""
_OUR_OWN: Final = "本该此项目的 "
_OF_OUR_PROJECT: Final = Pattern(r"[本该此]项目")
_MOVES: Final = Pattern(r"(?:改|调整|变更|更正|延[长期后]|提前|推迟)[为到至成]")


def states_a_notice(found: Evidence) -> bool:
    """People with days or effort, under labels that say so, or in a mail that lends."""
    if found.extension is not None and (
        not found.page.is_reply or (found.extension.amends and not answers_whether_to_extend(found))
    ):
        return not found.elsewhere
    strong = {
        told.field
        for told in (*found.statements, *(told for row in found.page.rows for told in row.values()))
        if told.strong
    }
    if is_answer(found, labelled=bool(strong)) or only_nods(found, labelled=bool(strong)) or asks_back(found):
        return False
    if found.has_people and _told_with(found, "person"):
        if {"person", "period"} <= strong:
            return True
        if bool(strong & {"person", "period", "start", "support"}):
            return not found.elsewhere
        return not (found.elsewhere or _is_of_another_matter(found)) and _stated(found)
    return not found.elsewhere and _is_asked_about(found, strong)


def _is_of_another_matter(found: Evidence) -> bool:
    """Whether the subject has a matter of its own, and nothing says that somebody is lent: 门禁权限, 工位申请."""
    page = found.page
    if page.is_reply or found.project is None or found.lends or found.kicks_off or found.lists_people:
        return False
    if _OF_WHO_WORKS.search(page.untagged_subject.replace(fold(found.project), "")) or _labels_project(found):
        return False
    lent = any(told.label == LENT for told in found.statements) or any(map(LENDS.told_in, found.texts))
    return not lent and has_own_matter(page, found.project)


def _labels_project(found: Evidence) -> bool:
    return any(told.field == "project" for told in found.statements)


def _is_asked_about(found: Evidence, strong: set[Field | None]) -> bool:
    """Whether a mail that lends nobody who could be read is a notice all the same, and no talk."""
    if _lends_later(found):
        return True
    if any(map(UNSURE.told_in, found.texts)):
        return _on_condition(found) or _hedged(found)
    return _half(found, strong) or _undated(found) or _unread(found) or _in_attachment(found) or _changes(found)


def _changes(found: Evidence) -> bool:
    """A fresh mail about a project that says in full what changes, and not whose it is: 结束时间更正为7月30日."""
    return found.project is not None and changed_in_full(found.page) is not None


def _undated(found: Evidence) -> bool:
    """A fresh mail under a notice's subject that lists people of its project and has no days: it is asked for them."""
    page = found.page
    if page.is_reply or page.mail.below is not None:  # words above a forward are weighed beside what is below them
        return False
    if any(map(_lists_contacts, page.mail.tables)):
        return False
    lends = found.project is not None and LENDING.told_in(page.folded_subject)
    return lends and found.has_people and not (asks_in_subject(found) or wants_hands(found))


def _lists_contacts(table: Table) -> bool:
    """Whether a table says how to reach people: 姓名, 角色, 电话."""
    headings = table.rows[0] if table.rows else ()
    return is_of_contacts([field_named(fold(heading)) for heading in headings], headings)


def _lends_later(found: Evidence) -> bool:
    """A fresh mail of people, or of the project alone, that only doubts or thanks for days to come: 感谢甲支撑."""
    page = found.page
    if page.is_reply or found.project is None or has_own_matter(page, found.project):
        return False
    return any(_is_lent_later(text, page) for text in found.texts)


def _is_lent_later(folded: str, page: Page) -> bool:
    """Whether a line lends somebody of the directory from a day to come, once its doubt or its thanks are left out."""
    plain = _HEDGES.sub("", _THANKS.sub("", _IN_BRACKETS.sub("", folded)))
    if plain == folded or not _SURELY_LENT.search(plain) or any(topic.told_in(plain) for topic in _NO_LENDING):
        return False
    return has_range(plain) and names_known(plain, page.roll) and later_day(plain, page) is not None


def _hedged(found: Evidence) -> bool:
    """A fresh mail under a notice's subject that lends in one clause, and doubts in another: …，可能提前结束."""
    if found.page.is_reply or found.project is None:
        return False
    texts = [_IN_BRACKETS.sub("", text) for text in found.texts]
    if any(UNSURE.told_in(_HEDGES.sub("", text)) for text in texts):
        return False
    if any(has_range(plain) and plain != text for plain, text in zip(texts, found.texts, strict=True)):
        return any(map(_lists_somebody(found.page), texts))
    return LENDING.told_in(found.page.folded_subject) and any(_lends_in_a_clause(text, found.page) for text in texts)


def _lists_somebody(page: Page) -> Callable[[str], bool]:
    """Whether a line names somebody with days, and says nothing else of them: 许南星和白一舟（可能）6月1日-6月30日."""
    return lambda text: has_range(text) and names_known(text, page.roll) and not ANOTHER_MATTER.told_in(text)


def _lends_in_a_clause(folded: str, page: Page) -> bool:
    """Whether the plain clauses of a line lend somebody of the directory on a day, whatever the others say."""
    plain = [clause for clause in _CLAUSES.split(folded) if not any(topic.told_in(clause) for topic in _NO_LENDING)]
    return _LENT.search(text := "，".join(plain)) is not None and _dates_somebody(text, page)


def _denies_days(folded: str, page: Page) -> bool:
    """Whether somebody of the directory is said not to be lent from one day to another: 6月8日-12日不需要支撑."""
    return _DENIED.search(folded) is not None and has_range(folded) and _dates_somebody(folded, page)


_NO_LENDING: Final = (UNSURE, NOT_LENT, ANOTHER_MATTER)


def _on_condition(found: Evidence) -> bool:
    """A fresh mail about a project that lends on a condition, or moves somebody's days: whether it is met is asked."""
    if found.page.is_reply or found.project is None:
        return False
    lends = LENDING.told_in(found.page.folded_subject)
    moved = not lends and any(_is_moved(text, found.page) for text in found.texts)
    plain = moved and not has_own_matter(found.page, found.project)
    return (lends or plain) and (lends_on_condition(found.page) or extends_on_condition(found.page))


def _is_moved(folded: str, page: Page) -> bool:
    """Whether a clause of a line moves somebody of the directory on a day: …，许南星续期到7月15日."""
    clauses = (one for one in _CLAUSES.split(folded) if is_dated(one) and moves_somebody(one))
    return any(names_known(clause, page.roll) for clause in clauses)


def _in_attachment(found: Evidence) -> bool:
    """A fresh mail about a project that lends by its subject and leaves whom to a file that nobody here reads.

    One without any words leaves everything to it: all of some mails is in a winmail.dat.
    """
    page = found.page
    files = page.mail.documents or page.mail.unreadable
    lends = found.project is not None and LENDING.told_in(page.folded_subject)
    left = refers_to_attachment(page.mail) or not (page.rows or any(line.text.strip() for line in page.mail.new_lines))
    return bool(files) and lends and not page.is_reply and left


def _unread(found: Evidence) -> bool:
    """A fresh mail under a notice's subject, with days and a word of lending, that nobody could read is asked about."""
    if found.page.is_reply or not LENDING.told_in(found.page.folded_subject) or found.has_people:
        return False
    if wants_hands(found) and not any(names_known(text, found.page.roll) for text in found.texts):
        return False
    if any(_lends_in_a_clause(text, found.page) or _denies_days(text, found.page) for text in found.texts):
        return True
    if any(_is_lent_in_a_note(fold(told.value), found.page) for told in found.page.of("note")):
        return True
    lending = [text for text in found.texts if LENDS.told_in(text) and not NOT_LENT.told_in(text)]
    told = (has_range(text) or _comes_and_goes(text) or _dates_somebody(text, found.page) for text in lending)
    return any(told) or any(map(_moves_days, found.texts))


def _is_lent_in_a_note(folded: str, page: Page) -> bool:
    """Whether what stands under a label of no fact names somebody with a range of days: 解决方案：协调甲支撑，…."""
    return _lists_somebody(page)(folded) and not any(topic.told_in(folded) for topic in _NO_LENDING)


def _dates_somebody(folded: str, page: Page) -> bool:
    """Whether a line names somebody of the directory and a day."""
    return is_dated(folded) and names_known(folded, page.roll)


def _moves_days(folded: str) -> bool:
    """Whether a line moves one day to another without saying whose: 原通知中6月30日改为7月15日."""
    return _MOVES.search(folded) is not None and len(periods(folded)) > 1 and not ANOTHER_MATTER.told_in(folded)


def _comes_and_goes(folded: str) -> bool:
    """Whether a line says who leaves and who comes, each on a day: nobody can record half of it."""
    return RELEASE.told_in(folded) and len(periods(folded)) > 1


def _told_with(found: Evidence, field: Field) -> bool:
    """Whether some person of the mail has days or an effort, or stands under a label of lending."""
    facts = DATED | EFFORTS
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
    if found.page.is_reply and (not found.texts or found.page.answers_for_people) and _ranged(found):
        return True
    subject = found.page.untagged_subject.replace(fold(found.project or ""), "")
    staffs = STAFFS.told_in(subject)
    if found.lends or (found.project is not None and (_listed(found) or staffs)) or _is_labels_alone(found, staffs):
        return True
    placed = any({"project", "person"} <= row.keys() and row.keys() & DATED for row in found.page.rows)
    if placed or _is_of_several(found) or _is_of_known_people(found):
        return True
    if is_of_a_plan(found.page.folded_subject):
        return False  # whoever stands in a plan with days is asked about
    if found.project is not None and found.kicks_off and _ranged(found):
        return True
    return _labelled_project(found) and (not found.page.is_reply or _ranged(found))


def _is_of_known_people(found: Evidence) -> bool:
    """Whether a fresh mail about a known project, under a subject of people, gives everybody, all known, days."""
    page, known = found.page, found.page.known
    about = known is not None and key_of(found.project or "") in known.project_by_key
    if not about or page.is_reply or is_of_a_plan(page.folded_subject):
        return False
    plain = not has_own_matter(page, found.project) and _goes_there(found)
    if not (plain or is_of_people(page, found.project)):
        return False
    people = [one for block in found.blocks if "person" in block for one in _people_of(block, page)]
    return _ranged(found) and bool(people) and all(map(page.roll.holds, people))


def _goes_there(found: Evidence) -> bool:
    """Whether everybody's line says that he goes to the project, or is there: 许南星…到6月12日在星河数据治理项目."""
    lines = [block["person"].line[:_LONGEST] for block in found.blocks if "person" in block]
    own = [fold(line.replace(found.project or "", "本项目")) for line in lines]
    return bool(own) and all(_GOES_THERE.search(line) or LENDS.told_in(line) for line in own)


def _people_of(block: Block, page: Page) -> list[str]:
    return [one.name for one in read_people(block["person"].value, page.roll).names]


def _is_of_several(found: Evidence) -> bool:
    """Whether a fresh mail names several known projects, and people with days: who goes where is asked (M4)."""
    page = found.page
    lines = "\n".join(line.text for line in page.mail.new_lines[:_MOST])
    return not page.is_reply and found.project is None and len(page.roll.projects_in(lines)) > 1 and _ranged(found)


def _is_labels_alone(found: Evidence, staffs: bool) -> bool:
    """Whether a fresh mail under a subject of support is labels alone, of people known: only its project is missing."""
    page = found.page
    if page.is_reply or found.texts or not staffs:
        return False
    people = [read_people(block["person"].value, page.roll).names for block in found.blocks if "person" in block]
    known = all(page.roll.holds(one.name) for names in people for one in names)
    return known and _ranged(found)


def _listed(found: Evidence) -> bool:
    """Whether a heading, a table or a verb of lending says what the people are named for."""
    lent = any(told.label == LENT for told in found.statements)
    if lent or found.lists_people or any(map(LISTED.told_in, found.texts)):
        return True
    return bool(found.page.rows) and not is_of_a_plan(found.page.folded_subject)


def _ranged(found: Evidence) -> bool:
    """Whether everybody has a period with two ends: an answer of names and days to a need (D2b)."""
    return all("person" in block and _has_range(block) for block in found.blocks)


def _has_range(block: Block) -> bool:
    period = block.get("period")
    return {"start", "end"} <= block.keys() or (
        period is not None and (_RANGE.search(fold(period.value)) is not None or has_range(fold(period.value)))
    )


def _labelled_project(found: Evidence) -> bool:
    """Whether the project has a label, or stands over a mail of nothing but labels."""
    return _labels_project(found) or (found.project is not None and not found.texts)


def _half(found: Evidence, strong: set[Field | None]) -> bool:
    """A notice with a hole in it: days without people under a label of lending, in a mail that lends."""
    needs = asks_in_subject(found) or wants_hands(found)
    if found.page.is_reply or (needs and not found.page.of("person")):
        return False
    moved = any(told.field == "until" and told.value for told in found.statements)
    dated = moved or any(block.keys() & DATED for block in found.blocks)
    empty = any(told.field == "person" and not told.value for told in found.statements)
    labelled = bool(strong & {"period", "person", "start", "until"})
    counted = any(told.field in EFFORTS for told in found.statements)
    subject = found.page.folded_subject
    labelled = labelled or (counted and LENDING.told_in(subject) and "计划" not in subject)
    return (dated or empty) and labelled and (found.lends or found.project is not None)


def names_only_heads(found: Evidence) -> bool:
    """A mail that says who manages or leads and nothing else."""
    named = found.lead.name or found.lead.problem or found.manager.name or found.manager.problem
    others = [
        told for told in found.statements if told.field not in {None, "project", "lead", "manager", "note", "customer"}
    ]
    own = fold(found.project or "")
    bare = [text for text in found.texts if text.replace(own, "").strip(_OUR_OWN)]  # 本项目的|研发负责人为：…
    talk = [text for text in bare if not (speaks_of_office(text) or _is_whom_to_turn_to(text) or _is_heading(text))]
    placed = found.project is not None or found.page.is_reply or any(map(_OF_OUR_PROJECT.search, found.texts))
    return (
        bool(named)
        and placed
        and not others
        and not talk
        and not found.page.tasks
        and not any(map(UNSURE.told_in, found.texts))
        and not found.elsewhere
    )


def _is_heading(folded: str) -> bool:
    """Whether a line only says that people follow: 项目团队如下：."""
    return heads_people(folded) or _HEADS_FOLLOW.fullmatch(folded.strip()) is not None


def _is_whom_to_turn_to(folded: str) -> bool:
    """Whether a line only says whom to ask: 有技术问题请直接联系他."""
    return _TURN_TO.fullmatch(folded.strip()) is not None and not is_dated(folded)


def lends_in_words(found: Evidence) -> bool:
    """Whether a line that nobody read lends for days: whoever names the heads beside it is asked about the people."""
    return any(has_range(text) and LENDS.told_in(text) for text in found.texts)
