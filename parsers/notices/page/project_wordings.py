"""How a project's name is told from the words around it: in a subject, in a sentence, and by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.notices.page.project_words import KINDS, NO_FIRST_WORDS, SENTENCE, SUBJECT
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import is_dated
from parsers.notices.words.wordings import GAP, Found, Sentence, Token, Wording
from parsers.patterns import Pattern
from parsers.remembered import remembered

_NOTE: Final = "OPEN (!( OPEN | CLOSE | END ) ANY){1,12} CLOSE"
_PROJECT: Final = f"PROJECT (GAP? {_NOTE} | GAP? PHASE)?"
"""星河数据治理|项目二期, 星河数据治理|项目（二期）."""
_TOPIC: Final = "(PRESALES | TOPIC) (MATTER | FORM){0,2} GAP? (DASH | COLON | JOIN)"
_LABEL: Final = f"((MATTER | LENDS)? PROJECT NAME? GAP? COLON | ABOUT | MATTER{{1,4}} GAP? (DASH | COLON) | {_TOPIC})"
"""支撑项目：, 关于, 人员支撑安排-, 方案支撑申请-."""
_MATTER: Final = "((PRESALES | MATTER | PROJECT)? (MATTER | FORM){1,3})"
_HEAD: Final = f"head:( {_LABEL} GAP* | {_MATTER} GAP+ )?+"
_BETWEEN: Final = "(GAP | JOIN | DASH | COLON | ABOUT)*"
_GOES_ON: Final = f"({_BETWEEN} PROJECT? (MATTER | FORM | LENDS | PRESALES | TOPIC | GOES_ON))+"
_TO_PROJECT, _ALONE, _BEHIND_LABEL, _BEHIND_MATTER, _ABOUT = SUBJECT.wordings(
    # 星河数据治理项目|人员支撑安排
    f"START {_HEAD} name:( ANY{{1,40}}? {_PROJECT} ) {_GOES_ON} GAP* END",
    # 人员支撑安排-|星河数据治理项目
    f"START {_HEAD} name:( (!( COLON | STOP ) ANY){{1,40}} {_PROJECT} ) GAP* END",
    # 支撑项目：|滨江大学算力平台
    f"START {_LABEL} GAP* name:( ANY+ )",
    # 售前申请 |滨江大学算力平台
    f"START {_MATTER} GAP+ name:( (!( GAP | END ) ANY){{1,40}} (PROJECT | KIND) ) GAP? END",
    # 人员支撑安排
    f"START {_GOES_ON} END",
)
_LEADS: Final = "(LENDS | LEADS | ANSWERS | ENTERS)"
_UP_TO_PROJECT: Final = "(!( STOP | COLON | MARK | GAP | END | LENDS | LEADS | ANSWERS | ENTERS ) ANY){1,30}? PROJECT"
_NAMED, _LENT_TO, _LEAD, _GENERIC = SENTENCE.wordings(
    # 许南星支撑|星河数据治理项目
    f"((START | STOP | COLON | GAP | {_LEADS}) FROM? | FROM) "
    f"!( PROJECT !( NO_NAME ) ) name:( {_UP_TO_PROJECT} ({_NOTE} | PHASE)? ) !( NO_NAME | ANSWERS )",
    # 许南星支撑|云帆物流调度项目|的开发，
    f"LENDS name:( {_UP_TO_PROJECT} ) (OF? WORK)? (STOP | END)",
    # 安排许南星到|星河数据治理项目, 我们申请|星河数据治理项目
    f"lead:( {_LEADS} | SENDS (!( TO | STOP | END ) ANY){{1,20}} TO | START (WISHES | FROM){{0,4}} APPLIES )",
    # 本项目
    f"START (GENERIC | OF | WISHES | FROM)* {_PROJECT} END",
)
_QUOTES: Final = "《》“”【】[]「」"
_NUMBER_NOTE: Final = Pattern(
    r"[（(]\s?(?:(?:项目)?(?:编号|合同|代号|code)[^()（）]{0,40}|[a-z]{1,8}-\d{2,8}(?:-\d{1,6}){0,3})[)）]",
    re.IGNORECASE,
)
"""（编号 2026-17）, （XH-2026-001）; （V2.0） is a part of the name."""
_LED: Final = Pattern(r"^(?:烦?请|先?[把将]|的?是)+")
"""请滨江项目接收, 先把项目概况发给大家."""
_PLAIN: Final = Pattern(r"[\w()（）· -]+")
_PHASE: Final = Pattern(r"(?:(?<=项目)|(?<=平台)|(?<=系统))[一二三四五六七八九\d]期$")
_SHORTEST, _LONGEST, _LONGEST_IN_SENTENCE = 4, 42, 32
"""Characters of a name that is told by the words around it: shorter is 本项目, longer is a sentence."""
_LONGEST_NOTE, _LONGEST_NOTE_IN_SENTENCE = 12, 8
"""Characters of a note in brackets that belongs to the name: 滨江算力平台(二期)."""


_OPENS: Final = Pattern(r"^\s*(?:以下|下面|如下|这)[为是]")
"""以下为星河项目已确认的人员."""


@remembered
def clean(written: str) -> str:
    """A project's name without quotes, label, number note and what the subject goes on with."""
    name = _unquoted(tidy(_OPENS.sub("", _NUMBER_NOTE.sub("", written))))
    sentence = SUBJECT.cut(fold(name))
    found = _first(sentence, _TO_PROJECT, _BEHIND_LABEL, _BEHIND_MATTER)
    return tidy(_without_days(_name(found, name) if found else name)).rstrip("（( ").lstrip("—–-")


