"""Names: what looks like one, and whom of the directory it means.

A name is never guessed: it is the one person of the directory who bears it, or a display name of the notice's own
To and Cc, or it is asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice
from typing import Final

from msgspec import Struct

from parsers.message import Mailbox
from parsers.notices.people.likeness import MOST, is_part_of, one_slip, parts_of, without_bracket
from parsers.notices.people.no_names import MISSING, NO_NAMES, NOBODY
from parsers.notices.people.surnames import DOUBLE, FORMS_OF_ADDRESS, SINGLE, TITLES, surname_of
from parsers.notices.words.fold import fold, words
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.notice import Remark
from state.project_likeness import project_stem

_HEADS: Final = frozenset({"group_leader", "project_manager", "rd_lead", "coordinator", "observer", "admin"})
"""Whoever agrees, is copied or leads is named in a notice without being lent."""
_DOTS: Final = frozenset("·•‧・．")
_LONGEST_DOTTED, _MOST_PARTS, _LONGEST_PART = 35, 4, 8
_NO_LAST_WORDS: Final = words("续期 延期 续签 延长 续 支撑 支援 投入 撤场 释放 离场 退场 接替 提前 撤")
"""阿依古丽·买买提续期: a verb behind a name with dots is no part of it."""
_LATIN: Final = Pattern(r"[A-Za-z][A-Za-z.'’-]{0,24}(?: [A-Za-z][A-Za-z.'’-]{0,24}){0,3}")
_CAPITALISED: Final = Pattern(r"[A-Z][a-z'’-]{1,24} [A-Z][A-Za-z'’.-]{0,24}(?: [A-Z][A-Za-z'’-]{1,24})?")


_POINT: Final = Pattern(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
"""The dot of 阿依古丽.买买提, as some keyboards have it."""
_OF_WORK: Final = Pattern(r"支[撑援持]|投入|参与|协助|负责|全程|全职|兼职|远程|驻场|配合|跟进|需要|安排")
"""Words that stand beside names and in none: 全程支撑."""


_SPEAKS: Final = Pattern(
    r"支[撑援持]|投入|参与|驻场|借调|协助|人员|培训|会议|招聘|面试|考勤|报销|值班|合同|考试|演练|绩效|变更|续期|延期|释放|离场|请假|活动"
)


class KnownPerson(Struct, frozen=True):
    """A person of the directory, as far as reading needs to know them."""

    name: str
    aliases: tuple[str, ...] = ()
    address: str = ""
    group: str | None = None
    roles: tuple[str, ...] = ()


class KnownNames(Struct, frozen=True, dict=True):
    """The names that a mail may mean: the people of the directory and the projects known so far."""

    people: tuple[KnownPerson, ...] = ()
    projects: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        """Name, alias or address (folded, without spaces) → everyone who bears it."""
        bearers: dict[str, list[KnownPerson]] = {}
        for person in self.people:
            for key in {key_of(word) for word in (person.name, *person.aliases, person.address) if word}:
                bearers.setdefault(key, []).append(person)
        # 阿依古丽·买买提 is written without the dot, too.
        for key in [key for key in bearers if "·" in key]:
            bearers.setdefault(key.replace("·", ""), bearers[key])
        # 张伟 alone may be 张伟(测试) and 张伟(后端), unless the directory calls somebody just that.
        for key, alike in self.told_apart.items():
            bearers.setdefault(key, [*alike])
        return {key: tuple(people) for key, people in bearers.items()}

    @cached_property
    def by_beginning(self) -> Mapping[str, tuple[str, ...]]:
        """The first two characters of names → the names, as the directory has them."""
        found: dict[str, list[str]] = {}
        for person in self.people:
            found.setdefault(person.name[:2], []).append(person.name)
        return {beginning: tuple(names) for beginning, names in found.items()}

    def named_in(self, text: str) -> tuple[str, ...]:
        """The people whose names stand anywhere in `text`, as the directory lists them."""
        pairs = {text[at : at + 2] for at in range(len(text))}
        found = {name for pair in pairs for name in self.by_beginning.get(pair, ()) if name in text}
        return tuple(person.name for person in self.people if person.name in found) if found else ()

    @cached_property
    def told_apart(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        """Name (folded) without the bracket by which the directory tells its bearers apart → these."""
        bearers: dict[str, tuple[KnownPerson, ...]] = {}
        for person in self.people:
            if (bare := without_bracket(person.name)) != person.name:
                bearers[key_of(bare)] = (*bearers.get(key_of(bare), ()), person)
        return bearers

    @cached_property
    def by_surname(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        """Family name → everyone of that family name."""
        families: dict[str, list[KnownPerson]] = {}
        for person in self.people:
            if surname := surname_of(person.name):
                families.setdefault(surname, []).append(person)
        return {surname: tuple(people) for surname, people in families.items()}

    @cached_property
    def parts(self) -> frozenset[str]:
        """What somebody may be called by, and nobody is for certain: given names, parts of names, accounts (folded)."""
        return frozenset(
            part for one in self.people for part in parts_of(one.name, one.address) if part not in self.by_key
        )

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of those who neither lead, manage, coordinate nor watch: when named, they may be lent."""
        return frozenset(person.name for person in self.people if not _HEADS & {*person.roles})

    @cached_property
    def dated(self) -> tuple[str, ...]:
        """Names and aliases that look like days, or begin like a condition: 赵三月, 周一, 万一一."""
        words = (word for person in self.people for word in (person.name, *person.aliases))
        return tuple(word for word in words if len(word) > 1 and (is_dated(fold(word)) or word.startswith("万一")))

    @cached_property
    def lending_projects(self) -> tuple[str, ...]:
        """The projects whose names would make a subject one of lending, or of another matter: 技术支持服务项目."""
        speak = (name for name in self.projects if _SPEAKS.search(fold(name)))
        return tuple(sorted(speak, key=len, reverse=True))

    @cached_property
    def project_by_key(self) -> Mapping[str, str]:
        """Project name (folded, without spaces) → the name as it is known."""
        return {key_of(project): project for project in self.projects}

    @cached_property
    def project_by_short(self) -> Mapping[str, str]:
        """The first two characters of a project's name, as people call it (星河) → the one project that begins so."""
        shorts = Counter(name[:2] for name in self.projects)
        return {name[:2]: name for name in self.projects if shorts[name[:2]] == 1 and is_han(name[:2])}

    @cached_property
    def project_by_stem(self) -> Mapping[str, str]:
        """What the ways of writing one project's name have in common → the name, where one project has it (D3)."""
        stems = Counter(map(project_stem, self.projects))
        return {stem: name for name in self.projects if (stem := project_stem(name)) and stems[stem] == 1}

    @cached_property
    def projects_by_beginning(self) -> Mapping[str, tuple[str, ...]]:
        """The first character of projects' names → the names."""
        found: dict[str, list[str]] = {}
        for name in filter(None, self.projects):
            found.setdefault(name[0], []).append(name)
        return {beginning: tuple(names) for beginning, names in found.items()}

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The characters that the people's names begin with (folded)."""
        return frozenset(key[:1] for key in self.by_key)

    @cached_property
    def longest(self) -> int:
        """How many characters the longest name has."""
        return max(map(len, self.by_key), default=0)


