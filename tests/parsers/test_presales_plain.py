"""Pre-sales requests in the plain words of sales people, and what is none (P1, P5, M3)."""

from __future__ import annotations

import pytest
from msgspec import structs

from parsers.message import Mailbox
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import KNOWN, a_mail


def asked(subject: str, text: str) -> Reading:
    """The reading of a mail of somebody whom the directory does not know."""
    return read(a_mail(subject, text), KNOWN)


@pytest.mark.parametrize(
    ("subject", "text", "topic"),
    [
        (
            "请提供一份产品白皮书和标准PPT",
            "客户想了解产品，麻烦提供一份白皮书和标准PPT，谢谢。",
            "标准化货架资料",
        ),
        ("资料需求", "海晏水务要做产品选型，需要白皮书、标准PPT和典型案例，请协助提供，谢谢！", "标准化货架资料"),
        ("产品资料支持", "因项目投标需要，请支持产品资料一套（含白皮书、软著），感谢支持。", "标准化货架资料"),
        ("需要案例材料", "请提供政务行业的成功案例，用于客户汇报，谢谢。", "标准化货架资料"),
        ("你好", "客户海晏水务想试用我们的平台，请开通一个演示账号，谢谢", "演示环境"),
        ("测试环境演示", "客户希望6月4日看一下系统演示，请帮忙准备一套演示环境，谢谢。", "演示环境"),
        ("客户交流需要方案讲解", "客户想听一下我们的整体方案，需要一位同事讲解，烦请安排。", "技术交流"),
        ("邀请参加海晏水务交流会", "海晏水务6月2日组织交流会，烦请安排一位熟悉数据治理的同事出席。", "技术交流"),
        ("请求支持", "海晏水务这个客户需要做一次调研，烦请协调一位产品同事。", "需求调研"),
        ("投标技术支持", "海晏水务计划6月10日投标，技术方案部分需要解决方案同事协助，请协调。", "方案支撑"),
        ("海晏水务", "需要方案支撑，请安排人。", "方案支撑"),
        ("POC支持", "客户要求6月8日开始POC测试，需要研发安排一位同事现场支持，请协调。", None),
        ("应标支持", "海晏水务发了招标文件，请安排人看一下技术条款并协助应标。", None),
        ("报价咨询", "海晏水务想要一份报价，麻烦提供一下报价清单。", None),
    ],
)
def test_p1_a_request_in_plain_words_is_one(subject: str, text: str, topic: str | None) -> None:
    """P1, M4: which of the six topics it is stands in its words, or is asked; it is not passed over."""
    request = asked(subject, f"查老师好，{text}").presales_request
    assert request is not None
    assert request.topic == topic


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("客户试用反馈", "客户的试用反馈很好，谢谢大家支持。"),
        ("客户交流会", "明天客户交流会，请准时参加。"),
        ("投标结果", "投标结果已公布，请知悉。"),
        ("报价单", "报价单已发，请查收。"),
        ("产品培训通知", "请各位参加周五的产品培训。"),
        ("测试环境部署", "测试环境已经部署完成，请各位验证。"),
        ("方案评审会", "请各位参加6月2日的方案评审会。"),
        ("技术方案", "请查收附件技术方案。"),
        ("项目资料", "请各位于周五前提供项目资料归档。"),
        ("周报", "本周完成客户演示一次，下周需要继续调研。"),
        ("案例分享", "请大家提供优秀案例，月底评比。"),
        ("请提供6月份人员名单", "请各组提供6月份的人员名单。"),
        ("标书", "标书写完了，麻烦领导过目。"),
    ],
)
def test_m3_talk_of_the_same_things_asks_for_nothing(subject: str, text: str) -> None:
    """M3: what is done, handed round, or asked of everybody."""
    assert asked(subject, text).kind == "other"


@pytest.mark.parametrize(("role", "kind"), [("sales", "presales_request"), ("solution", "presales_request")])
def test_p1_sales_and_solution_people_ask(role: str, kind: str) -> None:
    """P1."""
    assert _of(role).kind == kind


@pytest.mark.parametrize("role", ["member", "project_manager", "group_leader", "coordinator"])
def test_m3_what_others_ask_one_another_is_their_own_matter(role: str) -> None:
    """M3: in plain words; under its name (售前申请) it is told who may."""
    assert _of(role).kind == "other"


def _of(role: str) -> Reading:
    known = KnownNames((KnownPerson("温如许", (), "w@c.example", None, (role,)),))
    mail = a_mail("资料需求", "请提供一份产品白皮书，客户要看。")
    sender = (Mailbox("温如许", "w@c.example"),)
    return read(structs.replace(mail, senders=sender), known)


def test_p1_people_who_are_lent_are_another_matter() -> None:
    """D2: a request for an environment in a notice asks for nothing of before a sale."""
    text = "请测试环境组协助开通测试账号，许南星6月1日-6月30日支撑"
    assert asked("【星河数据治理项目】测试安排", text).kind == "staffing_notice"
