"""A sentence that lends people, read clause by clause (D2): 自6月1日起由甲支撑后端开发，预计20人天，6月30日结束.

Each clause gives what it has of people, days, lengths and efforts; whom it does not name is whom the one before it
named. Every word has to be understood: a clause with any other states nothing, and then the sentence is talk (M4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from parsers.notices.asides import is_aside
from parsers.notices.fold import fold, tidy
from parsers.notices.lead_words import speaks_of_office
from parsers.notices.lending_words import COUNT, EFFORT, LASTS, NAME, PLACE, ROLE, lending_tokens
from parsers.notices.moods import is_plain
from parsers.notices.names import Roll
from parsers.notices.people import Written, read_people
from parsers.notices.roles import is_role
from parsers.notices.shared_efforts import EffortField
from parsers.notices.spans import has_range, is_single_day
from parsers.notices.topics import ANOTHER_MATTER, NOT_LENT, UNSURE
from parsers.notices.wordings import DAY, Token
from parsers.patterns import Pattern

LONGEST: Final = 200
"""Characters of such a sentence."""
OWN_PROJECT: Final = "本项目"
"""What stands for the mail's project in its sentences: any other that is named is another."""
_OF_PEOPLE: Final = frozenset({NAME, ROLE, COUNT, "AND"})
_ENDS_WORK: Final = frozenset({DAY, EFFORT, LASTS, NAME, "AMOUNTS", "GUESSED", "ALL", "UNTIL", "GOES", "COLON"})
_ADDS_NOTHING: Final = frozenset({"LEADS", "FILLS", PLACE, "AMOUNTS", "GUESSED", "ENTERS", "AMONG", "COLON"})
_WORKS: Final = frozenset({"SUPPORTS", "WORKS"})
_PASSED: Final = frozenset({"FILLS"})
_DONE_BY: Final = frozenset({"FILLS", "DUE", "AFTER"})
"""What may stand between a last day and that somebody goes: 6月30日完成全部工作后撤场."""
_CHANGES: Final = Pattern(
    r"[改换替仅只除不未没勿]|原[定计先来本有]|调整|变更|提前|推迟|延[长期后]|续[期签]|撤[销回]|取消"
)
"""Words with which a sentence does more than lend, or less."""
_NO_WORK: Final = Pattern(r"\d|评审|会议|汇报|答辩|面试|培训|演练|项目|[?？吗]")
_ANY_WORK: Final = frozenset({"开发", "研发", "技术", "业务", "交付", "需求", "平台", "系统", "数据", "实施", "方案"})
"""What everybody is lent for says nothing of the role."""
_LONGEST_WORK: Final = 30
_FROM: Final = Pattern(r"^[从自]\s?|\s?(?:起|开始|始)$")
_BEGINS: Final = ("起", "开始", "始")
_BEFORE: Final = ("前", "以来")

_EFFORTS: Final[tuple[EffortField, ...]] = ("estimated", "support")

Facts = Mapping[str, str]
"""What is said of somebody: `period`, `start`, `until`, `lasts`, `role`, `estimated`, `support`."""


class Lent(Struct, frozen=True):
    """Somebody who is lent; `days` "" where the sentence leaves them open."""

    person: str
    role: str
    days: str
    words: str
    """The clause that leaves the days open."""
    efforts: tuple[tuple[EffortField, str], ...] = ()


class _Clause(Struct):
    words: str
    people: tuple[Written, ...] = ()
    facts: dict[str, str] = {}
    everybody: bool = False
    same: bool = False
    open: bool = False
    lends: bool = False
    """Whether it has a verb of lending, or a day: whom it names first is lent. 白一舟协助 says it of nobody."""


