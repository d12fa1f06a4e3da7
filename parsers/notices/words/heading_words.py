"""The words of headings: of the people of a project, and of a plan of its work, which lends nobody (D1, M4)."""

from __future__ import annotations

from itertools import islice
from typing import Final

from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.topics import is_courtesy
from parsers.notices.words.wordings import Vocabulary
from parsers.patterns import Pattern
from parsers.remembered import remembered

_HEADINGS: Final = Vocabulary(
    {
        "PEOPLE": "人员 人力 人手 人选 成员 团队 班子 队伍 同事 同仁 同学 名单 组员 阵容 班底 小伙伴 人马 花名册 "
        "小组 项目组 开发组 研发力量 资源 伙伴 骨干 team members people staff staffing resources resource "
        "colleagues crew",
        "LENT": "支撑 支援 支持 投入 参与 加入 进场 入场 驻场 派驻 借调 抽调 调配",
        "OTHERS": "客户 客户方 甲方 业主 用户 供应商 厂商 监理 第三方 参会 与会 出席 列席 会议 请假 值班 缺席 联系人 "
        "对接人 联络人 联系 收件 收件人 抄送 主送 通讯录 培训 面试 离职 入职 需求 缺口 不足 缺 需要 申请 干系人 "
        "评审 考核 customer client attendees participants",
        "GOES": "离场 撤场 退场 撤离 释放 归还 续期 延期 延长 release extension",
        "OPEN": "原 原先 原来 之前 以前 去年 上期 旧 拟 初步 暂定 暂 可能 建议 意向 候选 备选 待定 待确认 草案 "
        "是不是 是否 吗 ? tentative proposed draft",
        "PLAN": "计划 排期 里程碑 甘特图 甘特 进度 时间表 时间节点 节点 路线图 排程 工期 迭代 任务分解 wbs sprint "
        "roadmap milestone milestones gantt schedule timeline plan",
        "WORK": "工作 任务 工作内容 活动 work tasks",
        "ORDER": "安排 分工 配置 配备 构成 组建 情况 信息 明细 清单 表 一览 一览表 一览图 分配 概况 职责 时间 周期 "
        "角色 岗位 起止 起止时间 设置 架构 组织 组织架构 人数 图 部分 方面 事项 内容 arrangement arrangements "
        "list assignment",
        "ACT": "研发 开发 实施 交付 测试 联调 上线 验收 部署 设计 迁移 割接 development test",
        "OF_IT": "本 该 此 我们 我方 我司 咱们 项目 工程 技术 产品 前端 后端 公司 部门 内部 "
        "本次 本期 整体 总体 主要 核心 关键 具体 相关 全部 所有 各 各位 一期 二期 三期 后续 下一步 下阶段 的 及 "
        "和 与 其 及其 以及 the our project delivery of for and this key",
        "TELLS": "现 将 把 由 经 已 确定 明确 公布 通报 通知 告知 同步 宣布 汇总 组成 包括 包含 有 为 是 均 分别 "
        "以下 下列 下述 下面 如 已经 完毕 完成 成立 定 拟定 好 补充 增补 协调 沟通 落实 敲定 "
        "商定 调整 更新 暨 如下所列 介绍 说明 is are will be follow "
        "following",
        "FOLLOWS": "如下 见下 见下表 如下表 如下所示 : as|follows below",
        "MARK": "( ) [ ] - / 、",
    }
)
_WORD: Final = "(PEOPLE | LENT | PLAN | WORK | ACT | ORDER | OF_IT | TELLS | MARK)"
_RUN_TOO: Final = "(PEOPLE | LENT | PLAN | WORK | ACT | ORDER | OF_IT | TELLS | MARK | RUN)"
_LISTED: Final = f"({_WORD} | FOLLOWS)"
_ANY_WORD: Final = "(PEOPLE | LENT | PLAN | WORK | ACT | ORDER | OF_IT | TELLS | MARK | FOLLOWS | OPEN)"
_WORK_WORD: Final = "(PLAN | WORK | ACT | ORDER | OF_IT | TELLS | MARK)"
_OF_PEOPLE: Final = _HEADINGS.wordings(
    # 名单如下：, 云杉项目团队安排如下, 参与本项目的同事有：; one run at most, which is the project's name
    f"START {_WORD}{{0,8}} RUN? {_WORD}{{0,8}} PEOPLE ({_WORD} | FOLLOWS){{0,8}} FOLLOWS END",
    f"START {_WORD}{{0,8}} RUN? {_WORD}{{0,8}} LENT ({_WORD} | FOLLOWS){{0,8}} FOLLOWS END",
    # 三、人员投入情况
    f"START {_WORD}{{0,8}} PEOPLE {_WORD}{{0,8}} END",
)
_PERHAPS: Final = _HEADINGS.wordings(
    # 拟投入团队如下：, 团队初步如下, 团队是不是如下？
    f"START {_RUN_TOO}{{0,9}} OPEN {_LISTED}{{0,8}} (PEOPLE | LENT) {_ANY_WORD}{{0,8}} FOLLOWS {_ANY_WORD}? END",
    f"START {_RUN_TOO}{{0,9}} (PEOPLE | LENT) {_LISTED}{{0,8}} OPEN {_ANY_WORD}{{0,4}} FOLLOWS {_ANY_WORD}{{0,2}} END",
    f"START {_RUN_TOO}{{0,9}} (PEOPLE | LENT) {_LISTED}{{0,8}} FOLLOWS OPEN{{1,2}} END",
)
_PLAN: Final = "(PLAN | (WORK | ACT) ORDER)"
_ONLY_PLAN: Final = _HEADINGS.wordings("START (PLAN | ORDER | TELLS | MARK | FOLLOWS){1,6} END")
_OF_A_PLAN: Final = _HEADINGS.wordings(
    f"START {_WORK_WORD}{{0,8}} RUN? {_WORK_WORD}{{0,6}} {_PLAN} ({_WORK_WORD} | FOLLOWS){{0,6}} END",
)
_PLANS: Final = _HEADINGS.wordings(_PLAN)
_MOVES: Final = _HEADINGS.wordings("(PEOPLE | LENT | GOES)")
LONGEST: Final = 40
"""Characters of the clause that is a heading."""
_CLAUSES: Final = Pattern(r"[,，。;；!！]")
_COLON: Final = Pattern(r":(?=\s*[^\s:])")
_ANNOUNCES: Final = Pattern(
    r"如下|见下|以下|下列|下述|包括|包含|\bfollow|\bbelow\b|已经?(?:协调|确定|落实|明确|敲定|商定|沟通|安排)(?:好|完毕)?"
)
_MOST_COLONS: Final = 8
_HAN: Final = "[一二三四五六七八九十]"
_ITEM: Final = Pattern(rf"\s*(?:{NUMBER}|[(（]?{_HAN}{{1,3}}\s?[、)）.．]|第{_HAN}部分|#{{1,4}}|[-*·•])\s*")


