"""Which project a mail is about: from its labels, its subject's brackets, its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from parsers.notices.fold import fold, tidy, words
from parsers.notices.labels import FIELD_OF
from parsers.notices.names import KnownNames, key_of
from parsers.notices.no_names import MISSING
from parsers.notices.page import Page
from parsers.patterns import Pattern
from state.notice import Remark, Source

_BRACKETED: Final = Pattern(r"[【\[［〔《「『]([^【】\[\]［］〔〕《》「」『』\n]{1,60})[】\]］〕》」』]")
_QUOTED: Final = Pattern(r"[“\"]([^“”\"\n]{2,40})[”\"]")
_TAGS: Final = frozenset(
    words(
        "紧急 特急 加急 急 重要 通知 通告 公告 提醒 必读 重要通知 紧急通知 请阅 请知悉 知悉 请查收 内部 "
        "保密 外部邮件 外部 外发 更新 更正 更正版 转发 回复 答复 催办 "
        "人员支撑 人员安排 支撑安排 人员支撑安排 支撑通知 人员通知 人力支撑 人员协调 撤场 撤场通知 "
        "释放通知 人员撤场 续期 续期确认 续期申请 售前 售前支撑 售前支持 售前申请 "
        "项目启动 启动通知 启动会 交底 项目交底 结项 项目结项 终止 变更 人员变更 需求 人员需求 人力需求 "
        "用人需求 补充 补充通知 申请 审批 待办 需回复 请回复 请确认 请审批 "
        "研发部 产研部 产品研发部 测试 周报 日报 月报 会议 会议通知 会议纪要 邀请 external ext urgent "
        "important notice internal 研发负责人变更 支撑 项目 "
        "人员投入 投入计划 人员投入计划 项目通知 邮件通知 测试邮件 自动回复 撤销 取消 作废 系统通知 抄送 "
        "请支持 协调 资源协调 资源 产研 帮助 续签 延期 "
        "支撑信息 支撑信息如下 人员信息 基本信息 项目信息 需求信息 支撑人员 人员名单 ！ ! 附件 图片 cid"
    )
)
_TAIL: Final = (
    r"(?:(?:及|与|和|的|之|暨|-|—|–|_|:|\s|/|关于|相关)*(?:项目)?(?:启动会?|人员|人力|支撑|支援|支持"
    r"|撤场|释放|离场|退场|交底|续期|延期|通知|投入|研发|资源|团队|"
    r"成员|early|release|staffing|extension|notice|update|kick-?off|补充|新增|增加|调整|变更|安排|计划|同步|结项|终止|关闭|结束|需求|申请|情况|协调|名单|负责人"
    r"|确认|提醒|说明|开发|测试|前端|后端|产品|提前|"
    r"售前|更新|需要|驻场|进场|入场|调配|信息|汇总|告知|公告|一览|方案支撑|组))+"
)
_ALL_TAIL: Final = Pattern(_TAIL)
_TO_PROJECT: Final = Pattern(
    rf"^(?:关于)?\s?(?P<name>.{{2,40}}?项目(?:\s?\([^()]{{1,12}}\)|[一二三四五]期)?)(?={_TAIL}\s*$)"
)
_ALONE: Final = Pattern(
    r"(?P<name>(?!请|申请|需要?|感谢|近期|新|急|两|各|缺|借|帮)[^:,;。\[\]]{2,40}项目(?:\s?\([^()]{1,12}\)|[一二三四五]期)?)\s*$"
)
_WHOLE: Final = Pattern(r"(?P<name>[\w（）()·-]{2,40}项目(?:\s?\([^()]{1,12}\)|[一二三四五]期)?)")
_HEAD: Final = Pattern(
    r"^(?:(?:支撑|支援|投入)?(?:项目名称|项目名|项目)\s?[:：]|关于|(?:人员|支撑|安排|通知|续期"
    r"|撤场){1,4}\s?[-—–:：])\s?"
)
_NUMBER_NOTE: Final = Pattern(r"[（(]\s?(?:项目)?(?:编号|合同|代号|code)[^()（）]{0,40}[)）]", re.IGNORECASE)
_LIKE: Final = Pattern(
    r"(?:项目|平台|系统|工程|应用|大屏|中台|门户|网站|专项|课题|数据湖|一体机|project|app"
    r"|[一二三四五六七八九\d]期)(?:\s?[(（][^()（）]{1,12}[)）])?$"
)
_IN_PROSE: Final = Pattern(
    r"(?:支撑|支援|支持|参与|投入到?|加入|针对|关于|协助|所在的?|从|为|因|^"
    r"|[，,。；;、：:\s])(?P<name>[\w（）()·-]{2,30}?项目(?:[一二三四五]期"
    r"|[（(][^()（）]{1,8}[)）])?)(?!经理|负责|组长|成员|管理|名称|周期)"
)
_VERB: Final = Pattern(
    r"^.*(?:支撑|支援|支持|参与|投入到?|加入|针对|关于|协助|所在的?|进驻|负责|(?:借调|抽调|调配?|派驻?|安排)[^,，。到至]{1,40}(?:到|至|去))"
)
_GENERIC: Final = Pattern(
    r"^(?:本|该|此|这个|各|其他|其它|另|另有|新|我们|原|上述|以上|某|两个|多个|几个|一个|别的|有|在"
    r"|目前|所有|现有|同一|相关|上一|下一|当前|某个|你们|贵|我|因|由于|由|鉴于|随着|因为|考虑到|按|应|按照|根据)+的?(?:个)?项目$|^项目$"
)


class ProjectName(Struct, frozen=True):
    """The project of a mail with where it stood, or the problem with it."""

    name: str | None = None
    source: Source | None = None
    problem: Remark | None = None


class _Candidate(Struct, frozen=True):
    name: str
    source: Source


def read_project(page: Page) -> ProjectName:
    """The one project that the mail names."""
    labelled = list(_labelled(page))
    subject = list(_in_subject(page))
    found = labelled + subject + ([] if labelled else list(_in_brackets(page)))
    found = found or list(_known_inside(page)) or list(_in_prose(page))
    return _settled(found, page.known)


def _settled(found: list[_Candidate], known: KnownNames | None) -> ProjectName:
    if not found:
        return ProjectName(problem=Remark("missing-project", "project"))
    distinct = {_stem(candidate.name): candidate for candidate in reversed(found)}
    first = found[0]
    if len(distinct) > 1:
        other = next(candidate for candidate in found if _stem(candidate.name) != _stem(first.name))
        remark = Remark("ambiguous-project", "project", other.source.text, value=f"{first.name} / {other.name}")
        return ProjectName(problem=remark)
    return ProjectName(_canonical([candidate.name for candidate in found], known), first.source)


def _canonical(written: list[str], known: KnownNames | None) -> str:
    names = known.project_by_key if known else {}
    return next((names[key_of(name)] for name in written if key_of(name) in names), written[0])


def _stem(name: str) -> str:
    return key_of(name).removesuffix("项目").replace("(", "").replace(")", "")


def _labelled(page: Page) -> Iterator[_Candidate]:
    for statement in page.of("project"):
        name = clean(re.split(r"[，。；,;\n]", statement.value)[0])
        if name and fold(name) not in MISSING:
            yield _Candidate(name, statement.source("project"))


def _in_subject(page: Page) -> Iterator[_Candidate]:
    source = Source("project", 0, page.mail.subject)
    names = list(_bracketed([page.subject]))
    liked = [name for name in names if _LIKE.search(fold(name))] or names
    head = _HEAD.match(page.folded_subject)
    at = head.end() if head else 0
    plain = None if names else _TO_PROJECT.match(page.folded_subject[at:]) or _ALONE.match(page.folded_subject[at:])
    if plain is None and not names and at:  # 人员支撑安排-星河数据治理项目
        plain = _WHOLE.fullmatch(page.folded_subject[at:])
    if plain is not None:
        name = clean(_VERB.sub("", page.subject[at:][plain.start("name") : plain.end("name")]))
        liked = [name] if name and not _GENERIC.match(name) else []
    return (_Candidate(name, source) for name in liked)


def _bracketed(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in _BRACKETED.finditer(text):
            name = clean(found[1])
            folded = fold(name)
            if len(name) > 1 and folded not in _TAGS and folded not in FIELD_OF and not _ALL_TAIL.fullmatch(folded):
                yield name


def _in_brackets(page: Page) -> Iterator[_Candidate]:
    """Bracketed names of the text, as far as they are like a project's."""
    for statement in page.loose:
        for name in _bracketed([statement.value]):
            if _LIKE.search(fold(name)) or _is_known(name, page.known):
                yield _Candidate(name, statement.source("project"))
        for quoted in _QUOTED.finditer(statement.value):
            if fold(quoted[1]).endswith("项目") and not _GENERIC.match(quoted[1]):
                yield _Candidate(clean(quoted[1]), statement.source("project"))


