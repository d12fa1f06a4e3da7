"""Clauses of an answer: what each of them says by itself (M7).

A clause decides only when all of its words are accounted for. A word of doubt beside a verdict makes it doubtful; a
clause with words of its own is a reason, or doubtful where it has consent in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

from parsers.dates import read_period
from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy, words
from parsers.notices.names import key_of, looks_like_name
from parsers.notices.page import Page
from parsers.notices.reply_words import STRONG_YES, WEAK_DOUBT, Sense, Token, tokens_of
from parsers.notices.roles import is_role
from parsers.patterns import Pattern

Verdict = Literal["yes", "no", "extend", "planned", "leave", "bare", "doubt", "none"]

_UNFINISHED: Final = ("至", "到", "为", "至:", "到:", " to", " until")
_CLEAR_NO: Final = ("不续", "不延", "拒绝", "不需要续")
_ASKS_FOR_SUPPORT: Final = Pattern(r"(?:请|由|安排|派|协调).{0,10}支[持撑]$")
"""安排前端支持 asks for somebody, and agrees to nothing."""
BECAUSE: Final = Pattern(
    r"^(?:因为?|由于|原因(?:是|如下)?|理由(?:是|如下)?|because|since|as|due to|[Rr]eason(?: is)?)[:：]?\s?"
)
_LENGTH: Final = re.compile(r"[周月天年]")
_RELATIVE: Final = re.compile(r"今|明|后天|周|星期|礼拜|[本这上下]个?月|即日|起|始")
_HARMLESS: Final = frozenset(words("收到 了解 知悉 已收到 已阅 已读 noted received"))
_BESIDE_A_DAY: Final = frozenset(
    words(
        "和 与 及 到 至 为 直到 直至 截止到 截止至 吧 就 那 那就 按 的 了 我 我们 期 最后一天 最后支撑日 日期 请 "
        "to until till by for on ! 。 , ; : 、 ~ . ( ) / 改"
    )
) | {"at the latest", "at latest"}
_PARTICLES: Final = frozenset(words("的 了 吧 呢 啊 哈 本次 此次 这次 该 这 谢谢 ! 。 , ; : 、 ~ . ( - —"))
_SECONDS: Final = frozenset({Sense.DOUBT, Sense.BUT})
_ALL: Final = Pattern(r"全部|所有|都|\ball\b|\beverybody\b|\beveryone\b")
_OF_ITS_OWN: Final = frozenset(Sense) - {Sense.FILL, Sense.DOUBT}
_DECISIVE: Final = frozenset({Sense.YES, Sense.NO, Sense.EXTEND, Sense.AS_PLANNED, Sense.LEAVE, Sense.NOT})


class Clause(Struct, frozen=True):
    """A clause of an answer: what it says, and of whom, as far as it names people."""

    text: str
    verdict: Verdict
    statement: Statement
    first_sentence: bool
    date: str | None = None
    people: tuple[str, ...] = ()
    shaky: bool = False
    """Whether it has a word that would be doubt beside a verdict."""
    tail: str = ""
    """Of a refusal: the words behind it that are its reason (不同意因为人手不足)."""
    by_name: Verdict = "none"
    """What it says of those it names. Alone 许南星同意 may be what somebody else has said; beside others it is not."""
    reported: bool = False
    """It tells what somebody else thinks."""
    rest: bool = False
    """It is said of everybody of whom nothing else is said: 其余按期撤场."""
    filling: bool = False
    """It has no words of its own: a greeting, thanks, a name."""


def read_clause(text: str, told: Statement, first: bool, names: tuple[str, ...], page: Page) -> Clause:
    text = " ".join(text.split())
    folded = fold(text).rstrip(",;。!\n ")
    tokens = tokens_of(folded, names)
    hearsay = _hearsay(folded, page)
    own = _verdict(tokens, folded, page)
    verdict = hearsay or own
    dates = [folded[token.start : token.end] for token in tokens if token.sense is Sense.DATE]
    if verdict == "leave" and len(dates) > 1:
        verdict = own = "doubt"
    people = () if _WITH_ME.match(folded) else tuple(dict.fromkeys(_people_in(text, tokens, folded, page)))
    return Clause(
        text=text.strip(),
        verdict=verdict,
        statement=told,
        first_sentence=first,
        date=dates[0] if len(dates) == 1 and _is_counted(dates[0], verdict, page) else None,
        people=people,
        shaky=hearsay is not None or bool(_doubts(tokens, folded) - _HARMLESS) or _not_all(tokens, folded),
        tail=_reason_in(text, folded, (*names, *map(fold, people))) if own == "no" else "",
        by_name=own if hearsay is None or _is_verdict_on_name(folded) else "doubt",
        reported=hearsay is not None,
        filling=not any(token.sense in _OF_ITS_OWN for token in tokens),
    )


def _is_counted(day: str, verdict: Verdict, page: Page) -> bool:
    """Whether a day is more than that of the mail; who leaves may leave on that very day."""
    return verdict == "leave" or last_day(day, page.sent) != page.sent


def _not_all(tokens: list[Token], folded: str) -> bool:
    """不是全部 beside consent takes a part of it back, and does not say which."""
    return any(token.sense is Sense.NOT for token in tokens) and _ALL.search(folded) is not None


def _reason_in(text: str, folded: str, names: tuple[str, ...]) -> str:
    return tidy(text[_reason_at(tokens_of(folded, names), folded) :])


def _reason_at(tokens: list[Token], folded: str) -> int:
    """Where the reason of a refusal begins: behind its last word of refusing, where words of its own follow."""
    other = next((token.start for token in tokens if token.sense is Sense.OTHER), None)
    if other is None:
        return len(folded)
    said = [number for number, token in enumerate(tokens) if token.start < other and token.sense in _DECISIVE]
    behind = tokens[said[-1] + 1 :] if said else tokens
    return next((token.start for token in behind if folded[token.start : token.end] not in _PARTICLES), other)


_EMPHASIS: Final = frozenset(words("强烈 高度 十分 万分 于是 充分"))
_OF_OTHERS: Final = Pattern(
    r"^(?:经|已获|已经|获得?|得到)?(?P<who>[^\s,;。:@()]{1,40}?)(?:那边|那里|这边|本人)?"
    r"(?:已经?|也|都|说|表示|口头|刚才|刚刚?|回复|答复|均|了|是|觉得|认为|点头)*"
    r"(?P<word>不?同意|不?批准|核准|不?可以(?![走撤放离释])|没问题|没有问题|没意见|没有意见|无意见|无异议|不?认可|不?赞成|不行|点头|ok|okay)"
)
_ASKED_OF_OTHERS: Final = Pattern(
    r"^(?:请|烦请|还请|麻烦|劳烦|有劳|恳请|望|盼|求)[^\s,;。:]{1,12}?(?:批准|核准|审批|同意|认可|点头)"
)
"""请查甘望批准: who asks for another's consent gives none."""
_TITLE: Final = Pattern(
    r"(?:大家|各位|所有人|各方|双方|[两三]边|[几两三]位.{0,4}|[两三]个?组长|.{0,4}(?:总|经理|组长|主任|总监|老板|领导|主管|负责人)|对方|客户|甲方|[他她]们?|.{1,3}(?:工|老师|姐|哥))"
)


