"""The words of pre-sales mail (P1 to P5): topics, and what is said to ask for one, to name somebody, to decide."""

from __future__ import annotations

from typing import Final

from parsers.notices.change_words import BECOMES
from parsers.notices.fold import words
from parsers.notices.topics import Topic as Matter
from parsers.notices.wordings import Vocabulary
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
DECLINED: Final = Matter("不做响应 不予响应 不响应 无法响应")
ACCEPTED: Final = Matter("", r"合同外(?:响应|支撑|承接|处理|支持)|accepted outside the contract")
DENIED: Final = Matter(
    "",
    r"(?:不|别|勿|未|没有?|无需|无须|无法)(?:再|能|用|要|需要?|会|必|是|先)?(?:由|请|安排|指派|派|指定|协调|负责|支[撑援持]|参加|增加|换|变更)"
    r"|\b(?:not|cannot|can['’]t|don['’]t|won['’]t)\b",
)
"""先不安排许南星: whoever is named so is not sent."""
CONDITIONAL: Final = Matter("如果 假如 要是 倘若 除非 的话 前提", r"若(?!干)|\b(?:if|unless)\b")
"""如果客户同意，就由许南星负责 sends nobody yet."""
BEFORE_A_VERDICT: Final = words("同意 好的 好 收到 经协商 已 现 拟 决定 本次 该需求 此需求")
"""What stands before the words of an answer, and says nothing by itself."""

_MARKS: Final = ', 。 ; ! ? \n ( ) [ ] " “ ” 、'
ASKING: Final = Vocabulary(
    {
        "PRESALES": "售前 pre-sales presales",
        "TOPIC": " ".join(listed for topic, listed in _TOPICS.items() if topic != "方案支撑"),
        "SOLUTION": "方案支撑 方案支持 解决方案支撑 解决方案支持 solution|support",
        "PLAN": "方案 定制",
        "APPLIES": "申请 索取 领取 request",
        "WANTS": "请求 需求",
        "SUPPORTS": "支撑 支持",
        "PLEASE": "请 麻烦 烦请 希望 想要 需要 需 想做 想看 想请 请求协助 帮忙 能否 可否 能不能 "
        "please need needs would|like",
        "DOES": "安排 协调 提供 协助 开通 搭建 准备 派 组织 制作 编写 出具 评估 发送 发一份 发给 "
        "arrange provide prepare send",
        "STAFF": "同事 人员 老师 工程师 专家 专人 somebody someone",
        "ATTENDS": "参加 出席 参会 准时 知悉 周知 查收 查阅 批准 确认 反馈 join attend",
        "MARK": ', 。 ; ! ? ( ) [ ] " “ ” 、 :',
        "PUBLIC": "公共 公用 现有 线上 共享",
        "LACKS": "缺少 没有 不满足 不支持 不具备 无法 用不了 不够 lacks lack does|not|have does|not|support",
        "SHORT": "缺",
        "FOR": "for with",
        "FUNCTION": "功能",
        "PERSON": "需要人员 需人员 人员支持 派人 现场支持 现场讲解 现场演示 专人 need|a|person needs|a|person "
        "need|somebody needs|somebody",
    }
)
ANSWERING: Final = Vocabulary(
    {
        "BY": "由 请 安排 指派 派 指定 协调",
        "POST": "解决方案 解决方案负责 解决方案负责人 解决方案人员 支撑人 支撑人员 对接人 对接人员 负责人 负责人员",
        "COLON": ":",
        "WAS": "原",
        "BECOMES": f"{BECOMES} 接替为 接替者为",
        "GOES": "来 去 进行 前往 可 可以",
        "SERVES": "负责 支撑 支持 对接 跟进 参加",
        "HELPS": "交流 处理 配合 协助",
        "WILL": "will|support will|take will|handle will|join will|attend will|do can|support can|take can|handle "
        "can|join can|attend can|do",
        "JUST": "一下",
        "ADDS": "增加 增派 新增 再加 加派 补充 再安排 再派 add",
        "REPLACED_BY": "is|replaced|by will|be|replaced|by was|replaced|by",
        "SINCE": "from starting as|of",
        "COUNT": "一位 一名 1位 1名",
        "TOGETHER": "一起 共同 一同 一并 也 as|well too",
        "COURTESY": "同学 老师 同事",
    },
    silent=("GAP", "COURTESY"),
)
