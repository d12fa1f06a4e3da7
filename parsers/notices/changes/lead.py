"""Who leads and who manages: from labels ("研发负责人：甲") and sentences ("由甲担任研发负责人"), and changes (D9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from msgspec import Struct

from parsers.notices.amendments.replacement import replaced
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import later_day
from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_names
from parsers.notices.people.heads_listed import has_title, heads_in
from parsers.notices.people.lead_wordings import BARE, CHANGED, HELD_BY_NOBODY_NAMED, NAMED
from parsers.notices.people.lead_words import ASKED, TO_BE_ASKED, Office, cut, speaks_of_office
from parsers.notices.people.no_names import MISSING
from parsers.notices.people.people import read_people
from parsers.notices.people.written_names import could_be_name, is_latin, looks_like_name
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.spans import Stretch, has_range, is_dated, periods
from parsers.notices.words.topics import LENDS, RELEASE
from parsers.notices.words.wordings import Found, Sentence, Wording
from parsers.patterns import Pattern
from state.notice import Remark, Source

FIELD: Final[dict[Office, str]] = {"lead": "rd_lead", "manager": "project_manager"}
LONGEST: Final = 500
"""Characters of a line that are looked at."""

_REACH: Final = 12
_SEVERAL: Final = 2
_MOST: Final = 40
"""Lines that are looked at for a later day."""
_GOES: Final = Pattern(r"(?:起|后|开始)[^,，。;；]{0,4}(?:调[往离到至去]|离[开职岗]|转岗|休[假产])")
_EFFECTIVE: Final = Pattern(r"生效|开始|起执行|\beffective\b|\bas of\b")
_ARROWS: Final = Pattern(r"→|->|=>|变更为|改为")
_BEGUN_ON: Final = Pattern(r"^[自从]|(?:起|开始)$")
_SINCE: Final = Pattern(r"^(?:现|from |as of |starting |effective )")
_OF_A_GROUP: Final = Pattern(r"(?<=[由为是])(?:我们)?[\u4e00-\u9fff]{1,6}组的(?=[\u4e00-\u9fff])")
"""由后端组的许南星担任: where somebody works."""
_I_LEAVE: Final = Pattern(r"我(?:本人)?(?:就|也)?(?:不再|不)(?:继续)?(?:兼|担任|负责|挂)")
"""我不再兼了: whoever leads until now says so himself."""
_CLAUSE_ENDS: Final = Pattern(r"[,，。;；]")
_SENTENCE_ENDS: Final = Pattern(r"[。;；!！]")
_VALUE_ENDS: Final = Pattern(r"[，。；,;]")
_NEW_LABELS: Final = ("新任", "新", "变更后", "现", "new ")
_AND: Final = Pattern(r"[、/&]")
_IN_BRACKETS: Final[dict[Office, Pattern]] = {
    "lead": Pattern(r"(?P<new>[\w·• ]{2,20})\s?[(（](?:研发|技术|开发)(?:总)?负责人[)）]"),
    "manager": Pattern(r"(?P<new>[\w·• ]{2,20})\s?[(（](?:项目|交付)经理[)）]"),
}
"""许南星（研发负责人）, in a list of people: read of somebody who is known."""
_TURNED_TO: Final = ("联系", "咨询", "请教", "询问", "反馈", "通知", "抄送", "对接", "汇报")
"""请联系许南星（研发负责人）: a line that only says whom to turn to."""
_FORMER: Final = ("前任", "上一任", "历任", "原", "前")
"""前任研发负责人方启明: who held the office before."""
_MYSELF: Final = frozenset({"我", "我来", "本人", "我本人"})
"""由我担任研发负责人: who writes."""
_HEADS: Final = ("由", "从", "原", "现", "将", "拟")
_TAILS: Final = ("同学", "同事", "老师", "经理", "工", "将", "现", "已", "拟")


class Holder(Struct, frozen=True):
    """Who holds an office, with where it stood, or the problem with the name."""

    name: str | None = None
    source: Source | None = None
    problem: Remark | None = None
    changed: bool = False
    old: str | None = None
    """Of a change: who held it, where the mail says so."""


class _Told(Struct, frozen=True):
    """A name as it is written beside an office."""

    name: str
    statement: Statement
    changed: bool = False
    old: str = ""


class _Line(Struct, frozen=True):
    """A line that speaks of an office, cut into tokens."""

    text: str
    sentence: Sentence
    statement: Statement


def read_holder(page: Page, office: Office) -> Holder:
    """Who is named R&D lead or project manager in the mail: changes first, then labels, then sentences (D9)."""
    texts = [page.subject, *[told.line for told in page.statements]]
    if not page.of(office) and not any(map(has_title, map(fold, texts))):
        return Holder()
    lines = tuple(_lines(page, office))
    told = chain(
        _changes(lines, page),
        _listed(page, office),
        _labels(page, office),
        _nominations(lines, page),
        _in_brackets(lines, page, office),
    )
    first = next(told, None)
    if first is None:
        return _untold(lines, office)
    return _two_at_once(page, office, first) or _resolved(page, office, first)


def _two_at_once(page: Page, office: Office, first: _Told) -> Holder | None:
    """The problem with a list or labels that give one office to two people of the directory (D9)."""
    told = (first, *_listed(page, office), *_labels(page, office))
    names = {page.roll.resolve(one.name).name: one for one in told if page.roll.holds(one.name)}
    if len(names) < _SEVERAL or any(one.changed for one in told):
        return None
    problem = Remark("ambiguous-person", FIELD[office], list(names.values())[-1].statement.line, value="、".join(names))
    return Holder(problem=problem)


def _untold(lines: Iterable[_Line], office: Office) -> Holder:
    """The problem with a line that says that somebody holds the office, or no longer, and not who does (M4)."""
    line = next((line for line, _ in _found(HELD_BY_NOBODY_NAMED, lines)), None)
    return Holder(problem=Remark("missing-person", FIELD[office], line.statement.line)) if line else Holder()


def named_for_later(page: Page) -> str | None:
    """The later day, as it is written, in a mail that changes the R&D lead and no more: 自6月15日起, 7月1日生效."""
    lines = dict.fromkeys(told.line[:LONGEST] for told in page.statements[:_MOST])
    clauses = (clause for line in lines for clause in _CLAUSE_ENDS.split(line) if _says_since_when(fold(clause)))
    return next((day for clause in clauses if (day := later_day(clause, page)) is not None), None)


def named_for_later_beside(page: Page, *heads: Holder) -> str | None:
    """The later day, as it is written, from which on a mail that says more gives the lead or the manager.

    Of one who is named, and takes nobody's place, only a day that the office begins on: 自6月15日起由甲担任….
    """
    return next((day for head in heads if (day := _later_of(page, head)) is not None), None)


def _later_of(page: Page, head: Holder) -> str | None:
    clauses = _CLAUSE_ENDS.split(head.source.text[:LONGEST]) if head.source is not None else ()
    for clause in filter(_says_since_when, map(fold, clauses)):
        day = later_day(clause, page)
        if day and not has_range(day) and (head.changed or _BEGUN_ON.search(day)):
            return day
    return None


def _says_since_when(folded: str) -> bool:
    """Whether a clause names the office, or is of nothing but a day: 自6月15日起，; 6月5日前完成交接 is none.

    From when on somebody is elsewhere counts, too: 方启明6月1日起调往其他项目.
    """
    bare = _SINCE.sub("", folded.strip())
    alone = periods(bare)[:1] == (Stretch(0, len(bare)),)
    goes = _GOES.search(folded) is not None
    return alone or goes or speaks_of_office(folded) or _EFFECTIVE.search(folded) is not None


def _lines(page: Page, office: Office) -> Iterator[_Line]:
    """Each line that speaks of the office; a label's value goes on behind it."""
    seen: set[int] = set()
    subject = Statement(None, page.subject, 0, page.subject)
    for statement in (*page.statements, subject):
        text = statement.line[:LONGEST]
        text = _OF_A_GROUP.sub("", text) if "组的" in text else text
        if statement.number not in seen and (sentence := cut(fold(text), office, page.roll)):
            seen.add(statement.number)
            yield _Line(text, sentence, statement)


