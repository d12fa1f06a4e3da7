"""The words of taking a notice back (PROCESS, "Cancellation"), and in which orders they stand."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Vocabulary

_WITHDRAWS: Final = "撤销 撤回 取消 作废 收回 cancel withdraw recall undo"
_IGNORES: Final = "忽略 无视 不用理会 不必理会 ignore disregard"
_WRONGLY: Final = "有误 有错 错了 发错 发错了 写错 写错了 填错了 弄错了 不对 wrong"
_SUPERSEDES: Final = "替换 替代 取代 代替 覆盖"
MAY_TAKE_PLACE: Final = Topic(f"{_WITHDRAWS} {_IGNORES} {_WRONGLY} {_SUPERSEDES}")
"""What every line has that says what becomes of a notice before: other lines are not cut into words."""
TAKING_BACK: Final = Vocabulary(
    {
        "WITHDRAWS": _WITHDRAWS,
        "IGNORES": _IGNORES,
        "WRONG": _WRONGLY,
        "LAST": "上一封 上封 前一封 前封 那封 last previous",
        "HERE": "这封",
        "THAT": "该 此 本 本次 这次 此次 以上 上述 原 原来 the above",
        "JUST": "昨天 刚才 刚刚 my",
        "BEFORE": "之前 此前 earlier",
        "NOTICE": (
            "支撑 邮件 通知 安排 登记 记录 支撑安排 支撑通知 人员支撑安排 人员安排 mail notice message e-mail email"
        ),
        "OF": "的",
        "PLEASE": "请 现 特此 麻烦 烦请 请大家 请各位 请予以 予以 已 均 大家 各位 直接 先 please",
        "SORRY": "抱歉 不好意思 对不起 sorry",
        "DONE": "了",
        "EXCEPT": "除 除了 除外 以外 之外 保留 不含 不包括 仍然有效 照旧 其余 其他 其它 except but",
        "ABOUT": "关于 有关",
        "PART": "中 里 部分 其中 两封 三封 几封 上上封 各封",
        "HOLDS": "为准",
        "RESENDS": "重发 重新发 另发 再发 补发",
        "SENT": "发出 发送 发 所发 发布",
        "NODS": "好的 好 收到 ok 嗯",
        "TELLS": "说 称 表示 要求 让我 让我们 反映 认为 觉得 said says told|me",
        "THEN": "则 就 那 那么 那就 then",
        "SUPERSEDES": _SUPERSEDES,
        "VERSION": "版本 上一版 前一版",
        "STOP": ", 。 . ; ! :",
    }
)
_NOT_OVER: Final = "(!( STOP | END ) ANY)"
_LETTER: Final = "(LAST | HERE)"
_EARLIER: Final = (
    f"(((THAT | JUST) OF? | BEFORE OF?){{0,2}} {_LETTER} (OF? NOTICE)? "
    "| ((THAT | JUST) OF? | BEFORE OF?){1,3} (SENT OF?)? NOTICE)"
)
_BEFORE_THIS: Final = (
    "((JUST OF? | BEFORE OF?){0,2} LAST (OF? NOTICE)? | (JUST OF? | BEFORE OF?){1,3} (SENT OF?)? NOTICE)"
)
"""What can be no word for the very mail that it stands in."""
_OPENS: Final = "START (SORRY STOP?)? PLEASE{0,3}"
_WRONG: Final = "(WRONG STOP?)?"
_OVER: Final = "DONE? (STOP | END)"


def _whole(opens: str) -> tuple[str, ...]:
    """How a notice is taken back as a whole, behind what opens it."""
    return (
        # 撤销刚才的通知; 之前的通知作废, 本通知撤销, 刚才那封发错了，请作废
        f"{opens} WITHDRAWS {_EARLIER} {_OVER}",
        f"{opens} {_EARLIER} {_WRONG} PLEASE{{0,3}} WITHDRAWS {_OVER}",
        # 请忽略上一封邮件; 上一封请忽略，名单有误; 请忽略此邮件 says nothing of another
        f"{opens} IGNORES (THAT | JUST)? ({_LETTER} (OF? NOTICE)? | BEFORE OF? (SENT OF?)? NOTICE) {_OVER}",
        f"{opens} {_BEFORE_THIS} {_WRONG} PLEASE{{0,3}} IGNORES {_OVER}",
    )


WHOLE: Final = TAKING_BACK.wordings(*_whole(_OPENS))
"""A notice is taken back as a whole."""
TOLD_BY_ANOTHER: Final = TAKING_BACK.wordings(
    *_whole(f"START {_NOT_OVER}{{1,6}}? (TELLS | NOTICE) STOP? PLEASE{{0,3}}")
)
"""黄总说上一封作废."""
BEHIND: Final = TAKING_BACK.wordings(*_whole("(STOP | THEN) THEN? PLEASE{0,3}"))
"""如果客户不同意，上一封作废: behind another clause."""
THEN: Final = TAKING_BACK.wordings("!( START | STOP ) ANY THEN")
OF_SOMEBODY: Final = TAKING_BACK.wordings(
    # 刚才那封关于许南星支撑星河数据治理项目的通知发错了，请作废
    f"{_OPENS} (JUST OF? | BEFORE OF?){{0,2}} LAST? OF? ABOUT who:( {_NOT_OVER}{{1,40}}? ) OF? NOTICE {_WRONG} "
    f"PLEASE{{0,3}} (WITHDRAWS | IGNORES) {_OVER}",
)
"""The notice about somebody is taken back: of whom, who reads people tells."""
VOID: Final = TAKING_BACK.wordings(
    # 之前的通知作废; 刚才那封发错了，请忽略; 撤销上一封
    f"{_OPENS} {_BEFORE_THIS} {_WRONG} PLEASE{{0,3}} (WITHDRAWS | IGNORES) {_OVER}",
    f"{_OPENS} (WITHDRAWS | IGNORES) {_BEFORE_THIS} {_OVER}",
)
SUPERSEDES: Final = TAKING_BACK.wordings(
    f"STOP SUPERSEDES (BEFORE OF? (VERSION | NOTICE) | VERSION | {_BEFORE_THIS}) {_OVER}"
)
"""…，替换之前的版本: at the end of what holds now."""
HOLDS: Final = TAKING_BACK.wordings(f"{_OPENS} {_BEFORE_THIS} WRONG STOP {_NOT_OVER}{{0,8}}? HOLDS")
AT_FAULT: Final = TAKING_BACK.wordings(f"{_OPENS} {_BEFORE_THIS} WRONG {_OVER}")
"""What a mail says of the one before, beside what it states itself: 上一封作废; 上一封有误，以此为准; 上一封有误."""
SENT_ANEW: Final = TAKING_BACK.wordings(f"{_OPENS} {_BEFORE_THIS} WRONG STOP {_NOT_OVER}{{0,8}}? RESENDS")
"""上一封有误，稍后重发: whether it holds until then is not said."""
EXCEPTED: Final = TAKING_BACK.wordings("EXCEPT", "START NODS STOP")
"""…，许南星除外: not as a whole. 好的，撤销上一封 answers something else, too."""
OPENED: Final = TAKING_BACK.wordings(
    # 撤销上一封中许南星的安排, 撤销5月20日的通知
    f"(START | START NODS STOP) PLEASE{{0,2}} WITHDRAWS {_NOT_OVER}{{0,8}}? "
    "(NOTICE | LAST | HERE | PART | ABOUT | EXCEPT)",
    # 上一封中许南星的部分作废
    f"(START | START NODS STOP) PLEASE? {_EARLIER} {_NOT_OVER}{{0,8}}? WITHDRAWS",
)
"""Something of a notice is taken back: what, has to be told."""
