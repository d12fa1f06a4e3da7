"""Early release in sentences (D7): "唐小满7月31日撤场", "…8月10日起不再支撑", "…提前撤场，8月10日为最后一天".

A sentence is cut into clauses. Each clause gives what it has of three things: people, a last day, and that somebody
leaves. Clauses are gathered until all three are there. A clause with any other word is talk: it states nothing, and
it hides nothing that the others state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from parsers.notices.layout.fields import Statement
from parsers.notices.leaving.leaving_list import under_headings
from parsers.notices.leaving.leaving_topic import known_in, topic_of
from parsers.notices.leaving.leaving_words import MAY_LEAVE, Said, said
from parsers.notices.people.people import People, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import moves_somebody, names_known
from parsers.notices.words.filler import BRACKETS, PREPOSITION, in_plain_words, without_filler, without_plea
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import Stretch, has_range, is_single_day, periods
from parsers.notices.words.topics import LENDS, RELEASE, SOFTWARE, UNSURE, is_courtesy, without_courtesy
from parsers.patterns import Pattern

_ITEM: Final = Pattern(rf"^\s*(?:[-*·•]|{NUMBER})\s*")
_OF_SOFTWARE: Final = Pattern(rf"\brelease {SOFTWARE}|\bcode freeze\b|\bdeploy|\d\.\d release\b")
"""Release on June 26, Tom Lee is the release manager."""
LONGEST: Final = 400
"""Characters of a line that may state one."""
_GONE: Final = "\ue000"
_OWN: Final = "本项目"
"""Stands for the project's own name: 离开星河数据治理项目 is 离开本项目."""
_SENTENCE: Final = Pattern(r"[^。；;！!\n]+")
_BEHIND: Final = Pattern(
    r"^(?:\s|,|，|就|可以|将|会|均|都|已|(?:之|以)?后(?![端台续勤])|(?:下班|收工)(?:之|以)?后|当[天日]|期间|下班|[上下中]午|晚上|起|由|为|是|:|：|为止|止)+"
)
_BEFORE: Final = Pattern(
    r"(?>可以?|现在|现|拟|预计|需|到|至|截止到?|截至|也就是|即|为|是|于|在|从|自|的|:|：|on|is|,|，|\s){1,30}+$"
)
_ADDS_NOTHING: Final = Pattern(
    r"^现?申请|^现?需要?(?=[将把])|按(?:原定?)?计划(?=[于在]?\s?\d)|到期(?=$|\ue000)|提前|即可|从(?=、|$|\ue000|本项目)|后续|结束(?=$|、|\ue000)|原(?:定|计划|本|(?=支[撑援持]|周期|时间|安排))|\bearly\b|在(?=本项目|该项目|项目)|(?<=项目)(?:这边|那边|这里|那里)|以下|如下|上述|(?:特此|现)通知|本组|同学|仅|只|之?后(?![端台续勤])|为止|回(?:到)?(?:原)?(?:部门|小组|组)|本次|该同事|其(?=最|支|$)"
    r"|(?:因|由于)[^,，、]{1,20}(?=、|$)|(?:完成|做好)?(?:工作)?(?:交接|收尾)(?:完成|完毕|好)?(?:之?后)?|就(?=可以|、|$|\ue000)|任务|工作|顺利|已?完成|并(?=、|$|\ue000)"
    r"|\b(?:his|her|their|the|last|on|project|from|early|and will|[Ww]e|will leave|leaves|leaving|as of)\b|'s\b"
    r"|\b[Ee]ffective\b"
)
_FROM: Final = Pattern(r"\b(?:from|as of|starting|[Ee]ffective)\s*$")
_WAS: Final = Pattern(r"原(?:定|计划|本)?(?:于|在|为)?\s?$")
"""A day that no longer holds stands behind it: 原定8月31日撤场，现提前至8月10日."""
_BECAUSE: Final = Pattern(r"\s*(?:因|由于)")
"""A day of why they leave, and not of when: 由于需求推迟到8月."""
_TOLD_BY: Final = Pattern(r"[^,，:：\d]{0,12}?(?:通知|反馈|告知|表示|确认|要求|说)[:：]")
"""查甘望通知：陈牧野8月10日撤场: who tells is not who leaves."""
_MOVED: Final = Pattern(r"(?:提前|调整|更?改|变更)(?:到|至|为)$|(?:拟|已|决|确|现)?定[于在]$")
_EXTENDED: Final = Pattern(
    r"\s*(?:现在?|拟|申请|需要?|希望|同意|均|[全各]?都|再|统一|计划|将|并|支[撑援持]|时间|周期|期|的|已|经协商){0,6}"
    rf"(?:延期|延长|顺延|续期|续|延)\s?(?:{LENGTH}|[到至](?!\s?$))"
)
"""Who is named before stays longer: 许南星6月30日到期，申请延期两周."""
_NOT_EXTENDED: Final = Pattern(r"到期[,，]\s?(?=不再?[续延]|无需[续延])")
_HOME: Final = (
    r"(?:就|再)?(?:归队|[撤返]?回到?(?:原|我们|本)?(?!项目)[^\W\d]{0,3}?(?:部门|小组|组|团队)里?)了?(?=$|[,，。;；])"
)
_GOES_BACK: Final = Pattern(
    r"(?<=支[撑援持])(?P<till>[到至]\s?[\d年月日号底末本下周一二三四五六]{2,12})"
    rf"[,，]?\s?(?:之后|然后|随后|后|就|即){_HOME}"
)
"""支撑到6月12日，之后归队; 支撑到6月5日就回测试组: they leave then."""
_AND_BACK: Final = Pattern(rf"(?<=[日号])\s?之?后{_HOME}")
"""6月5日之后回组里: that day is the last one."""
_TO_HIS_GROUP: Final = Pattern(
    r"(?<=[调抽]回)(?!本?该?项目)(?:到|至)?(?:原|我们|本)?(?:(?!项目)[^\W\d]){0,3}(?:组|部门|公司)(?=$|[,，。;；])"
)
"""调回后端组: where they come from; 调回项目组 brings them in."""
_BY_HOW_MUCH: Final = Pattern(rf"提前\s?{LENGTH}(?=[撤离释退])")
"""提前一周撤场，即6月19日: the day is what counts."""
_DUE: Final = Pattern(r"(?:(?<=[前内])|(?:之|以)?[前内])\s?(?:完成|做|交|提交|办|把|将|需|要|请|与|和|向|写|整理)")
"""6月18日前完成代码交接, 本周内完成交接: a day by which something else is to be done."""
_INSTEAD: Final = Pattern(r"(?:,? (?:instead of|rather than|not)(?: on)? [A-Za-z]{3,9} \d{1,2})(?=\W*$)")
"""…on June 19 instead of June 30: the day that no longer holds."""
_PRONOUN: Final = Pattern(r"[他她]们?(?:会(?=[在于\d]))?(?=[会将拟于在从自可提计\d])")
_ASKED: Final = Pattern(r"^\W*(?:请|由|烦请|麻烦)[^\W\d]{2,6}?(?:安排|协调|通知|组织|督促|提醒)(?=[^\W\d]{2})")
"""请黄丽安排许南星8月10日撤场: who sees to it does not leave."""
_JOINS: Final = Pattern(r"\W*(?:另外?|再|同时|并)?(?:增派|加派|新增|增补)(?=[^\W\d]{2})")
"""增派许南星。白一舟6月19日撤场: who joins does not leave."""
_EVERYBODY: Final = Pattern(r"全[体员]|全部(?!完成|完毕|结束|交接|移交|做完|上线)|所有")
_OF_WORK: Final = Pattern(r"完成|任务|工作|顺利")
"""A clause of somebody's work names nobody who leaves with the next: 许南星任务完成，白一舟6月19日撤场."""


