"""One reply about several people, through the command line: each by their own question, nobody by another's."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    PROJECT,
    SUPERIOR,
    TEAM_MEMBER,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
)


def both_asked(department: Department, until: str = "6月30日") -> list[Letter]:
    """Two people lent for June, the other one until that day, and the letters that ask the manager about them."""
    text = f"项目：{PROJECT}\n{MEMBER}；支撑时间为：6月1日-6月30日\n{OTHER_MEMBER}；支撑时间为：6月1日-{until}\n"
    department.send(MANAGER, f"【{PROJECT}】启动通知", text, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    return [*department.once("2026-06-16T09:00"), *department.once("2026-06-17T09:00")]


def answered(department: Department, letter: Letter, sender: str, text: str) -> list[Letter]:
    """What follows from the sender's reply to the letter."""
    department.reply(letter, sender, text, "2026-06-17T10:00")
    return department.once("2026-06-17T10:05")


def extensions(department: Department) -> list[object]:
    """How it stands with each of the two."""
    return [department.row(one)["extension"] for one in (MEMBER, OTHER_MEMBER)]


def test_d5_one_letter_asks_about_both(department: Department) -> None:
    """Nobody gets two mails in one cycle that could be one; it numbers whom it asks about."""
    (letter,) = both_asked(department)
    assert (letter.kind, letter.to) == ("extension_request", {MANAGER})
    assert f"1. {MEMBER}" in letter.text
    assert f"2. {OTHER_MEMBER}" in letter.text


@pytest.mark.parametrize(
    "text",
    [
        "1 续期至7月15日，2 不续，人手不足",
        "1. 续期至7月15日\n2. 不续，人手不足",
        f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续，人手不足",
        f"1. {MEMBER}，续期至7月15日\n2. {OTHER_MEMBER}，不续，人手不足",
        f"1. {OTHER_MEMBER}：不续，人手不足\n2. {MEMBER}：续期至7月15日",
    ],
)
def test_d5_m7_one_reply_extends_one_and_lets_the_other_go(department: Department, text: str) -> None:
    """By number or by name; the reason goes to both sides, and each record has its own state."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, text)
    assert sorted(kinds(letters)) == ["approval_request", "extension_result"]
    assert MEMBER in only(letters, "approval_request").text
    result = only(letters, "extension_result")
    assert OTHER_MEMBER in result.text
    assert "人手不足" in result.text
    assert extensions(department) == ["requested", "declined"]


def test_d5_m7_one_word_is_for_both_as_the_letter_says(department: Department) -> None:
    """Each group's leader is asked, and what both agree to is on record."""
    (letter,) = both_asked(department)
    assert "各位都续" in letter.text
    asking = answered(department, letter, MANAGER, "续期至7月15日")
    assert {name for one in asking for name in one.to} == {LEADER, OTHER_LEADER}
    for one in asking:
        department.reply(one, next(iter(one.to)), "同意", "2026-06-17T11:00")
    department.once("2026-06-17T11:05")
    assert [department.row(one)["end"] for one in (MEMBER, OTHER_MEMBER)] == ["2026-07-15"] * 2


def test_d5_m7_the_button_writes_a_line_for_each(department: Department) -> None:
    """Filled in for one of them and sent, the other still waits; no header of the letter is left but its subject."""
    (letter,) = both_asked(department)
    parts = link_parts(letter.link_that_says(f"1. {MEMBER}：\r\n2. {OTHER_MEMBER}："))
    text = parts["body"].replace(f"{OTHER_MEMBER}：", f"{OTHER_MEMBER}：按期撤场")
    department.send(MANAGER, parts["subject"], text, "2026-06-17T10:00")
    department.once("2026-06-17T10:05")
    assert extensions(department) == ["requested", "declined"]


@pytest.mark.parametrize("text", ["1", "同意1，不同意2", "我再看看", "1按期撤场，2待定", "1续期至7月31日，其余再看"])
def test_m4_m7_what_may_mean_either_is_asked_about(department: Department, text: str) -> None:
    """The question can be answered, and nothing has changed meanwhile."""
    (letter,) = both_asked(department)
    (asking,) = answered(department, letter, MANAGER, text)
    assert asking.kind == "correction_request"
    assert extensions(department) == ["requested", "requested"]
    department.reply(asking, MANAGER, "2按期撤场", "2026-06-17T11:00")
    department.once("2026-06-17T11:05")
    assert extensions(department) == ["requested", "declined"]


