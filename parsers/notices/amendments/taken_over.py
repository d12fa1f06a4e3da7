"""Somebody else comes for the very days that another was planned for (D4), told as the readers know it.

原计划由白一舟支撑的6月8日至6月26日的高保真原型，改由黄丽支撑，时间不变 is 由黄丽接替白一舟，支撑周期6月8日至6月26日.
Whoever was planned supports no more: 白一舟不再投入本项目 behind it says the same.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.amendments.reasons_before import without_his_reason
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import has_range, periods
from parsers.notices.words.talk_words import COUNTS, HARMLESS, MEANS_MORE
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of such a line, and `LONGEST_WORK` of the work that was planned."""
LONGEST_WORK: Final = 16
_SENTENCES: Final = Pattern(r"(?<=[。；;])")
_COMMAS: Final = Pattern(r"[,，]")
_PLANNED: Final = Pattern(r"^(?:原(?:定|计划|来|本|先)?(?:是|由|安排)?|由)")
_LENT: Final = Pattern(r"支[撑援持]|投入|参与|承担|负责")
_A_MATTER: Final = Pattern(r"评审|面试|巡检|值班|值守|会议|培训|演练|答辩|出差")
"""Who does another thing in somebody's place is lent by nobody."""
_SUPPORTS: Final = Pattern(r"支[撑援持]|投入|负责|承担|参与|的|期间|在")
_TURN: Final = (
    r"(?:现在?|故|因此)?(?:(?:改|换|转)(?:为|成)?由(?P<who>[^,，。;；\d]{2,20}?)(?:来)?(?:支[撑援持]|负责|承担|接替|接手|顶上|投入)(?:支[撑援持])?"
    r"|(?:换成|换为|改为|改成|调整为|变更为|更换为)(?P<other>[^,，。;；\d]{2,20}?)(?:来?(?:支[撑援持]|负责|承担|接替|接手))?)"
)
_TURNS: Final = Pattern(_TURN)
_AT_THE_END: Final = Pattern(rf"(?<=[^\W\d]){_TURN}$")
"""原定7月1日到7月31日由黄丽承担的验收测试|换成高兴."""
_AS_BEFORE: Final = Pattern(
    r"(?:支[撑援持])?(?:时间|周期|起止时间|起止日期|日期|工作量|人天|其[他它余])(?:和(?:工作量|人天))?(?:都|均|维持|保持)?不变"
)
_INSTEAD: Final = Pattern(
    r"^(?P<old>[^,，。;；\d]{2,20}?)(?:(?:因为?|由于)[^,，。;；\d]{2,20}[,，]\s?)?(?:将|就|后续)?不再(?:投入|支[撑援持]|参[与加])(?:了|本项目|该项目)?"
    rf"[,，;；]\s?(?P<work>[^,，。;；:：\d]{{0,10}}?){_TURN}[,，]\s?(?:支[撑援持])?(?:周期|时间|起止时间|日期)(?P<days>[^,，。;；]{{5,40}})[。；;]?\s*$"
)
"""白一舟因星河那边走不开，不再参加本项目；前端改为黄丽支撑，周期仍是6月15日至7月10日."""
_STILL: Final = Pattern(r"^(?:都|也)?(?:仍旧?|还|依旧|依然|照旧)(?:是|为|按)?(?:原来?的?)?\s?")
_NO_MORE: Final = Pattern(r"(?:将|就|后续)?不再(?:投入|支[撑援持]|参与)(?:了|本项目|该项目)?")


def taken_over(line: Line, roll: Roll) -> Line:
    """The line, such a sentence at its head told in plain words; as it is where it says anything else."""
    told = line.text if len(line.text) <= LONGEST else ""
    if not ("由" in told and "不变" in told) and "不再" not in told:
        return line
    if instead := _instead(line.text, roll):
        return structs.replace(line, text=instead)
    first, *others = [part for part in _SENTENCES.split(without_his_reason(line.text, roll)) if part.strip()]
    planned, *behind = _COMMAS.split(first.rstrip("。；; "))
    if turned := _AT_THE_END.search(planned):
        planned, behind = planned[: turned.start()], [turned[0], *behind]
    old, days = _planned(planned, roll)
    turns = _TURNS.fullmatch(behind[0].strip()) if old and behind else None
    if turns is None or not all(_AS_BEFORE.fullmatch(clause.strip()) for clause in behind[1:]):
        return line
    new = _one_of(turns, roll)
    if not new or len(behind) == 1:
        return line
    rest = [part for part in others if not _says_no_more(part, old, roll)]
    return structs.replace(line, text="".join((f"由{new}接替{old}，支撑周期{days}。", *rest)))


def _one_of(turns: re.Match[str], roll: Roll) -> str:
    """The one person who comes instead; "" where there is none, or more of them."""
    who = (turns["who"] or turns["other"] or "").strip()
    people = read_people(who, roll, strict=True)
    return who if len(people.names) == 1 and people.is_whole and roll.holds(who) else ""


def _instead(text: str, roll: Roll) -> str:
    """A sentence of who supports no more, and who comes for the same days; "" of any other."""
    found = _INSTEAD.match(text)
    still = _STILL.match(found["days"]) if found is not None else None
    if found is None or still is None or not roll.holds(found["old"]):
        return ""
    days, work = found["days"][still.end() :].strip(), fold(found["work"])
    whole = [(one.start, one.end) for one in periods(fold(days))] == [(0, len(days))] and has_range(fold(days))
    plain = is_plain(fold(text)) and not UNSURE.told_in(fold(text)) and not COUNTS.told_in(_SUPPORTS.sub("", work))
    new = _one_of(found, roll)
    return f"由{new}接替{found['old']}，支撑周期{days}。" if new and whole and plain else ""


def _planned(clause: str, roll: Roll) -> tuple[str, str]:
    """Who was planned, and for which days; ("", "") of a clause that says anything else, but for the work."""
    folded, names = fold(clause), roll.named_in(clause)
    spans = periods(folded)
    if len(names) != 1 or len(spans) != 1 or len(folded) != len(clause) or not has_range(folded):
        return "", ""
    days = clause[spans[0].start : spans[0].end]
    work = _SUPPORTS.sub("", _PLANNED.sub("", roll.without_names(clause.replace(days, ""))))
    plain = is_plain(work) and not UNSURE.told_in(work) and not COUNTS.told_in(HARMLESS.sub("", work))
    plain = plain and len(work) <= LONGEST_WORK and not MEANS_MORE.search(f" {work}")
    plain = plain and not (OTHER_WORK.told_in(fold(work)) or _A_MATTER.search(work) or roll.projects_in(clause))
    lent = plain and _LENT.search(clause) is not None and clause.count(names[0]) == 1
    return (names[0], days) if lent else ("", "")


def _says_no_more(sentence: str, old: str, roll: Roll) -> bool:
    """Whether a sentence says of who was planned that he supports no more, and nothing else."""
    bare = sentence.strip("。；; ")
    for project in roll.projects_in(bare):
        bare = bare.replace(project, "本项目")
    return bare.startswith(old) and _NO_MORE.fullmatch(bare.removeprefix(old)) is not None
