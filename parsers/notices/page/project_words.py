"""The words around a project's name: what a subject goes on with, what leads to a name, what only looks like one."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import words
from parsers.notices.words.wordings import Vocabulary

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
        "人员替换 人员更换 人员调整 人员轮换 换人 "
        "研发负责人变更 需求 人员需求 人力需求 用人需求 补充 补充通知 申请 请支持 协调 资源协调 资源 帮助 支撑 项目 "
        "支撑信息 支撑信息如下 人员信息 基本信息 项目信息 需求信息 支撑人员 人员名单",
        # who writes it, and other mails
        "研发部 产研部 产品研发部 产研 测试 周报 日报 月报 会议 会议通知 会议纪要 邀请",
    )
)
"""What stands in a subject's brackets and is no project."""
NO_FIRST_WORDS: Final = words("请 申请 需要 需 感谢 近期 新 急 两 各 缺 借 帮")
"""What a project's name does not begin with in a subject that has no mark before it."""
KINDS: Final = words(
    "项目 平台 系统 工程 应用 大屏 中台 门户 网站 专项 课题 数据湖 一体机 project app",
    *(f"{number}期" for number in "一二三四五六七八九0123456789"),
)
"""What the names of projects end with."""

_SUPPORT: Final = words(
    "业务支撑 运营支撑 技术支撑 技术支持 技术支援 运维支撑 运维支持 决策支撑 决策支持 服务支撑 服务支持 "
    "网络支撑 管理支撑 应急支撑 应急支援 售后支持 客户支持 数据支撑 信息支撑 算力支撑 远程支持 "
    "综合支撑 综合支持 远程协助 公众参与 投入产出"
)
_THING: Final = words("系统 平台 服务 中心 工程 项目 体系 能力 软件 子系统 门户 大厅")
_NOUNS: Final = " ".join(support + thing for support in _SUPPORT for thing in _THING)
"""业务支撑系统: a part of many projects' names, and no word of lending."""

SUBJECT: Final = Vocabulary(
    {
        "NOUN": _NOUNS,
        "PROJECT": "项目",
        "KIND": "平台 系统 工程",
        "PHASE": "一期 二期 三期 四期 五期",
        "NAME": "名称 名",
        "ABOUT": "关于",
        "JOIN": "及 与 和 的 之 暨 相关 _ /",
        "DASH": "- — –",
        "COLON": ":",
        "STOP": ", ; 。 [ ]",
        "OPEN": "(",
        "CLOSE": ")",
        "PRESALES": "售前",
        "LENDS": "支援 投入",
        "MATTER": "人员 支撑 安排 通知 续期 撤场",
        "FORM": "申请 需求 支持 交底 结项",
        "GOES_ON": "启动会 启动 终止 关闭 结束 提前 释放 离场 退场 驻场 进场 入场 延期 "
        "人力 研发 开发 测试 前端 后端 产品 团队 成员 资源 负责人 组 名单 "
        "调配 增派 加派 增补 借调 抽调 补充 新增 增加 调整 变更 更新 计划 协调 需要 确认 "
        "同步 情况 提醒 说明 信息 汇总 告知 公告 一览 "
        "early release staffing extension notice update kickoff kick-off",
        "TOPIC": "方案支撑 方案支持 技术交流 需求调研 演示环境 定制方案 定制化方案 货架资料 标准化货架资料 产品资料",
    },
    silent=(),
)
"""The words of a subject. 星河数据治理项目|人员支撑安排: what stands behind the project and is no part of its name."""
SENTENCE: Final = Vocabulary(
    {
        "NOUN": _NOUNS,
        "PROJECT": "项目",
        "PHASE": "一期 二期 三期 四期 五期",
        "LENDS": "支撑 支援 支持 投入 投入到 参与 加入",
        "LEADS": "针对 关于 协助 所在 所在的 跟进 正在跟进 在跟进 跟踪 正在跟踪 正在推进",
        "FROM": "从 为 因 因为 考虑到",
        "ANSWERS": "负责",
        "ENTERS": "进驻",
        "SENDS": "借调 抽调 调 调配 派 派驻 安排",
        "TO": "到 至 去",
        "APPLIES": "申请 索取 领取",
        "WISHES": "我 我们 本人 这边 想 现 特 拟 需 需要 请",
        "WORK": "工作 开发 测试 建设",
        "NO_NAME": "经理 负责人 组长 成员 管理 名称 周期",
        "OPEN": "(",
        "CLOSE": ")",
        "STOP": ", ; 。 、 !",
        "COLON": ":",
        "MARK": "? . … “ ” ‘ ’ \" ' [ ] 《 》 < > / & + * @ = — – →",
    },
    alone={
        "GENERIC": "本 我方 我们 咱们 咱 贵方 你方 该 此 这个 各 其他 其它 另 另有 新 原 上述 以上 某 两个 多个 几个 "
        "一个 别的 "
        "有 在 目前 所有 "
        "同一 相关 上一 下一 当前 某个 你们 贵 由于 由 鉴于 随着 按 应 按照 根据",
        "OF": "的 个",
    },
    silent=(),
)
"""The words of a sentence about a project. 本项目, 其他项目: said of a project, and no name of one."""
