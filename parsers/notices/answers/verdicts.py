"""What the words of a clause decide (M7): a verdict, doubt, or nothing.

A clause decides only when all of its words are accounted for. A word of doubt beside a verdict makes it doubtful; a
clause with words of its own is a reason, or doubtful where it has consent in it.
"""

from __future__ import annotations

from typing import Final, Literal

from parsers.notices.answers.composed_words import LAST_DAY_IS
from parsers.notices.answers.consent import is_of_others, needs_no_answer, weighed_consent
from parsers.notices.answers.reply_words import LONGER, STRONG_YES, WEAK_DOUBT, Sense, Token, unknown_spans
from parsers.notices.page.page import Page
from parsers.notices.page.voices import may_be_lent
from parsers.notices.people.written_names import titled
from parsers.notices.words.fold import words
from parsers.notices.words.hearsay_words import HEARSAY
from parsers.notices.words.last_days import last_day
from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Sentence
from parsers.patterns import Pattern

Verdict = Literal["yes", "no", "extend", "planned", "leave", "bare", "doubt", "none"]

DECISIVE: Final = frozenset({Sense.YES, Sense.NO, Sense.EXTEND, Sense.AS_PLANNED, Sense.LEAVE, Sense.NOT})
_SECONDS: Final = (Sense.DOUBT, Sense.BUT)
_UNFINISHED: Final = ("至", "到", "为", "至:", "到:", " to", " until")
_CLEAR_NO: Final = ("不续", "不延", "拒绝", "不需要续")
_UNITS: Final = "周月天年"
_RELATIVE: Final = Topic("今 明 后天 周 星期 礼拜 本月 本个月 这月 这个月 上月 上个月 下月 下个月 即日 起 始")
_WEEKDAY_OF_A_DAY: Final = Pattern(r"(?<=[\d日号])\s?\(?(?:周|星期|礼拜)[一二三四五六日天]\)?")
"""7月17日（周五） is no less a day of the calendar."""
_BESIDE_A_DAY: Final = frozenset(
    words(
        "和 与 及 到 至 为 直到 直至 截止到 截止至 吧 就 那 那就 按 的 了 我 我们 期 最后一天 最后支撑日 日期 请 "
        "都 均 全 大家 时间 具体 具体时间 即 也即 即为 就是 也就是 新的 所以 因此 那么 还是 "
        "to until till by for on is ! 。 , ; : 、 ~ . ( ) / 改",
        LAST_DAY_IS,
    )
) | {"at the latest", "at latest"}
_TALK: Final = frozenset(words("沟通 讨论 商量 确认一下 问 问问 问一下"))
_ANYBODY: Final = "(!( WAITS ) ANY){0,5}?"
_OF_THE_PROJECT: Final = Pattern(
    r"(?:[不未]?同意|但|由于|因为?|鉴于)*\s?(?:我们?的?|我方|我司|咱们|本|该|这个?|整个|客户的?|这边|那边){0,3}(?:项目|测试)"
    r"(?:整体|工期|进度|计划|周期|交付|上线|工作|任务|时间|这边|那边|[已也将要会又再得还现都需能]|已经|需要|必须|只[好能得]|不得不|现在|目前"
    r"|至少|起码|最少|可[能以]){0,6}(?:延|推迟|顺延)"
)
"""项目延期到7月20日, 测试这边得延到7月31日: the day is the work's, and nobody's who is asked about."""
_WORK: Final = "合同|验收|上线|提测|联调|交付|发布|部署|割接|实施|建设"
_OF_A_MATTER: Final = Pattern(
    r"(?:我们?的?|本|该|这个?|整个|客户的?)*(?:"
    rf"(?:{_WORK}|项目|测试|开发|产品|前端|后端)的?(?:整体|工作|任务)?"
    r"(?:(?:周期|工期|时间|日期|进度)(?:改|调整|变更|延长|推迟|顺延|定)?[到至为成]"
    r"|(?:[\d./月日号底初前]|可以|能|会|将|已经?|也|都|要|得|必须|按期|如期|按时|按计划|正常|到期)*结束[了的]?\W*$)"
    rf"|(?:{_WORK})的?(?:时间|日期|节点|计划)?(?:会|将|已经?|也|又|都|要|再|被|得)*(?:改[到至为]|推迟|延[期到至后]|顺延|调整[到至]))"
)
"""测试6月18日结束, 验收延到7月10日, 项目可以如期结束: why, perhaps, and nothing about who is asked about."""
_EXTENDS: Final = Pattern(r"[续延]|exten")
_PERIODS: Final = frozenset(words("支撑 支撑期 支撑周期 支撑时间"))
"""他的支撑到期结束: what ends as planned, and nothing that is to be longer."""
_ELSEWHERE: Final = Pattern(
    r"(?:要|得|需要?|安排)(?:去|在|继续)?(?:支[撑援持]|投入|参与)\s?(?![本该此]|这个)[^,。;]{0,12}?(?:项目|平台|系统|工作|任务)"
)
"""8月要支撑其他项目: why not, and nothing about this one."""
_MONTH: Final = Pattern(r"(?:[今明]年|\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[本下]个?月")
"""A whole month, which says until when only behind a verb of extending: 续到8月."""
_SO_MANY: Final = Pattern(r"[这那]?[两二三四五六七八九\d]{1,2}[个位名人](?:人|同学|同事)?")
"""两个人都到7月15日."""
EARLY: Final = Pattern(r"(?:提前(?:撤|释放|离[场开]|退场|走|放)|不(?:能|可以)?提前\W*$)")
"""同意提前撤场, 不提前: on the day that is asked about."""
_REFUSES_EARLY: Final = Pattern(rf"(?:我|我们|组里)?不(?:同意|批准|能|可以|支持|接受)[^,。]{{0,12}}?{EARLY.pattern}")
_IS_AWAY: Final = Pattern(r"不(?:在|对|一致|符)[了的呢啊]?\W*$")
"""领导不在, 许南星下周不在, 时间不对: why, perhaps, and never a refusal by itself."""
_TALKED: Final = HEARSAY.wordings(
    # 已和许南星沟通, 和许南星商量过了: what is done is no condition
    f"START I? SIDE? (BY | ALREADY | JUST) {_ANYBODY} TALKS (OVER | ALSO)* END",
    f"START I? SIDE? WITH {_ANYBODY} TALKS (OVER | ALSO){{1,9}} END",
    # 微信已沟通, 电话里沟通过了
    "START I? SIDE? CHANNEL (ALREADY | JUST | BY){1,2} TALKS (OVER | ALSO)* END",
    "START I? SIDE? CHANNEL TALKS (OVER | ALSO){1,9} END",
)
_OF_THE_DAYS: Final = Pattern(r"(?:这个?|这段|该)?(?:时间|日期|周期|时长)(?:段|点|上)?(?:都|也|有点|可能)?不")
"""时间不合适 refuses the days, and perhaps not the thing."""
_LENDS: Final = words("请 由 安排 派 协调")
_SUPPORTS: Final = words("支持 支撑")
_LONGEST_WISH: Final = 13
_VERDICTS: Final[tuple[tuple[Sense, Verdict], ...]] = (
    (Sense.AS_PLANNED, "planned"),
    (Sense.LEAVE, "leave"),
    (Sense.DATE, "extend"),
    (Sense.YES, "yes"),
    (Sense.EXTEND, "bare"),
)


