"""What an answer decides (M7): agree, refuse, extend until a day, release; or nothing that can be told for sure.

An answer is cut into clauses and each clause into tokens. A clause decides only when all of its words are accounted
for; a word of doubt, a question, a condition or a "but" anywhere near makes the whole answer undecided. Nothing is
ever taken for consent because a word of consent stands in it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from msgspec import Struct, structs

from parsers.notices.clauses import Clause, read_clause
from parsers.notices.fields import MOST_LINES, Statement
from parsers.notices.fold import fold, tidy
from parsers.notices.last_days import last_day
from parsers.notices.lengthened import with_last_day
from parsers.notices.names import looks_like_name
from parsers.notices.names_before import SILENT, with_names_before
from parsers.notices.numbered import Numbered, by_number, items_of, of_the_rest
from parsers.notices.page import Page
from parsers.notices.reasons import BECAUSE
from parsers.notices.reply_words import STRONG_YES
from parsers.notices.several import MOST as MOST_PEOPLE
from parsers.notices.several import is_of_staying, read_several
from parsers.notices.signed import without_signature
from parsers.notices.topics import is_courtesy
from parsers.notices.verdicts import Verdict
from parsers.notices.voices import own_names
from parsers.patterns import Pattern
from state.notice import Action, Decision

SHORT: Final = 120
"""Characters of an answer that is short: in a longer one only the first sentence decides."""
LONGEST: Final = 2000

_CLAUSE: Final = Pattern(r"[^,，。；;！!\n]+[，,。；;！!\n]*")
_STOP: Final = Pattern(r"(?<=[A-Za-z])\.(?=\s)")
_REFUSED: Final = Pattern(r"(?i)^\s*((?:i )?(?:declined?|reject(?:ed)?|refused?|disagreed?|no))\s?[:：]\s?(?=\S)")
"""A refusal with its reason behind a colon."""
_BRACKET: Final = Pattern(r"\s?[(（]([^()（）\d]{2,30})[)）](?=\s?(?:[,，。；;！!\n]|$))")
"""A reason in brackets behind what is decided: 不续（另有安排）."""
_BEFORE_THE_REST: Final = Pattern(r"(?<=[^\s,，。；;])\s{1,4}(?=其余|其他人|剩下)")
_SENTENCE_END: Final = Pattern(r"[。！!\n]")
_MENTION: Final = Pattern(r"@\S{1,20}|\S{1,8}(?:总|经理|老师|工|同学|组长)[,，:：]\s?(?=\S)")
_ASIDE: Final = Pattern(r"^(?:另外|顺便|另|此外|p\.?s|btw|对了|附)")
_EVERYBODY: Final = Pattern(
    r"(?:全部|全都|都|均)(?:不同意|不批准|不续|同意|批准|核准|按期|到期)"
    r"|(?:agreed? to|approved?) all|all (?:agreed|approved)"
)
"""Said of all who are asked about. 我们都同意 says who agrees, and 都可以 that it is all the same."""
_ONE: Final = Pattern(r"\+?1|１")
_OF_ITS_OWN: Final[frozenset[Verdict]] = frozenset({"extend", "leave", "planned", "no"})
_RECEIVED: Final = Pattern(r"收到|知悉|了解|\bnoted\b|\breceived\b")
_NODS: Final = frozenset({"好", "好的", "嗯", "嗯嗯", "收到", "明白", "好的收到"})
_SOON: Final = Pattern(r"今|明|后天|周|星期|礼拜|即日")


class Word(Struct, frozen=True):
    """What an answer decides: one thing, or several for the people it names, or nothing for sure."""

    decision: Decision | None = None
    """None also where those of several people differ."""
    decisions: tuple[Decision, ...] = ()
    """Of an answer about several people: one each, in its order; else empty."""


def read_word(page: Page) -> Word:
    """What the sender's own words decide."""
    if page.mail.parts_disagree:
        return Word()
    lines = [told for told in _own_lines(page) if not is_courtesy(fold(told.value))]
    text = "\n".join(told.value for told in lines)
    if not lines or len(text) > LONGEST:
        return Word()
    if _says_one(text):
        return Word(Decision("approve", source=lines[0].source("decision"), listed="+" not in text))
    clauses = _without_nod(with_names_before(_clauses(lines, page), page))
    one, several = _decided(clauses, page, short=len(text) <= SHORT), read_several(clauses, page)
    if not several and (numbered := by_number(lines)):
        return _word_by_number(one, numbered, page)
    alike = len({(decision.action, decision.until) for decision in several}) <= 1
    return Word(one if alike and (several or not _is_of_several(clauses)) else None, several)


