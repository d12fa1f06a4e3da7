"""Lists of people as they are written: every separator, brackets with role or group, roles before and after."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from parsers.notices.fold import fold, half_width
from parsers.notices.names import MISSING, Roll, could_be_name, looks_like_name, titled
from parsers.notices.roles import ROLE, WHOLE_ROLE, is_role
from parsers.notices.spans import DATED, EFFORT
from parsers.patterns import Pattern

LONGEST: Final = 4000
"""Characters of one list that are read: more is no list of people."""
MOST: Final = 500
_SEVERAL: Final = 2
_FACT: Final = Pattern(rf"{EFFORT.pattern}|{DATED.pattern}")
_TWO_NAMES: Final = 4
_LONGEST_WORD: Final = 60
"""Names are not that long: a sentence is not taken apart at every 和."""

_TOKEN: Final = Pattern(
    r"(?P<address>[a-z0-9_.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    r"|\((?P<round>[^()]{0,80})\)|\[(?P<square>[^\[\]]{0,80})\]|<(?P<angle>[^<>]{0,80})>"
    r"|(?P<mark>[、,;。/&@|+:\n→()\[\]<>]+)|(?P<space>\s+)"
    r"|(?P<word>[^\s、,;。/&@|+:()\[\]<>→]+)"
)
_COUNT: Final = Pattern(
    r"(?:等|共|共计|合计|总共)?\s?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s?[人名位个](?:同学|同事|人员)?"
)
_OPEN_END: Final = Pattern(r"(?:等(?:人|同学|同事|人员|\d{1,3}[人名位]|[二两三四五六七八九十]{1,2}[人名位])?)++$")
_LATIN_WORD: Final = Pattern(r"[A-Za-z][A-Za-z.'’-]*")
_AND: Final = ("以及", "和", "与", "及", "跟", "、")
_LEADS: Final = ("由", "请", "派", "安排", "协调", "另", "以及", "和", "与", "及", "有", "为", "是")
_COURTESY: Final = ("同学", "同事", "老师", "先生", "女士")


class Written(Struct, frozen=True):
    """A name as written, with the role and the bracketed words beside it."""

    name: str
    role: str | None = None
    notes: tuple[str, ...] = ()


class People(Struct, frozen=True):
    """A list of people: the names, whether the list says that it is not complete, and the words that are no names."""

    names: tuple[Written, ...] = ()
    missing: bool = False
    rest: tuple[str, ...] = ()


class _Piece(Struct):
    kind: str
    text: str
    colon: bool = False


def read_people(text: str, roll: Roll, *, strict: bool = False) -> People:
    """The people that `text` names. `strict` takes for names only what looks like one wherever it stands."""
    pieces = _own_facts(_pieces(text[:LONGEST], roll, strict))
    names: list[Written] = []
    leading = _role_leads(pieces)
    role: str | None = None
    for piece in pieces:
        if piece.kind == "role":
            role = _take_role(piece.text, names, leading)
        elif piece.kind == "name" and len(names) < MOST:
            names.append(Written(piece.text, role if leading else None))
        elif piece.kind == "note" and names:
            names[-1] = _noted(names[-1], piece.text)
    missing = any(piece.kind in {"missing", "open"} for piece in pieces)
    return People(_once(names), missing, tuple(piece.text for piece in pieces if piece.kind == "rest"))


def _own_facts(pieces: list[_Piece]) -> list[_Piece]:
    """Days and efforts behind each of several names are their own (甲 8人天、乙 5人天); behind the last, shared."""
    names = [at for at, piece in enumerate(pieces) if piece.kind == "name"]
    facts = [at for at, piece in enumerate(pieces) if piece.kind == "rest" and _FACT.search(fold(piece.text))]
    if len(names) < _SEVERAL or not any(at < names[-1] for at in facts):
        return pieces
    owned = [at for at in facts if at > names[0]]
    return [_Piece("note", piece.text) if at in owned else piece for at, piece in enumerate(pieces)]


def _role_leads(pieces: list[_Piece]) -> bool:
    """Whether roles stand before their people (后端：许南星) and not behind them (许南星 后端)."""
    return next((piece.kind == "role" for piece in pieces if piece.kind in {"role", "name"}), False)


def _take_role(role: str, names: list[Written], leading: bool) -> str | None:
    if not leading and names and names[-1].role is None:
        names[-1] = Written(names[-1].name, role, names[-1].notes)
    return role


def _noted(written: Written, note: str) -> Written:
    """`written` with the words of its bracket: a role, or something that helps to tell homonyms apart."""
    parts = tuple(part.strip() for part in re.split(r"[、,，;；|]", note) if part.strip())
    role = written.role or next((part for part in parts if is_role(fold(part).removesuffix("组"))), None)
    return Written(written.name, role, (*written.notes, *parts))


def _once(names: list[Written]) -> tuple[Written, ...]:
    """Each person once, however often they are named."""
    return tuple({(written.name, written.notes): written for written in names}.values())


def _pieces(text: str, roll: Roll, strict: bool) -> list[_Piece]:
    folded = fold(text)
    shown = half_width(text)
    pieces: list[_Piece] = []
    words: list[str] = []
    for token in _TOKEN.finditer(folded):
        original = shown[token.start() : token.end()]
        if token.lastgroup == "word":
            words.append(original)
        elif token.lastgroup != "space":
            pieces += _words(words, roll, strict)
            words = []
            pieces += _mark(token, original, pieces)
    return pieces + _words(words, roll, strict)


def _mark(token: re.Match[str], original: str, before: list[_Piece]) -> list[_Piece]:
    if token.lastgroup == "mark":
        if before and ":" in original:
            before[-1].colon = True
        return []
    if token.lastgroup == "address" and not any(piece.kind == "name" for piece in before):
        return [_Piece("name", original)]
    inner = original if token.lastgroup == "address" else original[1:-1]
    return [_Piece("missing" if fold(inner) in MISSING else "note", inner)]


def _words(words: list[str], roll: Roll, strict: bool) -> list[_Piece]:
    """The pieces of a run of words that only spaces part: Latin names and 许 星 are put together again."""
    joined: list[str] = []
    for word in words:
        latin = _LATIN_WORD.fullmatch(word) and joined and _LATIN_WORD.fullmatch(joined[-1].split(" ")[-1])
        if latin and not is_role(fold(word)) and not is_role(fold(joined[-1])):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    joined = _spaced_out(joined)
    return [piece for word in joined for piece in _classify(word, roll, strict)]


def _spaced_out(words: list[str]) -> list[str]:
    """Names whose characters stand apart (许 星, 许 南 星) put together; four characters are two names."""
    found: list[str] = []
    run: list[str] = []
    for word in (*words, ""):
        if len(word) == 1:
            run.append(word)
            continue
        size = 2 if len(run) == _TWO_NAMES else 3
        found += ["".join(run[at : at + size]) for at in range(0, len(run), size)]
        found += [word] if word else []
        run = []
    return found


def _classify(word: str, roll: Roll, strict: bool) -> list[_Piece]:
    """What one word of a list is; a word may hold several names (许南星和白一舟) or role and name together."""
    folded = fold(word)
    if folded in MISSING:
        return [_Piece("missing", word)]
    if is_role(folded) and not roll.holds(word):
        return [_Piece("role", word)]
    if _COUNT.fullmatch(folded):
        return [_Piece("open" if folded.startswith("等") else "count", word)]
    if (name := _name(word, roll, strict)) is not None:
        return [_Piece("name", name)]
    if (end := _OPEN_END.search(word)) is not None and end.start():
        return [*_classify(word[: end.start()], roll, strict), _Piece("open", end[0])]
    return (
        _joined(word, roll, strict)
        or _with_role(word, roll, strict)
        or _led(word, roll, strict)
        or [_Piece("rest", word)]
    )


def _name(word: str, roll: Roll, strict: bool) -> str | None:
    if roll.holds(word):
        return word
    for courtesy in _COURTESY:
        bare = word.removesuffix(courtesy)
        if bare != word and (roll.holds(bare) or looks_like_name(bare)):
            return bare
    good = looks_like_name(word) or (titled(word) is not None and not strict) if strict else could_be_name(word)
    splits = any(_both_names(word, mark, roll) for mark in _AND)
    return word if good and not splits else None


def _both_names(word: str, mark: str, roll: Roll) -> bool:
    """Whether `mark` stands between two names: only then does it part them (白和平 is one name)."""
    left, found, right = word.partition(mark)
    return bool(found) and len(left) > 1 and len(right) > 1 and roll.is_name(left) and roll.is_name(right)


def _joined(word: str, roll: Roll, strict: bool) -> list[_Piece]:
    """许南星和白一舟, and known names that nothing parts."""
    if len(word) > _LONGEST_WORD:
        return []
    for mark in _AND:
        at = word.find(mark, 2)
        while 0 < at < len(word) - len(mark):
            left = _single(word[:at], roll, strict)
            right = _classify(word[at + len(mark) :], roll, strict) if left else []
            if right and not any(piece.kind == "rest" for piece in right):
                return left + right
            at = word.find(mark, at + 1)
    return [_Piece("name", name) for name in roll.cut(word)]


def _single(word: str, roll: Roll, strict: bool) -> list[_Piece]:
    """`word` as one name, with or without a role, or []."""
    name = _name(word, roll, strict)
    return [_Piece("name", name)] if name is not None else _with_role(word, roll, strict)


def _with_role(word: str, roll: Roll, strict: bool) -> list[_Piece]:
    """前端许南星, 许南星前端开发, 许南星-前端."""
    folded = fold(word)
    head = ROLE.match(folded)
    if head and (name := _name(word[head.end() :].lstrip("-—–_"), roll, strict)):
        return [_Piece("role", word[: head.end()]), _Piece("name", name)]
    for tail in ROLE.finditer(folded):
        whole = WHOLE_ROLE.fullmatch(folded, tail.start())
        name = _name(word[: tail.start()].rstrip("-—–_"), roll, strict) if whole else None
        if name:
            return [_Piece("name", name), _Piece("role", word[tail.start() :])]
    return []


def _led(word: str, roll: Roll, strict: bool) -> list[_Piece]:
    """A name behind a small word: 由许南星, 和白一舟."""
    for lead in _LEADS:
        name = word.removeprefix(lead)
        if name != word and roll.is_name(name):
            return _classify(name, roll, strict)
    return []
