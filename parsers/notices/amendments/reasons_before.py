"""Why something is so, said at length before it: 由于一期验收推迟到7月中旬，环境未就绪，许南星… (D2, D5, D7).

The clauses from the first, which gives a reason, up to the one that names somebody of the directory say nothing of
them; one with a day that is not part of the reason, or that is not said plainly, keeps the sentence as it stands.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import LENDS, UNSURE, is_courtesy
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that are looked at."""
_SENTENCES: Final = Pattern(r"(?<=[。；;！!])")
_CLAUSES: Final = Pattern(r"(?<=[,，])")
_BECAUSE: Final = Pattern(r"\s*(?:由于|因为?(?!此)|鉴于|考虑到|随着|受)")
_IS_SO: Final = Pattern(
    r"\W*[^,，\d]{0,24}?(?:项目|客户|甲方|业主|[一二三四]期|上线|验收|需求|接口|环境|[提转]测|测试|开发|联调|缺陷|任务|功能"
    r"|页面|版本|评审|原型|[方UuiI]案?稿|设计|机房|网络|服务器|设备|场地|系统|平台|模块|流程|预算|合同|数据|压测|脚本|整改|采购)[^,，\d]{0,16}"
    r"(?:停电|断电|检修|维护|搬迁|砍掉?了?|删减|收缩|缩减|减少|改版|外包|改为外包|冻结"
    r"|(?:已经?|均已|都已|已全部|已经全部)(?:联通|打通|跑通|交付|到位|上线|完成|结束|通过)"
    r"|(?:由|归)[^,，\d]{1,10}自己(?:做|负责|组织|承担)|推迟|延后|延期|(?:未|没|没有)[^,，\d]{0,2}(?:完成?|好|收尾|结束|就绪|具备|开通|到位)|滞后|变更|增加|推后|紧张|不足"
    rf"|催得?[^,，\d]{{0,2}}[急紧]|(?:还|尚)[差剩缺](?:了?一?(?:部分|点|些|截)|不少|很多|几个?[^,，\d]{{0,4}})|提前(?:收尾|完成|结束))(?:了?{LENGTH}|(?:了?(?:一半|大半|一部分|不少))|了)?[,，]$"
)
"""项目二期上线推迟，: how things stand, without a word of why."""
_DATED_EVENT: Final = Pattern(
    r"\W*(?:因为?|由于|鉴于)?(?P<what>[^,，。;；\d]{0,14}?(?:上线|验收|交付|提测|联调|发布|演示|评审|割接|投产|初验|终验|试运行))"
    r"(?:的?(?:时间|日期|节点|日))?已?(?:从|由|自)?(?P<days>[\d年月日号./\s底末初中旬-]{0,12})"
    r"(?:延期|推迟|延后|顺延|推后|提前|改|调整|变更|定)(?:到|至|在|为)了?(?P<day>[\d年月日号./\s-]{3,12}|[^,，\d]{0,3}\d{0,2}月[底中初]旬?)[,，]"
)
"""移动端上线时间改到8月7日，: the day is of the work, and why somebody stays."""
_NO_STAGE: Final = Pattern(
    r"支[撑援]|投入|驻场|[进撤离入]场|释放|人员|借调|同事|负责人|拟|想|希望|打算|计划|要求|建议|申请|预计|争取|可能|将|若|如|假|等"
)
"""Days of people, and a stage that is only planned to move: 拟将验收改到7月10日."""
_OPEN: Final = Pattern(
    r"^\W*(?:等(?![保级])|待(?!办)|若(?!干)|只要|希望|但愿|只有)"
    r"|(?:能够?|可以?(?!视)|将|会(?!议)|快|拟(?!合)|要(?!求)|预计|有望|一)(?:正式|按时|如期|按期|顺利|提前)?"
    r"(?:停电|断电|检修|维护|搬迁|删减|收缩|缩减|减少|改版|外包|冻结|推迟|延后|延期|变更|增加|推后)"
)
"""等系统改版，, 系统要改版，: what is still to come is no way how things stand."""
_ABOUT: Final = "关于"
_HEADING: Final = Pattern(r"^关于[^,，。:：]{2,24}的(?:说明|通知|申请|函)[:：]\s?(?=\S)")
"""关于许南星支撑延期的说明：许南星支撑时间延期至7月15日."""
_WORDS: Final = (
    "由于",
    "因",
    "鉴于",
    "考虑到",
    "随着",
    "受",
    "推",
    "催",
    "提前",
    "延",
    "未",
    "没",
    "滞后",
    "变更",
    "增加",
    "紧",
    "不足",
    "电",
    "修",
    "护",
    "迁",
    "砍",
    "减",
    "缩",
    "通",
    "付",
    "版",
    "包",
    "自己",
    "完成",
    "到位",
    "上线",
    "结束",
    "冻结",
    "差",
    "剩",
    "缺",
    "改到",
    "改至",
    "改为",
    "调整",
    "定在",
    "定到",
)
_OF_MORE: Final = Pattern(r"[【】\[\]《》:：]|人天|需要?[^,，]{0,8}[一二两三四\d][名位个人]|增[加派]")
"""A project, a label, an effort or people who are wanted: that is no mere reason."""


