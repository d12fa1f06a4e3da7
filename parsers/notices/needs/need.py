"""A need (D2b): which roles a project lacks, how many hands, how many person-days, from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, structs

from parsers.dates.numerals import value_of
from parsers.notices.layout.blocks import Block, leaving_ends, read_blocks
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.one_period import drawn_together
from parsers.notices.layout.shared_efforts import merged
from parsers.notices.lending.periods import Effort, Span, by_value, read_days, read_span, read_words
from parsers.notices.needs.hands import BEFORE, BEHIND, NUMBER, REACH, Hands, all_hands, hands_in
from parsers.notices.page.page import Page
from parsers.notices.page.said import lines_beside
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.roles import A_ROLE, ROLE
from parsers.notices.words.spans import effort_in, efforts, has_range, is_dated, is_single_day, periods, without_efforts
from parsers.notices.words.topics import ANOTHER_MATTER, LENDS, Topic, is_courtesy
from parsers.patterns import Pattern
from state.notice import Need, Remark

_ASKS: Final = Topic("需要 还需 缺 申请 请协调 请安排 希望 急需 求", r"\b(?:need|request|require|looking for)")
_LACKS: Final = Pattern(
    rf"(?:{A_ROLE})[^,，。;；\d]{{0,6}}?(?:缺人|人手(?:不足|不够|紧张)|人不够)"
    r"[^。;；]{0,20}?(?:能否|可否|能不能|请|麻烦|希望|恳请|协调|支援)"
)
"""前端缺人，能否支援两位."""
_HANDS: Final = Pattern(
    r"(?:能否|可否|能不能|可不可以|想请|请|麻烦|希望)[^,，。;；]{0,10}?(?:支[援持撑]|协调|借调?|派|抽调?|出|增派)\s?"
    r"[\d一两二三四五六](?:[-~至到][\d两二三四五六])?\s?[个名位]"
)
"""前端压力比较大，想请你们组支援1~2个人."""
_LACKS_BEHIND: Final = Pattern(
    rf"(?:人员|人手)?(?:目前|现在?|还|尚)?(?:缺口?|差)(?:为|约)?\s?{NUMBER}\s?(?:[名位人](?![天日月周])|个(?:人|$|[,;。]))"
    rf"|(?:人员|人手)?(?:目前|现在?|还|尚)?有\s?{NUMBER}\s?[名位人个]的?缺口"
)
"""前端缺口1人, 前端还缺2人."""
_PLEADS: Final = Pattern(r"能否|可否|能不能|麻烦|希望|支援|协调|请(?:帮|安排|增)")
_WANTS: Final = Pattern(
    r"(?:(?<![不没已])(?:缺少?|(?<!无)(?:急|还|尚|也|再)?需要?|急缺|申请|请求|差|再[给来]|(?:想要?)?再?(?:加|增加)(?=[一两二三四五\d个]))"
    r"|(?:能否|可否|能不能|可不可以|是否(?:可以?|能)|请|麻烦|烦请|希望|望|帮忙?|恳请|盼)(?P<who>[^,，。;；]{0,12}?)"
    r"(?:支[援持撑]|协调|安排|借调?|派|抽调|提供|调配|增派|增加|补充))(?P<between>[^,，。;；、和与]{0,6})$"
    r"|\b(?:(?<!not )(?<!n't )need|request|require|lack)(?:s|ing)?:?(?: (?:about|at least))? $"
    r"|\b(?:short of|looking for|(?:lend|send|spare|provide|assign)(?: us)?) $"
)
"""What stands before the hands that a sentence asks for: 现在缺, 能否支援, we need; 已安排 asks for nobody."""
_OF_PEOPLE: Final = Pattern(
    rf"(?:{A_ROLE})"
    r"(?:(?<=er)s?\b|(?<=analyst)s?\b|(?<=qa)\b|(?<=dev)s?\b"
    r"|(?<![a-z])的?(?:$|[\s,，。;；、!！?？()]|人员|同[事学]|人手|支[援持撑]|[来去到参投进协帮]|[一几]?起|\d|[一二三四五六七八九十]月))"
)
"""A role that is somebody's: two test servers and 一个前端包 are none."""
_COUNT: Final = Pattern(rf"\s?(?:共|约)?\s?{NUMBER}\s?[名位人个]?\s?")
_ABOUT: Final = Pattern(r"^(?:大约|大概|约|近|about|around|roughly|approx(?:imately)?\.?)\s?|(?:左右|上下)$")
"""A need is an estimate: about 20 person-days are 20."""
_SENTENCES: Final = Pattern(r"[^。;；!！\n]+")
_ASIDE: Final = Pattern(
    r"^\W*(?:因为?|由于|鉴于)[^,，]{1,40}[,，]|[,，(]\s?(?:[需可须要]要?|可能|偶尔|部分时间|接受|能)[^,，]{0,6}出差[^,，()]{0,12}"
)
"""Why hands are wanted, and that they travel: 因白一舟离职，需要后端1名; …，需出差杭州."""
_PARTS: Final = Pattern(r"[;；。]|[,，](?=另)")
_BEHIND_BRACKETS: Final = Pattern(r"(?<=[)）])\s?[,，、;；]|[;；。](?=$|请)")
"""后端2人（6.8-6.30），前端1人（6.8-6.19），请协助安排."""
_LAST_OF_SEVERAL: Final = Pattern(
    r"[名位人个]\s?[,，;；][^()]{2,20}[名位人个]\s?\((?P<days>(?![均都各])[^()]{3,40})\)\s?[。.;；]?\s*$"
)
"""需要后端2人，前端1人（6.8-6.19）."""
_IN_TURN: Final = Pattern(r"[、,，/和]")
_OF_EACH: Final = Pattern(r"\s*(?:各自?|每个?岗位?|均)\s?")
_EACH: Final = Pattern(r"(?:每人|每位|每个人|人均|各自?|each)[^,，。;；\d]{0,8}$")
"""每人10人天: of all of them it is as many times that."""
_EACH_ONE: Final = Pattern(r"(?:(?:每人|每位|每个人|人均|各自?|each)\s?)?")
_EACH_BEHIND: Final = Pattern(r"(?:\s?(?:/\s?(?:人|person)|每人|each|per person))?")
_SOME: Final = Pattern(rf"其中[有的]?\s?{NUMBER}\s?[名位人个](?![天日月周])[^。;；]{{0,40}}")
_ENDS: Final = 2
_CLAUSES: Final = Pattern(r"[,，。;；]")
_OF_HANDS: Final = Pattern(r"[到离]岗|到位|进场|入场|开始$|[起止前]$|结束|[至到]\s?\d|需要?|申请|人")
"""Of a day that may be one of the hands themselves: 6月8日到岗."""
_STARTING: Final = Pattern(r"^(?:从|自)|(?:起|开始|始)$")
MOST: Final = 20
LONGEST: Final = 500
"""Characters of a line that may ask for people."""