def _unquoted(written: str) -> str:
    """Without the quotes around it; those of a part of the name stay: “云杉”项目."""
    bare = written.strip(f"{_QUOTES}\"' ")
    halves = zip(_QUOTES[::2], _QUOTES[1::2], strict=True)
    return bare if all(bare.count(half) == bare.count(other) for half, other in halves) else written


@remembered
def name_in_subject(subject: str) -> str:
    """The name in a subject without brackets, or ""."""
    folded = fold(subject)
    if "项目" not in folded:
        return ""
    sentence = SUBJECT.cut(folded)
    found = _first(sentence, _TO_PROJECT) or _alone(sentence, folded)
    written = _name(found, subject) if found else ""
    fits = _SHORTEST <= len(written) <= _LONGEST and len(_noted(written)[1]) <= _LONGEST_NOTE
    name = clean(_behind_lead(written)) if fits else ""
    return "" if is_generic(name) else name


def _alone(sentence: Sentence, folded: str) -> Found | None:
    """The subject as a name and nothing else; behind a head it may begin as it likes."""
    found = _first(sentence, _ALONE)
    return found if found and ("head" in found.spans or not folded.startswith(NO_FIRST_WORDS)) else None


def names_in_sentence(text: str) -> Iterator[str]:
    """The names in a sentence, each behind a word or mark that leads to one."""
    folded = fold(text)
    for found in _NAMED.found_in(_sentence(folded)) if "项目" in folded else ():
        written = _without_remark(_name(found, text))
        name = clean(_LED.sub("", _behind_lead(written))) if len(written) <= _LONGEST_IN_SENTENCE else ""
        if len(name) >= _SHORTEST and _PLAIN.fullmatch(name) and not is_generic(name):
            yield name


def name_lent_to(text: str) -> str:
    """The name of the project that a sentence lends somebody to, or ""."""
    folded = fold(text)
    found = _first(_sentence(folded), _LENT_TO) if "项目" in folded else None
    name = clean(_name(found, text)) if found else ""
    return "" if is_generic(name) else name


@remembered
def is_generic(name: str) -> bool:
    """Whether a project is meant without its name: 本项目."""
    return _GENERIC.stands_in(SENTENCE.cut(fold(name)))


@remembered
def is_about(text: str) -> bool:
    """Whether a text has only words that a subject goes on with behind a project: 人员支撑安排."""
    return _ABOUT.stands_in(SUBJECT.cut(fold(text)))


def is_like_project(name: str) -> bool:
    """Whether a text ends as the names of projects do, but for a note in brackets."""
    folded = fold(name)
    before, note = _noted(_PHASE.sub("", folded) if "期" in folded else folded)
    return before.endswith(KINDS) and len(note) <= _LONGEST_NOTE


def _noted(name: str) -> tuple[str, str]:
    """A name without the note in brackets that it ends with, and the note."""
    before, _, note = fold(name).rpartition("(")
    if not before or not note.endswith(")") or ")" in note[:-1]:
        return name, ""
    return name[: len(before)].rstrip(), note[:-1]


def _without_remark(name: str) -> str:
    """Without a note that is none of the name: 星河数据治理项目（6月1日起）."""
    before, note = _noted(name)
    return before if len(note) > _LONGEST_NOTE_IN_SENTENCE or is_dated(note) else name


def _without_days(name: str) -> str:
    """Without a note of days or a role, which is of the people: 星河数据治理项目（6月1日-6月30日）, …（后端）."""
    before, note = _noted(name)
    return name[: len(before)] if is_dated(note) or is_role(note) else name


def _sentence(folded: str) -> Sentence:
    """A sentence as tokens; no name goes on behind a blank, be it between Latin words."""
    return SENTENCE.cut(folded, (Token(GAP, at, at + 1) for at, char in enumerate(folded) if char.isspace()))


def _behind_lead(text: str) -> str:
    """What stands behind the last word that leads to a name."""
    ends = [found.spans["lead"][1] for found in _LEAD.found_in(SENTENCE.cut(fold(text)))]
    return text[ends[-1] :] if ends else text


def _first(sentence: Sentence, *wordings: Wording) -> Found | None:
    """Where the first wording stands that does."""
    return next((found for wording in wordings for found in wording.found_in(sentence)), None)


def _name(found: Found, text: str) -> str:
    return text[slice(*found.spans["name"])]
