"""One person in the place of another, in wordings of their own, put as the readers of changes know them (D4)."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import is_role
from parsers.patterns import Pattern

_DAY: Final = r"(?:20\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?"
_RANGE: Final = rf"{_DAY}\s?(?:-|—|–|~|～|至|到)\s?(?:{_DAY}|\d{{1,2}}[日号])"
_SUPPORTS_THERE: Final = Pattern(
    r"接替(?P<who>[^\s,，。;；\d]{2,8}?)的?(?:工作)?[,，]?(?:继续)?(?:支[撑援持]|参与|投入)"
    r"(?P<where>[^\s,，。;；\d]{2,30}?)(?:的?(?:工作|支[撑援持]))?(?=\W*$)"
)
_PUT_IN_A_PLACE: Final = Pattern(
    r"(?:^|(?<=[,，。;；:：]))(?P<old>[^\s:：,，。;；\d]{2,40}?)(?:换成|换为|更换为|替换为|改为由|改由)"
    r"(?P<who>[^,，。;；\d]{2,20}?)(?:来?(?:支[撑援持]|接替|接手|顶上))?"
    rf"[,，]\s?(?:时间|周期)?(?:为|是|从|自|[:：])?\s?(?P<days>{_RANGE})(?=\W*$)"
)
"""白一舟换成Tom Lee，从6月15日到7月31日."""


def with_plain_places(text: str, roll: Roll) -> str:
    """The text, such a wording put plainly; of people and projects who are known."""
    return _with_project_first(_PUT_IN_A_PLACE.sub(lambda hit: _of_a_place(hit, roll), text), roll)


def _with_project_first(text: str, roll: Roll) -> str:
    """6月15日起由甲接替乙支撑本项目, with the project, if it is a known one, before it all."""
    found = _SUPPORTS_THERE.search(text)
    if found is None or roll.projects_in(found["where"]) != (found["where"],) or found["who"] not in roll.members:
        return text
    return f"{found['where']}：{text[: found.start()]}接替{found['who']}{text[found.end() :]}"


def _of_a_place(hit: re.Match[str], roll: Roll) -> str:
    """甲换成乙，从…到… as 由乙接替甲，支撑周期…, behind the project and the role that stand before the one who goes."""
    old = next(iter(reversed(tuple(roll.named_in(hit["old"])))), "")
    before = hit["old"].removesuffix(old)
    project = next((name for name in roll.projects_in(before) if before.startswith(name)), "")
    role = before.removeprefix(project).lstrip("的").strip()
    known = not role or is_role(fold(role))
    if not old or before == hit["old"] or not known or tuple(roll.named_in(hit["who"])) != (hit["who"].strip(),):
        return hit[0]
    new = hit["who"].strip()
    if project:
        return f"{project}：由{new}接替{old}，支撑周期{hit['days']}"
    return f"{role}支撑人员由{old}更换为{new}，时间{hit['days']}"