def _changes(lines: Iterable[_Line], page: Page) -> Iterator[_Told]:
    for line, found in _found(CHANGED, lines):
        name, old, was = (_written(line, found, side, page) for side in ("new", "old", "was"))
        if could_hold(name, page) and (not was or could_hold(was, page)):
            yield _Told(name, line.statement, True, old or was)


def _listed(page: Page, office: Office) -> Iterator[_Told]:
    """黄俊杰 项目经理, in a list; the sender's own title below a mail that names nobody behind it is a signature."""
    seen = {told.number for told in page.of("lead", "manager", "old_lead")}  # labels are read by themselves
    for at, statement in enumerate(page.statements[:_MOST]):
        if statement.number in seen:
            continue
        seen.add(statement.number)
        name = heads_in(statement.line, page.roll).get(office)
        signs = name and fold(name) in own_names(page)
        if name and not (signs and not any(page.roll.named_in(told.line) for told in _behind(page, at))):
            yield _Told(name, statement)


def _behind(page: Page, at: int) -> Iterator[Statement]:
    return (told for told in page.statements[at + 1 : _MOST] if told.number != page.statements[at].number)


def _nominations(lines: Iterable[_Line], page: Page) -> Iterator[_Told]:
    for line, found in _found(NAMED, lines):
        if could_hold(name := _written(line, found, "new", page), page):
            yield _Told(name, line.statement)
    for line, found in _found(BARE, lines):
        name = _written(line, found, "new", page)
        known = page.roll.holds(name) or (page.known is None and looks_like_name(name))
        before = _clause(line, found)[0]
        if known and not before.endswith(_FORMER) and not any(word in before for word in TO_BE_ASKED):
            yield _Told(name, line.statement)


