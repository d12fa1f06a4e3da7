"""Words of a reply that states what it was not asked (M3, M4): corrections, parts of a form, who stays on."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

UNASKED: Final = Vocabulary(
    {
        "PERIOD": "周期 period",
        "PROJECT": "项目 项目名称 project",
        "LABEL": "人员 岗位 时间 人数 负责人 经理 类型 客户 原因 工作量 "
        "people person role effort date lead manager type reason",
        "COLON": ":",
        "CORRECTS": "改为 改成 改到 换成 应为 应是 应该是 写错 搞错 弄错 有误 不对 更正 "
        "change|to changed|to changes|to changing|to should|be wrong mistake",
        "UNDO": "取消 撤销 撤回 作废 cancel cancelled canceled withdraw withdrawn",
        "SPARED": "不需要 不再需要 不用 不要 no|longer|need no|longer|needed not|needed",
        "NEED": "需求 人员需求 用人需求 申请 need request",
        "THIS": "这个 该 此 本 上述 以上 这项 这条 这次 我们的 the this our that",
        "PARTICLE": "了 吧 掉 先 就 请 麻烦 现 已 已经 please we is are has been",
        "STOP": ", 。 ; ! .",
        "CHANGES": "改 更换 变更 调整 提前 推迟 延长 延期 延至 续期 撤场 结束 开始 为止 应该 "
        "change changed changes changing extend extended extending extension correct correction instead until should",
        "STAYS": "不撤 不撤场 不能撤 不能撤场 别撤 别撤场 不要撤 不要撤场 先别撤 先不撤 暂不撤 "
        "不同意撤 不同意撤场 不同意释放 不放 不放人 不能放 别放 不能走 别走 先别走 还要用 还得用 还需用 还需要用 "
        "还在用 还用 要继续 继续用 继续支撑 继续留 再留 再用 再续 再延 留用 续用 需要用 要留 得留 "
        "keep|him keep|her keep|them still|need still|needs needs|to|stay need|to|stay longer",
        "YES": "对 对的 是 是的 没错 正确 确认 同意 按你说的 按您说的 照你说的 照您说的 按上面的 就按这个 "
        "yes right correct",
        "IS": "是 就是 为 那就 就 安排 定 派 it's",
        "PICKS": "第一个 第二个 第三个 第1个 第2个 第3个 前者 后者 前一个 后一个 前面那个 后面那个 的那个 的那位 "
        "都来 都要 都去 都是 都支撑 两个都 两位都 一起来 只要 the|first the|second both",
        "WHETHER": "是否 是不是 对吗 对不对 行吗 吗 ?",
        "HANDS_ON": "看 补 跟进 处理 稍后 稍等 回复 一下 知悉 晚点 回头 马上 尽快 later soon",
        "SOMETIME": "如有 若有 如果 要是 再通知 再联系 再发 再说 再议 if later",
    }
)
A_LABEL: Final = UNASKED.wordings("START (!( COLON | END ) ANY){0,6}? (PROJECT | LABEL | PERIOD) COLON !( END )")
"""A label of one of the forms with its value; a telephone in a signature has others."""
ANSWERS: Final = UNASKED.wordings(
    # 对, 按你说的
    "START PARTICLE{0,2} YES PARTICLE{0,2} (STOP | END)",
    # 是许南星, 就后端的, 都来, 第一个
    "START PARTICLE{0,2} (YES | IS) !( STOP | END ) ANY",
    "PICKS",
)
"""What answers a question about what was written, without the form."""
OF_LATER: Final = UNASKED.wordings("(SOMETIME | HANDS_ON | WHETHER)")
"""What is put off, handed on or asked back states nothing."""
CORRECTS: Final = UNASKED.wordings("(CORRECTS | UNDO)", "SPARED !( CHANGES | PROJECT | LABEL | PERIOD )")
_HERE: Final = "(START | STOP) (THIS | PARTICLE){0,4}"
_UNDONE: Final = "(UNDO | SPARED)"
TAKES_BACK: Final = UNASKED.wordings(
    # 这个需求取消, 需求不需要了
    f"{_HERE} NEED PARTICLE{{0,2}} {_UNDONE} PARTICLE{{0,2}} (STOP | END)",
    # 取消这个需求, please cancel this request
    f"{_HERE} {_UNDONE} (THIS | PARTICLE){{0,3}} NEED PARTICLE{{0,2}} (STOP | END)",
    # 不需要了, 取消吧
    f"START PARTICLE{{0,2}} {_UNDONE} PARTICLE{{0,2}} (STOP | END)",
)
"""What was asked for is not wanted any more, all of it; 前端的需求取消 may leave another."""
A_CHANGE: Final = UNASKED.wordings("DAY ANY{0,60}? (CHANGES | PERIOD)", "(CHANGES | PERIOD) ANY{0,60}? DAY")
"""A day beside a word of changing."""
SOME_TIME: Final = UNASKED.wordings("SOMETIME")
"""What may come is no correction yet."""
STAYS: Final = UNASKED.wordings("STAYS")
"""Somebody who is to leave is to stay, and until when is not said."""
