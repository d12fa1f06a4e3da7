"""Somebody has left (PROCESS rule U4): replaced in what is open, written to no more, and told of once."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    ADMIN,
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    PROJECT,
    SUPERIOR,
    TEAM_MEMBER,
    Department,
    kinds,
    notice_text,
    only,
)

AT = "2026-05-22T10:00"
NEW = "栖霞防汛平台项目"


def leaves(department: Department, name: str, on: str, more: str = "") -> None:
    """The directory file says that somebody has left; `more` stands there besides."""
    text = department.people_file.read_text(encoding="utf-8")
    entry = f'[[people]]\nname = "{name}"\n'
    assert entry in text
    department.people_file.write_text(text.replace(entry, f"{entry}left = {on}\n{more}"), encoding="utf-8")


def lent(department: Department) -> None:
    """The member is lent for June by the leader, and the question whether to extend is out."""
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT)
    department.once(AT)


def test_u4_the_managers_question_goes_to_the_delegate(department: Department) -> None:
    """U4: asked anew under a new token; the old one decides nothing, the delegate's word does; the admin hears once."""
    lent(department)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    leaves(department, MANAGER, "2026-06-16", f'delegate = "{TEAM_MEMBER}"\n')
    letters = department.once("2026-06-17T09:00")
    assert kinds(letters) == ["admin_digest", "extension_request"]
    anew = only(letters, "extension_request")
    assert anew.to == {TEAM_MEMBER}
    assert MANAGER not in anew.everybody
    assert anew.subject != asked.subject
    digest = only(letters, "admin_digest")
    assert digest.to == {ADMIN}
    assert f"{MANAGER} 已离开" in digest.text
    assert TEAM_MEMBER in digest.text
    assert department.once("2026-06-18T09:00") == []
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-18T10:00")
    assert kinds(department.once("2026-06-18T10:00")) == ["admin_digest"]
    department.reply(anew, TEAM_MEMBER, "续期至 7月15日", "2026-06-18T11:00")
    approval = only(department.once("2026-06-18T11:00"), "approval_request")
    department.reply(approval, LEADER, "同意", "2026-06-18T12:00")
    results = department.once("2026-06-18T12:00")
    assert department.row()["end"] == "2026-07-15"
    assert all(MANAGER not in letter.everybody for letter in results)


def test_u4_without_a_delegate_the_superior_speaks_for_the_group(department: Department) -> None:
    """U4, D5: an approval that waits for a leader who has left goes to the superior."""
    lent(department)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    assert only(department.once("2026-06-16T10:00"), "approval_request").to == {LEADER}
    leaves(department, LEADER, "2026-06-16")
    anew = only(department.once("2026-06-17T09:00"), "approval_request")
    assert anew.to == {SUPERIOR}
    department.reply(anew, SUPERIOR, "同意", "2026-06-17T10:00")
    department.once("2026-06-17T10:00")
    assert department.row()["end"] == "2026-07-15"


def test_u4_without_a_superior_a_coordinator_stands_in(department: Department) -> None:
    """U4: the manager has neither delegate nor superior; what comes later goes to the coordinator, too."""
    lent(department)
    leaves(department, MANAGER, "2026-06-01")
    department.once("2026-06-02T09:00")
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    assert asked.to == {COORDINATOR}
    released = only(department.once("2026-06-23T09:00"), "release_notice")
    assert MANAGER not in released.everybody
    assert COORDINATOR in released.everybody


def test_u4_a_need_and_its_offer_change_hands(department: Department) -> None:
    """U4, D2b: the leader asked leaves, then the asker who was offered."""
    department.once("2026-05-15T09:00")
    text = "需求岗位：前端开发\n需求人数：1人\n需求时间：2026-06-01 至 2026-06-30"
    department.send(LEAD, "【云杉数据平台项目】人员需求", text, "2026-05-18T10:00")
    assert only(department.once("2026-05-18T10:00"), "need_forward").to == {LEADER}
    leaves(department, LEADER, "2026-05-18", f'delegate = "{OTHER_LEADER}"\n')
    anew = only(department.once("2026-05-19T09:00"), "need_forward")
    assert anew.to == {OTHER_LEADER}
    department.reply(anew, OTHER_LEADER, MEMBER, "2026-05-19T10:00")
    assert only(department.once("2026-05-19T10:00"), "approval_request").to == {LEAD}
    leaves(department, LEAD, "2026-05-19")
    offer = only(department.once("2026-05-20T09:00"), "approval_request")
    assert offer.to == {COORDINATOR}
    department.reply(offer, COORDINATOR, "同意", "2026-05-20T10:00")
    department.once("2026-05-20T10:00")
    assert department.row()["person"] == MEMBER


