"""An extension that nobody asked for (D5): "许南星续期至7月15日" in a mail of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct, structs

from parsers.notices.changes.arrows import without_arrow
from parsers.notices.layout.asides import without_asides
from parsers.notices.layout.background import behind_background
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.efforts_beside import efforts_beside, with_effort, with_efforts
from parsers.notices.lending.periods import read_until, without_former
from parsers.notices.lending.until_told import until_told
from parsers.notices.page.in_the_subject import says_it_in_the_subject
from parsers.notices.page.page import Page
from parsers.notices.people.people import People, read_people
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.amendment_words import NEW_END
from parsers.notices.words.filler import BRACKETS, in_plain_words, without_accord, without_plea
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import DATED
from parsers.notices.words.last_days import longer_by
from parsers.notices.words.lengthened import LENGTH, in_days
from parsers.notices.words.spans import Stretch, efforts, first_period, is_dated, periods
from parsers.notices.words.topics import UNSURE, without_courtesy
from parsers.notices.words.unsettled_words import CONDITIONS, CONSENT_TO_COME, DOUBTS, UNSETTLED
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Decision, Remark

_EXTENDS: Final = Pattern(
    r"(?:的)?(?:支撑|支撑时间|支撑周期|支撑期|周期)?(?:均|[全各]?都|全部|各|统一|一并|相应|同步|随之)?(?:需要|需(?!要)|得|可以|可(?!能)|要|申请|拟|现|已|将|经协商|同意"
    r"|计划|(?<!不)(?:希望|建议|提议|想)|能够?){0,6}(?:续期|延期|续签|延长|延续|顺延|续至|续到|延至|延到|续|继续支撑|extended?)(?:支撑)?\s?(?:至|到|为"
    r"|直到|to|until|till|through)?\s?[:：]?\s?(?=$|[\d一二三四五六七八九十本下月年明今a-z])"
)
_BY_LENGTH: Final = Pattern(
    rf"(?:的)?(?:支撑(?:周期|时间|期)?)?(?:各|均|都)?(?:申请|需|再|拟|请)?(?:延长|延期|续期|顺延|延续|续|延|(?<=再)(?:支[撑援持]|[留待呆用干做])|(?<=[再多])[留待呆])\s?(?P<length>{LENGTH})$"
    r"|\s?(?:(?:is|be) )?extended by "
    r"(?P<english>(?:\d{1,2}|an?|another|one|two|three|four|six) (?:more )?(?:day|week|month)s?)\W*$"
)
_WAVERS: Final = Pattern(r"顺延|半(?!年)|左右|上下|大概|约|申请|拟|希望|建议|提议|想")
"""Beside a length: how long it is, whether it is meant so, and whether the first day moves as well, nobody can tell."""
_IN_ENGLISH: Final = Pattern(r" (?:to|until|till|through|by|of|than|not) ")
"""What an English sentence of extending has, and hardly any other."""
_ENGLISH_ORDER: Final = Pattern(
    r"(?:[Pp]lease )?(?:[Ww]e )?(?:would like to |want to |need to )?(?:[Ee]xten(?:d|sion (?:of|for))|[Kk]eep) "
    r"(?P<who>[A-Z\u4e00-\u9fff][^,。;；\d]{1,80}?)"
    r"(?:['’]s (?:support|assignment|period|stay))?(?: on (?:the|this|our) (?:project|team)| on board)?"
    r" (?=(?:to|until|till|through|by) )"
)
"""Please extend Alice Wang until August 28: names first, as the other forms have them."""
_ENGLISH_STAYS: Final = Pattern(
    r"(?P<who>[A-Z\u4e00-\u9fff][^,，。;；\d]{1,80}?) (?:will |is going to |is to )?(?:stays?|remains?)"
    r"(?: with us)?(?: on (?:the|this|our) (?:project|team)| on board)?(?: longer,?)? (?=(?:until|till|through|to) )"
)
"""Alice Wang will stay on the project until August 28."""
_INSTEAD: Final = Pattern(r",? (?:instead of|rather than|not) (?:on |until )?[A-Za-z]{3,9} \d{1,2}(?=\W*$)")
"""…until July 15 instead of June 30: the day that no longer holds."""
_AS_AGREED: Final = Pattern(
    r",? (?:as (?:agreed|confirmed|discussed|arranged)|(?:as )?per (?:our |the )?(?:agreement|discussion))"
    r"(?: (?:with|by|between) [^,，;；\d]{2,40})?\W*$"
)
"""…, as agreed with 黄俊杰: whose accord it has."""
_LEADS_THERE: Final = Pattern(r"(?<=[a-z\u4e00-\u9fff]) (?:on|for|in|at|with) (?:the )?$")
"""Tom Lee stays |on| 滨江大学算力平台 until July 31."""
_SUPPORT_IS: Final = Pattern(
    r"(?:(?:['’]s |的\s?)(?:support|assignment|period|stay)(?: (?:for|on|of|in) )?)?"
    r"(?:\s{1,4}(?:is|has been|(?:will|shall|is to|needs? to) be))?$"
)
_FROM_A_DAY: Final = Pattern(
    r"(?<=extended) from [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?(?= (?:to|until|till|through) )"
)
"""extended |from July 31| to August 14: the day that no longer holds."""
_IN_EXTENDS: Final = frozenset("续延x")
"""One of these is in every verb of extending."""
_STEMS: Final = _IN_EXTENDS | frozenset("再ky")
"""And one of these in what extends by a length, or in English."""
_IN_STAYS: Final = (frozenset("支做干待呆"), frozenset("到至m"))
"""One of each is in every verb of staying until a day, but for those in English; the last is of remain."""
_STAYS_UNTIL: Final = Pattern(
    r"(?:的|现|将|均|都|就|先|只|会|再)?(?:支[撑援持](?:工作)?|[做干待呆])(?:均|都|将|就)?(?:直?到|直?至|截止到)\s?(?=[\d一二三四五六七八九十本下月年明今])"
)
"""许南星支撑到8月17日: the last day, and no word of extending."""
_LEAD: Final = Pattern(
    r"^(?:[，,、：:\s]|更新|更正|通知|申请|请|将|把|现|请将|因项目需要|项目组|成员|同意|经协商|关于|由于|-|—)+"
)


_PROPOSES: Final = Pattern(r"(?<![不没别勿])(?:建议|希望能?够?|提议|想要?(?=[将把让]|续|延))")
"""A wish or proposal: it opens an extension (D5) and binds nobody."""
_ASKS: Final = Pattern(r"[?？]|吗|是否|能否|可否|要不要|行不行|可不可以")
_PROPOSED: Final = Pattern(r"^\s*(?:我们?|项目组)?(?:建议|希望能?够?|提议|想要?)\s?(?:将|把|让|请)?")
_NO_LATER: Final = Pattern(r"[,，]\s?(?:到期)?之?后?(?:不再?|无需)(?:续期?|延[期长])了?\W*$")
"""许南星支撑到7月15日，不再延期."""
_JOINED: Final = Pattern(r"[,，]\s?$")
_PARTICLES: Final = "吧哈啦了哦哟咯呀"
"""What a sentence may end with, as one talks."""
_LONGER: Final = Pattern(rf"[,，(]\s?(?:共|再)?(?:延长|续期|延期)\s?{LENGTH}\)?")
"""…，延长15天: the day is what counts."""
_OF_EXTENSIONS: Final = Pattern(r"续期|延期|延长|\bexten(?:d|sion)")
_LISTED_BEHIND: Final = Pattern(
    r"^\W*(?:以下|下列|如下)(?:[两二三四五六七八九十\d]*[位名])?(?:人员|同事|成员|同学)(?P<said>[^:：,，。;；]{2,30})[:：]\s?(?P<who>[^:：\d。;；]{2,60})$"
)
"""以下人员续期至7月10日：许南星、白一舟."""
_BY_SUBJECT: Final = Pattern(
    r"(?:的)?(?:支[撑援持](?:时间|周期)?)?(?:需要?|要|申请)?(?:续期|延期|延长|续签|顺延)(?:的?(?:申请|通知|事宜|请示))?$"
)
_NO_EXTENSIONS: Final = Pattern(
    r"\W*(?:以下|下列)?(?:人员)?(?:均|都)?暂?(?:不|无需)(?:再|予|需要?)?(?:续期|延期|续签|延长)的?(?:人员|同事|名单|如下)*\W*"
)
"""不续期人员： as a heading."""
_BY_HEADING: Final = Pattern(r"续|延|extend")


class Extension(Struct, frozen=True):
    """Who stays until when, or the problem with it."""

    assignments: tuple[AssignmentLine, ...] = ()
    decision: Decision | None = None
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    amends: bool = False
    """Whether it moves the last day by wording (D4), without a word of extending."""


def read_extension(page: Page, project: str | None) -> Extension | None:
    """The extension that the mail states, or None when it states none."""
    subject, *below = [_in(text, told, page) for text, told in _texts(page, project)]
    labelled = [line for line in _labelled(page) if line is not None]
    told = [line for line in below if line is not None]
    found = [*labelled, *_of_subject(subject, (*labelled, *told), page), *told]
    if not found:
        return _without_a_day(page, project)
    merged = {(line.person, line.end): line for extension in found for line in extension.assignments}
    first = found[0]
    asked = (*(remark for extension in found for remark in extension.problems), *_unpaired(page, merged))
    lines_of_all = with_efforts(page, tuple(merged.values()))
    problems = tuple(dict.fromkeys((*asked, *efforts_beside(page, lines_of_all))))
    decision = first.decision if len({line.end for line in merged.values()}) == 1 and not problems else None
    if decision is not None and len(merged) > 1:
        decision = structs.replace(decision, person=None)
    return Extension(lines_of_all, decision, problems, first.warnings, first.amends)


def _of_subject(subject: Extension | None, below: Sequence[Extension], page: Page) -> Iterator[Extension]:
    """What the subject extends, unless it is by a length alone, and the mail says until what day: 许南星延长一周.

    So does a line that nobody read in full: what is asked about then is that line.
    """
    dated = {line.person for one in below for line in one.assignments if line.end is not None}
    if subject is not None and not below:
        unread = (told.value[:300] for told in page.loose[:40])
        dated = {name for text in unread if until_told(fold(text), text, page) for name in page.roll.people_in(text)}
    if subject is not None and not all(line.end is None and line.person in dated for line in subject.assignments):
        yield subject


def _unpaired(page: Page, read: Iterable[tuple[str, dt.date | None]]) -> Iterator[Remark]:
    """The problems with labelled last days that nobody was found for: 甲支撑到6月底。更正：乙的结束时间应为7月10日."""
    until = page.of("until")
    persons, ends = {person for person, _ in read}, {end for _, end in read}
    for told in until if len(until) > len(page.of("person")) else ():
        others = not persons.issuperset(page.roll.named_in(told.line))
        if told.value and (others or read_until(told.value, told.line, page).end not in ends):
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def extended_in(sentence: str, page: Page) -> tuple[AssignmentLine, ...]:
    """Who a sentence extends, and nothing else; nobody where anything in it is open."""
    found = _in(in_days(sentence, page.sent), Statement(None, sentence, 0, sentence), page)
    return found.assignments if found is not None and not found.problems else ()


def _texts(page: Page, project: str | None) -> Iterator[tuple[str, Statement]]:
    subject = page.subject.replace(project, " ") if project else page.subject
    yield subject, Statement(None, page.subject, 0, page.mail.subject)
    for told in page.loose:
        if not (_OF_EXTENSIONS.search(page.folded_subject) or _may_extend(fold(told.value))):
            continue
        for sentence in re.findall(r"[^。；;\n]+", in_plain_words(in_days(told.value, page.sent)))[:20]:
            for part in _parts(sentence):
                yield _without_project(part, project), told


def _without_project(text: str, project: str | None) -> str:
    """The text without the project, and the words that lead to it and from it: 许南星在星河数据治理项目的支撑延期至…"""
    if not project or project not in text:
        return text
    before, behind = text.split(project, 1)
    before = _LEADS_THERE.sub("", before.removesuffix("在").removesuffix("于"))
    return f"{before.rstrip()} {behind.lstrip(' 里中的上组')}"


def _parts(sentence: str) -> list[str]:
    """The sentence, cut behind its days where each part extends somebody: 甲延长到7月15日，乙延长到7月20日."""
    bare = without_courtesy(sentence)
    cuts = [end for _, end in periods(fold(bare)) if bare[end : end + 1] in tuple("，,、")]
    parts = [bare[start:end].strip("，,、 ") for start, end in pairwise((0, *cuts, len(bare)))]
    if (
        len(parts) == 1
        or UNSURE.told_in(fold(bare))
        or UNSETTLED.tells((*CONSENT_TO_COME, *CONDITIONS, *DOUBTS), fold(bare))
    ):
        return [sentence]
    # …，延长15天，其中6月8日请假 has no day of its own: what stands behind belongs to the one before.
    return parts if all(_day_extended_to(fold(part)) for part in parts) else [sentence]


def _labelled(page: Page) -> Iterator[Extension | None]:
    """Each person with the new last day under a label; of several, each pair in a line of its own."""
    if any("until" in row for row in page.rows):
        yield from _in_rows(page)
        return
    until, people = page.of("until"), page.of("person")
    several = len(until) > 1 and [told.number for told in until] != [told.number for told in people]
    if len(until) != len(people) or several or page.of("start", "period"):
        return
    for day, told in zip(until, people, strict=True):
        stated = _stated(read_people(told.value, page.roll), day.value, told, page)
        if stated is not None and (more := _goes_on(day, page)) is not None and not efforts(fold(more)):
            problem = Remark("unreadable-period", "period", day.line, value=more)
            stated = structs.replace(stated, problems=(*stated.problems, problem))
        if stated is None or day.label != NEW_END:
            yield stated
        elif not (page.is_reply and _OF_EXTENSIONS.search(page.folded_subject)):
            yield _as_amended(stated)


def _in_rows(page: Page) -> Iterator[Extension | None]:
    """The rows of a table of last days: who has no new one is asked about, and so is a new one that is no later."""
    if page.of("start", "period"):
        return
    denied = [told for told in page.loose if _NO_EXTENSIONS.fullmatch(fold(told.value))]
    yield from (
        Extension(problems=(Remark("unreadable-period", "period", one.line, value=one.value),)) for one in denied
    )
    for row in (row for row in page.rows if "person" in row):
        told, day = row["person"], row.get("until")
        people = read_people(told.value, page.roll)
        if day is None:
            missing = Remark("missing-period", "period", told.line)
            lines = tuple(AssignmentLine(page.roll.resolve(one.name, one.notes).name) for one in people.names)
            yield Extension(lines, None, (missing,))
            continue
        stated = _stated(people, day.value, told, page)
        if stated is not None and len(stated.assignments) == 1:
            line = with_effort(
                with_effort(stated.assignments[0], row.get("support"), "support", page),
                row.get("estimated"),
                "estimated",
                page,
            )
            stated = structs.replace(stated, assignments=(line,))
        yield _not_later(stated, row, page) if stated is None or _extends(day, page) else _as_amended(stated)


def _extends(day: Statement, page: Page) -> bool:
    """Whether a column of new last days is one of extensions by its heading, or the mail's subject."""
    return _OF_EXTENSIONS.search(page.folded_subject) is not None or _BY_HEADING.search(fold(day.label)) is not None


