"""The lines of a mail as statements: labelled values, and what stands without a label.

One line may hold several fields ("人员：甲；周期：6月1日-6月30日"), and a label at the end of a line has its value
on the next ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice, takewhile, zip_longest
from typing import Final

from msgspec import Struct, structs

from parsers.message import Line
from parsers.notices.layout.asides import duty_in, is_aside
from parsers.notices.layout.marks import FOREIGN, Mark, effort_in_brackets, heading, marks, opening
from parsers.notices.layout.paragraphs import before_next_item, before_next_owner, by_roles, head_and_lent, sentences_of
from parsers.notices.layout.signed_numbers import is_signed_effort
from parsers.notices.layout.written_out import written_out
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import EFFORTS, FIELD_OF, STRONG, Field
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import ROLE, is_role
from parsers.notices.words.spans import first_period, has_range, is_dated, is_effort
from parsers.notices.words.topics import ESTIMATED, is_courtesy, without_courtesy
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.notice import Source

LONGEST_LINE: Final = 4000
MOST_LINES: Final = 1000
MOST_FOLLOWING: Final = 100
LONGEST_VALUE: Final = 100
LONGEST_LABEL: Final = 6


_LENDER: Final = "借出人"
_LENT_OR_BORROWS: Final = Pattern(r"\W*(?:被借|借[入用]人)")
_OF_ONE_SENTENCE: Final = frozenset({"period", "start", "end", "estimated", "support", "release_on", "until"})
_THE_SAME: Final = frozenset({"同上", "同前", "同上。", "ditto"})
_EFFORT_UNDER_A_LABEL: Final = Pattern(
    r"[^\w]{0,8}(?P<label>\w(?:[\w /()&]|(?<=[a-z])\.){0,29}?)(?:\s?[:=]\s?|\s{2,12})(?:约|共)?(?P<value>.{1,30})$"
)
_NAMES_EFFORT: Final = Pattern(r"人[天日](?!数?/)|工时|工作量|(?:协调|评估|支[撑援持]|投入)[量额]|[额配定]额|额度|配额")
"""总人天, 结算工时: a label whose bare number is one of person-days."""
_OF_ANOTHER_SORT: Final = Pattern(r"单?价|日均|[均每][日天周]|编号|系数|折扣|比例|率|[上下]限|标准|小时")
_BARE: Final = Pattern(r"\s?(\d{1,3}(?:\.\d)?)\s?天?\s?")
_OF_EACH: Final = Pattern(r"^\s?(?:每人|各自?)")
_NOT_LENT: Final = Pattern(r"剩余|结余|已[用投消完]|累计|超出|消耗|未用|原")
"""剩余工作量：5人天 is not what is lent."""
_SUMS: Final = Pattern(r"[合总小共]计|总|汇总|total|sum")
BESIDE_A_HEAD: Final = "项目经理"
"""The label of what a line goes on with behind who manages or leads."""
TOTAL: Final = "合计"
"""The label of what adds up several efforts, whatever it is called."""
_AGREED: Final = Pattern(
    r"(?P<first>[^,，;；]{2,12})[,，;；]\s?(?:协调|支撑|实际|投入|约定|(?:双方|我方)?(?:谈[好定妥]|说好|商定|最终|最后)(?:按照?)?|按照?)"
    r"(?P<second>[^,，;；]{2,12}?)(?:来?(?:计?算|计|执行|结算|核算))?[。.]?\s*"
)
_SENTENCE_ENDS: Final = Pattern(r"[。；;]")
_HEADS: Final = frozenset({"manager", "lead"})
_MEMBERS_LED: Final = Pattern(r"^\s*(?:项目组?)?成员(?:为|有|是|包括)?")
"""What a sentence goes on with behind an office: those who are lent, each with a role."""
_ENUMERATOR: Final = Pattern(r"\W*(?:[a-z]|\d{1,2}|[一二三四五六七八九十]{1,3})\W*")


class Statement(Struct, frozen=True):
    """A value of the mail with the field its label names (None: no label), and the line it stands in."""

    field: Field | None
    value: str
    number: int
    line: str
    label: str = ""
    unit: str = ""
    """What the label says in brackets: 预估开发时间（人天）."""
    colon: bool = False
    """Of a value without label: whether it ends with a colon, as a salutation or a heading does."""
    repeated: bool = False
    """Of a table's cell: whether it is the merged one of the row above once more."""

    @property
    def strong(self) -> bool:
        """Whether the label says by itself that people are lent."""
        return self.label in STRONG

    def source(self, field: str) -> Source:
        """Where this stood, as a record keeps it."""
        return Source(field, self.number, self.line)