def test_u4_what_somebody_who_left_supports_is_told_not_ended(department: Department) -> None:
    """U4: nobody has said on which day the support ended; the admin is told, and the person is written to no more."""
    lent(department)
    leaves(department, MEMBER, "2026-06-10")
    digest = only(department.once("2026-06-11T09:00"), "admin_digest")
    assert "仍在登记中" in digest.text
    assert department.row()["state"] == "active"
    department.once("2026-06-16T09:00")
    released = only(department.once("2026-06-23T09:00"), "release_notice")
    assert MEMBER not in released.everybody
    assert released.everybody >= {MANAGER, SUPERIOR}


def test_m3_u4_who_has_left_is_a_stranger(department: Department) -> None:
    """M3, U4: unanswered, seen by the admin; on the last day itself still a person of the directory."""
    department.once("2026-05-20T09:00")
    leaves(department, LEADER, AT[:10])
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT)
    assert "confirmation" in kinds(department.once(AT))
    department.notice(LEADER, "2026-06-01 至 2026-07-31", "2026-05-25T10:00")
    assert kinds(department.once("2026-05-25T10:00")) == ["admin_digest"]
    assert department.row()["end"] == "2026-06-30"


def test_m4_u4_nobody_lends_who_has_left(department: Department) -> None:
    """M4: a notice that lends somebody who has left is asked about."""
    department.once("2026-05-15T09:00")
    leaves(department, MEMBER, "2026-05-20")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT)
    letters = department.once(AT)
    assert "已经离开" in only(letters, "correction_request").text
    assert department.status() == []


@pytest.mark.parametrize("broken", ["[[people]]\nname = 3\n", ""])
def test_u4_a_directory_that_does_not_read_changes_nothing(department: Department, broken: str) -> None:
    """U4: the old one stays in force within a run; a new command says what is wrong and handles nothing."""
    department.people_file.write_text(broken, encoding="utf-8")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT)
    result = department.cycle(AT)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert "people.toml" in result.err


def test_d9_u4_who_has_left_leads_nothing(department: Department) -> None:
    """D9, U4: naming a lead after the lead has left is naming the first one; it stands against the directory file."""
    department.once("2026-05-15T09:00")
    leaves(department, LEAD, "2026-05-15")
    text = f"{notice_text(MEMBER, '2026-06-01 至 2026-06-30')}\n研发负责人：{TEAM_MEMBER}\n"
    department.send(MANAGER, f"【{PROJECT}】人员支撑通知", text, "2026-05-18T10:00")
    letters = department.once("2026-05-18T10:00")
    assert "lead_conflict" not in kinds(letters)
    assert only(letters, "lead_duties").to == {TEAM_MEMBER}
    assert department.show()["rd_lead"] == TEAM_MEMBER


def test_u4_another_manager_may_be_named_for_one_who_left(department: Department) -> None:
    """U4: of a project known from notices alone, the next notice names the manager."""
    department.once("2026-05-15T09:00")
    for manager, person, at in ((OTHER_MANAGER, MEMBER, "2026-05-18"), (MANAGER, OTHER_MEMBER, "2026-05-20")):
        text = f"{notice_text(person, '2026-06-01 至 2026-06-30', NEW)}\n项目经理：{manager}\n"
        department.send(LEADER, f"【{NEW}】人员支撑通知", text, f"{at}T10:00")
        department.once(f"{at}T10:00")
        assert department.show(NEW)["manager"] == manager
        if manager == OTHER_MANAGER:
            leaves(department, manager, at)


