"""That a lending is called off, or somebody does not come (D4, D7, M4): 取消白一舟的支撑, 减少：白一舟, 许南星不来了.

Of whom it is said is for who reads people; on what day it is decided is not told, and so it is asked about.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Vocabulary

_CALLING_OFF: Final = Vocabulary(
    {
        "CANCELS": "取消",
        "STRIKES": "撤销 作废 收回 删除 去掉",
        "TAKES_OUT": "减少 移除 退出 撤出 调出 出组 出 退",
        "LEAVES": "撤回 撤走 撤场 离场 退场",
        "AT_ONCE": "先 现 需 全部",
        "PEOPLE": "人员 成员",
        "ALSO": "同时 并 另 另外",
        "BY": "由",
        "NOT": "不 不再 不能 不会",
        "NO_NEED": "不用 不必 无需 无需再",
        "CANNOT_COME": "来不了 去不了",
        "COMES": "来 过来 去 过去",
        "ENTERS": "进场 入场 加入项目",
        "SUPPORTS": "支撑 支援 支持 投入",
        "TAKES_PART": "参与 驻场",
        "ARRANGED": "安排",
        "PROJECT": "项目 本项目",
        "ALL": "均 都 已",
        "DONE": "了",
        "WILL_NOT": "will|not won't won’t cannot can't can’t is|not|going|to",
        "NO_MORE": "no|longer|need no|longer|needs no|longer|needed",
        "ABLE": "be|able|to",
        "JOINS": "join support start be|joining",
        "COLON": ":",
        "COMMA": ",",
        "STOP": "。 ;",
        "MARK": "- * . 、 ( ) [ ]",
    }
)
_HERE: Final = "(!( COMMA | STOP ) ANY)"
_LENDING: Final = "(SUPPORTS | ARRANGED)"
_MARKS: Final = "(MARK | COLON | COMMA | STOP)*"
_TAKEN_OUT: Final = _CALLING_OFF.wordings(
    # 减少：许南星 6月5日
    f"START {_MARKS} (TAKES_OUT | STRIKES) PEOPLE? COLON",
    # 同时取消白一舟的安排; not 取消白一舟的安排由黄丽接替
    f"START {_MARKS} ALSO? COMMA? (CANCELS | STRIKES) !( {_HERE}{{0,12}}? BY )",
)
_STAYS_AWAY: Final = _CALLING_OFF.wordings(
    # 许南星不来支撑了, 来不了本项目
    "((NOT | NO_NEED) COMES | CANNOT_COME) (DONE | SUPPORTS | TAKES_PART | PROJECT)",
    "CANNOT_COME (COMMA | STOP | END)",
    # we no longer need Tom Lee on the project
    "NO_MORE",
    # will not be able to join
    "WILL_NOT ABLE? JOINS",
)
_NOT_COMING: Final = _STAYS_AWAY + _CALLING_OFF.wordings(
    # 许南星不再进场; 无需进场 is said of who supports from afar
    "NOT ENTERS",
    # 许南星先撤回, without a day
    "AT_ONCE (LEAVES | TAKES_OUT) (COMMA | STOP | END)",
)
_CALLED_OFF: Final = _STAYS_AWAY + _CALLING_OFF.wordings(
    # 取消白一舟的支撑, 白一舟的安排都取消
    f"(CANCELS | STRIKES) {_HERE}{{1,8}}? {_LENDING}",
    f"{_LENDING} ALL? (CANCELS | STRIKES)",
    # 不支撑了
    "NOT (SUPPORTS | TAKES_PART) DONE",
)


_MAY_TAKE_OUT: Final = Topic("取消 撤销 删除 去掉 减少 移除 出 退")
"""What most lines lack: they are not cut into words."""
_HEAD: Final = 20


def begins_by_taking_out(folded: str) -> bool:
    """Whether a line (folded) begins with what takes somebody out: 取消白一舟的安排, 减少：白一舟."""
    return _MAY_TAKE_OUT.told_in(folded[:_HEAD]) and _CALLING_OFF.tells(_TAKEN_OUT, folded)


def calls_off(folded: str) -> bool:
    """Whether a short line (folded) calls a lending off, or says that somebody does not come."""
    return _CALLING_OFF.tells(_CALLED_OFF, folded)


def is_not_coming(folded: str) -> bool:
    """Whether a line (folded) says that somebody does not come: 许南星不来支撑了."""
    return _CALLING_OFF.tells(_NOT_COMING, folded)
