"""The reading of whole mails: kinds, facts, problems and warnings, and that no mail makes it raise."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.mail.text_tables import find_tables
from parsers.message import Line, MachineKind, Mail, Mailbox, Table
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from state.notice import Period, Source

SENT = dt.datetime(2026, 5, 22, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))
MAILS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "mails.toml").read_text("utf-8"))["mail"]
KNOWN = KnownNames(
    (
        KnownPerson("许南星", ("小许",), "xunanxing@c.example", "后端", ("member",)),
        KnownPerson("白一舟", (), "b@c.example", "前端"),
        KnownPerson("张伟", (), "zw1@c.example", "前端"),
        KnownPerson("张伟", (), "zw2@c.example", "后端"),
        KnownPerson("查甘望", (), "c@c.example", "前端", ("group_leader",)),
        KnownPerson("黄俊杰", (), "h@c.example", None, ("project_manager",)),
        KnownPerson("黄丽", (), "hl@c.example", "测试"),
        KnownPerson("高兴", (), "g@c.example", "测试"),
        KnownPerson("方启明", (), "f@c.example", "后端", ("rd_lead",)),
        KnownPerson("阿依古丽·买买提", (), "a@c.example"),
        KnownPerson("Tom Lee", ("李汤姆",), "t@c.example"),
    ),
    ("星河数据治理项目", "滨江大学算力平台"),
)
NOTICE = "支撑人员：许南星\n支撑周期：6月1日-6月30日"


def a_mail(
    subject: str,
    text: str,
    *,
    reply: bool = False,
    to: tuple[Mailbox, ...] = (),
    tables: tuple[Table, ...] | None = None,
    machine: MachineKind | None = None,
    **more: Any,
) -> Mail:
    """A mail by hand: its lines are all new, typed tables are found as the real reader finds them."""
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return Mail(
        message_id="<a@corp.example>",
        in_reply_to=("<q@corp.example>",) if reply else (),
        references=(),
        date=more.pop("date", SENT),
        subject=subject,
        senders=(Mailbox("查甘望", "chaganwang@corp.example"),),
        to=to,
        cc=(),
        text=text,
        new_lines=lines,
        tables=find_tables(lines) if tables is None else tables,
        machine=machine,
        **more,
    )


def summary(reading: Reading) -> list[str]:
    """A reading as the lines that the table of mails states."""
    told = [f"kind {reading.kind}"]
    heads = (("project", reading.project), ("lead", reading.rd_lead), ("manager", reading.project_manager))
    told += [f"{word} {name}" for word, name in heads if name]
    for line in reading.assignments:
        days = (line.person, line.role, line.start, line.end, line.estimated_days, line.support_days)
        told.append("assign " + " | ".join(_shown(fact) for fact in days))
    told += [f"leaves {line.person}" for line in reading.assignments if line.leaves]
    days_off = (f"{line.was.start} | {line.was.end}" for line in reading.understood if line.was is not None)
    if reading.kind == "cancellation":
        told += [f"off {name} | {days}" for name, days in zip(reading.withdrawn, days_off, strict=False)]
    told += [f"beside {line.person}" for line in reading.assignments if line.further]
    told += [f"more {line.person} | {line.more_days:g}" for line in reading.assignments if line.more_days is not None]
    told += [f"instead {line.person} | {line.replaces}" for line in reading.assignments if line.replaces]
    told += [f"release {line.person} | {_shown(line.on)}" for line in reading.releases]
    if decision := reading.decision:
        told.append(f"decision {decision.action} | {_shown(decision.until)} | {_shown(decision.person)}")
    if reading.apart is not None:  # of a reply: what its words state as a mail of their own
        told += [f"apart {line}" for line in summary(reading.apart)]
    told += [f"problem {remark.code}" for remark in reading.problems]
    return told + [f"warning {remark.code}" for remark in reading.warnings]


def _shown(fact: object) -> str:
    if isinstance(fact, int | float):
        return f"{fact:g}"
    return "" if fact is None else str(fact)


def read_case(case: dict[str, Any]) -> Reading:
    """The reading of a row of the table of mails."""
    known = case.get("known", False)
    to = (Mailbox("孙七", "s@x.example"),) if known else ()
    mail = a_mail(case["subject"], case["text"], reply=case.get("reply", False), to=to)
    return read(mail, KNOWN if known else None)


@pytest.mark.parametrize("case", MAILS, ids=[f"{at}-{case['rule']}" for at, case in enumerate(MAILS)])
def test_a_mail_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    """D1, D2, D2b, D5, D7, D9, D10, M3, M4, P1, P2, T4: each mail gets its reading, no more and no less."""
    assert summary(read_case(case)) == case["expect"]


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("许南星进场时间推迟到6月15日，结束时间不变", [True]),
        ("许南星、白一舟进场时间推迟到6月15日", [True, True]),
        ("许南星进场时间推迟到6月15日，结束时间改为7月15日", [False]),
        ("许南星进场时间推迟到6月15日，白一舟6月1日-6月30日", [False, False]),
        ("许南星6月15日起支撑", [False]),
        ("许南星6月15日才能进场", [True]),
        ("支撑人员：许南星\n支撑周期：6月1日-6月30日\n许南星6月8日才到", [False, False]),
        ("许南星在星河数据治理项目的工时由15人天调整为20人天，周期不变", [True]),
        ("许南星、白一舟的工时均调整为20人天", [True, True]),
        ("许南星由15人天改为20人天", [True]),
        ("许南星的工时改20人天", [True]),
        ("许南星工作量15人天→20人天", [True]),
        ("支撑人员：许南星\n协调支撑时间：20人天（原15人天）\n支撑周期：不变", [True]),
        ("支撑人员：许南星\n协调支撑时间：20人天", [False]),
        ("许南星的工时调整为20人天，周期调整为6月8日-7月3日", [False]),
        ("自6月8日起，许南星的工时调整为20人天", [False]),
        ("许南星的支撑周期由15天调整为20天", [False]),
    ],
)
def test_d4_a_first_day_or_an_effort_alone_keeps_the_other_days(text: str, keeps: list[bool]) -> None:
    """D4: only where nothing else is said of days; M4: else they are asked for."""
    reading = read_case({"subject": "【星河数据治理项目】人员支撑调整", "text": text, "known": True})
    assert [line.keeps_days for line in reading.assignments] == keeps


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("自6月15日起，研发负责人由方启明变更为白一舟", "自6月15日起"),
        ("研发负责人由方启明变更为白一舟\n生效日期：6月15日", "6月15日"),
        ("研发负责人由方启明变更为白一舟，请相关同事于6月5日前完成交接", None),
    ],
)
def test_d9_the_later_day_is_the_changes_own(text: str, later: str | None) -> None:
    """D9: a day by which something else is to be done is none from which somebody leads."""
    reading = read_case({"subject": "【星河数据治理项目】研发负责人变更", "text": text, "known": True})
    assert reading.lead_change is not None
    assert reading.lead_change.later == later


def test_the_table_of_mails_is_large_enough() -> None:
    """M4: at least 150 mails of many kinds keep the reading honest."""
    assert len(MAILS) >= 150
    assert len({case["expect"][0] for case in MAILS}) >= 11


@pytest.mark.parametrize(
    ("machine", "kind"),
    [
        ("bounce", "bounce"),
        ("auto_reply", "auto_reply"),
        ("receipt", "auto_reply"),
        ("calendar", "auto_reply"),
        ("own", "auto_reply"),
        ("list", "other"),
    ],
)
def test_machine_made_mail_is_not_read(machine: MachineKind, kind: str) -> None:
    """M2: whatever stands in it, automatic mail states nothing."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", NOTICE, machine=machine))
    assert summary(reading) == [f"kind {kind}"]


