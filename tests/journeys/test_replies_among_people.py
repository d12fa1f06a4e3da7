"""M3, M4, D4, D7: what is said in a colleague's thread, of which the daemon is sent a copy."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    ADDRESSES,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MEMBER,
    PROJECT,
    TEAM_MEMBER,
    Department,
    kinds,
    only,
)

SUBJECT = f"Re: 【{PROJECT}】人员支撑安排同步"
QUOTE = (
    f'\n\n------------------ 原始邮件 ------------------\n发件人: "{LEADER}" <{ADDRESSES[LEADER]}>;\n'
    f"支撑人员：{MEMBER}\n支撑周期：2026/05/01 - 2026/07/31"
)


@pytest.fixture
def notice(department: Department) -> str:
    """The leader's notice for June is on record; its Message-ID."""
    department.once("2026-05-20T09:00")
    sent = department.notice(LEADER, "2026/06/01 - 2026/06/30", "2026-05-22T10:00", to=[MANAGER], cc=[MEMBER])
    department.once("2026-05-22T10:05")
    return sent


def reply(department: Department, notice: str, sender: str, words: str, subject: str = SUBJECT) -> str:
    """A reply to the notice, the daemon on copy; its Message-ID."""
    headers = {"In-Reply-To": notice, "References": notice}
    mail = department.mail(sender, subject, words, to=[LEADER], headers=headers)
    return department.put(mail, "2026-05-25T10:00")


@pytest.mark.parametrize(("subject", "quote"), [(SUBJECT, QUOTE), ("Re: 关于人手", "")])
def test_d7_an_early_release_in_a_reply_is_carried_out(
    department: Department, notice: str, subject: str, quote: str
) -> None:
    """D7: as in a mail of its own, whose project is that of the thread; what is quoted below says nothing anew."""
    reply(department, notice, MANAGER, f"{MEMBER}6月12日提前撤场。{quote}", subject)
    letters = department.once("2026-05-25T10:05")
    assert {"confirmation", "early_release"} <= set(kinds(letters))
    assert department.row()["end"] == "2026-06-12"


def test_d4_d5_notice_and_extension_in_replies_are_recorded(department: Department, notice: str) -> None:
    """D2, D4: 同意 before a notice is said to people; D5: a project that only the subject tells is known, too."""
    reply(department, notice, MANAGER, f"同意，安排{OTHER_MEMBER}，6月1日-6月30日{QUOTE}")
    reply(department, "<unknown@corp.example>", MANAGER, f"{MEMBER}延期到7月15日")
    department.once("2026-05-25T10:05")
    assert department.row(OTHER_MEMBER)["end"] == "2026-06-30"
    assert (department.row()["extension"], department.row()["end"]) == ("requested", "2026-06-30")


def test_d4_a_correction_in_a_reply_is_recorded(department: Department, notice: str) -> None:
    """D4: 更正 says what holds instead; the first day stays what it is on record."""
    reply(department, notice, MANAGER, f"更正一下：{MEMBER}的结束时间应为7月10日{QUOTE}")
    assert "confirmation" in kinds(department.once("2026-05-25T10:05"))
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-07-10")


@pytest.mark.parametrize("subject", [SUBJECT, "Re: 关于人手"])
@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("更正一下：结束时间应为7月10日", ("2026-06-01", "2026-07-10", 10)),
        ("结束时间更正为7月30日", ("2026-06-01", "2026-07-30", 10)),
        ("更正，结束日期7月30日", ("2026-06-01", "2026-07-30", 10)),
        ("支撑周期改为6月3日-6月30日", ("2026-06-03", "2026-06-30", 10)),
        ("6月8日开始", ("2026-06-08", "2026-06-30", 10)),
        ("支撑周期改为6月8日-7月10日，工时改为20人天", ("2026-06-08", "2026-07-10", 20)),
        ("工作量调整为20人天，时间不变", ("2026-06-01", "2026-06-30", 20)),
        ("Please change the effort to 20 person-days.", ("2026-06-01", "2026-06-30", 20)),
        (f"{MEMBER}的工时由10人天调整为20人天，周期不变", ("2026-06-01", "2026-06-30", 20)),
        (f"{MEMBER}改到6月3日进场，结束还是6月30日", ("2026-06-03", "2026-06-30", 10)),
        (f"{MEMBER}不等6月1日了，改为5月27日开始", ("2026-05-27", "2026-06-30", 10)),
        (f"{MEMBER}支撑延长至7月15日，增加8人天", ("2026-06-01", "2026-07-15", 18)),
    ],
)
def test_d4_what_is_told_in_full_of_the_one_on_record_is_carried_out(
    department: Department, notice: str, words: str, kept: tuple[str, str, float], subject: str
) -> None:
    """D4: before it begins it is amended freely, also where only the thread tells of whom it is."""
    reply(department, notice, MANAGER, words + QUOTE, subject)
    confirmation = only(department.once("2026-05-25T10:05"), "confirmation")
    assert "→" in confirmation.text
    row = department.row()
    assert (row["start"], row["end"], row["support_days"], row["extension"]) == (*kept, None)


def test_d4_m4_of_two_on_record_the_thread_does_not_tell(department: Department, notice: str) -> None:
    """D4, M4: of whom it is, is asked, in a reply and in a mail of its own; a name tells."""
    department.notice(LEADER, "2026/06/01 - 2026/06/30", "2026-05-22T11:00", person=f"{MEMBER}、{OTHER_MEMBER}")
    both = only(department.once("2026-05-22T11:05"), "confirmation")
    department.reply(both, LEADER, "工作量调整为20人天，时间不变", "2026-05-25T10:00")
    department.send(LEADER, f"【{PROJECT}】人员支撑调整", "工作量调整为20人天，时间不变", "2026-05-25T10:01")
    assert kinds(department.once("2026-05-25T10:05")) == ["correction_request"] * 2
    reply(department, notice, MANAGER, f"{MEMBER}的结束时间更正为7月10日")
    department.once("2026-05-25T10:10")
    assert [row["end"] for row in department.status()] == ["2026-07-10", "2026-06-30"]


