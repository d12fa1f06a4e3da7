"""The words of a sentence that lends people, by kind (D2): what `lending` reads clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import efforts, is_dated
from parsers.notices.words.wordings import END, GAP, RUN, START, Token, Vocabulary
from parsers.patterns import Pattern

NAME, ROLE, COUNT, LASTS, EFFORT, PLACE = "NAME", "ROLE", "COUNT", "LASTS", "EFFORT", "PLACE"
_LENDING: Final = Vocabulary(
    {
        NAME: "",
        ROLE: "",
        COUNT: "",
        LASTS: "",
        EFFORT: "",
        PLACE: "本项目 该项目 此项目 贵项目 本项目组 该项目组 项目 项目组 你们项目 你们项目组 你们组 你们那边 您项目 "
        "我组 我方 我部 我部门 本组 我们组 贵组 贵方 "
        "客户现场 项目现场 现场 甲方现场 用户现场 客户侧",
        "LEADS": "所以 因此 为此 已确认 我们 我们这边 我这边 现 现在 已 已经 兹 今 由 请 派 让 另 安排 委派 指派 "
        "调派 选派 抽调 借调 协调 调配 "
        "决定 经研究 经研究决定 计划 将 会 需要 需",
        "SUPPORTS": "支撑 支援 支持 帮忙 投入 参与 加入 驻场 进驻 做 干 参加",
        "ADDS": "增派 新增 增加 增补 补充 补派 加派",
        "WORKS": "主要是 主要做 主要负责 协助 服务 配合 负责 承担 从事 担任 进行 开展",
        "ENTERS": "进场 入场 到岗 到位 进组 入项 进入 报到 就位 上岗 过来 过去 开始 入驻 进",
        "UNTIL": "至 到 截至 截止 截止到 直至 直到 干到 做到 止于 结束时间 截止时间 撤场时间 离场时间 结束日期",
        "GOES": "结束 为止 止 撤场 离场 退场 撤离 出场 出项 出组",
        "ALL": "均 都 各 各自 每人 每位 全部 人均",
        "GUESSED": "预计 预估 评估 估计",
        "AMOUNTS": "工作量 工时 共 共计 合计 总计 总共 一共 计 为 是",
        "AMONG": "其中",
        "AFTER": "后 之后 以后",
        "SAME": "时间相同 时间一致 时间同上 时间一样 同上 同期 周期相同 周期一致",
        "OPEN": "待定 未定 另定 另行通知 时间待定 时间未定 待确认 时间待确认",
        "DUE": "完成 上线 验收 交付 提测 发布 联调 投产 完工",
        "AND": "和 与 及 以及 跟 、",
        "COMMA": ", ，",
        "COLON": ":",
        "FILLS": "的 了 于 在 从 自 起 期间 届时 同志 同学 同事 人员 全职 全程 赴 前往 来 去 先 再 "
        "并 一起 共同 正式 作为 前期 后期 ( ) @ 通知 关于 一直 全月 整月 全部时间 时间 "
        "时间为 周期 周期为 为期 时长 时长为 工期 工期为 期限 继续 工作 任务 相关工作 相关 之间 "
        "这段时间 主要 需求 开始时间 起始时间 开始日期 进场时间 到岗时间 全部工作 大家 各位 知悉 请知悉 支撑人员 "
        "支撑时间 支撑周期",
    },
    silent=(),
)
_LASTS: Final = Pattern(rf"(?<![每\d.~-]){LENGTH}(?!\s?[/每]|以[内上]|左右|多)")
_COUNTS: Final = Pattern(r"(?:[两二三四五六七八九十]|\d{1,2})\s?(?:个人|[位名人])(?!天|日|月|周|工)")
_LIKE_AFTER: Final = Pattern(r"后(?:端|台|勤)(?:开发|研发)?(?:工程师|人员)?")
"""后端 is no 后."""
_PROJECT: Final = "项目"
_BRACKET: Final = Pattern(r"[(（][^()（）\d]{1,20}[)）]")


def lending_tokens(sentence: str, roll: Roll, project: str | None) -> list[Token]:
    """The sentence as tokens, without its blanks: people, days, lengths, efforts, the project, and words by kind."""
    folded = fold(sentence)
    taken: list[Token] = []
    for token in _settled(sentence, folded, roll, project):
        if all(token.end <= other.start or other.end <= token.start for other in taken):
            taken.append(token)
    cut = _LENDING.cut(folded, taken).tokens
    return [_told(token, sentence, roll) for token in cut if token.kind not in {START, END, GAP}]


def _settled(sentence: str, folded: str, roll: Roll, project: str | None) -> Iterator[Token]:
    """What is known before words are looked for, the surest first."""
    for name in _ways_to_write(project) if project else ():
        if (at := sentence.find(name)) >= 0:
            yield Token(PLACE, at, at + len(name))
            break
    yield from _names(sentence, roll)
    yield from day_tokens(folded)
    yield from (Token(EFFORT, span.start, span.end) for span in efforts(folded))
    yield from (Token(LASTS, *found.span()) for found in _LASTS.finditer(folded))
    yield from (Token(COUNT, *found.span()) for found in _COUNTS.finditer(folded))
    yield from (Token(ROLE, *found.span()) for found in _LIKE_AFTER.finditer(folded))


def _ways_to_write(project: str) -> Iterator[str]:
    """The project's name, and what may stand for it: 星河项目 for 星河数据治理项目."""
    yield project
    bare = project.removesuffix(_PROJECT)
    yield from (bare[:size] + _PROJECT for size in range(len(bare), 1, -1))


def _names(sentence: str, roll: Roll) -> Iterator[Token]:
    """Names of the directory, each with the bracket behind it: 许南星（后端）."""
    at = 0
    while at < len(sentence):
        name = roll.longest_at(sentence, at)
        if not name or is_dated(fold(name)):
            at += 1
            continue
        bracket = _BRACKET.match(sentence, at + len(name))
        end = bracket.end() if bracket else at + len(name)
        yield Token(NAME, at, end)
        at = end


def _told(token: Token, sentence: str, roll: Roll) -> Token:
    """A run as the role or the name that it is."""
    text = sentence[token.start : token.end]
    if token.kind != RUN:
        return token
    if is_role(fold(text)):
        return Token(ROLE, token.start, token.end)
    people = read_people(text, roll, strict=True)
    named = people.names and not (people.rest or people.missing or people.choice or is_dated(fold(text)))
    return Token(NAME, token.start, token.end) if named else token
