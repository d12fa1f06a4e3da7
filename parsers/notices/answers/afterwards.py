"""What an answer says of the time behind the day until which it extends: 续到7月20日，到时候不再续了 (D5, M7).

By itself 不再续了 refuses, and 到期撤场 says that nothing is to be longer; behind a new last day, and with a word that
puts it there, it only says that this day is the last. 续到7月20日，不续了 has no such word, and is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import structs

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.reply_words import LONGER, STRONG_YES
from parsers.notices.page.page import Page
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import fold
from parsers.notices.words.last_days import last_day
from parsers.notices.words.wordings import Sentence, Vocabulary

_WORDS: Final = Vocabulary(
    {
        "THEN": "到时候 到时 届时 之后 此后 以后 后面 后续 今后 往后 再往后 下次 然后 那之后 那以后 过后 后",
        "ENDS": "到期 到期后 期满 期满后",
        "NO_MORE": "不续 不续期 不再续 不再续期 不延 不延期 不延长 不再延 不再延期 不再延长 不需要续 不需要续期 不用续 "
        "不用续期 不再需要 不再申请",
        "LEAVES": "撤 撤场 撤出 撤离 离场 退场 释放 放人 走 走人 回去 回来 归队 归还 结束",
        "LAST": "最后一次 最后一次续期 最后一次延期",
        "BESIDE": "就 也 都 即 可 可以 再 了 吧 哈 一定 肯定 必须 会 将 请 让 放 正常 按时 按期 准时 我 我们 这边 "
        "他 她 人 这 是 这次 本次 的话 并 且 并且",
        "MARK": ", . 。 ! ; ~",
    }
)
_BESIDE: Final = "(BESIDE | MARK){0,6}"
_NO_LONGER: Final = _WORDS.wordings(
    # 到时候不再续了, 7月20日之后就不延了, 届时正常撤场
    f"START {_BESIDE} (DAY {_BESIDE} (THEN | ENDS) | THEN) {_BESIDE} (NO_MORE | LEAVES) {_BESIDE} END",
    # 这是最后一次
    f"START {_BESIDE} LAST {_BESIDE} END",
)
_AT_THAT_DAY: Final = _WORDS.wordings(
    # 到期就撤, 到期后不再续期, 7月20日撤场
    f"START {_BESIDE} (DAY | ENDS) {_BESIDE} LEAVES {_BESIDE} END",
    f"START {_BESIDE} ENDS {_BESIDE} NO_MORE {_BESIDE} END",
)
"""By themselves said of the present last day: only behind another one they are not."""


def with_end_settled(clauses: Iterable[Clause], page: Page) -> list[Clause]:
    """The clauses; what is said of the time behind the day that they agree to decides nothing of its own."""
    told: list[Clause] = []
    agreed: Clause | None = None
    for clause in clauses:
        if agreed is not None and _is_of_its_end(clause, agreed, page):
            told.append(_settled(clause, agreed))
            continue
        agreed = clause if _agrees(clause) else agreed
        told.append(clause)
    return told


def _settled(clause: Clause, agreed: Clause) -> Clause:
    """The clause as a reason; 7月31日之后不再延 behind 同意, or 7月14日撤 behind 再留两周, tells the day."""
    if clause.date is not None and _leaves_day_open(agreed):
        return structs.replace(clause, verdict="extend", by_name="extend", shaky=False, tail="")
    return structs.replace(clause, verdict="none", by_name="none", date=None, shaky=False, tail="")


def _leaves_day_open(agreed: Clause) -> bool:
    """Whether a clause agrees to no day, or to a length alone: 再留两周."""
    return agreed.date is None or LONGER.fullmatch(fold(agreed.date)) is not None


def _agrees(clause: Clause) -> bool:
    if clause.verdict == "yes":
        return STRONG_YES.search(fold(clause.text)) is not None
    return clause.verdict == "extend" and clause.date is not None


def _is_of_its_end(clause: Clause, agreed: Clause, page: Page) -> bool:
    """Whether a clause says no more than that the day agreed to is the last, for whom it was agreed."""
    same_day = clause.date is None or _leaves_day_open(agreed) or _day(clause, page) == _day(agreed, page)
    if clause.reported or not {*clause.people} <= {*agreed.people} or not same_day:
        return False
    sentence = _cut(clause)
    return sentence.says(_NO_LONGER) or (agreed.verdict == "extend" and sentence.says(_AT_THAT_DAY))


def _day(clause: Clause, page: Page) -> object:
    return last_day(clause.date or "", page.sent) or clause.date


def _cut(clause: Clause) -> Sentence:
    folded = fold(clause.text)
    for name in clause.people:
        folded = folded.replace(fold(name), "")
    return _WORDS.cut(folded, [*day_tokens(folded)])