def _hearsay(folded: str, page: Page) -> Verdict | None:
    """What a clause with somebody else's word (查甘望同意, 领导已同意) counts for: only the sender's own does.

    Another's consent makes the answer doubtful; another's refusal may be the reason of the sender's own.
    """
    quoted = _QUOTED.match(folded)
    if quoted is not None and quoted["who"] not in own_names(page) and has_a_voice(quoted["who"], page):
        return "doubt"
    if _ASKED_OF_OTHERS.match(folded):
        return "doubt"
    told = _OF_OTHERS.match(folded)
    if told is None or _WITH_ME.match(folded):
        return None
    if not _is_somebody_else(told["who"], page) and not _are_others(told, folded, page):
        return None
    return "none" if told["word"].startswith("不") else "doubt"


_QUOTED: Final = Pattern(r"(?P<who>[^\s,;。:@()]{2,12})\s?:")
"""黄俊杰：同意 may be said to him, or what he has said."""
_WITH_ME: Final = Pattern(r"我们?(?:[和与跟及同]|这边[和与])")
_AND: Final = re.compile(r"[、和与跟及/&]")
_TOLD: Final = Pattern(r"已|说|表示|口头|回复|答复|刚|点头")


def _are_others(told: re.Match[str], folded: str, page: Page) -> bool:
    """Whether several are named who have agreed (许南星和白一舟都同意了), or who have a voice of their own.

    Without a word of telling, 许南星和白一舟都同意 is the sender's verdict on those two.
    """
    reported = folded.endswith("了") or _TOLD.search(folded, told.end("who"), told.start("word")) is not None
    if told["who"] in {"都", "均", "全都"}:
        return reported
    who = [name for name in _AND.split(told["who"]) if name]
    named = all(page.roll.is_name(name) or _TITLE.fullmatch(name) or is_role(name) for name in who)
    return len(who) > 1 and named and (reported or any(has_a_voice(name, page) for name in who))


