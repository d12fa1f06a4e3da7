"""Where a sender's own words end and the signature begins. A notice's own lines are never taken for one.

Without the agreed delimiter ("-- ", RFC 3676 section 4.3) a block is a signature only when each of its lines is one of
a signature's: a labelled telephone or address, a name or department, a closing, a bare day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from parsers.mail.signatories import (
    day_of_writing,
    ends_with_its_day,
    is_day,
    is_whole_day,
    leaves_open,
    signing_words,
    speaks,
)
from parsers.patterns import Pattern
from parsers.remembered import remembered

_DEVICES = (
    r"iPhone|iPad|iOS|Android|安卓|华为|華為|小米|红米|荣耀|三星|一加|魅族|HUAWEI|HONOR|Redmi|OnePlus|Galaxy|Samsung|Mate|Pura|nova|vivo|OPPO"
    r"|Windows|Outlook|Foxmail|Mail|Gmail|Yahoo|手机|手機|移动|邮箱|網易|网易|QQ|腾讯|企业微信|钉钉|飞书|Lark|阿里|189|139|天翼|Coremail"
)
_MODEL = (
    r"(?:云|企业|企業|专属|商务|商務|手机|手機|移动|行動|電子|电子|智能|智慧型|邮箱|郵箱|邮件|郵件|大师|大師|客户端|版"
    r"|应用|設備|设备|平板|论客|的(?=邮件|郵件)|[A-Za-z0-9\s()（）+.<>:/_-])*+"
)
"""What follows a device's name in such a line, and nothing else does: 来自移动组的许南星 is somebody's own word."""
_MOBILE = Pattern(
    rf"\s*+(?:(?:[发發來来寄]自|[发發傳]送自)\s*+(?:我的|于)?\s*+(?:{_DEVICES}){_MODEL}"
    rf"|(?:从|從|通过|使用|由|自)\s*+(?:我的)?\s*+(?:{_DEVICES}|[^\s月日号]{{1,8}}版\s?Outlook)[^，,；;:：月日号]{{0,40}}?"
    r"(?:[发發傳传寄]送|[发發寄]出|[发發]来)(?:的?(?:邮件|郵件))?"
    r"|(?:获取|取得|下載|下载)[^，,；;:：月日号]{0,20}?Outlook\b.{0,60}"
    r"|(?:使用|用)?\s*+K-9 Mail\b.{0,60}"
    r"|签名由.{1,20}定制"
    r"|(?:Sent from|Get Outlook for|Sent via|Sent with)\b.{0,60})[。.]?\s*\Z",
    re.IGNORECASE,
)
_MOBILE_BEGINNINGS = (*"发發來来寄傳从從下签由自用", "通过", "使用", "获取", "取得", "sent", "get", "k-9")
"""How every line of _MOBILE begins."""
_RULE_MARKS = "-_=*—–─~"
_LABELS = (
    r"联系?电\s*话|聯絡電話|电\s*话|電\s*話|手\s*机|手\s*機|行動電話|座\s*机|联系方式|传\s*真|傳\s*真|电\s*邮|邮\s*箱|邮\s*件|信\s*箱|地\s*址|网\s*址|"
    r"邮\s*编|微\s*信|Tel(?:ephone)?|Mobile|Mob|Phone|Cell|Fax|E-?mail|Add(?:ress)?|Web(?:site)?|WeChat|QQ"
)
_LABELLED = Pattern(
    rf"\s*+[|·•]?\s*+(?:(?:公司|单位|办公|通讯|工作|个人)?(?:{_LABELS})\s*+[:：|]|[TMPFE]\s*[:：]\s*[+(\d])",
    re.IGNORECASE,
)
_BARE = Pattern(
    r"[\w.+-]{1,64}@[\w.-]{1,100}|(?:https?://|www\.)\S+"
    r"|(?<!\d)(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)"
)
_NOTICE = Pattern(
    r"(?:项目|專案|支撑|支援|人员|人員|周期|期间|期間|时间|時間|日期|开始|结束|撤场|续期|协调|预估|角色|岗位|投入|研发|工作量|需求|客户|原因)"
    r"[^:：\s]{0,8}\s*[:：]"
)
_OTHER_LABEL = Pattern(r"\s*([^:：\s]{1,8})\s*[:：]")
_CLOSING = Pattern(
    r"\s*(?:此致|敬礼|敬禮|(?:顺颂|順頌|顺祝|順祝|敬颂|敬祝|即颂|祝(?:您|你|大家)?)\S{0,6}(?:祺|安|好|顺利|愉快|快乐)"
    r"|(?:Thanks (?:&|and) )?(?:Best |Kind |Warm )?regards|Best wishes|Sincerely(?: yours)?|Yours \w{1,12}|BR)"
    r"[,，。!！]?\s*\Z",
    re.IGNORECASE,
)
_NAME = Pattern(r"\s*[^\d:：,，。；;！!？?@、]{1,30}\s*\Z")
_NO_NAME = Pattern(
    r"[至到期止从自起]|同意|续|批准|撤|延|改|以下|如下|不|可以|拒绝|没|行\Z"
    r"|\b(?:ok|yes|no|agreed?|approved?)\b",
    re.IGNORECASE,
)
_OFFICE = Pattern(
    r"\s*[\w()（）&·, -]{1,30}"
    r"(?:部|组|中心|公司|集团|研究院|处|室|团队|经理|总监|主管|协调人|department|dept\.?|team|ltd\.?)\s*\Z",
    re.IGNORECASE,
)
_DISCLAIMER = Pattern(
    r"[\s*【\[（(]{0,4}(?:(?:免责|免責|保密|法律|郑重)(?:声明|聲明|提示|条款)|保密责任"
    r"|(?:本|此|这封|這封)(?:电子|電子)?(?:邮件|郵件|信件|电邮|電郵).{0,60}?(?:保密|机密|機密|秘密|仅限|僅限|仅供|僅供|专供|版权|收件人|免责)"
    r"|Confidential(?:ity)? (?:notice|note)|Disclaimer\b|Legal notice"
    r"|This (?:e-?mail|message|communication|transmission)\b.{0,120}?(?:confidential|privileged|intended|proprietary))",
    re.IGNORECASE,
)
"""How the lines begin that a company's mail server writes below everything."""
_TAKEN_BACK = Pattern(
    r"先[别不停放搁缓]|(?:上面|以上|前面|这事|这封)[^,，。;；]{0,8}(?:作废|取消|撤[销回]|不算|[别不]办)|重新?发|别[办管动]"
)
"""Words that no signature has, and whoever takes a mail back below his own: 上面的先别办."""
_LONGEST_DISCLAIMER = 30
_MOST_BLOCKS = 4
"""A client's signature, a company's disclaimer and a person's own may stand below one another."""
_LONGEST_BLOCK = 14
_LONGEST_CLOSING = 10
_LONGEST_LINE = 200
_IsWritten = Callable[[str], bool]
"""What tells whether a line is the day on which an answer was written."""


