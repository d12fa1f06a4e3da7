"""One word of a list of people: a name, a role, a number of people, or several of these written together."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from parsers.dates.numerals import value_of
from parsers.notices.people.no_names import MISSING
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import could_be_name, is_dotted, looks_like_name, titled
from parsers.notices.words.fold import fold, words
from parsers.notices.words.roles import A_CRAFT, ROLE, is_role
from parsers.patterns import Pattern

PieceKind = Literal["name", "role", "duty", "task", "note", "count", "open", "missing", "choice", "slash", "rest"]
_LONGEST_WORD: Final = 60
"""Names are not that long: a sentence is not taken apart at every 和."""
_NUMBER: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_EACH: Final = "[人名位个]"
_COUNT: Final = Pattern(rf"(?P<open>等)?(?:共计?|合计|总共)?\s?(?P<number>{_NUMBER})\s?{_EACH}(?:同学|同事|人员)?")
_MAY_COUNT: Final = Pattern(_EACH)
_BEGUN: Final = "".join(rf"(?<!等[\d一二两三四五六七八九十]{{{digits}}}[人名位])" for digits in (1, 2, 3))
"""Not in the middle of a run of such words: it is looked through once."""
_OPEN_END: Final = Pattern(
    rf"(?<!等)(?<!等人)(?<!等同学)(?<!等同事){_BEGUN}(?:等(?:人|同学|同事|人员|{_NUMBER}[人名位])?)++$"
)
_CHOICE: Final = frozenset(
    words("二选一 三选一 任选其一 任选一人 择一 其一 之一 二者之一 或 或者 or 备选 候选 备 备用 备份 后备 替补")
)
_OUTSIDERS: Final = frozenset(words("外包 外协 外聘 实习生 实习 新人 新员工 厂商 第三方 合作方 供应商 其他"))
"""Whose number stands in a list instead of their names."""
_BESIDES: Final = Pattern(r"^(?:另外|另|还有|外加|包含|包括|[含带加和与及+\s])+")
_TIMES: Final = Pattern(r"[x×*]\s?\d{1,2}|\+\s?\d\s?[人名位个]?\s?(?:外包|外协|实习生|新人)?")
"""白一舟 x2."""
_OR: Final = ("或者", "或")
_AND: Final = ("以及", "和", "与", "及", "跟", "、")
_BETWEEN: Final = ("还有", *_AND)
"""What joins two names; 还有白一舟 alone says more than that she is one of them."""
_PARTS: Final = (*_BETWEEN, *_OR)
_LEADS: Final = ("由", "请", "派", "安排", "协调", "另", "以及", "和", "与", "及", "有", "为", "是")
_DOES: Final = Pattern(r"(?:主要)?(?:负责|担任|承担)$")
"""白一舟负责前端: what stands between a name and a role."""
_DUTY: Final = Pattern(rf"(?:主要)?(?:负责|担任|承担|从事)(?P<role>{A_CRAFT})(?:工作|部分)?")
"""许南星：负责后端."""
_LONG_NAME: Final = 3
_CALLED: Final = frozenset(words("同学 同事 同志 两位同学 两位同事"))
"""What people are called is neither a role nor a name."""
_LEADING_ON: Final = frozenset("对在于给向为从自")
"""Behind a known name they lead to a project: 黄丽对星河数据治理项目的支撑."""
_TITLE: Final = Pattern(r"(?:高级|资深|中级|初级|副|研发)?(?:组长|经理|主管|主任|总监|工程师|专家|顾问)")
_NEWCOMER: Final = Pattern(r"实习生|新人|新同事|新员工")
"""Before a name; behind one it is somebody else: 许南星实习生."""
_OF_WHOSE_GROUP: Final = Pattern(r"[^\W\d]{1,5}组的?")
_COURTESY: Final = ("同学", "同事", "老师", "先生", "女士")


class Piece(Struct):
    """A piece of a list: what it is, how it is written, and for a number of people how many."""

    kind: PieceKind
    text: str
    count: int = 0
    of_next: bool = False
    """Of a role: whether it stands in one word with the name behind it: 后端|张伟."""


_COLLEAGUES: Final = Pattern(r"(?:同事|同学|人员|成员)$")


def pieces_of(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """What one word of a list is; a word may hold several names (许南星和白一舟) or role and name together."""
    if word in _CALLED:
        return []
    if word[-1:] in _LEADING_ON and roll.holds(word[:-1]) and not roll.holds(word):
        word = word[:-1]
    if (plain := _plain(word, roll)) is not None:
        return [plain]
    if not roll.holds(word):
        split = _with_role(word, roll, strict=True) or _after_and(word, roll, strict) or _before_and(word, roll)
        if split:
            return split
    end = _OPEN_END.search(word) if "等" in word else None
    if end is not None and end.start() and (roll.is_name(word[: end.start()]) or _name(word, roll, strict) is None):
        count = _COUNT.search(fold(end[0]))
        number = value_of(count["number"]) or 0 if count else 0
        return [*pieces_of(word[: end.start()], roll, strict), Piece("open", end[0], number)]
    if (name := _name(word, roll, strict)) is not None:
        return [Piece("name", name)]
    return (
        _joined(word, roll, strict)
        or _with_role(word, roll, strict)
        or _with_title(word, roll)
        or _counted(word, roll, strict)
        or _led(word, roll, strict)
        or [Piece("rest", word)]
    )


def _plain(word: str, roll: Roll) -> Piece | None:
    """The word as one piece that is no name, or None."""
    folded = fold(word)
    if folded in MISSING or is_missing_count(folded):
        return Piece("missing", word)
    if folded in _CHOICE:
        return Piece("choice", word)
    if is_role(folded) and not roll.holds(word):
        return Piece("role", word)
    duty = _DUTY.fullmatch(folded)
    if duty is not None:
        return Piece("task", word[slice(*duty.span("role"))])
    count = _COUNT.fullmatch(folded)
    if count is None:
        return None
    return Piece("open" if count["open"] else "count", word, value_of(count["number"]) or 0)


def is_missing_count(folded: str, named: int = 0) -> bool:
    """待定1人, 另1人待定, 外包1人: somebody who is not named yet; of a bracket behind so many names more than these."""
    if _TIMES.fullmatch(folded):
        return True
    count = _COUNT.search(folded) if _MAY_COUNT.search(folded) else None
    if count is None:
        return False
    beside = _BESIDES.sub("", folded[: count.start()]) + folded[count.end() :].strip()
    return beside in MISSING or beside in _OUTSIDERS or (not beside and 0 < named < (value_of(count["number"]) or 0))


def _after_and(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """A name behind the 和 or 与 that joins it to what stands before it in brackets: 张伟（前端）与黄丽."""
    for mark in _AND:
        name = word.removeprefix(mark)
        if name != word and roll.is_name(name) and not looks_like_name(word):
            return pieces_of(name, roll, strict)
    return []


def _before_and(word: str, roll: Roll) -> list[Piece]:
    """A name before the 和 or 与 that space parts from the next: 许南星和 白一舟."""
    names = (word.removesuffix(mark) for mark in _AND)
    name = next((name for name in names if name != word and roll.holds(name)), None)
    return [Piece("name", name)] if name is not None else []


def _counted(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """A name or a role with the number of people behind it: 许南星1人, 后端2人, 高兴两位测试同事."""
    folded = fold(word)
    if not _MAY_COUNT.search(folded):
        return []
    count = next((found for found in _COUNT.finditer(folded) if _ends(folded[found.end() :])), None)
    if count is None or not count.start():
        return []
    before = pieces_of(word[: count.start()], roll, strict)
    role = _COLLEAGUES.sub("", word[count.end() :])
    known = all(piece.kind == "name" or (piece.kind == "role" and not role) for piece in before)
    counted = [*before, Piece("count", count[0], value_of(count["number"]) or 0)]
    return [*counted, *([Piece("role", role)] if role else [])] if known else []


def _ends(behind: str) -> bool:
    """Whether behind a number of people stands nothing, or what they are: 两位测试同事."""
    return not behind or is_role(_COLLEAGUES.sub("", behind))


def _name(word: str, roll: Roll, strict: bool) -> str | None:
    if roll.holds(word):
        return word
    for courtesy in _COURTESY:
        bare = word.removesuffix(courtesy)
        if bare != word and (roll.holds(bare) or (looks_like_name(bare) and not roll.has_family(word))):
            return bare  # 欧阳老师 is whoever of that family name there is
    engineer = word.removesuffix("工程师")
    if engineer != word and roll.holds(engineer):
        return engineer
    led = next((word.removeprefix(lead) for lead in _LEADS if len(lead) == 1 and word.startswith(lead)), "")
    if len(led) == _LONG_NAME and (roll.holds(led) or looks_like_name(led)):
        return led  # 有许南星, 由许南星: four characters, of which three are a name
    longer = is_dotted(word) and "·" in (known := roll.longest_at(word, 0)) and known != word  # 阿依古丽·买买提|可以
    named = looks_like_name(word) or (titled(word) is not None and roll.has_family(word)) or roll.is_part(word)
    good = named if strict else could_be_name(word)
    if not good or longer or any(mark in word and _both_names(word, mark, roll) for mark in _PARTS):
        return None
    return word


def _both_names(word: str, mark: str, roll: Roll) -> bool:
    """Whether `mark` stands between two names: only then does it part them (白和平 is one name)."""
    left, found, right = word.partition(mark)
    return bool(found) and len(left) > 1 and len(right) > 1 and roll.is_name(left) and roll.is_name(right)


def _joined(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """许南星和白一舟, and known names that nothing parts."""
    if len(word) > _LONGEST_WORD:
        return []
    for mark in _PARTS:
        at = word.find(mark, 2)
        while 0 < at < len(word) - len(mark):
            left = _single(word[:at], roll, strict)
            right = pieces_of(word[at + len(mark) :], roll, strict) if left else []
            if right and not any(piece.kind == "rest" for piece in right):
                return [*left, *([Piece("choice", mark)] if mark in _OR else []), *right]
            at = word.find(mark, at + 1)
    return [Piece("name", name) for name in roll.cut(word)]


def _single(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """`word` as one name, with or without a role, or []."""
    name = _name(word, roll, strict)
    return [Piece("name", name)] if name is not None else _with_role(word, roll, strict)


def _with_role(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """前端许南星, 许南星前端开发, 许南星-前端."""
    folded = fold(word)
    head = ROLE.match(folded)
    if head and (count := _COUNT.fullmatch(folded[head.end() :])) and not count["open"]:
        return [Piece("role", word[: head.end()]), Piece("count", count[0], value_of(count["number"]) or 0)]
    if head and (name := _name(word[head.end() :].lstrip("-—–_").removeprefix("的"), roll, strict)):
        return [Piece("role", word[: head.end()], of_next=True), Piece("name", name)]
    for tail in ROLE.finditer(folded):
        whole = is_role(folded[tail.start() :])
        name = _name(_DOES.sub("", word[: tail.start()]).rstrip("-—–_"), roll, strict) if whole else None
        if name:
            own = _DOES.search(word[: tail.start()]) is not None
            return [Piece("name", name), Piece("duty" if own else "role", word[tail.start() :])]
    return []


def _with_title(word: str, roll: Roll) -> list[Piece]:
    """A known name with what its bearer is called beside it: 组长查甘望, 许南星高级工程师, 查甘望组许南星."""
    name = roll.longest_at(word, 0)
    if name and _TITLE.fullmatch(word, len(name)):
        return [Piece("name", name)]
    title = _TITLE.match(word) or _NEWCOMER.match(word) or _OF_WHOSE_GROUP.match(word)
    bare = word[title.end() :] if title else ""
    return [Piece("name", bare)] if roll.holds(bare) else []


def _led(word: str, roll: Roll, strict: bool) -> list[Piece]:
    """A name behind a small word: 由许南星, 和白一舟."""
    for lead in _LEADS:
        name = word.removeprefix(lead)
        if name != word and roll.is_name(name):
            return pieces_of(name, roll, strict)
    return []