def has_a_voice(name: str, page: Page) -> bool:
    """Whether somebody of the directory, or by title, may be one who is asked to agree, and not one who is lent."""
    bearers = page.known.by_key.get(key_of(name), ()) if page.known else ()
    return _TITLE.fullmatch(name) is not None or any(set(person.roles) - {"member"} for person in bearers)


def _is_verdict_on_name(folded: str) -> bool:
    """Whether a name stands right before the verdict, without a word of telling (已, 说, 了): 许南星同意."""
    told = None if _ASKED_OF_OTHERS.match(folded) else _OF_OTHERS.match(folded)
    bare = told is not None and told.start("who") == 0 and told.end("who") == told.start("word")
    return bare and not folded.endswith("了") and _TITLE.fullmatch(told["who"] if told else "") is None


def _is_somebody_else(who: str, page: Page) -> bool:
    if _TITLE.fullmatch(who):
        return True
    if who in _EMPHASIS or who in own_names(page) or (not page.roll.holds(who) and _is_filling(who)):
        return False
    return page.roll.is_name(who) or looks_like_name(who)


def own_names(page: Page) -> set[str]:
    """What the mail's sender is called."""
    boxes = page.mail.senders
    addresses = {fold(box.address) for box in boxes}
    known = [person for person in (page.known.people if page.known else ()) if fold(person.address) in addresses]
    called = [box.name for box in boxes] + [name for person in known for name in (person.name, *person.aliases)]
    return {fold(name) for name in called if name}


def _is_filling(who: str) -> bool:
    return all(token.sense is not Sense.OTHER for token in tokens_of(who, ()))


_TALK: Final = frozenset(words("沟通 讨论 商量 确认一下 问 问问 问一下"))
_TALKED: Final = Pattern(
    r"(?:我们?|这边)?(?:(?:已经?|刚刚?|经)(?:和|与|跟|同)?[^需要再先等待]{0,12}(?:沟通|讨论|商量)(?:过|了|好|一致|清楚)*"
    r"|(?:和|与|跟|同)[^需要再先等待]{0,12}(?:沟通|讨论|商量)(?:过|了|好了?|一致)+)$"
)
"""已和许南星沟通: what is done is no condition."""


def _doubts(tokens: list[Token], folded: str) -> set[str]:
    found = {folded[token.start : token.end] for token in tokens if token.sense in _SECONDS}
    return found - _TALK if found & _TALK and _TALKED.match(folded) else found


def _people_in(text: str, tokens: list[Token], folded: str, page: Page) -> Iterable[str]:
    """People named in a clause that decides something about them."""
    for token in tokens:
        word = text[token.start : token.end]
        if token.sense is Sense.FILL and (looks_like_name(word) or (len(word) > 1 and page.roll.holds(word))):
            yield word
    for run in _unknown_runs(tokens, folded):
        if looks_like_name(run):
            yield run


def _unknown_runs(tokens: list[Token], folded: str) -> list[str]:
    """The stretches of a clause that no word explains."""
    runs: list[list[int]] = []
    for token in tokens:
        if token.sense is Sense.OTHER:
            if runs and runs[-1][1] == token.start:
                runs[-1][1] = token.end
            else:
                runs.append([token.start, token.end])
    return [folded[start:end] for start, end in runs]


