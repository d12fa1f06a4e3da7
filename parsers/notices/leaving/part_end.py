"""An end of a part of a project, or of something in it (P2, M4): 一期结项，二期继续; 采购合同终止. Asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.leaving.project_end import OVER, as_the_project
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold, tidy
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CLAUSES: Final = Pattern(r"[,，。;；!！\n]")
_END: Final = r"(?:结项|终止|关闭|中止)"
_ENDS: Final = Pattern(_END)
_PIECE: Final = (
    r"(?:[一二三四五六七八九十首前\d]期|阶段|子(?:项目?|任务|系统|课题|模块)|模块|部分|专[题项]|标段|分[包项册]"
    r"|里程碑|迭代|单元|批次)"
)
_PART: Final = rf"(?:{_PIECE}|合同|合作|采购|招标|投标|环境|权限|账号|群|支[撑援持]|任务|服务|会议|开发|测试)"
_OF_A_PART: Final = Pattern(
    rf"{_PART}的?(?:项目|工作|建设|实施|内容|安排)?(?:已经?|现|正式|今[日天]|即日起?|于|予以|提前|顺利|圆满|全部|完成|办[完理]|走完|通过|了|[均都也将、和]|\d{{1,2}}月\d{{1,2}}[日号]){{0,6}}"
    rf"{_END}"
)
_A_PART: Final = Pattern(rf"^\W{{0,2}}(?:{_PIECE}|事项|内容|范围|对象)\W{{0,2}}[:：]\W{{0,2}}[^\W_]")
"""模块：数据采集, above 处理意见：终止."""
_PART_OVER: Final = Pattern(rf"{_PIECE}[^,，。;；]{{0,8}}(?:{OVER}|{_END}|结束)")
_GOES_ON: Final = Pattern(r"(?:项目|[一二三四五六七八九十\d]期|阶段)[^,，。;；不无没难]{0,4}(?:继续|仍在|照常|启动)")


def is_of_a_part(clause: str) -> bool:
    """Whether a clause (folded) ends only a part of the project, or something in it."""
    return _OF_A_PART.search(clause) is not None


def part_ended(page: Page, project: str | None) -> Remark | None:
    """The problem with an end that is only a part's; None where a clause ends the whole and nothing goes on."""
    clauses = list(_clauses(page, project))
    ending = [one for one in clauses if _ENDS.search(one[0])]
    parts = [one for one in ending if is_of_a_part(one[0])]
    going_on = [one for one in clauses if _GOES_ON.search(one[0]) or _A_PART.search(one[0])]
    if not parts and _PART_OVER.search(as_the_project(page.untagged_subject, project)):
        going_on += [(page.mail.subject, page.mail.subject)]
    if going_on or (parts and parts == ending):
        clause, line = (*parts, *going_on)[0]
        return Remark("part-ended", "project_end", line, value=tidy(clause))
    return None


def _clauses(page: Page, project: str | None) -> Iterator[tuple[str, str]]:
    """Each clause (folded, the project called 项目) and its line."""
    for told in page.loose[:MOST]:
        for clause in _CLAUSES.split(as_the_project(fold(told.value[:LONGEST]), project)):
            yield clause, told.line
