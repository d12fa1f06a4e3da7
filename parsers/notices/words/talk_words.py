"""What may not stand beside who is lent, and when, where not every word is known (M4).

A word of `COUNTS` limits, denies, leaves open or moves, and makes a clause count, but in one of those of `HARMLESS`,
which are taken out before: 改 may be a change of days, 改掉 is work.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.topics import Topic
from parsers.patterns import Pattern

HARMLESS: Final = Pattern(
    # denials and conditions that are none
    r"不(?:及时|足|够|高|稳定|一致|完整|全|准)(?=的|，|,|。|$)|不影响[^,，。\s]{0,8}|带来的?不便|(?:后面|后续|之后)?(?:已经?)?没有?[^,，。\s]{0,5}(?:活儿?|任务|需求)了?|别再?[^,，。\s]{0,4}(?:加|派|塞|提)(?:需求|活儿?|任务|工作)了?|(?:申请|邮件|需求)已?收到了?|(?:别的|其[他它余])(?:项目|任务|工作)[^,，。\s]{0,6}[别不勿][^,，。\s]{0,10}|不受影响|不变|不用[你您我]?[^,，。\d]{0,3}(?:管|操心|介绍|费心)|不用经(?:过)?我|没问题|没有?(?:别的|其他|其它)(?:活|任务|工作|事)|未来|无缝|无线|非常|非功能|除了|[删排清解扫]除|如[下期上]|[例比诸]如"
    r"|[特类级个识区]别|等等|等(?=工作|内容|事项|模块|需求|功能|问题|任务|页面|事宜|材料|资料)|需求|优先|先[进前]|经过?商量|商量好|再(?=抽调|派|安排|协调)"
    r"|看板|可视化|视[频图觉]|[重监巡]视|[虚模]拟|暂存|评估(?!\s)|[自已]约|约(?:时间|一下|个时间)|预约|若干(?=问题|个)|原[型因理始有文]"
    r"|排计划|计划用|按计划|项目计划|开发计划|大家"
    # changes that are work, or none
    r"|交换|切换|转换|兑换|就?这[么样]定了?|[由听][你您][^,，。]{0,6}(?:安排|派活|管理|分配|指挥|调遣|调度)|[你您][^,，。\d]{0,8}就(?:行|好|可以)了?|[你您]来?安排活儿?吧?"
    r"|改(?:掉|造|版|完|进|善|好|bug)|[修整]改|手续|[继连后陆持]续|缓[存解]|推[进送荐广动]|加(?:油|强|班|急|个|进|他|她|一下|上)|参加|添加"
    r"|转[发达告交]|流转|回(?:复|头|归|顾|款|滚|执)|(?<![在还正要需])走流程|走(?:查|一下|一遍)|派单|发起|起[草见]|一起|引起|[防禁]止|满足|停车"
    r"|调(?:度|优|试|用|研)|[强联]调|变量|更新|提前申请|提前(?:[一两三几]天|[一两]周)?(?=把|发|给|准备|沟通|联系|熟悉|了解|对|\S{0,6}申请|\S{0,4}开通)|半成品"
    r"|所以|第?[一二两三四五六\d]轮(?=[测联验评回压走])"
    r"|说(?:的|过|好|一下|下|明|清)|[跟和]我说|确认过?了|(?:已|都)(?:经|已)?确认|(?:已|也|都)(?:经|已)?同意了?|之前(?:一样|提的|发的)"
    r"|中间[^,，。\s]{0,6}回[^,，。\s]{0,4}|问题|分别(?=发|对|沟通|联系)|(?:原|过)来如此|过一[下遍]|[统一]一致?|[单另]?另外"
)
"""Words that have one of the others in them, and say nothing of it."""
WAVERS: Final = Topic(
    # is not settled, or hangs on something
    "取决 犹豫 纠结 动摇 摇摆 酝酿 筹划 商议 商谈 磋商 洽谈 沟通中 协商中 讨论中 推进中 研究中 在谈 再议 有点悬 悬着 "
    "挺悬 "
    "够呛 难说 难讲 多半 大抵 估摸 差不多 兴许 应该 看来 看样子 似乎 好像 貌似 仿佛 没准 说不准 记不清 记混 记错 "
    "凭印象 "
    "心里没底 赶不赶得上 说不好 占坑 占着坑 占个坑 十有八九 到时再看 还没谈 没谈拢 没谈妥 坐下来谈 还价 留不住 "
    "没回他 没回她 "
    "没给话 还没给 "
    "倾向 偏向 主张 提议 提名 动员 力争 但愿 期望 恳请 愿望 盼着 争取到 对半 五五开 浮动 一旦 除非 "
    # somebody refuses, or has still to say yes
    "婉拒 拒绝 回绝 推辞 谢绝 推掉 不肯 不放 不愿 不情愿 没松口 不松口 没答应 谁答应 没人答应 没点头 没批 没签 未批 "
    "审批中 流程中 待批 "
    "拿主意 做主 拍板 "
    "你定 您定 "
    "看你 看您 看他 看她 看大家 看领导 看客户 看谁 随你 面子 人情 "
    # is taken back, or none in earnest
    "作罢 算了 拉倒 免了 打住 变卦 反悔 误发 发错 别当真 玩笑 逗你 吹风 吹个风 退了回来 打回 驳回 叫停 停摆 停工 "
    "搁浅 黄了 泡汤 "
    "按串 敲串 打串 串行了 啊不对 哎不对 噢不对 哦不对 往后挪 往前挪 当没看见 看到就删 删了吧 当靶子 随便砍 领回来 "
    "先空着 没顾上 "
    "二选一 两选一 三选一 任选 择一 选其一 另说 才管用 才作数 才算数 才能作数 就当没意见 就当同意 石头剪刀布 "
    "石头剪子布 抓阄 抽签 "
    "拽回 捞回 捞他 捞她 抢回 抽回 打回去 红笔 "
    # is to be said later, or begins and ends with something else
    "起算 算起 几时 哪天 什么时候 何时 晚些补 不全 单独发 过一过 得先 喊一声 打包票 签名 石沉大海 音讯 别声张 不要声张 "
    # somebody else, too
    "徒弟 搭档 实习生 另一位 另一个人 两人里 他俩中 半截 两截 "
    # somebody cannot
    "辞职 离职 住院 病倒 生病 手术 骨折 产假 预产期 待产 走不开 脱不开 脱不了身 脱不开身 抽身 "
    # a paper that is none yet
    "模板 样本 课件 示范 底稿 草稿 草拟 旧版 老版 老表 旧表 有出入 照附件 以附件",
    r"(?:名单|安排|邮件|通知|计划|表|这[份封版])[^,，。;；]{0,6}重写|(?<![册档案告料稿件计])初稿|听[你您](?!安排|指挥|调遣|调度|分配)|照此(?!执行|办理|登记|录入|安排|通知)"
    r"|(?:[上下]面|以上|上述|这|本|该)(?:那|的)?[^,，。;；]{0,4}(?:作废|不算|无效)"
    r"|每周[一二三四五六日天][、和及]\s?周?[一二三四五六日天][^,，。会]{0,6}(?:过去|去|来|到场|驻场|支撑|投入)|其余(?:日子|时间)(?:在|回)"
    r"|上午[^,，。]{1,6}[,，]\s?下午|不(?:合格|通过|行|成)就(?:得|要)?换|(?:吃过午饭|过了晌午|午后)[^,，。]{0,6}[去来回]"
    r"|\b(?:reluctant|fingers crossed|still waiting|not (?:yet )?(?:signed|agreed|approved))\b",
)
"""What leaves open, or takes back, whatever stands beside it."""
COUNTS: Final = Topic(
    # denies, supposes, leaves open
    "不 没 未 无 别 勿 非 否 若 如 假 除 或 待 等 视 看情况 看进度 暂 拟 估 大概 大约 左右 初步 争取 尽量 尽可能 "
    "想 希望 建议 考虑 打算 计划 原 本来 之前 上次 曾 以前 据说 据悉 听说 ? 吗 呢 吧 "
    # limits
    "只 仅 另 其余 其他 其它 其中 兼 半 晚上 夜间 同时 轮流 轮换 分批 分段 分别 若干 一段 一阵 零星 偶尔 "
    "间断 穿插 抽空 有空 空余 业余 随时 "
    # changes, comes, goes, stays
    "改 换 替 撤 消 废 停 延 推 续 缓 调整 变 更 减 增加 追加 加派 增派 新增 加人 再 才 "
    "支撑 支援 投入 驻场 进场 入场 到岗 到位 进组 进驻 借 派 抽调 协调 接手 顶 补位 离 走 回 退 释放 归还 结束 开始 "
    "起 止 截 到期 期满 转 休 病 差旅 出差 培训 完成 提交 "
    # whose word it is, and what is still to come
    "说 称 表示 认为 觉得 确认 核实 审核 审批 审一下 批准 批示 批一下 指示 定夺 拍板 点头 上会 报会 忽略 为准 申请 "
    "请示 征求 问 意见 反对 当否 妥否 盼复 给句话 咋 怎 么 还在 先这样 先这么 到时 按需 酌情 灵活 机动 弹性 "
    "听通知 预备 备选 储备 后备 候补 样例 示例 举例 范例 我们和 我和 和我 "
    # past, and other ways to belong
    "去年 前年 往年 那时 当时 挂名 名义 挂职 调岗 调动 编制 划归 归属 入职 招聘 录用 实习 徒弟 下属 手下 搭档 "
    "新人 推荐 比赛 大赛 竞赛 支教 志愿 夜班 轮班 答辩 考察 工作日 最晚 最迟 最早 最多 最少 最长 顶多 至少 至多 起码 "
    "前后",
    r"[\d%]|部分(?=时间|人|支|投|天|\s|$)|可(?![以视用]|靠性|行性)|后(?![端台期面勤续])|每[天日周月]|约(?=\s|[一二两三四五六七八九十半])|(?:请|需|须|要)[^,，。\s]{0,8}(?:同意|考虑)"
    r"|[一二两三四五六七八九十几半]\s?(?:[名位人天日周月年成次轮批]|个(?:人|月|星期|礼拜|工作日|半))|人选",
)
MEANS_MORE: Final = Pattern(
    r"(?<=\s)(?:的(?!支[撑援]|时间|周期|投入|工作量|工时)|和|与|跟|同(?!志|学|事)|带|携|陪|或)|[用花耗]了(?=\s)|白天|[上下]午|早上|中午"
)
"""What must not stand right behind who is lent, or the days: whose people they are, who else, at which hours.

