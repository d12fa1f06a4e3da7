"""What the readers have found in a mail, for the claims to weigh."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from msgspec import Struct

from parsers.notices.changes.extension import Extension
from parsers.notices.changes.lead import Holder
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.meetings import PLACE
from parsers.notices.lending.sentences import LENT
from parsers.notices.page.page import Page
from parsers.notices.page.subject_topic import STAFFS
from parsers.notices.words.fold import fold
from parsers.notices.words.heading_words import heads_people
from parsers.notices.words.labels import DATED, STRONG
from parsers.notices.words.moving_words import THINGS
from parsers.notices.words.spans import has_range
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, is_courtesy
from parsers.patterns import Pattern

_MEETING: Final = frozenset({"meeting", "absence"})
_KICK_OFF: Final = Pattern(r"启动|开工|立项|kick-?\s?off")
"""The minutes of a kick-off meeting may be its notice (D1)."""
_MINUTES: Final = Pattern(r"纪要|\bminutes\b")
_BEGINS: Final = Pattern(r"项目[^,，。;；:：]{0,10}启动|\bkick(?:s|ed)?[ -]?off\b")
"""Where a project begins in a line."""
_NOT_YET: Final = Pattern(
    r"(?:未|没有?|不|暂缓|推迟|延后|取消|等|待)(?:正式|能|再)?启动|启动(?:会|时间|日期|工作)?(?:会)?(?:推迟|延期|延后|暂缓|取消|待定|未定)"
    r"|kick-?\s?off (?:is |has been )?(?:postponed|cancel|delayed|not)"
)
_ALSO_LENDS: Final = Pattern(
    r"(?:周报|月报|周计划|纪要|例会)[^,，]{0,6}(?:及|和|与|暨|、|\+)[^,，]{0,8}人员(?:支撑)?(?:安排|投入|名单|调整|变动)"
)
"""A report, and who is lent: 周报及下周人员安排."""
_REPORTED: Final = Pattern(r"简报|快报|总结|汇报|反馈|回顾|复盘|\bstatus\b|\bprogress\b")
"""A subject that tells what has been done: nobody is lent by it, unless it says that, too."""
_OFFICE: Final = Pattern(
    r"(?:任务|缺陷|bug)(?:指派|分派)|缺陷单|(?<!派)工单|任务单|"
    r"门禁|工牌|打卡|工位|vpn|酒店|住宿|[机车]票|用车|停车|盘点|保密协议|补贴|[饭餐车房]补|补助|保险"
    r"|(?:权限|[账帐]号)(?:的?(?:申请|开通|审批|回收|清理|办理|分配)|\W*$)"
    r"|(?:工时|投入)(?:统计|核对|核算|填报|汇总|补录|录入|台账|提醒)|工时(?:[单表]|填写)|(?:填写|补填|补录)工时"
)
"""A subject of what an office hands out, or counts afterwards: nobody is lent by a list of whom it is for."""
_THINGS_LENT: Final = Pattern(r"(?:测试机|样机|真机|笔记本|电脑|图书|车辆)的?(?:外?借|派出|领[用取]|调拨)")
_OF_THINGS: Final = Pattern(
    rf"(?:{THINGS}|(?:服务器|云|计算|算力|存储|机房|硬件|数据库|集群|网络)资源)"
    r"(?:(?!人员|人力|工程师|运维|同[事学]|[小班]?组|团队|成员|支[撑援持]|项目|平台|系统|开发|外包)[^,，。:：]){0,6}?"
    r"(?:续[期费订签约]|延[期长]|释放|回收|归还|退租|到期|扩容)"
)
"""A subject of what is extended or given back that is nobody: VPN续期, 服务器资源释放; 资源释放 may be people."""
_PROJECT: Final = Pattern(r"项目|\bproject\b")


class Evidence(Struct, frozen=True, dict=True):
    """What the readers have found in a mail, for the claims to weigh."""

    page: Page
    statements: tuple[Statement, ...]
    blocks: tuple[Block, ...]
    project: str | None
    lead: Holder
    manager: Holder
    extension: Extension | None
    texts: tuple[str, ...]
    """The unlabelled lines (folded) that say something."""

    @cached_property
    def lends(self) -> bool:
        """Whether subject or a line says that people are lent."""
        return LENDING.told_in(self.page.folded_subject) or any(map(LENDING.told_in, self.texts))

    @cached_property
    def elsewhere(self) -> bool:
        """Whether subject or labels say that the mail is about something else: a meeting, leave, a weekly report."""
        subject = self.page.folded_subject
        lending = LENDING.told_in(subject)
        meeting = [told for told in self.statements if told.field in _MEETING]
        labels = any(not (told.label in PLACE and (lending or self._is_a_form)) for told in meeting)
        told = not lending and (_REPORTED.search(subject) is not None or _is_of_the_office(subject) or self.of_things)
        told = told or _THINGS_LENT.search(subject) is not None
        of_another = ANOTHER_MATTER.told_in(subject) or told
        lends = self.has_dated_people and (not of_another or self._lent_in_minutes)
        lends = self.kicks_off and (self.lists_people or lends)
        return (labels or of_another) and not (lends or _ALSO_LENDS.search(subject))

    @cached_property
    def _is_a_form(self) -> bool:
        """Whether labels name the project, and somebody with a first and a last day: where he works is no meeting."""
        named = (one for one in self.blocks if "person" in one)
        return bool(self.page.of("project")) and any(map(has_both_days, named))

    @cached_property
    def of_things(self) -> bool:
        """Whether the subject is of what is extended, or given back, that is nobody: VPN续期."""
        found = _OF_THINGS.search(self.page.untagged_subject)
        return found is not None and not self.page.roll.named_in(found[0])

    @cached_property
    def _lent_in_minutes(self) -> bool:
        """Whether minutes say with a verb of lending who is lent: 许南星自6月1日起投入，至8月31日."""
        lent = any(told.label == LENT for told in self.statements)
        return lent and _MINUTES.search(self.page.folded_subject) is not None

    @cached_property
    def kicks_off(self) -> bool:
        """Whether a fresh mail says that the project begins (D1)."""
        begins = any((_KICK_OFF.search(self.page.folded_subject), *map(_BEGINS.search, self.texts)))
        if self.page.is_reply or not begins:
            return False
        return not any(map(does_not_begin, (self.page.folded_subject, *self.texts)))

    @cached_property
    def lists_people(self) -> bool:
        """Whether a heading of any ordinary words, or a label of people lent, stands over those of the project."""
        headed = any(map(heads_people, (self.page.untagged_subject, *self.texts)))
        labelled = any(told.field == "person" and (told.strong or not told.value) for told in self.statements)
        return headed or labelled or any(told.label in STRONG for row in self.page.rows for told in row.values())

    @cached_property
    def about_a_project(self) -> bool:
        """Whether the mail names a project, or speaks of one."""
        return self.project is not None or any(map(_PROJECT.search, (self.page.folded_subject, *self.texts)))

    @cached_property
    def calls_a_project(self) -> bool:
        """Whether the mail calls a known project by the beginning of its name: 星河."""
        shorts = self.page.known.project_by_short if self.page.known else {}
        texts = (self.page.subject, *(line.text for line in self.page.mail.new_lines[:10]))
        return any(short in text for text in texts for short in shorts)

    @cached_property
    def has_people(self) -> bool:
        """Whether somebody is named as lent."""
        return any("person" in block for block in self.blocks)

    @cached_property
    def has_dated_people(self) -> bool:
        """Whether somebody is named as lent, with days."""
        return any("person" in block and block.keys() & DATED for block in self.blocks)


def has_both_days(block: Block) -> bool:
    """Whether a block has a first and a last day."""
    ranged = "period" in block and has_range(fold(block["period"].value))
    return ranged or {"start", "end"} <= block.keys()


def _is_of_the_office(subject: str) -> bool:
    return _OFFICE.search(subject) is not None and not STAFFS.told_in(subject)


def does_not_begin(folded: str) -> bool:
    """Whether a line (folded) says that the project does not begin, or not yet: 尚未启动, 启动推迟."""
    return _NOT_YET.search(folded) is not None


def spoken(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """The unlabelled lines (folded) that do more than greet, thank or close."""
    loose = (fold(told.value) for told in statements if told.field is None)
    return tuple(text for text in loose if not is_courtesy(text))
