"""Which group a role belongs to (PROCESS rule D2b): the one whose name stands in the role (前端开发 → 前端)."""

from __future__ import annotations

from state.directory import Directory, Person, name_key

_ENDINGS = ("研发组", "开发组", "小组", "团队", "组", "部")
"""What a group's name may end with and a role's does not."""

_ENGLISH = {
    "前端": ("front-end", "frontend"),
    "后端": ("back-end", "backend"),
    "测试": ("tester", "testengineer"),
    "产品": ("productmanager",),
    "运维": ("devops",),
    "算法": ("algorithm",),
}
"""What an English mail calls the work of a group, as keys of names are written."""


def known_groups(directory: Directory) -> tuple[str, ...]:
    """The groups that have a leader, in the directory's order."""
    return directory.groups()


def groups_for(role: str, directory: Directory) -> tuple[str, ...]:
    """The groups that the role may belong to; a name within another that fits as well counts for nothing."""
    wanted = name_key(role)
    names = {group: _stem(group) for group in known_groups(directory)}
    found = {group: stem for group, stem in names.items() if stem in wanted or _is_said_in_english(stem, wanted)}
    return tuple(
        group for group, stem in found.items() if not any(stem in other and stem != other for other in found.values())
    )


def leaders_of_group(group: str, directory: Directory) -> tuple[Person, ...]:
    """Everybody who leads the group; any one of several may answer for it."""
    return directory.leaders_of_group(group)


def _is_said_in_english(stem: str, wanted: str) -> bool:
    return any(word in wanted for word in _ENGLISH.get(stem, ()))


def _stem(group: str) -> str:
    key = name_key(group)
    ending = next((ending for ending in _ENDINGS if key.endswith(ending) and key != ending), "")
    return key.removesuffix(ending)
