"""The week's digest, the quarter's review list, and how long texts are kept, end to end (`[digest]`, D9b, U6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daemon.assembly import assemble
from daemon.clock import StandingClock
from daemon.cycle import do_what_is_due
from tests.journeys.department import (
    CONFIGURATION,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    PROJECT,
    TEAM_MEMBER,
    Department,
    kinds,
    moment,
    only,
)

DIGEST = CONFIGURATION + "\n[digest]\nenabled = true\n"
REVIEW = CONFIGURATION + "\n[digest]\nreview_list = true\n"
JUNE = "2026/06/01 - 2026/06/30"


def lent(department: Department) -> None:
    """Two people, one of them until the end of June."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.notice(OTHER_LEADER, "2026/06/01 - 2026/08/31", "2026-05-22T10:01", person=OTHER_MEMBER)
    department.once("2026-05-22T10:05")


def test_the_digest_comes_on_monday_once(tmp_path: Path) -> None:
    """To the manager alone, at the hour: who leaves within four weeks, and what waits for whom."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    lent(department)
    assert kinds(department.once("2026-06-16T09:00")) == ["extension_request"]
    assert department.once("2026-06-22T08:59") == []
    letters = department.once("2026-06-22T09:00")
    assert kinds(letters) == ["digest", "reminder"]
    digest = only(letters, "digest")
    assert digest.everybody == {MANAGER}
    assert digest.header("Auto-Submitted") == "auto-generated"
    assert f"{MEMBER}（前端开发），【{PROJECT}】，续期商议中" in digest.text
    assert f"{MEMBER}是否续期：6月16日的来信" in digest.text
    assert digest.text.index("等您答复：请") < digest.text.index("将要到期")
    assert OTHER_MEMBER not in digest.text
    assert department.once("2026-06-22T09:05") == []
    assert "digest" not in kinds(department.once("2026-06-23T09:00"))


def test_m7_a_digest_is_answered_by_name(tmp_path: Path) -> None:
    """The word counts as one about the question that the digest lists: the group's leader is asked next (D5)."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    lent(department)
    department.once("2026-06-16T09:00")
    digest = only(department.once("2026-06-22T09:00"), "digest")
    department.reply(digest, MANAGER, f"{MEMBER}续期至7月15日", "2026-06-22T10:00")
    request = only(department.once("2026-06-22T10:05"), "approval_request")
    assert request.everybody == {LEADER}


def test_m7_a_digest_is_answered_by_its_numbers(tmp_path: Path) -> None:
    """They are the digest's own: two people who were asked about in letters of their own, in its order."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    text = f"项目：{PROJECT}\n{MEMBER}；支撑时间为：6月1日-6月30日\n{OTHER_MEMBER}；支撑时间为：6月1日-7月1日\n"
    department.send(MANAGER, f"【{PROJECT}】启动通知", text, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    department.once("2026-06-16T09:00")
    department.once("2026-06-17T09:00")
    digest = only(department.once("2026-06-22T09:00"), "digest")
    first, second = (digest.text.index(f"{number}. 【{PROJECT}】") for number in (1, 2))
    assert first < digest.text.index(MEMBER) < second
    department.reply(digest, MANAGER, "1按期撤场，2续期至7月15日", "2026-06-22T10:00")
    department.once("2026-06-22T10:05")
    assert [department.row(one)["extension"] for one in (MEMBER, OTHER_MEMBER)] == ["declined", "requested"]


def test_m7_a_digest_names_the_letter_that_put_the_question(tmp_path: Path) -> None:
    """A counter-proposal waits since its own letter, not since the first question (D5)."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    lent(department)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    department.reply(approval, LEADER, "续期至 7月8日", "2026-06-18T10:00")
    assert only(department.once("2026-06-18T10:05"), "approval_request").to == {MANAGER}
    digest = only(department.once("2026-06-22T09:00"), "digest")
    assert f"{MEMBER}续期至7月8日：6月18日的来信" in digest.text