class Needs(Struct, frozen=True):
    """The needs of a mail, and what is wrong."""

    needs: tuple[Need, ...] = ()
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    words: tuple[str, ...] = ()
    """The lines beside the labels, for whoever is asked."""


_NO_ROLE: Final = Hands()
_STATED: Final = frozenset(
    {"project", "asked", "role", "count", "period", "start", "end", "estimated", "support", "manager", "lead"}
)
"""What a need's own letter says in its rows."""


def read_needs(page: Page, statements: tuple[Statement, ...], project: str | None = None) -> Needs:
    """What the mail asks for: one need for each role of each block of labels, else of its sentences.

    A role in the name of a `project` is none: 云杉数据平台需要2名后端 asks for no 平台.
    """
    blocks = read_blocks([sorted_out for told in leaving_ends(statements) for sorted_out in by_value(told)])
    parts = [_of_block(block, page) for block in (*page.rows, *blocks) if block.keys() & {"asked", "role", "count"}]
    asked = parts or [_of_sentences(page, blocks, _projects(page, project))]
    shared = (Remark("unreadable-effort", "support_days", one.line, value=one.value) for one in merged(page.rows))
    told = (*(remark for part in asked for remark in part.problems), *_for_some(page), *shared)
    problems = tuple(dict.fromkeys(told))
    warnings = tuple(dict.fromkeys(remark for part in asked for remark in part.warnings))
    needs = tuple(need for part in asked for need in part.needs)[:MOST]
    return Needs(needs, problems, warnings, lines_beside(page, _STATED))


