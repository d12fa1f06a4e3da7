"""What an answer states when its words are taken for a mail of their own (M3, M4, D2, D4, D7).

An answer to a question of the daemon's decides. In a thread of people's there is no question, and 许南星6月12日提前撤场
there says what it would say in a mail of its own. The subject of such a thread is another's: it gives the project, and
whether lending or leaving is talked of, and nothing that is stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.answers.reply_change import is_comment, is_talk
from parsers.notices.page.page import Page, lay_out
from parsers.notices.page.said import lines_said
from parsers.notices.people.given_alone import with_given_alone
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.heading_words import is_of_a_plan
from parsers.notices.words.topics import ANOTHER_MATTER, RELEASE, is_courtesy
from parsers.patterns import Pattern
from parsers.reading import Reading
from state.notice import Remark

_NODS: Final = Pattern(
    r"\s*(?:(?:收到|好的?|嗯+|行|可以|没问题|没意见|同意|知道了|明白了?|了解|确认|ok|okay|agreed|noted|yes)[了吧]?[,，。!！;；]\s*){1,3}(?=\S)"
)
"""What nods to the mail before, in front of what is stated: 同意，安排许南星，6月1日-6月30日."""
_CALLED: Final = Pattern(r"\s*(?:@[^\s@]{1,20}\s{1,3}){1,5}(?=\S)")
"""@黄俊杰 许南星6月12日撤场: who is called is spoken to."""
_EXTENDS: Final = Pattern(r"续|延[长期至到]|\bexten")
_REPORTED: Final = Pattern(r"说(?![明好定])|表示")
"""黄总说可以，许南星6月12日撤场: whose word it is has to be asked."""
_SUPPOSED: Final = Pattern(r"吧\W*$")
"""许南星的时间是6月3日吧: it is for the other to say."""
LONGEST: Final = 4_000
"""Characters of an answer that may state something of its own."""
_STATES: Final = frozenset({"staffing_notice", "release_notice"})
_OF_THE_THREAD: Final = frozenset({"missing-project", "given-name"})
"""Problems that leave a statement whole: which project, and who goes by the given name, may be plain in the thread."""


def as_own(page: Page, project: str | None, *, again: bool = False) -> Page | None:
    """The answer laid out as a mail of its own about the project (`again`: as in `lay_out`).

    None of a long one, or under another matter.
    """
    long = sum(len(line.text) for line in page.mail.new_lines) > LONGEST
    if long or is_of_a_plan(page.folded_subject) or ANOTHER_MATTER.told_in(page.folded_subject):
        return None
    named = f"【{project}】" if project else ""
    topic = "提前撤场" if RELEASE.told_in(page.folded_subject) else "人员支撑安排"
    mail = structs.replace(
        page.mail,
        subject=f"{named}{topic}",
        new_lines=_without_opening(page.mail.new_lines, page.roll),
        in_reply_to=(),
        references=(),
        is_reply=False,
        documents=(),
        unreadable=(),
    )
    known = with_given_alone(page.known, mail) if page.known else None
    return lay_out(mail, known, page.sent, page.calendar, page.days_per_month, again=again)


def _without_opening(lines: Sequence[Line], roll: Roll) -> tuple[Line, ...]:
    """The lines, the first that is no greeting without whom it calls and without a nod."""
    at = next((at for at, line in enumerate(lines) if not is_courtesy(fold(line.text))), len(lines))
    if at == len(lines):
        return tuple(lines)
    text = lines[at].text
    if (called := _CALLED.match(text)) is not None and not roll.holds(text[called.end() :].strip()):
        text = text[called.end() :]
    if (nod := _NODS.match(fold(text))) is not None:
        text = text[nod.end() :]
    return (*lines[:at], structs.replace(lines[at], text=text), *lines[at + 1 :])


def states_all(own: Reading, page: Page) -> bool:
    """Whether a reading of an answer as a mail of its own states who and when plainly, without a problem.

    The project may be that of the thread.
    """
    if own.kind not in _STATES or not (own.assignments or own.releases):
        return False
    told = (*(line.sources for line in own.assignments), *(line.sources for line in own.releases))
    if any(is_talk(fold(source.text)) for sources in told for source in sources):
        return False
    said = [fold(line) for line in lines_said(page.mail)]
    if any(is_comment(line) or _REPORTED.search(line) or _SUPPOSED.search(line) for line in said):
        return False
    return all(problem.code in _OF_THE_THREAD for problem in own.problems)


def quoting(own: Reading, given: str, written: str) -> Reading:
    """`own` with the subject as it is `written` wherever it quotes the one that it was `given`."""
    sources = (structs.replace(one, text=written) if one.text == given else one for one in own.sources)
    problems, warnings = (
        tuple(structs.replace(one, line=written) if one.line == given else one for one in remarks)
        for remarks in (own.problems, own.warnings)
    )
    return structs.replace(own, sources=tuple(sources), problems=problems, warnings=warnings)


def what_counts(answer: Reading, own: Reading, page: Page, answered: Page, project: str | None) -> Reading | None:
    """`own`, where it states all; else, where the answer plainly changes something, with that for a problem.

    A refusal states nothing.
    """
    if answer.decision is not None and answer.decision.action == "decline":
        return None
    own = quoting(own, page.mail.subject, answered.mail.subject)
    if states_all(own, page):
        return own
    change = answer.wish.changes if answer.wish is not None else None
    if change is None:
        return None
    part = own if own.kind in _STATES else Reading("staffing_notice", project)
    return structs.replace(part, problems=(*part.problems, Remark("answers-nothing", "mail", change.line)))


def decides_unasked(answer: Reading) -> bool:
    """Whether what a reply decides is plain where nothing was asked: a day alone (7月3日可以) extends nobody there."""
    decision = answer.decision
    if decision is None or decision.action != "extend" or decision.person is not None:
        return decision is not None
    words = decision.source.text if decision.source is not None else ""
    changes = answer.wish is not None and answer.wish.changes is not None
    return changes or _EXTENDS.search(fold(words)) is not None