def _as_amended(stated: Extension) -> Extension:
    return structs.replace(stated, decision=None, amends=True)


def _not_later(stated: Extension | None, row: Block, page: Page) -> Extension | None:
    """The extension of a row, with the problem that its new last day is no later than the one before."""
    if stated is None or "until_now" not in row:
        return stated
    before = read_until(row["until_now"].value, row["until_now"].line, page).end
    if before is None or not any(line.end is not None and line.end <= before for line in stated.assignments):
        return stated
    problem = Remark("unreadable-period", "period", row["until"].line, value=row["until"].value)
    return structs.replace(stated, decision=None, problems=(*stated.problems, problem))


def _may_extend(folded: str) -> bool:
    """Whether a text may have a verb of extending, or of staying until a day: most have none."""
    stays, until = _IN_STAYS
    return not _STEMS.isdisjoint(folded) or not (stays.isdisjoint(folded) or until.isdisjoint(folded))


def _extending(folded: str) -> re.Match[str] | None:
    """The first verb of extending."""
    return None if _IN_EXTENDS.isdisjoint(folded) else _EXTENDS.search(folded)


def _day_extended_to(folded: str) -> Stretch | None:
    """Where the day stands right behind a verb of extending."""
    verb = _extending(folded)
    day = first_period(folded, verb.end()) if verb else None
    return day if verb and day and not folded[verb.end() : day.start].strip() else None


