"""What a change says stays as it is, in the one word that the readers know (D4): 7月31日没有错 as 7月31日不变.

Behind a day, an effort or what these are called, and at the end of a clause: 没有问题吗 asks, 没有变化的话 supposes.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.patterns import Pattern

_KEPT: Final = Pattern(
    r"(?<=[\d日号天期间量止\)）])\s?(?:[都也均仍则]|全部){0,2}"
    r"(?:(?:没有?|无|未作?|不作|不做|不)(?:任何)?(?:变化|改变|变动|变更|调整|改动)|(?:没有?|未)(?:变|改动?|动|错|写错)|无误|(?:是|还是)?(?:正确|对)的"
    r"|维持(?:原样|原状|原计划|原定)(?:不变)?|(?:与|和|同|跟)(?:原来?|之前|此前|原先)的?(?:安排|计划|通知)?(?:一致|一样|相同)|按原(?:计划|定|安排)不变)"
    r"(?=\s?(?:$|[,，。;；)）]))"
)


_ALL_OF_THEM: Final = Pattern(r"(?<=[两三四五六七八九]人|[两三四五六七八九][位名])全部(?=于|在|将|从|定于)")
"""许南星、白一舟两人全部于6月5日撤出: those who are named, and nobody else."""


_HIMSELF: Final = Pattern(r"(?<=[换由让])(?P<who>[^\W\d]{2,4})本人(?=去|来|接|顶|过[来去]|上)")
"""换方启明|本人|去."""
_TO_A_DAY: Final = Pattern(r"(?<=延长|延期|顺延|续期)[,，]\s?(?=[到至]\s?\d)")
"""延长|，|到8月7日."""
_DASHED: Final = Pattern(
    r"^(?P<who>\W{0,3}[^\W\d_]{2,4}(?:·[^\W\d_]{2,4})?)\s?——\s?(?=延|续|提前|撤|离|推迟|预[计估]|支)"
)
"""许南星——|延长到8月7日: a name, and what is said of it."""


_SIDE: Final = Pattern(
    r"^\W*(?:\d{1,2}\s?[、.)]\s?)?(?:替换|更换|换人)之?(?P<when>[前后])\s?[:：]\s?"
    r"(?P<who>[^\W\d]{2,4})\s?[,，(（]\s?(?P<days>[^()（）]{4,40}?)[)）]?[。;；]?$"
)
"""替换前：白一舟（支撑至6月12日）, 替换后：高兴，6月15日至6月30日."""
_LEFT_ON: Final = Pattern(
    r"^(?P<who>\W{0,3}原(?:支[撑援持])?人员\s?[:：]\s?[^\W\d]{2,4})\s?[(（]\s?(?P<day>\d[^()（）到至]{2,12}?)(?:[离撤退]场|结束|离开)[)）][。;；]?\s*$"
)
"""原人员：白一舟（6月12日离场）."""
_STAYS_TILL: Final = Pattern(r"(?:支[撑援持])?(?:截止|截至|到|至)\s?(\d[^,，到至]{2,12}?)(?:为?止|结束)?")
_MAY_SAY_SO: Final = Pattern(r"没|无|未|不|确的|对的|维持|一致|一样|相同|全部|本人|换|原|长[,，]|期[,，]|延[,，]|——")
"""What a line has that says any of these: most have nothing of it."""


def in_the_known_word(line: Line) -> Line:
    """The line, 没有变化 and the like behind days told as 不变, 两人全部于 as 两人均于, and 许南星—— as 许南星：.

    替换前 and 替换后 are 原人员 and 新人员.
    """
    if not _MAY_SAY_SO.search(line.text):
        return line
    told = _ALL_OF_THEM.sub("均", _KEPT.sub("不变", line.text))
    told = _LEFT_ON.sub(r"\g<who>，\g<day>离场", told) if "原" in told else told
    told = _SIDE.sub(_of_a_side, told) if "换" in told else told
    told = _TO_A_DAY.sub("", _DASHED.sub(r"\g<who>：", _HIMSELF.sub(r"\g<who>", told)))
    return line if told == line.text else structs.replace(line, text=told)


def _of_a_side(found: re.Match[str]) -> str:
    side = "原人员" if found["when"] == "前" else "新人员"
    last = _STAYS_TILL.fullmatch(found["days"])
    return f"{side}：{found['who']}，{f'{last[1]}离场' if last else found['days']}"
