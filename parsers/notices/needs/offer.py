"""An answer to a need (D2b) without dates: names and nothing else, or that nobody is free and why."""

from __future__ import annotations

from typing import Final

from parsers.dates.numerals import value_of
from parsers.effort import read_effort
from parsers.message import Mail
from parsers.notices.needs.nobody import is_left_open, line_of_nobody, why_nobody
from parsers.notices.page.asked_for_people import without_opening
from parsers.notices.page.unsigned import unsigned
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold, words
from parsers.notices.words.roles import ROLE
from parsers.notices.words.spans import efforts
from parsers.notices.words.topics import is_courtesy, without_courtesy
from parsers.patterns import Pattern
from state.notice import Offer

_LINES, _LONGEST = 12, 300
"""An answer has few lines, and short ones; what is longer is none."""
_MARKS: Final = tuple("、，,;；。.:：/+& \t-*·（）()!")
_FILLERS: Final = (
    *words("协调开发人员 协调人员 支撑人员 开发人员 人员安排 人员如下 人员 名单 姓名 人选 如下"),
    *words("可以给 给 可以 没问题 同意 收到 好的 我们 我组 本组 我这边 这边 只有 只能 就 要 行"),
    *words("安排 由 派 让 请 投入 参与 能 出 给你们 给你 给您"),
    *words("去吧 来吧 过来 过去 来 去 支撑吧 支撑 支持 支援 负责 到位 同学 同事 以及 和 与 及 跟 是 吧 people and"),
    *("can join", "will join", "can help"),
    *words("按需求时间 时间按需求 周期按需求 周期同需求 时间同需求 周期不变 时间不变 全程 按时 准时"),
    *words(
        "周期按你们的 时间按你们的 周期按您的 时间按您的 "
        "时间按你说的 周期按你说的 周期没问题 时间没问题 周期可以 时间可以"
    ),
    *_MARKS,
)
"""What may stand around names that are offered; a word that is none of these makes it no list of names."""
_BEFORE_A_NAME: Final = frozenset(
    words("可以给 给 给你们 给你 给您 安排 派 让 请 由 要 同意 收到 好的 我们 我组 本组 人员 协调人员 协调开发人员")
)
"""What says who is offered before the name: behind one, it says that somebody is to choose, or agrees (请甲安排)."""
_TAKES: Final = frozenset(words("可以 没问题 行 就 要 由 请 安排 派 让 去吧 来吧 支撑吧"))
"""Beside the names of those who are offered it agrees; 收到 has read of them, and 同意 may be their own word."""
_COUNTED: Final = Pattern(r"(?:一?共)?([1-9一二两三四五六七八九])\s?(?:[名位个]人?|人)")
"""能出两个：…: as many as are named, else it is no list of names."""
_EACH: Final = Pattern(r"(?:每[人位]|人均|各[自人]?|分别各|each)(?:支[撑持援]|投入|安排|均|都|\s|:){0,3}")
"""每人10人天: everybody's own."""
_MONTHS: Final = "月"
"""How many person-days a person-month has is configured, and is not known here: it is asked about."""
_LEAST_NAME, _LONGEST_NAME = 2, 30


def read_offer(mail: Mail, known: KnownNames | None) -> Offer:
    """Whom the sender's own words name, or that they say nobody is free. Never raises.

    Names count only where nothing else is said but what each one gives: "白一舟、唐小满", "由白一舟支撑", "白一舟
    10人天". "没有人，只有白一舟" gives both, for the workflow to ask what is meant.
    """
    roll = Roll(known)
    lines = [
        line.text.strip() for line in without_opening(unsigned(mail.new_lines, mail, known), roll) if line.text.strip()
    ]
    if not lines or len(lines) > _LINES or any(len(line) > _LONGEST for line in lines):
        return Offer()
    nobody = line_of_nobody(lines)
    names = _Names(known)
    if nobody is None:
        return names.alone_in(_without_call(lines, roll))
    people = names.within(lines)
    if not people and is_left_open(lines):
        return Offer()
    return Offer(people, nobody=True, reason=why_nobody(lines[nobody:]))


def _without_call(lines: list[str], roll: Roll) -> list[str]:
    """@许南星 and nothing else: whoever is called is named; beside other words whoever is called is spoken to."""
    called = lines[0].removeprefix("@").strip()
    return [called] if len(lines) == 1 and roll.holds(called) else lines