def test_a_mail_over_a_limit_is_told() -> None:
    """M4: a mail that is too large is not read half."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", NOTICE, over_limit="size"))
    assert (reading.kind, [(remark.code, remark.value) for remark in reading.problems]) == (
        "other",
        [("over-limit", "size")],
    )


def test_problems_name_field_and_line() -> None:
    """M4: the sender is told exactly which field of which line is the trouble."""
    reading = read(
        a_mail(
            "【星河数据治理项目】人员支撑安排",
            "各位好：\n支撑人员：许南星\n支撑周期：2月30日-3月5日\n协调支撑时间：若干",
        )
    )
    assert [(p.code, p.field, p.line) for p in reading.problems] == [
        ("impossible-date", "period", "支撑周期：2月30日-3月5日"),
        ("unreadable-effort", "support_days", "协调支撑时间：若干"),
    ]


def test_facts_carry_their_lines() -> None:
    """D3: every fact of a record can say where it stood."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", "研发负责人：方启明\n" + NOTICE + "\n支撑工作量：8人天"))
    assert reading.sources == (
        Source("project", 0, "【星河数据治理项目】人员支撑安排"),
        Source("rd_lead", 1, "研发负责人：方启明"),
    )
    assert reading.assignments[0].sources == (
        Source("person", 2, "支撑人员：许南星"),
        Source("start", 3, "支撑周期：6月1日-6月30日"),
        Source("end", 3, "支撑周期：6月1日-6月30日"),
        Source("support_days", 4, "支撑工作量：8人天"),
    )


