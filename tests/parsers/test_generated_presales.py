"""Pre-sales mail put together from parts: what is read is what was written, or it is asked about (P1 to P5, M4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.needs.offer import read_offer
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "王可欣", "阿依古丽·买买提", "Tom Lee", "周一鸣")
_SALES: Final = "温如许"
_KNOWN: Final = KnownNames(
    (
        *(KnownPerson(name, (), f"p{number}@c.example", None, ("member",)) for number, name in enumerate(_NAMES)),
        KnownPerson("查甘望", (), "chaganwang@corp.example", None, ("coordinator",)),
        KnownPerson("祁连山", (), "qilianshan@corp.example", None, ("coordinator",)),
        KnownPerson(_SALES, (), "wenruxu@corp.example", None, ("sales",)),
    ),
    (_PROJECT,),
)
_REPLY: Final = f"Re: 【{_PROJECT}】请安排售前支持：方案支撑"
_OWN: Final = (f"【{_PROJECT}】售前方案支撑安排", f"【{_PROJECT}】售前人员变更", f"{_PROJECT}方案支撑人选")
_BEFORE: Final = ("", "各位好，\n", "温工，您好：\n", "好的，", "收到，", "经内部协商，", f"{_SALES}，你好！\n\n")
_BEHIND: Final = (
    *("", "。", "\n谢谢！", "，请知悉。", "\n\n查甘望\n2026年5月22日", "\n查甘望 5/22", "\n祝好\n查甘望\n产研协调部"),
    *("\n查甘望\n电话：13800000000", "\n\n此致\n敬礼\n查甘望", "，如有问题请联系我。"),
    *("。如客户时间有变化，请提前告知。", "。\n请6月3日前提供客户资料。", "，客户需求确认后请发一份。"),
)
_ASSIGNED: Final = (
    *("请{who}负责", "由{who}支撑", "安排{who}参加", "{who}负责", "这个项目由{who}负责", "方案支撑由{who}负责"),
    *(
        "派{who}去现场",
        "请{who}跟进",
        "解决方案：{who}",
        f"{_PROJECT}由{{who}}对接",
        "我们安排{who}支持",
        "請{who}負責",
    ),
    *("因客户催得急由{who}负责", "{who} will support", "由{who}负责，客户下周汇报", "由{who}牵头"),
    *("这个项目{who}负责", "那就{who}负责吧", "麻烦{who}支持一下", "@{who} 请跟进", "安排{who}做方案支撑"),
)
_FROM: Final = ("{day}起由{who}负责", "由{who}负责，{day}起", "由{who}负责，{day}开始", "从{day}起，由{who}支撑")
_CHANGED: Final = (
    *(
        "由{old}变更为{new}",
        "把{old}换成{new}",
        "请{new}接替{old}",
        "{old}的工作由{new}接替",
        "方案支撑人员由{old}变更为{new}",
    ),
    *("不再由{old}负责，由{new}负责", "{old} is replaced by {new}", "变更前：{old}\n变更后：{new}"),
)
_WHY: Final[Mapping[str, str]] = {
    "，原因：休产假": "休产假",
    "，因为客户在外地": "客户在外地",
    "\n原因：与另一项目冲突": "与另一项目冲突",
    "，另有紧急任务": "另有紧急任务",
}
_HELD: Final = (
    # denied
    *("先不{said}", "暂不{said}", "不用{said}", "无需{said}", "并非{said}", "不再{said}", "别{said}"),
    # on a condition
    *(
        "如果客户同意，{said}",
        "如果客户同意就{said}",
        "{said}，前提是客户付费",
        "待客户确认后{said}",
        "等领导批准后{said}",
    ),
    *(
        "客户确认后，{said}",
        "若客户同意则{said}",
        "除非客户反对，{said}",
        "视客户反馈而定，{said}",
        "只要预算批下来，{said}",
    ),
    *(
        "{said}，需领导批准",
        "{said}，请祁连山批准",
        "合同签订后{said}",
        "once the customer agrees, {said}",
        "{said} if needed",
    ),
    # asked
    *(
        "{said}吗？",
        "是否{said}？",
        "能否{said}",
        "可否{said}？",
        "要不要{said}",
        "{said}，行不行？",
        "请问{said}可以吗？",
    ),
    *("{said}，可以吗？", "{said}怎么样", "should we say: {said}?"),
    # undecided
    *("计划{said}", "拟{said}", "打算{said}", "可能{said}", "大概{said}", "考虑{said}", "建议{said}", "暂时{said}"),
    *("预计{said}", "应该{said}", "希望{said}", "{said}（待定）", "下周再{said}", "正在考虑{said}", "倾向于{said}"),
    # what others have said
    *("听说{said}", "据说{said}", "祁连山说{said}", "领导说{said}", "客户要求{said}", "上个项目{said}", "之前{said}"),
)
_SAID: Final = ("由{who}负责", "安排{who}", "请{who}支撑", "由{who}变更为许南星", "增加{who}")
_VERDICTS: Final[Mapping[str, str]] = {
    "同意合同外响应": "accepted",
    "同意该需求合同外响应": "accepted",
    "合同外响应": "accepted",
    "不做响应": "declined",
    "该需求不做响应": "declined",
    "不同意合同外响应": "declined",
    "不予响应": "declined",
}


class Written(NamedTuple):
    """A coordinator's answer, and what it says."""

    text: str
    reply: bool
    subject: str
    people: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    reason: str | None = None
    verdict: str | None = None
    start: dt.date | None = None


