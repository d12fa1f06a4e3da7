"""Words by which a mail says that what it states is none, or none yet (M4): 此单作废, 以盖章版为准, 等我电话, 占位."""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

IN_A_SUBJECT: Final = Pattern(
    r"占位|草稿|草案|初稿|讨论稿|[勿别]录|不要录|[勿别]登记|仅供参考|供参考|样例|示例|求确认|征求意见|测试邮件|模拟演练"
    r"|[(（【\[]\s?(?:撤回|作废|废止|取消|无效|演练|模拟|测试)\s?[)）】\]]|[?？]\W*$|吗\W*$"
    r"|\b(?:draft|placeholder|do not record|for reference only)\b"
)
"""支持通知（占位）, 【作废】支持通知, 支持通知？; what is cancelled by its subject is no notice that stands."""
IN_A_LINE: Final = Pattern(
    # it is no paper that holds
    r"(?:旧|老|上一?|前一?)稿|(?:旧|老)版(?=$|[,，。;；)）])|作废|(?<!\w)无效(?=$|[,，。;；])|[非不]是?(?:真实|真的|真派)|试[填录](?![写入])"
    r"|(?:测试(?:系统|流程)?|演示)用(?=$|[,，。;；)）])|占位(?![图符文])"
    # another one does, or will
    r"|(?<!内容)(?<!任务)(?<!工作)(?<!工位)(?<!分工)以[^,，。;；本此这上该]{2,16}为准|见(?:后续|下一?封|另一?封|新)的?(?:邮件|通知)"
    r"|(?:我|表|单|通知|邮件|名单)[^,，。;；]{0,6}重新?[做发](?=[,，。;；!！]|$)"
    # nobody has looked at it, or not all of it
    r"|[未没](?:有)?(?:过目|看过|审过|核过|校过)|代填|(?:随手|随便|瞎)[填写]|自动带出|不一定[对准]|未必[对准]|没改到|记不[太大]?[清准]"
    # it is still talked about
    r"|再(?:[^,，。;；]{0,4})?(?:抠|磨|掰扯|拉扯|谈一?谈|议一?议|碰一?碰)|个人的?(?:想法|看法|意见|建议)"
    r"|还没[跟和同][^,，。;；]{1,6}(?:说|讲|聊|提|打招呼|通气|商量|沟通|确认)"
    r"|视[^,，。;；]{1,12}(?:顺延|而定|调整|再定)|去不去(?:另|再|还)|(?:先|暂)[放搁压挂]着|暂挂|挂起|先别动"
    r"|等我的?(?:电话|消息|通知|微信|信儿?|口信|回复)|[勿别]录|不用(?:重复)?录|无需录|别转给"
)
"""What takes back, puts off or doubts the lines around it, in the mail of whoever states them."""
OTHER_ONES: Final = Pattern(
    r"(?:上一?[封次份版]|之前|以前|此前|先前|原先?|原来|旧|前[面一]?[封份]?)的?[^,，。;；]{0,8}(?:作废|无效)"
)
"""上一封邮件作废: this one holds."""
