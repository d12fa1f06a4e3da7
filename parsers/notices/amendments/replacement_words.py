"""The words by which one person takes another's place in a project (D4), and in which orders they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.words.roles import A_ROLE, ROLE
from parsers.notices.words.spans import periods
from parsers.notices.words.wordings import Sentence, Token, Vocabulary
from parsers.patterns import Pattern

SUCCEEDS: Final = "接替 接手 顶替 替换 代替"
"""白一舟|接替|许南星."""
BECOMES: Final = "变更为 改为 更换为 换成 换为 调整为 替换为 更正为"
"""许南星|改为|白一舟."""
_REPLACING: Final = Vocabulary(
    {
        "BY": "由",
        "TAKE": "将 把",
        "NOW": "现 故",
        "AS_OF": "即日起",
        "AGREED": "经协商",
        "BECAUSE": "因",
        "UNABLE": "无法 无法继续 不能 不能继续 没法 没法继续 不能再 无法再 不再 不再继续",
        "BUSY": "临时 另有 有事 家里 身体",
        "STAFF": "人员 同事 同学 原支撑人员 原人员 原支撑同事 原成员",
        "ASKS": "请 让 派",
        "ARRANGES": "安排",
        "CANCELS": "取消",
        "BECOMES": BECOMES,
        "TURNS": "改",
        "PASSES": "转",
        "CHANGES": "换",
        "NOBODY": "换人",
        "MEANWHILE": "期间",
        "SUCCEEDS": f"{SUCCEEDS} 接管 承接",
        "GOES_ON": "接着做 接着干 继续做 接下去做 接过来做",
        "SUPPORTS": "支撑 支援 支持",
        "LENDS": "协调 投入",
        "ANSWERS": "负责",
        "OF": "的",
        "HIS": "其",
        "WORK": "工作 任务 活 活儿",
        "POST": "位置 岗位",
        "REST": "剩余时间 余下时间 剩下时间 剩余的时间 余下的时间 剩下的时间 剩余支撑时间 剩余工作 余下工作 剩余部分 "
        "手上的工作 手头的工作 手里的工作 手头工作",
        "ROLE": "",
        "POST_OF": "",
        "SINCE": "自 从",
        "TILL": "至 到 直到 直至",
        "ALL_ALONG": "一直",
        "WILL": "will",
        "REPLACED_BY": "will|be|replaced|by is|replaced|by was|replaced|by has|been|replaced|by",
        "REPLACES": "replace replaces take|over|from takes|over|from take|the|place|of takes|the|place|of",
        "FROM": "from starting as|of",
        "NUMBER": "",
        "COMMA": ",",
        "COLON": ":",
        "STOP": "; 。",
        "DOT": ".",
        "BRACKET": "( ) [ ]",
    }
)
_WORD: Final = "!( COMMA | STOP | COLON | BRACKET | BY | NUMBER | END ) ANY"
_SIDE: Final = f"({_WORD}){{1,15}}?"
"""The words of one of the two: whether they are names is for who reads people."""
_CLAUSE: Final = "(!( COMMA | STOP | END ) ANY)"
_BECAUSE: Final = f"BECAUSE reason:( {_CLAUSE}{{1,20}} ) COMMA"
_LEAD: Final = (
    f"START (NOW | AGREED COMMA? | AS_OF COMMA? | {_BECAUSE})? (SUPPORTS | LENDS)? TAKE? "
    "(head:POST_OF OF? SUPPORTS? OF?)? STAFF? COLON? TAKE?"
)
"""现将, 经协商，支撑人员：, 因许南星休假，, 前端人员"""
_PLACE: Final = "(OF (WORK | SUPPORTS | POST | REST) | REST)?"
_OVER: Final = "&( END | COMMA | STOP | BRACKET )"
REPLACED: Final = _REPLACING.wordings(
    # 由许南星变更为白一舟, 许南星换成白一舟接替, 许南星改由白一舟负责
    f"{_LEAD} BY? old:( {_SIDE} ) (BECOMES | TURNS BY | CHANGES) BY? new:( {_SIDE} ) "
    f"(SUCCEEDS | SUPPORTS | ANSWERS)? {_OVER}",
    # 许南星的工作由白一舟接替
    f"{_LEAD} old:( {_SIDE} ) {_PLACE} BY new:( {_SIDE} ) SUCCEEDS (HIS? REST)? {_OVER}",
    # 许南星的工作由白一舟接着做
    f"{_LEAD} old:( {_SIDE} ) OF? (WORK | SUPPORTS | POST) BY new:( {_SIDE} ) GOES_ON {_OVER}",
    # 取消许南星的支撑安排，由白一舟接替; 许南星临时有事，改由白一舟支撑6月1日-6月12日
    f"{_LEAD} CANCELS? old:( {_SIDE} ) "
    f"(OF SUPPORTS? ARRANGES | (BECAUSE | BUSY | UNABLE) cause:( (!( NUMBER ) {_CLAUSE}){{1,20}} )?) COMMA "
    f"NOW? (TURNS | PASSES | CHANGES | MEANWHILE)? BY new:( {_SIDE} ) (SUCCEEDS | SUPPORTS) "
    "&( END | COMMA | STOP | NUMBER )",
    # 请白一舟接替许南星的工作, 白一舟接替许南星支撑前端开发
    f"{_LEAD} (BY | ASKS | ARRANGES)? new:( {_SIDE} ) SUCCEEDS old:( {_SIDE} ) {_PLACE} "
    f"(OF? SUPPORTS work:ROLE | SUPPORTS)? WORK? {_OVER}",
)
_OVER_IN_ENGLISH: Final = "&( END | COMMA | STOP | DOT | FROM )"
REPLACED_IN_ENGLISH: Final = _REPLACING.wordings(
    # Alice Wang will be replaced by Bob Li from Aug 10 to Aug 28
    f"{_LEAD} old:RUN REPLACED_BY new:RUN {_OVER_IN_ENGLISH}",
    # Bob Li takes over from Alice Wang
    f"{_LEAD} new:RUN WILL? REPLACES old:RUN {_OVER_IN_ENGLISH}",
)
_TILL: Final = f"till:( (SUPPORTS | ALL_ALONG)? TILL {_CLAUSE}{{1,12}} )? STOP? END"
FROM_A_DAY: Final = _REPLACING.wordings(
    # 许南星自7月1日起由白一舟接替，至7月31日; 许南星7月1日起由白一舟接替剩余时间
    f"START ({_BECAUSE})? old:( (!( SINCE ) {_WORD}){{1,15}} ) SINCE? day:( (!( BY ) {_CLAUSE}){{1,9}} ) COMMA? "
    f"by:( BY {_SIDE} SUCCEEDS ) HIS? (WORK | SUPPORTS | REST)? (COMMA | STOP)? "
    f"{_TILL}",
    # 白一舟自6月26日起接替许南星，支撑至8月14日
    f"START ({_BECAUSE})? BY? new:( (!( SINCE | NUMBER ) {_WORD}){{1,15}} ) SINCE? "
    f"day:( (!( SUCCEEDS ) {_CLAUSE}){{1,9}} ) SUCCEEDS old:( {_SIDE} ) {_PLACE} (COMMA | STOP)? {_TILL}",
    # 白一舟6月10日起换成许南星，到6月30日
    f"START ({_BECAUSE})? old:( (!( SINCE ) {_WORD}){{1,15}} ) SINCE? day:( (!( BECOMES | TURNS ) {_CLAUSE}){{1,9}} ) "
    f"(BECOMES | TURNS &( BY )) BY? new:( {_SIDE} ) (SUCCEEDS | SUPPORTS)? (COMMA | STOP)? {_TILL}",
)
UNABLE_FROM_A_DAY: Final = _REPLACING.wordings(
    # 白一舟因个人原因无法继续支撑，6月20日起由许南星接替，支撑到7月31日
    f"START old:( (!( BECAUSE | UNABLE ) {_WORD}){{1,15}} ) "
    f"(BECAUSE cause:( (!( NUMBER | UNABLE ) {_CLAUSE}){{1,20}} ))? UNABLE {_CLAUSE}{{0,4}} COMMA "
    f"NOW? SINCE? day:( (!( BY ) {_CLAUSE}){{1,9}} ) COMMA? "
    f"by:( BY {_SIDE} SUCCEEDS ) HIS? (WORK | SUPPORTS | REST)? (COMMA | STOP)? {_TILL}",
)
UNABLE_SINCE_A_DAY: Final = _REPLACING.wordings(
    # 白一舟6月8日起不再参加本项目，由许南星接手，支撑到6月30日
    f"START ({_BECAUSE})? old:( (!( SINCE | UNABLE ) {_WORD}){{1,15}} ) SINCE? "
    f"day:( (!( UNABLE ) {_CLAUSE}){{1,9}} ) UNABLE {_CLAUSE}{{0,4}} COMMA "
    "(HIS? OF? (WORK | REST | SUPPORTS | POST))? (NOW | TURNS)? "
    f"BY new:( {_SIDE} ) (SUCCEEDS | SUPPORTS) HIS? (WORK | SUPPORTS | REST)? (COMMA | STOP)? {_TILL}",
)
UNABLE_WITH_DAYS: Final = _REPLACING.wordings(
    # 许南星6月10日起不再参与本项目，由高兴接替，高兴支撑时间6月10日-6月30日
    f"START ({_BECAUSE})? old:( (!( SINCE | UNABLE ) {_WORD}){{1,15}} ) SINCE? "
    f"day:( (!( UNABLE ) {_CLAUSE}){{1,9}} ) UNABLE {_CLAUSE}{{0,4}} COMMA "
    f"(NOW | TURNS)? BY new:( {_SIDE} ) (SUCCEEDS | SUPPORTS) COMMA rest:( ANY{{1,30}} ) END",
)
BEHIND_ITS_DAYS: Final = _REPLACING.wordings(
    # 许南星6月26日-8月14日支撑，接替白一舟
    f"START new:( (!( SINCE | NUMBER ) {_WORD}){{1,15}} ) SINCE? day:( (!( SUPPORTS | SUCCEEDS ) {_CLAUSE}){{1,12}} ) "
    f"(SUPPORTS {_CLAUSE}{{0,2}})? COMMA SUCCEEDS old:( {_SIDE} ) {_PLACE} STOP? END",
)
REFERRING: Final = Vocabulary(
    {
        "SORRY": "不好意思 抱歉 很抱歉 对不起 sorry",
        "EARLIER": "原 上次 之前 此前 前面 刚才 刚刚 刚 昨天 昨日",
        "LAST": "上封 上一封 前封 前一封",
        "NOTICE": "通知 邮件 安排",
        "IN": "中 里 内",
        "OF": "的",
        "DAYS": "支撑周期 支撑时间 时间 周期 日期",
        "VOID": "作废",
        "WRONG": "有误 写错 写错了 发错 发错了 填错 填错了 弄错 弄错了 搞错了 错了",
        "CORRECTS": "更正 更正一下 更正如下",
        "HOLDS": "以此为准 以这个为准 以这份为准 以这版为准 以这一版为准 以此封为准 以此邮件为准 "
        "以此封邮件为准 以本邮件为准 以这封为准 以此版为准 以本版为准 以下为准 以如下为准 以下列为准",
        "MARK": ", :",
        "STOP": "; 。",
    }
)
REFERS: Final = REFERRING.wordings(
    # 原通知中，; 上一封邮件里的
    "START (EARLIER | LAST) OF? NOTICE IN OF? MARK?",
    # 不好意思，更正一下：
    "START SORRY MARK? CORRECTS MARK",
    # 上一封作废，以此为准：
    "START (LAST NOTICE? (VOID | WRONG) (MARK | STOP))? (CORRECTS | HOLDS) MARK",
    # 抱歉，日期发错了，以这个为准：
    "START SORRY? MARK? DAYS? WRONG MARK HOLDS MARK",
)
"""What follows holds now."""
WAS_WRONG: Final = REFERRING.wordings(
    # 上一封写错了，许南星应为6月8日-6月30日
    "START (CORRECTS MARK)? SORRY? MARK? (EARLIER | LAST)? OF? NOTICE? IN? OF? DAYS? WRONG (MARK | STOP)",
)
"""Days that follow hold now; 请忽略 takes the mail back."""
_DIGITS: Final = Pattern(r"\d{1,9}")
_SUPPORTS: Final = Pattern(r"支[撑援持]\s?")
_POST: Final = Pattern(
    rf"(?:^|[,;。:\s将把])(?P<post>{A_ROLE})(?=的?(?:支[撑援持])?(?:人员|同事|同学|岗位?)?\s?(?:由|将|[:,]))"
)
_NO_POST: Final = ("负责人", "经理", "组长", "主管")
"""Who holds an office is another matter (D9): 前端负责人由…."""
_OF_POST: Final = Pattern(r"(?:的?支[撑援持])?(?:的?(?:人员|同事|同学))?$")


def cut(folded: str) -> Sentence:
    """A text (folded) as tokens, each number and each role that somebody supports as one."""
    numbers = (Token("NUMBER", *found.span()) for found in _DIGITS.finditer(folded))
    return _REPLACING.cut(folded, (*_roles_in(folded), *_posts_in(folded), *_days_in(folded), *numbers))


def _days_in(folded: str) -> Iterator[Token]:
    """The days that have no figure to be told by: 下周三起."""
    for span in periods(folded) if "周" in folded or "月底" in folded else ():
        start = span.start + (folded[span.start] in "从自")
        if not _DIGITS.search(folded, start, span.end):
            yield Token("NUMBER", start, span.end)


def _roles_in(folded: str) -> Iterator[Token]:
    for supports in _SUPPORTS.finditer(folded):
        if (role := ROLE.match(folded, supports.end())) is not None:
            yield Token("ROLE", *role.span())


def _posts_in(folded: str) -> Iterator[Token]:
    """The role at the head of a clause of which a person is said to be another: 前端由…, 后端人员：…."""
    for post in _POST.finditer(folded):
        if not post["post"].endswith(_NO_POST):
            bare = _OF_POST.sub("", post["post"])
            yield Token("POST_OF", post.start("post"), post.start("post") + len(bare))
