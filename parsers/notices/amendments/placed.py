"""The project that a change begins with: 星河数据治理项目：许南星的结束时间改为7月15日 (D4).

The readers of changes read what stands behind it; the project is told as a label of its own.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.spans import periods
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may state a change."""
_PARTED: Final = Pattern(
    r"(?:项目)?(?:(?:启动|支撑|补充)?(?:通知|邮件)(?:里|中|内)?的?)?(?:的|中的|上的)?(?:\s?(?:人员|支撑)?(?:调整|变更|变动)(?:通知|说明|如下)?\s?[:：])?[\s:：,，]*(?:的)?(?:支撑)?(?:人员|同事)?[\s:：]*"
)
_STAGE: Final = Pattern(
    r"(?:项目)?[\s,，:：]*(?:目前|现在?|已经?|正|仍)*(?:进入|处于|到了?|处在)[^,，。:：\d]{2,14}(?:阶段|期|时期|后期|末期)[,，]\s?"
)
"""…进入联调阶段，: how things stand."""
_OF_DAYS: Final = Pattern("|".join(("时间", "周期", *(f"{word}支[撑援持][原从由续延改]" for word in "的里中上"))))
_COMMAS: Final = Pattern(r"\s?[,，/|｜]\s?")
_THREE: Final = 3
_GOES_ON: Final = ("由", "将", "现", "因", "经", "原", "从", "自", "请", "拟")
"""What a change begins with, but for a name and a day."""


_ENTERS: Final = ("进入", "进驻", "进", "去", "到")
_IN: Final = ("在", "支撑", "支援", "支持", "参与")
_OF_IT: Final = Pattern(
    r"(?:项目组?)?[中上里内]?的?(?:(?:支[撑援持]|投入)?(?=时间|周期)|(?:支[撑援持]|投入)(?=[原从由续延改]))"
)


def without_place(text: str, roll: Roll) -> str:
    """A line whose days are those in a known project, without it: 甲在星河数据治理项目的支撑时间, 甲支撑星河…的时间."""
    for name in roll.known.projects_in(text) if roll.known and len(text) <= LONGEST and _OF_DAYS.search(text) else ():
        before, _, behind = text.partition(name)
        of_it = _OF_IT.match(behind)
        if of_it is not None and before.endswith(_ENTERS) and behind[of_it.end() :].startswith("时间"):
            bare = next(before.removesuffix(word) for word in _ENTERS if before.endswith(word))
            return f"{bare}的进场{behind[of_it.end() :]}"
        if of_it is not None and before.endswith(_IN):
            bare = next(before.removesuffix(word) for word in _IN if before.endswith(word))
            return f"{bare}的支撑{behind[of_it.end() :]}"
    return text


def behind_project(text: str, roll: Roll) -> tuple[str, str]:
    """The known project at the head of a line, and what stands behind it; ("", "") where that is part of a sentence.

    Right behind the one who is named first it stands at the head as well: 许南星，星河数据治理项目，工时改为….
    """
    text = _project_first(text[behind_mark(fold(text)) :], roll) if len(text) <= LONGEST else ""
    projects = roll.known.projects_by_beginning.get(text[:1], ()) if roll.known else ()
    name = max((one for one in projects if text.startswith(one)), key=len, default="") if projects else ""
    if not name:
        return "", ""
    stage = _STAGE.match(text, len(name))
    parted = _PARTED.match(text, len(name))
    start = stage.end() if stage else parted.end() if parted else len(name)
    rest = text[start:]
    marked = stage is not None or text[len(name) : start].rstrip().endswith((":", "：", ",", "，"))
    begins = periods(fold(rest))[:1]
    known = bool(roll.longest_at(rest, 0))
    goes_on = rest.startswith(_GOES_ON) or (bool(begins) and begins[0].start == 0)
    return (name, rest) if known or (marked and goes_on) else ("", "")


def _project_first(text: str, roll: Roll) -> str:
    """The text, a project between commas behind a name put before it."""
    parts = _COMMAS.split(text, 2)
    if len(parts) == _THREE and roll.known and parts[1] in roll.known.projects and roll.holds(parts[0]):
        return f"{parts[1]}，{parts[0]}，{parts[2]}"
    return text
