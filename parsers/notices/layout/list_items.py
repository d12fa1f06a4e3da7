"""Items of a list about somebody each, in the order that all are read in: 1. 许南星，16人天，6.15-7.10，联调 (D1, D2).

Name, days and efforts are put in order, and what is only the work, or a heading of its own (第一轮：), is left out. An
item with anything else stays as it is: 备选：许南星 6.1-6.30 has to be asked about (M4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from parsers.message import Line
from parsers.notices.layout.mere_talk import is_talk
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import Stretch, efforts, has_range, periods
from parsers.notices.words.topics import LENDING, LENDS
from parsers.patterns import Pattern

LONGEST: Final = 120
"""Characters of an item, and `LONGEST_WORK` of what somebody does."""
LONGEST_WORK: Final = 14
_MARK: Final = Pattern(
    rf"^\s*(?:{NUMBER}|[-*•·●①-⑳]\s?|[(（][一二三四五六七八九十\d]{{1,2}}[)）]|[一二三四五六七八九十\d]{{1,2}}[)）、.])?\s*"
)
_HEADING: Final = Pattern(r"(?P<label>[^\d:：,，。;；()（）\s]{2,10})[:：]\s?")
_ROUND: Final = Pattern(r"第[一二三四五六\d][轮批期段组位]|(?:首|第一)[批轮]")
"""第一轮： says in what order they come."""
_OF_A_GROUP: Final = Pattern(r"(?P<role>前端|后端|测试|产品|算法|运维)(?:组|的|组的)?")
_DUTY: Final = Pattern(r"^(?:主要)?(?:负责|承担|协助|配合|主攻|做)|(?:用户|客户|现场)培训")
_BRACKET: Final = Pattern(r"\s?[(（【\[](?P<in>[^()（）【】\[\]\d]{1,12})[)）】\]]")
_CALLED: Final = Pattern(r"(?:预估|预计|评估|估计|商定|协调|核定|确认|议定|最终|实际|各|共)(?:工作量)?[:：]?\s?$")
_APART: Final = Pattern(r"[，,；;。:：\s—–|/()（）-]+")
_WORK: Final = Pattern(r"开发|设计|把关|调研|推广|对接|保障|编写|部署|联调|架构|分析|讲解|文档|前端|后端|测试")
_MODULE: Final = Pattern(
    r"(?:数据|指标|标签|用户|客户|业务|系统|平台|前台|后台|中台|移动|消息|权限|安全|网络|设备|硬件|模型|算法|报表|大屏|看板|门户|网关|接口"
    r"|采集|接入|治理|建模|清洗|入库|标注|训练|推理|检索|搜索|推荐|调度|爬虫|备份|迁移|上云|割接|压测|巡检|监控|告警|日志|可视化|交互"
    r"|地图|支付|订单|登录|认证|存储|数据库|数仓|容器|小程序|app|h5|ui|etl|gis|bi|web|[pm]端|pc端?|页面|表单|流程|引擎|工具|脚本|运营|实施|交付|质量|标准|资产|共享交换"
    r"){1,3}(?:模块|部分|侧|方向|线)?",
)
"""采集：, 数据治理模块：, 大屏： name a part of the work, and nothing else."""
_OF_PEOPLE: Final = Pattern(r"团队(?!建)|人手|人员|人力|[派排]人|阵容|班子|成员名单")
_LEADS_IN: Final = Pattern(
    r"[^\d:：]{0,20}(?:团队|人手|人员|人力|阵容|班子|支[撑援持]|投入)(?:安排|配置|分工|情况)?(?:如下|是这样|这么排|这样排)?[:：]\s*"
)
"""各模块人手如下：."""
_NOT_SURE: Final = Pattern(r"备|候|替|可能|原|拟|撤|退|停|若|如果")
_CUT: Final = Pattern(r"[一二三四五六七八九十\d][、,及和]?\s?$")
"""Before days that were found: they are no whole (三四季度)."""
_NOT_WORK: Final = Pattern(
    r"[二三任]选|择一|隔[周天日]|周[一二三四五六日天末]|半[天日]|机动|待命|复用|共享|兼|备[选用份]|候补|替补|可能|不|未|除外"
)
"""What says how far somebody is there, and is no work: 二选一, 隔周."""
_PLACE: Final = Pattern(r"(?:期|项目|平台|系统|门户|工程|线|接口|模块)$")
"""海棠门户二期： is a project, 后端接口： perhaps a task."""


class _Item(Struct, frozen=True):
    """Where an item has what: its mark, who it is of, the days, the efforts with what they are called."""

    mark: str
    headed: bool
    """Whether a heading of its own stands behind the mark."""
    name: str
    role: str
    """Before the name: 前端组张伟."""
    days: Stretch
    efforts: tuple[Stretch, ...]
    rest: tuple[str, ...]


def with_plain_items(lines: Sequence[Line], roll: Roll, subject: str) -> list[Line]:
    """The lines, the items of a list as others write them; headings of work only below a subject of people."""
    found = list(lines)
    for at, line in enumerate(lines):
        dated = len(line.text) <= LONGEST and has_range(fold(line.text))
        item = _item(line.text, roll) if dated and _may_be_item(lines, at, roll) else None
        text = _put_in_order(line.text, item, roll) if item is not None else None
        if text is not None:
            found[at] = structs.replace(line, text=text)
    by_work = [at for at, line in enumerate(lines) if found[at] is not line and _is_headed_by_work(line.text)]
    if by_work and not (_lends(fold(subject), lines) and all(_is_plainly_headed(line.text, roll) for line in lines)):
        for at in by_work:
            found[at] = lines[at]
    return found


def _lends(subject: str, lines: Sequence[Line]) -> bool:
    """Whether the subject (folded), or a line that leads in to a list, is about people for a project."""
    if LENDING.told_in(subject) or LENDS.told_in(subject) or _OF_PEOPLE.search(subject) is not None:
        return True
    return any(_LEADS_IN.fullmatch(line.text) is not None for line in lines)


def _may_be_item(lines: Sequence[Line], at: int, roll: Roll) -> bool:
    """Whether a line is marked as an item, or stands beside another that begins with somebody."""
    if not _begins(lines[at].text, roll):
        return False
    text = lines[at].text
    if _start(text, roll) > len(_mark(text)):
        return True
    beside = (lines[near].text for near in (at - 1, at + 1) if 0 <= near < len(lines))
    return bool(_mark(text).strip()) or any(_begins(text, roll) for text in beside)


def _mark(text: str) -> str:
    """The mark that an item begins with, and the blanks around it; often empty."""
    found = _MARK.match(text)
    return found[0] if found else ""


def _heading(text: str) -> re.Match[str] | None:
    """What stands before the first colon of an item, behind its mark, if it may be a heading."""
    return _HEADING.match(text, len(_mark(text)))


def _begins(text: str, roll: Roll) -> bool:
    return len(text) <= LONGEST and bool(roll.longest_at(text, _named_at(text, _start(text, roll), roll)))


def _named_at(text: str, start: int, roll: Roll) -> int:
    """Where the name stands, behind the group that it is of."""
    of_a_group = _OF_A_GROUP.match(text, start)
    return of_a_group.end() if of_a_group and roll.longest_at(text, of_a_group.end()) else start


def _start(text: str, roll: Roll) -> int:
    """Where the name of an item begins: behind its mark, and a heading of its own."""
    marked = len(_mark(text))
    heading = _HEADING.match(text, marked)
    return heading.end() if heading is not None and _is_heading(heading["label"], roll) else marked


def _is_heading(label: str, roll: Roll) -> bool:
    """Whether a label is one of the work, or of the turn: neither a field of ours nor anything that counts."""
    folded = fold(label)
    if folded in FIELD_OF or is_role(folded) or roll.named_in(label) or _NOT_SURE.search(folded):
        return False
    if _MODULE.fullmatch(folded):
        return True
    if _PLACE.search(folded):
        return False
    return _ROUND.fullmatch(folded) is not None or (_WORK.search(folded) is not None and is_talk(label, roll, None))


def _is_plainly_headed(text: str, roll: Roll) -> bool:
    """Whether an item that names somebody behind a heading of its own has one that says only the work, or no heading.

    Where one of a list has another (培训讲解：, 原计划：), all of them are read as they stand.
    """
    heading = _heading(text)
    if heading is None or not roll.longest_at(text, heading.end()):
        return True
    folded = fold(heading["label"])
    return folded in FIELD_OF or is_role(folded) or _is_heading(heading["label"], roll)


def _is_headed_by_work(text: str) -> bool:
    heading = _heading(text)
    if heading is None:
        return False
    return _WORK.search(heading["label"]) is not None or _MODULE.fullmatch(fold(heading["label"])) is not None


def _item(text: str, roll: Roll) -> _Item | None:
    """The item, if it names one person, once, with one range of days."""
    begun = _start(text, roll)
    start = _named_at(text, begun, roll)
    role = _OF_A_GROUP.match(text, begun) if start > begun else None
    name = roll.longest_at(text, start).rstrip()
    folded = fold(text)
    if len(folded) != len(text):
        return None
    end = start + len(name)
    bracket = _BRACKET.match(text, end)
    behind = bracket.end() if bracket else end
    spans = [one for one in periods(folded) if one.start >= behind]
    if len(spans) != 1 or not has_range(folded[spans[0].start : spans[0].end]) or roll.named_in(text[behind:]):
        return None
    if _CUT.search(folded, behind, spans[0].start) is not None:
        return None
    amounts = tuple(_called(folded, one) for one in efforts(folded) if one.start >= behind)
    own = f"{name}（{bracket['in'].strip()}）" if bracket else name
    of_it = role["role"] if role else ""
    rest = tuple(_rest(text, behind, (*spans, *amounts)))
    mark = _mark(text)
    return _Item(mark, begun > len(mark), own, of_it, spans[0], amounts, rest)


def _called(folded: str, amount: Stretch) -> Stretch:
    """An effort with what it is called: 预估16人天."""
    before = _CALLED.search(folded, 0, amount.start)
    return Stretch(before.start() if before else amount.start, amount.end)


def _rest(text: str, behind: int, parts: Sequence[Stretch]) -> Iterator[str]:
    left = list(text)
    for start, end in parts:
        left[start:end] = "，" * (end - start)
    yield from filter(None, _APART.split("".join(left[behind:])))


def _put_in_order(text: str, item: _Item, roll: Roll) -> str | None:
    """The item in order, without the work; None where it is so already, or says anything else."""
    roles = [one for one in item.rest if is_role(fold(one))]
    works = [one for one in item.rest if one not in roles]
    if not all(len(one) <= LONGEST_WORK and _is_work(one, roll) for one in works):
        return None
    late = any(one.start < item.days.start for one in item.efforts)
    if not (works or item.headed or late or "【" in text):
        return None
    told = [text[one.start : one.end].strip() for one in (item.days, *item.efforts)]
    return "，".join([f"{item.mark}{item.role}{item.name}", *roles, *told])


def _is_work(words: str, roll: Roll) -> bool:
    bare = _DUTY.sub("", words)
    if _NOT_WORK.search(words) is not None:
        return False
    return not bare or is_talk(bare, roll, None)
