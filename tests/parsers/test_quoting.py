"""M2, M7: the sender's own words are found in what every client makes of a reply or a forward."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from parsers.mail import read_mail
from parsers.message import Mail

LETTER = ["支撑周期：2026/06/01 - 2026/06/30", "请回复「同意」「不同意」或「续期至 日期」。"]
WHO = "人员支撑助手"
ADDRESS = "staffing@corp.example"


def reply(text: str, html: str | None = None, subject: str = "回复：续期确认：星河数据治理项目 许南星") -> Mail:
    """A reply read from bytes."""
    message = EmailMessage()
    message["From"] = "查甘望 <chaganwang@corp.example>"
    message["To"] = ADDRESS
    message["Subject"] = subject
    message["Date"] = "Tue, 16 Jun 2026 10:00:00 +0800"
    if "回复" in subject:
        message["In-Reply-To"] = "<q1@corp.example>"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return read_mail(message.as_bytes())


def html_reply(html: str, subject: str = "回复：续期确认") -> Mail:
    """A reply that is HTML only, read from bytes."""
    message = EmailMessage()
    message["From"] = "查甘望 <chaganwang@corp.example>"
    message["Subject"] = subject
    if "回复" in subject:
        message["In-Reply-To"] = "<q1@corp.example>"
    message.set_content(html, subtype="html")
    return read_mail(message.as_bytes())


def words(mail: Mail) -> list[str]:
    """The texts of a mail's new lines."""
    return [line.text.strip() for line in mail.new_lines]