def test_a_period_with_gaps_keeps_its_segments() -> None:
    """D3: effort counts the working days of the segments, not those of the outer bounds."""
    text = "支撑人员：许南星\n支撑周期：6月8日-10日、15日-17日\n支撑工作量：{}人天"
    enough, too_much = (read(a_mail("【星河数据治理项目】人员支撑安排", text.format(days))) for days in (6, 7))
    codes = [[remark.code for remark in reading.warnings] for reading in (enough, too_much)]
    assert codes == [["has-gaps"], ["has-gaps", "effort-exceeds-period"]]
    line = too_much.assignments[0]
    assert line.segments == (
        Period(dt.date(2026, 6, 8), dt.date(2026, 6, 10)),
        Period(dt.date(2026, 6, 15), dt.date(2026, 6, 17)),
    )


def test_days_of_a_month_are_configured() -> None:
    """D2: a 人月 under a label, in brackets behind a name and in a need has the configured person-days."""
    for text in (
        "支撑人员：许南星\n支撑周期：6月1日-7月31日\n支撑工作量：2人月",
        "支撑人员：许南星（2人月）\n支撑周期：6月1日-7月31日",
    ):
        mail = a_mail("【甲乙项目】人员支撑", text)
        readings = (read(mail), read(mail, days_per_month=20))
        assert [reading.assignments[0].support_days for reading in readings] == [43.5, 40]


def test_two_people_have_twice_the_days() -> None:
    """D3: an effort shared by two is measured against the working days of both."""
    text = "支撑人员：许南星、白一舟\n支撑周期：2026-06-01至2026-06-05\n支撑工作量：{}人天"
    codes = [[w.code for w in read(a_mail("【甲乙项目】人员支撑", text.format(days))).warnings] for days in (10, 11)]
    assert codes == [[], ["effort-exceeds-period"]]
    odd = read(a_mail("【甲乙项目】人员支撑", text.format("10.5"))).warnings
    assert [(remark.field, remark.value) for remark in odd] == [("support_days", "10.5")]


