"""Forms on request: who asks for help gets what they may send, and every form, filled in, is read."""

from __future__ import annotations

import re
from email import policy

import pytest

from daemon.answer_bounds import ANSWERS_A_DAY
from tests.journeys.department import (
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    PROJECT,
    SUPERIOR,
    Department,
    Letter,
    link_parts,
    only,
)

AT = "2026-05-22T10:00"
ENTERED = {
    "项目": PROJECT,
    "项目经理": MANAGER,
    "研发负责人": LEAD,
    "研发负责人变更为": MEMBER,
    "协调开发人员": MEMBER,
    "人员": MEMBER,
    "撤场人员": MEMBER,
    "岗位": "前端开发",
    "需求岗位": "前端开发",
    "需求人数": "2人",
    "支撑周期": "2026-06-01 至 2026-06-30",
    "需求时间": "2026-06-01 至 2026-06-30",
    "预估开发时间": "8人天",
    "协调支撑时间": "10人天",
    "预估工作量": "20人天",
    "续期至": "2026-07-31",
    "撤场时间": "2026-06-19",
}
IN_ENGLISH = {
    "Project": PROJECT,
    "Project manager": MANAGER,
    "R&D lead": LEAD,
    "New R&D lead": MEMBER,
    "People": MEMBER,
    "Role": "front-end development",
    "Headcount": "2",
    "Period": "2026-06-01 to 2026-06-30",
    "Estimated effort": "8 person-days",
    "Agreed effort": "10 person-days",
    "Effort": "20 person-days",
    "续期至": "2026-07-31",
    "Last day": "2026-06-19",
}
EVERY_KIND = {
    "启动通知": "staffing_notice",
    "人员支撑通知": "staffing_notice",
    "人员需求": "need",
    "续期申请": "staffing_notice",
    "提前撤场通知": "release_notice",
    "研发负责人变更": "lead_change",
    "项目结项": "project_end",
}
EVERY_KIND_IN_ENGLISH = {
    "Kick-off notice": "staffing_notice",
    "Staffing notice": "staffing_notice",
    "Staff needed": "need",
    "Extension": "staffing_notice",
    "Early release": "release_notice",
    "Change of the R&D lead": "lead_change",
    "Project closed": "project_end",
}


def asked(department: Department, sender: str, subject: str = "帮助", text: str = "") -> Letter:
    """The forms that somebody is sent."""
    department.send(sender, subject, text, AT)
    return only(department.once(AT), "forms")


def forms_in(letter: Letter) -> dict[str, str]:
    """What the links of the letter write: subject → form. Each stands in the plain part as well."""
    written = {part["subject"]: part["body"] for part in map(link_parts, letter.links)}
    plain = "".join(letter.text.split())
    assert all("".join(form.split()) in plain for form in written.values())
    return written


def filled_in(form: str, entries: dict[str, str]) -> str:
    """The form with something after every colon that ends a line."""
    return re.sub(
        r"^(.+?)([：:]) *\r?$", lambda told: f"{told[1]}{told[2]} {entries[told[1]]}", form, flags=re.MULTILINE
    )


@pytest.mark.parametrize(
    ("subject", "entries", "expected"),
    [("帮助", ENTERED, EVERY_KIND), ("help", IN_ENGLISH, EVERY_KIND_IN_ENGLISH)],
)
def test_every_form_filled_in_is_read(
    department: Department, subject: str, entries: dict[str, str], expected: dict[str, str]
) -> None:
    """M4, M6: `rosterd parse` reads what the letter offers as the kind it says, without a problem.

    The one word 帮助 or help is in nobody's language: the forms come in the receiver's.
    """
    if entries is IN_ENGLISH:
        people = department.people_file.read_text(encoding="utf-8")
        entry = f'name = "{MANAGER}"\n'
        department.people_file.write_text(people.replace(entry, f'{entry}language = "en"\n', 1), encoding="utf-8")
    read: dict[str, str] = {}
    for title, form in forms_in(asked(department, MANAGER, subject)).items():
        mail = department.mail(MANAGER, title, filled_in(form, entries))
        mail["Date"] = "Fri, 22 May 2026 10:00:00 +0800"
        file = department.folder / "filled-in.eml"
        file.write_bytes(mail.as_bytes(policy=policy.SMTP))
        result = department.command("parse", "--json", "--config", department.config, file)
        (row,) = result.rows
        assert (result.code, row["problems"], row["project"]) == (0, [], PROJECT), title
        read[title] = row["kind"]
    assert read == expected


def test_each_gets_the_forms_of_what_they_may_send(department: Department) -> None:
    """PROCESS, "Who may do what": by the roles that somebody holds."""
    assert set(forms_in(asked(department, LEAD, "模板"))) == set(EVERY_KIND) - {"研发负责人变更", "项目结项"}
    assert set(forms_in(asked(department, COORDINATOR, "模板"))) == {
        "项目交底",
        "启动通知",
        "人员支撑通知",
        "研发负责人变更",
        "项目结项",
    }
    assert set(forms_in(asked(department, LEADER, "帮助"))) == {"人员支撑通知", "续期申请"}
    assert set(forms_in(asked(department, SUPERIOR, "帮助"))) == set()


def test_the_word_that_takes_a_notice_back_is_offered(department: Department) -> None:
    """Settled details, Cancellation: sent as a reply to the confirmation, it takes the notice back."""
    words = asked(department, LEADER).text
    assert "撤销上一封" in words
    department.notice(LEADER, "2026/06/01 - 2026/06/30", AT)
    confirmation = only(department.once(AT), "confirmation")
    department.reply(confirmation, LEADER, "撤销上一封", AT)
    department.once(AT)
    assert department.row()["state"] == "cancelled"


def test_who_may_send_nothing_is_told_who_may(department: Department) -> None:
    """M3: one line; nothing is recorded."""
    letter = asked(department, MEMBER)
    assert letter.to == {MEMBER}
    assert not letter.links
    assert "由项目经理、研发负责人、研发组长或产研协调人发出" in letter.text


def test_a_stranger_gets_no_forms(department: Department) -> None:
    """M3: no backscatter."""
    department.send("nobody@elsewhere.example", "帮助", "", AT)
    assert [letter.kind for letter in department.once(AT)] == ["admin_digest"]


def test_m2_the_forms_are_sent_a_bounded_number_of_times_a_day(department: Department) -> None:
    """M2: a mailer that asks again and again is not answered for ever; tomorrow it is."""
    for _ in range(ANSWERS_A_DAY + 5):
        department.send(MANAGER, "help", "", AT)
    assert [letter.kind for letter in department.once(AT)].count("forms") == ANSWERS_A_DAY
    department.send(MANAGER, "help", "", "2026-05-25T10:00")
    assert [letter.kind for letter in department.once("2026-05-25T10:00")] == ["forms"]


def test_m1_the_forms_answer_the_mail_that_asks(department: Department) -> None:
    """M1, M2: in its thread, marked as an automatic answer."""
    message_id = department.send(MANAGER, "帮助", "", AT)
    letter = only(department.once(AT), "forms")
    assert letter.header("In-Reply-To") == message_id
    assert letter.header("Auto-Submitted") == "auto-replied"