SEPARATORS = {
    "QQ": f"------------------ 原始邮件 ------------------\n发件人: \"{WHO}\" <{ADDRESS}>;\n"
    "发送时间: 2026年6月16日(星期二) 上午9:00\n收件人: \"查甘望\"<chaganwang@corp.example>;\n主题: 续期确认：星河\n",
    "QQ English": f"------------------ Original ------------------\nFrIom: x\nFrom: \"{WHO}\"<{ADDRESS}>;\n"
    "Date: Tue, Jun 16, 2026 09:00 AM\nTo: \"x\"<x@corp.example>;\nSubject: 续期确认\n".replace("FrIom: x\n", ""),
    "Foxmail": f"发件人： {ADDRESS}\n发送时间： 2026-06-16 09:00\n收件人： x@corp.example\n主题： 续期确认\n",
    "163": f"在 2026-06-16 09:00:00，\"{WHO}\" <{ADDRESS}> 写道：\n",
    "163 master": f"---- 回复的原邮件 ----\n| 发件人 | {WHO}<{ADDRESS}> |\n| 日期 | 2026年06月16日 09:00 |\n"
    "| 收件人 | x<x@corp.example> |\n| 主题 | 续期确认 |\n",
    "Outlook": f"发件人: {WHO} <{ADDRESS}>\n发送时间: 2026年6月16日 9:00\n收件人: 查甘望 <x@corp.example>\n"
    "抄送: 黄俊杰 <y@corp.example>\n主题: 续期确认\n",
    "Outlook with rule": f"________________________________\n发件人: {WHO} <{ADDRESS}>\n"
    "发送时间: 2026年6月16日 9:00\n收件人: 查甘望\n主题: 续期确认\n",
    "Outlook old": f"-----邮件原件-----\n发件人: {WHO} [mailto:{ADDRESS}]\n发送时间: 2026年6月16日 9:00\n"
    "收件人: 查甘望\n主题: 续期确认\n",
    "Outlook English": f"-----Original Message-----\nFrom: {WHO} <{ADDRESS}>\nSent: Tuesday, June 16, 2026 9:00 AM\n"
    "To: x@corp.example\nSubject: 续期确认\n",
    "Outlook spaced": f"发件人: {WHO} <{ADDRESS}>\n\n"
    "发送时间: 2026年6月16日 9:00\n\n收件人: 查甘望\n\n主题: 续期确认\n",
    "Outlook Traditional": f"寄件者: {WHO} <{ADDRESS}>\n"
    "寄件日期: 2026年6月16日 上午 09:00\n收件者: 查甘望\n主旨: 續期確認\n",
    "DingTalk": "------------------------------------------------------------------\n"
    f"发件人：{WHO}<{ADDRESS}>\n日　期：2026年06月16日 09:00:00\n收件人：x<x@corp.example>\n主　题：续期确认\n",
    "WeChat Work": f"------------------ 原始邮件 ------------------\n发件人： {WHO}<{ADDRESS}>\n"
    "发送时间：2026年6月16日 周二 09:00\n收件人：x\n主题：续期确认\n",
    "Coremail": f"-----原始邮件-----\n发件人:{WHO} <{ADDRESS}>\n发送时间:2026-06-16 09:00:00 (星期二)\n"
    "收件人: x@corp.example\n抄送:\n主题: 续期确认\n",
    "Gmail zh": f"{WHO} <{ADDRESS}> 于2026年6月16日周二 09:00写道：\n",
    "Gmail Traditional": f"{WHO} <{ADDRESS}> 於 2026年6月16日 週二 上午9:00寫道：\n",
    "Gmail wrapped": f"On Tue, Jun 16, 2026 at 9:00 AM {WHO} <{ADDRESS}>\nwrote:\n",
    "Thunderbird": f"On 6/16/26 09:00, {WHO} wrote:\n",
    "Thunderbird zh": f"在 2026/6/16 9:00, {WHO} 写道:\n",
    "Thunderbird From": f"{WHO} 写于 2026/6/16 9:00:\n",
    "Zoho": f"---- 在 星期二, 2026-06-16 09:00:00 {WHO} <{ADDRESS}> 撰写 ----\n",
    "163 master English": f"---- Replied Message ----\n| From | {WHO}<{ADDRESS}> |\n| Date | 06/16/2026 09:00 |\n"
    "| To | x<x@corp.example> |\n| Subject | 续期确认 |\n",
    "163 forward": f"-------- 转发邮件信息 --------\n发件人：\"{WHO}\" <{ADDRESS}>\n发送日期：2026-06-16 09:00:00\n"
    "收件人：x@corp.example\n主题：续期确认\n",
    "iPhone": f"在 2026年6月16日，上午9:00，{WHO} <{ADDRESS}> 写道：\n",
    "Samsung": f"-------- 原始邮件 --------\n发件人： {WHO} <{ADDRESS}>\n日期： 26/6/16 09:00\n"
    "收件人： x\n主题： 续期确认\n",
}  # fmt: skip
MARKED = "\n".join(f"> {line}" for line in LETTER)
UNMARKED = "\n".join(LETTER)


TIMES = [
    "发送时间",
    "日期",
    "已发送",
    "已发送时间",
    "发送",
    "发送于",
    "传送时间",
    "送信日時",
    "寄送时间",
    "邮件日期",
    "Sent",
]


@pytest.mark.parametrize("label", TIMES)
def test_m7_a_block_is_told_whatever_it_calls_the_time(label: str) -> None:
    """M7: it rests on the labels that every client has; a quoted notice is nobody's new word."""
    block = f"发件人: 黄俊杰\n{label}: 2026年6月16日 9:00\n收件人: 查甘望\n主题: 人员支撑"
    assert words(reply(f"这个时间不行，人不够\n\n{block}\n\n支撑人员：许南星\n")) == ["这个时间不行，人不够"]


