"""Words with which an answer names other terms than it was asked about (M4, M7): another person, a share, an effort."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.wordings import Vocabulary

TERMS: Final = Vocabulary(
    {
        "REPLACES": "换成 换为 换人 改派 改由 改为 改成 替换 替换成 替换为 代替 接替 顶替 instead replace replaced",
        "CHANGES": "换 加 加上 再加上 增加 新增 增派",
        "STAYS_AWAY": "不来 不用来 来不了 不过来 不去 不用去 去不了 不参与 不参加 不投入 不支撑 不需要 不用了",
        "LACKS": "还缺 还差 还少 还需 还需要 还要",
        "MORE": "另需 另缺 再要 再来 再派 再加 另外要 still|need also|need",
        "COUNTER": "个 名 位",
        "HANDS": "人 人手 人力 人员 同事 同学 前端 后端 测试 产品 算法 运维 设计 开发",
        "EVERY": "每周 每天 每日 每月 每星期",
        "SHARE": "半天 半职 兼职 一半时间 一半精力 part-time half-time",
        "HALF": "一半 % 成",
        "UNIT": "人天 人日 人月 工日 person-day person-days",
        "SERVES": "投入 支撑 支持 精力 时间",
        "HARMLESS": "换届 转换 更换 替换件 成本 成果 完成 成功 人天另算 人天不变 加油 加班 加急 加快 加强 加入",
        "STOP": ", 。 ; !",
    },
    endings={"DAYS": "天 日 次 小时 days"},
)
_HERE: Final = "(!( STOP | END ) ANY)"
OTHER_TERMS: Final = TERMS.wordings(
    # 换成乙, 改为后端开发
    f"(START | STOP) {_HERE}{{0,3}}? REPLACES",
    # 每周3天, 半天投入, 50%投入
    "EVERY SERVES? DAYS",
    "SHARE (SERVES | STOP | END)",
    f"HALF {_HERE}{{0,2}}? (SERVES | END)",
    f"SERVES {_HERE}{{0,2}}? HALF",
    # 工作量10人天
    "UNIT",
    # 还差一个, 另外还缺一个测试, 还缺前端; not 还差一轮回归, 还要用
    f"(START | STOP) {_HERE}{{0,3}}? LACKS {_HERE}{{0,3}}? (COUNTER HANDS* | HANDS{{1,3}}) (STOP | END)",
    f"(START | STOP) {_HERE}{{0,3}}? MORE",
)
A_CHANGE: Final = TERMS.wordings("(START | STOP) CHANGES", f"{_HERE}{{0,8}}? STAYS_AWAY")
"""换乙, 加上乙, 乙不用来了, of somebody who is named."""
