"""A sentence beside a notice that nobody read, and that denies, guesses or waits: it may be said of the notice (M4).

她本人周一才回我, 数字是拍脑袋的, 我记得是18天: no list has them all. One that has such a word, and is about nothing
else (the work, the place, the holidays, why it is so), is asked about, with a form that a word records.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.doubts.second_thoughts import IN_CASE
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.talk_words import HARMLESS
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each sentence; a longer one tells a story."""
LONGEST: Final = 40
_SENTENCES: Final = Pattern(r"[。；;!！\n]|(?<=[a-z])\.\s")
_DOUBTS: Final = Pattern(
    r"[没未](?:有)?[^,，。;；]{0,4}(?:通知|对过|核|确认|批|回[我复话信]|答|谈|说|点头|同意|定|看|签|审|松口|拍板|落实)"
    r"|(?<!我可)不(?:同意|答应|愿|想|一定|确定|算|准(?!备|时)|作数|对劲|让|批|肯|认)|[别勿](?:发|用|当真|录|登|动|急|转|声张)|行不行|对不对|好不好"
    r"|估计|好像|我记得|记得[是有]|可能|猜|也许|大概|推演|旧数据|自动生成|拍脑袋|撞|串行|再说|再走|才回|先[写报](?!到)|卡着|对调|回我?个1|这么排"
    r"|还在[^,，。;；]{0,4}(?:走流程|走审批|审批|谈|沟通|商量|协商|确认|讨论|评估|纠结|犹豫)"
    r"|\bnot (?:final|sure|yet|confirmed|decided|settled|agreed|signed)\b"
    r"|\b(?:guess|to be confirmed|pending|maybe|might)\b"
)
_NO_DENIAL: Final = Pattern(
    r"不得不|不好意思|没变|未(?:开始|启动)|不要?忘|别忘|不[用必含计变低少多超得懂吝便]|不影响|不清楚|不明|没[问啥什]|没有(?:问题|其他|别的)?$|未尽|[特区级类个分告性识鉴]别|无别的?"
)
"""Words that only look like it: 特别, 不清楚的地方, 未尽事宜."""
_OF_ELSE: Final = Pattern(
    r"测试|联调|接口|环境|模块|缺陷|指标|报表|需求|上线|验收|预算|开发|交付|平台|系统|门禁|工位|账号|权限|电脑|发票|回款|合同|客户[要需]|缺口|外包|人手"
    r"|端午|中秋|国庆|元旦|春节|节假?|周末|加班|值[守班]|排班|会签|群|饭|餐|车|住|[其另][他它余外]|经理还?[没未]定|不再|不要问|别再|不填|^\W*(?:因|由于|鉴于|为了?|背景|原因)"
    r"|[问找联]|带上?|继续|续[期签]|参[与加]|产假|会议|评审|例会|会的|团队|排不开|复测|测评|说明书|文档|代码|技术|脚本|数据(?:库|源|治理)"
)
"""What else such a sentence is about: the work, the place, the holidays, whom to ask, and why it is so."""


def doubting_talk(page: Page) -> Iterator[Remark]:
    """The problems with the lines of a fresh mail that have such a sentence."""
    for told in (*page.loose[:MOST], *page.of("note")[:MOST]) if not page.is_reply else ():
        sentences = _SENTENCES.split(fold(told.line))
        if any(_doubts(sentence) for sentence in sentences if len(sentence) <= LONGEST):
            yield Remark("on-condition", None, told.line)


def _doubts(folded: str) -> bool:
    bare = _NO_DENIAL.sub(" ", HARMLESS.sub(" ", folded))
    if not _DOUBTS.search(bare) or _OF_ELSE.search(folded):
        return False
    return not (is_courtesy(folded) or IN_CASE.search(folded))