@pytest.mark.parametrize(
    "text",
    [
        *("自：6月1日\n至：6月30日\n支撑人员：许南星", "主题：支撑\n自：6月1日\n至：下周五\n人员：许南星"),
        *("自：本周一\n日期：下面\n至：周五\n主题：支撑", "由：前端组\n时间：6月1日-6月30日\n至：星河项目"),
        *("发件人：黄俊杰\n支撑人员：许南星\n支撑周期：2026-06-01 至 2026-06-30", "客户写道：\n希望延期"),
        *("昨天邮件中写道：\n6月1日", "在6月16日的会上客户说道：\n延期", "黄俊杰 <h@corp.example> 请于 9:00 前回复："),
        "发件人改为黄俊杰\n主题：支撑\n时间：6月1日-6月30日",
    ],
)
def test_m4_what_only_looks_like_a_heading_is_the_senders_own(text: str) -> None:
    """M4: labels of a notice, the first and last day of a period, and who tells what another said."""
    assert words(reply(text, subject="回复：人员")) == text.split("\n")


def test_d2_labels_of_a_forwarded_notice_are_no_part_of_the_block_above_it() -> None:
    """D2: 支撑周期 right below a block without any time is the notice's, though its value is days."""
    block = "发件人: 黄俊杰\n收件人: 查甘望\n主题: 人员支撑"
    notice = ["支撑周期：2026-06-01 至 2026-06-30", "支撑人员：许南星"]
    assert words(reply("\n".join([block, *notice]), subject="转发: 人员支撑")) == notice


@pytest.mark.parametrize("shape", SEPARATORS)
@pytest.mark.parametrize("quote", [MARKED, UNMARKED], ids=["marked", "unmarked"])
def test_answer_above(shape: str, quote: str) -> None:
    """M7: above the quote."""
    mail = reply(f"不同意，另有项目要用人。\n8月再议。\n\n{SEPARATORS[shape]}\n{quote}\n")
    assert words(mail) == ["不同意，另有项目要用人。", "8月再议。"]
    assert mail.is_reply
    assert not mail.is_forward


@pytest.mark.parametrize("shape", SEPARATORS)
def test_answer_below(shape: str) -> None:
    """M7: below a marked quote."""
    mail = reply(f"{SEPARATORS[shape]}\n{MARKED}\n\n同意，续期到7月15日。\n")
    assert words(mail) == ["同意，续期到7月15日。"]


@pytest.mark.parametrize("shape", SEPARATORS)
def test_answer_between(shape: str) -> None:
    """M7: between marked quotes, and numbered as in the text."""
    first, second = MARKED.split("\n")
    mail = reply(f"各位好\n\n{SEPARATORS[shape]}{first}\n\n这个可以\n\n{second}\n同意\n")
    assert words(mail) == ["各位好", "这个可以", "同意"]
    lines = mail.text.split("\n")
    assert all(lines[line.number - 1] == line.text for line in mail.new_lines)


@pytest.mark.parametrize("shape", SEPARATORS)
def test_nothing_is_guessed_of_an_unmarked_quote(shape: str) -> None:
    """M4: what stands below an unmarked quote may be the quote's own, so it is nobody's word."""
    assert words(reply(f"{SEPARATORS[shape]}\n{UNMARKED}\n\n同意。\n")) == []


@pytest.mark.parametrize("shape", SEPARATORS)
@pytest.mark.parametrize("note", ["", "请登记，谢谢。\n\n", "FYI\n\n"])
def test_forward(shape: str, note: str) -> None:
    """D2: of a forward the forwarded notice is what counts, and what it quotes itself is not."""
    notice = "时间：另行通知\n协调开发人员：许南星\n\n支撑周期：6月1日 - 6月30日\n\n> 支撑周期：5月1日 - 5月30日"
    mail = reply(f"{note}{SEPARATORS[shape]}\n{notice}\n", subject="转发: 续期确认：星河 續期確認")
    assert mail.is_forward
    assert words(mail) == ["时间：另行通知", "协调开发人员：许南星", "支撑周期：6月1日 - 6月30日"]


@pytest.mark.parametrize("shape", SEPARATORS)
def test_own_words_above_a_forward_decide(shape: str) -> None:
    """M7: who writes facts or a decision above a forward speaks for themselves."""
    mail = reply(f"同意，按6月30日。\n\n{SEPARATORS[shape]}\n{UNMARKED}\n", subject="Fw: 续期确认")
    assert words(mail) == ["同意，按6月30日。"]
    assert not mail.is_forward


