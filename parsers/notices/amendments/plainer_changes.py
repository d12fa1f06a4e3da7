"""Changes in wordings of their own, put as the readers of changes know them (D4, D5, D7).

结束时间：6月30日→7月10日 as 的结束时间由6月30日调整为7月10日; 协调人天不是18，是16 as 协调人天由18人天更正为16人天. Who
takes whose place is put plainly by `plainer_places`.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.amendments.plainer_places import with_plain_places
from parsers.notices.people.roll import Roll
from parsers.patterns import Pattern

LONGEST: Final = 200
_DAY: Final = r"(?:20\d\d\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?"
_RANGE: Final = rf"{_DAY}\s?(?:-|—|–|~|～|至|到)\s?(?:{_DAY}|\d{{1,2}}[日号])"
_TURN: Final = r"\s?(?:→|➔|➜|-{1,2}>|=>|(?:变更|调整|更正|修改|更改)[为成到至]|改[为成到至]?)\s?"
_WHO: Final = r"(?P<who>[^\s:：,，。;；\d的]{2,12}?)"
_AMOUNT: Final = r"\d{1,3}(?:\.5)?"
_LENGTH: Final = r"[一二两三四五六七八九十\d]{1,3}个?(?:月|周|星期|礼拜|天)"
_CALLED: Final = r"协调人天|协调工作量|协调支[撑援持]时间|预估人天|预估工作量|工时|人天"
_LETTER: Final = r"(?:[上前]一?封|之前|刚才|昨天|上次)(?:邮件|通知|那封)?(?:里|中)?"
_DAY_OF: Final = rf"^(?:变更|更正|调整|修改|更改)?\s?[:：]?\s?{_WHO}(?:的|\s)?\s?(?:支[撑援持])?"
_FROM_TO: Final = rf"(?:时间|日期|日)?\s?[:：]?\s?[由从]?(?P<old>{_DAY}){_TURN}(?P<new>{_DAY})(?=\W*$)"

Wording = tuple[Pattern, str]
_OF_SOMEBODY: Final[tuple[Wording, ...]] = (
    # 许南星支撑结束时间：6月30日→7月10日
    (Pattern(rf"{_DAY_OF}(?:结束|截止|到期|离场|撤场|离岗){_FROM_TO}"), r"\g<who>的结束时间由\g<old>调整为\g<new>"),
    (Pattern(rf"{_DAY_OF}(?:开始|起始|进场|入场|到岗|到位){_FROM_TO}"), r"\g<who>的开始时间由\g<old>调整为\g<new>"),
    # 许南星支撑周期变更：6月8日-7月7日（原6月1日-6月30日）
    (
        Pattern(
            rf"^{_WHO}(?:的|\s)?(?:支[撑援持])?(?:周期|时间)(?:变更|调整|更正|修改|更改)(?:为|后)?\s?[:：]?\s?(?P<new>{_RANGE})"
            rf"\s?[(（]\s?原(?:来|定|先|为|是|计划|周期|时间)?(?:为|是)?\s?[:：]?\s?(?P<old>{_RANGE})\s?[)）](?=\W*$)"
        ),
        r"\g<who>的支撑周期由\g<old>调整为\g<new>",
    ),
    # 许南星延期：6月30日 -> 7月15日
    (
        Pattern(
            rf"^(?:\d{{1,2}}[、.)]\s?)?{_WHO}的?(?:支[撑援持])?(?:延期|续期|延长)\s?[:：]\s?{_DAY}{_TURN}(?P<new>{_DAY})(?=\W*$)"
        ),
        r"\g<who>延期至\g<new>",
    ),
    # 补充：许南星的协调支撑时间为18人天（前封漏写）
    (
        Pattern(
            rf"^(?:补充|更正|补)(?:一下)?\s?[:：,，]\s?{_WHO}的?(?P<label>{_CALLED})(?:为|是|[:：])?\s?(?P<amount>{_AMOUNT}\s?人天)"
            rf"\s?[(（,，]{_LETTER}(?:漏写|忘写|忘了写|没写|漏了|遗漏|未写|漏填)了?[)）]?(?=\W*$)"
        ),
        r"\g<who>的\g<label>调整为\g<amount>",
    ),
)
"""Of somebody who is known, at the head of his line."""
_ANYWHERE: Final[tuple[Wording, ...]] = (
    # 协调人天不是18，是16; 预估是22人天，不是20
    (
        Pattern(
            rf"(?P<label>{_CALLED})数?(?:应该?)?不是\s?(?P<old>{_AMOUNT})(?:人天)?"
            rf"[,，]\s?(?:而是|应该是|应该为|应为|应是|是)\s?(?P<new>{_AMOUNT})(?:人天)?(?=\W*$)"
        ),
        r"\g<label>由\g<old>人天更正为\g<new>人天",
    ),
    (
        Pattern(
            rf"(?P<label>预估|协调)(?:支[撑援持]时间|工作量|人天)?(?:应该?)?[是为]\s?(?P<new>{_AMOUNT})\s?人天"
            rf"[,，]\s?而?不是\s?(?P<old>{_AMOUNT})(?:\s?人天)?(?=\W*$)"
        ),
        r"\g<label>人天由\g<old>人天更正为\g<new>人天",
    ),
    # 白一舟提前到7月10日撤; 许南星延到7月15日
    (
        Pattern(rf"(?<=[^\W\d])提前到?至?\s?(?P<day>{_DAY})(?:撤|走|离开|回(?:来|组)?)(?:场|开)?(?=[,，。;；!！]|$)"),
        r"\g<day>提前撤场",
    ),
    (Pattern(r"(?<![拖顺后])延(?=[到至]\s?\d)"), "延长"),
    (Pattern(r"(?<![可持陆后手])续(?=[到至]\s?\d)"), "续期"),
    # 顺延两周（6月15日—8月14日）
    (
        Pattern(rf"(?P<by>(?:顺延|推迟|延后|后移|后延){_LENGTH})\s?[(（]\s?(?P<days>{_RANGE})\s?[)）]"),
        r"\g<by>，即\g<days>",
    ),
    # 支撑提前一周结束，6月23日撤场
    (
        Pattern(rf"的?支[撑援持]提前{_LENGTH}(?:结束|终止|完成)[,，]\s?(?P<day>{_DAY})就?(?P<goes>[撤离退]场|释放)"),
        r"\g<day>提前\g<goes>",
    ),
    # 推迟一周入场（6月8日），结束时间顺延至7月7日
    (
        Pattern(
            rf"推迟{_LENGTH}(?P<comes>[入进]场|到岗)\s?[(（]\s?(?P<first>{_DAY})\s?[)）][,，]\s?(?:结束|离场|撤场)"
            rf"(?:时间|日期|日)?(?:也|相应|同步)?(?:顺延|延后|推迟|延)[到至]\s?(?P<last>{_DAY})"
        ),
        r"\g<comes>时间推迟到\g<first>，结束时间调整为\g<last>",
    ),
    # 支撑时间最终确定为6月8日至7月3日，之前通知的6月1日至6月30日作废
    (
        Pattern(
            rf"支[撑援持](?:时间|周期)(?:最终|最后)?(?:确定|定|调整|改|变更)为\s?(?P<new>{_RANGE})[,，]\s?(?:之前|此前|先前|原来|原)"
            rf"(?:通知|邮件|定)?(?:里|中)?的?\s?(?P<old>{_RANGE})(?:同时)?(?:作废|取消|无效)(?=\W*$)"
        ),
        r"支撑周期由\g<old>调整为\g<new>",
    ),
    # 支撑6月5日终止
    (Pattern(rf"(?<=支[撑援持])(?P<day>(?:于|在)?{_DAY})(?:提前)?终止(?=\W*$)"), r"\g<day>结束"),
)
_MORE: Final = Pattern(
    r"(?<=[,，])(?:协调|支[撑援持])?(?:人天|工作量|工时|支[撑援持]时间)(?:相应|同步|也|再)?(?:增加|加)"
    rf"\s?(?P<more>{_AMOUNT})\s?(?:人天)?(?=\W*$)"
)
"""延长至7月10日，协调人天增加20人天."""
_DONE_AND_BACK: Final = Pattern(
    rf"(?P<day>{_DAY})(?:完成|结束)(?P<work>[^,，。;；\d]{{0,24}}?)(?:的?(?:工作|任务|支[撑援持]))?(?:后|之后)(?:就|即)?"
    r"(?:返回|回到|回)(?:部门|原?组里?|公司)"
)
_MAY: Final = Pattern(r"[→➔➜>改]|变更|调整|更正|修改|原|不是|终止|接替|延|续|提前|顺延|推迟|补|换|完成|结束|定为")


def in_plainer_words(line: Line, roll: Roll) -> Line:
    """The line, such a wording put as the readers know it; each keeps its number."""
    text = line.text.strip()
    if len(text) > LONGEST or _MAY.search(text) is None:
        return line
    told = text
    for pattern, plainly in _OF_SOMEBODY:
        told = _put(pattern, plainly, told, roll)
    for pattern, plainly in _ANYWHERE:
        told = pattern.sub(plainly, told)
    told = _MORE.sub(r"增加\g<more>人天", told) if "延长" in told or "续期" in told else told
    told = _DONE_AND_BACK.sub(lambda hit: _of_going_back(hit, roll), told)
    told = with_plain_places(told, roll)
    return line if told == text else structs.replace(line, text=told)


def _put(pattern: Pattern, plainly: str, text: str, roll: Roll) -> str:
    found = pattern.search(text)
    return pattern.sub(plainly, text) if found and found["who"] in roll.named_in(found["who"]) else text


def _of_going_back(hit: re.Match[str], roll: Roll) -> str:
    """6月19日完成本项目工作后返回部门: the day on which somebody leaves the project."""
    work = hit["work"].strip()
    of_project = not work or roll.projects_in(work) == (work,)
    return f"{hit['day']}从{work}撤场" if of_project and work else f"{hit['day']}撤场" if of_project else hit[0]
