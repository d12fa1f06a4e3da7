"""What a reply says beside its decision, or without one, under a letter that asked nothing of its sender (M3, M4)."""

from __future__ import annotations

import pytest

from parsers.read import read
from state.notice import Wish
from tests.parsers.test_read import KNOWN, a_mail


def wished(text: str) -> Wish:
    """What a reply with these words says beside its decision."""
    wish = read(a_mail("回复：支撑安排已登记", text, reply=True), KNOWN).wish
    assert wish is not None
    return wish


@pytest.mark.parametrize(
    "text",
    [
        "结束时间改为6月19日",
        "写错了，应该是7月10日",
        "6月19日提前结束",
        "Please change the end to 19 June 2026.",
        "不需要了",
    ],
)
def test_m4_a_correction_is_known_by_its_words(text: str) -> None:
    """M4: it corrects something, or names a day and speaks of a change."""
    assert wished(text).corrects == text


@pytest.mark.parametrize(
    "text",
    [
        "收到，谢谢",
        "好的，6月8日见。",
        "收到，如有变化再通知。",
        "结束时间要是改为6月19日呢",
        "今天开始",
        "Noted, see you on 8 June.",
        "电话：13800000000",
    ],
)
def test_m3_talk_corrects_nothing(text: str) -> None:
    """M3: a day without a change, what may come, and thanks are not answered."""
    assert wished(text).corrects is None


@pytest.mark.parametrize(
    "text", ["支撑周期：6月1日-6月30日", "6月1日至6月30日", "白一舟", "滨江大学算力平台", "Role: tester"]
)
def test_m4_a_line_may_be_what_a_form_lacked(text: str) -> None:
    """M4: a label with its value, a day, or nothing but a name."""
    assert wished(f"您好：\n{text}\n谢谢").fills_in == text


@pytest.mark.parametrize(
    "text",
    [
        "是许南星",
        "安排白一舟",
        "就后端的张伟",
        "许南星、白一舟",
        "8人天",
        "按8天算",
        "都来",
        "第一个",
        "是的",
        "按你说的",
        "写错了，应该是许南星",
        "是星河项目的",
        "前者",
        "Yes, the second",
    ],
)
def test_m4_a_short_answer_is_heard_without_the_form(text: str) -> None:
    """M4: whoever answers what was asked about in a word is told that all of the form is needed."""
    assert wished(f"您好：\n{text}\n谢谢").fills_in == text


@pytest.mark.parametrize("text", ["对", "对的，谢谢", "是的。", "没错"])
def test_m4_a_yes_alone_is_heard(text: str) -> None:
    """M4: in answer to 是否指：许南星？ it is more than courtesy."""
    assert wished(f"{text}\n查甘望").fills_in == text


@pytest.mark.parametrize(
    "text", ["@查甘望 麻烦补一下", "谢谢，我让许南星看一下再回", "是否应该写全名？", "收到", "好的", "不好意思，马上改"]
)
def test_m3_what_is_handed_on_or_asked_back_answers_nothing(text: str) -> None:
    """M3: it states nothing yet."""
    assert wished(text).fills_in is None


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("项目：云杉数据平台项目", "云杉数据平台项目"),
        ("是星河数据治理项目", "星河数据治理项目"),
        ("项目应为星河数据治理项目", "星河数据治理项目"),
        ("好的，这是重点项目", None),
    ],
)
def test_d3_which_project_it_is(text: str, project: str | None) -> None:
    """D3, M4: the confirmation of a project that nobody knew asks for that where another has nearly its name."""
    assert wished(text).of_project == (project and (project, text))


@pytest.mark.parametrize("text", ["谢谢，稍后补。", "好的\n电话：13800000000", "周期：", "明天补"])
def test_m3_a_promise_is_no_line_of_a_form(text: str) -> None:
    """M3: it states nothing yet."""
    assert wished(text).fills_in is None


@pytest.mark.parametrize("text", ["这个需求取消", "不需要了，客户不做了", "取消该需求", "The request is cancelled."])
def test_d2b_what_was_asked_for_is_taken_back(text: str) -> None:
    """D2b: all of it, with the words that say why."""
    assert wished(f"{text}\n预算没有批").takes_back == f"{text}\n预算没有批"


@pytest.mark.parametrize(
    "text", ["前端的需求取消", "需求取消1人", "取消吗", "如果客户不做，需求取消", "暂不取消", "没有取消"]
)
def test_m4_a_part_or_a_maybe_takes_nothing_back(text: str) -> None:
    """M4: it is asked about."""
    assert wished(text).takes_back is None


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("不放，再用两周", True),
        ("许南星还要用", True),
        ("不同意撤场", True),
        ("We still need him", True),
        ("收到", False),
    ],
)
def test_d6_who_stays_on_without_a_day(text: str, stays: bool) -> None:
    """D5, D6: until when is for the workflow to ask, under a letter that tells that somebody leaves."""
    assert (wished(text).stays == text) == stays


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("7月10日行吗", "2026-07-10"),
        ("7月31日太久，7月10日行不行？", "2026-07-10"),
        ("能不能延到7月20日？", "2026-07-20"),
        ("可否续到7月底", "2026-07-31"),
        ("延到7月10日如何", "2026-07-10"),
    ],
)
def test_d5_a_day_put_as_a_question_is_a_proposal(text: str, until: str) -> None:
    """D5: it goes to the other side; M7: it decides nothing by itself."""
    reading = read(a_mail("回复：续期确认：许南星", text, reply=True), KNOWN)
    assert reading.decision is None
    assert reading.wish is not None
    assert reading.wish.proposes is not None
    assert str(reading.wish.proposes.until) == until


@pytest.mark.parametrize(
    "text",
    [
        "可以吗",
        "同意，7月10日行吗",
        "你看7月15日行吗",
        "@查甘望 7月15日可以吗",
        "不续行吗",
        "如果延到7月10日可以吗",
        "7月10日或7月12日行吗",
    ],
)
def test_m4_other_questions_propose_nothing(text: str) -> None:
    """M4: what somebody else is asked, what is supposed, and a choice are asked about."""
    wish = read(a_mail("回复：续期确认：许南星", text, reply=True), KNOWN).wish
    assert wish is None or wish.proposes is None
