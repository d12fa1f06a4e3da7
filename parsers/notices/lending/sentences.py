"""One sentence of a notice: names, one period, efforts, and words that add nothing.

A sentence is read only when nothing is left over. One with anything else in it is talk, and stays unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from parsers.dates.doubt import are_dates, are_doubtful, are_read_as
from parsers.notices.layout.asides import length_behind, share_apart, without_asides
from parsers.notices.layout.background import without_background
from parsers.notices.layout.each_apart import APART
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.one_period import drawn_together
from parsers.notices.layout.shared_efforts import Tail, adds_up, without_tail
from parsers.notices.layout.signed_numbers import is_signed_effort
from parsers.notices.lending.lending import OWN_PROJECT, lent_in
from parsers.notices.lending.periods import without_former
from parsers.notices.lending.sentence_parts import CLAUSES, LEADING, NEXT_ONE, segments_of, under_role
from parsers.notices.lending.sentence_roles import (
    without_counted_role,
    without_duty,
    without_project_work,
    without_role,
    without_work,
)
from parsers.notices.lending.what_becomes import is_told_of
from parsers.notices.people.in_turn import are_more, asks_another, in_turn
from parsers.notices.people.lead_wordings import without_office
from parsers.notices.people.people import People, Written, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import BEFORE, BRACKETS, PREPOSITION, without_accord, without_filler
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.labels import EFFORTS, Field
from parsers.notices.words.moods import is_plain
from parsers.notices.words.roles import ROLE
from parsers.notices.words.spans import (
    Stretch,
    efforts,
    has_range,
    is_month_of_coming,
    is_single_day,
    periods,
    without_efforts,
)
from parsers.notices.words.topics import ANOTHER_MATTER, LENDS, UNSURE
from parsers.patterns import Pattern

_SENTENCE: Final = Pattern(r"[^。；;！!\n]+")
_STOP_BEFORE_COMMA: Final = Pattern(r"[。；;!！]\s?(?=[,，])")
"""支撑至6月7日。，黄俊杰协助: what goes on with a comma is no sentence of its own."""
_STAYS_UNTIL: Final = Pattern(
    r"\b(?:joins|will join|starts|will start)(?: us| the team| the project)? on (?P<first>[\w ,/-]{3,20}?)"
    r" and (?:stays|will stay) (?:until|till|through) "
)
"""许南星 joins on 1 June and stays until 30 June."""
_SEMICOLONS: Final = frozenset("；;")
_BEHIND: Final = Pattern(r"^(?:\s|,|，|将|会|均|都|已经|已|期间|起|内|,|由|为|:|：)+")
_ESTIMATE: Final = Pattern(r"(?:预估|预计|评估|估计)\S{0,6}$")
_ARROW: Final = Pattern(r"[-=]>|→")
_IN_BRACKETS: Final = Pattern(r"\s?\((?P<inner>[^()]{1,80})\)")
_PARTS: Final = Pattern(r"[,;]")
_HELPS: Final = Pattern(r"协助|负责|配合|承担|跟进|审核|牵头")
_LENT_THERE: Final = Pattern(r"支[撑援持]|投入|参与|加入|驻场")
_THANKS: Final = Pattern(r"辛苦了?\W*$|(?:值得|表示)(?:表扬|感谢)")
"""白一舟上个月的支撑也辛苦了: for what is done."""
_CHOICES: Final = frozenset(words("或 或者 or"))
_TOGETHER: Final = Pattern(
    r"^\s?(?:和|与|同|跟|携|带)|一起|共同|一同|一并|同时|同期|同样|[也均都]|\b(?:and|with|both|together)\b"
)
"""许南星6月1日-6月30日与白一舟一起支撑: the days are those of both."""
_BRACKET: Final = Pattern(r"[(（][^()（）]{0,60}[)）]")
_UNTIL: Final = Pattern(r"(?:到|至|截至|截止)\s?$|\b(?:until|till) $|\b[Ee]xtend[^,;]{1,40} to\s?$")
REST: Final = "+"
"""Stands for the label of a sentence that was not read, of a line of which others were."""
LENT: Final = "*"
"""Stands for the label of a fact whose sentence has a verb of lending."""


def read_sentences(text: str, statement: Statement, roll: Roll, project: str | None) -> Iterator[Statement]:
    """The people, days and efforts of each readable sentence of the text, as statements of its line."""
    text = _STAYS_UNTIL.sub(r"from \g<first> to ", _STOP_BEFORE_COMMA.sub("", without_former(text)))
    sentences = list(_sentences(length_behind(share_apart(_with_days(text))), roll))
    each = [_of_sentence(sentence, statement, roll, project) for sentence in sentences]
    told = [one for read in each for one in read]
    if len(sentences) > 1 and any(map(is_one_sided, told)):
        told = _with_both_sides(sentences, each, statement, roll, project) or told
    yield from told


def _with_both_sides(
    sentences: list[str], each: list[list[Statement]], statement: Statement, roll: Roll, project: str | None
) -> list[Statement]:
    """What sentences state of which one only begins: with those that go on with it, else all together; [] if neither.

    甲6月1日进场。6月30日离场。后端，乙…: whoever is named behind it has a sentence of his own.
    """
    told: list[Statement] = []
    at = 0
    while at < len(sentences):
        end = at + 1
        if any(map(is_one_sided, each[at])):
            end += sum(1 for _ in takewhile(lambda one: not roll.named_in(one), sentences[end:]))
        joined = without_accord("，".join(sentences[at:end]))
        own = list(_by_clauses(joined, statement, roll, project)) if end > at + 1 else each[at]
        told += own or [one for read in each[at:end] for one in read]
        at = end
    if not any(map(is_one_sided, told)):
        return told
    joined_all = list(_by_clauses(without_accord("，".join(sentences)), statement, roll, project))
    return [] if any(map(is_one_sided, joined_all)) else joined_all


def _of_sentence(sentence: str, statement: Statement, roll: Roll, project: str | None) -> list[Statement]:
    """What a sentence states, or the sentence as it stands where that is not understood."""
    if is_told_of(sentence):
        return [_unread(sentence, statement)]
    stated = without_office(without_background(sentence, roll), roll)
    plain = without_accord(stated)
    told = _states(plain, statement, roll, project) or _without_asides(stated, statement, roll, project)
    if told and not any(map(is_one_sided, told)):
        return told
    return list(_by_clauses(plain, statement, roll, project)) or told or [_unread(sentence, statement)]


def is_one_sided(told: Statement) -> bool:
    """Whether days only begin, or only end: 许南星6月1日进场。6月30日离场。"""
    return told.field == "period" and (told.value.endswith(("起", "开始")) or told.value.startswith("至"))


def _by_clauses(sentence: str, statement: Statement, roll: Roll, project: str | None) -> Iterator[Statement]:
    """What a sentence states that has the facts of one person in several clauses."""
    sentence = NEXT_ONE.sub("，", sentence)
    for lent in lent_in(sentence, roll, project) if periods(fold(sentence)) else ():
        if not lent.days:
            yield _unread(lent.words, statement)
            continue
        yield as_field("person", lent.person, statement, sure=True)
        yield from (as_field("role", lent.role, statement),) if lent.role else ()
        yield as_field("period", lent.days, statement, sure=True)
        yield from (as_field(field, effort, statement) for field, effort in lent.efforts)


def _without_asides(sentence: str, statement: Statement, roll: Roll, project: str | None) -> list[Statement] | None:
    """What a sentence that does not read states without the clauses that change nothing of it."""
    folded = fold(sentence)
    own = sentence.replace(project, OWN_PROJECT) if project else sentence
    bare = without_asides(own, roll) if has_range(folded) and is_plain(folded) else own
    return _states(without_accord(bare), statement, roll, project) if bare != own else None


def _states(sentence: str, statement: Statement, roll: Roll, project: str | None) -> list[Statement] | None:
    """What a sentence states, all of it understood; None where it is talk, or has words that are not."""
    folded = fold(sentence)
    if UNSURE.told_in(folded) or ANOTHER_MATTER.told_in(folded) or _THANKS.search(folded):
        return None
    tail = without_tail(drawn_together(sentence))
    if APART in tail.sentence and len(periods(fold(tail.sentence))) > 1:
        return None
    read = [
        _with_own(list(_segment(one, statement, roll, project)), tail) for one in under_role(segments_of(tail.sentence))
    ]
    read = _with_roles(read, tail.roles, roll)
    if not read or not all(read):
        return None
    unsettled = (_unread(tail.unsettled, statement),) if tail.unsettled else ()
    return [*(told for found in read for told in found), *unsettled]


def _with_own(segment: list[Statement], tail: Tail) -> list[Statement]:
    """What a part of a sentence states, with the efforts that are everybody's own; [] where it has one itself."""
    if not segment or {told.field for told in segment} & {field for field, _ in tail.own}:
        return []
    own = [as_field(field, effort, segment[0]) for field, effort in tail.own]
    return [one for told in segment for one in (told, *(own if told.field == "period" else ()))]


