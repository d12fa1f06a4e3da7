"""A sentence that moves one list of people's days, whatever stands beside it, told as labels (D4, D5, D7).

白一舟再多待四周，从6月12日延到7月10日，我这边没问题 is 人员：白一舟；续期至：7月10日. Read only where a mail was not
understood as it stands (`parsers.read`): mere talk is taken off, and every word that is left has to be known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import structs

from parsers.dates import read_period
from parsers.dates.numerals import value_of
from parsers.message import Line
from parsers.notices.amendments.handed_over_once import handed_over_once
from parsers.notices.amendments.kept_words import in_the_known_word
from parsers.notices.amendments.reasons_before import without_his_reason, without_reasons
from parsers.notices.amendments.whole_period import WHOLE_PERIOD
from parsers.notices.layout.mere_talk import is_talk, without_talk
from parsers.notices.people.listed_together import lists_of_names
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.amendment_words import EXTENDED_TO, NEW_END, NEW_START, NOT_THAT
from parsers.notices.words.changed_words import (
    BEGINS,
    CHANGED,
    ENDS,
    LEAVES,
    LENGTH,
    PEOPLE,
    PLACE,
    RANGE,
    ROLE,
    STAYS,
    WHOLE,
)
from parsers.notices.words.filler import without_accord, without_plea
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH as A_LENGTH
from parsers.notices.words.moods import is_plain
from parsers.notices.words.roles import ROLE as A_ROLE
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.notices.words.topics import UNSURE, is_courtesy
from parsers.notices.words.wordings import DAY, Sentence, Token, Wording
from parsers.patterns import Pattern

LONGEST: Final = 200
"""Characters of such a line."""
_SENTENCES: Final = Pattern(r"(?<=[。！!])")
_PARTS: Final = Pattern(r"(?<=[；;])")
_LENGTHS: Final = Pattern(A_LENGTH)
_FORMER: Final = Pattern(rf"\s?[(（]{NOT_THAT}$")
"""6月17日|（原为6月30日）: behind the day that is to be."""
_NUMBER: Final = Pattern(r"^\s*[（(]?\d{1,2}\s?[）).、]\s?(?=[^\d])")
_DONE: Final = Pattern(r"^[^,，。\d]{2,24}(?:已|已经)[^,，。\d后]{2,20}[,，](?=[^,，]{2,})")
"""页面已全部交付客户，: what is done already."""
_HIS_WORK: Final = Pattern(
    r"(?:的[^,，。\d的]{0,10}?|手[头上里]的?)?(?:工作|任务|活儿?|部分|内容|模块|页面|接口|开发|测试|用例|原型|设计|联调|压测|文档|脚本)"
    r"(?:也|都|均|提前|全部){0,2}(?:已|已经)[^,，。\d后]{2,20}[,，]"
)
"""黄丽|的用例已全部交付，支撑时间缩短到…: whose the next clause is."""
_HIS_MATTER: Final = Pattern(
    r"的?(?:护照|签证|体检|手续|证件|门禁卡?|权限|电脑|笔记本|设备|家里|家中|个人|身体|航班|机票|高铁票?)[^,，。\d]{0,10}"
    r"(?:耽搁|耽误|延误|有事|不适|原因|问题|(?:没有?|未)(?:办[好完妥下]来?|到位|批下来|到手|下来|申请下来|开通)|推迟|取消)了?[,，]"
)
"""李汤姆|护照办理耽搁，进场日由…: what keeps whom the next clause is about."""
_REASON: Final = Pattern(r"(?<=[。；;])\s?(?:理由|原因)\s?[:：是][^。]*。?\s*$")
_IS_OVER: Final = Pattern(r"已(?:经|于)*[^,，。]{0,10}(?:撤|离|走|退|回)")
_MAY_HAND_OVER: Final = Pattern(r"[接换替]|顶[上替]|补上")
_LEADS_OVER: Final = Pattern(
    r"^\s?[^,，。;；:：\d拟想要可能不没未若如]{0,12}(?:改|转|换)(?:由|为|成)(?P<who>[^,，。;；:：\d]{2,20}?)(?:来)?(?:支[撑援持]|负责|承担|接替|接手)?[:：]\s?"
)
"""测试支撑改由高兴承担：|黄丽6月12日撤出，高兴6月15日接手."""
_DAYS: Final = Pattern(r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?P<unit>天|周|星期|礼拜)")
_MARKS: Final = ",，。；;！! "
_LED: Final = Pattern(r"^[从自由]\s?")
_ENDED: Final = Pattern(r"(?:为止|止|起|开始)$")
_MAY_CHANGE: Final = Pattern(r"[延续缩撤离退回推改调顺]|提前|留|待|结束|为止|最后一天")


def changed_once(line: Line, roll: Roll, sent: dt.date | None) -> list[Line]:
    """The line, its sentences told as labels where each of them moves somebody's days, or only talks.

    Where they are not, it is left to the other readers without its mere talk.
    """
    line = in_the_known_word(line)
    if len(line.text) > LONGEST or not _MAY_CHANGE.search(line.text):
        return [line]
    if handed := _handed_over(line.text, roll, sent):
        return [structs.replace(line, text=part) for part in handed]
    told = _in_sentences(line.text, roll, sent) or _quiet(line.text, roll)
    return [structs.replace(line, text=told)] if told else [line]


def _in_sentences(text: str, roll: Roll, sent: dt.date | None) -> str:
    """The text as labels; "" where a sentence neither changes days nor only talks."""
    sentences = [part for part in _SENTENCES.split(text) if part.strip()]
    told = [_told(part, roll, sent) for part in sentences]
    others = [part for part, labels in zip(sentences, told, strict=True) if not labels]
    talk = all(is_talk(part.strip(_MARKS), roll, None) or is_courtesy(fold(part)) for part in others)
    return "；".join(filter(None, told)) if talk else ""


def _handed_over(text: str, roll: Roll, sent: dt.date | None) -> tuple[str, ...]:
    """The line as one sentence of who leaves and who comes; () where it is another one."""
    bare = _plain(_without_lead(text, roll), roll) if _MAY_HAND_OVER.search(text) else ""
    tokens = CHANGED.cut(fold(bare), list(_settled(bare, fold(bare), roll)))
    return handed_over_once(tokens, bare, sent) if bare else ()


def _without_lead(text: str, roll: Roll) -> str:
    """The text without why it is so, and that somebody comes, before who leaves and who comes is told."""
    bare = without_his_reason(text, roll)
    leads = _LEADS_OVER.match(bare)
    again = leads is not None and roll.holds(leads["who"]) and leads["who"] in roll.named_in(bare[leads.end() :])
    return bare[leads.end() :] if leads is not None and again else text


def _plain(text: str, roll: Roll) -> str:
    """A text without mere talk; "" of one that is not said plainly."""
    why = _REASON.search(text)
    text = text[: why.start()] if why and not roll.named_in(why[0]) else text
    bare = without_plea(without_accord(_quiet(text, roll)))
    folded = fold(bare)
    return "" if not is_plain(folded) or UNSURE.told_in(folded) or _IS_OVER.search(folded) else bare


def _quiet(text: str, roll: Roll) -> str:
    """The text without what is done, why it is so, and mere talk."""
    bare = _project_alone(_NUMBER.sub("", text), roll)
    return without_talk(without_reasons(_without_done(bare, roll), roll), roll, None)


def _project_alone(text: str, roll: Roll) -> str:
    """A first clause of how the project stands, as the project alone: 星河数据治理项目|新疆分中心8月上线，…."""
    clause, comma, rest = text.partition("，")
    name = next((one for one in roll.projects_in(clause) if clause.startswith(one)), "")
    about = clause.removeprefix(name).strip() if name else ""
    if not (comma and about and is_dated(fold(about)) and is_talk(about, roll, None)):
        return text
    return f"{name}，{rest}"


def _without_done(text: str, roll: Roll) -> str:
    """The text without what is done already; whose work that is, the next clause goes on with."""
    end = roll.longest_at(text, 0)
    whose = (_HIS_WORK.match(text, len(end)) or _HIS_MATTER.match(text, len(end))) if end else None
    if whose is not None and end and not roll.named_in(text[whose.end() :]):
        return end + text[whose.end() :]
    return _DONE.sub("", text)


def _told(sentence: str, roll: Roll, sent: dt.date | None) -> str:
    """A sentence as labels, or each of the parts that semicolons part in it; "" of one that says anything else."""
    parts = [part for part in _PARTS.split(sentence) if part.strip(_MARKS)]
    told = _of_one(sentence, roll, sent)
    apart = [_of_one(part, roll, sent) for part in parts] if not told and len(parts) > 1 else []
    return told or ("；".join(apart) if all(apart) else "")


def _of_one(sentence: str, roll: Roll, sent: dt.date | None) -> str:
    bare = _plain(sentence, roll)
    folded = fold(bare)
    tokens = CHANGED.cut(folded, list(_settled(bare, folded, roll)))
    places = (bare[token.start : token.end] for token in tokens.tokens if token.kind == PLACE)
    project = "".join(f"支撑项目：{name}；" for name in places if roll.known and name in roll.known.projects)
    for wordings, labels in _LABELS:
        for wording in wordings:
            found = next(iter(wording.found_in(tokens)), None)
            if found is not None and read_people(who := found.words("who", bare), roll, strict=True).is_whole:
                days = tuple(found.words(part, bare) for part in ("new", "last", "back", "at"))
                new, last = (_FORMER.sub("", day) for day in days[:2])
                return project + labels(who, new, last) if _adds_up(tokens, bare, days, sent) else ""
    return ""


def _adds_up(tokens: Sentence, text: str, told: tuple[str, ...], sent: dt.date | None) -> bool:
    """Whether the days that no longer hold are days, and a length leads from the one to the other.

    `told`: the new day, the last one beside a first one, the first one elsewhere, which lies behind the new, and one
    of the new days, told once before them.
    """
    new, _, back, at = (read_period(words, sent).start if sent and words else None for words in told)
    if back is not None and (new is None or back <= new):
        return False
    if at is not None and sent is not None and at not in {new, read_period(told[0], sent).end}:
        return False
    said = [(token.kind, text[token.start : token.end].strip()) for token in tokens.tokens]
    former = [words for kind, words in said if kind in {DAY, RANGE} and words not in told]
    if sent is None or any(read_period(words, sent).problems for words in former):
        return False
    lengths = [words for kind, words in said if kind == LENGTH]
    if len(lengths) != 1 or len(former) != 1:
        return not lengths or not former
    start, end = read_period(former[0], sent).start, read_period(told[0], sent).start
    days = _DAYS.match(fold(lengths[0]))
    if start is None or end is None or days is None:
        return False
    count = value_of(days["count"]) or 0
    return (end - start).days == count * (1 if days["unit"] == "天" else 7)


def _stays(who: str, new: str, last: str) -> str:
    return f"人员：{who}；{EXTENDED_TO}：{new}{last}"


def _ends(who: str, new: str, last: str) -> str:
    return f"人员：{who}；{NEW_END}：{new}{last}"


def _leaves(who: str, new: str, last: str) -> str:
    return f"撤场人员：{who}；撤场时间：{new}{last}"


def _begins(who: str, new: str, last: str) -> str:
    return f"支撑人员：{who}；{WHOLE_PERIOD}：{new}至{last}" if last else f"人员：{who}；{NEW_START}：{new}"


def _whole(who: str, new: str, last: str) -> str:
    return f"支撑人员：{who}；{WHOLE_PERIOD}：{new}{last}"


_LABELS: Final[tuple[tuple[tuple[Wording, ...], Callable[[str, str, str], str]], ...]] = (
    (STAYS, _stays),
    (ENDS, _ends),
    (BEGINS, _begins),
    (LEAVES, _leaves),
    (WHOLE, _whole),
)


def _settled(text: str, folded: str, roll: Roll) -> Iterator[Token]:
    """What is known before words are looked for: people, days, lengths, known projects."""
    yield from (Token(PEOPLE, *names) for names in lists_of_names(text, roll))
    for name in roll.projects_in(text):
        yield Token(PLACE, at := text.index(name), at + len(name))
    yield from (Token(ROLE, *found.span()) for found in A_ROLE.finditer(folded))
    for span in periods(folded):
        days = folded[span.start : span.end]
        led, ended = _LED.match(days), _ENDED.search(days)
        end = span.start + ended.start() if ended else span.end
        yield Token(RANGE if has_range(days) else DAY, span.start + (led.end() if led else 0), end)
    dated = periods(folded)
    for length in _LENGTHS.finditer(folded):
        if all(length.end() <= start or end <= length.start() for start, end in dated):
            yield Token(LENGTH, *length.span())