def lent_in(sentence: str, roll: Roll, project: str | None) -> tuple[Lent, ...]:
    """Everybody whom the sentence lends, with days that begin; () where it is not understood as a whole."""
    sentence = sentence.replace(project, OWN_PROJECT) if project else sentence
    folded = fold(sentence)
    if len(sentence) > LONGEST or not is_plain(folded):
        return ()
    if speaks_of_office(folded) or any(topic.told_in(folded) for topic in (UNSURE, ANOTHER_MATTER, NOT_LENT)):
        return ()
    tokens = lending_tokens(sentence, roll, project)
    if not any(token.kind in {"SUPPORTS", "ENTERS", "SAME"} for token in tokens):
        return ()
    clauses = list(_clauses(tokens, sentence, roll))
    said = [clause for clause in clauses if clause is not None]
    return _gathered(said) if said and len(said) == len(clauses) else ()


def _clauses(tokens: Sequence[Token], sentence: str, roll: Roll) -> Iterator[_Clause | None]:
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
    return is_single_day(fold(text)) and not text.endswith(_BEGINS)


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


def _clause(part: Sequence[Token], sentence: str, roll: Roll) -> _Clause | None:
    clause = _Clause(sentence[part[0].start : part[-1].end])
    if _CHANGES.search(fold(clause.words)):
        return None
    at = 0
    while at < len(part):
        end = _read(clause, part, at, sentence, roll)
        if not end:
            return None
        at = end
    clause.lends = any(token.kind in {"SUPPORTS", "ENTERS", "SAME", "OPEN", DAY} for token in part)
    several = len(clause.people) > 1 and not clause.everybody
    return None if several and {"support", "estimated"} & clause.facts.keys() else clause


def _read(clause: _Clause, part: Sequence[Token], at: int, sentence: str, roll: Roll) -> int:
    """Take what stands at that place into the clause; where it ends, or 0 where that is not understood."""
    token = part[at]
    text = sentence[token.start : token.end]
    if token.kind in {NAME, ROLE}:
        return _read_people(clause, part, at, sentence, roll)
    if token.kind in {DAY, LASTS, EFFORT}:
        return at + 1 if _add(clause, _fact(part, at, text), text) else 0
    if token.kind in _WORKS:
        return _read_work(clause, part, at + 1, sentence)
    if token.kind in {"ALL", "SAME", "OPEN"}:
        clause.everybody = clause.everybody or token.kind == "ALL"
        clause.same = clause.same or token.kind == "SAME"
        clause.open = clause.open or token.kind == "OPEN"
        return at + 1
    return at + 1 if token.kind in _ADDS_NOTHING or _is_of_a_day(part, at) else 0


def _fact(part: Sequence[Token], at: int, text: str) -> str:
    """Of what a day, a length or an effort is; "" where that cannot be told."""
    if part[at].kind == DAY:
        return _side(part, at, text)
    if part[at].kind == LASTS:
        return "lasts"
    return "estimated" if any(one.kind == "GUESSED" for one in part[max(0, at - 3) : at]) else "support"


def _is_of_a_day(part: Sequence[Token], at: int) -> bool:
    """Whether 到 leads to a day, or to the project; and whether 结束 follows a day."""
    if part[at].kind == "GOES":
        return [token.kind for token in part[:at] if token.kind not in _DONE_BY][-1:] == [DAY]
    if part[at].kind in {"DUE", "AFTER"}:
        return _is_done_by(part, at)
    if part[at].kind != "UNTIL":
        return False
    following = [token.kind for token in part[at + 1 : at + 3]]
    return following[:1] == [DAY] or (following[:1] == [PLACE] and following[1:] not in (["GOES"], ["DUE"]))


def _is_done_by(part: Sequence[Token], at: int) -> bool:
    """Whether a word stands between a day and that somebody goes then."""
    behind = [token.kind for token in part[at:] if token.kind not in _DONE_BY]
    return behind[:1] == ["GOES"] and _is_of_a_day([*part[:at], *(one for one in part[at:] if one.kind == "GOES")], at)


def _add(clause: _Clause, name: str, text: str) -> bool:
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
    if folded.endswith(_BEFORE) or (last and folded.endswith(_BEGINS)):
        return ""
    if last:
        return "until"
    return "start" if is_single_day(folded) or folded.endswith(_BEGINS) else "period"


