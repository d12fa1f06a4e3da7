"""Nobody is free, and why: an answer to a need or a hand-over that offers no one (D2b, D10).

It says so only in a clause that says nothing else: 没有人反对, 没有人吗 and 无法安排全程 do not. What stands beside it
must be its reason: 但下周可以, 等客户确认后再安排 and 除非延期 leave it open, and are asked about (M4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.notices.fold import fold, tidy
from parsers.notices.moods import has_condition
from parsers.notices.nobody_words import BESIDE, DOUBTED, HELD
from parsers.notices.open_words import ASKED, OPENS
from parsers.notices.reasons import BECAUSE, reason_in
from parsers.notices.roles import ROLE
from parsers.notices.topics import is_courtesy
from parsers.patterns import Pattern

_ENDS: Final = re.compile(r"[,，。;；:：!！()（）、\n]|(?<=[\u4e00-\u9fff])\s+|\s(?=(?:because|since|due to)\b)")
_ROLE: Final = ROLE.pattern.replace("?P<field>", "?:")
_HEAD: Final = (
    r"(?:抱歉|不好意思|很?遗憾|你好|您好|回复|目前为止|目前|近期|暂时|现阶段|现在|最近|这段时间|当前|本月|这个月|手头上?|手上|实在|确实|真的|也|都"
    rf"|我们|我|咱们|组里面?|组内|组|部门|这边|这里|里|本|{_ROLE}"
    r"|(?:so )?sorry|unfortunately|we have|there is|there's|we|i|my (?:team|group)|our (?:team|group)| )*+"
)
_HANDS: Final = r"(?:人手|人员|人力|人选|资源|人)"
_SAYS: Final = (
    rf"(?:没有?|无|暂无|缺)(?:合适|空闲|富余|多余|可用|闲置|闲)?的?{_HANDS}"
    r"|人手?(?:不足|不够|紧张|都?[已排]?满)|人员(?:不足|不够|紧张)|人不够"
    rf"|(?:无法|不能|没法|没办法)(?:安排|支持|支[撑援]|提供|抽调|派出|派|协调|投入|参与)"
    r"|(?:不|无需|不用|不需要|无须|暂不|暂无需|暂不需要)(?:安排|派|再)?(?:我们?组?|本组)?(?:投入|参与|安排|派人)"
    rf"|(?:安排|抽调|抽|派|协调|腾|排|出|给)不(?:出来?|了|开|过来){_HANDS}?"
    r"|nobody|no one|no-one|none available|not available|no capacity|cannot|can't|unable to|unable"
)
_TAIL: Final = (
    r"(?:可以?(?:派|用|调|安排|抽调|投入|参与|支[撑援持])|能(?:派|去|来|投入|参与|安排|支[撑援持])|有空|有时间|空闲|任何"
    rf"|{_HANDS}|手|支[撑援持]|投入|参与|安排|(?:到|去)?(?:本|该|此|这个|新)?项目|出来|过来|了|啊|的|来|{_ROLE}"
    r"|is|are|available|free|at the moment|right now|now|currently|left|from (?:our|my) (?:team|group|side)"
    r"|for (?:this|that|the) (?:project|period)|help|support|provide|offer|spare|assign|lend|send"
    r"|any(?:one|body)|people|someone|somebody|[ .])*+"
)
_NOBODY: Final = Pattern(rf"\W*+{_HEAD}(?:{_SAYS}){_TAIL}\W*+")
_NODS: Final = frozenset(("可以", "好的", "同意", "收到"))


def line_of_nobody(lines: Sequence[str]) -> int | None:
    """The number (from 0) of the first line with a clause that says that nobody is free, and nothing else."""
    return next((at for at, line in enumerate(lines) if any(map(_is_nobody, _clauses(line)))), None)


def is_left_open(lines: Sequence[str]) -> bool:
    """Whether the lines ask, or what stands beside the words for nobody is more than a reason."""
    others = [clause for line in lines for clause in _clauses(line) if not _is_nobody(clause)]
    return any(OPENS.tells(ASKED, fold(line)) for line in lines) or any(map(_holds, others)) or _reserves(others)


def why_nobody(lines: Sequence[str]) -> str | None:
    """因为 …, or what stands behind the words for nobody in the first of these lines, or on the next one."""
    head, *more = lines
    behind = next((at.end() for at in _ENDS.finditer(head) if _is_nobody(head[: at.start()])), len(head))
    after = tidy(BECAUSE.sub("", tidy(head[behind:])))
    return reason_in(lines) or after or next(iter(more), None)


def _clauses(line: str) -> list[str]:
    return [clause for clause in _ENDS.split(line) if clause.strip()]


def _is_nobody(clause: str) -> bool:
    return _NOBODY.fullmatch(fold(clause)) is not None


def _holds(clause: str) -> bool:
    folded = fold(clause)
    return not is_courtesy(folded) and (has_condition(folded) or BESIDE.tells(HELD, folded))


def _reserves(clauses: Sequence[str]) -> bool:
    """Whether a clause that is not called a reason has words of doubt; none behind 原因 is looked at."""
    clauses = [clause for clause in clauses if fold(clause).strip() not in _NODS]
    called = next((at for at, clause in enumerate(clauses) if BECAUSE.match(fold(clause).strip())), len(clauses))
    return any(BESIDE.tells(DOUBTED, fold(clause)) and not is_courtesy(fold(clause)) for clause in clauses[:called])
