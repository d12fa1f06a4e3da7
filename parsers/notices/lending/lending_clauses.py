"""One clause of a sentence that lends (D2): whom it names, since when and until when, for how long, and how much.

A clause is understood as a whole or not at all: every word of it is one that `lending_words` knows, a name, a day, a
length, an effort, or what people are lent for behind a verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from parsers.dates.numerals import value_of
from parsers.notices.layout.asides import is_aside
from parsers.notices.lending.lending_words import COUNT, EFFORT, LASTS, NAME, PLACE, ROLE
from parsers.notices.people.people import Written, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import HOW_LONG
from parsers.notices.words.roles import ANY_WORK, is_role
from parsers.notices.words.spans import Stretch, has_range, is_month, is_month_of_coming, is_single_day
from parsers.notices.words.wordings import DAY, Token
from parsers.patterns import Pattern

_OF_PEOPLE: Final = frozenset({NAME, ROLE, COUNT, "AND"})
_ENDS_WORK: Final = frozenset({DAY, EFFORT, LASTS, NAME, "AMOUNTS", "GUESSED", "ALL", "UNTIL", "GOES", "COLON"})
_ADDS_NOTHING: Final = frozenset({"LEADS", "FILLS", PLACE, "AMOUNTS", "GUESSED", "ENTERS", "AMONG", "COLON", "ADDS"})
_WORKS: Final = frozenset({"SUPPORTS", "WORKS"})
_PASSED: Final = frozenset({"FILLS"})
_DONE_BY: Final = frozenset({"FILLS", "DUE", "AFTER"})
"""What may stand between a last day and that somebody goes: 6月30日完成全部工作后撤场."""
_CHANGES: Final = Pattern(
    r"(?<!交)换|[改替仅只除不未没勿]|原[定计先来本有]|调整|变更|提前|推迟|延[长期后]|续[期签]|撤[销回]|取消"
)
"""Words with which a sentence does more than lend, or less."""
_NO_WORK: Final = Pattern(rf"\d|评审|会议|汇报|答辩|面试|培训|演练|项目|[?？吗]|{HOW_LONG}")
_LONGEST_WORK: Final = 30
BEGINS: Final = ("起", "开始", "始")
_BEFORE: Final = ("前", "以来")


class Clause(Struct):
    """What a clause states.

    `facts` by name: `period`, `start`, `until`, `lasts`, `role`, `estimated`, `support`, each as it is written.
    """

    words: str
    people: tuple[Written, ...] = ()
    facts: dict[str, str] = {}
    everybody: bool = False
    """Whether it says of all who were named: 均支撑至6月30日."""
    count: int | None = None
    """Of how many it says so: 二人均6月30日结束."""
    same: bool = False
    """Whether the days are those of whom the sentence named before."""
    open: bool = False
    """Whether it leaves the days open."""
    lends: bool = False
    """Whether it has a verb of lending, or a day: whom it names first is lent. 白一舟协助 says it of nobody."""

    verb: bool = False
    """Whether the verb is in it."""
    leads: str = ""
    """The role before its colon, that of all who are named behind it: 前端：甲6月1日-6月12日，乙6月8日-6月30日."""

    @property
    def shares_an_effort(self) -> bool:
        """Whether it states an effort that is not said to be everybody's own."""
        return not self.everybody and not {"support", "estimated"}.isdisjoint(self.facts)


def clauses_of(tokens: Sequence[Token], sentence: str, roll: Roll) -> Iterator[Clause | None]:
    """What each clause states; None for one that is not understood. Those that change nothing are left out."""
    named = False
    for part in _parts(tokens, sentence):
        clause = _clause(part, sentence, roll) if part else None
        if clause is None and (not part or _changes_nothing(part, sentence, roll, behind=named)):
            continue
        named = named or (clause is not None and bool(clause.people))
        yield clause


def _parts(tokens: Sequence[Token], sentence: str) -> Iterator[Sequence[Token]]:
    """The tokens between commas; a day alone is that of what follows it: 6月1日，许南星进场."""
    begun = 0
    for end in (*(at for at, token in enumerate(tokens) if token.kind == "COMMA"), len(tokens)):
        part = [token for token in tokens[begun:end] if token.kind != "COMMA"]
        if len(part) == 1 and part[0].kind == DAY and _is_day(sentence[part[0].start : part[0].end]):
            continue
        begun = end + 1
        yield part


def _is_day(text: str) -> bool:
    return is_single_day(fold(text)) and not text.endswith(BEGINS)


def _changes_nothing(part: Sequence[Token], sentence: str, roll: Roll, *, behind: bool) -> bool:
    """Whether a clause is no part of the statement: 6月15日前完成联调, 费用由项目承担."""
    kinds = {token.kind for token in part}
    if DAY in kinds and not behind:
        return False
    if DAY in kinds:
        day = next(sentence[token.start : token.end] for token in part if token.kind == DAY)
        return (
            "DUE" in kinds
            and (PLACE in kinds or day.endswith(_BEFORE))
            and not kinds & {NAME, EFFORT, LASTS, "SUPPORTS", "ENTERS", "GOES", "UNTIL", "ALL"}
        )
    return is_aside(f"，{sentence[part[0].start : part[-1].end]}", roll)


def _clause(part: Sequence[Token], sentence: str, roll: Roll) -> Clause | None:
    clause = Clause(sentence[part[0].start : part[-1].end])
    if _CHANGES.search(fold(clause.words)):
        return None
    at = 0
    while at < len(part):
        end = _read(clause, part, at, sentence, roll)
        if not end:
            return None
        at = end
    clause.verb = any(token.kind in {"SUPPORTS", "ENTERS"} for token in part)
    clause.lends = any(token.kind in {"SUPPORTS", "ENTERS", "ADDS", "SAME", "OPEN", DAY} for token in part)
    return None if len(clause.people) > 1 and clause.shares_an_effort else clause


