"""English on request (PROCESS rule M6), from the notice to the release; whose language a letter has."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.department import (
    CONFIGURATION,
    LEADER,
    MANAGER,
    MEMBER,
    PEOPLE,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
    person_entry,
    project_entry,
)

Founder = Callable[..., Department]
ALPHA = "Alpha Data Platform"
ANN, BEN, EVE, DAN, TIM = "Ann Lee", "Ben Ray", "Eve Hart", "Dan Moss", "Tim Cole"
ADDRESSES = {name: f"{name.split()[0].lower()}@corp.example" for name in (ANN, BEN, EVE, DAN, TIM)}
ENGLISH_PEOPLE = "\n".join(
    (
        person_entry(ANN, ADDRESSES[ANN], "project_manager"),
        person_entry(BEN, ADDRESSES[BEN], "group_leader", group="front-end", superior=TIM),
        person_entry(EVE, ADDRESSES[EVE], "member", group="front-end"),
        person_entry(DAN, ADDRESSES[DAN], "rd_lead"),
        person_entry(TIM, ADDRESSES[TIM], "coordinator", "admin"),
        project_entry(ALPHA, ANN, DAN),
    )
)
NOTICE = f"""Dear all,

we need one front-end developer for this project:

Project: {ALPHA}
People: {EVE}
Role: front-end development
Period: 1 June 2026 - 30 June 2026
Estimated effort: 18 person-days
Agreed effort: 20 person-days

Best regards
"""


@pytest.fixture
def english(found: Founder) -> Department:
    """A department that speaks English."""
    spoken = CONFIGURATION.replace("[daemon]", '[daemon]\nlanguage = "en"')
    department = found("english", ENGLISH_PEOPLE, spoken)
    department.addresses.update(ADDRESSES)
    return department


def is_english(letter: Letter) -> bool:
    """Not a Chinese character in it but the daemon's own name."""
    return re.search("[\\u3400-\\u9fff]", letter.subject + letter.text + letter.html) is None


def noticed(department: Department) -> Letter:
    """The confirmation of a notice of 22 May."""
    department.send(BEN, f"[{ALPHA}] Staffing", NOTICE, "2026-05-22T10:00")
    return only(department.once("2026-05-22T10:05"), "confirmation")


def test_m6_from_notice_to_release(english: Department) -> None:
    """M6, D3, D5, D6, M7: every letter is English, and every English word is read."""
    confirmation = noticed(english)
    assert confirmation.subject == f"Re: [{ALPHA}] Staffing"
    assert "16 June 2026 (Tue)" in confirmation.text
    question = only(english.once("2026-06-16T09:00"), "extension_request")
    assert question.subject.startswith(f"[{ALPHA}] Extend? {EVE} (until 30 June)")
    english.reply(question, ANN, "Extend to 15 July 2026", "2026-06-16T10:00")
    approval = only(english.once("2026-06-16T10:01"), "approval_request")
    english.reply(approval, BEN, "approve", "2026-06-16T11:00")
    result = only(english.once("2026-06-16T11:01"), "extension_result")
    assert "15 July 2026 (Wed)" in result.text
    english.reply(
        only(english.once("2026-07-01T09:00"), "extension_request"), ANN, "Release as planned", "2026-07-01T10:00"
    )
    declined = only(english.once("2026-07-01T10:01"), "extension_result")
    notice = only(english.once("2026-07-08T09:00"), "release_notice")
    assert "last day 15 July" in notice.subject
    assert english.once("2026-07-16T09:00") == []
    assert english.row(EVE, ALPHA)["state"] == "released"
    assert all(map(is_english, (confirmation, question, approval, result, declined, notice)))


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("agree", "agreed"),
        ("Approved.", "agreed"),
        ("I agree", "agreed"),
        ("Decline, because another project needs her", "declined"),
        ("I do not agree", "declined"),
        ("extend to 10 July 2026", "requested"),
    ],
)
def test_m7_words_of_the_leader(english: Department, words: str, state: str) -> None:
    """M7, D5: agreement, refusal with its reason, another date."""
    noticed(english)
    english.reply(
        only(english.once("2026-06-16T09:00"), "extension_request"), ANN, "Extend to 15 July 2026", "2026-06-16T10:00"
    )
    approval = only(english.once("2026-06-16T10:01"), "approval_request")
    english.reply(approval, BEN, words, "2026-06-16T11:00")
    (letter,) = english.once("2026-06-16T11:01")
    assert english.row(EVE, ALPHA)["extension"] == state
    assert is_english(letter)
    assert ("another project needs her" in letter.text) == ("because" in words)


