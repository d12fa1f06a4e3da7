"""Who signs an answer, and the day below it: neither decides anything, and neither is a reason (M7)."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

from parsers.mail import read_mail
from parsers.mail.signatories import day_of_writing, is_day, signing_words
from parsers.message import Mail
from parsers.read import read
from state.notice import Decision
from tests.parsers.test_read import KNOWN

SIGNATORIES = [
    *("", "查甘望", "Cha Ganwang", "Ganwang", "Cha Ganwang | Frontend Lead", "Regards,\nCha Ganwang", "Best,\nGanwang"),
    *(
        "小查",
        "甘望",
        "查",
        "前端组",
        "前端组 查甘望",
        "组长：查甘望",
        "查甘望（前端）",
        "Corp Ltd.",
        "谢谢！\n前端组组长 查甘望",
    ),
]
DAYS = [
    *(
        "2026年6月15日",
        "2026/6/15",
        "2026.6.16",
        "6月15日",
        "6/16",
        "June 16, 2026",
        "16 June 2026",
        "Jun 15",
        "6月16日",
    ),
    *("Mon, Jun 15, 2026", "2026年6月15日 星期一", "2026年6月16日 10:00", "二〇二六年六月十六日"),
]
OTHER_DAYS = ["7月15日", "2026年7月15日", "2026/7/15", "Jul 15", "July 15, 2026", "二〇二六年七月十五日", "7/15"]
WORDS: list[tuple[str, tuple[str, str | None, str | None] | None]] = [
    ("同意", ("approve", None, None)),
    ("不同意，人手不足", ("decline", None, "人手不足")),
    ("续期至7月20日", ("extend", "2026-07-20", None)),
    ("按期撤场", ("release", None, None)),
    ("收到", None),
]


def mail_of(text: str, *, answers: bool = True) -> Mail:
    """A mail with these words, read from bytes."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "查甘望 <chaganwang@corp.example>", "staffing@corp.example"
    mail["Subject"] = "回复：续期确认：星河数据治理项目 许南星" if answers else "【星河数据治理项目】人员支撑"
    mail["Date"] = "Tue, 16 Jun 2026 10:00:00 +0800"
    if answers:
        mail["In-Reply-To"] = "<q1@corp.example>"
    mail.set_content(text)
    return read_mail(bytes(mail))


def decision_of(text: str) -> Decision | None:
    return read(mail_of(text), KNOWN).decision


def told(decision: Decision | None) -> tuple[str, str | None, str | None] | None:
    if decision is None:
        return None
    return decision.action, decision.until.isoformat() if decision.until else None, decision.reason


@pytest.mark.parametrize("signatory", SIGNATORIES)
def test_m7_the_day_of_writing_and_who_signs_decide_nothing(signatory: str) -> None:
    """M7: the mail's own day, alone in the last line and parted from the words, decides nothing, whoever signs."""
    for day in DAYS:
        for words, expected in WORDS:
            assert told(decision_of(f"{words}\n\n{signatory}\n{day}".replace("\n\n\n", "\n\n"))) == expected, (
                words,
                day,
            )


@pytest.mark.parametrize("day", OTHER_DAYS)
@pytest.mark.parametrize("signatory", ["", "查甘望", "Cha Ganwang", "前端组", "Best regards,\nCha Ganwang", "小查"])
def test_m7_another_day_than_the_mails_is_heard(signatory: str, day: str) -> None:
    """M7: weeks off the mail's Date a day is no day of writing: it is until when, or it is asked about."""
    for words in ("同意", "同意续期", "可以", "续期"):
        decision = decision_of(f"{words}\n\n{signatory}\n{day}".replace("\n\n\n", "\n\n"))
        assert decision is None or (decision.action, str(decision.until)) == ("extend", "2026-07-15"), words


@pytest.mark.parametrize("words", ["不同意", "释放", "撤场", "按期撤场"])
def test_m7_a_refusal_above_another_day_is_not_all(words: str) -> None:
    """M7, D7: 释放 over 6月23日 may be an early release, and 不同意 over 7月15日 another last day."""
    decision = decision_of(f"{words}\n\n6月23日")
    assert decision is None or str(decision.until) == "2026-06-23"


