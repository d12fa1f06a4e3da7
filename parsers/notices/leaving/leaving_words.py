"""The words of leaving a project (D7), and in which orders they say that somebody leaves, stays, or comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.spans import Stretch, periods
from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Sentence, Token, Vocabulary, Wording
from parsers.patterns import Pattern
from parsers.remembered import remembered

_LEAVE: Final = (
    "期满离场 期满撤场 期满离项 撤场 释放 离场 退场 撤出 撤出来 撤下来 撤离 退出 归还 "
    "撤回 撤回来 调离 调出 离项 离组 出组 转出"
)
_LEAVING: Final = Vocabulary(
    {
        "LEAVE": _LEAVE,
        "TAKES_BACK": "调回 抽回 调回来 抽回来",
        "EARLY": "提前 early",
        "ALL": "全部",
        "ALREADY": "已 已经 已于",
        "WILL": "会",
        "NEEDS": "需 需要",
        "MAY": "可 可以 即可 即 将 应 按计划 统一 正式 完成",
        "STILL": "能 要 予以 按期 按时",
        "AGAIN": "再",
        "NOT": "不 未 没 没有 不会 不能 不得",
        "NO_NEED": "无需 无须 不必 不用 不需要 不需",
        "NO_MORE": "不再 无需再 无须再",
        "PUTS_OFF": "推迟 暂缓",
        "CANCELS": "取消",
        "CONTINUES": "继续",
        "ENDS": "结束",
        "STOPS": "停止",
        "ONLY": "仅 只",
        "SUPPORTS": "支撑 支援 支持",
        "TAKES_PART": "投入 参与 驻场",
        "WORK": "工作",
        "AT_WORK": "在岗 在场",
        "ANSWERS": "负责 担任 兼任 任",
        "CARRIES": "跟进 承接 处理 对接 维护 接管",
        "ARRANGES": "安排",
        "PLACE": "项目 本项目 该项目 项目组 本项目组 该项目组 现场 项目现场",
        "LAST": "最后",
        "OF": "的",
        "ONE": "一 一个",
        "DATE": "日 天 一天",
        "TIME": "时间 日期",
        "BY": "由",
        "BECAUSE": "由于",
        "TILL": "到 至 截止 截至",
        "COMES": "进场 入场 到岗",
        "COMES_BACK": "回来 返岗 归队 再来 再过来 再过去 过来 再支撑 再加入 再回 回项目 再进场 再入场",
        "BACK": "回",
        "SUCCEEDS": "接替 接手 顶替",
        "TAKES_OVER": "替换 替代 接任 补上",
        "WAS": "原 原定 原计划 原本 原来 原为",
        "GOES": "离开 离开了",
        "EXPIRES": "到期 到期后 到期之后",
        "GOES_OFF": "撤 走 放",
        "PARTICLE": "了 哈 啦 吧 掉",
        "PROLONGS": "延 延期 延长 顺延 续 续期",
        "MOVES": "改 调整 变更",
        "AS": "为",
        "KEEPS": "留",
        "STAYS": "待 呆 干 做",
        "NUMBER": "",
        "AND": "、",
        "MARK": ", 。 ;",
        "LAST_DAY": "last|day last|working|day",
        "LEAVES": "leaves|the|project leaves|the|team will|leave|the|project will|leave|the|team leave|the|project "
        "leave|the|team is|leaving|the|project is|leaving|the|team is|leaving|us are|leaving|the|project "
        "are|leaving|the|team",
        "BE": "will|be is are to|be be",
        "RELEASED": "release released roll|off rolls|off rolled|off",
        "GONE": "been|released",
        "NOT_RELEASED": "not|released not|be|released",
        "FROM": "from|project from|the|project",
        "NO_LONGER": "no|longer|needed no|longer|required no|longer|be|needed no|longer|be|required no|longer|support "
        "no|longer|supports no|longer|support|the|project no|longer|support|this|project no|longer|work|on|the|project "
        "no|longer|be|on|the|project",
    },
    silent=(),  # 应晓会 离场: a blank parts a name from the verb
)
_HERE: Final = "(!( MARK ) ANY)"
_NO_MORE: Final = _LEAVING.wordings(
    # 不再需要, 无需再由
    "NO_MORE !( ANSWERS ) (NEEDS | BY | ARRANGES | CONTINUES | TAKES_PART)?",
    # 停止…支撑, 无需…支撑
    "(STOPS | ENDS) &( ANY{0,4} (SUPPORTS | TAKES_PART) )",
    "NO_NEED &( ANY{0,4} SUPPORTS )",
    "BE? NO_LONGER",
)
_LEAVES: Final = (
    *_NO_MORE,
    *_LEAVING.wordings(
        # 最后一个工作日, 最后支撑的日期
        "LAST OF? ONE? (SUPPORTS | TAKES_PART | WORK | AT_WORK)? OF? (DATE | TIME)",
        "LAST_DAY",
        # 6月30日到期后不再续期
        "EXPIRES (NO_MORE | NOT | NO_NEED) PROLONGS PARTICLE{0,3}",
        # 6月5日就撤了哈
        "GOES_OFF PARTICLE{0,3} &( MARK | AND | GAP | END )",
        # 将按计划提前撤场, 退出项目组
        "(EARLY | MAY | WILL | NEEDS | ALL | ALREADY){0,6} LEAVE PLACE? TIME?",
        # 现需将白一舟调回; not 调回项目
        "(EARLY | MAY | WILL | NEEDS | ALL){0,6} TAKES_BACK !( PLACE | TILL | RUN )",
        # 将离开项目, 6月12日离开
        "(EARLY | MAY | WILL | NEEDS | ALL | ALREADY){0,6} GOES (PLACE | &( MARK | AND | GAP | END ))",
        # 提前到6月19日结束
        "EARLY (TILL | AS) DAY ENDS",
        # 提前结束支撑工作, 支撑正式结束, 仅支撑到
        "EARLY ENDS (SUPPORTS WORK?)?",
        "ENDS SUPPORTS WORK?",
        "SUPPORTS WORK? MAY? ENDS",
        "ONLY SUPPORTS &( TILL )",
        # leaves the project early, will be released early from the project
        "LEAVES EARLY?",
        "BE? RELEASED EARLY? FROM?",
    ),
)
"""That somebody leaves, in whatever words."""
_DENIED: Final = _LEAVING.wordings(
    # 暂不提前撤场, 取消撤场, 撤场安排取消, 继续支撑
    "(NOT | NO_NEED | NO_MORE | PUTS_OFF | CANCELS) (WILL | NEEDS | STILL | AGAIN | EARLY){0,4} (LEAVE | GOES)",
    f"(LEAVE | GOES) {_HERE}{{0,4}} CANCELS",
    "CONTINUES (SUPPORTS | TAKES_PART)",
    "NOT_RELEASED",
    # 已经全部撤场, 已于5月10日撤场
    "ALREADY DAY? ALL? (LEAVE | GOES)",
    "GONE",
)
"""That somebody stays, or left before."""
_EARLY: Final = _LEAVING.wordings("EARLY", "WAS")
_NOT_UNTIL: Final = _LEAVING.wordings(
    # 无需许南星支撑到7月15日
    f"(NO_NEED | NO_MORE | NOT) {_HERE}{{0,6}} (SUPPORTS | TAKES_PART) TILL DAY",
)
"""The day is the one that nobody stays until, and not the one on which somebody leaves."""
_STAYS_ON_WORK: Final = _LEAVING.wordings(
    # 后续工作由白一舟负责
    f"BY (!( DAY | NUMBER | LEAVE ) {_HERE}){{1,6}} (ANSWERS | CARRIES)",
)
"""Who goes on with the work: it is not said that they leave, nor when they come."""
_COMES: Final = _LEAVING.wordings(
    # 8月11日进场, 6月12日由许南星接替
    f"(DAY | NUMBER) {_HERE}{{0,4}} (COMES | SUCCEEDS | COMES_BACK)",
    # …归队，7月1日继续支撑
    f"(DAY | NUMBER) {_HERE}{{0,2}} CONTINUES SUPPORTS",
    # 6月5日走，6月8日回
    f"(DAY | NUMBER) {_HERE}{{0,2}} BACK (MARK | END)",
)
"""Somebody comes on a day: what such a line says is not only who leaves."""
_IN_THE_PLACE: Final = _LEAVING.wordings(
    f"BY (!( DAY | NUMBER ) {_HERE}){{1,6}} (SUCCEEDS | TAKES_OVER | CONTINUES | COMES | TILL DAY)",
)
"""…撤场，由许南星接替到6月30日, 由许南星到6月30日: the same, where that has a day of its own."""
_PLANNED: Final = _LEAVING.wordings(f"WAS (!( EARLY ) {_HERE}){{0,9}} (LEAVE | GOES)")
_STAYS_ON: Final = _LEAVING.wordings(
    # 延期到, 改到8月15日撤场, 再留
    "(PROLONGS | PUTS_OFF | KEEPS | CONTINUES) (TILL | AS)",
    "MOVES (TILL | AS) tail:( ANY{1,9} ) END",
    "AGAIN (KEEPS | STAYS | SUPPORTS)",
)
"""Behind a day that was planned (原定…撤场): who leaves then, and whether, is asked about."""
_LONGEST_TAIL: Final = 18
"""Characters behind a day's verb, to the end of the line, that say no more than until when."""
_LISTED: Final = _LEAVING.wordings(
    f"(DAY | NUMBER) GAP? AND (!( AND | DAY ) {_HERE}){{1,4}} DAY {_HERE}{{0,6}} (LEAVE | GOES)",
)
"""甲6月12日、乙6月19日撤场: the verb at the end is everybody's."""
_DIGITS: Final = Pattern(r"\d{1,9}")
MAY_LEAVE: Final = Topic(
    "撤 调回 抽回 走 放 释放 离场 离开 离项 离组 出组 转出 退 归还 调离 调出 结束 停止 不再 无需 无须 不必 不用 不需 "
    "到期 最后 仅支 只支 day leav release roll longer"
)
"""Without any of these nobody leaves."""


