"""Words that machines write: how subjects, senders and texts of bounces, automatic answers and receipts begin.

People write of holidays and returned goods too, so a subject counts only by its beginning, and a word that people
begin with as well ("休假", "退信") counts only where the machine's form follows it: a colon, a bracket, the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from parsers.patterns import Pattern
from parsers.remembered import remembered

_END = r"\s*(?:[:：】\])）]|\Z)"
_END_OF_ENGLISH = r"\s*(?:[:：(\[,.\-—]|\Z|noti|report|message|return)"
"""Where the English phrases end that people go on with as well ("Delivery failed items")."""
_ANSWERED = r"\s*[:：]\s*(?:re|aw|fwd?|回复|回覆|答复|答覆|转发)\s*[:：]"
_MAIL = r"(?:您的|你的)?(?:邮件|郵件|信件)?"


_LONGEST_BEGINNING: Final = 400


class Beginnings:
    """Phrases that a text may begin with, each under a word that stands in whatever it matches.

    A phrase is compiled when a text with its word comes: people's mail hardly ever has one.
    """

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._patterns = {
            cue: Pattern(r"\W{0,6}(?:" + "|".join(alternatives) + ")", re.IGNORECASE)
            for cue, alternatives in phrases.items()
        }
        self.match: Callable[[str], bool] = remembered(self._match)
        """Whether a text begins with one of the phrases."""

    def _match(self, text: str) -> bool:
        lowered = text[:_LONGEST_BEGINNING].lower()
        found = [pattern for cue, pattern in self._patterns.items() if cue in lowered]
        return any(pattern.match(text) for pattern in found)


_SUBJECT_OF_FAILURE = (
    _MAIL
    + r"(?:投递|投遞|传递|傳遞|发送|發送|递送|寄送|传送|傳送|寄信|寄件)(?:失败|失敗)(?:通知单?|报告)?"
    + r"(?:\s*[(（,，]?\s*(?:退信|返回)|"
    + _END
    + ")"
)
_SUBJECT_OF_INABILITY = (
    _MAIL
    + r"(?:无法|無法|未能)(?:投递|投遞|送达|送達|传递|傳遞|递送|传送|傳送)(?:的?(?:邮件|郵件)|通知)?(?:退回|返回|"
    + _END
    + ")"
)
_SUBJECT_OF_STATUS = _MAIL + r"(?:传递|傳遞|投递|递送|送達)(?:状态|狀態)通知"

BOUNCE_SUBJECT = Beginnings(
    {
        "undeliver": (
            r"undeliver(?:ed|able)(?:\s*[:：]|\s+(?:mail|message|e-?mail)\b|\Z)",
            r"(?:e-?mail|message)(?: status)?\s{0,3}[-:：–]?\s{0,3}undeliver(?:ed|able)" + _END_OF_ENGLISH,
        ),
        "deliver": (
            r"delivery status notification",
            r"(?:e-?mail )?delivery (?:failure|failed|has failed|has been delayed)" + _END_OF_ENGLISH,
            r"delivery delayed\s*:",
            r"delivery notification\s*:",
            r"mail[\s-]?delivery (?:failed|failure|error|subsystem|system|problem|warning|delayed)" + _END_OF_ENGLISH,
            r"failed (?:mail )?delivery",
            r"non[- ]?deliver(?:y|able)(?: report| notification| mail| message|\s*[:：]|\Z)",
            r"message (?:not delivered|could not be delivered|undeliverable|delivery (?:failure|failed|delayed))",
            r"mail could not be delivered",
        ),
        "failed mail": (r"failed mail to\b",),
        "delayed mail": (r"delayed mail\s*\(",),
        "nd": (r"(?:ndr|ndn)\s*:",),
        "mail error": (r"mail error\s*\Z",),
        "延迟": (
            r"(?:邮件)?(?:投递|发送|传递|送达)延迟" + _END,
            r"(?:邮件)?(?:投递|发送|传递|送达)延迟通知",
            r"(?:邮件)?延迟(?:投递|送达)",
            r"邮件延迟\s*[:：]",
        ),
        "延遲": (r"(?:郵件)?(?:投遞|傳遞|寄送)延遲",),
        "mail": (
            r"mail[\s-]?system (?:failed|failure|error|subsystem|system|problem|warning|delayed)" + _END_OF_ENGLISH,
            r"returned mail" + _END_OF_ENGLISH,
        ),
        "returned to sender": (r"returned to sender",),
        "failure notice": (r"failure notice",),
        "could not send": (r"could not send message",),
        "warning": (r"warning\s*[:：] (?:message|could not send)",),
        "postmaster": (r"postmaster notif", r"postmaster\]\s*(?:e-?mail )?delivery failure"),
        "rejected": (r"recipient address rejected",),
        "unzustellbar": (r"unzustellbar",),
        "übermittlungsstatus": (r"benachrichtigung zum übermittlungsstatus",),
        "non remis": (r"non remise?s?\s*(?:[:：]|\Z)",),
        "配信": (r"(?:メール)?配信(?:不能|失敗|エラー)",),
        "退": (
            r"(?:系统|系統|自动|自動|邮件|郵件)?退信(?:通知|提醒|报告|原因)?"
            r"(?:\s*[(（/]\s*(?:systems? )?(?:bounce|return|ndr|undeliver|delivery)\w*|" + _END + ")",
            r"来自\S{1,40}的(?:退信|退回)",
            _MAIL + r"被?退[回信](?:通知|提醒)" + _END,
            r"(?:抱歉[,，]?)?" + _MAIL + r"被退回",
            r"(?:邮件|郵件|信件)退[回信]" + _END,
            r"退件(?:通知|\s*[:：(（]|\Z)",
        ),
        "失败": (_SUBJECT_OF_FAILURE,),
        "失敗": (_SUBJECT_OF_FAILURE,),
        "无法": (_SUBJECT_OF_INABILITY,),
        "無法": (_SUBJECT_OF_INABILITY,),
        "未": (
            _SUBJECT_OF_INABILITY,
            _MAIL + r"(?:未送达|未送達|未传递|未傳遞|未投递)(?:的(?:邮件|郵件))?(?:通知|\s*[:：(（]|\Z)",
        ),
        "状态通知": (_SUBJECT_OF_STATUS,),
        "狀態通知": (_SUBJECT_OF_STATUS,),
    }
)

_AWAY = (
    r"我?(?:正在|在)?(?:休假|外出|年假|出差|度假)中?\s*[】\])）]"
    + r"\s*(?:re|aw|fwd?|回复|回覆|答复|答覆|转发)\s*[:：]",
    r"我?正在(?:休假|外出|年假|出差|度假)中?" + _END,
    r"我?(?:正在|在)?(?:休假|外出|年假|出差|度假)中?(?:自动|自動|" + _ANSWERED + ")",
)
_GONE = r"我?(?:不在办公室|不在辦公室|已?离职|已?離職)(?:(?:自动|自動)(?:回复|答复|回覆|答覆)?)?" + _END

_AUTOMATIC = r"(?:自动|自動)(?:回复|答复|应答|回信|回復|回覆|答覆|回應)"
_ANSWERED_BY_ITSELF = (
    r"(?:系统|系統|假期|节假日|年假|休假|外出|出差|度假)?"
    + _AUTOMATIC
    + r"(?!的|功能|需求|系统|系統|模块|模組|设置|設定|配置|机器人|方案|问题|問題"
    r"|测试|开发|接口|规则|服务|项目|说明|文案|内容|上线|下线|安排|人员|支撑|优化|升级|验收|客户|报价|排期|平台|插件)"
)
"""People write of automatic answers as a thing to build, too."""

AUTO_SUBJECT = Beginnings(
    {
        "自动": (_ANSWERED_BY_ITSELF,),
        "自動": (_ANSWERED_BY_ITSELF, r"自動返信"),
        "auto": (
            r"auto\s*[:：]",
            r"(?:annual leave|leave|holiday|vacation) auto(?:matic)?[\s-]*(?:repl(?:y|ied)|response)",
            r"auto(?:matic(?:ally)?|mated)?[\s-]*(?:repl(?:y|ied)|respon(?:se|der)|answer|generated reply)"
            r"(?:\s*(?:[^\w\s]|\Z)|\s+(?:from|to|re|for|of|on|message)\b)",
            r"automatische antwort",
        ),
        "of": (
            r"out[ -]of[ -](?:the[ -])?office\s*+"
            r"(?:auto\s*+-?\s*+reply|reply|response|notification|message|re\s*:|[:：\-—\])]|\Z)",
            r"I(?:'m| am) (?:currently )?out of (?:the )?office",
            r"out of (?:the )?office (?:until|till|from)\b",
        ),
        "vacation": (
            r"vacation (?:reply|response|message|notice|auto)",
            r"on vacation\s*(?:[:：]|\Z)",
            r"I(?:'m| am) (?:currently )?on vacation",
        ),
        "away": (
            r"away from (?:my |the )?(?:office|mail|desk)\s*(?:[:：]|\Z)",
            r"I(?:'m| am) (?:currently )?away",
        ),
        "ooo": (r"OOO\s*(?:[:：\-—\])】]|re\s*:)",),
        "abwesen": (r"abwesenheit", r"abwesend\s*:"),
        "réponse": (r"réponse automatique",),
        "假": _AWAY,
        "外出": _AWAY,
        "出差": _AWAY,
        "不在": (_GONE,),
        "离职": (_GONE,),
        "離職": (_GONE,),
    }
)

AUTO_TAIL = Pattern(
    r"(?:[（(【\[]\s*(?:(?:此|这|本)(?:邮件)?[为是])?(?:系统|系統)?"
    + _AUTOMATIC
    + r"(?:邮件)?\s*[)）】\]]|[（(【\[]\s*(?:auto(?:matic)?[\s-]?reply|out[ -]of[ -]office)\s*[)）】\]]|[,，]\s*"
    + _AUTOMATIC
    + r")[。.]?\s*\Z",
    re.IGNORECASE,
)
"""How a subject or a short text ends that says in brackets that nobody wrote it."""
_NOT_TO_BE_ANSWERED = r"(?:请勿|請勿|无需|無需|请不要|請不要|不用)(?:直接)?(?:回复|回覆|回復)"
_ITSELF = (
    r"(?:(?:此|本|该|該)(?:一?封)?(?:电子|電子)?(?:邮件|郵件|信|回复|消息)?|(?:这|這)是一封)"
    r"(?:系|是|为|為|由){0,2}(?:一封|我的)?"
)
AUTO_CLOSING = Pattern(
    r"(?:\A|[\s。.！!（(—–-])"
    + _ITSELF
    + r"(?:邮箱|系统|系統)?(?:自动|自動)(?:回复|答复|应答|回信|回覆|答覆|回復|发送|发出|生成|發送|產生|發出)"
    + rf"(?:的?(?:邮件|郵件|消息|信息|通知))?(?:[\s,，。.;；]{{0,3}}{_NOT_TO_BE_ANSWERED})?[\s。.!！)）】\]-]*+\Z"
)
"""How a short answer ends that says of itself that a machine wrote it: 此邮件为系统自动回复，请勿直接回复。"""
HAS_ARRIVED = Pattern(
    r"收到|收悉|来信|來信|来件|您的(?:邮件|来函)|感谢您?的?(?:来|邮)|稍后|尽快|儘快|及时(?:处理|回复)|休假|出差|不在|外出"
    r"|离职|離職|提醒|通知|到期|待办|审批单|请登录|查看|received|thank you for",
    re.IGNORECASE,
)
"""What an automatic answer says above its last words."""
DECIDES = Pattern(
    r"同意(?!与否)|批准|驳回|不行|没问题|续[期到至]|延[期长到至]|撤场|释放|不续|\b(?:ok|agreed?|approved?)\b",
    re.IGNORECASE,
)
"""收到，同意。本邮件由系统自动发送: what somebody decides, who sends it by a system."""
AUTO_SET_UP = Pattern(
    r"(?:本|此)(?:邮箱|郵箱|信箱)(?:已|现已)?(?:设置|设有|开启|启用|設置|啟用)了?(?:自动|自動)(?:回复|答复|回覆)"
)
"""What only the box says of itself: people write that they, or somebody else, have set up automatic answers."""
LONGEST_CLOSING: Final = 80
MAYBE_RECEIPT = Pattern(
    r"\W{0,3}(?:read|gelesen|delivered|relayed|已送达|已送達|已中继|已轉送|传递成功|投递成功|回执|回條|讀取|已讀取|读取|已读取)\s*[:：]",
    re.IGNORECASE,
)
RECEIPT_TEXT = Pattern(
    r"(?:被|已)(?:阅读|閱讀|读取|讀取|显示|顯示|打开)|已于.{0,40}(?:阅读|读取)"
    r"|(?:was|were|has been) (?:read|displayed|opened|delivered)"
    r"|wurde.{0,60}gelesen|已(?:成功)?(?:送达|傳遞|投递|中继)|收条|目标未发送",
    re.IGNORECASE,
)
"""Below a subject of MAYBE_RECEIPT."""
BOUNCE_TAIL = Pattern(
    r"[（(【\[]\s*(?:delivery (?:failed|failure)|undeliver(?:ed|able)|mail failure"
    r"|退信|投递失败|未送达)\s*[)）】\]]\s*\Z",
    re.IGNORECASE,
)

_SEEN = (
    r"(?:已读|已讀|未读|未讀)(?:回执|回條|收条)?\s*[:：(（]",
    r"(?:已读|已讀|阅读|读取|讀取|送达|送達|读信)(?:回执|回條)",
)

RECEIPT_SUBJECT = Beginnings(
    {
        "读": _SEEN,
        "讀": _SEEN,
        "送达": _SEEN,
        "送達": _SEEN,
        "receipt": (r"(?:read|return|delivery)[ -]receipt\b",),
        "notification": (r"disposition notification", r"read notification"),
        "message": (r"message (?:displayed|read)\s*(?:[:：]|\Z)",),
        "not read": (r"not read\s*:",),
        "recall": (r"message recall (?:report|success|failure)",),
        "报告": (r"(?:邮件|消息)(?:召回|撤回)报告", r"(?:召回|撤回)报告" + _END),
        "召回": (r"(?:邮件|消息)?召回(?:成功|失败)" + _END,),
        "撤回": (r"(?:邮件|消息)?撤回(?:成功|失败)" + _END,),
    }
)

_NO_SUCH_USER = (
    r"(?:user|recipient|mailbox|address)(?: is)? (?:unknown|not found|unavailable|full)|(?:unknown|no such) user"
)
NO_SUCH_USER = Pattern(_NO_SUCH_USER, re.IGNORECASE)
MAYBE_BOUNCE = Pattern(r"\W{0,3}(?:rejected\s*:|(?:mail )?delivery (?:status|report)\s*\Z)", re.IGNORECASE)
"""Subjects that people write as well: only NO_SUCH_USER below them makes them a bounce's."""
BOUNCE_TEXT = Pattern(
    "|".join(
        (
            r"this is the (?:mail system at|[\w-]+ program|mail delivery|postfix)",
            r"this is an automatically generated delivery status",
            r"qmail-send program",
            r"permanent (?:fatal )?errors?",
            r"delivery (?:has failed|to the following|status notification)",
            r"(?:could|can)\s?not be delivered",
            r"message wasn't delivered",
            r"address not found",
            r"undeliverable",
            r"returned to (?:you|sender)",
            r"(?:发|發|寄)(?:往|给|送|至|給).{0,80}(?:退回|退信|未能|无法|無法)",
            r"(?:退信|退回)(?:原因|详情)",
            r"被退回",
            r"(?:无法|未能|無法)(?:投递|送达|传递|傳遞|送達)",
            r"邮件(?:已)?被(?:阻止|拒绝|拒收|对方)",
            r"收件人.{0,30}(?:不存在|已满|拒绝)",
            r"(?:投递|投遞|传递|傳遞|发送|發送)(?:失败|失敗)",
            _NO_SUCH_USER,
            r"blocked by (?:our|the) ",
            r"\b[45]\.\d{1,2}\.\d{1,3}\b",
            r"\b55\d[ -]",
        )
    ),
    re.IGNORECASE,
)