def test_without_any_date_a_day_without_a_year_is_asked_about() -> None:
    """T4: a date without a year is relative to the mail's date; without one it is not guessed."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", NOTICE, date=None))
    assert [remark.code for remark in reading.problems] == ["unreadable-period"]
    full = read(
        a_mail("【星河数据治理项目】人员支撑安排", NOTICE.replace("6月1日-6月30日", "2026/6/1-2026/6/30"), date=None)
    )
    assert full.problems == ()


def test_the_day_of_sending_is_that_of_the_sender() -> None:
    """T4: the mail's date counts in its own offset."""
    late = dt.datetime(2026, 5, 31, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", "支撑人员：许南星\n支撑周期：即日起至6月30日", date=late))
    assert reading.assignments[0].start == dt.date(2026, 5, 31)


def test_an_html_table_and_its_text_are_read_once() -> None:
    """D1: the text of a table's rows is not read a second time."""
    rows = (("姓名", "岗位", "支撑周期"), ("许南星", "后端", "6月1日-6月30日"))
    mail = a_mail(
        "【星河数据治理项目】人员投入计划",
        "姓名\t岗位\t支撑周期\n许南星\t后端\t6月1日-6月30日",
        tables=(Table(rows, 1),),
    )
    assert [line.person for line in read(mail).assignments] == ["许南星"]


HOSTILE = {
    "digits": "1" * 400_000,
    "dates": "6月1日-" * 100_000,
    "names": "许南星、" * 100_000,
    "labels": "支撑人员：" * 80_000,
    "blocks": "支撑人员：许南星\n" * 20_000,
    "words": "同意" * 100_000,
    "brackets": "【" * 200_000 + "】" * 200_000,
    "ands": "支撑人员：" + "许许和许许与" * 300,
    "changes": "支撑周期改为6月1日-6月30日，" * 10_000,
    "others": "支撑人员：许南星" + "等" * 3_900,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("reply", [False, True])
def test_hostile_text_takes_little_time(name: str, *, reply: bool) -> None:
    """M4: a mail made to be slow is read in well under a second, and states at most 500 people."""
    began = time.process_time()
    reading = read(a_mail(HOSTILE[name][:1000], HOSTILE[name], reply=reply, tables=()), KNOWN)
    assert time.process_time() - began < 1
    assert len(reading.assignments) <= 500


WORDS = (
    "支撑人员： 支撑周期： 6月1日-6月30日 许南星 、 和 ； ， 。 ： ( ) 【 】 8人天 待定 续期至 同意 不 如果 "
    "研发负责人 变更为 撤场人员： 项目： \n 起 至 @ | 12月 2026/ 吗？ 前端 由 支撑 İ 👍 \u3000"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.booleans(), st.booleans())
def test_no_mail_makes_the_reading_raise(subject: str, text: str, reply: bool, known: bool) -> None:
    """M4: whatever is written, there is a reading."""
    reading = read(a_mail(subject, text, reply=reply), KNOWN if known else None)
    assert reading.kind != "bounce"


NAMES = st.sampled_from(
    ["许南星", "白一舟", "欧阳若兰", "高兴", "和平", "阿依古丽·买买提", "Jane Doe", "于和", "章工尧"]
)
DAYS = st.dates(dt.date(2026, 5, 22), dt.date(2027, 1, 31))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(NAMES, min_size=1, max_size=5, unique=True),
    DAYS,
    st.integers(0, 90),
    st.sampled_from(["、", "，", "；", "/", "&", "\n"]),
)
def test_any_list_of_people_reads_back(people: list[str], start: dt.date, days: int, mark: str) -> None:
    """D2: whatever the people, the days and the separator, the same facts come back."""
    end = start + dt.timedelta(days)
    text = f"支撑人员：{mark.join(people)}\n支撑周期：{start:%Y/%m/%d} - {end:%Y/%m/%d}"
    lines = read(a_mail("【星河数据治理项目】人员支撑安排", text)).assignments
    assert [(line.person, line.start, line.end) for line in lines] == [(name, start, end) for name in people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("撤销陈牧野的支撑安排，其他人不变。", ("陈牧野",)),
        ("取消陈牧野、苏映雪的支撑", ("陈牧野", "苏映雪")),
        ("陈牧野的支撑安排取消", ("陈牧野",)),
        ("撤销上一封，人员另行安排。", ()),
    ],
)
def test_a_cancellation_may_be_of_some_people_alone(text: str, people: tuple[str, ...]) -> None:
    """撤销…的支撑安排 names whose part of the notice is taken back; without names it is all of it."""
    reading = read(a_mail("回复：【星河数据治理项目】人员支撑安排", text, reply=True))
    assert (reading.kind, reading.withdrawn) == ("cancellation", people)


def test_an_attachment_that_nobody_can_read_is_a_warning() -> None:
    """M4: the confirmation says so; what is missing beside it may stand in the attachment."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", NOTICE, unreadable=("winmail.dat",)))
    assert [(one.code, one.value) for one in reading.warnings] == [("unreadable-attachment", "winmail.dat")]


@pytest.mark.parametrize(
    ("written", "project"),
    [
        (name, name)
        for name in (
            "云杉（二期）项目",
            "云杉(二期)项目",
            "云杉·白桦项目",
            "C++项目",
            "云杉[二期]项目",
            "“云杉”项目",
            "《云杉》项目",
        )
    ]
    + [("“云杉项目”", "云杉项目"), ("[云杉项目]", "云杉项目")],
)
def test_a_name_that_ends_like_a_label_is_a_name(written: str, project: str) -> None:
    """What stands behind 【…项目】 is no project's name: 的当前阶段需求."""
    lines = (f"针对【{written}】的当前阶段需求，信息如下：", "支撑人员：陆晚晴", "支撑周期：2026-06-01 至 2026-06-30")
    mail = a_mail("人员支撑", "\n".join(lines))
    assert read(mail).project == project


@pytest.mark.parametrize("label", ["【项目】", "【1. 项目】", "【一、支撑项目】", "[ 项目 ]", "**【项目】**"])
def test_a_label_in_brackets_of_its_own_is_a_label(label: str) -> None:
    lines = (f"{label}云杉数据平台", "支撑人员：陆晚晴", "支撑周期：2026-06-01 至 2026-06-30")
    mail = a_mail("人员支撑", "\n".join(lines))
    assert read(mail).project == "云杉数据平台"
