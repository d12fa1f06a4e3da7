"""Which project a mail is about: from its labels, its subject's brackets, its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from parsers.notices.fold import fold, tidy
from parsers.notices.labels import FIELD_OF
from parsers.notices.names import KnownNames, key_of
from parsers.notices.no_names import MISSING
from parsers.notices.page import Page
from parsers.notices.project_words import (
    GENERIC,
    GOES_ON,
    HEAD,
    LEADS,
    LIKE,
    NO_FIRST_WORD,
    NO_NAME_BEHIND,
    PHASE,
    TAGS,
    UP_TO_THE_LAST_LEAD,
)
from parsers.notices.spans import is_dated
from parsers.patterns import Pattern
from state.notice import Remark, Source

_BRACKETED: Final = Pattern(
    r"【(?P<thick>[^【】\n]{1,60})】|[\[［〔《「『](?P<thin>[^【】\[\]［］〔〕《》「」『』\n]{1,60})[\]］〕》」』]"
)
"""The thick ones may hold thin ones that belong to the name: 【云杉[二期]项目】."""
_QUOTED: Final = Pattern(r"[“\"]([^“”\"\n]{2,40})[”\"]")
_ALL_GOES_ON: Final = Pattern(GOES_ON)
_TO_PROJECT: Final = Pattern(rf"^(?:关于)?\s?(?P<name>.{{2,40}}?项目{PHASE}?)(?={GOES_ON}\s*$)")
"""星河数据治理项目|人员支撑安排."""
_ALONE: Final = Pattern(rf"(?P<name>{NO_FIRST_WORD}[^:,;。\[\]]{{2,40}}项目{PHASE}?)\s*$")
_WHOLE: Final = Pattern(rf"(?P<name>[\w（）()·-]{{2,40}}项目{PHASE}?)")
"""人员支撑安排-|星河数据治理项目."""
_HEAD: Final = Pattern(HEAD)
_QUOTES: Final = "《》“”【】[]「」"
_NUMBER_NOTE: Final = Pattern(r"[（(]\s?(?:项目)?(?:编号|合同|代号|code)[^()（）]{0,40}[)）]", re.IGNORECASE)
_LIKE: Final = Pattern(LIKE)
_IN_PROSE: Final = Pattern(
    rf"(?:{LEADS}|^|[，,。；;、：:\s])(?P<name>[\w（）()·-]{{2,30}}?项目(?:[一二三四五]期"
    rf"|[（(][^()（）]{{1,8}}[)）])?){NO_NAME_BEHIND}"
)
_VERB: Final = Pattern(UP_TO_THE_LAST_LEAD)
_GENERIC: Final = Pattern(GENERIC)


_BETWEEN_PROJECTS: Final = re.compile(r"(?<=项目)\s?[、和与及,，/&]\s?")
_LENT_TO: Final = Pattern(
    r"(?:支[撑援持]|投入到?|参与|加入)(?P<name>[\w（）()·-]{2,30}?项目)(?:的?(?:工作|开发|测试|建设))?(?=$|[,，。;；、!])"
)
_TWO: Final = 2


class ProjectName(Struct, frozen=True):
    """The project of a mail with where it stood, or the problem with it."""

    name: str | None = None
    source: Source | None = None
    problem: Remark | None = None


class _Candidate(Struct, frozen=True):
    name: str
    source: Source


def read_project(page: Page) -> ProjectName:
    """The one project that the mail names. An answer's subject is another mail's: a label of its own corrects it."""
    labelled = list(_labelled(page))
    subject = [] if labelled and page.is_reply else list(_in_subject(page))
    found = labelled + subject + ([] if labelled else list(_in_brackets(page)))
    found = found or list(_known_inside(page)) or list(_in_prose(page))
    parted = [part for candidate in found for part in _parted(candidate)]
    return _settled([*parted, *_lent_elsewhere(page, parted)], page.known)


def _parted(candidate: _Candidate) -> Iterator[_Candidate]:
    """星河数据治理项目、云帆物流调度项目 are two."""
    parts = _BETWEEN_PROJECTS.split(candidate.name)
    if len(parts) < _TWO or not all(_LIKE.search(fold(part)) for part in parts):
        yield candidate
        return
    yield from (_Candidate(clean(part), candidate.source) for part in parts)


def _lent_elsewhere(page: Page, named: list[_Candidate]) -> Iterator[_Candidate]:
    """A project that a line lends somebody to, another than the one that the mail is about (M4)."""
    for statement in page.loose[:50] if named else ():
        lent = _LENT_TO.search(fold(statement.value)) if is_dated(fold(statement.value)) else None
        if lent is None:
            continue
        name = clean(statement.value[slice(*lent.span("name"))])
        if not _GENERIC.match(name) and not any(_may_be_one(name, one.name) for one in named):
            yield _Candidate(name, statement.source("project"))


def _may_be_one(short: str, long: str) -> bool:
    """Whether a name may be the other one cut short: 星河项目 for 星河数据治理项目."""
    if not _stem(short) or _stem(long) in _stem(short):
        return True
    left = iter(_stem(long))
    return all(char in left for char in _stem(short))


def _settled(found: list[_Candidate], known: KnownNames | None) -> ProjectName:
    if not found:
        return ProjectName(problem=Remark("missing-project", "project"))
    distinct = {_stem(candidate.name): candidate for candidate in reversed(found)}
    first = found[0]
    if len(distinct) > 1:
        other = next(candidate for candidate in found if _stem(candidate.name) != _stem(first.name))
        remark = Remark("ambiguous-project", "project", other.source.text, value=f"{first.name} / {other.name}")
        return ProjectName(problem=remark)
    return ProjectName(_canonical([candidate.name for candidate in found], known), first.source)


def _canonical(written: list[str], known: KnownNames | None) -> str:
    names = known.project_by_key if known else {}
    return next((names[key_of(name)] for name in written if key_of(name) in names), written[0])


def _stem(name: str) -> str:
    return key_of(name).removesuffix("项目").replace("(", "").replace(")", "")


def _labelled(page: Page) -> Iterator[_Candidate]:
    for statement in page.of("project"):
        name = clean(re.split(r"[，。；,;\n]", statement.value)[0])
        if name and not name.startswith("的") and fold(name) not in MISSING:
            yield _Candidate(name, statement.source("project"))


def _in_subject(page: Page) -> Iterator[_Candidate]:
    source = Source("project", 0, page.mail.subject)
    names = list(_bracketed([page.subject]))
    liked = [name for name in names if _LIKE.search(fold(name))] or names
    head = _HEAD.match(page.folded_subject)
    at = head.end() if head else 0
    plain = None if names else _TO_PROJECT.match(page.folded_subject[at:]) or _ALONE.match(page.folded_subject[at:])
    if plain is None and not names and at:  # 人员支撑安排-星河数据治理项目
        plain = _WHOLE.fullmatch(page.folded_subject[at:])
    if plain is not None:
        name = clean(_VERB.sub("", page.subject[at:][plain.start("name") : plain.end("name")]))
        liked = [name] if name and not _GENERIC.match(name) else []
    return (_Candidate(name, source) for name in liked)


def _bracketed(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in _BRACKETED.finditer(text):
            name = clean(found["thick"] or found["thin"])
            folded = fold(name)
            if len(name) > 1 and folded not in TAGS and folded not in FIELD_OF and not _ALL_GOES_ON.fullmatch(folded):
                yield name


def _in_brackets(page: Page) -> Iterator[_Candidate]:
    """Bracketed names of the text, as far as they are like a project's."""
    for statement in page.loose:
        for name in _bracketed([statement.value]):
            if _LIKE.search(fold(name)) or _is_known(name, page.known):
                yield _Candidate(name, statement.source("project"))
        for quoted in _QUOTED.finditer(statement.value):
            if fold(quoted[1]).endswith("项目") and not _GENERIC.match(quoted[1]):
                yield _Candidate(clean(quoted[1]), statement.source("project"))


