"""What answers decide: consent is never read where there is doubt, a question, a condition or a "but"."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.message import Line, Mail, Mailbox
from parsers.notices.people.known_names import KnownNames
from parsers.read import read
from parsers.reading import Reading
from state.notice import Decision, Longer, every_word
from tests.parsers.test_read import KNOWN, a_mail

REPLIES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "replies.toml").read_text("utf-8"))
SENT = dt.datetime(2026, 6, 16, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def decided(text: str, **more: Any) -> Decision | None:
    """The decision of an answer with these new words."""
    return word(text, **more).decision


def word(text: str, known: KnownNames | None = None, **more: Any) -> Reading:
    """The reading of an answer with these new words, which is read as one."""
    reading = answer_read(text, known, **more)
    assert reading.kind == "reply"
    return reading


def answer_read(text: str, known: KnownNames | None = None, **more: Any) -> Reading:
    """The reading of an answer with these new words."""
    mail = Mail(
        message_id="<r@corp.example>",
        in_reply_to=("<q@corp.example>",),
        references=(),
        date=SENT,
        subject="回复：续期确认：星河数据治理项目 许南星",
        senders=(Mailbox("查甘望", "chaganwang@corp.example"),),
        to=(Mailbox("人员支撑助手", "staffing@corp.example"),),
        cc=(),
        text=text,
        new_lines=tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1)),
        tables=(),
        machine=None,
        **more,
    )
    return read(mail, known)


@pytest.mark.parametrize("text", REPLIES["approve"])
def test_consent(text: str) -> None:
    """M7: a word of consent, and nothing that takes from it."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until, decision.reason) == ("approve", None, None)


@pytest.mark.parametrize("text", REPLIES["plain_consent"])
def test_m7_plain_consent_is_not_asked_about(text: str) -> None:
    """M7: what says yes in the place of a yes is one, whatever courtesy stands beside it."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until, decision.reason) == ("approve", None, None)


@pytest.mark.parametrize("text", REPLIES["no_consent"])
def test_m7_known_words_alone_decide_nothing(text: str) -> None:
    """D5, D7, M7: 需要领导审批, 产品同意 and 不用回复 have no word that nobody knows, and are no answer."""
    reading = answer_read(text)
    assert (reading.decision, reading.decisions) == (None, ())


@pytest.mark.parametrize("text", REPLIES["decline"])
def test_refusal(text: str) -> None:
    """M7, D5: a refusal, with or without its reason."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until) == ("decline", None)


@pytest.mark.parametrize(("text", "longer"), REPLIES["longer"].items())
def test_m7_by_how_much_without_a_day(text: str, longer: list[int]) -> None:
    """D5, M7: which day that is, the record tells; T4: of plain 天 nobody can tell whether they are working days."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until, decision.longer) == ("extend", None, Longer(*longer))


@pytest.mark.parametrize(("text", "longer"), [("续到20号", Longer(day_of_month=20)), ("20号", None)])
def test_m7_a_day_of_no_month_that_this_one_has_yet(text: str, longer: Longer | None) -> None:
    """D5, M7: who stays until it stays beyond the present last day, which the record tells; M4: else it is asked."""
    decision = decided(text)
    assert decision is not None
    assert (decision.until, decision.longer) == (dt.date(2026, 6, 20), longer)


@pytest.mark.parametrize(("text", "reason"), REPLIES["reasons"].items())
def test_the_reason_of_a_refusal(text: str, reason: str) -> None:
    """D5, M7: it is told to both sides in the words it was given in, and nothing of it is lost."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.reason or "") == ("decline", reason)


@pytest.mark.parametrize("text", REPLIES["undecided"])
def test_nothing_is_decided(text: str) -> None:
    """M7: negation, condition, question and hearsay are never taken for consent."""
    reading = word(text)
    assert (reading.decision, reading.decisions) == (None, ())


@pytest.mark.parametrize(("text", "people"), REPLIES["several"].items())
def test_m7_several_people_in_one_answer(text: str, people: list[list[Any]]) -> None:
    """M7: each person has a verdict of their own; what differs is no single decision."""
    reading = word(text)
    told = []
    for one in reading.decisions:
        told.append([one.person, one.action, *filter(None, (one.until, one.reason))])
        assert one.source is not None
        assert one.person is not None
        assert one.person in one.source.text
    assert told == people
    alike = len({(one.action, one.until) for one in reading.decisions}) == 1
    assert alike or reading.decision is None


@pytest.mark.parametrize(("text", "people"), REPLIES["named_before"].items())
def test_m4_m7_what_is_said_of_some_is_not_said_of_all(text: str, people: list[list[Any]]) -> None:
    """M7: names alone before a verdict are those it is about; M4: what names several decides for each, or nothing."""
    reading = word(text, KNOWN)
    words = every_word(reading.decision, reading.decisions)
    assert [
        ["rest" if one.rest else one.person or False, one.action, *filter(None, (one.until, one.reason))]
        for one in words
    ] == people


@pytest.mark.parametrize(("text", "items"), REPLIES["numbered"].items())
def test_m7_several_people_by_number(text: str, items: list[list[Any]]) -> None:
    """M7: of whom a number is said the letter tells; for a letter about one person nothing is decided by it."""
    reading = word(text)
    told = [
        ["rest" if one.rest else one.number, one.action, *filter(None, (one.until, one.reason))]
        for one in reading.decisions
    ]
    assert told == items
    assert all(one.person is None and one.source is not None for one in reading.decisions)


