"""Whom and which projects a mail may mean: the names of the directory, looked up by how they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct, structs

from parsers.notices.people.feelings import without_feelings
from parsers.notices.people.given_words import WORDS_TOO
from parsers.notices.people.likeness import called_by, given_names, parts_of, without_bracket
from parsers.notices.people.names_within import NamesWithin
from parsers.notices.people.surnames import surname_of
from parsers.notices.people.written_names import is_han, key_of
from parsers.notices.words.fold import fold, simplified
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.project_likeness import project_stem

_END: Final = 4
"""Characters of the end of a project's name by which it may be called."""
_HEADS: Final = frozenset({"group_leader", "project_manager", "rd_lead", "coordinator", "observer", "admin"})
"""Whoever agrees, is copied or leads is named in a notice without being lent."""
_SHORTEST_GIVEN: Final = 3
"""Characters of the part before a dot or blank: 阿依古丽 is nobody else, of 阿里 that is less sure."""
_SPEAKS: Final = Pattern(
    r"支[撑援持]|投入|参与|驻场|借调|协助|人员|培训|会议|招聘|面试|考勤|报销|值班|合同|考试|演练|绩效|变更|续期|延期|释放|离场|请假|活动"
)
"""Words of a project's name that would make a subject one of lending, or of another matter."""


class KnownPerson(Struct, frozen=True):
    """A person of the directory, as far as reading needs to know them."""

    name: str
    aliases: tuple[str, ...] = ()
    address: str = ""
    group: str | None = None
    roles: tuple[str, ...] = ()


def longest_by_beginning(keys: Iterable[str]) -> Mapping[str, int]:
    """The two characters that keys of names begin with → how many the longest of them has."""
    found: dict[str, int] = {}
    for key in keys:
        found[key[:2]] = max(len(key), found.get(key[:2], 0))
    return found


