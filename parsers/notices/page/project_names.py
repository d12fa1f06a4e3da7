"""Which project a mail is about: from its labels, its subject's brackets, its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.project_wordings import (
    clean,
    is_about,
    is_generic,
    is_like_project,
    name_in_subject,
    name_lent_to,
    names_in_sentence,
)
from parsers.notices.page.short_projects import called_short
from parsers.notices.page.tags import is_tag
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.no_names import MISSING
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.roles import A_ROLE, is_role
from parsers.notices.words.several_projects import several_in
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import RELEASE
from parsers.patterns import Pattern
from state.notice import Remark, Source
from state.project_likeness import project_stem

_BRACKETED: Final = Pattern(
    r"(?:【(?P<thick>[^【】\n]{1,60})】|[\[［〔《「『](?P<thin>[^【】\[\]［］〔〕《》「」『』\n]{1,60})[\]］〕》」』])"
    r"(?:(?:(?<=项目[】\]])|(?<=平台[】\]])|(?<=系统[】\]]))\s?(?P<phase>[一二三四五六七八九\d]期(?!间)))?"
)
"""The thick ones may hold thin ones that belong to the name: 【云杉[二期]项目】; 【星河项目】二期 is not 星河项目."""
_TAGGED: Final = Pattern(
    r"\s*(?:[【\[［〔《「『](?P<in>[^【】\[\]［］〔〕《》「」『』\n]{1,20})[】\]］〕》」』]|(?P<before>[^\s:：!！【\[]{1,10})[:：!！])\s*"
)
"""What may be a tag, in brackets or before a mark, at the head of a subject."""
_TOKEN: Final = Pattern(r"#[0-9a-f]{6,32}")
"""What the daemon's own subjects end with: no project, whatever the project is called."""
_NO_PROJECT: Final = Pattern(r"(?:部|部门|中心|组|处|科|室|办|模块|功能|页面|接口|任务|人员|安排|通知|阶段)$")
_OF_ITS_PEOPLE: Final = Pattern(rf"的?(?:{A_ROLE}){{0,2}}(?:支[撑援持]|协调|投入)?(?:人员|人力|同事|成员|人选)")
_SHORTEST: Final = 4
"""Characters of a name that brackets alone show."""
_QUOTED: Final = Pattern(r"[“\"]([^“”\"\n]{2,40})[”\"]")
_BETWEEN_PROJECTS: Final = Pattern(r"(?<=项目)\s?[、和与及,，/&]\s?")
_FOUNDS: Final = Pattern(r"(?:正式)?(?:成立|组建|设立|启动|开展|推进)(?:了|好)?")
_CHANGES: Final = Pattern(r"(?:变更|更换|调整|明确|取消|撤销|终止|关闭|延长)")
"""变更星河数据治理项目研发负责人: what is done, where the project behind it is known."""
_LATIN: Final = Pattern(r"[A-Za-z][A-Za-z ,:&./()'’–—-]{0,60}\s(?=[^\x00-\x7f])")
_VALUE_ENDS: Final = Pattern(r"[，。；,;\n]|(?<=[^\x00-\x7f])\.\s")
_NO_NAMES: Final = ("本项目", "该项目", "此项目")
_PHASE: Final = Pattern(r"[】\]]?[一二三四五六七八九\d]期(?!间)")
_A_DAY: Final = Pattern(r"\d{1,2}\s?月\s?\d{1,2}\s?[日号]")
"""许南星6月1日到6月15日去项目: a sentence, and no name."""
_GIVEN: Final = Pattern(r"\s?(?:[借派分调]?给|[去到在进])(?=\w{2})")
_DASHES: Final = Pattern(r"\s?(?:[—–:：|]+|-{2,}|\s-\s)\s?|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")
_TWO: Final = 2
_MOST: Final = 50
"""Lines in which a known project is looked for."""
_SHORTEST_STEM: Final = 4
_A_PHASE: Final = Pattern(r"(?:项目|平台|系统)?[一二三四五六七八九十\d]{1,2}期|[\u4e00-\u9fff]{1,6}(?:项目|平台|系统)")
_CLAUSE: Final = Pattern(r"[^,，。;；]+")
_TURNS_TO: Final = Pattern(r"(?:精力|重心|重点)(?:都|主要|全部|会|将|先){0,3}(?:放|转|投)(?:到|在|向|入){0,2}\s?")


