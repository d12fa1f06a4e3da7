"""Whether the subject of a mail has a matter of its own that is none of people: 数据库迁移, 测试报告, Demo (M3).

A project's mails name its people all day: who supports a release tonight, who joins a demo. Under such a subject only
the plain words of lending and leaving count; under one of people, of the project alone, or of nothing (通知, 说明), any
word that moves somebody does.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold, words
from parsers.notices.words.spans import periods
from parsers.notices.words.topics import LENDING, RELEASE, Topic
from parsers.patterns import Pattern

_HANDS: Final = (
    r"\b(?:an?|another|more|extra|one|two|three|four|five|\d) (?:\w{2,9} )?"
    r"(?:tester|developer|engineer|designer)s? for\b(?![^?]*\?)"
)
"""Two testers for Xinghe."""
OF_PEOPLE: Final = Pattern(
    r"人[员手力选事]|派(?:[人员驻出往遣工到]|(?=[\u4e00-\u9fff]{2,4}去))|[用出]人|阵容|(?:[两二三四几\d]\s?个|[两二三四几\d]名)人|借(?:[到给往出入至](?!期))|[要借加换缺调减]人|(?<!安)排人|的人(?=\W*$)|借[调用](?![^,，。\s]{0,4}(?:仪|机|室|车|卡|书|号|料|器|设备|工具|场地))|支[撑援]|增援|[进入撤离退]场|[到离]岗|到位|续[期借签]|延[期长]支|替[换补]|轮换|名单|外借|借出|进组|兼项"
    r"|调[往到至入离出]|投入(?!产)|成员|团队|资源|协调|产品经理|驻场|释放|撤[回出离]"
    rf"|{_HANDS}"
    r"|\b(?:people|staff(?:ing)?|team|resource|release|extension|member)s?\b"
)
"""Words of a subject that is of people."""
_EMPTY: Final = sorted(
    words(
        "回头 说下 说一下 说说 聊聊 "
        "关于 有关 项目 通知 说明 情况 事宜 事项 安排 变更 变动 调整 更新 更正 补充 沟通 同步 确认 知悉 提醒 告知 公告 "
        "请 的 了 一下 及 与 和 邮件 信息 计划 工作 启动 启动会 正式 紧急 急 重要 转发 申请 请示 需求 需要 "
        "延期 顺延 延长 暂停 恢复 更换 续 换 增加 新增 新 取消 撤销 近期 本周 下周 本月 下月 月份 月 日 周 "
        "研发 开发 前端 后端 测试 算法 工程师 现场 客户 阶段 一期 二期 三期 四期 "
        "时间 周期 日期 重新 小 先 回来 回 归队 回组 人 增补 补 重排 改期 到岗时间 更改 修改 撤 不 就 了 让 "
        "告诉 一声 说一声 转告 提前 顺便 回复 答复 通知书 函 来函 回函 事 人 "
        "到 派 用 借 借到 借给 借往 两位 二位 同志 那边 这边 你 明细 一览 登记 定了 谁 几个人 早点 早些 晚点 支持 "
        "工作量 工时 人天 知悉 不 去 过去 过来 来 "
        "schedule changed changes cancel cancelled cancellation "
        "replacement replace re-plan replan rescheduled new dates date "
        "re fw fwd update notice project change changing period assignment end start adjustment correction "
        "the of for and to on about kickoff kick-off plan support"
    ),
    key=len,
    reverse=True,
)
_NO_MATTER: Final = Pattern(rf"(?:{'|'.join(map(re.escape, _EMPTY))}|[^\w]|[\d_])++")
STAFFS: Final = Topic(
    "借调 进场 入场 到岗 撤场 离场 退场 撤离 撤出 续期 续借 驻场 抽调 进驻 改派 增派 增援 进组 出组 释放 归还 "
    "离开项目 支援",
    rf"(?<!安)排人|{_HANDS}"
    r"|\b(?:supports?|rolls? off|released?|assigned|extended)\b|\bjoins? (?:the|our|this) (?:project|team)\b"
    r"|支撑(?!人员|期间|情况|以来|材料|文档|系统|平台|服务|部门|业务|功能|数据)|借(?=你|给|我|用|到|至)|(?:接替|顶替)(?!换)",
)
"""The plain words of lending and leaving."""
_TASK: Final = Pattern(
    r"(?:模块|功能|接口|页面|任务|缺陷|bug|文档|报告|脚本|代码|需求|用例)[^,，。;；支]{0,6}?(?:由|延期|延后|推迟|改[为由到])"
    r"|责任人|接口人|对接人"
)
"""登录模块由甲改为乙开发, 接口开发延期至6月5日: work that goes to another, or takes longer."""


def is_of_a_task(text: str, page: Page) -> bool:
    """Whether a line is about who does a task, or until when, and neither it nor the subject speaks of who is lent."""
    folded = fold(text)
    return _TASK.search(folded) is not None and not (STAFFS.told_in(folded) or _is_of_people(page.untagged_subject))


def _is_of_people(subject: str) -> bool:
    return LENDING.told_in(subject) or RELEASE.told_in(subject) or OF_PEOPLE.search(subject) is not None


def is_of_people(page: Page, project: str | None) -> bool:
    """Whether the subject is of people, or names somebody who may be lent and no other matter: 许南星去星河."""
    subject = page.untagged_subject
    subject = subject.replace(fold(project), " ") if project else subject
    return _is_of_people(subject) or (page.roll.names_member(page.subject) and not has_own_matter(page, project))


def has_own_matter(page: Page, project: str | None) -> bool:
    """Whether the subject is of something that is no people: 【星河数据治理项目】数据库迁移."""
    subject = page.untagged_subject
    subject = subject.replace(fold(project), " ") if project else subject
    if _is_of_people(subject):
        return False
    for name in (*page.known.projects, *page.known.project_by_short) if page.known else ():
        subject = subject.replace(fold(name), " ")
    subject = page.roll.without_names(subject)
    if project and len(subject.strip()) > 1 and subject.strip() in fold(project):
        return False  # 算力, over a mail of 滨江大学算力平台
    for span in reversed(periods(subject)):
        subject = f"{subject[: span.start]} {subject[span.end :]}"
    return bool(_NO_MATTER.sub("", subject))
