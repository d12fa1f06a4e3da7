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
    前端 前期 前台 前往 前置 前面 前述 前提 目前 当前 此前 提前 后端 后台 后续 后期 后勤 后面 后来 后备 今后 最后
    一起 发起 引起 起草 起码 想起 起止 收到 达到 得到 看到 遇到 回到 谈到 提到 甚至 由于 理由 缘由 自由
    自动 自己 各自 来自 自身 自行 自主 统一 唯一 一直 一定 一些 一般 一下 一样 一致 同一 专一 万一 一律 一体
    日常 日报 日志 日程 月报 月度 月结 年报 年度 周知 周到 周边 周报 周会 内部 内容 内网 公共 共享 共同 共建
    视频 隔离 间隔 一半 多半 半成品 虚拟 模拟 约定 合约 签约 预约 节约 完成度 完成情况 启动会 开始前 支撑前 和谐 与会
""")
"""Words that hold the characters of a mark, a number or a unit and are none."""

UNCERTAIN: Final = spaced("""
    待定 待确认 待通知 待议 待商 未定 没定 暂定 暂时 暂 大概 大约 左右 上下 前后 可能 也许 或许 估计 预计 预期 预估 预定
    拟定 拟于 初步 差不多 不确定 不一定 不清楚 视情况 视进度 另行 另定 或者 或 还是 如果 假如 要是 若干 某 长期 至今
    不含 不包括 除了 除外 除 以外 之外 不是 不行 不能 不可 不要 不到 不在 不超过 不少于 不早于
    取消 作废 无效 不用 不必 不需要 无需 至少 至多 最多 最少 最早 早于 晚于
    超过 少于 多于 吗 ? 是否 能否 可否 可以不 约 几天 几周 几个 几号 几月 几日 数天 数周 每 隔 轮流 不定期
    tbd tbc tba about around approx approximately circa maybe perhaps probably possibly tentative tentatively
    estimated expected or if every each except excluding unless not before after early late mid least most unknown
""")
"""Words after which nothing is certain."""

MISLEADING: Final = spaced("""
    大前年 大后年 前年 后年 上一年 下一年 上年 下年 当年 同年 那年 财年 年内 年前 年后 年头 年尾 年中
    明后 今明 大大后天 次日 翌日 隔天 近日 近期 日内 月内 月中 月头 月尾 月半 那周 该周 所在周 单周 双周 周初 周中 周末
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
    起始 开始 起 始 进场 入场 进驻 到岗 到位 入项 进组 生效 onwards onward starts_on starts start
""")
TO: Final = spaced("直到 直至 至 到 -> => → to until till til through thru")
END: Final = spaced("""
    截止到 截止至 截至到 截止 截至 为止 止于 止 结束于 结束 不晚于 不迟于 最晚 最迟 至迟 至晚 离场 撤场 撤出 撤离
    退场 出场 离岗 释放 到期 终止 完成 no_later_than not_later_than ends_on ending_on ending ends end due by up_to
""")
BEFORE: Final = spaced("之前 以前 前")
AFTER: Final = spaced("之后 以后 过后 后")
SEPARATOR: Final = (*spaced("以及 和 及 与 跟 、 , ; / & + | 。 . ! and then"), "\n")

DAYS_OFF: Final = spaced("""
    不含周末 不含节假日 不含双休日 不含双休 周末除外 节假日除外 双休除外 除周末外 除周末 含周末 含节假日 周末休息
    (工作日) (仅工作日) (含周末) 仅工作日
""")
"""What is said of days off changes neither end of a period."""

HARMLESS: Final = spaced("""
    支撑 支持 支援 服务 工作 投入 驻场 现场 时间段 时间 周期 日期 期间 期限 时段 时长 工期 为期 总共 共计 合计 总计 历时
    全程 全月 整月 持续 连续 当天 当日 该日 首尾 两端 包含 包括 之内 以内 内 含 为 是 在 于 共 的 份
    : " ' “ ” ‘ ’ * _ # · the of on in for total period date inclusive included
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
}  # fmt: skip
"""How many days after the day of sending; likewise the others."""
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
