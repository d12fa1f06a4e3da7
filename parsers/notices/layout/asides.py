"""Clauses behind a statement that change nothing of it: …支撑，主要负责接口开发; …续期至7月15日，请组长审批 (D2, D5).

Such a clause has no day, no number and nobody's name of its own, and denies nothing. A first reading counts them; where
it fails, the statement is read once more without them.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.dates.doubt import are_conditions
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known, names_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.moods import is_plain
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import efforts, has_range, is_single_day, periods
from parsers.notices.words.talk_words import WAVERS
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT, UNSURE, Topic
from parsers.patterns import Pattern

LONGEST: Final = 30
"""Characters of such a clause."""
_CLAUSE: Final = Pattern(r"[,，][^,，]*")
_LASTS: Final = Pattern(rf"[,，]\s?(?P<length>(?:为期|共计?|合计|历时)\s?{LENGTH})(?=[,，。;；!！]|$)")
"""How long the days before it are: as in brackets, it is compared with them."""
_LENGTH_FIRST: Final = Pattern(
    rf"(?P<length>{LENGTH})\s?(?:[（(](?P<days>[^（）()]{{3,40}})[）)]"
    r"|[,，]\s?(?:即|也就是|就是)\s?(?P<same>[^,，。;；（）()]{3,40})(?=[,，。;；]|$))"
)
"""支撑2周（6月1日-6月14日）; 支撑三周，即6月1日到6月21日."""
_NO_LENGTH: Final = Pattern(
    r"(?:延[长期]?|续期?|再|最多|至多|顶多|最少|至少|不到|不超过|大?约|大概|近)了?\s?$|另|别的|其[他它余]"
)
"""延长三周，即6月1日到6月21日: by how much more, or how much at the most; or of something else."""
_OF_LATER: Final = Pattern(
    r"[,，]\s?(?:(?:到期|期满|届时)后?(?:再|将)?(?:视|看|根据)[^,，\d]{0,8}(?:续期|延[期长]|续签|调整|再定|而定|决定)"
    r"|(?:到期|届时)?(?:是否(?:需要)?|如需|需要)(?:续期|延[期长])[^,，]{0,12}|之?后?(?:不再?|无需)(?:续期?|延[期长]))"
)
_ROUTINE_WORDS: Final = (
    r"(?:其中|期间|除)?(?:法定)?(?:每周[一二三四五六日末]|周末|双休日?|节假日|假期|端午节?|中秋节?|国庆节?|五一|元旦|清明节?|春节)"
    r"(?:期间|假期|当天)?(?:(?:正常|照常)?(?:除外|外|休息|放假|不上班|调休)|(?:需?返?回|在)(?:公司|单位|总部|原?部门|本部)(?:办公|开会|例会)?)"
)
_ROUTINE: Final = Pattern(rf"[,，]\s?{_ROUTINE_WORDS}")
ROUTINE_IN_BRACKETS: Final = Pattern(rf"\s?[（(]{_ROUTINE_WORDS}[)）]")
ROUTINE_BEHIND: Final = Pattern(rf"[,，]\s?(?:{_ROUTINE_WORDS}|每?周一[至到~-]周五)\s*$")
"""…，每周五返回公司; …，端午节除外: how the days are spent, and what the calendar knows, changes no period."""
_SHARE: Final = Pattern(
    r"[,，]\s?(?:(?:各|均|每人|平均|预计|约)?(?:投入|精力|时间|工时)?(?:比例|占比|度)?(?:为|约|是|[:：])?\s?(?:\d{1,3}\s?%|[一二三四五六七八九]成)"
    r"(?:的?(?:投入|精力|时间|工时))?"
    r"|(?:每人|各)?每(?:人每)?周\s?(?:投入|支[撑援持]|到场|驻场)?\s?[\d一两二三四五]\s?个?(?:人?天|工作日)|(?:全职|半职|兼职|半天)(?:投入|支[撑援持])?)"
)
_SHARE_BEHIND: Final = Pattern(
    r"(?:(?<=[日号])\s{0,4}|(?<=\d)\s{1,4})(?=(?:投入|精力|时间|工时)?(?:比例|占比|度)?(?:为|约|是|[:：])?\s?\d{1,3}\s?%)"
)
"""…，投入比例50%: what the days are asked about by themselves (`left_over`)."""
_IF_LONGER: Final = Pattern(
    r"[,，]\s?(?:[到届]?期?[满后前时]?[,，]?)(?:如果?|若|假如)"
    r"(?:(?:需要?|要)(?:继续)?(?:续期|延期|延长|顺延|续|延)|有[^,，]{0,4}(?:变[化动更]|调整|延期|冲突))[^,，]{0,12}[,，].{1,40}$"
)
"""…，如需续期，请于6月15日前说明: what is to be done in that case, to the end of the sentence."""
_LEAVES: Final = Pattern(
    r"[,，]\s?(?:于|到|至)?(?P<day>[^,，()（）下结撤离退到]{2,12}?)(?:[（(][^（）()]{2,4}[)）])?"
    r"(?:下班|收工|当[天日])?(?:之?后)?(?:结束|撤场|离场|退场|到期)"
)
_PURPOSE: Final = Pattern(r"[,，]\s?(?:以|为了?)?(?:确保|保证|保障|满足|配合)[^,，]{0,24}")
_WHY: Final = Pattern(r"[,，]\s?(?:因为?|由于|鉴于)[^,，]{1,28}")
_FORMER: Final = Pattern(r"[,，]\s?原(?:定|计划|先|来|到期日?|结束[时日][间期]|为)?[^,，]{0,14}")
"""…，原定6月30日: the day that no longer holds."""
_MEANS_MORE: Final = Topic(
    "加 减 增 另 其余 其他 其它 其中 或 换 替 撤销 撤回 取消 作废 暂 除 只 仅 每 轮流 同期 "
    "待 等 须 意见 反馈 讨论 商量 不 没 未 无 别 勿",
    r"[\d%]|需(?!求)|(?<![午秋庆旦])后\s?$|(?:端午|中秋|国庆|元旦|春节|清明|五一|十一|节|假期?|周末|[月年]底)[之以]?[前后]|[一二两三四五六七八九十几半]\s?[名位个人成天日周月]|\b(?:not|no|never|disagree|cannot|but|except|mornings?|afternoons?|evenings?|weekends?)\b",
)
"""A number, somebody else, a condition or a denial: such a clause counts."""
_CHANGES_IT: Final = Topic(
    "转 兼 同时 上午 下午 半天 晚上 白天 夜间 一半 延长 延期 顺延 推迟 再续 续期 "
    "草案 草稿 初稿 示例 样例 分批 两批 分段",
    r"提前(?!释放|撤场|离场|退场)",
)
"""What is to be otherwise."""
_DUTY: Final = Pattern(r"[,，]\s?(?:(?:主要)?(?:负责|承担|从事))?(?P<role>[^,，]{2,12}?)(?:工作|任务)?\s*")
_HELPS: Final = Pattern(r"协助|负责|配合|承担|跟进|审核|牵头")
_IN_TOUCH: Final = Pattern(
    r"(?:(?:与|和|跟|向)[^,，]{2,8}?(?:对接|联系|交接|沟通|请教|了解)|(?:找|联系)[^,，]{2,8}?(?:对接|报到)?)\W*$"
)
"""请与白一舟对接: whom to talk to comes with nobody."""
_SAYS_MORE: Final = (_MEANS_MORE, WAVERS, UNSURE, ANOTHER_MATTER, NOT_LENT)
_NO_CHANGE: Final = Pattern(
    r"(?:其[余他]|工作内容|内容|职责|岗位|角色|时间|周期|安排|人天|工作量|工时|投入)\S{0,4}不变"
)


def without_asides(sentence: str, roll: Roll, *, lends: bool = True) -> str:
    """The sentence without the clauses behind its first days that change nothing; a length stands in brackets.

    `lends`: whether the sentence lends: a share of somebody's time is asked about by itself then, and a role counts.
    """
    days = periods(fold(sentence))
    if not days:
        return sentence
    first = days[0].end
    behind = _without_if_longer(_LASTS.sub(r"（\g<length>）", sentence[first:]), roll)
    behind = ROUTINE_IN_BRACKETS.sub("", behind)
    last = fold(sentence[days[0].start : first])
    return sentence[:first] + _CLAUSE.sub(
        lambda hit: "" if is_aside(hit[0], roll, lends=lends) or _leaves_then(hit[0], last) else hit[0], behind
    )


def share_apart(sentence: str) -> str:
    """The sentence with a comma before a share of somebody's time right behind the days: 6月1日-6月30日 投入50%."""
    return _SHARE_BEHIND.sub("，", sentence)