class ProjectName(Struct, frozen=True):
    """The project of a mail with where it stood, or the problem with it."""

    name: str | None = None
    source: Source | None = None
    problem: Remark | None = None
    short: bool = False
    """Whether it is only the beginning of a known one's name."""


class _Candidate(Struct, frozen=True):
    name: str
    source: Source


def read_project(page: Page) -> ProjectName:
    """The one project that the mail names. An answer's subject is another mail's: a label of its own corrects it."""
    labelled = list(_labelled(page))
    subject = [] if labelled and page.is_reply else list(_in_subject(page))
    subject = [one for one in subject if not _is_short_for(one, labelled, page.known)]
    found = labelled + subject + ([] if labelled else list(_in_brackets(page)))
    found = found or list(_known_inside(page)) or list(_in_prose(page)) or list(_several_in_prose(page))
    found = found or list(_at_the_head(page))
    found = [one for one in found if not _A_DAY.search(one.name)] or list(_known_in_lines(page))
    found = _in_full(found, page)
    found += _called_short(page, found)
    found = [one for one in found if not is_turned_to(one.source.text, one.name)] or found
    found = [one for one in found if _is_known(one.name, page.known) or not RELEASE.told_in(fold(one.name))] or found
    parted = [part for one in found for part in ([one] if _is_known(one.name, page.known) else _parted(one))]
    settled = _settled([*parted, *_lent_elsewhere(page, parted)], page.known)
    if not found and (whole := _by_stem(page)) is not None:
        return ProjectName(whole.name, whole.source)
    short = called_short(page) if not found else None
    return ProjectName(*short, short=True) if short else settled


def _by_stem(page: Page) -> _Candidate | None:
    """The one known project of which a line has the name without its last word: 星河数据治理专班; no phase of it."""
    stems = page.known.project_by_stem if page.known else {}
    texts = [(page.subject, 0), *((line.text, line.number) for line in page.mail.new_lines[:_MOST])]
    found = [
        _Candidate(name, Source("project", number, text.strip()))
        for text, number in texts
        for stem, name in stems.items()
        if len(stem) >= _SHORTEST_STEM and (at := key_of(text).find(stem)) >= 0 and not _is_phase(text, at + len(stem))
    ]
    return found[0] if len({one.name for one in found}) == 1 else None


def _is_phase(text: str, behind: int) -> bool:
    return _A_PHASE.match(key_of(text), behind) is not None


def _in_full(found: list[_Candidate], page: Page) -> list[_Candidate]:
    """What was found, but for names that are the beginning of a known one which the mail names in full: 星河项目."""
    if not found or any(_is_known(one.name, page.known) for one in found):
        return found
    whole = [one for one in _known_inside(page) if not any(_holds(told.name, one.name) for told in found)]
    stems = [_stem(one.name) for one in whole]
    return [*(one for one in found if not any(stem.startswith(_stem(one.name)) for stem in stems)), *whole[:1]]


def _called_short(page: Page, found: list[_Candidate]) -> Iterator[_Candidate]:
    """Another known project by the beginning of its name (星河), where only the text names the one that was found."""
    if len({_stem(one.name) for one in found}) != 1 or found[0].source.line == 0 or page.of("project"):
        return
    shorts = page.known.project_by_short if page.known else {}
    texts = [page.subject, *(told.line or told.value for told in page.loose[:50])]
    for short, name in shorts.items():
        bare = (text for text in texts if short in text.replace(name, ""))
        if key_of(name) != key_of(found[0].name) and short not in found[0].name and (text := next(bare, None)):
            yield _Candidate(name, Source("project", 0, text))