_RETURNED = (
    r"(?:很?(?:抱歉|遗憾)|对不起|您好)?[,，。！!\s]{0,9}(?:您|你)(?:的|发往|发给|發送|发送|发出).{0,80}(?:邮件|郵件|信).{0,30}"
    r"(?:被退回|未能送达|无法送达|无法投递|投递失败|無法送達|無法投遞)",
    # Exchange: 未能向以下收件人或组传递邮件; 传递到以下收件人或通讯组列表失败
    r"(?:未能|无法|無法)(?:向|将|將).{0,30}收件[人者].{0,20}(?:传递|傳遞)|(?:未能|无法|無法)(?:将|將)(?:邮件|郵件)(?:传递|傳遞)",
    r"(?:传递|傳遞)到(?:以下|下列)收件[人者].{0,30}(?:失败|失敗)",
)

BOUNCE_OPENING = Beginnings(
    {
        "this is the mail": (r"this is the (?:mail system at|mail delivery (?:system|software))",),
        "created automatically": (
            r"this message was created automatically by (?:the )?mail(?:er)? (?:delivery|system|software|server)",
        ),
        "qmail-send": (r"hi\. this is the qmail-send program",),
        "deliver": (
            r"this is an automatically generated delivery status",
            r"delivery has failed to these recipients",
            r"your message (?:to \S+ )?(?:could not be|couldn't be|wasn't) delivered",
        ),
        "a message that you": (r"a message that you (?:have )?sent could not be delivered",),
        "the following message": (r"the following message to \S{1,200} was undeliverable",),
        "unable to deliver": (r"(?:I'm )?sorry, we were unable to deliver your message",),
        "sorry to have to inform": (r"i'm sorry to have to inform you that your message could not",),
        "the mail server": (r"(?:hello, )?this is the mail server (?:on|at)\b",),
        **dict.fromkeys(("退回", "送达", "投递", "送達", "投遞", "传递", "傳遞"), _RETURNED),
    }
)
"""Bounces that say nothing in any header say it in their first line."""

