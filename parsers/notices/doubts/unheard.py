"""A sentence of a fresh mail that moves somebody, and that no claim has heard: the mail is asked about (M4).

The last net, and the only one for sentences. One that names somebody, has a word of coming, going, staying or taking
somebody's place, and says when, for how long or in whose place, is no talk: whatever no reader could make of it is told
to the sender. Clauses that only thank, suppose, report or are about another matter are left out before; a sentence
that asks its reader is talk as a whole (M3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.doubts.being_there import is_there, with_days_below
from parsers.notices.evidence import Evidence
from parsers.notices.layout.asides import without_later
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.changed_loosely import calls_off_loosely
from parsers.notices.page.page import Page
from parsers.notices.page.short_projects import calls_known
from parsers.notices.page.subject_topic import OF_PEOPLE, STAFFS, has_own_matter, is_of_a_task, is_of_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import DENIED, OTHER_WORK, moves_somebody, names_known, names_somebody
from parsers.notices.words.called_off import is_not_coming
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.moving_words import (
    AT_SOME_TIME,
    COMES_OR_GOES,
    EVERYBODY,
    HANDS_OVER,
    MOVES_AT_ONCE,
    NOT_NAMED,
    OFFERED,
    SOME_OF_THEM,
    TRADES,
)
from parsers.notices.words.spans import efforts, has_range, has_two_days, is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, LENDS, NOT_LENT, REPORTS, UNSURE, is_courtesy
from parsers.patterns import Pattern
from parsers.reading import Reading
from state.notice import AssignmentLine, Remark, Source

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
SHORT: Final = 80
"""Characters of a sentence that moves somebody without a day, and says little else."""
_SENTENCES: Final = Pattern(r"[。；;!！\n]|\. (?=[A-Z\u4e00-\u9fff])|(?<=[?？])")
_CLAUSES: Final = Pattern(r"[,，]")
_CLAUSES_IN_FULL: Final = Pattern(r"(?:[^,，。;；!！\n.]|\.(?! ))+")
_STOPS: Final = Pattern(r"[,，。；;!！\n]")
_ASKS: Final = Pattern(
    r"[?？]|吗|是否|[能可]否|[能可行]不[能可行]|要不要|合不合适"
    r"|\b(?:could|whether|should we)\b"
)
"""A question leaves all of its sentence open."""
_WISHED: Final = Pattern(r"[我也还]?想(?:跟|向|找|请|和|再?借)|希望(?:客户|能|可以)")
"""想跟您借一下白一舟: asked of its reader, and settled by nobody yet."""
_TOLD_LATER: Final = Pattern(r"到时候?再(?:通知|发|说)|再发(?:正式)?(?:通知|邮件)")
"""Of what is only spoken of: another mail will say it."""
_LEFT_OPEN: Final = Pattern(
    r"[,，]?\s?(?:具体)?(?:什么时候|何时|几时|哪天)(?:能)?(?:撤|走|结束|回)[^,，。]{0,8}(?:再说|再定|再看|另定|看情况)"
)
"""什么时候撤到时候再说: the last day alone is left open, not that somebody comes."""
_OR: Final = Pattern(r"或者?|要么")
_TASK: Final = Pattern(
    r"(?:\d\s?[日号]?(?:之?前)?|[月周]底前?|前)\s?(?:完成|提交|交付)|(?<![未没])(?:完成|提交)了?(?=[,，。]|$)"
)
"""许南星本周支撑接口联调，6月5日完成: what is done until a day is work."""
_BEFORE: Final = Pattern(
    r"(?:之前|此前|曾经?|去年|前年|上个?月|上周|已经?(?:于|在)?)[^,，。]{0,12}(?:支[撑援持]|参与|加入|投入)(?:过|了|完)|以来|支[撑援]期间"
)
"""What is over and done with."""
_AWAY: Final = Pattern(r"\b(?:out|off|away|vacation|holiday)\b")
_THINGS: Final = Pattern(
    r"(?:环境|服务器|机房|vpn|账号|帐号|权限|证书|许可证?|域名|授权|合同|资源|设备|电脑|工位|license)[^,，。]{0,10}?(?:续|延[期长]|释放|归还|回收|到期)"
)
"""What else is released, or lasts longer."""
_OFFICE: Final = Pattern(r"负责人|组长|主管|接口人|经理|总监|\b(?:lead|manager|head)\b")
"""Who holds an office is for its own readers (D9); that of a customer's or a group's is none of ours."""
_CONTACT: Final = Pattern(r"\W*(?:我方|项目|现场)?(?:对接人|联系人|接口人|收件人)\s?[:：是为]?")
"""对接人白一舟: whom to ask is not moved."""
_THANKS: Final = Pattern(r"感谢信|表扬|致谢|贺信|祝贺")
_PLAINLY: Final = Pattern(r"[进入离撤退]场|到岗|驻场|支撑|借调|抽调")
"""我组黄丽6月15日进场，7月24日离场: the words of lending, and of nothing else."""
_I: Final = Pattern(
    r"我(?:亲自|自己|本人)(?:来|去)?(?:支[撑援持]|上|顶|接)|由我(?:本人)?(?:来)?(?:支[撑援持]|投入|参与)|(?:^|[,，。;；\s])(?:我|本人)(?:本人)?(?=[\d计将拟从自在于到去]|下|明|后|本[周月])"
)
"""我6月1日到6月30日去星河: the sender, who is not named."""
_HE: Final = Pattern(r"(?<![其吉])[他她](?![们人])")
_OF_LENDING: Final = Pattern(r"支[撑援持]|投入|驻场|借调|进场|[这那]段|的(?:安排|计划)")
"""What is called off that is no meeting and no order."""
_NOT_BEGUN: Final = Pattern(r"(?:还没有?|尚未|还未|未)(?:正式)?开始")
"""What is planned and moved has not begun: nothing is denied by it."""
_EFFORT_CHANGES: Final = Pattern(
    r"(?:人天|工时|工作量|投入|预[估计]|商定)[^,，。;；\d]{0,8}(?:[由从]?\s?\d{1,3}(?:\.\d)?\s?(?:人天|天)?)?\s?"
    r"(?:改|定|调整|调|变更|更正|核减|核增|增加|减少|追加|[上下]调|提高|降低)[为成到至在]?\s?\d"
    r"|(?:(?:总数|一共|总共|合计|统一|改)按\s?\d{1,3}(?:\.\d)?\s?(?:人天|天|人日)|按\s?\d{1,3}(?:\.\d)?\s?(?:人天|人日))"
    r"[来去]?(?:[算计记]|结算)|(?:加|提|涨|减|降|核|压)[到至为成]\s?\d{1,3}(?:\.\d)?\s?(?:人天|人日)"
)
"""工作量改为12人天, 总数按20人天算, 加到18人天."""
_PLANNED: Final = Pattern(r"拟(?=[由将把派]|安排|投入)")
"""前端拟由白一舟变更为查甘望: planned, with its days, in a mail of its own."""


def is_unheard(found: Evidence) -> bool:
    """Whether a fresh mail of people, or about a project, says in a sentence that somebody is moved."""
    page = found.page
    if page.is_reply or any(one.search(page.folded_subject) for one in (REPORTS, _THANKS)):
        return False
    if found.elsewhere:
        return next(_lent_there(page, found.project), None) is not None
    texts = [told.value[:LONGEST] for told in page.loose[:MOST]]
    lends = _is_placed(found) or any(_lends_plainly(text, page) or is_called_off(text, page) for text in texts)
    return lends and next(unheard_lines(page, found.project), None) is not None


def _lent_there(page: Page, project: str | None) -> Iterator[str]:
    """The lines of a mail of another matter that move somebody at a project in plain words, with two days or more."""
    for told in page.loose[:MOST]:
        said = stated(told.value[:LONGEST], page.roll)
        if has_two_days(fold(said)) and _is_placed_in(said, "", page, project) and moves(said, page, plainly=True):
            yield told.line


def _lends_plainly(text: str, page: Page) -> bool:
    """Whether a line lends somebody from one day to another in plain words, to nobody knows where (M4)."""
    folded = fold(text)
    return has_two_days(folded) and page.roll.names_member(text) and _PLAINLY.search(folded) is not None


def _is_placed(found: Evidence) -> bool:
    """Whether the mail is about a project, or about people by its subject."""
    subject = found.page.folded_subject
    of_people = LENDING.told_in(subject) or is_of_people(found.page, found.project)
    return found.about_a_project or of_people or found.page.roll.holds(found.page.subject) or found.calls_a_project


def unheard_lines(page: Page, project: str | None) -> Iterator[str]:
    """The lines with such a sentence."""
    own_matter = has_own_matter(page, project)
    lines = sorted((*page.loose[:MOST], *page.tasks[:MOST]), key=lambda told: told.number) if page.tasks else page.loose
    if _subject_moves(page, project):
        yield page.mail.subject
    above = before = ""
    for told in (*with_days_below(lines[:MOST], page.roll), *_labelled(page)):
        said_here = stated(told.value[:LONGEST], page.roll)
        task = is_of_a_task(told.value, page)
        said = () if task else [*_with_whom(_sentences(told, page), above, page)]
        near = [before, *said]
        placed = [own_matter and not _is_placed_in(one, near[at], page, project) for at, one in enumerate(said)]
        heard = any(moves(one, page, plainly=plainly) for one, plainly in zip(said, placed, strict=True))
        if heard or is_there(said_here, page, project, above) or _changes_days_or_effort(told, page, project, above):
            yield told.line
        above, before = said_here, told.value[:LONGEST]


def _subject_moves(page: Page, project: str | None) -> bool:
    """Whether the subject itself says who is moved, where, and on which day: 黄丽在星河延到7月31日."""
    subject = page.subject
    said = stated(subject, page.roll)
    placed = is_dated(fold(said)) and _is_placed_in(said, "", page, project)
    return placed and moves(said, page, plainly=False)


def _with_whom(sentences: Iterable[str], above: str, page: Page) -> Iterator[str]:
    """Sentences with the person for whom 他 or 她 stands: named in the one before, the line above, or the subject."""
    before = above
    for sentence in sentences:
        yield _with_him(sentence, before, page)
        before = sentence if page.roll.named_in(sentence) else before


def _with_him(sentence: str, before: str, page: Page) -> str:
    if page.roll.named_in(sentence) or not _HE.search(sentence):
        return sentence
    named = page.roll.named_in(before) or page.roll.named_in(page.subject)
    return _HE.sub(named[0], sentence, 1) if len(named) == 1 and named[0] in page.roll.members else sentence


def _is_placed_in(sentence: str, above: str, page: Page, project: str | None) -> bool:
    """Whether a sentence names somebody who may be lent, and it or what is `above` the project: 小许在星河再留一阵."""
    named = page.roll.names_member(sentence) or _I.search(fold(sentence)) is not None
    return named and calls_known(f"{above} {sentence}", page, project)


def _changes_days_or_effort(told: Statement, page: Page, project: str | None, above: str) -> bool:
    """Whether a line calls days off, or plainly changes the effort of somebody who may be lent to the project."""
    text = told.value[:LONGEST]
    if is_called_off(text, page):
        return True
    folded = fold(text)
    if not _EFFORT_CHANGES.search(folded) or any(one.search(folded) for one in (_ASKS, _WISHED, _TOLD_LATER)):
        return False
    near = f"{page.subject} {above} {text}"
    sure = is_plain(folded) and not UNSURE.told_in(folded) and not ANOTHER_MATTER.told_in(page.folded_subject)
    return sure and page.roll.names_member(near) and calls_known(near, page, project)


def is_called_off(text: str, page: Page) -> bool:
    """Whether a line plainly calls off the days of somebody who may be lent: …7月6日到7月24日的支持不做了，取消."""
    folded = fold(text)
    if not calls_off_loosely(folded) or not (page.roll.names_member(text) and has_two_days(folded)):
        return False
    open_ones = (_ASKS, _WISHED, _TOLD_LATER, _THINGS)
    return _OF_LENDING.search(folded) is not None and not any(one.search(folded) for one in open_ones)


def stated(text: str, roll: Roll) -> str:
    """A line without its clauses of talk; nothing of one that asks, or that holds on a condition."""
    text = _LEFT_OPEN.sub("", text)
    folded = fold(text)
    if not is_plain(folded) or any(pattern.search(folded) for pattern in (_ASKS, _WISHED, _TOLD_LATER)):
        return ""
    return "，".join(clause for clause in _STOPS.split(text) if not (_is_of_others(clause) or _is_talk(clause, roll)))


def of_nobody_else(text: str) -> str:
    """A line without its clauses about others: thanks, another matter, an office, who is away."""
    return "，".join(clause for clause in _CLAUSES_IN_FULL.findall(text) if not _is_of_others(clause))


def _sentences(told: Statement, page: Page) -> Iterator[str]:
    """The sentences of a line; in a mail that lends by its subject all of it is one: 后端：许南星；6月1日-6月30日."""
    text = told.value[:LONGEST]
    yield from filter(str.strip, _SENTENCES.split(text))
    if LENDS.told_in(page.folded_subject):
        yield _SENTENCES.sub("，", text)


def _labelled(page: Page) -> Iterator[Statement]:
    """The lines, as they stand, of which the end was taken for labelled days: 甲可以过去帮忙，时间是6月3日至6月17日."""
    for told in page.of("period", "start", "end", "support", "estimated")[:MOST]:
        before = told.line.partition(told.value)[0] if told.value else ""
        if names_known(told.label, page.roll) or names_known(before[:LONGEST], page.roll):
            yield Statement(None, told.line, told.number, told.line)


def lends_in_answer(answer: Reading, own: Reading, page: Page) -> Reading | None:
    """`own`, what an answer among people states as a mail of its own (`page`), where it plainly lends in words unread.

    None of what decides something, and of talk. A person and a range of days stand beside a plain word of lending.
    """
    if answer.decision is not None or answer.decisions or own.kind != "staffing_notice" or not own.problems:
        return None
    for line in page.mail.new_lines[:MOST]:
        for sentence in filter(str.strip, _SENTENCES.split(line.text[:LONGEST])):
            plain = has_range(fold(sentence)) and names_known(sentence, page.roll)
            if plain and moves(sentence, page, plainly=True):
                problem = Remark("answers-nothing", "mail", line.text.strip())
                lines = own.assignments or _named_alone(line, page.roll)
                return structs.replace(own, assignments=lines, problems=(*own.problems, problem))
    return None


def _named_alone(line: Line, roll: Roll) -> tuple[AssignmentLine, ...]:
    """The one person whom a line names, for the form (M4)."""
    named = roll.named_in(line.text)
    source = Source("person", line.number, line.text.strip())
    return (AssignmentLine(named[0], sources=(source,)),) if len(named) == 1 else ()


def moves(sentence: str, page: Page, *, plainly: bool) -> bool:
    """Whether the clauses of a sentence that are no talk move somebody.

    `plainly`: only in plain words of lending, since the mail is of another matter.
    """
    sentence = _LEFT_OPEN.sub("", _PLANNED.sub("", sentence))
    asks = "?" in fold(sentence) or _TOLD_LATER.search(fold(sentence)) is not None
    sentence = without_later(sentence)
    folded = fold(sentence)
    if asks or any(pattern.search(folded) for pattern in (_ASKS, _WISHED, _THINGS)):
        return False
    if _TASK.search(folded) and not has_range(folded):
        return False
    clauses = [clause for clause in _CLAUSES.split(sentence) if not _is_of_others(clause)]
    named = _names("，".join(clauses), page.roll)
    said = "，".join(clause for clause in clauses if not _is_talk(clause, page.roll))
    folded = fold(said)
    if plainly and not STAFFS.told_in(folded):
        return False
    if len(said) <= SHORT and (SOME_OF_THEM.match(folded) or (named and _moves_at_once(said, folded, page.roll))):
        return True
    return (named or names_known(page.subject, page.roll)) and _moves_in_time(said, folded, page)


def _moves_in_time(said: str, folded: str, page: Page) -> bool:
    subject = page.folded_subject
    if efforts(folded) and LENDS.told_in(folded) and _is_placed_in(said, "", page, None):
        return True  # 许南星可以支持星河数据治理项目，工作量15人天: for how much, and not when
    if not (is_dated(folded) or AT_SOME_TIME.search(folded)):
        dated = LENDING.told_in(subject) or bool(page.of("period", "start", "end"))
        return dated and STAFFS.told_in(folded)
    of_people = LENDING.told_in(subject) or OF_PEOPLE.search(subject) is not None
    of_lending = (of_people and has_range(folded)) or LENDS.told_in(subject)
    return of_lending or moves_somebody(said) or COMES_OR_GOES.told_in(folded)


def _moves_at_once(said: str, folded: str, roll: Roll) -> bool:
    trades = TRADES.search(folded) or (HANDS_OVER.search(folded) and is_dated(folded))
    if trades and len(roll.named_in(said)) > 1 and not OFFERED.search(folded):
        return True
    return MOVES_AT_ONCE.search(folded) is not None or is_not_coming(folded)


def _names(said: str, roll: Roll) -> bool:
    folded = fold(said)
    unnamed = NOT_NAMED.search(folded) is not None and LENDS.told_in(folded)
    unnamed = unnamed or (_I.search(folded) is not None and has_range(folded) and "客户" not in folded)
    return names_known(said, roll) or names_somebody(said, roll) or unnamed or EVERYBODY.search(folded) is not None


def _is_of_others(clause: str) -> bool:
    """Whether whoever is named in a clause is none of those moved: it thanks, is about another matter, or an office."""
    folded = fold(clause)
    trades = TRADES.search(folded) is not None
    if is_courtesy(folded) or _CONTACT.match(folded) or _AWAY.search(folded) or OTHER_WORK.told_in(folded):
        return True
    return (ANOTHER_MATTER.told_in(folded) and not trades) or (_OFFICE.search(folded) is not None and trades)


def _is_talk(clause: str, roll: Roll) -> bool:
    """Whether a clause moves nobody: it supposes, denies, or is over and done with."""
    folded = _NOT_BEGUN.sub("", fold(clause)).replace("不再", "")  # 6月12日起不再支撑: whoever leaves is moved
    if _BEFORE.search(folded):
        return True
    if UNSURE.told_in(folded) and not (_OR.search(folded) and _is_one_of_two(clause, roll)):
        return True
    denied = NOT_LENT.told_in(folded) or (DENIED.told_in(folded) and not _OR.search(folded))
    return denied and not is_not_coming(folded)


def _is_one_of_two(clause: str, roll: Roll) -> bool:
    """Whether an "or" leaves open who of two comes, or on which of two days: 许南星或者白一舟, 6月1日或6月8日."""
    before, _, after = _OR.sub("\n", clause, 1).partition("\n")
    known = names_known(before, roll) and names_known(after, roll)
    return known or (is_dated(fold(before)) and is_dated(fold(after)))