@pytest.mark.parametrize("rest", [f"2. 不续，{OTHER_MEMBER}7月休陪产假", f"2 不续，{OTHER_MEMBER}手上没活了"])
def test_d5_m7_a_reason_may_name_whose_number_it_is(department: Department, rest: str) -> None:
    """M7: the number says who is meant, and the name beside it says the same."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, f"1. 续期至7月15日\n{rest}")
    assert sorted(kinds(letters)) == ["approval_request", "extension_result"]
    assert extensions(department) == ["requested", "declined"]


@pytest.mark.parametrize(
    "text", [f"1. 续期至7月15日\n2. 不续，{MEMBER}7月休产假", f"1不续，{OTHER_MEMBER}休假；其余续期至7月15日"]
)
def test_m4_m7_where_number_and_name_differ_no_number_is_sure(department: Department, text: str) -> None:
    """M4: whoever has miscounted one may have miscounted the others."""
    (letter,) = both_asked(department)
    assert kinds(answered(department, letter, MANAGER, text)) == ["correction_request"]
    assert extensions(department) == ["requested", "requested"]


def three_asked(department: Department) -> Letter:
    """Three people lent for June, and the letter that asks the manager about them."""
    text = "".join(f"{one}；支撑时间为：6月1日-6月30日\n" for one in (MEMBER, OTHER_MEMBER, TEAM_MEMBER))
    department.send(MANAGER, f"【{PROJECT}】启动通知", f"项目：{PROJECT}\n{text}", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    (letter,) = department.once("2026-06-16T09:00")
    return letter


def of_three(department: Department) -> list[object]:
    """How it stands with each of the three."""
    return [*extensions(department), department.row(TEAM_MEMBER)["extension"]]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        (f"{MEMBER}和{OTHER_MEMBER}按期撤场，{TEAM_MEMBER} 7月31日", ["declined", "declined", "requested"]),
        (f"{MEMBER}，{OTHER_MEMBER}\n按期撤场", ["declined", "declined", "requested"]),
        (f"{OTHER_MEMBER}\n按期撤场", ["requested", "declined", "requested"]),
        (f"{MEMBER}续期至7月31日，其余按期撤场", ["requested", "declined", "declined"]),
        ("2续期至7月31日，其余不续", ["declined", "requested", "declined"]),
        ("均按期撤场即可", ["declined", "declined", "declined"]),
    ],
)
def test_d5_m7_some_are_named_and_what_is_said_is_theirs(
    department: Department, text: str, stands: list[object]
) -> None:
    """M7: nobody is let go by what was said of others; the rest are those of whom nothing else is said."""
    letters = answered(department, three_asked(department), MANAGER, text)
    assert "correction_request" not in kinds(letters)
    assert of_three(department) == stands


@pytest.mark.parametrize(
    "text",
    [
        f"{MEMBER}和{OTHER_MEMBER}按期撤场，{TEAM_MEMBER}还要用",
        f"按期撤场，{MEMBER}太累了",
        f"全部同意，{MEMBER}7月31日",
        "其余按期撤场",
    ],
)
def test_m4_m7_what_is_said_of_some_is_not_said_of_all(department: Department, text: str) -> None:
    """One question about all of them; nothing has changed."""
    letters = answered(department, three_asked(department), MANAGER, text)
    assert kinds(letters) == ["correction_request"]
    assert of_three(department) == ["requested"] * 3


def test_m4_m7_who_is_named_and_not_decided_about_is_asked_about(department: Department) -> None:
    """One leaves; the other is asked about in a letter that can be answered."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, f"{OTHER_MEMBER}按期撤场，{MEMBER}还要用")
    assert sorted(kinds(letters)) == ["correction_request", "extension_result"]
    asking = only(letters, "correction_request")
    assert MEMBER in asking.text
    assert OTHER_MEMBER not in asking.text
    assert extensions(department) == ["requested", "declined"]
    department.reply(asking, MANAGER, "续期至7月15日", "2026-06-17T11:00")
    assert kinds(department.once("2026-06-17T11:05")) == ["approval_request"]


def test_m4_m7_a_letter_about_one_is_not_answered_by_what_is_said_of_others(department: Department) -> None:
    """Each was asked about alone: what names two and passes over the third decides nothing about the third."""
    letter = both_asked(department, "7月1日")[0]
    letters = answered(department, letter, MANAGER, f"{OTHER_MEMBER}和{TEAM_MEMBER}按期撤场，{MEMBER}还要用")
    assert kinds(letters) == ["correction_request"]
    assert extensions(department) == ["requested", "requested"]


