"""Whether a mail is a staffing notice (D1, D2): it states one, names only its heads, or moves somebody unread (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.mail.text_tables import names_people
from parsers.message import Table
from parsers.notices.attachment import refers_to_attachment
from parsers.notices.blocks import DATED, Block
from parsers.notices.evidence import Evidence
from parsers.notices.fields import Statement
from parsers.notices.filler import without_filler
from parsers.notices.fold import fold
from parsers.notices.labels import Field
from parsers.notices.lead_words import speaks_of_office
from parsers.notices.lengthened import LENGTH
from parsers.notices.marks import field_named
from parsers.notices.names import Roll
from parsers.notices.need_claim import asks_in_subject
from parsers.notices.people import read_people
from parsers.notices.planned import planned
from parsers.notices.reply import read_word
from parsers.notices.sentences import LENT
from parsers.notices.somebody import DENIED, OTHER_WORK, moves_somebody, names_somebody
from parsers.notices.spans import has_range, is_dated, periods, without_efforts
from parsers.notices.topics import ANOTHER_MATTER, LENDING, LENDS, LISTED, NOT_LENT, RELEASE, UNSURE, is_courtesy
from parsers.patterns import Pattern
from state.notice import every_word

_RANGE: Final = Pattern(r"\d\s?[日号]?\s?(?:-|~|—|–|至|到|起)")
_MOVES: Final = Pattern(r"(?:改|调整|变更|更正|延[长期后]|提前|推迟)[为到至成]")
_MOVED_BY: Final = Pattern(rf"(?:后移|前移|顺延|推迟|延后|提前|(?:再|继续)支[撑援持])\s?{LENGTH}")
"""支撑时间整体后移一周: by how much, and not to which day."""
_CALLED_OFF: Final = Pattern(
    r"(?:不(?:再|能|会|用)?(?:来|过来|去)|[来去]不了)(?:了|支[撑援持]|参与|驻场|项目|本项目)"
    r"|不(?:再|能|会)?(?:进场|入场|加入项目)"
    r"|\b(?:will not|won['’]t|cannot|can['’]t|is not going to) (?:be able to )?(?:join|support|start|be joining)\b"
)
"""许南星不来支撑了: whether it is called off or ended, and from when, is asked about."""
_SENDS: Final = Pattern(r"\W*(?:现|特|拟)?(?:协调|安排|抽调|调配|委派|指派)(?!会|一下|时间)")
"""协调黄丽：8月3日-8月9日: somebody is sent for days, without a verb of lending."""
_COVERS: Final = Pattern(r"由[^,，。;；]{2,12}?(?:顶替|接替|代替|替换|代班|支[撑援持])")
"""休年假，期间由白一舟顶替: whoever is away, somebody is lent."""
_VERDICT: Final = Pattern(r"(?:不?同意|不?批准|不?可以|好的?|ok|收到|agreed?|approved?)(?=[\s,。;!]|$)")
_ABOUT_EXTENDING: Final = Pattern(r"续期|延期|\bextend")
_LIKE_DAYS: Final = Pattern(r"\d{4}\s?[-~至到—–]\s?\d{4}|\bw\d{1,2}\b|\d\s?[./]\s?\d{1,2}\s?[-~至到—–]")
"""Days in a form that nobody reads: 0601-0630, W23-W26."""
LONGEST: Final = 300
"""Characters of a line that may list somebody."""
_LENT_SOMEHOW: Final = Pattern(r"(?:支[撑援]|驻场)(?:[到至]|$|[。，,])|调整为|改为")
"""许南星长期支撑, 许南星由后端调整为测试: until when, or since when, is not told."""
_AWAY: Final = Pattern(r"\b(?:out|off|away|vacation|holiday)\b")
SHORT: Final = 24
"""Characters of one that is little more than names."""
MOST_LINES: Final = 40
"""Lines that are looked at for what was passed over."""


def states_a_notice(found: Evidence) -> bool:
    """People with days or effort, under labels that say so, or in a mail that lends."""
    if found.extension is not None and (not found.page.is_reply or (found.extension.amends and not _asked(found))):
        return not found.elsewhere
    strong = {
        told.field
        for told in (*found.statements, *(told for row in found.page.rows for told in row.values()))
        if told.strong
    }
    if _answers(found) or (_asked(found) and not (strong or found.page.rows) and _says_until_when(found)):
        return False
    if found.has_people and _told_with(found, "person"):
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


def _asked(found: Evidence) -> bool:
    """Whether the mail answers the question of extending, by its subject."""
    return found.page.is_reply and _ABOUT_EXTENDING.search(found.page.folded_subject) is not None


def _says_until_when(found: Evidence) -> bool:
    """Whether an answer decides as it stands, or is names with a day each: 许南星 7月31日, 白一舟到7月15日."""
    told = [told for block in found.blocks for told in block.values()]
    bare = all(one.field in {"person", "period"} and one.label in {"", LENT} for one in told)
    days = [block["period"].value for block in found.blocks if "period" in block]
    one_each = 0 < len(days) == len(found.blocks) and not any(has_range(fold(day.rstrip("起"))) for day in days)
    word = read_word(found.page)
    return (bare and one_each) or bool(every_word(word.decision, word.decisions))


def _unread(found: Evidence) -> bool:
    """A fresh mail under a notice's subject, with days and a word of lending, that nobody could read is asked about."""
    if found.page.is_reply or not LENDING.told_in(found.page.folded_subject) or found.has_people:
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
    """Whether the project has a label, or stands over a mail of nothing but labels."""
    labelled = any(told.field == "project" for told in found.statements)
    return labelled or (found.project is not None and not found.texts)