def may_say_why(text: str) -> bool:
    """Whether a text may have such clauses, or such a heading, whoever is named in it."""
    if text.startswith(_ABOUT) or len(text) > LONGEST or not any(map(text.__contains__, _WORDS)):
        return text.startswith(_ABOUT)
    clauses = (clause for sentence in _SENTENCES.split(text) for clause in _CLAUSES.split(sentence))
    return any(map(_may_be_why, clauses))


def without_reasons(text: str, roll: Roll) -> str:
    """The text without its heading, and each sentence without the clauses before the first name that say why."""
    text = _HEADING.sub("", text) if text.startswith(_ABOUT) else text
    if len(text) > LONGEST or not any(map(text.__contains__, _WORDS)):
        return text
    return "".join(_stated(sentence, roll) for sentence in _SENTENCES.split(text))


def without_his_reason(text: str, roll: Roll) -> str:
    """The text without a first clause of why one who is named behind it again does not do it: 因黄丽休产假，原定…."""
    why, comma, rest = text.partition("，")
    if not comma or len(text) > LONGEST or not _BECAUSE.match(why) or is_dated(fold(why)):
        return text
    named, plain = set(roll.named_in(why)), not UNSURE.told_in(fold(why)) and is_plain(fold(why))
    return rest.lstrip() if named and plain and named <= set(roll.named_in(rest)) else text


def _stated(sentence: str, roll: Roll) -> str:
    clauses = _CLAUSES.split(sentence)
    first = next((at for at, clause in enumerate(clauses) if names_known(clause, roll)), 0)
    why = clauses[:first]
    if why and is_courtesy(fold(why[0])):
        why = why[1:]
    if why and not _BECAUSE.match(why[0]) and LENDS.told_in(fold(why[0]).replace("支持", "")):
        return sentence
    if not why or not _may_be_why(why[0]) or not all(map(_is_reason, why)):
        return sentence
    return "".join(clauses[first:])


def _may_be_why(clause: str) -> bool:
    """Whether a clause gives a reason, or says how things stand."""
    stands = _IS_SO.match(fold(clause)) is not None and not _OPEN.search(fold(clause))
    return _BECAUSE.match(clause) is not None or stands or _is_of_the_work(clause)


def _is_of_the_work(clause: str) -> bool:
    """Whether a clause moves the day of a stage of the work, and of nobody."""
    moved = _DATED_EVENT.fullmatch(clause)
    return moved is not None and not _NO_STAGE.search(moved["what"])


def _is_reason(clause: str) -> bool:
    folded = fold(clause)
    dated = is_dated(folded) and not _BECAUSE.match(clause) and not _is_of_the_work(clause)
    return not (dated or _OF_MORE.search(folded) or UNSURE.told_in(folded)) and is_plain(folded)
