"""What becomes of a support, said behind its days: 甲6月1日-6月30日的支撑取消. Nobody is lent by it (D4, M4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import fold
from parsers.notices.words.spans import periods
from parsers.patterns import Pattern

_SUPPORT: Final = Pattern(r"[)）]?\s?(?P<of>的)?\s?支[撑援持](?P<said>[^,，。;；!！]{1,40})(?=$|[,，。;；!！])")
_HOLDS: Final = Pattern(
    r"(?:工作|安排|计划|任务)?(?:均|都|仍|现)?(?:已经?)?(?:(?:协调|确认|确定|安排|落实|敲定|商定|批准|获批|定)(?:好|完成|妥|下来)?)?"
    r"(?:有效|不变|照旧|照常|继续)?了?(?:如下)?(?:请?(?:各位|大家)?知悉)?\W*|.{0,30}(?:工作|任务|开发|测试|建设|联调|实施|运维|设计)\W*"
)
"""That it is agreed, or what it is for: …的支撑已协调好, …的支撑工作."""
_ENDS: Final = Pattern(
    r"(?:工作|安排|计划|任务)?(?:也|均|都|全部|将|先|现|已经?|暂时?|予以|一并|被)*"
    r"(?:(?:取消|撤[销回]|作废|收回|[中终停]止|暂[停缓]|搁置|推迟|延[后期]|顺延|改期|驳回|否决|拒绝|退回)(?:执行|进行)?掉?了?"
    r"|[^,，。;；]{0,16}?的事情?还?(?!已|都|就|请|知|安排|确|定|跟|和|向|给|同步|说明)[^,，。;；]{1,12}"
    r"|(?:不|[未没]有?|不被|未能?)(?:再|予|获得?|得到)*(?:同意|批准?|通过|认可|需要?|算|行|定|成立|成行|答应)了?|(?:这?事)?(?:黄|泡汤|吹)了)\W*"
)
"""What can be no work, behind the verb as well: …支撑取消; 支撑取消订单功能 is some."""
_THEIRS: Final = Pattern(
    r"[^\W\d]的(?:组员|徒弟|下属|手下|搭档|学生|朋友|同学|同事|实习生|助理|替补|团队|队员|新人)(?=\s?(?:\d|[一二三四五六七八九十]{1,2}月|[支去来到从自于参投将会]))"
)
"""许南星的组员6月8日-7月10日支撑: somebody whom nobody names."""


def is_told_of(sentence: str) -> bool:
    """Whether a sentence tells what becomes of a support with days, and not that somebody is lent for them.

    Behind 的 the support is what the sentence speaks of; whatever it does not plainly affirm is asked about.
    """
    folded = fold(sentence)
    if _THEIRS.search(folded):
        return True
    told = (_SUPPORT.match(folded, span.end) for span in periods(folded))
    return any(_ENDS.fullmatch(one["said"]) or (one["of"] and not _HOLDS.fullmatch(one["said"])) for one in told if one)