class Resolved(Struct, frozen=True):
    """Whom a written name means: the name to record; where that is not sure, the problem code and who may be meant."""

    name: str
    code: str | None = None
    near: tuple[str, ...] = ()

    def remark(self, field: str, line: str | None) -> Remark | None:
        """The problem with the name, as it is told to the sender (M4), or None."""
        return Remark(self.code, field, line, self.name, self.name, self.near) if self.code else None


@remembered
def key_of(name: str) -> str:
    """What two ways of writing one name have in common."""
    key = "".join(fold(name).split()).replace("•", "·").replace("‧", "·").replace("・", "·")
    return _POINT.sub("·", key) if "." in key else key


def could_be_name(text: str) -> bool:
    """Whether `text`, standing where a name is expected, may be one."""
    if fold(text) in NOBODY or fold(text) in MISSING or _OF_WORK.search(fold(text)) is not None:
        return False
    return _is_short_han(text) or is_dotted(text) or _LATIN.fullmatch(text) is not None


def is_latin(text: str) -> bool:
    """Whether `text` is written in Latin letters, as an English name is."""
    return _LATIN.fullmatch(text) is not None


def is_han(text: str) -> bool:
    """Whether every character of `text` is a Chinese one."""
    return all("\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000" for char in text)


def _is_short_han(text: str) -> bool:
    """Whether `text` is two to four Chinese characters."""
    return 2 <= len(text) <= 4 and is_han(text)  # noqa: PLR2004  as long as names are


