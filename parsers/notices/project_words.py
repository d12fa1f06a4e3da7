"""The words around a project's name: what a subject goes on with, what leads to a name, what only looks like one."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.fold import words

TAGS: Final = frozenset(
    words(
        # how a mail is to be taken
        "紧急 特急 加急 急 重要 通知 通告 公告 提醒 必读 重要通知 紧急通知 请阅 请知悉 知悉 请查收 内部 "
        "保密 外部邮件 外部 外发 更新 更正 更正版 转发 回复 答复 催办 审批 待办 需回复 请回复 请确认 请审批 "
        "external ext urgent important notice internal 项目通知 邮件通知 测试邮件 自动回复 系统通知 抄送 "
        "！ ! 附件 图片 cid",
        # what it is about
        "人员支撑 人员安排 支撑安排 人员支撑安排 支撑通知 人员通知 人力支撑 人员协调 人员投入 投入计划 人员投入计划 "
        "撤场 撤场通知 释放通知 人员撤场 续期 续期确认 续期申请 续签 延期 撤销 取消 作废 "
        "售前 售前支撑 售前支持 售前申请 项目启动 启动通知 启动会 交底 项目交底 结项 项目结项 终止 变更 人员变更 "
        "研发负责人变更 需求 人员需求 人力需求 用人需求 补充 补充通知 申请 请支持 协调 资源协调 资源 帮助 支撑 项目 "
        "支撑信息 支撑信息如下 人员信息 基本信息 项目信息 需求信息 支撑人员 人员名单",
        # who writes it, and other mails
        "研发部 产研部 产品研发部 产研 测试 周报 日报 月报 会议 会议通知 会议纪要 邀请",
    )
)
"""What stands in a subject's brackets and is no project."""
_JOINS: Final = words("及 与 和 的 之 暨 - — – _ : / 关于 相关")
_GOES_ON: Final = words(
    "启动会 启动 交底 结项 终止 关闭 结束 提前 撤场 释放 离场 退场 驻场 进场 入场 续期 延期",
    "人员 人力 研发 开发 测试 前端 后端 产品 团队 成员 资源 负责人 组 名单",
    "支撑 支援 支持 投入 调配 增派 加派 增补 借调 抽调",
    "补充 新增 增加 调整 变更 更新 安排 计划 协调 需要 需求 申请 确认",
    "通知 同步 情况 提醒 说明 信息 汇总 告知 公告 一览",
    "early release staffing extension notice update kickoff kick-off",
    "售前 方案支撑 技术交流 需求调研 演示环境 定制方案 定制化方案 货架资料 标准化货架资料 产品资料",
)
"""What a subject goes on with behind a project: 星河数据治理项目|人员支撑安排."""
_NO_FIRST_WORDS: Final = words("请 申请 需要 需 感谢 近期 新 急 两 各 缺 借 帮")
_LEADS: Final = words("支撑 支援 支持 参与 投入 投入到 加入 针对 关于 协助 所在 所在的")
_SMALL_LEADS: Final = words("从 为 因")
_SENDS: Final = words("借调 抽调 调 调配 派 派驻 安排")
_NO_NAME_BEHIND: Final = words("经理 负责 组长 成员 管理 名称 周期")
_GENERIC: Final = words(
    "本 该 此 这个 各 其他 其它 另 另有 新 我们 原 上述 以上 某 两个 多个 几个 一个 别的 有 在 目前 所有 现有 同一",
    "相关 上一 下一 当前 某个 你们 贵 我 因 由于 由 鉴于 随着 因为 考虑到 按 应 按照 根据",
)
"""本项目, 其他项目: said of a project, and no name of one."""
_KINDS: Final = words("项目 平台 系统 工程 应用 大屏 中台 门户 网站 专项 课题 数据湖 一体机 project app")


def one_of(*listed: str) -> str:
    """An expression for any of the words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(listed, key=len, reverse=True))})"


PHASE: Final = r"(?:\s?\([^()]{1,12}\)|[一二三四五]期)"
"""星河数据治理项目二期, 星河数据治理项目（二期）."""
GOES_ON: Final = rf"(?:(?:\s|{one_of(*_JOINS)})*+(?:项目)?{one_of(*_GOES_ON)})+"
NO_FIRST_WORD: Final = rf"(?!{one_of(*_NO_FIRST_WORDS)})"
LEADS: Final = one_of(*_LEADS, *_SMALL_LEADS)
UP_TO_THE_LAST_LEAD: Final = (
    rf"^.*(?:{one_of(*_LEADS, '进驻', '负责')}|{one_of(*_SENDS)}[^,，。到至]{{1,40}}(?:到|至|去))"
    r"|^(?:我们?|本人|这边|想|现|特|拟|需要?|请|为){0,4}(?:申请|索取|领取)"
)
NO_NAME_BEHIND: Final = rf"(?!{one_of(*_NO_NAME_BEHIND)})"
GENERIC: Final = rf"^{one_of(*_GENERIC)}+的?(?:个)?项目$|^项目$"
LIKE: Final = rf"(?:{one_of(*_KINDS)}|[一二三四五六七八九\d]期)(?:\s?[(（][^()（）]{{1,12}}[)）])?$"
HEAD: Final = (
    r"^(?:(?:支撑|支援|投入)?(?:项目名称|项目名|项目)\s?[:：]|关于"
    r"|(?:人员|支撑|安排|通知|续期|撤场){1,4}\s?[-—–:：]"
    r"|(?:售前|人员|项目)?(?:申请|需求|支撑|支持|安排|通知|交底|续期|撤场|结项){1,3}\s+(?=\S{2,40}(?:项目|平台|系统|工程)\s?$))\s?"
)
