"""One reply about several people, through the command line: each by their own question, nobody by another's."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    PROJECT,
    Department,
    Letter,
    kinds,
    only,
)


def both_asked(department: Department) -> list[Letter]:
    """Two people lent for June, and on the 16th a question to the manager about each, in this order."""
    text = f"项目：{PROJECT}\n{MEMBER}；支撑时间为：6月1日-6月30日\n{OTHER_MEMBER}；支撑时间为：6月1日-6月30日\n"
    department.send(MANAGER, f"【{PROJECT}】启动通知", text, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    letters = department.once("2026-06-16T09:00")
    assert kinds(letters) == ["extension_request"] * 2
    return sorted(letters, key=lambda letter: OTHER_MEMBER in letter.subject)


def answered(department: Department, letter: Letter, sender: str, text: str) -> list[Letter]:
    """What follows from the sender's reply to the letter."""
    department.reply(letter, sender, text, "2026-06-16T10:00")
    return department.once("2026-06-16T10:05")


@pytest.mark.parametrize("which", [0, 1])
def test_d5_m7_one_reply_extends_one_and_lets_the_other_go(department: Department, which: int) -> None:
    """Under either of the two letters; the reason goes to both sides, and each record has its own state."""
    letter = both_asked(department)[which]
    letters = answered(department, letter, MANAGER, f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续，人手不足")
    assert sorted(kinds(letters)) == ["approval_request", "extension_result"]
    assert MEMBER in only(letters, "approval_request").text
    result = only(letters, "extension_result")
    assert OTHER_MEMBER in result.text
    assert "人手不足" in result.text
    assert department.row(MEMBER)["extension"] == "requested"
    assert department.row(OTHER_MEMBER)["extension"] == "declined"


def test_d5_m7_a_numbered_list_of_names_decides_for_each(department: Department) -> None:
    """The numbers are the list's, and the names say whom each item is about."""
    text = f"1. {MEMBER}，续期至7月15日\n2. {OTHER_MEMBER}，不续，人手不足"
    letters = answered(department, both_asked(department)[0], MANAGER, text)
    assert sorted(kinds(letters)) == ["approval_request", "extension_result"]
    assert [department.row(one)["extension"] for one in (MEMBER, OTHER_MEMBER)] == ["requested", "declined"]


def test_d5_m7_the_leader_who_is_asked_about_one_decides_about_one(department: Department) -> None:
    """M4: the other is named in one answer, and asked of who holds the voice."""
    letter = both_asked(department)[0]
    asking = answered(department, letter, MANAGER, f"{MEMBER}续期至7月15日，{OTHER_MEMBER}续期至7月20日")
    put = {name: letter for letter in asking for name in letter.to}
    assert set(put) == {LEADER, OTHER_LEADER}
    letters = answered(department, put[LEADER], LEADER, f"{MEMBER}：同意\n{OTHER_MEMBER}：同意")
    assert sorted(kinds(letters)) == ["correction_request", "extension_result"]
    said = only(letters, "correction_request")
    assert f"「{OTHER_MEMBER}」没有等您答复的询问" in said.text
    assert said.to == {LEADER}
    assert [department.row(one)["end"] for one in (MEMBER, OTHER_MEMBER)] == ["2026-07-15", "2026-06-30"]


def test_d5_m7_all_are_declined_in_two_words(department: Department) -> None:
    """全部不同意 is about everybody whom the sender is asked about."""
    letters = answered(department, both_asked(department)[0], MANAGER, "全部不同意")
    assert kinds(letters) == ["extension_result"] * 2
    assert {department.row(one)["extension"] for one in (MEMBER, OTHER_MEMBER)} == {"declined"}


@pytest.mark.parametrize(
    "text",
    [
        "1 同意，2 不同意",
        f"{MEMBER}同意，{OTHER_MEMBER}待定",
        f"{MEMBER}续期至7月15日，但{OTHER_MEMBER}不续",
        f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续可以吗？",
        f"如果{MEMBER}续期至7月15日，{OTHER_MEMBER}不续",
        f"{MEMBER}续期至7月15日，{LEADER}同意",
    ],
)
def test_m4_m7_a_doubt_about_one_leaves_both_undecided(department: Department, text: str) -> None:
    """No letter numbers its people, so numbers are asked about too."""
    letters = answered(department, both_asked(department)[0], MANAGER, text)
    assert kinds(letters) == ["correction_request"]
    for person in (MEMBER, OTHER_MEMBER):
        row = department.row(person)
        assert (row["end"], row["extension"]) == ("2026-06-30", "requested")


def test_m7_parse_shows_each_persons_decision(department: Department) -> None:
    """`parse --json`: what differs is no single `decision`; `decisions` has one for each."""
    letter = both_asked(department)[0]
    reply = department.answer(letter, MANAGER, f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续，人手不足")
    reply["Date"] = "Tue, 16 Jun 2026 10:00:00 +0800"
    mail = department.folder / "reply.eml"
    mail.write_bytes(bytes(reply))
    (row,) = department.command("parse", "--json", mail).rows
    assert row["decision"] is None
    assert row["decisions"] == [
        {"action": "extend", "until": "2026-07-15", "reason": None, "person": MEMBER},
        {"action": "decline", "until": None, "reason": "人手不足", "person": OTHER_MEMBER},
    ]
    shown = department.command("parse", mail).out
    assert f"{OTHER_MEMBER}  decline  人手不足" in shown