class Leaving(Struct, frozen=True):
    """People who leave, the words of their last day ("" where the mail does not say), and the line."""

    people: People
    day: str
    told: Statement
    day_after: bool = False
    """Whether the day is the first without them: 8月10日起不再支撑."""


class _Clause(Struct, frozen=True):
    people: People
    day: str
    leaves: bool
    no_more: bool
    begins: bool
    """Whether the day is called the first of something: 8月10日起."""
    told: Statement
    talk: bool = False
    """Whether it says something else of its people, and the next clause perhaps that they leave."""
    lasting: str = ""
    """The days of the support, where the clause states those: 6月1日-6月30日支撑，提前至6月20日撤场."""
    unread: bool = False
    """Whether it has a day, and more that nobody reads: 不同意许南星6月12日, before 、白一舟6月19日撤场."""


def leavings(lines: Iterable[Statement], roll: Roll, project: str | None, *, announced: bool) -> tuple[Leaving, ...]:
    """Everybody whom these lines release; `announced`: whether the subject says that somebody leaves."""
    lines = tuple(lines)
    found = list(_listed(lines, roll, project))
    for line in lines:
        if len(line.value) > LONGEST:
            continue
        told = structs.replace(line, value=line.value.replace(project, _OWN)) if project else line
        told = _with_whom(told, roll)
        if told.colon:
            announced = announced or RELEASE.told_in(fold(told.value))
        head = _TOLD_BY.match(fold(told.value))
        headed = head is not None and RELEASE.told_in(head[0])
        found += _of_line(told, roll, project, announced=announced or headed)
    return tuple(found)


