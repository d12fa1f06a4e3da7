"""What a mail that is recorded says beside its facts: the confirmation shows it, so that no word is lost unseen (D3).

No net hears everything that takes an arrangement back. Whoever wrote 小许本人没松口 below a period sees that it was
not taken into account. Greetings, thanks and signatures are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.message import Mail
from parsers.notices.layout.amounts_in_turn import IN_TURN
from parsers.notices.layout.tables import outside_tables
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import LENDS, is_courtesy
from parsers.patterns import Pattern
from parsers.reading import Reading
from parsers.remembered import remembered

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
SHOWN: Final = 6
"""Sentences that are shown: those that name somebody or a day before others, in the order of the mail."""
_SENTENCES: Final = Pattern(r"(?<=[。；;！!？?])(?![)）])|(?<=[a-z][.]) ")
_CLAUSES: Final = Pattern(r"[,，]")
_HAN: Final = Pattern(r"[\u4e00-\u9fff]")
_DIGIT: Final = Pattern(r"\d")
_WORD: Final = Pattern(r"[a-z]+")
_FEWEST: Final = 4
"""A sentence has so many characters, or words."""
_INTRODUCES: Final = Pattern(r"[:：]\s*$|如下[^,，。]{0,8}(?:[,，]\s?请[^,，。]{0,8})?\W*$|见下表")
_LABELLED: Final = Pattern(r"[^,，。;；:：\n|]{1,12}[:：]|\|\s?[^,，。;；:：\n|]{1,12}\|")
"""What stands before a value, or in a table's first column."""
_NOTED: Final = Pattern(r"\W*(?:备注|附注|注意?|说明|补充(?:说明)?|提醒|提示|另外?|p\.?\s?s\.?|notes?|remarks?)\W*$")
_LABEL: Final = 6
"""Characters before a project's name that are a label and its number."""
_MARKS: Final = " |\t-*•·●()（）、.1234567890一二三四五六七八九十"
_OF_WORK: Final = Pattern(
    r"工作|任务|内容|职责|需求|事由|原因|协调人|request|分工|产出|目标|背景|要求|用途|技能|设备|工位|地点|地址|部门|公司|编号|单号|号$|电话|手机|邮箱|微信|联系|对接|接口|申请"
    r"|发文|填[表报]|制表|日期$|主题|附件|抄送|主送|签[发字]|盖章|客户|甲方|合同|项目$|tel|phone|mail|addr|subject|dept|www|http"
)
"""Labels that tell of the work, of whom to ask, or of the paper itself."""
_SIGNS: Final = Pattern(
    r"[^,，。;；:：!！?？\s]{0,16}(?:部|组|公司|中心|团队|小组|大学|研究院)\W*"
    r"|.{0,40}(?:电话|手机|邮箱|tel|mobile)\W{0,3}[\d+a-z].{0,60}"
)
_BARE_AMOUNTS: Final = Pattern(r"(?:(?:预估|预计|评估|协调|核定|商定)\s?\d{1,3}(?:\.5)?[\s,，、/|()（）]*){1,3}")
"""预估20，协调18: read as efforts."""
_EFFORT: Final = Pattern(r"(?:人[天日月周]|工作日|person-days|man-days)")


def passed_over(mail: Mail, reading: Reading, roll: Roll) -> tuple[str, ...]:
    """The sentences that no fact of the reading comes from, as they stand in the mail; no more than `SHOWN`."""
    found = list(_unread(mail, reading, roll))
    telling = [one for one in found if roll.named_in(one) or is_dated(fold(one))]
    kept = [*telling, *(one for one in found if one not in telling)][:SHOWN]
    return tuple(one for one in found if one in kept)


