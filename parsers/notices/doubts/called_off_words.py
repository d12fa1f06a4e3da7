"""The words by which days of somebody's support are called off, and in which orders they stand (D4, "Cancellation")."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

PEOPLE, PLACE, DAYS, EFFORT = "PEOPLE", "PLACE", "DAYS", "EFFORT"
CALLED_OFF: Final = Vocabulary(
    {
        PEOPLE: "",
        PLACE: "本项目 该项目 项目 项目组",
        DAYS: "",
        EFFORT: "",
        "WAS": "原 原定 原定的 原定于 原计划 原计划的 原本 原来 原来的 原安排 此前通知的 之前通知的 此前安排的 "
        "之前安排的 "
        "已通知的 此前 之前 前期通知的 上周通知的 昨天通知的",
        "SUPPORT": "支撑 支援 支持 投入 参与 驻场 借调 派驻 支撑安排 支撑计划 安排 计划 人员安排 支撑时间 "
        "支撑周期 增援 "
        "投入安排 驻场安排 支撑通知",
        "FILLS": "在 对 到 去 于 的 把 将 两位 两人 三人 同事 同志 人员 这段 这次 本次 此次 由 周期 时间 前往 "
        "关于 和 与 、",
        "NOW": "现 现予 予以 均 都 也 全部 已 已经 特此 请 一并 整体 同时 现已",
        "BEGINS": "起 开始 进场 入场 到岗 到位 进组 报到",
        "WORK": "任务 工作 需求 开发 测试 改造",
        "BRACKET": "( ) [ ]",
        "CALLS_OFF": "取消 撤销 作废 撤回 不再执行 不执行 不再进行 取消掉 取消了 作废了 撤销了 不再生效",
        "STAYS_AWAY": "不用进场 不必进场 无需进场 不再进场 不进场 不用来 不来 不用去 不去 不用过来 不过来 "
        "不用过去 不用入场 "
        "不再入场 不用支撑 不用参与 不再参与 不再支撑 无需支撑",
        "DONE": "了",
        "THESE": "以下 如下 下列 以下人员 以下同事 下列人员 以下两位 以下两人 以下人员的 下列人员的 以下同事的 "
        "以下几位",
        "COLON": ":",
        "COMMA": ",",
        "STOP": "。 ; !",
    }
)
_SAID: Final = f"(WAS | BEGINS | FILLS | SUPPORT | NOW | BRACKET | {PLACE}){{0,9}}"
_OVER: Final = "DONE? NOW? (COMMA | STOP)? END"
_PLACED: Final = f"START ({PLACE} (COLON | COMMA))?"
ONE_SENTENCE: Final = CALLED_OFF.wordings(
    # 原定高兴6月15日至7月10日对星河数据治理项目的支撑取消; 白一舟支撑…的安排（7月1日-8月15日）作废
    f"{_PLACED} {_SAID} who:{PEOPLE} {_SAID} COMMA? {_SAID} days:{DAYS} {_SAID} COMMA? {_SAID} CALLS_OFF {_OVER}",
    f"{_PLACED} {_SAID} days:{DAYS} {_SAID} who:{PEOPLE} {_SAID} COMMA? {_SAID} CALLS_OFF {_OVER}",
    # 取消黄丽7月1日-7月17日的支撑
    f"{_PLACED} {_SAID} CALLS_OFF {_SAID} who:{PEOPLE} {_SAID} days:{DAYS} {_SAID} {_OVER}",
    f"{_PLACED} {_SAID} CALLS_OFF {_SAID} days:{DAYS} {_SAID} who:{PEOPLE} {_SAID} {_OVER}",
    # Tom Lee不用进场了，原6月23日-7月17日的支撑撤销
    f"{_PLACED} {_SAID} who:{PEOPLE} {_SAID} STAYS_AWAY {PLACE}? DONE? (COMMA | STOP) {_SAID} days:{DAYS} {_SAID} "
    f"CALLS_OFF {_OVER}",
)
_ITS_WORK: Final = f"{_SAID} RUN? WORK{{1,3}} {_SAID} CALLS_OFF DONE? (COMMA | STOP) NOW?"
_AWAY: Final = f"again:{PEOPLE} NOW? STAYS_AWAY {PLACE}? {_OVER}"
ITS_WORK_TOO: Final = CALLED_OFF.wordings(
    # 原计划6月22日起由Tom Lee支撑的接口改造任务已取消，Tom Lee不再进场
    f"{_PLACED} {_SAID} days:{DAYS} {_SAID} who:{PEOPLE} {_ITS_WORK} {_AWAY}",
    f"{_PLACED} {_SAID} who:{PEOPLE} {_SAID} days:{DAYS} {_ITS_WORK} {_AWAY}",
)
"""The work is called off; that whoever was to do it does not come has to be said."""
HEADING: Final = CALLED_OFF.wordings(
    # 取消以下支撑安排：; 以下支撑安排取消：
    f"{_PLACED} {_SAID} (CALLS_OFF {_SAID} THESE {_SAID} | THESE {_SAID} CALLS_OFF DONE?) (COLON | STOP | COMMA)? END",
)
ITEM: Final = CALLED_OFF.wordings(
    # 许南星，8月10日至8月28日
    f"START {_SAID} who:{PEOPLE} {_SAID} (COMMA | COLON)? {_SAID} days:{DAYS} {_SAID} (COMMA? {EFFORT})? "
    "(COMMA | STOP)? END",
)