CHANGES = {
    f"{MEMBER}手头工作没完，6月8日才能到岗": "支撑周期：2026-06-08 至 2026-06-30",
    f"再加上{OTHER_MEMBER}，6月1日-6月30日": f"协调开发人员：{OTHER_MEMBER}",
    "时间改一下，6月8日开始": "支撑周期：2026-06-08 至 2026-06-30",
    "晚一周开始": "支撑周期：2026-06-01 至 2026-06-30",
    "Lu's end date should be July 10": "支撑周期：2026-06-01 至 2026-07-10",
    f"{OTHER_MEMBER}同样，6月1日-6月30日": f"协调开发人员：{OTHER_MEMBER}",
    f"{MEMBER}的时间是6月3日吧": "支撑周期：2026-06-01 至 2026-06-30",
    f"{MEMBER}不来了，换{OTHER_MEMBER}": f"协调开发人员：{OTHER_MEMBER}",
    "项目名称应为海棠政务门户项目": "支撑周期：2026-06-01 至 2026-06-30",
    f"可以让{MEMBER}6月12日撤场": "撤场时间：2026-06-12",
}


def test_m4_a_change_that_is_not_told_in_full_is_asked_about(department: Department, notice: str) -> None:
    """M4: never dropped; the form of what is on record comes back with what was understood."""
    sent = {words: reply(department, notice, MANAGER, words + QUOTE) for words in CHANGES}
    asked = {letter.header("In-Reply-To"): letter for letter in department.once("2026-05-25T10:05")}
    for words, form in CHANGES.items():
        letter = asked.pop(sent[words])
        assert (letter.kind, letter.to) == ("correction_request", {MANAGER})
        assert form in letter.text, words
        assert words in letter.text
    assert not asked
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-06-30")


def test_m3_days_in_a_thread_about_something_else_are_not_the_supports(department: Department, notice: str) -> None:
    """M3, M4: 时间改为… in answer to a mail that lends nobody may be a meeting's; it is asked about."""
    meeting = department.send(MANAGER, f"【{PROJECT}】联调安排", "联调时间：6月3日", "2026-05-25T09:00", to=[LEADER])
    department.once("2026-05-25T09:05")
    assert meeting != notice
    reply(department, meeting, MANAGER, "时间改为6月8日-6月9日", f"Re: 【{PROJECT}】联调安排")
    assert set(kinds(department.once("2026-05-25T10:05"))) <= {"correction_request"}
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-06-30")


TALK = (
    "收到，谢谢！",
    "同意",
    f"收到，{MEMBER}6月1日到岗",
    f"那{MEMBER}6月1日来？",
    f"收到，{MEMBER}6月30日撤场",
    f"好的，{MEMBER}6月1日-6月30日",
    f"{MEMBER}的时间能不能改到6月8日？",
    f"听说{MEMBER}6月12日撤场",
    f"打算把{MEMBER}改到6月8日进场",
    f"{MEMBER}的时间可能要改",
    "会议时间改为6月3日",
    f"换{OTHER_MEMBER}来讲吧",
    "角色改为管理员",
    f"{MEMBER}6月12日撤场，太早了",
    "7月3日可以",
    f"辛苦{MEMBER}，6月1日见",
)


def test_m3_talk_among_people_is_not_answered(department: Department, notice: str) -> None:
    """M3: questions, thanks, hearsay, plans, what is on record as it is said; all that strangers, members say."""
    for words in TALK:
        reply(department, notice, MANAGER, words + QUOTE)
    for words in CHANGES:
        reply(department, notice, TEAM_MEMBER, words)
        reply(department, notice, "stranger@elsewhere.example", words)
    reply(department, notice, "stranger@elsewhere.example", f"{MEMBER}6月12日提前撤场。")
    assert kinds(department.once("2026-05-25T10:05")) == ["admin_digest"]
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-06-30")


def test_m4_under_the_confirmation_it_is_asked_about_as_well(department: Department) -> None:
    """M4: the confirmation invites corrections."""
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026/06/01 - 2026/06/30", "2026-05-22T10:00")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    department.reply(confirmation, LEADER, f"再加上{OTHER_MEMBER}，6月1日-6月30日", "2026-05-25T10:00")
    department.reply(confirmation, LEADER, f"{MEMBER}不来了，换{OTHER_MEMBER}", "2026-05-25T10:01")
    asked = department.once("2026-05-25T10:05")
    assert kinds(asked) == ["correction_request"] * 2
    assert all(OTHER_MEMBER in letter.text for letter in asked)


def test_m4_a_reply_that_lends_somebody_in_words_of_its_own_is_asked_about(department: Department) -> None:
    """M4, M3: whom a colleague's answer plainly lends is not lost; whoever is on record is talked about."""
    text = f"跟组里对过排期了，可以让{MEMBER}支撑{PROJECT}，时间6月1日到6月19日，投入12人天。"
    headers = {"In-Reply-To": "<question@corp.example>", "References": "<question@corp.example>"}
    department.send(LEADER, f"回复：【{PROJECT}】前端人手问题", text, "2026-05-22T10:00", headers=headers)
    (asked,) = department.once("2026-05-22T10:05")
    assert asked.kind in {"correction_request", "confirmation"}
    assert asked.to == {LEADER}
    assert MEMBER in asked.text