def test_more_headers_of_a_forward_are_no_words() -> None:
    """D2: Outlook names attachments and importance below the subject; a notice's own labels stay."""
    mail = reply(
        f"{SEPARATORS['Outlook']}附件: a.xlsx\n重要性: 高\n\n附件: b.xlsx\n人员：许南星\n", subject="转发: 续期确认"
    )
    assert words(mail) == ["附件: b.xlsx", "人员：许南星"]


@pytest.mark.parametrize("subject", ["Fw: 人员", "【星河】人员支撑"])
def test_nothing_but_marked_lines_is_a_forward(subject: str) -> None:
    """D2: a notice that is passed on with marks and without any separator."""
    mail = reply("> 人员：许南星\n>\n> 周期：6月\n>> 周期：5月\n", subject=subject)
    assert words(mail) == ["人员：许南星", "周期：6月"]
    assert mail.is_forward


def test_forward_of_a_forward() -> None:
    """D2: the innermost notice."""
    mail = reply(
        f"{SEPARATORS['Outlook']}\n\n{SEPARATORS['QQ']}\n协调开发人员：许南星\n", subject="FW: Fw: 续期确认：星河"
    )
    assert words(mail) == ["协调开发人员：许南星"]
    assert mail.is_forward


def test_a_notice_sent_anew_with_a_forwarded_block_is_a_forward() -> None:
    """D2: without any prefix in the subject the forwarded block alone tells."""
    mail = reply(f"{SEPARATORS['Outlook']}\n协调开发人员：许南星\n", subject="【星河】人员支撑")
    assert words(mail) == ["续期确认", "协调开发人员：许南星"]
    assert mail.is_forward


SIGNATURES = [
    "-- \n查甘望\n前端组 2026年1月1日起",
    "--\n查甘望\n前端组",
    "查甘望\n研发中心 前端组\n电话：010-12345678\n邮箱：chaganwang@corp.example",
    "________________\n查甘望 | 前端组长\nTel: 13800000000",
    "------------------\n查甘望\n手机：13800000000\n地址：滨江路8号",
    "查甘望\n2026年6月16日",
    "此致\n敬礼\n查甘望",
    "Best regards,\n查甘望",
    "发自我的iPhone",
    "发自我的 iPad",
    "發自我的 iPhone",
    "从我的华为手机发送",
    "来自我的小米手机",
    "获取 Outlook for iOS",
    "Sent from my iPhone",
    "发自 网易邮箱大师",
    *("由网易邮箱大师发送", "由飞书邮箱发送", "使用 HUAWEI Pura 70 发送", "发自我的 Mate 60", "从我的 Galaxy 发送"),
    *("从我的三星 Galaxy 智能手机发送。", "自我的 iPhone 发送", "发自我的安卓手机", "从 Windows 版邮件发送"),
    *("下载适用于 iOS 的 Outlook", "获取适用于 iOS 的 Outlook<https://aka.ms/o0ukef>", "来自阿里云企业邮箱"),
    *("K-9 Mail 发自我的Android设备，请原谅我言简意赅。", "从钉钉专属商务邮箱发来的邮件"),
    "顺颂时祺\n\n查甘望 | 前端组长\n星河科技 | 产品研发中心\n手机 13800001111（微信同号）\n公司地址：滨江路8号",
    "祝您工作顺利！\n查甘望",
    "Thanks & Best Regards,\nGanwang Zha",
    "查甘望\nchaganwang@corp.example",
    "本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人。",
    "查甘望\n电话：010-12345678\n\n免责声明：本邮件仅供收件人使用。\n如有错误，请于2026年7月1日前告知。",
    "CONFIDENTIALITY NOTICE: intended for the recipient only.\n\n保密声明\n本邮件含有秘密。\n\n发自我的iPhone",
]