def read_verdict(tokens: list[Token], folded: str, doubting: frozenset[str], page: Page) -> Verdict:
    """What a clause (folded, and as `tokens`) decides beside its words of doubt."""
    senses = [token.sense for token in tokens]
    decisive = set(senses) & DECISIVE
    runs = unknown_runs(tokens, folded)
    explained = all(page.roll.is_name(run) for run in runs)
    if Sense.EXTEND in decisive and folded.endswith(_UNFINISHED):
        return "doubt"
    if _asks_for_support(folded) or _is_of_something_else(folded) or _is_put_off(senses, folded):
        return "none"
    if doubting and ((decisive and (explained or STRONG_YES.search(folded))) or doubting - WEAK_DOUBT):
        return "doubt"
    if not explained or _is_of_another(runs, senses, folded, page):
        of_another = decisive and _is_of_another(runs, senses, folded, page)
        return "doubt" if of_another else _beside_other_words(senses, folded)
    verdict = _weighed(_of_senses(_of_what_ends(tokens, folded)), tokens, folded, page)
    if senses.count(Sense.NO) == 1 and Sense.YES not in senses and _REFUSES_EARLY.match(folded):
        verdict = "no"
    bare = verdict == "extend" and Sense.EXTEND not in senses
    if bare and (doubting or not _only_a_day(tokens, folded, page) or not _are_known(runs, page)):
        return "doubt" if Sense.YES in senses else "none"
    # 改为后端 moves something else than the last day
    unsure = verdict == "bare" and any(_wants_a_day(folded[one.start : one.end]) for one in tokens)
    return (
        "doubt"
        if unsure or _denies_leaving(tokens, folded) or (verdict == "leave" and senses.count(Sense.DATE) > 1)
        else verdict
    )


