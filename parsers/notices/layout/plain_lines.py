"""Lines without what only dresses them: the bullet at their head, and spaces between a number and its unit.

Some write 6 月 1 日 where others write 6月1日, and mail programs put all kinds of marks before the items of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.layout.labels_above import with_labels_above
from parsers.notices.layout.nested_numbers import without_nested_numbers
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered

_BULLET: Final = Pattern(
    r"^\s*(?:[•·●○◦▪▫◆◇◎►▶▸➢➤★☆※\uf000-\uf0ff]\s{0,9}|[-*–—+]\s{1,9}|[Øølnu]\s{2,9})(?=[^\W_]|[@【(（\[])"
)
"""A mark of a list, those included that fonts of symbols leave as letters: Ø, l, n, u before blanks."""
_BLANK: Final = r"[ \u00a0]"
_HAN: Final = r"[\u4e00-\u9fff]"
_IN_A_DAY: Final = Pattern(
    rf"(?<=\d){_BLANK}(?=[年月日号天周名位])|(?<=[年月]){_BLANK}(?=\d)"
    rf"|(?<=[于从自到至在将起由为]){_BLANK}(?=\d{{1,4}}{_BLANK}?[年月]{_BLANK}?\d)"
    rf"|(?<=[\d ][日号]){_BLANK}(?=[,，。;；]|(?![跟按我有找主负]|{_HAN}{{2,8}}\s?[:：]){_HAN})"
)

_COUNTED: Final = Pattern(r"(\d月(?:\d{1,2}[、,，]){1,4}\d{1,2})(?=[两三四五]天)")
"""5月27、28、29三天: the days are counted, and not marked."""
_UNMARKED: Final = Pattern(
    r"(?<!\d)(\d{1,2}月\d{1,2})(?=(?:就|正式|开始)?(?:过[来去]|[来去](?![年])|[进入]场|到[岗场位]|报到|加入|支[撑援持]|投入))"
)
"""5月25过来: a day without its mark, before a word of coming."""

_COUNTED_AS: Final = Pattern(
    r"(?<=[,，;；、])\s?(?:计|折合|折算成?|折|工作量为?|用时|按)\s?(?P<days>\d{1,3}(?:\.\d)?\s?个?人[天日月周])"
    r"(?:结算|计算|核算|登记|计|算)?(?![\w天日月周])"
)
_ONE_BY_ONE: Final = Pattern(r"(?<=\d)\s?个(?=人[天日月](?:[,，。;；)）]|$))")
_ALL_OF_IT: Final = Pattern(
    r"(?:^|(?<=[。；;，,]))\s?(?:本)?项目(?:整体)?(?:周期|工期|时间)(?:为|是|[:：])?\s?(?P<days>[^,，。;；]{6,40})[,，]\s?"
    r"(?:以上|上述|全体|所有)(?:项目组?)?(?:成员|人员|同事)(?:均|都|将)?(?:在(?:此|该)?期间|全程|全周期|整个周期)(?:内)?(?:全程)?"
    r"(?:支[撑援持]|投入|参与)(?:到)?(?:本?项目)?(?:工作)?(?=[。.]|\s*$)"
)
"""项目周期为…，全体成员在此期间支撑项目: the project's days are everybody's."""
_TWICE: Final = Pattern(r"(?P<days>\d{1,3}(?:\.\d)?) ?(?:person|man)-?\s?days? ?[/(（] ?(?P=days) ?人[天日][)）]?")
"""16 person-days / 16人天."""
_AGREED: Final = Pattern(
    r"(?<!be )(?P<days>\d{1,3}(?:\.\d)? ?(?:person|man)-?\s?days?) agreed(?=\s?[.,;]|\s?$)", re.IGNORECASE
)
"""22 person-days agreed."""
_MEANWHILE: Final = Pattern(
    r"同期(?=(?:支[撑援持]|投入|参与)[^。;；]{0,24}[,，]\s?(?:支[撑援持]|投入)?(?:时间|周期)(?:为|是|[:：])?\s?\d)"
)
"""许南星同期支撑缺陷修复，支撑时间8月10日至8月28日: the days are told behind it."""
_PLANNED: Final = Pattern(r"^(?P<was>\W{0,3}原计划)\s?[:：](?!\s?\d)")
"""原计划：许南星6月1日…: no remark, but what is no longer meant."""
_GOING_ON: Final = Pattern(
    r"(?<=[。；;])\s?[^。；;,，]{0,12}(?:之?后|期满|到期|届时)?如(?:果)?(?:还|仍)?(?:需要?|要)(?:继续|延[长期]|续[期借])[^。；;\d]{0,30}[。；;]?"
)
"""8月14日后如需继续，请提前两周提出: what may be asked for later changes nothing."""
_ALL_MONTH: Final = Pattern(r"(?<=\d月)份?(?:全月|整月|一整月|整个月)(?=[都均在放\u4e00-\u9fff])")
"""高兴，自7月6日至8月14日，计25人天: a word before an effort that is nobody else's. Of several people 共 adds up."""
_CELLS: Final = Pattern(r"[^;；:：,，。]{1,20}[;；][^;；:：,，。]{1,24}(?:[;；][^;；:：,，。]{1,24}){1,3}[;；。]?\s*")
"""黄丽；测试；6月1日-6月30日；20人天: what belongs to one person, parted as others part sentences."""