def test_settled_the_reminder_is_one_letter_for_what_is_left(department: Department) -> None:
    """Reminders: on the third working day, in the thread of the letter that asked; its numbers are its own."""
    text = "".join(f"{one}；支撑时间为：6月1日-6月30日\n" for one in (MEMBER, OTHER_MEMBER, TEAM_MEMBER))
    department.send(MANAGER, f"【{PROJECT}】启动通知", f"项目：{PROJECT}\n{text}", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    (letter,) = department.once("2026-06-16T09:00")
    department.reply(letter, MANAGER, "1按期撤场", "2026-06-16T10:00")
    department.once("2026-06-16T10:05")
    reminder = only(department.once("2026-06-22T09:00"), "reminder")
    assert reminder.header("In-Reply-To") == letter.id
    assert MEMBER not in reminder.text
    department.reply(reminder, MANAGER, "1按期撤场，2续期至7月15日", "2026-06-22T10:00")
    department.once("2026-06-22T10:05")
    assert [*extensions(department), department.row(TEAM_MEMBER)["extension"]] == ["declined", "declined", "requested"]


def test_d6_one_release_notice_for_all_who_leave(department: Department) -> None:
    """The persons and the manager, their superiors and the team, each once."""
    both_asked(department)
    notice = only(department.once("2026-06-23T09:00"), "release_notice")
    assert {MEMBER, OTHER_MEMBER, SUPERIOR, OTHER_LEADER, MANAGER} <= notice.everybody
    assert all(department.row(one)["next_mail"] is None for one in (MEMBER, OTHER_MEMBER))


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("1续期至7月10日，2按期撤场", ["requested", "declined"]),
        ("续期至7月10日", ["requested", "requested"]),
        ("都不续了", ["declined", "declined"]),
        ("同意", ["requested", "requested"]),
    ],
)
def test_d5_d6_m7_the_release_notice_about_both_is_answered_like_the_question(
    department: Department, text: str, stands: list[str]
) -> None:
    """While the extension is talked over the notice puts no question of its own; a word under it is not lost (M4)."""
    both_asked(department)
    notice = only(department.once("2026-06-23T09:00"), "release_notice")
    department.reply(notice, MANAGER, text, "2026-06-23T10:00")
    letters = department.once("2026-06-23T10:05")
    assert letters
    assert extensions(department) == stands
    assert ("correction_request" in kinds(letters)) == (text == "同意")


@pytest.mark.parametrize(("rest", "other"), [("另外一个不续", "declined"), ("另外两个不续", "requested")])
def test_m4_m7_the_others_are_as_many_as_are_said(department: Department, rest: str, other: str) -> None:
    """M7: whoever is not named, where the number is theirs; M4: else it is asked about, and never dropped."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, f"{MEMBER}续期至7月15日，{rest}")
    assert ("correction_request" in kinds(letters)) == (other == "requested")
    assert extensions(department) == ["requested", other]


@pytest.mark.parametrize(("count", "extension"), [("两", "requested"), ("三", "requested")])
def test_m4_m7_a_word_about_two_is_about_both(department: Department, count: str, extension: str) -> None:
    """M7: 两个都续期至… is said of both; M4: 三个都 under a letter about two is asked about."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, f"{count}个都续期至7月15日")
    assert ("approval_request" in kinds(letters)) == (count == "两")
    assert extensions(department) == [extension, extension]


def test_m4_d6_a_bare_no_to_a_release_notice_about_both_is_asked_about(department: Department) -> None:
    """D5, D6, M4: it may object to their leaving; M3: thanks are not answered."""
    both_asked(department)
    notice = only(department.once("2026-06-23T09:00"), "release_notice")
    department.reply(notice, MANAGER, "收到，谢谢", "2026-06-23T10:00")
    assert department.once("2026-06-23T10:05") == []
    department.reply(notice, MANAGER, "不同意", "2026-06-23T11:00")
    assert kinds(department.once("2026-06-23T11:05")) == ["correction_request"]
    assert extensions(department) == ["requested", "requested"]


def test_d6_who_stays_after_all_is_told_so_first(department: Department) -> None:
    """Two leave by one notice; it is withdrawn for the second of them, in a letter to that person, copied to all."""
    both_asked(department)
    notice = only(department.once("2026-06-23T09:00"), "release_notice")
    department.send(MANAGER, f"【{PROJECT}】续期", f"{OTHER_MEMBER}续期至7月31日", "2026-06-24T10:00")
    approval = only(department.once("2026-06-24T10:05"), "approval_request")
    department.reply(approval, OTHER_LEADER, "同意", "2026-06-24T11:00")
    off = only(department.once("2026-06-24T11:05"), "release_withdrawn")
    assert off.to == {OTHER_MEMBER}
    assert off.everybody == notice.everybody


