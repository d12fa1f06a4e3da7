"""The words of an answer, as tokens: what says yes, what says no, what says neither.

Longer words go first, so that 不同意 is never read as 同意 with something before it.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct

from parsers.notices.answers.composed_words import (
    FETCHED,
    GOES_AS_PLANNED,
    LAST_DAY_IS,
    LEAVING_DAY_IS,
    MOVES_THE_END,
    NEW_END,
    STAYS_UNTIL,
)
from parsers.notices.answers.consent_words import YES_WORDS
from parsers.notices.words.fold import words
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.lexicon import Lexicon
from parsers.notices.words.spans import period_at
from parsers.patterns import Pattern


class Sense(Enum):
    """What a word does to the meaning of its clause."""

    YES = "yes"
    NO = "no"
    NOT = "not"
    EXTEND = "extend"
    LEAVE = "leave"
    AS_PLANNED = "as planned"
    DATE = "date"
    DOUBT = "doubt"
    BUT = "but"
    WISH = "wish"
    FILL = "fill"
    OTHER = "other"


_WORDS: Final[dict[Sense, str]] = {
    Sense.YES: " ".join(YES_WORDS.values()),
    Sense.NO: "× 不提前 不能提前 不可以提前 没有续期需求 没有续期的需求 没有续期需要 无续期需求 无续期需要 "
    "没有续的必要 没有续期的必要 无续期必要 没有延期的必要 没有延长的必要 "
    "不同意 不批准 不予批准 不予同意 不准 不可以 不可 不行 不续期 不续 不续了 不再续期 不再续 不延期 "
    "不延长 不再延期 不再延长 不需要 不需要续期 无需续期 无需续 不用续期 不用续 不必续期 不用了 "
    "不需要续 不需要延期 无需延期 不用延期 不认可 不赞成 不赞同 不支持 不通过 不接受 不做响应 "
    "不予响应 无法同意 无法批准 不能同意 不能批准 没法同意 反对 拒绝 驳回 否决 否 不 👎 ❌ ✘ ✗ no "
    "nope n disagree "
    "disagreed reject rejected decline declined refuse refused denied not|agree not|agreed "
    "not|approve not|approved don't|agree do|not|agree do|not|approve don't|approve cannot|agree "
    "can't|agree "
    "no|need no|need|to|extend not|ok 不好 未批准 未同意 不批 cannot|approve can't|approve cannot|accept can't|accept "
    "not|needed no|longer|needed not|needed|any|more no|longer|need don't|need do|not|need "
    "不太行 不太可以 不ok 不合适 不太合适 不妥 接受不了 不能接受 无法接受 没法接受 难以接受 "
    "别延了 别续了 别再延了 别再续了 "
    "不要再延了 不要再续了 别延期 别延期了 别续期 别续期了 别再延期 别再续期 不要延期 不要再延期 不要再续期 "
    "不想续 不打算续 不打算续期 不考虑续期 没必要续期 没必要续 "
    "没有必要延期 没必要延期 没法再延 没法延 没法再续 没法续 没法延期 没法续期 无法延期 无法续期 无法再延 "
    "无法再续 不能再延 不能再续 延不了 续不了 "
    "没有必要续期 不要续期 不要续 别续了 不建议续期 不再需要 不同意续期 不同意延期 不同意延长 "
    "不同意续 不批准续期 无法续期 不能续期 不能续 没法续 没法续期 🙅 不予续期 不准予 回绝 不许 无需 "
    "不用 不必 不延 不延了 不再延 不再延了 不延长了 没必要再延 没必要再续 没必要延 没有必要再延 没有必要再续 不必再延 "
    "不必再续 不必延 不必续 no|extension no|extension|needed not|extend not|extended",
    Sense.NOT: "不是 不会 并非 别 勿 不要 没 没有 未 并不 无法 不能 不得 非 not don't cannot can't won't",
    Sense.EXTEND: f"{STAYS_UNTIL} {MOVES_THE_END} {NEW_END} 续的 还要用人 "
    "支持到 支持至 支援到 "
    "借到 借至 借用到 继续借用到 延后到 延后至 延后 往后推到 "
    "最多支持到 只能支持到 最多支援到 只能支援到 变更为 变更到 延长为 新的支撑周期 新的支撑时间 新的截止时间 "
    "新截止时间 新的截止日 新截止日 要延长 要延期 要顺延 要延 需延长 需延期 需延 得延 "
    "can|only|spare can|spare could|spare only|spare "
    "但只到 但只能到 但只延到 但只能延到 但最多到 但最多延到 但最晚到 但仅到 但只同意到 "
    "不过只到 不过只能到 不过最多到 不过最多延到 不过最晚到 不过最晚延到 但最晚延到 但只延 但只续 但只能延 但只能续 "
    "不过只延 不过只续 不过只能延 不过只能续 只延 只续 只能延 只能续 "
    "至少到 至少延到 至少续到 至少要到 至少得到 至少要延到 起码到 起码延到 起码要到 最少到 最少延到 "
    "but|only|until but|only|till but|only|to but|until "
    "续期 延期 续签 延长 续至 续到 延至 延到 顺延 延续 续 展期 延 支撑 支撑期 支撑周期 支撑时间 "
    "结束时间 结束日期 截止 继续支撑 继续 extend extended extension prolong keep stay stays 改到 改为 改成 调整到 "
    "调整为 改至 只能到 只能续到 只能延到 只能续期到 只能续期至 只能延期到 只能延长到 最多到 最多续到 最多延到 "
    "最多续期到 最多续期至 最多延长到 再给 再留 再用 再待 再支撑 再借 "
    "给到 只能给到 最多给到 只给到 至多给到 只能支撑到 最多支撑到 只能用到 最多用到 只能留到 最多留到 "
    "新的结束日期 新的结束时间 新结束日期 新结束时间 新的截止日期 新截止日期 新的最后一天 "
    "一直支持到 一直支撑到 一直用到 一直到 再加 "
    "最晚到 最迟到 最多 至多 做到 干到 待到 呆到 留到 留至 留用到 留用至 用到 再用到",
    Sense.AS_PLANNED: f"{GOES_AS_PLANNED} release|as|planned released|as|planned as|planned "
    "按原计划走 按计划走 到期不续 到期不续期 comes|back|as|planned come|back|as|planned back|as|planned",
    Sense.LEAVE: f"{LEAVING_DAY_IS} {FETCHED} 结束支撑 让他走 让她走 放他走 放她走 让他回去 让她回去 "
    "可以回去 可以回组 可以回组里 可以回部门 "
    "提前到 提前至 提前撤 提前走 提前放人 早点回来 早点回 早点撤 早点走 早点放人 "
    "撤 撤场 释放 离场 退场 撤出 撤离 提前撤场 提前释放 提前离场 离开 "
    "可以走 可以走了 可以放 可以放了 可以放人 可以放人了 放人 走没问题 走可以 走也行 "
    "做完就走 干完就走 忙完就走 "
    "can|leave may|leave can|go may|go 必须走 必须撤 必须撤场 必须离场 release released leave leaves "
    "leave|the|project leaves|the|project leave|the|team leaves|the|team",
    Sense.DOUBT: "才能定 才能决定 才能确定 才能确认 才能答复 才能回复 才能给 必须走审批 必须走流程 必须走合同 "
    "另定 另行确定 另议 另行通知 另行商定 前提 前提是 条件 条件是 回复您 回复你 答复您 答复你 反馈您 反馈你 给您回复 "
    "给你回复 给您答复 给你答复 "
    "生效 后再 后方可 方可 方能 至|日期 到|日期 至日期 到日期 吗 么 ? 如果 若 假如 要是 倘若 除非  "
    "pending tbd tbc 只要 的话 才能 才 之前 以前 完再 完了再 好了再 "
    "前想 想问 想先 问下 请批准 请同意 请您批准 请您同意 请你批准 请你同意 请予批准 请予以批准 请领导批准 请核准 "
    "已知悉 问一下 问问 请问 可能 应该 大概 也许 或许 估计 不同意见 再说 再看 再看看 看看 看情况 再议 再定 "
    "再回复 "
    "再答复 再决定 再确认 再讨论 考虑 商量 讨论 回头 稍后 晚点 待定 待确认 待 不确定 说不定 不好说 "
    "不清楚 不知道 不太 不大 不完全 不怎么 不反对 不是不 没说 没有说 不见得 不一定 未必 尚未 还没 "
    "还未 暂 暂时 暂不 "
    "暂缓 先 先不 先不要 先别 先等 等 等我 等等 能否 是否 可否 可不可以 能不能 行不行 同不同意 "
    "好不好 需不需要 部分 一部分 只同意 原则上 原则同意 原则 个人 倾向 听说 据说 有人 他们 谁 为什么 "
    "为何 什么 哪 哪个 怎么 多久 几 "
    "另一位 其他人 if maybe perhaps unless depends provided probably might would could whether "
    "let|me not|sure later when 问 了解 知道了 知悉 收到 已阅 已收到 已读 noted received 我看 看一下 "
    "确认下 确认一下 沟通 没想好 想想 想一想 勉强 大致 基本 基本上 差不多 假设 万一 取决于 视 视情况 "
    "看 为准 由 听 以 昨天 上次 之后 以后再 以后",
    Sense.WISH: "故申请 特申请 希望 建议 希望能 最好 最好能 想 申请 提议 请求",
    Sense.BUT: "但 但是 不过 可是 只是 然而 却 除了 除 仅 只 but however except only although though 虽然 尽管 而 反而",
    Sense.FILL: f"{LAST_DAY_IS} 即可 就够了 够了 按原计划 按原定计划 按计划 "
    "所以 因此 因而 于是 那么 跟着 也跟着 随之 相应 相应地 同步 只好 往后 新的 "
    "就是 也就是 即 也即 即为 "
    "到时候 到时 感谢支持 谢谢支持 多谢支持 感谢理解 "
    "i'm we're it's 这样 上述意见 以上意见 该意见 此意见 喔 ^_^ 我觉得 我们觉得 我认为 我们认为 手机回复 "
    "先用着 人先用着 接着用 放心用 再要 再来 还要 还得 "
    "both pls plz thx she they another 人 准时 准点 如约 下班 下班后 "
    "具体 具体时间 当然 肯定 理由 由于 批复意见 审核意见 处理意见 审批结果 "
    "审批意见 审批 批示 坚决 绝 恕 并 我 我们 本人 我方 我司 这边 我这边 我组 我们组 组里 组内 你 您 "
    "他 她 他们的 这个 该 此 本 这 那 "
    "那就 就 也 都 均 即可 所有人 这几位 这些人 "
    "完全 非常 全部 全都 一致 经讨论 经商议 嗯 哦 噢 啊 呀 哈 哈哈 哒 的 了 吧 呢 啦 嘛 哟 "
    "呗 嘞 滴 请 麻烦 谢谢 谢谢你 谢谢您 感谢 辛苦 辛苦了 "
    "多谢 哦哦 嗯嗯 请知悉 请按此执行 按此执行 请执行 请处理 方案 安排 计划 续期申请 延期申请 "
    "续期请求 建议的 意见 答复 回复 回复为 回复如下 答复如下 意见如下 "
    "结论 决定 确定 确认 继续 至 到 为 直到 直至 截止到 截止至 "
    "期 时间 日期 人员 同学 同事 老师 前端 后端 测试 产品 "
    "支撑工作 支撑 项目 该项目 本项目 本次 此次 这次 与 和 及 对 对于 关于 把 将 让 让他 让她 给 在 于 从 再 "
    "还 还是 还需 还需要 需 需要他 需要她 按 照 执行 办理 处理 i we it he she him her "
    "the this that to until till by on for with is are me my us please thanks thank you very much "
    "at|the|latest at|latest from|my|side from|our|side from|my|end am be will of and also so well "
    "领导 各位 大家 你好 您好 hi hello dear 好的好的 一下 一起 之 "
    "共同 共 年 月 ! 。 , ; : 、 ~ . - — … ( ) 「 」 『 』 “ ” \" ' 《 》 [ ] * • / 😊 😄 🙏 🙂 😀 "
    "😁 🌹 🤝 提前 上述 以上 如上 原 现有 最后 当天 当日 后 日",
}


class Token(Struct, frozen=True):
    """A word of an answer: its sense and where it stands."""

    sense: Sense
    start: int
    end: int


_SENSES: Final = Lexicon(
    {word.replace("|", " "): sense for sense, words in reversed(_WORDS.items()) for word in words.split()}
)
STRONG_YES: Final = Pattern(r"同意|批准|核准|赞成|认可|没问题|没意见|可以|\bagree|\bapprove|👍|✅")
"""Consent that may not stand in a clause of other words without making the answer doubtful."""
WHOLE_YES: Final = frozenset(
    words(
        "确认 已确认 我确认 确认无误 确认安排 确认可以 都确认 均确认 全部确认 确认了 确认的 "
        "就她 就他 就她了 就他了 就她吧 就他吧 那就她 那就他 那就她吧 那就他吧 就要她 就要他 要她 要他 "
        "就他们俩 就他们两个 就他俩 就这两位 就这两个人 就这两个 就他们 就她们 就她们俩 "
        "要了 都要 都要了 就这样吧 那就这样 那就这样吧 就这么办吧"
    )
)
"""Consent where it is all that a clause says; beside other words it is none: 领导确认, 确认后."""
WEAK_DOUBT: Final = frozenset(
    words(
        "才 才能 待 暂 先 等 个人 倾向 听说 据说 有人 他们 谁 什么 哪 几 另一位 其他人 问 了解 知悉 已知悉 "
        "收到 已收到 已阅 已读 我看 "
        "沟通 视 看 为准 由 听 以 昨天 上次 之后 以后 之前 "
        "以前 部分 基本 应该 大概  sure later when provided noted received 看看 后续 尚未 还没 "
        "还未 暂时 估计 考虑 讨论 可能"
    )
)
"""Words that are doubt beside a verdict, and nothing in a clause that only gives a reason."""
LONGER: Final = Pattern(
    rf"{LENGTH}(?:左右|上下|以内|多)?|(?:\d{{1,2}}|an?|one|two|three|four|six) (?:more )?(?:week|month)s?\b"
)
"""By how much somebody stays longer; 左右 belongs to it, and leaves it open."""
_LENGTH_ALONE: Final = Pattern(
    rf"(?:(?:那就?|就|再[要来]?|还[要得]|还需要?|another)\s?)?(?P<length>{LONGER.pattern})(?:时间)?"
    r"(?:吧|即可|就[行好够可]以?了?|够了| please| pls)?"
)
_LENGTHENS: Final = words(
    "续 续期 续签 再加 延 延长 延期 延后 延续 顺延 再给 再留 再用 再待 再支撑 再借 extend extended extension"
)
_LEADS_TO_LENGTH: Final = frozenset(words("我 我们 by for another 再 个 她 他 her him them it"))
_GOES_THROUGH: Final = Pattern(r"(?<=走)\s?(?:一[个下]|完|个)?(?:审批|流程|合同|手续|程序|oa|账)")
"""可以走审批: what is gone through is no leaving."""
_GOES: Final = Pattern(r"(?:走|结束|撤回|回(?:部门|组里?))[吧了]{0,2}\W*$")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz'")


def tokens_of(folded: str, names: tuple[str, ...]) -> list[Token]:
    """The tokens of a clause; `names` are words (people, project) that stand for nothing but themselves."""
    found: list[Token] = []
    at = 0
    while at < len(folded):
        token = None
        if not folded[at].isspace():
            length = _length_alone(folded, at) or _length_at(folded, at, found, names)
            token = length or _goes_at(folded, at, found) or _token_at(folded, at, names)
        if token is not None:
            found.append(token)
        at = token.end if token else at + 1
    return found


def unknown_spans(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where the stretches of a clause stand that no word explains, from left to right."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        if token.sense is not Sense.OTHER:
            continue
        if spans and spans[-1][1] == token.start:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def is_spelled_out(word: str) -> bool:
    """Whether a word of an answer is one of the language, and no name."""
    return word in _SENSES.meanings


def _length_alone(folded: str, at: int) -> Token | None:
    """A length that is all there is, so much longer somebody stays: 两周吧, two more weeks please."""
    alone = _LENGTH_ALONE.fullmatch(folded)
    return Token(Sense.DATE, at, alone.end("length")) if alone is not None and alone.start("length") == at else None


def _goes_at(folded: str, at: int, before: list[Token]) -> Token | None:
    """走 behind a day, and nothing more: 11号走, 11号就让他走吧; 走 is much else besides, as in 走审批."""
    told = next((token.sense for token in reversed(before) if token.sense is not Sense.FILL), None)
    goes = _GOES.match(folded, at) if told is Sense.DATE else None
    return Token(Sense.LEAVE, at, goes.end()) if goes is not None else None


def _length_at(folded: str, at: int, before: list[Token], names: tuple[str, ...]) -> Token | None:
    """How much longer somebody stays, behind a verb of extending: 延两周, extend her by two weeks."""
    told = (folded[token.start : token.end] for token in reversed(before))
    lengthens = next((word for word in told if word not in _LEADS_TO_LENGTH and word not in names), "")
    length = LONGER.match(folded, at) if lengthens.endswith(_LENGTHENS) else None
    of_time = length is not None and length.end() > period_at(folded, at)  # of 延到7月15日 7月 is no length
    return Token(Sense.DATE, at, length.end()) if length is not None and of_time else None


def _token_at(folded: str, at: int, names: tuple[str, ...]) -> Token:
    for name in names:
        if folded.startswith(name, at):
            return Token(Sense.FILL, at, at + len(name))
    if end := period_at(folded, at):
        return Token(Sense.DATE, at, end)
    for word in _SENSES.at(folded, at):
        if not (_within_a_word(folded, at, word) or _GOES_THROUGH.match(folded, at + len(word))):
            return Token(_SENSES.meanings[word], at, at + len(word))
    return Token(Sense.OTHER, at, at + 1)


def _within_a_word(folded: str, at: int, word: str) -> bool:
    """Whether an English word is only a part of a longer one: the no in know."""
    end = at + len(word)
    return (word[0] in _LETTERS or word[0] in "’+") and (
        folded[at - 1 : at] in _LETTERS or folded[end : end + 1] in _LETTERS
    )