@pytest.mark.parametrize("words", ["同意", "1", "3按期撤场", f"{OTHER_MEMBER}续期至9月15日"])
def test_m4_m7_a_digest_answered_without_saying_what_is_asked_about(tmp_path: Path, words: str) -> None:
    """Nobody is named, or somebody about whom nothing is asked: no consent, and no silence."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    lent(department)
    department.once("2026-06-16T09:00")
    digest = only(department.once("2026-06-22T09:00"), "digest")
    department.reply(digest, MANAGER, words, "2026-06-22T10:00")
    (asking,) = department.once("2026-06-22T10:05")
    assert (asking.kind, asking.to) == ("correction_request", {MANAGER})
    assert "看不出答复的是哪一件" in asking.text
    assert department.row()["extension"] == "requested"


@pytest.mark.parametrize("words", ["收到，谢谢", f"{MEMBER}同意"])
def test_m3_m7_a_digest_answered_with_talk_gets_no_answer(tmp_path: Path, words: str) -> None:
    """Nothing is decided; and a name before 同意 may be who agrees."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    lent(department)
    department.once("2026-06-16T09:00")
    digest = only(department.once("2026-06-22T09:00"), "digest")
    department.reply(digest, MANAGER, words, "2026-06-22T10:00")
    assert department.once("2026-06-22T10:05") == []


def test_the_digest_moves_to_the_first_working_day_and_is_never_made_up(tmp_path: Path) -> None:
    """The week of 5 October 2026 begins on Thursday the 8th; a day later there is none."""
    department = Department(tmp_path / "department", configuration=DIGEST)
    department.notice(LEADER, "2026/09/01 - 2026/10/30", "2026-08-31T10:00")
    department.once("2026-08-31T10:05")
    assert department.once("2026-10-05T09:00") == []
    assert kinds(department.once("2026-10-08T09:00")) == ["digest"]
    assert department.once("2026-10-13T09:00") == []


def test_the_digest_is_off_by_default(department: Department) -> None:
    """And so is the review list."""
    lent(department)
    assert department.once("2026-06-15T09:00") == []
    assert "review_list" not in kinds(department.once("2026-06-30T09:00"))


def test_d9b_at_the_end_of_a_quarter_the_lead_gets_the_list(tmp_path: Path) -> None:
    """D9b: on its last working day, at the hour, once; in the project's record."""
    department = Department(tmp_path / "department", configuration=REVIEW)
    lent(department)
    assert "review_list" not in kinds(department.once("2026-06-29T09:00"))
    assert department.once("2026-06-30T08:00") == []
    (letter,) = department.once("2026-06-30T09:00")
    assert (letter.kind, letter.everybody) == ("review_list", {LEAD})
    assert "2026年第二季度" in letter.subject
    for said in (
        f"{MEMBER}（前端开发）：2026年6月1日（周一）至 6月30日（周二）",
        f"{OTHER_MEMBER}（前端开发）：2026年6月1日（周一）至 8月31日",
    ):
        assert said in letter.text
    assert TEAM_MEMBER not in letter.text
    assert department.once("2026-06-30T09:05") == []
    assert department.once("2026-07-01T09:00") == []
    assert [mail["kind"] for mail in department.show()["letters"]].count("review_list") == 1


def test_d9b_t3_a_list_missed_in_downtime_comes_on_the_next_working_day(tmp_path: Path) -> None:
    """T3: once; but what ended before the lists were switched on is not made up for."""
    department = Department(tmp_path / "department", configuration=REVIEW)
    lent(department)
    department.once("2026-06-29T09:00")
    assert "review_list" not in kinds(department.once("2026-07-05T10:00"))  # a Sunday
    assert kinds(department.once("2026-07-06T10:00")) == ["review_list"]
    department.config.write_text(CONFIGURATION, encoding="utf-8")
    department.once("2026-09-30T09:00")
    (department.state / "daemon.json").write_text(_without_review(department), encoding="utf-8")
    department.config.write_text(REVIEW, encoding="utf-8")
    assert "review_list" not in kinds(department.once("2026-10-09T09:00"))