@pytest.mark.parametrize(
    ("line", "sent", "is_its_day"),
    [
        *[("6月16日", "2026-06-16T10:00+08:00", True), ("6月15日", "2026-06-16T10:00+08:00", True)],
        *[("6月17日", "2026-06-16T23:00+08:00", False), ("6月14日", "2026-06-16T10:00+08:00", False)],
        *[("6月17日", "2026-06-16T23:00+00:00", True), ("6月17日", "2026-06-16T02:00+00:00", False)],
        *[("12月31日", "2027-01-01T10:00+08:00", True), ("2025年6月16日", "2026-06-16T10:00+08:00", False)],
        *[("6月16日", "0001-01-01T00:00+00:00", False), ("6月16日", "9999-12-31T23:00+00:00", False)],
    ],
)
def test_t4_the_day_of_writing_is_that_of_the_date(line: str, sent: str, is_its_day: bool) -> None:
    """T4: or the day before; of a Date in UTC it may be the next one in the east."""
    assert day_of_writing(dt.datetime.fromisoformat(sent))(line) is is_its_day


@pytest.mark.parametrize("words", ["Maybe Later", "Two Weeks", "Pending", "Best regards,\nMaybe Later"])
def test_m7_english_words_with_a_capital_sign_nothing(words: str) -> None:
    """M7: above the day of writing, too: they are the sender's own, and Approved with them is asked about."""
    told = [line.text for line in mail_of(f"Approved\n\n{words}\nJune 16, 2026").new_lines]
    assert words.removeprefix("Best regards,\n") in told


def test_m7_without_a_date_no_day_is_that_of_writing() -> None:
    """M7: what cannot be compared stays among the words."""
    assert not day_of_writing(None)("6月16日")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不同意，人手不足\n\n前端组 查甘望", ("decline", None, "人手不足")),
        ("不同意\n\nCha Ganwang", ("decline", None, None)),
        ("不同意\n\nBest regards,\nCha Ganwang\nJune 16, 2026", ("decline", None, None)),
        ("同意\nBest regards,\nCha Ganwang\nJune 16, 2026", ("approve", None, None)),
        ("不同意，没时间\n\n小查\n\n6月16日", ("decline", None, "没时间")),
    ],
)
def test_m7_who_signs_is_no_reason(text: str, expected: tuple[str, str | None, str | None]) -> None:
    """M7: an office and a Latin name are none; a name in a paragraph of its own may be somebody's who is meant."""
    assert told(decision_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "until"),
    [
        *[("7月15日", "2026-07-15"), ("您好！\n\n7月15日", "2026-07-15"), ("同意\n7月15日", "2026-07-15")],
        *[("Approved until\n\nJuly 15", "2026-07-15"), ("同意续期，最后一天：\n\n7月15日", "2026-07-15")],
        *[("同意\n\n续期至7月15日", "2026-07-15"), ("续期\n\n到7月15日", "2026-07-15")],
    ],
)
def test_m7_a_day_that_answers_is_heard(text: str, until: str) -> None:
    """M7: below nothing but a greeting, right below the words, where they leave a day open, or with 至 before it."""
    decision = decision_of(text)
    assert decision is not None
    assert (decision.action, str(decision.until)) == ("extend", until)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("许南星\n7月15日\n\n白一舟\n7月20日", True),
        ("同意以下人员：\n\n许南星\n7月15日", True),
        ("撤场人员\n\n许南星\n6月30日", False),
        ("支撑人员：许南星，最后一天\n\n6月30日", False),
        ("不同意\n\n人手不足", True),
        ("不同意\n\n原因：出差\n6月16日", True),
    ],
)
def test_m4_lists_notices_and_reasons_lose_no_line(text: str, answers: bool) -> None:
    """M4: days of a list, a notice's last line and what gives a reason are the sender's own words."""
    assert [line.text for line in mail_of(text, answers=answers).new_lines] == [
        line for line in text.split("\n") if line
    ]


@pytest.mark.parametrize("line", ["7月15日前", "至7月15日", "6月1日-6月30日", "15号", "2026", "7月15日同意"])
def test_m7_what_says_more_than_a_day_is_none(line: str) -> None:
    """M7: bounds, periods and half days."""
    assert not is_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "人手不足",
        "同意",
        "Agreed",
        "原因：出差",
        "Maybe Later",
        "Two Weeks",
        "Pending",
        "许南星，白一舟、唐小满、黄俊杰、杜裕琴、郭晓岚",
    ],
)
def test_m7_words_that_say_something_sign_nothing(line: str) -> None:
    """M7: reasons and decisions."""
    assert not signing_words(line)
