"""A line that lends, told in plainer words of the same meaning, before its words are looked at one by one (D2).

前端人力落实了，是|白一舟; 前端组派白一舟、|后端组派|许南星; 到6月26日|参观结束当天|撤出. What is taken off says in
known words no more than what stays; with a word that limits, denies or leaves open (M4) it is no such clause.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import has_range, periods
from parsers.notices.words.talk_words import COUNTS, HARMLESS, STRUCTURE, WAVERS
from parsers.notices.words.topics import UNSURE
from parsers.patterns import Pattern

_SETTLED: Final = Pattern(
    r"[^,，。;；:：\d]{0,20}?(?:人力|人手|资源|人员|同事|支[撑援持]|人)(?:的事情?|这块|这边|问题)?(?:已经?|也|都|总算|终于){0,2}"
    r"(?:落实|安排|协调|确定|敲定|定|找)(?:好|下来|到位|到|妥)?了[,，:：]\s?(?:就是|是|为|由|派|请)\s?"
)
"""你上周提的前端人力落实了，是|白一舟."""
_NEXT_GROUP: Final = Pattern(r"(?<=[、,，和及与])\s?[^\W\d]{2,4}组(?:派|出|安排|抽调|抽|增派|借调)(?:了|出)?\s?")
_EVENT_OF_DAY: Final = Pattern(
    r"(?:参观|汇报|演示|验收|上线|答辩|评审|发布|检查|割接|迎检)(?:工作|活动|会)?(?:全部)?(?:结束|完成|完)?(?:的?当[天日]|后)"
    r"(?=(?:即|就|随即|下班后)?(?:撤|离|退|结束|回))"
)
"""到6月26日|参观结束当天|撤出: what that day is of."""

_LENGTH: Final = r"(?:[一二两三四五六七八九十半\d]{1,3}个?半?(?:月|周|星期|礼拜|个?工作日))"
_LENGTH_FIRST: Final = Pattern(
    rf"(?:[用干待做顶帮]|为期)?(?P<length>{_LENGTH})\s?[,，:：]\s?(?=[\d一二三四五六七八九十本下即])"
)
"""借给本项目用一个月，|6月1日到30日: a length before the days that it is the length of."""
_BEGINS_AT: Final = Pattern(r"(?:起|开始)\W*$")
_TALKED_WITH: Final = Pattern(
    r"^\W*(?:已?经|已|我)?[与和跟同](?P<name>[^,，。;；\d]{2,12}?)(?:老师|经理|工|总)?(?:沟通|商量|协商|商定|确认|对齐|说)(?:好|过|妥|一致|后|了){0,2}[,，]"
)
"""经与方启明沟通，|白一舟…: whom it was talked over with is not lent."""
_TOLD_BY: Final = Pattern(
    r"^\W*(?P<name>[^,，。;；\d]{2,10}?)(?:经理|总|老师|工)?(?:那边|这边)?(?:也|又|来)?(?:反馈|反映|提到|提出|来信|来电|找我|跟我说|说)"
    r"[^,，。;；\d不没未别勿无否]{0,24}[,，]"
)
"""黄俊杰反馈测试压力大，|…抽调黄丽过去: who told of it is not lent."""
_WHOSE_GUESS: Final = Pattern(
    r"(?:按照?|根据|据)(?P<name>[^,，。;；\d]{2,10}?)的?(?=(?:评估|预估|估算)(?:结果)?(?:需要?|是|为)?\s?\d)"
)
_DAYS_AGREED: Final = Pattern(
    r"(?P<guess>(?:预估|评估|预计|估)(?:了|为|需要?)?\s?\d{1,3}(?:\.5)?)\s?个?天(?P<between>[^\d。;；]{0,8}?)"
    r"(?P<agreed>(?:批|给|核定?|协调|商定|同意|定)(?:了|为)?\s?\d{1,3}(?:\.5)?)\s?个?天"
)
"""预估20天，给18天: two amounts of work, of which each says which it is."""
_AMOUNT_BEHIND: Final = Pattern(
    r"(?<=[,，、;；\s])(?:人天|人日)数?(?:为|是|[:：])?\s?(?P<amount>\d{1,3}(?:\.5)?)(?=[,，;；。]|$)"
)
"""人天18, of a list of commas."""
_ABOUT: Final = Pattern(
    r"(?:大概|大约|约)(?:需要?)?(?=\s?\d{1,3}(?:\.5)?\s?个?人天[,，]\s?(?:最终|最后|实际|双方)?(?:按照?|协调|商定|核定|定)\D{0,4}\d{1,3}(?:\.5)?\s?个?人天)"
)
_BECAUSE_OF: Final = Pattern(
    r"(?:考虑到|鉴于|因为?|由于)(?P<why>[^,，。;；\d]{4,30})[,，](?P<rest>[^,，。;；\d]{0,10}(?:由|派|请|让))[他她](?=[支来负过补参投顶])"
)
_DID_BEFORE: Final = Pattern(r"(?:之前|以前|此前|曾经?)(?:就|也)?(?:做|参与|负责|接触|搞|支[撑持])过")
"""考虑到许南星之前做过对接，后端组同意由|他|支撑."""


def plainly_put(text: str, roll: Roll) -> str:
    """The text without what only says that somebody was found, whose group sends him, and what his last day is of."""
    text = _AMOUNT_BEHIND.sub(r"\g<amount>人天", text)
    text = _with_its_length(_without_others(_ABOUT.sub("预估", _DAYS_AGREED.sub(_in_person_days, text)), roll))
    text = _NEXT_GROUP.sub(lambda hit: "" if roll.longest_at(text, hit.end()) else hit[0], text)
    text = _named_again(_EVENT_OF_DAY.sub("", text), roll)
    settled = _SETTLED.match(text)
    if settled is None or not roll.longest_at(text, settled.end()) or not _is_settled(fold(settled[0]), roll):
        return text
    return f"安排{text[settled.end() :]}"


def _in_person_days(found: re.Match[str]) -> str:
    return f"{found['guess']}人天{found['between']}{found['agreed']}人天"


def _without_others(text: str, roll: Roll) -> str:
    """The text without whom it was talked over with, and whose the estimate is."""
    for pattern, instead in ((_TALKED_WITH, ""), (_TOLD_BY, ""), (_WHOSE_GUESS, "按")):
        found = pattern.search(text)
        if found is not None and set(roll.named_in(found["name"])) == {found["name"].strip()}:
            text = f"{text[: found.start()]}{instead}{text[found.end() :]}"
    return text


def _with_its_length(text: str) -> str:
    """The text, a length that stands before its days behind them: 6月1日到30日（一个月）, 6月1日起一个月."""
    found = _LENGTH_FIRST.search(text)
    days = next((one for one in periods(fold(text)) if found and one.start >= found.end() - 1), None)
    if found is None or days is None or days.start > found.end():
        return text
    words = text[found.end() : days.end]
    begins = _BEGINS_AT.search(words) is not None
    if not (begins or has_range(fold(words))):
        return text
    told = f"{words}{found['length']}" if begins else f"{words}（{found['length']}）"
    return f"{text[: found.start()]}，{told}{text[days.end :]}"


def _named_again(text: str, roll: Roll) -> str:
    """The text with the name in the place of 他, where why it is he is told before, of one person alone."""
    found = _BECAUSE_OF.match(text)
    names = {*roll.named_in(found["why"])} if found else set()
    if found is None or len(names) != 1 or not names <= roll.members:
        return text
    (name,) = names
    why = _DID_BEFORE.sub("", found["why"].removeprefix(name))
    himself = found["why"].startswith(name) and not why.startswith(("的", "那", "手", "、", "他", "她"))
    return f"{found['rest']}{name}{text[found.end() :]}" if himself and _is_settled(fold(why), roll) else text


def _is_settled(folded: str, roll: Roll) -> bool:
    """Whether words (folded) say without doubt that somebody was found, and name nobody themselves."""
    bare = STRUCTURE.sub("", HARMLESS.sub("", folded))
    plain = is_plain(folded) and not any(topic.told_in(folded) for topic in (UNSURE, WAVERS))
    return plain and not COUNTS.told_in(bare) and not roll.named_in(folded)
