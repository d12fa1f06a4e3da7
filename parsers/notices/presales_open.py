"""What leaves a coordinator's answer open (P2 to P4, M4): a condition, a question, a plan, somebody else's word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.notices.reasons import BECAUSE
from parsers.notices.topics import UNSURE, Topic
from parsers.patterns import Pattern

_CONDITION: Final = Topic(
    "如果 假如 假设 要是 倘若 除非 的话 只要 只有 万一 取决于",
    r"前提(?=[是为条:,]|$)|(?:^|[,。;])若(?!干)|视[^,]{0,10}(?:而定|情况|需要|需求|反馈|进度|时间|结果)"
    r"|如(?=需|有必要|能|可行|客户|对方|甲方|业主|领导|无异议|没有?异议)"
    r"|(?:确认|同意|批准|审批|签订|签署|签约|签字|签完?|通过|中标|立项|点头|答复|回复|反馈|付费|付款)(?:了|之|以)?后"
    r"|\b(?:if|unless|once|provided|pending|assuming|as long as|subject to|depend(?:s|ing)?|until)\b"
    r"|\bwhen\b.{0,40}\b(?:approv|agree|confirm|sign)",
)
"""如果客户同意; 客户确认后, once approved: what hangs on it is not so yet."""
_AWAITED: Final = Pattern(
    r"^(?:但|还|尚|仍|均|也){0,2}(?:需要?|须|待|等|报|以|经)[^,]{0,12}(?:批准|同意|审批|确认|点头|核准|为准)(?:后|再|才|生效|$)"
    r"|^还?请[^,]{0,8}(?:批准|审批|核准|同意)$"
)
"""需领导批准, 等客户确认: the answer waits for somebody else."""
_WAITS: Final = Pattern(r"^[等待](?!遇)[^,]{1,16}$")
"""等秦朗忙完，: before what it hangs on."""
_FIRST: Final = Pattern(r"(?:还?请|麻烦)?先")
"""请先补充资料，再安排秦朗."""
_ALONE: Final = Pattern(
    r"(?:您|你|这样|大家)?(?:看|觉得)?(?:可以|行|好|合适|妥)(?:吗|不行|不好|不可以|不合适)\??|(?:您|你)?(?:看|觉得)?(?:如何|怎么样|怎样|呢)\??"
    r"|(?:人选|人员)?(?:暂|还|尚|先)?(?:待定|待确认|待商定|未定|没定|不确定|不定|暂定)|(?:回头|稍后|之后|以后|到时候?|具体)?再(?:定|议|说|看|确认)"
    r"|听说|据说|可能|大概|也许|maybe|perhaps|probably|tbc|tbd"
)
"""A clause of its own that takes back what the one beside it says: …，可以吗？; …，待定."""
_SHORT_QUESTION: Final = 8
_THEN_ASKS: Final = Pattern(r"后(?:还?请|麻烦)(?!.{0,12}(?:安排|负责|支[持撑]))")
"""需求确认后请发给他: what the reader is to do then."""
_DONE: Final = ("经", "已")
"""经讨论, 已商量: what is over leaves nothing open."""
_HELD: Final = Pattern(
    r"待(?:定|确认|商|批|审)|待[^,]{0,10}(?:确认|批准|同意|审批)|暂定|(?:暂时|临时|目前先|先)$|再(?:定|议|说|看)|[怎咋]么?样|如何|好不好|合适吗"
    r"|(?:[下明后][周月天年个][一二三四五六日天]?|回头|稍后|[之以]后|届时|到时候?|晚点)再"
    r"|听说|据说|可能|大概|也许|计划|打算|\b(?:tbc|to be (?:confirmed|decided|approved)|tentative(?:ly)?)\b"
    r"|\b(?:probably|hopefully|planned|plan(?:s|ning)? to|after|when|said|says)\b"
)
"""Words that leave a clause open that names somebody, or has a verdict."""
_IN_NEED: Final = Pattern(
    r"(?:另外?|此外)?[^,]{0,6}(?:如果?|若|倘若)|有(?:什么|任何)?(?:问题|疑问|需要)|if (?:you have |there are )?any\b"
)
_ADVICE: Final = Pattern(
    r"(?:还?请|可以?|随时|欢迎|及时).{0,8}(?:联系|反馈|告知|通知|沟通|咨询|说明|报备|申请|提前|找)"
    r"|(?:如有|有问题).{0,6}(?:联系|沟通|反馈|找)|\bcontact\b|\blet (?:me|us) know\b"
)
"""如需材料，请联系他: what closes a mail is no condition."""


def is_on_condition(folded: str) -> bool:
    """Whether a clause (folded) is a condition, or says on which one something is so."""
    return _CONDITION.told_in(folded)


def holds_open(folded: str) -> bool:
    """Whether a clause (folded) that names somebody, or has a verdict, decides nothing: it asks, plans or waits."""
    return UNSURE.told_in(folded) or _CONDITION.told_in(folded) or _HELD.search(folded) is not None


def leaves_open(clauses: Sequence[str], deciding: frozenset[int]) -> bool:
    """Whether a clause (folded) beside the `deciding` ones, given by number, puts them on a condition or in doubt."""
    first = min(deciding, default=0)
    others = [number for number in range(len(clauses)) if number not in deciding]
    if any(map(_FIRST.match, clauses)) and any(clauses[number].startswith("再") for number in deciding):
        return True
    if any(_WAITS.match(clauses[number]) for number in others if number < first):
        return True
    advised = {n for n, (one, other) in enumerate(pairwise(clauses)) if n + 1 not in deciding and _advises(one, other)}
    return any(_puts_in_doubt(clauses[n]) for n in others if n not in advised and not _advises(clauses[n], clauses[n]))


def _advises(condition: str, what: str) -> bool:
    """Whether it is said what to do in case of need: 如有问题，请联系我."""
    return _IN_NEED.match(condition) is not None and _ADVICE.search(what) is not None


def _puts_in_doubt(folded: str) -> bool:
    if BECAUSE.match(folded) or _THEN_ASKS.search(folded):
        return False
    asks = len(folded) <= _SHORT_QUESTION and UNSURE.told_in(folded) and not folded.startswith(_DONE)
    waits = _CONDITION.told_in(folded) or _AWAITED.match(folded) is not None
    return asks or waits or _ALONE.fullmatch(folded) is not None
