"""Who leaves, stays or follows in words without a day of their own: 许南星立即撤场, 已于昨日离场, 往后推两周 (D7, M4).

No reader takes it, since no day is told that could be recorded: it is asked about, and not passed over.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.fold import fold
from parsers.notices.lengthened import LENGTH
from parsers.notices.names import Roll
from parsers.notices.roles import ROLE
from parsers.notices.somebody import names_known, names_somebody
from parsers.notices.topics import ANOTHER_MATTER, UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 60
"""Characters of a line that says so and little else."""
_LEAVES: Final = r"(?:撤场|离场|退场|撤离|撤出|释放|离开项目)"
_MOVES: Final = Pattern(
    rf"(?:立即|马上|即刻|立刻|即时|当即|现在就?|今天就)\s?(?:予以|安排)?{_LEAVES}"
    rf"|(?:已于?|已经于?)?(?:昨[日天]|前[日天]|上周[一二三四五六日天末]?|上个?月[底末初]?)\s?(?:已经?|就)?{_LEAVES}"
    rf"|(?:往后|向后|往前|向前|再)(?:推迟?|延|顺延|挪|移)\s?{LENGTH}|(?:支[撑援持]|时间|周期)(?:再|各|均)?(?:延长|延期|顺延|续期?)\s?{LENGTH}"
    r"|(?:申请|需要?|请求|希望|同意|再|给|将)?\s?(?:续期|延期|续签)(?:一下)?[。!]?$"
    rf"|替下|换下(?!一)|人天(?:增加|减少|追加)\s?\d"
    r"|\b(?:leaves?|is leaving|will leave) (?:immediately|at once|now|today)\b"
    r"|\bno longer (?:support|work|be on)|\bgo(?:es)? back to\b|\bextended by\b"
)
_ROLE: Final = ROLE.pattern.replace("?P<field>", "?:")
_GROUP: Final = Pattern(
    rf"\W*(?:{_ROLE})(?:人员|同事|同学|组员|成员)的?(?:支[撑援持](?:时间|周期)?)?(?:[均都各]|统一|全部)?(?:延[期长续]|续期?|顺延)[到至]"
)
"""后端人员延期到7月15日: who they are is not told."""
_TALK: Final = Pattern(r"[不没未勿别]|拒绝|取消|原(?:定|计划)|(?<!no longer )\b(?:not|never)\b")


def is_moved_somehow(text: str, roll: Roll) -> bool:
    """Whether a short line says that somebody leaves at once, left, or stays longer by some time."""
    folded = fold(text)
    group = _GROUP.match(folded) is not None
    if len(text) > LONGEST or not (group or _MOVES.search(folded)):
        return False
    if _TALK.search(folded) or UNSURE.told_in(folded) or ANOTHER_MATTER.told_in(folded):
        return False
    return group or names_somebody(text, roll) or names_known(text, roll)
