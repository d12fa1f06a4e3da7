"""Mails to the daemon itself: taking a notice back (撤销上一封), and asking for the forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from parsers.notices.doubts.taking_back_words import (
    EXCEPTED,
    OF_SOMEBODY,
    OPENED,
    SENT_ANEW,
    TAKING_BACK,
    WHOLE,
)
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.people.people import People, read_people
from parsers.notices.people.somebody import moves_somebody
from parsers.notices.words.called_off import calls_off
from parsers.notices.words.filler import without_accord
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_held, is_plain
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE, is_courtesy
from parsers.patterns import Pattern

_CANCEL: Final = Pattern(
    r"^(?:请)?(?:撤销|撤回|取消|作废|收回)(?:上一封|上封|前一封|前封|该|此|本次?|这封|这次|此次|昨天的?|刚才的?"
    r"|之前的?|原)?的?(?:邮件|通知|安排|登记|支撑安排|人员支撑安排|人员安排|记录)?"
    r"(?:[,，。!.;；].{0,60})?$|^(?:please )?(?:cancel|withdraw|recall|undo)(?: (?:the"
    r"|my))?(?: (?:last|previous))?(?: (?:mail|notice|message))?(?:, please)?\W*$"
    r"|^(?:上一封|前一封|上封)(?:邮件|通知)?(?:作废|取消|撤销|撤回).{0,30}$"
    r"|^(?:(?:上一?封|前一?封|刚才|刚刚|之前|昨天|这封|本)的?(?:那封)?(?:邮件|通知|安排|登记)?)?(?:有误|有错|发错了?|写错了?|错了|不对)"
    r"[,，。]\s?(?:现|请|特此|大家|直接)*(?:予以)?(?:作废|撤销|取消|撤回|忽略|无视|不用理会).{0,30}$"
)
_WITHDRAWS: Final = r"(?:撤销|撤回|取消|作废|收回)"
_ARRANGED: Final = (
    r"(?:在.{1,30}项目|支[撑援持][^,，。;；]{2,20}(?=的))?的?"
    r"(?:本次|此次)?(?:人员)?(?:支[撑援持]|投入|借调)?的?(?:安排|计划|登记|通知)?(?:的?[那这][条项段])?"
)
_TAKES_BACK: Final = Pattern(rf"{_WITHDRAWS}|cancel|withdraw")
_SUPPORT: Final = "(?:assignment|support|staffing|period)"
_PLACE: Final = r"(?: (?:on|for|in|to) [^,，。;；]{2,40}?)?"
_IS_WITHDRAWN: Final = r"(?:is|has been|was) (?:hereby )?(?:cancell?ed|withdrawn)"
_FOR_NOW: Final = "(?<=支[撑援持]|投入|借调|安排|计划|登记|通知)(?:暂时|暂|先|全部|都|均|一并)"
"""Of the support: 甲先撤回 is said of people who go."""
_PLANNED: Final = r"(?:原(?:定|计划|来)?[于在]?(?:[\d年月日号./-]{3,11}起?(?:由|让)?)?)?"
"""原定6月1日|许南星支撑星河…的安排取消: when it was to begin."""
_CLAUSES: Final = Pattern(r"[,，。;；]")
_OF_PEOPLE: Final = (
    Pattern(
        rf"\W{{0,5}}(?:现|请|特此|麻烦){{0,2}}{_WITHDRAWS}(?:对|关于)?(?P<who>[^,，。;；]{{2,60}}?){_ARRANGED}(?=$|[,，。;；!！])"
    ),
    Pattern(
        rf"\W{{0,5}}(?:对|关于|把|将)?{_PLANNED}(?P<who>[^,，。;；]{{2,60}}?){_ARRANGED}(?:现|已|予以|请|{_FOR_NOW})?{_WITHDRAWS}了?(?=$|[,，。;；!！])"
    ),
    Pattern(rf"(?:please )?(?:cancel|withdraw) (?P<who>[^,，。;；]{{2,60}}?)['’]s {_SUPPORT}{_PLACE}\W*$"),
    Pattern(rf"(?:please )?(?:cancel|withdraw) (?:the )?{_SUPPORT} of (?P<who>[^,，。;；]{{2,60}}?){_PLACE}\W*$"),
    Pattern(rf"(?:the )?{_SUPPORT} of (?P<who>[^,，。;；]{{2,60}}?){_PLACE} {_IS_WITHDRAWN}\W*$"),
    Pattern(rf"(?P<who>[^,，。;；]{{2,60}}?)['’]s {_SUPPORT}{_PLACE} {_IS_WITHDRAWN}\W*$"),
)
"""Some people's part of a notice taken back: 撤销陈牧野的支撑安排."""
_ANEW_LATER: Final = Pattern(
    r"(?:重新|另行?|再)[^,，。;；\d]{0,8}(?:发|通知|安排)(?:出来|给大家)?\W*$|(?:稍后|晚点|之后|随后)[^,，。;；\d]{0,6}(?:发|通知)\W*$"
)
"""这封作废。白一舟的时间我重新协调后再发: of whom there is to be another one."""
_AT_FAULT: Final = Pattern(r"因|由于|有误|错|不对|[没未待]定|不确定")
_NOT_SETTLED: Final = Pattern(
    r"\s?(?:人员|名单|人选|人数|成员|时间|日期|周期|方案|安排|需求)(?:目前|暂时|都|还|也)*(?:没有?|[尚还]?未|待)(?:最终|完全)?[确商]?定(?:下来)?[了呢]?\W*"
)
_OF_LENDING: Final = Pattern(r"(?:支[撑援持]|投入|参与|借调|人员|安排|项目|本|该|[在到的和与、及\s])*")
_AT_A_PROJECT: Final = ("对", "在", "到", "去", "于")
_OF_SUPPORT: Final = Pattern(r"支[撑援持]|投入|借调|安排|登记|通知|assignment|support|staffing|period")
_GOES_ON: Final = Pattern(r"[,，;；。]\s?(?!(?:请|谢|辛苦|特此|另行|后续|以后|因|由于|原因))\S")
"""…，改由黄丽支撑: more than the taking back."""
_STAYS_AWAY: Final = Pattern(
    r"(?P<who>[^\d,，。;；]{2,40}?)(?:就|也|都)?(?:不用|不必|无需|不需要?|不)(?:再)?(?:去|来|过[来去]|进场|支[撑援持])了"
)
_SENDS: Final = Pattern(r"[派换增补]|过[来去]|[进入]场|支[撑援持]|到[岗位]|顶[替上]|接[替手]")
"""6月1日改派一名测试过去，…: somebody else comes."""
_MENTION: Final = Pattern(r"^@\S{1,20}\s{1,3}")
_HEAD: Final = Pattern(r"[^,，!！。:]{1,12}[,，!！。:]")
_CANCEL_SUBJECT: Final = Pattern(
    r"(?:^|[\]】\s])(?:撤销|取消|作废|撤回)(?:上一封|人员支撑|支撑安排|人员安排|通知|支撑)"
    r"|\b(?:cancel(?:l?ing)?|cancell?ation of|withdrawal of) (?:the )?(?:support|staffing|assignments?|notice)\b"
    r"|\b(?:support|staffing|assignments?) (?:is |has been )?(?:cancell?ed|withdrawn|cancell?ation)\b"
)
_ANEW: Final = Pattern(
    r"新|改|调整|更新|更正|变更|重[新发]|为准|替换|接[替手]|恢复|不取消|[勿别]取消|取消(?:请假|会议|出差)"
)
"""取消原支撑安排，新安排如下: what stands below holds."""
_INSTEAD: Final = Pattern(r"[,，]\s?(?:[现故改转换]|期间)?由[^,，。;；]{2,20}?(?:代替|接替|接手|顶替|替换|支[撑援持])")
"""取消甲的安排，由乙代替: somebody comes, too."""
_SOMEBODY: Final = Pattern(r"[那某]个?[位名人](?:同[事学]|人员|工程师|开发|测试)|有个?人的")
"""前天说的那位同事的支撑取消吧: whose."""
_VOID: Final = Pattern(r"[(\[](?:已?作废|已?撤销|已?取消)[)\]]\s*$|[(](?:已?作废|已?撤销|已?取消)[)]")
"""人员支撑（作废）: whatever stands below it again."""
_RECALL: Final = Pattern(r"\W{0,3}(?:召回|撤回|邮件召回|邮件撤回|recall)\s?:")
"""How Outlook asks for a mail back: it is read by then, and a record is taken back by a word (撤销上一封) alone."""
_HELP: Final = Pattern(
    r"^(?:请?(?:求)?(?:帮助|帮助信息|使用说明|使用帮助|怎么用\??|如何使用\??|怎么写\??|模板|表单"
    r"|发我模板|要模板|help|forms?|templates?|usage|格式说明|邮件模板|通知模板|填写说明|索取(?:表单"
    r"|模板)|获取(?:表单|模板))|(?:通知|邮件|支撑)?(?:怎么|如何|该怎么)(?:写|填|发)\??)[。!.?\s]*$"
)
_FORM_ASKED: Final = Pattern(
    r"^(?:\W*(?:您好|你好|hi|hello)\W*)?(?:请|麻烦|烦请)?(?:帮忙)?"
    r"(?:(?:把|将)(?P<of>(?:支撑|撤场|续期|需求|启动|人员|通知|邮件|的)*(?:模板|表单))(?:发|给)(?:给|到)?(?:我|一下|一份)?"
    r"|(?:发|给)(?:给)?(?:我|一下|一份)*(?:支撑|撤场|续期|需求|启动|人员|通知|邮件|的)*(?:模板|表单))(?:[,，]?(?:谢谢|感谢).{0,6})?\W*$"
)
"""请把支撑通知的模板发给我: the forms of rosterd, and no other papers."""
_FORM: Final = Pattern(
    r"(?:发|给|要|索取|获取|寄|send)[^，。]{0,16}(?:表单|模板|格式|说明|\bforms?\b|\btemplates?\b)"
    r"|怎么写|如何写|^帮助$|^help$"
)
_TAG: Final = Pattern(r"[【\[][^】\]]{0,60}[】\]]")
_SHORT, _FEW = 100, 4
"""Characters of a line that takes something back, and fewer than which statements a mail that asks for help has."""