def _with_roles(read: list[list[Statement]], roles: tuple[str, ...], roll: Roll) -> list[list[Statement]]:
    """The parts of a sentence with the role that it gives to all of them, or to each in turn; [] where they differ."""
    if not roles:
        return read
    several = roles * len(read) if len(roles) == 1 else roles
    people = [len(read_people(told.value, roll).names) for part in read for told in part if told.field == "person"]
    if len(roles) > 1 and people != [1] * len(roles):
        return []
    if len(several) != len(read) or any(told.field == "role" for part in read for told in part):
        return []
    return [[*part, as_field("role", role, part[0])] if part else [] for part, role in zip(read, several, strict=True)]


def _unread(sentence: str, statement: Statement) -> Statement:
    """A sentence that states nothing that is understood, beside others of its line that may."""
    return Statement(None, tidy(sentence), statement.number, statement.line, REST)


def _sentences(text: str, roll: Roll) -> Iterator[str]:
    """The sentences; names that only a semicolon parts from the next one belong to it: 许南星；白一舟6月1日-6月30日."""
    waiting = ""
    for found in _SENTENCE.finditer(text):
        sentence = f"{waiting}{found[0]}"
        waiting = ""
        if text[found.end() : found.end() + 1] in _SEMICOLONS and not periods(fold(sentence)):
            people = read_people(without_filler(without_accord(sentence)), roll, strict=True)
            waiting = f"{sentence}、" if _only_names(people) else ""
        if not waiting:
            yield sentence