def _without_length(text: str) -> str:
    """A sentence without by how much a last day is moved, behind that day: 续期至7月15日，延长15天."""
    day = _day_extended_to(fold(text))
    return text[: day.end] + _LONGER.sub("", text[day.end :]) if day else text


def _goes_on(day: Statement, page: Page) -> str | None:
    """What the clauses right behind a labelled last day say besides; None where they change nothing of it."""
    behind = page.statements[page.statements.index(day) + 1 :] if day in page.statements else ()
    for told in behind[:1]:
        joined = told.field is None and told.number == day.number and _JOINED.search(day.line.partition(told.value)[0])
        if joined and not (names_somebody(told.value, page.roll) or _closes(f"{day.value}，{told.value}", page)):
            return told.value
    return None


def _in(text: str, told: Statement, page: Page) -> Extension | None:
    text = without_arrow(text, told, page) if _OF_EXTENSIONS.search(page.folded_subject) else text
    if not _may_extend(fold(text)):
        return None
    text = _LISTED_BEHIND.sub(r"\g<who>\g<said>", text) if _LISTED_BEHIND.match(text) else text
    text = _AS_AGREED.sub("", text) if " " in text else text
    bare = _names_first(without_courtesy(BRACKETS.sub(" ", without_former(text))))
    bare = _without_length(_NO_LATER.sub("", bare))
    folded = fold(bare)
    verb = _extending(folded) or (None if page.is_reply else _stays_until(folded))
    if verb is None or _BY_LENGTH.search(folded):
        return _by_a_length(folded, bare, told, page)
    if _doubtful(folded, page):
        return None
    date = first_period(folded, verb.end())
    if date is None or bare[verb.end() : date.start].strip():
        return None
    head = behind_background(without_accord(bare[: verb.start()]), page.roll)
    head = _SUPPORT_IS.sub("", _LEAD.sub("", _PROPOSED.sub("", head).strip()))
    people = read_people(head, page.roll, strict=True)
    # 许南星的撤场时间改为7月10日，高兴支撑到6月底: days of his own are no note on whoever stays.
    dated = any(is_dated(fold(note)) for one in people.names for note in one.notes)
    if people.rest or dated or not people.names or not _closes(bare[date.start :], page):
        return None
    stated = _stated(people, folded[date.start : date.end], told, page)
    plain = stated is not None and verb.re.pattern == _STAYS_UNTIL.pattern
    return structs.replace(stated, decision=None, amends=True) if stated is not None and plain else stated


