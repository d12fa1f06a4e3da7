"""Which of two it is, said to be told later: 到底是5号还是12号周一定; 留不留一周，俊杰周一告诉我 (M4).

The two are days, people, efforts, or whether somebody goes: 吃火锅还是烤肉周一定 leaves nothing of a notice open.
"""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern
from parsers.remembered import remembered

_DAY: Final = (
    r"(?:\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]?)?|\d{1,2}\s?[日号]|\d{1,2}[./]\d{1,2}|[上中下]旬|月[初中底末]"
    r"|(?:下下?|本|这)?(?:周|星期|礼拜)[一二三四五六日天末]|[一二三四五六七八九十]{1,3}[号日])"
)
_GOES: Final = (
    r"(?:走|撤|留|来|去|延|续|换|到|回来|离场|撤场|进场|到岗|过去|过来|延期|续期|支[撑援持]|不[走撤留来去延续换])"
)
_A_SIDE: Final = (
    rf"(?:{_DAY}|(?<!\d)\d{{1,4}}(?:\.\d)?\s?(?:人?天|人日|周|个月)?|[一两二三四五六]\s?(?:周|个月|天)"
    rf"|[他她]{_GOES}?|{_GOES})"
)
_EITHER: Final = r"\s?(?:[,，]?\s?(?:还是|或是|抑或|要么)|[,，]\s?也可能)\s?"
_TOLD_LATER: Final = Pattern(
    r"定|再[说看议谈]|确[定认]|回话|答复|告诉|给.{0,2}信|准信|说得准|说不准|见分晓|商[量议]|[还没]谈|拍板|给[个出]?数|通知|考虑|想想|[还得要]看|等|待|不好说|难说|不清楚|没底|吗|\?|呢|到底|究竟"
)
_EITHER_DAY: Final = Pattern(rf"(?:{_A_SIDE}|{_DAY}[^,，。;；\d]{{0,4}}){_EITHER}")
_HELD_UP: Final = Pattern(
    r"(?:钱|款|预算|经费|费用|合同|审批)[^,，。;；]{0,4}(?:还|仍|都)(?:在)?(?:卡着|卡住|压着|没批|没下来|没到位|没签)"
    r"|(?:扣|压|拽|攥)着[他她人]|放[行了人]{1,2}[^,，。;；]{0,4}才|才(?:过得来|来得了|走得开|抽得出身)"
)
_REFUSED: Final = Pattern(
    r"[不没未反](?<!不会[不没未])(?<!并非[不没未])(?:(?<!反)(?:太|大|怎么)?(?:同意|答应|肯|愿意?|乐意|赞成|松口|点头)|(?<=反)对)"
    r"(?:再|继续|让[他她人])?(?:延[期长后]?|续期?|留[人下]?|借[人出]?|放人?|给人|派人|来|去|走|撤)(?:了|的)?[^\w]*(?=[,，。;；]|$)"
)
"""方总刚才在电话里不同意延."""
_EITHER_WAY: Final = Pattern(_EITHER)
_OR_NOT: Final = Pattern(
    r"(?<!不管)(?<!无论)(?<!不论)(?<!甭管)(?:留不留|走不走|撤不撤|来不来|去不去|延不延|续不续|换不换|放不放|让不让[他她]?(?:走|来|去|撤)|[能会]不[能会]"
    r"(?:按[时期])?(?:走|撤|来|去|到|留|延|续|放))"
)
_PERHAPS: Final = Pattern(
    rf"(?:也|又|或)?(?:可能|没准|说不定|或许|也许|兴许|保不齐)(?:会|要|得|改|拖|推|延|提前|还|就)?[是在到至成为]?\s?{_DAY}(?:才|再|就|后)?"
    r"\s?(?:走|撤|离|到岗|进场|来|去|结束|回|开始|起)?[^\w]*(?=[,，。;；]|$)"
)
_WISHED: Final = Pattern(
    r"(?:想|希望|要求|争取|打算|提出|琢磨|盼)[^,，。;；\d]{0,8}(?:再?多?留(?:[他她]|人|下)|[晚早]\s?\S{1,3}\s?(?:到|来|走|撤|进场|放)"
    r"|(?:做|干|忙|弄)完[^,，。;；]{0,10}再(?:走|撤|放))"
)
_THINKS: Final = Pattern(
    r"(?:考虑考虑|考虑一下|再想想|再考虑|想一想|琢磨琢磨|商量商量|还没(?:答应|回[他她]|松口|点头|同意|应|谈妥|谈好|定|说好))(?:再[^,，。;；]{0,6})?[吧了]?\s?[^\w]*(?=[,，。;；]|$)"
)
_OF_A_STAY: Final = Pattern(r"留|走|撤|晚[一两几\d]|早[一两几\d]|延|续|来|去|到岗|进场")


@remembered
def is_left_between(folded: str) -> bool:
    """Whether a sentence (folded) leaves open which day it is, how many, or whether somebody goes."""
    told_later = _TOLD_LATER.search(folded) is not None
    if told_later and _EITHER_DAY.search(folded):
        return True
    if _OR_NOT.search(folded) or _PERHAPS.search(folded):
        return True
    return _WISHED.search(folded) is not None or (
        _THINKS.search(folded) is not None and _OF_A_STAY.search(folded) is not None
    )


def is_held_up(folded: str) -> bool:
    """Whether a sentence (folded) says that something has to come first, or somebody refuses.

    钱还卡着; 那头放行了他才过得来; 方总刚才在电话里不同意延.
    """
    return _HELD_UP.search(folded) is not None or _REFUSED.search(folded) is not None


def is_between_people(folded: str) -> bool:
    """Whether a sentence (folded) that names people leaves open which of them it is."""
    return _EITHER_WAY.search(folded) is not None and _TOLD_LATER.search(folded) is not None
