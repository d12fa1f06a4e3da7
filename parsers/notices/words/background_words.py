"""The words of what stands around a statement and is no part of it: thanks, how it came about, what to bring."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import DAY, Vocabulary

NAME: Final = "NAME"
BACKGROUND: Final = Vocabulary(
    {
        NAME: "",
        "THANKS": "感谢 谢谢 多谢 感激 承蒙 鸣谢 thanks|to thank|you thanks|for",
        "HELP": "支持 支撑 支援 配合 协助 帮助 帮忙 付出 努力 理解 关照 重视 support help cooperation",
        "IN": "在",
        "UNDER": "下",
        "WHEN": "今早 昨日 昨晚 前天 刚才 刚刚 上次 上午 下午 早上 晚上 日前 近日 这周 本周 上周 之前 此前 前期 "
        "周会上 会上",
        "MEETING": "例会上 会议上 早会上 晨会上 会议 例会 周会 早会 晨会 专题会 启动会 协调会 沟通会 评审会 项目会 "
        "部门会议 项目例会 会议纪要",
        "PARTIES": "双方 各方 三方 领导 部门领导 项目组 大家 部门 公司",
        "DECIDES": "决定 明确 商定 议定 敲定 定下 定了 定下来 一致同意 同意 达成一致 一致 认可 批准 协调",
        "SETTLES": "确定 确认 最终安排 最后安排 安排结果 最终结论 协调结果",
        "TALKS": "讨论 沟通 商量 协商 研究 对齐 碰过 谈妥 说好 讲好 约定 说定",
        "BY_MEANS": "电话 微信 当面 邮件 线上 口头 私下 企业微信 钉钉",
        "WITH": "和 跟 与 同 经",
        "AS": "根据 按照 按 依据 依照 遵照",
        "SAYS": "要求 精神 结论 意见 纪要",
        "AND": "、 及 以及",
        "ALREADY": "已 已经 均已 都已 业已",
        "NOW": "现 现已 目前 当前 正 正在 现在",
        "BY": "由",
        "DONE": "完成 进入 结束 开始 签 签订 签署 签约 中标 立项 通过 批复 到位 移交 交接 展开",
        "DUE": "上线 验收 交付 发布 投产 割接 开标 提测 联调 汇报 演示 上云 试运行 初验 终验",
        "ADDS": "增加 补充 新增 增补",
        "BEGINS": "启动 开工",
        "PLANS": "计划 将 拟 预计 定于 定在 于 因 由于 为 为了 鉴于 保障 确保 考虑到",
        "LENDS": "投入 参与 加入 进场 入场 到岗 借调 抽调 增派 安排 派 撤场 离场 释放 续期 延期 延长",
        "NOT": "不 未 没 没有 尚未 还没 待 等 如果 如 若 是否 吗 ? 可能 也许 视 除非 否则 或 暂",
        "DURING": "期间 届时 全程 长期 短期 平时 周末 偶尔",
        "NEEDS": "需 需要 须 要 必须 请 可 无需 不需 不需要 不用",
        "ASKS": "申请 提出申请",
        "TO": "到 去 赴 前往 往返 至",
        "TRAVEL": "出差 驻场 常驻 常驻现场 常驻客户现场 客户现场办公 "
        "驻场办公 驻场支撑 现场办公 现场支撑 现场支持 坐班 值守 加班 倒班 自带电脑 自备电脑 "
        "自带笔记本 自带设备 携带电脑 带电脑 带好电脑 带上电脑 准备电脑 准备好电脑 开通vpn 申请vpn 办理vpn 开通权限 "
        "开通账号 申请账号 办理入场手续 办理入场 办理手续 办理出入证 办理门禁 办出入证 准备环境 准备开发环境 搭建环境",
        "AHEAD": "提前 事先 自行 及时 先行 做好",
        "FILLS": "首先 再次 非常 十分 衷心 大力 的 了 过 好 完 对 各位 组长 经理 同事 老师 一直以来 我 我们 "
        "本 该 此 项目 本项目 并 也 都 均 相关 具体 最终 再 一下 需求 需求分析 需求调研",
        "AFTER": "后 之后",
        "COLON": ":",
    },
    silent=(),
)
_OTHER: Final = f"(!( {DAY} | {NAME} | LENDS | NOT | NEEDS ) ANY)"
_TIMELESS: Final = f"(!( {DAY} | NOT | LENDS ) ANY)"
_WHEN: Final = f"(WHEN | FILLS | ALREADY | {DAY})"
_AGREES: Final = "(TALKS | DECIDES | SETTLES)"
BEFORE: Final = BACKGROUND.wordings(
    # 感谢查甘望的支持, 再次感谢前端组大力支持
    f"START FILLS{{0,3}} THANKS {_TIMELESS}{{0,10}}? HELP FILLS{{0,2}} END",
    f"START IN {_TIMELESS}{{1,8}}? HELP UNDER END",
    # 上次会议讨论决定, 会议确定：
    f"START (WITH | AS)? {_WHEN}{{0,3}} (MEETING | PARTIES){{1,2}} (TALKS | BY_MEANS | FILLS | ALREADY){{0,3}} "
    "(DECIDES | SETTLES | SAYS | DONE){1,2} (FILLS | AFTER | COLON){0,2} END",
    f"START (WITH | AS) {_WHEN}{{0,3}} (MEETING | PARTIES){{1,2}} FILLS{{0,2}} (TALKS | SAYS | DONE){{1,2}} FILLS? END",
    f"START {_WHEN}{{0,3}} (TALKS | FILLS){{0,2}} (DECIDES | SETTLES){{1,2}} (FILLS | AFTER | COLON){{0,2}} END",
    # 今天上午和查组长电话确认, 已与查甘望沟通一致
    f"START {_WHEN}{{0,4}} WITH ({NAME} | RUN | AND | FILLS | PARTIES | WITH){{1,6}}? "
    f"(BY_MEANS | ALREADY | FILLS){{0,3}} {_AGREES}{{1,3}} (FILLS | AFTER){{0,3}} END",
    # 查甘望已同意; not 查甘望同意后
    f"START ({NAME} | RUN? FILLS) (BY_MEANS | ALREADY | FILLS){{0,3}} DECIDES FILLS{{0,2}} END",
)
"""Whose help is thanked for, and whose accord the statement has."""
STATES: Final = BACKGROUND.wordings(
    # 前期需求已由方启明完成, 现进入开发阶段
    f"START {_OTHER}{{0,6}}? (ALREADY | NOW) (BY {NAME})? {_OTHER}{{0,4}}? (DONE | SETTLES | BEGINS) "
    f"{_OTHER}{{0,3}} END",
    # 前期由方启明完成设计
    f"START {_OTHER}{{0,3}}? BY {NAME} {_OTHER}{{0,2}}? DONE {_OTHER}{{0,3}} END",
    # 本项目将于7月上线, 因6月30日要上线
    f"START (PLANS | FILLS | RUN){{0,6}} {DAY} (PLANS | FILLS | NEEDS){{0,3}} (DUE | BEGINS) (FILLS | RUN)? END",
)
"""How things stand with the project, and what is due when."""
LACKS: Final = BACKGROUND.wordings(
    f"START (NOW | FILLS | WHEN | RUN){{0,4}} (NEEDS | ASKS) (ADDS | DECIDES)? (!( {DAY} | {NAME} | NOT ) ANY){{1,6}} "
    "END"
)
"""现需增加后端1名, 需要后端开发一名支撑接口改造: whom the statement then names."""
BRINGS: Final = BACKGROUND.wordings(
    # 需要出差, 期间需到南京驻场, 请自带电脑, 提前开通VPN
    "START (DURING | FILLS){0,2} (NEEDS | AHEAD){1,3} (TO? (RUN | FILLS))? TRAVEL (TO? RUN)? FILLS? END",
    "START (DURING | FILLS){0,2} TRAVEL FILLS? END",
)
"""What those who come have to do or to bring."""
