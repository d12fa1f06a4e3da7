"""Days that are said to come beside those on record (D4): 追加：白一舟，7月20日-7月31日, told as labels.

The bracket behind the name says so: a period of its own moves no other that has not begun.
"""

from __future__ import annotations

from typing import Final

from parsers.message import Line
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, has_range
from parsers.notices.words.topics import UNSURE
from parsers.notices.words.wordings import Token, Vocabulary
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may add days, and `MOST` of its sentences."""
MOST: Final = 20
ADDED: Final = "追加"
"""What stands in brackets behind a name whose days are beside those on record."""
_ADDING: Final = Vocabulary(
    {
        "ADDS": "追加 再追加 另追加 再加 另加 加 再增加 增加 补充",
        "STRETCH": "一段 一段时间 一次 一轮 一段支撑 一次支撑 一段支撑时间",
        "SUPPORT": "支撑 支援 支持 支撑时间 支撑周期 时间",
        "OTHERS": "其他人 其余人 其他人员 其余人员 其他 其余",
        "KEPT": "不动 不变 照旧 维持不变 保持不变",
        "AMOUNT": "",
        "COLON": ":",
        "COMMA": ",",
        "AND": "、 和 与 及",
        "STOP": "; 。",
    }
)
_EFFORT: Final = "(COMMA? (SUPPORT COLON?)? amount:AMOUNT)?"
_DAYS: Final = f"(COLON | COMMA)? day:DAY SUPPORT? {_EFFORT} (COMMA OTHERS KEPT)? (COMMA | STOP)? END"
_WHO: Final = "( RUN (AND RUN){0,4} )"
_WORDINGS: Final = _ADDING.wordings(
    # 追加：星河数据治理项目，白一舟，7月20日-7月31日; 追加一段：白一舟7月20日-7月31日，8人天
    f"START ADDS STRETCH? SUPPORT? COLON (place:RUN COMMA)? who:{_WHO} SUPPORT? {_DAYS}",
    # 再追加白一舟一段时间：7月20日-7月31日
    f"START ADDS who:{_WHO} STRETCH SUPPORT? {_DAYS}",
    # 白一舟再追加一段：7月20日-7月31日
    f"START who:{_WHO} SUPPORT? ADDS STRETCH SUPPORT? {_DAYS}",
)
_SENTENCES: Final = Pattern(r"(?<=[。；;])")


def may_add(text: str) -> bool:
    """Whether a line may have such a sentence, whoever is named in it."""
    return len(text) <= LONGEST and ("加" in text or "补充" in text)


def told_as_added(line: Line, roll: Roll) -> tuple[Line, ...]:
    """The line, its sentences that add days told as labels; () where none does."""
    if not may_add(line.text):
        return ()
    parts = [(part, _added(part, roll)) for part in _SENTENCES.split(line.text)[:MOST] if part.strip()]
    if not any(told for _, told in parts):
        return ()
    return tuple(Line(line.number, told or part) for part, told in parts)


def _added(sentence: str, roll: Roll) -> str:
    """The sentence as labels, or "" where it is another one."""
    text = sentence.strip()
    folded = fold(text)
    days = day_tokens(folded)
    amounts = (Token("AMOUNT", span.start, span.end) for span in efforts(folded))
    tokens = _ADDING.cut(folded, (*days, *amounts))
    found = next((one for wording in _WORDINGS for one in wording.found_in(tokens)), None)
    if found is None or UNSURE.told_in(folded):
        return ""
    place, who, day, amount = (found.words(part, text) for part in ("place", "who", "day", "amount"))
    known = not place or (roll.known is not None and place in roll.known.projects)
    people = read_people(who, roll, strict=True)
    roles = {one.role for one in people.names}
    alike = len(roles) == 1 and not (amount and len(people.names) > 1)
    if not known or not has_range(fold(day)) or not people.is_whole or not alike:
        return ""
    role = roles.pop()
    notes = ("".join(f"（{note}）" for note in (*one.notes, ADDED)) for one in people.names)
    names = "、".join(f"{one.name}{behind}" for one, behind in zip(people.names, notes, strict=True))
    heads = (f"支撑项目：{place}" if place else "", f"角色：{role}" if role else "")
    labels = (*heads, f"支撑人员：{names}", f"支撑周期：{fold(day)}")
    return "；".join(filter(None, (*labels, f"协调支撑时间：{amount}" if amount else "")))