def _is_of_something_else(folded: str) -> bool:
    """Whether a clause is about who is away, whether days suit, or how the work goes on."""
    return any((_IS_AWAY.search(folded), _OF_THE_DAYS.match(folded), _OF_A_MATTER.match(folded)))


def _is_put_off(senses: list[Sense], folded: str) -> bool:
    """Whether a clause only says that the work is put off, and neither until when nor yes to it: 项目只好延期."""
    return not {Sense.DATE, Sense.YES, Sense.NO} & set(senses) and _OF_THE_PROJECT.match(folded) is not None


def _of_what_ends(tokens: list[Token], folded: str) -> list[Sense]:
    """The senses of the tokens; 支撑 that ends as planned is none of extending."""
    planned = any(token.sense is Sense.AS_PLANNED for token in tokens)
    return [one.sense for one in tokens if not (planned and folded[one.start : one.end] in _PERIODS)]


def _weighed(verdict: Verdict, tokens: list[Token], folded: str, page: Page) -> Verdict:
    """What the words come to once it is asked whose yes it is, and what is not needed: 产品同意, 不用回复."""
    if verdict == "yes":
        return weighed_consent(tokens, folded, page)
    if is_of_others(tokens, folded, page):
        return "doubt"
    return "none" if verdict == "no" and needs_no_answer(tokens, folded, page) else verdict


def _denies_leaving(tokens: list[Token], folded: str) -> bool:
    """Whether a refusal in a clause about leaving as planned may be of that, and is not plainly of extending (D6).

    不同意按期撤场, 不需要她按期撤场 and 到期撤不了 say that nobody leaves; 不续期按期撤场 says that he does. What is
    fine as planned, too, may be what is asked about.
    """
    planned = [folded[one.start : one.end] for one in tokens if one.sense is Sense.AS_PLANNED]
    refuses = any(one.sense is Sense.NO and not _is_of_extending(one, folded) for one in tokens)
    agrees = any(one.sense is Sense.YES for one in tokens)
    return bool(planned) and (refuses or (agrees and "as planned" in planned))


def _is_of_extending(refusal: Token, folded: str) -> bool:
    """Whether a word of refusal speaks of extending, or has a word of that behind it: 不同意续期, no extension."""
    named = _EXTENDS.search(folded, refusal.start, refusal.end) is not None
    return named or _EXTENDS.match(folded[refusal.end :].lstrip()) is not None


def _wants_a_day(word: str) -> bool:
    """Whether a word of extending says until when, as what stands behind it: 改为, 续到."""
    return word.endswith(("到", "至", "为", "成"))


def _is_of_another(runs: list[str], senses: list[Sense], folded: str, page: Page) -> bool:
    """Whether a clause gives the project's day, or speaks of somebody whom nobody knows by that name."""
    of_project = Sense.DATE in senses and _OF_THE_PROJECT.match(folded) is not None
    return of_project or any(_is_unknown_person(run, page) for run in runs)


