"""A mail that says that what it states is none, or none yet (M4): 此单作废, 以盖章版为准, 等我电话, 占位.

Nobody can list all such sentences. What helps beside a list is that they speak of the mail itself and take something
away: 这份不用管, 真正的名单明天再给. Hardly anything else in a notice does both.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.doubts.second_thoughts import IN_CASE
from parsers.notices.page.page import Page
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Kind

LONGEST: Final = 300
"""Characters of a subject that are looked at."""

_IN_A_SUBJECT: Final = Pattern(
    r"占位|草稿|草案|初稿|讨论稿|[勿别]录|不要录|[勿别]登记|仅供参考|供参考|样例|示例|求确认|征求意见|测试邮件|模拟演练"
    r"|[(（【\[]\s?(?:撤回|作废|废止|取消|无效|演练|模拟|测试)\s?[)）】\]]|[?？]\W*$|吗\W*$"
    r"|\b(?:draft|placeholder|do not record|for reference only)\b"
)
"""支持通知（占位）, 【作废】支持通知, 支持通知？; what is cancelled by its subject is no notice that stands."""
_IN_A_LINE: Final = Pattern(
    # it is no paper that holds
    r"(?:旧|老|上一?|前一?)稿|(?:旧|老)版(?=$|[,，。;；)）])|作废|(?<!\w)无效(?=$|[,，。;；])|[非不]是?(?:真实|真的|真派)|试[填录](?![写入])"
    r"|(?:测试(?:系统|流程)?|演示)用(?=$|[,，。;；)）])|占位(?![图符文])"
    # another one does, or will
    r"|(?<!内容)(?<!任务)(?<!工作)(?<!工位)(?<!分工)以(?!我?(?:下面|下述))[^,，。;；本此这上该]{2,16}为准|见(?:后续|下一?封|另一?封|新)的?(?:邮件|通知)"
    r"|(?:我|表|单|通知|邮件|名单)[^,，。;；]{0,6}重新?[做发](?=[,，。;；!！]|$)"
    # nobody has looked at it, or not all of it
    r"|[未没](?:有)?(?:过目|看过|审过|核过|校过)|代填|(?:随手|随便|瞎)[填写]|自动带出|不一定[对准]|未必[对准]|没改到|记不[太大]?[清准]"
    # half of him is elsewhere
    r"|各半(?=$|[,，。;；])|各占(?:一半|50)"
    # it is still talked about
    r"|再(?:[^,，。;；]{0,4})?(?:抠|磨|掰扯|拉扯|谈一?谈|议一?议|碰一?碰)|个人的?(?:想法|看法|意见|建议)"
    r"|还没[跟和同][^,，。;；]{1,6}(?:说|讲|聊|提|打招呼|通气|商量|沟通|确认)"
    r"|视[^,，。;；]{1,12}(?:顺延|而定|调整|再定)|去不去(?:另|再|还)|(?:先|暂)[放搁压挂]着|暂挂|挂起|先别动"
    r"|等我的?(?:电话|消息|通知|微信|信儿?|口信|回复)|[勿别]录|不用(?:重复)?录|无需录|别转给"
)
"""What takes back, puts off or doubts the lines around it, in the mail of whoever states them."""
_OTHER_ONES: Final = Pattern(
    r"(?:上一?[封次份版]|之前|以前|此前|先前|原先?|原来|旧|前[面一]?[封份]?)的?[^,，。;；]{0,8}(?:作废|无效)"
)
"""上一封邮件作废: this one holds."""
_OF_THE_WORK: Final = Pattern(r"分工|工作内容|加班|任务(?:单|书|清单)|值班|出差|食宿|打卡")
"""具体以任务单为准, 周末是否加班视进度而定: what somebody does there is not what is stated of him."""
_SPEAKS_OF_ITSELF: Final = Pattern(
    r"这[张份封个单]|本[表单](?!位|独|元)|此[单表]|上面(?!的?系统)|以上|名单|方案(?!设计|评审|[甲乙丙])|(?<!门不用)登记|录入|派人|误触|误发|这个报|按这个|时间往"
    r"|正式的|实际要看|\bthis (?:mail|notice)"
)
"""A sentence about the mail itself, or about what it states."""
_TAKES_AWAY: Final = Pattern(
    r"不(?!变|影响|便|明白|清楚的?地方|吝|胜|用回|限)|没(?!问题|有问题)|未(?!尽)|别(?!漏)|勿|才是|再(?!次|接再)|先(?!生|进)|误(?!差)|错|换|理想|结果"
    r"|争取|压一|驳|顺[延一]|重新|[仅只]用|b方案|抱歉"
)
"""A word that in such a sentence takes something of it back: 这份不用管, 以前发的那份才是对的, 名单明天再给."""
_RELUCTANT: Final = Pattern(r"不想去|不愿|不肯|做工作|还?在[^,，。;；]{0,10}争取")
"""Who may not come: what becomes of the notice nobody can read."""


def is_void_by_subject(page: Page, kind: Kind) -> bool:
    """Whether the subject of a fresh mail of that kind says so; one that cancels is void by itself."""
    fresh = not page.is_reply and kind != "cancellation"
    return fresh and _IN_A_SUBJECT.search(page.mail.subject[:LONGEST].lower()) is not None


def is_void_by(folded: str, kind: Kind) -> bool:
    """Whether a sentence (folded) of a mail of that kind says so."""
    if kind == "cancellation" or is_courtesy(folded):
        return False
    if _IN_A_LINE.search(_OTHER_ONES.sub("", folded)):
        return _OF_THE_WORK.search(folded) is None
    itself = _SPEAKS_OF_ITSELF.search(folded) is not None and _TAKES_AWAY.search(folded) is not None
    reluctant = kind == "staffing_notice" and _RELUCTANT.search(folded) is not None
    return (itself or reluctant) and not IN_CASE.search(folded)
