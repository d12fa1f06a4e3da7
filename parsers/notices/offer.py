"""An answer to a need (D2b) without dates: names and nothing else, or that nobody is free and why."""

from __future__ import annotations

from typing import Final

from parsers.message import Mail
from parsers.notices.fold import fold, tidy
from parsers.notices.names import KnownNames, Roll, key_of
from parsers.notices.reasons import reason_in
from parsers.patterns import Pattern
from state.notice import Offer

_LINES, _LONGEST = 12, 300
"""An answer has few lines, and short ones; what is longer is none."""
_NOBODY: Final = Pattern(
    r"^(?:抱歉|不好意思|你好|您好|回复)?[,，。:：\s]*(?:我们?|本)?(?:组里?|部门|这边)?(?:目前|近期|暂时|现在|最近|这段时间|当前|实在|也|都|确实)*"
    r"(?:没有人|没人|无人|没有(?:合适的?|空闲的?|富余的?)?(?:人手|人员|人力|人选)|无(?:合适)?(?:人手|人员|人选)|暂无(?:人|人手|人员|人选|合适人选)"
    r"|人手(?:不足|不够|紧张)|人员不足|(?:无法|不能|没法|没办法)(?:安排|支持|支撑|提供|抽调|派出|协调)"
    r"|(?:不|无需|不用|不需要|无须|暂不|暂无需)(?:安排|派|再)?(?:我们?组?|本组)?(?:投入|参与|安排|派人)"
    r"|(?:安排|抽调|抽|派|协调)不(?:出|了|开)|nobody|no one|none available|not available|cannot|can't|unable)"
)
_POSTPONED: Final = Pattern(
    r"再(?:说|看|定|议|安排|协调|派|回复|答复|确认|商量|讨论)|看看|看情况|待定|的话|如果|除非|吗|能否|是否|可否|要不|[?]"
    r"|\b(?:later|if|unless|could|can you)\b"
)
"""目前没有合适人选，下周再说 says when, 没有人手，能否推迟？ asks: neither of them is the last word."""
_AFTER: Final = Pattern(r"[,，。;；:：(（]\s*(.{2,200})$")
_FILLERS: Final = (
    *(
        "协调开发人员",
        "协调人员",
        "支撑人员",
        "开发人员",
        "人员安排",
        "人员如下",
        "人员",
        "名单",
        "姓名",
        "人选",
        "如下",
    ),
    *(
        "可以",
        "同意",
        "收到",
        "好的",
        "我们",
        "我组",
        "本组",
        "安排",
        "由",
        "派",
        "让",
        "请",
        "投入",
        "参与",
        "来",
        "去",
    ),
    *("支撑", "支持", "负责", "两位", "两人", "同学", "同事", "和", "与", "及", "以及", "跟", "是", "people", "and"),
    *("、", "，", ",", ";", "；", "。", ".", ":", "：", "/", "+", "&", " ", "\t", "-", "*", "·", "（", "）", "(", ")"),
)
"""What may stand around names that are offered; a word that is none of these makes it no list of names."""
_BEFORE_A_NAME: Final = frozenset(
    ("安排", "派", "让", "请", "由", "同意", "收到", "好的", "我们", "我组", "本组", "人员", "协调人员", "协调开发人员")
)
"""What says who is offered before the name: behind one, it says that somebody is to choose, or agrees (请甲安排)."""
_LEAST_NAME, _LONGEST_NAME = 2, 30


def read_offer(mail: Mail, known: KnownNames | None) -> Offer:
    """Whom the sender's own words name, or that they say nobody is free. Never raises.

    Names count only where nothing else is said: "白一舟、唐小满", "由白一舟支撑". "没有人，只有白一舟" gives both, for
    the workflow to ask what is meant.
    """
    lines = [line.text.strip() for line in mail.new_lines if line.text.strip()]
    if not lines or len(lines) > _LINES or any(len(line) > _LONGEST for line in lines):
        return Offer()
    lines = _unsigned(lines, mail, known)
    nobody = next((at for at, line in enumerate(lines) if _NOBODY.match(fold(line))), None)
    roll = _Names(known)
    if nobody is not None and any(_POSTPONED.search(fold(line)) for line in lines):
        return Offer()
    if nobody is not None:
        return Offer(roll.within(lines), nobody=True, reason=_reason(lines[nobody:]))
    return roll.alone_in(lines)


def _reason(lines: list[str]) -> str | None:
    """因为 … , or what stands behind the words for nobody, or on the next line."""
    said = _NOBODY.match(fold(lines[0]))
    after = _AFTER.search(lines[0], said.end() if said else 0)
    if said and after and _NOBODY.match(fold(after[1])):
        return tidy(said[0])  # 人手不足，无法安排
    return reason_in(lines) or (tidy(after[1]) if after else None) or (lines[1] if len(lines) > 1 else None)


def _unsigned(lines: list[str], mail: Mail, known: KnownNames | None) -> list[str]:
    """The lines without the sender's own name at their end: who signs is not offered."""
    address = mail.senders[0].address if mail.senders else ""
    own = known.by_key.get(key_of(address), ()) if known else ()
    signed = len(lines) > 1 and any(key_of(lines[-1]) == key_of(person.name) for person in own)
    return lines[:-1] if signed else lines


class _Names:
    """The names of the directory, found in a text without marks between them."""

    def __init__(self, known: KnownNames | None) -> None:
        self._roll = Roll(known)
        self._reach = min(known.longest if known else 0, _LONGEST_NAME)

    def within(self, lines: list[str]) -> tuple[str, ...]:
        """Every name that stands anywhere in the lines, as it is written."""
        found = (self._at(line, at) for line in lines for at in range(len(line)))
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def alone_in(self, lines: list[str]) -> Offer:
        """The names of lines that hold names and fillers alone; nothing where anything else stands."""
        names: list[str] = []
        for line in lines:
            found = self._alone(line)
            if found is None:
                return Offer()
            names.extend(found)
        resolved = [self._roll.resolve(name) for name in dict.fromkeys(names)]
        problems = tuple(remark for one in resolved if (remark := one.remark("person", None)) is not None)
        return Offer(people=tuple(dict.fromkeys(one.name for one in resolved)), problems=problems)

    def _alone(self, line: str) -> list[str] | None:
        names: list[str] = []
        at = 0
        while at < len(line):
            name = self._at(line, at)
            step = name or next((filler for filler in _FILLERS if fold(line).startswith(filler, at)), None)
            if step is None or (names and step in _BEFORE_A_NAME):
                return None
            names.extend([name] if name else [])
            at += len(step)
        return names

    def _at(self, line: str, at: int) -> str | None:
        ends = range(min(len(line), at + self._reach), at + _LEAST_NAME - 1, -1)
        return next((line[at:end] for end in ends if self._roll.holds(line[at:end])), None)
