"""What a mail states, once it is read: the facts a notice, a release or a decision carries.

These are the nouns that the readers produce and the workflow consumes. Every fact keeps the line of the mail
that it came from (`Source`), so that a record can always say where it has its dates from.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from msgspec import Struct

Kind = Literal[
    "staffing_notice",
    "release_notice",
    "need",
    "lead_change",
    "handover",
    "project_end",
    "presales_request",
    "presales_answer",
    "cancellation",
    "reply",
    "help",
    "auto_reply",
    "bounce",
    "other",
]
Action = Literal["approve", "decline", "extend", "release"]


Instead = Literal["void", "holds", "corrects"]
"""What a notice says of one before it: it is void (上一封作废), this one holds (以此为准), or it was wrong (有误)."""


class Source(Struct, frozen=True):
    """Where a fact stood: the field it fills, the line's number in the mail's text (from 1) and its own words."""

    field: str
    line: int
    text: str


class Period(Struct, frozen=True):
    """A run of days, both ends included."""

    start: dt.date
    end: dt.date


class Remark(Struct, frozen=True):
    """A problem (stops the recording) or a warning (does not): its code, field and the mail's own line."""

    code: str
    field: str | None = None
    line: str | None = None
    person: str | None = None
    value: str | None = None
    """The characters that are the trouble, or what a sentence about it must name; never HTML, never a template."""
    near: tuple[str, ...] = ()
    """Of a name nobody bears: the names of the directory most like it, to choose from; never taken for it (M4)."""


class Former(Struct, frozen=True):
    """The days that a mail says somebody had till now; one is None where the mail tells the other alone."""

    start: dt.date | None
    end: dt.date | None


class Longer(Struct, frozen=True):
    """A length: working days, or months and days of the calendar (T4); or until the next day of that number."""

    months: int = 0
    days: int = 0
    working_days: int = 0
    day_of_month: int = 0


class AssignmentLine(Struct, frozen=True):
    """One person's support as a notice states it. Dates are included at both ends; efforts are person-days.

    `start` is None when a notice states only the new last day of an assignment that exists ("续期至 7月15日").
    `segments` holds the runs of days of a period with gaps, else it is empty.
    """

    person: str
    role: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    segments: tuple[Period, ...] = ()
    estimated_days: float | None = None
    support_days: float | None = None
    sources: tuple[Source, ...] = ()
    replaces: str | None = None
    """Whose place the person takes, where the mail says so; of that one's own last day it says nothing by this."""
    since: dt.date | None = None
    """The first day, where the last one is missing (6月15日起): who takes a place has the rest of the other's days."""
    keeps_days: bool = False
    """Days that it does not say stay as they are on record (D4): only the first day is moved (进场时间推迟到6月15日),
    or no more than the effort changes (工时调整为20人天)."""
    more_days: float | None = None
    """Person-days that come to those on record (增加8人天)."""
    longer: Longer | None = None
    """By how much the last day on record is moved, where the mail says no more (延长两周): the record tells the day."""
    leaves: bool = False
    """The person leaves on the last day (撤场), which is none later than the one on record (D7)."""
    further: bool = False
    """Its days come beside those on record (追加): where they touch none, they move none (D4)."""
    slashed: bool = False
    """It is one of a list with a slash (甲/乙): where fewer are wanted than named, one or the other may be meant."""
    was: Former | None = None
    """Of a line that was not read for sure: the days that it says were till now, which the records may bear out."""


class ReleaseLine(Struct, frozen=True):
    """One person's early release (D7): `on` is the last day of support, included."""

    person: str
    on: dt.date | None
    sources: tuple[Source, ...] = ()


class Decision(Struct, frozen=True):
    """What a reply decides (M7). `until` is the new last day of an `extend`, or the last day of a `release`."""

    action: Action
    until: dt.date | None = None
    reason: str | None = None
    person: str | None = None
    source: Source | None = None
    as_planned: bool = False
    """It is a release at the end of the period (按期撤场), and agrees to no day before `until`, if it has one."""
    agrees: bool = False
    """It agrees beside that (同意，请按时撤场): to a new last day it may agree, and to its being the last."""
    of_staying: bool = False
    """Its words are about staying (续期, 不续): whether somebody leaves early they do not say."""
    early: bool = False
    """It agrees to an early release, or refuses one, and says no day (同意提前撤场): that is asked about."""
    everybody: bool = False
    """It is said of everybody who is asked about (全部同意)."""
    number: int | None = None
    """It is said of the person of that number in the letter that is answered (2 不同意)."""
    listed: bool = False
    """It has numbers in it, which may be those of the letter's people: said of nobody in particular it is unclear."""
    rest: bool = False
    """It is said of everybody in the letter of whom nothing else is said (其余按期撤场)."""
    beside: tuple[str, ...] = ()
    """Whom else the answer names, and decides nothing about."""
    count: int | None = None
    """Of how many people it is said, where it says so (两个都同意)."""
    longer: Longer | None = None
    """Of an `extend`: by how much (延两周, 15号); the record tells until when, and `until` beside it has to be that."""
    since: dt.date | None = None
    """Of an `extend` with both ends of the days (7月1日-7月31日): the first, which may not leave out any."""

    @property
    def named(self) -> tuple[str, ...]:
        """Whom it names: the one whom it decides about, and those beside."""
        return tuple(name for name in (self.person, *self.beside) if name)