def leaves_plainly(told: Statement, roll: Roll, project: str | None) -> tuple[Leaving, ...]:
    """Everybody whom a line releases, where each of its clauses and days was read and nothing else stands in it."""
    found = leavings((told,), roll, project, announced=False)
    if not found or len(periods(fold(told.value))) != sum(bool(one.day) for one in found):
        return ()
    own = structs.replace(told, value=told.value.replace(project, _OWN)) if project else told
    clauses = list(_clauses(_with_whom(own, roll), roll, project, announced=False))
    read = all(clause is not None and not clause.unread for clause in clauses)
    return found if read and is_plain(fold(told.value)) else ()


def _listed(lines: Sequence[Statement], roll: Roll, project: str | None) -> Iterator[Leaving]:
    """Everybody who is listed below a heading with the day on which they leave, in lines of names alone."""
    for day, told in under_headings(lines, roll):
        people = named_in(told.value, roll, project)
        if people.names and not (people.rest or people.missing or people.choice):
            yield Leaving(people, day, told)


def _with_whom(told: Statement, roll: Roll) -> Statement:
    """The line without a pronoun that stands for whom it has named: 许南星工作已完成，他将于6月12日撤场."""
    pronoun = _PRONOUN.search(told.value)
    if pronoun is None or not names_known(told.value[: pronoun.start()], roll):
        return told
    return structs.replace(told, value=told.value[: pronoun.start()] + told.value[pronoun.end() :])


def _of_line(told: Statement, roll: Roll, project: str | None, *, announced: bool) -> Iterator[Leaving]:
    """The people a line releases, its clauses gathered from the first name on; none where somebody comes, too."""
    folded = fold(_drawn_together(told.value))
    if not announced and not MAY_LEAVE.told_in(folded):
        return
    line = said(folded)
    if _OF_SOFTWARE.search(folded):
        return
    if line.more or not (announced or line.leaves):
        return
    gathered = list(_gathered(_clauses(told, roll, project, announced=announced)))
    if not (announced or line.early) and any(clause.lasting for clause in gathered):
        return  # 6月1日-6月30日支撑，6月30日离场: a notice, of which the end is told twice
    verbs = [at for at, clause in enumerate(gathered) if clause.leaves]
    # A verb at the end of a list is everybody's before it: 甲6月12日、乙6月19日撤场，丙6月20日 leaves 丙 open.
    listed = verbs[-1] if line.listed and verbs else -1
    covered = [announced or at <= listed for at in range(len(gathered))]
    found = [one for clause, so in zip(gathered, covered, strict=True) for one in _whole(clause, announced=so)]
    # Whom a line names beside those who leave, and says nothing of: whether they leave, too, is asked about.
    beside = [
        clause
        for clause, so in zip(gathered, covered, strict=True)
        if (found and _is_open(clause, covered=so)) or (announced and clause.unread)
    ]
    yield from (*found, *(Leaving(one.people, "", one.told) for one in beside))


def _is_open(clause: _Clause, *, covered: bool) -> bool:
    """Whether a clause names people and says no more, or no more than a day of its own without any verb."""
    alone = not clause.day or (not covered and is_single_day(clause.day))
    return bool(clause.people.names) and not clause.leaves and alone


def _gathered(clauses: Iterable[_Clause | None]) -> Iterator[_Clause]:
    """The clauses, those joined that together say who leaves when."""
    waiting: _Clause | None = None
    for clause in clauses:
        if clause is None:
            continue
        if clause.unread:
            yield clause
        elif clause.talk and waiting is not None and not waiting.talk and not _is_told(waiting):
            waiting = structs.replace(_joined(waiting, clause), talk=True)
        elif (
            waiting is None
            or _is_nobodys(waiting, clause)
            or (waiting.talk and clause.people.names)
            or (clause.people.names and _is_told(waiting))
        ):
            yield from (waiting,) if waiting and not waiting.talk else ()
            waiting = clause
        else:
            waiting = _joined(waiting, clause)
    yield from (waiting,) if waiting and not waiting.talk else ()