def _only_names(people: People) -> bool:
    """Whether a list is names, and perhaps a choice among them, which is asked about where it is read."""
    return bool(people.names) and not set(people.rest) - _CHOICES


def _with_days(text: str) -> str:
    """白一舟同期支撑前端: in the days that were named before it in the line."""
    folded = fold(text)
    spans = periods(folded) if "同期" in folded else ()
    at = folded.find("同期")
    before = [folded[span.start : span.end] for span in spans if span.end <= at]
    return f"{text[:at]}{before[-1]}{text[at + 2 :]}" if before else text


def _without_project(told: str, project: str) -> str:
    for before in ("借给", "派给", "到", "至", "在", "去", "给"):
        told = told.replace(before + project, "、").replace(before + OWN_PROJECT, "、")
    return told.replace(project, "、")


def _segment(text: str, statement: Statement, roll: Roll, project: str | None) -> Iterator[Statement]:
    folded = fold(text)
    spans = periods(folded)
    if len(spans) != 1:
        return
    span = spans[0]
    if _is_left_open_in_brackets(folded, span) or APART in text[span.end :] or _may_be_moved(folded, span):
        return
    left = PREPOSITION.sub("", text[: span.start])
    right, role = without_role(_BEHIND.sub("", text[span.end :]))
    right, role = (right, role) if role else without_project_work(right, roll, project)
    right = without_work(right, roll)
    if APART in left and len(set(ROLE.findall(fold(left)))) > 1:
        return  # 前端、测试分别由甲、乙支撑: who in which role is asked about
    left, role = without_duty(*without_counted_role(left, role))
    told = BRACKETS.sub("、", f"{left}、{right}")
    told = _without_project(told, project) if project else told
    found = dict(_efforts_in(told))
    bare = without_filler(tidy(BEFORE.sub("", without_efforts(told, LEADING, "、"))))
    people = read_people(bare, roll, strict=True)
    if (
        not _only_names(people)
        or len(found) < len(efforts(fold(told)))
        or _are_not_lent(left, text[span.end :], people, roll)
    ):
        return
    if APART in left and (turns := in_turn(people, text[span.start : span.end])) is not None:
        for written, part in turns if not role and not found else ():
            yield as_field("person", f"{written.name}（{written.role}）" if written.role else written.name, statement)
            yield as_field("period", _side_of(part, text[: span.start]), statement, sure=LENDS.told_in(folded))
        return
    yield as_field("person", bare, statement, sure=LENDS.told_in(folded))
    if role:
        yield as_field("role", role, statement)
    yield as_field("period", _days_of(text, span), statement, sure=LENDS.told_in(folded))
    for field, effort in found.items():
        yield as_field(field, effort, statement)


