"""What most likely is meant stands in the form, and a word may do for it (PROCESS rules M4, M7)."""

from __future__ import annotations

import pytest

from parsers.notices.answers.confirming import only_confirms
from parsers.notices.people.roll import Roll
from tests.parsers.test_read import KNOWN, read_case

TOLD: dict[str, list[str]] = {
    "前前后后聊下来就许南星合适，6月8日进来，7月22日撤": ["许南星 06-08 07-22"],
    "人6月15日到，7月3日撤，许南星一直念叨这件事": ["许南星 06-15 07-03"],
    "时间上白一舟7月3日才能脱身，所以从7月6日进场，干到8月7日，按22人天记": ["白一舟 07-06 08-07 22"],
    "黄丽自己估下来9个人天，我按12个人天给你留，6月15日到，7月3日撤": ["黄丽 06-15 07-03 9 12"],
    "黄丽和高兴两位辛苦，6月15日那天进，7月3日出来，其他没啥": ["黄丽 06-15 07-03", "高兴 06-15 07-03"],
    "接力的法子：7月20日至8月14日为白一舟，8月17日至9月11日为Tom Lee，你看着办": [
        "白一舟 07-20 08-14",
        "Tom Lee 08-17 09-11",
    ],
    "小许7.27进、Tom Lee 8.3进，都做到8.21，大致如此": ["许南星 07-27 08-21", "Tom Lee 08-03 08-21"],
    "黄丽6月8日进、7月3日撤，高兴6月15日进、7月10日撤，大致如此": ["黄丽 06-08 07-03", "高兴 06-15 07-10"],
    "高兴6月8日进来，7月2日撤。白一舟嘛，6月15日到岗，7月10日走，大致这样": ["高兴 06-08 07-02", "白一舟 06-15 07-10"],
    "As agreed, Tom Lee will be with us from 1 June 2026 and stay through 28 August 2026 (last working day)": [
        "Tom Lee 06-01 08-28"
    ],
    "许南星6月1日至6月30日支撑，这件事还在酝酿": ["许南星 06-01 06-30"],
    "黄丽原6月1日—6月26日，现6月15日—7月10日，辛苦": ["黄丽 06-15 07-10"],
    "许南星今天就过去帮忙，忙到下月12号，估了15人天，大致如此": ["许南星 05-22 06-12 15"],
    "你要的黄丽6月8日起借你一周，别挪作他用": ["黄丽 06-08 06-14"],
    "白一舟从7月6日算起在你们那儿干一个月，评估20人天，最后我们给18人天": ["白一舟 07-06 08-05 20 18"],
    "黄丽6月中旬整段跟着压测，评估5人天，实际投入6人天，报告用新模板": ["黄丽 06-11 06-20 5 6"],
    "6月9日让Tom Lee过去一趟，就当天一天，看看打印样式，算1人天": ["Tom Lee 06-09 06-09 1"],
    "客户校长办公会6月10日要听汇报，许南星亲自去坐镇，6月8日至6月12日在现场，投入3人天": ["许南星 06-08 06-12 3"],
    "许南星6月8日过去，6月26日回来，6月中旬他回部门开会，8人天": ["许南星 06-08 06-26 8"],
    "定了：黄丽先去，6月3日到6月12日，6人天；高兴接着，6月15日到6月26日，8人天，交接靠文档": [
        "黄丽 06-03 06-12 6",
        "高兴 06-15 06-26 8",
    ],
    "搭班：黄丽 6月1日至6月12日，Tom Lee 6月15日至6月26日，都按每人投入8人天算": [
        "黄丽 06-01 06-12 8",
        "Tom Lee 06-15 06-26 8",
    ],
    "老黄，人先给你定了，黄丽，6月8日到6月18日，评估9d，给8d": ["黄丽 06-08 06-18 9 8"],
    "Tom Lee can sit with us between 8 June and 26 June. Your estimate was 12 days, we offer 10 days": [
        "Tom Lee 06-08 06-26 12 10"
    ],
    "就这么定：后端让南星上，6月8日到6月26日，黄丽6月15日到7月3日去，大致如此": [
        "许南星 06-08 06-26",
        "黄丽 06-15 07-03",
    ],
    "小许，6/15–6/30过去，预估12，协调10.5，黄俊杰接收，你看着办": ["许南星 06-15 06-30 12 10.5"],
    "领导同意了，李汤姆7月13日到8月7日过去，20人天是估的，最后协调定的18人天，麻烦安排工位": [
        "Tom Lee 07-13 08-07 20 18"
    ],
    "高兴5月25日过去，做到6月5日。本来预估10个人天，他手上还有点尾巴，所以协调只给8个人天，你看着用": [
        "高兴 05-25 06-05 10 8"
    ],
    "小许6月1号到6月19号过去写接口，我们预估15人天，跟你那边协调下来按13人天算，你看着办": ["许南星 06-01 06-19 15 13"],
    "许南星和高兴都是6月1日到7月10日，两个人各预估30人天，协调的话小许26人天、高兴22人天。周会每周三开": [
        "许南星 06-01 07-10 30 26",
        "高兴 06-01 07-10 30 22",
    ],
    "高兴6月8号到7月3号过去，你们报15个，最后敲定13个，单位人天": ["高兴 06-08 07-03 15 13"],
    "高兴6月8号到7月3号过去，二十天估的，十八天批的": ["高兴 06-08 07-03 20 18"],
    "高兴6月8日到7月3日过去，预估二十天，谈下来十七天半": ["高兴 06-08 07-03 20 17.5"],
    "同意派许南星同志支持贵组后端开发工作。具体如下：\n一、支持时间：2026年6月1日至2026年8月31日；\n"
    "二、预估工作量：65人天；\n三、经协调确定工作量：55人天。": ["许南星 06-01 08-31 65 55"],
    "前端我推荐白一舟，他去年做过类似的。\n时间 6.1—7.10\n估算 30人天\n协调 27人天": ["白一舟 06-01 07-10 30 27"],
    "同意派高兴同志赴贵组开展测试。\n支持期限自2026年6月8日起至2026年7月3日止。\n经双方核定，工作量为17人天。": [
        "高兴 06-08 07-03 17"
    ],
}
"""A line that is asked about → the form that a word may record: who, first and last day, estimate and agreed effort."""