用了15人天 is an effort that is spent.
"""
_ENGLISH_ONLY: Final = Pattern(r"[^\u4e00-\u9fff]*[a-z]{2}[^\u4e00-\u9fff]*")
_ENGLISH: Final = Pattern(
    r"\b(?!(?:will|be|is|are|supports?|supporting|joins?|joining|works?|working|assigned|the|an?|for|on|in|at|of|and|from|to|till?"
    r"|until|total|project|team|full|time|with|hi|hello|dear|all|everyone|please|note|that|starting|start|stays?|ending|person|man|days?"
    r"|backend|frontend|development|testing|regards|as|lend|lent|leaves?|we|(?<!be\s)agreed|effort|estimated|developers?|engineers?|testers?"
    r"|helps?)\b)[a-z]{2,}\b"
)


def says_it_in_english(folded: str) -> bool:
    """Whether words (folded) are English alone."""
    return _ENGLISH_ONLY.fullmatch(folded.replace("本项目", "")) is not None


_ABOUT_HIM: Final = Pattern(
    r"\W*(?:please|kindly|thanks?|(?:he|she|they)(?:['’]ll| will)?(?: be)? "
    r"(?:work|sit|bring|know|speak|looking after|looks? after)\w*)\b[^\u4e00-\u9fff]*"
)
_COUNTS_IN_ENGLISH: Final = Pattern(
    r"\b(?:not|no|never|if|unless|until|till|may|might|could|would|should|only|but|except|instead|or|pending|tentative"
    r"|leaves?|later|maybe|perhaps|half|ignore|hopes?|wants?|thinks?|expects?|plans?|propos\w+|suggest\w*|decid\w+"
    r"|confirm\w*|waits?|depends?|subject|provided|assum\w+|unlikely|cannot|mornings?|afternoons?|evenings?|weekends?"
    r"|remote|standby|back-?up|shar\w+|part|both|also|another|others?|swap|replac\w+|switch\w*|extend\w*|needs?|after"
    r"|when|asks?|requests?|starts?|ends?|joins?|stays?|supports?|back|away|sick|holiday|vacation|training)\b|n['’]t\b|\d"
)


def talks_in_english(folded: str) -> bool:
    """Whether an English clause goes on about who comes, or asks something of its reader: he works from Shanghai."""
    said = folded.replace(" after ", " ", 1)
    return _ABOUT_HIM.fullmatch(folded) is not None and not _COUNTS_IN_ENGLISH.search(said)


def has_unknown_english(folded: str) -> bool:
    """Whether English words (folded) are others than the plain ones of lending: of those every one is known."""
    return says_it_in_english(folded) and _ENGLISH.search(folded) is not None


WHY: Final = Pattern(
    r"(?:本项目)?(?:因为?(?!此)|由于|鉴于|考虑到|为了|为(?=保|赶|确|配|满|加)|根据|按照|免得|以便|便于|以免|(?:起因|缘由|原因)是|应(?=[^,，]{2,16}要求))[^,，]{2,36}"
)
"""A clause that only says why."""
EVENT: Final = Pattern(
    r"上线|提测|验收|测试|交付|汇报|评审|联调|发布|启动|演示|检查|作业|割接|试运行|部署|迭代|版本|需求|会"
)
"""What a day in such a clause is of."""
COMES: Final = Pattern(
    r"支[撑援持](?!材料|文档|平台|系统|性|作用|力度|方案)|投入(?!使用|生产|运行)|驻场|[进入]场(?!材料|手续)|进组|进驻|到[岗位场]|借调|抽调|加入|参与|参加(?=本?项目)|增[补派加]|[派协]调|过[去来]|进来|顶[一上]|放在|帮忙|[借锁留派分]给|[去到在来进给赴归往](?:[你您]们?|我们)?(?:那边|这边)?本项目|来做|(?:由|请|让)[^,，。\d]{2,12}补位|报到(?=[,，。]|$)|(?:^|[,，:：])\s*本项目\s*(?=[,，])"
    r"|\b(?:supports?|joins?|works?\son|assigned\sto|lend|lent|helps?)\b|\bwith 本项目"
)
"""What shows that somebody is lent."""
IN_CHARGE: Final = Pattern(r"本项目的?[^,，。;；\d]{1,16}由[^,，。;；\d]{2,10}负责(?=[,，。]|$)")
"""本项目的压测由高兴负责: who is lent for days of his own."""
STRUCTURE: Final = Pattern(
    r"双方(?:认可|确认|商定|核定)|一?整个?月|全月|支[撑援](?:时间|周期)?(?:为|是|[到至])?|投入|驻场|[进入]场|进组|进驻|到[岗位场]|借调|抽调|[选委]?派|协调|过[去来]|开始|结束|为?止|起|截止?(?=\s|$)"
    r"|进来|出来|归本项目|[借锁留派分]给|借[到往至]本项目|[离撤退][场组岗]|撤(?:走|出|回|(?=[,，、。\s]|$))|离开|收工|回(?:来|去|组里?|公司|部门)|返[回岗组]|归队|分?[两三二][段轮次]|(?<=\s)晚上|全职|顶(?:一下|上)|补位|来做|总共|合计|共计|一共|人员|要求|可以|[两三四]位|[两三四]人(?=合计|共|一共|总共)"
)
"""The words of lending themselves, which say no more than the days do."""
BEGINS: Final = Pattern(
    r"\s?(?:正式|就|开始)?(?:(?:前往|前去|入驻|转[到至]|[来到去进赴])本项目|[进入]场|进组|进驻|到[岗位场]|加入|过[来去]|报到|开始|起|进(?:来|(?=[,，、。]|$)))"
)
ENDS: Final = Pattern(
    r"\s?(?:就|下班后?|晚上|当[天日]|之?后){0,2}(?:结束|收工|收尾后?|为?止|[离撤退][场组岗开]|撤(?:走|出|回|(?=[,，、。\s]|$))|回(?:来|去|组里?|公司|部门)|返[回组岗]|归队|出来?(?=[,，、。\s]|$))"
)
IN_PARTS: Final = Pattern(r"[分两][两三二]?[段轮次批]")
"""Of days in several parts."""
GUESSED: Final = Pattern(
    r"(?:(?:经|初步)?(?:预估|预计|评估|估计)(?:工作量|需要|需|约|大概|为|是|共|[:：])*"
    r"|\b(?:estimated?|estimate of)(?: effort)?(?: of| is|:)?)\s?$"
)
EACH: Final = Pattern(r"(?:各|每人|人均|均)\S{0,4}$")
