"""Words of a sentence that add nothing to names and days: taken away, so that what is left over counts (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.topics import without_courtesy
from parsers.patterns import Pattern

_EMPTY: Final = Pattern(
    r"[前后近]期|全力(?=支|投|配)|借给(?:我们|我方|咱们|本项目)?|[不非](?:驻场|出差|加班|全职)|(?:[我咱]们(?![和与跟及、,，]|都|[也均])(?:这边|这里|那边)?|我这边)(?:组|部门|部|方)?(?!长|[和与跟及、])|[我本](?:组|部门|部|方|司)(?!长)|在现场(?=[、,，。]|$)|在(?![^,，、]{0,8}(?:项目|平台|系统|工程|中台))[^,，、\d]{2,6}(?=驻场|现场支)|远程(?:支[撑援持])?(?=、|$)|目前|当前|现阶段|成员|情况(?=如下|、|$|[:：])|一下|以下(?:同[事学]|人员|成员)?|从\w{1,6}?(?:组|部门?|团队)(?=借调|抽调|调配?|安排|协调|增派)|[到至](?=、)|(?:到|在|来|去|至)?(?:本|该|此)?项目(?:组)?[上中里内](?!心|间)|(?<=、)做(?=、|$)|协调(?=\s?\d)|支撑时间为?|支撑周期为?|支撑|支援|支持|投入|参与|加入|进驻|驻场|进场|入场|借调|协助|负责|时间为?"
    r"|周期为?|期间|(?<![端台据法统品试])(?:开发|研发)(?!\s?[:：])|工作|本项目|该项目|此项目|贵项目|"
    r"所在项目|项目组|项目|需要|安排|协调|调配|派出|派驻|抽调|经(?:双方)?(?:协商|沟通|商定"
    r"|确认)[,，一致]*|人员|同事|全职|半职|兼职|半天(?=投入|支撑|参与)|全程|每[天日]\s?8\s?小时|[整一](?:一|整)?个月(?=[,，、]|都|$)|整个$|[全整]月(?![\u4e00-\u9fff](?:[,，、；;。（(\s]|$))|现场|请?(?:各位|大家|各组长|相关同事)*知悉|"
    r"谢谢|进行|继续|确定|的|了|们|届时|共计|预估|预计工作量|工作量|工时|共计|合计|计划|到岗"
    r"|到位|分别|一起|共同|以及时|为期|名单|如下|其中|另外|此外|新增|增加|开展|同志|增派|补充"
    r"|[两二三四五六七八九十](?:[位名]|个?人(?![天日月周]))|\d{1,2}\s?[位名人](?!天)"
)
_ENGLISH: Final = Pattern(
    r"\A\W*(?:[Pp]lease )?[Ee]xtend\b"
    r"|\A\W*(?:[Ww]e (?:have )?|[Ii]t (?:is|was|has been) )(?:agreed|decided|confirmed)"
    r"(?: with [^,，\d]{1,40}?)? that\b"
    r"|(?<=\bhelp us )with (?:the )?[A-Za-z][\w -]{1,30}?(?= from\b)"
    r"|\b(?:will|be|is|are|the|supports?|supporting|joins?|joining|assigned|works?|working|helps? out|helping out"
    r"|helps?|helping|starts?|starting|beginning|to|from|on|for|in|as|at|with|of|us|our|[Ww]e|team|project|[Pp]lease|[Kk]indly"
    r"|[Aa]dd(?:ed|ing|s)?|note|that|informed|advised|confirmed|(?:full|half|part)[- ]time|[Bb]oth|who)\b"
)
"""Words of an English sentence that add nothing."""
PREPOSITION: Final = Pattern(
    r"(?<![从自于在由为是至到将会已均都也现应:：,，\-—\s])[从自于在由为是至到将会已均都也现应:：,，\-—\s]++$"
)
BEFORE: Final = Pattern(
    r"^(?:所以|因此|为此|同意(?=[^,，。的])|[现已]有|兹|定于|由|请|派|为|因|现|另|经|让|将|从|[,，、:：\s])+"
)
BRACKETS: Final = Pattern(r"[【《\[][^】》\]]{0,60}[】》\]]")
_PLEA: Final = Pattern(
    r"[,，]?\s?(?:敬?请|望|烦请)\S{0,6}?(?:予以)?(?:批准|审批|审核|支持|同意|知悉|协调|确认|批复|答复)"
    r"(?:[与和、并]?(?:支持|配合|协助|知悉))?"
)
"""What closes a request: …，请批准."""
_ACCORD: Final = Pattern(
    r"^(?:\s*(?:[Aa]s (?:agreed|discussed|confirmed)(?: [^,，\d]{1,40})?"
    r"|(?:经|根据|按照?|依据|依照|遵照|应|因|由于|鉴于|考虑到|基于|随着|为|受(?=[^,，\d（(：:]{1,28}影响)|目前|当前|现阶段|近期)[^,，\d（(：:]{0,30}"
    r"|(?:为了?|因)(?:保证|确保|保障|赶|配合|满足)[^,，]{0,30}|如[^,，\d]{0,8}所[述说示]"
    r"|[^,，\d]{0,16}(?:人手|人力|资源|压力|进度|工期|时间)[^,，\d]{0,4}(?:不够|不足|紧张|吃紧|紧缺|较紧|较大|很大|很紧)"
    r"|在[^,，\d]{0,20}基础上|(?:刚才?|刚刚|已经?|[今昨]天|[上下]午|我){0,3}(?:跟|和|与)[^,，\d]{1,8}"
    r"(?:商量|沟通|说|讲|确认|对)(?:[过好]了?|一致|了)的?"
    r"|(?:客户|甲方|业主|合同|方案|需求|项目|领导)[^,，\d]{0,6}已[^,，\d]{0,20}"
    r"|(?:(?:可以|好的?|行|没问题)[,，]\s?)?那就?(?:这么|这样)?(?:说?定|这样)了?)(?:[,，]|(?<=[定样了])\s?[:：])){1,3}"
)
"""经与查甘望协商， and 应客户要求，: whose accord it has, why, and how things stand; 那就定了：."""


_TRADITIONAL: Final = (
    ("於", "于"),
    ("從", "从"),
    ("將", "将"),
    ("本專案", "本项目"),
    ("該專案", "该项目"),
    ("預估", "预估"),
    ("預計", "预计"),
    ("協調", "协调"),
    ("支撐", "支撑"),
    ("參與", "参与"),
    ("負責", "负责"),
    ("開發", "开发"),
    ("請知悉", "请知悉"),
)


_STOP: Final = Pattern(
    r"(?<=[A-Za-z)\d])(?<!\A\d)(?<!\A\d\d)(?<!\b(?:Mr|Ms|Dr|No))"
    r"(?<!\b(?:Mrs|Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec))(?<!\bSept)\.(?=\s+[A-Z(]|\s*\Z)"
)
"""The end of an English sentence; not that of Mr. and Aug., nor that of a list's number."""