def is_turned_to(text: str, name: str) -> bool:
    """Whether a line says who leads, and names a project only as what somebody turns to: 启明精力放到星河上."""
    if not _TURNS_TO.search(text):
        return False
    clauses = _CLAUSE.findall(text)
    turns = [one for one in clauses if (to := _TURNS_TO.search(one)) and name.startswith(one[to.end() :][:_TWO])]
    others = "".join(one for one in clauses if one not in turns)
    told = turns and name[:_TWO] not in others and speaks_of_office(fold(others))
    return bool(told) and not any(is_dated(fold(one)) or speaks_of_office(fold(one)) for one in turns)


def _is_short_for(tag: _Candidate, labelled: list[_Candidate], known: KnownNames | None) -> bool:
    """Whether a tag is a part of the label's name, and no project's own: 【金桂停车】 above 项目：金桂停车管理平台.

    So is the beginning by which a known project is called: 滨江项目 above 项目：滨江大学算力平台; and what stands in no
    other known name: 算力平台项目.
    """
    short = _stem(tag.name).removesuffix("平台")
    called = known.project_by_short.get(short) if known else None
    if called is not None and any(one.name == called for one in labelled):
        return True
    own = _is_known(tag.name, known) or is_like_project(tag.name)
    if any(_is_part_of_one(tag.name, one.name, known) for one in labelled):
        return True
    return not own and any(key_of(tag.name) in key_of(one.name) for one in labelled)


def _is_part_of_one(part: str, name: str, known: KnownNames | None) -> bool:
    """Whether a name, its 项目 apart, stands within the known name and within no other."""
    stem = _stem(part)
    bearers = [one for one in known.projects if stem in key_of(one)] if known and len(stem) >= _SHORTEST_STEM else []
    return len(bearers) == 1 and key_of(bearers[0]) == key_of(name) and key_of(part) != key_of(name)


def _parted(candidate: _Candidate) -> Iterator[_Candidate]:
    """星河数据治理项目、云帆物流调度项目 are two."""
    parts = several_in(candidate.name) or _BETWEEN_PROJECTS.split(candidate.name)
    if len(parts) < _TWO or not all(map(is_like_project, parts)):
        yield candidate
        return
    yield from (_Candidate(clean(part), candidate.source) for part in parts)


def _lent_elsewhere(page: Page, named: list[_Candidate]) -> Iterator[_Candidate]:
    """A project that a line lends somebody to, another than the one that the mail is about (M4)."""
    for statement in page.loose[:50] if named else ():
        name = name_lent_to(statement.value) if is_dated(fold(statement.value)) else ""
        if name and not RELEASE.told_in(fold(name)) and not any(_may_be_one(name, one.name) for one in named):
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
    stems = known.project_by_stem if known else {}
    exact = next((names[key_of(name)] for name in written if key_of(name) in names), None)
    # 【星河数据治理】 is the one project of that name, with or without the word 项目.
    return exact or next(filter(None, (stems.get(project_stem(name)) for name in written)), written[0])


def _stem(name: str) -> str:
    return key_of(name).removesuffix("项目").replace("(", "").replace(")", "")


def _labelled(page: Page) -> Iterator[_Candidate]:
    for statement in page.of("project"):
        name = clean(_VALUE_ENDS.split(statement.value)[0])
        if name and not name.startswith("的") and not _is_nobodys(fold(name)):
            yield _Candidate(name, statement.source("project"))


def _is_nobodys(folded: str) -> bool:
    """Whether a label's value names no project of its own: 待定, 同上, 本项目."""
    return folded in MISSING or folded in _AGAIN or is_generic(folded)


_AGAIN: Final = frozenset({"同上", "同主题", "见主题", "如题", "见标题", "同标题", "ditto"})


def _in_subject(page: Page) -> Iterator[_Candidate]:
    """What the subject names: in brackets what is like a project or known, else a name beside them, else the brackets.

    【北京】云帆物流调度项目人员支撑安排 is of 云帆物流调度项目, 【金桂停车】人员支撑安排 of 金桂停车.
    """
    names = [name for name in _bracketed(page.subject) if not _calls_somebody(name, page)]
    told = [name for name in names if is_like_project(name) or _holds_known(name, page)] or _beside_known(names, page)
    if not told:
        plain = _plain(page)
        beside = _whole(plain, page) or plain
        told = ([beside] if is_like_project(beside) else names) or [beside]
    source = Source("project", 0, page.mail.subject)
    return (_Candidate(name, source) for name in told if name)


