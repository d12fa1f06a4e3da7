"""Lists of people as they are written: every separator, brackets with role or group, roles before and after."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, structs

from parsers import remembered
from parsers.notices.people.no_names import MISSING
from parsers.notices.people.people_words import Piece, is_missing_count, pieces_of
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import is_han
from parsers.notices.words.fold import fold, half_width
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import effort_in, is_dated
from parsers.patterns import Pattern

LONGEST: Final = 4000
"""Characters of one list that are read: more is no list of people."""
MOST: Final = 500
_SEVERAL: Final = 2
_TWO_NAMES: Final = 4

_ADDRESS: Final = r"[a-z0-9_.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}"
_TOKEN: Final = Pattern(
    rf"(?P<address>{_ADDRESS})"
    r"|\((?P<round>[^()]{0,80})\)|\[(?P<square>[^\[\]]{0,80})\]|<(?P<angle>[^<>]{0,80})>"
    r"|(?P<mark>[、,;。/&@|+:\n→)\]>\\]+|[(\[<])|(?P<space>\s+)"
    r"|(?P<word>[^\s、,;。/&@|+:()\[\]<>→\\]+)"
)
_GLUED: Final = Pattern(rf"(?<![a-z0-9_.+-]){_ADDRESS}")
_NUMBER: Final = Pattern(r"(?:(?<=[\s,;、])|^)\(?\d{1,2}\s?[.、)](?=\s?[^\d\s])|(?<!\d)1\d{10}(?!\d)")
"""A number of a list (1. 2、), or a telephone number."""
_LATIN_OR_BRACKET: Final = Pattern(r"[A-Za-z)]")
_BESIDE_LATIN: Final = Pattern(
    r"(?<=[A-Za-z])(?:[和与及跟]| [和与及跟] )|[和与及跟](?=[A-Z][a-z])|(?<= )[和与及跟] (?=[A-Z][a-z])"
    r"|(?<=[\u4e00-\u9fff])\s?and\s?(?=[\u4e00-\u9fff])|(?<=\))\s?[和与及跟](?=[\u4e00-\u9fff])"
)
"""The joiner beside a Latin name, a Latin one, or one behind a bracket: 高兴与Tom Lee, 高兴and黄丽, 甲(后端)和高兴."""
_CONTACT: Final = Pattern(
    r"(?:联系电话|联系方式|电话|手机号?码?|邮箱|微信|分机|工号|(?<![A-Za-z])(?:tel|phone|mobile|e-?mail))\s?[:：]?\s?(?=[\w@+])",
    re.IGNORECASE,
)
"""What leads to a number or an address of somebody in the list."""
_DIGIT: Final = Pattern(r"\d")
_CONTACT_NUMBER: Final = Pattern(
    r"[(（]?\s?(?:联系电话|联系方式|电话|手机号?码?|分机|工号|编号|员工号|(?<![A-Za-z])(?:tel|phone|mobile|no\.?|id))\s?[:：.]?\s?\+?\d(?:[\d-]|\s(?=\d{3,})){1,20}(?:\s?[)）])?",
    re.IGNORECASE,
)
"""（工号 20180701）: a number that is no day."""
_MORE: Final = Pattern(
    r"(?<![\d.])[+＋]\s?[\d一两二三四五六七八九十N]\s?(?:[人名位]|个人)?\s?(?=[^\w\s+-]|\s?[(（]|\s{0,4}$)"
)
"""许南星+1: somebody more, who is not named."""
_SPELT: Final = Pattern(r"[A-Z][a-z]{1,6} [A-Z][a-z]{1,11}(?: [A-Z][a-z]{1,6})?")
_OR_ELSE: Final = Pattern(r"\s?(?:或者?|要么|抑或|\bor\b)\s?(?![^\W\d]{0,6}(?:相当|同等|以上|类似))")
"""许南星（或黄丽）: one or the other."""
_OFFICE: Final = Pattern(r"(?:组长|经理|总监|主管|主任|架构师)$")
"""What one of a list is, and not all of them."""
_QUOTES: Final = str.maketrans("", "", '“”「」『』《》"')
"""Marks around a name: “许南星”."""
_DASHES: Final = frozenset("-—–")
_HYPHEN: Final = Pattern(r"[-—–/]")
_ALL_OF_THEM: Final = Pattern(r"[均都全](?:部|是|为|做)*(?P<role>.{1,20})")
_LATIN_WORD: Final = Pattern(r"[A-Za-z][A-Za-z.'’-]*")


class Written(Struct, frozen=True):
    """A name as written, with the role and the bracketed words beside it."""

    name: str
    role: str | None = None
    notes: tuple[str, ...] = ()


class People(Struct, frozen=True):
    """A list of people: the names, and the words that are no names."""

    names: tuple[Written, ...] = ()
    missing: bool = False
    """Whether the list says that it is not complete: 等, 待定, or more people than names."""
    rest: tuple[str, ...] = ()
    choice: bool = False
    """Whether only one of those named is meant: 许南星或白一舟."""
    slashed: bool = False
    """Whether a slash parts some of the names, and no number says that all are meant: where one is asked for, 甲/乙 may
    be one of them."""

    @property
    def is_whole(self) -> bool:
        """Whether it is names and nothing else, and nobody is missing."""
        return bool(self.names) and not self.rest and not self.missing


def read_people(text: str, roll: Roll, *, strict: bool = False) -> People:
    """The people that `text` names. `strict` takes for names only what looks like one wherever it stands.

    The readers of one mail ask for the same lists: the mail's roll keeps the short ones.
    """
    people = roll.lists.get((text, strict))
    if people is None:
        people = _read(text, roll, strict)
        if len(text) <= remembered.LONGEST and len(roll.lists) < remembered.MOST:
            roll.lists[text, strict] = people
    return people


def _read(text: str, roll: Roll, strict: bool) -> People:
    if roll.holds(text) and is_han(text) and pieces_of(text, roll, strict) == [Piece("name", text)]:
        return People((Written(text),))
    shown = _parted(text[:LONGEST])
    pieces = _own_facts(_pieces(shown, roll, strict))
    names: list[Written] = []
    leading = _role_leads(pieces)
    in_turn = _roles_in_turn(pieces)
    role: str | None = None
    own: str | None = None
    kinds = [piece.kind for piece in pieces]
    each_a_task = kinds.count("task") == kinds.count("name")
    for piece in pieces:
        if piece.kind == "role" and in_turn:
            continue
        if piece.kind == "role" and piece.of_next and (not leading or _OFFICE.search(fold(piece.text))):
            own = piece.text  # 许南星、后端张伟; 架构师方启明、许南星: of him alone
        elif piece.kind == "role":
            role = _take_role(piece.text, names, leading)
        elif piece.kind == "name" and len(names) < MOST:
            turn = in_turn[len(names)] if len(names) < len(in_turn) else None
            shared = role if leading and not (_is_again(piece.text, names) and roll.is_of_several(piece.text)) else None
            names.append(Written(piece.text, own or (turn if in_turn else shared)))
            own = None
        elif names and (piece.kind == "duty" or (piece.kind == "task" and each_a_task)):
            names[-1] = structs.replace(names[-1], role=piece.text)
        elif piece.kind == "note" and names:
            names[-1] = _noted(names[-1], piece.text, len(names))
    # 许南星→白一舟 may be a list, or one in the other's place: only the sender can tell (M4).
    choice = any(piece.kind == "choice" for piece in pieces) or ("→" in shown and len(names) == _SEVERAL)
    rest = tuple(piece.text for piece in pieces if piece.kind == "rest" or (strict and piece.kind == "choice"))
    missing = _is_open(pieces, len(names)) or ("+" in shown and _MORE.search(shown) is not None)
    return People(_with_role_of_all(_once(names, roll), pieces), missing, rest, choice, _is_slashed(pieces))


def _is_again(name: str, names: list[Written]) -> bool:
    """Whether the list has the name already: 后端张伟、张伟, of whom the second may be another one."""
    return any(one.name == name for one in names)


def without_numbers(text: str) -> str:
    """The text without staff and telephone numbers that are called so: 许南星（工号20180701）."""
    return _CONTACT_NUMBER.sub(" ", text) if _DIGIT.search(text) else text


def _is_slashed(pieces: list[Piece]) -> bool:
    """Whether a slash stands between two names; 许南星/前端 is a role."""
    kinds = [piece.kind for piece in pieces if piece.kind != "note"]
    between = any(kinds[at : at + 3] == ["name", "slash", "name"] for at in range(len(kinds)))
    return between and "count" not in kinds


def _parted(text: str) -> str:
    """The text with addresses set apart, and without the numbers of a list and of telephones."""
    shown = (
        _CONTACT.sub(" ", without_numbers(half_width(text.translate(_QUOTES)))).replace("->", "→").replace("=>", "→")
    )
    if "@" in shown:
        shown = _GLUED.sub(r" \g<0> ", shown)
    shown = _BESIDE_LATIN.sub("、", shown) if _LATIN_OR_BRACKET.search(shown) else shown
    return _NUMBER.sub("、", shown) if any(mark in shown for mark in "0123456789") else shown


def _is_open(pieces: list[Piece], names: int) -> bool:
    """Whether people are missing: somebody undecided, "and others", or another number, or more duties, than names."""
    counted = sum(piece.count for piece in pieces if piece.kind in {"count", "open"})
    kinds = [piece.kind for piece in pieces]
    if kinds.count("task") > max(names, 1):  # 2. 负责前端, with nobody before it
        return True
    uncounted = any(piece.kind == "missing" or (piece.kind == "open" and not piece.count) for piece in pieces)
    return uncounted or (0 < counted != names)


def _own_facts(pieces: list[Piece]) -> list[Piece]:
    """Days and efforts behind each of several names are their own (甲 8人天、乙 5人天); behind the last, shared."""
    names = [at for at, piece in enumerate(pieces) if piece.kind == "name"]
    if len(names) < _SEVERAL:
        return pieces
    facts = [at for at, piece in enumerate(pieces) if piece.kind == "rest" and _is_fact(fold(piece.text))]
    if not any(at < names[-1] for at in facts):
        return pieces
    owned = [at for at in facts if at > names[0]]
    return [Piece("note", piece.text) if at in owned else piece for at, piece in enumerate(pieces)]


def _is_fact(folded: str) -> bool:
    return is_dated(folded) or effort_in(folded) is not None


def _role_leads(pieces: list[Piece]) -> bool:
    """Whether roles stand before their people (后端：许南星) and not behind them (许南星 后端)."""
    return next((piece.kind == "role" for piece in pieces if piece.kind in {"role", "name"}), False)


def _roles_in_turn(pieces: list[Piece]) -> tuple[str | None, ...]:
    """The roles that stand behind several names, or before them, one for each in order: 许南星、白一舟 后端、前端.

    One alone behind the last is everybody's: 许南星、白一舟 后端. None for everybody where the numbers
    differ: no role is the last one's alone.
    """
    kinds = [piece.kind for piece in pieces if piece.kind in {"name", "role"}]
    names, roles = kinds.count("name"), [piece.text for piece in pieces if piece.kind == "role"]
    apart = kinds in (["name"] * names + ["role"] * len(roles), ["role"] * len(roles) + ["name"] * names)
    if names < _SEVERAL or not roles or not apart:
        return ()
    if len(roles) == 1:
        noted = any(piece.kind == "note" for piece in pieces)
        return tuple(roles) * names if kinds[-1] == "role" and not noted else ()
    return tuple(roles) if len(roles) == names else (None,) * names


def _take_role(role: str, names: list[Written], leading: bool) -> str | None:
    if not leading and names and names[-1].role is None:
        names[-1] = Written(names[-1].name, role, names[-1].notes)
    return role


def _noted(written: Written, note: str, names: int) -> Written:
    """`written` with the words of its bracket: a role, or something that helps to tell homonyms apart."""
    parts = tuple(part.strip() for part in re.split(r"[、,，;；|]", note) if part.strip())
    told = [*parts, *(piece for part in parts for piece in reversed(_HYPHEN.split(part)) if piece != part)]
    roles = [part for part in told if is_role(fold(part).removesuffix("组"))]
    # （后端、前端、测试） behind several names says nothing of the last one alone.
    several = len([part for part in parts if part in roles]) > 1 or (len(roles) > 1 and "/" in note and names > 1)
    role = written.role or (None if several and names > 1 else next(iter(roles), None))
    return Written(written.name, role, (*written.notes, *parts))


def _with_role_of_all(names: tuple[Written, ...], pieces: list[Piece]) -> tuple[Written, ...]:
    """白一舟、许南星（均为后端）: one role for everybody."""
    notes = [_ALL_OF_THEM.fullmatch(piece.text) for piece in pieces if piece.kind == "note"]
    role = next((note["role"] for note in notes if note is not None and is_role(fold(note["role"]))), None)
    return tuple(structs.replace(one, role=one.role or role) for one in names) if role else names


def _once(names: list[Written], roll: Roll) -> tuple[Written, ...]:
    """Each person once, however often they are named; another note may be another person of that name.

    So may another role where the directory has several of the name: 后端张伟、张伟.
    """
    noted = {one.name for one in names if one.notes}
    first: dict[tuple[str, tuple[str, ...], str | None], Written] = {}
    for one in names:
        if one.notes or one.name not in noted:
            role = one.role if roll.is_of_several(one.name) else None
            first.setdefault((one.name, one.notes, role), one)
    return tuple(first.values())


def _pieces(shown: str, roll: Roll, strict: bool) -> list[Piece]:
    pieces: list[Piece] = []
    words: list[str] = []
    apart = False
    for token in _TOKEN.finditer(fold(shown)):
        original = shown[token.start() : token.end()]
        if token.lastgroup == "word":
            words.append(original)
            apart = False
        elif token.lastgroup != "space":
            pieces += _words(words, roll, strict)
            words = []
            pieces += _mark(token, original, pieces, roll, strict, apart=apart)
            apart = token.lastgroup == "mark"
    return pieces + _words(words, roll, strict)


def _mark(
    token: re.Match[str], original: str, before: list[Piece], roll: Roll, strict: bool, *, apart: bool
) -> list[Piece]:
    """What a mark, an address or a bracket is; an address that a mark parts from the name before is another's."""
    if token.lastgroup == "mark":
        return [Piece("slash", original)] if original == "/" else []
    named = any(piece.kind == "name" for piece in before)
    if token.lastgroup == "address":
        return [Piece("name" if not named or (apart and roll.holds(original)) else "note", original)]
    inner = original[1:-1]
    if token.lastgroup == "square" and is_role(fold(inner)):
        return [Piece("role", inner)]
    if before and before[-1].kind in {"count", "role"} and (listed := _listed(inner, roll, named or strict)):
        return listed
    return _in_brackets(inner, before, roll)