def length_behind(sentence: str) -> str:
    """The sentence with a length before its days in brackets behind them: 支撑2周（6月1日-6月14日）."""
    return _LENGTH_FIRST.sub(_days_first, sentence)


def _days_first(found: re.Match[str]) -> str:
    if found["same"] and _NO_LENGTH.search(found.string[: found.start()][-LONGEST:]):
        return found[0]
    days = found["days"] or found["same"]
    return f"{days}（{found['length']}）" if has_range(fold(days)) else found[0]


def without_later(sentence: str) -> str:
    """The sentence without the clauses that leave a later extension open: …，是否续期到时再定."""
    return _CLAUSE.sub(lambda hit: "" if _OF_LATER.fullmatch(hit[0]) else hit[0], sentence)


def _without_if_longer(behind: str, roll: Roll) -> str:
    """What stands behind the days, without what is to be done should it last longer; with days or names it stays."""
    later = _IF_LONGER.search(behind)
    lends = later is not None and (has_range(fold(later[0])) or names_somebody(later[0].strip("，, "), roll))
    if later is None or lends or not is_plain(fold(later[0])):
        return behind
    return behind[: later.start()]


def is_aside(clause: str, roll: Roll, *, lends: bool = False) -> bool:
    """Whether a clause, with the comma before it, changes nothing of the statement before it.

    `lends`: whether the sentence lends: a share of somebody's time is asked about by itself then, and a role counts.
    """
    folded = fold(clause)
    if _SHARE.fullmatch(folded):
        return lends
    if (duty := _DUTY.fullmatch(folded)) is not None and is_role(duty["role"].strip()):
        return not lends
    if any(shape.fullmatch(folded) for shape in (_OF_LATER, _PURPOSE, _FORMER, _ROUTINE)) or _NO_CHANGE.search(folded):
        return True
    if _WHY.fullmatch(folded) and not periods(folded) and not names_somebody(clause.strip("，, "), roll):
        return True
    if len(clause) > LONGEST or _has_facts(clause, folded, roll) or _CHANGES_IT.told_in(folded):
        return False
    return is_plain(folded) and not are_conditions(folded) and not any(topic.told_in(folded) for topic in _SAYS_MORE)


def duty_in(clause: str) -> str:
    """The role that a clause says and no more: 主要负责接口; "" where it is another one."""
    duty = _DUTY.fullmatch(f"，{fold(clause)}")
    role = duty["role"].strip() if duty else ""
    return role if is_role(role) else ""


def _has_facts(clause: str, folded: str, roll: Roll) -> bool:
    """Whether a clause has a day, an effort, or somebody or a project of its own."""
    if periods(folded) or efforts(folded) or names_somebody(clause.strip("，, "), roll):
        return True
    if roll.names_member(clause) and not _IN_TOUCH.search(folded):
        return True
    projects = roll.known.projects if roll.known is not None else ()
    return any(project in clause for project in projects) or (
        _HELPS.search(folded) is not None and names_known(clause, roll)
    )


def _leaves_then(clause: str, days: str) -> bool:
    """Whether a clause says again that the support ends on the last of its days: 6月1日-6月30日，6月30日下班后离场."""
    told = _LEAVES.fullmatch(fold(clause))
    return told is not None and has_range(days) and is_single_day(told["day"]) and days.endswith(told["day"])
