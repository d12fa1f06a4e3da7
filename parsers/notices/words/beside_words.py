"""The words of clauses that stand beside a statement and are no part of it: when one meets, who hands out the work.

每周例会周三下午2点, 具体工作由方启明安排, 查甘望已同意, 工位已安排, 办公地点在滨江, 投入比例100%. Every word of such a
clause is of a kind that stands here; nobody is named in it who may be lent, but in what was agreed with him.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import DAY, Vocabulary

HEAD, MEMBER, WEEKLY, HOUR, WHOLE, NUMBER = "HEAD", "MEMBER", "WEEKLY", "HOUR", "WHOLE", "NUMBER"
CLAUSES: Final = Vocabulary(
    {
        HEAD: "项目经理 项目组 研发组长 研发负责人 技术负责人 负责人 领导 行政 人事 客户 甲方 业主 现场负责人 双方 "
        "各方 "
        "各组 产研 销售 项目 我 你 你们 您 我这边 本人 大家 各位",
        MEMBER: "",
        WEEKLY: "每天 每日 每周 每双周",
        HOUR: "早上 晚上 中午",
        "FIRST": "首日 首周 当日 第一天 入场当天 进场当天 届时 后期 前期",
        "HALF": "上午 下午",
        "DURING": "期间 当天",
        WHOLE: "全职 全勤 全天 全程 全时 全脱产",
        NUMBER: "",
        "OFFICE": "经理 组长 工 总 老师 主任 总监",
        "COMES": "来",
        "SIDE": "那边 这边 那里 这里",
        "MEETING": "例会 周例会 项目例会 每周例会 周会 项目周会 每周周会 早会 晨会 站会 每日站会 每日晨会 每日早会 "
        "双周会",
        "ATTENDS": "参加 参会 出席",
        "TIMELY": "准时 按时 及时 务必 提前 尽快 自行",
        "IN": "在 于 为 是 : 定在 设在 位于",
        "BY": "由",
        "ASKS": "请 麻烦 烦请 有劳 辛苦 劳烦",
        "NEEDS": "需 需要 要 记得",
        "TO": "向 给 跟 和 与 发 发给 抄送 同 经",
        "AND": "、 及 以及",
        "FIXES": "安排",
        "ARRANGES": "分配 分派 布置 把关 指导 统筹 审核 评审 管理 考核 说明 答疑",
        "CARRIES": "负责 做好",
        "CONTACTS": "对接 联系 接洽 联络",
        "REPORTS": "汇报 同步",
        "TASK": "工作 原工作 组内工作 组内任务 组内其他任务 组内其他工作 其他任务 其他工作 手头工作 原有工作 现有工作 "
        "手上工作 具体工作 工作内容 具体任务 具体工作内容 工作任务 任务 开发任务 "
        "日常工作 具体内容 技术方案 方案 代码 文档 资料 代码和文档 技术问题 技术细节 "
        "技术 具体事项 具体事宜 具体细节 需求细节 具体需求 需求 分工 具体分工 进展 工作进展 工作情况 进度",
        "CHECKS": "绩效 工时 考勤 日常考勤 日报 周报 工作日报 日常管理",
        "EQUIPMENT": "工位 座位 账号 账户 权限 代码权限 电脑 门禁 门禁卡 出入证 住宿 食宿 车票 差旅 差旅费 差旅费用 "
        "费用 交通 "
        "开发环境 测试环境 环境 入场手续 进场手续 手续 设备 vpn",
        "HELPS": "帮忙 协助 帮着",
        "READY": "准备 开 开通 预留 协调 办理 申请 落实 准备好 安排好 开通好 办好 订好 备好 配好 到位 就绪 自带 自备 "
        "自理 自行解决",
        "PAYS": "承担 报销 出 走",
        "ALREADY": "已 已经 均已 都已 也已 也已经 将",
        "DONE": "了 好了 好 过 过了 完毕 妥当 妥",
        "FILLS": "的 也 都 均 都是 均为 两位 二位 三位 两位都 两人 大家都 本次 此次 并 一下",
        "CONTACT_IS": "对接人 联系人 接口人 项目对接人 现场对接人 现场联系人 联系方式 联系电话 手机 手机号",
        "PLACE_IS": "地点 办公地点 工作地点 办公地 支撑地点 地址 办公地址 现场地址 办公区",
        "PLACE_ENDS": "现场办公 集中办公 驻场办公 办公",
        "CONSENTS": "同意 认可 批准 答应",
        "CONFIRMS": "确认 知晓 知情 点头",
        "TALKS": "沟通 商量 协商 碰 碰头 通气 打招呼 说 讲 聊 对齐 谈 报备",
        "SETTLES": "商定 说定 约定 谈定 议定 敲定 讲定",
        "AGREED": "一致 ok",
        "PHONE": "电话",
        "GUIDES": "带 带教 指导 传帮带",
        "TELLS": "特此告知 特告知 告知 并告知",
        "NEAR": "旁边 边上 对面 隔壁 附近",
        "NOTES": "记 记录 统计 汇总",
        "TROUBLE": "有事 有问题 有任何问题 有疑问",
        "ASKS_OF": "问 咨询",
        "WANTS": "拿 领 领取 取 反馈",
        "CALLS": "打 随时 直接 可",
        "HANDS_OVER": "交接 移交 收尾",
        "OVERLAP": "中间一周 中间两周 中间几天 中间两天 中间三天 重叠一周 重叠的一周 重叠的两周 重叠两天 重叠的两天 "
        "重叠的几天 重叠部分 重叠时间 重叠期 重叠期间 交叉的一周",
        "HANDS_ON": "做交接 进行交接 做好交接 完成交接 做工作交接 办交接",
        "DUE": "前 之前 以前 内 之内 以内",
        "FINISHES": "做好 办完 办好",
        "HANDING": "交接 工作交接 代码交接 文档交接 资料交接 账号交接 用例交接 环境交接 代码和文档交接 交接工作 "
        "交接手续 "
        "离场手续 撤场手续",
        "SUPERSEDES": "替换 替代 取代 代替 覆盖",
        "FORMER": "此前 原来 原先 上一版 上一个 前一版 旧",
        "VERSION": "版本 计划 名单 周期",
        "BY_MEANS": "微信 当面 线上 口头 会上 群里 电话里 微信上 昨天 昨日 今天 刚才 刚刚 之前 上周 前面",
        "SAID": "说的 说过的 提到的 提过的 讲的 讲过的 定的 商定的 沟通的 聊的 说到的",
        "RATE": "投入 投入比例 投入度 投入占比 精力 占比 比例 支撑",
        "REPORTS_IN": "报到 到岗 到场 签到",
        "FINDS": "找 到 去 前往",
        "HOLIDAY": "端午 端午节 国庆 国庆节 中秋 中秋节 清明 清明节 元旦 春节 劳动节 五一 十一 法定节假日 节假日 "
        "法定假日 节日 假期",
        "WEEKEND": "周末 双休日 周六日 周六周日",
        "NORMAL": "正常 照常 按国家规定 按规定",
        "RESTS": "休息 放假 双休 休假 不上班 不加班 除外 不算",
        "NOTICE": "补个通知 补发通知 补一个通知 补个邮件 补发邮件 特此说明 特此补充 如题 收到 好的 抱歉发晚了 发晚了 "
        "通知发晚了 同步一下 跟大家同步一下",
        "INCLUDES": "含 包含 包括 其中含",
        "SORRY": "抱歉 不好意思",
        "MAIL": "邮件 上封邮件 上一封 通知 上封 上一封邮件 邮件里",
        "WELCOME": "欢迎 欢迎加入 热烈欢迎 欢迎加入项目组",
        "NO_OTHERS": "不再安排其他任务 不再安排其他工作 不安排其他任务 不安排其他工作 不再接其他任务 不接其他任务 "
        "不再承担其他任务 其他项目不安排 其他任务不安排 其他项目不再安排",
        "WRONG": "写错了 有误 写错 发错了 笔误 日期写错了 时间写错了",
        "NOT_THAT": "不是 而不是 并非",
        "LEADS": "现将人员安排通知如下 现将人员安排说明如下 人员安排通知如下 人员安排如下 现通知如下 通知如下 "
        "安排如下 说明如下",
        "HE": "他 她 他们 她们 他本人 她本人",
        "WORKS": "开发 测试 接口 接口开发 指标 指标开发 页面 页面走查 报表 功能 功能开发 缺陷 联调 修改 改造 走查 部署 "
        "迁移 接入 数据接入 原型 模块 问题 尾巴 手头的事 活",
        "YET": "没 没有 未 尚未 还没 还没有 还未",
        "OVER": "完 完成 结束 做完 改完 测完 弄完 开发完",
        "MORE": "多出 又多出 又多了 新增 又新增 增加了 又增加了 新发现",
        "SOME": "一批 一些 不少 很多 几个 好几个",
        "BUSY": "有紧急任务 有新任务 有急活 任务紧 任务重 任务多 任务很重 很忙",
        "GROUP": "组 组里 后端组 前端组 测试组 产品组 系统组 部门 公司 公司级",
        "NO_LATER": "再往后就不行了 再往后不行 再往后就不行 往后就不行了 之后就不行了 之后不行 "
        "之后就没时间了 再往后就没时间了",
        "GOES_TO": "要去做 要做 要去忙 要忙 要去参加 要参加",
        "AFTER": "后 之后",
        "NOT": "不 待 等 如 如果 若 是否 吗 ? 可能 视 除非 否则 或 暂 另 另行 先 再 才 以后 前 仅 只",
    },
    silent=(),
)
_WHO: Final = f"({HEAD}{{1,2}} OFFICE? | OFFICE)"
_WITH: Final = f"(({HEAD} | {MEMBER} | HE) OFFICE? SIDE? (AND | TO)?)"
_WHEN: Final = f"({WEEKLY} | {HOUR} | HALF | FIRST | DURING)"
_BEFORE: Final = "(ALREADY | BY_MEANS | MAIL | PHONE | HALF)"
_GIVES: Final = "(FIXES | ARRANGES | CONTACTS)"
_AGREES: Final = "(TALKS | CONSENTS | CONFIRMS){1,2}"
_READY: Final = "(READY | FIXES)"
OF_WORK: Final = CLAUSES.wordings(
    # 指标开发还没完, 页面走查后又多出一批修改, 后端组下旬有紧急任务
    f"START ({_WHO} | RUN){{0,3}} SIDE? FILLS? WORKS{{1,2}} FILLS? YET WORKS? "
    "(OVER | DONE | HANDS_OVER | READY) DONE? END",
    f"START ({_WHO} | RUN){{0,3}} SIDE? WORKS{{0,2}} AFTER? MORE DONE? SOME (WORKS | TASK){{1,2}} END",
    f"START GROUP (RUN | {DAY})? BUSY DONE? END",
)
"""How the work stands: of whatever project it is said, it lends nobody."""
HARMLESS: Final = OF_WORK + CLAUSES.wordings(
    # 每周例会周三下午2点; 请准时参加
    f"START ({_WHEN} | FILLS | IN){{0,4}} MEETING ({_WHEN} | IN | FILLS){{0,5}} END",
    "START (ASKS | NEEDS) TIMELY? ATTENDS MEETING? END",
    # 具体工作由方启明安排, 由方启明把关技术方案, 请黄经理做好对接, 请与方启明对接
    f"START {_WHEN}? TASK FILLS? (BY | ASKS | TO)? {_WHO} COMES? CARRIES? ({_GIVES} | CARRIES | READY) END",
    f"START {_WHEN}? (BY | ASKS) {_WHO} CARRIES? {_GIVES} (FILLS? TASK)? FILLS? END",
    f"START (ASKS | NEEDS)? TO {_WHO} CONTACTS (FILLS? TASK)? FILLS? END",
    # 期间工作向方启明汇报, 考勤由项目组负责, 日报发给方启明, 对接人：方启明
    f"START {_WHEN}? (TASK | CHECKS) FILLS? (BY | TO) {_WHO} (CARRIES | {_GIVES} | REPORTS)? END",
    f"START (CONTACT_IS | PHONE) IN? ({_WHO} | {NUMBER} | PHONE){{0,3}} END",
    # 接口人白一舟, 向白一舟汇报, 考勤由白一舟记, 由白一舟带, 工位在白一舟旁边, 特此告知白一舟
    f"START CONTACT_IS IN? {MEMBER} OFFICE? END",
    f"START TO {MEMBER} OFFICE? REPORTS END",
    f"START CHECKS FILLS? (BY | TO) {MEMBER} OFFICE? (NOTES | REPORTS) END",
    f"START BY {MEMBER} OFFICE? GUIDES HE? END",
    f"START EQUIPMENT IN {MEMBER} NEAR END",
    f"START TELLS {_WITH}{{1,3}} END",
    # 有事打我电话13812345678, 有问题找方启明
    f"START TROUBLE CALLS? (FINDS | TO | CONTACTS)? {_WHO} (PHONE | {NUMBER} | CONTACTS){{0,2}} END",
    # 接口找许南星要, 账号问小许
    f"START (EQUIPMENT | WORKS | TASK | TROUBLE){{1,2}} CALLS? (ASKS_OF | FINDS) ({HEAD} | {MEMBER}) OFFICE? "
    "(WANTS | NEEDS | CONTACTS)? END",
    # 本周内完成代码交接, 6月5日前做好交接
    f"START (ASKS | NEEDS)? {DAY} DUE? (FILLS | TIMELY){{0,2}} (FINISHES | OVER) FILLS? HANDING END",
    # 中间一周两人做交接, 重叠的两天做交接
    "START OVERLAP FILLS{0,2} HANDS_ON END",
    # 替换之前的版本: that it takes the place of another, `doubts/taking_place` hears
    "START SUPERSEDES (FORMER FILLS? (VERSION | FIXES | MAIL) | BY_MEANS FILLS? (VERSION | FIXES | MAIL) | MAIL) END",
    # 原工作已交接, 组内工作已安排好
    "START TASK ALREADY (HANDS_OVER | FIXES | READY) DONE? END",
    # 工位已安排, 请项目经理安排工位, 差旅费用由项目承担
    f"START EQUIPMENT ((BY | ASKS) {_WHO})? (FILLS | ALREADY | TIMELY){{0,2}} {_READY} DONE? END",
    f"START (ASKS | BY) {_WHO}? TIMELY? {_READY} (DONE | FILLS)? EQUIPMENT ((AND | TO) EQUIPMENT)? END",
    # 账号请黄丽帮忙开通, 测试环境的账号请许南星提前准备一下
    f"START EQUIPMENT (FILLS? EQUIPMENT)? (BY | ASKS) ({HEAD} | {MEMBER}) OFFICE? (HELPS | TO | TIMELY | FILLS){{0,3}} "
    f"{_READY} (DONE | FILLS){{0,2}} END",
    f"START EQUIPMENT IN (RUN | {NUMBER}){{1,3}} END",
    f"START EQUIPMENT (BY {_WHO})? PAYS {HEAD}? END",
    # 办公地点在滨江, 在滨江现场办公
    f"START PLACE_IS IN? (RUN | {NUMBER}){{1,3}} END",
    "START IN RUN PLACE_ENDS END",
    # 查甘望已同意, 已和黄俊杰、查甘望确认, 查组长那边已确认
    f"START ALREADY? {_WITH} (FILLS? {_BEFORE}){{0,2}} CONSENTS DONE? END",
    f"START {_WITH} ({_BEFORE}{{1,2}} CONFIRMS DONE? | CONFIRMS DONE) END",
    f"START {_BEFORE}{{0,2}} ALREADY TO? {_WITH}{{1,3}} {_BEFORE}{{0,2}} {_AGREES} (DONE | AGREED)? END",
    f"START {_BEFORE}{{0,3}} TO {_WITH}{{1,3}} {_BEFORE}{{0,2}} {_AGREES} (DONE | AGREED) END",
    f"START {_BEFORE}{{0,3}} TO {_WITH}{{1,3}} {_BEFORE}{{0,2}} SETTLES DONE? END",
    f"START {_BEFORE}{{0,3}} TO {_WITH}{{1,3}} {_BEFORE}{{1,2}} {_AGREES} END",
    # 昨天和大家说过的, 上午电话里说的
    f"START {_BEFORE}{{0,3}} (TO {_WITH})? {_BEFORE}{{0,2}} SAID END",
    # 投入比例100%, 全职投入
    f"START FILLS{{0,2}} RATE? IN? {WHOLE} RATE? END",
    # 请准时到岗, 首日9点到3楼会议室找方启明报到
    f"START (ASKS | NEEDS)? (TIMELY | IN | FIRST | DURING | HALF | {HOUR}){{1,4}} "
    f"(FINDS (RUN | {NUMBER} | {HEAD}){{1,3}})? (FINDS {_WHO})? REPORTS_IN END",
    # 周末不加班, 端午6月19日-21日正常放假
    f"START (WEEKEND | HOLIDAY {DAY}?) (NORMAL | DURING){{0,2}} RESTS END",
    # 抱歉发晚了, 现将人员安排通知如下
    "START SORRY? NOTICE END",
    "START LEADS IN? END",
    # 欢迎加入, 期间不再安排其他任务
    "START WELCOME END",
    "START DURING? NO_OTHERS END",
    # 上午邮件写错了, …，不是6月1日
    "START SORRY? (BY_MEANS | HALF | MAIL){1,4} WRONG END",
    f"START NOT_THAT {DAY} END",
    # 再往后就不行了, 她要去做公司级的安全测试: why it is not longer
    "START NO_LATER END",
    "START HE GOES_TO GROUP FILLS? RUN? WORKS? END",
    # 12人天（含联调）
    "START INCLUDES RUN (AND RUN){0,3} END",
)
THANKS: Final = CLAUSES.wordings(f"START (ASKS | WELCOME) ({MEMBER} OFFICE? TO?){{1,3}} DONE? END")
"""辛苦许南星: whom the sentence names anyway."""
BY_ACCORD: Final = CLAUSES.wordings(
    f"START {_BEFORE}{{0,3}} TO {_WITH}{{1,3}} {_BEFORE}{{0,2}} {_AGREES} (DONE | AGREED)? AFTER END"
)
"""跟查甘望协商后|增派白一舟: in front of what was agreed."""
