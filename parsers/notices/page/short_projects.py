"""A known project that a mail calls by the beginning of its name, or by its end: 星河 for 星河数据治理项目 (D3).

It is a name like any other that nobody knows: recorded as written, with the known one offered. Where a place or what
is done there may be meant as well (江州出差), it is no project's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from msgspec import Struct, structs

from parsers.message import Mail
from parsers.notices.page.page import Page
from parsers.notices.page.project_wordings import is_like_project
from parsers.notices.words.fold import fold, words
from parsers.patterns import Pattern
from parsers.reading import Reading
from state.notice import Source

MOST_IN_A_LINE: Final = 8
"""Places of a line where a name is spelled out."""
MOST: Final = 50
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_ANY_PROJECT: Final = frozenset(
    words(
        "智慧 数字 数据 政务 城市 大学 信息 统一 综合 国家 全国 平台 云上 系统 网络 安全 技术 企业 管理 运维 内部 "
        "公司 集团"
    )
)
"""How names of projects begin that say nothing of which."""
_LENT_TO: Final = Pattern(
    r"(?:支[撑援持]|增援|投入到?|参与|加入|借给|借[到去用]|借调(?:到|至|进)?|抽调?(?:到|至|进入?|去)|派[到往去驻]|调[到往去至入]|转[到至去]|分给|留给)了?\s?$"
)
"""Behind what lends, a name stands whatever goes on: 借给星河测接口."""
_LEADS_TO: Final = Pattern(
    r"(?:离开|撤出|退出|跟着|兼做|[去到在给进过帮归从回要])了?\s?$|(?:^|[\s,，。;；:：/、\-—→])$|\b(?:on|to|for|joins?)\s$"
)
_IS_CALLED: Final = Pattern(
    r"\s?(?:[这那](?:边|里|头|个|块)?|项目|现场|团队|[组上要缺]|需要|人[员手力]|[前后]端|测试|产品|[开研]发|[换加借调]人|借(?![鉴口此用])"
    r"|[一二三四]?(?:阶段|期)?(?:的?人[员手力]|支[撑援持]|增援|借调|补位|攻坚|专班)|(?:压测|联调|验收|上线|改造|调试|测试|开发)?的?(?:人|事)(?=[,，。这我]|$))"
)
"""What goes on only behind a name: 星河这边, 星河缺人."""
_GOES_ON: Final = Pattern(
    r"\s?(?:[的做帮干驻跟把搞盯负参协处支用忙撤离退进入回了这那先再一两三半延续留待呆只能还就要都也写改测继最仍直参]|\d|$|[\s,，。;；:：/、\-—])"
)
"""What may stand behind one that a word leads to: 去星河做接口."""
_ELSEWHERE: Final = Pattern(r"[市省区县州]|出差|开会|拜访|培训|办公|[^\W\d]{1,12}(?:项目|平台|系统|工程)")
"""A place, or what is done there; or another name that begins alike: 星河二期项目."""
_GOES_ON_AS: Final = Pattern(r"大学|学院|医院|银行|公司|集团|局|路|站|大厦|园区|客户")
"""What a name is the beginning of, and no project: 滨江大学来访."""
_KINDS: Final = ("项目", "平台", "系统")
"""星河项目 is a name as it is written."""
_PLACED: Final = Pattern(r"(?:地[点址]|办公|驻地|出差|工位)[^,，。]{0,4}[在到去为是:：]?\s?$")
"""办公地点在滨江."""


def called_short(page: Page) -> tuple[str, Source] | None:
    """The beginning or else the end of one known project's name, and where it stands for it; None where several do."""
    text = "\n".join(text for text, _ in _texts(page))
    named = [(short, source) for short in _standing_alone(text, page) if (source := _place(short, page)) is not None]
    if not named:
        named = [(end, source) for end in _ends_alone(text, page) if (source := _place_of_end(end, page)) is not None]
    return named[0] if len(named) == 1 else None


def calls_known(text: str, page: Page, project: str | None) -> bool:
    """Whether a text has `project` in it, or a known one's end (算力平台), or beginning where no other name goes on."""
    if (project is not None and project in text) or page.roll.projects_in(text):
        return True
    if page.known is not None and page.known.project_ends.inside(text):
        return True
    folded = fold(text)
    shorts = (fold(short) for short in page.known.project_by_short) if page.known else ()
    at = (folded.find(short) + len(short) for short in shorts if short in folded)
    return any(not (_ELSEWHERE.match(folded, end) or _GOES_ON_AS.match(folded, end)) for end in at)