class KnownNames(Struct, frozen=True, dict=True):
    """The names that a mail may mean: the people of the directory and the projects known so far."""

    people: tuple[KnownPerson, ...] = ()
    projects: tuple[str, ...] = ()
    called_alone: tuple[tuple[str, str], ...] = ()
    """Given names by which a mail calls people whom it names in full nowhere, and the whole name of each."""

    def with_project(self, name: str) -> KnownNames:
        """The same names, and one more project."""
        return structs.replace(self, projects=(*self.projects, name))

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
        for given, person in self._given.items():
            bearers.setdefault(key_of(given), [person])
        # 张伟 alone may be 张伟(测试) and 张伟(后端); and 张伟 of another group, whom that group tells apart.
        for key, alike in self.told_apart.items():
            plain = bearers.get(key, [])
            if all(person.group for person in plain):
                bearers[key] = [*plain, *(person for person in alike if person not in plain)]
        return {key: tuple(people) for key, people in bearers.items()}

    def at(self, address: str) -> tuple[KnownPerson, ...]:
        """The people who have that address."""
        folded = fold(address)
        return tuple(person for person in self.by_key.get(key_of(address), ()) if fold(person.address) == folded)

    @cached_property
    def called(self) -> Mapping[str, str]:
        """Name or alias → the name that the directory has; one that may be a day (周一) is nobody's for certain."""
        aliases = ((alias, person.name) for person in self.people for alias in person.aliases)
        others = {alias: name for alias, name in aliases if len(alias) > 1 and not is_dated(fold(alias))}
        given = {one: person.name for one, person in self._given.items()}
        return given | others | {person.name: person.name for person in self.people}

    @cached_property
    def _given(self) -> Mapping[str, KnownPerson]:
        """What one name alone begins with, by which people of such names are called (阿依古丽, Tom) → who it is."""
        given = [(one, person) for person in self.people if (one := called_by(person.name))]
        times = Counter(one for one, _ in given)
        return {one: person for one, person in given if times[one] == 1 and len(one) >= _SHORTEST_GIVEN}

    @cached_property
    def by_given(self) -> Mapping[str, KnownPerson]:
        """Given name (一舟 of 白一舟, 阿里 of 阿里·买买提) → the one person who bears it, where it is no word too."""
        bearers: dict[str, list[KnownPerson]] = {}
        for person in self.people:
            for given in given_names(person.name):
                bearers.setdefault(given, []).append(person)
        taken = {key_of(word) for person in self.people for word in (person.name, *person.aliases)}
        return {
            given: people[0]
            for given, people in bearers.items()
            if len(people) == 1 and given not in taken and given not in WORDS_TOO and not is_dated(fold(given))
        }

    @cached_property
    def given_within(self) -> NamesWithin:
        """The given names of one person each, to be looked for in texts."""
        return NamesWithin(self.by_given)

    @cached_property
    def _within(self) -> NamesWithin:
        return NamesWithin(self.called)

    @cached_property
    def named_in(self) -> Callable[[str], tuple[str, ...]]:
        """The people whose names or aliases stand anywhere in a text, as the directory lists them; 很高兴 is nobody."""
        return remembered(self._named_in)

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        """Name → where among the people those stand who bear it."""
        found: dict[str, list[int]] = {}
        for at, person in enumerate(self.people):
            found.setdefault(person.name, []).append(at)
        return {name: tuple(places) for name, places in found.items()}

    def _named_in(self, text: str) -> tuple[str, ...]:
        texts = {bare := without_feelings(text), simplified(bare)}  # 黃麗 is 黄丽
        found = {self.called[written] for one in texts for written in self._within.of(one)}
        return tuple(self.people[at].name for at in sorted(at for name in found for at in self._places[name]))

    @cached_property
    def projects_in(self) -> Callable[[str], tuple[str, ...]]:
        """The projects whose names stand anywhere in a text, as they are listed."""
        return remembered(NamesWithin(self.projects).of)

    @cached_property
    def aliases(self) -> Mapping[str, frozenset[str]]:
        """Name → what else those who bear it are called by."""
        found: dict[str, frozenset[str]] = {}
        for person in self.people:
            found[person.name] = found.get(person.name, frozenset()).union(person.aliases)
        return found

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
        """Projects (folded) whose names would make a subject one of lending, or another matter: 技术支持服务项目."""
        speak = (folded for name in self.projects if _SPEAKS.search(folded := fold(name)))
        return tuple(sorted(speak, key=len, reverse=True))

    @cached_property
    def project_by_key(self) -> Mapping[str, str]:
        """Project name (folded, without spaces) → the name as it is known."""
        return {key_of(project): project for project in self.projects}

    @cached_property
    def project_keys(self) -> NamesWithin:
        """The keys of the projects' names, to be looked for in texts without spaces."""
        return NamesWithin(self.project_by_key)

    @cached_property
    def short_projects(self) -> NamesWithin:
        """What one known project alone begins with (`project_by_short`), to be looked for in texts."""
        return NamesWithin(self.project_by_short)

    @cached_property
    def project_by_short(self) -> Mapping[str, str]:
        """The first two characters of a project's name, as people call it (星河) → the one project that begins so."""
        shorts = Counter(name[:2] for name in self.projects)
        return {name[:2]: name for name in self.projects if shorts[name[:2]] == 1 and is_han(name[:2])}

    @cached_property
    def project_ends(self) -> NamesWithin:
        """What one known project alone ends with, as people call it too: 算力平台 of 滨江大学算力平台."""
        ends = Counter(name.removesuffix("项目")[-_END:] for name in self.projects)
        long = (name.removesuffix("项目") for name in self.projects)
        return NamesWithin({name[-_END:]: name for name in long if len(name) > _END and ends[name[-_END:]] == 1})

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
    def firsts_of_parts(self) -> frozenset[str]:
        """The characters that parts of the people's names begin with (folded)."""
        return frozenset(part[:1] for part in self.parts)

    @cached_property
    def beginnings(self) -> Mapping[str, int]:
        """The two characters that each of the people's names begins with (folded) → how long the longest of them is."""
        return longest_by_beginning(self.by_key)

    @cached_property
    def longest(self) -> int:
        """How many characters the longest name has."""
        return max(map(len, self.by_key), default=0)
