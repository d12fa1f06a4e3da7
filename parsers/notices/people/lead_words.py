"""The words of who leads and who manages (D9): titles of the two offices, and what is said of who holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import is_han, looks_like_name
from parsers.notices.words.change_words import BECOMES, BECOMES_IN_ENGLISH, SERVES, SUCCEEDS
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import words
from parsers.notices.words.lexicon import plain
from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import RUN, Sentence, Token, Vocabulary
from parsers.patterns import Pattern

Office = Literal["lead", "manager"]
OFFICES: Final[tuple[Office, ...]] = ("lead", "manager")


def _titles(listed: str) -> frozenset[str]:
    return frozenset(word.replace("|", " ") for word in words(listed))


_SIDES: Final = " ".join(
    f"{work}{side}{of}负责人"
    for work in ("研发", "技术", "开发")
    for side in words("这头 这边 这块 方面 侧 口 的")
    for of in ("", "的")
)
"""研发这头的负责人, 技术方面负责人."""
TITLES: Final[dict[Office, frozenset[str]]] = {
    "lead": _titles(
        "研发负责人 技术负责人 开发负责人 研发总负责人 技术总负责人 开发总负责人 "
        f"rd|lead r&d|lead tech|lead technical|lead {_SIDES}"
    ),
    "manager": _titles("项目经理 交付经理 专案经理 project|manager"),
}
_EVERY_TITLE: Final = frozenset[str]().union(*TITLES.values())
_ANY_TITLE: Final = plain(_EVERY_TITLE)
_IN_EVERY_TITLE: Final = Topic("负责人 经理 lead manager")
TITLE, OTHER_TITLE, FRESH = "TITLE", "OTHER", "FRESH"

VOCABULARY: Final = Vocabulary(
    {
        TITLE: "",
        OTHER_TITLE: "",
        FRESH: "新任 现任 变更后 变更后的 new",
        "BY": "由",
        "IS": "为 是 应为 应是 应该是 定为 已定为 确定为 已确定为 明确为 已明确为 is",
        "COLON": ":",
        "MARK": ', . 。 ; ! ? ( ) [ ] { } < > " “ ”',
        "AND": "、 / &",
        "OF": "的",
        "APPOINTS": "任命 指定 指派 聘任 确定 推荐 请 安排 经协商 appoint appoints assign",
        "SERVES": f"{SERVES} 继续担任 继续任 仍担任 依旧担任",
        "ANSWERS": "负责",
        "STANDS_IN": "代理 代任 暂代 代行",
        "ADDS": "增加 新增 增补 增设",
        "BECOMES": f"{BECOMES} {BECOMES_IN_ENGLISH}",
        "SUCCEEDS": SUCCEEDS,
        "FOLLOWS": "继任",
        "REPLACES": "替换 has|replaced replaces replace will|replace succeeds will|succeed",
        "REPLACED_BY": "was|replaced|by will|be|replaced|by is|replaced|by has|been|replaced|by",
        "NO_LONGER": "不再担任 不再任 不再兼任 不担任 不任 卸任 离任",
        "CHANGE": "变更 更换 更替 交接 调整",
        "IS_ANOTHER": "换人 换人了 要换人 需换人 换了 要换 有变 有变动 有变化 有调整",
        "MISWRITTEN": "误写为 误写成 错写为 错写成 误填为 误填成 错填为 写成 写成了",
        "WRONG": "写错 写错了 有误 不对 填错 填错了 错了 弄错了 搞错了",
        "TENTATIVE": "暂定 初定 拟定 暂由",
        "BECAUSE": "因 因为 由于",
        "CHOICE": "人选 一职 职务 职责 工作 role position",
        "COURTESY": "同学 同事 老师 共同",
        "FORMALLY": "正式",
        "SUPPORTS": "支撑 支援 支持 投入 参与 协助",
        "AS_OF": "即日起 即日 后续 now",
        "FROM_NOW_ON": "以后 往后 今后 从今以后 从现在起 从今天起 今天起 从今往后 从今起",
        "ONLY": "就 都",
        "ON": "将于 于 定于 将自 将从",
        "TAKES": "takes|over take|over will|take|over is|taking|over has|taken|over took|over",
        "HANDS": "hands|over will|hand|over is|handing|over handed|over",
        "MOVES": "changes changed is|changed moves is|moved will|change will|be|changed",
        "WILL_BE": "will|be is|now becomes will|become",
        "FROM": "from",
        "TO": "to",
        "AS": "as",
        "TALK": "please note that hello hi dear all team",
        "THE": "the our",
        "AT": "of for on",
        "INSTEAD": "instead|of rather|than in|place|of",
        "PAST": "前任 上一任",
        "NOTHING": "了 不再 曾任 历任 升任 改任 当前 当天 当日 认为 请假",
    },
    alone={"OF": "本 该 此 项目", "NOW": "现 将 拟 改", "ALSO": "兼", "STILL": "仍 仍然 暂 暂时"},
    endings={"PLACE": "项目 平台 系统 工程 中台"},
    silent=("GAP", "COURTESY"),
)
_LONGEST_OFFICE: Final = 12
_ANOTHER_OFFICE: Final = Pattern(
    r"(?:客户|甲方|乙方|业主|供应商|厂商|集成商|监理|对方)(?:方|侧|那?边|单位)?的?$|副$"
    r"|(?:^|[\W由为任当将把原新及])(?:前端|后端|测试|产品|运维|算法|移动端|客户端|交付|实施|硬件)(?:组|部|侧|团队)?的?$"
)
"""What stands before a title that is another's: 甲方技术负责人, 前端组技术负责人, 副研发负责人."""
_IN_NAMES: Final = Pattern("[任为由当的]")
_LEADS_TO_NAME: Final = words("由 为 是 请 任命 指定 替换 安排 推荐", BECOMES, SUCCEEDS)
TO_BE_ASKED: Final = words("联系 咨询 请教 询问 反馈 通知 告知 抄送 对接 找 问 向 跟 与 和 请 contact ask")
"""有问题请联系研发负责人沈知微: of somebody who leads, but not that they do."""
ASKED: Final = words("? 吗 是否 能否 可否 要不要 是不是 如果 假如 听说 建议 whether")
"""听说研发负责人要换成沈知微？: nobody says that it is so."""