def signature_lines(
    lines: Sequence[str], start: int, end: int, *, answer: bool = False, sent: dt.datetime | None = None
) -> Iterator[int]:
    """The numbers (from 0) of those of `lines[start:end]`, a stretch of own words, that are a signature's.

    In an `answer` the day of writing is the one on which it was `sent`, and may lack its year, and who signs above it:
    in a notice such a day may be meant.
    """
    begin = _block(lines, start, end, day_of_writing(sent) if answer else None)
    yield from range(begin, end)
    yield from (number for number in range(start, begin) if _is_mobile(lines[number]))


def is_of_signature(line: str) -> bool:
    """Whether a line below a name says where somebody is reached, or of what department he is."""
    return _is_contact(line) or is_whole_day(line) or _OFFICE.match(line[:_LONGEST_LINE]) is not None


def _block(lines: Sequence[str], start: int, end: int, is_written: _IsWritten | None) -> int:
    """Where the signature block at the end of the stretch begins; `end` where there is none.

    `is_written` tells the day of writing of an answer; None in a notice.
    """
    if "-- " in lines[start:end] and not _takes_back(lines[lines.index("-- ", start, end) : end]):
        end = lines.index("-- ", start, end)
    for _ in range(_MOST_BLOCKS):
        last = _above_disclaimers(lines, start, _above_device(lines, start, end))
        end = _above_block(lines, start, last, is_written)
        if end == last:
            break
    return end


