"""The words of pre-sales mail (P1 to P5): topics, and what is said to ask for one, to name somebody, to decide."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.change_words import BECOMES
from parsers.notices.words.fold import words
from parsers.notices.words.topics import Topic as Matter
from parsers.notices.words.wordings import Vocabulary
from parsers.remembered import remembered
from state.notice import Topic

_TOPICS: Final[dict[Topic, str]] = {
    "定制方案": "定制方案 定制化方案 方案定制 定制需求 定制开发 customised customized",
    "技术交流": "技术交流 technical|exchange",
    "需求调研": "需求调研 requirements|study requirement|study",
    "演示环境": "演示环境 demo|environment",
    "标准化货架资料": "货架资料 标准化货架资料 标准化资料 产品资料 宣传资料 标准资料 materials",
    "方案支撑": "方案支撑 方案支持 解决方案支撑 解决方案支持 解决方案同事 solution|support",
}
_SPELLINGS: Final = {
    topic: tuple(word.replace("|", " ") for word in words(listed)) for topic, listed in _TOPICS.items()
}


@remembered
def topics_in(folded: str) -> tuple[Topic, ...]:
    """The topics that a text (folded) names: a customised solution is none of solution support (P1)."""
    found = [topic for topic, spellings in _SPELLINGS.items() if any(word in folded for word in spellings)]
    return tuple(topic for topic in found if topic != "方案支撑" or "定制方案" not in found)


PRESALES: Final = Matter("售前", "pre-?sales")
ASKS: Final = Matter("申请 请求 需求 request")
DENIED: Final = Matter(
    "",
    r"(?:不|别|勿|未|没有?|无需|无须|无法)(?:再|能|用|要|需要?|会|必|是|先)?(?:由|请|安排|指派|派|指定|协调|负责|支[撑援持]|参加|增加|换|变更)"
    r"|\b(?:not|cannot|can['’]t|don['’]t|won['’]t)\b",
)
"""先不安排许南星: whoever is named so is not sent."""
BEFORE_A_REASON: Final = words("同意 好的 好 收到 经协商 已 现 决定 本次 该需求 此需求")
"""What stands before the words of an answer, and is no part of a reason."""
ASIDES: Final = words(
    "请 还请 烦请 麻烦 有劳 望 盼 经与 经和 经过 经跟 联系 抄送 cc 感谢 谢 辛苦 抱歉 不好意思 对不起 sorry 祝 "
    "以上 如下 详见 见附件 附件 电话 手机 邮箱 tel"
)
"""How a clause begins that asks, thanks or says where to look, and gives no reason: 请温如许知悉."""
BEFORE_AN_ANSWER: Final = words(
    "同意 好的 好 行 可以 没问题 收到 嗯 ok 经协商 经讨论 经沟通 经研究 经商议 经商定 经内部沟通 经内部协商 协商一致 "
    "已 已经 现 将 决定 确定 已定 本次 此次 该 此 这个 这次 这 我 我们 我方 我这边 我们这边 这边 本人 需求 "
    "项目 客户 售前 方案 定制 支撑 支持 响应 工作 事项 人员 人选 负责人 对接人 同事 的 关于 对 对于 就 那 那就 "
    "也 都 仍 还是 继续 后续 今后 即日 今日 今天 起 开始 自 从 直接 统一 内部 现场 通知 变更 安排 具体 如下 为 "
    "另 另外 同时 并 且 技术 交流 技术交流 需求调研 演示环境 解决方案 "
    "yes okay well so and then the this that for to we i our it is please project request customer : ."
)
"""What may stand between the beginning of a clause and who is named in it, or its verdict, and changes neither."""

ASKING: Final = Vocabulary(
    {
        "PRESALES": "售前 pre-sales presales",
        "TOPIC": " ".join(listed for topic, listed in _TOPICS.items() if topic != "方案支撑"),
        "SOLUTION": "方案支撑 方案支持 解决方案支撑 解决方案支持 solution|support",
        "PLAN": "方案 定制",
        "APPLIES": "申请 索取 领取 request",
        "WANTS": "请求 需求",
        "SUPPORTS": "支撑 支持",
        "PLEASE": "请 麻烦 烦请 希望 想要 需要 需 想做 想看 想请 请求协助 求助 帮忙 能否 可否 能不能 "
        "哪位 谁能 谁有 能给 "
        "please need needs would|like",
        "DOES": "安排 协调 提供 协助 开通 搭建 准备 派 组织 制作 编写 出具 评估 发送 发一份 发给 给一份 给个 "
        "arrange provide prepare send",
        "STAFF": "同事 老师 工程师 专家 somebody someone",
        "ATTENDS": "参加 出席 参会 准时 知悉 周知 查收 查阅 批准 确认 反馈 join attend",
        "MARK": ', 。 ; ! ? ( ) [ ] " “ ” 、 :',
        "PUBLIC": "公共 公用 现有 线上 共享",
        "LACKS": "缺少 没有 不满足 不支持 不具备 无法 用不了 不够 lacks lack does|not|have does|not|support",
        "SHORT": "缺",
        "FOR": "for with",
        "OUTCOME": "人选 人员 变更 调整 结果 名单 回复 答复",
        "FUNCTION": "功能",
        "PERSON": "需要人员 需人员 人员支持 派人 现场支持 现场讲解 现场演示 专人 need|a|person needs|a|person "
        "need|somebody needs|somebody",
    }
)
ANSWERING: Final = Vocabulary(
    {
        "BY": "由 请 找 叫 给 交给 派给 安排 安排了 指派 派 指定 协调 让 麻烦 烦请 有劳 劳烦 assign",
        "POST": "解决方案 解决方案负责 解决方案负责人 解决方案人员 支撑人 支撑人员 对接人 对接人员 负责人 负责人员",
        "COLON": ":",
        "WAS": "原",
        "BECOMES": f"{BECOMES} 接替为 接替者为",
        "GOES": "来 去 进行 前往 可 可以",
        "I": "我 本人 我自己",
        "YOU": "你 您",
        "FIRST": "先",
        "CHOOSES": "就 那就 就是 就让 还是 就由",
        "TAKES": "把 将",
        "SUCCEEDS": "接替 接手 顶替 替换 代替 替",
        "OF": "的",
        "WHY": "因为 because because|of due|to",
        "NO_MORE": "不再",
        "IN_DOUBT": "待定 待确认 未定 备选 候补",
        "WORK": "工作 任务 岗位 位置",
        "REPLACE": "replace",
        "WITH": "with by",
        "SERVES": "负责 支撑 支持 支援 对接 跟进 跟 参加 参与 承担 牵头 主导 主责 统筹 带队 主讲",
        "HELPS": "交流 处理 配合 协助 辅助 陪同",
        "WILL": "will|support will|take will|handle will|join will|attend will|do can|support can|take can|handle "
        "can|join can|attend can|do",
        "JUST": "一下 一下吧 下 吧 了",
        "ADDS": "增加 增派 新增 再加 加派 补充 再安排 再派 add",
        "REPLACED_BY": "is|replaced|by will|be|replaced|by was|replaced|by",
        "SINCE": "from starting as|of",
        "COUNT": "一位 一名 1位 1名",
        "TOGETHER": "一起 共同 一同 一并 也 as|well too",
        "NAME": "",
        "TO": "to for",
        "TAKES_ON": "做 担任 作为",
        "COURTESY": "同学 老师 同事 @",
    },
    silent=("GAP", "COURTESY"),
)
DECIDING: Final = Vocabulary(
    {
        "AGREES": "同意 接受 批准 准予 认可 可以 可 agree agreed accept accepted approve approved",
        "REFUSES": "不同意 不接受 不批准 不认可 不支持 不可以 不可 不能 无法 不做 不予 不应 不宜 拒绝 驳回 not",
        "OUTSIDE": "合同外 合同之外 合同以外 outside|the|contract",
        "RESPONDS": "响应 支撑 承接 处理 支持 执行 方式",
        "NO_RESPONSE": "不做响应 不予响应 不响应 无法响应 不作响应 不进行响应",
        "ABOUT": "该需求 此需求 本需求 需求 这个需求 该项目 此项目 本项目 此定制需求 该定制需求 定制需求",
        "DOES": "做 进行 在 以 按 按照 走 作",
        "PARTICLE": "了 吧 的 ! .",
    },
    silent=("GAP", "PARTICLE"),
)
"""Of the verdict on a customised requirement (P4)."""
