"""How an answer says that nobody is free (D2b, D10): 我们组目前没有合适的人手, 安排不出人, we have nobody available."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.roles import ROLE
from parsers.notices.words.wordings import Token, Vocabulary

_NOBODY: Final = Vocabulary(
    {
        "OPENING": "抱歉 不好意思 遗憾 很遗憾 你好 您好 回复 目前为止 目前 近期 暂时 现阶段 现在 最近 这段时间 当前 "
        "本月 这个月 这次 本次 此次 手头 手头上 手上 实在 确实 真的 so|sorry sorry unfortunately",
        "WE": "我们 我 咱们 组里 组里面 组内 组 部门 这边 这里 里 本 we|have there|is there's we i my|team my|group "
        "our|team our|group",
        "ALSO": "也 都",
        "ROLE": "",
        "NO": "没 没有 无 暂无 缺",
        "FREE": "合适 空闲 富余 多余 可用 闲置 闲",
        "HANDS": "人手 人员 人力 人选 资源 人",
        "SHORT": "不足 不够 紧张 满 已满 排满",
        "CANNOT": "无法 不能 没法 没办法",
        "NEED_NOT": "不 无需 不用 不需要 无须 暂不 暂无需 暂不需要",
        "ARRANGES": "安排 派 派人",
        "SHIFTS": "协调 抽调",
        "JOINS": "投入 参与 参加 介入 配合",
        "SUPPORTS": "支持 支撑 支援",
        "GIVES": "提供 派出",
        "SPARES": "抽 腾 排 出 给",
        "NOT_OUT": "不出 不出来 不了 不开 不过来",
        "AGAIN": "再",
        "CAN": "可 可以 能",
        "USES": "用 调",
        "IS_FREE": "有空 有时间",
        "WORK": "工作 任务 工作量 工作内容 活 活儿 事 事情",
        "WITH": "和 与 跟",
        "UNRELATED": "无关 没关系 没有关系 没什么关系",
        "WHATEVER": "任何 手",
        "PROJECT": "项目 新项目",
        "THIS_PROJECT": "本项目 该项目 此项目 这个项目",
        "GOES": "到 去",
        "COMES": "来 出来 过来",
        "PARTICLE": "了 啊 的",
        "NONE": "nobody no|one no-one none|available not|available no|capacity cannot can't unable|to unable",
        "IS": "is are available free at|the|moment right|now now currently left help support provide offer spare "
        "assign lend send any anyone anybody people someone somebody",
        "FOR": "from for",
        "WHOSE": "our my this that the",
        "TEAM": "team group side project period",
        "MARK": "! 。 . , - * ~ ? : ; / “ ” … — –",
    },
)
_LEAD: Final = "START (OPENING | WE | ALSO | ROLE | MARK)*"
_NOT_NEEDED: Final = "START (OPENING | WE | ALSO | ROLE | MARK | THIS_PROJECT)* NEED_NOT"
"""这个项目前端不参与. 这个项目没有人手 may say what it lacks."""
_CAN: Final = "CAN (ARRANGES | SHIFTS | JOINS | SUPPORTS | USES | GOES | COMES)"
_REST: Final = (
    f"({_CAN} | IS_FREE | FREE | WHATEVER | HANDS | SUPPORTS | JOINS | ARRANGES | GOES? (PROJECT | THIS_PROJECT) | "
    "COMES | PARTICLE | ROLE | IS | FOR WHOSE TEAM | MARK)* END"
)
_WORDINGS: Final = _NOBODY.wordings(
    # 没有合适的人手, 缺人
    f"{_LEAD} NO FREE? PARTICLE? HANDS {_REST}",
    # 人手不足, 人都排满了
    f"{_LEAD} HANDS ALSO? SHORT {_REST}",
    # 无法安排, 不能支撑
    f"{_LEAD} CANNOT (ARRANGES | SHIFTS | JOINS | SUPPORTS | GIVES) {_REST}",
    # 无需我们组投入, 不派人
    f"{_NOT_NEEDED} (ARRANGES | AGAIN)? WE{{0,2}} (JOINS | ARRANGES) {_REST}",
    # 不需要我们, 没有前端的工作
    f"{_NOT_NEEDED} WE{{1,3}} {_REST}",
    f"{_LEAD} NO (WE{{1,3}} PARTICLE? ROLE? | ROLE) PARTICLE? WORK {_REST}",
    # 不需要前端人员, 暂不需要前端投入; 我们组不用出人
    f"{_NOT_NEEDED} WE{{0,2}} ROLE (HANDS | JOINS | ARRANGES | SUPPORTS)? {_REST}",
    f"{_NOT_NEEDED} WE{{0,2}} (SPARES | GIVES) HANDS {_REST}",
    # 与前端无关
    f"{_LEAD} WITH (WE{{1,3}} | ROLE) UNRELATED {_REST}",
    # 抽不出人, 安排不过来
    f"{_LEAD} (SPARES | ARRANGES | SHIFTS) NOT_OUT HANDS? {_REST}",
    # nobody is available
    f"{_LEAD} NONE {_REST}",
)


def says_nobody(folded: str) -> bool:
    """Whether a clause (folded) says that nobody is free, and nothing else."""
    roles = (Token("ROLE", *found.span()) for found in ROLE.finditer(folded))
    return _NOBODY.cut(folded, roles).says(_WORDINGS)