_BY_MACHINE = (
    r"(?:系统|系統)?(?:自动|自動)(?:回复|答复|应答|回信|回覆|回應|答覆)(?:邮件|郵件)?\s*[】\])）:：*=-]",
    r"(?:这|這|此|本)是来自\S{1,12}的(?:自动|自動)(?:回复|答复|回覆|答覆)",
    r"(?:(?:您好|你好|尊敬的\S{1,10})[\s,，。！!:：]{0,4})?(?:这|這|此|本)(?:是|为|為|封|邮件|郵件|信){0,3}(?:是|为|為|由)?(?:一封|我的)?"
    r"(?:系统|系統)?(?:自动|自動)(?:回复|答复|应答|发送|发出|生成|回信|回覆|回應|回復|答覆|發送|產生|發出)",
)

_IS_ABSENT = (
    r"(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|on (?:annual |sick |parental |maternity )?leave)"
)
_ABSENT = (
    r"(?:(?:hi|hello|dear)[^.!,\n]{0,40}[.!,]\s*)?(?:thank you|thanks) for your (?:e-?mail|message)"
    r"[^.!,\n]{0,40}[.!,]\s*" + _IS_ABSENT,
    _IS_ABSENT + r" (?:until|till|and will|with limited)[^\n]{0,200}(?:reply|respond|return|be back|limited|urgent)",
)
_PRESET = (
    r"(?:您好|你好)?[,，!！。\s]{0,3}(?:这|此)是一封来自\S{1,10}的\S{0,6}自动(?:回复|答复)",
    r"(?:您好|你好)?[,，!！。\s]{0,3}我(?:最近|目前)?正在(?:休假|外出|出差)中?[,，]"
    r"\s*(?:无法|不能)(?:亲自|及时)?回复(?:您|你)的(?:邮件|来信)",
    r"(?:您好|你好)?[,，!！。\s]{0,3}(?:我已收到您的邮件|您的(?:邮件|来信)我?(?:已|已经)收到)[,，。]"
    r"\s*我?(?:将|会)尽快(?:给您|与您)?(?:回复|答复|联系)"
    r"(?:您|你)?[。.!！]?\s*\Z",
    r"(?:您好|你好)?[,，!！。\s]{0,3}我现在有事不在[,，]\s*一会再(?:和|与)您联系[。.]?\s*\Z",
)
"""The texts that providers put into the box for automatic answers."""

