"""The note above what is forwarded: one that only passes it on says nothing, any doubt in it is asked about (M4).

Who forwards a notice with 这份是错的, 请勿登记 or 这样行吗 does not say what it says, so that a word of denial, doubt,
question or change anywhere in the note is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from parsers.mail.passed_on import only_agrees
from parsers.message import Line, Mail
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import Topic
from parsers.patterns import Pattern
from state.notice import Remark

_HARMLESS: Final = Pattern(
    r"没问题|没意见|[没无]异议|不好意思|[不无][用需必]回复?|差不多|特别|分别|先生|非常|未来|等[人同等]|再次|稍等|看下[面方述边]|原邮件"
    r"|已经?(?:审[批核阅]|批[准复]?|核[对实]|确认|同意)(?:通过|过|完|了)?|no problem"
)
_DOUBTS: Final = Topic(
    "? 吗 呢 什么 不 没 未 勿 先别 别管 别登 别理 别处 别用 别执 并非 非正式 非最终 是否 可否 能否 要否 无效 谁 怎 "
    "如何 错 误发 有误 作废 废止 废弃 废了 忽略 取消 撤回 撤销 撤掉 删除 删掉 删去 去掉 剔除 排除 除外 停止 终止 "
    "旧 以前 之前的 原来 去年 上次 上个月 历史 过期 草稿 草案 初稿 征求 拟安 拟定 拟于 拟由 拟派 拟投 "
    "待定 待确 待客 待议 待批 待领 有待 等我 等客 等领 等通 等确 等待 等到 等审 等一 等他 等她 暂 缓一 "
    "后再 再定 再说 再议 再登 再看 再确 如果 若 假如 要是 万一 仅供 "
    "改成 改为 改到 要改 有改 再改 修改 换成 换人 更换 替换 "
    "审批 审核 审阅 请审 送审 评审 待审 核对 核实 核准 复核 讨论 商量 意见 把关 看看 看下 看一下 示例 样例",
    r"除了?[^，,。]{1,20}外|\b(?:not|don.t|ignore|cancel\w*|draft|old|wrong|if|review|wait|hold|pending|except)\b",
)
_PROJECT: Final = Pattern(r"@\S+|项目(?:名称)?\s?[:：]\s?\S+")
MOST: Final = 30
"""Lines of the note, and `LONGEST` characters of each."""
LONGEST: Final = 300


def passed_on(mail: Mail) -> Mail | None:
    """The mail as one that only passes on what is below its words; None where these doubt it, or nothing is below."""
    if mail.below is None or any(map(_is_doubt, mail.new_lines[:MOST])):
        return None
    note = (*mail.new_lines, *mail.below.note)
    lines, tables = mail.below.lines, mail.below.tables
    return structs.replace(mail, new_lines=lines, tables=tables, note=note, below=None, is_forward=True)


def beside_below(mail: Mail) -> Iterator[Remark]:
    """The problems with words above a forwarded notice that may change it: more than consent and the project's name."""
    for line in mail.new_lines[:MOST]:
        if not only_agrees(_PROJECT.sub("", line.text[:LONGEST])):
            yield Remark("on-condition", None, line.text.strip())


def doubted(page: Page) -> Iterator[Remark]:
    """The problems with the lines above a forwarded notice that do not simply pass it on."""
    for line in page.mail.note[:MOST]:
        if _is_doubt(line):
            yield Remark("on-condition", None, line.text.strip())


def _is_doubt(line: Line) -> bool:
    return _DOUBTS.told_in(_HARMLESS.sub("", fold(line.text[:LONGEST])))