def _plain(page: Page) -> str:
    """The name in the subject without brackets, or ""."""
    plain = _behind_latin(name_in_subject(_without_tags(page)), page.known)
    return _behind_somebody(_behind_dash(plain, page.known), page)


def _calls_somebody(name: str, page: Page) -> bool:
    """Whether brackets hold whom the mail is about, or for: 【许南星】, 【查组长】."""
    return page.known is not None and (page.roll.holds(name) or page.roll.has_family(name))


def _behind_dash(name: str, known: KnownNames | None) -> str:
    """What stands behind a dash in a subject, where a known project's name begins so: 借调通知——|星河项目."""
    parts = _DASHES.split(name) if known else []
    return next((part for part in reversed(parts) if known and part[:_TWO] in known.project_by_short), name)


def _whole(name: str, page: Page) -> str | None:
    """The known project that a name of the subject is a part of (平台项目 of 远程协助平台项目), or ends with."""
    known = [one.name for one in _known_in(page.subject, Source("project", 0, page.mail.subject), page.known)]
    return next((one for one in known if name and key_of(name) in key_of(one)), None) or _set_apart(name, page.known)


def _set_apart(name: str, known: KnownNames | None) -> str | None:
    """The known project that ends a name, blanks between it and the words before: 项目事宜 星河数据治理项目."""
    words = name.split()
    ends = ("".join(words[at:]) for at in range(1, len(words)))
    return next((known.project_by_key[key_of(end)] for end in ends if _is_known(end, known)), None) if known else None


def _beside_known(names: list[str], page: Page) -> list[str]:
    """The words in brackets, with a known project beside them: 【金桂停车】星河数据治理项目 may be of either."""
    if not names or any(_is_known(name, page.known) for name in names):
        return [name for name in names if _is_known(name, page.known)]
    beside = _BRACKETED.sub(" ", page.subject)
    known = [one.name for one in _known_in(beside, Source("project", 0, page.mail.subject), page.known)]
    return [*known, *names] if known else []


def _holds_known(name: str, page: Page) -> bool:
    """Whether a known project's name and more stands in brackets: 星河数据治理项目2 is another one."""
    return page.known is not None and any(_holds(name, one) for one in page.known.projects)


def _holds(longer: str, name: str) -> bool:
    return key_of(name) in key_of(longer)


def _without_tags(page: Page) -> str:
    """The subject without the tags that it begins with: 【重要】星河…, [紧急] 星河…, 更新：星河…, 【许南星】星河…."""
    subject = page.subject
    while (tag := _TAGGED.match(subject)) is not None and (tag["in"] or _is_none(clean(tag["before"]))):
        subject = subject[tag.end() :]
    return subject


def _behind_latin(name: str, known: KnownNames | None) -> str:
    """The known project behind English words, or a verb, of the subject: Staffing for 星河…, 成立星河…; or the name."""
    founds = _FOUNDS.match(name)
    led = _LATIN.match(name) or founds or _CHANGES.match(name)
    behind = name[led.end() :] if led else ""
    stem = known is not None and bool(behind) and project_stem(behind) in known.project_by_stem
    return behind if stem or _is_known(behind, known) or (founds and is_like_project(behind)) else name


def _bracketed(text: str) -> Iterator[str]:
    for found in _BRACKETED.finditer(text):
        name = clean(found["thick"] or found["thin"]) + (found["phase"] or "")
        if not _is_none(name):
            yield name


def _is_none(name: str) -> bool:
    """Whether what stands in brackets names no project: a tag, a label, what the mail is about, 本项目."""
    folded = fold(name)
    told = len(name) < _TWO or is_tag(folded) or folded in FIELD_OF or _TOKEN.fullmatch(folded) is not None
    return told or is_about(name) or is_generic(name)


