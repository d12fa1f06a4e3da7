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
        "POINTS": "这些 下面这些 这几位 以下 下列 下述 下表 下面 以上 上述 上表 附件 附表 见表 表中 表格",
        "FOLLOWS": "as|follows below 如下 见下 见下表 如下表 如下所示 见附件 见附表",
        "LEAVES": "离场 撤场 退场 释放",
        "STAYS": "续期 延期",
        "DAYS_OFF": "周末 节假日 双休日 法定节假日 休息日",
        "MOVES": "推迟 顺延 延后 后延 后移 前移 往后推 往前提",
        "EXCEPT": "除 除了",
        "BUT_FOR": "外 以外 之外",
        "OTHERS": "其他人员 其余人员 其他人 其余人 其他同事 其余同事 其余 其他成员",
        "IF": "如 如果 如需 若 若需 要是 可",
        "PLAN": "staffing plan schedule arrangement arrangements allocation "
        "安排 计划 排期 名单 方案 情况 时间 周期 投入 支撑 信息 明细 清单 表 分配 配置 内容",
        "PEOPLE": "staff people team members 人员 人力 同事 成员 同学 人选 团队",
        "OF": "'s ’s the of for our 的 份 份的 通报 项目 本项目 该项目 我们 各组 及 和 与",
        "FILLS": "均 都 全部 全 现 已 已经 现已 将 也 暂 暂时 先 本次 均已 都已 即日起 一律 填写",
        "IS": "为 是 is are was were",
        "PAST": "last|month last|week last|year last|quarter previous former "
        "上月 上个月 上周 上期 上季度 上半年 去年 去年同期 往年 上年度 上次 上一版 上一次 往期 历史 之前 以前 此前 "
        "原来 原先 "
        "原定 原有 原 旧 旧版",
        "AS_OF": "截至 截止",
        "TODAY": "目前 今日 今天 当前 现在 本周 本月",
        "STATISTICS": "统计 盘点 汇总统计",
        "SAMPLE": "比如 譬如 好比 样本 范本 样板 测试邮件 测试信 试发 试发邮件 演示邮件 练习 练习题 演练邮件 测试用 "
        "演示用 例如 示例 样例 示范 举例 举例说明 举个例 举个例子 举例子 打个比方 比方说 比如说 样表 范例 模板 "
        "照此模板写 照此模板填 照此模板",
        "WRITES": "怎么写 这样写 这么写 这样填 这么填 写就行 填就行 写就可以 填就可以 写就好 填就好 写就行了 填就行了",
        "LIKE": "照 照着 按 按照 参照 参考 仿照 套用 套 模仿 像 统一成",
        "ITSELF": "这是 这封 这封是 这封邮件 这封邮件是 本邮件 本邮件是 此邮件 这条 这条是 只是个 是个",
        "SHAPE": "样子 这个样子 写法 这种 下面这种 以下这种 这一种 句式 这么一句 这么一封 这句话 这句 样子来 这样来 "
        "像这样 例子 "
        "范文 范例 口径 套路",
        "MAIL": "支持通知 支撑通知 通知邮件 发邮件 支撑邮件 支持邮件 登记邮件 申请邮件 发通知 发支持通知 发支撑通知 "
        "写邮件 写通知",
        "SENDS": "发 写 发送 起草 拟写 撰写",
        "HENCE": "以后 今后 往后 从今往后 从现在起 即日起 下次 下回",
        "NAMES": "姓名 名字 人名 姓名日期 人名日期 内容 里面 里面的内容 里面的 里头的 括号里 括号里的 姓名时间",
        "SWAPS_IN": "换成 改成 换上 替换 替换成 替换为 改为 换 改 填 填写 代入 换一下 改一下",
        "OWN": "实际 实际的 实际情况 自己 自己的 你的 你的人 你们的 你们自己的 各自 各自的 各自情况 各组的 对应的 "
        "相应的 "
        "真实的 自行",
        "FORMAT": "填写说明 填报说明 填表说明 格式 样式 模版",
        "FILL_IN": "填报 填入 反馈 上报 提交 整理 报送",
        "THIS": "this|is|a these|are|a attached|is|a",
        "DRAFT": "draft proposal 初稿 草稿 草案 初版 讨论稿 征求意见稿 建议稿 草拟稿",
        "REFERENCE": "仅供参考 供参考 供大家参考 供各位参考 供您参考 仅作参考 做参考 作参考 供讨论 供内部参考 "
        "仅供内部参考 供大家讨论 供评审 "
        "供审阅 仅供讨论",
        "OTHER_THING": "图 文档 资料 手册 架构 架构图 截图 链接 需求 说明书 合同 联系方式 通讯录 技术方案 里程碑",
        "UNSETTLED": "还没定 还没确定 还没确认 没定 还未定 待定 待确认 待审批 不确定 尚未最终确定 还没最后定 "
        "还没最终定 没最后定 还没有最后定 还没敲定 没敲定 尚未敲定 还没有定 还没有确定 还没定下来 没定下来 "
        "还没最终确定 还没最后确定",
        "NOT_HERE": "不在本项目 不在项目 不在该项目 不属于 不用来 不来 不算",
        "IDEA": "拟定 初拟 拟 草拟 想法 设想 初步想法 初步设想 思路 意向 预案 初步意向 初步",
        "ONLY": "仅 只 只是 仅仅",
        "AWAITS": "待 需 需要 须 还需 尚需",
        "APPROVES": "审批 批准 审核 批复 批示 定夺 指示 审议",
        "PLEASE": "请 望 烦请 恳请 敬请 呈请",
        "BY": "按 按照 根据 依据 遵照 依照 参照",
        "SAYS": "说 表示 透露 声称",
        "SAID_SO": "说明 说好 说定",
        "BACKUP": "备份 备选 候补 预备 备用 候选",
        "WRONG": "错误 错误的 错的 发错 发错了 写错 写错了 弄错",
        "ACTUAL": "实际",
        "OTHER_LIST": "考勤 请假 休假 加班 缺勤 面试 离职 入职 体检 报销",
        "MIGHT": "可能 也许 或许 可能会 会有 也可能",
        "CHANGES": "变 变化 变动 变更 会变 有变 改变",
        "UNABLE": "来不了 到不了 去不了 来不及 不能来 没空",
        "SWAPS": "对调 互换 调换",
        "STILL": "还要 还需要 还得 仍需 有待",
        "ADJUSTS": "调整",
        "EVERYBODY": "所有人 所有人员 全体 全体人员 全员 整体",
        "PAUSED": "暂停 叫停 停工",
        "FIRM": "最终 正式通知 正式安排 具体 以正式",
        "WITH": "以 以后续",
        "AGREES": "通知 邮件 后续邮件 客户确认",
        "PREVAILS": "为准",
        "NOT_YET": "尚未确认 未到位 未到岗 未落实 未确定 未确认 未定 尚未到位 尚未确定 尚未落实 未安排 未能安排",
        "DENIES": "不 不再 不需 不需要 不用 无需 无须 不必 不能 无法 没有 未",
        "STOPS": "停止 终止 结束 中止 退出 离开 退出项目 离开项目 离开项目组",
        "LENDS": "支援 支持 参与 参加 加入",
        "COMES": "进场 入场 到场",
        "ELSEWHERE": "其他 其它 其他项目 别的 另外 值班 会议 培训 出差",
        "VOID": "撤回 暂缓 搁置 作废 取消 废止 撤销 无效 失效 不再执行 不执行 停止执行",
        "PARTY": "客户 客户方 甲方 业主 用户 对方 销售 厂商",
        "WISHES": "希望 期望 想 想要 建议 提议 倾向 要求 想让 提出 申请",
        "LOOK": "确认 看看 看下 看一下 看 评估 斟酌 把关 核对 过目 审阅 讨论",
        "WHETHER": "是否 是不是 有没有 能否 可否 有无",
        "FIT": "可行 合适 可以 妥当 合理 妥 行 ok 没问题 问题 有问题 异议 接受 同意 满足 正确 有误 冲突",
        "HOW": "如何 怎么样 行不行 可不可以",
        "MANNER": "怎么 怎样 如何",
        "ASKS": "吗 么 呢",
    }
)
_CLAUSE: Final = "(!( MARK | COLON | QUESTION ) ANY)"
_MAIL: Final = "(MAIL | AGREES)"
_ON: Final = "(!( COLON ) ANY)"
"""What goes on behind a comma."""
_BEGINS: Final = "(START | MARK | COLON)"
_LISTED: Final = "(PLAN | PEOPLE | OF | LEAVES | STAYS)"
_LENT: Final = "(LENDS | PLAN | LEAVES)"
"""支撑 and 投入 are names of the plan as well."""
_WISHED: Final = f"{_BEGINS} PARTY {_CLAUSE}{{0,2}}? WISHES"
_OTHERWISE: Final = _OWN_PLAN.wordings(
    # 上月人员投入情况如下; not 上周会议确定的人员安排如下
    f"{_BEGINS} (FILLS | OF | POINTS | IS){{0,4}} PAST {_LISTED}{{1,6}} (FOLLOWS | COLON END)",
    f"START (FILLS | OF){{0,3}} PAST {_LISTED}{{1,6}} (IS? FOLLOWS | END)",
    f"{_BEGINS} (FILLS | OF){{0,2}} (POINTS | FOLLOWS | OF){{1,4}} IS OF? PAST {_LISTED}{{1,6}}",
    # 截至目前人员投入统计如下
    f"AS_OF TODAY {_CLAUSE}{{0,6}}? STATISTICS",
    # 请按以下格式填报, 格式如下, （示例）
    f"POINTS OF? (FORMAT | SAMPLE) {_CLAUSE}{{0,2}}? FILL_IN",
    f"FORMAT {_CLAUSE}{{0,2}}? FOLLOWS",
    f"{_BEGINS} (FILLS | IS | POINTS | OF){{0,4}} SAMPLE (FOLLOWS | COLON | MARK | END)",
    f"{_BEGINS} {_LISTED}{{1,4}} SAMPLE (FOLLOWS | COLON | MARK | END)",
    # 给你参考一下去年同期我们怎么安排的：
    f"(REFERENCE | LIKE) {_CLAUSE}{{0,3}}? PAST {_CLAUSE}{{0,6}}? (FOLLOWS | COLON) END",
    f"PAST {_CLAUSE}{{0,2}}? (HOW | MANNER) {_CLAUSE}{{0,4}}? COLON END",
    # 通知这样写：, 照这个格式填就行了
    f"{_CLAUSE} WRITES (FOLLOWS | COLON) END",
    f"{_BEGINS} LIKE {_CLAUSE}{{0,3}}? WRITES (MARK | COLON | END)",
    # 以后发支持通知统一按下面的样子写：; 发邮件可以参考这么一句
    f"(HENCE | {_MAIL}) {_ON}{{0,6}}? ({_MAIL} | SENDS) {_ON}{{0,10}}? (SHAPE | LIKE | SAMPLE | FORMAT | WRITES)",
    f"HENCE {_ON}{{0,4}}? ({_MAIL} | SENDS) {_CLAUSE}{{0,8}}? COLON END",
    f"{_MAIL} {_CLAUSE}{{0,3}}? WRITES",
    f"LIKE (POINTS | OF | SHAPE){{0,3}} SHAPE {_CLAUSE}{{0,3}}? (SENDS | COLON | MARK | END)",
    # 姓名、日期、项目换成实际的就行; 人名日期自己换
    f"NAMES {_CLAUSE}{{0,8}}? SWAPS_IN {_CLAUSE}{{0,2}}? OWN",
    f"NAMES {_CLAUSE}{{0,8}}? OWN {_CLAUSE}{{0,2}}? SWAPS_IN",
    # 这是测试邮件：
    f"{_BEGINS} ITSELF (IS | FILLS | ONLY | OF | POINTS){{0,3}} (SAMPLE | FORMAT | SHAPE)",
    # 以上安排仅供参考; not 架构图见附件，供参考
    "(START | MARK) (!( OTHER_THING ) ANY){0,8}? (PLAN | PEOPLE | FOLLOWS) (!( OTHER_THING ) ANY){0,6}? REFERENCE",
    # 以上人员进场时间统一推迟一周; not 以上时间如需推迟，请告知
    "(POINTS | OTHERS) (!( MARK | COLON | IF ) ANY){0,5}? MOVES",
    # 除白一舟外，其他人员按上表执行
    f"{_BEGINS} EXCEPT !( DAYS_OFF | POINTS ) {_CLAUSE}{{1,3}}? BUT_FOR MARK? {_CLAUSE}{{0,1}} (OTHERS | POINTS)",
    # 附件为人员安排初稿
    f"(PLAN | PEOPLE | POINTS) (IS | OF){{0,2}} {_LISTED}{{0,4}} DRAFT",
    "THIS DRAFT",
    # 下面是我随手拟的初稿，给大家过目：
    f"START POINTS {_CLAUSE}{{0,8}}? DRAFT (!( COLON ) ANY){{0,6}}? COLON END",
    # 以下人员不再支撑本项目; not 以下人员不再支撑其他项目
    f"POINTS {_LISTED}{{0,3}} PEOPLE {_CLAUSE}{{0,3}}? DENIES ({_LENT} | COMES) !( {_CLAUSE}{{0,1}} ELSEWHERE )",
    f"POINTS {_LISTED}{{0,3}} PEOPLE {_CLAUSE}{{0,4}}? MARK FILLS{{0,2}} DENIES {_LENT} (MARK | COLON | END)",
    f"POINTS {_LISTED}{{0,3}} PEOPLE {_CLAUSE}{{0,3}}? STOPS !( {_CLAUSE}{{0,1}} ELSEWHERE )",
    # 原定安排如下，现全部作废; not 安排如下，之前的作废
    "FOLLOWS MARK FILLS{0,4} VOID",
    f"POINTS {_LISTED}{{1,4}} FILLS{{0,4}} VOID",
    # 客户希望按下表安排人员; not 按客户要求，人员安排如下
    f"{_WISHED} {_CLAUSE}{{0,4}}? (POINTS | FOLLOWS) {_CLAUSE}{{0,3}}? (PLAN | PEOPLE | LENDS)",
    f"{_WISHED} {_CLAUSE}{{0,3}}? (PLAN | PEOPLE | LENDS) {_CLAUSE}{{0,3}}? FOLLOWS",
    # 请确认以下安排是否可行; 各位看看是否合适
    f"(LOOK | APPROVES | PLAN | POINTS) {_CLAUSE}{{0,5}}? WHETHER {_CLAUSE}{{0,1}} FIT",
    # 以下人员不属于本项目组
    f"POINTS {_LISTED}{{0,4}} {_CLAUSE}{{0,2}}? NOT_HERE",
    # 取消以下人员的支撑
    "VOID FILLS{0,1} (POINTS | FOLLOWS)",
    # 以下安排还没定, 以下安排待领导审批
    f"POINTS {_LISTED}{{1,4}} FILLS{{0,3}} (UNSETTLED | NOT_YET)",
    # 人员和时间还没最后定
    f"{_BEGINS} ((PLAN OF){{1,2}} PEOPLE | PEOPLE (OF PLAN){{1,2}}) FILLS{{0,3}} (UNSETTLED | NOT_YET)",
    f"POINTS {_LISTED}{{1,4}} FILLS{{0,2}} AWAITS {_CLAUSE}{{0,3}}? (APPROVES | LOOK)",
    # 以上仅为初步想法
    f"POINTS {_LISTED}{{0,4}} (FILLS | IS | ONLY){{0,3}} (IDEA | SAMPLE | DRAFT)",
    f"{_BEGINS} FILLS{{0,2}} IDEA OF? {_LISTED}{{1,4}} (FOLLOWS | COLON END)",
    # 张总说安排如下; not 说明如下
    f"{_BEGINS} {_CLAUSE}{{1,3}}? SAYS {_CLAUSE}{{0,3}}? (FOLLOWS | POINTS)",
    # 备选人员：, 错误的安排如下, 其他项目人员安排：, 请假情况如下
    f"{_BEGINS} FILLS{{0,2}} BACKUP OF? {_LISTED}{{1,3}} (FOLLOWS | COLON END | END)",
    f"WRONG OF? ({_LISTED} | RUN){{1,3}} (FOLLOWS | COLON)",
    f"POINTS {_LISTED}{{0,3}} (FILLS | IS){{0,2}} WRONG",
    f"{_BEGINS} ELSEWHERE OF{{0,2}} {_LISTED}{{1,3}} (FOLLOWS | COLON END)",
    f"{_BEGINS} (FILLS | TODAY){{0,2}} OTHER_LIST {_LISTED}{{0,3}} (FOLLOWS | COLON END)",
    # 实际投入情况如下, 统计如下
    f"{_BEGINS} (FILLS | OF){{0,3}} ACTUAL {_LISTED}{{1,4}} (FOLLOWS | COLON END)",
    "STATISTICS (FOLLOWS | COLON END)",
    f"AS_OF TODAY {_LISTED}{{1,5}} (FOLLOWS | COLON END)",
    # 模板：, 供参考：
    "START FILLS{0,2} (FORMAT | REFERENCE) (COLON | END)",
    "POINTS REFERENCE",
    # 名单可能会变; 以上时间可能变化
    f"(POINTS | START) {_LISTED}{{1,3}} MIGHT FILLS{{0,1}} (CHANGES | ADJUSTS)",
    # 正式通知以后续邮件为准
    "(START | MARK) FIRM OF{0,1} WITH (AGREES | OTHER_THING | APPROVES) PREVAILS",
    # 所有人推迟一周进场, 项目暂停
    "(START | MARK) EVERYBODY FILLS{0,2} MOVES",
    "(START | MARK) (OF | THIS){1,2} (FILLS | MIGHT){0,2} (PAUSED | VOID) (MARK | END)",
    # 以上安排行吗？
    f"(PLAN | POINTS | MARK | START) {_CLAUSE}{{0,3}}? (FIT ASKS | HOW) (QUESTION | MARK | END)",
)
_UNTIL_IT: Final = "(!( MARK | COLON | BY ) ANY){0,2}?"
_APPROVAL: Final = _OWN_PLAN.wordings(
    # 申请以下人员支撑, 建议安排如下; not 希望大家按以下安排执行
    f"{_BEGINS} (FILLS | PLEASE | PLAN){{0,2}} WISHES {_UNTIL_IT} "
    f"(FOLLOWS | POINTS {_LISTED}{{0,3}} ({_LENT} | COMES | COLON END))",
    # 能否安排以下人员支撑
    f"WHETHER {_CLAUSE}{{0,3}}? (POINTS | FOLLOWS)",
    "(START | MARK) WHETHER FIT",
    # 甲方建议的安排：
    f"{_WISHED} OF{{0,2}} {_LISTED}{{1,3}} (FOLLOWS | COLON END)",
)
"""What asks for somebody's word: an extension asked for so is what opens it (D5)."""
_OF_SOMEBODY: Final = _OWN_PLAN.wordings(
    # 白一舟可能来不了, 其中白一舟为备选, 白一舟的时间还要调整
    f"MIGHT {_CLAUSE}{{0,2}}? (UNABLE | DENIES | MOVES | LEAVES | CHANGES | ADJUSTS)",
    "IS BACKUP",
    "SWAPS (MARK | END)",
    f"STILL {_CLAUSE}{{0,1}}? (ADJUSTS | CHANGES)",
    "UNABLE (MARK | END)",
)
_OF_OTHERS: Final = _OWN_PLAN.wordings(
    # 已离场人员：, 未到位人员如下
    f"{_BEGINS} (FILLS | OF | POINTS){{0,3}} (LEAVES | NOT_YET) PEOPLE {_LISTED}{{0,2}} (FOLLOWS | COLON) END",
    f"{_BEGINS} (FILLS | OF | POINTS){{0,3}} (LEAVES | NOT_YET) PEOPLE END",
    # 如下人员已退出项目
    f"(POINTS | FOLLOWS) {_LISTED}{{0,3}} PEOPLE FILLS{{0,3}} (LEAVES | STOPS) !( {_CLAUSE}{{0,1}} ELSEWHERE )",
)
"""Who is listed below is not who is lent."""
_IN_A_CELL: Final = _OWN_PLAN.wordings(
    # 是否可以？ in the remark of a row
    f"{_BEGINS} {_CLAUSE}{{0,2}}? WHETHER {_CLAUSE}{{0,1}} (FIT | LENDS)",
    f"{_BEGINS} {_CLAUSE}{{0,2}}? (FIT ASKS | HOW) (QUESTION | MARK | END)",
)
_MAY: Final = Topic(
    "撤 缓 搁 定 待 说 表示 透露 声称 错 备 候补 预备 可能 也许 或许 会有 变 来不 到不 去不 对调 互换 调换 "
    "调整 所有 全体 全员 整体 "
    "停 为准 统计 盘点 考勤 请假 休假 加班 值班 缺勤 面试 离职 入职 实际 其他 其它 别的 思路 初步 批 审 指示 只 仅 "
    "last previous former draft proposal 推迟 顺延 后 前移 往前 除 "
    "稿 初版 上月 上个 上周 上期 上季 上半年 去年 上年 上次 上一 往期 历史 之前 以前 此前 原 旧 截至 截止 例 示范 "
    "样表 "
    "格式 模板 模版 照 写 填 样 套用 换成 改成 这么一 这种 自己 试发 测试 演 练习 譬如 好比 样本 范本 往年 比方 比如 "
    "参考 讨论 评审 审阅 不 无 没 未 停 终止 结束 中止 退出 离开 作废 取消 "
    "废止 撤销 失效 希望 期望 想 "
    "建议 提议 倾向 要求 提出 申请 是否 是不是 能否 可否 ? 吗 么 呢 如何 拟"
)
"""Without any of these a line calls its list nothing else: most lines are not cut into words."""
_MAY_HEAD_OTHERS: Final = Topic("离场 撤场 退场 释放 未 停止 终止 结束 中止 退出 离开")