_BARE: Final = Pattern(
    r"(?P<label>(?:^|(?<=[\s,，。;；/／|｜(（、]))(?:预估|预计|评估|协调|核定|商定))\s?(?P<amount>\d{1,3}(?:\.5)?)"
    r"(?=\s{0,4}(?:[,，。;；/／|｜)）、]|$)|\s(?!\s?[\d人个天周月日号年点%~—–:：-]))"
)
"""预估20，协调18: amounts of work by what they are called."""
_HEAD_AT_THE_END: Final = Pattern(
    r"(?<=\S)[\s,，;；/／|｜]{1,3}(?=(?:研发|技术)?负责人\s?[:：为是]?\s?[^\W\d_]{2,4}[。.]?\s*$)"
)
"""…协调18 |负责人方启明: a sentence of its own behind labels and amounts."""
_IN_BRACKETS: Final = Pattern(r"\s*(?:【[^【】\[\]\n:：]{1,24}】\s?){3,8}")
_BETWEEN: Final = Pattern(r"】\s?【?|【")
"""【黄丽】【6月1日-6月30日】【18人天】: a cell in each bracket."""
_ROW: Final = Pattern(r"\s*\|?\s?[^|｜\t\d]{2,20}[|｜\t]")
_CELL: Final = Pattern(r"\s?[|｜\t]\s?")
_ONE_DAY: Final = Pattern(r"(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?")
_TWO_DAYS: Final = 2
_TOLD_OFF: Final = Pattern(
    r"(?:^|(?<=[:：,，;；。、\s]))\s?(?:[一二三四五]是|其[一二三四五](?:是|[,，:：])|第[一二三四五][,，:：])\s?"
)
"""一是…；二是…: items of a sentence, where there are two of them at the least."""
_TOLD_OFF_TOO: Final = ("二是", "其二", "第二")

_ANSWERED: Final = {"谁": "人员", "去哪": "项目", "去哪里": "项目", "从": "开始", "到": "结束", "多少": "人天"}
_ASKED: Final = Pattern(r"\s*(?P<what>谁|去哪里?|从|到|多少)\s?[:：]\s?(?=\S)")
"""谁：白一舟, 从：6月10日: a question for a label; in sentences they are words like any other."""


def plain_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines as the readers look at them; each keeps its number."""
    return with_labels_above(without_nested_numbers([_plain(line) for line in lines]))


def _plain(line: Line) -> Line:
    text = _plain_text(line.text)
    return line if text == line.text else structs.replace(line, text=text)


@remembered
def _plain_text(text: str) -> str:
    text = _COUNTED.sub(r"\1日", _IN_A_DAY.sub("", _BULLET.sub("", text)))
    text = _MEANWHILE.sub("", text) if "同期" in text else text
    text = _ALL_OF_IT.sub(r"支撑周期：\g<days>", text) if "期间" in text or "全" in text else text
    text = _PLANNED.sub(r"\g<was>", text) if "原计划" in text else text
    text = _GOING_ON.sub("", text) if "如" in text else text
    text = _AGREED.sub(r"\g<days>", text) if " agreed" in text else text
    if any(map(text.__contains__, _TOLD_OFF_TOO)) and len(_TOLD_OFF.findall(text)) > 1:
        text = _TOLD_OFF.sub("", text)
    if "人" in text:
        text = _COUNTED_AS.sub(_counted, _TWICE.sub(r"\g<days>人天", _ONE_BY_ONE.sub("", text)))
    if "估" in text or "协调" in text or "定" in text or "预计" in text:
        text = _BARE.sub(r"\g<label>\g<amount>人天", text)
        text = _HEAD_AT_THE_END.sub("。", text) if "负责人" in text else text
    if text.lstrip().startswith("【") and (cells := _IN_BRACKETS.match(text)) and is_dated(fold(cells[0])):
        text = "，".join(filter(None, map(str.strip, _BETWEEN.split(text))))
    text = _in_a_row(text) if _ROW.match(text) else text
    text = text.replace(";", "；") if _CELLS.fullmatch(text) else text
    if "；" in text and _CELLS.fullmatch(text) and sum(is_dated(fold(part)) for part in text.split("；")) == 1:
        text = text.rstrip("；。 ").replace("；", "，")
    asked = _ASKED.match(text)
    text = f"{_ANSWERED[asked['what']]}：{text[asked.end() :]}" if asked is not None else text
    return _UNMARKED.sub(r"\1日", _ALL_MONTH.sub("", text)) if "月" in text else text


def _counted(found: re.Match[str]) -> str:
    """计25人天 as 25人天; behind an estimate it is what was agreed: 预估18人天，按15人天算."""
    return f"协调{found['days']}" if "估" in found.string[: found.start()] else found["days"]


def _in_a_row(text: str) -> str:
    """黄丽 | 6月1日 | 6月30日 | 18人天: a row without headings, its two days told as a period."""
    cells = [cell for cell in map(str.strip, _CELL.split(text)) if cell]
    days = [at for at, cell in enumerate(cells) if _ONE_DAY.fullmatch(cell)]
    if len(days) != _TWO_DAYS or days[1] != days[0] + 1:
        return text
    cells[days[0] : days[1] + 1] = [f"{cells[days[0]]}至{cells[days[1]]}"]
    return "，".join(cells)
