"""Notices in sentences: names with a period in one line, with or without the verb of lending.

A line is read only when nothing is left over: names, one period, efforts, and words that add nothing. A line with
anything else in it is talk, and stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy
from parsers.notices.labels import Field
from parsers.notices.names import Roll
from parsers.notices.page import Page
from parsers.notices.people import People, read_people
from parsers.notices.roles import ROLE
from parsers.notices.spans import EFFORT, PERIOD, SINGLE_DAY
from parsers.notices.topics import ANOTHER_MATTER, LENDS, UNSURE, is_courtesy, without_courtesy
from parsers.patterns import Pattern

_SENTENCE: Final = Pattern(r"[^。；;！!\n]+")
_EMPTY: Final = Pattern(
    r"支撑时间为?|支撑周期为?|支撑|支援|支持|投入|参与|加入|进驻|驻场|进场|入场|借调|协助|负责|时间为?"
    r"|周期为?|期间|(?<![端台据法统品试])(?:开发|研发)|工作|本项目|该项目|此项目|"
    r"所在项目|项目组|项目|需要|安排|协调|调配|派出|派驻|抽调|经(?:双方)?(?:协商|沟通|商定"
    r"|确认)[,，一致]*|人员|同事|全职|全程|现场|请?(?:各位|大家|各组长|相关同事)*知悉|"
    r"谢谢|进行|继续|确定|的|了|们|届时|共计|预估|预计工作量|工作量|工时|共计|合计|计划|到岗"
    r"|到位|分别|一起|共同|以及时|为期|名单|如下|其中|另外|此外|新增|增加|增派|补充"
    r"|[两二三四五六七八九十][位名]|\d{1,2}\s?[位名人](?!天)"
)
_LEAD: Final = Pattern(r"^\s*(?:[-*·•]|\(?\d{1,2}\s?[.、)）]|[（(]?[一二三四五六七八九十]{1,2}[、)）.])\s*")
_PREPOSITION: Final = Pattern(r"(?:从|自|于|在|由|为|是|至|到|将|会|已|均|都|也|现|:|：|,|，|-|—|\s)+$")
_BEHIND: Final = Pattern(r"^(?:\s|,|，|将|会|均|都|已|期间|起|内|,|由|为|:|：)+")
_BEFORE: Final = Pattern(r"^(?:由|请|派|为|因|现|另|经|让|将|从|[,，、:：\s])+")
_BRACKETS: Final = Pattern(r"[【《\[][^】》\]]{0,60}[】》\]]")
_LED_BY_ROLE: Final = Pattern(rf"{ROLE.pattern}\s?[:：]")
_HEADING: Final = Pattern(r"(?:人员|名单|成员|同事)[^，。]{0,6}(?:如下|见下|为|是)?\s?[:：]$")
LONGEST: Final = 300
LENT: Final = "*"
"""Stands for the label of a fact whose sentence has a verb of lending."""
_ENDS: Final = 2
_ACCORD: Final = Pattern(r"^\s*(?:经|根据|按照|因|由于|为)[^,，\d]{0,30}[,，]")
_ESTIMATE: Final = Pattern(r"(?:预估|预计|评估|估计)\S{0,6}$")
_WITH_EFFORT: Final = Pattern(
    rf"(?:共计?|合计|总计|预估|预计|估计|评估|工作量|工时|投入|需要?)*\s?(?:为|是|:)?\s?{EFFORT.pattern}"
)
_DATED: Final = frozenset({"period", "start"})


class _Lists:
    """Which statements are names and nothing else; each is looked at once, however often its neighbours ask."""

    def __init__(self, statements: Sequence[Statement], roll: Roll, project: str | None) -> None:
        self.statements = statements
        self.roll = roll
        self.project = project
        self._known: dict[int, bool] = {}

    def has(self, at: int) -> bool:
        """Whether the statement at that place is one."""
        if at not in self._known:
            self._known[at] = _is_list(self.statements[at], self.roll, self.project)
        return self._known[at]


def with_prose(page: Page, project: str | None) -> tuple[Statement, ...]:
    """The statements of the mail, its readable sentences turned into fields."""
    found: list[Statement] = []
    statements = page.statements
    lists = _Lists(statements, page.roll, project)
    for at, statement in enumerate(statements):
        if statement.field is not None:
            found.append(statement)
            continue
        read = list(_read(statement, page, project))
        names = None if read else _names_alone(lists, at)
        found += read or ([names] if names else [statement])
    return tuple(found)


def _names_alone(lists: _Lists, at: int) -> Statement | None:
    """A line of names: its period follows (许南星与白一舟；支撑时间为：…), or a heading or a role stands before it."""
    statement = lists.statements[at]
    if not lists.has(at):
        return None
    bare = _LEAD.sub("", statement.value)
    led = _LED_BY_ROLE.match(fold(bare)) is not None
    if led or _dated_below(lists, at) or _announced(lists, at):
        return _told("person", _names_in(bare, lists.project), statement)
    return None


def _is_list(statement: Statement, roll: Roll, project: str | None) -> bool:
    """Whether an unlabelled line is names and nothing else; a salutation ends with a colon and is none."""
    if statement.field is not None or statement.colon or len(statement.value) > LONGEST:
        return False
    people = read_people(_names_in(_LEAD.sub("", statement.value), project), roll, strict=True)
    return bool(people.names) and not people.rest and not people.missing


def _names_in(text: str, project: str | None) -> str:
    """A line without its project and the words that add nothing."""
    words = _BRACKETS.sub("、", _ACCORD.sub("", without_courtesy(text)))
    return _without_filler(words.replace(project, "、") if project else words)


def _dated_below(lists: _Lists, at: int) -> bool:
    """Whether a period follows, with nothing but more names between."""
    statements = lists.statements
    for below in range(at + 1, min(len(statements), at + 40)):
        following = statements[below]
        if following.number - statements[below - 1].number > 2:  # noqa: PLR2004  one empty line may lie between
            return False
        if following.field not in {None, "note"}:  # a note may be the old period: the new one stands below it
            return following.field in _DATED
        if following.field is None and not lists.has(below):
            return False
    return False


def _announced(lists: _Lists, at: int) -> bool:
    """Whether a heading such as 人员名单如下： stands above, with nothing but more names between."""
    for above in range(at - 1, max(-1, at - 40), -1):
        heading = lists.statements[above]
        if heading.field is None and heading.colon:
            return _HEADING.search(fold(heading.value)) is not None
        if not lists.has(above):
            return False
    return False


def _only_names(people: People) -> bool:
    return bool(people.names) and not people.rest


def _read(statement: Statement, page: Page, project: str | None) -> Iterator[Statement]:
    text = statement.value
    if len(text) > LONGEST or is_courtesy(fold(text)):
        return
    for sentence in _SENTENCE.finditer(_LEAD.sub("", text)):
        if not UNSURE.search(fold(sentence[0])) and not ANOTHER_MATTER.search(fold(sentence[0])):
            segments = _segments(_drawn_together(_ACCORD.sub("", without_courtesy(sentence[0]))))
            read = [list(_segment(segment, statement, page.roll, project)) for segment in segments]
            yield from (told for found in read for told in found if all(read))


def _drawn_together(sentence: str) -> str:
    """甲自6月1日起支撑本项目，至6月30日结束: the two ends of one period side by side."""
    folded = fold(sentence)
    spans = list(PERIOD.finditer(folded))
    if len(spans) != _ENDS or not SINGLE_DAY.fullmatch(spans[0][0]):
        return sentence
    between = re.fullmatch(r"(.*?)[,，]?\s?(?:至|到|截至|截止到?)\s?", sentence[spans[0].end() : spans[1].start()])
    if between is None:
        return sentence
    start = re.sub(r"^(?:从|自)|(?:起|开始|始)$", "", spans[0][0])
    rest = re.sub(r"^(?:结束|为止|止)", "", sentence[spans[1].end() :])
    return f"{sentence[: spans[0].start()]}{start}至{spans[1][0]}，{between[1]}，{rest}"


def _segments(sentence: str) -> list[str]:
    """The sentence cut so that each part has one period: 甲6月1日-6月30日，乙7月1日-7月31日."""
    spans = list(PERIOD.finditer(fold(sentence)))
    if not spans:
        return []
    cuts = [0]
    for span in spans[:-1]:
        comma = Pattern(r"[,，、]").search(sentence, span.end())
        if comma is None:
            return []
        effort = EFFORT.match(fold(sentence), comma.end())
        cuts.append(effort.end() if effort else comma.end())
    return [sentence[start:end] for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _segment(text: str, statement: Statement, roll: Roll, project: str | None) -> Iterator[Statement]:
    folded = fold(text)
    spans = list(PERIOD.finditer(folded))
    if len(spans) != 1:
        return
    span = spans[0]
    left = _PREPOSITION.sub("", text[: span.start()])
    right = _BEHIND.sub("", text[span.end() :])
    words = _BRACKETS.sub("、", f"{left}、{right}")
    words = re.sub(rf"(?:到|至|在|去|给)?{re.escape(project)}", "、", words) if project else words
    efforts = list(EFFORT.finditer(fold(words)))
    bare = tidy(_BEFORE.sub("", _WITH_EFFORT.sub("、", fold(words)) if efforts else words))
    people = read_people(_without_filler(_with_original(bare, words)), roll, strict=True)
    if not _only_names(people) or len(efforts) > 1:
        return
    yield _told("person", _without_filler(_with_original(bare, words)), statement, sure=bool(LENDS.search(folded)))
    days = text[span.start() : span.end()]
    # A single day in a sentence is where a period begins, never all of it: its end is asked about.
    days = f"{days}起" if SINGLE_DAY.fullmatch(folded, span.start(), span.end()) and "起" not in days else days
    yield _told("period", days, statement, sure=bool(LENDS.search(folded)))
    if efforts:
        guessed = _ESTIMATE.search(fold(words)[: efforts[0].end()].rstrip("0123456789.人天日月个半")) is not None
        yield _told("estimated" if guessed else "support", efforts[0][0], statement)


def _with_original(bare: str, words: str) -> str:
    """`bare` was folded where an effort was cut out: take the names as they were written, if they still line up."""
    at = fold(words).find(bare)
    return words[at : at + len(bare)] if at >= 0 else bare


def _without_filler(text: str) -> str:
    return _PREPOSITION.sub("", _BEFORE.sub("", _EMPTY.sub("、", text)))


def _told(field: Field, value: str, statement: Statement, *, sure: bool = False) -> Statement:
    return Statement(field, tidy(value), statement.number, statement.line, LENT if sure else "")
