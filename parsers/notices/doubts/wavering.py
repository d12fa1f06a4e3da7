"""A sentence about who stays or leaves that wavers, refuses, or says it of half the time: asked about (D5, D7, M4).

白一舟6月10日撤，他本人还在犹豫: a reader of changes takes what it knows of a sentence; what else stands there
may leave it open. Whatever a mail states, it may say that it is none: 这封是误发; 不要登记; 逗大家玩的.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.doubts.second_thoughts import IN_CASE
from parsers.notices.doubts.void_mails import is_void_by
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.notices.words.talk_words import WAVERS
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Kind, Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SENTENCES: Final = Pattern(r"[。；;!！\n]")
_IN_THAT_CASE: Final = Pattern(
    r"(?<![说提讲他她你您我有要便])的话\s?[,，]?\s?(?:[他她们]{1,2}|人|那)?(?:就|则|也|还|得|要|再|会|可能|需|继续|接着|先|不|延|留)"
)
"""…，验收没过的话还得留下: on what the day above it hangs; 有需要的话再联系 is a courtesy."""
_WHY_HE_LEAVES: Final = Pattern(r"离职|辞职|住院|病倒|生病|手术|骨折|休?产假|预产期|待产")
"""高兴昨天骨折，今天撤场: who leaves for it leaves; who stays longer all the same is asked about."""
_HALF: Final = Pattern(r"[,，]\s?(?:先别|先勿|只[上下]午|每周[一二两三四]天|.{1,8}手下的?人)")

_CORRECTS: Final = Pattern(r"\W{0,3}(?:再次?|又|二次)?(?:更正|勘误|订正|纠正)[:,]")
"""更正：应为7月3日, below the day that it is not."""
_IN_NO_EARNEST: Final = Pattern(
    r"(?:[这本此该](?:封|邮件|条|通知)?|^)[^,，。;；上前昨]{0,4}(?:误发|发错|错发)|逗[^,，。;；]{1,4}玩"
    r"|看看?(?:一?下)?(?:这?个?(?:格式|写法|样式|模板|措辞)|这样写)[^,，。;；]{0,4}(?:对不对|行不行|行吗|对吗|可以吗|有没有|有无|是否|合不合)"
    r"|(?:上次|上一?[版稿]|旧|老|之前|前一)的?(?:版本|版|稿)(?=[,，。;；]|$)"
    r"|(?:最新|正式|新)(?:的|版|版本|稿)?\s?(?:稍后|回头|晚点|晚些|随后|改天|明天|下周[一二三四五]?)\s?再?(?:发|出|给|补)"
    r"|别当真|不(?:要|必|用)当真|当不得真|(?:不|都不|均不)(?:作数|算数)(?=$|[,，:：])|[只光]看(?:格式|样式|版式|字段)"
    r"|看(?:一下|一看|个|下)?(?:格式|样式|版式|字段)(?:[,，:：]|$)"
    r"|(?:从|照|按|套)了?[^,，。;；]{0,8}(?:模板|模版|样例|范例|老邮件|旧邮件|旧通知)[^,，。;；]{0,4}(?:拷|抄|复制|粘|搬|套)"
    r"|不(?:得|能|可)?(?:作为?|当做?)[^,，。;；]{0,8}(?:依据|凭据|凭证|根据)|演练用|随手[填写打]|不敢保证"
    r"|(?:人名|姓名|名字|日期|时间|天数|人天|这张|信息)[^,，。;；]{0,6}再[^,，。;；]{0,4}(?:核对|对|核)(?:一[下遍]|下)"
    r"|[没未](?:有)?(?:来得?及|顾上|空)[^,，。;；]{0,3}[跟和找同][^,，。;；]{1,6}(?:核对|核实|确认|对过?|商量|谈)"
    r"|[问谈聊商][^,，。;；]{0,2}过[^,，。;；]{0,6}再(?:说|定)(?=$|[,，。;；])"
    r"|定(?:了|好了?|下来)之?后?,?\s?[我再会另]{1,3}(?:重新?发|另?发|补发)(?!言|布|票)"
    r"|(?:^|[,，—\s])(?:请|千万|大家|都)?(?:不要|先别|别|勿|先不|暂不|暂时不|不用|无需)(?:急着|去)?(?:登记?(?=$|[,，。!！\s])|登记|入册|声张|外传|往外说)"
)
"""A mail that is not to be recorded at all, whatever it states: 这封是误发; 不要登记; 人名日期别当真，只看字段；
先发出来给大家看格式，定了我重发."""


def wavering(page: Page, kind: Kind, *, extends: bool) -> Iterator[Remark]:
    """The problems with lines that take a mail back, and, where it releases or extends, with those that waver."""
    for told in (*page.loose[:MOST], *page.of("note")[:MOST]):
        sentences = _SENTENCES.split(fold(told.line[:LONGEST]))
        if any(_IN_NO_EARNEST.search(folded) or is_void_by(folded, kind) for folded in sentences):
            yield Remark("on-condition", None, told.line)
    yield from _corrected_below(page)
    if kind != "release_notice" and not extends:
        return
    for told in (*page.loose[:MOST], *page.of("until", "release_on")[:MOST]):
        for sentence in _SENTENCES.split(told.line[:LONGEST]):
            folded = fold(sentence)
            folded = folded if extends else _WHY_HE_LEAVES.sub("", folded)
            wavers = (WAVERS.told_in(folded) or _HALF.search(folded)) and not IN_CASE.search(folded)
            if (wavers or _IN_THAT_CASE.search(folded)) and not is_courtesy(folded):
                yield Remark("on-condition", None, told.line)


def _corrected_below(page: Page) -> Iterator[Remark]:
    """The problems with lines that correct, in words of their own, a line above about somebody and a day."""
    stated = False
    for told in page.loose[:MOST]:
        folded = fold(told.line[:LONGEST])
        if stated and _CORRECTS.match(folded):
            yield Remark("on-condition", None, told.line)
        stated = stated or (is_dated(folded) and page.roll.names_member(told.line[:LONGEST]))