def _in_brackets(inner: str, before: list[Piece], roll: Roll) -> list[Piece]:
    """What stands in brackets and is no list: something of the name before them, or the name that it spells."""
    named = sum(piece.kind == "name" for piece in before)
    if fold(inner) in MISSING or is_missing_count(fold(inner), named):
        return [Piece("missing", inner)]
    if before and before[-1].kind == "name" and roll.holds(inner) and _is_spelling(before[-1].text, roll):
        spelling, before[-1].text = before[-1].text, inner  # Xu Nanxing (许南星)
        return [Piece("note", spelling)]
    meant = pieces_of(inner, roll, strict=True) if len(inner) <= _TWO_NAMES else []
    one_of_two = _OR_ELSE.match(inner) is not None or any(piece.kind == "choice" for piece in meant)
    return [Piece("choice" if one_of_two else "note", inner)]


def _listed(inner: str, roll: Roll, strict: bool) -> list[Piece]:
    """The list that a bracket holds behind a number of people (后端2人（许南星、白一舟）), or []."""
    pieces = _pieces(inner, roll, strict)
    kinds = {piece.kind for piece in pieces}
    return pieces if "name" in kinds and "rest" not in kinds else []


def _words(words: list[str], roll: Roll, strict: bool) -> list[Piece]:
    """The pieces of a run of words that only spaces part: Latin names and 许 星 are put together again."""
    joined: list[str] = []
    for word in words:
        latin = _LATIN_WORD.fullmatch(word) and joined and _LATIN_WORD.fullmatch(joined[-1].split(" ")[-1])
        apart = any(part in {"and", "or"} or is_role(part) for part in (fold(word), fold(joined[-1]) if joined else ""))
        if latin and not apart:
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    joined = _of_one_name(joined, roll)
    listed = _spaced_out([word for word in joined if fold(word) != "and" and (len(joined) == 1 or word not in _DASHES)])
    if len(listed) == _SEVERAL and (name := _spelt_beside(listed, roll)):
        return [*pieces_of(name, roll, strict), *(Piece("note", word) for word in listed if word != name)]
    return [piece for word in listed for piece in pieces_of(word, roll, strict)]


