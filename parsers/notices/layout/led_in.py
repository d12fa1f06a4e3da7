"""Lines without what only leads in to what they say: 现答复如下：许南星6月1日…, 郭晓岚已经同意，黄丽6月15日… (D2).

Who has agreed is no part of who is lent; whoever has not (不同意, 还没同意) is no lead-in, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered

LONGEST: Final = 400
"""Characters of a line that is looked at."""
_NO: Final = "不没未别勿莫非假如若拟想吗"
_MEANS: Final = Pattern(r"释放|撤|离|退|续|延|变|换|调|取消|作废|终止|结项|提前|如(?!下)|若|只|才|再|等|待|除")
"""人员释放通知：, 如客户同意，: it says what is done, or on what it hangs."""
_AGREES: Final = r"(?:已经?|也|都|就|刚刚?|这边|那边|本人|口头){0,3}(?:同意|答应|点头|没意见|无异议|认可|批准|批)了?"
_TELLS: Final = Pattern(
    rf"(?:[^\d,，。;；:：!！?？{_NO}]{{0,12}}?(?:答复|回复|通知|转告|转达|确认|说明|同步|告知|汇报|报告|更新|补充|(?:说|讲|谈|定|商量)好了?的?|说的)"
    rf"(?:一下|给|各位|大家|[\u4e00-\u9fff]{{1,4}}组)?(?:如下)?|[^\d,，。;；:：!！?？\s{_NO}]{{2,6}}?{_AGREES}|[^\d,，。;；:：!！?？\s{_NO}]{{0,4}}(?:排|定|商量|谈|说)(?:好|定|妥)?了)"
    r"\s?[:：]\s?(?=\S)"
)
_ACCORD: Final = Pattern(
    rf"(?:[^\d,，。;；:：!！?？\s{_NO}]{{2,4}}?(?:组长|经理|总监|总|工)?{_AGREES}"
    r"|(?:昨天|今天|上午|下午|刚才|会上|电话里?|微信上?|当面){1,3}(?:里|上)?(?:都|已经?)?(?:说|讲|谈|定|商量)好了?的?"
    r"|(?:按|照)[^\d,，。;；:：!！?？]{0,6}(?:说|讲|谈|定|商量)好?的"
    r"|(?:经|经与|已与|已和|已跟|跟|和|与)[^\d,，。;；:：!！?？]{0,12}?(?:商定|协商一致|沟通一致|商量好了?|说好了?|谈好了?|通过气了?|打过招呼了?))"
    r"[,，。]\s?(?=\S)"
)


def without_lead_in(lines: Sequence[Line], roll: Roll) -> Iterator[Line]:
    """The lines; one that names somebody, and a day, begins with that."""
    for line in lines:
        text = line.text if len(line.text) <= LONGEST else ""
        rest = _behind_lead_in(text)
        lends = rest != text and is_dated(fold(rest)) and bool(roll.named_in(rest))
        yield structs.replace(line, text=rest) if lends else line


@remembered
def _behind_lead_in(text: str) -> str:
    folded = fold(text)
    if len(folded) != len(text):
        return text
    for pattern in (_TELLS, _ACCORD):
        found = pattern.match(folded)
        said = folded[: found.end()].strip(" :,。") if found is not None else ""
        if found is not None and said not in FIELD_OF and not _MEANS.search(said):
            text, folded = text[found.end() :], folded[found.end() :]
    return text
