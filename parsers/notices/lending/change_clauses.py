"""Whether a line that changes somebody's days says nothing else, in whatever words (M4, D4, D5, D7).

Every word of a clause with a day, or with what calls a lending off, has to be known: 许南星的门禁原来6月30日到期
is of a pass. The other clauses may say why, in any words that neither limit nor doubt: 半职, 只上午在, 我们没同意.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.roles import ROLE
from parsers.notices.words.spans import efforts, is_dated, periods
from parsers.notices.words.talk_words import WAVERS
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE
from parsers.notices.words.unsettled_words import AWAITED, CONDITIONS, UNSETTLED
from parsers.patterns import Pattern

_CLAUSES: Final = re.compile(r"[^,，。;；!！\n()（）:：—]+")
_CALLS_OFF: Final = Pattern(r"取消|撤销|作废|作罢|\bcancel|\bcall(?:ed)? off|no longer need")
_KNOWN: Final = Pattern(
    r"原(?:来|定|计划|本|先|说好)?|本来|说好|定于|写成了?|误写[为成]?|写错了?|报错了?|正确的?|应该?[为是]?|现在?|改(?:为|成|到|在)?|调整[为到至]?"
    r"|变更为?|续[期签借]?|延(?:长|期|至|到)?|顺延|推迟|提前|撤(?:场|出|回|离)?|离场|结束|到期|截止|期满|最后(?:一天|一个?工作日|工作日)?"
    r"|支[撑援持](?:期限?|时间|周期)?|投入(?:时间)?|借[调用](?:期限?|时间)?|驻场(?:时间)?|参[加与]|时间|周期|期限|日期|安排|工作|由|从|自|到|至|在|为|是|于|对"
    r"|的|把|将|就|也|都|均|统一|只能|不能|不再|不用|不必|[两三四几]位|同[志事学]|[他她]们?|目前|继续|[留待做干用来去]|过[来去]|再|一直|了|吧|哈"
    r"|项目(?:上|组)?|那边|这边|回(?:组|来|去|公司|部门)|返[岗组]|归队|当天|同意|取消|撤销|作废|作罢|(?:这|本)次|该项|相应|其|一?个?[月周]|工作日"
    r"|[一二三四]是|无法|计划|[这本该]段|时段|前往|预[计估]|约|定在?|开始|起|测试|开发|联调|尚?未开始|还没开始|所以|因此|故|按计划|更正|通知中?|抱歉"
    r"|\b(?:is|was|are|will|be|been|has|have|the|a|on|in|of|for|from|to|until|till|through|instead|originally|current|assignment|support|stays?|extend(?:ed)?"
    r"|please|last|day|working|project|his|her|ends?|end|release[d]?|leaves?|early|we|so|no|longer|need|planned|cancel(?:led|ed)?|so|quick|note|not|dates?)\b"
)
_LIMITS: Final = Pattern(
    r"半|兼|只|仅|上午|下午|每周|每天|隔|\d\s?%|除|但|可是|不过|忽略|无效|[没不未](?:有)?(?:同意|答应|批|定|谈)|要求|建议|希望|照常|照旧|别|暂"
    r"|\b(?:only|half|but|except|unless|ignore|remote|days? a week)\b"
)
_OF_THEIRS: Final = Pattern(
    r"(?<=[,，。;；(])(?:因为?|由于)?(?:学校|甲方|客户|业主|机房|院里|园区|现场)[^,，。;；()\d]{0,6}"
    r"(?:考试|停电|检修|放假|暑假|寒假|年会|封网|搬迁)[^,，。;；()\d]{0,12}(?=[,，。;；)]|$)"
)
"""学校期末考试那周不让动系统: why, and no matter of ours."""
_FORBIDDEN: Final = (WAVERS, UNSURE, ANOTHER_MATTER, OTHER_WORK)


def says_no_more(folded: str, page: Page) -> bool:
    """Whether a line (folded) says only the change, and why."""
    folded = _OF_THEIRS.sub("", folded)
    held = UNSETTLED.cut(folded).says((*CONDITIONS, *AWAITED))
    if held or not is_plain(folded) or any(topic.told_in(folded) for topic in _FORBIDDEN):
        return False
    return all(_is_known(clause, page) for clause in _CLAUSES.findall(folded))


def _is_known(clause: str, page: Page) -> bool:
    counts = is_dated(clause) or _CALLS_OFF.search(clause) is not None
    if not counts:
        return not (_LIMITS.search(clause) or efforts(clause))
    left = clause
    for span in reversed(periods(clause)):
        left = f"{left[: span.start]} {left[span.end :]}"
    for project in (*page.known.projects, *page.known.project_by_short) if page.known else ():
        left = left.replace(fold(project), " ")
    left = _KNOWN.sub(" ", ROLE.sub(" ", page.roll.without_names(left)))
    return not any(map(str.isalnum, left))
