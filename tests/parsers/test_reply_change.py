"""A reply that plainly changes who is lent or when: whom it names, and which days it states (M3, M4)."""

from __future__ import annotations

import pytest

from parsers.read import read
from state.notice import Change
from tests.parsers.test_read import KNOWN, a_mail


def changed(text: str) -> Change | None:
    """What a reply with these words plainly changes."""
    wish = read(a_mail("回复：【星河数据治理项目】人员支撑安排", text, reply=True), KNOWN).wish
    assert wish is not None
    return wish.changes


@pytest.mark.parametrize(
    ("text", "start", "end", "support", "estimated"),
    [
        ("更正，结束日期7月30日", None, "07-30", None, None),
        ("结束时间由6月30日更正为7月30日", None, "07-30", None, None),
        ("写错了，结束时间应为7月10日", None, "07-10", None, None),
        ("好的，结束时间更正为7月30日，谢谢！", None, "07-30", None, None),
        ("支撑周期改为6月8日-7月30日，其他不变", "06-08", "07-30", None, None),
        ("进场时间推迟到6月8日", "06-08", None, None, None),
        ("工作量调整为20人天，时间不变", None, None, 20, None),
        ("预估工时由15人天改为18人天", None, None, None, 18),
        ("Please change the effort to 20 person-days.", None, None, 20, None),
    ],
)
def test_d4_a_change_told_in_full_is_whole(
    text: str, start: str | None, end: str | None, support: float | None, estimated: float | None
) -> None:
    """D4: every word of it is one of the change; whose it is, the thread tells."""
    change = changed(text)
    assert change is not None
    assert change.whole
    said = [str(day)[5:] if day is not None else None for day in (change.start, change.end)]
    assert (*said, change.support_days, change.estimated_days) == (start, end, support, estimated)


@pytest.mark.parametrize(
    "text",
    [
        "支撑周期改为7月10日",
        "工时改成20人天，周期不变，角色后端",
        "支撑时间改为20天",
        "结束时间改为7月10日\n工时改成20人天",
        "结束时间暂定改为7月30日",
        "如客户同意，结束时间改为7月30日",
        "结束时间能改为7月10日吗",
        "原来结束时间是6月30日",
        "会议时间改为6月8日",
        "星河数据治理项目结束时间改为7月30日",
    ],
)
def test_m4_what_is_left_open_is_not_whole(text: str) -> None:
    """M4: it is asked about, or is talk."""
    told = read(a_mail("回复：【星河数据治理项目】人员支撑安排", text, reply=True), KNOWN).wish
    assert told is None or told.changes is None or not told.changes.whole


