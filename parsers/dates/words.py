"""The words a period is written with, each with the part it plays, all in the form of `parsers.dates.folding`.

Marks (`FROM`, `START`, `TO`, `END`, `BEFORE`, `AFTER`) count only beside a date: the grammar sees to that. A word of
`HARMLESS` is read over wherever it stands, a word of `UNCERTAIN` makes the whole period uncertain.
"""

from __future__ import annotations

import re
from typing import Final


def spaced(text: str) -> tuple[str, ...]:
    """The words of a list that is written with spaces; _ stands for a space inside a word."""
    return tuple(word.replace("_", " ") for word in text.split())


PROTECTED: Final = spaced("""
    前端 前期 前台 前往 前置 前面 前述 目前 当前 提前 后端 后台 后续 后期 后勤 后面 后来 后备 今后 最后
    一起 发起 引起 起草 起码 想起 起止 收到 达到 得到 看到 遇到 回到 谈到 提到 甚至 由于 理由 缘由 自由
    自动 自己 各自 来自 自身 自行 自主 统一 唯一 一定 一些 一下 一样 一致 同一 专一 一律 一体
    日常 日报 日志 日程 月报 月度 月结 年报 年度 周知 周到 周边 周报 周会 内部 内容 内网 公共 共享 共同 共建
    视频 可视 视觉 监视 电视 重视 如下 如上 如期 如图 如题 原型 原因 原件 原生 原始 原有 原文 原创 还原
    接待 等待 期待 招待 优待 待办 待遇 特别 级别 类别 识别 别名 概念 概述 概要 概况 基本信息 基本情况 未来
    没问题 没有问题 没关系 不好意思 做不完 完不成 不够 来不及 没人 不变 不限 不断 不影响
    非常 非标 非驻场 非全职 非全时 不驻场 不加班 不出差 不间断 不中断
    隔离 间隔 一半 半成品 虚拟 模拟 约定 合约 预约 节约 完成度 完成情况 启动会 开始前 支撑前 和谐 与会
""")
"""Words that hold the characters of a mark, a number or a unit and are none."""

HEDGES: Final = spaced("""
    待 未 暂 概 约 拟 大概 大约 大致 大体 大抵 左右 上下 前后 差不多 基本 原则 初步 初定 再说 若干
    几天 几周 几个 几号 几月 几日 可能 也许 或许 估计 预计
    预期 预估 预定 应该 应当 希望 期望 最好 建议 争取 力争 尽量 尽可能 尽快 数天 数周
    恐怕 理论 理想情况 正常情况 一般 通常 往往 多半 八成 估摸 似乎 好像 貌似 据说 听说 据悉 假设 假定 粗估 意向
    我想 想要 打算 倾向 有望 的话 怎么样 如何 呢 妥否 谁 哪 附近 最快 光景 弹性 机动 断断续续
    至少 至多 最多 最少 最早 早于 晚于 超过 少于 多于 长期 某 比如 例如 另行 另定 另议 ? 吗 是否 能否 可否 ≈ ± ≤ ≥ < >
    tbd tbc tba about around roughly approx approximately circa ca nearly almost maybe perhaps probably possibly likely
    unlikely hopefully ideally preferably tentative tentatively provisional provisionally preliminary estimated expected
    aim hope wish try plus draft
    should could might would unconfirmed unknown early late mid least most more less over under before after
""")
"""Words that leave open which day is meant."""

CONDITIONS: Final = spaced("""
    视 倘 假如 如果 要是 一旦 万一 除非 看情况 看项目 看进度 看客户 取决 按需 灵活安排 随时 届时 必要时 为准
    可调 可协商 可商 可变 可改 可提前
    假使 只要 前提 看看 再看 任选 任意 择机 择日 择期 择一 改日 改天 改期 有空 备选 候选 备用 之一
    如通过 如获 如客户 如项目 如验收 提早 搁置 推后 押后 延迟
    审批中 申请中 协商中 讨论中 商量中 沟通中
    或 还是 若是 若能 若有 若需 若无 如有 如需 如能 如遇 每 隔 轮流 顺延 延后 推迟 可延
    if when once assuming provided subject_to pending depending depends or every each
""")
"""Words that make the period hang on something else, or of which only some days may be meant."""