_OF_EARLY_RELEASE: Final = Pattern(r"提前(?:撤场|释放|离场)|early release")
_RELEASE_OFF: Final = Pattern(
    r"\W*(?:抱歉|不好意思)?\W*[^\W\d]{0,4}?"
    r"(?:(?:取消|撤[销回])(?:[这本此]次|该|上述)?(?:提前)?(?:撤场|释放|离场)|(?:[这本此]次|原定的?)?(?:提前)?(?:撤场|释放|离场)(?:取消|作废)"
    r"|(?:先|暂时?)?不用?(?:提前)?(?:撤场?|释放|离场|走)|恢复原(?:计划|安排|周期))(?:通知|安排)?了?\W*(?:按原计划(?:支撑)?)?\W*"
)
"""取消提前撤场, 不撤了: under a mail of an early release it takes that back."""


def calls_release_off(page: Page, texts: tuple[str, ...]) -> bool:
    """Whether a reply in the thread of an early release says that it is off (D7)."""
    about = page.is_reply and _OF_EARLY_RELEASE.search(page.folded_subject) is not None
    return about and len(texts) == 1 and _RELEASE_OFF.fullmatch(texts[0][:_SHORT]) is not None


def takes_back(page: Page, texts: tuple[str, ...], statements: tuple[Statement, ...], project: str | None) -> bool:
    """Whether the mail takes a notice back: its first line says so, or its subject alone."""
    first = texts[0].strip() if texts else ""
    subject = fold(_TAG.sub("", page.subject)).strip()
    if _INSTEAD.search(first) or (has_range(first) and "准" in first):
        return False
    placed = page.is_reply or project is not None
    said = (without_greeting(first), without_accord(without_greeting(first)))
    whole = _CANCEL.match(first) is not None or (placed and any(TAKING_BACK.tells(WHOLE, one) for one in said))
    stated = (whole and len(first) < _SHORT) or bool(withdrawn(page, texts))
    alone = _CANCEL.match(subject) is not None and not statements
    recalled = _RECALL.match(fold(page.mail.subject)) is not None
    return stated or (not page.is_reply and (alone or recalled or _CANCEL_SUBJECT.search(subject) is not None))