@pytest.mark.parametrize(
    "line",
    [
        *("从手机端开发组借调许南星，6月1日至6月30日", "来自移动端的许南星6月1日-6月30日支撑", "来自移动组的许南星"),
        *("从阿里云迁移工作由许南星6月1日至6月30日支撑", "由腾讯云团队支撑", "自华为项目撤出", "从手机项目撤出"),
        *("下载Outlook插件：6月1日", "通过邮箱发送给许南星"),
    ],
)
def test_m4_words_about_devices_and_mailers_are_no_signature(line: str) -> None:
    """M4: what names a device or a provider and goes on is the sender's own word, and is never dropped."""
    assert words(reply(f"{line}\n\n以上", subject="人员")) == [line, "以上"]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_signature_is_no_word(signature: str) -> None:
    """M7: dates and numbers of a signature say nothing."""
    mail = reply(f"续期到7月15日\n\n{signature}\n\n{SEPARATORS['163']}{MARKED}\n")
    assert words(mail) == ["续期到7月15日"]


NO_SIGNATURES = [
    "各位好：\n\n协调开发人员：许南星\n支撑周期：2026/06/01 - 2026/06/30",
    "支撑安排如下：\n\n许南星 13800000000 6月1日-6月30日",
    "项目：星河\n\n人员：许南星\n电话：13800000000\n支撑周期：6月1日-6月30日",
    "续期至\n\n2026年7月15日",
    "支撑人员\n------------------\n许南星 后端\n唐小满 测试",
    "请看\n\n同意，有事打 13800000000。",
    "请看\n\nA：同意续期",
    "支撑周期如下\n--\n2026年6月1日至6月30日",
    "人员\n\n许南星\n唐小满",
    "撤场人员：\n\n唐小满\n从 2026年7月31日",
    "同意\n---\n不同意的是第二项",
]


@pytest.mark.parametrize("text", NO_SIGNATURES)
@pytest.mark.parametrize("subject", ["回复：人员", "【星河】人员支撑"])
def test_a_notices_own_lines_stay(text: str, subject: str) -> None:
    """M4: nothing of a notice is taken for a signature."""
    expected = [line for line in text.split("\n") if line]
    assert words(reply(text, subject=subject)) == expected


PAGES = {
    "Gmail": '<div dir="ltr">{above}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
    '人员支撑助手 &lt;<a href="mailto:s@corp.example">s@corp.example</a>&gt; 于2026年6月16日周二 09:00写道：<br></div>'
    '<blockquote class="gmail_quote" style="border-left:1px solid">{first}</blockquote>{between}'
    '<blockquote class="gmail_quote">{second}</blockquote>{below}</div>',
    "163": '<div>{above}</div><br/>在 2026-06-16 09:00:00，"人员支撑助手" &lt;s@corp.example&gt; 写道：<br/>'
    '<blockquote id="isReplyContent">{first}</blockquote>{between}'
    '<blockquote id="isReplyContent">{second}</blockquote>{below}',
    "Thunderbird": '{above}<div class="moz-cite-prefix">On 6/16/26 09:00, x wrote:<br></div>'
    '<blockquote type="cite" cite="mid:q1">{first}</blockquote>{between}'
    '<blockquote type="cite">{second}</blockquote>{below}',
    "bare blockquote": "{above}<blockquote>{first}</blockquote>{between}<blockquote>{second}</blockquote>{below}",
    "bare div": '{above}<div style="border:none;border-top:solid #E1E1E1 1.0pt">{first}</div>{between}'
    '<div style="border-left: 1px solid #ccc">{second}</div>{below}',
}  # fmt: skip


