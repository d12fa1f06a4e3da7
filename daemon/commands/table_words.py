"""The words of the tables on a terminal, in each language of the letters."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class TableWords(Struct, frozen=True):
    """What `status` and `show` say, in one language; `{}` is where a value stands."""

    status_columns: tuple[str, ...]
    mail_columns: tuple[str, ...]
    letter_columns: tuple[str, ...]
    history_columns: tuple[str, ...]
    mails: str
    letters: str
    history: str
    handover: str
    handover_columns: tuple[str, ...]
    as_of: str
    nothing: str
    never_run: str
    heads: tuple[str, ...]
    """Manager, lead, team, end."""
    unknown: str
    period: str
    open_end: str
    health: str
    not_run: str
    running: tuple[str, str]
    """That no daemon runs now, and that one does."""
    cycle: tuple[str, ...]
    """Last cycle, letters waiting, letters uncertain, mails set aside."""
    unreachable: str
    comma: str
    between_names: str
    colon: str
    states: Mapping[str | None, str]
    extensions: Mapping[str | None, str]
    next_mails: Mapping[str, str]
    outcomes: Mapping[str, str]
    letter_states: Mapping[str, str]
    servers: Mapping[str, str]


CHINESE = TableWords(
    status_columns=("项目", "人员", "岗位", "支撑周期", "人天", "状态", "续期", "下一封邮件"),
    mail_columns=("时间", "发件人", "主题", "结果"),
    letter_columns=("时间", "类型", "收件人", "主题", "状态"),
    history_columns=("时间", "事项"),
    mails="收到的邮件",
    letters="发出的邮件",
    history="经过",
    handover="交底信息",
    handover_columns=("项", "内容", "行"),
    as_of="截至 {}",
    nothing="还没有记录。",
    never_run="还没有运行过：rosterd once 或 rosterd run。",
    heads=("项目经理：{}", "　研发负责人：{}", "　项目组：{}", "　已结束：{}"),
    unknown="（未知）",
    period="{} 至 {}",
    open_end="（未定）",
    health="运行状况：{}",
    not_run="还没有运行过",
    running=("现在没有运行", "正在运行"),
    cycle=("最近一轮 {}", "待发 {} 封", "待核实 {} 封", "搁置 {} 封"),
    unreachable="{}自 {} 起无法连接",
    comma="，",
    between_names="、",
    colon="：",
    states={"planned": "未开始", "active": "支撑中", "released": "已撤场", "cancelled": "已撤销"},
    extensions={None: "", "requested": "待答复", "agreed": "已续期", "declined": "不续期", "lapsed": "已失效"},
    next_mails={"extension_request": "续期确认", "release_notice": "撤场通知"},
    outcomes={
        "recorded": "已记录",
        "answered": "已答复",
        "decided": "已定",
        "ignored": "忽略",
        "unanswered": "未答复",
        "set_aside": "搁置",
    },
    letter_states={
        "waiting": "待发",
        "uncertain": "待核实",
        "sent": "已发",
        "failed": "失败",
        "withdrawn": "已撤回",
    },
    servers={"mailbox": "收信邮箱", "outgoing": "发信服务器"},
)
ENGLISH = TableWords(
    status_columns=("Project", "Person", "Role", "Period", "Days", "State", "Extension", "Next mail"),
    mail_columns=("Time", "From", "Subject", "Outcome"),
    letter_columns=("Time", "Kind", "To", "Subject", "State"),
    history_columns=("Time", "What"),
    mails="Mails received",
    letters="Letters sent",
    history="History",
    handover="Facts of the hand-over",
    handover_columns=("Fact", "As written", "Line"),
    as_of="As of {}",
    nothing="Nothing is on record yet.",
    never_run="Never run yet: rosterd once, or rosterd run.",
    heads=("Manager: {}", "  R&D lead: {}", "  Team: {}", "  Ended: {}"),
    unknown="(unknown)",
    period="{} to {}",
    open_end="(open)",
    health="Health: {}",
    not_run="never run yet",
    running=("not running now", "running"),
    cycle=("last cycle {}", "{} waiting", "{} uncertain", "{} set aside"),
    unreachable="{} out of reach since {}",
    comma=", ",
    between_names=", ",
    colon=": ",
    states={state: state for state in ("planned", "active", "released", "cancelled")},
    extensions={None: "", **{state: state for state in ("requested", "agreed", "declined", "lapsed")}},
    next_mails={"extension_request": "extension request", "release_notice": "release notice"},
    outcomes={
        **{outcome: outcome for outcome in ("recorded", "answered", "decided", "ignored", "unanswered")},
        "set_aside": "set aside",
    },
    letter_states={state: state for state in ("waiting", "uncertain", "sent", "failed", "withdrawn")},
    servers={"mailbox": "mailbox", "outgoing": "outgoing server"},
)
WORDS = {"zh_CN": CHINESE, "en": ENGLISH}