@st.composite
def _framed(draw: st.DrawFn, text: str) -> tuple[str, bool, str]:
    reply = draw(st.booleans())
    subject = _REPLY if reply else draw(st.sampled_from(_OWN))
    return draw(st.sampled_from(_BEFORE)) + text + draw(st.sampled_from(_BEHIND)), reply, subject


@st.composite
def assignments(draw: st.DrawFn) -> Written:
    """One to three people, now or from a day on."""
    people = tuple(draw(st.permutations(_NAMES))[: draw(st.integers(1, 3))])
    who = draw(st.sampled_from(("、", "和", "，" if len(people) == 1 else "、"))).join(people)
    day = draw(st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2026, 7, 31)))
    shape = draw(st.sampled_from(_FROM if day else _ASSIGNED))
    told = shape.format(who=who, day=f"{day.month}月{day.day}日" if day else "")
    return Written(*draw(_framed(told)), people=people, start=day)


@st.composite
def changes(draw: st.DrawFn) -> Written:
    """One in another's place, with a reason or without one."""
    old, new = draw(st.permutations(_NAMES))[:2]
    why = draw(st.sampled_from(("", *_WHY)))
    told = draw(st.sampled_from(_CHANGED)).format(old=old, new=new) + why
    return Written(*draw(_framed(told)), people=(new,), replaced=(old,), reason=_WHY.get(why))


@st.composite
def verdicts(draw: st.DrawFn) -> Written:
    """A verdict on a customised requirement, with a reason or without one."""
    told = draw(st.sampled_from(list(_VERDICTS)))
    why = draw(st.sampled_from(("", *_WHY))) if _VERDICTS[told] == "declined" else ""
    return Written(*draw(_framed(told + why)), reason=_WHY.get(why), verdict=_VERDICTS[told])


@st.composite
def held(draw: st.DrawFn) -> Written:
    """What is denied, on a condition, asked, undecided, or another's word."""
    said = draw(st.sampled_from((*_SAID, *list(_VERDICTS)))).format(who=draw(st.sampled_from(_NAMES[1:])))
    return Written(*draw(_framed(draw(st.sampled_from(_HELD)).format(said=said))))


def _read(answer: Written) -> Reading:
    return read(a_mail(answer.subject, answer.text, reply=answer.reply), _KNOWN)


@given(st.one_of(assignments(), changes(), verdicts()))
@settings(max_examples=300, deadline=None)
def test_p2_p3_p4_an_answer_says_what_was_written(answer: Written) -> None:
    """P2 to P4: who, in whose place, from when on, the verdict, and no reason that is a greeting or a signature."""
    reading = _read(answer)
    assert (reading.kind, reading.problems) == ("presales_answer", ())
    said = reading.presales_answer
    assert said is not None
    told = (said.people, said.replaced, said.verdict, said.start)
    assert told == (answer.people, answer.replaced, answer.verdict, answer.start)
    assert said.reason == answer.reason or not (answer.replaced or answer.verdict)