@remembered
def heads_people(folded: str) -> bool:
    """Whether a line (folded) is, or ends with, a heading of the people of a project: …正式启动，团队如下：."""
    return _HEADINGS.tells(_OF_PEOPLE, _last_clause(folded))


@remembered
def heads_people_perhaps(folded: str) -> bool:
    """Whether a heading of people leaves open whether they are, or still are, the ones: 拟投入团队如下, 原团队如下."""
    return _HEADINGS.tells(_PERHAPS, _last_clause(folded))


@remembered
def heads_a_plan(folded: str) -> bool:
    """Whether a line (folded) is, or ends with, a heading of tasks and their days: 二、里程碑, 实施计划如下：."""
    return _HEADINGS.tells(_OF_A_PLAN, _last_clause(folded))


@remembered
def is_of_a_plan(subject: str) -> bool:
    """Whether a subject (folded) is of a plan of work, with no word of people, or of who goes: not 人员排期."""
    told = _HEADINGS.cut(subject)
    return told.says(_PLANS) and not told.says(_MOVES)


@remembered
def is_of_people(subject: str) -> bool:
    """Whether a subject (folded) has a word of people, or of who comes or goes."""
    return _HEADINGS.tells(_MOVES, subject)


def says_only_plan(folded: str) -> bool:
    """Whether a plan's heading (folded) does not say what of: 计划如下."""
    return _HEADINGS.tells(_ONLY_PLAN, _last_clause(folded))


def _last_clause(folded: str) -> str:
    """The clause that a line ends with, without the number of a list."""
    clauses = [clause for clause in _CLAUSES.split(folded[-200:]) if clause.strip()]
    while len(clauses) > 1 and is_courtesy(clauses[-1].strip(" :")):
        closing = clauses.pop()
        clauses[-1] += ":" if closing.rstrip().endswith(":") else ""  # 名单如下，请查收：
    if not clauses or len(clauses[-1]) > LONGEST:
        return ""
    last = clauses[-1].strip()
    item = _ITEM.match(last)
    return last[item.end() :] if item else last


def behind_heading(folded: str) -> int:
    """Where the text behind a heading of people begins that stands in the same line; 0 where there is none.

    What has no word of what follows is a label, and labels have readers of their own: 新人员：许南星.
    """
    for colon in islice(_COLON.finditer(folded), _MOST_COLONS):
        if not _ANNOUNCES.search(_last_clause(folded[: colon.end()])):
            continue
        if heads_people(folded[: colon.end()]) or heads_people_perhaps(folded[: colon.end()]):
            return colon.end()
    return 0
