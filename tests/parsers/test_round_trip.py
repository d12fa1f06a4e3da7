"""Whatever is said in a supported form is read back as it was said: labels, lists, sentences, tables, attachments."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.notices.people.no_names import NO_NAMES
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.read import read
from parsers.reading import Reading
from state.letters import AssignmentForm, Correction
from templates import chinese, english

SENT = dt.date(2026, 5, 22)


class Lent(NamedTuple):
    """One person's support as it is to be said."""

    person: str
    role: str
    start: dt.date
    end: dt.date
    estimated: float | None
    support: float | None


FAMILY = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳鲍史唐费薛雷"
    "贺倪汤罗郝安于傅康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江颜郭梅林徐邱骆高夏蔡田樊"
    "胡凌霍虞万柯管卢莫房丁邓洪石崔龚程邢裴陆翁段焦侯谷车全宁甘厉祖武符刘景叶司黎白温乔欧文关"
)
GIVEN = (
    "明月清风云飞雪松鹤鸣远山知微牧野映长书南星一舟小满如玉启承泽雨晴思齐俊杰晓雯子昂若溪怀瑾景行嘉言宇轩梓涵浩然沐辰"
)
NAMES = st.one_of(
    st.builds(
        lambda family, given: family + given,
        st.sampled_from(FAMILY),
        st.text(st.sampled_from(GIVEN), min_size=1, max_size=2),
    ),
    st.sampled_from(
        [
            "欧阳明月",
            "司马青",
            "阿依古丽·买买提",
            "孙和平",
            "李与同",
            "Ethan Brooks",
            "Nora Lindqvist",
            "于小满",
            "向晚晴",
        ]
    ),
).filter(lambda name: name not in NO_NAMES and "一月" not in name and not name.startswith(("万一", "周一")))
"""Whoever is called like a month (赵一月) and is nobody known is asked about (M4)."""
ROLES = st.sampled_from(["前端", "后端开发", "测试工程师", "产品经理", "UI设计", "运维"])
EFFORTS = st.one_of(st.none(), st.sampled_from([1.0, 2.5, 5.0, 8.0, 12.0]))
DAYS = st.integers(3, 150).map(lambda days: SENT + dt.timedelta(days))


@st.composite
def lent(draw: st.DrawFn) -> Lent:
    """Some support that needs no year said, and whose effort its days hold."""
    start = draw(DAYS)
    return Lent(
        draw(NAMES), draw(ROLES), start, start + dt.timedelta(draw(st.integers(21, 90))), draw(EFFORTS), draw(EFFORTS)
    )


SEVERAL = st.lists(lent(), min_size=1, max_size=5, unique_by=lambda one: one.person)
PROJECTS = st.sampled_from(
    ["星河数据治理项目", "云帆物流调度项目二期", "经开政务ai应用项目", "滨江大学算力平台（一期）"]
)
WRITTEN: Sequence[Callable[[dt.date], str]] = (
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day.year}.{day.month}.{day.day}",
)
JOINED = ("-", " - ", "至", "~", "到", "——", " — ")
Period = Callable[[Lent], str]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A way to write a period."""
    written, joined = draw(st.sampled_from(WRITTEN)), draw(st.sampled_from(JOINED))
    return lambda one: f"{written(one.start)}{joined}{written(one.end)}"


def blocks(everybody: Sequence[Lent], period: Period) -> str:
    """Labels, a block for each person."""
    return "\n\n".join("\n".join(labelled(one, period)) for one in everybody)


def labelled(one: Lent, period: Period) -> list[str]:
    """The labels of one person."""
    told = [f"支撑人员：{one.person}", f"岗位：{one.role}", f"支撑周期：{period(one)}"]
    told += [f"预估开发时间：{one.estimated:g}人天"] if one.estimated else []
    return told + ([f"协调支撑时间：{one.support:g}人天"] if one.support else [])


def one_line_each(everybody: Sequence[Lent], period: Period) -> str:
    """Labels, a line for each person."""
    return "\n".join("；".join(labelled(one, period)) for one in everybody)


def listed(everybody: Sequence[Lent], period: Period) -> str:
    """A numbered list under a heading; an estimate has no place in it."""
    lines = [
        f"{at}、{one.person}（{one.role}），{period(one)}" + (f"，{one.support:g}人天" if one.support else "")
        for at, one in enumerate(everybody, 1)
    ]
    return "\n".join(["人员安排如下：", *lines])


def grouped(everybody: Sequence[Lent], period: Period) -> str:
    """Kick-off prose: 前端：甲；支撑时间为：…"""
    return "\n".join(f"{one.role}：{one.person}；支撑时间为：{period(one)}。" for one in everybody)


def in_brackets(everybody: Sequence[Lent], period: Period) -> str:
    """One label with everybody, each with role, days and effort in brackets."""
    told = (
        f"{one.person}（{one.role}，{period(one)}{f'，{one.support:g}人天' if one.support else ''}）"
        for one in everybody
    )
    return f"支撑人员：{'、'.join(told)}"


HEADS = ("姓名", "岗位", "支撑周期", "预估开发时间（人天）", "协调支撑时间（人天）")


def rows(everybody: Sequence[Lent], period: Period) -> list[tuple[str, ...]]:
    """The rows of a table."""
    days = [
        (f"{one.estimated or '':g}" if one.estimated else "", f"{one.support:g}" if one.support else "")
        for one in everybody
    ]
    return [HEADS, *((one.person, one.role, period(one), *both) for one, both in zip(everybody, days, strict=True))]


def piped(everybody: Sequence[Lent], period: Period) -> str:
    """A table as Markdown."""
    head, *body = ("| " + " | ".join(row) + " |" for row in rows(everybody, period))
    return "\n".join([head, "|" + "---|" * len(HEADS), *body])


def tabbed(everybody: Sequence[Lent], period: Period) -> str:
    """A table whose cells tabs part."""
    return "\n".join("\t".join(row) for row in rows(everybody, period))


def as_html(everybody: Sequence[Lent], period: Period) -> str:
    """A table as HTML."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows(everybody, period))
    return f"<p>人员安排如下：</p><table border=1>{body}</table>"