def read_statements(lines: Iterable[Line]) -> tuple[Statement, ...]:
    """Every statement of the mail, in order."""
    found: list[Statement] = []
    for line in islice(lines, MOST_LINES):
        shown = line.text[:LONGEST_LINE].strip()
        for text in sentences_of(line.text[:LONGEST_LINE]):
            found += [structs.replace(told, number=line.number, line=shown) for told in _of_sentence(text)]
    return tuple(_with_the_same(_with_following(_without_lender(_with_first_estimate(found)))))


def _with_first_estimate(found: list[Statement]) -> list[Statement]:
    """The statements; 原预估：20人天 beside what was agreed is the estimate, where nothing else is told of before."""
    fields = {told.field for told in found}
    before = [told for told in found if told.field == "note" and FIELD_OF.get(told.label, "note") != "note"]
    if len(before) != 1 or FIELD_OF[before[0].label] != "estimated" or "estimated" in fields or "support" not in fields:
        return found
    return [structs.replace(told, field="estimated") if told is before[0] else told for told in found]


def _without_lender(found: list[Statement]) -> list[Statement]:
    """The statements; 借出人 is who lends, where another label says who is lent, or who borrows: 被借调人员, 借入人."""
    if not any(told.label == _LENDER for told in found):
        return found
    others = any(_LENT_OR_BORROWS.match(told.label or told.line) for told in found)
    return [structs.replace(told, field="note") if others and told.label == _LENDER else told for told in found]


@remembered
def _of_sentence(text: str) -> tuple[Statement, ...]:
    """The statements of a sentence, wherever it stands."""
    return tuple(_stated(written_out(text)))


def _stated(text: str) -> Iterator[Statement]:
    folded = fold(text)
    found = marks(folded) or tuple(filter(None, [opening(folded) or heading(folded)]))
    if not found and (effort := _unnamed_effort(text, folded)) is not None:
        yield effort
        return
    head = text[: found[0].start] if found else text
    if is_courtesy(folded):
        return
    if tidy(head) and not (found and _ENUMERATOR.fullmatch(fold(head))):
        yield from _unlabelled(head)
    for mark, following in zip_longest(found, found[1:]):
        value = text[mark.end : following.start if following else len(text)]
        value = before_next_item(value, text).rstrip(" 【[") if following else value
        field, label = _in_force(mark, value)
        value, owner = before_next_owner(value) if following and field in _OF_ONE_SENTENCE else (value, "")
        value, stop, rest = _of_one_sentence(value) if field in _OF_ONE_SENTENCE else _of_dated_people(mark, value)
        value = _closed(without_courtesy(value)) if field in EFFORTS else value
        value = _IN_BRACKETS.sub(r"\1", re.sub(r"(?<=\S)\s?[/／]\s*$", "", value))
        value, agreed = _two_efforts(value) if field == "estimated" else (value, "")
        value, behind = _with_clause_behind(value) if field in EFFORTS else (value, ())
        value, lent = head_and_lent(value) if field in _HEADS else (value, "")
        value, members = _head_and_members(value, following) if field in _HEADS and not lent else (value, "")
        yield from _in_label(mark, field)
        yield Statement(field, value if field in EFFORTS else tidy(value), 0, "", label, mark.unit)
        if agreed:
            yield Statement("support", agreed, 0, "")
        yield from behind
        if members:
            yield Statement(None, members, 0, "", BESIDE_A_HEAD)
        if stop and tidy(rest):
            yield Statement(None, rest.strip(), 0, "")
        if owner:
            yield Statement(None, owner, 0, "")
        if lent:
            yield from _unlabelled(lent)


def _unlabelled(text: str) -> Iterator[Statement]:
    for told in filter(tidy, by_roles(text)):
        yield Statement(None, told, 0, "", colon=told.endswith((":", "：")))


