"""Names: what looks like one, and whom of the directory it means.

A name is never guessed: it is the one person of the directory who bears it, or a display name of the notice's own
To and Cc, or it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from parsers.message import Mailbox
from parsers.notices.fold import fold, words
from parsers.notices.surnames import DOUBLE, FORMS_OF_ADDRESS, SINGLE, TITLES
from parsers.patterns import Pattern
from parsers.remembered import remembered

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN_WORD: Final = Pattern(rf"[{_HAN}]{{2,4}}")
_DOTTED: Final = Pattern(rf"[{_HAN}]{{1,8}}(?:[·•‧・．][{_HAN}]{{1,8}}){{1,3}}")
_LATIN: Final = Pattern(r"[A-Za-z][A-Za-z.'’-]{0,24}(?: [A-Za-z][A-Za-z.'’-]{0,24}){0,3}")
_CAPITALISED: Final = Pattern(r"[A-Z][a-z'’-]{1,24} [A-Z][A-Za-z'’.-]{0,24}(?: [A-Z][A-Za-z'’-]{1,24})?")
_SPACES: Final = Pattern(r"\s+")

NO_NAMES: Final = frozenset(
    words(
        "经评估 经协商 经沟通 经讨论 经确认 经研究 经商定 经双方 应项目 因需求 从今日 方案 时间 周期 "
        "周五 周一 周二 周三 周四 周六 周日 周末 明天 项目 任务 文档 温馨 平台 安全 方便 "
        "于是 关于 应用 全部 全体 全员 许可 常规 "
        "经理 包括 包含 相关 后端 后续 后台 程序 申请 管理 白天 曾经 充分 能力 广大 国家 双方 通知 支撑 "
        "支援 支持 投入 安排 计划 成员 人员 同事 同学 "
        "大家 各位 领导 组长 前端 测试 产品 系统 开发 研发 设计 运维 算法 实施 架构 若干 外包 实习生 "
        "新人 以上 以下 如下 合计 总计 小计 共计 备注 "
        "另外 其他 其中 其余 本周 下周 上周 本月 下月 上月 今天 昨天 后天 单位 部门 公司 客户 需求 人天 "
        "人日 工时 天数 姓名 岗位 角色 负责人 "
        "开始 结束 截止 日期 周报 日报 月报 会议 例会 培训 生日 请假 休假 年假 病假 事假 调休 出差 加班 "
        "值班 报名 团建 面试 入职 离职 体检 "
        "常驻 驻场 进场 入场 撤场 释放 离场 调配 协调 沟通 确认 同意 批准 没问题 可以 收到 谢谢 感谢 "
        "辛苦 您好 你好 附件 详见 参见 见附件 "
        "安排如下 计划如下 支撑人员 管理员 经办人 和平 阶段 全程 全职 兼职 半天 时段 期间 延期 续期 延长 "
        "续签 应当 应该 能够 从而 向前 明确 "
        "安装 部署 上线 验收 交付 交底 常用 万一 平时 于此 双周 单周 成果 终止 结项 项目组 解决方案 解决 "
        "方向 方面 水平 钟头 季度 年底 年初 "
        "易用 都是 简单 空闲 查看 那么 师傅 连续 通常 通过 全面 全新 单独 时候 元旦 节后 国庆 春节 白板 金额 钱款 包装 "
        "路线 江苏 江西 云南 贵州 广州 广东 温州 常州 郑州 安徽 安庆 武汉 石家庄 成都 桂林 柳州 沈阳 "
        "秦皇岛 钟点 甘肃 宁波 宁夏 南京 南昌 "
        "经开 政务 数据 治理 大屏 后勤 财务 行政 人事 法务 市场 销售 售前 采购 商务 司机 班组 班长 向导 "
        "海外 海关 于月底 于月初 何时 何人 应急 边界 "
        "未定 待定 暂定 暂无 暂缺 空缺 不详 不限 无 没有 均可 皆可 相应 相同 相当 相互 支撑中 进行中 "
        "已确认 已结束 万元 全天 全年 全周 上午 下午"
    )
)
NOBODY: Final = frozenset(
    words(
        "全员 全体 项目 人员 成员 同事 同学 大家 各位 领导 组长 若干 外包 实习生 新人 以上 以下 如下 "
        "合计 总计 小计 共计 备注 姓名 岗位 角色 负责人 "
        "详见附件 见附件 详见 参见 附件 安排如下 计划如下 支撑人员 开发人员 如下所示 见下表 详见下表 "
        "见表 全体成员 项目组 前端组 后端组 测试组 产品组 "
        "人天 人日 工时 全程 全职 兼职 半天 期间 负责 支撑 投入 主要负责 协助 参与 均可 不限 同上 不变 其他 其余"
    )
)
"""What stands in a list of people and is nobody."""
MISSING: Final = frozenset(
    words(
        "待定 未定 暂定 暂无 暂缺 空缺 无 没有 待确认 待协调 待安排 待补充 待填 待通知 tbd n/a na none - "
        "— / 另行通知 再定 未确定 尚未确定 不详 "
        "待沟通 待分配 待指定 unknown 待商定 暂未确定 未明确 ? ?? 待 xx xxx xxxx ×× ××× 某某 某人 暂未定 "
        "人员待定 待招 未知"
    )
)


class KnownPerson(Struct, frozen=True):
    """A person of the directory, as far as reading needs to know them."""

    name: str
    aliases: tuple[str, ...] = ()
    address: str = ""
    group: str | None = None
    roles: tuple[str, ...] = ()


class KnownNames(Struct, frozen=True, dict=True):
    """The names that a mail may mean: the people of the directory and the projects known so far."""

    people: tuple[KnownPerson, ...] = ()
    projects: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        """Name, alias or address (folded, without spaces) → everyone who bears it."""
        bearers: dict[str, list[KnownPerson]] = {}
        for person in self.people:
            for key in {key_of(word) for word in (person.name, *person.aliases, person.address) if word}:
                bearers.setdefault(key, []).append(person)
        return {key: tuple(people) for key, people in bearers.items()}

    @cached_property
    def by_surname(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        """Family name → everyone of that family name."""
        families: dict[str, list[KnownPerson]] = {}
        for person in self.people:
            if surname := surname_of(person.name):
                families.setdefault(surname, []).append(person)
        return {surname: tuple(people) for surname, people in families.items()}

    @cached_property
    def project_by_key(self) -> Mapping[str, str]:
        """Project name (folded, without spaces) → the name as it is known."""
        return {key_of(project): project for project in self.projects}

    @cached_property
    def longest(self) -> int:
        """How many characters the longest name has."""
        return max(map(len, self.by_key), default=0)


class Resolved(Struct, frozen=True):
    """Whom a written name means: the name to record, and the problem code where that is not sure."""

    name: str
    code: str | None = None


@remembered
def key_of(name: str) -> str:
    """What two ways of writing one name have in common."""
    return _SPACES.sub("", fold(name)).replace("•", "·").replace("‧", "·").replace("・", "·")


def surname_of(name: str) -> str | None:
    """The family name of a Chinese name, or None when it does not begin with one."""
    if name[:2] in DOUBLE and len(name) > 2:  # noqa: PLR2004  a family name of two characters
        return name[:2]
    return name[0] if name and name[0] in SINGLE else None


def could_be_name(text: str) -> bool:
    """Whether `text`, standing where a name is expected, may be one."""
    if fold(text) in NOBODY or fold(text) in MISSING:
        return False
    return any(shape.fullmatch(text) is not None for shape in (_HAN_WORD, _DOTTED, _LATIN))


def looks_like_name(text: str) -> bool:
    """Whether `text`, standing anywhere, is most likely a name: family name and one or two characters more."""
    if text in NO_NAMES or fold(text) in NO_NAMES:
        return False
    if _DOTTED.fullmatch(text) or _CAPITALISED.fullmatch(text):
        return True
    surname = surname_of(text)
    if surname is None or _HAN_WORD.fullmatch(text) is None:
        return False
    return 1 <= len(text) - len(surname) <= 2 and titled(text) is None  # noqa: PLR2004  given names are that long


def titled(text: str) -> tuple[str, str] | None:
    """Family name and title of 张工, 李经理, 小王, 欧阳老师; None for anything else."""
    if len(text) == 2 and text[0] in FORMS_OF_ADDRESS and text[1] in SINGLE:  # noqa: PLR2004
        return text[1], text[0]
    if text.endswith(TITLES):
        for title in TITLES:
            surname = text.removesuffix(title)
            if surname != text and (surname in SINGLE or surname in DOUBLE):
                return surname, title
    return None


_POLITE: Final = ("同学", "同事", "老师", "先生", "女士", "工程师", "经理", "总", "工")


class Roll:
    """Everybody a mail may name: the directory, if one is given, and the mail's own To and Cc."""

    def __init__(self, known: KnownNames | None = None, mailboxes: Iterable[Mailbox] = ()) -> None:
        self.known = known
        self._display = {key_of(name): name for box in mailboxes if (name := _display_name(box.name))}

    def holds(self, text: str) -> bool:
        """Whether `text` is a name of the directory or of the mail's own To and Cc."""
        key = key_of(text)
        return key in self._display or (self.known is not None and key in self.known.by_key)

    def is_name(self, text: str) -> bool:
        """Whether `text` is, or most likely is, a name."""
        return self.holds(text) or looks_like_name(text)

    def resolve(self, name: str, hints: tuple[str, ...] = ()) -> Resolved:
        """Whom `name` means; `hints` are the words beside it (group, role, address) that may settle a homonym."""
        if self.known is None:
            return Resolved(name)
        for written in (name, *_without_courtesy(name)):
            if people := self._bearers(written, hints):
                return _one_of(written, people, hints)
            if (shown := self._display.get(key_of(written))) is not None:
                return Resolved(shown)
        return self._by_title(name, hints)

    def _bearers(self, name: str, hints: tuple[str, ...]) -> tuple[KnownPerson, ...]:
        by_key = self.known.by_key if self.known else {}
        for hint in hints:
            if exact := by_key.get(key_of(f"{name}({hint})")):
                return exact
        return by_key.get(key_of(name), ())

    def _by_title(self, name: str, hints: tuple[str, ...]) -> Resolved:
        form = titled(name)
        if form is None or self.known is None:
            return Resolved(name, "unknown-person")
        family = self.known.by_surname.get(form[0], ())
        if form[1] == "经理" and len(family) > 1:
            family = tuple(p for p in family if "project_manager" in p.roles) or family
        return _one_of(name, family, hints) if family else Resolved(name, "unknown-person")

    def cut(self, text: str) -> tuple[str, ...]:
        """The names that `text` is made of without a mark between them, longest first; () when it is not."""
        names: list[str] = []
        at = 0
        while at < len(text):
            end = next(
                (end for end in range(min(len(text), at + self._reach), at + 1, -1) if self.holds(text[at:end])), 0
            )
            if not end:
                return ()
            names.append(text[at:end])
            at = end
        return tuple(names)

    @property
    def _reach(self) -> int:
        return max(self.known.longest if self.known else 0, 8)


def _display_name(written: str) -> str:
    """A person's name out of a display name such as `许南星(后端)` or `"许南星"`."""
    bare = re.sub(r"[(（\[【<].{0,40}$", "", written).strip(" \"'“”")
    return bare if could_be_name(bare) else ""


def _without_courtesy(name: str) -> tuple[str, ...]:
    return tuple(short for word in _POLITE if (short := name.removesuffix(word)) != name and len(short) > 1)


def _one_of(name: str, people: tuple[KnownPerson, ...], hints: tuple[str, ...]) -> Resolved:
    if len(people) == 1:
        return Resolved(people[0].name)
    fitting = [person for person in people if any(_fits(person, hint) for hint in hints)]
    if len(fitting) == 1:
        return Resolved(fitting[0].name)
    return Resolved(name, "ambiguous-person")


def _fits(person: KnownPerson, hint: str) -> bool:
    """Whether a word beside a name tells of this person: their address, group, or role."""
    word = key_of(hint)
    group = key_of(person.group or "")
    return word == person.address.lower() or bool(group and (group in word or word in group))