def _unread(mail: Mail, reading: Reading, roll: Roll) -> Iterator[str]:
    read = _lines_read(reading)
    recorded = {*(line.person for line in reading.assignments), *(line.person for line in reading.releases)}
    for line in outside_tables(mail.new_lines[:MOST], mail.tables):
        told = not read.isdisjoint((line.number, line.text.strip()))
        in_turn = not reading.problems and IN_TURN.fullmatch(line.text[:LONGEST]) is not None
        if in_turn or _names_project(line.text, reading.project):
            continue
        if not _is_aside(line.text) and (told or not _names_only(line.text, recorded, roll)):
            yield from _unread_of(line.text.strip()[:LONGEST], roll, is_read=told)


def _names_project(line: str, project: str | None) -> bool:
    """Whether a line is the project's name, under a label or alone: 二 项目 星河数据治理项目."""
    text = line.strip()
    return project is not None and text.endswith(project) and len(text) - len(project) <= _LABEL


def _names_only(line: str, recorded: set[str], roll: Roll) -> bool:
    """Whether a line is names of people who are recorded, each with his role, and nothing else: - 白一舟（前端）."""
    people = read_people(line[behind_mark(fold(line)) :], roll, strict=True) if roll.named_in(line) else None
    if people is None or not people.is_whole:
        return False
    as_roles = all(is_role(fold(note)) for one in people.names for note in one.notes)
    return as_roles and {roll.resolve(one.name, one.notes).name for one in people.names} <= recorded


def _unread_of(line: str, roll: Roll, *, is_read: bool) -> Iterator[str]:
    """The sentences of a line, and of those that were read the clauses, that say something else."""
    named: set[str] = set()
    for sentence in _SENTENCES.split(line):
        told = is_read and _states(sentence, named, roll)
        named.update(roll.named_in(sentence) if is_read else ())
        for one in _clauses_beside(sentence, roll) if told else (sentence.strip(),):
            if not _says_nothing(one):
                yield one


def _clauses_beside(sentence: str, roll: Roll) -> Iterator[str]:
    """The clauses of a sentence that was read, neighbours together, which name nobody and have no day and no effort."""
    beside: list[str] = []
    for clause in _CLAUSES.split(sentence):
        if _states(clause, set(), roll) or LENDS.told_in(fold(clause)):
            yield "，".join(beside)
            beside = []
        else:
            beside.append(clause.strip())
    yield "，".join(beside)


def _lines_read(reading: Reading) -> set[int | str]:
    """The numbers and the texts of the lines that facts come from: an effort may be counted to its person's line."""
    told = (
        reading.sources,
        *(line.sources for line in reading.assignments),
        *(line.sources for line in reading.understood),
        *(line.sources for line in reading.releases),
    )
    return {place for sources in told for source in sources for place in (source.line, source.text)}


def _states(sentence: str, named: set[str], roll: Roll) -> bool:
    """Whether a sentence of a line that was read is what was read: it has a day, an effort, or a new name."""
    folded = fold(sentence)
    return is_dated(folded) or _EFFORT.search(folded) is not None or not named.issuperset(roll.named_in(sentence))


@remembered
def _says_nothing(sentence: str) -> bool:
    folded = fold(sentence).strip()
    han = len(_HAN.findall(folded))
    told = han + len(_DIGIT.findall(folded)) if han else len(_WORD.findall(folded))
    short = max(told, len(_WORD.findall(folded))) < _FEWEST or _BARE_AMOUNTS.fullmatch(folded) is not None
    return short or folded in FIELD_OF or is_courtesy(folded) or _INTRODUCES.search(folded) is not None


@remembered
def _is_aside(line: str) -> bool:
    """Whether a line is one of a signature, or tells of the work under a label of its own."""
    folded = fold(line)
    label = _LABELLED.match(folded)
    name = folded[: label.end() - 1].strip(_MARKS) if label is not None and label.end() < len(folded) else ""
    told = (name in FIELD_OF or _OF_WORK.search(name) is not None) and not _NOTED.fullmatch(name)
    return told or _SIGNS.fullmatch(folded) is not None
