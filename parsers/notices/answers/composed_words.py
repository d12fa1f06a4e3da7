"""Words of an answer that are put together of parts: 到期|正常|撤出, 还要|延到, 最后一天|定在 (D5, D6).

Managers join them as they like; a list of whole words would always lack the next one.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from parsers.notices.words.fold import words


def _joined(*parts: tuple[str, ...]) -> str:
    return " ".join("".join(chosen) for chosen in product(*parts))


_MAYBE: Final = ("",)
_AT_THE_END: Final = words("到期 按期 如期 期满")
_AS_AGREED: Final = words(
    "正常 按时 照常 按计划 按原计划 按原定计划 按原定时间 按原定日期 按原来的计划 到期正常 到期就正常 到期后正常 "
    "按期正常 期满正常 期满后正常 正常到期 按时到期"
)
_JUST: Final = _MAYBE + words("就 后 即 可 可以 就可以 直接 就直接 就让他 就让她 让他 让她 就放他 就放她 放他 放她")
_GOES: Final = words("撤 撤场 撤出 撤离 撤走 离场 离开 退场 退出 释放 放人 结束 结束支撑 归还 归队")
GOES_AS_PLANNED: Final = " ".join(
    (
        _joined(_AT_THE_END, _JUST, _GOES + words("走 走人 回 回来 回去 回组 回组里 回部门 还给你们 还给你 还你们")),
        _joined(_AS_AGREED, _JUST, _GOES),
    )
)
"""到期正常撤出, 期满离场, 按原定计划撤出. 正常走 may be how a process goes."""

STAYS_UNTIL: Final = _joined(
    words("可以 能 要 得 需 需要 还要 还得 还需要 只好 也要 也得 也只好 现 现在 至少 起码 最少 至少要 至少得"),
    words(
        "续到 续至 续期到 续期至 延到 延至 延期到 延期至 延长到 延长至 顺延到 顺延至 留到 留至 用到 待到 做到 干到 "
        "支持到 支持至 支援到 借到 借用到 延后到 延后至 "
        "改到 改为 改成 改至 调整到 调整为 延期为 延长为"
    ),
)
"""还得延到, 只好顺延到."""

MOVES_THE_END: Final = _joined(
    words("周期 期限 截止日 截止日期 截止时间 到期日 到期时间 结束日 结束日期 结束时间 支撑周期 支撑时间 支撑期"),
    words(
        "改为 改成 改到 改至 调整为 调整到 调整至 变更为 变更到 变更至 延长为 延长到 延长至 延至 延到 "
        "顺延到 顺延至 定为 定到"
    ),
)
"""截止日改成7月31日, 支撑周期变更为5月6日至8月21日."""

NEW_END: Final = _joined(
    words("新 新的"),
    words("截止日 截止日期 截止时间 到期日 到期日期 到期时间 结束日 结束日期 结束时间 最后一天"),
    _MAYBE + words("是 为 定为 定在"),
)
"""新的截止日期是7月17日."""
FETCHED: Final = _joined(
    words("可以 就可以 能 就能"),
    words("放他走 放她走 放人走 把他领走 把她领走 把人领走 把他放走 把她放走 把人放走 领走"),
)
"""5月29日就可以把他领走."""
_LAST_DAY: Final = words("最后一天 最后一日 最后工作日 最后支撑日 最后支持日")
_IS: Final = words("定 定在 定为 定到 就定 就定在 就定为 是 就是 为 算")
LAST_DAY_IS: Final = " ".join((_joined(_LAST_DAY, _MAYBE + _IS), _joined(words("是 就是 为 作为 算"), _LAST_DAY)))
"""最后一天定在6月18日, 6月18日是最后一天."""
LEAVING_DAY_IS: Final = _joined(
    words("撤场 离场 释放 退场 撤出"), words("日 日期 时间 日子"), _MAYBE + _IS + words("提前到 提前至")
)
"""撤场日期定为6月18日."""