def unclear_what(page: Page, texts: tuple[str, ...], project: str | None, *, beside: bool) -> bool:
    """Whether the mail takes back something of a notice, and what cannot be told: 撤销上一封，许南星除外 (M4).

    `beside`: whether it moves somebody's last day, too: 之前的通知作废，许南星续期至7月15日.
    """
    first = without_greeting(texts[0].strip()) if texts else ""
    if withdraws_days(page, texts):
        return True
    if not first or len(first) >= _SHORT or ANOTHER_MATTER.told_in(first) or "附件" in first:
        return False
    if has_range(first) and not page.is_reply:
        return False
    if not (page.is_reply or project is not None) or (withdrawn(page, texts) and not beside):
        return False
    sentence = TAKING_BACK.cut(first)
    beside = beside or (is_dated(first) and moves_somebody(first))
    if page.is_reply and len(texts) == 1 and sentence.says(SENT_ANEW):
        return True
    part = sentence.says(EXCEPTED) or not sentence.says(WHOLE) or _says_of_somebody(first, page)
    return sentence.says((*WHOLE, *OPENED)) and (part or beside)


def _says_of_somebody(first: str, page: Page) -> bool:
    """Whether behind the taking back somebody is named, and not for what was wrong: 上一封作废，许南星的不变."""
    rest = first.partition(",")[2]
    said = [one for one in _CLAUSES.split(rest) if page.roll.named_in(one) and not _ANEW_LATER.search(one)]
    return bool(said) and not _AT_FAULT.search(rest)