def _for_some(page: Page) -> Iterator[Remark]:
    """The problems with lines that give some of the hands days of their own: 其中1人只需到6月15日."""
    for told in (*page.loose, *page.of("note"))[:MOST]:
        some = _SOME.search(fold(told.value[:LONGEST]))
        if some is not None and is_dated(some[0]) and ("只" in some[0] or not ROLE.search(some[0])):
            yield Remark("unreadable-period", "period", told.line, value=told.value[slice(*some.span())])


def asks_for_people(folded: str) -> bool:
    """Whether a line (folded) asks for somebody in a role: 需要前端开发2名, 后端开发 x1."""
    return ROLE.search(folded) is not None and (_ASKS.told_in(folded) or BEHIND.search(folded) is not None)


def asks_plainly(told: Statement, roll: Roll) -> bool:
    """Whether a sentence by itself asks for a number of people in a role: 现在缺两名前端, 能否支援一名测试."""
    if len(told.value) > LONGEST:
        return False
    folded = fold(told.value)
    if is_dated(folded) and not _is_talk(folded) and _lacks(folded):
        return True
    return any(_asks_in(sentence, roll) for sentence in _SENTENCES.findall(folded))


def _lacks(folded: str) -> bool:
    """Whether words for hands ask for people without counting them as roles: 前端缺人，能否支援两位."""
    return _LACKS.search(folded) is not None or (_HANDS.search(folded) and ROLE.search(folded)) is not None


def _asks_in(sentence: str, roll: Roll) -> bool:
    """Whether one sentence (folded) asks for hands; what others of the line are about takes nothing from it."""
    if _is_talk(_ASIDE.sub("", sentence)):
        return False
    return any(_is_wanted(role.start(), role.end(), sentence, roll) for role in ROLE.finditer(sentence))


def _is_talk(folded: str) -> bool:
    return OTHER_WORK.told_in(folded) or ANOTHER_MATTER.told_in(folded)


def _is_wanted(start: int, end: int, folded: str, roll: Roll) -> bool:
    """Whether the role that stands there is one of hands, counted, behind words that ask for them."""
    if _LACKS_BEHIND.match(folded, end) and (has_range(folded) or _PLEADS.search(folded)):
        return True
    before = BEFORE.search(folded, max(0, start - REACH), start)
    behind = BEHIND.match(folded, end) or any(end <= effort <= end + 1 for effort, _ in efforts(folded))
    if not behind and (before is None or not _OF_PEOPLE.match(folded, start)):
        return False
    wants = _WANTS.search(folded, 0, before.start() if before else start)
    return wants is not None and not roll.is_name((wants["between"] or "").strip())


def _of_block(block: Block, page: Page) -> Needs:
    told = block.get("asked") or block.get("role")
    asked = hands_in(told) if told else []
    if told is not None and not asked and told.value:
        asked = [Hands(told.value, None, told.source("role"))]
    count = block.get("count")
    problems: tuple[Remark, ...] = ()
    if count is not None and len(asked) <= 1 and (asked or [_NO_ROLE])[0].count is None:
        one = (asked or [_NO_ROLE])[0]
        asked = [Hands(one.role, _number(count.value), one.source)]
    if count is not None and len(asked) > 1 and all(one.count is None for one in asked):
        asked = _counted_in_turn(asked, count.value)
        if asked[0].count is None:
            problems = (Remark("unreadable-count", "count", count.line, value=count.value),)
    days = read_days(_estimated(block.get("support") or block.get("estimated")), "support_days", page)
    needs = _together(asked, read_span(block, page), days, told or count)
    return structs.replace(needs, problems=(*needs.problems, *problems))


