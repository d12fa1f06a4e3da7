"""Who leaves, stays or follows in words without a day of their own: 许南星立即撤场, 已于昨日离场, 往后推两周 (D7, M4).

No reader takes it, since no day is told that could be recorded: it is asked about, and not passed over.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known, names_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.roles import A_ROLE
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 60
"""Characters of a line that says so and little else."""
_LEAVES: Final = r"(?:撤场|离场|退场|撤离|撤出|释放|离项|离开项目)"
_MOVES: Final = Pattern(
    rf"(?:{LENGTH}(?:之|以)?[后内]|[下本]?个?月中)\s?{_LEAVES}|(?:立即|马上|即刻|立刻|即时|当即|现在就?|今天就)\s?(?:予以|安排)?{_LEAVES}"
    rf"|(?:已于?|已经于?)?(?:昨[日天]|前[日天]|上周[一二三四五六日天末]?|上个?月[底末初]?)\s?(?:已经?|就)?{_LEAVES}"
    rf"|(?:往后|向后|往前|向前|再)(?:推迟?|延|顺延|挪|移)\s?{LENGTH}|(?:支[撑援持]|时间|周期)(?:再|各|均)?(?:延长|延期|顺延|续期?)\s?{LENGTH}"
    r"|(?:申请|需要?|请求|希望|同意|再|给|将)?\s?(?:续期|延期|续签)(?:一下)?[。!]?$"
    r"|(?:支[撑援持]|结束|开始|[进撤离]场)(?:时间|日期|周期)(?:写|填|发|弄|搞)?(?:错了?|有误|不对)[。!]?$"
    rf"|替下|换下(?!一)|人天(?:增加|减少|追加)\s?\d"
    r"|\b(?:leaves?|is leaving|will leave) (?:immediately|at once|now|today)\b"
    r"|\bno longer (?:support|work|be on)|\bgo(?:es)? back to\b|\bextended by\b"
)
_GROUP: Final = Pattern(
    rf"\W*(?:{A_ROLE})(?:人员|同事|同学|组员|成员)的?(?:支[撑援持](?:时间|周期)?)?(?:[均都各]|统一|全部)?(?:延[期长续]|续期?|顺延)[到至]"
)
"""后端人员延期到7月15日: who they are is not told."""
_EXTENDS: Final = rf"(?:延[期长]|续期?|顺延)(?:\s?{LENGTH}[,，]?\s?)?(?:[到至]|$)"
_EVERYBODY: Final = Pattern(
    r"\W*(?:(?:以上|上述|全部|所有|全体|大家|他们|她们|两[人位]|其[余他])(?:项目组?|支[撑援持])?(?:人员|同事|同学|成员|人)?的?"
    rf"(?:支[撑援持])?(?:时间|周期)?(?:[均都各]|统一|全部|也){{0,2}}(?:{_EXTENDS}|[^,，。;；]{{2,16}}{_LEAVES})"
    rf"|(?:申请|拟|现|请|需要?|希望|同意){{1,3}}(?:人员)?(?:支[撑援持])?(?:时间|周期)?(?:再|均)?{_EXTENDS})"
)
"""以上人员均顺延至7月31日, 申请延期两周至7月14日: whom it is about, another line tells, or none."""
_TRADES: Final = Pattern(
    r"(?:变更|改|更换|换|调整|替换|更正)(?:为|成|作)|接[替手管]|互换|对[调换]|顶[替上]|替[换代]|代替|接着做|继续做|[改转]由|换(?![言句行算班届取位])"
    r"|写成|应该?[为是]|而?不是|而非|不再.{1,16}由|接[^,，。]{2,6}的?(?:活|工作|班|位置|岗)"
)
"""Of two people: one takes the other's place, and since when may not be told."""
_HANDS_OVER: Final = Pattern(r"工作[^,，。]{0,4}[交转]给")
_OFFERED: Final = Pattern(
    r"\d{6}|文档|资料|材料|代码|账号|设备|电脑|问题|邮件|合同|发票|评审|汇报|会议|负责人|经理|组长"
)
"""What one may hand another without coming in his place; an office is another matter (D9)."""
_TALK: Final = Pattern(r"不(?!变)|[没未勿别]|拒绝|取消|原(?:定|计划)|(?<!no longer )\b(?:not|never)\b")
_NO_MORE: Final = Pattern("不再")
_AWAY: Final = Pattern(r"[请休年病产事婚]假|离职|出差|培训|值班")
"""Why another takes somebody's place."""


def _trades_places(folded: str, text: str, roll: Roll) -> bool:
    """Whether a line says of two people that one takes the other's place: 白一舟下周起不再参加，由许南星接手."""
    trades = _TRADES.search(folded) or (_HANDS_OVER.search(folded) and is_dated(folded))
    return bool(trades) and len(roll.named_in(text)) > 1 and not _OFFERED.search(folded)


def is_moved_somehow(text: str, roll: Roll) -> bool:
    """Whether a short line says that somebody leaves at once, left, or stays longer by some time."""
    folded = fold(text)
    trades = len(text) <= LONGEST and _trades_places(folded, text, roll)
    group = _GROUP.match(folded) is not None or _EVERYBODY.match(folded) is not None
    if len(text) > LONGEST or not (group or _MOVES.search(folded) or trades):
        return False
    matter = _AWAY.sub("", folded) if trades else folded
    if _TALK.search(_NO_MORE.sub("", folded)) or UNSURE.told_in(folded) or ANOTHER_MATTER.told_in(matter):
        return False
    return group or names_somebody(text, roll) or names_known(text, roll)
