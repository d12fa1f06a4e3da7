"""The words behind a name, or in a remark, that say that somebody does not come, not yet, or not for long (M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.mood_words import sharing
from parsers.notices.words.wordings import Vocabulary

_BRACKETS: Final = Vocabulary(
    sharing(
        "AWAITS NOT_NOW NO_NEED UNNEEDED DONT CANCELS SHELVES PUTS_OFF MIGHT CONSIDERS HARMLESS",
        {
            "LEAVES": "撤场 离场 退场 撤离 撤出 撤走 已撤 离开 离岗 离职 退出 调走 调离 调出 转岗 释放 归还 换人 更换 "
            "辞职 停职 提前结束 leaves leaving left released",
            "GOES": "走 撤 提前",
            "ABSENT": "产假 病假 事假 休假 请假 年假 婚假 丧假 长假 住院 缺席 absent on|leave",
            "DENIES": "不 未 没 无法 没法 not",
            "PENDING": "审批 申请中 协调中 沟通中 面试 按需 如需 视情况 候补 备选 备用 替补 暂 "
            "拒绝 驳回 rejected pending",
            "ELSEWHERE": "去 改去 转去 调去 调往 转往",
            "DOUBTED": "换成 换为 换人 改由 "
            "中止 终止 失效 冻结 挂起 意向 计划外 已结束 已替换 待确认 改派 二选一 前半段 后半段 前半程 后半程 "
            "前半月 后半月 上半月 下半月 前两周 后两周 第二周 第三周 第四周 回来后 应为 写错 有误 重复 冲突 "
            "另有 如有空 下周确认 下周定 月底确认 月底定 明天确认 稍后确认 后续确认 后续通知 另行通知",
            "WAITS": "等 等到 等待",
            "REMOVES": "减少 减员 移除 删除 缩减 停用",
            "NO": "否 × ✗ ✘ x no n",
            "HARMLESS": "无冲突 没有冲突 不冲突 等级 "
            "不驻场 不出差 不脱产 不变 不限 不含 不间断 未来 待命 走查 暂住 暂无 已审批 审批通过 "
            "审批人 审批流 不能出差 未开始 尚未开始 未启动 未婚 不加班 不上班 不休息 不值班 "
            "改为远程 改为驻场 改为现场 改为线上 改为全职 改远程 改驻场 改现场 "
            "调整为远程 调整为驻场 变更为远程 变更为驻场",
            "MOVES": "续期 延期 延长 顺延 推迟 延后 改为 改到 改至 调整 变更 到岗时间 到岗日期 进场 入场 加入 "
            "到场 到岗 到位 到组 进组 "
            "结束 截止 续至 续到 延至 延到 实际 最后 extended starts ends from until",
            "FROM": "起 开始 止",
            "STOP": ", ; 。 、 ( ) :",
        },
    )
)
_DENIES: Final = "(DENIES | NOT_NOW | NO_NEED | UNNEEDED | DONT | CANCELS | SHELVES | MIGHT | CONSIDERS)"
_HERE: Final = (
    f"({_DENIES} | ABSENT | PENDING | PUTS_OFF | DOUBTED | (START | STOP) (AWAITS | ELSEWHERE | WAITS) "
    "| START (NO | REMOVES) END)"
)
_TAKEN_OUT: Final = _BRACKETS.wordings(_HERE)
_GOES_AWAY: Final = ("LEAVES", "GOES (END | STOP)")
_LEAVING: Final = _BRACKETS.wordings(*_GOES_AWAY)
_MOVED: Final = _BRACKETS.wordings(*_GOES_AWAY, "MOVES", "FROM (END | STOP)", "PUTS_OFF")


def takes_out(folded: str) -> bool:
    """Whether the words (folded) say that somebody does not come, or leave open whether: 不参加, 产假, 待批, 按需."""
    return _BRACKETS.tells(_TAKEN_OUT, folded)


def tells_of_leaving(folded: str) -> bool:
    """Whether the words (folded) say that somebody leaves, or has left: 已离场, 6月15日走."""
    return _BRACKETS.tells(_LEAVING, folded)


def moves_days(folded: str) -> bool:
    """Whether the words (folded) say that somebody comes, stays or goes on another day: 续期至7月15日, 6月8日起."""
    return _BRACKETS.tells(_MOVED, folded)