def _is_nobodys(waiting: _Clause, clause: _Clause) -> bool:
    """Whether a clause says that somebody leaves on a day, and the next one names others with a day of their own."""
    whole = waiting.day and waiting.leaves and not waiting.people.names
    return bool(whole and clause.people.names and clause.day)


def _is_told(clause: _Clause) -> bool:
    return bool(clause.people.names) and bool(clause.day or clause.leaves)


def _joined(one: _Clause, other: _Clause) -> _Clause:
    names = (*one.people.names, *other.people.names)
    return structs.replace(
        one,
        talk=one.talk and other.talk,
        people=structs.replace(one.people, names=names, missing=one.people.missing or other.people.missing),
        day=other.day if other.day and other.leaves and not one.leaves else one.day or other.day,
        leaves=one.leaves or other.leaves,
        no_more=one.no_more or other.no_more,
        begins=one.begins or other.begins,
        lasting=one.lasting or other.lasting,
    )


def _whole(clause: _Clause, *, announced: bool) -> Iterator[Leaving]:
    """The release of what was gathered; people and a day alone are one only under a heading of leaving."""
    day = clause.day or clause.lasting
    if clause.people.names and (clause.leaves or (announced and day)):
        yield Leaving(clause.people, day, clause.told, clause.no_more and clause.begins)


def _clauses(told: Statement, roll: Roll, project: str | None, *, announced: bool) -> Iterator[_Clause | None]:
    for sentence in _SENTENCE.finditer(_drawn_together(in_plain_words(told.value))):
        folded = fold(sentence[0])
        if UNSURE.told_in(without_courtesy(folded)) or _is_extended(sentence[0]):
            yield None
            continue
        told_by = _TOLD_BY.match(folded)
        for start, end in _cut(folded, told_by.end() if told_by else 0):
            clause = said(folded[start:end])
            joins = _JOINS.match(sentence[0], start) is not None
            if clause.denied or joins or (clause.hands_on and not clause.leaves):
                yield None
            elif not is_courtesy(folded[start:end]):
                yield _read(sentence[0][start:end], clause, told, roll, project, announced=announced)


def _is_extended(sentence: str) -> bool:
    """Whether a clause extends whoever is named before it: 许南星6月30日到期，申请延期两周."""
    return any(_EXTENDED.match(fold(clause)) for clause in re.split(r"[,，]", sentence)[1:])


def _on_both_sides(people: People, left: str, right: str) -> bool:
    """Whether a day stands between two names: of 许南星 6月12日 白一舟 the one behind may be who takes over."""
    named = [[one.name in side for one in people.names] for side in (left, right)]
    return any(named[0]) and any(named[1])


def _drawn_together(text: str) -> str:
    """The text, what is not extended at its end in one clause with the end, and without the plea at its own end.

    许南星6月30日到期，不再续期; 申请许南星6月12日撤场，请审批.
    """
    if "即" in text or "也就是" in text:
        text = _BY_HOW_MUCH.sub("提前", text)
    text = _AND_BACK.sub("撤场", _GOES_BACK.sub(r"\g<till>撤场", text)) if "归队" in text or "回" in text else text
    text = _TO_HIS_GROUP.sub("", text) if "回" in text else text
    return without_plea(_NOT_EXTENDED.sub("到期", _INSTEAD.sub("", text)))