def _in_brackets(page: Page) -> Iterator[_Candidate]:
    """Bracketed names of the text, as far as they are like a project's."""
    for statement in page.loose:
        for name in _bracketed(statement.value):
            if is_like_project(name) or _is_known(name, page.known):
                yield _Candidate(name, statement.source("project"))
        for quoted in _QUOTED.finditer(statement.value):
            if fold(quoted[1]).endswith("项目") and not is_generic(quoted[1]):
                yield _Candidate(clean(quoted[1]), statement.source("project"))


def _at_the_head(page: Page) -> Iterator[_Candidate]:
    """The one name in brackets at the head of a first line of who is lent: 【城市大脑交通专题】的前端人员已协调到位."""
    for statement in page.loose[:_TWO]:
        head = _BRACKETED.match(statement.value.strip())
        names = list(_bracketed(statement.value)) if head else []
        if head and len(names) == 1 and _OF_ITS_PEOPLE.match(fold(statement.value.strip()), head.end()):
            name = names[0]
            other = _NO_PROJECT.search(name) or is_role(fold(name)) or page.roll.named_in(name)
            if len(name) >= _SHORTEST and not other:
                yield _Candidate(name, statement.source("project"))


def _is_known(name: str, known: KnownNames | None) -> bool:
    return known is not None and key_of(name) in known.project_by_key


def _known_inside(page: Page) -> Iterator[_Candidate]:
    """Known projects named in subject or text without brackets."""
    if page.known is None:
        return
    places = [(page.subject, Source("project", 0, page.mail.subject))]
    # The whole line: what a reader of changes has taken off it (因为…项目延期，) may be all that names the project.
    places += [(statement.line or statement.value, statement.source("project")) for statement in page.loose[:50]]
    for text, source in places:
        yield from _known_in(text, source, page.known)


def _known_in_lines(page: Page) -> Iterator[_Candidate]:
    """Known projects named in a fresh mail, whatever its lines were read as: 甲在滨江大学算力平台的支撑周期由…."""
    for line in page.mail.new_lines[:50] if page.known and not page.is_reply else ():
        yield from _known_in(line.text, Source("project", line.number, line.text.strip()), page.known)


def _known_in(text: str, source: Source, known: KnownNames | None) -> Iterator[_Candidate]:
    """The known projects that a text names, none that is a part of another one's name."""
    key = key_of(text)
    inside = [known.project_by_key[written] for written in known.project_keys.inside(key)] if known else []
    for name in inside:
        if not any(name != longer and key_of(name) in key_of(longer) for longer in inside):
            yield _Candidate(f"{name}{_phase_behind(key_of(name), key)}", source)


def _phase_behind(name: str, key: str) -> str:
    """The phase that makes another project of the one named before it: 星河数据治理项目 二期 (D3)."""
    phase = _PHASE.match(key, key.index(name) + len(name))
    return phase[0].strip("】]") if phase else ""


def _in_prose(page: Page) -> Iterator[_Candidate]:
    """支撑星河数据治理项目: a project's name behind a word that leads to one."""
    for statement in page.loose[:50]:
        found = (_behind_somebody(name, page) for name in names_in_sentence(statement.line or statement.value))
        named = (name for name in found if not _is_of_somebody(name))
        yield from (_Candidate(name, statement.source("project")) for name in named)


def _behind_somebody(name: str, page: Page) -> str:
    """A name that begins as a known one does, without whom a sentence gives it: 黄丽给|星河项目."""
    person = page.roll.longest_at(name, 0)
    led = _GIVEN.match(name, len(person)) if person and page.known else None
    bare = name[led.end() :] if led else name
    return bare if page.known and bare[:_TWO] in page.known.project_by_short else name


def _is_of_somebody(name: str) -> bool:
    """Whether it is a sentence of somebody: 白一舟下周起不再参加本项目, 许南星6月12日离开项目."""
    return name.endswith(_NO_NAMES) or RELEASE.told_in(fold(name))


def _several_in_prose(page: Page) -> Iterator[_Candidate]:
    """海棠门户二期、云杉数据平台人员安排如下: two names, of which none alone would be one for certain."""
    for statement in (Statement(None, page.subject, 0, page.mail.subject), *page.loose[:50]):
        for name in several_in(statement.value):
            yield _Candidate(clean(name), statement.source("project"))