def _names_first(text: str) -> str:
    """An English sentence with the names before the verb, as the other forms have them."""
    if not _IN_ENGLISH.search(text):
        return text
    bare = _INSTEAD.sub("", _ENGLISH_ORDER.sub(r"\g<who> extended ", _FROM_A_DAY.sub("", text)))
    return _ENGLISH_STAYS.sub(r"\g<who> extended ", bare)


def _stays_until(folded: str) -> re.Match[str] | None:
    """甲支撑到8月17日, said as a fact: as a proposal it extends nobody."""
    verb = _STAYS_UNTIL.search(folded)
    return None if verb is None or _PROPOSES.search(folded) or UNSETTLED.tells(DOUBTS, folded) else verb


def _closes(text: str, page: Page) -> bool:
    """Whether nothing but pleas, and clauses that change nothing, stands behind the new last day."""
    rest = fold(without_asides(text, page.roll, lends=False))
    day = first_period(rest, 0)
    if day is None:
        return False
    behind = tidy(_LONGER.sub("", without_plea(rest[day.end :])))
    return behind.rstrip(_PARTICLES) in {"", "止", "结束"}


def _by_a_length(folded: str, bare: str, told: Statement, page: Page) -> Extension | None:
    """许南星续期两周, without the present last day: the record tells the new one; where none can, it is asked (M4)."""
    by = _BY_LENGTH.search(folded)
    if by is None or page.is_reply or _doubtful(folded, page):
        return None
    people = read_people(_LEAD.sub("", bare[: by.start()]).strip(), page.roll, strict=True)
    if people.rest or not people.names:
        return None
    length = by["length"] or by["english"]
    longer = longer_by(length, page.sent) if length is not None and _WAVERS.search(folded) is None else None
    code = "unreadable-period" if longer is None else "missing-period"
    problem = Remark(code, "period", told.line, value=by[0].strip())
    source = (told.source("person"), told.source("end"))
    lines = tuple(
        AssignmentLine(page.roll.resolve(one.name, one.notes).name, sources=source, longer=longer)
        for one in people.names
    )
    return Extension(lines, None, (problem,))