def _read_people(clause: _Clause, part: Sequence[Token], at: int, sentence: str, roll: Roll) -> int:
    """Take a list of people; a role without anybody is that of everybody in the clause."""
    end = at
    while end < len(part) and part[end].kind in _OF_PEOPLE:
        end += 1
    while part[end - 1].kind == "AND":
        end -= 1
    text = sentence[part[at].start : part[end - 1].end]
    if not any(token.kind == NAME for token in part[at:end]):
        return end if end == at + 1 and _add(clause, "role", text) else 0
    people = read_people(text, roll, strict=True)
    if clause.people or not people.names or people.rest or people.missing or people.choice:
        return 0
    clause.people = people.names
    return end


def _read_work(clause: _Clause, part: Sequence[Token], at: int, sentence: str) -> int:
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
    return end if bare in _ANY_WORK or not is_role(bare) or _add(clause, "role", bare) else 0


def _gathered(clauses: Sequence[_Clause]) -> tuple[Lent, ...]:
    """What the clauses say together of each person; () where they say something twice, or not since when."""
    known: dict[Written, dict[str, str]] = {}
    shared: dict[str, str] = {}
    spoken_of: tuple[Written, ...] = ()
    left_open: dict[Written, str] = {}
    for clause in clauses:
        named = _known_as(clause.people, known)
        if known and not clause.lends and not known.keys() >= set(named):
            return ()
        if not named and not known:
            if not _merged([shared], clause.facts):
                return ()
            continue
        spoken_of = named or (tuple(known) if clause.everybody else spoken_of)
        before = list(known.values())[-1] if known else {}
        facts = {**_days_of(before), **clause.facts} if clause.same else clause.facts
        told = [known.setdefault(one, {}) for one in spoken_of]
        several = len(told) > 1 and not clause.everybody and {"support", "estimated"} & facts.keys()
        if several or (clause.same and not before) or not _merged(told, facts):
            return ()
        left_open |= dict.fromkeys(spoken_of, clause.words) if clause.open else {}
    if not known or not _merged(list(known.values()), shared):
        return ()
    found = [_lent(one, facts, left_open.get(one, "")) for one, facts in known.items()]
    lent = [one for one in found if one is not None]
    return tuple(lent) if len(lent) == len(found) and any(one.days for one in lent) else ()


def _known_as(people: Sequence[Written], known: Mapping[Written, object]) -> tuple[Written, ...]:
    """The people of a clause, as the clauses before it named them."""
    before = {one.name: one for one in known}
    return tuple(before.get(one.name, one) for one in people)


def _days_of(facts: Facts) -> dict[str, str]:
    return {name: text for name, text in facts.items() if name in {"period", "start", "until", "lasts"}}


def _merged(told: Sequence[dict[str, str]], facts: Facts) -> bool:
    """Add the facts to those of each person; whether none of them was told before."""
    for one in told:
        if one.keys() & facts.keys():
            return False
        one.update(facts)
    return True


def _lent(written: Written, facts: Facts, left_open: str) -> Lent | None:
    """Somebody with all that is said, None where it does not say since when."""
    days = _period(facts)
    if days is None or bool(days) == bool(left_open):
        return None
    notes = f"（{'、'.join(written.notes)}）" if written.notes else ""
    role = written.role or facts.get("role", "")
    amounts = tuple((field, facts[field]) for field in _EFFORTS if field in facts)
    return Lent(f"{written.name}{notes}", role, days, left_open, amounts)


def _period(facts: Facts) -> str | None:
    """The words of a period, "" where there is none; None where its sides do not go together."""
    sides = _days_of(facts).keys()
    if sides == {"period"}:
        return facts["period"]
    if sides == {"period", "lasts"}:
        return f"{facts['period']}（{facts['lasts']}）"
    if not sides:
        return ""
    if "start" not in sides or "period" in sides:
        return None
    start = tidy(_FROM.sub("", facts["start"]))
    if "until" in sides:
        return f"{start}至{facts['until']}" + (f"（{facts['lasts']}）" if "lasts" in sides else "")
    return f"{start}起{facts.get('lasts', '')}"
