"""Changes in wordings of their own, put as the readers of changes know them (D4, D5).

结束时间：6月30日→7月10日 as 的结束时间由6月30日调整为7月10日; 协调人天不是18，是16 as 协调人天由18人天更正为16人天.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import is_role
from parsers.patterns import Pattern

LONGEST: Final = 200
_DAY: Final = r"(?:20\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?"
_RANGE: Final = rf"{_DAY}\s?(?:-|—|–|~|～|至|到)\s?(?:{_DAY}|\d{{1,2}}[日号])"
_TURN: Final = r"\s?(?:→|➔|➜|-{1,2}>|=>|(?:变更|调整|更正|修改|更改)[为成到至]|改[为成到至]?)\s?"
_WHO: Final = r"(?P<who>[^\s:：,，。;；\d的]{2,12}?)"
_LABELLED_DAY: Final = Pattern(
    rf"^(?:变更|更正|调整|修改|更改)?\s?[:：]?\s?{_WHO}(?:的|\s)?\s?(?:支[撑援持])?"
    rf"(?:(?P<last>结束|截止|到期|离场|撤场|离岗)|(?P<first>开始|起始|进场|入场|到岗|到位))(?:时间|日期|日)?\s?[:：]?\s?[由从]?"
    rf"(?P<old>{_DAY}){_TURN}(?P<new>{_DAY})(?=\W*$)"
)
"""许南星支撑结束时间：6月30日→7月10日: under its own name in the line, and no first day and last."""
_PERIOD_BEFORE: Final = Pattern(
    rf"^{_WHO}(?:的|\s)?(?:支[撑援持])?(?:周期|时间)(?:变更|调整|更正|修改|更改)(?:为|后)?\s?[:：]?\s?(?P<new>{_RANGE})"
    rf"\s?[(（]\s?原(?:来|定|先|为|是|计划|周期|时间)?(?:为|是)?\s?[:：]?\s?(?P<old>{_RANGE})\s?[)）](?=\W*$)"
)
_NOT_THAT_MUCH: Final = Pattern(
    r"(?P<label>协调人天|协调工作量|协调支[撑援持]时间|预估人天|预估工作量|工时|人天)(?:数)?(?:应该?)?不是\s?(?P<old>\d{1,3}(?:\.5)?)(?:人天)?"
    r"[,，]\s?(?:而是|应该是|应该为|应为|应是|是)\s?(?P<new>\d{1,3}(?:\.5)?)(?:人天)?(?=\W*$)"
)
_SUPPORT_ENDS: Final = Pattern(rf"(?<=支[撑援持])(?P<day>(?:于|在)?{_DAY})(?:提前)?终止(?=\W*$)")
_IN_A_PLACE: Final = Pattern(
    r"接替(?P<who>[^\s,，。;；\d]{2,8}?)(?:的)?(?:工作)?[,，]?(?:继续)?(?:支[撑援持]|参与|投入)(?P<where>[^\s,，。;；\d]{2,30}?)(?:的?(?:工作|支[撑援持]))?(?=\W*$)"
)
_LONGER: Final = Pattern(r"(?P<verb>(?<![拖顺后])延|(?<![可持陆后手])续)(?=[到至]\s?\d)")
_VERBS: Final = {"延": "延长", "续": "续期"}
_EARLY: Final = Pattern(
    rf"(?<=[^\W\d])提前到?至?\s?(?P<day>{_DAY})(?:撤|走|离开|回(?:来|组)?)(?:场|开)?(?=[,，。;；!！]|$)"
)
"""白一舟提前到7月10日撤."""
_SHIFTED: Final = Pattern(
    rf"(?P<by>(?:顺延|推迟|延后|后移|后延)[一二两三四五六七八九十\d]{{1,3}}个?(?:月|周|星期|礼拜|天))\s?[(（]\s?(?P<days>{_RANGE})\s?[)）]"
)
_MORE: Final = Pattern(
    r"(?<=[,，])(?:协调|支[撑援持])?(?:人天|工作量|工时|支[撑援持]时间)(?:相应|同步|也|再)?(?:增加|加)\s?(?P<more>\d{1,3}(?:\.5)?)\s?(?:人天)?(?=\W*$)"
)
"""延长至7月10日，协调人天增加20人天."""
_EARLIER_BY: Final = Pattern(
    rf"(?:的)?支[撑援持]提前(?:[一二两三四五六七八九十\d]{{1,3}}个?(?:月|周|星期|礼拜|天))(?:结束|终止|完成)[,，]\s?(?P<day>{_DAY})(?:就)?(?P<goes>[撤离退]场|释放)"
)
_FORGOTTEN: Final = Pattern(
    rf"^(?:补充|更正|补)(?:一下)?\s?[:：,，]\s?{_WHO}的?(?P<label>(?:协调|预估)(?:支[撑援持]时间|工作量|人天)|工时)(?:为|是|[:：])?\s?"
    r"(?P<amount>\d{1,3}(?:\.5)?\s?人天)\s?[(（,，](?:[上前]一?封|之前|刚才|昨天|上次)(?:邮件|通知|那封)?(?:里|中)?(?:漏写|忘写|忘了写|没写|漏了|遗漏|未写|漏填)了?[)）]?(?=\W*$)"
)
_EXTENDED_BY_ARROW: Final = Pattern(
    rf"^(?:\d{{1,2}}[、.)]\s?)?{_WHO}(?:的)?(?:支[撑援持])?(?:延期|续期|延长)\s?[:：]\s?{_DAY}{_TURN}(?P<new>{_DAY})(?=\W*$)"
)
"""许南星延期：6月30日 -> 7月15日."""
_PUT_IN_A_PLACE: Final = Pattern(
    rf"(?:^|(?<=[,，。;；:：]))(?P<old>[^\s:：,，。;；\d]{{2,40}}?)(?:换成|换为|更换为|替换为|改为由|改由)(?P<who>[^,，。;；\d]{{2,20}}?)(?:来?(?:支[撑援持]|接替|接手|顶上))?"
    rf"[,，]\s?(?:时间|周期)?(?:为|是|从|自|[:：])?\s?(?P<days>{_RANGE})(?=\W*$)"
)
"""白一舟换成Tom Lee，从6月15日到7月31日."""
_LATER_BY: Final = Pattern(
    rf"推迟(?:[一二两三四五六七八九十\d]{{1,3}}个?(?:月|周|星期|礼拜|天))(?P<comes>[入进]场|到岗)\s?[(（]\s?(?P<first>{_DAY})\s?[)）]"
    rf"[,，]\s?(?:结束|离场|撤场)(?:时间|日期|日)?(?:也|相应|同步)?(?:顺延|延后|推迟|延)[到至]\s?(?P<last>{_DAY})"
)
_IS_AND_NOT: Final = Pattern(
    r"(?P<label>预估|协调)(?:支[撑援持]时间|工作量|人天)?(?:应该?)?(?:是|为)\s?(?P<new>\d{1,3}(?:\.5)?)\s?人天[,，]\s?(?:而)?不是\s?(?P<old>\d{1,3}(?:\.5)?)(?:\s?人天)?(?=\W*$)"
)
_SETTLED_ON: Final = Pattern(
    rf"支[撑援持](?:时间|周期)(?:最终|最后)?(?:确定|定|调整|改|变更)为\s?(?P<new>{_RANGE})[,，]\s?(?:之前|此前|先前|原来|原)(?:通知|邮件|定)?(?:里|中)?的?\s?(?P<old>{_RANGE})(?:同时)?(?:作废|取消|无效)(?=\W*$)"
)
_DONE_AND_BACK: Final = Pattern(
    rf"(?P<day>{_DAY})(?:完成|结束)(?P<work>[^,，。;；\d]{{0,24}}?)(?:的?(?:工作|任务|支[撑援持]))?(?:后|之后)(?:就|即)?(?:返回|回到|回)(?:部门|原?组里?|公司)"
)
_MAY: Final = Pattern(r"[→➔➜>改]|变更|调整|更正|修改|原|不是|终止|接替|延|续|提前|顺延|推迟|补|换|完成|结束|定为")


def in_plainer_words(line: Line, roll: Roll) -> Line:
    """The line, such a wording put as the readers know it; each keeps its number."""
    text = line.text.strip()
    if len(text) > LONGEST or _MAY.search(text) is None:
        return line
    told = _LABELLED_DAY.sub(lambda hit: _of_a_day(hit, roll), text)
    told = _PERIOD_BEFORE.sub(lambda hit: _of_a_period(hit, roll), told)
    told = _NOT_THAT_MUCH.sub(r"\g<label>由\g<old>人天更正为\g<new>人天", told)
    told = _LONGER.sub(lambda hit: _VERBS[hit["verb"]], _EARLY.sub(r"\g<day>提前撤场", told))
    told = _EARLIER_BY.sub(r"\g<day>提前\g<goes>", _SHIFTED.sub(r"\g<by>，即\g<days>", told))
    told = _MORE.sub(r"增加\g<more>人天", told) if "延长" in told or "续期" in told else told
    told = _EXTENDED_BY_ARROW.sub(r"\g<who>延期至\g<new>", _LATER_BY.sub(_of_both, told))
    told = _IS_AND_NOT.sub(r"\g<label>人天由\g<old>人天更正为\g<new>人天", told)
    told = _SETTLED_ON.sub(r"支撑周期由\g<old>调整为\g<new>", told)
    told = _PUT_IN_A_PLACE.sub(lambda hit: _of_a_place(hit, roll), told)
    told = _DONE_AND_BACK.sub(lambda hit: _of_going_back(hit, roll), told)
    told = _FORGOTTEN.sub(r"\g<who>的\g<label>调整为\g<amount>", told)
    told = _with_project_first(_SUPPORT_ENDS.sub(r"\g<day>结束", told), roll)
    return line if told == text else structs.replace(line, text=told)


def _is_known(hit: re.Match[str], roll: Roll) -> bool:
    return hit["who"] in roll.named_in(hit["who"])


def _of_a_day(hit: re.Match[str], roll: Roll) -> str:
    if not _is_known(hit, roll):
        return hit[0]
    return f"{hit['who']}的{'结束' if hit['last'] else '开始'}时间由{hit['old']}调整为{hit['new']}"


def _of_a_period(hit: re.Match[str], roll: Roll) -> str:
    return f"{hit['who']}的支撑周期由{hit['old']}调整为{hit['new']}" if _is_known(hit, roll) else hit[0]


def _with_project_first(text: str, roll: Roll) -> str:
    """6月15日起由甲接替乙支撑本项目, with the project, if it is a known one, before it all."""
    found = _IN_A_PLACE.search(text)
    if found is None or roll.projects_in(found["where"]) != (found["where"],) or found["who"] not in roll.members:
        return text
    return f"{found['where']}：{text[: found.start()]}接替{found['who']}{text[found.end() :]}"


def _of_both(hit: re.Match[str]) -> str:
    return f"{hit['comes']}时间推迟到{hit['first']}，结束时间调整为{hit['last']}"


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


def _of_going_back(hit: re.Match[str], roll: Roll) -> str:
    work = hit["work"].strip()
    of_project = not work or roll.projects_in(work) == (work,)
    return f"{hit['day']}从{work}撤场" if of_project and work else f"{hit['day']}撤场" if of_project else hit[0]
