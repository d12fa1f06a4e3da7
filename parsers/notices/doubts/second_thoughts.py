"""Second thoughts of a mail (M4): a sentence that nobody read, and that corrects or doubts what stands above.

许南星6月1日-6月30日支撑。更正：结束日期为7月15日; 白一舟暂不参与 below the people; 以上仅供参考. What it
changes cannot be told for sure: it is asked about, and never dropped beside what was read.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import islice
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.sentences import REST
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import REMARKS
from parsers.notices.words.mood_words import CONSENT, TO_COME, sharing
from parsers.notices.words.talk_words import WAVERS
from parsers.notices.words.topics import is_courtesy
from parsers.notices.words.wordings import Sentence, Vocabulary
from parsers.patterns import Pattern
from state.notice import Remark

LONGEST: Final = 60
"""Characters of a sentence that says one thing."""
MOST: Final = 40
IN_CASE: Final = Pattern(r"[如若]|\bif\b")
"""以上信息如有误请反馈 corrects nothing."""
_PAPERS: Final = Pattern(r"(?:脚本|用例|报告|文档|代码|日报|周报|接口|设计)的?(?:模板|样本|初稿|草稿|底稿)")
"""Papers of the work, and not what the mail itself is called: 压测脚本模板在知识库."""
_SENTENCES: Final = Pattern(r"[。；;!！\n]|\.\s")

_THOUGHTS: Final = Vocabulary(
    sharing(
        "AWAITS WAITS NEEDS APPROVES CONFIRMS SIGNS AGREED NOT_YET NOT_NOW NO_NEED DONT CANCELS SHELVES PUTS_OFF "
        "CALLS_OFF OPEN LATER_ON HARMLESS",
        {
            "CORRECTS": "更正 写错 写错了 有误 错了 应为 应该是 应改为 改为 改到 改成 改在 忽略 勿看 无效 "
            "should|be correction correct|is ignore disregard instead",
            "DRAFTED": "初步安排 初步计划 初步名单 初步人选 初步意向 仅供参考 草案 草稿 初稿 设想 "
            "未经 未获 获批 待批 还在协商 在协商 "
            "pending tentative draft subject|to not|yet not|agreed for|reference|only",
            "STAYS_AWAY": "不参与 不参加 不来 不去 不在 不支撑 不投入 不含 不包括 不算 除外 除了 已撤 已离 已走 离职 "
            "调走 请假 产假 病假 休假 退出 撤出 撤场 离场 only not without leaves left leave except",
            "LIMITS": "只 仅 才 到岗 才到 先到 晚到 推迟 提前 延一 延两 延到 延至 延期 延长 顺延 续到 续至 续期 "
            "轮流 交替 加上 再加 也来 也去 也支撑 也参与 一并 一同 一起 同样 接手 接替 顶替 替换 代替 换成 换为 "
            "补上 顶上 until also same as|well joins join extend extended",
            "HARMLESS": "未经授权 未经许可 未经允许 提前准备 提前熟悉 提前了解 提前沟通 提前开通 提前申请 提前对接",
            "MAYBE": "可能 也许 或许 视情况 看情况 再看 再加 增加 待定",
            "WORKS": "负责 擅长 熟悉 主要 联系 对接 沟通 协商 商量 咨询 反馈 汇报 抄送 配合 感谢 辛苦 contact thanks",
        },
    )
)
_CORRECTED: Final = _THOUGHTS.wordings("CORRECTS")
_DOUBTED: Final = _THOUGHTS.wordings(
    "DRAFTED",
    # 需领导批准, 待审批, 尚未同意
    f"({TO_COME} | NEEDS | NOT_YET) ANY{{0,6}}? ({CONSENT} | AGREED)",
)
_OF_SOMEBODY: Final = _THOUGHTS.wordings(
    "STAYS_AWAY",
    "LIMITS",
    "CANCELS",
    "SHELVES",
    "PUTS_OFF",
    "CALLS_OFF",
    "NOT_NOW",
    "NO_NEED",
    "OPEN",
    "AWAITS",
)
_MAYBE: Final = _THOUGHTS.wordings("MAYBE")
"""另外白一舟也可能过来: of somebody who is not in the list; of whoever is, it is talk of later."""
_OF_WORK: Final = _THOUGHTS.wordings("WORKS")


def second_thoughts(page: Page, statements: Sequence[Statement], asked: Container[str | None]) -> Iterator[Remark]:
    """The problems with sentences that nobody read, from the first line of people on, in lines not `asked` about."""
    first = min((told.number for told in statements if told.field == "person"), default=0)
    people = [told.value for told in statements if told.field == "person"]
    unread = (told for told in statements if told.field is None or told.label in REMARKS)
    for told in islice((told for told in unread if told.number >= first and not told.colon), MOST):
        for sentence in _SENTENCES.split(told.value[: LONGEST * 10]) if told.line not in asked else ():
            folded = fold(sentence).strip()
            if 0 < len(folded) <= LONGEST and not is_courtesy(folded):
                tokens = _THOUGHTS.cut(folded)
                yield from _said(sentence.strip(), tokens, told, page.roll)
                yield from _maybe(sentence.strip(), tokens, told, page.roll, people)


def _said(sentence: str, tokens: Sentence, told: Statement, roll: Roll) -> Iterator[Remark]:
    if tokens.says(_CORRECTED) and not IN_CASE.search(fold(sentence)):
        yield Remark("unreadable-period", "period", told.line, value=sentence)
    elif tokens.says(_DOUBTED):
        yield Remark("on-condition", None, told.line)
    elif tokens.says(_OF_SOMEBODY) and not tokens.says(_OF_WORK) and roll.names_member(sentence):
        yield Remark("unreadable-period", "period", told.line, value=sentence)
    elif told.label == REST and _are_members(sentence, roll):
        yield Remark("missing-period", "period", told.line, value=sentence)
    elif WAVERS.told_in(_PAPERS.sub("", fold(sentence))) and not IN_CASE.search(fold(sentence)):
        yield Remark("on-condition", None, told.line)


def _maybe(sentence: str, tokens: Sentence, told: Statement, roll: Roll, people: Sequence[str]) -> Iterator[Remark]:
    """The problem with a sentence that may add somebody: whom none of the `people` names."""
    if not tokens.says(_MAYBE) or tokens.says((*_OF_SOMEBODY, *_OF_WORK)):
        return
    others = roll.members.intersection(roll.named_in(sentence))
    if any(not any(name in value for value in people) for name in others):
        yield Remark("unreadable-period", "period", told.line, value=sentence)


def _are_members(sentence: str, roll: Roll) -> bool:
    """Whether a sentence beside others of its line is people and no more: 许南星。白一舟…; …；前端：白一舟."""
    people = read_people(sentence, roll, strict=True)
    return people.is_whole and all(roll.resolve(one.name).name in roll.members for one in people.names)