NEGATIONS: Final = spaced("""
    不 没 勿 别 除 以外 之外 取消 作废 并非 无效 无需 无法 无空 无暇 无时间 请假 休假 年假 病假 产假 停工
    曾经 上次 旧的 缺席 放假 拒绝 反对 驳回 否决 撤销 撤回 收回 错误 写错 误写 有误 更正前 修改前 变更前 失效 难以 无望
    原定 原计划 原先 原来 原本 原为 原是 × ✗ ✘ ✕ ❌
    was were off skip void fake old ex past gone
    not no never none without cannot except excluding unless instead cancelled canceled postponed delayed
    originally previously formerly
""")
"""Words that say that these days are not, or no longer, meant."""

OTHER_EVENTS: Final = spaced("""
    验收 上线 发版 投标 开标 评标 答辩 培训 付款 回款 交付 交货 开会 会议 封网 割接 生日 签约 签订 评审 汇报 演示
    考试 面试 体检 团建 轮休 调休 补休 试用
""")
"""What the days are of, when it stands beside them alone: 8月6日-15日验收 is when the project is accepted."""

UNCERTAIN: Final = (*HEDGES, *CONDITIONS, *NEGATIONS)
"""Words beside which nothing is certain."""

MISLEADING: Final = spaced("""
    大前年 大后年 前年 后年 上一年 下一年 上年 下年 当年 同年 那年 财年 年内 年前 年后 年头 年尾 年中 截至目前 截止目前
    大大后天 次日 翌日 隔天 近日 近期 日内 月内 月中 月头 月尾 月半 那周 该周 所在周 单周 双周 周初 周中 周末 整周 全周
    beginning_of start_of middle_of
""")
"""Words of time that would be read as something else, were they cut into the words they are made of."""