def _cut(folded: str, start: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence: parted by commas, as far as no date has one inside (August 10, 2026).

    Behind a day and behind a verb of leaving a mark of listing parts, too: 甲6月12日、乙6月19日撤场、丙6月26日撤场.
    """
    spans = periods(folded)
    ends = {stretch.end for stretch in (*spans, *said(folded).leaves)}
    for comma in Pattern(r"[,，、]").finditer(folded, start):
        if folded[comma.start()] == "、" and comma.start() not in ends:
            continue
        if not any(span.start < comma.start() < span.end for span in spans):
            yield start, comma.start()
            start = comma.end()
    yield start, len(folded)


def _read(
    text: str, clause: Said, told: Statement, roll: Roll, project: str | None, *, announced: bool
) -> _Clause | None:
    """One clause; None where it has words that are neither people nor a day nor of leaving."""
    text = _ASKED.sub("", text)
    folded = fold(text)
    spans = periods(folded)
    span = _last(spans, folded)
    if len(spans) > 1 and span is None:
        return None
    if span and not clause.leaves and _DUE.match(folded, span.end):
        return None
    if clause.leaves and span and not announced and has_range(folded[span.start : span.end]):
        return None  # 7月6日到7月17日不需要支撑: whom a period does not need does not leave by it
    start, end = (spans[0].start, span.end) if span else (len(text), len(text))
    left, right, day = text[:start], text[end:], folded[span.start : end] if span else ""
    if clause.not_until or _WAS.search(left) or (_BECAUSE.match(left) and not clause.leaves):
        day = ""
    left = _before_the_day(left) if span else left
    people = _people_of(BRACKETS.sub("、", f"{left}、{_BEHIND.sub('', right)}"), roll, project)
    if span and len(people.names) > 1 and _on_both_sides(people, left, right):
        return _unread(people, told)
    if people.rest:
        return _in_other_words(text, clause, told, roll, day)
    begins = _begins(day, right) or _FROM.search(fold(text[: span.start] if span else "")) is not None
    return _stated(people, day, folded, clause, told, begins=begins)


def _before_the_day(left: str) -> str:
    """What stands before a day, without the words that lead to it: 许南星拟定于."""
    return _BEFORE.sub("", _MOVED.sub("", _BEFORE.sub("", PREPOSITION.sub("", _MOVED.sub("", left)))))


def _unread(people: People, told: Statement) -> _Clause:
    return _Clause(people, "", False, False, False, told, unread=True)


def _in_other_words(text: str, clause: Said, told: Statement, roll: Roll, day: str) -> _Clause | None:
    """A clause with words that nobody reads: talk of its people, or a day of theirs that is asked about, or nothing."""
    everybody = _EVERYBODY.search(fold(told.value)) is not None
    topic = topic_of(text, roll) if not (clause.leaves or everybody) else None
    if topic is not None:
        return _Clause(topic, "", False, False, False, told, talk=True)
    told_of = is_single_day(day) and (clause.leaves or not moves_somebody(text))
    named = known_in(text, roll) if told_of else None
    return _unread(named, told) if named else None


def _stated(people: People, day: str, folded: str, clause: Said, told: Statement, *, begins: bool) -> _Clause:
    """A clause of which every word was read; its days are those of the support where it says so, and nobody leaves."""
    leaves = bool(clause.leaves)
    lasts = not leaves and (has_range(day) or (begins and LENDS.told_in(folded)))
    return _Clause(
        people,
        "" if lasts else tidy(day),
        leaves,
        clause.no_more,
        begins and not lasts,
        told,
        talk=not (day or leaves) and _OF_WORK.search(folded) is not None,
        lasting=tidy(day) if lasts else "",
    )


def _last(spans: tuple[Stretch, ...], folded: str) -> Stretch | None:
    """The only day of a clause, or of two the one that the other is moved to: 由8月31日提前至8月10日撤场."""
    if len(spans) == 2 and _MOVED.search(folded[spans[0].end : spans[1].start].rstrip()):  # noqa: PLR2004
        return spans[1]
    return spans[0] if len(spans) == 1 else None


def _begins(day: str, right: str) -> bool:
    return day.endswith(("起", "开始", "始")) or fold(right).lstrip().startswith(("起", "开始"))


def _people_of(words: str, roll: Roll, project: str | None) -> People:
    return read_people(_bare(words.replace(project, "、") if project else words), roll, strict=True)


def _bare(words: str) -> str:
    """The people of a clause, the words of leaving and those that add nothing taken away."""
    folded = fold(words)
    for start, end in said(folded).leaves if MAY_LEAVE.told_in(folded) else ():
        folded = f"{folded[:start]}{_GONE * (end - start)}{folded[end:]}"
    folded = _ADDS_NOTHING.sub(lambda hit: _GONE * len(hit[0]), folded)
    kept = "".join(written if mark != _GONE else "、" for written, mark in zip(words, folded, strict=True))
    return tidy(without_filler(_ITEM.sub("", kept)))


def named_in(text: str, roll: Roll, project: str | None) -> People:
    """The people of a line that has nothing but people and words of leaving; nobody who stays or left before."""
    words = BRACKETS.sub("、", text[:LONGEST])
    if said(fold(words)).denied:
        return People()
    return _people_of(words, roll, project)
