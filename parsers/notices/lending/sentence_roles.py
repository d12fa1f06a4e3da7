"""What somebody is lent as, and for what work: taken off a sentence, so that what is left of it counts (D2)."""

from __future__ import annotations

from typing import Final

from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import HOW_LONG
from parsers.notices.words.roles import A_ROLE, ANY_WORK, is_role
from parsers.patterns import Pattern

_WORK: Final = Pattern(r"[^,，。;；]{0,12}?(?P<verb>支撑|支援)(?P<work>[^,，。;；【】]{1,40})(?=$|[,，。;；])")
_AS_A: Final = Pattern(rf"\bas (?:an? |the )?(?P<role>{A_ROLE})(?=$|[,.;]|\s(?:from|between|starting)\b)")
_SEVERAL_IN_A_ROLE: Final = Pattern(
    rf"(?:[2-9]|[两二三四五六七八九十])\s?[位名个](?P<role>{A_ROLE})(?:同事|同学|人员)?"
)
_AS_ROLE: Final = Pattern(
    rf"(?:(?:投入|参与|支[撑援持]|加入)(?:到)?(?:本|该|此)?项目(?:组)?(?:的)?(?:做|担任|负责|从事|进行|承担)?"
    rf"|(?:主要)?(?:做|担任|从事|承担|负责))(?:本项目|项目)?(?:的)?(?P<role>{A_ROLE})(?:相关)?(?:工作|任务|支[撑援持])?(?=$|[,，。;；])"
)
"""What somebody is lent as, said behind the days: 支撑本项目前端开发工作, 投入项目做测试."""
_OWN: Final = "本项目"
_OF_THE_PROJECT: Final = Pattern(
    rf"(?:投入|参与|加入)(?:到)?(?:本|该|此)项目(?:组)?的(?P<of>[^,，。;；、和与及的\d]{{1,8}}?)(?P<role>{A_ROLE})"
    r"(?:开发|工作)?(?=$|[,，。;；])"
)
_DUTY: Final = Pattern(r"(?<=[：:，,）)\s])(?:主要)?(?:负责|承担|从事)(?P<work>[^,，。;；、：:]{2,20})(?=[,，]\s?$|$)")
_NO_WORK: Final = Pattern(rf"\d|评审|会议|汇报|答辩|面试|培训|演练|[?？吗]|^[^(（]{{0,39}}?(?:{HOW_LONG})")
"""What is no work that people are lent for, or says more than that; a length in brackets is checked by itself."""


def without_role(right: str) -> tuple[str, str]:
    """What stands behind the days, without what somebody is lent as, and that."""
    found = _AS_ROLE.search(fold(right)) or _AS_A.search(fold(right))
    if found is None or found["role"] in ANY_WORK:
        return right, ""
    return right[: found.start()] + right[found.end() :], right[slice(*found.span("role"))]


def without_project_work(right: str, roll: Roll, project: str | None) -> tuple[str, str]:
    """What stands behind the days, without work in the project that ends with a role, and it: 投入本项目的门户前端."""
    own = right.replace(project, _OWN) if project else right
    found = _OF_THE_PROJECT.search(fold(own))
    if found is None or found["role"] in ANY_WORK or roll.named_in(own[slice(*found.span("of"))]):
        return right, ""
    return own[: found.start()] + own[found.end() :], own[slice(*found.span("role"))]


def without_counted_role(left: str, role: str) -> tuple[str, str]:
    """What stands before the days, without what several people are lent as, and that: 许南星、白一舟两名前端."""
    found = _SEVERAL_IN_A_ROLE.search(fold(left)) if not role else None
    if found is None:
        return left, role
    told = left[slice(*found.span("role"))]
    for work in ("同事", "同学", "支撑", "支持"):
        told = told.removesuffix(work)
    return f"{left[: found.start()]}、{left[found.end() :]}", told


def without_duty(left: str, role: str) -> tuple[str, str]:
    """What stands before the days, without what somebody is in charge of: 白一舟：负责页面开发，6月1日-6月15日."""
    duty = _DUTY.search(left)
    if duty is None or _NO_WORK.search(duty["work"]):
        return left, role
    work = duty["work"].removesuffix("工作")
    return f"{left[: duty.start()]}、{left[duty.end() :]}", role or (work if is_role(fold(work)) else "")


def without_work(right: str, roll: Roll) -> str:
    """What stands behind the days, without the work that is done in them: 支撑前端页面开发."""
    work = _WORK.match(right)
    if work is None or _NO_WORK.search(work["work"]) or is_role(fold(work["work"]).removesuffix("工作")):
        return right
    people = read_people(without_filler(work["work"]), roll, strict=True)
    return right if people.names else right[: work.start("verb")] + right[work.end() :]