def _verdict(tokens: list[Token], folded: str, page: Page) -> Verdict:
    senses = [token.sense for token in tokens]
    decisive = set(senses) & _DECISIVE
    doubts = _doubts(tokens, folded)
    runs = _unknown_runs(tokens, folded)
    explained = all(page.roll.is_name(run) for run in runs)
    if Sense.EXTEND in decisive and folded.endswith(_UNFINISHED):
        return "doubt"
    if _ASKS_FOR_SUPPORT.match(folded):
        return "none"
    if doubts and ((decisive and (explained or STRONG_YES.search(folded))) or doubts - WEAK_DOUBT):
        return "doubt"
    if not explained:
        return _beside_other_words(senses, folded)
    verdict = _of_senses(senses)
    if verdict == "extend" and Sense.EXTEND not in senses and (doubts or not _only_a_day(tokens, folded, page)):
        return "doubt" if Sense.YES in senses else "none"
    return verdict


def _only_a_day(tokens: list[Token], folded: str, page: Page) -> bool:
    """Whether a day without a word of extending is the answer: 许南星到7月15日, not 明天安排, not a signature's."""
    day = next(folded[token.start : token.end] for token in tokens if token.sense is Sense.DATE)
    beside = {folded[token.start : token.end] for token in tokens if token.sense is Sense.FILL}
    others = {word for word in beside - _BESIDE_A_DAY if not may_be_lent(word, page)}
    return not (_RELATIVE.search(day) or others) and last_day(day, page.sent) != page.sent


def may_be_lent(name: str, page: Page) -> bool:
    """Whether it names somebody of the directory who neither writes the answer nor has a voice in the process."""
    return page.roll.holds(name) and fold(name) not in own_names(page) and not has_a_voice(name, page)


def _beside_other_words(senses: list[Sense], folded: str) -> Verdict:
    """A clause with words of its own: a reason, unless it begins with a refusal or has consent in it."""
    first = next((sense for sense in senses if sense is not Sense.FILL), None)
    if STRONG_YES.search(folded):
        return "no" if first is Sense.NO and len(STRONG_YES.findall(folded)) == 1 else "doubt"
    if Sense.AS_PLANNED in senses or (Sense.EXTEND in senses and (Sense.DATE in senses or _LENGTH.search(folded))):
        return "doubt"
    return "no" if first is Sense.NO and folded.startswith(_CLEAR_NO) else "none"


def _of_senses(senses: list[Sense]) -> Verdict:
    """The verdict of a clause whose words are all known."""
    told = set(senses)
    if Sense.NOT in told or (Sense.WISH in told and (Sense.DATE not in told or Sense.NO in told)):
        return "doubt" if told & (_DECISIVE - {Sense.NOT}) else "none"
    if Sense.NO in told:
        return _negative(senses)
    if Sense.AS_PLANNED in told and Sense.EXTEND in told:
        return "doubt"
    return next((verdict for sense, verdict in _VERDICTS if sense in told), "none")


_VERDICTS: Final[tuple[tuple[Sense, Verdict], ...]] = (
    (Sense.AS_PLANNED, "planned"),
    (Sense.LEAVE, "leave"),
    (Sense.DATE, "extend"),
    (Sense.YES, "yes"),
    (Sense.EXTEND, "bare"),
)


def _negative(senses: list[Sense]) -> Verdict:
    told = set(senses)
    if Sense.YES in told or senses.count(Sense.NO) > 1 or Sense.LEAVE in told:
        return "doubt"
    if Sense.DATE in told and Sense.EXTEND not in told and senses[-1] is Sense.NO:
        return "doubt"
    return "planned" if Sense.AS_PLANNED in told else "no"


def last_day(text: str, sent: dt.date | None) -> dt.date | None:
    """The one day that `text` means as a last day; a day gone by is none."""
    if sent is None:
        return None
    read = read_period(re.sub(r"^(?:从|自)", "", text), sent)
    if read.problems or read.end is None or (read.start is not None and read.start != read.end and not _vague(text)):
        return None
    return read.end if read.end >= sent else None


def _vague(text: str) -> bool:
    """Whether `text` means a stretch of time by one word (8月底, 下周), whose end is then meant."""
    return re.search(r"[-~至到—–]", fold(text)) is None
