"""In which orders words name who holds an office, and who is to hold it from now on (D9)."""

from __future__ import annotations

from typing import Final

from parsers.notices.people.lead_words import OFFICES, VOCABULARY, cut, speaks_of_office
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated, is_single_day, periods
from parsers.notices.words.topics import LENDS, without_courtesy
from parsers.patterns import Pattern

_HIS: Final = "(OF | FRESH | THE | PLACE | OTHER ALSO)* TITLE CHOICE?"
_WHEN: Final = "(AS_OF | DAY)?"
_BEGINS: Final = "(START | MARK | COLON | AND | DAY | AS_OF | TALK)"
_NEXT: Final = f"({_BEGINS} | GAP)"
_FROM_DAY: Final = "(ON? (AS_OF | DAY) MARK?)?"
_AT: Final = "(AT THE? (RUN | PLACE))?"
_AT_PLACE: Final = "(AT THE? (RUN | PLACE)+)?"
_NAMED_TOO: Final = "(MARK TITLE MARK)"
"""the R&D lead (研发负责人)."""
_IT: Final = "(OF? (CHOICE | TITLE))? (MARK | END)"
_OVER: Final = "(MARK | END)"
_HIS_OR_NOT: Final = "((OF | FRESH | THE | PLACE | OTHER ALSO)* TITLE CHOICE?)?"
_ALL: Final = "new:( RUN (AND RUN)* )"
"""A second name is read, too: an office is one person's, and who it is will be asked about."""
CHANGED: Final = VOCABULARY.wordings(
    # 研发负责人由方启明变更为沈知微, R&D lead -> Nora Lindqvist
    f"TITLE CHANGE? CHOICE? COLON? NOW? {_FROM_DAY} (BY old:RUN | was:RUN)? {_FROM_DAY} FORMALLY? BECOMES COLON? "
    f"(BY | IS)? {_ALL}",
    # 由沈知微接替方启明，担任研发负责人
    f"(BY | APPOINTS)? new:RUN {_WHEN} (SUCCEEDS | REPLACES) old:RUN (MARK? SERVES | AS)? {_HIS} !( SUPPORTS )",
    # 由沈知微接替研发负责人方启明; 接任研发负责人
    f"(BY | {_NEXT}) new:RUN {_WHEN} (SUCCEEDS | FOLLOWS) {_HIS} (old:RUN !( RUN ) | !( RUN )) !( CHANGE | SUPPORTS )",
    # 方启明不再担任研发负责人，由沈知微接任
    f"old:RUN (BECAUSE ANY{{1,4}}?)? NO_LONGER {_HIS} MARK "
    "(NOW | AS_OF)? (BY | BECOMES)? new:RUN (SUCCEEDS | SERVES | ANSWERS)",
    # 由沈知微担任研发负责人，方启明不再担任; 任命沈知微为研发负责人，方启明不再担任该职务
    f"(BY | APPOINTS | {_NEXT}) new:RUN {_WHEN} (SERVES | IS | AS) {_HIS} MARK was:RUN NO_LONGER {_IT}",
    # 研发负责人由沈知微担任，方启明不再担任
    f"TITLE CHOICE? {_WHEN} BY new:RUN SERVES MARK was:RUN NO_LONGER {_IT}",
    # 研发负责人（方启明）由沈知微接任, 研发负责人由沈知微接替方启明, 方启明的研发负责人工作由沈知微接手
    f"TITLE (CHOICE | was:RUN)? {_WHEN} BY new:RUN (SUCCEEDS | FOLLOWS | REPLACES) old:RUN? (MARK | END)",
    # 研发负责人调整：方启明→沈知微
    "TITLE CHANGE (COLON | MARK) BY? old:RUN BECOMES new:RUN (MARK | END)",
    # 方启明休假期间由沈知微代理研发负责人: whether it is for good is asked (`unsettled`)
    f"(BY | {_NEXT}) new:RUN {_WHEN} STANDS_IN {_HIS}",
    # 研发负责人暂由白一舟代理
    "TITLE CHOICE? (STILL | NOW)? (BY | TENTATIVE) new:RUN STANDS_IN (MARK | END)",
    # Ethan Brooks will be replaced by Nora Lindqvist as R&D lead
    f"old:RUN REPLACED_BY new:RUN AS {_HIS}",
    # 原研发负责人方启明因休假，由沈知微接任
    "TITLE was:RUN (BECAUSE ANY{1,4}?)? MARK (NOW | AS_OF)? BY? new:RUN (SUCCEEDS | FOLLOWS) (MARK | END)",
    # Nora Lindqvist takes over from Ethan Brooks as R&D lead
    f"new:RUN TAKES FROM old:RUN AS {_HIS}",
    # Nora Lindqvist takes over as R&D lead of Star River from Ethan Brooks
    f"new:RUN TAKES AS? {_HIS} {_AT} (FROM old:RUN)?",
    # the R&D lead changes from Ethan Brooks to Nora Lindqvist
    "TITLE CHOICE? MOVES (FROM old:RUN)? TO new:RUN",
    # the R&D lead of Star River is Nora Lindqvist instead of Ethan Brooks
    f"THE? TITLE {_NAMED_TOO}? {_AT_PLACE} (NOW | AS_OF)? (IS | WILL_BE) (NOW | AS_OF)? new:RUN (NOW | AS_OF)? MARK? "
    "INSTEAD old:RUN",
    # Ethan Brooks hands over the R&D lead role to Nora Lindqvist
    f"old:RUN HANDS {_HIS} {_AT} TO new:RUN",
    # 研发负责人以后是沈知微; 今后研发负责人由沈知微担任
    f"TITLE CHOICE? FROM_NOW_ON ONLY? (IS | BY) new:RUN SERVES? {_OVER}",
    f"({_BEGINS} | GAP) FROM_NOW_ON MARK? (OF | PLACE | THE | RUN PLACE){{0,4}} TITLE CHOICE? (NOW | ONLY)? (IS | BY) "
    f"new:RUN SERVES? {_OVER}",
    # 原研发负责人方启明因工作调整不再兼任，自6月1日起研发负责人为沈知微
    f"TITLE was:RUN (BECAUSE ANY{{1,8}}?)? NO_LONGER {_HIS_OR_NOT} MARK {_FROM_DAY} (OF | PLACE | THE | FRESH){{0,4}} "
    f"TITLE CHOICE? (NOW | ONLY)? (IS | BY | COLON) new:RUN SERVES? {_OVER}",
    # 研发负责人误写为方启明，应为沈知微; 研发负责人写错了，应为沈知微
    "TITLE (MISWRITTEN old:RUN | WRONG) MARK NOW? IS new:RUN (MARK | END)",
    # 前任研发负责人方启明，现任沈知微
    "PAST TITLE (IS | COLON)? old:RUN MARK FRESH (IS | COLON)? new:RUN (MARK | END)",
    # 新任研发负责人为沈知微; 研发负责人变更：沈知微
    f"FRESH TITLE (IS | WILL_BE | BY | COLON) {_ALL}",
    f"TITLE CHANGE COLON {_ALL} (MARK | END)",
    # Nora Lindqvist will be the new R&D lead
    f"({_BEGINS} | BY) new:RUN (IS | WILL_BE | SERVES) THE? FRESH TITLE",
    "APPOINTS new:RUN (IS | SERVES | AS) THE? FRESH TITLE",
)
NAMED: Final = VOCABULARY.wordings(
    # 由沈知微担任研发负责人, 聘任沈知微为星河数据治理项目研发负责人
    f"(BY | APPOINTS) {_ALL} {_WHEN} (SERVES | IS | AS) {_HIS} !( CHANGE )",
    # 沈知微担任研发负责人, Nora Lindqvist will be the R&D lead
    f"{_NEXT} new:RUN {_WHEN} (SERVES | WILL_BE) AS? {_HIS} !( CHANGE )",
    # 沈知微是研发负责人
    f"(START | MARK | COLON) new:RUN IS {_HIS} (MARK | END)",
    # 本项目的研发负责人为沈知微
    f"(START | MARK | COLON) {_FROM_DAY} (OF | PLACE | THE | NOW){{0,4}} TITLE CHOICE? (STILL | NOW)? IS "
    f"new:RUN {_OVER}",
    # 研发负责人仍由方启明担任
    f"TITLE CHOICE? (STILL | NOW)? {_FROM_DAY} BY new:RUN (SERVES | ANSWERS)",
    # 研发负责人增加沈知微: a second one, whom nobody records
    f"TITLE CHOICE? ADDS {_ALL} (END | MARK)",
    # the R&D lead is Nora Lindqvist
    f"THE TITLE {_NAMED_TOO}? {_AT_PLACE} (IS | WILL_BE) new:RUN (END | MARK)",
)
_CLAUSE: Final = Pattern(r"(?:^|[,，])[^,，]{1,100}")
BARE: Final = VOCABULARY.wordings("TITLE new:( RUN (AND RUN)* ) (END | MARK | GAP | AND &( OTHER ))")
"""项目经理黄俊杰: read where nobody but a known person, or what looks like a name, can be meant."""