def in_plain_words(text: str) -> str:
    """The text with the traditional words that add nothing in simplified script, and English stops as Chinese ones.

    Every character keeps its place; names stay as they are written.
    """
    if "." in text:
        text = _STOP.sub("。", text)
    for traditional, simplified in _TRADITIONAL:
        text = text.replace(traditional, simplified)
    return text


def without_plea(text: str) -> str:
    """The text without what closes a request."""
    return _PLEA.sub("", text) if "请" in text or "望" in text else text


def without_filler(text: str) -> str:
    """The text with a separator for each word that adds nothing."""
    plain = _ENGLISH.sub("、", text) if " " in text else text
    return PREPOSITION.sub("", BEFORE.sub("", _EMPTY.sub("、", plain)))


_UNCHANGED: Final = Pattern(r"[,，]\s?(?:其[余他它]|别的)[^,，。;；\d]{0,10}(?:不变|照旧|不动)\W*$")


_ENDS_AS_BEFORE: Final = Pattern(r"[,，]\s?(?:撤场|离场|结束|截止|到期)(?:时间|日期|日)?\S{0,3}不变\W*$")


def without_unchanged(text: str) -> str:
    """The text without what it says of a last day that stays: …，撤场时间不变."""
    return _ENDS_AS_BEFORE.sub("", text) if "不变" in text else text


def without_accord(text: str) -> str:
    """The text without thanks, without what stays as it is, and without the clauses that say with whom and why."""
    bare = _ACCORD.sub("", without_courtesy(text))
    return _UNCHANGED.sub("", bare) if "不" in bare or "照旧" in bare else bare


def without_own_project(words: str, project: str) -> str:
    """The words without the project, by its whole name or by how it begins: 支撑星河项目."""
    words = words.replace(project, "、")
    if "项目" in words:
        for size in range(len(project) - 1, 1, -1):
            words = words.replace(f"{project[:size]}项目", "、")
    return words