def _half(found: Evidence, strong: set[Field | None]) -> bool:
    """A notice with a hole in it: days without people under a label of lending, in a mail that lends."""
    if found.page.is_reply or (asks_in_subject(found) and not found.page.of("person")):
        return False
    moved = any(told.field == "until" and told.value for told in found.statements)
    dated = moved or any(block.keys() & DATED for block in found.blocks)
    empty = any(told.field == "person" and not told.value for told in found.statements)
    labelled = bool(strong & {"period", "person", "start", "until"})
    return (dated or empty) and labelled and (found.lends or found.project is not None)


def names_only_heads(found: Evidence) -> bool:
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


def lends_in_words(found: Evidence) -> bool:
    """Whether a line that nobody read lends for days: whoever names the heads beside it is asked about the people."""
    return any(has_range(text) and LENDS.told_in(text) for text in found.texts)


def is_passed_over(found: Evidence) -> bool:
    """A fresh mail about a project, with somebody who comes, stays or goes on a day: asked about, never passed over."""
    page = found.page
    of_lending = LENDING.told_in(page.folded_subject)
    if page.is_reply or found.elsewhere or not (found.about_a_project or of_lending):
        return False
    if next(planned(page), None) is not None:
        return True
    lending = LENDS.told_in(page.folded_subject)
    labelled = _labelled_lines(found) if of_lending else ()
    lines = (*page.loose[:MOST_LINES], *labelled)
    moved = any(_moves_on_a_day(told, page.roll, lending=lending) or _is_called_off(told, page.roll) for told in lines)
    return moved or (of_lending and _lists_unread(found))


def _lists_unread(found: Evidence) -> bool:
    """Whether a mail that lends by its subject names somebody and is like days, in lines or rows that nobody read."""
    page = found.page
    if any(_is_of_people(table) for table in page.mail.tables) and not page.rows:
        return True
    texts = [told.value for told in page.loose[:MOST_LINES] if len(told.value) <= LONGEST]
    plain = [text for text in texts if not _is_talk(fold(text), covering=False)]
    dated = any(_LIKE_DAYS.search(folded) or is_dated(folded) for folded in map(fold, plain))
    if any(_is_list_with_days(text, page.roll) for text in texts):
        return True
    short = [text for text in plain if len(text) <= SHORT]
    if any(_LENT_SOMEHOW.search(text) and names_somebody(text, page.roll) for text in short):
        return found.project is not None
    return dated and (found.has_people or any(names_somebody(text, page.roll) for text in short))


def _is_list_with_days(text: str, roll: Roll) -> bool:
    """Whether a line begins with names and goes on with a range of days, or the other way round, whatever follows."""
    folded = fold(text)
    days = periods(folded)[:1]
    if not days or not has_range(folded) or any(topic.told_in(folded) for topic in (UNSURE, NOT_LENT, ANOTHER_MATTER)):
        return False
    if _AWAY.search(folded):
        return False
    sides = (without_efforts(text[: days[0].start]), text[days[0].end :])
    named = next((side for side in map(without_filler, sides) if side.strip(" 、:：,，均都自从于在From")), "")
    people = read_people(named, roll, strict=True)
    return bool(people.names) and not people.rest


def _is_of_people(table: Table) -> bool:
    """Whether a table has a column of people, and dates that are none of joining the company or a meeting."""
    header = [field_named(fold(cell)) for row in table.rows[:2] for cell in row]
    dated = any(is_dated(fold(cell)) for row in table.rows[1:MOST_LINES] for cell in row)
    return dated and not {"meeting", "absence"} & set(header) and any(map(names_people, table.rows[:2]))


def _moves_on_a_day(told: Statement, roll: Roll, *, lending: bool) -> bool:
    """Whether a line says that somebody comes, stays or goes on a day; `lending`: the subject speaks of that."""
    folded = fold(told.value)
    dated = is_dated(folded) or _MOVED_BY.search(folded) is not None
    sent = has_range(folded) and _SENDS.match(folded) is not None
    moves = dated and (lending or sent or moves_somebody(told.value)) and names_somebody(told.value, roll)
    return moves and not _is_talk(folded, covering=lending)


def _is_called_off(told: Statement, roll: Roll) -> bool:
    """Whether a line says that somebody does not come: on what day that is decided is not told."""
    folded = fold(told.value)
    if _CALLED_OFF.search(folded) is None or not names_somebody(told.value, roll):
        return False
    return not any(matter.told_in(folded) for matter in (UNSURE, ANOTHER_MATTER, OTHER_WORK))


def _labelled_lines(found: Evidence) -> Iterator[Statement]:
    """The lines of days and efforts as they stand: 预估10人天，协调许南星支撑8人天，时间6月1日-6月12日."""
    for told in found.statements[:MOST_LINES]:
        if told.field in {"period", "estimated", "support"} and not found.has_people:
            yield Statement(None, told.line, told.number, told.line)


def _is_talk(folded: str, *, covering: bool) -> bool:
    """Whether a line is none of lending; in a mail that lends, whoever covers for somebody away is lent."""
    if covering and _COVERS.search(folded):
        return UNSURE.told_in(folded)
    return is_courtesy(folded) or any(
        matter.told_in(folded) for matter in (UNSURE, NOT_LENT, ANOTHER_MATTER, OTHER_WORK, DENIED)
    )