def _in_brackets(lines: Iterable[_Line], page: Page, office: Office) -> Iterator[_Told]:
    """Who is called so in brackets behind the name, where nobody is only to be asked or written to."""
    for line in lines:
        for found in _IN_BRACKETS[office].finditer(line.text[:LONGEST]):
            before = _CLAUSE_ENDS.split(line.text[: found.end("new")])[-1]
            name = next((before[at:] for at in range(len(before)) if page.roll.holds(before[at:])), "")
            if name.strip() and not any(word in fold(line.text) for word in (*ASKED, *_TURNED_TO)):
                yield _Told(name.strip(), line.statement)


def _found(wordings: tuple[Wording, ...], lines: Iterable[_Line]) -> Iterator[tuple[_Line, Found]]:
    """Where the wordings stand, line by line, and nobody only asks whether it is so."""
    for line in lines:
        for found in (found for wording in wordings for found in wording.found_in(line.sentence)):
            if not any(word in part for part in _clause(line, found) for word in ASKED):
                yield line, found


def _clause(line: _Line, found: Found) -> tuple[str, str]:
    """What stands in the same clause before a finding, a few characters, and from there to the sentence's end."""
    folded, start = fold(line.text), found.first.start
    return _CLAUSE_ENDS.split(folded[max(0, start - _REACH) : start])[-1], _SENTENCE_ENDS.split(folded[start:])[0]


def _written(line: _Line, found: Found, side: str, page: Page) -> str:
    """A name of a finding, or several, as they are written."""
    text = line.text[slice(*found.spans.get(side, (0, 0)))]
    if tidy(text) in _MYSELF and (own := _sender(page)):
        return own
    return "、".join(_bare(tidy(part), page) for part in _AND.split(text))


def _sender(page: Page) -> str:
    """The name of the sender whom the directory knows, or "": who has a mail sent or forwarded is somebody else."""
    lines = [line.text.strip() for line in page.mail.new_lines if line.text.strip()]
    if lines and page.roll.is_name(lines[-1]) and fold(lines[-1]) not in own_names(page):
        return ""
    boxes = page.mail.senders if len(page.mail.senders) == 1 and not page.mail.is_forward else ()
    known = [person.name for box in boxes for person in (page.known.at(box.address) if page.known else ())]
    named = [box.name for box in boxes if page.known and page.roll.holds(box.name)]
    return next(iter((*known, *named)), "")


def _bare(text: str, page: Page) -> str:
    """A name without 由 or 原 before it, and without a title behind what is a whole name."""
    if page.roll.holds(text):
        return text
    bare = next((text.removeprefix(head) for head in _HEADS if text.startswith(head)), text)
    bare = bare if could_hold(bare, page) else text
    short = next((bare.removesuffix(tail) for tail in _TAILS if bare.endswith(tail)), bare)
    return short if page.roll.is_name(short) else bare