def _is_known(name: str, known: KnownNames | None) -> bool:
    return known is not None and key_of(name) in known.project_by_key


def _known_inside(page: Page) -> Iterator[_Candidate]:
    """Known projects named in subject or text without brackets."""
    if page.known is None:
        return
    places = [(page.subject, Source("project", 0, page.mail.subject))]
    places += [(statement.value, statement.source("project")) for statement in page.loose[:50]]
    for text, source in places:
        key = key_of(text)
        inside = [name for written, name in page.known.project_by_key.items() if written and written in key]
        for name in inside:
            if not any(name != longer and key_of(name) in key_of(longer) for longer in inside):
                yield _Candidate(name, source)


def _in_prose(page: Page) -> Iterator[_Candidate]:
    """ "支撑星河数据治理项目": a project's name behind a word that leads to one."""
    for statement in page.loose[:50]:
        for found in _IN_PROSE.finditer(statement.value):
            name = clean(_VERB.sub("", found["name"]))
            if not _GENERIC.match(name) and len(name) > 3:  # noqa: PLR2004  shorter is "本项目"
                yield _Candidate(name, statement.source("project"))


def clean(written: str) -> str:
    """A project's name without quotes, label, number note and what the subject goes on with."""
    name = _unquoted(tidy(_NUMBER_NOTE.sub("", written)))
    name = _HEAD.sub("", name)
    folded = fold(name)
    if cut := _TO_PROJECT.match(folded):
        name = name[cut.start("name") : cut.end("name")]
    return tidy(name).rstrip("（( ")


def _unquoted(written: str) -> str:
    """Without the quotes around it; those of a part of the name stay: “云杉”项目."""
    bare = written.strip(f"{_QUOTES}\"' ")
    halves = zip(_QUOTES[::2], _QUOTES[1::2], strict=True)
    return bare if all(bare.count(half) == bare.count(other) for half, other in halves) else written