def every_word(one: Decision | None, several: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """What a reply decides, word by word: one for each of several people, else the one there is."""
    return several or ((one,) if one is not None else ())


class LeadChange(Struct, frozen=True):
    """An explicit change of the R&D lead (D9): who it is from now on, and who it was where the mail says so."""

    lead: str
    old: str | None = None
    sources: tuple[Source, ...] = ()
    later: str | None = None
    """A later day that the mail names for it, as it is written: the change counts at once, and the letters say so."""


class Need(Struct, frozen=True):
    """Hands a project lacks (D2b): the role, how many, person-days for all of them, first and last day (included).

    What the mail does not state is None; without a role or a period the mail has a problem.
    """

    role: str | None = None
    count: int | None = None
    days: float | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    sources: tuple[Source, ...] = ()


class Offer(Struct, frozen=True):
    """What an answer to a need says beside a notice's lines (D2b): names alone, or that nobody is free.

    Names and "nobody" in one answer decide nothing. `problems` are names that nobody or more than one bears. `slashed`:
    a slash parts some of the names (甲/乙), and no number says that all are meant.
    """

    people: tuple[str, ...] = ()
    slashed: bool = False
    nobody: bool = False
    reason: str | None = None
    problems: tuple[Remark, ...] = ()
    days: tuple[float, ...] = ()
    """Person-days of each of the people, in their order; empty where none are told."""
    role: str | None = None
    """The role of all of them, where the answer says one."""
    takes: bool = False
    """A word stands beside the names that takes whoever bears them: 就要甲, 甲可以."""


class Fact(Struct, frozen=True):
    """Something a mail states under a label of its own, as it is written."""

    label: str
    value: str
    line: int


NO_LABEL: Final = "说明"
"""The label of a fact that has none of its own: a sentence as it stands."""


class Handover(Struct, frozen=True):
    """A project's facts before the hand-over meeting (D10), in the mail's order; the days of the contract, included."""

    facts: tuple[Fact, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None


ProjectOutcome = Literal["closed", "terminated"]
"""结项 or 终止."""


class ProjectEnd(Struct, frozen=True):
    """A project that is over: closed (结项) or terminated (终止), with the reason as it is written."""

    outcome: ProjectOutcome
    reason: str | None = None
    source: Source | None = None


Topic = Literal["方案支撑", "技术交流", "需求调研", "定制方案", "演示环境", "标准化货架资料"]
"""What a pre-sales request may be about (P1)."""
TOPIC_IN_ENGLISH: dict[Topic, str] = {
    "方案支撑": "solution support",
    "技术交流": "technical exchange",
    "需求调研": "requirements study",
    "定制方案": "customised solution",
    "演示环境": "demo environment",
    "标准化货架资料": "materials",
}


class PresalesRequest(Struct, frozen=True):
    """A pre-sales request (P1): its topic, None where the mail names none or several; customer and requester."""

    topic: Topic | None = None
    customer: str | None = None
    requester: str | None = None
    source: Source | None = None
    needs_person: bool = False
    """It asks for a person, or says what the configured answer lacks (P5)."""
    words: tuple[str, ...] = ()
    """The lines that say what is wanted, for whoever is asked (P2)."""


class Change(Struct, frozen=True):
    """A line of a reply that plainly changes who is lent or when: it may say no more than a part of it (M4)."""

    line: str
    names: tuple[str, ...] = ()
    """Whom it names."""
    days: tuple[dt.date, ...] = ()
    """The days that it names."""
    start: dt.date | None = None
    end: dt.date | None = None
    """The first and the last day that it states, where it names one period, or one day and says which it is."""
    estimated_days: float | None = None
    support_days: float | None = None
    whole: bool = False
    """It says all that changes, and nothing else: of one record it can be carried out as it stands (D4)."""


class Wish(Struct, frozen=True):
    """What a reply says beside its decision, or without one: it matters by the letter that it answers."""

    needs_person: bool = False
    """A configured text is not enough (P5)."""
    changes_people: bool = False
    """A line names somebody, and speaks of people who change (P3)."""
    names: tuple[str, ...] = ()
    """Whom it names, of those who are known."""
    affirms: bool = False
    """It begins with a plain yes (是, 对), and nothing else in that line."""
    fills_in: str | None = None
    """The first line that may be what a form lacked: a label with its value, a day, or nothing but a name (M4)."""
    corrects: str | None = None
    """The first line that corrects something, or names a day and speaks of a change (M4)."""
    of_project: tuple[str, str] | None = None
    """The project that a line says it is, and that line: 项目：星河数据治理项目."""
    stays: str | None = None
    """The first line that says that somebody stays on, without a day (D5, D6)."""
    takes_back: str | None = None
    """Its lines, where they take back what was asked for: 这个需求取消，客户不做了 (D2b)."""
    changes: Change | None = None
    """What it plainly changes of who is lent and when, whether or not all of it is told (M4)."""
    acknowledges: bool = False
    """It says no more than that it was read: 收到, 好的，知道了 (M3)."""
    confirms: bool = False
    """It says yes to all that it answers, and nothing else: 对, 确认无误, 没问题，请登记 (M4)."""
    proposes: Decision | None = None
    """A later last day that it asks for, and says nothing else (7月10日行吗): a proposal to the other side (D5)."""


class PresalesAnswer(Struct, frozen=True):
    """A coordinator's answer to a pre-sales request (P2 to P4).

    `people` are those named, `replaced` those whose place they take; `verdict` is what becomes of a customised
    requirement; `reason` is the reason of a change or of a refusal, None where none is given. `adds`: the people come
    beside whoever is there. `start` is the later day from which on they do, where one is named.
    """

    people: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    verdict: Literal["accepted", "declined"] | None = None
    reason: str | None = None
    source: Source | None = None
    adds: bool = False
    start: dt.date | None = None
    ends: str | None = None
    """The words of an end that it names, which support before a sale has none of (P2): 到6月底, 两周."""
