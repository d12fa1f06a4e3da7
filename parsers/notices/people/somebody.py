"""Whether a line that no reader could read moves somebody: then it is asked about, and not passed over (M4)."""

from __future__ import annotations

from itertools import islice
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import looks_like_name, titled
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import LENDS, RELEASE, Topic
from parsers.patterns import Pattern

LONGEST: Final = 400
"""Characters of a line that are looked at."""
MOST: Final = 40
"""Places of a line where a name may begin."""
_MOST_NAMES: Final = 3
"""Characters of most names."""
_FORM: Final = 2
"""Characters of a form of address, which may be somebody whom the directory has not: 小王6月1日到6月15日支撑."""
_STAYS_OR_GOES: Final = Topic(
    "互换 对调 续期 延期 延长 续至 延至 续到 延到 应为 更正 写错 代替 撤了 撤走 撤回 后移 前移 "
    "换成 换为 换作 更换 替换 作废 应该是 应改为 应改成 再用 加人 放回 还回 "
    "进组 出组 离开 离项 离组 转出 不再参加 接着做 接替 接手 承接 "
    "到场 到岗 到位 借调 归还 回归 调整至 调整到 调至 调到 转至 转到 转入",
    r"(?<!线)下项目|放走|替[他她到]|帮忙(?!重启|[看查问催改弄修配转带发跑测]|处理|确认|开通)|(?:干|待|呆|留|做)到|[再多](?:待|呆|留)|就[^,，。]{2,6}到\s?\d"
    r"|\d\s?[日号]?\s?(?:->|→|=>|改)\s?\d|^\W*[撤续增减换延]\s?[:：]|结束\s?\d|\blast (?:working )?day\b"
    r"|换[^\W\d]{2,6}(?:顶|上|来|去|做|干)|撤(?=[,，。了哈啦]|$)|[日号](?:就|先)?走(?=[,，。了]|$)|借(?![款此助鉴口条])"
    r"|\b(?:extend(?:s|ed)?|leav(?:es?|ing)|starts?|ends?|moved|postponed|no longer need)\b"
    r"|\b(?:tak(?:es?|en) over|takes? over|replace[sd]?|moves?|changes?|changed)\b"
    r"|(?:改|调整|变更|更正)[为到至成]\s?\d[^,，。;；]{0,9}[-~至到—–]"
    r"|(?:时间|日期|周期)[^,，。\d]{0,4}(?:改|调整|变更|更正|推迟|提前|延[后期长]|顺延)[为到至成]"
    r"|\b(?:keep|stays?|with us)\b",
)
OTHER_WORK: Final = Topic(
    "评审 汇报 答辩 拜访 面谈 演练 宣讲 参会 参观 开会 开个会 讲课 上课 授课 拍照 听课",
    r"[来去到场](?:项目|现场)?学习|\b(?:lunch|dinner|visit|review|interview|call|sync|stand-?up|appointment)\b",
)
"""What people take part in without being lent."""
DENIED: Final = Topic(
    "没有 还没 尚未 或 完成 提交",
    r"不(?!变|影响|动|间断|含|在(?:项目|组)|撤|[离退进入]场)|已(?:经|于)?(?:全部)?(?:撤|离|退|释放)|\bnot\b|n['’]t\b",
)
"""What does not hold, is over, or is a task."""
_BEGINS: Final = Pattern(
    r"(?:^|[\s,，。;；:：、(（!！【\[]|请|由于?|因为?(?!此)|鉴于|将|把|派|让|安排|另外?|此外|同时|还有|借调?|抽调|增[加派补]|新增|补充|取消|原定|通知|协调|起|(?<![更轮交替兑])换|[日号中的])(?=[^\W\d_a-zA-Z]{2})"
)
_BEHIND: Final = frozenset(
    "在自从的将于原由续延支参加投撤离出进到至即已暂因同"
    "推目现是应换继拟预可就临代、和与及(（】],，:：;； 过来那这月明后今本下上改"
)
"""What a name of a sentence is followed by, but for a number."""
_IN_CHARGE: Final = Pattern(r"由(?P<name>[^,，。;；、由]{2,4}?)负责")
_ENGLISH: Final = Pattern(
    r"\b[A-Z][a-z'’-]{1,24} [A-Z][a-z'’-]{1,24}(?:['’]s)?,?(?: \([^()]{1,20}\))?"
    r" (?:will|joins?|supports?|is|has|from|leaves?|takes?|moves?|on|to|period|support|assignment"
    r"|starts?(?! [a-z]{1,12}ing\b)|ends?|end|last)\b"
    r"|\b[A-Z][a-z'’-]{1,24} (?:is leaving|will leave|leaves|joins|will join|rolls off)\b"
    r"|\b(?:[Rr]elease|[Ee]xtend|[Ll]end|[Kk]eep|need) [A-Z][a-z'’-]{1,24} [A-Z][a-z]"
)


_DOTTED: Final = Pattern(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}?){1,3}(?=[续延支将从自于在的,，、6-9\d]|$)")
"""阿依古丽·买买提, as far as a word of its sentence."""
_EVERYBODY: Final = Pattern(r"(?:全体|所有|全部)(?:项目组?|支撑)?(?:成员|人员|同事|人)")


def moves_somebody(text: str) -> bool:
    """Whether a line has a word of lending, leaving, staying on or taking somebody's place."""
    folded = fold(text[:LONGEST])
    return LENDS.told_in(folded) or RELEASE.told_in(folded) or _STAYS_OR_GOES.told_in(folded)


def names_known(text: str, roll: Roll) -> bool:
    """Whether somebody of the directory is named anywhere in a line: 6月1号开始许南星过来支援."""
    return roll.begins_in(text, LONGEST)


def names_somebody(text: str, roll: Roll) -> bool:
    """Whether a name stands where the name of a sentence does: at the head of a clause, or behind 请, 由, 借调."""
    text = text[:LONGEST]
    if _ENGLISH.search(text) or _EVERYBODY.search(text):
        return True
    if any(roll.is_name(found["name"]) for found in islice(_IN_CHARGE.finditer(text), MOST)):
        return True
    return any(_is_name_at(text, place.end(), roll) for place in islice(_BEGINS.finditer(text), MOST))


def _is_name_at(text: str, at: int, roll: Roll) -> bool:
    if (dotted := _DOTTED.match(text, at)) is not None and roll.is_name(dotted[0]):
        return True
    for size in (4, 3, 2):
        name, behind = text[at : at + size], text[at + size : at + size + 2]
        if name.endswith("如") and behind.startswith("下"):
            continue  # 通知如下
        if len(name) == size and roll.holds(name):
            return True
        if size == _MOST_NAMES and looks_like_name(name) and _goes_on(behind):
            return True
        if size == _FORM and titled(name) is not None and behind.lstrip()[:1].isdigit():
            return True
    return False


def _goes_on(behind: str) -> bool:
    """Whether these two characters may stand behind the name of a sentence."""
    return behind[:1] in _BEHIND or behind[:1] in {*"QqHh"} or behind.lstrip()[:1].isdigit()
