"""What stands beside consent and is of whom is lent: until when, how long, or that they come back (M4, M7, D5).

同意，最多一周; 同意，做完接口就放人; 同意。另外7月10日她要回来: whoever agrees to the day that is asked about agrees to
nothing else, so it is asked which is meant. 同意，撤场前请做好交接 and 同意，两周内补流程 change nothing.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.topics import ANOTHER_MATTER, Topic
from parsers.patterns import Pattern

_REMINDS: Final = r"(?!场?(?:之?前|以前|时|后|手续|流程|通知|邮件|的?交接))"
_COMES_BACK: Final = Pattern(
    rf"(?<![差假])回[来去归组]{_REMINDS}|回[了吧]?\W*$|归还{_REMINDS}|还(?:[回给人]|\W*$)"
    rf"|(?<!不)撤(?![销回]){_REMINDS}|(?:释放|放人|[离退](?:场|项|开)){_REMINDS}"
    r"|(?<!流程)走(?!流程|审批|合同|完)[了吧人]?\W*$|[用要][她他]|[调抽][回走]"
)
"""That somebody comes back, or goes: 撤场前做好交接 only says what is to be done by then."""
_COMES: Final = Pattern(r"到岗|[进入]场|到位|报到|过来|开始(?:支[撑援持]|投入|上班|干活)|[起来][吧了]?\W*$")
_ENDS: Final = Pattern(r"到期|为止|截[止至]|结束|最[晚迟多]|之?前|只能|才")
_UNTIL: Final = Pattern(
    r"^(?:就|只|先|那就)?(?:[续延留用干做待]?到|[续延]期?至)(?![位岗场时期底处点货了])|为止\W*$|一直[用留]|长期"
)
"""到验收结束, 延到验收: until when, without a day."""
_LENGTH: Final = r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})\s?(?:个?半?(?:周|星期|礼拜|工作日|天)|个半?月|半月)"
_HOW_LONG: Final = Pattern(
    rf"(?<!提前)(?<![这那过前近上下每第\d]){_LENGTH}(?!了|之?[内前后]|以[内前后]|一次)|减半|多[用留待]几"
)
"""最多一周, 给一周, 时间减半; not 两周内补流程, 提前一周通知, 这两天."""
_OFFERS: Final = Pattern(rf"(?:最多|至多|顶多|只能|仅能)[给延续留用]?\s?{_LENGTH}")
_OF_WORK: Final = (
    ANOTHER_MATTER,
    OTHER_WORK,
    Topic("上线 发布 提测 验收 联调 部署 割接 投产 回归 封版 开会 休息 不在 外出 交流 演示 交付"),
)


def moves_on_a_day(folded: str) -> bool:
    """Whether a clause (folded) with a day says that somebody comes, comes back, or goes on it: 下周一到岗."""
    return comes_back(folded) or _COMES.search(folded) is not None


def comes_back(folded: str) -> bool:
    """Whether a clause (folded) says that somebody comes back, or goes."""
    return _COMES_BACK.search(folded) is not None


def limits(folded: str) -> bool:
    """Whether a clause (folded) says until when or how long, without a day, or that somebody comes back."""
    return comes_back(folded) or _UNTIL.search(folded) is not None or _HOW_LONG.search(folded) is not None


def offers(folded: str) -> bool:
    """Whether a clause (folded) beside a refusal says how long it may be: 不同意，最多一周."""
    return _OFFERS.match(folded) is not None


def is_of_other_work(folded: str) -> bool:
    """Whether a clause (folded) with a day is of another matter alone: 6月22日开评审会, and not 上线后回来."""
    return not (comes_back(folded) or _ENDS.search(folded)) and any(topic.told_in(folded) for topic in _OF_WORK)