def without_greeting(first: str) -> str:
    """The line (folded) without a greeting at its head: 您好，请撤销上一封通知."""
    bare = _MENTION.sub("", first)
    head = _HEAD.match(bare)
    return bare[head.end() :].strip() if head is not None and is_courtesy(head[0]) else bare


def subject_takes_back(page: Page, texts: tuple[str, ...]) -> bool:
    """Whether the subject of a fresh mail takes back what stands below it again: 取消人员支撑, 关于取消甲支撑的通知."""
    subject = page.untagged_subject.strip()
    if page.is_reply or any(map(_ANEW.search, (subject, *texts))):
        return False
    return _CANCEL_SUBJECT.search(subject) is not None or (calls_off(subject) and not UNSURE.told_in(subject))


def is_void(page: Page) -> bool:
    """Whether the subject calls the notice void, whatever stands below it again."""
    return _VOID.search(page.folded_subject) is not None


_PENDING: Final = Pattern(r"审批中|流程中|待(?:审)?批")
_RECALLS: Final = Pattern(r"(?:将|想要|希望|要求)?(?:撤回|召回)邮件|would like to recall")
"""查甘望 将撤回邮件“…”: who recalls it, in a mail program's words."""


def is_of_somebody(page: Page, texts: tuple[str, ...]) -> bool:
    """Whether a fresh mail that takes back a notice is of somebody, named or not, and of whom alone it may be (M4)."""
    if page.is_reply or is_void(page) or not texts or _RECALLS.search(texts[0]):
        return False
    return page.roll.names_member(texts[0]) or _SOMEBODY.search(texts[0]) is not None


def is_pending(texts: tuple[str, ...]) -> bool:
    """Whether somebody has still to say yes to what a mail says: 撤销许南星的支撑安排，审批中."""
    return any(map(_PENDING.search, texts))


def says_why(page: Page, texts: tuple[str, ...]) -> bool:
    """Whether what is open in a taking back is only why it is: 撤销上一封，人员还没定; not 撤销上一封，待审批."""
    first = without_greeting(texts[0].strip()) if len(texts) == 1 else ""
    clause, mark, why = first.partition(",")
    if not mark or not TAKING_BACK.tells(WHOLE, clause) or not is_plain(clause) or is_held(first):
        return False
    return _NOT_SETTLED.fullmatch(why) is not None