def _without_a_day(page: Page, project: str | None) -> Extension | None:
    """许南星续期 as a subject, with nothing below it: until when is asked (M4)."""
    if not says_it_in_the_subject(page):
        return None
    subject = tidy(BRACKETS.sub(" ", page.subject.replace(project, " ") if project else page.subject))
    verb = _BY_SUBJECT.search(fold(subject))
    people = read_people(_LEAD.sub("", subject[: verb.start()]).strip(), page.roll, strict=True) if verb else None
    if people is None or people.rest or not people.names:
        return None
    lines = tuple(AssignmentLine(page.roll.resolve(one.name, one.notes).name) for one in people.names)
    return Extension(lines, None, (Remark("missing-period", "period", page.mail.subject),))


def _doubtful(folded: str, page: Page) -> bool:
    """Whether a sentence is talk: a question, a maybe; a proposal is none unless the mail asks something beside it."""
    plain = _PROPOSES.sub("", folded)
    if UNSURE.told_in(plain) or _ASKS.search(plain) or (plain == folded and "能" in folded):
        return True
    return plain != folded and any(_ASKS.search(fold(told.value)) for told in page.loose)


def _stated(people: People, words: str, told: Statement, page: Page) -> Extension | None:
    if not people.names:
        return None
    span = read_until(words, told.line, page)
    problems = list(span.problems)
    lines: list[AssignmentLine] = []
    for written in people.names:
        person = page.roll.resolve(written.name, written.notes)
        problems += [unsure] if (unsure := person.remark("person", told.line)) else []
        lines.append(AssignmentLine(person.name, end=span.end, sources=(told.source("person"), told.source("end"))))
    decision = Decision("extend", span.end, None, lines[0].person, told.source("end")) if span.end else None
    return Extension(tuple(lines), decision, tuple(problems), span.warnings)


def only_until(blocks: Sequence[Block], extension: Extension) -> bool:
    """Whether nothing is stated of days but the last ones of the extension: 许南星支撑到8月17日."""
    dated = [block for block in blocks if block.keys() & DATED]
    people = "、".join(line.person for line in extension.assignments)
    until = [block.keys() & DATED == {"period"} and block["period"].value.startswith("至") for block in dated]
    named = ["person" in block and block["person"].value in people for block in dated]
    return all(until) and all(named) and len(dated) <= len(extension.assignments)