class SpelledOut(Struct, frozen=True):
    """A mail with known projects' names in full wherever its lines have their beginnings, and how it was written."""

    mail: Mail
    lines: Mapping[str, str]
    """Each line that was changed → the same as it was written."""
    shorts: Mapping[str, str]
    """The beginnings that were spelled out → the whole names."""
    numbers: frozenset[int]
    """Of the lines that were changed."""
    kept: str
    """The subject and the lines that were not."""

    def lifted(self, reading: Reading) -> Reading:
        """The reading, what it quotes of the mail as the mail has it."""
        quoted = cast("Reading", self._as_written(structs.replace(reading, project=None)))
        return structs.replace(quoted, project=reading.project)

    def _as_written(self, value: object) -> object:
        if isinstance(value, str):
            return self.lines.get(value) or (value if value in self.kept else self._shortened(value))
        if isinstance(value, Source):
            changed = value.line in self.numbers or (value.line == 0 and value.text not in self.kept)
            return structs.replace(value, text=self._shortened(value.text)) if changed else value
        if isinstance(value, tuple):
            return tuple(map(self._as_written, value))
        if isinstance(value, Struct):
            told = {name: getattr(value, name) for name in value.__struct_fields__}
            new = {name: self._as_written(old) for name, old in told.items()}
            return structs.replace(value, **new) if new != told else value
        return value

    def _shortened(self, text: str) -> str:
        """A part of a changed line, or several lines, as they were written; what stands in no such line stays."""
        if any(full in text for full in self.shorts.values()) and any(text in one or one in text for one in self.lines):
            for short, full in self.shorts.items():
                text = text.replace(full, short)
        return text


def spelled_out(page: Page) -> SpelledOut | None:
    """The page's mail with known projects' names in full, or None where no line has the beginning of one alone."""
    lines = page.mail.new_lines
    shorts = _standing_alone("\n".join(line.text for line in lines), page)
    if not shorts:
        return None
    spelled = tuple(structs.replace(line, text=_in_full(line.text, shorts)) for line in lines)
    changed = {new.text.strip(): old.text.strip() for new, old in zip(spelled, lines, strict=True) if new is not old}
    changed = {new: old for new, old in changed.items() if new != old}
    if not changed:
        return None
    used = {
        one: full
        for one, full in shorts.items()
        if any(full in new and full not in old for new, old in changed.items())
    }
    numbers = frozenset(old.number for new, old in zip(spelled, lines, strict=True) if new != old)
    kept = "\n".join((page.mail.subject, *(line.text for line in lines if line.number not in numbers)))
    return SpelledOut(structs.replace(page.mail, new_lines=spelled), changed, used, numbers, kept)


def _in_full(text: str, shorts: Mapping[str, str]) -> str:
    """A line with the whole name for the beginning of it, where that is meant and the whole one does not stand."""
    head = text[:LONGEST]
    for short, full in shorts.items():
        own = any(f"{short}{kind}" in head for kind in _KINDS)
        if short in head and full not in text and not own and _calls(fold(short), fold(head)):
            text = head.replace(short, full, MOST_IN_A_LINE) + text[LONGEST:]
            head = text[:LONGEST]
    return text


def _standing_alone(text: str, page: Page) -> Mapping[str, str]:
    """The beginnings of known projects' names that stand in a text without the rest of them → the names."""
    shorts = page.known.project_by_short if page.known else {}
    found = page.known.short_projects.of(text) if page.known else ()
    named = {one: shorts[one] for one in found if one not in _ANY_PROJECT and not page.roll.holds(one)}
    return {one: full for one, full in named.items() if one in text.replace(full, "")}


def _place(short: str, page: Page) -> Source | None:
    return next((source for text, source in _texts(page) if _calls(fold(short), text)), None)


def _ends_alone(text: str, page: Page) -> list[str]:
    """The ends of known projects' names that say which one is meant: 算力平台, and not 管理平台."""
    ends = page.known.project_ends.inside(text) if page.known else ()
    return [end for end in ends if is_like_project(end) and end[:2] not in _ANY_PROJECT]


def _place_of_end(end: str, page: Page) -> Source | None:
    """Where an end stands with no other name before it: 在算力平台, and not 华东算力平台."""
    for text, source in _texts(page):
        at = text.find(fold(end))
        if at >= 0 and (_LENT_TO.search(text[:at]) or _LEADS_TO.search(text[:at])):
            return source
    return None


def _texts(page: Page) -> Iterator[tuple[str, Source]]:
    yield page.untagged_subject, Source("project", 0, page.mail.subject)
    for line in page.mail.new_lines[:MOST]:
        yield fold(line.text[:LONGEST]), Source("project", line.number, line.text.strip())


def _calls(short: str, text: str) -> bool:
    at = text.find(short)
    if at < 0:
        return False
    end = at + len(short)
    called = _IS_CALLED.match(text, end) is not None
    called = called or _LENT_TO.search(text[:at]) is not None
    called = called or (_LEADS_TO.search(text[:at]) is not None and _GOES_ON.match(text, end) is not None)
    return called and not (_ELSEWHERE.match(text, end) or _PLACED.search(text[:at]))