def withdrawn(page: Page, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The people whose support alone the mail's first line takes back."""
    first, written = _first(page, texts)
    if TAKING_BACK.tells(WHOLE, first):
        return ()
    return _people_of(written, page) or _behind_why(written, page) or _staying_away(written, page)


def withdraws_elsewhere(page: Page, project: str | None, persons: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a line (folded) takes back `persons`' support of another known project, and not only names it."""
    others = [fold(one) for one in (page.known.projects if page.known and persons else ()) if one != project]
    return lambda line: any(
        _TAKES_BACK.search(clause) is not None and any(other in clause for other in others)
        for clause in _CLAUSES.split(line)
    )


def _staying_away(written: str, page: Page) -> tuple[str, ...]:
    """Who does not come, where the notice is void for that: …，高兴就不用过去了，原来那封安排作废."""
    *before, who, void = ["", "", *(one for one in _CLAUSES.split(written[:_SHORT]) if one.strip())]
    away = _STAYS_AWAY.fullmatch(who.strip())
    people = read_people(away["who"], page.roll, strict=True) if away else None
    whole = TAKING_BACK.tells(WHOLE, fold(void).strip())
    plain = not any(page.roll.named_in(one) or UNSURE.told_in(fold(one)) or _SENDS.search(one) for one in before)
    if people is None or not (whole and plain and people.is_whole):
        return ()
    return tuple(page.roll.resolve(one.name, one.notes).name for one in people.names)


def _behind_why(written: str, page: Page) -> tuple[str, ...]:
    """Whose support is taken back behind a clause that says why: 白一舟不参与本项目了，撤销白一舟的支撑安排."""
    why, _, told = written.replace(",", "，").partition("，")
    people = _people_of(told, page) if is_plain(fold(why)) and not is_dated(fold(why)) else ()
    return people if people and set(page.roll.named_in(why)) <= set(people) else ()


def withdraws_days(page: Page, texts: tuple[str, ...]) -> bool:
    """Whether it takes back somebody's support of certain days: 取消许南星6月1日-6月30日的支撑.

    Whether these are all the days that are recorded is not told here: it is asked about.
    """
    first, written = _first(page, texts)
    days = [span for span in periods(first) if has_range(first[span.start : span.end])]
    if len(days) != 1 or _GOES_ON.search(first):
        return False
    before, behind = written[: days[0].start].rstrip(" (（"), written[days[0].end :].lstrip(" )）")
    return bool(_people_of(before + behind, page))


def _first(page: Page, texts: tuple[str, ...]) -> tuple[str, str]:
    """The mail's first line, folded and as it is written."""
    first = texts[0].strip() if texts else ""
    return first, next((told.value for told in page.loose if fold(told.value).strip() == first), first).strip()


def _people_of(written: str, page: Page) -> tuple[str, ...]:
    """The people whose support a line takes back."""
    first = fold(written)
    if len(first) >= _SHORT or UNSURE.told_in(first):
        return ()
    for form in _OF_PEOPLE:
        if (found := form.match(first)) is not None:
            who = _behind_project(written[slice(*found.span("who"))], page)
            people = read_people(who, page.roll, strict=True)
            if (
                people.names
                and not (people.rest or people.missing or people.choice)
                and _are_meant(people, first, page)
            ):
                return tuple(page.roll.resolve(one.name, one.notes).name for one in people.names)
    sentence = TAKING_BACK.cut(without_greeting(first))
    about = next((found for wording in OF_SOMEBODY for found in wording.found_in(sentence)), None)
    return _lent_in(about.words("who", without_greeting(written)), page) if about is not None else ()


def _lent_in(words: str, page: Page) -> tuple[str, ...]:
    """The people of a notice that words say to be about them and their support, and nothing else: not 关于甲请假的."""
    names = tuple(page.roll.named_in(words))
    rest = words
    for name in (*names, *(page.known.projects if page.known else ())):
        rest = rest.replace(name, "")
    return names if _OF_LENDING.fullmatch(fold(rest)) else ()


def _behind_project(who: str, page: Page) -> str:
    """The people without the project before or behind them: 星河数据治理项目许南星, 许南星对星河数据治理项目的."""
    projects = page.known.projects if page.known else ()
    for name in projects:
        before, at_it, behind = who.partition(name)
        if at_it and not behind.strip(" 的中里上组") and before.rstrip().endswith(_AT_A_PROJECT):
            return before.rstrip()[:-1]
    return next((who[len(name) :].lstrip(" 的中里") for name in projects if who.startswith(name)), who)


def _are_meant(people: People, first: str, page: Page) -> bool:
    """Whether somebody unknown can be meant: 撤销张三丰的安排; 取消周会 names nobody."""
    known = page.known is None or all(page.roll.holds(one.name) for one in people.names)
    return known or _OF_SUPPORT.search(first) is not None


def asks_for_help(page: Page, texts: tuple[str, ...], statements: tuple[Statement, ...]) -> bool:
    """Whether the mail asks for the forms: its text, or its subject with nothing else."""
    text = "".join(texts).strip()
    if (_HELP.match(text) or _FORM_ASKED.match(text)) and len(statements) < _FEW:
        return True
    asked = _HELP.match(page.folded_subject.strip()) is not None and not page.is_reply
    return asked and (not statements or _FORM.search(text) is not None)
