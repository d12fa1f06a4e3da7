"""Whether a line that changes somebody's days says nothing else, in whatever words (M4, D4, D5, D7).

Every word of a clause with a day, or with what calls a lending off, has to be known: 许南星的门禁原来6月30日到期
is of a pass. The other clauses may say why, in any words that neither limit nor doubt: 半职, 只上午在, 我们没同意.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.roles import ROLE
from parsers.notices.words.spans import efforts, has_range, is_dated, periods
from parsers.notices.words.talk_words import HARMLESS, WAVERS
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE
from parsers.notices.words.unsettled_words import AWAITED, CONDITIONS, UNSETTLED
from parsers.patterns import Pattern

_CLAUSES: Final = Pattern(r"[^,，。;；!！\n()（）:：—]+")
_CALLS_OFF: Final = Pattern(r"取消|撤销|作废|作罢|\bcancel|\bcall(?:ed)? off|no longer need")
_KNOWN: Final = Pattern(
    r"原(?:来|定|计划|本|先|说好)?(?:排的是)?|手滑|不小心|[打填输]成了?|到期后|期满后|计划中的|(?:这|那)[个段次项]|不[变动]|照旧|进场|入场|到岗|报到|进(?=$|\s)|本来|说好|定于|写成了?|误写[为成]?|写错了?|报错了?|正确的?|应该?[为是]?|现在?|改(?:为|成|到|在)?|调整[为到至]?"
    r"|变更为?|续[期签借]?|延(?:长|期|至|到)?|顺延|推迟|提前|撤(?:场|出|回|离|销)?|离场|结束|到期|截止|期满|最后(?:一天|一个?工作日|工作日)?"
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
_HARMLESS: Final = Pattern(r"来[函信件文电]|回[函信]|推进|返工|算[法力]|[计预概核]算|留言|接[口入]|换行|参加|投入使用")
"""Words of letters and of the work that have one of those in them."""
_SHORTEST: Final = 3
"""Characters, beside the day, of a clause that may be of something else; 6月30日（周五） may be anybody's."""
_SPEAKS: Final = Pattern(
    r"原|不是|改|变|续|延|顺延|推|提前|撤|离|结束|到期|截止|期满|最后|支[撑援持]|投入|借|驻场|参与|留|待|[做干用][到至]|再|取消|作废|作罢|撤销"
    r"|进场|入场|到岗|报到|进组|过[来去]|[来去到至]|现|觉得|认为|够|行|可以|还|按|就|回|返|归|释放|接|换|顶|替|负责|误|错|正确|应[为是该]|实际|起算|生效|执行|算"
)
"""What says of somebody's days, or may: a clause with none of these is of something else."""
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


def without_background(folded: str, page: Page) -> str:
    """The line (folded) without its clauses with a day that name nobody and speak of nobody's days: 机房6月上旬检修.

    One that asks its reader, supposes or holds on something is left as it is.
    """
    if UNSURE.told_in(folded) or UNSETTLED.cut(folded).says((*CONDITIONS, *AWAITED)):
        return folded
    for clause in _CLAUSES.findall(folded):
        if is_dated(clause) and _is_background(clause, page):
            folded = folded.replace(clause, "", 1)
    return folded


def _is_background(clause: str, page: Page) -> bool:
    bare = _HARMLESS.sub("", HARMLESS.sub("", _undated(clause)))
    for project in (*page.known.projects, *page.known.project_by_short) if page.known else ():
        bare = bare.replace(fold(project), " ")
    says = _SPEAKS.search(bare) or _LIMITS.search(bare) or efforts(clause) or has_range(clause)
    unsure = any(topic.told_in(clause) for topic in (WAVERS, UNSURE)) or not is_plain(clause)
    return len(bare.strip()) > _SHORTEST and not (says or unsure) and not page.roll.named_in(clause)


def _undated(clause: str) -> str:
    for span in reversed(periods(clause)):
        clause = f"{clause[: span.start]} {clause[span.end :]}"
    return clause


def _is_known(clause: str, page: Page) -> bool:
    counts = is_dated(clause) or _CALLS_OFF.search(clause) is not None
    if not counts:
        return not (_LIMITS.search(clause) or efforts(clause))
    left = _undated(clause)
    for project in (*page.known.projects, *page.known.project_by_short) if page.known else ():
        left = left.replace(fold(project), " ")
    left = _KNOWN.sub(" ", ROLE.sub(" ", page.roll.without_names(left)))
    return not any(map(str.isalnum, left))
