"""Unknown names and the mail server's address list (D3): only a name that is exactly one person's counts."""

from __future__ import annotations

import pytest

from daemon.address_list import AT_MOST, unknown_names, with_listed_people
from parsers.mail import read_mail
from parsers.message import Mailbox
from parsers.reading import Reading
from state.model import Contact
from state.notice import Remark

PEOPLE = (
    Contact("白一舟", "bai.yizhou@corp.example"),
    Contact("白一舟（外包）", "bai.yizhou2@corp.example"),
    Contact("李娜", "li.na@corp.example"),
    Contact("李娜", "li.na2@corp.example"),
    Contact("无址", ""),
)
MAIL = read_mail(b"From: a@corp.example\r\nTo: Known <known@corp.example>\r\n\r\nwords\r\n")


class _Addresses:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, name: str) -> tuple[Contact, ...]:
        self.asked.append(name)
        return tuple(person for person in PEOPLE if person.name.startswith(name.strip()))


def _without(*names: str, code: str = "unknown-person") -> Reading:
    return Reading("staffing_notice", problems=tuple(Remark(code, "person", value=name) for name in names))


def test_d3_a_name_that_is_one_persons_counts_as_if_it_stood_in_the_copies() -> None:
    mail = with_listed_people(MAIL, _without("白一舟"), _Addresses())
    assert mail is not None
    assert mail.cc == (Mailbox("白一舟", "bai.yizhou@corp.example"),)
    assert mail.to == MAIL.to


@pytest.mark.parametrize("name", ["李娜", "白一", "无址", "没有这个人"])
def test_d3_a_name_of_two_or_of_nobody_and_the_beginning_of_a_name_are_asked_about(name: str) -> None:
    assert with_listed_people(MAIL, _without(name), _Addresses()) is None


def test_d3_nobody_is_looked_up_unless_a_name_is_unknown() -> None:
    addresses = _Addresses()
    assert with_listed_people(MAIL, _without("白一舟", code="ambiguous-person"), addresses) is None
    assert addresses.asked == []


def test_the_names_looked_up_for_one_mail_are_bounded() -> None:
    names = [f"甲{number}" for number in range(3 * AT_MOST)]
    assert unknown_names(_without(*names, *names)) == tuple(names[:AT_MOST])