def _may_be_moved(folded: str, span: Stretch) -> bool:
    """Whether an arrow may stand between an old day and a new one: 许南星 6/30 -> 7/15; …支撑 says that it does not."""
    return _ARROW.search(folded, span.start, span.end) is not None and not LENDS.told_in(folded)


def _is_left_open_in_brackets(folded: str, span: Stretch) -> bool:
    """Whether a bracket around or behind the days leaves them open (可调整), or has more that is like days."""
    around = next((one for one in _IN_BRACKETS.finditer(folded) if one.start() < span.start < one.end()), None)
    if around is None or around.end() < span.end:
        bracket = _IN_BRACKETS.match(folded, span.end)
        return bracket is not None and are_doubtful(bracket["inner"])
    days = folded[span.start : span.end]
    *before, own = _PARTS.split(folded[around.start("inner") : span.start])
    rest, *behind = _PARTS.split(folded[span.end : around.end("inner")])
    if not are_read_as(without_efforts(f"{own}{days}{rest}"), days, _days_of(folded, span)):
        return True
    return any(are_doubtful(part) or are_dates(part) for part in (*before, *behind))


def _are_not_lent(left: str, right: str, people: People, roll: Roll) -> bool:
    """Whether not all of those who are named before and behind the days are lent for them."""
    if _stands_apart(left, right, roll) or _only_helps(left, right, roll):
        return True
    return asks_another(left, people, roll) or are_more(f"{left}，{right}", people)


def _stands_apart(left: str, right: str, roll: Roll) -> bool:
    """Whether somebody else stands behind the days of those before them: 后端：甲 6月1日-6月30日，前端：乙 has none."""
    if _TOGETHER.search(right) or not _names_in(left, roll):
        return False
    return bool(_names_in(_BRACKET.sub("", right), roll))


def _only_helps(left: str, right: str, roll: Roll) -> bool:
    """Whether somebody more is named behind the days, without a verb of lending: …，白一舟协助; …，黄俊杰负责."""
    clauses = CLAUSES.split(f"{left}，{right}")
    helping = [clause for clause in clauses if _HELPS.search(clause) and not _LENT_THERE.search(clause)]
    others = [clause for clause in clauses if clause not in helping] if helping else []
    lent = {one.name for clause in others for one in _names_in(clause, roll)}
    return bool(lent) and any(one.name not in lent for clause in helping for one in _names_in(clause, roll))


def _names_in(clause: str, roll: Roll) -> tuple[Written, ...]:
    return read_people(without_filler(clause), roll, strict=True).names


def _days_of(text: str, span: Stretch) -> str:
    """The days of a part; a single day begins a period, or ends it behind 到: the other side is asked about.

    So does a month in which somebody only comes: 7月进场 says nothing of its last day.
    """
    days = text[span.start : span.end]
    return f"{days}起" if is_month_of_coming(fold(text), span) else _side_of(days, text[: span.start])


def _side_of(days: str, before: str) -> str:
    """Days as a period; a single one as the side of it that the words before it tell."""
    if _UNTIL.search(before) and not has_range(fold(days)):
        return f"至{days}"
    return f"{days}起" if is_single_day(fold(days)) and days[-1] not in "起止前始" else days


def _efforts_in(told: str) -> Iterator[tuple[Field, str]]:
    """The efforts of a sentence, each under the field that the words before it tell."""
    at = 0
    for start, end in efforts(fold(told)):
        guessed = _ESTIMATE.search(fold(told)[at:start]) is not None
        effort = f"共{told[start:end]}" if adds_up(told[at:start]) else told[start:end]
        yield "estimated" if guessed else "support", effort
        at = end


def as_field(field: Field, value: str, statement: Statement, *, sure: bool = False) -> Statement:
    told = value.strip() if field in EFFORTS and is_signed_effort(value) else tidy(value)
    return Statement(field, told, statement.number, statement.line, LENT if sure else "")
