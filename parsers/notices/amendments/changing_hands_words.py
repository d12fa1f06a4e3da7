"""The words by which somebody comes behind one who has left in the same line (D4), and in which orders they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.day_tokens import day_tokens
from parsers.notices.words.roles import A_ROLE
from parsers.notices.words.spans import efforts
from parsers.notices.words.wordings import Sentence, Token, Vocabulary
from parsers.patterns import Pattern

LEAVES_OR_STAYS: Final = Pattern(
    r"[撤离退]场|撤[出离回走]|释放|离[项组开岗]|到期|期满|调[回走离]|最后一天|(?:支[撑援持]|[做干待呆])[到至]|不再(?:支[撑援持]|参与|投入)|结束支[撑援持]"
)
"""What is said of whoever goes; the reader of that decides whether he does."""
SAYS_NO_MORE: Final = Pattern(
    rf"(?:[撤离退][场项组岗]|撤[出离回走]来?|离开|释放|退出|到期|期满|届满|调[回走离]|最后(?:一天|工作日|支[撑援持]日)|[做干待呆](?=[到至])"
    rf"|不再|结束|完成|为止|支[撑援持](?:工作)?|参与|投入|归队|[返撤]?回到?(?:原|我们|本)?(?:{A_ROLE}|[^\W\d]{{0,2}})(?:组|部门|团队)"
    rf"|(?:本|该)?项目组?|现场|{A_ROLE}|人员|同事|同学|提前|正式|按期|按时|统一|需要?|可以?|[现将会已拟于在从由到至起就即里中上的后前为是把请也均都各]|[和与及、]"
    r"|因[^,，\d]{1,12}|这边|那边|[(（][^()（）\d]{0,8}[)）]|\W)*+"
)
"""What is said of whoever goes beside his name and the day; his work, his tasks and his things go otherwise."""
STAYS_UNTIL: Final = Pattern(
    r"(?:支[撑援持]|[做干待呆])[到至]\s?(?P<day>[\d年月日号/.-]{3,12})(?:[(（](?:本|下)?(?:周|星期)[一二三四五六日天][)）])?(?:为止|止|结束)?\s*$"
)
"""许南星做到6月12日（周五）, at the end of what is said of him."""
STAYS_ON: Final = Pattern(
    r"^(?!\W*(?:由于|因|鉴于|考虑到|随着|既然))[^,，。;；\d]{2,16}(?<![不未无需再])(?:延[长期]|续期?|顺延)(?:支[撑援持])?[至到]\s?[\d年月日号/.-]{3,12}[。;；]?\s*$"
)
"""乙的支撑延长至7月15日."""
_NAME: Final = r"(?P<who>[^,，;；。:：\d]{2,12}?)"
GOES_LABEL: Final = Pattern(
    rf"^\W*(?:撤出|撤场|离场|退出|退场|调出|换下|被替换|被接替|被换下|原|出|退|下|走|撤)(?:支[撑援持])?(?:人员|人)?\s?[:：]\s?{_NAME}[,，(（]?\s?"
    r"(?:最后一天|最后支撑日|支[撑援持][到至]|[做干待][到至]|截止|到|至)?\s?[:：为是]?\s?"
    r"(?P<day>\d[\d年月日号/.-]{2,11})(?:撤场|离场|为止|止|最后一天)?(?:[(（][^()（）]{0,6}[)）])?\W*$"
)
COMES_LABEL: Final = Pattern(
    rf"^\W*(?:接替|接手|顶替|替换|换上|接任|新|替换为|更换为|换成|进|来|上|入)(?:支[撑援持])?(?:人员|人)?\s?[:：]\s?{_NAME}[,，(（]?\s?"
    r"(?:支[撑援持])?(?P<days>\d[^,，;；。:：()（）]{5,40}?)(?:支[撑援持])?\W*$"
)
TAKES_OVER: Final = Pattern(r"[接顶]替|接[手上管班]|[顶补替]上|替[换代]|换|改由|承接|接[过着]")
_HANDS: Final = Vocabulary(
    {
        "BY": "由 改由 让 请 安排 派 换 换成 改为 换为",
        "THEN": "之后 此后 后续 随后 然后 后 其后 并 再 同时 现",
        "ON": "于 在 将 将于 会 会于",
        "SINCE": "自 从",
        "SUCCEEDS": "接替 接手 顶替 顶上 接上 补上 替上 替换 代替 接管 承接 接着做 继续 继续支撑 接着支撑 "
        "顶上来 接过来",
        "COMES": "进场 入场 到岗 到位 到场 进驻 进组 加入 过来 来 报到 开始 开始支撑",
        "SUPPORTS": "支撑 支援 支持 投入 协调",
        "HIS": "其 他 她 他的 她的 其余 余下 剩余 剩下 剩下的",
        "WORK": "工作 任务 活 部分 后续工作 相关工作 支撑工作 时间 支撑时间 岗位 位置",
        "OF": "的",
        "LABEL": "支撑周期 支撑期 周期 支撑时间段 起止时间 期间",
        "LOAD": "协调人天 协调工作量 协调工时 工作量 工时 共 共计 合计 协调支撑时间",
        "AMOUNT": "",
        "TILL": "到 至 截止 截至 截止到 直到 一直到",
        "ENDS": "结束 为止 止 撤场 离场 到期",
        "COLON": ": 为 是",
        "BRACKET": "( )",
        "COMMA": ", 、",
    }
)
_WORK: Final = "(HIS? WORK)?"
_DAYS: Final = "COMMA? (LABEL | WORK)? COLON? (ON | SINCE)? days:DAY SUPPORTS?"
_UNTIL: Final = "COMMA? SUPPORTS? (TILL | &( DAY ENDS )) last:DAY ENDS?"
_EFFORT: Final = "(COMMA (LOAD | SUPPORTS)? COLON? amount:AMOUNT)?"
_FIRST: Final = "(ON | SINCE)? first:DAY"
_LEAD: Final = "START (THEN | HIS | WORK | OF){0,3}"
_TAKES: Final = f"COMES? (COMMA? SUCCEEDS old:RUN? {_WORK})"
_OVER: Final = f"{_EFFORT} COMMA? END"
COMES: Final = _HANDS.wordings(
    # 6月15日起由白一舟接替，支撑至7月10日; 6月15日白一舟接替，7月10日结束; 6月15日起由白一舟接替
    f"{_LEAD} {_FIRST} COMMA? BY? who:RUN COMES? SUCCEEDS old:RUN? {_WORK} ( {_UNTIL} )? {_OVER}",
    # 6月15日白一舟进场，支撑至7月10日; 6月15日起换白一舟，到7月10日
    f"{_LEAD} {_FIRST} COMMA? (who:RUN COMES | BY by:RUN (COMES | SUPPORTS)?) {_UNTIL} {_OVER}",
    # 由白一舟接替其工作，支撑周期6月15日-7月10日; 换白一舟顶上，6月15日到7月10日; 改由白一舟支撑，支撑周期…
    f"{_LEAD} (BY? who:RUN {_TAKES} | BY by:RUN SUPPORTS &( COMMA )) {_DAYS} {_OVER}",
    # 页面联调由白一舟接手，支撑时间6月15日至7月10日
    f"{_LEAD} work:RUN BY who:RUN {_TAKES} {_DAYS} {_OVER}",
    # 7月1日到8月14日换成许南星
    f"{_LEAD} ON? days:DAY COMMA? BY who:RUN (SUPPORTS | SUCCEEDS)? {_OVER}",
    # 由白一舟接替，6月15日进场，支撑至7月10日
    f"{_LEAD} BY who:RUN SUCCEEDS {_WORK} COMMA {_FIRST} COMES? {_UNTIL} {_OVER}",
    # 白一舟6月15日进场接替，支撑至7月10日; 白一舟6月15日到位，接替许南星，支撑到7月10日
    f"{_LEAD} BY? who:RUN {_FIRST} ({_TAKES} | COMES? SUPPORTS?) {_UNTIL} {_OVER}",
    # 由白一舟6月15日-7月10日接替; 白一舟6月15日-7月10日支撑; 白一舟：6月15日-7月10日
    f"{_LEAD} BY? who:RUN COLON? ON? days:DAY ({_TAKES} | SUPPORTS)? {_OVER}",
    # 白一舟（接替许南星）6月15日-7月10日支撑
    f"{_LEAD} BY? who:RUN BRACKET SUCCEEDS old:RUN BRACKET ON? days:DAY SUPPORTS? {_OVER}",
    # 之后换白一舟，6月15日-7月10日
    f"{_LEAD} BY who:RUN {_DAYS} {_OVER}",
    # 由白一舟（6月15日-7月10日）接替; 改由白一舟支撑（6月15日-7月10日）
    f"{_LEAD} BY? who:RUN (SUPPORTS | SUCCEEDS)? BRACKET days:DAY BRACKET ({_TAKES})? {_OVER}",
    # 由白一舟从6月15日接替到7月10日
    f"{_LEAD} BY? who:RUN {_FIRST} SUCCEEDS {_WORK} {_OVER}",
)


def cut(folded: str) -> Sentence:
    """A text (folded) as tokens, its days each as one."""
    days = day_tokens(folded)
    amounts = (Token("AMOUNT", span.start, span.end) for span in efforts(folded))
    return _HANDS.cut(folded, (*days, *amounts))