def _in_label(mark: Mark, field: Field | None) -> Iterator[Statement]:
    """What a label says besides: 前端支撑人员 as what, 支撑人员（6.1-6.30） when."""
    if mark.role:
        yield Statement("role", mark.role, 0, "")
    if field == "person" and has_range(fold(mark.unit)):
        yield Statement("period", mark.unit.strip(" ()（）"), 0, "")


def _head_and_members(value: str, following: Mark | None) -> tuple[str, str]:
    """项目经理为黄俊杰，后端许南星、前端白一舟: who holds the office, and whom the line goes on with, or "".

    Whom it names with nothing else, and no label of days behind them, may hold the office, too: they stay in the value.
    """
    head, comma, rest = value.partition("，") if "，" in value else value.partition(",")
    if not comma or len(value) > LONGEST_VALUE or not looks_like_name(head.strip()):
        return value, ""
    days = first_period(fold(rest))
    named = _MEMBERS_LED.sub("", rest[: days.start] if days else rest)
    people = read_people(without_filler(tidy(named)), _NOBODY_KNOWN, strict=True)
    lent = days is not None or (following is not None and FIELD_OF[following.label] in _OF_ONE_SENTENCE)
    lent = lent or any(one.role for one in people.names)
    return (head, tidy(rest)) if lent and people.names and not people.rest else (value, "")


def _two_efforts(value: str) -> tuple[str, str]:
    """预估5人天，协调8人天: the estimate, and what is agreed beside it ("" where there is no other effort)."""
    found = _AGREED.fullmatch(value)
    if found is None or not (is_effort(fold(found["first"]).strip()) and is_effort(fold(found["second"]).strip())):
        return value, ""
    return found["first"].strip(), found["second"].strip()


_NEXT_IN_ENGLISH: Final = Pattern(
    r"(?P<effort>\s?\d{1,3}(?:\.\d)? (?:person|man)[- ]?days?)\.\s{1,3}(?P<rest>[A-Z][^\u4e00-\u9fff]*)"
)
"""Agreed effort: 40 person-days.| Please grant him access."""


def _with_clause_behind(value: str) -> tuple[str, tuple[Statement, ...]]:
    """协调12人天，主要负责接口: the effort, and the clause behind it where that says what for: a role, or any work."""
    if (sentence := _NEXT_IN_ENGLISH.fullmatch(value)) is not None:
        return sentence["effort"], (Statement(None, sentence["rest"].strip(), 0, ""),)
    effort, _, clause = value.partition("，")
    whole = len(tidy(clause)) > _SHORTEST_CLAUSE and is_effort(fold(effort).strip())
    duty = duty_in(clause) if whole else ""
    works = whole and _WORKS.match(fold(clause)) is not None and "，" not in clause
    if not duty and not (works and is_aside(f"，{clause}", _NOBODY_KNOWN)):
        return value, ()
    return effort, (Statement("role" if duty else None, duty or tidy(clause), 0, ""),)


def _with_the_same(told: Iterable[Statement]) -> Iterator[Statement]:
    """The statements; 同上 under a label is what stood under that label before."""
    before: dict[Field, str] = {}
    for one in told:
        again = one.field is not None and one.value in _THE_SAME and before.get(one.field)
        if one.field is not None and not again:
            before[one.field] = one.value
        yield structs.replace(one, value=again) if again else one


def _unnamed_effort(text: str, folded: str) -> Statement | None:
    """An effort under a label that is none of ours (Support: 10 person-days): whatever it is called, it is one."""
    found = _EFFORT_UNDER_A_LABEL.match(folded)
    if found is None:
        return None
    label = re.sub(r"^\d{1,2}\s?\)\s*", "", text[found.start("label") : found.end("label")].strip())
    return effort_under(label, text[found.start("value") : found.end("value")])