def _counted_in_turn(asked: list[Hands], counts: str) -> list[Hands]:
    """The roles with the numbers under their own label, where there are as many (后端、测试 and 2、1), or 各1人."""
    each = _OF_EACH.match(counts)
    numbers = [_number(part) for part in ([counts[each.end() :]] * len(asked) if each else _IN_TURN.split(counts))]
    if len(numbers) != len(asked) or None in numbers:
        return asked
    return [structs.replace(one, count=number) for one, number in zip(asked, numbers, strict=True)]


def _projects(page: Page, project: str | None) -> tuple[str, ...]:
    """The names of projects that the mail's lines may have, the longest first."""
    known = page.known.projects if page.known else ()
    text = "\n".join(told.value for told in page.loose)
    return tuple(sorted((name for name in {*known, project} if name and name in text), key=len, reverse=True))


def _without_projects(told: Statement, projects: tuple[str, ...]) -> Statement:
    text = told.value
    for name in projects:
        text = text.replace(name, "　" * len(name))
    return structs.replace(told, value=text) if text != told.value else told


def _of_sentences(page: Page, blocks: tuple[Block, ...], projects: tuple[str, ...]) -> Needs:
    """需要前端开发2名，6月1日-6月30日，共20人天: a need in a sentence, its days beside it or under a label."""
    told_loose = (told for told in (*page.loose, *page.of("note")) if len(told.value) <= LONGEST)
    loose = [_without_projects(told, projects) for told in told_loose]
    if apart := _of_their_own(loose):
        return _line_by_line(apart, page)
    said = {
        (one.role, one.count, one.source.line if one.source else 0): one for one in reversed(list(all_hands(loose)))
    }
    every = list(reversed(said.values()))  # 测试缺1人，希望支援一位测试: the same one, said twice in a line
    asking = {told.number for told in loose if _ASKS.told_in(fold(told.value))}
    asked = [one for one in every if one.count] or [one for one in every if one.source and one.source.line in asking][
        :1
    ]
    dated = next((block for block in blocks if block.keys() & DATED), None)
    span = read_span(dated, page) if dated else _of_the_last(loose, len(asked)) or _span_in(loose, page)
    labelled = next((told for block in blocks if (told := block.get("support") or block.get("estimated"))), None)
    days = read_days(_about(labelled) if labelled else _effort_in(loose), "support_days", page)
    return _together(asked, span, days, loose[0] if loose else None)


def _of_their_own(loose: list[Statement]) -> list[Statement]:
    """The lines of hands, where one has days of its own and is not alone: those of another are none of its days."""
    lines = [part for told in loose for part in _parts(told)]
    dated = [told for told in lines if periods(fold(told.value)) and hands_in(told)]
    counted = [told for told in lines if any(one.count for one in hands_in(told))]
    each = [told for told in lines if told in dated or told in counted]
    return each if len(dated) > 1 or (dated and len(each) > 1 and counted) else []


def _parts(told: Statement) -> list[Statement]:
    """A line in parts, where each has hands and days of its own: 前端2名，6月…；测试1名，7月…."""
    for marks in (_PARTS, _BEHIND_BRACKETS):
        told_apart = [part for part in marks.split(told.value) if part.strip() and not is_courtesy(fold(part))]
        parts = [structs.replace(told, value=part) for part in told_apart]
        if len(parts) > 1 and all(periods(fold(one.value)) and hands_in(one) for one in parts):
            return parts
    return [told]


def _line_by_line(lines: list[Statement], page: Page) -> Needs:
    """Several lines, each with hands and days of its own."""
    parts = [
        _together(hands_in(told), _span_in([told], page), read_days(_effort_in([told]), "support_days", page), told)
        for told in lines
    ]
    return Needs(
        tuple(need for part in parts for need in part.needs),
        tuple(remark for part in parts for remark in part.problems),
        tuple(remark for part in parts for remark in part.warnings),
    )


def _span_in(loose: list[Statement], page: Page) -> Span:
    for told in loose:
        folded = fold(without_efforts(drawn_together(told.value)))
        days = [folded[start:end] for start, end in periods(folded)]
        if len(days) == _ENDS and _STARTING.search(days[0]):  # 6月1日开始，做到6月底
            days = [f"{_STARTING.sub('', days[0])}至{days[1]}"]
        days = _ranges_apart(folded) or days
        if len(days) > 1:
            return Span(problems=(Remark("unreadable-period", "period", told.line, value="、".join(days)),))
        if days:
            # A single day in a sentence is where hands are needed from; until when is asked about.
            day = f"{days[0]}起" if is_single_day(days[0]) and days[0][-1] not in "起始前止" else days[0]
            return read_words(day, told.line, told.number, page)
    return Span(problems=(Remark("missing-period", "period"),))