@pytest.mark.parametrize("text", REPLIES["not_numbered"]["texts"])
def test_m4_m7_a_number_that_may_mean_something_else_decides_nothing_by_number(text: str) -> None:
    """M4: what is decided without it is marked, and asked about where the letter has numbers of its own."""
    reading = word(text)
    assert reading.decisions == ()
    assert reading.decision is None or reading.decision.listed


def test_m7_a_line_of_the_form_left_empty_says_nothing_of_that_person() -> None:
    """M7: the button writes a line for each; 2. 白一舟： stays open."""
    told = decided("1. 许南星：续期至7月31日\n2. 白一舟：")
    assert told is not None
    assert (told.person, told.until) == ("许南星", dt.date(2026, 7, 31))


def test_m7_each_of_several_decisions_names_its_line() -> None:
    """M7: 陆晚晴's stands in the third line, 白一舟's in the fourth."""
    lines = [one.source and one.source.line for one in word("黄总您好：\n\n陆晚晴同意\n白一舟不同意").decisions]
    assert lines == [3, 4]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("两个都同意", 2),
        ("三个人都续到7月31日", 3),
        ("这两位都按期撤场", 2),
        ("就她了", 1),
        ("都同意", None),
    ],
)
def test_m7_of_how_many_it_is_said(text: str, count: int | None) -> None:
    """M7: 两个都同意 is about two people, and about no other number of them (M4)."""
    decision = decided(text)
    assert decision is not None
    assert decision.count == count


@pytest.mark.parametrize("table", ["everybody", "one_only"])
def test_m7_everybody_is_meant_only_where_it_says_so(table: str) -> None:
    """M7: 全部同意 is about all who are asked about; 我们都同意 tells who agrees."""
    for text, action in REPLIES[table].items():
        decision = decided(text)
        assert decision is not None, text
        assert (decision.action, decision.everybody) == (action, table == "everybody"), text


def test_leaders_who_are_said_to_agree_have_not_said_so() -> None:
    """M3, M7: 黄俊杰和查甘望都同意 names two with a voice of their own: theirs is not taken from another's mail."""
    mail = a_mail("回复：续期确认：星河数据治理项目", "黄俊杰和方启明都同意", reply=True)
    reading = read(mail, KNOWN)
    assert (reading.decision, reading.decisions) == (None, ())


@pytest.mark.parametrize(("text", "until"), REPLIES["extend"].items())
def test_a_new_last_day(text: str, until: dt.date) -> None:
    """D5: an extension, an agreement with its day, a counter-proposal."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until) == ("extend", until)


@pytest.mark.parametrize("text", REPLIES["release_as_planned"])
def test_released_as_planned(text: str) -> None:
    """D6: the person leaves at the end of the period."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until) == ("release", None)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("同意提前撤场", "release"),
        ("可以，提前释放吧", "release"),
        ("不同意提前撤场", "decline"),
        ("不提前", "decline"),
        ("不同意提前撤，活没干完", "decline"),
        ("不同意6月20日提前撤场", "decline"),
    ],
)
def test_d7_a_word_on_leaving_early_names_no_day(text: str, action: str) -> None:
    """D7: it answers whether somebody may leave on the day that is asked about, and nothing else."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until, decision.early) == (action, None, True)


@pytest.mark.parametrize(("text", "until"), REPLIES["release"].items())
def test_released_on_a_day(text: str, until: dt.date) -> None:
    """D7: the person leaves on a day that the answer names."""
    decision = decided(text)
    assert decision is not None
    assert (decision.action, decision.until) == ("release", until)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("不同意，另有项目要用人。", "另有项目要用人"),
        ("因另有项目，不同意", "另有项目"),
        ("驳回，理由：人手不足", "人手不足"),
        ("不同意。\n该同事6月底要去支援南山项目。", "该同事6月底要去支援南山项目"),
        ("No, he is needed elsewhere.", "he is needed elsewhere"),
        ("工作没做完，续期到7月15日吧", "工作没做完"),
        ("不同意", None),
    ],
)
def test_the_reason_goes_with_the_word(text: str, reason: str | None) -> None:
    """D5: a refusal goes to both sides with its reason."""
    decision = decided(text)
    assert decision is not None
    assert decision.reason == reason


@pytest.mark.parametrize(
    "text", ["同意许南星续期至7月15日", "我同意许南星续期至7月15日", "许南星续期至7月15日", "许南星：不同意"]
)
def test_the_person_an_answer_names(text: str) -> None:
    """M7: several requests may be answered by name."""
    decision = decided(text)
    assert decision is not None
    assert decision.person == "许南星"


def test_a_long_letter_decides_by_its_first_sentence_alone() -> None:
    """M7: a word of consent somewhere in a long letter is no decision."""
    talk = "另外我想说明一下这个项目目前的进展情况，接口联调已经完成了大半，剩余部分主要集中在报表和权限模块上面" * 3
    first, later = decided(f"同意续期到7月15日。\n{talk}"), decided(f"{talk}。\n同意。")
    assert first is not None
    assert first.until == dt.date(2026, 7, 15)
    assert later is None


def test_a_mail_whose_parts_disagree_decides_nothing() -> None:
    """M6, M7: when plain text and HTML say different things, neither counts."""
    assert decided("同意", parts_disagree=True) is None


def test_the_decision_names_its_line() -> None:
    """M7: a decision can say which words it was read from."""
    decision = decided("黄总您好：\n\n同意续期。")
    assert decision is not None
    assert decision.source is not None
    assert (decision.source.line, decision.source.text) == (3, "同意续期。")