@pytest.mark.parametrize("shape", PAGES)
@pytest.mark.parametrize("place", ["above", "between", "below"])
def test_html_only(shape: str, place: str) -> None:
    """M7: HTML tells its quotes by its boxes, wherever the answer stands."""
    places = {"above": "", "between": "", "below": "", place: "<p>同意，续期到7月15日</p>"}
    mail = html_reply(PAGES[shape].format(first=LETTER[0], second=LETTER[1], **places))
    assert words(mail) == ["同意，续期到7月15日"]


OUTLOOK_PAGE = (
    "<p class=MsoNormal>同意<o:p></o:p></p>"
    "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm'>"
    "<p class=MsoNormal><b>发件人<span lang=EN-US>:</span></b> 人员支撑助手 &lt;s@corp.example&gt; "
    "<br><b>发送时间:</b> 2026年6月16日 9:00"
    "<br><b>收件人:</b> 查甘望<br><b>主题:</b> 续期确认</p></div></div>"
    "<p class=MsoNormal>支撑周期：2026/06/01</p><p>不同意请说明</p>"
)
QQ_PAGE = (
    "<div>同意</div><div><br></div><div>------------------&nbsp;原始邮件&nbsp;------------------</div>"
    '<div style="font-size:12px;background:#efefef"><div><b>发件人:</b>&nbsp;'
    '"人员支撑助手"&lt;s@corp.example&gt;;</div>'
    "<div><b>发送时间:</b>&nbsp;2026年6月16日(星期二) 上午9:00</div>"
    "<div><b>主题:</b>&nbsp;续期确认</div></div><div>不同意请说明</div>"
)


@pytest.mark.parametrize("html", [OUTLOOK_PAGE, QQ_PAGE], ids=["Outlook", "QQ"])
def test_html_with_separator(html: str) -> None:
    """M7: separators count in HTML as in text."""
    assert words(html_reply(html)) == ["同意"]


def test_indented_notice_is_no_quote() -> None:
    """D2: who sets a new notice in with the editor's indent button does not quote."""
    mail = html_reply("<p>各位好</p><blockquote>人员：许南星</blockquote>", subject="【星河】人员支撑")
    assert words(mail) == ["各位好", "人员：许南星"]


def test_table_in_a_quote_is_none_of_the_answer() -> None:
    """M7: tables of quotes are left out, those of the own words are kept."""
    table = "<table><tr><td>姓名</td><td>结束</td></tr><tr><td>{}</td><td>6月30日</td></tr></table>"
    mail = html_reply(f"{table.format('唐小满')}<blockquote type=cite>{table.format('许南星')}</blockquote>")
    assert [t.rows[1][0] for t in mail.tables] == ["唐小满"]


def test_forwarded_table_is_kept() -> None:
    """D1: a forwarded table is the notice's."""
    table = "<table><tr><td>姓名</td><td>结束</td></tr><tr><td>许南星</td><td>6月30日</td></tr></table>"
    mail = html_reply(QQ_PAGE.replace("<div>同意</div>", "") + table, subject="转发：人员")
    assert mail.is_forward
    assert [t.rows[1][0] for t in mail.tables] == ["许南星"]
    assert mail.text.split("\n")[mail.tables[0].line - 1] == "姓名\t结束"


def test_html_tells_what_plain_text_does_not() -> None:
    """M7: where the plain part marks no quotes, the HTML part's boxes tell the answer below them."""
    html = f"<blockquote type=cite>{'<br>'.join(LETTER)}</blockquote><p>同意</p>"
    mail = reply(f"{SEPARATORS['163']}{UNMARKED}\n\n同意\n", SEPARATORS["163"] + html)
    assert words(mail) == ["同意"]
    assert not mail.parts_disagree