def test_t3_u4_a_word_of_before_counts_although_its_sender_has_left(department: Department) -> None:
    """T3, U4: received while the sender was there, handled after downtime; nothing is written to who has left."""
    lent(department)
    text = f"{MEMBER}的最后一天为2026年6月19日，提前撤场。"
    department.send(MANAGER, f"【{PROJECT}】提前撤场", text, "2026-06-10T10:00")
    department.send(MANAGER, f"【{PROJECT}】提前撤场", text.replace("19日", "24日"), "2026-06-13T10:00")
    leaves(department, MANAGER, "2026-06-11", f'delegate = "{TEAM_MEMBER}"\n')
    letters = department.once("2026-06-16T09:00")
    assert kinds(letters) == ["admin_digest", "early_release"]
    assert all(MANAGER not in letter.everybody for letter in letters)
    assert department.row()["end"] == "2026-06-19"
    assert only(letters, "admin_digest").text.count("发件人不在通讯录中") == 1
    department.send(MANAGER, f"【{PROJECT}】提前撤场", text.replace("19日", "25日"), "2026-06-11T10:00")
    assert kinds(department.once("2026-06-17T09:00")) == ["admin_digest"]
    assert department.row()["end"] == "2026-06-19"


def managed_by(department: Department, name: str) -> None:
    """The directory file names another manager of the project; the one before stays in the department."""
    text = department.people_file.read_text(encoding="utf-8")
    entry = f'name = "{PROJECT}"\nproject_manager = '
    assert f'{entry}"{MANAGER}"' in text
    department.people_file.write_text(text.replace(f'{entry}"{MANAGER}"', f'{entry}"{name}"'), encoding="utf-8")


def test_u4_d5_who_manages_now_is_asked_in_place_of_who_did(department: Department) -> None:
    """U4, D5: the project's voice is its manager's; the word of the one before decides nothing."""
    lent(department)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    managed_by(department, OTHER_MANAGER)
    anew = only(department.once("2026-06-17T09:00"), "extension_request")
    assert anew.to == {OTHER_MANAGER}
    assert MANAGER not in anew.everybody
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-17T10:00")
    refused = only(department.once("2026-06-17T10:05"), "not_entitled")
    assert OTHER_MANAGER in refused.text
    assert department.row()["extension"] == "requested"
    assert [letter.to for letter in department.once("2026-06-22T09:00")] == [{OTHER_MANAGER}]
    department.reply(anew, OTHER_MANAGER, "续期至 7月15日", "2026-06-22T10:00")
    assert only(department.once("2026-06-22T10:05"), "approval_request").to == {LEADER}
    history = [entry["what"] for entry in department.show()["history"]]
    assert f"{MANAGER} 不再负责，改问 {OTHER_MANAGER}：{MEMBER} 续期" in history


def test_u4_d5_a_word_given_while_in_office_stands(department: Department) -> None:
    """U4, D5: what the manager had proposed is on the table still, and the leader may agree to it."""
    lent(department)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    managed_by(department, OTHER_MANAGER)
    assert department.once("2026-06-17T09:00") == []
    department.reply(approval, LEADER, "同意", "2026-06-17T10:00")
    assert OTHER_MANAGER in only(department.once("2026-06-17T10:05"), "extension_result").to
    assert department.row()["end"] == "2026-07-15"


def test_u4_d5_who_leads_the_group_now_is_asked(department: Department) -> None:
    """U4, D5: the leader was given another group while the question waited; it says by whom the day was proposed."""
    lent(department)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    department.once("2026-06-16T10:05")
    text = department.people_file.read_text(encoding="utf-8")
    address = f'email = "{department.addresses[OTHER_LEADER]}"\nroles = ["group_leader"]\ngroup = '
    text = text.replace(f'{address}"后端"', f'{address}"前端"')
    address = f'email = "{department.addresses[LEADER]}"\nroles = ["group_leader"]\ngroup = '
    assert f'{address}"前端"' in text
    department.people_file.write_text(text.replace(f'{address}"前端"', f'{address}"后端"'), encoding="utf-8")
    anew = only(department.once("2026-06-17T09:00"), "approval_request")
    assert anew.to == {OTHER_LEADER}
    assert f"{MANAGER}提议" in anew.text


