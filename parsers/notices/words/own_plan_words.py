"""What a mail calls the people and days it lists: past, an example, not lent, void, another's wish, in question (M4).

上月人员投入情况如下, 请按以下格式填报, 以下人员不再支撑, 客户希望按下表安排: whatever stands below such a line, in a
table or under labels, is not stated by it. Each of these is told of the list itself (如下, 下表, 以上安排): what was
agreed last week, or why somebody is lent, says nothing against it.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Vocabulary
from parsers.remembered import remembered

_OWN_PLAN: Final = Vocabulary(
    {
        "MARK": ", 。 ; ! ( ) [ ]",
        "COLON": ":",
        "QUESTION": "?",
        "POINTS": "以下 下列 下述 下表 下面 以上 上述 上表 附件 附表 见表 表中 表格",
        "FOLLOWS": "如下 见下 见下表 如下表 如下所示 见附件 见附表",
        "LEAVES": "离场 撤场 退场 释放",
        "STAYS": "续期 延期",
        "DAYS_OFF": "周末 节假日 双休日 法定节假日 休息日",
        "MOVES": "推迟 顺延 延后 后延 后移 前移 往后推 往前提",
        "EXCEPT": "除 除了",
        "BUT_FOR": "外 以外 之外",
        "OTHERS": "其他人员 其余人员 其他人 其余人 其他同事 其余同事 其余 其他成员",
        "IF": "如 如果 如需 若 若需 要是 可",
        "PLAN": "安排 计划 排期 名单 方案 情况 时间 周期 投入 支撑 信息 明细 清单 表 分配 配置 内容",
        "PEOPLE": "人员 人力 同事 成员 同学 人选 团队",
        "OF": "的 份 份的 通报 项目 本项目 该项目 我们 各组 及 和 与",
        "FILLS": "均 都 全部 全 现 已 已经 现已 将 也 暂 暂时 先 本次 均已 都已 即日起 一律 请 填写",
        "IS": "为 是",
        "PAST": "上月 上个月 上周 上期 上季度 上半年 去年 上年度 上次 上一版 上一次 往期 历史 之前 以前 此前 原来 原先 "
        "原定 原有 原 旧 旧版",
        "AS_OF": "截至 截止",
        "TODAY": "目前 今日 今天 当前 现在 本周 本月",
        "STATISTICS": "统计 盘点 汇总统计",
        "SAMPLE": "示例 样例 示范 举例 样表 范例",
        "FORMAT": "格式 模板 样式 模版",
        "FILL_IN": "填报 填入 反馈 上报 提交 整理 报送",
        "DRAFT": "初稿 草稿 草案 初版 讨论稿 征求意见稿 建议稿 草拟稿",
        "REFERENCE": "仅供参考 供参考 供大家参考 供各位参考 供您参考 仅作参考 做参考 作参考 供讨论 供大家讨论 供评审 "
        "供审阅 仅供讨论",
        "OTHER_THING": "图 文档 资料 手册 架构 架构图 截图 链接 需求 说明书 合同 联系方式 通讯录 技术方案 里程碑",
        "DENIES": "不 不再 不需 不需要 不用 无需 无须 不必 不能 无法 没有 未",
        "STOPS": "停止 终止 结束 中止 退出 离开",
        "LENDS": "支援 支持 参与 参加 加入 进场",
        "ELSEWHERE": "其他 其它 其他项目 别的 另外 值班 会议 培训 出差",
        "VOID": "作废 取消 废止 撤销 无效 失效 不再执行 不执行 停止执行",
        "PARTY": "客户 客户方 甲方 业主 用户 对方 销售 厂商",
        "WISHES": "希望 期望 想 想要 建议 提议 倾向 要求 想让 提出 申请",
        "LOOK": "确认 看看 看下 看一下 看 评估 审核 斟酌 把关 核对 过目 审阅 讨论",
        "WHETHER": "是否 是不是 有没有 能否 可否 有无",
        "FIT": "可行 合适 可以 妥当 合理 妥 行 ok 没问题 问题 有问题 异议 接受 同意 满足 调整 正确 有误 冲突",
        "HOW": "如何 怎么样 行不行 可不可以",
        "ASKS": "吗 么 呢",
    }
)
_CLAUSE: Final = "(!( MARK | COLON | QUESTION ) ANY)"
_BEGINS: Final = "(START | MARK | COLON)"
_LISTED: Final = "(PLAN | PEOPLE | OF | LEAVES | STAYS)"
_LENT: Final = "(LENDS | PLAN | LEAVES)"
"""支撑 and 投入 are names of the plan as well."""
_WISHED: Final = f"{_BEGINS} PARTY {_CLAUSE}{{0,2}}? WISHES"
_OTHERWISE: Final = _OWN_PLAN.wordings(
    # 上月人员投入情况如下; not 上周会议确定的人员安排如下
    f"{_BEGINS} (FILLS | OF | POINTS | IS){{0,4}} PAST {_LISTED}{{1,6}} (FOLLOWS | COLON END)",
    f"{_BEGINS} (FILLS | OF){{0,2}} (POINTS | FOLLOWS | OF){{1,4}} IS OF? PAST {_LISTED}{{1,6}}",
    # 截至目前人员投入统计如下
    f"AS_OF TODAY {_CLAUSE}{{0,6}}? STATISTICS",
    # 请按以下格式填报, 格式如下, （示例）
    f"POINTS OF? FORMAT {_CLAUSE}{{0,2}}? FILL_IN",
    f"FORMAT {_CLAUSE}{{0,2}}? FOLLOWS",
    f"{_BEGINS} (FILLS | IS | POINTS | OF){{0,4}} SAMPLE (FOLLOWS | COLON | MARK | END)",
    f"{_BEGINS} {_LISTED}{{1,4}} SAMPLE (FOLLOWS | COLON | MARK | END)",
    # 以上安排仅供参考; not 架构图见附件，供参考
    "(START | MARK) (!( OTHER_THING ) ANY){0,8}? (PLAN | PEOPLE | FOLLOWS) (!( OTHER_THING ) ANY){0,6}? REFERENCE",
    # 以上人员进场时间统一推迟一周; not 以上时间如需推迟，请告知
    "(POINTS | OTHERS) (!( MARK | COLON | IF ) ANY){0,5}? MOVES",
    # 除白一舟外，其他人员按上表执行
    f"{_BEGINS} EXCEPT !( DAYS_OFF ) {_CLAUSE}{{1,3}}? BUT_FOR MARK? {_CLAUSE}{{0,1}} (OTHERS | POINTS)",
    # 附件为人员安排初稿
    f"(PLAN | PEOPLE | POINTS) (IS | OF){{0,2}} {_LISTED}{{0,4}} DRAFT",
    # 以下人员不再支撑本项目; not 以下人员不再支撑其他项目
    f"POINTS {_LISTED}{{0,3}} PEOPLE {_CLAUSE}{{0,3}}? DENIES {_LENT} !( {_CLAUSE}{{0,1}} ELSEWHERE )",
    f"POINTS {_LISTED}{{0,3}} PEOPLE {_CLAUSE}{{0,3}}? STOPS !( {_CLAUSE}{{0,1}} ELSEWHERE )",
    # 原定安排如下，现全部作废; not 安排如下，之前的作废
    "FOLLOWS MARK FILLS{0,4} VOID",
    f"POINTS {_LISTED}{{1,4}} FILLS{{0,4}} VOID",
    # 客户希望按下表安排人员; not 按客户要求，人员安排如下
    f"{_WISHED} {_CLAUSE}{{0,4}}? (POINTS | FOLLOWS) {_CLAUSE}{{0,3}}? (PLAN | PEOPLE | LENDS)",
    f"{_WISHED} {_CLAUSE}{{0,3}}? (PLAN | PEOPLE | LENDS) {_CLAUSE}{{0,3}}? FOLLOWS",
    # 请确认以下安排是否可行; 各位看看是否合适
    f"(LOOK | PLAN | POINTS) {_CLAUSE}{{0,5}}? WHETHER {_CLAUSE}{{0,1}} FIT",
    # 以上安排行吗？
    f"(PLAN | POINTS | MARK | START) {_CLAUSE}{{0,3}}? (FIT ASKS | HOW) (QUESTION | MARK | END)",
)
_IN_A_CELL: Final = _OWN_PLAN.wordings(
    # 是否可以？ in the remark of a row
    f"{_BEGINS} {_CLAUSE}{{0,2}}? WHETHER {_CLAUSE}{{0,1}} (FIT | LENDS)",
    f"{_BEGINS} {_CLAUSE}{{0,2}}? (FIT ASKS | HOW) (QUESTION | MARK | END)",
)
_MAY: Final = Topic(
    "推迟 顺延 后 前移 往前 除 "
    "稿 初版 上月 上个 上周 上期 上季 上半年 去年 上年 上次 上一 往期 历史 之前 以前 此前 原 旧 截至 截止 例 示范 样表 "
    "格式 模板 模版 参考 讨论 评审 审阅 不 无 没 未 停 终止 结束 中止 退出 离开 作废 取消 废止 撤销 失效 希望 期望 想 "
    "建议 提议 倾向 要求 提出 申请 是否 是不是 能否 可否 ? 吗 么 呢 如何"
)
"""Without any of these a line calls its list nothing else: most lines are not cut into words."""


@remembered
def is_told_otherwise(folded: str) -> bool:
    """Whether a line (folded) says of what the mail lists that it is not, or not yet, to be recorded."""
    return _MAY.told_in(folded) and _OWN_PLAN.tells(_OTHERWISE, folded)


@remembered
def is_asked_in_a_cell(folded: str) -> bool:
    """Whether the remark of a row (folded) asks whether it holds: 是否可以？"""
    return _MAY.told_in(folded) and _OWN_PLAN.tells(_IN_A_CELL, folded)