@pytest.mark.parametrize("text", TOLD)
def test_m7_a_line_that_tells_it_once_makes_a_whole_form(text: str) -> None:
    """M4, M7: it is asked about, and nothing is to be written."""
    reading = read_case({"subject": "【星河数据治理项目】人员支撑安排", "text": text, "known": True})
    assert reading.problems
    efforts = ([one.estimated_days, one.support_days] for one in reading.understood)
    told = [
        " ".join(map(str, (one.person, f"{one.start:%m-%d}", f"{one.end:%m-%d}", *filter(None, days))))
        for one, days in zip(reading.understood, efforts, strict=True)
    ]
    assert told == TOLD[text]
    assert reading.whole


@pytest.mark.parametrize(
    "text",
    [
        "许南星6月8日进来，约10人天，7月22日撤，你懂的",
        "许南星6月8日进来，到7月22日撤，8人天加5人天，你懂的",
        "许南星家里有点事，6月8日进来，白一舟7月22日撤，大致这样",
        "许南星9月8日进来，7月22日撤，你懂的",
        "许南星6月8日进来，做到什么时候看情况",
        "许南星嘛，6月8日、6月15日、6月22日，你懂的",
        "后端许南星本来6月1日才去，6月19日回，可他下周刚好空着",
        "公司下半年的自动化平台立项了，点名要黄丽做骨干，6月4日开始她必须到场",
        "如果血缘解析下周能过验收，许南星就6月5日撤；过不了就还按6月30日",
        "原定6月15日至7月3日高兴的支撑取消，后面需要再另行安排",
        "Tom Lee is with us from June 3 to June 24, not June 17, sorry for that",
        "许南星7月6日过去帮忙，最多待三周，你懂的",
        "白一舟6月下旬过去帮几天忙，你懂的",
        "许南星6月8日到6月12日配合黄丽，6月15日到6月26日自己收尾，你懂的",
        "小许6月8号过去，一舟6月26号回，你懂的",
        "黄丽和高兴6月8日到6月26日过去帮忙，两人一共20人天，怎么分你们定",
        "高兴6月8日到6月26日过去救火，评估还在算，投入不超过12人天，拜托",
        "许南星6月8日到6月19日在别处，6月22日起过去，一直到7月10日，你懂的",
        "许南星6月8日过去待一周，7月3日回来，你懂的",
        "Tom Lee will support us from 06/08 to 06/26, 12 days. Subject to his visa renewal",
        "许南星50%投入，6月8日到6月26日过去帮忙，10人天，你懂的",
    ],
)
def test_m4_what_is_not_told_once_wants_all_of_the_form(text: str) -> None:
    """M4: whose days, which effort, what was before and what is to be."""
    reading = read_case({"subject": "【星河数据治理项目】人员支撑安排", "text": text, "known": True})
    assert reading.problems
    assert not reading.whole


