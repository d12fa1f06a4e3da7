"""What the next words of a mail call untrue, refused, not final, or not to be carried out yet (M4).

许南星6月15日撤场，客户不同意; …。这是误传; …，如无异议: a clause of its own that says nothing else.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import sharing
from parsers.notices.words.topics import Topic
from parsers.notices.words.wordings import Vocabulary
from parsers.remembered import remembered

_DISOWNING: Final = Vocabulary(
    sharing(
        "CANCELS SHELVES",
        {
            "MARK": ", 。 ; ! ( ) — –",
            "COLON": ":",
            "THIS": "这 此 该 本 以上 上述 这个 这条 这封 此条 这一",
            "MATTER": "消息 信息 通知 邮件 安排 方案 计划 说法 内容 决定 事 申请 提议 时间 日期 变更 内容中",
            "FILLS": "是 为 系 属 属于 都 均 也 了 的 已 已经 现 现已 后来 目前 暂时 还 还在 仍 仍在 尚 正在 正 但 "
            "但是 可是 不过 "
            "又 最终 最后 一个 大家 请 请大家 请先 先 予以 结果 并 其实 实际 实际上 只 只是 仅 仅仅 仅是 仅供 被 "
            "有点 双方 还要",
            "WRONG": "不对 不对不对",
            "MOVES": "撤场 离场 退场 撤离 释放 续期 延期 支撑",
            "UNTRUE": "误传 谣传 谣言 讹传 不实 不正确 不属实 不算数 不成立",
            "MISTAKEN": "有误 错误 错了 弄错了 搞错了 写错了 发错了 更正 笔误",
            "REFUSED": "否决 驳回 拒绝 未获批准 未获批 未获同意 未获通过 没获批准 没批准 没批 未批准 未批 不批准 "
            "没有批准 没有通过 未通过 没通过",
            "OPPOSES": "不同意 反对 有异议 不批准 不答应 不认可 没同意 没有同意 未同意 拒绝了",
            "NOT_FINAL": "仅供参考 草稿 初稿 草案 去年的事 前年的事 以前的事 过去的事 "
            "不是最终方案 非最终方案 不是最终安排 不是最终结果 不是最终版 非最终版 不是定稿 设想 假设 "
            "构想 想法 预案 举例 "
            "协商 协商中 商议 商议中 商量 商量中 沟通中 讨论中 讨论 谈判中 未最终确定",
            "PREVAILS": "另行通知为准 后续通知为准 正式通知为准 以另行通知为准 以后续通知为准 以正式通知为准 "
            "等正式通知 等另行通知",
            "UNDONE": "暂不执行 先勿执行 勿执行 不执行 暂缓执行 先不执行 不要执行 别执行 不生效 未生效 暂不生效 "
            "尚未生效 无效 不算 "
            "收回 取消了 撤回 撤销",
            "NO_OBJECTION": "如无异议 若无异议 如没有异议 若没有异议 如无意见 如无反对",
            "HARMLESS": "不同意见",
        },
    )
)
_HERE: Final = "(!( MARK | COLON | END ) ANY)"
_SAID: Final = "(THIS | MATTER | FILLS)"
_BEGINS: Final = "(START | MARK)"
_ENDS: Final = "(MARK | END)"
_BEHIND: Final = _DISOWNING.wordings(
    # …，这是误传; …，已被否决; …，仅为设想
    f"{_BEGINS} {_SAID}{{0,6}} (UNTRUE | WRONG | REFUSED | NOT_FINAL | PREVAILS) {_SAID}{{0,3}} {_ENDS}",
    # …，有误; not 更正，许南星应为…, which says what holds
    f"MARK {_SAID}{{0,6}} MISTAKEN {_SAID}{{0,3}} {_ENDS}",
    f"START {_SAID}{{0,6}} MISTAKEN {_SAID}{{0,3}} MARK? END",
    # …。请先勿执行; …，后来取消了
    f"MARK {_SAID}{{0,6}} (UNDONE | SHELVES | CANCELS) FILLS{{0,2}} {_ENDS}",
    # …，客户不同意: at the end, where no other clause goes on from it
    f"MARK FILLS{{0,2}} {_HERE}{{1,2}}? FILLS{{0,2}} (OPPOSES | REFUSED) FILLS{{0,2}} MARK? END",
    # …撤场，现客户要求加测，撤场取消
    f"MARK FILLS{{0,3}} MOVES {_SAID}{{0,3}} (CANCELS | UNDONE | SHELVES) FILLS{{0,2}} {_ENDS}",
    # 组长意见：不同意
    f"START {_HERE}{{1,6}} COLON FILLS{{0,2}} (OPPOSES | REFUSED) {_SAID}{{0,2}} MARK? END",
    # …，如无异议; 如无异议，按此执行 closes a mail
    "MARK NO_OBJECTION MARK? END",
)
_LAST: Final = _DISOWNING.wordings(
    # 撤销许南星的支撑安排，仅为设想; …，写错了 says why
    f"MARK {_SAID}{{0,6}} (REFUSED | NOT_FINAL) {_SAID}{{0,3}} MARK? END",
    f"MARK FILLS{{0,2}} {_HERE}{{1,2}}? FILLS{{0,2}} (OPPOSES | REFUSED) FILLS{{0,2}} MARK? END",
    # 撤销许南星的安排，不对，撤销白一舟的: the writer takes himself back; …，内容不对 says why
    f"MARK FILLS{{0,2}} WRONG FILLS{{0,2}} {_ENDS}",
)
_CALLED_VOID: Final = _DISOWNING.wordings(
    f"{_BEGINS} FILLS{{0,2}} THIS MATTER FILLS{{0,3}} (CANCELS | UNDONE) FILLS{{0,2}} {_ENDS}",
)
_MAY: Final = Topic(
    "参考 草稿 初稿 草案 的事 "
    "误传 谣 讹传 不实 不正确 属实 有误 错 更正 不算 不成立 笔误 否决 驳回 拒绝 未获 没获 批准 未批 没批 "
    "未通过 没通过 没有通过 不同意 反对 异议 不答应 不认可 没同意 没有同意 未同意 最终 定稿 设想 假设 构想 想法 预案 "
    "举例 协商 商议 商量 沟通中 讨论 谈判 另行通知 后续通知 正式通知 执行 生效 无效 收回 取消 撤回 撤销 "
    "作废 如无意见 暂缓 搁置"
)
"""What most lines lack: they are not cut into words."""


@remembered
def is_disowned(folded: str) -> bool:
    """Whether a clause of a line (folded) says no more than that what stands beside it does not hold."""
    return _MAY.told_in(folded) and _DISOWNING.tells(_BEHIND, folded)


def is_disowned_last(folded: str) -> bool:
    """Whether a line (folded) that takes something back goes on with a clause by which that does not hold."""
    return _MAY.told_in(folded) and _DISOWNING.tells(_LAST, folded)


def is_called_void(folded: str) -> bool:
    """Whether a line (folded) calls the very mail void: 本通知作废; a cancellation says so plainly."""
    return _MAY.told_in(folded) and _DISOWNING.tells(_CALLED_VOID, folded)
