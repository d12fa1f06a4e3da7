"""An answer to a need: names and nothing else, or nobody and why (D2b, M4)."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from msgspec import structs

from parsers.mail import read_mail
from parsers.notices.needs.offer import read_offer
from parsers.notices.people.known_names import KnownNames, KnownPerson
from state.notice import Offer

KNOWN = KnownNames(
    people=(
        KnownPerson("白一舟", address="bai@heng.example"),
        KnownPerson("唐小满", aliases=("小满",), address="tang@heng.example"),
        KnownPerson("欧阳静", address="ouyang@heng.example"),
        KnownPerson("苏映川", address="su@heng.example"),
    )
)


def offer_in(text: str) -> Offer:
    """What a leader's answer says."""
    mail = EmailMessage()
    mail["From"] = "苏映川 <su@heng.example>"
    mail["To"] = "staffing@heng.example"
    mail["Subject"] = "Re: 请安排人员"
    mail["Date"] = "Mon, 1 Jun 2026 10:00:00 +0800"
    mail.set_content(text)
    return read_offer(read_mail(mail.as_bytes(policy=SMTP)), KNOWN)


def names_in(text: str) -> Offer:
    """The same, without whether it takes whoever is named."""
    return structs.replace(offer_in(text), takes=False)


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("就要白一舟", True),
        ("白一舟可以", True),
        ("那就白一舟吧", False),
        ("就白一舟吧", True),
        ("白一舟", False),
        ("收到，白一舟", False),
        ("白一舟同意", False),
    ],
)
def test_d2b_m4_whether_a_name_is_taken(text: str, takes: bool) -> None:
    """D2b, M4: in answer to an offer a name alone, or that one's own word, agrees to nothing."""
    assert offer_in(text).takes == takes


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("白一舟", ("白一舟",)),
        ("白一舟、唐小满", ("白一舟", "唐小满")),
        ("白一舟 唐小满", ("白一舟", "唐小满")),
        ("可以，由白一舟和欧阳静支撑。", ("白一舟", "欧阳静")),
        ("人员安排如下：\n- 白一舟\n- 唐小满", ("白一舟", "唐小满")),
        ("协调开发人员：白一舟", ("白一舟",)),
        ("小满", ("唐小满",)),
        ("白一舟\n\n苏映川", ("白一舟",)),
        ("苏映川", ("苏映川",)),
        ("白一舟\n苏映川\n2026年6月1日", ("白一舟",)),
        ("您好，安排白一舟、唐小满支撑。\n谢谢！", ("白一舟", "唐小满")),
        ("林总，安排白一舟。", ("白一舟",)),
        ("只能出一个人：白一舟", ("白一舟",)),
        ("让白一舟去吧，按需求时间", ("白一舟",)),
        ("白一舟没问题，周期不变", ("白一舟",)),
        ("苏总：\n安排白一舟\n苏映川\n前端组 组长\n13800001234", ("白一舟",)),
        ("唐小满：\n白一舟", ("白一舟",)),
        ("可以，我组出白一舟", ("白一舟",)),
        ("我们组抽调白一舟、唐小满", ("白一舟", "唐小满")),
    ],
)
def test_d2b_names_alone(text: str, people: tuple[str, ...]) -> None:
    """D2b: who is named, by the directory's name; who signs is not offered."""
    assert names_in(text) == Offer(people)


@pytest.mark.parametrize("text", ["前端出白一舟", "前端组这边出白一舟", "前端：白一舟", "前端白一舟"])
def test_d2b_a_role_before_all_names(text: str) -> None:
    """D2b: it is everybody's, as under a notice's label."""
    assert names_in(text) == Offer(("白一舟",), role="前端")