def test_d5_a_manager_who_becomes_known_is_asked_at_once(department: Department) -> None:
    """D5: the question that waited for who stands in is the manager's as soon as one is named."""
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT, project=NEW)
    department.once(AT)
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    assert asked.to == {LEADER}
    department.send(COORDINATOR, f"【{NEW}】项目经理", f"项目经理：{MANAGER}", "2026-06-16T10:00")
    anew = only(department.once("2026-06-16T10:05"), "extension_request")
    assert anew.to == {MANAGER}
    department.reply(asked, LEADER, "按期撤场", "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["not_entitled"]


def has_role(department: Department, name: str, old: str, new: str) -> None:
    """The directory file gives somebody another role; they stay in the department."""
    text = department.people_file.read_text(encoding="utf-8")
    entry = f'email = "{department.addresses[name]}"\nroles = '
    assert f'{entry}["{old}"]' in text
    department.people_file.write_text(text.replace(f'{entry}["{old}"]', f'{entry}["{new}"]'), encoding="utf-8")


def test_u4_d2b_who_leads_the_group_no_longer_offers_nobody(department: Department) -> None:
    """U4, D2b: the need goes to who leads the group now; the answer of who did is told so."""
    department.once("2026-05-20T09:00")
    department.send(MANAGER, f"【{PROJECT}】人员需求", "需要前端开发 1人，6月1日至6月30日。", AT)
    asked = only(department.once(AT), "need_forward")
    assert asked.to == {LEADER}
    has_role(department, LEADER, "group_leader", "member")
    has_role(department, MEMBER, "member", "group_leader")
    assert only(department.once("2026-05-25T09:00"), "need_forward").to == {MEMBER}
    department.reply(asked, LEADER, OTHER_MEMBER, "2026-05-25T10:00")
    assert kinds(department.once("2026-05-25T10:05")) == ["need_result"]


def test_u4_d10_who_leads_the_group_no_longer_is_waited_for_no_more(department: Department) -> None:
    """U4, D10: who leads the group now is asked for the team."""
    department.once("2026-05-20T09:00")
    facts = f"项目名称：{NEW}\n项目经理：{MANAGER}\n合同工期：2026-06-01 至 2026-12-31\n所需人员：前端 1人"
    department.send(COORDINATOR, f"【{NEW}】项目交底", facts, AT, to=(MANAGER, LEADER))
    asked = only(department.once(AT), "handover_request")
    has_role(department, LEADER, "group_leader", "member")
    has_role(department, MEMBER, "member", "group_leader")
    assert only(department.once("2026-05-25T09:00"), "handover_request").to == {MEMBER}
    department.reply(asked, LEADER, f"{OTHER_MEMBER}，6月1日-6月30日", "2026-05-25T10:00")
    assert kinds(department.once("2026-05-25T10:05")) == ["not_entitled"]
    assert department.status() == []


def test_u4_p2_who_coordinates_no_longer_assigns_nobody(department: Department) -> None:
    """U4, P2: the request goes to who coordinates now; the table of who may do what holds for the one before, too."""
    department.once("2026-05-20T09:00")
    has_role(department, OTHER_MANAGER, "project_manager", "sales")
    department.send(
        OTHER_MANAGER, f"【{NEW}】售前申请：方案支撑", f"项目：{NEW}\n需求类型：方案支撑", "2026-05-22T11:00"
    )
    asked = only(department.once("2026-05-22T11:05"), "presales_forward")
    assert asked.to == {COORDINATOR}
    has_role(department, COORDINATOR, "coordinator", "member")
    has_role(department, OTHER_LEADER, "group_leader", "coordinator")
    assert only(department.once("2026-05-25T09:00"), "presales_forward").to == {OTHER_LEADER}
    department.reply(asked, COORDINATOR, f"请{MEMBER}负责", "2026-05-25T10:00")
    assert kinds(department.once("2026-05-25T10:05")) == ["not_entitled"]
    assert department.status() == []


def test_m5b_of_two_leaders_the_one_who_spoke_is_named(department: Department) -> None:
    """M5b: it says whose word is on record; the group's other leader has said nothing."""
    text = department.people_file.read_text(encoding="utf-8")
    address = f'email = "{department.addresses[OTHER_LEADER]}"\nroles = ["group_leader"]\ngroup = '
    assert f'{address}"后端"' in text
    department.people_file.write_text(text.replace(f'{address}"后端"', f'{address}"前端"'), encoding="utf-8")
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", AT)
    assert f"所在组（{LEADER}）已表态" in only(department.once(AT), "confirmation").text
    department.notice(COORDINATOR, "2026-06-01 至 2026-06-29", "2026-05-22T11:00")
    text = only(department.once("2026-05-22T11:05"), "confirmation").text
    assert f"所在组（{LEADER}、{OTHER_LEADER}）尚未表态" in text