@pytest.mark.parametrize(
    ("text", "names", "start", "end"),
    [
        ("更正一下：许南星应该是7月10日结束", ["许南星"], None, "07-10"),
        ("更正一下：结束时间应为7月10日", [], None, "07-10"),
        ("再加上白一舟，6月1日-6月30日", ["白一舟"], "06-01", "06-30"),
        ("支撑周期改为6月3日-6月30日", [], "06-03", "06-30"),
        ("时间改一下，6月8日开始", [], "06-08", None),
        ("工时改成20人天", [], None, None),
        ("许南星不来了，换高兴", ["许南星", "高兴"], None, None),
        ("项目名写错了，应为滨江大学算力平台", [], None, None),
        ("许南星由原定6月1日改到6月3日进场", ["许南星"], "06-03", None),
        ("结束时间写错了，应为7月10日", [], None, "07-10"),
        ("黄总，麻烦把许南星的结束时间改到7月10日，谢谢", ["许南星"], None, "07-10"),
        ("许南星续期两周", ["许南星"], None, None),
        ("整体后移一周", [], None, None),
        ("许南星改到6月8日进场，白一舟改到6月15日进场", ["许南星", "白一舟"], None, None),
        ("支撑周期：6月3日-6月30日", [], "06-03", "06-30"),
        ("续期至7月15日，写错了，是7月10日", [], None, None),
        ("漏了白一舟，6月1日-6月30日", ["白一舟"], "06-01", "06-30"),
        ("还有白一舟，6月1日-6月30日", ["白一舟"], "06-01", "06-30"),
        ("许南星晚一周来", ["许南星"], None, None),
        ("不是许南星，是高兴", ["许南星", "高兴"], None, None),
        ("岗位应为测试", [], None, None),
        ("同意续期至7月15日", [], None, "07-15"),
        ("预计工时改为20人天", [], None, None),
        ("许南星由原定6月30日撤场改到6月20日撤场", ["许南星"], None, None),
        ("支撑时间从6月8日开始", [], "06-08", None),
        ("结束时间6月20日就行", [], None, "06-20"),
        ("许南星改6月3号进场吧", ["许南星"], "06-03", None),
        ("白一舟也一起来，6月1日-6月30日", ["白一舟"], "06-01", "06-30"),
        ("增派高兴", ["高兴"], None, None),
        ("周期写错了，是到7月30日", [], None, None),
        ("日期更正：到7月30日", [], None, None),
        ("不是6月30日，是7月30日", [], None, None),
        ("写错了，应到7月30日", [], None, None),
        ("白一舟也加上，同样的时间", ["白一舟"], None, None),
        ("请把白一舟加上，周期同上", ["白一舟"], None, None),
        ("人换成高兴", ["高兴"], None, None),
        ("许南星增加5人天", ["许南星"], None, None),
        ("预估工时由10人天改为20人天", [], None, None),
        ("两个人都推迟一周", [], None, None),
        ("再延长一周", [], None, None),
        ("许南星只能到6月20日", ["许南星"], None, "06-20"),
        ("许南星6月12日从滨江大学算力平台撤场", ["许南星"], None, None),
        ("Please change the end to July 10.", [], None, "07-10"),
        ("Xu's end date should be July 10", [], None, "07-10"),
        ("6月8日开始", [], "06-08", None),
        ("前端的人6月8日再来", [], "06-08", None),
        ("晚一周开始", [], None, None),
        ("人天改成20", [], None, None),
        ("角色改为测试", [], None, None),
        ("许南星和白一舟互换", ["许南星", "白一舟"], None, None),
        ("白一舟同样，6月1日-6月30日", ["白一舟"], "06-01", "06-30"),
        ("再加一位白一舟，时间一样", ["白一舟"], None, None),
        ("换白一舟来做前端", ["白一舟"], None, None),
    ],
)
def test_m4_what_a_reply_changes(text: str, names: list[str], start: str | None, end: str | None) -> None:
    """M4: of several people with several days nobody's are taken for another's."""
    change = changed(text)
    assert change is not None
    assert (change.line, list(change.names)) == (text, names)
    found = [f"{on:%m-%d}" if on else None for on in (change.start, change.end)]
    assert found == [start, end]


@pytest.mark.parametrize(
    "text",
    [
        "收到，许南星6月1日到岗",
        "那许南星6月1日来？",
        "许南星6月3日能到岗",
        "再加一个人",
        "许南星的时间没改",
        "不改到6月3日，还是6月1日",
        "建议许南星改到6月8日进场",
        "许南星要不要换成高兴",
        "客户说支撑周期改为6月3日-6月30日",
        "如果支撑周期改为6月3日-6月30日，谁来？",
        "许南星的评审推迟到6月3日",
        "合同延期到7月15日",
        "测试环境延期到7月15日",
        "方案改成B版",
        "抄送加上许南星",
        "白一舟和许南星换一下座位",
        "许南星下午的会不来了",
        "许南星提前把环境准备好，6月1日前",
        "代码6月3日之前改完",
        "接口文档有误，已更正",
        "许南星原定6月12日撤场",
        "应该是许南星",
        "少了许南星的签字",
        "另外许南星，6月3日给文档",
        "许南星晚两天给文档",
        "许南星6月3日走流程",
        "许南星6月12日撤场，太早了",
        "我觉得许南星6月12日撤场比较好",
        "支撑材料改到6月3日交",
        "高兴替许南星问一下",
        "增加许南星的权限",
        "服务器续期到7月15日",
        "许南星计划用到6月20日",
        "客户的人6月8日再来",
        "评审6月8日开始",
        "6月8日开始上线",
        "晚一周给",
        "换许南星来讲吧",
        "名字改成张三",
        "角色改为管理员",
        "许南星和白一舟互换工位",
        "许南星改一下6月3日的文档",
        "许南星也一起来开会，6月3日",
        "许南星的代码也改到6月3日提交",
        "谁也没说改到6月3日",
    ],
)
def test_m3_talk_changes_nothing(text: str) -> None:
    """M3: questions, wishes, plans, hearsay, denials, and what is moved that is nobody's support."""
    assert changed(text) is None