@remembered
def is_told_otherwise(folded: str) -> bool:
    """Whether a line (folded) says of what the mail lists that it is not, or not yet, to be recorded."""
    return _MAY.told_in(folded) and _OWN_PLAN.tells(_OTHERWISE, folded)


@remembered
def asks_for_a_word(folded: str) -> bool:
    """Whether a line (folded) wishes or asks for what the mail lists: 申请以下人员支撑; 请审批 closes a mail."""
    return _MAY.told_in(folded) and _OWN_PLAN.tells(_APPROVAL, folded)


@remembered
def leaves_somebody_open(folded: str) -> bool:
    """Whether a line (folded) that names somebody leaves open whether he comes, or when: 白一舟可能来不了."""
    return _MAY.told_in(folded) and _OWN_PLAN.tells(_OF_SOMEBODY, folded)


@remembered
def heads_others(folded: str) -> bool:
    """Whether a line (folded) heads those who have left, or are not settled yet: 已离场人员：."""
    return _MAY_HEAD_OTHERS.told_in(folded) and _OWN_PLAN.tells(_OF_OTHERS, folded)


@remembered
def is_asked_in_a_cell(folded: str) -> bool:
    """Whether the remark of a row (folded) asks whether it holds: 是否可以？"""
    return _MAY.told_in(folded) and _OWN_PLAN.tells(_IN_A_CELL, folded)
