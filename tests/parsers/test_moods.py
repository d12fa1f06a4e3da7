"""Whatever is said on a condition, left open, taken back or told of somebody is never carried out (M4, M7)."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_held, is_plain
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_KNOWN: Final = KnownNames(
    tuple(
        KnownPerson(name, (), f"p{at}@c.example", None, ("member",))
        for at, name in enumerate(("许南星", "高兴", "Tom Lee"))
    ),
    (_PROJECT,),
)
_LENDS: Final = (
    ("支撑安排", "许南星6月1日-6月30日支撑本项目"),
    ("人员支撑", "高兴的支撑周期为6月1日至6月30日"),
    ("人员支撑安排", "安排许南星6月1日至6月30日支撑，预计10人天"),
)
_RELEASES: Final = (
    ("提前撤场通知", "许南星6月20日撤场"),
    ("人员撤场", "高兴将于6月20日释放"),
    ("撤场通知", "请许南星提前到6月20日离场"),
)
_EXTENDS: Final = (("续期", "许南星续期至7月15日"), ("人员续期", "高兴的支撑延期到7月15日"))
_STATED: Final = (*_LENDS, *_RELEASES, *_EXTENDS)
_BEFORE: Final = (
    "如果客户同意，",
    "若合同签订，",
    "倘若预算允许，",
    "除非客户反对，",
    "一旦客户同意，",
    "万一验收不过，",
    "合同签了的话，",
    "客户不反对的话，",
    "待客户确认后，",
    "等领导批准后，",
    "视客户意见，",
    "原计划",
    "听说",
    "张总说",
    "能否",
)
_BEHIND: Final = (
    "，前提是客户同意",
    "，前提：验收通过",
    "，待定",
    "，还没定",
    "，不确定",
    "（待定）",
    "（暂定）",
    "（未确认）",
    "，等通知",
    "，以正式通知为准",
    "，视项目进度而定",
    "，我再问问",
    "，你觉得呢",
    "，请领导定夺",
    "，是不是太晚了",
    "，恐怕不行",
    "，没有必要",
    "，不可行",
    "，暂缓",
    "，作废",
    "，取消",
    "，不同意",
    "的安排先放一放",
    "这件事先不定",
    "吗？",
)
_ENGLISH: Final = (
    ("Early release", "Tom Lee leaves on June 20"),
    ("Extension", "Please extend Tom Lee until July 15"),
    ("Staffing notice", "Tom Lee supports the project from June 1 to June 30"),
)
_ENGLISH_MOODS: Final = (
    "If the customer agrees, {}",
    "Once the customer approves, {}",
    "When the customer confirms, {}",
    "Assuming the contract is signed, {}",
    "Should the customer agree, {}",
    "After approval, {}",
    "According to Bob, {}",
    "{}, pending approval",
    "{}, depending on progress",
    "{} (tentative)",
    "{}, on hold for now",
    "{}, no decision yet",
    "{}, I disagree",
    "{}, not approved",
    "{}?",
)
_REASONS: Final = (
    "因项目进度需要，",
    "经与前端组沟通，",
    "经双方协商一致，",
    "经领导批准，",
    "应客户要求，",
    "按计划，",
    "按照启动会的安排，",
    "为保证6月30日上线，",
    "考虑到项目进度紧张，",
    "鉴于联调任务较重，",
    "客户已确认方案，",
    "合同已签订，",
    "如上周所述，",
    "目前项目进入开发阶段，",
)
_CLOSINGS: Final = (
    "如有变动另行通知",
    "若有调整请提前告知",
    "如无异议，按此执行",
    "如果没有其他意见，就按此执行",
    "如不同意请及时回复",
    "若时间有冲突请反馈",
    "如果需要帮助，请随时联系我",
    "请以本邮件为准",
    "具体任务以项目经理安排为准",
    "具体分工视项目进度再定",
    "周末是否加班视进度而定",
    "工作内容包括开发，具体以任务单为准",
    "到期是否续期届时再定",
    "其他人员待定",
    "若干文档待补充",
    "视频会议链接稍后发送",
    "客户说现场网络有限制，请带好设备",
    "6月10日前提交文档",
    "请审批",
    "请大家确认，谢谢",
    "Please let me know if this does not work.",
    "Should you have any questions, please contact me.",
    "If you need anything, let me know.",
    "He comes to the office once a week.",
)


def _read(subject: str, words: str, *, reply: bool = False) -> Reading:
    return read(a_mail(f"{'回复：' if reply else ''}【{_PROJECT}】{subject}", words), _KNOWN)


def _carries_out(reading: Reading) -> bool:
    decided = [one for one in (reading.decision, *reading.decisions) if one is not None and one.action != "decline"]
    return bool(reading.assignments or reading.releases or decided) and not reading.problems


@pytest.mark.parametrize("reply", [False, True], ids=["fresh", "reply"])
@pytest.mark.parametrize("mood", [*(f"{words}{{}}" for words in _BEFORE), *(f"{{}}{words}" for words in _BEHIND)])
def test_m4_m7_what_is_not_said_plainly_is_not_carried_out(mood: str, *, reply: bool) -> None:
    """M4: nobody is lent, released or extended by it; M7: and it is no consent."""
    for subject, words in _STATED:
        assert not _carries_out(_read(subject, mood.format(words), reply=reply)), mood.format(words)


@pytest.mark.parametrize("reply", [False, True], ids=["fresh", "reply"])
@pytest.mark.parametrize("mood", _ENGLISH_MOODS)
def test_m4_m6_nor_in_english(mood: str, *, reply: bool) -> None:
    """M6: English moods count like Chinese ones."""
    for subject, words in _ENGLISH:
        assert not _carries_out(_read(subject, mood.format(words), reply=reply)), mood.format(words)


@pytest.mark.parametrize("closing", _CLOSINGS)
def test_m4_what_closes_a_mail_changes_nothing(closing: str) -> None:
    """M4: only a condition on the statement itself is one."""
    lent = _read("支撑安排", f"支撑人员：许南星\n支撑周期：6月1日-6月30日\n{closing}")
    assert [(line.person, line.end) for line in lent.assignments] == [("许南星", dt.date(2026, 6, 30))]
    released = _read("提前撤场通知", f"许南星6月20日撤场。\n{closing}")
    assert [(line.person, line.on) for line in released.releases] == [("许南星", dt.date(2026, 6, 20))]
    assert not lent.problems
    assert not released.problems


@pytest.mark.parametrize(("subject", "words"), [*_STATED, *_ENGLISH])
def test_m4_what_is_said_plainly_is_carried_out(subject: str, words: str) -> None:
    """M4: the statements that the moods are put on are read without them."""
    assert _carries_out(_read(subject, words))


@pytest.mark.parametrize("reason", _REASONS)
def test_m4_why_it_is_so_leaves_nothing_open(reason: str) -> None:
    """M4: whose accord it has, why, and how things stand, said before it, change nothing of what is stated."""
    for subject, words in _STATED:
        plain, explained = _read(subject, words), _read(subject, reason + words)
        assert [(one.person, one.start, one.end) for one in explained.assignments] == [
            (one.person, one.start, one.end) for one in plain.assignments
        ]
        assert [(one.person, one.on) for one in explained.releases] == [(one.person, one.on) for one in plain.releases]
        assert not explained.problems


def test_m7_a_refusal_on_a_condition_stays_one() -> None:
    """M7: 不同意，除非… agrees to nothing; what is refused is refused."""
    decision = _read("续期", "不同意，时间待定", reply=True).decision
    assert decision is None or decision.action == "decline"


def test_m4_a_name_like_a_condition_is_a_name() -> None:
    """M4: 若 and 如 stand in names, 前提 in 10日前提交, and 待定 is a label's own value."""
    assert is_plain(fold("姜若溪、温如许6月1日-6月30日支撑"))
    assert is_plain(fold("研发负责人：待定"))
    assert not is_held(fold("请作废"))
    assert is_plain(fold("原计划6月30日撤场，现改为7月15日"))