class _Names:
    """The names of the directory, found in a text without marks between them."""

    def __init__(self, known: KnownNames | None) -> None:
        self._roll = Roll(known)
        self._reach = min(known.longest if known else 0, _LONGEST_NAME)

    def within(self, lines: list[str]) -> tuple[str, ...]:
        """Every name that stands anywhere in the lines, as it is written."""
        found = (self._at(line, at) for line in lines for at in range(len(line)))
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def alone_in(self, lines: list[str]) -> Offer:
        """The names of lines that hold names and fillers alone; nothing where anything else stands."""
        told = _Told()
        if not all(self._read(self._said(line), told) for line in lines):
            return Offer()
        resolved = [self._roll.resolve(name) for name in dict.fromkeys(told.names)]
        days = told.days_of_each()
        if any(count != len(resolved) for count in told.counts) or days is None or len(days) not in {0, len(resolved)}:
            return Offer()
        problems = tuple(remark for one in resolved if (remark := one.remark("person", None)) is not None)
        people = tuple(dict.fromkeys(one.name for one in resolved))
        slashed = told.slashed and not told.counts
        return Offer(people, slashed, problems=problems, days=days, role=told.role, takes=told.takes)

    def _said(self, line: str) -> str:
        """The line without greeting and thanks; nobody's name is taken for one."""
        return line if self._at(line, 0) else without_courtesy("" if is_courtesy(fold(line)) else line)

    def _read(self, line: str, told: _Told) -> bool:
        """Whether the line holds names, efforts and fillers alone."""
        folded, at, before = fold(line), 0, len(told.names)
        behind = 0
        while at < len(line):
            if name := self._at(line, at):
                told.name(name, folded[behind:at] if len(told.names) > before else "")
                at = behind = at + len(name)
            elif end := _told_by_number(folded, at, told) or _told_by_role(folded, at, told):
                at = end
            else:
                step = next((filler for filler in _FILLERS if folded.startswith(filler, at)), "")
                if not step or (len(told.names) > before and step in _BEFORE_A_NAME):
                    return False
                told.takes = told.takes or step in _TAKES
                at += len(step)
        return True

    def _at(self, line: str, at: int) -> str | None:
        ends = range(min(len(line), at + self._reach), at + _LEAST_NAME - 1, -1)
        return next((line[at:end] for end in ends if self._roll.holds(line[at:end])), None)


class _Told:
    """What the lines of an answer hold: names, numbers of people, and efforts."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.counts: list[int] = []
        self.slashed = False
        self.role: str | None = None
        self.takes = False
        self._own: dict[str, float] = {}
        self._everybodys: list[float] = []
        self._unread = False

    def name(self, name: str, between: str) -> None:
        """A name, and what stands between the one before on its line and it."""
        self.names.append(name)
        self.slashed = self.slashed or between.strip() == "/"

    def effort(self, text: str, *, each: bool) -> None:
        """An effort (folded): everybody's own, or that of the name before it."""
        days = read_effort(text)
        if days is None or _MONTHS in text or not self.names or (not each and self.names[-1] in self._own):
            self._unread = True
        elif each:
            self._everybodys.append(days)
        else:
            self._own[self.names[-1]] = days

    def days_of_each(self) -> tuple[float, ...] | None:
        """The person-days of each, in the order of the names; () where none are told, None where whose is not sure."""
        names = tuple(dict.fromkeys(self.names))
        if self._unread or len(self._everybodys) + bool(self._own) > 1:
            return None
        if self._everybodys:
            return (self._everybodys[0],) * len(names)
        return tuple(self._own[name] for name in names if name in self._own)


def _told_by_role(folded: str, at: int, told: _Told) -> int:
    """Where a role ends that stands before all names, and is everybody's (前端：甲、乙); 0 where none does."""
    role = None if told.names or told.role else ROLE.match(folded, at)
    if role is None:
        return 0
    told.role = role[0].removesuffix("组").strip()
    return role.end()


def _told_by_number(folded: str, at: int, told: _Told) -> int:
    """Where a number of people or an effort ends that stands at a place, and is noted; 0 where none does."""
    each = _EACH.match(folded, at)
    start = each.end() if each else at
    if effort := next((found for found in efforts(folded) if found.start == start), None):
        told.effort(folded[slice(*effort)], each=each is not None)
        return effort.end
    counted = _COUNTED.match(folded, at)
    told.counts += [value_of(counted[1]) or 0] if counted else []
    return counted.end() if counted else 0
