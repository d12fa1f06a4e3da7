"""Words of an answer that plainly changes who is lent, or from when to when, and may not say all of it (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

PERSON: Final = "PERSON"
"""Somebody of the directory; the places are found by whoever knows the names."""
PROJECT: Final = "PROJECT"
"""A known project's name."""
AMOUNT: Final = "AMOUNT"
"""By how much: an effort, or a length of days."""
CHANGING: Final = Vocabulary(
    {
        PERSON: "",
        PROJECT: "",
        AMOUNT: "",
        "SPAN": "支撑周期 支撑时间 支撑日期 支撑期 周期 时间 日期 period",
        "LAST": "结束时间 结束日期 支撑结束时间 支撑结束日期 截止时间 截止日期 到期时间 撤场时间 撤场日期 离场时间 "
        "离场日期 结束日 最后一天 end end|date last|day",
        "FIRST": "开始时间 开始日期 起始时间 起始日期 进场时间 进场日期 到岗时间 到岗日期 入场时间 start start|date",
        "EFFORT": "工时 预估工时 预计工时 人天 预估工作量 工作量 支撑人天 协调人天 协调支撑时间 预估人天 effort",
        "NAME_OF": "项目名称 项目名 项目名字 项目经理 岗位",
        "OF_SOMEBODY": "姓名 人名 名字",
        "OF_ROLE": "角色",
        "ROLE": "后端 前端 测试 产品 算法 运维",
        "ALL": "整体 全部 大家 所有人 全员 他们 她们 两人 两个人 两位 三人 三个人 三位",
        "BECOMES": "应到 应至 应该到 应该至 "
        "改为 改成 改到 改至 改在 应为 应是 应该是 应该为 应改为 应改成 更正为 更改为 修改为 修正为 "
        "调整为 调整到 调整至 调整成 调到 调至 变更为 变为 推迟到 推迟至 延后到 延后至 提前到 提前至 "
        "should|be changes|to moves|to changed|to moved|to",
        "LASTS": "延到 延至 延长到 延长至 延期到 延期至 续到 续至 续期到 续期至 顺延到 顺延至 缩短到 缩短至 缩短为 "
        "做到 干到 待到 留到 用到 "
        "extended|to",
        "CHANGES": "改 改改 更正 更改 修改 调整 变更 change",
        "MOVES": "推迟 延后 提前 延期 延长 续期 顺延 后移 前移 往后推 往后延 往后挪 向后推 向后延 后延 "
        "往前提 缩短 续 延 postponed extended",
        "WRONG": "写错 写错了 搞错 搞错了 弄错 弄错了 有误 错了 不对 笔误",
        "CORRECTS": "更正 更正一下 纠正 纠正一下 订正 修正 修正一下 勘误 correction",
        "SWAPS": "换成 换为 换作 改由 替换为 替换成 换 改派 更换为 replaced|by replace|with",
        "ADDS": "加上 再加 再加上 加 增加 新增 补充 补上 追加 also|add add",
        "SENDS": "增派 加派 再派 另派 加一个 再加一个",
        "ALSO": "也 也一起 也一并 也一同",
        "LIKEWISE": "同样 一样 也一样 同上",
        "EXCHANGE": "互换 对换 对调 互调 交换",
        "OWNER": "'s ’s",
        "SPEAKS": "讲 汇报 分享 主持 演示 开会 参会 评审 答辩",
        "LATE": "才 才能 才会 才可以",
        "LESS": "减少 减 少",
        "PEOPLE": "人 人员 人选",
        "STAYS_AWAY": "不来了 来不了 来不了了 不过来了 不去了 去不了 去不了了 不参与了 不参加了 不支撑了 不投入了 "
        "不再支撑 不再参与 不再投入 不进场了 不用来了 不需要了 is|not|coming will|not|join",
        "LEAVES": "撤场 离场 退场 撤离 撤出 退出 撤走 释放 撤 走 leaves",
        "COMES": "进场 入场 到岗 到位 到场 来 过来 进驻 进组 加入 支撑 支援 投入 参与",
        "TAKES": "替 来替 顶上 顶 顶替 接替 代替 接手",
        "BEGINS": "开始 起 start",
        "ENDS": "结束 为止 止 截止",
        "TO": "到 至 为 在 于 to",
        "FROM": "从 由 自",
        "OF": "的",
        "FILL": "现 现在 需 需要 请 麻烦 把 将 让 都 均 统一 相应 一下 还是 就 了 最终 "
        "已 已经 给 再 临时 有事 临时有事 这次 因故 因病 一位 一名 一个 同事 刚才 刚刚 上面 前面 这里 里 中 那 吧 "
        "可以 那边 这边 就行 即可 就好 the please",
        "NODS": "同意 批准 好 好的 没问题 agree agreed ok",
        "WAS": "原 原来 原定 原定于 原计划 本来",
        "IS": "是",
        "IS_NOT": "不是",
        "RIGHT": "正确的 正确 准确的 实际",
        "FURTHER": "另外 还有 此外 同时",
        "MISSED": "漏了 漏掉 漏掉了 漏写 漏写了 少写 少写了 少了 忘了写 落了",
        "SOONER": "晚 早 迟 晚来 早走",
        "SAME": "不变 不动 照旧 保持不变 unchanged",
        "OTHERS": "其他 其它 其余 其他安排 其余安排 其他信息",
        "ARROW": "→ -> =>",
        "AND": "、 和 与 及 以及 and",
        "WORK": "前 之前 以前 后 之后 以后 时 手续",
        "COMMA": ",",
        "STOP": "。 ; ! .",
        "COLON": ":",
        "BRACKET": "( ) 《 》",
        "HARMLESS": "后台 前台 后续 后天 前天 时长 更换 加班 参加 加急 加快 改进 改造 改版 修改意见 中台 "
        "改天 提前沟通 提前准备 提前安排 提前告知 提前通知 提前说",
    }
)
_HERE: Final = "(!( COMMA | STOP | COLON | END ) ANY)"
_BEGINS: Final = "(START | COMMA | STOP | COLON)"
_ENDS: Final = "(COMMA | STOP | BRACKET | END)"
_FILL: Final = f"(FILL | OF | FROM | ALSO | FURTHER | {PROJECT}){{0,4}}"
_TOPIC: Final = "(SPAN | LAST | FIRST | EFFORT | COMES)"
_WHO: Final = f"{PERSON} (AND {PERSON}){{0,5}}"
_WHAT: Final = (
    f"({_WHO} {_FILL} {_TOPIC}{{0,2}} | {_BEGINS} {_FILL} (ALL {_FILL})? {_TOPIC}{{1,2}} | {_BEGINS} {_FILL} ALL)"
)
"""许南星的支撑周期, or 支撑周期 at the head of a clause; 会议时间 is none."""
_WAS: Final = f"((FROM | WAS){{0,2}} FILL? (DAY | {AMOUNT}) (COMES | BEGINS | ENDS | LEAVES)?)?"
_GOES_ON: Final = "(COMES | BEGINS | ENDS | LEAVES | FILL | COMMA | STOP | COLON | BRACKET | AND | END)"
"""What may stand behind a day: 改到6月3日进场, and not 改到6月3日交付."""
_DAYS: Final = f"(DAY | {AMOUNT}) &( {_GOES_ON} )"
CHANGES: Final = CHANGING.wordings(
    # 许南星改到6月3日进场, 支撑周期改为6月3日-6月30日, 许南星的结束时间应为7月10日, 工时改成20人天
    f"{_WHAT} {_FILL} {_WAS} {_FILL} (COMMA FILL{{0,2}})? (BECOMES | LASTS) {_DAYS}",
    # 许南星改6月3号进场
    f"{_WHAT} {_FILL} {_WAS} {_FILL} CHANGES TO? {_DAYS}",
    # 许南星因家中有事，改到6月8日进场
    f"{PERSON} ANY{{0,20}}? COMMA {_FILL} (BECOMES | LASTS) DAY {_FILL} (COMES | BEGINS | ENDS | LEAVES)",
    # 许南星增加5人天
    f"{_WHAT} {_FILL} (ADDS | LESS) {AMOUNT}",
    # please change the end to july 10
    f"{_BEGINS} {_FILL} CHANGES {_FILL} {_TOPIC} {_FILL} (TO | BECOMES) {_DAYS}",
    # 推迟一周, 再延长两周
    f"START {_FILL} MOVES {AMOUNT} {_FILL} STOP? END",
    # 同意续期至7月15日
    f"{_BEGINS} (NODS | FILL){{0,3}} LASTS {_DAYS}",
    # 许南星推迟一周, 整体后移一周, 许南星提前到6月3日进场, 许南星续期两周
    f"{_WHAT} {_FILL} {_WAS} {_FILL} MOVES TO? {_DAYS}",
    # 许南星6月3日推迟进场
    f"{_WHO} {_FILL} {_WAS} {_FILL} MOVES COMES {_ENDS}",
    # 时间改一下，6月8日开始
    f"{_WHAT} {_FILL} CHANGES {_FILL} (COMMA | COLON) {_FILL} (TO | BECOMES | LASTS)? {_DAYS}",
    # 6月8日开始, 晚一周开始, and nothing else
    f"START {_FILL} DAY {_FILL} BEGINS FILL? STOP? END",
    f"START {_FILL} SOONER {AMOUNT} {_FILL} (COMES | BEGINS | LEAVES) FILL? STOP? END",
    # 前端的人6月8日再来
    f"START {_FILL} (ROLE OF?)? PEOPLE {_FILL} DAY {_FILL} (COMES | LEAVES) FILL? STOP? END",
    # Xu's end date should be July 10
    f"START ANY{{1,2}}? OWNER {_TOPIC} {_FILL} BECOMES {_DAYS}",
    # 人天改成20
    f"{_BEGINS} {_FILL} EFFORT {_FILL} BECOMES RUN STOP? END",
    # 支撑周期：6月3日-6月30日, 结束时间6月20日就行, 支撑时间从6月8日开始, and nothing else
    f"START {_FILL} {_TOPIC} {_FILL} COLON? (DAY | {AMOUNT}) {_FILL} (BEGINS | ENDS)? {_FILL} STOP? END",
    # 许南星的结束时间是7月10日; 有误，正确的是6月3日-6月30日
    f"{_WHO} {_FILL} (SPAN | LAST | FIRST | EFFORT) {_FILL} IS {_FILL} {_DAYS}",
    f"WRONG {_FILL} COMMA {_FILL} RIGHT? IS {_FILL} TO? {_DAYS}",
    f"WRONG {_FILL} COMMA {_FILL} BECOMES {_DAYS}",
    # 不是6月30日，是7月30日; 日期更正：到7月30日
    f"{_BEGINS} {_FILL} IS_NOT {_FILL} DAY COMMA {_FILL} IS {_FILL} TO? {_DAYS}",
    f"{_BEGINS} {_FILL} {_TOPIC}{{1,2}} {_FILL} CORRECTS {_FILL} (COLON | COMMA)? {_FILL} TO? {_DAYS}",
    # 更正：许南星6月1日-7月10日, 更正一下，结束时间是7月10日
    f"{_BEGINS} {_FILL} CORRECTS {_FILL} (COLON | COMMA) {_FILL} ({_WHO} | {_TOPIC}) {_HERE}{{0,12}}? DAY",
    # 结束时间写错了，应为7月10日; 写错了，应该是6月3日-6月30日
    f"WRONG {_FILL} COMMA {_FILL} ({_WHO} {_FILL})? {_TOPIC}? {_FILL} BECOMES {_DAYS}",
    # 项目名称应为滨江大学算力平台, 项目名写错了，应为…, 岗位应为测试
    f"NAME_OF {_FILL} (WRONG COMMA {_FILL})? BECOMES (RUN | ROLE | {PROJECT} | {PERSON})",
    # 名字应为许南星, 角色改为测试; 名字改成张三, 角色改为管理员 may be said of an account
    f"(OF_SOMEBODY {_FILL} (WRONG COMMA {_FILL})? BECOMES {PERSON} | OF_ROLE {_FILL} BECOMES ROLE)",
)
"""Days, efforts, or the project that are other than was said."""
MOVES_SOMEBODY: Final = CHANGING.wordings(
    # 许南星不来了
    f"{_WHO} {_FILL} STAYS_AWAY {_ENDS}",
    # 写错了，应该是高兴; 应该是高兴，不是许南星; 不是许南星，是高兴
    f"WRONG {_FILL} COMMA {_FILL} (BECOMES | IS) {_WHO} {_FILL} {_ENDS}",
    f"{_BEGINS} {_FILL} BECOMES {_WHO} COMMA {_FILL} IS_NOT {_WHO} {_ENDS}",
    f"{_BEGINS} {_FILL} IS_NOT {_WHO} COMMA {_FILL} IS {_WHO} {_ENDS}",
    # 许南星晚一周来, 许南星早两天走
    f"{_WHO} {_FILL} SOONER {AMOUNT} {_FILL} (COMES | LEAVES | TO) {_ENDS}",
    # 许南星和白一舟互换
    f"{PERSON} AND {PERSON} {_FILL} EXCHANGE {_FILL} {_ENDS}",
    # 白一舟同样，6月1日-6月30日; 再加一位白一舟，时间一样
    f"{_BEGINS} {_FILL} {_WHO} {_FILL} LIKEWISE {_FILL} (COMMA | COLON)? {_FILL} DAY",
    # 白一舟也加上，同样的时间; 加上白一舟，时间一样
    f"{_BEGINS} {_FILL} ({_WHO} {_FILL} ADDS | ADDS {_FILL} {_WHO}) {_FILL} COMMA? {_FILL} "
    f"(LIKEWISE OF? SPAN | SPAN {_FILL} LIKEWISE)",
    # 换高兴, 换成高兴来, 许南星换成高兴; not 换高兴来讲
    f"{_BEGINS} {_FILL} PEOPLE? {_FILL} SWAPS {_WHO} {_FILL} (COMES !( SPEAKS ) | TAKES | DAY | {_ENDS})",
    f"{_WHO} {_FILL} (COMMA FILL{{0,2}})? SWAPS {_WHO} {_FILL} (COMES | TAKES | DAY | {_ENDS})",
    # 黄丽替许南星，6月8日开始
    f"{_WHO} {_FILL} COMES? TAKES {_WHO} {_FILL} (COMES | DAY | {_ENDS})",
    f"{_BEGINS} FROM {_WHO} {_FILL} TAKES {_ENDS}",
    # 漏了白一舟，6月1日-6月30日; 还有白一舟，6月1日-6月30日
    f"{_BEGINS} {_FILL} MISSED ANY{{0,6}}? {_WHO} {_FILL} (COMMA | COLON)? {_FILL} IS? (DAY | {_ENDS})",
    f"{_BEGINS} FURTHER COMMA? {_FILL} {_WHO} {_FILL} (COMMA | COLON)? {_FILL} DAY {_ENDS}",
    # 增派高兴
    f"{_BEGINS} {_FILL} SENDS {_FILL} {_WHO} {_FILL} (COMES | DAY | {_ENDS})",
    # 白一舟也一起来，6月1日-6月30日
    f"{_WHO} {_FILL} ALSO {_FILL} COMES {_FILL} (COMMA | COLON)? {_FILL} DAY",
    # 许南星6月8日才能到岗; 许南星手头工作没完，6月8日才能到岗
    f"{_WHO} {_FILL} DAY {_FILL} LATE COMES",
    f"{PERSON} ANY{{0,20}}? COMMA {_FILL} DAY {_FILL} LATE COMES",
    # 再加上白一舟，6月1日-6月30日; 再加白一舟过来
    f"{_BEGINS} {_FILL} ADDS {_FILL} {_WHO} {_FILL} (COMMA | COLON | FROM)? (COMES | DAY)",
    f"{_BEGINS} {_FILL} {_WHO} {_FILL} ADDS {_FILL} (COMMA | COLON)? (COMES | DAY)",
    # 许南星6月12日提前撤场, 6月12日许南星撤场
    f"{_WHO} {_FILL} (TO | FROM)? DAY {_FILL} MOVES? LEAVES !( WORK | RUN )",
    f"DAY {_FILL} COMMA? {_WHO} {_FILL} MOVES? LEAVES !( WORK | RUN )",
    f"{_WHO} {_FILL} MOVES? LEAVES {_FILL} COMMA? {_FILL} TO? DAY {_ENDS}",
)
"""Who comes, goes, or takes another's place."""
LAST_DAY: Final = CHANGING.wordings(
    f"LAST {_FILL} (WRONG {_FILL})? COMMA? {_FILL} (BECOMES | LASTS | TO | COLON)? day:DAY",
    f"(ENDS {_FILL} TO? | LASTS | LEAVES {_FILL} TO?) day:DAY",
    f"day:DAY {_FILL} MOVES? (ENDS | LEAVES)",
)
"""结束时间应为7月10日, 延期到7月15日, 6月12日撤场: which day is the last one."""
FIRST_DAY: Final = CHANGING.wordings(
    f"FIRST {_FILL} (WRONG {_FILL})? COMMA? {_FILL} (BECOMES | TO | COLON)? day:DAY",
    f"day:DAY {_FILL} LATE? (COMES | BEGINS)",
)
"""改到6月3日进场: which day is the first one."""
SECOND_THOUGHT: Final = CHANGING.wordings("WRONG", "IS_NOT", "CORRECTS")
"""Of two days beside it the first may be the one that is wrong: 续期至7月15日，写错了，是7月10日."""
