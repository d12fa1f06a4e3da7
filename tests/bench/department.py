"""An invented department: its people, its projects, and the configuration a run works with."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path

from msgspec import Struct

DOMAIN = "corp.example"
DAEMON = f"staffing@{DOMAIN}"
GROUPS = ("前端", "后端", "系统", "产品", "测试", "算法", "数据", "运维", "架构", "实施")
MEMBERS = 200
MANAGERS = 30

_SURNAMES = "许唐鲍黄赵邓石杜方尤白沈韩杨朱秦何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗凤"
_MIDDLE = "南卓丙俊硕守裕启甘一思清若景文嘉子云星远"
_LAST = "星熠坤杰愚拙琴明望舟源和溪行涵禾墨阳澜宁棠川岚屿霖"
_PLACES = (
    "临溪 云港 东岭 青浦湾 白石 南陵 北川口 星沙 松江畔 海晏 平湖 金沙 龙泉 清源 望江 "
    "安澜 长汀 华亭 永丰 丰泽 明湖 新桥 西津 石门 玉田"
)
_FIELDS = "政务 园区 交通 水务 医保 教育 文旅 环保 应急 税务 农业 能源 供应链 仓储 物流 社区 港口 机场 民政 档案"
_KINDS = "数据治理 智能问答 运营平台 大屏展示 移动端改造 知识库 指标体系 流程引擎 监测预警 一网统管"
_PHASES = ("", "(二期)")

_CONFIGURATION = f"""
[daemon]
address = "{DAEMON}"
name = "人员支撑助手"
timezone = "Asia/Shanghai"
state_dir = "state-files"
directory = "people.toml"

[mailbox]
type = "maildir"
path = "mailbox"

[outgoing]
type = "maildir"
path = "outgoing"
"""


class Person(Struct, frozen=True):
    """Somebody of the directory."""

    name: str
    email: str
    role: str
    group: str | None = None


def people_names(count: int) -> list[str]:
    """The first of 20,000 invented names, each once."""
    words = product(_LAST, _MIDDLE, _SURNAMES)
    return [f"{surname}{middle}{last}" for last, middle, surname in islice(words, count)]


def project_names(count: int) -> list[str]:
    """The first of 10,000 invented projects, each once."""
    words = product(_PHASES, _KINDS.split(), _FIELDS.split(), _PLACES.split())
    return [f"{place}{field}{kind}项目{phase}" for phase, kind, field, place in islice(words, count)]


def members() -> list[Person]:
    """The members of the directory, who bear the first of the names."""
    return [
        Person(name, f"member{number:03}@{DOMAIN}", "member", GROUPS[number % len(GROUPS)])
        for number, name in enumerate(people_names(MEMBERS))
    ]


def leaders() -> list[Person]:
    """A leader for each group."""
    return [
        Person(f"{_SURNAMES[number]}{_LAST[number]}", f"leader{number}@{DOMAIN}", "group_leader", group)
        for number, group in enumerate(GROUPS)
    ]


def managers() -> list[Person]:
    """The project managers."""
    return [
        Person(f"{_SURNAMES[number]}{_LAST[number % 20 + 3]}", f"manager{number:02}@{DOMAIN}", "project_manager")
        for number in range(MANAGERS)
    ]


def manager_of(project: int) -> Person:
    """Who runs the project of that number."""
    return managers()[project % MANAGERS]


def write_configuration(folder: Path, stated: int) -> Path:
    """The configuration with its directory file, which states the first projects; the others are learnt from mail."""
    people = "".join(map(_person, (*leaders(), *managers(), *members())))
    projects = "".join(_project(number, name) for number, name in enumerate(project_names(stated)))
    (folder / "people.toml").write_text(people + projects, encoding="utf-8")
    file = folder / "rosterd.toml"
    file.write_text(_CONFIGURATION, encoding="utf-8")
    return file


def _person(person: Person) -> str:
    group = f'group = "{person.group}"\n' if person.group else ""
    return f'[[people]]\nname = "{person.name}"\nemail = "{person.email}"\nroles = ["{person.role}"]\n{group}\n'


def _project(number: int, name: str) -> str:
    return f'[[projects]]\nname = "{name}"\nproject_manager = "{manager_of(number).name}"\n\n'
