"""Words that tell what a mail is about: of lending people, and of everything else that has names and dates too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from parsers.notices.words.fold import words
from parsers.patterns import Pattern
from parsers.remembered import remembered


class Topic:
    """A matter: the words that show it, and a pattern for what is no plain word."""

    def __init__(self, listed: str, also: str = "") -> None:
        self._words = words(listed)
        self._also = Pattern(also) if also else None
        self.told_in: Callable[[str], bool] = remembered(self._told_in)

    def _told_in(self, folded: str) -> bool:
        if any(word in folded for word in self._words):
            return True
        return self._also is not None and self._also.search(folded) is not None


LENDING: Final = Topic(
    "人员变动 人员变更 人员支撑 支撑人员 支撑安排 支撑计划 支撑信息 支撑通知 支撑时间 支撑周期 人员安排 人员投入 "
    "投入人员 "
    "投入计划 投入安排 人员计划 人员补充 补充人员 增补人员 人员增补 "
    "增派人员 人员增派 人力支撑 人力投入 人力安排 资源投入 资源安排 人员协调 协调支撑 "
    "协调开发 "
    "人员调整 支撑调整 人员名单 支撑名单 人员借调 借调人员 "
    "人员到位 人员支援 支援人员 支援安排 人员进场 人员入场 驻场安排 研发支撑 "
    "开发支撑 "
    "项目启动 投入情况 团队成员 项目组成员 人员配置 人员调配 成员安排 支撑需求 支撑变更 支撑人力 新增支撑 增加支撑 "
    "前端补位 后端补位 测试补位 人员补位 补位安排 资源调配 人力落实 后端人力 前端人力 测试人力 产品人力 人手落实 "
    "人员落实 团队安排 团队配置 团队名单 团队分工 人手安排 人手配置 人手补充 人手名单 人员排布 派人通知 派人安排",
    r"\bstaffing\b|\b(?:qa|dev(?:eloper)?|test(?:er|ing)?|back-?end|front-?end|resource|people|staff|team|engineer)s? "
    r"(?:allocation|assignment)s?\b|^\W*(?:allocation|assignment)s? (?:for|to|on)\b"
    r"|support (?:plan|notice|arrangement|staff)"
    r"|(?<!技术)(?<!客户)(?<!售后)(?<![厂商])(?:支[撑援持]|借[调用出]|增[派援]|派[遣驻出员]|抽调|驻场)"
    r"(?:人员)?(?:通知|告知|回函|复函|函|派遣单|登记表?|落实|名单)",
)
"""A subject or heading of a notice about people lent."""
LENDS: Final = Topic(
    "支撑 支援 支持 投入 参与 加入 进入项目 进入本项目 驻场 进场 入场 借调 协助 进驻 抽调 接替 接手 顶替",
    r"\b(?:support|join|assign|help(?:s|ing)? (?:out|us|the team)|work(?:s|ing)? (?:with us|on the project))"
    r"|\badd(?:ed|ing|s)? [^.;?!]{2,60} to (?:the|our|this) (?:project|team)"
    r"(?=\s?(?:[,.;:!(]|$|from|for|on|until|as|starting|with))",
)
"""The verbs of lending."""
ANOTHER_MATTER: Final = Topic(
    "征集 请假 休假 年假 病假 调休 会议 例会 周会 晨会 站会 评审会 周报 周总结 月总结 生日 团建 培训 值班 报名 "
    "面试 "
    "体检 考勤 出差 报销 招聘 入职 离职 转正 聚餐 活动 放假 加班 纪要 邀请 年会 考试 讲座 分享会 会邀 预约 讨论稿 "
    "征求意见 旅游 合同 付款 发票 投标 订餐 快递 停电 演练 问卷 宿舍 班车 工资 绩效 社保 值守 排班",
    r"[日月]报(?!到)"
    r"|\b(?:meeting|weekly report|invitation|agenda)\b|\b(?:on|annual|sick|paid|maternity|of) leave\b"
    r"|^\W*(?:my )?leave\b|\bleave (?:request|application|notice)\b",
)
"""What other mails with names and dates are about."""
REPORTS: Final = Pattern(r"周报|日报|月报|总结|例会|周会|晨会|站会|周计划|\breport\b")
"""A subject that tells what was done."""
UNSURE: Final = Topic(
    "? 吗 是否 能否 可否 可不可以 能不能 行不行 如果 假如 若是 倘若 建议 可能 也许 或许 大概率 打算 "
    "未必 "
    "不一定 待确认 尚未确定 还没定 还未定 没有定 想请 拟安排 拟投入 拟由 拟派 初步 暂估 预排 意向 可选 候选 希望能 "
    "最好 "
    "或者 要么",
    r"(?<!经)(?<!经过)商量(?![过好妥完了]|一致|决定|后|之后|以后|下来)|考虑(?!到)|(?<!经)(?<!经过)(?<!双方)(?<!各方)(?<!内部)(?<!项目组)讨论(?!通过|确[定认]|[,，]?决定|[,，]?一致|后[,，]?(?:一致)?决定|了|过了)"
    r"|\b(?:maybe|perhaps|should we|could|would(?! like to)|might|if|proposal)\b|(?<!as )\bdiscuss"
    r"|\bmay (?:be|join|support|help|need|work|come|start)\b",
)
"""Talk about who might come: never a notice."""
NOT_LENT: Final = Topic(
    "",
    r"(?:不|无需|无须|未|无法|没法|难以)(?:再|用|必)?(?:需要?|会|能|安排|参与)?(?:支[撑援持]|投入|参与|加入)|感谢|辛苦"
    r"|(?:效果|反馈|表现|反响)(?:很|非常|比较|都|也)?(?:好|良好|不错|优秀)"
    r"|\b(?:not|no longer|thanks?)\b|\bv\d+(?:\.\d+)+ (?:(?:will be|is|was|has been|to be) )?released",
)
"""Talk about people who are not lent, or about work that is done: never a notice."""
ESTIMATED: Final = Topic("预估 预计 评估 估计 估算 estimate est.")
"""What an effort is called that is only guessed, and not agreed on (D2)."""
LISTED: Final = Topic(
    "",
    r"(?:安排|计划|信息|名单|人员|成员|情况|时间|明细|支撑|投入|分工)(?:具体)?(?:如下|见下|是)|as follows"
    r"|\bfollowing (?:people|members|colleagues|engineers)\b|\b(?:members|team|people|staff) ?:\s*$",
)
"""A heading with a list below it."""
SOFTWARE: Final = (
    r"(?:plan|planning|notes?|manager|owner|candidate|schedule|train|branch|window|build|version|checklist|v?\d+\.\d)"
)
"""Behind "release": what is released is no person."""
_A_RELEASE: Final = rf"(?<!\d\.\d )(?<!version )(?<!product )(?<!software )\brelease\b(?! {SOFTWARE})"
RELEASE: Final = Topic(
    "撤场 释放 离场 退场 撤出 退出项目 撤离 提前归还 归还 调离 调出 离项 转出项目 离开项目 离开本项目 离开该项目",
    rf"\breleased\b|{_A_RELEASE}|\broll(?:ed|s)? off\b",
)
RELEASE_OF_PEOPLE: Final = Topic(
    "撤场 离场 退场 撤离 释放通知 释放人员", r"(?:人员|提前|成员|同事)\s?(?:释放|撤出|归还)|early release"
)
PRESALES: Final = Topic("售前 方案支撑 技术交流 需求调研 定制方案 演示环境 货架资料", "pre-?sales")
CHANGE: Final = Topic("变更 更换 调整 变动 更替 换人 更改 交接 change")
_COURTEOUS: Final = sorted(
    words(
        "各位 大家 所有人 hi hello dear all team 尊敬的 亲爱的 领导 同事 同事们 同学 同学们 老师 组长 "
        "经理 您 你 你们 好 早 上午好 下午好 早上好 晚上好 中午好 早安 请 "
        "各组长 各组 相关 项目组 各方 相关同事 相关人员 知悉 周知 查收 悉知 查阅 知晓 支持 配合 关注 "
        "感谢 谢谢 多谢 辛苦 辛苦了 非常 了 的 与 和 及 抱歉 不好意思 对不起 谅解 见谅 "
        "祝好 此致 敬礼 顺祝商祺 以上 特此通知 "
        "特此告知 特此更正 特此函告 "
        "特此函达 如上 谢了 sorry thx thanks thank you best regards regards cheers 祝工作顺利 工作顺利 按时 "
        "请安排 请予安排 请予以安排 请尽快安排 请协助安排 请协调安排 请帮忙安排 请协调 请协助 请协助协调 望安排 "
        "盼复 盼回复 "
        "很抱歉 予以 给予 为盼 为荷 是荷 有劳 拜托 麻烦 费心 "
        "并 多多 对 本次 工作 理解 拜托 大力 请您 请各位 收到请回复 收到 收到请确认 烦请 望 望知悉 "
        "对工作的 顺祝 商祺 生活愉快 周末愉快 very much to and everyone ! , . 。 : ; ~ 、 - 😊 🙏"
    ),
    key=len,
    reverse=True,
)
_COURTESY: Final = Pattern(rf"(?:{'|'.join(map(re.escape, _COURTEOUS))}|\s)++")
_SALUTATION: Final = Pattern(
    r"(?:[^\W\d]|[、,· ]){1,30}(?:你好|您好|(?<![祝就为很最更较太真挺良完做备排调接通谈弄])好)[,:!。]*"
    r"|\w{1,6}(?:总|工|经理|老师|同学|组长|领导|总监|姐|哥|主任)[,:]"
    r"|请(?:各|相关)?[^\W\d]{0,8}(?:做好|及时|提前|配合)[^\W\d]{0,14}[,。!]?"
    r"|如有[^。]{0,30}(?:联系|致电|拨打|电话|沟通|反馈|回复).{0,30}"
    r"|有(?:任何|什么|其他)?(?:问题|疑问|异议|疑义|不明|不妥)[^。\d]{0,4}(?:联系|沟通|反馈|找我|回复|咨询|指正|指出|提出)[^。\d]{0,8}。?"
    r"|(?:如果?|若|要是)(?:有|需要?|遇)(?![^。]{0,40}(?:作废|撤[销回]|取消|无效|失效))\D{0,40}"
    r"|(?:best |kind )?regards,?.{0,20}|(?:hi|hello|hey|dear) [a-z][a-z .]{0,30}[,:!]"
)


_ADDRESSED: Final = Pattern(r"\w{1,6}(?:总|工|经理|老师|同学|组长|领导|总监|姐|哥|主任)[,:]")
"""许工， inside a sentence is one of a list, and no salutation."""
_LED: Final = Pattern(r"\s*(?:现|拟|特)?(?:由|安排|派|将)")
"""现由许工， lends somebody, and greets nobody."""
_STATES: Final = Pattern(
    r"(?:\d|[一二三四五六七八九十][月日号]).{0,24}(?:支[撑援]|投入|驻场|接[替手]|顶替|借调|[进入离撤退]场|续[期至到]|延[长期至到])"
    r"|(?:支[撑援]|投入|驻场|[进入离撤退]场|续[期至到]|延[长期至到]).{0,12}(?:\d|[一二三四五六七八九十][月日号])"
)
"""如有问题请联系我，许南星6月12日撤场: behind the courtesy somebody comes, stays or goes on a day."""
_CLAUSES: Final = Pattern(r"[^,。;!]+[,。;!]*")
_LONGEST_COURTESY: Final = 60


@remembered
def is_courtesy(folded: str) -> bool:
    """Whether a line only greets, thanks or closes."""
    text = folded.strip()
    if len(text) >= _LONGEST_COURTESY or text.startswith("好"):
        return False
    if _is_courteous(text):
        return True
    first, *others = _CLAUSES.findall(text) or [text]
    return bool(others) and all(map(_is_courteous, (first, *others))) and not any(map(_ADDRESSED.fullmatch, others))


def _is_courteous(text: str) -> bool:
    if _COURTESY.fullmatch(text):
        return True
    return _SALUTATION.fullmatch(text) is not None and not _STATES.search(text)


_PARTS: Final = Pattern(r"(?<=[,，])|(?<=[ \u3000])(?=请|谢|辛苦|以上|如有)")


@remembered
def without_courtesy(text: str) -> str:
    """A sentence without the clauses that only thank or close: 唐小满7月31日撤场，感谢支持."""
    first, *others = _PARTS.split(text)
    kept = [] if is_courtesy(_folded(first)) and not _LED.match(first) else [first]
    kept += [part for part in others if not is_courtesy(half := _folded(part)) or _ADDRESSED.fullmatch(half)]
    return "".join(kept).rstrip(" ,，")


_HALF: Final = str.maketrans("，！：；", ",!:;")


def _folded(text: str) -> str:
    return text.translate(_HALF).lower()
