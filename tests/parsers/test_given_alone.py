"""M4: who is called by the given name alone, and who is not."""

from __future__ import annotations

import pytest

from parsers.mail import read_mail
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_whole_mails import mail_of

KNOWN = KnownNames(
    (
        KnownPerson("白一舟", (), "b@c.example", "前端"),
        KnownPerson("李建设", (), "l@c.example", "后端"),
        KnownPerson("欧阳映雪", (), "o@c.example", "测试"),
        KnownPerson("周子涵", (), "z1@c.example", "测试"),
        KnownPerson("吴子涵", (), "z2@c.example", "测试"),
        KnownPerson("阿里·买买提", (), "a@c.example", "测试"),
        KnownPerson("黄俊杰", (), "h@c.example", None, ("project_manager",)),
    ),
    ("星河数据治理项目",),
)


def _read(text: str, subject: str = "【星河数据治理项目】人员支撑安排") -> Reading:
    return read(read_mail(mail_of({"subject": subject, "text": text})), KNOWN)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("一舟6月1日-6月30日支撑，10人天。", "白一舟"),
        ("由一舟支撑，6月1日-6月30日。", "白一舟"),
        ("前端一舟6月1日-6月30日支撑。", "白一舟"),
        ("支撑人员：映雪\n支撑周期：6月1日-6月30日", "欧阳映雪"),
        ("派阿里过来支撑，6月1日-6月30日。", "阿里·买买提"),
        ("俊杰，映雪6月1日-6月30日支撑。", "欧阳映雪"),
    ],
)
def test_m4_the_one_person_who_bears_it_is_meant_and_asked_about(text: str, person: str) -> None:
    """M4, M7: all of it is read, and a word does for the form."""
    reading = _read(text)
    assert [line.person for line in reading.assignments] == [person]
    assert [(one.code, one.near) for one in reading.problems] == [("given-name", (person,))]
    assert reading.whole


@pytest.mark.parametrize(
    "text",
    [
        "子涵6月1日-6月30日支撑。",
        "陈一舟6月1日-6月30日支撑。",
        "建设6月1日-6月30日，支撑平台。",
        "一舟科技6月1日-6月30日支撑。",
    ],
)
def test_m4_nobody_is_meant_by_what_may_be_somebody_else_or_a_word(text: str) -> None:
    """M4: two who bear it, another family name, a word of the language, a company."""
    assert not any(one.person in {person.name for person in KNOWN.people} for one in _read(text).assignments)


@pytest.mark.parametrize(
    "text",
    ["俊杰，", "俊杰：", "俊杰你好，", "Hi 俊杰,", "俊杰、一舟：", "@俊杰", "俊杰早上好！", "俊杰，你要的人定了："],
)
def test_m4_who_is_greeted_is_not_lent(text: str) -> None:
    """M4: as 黄经理 is spoken to."""
    reading = _read(f"{text}\n欧阳映雪6月1日-6月30日支撑，10人天。")
    assert [line.person for line in reading.assignments] == ["欧阳映雪"]
    assert not reading.problems


def test_m4_who_signs_by_it_is_not_lent() -> None:
    """M4: the last line of a mail."""
    reading = _read("欧阳映雪6月1日-6月30日支撑，10人天。\n一舟")
    assert [line.person for line in reading.assignments] == ["欧阳映雪"]


@pytest.mark.parametrize("text", ["本周一舟完成了接口联调。", "一舟下周一请假。", "请一舟6月1日前提交周报。"])
def test_m3_talk_about_somebody_by_it_stays_talk(text: str) -> None:
    """M3: what is not answered of 白一舟 is not answered of 一舟."""
    assert _read(text, "星河数据治理项目").kind == "other"