def _of_one_name(words: list[str], roll: Roll) -> list[str]:
    """The words, two of them put together where only that is a name that is known: 许 南星, 阿依古丽 买买提."""
    found: list[str] = []
    for word in words:
        both = (found[-1] + word, f"{found[-1]}·{word}") if found and is_han(found[-1] + word) else ()
        name = next(filter(roll.holds, both), None)
        if name is not None and not roll.holds(word):
            found[-1] = name
        else:
            found.append(word)
    return found


def _spelt_beside(pair: list[str], roll: Roll) -> str | None:
    """The Chinese name of two words of which the other one is how it is spelt: 许南星 Xu Nanxing, Xu Nanxing 许南星."""
    for name, spelling in (pair, pair[::-1]):
        if is_han(name) and roll.is_name(name) and _is_spelling(spelling, roll):
            return name
    return None


def _is_spelling(word: str, roll: Roll) -> bool:
    """Whether a Latin name beside a Chinese one is how that is spelt."""
    return _SPELT.fullmatch(word) is not None and not roll.holds(word) and not is_role(fold(word))


def _spaced_out(words: list[str]) -> list[str]:
    """Names whose characters stand apart (许 星, 许 南 星) put together; four characters are two names."""
    if len(words) < _SEVERAL:
        return words
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
