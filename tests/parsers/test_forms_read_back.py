"""The form that goes back to be corrected, sent back as it is, states what stood in it (PROCESS rule M4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.read import read
from parsers.reading import Reading
from state.letters import ClosingForm, Correction, HandoverForm, LeadForm, NeedForm, PresalesForm
from state.notice import Fact, ProjectOutcome, Topic
from templates import chinese, english

FEW = settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROJECTS = st.sampled_from(("星河数据治理项目", "云帆物流调度项目二期", "滨江大学算力平台（一期）"))
NAMES = st.sampled_from(("方启明", "欧阳明月", "Nora Lindqvist"))
A_DAY = st.dates(dt.date(2026, 6, 1), dt.date(2026, 8, 31))
ROLES = st.sampled_from(("前端开发", "后端开发", "测试"))


def needs(roles: st.SearchStrategy[str | None]) -> st.SearchStrategy[NeedForm]:
    """A need of which anything may be missing, a role as `roles` says."""
    return st.builds(
        lambda role, count, days, start, length: NeedForm(
            role, count, days, start, start + dt.timedelta(length) if start else None
        ),
        roles,
        st.none() | st.integers(1, 9),
        st.none() | st.integers(1, 40).map(float),
        st.none() | A_DAY,
        st.integers(1, 60),
    )


NEEDS = st.lists(needs(st.none() | ROLES), min_size=1, max_size=1) | st.lists(needs(ROLES), min_size=2, max_size=3)
"""Several are told apart by their roles."""
FORM_TEXTS = st.sampled_from([chinese.form_text, english.form_text])


def answered(facts: Correction, form_text: Callable[[Correction], str], subject: str = "您好") -> Reading:
    """The form of the letter as it comes back: in an answer, under whatever subject."""
    written = EmailMessage()
    written["From"] = "林知远 <lin@corp.example>"
    written["To"] = "staffing@rosterd.example"
    written["Date"] = "Fri, 22 May 2026 10:00:00 +0800"
    written["Subject"] = f"Re: {subject}"
    written["In-Reply-To"] = "<q@corp.example>"
    written.set_content(form_text(facts))
    return read(read_mail(written.as_bytes(policy=SMTP)))


@FEW
@given(project=st.none() | PROJECTS, asked=NEEDS, form_text=FORM_TEXTS)
def test_the_form_of_a_need_reads_back(
    project: str | None, asked: list[NeedForm], form_text: Callable[[Correction], str]
) -> None:
    """M4, D2b: what is filled in states the same; what is empty is asked for, and nothing else is."""
    answer = answered(Correction(project, (), tuple(asked), kind="need"), form_text)
    expected = {"missing-project"} if project is None else set()
    expected |= {"missing-role"} if any(one.role is None for one in asked) else set()
    expected |= {"missing-period"} if any(one.start is None for one in asked) else set()
    assert (answer.kind, answer.project) == ("need", project)
    assert {problem.code for problem in answer.problems} == expected
    assert [NeedForm(n.role, n.count, n.days, n.start, n.end) for n in answer.needs] == asked


@FEW
@given(project=PROJECTS, outcome=st.sampled_from(("closed", "terminated")), form_text=FORM_TEXTS, told=st.booleans())
def test_the_form_of_an_end_reads_back(
    project: str, outcome: ProjectOutcome, form_text: Callable[[Correction], str], *, told: bool
) -> None:
    """M4: closed stays closed, terminated terminated, with the reason."""
    reason = "客户预算取消" if told else None
    answer = answered(Correction(project, (), (ClosingForm(outcome, reason),), kind="closing"), form_text)
    assert (answer.kind, answer.project, answer.problems) == ("project_end", project, ())
    assert answer.project_end is not None
    assert (answer.project_end.outcome, answer.project_end.reason) == (outcome, reason)


@FEW
@given(
    project=PROJECTS,
    topic=st.sampled_from(get_args(Topic)),
    customer=st.none() | st.just("海晏水务集团"),
    needs_person=st.booleans(),
    form_text=FORM_TEXTS,
)
def test_the_form_of_a_presales_request_reads_back(
    project: str, topic: Topic, customer: str | None, form_text: Callable[[Correction], str], *, needs_person: bool
) -> None:
    """M4, P1, P5: topic and customer, and that a person is asked for."""
    form = PresalesForm(topic, customer, needs_person)
    answer = answered(Correction(project, (), (form,), kind="presales"), form_text)
    assert (answer.kind, answer.project, answer.problems) == ("presales_request", project, ())
    assert answer.presales_request is not None
    asked = answer.presales_request
    assert PresalesForm(asked.topic, asked.customer, asked.needs_person) == form


@FEW
@given(project=PROJECTS, lead=NAMES, form_text=FORM_TEXTS)
def test_the_form_of_a_new_lead_reads_back(project: str, lead: str, form_text: Callable[[Correction], str]) -> None:
    """M4, D9: an explicit change."""
    answer = answered(Correction(project, (), (LeadForm(lead),), kind="lead_change"), form_text)
    assert (answer.kind, answer.project, answer.problems) == ("lead_change", project, ())
    assert answer.lead_change is not None
    assert answer.lead_change.lead == lead


@FEW
@given(project=PROJECTS, manager=NAMES, form_text=FORM_TEXTS, days=st.booleans())
def test_the_form_of_a_hand_over_reads_back(
    project: str, manager: str, form_text: Callable[[Correction], str], *, days: bool
) -> None:
    """M4, D10: every fact under its label, and the days of the contract."""
    facts = [Fact("客户名称", "海晏水务集团", 1), Fact("项目经理", manager, 2)]
    facts += [Fact("合同工期", "2026-06-01 至 2026-09-30", 3)] if days else []
    reading = answered(Correction(project, (), (HandoverForm(tuple(facts)),), kind="handover"), form_text, "项目交底")
    assert (reading.kind, reading.project, reading.problems) == ("handover", project, ())
    assert reading.handover is not None
    told = {fact.label: fact.value for fact in reading.handover.facts}
    assert {fact.label: fact.value for fact in facts}.items() <= told.items()
    assert (reading.handover.end == dt.date(2026, 9, 30)) == days
