"""Lines without what only leads in to what they say: 现答复如下：许南星6月1日…, 郭晓岚已经同意，黄丽6月15日… (D2).

Who has agreed is no part of who is lent; whoever has not (不同意, 还没同意) is no lead-in, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.people.surnames import surname_of
from parsers.notices.people.written_names import looks_like_name, titled
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered

LONGEST: Final = 400
"""Characters of a line that is looked at."""
_AGREED: Final = r"(?:已经?|也|都|就|刚刚?|这边|那边|本人|口头){0,3}(?:同意|答应|点头|没意见|无异议|认可|批准)了?"
_WHO: Final = r"(?P<who>[^\W\d_需须得等待看求盼请让能该估计差还听]{2,4}?)"
_TELLS: Final = Pattern(
    r"(?:现|特|兹)?(?:将)?(?:人员)?(?:安排)?(?:答复|回复|通知|说明|同步|告知|补充|更新|汇报)(?:一下)?(?:给)?(?:各位|大家)?(?:如下)?\s?[:：]\s?(?=\S)"
    r"|(?:临时|补充|正式|人员)通知\s?[:：]\s?(?=\S)"
    r"|(?:现|兹|特|最终|最后|具体|本次|此次|目前)?(?:人员|人力|资源|协调|投入|支[撑援持])?"
    r"(?:明确|确认|确定|安排|结果|结论|方案|投入)(?:为|是|如下)?\s?[:：]\s?(?=\S)"
    r"|(?:麻烦|请|烦请)?(?:转告|转达|告知)(?:给)?[\u4e00-\u9fff]{1,4}组\s?[:：]\s?(?=\S)"
    r"|(?:确认一下)?(?:昨天|今天|上午|下午|刚才|会上|电话里?|之前|我们)*(?:说|讲|谈|定|商量)好?的\s?[:：]\s?(?=\S)"
    r"|(?:都)?(?:排|定|商量|谈|说)(?:好|妥)了\s?[:：]\s?(?=\S)"
    r"|(?:昨天|今天|上午|下午|刚才|会上|电话里?|我们|双方|当面|微信上?)*(?:说|谈|商量|敲|约)(?:好|妥|定)的?(?:[一二两三几][点件条]事?|事情?|结论|结果)?"
    r"(?:落(?:一下|个)?[字实]|记录?一下|同步一下|汇总|整理)?(?:如下)?\s?[:：]\s?(?=\S)"
)
"""What only says that something is said; 需要与…确认：, 误发的通知： and 听说定了： say more."""
_AGREES: Final = Pattern(rf"{_WHO}(?:组长|经理|总监|总|工)?{_AGREED}\s?[,，。:：]\s?(?=\S)")
_ACCORD: Final = Pattern(
    r"(?:昨天|今天|上午|下午|刚才|会上|电话里?|微信上?|当面){1,3}(?:里|上)?(?:都|已经?)?(?:说|讲|谈|定|商量)好了?的?[,，。]\s?(?=\S)"
    r"|(?:按|照)(?:昨天|今天|上午|下午|刚才|会上|电话里?|之前|咱们|我们)*(?:说|讲|谈|定|商量)好?的[,，。]\s?(?=\S)"
    r"|经(?:双方)?(?:商定|协商一致|沟通一致)[,，。]\s?(?=\S)"
)


def without_lead_in(lines: Sequence[Line], roll: Roll) -> Iterator[Line]:
    """The lines; one that names somebody, and a day, begins with that."""
    for line in lines:
        text = line.text
        rest = _behind_lead_in(text, roll) if len(text) <= LONGEST and is_dated(fold(text)) else text
        lends = rest != text and is_dated(fold(rest)) and bool(roll.named_in(rest))
        yield structs.replace(line, text=rest) if lends else line


@remembered
def _begins(folded: str) -> int:
    """Where a line (folded) goes on behind what leads in to it; 0 where nothing does."""
    found = _TELLS.match(folded) or _ACCORD.match(folded)
    return 0 if found is None or found[0].strip(" :") in FIELD_OF else found.end()


def _behind_lead_in(text: str, roll: Roll) -> str:
    folded = fold(text)
    if len(folded) != len(text):
        return text
    behind = _begins(folded)
    agrees = _AGREES.match(folded, behind)
    if agrees is not None and _is_somebody(agrees["who"], roll):
        behind = agrees.end()
    return text[behind:]


def _is_somebody(who: str, roll: Roll) -> bool:
    """Whether it is a name, or a form of address of somebody who is known: 可能方总 is none."""
    if roll.holds(who) or roll.is_part(who) or (titled(who) is not None and roll.has_family(who)):
        return True
    return surname_of(who) is not None and looks_like_name(who)
