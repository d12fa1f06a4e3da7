"""English letters (PROCESS rule M6): every letter there is, the same facts, words that the daemon itself reads back."""

from __future__ import annotations

import datetime as dt
import html
import re
import runpy
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec import structs

from parsers.mail import read_mail
from parsers.read import read
from parsers.reading import Reading
from state.directory import Directory, Person
from state.letters import AssignmentForm, Correction, Letter, ReleaseForm
from state.notice import Remark
from state.working_days import WorkingCalendar
from templates import english
from templates.languages import language_for, language_of
from templates.remarks import known_codes, remark_message
from templates.rendering import Words, letter_names, render
from templates.sample_cast import PROJECT
from templates.samples import samples

FOLDER = Path(__file__).with_name("golden_en")
EXPECTED: dict[str, str] = runpy.run_path(str(Path(__file__).with_name("write_golden.py")))["golden_files"]("en")
LETTERS = {name: structs.replace(letter, language="en") for name, letter in samples().items()}
ADDRESS = "staffing@example.com"
CHINESE_FORMS = re.compile(r"[，。：；、？（）【】「」]|年|月\d|人天|您")


def rendered(name: str) -> Words:
    """A sample in English."""
    return render(LETTERS[name], ADDRESS, message_id="<k3f9.1@example.com>")


def read_back(body: str, subject: str = "Re: a letter", *, reply: bool = True) -> Reading:
    """What the daemon makes of a mail."""
    mail = EmailMessage()
    mail["From"] = "Ann Lee <ann@example.com>"
    mail["To"] = ADDRESS
    mail["Subject"] = subject
    mail["Date"] = "Tue, 16 Jun 2026 10:00:00 +0800"
    if reply:
        mail["In-Reply-To"] = "<k3f9.1@example.com>"
    mail.set_content(body)
    return read(read_mail(mail.as_bytes(policy=SMTP)), None, dt.date(2026, 6, 16), WorkingCalendar())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_letter_says_what_it_said(name: str) -> None:
    """M6: text and HTML of every sample are the ones that were read and found good."""
    assert EXPECTED[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_letter_is_left_over() -> None:
    """A sample that is gone takes its files with it."""
    assert {path.name for path in FOLDER.iterdir()} == set(EXPECTED)


def test_every_letter_is_there_in_english() -> None:
    """M6: a letter that has Chinese words has English ones."""
    assert letter_names("en") == letter_names("zh_CN")


def test_every_remark_is_there_in_english() -> None:
    """M4, M6: one sentence a code, that ends and leaves nothing open."""
    assert known_codes("en") == known_codes("zh_CN")
    for code in known_codes("en"):
        for value, person in ((None, None), ("31 June", "Ann Lee")):
            message = remark_message(Remark(code, "period", "a line", person, value), "en")
            assert message.endswith(".")
            assert not re.search(r"[{}]|None|  ", message)


@pytest.mark.parametrize("name", LETTERS)
def test_text_and_html_have_the_same_words(name: str) -> None:
    """M6: every word, in the same order."""
    words = rendered(name)
    page = re.sub(r"(?s)<title>.*?</title>", "", words.html)
    seen = html.unescape(re.sub(r"<[^>]+>", " ", page))
    assert re.findall(r"\w", words.text) == re.findall(r"\w", seen)


@pytest.mark.parametrize("name", LETTERS)
def test_an_english_letter_is_english(name: str) -> None:
    """M6: but for names and what people wrote; no space is lost or doubled between the words."""
    letter, words = LETTERS[name], rendered(name)
    written = {line for line in words.text.splitlines() if not re.search("[\\u3400-\\u9fff]", line)}
    assert not any(CHINESE_FORMS.search(line) for line in written)
    assert '<html lang="en">' in words.html
    assert not re.search(r"None|Undefined|\{\{|\{%|\{\d\}", words.text + words.subject)
    assert "\n\n\n" not in words.text
    assert not re.search(r"\S {2,}\S| [,.;:](\s|$)|[a-z][,;:.][A-Z]|\)[a-z]|\w\(", _own_words(letter, words))


def _own_words(letter: Letter, words: Words) -> str:
    """The text without the lines that repeat what others wrote."""
    lines = words.text.splitlines() if letter.kind not in {"admin_digest", "bounce_report", "outage"} else ()
    return "\n".join(line for line in lines if "You wrote" not in line)


BUTTONS = {
    "Extend to ": None,
    "Extend to 15 July 2026": ("extend", "2026-07-15"),
    "Release as planned": ("release", None),
    "Approve": ("approve", None),
    "Decline, because ": ("decline", None),
    "Release on 2026-06-19": ("release", "2026-06-19"),
}


@pytest.mark.parametrize(("body", "meant"), BUTTONS.items())
def test_buttons_write_what_is_read_surely(body: str, meant: tuple[str, str | None] | None) -> None:
    """M7: what a button writes decides what it says, and an unfinished date decides nothing."""
    decision = read_back(body).decision
    said = (decision.action, str(decision.until) if decision.until else None) if decision else None
    assert said == meant


def test_a_reason_is_read_behind_the_button() -> None:
    """M7, D5: a refusal goes with its reason."""
    decision = read_back("Decline, because another project needs her").decision
    assert decision is not None
    assert (decision.action, decision.reason) == ("decline", "another project needs her")


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("extension-request", ["Extend to ", "Release as planned"]),
        ("release-notice-question", ["Extend to ", "Release as planned"]),
        ("approval", ["Approve", "Decline, because ", "Extend to "]),
        ("approval-release", ["Approve", "Decline, because ", "Release on 2026-06-19"]),
        ("confirmation-questions", ["Project manager: "]),
        ("result-agreed", []),
    ],
)
def test_buttons_of_the_letters(name: str, bodies: list[str]) -> None:
    """M7: the words of the process in English."""
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', rendered(name).html)]
    assert [parse_qs(urlsplit(link).query, keep_blank_values=True)["body"][0] for link in links] == bodies