def cut(folded: str, office: Office, roll: Roll) -> Sentence | None:
    """A line that speaks of the office, as tokens; None when it does not."""
    if not _IN_EVERY_TITLE.told_in(folded) or not any(title in folded for title in TITLES[office]):
        return None
    days = list(day_tokens(folded))
    titles = list(_titles_in(folded, office))
    return VOCABULARY.cut(folded, (*_names_in(folded, titles, roll), *days, *titles))


def speaks_of_office(folded: str) -> bool:
    """Whether a text (folded) names one of the offices by its title."""
    return _IN_EVERY_TITLE.told_in(folded) and any(map(folded.__contains__, _EVERY_TITLE))


def _names_in(folded: str, titles: list[Token], roll: Roll) -> Iterator[Token]:
    """Names that have a word of the vocabulary in them: 李为民 where he is known, 任建国 where nobody else is named."""
    taken = {at for title in titles for at in range(title.start, title.end)}
    for word in _IN_NAMES.finditer(folded):
        for start, end in _around(word.start()):
            name = folded[start:end]
            whole = taken.isdisjoint(range(start, end)) and (end in taken or VOCABULARY.ends_at(folded, end))
            begins = start == word.start() and looks_like_name(name) and not _follows_name(folded, start)
            if start >= 0 and whole and (begins or roll.holds(name)):
                yield Token(RUN, start, end)
                break


def _around(at: int) -> Iterator[tuple[int, int]]:
    """Where a name of three or two characters may begin and end that has the character at a place."""
    return ((start, start + size) for size in (3, 2) for start in range(at, at - size, -1))


def _follows_name(folded: str, at: int) -> bool:
    """Whether a verb stands here, behind whom it is said of: 沈知微任研发负责人."""
    before = folded[at - 1 : at]
    return is_han(before) and bool(before) and not any(folded.endswith(word, 0, at) for word in _LEADS_TO_NAME)


def _titles_in(folded: str, office: Office) -> Iterator[Token]:
    """The titles, and 新 or 新的 right before one."""
    at = 0
    while at < len(folded):
        title = _ANY_TITLE.longest_at(folded, at)
        if not title:
            at += 1
            continue
        if _ANOTHER_OFFICE.search(folded[max(0, at - _LONGEST_OFFICE) : at]):
            at += len(title)
            continue
        fresh = next((word for word in ("新的", "新") if folded.endswith(word, 0, at)), "")
        if fresh:
            yield Token(FRESH, at - len(fresh), at)
        yield Token(TITLE if title in TITLES[office] else OTHER_TITLE, at, at + len(title))
        at += len(title)