def effort_under(label: str, value: str) -> Statement | None:
    """The effort that a value is under a label that is none of ours: 实际 | 40人天; None where it is none."""
    told = fold(label)
    counts = _NAMES_EFFORT.search(told) is not None and not _OF_ANOTHER_SORT.search(told)
    if counts and (bare := _BARE.fullmatch(fold(value))) is not None:
        value = f"{bare[1]}人天"
    if not is_effort(tidy(_OF_EACH.sub("", fold(value)))):
        return None
    if looks_like_name(label) or is_role(told) or _NOT_LENT.match(label):
        return None
    field: Field = "estimated" if ESTIMATED.told_in(told) else "support"
    each = "每人" if label.startswith(("人均", "每人")) else ""
    return Statement(field, each + tidy(value), 0, "", TOTAL if _SUMS.search(told) else "")


def _of_one_sentence(value: str) -> tuple[str, str, str]:
    """The value of a label of days, cut where another sentence begins: 6月1日-9月30日；黄丽，支撑时间为…"""
    before, stop, rest = value.partition("。")
    if not stop and "；" in value.rstrip("； "):
        before, stop, rest = value.partition("；")
        if is_dated(fold(rest)) or not before.strip():
            return value, "", ""
    return before, stop, rest


def _of_dated_people(mark: Mark, value: str) -> tuple[str, str, str]:
    """The people of a label that has their days, cut where a sentence with days of its own begins."""
    found = _SENTENCE_ENDS.search(value) if has_range(fold(mark.unit)) else None
    if found is None or not is_dated(fold(value[found.end() :])):
        return value, "", ""
    return value[: found.start()], found[0], value[found.end() :]


def _closed(effort: str) -> str:
    """An effort without a bracket that belongs to the line around it; its sign stays: -3人天, 5~ are asked about."""
    bare = effort.strip(" |") if is_signed_effort(effort) else tidy(effort.strip(" \t\u3000()（）"))
    return bare if "(" not in fold(effort).strip(" (") else tidy(effort)


def _in_force(mark: Mark, value: str) -> tuple[Field, str]:
    """The field of a label and its name: 原支撑周期 and 变更前 are notes, 变更后 may be the period (D4)."""
    label = mark.label
    if mark.old or (FIELD_OF[label] in EFFORTS and _ALL_THE_TIME.fullmatch(fold(value))):
        return "note", label
    if value.strip() and _is_of_something_else(label, value):
        return "note", label
    if label in _BEFORE_AND_AFTER and _begins_with_days(value):
        return ("period" if label.endswith("后") else "note"), ""
    if label == _OF_THINGS and _OF_PEOPLE.fullmatch(fold(value)) is None:
        return "note", label
    if label == _HOURS and _begins_with_days(value):
        return "period", label
    return effort_in_brackets(FIELD_OF[label], label, mark.unit) or FIELD_OF[label], label


def _is_of_something_else(label: str, value: str) -> bool:
    """Whether a label has another meaning with this value: 项目经理 | 138 0571 2204, To: 黄俊杰."""
    if FIELD_OF[label] in _HEADS:
        return not any(map(str.isalpha, value))
    if label in _BEFORE_AND_AFTER and label.endswith("前") and _has_days_behind(value):
        return True  # 变更前：许南星 6月1日-6月30日
    return label in _SIDES and not is_dated(fold(value))


def _has_days_behind(value: str) -> bool:
    days = first_period(fold(value).strip())
    return days is not None and days.start > 0


def _begins_with_days(value: str) -> bool:
    days = first_period(fold(value).strip())
    return days is not None and not days.start


_WORKS: Final = Pattern(r"\s?(?:主要)?(?:负责|承担|从事)")
_SHORTEST_CLAUSE: Final = 3
"""12人天，左右 is said of the effort."""
_IN_BRACKETS: Final = Pattern(r"^\s*【([^【】]{1,60})】\s*$")
"""支撑人员：【许南星】."""
_KEPT: Final = (
    r"(?:保持|维持|仍|还是|都|均|也)?(?:不变|没变|没有变化|不动|不调整|不作调整|照旧|照前|[同如]前|同原(?:来|计划)?|[和跟同]?(?:原来|之前)一样"
    r"|no change|unchanged|as before)"
)
_ALL_THE_TIME: Final = Pattern(
    r"\W*+(?:[都均]|还|仍)?是?(?:全职|专职|全时|全程|全天|全勤|满勤|100\s?%|full.?time|全部计入项目)(?:投入|驻场|支[撑援持]|参与|在岗)?"
    rf"\W*+(?:{_KEPT}\W*+)?|\W*+(?:[1-9]\d?\s?%\W*+)?{_KEPT}\W*+"
)
"""投入：全职 is no number of person-days, and nothing to ask about; 工作量：不变 is the one on record (D4)."""
_HOURS: Final = "工作时间"
"""From nine to six, or from day to day."""
_OF_THINGS: Final = "数量"
_OF_PEOPLE: Final = Pattern(r"\W*(?:\d{1,2}|[一二两三四五六七八九十])\s?[名位人个]?\W*")
"""Two people, and not two servers."""
_SIDES: Final = frozenset({"from", "to", "从", "到"})
_BEFORE_AND_AFTER: Final = frozenset(
    f"{verb}{when}" for verb in ("变更", "调整", "更新", "修改", "更改") for when in "前后"
)