HELD_BY_NOBODY_NAMED: Final = VOCABULARY.wordings(
    f"SERVES {_HIS} (MARK | END)",
    f"NO_LONGER {_HIS} (MARK | END)",
    # 研发负责人换人; 研发负责人暂定方启明
    "TITLE (CHOICE | PLACE)? NOW? IS_ANOTHER (MARK | END)",
    "TITLE CHOICE? NOW? TENTATIVE (IS | COLON)? RUN (MARK | END)",
)
"""并担任研发负责人; 方启明不再担任研发负责人: whom the office is to have is not told, or not with it."""


def changes_an_office(folded: str, roll: Roll) -> bool:
    """Whether a line (folded) says who holds an office now: then nobody's place in the project is meant (D4, D9)."""
    sentences = (cut(folded, office, roll) for office in OFFICES)
    return any(wording.stands_in(sentence) for sentence in sentences if sentence for wording in CHANGED)


def without_office(sentence: str, roll: Roll) -> str:
    """A sentence without the clauses at its end that name who leads or manages: they are read by themselves.

    许南星6月22日-9月30日支撑，研发负责人由顾南舟担任. A clause with days, or one that names nobody, stays; one that is
    the whole sentence, and says no more than since when, is none of those lent: 自6月15日起由顾南舟担任研发负责人.
    """
    clauses = [found[0] for found in _CLAUSE.finditer(sentence)] if speaks_of_office(fold(sentence)) else []
    end = len(sentence)
    for clause in reversed(clauses[1:]):
        if not sentence.endswith(clause, 0, end) or not _only_names_holder(fold(clause), roll):
            break
        end -= len(clause)
    rest = sentence[:end] if is_dated(fold(sentence[:end])) else sentence
    return "" if _begins_to_hold(rest, roll) else rest


def _begins_to_hold(sentence: str, roll: Roll) -> bool:
    """Whether a sentence says since when one person holds an office, and no more: 自6月15日起由甲担任…."""
    folded = without_courtesy(fold(sentence))
    spans = periods(folded)
    if len(spans) != 1 or LENDS.told_in(folded) or len(roll.named_in(sentence)) != 1:
        return False
    start, end = spans[0]
    return is_single_day(folded[start:end].removesuffix("开始").removesuffix("起")) and _names_holder(folded, roll)


def _only_names_holder(clause: str, roll: Roll) -> bool:
    return not is_dated(clause) and _names_holder(clause, roll)


def _names_holder(folded: str, roll: Roll) -> bool:
    sentences = (cut(folded, office, roll) for office in OFFICES)
    named = (*CHANGED, *NAMED, *BARE)
    return any(wording.stands_in(sentence) for sentence in sentences if sentence for wording in named)