@given(held())
@settings(max_examples=300, deadline=None)
def test_p2_m4_what_is_not_decided_assigns_nobody(answer: Written) -> None:
    """M4: it is a reply that decides nothing, talk, or has a problem; nor does the workflow find an offer in it."""
    reading = _read(answer)
    assert reading.kind in {"reply", "other"} or reading.problems
    decision = reading.decision
    # A word about somebody is none about the request: `state.workflow.presales_answer` takes it for undecided.
    assert decision is None or decision.person or decision.beside or decision.of_staying
    offer = read_offer(a_mail(answer.subject, answer.text, reply=answer.reply), _KNOWN)
    assert offer.nobody or not offer.people


_TOPICS: Final[Mapping[str, str]] = {
    "方案支撑": "方案支撑",
    "技术交流": "技术交流",
    "需求调研": "需求调研",
    "定制化方案": "定制方案",
    "演示环境": "演示环境",
    "产品资料": "标准化货架资料",
}
_SUBJECTS: Final = (
    *(
        f"【{_PROJECT}】售前支撑申请",
        f"【{_PROJECT}】{{topic}}申请",
        f"{{topic}}申请-{_PROJECT}",
        f"【{_PROJECT}】{{topic}}",
    ),
    *(f"【{_PROJECT}】售前", f"【{_PROJECT}】请求{{topic}}", f"【{_PROJECT}】需要{{topic}}"),
)
_ASKED: Final = (
    *(
        "请安排{topic}",
        "麻烦安排一次{topic}",
        "需要{topic}，6月3日前",
        "申请{topic}",
        "能否安排{topic}？",
        "可否协调{topic}？",
    ),
    *("希望安排一次{topic}", "客户要求做{topic}，请安排{topic}", "请協助{topic}", "请安排{topic}，客户可能要看大屏"),
)
_NOT_ASKED: Final = (
    *(
        "暂不需要{topic}",
        "先不申请{topic}",
        "不再需要{topic}",
        "不用安排{topic}了",
        "无需{topic}",
        "{topic}取消",
        "先别安排{topic}",
    ),
    *(
        "我们没有申请{topic}",
        "撤回{topic}申请",
        "如果客户同意，再申请{topic}",
        "若客户同意则需要{topic}",
        "请安排{topic}，前提是客户付费",
    ),
    *("待客户确认后申请{topic}", "客户确认后，请安排{topic}", "除非客户反对，请安排{topic}", "需要{topic}的话我再联系"),
    *(
        "是否需要{topic}？",
        "要不要安排{topic}？",
        "请问{topic}怎么申请？",
        "客户可能需要{topic}",
        "计划下月申请{topic}",
        "打算申请{topic}",
    ),
    *("考虑申请{topic}", "建议安排{topic}", "听说客户要{topic}", "{topic}已安排", "{topic}已完成", "{topic}推迟到6月"),
)
_CUSTOMER: Final = ("", "客户：滨江集团\n")


@given(st.sampled_from(_SUBJECTS), st.sampled_from(_ASKED), st.sampled_from(list(_TOPICS)), st.sampled_from(_CUSTOMER))
@settings(max_examples=150, deadline=None)
def test_p1_a_request_says_what_was_asked_for(subject: str, asked: str, topic: str, customer: str) -> None:
    """P1: its topic, its project, its customer."""
    reading = read(a_mail(subject.format(topic=topic), customer + asked.format(topic=topic)), _KNOWN)
    assert (reading.kind, reading.project, reading.problems) == ("presales_request", _PROJECT, ())
    request = reading.presales_request
    assert request is not None
    assert (request.topic, request.customer) == (_TOPICS[topic], "滨江集团" if customer else None)


@given(st.sampled_from(_SUBJECTS), st.sampled_from(_NOT_ASKED), st.sampled_from(list(_TOPICS)))
@settings(max_examples=200, deadline=None)
def test_p1_m4_what_is_not_asked_for_is_no_request(subject: str, told: str, topic: str) -> None:
    """P1, M4: denied, on a condition, planned or over, it is talk or has a problem."""
    reading = read(a_mail(subject.format(topic=topic), told.format(topic=topic)), _KNOWN)
    assert reading.kind == "other" or (reading.kind == "presales_request" and reading.problems)
