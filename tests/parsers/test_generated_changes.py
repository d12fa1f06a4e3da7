"""Changes in moods: a new lead, an end, a taking back, an amendment is read as written, or asked about (M4).

Plain ones say who, what and when; what is denied, conditional, asked, planned or hearsay is never carried out.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "阿依古丽·买买提", "Tom Lee", "周一鸣", "沈知微")
_KNOWN: Final = KnownNames(
    tuple(KnownPerson(name, (), f"p{number}@c.example", None, ("member",)) for number, name in enumerate(_NAMES)),
    (_PROJECT, "滨江大学算力平台"),
)
_BEFORE: Final = ("", "各位好：\n", "查组长，您好：\n", "大家好，\n\n")
_BEHIND: Final = (
    "",
    "\n谢谢！",
    "\n请知悉。",
    "\n如有问题请联系我，电话13800001234",
    "\n\n查甘望\n2026-05-22\n电话：13800001234",
)
_LEAD: Final = (
    "研发负责人由{old}变更为{new}",
    "研发负责人：{old} → {new}",
    "研发负责人变更为{new}",
    "由{new}接替{old}担任研发负责人",
    "{old}不再担任研发负责人，由{new}接任",
    "原研发负责人：{old}\n新研发负责人：{new}",
    "自6月15日起，研发负责人由{old}更换为{new}",
    "因{old}调岗，研发负责人改为{new}",
    "研发负责人由{new}接替{old}",
    "研发负责人：{new}（接替{old}）",
    "即日起研发负责人由{new}担任，{old}不再担任",
    "任命{new}为研发负责人，{old}不再担任该职务",
    "研发负责人调整：{old}→{new}",
    "技術負責人由{old}變更為{new}",
)
_END: Final = (
    ("项目已于今日正式结项", "closed"),
    ("本项目已完成验收，现正式结项", "closed"),
    ("因客户预算取消，项目终止", "terminated"),
    (f"{_PROJECT}已结项，感谢各位", "closed"),
    ("The project has been closed", "closed"),
    ("項目已終止", "terminated"),
)
_BACK: Final = (
    "撤销上一封",
    "请撤销上一封通知",
    "上一封通知作废",
    "之前的通知作废",
    "请忽略上一封邮件",
    "撤销{who}的支撑安排",
    "取消{who}的支撑",
    "Please cancel my last notice",
)
_AMEND: Final = (
    "{who}的支撑周期由6月1日-6月30日调整为{start}-{end}",
    "{who}的支撑周期调整为{start}-{end}",
    "{who}的结束时间改为{end}",
    "{who}的支撑时间改到{end}",
    "由{who}接替{old}，支撑周期{start}-{end}",
    "{old}换成{who}，{start}-{end}",
    "{who}支撑到{end}",
    "{who}的支撑时间缩短至{end}",
    "{who}延长至{end}",
    "{who}的支撑时间延长到{end}",
)
_NOT_SETTLED: Final = (
    "待客户确认后，{}",
    "等领导批准后{}",
    "{}，待领导审批",
    "{}，前提是客户同意",
    "如果客户同意，{}",
    "若客户同意，{}",
    "除非客户反对，{}",
    "{}，视客户意见而定",
    "客户同意的话，{}",
    "一旦客户付款，{}",
    "审批通过后{}",
    "{}，以客户确认为准",
    "{}，须经客户同意",
    "Once the client approves, {}",
    "{}, provided that the client agrees",
    "{}吗？",
    "是否{}？",
    "能否{}",
    "请问{}吗？",
    "要不要{}",
    "{}，大家看如何？",
    "{}，请大家反馈意见",
    "听说{}",
    "据说{}",
    "打算{}",
    "考虑{}",
    "建议{}",
    "可能{}",
    "不同意{}",
    "并非{}",
    "{}一事作罢",
    "{}是误传",
    "{}（待定）",
    "{}，审批中",
    "{}，等通知",
    "{}，以正式通知为准",
    "{}的提议被拒绝",
    "有人说{}",
    "{}，还是再等等？",
)
_OPENS_AN_EXTENSION: Final = frozenset({"建议{}", "{}，待领导审批"})
"""A wish for a later last day binds nobody (D5): both voices are asked anyway."""
_RECORDED: Final = frozenset({"staffing_notice", "lead_change", "project_end", "cancellation", "release_notice"})


class Written(NamedTuple):
    """A sentence of a change with the subject it stands under, and what it states."""

    subject: str
    text: str
    kind: str
    meant: object


@st.composite
def _leads(draw: st.DrawFn) -> Written:
    old, new = draw(st.permutations(_NAMES))[:2]
    subject = draw(st.sampled_from((f"【{_PROJECT}】研发负责人变更", f"{_PROJECT}研发负责人调整通知")))
    return Written(subject, draw(st.sampled_from(_LEAD)).format(old=old, new=new), "lead_change", new)


@st.composite
def _ends(draw: st.DrawFn) -> Written:
    text, outcome = draw(st.sampled_from(_END))
    subject = "项目终止通知" if outcome == "terminated" else draw(st.sampled_from(("结项通知", "项目结项")))
    return Written(f"【{_PROJECT}】{subject}", text, "project_end", outcome)


@st.composite
def _takings_back(draw: st.DrawFn) -> Written:
    shape, who = draw(st.sampled_from(_BACK)), draw(st.sampled_from(_NAMES))
    subject = draw(st.sampled_from((f"【{_PROJECT}】人员支撑安排", f"【{_PROJECT}】撤销通知")))
    return Written(subject, shape.format(who=who), "cancellation", (who,) if "{who}" in shape else ())


@st.composite
def _amendments(draw: st.DrawFn) -> Written:
    who, old = draw(st.permutations(_NAMES))[:2]
    start = draw(st.dates(dt.date(2026, 6, 1), dt.date(2026, 8, 10)))
    end = start + dt.timedelta(draw(st.integers(3, 50)))
    shape, write = draw(st.sampled_from(_AMEND)), draw(st.sampled_from(("{0.month}月{0.day}日", "{0.month}/{0.day}")))
    text = shape.format(who=who, old=old, start=write.format(start), end=write.format(end))
    subject = draw(st.sampled_from((f"【{_PROJECT}】人员支撑调整", f"{_PROJECT}人员支撑变更")))
    meant = (who, start if "{start}" in shape else None, end)
    return Written(subject, text, "staffing_notice", meant)


_CHANGES = st.one_of(_leads(), _ends(), _takings_back(), _amendments())


def _read(subject: str, text: str, before: str, behind: str) -> Reading:
    return read(a_mail(subject, f"{before}{text}{behind}"), _KNOWN)


def _stated(reading: Reading) -> object:
    """What a reading states of its kind."""
    if reading.kind == "lead_change":
        return reading.lead_change.lead if reading.lead_change else None
    if reading.kind == "project_end":
        return reading.project_end.outcome if reading.project_end else None
    if reading.kind == "cancellation":
        return reading.withdrawn
    lines = [(line.person, line.start, line.end) for line in reading.assignments]
    return lines[0] if len(lines) == 1 else lines


@given(_CHANGES, st.sampled_from(_BEFORE), st.sampled_from(_BEHIND))
@settings(max_examples=400, deadline=None)
def test_d4_d9_p2_m4_a_plain_change_is_read_as_written(change: Written, before: str, behind: str) -> None:
    """D4, D9, P2, "Cancellation": who, what and when as written; M4: such common shapes are not asked about."""
    reading = _read(change.subject, f"{change.text}。", before, behind)
    assert (reading.kind, reading.problems, reading.project) == (change.kind, (), _PROJECT)
    assert _stated(reading) == change.meant


@given(_CHANGES, st.sampled_from(_NOT_SETTLED), st.sampled_from(_BEFORE), st.sampled_from(_BEHIND))
@settings(max_examples=400, deadline=None)
def test_m4_a_change_that_is_not_settled_is_not_carried_out(
    change: Written, mood: str, before: str, behind: str
) -> None:
    """M4: what is denied, conditional, asked, planned or hearsay has a problem, or is talk."""
    reading = _read(change.subject, mood.format(change.text), before, behind)
    opens = reading.decision is not None and mood in _OPENS_AN_EXTENSION
    assert reading.kind not in _RECORDED or reading.problems or opens