def test_m4_a_word_is_none_for_an_effort_that_the_form_has_not() -> None:
    """M4: days and people alone are not all that the line says."""
    text = "许南星6月1日至6月30日支撑，头尾加起来8人天和12人天，还在酝酿"
    assert not read_case({"subject": "【星河数据治理项目】人员支撑安排", "text": text, "known": True}).whole


@pytest.mark.parametrize(
    "lines",
    [
        ["对"],
        ["是的。"],
        ["黄经理您好：", "确认无误，谢谢！"],
        ["好的，没问题"],
        ["以上内容正确，请登记"],
        ["就按这个登记吧"],
        ["可以"],
        ["+1，同意"],
        ["OK, confirmed."],
        ["yes, please record it"],
    ],
)
def test_m7_a_plain_yes(lines: list[str]) -> None:
    """M7: yes to all of it."""
    assert only_confirms(lines, [line for line in lines if "您好" not in line], Roll(KNOWN))


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["好的"],
        ["收到，谢谢"],
        ["不对"],
        ["对吗"],
        ["没错吧？"],
        ["对，但日期要改"],
        ["对", "另外黄丽也来"],
        ["日期不对"],
        ["确认一下再说"],
        ["同意的话我再回"],
        ["登记了吗"],
        ["请先不要登记"],
        ["yes, but only until July"],
    ],
)
def test_m4_no_plain_yes(lines: list[str]) -> None:
    """M4: a nod, a refusal, a question, and whatever says more."""
    assert not only_confirms(lines, lines, Roll(KNOWN))


CHANGED: dict[str, str] = {
    "客户5月20日又提了两个需求，小许原来的支撑6月30日到期，到期后延长到7月24日": (
        "许南星 None 2026-07-24 | None 2026-06-30"
    ),
    "高兴这边的支撑，到期（6月30日）之后再续两周，到7月14日，客户也点头了": "高兴 None 2026-07-14 | None 2026-06-30",
    "/ 高兴 / 6.30到期 / 续到7.17": "高兴 None 2026-07-17 | None 2026-06-30",
    "原计划高兴6月8日进（还没开始），学校机房6月上旬检修，进场推迟到6月15日，结束日期7月10日不变": (
        "高兴 2026-06-15 2026-07-10 | 2026-06-08 2026-07-10"
    ),
    "因服务器到货晚，高兴的支撑（原6月8日~6月26日，尚未开始）整体往后移一周，改为6月15日~7月3日": (
        "高兴 2026-06-15 2026-07-03 | 2026-06-08 2026-06-26"
    ),
    "原定6月22日开始、7月17日结束的高兴支撑的计划取消，甲方自己招到人了。人还没动": (
        "高兴 None None | 2026-06-22 2026-07-17"
    ),
    "撤销我5月18日发的安排：黄丽6月29日—7月31日支撑星河数据治理项目（还没开始）": (
        "黄丽 None None | 2026-06-29 2026-07-31"
    ),
}
"""A line that changes somebody's days → who, the days that are to be, and those that were."""


@pytest.mark.parametrize("text", CHANGED)
def test_d4_d5_days_that_were_stand_beside_those_that_are_to_be(text: str) -> None:
    """D4, D5, M4: where the record has the very days that were, nothing is left to be asked."""
    reading = read_case({"subject": "【星河数据治理项目】", "text": text, "known": True})
    (one,) = reading.understood
    assert one.was is not None
    assert f"{one.person} {one.start} {one.end} | {one.was.start} {one.was.end}" == CHANGED[text]
    assert reading.whole


