"""What leads to a change and says nothing of it: 变更内容：, 更新许南星的支撑时间, 顺延一周，即…, 白一舟因…， (D4, D5).

Each is taken away, or put into the words that the readers of changes know, before any of them reads the line.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Final

from parsers.dates import read_period
from parsers.dates.numerals import value_of
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH, has_length_before_day, without_length
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import first_period, has_range, is_dated, is_single_day, periods
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that are looked at."""
_HEAD: Final = Pattern(r"^\W{0,3}(?:变更|调整|变动|更正)(?:内容|事项|详情)\s?[:：]\s?(?=\S)")
_CORRECTS: Final = Pattern(r"(?P<stop>[。；;]\s?)(?:更正|修正|纠正)(?:一下|如下)?\s?[:：,，]\s?(?=[^\W\d])")
"""…。更正一下：高兴的结束时间应为7月10日."""
_EARLIER: Final = (
    r"(?:前面|之前|此前|原来|原先|上次|刚才|刚刚|[昨前今]天(?:[上下]午)?|[上下中]午|早上|今早"
    r"|[上前本这]周|前几天|[上前]一?封)"
)
_LETTER: Final = r"(?:那封|这封)?(?:邮件|通知|安排|内容)?"
_WAS_WRONG: Final = Pattern(
    rf"[,，。;；(（]\s?(?:{_EARLIER}的?{_LETTER}(?:里|中|内)?|原(?:邮件|通知))的?(?:时间|日期)?(?:写|填|发|打|弄|搞)?(?:错|有误|误)了?[)）]?"
    r"(?=\W*$)"
)
"""…应为6月8日-6月30日，前面写错了: what was said before."""
_IN_A_LETTER: Final = Pattern(
    rf"^\W{{0,6}}+(?:(?:各位(?:好|同事|领导|老师)?|大家好?|[你您]好|hi|hello)\W{{1,6}})?(?:(?:不好意思|抱歉|对不起)\W{{0,6}}+)?{_EARLIER}(?:发(?:出|送)?)?的?(?:那封|这封)?(?:启动|支撑|补充)?(?:邮件|通知|安排)(?P<within>里|中|内)?的?(?:把|将)?[,，]?\s?"
)
"""昨天邮件里许南星的结束时间写错了，应该是7月10日."""
_OF_NOW: Final = ("本", "这", "刚", "昨", "前天", "前几天")
_CORRECTED: Final = Pattern(r"错|误|应|改|不对|更正|调整|变更|推迟|提前|延|续")
"""之前安排许南星6月1日-6月30日支撑 is what was, and leads to no change."""
_GROUP: Final = Pattern(r"^\W{0,3}[^\W\d]{2,6}组\s?[:：]\s?(?=[^\W\d])")
_CHANGES: Final = Pattern(r"续[期至到]|延[期长至到]|顺延|[撤离]场")
_UPDATES: Final = Pattern(
    r"^\W{0,3}(?:现|请|兹)?(?:更新|更正|修改|修订|调整)(?:一下|下)?(?=[^\W\d]{2,30}?的?(?:支撑)?(?:时间|周期)\s?[:：为])"
)
_INTO: Final = r"[,，(（]\s?(?:即|也就是|变为|变成|调整[为到至]|改[为到至成]|变更为)\s?(?=\d)"
_INTO_DAYS: Final = rf"(?:{LENGTH}\s?(?:{_INTO}|(?P<bare>[:：,，]\s?(?=\d)))|(?P<colon>[:：]\s?(?=\d)))"
_MAY_MOVE: Final = Pattern(rf"{_INTO}|(?:[周月天日期礼拜]|[顺延迟后移前长挪推]了?)\s?[:：,，]\s?\d")
_ENDS_THERE: Final = Pattern(r"\s*(?:$|[,;。(])")
_STAYS: Final = Pattern(r"延[长期]|续")
_OF_ONE_DAY: Final = ("结束时间", "结束日期", "进场时间", "进场日期", "开始时间", "开始日期", "撤场时间", "撤场日期")
_MORE_UNDER_A_LABEL: Final = Pattern(
    r"^\W{0,3}(?P<more>(?:增加|新增|追加)的?(?:工作量|人天|工时))\s?[:：]\s?(?P<amount>\d{1,4}(?:\.\d)?\s?人?天)\W*$"
)
"""增加工作量：8人天: how much more it is, and not how much."""
_BY_AND_TO: Final = Pattern(
    rf"(?:整体|整个|统一|跟着|跟|相应|随之|同步|一并|也|[均都全各]){{0,2}}(?:往后|向后|往前|向前|再)?"
    rf"(?:顺延|推迟|延后|后移|前移|提前|延期|延长|挪|推|移)了?\s?{_INTO_DAYS}"
)
"""…整体顺延一周，即6月8日-7月7日; …往后挪：7月6日-7月17日: the days are what counts."""
_BY: Final = Pattern(r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?P<unit>天|周|星期|礼拜)")
_FOR_LONGER: Final = Pattern(
    r"(?P<before>(?:^|[,，。;；:：])[^,，。;；:：不无没未别如若倘]{0,40})(?:续期|延期|延长|顺延|续签)(?:一下|一段时间)?[,，]\s?(?=(?:续期?|延[期长]?|顺延|支[撑援持])[到至])"
)
"""可以续期，|续到7月24日: said twice; 不再延期，支撑到6月30日 says something else."""
_MISWRITTEN: Final = Pattern(
    rf"(?:^|[,，(（])\s?(?:{_EARLIER}|原)?(?:误写|错写|误填|写错|填错)(?:成|为)了?\s?"
    r"(?:[\d月日号年./\s至到~-]{2,24}|\d{1,4}(?:\.\d)?\s?人?[天日])[)）]?(?=$|[,，。;；])"
)
"""…，误写成7月20日: what does not hold."""
_IN_THE_SUM: Final = Pattern(
    r"^\W{0,3}(?:增加|新增|追加|补充)的?(?:工作量|人天|工时)(?:为|是)?\s?[:：]?\s?\d{1,4}(?:\.\d)?\s?人?天"
    r"(?:(?:均?已)?(?:包含|包括|含|计入|算)(?:在|入)?(?:总量|总数|总人天|其中|内)(?:里|中|内|之内)?了?[,，;；]\s?总?|[,，;；]\s?总)(?=[^\W\d])"
)
"""增加工作量：8人天已包含在总量里，|总协调人天变为40人天: the sum is what counts."""
_FINISHED: Final = Pattern(
    r"^(?:(?P<called>[^\W\d]{2,4})[,，])?(?P<who>[^,，。;；:：\d]{2,30}?)(?:手[头上里边]|组里)的?(?:事情?|活儿?|工作|任务)(?:已经?|都|提前){0,3}(?:做完|完成|结束|收尾|忙完)了?[,，](?=\S)"
)
"""白一舟手头的事提前做完了，|…: why he comes earlier."""
_HEADED: Final = Pattern(
    r"(?P<who>^[^,，。;；:：\d]{2,40}?)的?(?:支[撑援持])?(?:时间|周期)(?:整体|整个|统一|均|都)?(?:顺延|推迟|延后|提前|调整|变更|更改|延长)"
    rf"(?:{LENGTH})?(?:如下)?[:：]$"
)
"""白一舟的支撑周期整体顺延一周：, above what it was and what it is."""
_WHY: Final = Pattern(r"(?P<who>^[^,，。;；:：因由\d]{2,30}?)(?:因为?|由于)(?P<why>[^,，。;；:：\d]{2,28})[,，](?=\S)")
_UNDONE: Final = Pattern(r"(?:还|尚)?(?:没|未)有?[^,，]{0,2}?(?:完成?|好|收尾|结束)")
"""手头工作还没收尾: a state of work, and no denial."""
_MORE: Final = Pattern(r"[不无没]法?|撤|离|结束|退|调[离出]|到期|换|替|人天")
"""What is no mere reason, but what somebody does."""