def test_d5_m7_the_leader_who_is_asked_about_one_decides_about_one(department: Department) -> None:
    """M4: the other is named in one answer, and asked of who holds the voice."""
    (letter,) = both_asked(department)
    asking = answered(department, letter, MANAGER, f"{MEMBER}续期至7月15日，{OTHER_MEMBER}续期至7月20日")
    put = {name: letter for letter in asking for name in letter.to}
    assert set(put) == {LEADER, OTHER_LEADER}
    letters = answered(department, put[LEADER], LEADER, f"{MEMBER}：同意\n{OTHER_MEMBER}：同意")
    assert sorted(kinds(letters)) == ["correction_request", "extension_result"]
    said = only(letters, "correction_request")
    assert f"「{OTHER_MEMBER}」没有等您答复的询问" in said.text
    assert said.to == {LEADER}
    assert [department.row(one)["end"] for one in (MEMBER, OTHER_MEMBER)] == ["2026-07-15", "2026-06-30"]


def test_d5_m3_the_lead_starts_an_extension_and_decides_nothing_else(department: Department) -> None:
    """What was started is not called unrecorded; whose release is not the lead's to say is named."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, LEAD, "1续期至7月15日，2按期撤场")
    assert kinds(letters) == ["approval_request", "approval_request", "not_entitled"]
    assert f"关于{OTHER_MEMBER}的内容没有登记" in only(letters, "not_entitled").text
    assert extensions(department) == ["requested", "requested"]
    department.reply(letter, TEAM_MEMBER, "同意", "2026-06-17T11:00")
    (refused,) = department.once("2026-06-17T11:05")
    assert (refused.kind, refused.to) == ("not_entitled", {TEAM_MEMBER})
    assert "这封邮件没有登记" in refused.text


def test_d5_m7_all_are_declined_in_two_words(department: Department) -> None:
    """全部不同意 is about everybody whom the sender is asked about."""
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, "全部不同意")
    assert kinds(letters) == ["extension_result"]
    assert extensions(department) == ["declined", "declined"]


@pytest.mark.parametrize("which", [0, 1])
def test_d5_m7_one_reply_answers_two_letters(department: Department, which: int) -> None:
    """By name, where each was asked about on a day of its own, under either letter."""
    letter = both_asked(department, "7月1日")[which]
    letters = answered(department, letter, MANAGER, f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续，人手不足")
    assert sorted(kinds(letters)) == ["approval_request", "extension_result"]
    assert extensions(department) == ["requested", "declined"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MEMBER}同意，{OTHER_MEMBER}待定",
        f"{MEMBER}续期至7月15日，但{OTHER_MEMBER}不续",
        f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续可以吗？",
        f"如果{MEMBER}续期至7月15日，{OTHER_MEMBER}不续",
        f"{MEMBER}续期至7月15日，{LEADER}同意",
    ],
)
def test_m4_m7_a_doubt_about_one_leaves_both_undecided(department: Department, text: str) -> None:
    (letter,) = both_asked(department)
    letters = answered(department, letter, MANAGER, text)
    assert kinds(letters) == ["correction_request"]
    for person in (MEMBER, OTHER_MEMBER):
        row = department.row(person)
        assert (row["end"], row["extension"]) == ("2026-06-30", "requested")


def test_m7_parse_shows_each_persons_decision(department: Department) -> None:
    """`parse --json`: what differs is no single `decision`; `decisions` has one for each."""
    (letter,) = both_asked(department)
    reply = department.answer(letter, MANAGER, f"{MEMBER}续期至7月15日，{OTHER_MEMBER}不续，人手不足")
    reply["Date"] = "Tue, 17 Jun 2026 10:00:00 +0800"
    mail = department.folder / "reply.eml"
    mail.write_bytes(bytes(reply))
    (row,) = department.command("parse", "--json", mail).rows
    assert row["decision"] is None
    assert row["decisions"] == [
        {"action": "extend", "until": "2026-07-15", "reason": None, "person": MEMBER, "number": None, "rest": False},
        {
            "action": "decline",
            "until": None,
            "reason": "人手不足",
            "person": OTHER_MEMBER,
            "number": None,
            "rest": False,
        },
    ]
    shown = department.command("parse", mail).out
    assert f"{OTHER_MEMBER}  decline  人手不足" in shown
