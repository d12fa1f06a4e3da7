"""How Lotus Notes (HCL Notes, Domino) heads what it quotes: three shapes that no other client has.

- a line of name, three dashes, a time and three dashes, over a block of From and To that other clients have as well;
- a rule that holds name and time: `-----甲/公司 写于 2026-06-16 09:00:00 -----`;
- a name with its units (`甲/研发/公司`) or its address, the time below it, then To and Subject without a colon.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.patterns import Pattern

_DAY: Final = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}/\d{1,2}/\d{4})"
_TIME: Final = _DAY + r"\s{1,3}(?:[上下]午\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_DASHED: Final = Pattern(rf"[^-\n]{{1,80}}\s?---\s?{_TIME}\s?---")
_RULE: Final = Pattern(rf"\s{{0,3}}-{{2,8}}\s?[^\n]{{1,80}}?(?:写于|寫於|wrote on)\s?{_TIME}\s?-{{2,8}}\s*\Z")
_UNIT: Final = r"[^\s/:：@,，。]{1,30}(?: [^\s/:：@]{1,30}){0,3}"
_NAME: Final = Pattern(
    rf"\s{{0,30}}(?:{_UNIT}(?:/{_UNIT}){{1,5}}(?:@\S{{1,40}})?|[^<>\n]{{1,60}}<[^<>\s@]{{1,64}}@[^<>\s@]{{1,100}}>)\s*\Z"
)
_WHEN: Final = Pattern(rf"\s{{0,30}}{_TIME}(?P<more>\s.{{0,200}})?\s*\Z")
_TO: Final = Pattern(r"\s{0,60}(?:收件人|收件者|To)(?:\s|[:：]|\Z)")
_SUBJECT: Final = Pattern(r"\s{0,60}(?:主题|主題|主旨|Subject)(?:\s|[:：]|\Z)")
_LINES: Final = 16
"""Lines in which the block of the third shape ends."""


def notes_heading(lines: Sequence[str], position: int) -> int:
    """How many lines from here are a heading of Notes, a block of From and To below it not counted; 0 for none."""
    line = lines[position]
    if "---" in line and _DASHED.match(line):
        return 1
    if "--" in line and _RULE.match(line):
        return _until_subject(lines, position + 1) or 1
    return _name_and_time(lines, position) if "/" in line or "@" in line else 0


def _name_and_time(lines: Sequence[str], position: int) -> int:
    if not _NAME.match(lines[position]) or position + 1 >= len(lines):
        return 0
    when = _WHEN.match(lines[position + 1])
    if when is None:
        return 0
    addressed = _TO.match(when["more"] or "") is not None
    length = _until_subject(lines, position + 2, addressed=addressed)
    return 2 + length if length else 0


def _until_subject(lines: Sequence[str], start: int, *, addressed: bool = False) -> int:
    """How many lines from here the block has up to its subject; 0 where no To stands before one."""
    for number in range(start, min(start + _LINES, len(lines))):
        addressed = addressed or _TO.match(lines[number]) is not None
        if addressed and (subject := _SUBJECT.match(lines[number])) is not None:
            alone = not lines[number][subject.end() :].strip()
            return number + 1 + alone - start
    return 0