def _without_review(department: Department) -> str:
    """The daemon's record as of a version that never sent a list."""
    record = json.loads((department.state / "daemon.json").read_text(encoding="utf-8"))
    del record["reviewed"]
    return json.dumps(record)


@pytest.mark.parametrize(("configuration", "at"), [(DIGEST, "2026-06-15T09:00"), (REVIEW, "2026-06-30T09:00")])
def test_what_was_decided_before_a_crash_is_not_decided_again(tmp_path: Path, configuration: str, at: str) -> None:
    """The letters are committed with what says so; the process ends before they are sent and the cycle is noted."""
    department = Department(tmp_path / "department", configuration=configuration)
    lent(department)
    department.once("2026-06-12T09:00")
    department.once("2026-06-29T09:00" if configuration == REVIEW else "2026-06-12T09:01")
    noted = (department.state / "daemon.json").read_bytes()
    with assemble(department.config, StandingClock(moment(at))) as assembly:
        do_what_is_due(assembly)
        waiting = [letter.kind for _, letter in assembly.store.unsettled_letters()]
        assert len(waiting) == 1
    (department.state / "daemon.json").write_bytes(noted)
    assert kinds(department.once(at)) == waiting


def test_u6_copies_of_letters_go_after_the_configured_days_and_records_stay(tmp_path: Path) -> None:
    """U6: `[policy] keep_mail_days`; looked at once a day."""
    configuration = CONFIGURATION + "\n[policy]\nkeep_mail_days = 30\n"
    department = Department(tmp_path / "department", configuration=configuration)
    lent(department)
    department.once("2026-06-16T09:00")
    (department.state / "mails" / "notes.txt").write_text("not rosterd's", encoding="utf-8")

    def kept() -> list[str]:
        return sorted(path.name for path in (department.state / "mails").iterdir())

    department.once("2026-06-21T10:00")
    assert kept() == ["2026-05-22.mbox", "2026-06-16.mbox", "notes.txt"]
    department.once("2026-06-22T00:01")
    assert kept() == ["2026-06-16.mbox", "notes.txt"]
    (department.state / "mails" / "2020-01-01.mbox").touch()
    department.once("2026-06-22T00:02")
    assert kept() == ["2020-01-01.mbox", "2026-06-16.mbox", "notes.txt"]
    department.once("2026-06-23T00:00")
    assert kept() == ["2026-06-16.mbox", "notes.txt"]
    kinds_on_record = [mail["kind"] for mail in department.show()["letters"]]
    assert kinds_on_record[:2] == ["confirmation", "confirmation"]


def test_u6_mails_set_aside_go_after_the_configured_days_and_the_ledger_stays(tmp_path: Path) -> None:
    """U6: their texts are kept as long as those of letters; that they came, and why they were set aside, for ever."""
    configuration = CONFIGURATION + "\n[policy]\nkeep_mail_days = 30\n"
    department = Department(tmp_path / "department", configuration=configuration)
    department.once("2026-05-20T09:00")
    long = department.send(MANAGER, "长信", "很长的一行\n" * 20_000, "2026-05-22T10:00")
    department.once("2026-05-22T10:00")
    assert department.ledger()[long][0] == "set_aside"

    def kept() -> list[str]:
        return [
            row["subject"] for row in department.command("aside", "list", "--config", department.config, "--json").rows
        ]

    department.once("2026-06-21T09:00")
    assert kept() == ["长信"]
    department.once("2026-06-22T09:00")
    assert kept() == []
    assert list((department.state / "aside").glob("*.eml")) == []
    assert department.ledger()[long][0] == "set_aside"