def test_m7_the_buttons_of_an_english_letter(english: Department) -> None:
    """M7: what a `mailto:` link writes is read; a date that is not filled in is asked for in English."""
    noticed(english)
    question = only(english.once("2026-06-16T09:00"), "extension_request")
    unfinished = link_parts(question.link_that_says("Extend to"))["body"]
    english.reply(question, ANN, unfinished, "2026-06-16T10:00")
    asked = only(english.once("2026-06-16T10:01"), "correction_request")
    assert is_english(asked)
    planned = link_parts(asked.link_that_says("Release as planned"))["body"]
    english.reply(asked, ANN, planned, "2026-06-16T11:00")
    assert kinds(english.once("2026-06-16T11:01")) == ["extension_result"]
    assert english.row(EVE, ALPHA)["extension"] == "declined"


def test_m4_a_correction_and_its_form(english: Department) -> None:
    """M4: what is missing is said in English, and the form sent back is recorded."""
    broken = NOTICE.replace("1 June 2026 - 30 June 2026", "about 1 June to 30 June")
    english.send(BEN, f"[{ALPHA}] Staffing", broken, "2026-05-22T10:00")
    correction = only(english.once("2026-05-22T10:05"), "correction_request")
    assert is_english(correction)
    form = link_parts(correction.link_that_says("Project:"))["body"].replace("\r\n", "\n")
    assert "Period: about 1 June to 30 June" in form
    filled = form.replace("about 1 June to 30 June", "2026-06-01 to 2026-06-30")
    english.reply(correction, BEN, filled, "2026-05-22T11:00")
    assert kinds(english.once("2026-05-22T11:05")) == ["confirmation"]
    row = english.row(EVE, ALPHA)
    assert (row["start"], row["end"], row["estimated_days"]) == ("2026-06-01", "2026-06-30", 18)


# whose language


def test_m6_an_english_notice_gets_english_and_the_others_chinese(found: Founder) -> None:
    """M6: the language of the mail that is answered; whom nobody asked in English gets the daemon's own."""
    department = found("chinese", ENGLISH_PEOPLE)
    department.addresses.update(ADDRESSES)
    assert is_english(noticed(department))
    question = only(department.once("2026-06-16T09:00"), "extension_request")
    assert "续期确认" in question.subject


