"""A line with its labels plainly written: 姓　　名, 支撑的周期, 人员一 and 进场：6月1日 (D2, D4)."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import has_range, is_single_day
from parsers.patterns import Pattern
from parsers.remembered import remembered

_APART: Final = Pattern(r"[\W\d]{0,8}([\u4e00-\u9fff](?:[ \u3000\xa0]{1,8}[\u4e00-\u9fff]){1,9})(?=\s{0,8}[:：])")
_MAY_BE_LOOSE: Final = Pattern(r"的|[人成事名][员事]?\s?[\d一二三四五六七八九十]")
_LOOSELY: Final = Pattern(r"(支撑|协调|投入|借调)的(?=(?:开发)?(?:人员|同事|周期|时间|期间|岗位|角色|项目)[为是:：])")
_NUMBERED: Final = Pattern(
    r"^(\W{0,5}(?:支撑|协调|投入)?(?:人员|成员|同事|姓名))\s?[\d一二三四五六七八九十]{1,2}(?=\s?[:：])"
)
"""支撑的周期, 人员一: labels with a word more."""
_COUNTED: Final = Pattern(
    r"^(\W{0,5}\w{0,4}(?:人员|成员|同事|名单))\s?(?:共\s?)?(\d{1,2}|[一两二三四五六七八九十])\s?([名位人])(?=\s?[:：])"
)
"""支撑人员3名：甲、乙、丙."""
_OF_ALL: Final = Pattern(
    r"^\W*(?:以上|上述|上列|以下)(?:[\d两三四五六七八九]{1,2}[人名位])?(?:人员|同事|同学|成员)?的?"
    r"(?=(?:支[撑援持]|投入|协调)(?:周期|时间|期间|时段)\s?[:：])"
)
"""以上人员支撑周期： is a label of those above."""
_RECKONED: Final = Pattern(
    r"(?P<label>(?:协调|支[撑援持]|投入|预估|预计|评估)[^,，。;；:：\d]{0,8}(?:时间|工时|工作量|人天|天数))[均都]?按照?"
    r"\s?(?P<effort>\d{1,3}(?:\.\d)?\s?人[天日月])(?:来)?(?:计算?|核算|算|核定|执行)(?![^,，。;；])"
)
"""协调支撑时间按18人天计 is a label and its effort."""
_RECKONED_ALONE: Final = Pattern(
    r"(?<=[,，。;；\s人各])按照?\s?(?P<effort>\d{1,3}(?:\.\d)?\s?人[天日月])(?:来)?(?:计算?|核算|算|核定)(?=[,，。;；\s]|$)"
)
_CHANGED: Final = Pattern(
    r"^(?P<mark>\W*)(?:(?P<before>原计划|原定|原先|原为)|现(?:调整|变更|更改|改)?为|现计划|(?:调整|变更|更改|改)为)\s?[:：]"
    r"(?P<days>\s?\d[^:：]{5,40})$"
)
_VERB_ALONE: Final = Pattern(
    r"(?<!\w)(?P<verb>进场|入场|到岗|到位|报到|进组|入组|进驻|入驻|(?P<leaves>(?:提前)?(?:撤场|离场|退场|释放))|出场|离岗|离组|出组|离开)\s?[:：](?P<value>[^,，;；。|:：\n]{2,40})"
)
"""A verb of coming or going in the place of a label."""
_TWO: Final = Pattern(
    r"^(?P<mark>\W*)(?P<one>[\w&]{2,10})\s?[/／]\s?(?P<other>[\w&]{2,10})\s?[:：]"
    r"\s?(?P<first>[^/／:：,，、]{2,30})[/／](?P<second>[^/／:：,，、]{1,30})$"
)
"""项目经理/研发负责人：黄俊杰/方启明."""
_TWO_EFFORTS: Final = Pattern(
    r"(?:(?<!\w)(?:人天|人日|工作量|工时|投入)\s?[(（]\s?(?=[^()（）]{3,18}[)）]))?(?<!\w)(?P<one>[^\W\d_]{2,8})\s?[/／]\s?"
    r"(?P<other>[^\W\d_]{2,8})\s?[)）]?\s?[:：]?\s?"
    r"(?P<first>\d{1,3}(?:\.5)?\s?(?:人天|人日|天)?)\s?[/／]\s?(?P<second>\d{1,3}(?:\.5)?)(?P<unit>\s?(?:人天|人日|天))?(?![\d/／月日])"
)
"""预估/协调 20/18, 人天（预估/协调）：20/18."""
_PEOPLE_AND_DAYS: Final = Pattern(
    r"^(?P<mark>\W{0,5})(?:支[撑援持])?人员(?:及|和|与|/|、|\()(?:协调|支[撑援持])?人天\)?\s?[:：]\s?"
    r"(?P<people>[^\W\d]{2,12}\s?\d{1,3}(?:\.5)?(?:[、,，;；]\s?[^\W\d]{2,12}\s?\d{1,3}(?:\.5)?)*)[。.]?\s*$"
)
"""人员及人天：甲18、乙13."""
_DASHED: Final = Pattern(
    r"^(?P<mark>[^\w\n]{0,5})(?P<label>[^\W\d_]{1,10})\s?(?:—{1,3}|－－|--|–|…{1,4}|\.{3,8})\s?(?=[^\s—–.-])"
)
"""支撑人员——许南星, 姓名……许南星, 后端——许南星: a dash or dots in the place of a colon."""
_SLASHED: Final = Pattern(r"^(?P<mark>[^\w\n]{0,5})(?P<label>[^\W\d_]{1,10})\s?[/／]\s?(?P<value>[^:：\n]{2,60})$")
"""姓名/许南星: a slash in the place of a colon, where no other label stands behind it."""
_SPACED_ITEM: Final = Pattern(
    r"^\s*(?:[一二三四五六七八九十]{1,2}[ \u3000]|[①-⑳]\s?)(?P<label>[^\W\d_]{2,8})[ \u3000]{1,4}"
    r"(?P<value>\S[^:：\n]{0,60})$"
)
"""一 人员 许南星, ②到岗 6月10日: blanks behind the number of a list, and behind its label."""
_IN_BOTH: Final = Pattern(
    r"^(?P<mark>[^\w\n]{0,5})(?:(?P<latin>[a-z][a-z .]{1,20}?)\s?[/／(（]?\s?(?P<han>[\u4e00-\u9fff]{1,8})"
    r"|(?P<first>[\u4e00-\u9fff]{1,8})\s?[/／(（]?\s?(?P<second>[a-z][a-z .]{1,20}?))[)）]?\s?[:：](?=\s*\S)",
    re.IGNORECASE,
)
"""Who 谁: , 时间 / When: a label in two languages."""
_SAID_IN_ENGLISH: Final = Pattern(
    r"(?<=\. )(?:The |the )?(?P<label>(?:agreed|Agreed|estimated|Estimated) effort) (?:is|will be) "
    r"(?=\d{1,3}(?:\.\d)? (?:person|man))"
)
"""The agreed effort is 40 person-days: a sentence that is a label."""
_NOBODY_KNOWN: Final = Roll()


@remembered
def written_out(text: str) -> str:
    """The line, its labels as others are written; what it says stays."""
    text = _PEOPLE_AND_DAYS.sub(_of_people_and_days, text) if "人天" in text else text
    apart = _APART.match(text)
    if apart is not None:
        return text[: apart.start(1)] + re.sub(r"\s", "", apart[1]) + text[apart.end(1) :]
    if _MAY_BE_LOOSE.search(text) is not None:
        text = _NUMBERED.sub(r"\1", _LOOSELY.sub(r"\1", text))
    if " effort " in text:
        text = _SAID_IN_ENGLISH.sub(r"\g<label>: ", text)
    if "按" in text:
        text = _RECKONED_ALONE.sub(r"\g<effort>", _RECKONED.sub(r"\g<label>：\g<effort>", text))
    if (both := _IN_BOTH.match(text)) is not None and (label := _of_both(both)):
        text = f"{both['mark']}{label}：{text[both.end() :].lstrip()}"
    dashed = _DASHED.match(text)
    if dashed is not None and _is_label(fold(dashed["label"])):
        text = f"{dashed['mark']}{dashed['label']}：{text[dashed.end() :]}"
    text = _SPACED_ITEM.sub(_of_an_item, _SLASHED.sub(_of_a_slash, text))
    text = _COUNTED.sub(r"\1（\2\3）", text)
    text = _OF_ALL.sub("", _VERB_ALONE.sub(_of_a_verb, text))
    text = _TWO.sub(_of_two, _CHANGED.sub(_before_or_after, text))
    return _TWO_EFFORTS.sub(_of_two_efforts, text) if "/" in text or "／" in text else text


def _of_both(found: re.Match[str]) -> str:
    """The one of two labels, in two languages, that is known; of both the Chinese one, where they mean the same."""
    han, latin = found["han"] or found["first"], fold(found["latin"] or found["second"])
    fields = {field for one in (han, latin, latin.replace(" ", "|")) if (field := FIELD_OF.get(one)) is not None}
    known = han if han in FIELD_OF else latin
    return known if len(fields) == 1 else ""


def _is_label(folded: str) -> bool:
    """Whether a word at the head of a line is a label, of what was or is to be as well, or a role."""
    return folded.lstrip("原现新") in FIELD_OF or is_role(folded)


def _of_a_slash(found: re.Match[str]) -> str:
    other = re.split(r"[/／、\s]", found["value"])[0]
    told = fold(found["label"]) in FIELD_OF and not _is_label(fold(other))
    return f"{found['mark']}{found['label']}：{found['value']}" if told else found[0]


def _of_an_item(found: re.Match[str]) -> str:
    told = _is_label(fold(found["label"])) or _VERB_ALONE.match(f"{found['label']}：{found['value']}")
    return f"{found['label']}：{found['value']}" if told else found[0]


def _of_a_verb(found: re.Match[str]) -> str:
    """进场：6月1日 and 撤场：许南星 under the labels that they mean: 进场时间, 撤场人员."""
    value = found["value"].strip()
    if is_single_day(fold(value)):
        return f"{found['verb']}时间：{found['value']}"
    leaves = found["leaves"] and read_people(value.rstrip("?？"), _NOBODY_KNOWN, strict=True).is_whole
    return f"{found['leaves']}人员：{found['value']}" if leaves else found[0]


def _of_people_and_days(found: re.Match[str]) -> str:
    told = re.sub(r"\s?(\d{1,3}(?:\.5)?)(?=\s?(?:[、,，;；]|$))", r"（\1人天）", found["people"])
    return f"{found['mark']}人员：{told}"


def _of_two_efforts(found: re.Match[str]) -> str:
    fields = [FIELD_OF.get(fold(found[one])) for one in ("one", "other")]
    if set(fields) != {"estimated", "support"}:
        return found[0]
    unit = (found["unit"] or "人天").strip()
    first = found["first"].strip()
    told = f"{first}{unit}" if first[-1].isdigit() else first
    return f"{found['one']}：{told}，{found['other']}：{found['second']}{unit}"


def _before_or_after(found: re.Match[str]) -> str:
    """原计划：6月1日-6月30日 and 现调整为：6月8日-7月10日 as the days before and after a change (D4)."""
    label = "变更前" if found["before"] else "变更后"
    return f"{found['mark']}{label}：{found['days']}" if has_range(fold(found["days"])) else found[0]


def _of_two(found: re.Match[str]) -> str:
    """Two labels with a value each, as one behind the other."""
    one, other = (FIELD_OF.get(fold(found[name])) for name in ("one", "other"))
    if one is None or other is None or one == other:
        return found[0]
    return f"{found['mark']}{found['one']}：{found['first'].strip()}；{found['other']}：{found['second'].strip()}"
