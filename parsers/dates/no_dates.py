"""Rules for what is no date though it looks like one, and for what makes dates uncertain by how it is written.

They are tried before those for dates, so that a contract number, a price, a version, the mark of an entry or a word
that merely holds the characters of a date (前端, 统一) is never cut down to one.
"""

from __future__ import annotations

from parsers.dates import words
from parsers.dates.pieces import (
    COUNT,
    ENGLISH_MONTH,
    FIGURES,
    LETTERS,
    NUMBERS,
    NUMERAL,
    NUMERALS,
    C,
)
from parsers.dates.tokens import Rule, Words

AT_THE_BEGINNING = r"(?:\A|(?<=\A )|(?<=\n))"
LIST_MARK = (
    rf"\(?[0-9]{{1,2}}\)(?![日号月-])|(?:[0-9]{{1,2}}[、.]|{C}、)"
    rf" ?(?=20[0-9]{{2}}[-/.年][0-9]|[0-9]{{1,2}}[/.][0-9]{{1,2}} ?[-~至到—]|{NUMERAL}月{NUMERAL}"
    rf"|(?!{C}|{ENGLISH_MONTH})[^\W\d_])"
)
"""The "1、" before what is listed; in "8、9月" and "6. August" it is no such mark."""
OTHER_EVENT = (
    "(?<!支撑)(?<!支持)(?<!支援)(?<!配合)(?<!协助)(?<!保障)(?<!用于)(?<!负责)(?<!参与)"
    f"(?:{words.either(list(words.OTHER_EVENTS))})"
    "(?!支|保障|期|阶段|准备|材料|开发|测试|环境|系统|平台|工作|任务|组|部|中心|团队|人员|经理|岗|实施|相关|需求|纪要|通知|记录|之后|以后|后)"
)
"""No event but the work people are lent for stands behind a verb of lending, or before a noun: 支持验收, 验收支撑."""

NO_DATES = (
    Rule("HARMLESS", " ", " "),
    Rule("HARMLESS", NUMBERS + "(", f"{AT_THE_BEGINNING}(?:{LIST_MARK})"),
    Rule(
        "UNREAD",
        "编合订单工号电手分邮账tpn",
        "(?:编号|合同号?|订?单号?|工号|号码|电话|手机|分机|邮编|账号|tel|phone|no[.])[ :为是]{0,3}"
        "(?=[-a-z]{0,12}[0-9])[-0-9a-z/.()]+",
    ),
    Rule(
        "UNREAD",
        "版v章条附房编序比得评金费预报单总成合",
        "(?:版本号?|version|ver|v|章节?|条款|附件|房间?号?|编码|序号|比例|得分|评分|金额|费用|预算|报价|单价|总价|成本|合同额)"
        "[ :.为是]{0,3}(?=[0-9])[-0-9./~至到v]+",
    ),
    Rule("UNREAD", "¥$€£", "[¥$€£] ?[0-9][-0-9.,/~]*"),
    Rule("UNREAD", LETTERS, "(?!q[1-4]|h[12])[a-z]{1,12}[-_]?[0-9]{3}[-0-9a-z_/.]*"),
    Words("HARMLESS", words.DAYS_OFF),
    Words("WORD", words.PROTECTED),
    Rule("WORD", "没未", "(?<![前日号底末])[没未](?:做|弄|干)?完成?"),
    Words("UNREAD", words.MISLEADING),
    Rule("UNREAD", "今明", "(?:今明|明后)(?!两[天日])"),
    Rule("UNREAD", NUMBERS, f"{NUMERAL}月(?:中(?!下?旬)|半|头|尾)"),
    Rule("UNREAD", "第", f"第{COUNT}个?(?:周|天|日|月|星期|年|工作日)"),
    Rule("UNREAD", "初", "初[一二三四五六七八九十]"),
    Rule("UNREAD", NUMBERS, f"{NUMERAL}月初[一二三四五六七八九十]"),
    Rule(
        "UNREAD",
        NUMERALS,
        f"(?:(?<![至到~-]){C}月十五|三月三|五月五|七月七|九月九|{C}{{1,2}}月廿{C}?)(?![日号]|{C})",
    ),
    Rule("DOUBT", NUMBERS + "两几", f"(?:{NUMERAL}|两)?(?:个?[多余来]|几)个?(?:工作日|[天周月年]|星期|礼拜)"),
    Rule("DOUBT", "多余出以不", "(?<=[天周月年期拜日])(?:多|余|有余|出头|以[上下]|不到)"),
    Rule("DOUBT", "若如原非", "(?:\\A|(?<=[\\s,;、。(:：]))(?:若|如|原|非)"),  # elsewhere they may be in a name
    Rule("DOUBT", "".join({word[0]: "" for word in words.OTHER_EVENTS}), OTHER_EVENT),
    Rule("DOUBT", "至", "至今(?![年天日])"),
    Rule("DOUBT", LETTERS, "[a-z]{1,8}n['’]t(?![a-z])"),
    Rule("HARMLESS", "第", f"第(?:{C}|[1-9])(?:段|阶段)[ :为是]{{0,2}}"),
    Rule("WORD", "第", f"第{C}(?!季)"),
    Rule("EFFORT", NUMBERS + "两半", "(?:[0-9.]{1,6}|[一二两三四五六七八九十半]{1,3}) ?个?(?:人[天日月周]|人/天)"),
    Rule(
        "EFFORT",
        "预评估约大",
        "(?:预估|预计|评估|估计|约|大约|大概)(?:开发|支撑|协调|投入|测试|工作量|时间|工时|需|共){0,3} ?[:为是]? ?"
        "(?:[0-9.]{1,6}|[一二两三四五六七八九十半]{1,3}) ?个?(?:人[天日月周]|人/天|工日)",
    ),
    Rule("EFFORT", FIGURES, "[0-9.]{1,6} ?(?:person|man)[- ]?(?:day|week|month)s?"),
    Rule("HARMLESS", FIGURES, "[0-9]{1,3}(?:[.][0-9])?%"),
    Rule("HARMLESS", NUMBERS + "两", f"(?:[0-9]{{1,2}}|{C}|两)(?:个人|人|名|位)"),
)
"""Numbers that are no dates, and words that hold the characters of one."""