def test_m6_the_directory_comes_first(found: Founder) -> None:
    """M6: who is entered with a language gets it, whatever mail is answered and whoever is copied."""
    people = PEOPLE.replace(f'name = "{MANAGER}"', f'name = "{MANAGER}"\nlanguage = "en"')
    department = found("mixed", people)
    department.notice(MANAGER, "2026-06-01 至 2026-06-30", "2026-05-22T10:00", cc=[LEADER])
    assert "has been recorded" in only(department.once("2026-05-22T10:05"), "confirmation").text
    question = only(department.once("2026-06-16T09:00"), "extension_request")
    assert f"Extend? {MEMBER}" in question.subject
    department.reply(question, MANAGER, "Extend to 15 July 2026", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:01"), "approval_request")
    assert "请确认续期" in approval.subject
    department.reply(approval, LEADER, "同意", "2026-06-16T11:00")
    department.once("2026-06-16T11:01")
    assert department.row()["end"] == "2026-07-15"


def test_u3_a_rehearsal_keeps_the_receivers_language(found: Founder) -> None:
    """U3, M6: the administrator sees the letter as its receiver would have got it."""
    people = PEOPLE.replace(f'name = "{LEADER}"', f'name = "{LEADER}"\nlanguage = "en"')
    department = found("rehearsal", people, f"{CONFIGURATION}\n[policy]\nrehearsal = true\n")
    department.notice(LEADER, "2026-06-01 至 2026-06-30", "2026-05-22T10:00")
    (letter,) = department.once("2026-05-22T10:05")
    assert "has been recorded" in letter.text
    assert f"Rehearsal: this letter did not go to {LEADER}, only to the administrator." in letter.text


def test_check_renders_every_language(english: Department) -> None:
    """`rosterd check`: English is a language of its own, no feature that is missing."""
    english.once("2026-05-22T10:00")
    result = english.on("check")
    assert result.code == 0, result.out + result.err


def test_m6_the_tables_of_status_and_show_are_english(english: Department) -> None:
    """M6: what an administrator reads on a terminal, before the first cycle and after it."""
    chinese = re.compile("[一-鿿]")
    assert "Never run yet" in english.on("status").out
    english.send(ANN, "Staffing notice", NOTICE, "2026-05-22T10:00")
    english.once("2026-05-22T10:00")
    told = english.on("status").out
    assert "extension request" in told
    assert "Health: not running now, last cycle 2026-05-22 10:00, 0 waiting" in told
    assert not chinese.search(told)
    shown = english.on("show", ALPHA).out
    for word in ("Manager: Ann Lee", "Mails received", "Letters sent", "History", "recorded"):
        assert word in shown
    assert not chinese.search(shown)


def test_m6_what_the_administrator_hears_is_english(english: Department) -> None:
    """M6: strangers, mails set aside, and who has left, in the daily letter; the reasons in the ledger, too."""
    english.once("2026-05-20T09:00")
    english.send("nobody@elsewhere.example", "Offer", "Buy!", "2026-05-20T10:00")
    english.send(ANN, "Long", "a long line\n" * 20_000, "2026-05-20T11:00")
    people, entry = english.people_file.read_text(encoding="utf-8"), f'[[people]]\nname = "{DAN}"\n'
    english.people_file.write_text(people.replace(entry, f"{entry}left = 2026-05-20\n"), encoding="utf-8")
    digest = only(english.once("2026-05-21T09:00"), "admin_digest")
    assert not re.search("[一-鿿]", digest.text)
    for words in (
        "not in the directory",
        "over a limit: its text is too long",
        f"{DAN} has left (last day 2026-05-20); {TIM} acts",
    ):
        assert words in digest.text
    assert {reason for _, reason in english.ledger().values()} == {
        "the sender is not in the directory",
        "over a limit: its text is too long",
    }


def test_m6_m7_a_pre_sales_request_in_english(english: Department) -> None:
    """P2, P3, M7: what the buttons write is understood, with a name put in; so are needs' (D2b)."""
    people = english.people_file.read_text(encoding="utf-8")
    sue = person_entry("Sue Hill", "sue@corp.example", "sales")
    english.addresses["Sue Hill"] = "sue@corp.example"
    english.people_file.write_text(f"{people}\n{sue}", encoding="utf-8")
    english.send("Sue Hill", "[Beta] Pre-sales request: solution support", "Customer: Bay Town", "2026-05-18T10:00")
    question = only(english.once("2026-05-18T10:05"), "presales_forward")
    words = link_parts(question.link_that_says("People:"))["body"]
    english.reply(question, TIM, f"{words}{EVE}", "2026-05-18T11:00")
    assert "begins" not in only(english.once("2026-05-18T11:05"), "presales_result").text
    english.reply(question, TIM, f"{DAN} instead", "2026-05-19T10:00")
    again = only(english.once("2026-05-19T10:05"), "correction_request")
    words = link_parts(again.link_that_says("Add"))["body"]
    english.reply(again, TIM, f"{words}{DAN}", "2026-05-19T11:00")
    assert "stays" in only(english.once("2026-05-19T11:05"), "presales_result").text
    words = link_parts(again.link_that_says(EVE))["body"]
    changed = words.replace("by ", f"by {BEN} from 1 June").replace("Reason: ", "Reason: parental leave")
    english.reply(again, TIM, changed, "2026-05-20T10:00")
    assert "parental leave" in only(english.once("2026-05-20T10:05"), "presales_result").text
    rows = {row["person"]: (row["start"], row["end"]) for row in english.status()}
    assert rows == {EVE: ("2026-05-18", "2026-05-31"), DAN: ("2026-05-19", None), BEN: ("2026-06-01", None)}


def test_d2b_m6_a_leader_answers_an_english_need_by_its_label(english: Department) -> None:
    """D2b, M7: a name behind People: is an offer, as behind 协调开发人员：."""
    english.send(
        ANN, f"[{ALPHA}] Staff needed", "Role: front-end\nPeriod: 1 June 2026 - 30 June 2026", "2026-05-18T10:00"
    )
    question = only(english.once("2026-05-18T10:05"), "need_forward")
    english.reply(question, BEN, f"People: {EVE}", "2026-05-18T11:00")
    assert EVE in only(english.once("2026-05-18T11:05"), "approval_request").text


def test_m7_yes_records_a_form_that_lacks_nothing(english: Department) -> None:
    """M6, M7, M4: what was understood of talk, at a word."""
    text = f"As agreed on the phone, {EVE} will join us on 8 June and stay, gladly I hope, through 22 July 2026."
    english.send(BEN, f"[{ALPHA}] Staffing notice", text, "2026-05-22T10:00")
    letter = only(english.once("2026-05-22T10:05"), "correction_request")
    assert "one word will do" in letter.text
    assert is_english(letter)
    english.reply(letter, BEN, "Yes", "2026-05-22T11:00")
    assert "22 July" in only(english.once("2026-05-22T11:05"), "confirmation").text