def _takes_back(lines: Sequence[str]) -> bool:
    """Whether somebody writes on below the delimiter: a signature takes nothing back."""
    said = (line[:_LONGEST_LINE] for line in lines[: 2 * _LONGEST_BLOCK])
    return any(_TAKEN_BACK.search(line) is not None and not _DISCLAIMER.match(line) for line in said)


def _above_block(lines: Sequence[str], start: int, end: int, is_written: _IsWritten | None) -> int:
    end = _above_device(lines, start, end)
    belongs = _belongs if is_written is None else partial(_belongs_in_answer, is_written=is_written)
    below = _below_rule(lines, start, end, belongs)
    paragraph = (
        _last_paragraph(lines, start, below)
        if is_written is None
        else _last_paragraph_of_answer(lines, start, below, is_written)
    )
    return min(below, paragraph, _closing(lines, start, below, belongs))


def _above_device(lines: Sequence[str], start: int, end: int) -> int:
    while end > start and (not lines[end - 1].strip() or _is_mobile(lines[end - 1])):
        end -= 1
    return end


def _above_disclaimers(lines: Sequence[str], start: int, end: int) -> int:
    """The end of the stretch without the disclaimers at its foot, each of them to the end of its paragraph."""
    while True:
        last = end
        while last > start and not lines[last - 1].strip():
            last -= 1
        first = last
        while first > start and lines[first - 1].strip() and last - first < _LONGEST_DISCLAIMER:
            first -= 1
        found = next((n for n in range(first, last) if _DISCLAIMER.match(lines[n][:_LONGEST_LINE])), None)
        if found is None:
            return end
        end = found


@remembered
def _is_mobile(line: str) -> bool:
    if len(line) >= _LONGEST_LINE:
        return False
    return line.lstrip().lower().startswith(_MOBILE_BEGINNINGS) and _MOBILE.match(line) is not None


@remembered
def _is_rule(line: str) -> bool:
    """Three marks or more, or the two that are a delimiter by themselves."""
    marks = line[:_LONGEST_LINE].strip()
    return marks in {"--", "——"} or (len(marks) > 2 and not marks.strip(_RULE_MARKS))  # noqa: PLR2004


def _below_rule(lines: Sequence[str], start: int, end: int, belongs: Callable[[str], bool]) -> int:
    """Where a rule with a signature below it stands, else `end`."""
    for number in range(max(start, end - _LONGEST_BLOCK), end):
        if _is_rule(lines[number]):
            block = _words(lines, number + 1, end)
            names_will_do = lines[number].strip() == "--"
            if _is_signature(block, partial(_belongs_below_rule, belongs=belongs)) or (
                names_will_do and all(map(_is_name, block))
            ):
                return number
    return end


def _last_paragraph(lines: Sequence[str], start: int, end: int) -> int:
    """Where the last paragraph begins if it is a signature without any rule, else `end`."""
    first, last = _paragraph(lines, start, end)
    block = _words(lines, first, last)
    if first == start or not 0 < len(block) <= _LONGEST_BLOCK:
        return end
    return first if _is_signed(block) or _is_signature(block) else end


def _last_paragraph_of_answer(lines: Sequence[str], start: int, end: int, is_written: _IsWritten) -> int:
    """The same in an answer, whose own day alone is the day of writing."""
    first, last = _paragraph(lines, start, end)
    block = _words(lines, first, last)
    if first == start or not 0 < len(block) <= _LONGEST_BLOCK:
        return end
    if (written := _written(lines, start, first, block, is_written)) is not None:
        return written
    names = is_written(block[-1]) and not any(map(speaks, block[:-1]))
    signed = names and _is_signed(block) and not leaves_open(lines[start:first])
    return first if signed or _is_signature(block, partial(_belongs_in_answer, is_written=is_written)) else end


