"""The orders of words of a coordinator's answer (P2 to P4): who is assigned, added, in whose place; the verdict."""

from __future__ import annotations

from typing import Final, Literal

from parsers.notices.presales.words import ANSWERING, DECIDING
from parsers.notices.words.wordings import Wording

Verdict = Literal["accepted", "declined"]
_NAMES: Final = "new:( (RUN | POST | NAME){1,6} )"
_GOES: Final = "YOU? (FIRST | GOES){0,2}"
_KNOWN: Final = "START lead:( (!( NAME ) ANY){0,8} ) new:( NAME (RUN NAME){0,4} )"
_BY: Final = "(BY{1,2} | POST COLON)"
_WHEN: Final = "(SINCE? DAY){0,2}"
_OLD: Final = "old:( (RUN | NAME){1,6} ) (OF WORK)?"
_BEFORE: Final = "START lead:( ANY{0,20}? )"
_END: Final = "(WHY ANY{1,20})? END"
CHANGES: Final = ANSWERING.wordings(
    # 由秦朗变更为陆子昂, 把秦朗换成陆子昂, 改由陆子昂负责
    f"{_BEFORE} BY? (BY | WAS | TAKES)? ({_OLD})? BECOMES COLON? {_NAMES} GOES? (SERVES | SUCCEEDS)? {_END}",
    # 请陆子昂接替秦朗的工作
    f"{_BEFORE} BY? {_NAMES} GOES? SUCCEEDS {_OLD} {_END}",
    # 秦朗的工作由陆子昂接替
    f"{_BEFORE} {_OLD} BY {_NAMES} GOES? SUCCEEDS {_END}",
    # Tom Lee is replaced by Bob Li from 1 June, replace Tom Lee with Bob Li
    f"{_BEFORE} {_OLD} REPLACED_BY {_NAMES} (SINCE ANY{{0,12}})? {_END}",
    f"{_BEFORE} REPLACE {_OLD} WITH {_NAMES} (SINCE ANY{{0,12}})? {_END}",
)
LEAVES: Final = ANSWERING.wordings(
    # 不再由秦朗负责, 秦朗不再负责
    f"{_BEFORE} NO_MORE BY {_OLD} SERVES {_END}",
    f"{_BEFORE} {_OLD} NO_MORE SERVES {_END}",
)
IN_DOUBT: Final = ANSWERING.wordings(f"{_BEFORE} {_NAMES} IN_DOUBT END")
ADDS: Final = ANSWERING.wordings(
    # 增加陆子昂, 再加一位陆子昂一起支撑
    f"{_BEFORE} BY? ADDS COUNT? {_NAMES} TOGETHER? (GOES? (SERVES | help:HELPS) tail:( ANY{{0,12}} ))? END",
    # 请陆子昂一起支撑, 由陆子昂共同负责
    f"{_BEFORE} BY? {_NAMES} TOGETHER GOES? (SERVES | HELPS) tail:( ANY{{0,12}} ) END",
)
ASSIGNS: Final = ANSWERING.wordings(
    # 安排秦朗、陆子昂参加, 解决方案：秦朗
    f"{_BEFORE} {_BY} {_NAMES} GOES? JUST? END",
    f"{_BEFORE} {_BY} {_NAMES} {_WHEN} {_GOES} (SERVES | SUCCEEDS | help:HELPS) tail:( ANY{{0,12}} ) END",
    f"{_BEFORE} BY{{1,2}} {_NAMES} {_WHEN} GOES tail:( ANY{{0,6}} ) END",
    # 安排秦朗做方案支撑
    f"{_BEFORE} BY{{1,2}} {_NAMES} GOES? TAKES_ON about:( ANY{{1,8}} ) END",
    # assign Tom Lee to this project
    f"{_BEFORE} BY{{1,2}} {_NAMES} TO about:( ANY{{1,4}} ) END",
    # 这个项目秦朗负责, 那就秦朗去吧
    f"{_KNOWN} {_WHEN} {_GOES} (SERVES | help:HELPS) JUST? END",
    f"{_KNOWN} YOU? GOES JUST END",
    # 就秦朗吧, 那就秦朗、陆子昂
    "START lead:( (!( NAME ) ANY){0,8} CHOOSES{1,2} ) new:( NAME (RUN NAME){0,4} ) JUST{0,2} END",
    # 秦朗吧, 秦朗和陆子昂一起
    f"{_KNOWN} JUST END",
    "START lead:( (!( NAME ) ANY){0,8} ) new:( NAME RUN NAME ) TOGETHER GOES? (SERVES | HELPS)? JUST? END",
    # 秦朗支持, @秦朗 请跟进, Tom Lee will support
    f"START {_NAMES} {_WHEN} BY? {_GOES} (SERVES | help:HELPS) JUST? END",
    f"START {_NAMES} BY? GOES? SERVES about:( ANY{{1,8}} ) END",
    f"START {_NAMES} WILL tail:( ANY{{0,12}} ) END",
)
TAKES_IT: Final = ANSWERING.wordings(
    # 由我负责, 我来跟进, 那就我去吧
    f"START lead:( (!( NAME | I ) ANY){{0,8}}? ) BY? new:I {_WHEN} {_GOES} (SERVES | help:HELPS) JUST? END",
    "START lead:( (!( NAME | I ) ANY){0,8}? ) BY? new:I GOES JUST? END",
)
"""Who answers names nobody else (P2)."""
OF_A_VERDICT: Final = DECIDING.wordings("NO_RESPONSE", "OUTSIDE DOES? RESPONDS", "(AGREES | REFUSES) DOES? OUTSIDE")
"""What a clause says that is about the verdict, whatever else it says."""
VERDICTS: Final[tuple[tuple[Verdict, tuple[Wording, ...]], ...]] = (
    (
        "declined",
        DECIDING.wordings(
            # 该需求不做响应
            f"{_BEFORE} NO_RESPONSE ABOUT? END",
            # 不同意合同外响应, not accepted outside the contract
            f"{_BEFORE} REFUSES AGREES? DOES? ABOUT? DOES? (OUTSIDE | RESPONDS) (DOES | RESPONDS | ABOUT){{0,3}} END",
            # 合同外响应不同意
            f"{_BEFORE} OUTSIDE DOES? RESPONDS? REFUSES END",
        ),
    ),
    (
        "accepted",
        DECIDING.wordings(
            # 同意合同外响应, accepted outside the contract
            f"{_BEFORE} AGREES{{0,2}} DOES? ABOUT? DOES? OUTSIDE (DOES | RESPONDS | ABOUT){{0,3}} AGREES? END"
        ),
    ),
)