def _without_nod(clauses: list[Clause]) -> list[Clause]:
    """The clauses without a 好的 that only opens an answer: what decides stands behind it."""
    others = clauses[1:]
    nods = any(clause.verdict not in SILENT for clause in others) and tidy(fold(clauses[0].text)) in _NODS
    return others if nods else clauses


def _is_of_several(clauses: list[Clause]) -> bool:
    """Whether several are named where something is decided: what is not said of each of them is said of none."""
    return len({name for clause in clauses if clause.verdict not in SILENT for name in clause.people}) > 1


def _word_by_number(one: Decision | None, items: list[Numbered], page: Page) -> Word:
    """What is decided by number; else of whom the answer names; else what the first item says, if it alone decides."""
    each = [_decided_in(item, page) for item in items]
    if decided := _decided_by_number(items, each):
        return Word(one and structs.replace(one, listed=True), decided)
    if one is None:
        return Word()
    first, *others = each
    alone = first is not None and not any(others) and _gist(one) == _gist(first)
    return Word(structs.replace(one, listed=True) if alone or one.person is not None else None)


def _gist(decision: Decision) -> tuple[Action, dt.date | None]:
    return decision.action, decision.until


def _decided_in(item: Numbered, page: Page) -> Decision | None:
    """What an item decides, as an answer of its own."""
    text = "\n".join(told.value for told in item.lines)
    return _decided(_clauses(item.lines, page), page, short=len(text) <= SHORT)


def _decided_by_number(items: list[Numbered], each: list[Decision | None]) -> tuple[Decision, ...]:
    """A decision on each number; none at all where one of the items decides nothing.

    Where an item names its person, the numbers are the answer's own, and the name says who is meant.
    """
    decided: list[Decision] = []
    for item, decision in zip(items, each, strict=True):
        if decision is None or (decision.person is not None and len(item.numbers) != 1):
            return ()
        named = decision.person is not None
        if not item.numbers:
            decided.append(structs.replace(decision, rest=True))
        decided += [structs.replace(decision, number=None if named else number) for number in item.numbers]
    said_of = {(decision.person, decision.number) for decision in decided}
    return tuple(decided) if len(decided) == len(said_of) <= MOST_PEOPLE else ()


def _says_one(text: str) -> bool:
    """Whether a single 1 or +1 is all there is; -1 is a vote against in some houses, so it is asked about."""
    if text.lstrip().startswith(("-", "－", "−", "–", "—")):
        return False
    return bool(_ONE.fullmatch(fold(tidy(text)) or fold(text).strip())) or fold(text).strip(" 。.!") in {"+1", "1"}


def _own_lines(page: Page) -> list[Statement]:
    """The lines as they stand: an answer's labels (续期至：7月15日) are words like any other."""
    if page.mail.tables:
        return []
    lines = [(line.number, line.text.strip()) for line in page.mail.new_lines[:MOST_LINES]]
    told = [Statement(None, with_last_day(text, page.sent), number, text) for number, text in lines if text]
    return without_signature(told, page)


def _clauses(lines: list[Statement], page: Page) -> list[Clause]:
    whole = fold("\n".join(told.value for told in lines))
    names = tuple(name for name in _names(page) if name in whole)
    lines = items_of(lines, names)
    clauses: list[Clause] = []
    first = True
    for told in lines:
        for part in _CLAUSE.finditer(_parted(told.value)):
            clauses.append(_clause(part[0], told, first, names, page))
            ends = _SENTENCE_END.search(part[0]) is not None
            first = first and not (ends and clauses[-1].verdict != "none")
        first = first and not any(clause.verdict != "none" for clause in clauses)
    return clauses


def _parted(text: str) -> str:
    """The text with a comma where a clause ends without one, and without whom it addresses."""
    text = _STOP.sub("。", _REFUSED.sub(r"\1, ", _MENTION.sub("", text)))
    return _BEFORE_THE_REST.sub("，", _BRACKET.sub(r"，\1", text))


def _clause(text: str, told: Statement, first: bool, names: tuple[str, ...], page: Page) -> Clause:
    said = of_the_rest(text)
    if said is None:
        return read_clause(text, told, first, names, page)
    return structs.replace(read_clause(said, told, first, names, page), text=text.strip(), rest=True)


