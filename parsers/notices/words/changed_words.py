"""The words of a sentence that moves one list of people's days, by kind, in whatever order (D4, D5, D7).

What talks beside it is taken off before (`layout/mere_talk`); every word that is left is known here, or the sentence
is asked about (M4).
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import DAY, Vocabulary

PEOPLE, PLACE, RANGE, LENGTH, ROLE = "PEOPLE", "PLACE", "RANGE", "LENGTH", "ROLE"
CHANGED: Final = Vocabulary(
    {
        PEOPLE: "",
        PLACE: "本项目 该项目 项目 项目组 项目上 这个项目 贵项目 现场",
        RANGE: "",
        LENGTH: "",
        ROLE: "",
        "WISH": "想 想要 希望 希望能 希望能够 申请 麻烦 需要 需 拟 能",
        "NO_NEED": "不等 不再等 不用等到 不等到 不用 不必 不必等 不用等 不用再 不 不在 不再 不是在",
        "NO_MORE": "不再支撑 后续不再支撑 不再投入 不再参与",
        "WAS": "原 原来 原先 原定 原定于 原计划 原本 原为 原来是 原来写的是 原先写的是 之前写的是 原来到 原到 本来 "
        "本来是 之前是 "
        "之前定的是 由 从 自 由原定 从原定 由原来的 从原来的",
        "NOT": "不是 而不是 而非 并非",
        "EXTENDS": "延到 延至 延期到 延期至 延长到 延长至 续到 续至 续期到 续期至 续借到 续借至 顺延到 顺延至 "
        "延续到 延续至 展期至 "
        "留到 多留到 待到 再待到 再留到 再做到 再干到 延为 延长为",
        "LONGER": "延 续 延期 续期 延长 续借 顺延 再待 再留 再多待 再多留 多待 多留 再支撑 继续支撑 再延 再续 再给 "
        "再干 再做 再留一阵 再待一阵 再留一阵子 再待一阵子 再留一段时间 再待一段时间 多留一阵 多待一阵 "
        "多留一段时间 再用一阵",
        "SHORTENS": "缩短到 缩短至 缩到 缩至 压缩到 压缩至 提前到 提前至 提早到",
        "UNTIL": "干完 做完 待完 支撑完 做到 干到 支撑到 支撑至 用到 到 至 截至 截止到",
        "LEAVES": "撤 撤场 撤离 离场 退场 出场 回组 回组里 撤回 撤出 归队 归还 释放 离开 离开项目 "
        "撤下来 出组 回部门 "
        "回本组 撤回组里 回后端组 回前端组 回测试组 回产品组",
        "HOME": "走 回去 回来",
        "LAST": "结束 为止 止 到期 收尾 结束支撑 最后一天 最后一天为 最后一天是 最后支撑日",
        "COMES": "进场 进组 入场 到岗 到位 开始 过来 过去 报到 进来 起 进 入组 进项目",
        "MOVED": "改为 改成 改到 改至 调整为 调整到 调整至 变更为 更正为 推迟到 推迟至 延后到 延后至 推后到 推迟 "
        "延后 推后 应为 应是 应该是 现为 "
        "往后推到 往前挪到 挪到 换成 缩成 变为 变成 修正为 修改为 更新为 更改为",
        "PUTS_OFF": "推迟 延后 推后 往后推 提前",
        "CUTS": "缩短 缩减 压缩 提早结束",
        "KEEPS": "不变 照旧 还是 仍为 仍是 依旧 仍然 仍 保持不变",
        "SUPPORT": "支撑 支援 支持 支撑工作 工作 时间 周期 期限 支撑时间 支撑周期 支撑期限 支撑期 安排 任务 投入 "
        "驻场 活 活儿 日期",
        "ENDS_ON": "结束时间 结束日期 结束日 截止时间 截止日期 截止日 到期时间 到期日期 到期日 撤场时间 撤场日期 "
        "撤场日 "
        "离场时间 离场日期 离场日 释放时间 释放日期 支撑结束时间 支撑结束日期 支撑截止时间 支撑截止日期 支撑截止日",
        "BEGINS_ON": "开始日 起始日 进场日 入场日 到岗日 报到日 "
        "开始时间 开始日期 起始时间 起始日期 进场时间 进场日期 入场时间 入场日期 到岗时间 到岗日期 "
        "支撑开始时间 支撑开始日期",
        "EXPIRES": "期满 期满后 期满之后 到期后 到期之后 届满 届满后 支撑期满 支撑期满后 支撑到期 支撑到期后",
        "WRONG": "写错 填错 弄错 搞错 有误 不对 错",
        "OTHERS": "其他 其余 其它 总时长 时长 其余事项 其他事项 其他内容 其余内容 人天 工作量 内容",
        "FILLS": "对 新 新的 最新 最新的 [ ] 派驻 派来 驻场的 他 她 他们 两位 的 在 去 那边 这边 那里 上 里 中 "
        "现 现在 已 已经 就 将 会 先 "
        "可以 即可 可 便 后 "
        "之后 以后 即 了 "
        "吧 哈 再 也 均 都 请 "
        "把 将把 兹 兹将 同志 同学 同事 同事们 继续 起 为 是 于 一并 统一 提早 只 ( ) 那块 这块 由我 整体 相应 "
        "相应地 正式 于是 "
        "共 大家 各位 知悉 请知悉 请各位知悉 通知",
        "AGREED": "组长同意 组长已同意 组长也同意 部门同意 我们组同意 双方同意 两边同意 也同意 "
        "我同意 我这边同意 我没意见 我这边没意见 没意见 没问题 我没问题 我这边没问题 同意 已同意 组里同意 "
        "已和双方确认 双方已确认 "
        "双方已同意 两边已确认 已确认 已达成一致 已沟通一致 已沟通 两边都同意",
        "TAKES": "接替 接手 接着做 接着干 接任 顶上 顶替 补上 接班 接 换 换成 换上 接棒 接管 接替工作 替他 替她 "
        "来接 来接替",
        "COMMA": ", 、 : ;",
        "STOP": "。 !",
    }
)
_F: Final = f"(FILLS | SUPPORT | ENDS_ON | BEGINS_ON | {PLACE}){{0,8}}"
_EARLY: Final = "PUTS_OFF?"
_HEAD: Final = f"({PLACE} (!( COMMA | STOP | {PEOPLE} | {DAY} | {RANGE} ) ANY){{0,14}} COMMA)?"
"""滨江大学算力平台前端工作进入收尾，: how the project stands; 星河数据治理项目：."""
_WHO: Final = f"{_HEAD} ({ROLE}? AGREED COMMA?)? {_F} {ROLE}? FILLS? who:{PEOPLE} {_F}"
_FORMER: Final = (
    f"(WAS {_F} {DAY} (LAST | LEAVES | COMES | FILLS){{0,3}} | NOT {DAY} "
    f"| NO_NEED {_F} (WAS FILLS?)? (UNTIL | EXTENDS)? {_F} {DAY} (FILLS | LEAVES | LAST | HOME){{0,3}})"
)
_BEFORE: Final = f"(COMMA? {_F} {_FORMER} {_F}){{0,2}} COMMA? {_F}"
_SAME: Final = "(OTHERS | SUPPORT | ENDS_ON | BEGINS_ON) (FILLS | SUPPORT){0,3} KEEPS"
_BEHIND: Final = f"(COMMA {_F} ({_FORMER} | {_SAME} | AGREED) {_F} | {_F} {_FORMER} FILLS?){{0,3}} (STOP | COMMA)? END"
_BACK: Final = f"(COMMA {_F} (back:{DAY} {_F} (LEAVES | HOME) | NO_MORE) {_F}){{0,2}}"
"""…，6月15日起回后端组，不再支撑: the first day elsewhere, behind the last one here."""
_OF_THE_END: Final = "(LAST | SUPPORT | ENDS_ON | LEAVES)"
_TO: Final = f"WISH{{0,2}} {_F} (EXTENDS | LONGER {_F} {LENGTH}? COMMA? {_F} UNTIL)"
STAYS: Final = CHANGED.wordings(
    # 白一舟在本项目再多待四周，从6月12日延到7月10日; 黄丽的时间顺延到6月26号，原来写的是5月29号
    f"START {_WHO} (COMMA? (LONGER | EXTENDS) {_F} {LENGTH})? {_BEFORE} {_TO} new:{DAY} LAST? {_F} {_BEHIND}",
    f"START {_F} WAS {_F} {DAY} {_F} (LAST | LEAVES)? {_F} who:{PEOPLE} {_F} {_BEFORE} {_TO} new:{DAY} {_F} {_BEHIND}",
    # 再留一阵，7月10日走
    f"START {_WHO} {_BEFORE} LONGER {_F} COMMA? {_F} new:{DAY} {_F} (HOME | LEAVES | LAST) {_F} {_BEHIND}",
    # 支撑期满后继续支撑，新的结束时间：8月28日
    f"START {_WHO} (EXPIRES COMMA? {_F})? {_BEFORE} LONGER {_F} COMMA {_F} ENDS_ON {_F} COMMA? {_F} new:{DAY} {_F} "
    f"{_BEHIND}",
    f"START {_WHO} EXPIRES COMMA? {_TO} new:{DAY} LAST? {_F} {_BEHIND}",
    # 再留两周，支撑截止日改成7月14日
    f"START {_WHO} {_BEFORE} LONGER {_F} {LENGTH}? {_F} COMMA {_F} (ENDS_ON | LAST) {_F} MOVED {_F} new:{DAY} {_F} "
    f"{_BEHIND}",
)
ENDS: Final = CHANGED.wordings(
    # 的撤场日期从5月29日推迟到6月12日; 的结束日期写错了，应为6月12日
    f"START {_WHO} ENDS_ON (FILLS? WRONG FILLS? COMMA?)? {_BEFORE} MOVED {_F} COMMA? new:{DAY} {_F} {_BEHIND}",
)
LEAVES: Final = CHANGED.wordings(
    # 支撑到6月3号就可以回去; 6月10日撤; 的工作到5月29日为止; 支撑时间缩短到6月12日
    f"START {_WHO} {_BEFORE} (UNTIL | SHORTENS) {_F} new:{DAY} {_F} {_EARLY} (LEAVES | HOME | LAST) {_F} {_BEHIND}",
    f"START {_WHO} {_BEFORE} (SHORTENS | LAST) {_F} new:{DAY} {_F} {_BEHIND}",
    f"START {_WHO} {_BEFORE} new:{DAY} {_F} {_EARLY} LEAVES {_F} {_BEHIND}",
    # 的支撑6月12日结束（原定6月30日），6月15日起回后端组，不再支撑
    f"START {_WHO} {_BEFORE} new:{DAY} {_F} LAST {_F} ({_FORMER} {_F} | COMMA {_F} {_FORMER} {_F})? {_BACK} {_BEHIND}",
    # 的支撑时间缩短，最后一天改为6月17日（原为6月30日）
    f"START {_WHO} (CUTS | SHORTENS) {_F} {LENGTH}? {_F} COMMA {_F} (ENDS_ON | LAST) {_F} MOVED {_F} new:{DAY} {_F} "
    f"{_BEHIND}",
    f"START {_WHO} {_EARLY} (LEAVES | LAST) {_F} COMMA {_F} (LAST | SUPPORT) {_F} COMMA? new:{DAY} {_F} {_BEHIND}",
)
_TURNS: Final = f"(MOVED | SHORTENS | PUTS_OFF {_F} {LENGTH}? COMMA) {_F} COMMA?"
_COMES_THEN: Final = f"START {_WHO} {_BEFORE} {_TURNS} new:{DAY} {_F} COMES {_F} (COMMA {_F} {_FORMER} {_F})?"
"""推迟一周，6月15日进组."""
_BEGINS_THEN: Final = (
    f"START {_WHO} (BEGINS_ON | COMES) (FILLS? WRONG FILLS? COMMA?)? {_BEFORE} {_TURNS} new:{DAY} COMES? {_F} "
    f"(COMMA {_F} {_FORMER} {_F})?"
)
"""进场由6月1日推迟到6月4日; 开始日期写错了，应为6月10日."""
BEGINS: Final = CHANGED.wordings(
    *(
        f"{moved} {ends} {_BEHIND}"
        for moved in (_COMES_THEN, _BEGINS_THEN)
        for ends in (
            # …，撤场日也相应改为7月17日
            f"COMMA {_F} {_OF_THE_END} {_F} (WAS {_F} {DAY} {_F})? (MOVED | EXTENDS) {_F} last:{DAY} {_F}",
            # …，结束还是7月10日; …，结束日期6月18日不变; …，到7月17日结束
            f"COMMA {_F} {_OF_THE_END} {_F} KEEPS? last:{DAY} {_F}",
            f"COMMA {_F} {_OF_THE_END} {_F} last:{DAY} {_F} KEEPS {_F}",
            f"COMMA {_F} KEEPS? {_F} UNTIL? last:{DAY} {_F} (LAST | LEAVES) {_F}",
            "",
        )
    )
)
WHOLE: Final = CHANGED.wordings(
    # 的时间整体推迟两周，原6月1日—6月26日，现6月15日—7月10日; 原来7月6日-8月7日，缩到7月6日-7月24日
    f"START {_WHO} (PUTS_OFF {_F} {LENGTH}?)? (COMMA? {_F} WAS {_F} {RANGE} {_F}){{1,2}} COMMA? {_F} "
    f"(MOVED | SHORTENS | EXTENDS)? new:{RANGE} {_F} {_BEHIND}",
    # 的进场时间顺延一周，支撑周期改为6月8日至7月10日
    f"START {_WHO} COMES? {_F} (PUTS_OFF | LONGER | CUTS) {_F} {LENGTH}? {_F} COMMA {_F} MOVED {_F} new:{RANGE} {_F} "
    f"{_BEHIND}",
    # 由6月22日提前到6月15日进场，支撑周期变为6月15日至7月8日
    f"START {_WHO} {_BEFORE} (MOVED | SHORTENS | EXTENDS) at:{DAY} {_F} COMES? {_F} COMMA {_F} MOVED {_F} new:{RANGE} "
    f"{_F} {_BEHIND}",
    # 原定6.1-6.26，整体顺延一周，即6.8-7.3
    f"START {_WHO} (COMMA? {_F} WAS {_F} {RANGE} {_F}){{1,2}} COMMA {_F} (PUTS_OFF | LONGER) {_F} {LENGTH} COMMA {_F} "
    f"new:{RANGE} {_F} {_BEHIND}",
)
_ONE: Final = (
    f"(FILLS | SUPPORT | ENDS_ON | BEGINS_ON | {PLACE} | {ROLE} | WAS | UNTIL | LEAVES | LAST | HOME | COMES | "
    f"TAKES | KEEPS | AGREED "
    f"| COMMA | STOP | {DAY} | {RANGE} | {PEOPLE} | {LENGTH})"
)
_WORK: Final = f"(RUN (FILLS | SUPPORT | {ROLE} | RUN){{0,4}} &( ({DAY} FILLS{{0,2}})? WAS {PEOPLE} ))"
"""剩下的管理页面|6月15日起由白一舟接着做."""
ALL_KNOWN: Final = CHANGED.wordings(f"START ({_ONE} | {_WORK}){{2,60}} END")
"""A sentence of which every word is one of these: 白一舟6月5日后回组，前端由Tom Lee接替，支撑周期6月8日至6月30日."""
