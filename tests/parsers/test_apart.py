"""What a reply states apart is what its words state in a mail of their own, or nothing (M3, D2, D7)."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.notices.answers.apart import LONGEST, decides_unasked
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import KNOWN, MAILS, a_mail

STATED = [
    case
    for case in MAILS
    if not case.get("reply")
    and case["expect"][0] in {"kind staffing_notice", "kind release_notice"}
    and not any(line.startswith("problem") for line in case["expect"])
]


def answered(case: dict[str, Any], text: str | None = None) -> Reading:
    """The reading of the case's words in a reply under its subject."""
    known = KNOWN if case.get("known") else None
    return read(a_mail(f"Re: {case['subject']}", text or case["text"], reply=True), known)


def facts(reading: Reading) -> list[tuple[object, ...]]:
    """People and days, in order."""
    lent = [(one.person, one.start, one.end, one.support_days) for one in reading.assignments]
    return lent + [(one.person, one.on) for one in reading.releases]


@pytest.mark.parametrize("case", STATED, ids=[str(at) for at, _ in enumerate(STATED)])
def test_d2_d7_a_reply_states_apart_what_a_mail_of_its_own_states(case: dict[str, Any]) -> None:
    """M3: the subject of a thread is another's, so of what it says nothing is stated anew; all else is as it was."""
    reading = answered(case)
    own = reading.apart
    if own is None or own.problems:
        return
    fresh = facts(read(a_mail(case["subject"], case["text"]), KNOWN if case.get("known") else None))
    assert reading.kind == "reply"
    assert set(facts(own)) <= set(fresh)


def test_d7_most_early_releases_of_the_table_are_stated_apart() -> None:
    """D7: in sentences, too, which as answers decide."""
    releases = [case for case in STATED if case["expect"][0] == "kind release_notice"]
    read_apart = [one for one in map(answered, releases) if one.kind == "release_notice" or one.apart is not None]
    assert len(read_apart) > len(releases) // 2


@pytest.mark.parametrize("quote", ["收到", "好的，谢谢", "同意"])
def test_m3_nothing_of_the_subject_is_stated_by_a_reply(quote: str) -> None:
    """M3: who answers 收到 under a subject that lends or releases somebody has said nothing of it."""
    for subject in ("【星河数据治理项目】许南星6月1日-6月30日支撑", "【星河数据治理项目】许南星6月12日提前撤场"):
        reading = read(a_mail(f"Re: {subject}", quote, reply=True), KNOWN)
        assert (reading.kind, reading.apart) == ("reply", None)


def test_m3_a_long_reply_states_nothing_apart() -> None:
    """M3: whoever writes pages in a thread reports; and a reply is read within its time."""
    words = "许南星6月12日提前撤场。"
    assert answered({"subject": "人手", "known": True, "text": words}).apart is not None
    assert answered({"subject": "人手", "known": True, "text": f"{words}\n" + "会议记录。\n" * LONGEST}).apart is None


@pytest.mark.parametrize(
    ("words", "decides"),
    [
        ("同意续期至7月15日", True),
        ("我们建议续期至7月15日", True),
        ("结束时间：7月10日", True),
        ("许南星到7月15日", True),
        ("同意", True),
        ("7月3日可以", False),
        ("收到", False),
    ],
)
def test_m3_d5_a_day_alone_extends_nobody_where_nothing_was_asked(words: str, decides: bool) -> None:
    """D5: whoever starts an extension unasked says so; M3: a day among people may be any."""
    assert decides_unasked(read(a_mail("Re: 人手", words, reply=True), KNOWN)) is decides
