"""The words of a clause that lends one list of people for one period, by kind, and which others may stand where (D2).

Words that nobody knows may stand as the work behind a verb (支撑|用户验收测试), as the work that somebody does
(监控页面由甲来做), and before an effort of their own (重构这块经评估需要2人月); nowhere else (M4).
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

PEOPLE, EFFORT, PLACE, ROLE = "PEOPLE", "EFFORT", "PLACE", "ROLE"
CLAUSES: Final = Vocabulary(
    {
        PEOPLE: "",
        EFFORT: "",
        ROLE: "",
        PLACE: "本项目 本项目组 该项目 此项目 贵项目 项目 项目组 项目上 客户现场 项目现场 现场 甲方现场 用户现场 "
        "客户侧",
        "BY": "由 落实为 定为 安排为 指定为 确定为",
        "AT": "归 前去 转到 转至 转去 投到 投给 投向 "
        "去 来 到 在 进 给 赴 前往 派往 派到 派驻 调往 调到 要去 要到 去你 到你 来你 去你们 到你们 去您 "
        "到您 借往 借到 借至 借给 锁给 留给 派给 分给",
        "VERB": "支撑 支援 支持 补位 帮忙 帮助 投入 参与 加入 驻场 进驻 做 来做 接下来做 接着做 干 参加 协助 服务 配合 "
        "负责 承担 从事 开展 "
        "主要做 主要负责 support supports supporting works|on work|on joins join on",
        "FILLS": "经商量 经过商量 商量好 商量后 再抽调 再派 再安排 再协调 双方谈好 谈好 谈定 谈妥 说好 "
        "批 把 抽 特 特派 用 定在 派出 "
        "临时 一下 期限 按 前端组 后端组 测试组 产品组 归队 返岗 返组 定于 放到 现 现在 "
        "已 已经 兹 今 请 派 让 安排 委派 指派 调派 选派 抽调 借调 协调 "
        "调配 决定 定了 确定 定 "
        "经研究 经研究决定 将 会 增派 新增 增加 增补 补充 补派 加派 进场 入场 到岗 到位 进组 入项 进入 报到 就位 "
        "上岗 离岗 过来 过去 开始 入驻 起 至 截至 截止 截止到 直至 直到 结束 为止 止 撤场 离场 退场 撤离 离开 回来 "
        "回去 "
        "回组 进来 出来 撤 撤走 撤出 撤回 "
        "回组里 回公司 返回 晚上 下班后 收工 "
        "收尾 收尾后 当天 均 都 各 各自 全都 每人 每位 全部 人均 工作量 工时 共 共计 合计 "
        "总计 总共 "
        "双方认可 双方确认 双方商定 双方核定 总投入 算 所以 他 她 回归 最终 依次 专门 二人 干到 做到 用到 "
        "留到 待到 测到 "
        "核定 核准 核 批了 商定 一共 计 为 是 的 了 于 从 自 期间 届时 同志 同学 同事 人员 全职 全时 全程 先 就 并 "
        "一起 "
        "共同 正式 "
        "一直 全月 整月 一整个月 时间 时间为 时间是 周期 周期为 为期 继续 工作 任务 这段时间 支撑时间 "
        "支撑周期 支撑人员 "
        "可以 放在 顶一下 顶上 上 里 这边 那边 组里 组 两位 三位 四位 二位 两人 三人 分 两段 三段 两轮 三轮 两次 "
        "分两段 分两轮 分两次 分三段 要求 安排如下 具体如下 如下 及 和 与 、 ( ) 这 这里 我组 我方 我部 本组 我们组 "
        "我们 我这边 我们这边 跟我们一起 和我们一起 与我们一起 后续 也 同意 能 "
        "will be is are the a an for at of and from to till until in total project team full time with assigned "
        "starting "
        "start ending joining as lend lent we and leaves leave agreed|effort agreed effort estimated|effort",
        "FRAME": "邮件 补个邮件 补一封邮件 补个通知 留底 存档 备查 通知 说明 同步 同步一下 结论 结果 名单 通知如下 "
        "说明如下 人员安排 安排 大家好 各位好 各位 大家 以上 知悉 请知悉 走流程",
        "MARK": ", ; 。 ! . :",
    }
)