def _names(page: Page) -> tuple[str, ...]:
    """Words that are names here: of the mail's people, and what the subject of the question named."""
    boxes = [box.name for box in (*page.mail.to, *page.mail.cc, *page.mail.senders)]
    subject = [word for word in re.split(r"[\s：:，,【】\[\]|]+", page.subject) if len(word) > 1]
    known = [person.name for person in page.known.people] if page.known else []
    people = [fold(name) for name in (*boxes, *known) if len(name) > 1]
    projects = [fold(word) for word in subject if word.endswith(("项目", "平台", "系统")) or looks_like_name(word)]
    return tuple(sorted({*people, *projects}, key=len, reverse=True))


def _decided(clauses: list[Clause], page: Page, *, short: bool) -> Decision | None:
    counted = [clause for clause in clauses if not _is_aside(clause)]
    if any(clause.verdict in _GIVEN and _OWN.match(fold(clause.text)) for clause in counted):
        counted = [clause for clause in counted if not (clause.reported and clause.verdict == "doubt")]
    deciding = [clause for clause in counted if clause.verdict not in {"none", "bare", "doubt"}] or [
        clause for clause in counted if clause.verdict == "bare"
    ]
    if any(clause.verdict == "doubt" for clause in counted) or _says_two_things(clauses):
        return None
    if not short:
        deciding = [clause for clause in deciding if clause.first_sentence] if _opens(counted) else []
    if {clause.verdict for clause in deciding} <= {"yes", "bare"} and (
        any(map(_conditions, counted)) or _only_received(deciding, counted) or _speaks_of_somebody(deciding, counted)
    ):
        return None
    decision = _combined(deciding, _reason(clauses), page) if deciding else None
    return structs.replace(decision, beside=_beside(decision, clauses, page)) if decision is not None else None


def _beside(decision: Decision, clauses: list[Clause], page: Page) -> tuple[str, ...]:
    """Whom the answer names besides the one whom it decides about and its writer."""
    named = dict.fromkeys(name for clause in clauses for name in clause.people)
    return tuple(name for name in named if name != decision.person and fold(name) not in own_names(page))


_GIVEN: Final = _OF_ITS_OWN | {"yes"}
_OWN: Final = Pattern(r"(?:我(?!们?[和与跟])|本人)")
"""许南星本人同意，我也同意: the sender's own word stands beside what is reported."""


def _says_two_things(clauses: list[Clause]) -> bool:
    """Whether people named get different verdicts (OK，甲继续，乙撤), or an aside decides something of its own.

    全部同意，许南星7月31日 says two things of 许南星.
    """
    named = [clause for clause in clauses if clause.people and clause.verdict != "none"]
    several = len({name for clause in named for name in clause.people}) > 1
    everybody = any(not clause.people and _EVERYBODY.match(fold(clause.text)) for clause in clauses)
    differ = several and len({(clause.verdict, clause.date) for clause in named}) > 1
    aside = any(_is_aside(clause) and _decides(clause) for clause in clauses)
    rest = any(clause.rest for clause in clauses)
    return differ or aside or rest or (everybody and named != []) or _alone_before_verdicts(clauses)


def _alone_before_verdicts(clauses: list[Clause]) -> bool:
    """Whether names stand in clauses of their own and the verdicts differ: 甲，同意。乙，按期撤场."""
    silent = [clause for clause in clauses if clause.verdict == "none"]
    named = [clause for clause in silent if clause.filling or tidy(clause.text) in clause.people]
    alone = {name for clause in named for name in clause.people}
    given = {"yes" if clause.verdict == "bare" else clause.verdict for clause in clauses} - {"none"}
    return len(alone) > 1 and len(given) > 1


def _decides(clause: Clause) -> bool:
    """Whether an aside decides something; who is named with a day in one that does not read may be such a thing."""
    return clause.verdict in _OF_ITS_OWN or (
        clause.date is not None and (clause.verdict == "doubt" or clause.people != ())
    )


