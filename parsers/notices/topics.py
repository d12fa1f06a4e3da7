"""Words that tell what a mail is about: of lending people, and of everything else that has names and dates too."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.fold import words
from parsers.patterns import Pattern
from parsers.remembered import remembered

LENDING: Final = Pattern(
    r"人员变动|人员变更|人员支撑|支撑人员|支撑安排|支撑计划|支撑信息|支撑通知|支撑时间|支撑周期|人员安排|人员投入"
    r"|投入人员|投入计划|投入安排|人员计划|人员补充|补充人员|人力支撑|人力投入|"
    r"人力安排|资源投入|资源安排|人员协调|协调支撑|协调开发|人员调整|支撑调整|人员名单|支撑名单"
    r"|人员借调|人员支援|支援人员|支援安排|人员进场|人员入场|驻场安排|研发支撑|开发支撑|"
    r"项目启动|投入情况|团队成员|项目组成员|人员配置|人员调配|成员安排|支撑需求|支撑变更|支撑人力"
    r"|新增支撑|增加支撑|\bstaffing\b|support (?:plan|notice|arrangement|staff)"
)
"""A subject or heading of a notice about people lent."""
LENDS: Final = Pattern(
    r"支撑|支援|支持|投入|参与|加入|驻场|进场|入场|借调|协助|进驻|抽调|接替|接手|顶替|\bsupport|\bjoin|\bassign"
)
"""The verbs of lending."""
ANOTHER_MATTER: Final = Pattern(
    r"请假|休假|年假|病假|调休|会议|例会|周会|晨会|站会|评审会|周报|日报|月报|周总结|月总结|生日|团建"
    r"|培训|值班|报名|面试|体检|考勤|出差|报销|招聘|入职|离职|转正|聚餐|活动|"
    r"放假|加班|纪要|邀请|年会|考试|讲座|分享会|会邀|预约|会议室|\bmeeting\b|\bweekly report\b"
    r"|\bleave\b|\binvitation\b|\bagenda\b|讨论稿|征求意见|旅游|合同|付款|发票|投标|"
    r"订餐|快递|停电|演练|问卷|宿舍|班车|工资|绩效|社保|值守|排班"
)
"""What other mails with names and dates are about."""
UNSURE: Final = Pattern(
    r"[?？]|吗|是否|能否|可否|可不可以|能不能|行不行|如果|假如|若是|倘若|建议|讨论|考虑|可能|也许|或许"
    r"|大概率|打算|商量|未必|不一定|待确认|尚未确定|还没定|还未定|没有定|想请|"
    r"拟安排|拟投入|拟由|拟派|初步|暂估|预排|意向|可选|候选|希望能|最好|或者|要么|\bmaybe\b"
    r"|\bperhaps\b|\bshould we\b|\bcould\b|\bwould\b|\bif\b|\bproposal\b|\bdiscuss"
)
"""Talk about who might come: never a notice."""
LISTED: Final = Pattern(
    r"(?:安排|计划|信息|名单|人员|成员|情况|时间|明细|支撑|投入|分工)(?:具体)?(?:如下|见下|是)|as follows"
)
"""A heading with a list below it."""
RELEASE: Final = Pattern(r"撤场|释放|离场|退场|撤出|退出项目|撤离|提前归还|归还|\breleased?\b|\broll(?:ed|s)? off\b")
RELEASE_OF_PEOPLE: Final = Pattern(
    r"撤场|离场|退场|撤离|(?:人员|提前|成员|同事)\s?(?:释放|撤出|归还)|释放(?:通知|人员)|early release"
)
CHANGE: Final = Pattern(r"变更|更换|调整|变动|更替|换人|更改|交接|change")
_COURTEOUS: Final = sorted(
    words(
        "各位 大家 所有人 hi hello dear all team 尊敬的 亲爱的 领导 同事 同事们 同学 同学们 老师 组长 "
        "经理 您 你 你们 好 早 上午好 下午好 早上好 晚上好 中午好 早安 请 "
        "各组长 各组 相关 项目组 各方 相关同事 相关人员 知悉 周知 查收 悉知 查阅 知晓 支持 配合 关注 "
        "感谢 谢谢 多谢 辛苦 辛苦了 非常 了 的 与 和 及 祝好 此致 敬礼 顺祝商祺 以上 特此通知 "
        "特此告知 如上 谢了 thx thanks thank you best regards regards cheers 祝工作顺利 工作顺利 按时 "
        "予以 并 多多 对 本次 工作 理解 拜托 大力 请您 请各位 收到请回复 收到 收到请确认 烦请 望 望知悉 "
        "对工作的 顺祝 商祺 生活愉快 周末愉快 very much to and everyone ! , . 。 : ; ~ 、 - 😊 🙏"
    ),
    key=len,
    reverse=True,
)
_COURTESY: Final = Pattern(rf"(?:{'|'.join(map(re.escape, _COURTEOUS))}|\s)++")
_SALUTATION: Final = Pattern(
    r"[\w、,· ]{1,30}(?:你好|您好|好)[,:!。]*|\w{1,6}(?:总|工|经理|老师|同学|组长|领导|总监|姐|哥"
    r"|主任)[,:]|如有.{0,40}|(?:best |kind )?regards,?.{0,20}"
)


_LONGEST_COURTESY: Final = 60


def is_courtesy(folded: str) -> bool:
    """Whether a line only greets, thanks or closes."""
    text = folded.strip()
    return len(text) < _LONGEST_COURTESY and not text.startswith("好") and _is_courtesy(text)


@remembered
def _is_courtesy(text: str) -> bool:
    return (_COURTESY.fullmatch(text) or _SALUTATION.fullmatch(text)) is not None


def without_courtesy(text: str) -> str:
    """A sentence without the clauses that only thank or close: 唐小满7月31日撤场，感谢支持."""
    parts = re.split(r"(?<=[,，])", text)
    return "".join(part for part in parts if not is_courtesy(part.translate(_HALF))).rstrip(" ,，")


_HALF: Final = str.maketrans("，！：；", ",!:;")
