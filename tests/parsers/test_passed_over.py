"""What a mail that is recorded says beside its facts (PROCESS rule D3)."""

from __future__ import annotations

import pytest

from parsers.mail import read_mail
from parsers.notices.doubts.passed_over import SHOWN
from parsers.read import read
from tests.parsers.test_read import KNOWN
from tests.parsers.test_whole_mails import mail_of

LENDS = "许南星6月1日至6月30日支撑星河数据治理项目"


def passed_over(text: str) -> tuple[str, ...]:
    """The sentences of the mail that its reading shows as not taken into account."""
    return read(read_mail(mail_of({"text": text})), KNOWN).passed_over


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"各位好：\n{LENDS}。工位在B座三层。\n谢谢！\n查甘望\n前端组", ("工位在B座三层。",)),
        (f"{LENDS}，法务提醒有竞业条款，正在看。", ("法务提醒有竞业条款，正在看。",)),
        ("人员：许南星\n周期：6月1日-6月30日\n备注：电脑自带，门禁请俊杰办", ("备注：电脑自带，门禁请俊杰办",)),
        ("人员：许南星\n周期：6月1日-6月30日\n工作内容：元数据采集服务改造", ()),
        ("支撑信息如下，请查收。\n人员：许南星\n周期：6月1日-6月30日\n电话：13800138000", ()),
        (f"{LENDS}，8人天。", ()),
        (f"{LENDS}。\n又及：俊杰推门进来，说用不着了。", ("又及：俊杰推门进来，说用不着了。",)),
        ("人员：许南星\n周期：6月1日-6月30日\n节奏：去一礼拜，歇一礼拜", ("节奏：去一礼拜，歇一礼拜",)),
        ("人员：许南星\n周期：6月1日-6月30日\n服务器编号：A1203", ()),
    ],
    ids=[
        *("a sentence", "clauses", "a note", "a label of the work", "courtesy", "nothing"),
        *("an afterthought", "a label of nobody's", "a label of a thing"),
    ],
)
def test_d3_what_was_not_taken_is_shown(text: str, shown: tuple[str, ...]) -> None:
    """D3: sentences from which nothing was taken, as they stand; no greeting, thanks or signature."""
    assert passed_over(text) == shown


def test_d3_of_many_sentences_those_that_name_somebody_are_shown() -> None:
    """D3: no more than SHOWN, those with a name or a day before others, in the order of the mail."""
    talk = [f"这里说的是第{number}件别的事情。" for number in "一二三四五六七八九"]
    shown = passed_over("\n".join([f"{LENDS}。", *talk, "电脑由黄俊杰去领。"]))
    assert shown == (*talk[: SHOWN - 1], "电脑由黄俊杰去领。")


def test_d3_what_is_asked_about_shows_its_lines_itself() -> None:
    """M4: a mail with problems tells these, and nothing beside them."""
    assert passed_over(f"{LENDS}。\n如果合同签下来就去。\n工位在B座三层。") == ()