def _is_known(name: str, known: KnownNames | None) -> bool:
    return known is not None and key_of(name) in known.project_by_key


def _known_inside(page: Page) -> Iterator[_Candidate]:
    """Known projects named in subject or text without brackets."""
    if page.known is None:
        return
    places = [(page.subject, Source("project", 0, page.mail.subject))]
    places += [(statement.value, statement.source("project")) for statement in page.loose[:50]]
    for text, source in places:
        key = key_of(text)
        inside = [name for written, name in page.known.project_by_key.items() if written and written in key]
        for name in inside:
            if not any(name != longer and key_of(name) in key_of(longer) for longer in inside):
                yield _Candidate(name, source)


def _in_prose(page: Page) -> Iterator[_Candidate]:
    """ "支撑星河数据治理项目": a project's name behind a word that leads to one."""
    for statement in page.loose[:50]:
        for found in _IN_PROSE.finditer(statement.value):
            name = clean(_VERB.sub("", found["name"]))
            if not _GENERIC.match(name) and len(name) > 3:  # noqa: PLR2004  shorter is "本项目"
                yield _Candidate(name, statement.source("project"))


def clean(written: str) -> str:
    """A project's name without quotes, label, number note and what the subject goes on with."""
    name = tidy(_NUMBER_NOTE.sub("", written)).strip("《》“”\"'【】[]「」 ")
    name = _HEAD.sub("", name)
    folded = fold(name)
    if cut := _TO_PROJECT.match(folded):
        name = name[cut.start("name") : cut.end("name")]
    return tidy(name).rstrip("（( ")