def is_dotted(text: str) -> bool:
    """Whether `text` is written as the names of many minorities are: 阿依古丽·买买提."""
    if len(text) > _LONGEST_DOTTED or _DOTS.isdisjoint(text) or text.endswith(_NO_LAST_WORDS):
        return False
    parts = "".join("·" if char in _DOTS else char for char in text).split("·")
    return len(parts) <= _MOST_PARTS and all(1 <= len(part) <= _LONGEST_PART and is_han(part) for part in parts)


_NO_SURNAME: Final = ("项目", "有其", "有别", "有新")
"""项目将于…: the word, and no 项 by name; 8月有其他项目."""
_NO_LAST: Final = "不"
"""平台不|支持: the denial of what follows."""
_NO_LAST_OF_THREE: Final = tuple("也都均就已还才又仍")
"""黄丽也|一起支撑: what is said of somebody, and no part of the name."""


def looks_like_name(text: str) -> bool:
    """Whether `text`, standing anywhere, is most likely a name: family name and one or two characters more."""
    if text in NO_NAMES or fold(text) in NO_NAMES or text.startswith(_NO_SURNAME) or text.endswith(_NO_LAST):
        return False
    if is_dotted(text) or _CAPITALISED.fullmatch(text):
        return True
    surname = surname_of(text)
    if surname is None or not _is_short_han(text) or (len(text) > 2 and text.endswith(_NO_LAST_OF_THREE)):  # noqa: PLR2004
        return False
    return 1 <= len(text) - len(surname) <= 2 and titled(text) is None  # noqa: PLR2004  given names are that long


def titled(text: str) -> tuple[str, str] | None:
    """Family name and title of 张工, 李经理, 小王, 欧阳老师; None for anything else."""
    if len(text) == 2 and text[0] in FORMS_OF_ADDRESS and text[1] in SINGLE:  # noqa: PLR2004
        return text[1], text[0]
    if text.endswith(TITLES):
        for title in TITLES:
            surname = text.removesuffix(title)
            if surname != text and (surname in SINGLE or surname in DOUBLE):
                return surname, title
    return None


_POLITE: Final = ("同学", "同事", "老师", "先生", "女士", "工程师", "经理", "总", "工")


MOST_OFFERED: Final = 10
"""Names of one mail for which others are offered, and people who are offered for one."""