def may_lead_in(text: str) -> bool:
    """Whether anything that only leads to a change may stand in a line, whoever is named in it."""
    begins = any(pattern.match(text) for pattern in (_HEAD, _IN_A_LETTER, _GROUP, _UPDATES, _WHY, _FINISHED))
    within = (_WAS_WRONG, _CORRECTS, _FOR_LONGER, _MISWRITTEN, _BY_AND_TO, _IN_THE_SUM, _MORE_UNDER_A_LABEL)
    found = begins or _HEADED.match(text.strip()) or any(pattern.search(text) for pattern in within)
    return len(text) <= LONGEST and (bool(found) or has_length_before_day(text))


def without_lead_in(text: str, roll: Roll, sent: dt.date | None) -> str:
    """The line without what only leads to its change."""
    if len(text) > LONGEST:
        return text
    bare = _HEAD.sub("", text) if _HEAD.match(text) else text
    bare = _WAS_WRONG.sub("", bare) if "错" in bare or "误" in bare else bare
    bare = _CORRECTS.sub(r"\g<stop>", bare) if "正" in bare else bare
    referred = _IN_A_LETTER.match(bare)
    if referred is not None and _leads_in(bare, referred) and roll.longest_at(bare, referred.end()):
        bare = bare[referred.end() :]
    group = _GROUP.match(bare)
    if group is not None and _CHANGES.search(fold(bare)) and roll.longest_at(bare, group.end()):
        bare = bare[group.end() :]
    updates = _UPDATES.match(bare)
    if updates is not None and roll.longest_at(bare, updates.end()):
        bare = bare[updates.end() :]
    bare = _FOR_LONGER.sub(r"\g<before>", bare) if "续" in bare or "延" in bare else bare
    bare = _IN_THE_SUM.sub("", bare) if "总" in bare else bare
    bare = _MORE_UNDER_A_LABEL.sub(r"\g<more>\g<amount>", bare)
    bare = _MISWRITTEN.sub("", bare) if "误" in bare or "错" in bare else bare
    bare = _BY_AND_TO.sub(partial(_moved, sent), bare) if _MAY_MOVE.search(bare) else bare
    return _headed(_without_reason(without_length(bare, sent), roll), roll)