def test_a_form_that_is_sent_back_is_read() -> None:
    """M4: labels, dates and efforts of the English form are those that the daemon reads."""
    form = AssignmentForm("Ann Lee", "testing", dt.date(2026, 6, 1), dt.date(2026, 6, 30), None, 20.0, 1.0)
    reading = read_back(english.form_text(Correction(PROJECT, (), (form,))))
    (line,) = reading.assignments
    assert reading.problems == ()
    assert (reading.project, line.person, line.role) == (PROJECT, "Ann Lee", "testing")
    assert (line.start, line.end) == (dt.date(2026, 6, 1), dt.date(2026, 6, 30))
    assert (line.estimated_days, line.support_days) == (20, 1)


def test_the_form_of_an_early_release_that_is_sent_back_is_read() -> None:
    """M4, D7: it is read as a release, with its person and day."""
    form = ReleaseForm("Ann Lee", dt.date(2026, 6, 12))
    reading = read_back(english.form_text(Correction(PROJECT, (), (form,), kind="release")))
    (line,) = reading.releases
    assert (reading.kind, reading.problems, reading.assignments) == ("release_notice", (), ())
    assert (line.person, line.on) == ("Ann Lee", dt.date(2026, 6, 12))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Staffing notice\nWe need one developer from 1 June.", "en"),
        ("Staffing notice\nPlease extend the support that 陆晚晴 gives us until the middle of July, as agreed.", "en"),
        ("人员支撑安排\n请支撑到6月30日。", "zh_CN"),
        ("【OA platform】支撑 Re: OK, please", None),
        ("人员支撑安排\n请支撑到6月30日。Best regards", "zh_CN"),
        ("2026-06-01", None),
        ("help", None),
        ("help\nOK, thanks", None),
        ("", None),
    ],
)
def test_the_language_of_a_mail(text: str, language: str | None) -> None:
    """M6: what is mixed is nobody's language; a Chinese name makes no Chinese mail."""
    assert language_of(text) == language


def test_whose_language_a_letter_has() -> None:
    """M6: the directory's word for whom it is addressed to first, else the answered mail's, else the default."""
    ann = Person("Ann Lee", "ann@example.com", language="en")
    ben = Person("白一舟", "ben@example.com")
    directory = Directory([ann, ben])
    letter = structs.replace(LETTERS["confirmation"], to=(ben.contact, ann.contact), answer=True)
    assert language_for(letter, directory, "en", "zh_CN") == "en"
    assert language_for(letter, directory, None, "zh_CN") == "zh_CN"
    assert language_for(structs.replace(letter, answer=False), directory, "en", "zh_CN") == "zh_CN"
    assert language_for(structs.replace(letter, to=(ann.contact, ben.contact)), directory, "zh_CN", "zh_CN") == "en"
    assert language_for(structs.replace(letter, to=()), directory, None, "en") == "en"


def test_english_forms() -> None:
    """Dates are included; years are said once; one is not many."""
    first, last, other = dt.date(2026, 6, 1), dt.date(2026, 6, 30), dt.date(2027, 1, 5)
    assert english.period(first, last) == "1 June (Mon) to 30 June 2026 (Tue)"
    assert english.period(first, other) == "1 June 2026 (Mon) to 5 January 2027 (Tue)"
    assert english.period(first, first) == "1 June 2026 (Mon)"
    assert english.period(first, None) == "from 1 June 2026 (Mon), without an end"
    assert english.period(None, last) == "until 30 June 2026 (Tue)"
    assert [english.days_left(days) for days in (-1, 0, 1, 14)] == [
        "1 day ago",
        "today",
        "tomorrow",
        "14 days from now",
    ]
    assert [english.effort(days) for days in (None, 0.5, 1, 8)] == [
        None,
        "0.5 person-days",
        "1 person-day",
        "8 person-days",
    ]
    assert english.names(["Ann"]) == "Ann"
    assert english.few_names(["Ann", "Ben", "Eve", "Ann"]) == "Ann, Ben and Eve"
    assert english.few_names(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"


FILLED = {
    "Project": "Alpha Data Platform",
    "Project manager": "Ann Lee",
    "R&D lead": "Dan Moss",
    "New R&D lead": "Dan Moss",
    "People": "Eve Hart",
    "Role": "testing",
    "Headcount": "2",
    "Period": "2026-06-01 to 2026-06-30",
    "Last day": "2026-06-26",
    "Estimated effort": "8 person-days",
    "Effort": "20 person-days",
    "Agreed effort": "10 person-days",
}


def test_every_form_is_read_when_it_is_filled_in() -> None:
    """M4, M6: the English forms are what the daemon reads; the links write them."""
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', rendered("forms").html)]
    read_as: list[tuple[str, str | None]] = []
    for link in links:
        fields = parse_qs(urlsplit(link).query)
        labels = [line.removesuffix(":").strip() for line in fields["body"][0].split("\r\n") if line]
        body = "\n".join(f"{label.rstrip(': ')}: {FILLED[label.rstrip(': ')]}" for label in labels)
        reading = read_back(body, fields["subject"][0], reply=False)
        assert reading.problems == ()
        read_as.append((reading.kind, reading.project))
    kinds = ["staffing_notice", "staffing_notice", "need", "staffing_notice", "release_notice", "lead_change"]
    assert read_as == [(kind, "Alpha Data Platform") for kind in (*kinds, "project_end")]
    assert read_back("Cancel the last notice").kind == "cancellation"