UNREAD: Final = (
    *spaced("""
        以来 节前 节后 国庆 春节 元旦 中秋 端午 清明 五一 十一 劳动节 假期 暑假 寒假 农历 阴历 正月 腊月 冬月 闰
        星期 礼拜 个月 季度 工作日 自然日 半
        weekend day days week weeks month months quarter quarters year years half fortnight christmas easter
        first second third fourth fifth
    """),
    *(f"{name}days" for name in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")),
    *spaced("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty"),
)
"""Date words that belong to no form this grammar knows: left over, they refuse the period."""

FROM: Final = spaced("自从 从 自 由 from since starting_from starting_on starting beginning as_of effective")
START: Final = spaced("""
    起始 开始 起 始 起计 起算 进场 入场 进驻 到岗 到位 入项 入组 进组 生效 onwards onward starts_on starts start
""")
TO: Final = spaced("直到 直至 至 到 -> => → to until till til through thru")
END: Final = spaced("""
    截止到 截止至 截至到 截止 截至 为止 止于 止 结束于 结束 不晚于 不迟于 最晚 最迟 至迟 至晚 离场 撤场 撤出 撤离
    退场 出场 离岗 出组 离组 出项 离项 释放 到期 终止 完成 no_later_than not_later_than ends_on ending_on ending ends
    end due deadline by up_to
""")
BEFORE: Final = spaced("之前 以前 前")
AFTER: Final = spaced("之后 以后 过后 后")
SEPARATOR: Final = (*spaced("以及 和 及 与 跟 、 , ; / & + 。 . ! and then"), "\n")

DAYS_OFF: Final = spaced("""
    不含周末 不含节假日 不含双休日 不含双休 周末除外 节假日除外 双休除外 除周末外 除周末 含周末 含节假日 周末休息
    (工作日) (仅工作日) (含周末) (周一至周五) (周一到周五) (周一至五) (周一到五) 仅工作日
    除节假日外 除节假日 除双休日 除双休 休息日除外 周末不支撑 周末不上班 周末不工作 周末不加班 节假日休息 节假日不上班
    weekdays_only working_days_only excluding_weekends including_weekends weekends_excluded weekends_included
""")
"""What is said of days off changes neither end of a period."""

HARMLESS: Final = spaced("""
    支撑 支持 支援 服务 工作 投入 驻场 现场 时间段 时间 周期 日期 期间 期限 时段 时长 工期 为期 总共 一共 共计 合计 总计
    历时 全程 全月 整月 一整月 整个月 一整个月 一直 计划 实际 安排 持续 连续 当天 当日 该日 首尾 首尾两天
    首尾两日 首尾2天 两端 包含 包括 之内 以内 内 含 为 是 在 于 共 的 份
    | : " ' “ ” ‘ ’ * _ # · the of on in for total period date inclusive included incl inc both
    support supports supporting project team member dates schedule duration time full on_site onsite remote remotely at
    please kindly thanks thank you note fyi hi hello dear all confirmed agreed fixed plan planned will is are be it
    work works assist assists only he she they we i his her their developer engineer tester staff assignment assigned
""")

TIMES_OF_DAY: Final = spaced("""
    上半天 下半天 上午 下午 中午 正午 晚上 早上 早晨 凌晨 傍晚 晚间 夜间 全天 半天 上班 下班 am pm noon midnight eod cob
""")

MONTH_NAMES: Final = {
    name: number
    for number, names in enumerate(
        spaced(
            "january_jan february_feb march_mar april_apr may june_jun july_jul august_aug september_sept_sep "
            "october_oct november_nov december_dec"
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAY_NAMES: Final = {
    name: number
    for number, names in enumerate(
        spaced("monday_mon tuesday_tues_tue wednesday_wed thursday_thurs_thur_thu friday_fri saturday_sat sunday_sun")
    )
    for name in names.split()
}
NUMBER_NAMES: Final = {
    name: number
    for number, names in enumerate(
        spaced("one_a_an two three four five six seven eight nine ten eleven twelve"), start=1
    )
    for name in names.split()
}
WEEKDAY_FIGURES: Final = {char: number for number, char in enumerate("一二三四五六日")} | {
    char: number for number, char in enumerate("123456天")
}
WEEKDAY_FIGURES["7"] = 6

DAYS: Final = {
    "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "即日": 0, "即刻": 0, "立即": 0, "立刻": 0, "现在": 0,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3, "大前天": -3,
    "通知之日": 0, "本通知之日": 0, "发文之日": 0, "发布之日": 0, "下发之日": 0, "通知发布之日": 0, "通知下发之日": 0,
    "本通知发布之日": 0, "本通知下发之日": 0,
}  # fmt: skip
"""How many days after the day of sending; likewise the others."""
TWO_DAYS: Final = {"今明两天": 0, "今明两日": 0, "明后两天": 1, "明后两日": 1}
"""That day and the next; 明后天 is one or the other."""
DAYS_ENGLISH: Final = {"today": 0, "now": 0, "immediately": 0, "tomorrow": 1, "yesterday": -1}
WEEKS: Final = {
    "上上": -2, "上": -1, "上一": -1, "本": 0, "这": 0, "这一": 0, "当": 0, "下": 1, "下一": 1, "次": 1, "下下": 2,
    "last": -1, "this": 0, "next": 1,
}  # fmt: skip
MONTHS: Final = {
    "上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "下一": 1, "下一个": 1, "下下": 2,
    "下下个": 2,
    "last": -1, "this": 0, "next": 1,
}  # fmt: skip
YEARS: Final = {"今年": 0, "本年": 0, "明年": 1, "来年": 1, "去年": -1}


def either(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