_CHALLENGE = (
    r"(?:your|the) (?:message|e-?mail)[^\n]{0,60} is (?:awaiting|being held for|waiting for) (?:your )?confirmation",
    r"(?:为了|為了)?(?:防止|避免)垃圾(?:邮件|郵件)[^\n]{0,20}(?:点击|回复|點擊|回覆)[^\n]{0,20}(?:确认|验证|確認|驗證)",
)
"""What a filter for spam writes that wants each sender to confirm once."""
AUTO_OPENING = Beginnings(
    {
        "confirm": _CHALLENGE,
        "垃圾": _CHALLENGE,
        "回复": _PRESET,
        "有事不在": _PRESET,
        "自动": _BY_MACHINE,
        "自動": _BY_MACHINE,
        "this is a": (
            r"this is an? auto(?:matic|mated|matically)?[\s-]*(?:generated )?(?:reply|response|message|e-?mail|answer)",
            r"this is a vacation (?:reply|message)",
        ),
        "currently": (r"(?:i am|i'm) currently (?:out of (?:the )?office|on vacation)",),
        "office": _ABSENT,
        "leave": _ABSENT,
    }
)

BOUNCER = Pattern(
    r"(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|mail(?:er)?[-_.]?delivery[\w.-]*|bounces?(?:[-+=].*)?|ndr|nondelivery)\Z"
)
"""The local part of an address that only bounces come from."""
POSTMASTER = Pattern(r"(?:postmaster|mailadmin|mail-?system|microsoftexchange[0-9a-f]+|systemmail|mailer)\Z")
NOBODY = Pattern(
    r"(?:.{0,30}[-_.+])?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|auto[-_.]?(?:reply|responder|respond|confirm|notify)|"
    r"autoanswer)(?:[-_.+\d].{0,60})?\Z"
)
DAEMON = Pattern(r"\W{0,3}(?:mailer-daemon|mail delivery (?:sub)?system|系统退信|系統退信)(?!\w)", re.IGNORECASE)
"""How a From header begins that names a mail system, with or without an address."""