@pytest.mark.parametrize(
    "text",
    [
        "如果客户6月20日验收不过，小许原来6月30日到期，就延长到7月24日",
        "小许原来6月30日到期，我觉得到7月10日就够了，项目组想延到7月24日",
        "原计划高兴6月8日进，进场推迟到6月15日，结束日期7月10日还没定",
        "原定6月22日开始、7月17日结束的高兴支撑的计划可能取消",
        "自6月8日起由方启明接替许南星，支撑期至6月30日。许南星支撑至6月5日止",
    ],
)
def test_m4_days_that_are_not_settled_are_none_that_were(text: str) -> None:
    """M4: nothing of it is recorded at a word."""
    reading = read_case({"subject": "【星河数据治理项目】", "text": text, "known": True})
    assert reading.problems or not reading.assignments
    assert not reading.whole
    assert all(one.was is None for one in reading.understood)


def test_m4_the_end_of_a_month_is_no_first_day() -> None:
    """M4, D5: until when the work takes is no day of his; the form has the last day alone, and the records the rest."""
    text = "大屏改动大，5月底肯定弄不完，白一舟就接着干吧，干到7月24号"
    reading = read_case({"subject": "【星河数据治理项目】人员支撑安排", "text": text, "known": True})
    (one,) = reading.understood
    assert (one.person, one.start, f"{one.end:%m-%d}", reading.whole) == ("白一舟", None, "07-24", True)


UNTIL: dict[str, str] = {
    "产品测试突然提前到6月中。高兴在这边待到6月10号，11号就回组里上班": "高兴 06-10 leaves",
    "客户把演示从6月24号提到了6月15号。白一舟支持到6月16号，17号起另有任务": "白一舟 06-16 leaves",
    "原定6月25日的演练改至7月下旬。同意白一舟继续支持，期限顺延至2026年7月31日": "白一舟 07-31 stays",
    "婚期定在6月6号，5月底开始休婚假。黄丽的支持就到5月29号，回来另有安排": "黄丽 05-29 leaves",
}
"""A line with several days, one of them behind a word of staying until → who, until when, and whether he leaves."""


def test_d7_each_of_several_leaves_on_a_day_of_his_own() -> None:
    """D7, M4: each has one day right behind the name."""
    text = "活少了，许南星支持到6月12号，Tom Lee支持到6月19号，都回来做产品"
    reading = read_case({"subject": "【星河数据治理项目】人员", "text": text, "known": True})
    assert [f"{one.person} {one.end:%m-%d}" for one in reading.understood] == ["许南星 06-12", "Tom Lee 06-19"]
    assert reading.whole


@pytest.mark.parametrize("text", UNTIL)
def test_d5_d7_the_day_behind_a_word_of_staying_until(text: str) -> None:
    """D5, D7, M4: the other days of the line are of other matters; the record bears the last day out."""
    reading = read_case({"subject": "【星河数据治理项目】人员", "text": text, "known": True})
    (one,) = reading.understood
    assert one.start is None
    assert f"{one.person} {one.end:%m-%d} {'leaves' if one.leaves else 'stays'}" == UNTIL[text]
    assert reading.whole


@pytest.mark.parametrize(
    "text",
    [
        "6月12号评审。许南星待到6月19号还是26号，等评审完再定，先撤不了",
        "6月12号评审过了的话，白一舟就支持到6月15号，16号撤",
        "客户6月20号验收。高兴最多做到6月25号，之后撤",
        "客户6月20号验收。高兴做到6月25号就撤，之后由黄丽接替他",
        "签证要等到6月8日才能下来，Tom Lee离场日期照旧",
    ],
)
def test_m4_a_day_that_is_not_settled_is_none_until_which(text: str) -> None:
    """M4: of two days, on a condition, at most, or beside somebody else who comes."""
    reading = read_case({"subject": "【星河数据治理项目】人员", "text": text, "known": True})
    assert not reading.whole