def _only_received(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a weak word of consent stands beside 收到: 好的，收到 has read the question, and may not answer it."""
    return not _is_strong(deciding) and any(_RECEIVED.search(fold(clause.text)) for clause in counted)


def _speaks_of_somebody(deciding: list[Clause], counted: list[Clause]) -> bool:
    """Whether a weak word stands beside what is said of somebody and does not read: 好的，许南星还要用."""
    said = (clause for clause in counted if clause.verdict == "none" and not clause.filling)
    return not _is_strong(deciding) and any(clause.people for clause in said)


def _is_strong(deciding: list[Clause]) -> bool:
    return any(STRONG_YES.search(fold(clause.text)) for clause in deciding)


def _conditions(clause: Clause) -> bool:
    """Whether a clause beside consent may be a condition: it has a day of its own, or a word such as 先 or 等."""
    dated = clause.date is not None and not _SOON.search(clause.date)
    return clause.shaky or (clause.verdict == "none" and dated)


def _is_aside(clause: Clause) -> bool:
    return not clause.first_sentence and _ASIDE.match(fold(clause.text)) is not None


def _opens(clauses: list[Clause]) -> bool:
    """Whether the first clause of a long answer is itself a verdict."""
    return bool(clauses) and clauses[0].verdict != "none"


def _combined(deciding: list[Clause], reason: str | None, page: Page) -> Decision | None:
    """One decision of the clauses that decide, or None where they do not agree on one."""
    verdicts: set[Verdict] = {"yes" if clause.verdict == "bare" else clause.verdict for clause in deciding}
    people = {name for clause in deciding for name in clause.people}
    dated = [clause for clause in deciding if clause.date and clause.verdict in {"extend", "leave"}]
    if len({clause.date for clause in dated}) > 1 or (len(people) > 1 and not _same_for_all(deciding)):
        return None
    action = next((action for allowed, needed, action in _COMBINED if needed <= verdicts <= allowed), None)
    if action is None or (action == "extend" and deciding[-1].verdict == "no"):
        return None
    person = next(iter(people)) if len(people) == 1 else None
    if action == "extend" or (action == "release" and "leave" in verdicts and _needs_day(deciding, dated)):
        return _dated(action, dated, reason, person, page)
    source = deciding[0].statement.source("decision")
    everybody = len(deciding) == 1 and _EVERYBODY.match(fold(deciding[0].text)) is not None
    said = None if action == "approve" else reason
    return Decision(
        action,
        None,
        said,
        person,
        source,
        as_planned=action == "release" and "planned" in verdicts,
        of_staying=action in {"approve", "decline"} and all(map(is_of_staying, deciding)),
        everybody=everybody,
    )


def _same_for_all(deciding: list[Clause]) -> bool:
    """Whether every person named gets the same verdict and day: only then is it one decision."""
    said = {(clause.verdict, clause.date) for clause in deciding}
    return len(said) == 1 and all(clause.people for clause in deciding)


_COMBINED: Final[tuple[tuple[frozenset[str], frozenset[str], Action], ...]] = (
    (frozenset({"yes"}), frozenset({"yes"}), "approve"),
    (frozenset({"yes", "extend"}), frozenset({"extend"}), "extend"),
    (frozenset({"no", "extend"}), frozenset({"no", "extend"}), "extend"),
    (frozenset({"no", "planned"}), frozenset({"no"}), "decline"),
    (frozenset({"yes", "planned"}), frozenset({"planned"}), "release"),
    (frozenset({"yes", "leave", "no"}), frozenset({"leave"}), "release"),
)
"""What clauses of several verdicts come to: those allowed, those needed, the action. A refusal with another day is a
counter-proposal."""


def _needs_day(deciding: list[Clause], dated: list[Clause]) -> bool:
    """Whether a word of leaving has, or must have, a day: 撤场 alone means as planned, 提前撤场 does not."""
    return bool(dated) or any("提前" in clause.text for clause in deciding)


def _dated(action: Action, dated: list[Clause], reason: str | None, person: str | None, page: Page) -> Decision | None:
    """The decision with its day, or None when the day cannot be read: it is then asked for."""
    if not dated or dated[0].date is None or "旬" in dated[0].date:
        return None  # a third of a month (中旬) names no day
    until = last_day(dated[0].date, page.sent)
    return Decision(action, until, reason, person, dated[0].statement.source("until")) if until else None


def _explains(clause: Clause) -> bool:
    """Whether a clause says why."""
    return bool(clause.tail) or (clause.verdict == "none" and not _is_aside(clause))


def _reason(clauses: list[Clause]) -> str | None:
    """What else is said: why."""
    texts = [clause.tail or clause.text for clause in clauses if _explains(clause)]
    texts = [text for text in texts if not is_courtesy(fold(text)) and len(tidy(text)) > 1]
    joined = BECAUSE.sub("", tidy("".join(texts).replace("\n", "，")))
    return (joined if "(" in joined or "（" in joined else joined.rstrip(")）")) or None