AGREEING = [
    ("同意，续期到7月15日。\n- 第一\n- 第二", "<p>同意，续期到<b>7月15日</b>。</p><ul><li>第一</li><li>第二</li></ul>"),
    ("同意 https://corp.example/x", '<p>同意 <a href="https://corp.example/x">https://corp.example/x</a></p>'),
    ("请见 说明<https://corp.example/x>\n同意", '<p>请见 <a href="https://corp.example/x">说明</a></p><p>同意</p>'),
    ("*同意*\n[cid:image001.png]", '<p><b>同意</b></p><img src="cid:image001.png">'),
    ("姓名 结束\n许南星 6月30日", "<table><tr><td>姓名<td>结束<tr><td>许南星<td>6月30日</table>"),
    ("您的客户端不支持HTML，请用浏览器查看", "<p>同意</p>"),
    ("", "<p>同意</p>"),
    ("同意\n-- \n查甘望", '<p>同意</p><div class="signature">查甘望</div>'),
]
DISAGREEING = [
    ("同意", "<p>不同意</p>"),
    ("不同意", "<p>同意</p>"),
    ("同意", "<p>先不要批准</p>"),
    ("同意", '<p>请看附件</p><p style="display:none">同意</p>'),
    ("续期到7月15日", "<p>续期到8月15日</p>"),
]


@pytest.mark.parametrize(("text", "html"), AGREEING)
def test_parts_agree(text: str, html: str) -> None:
    """M7: what only looks different is no disagreement."""
    assert not reply(text, html).parts_disagree


@pytest.mark.parametrize(("text", "html"), DISAGREEING)
def test_parts_disagree(text: str, html: str) -> None:
    """M7: a mail whose parts say different things decides nothing."""
    quote = f"\n\n{SEPARATORS['163']}{MARKED}"
    page = f"{html}<br>{SEPARATORS['163']}<blockquote>{'<br>'.join(LETTER)}</blockquote>"
    assert reply(text + quote, page).parts_disagree


DATED_SIGNATURES = {
    "NetEase Mail Master": "| |\n查甘望\n|\n|\n邮箱：chaganwang@corp.example\n|\n\n签名由 网易邮箱大师 定制",
    "lines of its own kind below a rule": "--\n查甘望 | 前端组长\n电话：13912345678\n入职：2020-01-01\n工位：3-201",
}


@pytest.mark.parametrize("name", DATED_SIGNATURES)
def test_dates_of_signatures_are_no_words(name: str) -> None:
    """M7, T4: whatever a signature states, nothing of it is taken for the answer's day."""
    assert words(reply(f"同意\n\n{DATED_SIGNATURES[name]}\n\n{SEPARATORS['163']}{LETTER[0]}\n")) == ["同意"]


def test_labels_of_a_notice_below_a_rule_stay() -> None:
    """D2: a notice's own labels are never a signature's, nor are words that decide."""
    text = "安排如下\n--\n查甘望 13912345678\n支撑周期：2026-06-01 至 2026-06-30"
    assert "支撑周期：2026-06-01 至 2026-06-30" in words(reply(text))
    assert "同意续期至：7月15日" in words(reply("请看\n--\n13912345678\n同意续期至：7月15日"))


@pytest.mark.parametrize("title", ["原始邮件", "回复的原邮件：", "Original Message"])
def test_bare_title_above_a_header_block(title: str) -> None:
    """M7: WeChat Work sets no rule around its title; alone, without the block below it, it is a word like others."""
    block = f"发件人：{WHO}<{ADDRESS}>\n发件时间：2026年6月16日 09:00\n收件人：x<x@corp.example>\n主题：续期\n"
    assert words(reply(f"同意\n\n{title}\n{block}{LETTER[0]}\n")) == ["同意"]
    assert words(reply(f"{title}\n已收到，同意\n")) == [title, "已收到，同意"]


def test_m7_words_that_are_set_in_are_no_quote() -> None:
    """M7: Gmail and Outlook indent by a blockquote whose style takes its border away; the real quote stays one."""
    indented = '<blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>同意</div></blockquote>'
    quote = '<blockquote style="margin:0 0 0 .8ex;border-left:1px #ccc solid"><div>续期至 日期</div></blockquote>'
    assert words(html_reply(f"<div>{indented}</div>{quote}")) == ["同意"]