class Roll:
    """Everybody a mail may name: the directory, if one is given, and the mail's own To and Cc."""

    def __init__(
        self, known: KnownNames | None = None, mailboxes: Iterable[Mailbox] = (), shown: tuple[str, ...] = ()
    ) -> None:
        self.known = known
        self._shown = shown
        self._offers = MOST_OFFERED
        self._display = {key_of(name): name for box in mailboxes if box.name and (name := _display_name(box.name))}
        self._display |= {key_of(name): name for name in shown}

    def holds(self, text: str) -> bool:
        """Whether `text` is a name of the directory or of the mail's own To and Cc."""
        key = key_of(text)
        return key in self._display or (self.known is not None and key in self.known.by_key)

    def is_name(self, text: str) -> bool:
        """Whether `text` is, or most likely is, a name."""
        return self.holds(text) or looks_like_name(text)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The people of the directory whose names stand anywhere in `text`, as the directory lists them."""
        return self.known.named_in(text) if self.known else tuple(name for name in self._shown if name in text)

    @property
    def everybody(self) -> tuple[str, ...]:
        """The names of the directory; without one, those that the mail itself shows."""
        return tuple(person.name for person in self.known.people) if self.known else self._shown

    @property
    def members(self) -> frozenset[str]:
        """Who may be lent when named: see `KnownNames.members`; without a directory, whom the mail itself shows."""
        return self.known.members if self.known else frozenset(self._shown)

    def is_part(self, text: str) -> bool:
        """Whether `text` is a part of a name of the directory: 南星, Tom. Whose, is asked."""
        return self.known is not None and key_of(text) in self.known.parts and fold(text) not in NO_NAMES

    def has_family(self, text: str) -> bool:
        """Whether `text` is family name and title (张工) of somebody in the directory."""
        form = titled(text)
        return form is not None and self.known is not None and form[0] in self.known.by_surname

    def resolve(self, name: str, hints: tuple[str, ...] = ()) -> Resolved:
        """Whom `name` means; `hints` are the words beside it (group, role, address) that may settle a homonym."""
        if self.known is None:
            return Resolved(name)
        for written in (name, *_without_courtesy(name)):
            if people := self._bearers(written, hints):
                return _one_of(written, people, hints)
            if (shown := self._display.get(key_of(written))) is not None:
                return Resolved(shown)
        return self._by_title(name, hints)

    def _bearers(self, name: str, hints: tuple[str, ...]) -> tuple[KnownPerson, ...]:
        by_key = self.known.by_key if self.known else {}
        for hint in hints:
            if exact := by_key.get(key_of(f"{name}({hint})")):
                return exact
        return by_key.get(key_of(name), ())

    def _by_title(self, name: str, hints: tuple[str, ...]) -> Resolved:
        form = titled(name)
        if form is None or self.known is None:
            return self._unknown(name)
        family = self.known.by_surname.get(form[0], ())
        if form[1] == "经理" and len(family) > 1:
            family = tuple(p for p in family if "project_manager" in p.roles) or family
        return _one_of(name, family, hints) if family else self._unknown(name)

    def _unknown(self, name: str) -> Resolved:
        """Nobody's name, with the names of the directory that are most like it; of a few names of one mail."""
        people = self.known.people if self.known and self._offers else ()
        self._offers -= bool(people)
        key = key_of(name)
        near = (one.name for one in people if _is_near(key, one))
        return Resolved(name, "unknown-person", tuple(islice(near, MOST)))

    def cut(self, text: str) -> tuple[str, ...]:
        """The names that `text` is made of without a mark between them, longest first; () when it is not."""
        names: list[str] = []
        at = 0
        while at < len(text):
            name = self.longest_at(text, at)
            if not name:
                return ()
            names.append(name)
            at += len(name)
        return tuple(names)

    def longest_at(self, text: str, at: int) -> str:
        """The longest name known that stands at the place, or ""."""
        first = key_of(text[at : at + 1])
        if first and first[0] not in self._firsts:
            return ""
        ends = range(min(len(text), at + self._reach), at + 1, -1)
        return next((text[at:end] for end in ends if self.holds(text[at:end])), "")

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The characters that names begin with: at most places of a text none of them stands."""
        shown = frozenset(key[:1] for key in self._display)
        return shown | self.known.firsts if self.known else shown

    @cached_property
    def _reach(self) -> int:
        return max(self.known.longest if self.known else 0, 8)


@remembered
def _display_name(written: str) -> str:
    """A person's name out of a display name such as `许南星(后端)` or `"许南星"`."""
    bare = re.sub(r"[(（\[【<].{0,40}$", "", written).strip(" \"'“”")
    return bare if could_be_name(bare) else ""


def _without_courtesy(name: str) -> tuple[str, ...]:
    return tuple(short for word in _POLITE if (short := name.removesuffix(word)) != name and len(short) > 1)


def _one_of(name: str, people: tuple[KnownPerson, ...], hints: tuple[str, ...]) -> Resolved:
    if len(people) == 1:
        return Resolved(people[0].name)
    fitting = [person for person in people if any(_fits(person, hint) for hint in hints)]
    if len(fitting) == 1:
        return Resolved(fitting[0].name)
    return Resolved(name, "ambiguous-person", tuple(dict.fromkeys(map(_told_apart, people)))[:MOST_OFFERED])


def _is_near(key: str, person: KnownPerson) -> bool:
    """Whether a name nobody bears (folded) may be a slip for this person's, a part of it, or their account's."""
    bare = without_bracket(person.name)
    return one_slip(key, key_of(bare)) or is_part_of(key, bare, person.address)


def _told_apart(person: KnownPerson) -> str:
    """A person's name with the group, as a sender may write it to say who is meant."""
    return f"{person.name}（{person.group}）" if person.group and person.group not in person.name else person.name


def _fits(person: KnownPerson, hint: str) -> bool:
    """Whether a word beside a name tells of this person: their address, group, or role."""
    word = key_of(hint)
    group = key_of(person.group or "")
    return word == person.address.lower() or bool(group and (group in word or word in group))