def _of_the_last(loose: list[Statement], asked: int) -> Span | None:
    """The problem with days in brackets behind the last of several roles, which may be everybody's, or not."""
    for told in loose if asked > 1 else ():
        behind = _LAST_OF_SEVERAL.search(fold(told.value))
        if behind is not None and has_range(behind["days"]) and len(periods(fold(told.value))) == 1:
            return Span(problems=(Remark("unreadable-period", "period", told.line, value=behind["days"]),))
    return None


def _ranges_apart(folded: str) -> list[str]:
    """The only range of a line whose other days are no hands' own: 6月中旬开始测试，申请2人，6月15日-6月30日."""
    clauses = [clause for clause in _CLAUSES.split(folded) if is_dated(clause)]
    ranged = [clause for clause in clauses if has_range(clause)]
    others = [clause for clause in clauses if clause not in ranged]
    if len(ranged) != 1 or not others or any(LENDS.told_in(one) or _OF_HANDS.search(one) for one in others):
        return []
    return [ranged[0][start:end] for start, end in periods(ranged[0])]


def _effort_in(loose: list[Statement]) -> Statement | None:
    for told in loose:
        if effort := effort_in(fold(told.value)):
            return _about(Statement("support", effort, told.number, told.line))
    return None


def _about(told: Statement) -> Statement:
    return structs.replace(told, value=_ABOUT.sub("", told.value))


def _estimated(told: Statement | None) -> Statement | None:
    """A labelled effort without what says that it is about, and each one's: 每人约20人天, 约20人天/人."""
    found = efforts(fold(told.value)) if told is not None else ()
    if told is None or len(found) != 1:
        return told
    effort = _about(structs.replace(told, value=fold(told.value)[slice(*found[0])]))
    before, behind = fold(told.value)[: found[0].start], fold(told.value)[found[0].end :]
    alone = _EACH_ONE.fullmatch(before) is not None and _EACH_BEHIND.fullmatch(behind) is not None
    return effort if alone else told


def _together(asked: list[Hands], span: Span, days: Effort, told: Statement | None) -> Needs:
    problems = [*span.problems, *([days.problem] if days.problem else [])]
    if not asked:
        asked = [_NO_ROLE]
    if any(one.role is None for one in asked):
        problems.insert(0, Remark("missing-role", "role", told.line if told else None))
    if len(asked) > 1 and days.source is not None:
        # Whose effort it is cannot be told: several roles share one number (M4).
        problems.append(Remark("unreadable-effort", "support_days", days.source.text, value=f"{days.days:g}"))
    own = days.days if len(asked) == 1 else None
    if own is not None and days.source is not None and _is_each(days.source.text):
        own = own * asked[0].count if asked[0].count else None
        problems += [] if own else [Remark("unreadable-effort", "support_days", days.source.text)]
    sources = (*span.sources, *([days.source] if days.source else []))
    needs = [
        Need(one.role, one.count, own, span.start, span.end, (*([one.source] if one.source else []), *sources))
        for one in asked
    ]
    return Needs(tuple(needs), tuple(problems), span.warnings)


def _is_each(line: str) -> bool:
    """Whether the effort of a line is each one's: 每人10人天, 人均工作量：10."""
    folded = fold(line)
    start = next((start for start, _ in efforts(folded)), len(folded.rstrip("0123456789. ")))
    end = next((end for _, end in efforts(folded)), len(folded))
    behind = _EACH_BEHIND.match(folded, end)
    return _EACH.search(folded[:start]) is not None or (behind is not None and behind.end() > end)


def _number(written: str) -> int | None:
    """How many hands a number under its own label means: 2人, 两名, 2."""
    found = _COUNT.fullmatch(fold(written))
    return value_of(found[1]) or None if found else None