def _read(clause: Clause, part: Sequence[Token], at: int, sentence: str, roll: Roll) -> int:
    """Take what stands at that place into the clause; where it ends, or 0 where that is not understood."""
    token = part[at]
    text = sentence[token.start : token.end]
    if token.kind in {NAME, ROLE}:
        return _read_people(clause, part, at, sentence, roll)
    if token.kind == DAY and is_month_of_coming(fold(sentence), Stretch(token.start, token.end)):
        return at + 1 if _add(clause, "start", text) else 0
    if token.kind in {DAY, LASTS, EFFORT}:
        return at + 1 if _add(clause, _fact(part, at, text), text) else 0
    if token.kind in _WORKS:
        return _read_work(clause, part, at + 1, sentence)
    if token.kind in {"ALL", "SAME", "OPEN"}:
        clause.everybody = clause.everybody or token.kind == "ALL"
        clause.same = clause.same or token.kind == "SAME"
        clause.open = clause.open or token.kind == "OPEN"
        return at + 1
    if token.kind == COUNT:
        clause.count = value_of(fold(text).rstrip("位名人 "))
    return at + 1 if token.kind in _ADDS_NOTHING or _is_of_a_day(part, at) else 0


def _fact(part: Sequence[Token], at: int, text: str) -> str:
    """Of what a day, a length or an effort is; "" where that cannot be told."""
    if part[at].kind == DAY:
        return _side(part, at, text)
    if part[at].kind == LASTS:
        return "lasts"
    return "estimated" if any(one.kind == "GUESSED" for one in part[max(0, at - 3) : at]) else "support"


def _is_of_a_day(part: Sequence[Token], at: int) -> bool:
    """Whether 到 leads to a day, or to the project; whether 结束 follows a day, and 均 a number of people."""
    if part[at].kind == "GOES":
        return [token.kind for token in part[:at] if token.kind not in _DONE_BY][-1:] == [DAY]
    if part[at].kind in {"DUE", "AFTER"}:
        return _is_done_by(part, at)
    if part[at].kind == COUNT:
        return [token.kind for token in part[at + 1 : at + 2]] == ["ALL"]
    if part[at].kind != "UNTIL":
        return False
    following = [token.kind for token in part[at + 1 : at + 3]]
    return following[:1] == [DAY] or (following[:1] == [PLACE] and following[1:] not in (["GOES"], ["DUE"]))


def _is_done_by(part: Sequence[Token], at: int) -> bool:
    """Whether a word stands between a day and that somebody goes then."""
    behind = [token.kind for token in part[at:] if token.kind not in _DONE_BY]
    return behind[:1] == ["GOES"] and _is_of_a_day([*part[:at], *(one for one in part[at:] if one.kind == "GOES")], at)


def _add(clause: Clause, name: str, text: str) -> bool:
    """Whether the clause has a fact that is new to it."""
    if not name or name in clause.facts:
        return False
    clause.facts[name] = text
    return True


def _side(part: Sequence[Token], at: int, text: str) -> str:
    """Which side of a period a day is: the first one, the last one, both; "" where that cannot be told."""
    folded = fold(text)
    before = [token.kind for token in part[:at] if token.kind not in _PASSED]
    behind = [token.kind for token in part[at + 1 :] if token.kind not in _DONE_BY]
    last = before[-1:] == ["UNTIL"] or behind[:1] == ["GOES"]
    if has_range(folded):
        return "" if last else "period"
    if folded.endswith(_BEFORE) or (last and folded.endswith(BEGINS)):
        return ""
    if last and is_month(folded) and before[-1:] != ["UNTIL"]:
        return ""  # 8月离场: on which day of it is not told
    if last:
        return "until"
    return "start" if is_single_day(folded) or folded.endswith(BEGINS) else "period"


def _read_people(clause: Clause, part: Sequence[Token], at: int, sentence: str, roll: Roll) -> int:
    """Take a list of people; a role without anybody is that of everybody in the clause."""
    end = at
    while end < len(part) and part[end].kind in _OF_PEOPLE:
        end += 1
    while part[end - 1].kind == "AND":
        end -= 1
    text = sentence[part[at].start : part[end - 1].end]
    if not any(token.kind == NAME for token in part[at:end]):
        behind = [token.kind for token in part[end:] if token.kind not in _PASSED]
        clause.leads = text if behind[:1] == ["COLON"] else clause.leads
        return end if end == at + 1 and (fold(text) in ANY_WORK or _add(clause, "role", text)) else 0
    people = read_people(text, roll, strict=True)
    if clause.people or not people.is_whole or people.choice:
        return 0
    clause.people = people.names
    return end


def _read_work(clause: Clause, part: Sequence[Token], at: int, sentence: str) -> int:
    """Pass over what people are lent for: 支撑本项目的接口联调与性能优化. A role in it is theirs."""
    while at < len(part) and part[at].kind in {PLACE, "FILLS", *_WORKS}:
        at += 1
    end = at
    while end < len(part) and part[end].kind not in _ENDS_WORK:
        end += 1
    work = sentence[part[at].start : part[end - 1].end] if end > at else ""
    bare = fold(work).removesuffix("工作").removesuffix("任务")
    if not work or bare == "":
        return max(end, at)
    if len(work) > _LONGEST_WORK or _NO_WORK.search(work):
        return 0
    return end if bare in ANY_WORK or not is_role(bare) or _add(clause, "role", bare) else 0