def _leads_in(text: str, referred: re.Match[str]) -> bool:
    """Whether words of an earlier letter, or arrangement, lead to a change, and do not tell of what was."""
    settled = referred["within"] or text.lstrip("( （").startswith(_OF_NOW)
    return bool(settled) or _CORRECTED.search(text, referred.end()) is not None


def is_content(text: str) -> bool:
    """Whether a line is what changes, in a form that names under another label whom it is about: 变更内容：…"""
    return len(text) <= LONGEST and _HEAD.match(text) is not None


def _moved(sent: dt.date | None, found: re.Match[str]) -> str:
    """The verb of a change in the place of by how much: of a last day alone, one of staying longer."""
    behind = fold(found.string[found.end() :])
    first = first_period(behind)
    days = behind[first.start : first.end] if first else ""
    if _does_not_lead_there(found, days, sent):
        return found[0]
    whole = found.string[: found.start()].rstrip("都均").endswith(_OF_ONE_DAY) and is_single_day(days)
    goes_on = first is not None and not _ENDS_THERE.match(behind, first.end)
    if (found["bare"] or found["colon"]) and (goes_on or _STAYS.search(found[0]) or not (has_range(days) or whole)):
        return found[
            0
        ]  # 推迟一周，6月8日进场: what the day is of, the words behind it say; 延长两周：… adds to what there is
    labelled = found.string[: found.start()].rstrip("都均").endswith(("时间", "日期", "周期"))
    longer = is_single_day(days) and not labelled and "前" not in found[0]
    return "延期至" if longer else "调整为"


def _does_not_lead_there(found: re.Match[str], days: str, sent: dt.date | None) -> bool:
    """Whether the days before, moved by so much, are others than those behind: 6.1-6.26，顺延两周，即6.8-7.3."""
    by = _BY.search(fold(found[0]))
    before = list(periods(fold(found.string[: found.start()])))[-1:]
    if by is None or sent is None or not before or not days:
        return False
    old = read_period(fold(found.string)[before[0].start : before[0].end].lstrip("从自由"), sent)
    new = read_period(days, sent)
    if old.start is None or new.start is None or has_range(days) != (old.start != old.end):
        return False
    count = (value_of(by["count"]) or 0) * (1 if by["unit"] == "天" else 7)
    return abs((new.start - old.start).days) != count


def _without_reason(text: str, roll: Roll) -> str:
    """白一舟因手头工作未完，进场时间推迟至6月8日, without the reason."""
    if behind := _when_finished(text, roll):
        return behind
    found = _WHY.match(text) if "因" in text or "由于" in text else None
    if found is None or not is_dated(fold(text[found.end() :])):
        return text
    why = fold(found["why"])
    more = _MORE.search(_UNDONE.sub("", why)) or UNSURE.told_in(why) or not is_plain(why)
    if more or not _is_of(found["who"], roll):
        return text
    return f"{found['who']}{text[found.end() :]}"


def _when_finished(text: str, roll: Roll) -> str:
    """启明，白一舟手头的事做完了，支撑时间改为…, without whom it speaks to and that the work is done; "" for others."""
    done = _FINISHED.match(text)
    rest = text[done.end() :] if done is not None else ""
    if done is None or names_known(rest, roll) or not is_dated(fold(rest)) or not _is_of(done["who"], roll):
        return ""
    called = done["called"] or ""
    is_head = (roll.holds(called) or roll.is_part(called)) and not any(called in name for name in roll.members)
    return f"{done['who']}{rest}" if not called or (is_head and "都" not in done[0]) else ""


def _is_of(words: str, roll: Roll) -> bool:
    """Whether words name people and say nothing else."""
    people = read_people(words, roll, strict=True)
    return bool(people.names) and not people.rest


def _headed(text: str, roll: Roll) -> str:
    """A heading above the days that hold now as whose they are."""
    found = _HEADED.match(text.strip())
    return f"支撑人员：{found['who']}" if found is not None and _is_of(found["who"], roll) else text