class Said(NamedTuple):
    """What a text says of leaving."""

    leaves: tuple[Stretch, ...]
    """Where it says that somebody leaves."""
    no_more: bool
    """Whether it says so of the first day without them: 8月10日起不再支撑."""
    denied: bool
    """Whether it says that somebody stays, or left before."""
    hands_on: bool
    """Whether it says who goes on with the work."""
    early: bool
    """Whether it is called early, or was planned otherwise."""
    not_until: bool
    """Whether its day is the one until which nobody stays."""
    more: bool
    """Whether it says that somebody comes, too, or that whoever was to leave stays on."""
    listed: bool
    """Whether the verb at its end is everybody's."""


@remembered
def said(folded: str) -> Said:
    """What the text (folded) says of leaving."""
    sentence = _cut(folded)
    return Said(
        leaves=tuple(_stretches(_LEAVES, sentence)),
        no_more=sentence.says(_NO_MORE),
        denied=sentence.says(_DENIED),
        hands_on=sentence.says(_STAYS_ON_WORK),
        early=sentence.says(_EARLY),
        not_until=sentence.says(_NOT_UNTIL),
        more=_says_more(folded, sentence),
        listed=sentence.says(_LISTED),
    )


def _cut(folded: str) -> Sentence:
    """The text as tokens, its days and numbers each as one."""
    numbers = (Token("NUMBER", *found.span()) for found in _DIGITS.finditer(folded))
    days = day_tokens(folded)
    return _LEAVING.cut(folded, (*numbers, *days))


def _says_more(folded: str, sentence: Sentence) -> bool:
    if sentence.says(_COMES) or (sentence.says(_IN_THE_PLACE) and len(periods(folded)) > 1):
        return True
    planned = next(_stretches(_PLANNED, sentence), None)
    moved = (found for wording in _STAYS_ON for found in wording.found_in(sentence))
    return planned is not None and any(
        found.first.start >= planned.end and len(found.words("tail", folded)) <= _LONGEST_TAIL for found in moved
    )


def _stretches(wordings: Iterable[Wording], sentence: Sentence) -> Iterator[Stretch]:
    """Where the wordings stand in the sentence's text."""
    for found in (found for wording in wordings for found in wording.found_in(sentence)):
        yield Stretch(found.first.start, found.last.end)