def _is_unknown_person(run: str, page: Page) -> bool:
    """Whether a word is a form of address that nobody of the directory is known by: 小白撤 is said of somebody."""
    return titled(run) is not None and not page.roll.is_name(run)


def _asks_for_support(folded: str) -> bool:
    """安排前端支持 asks for somebody, and agrees to nothing."""
    return folded.startswith(_LENDS) and folded.endswith(_SUPPORTS) and len(folded) <= _LONGEST_WISH


def doubts(tokens: list[Token], folded: str, sentence: Sentence) -> frozenset[str]:
    """The words of doubt, and of "but", in a clause (folded, and cut by `HEARSAY`); talk that is over is none."""
    found = frozenset(folded[token.start : token.end] for token in tokens if token.sense in _SECONDS)
    over = not found.isdisjoint(_TALK) and any(wording.stands_in(sentence) for wording in _TALKED)
    return found - _TALK if over else found


def unknown_runs(tokens: list[Token], folded: str) -> list[str]:
    """The stretches of a clause that no word explains."""
    return [folded[start:end] for start, end in unknown_spans(tokens)]


def _only_a_day(tokens: list[Token], folded: str, page: Page) -> bool:
    """Whether a day without a word of extending is the answer: 许南星到7月15日, not 明天安排, not a signature's."""
    day = next(folded[token.start : token.end] for token in tokens if token.sense is Sense.DATE)
    if _MONTH.fullmatch(day) and any(token.sense is Sense.OTHER for token in tokens):
        return False  # 8月有其他项目 says why
    if LONGER.fullmatch(day):
        return True  # read as one only behind a verb of extending
    beside = {folded[token.start : token.end] for token in tokens if token.sense is Sense.FILL}
    others = {w for w in beside - _BESIDE_A_DAY if not (may_be_lent(w, page) or _SO_MANY.fullmatch(w))}
    return not (_RELATIVE.told_in(_WEEKDAY_OF_A_DAY.sub("", day)) or others) and last_day(day, page.sent) != page.sent


def _are_known(runs: list[str], page: Page) -> bool:
    """Whether the words beside a day that may be names are those of people who are known: 应上线 is nobody."""
    return page.known is None or all(map(page.roll.holds, runs))


def _beside_other_words(senses: list[Sense], folded: str) -> Verdict:
    """A clause with words of its own: a reason, unless it begins with a refusal or has consent in it."""
    first = next((sense for sense in senses if sense is not Sense.FILL), None)
    if STRONG_YES.search(folded):
        return "no" if first is Sense.NO and len(STRONG_YES.findall(folded)) == 1 else "doubt"
    lengthens = (
        Sense.EXTEND in senses
        and not _ELSEWHERE.search(folded)
        and (Sense.DATE in senses or any(unit in folded for unit in _UNITS))
    )
    leaves = Sense.LEAVE in senses and Sense.DATE in senses
    if Sense.AS_PLANNED in senses or lengthens or leaves:
        return "doubt"
    return "no" if first is Sense.NO and folded.startswith(_CLEAR_NO) else "none"


def _of_senses(senses: list[Sense]) -> Verdict:
    """The verdict of a clause whose words are all known."""
    told = set(senses)
    if Sense.NOT in told or (Sense.WISH in told and (Sense.DATE not in told or Sense.NO in told)):
        return "doubt" if told & (DECISIVE - {Sense.NOT}) else "none"
    if Sense.NO in told:
        return _negative(senses)
    if Sense.AS_PLANNED in told and Sense.EXTEND in told:
        return "doubt"
    return next((verdict for sense, verdict in _VERDICTS if sense in told), "none")


def _negative(senses: list[Sense]) -> Verdict:
    told = set(senses)
    if Sense.YES in told or senses.count(Sense.NO) > 1 or Sense.LEAVE in told:
        return "doubt"
    if Sense.DATE in told and Sense.EXTEND not in told and senses[-1] is Sense.NO:
        return "doubt"
    return "planned" if Sense.AS_PLANNED in told else "no"