def _with_following(found: list[Statement]) -> Iterator[Statement]:
    """The statements, a label without value taking the lines that follow it."""
    at = 0
    while at < len(found):
        statement = found[at]
        at += 1
        if statement.field in _MANY or (statement.field is not None and not statement.value):
            taken = _taken(statement, found[at : at + MOST_FOLLOWING])
            at += len(taken)
            statement = _joined(statement, taken)
        yield statement


_BULLET: Final = Pattern(rf"^\s*(?:{NUMBER}|[-*·•])\s*")
_MANY: Final = frozenset({"person", "release_person"})
_DAYS_OR_EFFORT: Final = Pattern(
    r"\d\s?[月/.-]\s?\d|月底|人天|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d|person-days"
    r"|\d(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_NOBODY_KNOWN: Final = Roll()
_FAR: Final = 2
"""How far a line is from its label that an empty line parts; a table has two rows at the least."""


def _taken(label: Statement, after: list[Statement]) -> list[Statement]:
    """The unlabelled lines that are the value of `label`: of people as many as follow, else the next line.

    None where a table stands between them: that is the value.
    """
    if after and after[0].number - label.number > _FAR:
        return []
    if label.field not in _MANY:
        return [told for told in after[:1] if _may_follow(told) and not FOREIGN.match(fold(told.value))]
    taken: list[Statement] = []
    for statement in after:
        apart = (taken or [label])[-1].number + 1 < statement.number and (taken or label.value)
        if (
            apart
            or _of_another(statement)
            or statement.value.endswith("的")
            or not _may_follow(statement)
            or speaks_of_office(fold(statement.value))
            or _DAYS_OR_EFFORT.search(fold(statement.value))
        ):
            break
        taken.append(statement)
    if not label.value:
        return taken
    enclosed = len(taken) < len(after) and after[len(taken)].field is not None
    return [*takewhile(partial(_is_names, strict=not enclosed), taken)]


def _of_another(statement: Statement) -> bool:
    """Whether a line has a label of its own that is neither a role nor a name: 事项：提前撤场."""
    label = FOREIGN.match(fold(statement.value))
    if label is None:
        return False
    words = tidy(_bare(statement)[: label.end()].rstrip(":： ").partition("：")[0].partition(":")[0])
    return not (ROLE.match(fold(words)) or looks_like_name(words) or len(words) > LONGEST_LABEL)


def _may_follow(statement: Statement) -> bool:
    """Whether a line may belong to the label above it."""
    courteous = is_courtesy(fold(statement.value))
    return statement.field is None and not statement.colon and not courteous and len(statement.value) < LONGEST_VALUE


def _is_names(statement: Statement, *, strict: bool) -> bool:
    """Whether a line goes on with a list of people; below the last label it must be clearly so."""
    people = read_people(_bare(statement), _NOBODY_KNOWN, strict=strict)
    return bool(people.names) and not people.rest


def _bare(statement: Statement) -> str:
    """A line without its number or bullet."""
    return _BULLET.sub("", statement.value)


def _joined(label: Statement, taken: list[Statement]) -> Statement:
    if not taken:
        return label
    value = tidy("\n".join([*([label.value] if label.value else []), *map(_bare, taken)]))
    if label.value:
        return structs.replace(label, value=value)
    return structs.replace(label, value=value, number=taken[0].number, line=taken[0].line)