def as_csv(everybody: Sequence[Lent], period: Period) -> bytes:
    """A table as an attached file."""
    file = io.StringIO()
    csv.writer(file).writerows(rows(everybody, period))
    return file.getvalue().encode("utf-8-sig")


def mail(project: str, text: str = "", *, html: str = "", attached: bytes = b"") -> bytes:
    """A mail that names its project in its subject."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = "查甘望 <c@corp.example>", "staffing@corp.example"
    made["Subject"], made["Date"] = f"【{project}】人员支撑安排", "Fri, 22 May 2026 10:00:00 +0800"
    made.set_content(html or text or "人员安排见附件。", subtype="html" if html else "plain", cte="base64")
    if attached:
        made.add_attachment(attached, maintype="text", subtype="csv", filename="人员安排.csv")
    return bytes(made)


def told(reading: Reading) -> tuple[list[str], str | None, list[Lent]]:
    """What was read: problems, project, everybody."""
    lines = [
        Lent(a.person, a.role or "", a.start or dt.date.min, a.end or dt.date.min, a.estimated_days, a.support_days)
        for a in reading.assignments
    ]
    return [f"{one.code} {one.line}" for one in reading.problems], reading.project, lines


TEXTS = (blocks, one_line_each, piped, tabbed)
WITHOUT_ESTIMATE = (listed, in_brackets)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(SEVERAL, PROJECTS, periods(), st.sampled_from(TEXTS))
def test_labels_and_tables_read_back(
    everybody: list[Lent], project: str, period: Period, form: Callable[[Sequence[Lent], Period], str]
) -> None:
    """D1, D2: people, roles, periods and both efforts, under labels and in typed tables."""
    assert told(read(read_mail(mail(project, form(everybody, period))))) == ([], project, everybody)


@FEW
@given(SEVERAL, PROJECTS, periods(), st.sampled_from(WITHOUT_ESTIMATE))
def test_lists_read_back(
    everybody: list[Lent], project: str, period: Period, form: Callable[[Sequence[Lent], Period], str]
) -> None:
    """D1, D2: lists and brackets, which have room for one effort."""
    assume(not any(is_dated(fold(one.person)) for one in everybody))  # 赵三月 is asked about in a list: unread_items
    expected = [one._replace(estimated=None) for one in everybody]
    assert told(read(read_mail(mail(project, form(everybody, period))))) == ([], project, expected)


@FEW
@given(SEVERAL, PROJECTS, periods())
def test_kick_off_prose_reads_back(everybody: list[Lent], project: str, period: Period) -> None:
    """D1: 前端：甲；支撑时间为：…"""
    expected = [one._replace(estimated=None, support=None) for one in everybody]
    assert told(read(read_mail(mail(project, grouped(everybody, period))))) == ([], project, expected)


@FEW
@given(SEVERAL, PROJECTS, periods())
def test_html_and_attached_tables_read_back(everybody: list[Lent], project: str, period: Period) -> None:
    """D1: the same table in the body and in a file."""
    assert told(read(read_mail(mail(project, html=as_html(everybody, period))))) == ([], project, everybody)
    assert told(read(read_mail(mail(project, attached=as_csv(everybody, period))))) == ([], project, everybody)


@FEW
@given(SEVERAL, PROJECTS)
def test_early_releases_read_back(everybody: list[Lent], project: str) -> None:
    """D7: sentences, a list under a heading, a table; the last day is included."""
    forms = (
        "\n".join(f"{one.person}{one.end.month}月{one.end.day}日撤场。" for one in everybody),
        "\n".join(
            ["以下人员提前撤场：", *(f"{at}、{one.person}：{one.end:%Y-%m-%d}" for at, one in enumerate(everybody, 1))]
        ),
        "\n".join(
            ["| 姓名 | 撤场时间 |", "|---|---|", *(f"| {one.person} | {one.end:%Y/%m/%d} |" for one in everybody)]
        ),
        "，".join(f"{one.person}{one.end.month}月{one.end.day}日提前释放" for one in everybody),
    )
    for form in forms:
        reading = read(read_mail(mail(project, form)))
        assert (reading.kind, reading.project, reading.problems) == ("release_notice", project, ()), form
        assert [(line.person, line.on) for line in reading.releases] == [(one.person, one.end) for one in everybody]


@FEW
@given(
    everybody=SEVERAL,
    project=PROJECTS,
    with_roles=st.booleans(),
    form_text=st.sampled_from([chinese.form_text, english.form_text]),
)
def test_the_form_of_a_correction_reads_back(
    everybody: list[Lent], project: str, form_text: Callable[[Correction], str], *, with_roles: bool
) -> None:
    """M4: the form that goes out, sent back as it is, states the same; what is empty in it stays empty."""
    said = [one if with_roles else one._replace(role="") for one in everybody]
    form = tuple(
        AssignmentForm(one.person, one.role or None, one.start, one.end, None, one.estimated, one.support)
        for one in said
    )
    text = form_text(Correction(project, (), form))
    answer = mail(project, text).replace(b"MIME-Version", b"In-Reply-To: <q@corp.example>\r\nMIME-Version", 1)
    for sent in (mail("重要", text), answer):
        reading = read(read_mail(sent))
        assert (reading.kind, *told(reading)) == ("staffing_notice", [], project, said)