def _paragraph(lines: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Where the last paragraph begins and ends."""
    last = end
    while last > start and not lines[last - 1].strip():
        last -= 1
    first = last
    while first > start and lines[first - 1].strip() and last - first <= _LONGEST_BLOCK:
        first -= 1
    return first, last


def _written(lines: Sequence[str], start: int, first: int, block: Sequence[str], is_written: _IsWritten) -> int | None:
    """Where the day of writing begins, with who signs above it or (Foxmail) below; None where there is none."""
    if ends_with_its_day(block, lines[start:first], is_written):
        return _above_names(lines, start, first) if len(block) == 1 else first
    if not all(map(signing_words, block)):
        return None
    upper, last = _paragraph(lines, start, first)
    above = _words(lines, upper, last)
    written = start < upper < last and ends_with_its_day(above, lines[start:upper], is_written)
    return _written(lines, start, upper, above, is_written) if written else None


def _above_names(lines: Sequence[str], start: int, end: int) -> int:
    """Where a paragraph of who signs begins that stands above the day of writing; `end` where none does."""
    first, last = _paragraph(lines, start, end)
    signs = start < first < last <= first + 2 and all(map(signing_words, lines[first:last]))
    return first if signs and not leaves_open(lines[start:first]) else end


def _closing(lines: Sequence[str], start: int, end: int, belongs: Callable[[str], bool]) -> int:
    """Where a closing formula ("此致") with nothing but names below it stands, else `end`."""
    for number in range(max(start + 1, end - _LONGEST_CLOSING), end):
        if _is_closing(lines[number]):
            block = _words(lines, number, end)
            if all(map(belongs, block)):
                return number
    return end


def _words(lines: Sequence[str], start: int, end: int) -> list[str]:
    return [line for line in lines[start:end] if line.strip()]


def _belongs(line: str) -> bool:
    """Whether a line may be one of a signature's."""
    return _is_contact(line) or _is_name(line) or is_whole_day(line) or _is_closing(line)


def _belongs_in_answer(line: str, is_written: _IsWritten) -> bool:
    """The same in an answer: its own day, with its year or without, offices with a label; no words like Maybe Later."""
    if is_day(line) or (_is_name(line) and speaks(line)):
        return is_written(line)
    return _belongs(line) or bool(signing_words(line))


@remembered
def _is_closing(line: str) -> bool:
    """A closing formula ("此致")."""
    return _CLOSING.match(line[:_LONGEST_LINE]) is not None


def _belongs_below_rule(line: str, belongs: Callable[[str], bool]) -> bool:
    """Below a rule a signature may say more than where somebody is reached ("工位：3-201", "入职：2020-01-01")."""
    label = _OTHER_LABEL.match(line[:_LONGEST_LINE])
    return belongs(line) or (label is not None and not _NOTICE.search(line[:_LONGEST_LINE]) and _is_name(label[1]))


def _is_signature(block: Sequence[str], belongs: Callable[[str], bool] = _belongs) -> bool:
    return len(block) <= _LONGEST_BLOCK and any(map(_is_contact, block)) and all(map(belongs, block))


def _is_signed(block: Sequence[str]) -> bool:
    """A name, perhaps a department, and the day: how a Chinese letter ends."""
    return 2 <= len(block) <= 4 and is_whole_day(block[-1]) and all(map(_is_name, block[:-1]))  # noqa: PLR2004


@remembered
def _is_contact(line: str) -> bool:
    """A telephone number, an address or their like, with a label or with no more than a name beside it."""
    head = line[:_LONGEST_LINE]
    if _NOTICE.search(head):
        return False
    if _LABELLED.match(head):
        return True
    rest = _BARE.sub("", head)
    return rest != head and (not rest.strip(" \t|/,，;；<>()（）") or _is_name(rest.strip(" \t|/,，;；<>()（）")))


@remembered
def _is_name(line: str) -> bool:
    """A name, a department, a company: short, without digits, punctuation and words that decide."""
    return len(line) < _LONGEST_LINE and _NAME.match(line) is not None and _NO_NAME.search(line) is None