@pytest.mark.parametrize(
    ("text", "slashed"),
    [
        ("白一舟/唐小满", True),
        ("安排白一舟 ／ 唐小满", True),
        ("白一舟、唐小满", False),
        ("白一舟/唐小满两人", False),
    ],
)
def test_d2b_m4_a_slash_may_part_one_or_the_other(text: str, slashed: bool) -> None:
    """D2b, M4: for the workflow to ask where fewer are wanted; a number of people says that all are meant."""
    assert names_in(text) == Offer(("白一舟", "唐小满"), slashed=slashed)


@pytest.mark.parametrize(
    ("text", "people", "days"),
    [
        ("白一舟 10人天", ("白一舟",), (10,)),
        ("安排白一舟支撑，8人天", ("白一舟",), (8,)),
        ("白一舟10人天、唐小满8人天", ("白一舟", "唐小满"), (10, 8)),
        ("白一舟、唐小满，每人10人天", ("白一舟", "唐小满"), (10, 10)),
        ("白一舟，唐小满，各10人天", ("白一舟", "唐小满"), (10, 10)),
        ("白一舟、唐小满 10人天", (), ()),
        ("白一舟 约10人天", (), ()),
        ("白一舟 1人月", (), ()),
        ("10人天", (), ()),
    ],
)
def test_d2b_names_with_their_effort(text: str, people: tuple[str, ...], days: tuple[float, ...]) -> None:
    """D2b: everybody's own, in person-days; M4: whose it is, or how much, is never guessed."""
    assert names_in(text) == Offer(people, days=days)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("没有人", None),
        ("没有人，原因：六月人手已满", "六月人手已满"),
        ("无法安排：六月人手已满", "六月人手已满"),
        ("抱歉，目前没有人手。\n都在投入别的项目", "都在投入别的项目"),
        ("我们组暂时安排不出人，因为都在出差", "都在出差"),
        ("人手不足", None),
        ("前端组人力紧张", None),
        ("Nobody, because everybody is busy", "everybody is busy"),
        ("没有人，原因：", None),
        ("无需投入。", None),
        ("暂无需投入", None),
        ("前端组目前没有富余人力，都在海棠项目，7月以后才能释放", "都在海棠项目，7月以后才能释放"),
        ("我这边没人可派", None),
        ("没有人，都在分别支撑两个项目", "都在分别支撑两个项目"),  # 分别 is no 别
        ("Sorry, we have nobody available right now", None),
    ],
)
def test_d2b_nobody_and_why(text: str, reason: str | None) -> None:
    """D2b: nobody is free, with the reason as it is written."""
    assert offer_in(text) == Offer(nobody=True, reason=reason)


def test_m4_names_and_nobody_are_both_told() -> None:
    """M4: which is meant is for the workflow to ask."""
    assert offer_in("没有人，只有白一舟") == Offer(("白一舟",), nobody=True, reason="只有白一舟")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "收到，我看看",
        "张三丰",
        "白一舟请假了",
        "白一舟可能可以",
        "有人",
        "白一舟？",
        "能出两个人：白一舟",
        "白一舟安排",
        "白一舟让唐小满去",
        "不安排白一舟，安排唐小满",
        "没有人吗？",
        "没有人？",
        "是否没有人",
        "没有人反对",
        "没有人手问题",
        "没有人不行",
        "不是没有人",
        "听说没有人",
        "可能没有人",
        "如果没有人，就外包",
        "没有人的话我再找",
        "我们组暂时没有人，但下周可以",
        "目前没有人，等客户确认后再安排",
        "人手紧张，我协调一下",
        "人手不足，再给我两天",
        "不能安排6月15日到位，6月20日可以",
        "无法安排全程，只能到6月25日",
        "无需投入吗？",
        "无需投入，除非客户要大屏",
        "无需投入前端，但需要测试",
        "Nobody yet, let me check",
        "Nobody unless the customer agrees",
        "白一舟\n" * 20,
        "白一舟、" * 100,
    ],
)
def test_m4_anything_else_is_no_offer(text: str) -> None:
    """M4: what is not names alone is not guessed at; what is longer than an answer is none."""
    assert offer_in(text) == Offer()