def could_hold(name: str, page: Page) -> bool:
    """Whether an office may be this name's, or the first one's: Latin words must be two that are one name, or known."""
    first = _AND.split(name)[0]
    if page.roll.holds(first):
        return True
    if is_latin(first):
        return looks_like_name(first) or first.count(" ") == 1
    people = read_people(first, page.roll, strict=True)
    return could_be_name(first) or (len(people.names) > 1 and not people.rest)


def _labels(page: Page, office: Office) -> Iterator[_Told]:
    """研发负责人：沈知微, 研发负责人：方启明 → 沈知微, 新研发负责人：沈知微."""
    for statement in sorted(page.of(office), key=lambda told: not told.label.startswith(_NEW_LABELS)):
        arrow = _ARROWS.split(statement.value)
        value, *behind = (part.strip() for part in _VALUE_ENDS.split(arrow[-1])[:2])
        if behind and page.roll.is_name(value) and _are_names(behind[0], page):
            value = f"{value}、{behind[0]}"  # 项目经理：黄俊杰，许南星: which of them is asked about
        if value and fold(value) not in MISSING:
            changed = len(arrow) > 1 or statement.label.startswith(_NEW_LABELS)
            yield _Told(value, statement, changed, arrow[0].strip().removeprefix("由") if len(arrow) > 1 else "")


def _are_names(text: str, page: Page) -> bool:
    people = read_people(text, page.roll, strict=True)
    return bool(people.names) and not people.rest and not any(one.role for one in people.names)


def _resolved(page: Page, office: Office, told: _Told) -> Holder:
    field, line = FIELD[office], told.statement.line
    named = read_people(told.name, page.roll).names
    if len(named) != 1:
        code = "ambiguous-person" if named else "unknown-person"
        return Holder(None, None, Remark(code, field, line, value=told.name), told.changed)
    if _is_followed(told, named[0].name, page):
        return Holder(None, None, Remark("ambiguous-person", field, line, value=told.statement.value), told.changed)
    person = page.roll.resolve(named[0].name, (*named[0].notes, *_bracket_behind(named[0].name, line)))
    before = replaced(named[0].notes, page.roll)  # 研发负责人：沈知微（接替方启明）
    leaves = any(_I_LEAVE.search(fold(line.text[:LONGEST])) for line in page.mail.new_lines[:_MOST])
    changed, old = told.changed or leaves or before is not None, before or _old(page, office, told)
    return Holder(person.name, told.statement.source(field), person.remark(field, line), changed, old)


_BEHIND_A_NAME: Final = Pattern(r"\s?[(（](?P<in>[^()（）]{1,12})[)）]")


def _bracket_behind(name: str, line: str) -> tuple[str, ...]:
    """What a line has in brackets right behind a name, which may tell one of two people: 张伟（后端组）."""
    at = line[:LONGEST].find(name)
    found = _BEHIND_A_NAME.match(line, at + len(name)) if at >= 0 else None
    return (found["in"].strip(),) if found else ()


def _is_followed(told: _Told, name: str, page: Page) -> bool:
    """Whether a label names somebody else, too, from some day on: 研发负责人：方启明（6月15日起许南星）."""
    value = told.statement.value[:LONGEST]
    if told.statement.field not in FIELD or not is_dated(fold(value)) or name not in value:
        return False
    clauses = [clause for clause in _CLAUSE_ENDS.split(value.partition(name)[2]) if is_dated(fold(clause))]
    clauses = [clause for clause in clauses if not (LENDS.told_in(fold(clause)) or RELEASE.told_in(fold(clause)))]
    holds = page.roll.resolve(name).name
    return any(page.roll.resolve(one).name != holds for clause in clauses for one in page.roll.named_in(clause))


def _old(page: Page, office: Office, told: _Told) -> str | None:
    """Who held the office before, of a change of the R&D lead (D9)."""
    labelled = next((statement.value for statement in page.of("old_lead") if statement.value), "")
    written = told.old or (labelled if office == "lead" else "")
    if not told.changed or not written:
        return None
    named = read_people(written, page.roll).names
    return page.roll.resolve(named[0].name, named[0].notes).name if len(named) == 1 else None
