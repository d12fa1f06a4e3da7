"""Clauses of a line that lends which say nothing of who is lent, and when: read past where the line does not read.

…，先把登录页的问题改掉。文档麻烦提前两天发他: unlike `clauses_beside`, which knows such clauses word by word, this
knows what may *not* stand in one: a day, a number, somebody who may be lent, another project, a word of coming, going
or staying, and whatever denies, supposes, leaves open or limits (M4). It is the second reading of a line of which the
first left something; what it leaves has to be understood as a whole, and lend somebody for whole days.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from parsers.notices.layout.asides import duty_in
from parsers.notices.layout.fields import Statement
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import efforts, has_range, is_dated, is_effort, periods
from parsers.notices.words.talk_words import COUNTS, EVENT, HARMLESS, WAVERS, WHY, says_it_in_english, talks_in_english
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern

_HELPS: Final = Pattern(r"(?:^\W*[\u4e00-\u9fff·]{2,4})?(?:协助|负责|配合|承担|跟进|牵头|支持|帮忙)")
"""Somebody who helps may be one whom nobody knows."""
LONGEST: Final = 60
"""Characters of such a clause, and the `MOST` clauses of a line that are looked at."""
MOST: Final = 24
_A_PROJECT: Final = Pattern(r"(?:项目|平台|系统|工程|期)\s?$")
_SHORTEST: Final = 6
"""Characters of a sentence that talks: 前端： is a label."""
_CLAUSE: Final = Pattern(r"(?:[^(（,，。；;！!]++|[(（][^()（）]{0,60}[)）]|[(（])++[,，。；;！!]*")
_MARKS: Final = ",，。；;！! "
_STOPS: Final = frozenset("。；;！!")


def without_talk(text: str, roll: Roll, project: str | None) -> str:
    """The text without its clauses that only talk; the text itself where there are none, or too many of them."""
    clauses = [found[0] for found in _CLAUSE.finditer(text)]
    if not 1 < len(clauses) <= MOST:
        return text
    kept = ""
    for clause in clauses:
        if not is_talk(clause.strip(_MARKS), roll, project):
            kept += _behind_talk(clause, roll, project)
        elif kept and not _STOPS.isdisjoint(clause):
            kept = f"{kept.rstrip(_MARKS)}。"
    return kept.rstrip(_MARKS)


def _behind_talk(clause: str, roll: Roll, project: str | None) -> str:
    """The clause without the talk before a colon and whom it lends: 上午说的事就这么定了：|黄丽6月8日…."""
    talk, colon, rest = clause.partition("：")
    lent = len(talk.strip()) >= _SHORTEST and not _A_PROJECT.search(talk) and roll.longest_at(rest.strip(), 0)
    return rest.lstrip() if colon and lent and is_talk(talk.strip(), roll, project) else clause


def effort_alone(told: Statement, roll: Roll, project: str | None) -> Statement:
    """协调支撑时间：40人天，缘由是引擎要重构: a labelled effort without the mere talk behind it."""
    if told.field not in EFFORTS:
        return told
    effort, *behind = [found[0].strip(_MARKS) for found in _CLAUSE.finditer(told.value)] or [""]
    if not behind or len(behind) > MOST or not is_effort(fold(effort)):
        return told
    return structs.replace(told, value=effort) if all(is_talk(one, roll, project) for one in behind) else told


def is_talk(clause: str, roll: Roll, project: str | None) -> bool:
    """Whether nothing in a clause can say who is lent, or when."""
    said = clause.replace(project, "") if project else clause
    elsewhere = bool(roll.projects_in(said))
    folded = fold(said)
    if len(said) > LONGEST or elsewhere or not is_plain(folded) or UNSURE.told_in(folded) or WAVERS.told_in(folded):
        return False
    if says_it_in_english(folded):
        talks = talks_in_english(folded)
    else:
        talks = WHY.fullmatch(folded) is not None or not COUNTS.told_in(HARMLESS.sub("", _undated(folded)))
    return talks and not _has_facts(said, roll)


def _has_facts(said: str, roll: Roll) -> bool:
    """Whether a clause has days of somebody, an effort, a role, or somebody who may be lent, or helps."""
    folded = fold(said)
    if (
        efforts(folded)
        or duty_in(said.strip())
        or _HELPS.match(folded)
        or (_HELPS.search(folded) and roll.named_in(said))
    ):
        return True
    if is_dated(folded) and (has_range(folded) or not EVENT.search(folded)):
        return True
    parts = {said[at : at + 2] for at in range(len(said) - 1)}
    if any(roll.is_part(part) and any(name.endswith(part) for name in roll.members) for part in parts):
        return True  # 南星，白一舟撤场
    return roll.names_member(said) or names_somebody(said, roll)


def _undated(folded: str) -> str:
    for span in reversed(periods(folded)):
        folded = f"{folded[: span.start]} {folded[span.end :]}"
    return folded
